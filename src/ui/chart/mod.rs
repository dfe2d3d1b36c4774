//! Paints the scenes of a chart in the window: the same marks and areas that the files are drawn from.

mod areas;
mod plot;

use eframe::egui::{self, RichText, Ui};

use super::cx::UiCx;
use super::names::code_name;
use crate::i18n::{self, Lang};
use crate::message::Message;
use crate::protect::ProtectedTable;
use crate::publish::chart::{AxisTitle, ChartKind, ChartSpec, Mark, Scene, finding, notes, scenes};

/// Draws a chart of one or several panels in the space that is left.
pub fn chart_ui(cx: &UiCx<'_>, ui: &mut Ui, id: &str, table: &ProtectedTable, spec: &ChartSpec) {
    let borders = cx.session.results().borders(spec);
    let names = |dimension: &_, code: &str| code_name(cx, dimension, Some(code));
    let scenes = scenes(table, spec, &names, borders.as_deref());
    let Some(scene) = scenes.first() else { return };
    let title = title(cx, scene);
    ui.label(RichText::new(&title).family(super::tokens::bold()));
    if scene.panel.is_none()
        && let Some(found) = finding(scene, &|value| value_text(cx.lang, scene, value, usize::from(scene.decimals)))
    {
        let found = cx.say(&found);
        ui.label(found);
    }
    legend_ui(cx, ui, scene);
    notes_ui(cx, ui, &scenes);
    if let [scene] = scenes.as_slice() {
        let height = (ui.available_height() - 6.0).max(least_height(scene));
        return panel_ui(cx, ui, (id, &title), scene, height);
    }
    let n_columns = if scenes.iter().any(|scene| scene.is_horizontal || scene.kind.is_areas()) { 2 } else { 3 };
    egui::ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
        for (row, panels) in scenes.chunks(n_columns).enumerate() {
            ui.columns(n_columns, |columns| {
                for ((column, scene), ui) in panels.iter().enumerate().zip(columns) {
                    let name = scene.panel.clone().unwrap_or_default();
                    ui.label(RichText::new(&name).family(super::tokens::bold()));
                    let title = format!("{title} – {name}");
                    panel_ui(cx, ui, (&format!("{id}-{row}-{column}"), &title), scene, least_height(scene).max(170.0));
                }
            });
        }
    });
}

fn title(cx: &UiCx<'_>, scene: &Scene) -> String {
    let mut title = cx.say(&scene.title);
    for (dimension, label) in &scene.slice {
        let part =
            Message::new("publish-chart-slice").with("dimension", axis_title(cx, dimension)).with("label", label);
        title = format!("{title} – {}", cx.say(&part));
    }
    title
}

fn panel_ui(cx: &UiCx<'_>, ui: &mut Ui, (id, title): (&str, &str), scene: &Scene, height: f32) {
    if scene.kind.is_areas() {
        areas::areas_ui(cx, ui, title, scene, height);
    } else {
        plot::plot_ui(cx, ui, (id, title), scene, height);
    }
}

/// Says what a reader of the chart must know to read it right.
fn notes_ui(cx: &UiCx<'_>, ui: &mut Ui, scenes: &[Scene]) {
    let Some(scene) = scenes.first() else { return };
    for note in notes(scenes, &|value| value_text(cx.lang, scene, value, usize::from(scene.decimals))) {
        let note = cx.say(&note);
        cx.weak(ui, note);
    }
}

/// Says what a mark is about, its figure and how sure it is.
fn mark_text(cx: &UiCx<'_>, scene: &Scene, series: &str, mark: &Mark) -> String {
    let figure = |value: f64| value_text(cx.lang, scene, value, usize::from(scene.decimals));
    let category = scene.categories.get(mark.category).cloned().unwrap_or_default();
    let name = if series.is_empty() { category } else { format!("{series} · {category}") };
    match (mark.value, mark.low, mark.high) {
        (Some(value), Some(low), Some(high)) => cx.say(
            &Message::new("ui-chart-mark-interval")
                .with("name", name)
                .with("figure", figure(value))
                .with("low", figure(low))
                .with("high", figure(high)),
        ),
        (Some(value), ..) => cx.say(&Message::new("ui-chart-mark").with("name", name).with("figure", figure(value))),
        (None, ..) => name,
    }
}

/// Names the series above the chart, where nothing is drawn over them: colour and shape, then the name.
fn legend_ui(cx: &UiCx<'_>, ui: &mut Ui, scene: &Scene) {
    const SHAPES: [&str; 5] = ["●", "■", "◆", "▲", "×"];
    if scene.kind.is_areas() || scene.kind == ChartKind::Box || (scene.series.len() < 2 && scene.reference.is_none()) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for series in scene.series.iter().filter(|series| !series.name.is_empty()) {
            let shape = if scene.kind.is_bars() { "■" } else { SHAPES[series.palette % SHAPES.len()] };
            ui.label(RichText::new(shape).color(cx.tokens.series(series.palette)));
            ui.label(&series.name);
        }
        if let Some(reference) = &scene.reference {
            ui.label(RichText::new("¦").color(cx.tokens.text_weak));
            ui.label(format!(
                "{} {}",
                cx.say(&reference.name),
                value_text(cx.lang, scene, reference.value, usize::from(scene.decimals))
            ));
        }
    });
}

/// Returns the height below which the names of lying categories would give way to each other.
fn least_height(scene: &Scene) -> f32 {
    const LINE: f32 = 22.0;
    const AXIS: f32 = 60.0;
    if scene.kind == ChartKind::Map {
        return 150.0;
    }
    if scene.is_horizontal || scene.kind.is_areas() {
        #[expect(clippy::cast_precision_loss, reason = "categories of a chart")]
        let rows = scene.categories.len().min(20) as f32;
        (rows * LINE + AXIS).max(120.0)
    } else {
        120.0
    }
}

/// Writes a value in the unit of the axis.
fn value_text(lang: Lang, scene: &Scene, value: f64, decimals: usize) -> String {
    let value = scene.figure_at(value);
    if scene.is_share { i18n::percent(lang, value, decimals) } else { i18n::number(lang, value, decimals) }
}

fn axis_title(cx: &UiCx<'_>, title: &AxisTitle) -> String {
    match title {
        AxisTitle::Text(text) => text.clone(),
        AxisTitle::Message(message) => cx.say(message),
    }
}

fn f64_of(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}
