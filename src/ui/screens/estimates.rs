//! Draws a table of figures: before protection for the maker, after it as readers will see it.

use eframe::egui::Ui;

use super::super::cx::UiCx;
use super::super::grid::{Grid, GridCell, fitting_widths};
use super::super::names::{code_name, dimension_title};
use crate::grid::Rect;
use crate::i18n;
use crate::message::Message;
use crate::protect::{CellState, ProtectedTable};
use crate::publish::chart::measure_name;
use crate::survey::{Dimension, EstimateCell, EstimateTable, Flag, Measure};

/// The columns after the dimensions, in order.
const FIGURES: [&str; 9] = [
    "ui-figure-n",
    "ui-figure-estimate",
    "ui-figure-flag",
    "ui-figure-se",
    "ui-figure-low",
    "ui-figure-high",
    "ui-figure-cv",
    "ui-figure-deff",
    "ui-figure-df",
];

/// Where among the figures the mark stands: beside the estimate it judges.
const FLAG: usize = 2;

/// How much of each figure is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// With its error, interval and design effect.
    Full,
    /// The figure, the count it rests on and its mark: two tables fit side by side.
    Brief,
}

/// Draws estimates with all they rest on.
pub fn estimates_ui(
    cx: &UiCx<'_>,
    ui: &mut Ui,
    id: &str,
    table: &EstimateTable,
    detail: Detail,
    selection: &mut Option<Rect>,
) {
    let row = |index: usize| table.cells.get(index).map(|cell| (cell.clone(), CellState::Published));
    let figures = Figures {
        dimensions: &table.dimensions,
        measure: &table.measure,
        n_rows: table.cells.len(),
        row: &row,
        detail,
    };
    figures.ui(cx, ui, id, selection);
}

/// Draws what readers will see; for the maker, hidden cells say why.
pub fn protected_ui(
    cx: &UiCx<'_>,
    ui: &mut Ui,
    id: &str,
    table: &ProtectedTable,
    detail: Detail,
    selection: &mut Option<Rect>,
) {
    let row = |index: usize| {
        let cell = table.cells().nth(index)?;
        let shown = EstimateCell {
            key: cell.key.clone(),
            n: cell.n.unwrap_or_default(),
            estimate: cell.estimate,
            se: cell.se,
            ci_low: cell.ci_low,
            ci_high: cell.ci_high,
            cv: cell.cv,
            deff: cell.deff,
            n_eff: cell.n_eff,
            df: cell.df,
            flag: cell.flag.unwrap_or(Flag::Missing),
        };
        Some((shown, table.state(index)))
    };
    let (dimensions, measure, n_rows) = (table.dimensions(), table.measure(), table.n_cells());
    Figures { dimensions, measure, n_rows, row: &row, detail }.ui(cx, ui, id, selection);
}

/// A table of figures to be drawn, before protection or after it.
struct Figures<'a> {
    dimensions: &'a [Dimension],
    measure: &'a Measure,
    n_rows: usize,
    row: &'a dyn Fn(usize) -> Option<(EstimateCell, CellState)>,
    detail: Detail,
}

impl Figures<'_> {
    /// Returns the columns of figures to show: in full, those that any row fills, since a full count has no error.
    fn shown(&self) -> Vec<usize> {
        let is_brief = |figure: &usize| *figure <= FLAG;
        let figures = 0..FIGURES.len();
        match self.detail {
            Detail::Brief => figures.filter(is_brief).collect(),
            Detail::Full => figures.filter(|figure| is_filled(self.n_rows, self.row, *figure)).collect(),
        }
    }

    fn ui(&self, cx: &UiCx<'_>, ui: &mut Ui, id: &str, selection: &mut Option<Rect>) {
        let Self { dimensions, measure, n_rows, row, detail } = *self;
        let n_dimensions = dimensions.len();
        let figures = self.shown();
        let header = |column: usize| match dimensions.get(column) {
            Some(dimension) => dimension_title(cx, dimension),
            None => match figures.get(column - n_dimensions) {
                // Side by side there is no room for more than a sign; the measure above says its unit in full.
                Some(1) if detail == Detail::Full || measure.unit == "PT" => {
                    let estimate = Message::new(FIGURES[1]);
                    cx.say(&measure_name(&Measure { name: estimate, ..measure.clone() }))
                }
                Some(figure) => cx.t(FIGURES[*figure]),
                None => String::new(),
            },
        };
        let text = |index: usize, column: usize| {
            let Some((cell, state)) = row(index) else { return String::new() };
            match dimensions.get(column) {
                Some(dimension) => code_name(cx, dimension, cell.key.get(column).and_then(Option::as_deref)),
                None => figures
                    .get(column - n_dimensions)
                    .map_or_else(String::new, |shown| figure(cx, measure, &cell, state, *shown)),
            }
        };
        let widths = fitting_widths(ui, n_dimensions + figures.len(), n_rows, |row, column| match row {
            Some(row) => text(row, column),
            None => header(column),
        });
        // Side by side, long category names give way; figures never do.
        let widest = |column: usize| match detail {
            Detail::Brief if column < n_dimensions => 112.0,
            _ => f32::INFINITY,
        };
        let widths = widths.into_iter().enumerate().map(|(column, width): (usize, f32)| width.min(widest(column)));
        let widths = widths.collect();
        let tokens = cx.tokens;
        let cell = |index: usize, column: usize| {
            let state = row(index).map(|(cell, state)| (cell.flag, state));
            let (flag, state) = state.unwrap_or((Flag::Missing, CellState::Published));
            let fill = match state {
                CellState::Published => None,
                CellState::Primary => tokens.role(crate::recognise::CellRole::Total),
                CellState::Complementary => tokens.role(crate::recognise::CellRole::Missing),
            };
            let is_total = row(index).is_some_and(|(cell, _)| cell.key.iter().all(Option::is_none));
            let hover = match state {
                CellState::Published => String::new(),
                CellState::Primary => cx.t("ui-hidden-primary"),
                CellState::Complementary => cx.t("ui-hidden-complementary"),
            };
            GridCell {
                text: text(index, column),
                is_number: column >= n_dimensions && figures.get(column - n_dimensions) != Some(&FLAG),
                fill: fill.or_else(|| is_total.then_some(tokens.raised)),
                color: (column >= n_dimensions && !state.is_hidden()).then(|| tokens.flag(flag)),
                hover,
                ..GridCell::default()
            }
        };
        let name = cx.say(&measure.name);
        let grid = Grid {
            id,
            name,
            lang: cx.lang,
            copies_names: true,
            n_rows,
            widths,
            header: &header,
            row_name: &|row| (row + 1).to_string(),
            cell: &cell,
            scroll_to: None,
            n_frozen: 1,
            strip: None,
            can_arrange: false,
            can_explain: false,
            edges: &[],
        };
        grid.ui(ui, &tokens, selection);
    }
}

/// Returns whether any row has something to show in a column of figures; n, the estimate and the mark always stand.
fn is_filled(n_rows: usize, row: &dyn Fn(usize) -> Option<(EstimateCell, CellState)>, figure: usize) -> bool {
    let has = |cell: &EstimateCell| match figure {
        3 => cell.se.is_some(),
        4 => cell.ci_low.is_some(),
        5 => cell.ci_high.is_some(),
        6 => cell.cv.is_some(),
        7 => cell.deff.is_some(),
        8 => cell.df.is_some(),
        _ => true,
    };
    (0..n_rows).any(|index| row(index).is_some_and(|(cell, _)| has(&cell)))
}

fn figure(cx: &UiCx<'_>, measure: &Measure, cell: &EstimateCell, state: CellState, column: usize) -> String {
    if state.is_hidden() {
        return if column == 1 { "[c]".to_owned() } else { String::new() };
    }
    let decimals = usize::from(measure.decimals);
    let number =
        |value: Option<f64>, decimals: usize| value.map(|value| cx.number(value, decimals)).unwrap_or_default();
    match column {
        0 => cx.number(u32::try_from(cell.n).map_or(f64::NAN, f64::from), 0),
        1 => number(cell.estimate.map(|value| scaled(measure, value)), decimals),
        FLAG => cell.flag.mark().to_owned(),
        3 => number(cell.se.map(|value| scaled(measure, value)), decimals + 1),
        4 => number(cell.ci_low.map(|value| scaled(measure, value)), decimals),
        5 => number(cell.ci_high.map(|value| scaled(measure, value)), decimals),
        6 => cell.cv.map(|cv| i18n::percent(cx.lang, cv, 1)).unwrap_or_default(),
        7 => number(cell.deff, 2),
        _ => number(cell.df, 0),
    }
}

/// Returns a figure as it is shown: shares are kept from 0 to 1 and shown per cent.
fn scaled(measure: &Measure, value: f64) -> f64 {
    if measure.unit == "PT" { value * 100.0 } else { value }
}
