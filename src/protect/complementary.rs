//! Which cells to hide: the unsafe ones, and the cheapest others that keep a reader from working them out.
//!
//! The search only proposes; `attack` decides whether the proposal holds.

use std::collections::{BTreeMap, BTreeSet};

use super::attack::{self, Range, count_as_f64};
use super::demand::Demand;
use super::lattice::{Lattice, System};
use super::moves::Move;
use super::{CellState, ProtectError};
use crate::cx::Cx;

/// How many moves the search for superfluous partners may try to reroute.
const TRIALS: usize = 2000;

/// What is hidden, and what a reader can still work out.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) states: Vec<CellState>,
    /// For each system, the range of every hidden cell in it.
    pub(super) ranges: Vec<BTreeMap<usize, Range>>,
    pub(super) is_safe: bool,
    /// How many unsafe cells an earlier release shows, or lets readers place better than the rule asks; hiding them here does not
    /// take that back.
    pub(super) n_too_late: usize,
}

/// Finds the pattern for an analysis.
pub(super) fn find(cx: &Cx<'_>, lattice: &Lattice, demand: &Demand) -> Result<Pattern, ProtectError> {
    let mut search = propose(cx, lattice, demand)?;
    search.publish_recovered(cx)?;
    search.hide_until_safe(cx, Search::hidden)?;
    let mut ranges = search.ranges(cx, &search.hidden())?;
    let is_safe = search.failing(&ranges).is_empty() && search.betrayed(cx)?.is_empty();
    let too_late = search.too_late();
    for (system, ranges) in lattice.systems.iter().zip(&mut ranges) {
        let known = too_late.iter().filter(|cell| search.is_known(**cell));
        let known = known.filter_map(|cell| Some((*cell, count(system, *cell)?)));
        ranges.extend(known.map(|(cell, count)| (cell, Range { low: count, high: Some(count) })));
    }
    let states = (0..lattice.keys.len()).map(|cell| {
        match (flag(&search.is_primary, cell) || too_late.contains(&cell), flag(&search.is_hidden, cell)) {
            (true, _) => CellState::Primary,
            (false, true) => CellState::Complementary,
            (false, false) => CellState::Published,
        }
    });
    Ok(Pattern { states: states.collect(), ranges, is_safe, n_too_late: too_late.len() })
}

/// The orders in which the unsafe cells of a small analysis are looked at; each may find a cheaper pattern.
#[derive(Clone, Copy)]
enum Order {
    LargestFirst,
    SmallestFirst,
    AsTheyStand,
    Backwards,
}

/// Finds partners for all unsafe cells: of several orders the cheapest, of equals the first.
fn propose<'a>(cx: &Cx<'_>, lattice: &'a Lattice, demand: &'a Demand) -> Result<Search<'a>, ProtectError> {
    let orders: &[Order] = if lattice.keys.len() <= MANY_STARTS {
        &[Order::LargestFirst, Order::SmallestFirst, Order::AsTheyStand, Order::Backwards]
    } else {
        &[Order::LargestFirst]
    };
    let mut best: Option<(f64, Search<'a>)> = None;
    for order in orders {
        let mut search = Search::new(lattice, demand);
        search.place_by_earlier(cx)?;
        search.hide_carriers(cx, *order)?;
        search.hide_until_safe(cx, Search::primaries)?;
        search.publish_superfluous(cx)?;
        search.exchange(cx)?;
        search.publish_superfluous(cx)?;
        let cost = search.dearest().iter().map(|(cost, _)| cost).sum();
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, search));
        }
    }
    Ok(best.map_or_else(|| Search::new(lattice, demand), |(_, search)| search))
}

/// Up to so many cells several orders are tried.
const MANY_STARTS: usize = 300;

pub(super) struct Search<'a> {
    pub(super) lattice: &'a Lattice,
    demand: &'a Demand,
    relations_by_cell: Vec<Vec<Vec<usize>>>,
    is_primary: Vec<bool>,
    is_hidden: Vec<bool>,
    witnesses: Vec<Witness>,
    /// The unsafe cells that earlier releases alone let readers place too well, with whether they tell the very count.
    placed: BTreeMap<usize, bool>,
}

/// A proof that an unsafe count may lie elsewhere: a move of hidden cells that leaves everything published as it is.
struct Witness {
    system: usize,
    cell: usize,
    step: f64,
    /// The cells that move; `None` where no move by whole numbers is known.
    moved: Option<BTreeSet<usize>>,
}

impl<'a> Search<'a> {
    pub(super) fn new(lattice: &'a Lattice, demand: &'a Demand) -> Self {
        let is_primary: Vec<bool> = (0..lattice.keys.len())
            .map(|cell| {
                let mut counts = lattice.systems.iter().filter_map(|system| count(system, cell));
                let is_asked = flag(&lattice.is_shown, cell) || flag(&lattice.was_hidden, cell);
                is_asked && !flag(&lattice.is_known, cell) && counts.any(|count| demand.is_unsafe(cell, count))
            })
            .collect();
        let relations_by_cell = lattice.systems.iter().map(System::relations_by_cell).collect();
        let (is_hidden, witnesses, placed) = (is_primary.clone(), Vec::new(), BTreeMap::new());
        Self { lattice, demand, relations_by_cell, is_primary, is_hidden, witnesses, placed }
    }

    /// Finds the unsafe cells that readers can place too well by earlier releases alone, whatever is hidden now.
    fn place_by_earlier(&mut self, cx: &Cx<'_>) -> Result<(), ProtectError> {
        if !self.lattice.is_known.contains(&true) {
            return Ok(());
        }
        for system in &self.lattice.systems {
            let known = attack::published(system, |cell| self.is_known(cell));
            let ranges = attack::ranges(cx, &known, &system.relations, &self.primaries(), self.demand.are_counts())?;
            for (cell, range) in ranges {
                if count(system, cell).is_some_and(|count| !self.demand.is_met(cell, count, range)) {
                    self.placed.insert(cell, range.width() == 0);
                }
            }
        }
        Ok(())
    }

    /// Returns whether a range protects a cell as far as that is still possible.
    fn is_met(&self, cell: usize, count: u64, range: Range) -> bool {
        match self.placed.get(&cell) {
            Some(is_told) => *is_told || range.width() > 0,
            None => self.demand.is_met(cell, count, range),
        }
    }

    /// Returns the unsafe cells shown here that readers have already, or can place too well by what they have.
    fn too_late(&self) -> BTreeSet<usize> {
        let is_unsafe = |cell: usize| {
            let mut counts = self.lattice.systems.iter().filter_map(|system| count(system, cell));
            counts.any(|count| self.demand.is_unsafe(cell, count))
        };
        let cells = positions(&self.lattice.is_shown).into_iter();
        let is_out = |cell: usize| self.is_known(cell) || self.placed.contains_key(&cell);
        cells.filter(|cell| is_out(*cell) && is_unsafe(*cell)).collect()
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

    /// Returns whether readers see the count: here, or in an earlier release.
    pub(super) fn is_visible(&self, cell: usize) -> bool {
        self.is_known(cell) || (flag(&self.lattice.is_shown, cell) && !flag(&self.is_hidden, cell))
    }

    /// Returns whether readers have the count already, so that hiding it helps nobody.
    pub(super) fn is_known(&self, cell: usize) -> bool {
        flag(&self.lattice.is_known, cell)
    }

    pub(super) fn set_hidden(&mut self, cell: usize, hidden: bool) {
        if let Some(place) = self.is_hidden.get_mut(cell) {
            *place = hidden;
        }
    }

    fn ranges(&self, cx: &Cx<'_>, cells: &[usize]) -> Result<Vec<BTreeMap<usize, Range>>, ProtectError> {
        let ranges = |system: &System| {
            let published = attack::published(system, |cell| self.is_visible(cell));
            let there: Vec<usize> = cells.iter().copied().filter(|cell| count(system, *cell).is_some()).collect();
            attack::ranges(cx, &published, &system.relations, &there, self.demand.are_counts())
        };
        self.lattice.systems.iter().map(ranges).collect()
    }

    /// Returns the cells, with their system, that a reader can place too well.
    fn failing(&self, ranges: &[BTreeMap<usize, Range>]) -> Vec<(usize, usize)> {
        let mut failing = Vec::new();
        for (at, (system, ranges)) in self.lattice.systems.iter().zip(ranges).enumerate() {
            for (cell, range) in ranges {
                if count(system, *cell).is_some_and(|count| !self.is_met(*cell, count, *range)) {
                    failing.push((at, *cell));
                }
            }
        }
        failing
    }

    /// Returns the unsafe cells, with their system, that somebody can place too well who is alone in another hidden cell.
    fn betrayed(&self, cx: &Cx<'_>) -> Result<Vec<(usize, usize)>, ProtectError> {
        let mut betrayed = BTreeSet::new();
        for (at, (system, by_cell)) in self.lattice.systems.iter().zip(&self.relations_by_cell).enumerate() {
            for single in self.demand.singles().filter(|single| flag(&self.is_hidden, *single)) {
                let mut published = attack::published(system, |cell| self.is_visible(cell));
                if let Some(place) = published.get_mut(single) {
                    *place = count(system, single);
                }
                let around = by_cell.get(single).into_iter().flatten().filter_map(|at| system.relations.get(*at));
                let is_asked =
                    |cell: &usize| *cell != single && flag(&self.is_primary, *cell) && !self.is_visible(*cell);
                let cells: BTreeSet<usize> =
                    around.flat_map(super::lattice::Relation::cells).filter(is_asked).collect();
                let cells: Vec<usize> = cells.into_iter().collect();
                let ranges = attack::ranges(cx, &published, &system.relations, &cells, self.demand.are_counts())?;
                betrayed.extend(
                    ranges
                        .into_iter()
                        .filter(|(cell, range)| {
                            count(system, *cell).is_some_and(|count| !self.is_met(*cell, count, *range))
                        })
                        .map(|(cell, _)| (at, cell)),
                );
            }
        }
        Ok(betrayed.into_iter().collect())
    }

    /// Hides, for every unsafe cell, the cheapest set of cells that lets its count move as far as the rule asks.
    fn hide_carriers(&mut self, cx: &Cx<'_>, order: Order) -> Result<(), ProtectError> {
        for at in 0..self.lattice.systems.len() {
            let Some(system) = self.lattice.systems.get(at) else { continue };
            let mut cells: Vec<(u64, usize)> = self
                .primaries()
                .into_iter()
                .filter_map(|cell| Some((count(system, cell)?, cell)))
                .filter(|(count, cell)| self.demand.is_unsafe(*cell, *count))
                .collect();
            match order {
                Order::LargestFirst => cells.sort_by_key(|(count, cell)| (std::cmp::Reverse(*count), *cell)),
                Order::SmallestFirst => cells.sort_by_key(|(count, cell)| (*count, *cell)),
                Order::AsTheyStand => {}
                Order::Backwards => cells.reverse(),
            }
            for (count, cell) in cells {
                cx.ctl.tick(1)?;
                let (up, down) = self.demand.steps(cell, count);
                for step in [count_as_f64(up), -count_as_f64(down)] {
                    let found = self.carrier(at, cell, step)?;
                    for partner in found.iter().flat_map(|found| &found.cells) {
                        if self.is_visible(*partner) {
                            self.set_hidden(*partner, true);
                        }
                    }
                    let moved = found.filter(|found| found.is_whole).map(|found| found.cells);
                    self.witnesses.push(Witness { system: at, cell, step, moved });
                }
            }
        }
        Ok(())
    }

    /// Hides one more cell beside each cell that fails, until the attacker is content with none.
    fn hide_until_safe(&mut self, cx: &Cx<'_>, asked: fn(&Self) -> Vec<usize>) -> Result<(), ProtectError> {
        loop {
            let cells: Vec<usize> = asked(self).into_iter().filter(|cell| !self.is_proved(*cell)).collect();
            let mut failing = self.failing(&self.ranges(cx, &cells)?);
            failing.extend(self.betrayed(cx)?);
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
                    around
                        .extend(system.relations.get(*relation).into_iter().flat_map(super::lattice::Relation::cells));
                }
            }
            let visible = around.iter().copied().filter(|other| self.is_visible(*other) && !self.is_known(*other));
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
        let mut n_trials = 0;
        for (_, partner) in self.dearest() {
            self.set_hidden(partner, false);
            if self.leaves_one_alone(partner) || !self.reroute(cx, partner, &mut n_trials)? {
                self.set_hidden(partner, true);
            }
        }
        Ok(())
    }

    /// Returns the partners with what hiding each costs, the dearest first.
    pub(super) fn dearest(&self) -> Vec<(f64, usize)> {
        let mut partners: Vec<(f64, usize)> =
            self.partners().into_iter().map(|cell| (self.cost_of_hiding(cell), cell)).collect();
        partners.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        partners
    }

    /// Returns what hiding a cell costs, hidden or not.
    pub(super) fn cost_of_hiding(&self, cell: usize) -> f64 {
        self.lattice.systems.first().map_or(0.0, |system| self.price(system, cell, 1.0))
    }

    /// Returns the proofs that move a cell.
    pub(super) fn witnesses_of(&self, cell: usize) -> Vec<usize> {
        let uses = |witness: &Witness| witness.moved.as_ref().is_some_and(|moved| moved.contains(&cell));
        (0..self.witnesses.len()).filter(|at| self.witnesses.get(*at).is_some_and(uses)).collect()
    }

    /// Finds another move for a proof, over some cells.
    pub(super) fn move_of(&self, at: usize, within: &BTreeSet<usize>) -> Result<Option<Move>, ProtectError> {
        let Some(witness) = self.witnesses.get(at) else { return Ok(None) };
        self.carrier_within(witness.system, witness.cell, witness.step, within)
    }

    /// Takes another move as a proof.
    pub(super) fn set_move(&mut self, at: usize, moved: BTreeSet<usize>) {
        if let Some(witness) = self.witnesses.get_mut(at) {
            witness.moved = Some(moved);
        }
    }

    /// Finds another proof for every unsafe cell whose proof moved a cell that shall be published.
    fn reroute(&mut self, cx: &Cx<'_>, partner: usize, n_trials: &mut usize) -> Result<bool, ProtectError> {
        let unseen: BTreeSet<usize> = (0..self.lattice.keys.len()).filter(|cell| !self.is_visible(*cell)).collect();
        let mut rerouted = Vec::new();
        for at in self.witnesses_of(partner) {
            cx.ctl.tick(1)?;
            *n_trials += 1;
            let found = self.move_of(at, &unseen)?;
            match found.filter(|found| found.is_whole && *n_trials < TRIALS) {
                Some(found) => rerouted.push((at, found.cells)),
                None => return Ok(false),
            }
        }
        for (at, cells) in rerouted {
            self.set_move(at, cells);
        }
        Ok(true)
    }

    /// Returns whether moves are known that give a cell all the room it needs, so that the attacker need not be asked.
    fn is_proved(&self, cell: usize) -> bool {
        self.lattice.systems.iter().enumerate().all(|(at, system)| {
            let Some(count) = count(system, cell) else { return true };
            let mut mine = self.witnesses.iter().filter(|witness| witness.system == at && witness.moved.is_some());
            if self.demand.is_unsafe(cell, count) {
                return mine.filter(|witness| witness.cell == cell).count() == 2;
            }
            mine.any(|witness| witness.moved.as_ref().is_some_and(|moved| moved.contains(&cell)))
        })
    }

    /// Returns whether one of the sums around a cell has a single hidden cell left.
    pub(super) fn leaves_one_alone(&self, cell: usize) -> bool {
        let is_unknown = |other: usize| !self.is_visible(other);
        self.lattice.systems.iter().zip(&self.relations_by_cell).any(|(system, by_cell)| {
            let relations = by_cell.get(cell).into_iter().flatten().filter_map(|at| system.relations.get(*at));
            relations.into_iter().any(|relation| relation.cells().filter(|other| is_unknown(*other)).count() == 1)
        })
    }

    /// Publishes partners whose count a reader can work out anyway: hiding them protects nobody.
    fn publish_recovered(&mut self, cx: &Cx<'_>) -> Result<(), ProtectError> {
        let partners: Vec<usize> = self.partners().into_iter().filter(|cell| !self.is_proved(*cell)).collect();
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

pub(super) fn count(system: &System, cell: usize) -> Option<u64> {
    system.counts.get(cell).copied().flatten()
}

fn flag(flags: &[bool], cell: usize) -> bool {
    flags.get(cell).copied().unwrap_or(false)
}

fn positions(flags: &[bool]) -> Vec<usize> {
    flags.iter().enumerate().filter(|(_, flag)| **flag).map(|(at, _)| at).collect()
}
