//! The tables of all sources, one below the other: what there is, and how much each holds.

use eframe::egui::{self, RichText, Ui};

use super::super::action::Action;
use super::super::cx::UiCx;
use super::super::tokens::bold;
use crate::message::Message;
use crate::project::Source;
use crate::recognise::{interest, largest};
use crate::session::Command;
use crate::session::results::{Focus, SourceResult};

/// Draws the list; a click looks at a table.
pub fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, sources: &[Source], focus: &Focus) {
    let results = cx.session.results().clone();
    cx.heading(ui, "ui-room-tables");
    egui::ScrollArea::vertical().id_salt("tables").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for source in sources {
            let Some(result) = results.sources.get(&source.id) else { continue };
            let name = RichText::new(&source.name).family(bold()).small();
            let title = ui.add(egui::Button::selectable(false, name).truncate());
            cx.point(ui, "ui-tables-source", &title);
            if title.on_hover_text(&source.name).clicked() {
                look_at_best(cx, source, result);
            }
            source_ui(cx, ui, source, result, focus);
            ui.add_space(6.0);
        }
    });
}

fn source_ui(cx: &mut UiCx<'_>, ui: &mut Ui, source: &Source, result: &SourceResult, focus: &Focus) {
    let Ok(opened) = &result.opened else {
        ui.label(RichText::new(cx.t("ui-tables-refused")).small().color(cx.tokens.bad));
        return;
    };
    for (sheet, guesses) in opened.book.sheets.iter().zip(&result.guesses) {
        let is_here = source.id == focus.source && sheet.name == focus.sheet;
        let hidden = if sheet.is_visible { "" } else { " ◌" };
        let look = |number: usize| {
            let focus = Focus { source: source.id.clone(), sheet: sheet.name.clone(), number };
            Action::Do(Command::Look(Some(focus)))
        };
        let line = egui::Button::selectable(is_here && guesses.len() < 2, format!("{}{hidden}", sheet.name)).truncate();
        let line = ui.add(line);
        let line = if sheet.is_visible { line } else { line.on_hover_text(cx.t("ui-sheet-hidden")) };
        if line.clicked() {
            cx.act(look(largest(guesses).unwrap_or_default()));
        }
        if guesses.len() < 2 {
            let n = guesses.first().map_or(0, |guess| guess.n_observations);
            let count = Message::new("ui-tables-holds").with("n", n);
            ui.label(RichText::new(format!("   {}", cx.say(&count))).small().color(cx.tokens.text_weak));
            continue;
        }
        for (number, guess) in guesses.iter().enumerate() {
            let message = Message::new("ui-tables-number").with("number", number + 1);
            let message = message.with("area", guess.spec.area().to_string()).with("n", guess.n_observations);
            let text = RichText::new(format!("   {}", cx.say(&message))).small();
            let hover = guess.title.clone().unwrap_or_default();
            let table = ui.add(egui::Button::selectable(is_here && number == focus.number, text).truncate());
            if table.on_hover_text(hover).clicked() {
                cx.act(look(number));
            }
        }
    }
}

/// Looks at the sheet with the most values.
pub fn look_at_best(cx: &mut UiCx<'_>, source: &Source, result: &SourceResult) {
    let Ok(opened) = &result.opened else {
        cx.act(Action::Do(Command::Look(Some(Focus { source: source.id.clone(), ..Focus::default() }))));
        return;
    };
    let sheets = opened.book.sheets.iter().zip(&result.guesses).rev();
    let best = sheets.max_by_key(|(sheet, guesses)| interest(sheet, guesses));
    if let Some((sheet, guesses)) = best {
        let number = largest(guesses).unwrap_or_default();
        let focus = Focus { source: source.id.clone(), sheet: sheet.name.clone(), number };
        cx.act(Action::Do(Command::Look(Some(focus))));
    }
}
