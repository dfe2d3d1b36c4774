//! Paints a scene with `egui_plot`: the same marks that the files are drawn from.

use eframe::egui::{Stroke, Ui};
use egui_plot::{Bar, BarChart, GridMark, Legend, Line, MarkerShape, Plot, PlotPoints, PlotUi, Points};

use super::cx::UiCx;
use super::screens::names_of;
use crate::i18n;
use crate::protect::ProtectedTable;
use crate::publish::chart::{AxisTitle, ChartKind, ChartSpec, MarkState, Scene, Series, scene};

/// Draws a chart in the space that is left.
pub fn chart_ui(cx: &UiCx<'_>, ui: &mut Ui, id: &str, table: &ProtectedTable, spec: &ChartSpec) {
    let scene = scene(table, spec, &|dimension, code| names_of(cx, dimension, code));
    let title = cx.say(&scene.title);
    ui.label(eframe::egui::RichText::new(&title).family(super::tokens::bold()));
    let lang = cx.lang;
    let (is_share, decimals) = (scene.is_share, usize::from(scene.decimals));
    let value_text = move |value: f64| {
        if is_share {
            i18n::percent(lang, value, decimals.saturating_sub(1))
        } else {
            i18n::number(lang, value, decimals)
        }
    };
    let labels: Vec<(f64, String)> = scene.positions.iter().copied().zip(scene.categories.iter().cloned()).collect();
    let category_text = move |mark: GridMark| {
        let near = labels
            .iter()
            .find(|(position, _)| (position - mark.value.abs()).abs() < 0.01 && mark.value.fract().abs() < 0.01);
        near.map(|(_, label)| label.clone()).unwrap_or_default()
    };
    let category_axis = match &scene.category_axis {
        AxisTitle::Text(text) => text.clone(),
        AxisTitle::Message(message) => cx.say(message),
    };
    let value_axis = cx.say(&scene.value_axis);
    let mut plot = Plot::new(id)
        .legend(Legend::default())
        .height((ui.available_height() - 6.0).max(120.0))
        .allow_scroll(false)
        .allow_zoom(false)
        .allow_drag(false);
    plot = if scene.is_horizontal {
        plot.x_axis_label(value_axis)
            .y_axis_label(category_axis)
            .y_axis_min_width(90.0)
            .x_axis_formatter(move |mark, _| value_text(mark.value))
            .y_axis_formatter(move |mark, _| category_text(mark))
            .include_x(scene.value_range.0)
            .include_x(scene.value_range.1)
    } else {
        plot.x_axis_label(category_axis)
            .y_axis_label(value_axis)
            .x_axis_formatter(move |mark, _| category_text(mark))
            .y_axis_formatter(move |mark, _| value_text(mark.value))
            .include_y(scene.value_range.0)
            .include_y(scene.value_range.1)
    };
    let tokens = cx.tokens;
    let response = plot.show(ui, |plot| {
        let n_series = scene.series.len().max(1);
        for (index, series) in scene.series.iter().enumerate() {
            series_ui(plot, &scene, series, (index, n_series), tokens);
        }
    });
    response.response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Image, true, &title));
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
    let width = 0.8 / f64_of(n_series);
    let shift =
        if scene.kind == ChartKind::Line { 0.0 } else { (f64_of(index) - (f64_of(n_series) - 1.0) / 2.0) * width };
    let point = |along: f64, value: f64| if scene.is_horizontal { [value, along] } else { [along, value] };
    let shape = [MarkerShape::Circle, MarkerShape::Square, MarkerShape::Diamond, MarkerShape::Up, MarkerShape::Cross]
        [series.palette % 5];
    if scene.kind == ChartKind::Bar {
        let bars = series
            .marks
            .iter()
            .filter_map(|mark| Some(Bar::new(at(mark.category, shift), mark.value?).width(width * 0.92)));
        let chart = BarChart::new(series.name.clone(), bars.collect()).color(color);
        plot.bar_chart(if scene.is_horizontal { chart.horizontal() } else { chart });
    } else {
        if scene.kind == ChartKind::Line {
            let line: Vec<[f64; 2]> =
                series.marks.iter().filter_map(|mark| Some(point(at(mark.category, 0.0), mark.value?))).collect();
            plot.line(Line::new(series.name.clone(), PlotPoints::from(line)).color(color).width(2.0));
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
