//! Definition cards side by side: what each source counts, beside the standards, with what differs marked.

use std::collections::BTreeMap;

use eframe::egui::{self, RichText, Ui};

use super::super::cx::UiCx;
use super::super::tokens::bold;
use crate::data::claims::Claim;
use crate::data::definition::{QUESTIONS, Question, STANDARDS, Weight, are_unlike};
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

const QUESTION_WIDTH: f32 = 250.0;
const ANSWER_WIDTH: f32 = 186.0;
const ROW_HEIGHT: f32 = 28.0;
/// Rows in view at once; the names of the sources stay above them.
const N_IN_VIEW: f32 = 14.0;

/// Draws a cell of the table in its place, cut at its edge; the pointer tells all of it.
fn cell(ui: &mut Ui, width: f32, text: RichText) {
    let whole = text.text().to_owned();
    let size = egui::vec2(width, ROW_HEIGHT);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_size(size);
        ui.add(egui::Label::new(text).truncate()).on_hover_text(whole);
    });
}

/// Draws the cards of all sources: questions stay at the left and names above, however far one scrolls.
pub fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, sources: &[Source], known: &mut Known) {
    let header = egui::CollapsingHeader::new(cx.t("ui-cards")).id_salt("cards").default_open(sources.len() > 1);
    header.show(ui, |ui| {
        cx.weak(ui, cx.t("ui-cards-help"));
        let (project, results) = (cx.session.project().clone(), cx.session.results().clone());
        if self::is_stale(known, results.revision) {
            let of = |source: &Source| (source.id.clone(), claims_of(&project, &results, &source.id));
            *known = Some((results.revision, sources.iter().map(of).collect()));
        }
        let none = BTreeMap::new();
        let said = known.as_ref().map_or(&none, |(_, said)| said);
        let place = ui.scope_id().with("cards-offset");
        let offset: f32 = ui.data(|data| data.get_temp(place)).unwrap_or_default();
        ui.horizontal(|ui| {
            cell(ui, QUESTION_WIDTH, RichText::new(cx.t("ui-cards-question")).family(bold()));
            let names = egui::ScrollArea::horizontal().id_salt("names").horizontal_scroll_offset(offset);
            let hidden = egui::scroll_area::ScrollBarVisibility::AlwaysHidden;
            names.scroll_bar_visibility(hidden).show(ui, |ui| ui.horizontal(|ui| names_ui(cx, ui, sources)));
        });
        ui.separator();
        let rows = egui::ScrollArea::vertical().id_salt("rows").max_height(N_IN_VIEW * ROW_HEIGHT);
        let rows = rows.min_scrolled_height(N_IN_VIEW * ROW_HEIGHT);
        rows.show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    for question in QUESTIONS {
                        let asked = Asked::of(cx, question, sources, said);
                        // A sign, too: colour alone tells nothing to many.
                        let sign = if asked.differs { "≠ " } else { "" };
                        let words = format!("{sign}{}", cx.say(&question.words()));
                        cell(ui, QUESTION_WIDTH, RichText::new(words).color(asked.color));
                    }
                });
                let answers = egui::ScrollArea::horizontal().id_salt("answers").show(ui, |ui| {
                    ui.vertical(|ui| {
                        for question in QUESTIONS {
                            ui.horizontal(|ui| {
                                ui.set_min_height(ROW_HEIGHT);
                                question_ui(cx, ui, question, sources, said);
                            });
                        }
                    });
                });
                ui.data_mut(|data| data.insert_temp(place, answers.state.clamped_offset().x));
            });
        });
    });
}

fn names_ui(cx: &UiCx<'_>, ui: &mut Ui, sources: &[Source]) {
    for source in sources {
        cell(ui, ANSWER_WIDTH, RichText::new(&source.name).family(bold()));
    }
    for (standard, _) in STANDARDS {
        let name = Message::new(format!("card-standard-{}", standard.replace('_', "-")));
        cell(ui, ANSWER_WIDTH, RichText::new(cx.say(&name)).color(cx.tokens.text_weak));
    }
}

/// How a question is drawn: whether the sources answer it differently, and what that weighs.
struct Asked {
    differs: bool,
    color: egui::Color32,
}

impl Asked {
    fn of(cx: &UiCx<'_>, question: &Question, sources: &[Source], said: &BTreeMap<String, Said>) -> Self {
        let believed = |source: &Source| {
            let claim = || said.get(&source.id)?.get(question.id).map(|claim| claim.answer.to_owned());
            source.card.get(question.id).cloned().or_else(claim)
        };
        let mut answers = sources.iter().filter_map(believed);
        let first = answers.next();
        let differs = first.is_some_and(|first| answers.any(|answer| are_unlike(&first, &answer)));
        let color = match question.weight {
            _ if !differs => cx.tokens.text,
            Weight::Breaks => cx.tokens.bad,
            Weight::Noted => cx.tokens.attention,
        };
        Self { differs, color }
    }
}

fn question_ui(
    cx: &mut UiCx<'_>,
    ui: &mut Ui,
    question: &'static Question,
    sources: &[Source],
    said: &BTreeMap<String, Said>,
) {
    let claim = |source: &Source| said.get(&source.id)?.get(question.id);
    let color = Asked::of(cx, question, sources, said).color;
    let words = cx.say(&question.words());
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
        let choice =
            egui::ComboBox::from_id_salt((question.id, &source.id)).width(ANSWER_WIDTH).truncate().selected_text(text);
        // A long answer is cut at the edge of its column, so that every answer stands under its source.
        let size = egui::vec2(ANSWER_WIDTH, ROW_HEIGHT);
        let place = ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_max_width(ANSWER_WIDTH);
            ui.set_min_size(size);
            choice.show_ui(ui, |ui| {
                for answer in std::iter::once(None).chain(question.answers.iter().copied().map(Some)) {
                    if ui.selectable_label(answer == chosen, said(answer)).clicked() {
                        decided = Some(answer);
                    }
                }
            })
        });
        let opened = place.inner;
        let response = opened.response.accessible_name(format!("{words} – {}: {}", source.name, said(chosen)));
        match claim.filter(|_| chosen.is_none()) {
            Some(claim) => {
                let because = cx.say(&Message::new("ui-cards-because").with("words", &claim.words));
                response.on_hover_text(format!("{}\n{because}", said(chosen)));
            }
            None => drop(response.on_hover_text(said(chosen))),
        }
        if let Some(answer) = decided.filter(|answer| *answer != chosen) {
            let (source, question) = (source.id.clone(), question.id.to_owned());
            cx.edit(Edit::Describe { source, question, answer: answer.map(str::to_owned) });
        }
    }
    for (_, answers) in STANDARDS {
        let answer = answers.iter().find(|(known, _)| *known == question.id);
        let text = answer.map_or_else(String::new, |(_, answer)| cx.say(&question.answer_words(answer)));
        cell(ui, ANSWER_WIDTH, RichText::new(text).color(cx.tokens.text_weak));
    }
}
