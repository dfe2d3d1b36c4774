//! How a sample was drawn: what the columns say, a design file, or replicate weights; and the choices that rest on it.

use eframe::egui::{self, RichText, Ui};

use super::super::action::{Action, Purpose};
use super::super::cx::UiCx;
use super::known_totals::TotalsForm;
use super::replicates::ReplicatesForm;
use crate::data::Dataset;
use crate::message::Message;
use crate::project::Table;
use crate::project::edit::Edit;
use crate::session::analyses::design_of;
use crate::survey::review::Review;
use crate::survey::{Design, Interval, LonelyPsu};

/// What is being typed and chosen.
#[derive(Default)]
pub struct DesignForm {
    replicates: ReplicatesForm,
    totals: TotalsForm,
}

impl DesignForm {
    /// Says which design is used and offers the choices that rest on it.
    pub fn ui(
        &mut self,
        cx: &mut UiCx<'_>,
        ui: &mut Ui,
        (data, review): (&Dataset, Option<&Review>),
        table: &Table,
        interval: &mut Interval,
    ) {
        let mut full_count = table.full_count;
        if ui.checkbox(&mut full_count, cx.t("ui-indicators-full-count")).changed() {
            cx.edit(Edit::SetFullCount { table: table.id.clone(), full_count });
        }
        if table.full_count {
            return;
        }
        let design = design_of(data, Some(table));
        let or_none = |column: &Option<String>| column.clone().unwrap_or_else(|| cx.t("ui-none"));
        let line = Message::new("ui-design")
            .with("weight", or_none(&design.weight))
            .with("stratum", or_none(&design.stratum))
            .with("psu", or_none(&design.psu));
        let is_complete = design.weight.is_some() && (design.psu.is_some() || design.replicates.is_some());
        let color = if is_complete { cx.tokens.text_weak } else { cx.tokens.attention };
        let title = RichText::new(cx.say(&line)).color(color);
        egui::CollapsingHeader::new(title).id_salt("design").default_open(!is_complete).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                interval_ui(cx, ui, interval);
                lonely_ui(cx, ui, table);
            });
            said_ui(cx, ui, table, &design);
            for remark in review.iter().flat_map(|review| review.lines()) {
                let color = if remark.is_warning { cx.tokens.attention } else { cx.tokens.text_weak };
                ui.add(egui::Label::new(RichText::new(cx.say(&remark.message)).color(color)).wrap());
            }
            self.totals.ui(cx, ui, data, table, &design);
            self.replicates.ui(cx, ui, data, table, &design);
        });
    }
}

/// What was said beside the meanings of the columns, and files of designs.
fn said_ui(cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, design: &Design) {
    ui.horizontal_wrapped(|ui| {
        if table.design.is_some() {
            let line = match &design.replicates {
                Some(replicates) => Message::new("ui-design-replicated").with("n", replicates.columns.len()),
                None => Message::new("ui-design-stages").with("stages", design.later.len() + 1),
            };
            ui.label(cx.say(&line.with("totals", design.totals.len())));
            if cx.button(ui, "ui-design-columns").clicked() {
                cx.edit(Edit::SetDesign { table: table.id.clone(), design: None });
            }
        }
        if cx.button(ui, "ui-design-read").on_hover_text(cx.t("ui-design-file-help")).clicked() {
            cx.act(Action::Ask(Purpose::ReadDesign { table: table.id.clone() }, String::new()));
        }
        if cx.button(ui, "ui-design-write").on_hover_text(cx.t("ui-design-file-help")).clicked() {
            let file = format!("{}.svydesign", table.name);
            cx.act(Action::Ask(Purpose::WriteDesign { table: table.id.clone() }, file));
        }
    });
}

fn interval_ui(cx: &UiCx<'_>, ui: &mut Ui, interval: &mut Interval) {
    let intervals = [
        (Interval::Logit, "ui-interval-logit"),
        (Interval::Beta, "ui-interval-beta"),
        (Interval::Wilson, "ui-interval-wilson"),
        (Interval::Wald, "ui-interval-wald"),
    ];
    combo(cx, ui, "ui-indicators-interval", &intervals, interval);
}

fn lonely_ui(cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table) {
    let mut lonely = table.lonely;
    let answers = [
        (LonelyPsu::Fail, "ui-lonely-fail"),
        (LonelyPsu::Adjust, "ui-lonely-adjust"),
        (LonelyPsu::Average, "ui-lonely-average"),
        (LonelyPsu::Certainty, "ui-lonely-certainty"),
        (LonelyPsu::Remove, "ui-lonely-remove"),
    ];
    combo(cx, ui, "ui-indicators-lonely", &answers, &mut lonely);
    if lonely != table.lonely {
        cx.edit(Edit::SetLonely { table: table.id.clone(), lonely });
    }
}

fn combo<T: PartialEq + Copy>(cx: &UiCx<'_>, ui: &mut Ui, label: &str, choices: &[(T, &str)], value: &mut T) {
    let name = ui.label(cx.t(label));
    let shown = choices.iter().find(|(choice, _)| choice == value).map_or("", |(_, id)| id);
    let response = egui::ComboBox::from_id_salt(label).selected_text(cx.t(shown)).width(170.0).show_ui(ui, |ui| {
        for (choice, id) in choices {
            ui.selectable_value(value, *choice, cx.t(id));
        }
    });
    response.response.labelled_by(name.id);
}
