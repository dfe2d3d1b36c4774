//! Learn: the list of lessons, and the lesson beside the work.

use eframe::egui::{self, RichText, Ui};

use super::super::action::Action;
use super::super::cx::UiCx;
use super::super::settings::Settings;
use super::super::tokens::{GAP, bold};
use crate::lessons::{Lesson, LessonRun};
use crate::message::Message;

pub fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, settings: &Settings, lessons: &[Lesson]) {
    cx.heading(ui, "ui-room-learn");
    ui.label(cx.t("ui-learn-what"));
    ui.add_space(GAP);
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| list_ui(cx, ui, settings, lessons));
}

/// Draws the lessons with how far the learner is.
pub fn list_ui(cx: &mut UiCx<'_>, ui: &mut Ui, settings: &Settings, lessons: &[Lesson]) {
    for lesson in lessons {
        ui.push_id(&lesson.id, |ui| {
            egui::Frame::new().fill(cx.tokens.surface).corner_radius(6.0).inner_margin(8.0).show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.label(RichText::new(lesson.title(cx.lang)).family(bold()));
                cx.weak(ui, lesson.summary(cx.lang));
                let n_passed = settings.lessons.get(&lesson.id).copied().unwrap_or_default();
                let progress = Message::new("ui-learn-progress")
                    .with("passed", n_passed)
                    .with("tasks", lesson.n_tasks())
                    .with("minutes", lesson.minutes);
                let start = Message::new("ui-learn-start").with("title", lesson.title(cx.lang));
                ui.horizontal(|ui| {
                    let word = if n_passed >= lesson.n_tasks() { "ui-learn-again" } else { "ui-learn-begin" };
                    let begin = cx.button_for(ui, word, lesson.title(cx.lang));
                    if begin.on_hover_text(cx.say(&start)).clicked() {
                        cx.act(Action::StartLesson(lesson.id.clone()));
                    }
                    cx.weak(ui, cx.say(&progress));
                });
            });
        });
        ui.add_space(4.0);
    }
}

/// Draws the running lesson: where one is, what to do, whether it is done, hints, a way back.
pub fn lesson_ui(cx: &mut UiCx<'_>, ui: &mut Ui, run: &LessonRun) {
    ui.label(RichText::new(run.lesson.title(cx.lang)).family(bold()));
    let at = Message::new("ui-lesson-at")
        .with("task", (run.task + 1).min(run.lesson.n_tasks()))
        .with("tasks", run.lesson.n_tasks());
    cx.weak(ui, cx.say(&at));
    ui.separator();
    // The answer and the ways on stay in view however long the text is.
    let frame = egui::Frame::new().fill(cx.tokens.surface).inner_margin(egui::Margin::symmetric(0, 6));
    egui::Panel::bottom("lesson-ways").frame(frame).show(ui, |ui| {
        if run.is_finished() {
            finished_ui(cx, ui);
        } else {
            ways_ui(cx, ui, run);
        }
    });
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        if run.is_finished() {
            return;
        }
        markdown_ui(ui, run.lesson.text(cx.lang, run.task));
        for level in 0..run.hints_shown {
            if let Some(hint) = run.lesson.hint(cx.lang, run.task, level) {
                let frame = egui::Frame::new().fill(cx.tokens.accent_soft).corner_radius(4.0).inner_margin(6.0).show(
                    ui,
                    |ui| {
                        markdown_ui(ui, hint);
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

fn finished_ui(cx: &mut UiCx<'_>, ui: &mut Ui) {
    ui.label(RichText::new(cx.t("ui-lesson-finished")).color(cx.tokens.good));
    if cx.primary(ui, "ui-lesson-leave").clicked() {
        cx.act(Action::LeaveLesson);
    }
}

/// Whether the task is done, what is missing or wrong, and the ways on: next task, a hint, back to the start, out.
fn ways_ui(cx: &mut UiCx<'_>, ui: &mut Ui, run: &LessonRun) {
    let verdict = run.verdict();
    if verdict.is_passed {
        ui.label(RichText::new(format!("✓ {}", cx.t("ui-lesson-passed"))).color(cx.tokens.good));
    } else if let Some(mistake) = run.mistake(cx.lang) {
        egui::Frame::new()
            .stroke(egui::Stroke::new(1.5, cx.tokens.attention))
            .corner_radius(4.0)
            .inner_margin(6.0)
            .show(ui, |ui| markdown_ui(ui, mistake));
    } else if let Some(missing) = &verdict.missing {
        cx.weak(ui, cx.say(missing));
    }
    ui.horizontal_wrapped(|ui| {
        if verdict.is_passed && cx.primary(ui, "ui-lesson-next").clicked() {
            cx.act(Action::NextTask);
        }
        // The button keeps its place when there is nothing more to say: what stands after it never moves under a click.
        let has_hint = run.lesson.hint(cx.lang, run.task, run.hints_shown).is_some();
        let why_not = (verdict.is_passed || !has_hint).then_some("ui-lesson-no-hint");
        if cx.button_unless(ui, "ui-lesson-hint", why_not).clicked() {
            cx.act(Action::MoreHint);
        }
        back_ui(cx, ui);
        if cx.button(ui, "ui-lesson-leave").clicked() {
            cx.act(Action::LeaveLesson);
        }
    });
}

/// The way back to the start of the task, which throws work away and therefore asks once more.
fn back_ui(cx: &mut UiCx<'_>, ui: &mut Ui) {
    let title = cx.t("ui-lesson-back");
    let menu = ui.menu_button(title, |ui| {
        ui.set_max_width(260.0);
        ui.label(cx.t("ui-lesson-back-what"));
        if cx.button(ui, "ui-lesson-back-sure").clicked() {
            cx.act(Action::PutBack);
            ui.close();
        }
    });
    menu.response.on_hover_text(cx.t("ui-lesson-back-what"));
}

/// Draws the little Markdown that lessons use: paragraphs, bullet points, **bold**.
fn markdown_ui(ui: &mut Ui, text: &str) {
    for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        for line in lines_of(paragraph.trim()) {
            let mut job = egui::text::LayoutJob::default();
            let color = ui.visuals().text_color();
            let size = egui::TextStyle::Body.resolve(ui.style()).size;
            let prefix = if line.starts_with("- ") { "• " } else { "" };
            let content = line.strip_prefix("- ").unwrap_or(&line);
            job.append(prefix, 0.0, egui::TextFormat::simple(egui::FontId::proportional(size), color));
            for (index, part) in content.split("**").enumerate() {
                let family = if index % 2 == 1 { bold() } else { egui::FontFamily::Proportional };
                job.append(part, 0.0, egui::TextFormat::simple(egui::FontId::new(size, family), color));
            }
            ui.add(egui::Label::new(job).wrap());
        }
        ui.add_space(4.0);
    }
}

/// Joins the lines of a paragraph; each bullet stays a line of its own.
fn lines_of(paragraph: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in paragraph.lines().map(str::trim) {
        match lines.last_mut() {
            Some(last) if !line.starts_with("- ") => {
                last.push(' ');
                last.push_str(line);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}
