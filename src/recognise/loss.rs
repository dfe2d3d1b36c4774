//! The loss report of a table: what became of each of its cells on the way into numbers and texts, and whether the sums of its
//! columns came through whole.

use std::collections::{BTreeMap, BTreeSet};

use super::account::roles;
use super::spec::{TableKind, TableSpec};
use super::value::{Parsed, Way};
use super::{CellRole, TableGuess};
use crate::data::{Dataset, Kind};
use crate::grid::{Cell, RawSheet, Rect};
use crate::import::Opened;

/// What became of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Taken as it stands: a number of the sheet, a label, a name.
    Read,
    /// A text that is a number: `1 234,5`.
    Typed,
    /// A mark that became a missing value, or a number with a mark that became a status.
    Changed,
    /// Titles, notes, units: shown beside the table, not in it.
    SetAside,
    /// Stands among the figures and was not understood, or is an error of the spreadsheet: it is no number in the result.
    Refused,
}

impl Fate {
    /// Every fate, in the order of a report.
    pub const ALL: [Self; 5] = [Self::Read, Self::Typed, Self::Changed, Self::SetAside, Self::Refused];
}

/// Cells of a fate that are named one by one.
const N_NAMED: usize = 2_000;

/// The sum of a column, before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnSum {
    /// 0-based, in the sheet.
    pub column: u32,
    /// Of the numbers in the sheet, texts that are numbers among them.
    pub before: f64,
    /// Of the numbers in the result.
    pub after: f64,
}

impl ColumnSum {
    /// Returns whether the sums agree, as far as numbers of the machine can.
    pub fn agrees(&self) -> bool {
        (self.before - self.after).abs() <= 1e-9 * self.before.abs().max(self.after.abs()).max(1.0)
    }
}

/// What became of the cells of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loss {
    pub n: BTreeMap<Fate, usize>,
    /// The first cells of each fate that is not simply read.
    pub cells: BTreeMap<Fate, Vec<Rect>>,
    pub sums: Vec<ColumnSum>,
    /// Rows of a long text that are not held as cells, and so not counted cell by cell.
    pub n_rows_unread: u64,
}

impl Loss {
    fn count(&mut self, fate: Fate, row: u32, column: u32) {
        *self.n.entry(fate).or_default() += 1;
        if fate != Fate::Read {
            let cells = self.cells.entry(fate).or_default();
            if cells.len() < N_NAMED {
                cells.push(Rect::cell(row, column));
            }
        }
    }
}

/// Follows every filled cell of a table to its end.
pub fn loss(opened: &Opened, sheet: &RawSheet, guess: Option<&TableGuess>, spec: &TableSpec, data: &Dataset) -> Loss {
    let way = Way::of(sheet, opened.options.decimal_mark.or(spec.decimal_mark));
    let mut loss = Loss { n_rows_unread: sheet.n_rows_unread, ..Loss::default() };
    let area = spec.area();
    let body = Rect { top: spec.data_rows.0, ..area };
    let roles = guess.map(|guess| roles(sheet, std::slice::from_ref(guess))).unwrap_or_default();
    let figures = figures(spec, data);
    let names: BTreeMap<u32, &str> =
        data.origin.columns.iter().map(|(name, column)| (*column, name.as_str())).collect();
    let way_of = |column: u32| Way { column: names.get(&column).copied(), ..way };
    for row in 0..sheet.n_rows {
        for (column, cell) in (0..).zip(sheet.row(row)) {
            if cell.is_empty() {
                continue;
            }
            let role = roles.get(row as usize * sheet.n_columns as usize + column as usize).copied();
            let is_body = body.contains(row, column) && !spec.note_rows.contains(&row);
            match role {
                // Another table has it, or none.
                None | Some(CellRole::Outside) if !is_body => {}
                _ if matches!(cell, Cell::Error(_)) => loss.count(Fate::Refused, row, column),
                Some(CellRole::Title | CellRole::Note | CellRole::Unit | CellRole::Outside) => {
                    loss.count(Fate::SetAside, row, column);
                }
                _ if is_body && figures.contains(&column) && !spec.section_rows.contains(&row) => {
                    loss.count(fate(cell, way_of(column)), row, column);
                }
                _ => loss.count(Fate::Read, row, column),
            }
        }
    }
    loss.sums = sums(sheet, spec, data, &way_of);
    loss
}

/// Returns the columns whose cells are to become numbers.
fn figures(spec: &TableSpec, data: &Dataset) -> BTreeSet<u32> {
    let numeric = || data.schema.columns.iter().filter(|column| column.kind == Kind::Number);
    match spec.kind {
        TableKind::Cross => spec.value_columns.iter().copied().collect(),
        TableKind::Records => numeric().filter_map(|column| data.origin.columns.get(&column.name).copied()).collect(),
    }
}

fn fate(cell: &Cell, way: Way<'_>) -> Fate {
    match cell {
        Cell::Number(number) if way.is_mark(*number) => Fate::Changed,
        Cell::Number(_) => Fate::Read,
        Cell::Text(text) => match way.parse(text) {
            Parsed::Number { status: "", .. } => Fate::Typed,
            Parsed::Number { .. } | Parsed::Missing { .. } | Parsed::Empty => Fate::Changed,
            Parsed::Text => Fate::Refused,
        },
        Cell::Empty | Cell::Bool(_) | Cell::Date(_) | Cell::Error(_) => Fate::Refused,
    }
}

/// Adds up each column of figures twice: cell by cell in the sheet, and in the result.
fn sums<'a>(sheet: &RawSheet, spec: &TableSpec, data: &Dataset, way_of: &dyn Fn(u32) -> Way<'a>) -> Vec<ColumnSum> {
    if sheet.n_rows_unread > 0 {
        return Vec::new();
    }
    let rows = || {
        (spec.data_rows.0..=spec.data_rows.1.min(sheet.n_rows.saturating_sub(1)))
            .filter(|row| !spec.note_rows.contains(row) && !spec.section_rows.contains(row))
    };
    let before = |column: u32| {
        let way = way_of(column);
        let number = |row: u32| match sheet.cell(row, column) {
            Cell::Number(number) => (!way.is_mark(*number)).then_some(*number),
            Cell::Text(text) => match way.parse(text) {
                Parsed::Number { value, .. } => Some(value),
                _ => None,
            },
            _ => None,
        };
        rows().filter_map(number).sum()
    };
    match spec.kind {
        TableKind::Cross => {
            let mut after: BTreeMap<u32, f64> = BTreeMap::new();
            let values = data.numbers("value").unwrap_or_default();
            for ((_, column), value) in data.origin.cells.iter().zip(values) {
                *after.entry(*column).or_default() += value.unwrap_or_default();
            }
            let sum = |column: &u32| ColumnSum {
                column: *column,
                before: before(*column),
                after: after.get(column).copied().unwrap_or_default(),
            };
            spec.value_columns.iter().map(sum).collect()
        }
        TableKind::Records => {
            let numeric = data.schema.columns.iter().filter(|column| column.kind == Kind::Number);
            let sum = |name: &str| {
                let column = *data.origin.columns.get(name)?;
                let after = data.numbers(name)?.into_iter().flatten().sum();
                Some(ColumnSum { column, before: before(column), after })
            };
            numeric.filter_map(|column| sum(&column.name)).collect()
        }
    }
}
