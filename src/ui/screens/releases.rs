//! Earlier releases: what readers have already, which everything published later is protected beside.

use eframe::egui::{self, RichText, Ui};

use super::super::action::{Action, Purpose};
use super::super::cx::UiCx;
use crate::message::{Message, day};
use crate::project::Project;
use crate::project::edit::Edit;

/// The releases that are remembered, and where more come from.
pub(super) fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, project: &Project) {
    let title = cx.say(&Message::new("ui-releases").with("n", project.published.len()));
    let help = cx.t("ui-releases-help");
    let header = egui::CollapsingHeader::new(RichText::new(title).color(cx.tokens.text_weak)).id_salt("releases");
    let section = header.show(ui, |ui| {
        cx.weak(ui, &help);
        for (index, release) in project.published.iter().enumerate() {
            let n_cells: usize = release.tables.iter().map(|table| table.cells.len()).sum();
            let hidden = release.tables.iter().flat_map(|table| &table.cells).filter(|(_, count)| count.is_none());
            let line = Message::new("ui-releases-line").with("name", &release.name).with("date", day(&release.date));
            let line = line.with("tables", release.tables.len()).with("n", n_cells).with("hidden", hidden.count());
            ui.horizontal_wrapped(|ui| {
                ui.label(cx.say(&line));
                let forget = cx.button_for(ui, "ui-releases-forget", &release.name);
                if forget.on_hover_text(cx.t("ui-releases-forget-help")).clicked() {
                    cx.edit(Edit::Forget { index });
                }
            });
        }
        if cx.button(ui, "ui-releases-read").on_hover_text(cx.t("ui-releases-read-help")).clicked() {
            cx.act(Action::Ask(Purpose::ReadReleases, String::new()));
        }
    });
    section.header_response.on_hover_text(help);
}
