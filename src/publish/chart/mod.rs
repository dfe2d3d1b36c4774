//! What a chart shows: a choice, and from it marks in data units. No pixels, no colours, no words of a language.
//!
//! The window and the file writers draw the same [`Scene`].

mod areas;
mod finding;
mod layout;
pub mod map;
mod possible;
mod scale;
mod scene;
mod spread;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::data::Concept;
use crate::data::codes::list_name;
use crate::message::{Arg, Message};
use crate::protect::ProtectedTable;
use crate::survey::{Dimension, Measure};

pub use areas::{Area, Label, Shade, Shape, Side};
pub use finding::{finding, notes};
pub use layout::held;
pub use map::MapSpec;
pub use possible::why_not;
pub use scene::{Along, AxisTitle, Mark, MarkState, Reference, Scene, Series, scene, scenes};
pub use spread::Spread;

/// How the figures are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Points joined over time.
    Line,
    /// Bars from zero, lying, so that long names can be read.
    Bar,
    /// Points with their confidence interval, one below the other.
    Interval,
    /// Two groups, mostly women and men, as bars to the left and to the right, the youngest at the foot.
    Pyramid,
    /// Parts of a whole, one after the other on one bar.
    Stacked,
    /// The first and the last period, joined: who went up and who went down.
    Slope,
    /// A tile for each pair of codes, the darker the higher.
    HeatMap,
    /// Persons a year of age, over bands of their own width.
    Histogram,
    /// A point for each category, between two groups as axes.
    Scatter,
    /// Ribbons from origins to destinations, as wide as the flow.
    Flow,
    /// For each category the spread of the figures of all series: the middle half as a box.
    Box,
    /// Areas of the user's own borders: shaded by shares and rates, with circles for counts.
    Map,
}

impl ChartKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Line,
        Self::Bar,
        Self::Interval,
        Self::Pyramid,
        Self::Stacked,
        Self::Slope,
        Self::HeatMap,
        Self::Histogram,
        Self::Scatter,
        Self::Flow,
        Self::Box,
        Self::Map,
    ];

    /// Returns its id in project files, lessons and message ids.
    pub fn id(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Bar => "bar",
            Self::Interval => "interval",
            Self::Pyramid => "pyramid",
            Self::Stacked => "stacked",
            Self::Slope => "slope",
            Self::HeatMap => "heat_map",
            Self::Histogram => "histogram",
            Self::Scatter => "scatter",
            Self::Flow => "flow",
            Self::Box => "box",
            Self::Map => "map",
        }
    }

    /// Returns whether figures are drawn as areas rather than along two axes.
    pub fn is_areas(self) -> bool {
        matches!(self, Self::HeatMap | Self::Flow | Self::Map)
    }

    /// Returns whether figures are drawn as bars, which begin at zero.
    pub fn is_bars(self) -> bool {
        matches!(self, Self::Bar | Self::Pyramid | Self::Stacked | Self::Histogram)
    }
}

/// The choice of a chart: what a project stores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartSpec {
    pub kind: ChartKind,
    /// The column of the dimension whose codes are the categories.
    pub x: String,
    /// The column of the dimension whose codes are told apart by colour and shape.
    #[serde(default)]
    pub series: Option<String>,
    /// The column of the dimension of which each code has a small chart of its own, all on the same scales.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel: Option<String>,
    /// The code that another dimension is held at, by its column; where nothing is said, the total, else the first.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub held: BTreeMap<String, String>,
    /// The borders that a map is drawn with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map: Option<MapSpec>,
}

impl ChartSpec {
    /// Returns the dimensions that are neither drawn along nor told apart by colour.
    pub fn others<'d>(&self, dimensions: &'d [Dimension]) -> impl Iterator<Item = &'d Dimension> {
        let is_drawn = |column: &String| {
            *column == self.x || self.series.as_ref() == Some(column) || self.panel.as_ref() == Some(column)
        };
        dimensions.iter().filter(move |dimension| !is_drawn(&dimension.column))
    }
}

/// A chart proposed, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    pub spec: ChartSpec,
    pub reason: Message,
}

/// More series than this are hard to tell apart.
const MOST_SERIES: usize = 6;

/// Proposes the chart that suits a table.
pub fn suggest(table: &ProtectedTable) -> Suggestion {
    let dimensions = table.dimensions();
    let time =
        dimensions.iter().find(|dimension| dimension.concept == Some(Concept::TimePeriod) && dimension.codes.len() > 2);
    let has_intervals = table.cells().any(|cell| cell.ci_low.is_some());
    if let Some(suggestion) = pyramid(table).filter(|_| time.is_none()) {
        return suggestion;
    }
    let (kind, x, reason) = match time {
        Some(time) => (ChartKind::Line, Some(time), "publish-chart-because-time"),
        None if has_intervals => (ChartKind::Interval, longest(dimensions), "publish-chart-because-sample"),
        None => (ChartKind::Bar, longest(dimensions), "publish-chart-because-count"),
    };
    let x = x.map(|dimension| dimension.column.clone()).unwrap_or_default();
    let series = dimensions
        .iter()
        .filter(|dimension| dimension.column != x && (2..=MOST_SERIES).contains(&dimension.codes.len()))
        .min_by_key(|dimension| dimension.codes.len())
        .map(|dimension| dimension.column.clone());
    Suggestion {
        spec: ChartSpec { kind, x, series, panel: None, held: BTreeMap::new(), map: None },
        reason: Message::new(reason),
    }
}

/// Fewer age bands than this make no pyramid.
const FEWEST_BANDS: usize = 4;

/// Proposes a population pyramid where people are counted by age and by two sexes.
fn pyramid(table: &ProtectedTable) -> Option<Suggestion> {
    let of = |concept| table.dimensions().iter().find(|dimension| dimension.concept == Some(concept));
    let age = of(Concept::AgeBand).filter(|age| age.codes.len() >= FEWEST_BANDS)?;
    let sex = of(Concept::Sex).filter(|sex| sex.codes.len() == 2)?;
    let spec = ChartSpec {
        kind: ChartKind::Pyramid,
        x: age.column.clone(),
        series: Some(sex.column.clone()),
        panel: None,
        held: BTreeMap::new(),
        map: None,
    };
    let reason = Message::new("publish-chart-because-pyramid");
    table.measure().is_additive.then_some(Suggestion { spec, reason })
}

/// Returns the dimension with the most codes, the first of several.
fn longest(dimensions: &[Dimension]) -> Option<&Dimension> {
    dimensions.iter().rev().max_by_key(|dimension| dimension.codes.len())
}

/// Returns the name of a measure with its unit, where that is worth a word.
pub fn measure_name(measure: &Measure) -> Message {
    let unit = match measure.unit.as_str() {
        "MO" => "publish-unit-mo",
        "YR" => "publish-unit-yr",
        "PT" => "publish-unit-pt",
        "PER_1000_POP" => "publish-unit-per-1000-people",
        "PER_100000_POP" => "publish-unit-per-100000-people",
        "PER_100000_EMP" => "publish-unit-per-100000-workers",
        "PER_100_WORKING_AGE" => "publish-unit-per-100-working-age",
        "PER_100_WOMEN" => "publish-unit-per-100-women",
        "PER_1000_LIVE_BIRTHS" => "publish-unit-per-1000-births",
        "XDC" => "publish-unit-xdc",
        "USD" => "publish-unit-usd",
        _ => return measure.name.clone(),
    };
    Message::new("publish-measure-in").with("measure", measure.name.clone()).with("unit", Message::new(unit))
}

/// Returns the name of a dimension, as a sentence or, where nothing is known of it, its column.
pub fn dimension_name(dimension: &Dimension) -> AxisTitle {
    match dimension.concept.filter(|concept| *concept != Concept::Other) {
        Some(concept) => {
            AxisTitle::Message(Message::new(format!("publish-concept-{}", concept.id().replace('_', "-"))))
        }
        // What has no meaning may have codes that say what they are of.
        None => match dimension.code_list.as_deref().map(list_name) {
            Some(Arg::Message(name)) => AxisTitle::Message(name),
            _ => AxisTitle::Text(dimension.column.clone()),
        },
    }
}
