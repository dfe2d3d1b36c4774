//! What became of every cell of a sheet: each filled one is counted once, under the role it has in the tables found.

use std::collections::BTreeMap;

use super::{CellRole, TableGuess};
use crate::grid::{RawSheet, Rect};

/// Cells outside every table that are named one by one.
const N_NAMED: usize = 20;

/// The filled cells of a sheet by their role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    pub n_filled: usize,
    pub roles: BTreeMap<CellRole, usize>,
    /// The first filled cells that belong to no table.
    pub outside: Vec<Rect>,
}

/// Counts the filled cells of a sheet; where two tables claim a cell, the first has it.
pub fn account(sheet: &RawSheet, guesses: &[TableGuess]) -> Account {
    let mut found = Account::default();
    let roles = roles(sheet, guesses);
    for row in 0..sheet.n_rows {
        for (column, cell) in (0..).zip(sheet.row(row)) {
            if cell.is_empty() {
                continue;
            }
            let at = row as usize * sheet.n_columns as usize + column as usize;
            let role = roles.get(at).copied().unwrap_or(CellRole::Outside);
            found.n_filled += 1;
            *found.roles.entry(role).or_default() += 1;
            if role == CellRole::Outside && found.outside.len() < N_NAMED {
                found.outside.push(Rect::cell(row, column));
            }
        }
    }
    found
}

/// Returns the role of every cell, row by row; in a table later reasons stand above earlier ones.
pub(super) fn roles(sheet: &RawSheet, guesses: &[TableGuess]) -> Vec<CellRole> {
    let width = sheet.n_columns as usize;
    let mut roles = vec![CellRole::Outside; sheet.n_rows as usize * width];
    // The first table comes last, and so stands above the others.
    for reason in guesses.iter().rev().flat_map(|guess| &guess.reasons) {
        let Rect { top, left, bottom, right } = reason.area;
        for row in top..=bottom.min(sheet.n_rows.saturating_sub(1)) {
            let start = row as usize * width;
            let cells = roles.get_mut(start + left as usize..start + width.min(right as usize + 1));
            cells.into_iter().flatten().for_each(|role| *role = reason.role);
        }
    }
    roles
}
