//! Disclosure control: the only door from estimates to anything published.
//!
//! A [`ProtectedTable`] can be made here and nowhere else, and holds no hidden figure.

pub mod attack;
mod complementary;
mod demand;
mod exchange;
pub mod flat;
pub mod identifiers;
mod lattice;
pub mod magnitude;
mod moves;
pub mod risk;
pub mod rounding;
pub mod synthetic;
mod table;
pub mod ways;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::cx::{Cancelled, Cx};
use crate::message::{Explain, Message, Place, Severity};
use crate::survey::EstimateTable;
use complementary::Pattern;
use demand::Demand;
use lattice::Lattice;

pub use demand::Levels;
pub use lattice::Relation;
pub use table::{Audit, CellInterval, ProtectedTable, PublishedCell};

/// Which counts are too small to be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// Counts of 1 up to one below it are unsafe; zero is safe.
    pub threshold: u64,
}

impl Default for Rules {
    fn default() -> Self {
        Self { threshold: 5 }
    }
}

/// The recorded answer to “may these figures leave the house?”.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision {
    /// Hide what is unsafe.
    Suppress(Rules),
    /// Publish counts as multiples of a base that add up.
    Round { base: u64 },
    /// The figures were published before by somebody else.
    AlreadyPublic,
    /// The figures are about no person or enterprise; somebody said why.
    NotConfidential { reason: String },
}

impl Default for Decision {
    fn default() -> Self {
        Self::Suppress(Rules::default())
    }
}

/// What happened to a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellState {
    Published,
    /// Hidden because its own count is unsafe.
    Primary,
    /// Hidden so that another cell cannot be worked out.
    Complementary,
}

impl CellState {
    /// Returns whether the figure is kept back.
    pub fn is_hidden(self) -> bool {
        self != Self::Published
    }
}

/// Why tables could not be protected.
#[derive(Debug, thiserror::Error)]
pub enum ProtectError {
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    #[error("a cell of {table} has not one code a dimension")]
    Shape { table: String },
    #[error("{table} has the cell {cell} twice")]
    DoubledCell { table: String, cell: String },
    #[error("no reason given")]
    NoReason,
    #[error("linear program: {reason}")]
    Solver { reason: String },
    #[error("{table} holds figures that are no counts of everybody")]
    NoCounts { table: String },
}

impl Explain for ProtectError {
    fn message(&self) -> Message {
        match self {
            Self::Cancelled(cancelled) => cancelled.message(),
            Self::Shape { table } => Message::new("protect-wrong-shape").with("table", table),
            Self::DoubledCell { table, cell } => {
                Message::new("protect-doubled-cell").with("table", table).with("cell", cell)
            }
            Self::NoReason => Message::new("protect-no-reason"),
            Self::Solver { reason } => Message::new("protect-solver").with("reason", reason),
            Self::NoCounts { table } => Message::new("protect-no-counts").with("table", table),
        }
    }
}

/// The codes of a cell by their columns, in the order of these; a total is not in it.
pub type Codes = Vec<(String, String)>;

/// What readers have of the same persons from earlier releases.
#[derive(Clone, Debug, Default)]
pub struct Earlier {
    /// The cells whose counts were published.
    pub published: BTreeSet<Codes>,
    /// The tables they stood in, computed again: what they hid stays hidden.
    pub tables: Vec<EstimateTable>,
}

/// Lets tables of one analysis through, with what is unsafe taken out.
///
/// The tables show the same persons (a median and a mean; by sex and by sex and age), so that a cell hidden in one is
/// hidden in all, and the attacker adds across all of them.
pub fn protect(
    cx: &Cx<'_>,
    tables: &[EstimateTable],
    decision: &Decision,
) -> Result<Vec<ProtectedTable>, ProtectError> {
    protect_beside(cx, tables, &Earlier::default(), decision)
}

/// Lets tables through beside earlier releases: the attacker adds those too, and what they show cannot be hidden any more.
pub fn protect_beside(
    cx: &Cx<'_>,
    tables: &[EstimateTable],
    earlier: &Earlier,
    decision: &Decision,
) -> Result<Vec<ProtectedTable>, ProtectError> {
    let rules = match decision {
        Decision::NotConfidential { reason } if reason.trim().is_empty() => return Err(ProtectError::NoReason),
        Decision::NotConfidential { .. } | Decision::AlreadyPublic => {
            return Ok(tables.iter().map(|table| ProtectedTable::open(table, decision)).collect());
        }
        Decision::Round { base } => return round(cx, tables, (*base).max(2)),
        Decision::Suppress(rules) => rules,
    };
    cx.ctl.say(Message::new("protect-working"));
    let lattice = Lattice::beside(tables, earlier)?;
    let pattern = complementary::find(cx, &lattice, &Demand::Threshold(rules.threshold))?;
    if pattern.n_too_late > 0 {
        let message = Message::new("protect-too-late").with("n", pattern.n_too_late);
        cx.note(Severity::Changed, Place::default(), message);
    }
    note_group_disclosure(cx, &lattice, &pattern, rules);
    Ok(tables
        .iter()
        .enumerate()
        .map(|(at, table)| ProtectedTable::hiding(table, decision, &table_pattern(&lattice, &pattern, at)))
        .collect())
}

/// Lets counts through as multiples of a base. Means and rates beside them would give the counts away: such tables are refused.
fn round(cx: &Cx<'_>, tables: &[EstimateTable], base: u64) -> Result<Vec<ProtectedTable>, ProtectError> {
    if let Some(other) = tables.iter().find(|table| !can_be_rounded(table)) {
        return Err(ProtectError::NoCounts { table: other.id.clone() });
    }
    cx.ctl.say(Message::new("protect-working"));
    let rounded = rounding::controlled_rounding(cx, tables, base)?;
    Ok(tables.iter().zip(&rounded).map(|(table, rounded)| ProtectedTable::rounded(table, base, rounded)).collect())
}

/// Returns whether the figures of a table are counts of everybody, which rounding protects.
pub fn can_be_rounded(table: &EstimateTable) -> bool {
    let is_count = |cell: &crate::survey::EstimateCell| {
        cell.estimate.is_none_or(|figure| (figure - attack::count_as_f64(cell.n)).abs() < 1e-9)
    };
    table.measure.is_additive && !table.is_sample && table.cells.iter().all(is_count)
}

/// Returns whether two sets of tables count the same persons: they share a cell, and have the same count in all they share.
pub fn count_the_same(one: &[&EstimateTable], other: &[&EstimateTable]) -> bool {
    let (one, other) = (counts_of(one), counts_of(other));
    let mut shared = one.iter().filter_map(|(key, counts)| Some((counts, other.get(key)?))).peekable();
    shared.peek().is_some() && shared.all(|(one, other)| one == other)
}

/// Returns the codes of a cell by the columns of its table.
pub fn codes(columns: &[&str], key: &[Option<String>]) -> Codes {
    let codes = columns.iter().zip(key).filter_map(|(column, code)| Some(((*column).to_owned(), code.clone()?)));
    let mut codes: Codes = codes.collect();
    codes.sort();
    codes
}

/// Returns the counts of each cell of some tables.
pub fn counts_of(tables: &[&EstimateTable]) -> BTreeMap<Codes, BTreeSet<u64>> {
    let mut counts: BTreeMap<Codes, BTreeSet<u64>> = BTreeMap::new();
    for table in tables {
        let columns: Vec<&str> = table.dimensions.iter().map(|dimension| dimension.column.as_str()).collect();
        for cell in &table.cells {
            counts.entry(codes(&columns, &cell.key)).or_default().insert(cell.n);
        }
    }
    counts
}

/// Picks the part of the pattern that a table shows.
fn table_pattern(lattice: &Lattice, pattern: &Pattern, at: usize) -> table::TablePattern {
    let places = lattice.places.get(at).map_or(&[][..], Vec::as_slice);
    let ranges = lattice.system_of_table.get(at).and_then(|system| pattern.ranges.get(*system));
    table::TablePattern {
        states: places.iter().map(|place| pattern.states.get(*place).copied().unwrap_or(CellState::Primary)).collect(),
        ranges: places.iter().map(|place| ranges.and_then(|ranges| ranges.get(place)).copied()).collect(),
        is_safe: pattern.is_safe,
    }
}

/// Warns where all persons of a published total stand in one of its cells: a reader knows it of each of them.
fn note_group_disclosure(cx: &Cx<'_>, lattice: &Lattice, pattern: &Pattern, rules: &Rules) {
    let is_published = |cell: usize| {
        lattice.is_shown.get(cell) == Some(&true) && pattern.states.get(cell) == Some(&CellState::Published)
    };
    let mut n_groups = 0_u64;
    for system in &lattice.systems {
        let count = |cell: usize| system.counts.get(cell).copied().flatten().unwrap_or(0);
        for relation in system.relations.iter().filter(|relation| relation.parts.len() > 1 && relation.rest == 0) {
            let whole = count(relation.total);
            let is_told = is_published(relation.total) && whole >= rules.threshold.max(1);
            if is_told && relation.parts.iter().any(|part| is_published(*part) && count(*part) == whole) {
                n_groups += 1;
            }
        }
    }
    if n_groups > 0 {
        let message = Message::new("protect-group-disclosure").with("n", n_groups);
        cx.note(Severity::Info, Place::default(), message);
    }
}

#[cfg(test)]
mod optimum;
#[cfg(test)]
mod tests;
