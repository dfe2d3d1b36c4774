//! Paints a scene with `egui_plot`: the same marks that the files are drawn from.

use eframe::egui::{Align2, RichText, Stroke, Ui};
use egui_plot::{
    Bar, BarChart, GridMark, HLine, Line, LineStyle, MarkerShape, Plot, PlotPoint, PlotPoints, PlotUi, Points, Text,
    VLine,
};

use super::cx::UiCx;
use super::names::code_name;
use crate::i18n::{self, Lang};
use crate::message::Message;
use crate::protect::ProtectedTable;
use crate::publish::chart::{AxisTitle, ChartKind, ChartSpec, MarkState, Scene, Series, scene};

/// Draws a chart in the space that is left.
pub fn chart_ui(cx: &UiCx<'_>, ui: &mut Ui, id: &str, table: &ProtectedTable, spec: &ChartSpec) {
    let scene = scene(table, spec, &|dimension, code| code_name(cx, dimension, Some(code)));
    let mut title = cx.say(&scene.title);
    for (dimension, label) in &scene.slice {
        let part =
            Message::new("publish-chart-slice").with("dimension", axis_title(cx, dimension)).with("label", label);
        title = format!("{title} – {}", cx.say(&part));
    }
    ui.label(RichText::new(&title).family(super::tokens::bold()));
    legend_ui(cx, ui, &scene);
    let lang = cx.lang;
    let shown = scene.clone();
    let tick_text = move |value: f64| value_text(lang, &shown, value, shown.tick_decimals());
    let labels: Vec<(f64, String)> = scene.positions.iter().copied().zip(scene.categories.iter().cloned()).collect();
    let category_text = move |mark: GridMark| {
        let near = labels
            .iter()
            .find(|(position, _)| (position - mark.value.abs()).abs() < 0.01 && mark.value.fract().abs() < 0.01);
        near.map(|(_, label)| label.clone()).unwrap_or_default()
    };
    let category_axis = axis_title(cx, &scene.category_axis);
    // The title says it already where the measure is the indicator itself; a long name needs a tall chart.
    let is_room_left = ui.available_height() > 220.0 && scene.value_axis != scene.title;
    let value_axis = if is_room_left || scene.is_horizontal { cx.say(&scene.value_axis) } else { String::new() };
    let mut plot = Plot::new(id)
        .height((ui.available_height() - 6.0).max(least_height(&scene)))
        .allow_scroll(false)
        .allow_zoom(false)
        .allow_drag(false);
    let ends = ends(&scene.positions);
    let ticks = marks(&scene.ticks);
    let turned: Vec<f64> = scene.positions.iter().map(|position| -position).collect();
    let places = marks(if scene.is_horizontal { &turned } else { &scene.positions });
    plot = if scene.is_horizontal {
        plot.x_grid_spacer(move |_| ticks.clone()).y_grid_spacer(move |_| places.clone())
    } else {
        plot.x_grid_spacer(move |_| places.clone()).y_grid_spacer(move |_| ticks.clone())
    };
    plot = if scene.is_horizontal {
        plot.x_axis_label(value_axis)
            .y_axis_label(category_axis)
            .y_axis_min_width(90.0)
            .x_axis_formatter(move |mark, _| tick_text(mark.value))
            .y_axis_formatter(move |mark, _| category_text(mark))
            .include_x(scene.value_range.0)
            .include_x(scene.value_range.1)
            .include_y(-ends.0)
            .include_y(-ends.1)
    } else {
        plot.x_axis_label(category_axis)
            .y_axis_label(value_axis)
            .x_axis_formatter(move |mark, _| category_text(mark))
            .y_axis_formatter(move |mark, _| tick_text(mark.value))
            .include_y(scene.value_range.0)
            .include_y(scene.value_range.1)
            .include_x(ends.0)
            .include_x(ends.1)
    };
    let tokens = cx.tokens;
    let reference = scene.reference.as_ref().map(|reference| (reference.value, cx.say(&reference.name)));
    let response = plot.show(ui, |plot| {
        let n_series = scene.series.len().max(1);
        for (index, series) in scene.series.iter().enumerate() {
            series_ui(plot, &scene, series, (index, n_series), tokens);
        }
        if let Some(reference) = &reference {
            let stroke = Stroke::new(1.0, tokens.text_weak);
            if scene.is_horizontal {
                plot.vline(
                    VLine::new(reference.1.clone(), reference.0).stroke(stroke).style(LineStyle::dashed_loose()),
                );
            } else {
                plot.hline(
                    HLine::new(reference.1.clone(), reference.0).stroke(stroke).style(LineStyle::dashed_loose()),
                );
            }
        }
    });
    response.response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Image, true, &title));
}

/// Names the series above the chart, where nothing is drawn over them: colour and shape, then the name.
fn legend_ui(cx: &UiCx<'_>, ui: &mut Ui, scene: &Scene) {
    const SHAPES: [&str; 5] = ["●", "■", "◆", "▲", "×"];
    if scene.series.len() < 2 && scene.reference.is_none() {
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
    if scene.is_horizontal {
        #[expect(clippy::cast_precision_loss, reason = "categories of a chart")]
        let rows = scene.categories.len().min(20) as f32;
        (rows * LINE + AXIS).max(120.0)
    } else {
        120.0
    }
}

/// Returns grid lines at these places only, all of one weight.
fn marks(places: &[f64]) -> Vec<GridMark> {
    let step_size = places.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(f64::INFINITY, f64::min);
    let step_size = if step_size.is_finite() { step_size } else { 1.0 };
    places.iter().map(|value| GridMark { value: *value, step_size }).collect()
}

/// Returns where the axis of the categories ends: half a category beyond the first and the last, so that no mark stands
/// on the frame.
fn ends(positions: &[f64]) -> (f64, f64) {
    let gap = positions.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(f64::INFINITY, f64::min);
    let half = if gap.is_finite() { gap / 2.0 } else { 0.5 };
    (positions.first().copied().unwrap_or_default() - half, positions.last().copied().unwrap_or_default() + half)
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

fn series_ui(
    plot: &mut PlotUi<'_>,
    scene: &Scene,
    series: &Series,
    (index, n_series): (usize, usize),
    tokens: super::tokens::Tokens,
) {
    let color = tokens.series(series.palette);
    // The categories of a lying chart run downwards, as one reads.
    let at = |category: usize, shift: f64| {
        let position = scene.positions.get(category).copied().unwrap_or_default();
        if scene.is_horizontal { -(position + shift) } else { position + shift }
    };
    let is_one_lane = matches!(scene.kind, ChartKind::Line | ChartKind::Pyramid);
    let width = if is_one_lane { 0.8 } else { 0.8 / f64_of(n_series) };
    let shift = if is_one_lane { 0.0 } else { (f64_of(index) - (f64_of(n_series) - 1.0) / 2.0) * width };
    let point = |along: f64, value: f64| if scene.is_horizontal { [value, along] } else { [along, value] };
    let shape = [MarkerShape::Circle, MarkerShape::Square, MarkerShape::Diamond, MarkerShape::Up, MarkerShape::Cross]
        [series.palette % 5];
    if scene.kind.is_bars() {
        let bars = series
            .marks
            .iter()
            .filter_map(|mark| Some(Bar::new(at(mark.category, shift), mark.value?).width(width * 0.92)));
        let chart = BarChart::new(series.name.clone(), bars.collect()).color(color);
        plot.bar_chart(if scene.is_horizontal { chart.horizontal() } else { chart });
    } else {
        if scene.kind == ChartKind::Line {
            // A figure that is missing or hidden breaks the line: what joins over it would be read off as its value.
            for run in series.marks.split(|mark| mark.value.is_none()) {
                let line: Vec<[f64; 2]> =
                    run.iter().filter_map(|mark| Some(point(at(mark.category, 0.0), mark.value?))).collect();
                plot.line(Line::new(series.name.clone(), PlotPoints::from(line)).color(color).width(2.0));
            }
        }
        for (state, is_filled) in [(MarkState::Solid, true), (MarkState::Unreliable, false)] {
            let marks = series.marks.iter().filter(|mark| mark.state == state);
            let points: Vec<[f64; 2]> =
                marks.filter_map(|mark| Some(point(at(mark.category, shift), mark.value?))).collect();
            plot.points(
                Points::new(series.name.clone(), PlotPoints::from(points))
                    .color(color)
                    .radius(4.5)
                    .filled(is_filled)
                    .shape(shape),
            );
        }
    }
    for mark in &series.marks {
        if mark.value.is_none() {
            let foot = scene.value_range.0.max(0.0).min(scene.value_range.1);
            let [x, y] = point(at(mark.category, shift), foot);
            let text = RichText::new(if mark.state == MarkState::Suppressed { "[c]" } else { ":" });
            let anchor = if scene.is_horizontal { Align2::LEFT_CENTER } else { Align2::CENTER_BOTTOM };
            let text = Text::new(series.name.clone(), PlotPoint::new(x, y), text.color(tokens.text_weak));
            plot.text(text.anchor(anchor));
        }
        if let (Some(low), Some(high)) = (mark.low, mark.high) {
            let along = at(mark.category, shift);
            let whisker = vec![point(along, low), point(along, high)];
            plot.line(Line::new(series.name.clone(), PlotPoints::from(whisker)).stroke(Stroke::new(1.5, color)));
        }
    }
}

fn f64_of(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}
