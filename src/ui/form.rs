//! A form for any step, drawn from its fields. Edits a draft; the project changes only on Apply.

use std::collections::BTreeMap;

use eframe::egui::{self, Ui};
use serde_json::{Map, Value};

use super::cx::{UiCx, text_field};
use crate::data::codes::{code_list, code_list_ids, list_title};
use crate::data::own_list::OwnList;
use crate::data::words::plain;
use crate::data::{Concept, Dataset, Kind};
use crate::message::Message;
use crate::steps::field::{choice_word, word};
use crate::steps::{Field, FieldKind, Step, concept_word};

/// Longer lines are hard to read, and a field belongs near its label.
const FORM_WIDTH: f32 = 520.0;

/// A step being made or changed.
#[derive(Clone, Debug)]
pub struct StepForm {
    /// The step's place in the recipe; `None` adds it at the end.
    pub index: Option<usize>,
    draft: Map<String, Value>,
    /// Text being typed into fields that hold lists.
    typed: BTreeMap<&'static str, String>,
    /// Whether it has been on screen.
    is_shown: bool,
}

/// What became of a form in this frame.
pub enum Outcome {
    Stays,
    Apply(Step),
    /// What would this step do?
    Try(Step),
    Drop,
}

impl StepForm {
    /// Opens a form on a step.
    pub fn new(step: &Step, index: Option<usize>) -> Self {
        let Value::Object(draft) = step.to_json() else {
            return Self { index, draft: Map::new(), typed: BTreeMap::new(), is_shown: false };
        };
        Self { index, draft, typed: BTreeMap::new(), is_shown: false }
    }

    /// Returns whether the form is new on screen; once.
    pub fn is_new(&mut self) -> bool {
        !std::mem::replace(&mut self.is_shown, true)
    }

    /// Draws the form against the data that the step will see.
    pub fn ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, data: &Dataset) -> Outcome {
        let id = self.draft.get("step").and_then(Value::as_str).unwrap_or_default().to_owned();
        let step = Step::from_json(Value::Object(self.draft.clone()));
        let fields =
            crate::steps::ALL.iter().find(|(known, _)| *known == id).map_or(&[][..], |(_, make)| make().fields());
        ui.set_max_width(ui.available_width().min(FORM_WIDTH));
        ui.label(egui::RichText::new(cx.say(&word(&id, "title"))).family(super::tokens::bold()));
        cx.weak(ui, cx.say(&word(&id, "help")));
        for field in fields {
            ui.push_id(field.id, |ui| self.field_ui(cx, ui, &id, *field, data));
        }
        let planned = step.as_ref().map_err(Clone::clone).and_then(|step| step.plan(&data.schema));
        if let Err(error) = &planned {
            use crate::message::Explain as _;
            let message = error.message();
            cx.weak(ui, cx.say(&message));
        }
        let mut outcome = Outcome::Stays;
        ui.horizontal(|ui| {
            let ready = planned.is_ok();
            let apply = ui.add_enabled_ui(ready, |ui| cx.primary(ui, "ui-apply")).inner;
            let tried = ui.add_enabled_ui(ready, |ui| cx.button(ui, "ui-effect-show")).inner;
            if let Ok(step) = step {
                if apply.clicked() {
                    outcome = Outcome::Apply(step);
                } else if tried.clicked() {
                    outcome = Outcome::Try(step);
                }
            }
            if cx.button(ui, "ui-path-never-mind").clicked() {
                outcome = Outcome::Drop;
            }
        });
        outcome
    }

    fn text(&self, id: &str) -> String {
        self.draft.get(id).and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    fn put(&mut self, field: Field, text: String) {
        let value = if text.is_empty() && field.is_optional { Value::Null } else { Value::from(text) };
        self.draft.insert(field.id.to_owned(), value);
    }

    fn field_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, step: &str, field: Field, data: &Dataset) {
        let label = cx.say(&word(step, field.id));
        match field.kind {
            FieldKind::Column { kinds } => {
                let fits = |kind: &Kind| kinds.is_empty() || kinds.contains(kind);
                let columns = data.schema.columns.iter().filter(|column| fits(&column.kind));
                let choices = columns.map(|column| (column.name.clone(), column.name.clone())).collect();
                self.choice_ui(cx, ui, field, &label, choices);
            }
            FieldKind::Choice(answers) => {
                let choices =
                    answers.iter().map(|answer| ((*answer).to_owned(), cx.say(&choice_word(step, field.id, answer))));
                self.choice_ui(cx, ui, field, &label, choices.collect());
            }
            FieldKind::Concept => {
                let choices =
                    Concept::ALL.iter().map(|concept| (concept.id().to_owned(), cx.say(&concept_word(*concept))));
                self.choice_ui(cx, ui, field, &label, choices.collect());
            }
            FieldKind::CodeList => {
                let own = |list: &OwnList| (list.id().to_owned(), list.name().to_owned());
                let own = cx.session.project().lists.iter().map(own);
                let shipped = code_list_ids().map(|id| (id.to_owned(), cx.say(&list_title(id))));
                self.choice_ui(cx, ui, field, &label, own.chain(shipped).collect());
            }
            FieldKind::Text | FieldKind::Code => {
                let mut text = self.text(field.id);
                ui.horizontal_wrapped(|ui| {
                    if text_field(ui, &label, &mut text, 200.0).changed() {
                        self.put(field, text.clone());
                    }
                });
            }
            FieldKind::Number { .. } => self.number_ui(ui, field, &label),
            FieldKind::Flag => {
                let mut flag = self.draft.get(field.id).and_then(Value::as_bool).unwrap_or_default();
                if ui.checkbox(&mut flag, label).changed() {
                    self.draft.insert(field.id.to_owned(), Value::from(flag));
                }
            }
            FieldKind::Columns => {
                let names = data.schema.columns.iter().map(|column| column.name.clone()).collect();
                self.ticks_ui(cx, ui, field, &label, names);
            }
            FieldKind::Values => {
                let mut names: Vec<String> = self.values_of_column(data).into_iter().map(|(value, _)| value).collect();
                let numbers: Option<Vec<f64>> = names.iter().map(|name| name.trim().parse().ok()).collect();
                if numbers.is_some() {
                    let number = |name: &String| name.trim().parse::<f64>().unwrap_or_default();
                    names.sort_by(|a, b| number(a).total_cmp(&number(b)));
                }
                self.ticks_ui(cx, ui, field, &label, names);
            }
            FieldKind::ValueMap => self.map_ui(cx, ui, field, &label, data),
            FieldKind::Numbers => self.numbers_ui(cx, ui, field, &label),
            FieldKind::NumberMap => self.number_map_ui(cx, ui, field, &label, data),
            FieldKind::Expression => self.expression_ui(cx, ui, field, &label, data),
        }
    }

    fn choice_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, field: Field, label: &str, choices: Vec<(String, String)>) {
        let now = self.text(field.id);
        ui.horizontal_wrapped(|ui| {
            let name = ui.label(label);
            let shown =
                choices.iter().find(|(id, _)| *id == now).map_or_else(|| cx.t("ui-choose"), |(_, text)| text.clone());
            let combo = egui::ComboBox::from_id_salt("choice").width(220.0).selected_text(shown).show_ui(ui, |ui| {
                if field.is_optional && ui.selectable_label(now.is_empty(), cx.t("ui-none")).clicked() {
                    self.draft.insert(field.id.to_owned(), Value::Null);
                }
                for (id, text) in choices {
                    if ui.selectable_label(id == now, text).clicked() {
                        self.draft.insert(field.id.to_owned(), Value::from(id));
                    }
                }
            });
            combo.response.labelled_by(name.id);
        });
    }

    fn number_ui(&mut self, ui: &mut Ui, field: Field, label: &str) {
        let now = self.draft.get(field.id).and_then(Value::as_f64);
        let text = self.typed.entry(field.id).or_insert_with(|| now.map(|now| now.to_string()).unwrap_or_default());
        let mut changed = false;
        ui.horizontal_wrapped(|ui| changed = text_field(ui, label, text, 100.0).changed());
        if changed {
            let number = text.trim().replace(',', ".").parse::<f64>().ok();
            let value = number.and_then(serde_json::Number::from_f64).map_or(Value::Null, Value::Number);
            self.draft.insert(field.id.to_owned(), value);
        }
    }

    fn numbers_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, field: Field, label: &str) {
        let now = self.draft.get(field.id).and_then(Value::as_array).cloned().unwrap_or_default();
        let written = || now.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let text = self.typed.entry(field.id).or_insert_with(written);
        let mut changed = false;
        ui.horizontal_wrapped(|ui| changed = text_field(ui, label, text, 220.0).changed());
        ui.horizontal_wrapped(|ui| {
            for (id, help, limits) in BANDS {
                if cx.button(ui, id).on_hover_text(cx.t(help)).clicked() {
                    limits.clone_into(text);
                    changed = true;
                }
            }
        });
        if changed {
            let numbers = text.split([' ', ',', ';']).filter_map(|part| part.parse::<f64>().ok());
            self.draft.insert(field.id.to_owned(), numbers.map(Value::from).collect());
        }
    }

    /// A line a value: the value, then its number.
    fn number_map_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, field: Field, label: &str, data: &Dataset) {
        let now = self.draft.get(field.id).and_then(Value::as_object).cloned().unwrap_or_default();
        let written = || now.iter().map(|(key, number)| format!("{key} = {number}")).collect::<Vec<_>>().join("\n");
        let text = self.typed.entry(field.id).or_insert_with(written);
        let name = ui.label(label);
        let edit = egui::TextEdit::multiline(text).desired_rows(3).desired_width(260.0);
        let response = ui.add(edit).labelled_by(name.id);
        let (numbers, wrong) = read_number_map(text);
        if response.changed() {
            self.draft.insert(field.id.to_owned(), Value::Object(numbers));
        }
        if !wrong.is_empty() {
            cx.error(ui, &Message::new("ui-number-map-wrong").with("lines", wrong.join("; ")));
        }
        let of = ["by", "column"].into_iter().map(|id| self.text(id)).find(|column| !column.is_empty());
        let values: Vec<String> =
            distinct(data, &of.unwrap_or_default()).into_iter().take(12).map(|(value, _)| value).collect();
        if !values.is_empty() {
            cx.weak(ui, cx.say(&Message::new("ui-number-map-values").with("values", values.join(", "))));
        }
    }

    /// An expression, with the columns and some patterns to begin from.
    fn expression_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, field: Field, label: &str, data: &Dataset) {
        let mut text = self.text(field.id);
        let before = text.clone();
        let name = ui.label(label);
        let edit = egui::TextEdit::multiline(&mut text).code_editor().desired_rows(3).desired_width(FORM_WIDTH);
        ui.add(edit).labelled_by(name.id);
        ui.horizontal_wrapped(|ui| {
            ui.menu_button(cx.t("ui-expression-columns"), |ui| {
                egui::ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
                    for column in &data.schema.columns {
                        if ui.button(&column.name).clicked() {
                            text.push_str(&quoted(&column.name));
                            ui.close();
                        }
                    }
                });
            });
            ui.menu_button(cx.t("ui-expression-patterns"), |ui| {
                for (id, pattern) in PATTERNS {
                    if ui.button(cx.t(id)).on_hover_text(pattern).clicked() {
                        pattern.clone_into(&mut text);
                        ui.close();
                    }
                }
            });
        });
        cx.weak(ui, cx.t("ui-expression-help"));
        if text != before {
            self.put(field, text);
        }
    }

    /// Offers names to tick, with a field to look for one where there are many.
    fn ticks_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, field: Field, label: &str, names: Vec<String>) {
        /// More names than this are looked through with a search.
        const MANY: usize = 12;
        /// More are not drawn at once.
        const MOST: usize = 300;
        ui.label(label);
        let mut chosen: Vec<Value> = self.draft.get(field.id).and_then(Value::as_array).cloned().unwrap_or_default();
        let mut shown = names;
        if shown.len() > MANY {
            let search = self.typed.entry("search").or_default();
            ui.horizontal_wrapped(|ui| text_field(ui, &cx.t("ui-view-find"), search, 140.0));
            let wanted = plain(search);
            shown.retain(|name| plain(name).contains(&wanted));
        }
        let n_more = shown.len().saturating_sub(MOST);
        let area = egui::ScrollArea::vertical().id_salt(field.id).max_height(160.0).min_scrolled_height(160.0);
        area.auto_shrink([false, true]).show(ui, |ui| {
            for name in shown.into_iter().take(MOST) {
                let value = Value::from(name.clone());
                let mut is_chosen = chosen.contains(&value);
                if ui.checkbox(&mut is_chosen, name).changed() {
                    if is_chosen {
                        chosen.push(value);
                    } else {
                        chosen.retain(|known| *known != value);
                    }
                }
            }
            if n_more > 0 {
                cx.weak(ui, cx.say(&Message::new("ui-form-more").with("n", n_more)));
            }
        });
        self.draft.insert(field.id.to_owned(), Value::Array(chosen));
    }

    fn map_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, field: Field, label: &str, data: &Dataset) {
        ui.label(label);
        let values = self.values_of_column(data);
        let list = code_list(&self.text("code_list"));
        let mut map = self.draft.get(field.id).and_then(Value::as_object).cloned().unwrap_or_default();
        egui::ScrollArea::vertical().id_salt(field.id).max_height(220.0).show(ui, |ui| {
            egui::Grid::new("map").num_columns(2).striped(true).show(ui, |ui| {
                for (value, count) in values.into_iter().take(300) {
                    let name = ui.label(format!("{value} ({})", cx.number(f64::from(count), 0)));
                    let now = map.get(&value).and_then(Value::as_str).unwrap_or_default().to_owned();
                    let mut next = now.clone();
                    match list.filter(|list| list.items.len() <= 60) {
                        Some(list) => {
                            let shown = list
                                .find(&now)
                                .map_or_else(|| cx.t("ui-choose"), |code| code.name(cx.lang.code()).to_owned());
                            let combo = egui::ComboBox::from_id_salt(&value).width(200.0).selected_text(shown).show_ui(
                                ui,
                                |ui| {
                                    for code in &list.items {
                                        ui.selectable_value(&mut next, code.code.clone(), code.name(cx.lang.code()));
                                    }
                                },
                            );
                            combo.response.labelled_by(name.id);
                        }
                        None => {
                            ui.add(egui::TextEdit::singleline(&mut next).desired_width(120.0)).labelled_by(name.id);
                        }
                    }
                    if next != now {
                        map.insert(value, Value::from(next));
                    }
                    ui.end_row();
                }
            });
        });
        self.draft.insert(field.id.to_owned(), Value::Object(map));
    }

    /// Returns the distinct values of the step's column, most frequent first.
    fn values_of_column(&self, data: &Dataset) -> Vec<(String, u32)> {
        distinct(data, &self.text("column"))
    }
}

/// Sets of age bands in use, by their limits.
const BANDS: [(&str, &str, &str); 4] = [
    ("ui-bands-five", "ui-bands-five-help", "5 10 15 20 25 30 35 40 45 50 55 60 65 70 75 80 85 90 95 100"),
    ("ui-bands-broad", "ui-bands-broad-help", "15 25 65"),
    ("ui-bands-working", "ui-bands-working-help", "15 65"),
    ("ui-bands-unhcr", "ui-bands-unhcr-help", "5 12 18 60"),
];

/// Patterns of expressions, with columns to be replaced. None has an `ELSE`: who has no age is in no band.
const PATTERNS: [(&str, &str); 7] = [
    ("ui-expression-share", "a / b * 100"),
    (
        "ui-expression-cases",
        "CASE WHEN age < 15 THEN 'Y0T14' WHEN age < 65 THEN 'Y15T64' WHEN age >= 65 THEN 'Y_GE65' END",
    ),
    ("ui-expression-recent", "CASE WHEN years_since_arrival < 5 THEN 1 WHEN years_since_arrival >= 5 THEN 0 END"),
    (
        "ui-expression-return",
        "CASE WHEN citizenship_status = 'citizen' AND months_abroad >= 12 AND years_since_return <= 5 THEN 1 \
         WHEN citizenship_status <> 'citizen' OR months_abroad < 12 OR years_since_return > 5 THEN 0 END",
    ),
    ("ui-expression-shipwreck", "aboard - survivors - bodies"),
    ("ui-expression-first", "COALESCE(a, b)"),
    ("ui-expression-part", "SUBSTR(code, 1, 2)"),
];

/// Returns a column's name as an expression wants it.
fn quoted(name: &str) -> String {
    let is_plain = name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        && name.starts_with(|letter: char| letter.is_ascii_alphabetic());
    if is_plain { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) }
}

/// Reads lines of a value and its number, `2023 = 605,2`; returns those that are none.
fn read_number_map(text: &str) -> (Map<String, Value>, Vec<String>) {
    let (mut numbers, mut wrong) = (Map::new(), Vec::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let pair = line.rsplit_once('=').or_else(|| line.rsplit_once(char::is_whitespace));
        let number = pair.and_then(|(_, number)| number.trim().replace(',', ".").parse::<f64>().ok());
        match pair.zip(number.and_then(serde_json::Number::from_f64)) {
            Some(((key, _), number)) if !key.trim().is_empty() => {
                numbers.insert(key.trim().to_owned(), Value::Number(number));
            }
            _ => wrong.push(line.to_owned()),
        }
    }
    (numbers, wrong)
}

/// Returns the distinct values of a column and how often each stands, most frequent first.
pub fn distinct(data: &Dataset, column: &str) -> Vec<(String, u32)> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for value in data.texts(column).unwrap_or_default().into_iter().flatten() {
        *counts.entry(value).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}
