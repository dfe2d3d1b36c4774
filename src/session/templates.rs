//! What a person said of one sheet holds for the next of its kind: next month's file from the same sender opens right.
//!
//! A template keeps no text of the sheet, only fingerprints of its words: labels can be names of people.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::grid::{Cell, RawSheet};
use crate::import::fingerprint;
use crate::recognise::Correction;
use crate::world::World;

/// Rows and columns whose words make the shape of a sheet.
const N_ROWS: u32 = 60;
const N_COLUMNS: u32 = 60;
/// So many of a hundred words that either sheet has must be in both.
const ALIKE: usize = 70;
/// Older templates go.
const MOST: usize = 300;
/// Letters of a fingerprint that are kept.
const N_LETTERS: usize = 12;

/// The templates of an office, newest last.
#[derive(Debug, Default)]
pub(super) struct Templates {
    path: Option<PathBuf>,
    known: Vec<Template>,
    /// Sources that were looked at already.
    pub seen: BTreeSet<String>,
}

/// What was said of a sheet of some shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Template {
    /// The file on which it was said.
    from: String,
    n_columns: u32,
    /// Fingerprints of the words of the sheet, each with its column.
    shape: BTreeSet<String>,
    said: Vec<Said>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Said {
    correction: Correction,
    /// The fingerprint of the first word in its first row, by which the row is found again.
    #[serde(default)]
    anchor: Option<String>,
    /// Whether it reached to the last row.
    #[serde(default)]
    is_to_end: bool,
}

impl Templates {
    pub(super) fn load(world: &dyn World, home: Option<&Path>) -> Self {
        let path = home.map(|home| home.join("templates.json"));
        let bytes = path.as_ref().and_then(|path| world.read(path).ok());
        let known = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Self { path, known, seen: BTreeSet::new() }
    }

    /// Keeps what was said of a sheet, or forgets it where nothing is said any more.
    pub(super) fn remember(
        &mut self,
        world: &dyn World,
        from: &str,
        sheet: &RawSheet,
        corrections: &[Correction],
    ) -> std::io::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        let shape = shape(sheet);
        let n_before = self.known.len();
        self.known.retain(|template| !is_alike(template, sheet, &shape));
        if corrections.is_empty() && self.known.len() == n_before {
            return Ok(());
        }
        if !corrections.is_empty() {
            let said = corrections.iter().map(|correction| said(sheet, correction)).collect();
            self.known.push(Template { from: from.to_owned(), n_columns: sheet.n_columns, shape, said });
        }
        let n_old = self.known.len().saturating_sub(MOST);
        self.known.drain(..n_old);
        world.replace(path, &serde_json::to_vec(&self.known)?)
    }

    /// Returns what was said of a sheet like this one, moved to where it stands here, and of which file.
    pub(super) fn find(&self, sheet: &RawSheet) -> Option<(&str, Vec<Correction>)> {
        if self.known.is_empty() || sheet.n_rows == 0 {
            return None;
        }
        let shape = shape(sheet);
        let template = self.known.iter().rev().find(|template| is_alike(template, sheet, &shape))?;
        Some((&template.from, template.said.iter().filter_map(|said| moved(said, sheet)).collect()))
    }
}

fn is_alike(template: &Template, sheet: &RawSheet, shape: &BTreeSet<String>) -> bool {
    let n_both = template.shape.intersection(shape).count();
    let n_either = template.shape.union(shape).count();
    template.n_columns == sheet.n_columns && n_either > 0 && n_both * 100 >= n_either * ALIKE
}

/// Returns the fingerprints of the words of a sheet; digits, dates among them, are no part of it.
fn shape(sheet: &RawSheet) -> BTreeSet<String> {
    let cells = (0..sheet.n_rows.min(N_ROWS))
        .flat_map(|row| (0..sheet.n_columns.min(N_COLUMNS)).map(move |column| (row, column)));
    cells.filter_map(|(row, column)| Some(format!("{column}:{}", word(sheet.cell(row, column))?))).collect()
}

/// Returns the fingerprint of the letters of a text.
fn word(cell: &Cell) -> Option<String> {
    let letters: String =
        cell.text()?.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect();
    (letters.len() > 1).then(|| fingerprint(letters.as_bytes()).chars().take(N_LETTERS).collect())
}

fn first_word(sheet: &RawSheet, row: u32) -> Option<String> {
    sheet.row(row).iter().find(|cell| !cell.is_empty()).and_then(word)
}

fn said(sheet: &RawSheet, correction: &Correction) -> Said {
    let last = sheet.n_rows.saturating_sub(1);
    Said {
        correction: correction.clone(),
        anchor: first_word(sheet, correction.area.top),
        is_to_end: correction.area.bottom >= last && correction.area.top < last,
    }
}

/// Returns a correction where it belongs in another sheet; nothing where its row is not found.
fn moved(said: &Said, sheet: &RawSheet) -> Option<Correction> {
    let mut correction = said.correction.clone();
    let area = &mut correction.area;
    if let Some(anchor) = &said.anchor
        && first_word(sheet, area.top).as_ref() != Some(anchor)
    {
        // The nearest row that begins with the same word.
        let rows: BTreeMap<u32, u32> = (0..sheet.n_rows)
            .filter(|row| first_word(sheet, *row).as_ref() == Some(anchor))
            .map(|row| (row.abs_diff(area.top), row))
            .collect();
        let row = *rows.values().next()?;
        area.bottom = (area.bottom + row).saturating_sub(area.top);
        area.top = row;
    }
    if said.is_to_end {
        area.bottom = sheet.n_rows.saturating_sub(1);
    }
    (area.top <= area.bottom && area.top < sheet.n_rows).then_some(correction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::Rect;
    use crate::recognise::CellRole;
    use crate::world::MemoryWorld;

    fn sheet(month: &str, n: usize) -> RawSheet {
        let text = |text: &str| Cell::Text(text.to_owned());
        let mut rows =
            vec![vec![text(&format!("Arrivals, {month} 2026"))], vec![text("Country"), text("Women"), text("Men")]];
        rows.extend((0..n).map(|at| {
            vec![
                text(["Mali", "Niger", "Togo", "Chad"][at % 4]),
                Cell::Number(3.0 * f64::from(u8::try_from(at).unwrap())),
                Cell::Number(1.0),
            ]
        }));
        rows.push(vec![text("Checked by the desk"), Cell::Number(7.0)]);
        RawSheet::from_rows("s", rows, Vec::new())
    }

    #[test]
    fn next_month_is_corrected_as_this_month_was() {
        let world = MemoryWorld::default();
        let home = Path::new("home");
        let mut templates = Templates::load(&world, Some(home));
        let january = sheet("January", 4);
        let note = Correction { area: Rect { top: 6, left: 0, bottom: 6, right: 2 }, role: CellRole::Note };
        templates.remember(&world, "january.xlsx", &january, std::slice::from_ref(&note)).unwrap();
        let again = Templates::load(&world, Some(home));
        let (from, said) = again.find(&sheet("February", 8)).unwrap();
        assert_eq!(from, "january.xlsx");
        assert_eq!(said, [Correction { area: Rect { top: 10, left: 0, bottom: 10, right: 2 }, ..note }]);
        assert!(!String::from_utf8(world.read(&home.join("templates.json")).unwrap()).unwrap().contains("Mali"));
        templates.remember(&world, "january.xlsx", &january, &[]).unwrap();
        assert!(Templates::load(&world, Some(home)).find(&january).is_none(), "taken back is forgotten");
    }
}
