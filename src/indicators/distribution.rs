//! Figures that are no sum of rows: how concentrated trade is, the median age of counts by age band, the mean of the cheapest
//! services, a geometric mean of geometric means. They have no sampling error here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::IndicatorError;
use super::counts::TOTAL;
use super::tables::texts;
use crate::data::Dataset;
use crate::data::bands::Band;
use crate::data::codes::{CodeKind, code_list};
use crate::data::expression::{evaluate, holds};
use crate::message::Message;
use crate::survey::{EstimateTable, Flag, SurveyError};

/// What is made of the values of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Distribution {
    /// The sum of the squared shares of the classes of `over`: the Herfindahl–Hirschman index, from 1/N to 1.
    Concentration,
    /// The same between 0, all classes alike, and 1, one class only: (H − 1/N) / (1 − 1/N) for N classes with a value.
    NormalisedConcentration,
    /// The median of counts by age band: L + (N/2 − F) / f × width, where ages are spread evenly within a band.
    GroupedMedian,
    /// The mean of the three lowest values; none of fewer.
    MeanOfLowest,
    /// The geometric mean over the groups of `over` of the geometric means within them.
    GeometricMean,
}

/// How many values the mean of the lowest ones takes.
const LOWEST: usize = 3;

impl Distribution {
    /// Returns whether values are told apart by classes.
    pub(super) fn has_classes(self) -> bool {
        self != Self::MeanOfLowest
    }

    /// Returns whether a margin over areas or groups is a figure too.
    fn has_margins(self) -> bool {
        self != Self::GeometricMean
    }
}

/// What is read of the rows.
pub(super) struct Reading<'r> {
    pub(super) distribution: Distribution,
    /// The expression that is measured.
    pub(super) of: &'r str,
    /// The column of the classes.
    pub(super) over: Option<&'r str>,
    pub(super) filter: Option<&'r str>,
}

/// A value and the class it belongs to.
type Value = (Option<String>, f64);

/// Puts the figures of a distribution in the place of the totals of a table.
pub(super) fn put(table: &mut EstimateTable, data: &Dataset, reading: &Reading<'_>) -> Result<(), IndicatorError> {
    let values = evaluate(data, reading.of).map_err(SurveyError::from)?;
    let is_in = match reading.filter {
        Some(filter) => holds(data, filter).map_err(SurveyError::from)?,
        None => vec![true; data.n_rows()],
    };
    let classes = match reading.over {
        Some(over) => texts(data, over),
        None => vec![None; data.n_rows()],
    };
    let list = reading.over.and_then(|over| code_list(data.schema.column(over)?.code_list.as_deref()?));
    // A total beside its classes would be one more class.
    let is_class = |code: &str| {
        code != TOTAL && list.and_then(|list| list.find(code)).is_none_or(|code| code.kind != CodeKind::Aggregate)
    };
    let keys: Vec<Vec<Option<String>>> =
        table.dimensions.iter().map(|dimension| texts(data, &dimension.column)).collect();
    let mut of_cell: BTreeMap<Vec<Option<String>>, Vec<Value>> = BTreeMap::new();
    let mut n_left_out = 0_usize;
    for (row, value) in values.iter().enumerate() {
        let (Some(value), Some(true)) = (value, is_in.get(row)) else { continue };
        let class = classes.get(row).cloned().flatten();
        let is_known = match reading.distribution {
            Distribution::MeanOfLowest => true,
            Distribution::GroupedMedian => class.as_deref().is_some_and(|class| Band::of_code(class).is_some()),
            _ => class.as_deref().is_some_and(is_class),
        };
        if !is_known {
            n_left_out += 1;
            continue;
        }
        let key: Vec<Option<String>> = keys.iter().map(|codes| codes.get(row).cloned().flatten()).collect();
        for key in margins(&key) {
            of_cell.entry(key).or_default().push((class.clone(), *value));
        }
    }
    if n_left_out > 0 {
        table.notes.push(Message::new("indicators-note-no-class").with("rows", n_left_out));
    }
    for cell in &mut table.cells {
        let values = of_cell.remove(&cell.key).unwrap_or_default();
        cell.estimate = figure(reading.distribution, &values);
        (cell.se, cell.ci_low, cell.ci_high, cell.cv) = (None, None, None, None);
        cell.flag = if cell.estimate.is_some() { Flag::Reliable } else { Flag::Missing };
    }
    if !reading.distribution.has_margins() {
        table.cells.retain(|cell| cell.key.iter().all(Option::is_some));
    }
    table.measure.is_additive = false;
    Ok(())
}

/// Returns a key and all its margins; one code unknown belongs to the margins only.
fn margins(key: &[Option<String>]) -> Vec<Vec<Option<String>>> {
    let mut all: Vec<Vec<Option<String>>> = vec![Vec::new()];
    for code in key {
        let mut next = Vec::with_capacity(all.len() * 2);
        for begun in all {
            if code.is_some() {
                next.push([begun.as_slice(), std::slice::from_ref(code)].concat());
            }
            next.push([begun.as_slice(), &[None]].concat());
        }
        all = next;
    }
    all
}

fn figure(distribution: Distribution, values: &[Value]) -> Option<f64> {
    match distribution {
        Distribution::Concentration => concentration(values).map(|(index, _)| index),
        Distribution::NormalisedConcentration => {
            let (index, n) = concentration(values)?;
            let least = 1.0 / n;
            (n > 1.0).then(|| (index - least) / (1.0 - least))
        }
        Distribution::GroupedMedian => grouped_median(values),
        Distribution::MeanOfLowest => {
            let mut numbers: Vec<f64> = values.iter().map(|(_, value)| *value).collect();
            numbers.sort_by(f64::total_cmp);
            let lowest = numbers.get(..LOWEST)?;
            Some(lowest.iter().sum::<f64>() / LOWEST as f64)
        }
        Distribution::GeometricMean => {
            let mut groups: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
            for (class, value) in values {
                groups.entry(class.as_deref()?).or_default().push(*value);
            }
            let within: Option<Vec<f64>> = groups.values().map(|group| geometric(group)).collect();
            geometric(&within?)
        }
    }
}

/// Returns the Herfindahl–Hirschman index and the number of classes with a value; none where a class is below zero.
fn concentration(values: &[Value]) -> Option<(f64, f64)> {
    let mut of_class: BTreeMap<&str, f64> = BTreeMap::new();
    for (class, value) in values {
        *of_class.entry(class.as_deref()?).or_default() += value;
    }
    let total: f64 = of_class.values().sum();
    if total <= 0.0 || of_class.values().any(|value| *value < 0.0) {
        return None;
    }
    let n = of_class.values().filter(|value| **value > 0.0).count();
    Some((of_class.values().map(|value| (value / total).powi(2)).sum(), n as f64))
}

/// Returns the median of counts by band; none where bands overlap or leave a gap, or where it lies in the open one.
fn grouped_median(values: &[Value]) -> Option<f64> {
    let mut of_band: BTreeMap<Band, f64> = BTreeMap::new();
    for (class, count) in values {
        *of_band.entry(Band::of_code(class.as_deref()?)?).or_default() += count;
    }
    let half = of_band.values().sum::<f64>() / 2.0;
    if half <= 0.0 || of_band.values().any(|count| *count < 0.0) {
        return None;
    }
    let bands: Vec<Band> = of_band.keys().copied().collect();
    let follow = |pair: &[Band]| matches!(pair, [one, next] if one.last.map(|last| last + 1) == Some(next.first));
    if !bands.windows(2).all(follow) {
        return None;
    }
    let mut below = 0.0;
    for (band, count) in of_band {
        if below + count >= half && count > 0.0 {
            let width = f64::from(band.last? + 1 - band.first);
            return Some(f64::from(band.first) + (half - below) / count * width);
        }
        below += count;
    }
    None
}

fn geometric(values: &[f64]) -> Option<f64> {
    let is_positive = !values.is_empty() && values.iter().all(|value| *value > 0.0);
    is_positive.then(|| libm::exp(values.iter().map(|value| libm::log(*value)).sum::<f64>() / values.len() as f64))
}
