//! The rooms of the window, one file each: state of the view only; decisions go to the session.

pub mod cards;
pub mod catalogue;
pub mod choices;
pub mod combining;
pub mod comparing;
pub mod conflicts;
pub mod design;
pub mod estimates;
pub mod gap_board;
pub mod harmonise;
pub mod indicators;
mod inspector;
mod known_totals;
pub mod learn;
pub mod loss_report;
mod map_choice;
pub mod office;
pub mod own_list;
pub mod policy_form;
pub mod protect;
pub mod reading;
pub mod records;
mod releases;
pub mod reliability;
pub mod replayed;
mod replicates;
pub mod report;
pub mod rule_form;
pub mod scorecard;
pub mod sheet;
pub mod sources;
pub mod stacking;
pub mod table_list;
pub mod tables;
pub mod unmatched;
pub mod variants;
mod ways;
pub mod welcome;
pub mod why;

use eframe::egui::Ui;

use super::action::Room;
use super::cx::UiCx;
use super::settings::Settings;
use super::teach::Teaching;
use crate::message::Message;
use crate::project::Project;
use crate::project::edit::Edit;
use crate::publish::chart::measure_name;
use crate::survey::Measure;

/// The view state of every room.
#[derive(Default)]
pub struct Screens {
    sources: sources::Sources,
    pub tables: tables::Tables,
    pub harmonise: harmonise::Harmonise,
    indicators: indicators::Indicators,
    protect: protect::Protect,
    report: report::Report,
    learn: learn::Learn,
}

impl Screens {
    /// Begins with another session; the list of lessons stays as the learner left it.
    pub fn begin_again(&mut self) {
        *self = Self { learn: std::mem::take(&mut self.learn), ..Self::default() };
    }

    /// Returns what was typed in any room and waits to be decided, to be taken into the project before anything else happens.
    pub fn pending(&mut self, project: &Project) -> Vec<Edit> {
        let typed =
            [self.sources.pending(project), self.protect.pending(project), self.report.pending(&project.report)];
        typed.into_iter().flatten().collect()
    }

    /// Draws a room.
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, room: Room, settings: &Settings, teaching: &Teaching) {
        match room {
            Room::Welcome => welcome::ui(cx, ui, settings, teaching),
            Room::Sources => self.sources.ui(cx, ui),
            Room::Tables => self.tables.ui(cx, ui),
            Room::Harmonise => self.harmonise.ui(cx, ui),
            Room::Indicators => self.indicators.ui(cx, ui),
            Room::Protect => self.protect.ui(cx, ui),
            Room::Report => self.report.ui(cx, ui),
            Room::Learn => self.learn.ui(cx, ui, teaching),
        }
    }
}

/// Draws what a room says when there is nothing in it, with the action that fills it.
fn empty_ui(cx: &mut UiCx<'_>, ui: &mut Ui, room: Room, button: &'static str, action: super::action::Action) {
    cx.heading(ui, &format!("ui-room-{}", room.id()));
    ui.add_space(super::tokens::GAP);
    ui.label(cx.t(&format!("ui-empty-{}", room.id())));
    ui.add_space(super::tokens::GAP);
    if cx.primary(ui, button).clicked() {
        cx.act(action);
    }
}

/// Draws the measures of an indicator with their units, to go from one to another; nothing where there is only one.
fn measure_ui<'m>(cx: &UiCx<'_>, ui: &mut Ui, measures: impl Iterator<Item = &'m Measure>, chosen: &mut usize) {
    let names: Vec<Message> = measures.map(measure_name).collect();
    *chosen = (*chosen).min(names.len().saturating_sub(1));
    if names.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (index, name) in names.into_iter().enumerate() {
            if ui.selectable_label(index == *chosen, cx.say(&name)).clicked() {
                *chosen = index;
            }
        }
    });
}
