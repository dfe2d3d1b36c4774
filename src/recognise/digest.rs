//! A long list seen by its telling rows: its head, its end, and between them each row that looks unlike the others.
//!
//! What is found there holds for the list only where it is one list of records; anything else is looked at whole.

use std::collections::HashMap;

use super::TableGuess;
use super::spec::TableKind;
use crate::grid::{Cell, Form, RawSheet};

/// Sheets with fewer rows are looked at whole.
const LONG: u32 = 4_000;
const N_HEAD: u32 = 2_000;
const N_TAIL: u32 = 300;
/// So many rows of the same looks are kept.
const N_ALIKE: u8 = 8;
/// A sheet with more telling rows is no list.
const MOST: usize = 20_000;

/// The telling rows of a long sheet.
pub(super) struct Digest {
    pub sheet: RawSheet,
    /// The row of the whole sheet in which each row stands.
    rows: Vec<u32>,
}

/// Returns the telling rows of a sheet; nothing where it is short or too varied.
pub(super) fn digest(sheet: &RawSheet) -> Option<Digest> {
    if sheet.n_rows < LONG || sheet.form != Form::Cells || sheet.n_rows_unread > 0 {
        return None;
    }
    let tail = sheet.n_rows - N_TAIL;
    if sheet.merges.iter().any(|merge| merge.bottom >= N_HEAD) {
        return None;
    }
    let mut seen: HashMap<u64, u8> = HashMap::new();
    let mut rows: Vec<u32> = (0..N_HEAD).collect();
    for row in N_HEAD..tail {
        let n = seen.entry(looks(sheet.row(row))).or_default();
        if *n < N_ALIKE {
            *n += 1;
            rows.push(row);
            if rows.len() > MOST {
                return None;
            }
        }
    }
    rows.extend(tail..sheet.n_rows);
    let cells = rows.iter().map(|row| sheet.row(*row).to_vec()).collect();
    let mut kept = RawSheet::from_rows(sheet.name.clone(), cells, sheet.merges.clone());
    kept.is_visible = sheet.is_visible;
    Some(Digest { sheet: kept, rows })
}

/// Returns a number that tells rows of different looks apart.
fn looks(row: &[Cell]) -> u64 {
    row.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, cell| {
        let look = match cell {
            Cell::Empty => 0,
            Cell::Number(_) => 1,
            Cell::Text(text) if text.starts_with(|letter: char| letter.is_alphabetic()) => 2,
            Cell::Text(_) => 3,
            Cell::Bool(_) => 4,
            Cell::Date(_) => 5,
            Cell::Error(_) => 6,
        };
        (hash ^ look).wrapping_mul(0x0100_0000_01b3)
    })
}

impl Digest {
    /// Returns what was found as it stands in the whole sheet; nothing where it is not one list of records.
    pub(super) fn in_whole(&self, whole: &RawSheet, found: Vec<TableGuess>) -> Option<TableGuess> {
        let [mut guess] = <[TableGuess; 1]>::try_from(found).ok()?;
        let spec = &mut guess.spec;
        let is_head = |row: u32| row + 1 < N_HEAD;
        let is_list = spec.kind == TableKind::Records
            && spec.section_rows.is_empty()
            && spec.header_rows.is_none_or(|(_, bottom)| is_head(bottom))
            && is_head(spec.data_rows.0)
            && spec.note_rows.iter().all(|row| *row > spec.data_rows.1);
        if !is_list {
            return None;
        }
        let place = |row: u32| self.rows.get(row as usize).copied().unwrap_or(whole.n_rows - 1);
        spec.data_rows.1 = place(spec.data_rows.1);
        for row in spec.note_rows.iter_mut().chain(&mut spec.total_rows) {
            *row = place(*row);
        }
        for reason in &mut guess.reasons {
            (reason.area.top, reason.area.bottom) = (place(reason.area.top), place(reason.area.bottom));
        }
        let rows = guess.spec.data_rows.0..=guess.spec.data_rows.1;
        guess.n_observations = rows.filter(|row| whole.row(*row).iter().any(|cell| !cell.is_empty())).count();
        Some(guess)
    }
}
