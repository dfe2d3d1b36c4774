//! The lesson that is played: the text of the task, its question, whether it is done, and the ways on.

use eframe::egui::{self, RichText, Ui};

use super::super::super::action::{self, Action};
use super::super::super::cx::UiCx;
use super::super::super::markup;
use super::super::super::teach::Teach;
use super::super::super::tokens::bold;
use super::question;
use crate::lessons::{Answer, Lesson, LessonKind, LessonRun, Question, own};
use crate::message::Message;

/// Draws the running lesson: where one is, what to do, whether it is done, hints, a way back.
pub fn lesson_ui(cx: &mut UiCx<'_>, ui: &mut Ui, run: &LessonRun, next: Option<&Lesson>) {
    ui.label(RichText::new(run.lesson.title(cx.lang)).family(bold()));
    let at = Message::new("ui-lesson-at")
        .with("task", (run.task + 1).min(run.lesson.n_tasks()))
        .with("tasks", run.lesson.n_tasks());
    if !run.is_finished() {
        cx.weak(ui, cx.say(&at));
    }
    ui.separator();
    // The answer and the ways on stay in view however long the text is.
    let frame = egui::Frame::new().fill(cx.tokens.surface).inner_margin(egui::Margin::symmetric(0, 6));
    egui::Panel::bottom("lesson-ways").frame(frame).show(ui, |ui| {
        if run.free.is_some() {
            if cx.primary(ui, "ui-lesson-free-back").clicked() {
                cx.act(Action::Teach(Teach::Free));
            }
        } else if run.is_finished() {
            finished_ui(cx, ui, run, next);
        } else {
            ways_ui(cx, ui, run);
        }
    });
    // Each task begins at its first line.
    let salt = ("lesson", &run.lesson.id, run.task);
    egui::ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
        if run.is_finished() {
            return;
        }
        if run.free.is_some() {
            ui.label(cx.t("ui-lesson-free-what"));
            ui.separator();
            markup::ui(cx, ui, run.lesson.text(cx.lang, run.task));
            return;
        }
        markup::ui(cx, ui, run.lesson.text(cx.lang, run.task));
        question::ui(cx, ui, run);
        said_ui(cx, ui, run);
        keys_ui(cx, ui, run);
        for level in 0..run.hints_shown {
            if let Some(hint) = run.lesson.hint(cx.lang, run.task, level) {
                let frame = egui::Frame::new().fill(cx.tokens.accent_soft).corner_radius(4.0).inner_margin(6.0).show(
                    ui,
                    |ui| {
                        markup::ui(cx, ui, hint);
                    },
                );
                // A new hint comes into view once; after that, the reader scrolls.
                let seen = egui::Id::unique("hints-seen");
                let is_new = ui.data(|data| data.get_temp(seen)) != Some((run.task, run.hints_shown));
                if level + 1 == run.hints_shown && is_new {
                    frame.response.scroll_to_me(Some(egui::Align::BOTTOM));
                    ui.data_mut(|data| data.insert_temp(seen, (run.task, run.hints_shown)));
                }
            }
        }
    });
}

/// The keys that lead to what the last hint points at.
fn keys_ui(cx: &UiCx<'_>, ui: &mut Ui, run: &LessonRun) {
    let entries = action::entries(cx.lang, cx.tokens.theme);
    let pointed = entries.iter().filter(|entry| run.point_at().iter().any(|id| id == entry.id));
    for (entry, keys) in pointed.filter_map(|entry| Some((entry, entry.shortcut?))) {
        let keys = keys.format(&egui::ModifierNames::NAMES, false);
        cx.weak(ui, cx.say(&Message::new("ui-lesson-keys").with("what", cx.t(entry.id)).with("keys", keys)));
    }
}

fn finished_ui(cx: &mut UiCx<'_>, ui: &mut Ui, run: &LessonRun, next: Option<&Lesson>) {
    let word = if run.lesson.kind == LessonKind::Work { "ui-lesson-finished" } else { "ui-lesson-read" };
    if run.lesson.kind == LessonKind::Test {
        let score = Message::new("ui-lesson-score").with("right", run.n_right()).with("of", run.lesson.n_tasks());
        ui.label(RichText::new(cx.say(&score)).family(bold()));
    } else {
        ui.label(RichText::new(cx.t(word)).color(cx.tokens.good));
    }
    if let Some(next) = next {
        let title = Message::new("ui-lesson-next-lesson").with("title", next.title(cx.lang));
        let button = ui.add(egui::Button::new(cx.say(&title)).wrap());
        if button.clicked() {
            cx.act(Action::Teach(Teach::Start(next.id.clone())));
        }
    }
    if run.lesson.kind == LessonKind::Work {
        let own = cx.button_for(ui, "ui-learn-own", run.lesson.title(cx.lang));
        if own.on_hover_text(cx.t("ui-learn-own-what")).clicked() {
            cx.act(Action::Teach(Teach::Leave));
            cx.act(Action::Teach(Teach::OnOwn(Some(run.lesson.id.clone()))));
        }
    }
    if cx.primary(ui, "ui-lesson-leave").clicked() {
        cx.act(Action::Teach(Teach::Leave));
    }
}

/// Whether the task is done, what is missing or wrong, and the ways on: next task, a hint, back to the start, out.
fn ways_ui(cx: &mut UiCx<'_>, ui: &mut Ui, run: &LessonRun) {
    let verdict = run.verdict();
    if verdict.is_passed {
        // Nobody has read the learner's own sentences.
        let is_written = matches!(run.lesson.question(run.task), Some(Question::Write { .. }));
        let word =
            if is_written || run.lesson.kind == LessonKind::Test { "ui-lesson-noted" } else { "ui-lesson-passed" };
        ui.label(RichText::new(format!("✓ {}", cx.t(word))).color(cx.tokens.good));
    } else if let Some((_, mistake)) = run.mistake(cx.lang) {
        egui::Frame::new()
            .stroke(egui::Stroke::new(1.5, cx.tokens.attention))
            .corner_radius(4.0)
            .inner_margin(6.0)
            .show(ui, |ui| markup::ui(cx, ui, mistake));
    } else if run.is_showing() {
        cx.weak(ui, cx.t("ui-lesson-showing"));
    } else if let Some(missing) = &verdict.missing {
        cx.weak(ui, cx.say(missing));
    }
    // In a row of its own: after the click, no other button stands where this one stood.
    if verdict.is_passed && cx.primary(ui, "ui-lesson-next").clicked() {
        cx.act(Action::Teach(Teach::Next));
    }
    ui.horizontal_wrapped(|ui| {
        // The button keeps its place when there is nothing more to say: what stands after it never moves under a click.
        if run.lesson.kind != LessonKind::Test {
            let has_hint = run.lesson.hint(cx.lang, run.task, run.hints_shown).is_some();
            if has_hint || verdict.is_passed {
                let why_not = verdict.is_passed.then_some("ui-lesson-no-hint");
                if cx.button_unless(ui, "ui-lesson-hint", why_not).clicked() {
                    cx.act(Action::Teach(Teach::Hint));
                }
            } else if cx.button(ui, "ui-lesson-show").on_hover_text(cx.t("ui-lesson-show-what")).clicked() {
                cx.act(Action::Teach(Teach::Show));
            }
            more_ui(cx, ui, run);
        }
        if cx.button(ui, "ui-lesson-leave").clicked() {
            cx.act(Action::Teach(Teach::Leave));
        }
    });
}

/// The rarer ways: back to the start of the task (which throws work away), trying freely, asking the trainer.
fn more_ui(cx: &mut UiCx<'_>, ui: &mut Ui, run: &LessonRun) {
    let title = cx.t("ui-lesson-more");
    ui.menu_button(title, |ui| {
        ui.set_max_width(260.0);
        if cx.button(ui, "ui-lesson-back").clicked() {
            cx.act(Action::Teach(Teach::PutBack));
            ui.close();
        }
        cx.weak(ui, cx.t("ui-lesson-back-what"));
        if run.lesson.kind == LessonKind::Work {
            ui.separator();
            if cx.button(ui, "ui-lesson-free").clicked() {
                cx.act(Action::Teach(Teach::Free));
                ui.close();
            }
            cx.weak(ui, cx.t("ui-lesson-free-what"));
        }
        ui.separator();
        let word = if run.record().needs_help { "ui-lesson-help-not" } else { "ui-lesson-help" };
        if cx.button(ui, word).clicked() {
            cx.act(Action::Teach(Teach::Help));
            ui.close();
        }
        cx.weak(ui, cx.t("ui-lesson-help-what"));
    });
}

/// What the author says to a right choice: why it is right.
fn said_ui(cx: &mut UiCx<'_>, ui: &mut Ui, run: &LessonRun) {
    let (Some(Question::Choose { answers, right, .. }), Some(Answer::Choice { .. })) =
        (run.lesson.question(run.task), run.answered())
    else {
        return;
    };
    if run.lesson.kind == LessonKind::Test || !run.verdict().is_passed {
        return;
    }
    let section = run.lesson.section(cx.lang, answers).to_owned();
    for number in right {
        markup::ui(cx, ui, crate::markup::bullet(&section, *number));
    }
}

/// What a lesson asks for, judged on the learner's own work.
pub fn own_ui(cx: &mut UiCx<'_>, ui: &mut Ui, lesson: &Lesson) {
    ui.label(RichText::new(lesson.title(cx.lang)).family(bold()));
    cx.weak(ui, cx.t("ui-learn-own-what"));
    let tasks = own::tasks(lesson, cx.session);
    let n_done = tasks.iter().filter(|task| task.verdict.is_passed).count();
    let sum = Message::new("ui-learn-own-done").with("n", n_done).with("of", tasks.len());
    ui.label(cx.say(&sum));
    ui.separator();
    if cx.button(ui, "ui-learn-own-stop").clicked() {
        cx.act(Action::Teach(Teach::OnOwn(None)));
    }
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        for one in tasks {
            let (mark, color) =
                if one.verdict.is_passed { ("✓", cx.tokens.good) } else { ("○", cx.tokens.text_weak) };
            let task = Message::new("lessons-paper-task").with("task", one.task + 1);
            let title = RichText::new(format!("{mark} {}", cx.say(&task))).color(color);
            egui::CollapsingHeader::new(title).id_salt(("own", one.task)).show(ui, |ui| {
                let text = lesson.text(cx.lang, one.task).to_owned();
                markup::ui(cx, ui, &text);
            });
            if let Some(missing) = &one.verdict.missing {
                cx.weak(ui, cx.say(missing));
            }
        }
    });
}
