//! The office's rules for what is too unreliable to be published, for one indicator or for all of a project.

use eframe::egui::{self, Ui};

use super::super::action::Action;
use super::super::cx::UiCx;
use crate::i18n;
use crate::project::edit::Edit;
use crate::project::{Analysis, Project};
use crate::session::command::Command;
use crate::survey::Reliability;

/// Draws the rules of an analysis; a change of theirs is a change of the analysis.
pub fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, project: &Project, analysis: &mut Analysis) {
    egui::CollapsingHeader::new(cx.t("ui-reliability")).id_salt("reliability").show(ui, |ui| {
        cx.weak(ui, cx.t("ui-reliability-usual-are"));
        limits_ui(cx, ui, &mut analysis.reliability);
        let rules = &mut analysis.reliability;
        ui.horizontal_wrapped(|ui| {
            let others = project.analyses.iter().filter(|other| other.reliability != *rules && other.id != analysis.id);
            let edits: Vec<Edit> = others
                .map(|other| Analysis { reliability: rules.clone(), ..other.clone() })
                .map(|analysis| Edit::SetAnalysis { analysis })
                .collect();
            let everywhere = egui::Button::new(cx.t("ui-reliability-everywhere"));
            if ui.add_enabled(!edits.is_empty(), everywhere).clicked() {
                cx.act(Action::Do(Command::Edit(edits)));
            }
            let usual = project.usual_reliability();
            let is_usual = *rules == usual;
            if ui.add_enabled(!is_usual, egui::Button::new(cx.t("ui-reliability-usual"))).clicked() {
                *rules = usual;
            }
        });
    });
}

/// Asks for the limits of some rules.
pub(super) fn limits_ui(cx: &UiCx<'_>, ui: &mut Ui, rules: &mut Reliability) {
    ui.horizontal_wrapped(|ui| {
        // A limit below the other would leave no room for "caution".
        let most = rules.cv_unreliable;
        share_ui(cx, ui, "ui-reliability-caution", &mut rules.cv_caution, (0.0, most));
        let least = rules.cv_caution;
        share_ui(cx, ui, "ui-reliability-unreliable", &mut rules.cv_unreliable, (least, 2.0));
    });
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(cx.t("ui-reliability-n"));
        ui.add(egui::DragValue::new(&mut rules.min_n).range(1..=1000).speed(0.0).update_while_editing(false))
            .labelled_by(label.id);
        ui.checkbox(&mut rules.use_widths, cx.t("ui-reliability-widths"));
    });
}

/// Asks for a share in per cent; what is typed counts when it is done.
fn share_ui(cx: &UiCx<'_>, ui: &mut Ui, id: &str, share: &mut f64, (least, most): (f64, f64)) {
    let label = ui.label(cx.t(id));
    let mut percent = *share * 100.0;
    let drag = egui::DragValue::new(&mut percent)
        .range(least * 100.0..=most * 100.0)
        // Typed, not dragged: a drag would be an edit a step.
        .speed(0.0)
        .custom_formatter(|percent, _| i18n::percent(cx.lang, percent / 100.0, 1))
        .custom_parser(|text| text.replace(',', ".").trim_matches(|sign: char| !sign.is_ascii_digit()).parse().ok())
        .update_while_editing(false);
    if ui.add(drag).labelled_by(label.id).changed() {
        *share = (percent * 10.0).round() / 1000.0;
    }
}
