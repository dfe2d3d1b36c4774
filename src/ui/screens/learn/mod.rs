//! Learn: the lessons by role, the glossary, the notebook, the trainer's table.

mod board;
mod glossary;
mod notebook;
mod player;
mod question;

use eframe::egui::{self, RichText, Ui};

use super::super::action::Action;
use super::super::cx::{Draft, UiCx};
use super::super::teach::{Teach, Teaching};
use super::super::tokens::{GAP, bold};
use crate::lessons::{Lesson, LessonKind, Track};
use crate::message::Message;

pub use glossary::term_ui;
pub use player::{lesson_ui, own_ui};

/// A part of the room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Lessons,
    Glossary,
    Notebook,
    Board,
}

const PARTS: [(Part, &str); 4] = [
    (Part::Lessons, "ui-learn-lessons"),
    (Part::Glossary, "ui-learn-glossary"),
    (Part::Notebook, "lessons-notebook"),
    (Part::Board, "lessons-board"),
];

/// The view state of the room.
#[derive(Default)]
pub struct Learn {
    part: Part,
    track: Option<Track>,
    search: String,
    nickname: Draft,
}

impl Learn {
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, teaching: &Teaching) {
        if teaching.is_reading()
            && let Some(run) = &teaching.run
        {
            ui.vertical_centered(|ui| {
                ui.set_max_width(760.0);
                ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                    player::lesson_ui(cx, ui, run, teaching.next_lesson());
                });
            });
            return;
        }
        cx.heading(ui, "ui-room-learn");
        ui.horizontal_wrapped(|ui| {
            for (part, word) in PARTS {
                if ui.selectable_label(self.part == part, cx.t(word)).clicked() {
                    self.part = part;
                }
            }
        });
        ui.separator();
        match self.part {
            Part::Lessons => self.lessons_ui(cx, ui, teaching),
            Part::Glossary => glossary::ui(cx, ui, &mut self.search),
            Part::Notebook => notebook::ui(cx, ui, teaching, &mut self.nickname),
            Part::Board => board::ui(cx, ui, teaching),
        }
    }

    fn lessons_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, teaching: &Teaching) {
        ui.label(cx.t("ui-learn-what"));
        ui.add_space(GAP);
        ui.horizontal_wrapped(|ui| {
            ui.label(cx.t("ui-learn-role"));
            if ui.selectable_label(self.track.is_none(), cx.t("ui-learn-all")).clicked() {
                self.track = None;
            }
            for track in Track::ALL {
                if ui.selectable_label(self.track == Some(track), cx.t(track.word())).clicked() {
                    self.track = Some(track);
                }
            }
        });
        ui.add_space(GAP);
        let shown = teaching.lessons.iter().filter(|lesson| self.track.is_none_or(|track| lesson.is_for(track)));
        let lessons: Vec<&Lesson> = shown.collect();
        let minutes: u32 = lessons.iter().map(|lesson| lesson.minutes).sum();
        let sum = Message::new("ui-learn-sum")
            .with("n", lessons.len())
            .with("hours", cx.number(f64::from(minutes) / 60.0, 0));
        ui.horizontal_wrapped(|ui| {
            cx.weak(ui, cx.say(&sum));
            // The next number after those that were practised already.
            let practised =
                teaching.progress.lessons.keys().filter_map(|id| id.strip_prefix("practice-")?.parse().ok());
            let next: u64 = practised.max().unwrap_or(0) + 1;
            if cx.button(ui, "ui-learn-practice").on_hover_text(cx.t("ui-learn-practice-what")).clicked() {
                cx.act(Action::Teach(Teach::Practice(next)));
            }
        });
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| list_ui(cx, ui, teaching, &lessons));
    }
}

/// Draws the lessons that come next, a few of them.
pub fn next_ui(cx: &mut UiCx<'_>, ui: &mut Ui, teaching: &Teaching, n_most: usize) {
    let is_open =
        |lesson: &&Lesson| lesson.number.is_some() && teaching.progress.n_passed(&lesson.id) < lesson.n_tasks();
    let mut open: Vec<&Lesson> = teaching.lessons.iter().filter(is_open).collect();
    // What was begun comes before what is new.
    open.sort_by_key(|lesson| teaching.progress.n_passed(&lesson.id) == 0);
    open.truncate(n_most);
    let shown = if open.is_empty() { teaching.lessons.iter().take(n_most).collect() } else { open };
    list_ui(cx, ui, teaching, &shown);
}

/// Draws lessons with how far the learner is.
fn list_ui(cx: &mut UiCx<'_>, ui: &mut Ui, teaching: &Teaching, lessons: &[&Lesson]) {
    for lesson in lessons {
        ui.push_id(&lesson.id, |ui| {
            egui::Frame::new().fill(cx.tokens.surface).corner_radius(6.0).inner_margin(8.0).show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                let title = lesson.number.map_or_else(
                    || lesson.title(cx.lang).to_owned(),
                    |number| format!("{number}. {}", lesson.title(cx.lang)),
                );
                ui.label(RichText::new(title).family(bold()));
                cx.weak(ui, lesson.summary(cx.lang));
                let n_passed = teaching.progress.n_passed(&lesson.id);
                let progress = Message::new("ui-learn-progress")
                    .with("passed", n_passed)
                    .with("tasks", lesson.n_tasks())
                    .with("minutes", lesson.minutes);
                let start = Message::new("ui-learn-start").with("title", lesson.title(cx.lang));
                ui.horizontal(|ui| {
                    let word = match n_passed {
                        0 => "ui-learn-begin",
                        n if n < lesson.n_tasks() => "ui-learn-go-on",
                        _ => "ui-learn-again",
                    };
                    let begin = cx.button_for(ui, word, lesson.title(cx.lang));
                    if begin.on_hover_text(cx.say(&start)).clicked() {
                        cx.act(Action::Teach(Teach::Start(lesson.id.clone())));
                    }
                    if lesson.kind == LessonKind::Work && n_passed >= lesson.n_tasks() {
                        let own = cx.button_for(ui, "ui-learn-own", lesson.title(cx.lang));
                        if own.on_hover_text(cx.t("ui-learn-own-what")).clicked() {
                            cx.act(Action::Teach(Teach::OnOwn(Some(lesson.id.clone()))));
                        }
                    }
                    cx.weak(ui, cx.say(&progress));
                });
            });
        });
        ui.add_space(4.0);
    }
}
