//! The gap board: required breakdowns by indicator, with what is missing and the next thing to do for each.

use eframe::egui::{self, Color32, RichText, Ui};

use super::super::action::{Action, Purpose, Room};
use super::super::cx::{UiCx, block};
use super::super::names::indicator_word;
use super::super::tokens::{GAP, bold};
use crate::project::Analysis;
use crate::project::edit::Edit;
use crate::session::gaps::{Breakdown, REQUIRED, Row, State, board};

/// The board, as it was for a state of the project.
#[derive(Default)]
pub struct GapBoard {
    rows: Vec<Row>,
    revision: Option<u64>,
}

impl GapBoard {
    /// Draws the board of the project.
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui) {
        let revision = cx.session.results().revision;
        if self.revision != Some(revision) {
            self.rows = board(cx.session.project(), cx.session.results());
            self.revision = Some(revision);
        }
        board_ui(cx, ui, &self.rows);
    }
}

fn board_ui(cx: &mut UiCx<'_>, ui: &mut Ui, rows: &[Row]) {
    cx.weak(ui, cx.t("ui-gaps-what"));
    if cx.button(ui, "ui-gaps-write").on_hover_text(cx.t("ui-gaps-write-help")).clicked() {
        let file = format!("{}.xlsx", cx.t("ui-gaps-file"));
        cx.act(Action::Ask(Purpose::WriteDataNeeds, file));
    }
    ui.add_space(GAP);
    egui::ScrollArea::both().id_salt("gaps").auto_shrink([false, false]).show(ui, |ui| {
        egui::Grid::new("gaps").num_columns(rows.len() + 1).striped(true).spacing([14.0, 6.0]).show(ui, |ui| {
            cx.subheading(ui, "ui-gaps-breakdown");
            for row in rows {
                let name = indicator_word(cx, &row.analysis.indicator, "name");
                block(ui, egui::vec2(170.0, 38.0), |ui| {
                    ui.add(egui::Label::new(RichText::new(name).family(bold())).wrap());
                });
            }
            ui.end_row();
            for place in 0..REQUIRED.len() {
                breakdown_ui(cx, ui, rows, place);
                ui.end_row();
            }
        });
        ui.add_space(GAP);
        cx.subheading(ui, "ui-gaps-next");
        for row in rows {
            for (breakdown, state) in row.states.iter().filter(|(_, state)| !matches!(state, State::Available { .. })) {
                next_ui(cx, ui, &row.analysis, breakdown, state);
            }
        }
    });
}

fn breakdown_ui(cx: &UiCx<'_>, ui: &mut Ui, rows: &[Row], place: usize) {
    let Some(breakdown) = REQUIRED.get(place) else { return };
    ui.label(cx.say(&breakdown.name()));
    for row in rows {
        let Some((_, state)) = row.states.get(place) else { continue };
        let text = format!("{} {}", sign(state), cx.say(&state.message()));
        ui.label(RichText::new(text).color(color(cx, state))).on_hover_text(cx.say(&state.next()));
    }
}

fn sign(state: &State) -> &'static str {
    match state {
        State::Available { .. } => "●",
        State::Unreliable { .. }
        | State::Suppressed { .. }
        | State::NotComputed { .. }
        | State::OneStep { .. }
        | State::Proposed { .. } => "◐",
        State::NotCollected { .. } | State::NoFigures => "○",
    }
}

fn color(cx: &UiCx<'_>, state: &State) -> Color32 {
    match state {
        State::Available { .. } => cx.tokens.good,
        State::Unreliable { .. } | State::NoFigures => cx.tokens.bad,
        State::Suppressed { .. } | State::NotComputed { .. } | State::OneStep { .. } | State::Proposed { .. } => {
            cx.tokens.attention
        }
        State::NotCollected { .. } => cx.tokens.text_weak,
    }
}

/// Draws what is to be done for a breakdown, with a button where one click does it or leads there.
fn next_ui(cx: &mut UiCx<'_>, ui: &mut Ui, analysis: &Analysis, breakdown: &Breakdown, state: &State) {
    let (indicator, name) = (indicator_word(cx, &analysis.indicator, "name"), cx.say(&breakdown.name()));
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(format!("{name} – {indicator}")).color(color(cx, state)));
        cx.weak(ui, cx.say(&state.next()));
        let line = format!("{name} – {indicator}");
        match state {
            State::NotComputed { columns } if cx.button_for(ui, "ui-gaps-compute", &line).clicked() => {
                let mut next = analysis.clone();
                next.by.extend(columns.iter().filter(|column| !analysis.by.contains(column)).cloned());
                cx.edit(Edit::SetAnalysis { analysis: next });
            }
            State::OneStep { .. } | State::Proposed { .. }
                if cx.button_for(ui, "ui-gaps-harmonise", &line).clicked() =>
            {
                cx.act(Action::Go(Room::Harmonise));
            }
            State::Suppressed { .. } if cx.button_for(ui, "ui-gaps-protect", &line).clicked() => {
                cx.act(Action::Go(Room::Protect));
            }
            _ => {}
        }
    });
}
