//! What a file holds before any meaning: sheets of cells, merges, addresses.
//!
//! Rows and columns are 0-based as they stand in the sheet; people see A1 addresses.

use std::collections::HashMap;
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

/// How a cell is dressed, as far as the format says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Style {
    pub is_bold: bool,
    pub is_filled: bool,
    /// Steps by which the text is moved in.
    pub indent: u8,
    /// Whether a number is shown as so many per cent: 0.25 as 25 %.
    pub is_percent: bool,
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
    /// The place in `styles` of each cell; nothing where the format says nothing of looks.
    style_ids: Vec<u8>,
    styles: Vec<Style>,
    pub merges: Vec<Rect>,
    /// Rows and columns that the file hides from the eye, in order; they are read as all others.
    pub hidden_rows: Vec<u32>,
    pub hidden_columns: Vec<u32>,
    /// Rows of a very long file that are not held here; reading the table reads them again from the bytes.
    pub n_rows_unread: u64,
    /// Bytes of a very long text in which its records stand: notes below them are none.
    pub n_bytes_body: usize,
    /// Whether a text stands in its file as it is read: in UTF-8 and NFC, without quotes.
    pub is_bare_text: bool,
    pub form: Form,
    /// What says "no number" in this file besides the marks that everybody uses, as a person told.
    pub missing_marks: Vec<String>,
    /// Whether a legend says that figures in brackets are uncertain ones, which would else be negative.
    pub brackets_doubt: bool,
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
        Self { name: name.into(), is_visible: true, n_rows, n_columns, cells, merges, ..Self::default() }
    }

    /// Returns whether the file hides a cell from the eye.
    pub fn is_hidden(&self, row: u32, column: u32) -> bool {
        self.hidden_rows.binary_search(&row).is_ok() || self.hidden_columns.binary_search(&column).is_ok()
    }

    /// Returns how a cell is dressed; plainly where the format does not say.
    pub fn style(&self, row: u32, column: u32) -> Style {
        if column >= self.n_columns {
            return Style::default();
        }
        let id = self.style_ids.get(row as usize * self.n_columns as usize + column as usize);
        id.and_then(|id| self.styles.get(usize::from(*id))).copied().unwrap_or_default()
    }

    /// Returns whether any cell is shown as so many per cent.
    pub fn has_percent(&self) -> bool {
        self.styles.iter().any(|style| style.is_percent)
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

/// A sheet that grows cell by cell, in whatever order they come.
#[derive(Debug, Default)]
pub struct Growing {
    width: usize,
    cells: Vec<Cell>,
    style_ids: Vec<u8>,
    styles: Vec<Style>,
    n_columns: usize,
}

/// Why a sheet cannot grow: it would have more than [`MOST_CELLS`] cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl Growing {
    /// Puts other texts in place of some.
    pub fn replace(&mut self, others: &HashMap<String, String>) {
        if others.is_empty() {
            return;
        }
        for cell in &mut self.cells {
            if let Cell::Text(text) = cell
                && let Some(other) = others.get(text.trim())
            {
                text.clone_from(other);
            }
        }
    }

    /// Puts a cell in its place; an empty one takes none.
    pub fn put(&mut self, row: u32, column: u32, cell: Cell, style: Style) -> Result<(), TooLarge> {
        if cell.is_empty() {
            return Ok(());
        }
        let (row, column) = (row as usize, column as usize);
        self.n_columns = self.n_columns.max(column + 1);
        if column >= self.width {
            self.widen((column + 1).next_power_of_two(), row)?;
        }
        let n_needed = (row + 1) * self.width;
        if row as u64 * self.n_columns as u64 > MOST_CELLS {
            return Err(TooLarge);
        }
        if n_needed > self.cells.len() {
            self.cells.resize(n_needed, Cell::Empty);
        }
        let at = row * self.width + column;
        self.cells[at] = cell;
        if style != Style::default() {
            let id = self.style_id(style);
            if self.style_ids.len() <= at {
                self.style_ids.resize(at + 1, 0);
            }
            self.style_ids[at] = id;
        }
        Ok(())
    }

    /// Returns the place of a style; of very many, the plain one.
    fn style_id(&mut self, style: Style) -> u8 {
        if self.styles.is_empty() {
            self.styles.push(Style::default());
        }
        let known = self.styles.iter().position(|known| *known == style);
        let at = known.unwrap_or_else(|| {
            self.styles.push(style);
            self.styles.len() - 1
        });
        u8::try_from(at).unwrap_or_default()
    }

    fn widen(&mut self, width: usize, row: usize) -> Result<(), TooLarge> {
        let n_rows = self.cells.len().checked_div(self.width).unwrap_or_default();
        if n_rows.max(row) as u64 * self.n_columns as u64 > MOST_CELLS {
            return Err(TooLarge);
        }
        self.relay(width, n_rows);
        Ok(())
    }

    /// Lays the rows out anew, each with this many columns.
    fn relay(&mut self, width: usize, n_rows: usize) {
        let kept = width.min(self.width);
        let mut cells = Vec::with_capacity(n_rows * width);
        let mut old = std::mem::take(&mut self.cells).into_iter();
        let mut style_ids = Vec::new();
        for row in 0..n_rows {
            cells.extend(old.by_ref().take(kept));
            old.by_ref().take(self.width - kept).for_each(drop);
            cells.resize((row + 1) * width, Cell::Empty);
            if !self.style_ids.is_empty() {
                let start = row * self.width;
                style_ids.extend((start..start + kept).map(|at| self.style_ids.get(at).copied().unwrap_or_default()));
                style_ids.resize((row + 1) * width, 0);
            }
        }
        (self.cells, self.style_ids, self.width) = (cells, style_ids, width);
    }

    /// Returns the finished sheet.
    pub fn finish(mut self, name: impl Into<String>, merges: Vec<Rect>) -> RawSheet {
        if self.width != self.n_columns && self.width > 0 {
            let n_rows = self.cells.len() / self.width;
            self.relay(self.n_columns, n_rows);
        }
        let n_rows = self.cells.len().checked_div(self.n_columns).unwrap_or_default();
        RawSheet {
            name: name.into(),
            is_visible: true,
            n_rows: u32::try_from(n_rows).unwrap_or(u32::MAX),
            n_columns: u32::try_from(self.n_columns).unwrap_or(u32::MAX),
            cells: self.cells,
            style_ids: self.style_ids,
            styles: self.styles,
            merges,
            ..RawSheet::default()
        }
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
