//! Counts that are changed a little rather than hidden: rounding to a base that leaves every sum right, random rounding, noise by
//! cell keys.
//!
//! Random rounding and cell keys as in the Handbook on Statistical Disclosure Control (Hundepool and others 2010, 5.4; ABS cell
//! key method, Fraser and Wooton 2005). Keys are whole numbers: fractions of one do not add up exactly in a computer.

use std::collections::BTreeMap;

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable};

use super::attack::count_as_f64;
use super::lattice::Lattice;
use super::{ProtectError, Relation};
use crate::cx::Cx;
use crate::survey::EstimateTable;

/// Record keys are below it: a key is a fraction of it.
pub const KEY_RANGE: u64 = 1 << 32;

/// How many branches the search for a rounding that adds up may open.
const BRANCHES: u64 = 4_000;

/// Returns a count rounded to a multiple of a base: down or up with such chances that it stays right on average.
///
/// `draw` is a whole number below [`KEY_RANGE`]; the same draw gives the same answer.
pub fn random_rounding(count: u64, base: u64, draw: u64) -> u64 {
    let rest = count % base.max(1);
    // Up with a chance of rest / base.
    let goes_up = draw.saturating_mul(base) < rest.saturating_mul(KEY_RANGE);
    count - rest + if goes_up { base } else { 0 }
}

/// Returns the key of a cell: the fractional part of the sum of the keys of its records.
pub fn cell_key(keys: impl IntoIterator<Item = u64>) -> u64 {
    keys.into_iter().fold(0, |sum, key| (sum + key % KEY_RANGE) % KEY_RANGE)
}

/// A line of a table of noise: for this count, keys above `low` up to `high` (as shares of one) change it by so much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noise {
    pub count: u64,
    pub low: f64,
    pub high: f64,
    pub change: i64,
}

/// Returns a count with the noise that its key asks for; the line of the largest count holds for all larger ones.
pub fn with_noise(count: u64, key: u64, table: &[Noise]) -> u64 {
    let largest = table.iter().map(|line| line.count).max().unwrap_or(0);
    let share = count_as_f64(key) / count_as_f64(KEY_RANGE);
    let line = table
        .iter()
        .find(|line| line.count == count.min(largest) && share > line.low && share <= line.high && count > 0);
    line.map_or(count, |line| count.saturating_add_signed(line.change))
}

/// Counts rounded so that every sum of the table is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rounded {
    /// The counts of the cells of the table, in its order.
    pub counts: Vec<u64>,
    /// Whether all of them add up; where no such rounding is found each is rounded to the nearest multiple by itself.
    pub is_additive: bool,
    /// The largest change of a cell.
    pub largest_change: u64,
}

/// Rounds the counts of the tables of one analysis to multiples of a base so that all totals are the sums of their parts.
///
/// Controlled rounding: each count goes to one of its two neighbours, as near to the counts as that can be. A cell that several
/// tables show is rounded once.
///
/// Where all sums are right, a reader learns of no count more than that it is less than the base away from what is published:
/// change a count and all totals over it by the same, and every sum is right again.
pub fn controlled_rounding(cx: &Cx<'_>, tables: &[EstimateTable], base: u64) -> Result<Vec<Rounded>, ProtectError> {
    let lattice = Lattice::new(tables)?;
    let nearest = |count: u64| (count + base / 2) / base * base;
    let found = lattice.systems.iter().map(|system| solve(cx, &system.counts, &system.relations, base));
    let found = found.collect::<Result<Vec<_>, _>>()?;
    let rounded = tables.iter().enumerate().map(|(at, table)| {
        let places = lattice.places.get(at).map_or(&[][..], Vec::as_slice);
        let solved = lattice.system_of_table.get(at).and_then(|system| found.get(*system)?.as_ref());
        let counts: Vec<u64> = table
            .cells
            .iter()
            .zip(places)
            .map(|(cell, place)| {
                solved.and_then(|solved| solved.get(place).copied()).unwrap_or_else(|| nearest(cell.n))
            })
            .collect();
        let changes = table.cells.iter().zip(&counts).map(|(cell, rounded)| cell.n.abs_diff(*rounded));
        let largest_change = changes.max().unwrap_or(0);
        Rounded { counts, is_additive: solved.is_some(), largest_change }
    });
    Ok(rounded.collect())
}

/// Finds, by integer programming, for every cell whether it goes down or up; nothing where no rounding adds up.
fn solve(
    cx: &Cx<'_>,
    counts: &[Option<u64>],
    relations: &[Relation],
    base: u64,
) -> Result<Option<BTreeMap<usize, u64>>, ProtectError> {
    cx.ctl.tick(1)?;
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut ups: BTreeMap<usize, (Variable, u64)> = BTreeMap::new();
    for (cell, count) in counts.iter().enumerate() {
        let Some(count) = count else { continue };
        let rest = count % base;
        // Going up costs what it adds beyond going down: cells near a multiple stay there.
        let cost = count_as_f64(base) - 2.0 * count_as_f64(rest);
        let most = i32::from(rest > 0);
        ups.insert(cell, (problem.add_integer_var(cost, (0, most)), count - rest));
    }
    for relation in relations {
        let Ok(rest) = u64::try_from(relation.rest) else {
            // Parts that overlap are more than their total: no rounding makes them add up.
            return Ok(None);
        };
        let (mut left, mut right) = (Vec::new(), 0.0);
        for (at, cell) in relation.cells().enumerate() {
            let Some((variable, floor)) = ups.get(&cell) else { continue };
            let sign = if at == 0 { 1.0 } else { -1.0 };
            left.push((*variable, sign));
            right -= sign * count_as_f64(floor / base);
        }
        // Persons without an answer are in the total only: one more part, that nobody sees.
        if rest > 0 {
            left.push((problem.add_integer_var(0.0, (0, i32::from(rest % base > 0))), -1.0));
            right += count_as_f64(rest / base);
        }
        problem.add_constraint(left, ComparisonOp::Eq, right);
    }
    let mut options = SolveOptions::default();
    options.node_limit = Some(BRANCHES);
    let solution = match problem.solve_with(options) {
        Ok(SolveOutcome::Solution(solution)) => solution,
        Ok(_) | Err(microlp::Error::Infeasible) => return Ok(None),
        Err(error) => return Err(ProtectError::Solver { reason: error.to_string() }),
    };
    let rounded: BTreeMap<usize, u64> = ups
        .iter()
        .map(|(cell, (variable, floor))| (*cell, floor + if solution.var_value(*variable) > 0.5 { base } else { 0 }))
        .collect();
    // The solver's word is not taken for it: every sum is added up once more.
    let is_right = relations.iter().all(|relation| {
        let of = |cell: &usize| rounded.get(cell).copied().unwrap_or(0);
        let without = of(&relation.total).checked_sub(relation.parts.iter().map(of).sum::<u64>());
        let rest = relation.rest.unsigned_abs();
        without.is_some_and(|without| without % base == 0 && without.abs_diff(rest) < base)
    });
    Ok(is_right.then_some(rounded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_rounding_takes_the_known_ways_and_stays_right_on_average() {
        let (low, high) = (0, KEY_RANGE - 1);
        let ways = [(0, 0, 0), (1, 3, 0), (2, 3, 0), (3, 3, 3), (4, 6, 3), (5, 6, 3), (6, 6, 6)];
        for (count, up, down) in ways {
            assert_eq!((random_rounding(count, 3, low), random_rounding(count, 3, high)), (up, down), "{count}");
        }
        // One goes up in a third of the cases, two in two thirds.
        let n_up = |count: u64| (0..3000).filter(|at| random_rounding(count, 3, at * (KEY_RANGE / 3000)) == 3).count();
        assert!((990..=1010).contains(&n_up(1)) && (1990..=2010).contains(&n_up(2)));
    }

    #[test]
    fn the_key_of_a_cell_is_exact_and_asks_for_the_same_noise_everywhere() {
        let tenths = |n: u64| n * (KEY_RANGE / 10);
        let key = cell_key([9, 3, 6].map(tenths));
        // 0.9 + 0.3 + 0.6 leaves 0.8, up to what a tenth of a power of two leaves.
        assert!((count_as_f64(key) / count_as_f64(KEY_RANGE) - 0.8).abs() < 1e-8);
        let table =
            [Noise { count: 3, low: 0.7, high: 1.0, change: 1 }, Noise { count: 3, low: 0.0, high: 0.7, change: 0 }];
        assert_eq!(with_noise(3, key, &table), 4);
        assert_eq!((with_noise(9, key, &table), with_noise(0, key, &table)), (10, 0), "nobody stays nobody");
    }
}
