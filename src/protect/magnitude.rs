//! Tables of amounts (values, turnovers, costs): which cells tell too much of their largest contributors, and what to hide.
//!
//! The rules are those of the Handbook on Statistical Disclosure Control (Hundepool and others 2010, chapter 4). With
//! contributions x₁ ≥ x₂ ≥ … of a cell of total X: p %, unsafe where X − x₁ − x₂ < p/100 · x₁; (p, q), where that is < p/q · x₁;
//! (n, k) dominance, where x₁ + … + xₙ > k/100 · X.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::attack::Range;
use super::complementary::{self, Pattern};
use super::demand::{Demand, Levels};
use super::lattice::{Key, Lattice};
use super::{CellState, ProtectError};
use crate::cx::Cx;
use crate::message::Message;
use crate::survey::{Dimension, EstimateCell, EstimateTable, Measure};

/// The largest whole number that a table is written in: amounts are taken in a unit in which the largest stays below it.
const MOST: f64 = 9e8;

/// Which concentration makes a cell unsafe.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Concentration {
    /// The second largest contributor must not be able to estimate the largest within p per cent.
    Percent { p: f64 },
    /// The same, where every contributor is known within q per cent beforehand.
    PriorPosterior { p: f64, q: f64 },
    /// The n largest must not make up more than k per cent.
    Dominance { n: usize, k: f64 },
}

/// The rules for a table of amounts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct AmountRules {
    pub concentration: Concentration,
    /// Cells with fewer contributors are unsafe.
    pub fewest: usize,
    /// Only cells are unsafe of which one of the two largest contributors has asked for it, as is usual in foreign trade.
    pub on_request: bool,
}

impl Default for AmountRules {
    fn default() -> Self {
        Self { concentration: Concentration::Percent { p: 10.0 }, fewest: 3, on_request: false }
    }
}

/// What one contributor adds to one of the finest cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    pub key: Vec<String>,
    /// Branches of one enterprise bear one name.
    pub contributor: String,
    pub amount: f64,
    /// How many contributors like it a sample stands for; 1 in a full count.
    pub weight: f64,
    /// Whether it asked not to be recognised.
    pub has_asked: bool,
}

/// A cell of a table of amounts, as whoever protects it sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct AmountCell {
    /// A code a dimension; `None` is the total over it.
    pub key: Vec<Option<String>>,
    pub total: f64,
    pub n_contributors: usize,
    pub state: CellState,
    /// How far below and above its value a hidden cell must be able to lie, where it is unsafe by itself.
    pub needed: Option<(f64, f64)>,
    /// What a reader can work out of a hidden cell; no upper end where nothing bounds it.
    pub feasible: Option<(f64, Option<f64>)>,
}

/// A table of amounts, protected.
#[derive(Clone, Debug, PartialEq)]
pub struct AmountTable {
    pub cells: Vec<AmountCell>,
    pub is_safe: bool,
}

/// Why amounts could not be protected.
#[derive(Debug, thiserror::Error)]
pub enum AmountError {
    #[error("negative amount of {contributor}")]
    Negative { contributor: String },
    #[error("no amounts")]
    Empty,
    #[error("rule {0}")]
    Rule(&'static str),
    #[error(transparent)]
    Protect(#[from] ProtectError),
}

impl crate::message::Explain for AmountError {
    fn message(&self) -> Message {
        match self {
            Self::Negative { contributor } => Message::new("protect-amount-negative").with("contributor", contributor),
            Self::Empty => Message::new("protect-amount-none"),
            Self::Rule(what) => Message::new("protect-amount-rule").with("what", *what),
            Self::Protect(error) => error.message(),
        }
    }
}

/// Returns the p of the p % rule that asks as much as a dominance rule for two contributors with k.
pub fn p_of_k(k: f64) -> f64 {
    100.0 * (100.0 - k) / k
}

/// Returns the k of a dominance rule for two contributors that asks as much as a p % rule.
pub fn k_of_p(p: f64) -> f64 {
    100.0 * 100.0 / (100.0 + p)
}

impl Concentration {
    /// Returns how far above its value a cell must be able to lie; nothing where it is safe.
    ///
    /// `largest` has the contributions, the largest first.
    pub fn needed(self, largest: &[f64], total: f64) -> Option<f64> {
        let of = |at: usize| largest.get(at).copied().unwrap_or(0.0);
        let rest = total - of(0) - of(1);
        let lacking = match self {
            Self::Percent { p } => p / 100.0 * of(0) - rest,
            Self::PriorPosterior { p, q } => p / q * of(0) - rest,
            Self::Dominance { n, k } => 100.0 / k * largest.iter().take(n).sum::<f64>() - total,
        };
        // What a sum of decimal fractions leaves over is no difference.
        (lacking > 1e-9 * total.abs().max(1e-9)).then_some(lacking)
    }

    fn check(self) -> Result<(), AmountError> {
        let is_right = match self {
            Self::Percent { p } => p > 0.0 && p < 1000.0,
            Self::PriorPosterior { p, q } => p > 0.0 && q > p,
            Self::Dominance { n, k } => n > 0 && k > 0.0 && k < 100.0,
        };
        if is_right { Ok(()) } else { Err(AmountError::Rule("concentration")) }
    }
}

/// All that is known of one cell while its rules are asked.
#[derive(Default)]
struct Gathered {
    /// Whole units, so that parts add up to totals exactly.
    units: u64,
    total: f64,
    /// The largest amount and whether it asked, by contributor.
    by_contributor: BTreeMap<String, (f64, bool)>,
}

impl Gathered {
    fn largest(&self) -> Vec<(f64, bool)> {
        let mut largest: Vec<(f64, bool)> = self.by_contributor.values().copied().collect();
        largest.sort_by(|a, b| b.0.total_cmp(&a.0));
        largest
    }

    /// Returns how far above its value the cell must be able to lie; nothing where it is safe.
    fn needed(&self, rules: &AmountRules) -> Option<f64> {
        let largest = self.largest();
        let amounts: Vec<f64> = largest.iter().map(|(amount, _)| *amount).collect();
        if self.total <= 0.0 {
            return None;
        }
        if rules.on_request && !largest.iter().take(2).any(|(_, has_asked)| *has_asked) {
            return None;
        }
        let by_rule = rules.concentration.needed(&amounts, self.total);
        let is_few = !largest.is_empty() && largest.len() < rules.fewest;
        // Few contributors are protected as if the largest stood against nobody.
        let by_number = is_few.then(|| 0.1 * amounts.first().copied().unwrap_or(0.0));
        [by_rule, by_number].into_iter().flatten().reduce(f64::max)
    }
}

/// Adds contributions up over all dimensions, finds what is unsafe, and hides what has to be hidden.
pub fn protect(
    cx: &Cx<'_>,
    dimensions: &[String],
    contributions: &[Contribution],
    rules: &AmountRules,
) -> Result<AmountTable, AmountError> {
    rules.concentration.check()?;
    if let Some(negative) = contributions.iter().find(|one| one.amount < 0.0) {
        return Err(AmountError::Negative { contributor: negative.contributor.clone() });
    }
    let grand: f64 = contributions.iter().map(|one| one.amount * one.weight).sum();
    if grand <= 0.0 {
        return Err(AmountError::Empty);
    }
    let unit = unit(grand);
    let cells = gather(contributions, unit);
    cx.ctl.say(Message::new("protect-working"));
    let table = table(dimensions, &cells);
    let lattice = Lattice::new(std::slice::from_ref(&table))?;
    let (mut levels, mut singles) = (BTreeMap::new(), BTreeSet::new());
    for (place, key) in lattice.keys.iter().enumerate() {
        let Some(cell) = cells.get(key) else { continue };
        if let Some(needed) = cell.needed(rules) {
            let needed = whole((needed / unit).ceil());
            levels.insert(place, Levels { down: needed.min(cell.units), up: needed });
        }
        if cell.by_contributor.len() == 1 && cell.units > 0 {
            singles.insert(place);
        }
    }
    let demand = Demand::Amounts { levels, singles };
    let pattern = complementary::find(cx, &lattice, &demand)?;
    Ok(AmountTable { cells: result(&lattice, &cells, &pattern, &demand, unit), is_safe: pattern.is_safe })
}

fn result(
    lattice: &Lattice,
    cells: &BTreeMap<Key, Gathered>,
    pattern: &Pattern,
    demand: &Demand,
    unit: f64,
) -> Vec<AmountCell> {
    let ranges = pattern.ranges.first();
    let mut found = Vec::with_capacity(cells.len());
    for (place, key) in lattice.keys.iter().enumerate() {
        let Some(cell) = cells.get(key) else { continue };
        let range = ranges.and_then(|ranges| ranges.get(&place));
        let needed = demand.is_unsafe(place, cell.units).then(|| {
            let (up, down) = demand.steps(place, cell.units);
            (float(down) * unit, float(up) * unit)
        });
        let feasible = |range: &Range| (float(range.low) * unit, range.high.map(|high| float(high) * unit));
        found.push(AmountCell {
            key: key.clone(),
            // What adding up decimal fractions leaves over is no part of the total.
            total: (cell.total * 1e6).round() / 1e6,
            n_contributors: cell.by_contributor.len(),
            state: pattern.states.get(place).copied().unwrap_or(CellState::Primary),
            needed,
            feasible: range.map(feasible),
        });
    }
    found
}

/// Adds up every cell and margin.
fn gather(contributions: &[Contribution], unit: f64) -> BTreeMap<Key, Gathered> {
    let mut cells: BTreeMap<Key, Gathered> = BTreeMap::new();
    for one in contributions {
        let weighted = one.amount * one.weight;
        let n_margins = 1_usize << one.key.len().min(20);
        for margin in 0..n_margins {
            let key = one.key.iter().enumerate();
            let key: Key = key.map(|(at, code)| (margin >> at & 1 == 0).then(|| code.clone())).collect();
            let cell = cells.entry(key).or_default();
            cell.units = cell.units.saturating_add(whole((weighted / unit).round()));
            cell.total += weighted;
            let known = cell.by_contributor.entry(one.contributor.clone()).or_default();
            known.0 += one.amount;
            known.1 |= one.has_asked;
        }
    }
    cells
}

/// Writes the units as counts, so that they add up as counts do.
fn table(dimensions: &[String], cells: &BTreeMap<Key, Gathered>) -> EstimateTable {
    let codes = |at: usize| {
        let codes: BTreeSet<&String> = cells.keys().filter_map(|key| key.get(at)?.as_ref()).collect();
        codes.into_iter().cloned().collect()
    };
    // Dimensions are laid over each other in the order of their names, which has to be that of the keys.
    let dimensions = dimensions.iter().enumerate().map(|(at, name)| Dimension {
        column: format!("{at:03} {name}"),
        concept: None,
        code_list: None,
        codes: codes(at),
    });
    let cell = |(key, cell): (&Key, &Gathered)| EstimateCell::of_count(key.clone(), cell.units);
    EstimateTable {
        id: "amounts".to_owned(),
        title: Message::new("protect-flat-count"),
        measure: Measure {
            id: "amount".to_owned(),
            name: Message::new("protect-flat-count"),
            unit: String::new(),
            decimals: 0,
            is_additive: true,
        },
        dimensions: dimensions.collect(),
        cells: cells.iter().map(cell).collect(),
        notes: Vec::new(),
        is_sample: false,
    }
}

/// Returns the power of ten in which the whole is written: as fine as whole numbers of a size that is solved exactly allow.
fn unit(total: f64) -> f64 {
    libm::pow(10.0, libm::log10(total / MOST).ceil())
}

/// Turns a rounded, non-negative float into a whole number.
fn whole(number: f64) -> u64 {
    // The decimal text is the one road from a float to a whole number that cannot wrap around.
    format!("{:.0}", number.max(0.0)).parse().unwrap_or(u64::MAX)
}

fn float(number: u64) -> f64 {
    super::attack::count_as_f64(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cx::Ctl;
    use crate::message::Notes;
    use crate::world::MemoryWorld;

    #[test]
    fn concentration_is_judged_as_in_the_handbook() {
        let p10 = Concentration::Percent { p: 10.0 };
        let needed = p10.needed(&[60.0, 35.0], 100.0).unwrap();
        assert!((needed - 1.0).abs() < 1e-9, "a remainder of 5 lacks 1 to 10 % of 60");
        assert_eq!(p10.needed(&[60.0, 34.0], 100.0), None);
        assert_eq!(p10.needed(&[52_000.0, 50_000.0], 110_000.0), None);
        assert!(Concentration::Dominance { n: 2, k: 90.9 }.needed(&[52_000.0, 50_000.0], 110_000.0).is_some());
        assert!(p10.needed(&[50_000.0, 49_000.0], 100_000.0).is_some());
        assert_eq!(Concentration::Dominance { n: 1, k: 90.0 }.needed(&[50_000.0, 49_000.0], 100_000.0), None);
        assert!((p_of_k(80.0) - 25.0).abs() < 1e-9 && (k_of_p(10.0) - 90.909_090_9).abs() < 1e-6);
        let pq = Concentration::PriorPosterior { p: 10.0, q: 100.0 };
        assert_eq!(pq.needed(&[60.0, 35.0], 100.0), p10.needed(&[60.0, 35.0], 100.0), "q of 100 knows nothing");
    }

    fn one(key: [&str; 2], contributor: &str, amount: f64) -> Contribution {
        let key = key.iter().map(|code| (*code).to_owned()).collect();
        Contribution { key, contributor: contributor.to_owned(), amount, weight: 1.0, has_asked: false }
    }

    /// Three goods by three partners, five traders a cell of like size, but one cell that a single trader rules.
    fn trade() -> Vec<Contribution> {
        let mut all = Vec::new();
        for (at, good) in ["01", "02", "03"].into_iter().enumerate() {
            for (place, partner) in ["A", "B", "C"].into_iter().enumerate() {
                for trader in 0..5_u32 {
                    let amount = 100.0 + 10.0 * f64::from(trader) + 37.0 * (at + 2 * place) as f64;
                    all.push(one([good, partner], &format!("{good}{partner}{trader}"), amount));
                }
            }
        }
        all.push(one(["02", "B"], "giant", 50_000.0));
        all
    }

    fn protected(contributions: &[Contribution], rules: &AmountRules) -> AmountTable {
        let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
        let cx = Cx { world: &world, ctl: &ctl, notes: &notes };
        // Names in another order than that of the alphabet.
        protect(&cx, &["product".to_owned(), "by".to_owned()], contributions, rules).unwrap()
    }

    #[test]
    fn a_ruled_cell_is_hidden_with_partners_and_no_reader_comes_near_it() {
        let table = protected(&trade(), &AmountRules::default());
        assert!(table.is_safe);
        let primary: Vec<&AmountCell> = table.cells.iter().filter(|cell| cell.state == CellState::Primary).collect();
        assert!(!primary.is_empty());
        for cell in primary {
            let ((down, up), (low, high)) = (cell.needed.unwrap(), cell.feasible.unwrap());
            assert!(low <= cell.total - down + 1e-3, "{cell:?}");
            assert!(high.is_none_or(|high| high >= cell.total + up - 1e-3), "{cell:?}");
        }
        let hidden = table.cells.iter().filter(|cell| cell.state.is_hidden()).count();
        assert!(hidden >= 4, "a hidden cell of a table with margins needs three others");
        assert_eq!(table, protected(&trade(), &AmountRules::default()), "the same every time");
    }

    #[test]
    fn what_nobody_asked_to_hide_is_shown_and_what_one_asked_is_hidden() {
        let rules = AmountRules { on_request: true, ..AmountRules::default() };
        assert!(protected(&trade(), &rules).cells.iter().all(|cell| !cell.state.is_hidden()));
        let mut asked = trade();
        asked.last_mut().unwrap().has_asked = true;
        let table = protected(&asked, &rules);
        assert!(table.cells.iter().any(|cell| cell.state == CellState::Primary));
        assert!(table.is_safe);
    }

    #[test]
    fn whoever_is_alone_in_a_hidden_cell_cannot_work_out_another() {
        // Row 01: two cells of one trader each. Hiding just these two would tell each trader the other's value.
        let mut few = vec![one(["01", "A"], "x", 400.0), one(["01", "B"], "y", 300.0)];
        for partner in ["A", "B", "C"] {
            for good in ["01", "02", "03"] {
                if good != "01" || partner == "C" {
                    few.extend(
                        (0..6).map(|at| one([good, partner], &format!("{good}{partner}{at}"), 90.0 + f64::from(at))),
                    );
                }
            }
        }
        let table = protected(&few, &AmountRules::default());
        assert!(table.is_safe);
        let in_row = table
            .cells
            .iter()
            .filter(|cell| cell.key.first() == Some(&Some("01".to_owned())) && cell.state.is_hidden());
        assert!(in_row.count() >= 3, "{table:?}");
    }
}
