//! What a reader can work out: the range of every hidden count, from the published counts alone.
//!
//! Knows no rule and no hidden value; the protection is judged by what comes out here.

use std::collections::BTreeMap;

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable};

use super::ProtectError;
use super::lattice::{Relation, System};
use crate::cx::Cx;

/// How far from a whole number the solver may end and still mean it.
const WHOLE: f64 = 1e-5;

/// How many branches the search for whole-number solutions may open for one bound.
const BRANCHES: u64 = 400;

/// The values a hidden count can have, as a reader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    pub low: u64,
    /// `None` where nothing published puts an upper bound.
    pub high: Option<u64>,
}

impl Range {
    /// Returns how far the range reaches.
    pub fn width(self) -> u64 {
        self.high.map_or(u64::MAX, |high| high.saturating_sub(self.low))
    }
}

/// Returns the range of each cell in question, given what is published.
///
/// `published` has the count of a cell or `None` where the reader does not see it; counts are whole numbers, amounts need not be.
pub fn ranges(
    cx: &Cx<'_>,
    published: &[Option<u64>],
    relations: &[Relation],
    questions: &[usize],
    are_counts: bool,
) -> Result<BTreeMap<usize, Range>, ProtectError> {
    let blocks = blocks(published, relations);
    let mut found = BTreeMap::new();
    for block in &blocks {
        for cell in questions.iter().filter(|cell| block.cells.contains(cell)) {
            cx.ctl.tick(1)?;
            found.insert(*cell, block.range(published, *cell, are_counts)?);
        }
    }
    for cell in questions {
        // A cell in no relation at all is bounded by nothing.
        found.entry(*cell).or_insert(Range { low: 0, high: None });
    }
    Ok(found)
}

/// Returns the counts of a system that a reader sees.
pub(super) fn published(system: &System, is_visible: impl Fn(usize) -> bool) -> Vec<Option<u64>> {
    system.counts.iter().enumerate().map(|(cell, count)| count.filter(|_| is_visible(cell))).collect()
}

/// Unknown cells tied together by relations, apart from all others.
struct Block<'a> {
    cells: Vec<usize>,
    relations: Vec<&'a Relation>,
}

/// Splits the unknowns into groups that do not touch, so that each problem stays small.
fn blocks<'a>(published: &[Option<u64>], relations: &'a [Relation]) -> Vec<Block<'a>> {
    let is_unknown = |cell: usize| published.get(cell).is_some_and(Option::is_none);
    let telling = telling(relations, &is_unknown);
    let mut parent: Vec<usize> = (0..published.len()).collect();
    for relation in &telling {
        let mut unknowns = relation.cells().filter(|cell| is_unknown(*cell));
        if let Some(first) = unknowns.next() {
            for other in unknowns {
                let (a, b) = (root(&parent, first), root(&parent, other));
                if let Some(place) = parent.get_mut(a.max(b)) {
                    *place = a.min(b);
                }
            }
        }
    }
    let mut grouped: BTreeMap<usize, Block<'a>> = BTreeMap::new();
    for relation in telling {
        if let Some(first) = relation.cells().find(|cell| is_unknown(*cell)) {
            let block = grouped
                .entry(root(&parent, first))
                .or_insert_with(|| Block { cells: Vec::new(), relations: Vec::new() });
            block.cells.extend(relation.cells().filter(|cell| is_unknown(*cell)));
            block.relations.push(relation);
        }
    }
    for block in grouped.values_mut() {
        block.cells.sort_unstable();
        block.cells.dedup();
    }
    grouped.into_values().collect()
}

/// Drops relations that tell nothing: their total is unseen and stands nowhere else.
fn telling<'a>(relations: &'a [Relation], is_unknown: &dyn Fn(usize) -> bool) -> Vec<&'a Relation> {
    let mut kept: Vec<&Relation> = relations.iter().filter(|relation| relation.cells().any(is_unknown)).collect();
    loop {
        let mut uses: BTreeMap<usize, usize> = BTreeMap::new();
        for cell in kept.iter().flat_map(|relation| relation.cells()) {
            *uses.entry(cell).or_default() += 1;
        }
        let before = kept.len();
        kept.retain(|relation| {
            let is_loose = relation.rest >= 0 && is_unknown(relation.total) && uses.get(&relation.total) == Some(&1);
            !is_loose
        });
        if kept.len() == before {
            return kept;
        }
    }
}

fn root(parent: &[usize], mut cell: usize) -> usize {
    while let Some(above) = parent.get(cell).copied().filter(|above| *above != cell) {
        cell = above;
    }
    cell
}

impl Block<'_> {
    fn range(&self, published: &[Option<u64>], cell: usize, are_counts: bool) -> Result<Range, ProtectError> {
        let low = self.bound(published, cell, OptimizationDirection::Minimize, are_counts)?.unwrap_or(0);
        let high = self.bound(published, cell, OptimizationDirection::Maximize, are_counts)?;
        Ok(Range { low, high })
    }

    /// Returns the smallest or largest count the cell can have; `None` where there is none.
    fn bound(
        &self,
        published: &[Option<u64>],
        cell: usize,
        direction: OptimizationDirection,
        are_counts: bool,
    ) -> Result<Option<u64>, ProtectError> {
        let solution = match self.problem(published, cell, direction, false).solve() {
            Ok(outcome) => {
                outcome.into_solution().map_err(|_unfinished| ProtectError::Solver { reason: "interrupted".into() })?
            }
            Err(microlp::Error::Unbounded) => return Ok(None),
            Err(error) => return Err(ProtectError::Solver { reason: error.to_string() }),
        };
        let objective = solution.objective();
        if solution.iter().all(|(_, value)| (value - value.round()).abs() < WHOLE) {
            return Ok(Some(whole(objective.round())));
        }
        // Of amounts the range inside the exact one is told, so that it is never said to be wider than it is.
        let inside = |objective: f64| match direction {
            OptimizationDirection::Minimize => (objective - WHOLE).ceil(),
            OptimizationDirection::Maximize => (objective + WHOLE).floor(),
        };
        if !are_counts {
            return Ok(Some(whole(inside(objective))));
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(BRANCHES);
        match self.problem(published, cell, direction, true).solve_with(options) {
            // A solution that is not proved best still shows a value the cell can have: the range is at least so wide.
            Ok(SolveOutcome::Solution(solution)) => Ok(Some(whole(solution.objective().round()))),
            _ => Ok(Some(whole(inside(objective)))),
        }
    }

    /// Writes the relations down for the solver.
    fn problem(
        &self,
        published: &[Option<u64>],
        cell: usize,
        direction: OptimizationDirection,
        only_whole: bool,
    ) -> Problem {
        let mut problem = Problem::new(direction);
        let mut variables: BTreeMap<usize, Variable> = BTreeMap::new();
        for unknown in &self.cells {
            let cost = if *unknown == cell { 1.0 } else { 0.0 };
            let variable = if only_whole {
                problem.add_integer_var(cost, (0, i32::MAX))
            } else {
                problem.add_var(cost, (0.0, f64::INFINITY))
            };
            variables.insert(*unknown, variable);
        }
        for relation in &self.relations {
            let mut right = whole_as_f64(relation.rest);
            let mut left = Vec::new();
            for (at, part) in relation.cells().enumerate() {
                // total − parts = rest
                let sign = if at == 0 { 1.0 } else { -1.0 };
                match (variables.get(&part), published.get(part).copied().flatten()) {
                    (Some(variable), _) => left.push((*variable, sign)),
                    (None, Some(known)) => right -= sign * count_as_f64(known),
                    (None, None) => {}
                }
            }
            problem.add_constraint(left, ComparisonOp::Eq, right);
        }
        problem
    }
}

/// Turns a count into a float; counts above 2⁵³ do not occur in tables of persons.
#[expect(clippy::cast_precision_loss, reason = "counts of persons stay far below 2^53")]
pub(super) fn count_as_f64(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "differences of counts stay far below 2^53")]
fn whole_as_f64(number: i64) -> f64 {
    number as f64
}

/// Turns a rounded, non-negative float into a count.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range before")]
fn whole(number: f64) -> u64 {
    number.clamp(0.0, 9e15) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cx::Ctl;
    use crate::message::Notes;
    use crate::world::MemoryWorld;

    #[test]
    fn a_two_by_two_table_with_margins_gives_the_known_ranges() {
        // Rows 7 and 3, columns 6 and 4; cells 0..4 hidden.
        let published = [None, None, None, None, Some(7), Some(3), Some(6), Some(4)];
        let relation = |total, parts: &[usize]| Relation { total, parts: parts.to_vec(), rest: 0 };
        let relations = [relation(4, &[0, 1]), relation(5, &[2, 3]), relation(6, &[0, 2]), relation(7, &[1, 3])];
        let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
        let cx = Cx { world: &world, ctl: &ctl, notes: &notes };
        let found = ranges(&cx, &published, &relations, &[0, 1, 2, 3], true).unwrap();
        let expected = [(3, 6), (1, 4), (0, 3), (0, 3)];
        for (cell, (low, high)) in expected.into_iter().enumerate() {
            assert_eq!(found[&cell], Range { low, high: Some(high) }, "cell {cell}");
        }
    }

    #[test]
    fn a_single_hidden_part_of_a_published_total_is_found_out() {
        let relations = [Relation { total: 2, parts: vec![0, 1], rest: 1 }];
        let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
        let cx = Cx { world: &world, ctl: &ctl, notes: &notes };
        let found = ranges(&cx, &[None, Some(5), Some(9)], &relations, &[0], true).unwrap();
        assert_eq!(found[&0], Range { low: 3, high: Some(3) });
    }
}
