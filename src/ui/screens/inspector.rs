//! Says of the cell that is selected why it is hidden or shown, and what hiding it costs.

use eframe::egui::Ui;

use super::super::cx::UiCx;
use super::super::names::code_name;
use crate::grid::Rect;
use crate::message::Message;
use crate::protect::{CellState, Decision, ProtectedTable};
use crate::survey::EstimateTable;

/// Names of cells that are given at most, before “and others”.
const MOST_NAMES: usize = 2;

/// Draws the sentences about the selected cell.
pub(super) fn ui(
    cx: &UiCx<'_>,
    ui: &mut Ui,
    (before, after): (&EstimateTable, &ProtectedTable),
    selection: Option<Rect>,
) {
    let Some(selection) = selection else {
        if after.audit().n_primary > 0 {
            cx.weak(ui, cx.t("ui-inspect-how"));
        }
        return;
    };
    for message in sentences(cx, before, after, selection.top as usize) {
        ui.label(cx.say(&message));
    }
}

fn sentences(cx: &UiCx<'_>, before: &EstimateTable, after: &ProtectedTable, cell: usize) -> Vec<Message> {
    let Some(own) = before.cells.get(cell) else { return Vec::new() };
    let threshold = match after.decision() {
        Decision::Suppress(rules) => rules.threshold,
        Decision::Round { .. } | Decision::AlreadyPublic | Decision::NotConfidential { .. } => 0,
    };
    let name = |cell: usize| {
        let key = before.cells.get(cell).map(|cell| cell.key.as_slice()).unwrap_or_default();
        let names = before.dimensions.iter().zip(key);
        names.map(|(dimension, code)| code_name(cx, dimension, code.as_deref())).collect::<Vec<_>>().join(" · ")
    };
    let first = match after.state(cell) {
        CellState::Published => Message::new("ui-inspect-shown"),
        CellState::Primary => Message::new("ui-inspect-primary").with("n", own.n).with("threshold", threshold),
        CellState::Complementary => {
            let guarded = guarded(before, after, cell);
            let names: Vec<String> = guarded.iter().take(MOST_NAMES).map(|cell| name(*cell)).collect();
            let id = if names.is_empty() { "ui-inspect-complementary-far" } else { "ui-inspect-complementary" };
            Message::new(id).with("names", names.join(", ")).with("more", guarded.len().saturating_sub(MOST_NAMES))
        }
    };
    let mut said = vec![first.with("cell", name(cell))];
    if after.state(cell).is_hidden() {
        let all = before.cells.iter().map(|cell| cell.n).max().unwrap_or(0).max(1);
        #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^53")]
        let share = crate::i18n::percent(cx.lang, own.n as f64 / all as f64, 1);
        said.push(Message::new("ui-inspect-cost").with("n", own.n).with("share", share));
        if let Some(known) = after.audit().intervals.iter().find(|known| known.cell == cell) {
            let high = known.high.map_or_else(|| cx.t("ui-unbounded"), |high| high.to_string());
            said.push(Message::new("ui-inspect-range").with("low", known.low).with("high", high));
        }
    }
    said
}

/// Returns the unsafe cells that stand in one sum with this one: the same codes in all dimensions but one.
fn guarded(before: &EstimateTable, after: &ProtectedTable, cell: usize) -> Vec<usize> {
    let Some(own) = before.cells.get(cell) else { return Vec::new() };
    let is_beside =
        |other: &[Option<String>]| own.key.iter().zip(other).filter(|(one, other)| one != other).count() == 1;
    let others = before.cells.iter().enumerate();
    others
        .filter(|(at, other)| after.state(*at) == CellState::Primary && is_beside(&other.key))
        .map(|(at, _)| at)
        .collect()
}
