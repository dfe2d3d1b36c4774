//! How much dearer the cells that are hidden are than the cheapest ones that would do, found by an exact solver.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::attack::count_as_f64;
use super::complementary::{Search, count, find};
use super::demand::Demand;
use super::lattice::{Lattice, System};
use super::tests::{table_with_margins, with_cx};
use crate::data::draws::Draws;

const THRESHOLD: u64 = 5;

/// Draws counts as migration tables have them: many small ones, a few nobody is in, some large.
fn counts(draws: &mut Draws, n: usize) -> Vec<u64> {
    let one = |draws: &mut Draws| match draws.below(10) {
        0 => 0,
        1 | 2 => 1 + draws.below(4),
        3..=7 => 5 + draws.below(55),
        _ => 60 + draws.below(4000),
    };
    (0..n).map(|_| one(draws)).collect()
}

/// Returns what the cheapest pattern costs in which each unsafe count can move as far as the rule asks, up and down: one move a
/// count and direction, over cells that are hidden, none further than the count itself.
fn least_cost(search: &Search<'_>, system: &System, demand: &Demand) -> f64 {
    let n = system.counts.len();
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let hides: Vec<Option<Variable>> = (0..n)
        .map(|cell| search.is_visible(cell).then(|| problem.add_binary_var(search.cost(system, cell, 1.0))))
        .collect();
    for cell in 0..n {
        let of = count(system, cell).unwrap();
        if !demand.is_unsafe(cell, of) {
            continue;
        }
        let (up, down) = demand.steps(cell, of);
        for step in [count_as_f64(up), -count_as_f64(down)] {
            let moves: Vec<Variable> = (0..n)
                .map(|other| {
                    let low = -count_as_f64(count(system, other).unwrap()).min(step.abs());
                    let (low, high) = if other == cell { (step, step) } else { (low, step.abs()) };
                    problem.add_var(0.0, (low, high))
                })
                .collect();
            for (other, (moved, hidden)) in moves.iter().zip(&hides).enumerate() {
                let Some(hidden) = hidden else { continue };
                let low = -count_as_f64(count(system, other).unwrap()).min(step.abs());
                problem.add_constraint([(*moved, 1.0), (*hidden, -step.abs())], ComparisonOp::Le, 0.0);
                problem.add_constraint([(*moved, 1.0), (*hidden, -low)], ComparisonOp::Ge, 0.0);
            }
            for relation in &system.relations {
                let signs = std::iter::once(1.0).chain(std::iter::repeat(-1.0));
                let terms: Vec<(Variable, f64)> = relation.cells().map(|part| moves[part]).zip(signs).collect();
                problem.add_constraint(terms, ComparisonOp::Eq, 0.0);
            }
        }
    }
    problem.solve().unwrap().into_solution().unwrap().objective()
}

/// On tables of two dimensions the loss is within 15 % of the least as a whole.
#[test]
fn what_is_hidden_costs_little_more_than_the_cheapest_pattern() {
    let mut draws = Draws::new(20_261_127);
    let (mut all, mut least) = (0.0, 0.0);
    for _ in 0..30 {
        let sizes = [3 + draws.place(6), 3 + draws.place(6)];
        let counts = counts(&mut draws, sizes[0] * sizes[1]);
        let table = table_with_margins(&sizes, &counts);
        let lattice = Lattice::new(std::slice::from_ref(&table)).unwrap();
        let demand = Demand::Threshold(THRESHOLD);
        let search = Search::new(&lattice, &demand);
        let system = &lattice.systems[0];
        let pattern = with_cx(|cx| find(cx, &lattice, &demand)).unwrap();
        assert!(pattern.is_safe, "{counts:?}");
        let hidden = (0..system.counts.len()).filter(|cell| search.is_visible(*cell));
        let hidden = hidden.filter(|cell| pattern.states[*cell].is_hidden());
        let cost: f64 = hidden.map(|cell| search.cost(system, cell, 1.0)).sum();
        let optimum = least_cost(&search, system, &demand);
        all += cost;
        least += optimum;
    }
    assert!(all <= 1.15 * least, "{all} where {least} would do");
}
