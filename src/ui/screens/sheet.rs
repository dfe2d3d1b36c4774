//! A sheet as it is, coloured by what each cell is believed to be; the brush and the edges that put a belief right.

use std::collections::BTreeSet;

use eframe::egui::{self, RichText, Ui};

use super::super::cx::UiCx;
use super::super::grid::{Asked, Edge, Grid, GridCell, Line, STRIP_OF_WORDS, Strip, StripOf, fitting_widths, u32_of};
use super::super::presenter;
use super::super::table_view::decimals;
use super::super::tokens::Tokens;
use crate::grid::{Cell, RawSheet, Rect, column_letters};
use crate::i18n::{self, Lang};
use crate::message::Message;
use crate::project::Source;
use crate::project::edit::Edit;
use crate::recognise::spec::{TableKind, TableSpec};
use crate::recognise::{CellRole, Correction, TableGuess};
use crate::session::results::Focus;

pub const ROLES: [(CellRole, &str); 10] = [
    (CellRole::Title, "recognise-role-title"),
    (CellRole::Header, "recognise-role-header"),
    (CellRole::Label, "recognise-role-label"),
    (CellRole::Section, "recognise-role-section"),
    (CellRole::Value, "recognise-role-value"),
    (CellRole::Total, "recognise-role-total"),
    (CellRole::Missing, "recognise-role-missing"),
    (CellRole::Unit, "recognise-role-unit"),
    (CellRole::Note, "recognise-role-note"),
    (CellRole::Outside, "recognise-role-outside"),
];

/// How far a step of indentation moves a text.
const INDENT: f32 = 9.0;

/// The view state of a sheet.
#[derive(Default)]
pub struct SheetView {
    selection: Option<Rect>,
    /// The table that was in view in the frame before.
    shown: Option<Focus>,
    /// The cell to bring into view.
    wanted: Option<Rect>,
}

impl SheetView {
    /// The brush: gives the selected cells a role by hand.
    pub fn brush_ui(&self, cx: &mut UiCx<'_>, ui: &mut Ui, source: &Source, focus: &Focus) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let text = match self.selection {
                Some(area) => cx.say(&Message::new("ui-paint-area").with("area", area.to_string())),
                None => cx.t("ui-paint-label"),
            };
            cx.weak(ui, text);
            for (role, id) in ROLES {
                let fill = cx.tokens.role(role).unwrap_or(cx.tokens.surface);
                let button = egui::Button::new(RichText::new(cx.t(id)).small()).fill(fill);
                let button = ui.add_enabled(self.selection.is_some(), button);
                cx.point(ui, id, &button);
                if let Some(area) = self.selection
                    && button.on_disabled_hover_text(cx.t("ui-paint-none")).clicked()
                {
                    let correction = Correction { area, role };
                    cx.edit(Edit::Correct { source: source.id.clone(), sheet: focus.sheet.clone(), correction });
                }
            }
            if source.corrections.contains_key(&focus.sheet) && cx.button(ui, "ui-paint-clear").clicked() {
                cx.edit(Edit::ClearCorrections { source: source.id.clone(), sheet: focus.sheet.clone() });
            }
        });
    }

    /// Brings a cell into view and selects it.
    pub fn show(&mut self, cell: Rect) {
        (self.selection, self.wanted) = (Some(cell), Some(cell));
    }

    /// Draws the sheet, each cell in the colour of what it is believed to be.
    pub fn ui(
        &mut self,
        cx: &mut UiCx<'_>,
        ui: &mut Ui,
        (source, focus): (&Source, &Focus),
        sheet: &RawSheet,
        guess: Option<&TableGuess>,
    ) {
        let (lang, tokens) = (cx.lang, cx.tokens);
        let hidden = hidden_columns(cx, ui, focus, guess);
        let show = |row: u32, column: u32| shown(lang, sheet, guess, (row, column));
        let n_columns = sheet.n_columns as usize;
        // A published sheet begins with a page of titles: its table is what one wants to see first.
        let is_new = self.shown.as_ref() != Some(focus);
        let top = guess.map(|guess| guess.spec.header_rows.map_or(guess.spec.data_rows.0, |(top, _)| top));
        let scroll_to = top.filter(|_| is_new).map(|top| top.saturating_sub(3) as usize);
        if is_new {
            self.shown = Some(focus.clone());
            self.selection = self.wanted;
        }
        let wanted = self.wanted.take();
        let scroll_to = wanted.map(|cell| cell.top.saturating_sub(3) as usize).or(scroll_to);
        let text = |row: Option<usize>, column: usize| match row {
            // Widths from the table on: titles above run over many columns.
            Some(row) => show(u32_of(row) + top.unwrap_or_default(), u32_of(column)),
            None => column_letters(u32_of(column)),
        };
        let widths = fitting_widths(ui, n_columns, 40, text).into_iter().map(|width| width.min(190.0)).collect();
        let body = guess.map(|guess| guess.spec.data_rows);
        let cell = |row: usize, column: usize| {
            let at = (u32_of(row), u32_of(column));
            let drawn = cell(lang, &tokens, sheet, guess, at);
            let is_body = body.is_some_and(|(first, last)| (first..=last).contains(&at.0));
            if is_body && hidden.contains(&at.1) {
                return GridCell { text: presenter::HIDDEN.to_owned(), hover: String::new(), ..drawn };
            }
            drawn
        };
        let mark = |is_hidden: bool| if is_hidden { " ◌" } else { "" };
        let is_hidden_row = |row: usize| sheet.hidden_rows.binary_search(&u32_of(row)).is_ok();
        let is_hidden_column = |column: usize| sheet.hidden_columns.binary_search(&u32_of(column)).is_ok();
        // The names of the columns stay in view when the figures move.
        let band = guess.and_then(|guess| guess.spec.header_rows);
        let strip = |column: usize| {
            let (top, bottom) = band?;
            let levels = (top..=bottom).rev().map(|row| sheet.cell(row, u32_of(column)));
            let words = levels.into_iter().find(|cell| !cell.is_empty())?.to_string();
            Some(Strip { hover: words.clone(), line: words, bars: Vec::new() })
        };
        let moving = guess.map(|guess| edges(cx, &guess.spec)).unwrap_or_default();
        let edges: Vec<Edge> = moving.iter().map(|moving| moving.edge.clone()).collect();
        let labels = guess.filter(|guess| guess.spec.kind == TableKind::Cross).map(|guess| &guess.spec.key_columns);
        let n_frozen = labels.map_or(0, |labels| (0..).zip(labels).take_while(|(at, label)| at == *label).count());
        let name = cx.say(&Message::new("ui-grid-sheet").with("sheet", &sheet.name).with("file", &source.name));
        let grid = Grid {
            id: "sheet",
            name,
            lang,
            copies_names: false,
            n_rows: sheet.n_rows as usize,
            widths,
            header: &|column| format!("{}{}", column_letters(u32_of(column)), mark(is_hidden_column(column))),
            row_name: &|row| format!("{}{}", row + 1, mark(is_hidden_row(row))),
            cell: &cell,
            scroll_to: scroll_to.map(|row| (row, 0)),
            n_frozen,
            strip: band.map(|_| (STRIP_OF_WORDS, &strip as &StripOf<'_>)),
            can_arrange: false,
            can_explain: false,
            edges: &edges,
        };
        if let Some(Asked::Moved(edge, to)) = grid.ui(ui, &tokens, &mut self.selection)
            && let Some(guess) = guess
            && let Some(moving) = moving.get(edge)
            && let Some(correction) = correction(sheet, &guess.spec, moving, u32_of(to))
        {
            cx.edit(Edit::Correct { source: source.id.clone(), sheet: focus.sheet.clone(), correction });
        }
    }
}

/// Returns the columns of a list that name persons, while they are to be hidden.
fn hidden_columns(cx: &UiCx<'_>, ui: &Ui, focus: &Focus, guess: Option<&TableGuess>) -> BTreeSet<u32> {
    let preview = cx.session.results().preview.as_ref().filter(|(shown, _)| shown == focus);
    let read = preview.and_then(|(_, read)| read.as_ref().ok());
    let (Some(read), Some(guess)) = (read, guess.filter(|guess| guess.spec.kind == TableKind::Records)) else {
        return BTreeSet::new();
    };
    let hidden = presenter::hidden_columns(ui.ctx(), "sheet", &read.dataset);
    hidden.iter().filter_map(|at| guess.spec.key_columns.get(*at).copied()).collect()
}

/// Returns what stands in a cell: amounts as the language writes them; codes and years are no amounts.
fn shown(lang: Lang, sheet: &RawSheet, guess: Option<&TableGuess>, (row, column): (u32, u32)) -> String {
    match sheet.cell(row, column) {
        Cell::Number(number) => match guess.and_then(|guess| guess.role_at(row, column)) {
            // Only what is counted is grouped by thousands: a year beside the table is no amount.
            None | Some((CellRole::Value | CellRole::Total, _)) => i18n::number(lang, *number, decimals(*number)),
            Some(_) => number.to_string(),
        },
        other => other.to_string(),
    }
}

/// Returns a cell as it is drawn: in the looks of the file, over the colour of the belief.
fn cell(
    lang: Lang,
    tokens: &Tokens,
    sheet: &RawSheet,
    guess: Option<&TableGuess>,
    (row, column): (u32, u32),
) -> GridCell {
    let cell = sheet.cell(row, column);
    let belief = guess.and_then(|guess| guess.role_at(row, column));
    let hover = belief.map_or_else(String::new, |(role, why)| {
        let role = ROLES.iter().find(|(known, _)| *known == role).map_or("recognise-role-outside", |(_, id)| id);
        let label = format!("{} {}", Rect::cell(row, column), i18n::text(lang, role));
        let labelled = Message::new("ui-labelled").with("label", label).with("text", why.clone());
        format!("{}\n{}", i18n::say(lang, &labelled), cell)
    });
    let is_error = matches!(cell, Cell::Error(_));
    let style = sheet.style(row, column);
    let is_hidden = sheet.is_hidden(row, column);
    GridCell {
        text: shown(lang, sheet, guess, (row, column)),
        is_number: cell.number().is_some(),
        is_bold: style.is_bold,
        indent: f32::from(style.indent) * INDENT,
        fill: belief.and_then(|(role, _)| tokens.role(role)),
        color: is_error.then_some(tokens.bad).or_else(|| is_hidden.then_some(tokens.text_weak)),
        hover: if is_hidden { format!("{hover}\n{}", i18n::text(lang, "ui-cell-hidden")) } else { hover },
    }
}

/// An edge of a table that can be moved, and what the lines that it passes become.
struct Moving {
    edge: Edge,
    /// On the way down or to the right.
    onwards: CellRole,
    /// On the way up or to the left.
    back: CellRole,
}

/// Returns the edges of a table: above its figures, below them, and between labels and figures.
fn edges(cx: &UiCx<'_>, spec: &TableSpec) -> Vec<Moving> {
    let moving = |line: Line, id: &str, onwards, back| Moving { edge: Edge { line, name: cx.t(id) }, onwards, back };
    let mut found = vec![
        moving(Line::Row(spec.data_rows.0), "ui-edge-first", CellRole::Header, CellRole::Value),
        moving(Line::Row(spec.data_rows.1 + 1), "ui-edge-last", CellRole::Value, CellRole::Note),
    ];
    if spec.kind == TableKind::Cross
        && let Some(first) = spec.value_columns.first()
    {
        found.push(moving(Line::Column(*first), "ui-edge-labels", CellRole::Label, CellRole::Value));
    }
    found
}

/// Returns what moving an edge says of the lines that it passed.
fn correction(sheet: &RawSheet, spec: &TableSpec, moving: &Moving, to: u32) -> Option<Correction> {
    let (Line::Row(from) | Line::Column(from)) = moving.edge.line;
    let (first, last, role) = match to.cmp(&from) {
        std::cmp::Ordering::Equal => return None,
        std::cmp::Ordering::Greater => (from, to - 1, moving.onwards),
        std::cmp::Ordering::Less => (to, from - 1, moving.back),
    };
    let area = match moving.edge.line {
        Line::Row(_) => Rect { top: first, left: 0, bottom: last, right: sheet.n_columns.saturating_sub(1) },
        Line::Column(_) => Rect { top: spec.data_rows.0, left: first, bottom: spec.data_rows.1, right: last },
    };
    Some(Correction { area, role })
}
