//! The thirty questions of SDG 10.7.2 as a form: answers, the score as it grows, and a table of answers at the end.

use eframe::egui::{self, RichText, Ui};

use super::super::action::Action;
use super::super::cx::{UiCx, text_field};
use super::super::tokens::{GAP, bold};
use crate::data::Concept;
use crate::import;
use crate::indicators::sdg_10_7_2::category;
use crate::message::Message;
use crate::project::edit::Edit;
use crate::project::{Analysis, Table};
use crate::session::command::Command;
use crate::steps::{Assign, Step};

const DOMAINS: usize = 6;
const QUESTIONS: usize = 5;

/// An answer; only the first domain knows the half one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Answer {
    #[default]
    Blank,
    Yes,
    LegalOnly,
    No,
}

impl Answer {
    fn half_points(self) -> u32 {
        match self {
            Self::Yes => 2,
            Self::LegalOnly => 1,
            Self::Blank | Self::No => 0,
        }
    }

    /// Returns what stands in the table of answers.
    fn text(self) -> &'static str {
        match self {
            Self::Blank => "",
            Self::Yes => "yes",
            Self::LegalOnly => "yes (only with legal status)",
            Self::No => "no",
        }
    }
}

/// The form, as far as it is filled in.
#[derive(Default)]
pub struct PolicyForm {
    is_open: bool,
    area: String,
    year: String,
    answers: [[Answer; QUESTIONS]; DOMAINS],
}

impl PolicyForm {
    /// Opens the form where it was left.
    pub fn open(&mut self) {
        self.is_open = true;
    }

    /// Draws the form over the window while it is open; returns the id of the analysis that its answers became.
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &Ui) -> Option<String> {
        if !self.is_open {
            return None;
        }
        let mut made = None;
        let modal = egui::Modal::new(egui::Id::unique("policies")).show(ui.ctx(), |ui| {
            ui.set_width(820.0);
            cx.heading(ui, "ui-policy-title");
            cx.weak(ui, cx.t("ui-policy-help"));
            ui.horizontal(|ui| {
                text_field(ui, &cx.t("ui-policy-area"), &mut self.area, 200.0);
                text_field(ui, &cx.t("ui-policy-year"), &mut self.year, 60.0);
            });
            ui.add_space(GAP);
            egui::ScrollArea::vertical().id_salt("policies").max_height(430.0).show(ui, |ui| {
                for (place, answers) in self.answers.iter_mut().enumerate() {
                    domain_ui(cx, ui, place + 1, answers);
                }
            });
            ui.add_space(GAP);
            let all = self.answers.iter().flatten();
            let n_blank = all.clone().filter(|answer| **answer == Answer::Blank).count();
            ui.label(RichText::new(score(cx, all.copied())).family(bold()));
            cx.weak(ui, cx.say(&Message::new("ui-policy-left").with("n", n_blank)));
            ui.horizontal(|ui| {
                if cx.primary(ui, "ui-policy-use").clicked() {
                    made = Some(self.take(cx));
                    self.is_open = false;
                }
                if cx.button(ui, "ui-path-never-mind").clicked() {
                    self.is_open = false;
                }
            });
        });
        if modal.should_close() {
            self.is_open = false;
        }
        made
    }

    /// Makes a source of the answers, a table of it and the indicator.
    fn take(&self, cx: &mut UiCx<'_>) -> String {
        let (area, year) = (self.area.trim(), self.year.trim());
        let project = cx.session.project();
        let (table, analysis) = (project.fresh_id('t'), project.fresh_id('a'));
        let name = format!("{} {area} {year}", cx.t("ui-policy-source")).trim_end().to_owned();
        let text = self.text();
        let fingerprint = import::fingerprint(text.as_bytes());
        let known = project.sources.iter().find(|source| source.fingerprint == fingerprint);
        let source = known.map_or_else(|| project.fresh_id('s'), |source| source.id.clone());
        if known.is_none() {
            cx.act(Action::Do(Command::Paste { name: format!("{name}.csv"), text }));
        }
        let assign =
            |column: &str, concept| Step::Assign(Assign { column: column.to_owned(), concept, ..Assign::default() });
        let mut recipe = Vec::new();
        if !area.is_empty() {
            recipe.push(assign("ref_area", Concept::RefArea));
        }
        if !year.is_empty() {
            recipe.push(assign("time_period", Concept::TimePeriod));
        }
        let answered = Table { recipe, ..Table::new(table.clone(), name.clone(), source, name) };
        let reliability = project.usual_reliability();
        let analysis = Analysis { reliability, ..Analysis::new(analysis, "sdg_10_7_2".to_owned(), table) };
        let id = analysis.id.clone();
        cx.act(Action::Do(Command::Edit(vec![Edit::AddTable { table: answered }, Edit::AddAnalysis { analysis }])));
        id
    }

    /// Writes the answers as a table: a row a question.
    fn text(&self) -> String {
        let (area, year) = (self.area.trim().replace('"', "\"\""), self.year.trim().replace('"', "\"\""));
        let mut lines = vec!["ref_area,time_period,domain,question,answer".to_owned()];
        for (domain, answers) in self.answers.iter().enumerate() {
            for (letter, answer) in ('a'..='e').zip(answers) {
                let (domain, answer) = (domain + 1, answer.text());
                lines.push(format!("\"{area}\",\"{year}\",{domain},{letter},{answer}"));
            }
        }
        lines.join("\n")
    }
}

fn domain_ui(cx: &UiCx<'_>, ui: &mut Ui, domain: usize, answers: &mut [Answer; QUESTIONS]) {
    ui.label(RichText::new(cx.t(&format!("ui-policy-{domain}"))).family(bold()));
    egui::Grid::new(("policy", domain)).num_columns(2).spacing([16.0, 2.0]).show(ui, |ui| {
        for (letter, answer) in ('a'..='e').zip(answers.iter_mut()) {
            let question = cx.t(&format!("ui-policy-{domain}{letter}"));
            ui.label(&question);
            ui.horizontal(|ui| {
                let choices = [
                    (Answer::Yes, "ui-policy-yes"),
                    (Answer::LegalOnly, "ui-policy-legal"),
                    (Answer::No, "ui-policy-no"),
                    (Answer::Blank, "ui-policy-blank"),
                ];
                for (choice, id) in choices {
                    if choice != Answer::LegalOnly || domain == 1 {
                        let radio = ui.radio_value(answer, choice, cx.t(id));
                        radio.accessible_name(cx.name_for(id, &question));
                    }
                }
            });
            ui.end_row();
        }
    });
    cx.weak(ui, score(cx, answers.iter().copied()));
    ui.add_space(GAP);
}

/// Says the score of some answers and its category.
fn score(cx: &UiCx<'_>, answers: impl Iterator<Item = Answer>) -> String {
    let (mut half_points, mut most) = (0, 0);
    for answer in answers {
        half_points += answer.half_points();
        most += 2;
    }
    let value = 100.0 * f64::from(half_points) / f64::from(most);
    let message = Message::new("ui-policy-score").with("score", (value * 10.0).round() / 10.0);
    cx.say(&message.with("category", category(half_points, most)))
}
