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
                cx.weak(ui, cx.say(&progress));
                let start = Message::new("ui-learn-start").with("title", lesson.title(cx.lang));
                let begin = cx.button_for(ui, "ui-learn-begin", lesson.title(cx.lang));
                if begin.on_hover_text(cx.say(&start)).clicked() {
                    cx.act(Action::StartLesson(lesson.id.clone()));
                }
            });
        });
        ui.add_space(4.0);
    }
}

/// Draws the running lesson: where one is, what to do, whether it is done, hints, a way back.
pub fn lesson_ui(cx: &mut UiCx<'_>, ui: &mut Ui, run: &LessonRun) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(run.lesson.title(cx.lang)).family(bold()));
    });
    let at = Message::new("ui-lesson-at")
        .with("task", (run.task + 1).min(run.lesson.n_tasks()))
        .with("tasks", run.lesson.n_tasks());
    cx.weak(ui, cx.say(&at));
    ui.separator();
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        if run.is_finished() {
            ui.label(RichText::new(cx.t("ui-lesson-finished")).color(cx.tokens.good));
            if cx.primary(ui, "ui-lesson-leave").clicked() {
                cx.act(Action::LeaveLesson);
            }
            return;
        }
        markdown_ui(ui, run.lesson.text(cx.lang, run.task));
        ui.add_space(GAP);
        let verdict = run.verdict();
        if verdict.is_passed {
            ui.label(RichText::new(format!("✓ {}", cx.t("ui-lesson-passed"))).color(cx.tokens.good));
            if cx.primary(ui, "ui-lesson-next").clicked() {
                cx.act(Action::NextTask);
            }
        } else {
            if let Some(missing) = &verdict.missing {
                cx.weak(ui, cx.say(missing));
            }
            if let Some(mistake) = run.mistake(cx.lang) {
                ui.label(RichText::new(mistake).color(cx.tokens.attention));
            }
        }
        ui.add_space(GAP);
        for level in 0..run.hints_shown {
            if let Some(hint) = run.lesson.hint(cx.lang, run.task, level) {
                egui::Frame::new().fill(cx.tokens.accent_soft).corner_radius(4.0).inner_margin(6.0).show(ui, |ui| {
                    markdown_ui(ui, hint);
                });
            }
        }
        ui.horizontal_wrapped(|ui| {
            if run.lesson.hint(cx.lang, run.task, run.hints_shown).is_some()
                && cx.button(ui, "ui-lesson-hint").clicked()
            {
                cx.act(Action::MoreHint);
            }
            if ui.button(cx.t("ui-lesson-back")).on_hover_text(cx.t("ui-lesson-back-what")).clicked() {
                cx.act(Action::PutBack);
            }
            if cx.button(ui, "ui-lesson-leave").clicked() {
                cx.act(Action::LeaveLesson);
            }
        });
    });
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
