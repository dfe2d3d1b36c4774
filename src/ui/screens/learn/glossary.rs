//! The glossary: every term with what it means, searched as one types, and a small window for one term.

use eframe::egui::{self, Ui};

use super::super::super::cx::{UiCx, text_field};
use super::super::super::markup;
use super::super::super::names::sort_key;
use super::super::super::tokens::GAP;
use crate::data::matching::fold;
use crate::i18n::Lang;
use crate::lessons::glossary::{Term, term, terms};

pub(super) fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, search: &mut String) {
    text_field(ui, &cx.t("ui-glossary-search"), search, 280.0);
    ui.add_space(GAP);
    // Without accents, and by the names of either language: who learns a term in one looks it up in the other.
    let wanted = fold(search);
    let other = Lang::ALL.into_iter().find(|lang| *lang != cx.lang).unwrap_or(cx.lang);
    let other_name = |id: &str| term(other, id).map_or("", |one| one.name.as_str());
    let is_found = |id: &str, one: &Term| {
        [one.name.as_str(), one.text.as_str(), other_name(id)].iter().any(|text| fold(text).contains(&wanted))
    };
    let all = terms(cx.lang).iter().filter(|(id, one)| is_found(id, one));
    let mut found: Vec<(&Term, &str)> = all.map(|(id, one)| (one, other_name(id))).collect();
    // In the order of the names, those first whose name begins with what was typed.
    let begins = |name: &str| !wanted.is_empty() && fold(name).starts_with(&wanted);
    let key = |(one, other): &(&Term, &str)| (!begins(&one.name) && !begins(other), sort_key(&one.name.to_lowercase()));
    found.sort_by_cached_key(key);
    if found.is_empty() {
        cx.weak(ui, cx.t("ui-glossary-none"));
    }
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.set_max_width(720.0);
        for (one, other) in found {
            ui.horizontal_wrapped(|ui| {
                ui.label(egui::RichText::new(&one.name).family(super::super::super::tokens::bold()));
                if fold(other) != fold(&one.name) {
                    cx.weak(ui, format!("({other})"));
                }
            });
            markup::ui(cx, ui, &one.text);
            ui.add_space(4.0);
        }
    });
}

/// Draws the window of one term; returns whether it stays open.
pub fn term_ui(cx: &mut UiCx<'_>, ctx: &egui::Context, id: &str) -> bool {
    let Some(term) = term(cx.lang, id) else { return false };
    let mut is_open = true;
    let window = egui::Window::new(&term.name).id(egui::Id::unique("glossary-term")).open(&mut is_open);
    let place = egui::Align2::RIGHT_BOTTOM;
    window.collapsible(false).default_width(340.0).anchor(place, [-290.0, -60.0]).show(ctx, |ui| {
        markup::ui(cx, ui, &term.text);
    });
    is_open && !ctx.input(|input| input.key_pressed(egui::Key::Escape))
}
