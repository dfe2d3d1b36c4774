//! Which rows at the edges of a body belong to it: rows of marks, sections above the first figures, totals of few figures;
//! and which of the first rows with numbers are names of columns.

use super::CellRole;
use super::layout::is_header_of_years;
use super::view::{Look, View};
use super::words;

/// Returns how many rows right above the first full one have a label and a few figures: a grand total of what has totals.
pub(super) fn sparse_rows(view: &View<'_>, first: u32, keys: &[u32], values: &[u32]) -> u32 {
    let has_label = |row: u32| keys.iter().any(|column| !view.is_empty(row, *column));
    let is_sparse = |row: &u32| {
        let figures: Vec<f64> = values.iter().filter_map(|column| view.number(*row, *column)).collect();
        let has_text = values.iter().any(|column| view.look(*row, *column) == Look::Text);
        has_label(*row)
            && !has_text
            && figures.iter().any(|figure| !view.is_year(*figure))
            && !is_header_of_years(view, *row, values)
            && view.painted_row(*row).is_none()
    };
    u32::try_from((0..first).rev().take_while(is_sparse).count()).unwrap_or_default()
}

/// Returns whether whole numbers go up by one from left to right, again and again from the first: ages under each sex.
fn counts_up(view: &View<'_>, row: u32, values: &[u32]) -> bool {
    let numbers: Vec<f64> = values.iter().filter_map(|column| view.number(row, *column)).collect();
    let goes_on = |pair: &[f64]| pair[1] == pair[0] + 1.0 || pair[1] == numbers[0];
    let are_small = numbers.iter().all(|number| number.fract() == 0.0 && (0.0..MOST_AGE).contains(number));
    numbers.len() > 2 && numbers[0] != numbers[1] && are_small && numbers.windows(2).all(goes_on)
}

/// Whole numbers above this are amounts; below it they may be ages, grades, doses.
const MOST_AGE: f64 = 130.0;

/// Returns how many of the first rows with numbers name columns by ages, grades, numbers of children: beside words where
/// there are figures below, over words, or counting up. Dates of weeks, names and years may stand under them.
pub(super) fn numbered_names(view: &View<'_>, (first, last): (u32, u32), keys: &[u32], values: &[u32]) -> u32 {
    let n_words = |row: u32| values.iter().filter(|column| view.look(row, **column) == Look::Text).count();
    let has_number = |row: u32| values.iter().any(|column| view.number(row, *column).is_some());
    let are_words = |row: u32| n_words(row) * 2 >= values.len() && !has_number(row);
    let are_dates = |row: u32| {
        values.iter().any(|column| view.look(row, *column) == Look::Other)
            && values.iter().all(|column| matches!(view.look(row, *column), Look::Other | Look::Empty))
    };
    let are_more_names = |row: u32| are_dates(row) || are_words(row) || is_header_of_years(view, row, values);
    let mut below = (first + 1..=last).filter(|below| view.n_filled(*below) > 0);
    // Where names stand above, words below are no names, but figures that nobody gives.
    let is_named = (first.saturating_sub(2)..first).any(|above| n_words(above) * 2 > values.len());
    let is_over_words = !is_named && below.clone().next().is_some_and(are_words);
    let next = below.find(|below| !are_more_names(*below));
    let is_name = |column: &u32| match view.look(first, *column) {
        Look::Number(number) => (is_over_words || number.fract() == 0.0) && (0.0..MOST_AGE).contains(&number),
        Look::Text | Look::Empty => true,
        _ => false,
    };
    let numbers: Vec<f64> = values.iter().filter_map(|column| view.number(first, *column)).collect();
    let go_up = || numbers.is_sorted_by(|one, next| one < next);
    let are_names = |below: u32| {
        (n_words(first) > 0 && n_words(below) == 0 && go_up())
            || (is_over_words && numbers.len() > 1 && go_up())
            || (counts_up(view, first, values) && !counts_up(view, below, values))
    };
    // Where each column has a name of its own above, the labels too, a row with a label has figures.
    let has_names = |above: u32| {
        let names: Vec<String> = values.iter().map(|column| view.text(above, *column)).collect();
        let is_other = |at: usize| names.get(at).is_some_and(|name| !name.is_empty() && !names[..at].contains(name));
        (0..names.len()).all(is_other)
    };
    let is_label = |column: &u32| {
        view.look(first, *column) == Look::Text
            && view.text(first, *column).chars().count() > 1
            && (first.saturating_sub(2)..first).any(|above| view.look(above, *column) == Look::Text)
    };
    let is_row = first > 0 && has_names(first - 1) && keys.iter().any(is_label);
    let is_free = !is_row && view.painted_row(first).is_none() && values.iter().all(is_name);
    match next {
        Some(below) if is_free && are_names(below) => below - first,
        _ => 0,
    }
}

/// Returns how many of the first rows with numbers are names of columns: small whole numbers without a label, under names
/// and over rows that have labels.
pub(super) fn unlabelled_rows(view: &View<'_>, (first, last): (u32, u32), keys: &[u32], values: &[u32]) -> u32 {
    let has_label = |row: u32| keys.iter().any(|column| !view.is_empty(row, *column));
    let n_figures = |row: u32| values.iter().filter(|column| view.number(row, **column).is_some()).count();
    let next = |row: u32| (row + 1..=last).find(|below| view.n_filled(*below) > 0);
    let are_names = |row: u32| {
        let is_name = |column: &u32| match view.look(row, *column) {
            Look::Empty => true,
            Look::Number(number) => number.fract() == 0.0 && (0.0..MOST_AGE).contains(&number),
            _ => false,
        };
        let is_named = |column: &u32| {
            view.is_empty(row, *column)
                || row > 0
                    && (view.look(row - 1, *column) == Look::Text || view.sheet.merge_at(row - 1, *column).is_some())
        };
        view.painted_row(row).is_none()
            && !has_label(row)
            && values.iter().all(is_name)
            && values.iter().any(is_named)
            && next(row).is_some_and(|below| {
                let is_fuller = n_figures(below) == 0 || n_figures(below) > n_figures(row);
                has_label(below) && (is_fuller || counts_up(view, row, values))
            })
    };
    if are_names(first) { next(first).map_or(0, |below| below - first) } else { 0 }
}

/// Returns how many rows right above the first figures belong to the body: they name what follows, as rows further down do,
/// or have labels whose columns the header names and no figure yet.
pub(super) fn leading_rows(view: &View<'_>, (first, last): (u32, u32), keys: &[u32], values: &[u32]) -> u32 {
    // The labels of a row that holds nothing else.
    let labels = |row: u32| {
        let mut filled: Vec<u32> = (0..view.n_columns).filter(|column| !view.is_empty(row, *column)).collect();
        // A remark of several words may stand beside a label.
        let is_remark = |column: &u32| {
            !keys.contains(column) && view.look(row, *column) == Look::Text && view.text(row, *column).contains(' ')
        };
        if let [label, remark] = filled.as_slice()
            && keys.contains(label)
            && values.len() > 1
            && is_remark(remark)
        {
            filled.truncate(1);
        }
        let has_text = filled.iter().any(|column| view.look(row, *column) == Look::Text);
        let is_wide = || {
            let merge = filled.first().and_then(|column| view.sheet.merge_at(row, *column));
            // A unit over the figures heads none of them.
            let is_unit = |column: &u32| view.text(row, *column).starts_with('(') && !keys.contains(column);
            filled.len() == 1
                && !filled.iter().any(is_unit)
                && merge.is_some_and(|merge| (merge.right - merge.left) as usize >= keys.len())
        };
        (has_text && (filled.iter().all(|column| keys.contains(column)) || is_wide())).then_some(filled)
    };
    let belongs = |row: u32| {
        let Some(filled) = labels(row).filter(|_| view.painted_row(row).is_none()) else { return false };
        let header = (row.saturating_sub(2)..row).rev().find(|above| view.n_filled(*above) > 0);
        let are_named = header.is_some_and(|header| {
            let is_named =
                |column: &u32| (header.saturating_sub(2)..=header).any(|above| view.look(above, *column) == Look::Text);
            values.iter().any(|value| !view.is_empty(header, *value)) && filled.iter().all(is_named)
        });
        let has_likes = || filled.len() == 1 && (first..=last).any(|below| labels(below).as_ref() == Some(&filled));
        // What spans the figures alone, and only once, is their unit.
        let spans_figures = filled.iter().any(|column| values.contains(column));
        if spans_figures && !has_likes() {
            return false;
        }
        are_named || (has_likes() && filled.iter().all(|column| !words::is_note(&view.text(row, *column))))
    };
    // A lonely letter over figures may number their column.
    let are_marks = |row: u32| {
        has_only_marks(view, row, keys, values) && !values.iter().any(|column| is_letter(&view.text(row, *column)))
    };
    let mut top = first;
    for row in (0..first).rev().take(MOST_LEADING) {
        let is_painted = view.painted_row(row) == Some(CellRole::Section);
        if is_painted || belongs(row) || are_marks(row) || view.is_lonely_year(row) {
            top = row;
        } else if view.n_filled(row) > 0 || row + 1 != top {
            break;
        }
    }
    first - top.min(first - named_labels(view, first, keys, values))
}

/// Returns how many rows right above the first figures name only what follows, under a row that names the labels, under the
/// names of the figures: `ECONOMY`, then `Individual economies`.
fn named_labels(view: &View<'_>, first: u32, keys: &[u32], values: &[u32]) -> u32 {
    let is_label = |row: &u32| {
        let mut filled = (0..view.n_columns).filter(|column| !view.is_empty(*row, *column));
        let only = filled.next().filter(|_| filled.next().is_none());
        view.painted_row(*row).is_none()
            && only.is_some_and(|column| keys.contains(&column) && view.look(*row, column) == Look::Text)
    };
    let rows: Vec<u32> = (0..first).rev().take(MOST_LEADING).take_while(is_label).collect();
    let above = rows.last().and_then(|top| top.checked_sub(1));
    let n_named = |row: u32| values.iter().filter(|column| !view.is_empty(row, **column)).count();
    // Names of all figures stand right above, or these are lines of a title.
    let is_under_names = above.is_some_and(|above| n_named(above) * 2 > values.len());
    if is_under_names { u32::try_from(rows.len()).unwrap_or_default().saturating_sub(1) } else { 0 }
}

/// Returns whether the first row of all, right above the first figures, names the first columns and not those of the figures: no
/// text returns below it, and where all others have digits it has none.
pub(super) fn names_some_columns(view: &View<'_>, row: u32, values: &[u32]) -> bool {
    let filled: Vec<u32> = view.columns().filter(|column| !view.is_empty(row, *column)).collect();
    let below: Vec<u32> = (row + 1..view.n_rows).filter(|below| view.n_filled(*below) > filled.len()).collect();
    let has_digit = |text: &str| text.contains(|letter: char| letter.is_ascii_digit());
    let is_new = |column: &u32| {
        let text = view.text(row, *column);
        view.look(row, *column) == Look::Text && !below.iter().any(|below| view.text(*below, *column) == text)
    };
    let is_told = |column: &u32| {
        !has_digit(&view.text(row, *column)) && below.iter().all(|below| has_digit(&view.text(*below, *column)))
    };
    let is_wide = values.iter().all(|column| view.is_empty(row, *column));
    filled.len() > 1
        && below.len() > 2
        && is_wide
        && (0..row).all(|above| view.n_filled(above) == 0)
        && filled.iter().all(is_new)
        && filled.iter().any(is_told)
}

/// Rows above the first figures that may belong to them.
const MOST_LEADING: usize = 4;

/// Returns whether a row has a label, and marks for "no number" in place of all figures.
fn has_only_marks(view: &View<'_>, row: u32, keys: &[u32], values: &[u32]) -> bool {
    let is_mark = |column: &u32| view.look(row, *column) == Look::Mark;
    keys.iter().any(|column| view.look(row, *column) == Look::Text)
        && values.iter().any(is_mark)
        && values.iter().all(|column| view.is_empty(row, *column) || view.look(row, *column) == Look::Mark)
        && view.painted_row(row).is_none()
}

fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Returns how many rows right below the last figures belong to the body: they fill the same labels, two at least, and their
/// figures are missing or marks.
pub(super) fn trailing_rows(view: &View<'_>, last: u32, keys: &[u32], values: &[u32]) -> u32 {
    let filled = |row: u32| (0..view.n_columns).filter(|column| !view.is_empty(row, *column)).collect::<Vec<u32>>();
    let labels: Vec<u32> = keys.iter().copied().filter(|column| !view.is_empty(last, *column)).collect();
    let belongs = |row: &u32| {
        let is_said = |column: &u32| words::is_note(&view.text(*row, *column));
        let mut labels = labels.clone();
        labels.sort_unstable();
        labels.len() > 1 && view.painted_row(*row).is_none() && filled(*row) == labels && !labels.iter().any(is_said)
    };
    let rows = (last + 1..view.n_rows).take_while(|row| belongs(row) || has_only_marks(view, *row, keys, values));
    u32::try_from(rows.count()).unwrap_or_default()
}

/// Returns how many rows right below the last figure of a list are records whose numbers are missing: they fill half of its
/// columns, three at least, the first one among them, and say nothing that notes say.
pub(super) fn trailing_records(view: &View<'_>, last: u32, columns: &[u32]) -> u32 {
    let Some(first) = columns.iter().min() else { return 0 };
    let is_record = |row: &u32| {
        let filled: Vec<u32> = columns.iter().copied().filter(|column| !view.is_empty(*row, *column)).collect();
        let is_said = |column: &u32| words::is_note(&view.text(*row, *column));
        filled.len() >= 3
            && filled.len() * 2 >= columns.len()
            && filled.contains(first)
            && view.painted_row(*row).is_none()
            && !filled.iter().any(is_said)
    };
    u32::try_from((last + 1..view.n_rows).take_while(is_record).count()).unwrap_or_default()
}
