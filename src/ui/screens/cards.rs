//! Definition cards side by side: what each source counts, beside the standards, with what differs marked.

use std::collections::BTreeMap;

use eframe::egui::{self, RichText, Ui};

use super::super::cx::UiCx;
use super::super::tokens::bold;
use crate::data::claims::Claim;
use crate::data::definition::{QUESTIONS, Question, STANDARDS, Weight};
use crate::message::Message;
use crate::project::Source;
use crate::project::edit::Edit;
use crate::session::cards::claims_of;

/// What the sheets say, by source, and of which revision that is.
pub type Known = Option<(u64, BTreeMap<String, Said>)>;
type Said = BTreeMap<&'static str, Claim>;

fn is_stale(known: &Known, revision: u64) -> bool {
    known.as_ref().is_none_or(|(of, _)| *of != revision)
}

/// Draws the cards of all sources.
pub fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, sources: &[Source], known: &mut Known) {
    let header = egui::CollapsingHeader::new(cx.t("ui-cards")).id_salt("cards").default_open(sources.len() > 1);
    header.show(ui, |ui| {
        cx.weak(ui, cx.t("ui-cards-help"));
        egui::ScrollArea::horizontal().id_salt("cards").show(ui, |ui| {
            egui::Grid::new("cards").striped(true).show(ui, |ui| {
                cx.subheading(ui, "ui-cards-question");
                for source in sources {
                    ui.label(RichText::new(&source.name).family(bold()));
                }
                for (standard, _) in STANDARDS {
                    let name = Message::new(format!("card-standard-{}", standard.replace('_', "-")));
                    cx.weak(ui, cx.say(&name));
                }
                ui.end_row();
                let (project, results) = (cx.session.project().clone(), cx.session.results().clone());
                if self::is_stale(known, results.revision) {
                    let of = |source: &Source| (source.id.clone(), claims_of(&project, &results, &source.id));
                    *known = Some((results.revision, sources.iter().map(of).collect()));
                }
                let none = BTreeMap::new();
                let said = known.as_ref().map_or(&none, |(_, said)| said);
                for question in QUESTIONS {
                    question_ui(cx, ui, question, sources, said);
                    ui.end_row();
                }
            });
        });
    });
}

fn question_ui(
    cx: &mut UiCx<'_>,
    ui: &mut Ui,
    question: &'static Question,
    sources: &[Source],
    said: &BTreeMap<String, Said>,
) {
    let claim = |source: &Source| said.get(&source.id)?.get(question.id);
    let believed = |source: &Source| {
        let answered = source.card.get(question.id).cloned();
        answered.or_else(|| claim(source).map(|claim| claim.answer.to_owned()))
    };
    let mut answers = sources.iter().filter_map(believed);
    let first = answers.next();
    let differs = answers.any(|answer| Some(&answer) != first.as_ref());
    let color = match question.weight {
        _ if !differs => cx.tokens.text,
        Weight::Breaks => cx.tokens.bad,
        Weight::Noted => cx.tokens.attention,
    };
    let words = cx.say(&question.words());
    // A sign, too: colour alone tells nothing to many.
    let sign = if differs { "≠ " } else { "" };
    ui.label(RichText::new(format!("{sign}{words}")).color(color));
    for source in sources {
        let chosen = source.card.get(question.id).map(String::as_str);
        let claim = claim(source);
        let said = |answer: Option<&str>| match (answer, claim) {
            (Some(answer), _) => cx.say(&question.answer_words(answer)),
            (None, Some(claim)) => {
                cx.say(&Message::new("ui-cards-believed").with("answer", question.answer_words(claim.answer)))
            }
            (None, None) => cx.t("ui-cards-open"),
        };
        let is_believed = chosen.is_some() || claim.is_some();
        let text = RichText::new(said(chosen)).color(if is_believed { color } else { cx.tokens.text_weak });
        let mut decided = None;
        let choice = egui::ComboBox::from_id_salt((question.id, &source.id)).width(190.0).selected_text(text);
        let opened = choice.show_ui(ui, |ui| {
            for answer in std::iter::once(None).chain(question.answers.iter().copied().map(Some)) {
                if ui.selectable_label(answer == chosen, said(answer)).clicked() {
                    decided = Some(answer);
                }
            }
        });
        let response = opened.response.accessible_name(format!("{words} – {}: {}", source.name, said(chosen)));
        if let Some(claim) = claim.filter(|_| chosen.is_none()) {
            response.on_hover_text(cx.say(&Message::new("ui-cards-because").with("words", &claim.words)));
        }
        if let Some(answer) = decided.filter(|answer| *answer != chosen) {
            let (source, question) = (source.id.clone(), question.id.to_owned());
            cx.edit(Edit::Describe { source, question, answer: answer.map(str::to_owned) });
        }
    }
    for (_, answers) in STANDARDS {
        let answer = answers.iter().find(|(known, _)| *known == question.id);
        let text = answer.map_or_else(String::new, |(_, answer)| cx.say(&question.answer_words(answer)));
        cx.weak(ui, text);
    }
}
