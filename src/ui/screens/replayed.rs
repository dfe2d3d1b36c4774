//! A recipe on another file: columns that are called otherwise now, and what came and went.

use eframe::egui::{RichText, Ui};

use super::super::cx::UiCx;
use super::super::tokens::{GAP, bold};
use crate::message::Message;
use crate::project::Table;
use crate::project::edit::Edit;
use crate::session::replay::{Replayed, lacking};
use crate::session::results::TableResult;
use crate::steps::{Rename, Step};

/// Values of a list that are shown; the rest is counted.
const MOST_VALUES: usize = 12;

/// Draws what a person has to know or decide before the recipe holds for this file.
pub fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, result: &TableResult) {
    let lacking = lacking(table, result);
    let replayed = cx.session.replayed().iter().find(|one| one.table == table.id).cloned();
    if lacking.is_empty() && replayed.is_none() {
        return;
    }
    cx.card().show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        for one in &lacking {
            let text = cx.say(&Message::new("ui-replay-lacking").with("column", &one.column));
            ui.label(RichText::new(text).family(bold()).color(cx.tokens.attention));
            ui.horizontal_wrapped(|ui| {
                for candidate in &one.candidates {
                    let is = Message::new("ui-replay-is").with("old", &one.column).with("new", candidate);
                    if ui.button(cx.say(&is)).clicked() {
                        let step = Rename { column: candidate.clone(), new_name: one.column.clone() };
                        let (table, step) = (table.id.clone(), Step::Rename(step));
                        cx.edit(Edit::InsertStep { table, index: 0, step });
                    }
                }
            });
            if one.candidates.is_empty() {
                cx.weak(ui, cx.t("ui-replay-nothing-like-it"));
            }
        }
        if let Some(replayed) = replayed {
            replayed_ui(cx, ui, &replayed);
        }
    });
    ui.add_space(GAP);
}

fn replayed_ui(cx: &UiCx<'_>, ui: &mut Ui, replayed: &Replayed) {
    cx.subheading(ui, "ui-replay");
    let rows = Message::new("ui-replay-rows").with("before", replayed.n_rows_before).with("rows", replayed.n_rows);
    ui.label(cx.say(&rows.with("same", replayed.n_same)));
    for (id, columns) in [("ui-replay-new", &replayed.new), ("ui-replay-gone", &replayed.gone)] {
        if !columns.is_empty() {
            ui.label(cx.say(&Message::new(id).with("columns", columns.join(", "))));
        }
    }
    for (column, values) in &replayed.new_values {
        let shown = values.iter().take(MOST_VALUES).cloned().collect::<Vec<_>>().join(", ");
        let line = Message::new("ui-replay-values").with("column", column).with("n", values.len());
        ui.label(cx.say(&line.with("values", shown).with("more", values.len().saturating_sub(MOST_VALUES))));
    }
}
