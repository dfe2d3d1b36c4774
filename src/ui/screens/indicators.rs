//! Indicators: what the data allow, the figures and the chart of what was chosen. No Run button: every choice answers at once.

use eframe::egui::{self, RichText, Ui};

use super::super::action::{Action, Room};
use super::super::chart::chart_ui;
use super::super::cx::UiCx;
use super::super::names::indicator_word;
use super::super::tokens::{GAP, bold};
use super::catalogue::Catalogue;
use super::comparing;
use super::estimates::{Detail, estimates_ui};
use super::gap_board::GapBoard;
use super::sources::notes_ui;
use crate::data::{Concept, Dataset};
use crate::grid::Rect;
use crate::indicators::{self, Indicator};
use crate::message::Message;
use crate::project::edit::Edit;
use crate::project::{Analysis, Project, Table};
use crate::session::results::Results;
use crate::steps::concept_word;
use crate::survey::{Contrast, EstimateTable, Interval, LonelyPsu};

/// The view state of the room.
#[derive(Default)]
pub struct Indicators {
    analysis: String,
    measure: usize,
    selection: Option<Rect>,
    /// Whether the gap board stands in the place of the analysis.
    is_board: bool,
    board: GapBoard,
    catalogue: Catalogue,
}

impl Indicators {
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui) {
        let project = cx.session.project().clone();
        if project.tables.is_empty() {
            super::empty_ui(cx, ui, Room::Indicators, "ui-room-tables", Action::Go(Room::Tables));
            return;
        }
        let results = cx.session.results().clone();
        cx.heading(ui, "ui-room-indicators");
        let height = ui.available_height();
        ui.horizontal_top(|ui| {
            super::super::cx::block(ui, egui::vec2(270.0, height), |ui| {
                egui::ScrollArea::vertical().id_salt("catalogue").auto_shrink([false, false]).show(ui, |ui| {
                    self.chosen_ui(cx, ui, &project);
                    if let Some(new) = self.catalogue.ui(cx, ui, &project, &results) {
                        (self.analysis, self.measure, self.is_board) = (new, 0, false);
                    }
                });
            });
            ui.vertical(|ui| {
                if self.is_board && !project.analyses.is_empty() {
                    self.board.ui(cx, ui);
                } else {
                    self.analysis_ui(cx, ui, &project, &results);
                }
            });
        });
    }

    /// The analyses of the project, to go from one to another.
    fn chosen_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, project: &Project) {
        if project.analyses.is_empty() {
            return;
        }
        cx.subheading(ui, "ui-indicators-chosen");
        for analysis in &project.analyses {
            let name = cx.say(&indicator_word(&analysis.indicator, "name"));
            let is_here = analysis.id == self.analysis && !self.is_board;
            let name = egui::Button::selectable(is_here, name).wrap();
            if ui.add(name).clicked() {
                self.is_board = false;
                self.analysis.clone_from(&analysis.id);
                self.measure = 0;
            }
        }
        let board = ui.selectable_label(self.is_board, cx.t("ui-gaps"));
        cx.point(ui, "ui-gaps", &board);
        if board.clicked() {
            self.is_board = true;
        }
        ui.add_space(GAP);
    }

    fn analysis_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, project: &Project, results: &Results) {
        if project.analysis(&self.analysis).is_none() {
            if let Some(last) = project.analyses.last() {
                self.analysis.clone_from(&last.id);
            } else {
                ui.label(cx.t("ui-indicators-choose"));
                return;
            }
        }
        let Some(analysis) = project.analysis(&self.analysis) else { return };
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(cx.say(&indicator_word(&analysis.indicator, "name"))).family(bold()));
            if cx.button(ui, "ui-indicators-remove").clicked() {
                cx.edit(Edit::RemoveAnalysis { analysis: analysis.id.clone() });
            }
        });
        choices_ui(cx, ui, analysis, project, results);
        let Some(result) = results.analyses.get(&analysis.id) else {
            ui.spinner();
            return;
        };
        let tables = match &result.estimates {
            Ok(tables) => tables,
            Err(message) => {
                cx.error(ui, message);
                return;
            }
        };
        super::measure_ui(cx, ui, tables.iter().map(|table| &table.measure), &mut self.measure);
        let Some(table) = tables.get(self.measure) else { return };
        notes_ui(cx, ui, &result.notes);
        table_notes_ui(cx, ui, table);
        comparing::views_ui(cx, ui, analysis, table);
        match (&analysis.compare, &result.compared) {
            (Some(_), Some(Err(message))) => return cx.error(ui, message),
            (Some(contrast), Some(Ok(compared))) => {
                let Some(compared) = compared.get(self.measure) else { return };
                return match contrast {
                    Contrast::Whole => comparing::behind_ui(cx, ui, analysis, table, compared),
                    Contrast::Groups(groups) => comparing::compare_ui(cx, ui, analysis, groups, table, compared),
                };
            }
            _ => {}
        }
        let half = (ui.available_height() * 0.46).max(120.0);
        super::super::cx::block(ui, egui::vec2(ui.available_width(), half), |ui| {
            estimates_ui(cx, ui, "estimates", table, Detail::Full, &mut self.selection);
        });
        ui.add_space(GAP);
        if let Ok(protected) = &result.protected
            && let Some(table) = protected.get(self.measure)
        {
            let spec = analysis.charts.get(&table.measure().id).cloned();
            let spec = spec.unwrap_or_else(|| crate::publish::chart::suggest(table).spec);
            chart_ui(cx, ui, "estimate-chart", table, &spec);
        }
    }
}

/// What a reader must know of a table; the first line in view, the rest one click away.
fn table_notes_ui(cx: &UiCx<'_>, ui: &mut Ui, table: &EstimateTable) {
    let mut notes: Vec<String> = table.notes.iter().map(|note| cx.say(note)).collect();
    notes.dedup();
    let title = Message::new("ui-table-notes").with("n", notes.len());
    egui::CollapsingHeader::new(cx.say(&title)).id_salt(("table notes", &table.id)).show(ui, |ui| {
        for note in notes {
            cx.weak(ui, note);
        }
    });
}

/// Dimensions, interval, lonely strata: every choice is an edit.
fn choices_ui(cx: &mut UiCx<'_>, ui: &mut Ui, analysis: &Analysis, project: &Project, results: &Results) {
    let Some(data) = results.tables.get(&analysis.table).and_then(|table| table.dataset()) else { return };
    let mut next = analysis.clone();
    let indicator = indicators::indicator(&analysis.indicator);
    tables_ui(cx, ui, project, indicator, &mut next);
    ui.horizontal_wrapped(|ui| {
        cx.subheading(ui, "ui-indicators-by");
        for (column, title) in dimensions(cx, data, indicator) {
            let mut is_chosen = next.by.contains(&column);
            if ui.checkbox(&mut is_chosen, title).changed() {
                if is_chosen {
                    next.by.push(column);
                } else {
                    next.by.retain(|known| *known != column);
                    let is_of_column = |compare: &Contrast| match compare {
                        Contrast::Whole => next.by.is_empty(),
                        Contrast::Groups(groups) => groups.column == column,
                    };
                    if next.compare.as_ref().is_some_and(is_of_column) {
                        next.compare = None;
                    }
                }
            }
        }
    });
    if let Some(indicator) = indicator.filter(|indicator| !indicator.quantities().is_empty()) {
        quantities_ui(cx, ui, data, indicator, &mut next);
    }
    if indicator.is_some_and(Indicator::is_survey)
        && let Some(table) = project.table(&analysis.table)
    {
        design_ui(cx, ui, data, table, &mut next.interval);
    }
    if next != *analysis {
        cx.edit(Edit::SetAnalysis { analysis: next });
    }
}

/// Which tables the indicator is computed from, where there is a choice.
fn tables_ui(cx: &UiCx<'_>, ui: &mut Ui, project: &Project, indicator: Option<&dyn Indicator>, next: &mut Analysis) {
    let needs_two = indicator.is_some_and(|indicator| indicator.inputs() > 1);
    if project.tables.len() < 2 && !needs_two {
        return;
    }
    let choose = |ui: &mut Ui, id: &str, chosen: &mut String| {
        let label = ui.label(cx.t(id));
        let shown = project.table(chosen).map_or_else(|| cx.t("ui-choose"), |table| table.name.clone());
        let combo = egui::ComboBox::from_id_salt(id).selected_text(shown).width(220.0).truncate().show_ui(ui, |ui| {
            for table in &project.tables {
                ui.selectable_value(chosen, table.id.clone(), &table.name);
            }
        });
        combo.response.labelled_by(label.id);
    };
    ui.horizontal_wrapped(|ui| {
        choose(ui, "ui-indicators-table", &mut next.table);
        if needs_two {
            let mut second = next.second.clone().unwrap_or_default();
            choose(ui, "ui-indicators-second", &mut second);
            next.second = Some(second).filter(|second| !second.is_empty());
        }
    });
}

/// Which columns hold what the indicator reads without a concept.
fn quantities_ui(cx: &UiCx<'_>, ui: &mut Ui, data: &Dataset, indicator: &dyn Indicator, next: &mut Analysis) {
    ui.horizontal_wrapped(|ui| {
        for quantity in indicator.quantities() {
            let label = ui.label(cx.say(&quantity.name()));
            let used = quantity.column(&data.schema, &next.columns).map(|column| column.name.clone());
            let shown = used.clone().unwrap_or_else(|| cx.t("ui-choose"));
            let combo = egui::ComboBox::from_id_salt(&quantity.id).selected_text(shown).width(150.0).truncate();
            let combo = combo.show_ui(ui, |ui| {
                for column in &data.schema.columns {
                    if ui.selectable_label(used.as_ref() == Some(&column.name), &column.name).clicked() {
                        next.columns.insert(quantity.id.clone(), column.name.clone());
                    }
                }
            });
            combo.response.labelled_by(label.id);
        }
    });
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

/// Says which design is used – set once, by the meanings of the columns – and offers the choices that rest on it.
fn design_ui(cx: &mut UiCx<'_>, ui: &mut Ui, data: &Dataset, table: &Table, interval: &mut Interval) {
    let mut full_count = table.full_count;
    if ui.checkbox(&mut full_count, cx.t("ui-indicators-full-count")).changed() {
        cx.edit(Edit::SetFullCount { table: table.id.clone(), full_count });
    }
    if table.full_count {
        return;
    }
    let design = crate::session::analyses::design_of(data, Some(table));
    let or_none = |column: &Option<String>| column.clone().unwrap_or_else(|| cx.t("ui-none"));
    let line = Message::new("ui-design")
        .with("weight", or_none(&design.weight))
        .with("stratum", or_none(&design.stratum))
        .with("psu", or_none(&design.psu));
    let is_complete = design.weight.is_some() && design.psu.is_some();
    let color = if is_complete { cx.tokens.text_weak } else { cx.tokens.attention };
    let title = RichText::new(cx.say(&line)).color(color);
    egui::CollapsingHeader::new(title).id_salt("design").default_open(!is_complete).show(ui, |ui| {
        let intervals = [
            (Interval::Logit, "ui-interval-logit"),
            (Interval::Beta, "ui-interval-beta"),
            (Interval::Wilson, "ui-interval-wilson"),
            (Interval::Wald, "ui-interval-wald"),
        ];
        ui.horizontal_wrapped(|ui| {
            combo(cx, ui, "ui-indicators-interval", &intervals, interval);
            lonely_ui(cx, ui, table);
        });
    });
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

/// Groups that every indicator can be broken down by, whatever its file says.
const ALWAYS: [Concept; 4] = [Concept::Region, Concept::Urbanisation, Concept::Wealth, Concept::Ethnicity];

/// Returns the columns that can cross an indicator: coded ones and short lists, with their titles.
pub(super) fn dimensions(cx: &UiCx<'_>, data: &Dataset, indicator: Option<&dyn Indicator>) -> Vec<(String, String)> {
    let taken = indicator.map_or(&[][..], Indicator::needs);
    let asked = indicator.map_or(&[][..], Indicator::dimensions);
    let is_dimension = |concept: Concept| asked.contains(&concept);
    let columns = data.schema.columns.iter().filter(|column| match column.concept {
        Some(concept) if is_dimension(concept) => indicators::makes_groups(column),
        Some(concept) => !taken.contains(&concept) && ALWAYS.contains(&concept),
        None => false,
    });
    columns
        .map(|column| {
            let title = column.concept.map_or_else(|| column.name.clone(), |concept| cx.say(&concept_word(concept)));
            (column.name.clone(), format!("{title} ({})", column.name))
        })
        .collect()
}
