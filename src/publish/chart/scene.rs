//! From a protected table and a choice to marks: which cell stands where, how high, how sure.

use std::collections::BTreeMap;

use super::{ChartKind, ChartSpec, dimension_name, measure_name};
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
    /// Where the categories stand on their axis: 0, 1, 2 … or the year.
    pub positions: Vec<f64>,
    pub series: Vec<Series>,
    /// The figure for everybody, where it is no sum.
    pub reference: Option<Reference>,
    /// The part of the table that is shown, where it is not the total: dimension and label.
    pub slice: Vec<(AxisTitle, String)>,
    pub value_range: (f64, f64),
    /// Round values for the grid.
    pub ticks: Vec<f64>,
    pub decimals: u8,
    /// Whether figures are shares, to be shown per cent.
    pub is_share: bool,
}

impl Scene {
    /// Returns the figure that a place on the value axis stands for: the left side of a pyramid has no negative persons.
    pub fn figure_at(&self, value: f64) -> f64 {
        if self.kind == ChartKind::Pyramid { value.abs() } else { value }
    }

    /// Returns how many decimals the labels of the grid need so that each says where its line stands.
    pub fn tick_decimals(&self) -> usize {
        let factor = if self.is_share { 100.0 } else { 1.0 };
        let says_all = |decimals: &usize| {
            let scale = libm::pow(10.0, f64::from(u32::try_from(*decimals).unwrap_or_default())) * factor;
            self.ticks.iter().all(|tick| (tick * scale - libm::round(tick * scale)).abs() < 1e-6)
        };
        (0..9).find(says_all).unwrap_or(9)
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
}

impl Mark {
    /// Returns the mark on the left side of a pyramid.
    fn mirrored(self) -> Self {
        let turned = |value: Option<f64>| value.map(|value| -value);
        Self { value: turned(self.value), low: turned(self.high), high: turned(self.low), ..self }
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

/// Lays out a chart; `names` gives the label of a code.
pub fn scene(table: &ProtectedTable, spec: &ChartSpec, names: &dyn Fn(&Dimension, &str) -> String) -> Scene {
    let layout = Layout::new(table, spec);
    let x = layout.x.and_then(|at| table.dimensions().get(at));
    let mut codes: Vec<Option<&str>> = match x {
        Some(dimension) => dimension.codes.iter().map(|code| Some(code.as_str())).collect(),
        None => vec![None],
    };
    let series_codes = layout.series_codes(table);
    // A pyramid has two sides; of another number of groups, it is a chart of bars.
    let kind = if spec.kind == ChartKind::Pyramid && series_codes.len() != 2 { ChartKind::Bar } else { spec.kind };
    if kind == ChartKind::Pyramid {
        codes.reverse();
    }
    let label = |dimension: Option<&Dimension>, code: Option<&str>| {
        dimension.map_or_else(String::new, |dimension| names(dimension, code.unwrap_or(TOTAL)))
    };
    let series: Vec<Series> = series_codes
        .into_iter()
        .enumerate()
        .map(|(palette, code)| Series {
            name: label(layout.series.and_then(|at| table.dimensions().get(at)).filter(|_| code.is_some()), code),
            palette,
            marks: codes
                .iter()
                .enumerate()
                .map(|(category, x_code)| mark(category, layout.cell(*x_code, code)))
                .map(|mark| if kind == ChartKind::Pyramid && palette == 0 { mark.mirrored() } else { mark })
                .collect(),
        })
        .collect();
    // Over time, “all together” would mean all periods, which nobody asks for.
    let reference = reference(table, &layout).filter(|_| kind != ChartKind::Line && kind != ChartKind::Pyramid);
    let value_range = value_range(&series, reference.as_ref(), kind);
    let (value_range, ticks) = rounded(value_range);
    Scene {
        kind,
        title: table.title().clone(),
        value_axis: measure_name(table.measure()),
        category_axis: x.map_or_else(|| AxisTitle::Text(String::new()), dimension_name),
        is_horizontal: kind != ChartKind::Line,
        positions: positions(&codes, kind),
        categories: codes.iter().map(|code| label(x, *code)).collect(),
        series,
        reference,
        slice: layout.slice(table, names),
        value_range,
        ticks,
        decimals: table.measure().decimals,
        is_share: table.measure().unit == "PT",
    }
}

/// Returns the code at which each dimension is held where it is not drawn: the one chosen, else the total, else the first.
pub fn held<'a>(table: &'a ProtectedTable, spec: &'a ChartSpec) -> Vec<Option<&'a str>> {
    let hold = |(at, dimension): (usize, &'a Dimension)| {
        let chosen = spec.held.get(&dimension.column).filter(|code| dimension.codes.contains(code));
        let has_total = || table.cells().any(|cell| cell.key.get(at).is_some_and(Option::is_none));
        match chosen {
            Some(code) => Some(code.as_str()),
            None if has_total() => None,
            None => dimension.codes.first().map(String::as_str),
        }
    };
    table.dimensions().iter().enumerate().map(hold).collect()
}

/// Which dimension plays which part; the others stay at one code.
struct Layout<'a> {
    x: Option<usize>,
    series: Option<usize>,
    /// The code a dimension is held at; the total wherever the table has it and nothing else is chosen.
    held: Vec<Option<&'a str>>,
    cells: BTreeMap<Vec<Option<&'a str>>, &'a PublishedCell>,
}

impl<'a> Layout<'a> {
    fn new(table: &'a ProtectedTable, spec: &'a ChartSpec) -> Self {
        let position = |column: &str| table.dimensions().iter().position(|dimension| dimension.column == column);
        let x = position(&spec.x);
        let series = spec.series.as_deref().and_then(position).filter(|series| Some(*series) != x);
        let held = held(table, spec);
        let key = |cell: &'a PublishedCell| cell.key.iter().map(Option::as_deref).collect();
        Self { x, series, held, cells: table.cells().map(|cell| (key(cell), cell)).collect() }
    }

    fn cell(&self, x: Option<&str>, series: Option<&str>) -> Option<&'a PublishedCell> {
        let wanted: Vec<Option<&str>> = (0..self.held.len())
            .map(|at| match at {
                _ if Some(at) == self.x => x,
                _ if Some(at) == self.series => series,
                _ => self.held.get(at).copied().flatten(),
            })
            .collect();
        self.cells.get(&wanted).copied()
    }

    fn series_codes(&self, table: &'a ProtectedTable) -> Vec<Option<&'a str>> {
        match self.series.and_then(|at| table.dimensions().get(at)) {
            Some(dimension) => dimension.codes.iter().map(|code| Some(code.as_str())).collect(),
            None => vec![None],
        }
    }

    fn slice(&self, table: &ProtectedTable, names: &dyn Fn(&Dimension, &str) -> String) -> Vec<(AxisTitle, String)> {
        let mut slice = Vec::new();
        for (at, (dimension, held)) in table.dimensions().iter().zip(&self.held).enumerate() {
            if let Some(code) = held.filter(|_| Some(at) != self.x && Some(at) != self.series) {
                slice.push((dimension_name(dimension), names(dimension, code)));
            }
        }
        slice
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
    Mark {
        category,
        value: figure(|cell| cell.estimate),
        low: figure(|cell| cell.ci_low),
        high: figure(|cell| cell.ci_high),
        state,
    }
}

/// Returns the figure for everybody, where it may stand beside its parts: not for sums.
fn reference(table: &ProtectedTable, layout: &Layout<'_>) -> Option<Reference> {
    if table.measure().is_additive || layout.x.is_none() {
        return None;
    }
    let value = layout.cell(None, None)?.estimate.filter(|value| value.is_finite())?;
    Some(Reference { value, name: Message::new("publish-chart-all") })
}

/// Returns the years where all categories are years, else 0, 1, 2 …
fn positions(codes: &[Option<&str>], kind: ChartKind) -> Vec<f64> {
    let years: Option<Vec<f64>> = codes
        .iter()
        .map(|code| code.filter(|code| code.len() == 4).and_then(|code| code.parse::<u16>().ok()).map(f64::from))
        .collect();
    let ranks = || (0_u32..).map(f64::from).take(codes.len()).collect();
    match years {
        Some(years) if kind == ChartKind::Line && years.is_sorted() => years,
        _ => ranks(),
    }
}

fn value_range(series: &[Series], reference: Option<&Reference>, kind: ChartKind) -> (f64, f64) {
    let figures = series
        .iter()
        .flat_map(|series| &series.marks)
        .flat_map(|mark| [mark.value, mark.low, mark.high])
        .flatten()
        .chain(reference.map(|reference| reference.value));
    let (low, high) =
        figures.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    if low > high {
        return (0.0, 1.0);
    }
    if kind == ChartKind::Pyramid {
        // Both sides have one scale.
        let widest = low.abs().max(high.abs());
        return (-widest, widest);
    }
    // A bar is read by its length and must start at zero; a range near zero reads better with it.
    let near_zero = low > 0.0 && low < 0.4 * high;
    if kind == ChartKind::Bar || near_zero { (low.min(0.0), high.max(0.0)) } else { (low, high) }
}

/// Widens a range to round values and returns these.
fn rounded((low, high): (f64, f64)) -> ((f64, f64), Vec<f64>) {
    let span = if high > low { high - low } else { high.abs().max(1.0) };
    let power = libm::pow(10.0, libm::floor(libm::log10(span / 5.0)));
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|step| span / step <= 6.0);
    let step = step.unwrap_or(10.0 * power);
    let start = libm::floor(low / step);
    let end = libm::ceil(high / step).max(start + 1.0);
    let ticks = std::iter::successors(Some(start), |at| Some(at + 1.0)).take_while(|at| *at <= end + 0.5).take(20);
    ((start * step, end * step), ticks.map(|at| at * step).collect())
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn grids_stand_on_round_values() {
        assert_eq!(rounded((0.0, 9.3)), ((0.0, 10.0), vec![0.0, 2.0, 4.0, 6.0, 8.0, 10.0]));
        let ((low, high), _) = rounded((0.213, 0.587));
        assert!(low <= 0.213 && high >= 0.587 && high - low < 0.6);
        assert_eq!(rounded((5.0, 5.0)).0, (5.0, 6.0));
    }
}
