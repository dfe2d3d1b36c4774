//! Report: title and office, which tables, which charts, and the door out.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{self, RichText, Ui};

use super::super::action::{Action, Purpose, Room};
use super::super::chart::chart_ui;
use super::super::cx::{Draft, UiCx, text_field};
use super::super::names::{code_name, dimension_title, indicator_word};
use super::super::tokens::GAP;
use super::office::OfficeForm;
use crate::i18n::Lang;
use crate::message::Message;
use crate::project::edit::Edit;
use crate::project::{Analysis, Project, ReportPlan};
use crate::protect::ProtectedTable;
use crate::publish::chart::{ChartKind, ChartSpec, suggest, why_not};
use crate::publish::checklist;
use crate::session::release::release;
use crate::survey::Dimension;

/// The view state of the room.
#[derive(Default)]
pub struct Report {
    rules: OfficeForm,
    title: Draft,
    office: Draft,
    contact: Draft,
    /// What makes the workbook usable, of which project and results.
    list: Option<(Arc<Project>, u64, Vec<checklist::Item>)>,
    area: Draft,
    period: Draft,
    analysis: String,
    measure: usize,
}

impl Report {
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui) {
        let project = cx.session.project().clone();
        if project.analyses.is_empty() {
            super::empty_ui(cx, ui, Room::Report, "ui-room-indicators", Action::Go(Room::Indicators));
            return;
        }
        cx.heading(ui, "ui-room-report");
        self.plan_ui(cx, ui, &project.report);
        ui.separator();
        let results = cx.session.results().clone();
        ui.horizontal_wrapped(|ui| {
            for analysis in &project.analyses {
                self.included_ui(cx, ui, &project.report, analysis);
            }
        });
        let undecided = project.analyses.iter().filter(|analysis| analysis.protection.is_none()).count();
        let all_undecided = undecided == project.analyses.len();
        if undecided > 0 {
            let text = cx.say(&Message::new("ui-report-undecided").with("n", undecided));
            ui.label(RichText::new(text).color(cx.tokens.attention));
        }
        ui.horizontal(|ui| {
            let why_not = all_undecided.then_some("ui-report-needs-protection");
            if cx.button_unless(ui, "ui-action-export", why_not).clicked() {
                cx.act(Action::AskExport);
            }
            for (id, file) in [
                ("ui-report-ods", "report.ods"),
                ("ui-report-page", "index.html"),
                ("ui-report-sdmx", "sdmx.csv"),
                ("ui-report-sdmx-ml", "sdmx.xml"),
                ("ui-report-open-sdg", "open-sdg"),
                ("ui-report-px", "tables.px"),
            ] {
                if cx.button_unless(ui, id, why_not).on_hover_text(cx.t("ui-report-exchange-help")).clicked() {
                    cx.act(Action::Ask(Purpose::Exchange, file.to_owned()));
                }
            }
            if undecided > 0 && cx.button(ui, "ui-room-protect").clicked() {
                cx.act(Action::Go(Room::Protect));
            }
        });
        self.rules.line_ui(cx, ui);
        self.rules.ui(cx, ui);
        self.checklist_ui(cx, ui);
        super::releases::ui(cx, ui, &project);
        ui.add_space(GAP);
        if project.analysis(&self.analysis).is_none_or(|analysis| analysis.protection.is_none()) {
            let decided = project.analyses.iter().find(|analysis| analysis.protection.is_some());
            self.analysis = decided.map(|analysis| analysis.id.clone()).unwrap_or_default();
        }
        let Some(analysis) = project.analysis(&self.analysis) else { return };
        if let Some(Ok(tables)) = results.analyses.get(&self.analysis).map(|result| &result.protected) {
            self.chart_ui(cx, ui, analysis, tables);
        }
    }

    /// Returns what was typed and waits to be decided.
    pub fn pending(&mut self, plan: &ReportPlan) -> Vec<Edit> {
        let report = self.as_typed(plan);
        // Asked for only to count as decided from now on.
        let drafts = [&mut self.title, &mut self.office, &mut self.contact, &mut self.area, &mut self.period];
        let is_typed = drafts.into_iter().filter_map(Draft::take).count() > 0;
        if is_typed { vec![Edit::SetReport { report }] } else { Vec::new() }
    }

    /// Returns the plan with the texts as they stand in the fields.
    fn as_typed(&mut self, plan: &ReportPlan) -> ReportPlan {
        ReportPlan {
            title: self.title.typed().clone(),
            office: self.office.typed().clone(),
            contact: self.contact.typed().trim().to_owned(),
            area: self.area.typed().trim().to_owned(),
            period: self.period.typed().trim().to_owned(),
            ..plan.clone()
        }
    }

    /// Title, office, language.
    fn plan_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, plan: &ReportPlan) {
        self.title.follow(&plan.title);
        self.office.follow(&plan.office);
        self.contact.follow(&plan.contact);
        self.area.follow(&plan.area);
        self.period.follow(&plan.period);
        let mut report = self.as_typed(plan);
        let typed = report.clone();
        ui.horizontal_wrapped(|ui| {
            for (id, draft, width) in [
                ("ui-report-title", &mut self.title, 340.0),
                ("ui-report-office", &mut self.office, 220.0),
                ("ui-report-contact", &mut self.contact, 180.0),
                ("ui-report-area", &mut self.area, 50.0),
                ("ui-report-period", &mut self.period, 60.0),
            ] {
                let field = text_field(ui, &cx.t(id), draft.typed(), width);
                cx.point(ui, id, &field);
                if field.lost_focus() {
                    cx.act(Action::KeepTyped);
                }
            }
            ui.label(cx.t("ui-report-language"));
            for lang in Lang::ALL {
                let is_chosen = if plan.lang.is_empty() { cx.lang == lang } else { plan.lang == lang.code() };
                let radio = ui.radio(is_chosen, lang.own_name());
                if radio.accessible_name(cx.name_for("ui-report-language", lang.own_name())).clicked() {
                    lang.code().clone_into(&mut report.lang);
                }
            }
        });
        ui.horizontal_wrapped(|ui| {
            ui.checkbox(&mut report.has_notes, cx.t("ui-report-notes")).on_hover_text(cx.t("ui-report-notes-help"));
            ui.checkbox(&mut report.is_classic, cx.t("ui-report-classic"))
                .on_hover_text(cx.t("ui-report-classic-help"));
        });
        if report != typed {
            cx.edit(Edit::SetReport { report });
        }
    }

    /// What makes the workbook usable for everybody, and what of it is still to be given.
    fn checklist_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui) {
        let (project, results) = (cx.session.project(), cx.session.results());
        let is_known =
            self.list.as_ref().is_some_and(|known| Arc::ptr_eq(&known.0, project) && known.1 == results.revision);
        if !is_known {
            let release = release(project, results, cx.lang, String::new());
            self.list = Some((Arc::clone(project), results.revision, checklist::items(&release)));
        }
        let Some((_, _, items)) = &self.list else { return };
        let n_met = items.iter().filter(|item| item.is_met).count();
        let title = cx.say(&Message::new("ui-report-list").with("n", n_met).with("of", items.len()));
        let color = if n_met == items.len() { cx.tokens.good } else { cx.tokens.attention };
        ui.collapsing(RichText::new(title).color(color), |ui| {
            egui::ScrollArea::vertical().id_salt("list").max_height(180.0).show(ui, |ui| {
                for item in items {
                    let words = cx.t(&format!("publish-list-{}", item.id));
                    let line = if item.is_met { format!("✓ {words}") } else { format!("○ {words}") };
                    let color = if item.is_met { cx.tokens.good } else { cx.tokens.attention };
                    let line = ui.label(RichText::new(line).color(color));
                    if item.is_by_itself {
                        line.on_hover_text(cx.t("ui-report-list-itself"));
                    }
                }
            });
        });
    }

    fn included_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, plan: &ReportPlan, analysis: &Analysis) {
        let mut is_in = !plan.left_out.contains(&analysis.id);
        let name = indicator_word(cx, &analysis.indicator, "name");
        if ui.checkbox(&mut is_in, &name).changed() {
            let mut report = self.as_typed(plan);
            if is_in {
                report.left_out.retain(|known| *known != analysis.id);
            } else {
                report.left_out.push(analysis.id.clone());
            }
            cx.edit(Edit::SetReport { report });
        }
        if analysis.protection.is_some() {
            let text = cx.say(&Message::new("ui-report-chart-of").with("name", name));
            if ui.selectable_label(self.analysis == analysis.id, text).clicked() {
                self.analysis.clone_from(&analysis.id);
                self.measure = 0;
            }
        }
    }

    fn chart_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, analysis: &Analysis, tables: &[ProtectedTable]) {
        super::measure_ui(cx, ui, tables.iter().map(ProtectedTable::measure), &mut self.measure);
        let Some(table) = tables.get(self.measure) else { return };
        let suggestion = suggest(table);
        let is_own = analysis.charts.contains_key(&table.measure().id);
        let spec = analysis.charts.get(&table.measure().id).cloned().unwrap_or_else(|| suggestion.spec.clone());
        let mut next = spec.clone();
        let mut is_confirmed = false;
        ui.horizontal_wrapped(|ui| {
            if let Some(kind) = kind_ui(cx, ui, table, &spec) {
                // A click on what is proposed takes it as one's own choice.
                is_confirmed = true;
                next.kind = kind;
            }
            axes_ui(cx, ui, table.dimensions(), &mut next);
            if next.kind == ChartKind::Map {
                super::map_choice::ui(cx, ui, table, &mut next);
            }
            for (id, ending) in [("ui-chart-save-svg", "svg"), ("ui-chart-save-png", "png")] {
                if cx.button(ui, id).clicked() {
                    let (analysis, measure) = (analysis.id.clone(), table.measure().id.clone());
                    let name = format!("{measure}.{ending}");
                    cx.act(Action::Ask(Purpose::Picture { analysis, measure }, name));
                }
            }
        });
        let borders = cx.session.results().borders(&spec);
        let proposed = suggestion.spec.kind;
        let reason = why_not(table, &spec, spec.kind, borders.as_deref()).unwrap_or_else(|| {
            let kind = Message::new(format!("ui-chart-{}", proposed.id().replace('_', "-")));
            let other =
                || Message::new("ui-chart-proposed").with("kind", kind).with("reason", suggestion.reason.clone());
            if spec.kind == proposed { suggestion.reason.clone() } else { other() }
        });
        let reason = cx.say(&reason);
        cx.weak(ui, reason);
        if next != spec || (is_confirmed && !is_own) {
            let (analysis, measure) = (analysis.id.clone(), table.measure().id.clone());
            cx.edit(Edit::SetChart { analysis, measure, chart: next });
        }
        chart_ui(cx, ui, "report-chart", table, &spec);
    }
}

/// Offers the kinds of chart; those that would mislead are grey and say why.
fn kind_ui(cx: &UiCx<'_>, ui: &mut Ui, table: &ProtectedTable, spec: &ChartSpec) -> Option<ChartKind> {
    let borders = cx.session.results().borders(spec);
    let name = |kind: ChartKind| cx.t(&format!("ui-chart-{}", kind.id().replace('_', "-")));
    let label = ui.label(cx.t("ui-chart-kind"));
    let mut chosen = None;
    let combo = egui::ComboBox::from_id_salt("kind").selected_text(name(spec.kind)).height(430.0).show_ui(ui, |ui| {
        for kind in ChartKind::ALL {
            let reason = why_not(table, spec, kind, borders.as_deref());
            let choice = egui::Button::selectable(spec.kind == kind, name(kind));
            let response = ui.add_enabled(reason.is_none(), choice);
            let response = match reason {
                Some(reason) => response.on_disabled_hover_text(cx.say(&reason)),
                None => response,
            };
            if response.clicked() {
                chosen = Some(kind);
            }
        }
    });
    combo.response.labelled_by(label.id);
    chosen
}

fn axes_ui(cx: &UiCx<'_>, ui: &mut Ui, dimensions: &[Dimension], spec: &mut ChartSpec) {
    let title = |column: &str| {
        let dimension = dimensions.iter().find(|dimension| dimension.column == column);
        dimension.map_or_else(|| cx.t("ui-none"), |dimension| dimension_title(cx, dimension))
    };
    let label = ui.label(cx.t("ui-chart-x"));
    let combo = egui::ComboBox::from_id_salt("x").selected_text(title(&spec.x)).show_ui(ui, |ui| {
        for dimension in dimensions {
            ui.selectable_value(&mut spec.x, dimension.column.clone(), title(&dimension.column));
        }
    });
    combo.response.labelled_by(label.id);
    let label = ui.label(cx.t("ui-chart-series"));
    let shown = title(spec.series.as_deref().unwrap_or_default());
    let combo = egui::ComboBox::from_id_salt("series").selected_text(shown).show_ui(ui, |ui| {
        ui.selectable_value(&mut spec.series, None, cx.t("ui-none"));
        for dimension in dimensions.iter().filter(|dimension| dimension.column != spec.x) {
            ui.selectable_value(&mut spec.series, Some(dimension.column.clone()), title(&dimension.column));
        }
    });
    combo.response.labelled_by(label.id);
    let is_free =
        |dimension: &&Dimension| dimension.column != spec.x && Some(&dimension.column) != spec.series.as_ref();
    let free: Vec<&Dimension> = dimensions.iter().filter(is_free).collect();
    if !free.is_empty() {
        let label = ui.label(cx.t("ui-chart-panel"));
        let shown = title(spec.panel.as_deref().unwrap_or_default());
        let combo = egui::ComboBox::from_id_salt("panel").selected_text(shown).show_ui(ui, |ui| {
            ui.selectable_value(&mut spec.panel, None, cx.t("ui-none"));
            for dimension in free {
                ui.selectable_value(&mut spec.panel, Some(dimension.column.clone()), title(&dimension.column));
            }
        });
        combo.response.labelled_by(label.id);
    }
    let others: Vec<&Dimension> = spec.others(dimensions).collect();
    for dimension in others {
        held_ui(cx, ui, dimension, &mut spec.held);
    }
}

/// At which code a dimension that is not drawn is held.
fn held_ui(cx: &UiCx<'_>, ui: &mut Ui, dimension: &Dimension, held: &mut BTreeMap<String, String>) {
    let label = ui.label(dimension_title(cx, dimension));
    let name = |code: &str| code_name(cx, dimension, Some(code));
    let now = held.get(&dimension.column).cloned();
    let shown = now.as_deref().map_or_else(|| cx.t("ui-chart-held-usual"), name);
    let mut next = now.clone();
    let combo = egui::ComboBox::from_id_salt(("held", &dimension.column)).selected_text(shown).truncate();
    let combo = combo.width(150.0).show_ui(ui, |ui| {
        ui.selectable_value(&mut next, None, cx.t("ui-chart-held-usual"));
        let mut codes: Vec<(String, &String)> = dimension.codes.iter().map(|code| (name(code), code)).collect();
        codes.sort();
        for (name, code) in codes {
            ui.selectable_value(&mut next, Some(code.clone()), name);
        }
    });
    combo.response.labelled_by(label.id);
    if next != now {
        match next {
            Some(code) => drop(held.insert(dimension.column.clone(), code)),
            None => drop(held.remove(&dimension.column)),
        }
    }
}
