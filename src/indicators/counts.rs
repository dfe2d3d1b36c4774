//! Tables of full counts: whole numbers of people in a unit, rows for totals told from rows for groups.

use std::collections::BTreeSet;

use crate::data::{Column, Concept, Dataset, Kind, Unit};
use crate::survey::sample::sort_codes;
use crate::survey::{EstimateCell, Flag};

use super::IndicatorError;
use super::tables::{concept_column, texts};

/// The code of a row that is the total over a dimension.
pub(super) const TOTAL: &str = "_T";
/// The kind of area that may be summed.
const COUNTRY: &str = "country";
/// The column in which a table that was read from a sheet says which rows are totals of others.
const AGGREGATE: &str = "aggregate";

/// A table of counts, column by column.
pub(super) struct Counts<'a> {
    pub(super) data: &'a Dataset,
    pub(super) unit: Option<&'a Unit>,
    pub(super) values: Vec<Option<f64>>,
    /// Which rows may be added up: those about countries, and no totals of other areas.
    pub(super) is_part: Vec<bool>,
}

/// A column that tells rows apart, and the code of each row.
pub(super) struct Axis {
    pub(super) column: Column,
    pub(super) codes: Vec<Option<String>>,
    pub(super) has_total: bool,
}

impl<'a> Counts<'a> {
    /// Reads the counted values of a table.
    pub(super) fn read(data: &'a Dataset) -> Result<Self, IndicatorError> {
        let no_value = IndicatorError::NoConcept { concept: Concept::ObservedValue };
        let column = data.schema.with_concept(Concept::ObservedValue).ok_or_else(|| no_value.clone())?;
        let values = data.numbers(&column.name).ok_or(no_value)?;
        let values = values.into_iter().map(|value| value.filter(|value| *value >= 0.0 && value.is_finite())).collect();
        Ok(Self { data, unit: column.unit.as_ref(), values, is_part: is_part(data) })
    }

    /// Takes regions and the world as areas of their own, for figures that are never added up over areas.
    pub(super) fn with_every_area(self) -> Self {
        Self { is_part: vec![true; self.data.n_rows()], ..self }
    }

    /// Returns the factor that turns values into people.
    pub(super) fn factor(&self) -> f64 {
        self.unit.map_or(1.0, |unit| libm::pow(10.0, f64::from(unit.multiplier)))
    }

    /// Reads a column that measures a concept.
    pub(super) fn axis_of(&self, concept: Concept) -> Result<Axis, IndicatorError> {
        self.axis(concept_column(self.data, concept)?)
    }

    /// Reads a column by name.
    pub(super) fn axis(&self, name: &str) -> Result<Axis, IndicatorError> {
        let no_column = || IndicatorError::NoColumn { name: name.to_owned() };
        let column = self.data.schema.column(name).ok_or_else(no_column)?.clone();
        let codes = self.data.texts(name).ok_or_else(no_column)?;
        let has_total =
            codes.iter().zip(&self.is_part).any(|(code, is_part)| *is_part && code.as_deref() == Some(TOTAL));
        Ok(Axis { column, codes, has_total })
    }
}

/// Concepts whose columns do not break a count down.
const NO_BREAKDOWN: [Concept; 6] = [
    Concept::RefArea,
    Concept::AreaType,
    Concept::TimePeriod,
    Concept::ObservedValue,
    Concept::ObservationStatus,
    Concept::Other,
];

pub(super) fn is_breakdown(column: &Column) -> bool {
    column.kind != Kind::Number && column.concept.is_some_and(|concept| !NO_BREAKDOWN.contains(&concept))
}

/// Returns a column that holds several years though nothing says that it is the date: rows of different dates are not added.
pub(super) fn looks_like_dates(data: &Dataset) -> Option<String> {
    let is_year = |text: &str| text.len() == 4 && text.parse().is_ok_and(|year: u32| (1900..=2100).contains(&year));
    let holds_years = |column: &&Column| {
        let texts: Vec<String> = texts(data, &column.name).into_iter().flatten().collect();
        let different: BTreeSet<&String> = texts.iter().collect();
        different.len() > 1 && texts.iter().all(|text| is_year(text))
    };
    data.schema.columns.iter().find(holds_years).map(|column| column.name.clone())
}

/// Returns which rows may be added up: those about countries, and no totals of other areas.
pub(super) fn is_part(data: &Dataset) -> Vec<bool> {
    let kinds = data.schema.with_concept(Concept::AreaType).and_then(|column| data.texts(&column.name));
    let mut is_part = is_no_total_of_areas(data);
    for (is_part, kind) in is_part.iter_mut().zip(kinds.into_iter().flatten()) {
        *is_part &= kind.as_deref() == Some(COUNTRY);
    }
    is_part
}

/// Returns which rows are no total of other areas, as far as the sheet says which rows are totals.
///
/// An area whose every row is a total is a total itself: a region, the world. In other areas a total is one over a
/// breakdown; its code says so, and it stands for its parts rather than beside them.
fn is_no_total_of_areas(data: &Dataset) -> Vec<bool> {
    let Some(marks) = data.texts(AGGREGATE) else { return vec![true; data.n_rows()] };
    let is_total: Vec<bool> = marks.iter().map(|mark| mark.as_deref() == Some("true")).collect();
    let column = data.schema.with_concept(Concept::RefArea);
    let areas = column.and_then(|column| data.texts(&column.name)).unwrap_or_else(|| vec![None; data.n_rows()]);
    let real: BTreeSet<&Option<String>> =
        areas.iter().zip(&is_total).filter(|(_, is_total)| !**is_total).map(|(area, _)| area).collect();
    let breakdowns: Vec<Vec<Option<String>>> = data
        .schema
        .columns
        .iter()
        .filter(|column| is_breakdown(column))
        .filter_map(|column| data.texts(&column.name))
        .collect();
    let has_code =
        |row: usize| breakdowns.iter().any(|codes| codes.get(row).is_some_and(|code| code.as_deref() == Some(TOTAL)));
    let rows = is_total.iter().zip(&areas).enumerate();
    rows.map(|(row, (is_total, area))| !is_total || (real.contains(area) && has_code(row))).collect()
}

impl Axis {
    /// Returns the code of a row.
    pub(super) fn code(&self, row: usize) -> Option<&str> {
        self.codes.get(row)?.as_deref()
    }

    /// Returns the code of a row that is about a group, not about the total.
    pub(super) fn group(&self, row: usize) -> Option<&str> {
        self.code(row).filter(|code| *code != TOTAL)
    }
}

/// Returns the codes of one place of the keys, as tables show them.
pub(super) fn codes_at<'k>(keys: impl Iterator<Item = &'k Vec<Option<String>>>, place: usize) -> Vec<String> {
    let mut codes: Vec<String> = keys.filter_map(|key| key.get(place).cloned().flatten()).collect();
    sort_codes(&mut codes);
    codes
}

/// Makes the cell of a full count.
pub(super) fn counted_cell(key: Vec<Option<String>>, people: f64, estimate: Option<f64>) -> EstimateCell {
    let flag = if estimate.is_some() { Flag::Reliable } else { Flag::Missing };
    EstimateCell { estimate, flag, ..EstimateCell::of_count(key, whole(people)) }
}

/// Rounds a number of people to a whole one.
pub(super) fn whole(people: f64) -> u64 {
    // The decimal text is the one road from a float to a whole number that cannot wrap around.
    format!("{:.0}", people.max(0.0)).parse().unwrap_or(u64::MAX)
}
