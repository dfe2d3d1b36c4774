//! How far figures vary from sample to sample: by scores of sampling units, or by replicate weights.

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::LonelyPsu;
use super::cells::{CellSums, Cells, Sums};
use super::estimate::Statistic;
use super::linear::Linear;
use super::measured::Measured;
use super::quantile::Person;
use super::replicate::Replicates;
use super::sample::Sample;
use super::variance::{Scores, Spread};

/// Gives the spread of figures; used again for every cell.
pub(super) enum Spreads<'a> {
    Linearised(Scores<'a>),
    Replicated { known: &'a Replicates, people: &'a ReplicateSums },
}

/// A figure that another is made of: its finest cells, and how far the other moves with it.
pub(super) struct Side<'a> {
    pub(super) finest: &'a [usize],
    pub(super) linear: Linear,
    pub(super) slope: f64,
}

/// The share of people up to a value, and how far a figure moves with it.
pub(super) struct ShareBelow<'a> {
    pub(super) people: &'a [Person],
    pub(super) cut: f64,
    pub(super) share: f64,
    pub(super) slope: f64,
}

/// Sums of each finest cell in each replicate.
pub(super) struct ReplicateSums {
    /// A vector a replicate, an entry a finest cell.
    of_cell: Vec<Vec<Sums>>,
    rows_of_cell: Vec<Vec<usize>>,
}

impl ReplicateSums {
    /// Sums over the rows of a sample with replicate weights; `None` for any other.
    pub(super) fn of(sample: &Sample, cells: &Cells, measured: &Measured) -> Option<Self> {
        let known = sample.replicates.as_ref()?;
        let n_cells = cells.codes.len();
        let mut rows_of_cell = vec![Vec::new(); n_cells];
        for (row, cell) in cells.of_row.iter().enumerate() {
            if measured.on(row).is_some()
                && let Some(rows) = rows_of_cell.get_mut(*cell)
            {
                rows.push(row);
            }
        }
        let sums = |weights: &Vec<f64>| {
            let of_cell = rows_of_cell.iter().map(|rows| {
                let mut sums = Sums::default();
                for row in rows {
                    if let (Some(weight), Some((y, x))) = (weights.get(*row), measured.on(*row)) {
                        sums.add_person(*weight, y, x);
                    }
                }
                sums
            });
            of_cell.collect()
        };
        Some(Self { of_cell: known.weights.par_iter().map(sums).collect(), rows_of_cell })
    }

    fn rows(&self, finest: &[usize]) -> impl Iterator<Item = usize> {
        finest.iter().filter_map(|cell| self.rows_of_cell.get(*cell)).flatten().copied()
    }
}

impl<'a> Spreads<'a> {
    /// Prepares for the cells of a sample.
    pub(super) fn new(sample: &'a Sample, lonely: LonelyPsu, replicated: Option<&'a ReplicateSums>) -> Self {
        match sample.replicates.as_ref().zip(replicated) {
            Some((known, people)) => Self::Replicated { known, people },
            None => Self::Linearised(Scores::new(sample, lonely)),
        }
    }

    /// Returns the spread of a figure made of sums.
    pub(super) fn of_sums(&mut self, sums: &CellSums, statistic: &Statistic, sides: &[Side<'_>]) -> Spread {
        match self {
            Self::Linearised(scores) => {
                for side in sides {
                    for (part, people) in sums.of_cells(side.finest) {
                        let (score, plain) = (side.linear.score(people), side.linear.plain_score(people));
                        scores.add(*part, side.slope * score, side.slope * plain, people.n_weighted > 0);
                    }
                }
                scores.finish()
            }
            Self::Replicated { known, people } => {
                // To first order, as R's `svycontrast` does with the covariances of `svyby`.
                let figure = |of_cell: &Vec<Sums>| {
                    let of_side = |side: &Side<'_>| {
                        let mut all = Sums::default();
                        side.finest.iter().filter_map(|cell| of_cell.get(*cell)).for_each(|part| all.add(part));
                        side.slope * Linear::of(statistic, &all.first).estimate
                    };
                    sides.iter().map(of_side).sum()
                };
                let figures: Vec<f64> = people.of_cell.iter().map(figure).collect();
                let estimate = sides.iter().map(|side| side.slope * side.linear.estimate).sum();
                let rows: Vec<usize> = sides.iter().flat_map(|side| people.rows(side.finest)).collect();
                Spread { variance: known.variance(&figures, estimate), df: known.degrees_of_freedom(&rows) }
            }
        }
    }

    /// Returns the spread of shares of people up to values, each taken as often as its slope says.
    pub(super) fn of_shares(&mut self, sides: &[ShareBelow<'_>]) -> Spread {
        match self {
            Self::Linearised(scores) => {
                for side in sides {
                    let total: f64 = side.people.iter().map(|person| person.weight).sum();
                    for person in side.people {
                        let is_below = if person.value <= side.cut { 1.0 } else { 0.0 };
                        let plain = side.slope * (is_below - side.share) / total;
                        let has_weight = person.weight > 0.0;
                        let once = if has_weight { plain } else { 0.0 };
                        scores.add(person.part, person.weight * plain, once, has_weight);
                    }
                }
                scores.finish()
            }
            Self::Replicated { known, .. } => {
                let share_in = |weights: &Vec<f64>, side: &ShareBelow<'_>| {
                    let (mut all, mut below) = (0.0, 0.0);
                    for person in side.people {
                        let weight = weights.get(person.row).copied().unwrap_or(0.0);
                        all += weight;
                        below += if person.value <= side.cut { weight } else { 0.0 };
                    }
                    below / all
                };
                let figure =
                    |weights: &Vec<f64>| sides.iter().map(|side| side.slope * share_in(weights, side)).sum::<f64>();
                let figures: Vec<f64> = known.weights.iter().map(figure).collect();
                let estimate = sides.iter().map(|side| side.slope * side.share).sum();
                let rows: Vec<usize> =
                    sides.iter().flat_map(|side| side.people.iter().map(|person| person.row)).collect();
                Spread { variance: known.variance(&figures, estimate), df: known.degrees_of_freedom(&rows) }
            }
        }
    }
}
