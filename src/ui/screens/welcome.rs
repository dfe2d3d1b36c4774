//! The first page: open files, recent work, the sandbox country, lessons, language, a lost session.

use eframe::egui::{self, RichText, Ui};

use super::super::action::{Action, Room};
use super::super::cx::UiCx;
use super::super::settings::Settings;
use super::super::teach::Teaching;
use super::super::tokens::GAP;
use crate::i18n::Lang;
use crate::session::Command;

/// Lessons shown here: those that come next.
const N_NEXT: usize = 3;

pub fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, settings: &Settings, teaching: &Teaching) {
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        cx.heading(ui, "ui-welcome-title");
        ui.label(cx.t("ui-welcome-what"));
        ui.add_space(GAP);
        if cx.session.is_recoverable() {
            recover_ui(cx, ui);
        }
        let half = (ui.available_width() - 4.0 * GAP) / 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 3.0 * GAP;
            let column = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
                super::super::cx::block(ui, egui::vec2(half, 0.0), |ui| {
                    ui.spacing_mut().item_spacing.x = GAP;
                    ui.set_max_width(half);
                    add(ui);
                });
            };
            column(ui, &mut |ui| start_ui(cx, ui, settings));
            column(ui, &mut |ui| learn_ui(cx, ui, teaching));
        });
    });
}

fn recover_ui(cx: &mut UiCx<'_>, ui: &mut Ui) {
    egui::Frame::new().fill(cx.tokens.accent_soft).corner_radius(6.0).inner_margin(10.0).show(ui, |ui| {
        ui.label(cx.t("ui-recover-what"));
        ui.horizontal(|ui| {
            if cx.primary(ui, "ui-recover").clicked() {
                cx.act(Action::Do(Command::Recover));
                cx.act(Action::Go(Room::Sources));
            }
            if cx.button(ui, "ui-recover-not").clicked() {
                cx.act(Action::Do(Command::ForgetAutosave));
            }
        });
    });
    ui.add_space(GAP);
}

fn start_ui(cx: &mut UiCx<'_>, ui: &mut Ui, settings: &Settings) {
    let open = cx.t("ui-welcome-open");
    ui.label(RichText::new(open).family(super::super::tokens::bold()));
    cx.weak(ui, cx.t("ui-welcome-drop"));
    if cx.primary(ui, "ui-action-open").clicked() {
        cx.act(Action::AskOpen);
    }
    ui.add_space(GAP);
    cx.subheading(ui, "ui-action-sandbox");
    cx.weak(ui, cx.t("ui-welcome-sandbox"));
    if cx.button(ui, "ui-action-sandbox").clicked() {
        cx.act(Action::OpenSandbox);
    }
    ui.add_space(GAP);
    cx.subheading(ui, "ui-welcome-recent");
    if settings.recent.is_empty() {
        cx.weak(ui, cx.t("ui-welcome-no-recent"));
    }
    for path in &settings.recent {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if ui.link(name).on_hover_text(path.display().to_string()).clicked() {
            cx.act(Action::Do(Command::Open(vec![path.clone()])));
        }
    }
    ui.add_space(GAP);
    cx.subheading(ui, "ui-welcome-language");
    ui.horizontal(|ui| {
        for lang in Lang::ALL {
            if ui.radio(cx.lang == lang, lang.own_name()).clicked() {
                cx.act(Action::Speak(lang));
            }
        }
    });
}

fn learn_ui(cx: &mut UiCx<'_>, ui: &mut Ui, teaching: &Teaching) {
    cx.subheading(ui, "ui-welcome-learn");
    cx.weak(ui, cx.t("ui-welcome-lessons"));
    super::learn::next_ui(cx, ui, teaching, N_NEXT);
    if cx.button(ui, "ui-welcome-all-lessons").clicked() {
        cx.act(Action::Go(Room::Learn));
    }
}
