//! Known totals of the population that the weights of a sample are made to add up to.

use eframe::egui::{self, RichText, Ui};

use super::super::cx::UiCx;
use crate::data::Dataset;
use crate::message::{Explain as _, Message};
use crate::project::Table;
use crate::project::edit::Edit;
use crate::survey::{Design, KnownTotals};

/// What is chosen before the weights are changed.
#[derive(Default)]
pub(super) struct TotalsForm {
    table: String,
    trouble: Option<Message>,
}

impl TotalsForm {
    /// The totals that hold, and a table to take others from.
    pub(super) fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, data: &Dataset, table: &Table, design: &Design) {
        let title = cx.say(&Message::new("ui-totals").with("n", design.totals.len()));
        let header = egui::CollapsingHeader::new(title).id_salt("totals").default_open(!design.totals.is_empty());
        header.show(ui, |ui| {
            cx.weak(ui, cx.t("ui-totals-help"));
            for (place, known) in design.totals.iter().enumerate() {
                let columns = known.columns.join(" × ");
                ui.horizontal_wrapped(|ui| {
                    let line = Message::new("ui-totals-line").with("columns", &columns);
                    let line = line.with("groups", known.groups.len()).with("people", known.people());
                    ui.label(cx.say(&line));
                    if cx.button_for(ui, "ui-totals-remove", &columns).clicked() {
                        let mut totals = design.totals.clone();
                        totals.remove(place);
                        set(cx, table, Design { totals, ..design.clone() });
                    }
                });
            }
            self.choice_ui(cx, ui, data, table, design);
            if let Some(trouble) = &self.trouble {
                ui.label(RichText::new(cx.say(trouble)).color(cx.tokens.bad));
            }
        });
    }

    fn choice_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, data: &Dataset, table: &Table, design: &Design) {
        let project = cx.session.project().clone();
        let others: Vec<&Table> = project.tables.iter().filter(|other| other.id != table.id).collect();
        if others.is_empty() {
            cx.weak(ui, cx.t("ui-totals-no-table"));
            return;
        }
        ui.horizontal_wrapped(|ui| {
            let label = ui.label(cx.t("ui-totals-table"));
            let chosen = others.iter().find(|other| other.id == self.table);
            let shown = chosen.map_or_else(|| cx.t("ui-choose"), |other| other.name.clone());
            let combo = egui::ComboBox::from_id_salt("totals table").selected_text(shown).width(220.0).truncate();
            let combo = combo.show_ui(ui, |ui| {
                for other in &others {
                    ui.selectable_value(&mut self.table, other.id.clone(), &other.name);
                }
            });
            combo.response.labelled_by(label.id);
            let why_not = chosen.is_none().then_some("ui-totals-no-table");
            if cx.button_unless(ui, "ui-totals-use", why_not).clicked()
                && let Some(other) = chosen
            {
                let results = cx.session.results().clone();
                let known = results.tables.get(&other.id).and_then(|result| result.dataset());
                match known.map(|known| KnownTotals::read(data, known, &other.name)) {
                    Some(Ok(known)) => {
                        self.trouble = None;
                        let mut totals = design.totals.clone();
                        totals.retain(|old| old.columns != known.columns);
                        totals.push(known);
                        set(cx, table, Design { totals, ..design.clone() });
                    }
                    Some(Err(error)) => self.trouble = Some(error.message()),
                    None => {}
                }
            }
        });
    }
}

/// Takes a design; one that says nothing beside the columns goes back to them.
fn set(cx: &mut UiCx<'_>, table: &Table, design: Design) {
    cx.edit(Edit::SetDesign { table: table.id.clone(), design: Some(design) });
}
