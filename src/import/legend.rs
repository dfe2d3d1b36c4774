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
