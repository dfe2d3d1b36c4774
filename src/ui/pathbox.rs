//! Asks for a file: typed, or chosen in the system's own dialog.

use std::path::PathBuf;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{self, Key};

use super::action::{Action, Purpose};
use super::cx::{UiCx, text_field};
use super::teach::{Desk, Teach};
use crate::session::Command;

/// The open box.
#[derive(Debug)]
pub struct PathBox {
    purpose: Purpose,
    path: String,
    leaves_sources_out: bool,
    is_new: bool,
}

impl PathBox {
    /// Opens the box with a first suggestion.
    pub fn new(purpose: Purpose, path: String) -> Self {
        Self { purpose, path, leaves_sources_out: false, is_new: true }
    }

    /// Draws the box; returns whether it stays open.
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ctx: &egui::Context) -> bool {
        let mut stays = true;
        let (title, go) = match self.purpose {
            Purpose::Open => ("ui-action-open", "ui-path-open"),
            Purpose::Replace(_) => ("ui-path-replace", "ui-path-open"),
            Purpose::Save => ("ui-action-save-as", "ui-path-save"),
            Purpose::Export => ("ui-action-export", "ui-path-write"),
            Purpose::Exchange => ("ui-path-exchange", "ui-path-write"),
            Purpose::Teach(Desk::Share) => ("ui-notebook-share", "ui-path-write"),
            Purpose::Teach(Desk::Notebook) => ("ui-notebook-write", "ui-path-write"),
            Purpose::Teach(Desk::Certificate) => ("ui-notebook-certificate", "ui-path-write"),
            Purpose::Teach(Desk::ReadBoard) => ("ui-board-read", "ui-path-open"),
            Purpose::Teach(Desk::WriteBoard) => ("ui-board-write", "ui-path-write"),
            Purpose::Teach(Desk::Record) => ("ui-board-record", "ui-path-write"),
            Purpose::Teach(Desk::Kit) => ("ui-board-kit", "ui-path-write"),
            Purpose::Picture { .. } => ("ui-path-picture", "ui-path-save"),
            Purpose::WriteCrosswalk { .. } => ("ui-crosswalk-write", "ui-path-save"),
            Purpose::ReadCrosswalk { .. } => ("ui-crosswalk-read", "ui-path-open"),
            Purpose::WriteDataNeeds => ("ui-gaps-write", "ui-path-save"),
            Purpose::WriteCopy { .. } => ("ui-copy-write", "ui-path-save"),
            Purpose::WriteSandbox { .. } => ("ui-sandbox-write", "ui-path-save"),
            Purpose::WriteQueries { .. } => ("ui-queries-write", "ui-path-save"),
            Purpose::ReadReplies { .. } => ("ui-queries-read", "ui-path-open"),
            Purpose::ReadIndicator => ("ui-indicator-read", "ui-path-open"),
            Purpose::WriteIndicator { .. } => ("ui-indicator-write", "ui-path-save"),
            Purpose::ReadReleases => ("ui-releases-read", "ui-path-open"),
            Purpose::ReadOffice => ("ui-office-read", "ui-path-open"),
            Purpose::WriteOffice => ("ui-office-write", "ui-path-save"),
            Purpose::ReadLogo => ("ui-office-logo", "ui-path-open"),
            Purpose::ReadDesign { .. } => ("ui-design-read", "ui-path-open"),
            Purpose::WriteDesign { .. } => ("ui-design-write", "ui-path-save"),
        };
        let modal = egui::Modal::new(egui::Id::unique("path")).show(ctx, |ui| {
            ui.set_width(520.0);
            cx.heading(ui, title);
            ui.horizontal(|ui| {
                let field = text_field(ui, &cx.t("ui-path-file"), &mut self.path, 330.0);
                if std::mem::take(&mut self.is_new) {
                    field.request_focus();
                    // What is typed takes the place of the suggestion.
                    let all = CCursorRange::two(CCursor::new(0), CCursor::new(self.path.chars().count()));
                    let mut state = TextEditState::load(ctx, field.id).unwrap_or_default();
                    state.cursor.set_char_range(Some(all));
                    state.store(ctx, field.id);
                }
                if cx.button(ui, "ui-path-choose").clicked()
                    && let Some(chosen) = self.ask_system(cx)
                {
                    self.path = chosen.display().to_string();
                }
            });
            if self.purpose == Purpose::Save {
                ui.checkbox(&mut self.leaves_sources_out, cx.t("ui-path-without-sources"));
            }
            ui.horizontal(|ui| {
                let ready = !self.path.trim().is_empty();
                let enter = ready && ui.input(|input| input.key_pressed(Key::Enter));
                let go = ui.add_enabled_ui(ready, |ui| cx.primary(ui, go)).inner;
                if go.clicked() || enter {
                    let path = PathBuf::from(self.path.trim());
                    cx.act(match self.purpose {
                        Purpose::Teach(desk) => Action::Teach(Teach::At(desk, path)),
                        _ => Action::Do(self.command(cx)),
                    });
                    stays = false;
                }
                if cx.button(ui, "ui-path-never-mind").clicked() {
                    stays = false;
                }
            });
        });
        stays && !modal.should_close()
    }

    fn command(&self, cx: &UiCx<'_>) -> Command {
        let path = PathBuf::from(self.path.trim());
        match &self.purpose {
            // What is for the lessons never gets here.
            Purpose::Open | Purpose::Teach(_) => Command::Open(vec![path]),
            Purpose::Replace(source) => Command::Replace { source: source.clone(), path },
            Purpose::Save => Command::Save { path, with_sources: !self.leaves_sources_out },
            Purpose::Export | Purpose::Exchange => {
                let lang = crate::i18n::Lang::from_code(&cx.session.project().report.lang).unwrap_or(cx.lang);
                Command::Export { path, lang }
            }
            Purpose::WriteCrosswalk { table, index } => {
                Command::WriteCrosswalk { table: table.clone(), index: *index, path, lang: cx.lang }
            }
            Purpose::ReadCrosswalk { table, index } => {
                Command::ReadCrosswalk { table: table.clone(), index: *index, path }
            }
            Purpose::WriteDataNeeds => Command::WriteDataNeeds { path, lang: cx.lang },
            Purpose::WriteSandbox { table } => Command::WriteSandbox { table: table.clone(), path },
            Purpose::WriteCopy { table } => Command::WriteCopy { table: table.clone(), path },
            Purpose::WriteQueries { table, findings, lang } => {
                Command::WriteQueries { table: table.clone(), findings: findings.clone(), path, lang: *lang }
            }
            Purpose::ReadReplies { table } => Command::ReadReplies { table: table.clone(), path },
            Purpose::ReadReleases => Command::ReadReleases { path },
            Purpose::ReadOffice => Command::ReadOffice { path },
            Purpose::WriteOffice => Command::WriteOffice { path },
            Purpose::ReadLogo => Command::ReadLogo { path },
            Purpose::ReadIndicator => Command::ReadIndicator { path },
            Purpose::WriteIndicator { indicator } => Command::WriteIndicator { indicator: indicator.clone(), path },
            Purpose::ReadDesign { table } => Command::ReadDesign { table: table.clone(), path },
            Purpose::WriteDesign { table } => Command::WriteDesign { table: table.clone(), path },
            Purpose::Picture { analysis, measure } => {
                Command::SavePicture { analysis: analysis.clone(), measure: measure.clone(), path, lang: cx.lang }
            }
        }
    }

    fn ask_system(&self, cx: &UiCx<'_>) -> Option<PathBuf> {
        let dialog = rfd::FileDialog::new();
        match self.purpose {
            Purpose::Open
            | Purpose::Replace(_)
            | Purpose::ReadCrosswalk { .. }
            | Purpose::ReadReplies { .. }
            | Purpose::ReadDesign { .. }
            | Purpose::ReadReleases
            | Purpose::ReadOffice
            | Purpose::ReadLogo
            | Purpose::ReadIndicator => dialog.pick_file(),
            Purpose::Save => {
                dialog.add_filter(cx.t("ui-path-project"), &["statelier"]).set_file_name(&self.path).save_file()
            }
            Purpose::Teach(Desk::ReadBoard | Desk::Kit | Desk::Record) => dialog.pick_folder(),
            Purpose::Exchange
            | Purpose::WriteCopy { .. }
            | Purpose::WriteSandbox { .. }
            | Purpose::Teach(_)
            | Purpose::Picture { .. }
            | Purpose::WriteDesign { .. }
            | Purpose::WriteOffice
            | Purpose::WriteIndicator { .. } => dialog.set_file_name(&self.path).save_file(),
            Purpose::Export
            | Purpose::WriteDataNeeds
            | Purpose::WriteQueries { .. }
            | Purpose::WriteCrosswalk { .. } => {
                dialog.add_filter("Excel", &["xlsx"]).set_file_name(&self.path).save_file()
            }
        }
    }
}
