//! Why each area of a sheet is believed to be what it is: the sentences behind the colours.

use super::layout::Layout;
use super::spec::{TableKind, TableSpec};
use super::totals::{Proof, Total};
use super::view::{Look, View};
use super::{CellRole, Reason, Totals};
use crate::grid::{Rect, column_letters};
use crate::message::Message;

/// Returns reasons for every area, coarse ones first; what the user painted comes last and so stands on top.
pub(super) fn reasons(view: &View<'_>, layout: &Layout, spec: &TableSpec, totals: &Totals) -> Vec<Reason> {
    let mut found = Vec::new();
    let mut add = |area: Rect, role: CellRole, why: Message| found.push(Reason { area, role, why });
    let (left, right) = (*view.columns().start(), *view.columns().end());
    let top = layout.header.map_or(layout.first, |(top, _)| top);
    for row in (0..top).filter(|row| view.n_filled(*row) > 0) {
        add(Rect { top: row, left, bottom: row, right }, CellRole::Title, Message::new("recognise-why-title"));
    }
    if let Some((top, bottom)) = layout.header {
        let n_levels = bottom - top + 1;
        let why = Message::new("recognise-why-header").with("n", n_levels);
        add(Rect { top, left, bottom, right }, CellRole::Header, why);
    }
    if let Some(row) = layout.tag_row {
        add(Rect { top: row, left, bottom: row, right }, CellRole::Note, Message::new("recognise-why-tags"));
    }
    let column = |column: u32| Rect { top: layout.first, left: column, bottom: layout.last, right: column };
    let is_records = spec.kind == TableKind::Records;
    for key in &spec.key_columns {
        if is_records {
            add(column(*key), CellRole::Value, Message::new("recognise-why-record"));
        } else if spec.filled_down.contains(key) {
            add(column(*key), CellRole::Label, Message::new("recognise-why-label-down"));
        } else {
            add(column(*key), CellRole::Label, Message::new("recognise-why-label"));
        }
    }
    for value in &spec.value_columns {
        match totals.columns.iter().find(|total| total.line == *value) {
            Some(total) => add(column(*value), CellRole::Total, why_total(total, "column")),
            None => add(column(*value), CellRole::Value, Message::new("recognise-why-value")),
        }
    }
    for (_, flag) in &spec.flag_columns {
        add(column(*flag), CellRole::Missing, Message::new("recognise-why-flags"));
    }
    for row in &spec.section_rows {
        add(Rect { top: *row, left, bottom: *row, right }, CellRole::Section, Message::new("recognise-why-section"));
    }
    for total in &totals.rows {
        for value in &spec.value_columns {
            add(Rect::cell(total.line, *value), CellRole::Total, why_total(total, "row"));
        }
    }
    for row in layout.first..=layout.last {
        for value in spec.value_columns.iter().filter(|value| view.look(row, **value) == Look::Mark) {
            let why = Message::new("recognise-why-missing").with("mark", view.text(row, *value));
            add(Rect::cell(row, *value), CellRole::Missing, why);
        }
    }
    for row in &spec.note_rows {
        add(Rect { top: *row, left, bottom: *row, right }, CellRole::Note, Message::new("recognise-why-note"));
    }
    for row in &layout.totals_out {
        let why = Message::new("recognise-why-total-of-list");
        add(Rect { top: *row, left, bottom: *row, right }, CellRole::Note, why);
    }
    for correction in &view.corrections {
        add(correction.area, correction.role, Message::new("recognise-why-painted"));
    }
    found
}

/// A total by its word that its parts do not make.
pub(super) const DIFFERS: &str = "recognise-why-total-differs";

/// Says why a row or column is a total: its word, its figures, or both.
fn why_total(total: &Total, direction: &str) -> Message {
    let name = |line: u32| if direction == "row" { (line + 1).to_string() } else { column_letters(line) };
    let with_parts = |id: &'static str, (first, last): (u32, u32)| {
        Message::new(id).with("direction", direction).with("first", name(first)).with("last", name(last))
    };
    match (&total.proof, total.is_named) {
        (Some(Proof::Sum(first, last)), true) => with_parts("recognise-why-total-sum", (*first, *last)),
        (Some(Proof::Sum(first, last)), false) => with_parts("recognise-why-total-unnamed", (*first, *last)),
        (Some(Proof::Differs { parts, n, cell, sum }), _) => {
            with_parts(DIFFERS, *parts).with("n", *n).with("cell", cell.to_string()).with("sum", *sum)
        }
        (None, _) => Message::new("recognise-why-total-named").with("direction", direction),
    }
}
