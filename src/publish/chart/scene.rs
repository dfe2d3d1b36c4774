//! From a protected table and a choice to marks: which cell stands where, how high, how sure.

use super::areas::{Area, Label, areas};
use super::layout::Layout;
use super::map::{self, Places};
use super::possible::drawn_as;
use super::scale::{ends, positions, rounded, value_range};
use super::spread::Spread;
use super::{ChartKind, ChartSpec, dimension_name, measure_name};
use crate::data::bands::Band;
use crate::data::borders::Borders;
use crate::message::Message;
use crate::protect::{ProtectedTable, PublishedCell};
use crate::publish::TOTAL;
use crate::survey::{Dimension, Flag};

/// Everything there is to draw, in data units.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    pub kind: ChartKind,
    pub title: Message,
    /// What the figures measure: the title of the value axis.
    pub value_axis: Message,
    pub category_axis: AxisTitle,
    /// Whether the categories stand one below the other and the values run to the right.
    pub is_horizontal: bool,
    pub categories: Vec<String>,
    /// Where the categories stand on their axis: 0, 1, 2 …, the year, the middle of an age band, the figure of a point.
    pub positions: Vec<f64>,
    /// How wide a category is on its axis, where that differs: the years of an age band.
    pub widths: Vec<f64>,
    /// The axis of the categories, where it counts something.
    pub along: Option<Along>,
    pub series: Vec<Series>,
    /// Charts of areas: the tiles of a heat map, the ribbons of a flow, the regions of a map.
    pub areas: Vec<Area>,
    /// The names beside the areas.
    pub labels: Vec<Label>,
    /// Width divided by height of what the areas are drawn on, where that matters: a map.
    pub aspect: Option<f64>,
    /// The names of categories that have no area on a map.
    pub off_map: Vec<String>,
    /// The spread of the figures of each category, for boxes.
    pub spreads: Vec<Spread>,
    /// The figure for everybody, where it is no sum.
    pub reference: Option<Reference>,
    /// The part of the table that is shown, where it is not the total: dimension and label.
    pub slice: Vec<(AxisTitle, String)>,
    /// What this panel of several is about.
    pub panel: Option<String>,
    pub value_range: (f64, f64),
    /// Round values for the grid.
    pub ticks: Vec<f64>,
    pub decimals: u8,
    /// Whether figures are shares, to be shown per cent.
    pub is_share: bool,
}

/// An axis of categories that counts something.
#[derive(Clone, Debug, PartialEq)]
pub struct Along {
    pub range: (f64, f64),
    pub ticks: Vec<f64>,
    /// Whether it counts what the values count.
    pub is_figure: bool,
}

impl Scene {
    /// Returns the figure that a place on the value axis stands for: the left side of a pyramid has no negative persons.
    pub fn figure_at(&self, value: f64) -> f64 {
        if self.kind == ChartKind::Pyramid { value.abs() } else { value }
    }

    /// Returns how many decimals the labels of the grid need so that each says where its line stands.
    pub fn tick_decimals(&self) -> usize {
        let factor = if self.is_share { 100.0 } else { 1.0 };
        let along = self.along.iter().filter(|along| along.is_figure).flat_map(|along| &along.ticks);
        let ticks: Vec<f64> = self.ticks.iter().chain(along).copied().collect();
        let says_all = |decimals: &usize| {
            let scale = libm::pow(10.0, f64::from(u32::try_from(*decimals).unwrap_or_default())) * factor;
            ticks.iter().all(|tick| (tick * scale - libm::round(tick * scale)).abs() < 1e-6)
        };
        (0..9).find(says_all).unwrap_or(9)
    }

    /// Returns all marks.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.series.iter().flat_map(|series| &series.marks)
    }

    /// Returns how many cells have no place in a chart that draws only what has a figure.
    pub fn n_not_drawn(&self) -> usize {
        let is_without_gaps = matches!(self.kind, ChartKind::Scatter | ChartKind::Flow | ChartKind::Box);
        self.marks().filter(|mark| is_without_gaps && mark.to.is_none()).count()
    }
}

/// The marks of one colour and shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Empty where there is only one series.
    pub name: String,
    /// The place in the palette, not a colour.
    pub palette: usize,
    pub marks: Vec<Mark>,
}

/// One figure to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The position of its category in the scene.
    pub category: usize,
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub state: MarkState,
    /// Where a bar begins on the value axis.
    pub from: f64,
    /// Where the mark stands on the value axis, which is not its value in a stack or a histogram.
    pub to: Option<f64>,
}

impl Mark {
    /// Returns the mark on the left side of a pyramid.
    fn mirrored(self) -> Self {
        let turned = |value: Option<f64>| value.map(|value| -value);
        let (value, to) = (turned(self.value), turned(self.to));
        Self { value, to, low: turned(self.high), high: turned(self.low), ..self }
    }
}

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkState {
    Solid,
    /// Hollow: to be used with caution or not at all.
    Unreliable,
    /// No figure: kept back to protect persons.
    Suppressed,
    /// No figure: nothing to compute it from.
    Missing,
}

/// A line across the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    pub value: f64,
    pub name: Message,
}

/// A title that is a name of the data or a sentence of the program.
#[derive(Clone, Debug, PartialEq)]
pub enum AxisTitle {
    Text(String),
    Message(Message),
}

/// Lays out a chart, or one a panel of the same scales; `names` gives the label of a code.
pub fn scenes(
    table: &ProtectedTable,
    spec: &ChartSpec,
    names: &dyn Fn(&Dimension, &str) -> String,
    borders: Option<&Borders>,
) -> Vec<Scene> {
    let is_free = |dimension: &&Dimension| {
        Some(&dimension.column) == spec.panel.as_ref()
            && dimension.column != spec.x
            && Some(&dimension.column) != spec.series.as_ref()
    };
    let Some(panel) = table.dimensions().iter().find(is_free) else { return vec![scene(table, spec, names, borders)] };
    let of_code = |code: &String| {
        let mut spec = spec.clone();
        spec.held.insert(panel.column.clone(), code.clone());
        let mut scene = scene(table, &spec, names, borders);
        let (title, name) = (dimension_name(panel), names(panel, code));
        scene.slice.retain(|(held, _)| *held != title);
        scene.panel = Some(name);
        scene
    };
    let mut scenes: Vec<Scene> = panel.codes.iter().map(of_code).collect();
    let range = ends(scenes.iter().flat_map(|scene| [scene.value_range.0, scene.value_range.1]));
    let (range, ticks) = rounded(range);
    for scene in &mut scenes {
        (scene.value_range, scene.ticks) = (range, ticks.clone());
    }
    scenes
}

/// Lays out one chart; `names` gives the label of a code, and a map needs borders.
pub fn scene(
    table: &ProtectedTable,
    spec: &ChartSpec,
    names: &dyn Fn(&Dimension, &str) -> String,
    borders: Option<&Borders>,
) -> Scene {
    let kind = drawn_as(table, spec, borders);
    let mut layout = Layout::new(table, spec);
    if matches!(kind, ChartKind::Histogram | ChartKind::Map) {
        layout.series = None;
    }
    let x = layout.x.and_then(|at| table.dimensions().get(at));
    let mut codes: Vec<Option<&str>> = match x {
        Some(dimension) => dimension.codes.iter().map(|code| Some(code.as_str())).collect(),
        None => vec![None],
    };
    let series_codes = layout.series_codes(table);
    match kind {
        ChartKind::Pyramid => codes.reverse(),
        ChartKind::Slope => codes = [codes.first(), codes.last()].into_iter().flatten().copied().collect(),
        _ => {}
    }
    let label = |dimension: Option<&Dimension>, code: Option<&str>| {
        dimension.map_or_else(String::new, |dimension| names(dimension, code.unwrap_or(TOTAL)))
    };
    let told_apart = layout.series.and_then(|at| table.dimensions().get(at));
    let marks_of = |code: Option<&str>| -> Vec<Mark> {
        codes.iter().enumerate().map(|(category, x_code)| mark(category, layout.cell(*x_code, code))).collect()
    };
    let of_series = |(palette, code): (usize, Option<&str>)| Series {
        name: label(told_apart.filter(|_| code.is_some()), code),
        palette,
        marks: marks_of(code),
    };
    let series: Vec<Series> = series_codes.into_iter().enumerate().map(of_series).collect();
    let has_reference = matches!(kind, ChartKind::Bar | ChartKind::Interval);
    let mut scene = Scene {
        kind,
        title: table.title().clone(),
        value_axis: measure_name(table.measure()),
        category_axis: x.map_or_else(|| AxisTitle::Text(String::new()), dimension_name),
        is_horizontal: matches!(kind, ChartKind::Bar | ChartKind::Interval | ChartKind::Pyramid | ChartKind::Stacked),
        positions: positions(&codes, kind),
        widths: Vec::new(),
        along: None,
        categories: codes.iter().map(|code| label(x, *code)).collect(),
        series,
        areas: Vec::new(),
        labels: Vec::new(),
        aspect: None,
        off_map: Vec::new(),
        spreads: Vec::new(),
        // Over time, “all together” would mean all periods, which nobody asks for.
        reference: reference(table, &layout).filter(|_| has_reference),
        slice: layout.slice(table, names),
        panel: None,
        value_range: (0.0, 1.0),
        ticks: Vec::new(),
        decimals: table.measure().decimals,
        is_share: table.measure().unit == "PT",
    };
    scene.arrange(&codes);
    if let (ChartKind::Map, Some(borders), Some(x)) = (kind, borders, x) {
        let property = spec.map.as_ref().and_then(|map| map.property.as_deref());
        let places = Places::of(borders, property, x);
        scene.areas = map::areas(&scene, borders, &places, table.measure().is_additive);
        scene.aspect = Some(borders.aspect);
        scene.off_map = places.missing.iter().filter_map(|at| scene.categories.get(*at).cloned()).collect();
    }
    scene
}

impl Scene {
    /// Puts the marks where their kind of chart has them, and then the axes.
    fn arrange(&mut self, codes: &[Option<&str>]) {
        match self.kind {
            ChartKind::Pyramid => {
                if let Some(left) = self.series.first_mut() {
                    left.marks = std::mem::take(&mut left.marks).into_iter().map(Mark::mirrored).collect();
                }
            }
            ChartKind::Stacked => self.stack(),
            ChartKind::Histogram => self.spread(codes),
            ChartKind::Scatter => self.cross(),
            ChartKind::Box => self.box_up(),
            _ => {}
        }
        let range = value_range(&self.series, self.reference.as_ref(), self.kind);
        (self.value_range, self.ticks) = rounded(range);
        (self.areas, self.labels) = areas(self);
    }

    /// Stands each bar at the end of the one before; what is below zero goes to the other side.
    fn stack(&mut self) {
        for category in 0..self.categories.len() {
            let (mut above, mut below) = (0.0, 0.0);
            for series in &mut self.series {
                let Some(mark) = series.marks.get_mut(category) else { continue };
                // The intervals of parts say nothing about where the parts end.
                (mark.low, mark.high) = (None, None);
                let value = mark.value.unwrap_or_default();
                let end = if value < 0.0 { &mut below } else { &mut above };
                mark.from = *end;
                *end += value;
                mark.to = mark.value.map(|_| *end);
            }
        }
    }

    /// Gives each band of ages its width, and as height the persons a year of age.
    fn spread(&mut self, codes: &[Option<&str>]) {
        let bands: Vec<Band> = codes.iter().filter_map(|code| Band::of_code((*code)?)).collect();
        let width = |band: &Band| band.last.map(|last| f64::from(last + 1 - band.first));
        let mut before = 1.0;
        self.widths.clear();
        self.positions.clear();
        for band in &bands {
            // The open band has no end: it is drawn as wide as the one before.
            before = width(band).unwrap_or(before);
            self.widths.push(before);
            self.positions.push(f64::from(band.first) + before / 2.0);
        }
        for mark in self.series.iter_mut().flat_map(|series| &mut series.marks) {
            let width = self.widths.get(mark.category).copied().unwrap_or(1.0);
            let by_year = |value: Option<f64>| value.map(|value| value / width);
            (mark.low, mark.high, mark.to) = (by_year(mark.low), by_year(mark.high), by_year(mark.to));
        }
        let first = bands.first().map_or(0.0, |band| f64::from(band.first));
        let last = first + self.widths.iter().sum::<f64>();
        let mut ticks: Vec<f64> = bands.iter().map(|band| f64::from(band.first)).collect();
        ticks.extend(bands.last().filter(|band| band.last.is_some()).map(|_| last));
        self.along = Some(Along { range: (first, last), ticks, is_figure: false });
        self.value_axis = Message::new("publish-chart-a-year-of-age").with("measure", self.value_axis.clone());
    }

    /// Draws the figures of a category together: a box, and those far outside as points.
    fn box_up(&mut self) {
        let figures = |category: usize| {
            let marks = self.series.iter().filter_map(move |series| series.marks.get(category));
            marks.filter_map(|mark| mark.value).collect::<Vec<f64>>()
        };
        self.spreads = (0..self.categories.len()).filter_map(|at| Spread::of(at, figures(at))).collect();
        for mark in self.series.iter_mut().flat_map(|series| &mut series.marks) {
            (mark.low, mark.high) = (None, None);
        }
    }

    /// Makes points of two series: the first says how far to the right, the second how high.
    fn cross(&mut self) {
        let [first, second] = self.series.as_slice() else { return };
        let measure = self.value_axis.clone();
        let title = |series: &Series| {
            Message::new("publish-chart-of").with("measure", measure.clone()).with("of", &series.name)
        };
        let (right, up) = (title(first), title(second));
        let places: Vec<Option<f64>> = first.marks.iter().map(|mark| mark.value).collect();
        let mut points = second.marks.clone();
        for (mark, (place, other)) in points.iter_mut().zip(places.iter().zip(&first.marks)) {
            (mark.low, mark.high) = (None, None);
            if place.is_none() {
                mark.to = None;
                mark.state = other.state;
            } else if mark.state == MarkState::Solid {
                mark.state = other.state;
            }
        }
        let drawn = points.iter().filter(|mark| mark.to.is_some()).filter_map(|mark| *places.get(mark.category)?);
        let (low, high) = ends(drawn);
        let (low, high) = if low > high { (0.0, 1.0) } else { (low, high) };
        let near_zero = low > 0.0 && low < 0.4 * high;
        let (range, ticks) = rounded((if near_zero { 0.0 } else { low }, high));
        self.positions = places.into_iter().map(Option::unwrap_or_default).collect();
        self.along = Some(Along { range, ticks, is_figure: true });
        self.category_axis = AxisTitle::Message(right);
        self.value_axis = up;
        self.series = vec![Series { name: String::new(), palette: 0, marks: points }];
    }
}

fn mark(category: usize, cell: Option<&PublishedCell>) -> Mark {
    let state = match cell {
        Some(cell) if cell.is_hidden => MarkState::Suppressed,
        Some(cell) if cell.estimate.is_none() || cell.flag == Some(Flag::Missing) => MarkState::Missing,
        Some(cell) if matches!(cell.flag, Some(Flag::Caution | Flag::Unreliable)) => MarkState::Unreliable,
        Some(_) => MarkState::Solid,
        None => MarkState::Missing,
    };
    let figure = |figure: fn(&PublishedCell) -> Option<f64>| cell.and_then(figure).filter(|value| value.is_finite());
    let value = figure(|cell| cell.estimate);
    let (low, high) = (figure(|cell| cell.ci_low), figure(|cell| cell.ci_high));
    Mark { category, value, low, high, state, from: 0.0, to: value }
}

/// Returns the figure for everybody, where it may stand beside its parts: not for sums.
fn reference(table: &ProtectedTable, layout: &Layout<'_>) -> Option<Reference> {
    if table.measure().is_additive || layout.x.is_none() {
        return None;
    }
    let value = layout.cell(None, None)?.estimate.filter(|value| value.is_finite())?;
    Some(Reference { value, name: Message::new("publish-chart-all") })
}
