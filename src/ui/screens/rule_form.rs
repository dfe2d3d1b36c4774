//! A form in which a rule is put together like a sentence: where something holds, something else must.

use eframe::egui::{self, Ui};

use super::super::cx::UiCx;
use crate::checks::rule::{Claim, Compare, Rule, With};
use crate::data::Dataset;
use crate::message::Message;

/// What became of the form.
pub enum Outcome {
    Stays,
    Drop,
    Add(Rule),
}

/// A rule being written.
pub struct RuleForm {
    has_when: bool,
    when: ClaimForm,
    must: ClaimForm,
}

/// What a claim says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Compares(Compare),
    IsFilled,
    IsEmpty,
    Expression,
}

/// A claim being written.
struct ClaimForm {
    column: String,
    says: Says,
    /// The column it is compared with, rather than a value.
    other: Option<String>,
    value: String,
}

impl RuleForm {
    /// Begins with the first column.
    pub fn new(data: &Dataset) -> Self {
        let column = data.schema.columns.first().map(|column| column.name.clone()).unwrap_or_default();
        let claim = |says| ClaimForm { column: column.clone(), says, other: None, value: String::new() };
        Self { has_when: false, when: claim(Says::Compares(Compare::Equal)), must: claim(Says::IsFilled) }
    }

    /// Draws the form with the sentence it makes and how many rows break it.
    pub fn ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, data: &Dataset) -> Outcome {
        ui.set_min_width(ui.available_width());
        cx.subheading(ui, "ui-rule-title");
        ui.checkbox(&mut self.has_when, cx.t("ui-rule-when"));
        if self.has_when {
            self.when.ui(cx, ui, "when", data);
        }
        ui.label(cx.t("ui-rule-must"));
        self.must.ui(cx, ui, "must", data);
        let rule = Rule { when: self.has_when.then(|| self.when.claim()), must: self.must.claim() };
        ui.add(egui::Label::new(cx.say(&rule.sentence())).wrap());
        let mut outcome = Outcome::Stays;
        // The sentence is read while it is written; the rows are counted when it is there.
        ui.horizontal(|ui| {
            let is_whole = self.must.is_whole() && (!self.has_when || self.when.is_whole());
            let keep = ui.add_enabled_ui(is_whole, |ui| cx.primary(ui, "ui-rule-keep")).inner;
            if keep.on_disabled_hover_text(cx.t("ui-rule-needs-value")).clicked() {
                outcome = Outcome::Add(rule);
            }
            if cx.button(ui, "ui-path-never-mind").clicked() {
                outcome = Outcome::Drop;
            }
        });
        outcome
    }
}

impl ClaimForm {
    /// Returns whether everything the claim needs is there.
    fn is_whole(&self) -> bool {
        match self.says {
            Says::IsFilled | Says::IsEmpty => true,
            Says::Compares(_) if self.other.is_some() => true,
            Says::Compares(_) | Says::Expression => !self.value.trim().is_empty(),
        }
    }

    fn claim(&self) -> Claim {
        let column = self.column.clone();
        match self.says {
            Says::IsFilled => Claim::Filled { column },
            Says::IsEmpty => Claim::Empty { column },
            Says::Expression => Claim::Expression { sql: self.value.clone() },
            Says::Compares(how) => {
                let with = match &self.other {
                    Some(other) => With::Column(other.clone()),
                    None => With::Value(self.value.clone()),
                };
                Claim::Compare { column, how, with }
            }
        }
    }

    fn ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, id: &str, data: &Dataset) {
        ui.horizontal_wrapped(|ui| {
            if self.says != Says::Expression {
                let name = cx.t("ui-column");
                let combo = egui::ComboBox::from_id_salt((id, "column")).selected_text(&self.column);
                let combo = combo.show_ui(ui, |ui| {
                    for column in &data.schema.columns {
                        ui.selectable_value(&mut self.column, column.name.clone(), &column.name);
                    }
                });
                combo.response.accessible_name(format!("{name} – {}", self.column));
            }
            let all =
                Compare::ALL.map(Says::Compares).into_iter().chain([Says::IsFilled, Says::IsEmpty, Says::Expression]);
            let said = cx.say(&says_word(self.says));
            let combo = egui::ComboBox::from_id_salt((id, "says")).selected_text(&said).show_ui(ui, |ui| {
                for says in all {
                    ui.selectable_value(&mut self.says, says, cx.say(&says_word(says)));
                }
            });
            combo.response.accessible_name(format!("{} – {said}", cx.t("ui-rule-says")));
            match self.says {
                Says::Compares(_) => self.with_ui(cx, ui, id, data),
                Says::Expression => {
                    let field = egui::TextEdit::singleline(&mut self.value).desired_width(280.0);
                    ui.add(field.hint_text(cx.t("ui-rule-sql-hint"))).accessible_name(cx.t("ui-rule-sql"));
                }
                Says::IsFilled | Says::IsEmpty => {}
            }
        });
    }

    fn with_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, id: &str, data: &Dataset) {
        let shown = self.other.clone().unwrap_or_else(|| cx.t("ui-rule-value"));
        let combo = egui::ComboBox::from_id_salt((id, "other")).selected_text(&shown).show_ui(ui, |ui| {
            ui.selectable_value(&mut self.other, None, cx.t("ui-rule-value"));
            for column in &data.schema.columns {
                ui.selectable_value(&mut self.other, Some(column.name.clone()), &column.name);
            }
        });
        combo.response.accessible_name(format!("{} – {shown}", cx.t("ui-rule-with")));
        if self.other.is_none() {
            let field = egui::TextEdit::singleline(&mut self.value).desired_width(110.0);
            ui.add(field).accessible_name(cx.t("ui-rule-value"));
        }
    }
}

fn says_word(says: Says) -> Message {
    match says {
        Says::Compares(how) => Message::new(format!("ui-rule-how-{}", how.id())),
        Says::IsFilled => Message::new("ui-rule-how-filled"),
        Says::IsEmpty => Message::new("ui-rule-how-empty"),
        Says::Expression => Message::new("ui-rule-how-sql"),
    }
}
