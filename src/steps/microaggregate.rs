//! Gives records that are alike their common mean, in groups of at least k: nobody's own figure is left.
//!
//! MDAV (Domingo-Ferrer and Mateo-Sanz 2002): the record farthest from the mean and the one farthest from it take their nearest
//! neighbours, until all have a group. Distances are of standardised columns; the means of the columns stay as they were.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{ColumnValues, Dataset, Schema};
use crate::message::{Message, Note, Place, Severity};

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// Columns that are looked at together, and the least number of records in a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Microaggregate {
    pub columns: Vec<String>,
    pub k: f64,
}

impl Default for Microaggregate {
    fn default() -> Self {
        Self { columns: Vec::new(), k: 3.0 }
    }
}

impl Microaggregate {
    fn k(&self) -> usize {
        format!("{:.0}", self.k).parse().unwrap_or(3)
    }
}

impl StepKind for Microaggregate {
    const ID: &'static str = "microaggregate";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("columns", FieldKind::Columns),
                Field::new("k", FieldKind::Number { min: Some(2.0), max: Some(100.0) }),
            ]
        }
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        if self.columns.is_empty() {
            return Err(StepError::Unset { field: "columns", step: Self::ID });
        }
        if !(2.0..=100.0).contains(&self.k) {
            return Err(StepError::BadValue { field: "k", step: Self::ID });
        }
        for column in &self.columns {
            table::column(schema, column, table::NUMBERS, Self::ID)?;
        }
        Ok(schema.clone())
    }

    fn apply(&self, cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let mut columns: Vec<Vec<Option<f64>>> = self.columns.iter().map(|name| table::numbers(&data, name)).collect();
        let is_whole = |row: &usize| columns.iter().all(|column| column[*row].is_some_and(f64::is_finite));
        let rows: Vec<usize> = (0..data.n_rows()).filter(is_whole).collect();
        let spreads: Vec<f64> = columns.iter().map(|column| spread(column, &rows)).collect();
        let points: Vec<Vec<f64>> = rows
            .iter()
            .map(|row| columns.iter().zip(&spreads).map(|(column, s)| column[*row].unwrap_or_default() / s).collect())
            .collect();
        let groups = groups(cx, &points, self.k())?;
        let mut tally = Tally::default();
        let mut moved = 0.0;
        for (column, spread) in columns.iter_mut().zip(&spreads) {
            for group in &groups {
                let own = || group.iter().filter_map(|at| column[rows[*at]]);
                let mean = own().sum::<f64>() / count(group.len());
                moved += own().map(|value| (value - mean).abs() / (spread * std::f64::consts::SQRT_2)).sum::<f64>();
                for at in group {
                    column[rows[*at]] = Some(mean);
                }
            }
        }
        let n_changed = groups.iter().map(Vec::len).sum::<usize>();
        tally.change_n(u64::try_from(n_changed).unwrap_or(u64::MAX));
        tally.keep_n(u64::try_from(data.n_rows() - n_changed).unwrap_or(u64::MAX));
        if n_changed > 0 {
            let loss = moved / (count(n_changed) * count(columns.len()));
            let message =
                word(Self::ID, "loss").with("groups", groups.len()).with("loss", (loss * 1000.0).round() / 1000.0);
            let place = Place { source: Some(data.origin.source.clone()), ..Place::default() };
            tally.notes.push(Note { severity: Severity::Lost, place, message });
        }
        let values = self.columns.iter().cloned().zip(columns.into_iter().map(ColumnValues::Numbers)).collect();
        Ok((table::with_values(data, planned, values, Self::ID)?, tally.report()))
    }

    fn sentence(&self) -> Message {
        word(Self::ID, "done").with("columns", self.columns.join(", ")).with("k", self.k)
    }
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// Returns the standard deviation of a column over some rows; 1 where all are the same.
fn spread(column: &[Option<f64>], rows: &[usize]) -> f64 {
    let values: Vec<f64> = rows.iter().filter_map(|row| column[*row]).collect();
    let mean = values.iter().sum::<f64>() / count(values.len().max(1));
    let sum: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    let spread = libm::sqrt(sum / count(values.len().saturating_sub(1).max(1)));
    if spread > 0.0 { spread } else { 1.0 }
}

fn distance(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum()
}

/// Returns the place of the farthest point from another among some; of equals the first.
fn farthest(points: &[Vec<f64>], open: &[usize], from: &[f64]) -> usize {
    let far = |at: &usize| distance(&points[*at], from);
    open.iter().copied().reduce(|best, next| if far(&next) > far(&best) { next } else { best }).unwrap_or_default()
}

/// Takes a point and its k − 1 nearest out of those that have no group.
fn take(points: &[Vec<f64>], open: &mut Vec<usize>, around: usize, k: usize) -> Vec<usize> {
    let mut sorted: Vec<(f64, usize)> = open.iter().map(|at| (distance(&points[*at], &points[around]), *at)).collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let group: Vec<usize> = sorted.into_iter().take(k).map(|(_, at)| at).collect();
    open.retain(|at| !group.contains(at));
    group
}

/// Returns groups of at least k points that are near each other; none where there are fewer points than k.
fn groups(cx: &Cx<'_>, points: &[Vec<f64>], k: usize) -> Result<Vec<Vec<usize>>, StepError> {
    let mut open: Vec<usize> = (0..points.len()).collect();
    let mut groups = Vec::new();
    let mean = |open: &[usize]| -> Vec<f64> {
        let width = points.first().map_or(0, Vec::len);
        (0..width).map(|at| open.iter().map(|row| points[*row][at]).sum::<f64>() / count(open.len().max(1))).collect()
    };
    while open.len() >= 3 * k {
        cx.ctl.tick(u64::try_from(open.len()).unwrap_or(u64::MAX))?;
        let first = farthest(points, &open, &mean(&open));
        let second = farthest(points, &open, &points[first]);
        groups.push(take(points, &mut open, first, k));
        let second = if open.contains(&second) { second } else { farthest(points, &open, &points[first]) };
        groups.push(take(points, &mut open, second, k));
    }
    if open.len() >= 2 * k {
        let first = farthest(points, &open, &mean(&open));
        groups.push(take(points, &mut open, first, k));
    }
    if open.len() >= k {
        groups.push(open);
    }
    Ok(groups)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Write as _;

    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;

    fn step(columns: &[&str], k: f64) -> Step {
        Step::Microaggregate(Microaggregate { columns: columns.iter().map(|name| (*name).to_owned()).collect(), k })
    }

    #[test]
    fn neighbours_have_their_mean_and_a_record_with_a_gap_stays_as_it_is() {
        let report = check(
            "income:number | n\n 10 | a\n 12 | b\n 14 | c\n | d\n 90 | e\n 92 | f\n 94 | g",
            step(&["income"], 3.0),
            "income:number | n\n 12 | a\n 12 | b\n 12 | c\n | d\n 92 | e\n 92 | f\n 92 | g",
        );
        assert_eq!((report.changed, report.kept), (6, 1));
    }

    #[test]
    fn every_value_is_shared_by_k_records_and_the_means_stay() {
        let mut text = "income:number | hours:number".to_owned();
        for at in 0..61_u32 {
            write!(text, "\n {} | {}", 100 + at * at % 97 * 13, 10 + at * 7 % 41).unwrap();
        }
        let (data, _) = run(&text, step(&["income", "hours"], 4.0)).unwrap();
        let (income, hours) = (table::numbers(&data, "income"), table::numbers(&data, "hours"));
        let mut times: BTreeMap<(u64, u64), usize> = BTreeMap::new();
        for (income, hours) in income.iter().flatten().zip(hours.iter().flatten()) {
            *times.entry((income.to_bits(), hours.to_bits())).or_default() += 1;
        }
        assert!(times.values().all(|n| *n >= 4), "{times:?}");
        let before: f64 = (0..61_u32).map(|at| f64::from(100 + at * at % 97 * 13)).sum();
        let after: f64 = income.iter().flatten().sum();
        assert!((before - after).abs() < 1e-6);
    }

    #[test]
    fn fewer_records_than_k_stay_as_they_are() {
        let report = check("income:number\n 10\n 12", step(&["income"], 3.0), "income:number\n 10\n 12");
        assert_eq!(report.changed, 0);
    }
}
