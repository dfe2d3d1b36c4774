//! Weights made to add up to known totals, and what that leaves of the scores of a variance.
//!
//! One table of totals is post-stratification (R's `postStratify`), several are raking (R's `rake` with its defaults: rounds until
//! no cell of the table of all groups changes by one person, ten at most).

use std::collections::HashMap;

use super::SurveyError;
use super::design::KnownTotals;
use super::pairs::Pairs;
use super::sample::Keys;
use crate::data::Dataset;

/// Rounds of raking after which it is given up.
const MOST_ROUNDS: usize = 10;
/// Change of a cell, in people, below which raking has settled.
const SETTLED: f64 = 1.0;
/// How often R takes the means of all margins out of the scores of a raked sample.
const SWEEPS: usize = 10;

/// The groups whose sizes are known: which one each row is in.
#[derive(Debug)]
pub(super) struct Margins {
    known: Vec<Margin>,
    /// The cell of the table of all groups.
    cell_of_row: Vec<usize>,
    n_cells: usize,
}

#[derive(Debug)]
struct Margin {
    columns: String,
    group_of_row: Vec<usize>,
    names: Vec<String>,
    totals: Vec<f64>,
}

/// How the weights of a sample were made to add up, part by part.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    margins: Vec<CalibratedMargin>,
    /// Weight and number of people with a weight, for each part.
    weight_of_part: Vec<f64>,
    people_in_part: Vec<f64>,
    pub(super) n_rounds: usize,
    /// Groups as known, with the sums of weights before and after.
    pub groups: Vec<CalibratedGroup>,
}

impl Calibration {
    /// Returns by how much, relative to what is known, the group is off that raking came least near to.
    pub(super) fn furthest_off(&self) -> f64 {
        let off = |group: &CalibratedGroup| ((group.after - group.known) / group.known).abs();
        self.groups.iter().map(off).filter(|off| off.is_finite()).fold(0.0, f64::max)
    }
}

/// A group of known size, and what weights said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct CalibratedGroup {
    pub columns: String,
    pub group: String,
    pub known: f64,
    pub before: f64,
    pub after: f64,
}

#[derive(Clone, Debug, PartialEq)]
struct CalibratedMargin {
    group_of_part: Vec<usize>,
    /// Weight after this margin's turn in the last round, divided by the final weight, for each part.
    share_of_final: Vec<f64>,
    people: Vec<f64>,
    weights: Vec<f64>,
}

impl Margins {
    /// Finds the group of each row in each table of known totals.
    pub(super) fn read(data: &Dataset, totals: &[KnownTotals]) -> Result<Self, SurveyError> {
        let mut margins = Vec::with_capacity(totals.len());
        let (mut cell_of_row, mut n_cells) = (vec![0; data.n_rows()], 1);
        for known in totals {
            let margin = Margin::read(data, known)?;
            let mut pairs = Pairs::new(n_cells, margin.totals.len(), data.n_rows());
            for (cell, group) in cell_of_row.iter_mut().zip(&margin.group_of_row) {
                *cell = pairs.place(*cell, *group);
            }
            n_cells = pairs.found.len();
            margins.push(margin);
        }
        Ok(Self { known: margins, cell_of_row, n_cells })
    }

    /// Makes the weights add up; returns how, and the parts that rows are in with the sampling unit of each.
    pub(super) fn calibrate(
        &self,
        weights: &mut [f64],
        unit_of_row: &[usize],
    ) -> Result<(Calibration, Vec<usize>, Vec<usize>), SurveyError> {
        let before: Vec<Vec<f64>> = self.known.iter().map(|margin| margin.sums(weights)).collect();
        for (margin, sums) in self.known.iter().zip(&before) {
            margin.check(sums)?;
        }
        self.check_agreement()?;
        let factors = self.settle(weights);
        let after: Vec<Vec<f64>> = self.known.iter().map(|margin| margin.sums(weights)).collect();
        let groups = self.groups(&before, &after);

        let n_units = unit_of_row.iter().max().map_or(0, |last| last + 1);
        let mut pairs = Pairs::new(n_units, self.n_cells, unit_of_row.len());
        let part_of_row: Vec<usize> =
            unit_of_row.iter().zip(&self.cell_of_row).map(|(unit, cell)| pairs.place(*unit, *cell)).collect();
        let unit_of_part: Vec<usize> = pairs.found.iter().map(|(unit, _)| *unit).collect();
        let n_parts = unit_of_part.len();
        let mut row_of_part = vec![0; n_parts];
        let (mut weight_of_part, mut people_in_part) = (vec![0.0; n_parts], vec![0.0; n_parts]);
        for (row, (part, weight)) in part_of_row.iter().zip(weights.iter()).enumerate() {
            add_at(&mut weight_of_part, *part, *weight);
            add_at(&mut people_in_part, *part, if *weight > 0.0 { 1.0 } else { 0.0 });
            if let Some(slot) = row_of_part.get_mut(*part) {
                *slot = row;
            }
        }
        let mut margins: Vec<CalibratedMargin> = Vec::with_capacity(self.known.len());
        let mut share_of_final = vec![1.0; n_parts];
        for (margin, factors) in self.known.iter().zip(&factors.last_round).rev() {
            let group_of_part: Vec<usize> = row_of_part.iter().map(|row| at(&margin.group_of_row, *row)).collect();
            let (mut people, mut sums) = (vec![0.0; margin.totals.len()], vec![0.0; margin.totals.len()]);
            for ((group, n), weight) in group_of_part.iter().zip(&people_in_part).zip(&weight_of_part) {
                add_at(&mut people, *group, *n);
                add_at(&mut sums, *group, *weight);
            }
            let share_before: Vec<f64> =
                share_of_final.iter().zip(&group_of_part).map(|(share, group)| share / at(factors, *group)).collect();
            margins.push(CalibratedMargin { group_of_part, share_of_final, people, weights: sums });
            share_of_final = share_before;
        }
        margins.reverse();
        let n_rounds = factors.n_rounds;
        let made = Calibration { margins, weight_of_part, people_in_part, n_rounds, groups };
        Ok((made, part_of_row, unit_of_part))
    }

    /// Refuses tables of totals that count different populations: raking would go to and fro between them.
    fn check_agreement(&self) -> Result<(), SurveyError> {
        const AGREE: f64 = 0.01;
        let sum = |margin: &Margin| margin.totals.iter().sum::<f64>();
        let Some(first) = self.known.first() else { return Ok(()) };
        let other = self.known.iter().find(|other| (sum(other) - sum(first)).abs() > AGREE * sum(first));
        other.map_or(Ok(()), |other| {
            Err(SurveyError::TotalsContradict {
                first: first.columns.clone(),
                first_sum: sum(first),
                second: other.columns.clone(),
                second_sum: sum(other),
            })
        })
    }

    /// Makes other weights of the same people add up in as many rounds.
    pub(super) fn adjust(&self, weights: &mut [f64], n_rounds: usize) {
        for _ in 0..n_rounds {
            for margin in &self.known {
                margin.turn(weights);
            }
        }
    }

    fn settle(&self, weights: &mut [f64]) -> Rounds {
        let mut cells = self.cells(weights);
        let mut rounds = Rounds { n_rounds: 0, last_round: Vec::new() };
        while rounds.n_rounds < MOST_ROUNDS {
            rounds.last_round = self.known.iter().map(|margin| margin.turn(weights)).collect();
            rounds.n_rounds += 1;
            let next = self.cells(weights);
            let change = cells.iter().zip(&next).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max);
            cells = next;
            if self.known.len() == 1 || change < SETTLED {
                break;
            }
        }
        rounds
    }

    fn cells(&self, weights: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.n_cells];
        for (cell, weight) in self.cell_of_row.iter().zip(weights) {
            add_at(&mut sums, *cell, *weight);
        }
        sums
    }

    fn groups(&self, before: &[Vec<f64>], after: &[Vec<f64>]) -> Vec<CalibratedGroup> {
        let mut groups = Vec::new();
        for ((margin, before), after) in self.known.iter().zip(before).zip(after) {
            for (((name, known), before), after) in margin.names.iter().zip(&margin.totals).zip(before).zip(after) {
                let (columns, group) = (margin.columns.clone(), name.clone());
                groups.push(CalibratedGroup { columns, group, known: *known, before: *before, after: *after });
            }
        }
        groups
    }
}

/// The factors that the groups of each margin were given in the last round.
struct Rounds {
    n_rounds: usize,
    last_round: Vec<Vec<f64>>,
}

impl Margin {
    fn read(data: &Dataset, known: &KnownTotals) -> Result<Self, SurveyError> {
        let columns = known.columns.join(" × ");
        let keys = known.columns.iter().map(|column| Keys::read(data, column)).collect::<Result<Vec<_>, _>>()?;
        for (column, keys) in known.columns.iter().zip(&keys) {
            let rows = keys.n_missing();
            if rows > 0 {
                return Err(SurveyError::MissingDesign { column: column.clone(), rows });
            }
        }
        let names: Vec<String> = known.groups.iter().map(|(values, _)| values.join(" × ")).collect();
        let mut place_of = HashMap::new();
        for (place, (values, total)) in known.groups.iter().enumerate() {
            let group = || names.get(place).cloned().unwrap_or_default();
            if !(total.is_finite() && *total > 0.0) {
                return Err(SurveyError::KnownTotal { columns, group: group(), total: *total });
            }
            if place_of.insert(values.clone(), place).is_some() {
                return Err(SurveyError::KnownTwice { columns, group: group() });
            }
        }
        let label = |keys: &'_ Keys, row: usize| keys.labels.get(*keys.of_row.get(row)?).cloned();
        let mut seen: HashMap<Vec<usize>, usize> = HashMap::new();
        let mut group_of_row = Vec::with_capacity(data.n_rows());
        for row in 0..data.n_rows() {
            let codes: Vec<usize> = keys.iter().map(|keys| at(&keys.of_row, row)).collect();
            let group = if let Some(group) = seen.get(&codes) {
                *group
            } else {
                let values: Vec<String> = keys.iter().filter_map(|keys| label(keys, row)).collect();
                let unknown = || SurveyError::UnknownTotal { columns: columns.clone(), group: values.join(" × ") };
                let group = place_of.get(&values).copied().ok_or_else(unknown)?;
                seen.insert(codes, group);
                group
            };
            group_of_row.push(group);
        }
        Ok(Self { columns, group_of_row, names, totals: known.groups.iter().map(|(_, total)| *total).collect() })
    }

    fn sums(&self, weights: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.totals.len()];
        for (group, weight) in self.group_of_row.iter().zip(weights) {
            add_at(&mut sums, *group, *weight);
        }
        sums
    }

    /// Refuses a known group that nobody of the sample stands for.
    fn check(&self, sums: &[f64]) -> Result<(), SurveyError> {
        match sums.iter().position(|sum| *sum <= 0.0) {
            None => Ok(()),
            Some(place) => {
                let group = self.names.get(place).cloned().unwrap_or_default();
                Err(SurveyError::EmptyTotal { columns: self.columns.clone(), group })
            }
        }
    }

    /// Multiplies the weights of each group so that they add up to its total; returns the factors.
    fn turn(&self, weights: &mut [f64]) -> Vec<f64> {
        let factors: Vec<f64> = self.totals.iter().zip(self.sums(weights)).map(|(total, sum)| total / sum).collect();
        for (group, weight) in self.group_of_row.iter().zip(weights) {
            *weight *= at(&factors, *group);
        }
        factors
    }
}

impl Calibration {
    /// Takes out of the scores what the known totals explain.
    ///
    /// `scores` and `plain` are sums of each part with and without weights. Post-stratification takes out the weighted mean of
    /// each group. Raking takes out means of score over weight, margin after margin, as R's `svyrecvar` does.
    pub(super) fn take_out(&self, scores: &mut [f64], plain: &[f64]) {
        let mut level = vec![0.0; scores.len()];
        if let [margin] = self.margins.as_slice() {
            let mut sums = vec![0.0; margin.weights.len()];
            for (group, score) in margin.group_of_part.iter().zip(scores.iter()) {
                add_at(&mut sums, *group, *score);
            }
            for (level, group) in level.iter_mut().zip(&margin.group_of_part) {
                *level = at(&sums, *group) / at(&margin.weights, *group);
            }
        } else {
            for _ in 0..SWEEPS {
                for margin in &self.margins {
                    let mut sums = vec![0.0; margin.people.len()];
                    let parts = margin.group_of_part.iter().zip(&margin.share_of_final);
                    for ((group, share), ((plain, people), level)) in
                        parts.zip(plain.iter().zip(&self.people_in_part).zip(&level))
                    {
                        add_at(&mut sums, *group, (plain - people * level) / share);
                    }
                    let parts = margin.group_of_part.iter().zip(&margin.share_of_final);
                    for (level, (group, share)) in level.iter_mut().zip(parts) {
                        *level += share * at(&sums, *group) / at(&margin.people, *group);
                    }
                }
            }
        }
        for ((score, level), weight) in scores.iter_mut().zip(level).zip(&self.weight_of_part) {
            *score -= level * weight;
        }
    }
}

fn add_at(sums: &mut [f64], place: usize, value: f64) {
    if let Some(sum) = sums.get_mut(place) {
        *sum += value;
    }
}

fn at<T: Copy + Default>(values: &[T], place: usize) -> T {
    values.get(place).copied().unwrap_or_default()
}
