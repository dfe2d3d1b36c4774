//! A question of a lesson: what may be chosen, typed, put in order or written, and the button that hands it in.

use std::collections::BTreeSet;

use eframe::egui::{self, Ui};

use super::super::super::action::Action;
use super::super::super::cx::{UiCx, text_field};
use super::super::super::markup;
use super::super::super::teach::Teach;
use crate::lessons::{Answer, LessonRun, Question};

/// What a learner has put together and not handed in.
#[derive(Clone, Debug, Default)]
struct Draft {
    /// The answer on record when the draft was begun.
    of: Option<Answer>,
    chosen: BTreeSet<usize>,
    order: Vec<usize>,
    text: String,
}

/// Draws the question of the current task.
pub(super) fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, run: &LessonRun) {
    let Some(question) = run.lesson.question(run.task) else { return };
    let id = egui::Id::unique(("lesson-question", &run.lesson.id, run.task));
    let options = run.lesson.options(cx.lang, run.task);
    let draft = ui.data(|data| data.get_temp::<Draft>(id));
    // Put back, or shown by the program: what was put together before is no more.
    let is_of = |draft: &Draft| draft.of.as_ref() == run.answered();
    let mut draft = draft.filter(is_of).unwrap_or_else(|| begin(run.answered(), options.len()));
    let answer = match question {
        Question::Choose { right, .. } if right.len() == 1 => one_ui(ui, run, &options),
        Question::Choose { .. } => several_ui(cx, ui, &options, &mut draft.chosen),
        Question::Order { .. } => order_ui(cx, ui, &options, &mut draft.order),
        Question::Number { .. } => {
            let text = typed_ui(cx, ui, "ui-question-number", &mut draft.text);
            text.map(|text| Answer::Number { text })
        }
        Question::Cell { .. } => {
            let address = typed_ui(cx, ui, "ui-question-cell", &mut draft.text);
            address.map(|address| Answer::Cell { address })
        }
        Question::Write { at_least, model } => write_ui(cx, ui, run, (*at_least, model), &mut draft.text),
    };
    ui.data_mut(|data| data.insert_temp(id, draft));
    if let Some(answer) = answer {
        cx.act(Action::Teach(Teach::Answer(answer)));
    }
}

fn begin(answered: Option<&Answer>, n_options: usize) -> Draft {
    let mut draft = Draft { of: answered.cloned(), order: Question::shuffled(n_options), ..Draft::default() };
    match answered {
        Some(Answer::Choice { chosen }) => draft.chosen.clone_from(chosen),
        Some(Answer::Order { places }) if places.len() == n_options => draft.order.clone_from(places),
        Some(Answer::Number { text } | Answer::Cell { address: text } | Answer::Written { text, .. }) => {
            draft.text.clone_from(text);
        }
        _ => {}
    }
    draft
}

fn one_ui(ui: &mut Ui, run: &LessonRun, options: &[&str]) -> Option<Answer> {
    let given = match run.answered() {
        Some(Answer::Choice { chosen }) => chosen.first().copied(),
        _ => None,
    };
    let mut answer = None;
    for (number, option) in (1..).zip(options) {
        if ui.radio(given == Some(number), joined(option)).clicked() {
            answer = Some(Answer::Choice { chosen: BTreeSet::from([number]) });
        }
    }
    answer
}

fn several_ui(cx: &UiCx<'_>, ui: &mut Ui, options: &[&str], chosen: &mut BTreeSet<usize>) -> Option<Answer> {
    cx.weak(ui, cx.t("ui-question-several"));
    for (number, option) in (1..).zip(options) {
        let mut is_chosen = chosen.contains(&number);
        if ui.checkbox(&mut is_chosen, joined(option)).clicked() && !chosen.remove(&number) {
            chosen.insert(number);
        }
    }
    let answer = Answer::Choice { chosen: chosen.clone() };
    cx.button(ui, "ui-question-check").clicked().then_some(answer)
}

fn order_ui(cx: &UiCx<'_>, ui: &mut Ui, options: &[&str], order: &mut [usize]) -> Option<Answer> {
    cx.weak(ui, cx.t("ui-question-order"));
    let mut swap = None;
    for (at, place) in order.iter().enumerate() {
        let text = joined(options.get(place.wrapping_sub(1)).copied().unwrap_or_default());
        ui.horizontal(|ui| {
            let up =
                ui.add_enabled(at > 0, egui::Button::new("↑")).accessible_name(cx.name_for("ui-question-up", &text));
            let is_last = at + 1 == order.len();
            let down = egui::Button::new("↓");
            let down = ui.add_enabled(!is_last, down).accessible_name(cx.name_for("ui-question-down", &text));
            if up.clicked() {
                swap = Some((at - 1, at));
            } else if down.clicked() {
                swap = Some((at, at + 1));
            }
            ui.add(egui::Label::new(format!("{}. {text}", at + 1)).wrap());
        });
    }
    if let Some((one, two)) = swap {
        order.swap(one, two);
    }
    cx.button(ui, "ui-question-check").clicked().then(|| Answer::Order { places: order.to_vec() })
}

fn typed_ui(cx: &UiCx<'_>, ui: &mut Ui, label: &str, text: &mut String) -> Option<String> {
    let mut answer = None;
    ui.horizontal_wrapped(|ui| {
        let field = text_field(ui, &cx.t(label), text, 110.0);
        let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if cx.button(ui, "ui-question-check").clicked() || is_entered {
            answer = Some(text.clone());
        }
    });
    answer
}

fn write_ui(
    cx: &mut UiCx<'_>,
    ui: &mut Ui,
    run: &LessonRun,
    (at_least, model): (usize, &str),
    text: &mut String,
) -> Option<Answer> {
    let label = ui.label(cx.t("ui-question-write"));
    ui.add(egui::TextEdit::multiline(text).desired_rows(4).desired_width(f32::INFINITY)).labelled_by(label.id);
    let is_handed_in = matches!(run.answered(), Some(Answer::Written { text, .. })
        if text.split_whitespace().count() >= at_least);
    let is_shown = run.record().shown.contains(&run.task);
    if !is_handed_in && !is_shown {
        let answer = Answer::Written { text: text.clone(), is_compared: false };
        return cx.button(ui, "ui-question-check").clicked().then_some(answer);
    }
    ui.add_space(4.0);
    cx.subheading(ui, "ui-question-model");
    markup::ui(cx, ui, run.lesson.section(cx.lang, model));
    let answer = Answer::Written { text: text.clone(), is_compared: true };
    let button = cx.button(ui, "ui-question-compared");
    // The model comes into view once; after that, the reader scrolls.
    let seen = egui::Id::unique(("model-seen", &run.lesson.id, run.task));
    if ui.data(|data| data.get_temp::<bool>(seen)).is_none() {
        button.scroll_to_me(Some(egui::Align::BOTTOM));
        ui.data_mut(|data| data.insert_temp(seen, true));
    }
    button.clicked().then_some(answer)
}

/// Returns an option as one line: it may run over several in its file.
fn joined(option: &str) -> String {
    option.split_ascii_whitespace().collect::<Vec<_>>().join(" ").replace("**", "")
}
