//! Which cells to hide: the unsafe ones, and the cheapest others that keep a reader from working them out.
//!
//! The search only proposes; `attack` decides whether the proposal holds.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::attack::{self, Range, count_as_f64};
use super::lattice::{Lattice, System};
use super::{CellState, ProtectError, Rules};
use crate::cx::Cx;

/// Up to so many cells the search for partners looks at the whole analysis, above only around the unsafe cell.
const SMALL: usize = 700;

/// How many questions the search for superfluous partners may ask the attacker.
const TRIALS: usize = 3000;

/// What is hidden, and what a reader can still work out.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) states: Vec<CellState>,
    /// For each system, the range of every hidden cell in it.
    pub(super) ranges: Vec<BTreeMap<usize, Range>>,
    pub(super) is_safe: bool,
}

/// Finds the pattern for an analysis.
pub(super) fn find(cx: &Cx<'_>, lattice: &Lattice, rules: &Rules) -> Result<Pattern, ProtectError> {
    let mut search = Search::new(lattice, rules);
    search.hide_carriers(cx)?;
    search.hide_until_safe(cx, Search::primaries)?;
    search.publish_superfluous(cx)?;
    search.publish_recovered(cx)?;
    search.hide_until_safe(cx, Search::hidden)?;
    let ranges = search.ranges(cx, &search.hidden())?;
    let is_safe = search.failing(&ranges).is_empty();
    let states = search.is_primary.iter().zip(&search.is_hidden).map(|(primary, hidden)| match (primary, hidden) {
        (true, _) => CellState::Primary,
        (false, true) => CellState::Complementary,
        (false, false) => CellState::Published,
    });
    Ok(Pattern { states: states.collect(), ranges, is_safe })
}

/// Returns whether a count is unsafe by itself: small, but not zero.
pub(super) fn is_unsafe(count: u64, rules: &Rules) -> bool {
    count > 0 && count < rules.threshold
}

/// Returns whether a range protects a cell.
///
/// An unsafe cell of n persons under threshold t needs a range of at least t values (max − min ≥ t − 1) with values on both sides
/// of n: a reader then cannot place the count better than the rule itself does. Any hidden cell needs more than one value.
pub(super) fn is_wide_enough(range: Range, count: u64, rules: &Rules) -> bool {
    if !is_unsafe(count, rules) {
        return range.width() > 0;
    }
    range.width() >= rules.threshold - 1 && range.low < count && range.high.is_none_or(|high| high > count)
}

struct Search<'a> {
    lattice: &'a Lattice,
    rules: &'a Rules,
    relations_by_cell: Vec<Vec<Vec<usize>>>,
    is_primary: Vec<bool>,
    is_hidden: Vec<bool>,
}

impl<'a> Search<'a> {
    fn new(lattice: &'a Lattice, rules: &'a Rules) -> Self {
        let is_primary: Vec<bool> = (0..lattice.keys.len())
            .map(|cell| {
                let mut counts = lattice.systems.iter().filter_map(|system| count(system, cell));
                flag(&lattice.is_shown, cell) && counts.any(|count| is_unsafe(count, rules))
            })
            .collect();
        let relations_by_cell = lattice.systems.iter().map(System::relations_by_cell).collect();
        Self { lattice, rules, relations_by_cell, is_hidden: is_primary.clone(), is_primary }
    }

    fn primaries(&self) -> Vec<usize> {
        positions(&self.is_primary)
    }

    fn hidden(&self) -> Vec<usize> {
        positions(&self.is_hidden)
    }

    fn partners(&self) -> Vec<usize> {
        self.hidden().into_iter().filter(|cell| !flag(&self.is_primary, *cell)).collect()
    }

    fn is_visible(&self, cell: usize) -> bool {
        flag(&self.lattice.is_shown, cell) && !flag(&self.is_hidden, cell)
    }

    fn set_hidden(&mut self, cell: usize, hidden: bool) {
        if let Some(place) = self.is_hidden.get_mut(cell) {
            *place = hidden;
        }
    }

    fn ranges(&self, cx: &Cx<'_>, cells: &[usize]) -> Result<Vec<BTreeMap<usize, Range>>, ProtectError> {
        let ranges = |system: &System| {
            let published = attack::published(system, &self.lattice.is_shown, &self.is_hidden);
            let there: Vec<usize> = cells.iter().copied().filter(|cell| count(system, *cell).is_some()).collect();
            attack::ranges(cx, &published, &system.relations, &there)
        };
        self.lattice.systems.iter().map(ranges).collect()
    }

    /// Returns the cells, with their system, that a reader can place too well.
    fn failing(&self, ranges: &[BTreeMap<usize, Range>]) -> Vec<(usize, usize)> {
        let mut failing = Vec::new();
        for (at, (system, ranges)) in self.lattice.systems.iter().zip(ranges).enumerate() {
            for (cell, range) in ranges {
                if count(system, *cell).is_some_and(|count| !is_wide_enough(*range, count, self.rules)) {
                    failing.push((at, *cell));
                }
            }
        }
        failing
    }

    /// Hides, for every unsafe cell, the cheapest set of cells that lets its count move as far as the rule asks.
    fn hide_carriers(&mut self, cx: &Cx<'_>) -> Result<(), ProtectError> {
        for at in 0..self.lattice.systems.len() {
            let Some(system) = self.lattice.systems.get(at) else { continue };
            let mut cells: Vec<(u64, usize)> = self
                .primaries()
                .into_iter()
                .filter_map(|cell| Some((count(system, cell)?, cell)))
                .filter(|(count, _)| is_unsafe(*count, self.rules))
                .collect();
            cells.sort_by_key(|(count, cell)| (std::cmp::Reverse(*count), *cell));
            for (count, cell) in cells {
                cx.ctl.tick(1)?;
                let up = (self.rules.threshold - 1).saturating_sub(count).max(1);
                let down = (self.rules.threshold - 1).saturating_sub(up).clamp(1, count);
                for (step, sign) in [(up, 1.0), (down, -1.0)] {
                    let carrier = self.carrier(at, cell, count_as_f64(step) * sign)?;
                    for partner in carrier {
                        self.set_hidden(partner, true);
                    }
                }
            }
        }
        Ok(())
    }

    /// Returns the cells to hide so that one count may move by `step` while everything published stays as it is.
    ///
    /// A small linear program: moving a visible cell costs, moving a hidden one is nearly free (Kelly, Golden and Assad 1992;
    /// here over any number of dimensions).
    fn carrier(&self, at: usize, cell: usize, step: f64) -> Result<Vec<usize>, ProtectError> {
        let reaches: &[Option<usize>] =
            if self.lattice.keys.len() <= SMALL { &[None] } else { &[Some(3), Some(6), Some(12), None] };
        for reach in reaches {
            let near = self.near(at, cell, *reach, step);
            if let Some(found) = self.carrier_within(at, cell, step, &near)? {
                return Ok(found);
            }
        }
        // Nothing moves: the audit finds the cell and hides more.
        Ok(Vec::new())
    }

    /// Returns the cells that share the codes of a cell or use one of its cheapest `reach` neighbours a dimension.
    fn near(&self, at: usize, cell: usize, reach: Option<usize>, step: f64) -> BTreeSet<usize> {
        let keys = &self.lattice.keys;
        let all = (0..keys.len()).collect();
        let (Some(reach), Some(own), Some(system)) = (reach, keys.get(cell), self.lattice.systems.get(at)) else {
            return all;
        };
        let mut allowed: Vec<BTreeSet<&Option<String>>> =
            own.iter().map(|code| BTreeSet::from([code, &None])).collect();
        for (dimension, codes) in allowed.iter_mut().enumerate() {
            let is_neighbour = |key: &[Option<String>]| {
                key.iter().zip(own).enumerate().all(|(at, (a, b))| if at == dimension { a != b } else { a == b })
            };
            let mut neighbours: Vec<(f64, usize)> = (0..keys.len())
                .filter(|other| keys.get(*other).is_some_and(|key| is_neighbour(key)))
                .map(|other| (self.cost(system, other, step.abs()), other))
                .collect();
            neighbours.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            for (_, other) in neighbours.into_iter().take(reach) {
                codes.extend(keys.get(other).and_then(|key| key.get(dimension)));
            }
        }
        let is_allowed = |key: &Vec<Option<String>>| key.iter().zip(&allowed).all(|(code, codes)| codes.contains(code));
        (0..keys.len()).filter(|other| keys.get(*other).is_some_and(is_allowed)).collect()
    }

    fn carrier_within(
        &self,
        at: usize,
        cell: usize,
        step: f64,
        near: &BTreeSet<usize>,
    ) -> Result<Option<Vec<usize>>, ProtectError> {
        let Some(system) = self.lattice.systems.get(at) else { return Ok(None) };
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut moves: BTreeMap<usize, (Variable, Variable)> = BTreeMap::new();
        for other in near {
            let Some(count) = count(system, *other) else { continue };
            let (up, down) = if *other == cell {
                let (up, down) = (step.max(0.0), (-step).max(0.0));
                (problem.add_var(0.0, (up, up)), problem.add_var(0.0, (down, down)))
            } else {
                let cost = self.cost(system, *other, step.abs());
                let most = step.abs() * 8.0;
                (problem.add_var(cost, (0.0, most)), problem.add_var(cost, (0.0, count_as_f64(count).min(most))))
            };
            moves.insert(*other, (up, down));
        }
        for relation in &system.relations {
            let mut terms = Vec::new();
            for (place, part) in relation.cells().enumerate() {
                let sign = if place == 0 { 1.0 } else { -1.0 };
                if let Some((up, down)) = moves.get(&part) {
                    terms.extend([(*up, sign), (*down, -sign)]);
                }
            }
            if !terms.is_empty() {
                problem.add_constraint(terms, ComparisonOp::Eq, 0.0);
            }
        }
        let solution = match problem.solve().map(microlp::SolveOutcome::into_solution) {
            Ok(Ok(solution)) => solution,
            Err(microlp::Error::Infeasible) | Ok(Err(_)) => return Ok(None),
            Err(error) => return Err(ProtectError::Solver { reason: error.to_string() }),
        };
        let moved =
            moves.iter().filter(|(_, (up, down))| (solution.var_value(*up) - solution.var_value(*down)).abs() > 1e-6);
        Ok(Some(moved.map(|(other, _)| *other).filter(|other| self.is_visible(*other)).collect()))
    }

    /// Returns what hiding a cell costs: small counts are cheap, totals dear, zeros dearest as everybody may guess them.
    fn cost(&self, system: &System, cell: usize, step: f64) -> f64 {
        if !self.is_visible(cell) {
            return 0.01;
        }
        let count = count_as_f64(count(system, cell).unwrap_or(0));
        let key = self.lattice.keys.get(cell);
        let n_totals = key.map_or(0, |key| key.iter().filter(|code| code.is_none()).count());
        let n_totals = f64::from(u32::try_from(n_totals).unwrap_or(u32::MAX));
        let size = 1.0 + libm::log2(1.0 + count);
        let is_short = if count < step { 3.0 } else { 0.0 };
        let is_zero = if count == 0.0 { 2000.0 } else { 0.0 };
        size + is_short + is_zero + 200.0 * n_totals
    }

    /// Hides one more cell beside each cell that fails, until the attacker is content with none.
    fn hide_until_safe(&mut self, cx: &Cx<'_>, asked: fn(&Self) -> Vec<usize>) -> Result<(), ProtectError> {
        loop {
            let cells = asked(self);
            let failing = self.failing(&self.ranges(cx, &cells)?);
            let mut is_changed = false;
            for (at, cell) in failing {
                if let Some(partner) = self.next_partner(at, cell) {
                    self.set_hidden(partner, true);
                    is_changed = true;
                }
            }
            if !is_changed {
                return Ok(());
            }
        }
    }

    /// Returns the cheapest visible cell in the sums around a cell, looking ever further.
    fn next_partner(&self, at: usize, cell: usize) -> Option<usize> {
        let system = self.lattice.systems.get(at)?;
        let relations_by_cell = self.relations_by_cell.get(at)?;
        let mut reached = BTreeSet::from([cell]);
        loop {
            let mut around = BTreeSet::new();
            for known in &reached {
                for relation in relations_by_cell.get(*known).into_iter().flatten() {
                    around.extend(system.relations.get(*relation).into_iter().flat_map(|found| found.cells()));
                }
            }
            let visible = around.iter().copied().filter(|other| self.is_visible(*other));
            let cheapest = visible
                .map(|other| (self.cost(system, other, 1.0), other))
                .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            if let Some((_, other)) = cheapest {
                return Some(other);
            }
            let before = reached.len();
            reached.extend(around);
            if reached.len() == before {
                return None;
            }
        }
    }

    /// Publishes partners again that the unsafe cells can do without, the most telling first.
    fn publish_superfluous(&mut self, cx: &Cx<'_>) -> Result<(), ProtectError> {
        let primaries = self.primaries();
        let Some(system) = self.lattice.systems.first() else { return Ok(()) };
        let n_systems = self.lattice.systems.len();
        let mut partners: Vec<(f64, usize)> = Vec::new();
        for cell in self.partners() {
            self.set_hidden(cell, false);
            partners.push((self.cost(system, cell, 1.0), cell));
            self.set_hidden(cell, true);
        }
        partners.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut n_trials = 0;
        for (_, partner) in partners {
            if n_trials + primaries.len() * n_systems > TRIALS {
                return Ok(());
            }
            self.set_hidden(partner, false);
            if self.leaves_one_alone(partner) {
                self.set_hidden(partner, true);
                continue;
            }
            n_trials += primaries.len() * n_systems;
            if !self.failing(&self.ranges(cx, &primaries)?).is_empty() {
                self.set_hidden(partner, true);
            }
        }
        Ok(())
    }

    /// Returns whether one of the sums around a cell has a single hidden cell left.
    fn leaves_one_alone(&self, cell: usize) -> bool {
        let is_unknown = |other: usize| !self.is_visible(other);
        self.lattice.systems.iter().zip(&self.relations_by_cell).any(|(system, by_cell)| {
            let relations = by_cell.get(cell).into_iter().flatten().filter_map(|at| system.relations.get(*at));
            relations.into_iter().any(|relation| relation.cells().filter(|other| is_unknown(*other)).count() == 1)
        })
    }

    /// Publishes partners whose count a reader can work out anyway: hiding them protects nobody.
    fn publish_recovered(&mut self, cx: &Cx<'_>) -> Result<(), ProtectError> {
        let partners = self.partners();
        let ranges = self.ranges(cx, &partners)?;
        for partner in partners {
            let mut widths = ranges.iter().filter_map(|ranges| ranges.get(&partner)).map(|range| range.width());
            if widths.all(|width| width == 0) {
                self.set_hidden(partner, false);
            }
        }
        Ok(())
    }
}

fn count(system: &System, cell: usize) -> Option<u64> {
    system.counts.get(cell).copied().flatten()
}

fn flag(flags: &[bool], cell: usize) -> bool {
    flags.get(cell).copied().unwrap_or(false)
}

fn positions(flags: &[bool]) -> Vec<usize> {
    flags.iter().enumerate().filter(|(_, flag)| **flag).map(|(at, _)| at).collect()
}
