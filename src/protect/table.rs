//! A table that may be published: figures that are hidden are not in it at all.

use super::attack::{Range, count_as_f64};
use super::rounding::Rounded;
use super::{CellState, Decision};
use crate::message::Message;
use crate::survey::{Dimension, EstimateCell, EstimateTable, Flag, Measure};

/// A table after protection.
///
/// **Invariant:** made only by `protect`; a hidden cell holds no figure, so nothing that reads the table can leak one.
#[derive(Clone, Debug, PartialEq)]
pub struct ProtectedTable {
    id: String,
    title: Message,
    measure: Measure,
    dimensions: Vec<Dimension>,
    cells: Vec<PublishedCell>,
    states: Vec<CellState>,
    notes: Vec<Message>,
    is_sample: bool,
    audit: Audit,
    decision: Decision,
}

/// One cell as the public sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedCell {
    /// A code a dimension; `None` is the total over it.
    pub key: Vec<Option<String>>,
    /// Whether the figures are kept back; why is not for the public.
    pub is_hidden: bool,
    pub n: Option<u64>,
    pub estimate: Option<f64>,
    pub se: Option<f64>,
    pub ci_low: Option<f64>,
    pub ci_high: Option<f64>,
    pub cv: Option<f64>,
    pub deff: Option<f64>,
    pub n_eff: Option<f64>,
    pub df: Option<f64>,
    /// `None` where the figures are kept back.
    pub flag: Option<Flag>,
}

/// What the attack on the published table brought to light.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// The range a reader can work out for each hidden cell, in the order of the cells.
    pub intervals: Vec<CellInterval>,
    pub n_primary: usize,
    pub n_complementary: usize,
    /// Whether every range is wide enough for the rule.
    pub is_safe: bool,
    /// Of counts that were rounded, the largest change.
    pub largest_change: u64,
}

/// The range a reader can work out for a hidden count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellInterval {
    /// The position of the cell in its table.
    pub cell: usize,
    pub low: u64,
    /// `None` where nothing published puts an upper bound.
    pub high: Option<u64>,
}

/// The part of a pattern that one table shows, cell by cell.
pub(super) struct TablePattern {
    pub(super) states: Vec<CellState>,
    pub(super) ranges: Vec<Option<Range>>,
    pub(super) is_safe: bool,
}

impl ProtectedTable {
    /// Lets a table through as it is.
    pub(super) fn open(table: &EstimateTable, decision: &Decision) -> Self {
        let states = vec![CellState::Published; table.cells.len()];
        Self::build(table, decision, states, Audit { is_safe: true, ..Audit::default() })
    }

    /// Lets a table through without the cells that the pattern hides.
    pub(super) fn hiding(table: &EstimateTable, decision: &Decision, pattern: &TablePattern) -> Self {
        let n_in = |state: CellState| pattern.states.iter().filter(|found| **found == state).count();
        let intervals = pattern.ranges.iter().enumerate().filter_map(|(cell, range)| {
            let Range { low, high } = (*range)?;
            Some(CellInterval { cell, low, high })
        });
        let audit = Audit {
            intervals: intervals.collect(),
            n_primary: n_in(CellState::Primary),
            n_complementary: n_in(CellState::Complementary),
            is_safe: pattern.is_safe,
            largest_change: 0,
        };
        // A cell the pattern does not know is kept back rather than let through.
        let states = (0..table.cells.len())
            .map(|cell| pattern.states.get(cell).copied().unwrap_or(CellState::Primary))
            .collect();
        Self::build(table, decision, states, audit)
    }

    /// Lets counts through that were rounded, and nothing else of a cell.
    pub(super) fn rounded(table: &EstimateTable, base: u64, rounded: &Rounded) -> Self {
        let mut table = table.clone();
        for (cell, count) in table.cells.iter_mut().zip(&rounded.counts) {
            let figure = cell.estimate.map(|_| count_as_f64(*count));
            *cell =
                EstimateCell { estimate: figure, flag: cell.flag, ..EstimateCell::of_count(cell.key.clone(), *count) };
        }
        let states = vec![CellState::Published; table.cells.len()];
        let audit = Audit { is_safe: rounded.is_additive, largest_change: rounded.largest_change, ..Audit::default() };
        Self::build(&table, &Decision::Round { base }, states, audit)
    }

    fn build(table: &EstimateTable, decision: &Decision, states: Vec<CellState>, audit: Audit) -> Self {
        let cells = table.cells.iter().zip(&states).map(|(cell, state)| published(cell, *state)).collect();
        Self {
            id: table.id.clone(),
            title: table.title.clone(),
            measure: table.measure.clone(),
            dimensions: table.dimensions.clone(),
            cells,
            states,
            notes: table.notes.clone(),
            is_sample: table.is_sample,
            audit,
            decision: decision.clone(),
        }
    }

    /// Returns the id of the table the figures come from.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the title.
    pub fn title(&self) -> &Message {
        &self.title
    }

    /// Returns what the figures measure.
    pub fn measure(&self) -> &Measure {
        &self.measure
    }

    /// Returns the dimensions, in the order of the keys.
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// Returns what a reader must know.
    pub fn notes(&self) -> &[Message] {
        &self.notes
    }

    /// Returns whether the figures come from a sample.
    pub fn is_sample(&self) -> bool {
        self.is_sample
    }

    /// Returns the number of cells.
    pub fn n_cells(&self) -> usize {
        self.cells.len()
    }

    /// Returns the cells as the public sees them, in the order of the table.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = &PublishedCell> {
        self.cells.iter()
    }

    /// Returns what happened to a cell; for the person who protects, not for the public.
    pub fn state(&self, cell: usize) -> CellState {
        self.states.get(cell).copied().unwrap_or(CellState::Published)
    }

    /// Returns what the attack brought to light; for the person who protects, not for the public.
    pub fn audit(&self) -> &Audit {
        &self.audit
    }

    /// Returns the decision that let the table through.
    pub fn decision(&self) -> &Decision {
        &self.decision
    }
}

fn published(cell: &EstimateCell, state: CellState) -> PublishedCell {
    let is_hidden = state.is_hidden();
    let shown = |figure: Option<f64>| figure.filter(|_| !is_hidden);
    PublishedCell {
        key: cell.key.clone(),
        is_hidden,
        n: Some(cell.n).filter(|_| !is_hidden),
        estimate: shown(cell.estimate),
        se: shown(cell.se),
        ci_low: shown(cell.ci_low),
        ci_high: shown(cell.ci_high),
        cv: shown(cell.cv),
        deff: shown(cell.deff),
        n_eff: shown(cell.n_eff),
        df: shown(cell.df),
        flag: Some(cell.flag).filter(|_| !is_hidden),
    }
}
