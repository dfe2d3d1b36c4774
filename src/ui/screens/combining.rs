//! Putting tables together: below each other, beside each other, newer figures for older ones; and what came of it.

use std::collections::BTreeMap;

use eframe::egui::{self, RichText, Ui};

use super::super::action::Action;
use super::super::cx::{UiCx, text_field};
use super::super::tokens::{GAP, bold};
use super::conflicts::Conflicts;
use crate::data::Dataset;
use crate::data::combine::{Key, map_by_concept, propose_keys};
use crate::message::Message;
use crate::project::edit::Edit;
use crate::project::{AppendPart, Combine, Table};
use crate::session::combine::Combined;
use crate::session::results::TableResult;

/// Lines of a list that are shown; the rest is counted.
const MOST_LINES: usize = 200;

/// What is being put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Append,
    Join,
    Update,
}

impl How {
    const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Join, "ui-combine-join", "ui-combine-join-help"),
        (Self::Append, "ui-combine-append", "ui-combine-append-help"),
        (Self::Update, "ui-combine-update", "ui-combine-update-help"),
    ];
}

/// A form for putting two tables together.
pub struct Combining {
    how: How,
    first: String,
    other: String,
    keys: Vec<Key>,
    /// Columns of the other table that take another name, and which.
    names: BTreeMap<String, String>,
    name: String,
    /// The table that is put together otherwise; a new one where there is none.
    of: Option<String>,
    conflicts: Conflicts,
}

/// What became of the form in this frame.
pub enum Outcome {
    Stays,
    Made,
    Drop,
}

impl Combining {
    /// Begins with a table and the next one.
    pub fn new(cx: &UiCx<'_>, first: &str) -> Self {
        let tables = &cx.session.project().tables;
        let other = tables.iter().rev().find(|table| table.id != first).map_or("", |table| &table.id);
        let mut form = Self {
            how: How::Join,
            first: first.to_owned(),
            other: other.to_owned(),
            keys: Vec::new(),
            names: BTreeMap::new(),
            name: String::new(),
            of: None,
            conflicts: Conflicts::default(),
        };
        form.suggest(cx);
        form
    }

    /// Opens the form on a table that was put together from two.
    fn of(table: &Table) -> Option<Self> {
        let mut form = Self {
            how: How::Join,
            first: String::new(),
            other: String::new(),
            keys: Vec::new(),
            names: BTreeMap::new(),
            name: table.name.clone(),
            of: Some(table.id.clone()),
            conflicts: Conflicts::default(),
        };
        match table.combine.clone()? {
            Combine::Join { first, other, keys } => (form.first, form.other, form.keys) = (first, other, keys),
            Combine::Update { first, other, keys } => {
                (form.how, form.first, form.other, form.keys) = (How::Update, first, other, keys);
            }
            Combine::Append { parts, .. } => {
                let [first, other] = <[AppendPart; 2]>::try_from(parts).ok()?;
                (form.how, form.first, form.other, form.names) = (How::Append, first.table, other.table, other.names);
            }
        }
        Some(form)
    }

    fn suggest(&mut self, cx: &UiCx<'_>) {
        let name = |id: &str| cx.session.project().table(id).map(|table| table.name.clone()).unwrap_or_default();
        self.name = format!("{} + {}", name(&self.first), name(&self.other));
        if let (Some(first), Some(other)) = (data(cx, &self.first), data(cx, &self.other)) {
            self.keys = propose_keys(first, other);
            self.names = map_by_concept(first, other);
        }
    }

    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui) -> Outcome {
        cx.subheading(ui, "ui-combine");
        cx.weak(ui, cx.t("ui-combine-help"));
        ui.horizontal_wrapped(|ui| {
            for (how, id, help) in How::ALL {
                let text = cx.t(id);
                ui.radio_value(&mut self.how, how, text).on_hover_text(cx.t(help));
            }
        });
        let before = (self.first.clone(), self.other.clone());
        // A table is put together from those that stand before it.
        let tables = cx.session.project().tables.iter().map(|table| table.id.as_str());
        let tables: Vec<&str> = tables.take_while(|id| Some(*id) != self.of.as_deref()).collect();
        table_choice(cx, ui, "ui-combine-first", &mut self.first, &tables);
        let others: Vec<&str> = tables.into_iter().filter(|id| *id != before.0).collect();
        table_choice(cx, ui, "ui-combine-other", &mut self.other, &others);
        if before != (self.first.clone(), self.other.clone()) {
            let name = std::mem::take(&mut self.name);
            self.suggest(cx);
            if self.of.is_some() {
                self.name = name;
            }
        }
        if self.first != self.other && !self.other.is_empty() {
            self.conflicts.ui(cx, ui, &self.first, &self.other);
        }
        let columns = |id: &str| {
            data(cx, id).map_or_else(Vec::new, |data| data.schema.columns.iter().map(|one| one.name.clone()).collect())
        };
        let (here, there) = (columns(&self.first), columns(&self.other));
        if self.how == How::Append {
            self.names_ui(cx, ui, &here, &there);
        } else {
            self.keys_ui(cx, ui, &here, &there);
        }
        if self.of.is_none() {
            ui.horizontal(|ui| {
                text_field(ui, &cx.t("ui-combine-name"), &mut self.name, 260.0);
            });
        }
        let mut outcome = Outcome::Stays;
        ui.horizontal(|ui| {
            let is_good = self.first != self.other
                && !self.other.is_empty()
                && !self.name.trim().is_empty()
                && (self.how == How::Append || !self.keys.is_empty())
                && (self.how == How::Join || !self.conflicts.breaks());
            if ui.add_enabled_ui(is_good, |ui| cx.primary(ui, "ui-combine-do")).inner.clicked() {
                self.make(cx);
                outcome = Outcome::Made;
            }
            if cx.button(ui, "ui-path-never-mind").clicked() {
                outcome = Outcome::Drop;
            }
        });
        outcome
    }

    /// Pairs of columns that say the same.
    fn keys_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, here: &[String], there: &[String]) {
        cx.weak(ui, cx.t("ui-combine-keys"));
        let mut gone = None;
        for (at, (left, right)) in self.keys.iter_mut().enumerate() {
            ui.push_id(("key", at), |ui| {
                ui.horizontal(|ui| {
                    column_choice(ui, &cx.t("ui-combine-column-first"), left, here);
                    ui.label("=");
                    column_choice(ui, &cx.t("ui-combine-column-other"), right, there);
                    if cx.button_for(ui, "ui-combine-key-remove", left).clicked() {
                        gone = Some(at);
                    }
                });
            });
        }
        if let Some(at) = gone {
            self.keys.remove(at);
        }
        if cx.button(ui, "ui-combine-key-add").clicked()
            && let (Some(left), Some(right)) = (here.first(), there.first())
        {
            self.keys.push((left.clone(), right.clone()));
        }
    }

    /// Under which column of the first table each of the other stands.
    fn names_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, here: &[String], there: &[String]) {
        cx.weak(ui, cx.t("ui-combine-names"));
        egui::Grid::new("names").num_columns(2).striped(true).show(ui, |ui| {
            for column in there {
                let mut under = self.names.get(column).unwrap_or(column).clone();
                let known = under.clone();
                ui.label(column);
                let mut choices = here.to_vec();
                if !choices.contains(column) {
                    choices.push(column.clone());
                }
                ui.push_id(column, |ui| {
                    column_choice(ui, &cx.name_for("ui-combine-under", column), &mut under, &choices);
                });
                ui.end_row();
                if under == *column {
                    self.names.remove(column);
                } else if under != known {
                    self.names.insert(column.clone(), under);
                }
            }
        });
    }

    fn make(&self, cx: &mut UiCx<'_>) {
        let project = cx.session.project();
        let label = |id: &str| project.table(id).map(|table| table.name.clone()).unwrap_or_default();
        let (first, other, keys) = (self.first.clone(), self.other.clone(), self.keys.clone());
        let combine = match self.how {
            How::Join => Combine::Join { first, other, keys },
            How::Update => Combine::Update { first, other, keys },
            How::Append => Combine::Append {
                column: cx.t("ui-combine-column"),
                parts: vec![
                    AppendPart { label: label(&first), table: first, names: BTreeMap::new() },
                    AppendPart { label: label(&other), table: other, names: self.names.clone() },
                ],
            },
        };
        if let Some(table) = self.of.clone() {
            cx.edit(Edit::SetCombine { table, combine });
            return;
        }
        let table = Table {
            combine: Some(combine),
            ..Table::new(project.fresh_id('t'), self.name.trim().to_owned(), String::new(), String::new())
        };
        let id = table.id.clone();
        cx.edit(Edit::AddTable { table });
        cx.act(Action::Harmonise(id));
    }
}

fn data<'s>(cx: &UiCx<'s>, table: &str) -> Option<&'s Dataset> {
    cx.session.results().tables.get(table)?.dataset()
}

fn table_choice(cx: &UiCx<'_>, ui: &mut Ui, id: &str, chosen: &mut String, tables: &[&str]) {
    let project = cx.session.project();
    let name = project.table(chosen).map(|table| table.name.clone()).unwrap_or_default();
    ui.horizontal(|ui| {
        let label = ui.label(cx.t(id));
        let open = egui::ComboBox::from_id_salt(id).selected_text(&name).show_ui(ui, |ui| {
            for table in project.tables.iter().filter(|table| tables.contains(&table.id.as_str())) {
                ui.selectable_value(chosen, table.id.clone(), &table.name);
            }
        });
        open.response.labelled_by(label.id);
    });
}

fn column_choice(ui: &mut Ui, name: &str, chosen: &mut String, columns: &[String]) {
    let text = chosen.clone();
    let open = egui::ComboBox::from_id_salt(name).selected_text(&text).show_ui(ui, |ui| {
        for column in columns {
            ui.selectable_value(chosen, column.clone(), column);
        }
    });
    open.response.accessible_name(format!("{name} – {text}"));
}

/// Says what matched, what did not and what changed in a table that was put together; opens the form on it where asked.
pub fn report_ui(cx: &UiCx<'_>, ui: &mut Ui, table: &Table, result: &TableResult, form: &mut Option<Combining>) {
    let Some(combine) = &table.combine else { return };
    let name = |id: &str| cx.session.project().table(id).map_or_else(|| id.to_owned(), |table| table.name.clone());
    cx.card().show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let sentence = cx.say(&combine.sentence(name));
        ui.add(egui::Label::new(RichText::new(&sentence).family(bold())).wrap());
        if form.is_none() && cx.button_for(ui, "ui-recipe-change", &sentence).clicked() {
            *form = Combining::of(table);
        }
        let Ok(read) = &result.read else { return };
        for note in &read.notes {
            ui.label(cx.say(&note.message));
        }
        match &read.combined {
            Some(Combined::Join(report)) => {
                list_ui(cx, ui, "ui-combine-only-first", &report.only_left);
                list_ui(cx, ui, "ui-combine-only-other", &report.only_right);
            }
            Some(Combined::Update(report)) => {
                let changed = report.changed.iter().map(|(key, column, old, new)| {
                    let message = Message::new("ui-combine-changed-line").with("key", key).with("column", column);
                    cx.say(&message.with("old", old).with("new", new))
                });
                lines_ui(cx, ui, "ui-combine-changed", report.n_changed, changed);
                list_ui(cx, ui, "ui-combine-new", &report.new);
                list_ui(cx, ui, "ui-combine-absent", &report.absent);
            }
            None => {}
        }
    });
    ui.add_space(GAP);
}

fn list_ui(cx: &UiCx<'_>, ui: &mut Ui, id: &'static str, keys: &[(String, usize)]) {
    let line =
        |(key, n): &(String, usize)| cx.say(&Message::new("ui-unmatched-value").with("value", key).with("n", *n));
    lines_ui(cx, ui, id, keys.len(), keys.iter().map(line));
}

fn lines_ui(cx: &UiCx<'_>, ui: &mut Ui, id: &'static str, n: usize, lines: impl Iterator<Item = String>) {
    if n == 0 {
        return;
    }
    let title = cx.say(&Message::new(id).with("n", n));
    egui::CollapsingHeader::new(title).id_salt(id).show(ui, |ui| {
        for line in lines.take(MOST_LINES) {
            ui.label(line);
        }
        if n > MOST_LINES {
            cx.weak(ui, cx.say(&Message::new("ui-combine-more").with("n", n - MOST_LINES)));
        }
    });
}
