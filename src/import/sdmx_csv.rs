//! SDMX-CSV 1.0 and 2.0 among the text files: codes are codes, the point is the decimal mark, and labels may stand behind
//! codes (`FR: France`).
//!
//! After the "SDMX-CSV field guide" of the SDMX technical working group.

use crate::grid::Cell;

/// The first column says what the file is: of a dataflow (1.0), or of any structure (2.0).
const FIRST: [&str; 2] = ["DATAFLOW", "STRUCTURE"];
const VALUE: &str = "OBS_VALUE";
/// Between an id and its name.
const MARK: &str = ": ";

/// What the header and the first records of an SDMX-CSV file say of its columns.
pub struct Layout {
    ids: Vec<String>,
    /// The names behind the ids; empty where there is none.
    labels: Vec<String>,
    /// The columns in which names stand behind codes.
    named: Vec<bool>,
    value: usize,
}

impl Layout {
    /// Looks at the header and the first records; nothing for any other file.
    pub fn of(rows: &[Vec<Cell>]) -> Option<Self> {
        let (header, records) = rows.split_first()?;
        let split = |cell: &Cell| {
            let text = cell.text().unwrap_or_default().trim();
            let (id, label) = text.split_once(':').unwrap_or((text, ""));
            (id.to_owned(), label.trim().to_owned())
        };
        let (ids, labels): (Vec<_>, Vec<_>) = header.iter().map(split).unzip();
        let value = ids.iter().position(|id| id == VALUE)?;
        if !ids.first().is_some_and(|first| FIRST.contains(&first.as_str())) {
            return None;
        }
        let are_named = |(column, label): (usize, &String)| {
            let mut texts = records.iter().filter_map(|row| row.get(column)?.text());
            column != 0 && !label.is_empty() && texts.all(|text| text.contains(MARK))
        };
        let named = labels.iter().enumerate().map(are_named).collect();
        Some(Self { ids, labels, named, value })
    }

    /// Returns the field of a record as it is meant: a code without its name, a value as a number.
    pub fn cell(&self, column: usize, field: &str) -> Cell {
        let number = || field.trim().parse().ok().filter(|number: &f64| number.is_finite()).map(Cell::Number);
        let text = || {
            let is_named = self.named.get(column).copied().unwrap_or_default();
            let code = field.split_once(MARK).filter(|_| is_named).map_or(field, |(code, _)| code);
            if code.is_empty() { Cell::Empty } else { Cell::Text(code.to_owned()) }
        };
        if column == self.value { number().unwrap_or_else(text) } else { text() }
    }

    /// Types the rows; returns the names that stand behind the ids of the columns.
    pub(super) fn apply(self, rows: &mut [Vec<Cell>]) -> Vec<String> {
        let Some((header, records)) = rows.split_first_mut() else { return self.labels };
        for row in records {
            for (column, cell) in row.iter_mut().enumerate() {
                if let Some(text) = cell.text() {
                    *cell = self.cell(column, text);
                }
            }
        }
        for (cell, id) in header.iter_mut().zip(self.ids) {
            *cell = Cell::Text(id);
        }
        self.labels
    }
}
