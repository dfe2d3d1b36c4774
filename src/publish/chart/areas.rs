//! Charts of areas: tiles and ribbons in a square from (0, 0) at the top left to (1, 1), so that the window and the files draw
//! the same.

use std::sync::Arc;

use super::scale::ends;
use super::{ChartKind, Mark, MarkState, Scene};
use crate::data::borders::Outline;

/// A tile, a ribbon or the bar at its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub shape: Shape,
    pub shade: Shade,
    /// The series and the mark in it that the area stands for; none for the bar of a whole origin or destination.
    pub mark: Option<(usize, usize)>,
    /// What the area is about.
    pub name: String,
    pub value: Option<f64>,
    pub state: MarkState,
}

/// The outline of an area.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Tile {
        left: f64,
        top: f64,
        right: f64,
        bottom: f64,
    },
    /// Points of the upper and of the lower edge, from left to right.
    Ribbon {
        upper: Vec<(f64, f64)>,
        lower: Vec<(f64, f64)>,
    },
    /// An area of a map.
    Region {
        outline: Arc<Outline>,
    },
    /// A circle on a map; its radius is a part of the width.
    Circle {
        x: f64,
        y: f64,
        radius: f64,
    },
}

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shade {
    /// A place in the palette.
    Series(usize),
    /// From the palest, 0, to the darkest, 1.
    Ramp(f64),
    /// No figure.
    Nothing,
}

/// A name beside the square.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub side: Side,
    /// How far along its side.
    pub at: f64,
    pub text: String,
}

/// A side of the square.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
    Top,
}

impl Area {
    /// Returns whether a point of the square lies in the area; the square is drawn so much wider than high.
    pub fn contains(&self, (x, y): (f64, f64), aspect: f64) -> bool {
        match &self.shape {
            Shape::Tile { left, top, right, bottom } => (*left..=*right).contains(&x) && (*top..=*bottom).contains(&y),
            Shape::Ribbon { upper, lower } => match (height(upper, x), height(lower, x)) {
                (Some(upper), Some(lower)) => (upper..=lower).contains(&y),
                _ => false,
            },
            Shape::Region { outline } => outline.contains((x, y)),
            Shape::Circle { x: middle, y: height, radius } => libm::hypot(x - middle, (y - height) / aspect) <= *radius,
        }
    }
}

/// Returns the height of an edge at a place.
fn height(edge: &[(f64, f64)], x: f64) -> Option<f64> {
    edge.windows(2).find_map(|pair| {
        let ((x0, y0), (x1, y1)) = (*pair.first()?, *pair.get(1)?);
        let is_here = x0 <= x && x <= x1 && x1 > x0;
        is_here.then(|| y0 + (y1 - y0) * (x - x0) / (x1 - x0))
    })
}

/// Lays out the areas of a scene and the names beside them; none where its marks stand along axes.
pub(super) fn areas(scene: &Scene) -> (Vec<Area>, Vec<Label>) {
    match scene.kind {
        ChartKind::HeatMap => tiles(scene),
        ChartKind::Flow => ribbons(scene),
        _ => (Vec::new(), Vec::new()),
    }
}

fn tiles(scene: &Scene) -> (Vec<Area>, Vec<Label>) {
    let (rows, columns) = (count(scene.categories.len()), count(scene.series.len()));
    let (low, high) = ends(scene.marks().filter_map(|mark| mark.value));
    let tile = |(at, index): (usize, usize), mark: &Mark, series: &str| {
        let (column, row) = (count(at), count(mark.category));
        let depth = |value: f64| if high > low { (value - low) / (high - low) } else { 0.5 };
        Area {
            shape: Shape::Tile {
                left: column / columns,
                top: row / rows,
                right: (column + 1.0) / columns,
                bottom: (row + 1.0) / rows,
            },
            shade: mark.value.map_or(Shade::Nothing, |value| Shade::Ramp(depth(value))),
            mark: Some((at, index)),
            name: format!("{} · {series}", scene.categories.get(mark.category).map_or("", String::as_str)),
            value: mark.value,
            state: mark.state,
        }
    };
    let areas = scene.series.iter().enumerate().flat_map(|(at, series)| {
        series.marks.iter().enumerate().map(move |(index, mark)| tile((at, index), mark, &series.name))
    });
    let middle = |at: usize, n: f64| (count(at) + 0.5) / n;
    let left = scene.categories.iter().enumerate();
    let left = left.map(|(at, name)| Label { side: Side::Left, at: middle(at, rows), text: name.clone() });
    let top = scene.series.iter().enumerate();
    let top = top.map(|(at, series)| Label { side: Side::Top, at: middle(at, columns), text: series.name.clone() });
    (areas.collect(), left.chain(top).collect())
}

/// How much of the height the gaps between origins, or between destinations, take together.
const GAPS: f64 = 0.25;

/// How wide the bar at the end of the ribbons is.
const BAR: f64 = 0.02;

/// Origins on one side, destinations on the other: where each begins, and what flows through it.
struct End {
    sums: Vec<f64>,
    tops: Vec<f64>,
    /// How much of each is taken by ribbons.
    used: Vec<f64>,
}

impl End {
    fn new(sums: Vec<f64>, scale: f64) -> Self {
        let n_gaps = sums.iter().filter(|sum| **sum > 0.0).count().saturating_sub(1);
        let gap = if n_gaps > 0 { GAPS / count(n_gaps) } else { 0.0 };
        // What has no gaps stands in the middle.
        let mut at = if n_gaps > 0 { 0.0 } else { GAPS / 2.0 };
        let mut tops = Vec::with_capacity(sums.len());
        for sum in &sums {
            tops.push(at);
            if *sum > 0.0 {
                at += sum * scale + gap;
            }
        }
        Self { used: vec![0.0; sums.len()], sums, tops }
    }

    /// Takes the next free place of an origin or a destination.
    fn take(&mut self, at: usize, share: f64) -> f64 {
        let top = self.tops.get(at).copied().unwrap_or_default();
        let Some(used) = self.used.get_mut(at) else { return top };
        let from = top + *used;
        *used += share;
        from
    }

    /// Returns the bars at the end of the ribbons, and the names beside them.
    fn bars(&self, side: Side, scale: f64, names: &[&str]) -> (Vec<Area>, Vec<Label>) {
        let is_left = side == Side::Left;
        let with_sum = self.sums.iter().zip(&self.tops).zip(names).enumerate().filter(|(_, ((sum, _), _))| **sum > 0.0);
        let bar = |(at, ((sum, top), name)): (usize, ((&f64, &f64), &&str))| {
            let area = Area {
                shape: Shape::Tile {
                    left: if is_left { 0.0 } else { 1.0 - BAR },
                    top: *top,
                    right: if is_left { BAR } else { 1.0 },
                    bottom: top + sum * scale,
                },
                shade: if is_left { Shade::Series(at) } else { Shade::Nothing },
                mark: None,
                name: (*name).to_owned(),
                value: Some(*sum),
                state: MarkState::Solid,
            };
            (area, Label { side, at: top + sum * scale / 2.0, text: (*name).to_owned() })
        };
        with_sum.map(bar).unzip()
    }
}

fn ribbons(scene: &Scene) -> (Vec<Area>, Vec<Label>) {
    let value = |series: usize, category: usize| {
        let mark = scene.series.get(series)?.marks.get(category)?;
        mark.value.filter(|value| *value > 0.0)
    };
    let (n_left, n_right) = (scene.categories.len(), scene.series.len());
    let of_category = |category| (0..n_right).filter_map(|series| value(series, category)).sum();
    let of_series = |series| (0..n_left).filter_map(|category| value(series, category)).sum();
    let left: Vec<f64> = (0..n_left).map(of_category).collect();
    let total: f64 = left.iter().sum();
    if total <= 0.0 {
        return (Vec::new(), Vec::new());
    }
    let scale = (1.0 - GAPS) / total;
    let mut left = End::new(left, scale);
    let mut right = End::new((0..n_right).map(of_series).collect(), scale);
    let mut areas = Vec::new();
    for (category, name) in scene.categories.iter().enumerate() {
        for (series, other) in scene.series.iter().enumerate() {
            let Some(value) = value(series, category) else { continue };
            let share = value * scale;
            areas.push(Area {
                shape: ribbon(left.take(category, share), right.take(series, share), share),
                shade: Shade::Series(category),
                mark: Some((series, category)),
                name: format!("{name} → {}", other.name),
                value: Some(value),
                state: MarkState::Solid,
            });
        }
    }
    let origins: Vec<&str> = scene.categories.iter().map(String::as_str).collect();
    let destinations: Vec<&str> = scene.series.iter().map(|series| series.name.as_str()).collect();
    let (bars, mut labels) = left.bars(Side::Left, scale, &origins);
    let (other_bars, other_labels) = right.bars(Side::Right, scale, &destinations);
    areas.extend(bars.into_iter().chain(other_bars));
    labels.extend(other_labels);
    (areas, labels)
}

/// Draws a band that leaves and arrives level.
fn ribbon(from: f64, to: f64, share: f64) -> Shape {
    const STEPS: u32 = 24;
    let upper: Vec<(f64, f64)> = (0..=STEPS)
        .map(|step| {
            let t = f64::from(step) / f64::from(STEPS);
            let bend = t * t * (3.0 - 2.0 * t);
            (BAR + (1.0 - 2.0 * BAR) * t, from + (to - from) * bend)
        })
        .collect();
    let lower = upper.iter().map(|(x, y)| (*x, y + share)).collect();
    Shape::Ribbon { upper, lower }
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
