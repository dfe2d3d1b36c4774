//! The figures of a release as observations of the SDG data structure definition (IAEG-SDGs:SDG): what SDMX and Open SDG write.
//!
//! Dimensions that the structure has are taken as they are where their codes are those of its lists; every other one becomes a
//! breakdown of the country's own (`CUST_BREAKDOWN`), with its label.

use std::collections::BTreeMap;

use super::{ExportError, Words, check, check_period};
use crate::data::Concept;
use crate::data::bands::Band;
use crate::data::codes::code_list;
use crate::protect::{ProtectedTable, PublishedCell};
use crate::publish::{Release, ReleaseTable, TOTAL};
use crate::survey::{Dimension, Flag};

/// The dimensions of the structure between the area and the own breakdowns, in its order, with what measures each here and the
/// list its codes must be of.
pub(super) const DIMENSIONS: [(&str, Option<(Concept, &str)>); 11] = [
    ("SEX", Some((Concept::Sex, "sex"))),
    ("AGE", Some((Concept::AgeBand, "age"))),
    ("URBANISATION", Some((Concept::Urbanisation, "urbanisation"))),
    ("INCOME_WEALTH_QUANTILE", Some((Concept::Wealth, "quantile"))),
    ("EDUCATION_LEV", Some((Concept::Education, "education"))),
    ("OCCUPATION", Some((Concept::Occupation, "isco08"))),
    ("CUST_BREAKDOWN", None),
    ("COMPOSITE_BREAKDOWN", None),
    ("DISABILITY_STATUS", Some((Concept::Disability, "disability"))),
    ("ACTIVITY", None),
    ("PRODUCT", None),
];

/// One figure of a release, as the structure has it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Observation {
    pub series: String,
    pub area: String,
    pub period: String,
    /// A code for each of [`DIMENSIONS`].
    pub codes: Vec<String>,
    /// What stands behind the own breakdown, in words.
    pub own_breakdown: Option<String>,
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub unit: String,
    pub status: &'static str,
}

/// Makes the observations of a release; tables without a series of the SDGs have none.
pub(super) fn observations(release: &Release, words: Words<'_>) -> Result<Vec<Observation>, ExportError> {
    check_period(&release.period)?;
    let mut found = Vec::new();
    let mut own: BTreeMap<String, String> = BTreeMap::new();
    for one in &release.tables {
        check(&one.table)?;
        let Some(series) = &one.series else { continue };
        for cell in one.table.cells() {
            let (area, period) = place(release, one, cell).ok_or(ExportError::NoPlace)?;
            let place = (ref_area(&area).ok_or(ExportError::UnknownArea { area })?, period);
            found.push(observation(series, place, one, cell, words, &mut own));
        }
    }
    Ok(found)
}

/// Returns the area and the period of a figure: of its own dimensions, else of the whole release.
fn place(release: &Release, one: &ReleaseTable, cell: &PublishedCell) -> Option<(String, String)> {
    let of = |concept: Concept| {
        let dimensions = one.table.dimensions().iter().zip(&cell.key);
        dimensions.filter(|(dimension, _)| dimension.concept == Some(concept)).find_map(|(_, code)| code.clone())
    };
    let area = of(Concept::RefArea).or_else(|| Some(release.area.clone()).filter(|area| !area.is_empty()))?;
    let period = of(Concept::TimePeriod).or_else(|| Some(release.period.clone()).filter(|one| !one.is_empty()))?;
    Some((area, period))
}

/// Returns an area's code as the structure has it: M49 without leading zeros; one that has none keeps its own.
fn ref_area(area: &str) -> Option<String> {
    let known = code_list("countries")?.find(area)?;
    Some(known.ref_area().unwrap_or(&known.code).to_owned())
}

fn observation(
    series: &str,
    (area, period): (String, String),
    one: &ReleaseTable,
    cell: &PublishedCell,
    words: Words<'_>,
    own: &mut BTreeMap<String, String>,
) -> Observation {
    let table = &one.table;
    let mut codes: Vec<String> = DIMENSIONS.iter().map(|_| TOTAL.to_owned()).collect();
    let mut label = Vec::new();
    for (dimension, code) in table.dimensions().iter().zip(&cell.key) {
        if matches!(dimension.concept, Some(Concept::RefArea | Concept::TimePeriod)) {
            continue;
        }
        let Some(code) = code.as_ref().filter(|code| *code != TOTAL) else { continue };
        match standard(dimension, code).and_then(|at| codes.get_mut(at)) {
            Some(place) => place.clone_from(code),
            None => label.push(format!("{}: {}", words.dimension(dimension), words.code(dimension, Some(code)))),
        }
    }
    let own_breakdown = (!label.is_empty()).then(|| label.join("; "));
    if let Some(label) = &own_breakdown {
        let next = format!("C{:02}", own.len() + 1);
        let code = own.entry(label.clone()).or_insert(next).clone();
        let at = DIMENSIONS.iter().position(|(name, _)| *name == "CUST_BREAKDOWN");
        if let Some(place) = at.and_then(|at| codes.get_mut(at)) {
            *place = code;
        }
    }
    let figure = |figure: Option<f64>| figure.map(|figure| scaled(table, figure));
    Observation {
        series: series.to_owned(),
        area,
        period,
        codes,
        own_breakdown,
        value: figure(cell.estimate),
        low: figure(cell.ci_low),
        high: figure(cell.ci_high),
        unit: table.measure().unit.clone(),
        status: status(cell),
    }
}

/// Returns the place among [`DIMENSIONS`] where a code can stand: that of its concept, if its list has the code.
fn standard(dimension: &Dimension, code: &str) -> Option<usize> {
    let concept = dimension.concept?;
    DIMENSIONS.iter().position(|(_, known)| {
        known.is_some_and(|(measured, list)| {
            measured == concept
                && dimension.code_list.as_deref() == Some(list)
                && (code_list(list).is_some_and(|list| list.find(code).is_some())
                    || (list == "age" && Band::of_code(code).is_some()))
        })
    })
}

/// Returns a figure in its unit: a share of one becomes per cent. What binary fractions leave over is taken off.
pub(super) fn scaled(table: &ProtectedTable, figure: f64) -> f64 {
    let scaled = if table.measure().unit == "PT" { figure * 100.0 } else { figure };
    format!("{scaled:.10}").parse().unwrap_or(scaled)
}

/// Returns the SDMX observation status.
fn status(cell: &PublishedCell) -> &'static str {
    match cell.flag {
        None => "Q",
        Some(Flag::Missing) => "M",
        Some(Flag::Unreliable | Flag::Caution) => "U",
        Some(Flag::Reliable) => "A",
    }
}
