//! The ways to protect the tables of an analysis, side by side with what each costs.

use super::attack::count_as_f64;
use super::{Decision, ProtectError, ProtectedTable, Rules, can_be_rounded, protect};
use crate::cx::Cx;
use crate::survey::EstimateTable;

/// The bases that counts are usually rounded to.
pub const BASES: [u64; 3] = [3, 5, 10];

/// A way to protect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    Decide(Decision),
    /// Leaves out a column, and hides what is then still unsafe.
    Without {
        column: String,
        threshold: u64,
    },
}

/// What a way costs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Loss {
    /// Cells that are published or hidden.
    pub n_cells: usize,
    pub n_hidden: usize,
    /// The share of the observations of the innermost cells that stand in hidden ones.
    pub hidden_share: f64,
    /// The largest and the mean change of a count.
    pub largest_change: u64,
    pub mean_change: f64,
    /// Whether the attack found no way in.
    pub is_safe: bool,
}

/// Compares the ways that the tables allow, the usual one first.
pub fn compare(cx: &Cx<'_>, tables: &[EstimateTable], rules: &Rules) -> Result<Vec<(Way, Loss)>, ProtectError> {
    let mut found = Vec::new();
    let suppress = Decision::Suppress(rules.clone());
    let hidden = protect(cx, tables, &suppress)?;
    found.push((Way::Decide(suppress.clone()), loss(tables, &hidden)));
    if tables.iter().all(can_be_rounded) {
        for base in BASES {
            let decision = Decision::Round { base };
            let rounded = protect(cx, tables, &decision)?;
            found.push((Way::Decide(decision), loss(tables, &rounded)));
        }
    }
    let columns: Vec<String> = match tables.first() {
        Some(first) if first.dimensions.len() > 1 => first.dimensions.iter().map(|one| one.column.clone()).collect(),
        _ => Vec::new(),
    };
    for column in columns {
        let coarser: Vec<EstimateTable> = tables.iter().map(|table| without(table, &column)).collect();
        if coarser.iter().any(|table| table.cells.is_empty()) {
            // A table without a total over the column has nothing to fall back on.
            continue;
        }
        let hidden = protect(cx, &coarser, &suppress)?;
        found.push((Way::Without { column, threshold: rules.threshold }, loss(&coarser, &hidden)));
    }
    Ok(found)
}

/// Returns the table with the totals over a column in its place.
fn without(table: &EstimateTable, column: &str) -> EstimateTable {
    let Some(at) = table.dimensions.iter().position(|dimension| dimension.column == column) else {
        return table.clone();
    };
    let mut coarser = table.clone();
    coarser.dimensions.remove(at);
    coarser.cells.retain(|cell| cell.key.get(at).is_some_and(Option::is_none));
    for cell in &mut coarser.cells {
        cell.key.remove(at);
    }
    coarser
}

fn loss(tables: &[EstimateTable], protected: &[ProtectedTable]) -> Loss {
    let mut loss = Loss { is_safe: protected.iter().all(|table| table.audit().is_safe), ..Loss::default() };
    let (mut inner, mut hidden, mut changes) = (0, 0, 0);
    for (before, after) in tables.iter().zip(protected) {
        for (cell, shown) in before.cells.iter().zip(after.cells()) {
            loss.n_cells += 1;
            loss.n_hidden += usize::from(shown.is_hidden);
            let change = shown.n.map_or(0, |n| n.abs_diff(cell.n));
            changes += change;
            loss.largest_change = loss.largest_change.max(change);
            if cell.key.iter().all(Option::is_some) {
                inner += cell.n;
                hidden += if shown.is_hidden { cell.n } else { 0 };
            }
        }
    }
    let n_shown = loss.n_cells - loss.n_hidden;
    let share = |part: u64, of: f64| if of > 0.0 { count_as_f64(part) / of } else { 0.0 };
    loss.hidden_share = share(hidden, count_as_f64(inner));
    loss.mean_change = share(changes, n_shown as f64);
    loss
}
