//! The part of a chart that has axes, with `egui_plot`.

use eframe::egui::{self, Align2, Color32, Response, RichText, Stroke, Ui};
use egui_plot::{
    Bar, BarChart, BoxElem, BoxPlot, BoxSpread, GridMark, HLine, Line, LineStyle, MarkerShape, Plot, PlotPoint,
    PlotPoints, PlotResponse, PlotTransform, PlotUi, Points, Text, VLine,
};

use super::super::cx::UiCx;
use super::super::tokens::Tokens;
use super::{axis_title, f64_of, mark_text, value_text};
use crate::i18n::Lang;
use crate::publish::chart::{ChartKind, Mark, MarkState, Scene, Series, Spread};

/// Draws the axes and marks of a scene.
pub(super) fn plot_ui(cx: &UiCx<'_>, ui: &mut Ui, (id, title): (&str, &str), scene: &Scene, height: f32) {
    let lang = cx.lang;
    let shown = scene.clone();
    let tick_text = move |value: f64| value_text(lang, &shown, value, shown.tick_decimals());
    let along_text = along_text(lang, scene);
    let labels: Vec<(f64, String)> = scene.positions.iter().copied().zip(scene.categories.iter().cloned()).collect();
    let category_text = move |mark: GridMark| {
        if let Some(text) = &along_text {
            return text(mark.value);
        }
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
        .height(height)
        .show_x(false)
        .show_y(false)
        .allow_scroll(false)
        .allow_zoom(false)
        .allow_drag(false);
    let ends = scene.along.as_ref().map_or_else(|| ends(&scene.positions), |along| along.range);
    // Where there is little room, every second line is enough, and its figure can be read.
    let every = if scene.is_horizontal && ui.available_width() < 560.0 { 2 } else { 1 };
    let ticks = marks(&scene.ticks.iter().copied().step_by(every).collect::<Vec<f64>>());
    let turned: Vec<f64> = scene.positions.iter().map(|position| -position).collect();
    let upright = scene.along.as_ref().map_or(&scene.positions, |along| &along.ticks);
    let places = marks(if scene.is_horizontal { &turned } else { upright });
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
    let response = marks_ui(cx, ui, plot, scene);
    hover_ui(cx, scene, &response.response, &response.transform);
    response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, title));
}

/// Paints the marks of all series, and the lines across them.
fn marks_ui(cx: &UiCx<'_>, ui: &mut Ui, plot: Plot<'_>, scene: &Scene) -> PlotResponse<()> {
    let tokens = cx.tokens;
    let reference = scene.reference.as_ref().map(|reference| (reference.value, cx.say(&reference.name)));
    plot.show(ui, |plot| {
        let n_series = scene.series.len().max(1);
        spreads_ui(plot, scene, tokens);
        for (index, series) in scene.series.iter().enumerate() {
            series_ui(plot, scene, series, (index, n_series), tokens);
        }
        if scene.kind == ChartKind::Scatter
            && let Some(along) = &scene.along
        {
            let (from, to) = (along.range.0.max(scene.value_range.0), along.range.1.min(scene.value_range.1));
            let diagonal = PlotPoints::from(vec![[from, from], [to, to]]);
            plot.line(Line::new("", diagonal).color(tokens.text_weak).style(LineStyle::dashed_loose()));
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
    })
}

/// Says what the mark under the pointer is.
fn hover_ui(cx: &UiCx<'_>, scene: &Scene, response: &Response, transform: &PlotTransform) {
    /// Pixels from a mark within which the pointer means it.
    const NEAR: f32 = 14.0;
    let Some(pointer) = response.hover_pos() else { return };
    let n_series = scene.series.len().max(1);
    let place = |along: f64, value: f64| {
        let [x, y] = if scene.is_horizontal { [value, along] } else { [along, value] };
        transform.position_from_point(&PlotPoint::new(x, y))
    };
    let distance = |index: usize, mark: &Mark| {
        let to = mark.to?;
        let (along, width) = lane(scene, index, n_series, mark.category);
        if !scene.kind.is_bars() {
            return Some(place(along, to).distance(pointer));
        }
        let corners = [place(along - width / 2.0, mark.from), place(along + width / 2.0, to)];
        Some(egui::Rect::from_two_pos(corners[0], corners[1]).distance_to_pos(pointer))
    };
    let marks = scene.series.iter().enumerate().flat_map(|(index, series)| {
        series.marks.iter().filter_map(move |mark| Some((distance(index, mark)?, series, mark)))
    });
    let nearest = marks.filter(|(distance, ..)| *distance < NEAR).min_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((_, series, mark)) = nearest {
        let name = if scene.kind == ChartKind::Scatter { "" } else { series.name.as_str() };
        response.clone().on_hover_text_at_pointer(mark_text(cx, scene, name, mark));
    }
}

/// Returns the inside of a bar: pale where its figure is to be used with caution.
fn fill(color: Color32, state: MarkState) -> Color32 {
    if state == MarkState::Unreliable { color.gamma_multiply(0.2) } else { color }
}

/// Returns where on the axis of the categories a series has its marks of one category, and how wide they are.
fn lane(scene: &Scene, index: usize, n_series: usize, category: usize) -> (f64, f64) {
    let position = scene.positions.get(category).copied().unwrap_or_default();
    let is_one_lane = !matches!(scene.kind, ChartKind::Bar | ChartKind::Interval);
    let width = if is_one_lane { 0.8 } else { 0.8 / f64_of(n_series) };
    let width = scene.widths.get(category).copied().unwrap_or(width);
    let shift = if is_one_lane { 0.0 } else { (f64_of(index) - (f64_of(n_series) - 1.0) / 2.0) * width };
    // The categories of a lying chart run downwards, as one reads.
    let along = if scene.is_horizontal { -(position + shift) } else { position + shift };
    (along, width)
}

/// Returns how the places of an axis of categories that counts something are written.
fn along_text(lang: Lang, scene: &Scene) -> Option<impl Fn(f64) -> String + 'static> {
    let along = scene.along.as_ref()?;
    let (is_figure, scene) = (along.is_figure, scene.clone());
    Some(
        move |value: f64| {
            if is_figure { value_text(lang, &scene, value, scene.tick_decimals()) } else { format!("{value:.0}") }
        },
    )
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

/// Draws the boxes of a scene.
fn spreads_ui(plot: &mut PlotUi<'_>, scene: &Scene, tokens: Tokens) {
    let color = tokens.series(0);
    let of = |spread: &Spread| {
        let place = scene.positions.get(spread.category).copied().unwrap_or_default();
        let five = BoxSpread::new(spread.low, spread.first, spread.median, spread.third, spread.high);
        let element = BoxElem::new(place, five).box_width(0.5).whisker_width(0.25);
        element.fill(color.gamma_multiply(0.35)).stroke(Stroke::new(1.5, tokens.text))
    };
    if !scene.spreads.is_empty() {
        plot.box_plot(BoxPlot::new("", scene.spreads.iter().map(of).collect()).allow_hover(false));
    }
}

/// Draws the figures beyond the reach of their box, each with its name.
fn outside_ui(plot: &mut PlotUi<'_>, scene: &Scene, series: &Series, tokens: Tokens) {
    for mark in &series.marks {
        let spread = scene.spreads.iter().find(|spread| spread.category == mark.category);
        let Some((to, _)) = mark.to.zip(spread).filter(|(to, spread)| spread.is_outside(*to)) else { continue };
        let place = scene.positions.get(mark.category).copied().unwrap_or_default();
        let points = Points::new("", vec![[place, to]]).color(tokens.series(0)).radius(4.0).filled(false);
        plot.points(points);
        let text = RichText::new(format!("  {}", series.name)).color(tokens.text);
        plot.text(Text::new("", PlotPoint::new(place, to), text).anchor(Align2::LEFT_CENTER));
    }
}

fn series_ui(plot: &mut PlotUi<'_>, scene: &Scene, series: &Series, (index, n_series): (usize, usize), tokens: Tokens) {
    if scene.kind == ChartKind::Box {
        return outside_ui(plot, scene, series, tokens);
    }
    let color = tokens.series(series.palette);
    let at = |category: usize| lane(scene, index, n_series, category).0;
    let point = |along: f64, value: f64| if scene.is_horizontal { [value, along] } else { [along, value] };
    let shape = [MarkerShape::Circle, MarkerShape::Square, MarkerShape::Diamond, MarkerShape::Up, MarkerShape::Cross]
        [series.palette % 5];
    if scene.kind.is_bars() {
        let bars = series.marks.iter().filter_map(|mark| {
            let (along, width) = lane(scene, index, n_series, mark.category);
            let is_histogram = scene.kind == ChartKind::Histogram;
            let bar = Bar::new(along, mark.to? - mark.from).base_offset(mark.from).fill(fill(color, mark.state));
            Some(bar.width(if is_histogram { width } else { width * 0.92 }))
        });
        let chart = BarChart::new(series.name.clone(), bars.collect()).color(color);
        plot.bar_chart(if scene.is_horizontal { chart.horizontal() } else { chart });
    } else {
        if matches!(scene.kind, ChartKind::Line | ChartKind::Slope) {
            // A figure that is missing or hidden breaks the line: what joins over it would be read off as its value.
            for run in series.marks.split(|mark| mark.to.is_none()) {
                let line: Vec<[f64; 2]> =
                    run.iter().filter_map(|mark| Some(point(at(mark.category), mark.to?))).collect();
                plot.line(Line::new(series.name.clone(), PlotPoints::from(line)).color(color).width(2.0));
            }
        }
        for (state, is_filled) in [(MarkState::Solid, true), (MarkState::Unreliable, false)] {
            let marks = series.marks.iter().filter(|mark| mark.state == state);
            let points: Vec<[f64; 2]> = marks.filter_map(|mark| Some(point(at(mark.category), mark.to?))).collect();
            plot.points(
                Points::new(series.name.clone(), PlotPoints::from(points))
                    .color(color)
                    .radius(4.5)
                    .filled(is_filled)
                    .shape(shape),
            );
        }
    }
    if scene.kind == ChartKind::Scatter {
        for mark in &series.marks {
            let (Some(to), Some(name)) = (mark.to, scene.categories.get(mark.category)) else { continue };
            let place = PlotPoint::new(at(mark.category), to);
            let text = Text::new(name.clone(), place, RichText::new(format!("  {name}")).color(tokens.text));
            plot.text(text.anchor(Align2::LEFT_CENTER));
        }
    }
    for mark in &series.marks {
        if mark.to.is_none() && scene.kind != ChartKind::Scatter {
            let foot = scene.value_range.0.max(0.0).min(scene.value_range.1);
            let [x, y] = point(at(mark.category), foot);
            let text = RichText::new(if mark.state == MarkState::Suppressed { "[c]" } else { ":" });
            let anchor = if scene.is_horizontal { Align2::LEFT_CENTER } else { Align2::CENTER_BOTTOM };
            let text = Text::new(series.name.clone(), PlotPoint::new(x, y), text.color(tokens.text_weak));
            plot.text(text.anchor(anchor));
        }
        if let (Some(low), Some(high)) = (mark.low, mark.high) {
            let along = at(mark.category);
            let whisker = vec![point(along, low), point(along, high)];
            plot.line(Line::new(series.name.clone(), PlotPoints::from(whisker)).stroke(Stroke::new(1.5, color)));
        }
    }
}
