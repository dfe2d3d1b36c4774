//! Time series with a description above each, as statistical offices and central banks publish them: titles, units, first and
//! last periods in rows of their own, then dates downwards.

use super::layout::Layout;
use super::view::{Look, View, is_year};
use crate::data::period;

/// Rows of descriptions: fewer are a header like any other, more are none.
const DESCRIBED: std::ops::RangeInclusive<u32> = 3..=30;
/// Longer texts in the first column are labels, not periods.
const LONGEST_PERIOD: usize = 12;

/// Finds described series; nothing where a sheet holds none.
pub(super) fn find(view: &View<'_>) -> Option<Layout> {
    let column = (0..view.n_columns).find(|column| (0..view.n_rows).any(|row| !view.is_empty(row, *column)))?;
    let is_period = |row: u32| match view.look(row, column) {
        Look::Other => true,
        Look::Number(number) => is_year(number),
        Look::Text => {
            let text = view.text(row, column);
            text.len() <= LONGEST_PERIOD && period::find(&text).0.is_some()
        }
        Look::Empty | Look::Mark => false,
    };
    let values: Vec<u32> = (column + 1..view.n_columns)
        .filter(|column| (0..view.n_rows).any(|row| view.number(row, *column).is_some()))
        .collect();
    let n_filled = |row: u32| values.iter().filter(|column| !view.is_empty(row, **column)).count();
    let has_figures = |row: u32| values.iter().any(|column| view.number(row, *column).is_some());
    let first = (0..view.n_rows).find(|row| (*row..*row + 3).all(|row| is_period(row) && has_figures(row)))?;
    let describes = |row: &u32| !is_period(*row) && n_filled(*row) * 10 >= values.len() * 8;
    let n_described = u32::try_from((0..first).rev().take_while(describes).count()).unwrap_or_default();
    let top = first - n_described;
    // Where no description holds a number or a date, the header is found as any other.
    let is_odd =
        |row: u32| values.iter().all(|column| matches!(view.look(row, *column), Look::Number(_) | Look::Other));
    let is_told = |row: u32| values.iter().all(|column| view.look(row, *column) == Look::Text);
    let last = (first..view.n_rows).rev().find(|row| is_period(*row) && has_figures(*row))?;
    let are_described = DESCRIBED.contains(&n_described)
        && (top..first).any(is_odd)
        && (top..first).any(is_told)
        && (first..=last).all(|row| is_period(row) || n_filled(row) == 0)
        && view.corrections.is_empty();
    are_described.then(|| Layout {
        header: Some((top, first - 1)),
        first,
        last,
        keys: vec![column],
        values,
        ..Layout::default()
    })
}
