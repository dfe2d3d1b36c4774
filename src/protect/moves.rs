//! The cheapest set of cells that must move together so that one count can lie elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::ProtectError;
use super::attack::count_as_f64;
use super::complementary::{Search, count};
use super::lattice::System;

/// Up to so many cells the search for partners looks at the whole analysis, above only around the unsafe cell.
pub(super) const SMALL: usize = 700;

/// The cells that move, and whether all of them move by whole numbers.
pub(super) struct Move {
    pub(super) cells: BTreeSet<usize>,
    pub(super) is_whole: bool,
}

impl Search<'_> {
    /// Returns the cells to hide so that one count may move by `step` while everything published stays as it is.
    ///
    /// A small linear program: moving a visible cell costs, moving a hidden one is nearly free (Kelly, Golden and Assad 1992;
    /// here over any number of dimensions).
    pub(super) fn carrier(&self, at: usize, cell: usize, step: f64) -> Result<Option<Move>, ProtectError> {
        let reaches: &[Option<usize>] =
            if self.lattice.keys.len() <= SMALL { &[None] } else { &[Some(3), Some(6), Some(12), None] };
        for reach in reaches {
            let near = self.near(at, cell, *reach, step);
            if let Some(found) = self.carrier_within(at, cell, step, &near)? {
                return Ok(Some(found));
            }
        }
        // Nothing moves: the audit finds the cell and hides more.
        Ok(None)
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

    pub(super) fn carrier_within(
        &self,
        at: usize,
        cell: usize,
        step: f64,
        near: &BTreeSet<usize>,
    ) -> Result<Option<Move>, ProtectError> {
        let Some(system) = self.lattice.systems.get(at) else { return Ok(None) };
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut moves: BTreeMap<usize, (Variable, Variable)> = BTreeMap::new();
        for other in near {
            let Some(count) = count(system, *other) else { continue };
            if *other != cell && self.is_known(*other) {
                continue;
            }
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
        let mut found = Move { cells: BTreeSet::new(), is_whole: true };
        for (other, (up, down)) in &moves {
            let moved = solution.var_value(*up) - solution.var_value(*down);
            if moved.abs() > 1e-6 {
                found.cells.insert(*other);
                found.is_whole &= (moved - moved.round()).abs() < 1e-6;
            }
        }
        Ok(Some(found))
    }

    /// Returns what hiding a cell costs: small counts are cheap, totals dear, zeros dearest as everybody may guess them.
    pub(super) fn cost(&self, system: &System, cell: usize, step: f64) -> f64 {
        if self.is_visible(cell) { self.price(system, cell, step) } else { 0.01 }
    }

    /// Returns what hiding a visible cell costs.
    pub(super) fn price(&self, system: &System, cell: usize, step: f64) -> f64 {
        let count = count_as_f64(count(system, cell).unwrap_or(0));
        let key = self.lattice.keys.get(cell);
        let n_totals = key.map_or(0, |key| key.iter().filter(|code| code.is_none()).count());
        let n_totals = f64::from(u32::try_from(n_totals).unwrap_or(u32::MAX));
        let size = 1.0 + libm::log2(1.0 + count);
        let is_short = if count < step { 3.0 } else { 0.0 };
        let is_zero = if count == 0.0 { 2000.0 } else { 0.0 };
        size + is_short + is_zero + 200.0 * n_totals
    }
}
