//! Who was drawn and how: rows as numbers of weights, sampling units, strata and cells.

use polars::prelude::PlHashMap;

use super::calibrate::{Calibration, Margins};
use super::clusters::{self, Stage, Tree};
use super::replicate::Replicates;
use super::{Design, SurveyError};
use crate::data::{Dataset, Kind, expression};

/// The design of a sample, row by row and unit by unit.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The weight of each row, after known totals were taken into account.
    pub weights: Vec<f64>,
    /// The part of each row: people of one sampling unit of the last stage who share every known total.
    pub part_of_row: Vec<usize>,
    /// The sampling unit of the last stage that each part lies in.
    pub unit_of_part: Vec<usize>,
    /// Stages of sampling, the first one first.
    pub stages: Vec<Stage>,
    pub calibration: Option<Calibration>,
    pub replicates: Option<Replicates>,
}

impl Sample {
    /// Reads the design columns of a dataset; says which is not usable.
    pub fn read(data: &Dataset, design: &Design) -> Result<Self, SurveyError> {
        let n_rows = data.n_rows();
        if n_rows == 0 {
            return Err(SurveyError::NoRows);
        }
        let given = design.weight.as_ref().map(|column| read_weights(data, column)).transpose()?;
        let ones = || vec![1.0; n_rows];
        let mut replicates = design
            .replicates
            .as_ref()
            .map(|asked| Replicates::read(data, asked, given.as_deref().unwrap_or(&ones())))
            .transpose()?;
        // Replicate weights say all that is known of how the sample was drawn.
        let tree = match replicates {
            Some(_) => Tree::flat(n_rows),
            None if design.full_count => Tree::flat(n_rows),
            None => clusters::read(data, design)?,
        };
        let mut weights = given.or_else(|| tree.weights()).unwrap_or_else(ones);
        let Tree { stages, unit_of_row, .. } = tree;
        if design.totals.is_empty() {
            let n_units = stages.last().map_or(0, |stage| stage.units.len());
            let unit_of_part = (0..n_units).collect();
            let calibration = None;
            return Ok(Self { weights, part_of_row: unit_of_row, unit_of_part, stages, calibration, replicates });
        }
        let margins = Margins::read(data, &design.totals)?;
        let (calibration, part_of_row, unit_of_part) = margins.calibrate(&mut weights, &unit_of_row)?;
        if let Some(replicates) = &mut replicates {
            replicates.weights.iter_mut().for_each(|weights| margins.adjust(weights, calibration.n_rounds));
        }
        Ok(Self { weights, part_of_row, unit_of_part, stages, calibration: Some(calibration), replicates })
    }
}

/// The values of a column as numbers of a sorted list of labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Place of each row's value in `labels`; past its end where the value is missing.
    pub of_row: Vec<usize>,
    pub labels: Vec<String>,
}

impl Keys {
    /// Reads a column; labels are sorted as people count: `5-14` before `15-24`.
    pub fn read(data: &Dataset, column: &str) -> Result<Self, SurveyError> {
        let no_column = || SurveyError::NoColumn { name: column.to_owned(), known: expression::known_columns(data) };
        let known = data.schema.column(column).ok_or_else(no_column)?;
        let mut found: Vec<String> = Vec::new();
        let mut of_row = Vec::with_capacity(data.n_rows());
        let values = data.frame.column(column).ok().ok_or_else(no_column)?;
        if known.kind == Kind::Number {
            let mut place_of: PlHashMap<u64, usize> = PlHashMap::default();
            for value in values.f64().ok().ok_or_else(no_column)?.iter() {
                of_row.push(value.map_or(usize::MAX, |value| {
                    let value: f64 = if value == 0.0 { 0.0 } else { value };
                    *place_of.entry(value.to_bits()).or_insert_with(|| {
                        found.push(format!("{value}"));
                        found.len() - 1
                    })
                }));
            }
        } else {
            let mut place_of: PlHashMap<&str, usize> = PlHashMap::default();
            for value in values.str().ok().ok_or_else(no_column)?.iter() {
                of_row.push(value.map_or(usize::MAX, |value| {
                    *place_of.entry(value).or_insert_with(|| {
                        found.push(value.to_owned());
                        found.len() - 1
                    })
                }));
            }
        }
        Ok(Self::sorted(of_row, found))
    }

    fn sorted(mut of_row: Vec<usize>, found: Vec<String>) -> Self {
        let mut labels: Vec<(String, usize)> = found.into_iter().zip(0..).collect();
        labels.sort_by(|(one, _), (other, _)| {
            natural_key(one).partial_cmp(&natural_key(other)).unwrap_or_else(|| one.cmp(other))
        });
        let mut new_place = vec![0; labels.len()];
        for (new, (_, old)) in labels.iter().enumerate() {
            if let Some(slot) = new_place.get_mut(*old) {
                *slot = new;
            }
        }
        for place in &mut of_row {
            *place = new_place.get(*place).copied().unwrap_or(labels.len());
        }
        Self { of_row, labels: labels.into_iter().map(|(label, _)| label).collect() }
    }

    /// Returns the number of rows without a value.
    pub fn n_missing(&self) -> usize {
        self.of_row.iter().filter(|place| **place >= self.labels.len()).count()
    }
}

/// Sorts codes as tables show them and drops repetitions.
pub fn sort_codes(codes: &mut Vec<String>) {
    codes.sort_by(|one, other| natural_key(one).partial_cmp(&natural_key(other)).unwrap_or_else(|| one.cmp(other)));
    codes.dedup();
}

/// Sorts by the number a label starts with, then by the label.
fn natural_key(label: &str) -> (f64, &str) {
    let digits = label.find(|c: char| !c.is_ascii_digit()).unwrap_or(label.len());
    let number = label.get(..digits).and_then(|digits| digits.parse().ok()).unwrap_or(f64::INFINITY);
    (number, label)
}

fn read_weights(data: &Dataset, column: &str) -> Result<Vec<f64>, SurveyError> {
    let weights = expression::evaluate(data, column)?;
    let rows = weights.iter().filter(|weight| weight.is_none()).count();
    if rows > 0 {
        return Err(SurveyError::MissingWeight { column: column.to_owned(), rows });
    }
    let weights: Vec<f64> = weights.into_iter().flatten().collect();
    if let Some((row, weight)) = weights.iter().enumerate().find(|(_, weight)| **weight < 0.0) {
        return Err(SurveyError::NegativeWeight { column: column.to_owned(), row: row + 1, weight: *weight });
    }
    if weights.iter().all(|weight| *weight == 0.0) {
        return Err(SurveyError::ZeroWeights { column: column.to_owned() });
    }
    Ok(weights)
}
