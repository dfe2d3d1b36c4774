//! Draws why a value is where it is: the steps that made it, back to its cells.

use eframe::egui::{self, RichText, Ui};

use super::super::action::Action;
use super::super::cx::UiCx;
use super::super::tokens::bold;
use crate::session::results::{Focus, Results};
use crate::session::why::{Line, why};

/// The value that is asked about, and what was found.
pub struct Why {
    table: String,
    row: usize,
    column: String,
    revision: u64,
    lines: Vec<Line>,
}

impl Why {
    /// Asks about a value of a finished table.
    pub fn new(cx: &UiCx<'_>, table: &str, row: usize, column: &str) -> Self {
        let lines = why(cx.session.project(), cx.session.results(), table, row, column);
        let revision = cx.session.results().revision;
        Self { table: table.to_owned(), row, column: column.to_owned(), revision, lines }
    }

    /// Draws the answer; returns whether it is done with.
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui) -> bool {
        if self.revision != cx.session.results().revision {
            *self = Self::new(cx, &self.table, self.row, &self.column);
        }
        let mut is_done = false;
        ui.horizontal(|ui| {
            ui.label(RichText::new(cx.t("ui-why")).family(bold()));
            is_done = cx.button(ui, "ui-why-close").clicked();
        });
        let results = cx.session.results().clone();
        egui::ScrollArea::vertical().id_salt("why").max_height(170.0).show(ui, |ui| {
            for line in &self.lines {
                let text = cx.say(&line.message);
                ui.horizontal_wrapped(|ui| {
                    ui.label(&text);
                    let Some((source, sheet, cell)) = &line.place else { return };
                    let known = cx.session.project().sources.iter().find(|known| known.name == *source);
                    let Some(known) = known else { return };
                    if cx.button_for(ui, "ui-why-show", &text).clicked() {
                        let number = number_of(&results, &known.id, sheet, (cell.top, cell.left));
                        let focus = Focus { source: known.id.clone(), sheet: sheet.clone(), number };
                        cx.act(Action::ShowCell(focus, *cell));
                    }
                });
            }
        });
        is_done
    }
}

/// Returns which table of a sheet a cell is in.
fn number_of(results: &Results, source: &str, sheet: &str, (row, column): (u32, u32)) -> usize {
    let found = results.sources.get(source).and_then(|result| {
        let opened = result.opened.as_ref().ok()?;
        let at = opened.book.sheets.iter().position(|known| known.name == sheet)?;
        result.guesses.get(at)?.iter().position(|guess| guess.spec.area().contains(row, column))
    });
    found.unwrap_or_default()
}
