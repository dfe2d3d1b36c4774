//! Who was drawn and how: rows as numbers of weights, sampling units, strata and cells.

use std::collections::HashMap;

use super::pairs::Pairs;
use super::{Design, LonelyPsu, SurveyError};
use crate::data::{Dataset, Kind, expression};

/// The design of a sample, row by row and unit by unit.
#[derive(Clone, Debug)]
pub struct Sample {
    pub weights: Vec<f64>,
    /// The primary sampling unit of each row.
    pub psu_of_row: Vec<usize>,
    /// The stratum of each primary sampling unit.
    pub stratum_of_psu: Vec<usize>,
    pub strata: Vec<Stratum>,
}

/// One stratum of the sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Stratum {
    pub n_psus: usize,
    /// Share of its primary sampling units that were not drawn: 1 where unknown.
    pub not_drawn: f64,
}

impl Sample {
    /// Reads the design columns of a dataset; says which is not usable.
    pub fn read(data: &Dataset, design: &Design) -> Result<Self, SurveyError> {
        let n_rows = data.n_rows();
        if n_rows == 0 {
            return Err(SurveyError::NoRows);
        }
        let weights = match &design.weight {
            Some(column) => read_weights(data, column)?,
            None => vec![1.0; n_rows],
        };
        let strata = design.stratum.as_deref().map(|column| complete_keys(data, column)).transpose()?;
        let psus = design.psu.as_deref().map(|column| complete_keys(data, column)).transpose()?;
        let stratum_of_row = strata.as_ref().map_or_else(|| vec![0; n_rows], |keys| keys.of_row.clone());
        let n_strata = strata.as_ref().map_or(1, |keys| keys.labels.len());

        let (psu_of_row, stratum_of_psu) = match &psus {
            Some(keys) => nest(&keys.of_row, &stratum_of_row),
            // Without clusters every row is a sampling unit of its own.
            None => ((0..n_rows).collect(), stratum_of_row.clone()),
        };
        let mut n_psus = vec![0_usize; n_strata];
        for stratum in &stratum_of_psu {
            add_one(&mut n_psus, *stratum);
        }
        let name =
            |stratum: usize| strata.as_ref().and_then(|keys| keys.labels.get(stratum)).cloned().unwrap_or_default();
        let population = match &design.fpc {
            Some(column) => {
                read_population(data, column, &stratum_of_row, n_strata, &name)?.into_iter().map(Some).collect()
            }
            None => vec![None; n_strata],
        };
        let mut known = Vec::with_capacity(n_strata);
        for (stratum, (n_psus, population)) in n_psus.into_iter().zip(population).enumerate() {
            let drawn = super::count_as_number(u64::try_from(n_psus).unwrap_or(u64::MAX));
            if let (Some(population), Some(column)) = (population, &design.fpc)
                && population < drawn
            {
                let (column, stratum) = (column.clone(), name(stratum));
                return Err(SurveyError::PopulationTooSmall { column, stratum, sampled: n_psus, population });
            }
            let not_drawn = population.map_or(1.0, |population| (population - drawn) / population);
            if n_psus == 1 && not_drawn > 0.0 && design.lonely == LonelyPsu::Fail {
                let row = stratum_of_row.iter().position(|of_row| *of_row == stratum);
                let psu = row.and_then(|row| psus.as_ref()?.labels.get(*psus.as_ref()?.of_row.get(row)?).cloned());
                return Err(SurveyError::LonelyPsu { stratum: name(stratum), psu: psu.unwrap_or_default() });
            }
            known.push(Stratum { n_psus, not_drawn });
        }
        Ok(Self { weights, psu_of_row, stratum_of_psu, strata: known })
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
            let mut place_of: HashMap<u64, usize> = HashMap::new();
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
            let mut place_of: HashMap<&str, usize> = HashMap::new();
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

fn complete_keys(data: &Dataset, column: &str) -> Result<Keys, SurveyError> {
    let keys = Keys::read(data, column)?;
    match keys.n_missing() {
        0 => Ok(keys),
        rows => Err(SurveyError::MissingDesign { column: column.to_owned(), rows }),
    }
}

/// Numbers the pairs of stratum and cluster, because offices number clusters anew in each stratum.
fn nest(psu_of_row: &[usize], stratum_of_row: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let n_psus = psu_of_row.iter().max().map_or(0, |last| last + 1);
    let n_strata = stratum_of_row.iter().max().map_or(0, |last| last + 1);
    let mut pairs = Pairs::new(n_psus, n_strata, psu_of_row.len());
    let nested = psu_of_row.iter().zip(stratum_of_row).map(|(psu, stratum)| pairs.place(*psu, *stratum)).collect();
    (nested, pairs.found.into_iter().map(|(_, stratum)| stratum).collect())
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

fn read_population(
    data: &Dataset,
    column: &str,
    stratum_of_row: &[usize],
    n_strata: usize,
    name: &dyn Fn(usize) -> String,
) -> Result<Vec<f64>, SurveyError> {
    let values = expression::evaluate(data, column)?;
    let rows = values.iter().filter(|value| value.is_none()).count();
    if rows > 0 {
        return Err(SurveyError::MissingDesign { column: column.to_owned(), rows });
    }
    let mut population: Vec<Option<f64>> = vec![None; n_strata];
    for (value, stratum) in values.into_iter().flatten().zip(stratum_of_row) {
        let Some(slot) = population.get_mut(*stratum) else { continue };
        if *slot.get_or_insert(value) != value {
            return Err(SurveyError::PopulationDiffers { column: column.to_owned(), stratum: name(*stratum) });
        }
    }
    Ok(population.into_iter().map(|value| value.unwrap_or(f64::INFINITY)).collect())
}

fn add_one(counts: &mut [usize], place: usize) {
    if let Some(count) = counts.get_mut(place) {
        *count += 1;
    }
}
