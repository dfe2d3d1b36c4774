//! Indicators: what the data allow, the figures and the chart of what was chosen. No Run button: every choice answers at once.

use eframe::egui::{self, RichText, Ui};

use super::super::action::{Action, Room};
use super::super::chart::chart_ui;
use super::super::cx::{UiCx, block};
use super::super::names::indicator_word;
use super::super::tokens::{GAP, bold};
use super::catalogue::Catalogue;
use super::choices::choices_ui;
use super::comparing;
use super::design::DesignForm;
use super::estimates::{Detail, estimates_ui};
use super::gap_board::GapBoard;
use super::sources::notes_ui;
use crate::grid::Rect;
use crate::message::Message;
use crate::project::edit::Edit;
use crate::project::{Analysis, Project};
use crate::session::analyses::explain;
use crate::session::results::Results;
use crate::survey::{Contrast, EstimateCell, EstimateTable};

/// Least height of the figures and their chart; below it the room scrolls.
const LEAST: f32 = 420.0;

/// The view state of the room.
#[derive(Default)]
pub struct Indicators {
    analysis: String,
    /// Whether the project was asked for an analysis that it does not have yet.
    is_awaited: bool,
    measure: usize,
    selection: Option<Rect>,
    /// Whether the gap board stands in the place of the analysis.
    is_board: bool,
    board: GapBoard,
    catalogue: Catalogue,
    design: DesignForm,
}

impl Indicators {
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui) {
        let project = cx.session.project().clone();
        if project.tables.is_empty() {
            super::empty_ui(cx, ui, Room::Indicators, "ui-room-tables", Action::Go(Room::Tables));
            self.catalogue.without_tables_ui(cx, ui);
            return;
        }
        let results = cx.session.results().clone();
        cx.heading(ui, "ui-room-indicators");
        let height = ui.available_height();
        ui.horizontal_top(|ui| {
            block(ui, egui::vec2(270.0, height), |ui| {
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
                    // What is open above the figures must not push them out of the window.
                    let area = egui::ScrollArea::vertical().id_salt("analysis").auto_shrink([false, false]);
                    area.show(ui, |ui| self.analysis_ui(cx, ui, &project, &results, height));
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
            let name = indicator_word(cx, &analysis.indicator, "name");
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

    fn analysis_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, project: &Project, results: &Results, height: f32) {
        let top = ui.cursor().top();
        // What was just asked for is shown as soon as the project has it.
        if project.analysis(&self.analysis).is_none() {
            if !self.is_awaited && !self.analysis.is_empty() {
                self.is_awaited = true;
                ui.ctx().request_repaint();
                ui.spinner();
                return;
            }
            self.is_awaited = false;
            if let Some(last) = project.analyses.last() {
                self.analysis.clone_from(&last.id);
            } else {
                self.analysis.clear();
                ui.label(cx.t("ui-indicators-choose"));
                return;
            }
        }
        self.is_awaited = false;
        let Some(analysis) = project.analysis(&self.analysis) else { return };
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(indicator_word(cx, &analysis.indicator, "name")).family(bold()));
            if cx.button(ui, "ui-indicators-remove").clicked() {
                cx.edit(Edit::RemoveAnalysis { analysis: analysis.id.clone() });
            }
        });
        choices_ui(cx, ui, analysis, project, results, &mut self.design);
        let Some(result) = results.analyses.get(&analysis.id) else {
            ui.spinner();
            return;
        };
        let tables = match &result.estimates {
            Ok(tables) => tables,
            // A question above is open: nothing went wrong.
            Err(message) if message.id == "indicators-no-quantity" => {
                ui.label(RichText::new(cx.say(message)).color(cx.tokens.attention));
                return;
            }
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
                let left = (height - (ui.cursor().top() - top)).max(LEAST);
                let size = egui::vec2(ui.available_width(), left);
                return block(ui, size, |ui| match contrast {
                    Contrast::Whole => comparing::behind_ui(cx, ui, analysis, table, compared),
                    Contrast::Groups(groups) => comparing::compare_ui(cx, ui, analysis, groups, table, compared),
                });
            }
            _ => {}
        }
        let picked = self.selection.and_then(|picked| table.cells.get(usize::try_from(picked.top).ok()?));
        if let Some(cell) = picked {
            explain_ui(cx, ui, project, results, analysis, table, cell);
        }
        let left = (height - (ui.cursor().top() - top)).max(LEAST);
        let half = left * 0.42;
        block(ui, egui::vec2(ui.available_width(), half), |ui| {
            estimates_ui(cx, ui, "estimates", table, Detail::Full, &mut self.selection);
        });
        ui.add_space(GAP);
        if let Ok(protected) = &result.protected
            && let Some(table) = protected.get(self.measure)
        {
            let spec = analysis.charts.get(&table.measure().id).cloned();
            let spec = spec.unwrap_or_else(|| crate::publish::chart::suggest(table).spec);
            block(ui, egui::vec2(ui.available_width(), left - half - 3.0 * GAP), |ui| {
                chart_ui(cx, ui, "estimate-chart", table, &spec);
            });
        }
    }
}

/// What the figure of the selected row rests on.
fn explain_ui(
    cx: &UiCx<'_>,
    ui: &mut Ui,
    project: &Project,
    results: &Results,
    analysis: &Analysis,
    table: &EstimateTable,
    cell: &EstimateCell,
) {
    let header = egui::CollapsingHeader::new(cx.t("ui-explain")).id_salt("explain").default_open(true);
    header.show(ui, |ui| {
        egui::ScrollArea::vertical().id_salt("explained").max_height(110.0).show(ui, |ui| {
            for line in explain(project, results, analysis, table, cell) {
                ui.add(egui::Label::new(cx.say(&line)).wrap());
            }
        });
    });
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
