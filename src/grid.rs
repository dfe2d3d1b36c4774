//! What a file holds before any meaning: sheets of cells, merges, addresses.
//!
//! Rows and columns are 0-based as they stand in the sheet; people see A1 addresses.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What one cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    /// Text, in Unicode NFC.
    Text(String),
    Number(f64),
    Bool(bool),
    /// A date or a time, in ISO form.
    Date(String),
    /// An error of the spreadsheet, as it shows it: `#DIV/0!`.
    Error(String),
}

impl Cell {
    /// Returns whether nothing stands in the cell; blank text counts as nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Returns the text of a text cell.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the number of a number cell.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// The content in machine form: numbers with a decimal point and no grouping.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) | Self::Date(text) | Self::Error(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Bool(true) => f.write_str("TRUE"),
            Self::Bool(false) => f.write_str("FALSE"),
        }
    }
}

/// A rectangle of cells, both corners included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Rect {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
    pub right: u32,
}

impl Rect {
    /// Returns the rectangle of one cell.
    pub fn cell(row: u32, column: u32) -> Self {
        Self { top: row, left: column, bottom: row, right: column }
    }

    /// Returns whether a cell lies inside.
    pub fn contains(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

/// The A1 form: `B3` or `B3:F20`.
impl fmt::Display for Rect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.left), self.top + 1)?;
        if (self.top, self.left) != (self.bottom, self.right) {
            write!(f, ":{}{}", column_letters(self.right), self.bottom + 1)?;
        }
        Ok(())
    }
}

/// Returns the letters of a column: 0 → `A`, 27 → `AB`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0));
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    String::from_utf8(letters).unwrap_or_default()
}

/// A sheet with more cells than this has a stray cell far out, or does not fit a laptop.
pub const MOST_CELLS: u64 = 60_000_000;

/// One sheet as it stands in the file.
#[derive(Clone, Debug, Default)]
pub struct RawSheet {
    pub name: String,
    pub is_visible: bool,
    /// Rows of the sheet, trailing empty ones not counted.
    pub n_rows: u32,
    pub n_columns: u32,
    /// Row-major, `n_rows_held × n_columns`.
    cells: Vec<Cell>,
    pub merges: Vec<Rect>,
    /// Rows of a very long file that are not held here; reading the table reads them again from the bytes.
    pub n_rows_unread: u64,
    pub form: Form,
    /// What the format says of each column besides its name; empty where it says nothing.
    pub column_labels: Vec<String>,
}

/// What the format itself says of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Nothing: cells, wherever they stand.
    #[default]
    Cells,
    /// A list of records with the names of its columns in the first row, and texts that are texts.
    List,
    /// Such a list that is about the columns of another sheet.
    Dictionary,
}

impl RawSheet {
    /// Makes a sheet from rows of cells; short rows are filled with empty cells, empty rows and columns at the end are dropped.
    pub fn from_rows(name: impl Into<String>, mut rows: Vec<Vec<Cell>>, merges: Vec<Rect>) -> Self {
        while rows.last().is_some_and(|row| row.iter().all(Cell::is_empty)) {
            rows.pop();
        }
        let width = rows
            .iter()
            .map(|row| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1))
            .max()
            .unwrap_or(0);
        let n_rows = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let mut cells = Vec::with_capacity(rows.len() * width);
        for mut row in rows {
            row.resize(width, Cell::Empty);
            cells.append(&mut row);
        }
        let n_columns = u32::try_from(width).unwrap_or(u32::MAX);
        Self {
            name: name.into(),
            is_visible: true,
            n_rows,
            n_columns,
            cells,
            merges,
            n_rows_unread: 0,
            form: Form::Cells,
            column_labels: Vec::new(),
        }
    }

    /// Returns a cell; everything outside the sheet is empty.
    pub fn cell(&self, row: u32, column: u32) -> &Cell {
        const EMPTY: &Cell = &Cell::Empty;
        if column >= self.n_columns {
            return EMPTY;
        }
        self.cells.get(row as usize * self.n_columns as usize + column as usize).unwrap_or(EMPTY)
    }

    /// Returns one row of cells; rows past the end are empty slices.
    pub fn row(&self, row: u32) -> &[Cell] {
        let width = self.n_columns as usize;
        let start = row as usize * width;
        self.cells.get(start..start + width).unwrap_or(&[])
    }

    /// Returns the merged region that covers a cell.
    pub fn merge_at(&self, row: u32, column: u32) -> Option<Rect> {
        self.merges.iter().copied().find(|merge| merge.contains(row, column))
    }

    /// Returns the number of cells that hold something.
    pub fn n_filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// A file opened: its sheets, without meaning.
#[derive(Clone, Debug, Default)]
pub struct RawBook {
    pub sheets: Vec<RawSheet>,
}

impl RawBook {
    /// Returns a sheet by name.
    pub fn sheet(&self, name: &str) -> Option<&RawSheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_read_like_a_spreadsheet() {
        assert_eq!(Rect { top: 2, left: 1, bottom: 19, right: 5 }.to_string(), "B3:F20");
        assert_eq!(Rect::cell(0, 27).to_string(), "AB1");
        assert_eq!(column_letters(701), "ZZ");
    }
}
