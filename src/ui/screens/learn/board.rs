//! The trainer's table: who has begun, who is done, who needs help, what is difficult; and a workshop on a stick.

use eframe::egui::{self, RichText, Ui};

use super::super::super::action::{Action, Purpose};
use super::super::super::cx::UiCx;
use super::super::super::markup;
use super::super::super::teach::{Desk, Teaching};
use super::super::super::tokens::{GAP, bold};
use crate::i18n;
use crate::lessons::board::{Board, Standing, cell};
use crate::message::Message;

pub(super) fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, teaching: &Teaching) {
    ui.label(cx.t("ui-board-what"));
    ui.add_space(GAP);
    let board = &teaching.board;
    ui.horizontal_wrapped(|ui| {
        if cx.primary(ui, "ui-board-read").clicked() {
            cx.act(Action::Ask(Purpose::Teach(Desk::ReadBoard), cx.t("ui-board-folder")));
        }
        let why_not = board.learners.is_empty().then_some("ui-board-empty");
        if cx.button_unless(ui, "ui-board-write", why_not).clicked() {
            cx.act(Action::Ask(Purpose::Teach(Desk::WriteBoard), format!("{}.xlsx", cx.t("ui-board-stem"))));
        }
        if cx.button(ui, "ui-board-kit").on_hover_text(cx.t("ui-board-kit-what")).clicked() {
            cx.act(Action::Ask(Purpose::Teach(Desk::Kit), cx.t("ui-board-kit-stem")));
        }
    });
    ui.horizontal_wrapped(|ui| {
        if cx.button(ui, "ui-board-record").clicked() {
            cx.act(Action::Ask(Purpose::Teach(Desk::Record), cx.t("ui-board-record-stem")));
        }
        cx.weak(ui, cx.t("ui-board-record-what"));
    });
    if !board.unread.is_empty() {
        let unread = Message::new("lessons-board-unread").with("n", board.unread.len());
        cx.error(ui, &unread.with("files", board.unread.join(", ")));
    }
    ui.separator();
    if board.learners.is_empty() {
        cx.weak(ui, cx.t("ui-board-empty"));
        return;
    }
    let begun = board.begun(&teaching.lessons);
    egui::ScrollArea::both().auto_shrink([false, false]).show(ui, |ui| {
        egui::Grid::new("board").striped(true).spacing([14.0, 6.0]).show(ui, |ui| {
            ui.label(RichText::new(cx.t("lessons-list-learner")).family(bold()));
            for lesson in &begun {
                let short = lesson.number.map_or_else(|| lesson.title(cx.lang).to_owned(), |number| number.to_string());
                ui.label(RichText::new(short).family(bold())).on_hover_text(lesson.title(cx.lang));
            }
            ui.end_row();
            for learner in board.learners.values() {
                ui.label(&learner.nickname);
                for lesson in &begun {
                    let color = match Board::standing(learner, lesson) {
                        Standing::NeedsHelp => cx.tokens.bad,
                        Standing::Done => cx.tokens.good,
                        Standing::Begun | Standing::NotBegun => cx.tokens.text_weak,
                    };
                    let words = i18n::words(cx.lang, &cell(learner, lesson));
                    ui.label(RichText::new(words).color(color));
                }
                ui.end_row();
            }
        });
        ui.add_space(GAP);
        cx.subheading(ui, "lessons-board-difficulties");
        for one in board.difficulties() {
            let lesson = teaching.lessons.iter().find(|lesson| lesson.id == one.lesson);
            let line = Message::new("ui-board-difficulty")
                .with("lesson", lesson.map_or(one.lesson.as_str(), |lesson| lesson.title(cx.lang)))
                .with("learners", one.n_learners)
                .with("times", one.n_times);
            ui.label(RichText::new(cx.say(&line)).family(bold()));
            let text =
                lesson.map_or(one.mistake.as_str(), |lesson| lesson.mistake_text(cx.lang, &one.mistake)).to_owned();
            markup::ui(cx, ui, &text);
        }
    });
}
