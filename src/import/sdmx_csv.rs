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

/// Types the rows of an SDMX-CSV file; returns the names that stand behind the ids of its columns, nothing for any other file.
pub(super) fn understand(rows: &mut [Vec<Cell>]) -> Option<Vec<String>> {
    let (header, records) = rows.split_first_mut()?;
    let id = |cell: &Cell| {
        let text = cell.text().unwrap_or_default().trim();
        text.split_once(':').map_or(text, |(id, _)| id).to_owned()
    };
    let ids: Vec<String> = header.iter().map(id).collect();
    let value = ids.iter().position(|id| id == VALUE)?;
    if !ids.first().is_some_and(|first| FIRST.contains(&first.as_str())) {
        return None;
    }
    let mut labels = Vec::with_capacity(ids.len());
    for (column, id) in ids.into_iter().enumerate() {
        let text = header[column].text().unwrap_or_default();
        let label = text.split_once(':').map_or("", |(_, label)| label.trim()).to_owned();
        let texts = || records.iter().filter_map(|row| row.get(column)?.text());
        if column != 0 && !label.is_empty() && texts().all(|text| text.contains(MARK)) {
            each(records, column, |text| text.split_once(MARK).map(|(code, _)| Cell::Text(code.to_owned())));
        }
        if column == value {
            each(records, column, |text| {
                text.trim().parse().ok().filter(|number: &f64| number.is_finite()).map(Cell::Number)
            });
        }
        header[column] = Cell::Text(id);
        labels.push(label);
    }
    Some(labels)
}

/// Puts another cell in the place of each text of a column for which there is one.
fn each(records: &mut [Vec<Cell>], column: usize, instead: impl Fn(&str) -> Option<Cell>) {
    for cell in records.iter_mut().filter_map(|row| row.get_mut(column)) {
        if let Some(other) = cell.text().and_then(&instead) {
            *cell = other;
        }
    }
}
