//! Draws a table of figures: before protection for the maker, after it as readers will see it.

use eframe::egui::Ui;

use super::super::cx::UiCx;
use super::super::grid::{Grid, GridCell, fitting_widths};
use crate::data::codes::code_list;
use crate::grid::Rect;
use crate::i18n;
use crate::protect::{CellState, ProtectedTable};
use crate::publish::chart::{AxisTitle, dimension_name};
use crate::survey::{Dimension, EstimateCell, EstimateTable, Flag, Measure};

/// The columns after the dimensions, in order.
const FIGURES: [&str; 9] = [
    "ui-figure-n",
    "ui-figure-estimate",
    "ui-figure-se",
    "ui-figure-low",
    "ui-figure-high",
    "ui-figure-cv",
    "ui-figure-deff",
    "ui-figure-df",
    "ui-figure-flag",
];

/// Returns the name of a code of a dimension; the total for `None`.
pub fn code_name(cx: &UiCx<'_>, dimension: &Dimension, code: Option<&str>) -> String {
    let Some(code) = code.filter(|code| *code != crate::publish::TOTAL) else { return cx.t("ui-total") };
    let list = dimension.code_list.as_deref().and_then(code_list);
    list.and_then(|list| list.find(code)).map_or_else(|| code.to_owned(), |found| found.name(cx.lang.code()).to_owned())
}

/// Returns the name of a dimension.
pub fn dimension_title(cx: &UiCx<'_>, dimension: &Dimension) -> String {
    match dimension_name(dimension) {
        AxisTitle::Message(message) => cx.say(&message),
        AxisTitle::Text(text) => text,
    }
}

/// Draws estimates with all they rest on.
pub fn estimates_ui(cx: &UiCx<'_>, ui: &mut Ui, id: &str, table: &EstimateTable, selection: &mut Option<Rect>) {
    let row = |index: usize| table.cells.get(index).map(|cell| (cell.clone(), CellState::Published));
    grid_ui(cx, ui, id, &table.dimensions, &table.measure, table.cells.len(), &row, selection);
}

/// Draws what readers will see; for the maker, hidden cells say why.
pub fn protected_ui(cx: &UiCx<'_>, ui: &mut Ui, id: &str, table: &ProtectedTable, selection: &mut Option<Rect>) {
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
    grid_ui(cx, ui, id, table.dimensions(), table.measure(), table.n_cells(), &row, selection);
}

#[expect(clippy::too_many_arguments, reason = "one drawing for two kinds of table")]
fn grid_ui(
    cx: &UiCx<'_>,
    ui: &mut Ui,
    id: &str,
    dimensions: &[Dimension],
    measure: &Measure,
    n_rows: usize,
    row: &dyn Fn(usize) -> Option<(EstimateCell, CellState)>,
    selection: &mut Option<Rect>,
) {
    let n_dimensions = dimensions.len();
    let header = |column: usize| match dimensions.get(column) {
        Some(dimension) => dimension_title(cx, dimension),
        None => FIGURES.get(column - n_dimensions).map_or_else(String::new, |id| cx.t(id)),
    };
    let text = |index: usize, column: usize| {
        let Some((cell, state)) = row(index) else { return String::new() };
        match dimensions.get(column) {
            Some(dimension) => code_name(cx, dimension, cell.key.get(column).and_then(Option::as_deref)),
            None => figure(cx, measure, &cell, state, column - n_dimensions),
        }
    };
    let widths = fitting_widths(n_dimensions + FIGURES.len(), n_rows, |row, column| match row {
        Some(row) => text(row, column),
        None => header(column),
    });
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
            is_number: column >= n_dimensions && column < n_dimensions + FIGURES.len() - 1,
            fill: fill.or_else(|| is_total.then_some(tokens.raised)),
            color: (column >= n_dimensions && !state.is_hidden()).then(|| tokens.flag(flag)),
            hover,
        }
    };
    let name = cx.say(&measure.name);
    let grid = Grid { id, name, n_rows, widths, header: &header, row_name: &|row| (row + 1).to_string(), cell: &cell };
    grid.ui(ui, &tokens, selection);
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
        2 => number(cell.se.map(|value| scaled(measure, value)), decimals + 1),
        3 => number(cell.ci_low.map(|value| scaled(measure, value)), decimals),
        4 => number(cell.ci_high.map(|value| scaled(measure, value)), decimals),
        5 => cell.cv.map(|cv| i18n::percent(cx.lang, cv, 1)).unwrap_or_default(),
        6 => number(cell.deff, 2),
        7 => number(cell.df, 0),
        _ => cell.flag.mark().to_owned(),
    }
}

/// Returns a figure as it is shown: shares are kept from 0 to 1 and shown per cent.
fn scaled(measure: &Measure, value: f64) -> f64 {
    if measure.unit == "PT" { value * 100.0 } else { value }
}
