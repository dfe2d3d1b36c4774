//! The catalogue of indicators: what the data allow, what is missing for the others, and a tick list for many at once.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{self, RichText, Ui};

use super::super::action::{Action, Purpose, Room};
use super::super::cx::{UiCx, text_field};
use super::super::names::indicator_word;
use super::super::tokens::bold;
use super::choices::dimensions;
use super::policy_form::PolicyForm;
use crate::data::words::plain;
use crate::data::{Concept, Dataset};
use crate::indicators::{self, Indicator, Missing, Readiness, makes_groups, readiness};
use crate::message::Message;
use crate::project::edit::Edit;
use crate::project::{Analysis, Project, Table};
use crate::session::command::Command;
use crate::session::results::Results;

/// The least that a standard table of a sample is crossed by, where the data have it.
const STANDARD: [Concept; 3] = [Concept::BirthStatus, Concept::Sex, Concept::AgeBand];

/// The view state of the catalogue.
#[derive(Default)]
pub struct Catalogue {
    /// Indicators ticked to be computed together.
    ticked: BTreeSet<String>,
    policies: PolicyForm,
    /// Words that the names of indicators shown must hold.
    search: String,
}

/// What the tables of a project allow of an indicator.
struct Allowed<'a> {
    /// Tables that have all that is needed.
    ready: Vec<&'a Table>,
    /// The table that lacks least, and what.
    nearest: Option<(&'a Table, Vec<Missing>)>,
}

impl<'a> Allowed<'a> {
    fn of(indicator: &dyn Indicator, datasets: &[(&'a Table, &'a Dataset)]) -> Self {
        let mut allowed = Self { ready: Vec::new(), nearest: None };
        for (table, data) in datasets {
            match readiness(indicator, &data.schema, &BTreeMap::new()) {
                Readiness::Ready => allowed.ready.push(table),
                Readiness::Missing(missing) => {
                    if allowed.nearest.as_ref().is_none_or(|(_, known)| missing.len() < known.len()) {
                        allowed.nearest = Some((table, missing));
                    }
                }
            }
        }
        allowed
    }

    fn is_ready(&self, indicator: &dyn Indicator) -> bool {
        self.ready.len() >= indicator.inputs()
    }

    /// How many things are missing; those that are ready lack nothing.
    fn n_missing(&self, indicator: &dyn Indicator) -> usize {
        // Its form is always one step away.
        if indicator.has_form() {
            return usize::from(!self.is_ready(indicator));
        }
        if self.is_ready(indicator) { 0 } else { self.nearest.as_ref().map_or(1, |(_, missing)| missing.len().max(1)) }
    }
}

impl Catalogue {
    /// Draws the catalogue, what is ready first; returns the id of an analysis that was asked for.
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, project: &Project, results: &Results) -> Option<String> {
        cx.subheading(ui, "ui-indicators-catalogue");
        if cx.button(ui, "ui-indicator-read").on_hover_text(cx.t("ui-indicator-read-help")).clicked() {
            cx.act(Action::Ask(Purpose::ReadIndicator, String::new()));
        }
        let datasets: Vec<(&Table, &Dataset)> = project
            .tables
            .iter()
            .filter_map(|table| Some((table, results.tables.get(&table.id)?.dataset()?)))
            .collect();
        if datasets.is_empty() {
            cx.weak(ui, cx.t("ui-indicators-no-table"));
        }
        let mut entries: Vec<(&dyn Indicator, Allowed<'_>)> =
            project.all_indicators().map(|indicator| (indicator, Allowed::of(indicator, &datasets))).collect();
        entries.sort_by_key(|(indicator, allowed)| allowed.n_missing(*indicator));
        let form = self.policies.ui(cx, ui);
        let ticked = self.ticked_ui(cx, ui, project, results, &entries);
        let mut asked = form.or(ticked);
        text_field(ui, &cx.t("ui-catalogue-search"), &mut self.search, 150.0);
        let searched = plain(&self.search);
        let is_named =
            |indicator: &dyn Indicator| plain(&indicator_word(cx, indicator.id(), "name")).contains(&searched);
        entries.retain(|(indicator, _)| is_named(*indicator));
        if entries.is_empty() {
            cx.weak(ui, cx.t("ui-catalogue-nothing"));
        }
        for (indicator, allowed) in &entries {
            ui.push_id(indicator.id(), |ui| {
                egui::Frame::new().fill(cx.tokens.surface).corner_radius(6.0).inner_margin(8.0).show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    let new = self.entry_ui(cx, ui, project, results, (*indicator, allowed), datasets.is_empty());
                    asked = asked.take().or(new);
                });
            });
            ui.add_space(4.0);
        }
        asked
    }

    /// Draws what can be had without any table: the form of SDG 10.7.2.
    pub fn without_tables_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui) {
        if cx.button(ui, "ui-policy-open").clicked() {
            self.policies.open();
        }
        self.policies.ui(cx, ui);
    }

    /// Ticks all that is ready, and computes what is ticked with its standard breakdowns, as one change.
    fn ticked_ui(
        &mut self,
        cx: &mut UiCx<'_>,
        ui: &mut Ui,
        project: &Project,
        results: &Results,
        entries: &[(&dyn Indicator, Allowed<'_>)],
    ) -> Option<String> {
        let ready: Vec<_> = entries.iter().filter(|(indicator, allowed)| allowed.is_ready(*indicator)).collect();
        self.ticked.retain(|id| ready.iter().any(|(indicator, _)| indicator.id() == id));
        if ready.len() < 2 {
            return None;
        }
        let mut asked = None;
        ui.horizontal_wrapped(|ui| {
            if cx.button(ui, "ui-catalogue-tick-all").clicked() {
                self.ticked = ready.iter().map(|(indicator, _)| indicator.id().to_owned()).collect();
            }
            if self.ticked.is_empty() {
                return;
            }
            let compute = Message::new("ui-catalogue-compute-ticked").with("n", self.ticked.len());
            if ui.button(cx.say(&compute)).on_hover_text(cx.t("ui-catalogue-ticked-help")).clicked() {
                let mut next = project.clone();
                let mut edits = Vec::new();
                for (indicator, allowed) in ready.iter().filter(|(indicator, _)| self.ticked.contains(indicator.id())) {
                    let mut analysis = new_analysis(cx, &next, results, *indicator, &allowed.ready);
                    if indicator.is_survey() {
                        analysis.by = standard_groups(results, &analysis);
                    }
                    next.analyses.push(analysis.clone());
                    edits.push(Edit::AddAnalysis { analysis });
                }
                asked = next.analyses.last().map(|analysis| analysis.id.clone());
                self.ticked.clear();
                cx.act(Action::Do(Command::Edit(edits)));
            }
        });
        asked
    }

    fn entry_ui(
        &mut self,
        cx: &mut UiCx<'_>,
        ui: &mut Ui,
        project: &Project,
        results: &Results,
        (indicator, allowed): (&dyn Indicator, &Allowed<'_>),
        is_without_tables: bool,
    ) -> Option<String> {
        let name = indicator_word(cx, indicator.id(), "name");
        ui.add(egui::Label::new(RichText::new(&name).family(bold())).wrap());
        let what = indicator_word(cx, indicator.id(), "what");
        let formula = indicator_word(cx, indicator.id(), "formula");
        ui.add(egui::Label::new(RichText::new(what).color(cx.tokens.text_weak)).wrap()).on_hover_text(formula);
        file_ui(cx, ui, project, indicator.id(), &name);
        if indicator.has_form() && cx.button_for(ui, "ui-policy-open", &name).clicked() {
            self.policies.open();
        }
        let compute = |cx: &mut UiCx<'_>, tables: &[&Table]| {
            let analysis = new_analysis(cx, project, results, indicator, tables);
            let id = analysis.id.clone();
            cx.edit(Edit::AddAnalysis { analysis });
            Some(id)
        };
        if allowed.is_ready(indicator) {
            let mut asked = None;
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(format!("✓ {}", cx.t("ui-ready"))).color(cx.tokens.good));
                if cx.button_for(ui, "ui-indicators-compute", &name).clicked() {
                    asked = compute(cx, &allowed.ready);
                }
                let mut is_ticked = self.ticked.contains(indicator.id());
                let tick = ui.checkbox(&mut is_ticked, cx.t("ui-catalogue-tick"));
                if tick.accessible_name(cx.name_for("ui-catalogue-tick", &name)).changed() {
                    if is_ticked {
                        self.ticked.insert(indicator.id().to_owned());
                    } else {
                        self.ticked.remove(indicator.id());
                    }
                }
            });
            return asked;
        }
        if is_without_tables {
            return None;
        }
        let missing = allowed.nearest.as_ref().map_or(&[][..], |(_, missing)| missing);
        let words: Vec<String> = missing.iter().map(|missing| cx.say(&missing.name())).collect();
        let message = if words.is_empty() {
            Message::new("ui-needs-second-table")
        } else {
            Message::new("ui-needs").with("concepts", words.join(", ")).with("n", words.len())
        };
        let color = if missing.len() <= 1 { cx.tokens.attention } else { cx.tokens.text_weak };
        let source = Message::new("ui-needs-source").with("source", indicator_word(cx, indicator.id(), "source"));
        ui.add(egui::Label::new(RichText::new(cx.say(&message)).color(color)).wrap()).on_hover_text(cx.say(&source));
        if missing.len() > 1 {
            cx.weak(ui, cx.say(&source));
        }
        // What has no concept is a matter of choosing a column, which the analysis itself asks for.
        let is_choice = |missing: &Missing| matches!(missing, Missing::Quantity(_));
        let (table, _) = allowed.nearest.as_ref()?;
        if !missing.is_empty() && missing.iter().all(is_choice) {
            let clicked = cx.button_for(ui, "ui-indicators-choose-columns", &name).clicked();
            return if clicked { compute(cx, &[*table]) } else { None };
        }
        if missing.len() == 1 && cx.button_for(ui, "ui-indicators-give-meaning", &name).clicked() {
            cx.act(Action::Go(Room::Harmonise));
        }
        None
    }
}

/// Offers the file of an indicator, and to take out one of one's own that no analysis uses.
fn file_ui(cx: &mut UiCx<'_>, ui: &mut Ui, project: &Project, id: &str, name: &str) {
    let is_own = project.indicators.iter().any(|own| own.id == id);
    if !is_own && indicators::file(id).is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if is_own {
            cx.weak(ui, cx.t("ui-indicator-own"));
        }
        let write = ui.small_button(cx.t("ui-indicator-write")).on_hover_text(cx.t("ui-indicator-write-help"));
        if write.accessible_name(cx.name_for("ui-indicator-write", name)).clicked() {
            let purpose = Purpose::WriteIndicator { indicator: id.to_owned() };
            cx.act(Action::Ask(purpose, format!("{id}.toml")));
        }
        let is_used = project.analyses.iter().any(|analysis| analysis.indicator == id);
        if is_own && !is_used {
            let remove = ui.small_button(cx.t("ui-indicators-remove"));
            if remove.accessible_name(cx.name_for("ui-indicators-remove", name)).clicked() {
                cx.edit(Edit::RemoveIndicator { indicator: id.to_owned() });
            }
        }
    });
}

fn new_analysis(
    cx: &UiCx<'_>,
    project: &Project,
    results: &Results,
    indicator: &dyn Indicator,
    ready: &[&Table],
) -> Analysis {
    let data = ready.first().and_then(|table| results.tables.get(&table.id)?.dataset());
    // Counts are shown as they come; a sample is first seen whole, since each group costs precision.
    let by = data.filter(|_| !indicator.is_survey()).map(|data| dimensions(cx, data, Some(indicator)));
    let table = ready.first().map(|table| table.id.clone()).unwrap_or_default();
    Analysis {
        second: (indicator.inputs() > 1).then(|| ready.get(1).map(|table| table.id.clone()).unwrap_or_default()),
        by: by.into_iter().flatten().map(|(column, _)| column).collect(),
        reliability: project.usual_reliability(),
        ..Analysis::new(project.fresh_id('a'), indicator.id().to_owned(), table)
    }
}

/// Returns the columns of the standard groups that a table has.
fn standard_groups(results: &Results, analysis: &Analysis) -> Vec<String> {
    let data = results.tables.get(&analysis.table).and_then(|table| table.dataset());
    let column = |concept: Concept| {
        let column = data?.schema.with_concept(concept).filter(|column| makes_groups(column))?;
        Some(column.name.clone())
    };
    STANDARD.into_iter().filter_map(column).collect()
}
