//! Which borders a map is drawn with, and by which of their properties its areas are found.

use eframe::egui::{self, Ui};

use super::super::cx::UiCx;
use crate::message::Message;
use crate::protect::ProtectedTable;
use crate::publish::chart::map::Places;
use crate::publish::chart::{ChartSpec, MapSpec};

/// Offers the files of borders of the project, and the properties of the one chosen with how many areas each finds.
pub(super) fn ui(cx: &UiCx<'_>, ui: &mut Ui, table: &ProtectedTable, spec: &mut ChartSpec) {
    let (project, results) = (cx.session.project(), cx.session.results());
    let has_borders = |id: &str| {
        let opened = results.sources.get(id).and_then(|source| source.opened.as_ref().ok());
        opened.is_some_and(|opened| opened.borders.is_some())
    };
    let files: Vec<_> = project.sources.iter().filter(|source| has_borders(&source.id)).collect();
    let first = || files.first().map(|source| source.id.clone()).unwrap_or_default();
    let mut map = spec.map.clone().unwrap_or_else(|| MapSpec { source: first(), property: None });
    let before = map.clone();
    if files.len() > 1 {
        let label = ui.label(cx.t("ui-chart-map-file"));
        let name = |id: &str| project.source(id).map(|source| source.name.clone()).unwrap_or_default();
        let combo = egui::ComboBox::from_id_salt("borders").selected_text(name(&map.source)).show_ui(ui, |ui| {
            for file in &files {
                if ui.selectable_label(map.source == file.id, &file.name).clicked() {
                    map = MapSpec { source: file.id.clone(), property: None };
                }
            }
        });
        combo.response.labelled_by(label.id);
    }
    let borders = results.borders(&ChartSpec { map: Some(map.clone()), ..spec.clone() });
    let dimension = table.dimensions().iter().find(|dimension| dimension.column == spec.x);
    let (Some(borders), Some(dimension)) = (borders, dimension) else { return };
    let used = Places::of(&borders, map.property.as_deref(), dimension);
    let text = |places: &Places| {
        let n_found = dimension.codes.len() - places.missing.len();
        let message = Message::new("ui-chart-map-found").with("property", &places.property).with("n", n_found);
        cx.say(&message.with("of", dimension.codes.len()))
    };
    let label = ui.label(cx.t("ui-chart-map-by"));
    let combo = egui::ComboBox::from_id_salt("property").selected_text(text(&used)).show_ui(ui, |ui| {
        for property in &borders.properties {
            let places = Places::of(&borders, Some(property), dimension);
            if ui.selectable_label(used.property == *property, text(&places)).clicked() {
                map.property = Some(property.clone());
            }
        }
    });
    combo.response.labelled_by(label.id);
    if map != before || spec.map.as_ref().is_some_and(|known| *known != map) {
        spec.map = Some(map);
    }
}
