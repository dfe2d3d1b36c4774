//! What a sheet's own legend says of its figures, which must be known before they are read.

use crate::grid::{Cell, RawSheet};

/// A longer sheet is a list, and has no legend.
const MOST_ROWS_WITH_LEGEND: u32 = 20_000;

/// Words by which a legend says that figures rest on little: parts of them, lower case.
const DOUBTS: [&str; 14] = [
    "unweighted",
    "cases",
    "few",
    "reliab",
    "uncertain",
    "caution",
    "sampl",
    "pondér",
    "fiab",
    "prudence",
    "incertain",
    "observation",
    "cautela",
    "casos",
];

/// Names of brackets: parts of them, lower case.
const BRACKETS: [&str; 5] = ["parenthes", "parenthès", "paréntesis", "parênteses", "in brackets"];

/// So many marks in a row are numbers of columns.
const N_COLUMNS: usize = 3;

/// Returns the marks of notes that stand alone in cells: `(2)`, where a line says `(2) Data not shown`.
pub(super) fn marks_of_notes(sheet: &RawSheet) -> Vec<String> {
    let mark = |text: &str| {
        // Most cells of a long list are seen through at once.
        let text = if text.starts_with(['(', ' ']) { text.trim() } else { return None };
        let end = text.find(')').filter(|_| text.starts_with('('))?;
        let inside = &text[1..end];
        let is_short = inside.len() == 1 && inside.bytes().all(|byte| byte.is_ascii_digit());
        is_short
            .then(|| (text[..=end].to_owned(), text.len() > end + 1 && text[end + 1..].contains(char::is_alphabetic)))
    };
    let rows = 0..sheet.n_rows.min(MOST_ROWS_WITH_LEGEND);
    let of_row = |row| sheet.row(row).iter().filter_map(Cell::text).filter_map(mark).collect::<Vec<_>>();
    // Several in a row number the columns.
    let marks: Vec<(String, bool)> = rows.map(of_row).filter(|marks| marks.len() < N_COLUMNS).flatten().collect();
    let explained = |wanted: &String| marks.iter().any(|(mark, is_line)| *is_line && mark == wanted);
    let mut found: Vec<String> =
        marks.iter().filter(|(mark, is_line)| !is_line && explained(mark)).map(|(mark, _)| mark.clone()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Returns whether a line of a sheet says that figures in brackets rest on few cases: `( ) Figures based on 25–49 cases`.
pub(super) fn explains_brackets(sheet: &RawSheet) -> bool {
    let is_legend = |text: &str| {
        let lower = text.to_lowercase();
        let inside = lower.trim_start().strip_prefix('(').map(str::trim_start);
        let is_about =
            inside.is_some_and(|rest| rest.starts_with(')')) || BRACKETS.iter().any(|word| lower.contains(word));
        is_about && DOUBTS.iter().any(|word| lower.contains(word))
    };
    let rows = 0..sheet.n_rows.min(MOST_ROWS_WITH_LEGEND);
    rows.flat_map(|row| sheet.row(row)).filter_map(Cell::text).any(is_legend)
}
