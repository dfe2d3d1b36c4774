//! Definition cards side by side: what each source counts, beside the standards, with what differs marked.

use eframe::egui::{self, RichText, Ui};

use super::super::cx::UiCx;
use super::super::tokens::bold;
use crate::data::definition::{QUESTIONS, Question, STANDARDS, Weight};
use crate::message::Message;
use crate::project::Source;
use crate::project::edit::Edit;

/// Draws the cards of all sources.
pub fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, sources: &[Source]) {
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
                for question in QUESTIONS {
                    question_ui(cx, ui, question, sources);
                    ui.end_row();
                }
            });
        });
    });
}

fn question_ui(cx: &mut UiCx<'_>, ui: &mut Ui, question: &'static Question, sources: &[Source]) {
    let mut answers = sources.iter().filter_map(|source| source.card.get(question.id));
    let first = answers.next();
    let differs = answers.any(|answer| Some(answer) != first);
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
        let said = |answer: Option<&str>| {
            answer.map_or_else(|| cx.t("ui-cards-open"), |answer| cx.say(&question.answer_words(answer)))
        };
        let text = RichText::new(said(chosen)).color(if chosen.is_none() { cx.tokens.text_weak } else { color });
        let mut decided = None;
        let choice = egui::ComboBox::from_id_salt((question.id, &source.id)).width(190.0).selected_text(text);
        let opened = choice.show_ui(ui, |ui| {
            for answer in std::iter::once(None).chain(question.answers.iter().copied().map(Some)) {
                if ui.selectable_label(answer == chosen, said(answer)).clicked() {
                    decided = Some(answer);
                }
            }
        });
        opened.response.accessible_name(format!("{words} – {}: {}", source.name, said(chosen)));
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
