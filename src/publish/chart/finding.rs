//! What a chart shows, in one sentence, as far as the intervals allow it to be said.

use std::cmp::Ordering;

use super::{ChartKind, Mark, MarkState, Scene, Shape};
use crate::message::Message;

/// Returns the sentence; `figure` writes a number as the chart does. Nothing where there is nothing to compare.
///
/// Two figures differ where their intervals do not overlap, which is stricter than a test of the difference at the same level;
/// figures to be used with caution are never named first or last.
pub fn finding(scene: &Scene, figure: &dyn Fn(f64) -> String) -> Option<Message> {
    match scene.kind {
        ChartKind::Line | ChartKind::Slope => over_time(scene, figure),
        ChartKind::Scatter | ChartKind::Pyramid | ChartKind::Histogram | ChartKind::Stacked | ChartKind::Box => None,
        ChartKind::Bar | ChartKind::Interval | ChartKind::HeatMap | ChartKind::Flow | ChartKind::Map => {
            ends(scene, figure)
        }
    }
}

/// Returns what a reader of a chart of one or several panels must know to read it right.
pub fn notes(scenes: &[Scene], figure: &dyn Fn(f64) -> String) -> Vec<Message> {
    let mut notes = Vec::new();
    let n_not_drawn: usize = scenes.iter().map(Scene::n_not_drawn).sum();
    if n_not_drawn > 0 {
        notes.push(Message::new("publish-chart-not-drawn").with("n", n_not_drawn));
    }
    let Some(scene) = scenes.first() else { return notes };
    match scene.kind {
        ChartKind::Histogram => notes.push(Message::new("publish-chart-open-band")),
        ChartKind::Scatter => notes.push(Message::new("publish-chart-diagonal")),
        ChartKind::Box => notes.push(Message::new("publish-chart-boxes")),
        ChartKind::Map => {
            let values = || scene.marks().filter_map(|mark| mark.value);
            let (low, high) = super::scale::ends(values());
            if low <= high {
                let has_circles = scene.areas.iter().any(|area| matches!(area.shape, Shape::Circle { .. }));
                let id = if has_circles { "publish-chart-circles" } else { "publish-chart-shades" };
                notes.push(Message::new(id).with("low", figure(low)).with("high", figure(high)));
            }
            if !scene.off_map.is_empty() {
                let id = "publish-chart-off-map";
                let names = scene.off_map.join(", ");
                notes.push(Message::new(id).with("n", scene.off_map.len()).with("names", names));
            }
        }
        _ => {}
    }
    notes
}

/// From the first to the last period, of the only series.
fn over_time(scene: &Scene, figure: &dyn Fn(f64) -> String) -> Option<Message> {
    let [series] = scene.series.as_slice() else { return None };
    let mut known = series.marks.iter().filter(|mark| is_sure(mark));
    let (first, last) = (known.next()?, known.next_back()?);
    let (from, to) = (first.value?, last.value?);
    let id = match to.total_cmp(&from) {
        _ if !differ(first, last) => "publish-finding-no-change",
        Ordering::Greater => "publish-finding-rose",
        _ => "publish-finding-fell",
    };
    let name = |mark: &Mark| scene.categories.get(mark.category).cloned().unwrap_or_default();
    let message = Message::new(id).with("from", figure(from)).with("to", figure(to));
    Some(message.with("first", name(first)).with("last", name(last)))
}

/// The highest and the lowest figure.
fn ends(scene: &Scene, figure: &dyn Fn(f64) -> String) -> Option<Message> {
    let marks = || {
        let all =
            scene.series.iter().flat_map(|series| series.marks.iter().map(move |mark| (series.name.as_str(), mark)));
        all.filter(|(_, mark)| is_sure(mark))
    };
    let value = |mark: &Mark| mark.value.unwrap_or_default();
    let (high_of, high) = marks().max_by(|a, b| value(a.1).total_cmp(&value(b.1)))?;
    let (low_of, low) = marks().min_by(|a, b| value(a.1).total_cmp(&value(b.1)))?;
    if std::ptr::eq(high, low) {
        return None;
    }
    let name = |series: &str, mark: &Mark| {
        let category = scene.categories.get(mark.category).map_or("", String::as_str);
        match (series, category) {
            ("", category) => category.to_owned(),
            (series, "") => series.to_owned(),
            (series, category) => format!("{category} · {series}"),
        }
    };
    let unsure = scene.series.iter().flat_map(|series| &series.marks);
    let unsure = unsure.filter(|mark| mark.value.is_some() && !is_sure(mark)).count();
    let id = match (differ(high, low), unsure) {
        (true, 0) => "publish-finding-ends",
        (true, _) => "publish-finding-ends-of-sure",
        (false, 0) => "publish-finding-no-difference",
        (false, _) => "publish-finding-no-difference-of-sure",
    };
    let message = Message::new(id).with("high", name(high_of, high)).with("high_figure", figure(value(high)));
    Some(message.with("low", name(low_of, low)).with("low_figure", figure(value(low))).with("unsure", unsure))
}

/// Returns whether a figure may be named: there, and not to be used with caution.
fn is_sure(mark: &Mark) -> bool {
    mark.value.is_some() && mark.state == MarkState::Solid
}

/// Returns whether two figures differ by more than their intervals; figures of full counts have none.
fn differ(a: &Mark, b: &Mark) -> bool {
    let ends = |mark: &Mark| (mark.low.or(mark.value), mark.high.or(mark.value));
    let ((a_low, a_high), (b_low, b_high)) = (ends(a), ends(b));
    a_high < b_low || b_high < a_low
}
