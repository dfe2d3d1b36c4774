//! Harmonise: what each column measures, which code each value has, the recipe with its counts.

use eframe::egui::{self, RichText, Ui};

use super::super::action::{Action, Purpose, Room};
use super::super::cx::UiCx;
use super::super::form::{Outcome, StepForm};
use super::super::names::sort_key;
use super::super::table_view::TableView;
use super::super::tokens::GAP;
use super::combining::{self, Combining};
use super::own_list::OwnListForm;
use super::replayed;
use super::scorecard::{self, ScorecardView};
use super::sources::notes_ui;
use super::unmatched::{self, Waiting};
use super::variants::Variants;
use super::why::Why;
use crate::data::codes::list_name;
use crate::data::{Concept, Dataset, Kind};
use crate::indicators::Indicator;
use crate::message::{Explain as _, Message};
use crate::project::Table;
use crate::project::edit::Edit;
use crate::recipe::with_all_it_builds_on;
use crate::session::Command;
use crate::session::results::TableResult;
use crate::steps::{self, Step, StepKind as _, concept_word};

/// The list of steps leaves so much of the window free.
const MENU_SPARE: f32 = 160.0;

/// The view state of the room.
#[derive(Default)]
pub struct Harmonise {
    table: String,
    /// The tables that have been there before: a new one is what a person wants to see.
    seen: Vec<String>,
    form: Option<StepForm>,
    view: TableView,
    waiting: Waiting,
    own_list: Option<OwnListForm>,
    why: Option<Why>,
    combining: Option<Combining>,
    variants: Option<Variants>,
    /// Whether the scorecard is shown in place of the recipe.
    checks: bool,
    scorecard: ScorecardView,
}

impl Harmonise {
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui) {
        let project = cx.session.project().clone();
        let Some(first) = project.tables.first() else {
            super::empty_ui(cx, ui, Room::Harmonise, "ui-room-tables", Action::Go(Room::Tables));
            return;
        };
        let ids: Vec<String> = project.tables.iter().map(|table| table.id.clone()).collect();
        if ids != self.seen {
            let newest = ids.iter().rfind(|id| !self.seen.contains(id)).filter(|_| !self.seen.is_empty());
            let wanted = newest.cloned().or_else(|| project.table(&self.table).is_none().then(|| first.id.clone()));
            if let Some(table) = wanted {
                self.show(table);
            }
            self.seen = ids;
        }
        let wanted = ui.horizontal_wrapped(|ui| {
            cx.heading(ui, "ui-room-harmonise");
            for table in &project.tables {
                if ui.selectable_label(table.id == self.table, &table.name).clicked() {
                    self.show(table.id.clone());
                }
            }
            if project.tables.len() > 1 && cx.button(ui, "ui-combine-open").clicked() {
                self.combining = Some(Combining::new(cx, &self.table));
            }
            ui.separator();
            let badge = scorecard::badge(cx, &self.table);
            for (checks, text) in [(false, cx.t("ui-recipe")), (true, badge)] {
                if ui.selectable_label(self.checks == checks, text).clicked() {
                    self.checks = checks;
                }
            }
            ui.separator();
            (cx.button(ui, "ui-variants-open").clicked(), cx.button(ui, "ui-own-list-open").clicked())
        });
        let results = cx.session.results().clone();
        let (Some(table), Some(result)) = (project.table(&self.table), results.tables.get(&self.table)) else {
            ui.spinner();
            return;
        };
        let Some(data) = result.dataset() else {
            self.combining_ui(cx, ui, table, result);
            if let Err(message) = &result.read {
                cx.error(ui, message);
            }
            return;
        };
        let (wants_variants, wants_list) = wanted.inner;
        // What these open stands among the steps.
        self.checks &= !wants_variants && !wants_list;
        if wants_variants {
            self.variants = Some(Variants::new(data));
        }
        if wants_list {
            self.own_list = Some(OwnListForm::new(data, &table.name));
        }
        let height = ui.available_height();
        ui.horizontal_top(|ui| {
            let width = ui.available_width() * 0.46;
            super::super::cx::block(ui, egui::vec2(width, height), |ui| {
                egui::ScrollArea::vertical()
                    .id_salt(("recipe", &self.table, self.checks))
                    .auto_shrink([false, false])
                    .show(ui, |ui| {
                        if self.checks {
                            self.checks_ui(cx, ui, table, data);
                        } else {
                            self.work_ui(cx, ui, table, result, data);
                        }
                    });
            });
            ui.vertical(|ui| self.data_ui(cx, ui, table, data));
        });
    }

    /// Brings a table into view; a form that was open belonged to another.
    pub fn show(&mut self, table: String) {
        if self.table != table {
            (self.form, self.combining, self.variants, self.own_list) = (None, None, None, None);
            self.scorecard = ScorecardView::default();
            self.checks = false;
            self.view = TableView::default();
            self.why = None;
        }
        self.table = table;
    }

    fn checks_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, data: &Dataset) {
        if let Some(wanted) = self.scorecard.ui(cx, ui, table, data) {
            let names = data.schema.columns.iter().position(|column| Some(&column.name) == wanted.column.as_ref());
            self.view.show_only(cx.session.results().revision, wanted.rows, names);
        }
    }

    fn work_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, result: &TableResult, data: &Dataset) {
        stop_ui(cx, ui, result);
        self.combining_ui(cx, ui, table, result);
        if let Some(form) = &mut self.variants {
            if cx.card().show(ui, |ui| form.ui(cx, ui, &table.id, data)).inner {
                self.variants = None;
            }
            ui.add_space(GAP);
        }
        if let Some(form) = &mut self.own_list {
            if cx.card().show(ui, |ui| form.ui(cx, ui, data)).inner {
                self.own_list = None;
            }
            ui.add_space(GAP);
        }
        if let Some(form) = &mut self.form {
            let before = data_before(result, form.index).unwrap_or(data);
            let index = form.index;
            let edit = |step: Step| {
                let table = table.id.clone();
                match index {
                    Some(index) => Edit::ReplaceStep { table, index, step },
                    None => Edit::AddStep { table, step },
                }
            };
            let outcome = cx.card().show(ui, |ui| {
                let outcome = form.ui(cx, ui, before);
                effect_ui(cx, ui);
                outcome
            });
            // A step far down is changed in a form at the top.
            if form.is_new() {
                outcome.response.scroll_to_me(Some(egui::Align::TOP));
            }
            match outcome.inner {
                Outcome::Stays => {}
                Outcome::Drop => self.form = None,
                Outcome::Try(step) => cx.act(Action::Do(Command::Try(vec![edit(step)]))),
                Outcome::Apply(step) => {
                    cx.edit(edit(step));
                    self.form = None;
                }
            }
            ui.add_space(GAP);
        } else {
            proposals_ui(cx, ui, table, result, &mut self.form);
        }
        replayed::ui(cx, ui, table, result);
        self.waiting.ui(cx, ui, table, result);
        self.recipe_ui(cx, ui, table, result);
        notes_ui(cx, ui, &result.notes);
    }

    fn combining_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, result: &TableResult) {
        if let Some(form) = &mut self.combining {
            match cx.card().show(ui, |ui| form.ui(cx, ui)).inner {
                combining::Outcome::Stays => {}
                combining::Outcome::Made | combining::Outcome::Drop => self.combining = None,
            }
            ui.add_space(GAP);
        }
        combining::report_ui(cx, ui, table, result, &mut self.combining);
    }

    fn recipe_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, result: &TableResult) {
        ui.horizontal(|ui| {
            cx.subheading(ui, "ui-recipe");
            let title = cx.t("ui-recipe-add");
            let menu = ui.menu_button(title, |ui| {
                let height = ui.ctx().content_rect().height() - MENU_SPARE;
                egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
                    // Single values are corrected by the replies to a query list, which say who said so.
                    let added = steps::ALL.iter().filter(|(id, _)| *id != steps::Correct::ID);
                    let mut named: Vec<_> =
                        added.map(|(id, make)| (cx.say(&steps::field::word(id, "title")), id, make)).collect();
                    named.sort_by_cached_key(|(title, ..)| sort_key(title));
                    for (title, id, make) in named {
                        let help = cx.say(&steps::field::word(id, "help"));
                        let button = ui.button(title).on_hover_text(help);
                        cx.point(ui, &format!("steps-{}-title", id.replace('_', "-")), &button);
                        if button.clicked() {
                            self.form = Some(StepForm::new(&make(), None));
                            ui.close();
                        }
                    }
                });
            });
            cx.point(ui, "ui-recipe-add", &menu.response);
        });
        if table.recipe.is_empty() {
            cx.weak(ui, cx.t("ui-recipe-empty"));
        }
        let reports = result.run.as_ref().map_or(&[][..], |run| &run.reports);
        for (index, step) in table.recipe.iter().enumerate() {
            ui.push_id(index, |ui| {
                cx.card().show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    let number = index + 1;
                    ui.add(egui::Label::new(format!("{number}. {}", cx.say(&step.sentence()))).wrap());
                    ui.horizontal_wrapped(|ui| {
                        let sentence = cx.say(&step.sentence());
                        let is_skipped = matches!(step, Step::Skipped(_));
                        if !is_skipped && cx.button_for(ui, "ui-recipe-change", &sentence).clicked() {
                            self.form = Some(StepForm::new(step, Some(index)));
                        }
                        if cx.button_for(ui, "ui-recipe-remove", &sentence).clicked() {
                            cx.edit(Edit::RemoveStep { table: table.id.clone(), index });
                        }
                        let (id, other) = match step {
                            Step::Skipped(of) => ("ui-recipe-take-up", Step::clone(of)),
                            other => ("ui-recipe-skip", Step::Skipped(Box::new(other.clone()))),
                        };
                        if cx.button_for(ui, id, &sentence).clicked() {
                            cx.edit(Edit::ReplaceStep { table: table.id.clone(), index, step: other });
                        }
                        match reports.get(index) {
                            Some(Ok(report)) => drop(cx.weak(ui, cx.say(&step.result(report)))),
                            Some(Err(error)) => {
                                cx.error(ui, &error.message());
                            }
                            None => drop(cx.weak(ui, cx.t("ui-recipe-not-run"))),
                        }
                    });
                    if let (Step::MatchCodes(matching), Some(Ok(report))) = (step, reports.get(index))
                        && report.unmatched.is_empty()
                    {
                        unmatched::crosswalk_ui(cx, ui, table, index, matching);
                    }
                });
            });
        }
    }

    fn data_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, data: &Dataset) {
        let counts =
            Message::new("ui-data-counts").with("rows", data.n_rows()).with("columns", data.schema.columns.len());
        ui.horizontal_wrapped(|ui| {
            ui.label(cx.say(&counts));
            let copy = cx.button(ui, "ui-copy-write");
            if copy.on_hover_text(cx.t("ui-copy-write-help")).clicked() {
                let file = format!("{}.xlsx", cx.t("ui-copy-stem"));
                cx.act(Action::Ask(Purpose::WriteCopy { table: table.id.clone() }, file));
            }
        });
        if !self.checks {
            self.columns_ui(cx, ui, table, data);
        }
        if let Some((row, column)) = self.view.asked.take() {
            self.why = Some(Why::new(cx, &table.id, row, &column));
        }
        if let Some(why) = &mut self.why
            && cx.card().show(ui, |ui| why.ui(cx, ui)).inner
        {
            self.why = None;
        }
        self.view.explains = true;
        let name = cx.say(&Message::new("ui-grid-data").with("name", &table.name));
        self.view.ui(cx, ui, (&format!("data {}", table.id), name), data, None);
    }

    /// Draws the columns with what each measures.
    fn columns_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, table: &Table, data: &Dataset) {
        let height = (ui.available_height() * 0.45).max(120.0);
        super::super::cx::block(ui, egui::vec2(ui.available_width(), height), |ui| {
            egui::ScrollArea::vertical()
                .id_salt(("columns", &table.id))
                .auto_shrink([false, false])
                .max_height(height)
                .show(ui, |ui| {
                    let name_width = (ui.available_width() - 380.0).clamp(100.0, 260.0);
                    egui::Grid::new("columns").num_columns(4).striped(true).show(ui, |ui| {
                        for id in ["ui-column", "ui-column-kind", "ui-column-concept", "ui-column-missing"] {
                            cx.subheading(ui, id);
                        }
                        ui.end_row();
                        for column in &data.schema.columns {
                            super::super::cx::block(ui, egui::vec2(name_width, 20.0), |ui| {
                                ui.set_max_width(name_width);
                                let name = ui.add(egui::Label::new(&column.name).truncate());
                                if let Some(label) = &column.label {
                                    name.on_hover_text(label);
                                }
                            });
                            ui.label(cx.t(kind_id(column.kind)));
                            self.concept_ui(cx, ui, table, column);
                            let n_missing = data.n_missing(&column.name);
                            ui.label(cx.number(u32::try_from(n_missing).map_or(f64::NAN, f64::from), 0));
                            ui.end_row();
                        }
                    });
                });
        });
        ui.add_space(GAP);
    }

    fn concept_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, table: &Table, column: &crate::data::Column) {
        // A column whose meaning a step took over asks for none any more.
        let made = || {
            let mut steps = table.recipe.iter().filter(|step| step.reads().contains(&column.name));
            steps.find_map(|step| step.creates().into_iter().next())
        };
        let (text, hint) = match column.concept {
            Some(concept) => (cx.say(&concept_word(concept)), "ui-column-concept-hint"),
            None => match made() {
                Some(made) => (format!("→ {made}"), "ui-column-led-on"),
                None => (cx.t("ui-choose"), "ui-column-concept-hint"),
            },
        };
        let known = column.concept.map(|concept| known_of(cx, column, concept)).unwrap_or_default();
        let link = ui.link(&text).on_hover_text(format!("{}{known}", cx.t(hint)));
        let link = link.accessible_name(format!("{} – {text}", cx.name_for("ui-column-concept", &column.name)));
        if column.concept.is_none() {
            cx.point(ui, "ui-column-concept", &link);
        }
        if link.clicked() {
            let assign = steps::Assign { column: column.name.clone(), ..steps::Assign::default() };
            let assign = column.concept.map(|concept| steps::Assign { concept, ..assign.clone() }).unwrap_or(assign);
            let step = Step::Assign(assign);
            self.form = Some(StepForm::new(&step, None));
        }
    }
}

/// Says at which step the recipe stops: the table shown is the one before it.
fn stop_ui(cx: &UiCx<'_>, ui: &mut Ui, result: &TableResult) {
    let reports = result.run.as_ref().map_or(&[][..], |run| &run.reports);
    let failed = reports.iter().enumerate().find_map(|(at, report)| Some((at, report.as_ref().err()?)));
    let Some((at, error)) = failed else { return };
    cx.error(ui, &Message::new("ui-recipe-stops").with("n", at + 1).with("why", error.message()));
    ui.add_space(GAP);
}

fn proposals_ui(cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, result: &TableResult, form: &mut Option<StepForm>) {
    if result.proposals.is_empty() {
        return;
    }
    cx.card().show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        cx.subheading(ui, "ui-proposals");
        let sure: Vec<Edit> = result
            .proposals
            .iter()
            .filter(|proposal| proposal.confidence >= 0.9)
            .map(|proposal| Edit::AddStep { table: table.id.clone(), step: proposal.step.clone() })
            .collect();
        if !sure.is_empty() {
            let text = cx.say(&Message::new("ui-proposals-accept-all").with("n", sure.len()));
            let text = RichText::new(text).color(cx.tokens.on_accent);
            let accept = ui.add(egui::Button::new(text).fill(cx.tokens.accent));
            cx.point(ui, "ui-proposals-accept-all", &accept);
            if accept.clicked() {
                cx.actions.push(Action::Do(Command::Edit(sure)));
            }
        }
        for (index, proposal) in result.proposals.iter().enumerate().take(30) {
            ui.push_id(index, |ui| {
                ui.horizontal_wrapped(|ui| {
                    let sentence = cx.say(&proposal.step.sentence());
                    let accept = cx.button_for(ui, "ui-proposal-accept", &sentence);
                    if accept.clicked() {
                        let steps = with_all_it_builds_on(&result.proposals, index).into_iter();
                        let edits = steps.map(|step| Edit::AddStep { table: table.id.clone(), step }).collect();
                        cx.actions.push(Action::Do(Command::Edit(edits)));
                    }
                    if cx.button_for(ui, "ui-proposal-look", &sentence).clicked() {
                        *form = Some(StepForm::new(&proposal.step, None));
                    }
                    ui.label(sentence).on_hover_text(cx.say(&proposal.reason));
                });
            });
        }
    });
    ui.add_space(GAP);
}

/// Says what is known of a column by its meaning: its list of codes, its unit, which indicators need it.
fn known_of(cx: &UiCx<'_>, column: &crate::data::Column, concept: Concept) -> String {
    let mut lines = String::new();
    let mut add = |message: Message| {
        lines.push('\n');
        lines.push_str(&cx.say(&message));
    };
    if let Some(list) = &column.code_list {
        add(Message::new("ui-concept-list").with("list", list_name(list)));
    }
    if let Some(unit) = &column.unit {
        let times = libm::pow(10.0, f64::from(unit.multiplier));
        add(Message::new("ui-concept-unit").with("unit", &unit.measure).with("times", times));
    }
    let names = |uses: &dyn Fn(&dyn Indicator) -> bool| {
        let named = cx.session.project().all_indicators().filter(|indicator| uses(*indicator));
        named.map(|indicator| cx.say(&indicator.word("name"))).collect::<Vec<_>>().join("; ")
    };
    for (id, named) in [
        ("ui-concept-needed", names(&|indicator| indicator.needs().contains(&concept))),
        ("ui-concept-breaks-down", names(&|indicator| indicator.dimensions().contains(&concept))),
    ] {
        if !named.is_empty() {
            add(Message::new(id).with("names", named));
        }
    }
    lines
}

/// Says what the change being tried out would do.
pub(super) fn effect_ui(cx: &UiCx<'_>, ui: &mut Ui) {
    let Some(trial) = cx.session.trial() else { return };
    ui.separator();
    match &trial.effect {
        None => drop(ui.spinner()),
        Some(lines) => {
            cx.subheading(ui, "ui-effect");
            for line in lines {
                ui.add(egui::Label::new(cx.say(line)).wrap());
            }
        }
    }
}

/// Returns the data a step at this place sees: as read for the first, else what is at hand.
fn data_before(result: &TableResult, index: Option<usize>) -> Option<&Dataset> {
    match index {
        Some(index) => {
            let read = result.read.as_ref().ok().map(|read| &read.dataset)?;
            let run = result.run.as_ref()?;
            run.before(index, read)
        }
        None => result.dataset(),
    }
}

fn kind_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "ui-kind-number",
        Kind::Text => "ui-kind-text",
        Kind::Code => "ui-kind-code",
        Kind::Date => "ui-kind-date",
    }
}
