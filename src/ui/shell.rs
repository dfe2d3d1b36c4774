//! The frame around every room: top bar, rail, guide, bottom strip, palette, what is told.

use eframe::egui::{self, Align, Layout, Panel, RichText, Ui};

use super::action::{Action, Room};
use super::cx::UiCx;
use super::tokens::{GUIDE_WIDTH, RAIL_WIDTH, Theme, Tokens, bold};
use super::{App, guide};
use crate::i18n::Lang;
use crate::lessons::LessonRun;
use crate::message::Message;
use crate::session::Command;

/// Draws the whole window.
pub fn ui(app: &mut App, ui: &mut Ui) {
    let tokens = Tokens::of(app.settings.theme);
    let lang = app.lang();
    let mut actions = std::mem::take(&mut app.actions);
    let App { session, teaching, screens, room, settings, palette, path_box, told, is_guide_open, .. } = app;
    let lesson = teaching.run.as_ref();
    let shown = lesson.map_or(&*session, LessonRun::shown);
    let point_at = lesson.map_or(&[][..], LessonRun::point_at);
    let mut cx = UiCx { session: shown, lang, tokens, actions: &mut actions, point_at };
    let frame = egui::Frame::new().fill(tokens.surface).inner_margin(8.0);
    Panel::top("top").frame(frame).show(ui, |ui| top_ui(&mut cx, ui, lesson.is_some()));
    Panel::bottom("strip").frame(frame.inner_margin(4.0)).show(ui, |ui| strip_ui(&mut cx, ui));
    Panel::left("rail").exact_size(RAIL_WIDTH).resizable(false).frame(frame).show(ui, |ui| rail_ui(&mut cx, ui, *room));
    // A lesson that is read stands in the middle.
    if *is_guide_open && !teaching.is_reading() {
        let panel = Panel::right("guide").exact_size(GUIDE_WIDTH).resizable(false);
        panel.frame(frame).show(ui, |ui| match lesson {
            Some(lesson) => super::screens::learn::lesson_ui(&mut cx, ui, lesson, teaching.next_lesson()),
            None => match teaching.own_lesson() {
                Some(lesson) => super::screens::learn::own_ui(&mut cx, ui, lesson),
                None => guide::ui(&mut cx, ui, *room),
            },
        });
    }
    let centre = egui::CentralPanel::default().frame(egui::Frame::new().fill(tokens.background).inner_margin(12.0));
    centre.show(ui, |ui| {
        told_ui(&cx, ui, told);
        screens.ui(&mut cx, ui, *room, settings, teaching);
    });
    let is_term_open = teaching.term.as_ref().map(|term| super::screens::learn::term_ui(&mut cx, ui.ctx(), term));
    if is_term_open == Some(false) {
        teaching.term = None;
    }
    if let Some(open) = palette
        && !open.ui(&mut cx, ui.ctx())
    {
        *palette = None;
    }
    if let Some(open) = path_box
        && !open.ui(&mut cx, ui.ctx())
    {
        *path_box = None;
    }
    super::presenter::ui(ui.ctx(), &tokens);
    app.actions = actions;
}

fn top_ui(cx: &mut UiCx<'_>, ui: &mut Ui, is_lesson: bool) {
    ui.horizontal(|ui| {
        ui.label(RichText::new("Statelier").heading().color(cx.tokens.accent));
        let project = cx.session.project();
        let name = cx.session.path().and_then(|path| path.file_stem()).map(|stem| stem.to_string_lossy().into_owned());
        let name = name.filter(|_| !project.sources.is_empty()).unwrap_or_else(|| cx.t("ui-untitled"));
        let mark = if cx.session.is_unsaved() { " ●" } else { "" };
        let unsaved = ui.label(RichText::new(format!("{name}{mark}")).color(cx.tokens.text_weak));
        if cx.session.is_unsaved() {
            unsaved.on_hover_text(cx.t("ui-unsaved"));
        }
        if is_lesson {
            ui.label(RichText::new(cx.t("ui-in-lesson")).color(cx.tokens.attention));
        }
        if super::presenter::is_on(ui.ctx())
            && cx.button(ui, "ui-presenting").on_hover_text(cx.t("ui-action-present")).clicked()
        {
            cx.act(Action::Present);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for lang in Lang::ALL.into_iter().rev() {
                if ui.selectable_label(cx.lang == lang, lang.own_name()).clicked() {
                    cx.act(Action::Speak(lang));
                }
            }
            ui.separator();
            let other = if cx.tokens.theme == Theme::Light { Theme::Dark } else { Theme::Light };
            let word = if other == Theme::Dark { "ui-theme-dark" } else { "ui-theme-light" };
            if cx.button(ui, word).clicked() {
                cx.act(Action::Wear(other));
            }
            if cx.button(ui, "ui-action-palette").clicked() {
                cx.act(Action::TogglePalette);
            }
            if cx.button(ui, "ui-action-guide").clicked() {
                cx.act(Action::ToggleGuide);
            }
            if cx.button(ui, "ui-action-save").clicked() {
                cx.act(Action::Save);
            }
            if cx.button(ui, "ui-action-open").clicked() {
                cx.act(Action::AskOpen);
            }
        });
    });
}

fn rail_ui(cx: &mut UiCx<'_>, ui: &mut Ui, room: Room) {
    for candidate in Room::RAIL {
        let state = guide::state(cx.session, candidate);
        let (mark, color) = match state {
            guide::State::Empty => ("○", cx.tokens.text_weak),
            guide::State::Attention => ("◐", cx.tokens.attention),
            guide::State::Done => ("●", cx.tokens.good),
        };
        let name = cx.t(&format!("ui-room-{}", candidate.id()));
        ui.horizontal(|ui| {
            let word = cx.t(&format!("ui-state-{}", state.id()));
            let mark = egui::Label::new(RichText::new(mark).color(color));
            ui.add_sized([14.0, 30.0], mark).on_hover_text(&word);
            let text = if candidate == room { RichText::new(name).family(bold()) } else { RichText::new(name) };
            let button = egui::Button::selectable(candidate == room, text)
                .right_text("")
                .min_size(egui::vec2(ui.available_width(), 30.0));
            // The room for a mark to the right would end the name in a space.
            let button = ui.add(button).accessible_name(cx.t(&format!("ui-room-{}", candidate.id())));
            ui.ctx().accesskit_node_builder(button.id, |node| node.set_description(word));
            cx.point(ui, &format!("ui-room-{}", candidate.id()), &button);
            if button.clicked() {
                cx.act(Action::Go(candidate));
            }
        });
        if matches!(candidate, Room::Welcome | Room::Report) {
            ui.separator();
        }
    }
}

fn strip_ui(cx: &mut UiCx<'_>, ui: &mut Ui) {
    ui.horizontal(|ui| {
        let undo = cx.session.history().undo_sentence().cloned();
        let redo = cx.session.history().redo_sentence().cloned();
        for (id, sentence, command) in
            [("ui-action-undo", &undo, Command::Undo), ("ui-action-redo", &redo, Command::Redo)]
        {
            let sign = if command == Command::Undo { "↶" } else { "↷" };
            let text = format!("{sign} {}", cx.t(id));
            let button = ui.add_enabled(sentence.is_some(), egui::Button::new(text));
            let button = match sentence {
                Some(sentence) => button.on_hover_text(cx.say(sentence)),
                None => button.on_disabled_hover_text(cx.t("ui-nothing-to-undo")),
            };
            if button.clicked() {
                cx.act(Action::Do(command));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some((what, done)) = cx.session.running() {
                if cx.button(ui, "ui-action-cancel").clicked() {
                    cx.act(Action::Do(Command::Cancel));
                }
                let what = what.unwrap_or_else(|| Message::new("ui-working"));
                ui.label(format!("{} ({done})", cx.say(&what)));
                ui.spinner();
                ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
            } else if !cx.session.is_fresh() && !cx.session.is_busy() {
                if cx.button(ui, "ui-action-again").clicked() {
                    cx.act(Action::Do(Command::Again));
                }
                ui.label(RichText::new(cx.t("ui-stale")).color(cx.tokens.attention));
            } else {
                let project = cx.session.project();
                let counts = Message::new("ui-strip-counts")
                    .with("sources", project.sources.len())
                    .with("tables", project.tables.len())
                    .with("analyses", project.analyses.len());
                cx.weak(ui, cx.say(&counts));
            }
            if let Some(last) = &undo {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let text = RichText::new(cx.say(last)).color(cx.tokens.text_weak);
                    ui.add(egui::Label::new(text).truncate());
                });
            }
        });
    });
}

fn told_ui(cx: &UiCx<'_>, ui: &mut Ui, told: &mut Vec<(crate::session::Event, f64)>) {
    let mut gone = None;
    for (index, (event, _)) in told.iter().enumerate() {
        let color = if event.is_error { cx.tokens.bad } else { cx.tokens.good };
        egui::Frame::new()
            .fill(cx.tokens.surface)
            .stroke(egui::Stroke::new(1.5, color))
            .corner_radius(6.0)
            .inner_margin(8.0)
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        if cx.button(ui, "ui-understood").clicked() {
                            gone = Some(index);
                        }
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            ui.add(egui::Label::new(RichText::new(cx.say(&event.message)).color(color)).wrap());
                        });
                    });
                });
            });
    }
    if let Some(index) = gone {
        told.remove(index);
    }
}
