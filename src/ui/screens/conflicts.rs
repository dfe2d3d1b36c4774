//! In what two tables differ by what they count, and the conversions that there are: each shows its effect before it is taken.

use eframe::egui::{self, RichText, Ui};

use super::super::action::Action;
use super::super::cx::UiCx;
use super::super::tokens::bold;
use super::harmonise::effect_ui;
use crate::data::codes::list_name;
use crate::data::conflict::{Conflict, Remedy};
use crate::data::definition::Weight;
use crate::message::Message;
use crate::project::edit::Edit;
use crate::session::Command;
use crate::session::cards::{conflicts_of, edits};

/// The differences of two tables, kept until they change.
#[derive(Default)]
pub struct Conflicts {
    of: Option<(String, String, u64)>,
    found: Vec<Conflict>,
}

impl Conflicts {
    /// Returns whether the two tables never stand in one series.
    pub fn breaks(&self) -> bool {
        self.found.iter().any(|conflict| conflict.weight == Weight::Breaks)
    }

    /// Draws the differences of two tables.
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, first: &str, other: &str) {
        let of = Some((first.to_owned(), other.to_owned(), cx.session.results().revision));
        if self.of != of {
            self.found = conflicts_of(cx.session.project(), cx.session.results(), first, other);
            self.of = of;
        }
        let title = Message::new("ui-conflicts").with("n", self.found.len());
        if self.found.is_empty() {
            cx.weak(ui, cx.say(&title));
            return;
        }
        let header = egui::CollapsingHeader::new(RichText::new(cx.say(&title)).family(bold()));
        header.id_salt("conflicts").default_open(true).show(ui, |ui| {
            for (at, conflict) in self.found.iter().enumerate() {
                ui.push_id(at, |ui| conflict_ui(cx, ui, conflict, first, other));
            }
        });
    }
}

fn conflict_ui(cx: &mut UiCx<'_>, ui: &mut Ui, conflict: &Conflict, first: &str, other: &str) {
    let (sign, color) = match (conflict.weight, &conflict.remedy) {
        (Weight::Breaks, _) => ("≠", cx.tokens.bad),
        (Weight::Noted, Some(_)) => ("≈", cx.tokens.attention),
        (Weight::Noted, None) => ("*", cx.tokens.attention),
    };
    let evidence = format!("{sign} {}", cx.say(&conflict.evidence));
    ui.add(egui::Label::new(RichText::new(evidence).color(color)).wrap());
    cx.weak(ui, cx.say(&conflict.advice()));
    let Some(remedy) = &conflict.remedy else { return };
    let doing: Vec<Edit> = edits(cx.session.project(), cx.session.results(), first, other, remedy);
    let title = cx.say(&title_of(remedy));
    ui.horizontal_wrapped(|ui| {
        ui.label(&title);
        if cx.button_for(ui, "ui-effect-show", &title).clicked() {
            cx.act(Action::Do(Command::Try(doing.clone())));
        }
        if cx.button_for(ui, "ui-conflicts-convert", &title).clicked() {
            cx.act(Action::Do(Command::Edit(doing.clone())));
        }
    });
    if cx.session.trial().is_some_and(|trial| trial.edits == doing) {
        effect_ui(cx, ui);
    }
}

fn title_of(remedy: &Remedy) -> Message {
    match remedy {
        Remedy::CommonBands { bands, .. } => Message::new("ui-conflicts-bands").with("bands", bands.replace(' ', ", ")),
        Remedy::CommonClasses { common, .. } => {
            Message::new("ui-conflicts-classes").with("list", list_name(common.target))
        }
        Remedy::Rescale { column, from, to, .. } => Message::new("ui-conflicts-rescale")
            .with("column", column)
            .with("times", libm::pow(10.0, f64::from(*from) - f64::from(*to))),
        Remedy::FormerArea { former, successors, .. } => {
            Message::new("ui-conflicts-former").with("former", former).with("successors", successors.join(", "))
        }
        Remedy::Drop { column, values, .. } => {
            Message::new("ui-conflicts-drop").with("column", column).with("values", values.join(", "))
        }
        Remedy::OnePerKey { column, .. } => Message::new("ui-conflicts-once").with("column", column),
        Remedy::MidYear { period, .. } => Message::new("ui-conflicts-mid-year").with("period", period),
    }
}
