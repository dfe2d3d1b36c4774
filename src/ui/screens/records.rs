//! The records of a table before they go to anybody: columns that name persons, combinations that stand out, what to do.

use eframe::egui::{self, RichText, Ui};

use super::super::action::{Action, Purpose};
use super::super::cx::UiCx;
use super::super::tokens::{GAP, bold};
use crate::data::codes;
use crate::data::{Concept, Dataset, Kind};
use crate::message::Message;
use crate::project::Table;
use crate::project::edit::Edit;
use crate::session::Command;
use crate::session::records::{Judged, Question, usual_keys};
use crate::steps::{DropColumns, Step, SuppressLocal};

/// The view state: what is asked.
#[derive(Default)]
pub struct Records {
    table: String,
    /// Columns an outsider may know, those to keep first; nothing until the table is known.
    keys: Option<Vec<String>>,
    sensitive: Option<String>,
    k: usize,
}

impl Records {
    /// Draws the records of the project's tables.
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui) {
        let project = cx.session.project().clone();
        // A table of figures holds no records; where there are only such, they are shown with that said.
        let holds_figures = |table: &&crate::project::Table| {
            let data = cx.session.results().tables.get(&table.id).and_then(|result| result.dataset());
            data.is_some_and(|data| data.schema.with_concept(Concept::ObservedValue).is_some())
        };
        let first = project.tables.iter().find(|table| !holds_figures(table));
        let Some(first) = first.or_else(|| project.tables.first()) else { return };
        if holds_figures(&first) && project.table(&self.table).is_none_or(|shown| holds_figures(&shown)) {
            cx.weak(ui, cx.t("ui-records-none"));
            return;
        }
        if project.table(&self.table).is_none() {
            *self = Self { table: first.id.clone(), k: 3, ..Self::default() };
        }
        cx.weak(ui, cx.t("ui-records-what"));
        ui.horizontal_wrapped(|ui| {
            for table in &project.tables {
                if ui.selectable_label(table.id == self.table, &table.name).clicked() {
                    *self = Self { table: table.id.clone(), k: self.k, ..Self::default() };
                }
            }
        });
        let results = cx.session.results().clone();
        let (Some(table), Some(data)) =
            (project.table(&self.table), results.tables.get(&self.table).and_then(|result| result.dataset()))
        else {
            ui.spinner();
            return;
        };
        let sandbox = cx.button(ui, "ui-sandbox-write");
        if sandbox.on_hover_text(cx.t("ui-sandbox-help")).clicked() {
            let file = format!("{}.xlsx", cx.t("ui-sandbox-stem"));
            cx.act(Action::Ask(Purpose::WriteSandbox { table: table.id.clone() }, file));
        }
        let keys = self.keys.get_or_insert_with(|| usual_keys(data));
        // A column that a step took away is asked about no more.
        keys.retain(|key| data.schema.column(key).is_some());
        let keys = keys.clone();
        let question = Question { table: self.table.clone(), keys, sensitive: self.sensitive.clone(), k: self.k };
        if cx.session.wants_judgement(&question) {
            cx.act(Action::Do(Command::Judge(question.clone())));
        }
        let judged = cx.session.judged(&question).cloned();
        egui::ScrollArea::vertical().id_salt("records").auto_shrink([false, false]).show(ui, |ui| {
            if let Some(judged) = &judged {
                identifiers_ui(cx, ui, table, judged);
                sources_ui(cx, ui, table, judged);
            }
            ui.add_space(GAP);
            self.question_ui(cx, ui, data);
            match &judged {
                Some(judged) => result_ui(cx, ui, table, data, &question, judged),
                None => drop(ui.spinner()),
            }
        });
    }

    fn question_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, data: &Dataset) {
        cx.subheading(ui, "ui-records-keys");
        cx.weak(ui, cx.t("ui-records-keys-help"));
        let keys = self.keys.get_or_insert_default();
        ui.horizontal_wrapped(|ui| {
            for column in &data.schema.columns {
                let mut is_key = keys.contains(&column.name);
                if ui.checkbox(&mut is_key, &column.name).changed() {
                    if is_key {
                        keys.push(column.name.clone());
                    } else {
                        keys.retain(|key| *key != column.name);
                    }
                }
            }
        });
        ui.horizontal_wrapped(|ui| {
            let label = ui.label(cx.t("ui-records-k"));
            ui.add(egui::DragValue::new(&mut self.k).range(2..=100)).labelled_by(label.id);
            let label = ui.label(cx.t("ui-records-sensitive"));
            let shown = self.sensitive.clone().unwrap_or_else(|| cx.t("ui-view-filter-none"));
            let combo = egui::ComboBox::from_id_salt("sensitive").selected_text(shown).show_ui(ui, |ui| {
                ui.selectable_value(&mut self.sensitive, None, cx.t("ui-view-filter-none"));
                for column in &data.schema.columns {
                    ui.selectable_value(&mut self.sensitive, Some(column.name.clone()), &column.name);
                }
            });
            combo.response.labelled_by(label.id);
        });
    }
}

fn identifiers_ui(cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, judged: &Judged) {
    cx.subheading(ui, "ui-records-identifiers");
    if judged.identifiers.is_empty() {
        ui.label(RichText::new(cx.t("protect-identifiers-none")).color(cx.tokens.good));
    }
    let leave_out = |columns: Vec<String>| Edit::AddStep {
        table: table.id.clone(),
        step: Step::DropColumns(DropColumns { columns }),
    };
    let sources = judged.sources.iter().map(|(column, _)| column);
    let all: Vec<String> = judged.identifiers.iter().map(|found| &found.column).chain(sources).cloned().collect();
    if all.len() > 1 && cx.primary(ui, "ui-records-drop-all").clicked() {
        cx.edit(leave_out(all));
    }
    for found in &judged.identifiers {
        ui.horizontal_wrapped(|ui| {
            let sentence = cx.say(&found.message());
            if cx.button_for(ui, "ui-records-drop", &sentence).clicked() {
                cx.edit(leave_out(vec![found.column.clone()]));
            }
            ui.label(RichText::new(sentence).color(cx.tokens.attention));
        });
    }
}

/// Draws the columns from which key variables were made: what is hidden in one would still stand in the other.
fn sources_ui(cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, judged: &Judged) {
    for (column, key) in &judged.sources {
        ui.horizontal_wrapped(|ui| {
            let sentence = cx.say(&Message::new("ui-records-source").with("column", column).with("key", key));
            if cx.button_for(ui, "ui-records-drop", &sentence).clicked() {
                let step = Step::DropColumns(DropColumns { columns: vec![column.clone()] });
                cx.edit(Edit::AddStep { table: table.id.clone(), step });
            }
            ui.label(RichText::new(sentence).color(cx.tokens.attention));
        });
    }
}

fn result_ui(cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, data: &Dataset, question: &Question, judged: &Judged) {
    ui.add_space(GAP);
    for sentence in &judged.sentences {
        let is_done = judged.n_below_k == 0 && judged.n_risky == 0 && judged.sources.is_empty();
        let color = if is_done { cx.tokens.good } else { cx.tokens.attention };
        let text = RichText::new(cx.say(sentence)).color(color).family(bold());
        ui.add(egui::Label::new(text).wrap());
    }
    if judged.n_below_k == 0 {
        return;
    }
    cx.weak(ui, cx.t("ui-records-remedy"));
    if cx.button(ui, "ui-records-suppress").on_hover_text(cx.t("steps-suppress-local-help")).clicked() {
        let k = u32::try_from(question.k).map_or(3.0, f64::from);
        let step = Step::SuppressLocal(SuppressLocal { columns: question.keys.clone(), k });
        cx.edit(Edit::AddStep { table: table.id.clone(), step });
    }
    ui.add_space(GAP);
    cx.subheading(ui, "ui-records-rarest");
    egui::Grid::new("rarest").num_columns(question.keys.len() + 2).striped(true).spacing([18.0, 5.0]).show(ui, |ui| {
        for key in &question.keys {
            ui.label(RichText::new(key).family(bold()));
        }
        cx.subheading(ui, "ui-records-frequency");
        cx.subheading(ui, "ui-records-risk");
        ui.end_row();
        for rare in &judged.rarest {
            for (key, value) in question.keys.iter().zip(&rare.combination) {
                ui.label(value_words(cx, data, key, value.as_deref()));
            }
            ui.label(cx.number(u32::try_from(rare.frequency).map_or(f64::NAN, f64::from), 0));
            ui.label(cx.say(&Message::new("ui-records-percent").with("share", cx.number(100.0 * rare.risk, 1))));
            ui.end_row();
        }
    });
}

/// Says a value of a key variable: a code by its name.
fn value_words(cx: &UiCx<'_>, data: &Dataset, key: &str, value: Option<&str>) -> String {
    let Some(value) = value else { return "–".to_owned() };
    let column = data.schema.column(key);
    match column.filter(|column| column.kind != Kind::Number).and_then(|column| column.code_list.as_deref()) {
        Some(list) => codes::label(Some(list), value, cx.lang.code()),
        None => value.to_owned(),
    }
}
