//! The notebook: what the learner did, what may be taken along, and what a trainer would see.

use eframe::egui::{self, RichText, Ui};

use super::super::super::action::{Action, Purpose};
use super::super::super::cx::{Draft, UiCx, text_field};
use super::super::super::markup;
use super::super::super::teach::{Desk, Teach, Teaching};
use super::super::super::tokens::{GAP, bold};
use crate::i18n;
use crate::lessons::print;
use crate::lessons::progress::{Progress, SHARED};
use crate::publish::export::paper::Part;

pub(super) fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, teaching: &Teaching, nickname: &mut Draft) {
    let progress = &teaching.progress;
    nickname.follow(&progress.nickname);
    ui.horizontal_wrapped(|ui| {
        let field = text_field(ui, &cx.t("ui-notebook-nickname"), nickname.typed(), 200.0);
        if field.lost_focus()
            && let Some(name) = nickname.take()
        {
            cx.act(Action::Teach(Teach::Name(name)));
        }
        cx.weak(ui, cx.t("ui-notebook-nickname-what"));
    });
    ui.add_space(GAP);
    let stem = file_stem(progress);
    ui.horizontal_wrapped(|ui| {
        for (word, desk, file) in [
            ("ui-notebook-write", Desk::Notebook, format!("{stem}.pdf")),
            (
                "ui-notebook-certificate",
                Desk::Certificate,
                format!("{stem}-{}.pdf", cx.t("ui-notebook-certificate-stem")),
            ),
            ("ui-notebook-share", Desk::Share, format!("{stem}.{SHARED}")),
        ] {
            if cx.button(ui, word).clicked() {
                cx.act(Action::Ask(Purpose::Teach(desk), file));
            }
        }
    });
    ui.collapsing(cx.t("ui-notebook-shared"), |ui| {
        cx.weak(ui, cx.t("ui-notebook-shared-what"));
        let shown = serde_json::to_string_pretty(&progress.shared()).unwrap_or_default();
        egui::ScrollArea::vertical().id_salt("shared").max_height(160.0).show(ui, |ui| ui.monospace(shown));
    });
    ui.separator();
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.set_max_width(720.0);
        let parts = print::notebook(progress, &teaching.lessons, cx.lang);
        let is_empty = progress.lessons.values().all(|record| record.began.is_empty());
        if is_empty {
            cx.weak(ui, cx.t("ui-notebook-empty"));
        }
        for part in parts.iter().filter(|_| !is_empty) {
            part_ui(cx, ui, part);
        }
    });
}

fn part_ui(cx: &mut UiCx<'_>, ui: &mut Ui, part: &Part) {
    match part {
        Part::Heading(text) => {
            ui.add_space(GAP);
            ui.label(RichText::new(i18n::words(cx.lang, text)).family(bold()).size(16.0));
        }
        Part::Subheading(text) => drop(ui.label(RichText::new(i18n::words(cx.lang, text)).family(bold()))),
        Part::Text(text) => {
            let text = i18n::words(cx.lang, text);
            markup::ui(cx, ui, &text);
        }
        // The room has its heading; there is nothing to write on by hand.
        Part::Title(_) | Part::Lines(_) | Part::NewPage => {}
    }
}

/// Returns a name for the learner's files: the nickname, as far as a file may be called so.
fn file_stem(progress: &Progress) -> String {
    super::super::super::settings::file_name(&progress.nickname)
        .unwrap_or_else(|| format!("statelier-{}", progress.learner.get(..6).unwrap_or_default()))
}
