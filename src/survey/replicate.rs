//! Replicate weights: the sample weighted many times over, whose spread is the variance (R's `svrepdesign`).

use std::collections::HashMap;

use super::design::{ReplicateMethod, ReplicateWeights};
use super::{SurveyError, count_as_number};
use crate::data::{Dataset, expression};

/// Part of a column of weights below which it says nothing that those before it do not say (R's `qr` in `degf`).
const SAME: f64 = 1e-5;

/// The replicate weights of a sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Replicates {
    /// A vector a replicate, a weight a row.
    pub weights: Vec<Vec<f64>>,
    scale: f64,
    factors: Vec<f64>,
    around_estimate: bool,
}

impl Replicates {
    /// Reads the columns; says which is not usable.
    pub(super) fn read(data: &Dataset, asked: &ReplicateWeights, sampling: &[f64]) -> Result<Self, SurveyError> {
        let n = asked.columns.len();
        if n < 2 {
            return Err(SurveyError::FewReplicates { n });
        }
        let mut weights = Vec::with_capacity(n);
        for column in &asked.columns {
            let values = expression::evaluate(data, &expression::quoted(column))?;
            let rows = values.iter().filter(|value| value.is_none()).count();
            if rows > 0 {
                return Err(SurveyError::MissingWeight { column: column.clone(), rows });
            }
            weights.push(values.into_iter().flatten().collect::<Vec<f64>>());
        }
        let largest = |values: &Vec<f64>| values.iter().copied().fold(0.0, f64::max);
        let n_replicates = count_as_number(u64::try_from(n).unwrap_or(u64::MAX));
        let scale = match asked.method {
            ReplicateMethod::Brr => 1.0 / n_replicates,
            ReplicateMethod::Fay { rho } => 1.0 / (n_replicates * (1.0 - rho) * (1.0 - rho)),
            ReplicateMethod::SuccessiveDifference => 4.0 / n_replicates,
            ReplicateMethod::Jk2 => 1.0,
            ReplicateMethod::Bootstrap => asked.scale.unwrap_or(1.0 / (n_replicates - 1.0)),
            ReplicateMethod::Jk1 if asked.are_weights => asked.scale.unwrap_or((n_replicates - 1.0) / n_replicates),
            // What remains of n − 1 sampling units when one is left out has the factor n/(n − 1).
            ReplicateMethod::Jk1 => asked.scale.unwrap_or_else(|| 1.0 / weights.first().map_or(1.0, largest)),
            ReplicateMethod::Jkn | ReplicateMethod::Other => asked.scale.unwrap_or(1.0),
        };
        let factors = match (asked.method, asked.factors.as_slice()) {
            (ReplicateMethod::Jkn, []) if asked.are_weights => return Err(SurveyError::NoReplicateFactors),
            (ReplicateMethod::Jkn, []) => weights.iter().map(|values| 1.0 / largest(values)).collect(),
            (ReplicateMethod::SuccessiveDifference | ReplicateMethod::Jk2, _) | (_, []) => vec![1.0; n],
            (_, [one]) => vec![*one; n],
            (_, factors) if factors.len() == n => factors.to_vec(),
            (_, factors) => return Err(SurveyError::ReplicateFactors { factors: factors.len(), replicates: n }),
        };
        if !asked.are_weights {
            for values in &mut weights {
                for (value, weight) in values.iter_mut().zip(sampling) {
                    *value *= weight;
                }
            }
        }
        Ok(Self { weights, scale, factors, around_estimate: asked.around_estimate })
    }

    /// Returns the variance of a figure from what it is in each replicate.
    ///
    /// Replicates in which there is no figure are left out, as R does; `None` where none is left.
    pub(super) fn variance(&self, figures: &[f64], estimate: f64) -> Option<f64> {
        let known = || figures.iter().zip(&self.factors).filter(|(figure, _)| figure.is_finite());
        let counted = || known().filter(|(_, factor)| **factor > 0.0);
        let n = count_as_number(u64::try_from(counted().count()).unwrap_or(u64::MAX));
        let centre = if self.around_estimate { estimate } else { counted().map(|(figure, _)| figure).sum::<f64>() / n };
        let squares = |(figure, factor): (&f64, &f64)| factor * (figure - centre) * (figure - centre);
        (n > 0.0).then(|| self.scale * known().map(squares).sum::<f64>())
    }

    /// Returns the rank of the replicate weights of some rows, less one.
    pub(super) fn degrees_of_freedom(&self, rows: &[usize]) -> f64 {
        let columns = self.distinct(rows);
        let mut basis: Vec<Vec<f64>> = Vec::new();
        for mut column in columns {
            let length = dot(&column, &column).sqrt();
            // Twice, because one pass leaves rounding errors of large parts behind.
            for _ in 0..2 {
                for known in &basis {
                    let part = dot(&column, known);
                    for (value, known) in column.iter_mut().zip(known) {
                        *value -= part * known;
                    }
                }
            }
            let left = dot(&column, &column).sqrt();
            if left > SAME * length {
                for value in &mut column {
                    *value /= left;
                }
                basis.push(column);
            }
        }
        count_as_number(u64::try_from(basis.len()).unwrap_or(u64::MAX)) - 1.0
    }

    /// Returns the weights of some rows with rows that are multiples of each other put together.
    ///
    /// Rows of one sampling unit often are; a row of their length says the same to every product of two columns.
    fn distinct(&self, rows: &[usize]) -> Vec<Vec<f64>> {
        let mut place_of: HashMap<Vec<u64>, usize> = HashMap::new();
        let mut squares: Vec<f64> = Vec::new();
        let mut directions: Vec<Vec<f64>> = Vec::new();
        for row in rows {
            let weights: Vec<f64> =
                self.weights.iter().map(|weights| weights.get(*row).copied().unwrap_or(0.0)).collect();
            let largest = weights.iter().copied().fold(0.0, |one: f64, other: f64| one.max(other.abs()));
            if largest == 0.0 {
                continue;
            }
            let direction: Vec<f64> = weights.iter().map(|weight| weight / largest).collect();
            let key: Vec<u64> = direction.iter().map(|share| (share * 1e9).round().to_bits()).collect();
            let place = *place_of.entry(key).or_insert(squares.len());
            if place == squares.len() {
                squares.push(0.0);
                directions.push(direction);
            }
            if let Some(square) = squares.get_mut(place) {
                *square += largest * largest;
            }
        }
        let column = |replicate: usize| {
            let of_row = directions.iter().zip(&squares);
            of_row.map(|(direction, square)| direction.get(replicate).copied().unwrap_or(0.0) * square.sqrt()).collect()
        };
        (0..self.weights.len()).map(column).collect()
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}
