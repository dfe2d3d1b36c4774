//! Which columns of a body are labels and which hold figures.

use super::layout::Layout;
use super::view::{Look, View, is_year};
use super::{CellRole, value, words};
use crate::grid::Rect;

/// Returns the columns that hold mostly numbers below their first number.
pub(super) fn numeric_columns(view: &View<'_>) -> Vec<u32> {
    (0..view.n_columns)
        .filter(|column| match view.painted_column(*column) {
            Some(CellRole::Value | CellRole::Total) => true,
            Some(_) => false,
            None => {
                let (mut n_numbers, mut n_others) = (0, 0);
                let mut years = Vec::new();
                for row in 0..view.n_rows {
                    match view.look(row, *column) {
                        Look::Number(number) if !(is_year(number) && n_numbers == 0) => n_numbers += 1,
                        Look::Number(year) => years.push(year),
                        Look::Text | Look::Other if n_numbers > 0 => n_others += 1,
                        _ => {}
                    }
                }
                (n_numbers >= 1 && n_numbers >= n_others) || are_amounts(&years)
            }
        })
        .collect()
}

/// Numbers that could be years but lie further apart are amounts.
const YEARS_APART: f64 = 60.0;

/// Returns whether numbers that could all be years are amounts by chance: few repeat, in no order, far apart.
fn are_amounts(years: &[f64]) -> bool {
    let mut sorted = years.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.dedup();
    let is_ordered = years.is_sorted() || years.is_sorted_by(|one, next| one >= next);
    let is_wide = sorted.first().zip(sorted.last()).is_some_and(|(first, last)| last - first > YEARS_APART);
    years.len() > 2 && sorted.len() * 10 >= years.len() * 8 && !is_ordered && is_wide
}

/// Tells labels from values: what stands left of the last dense text column is a label, numbers or not.
pub(super) fn split_columns(view: &View<'_>, numeric: &[u32], first: u32, last: u32) -> (Vec<u32>, Vec<u32>) {
    let height = f64::from(last - first + 1);
    let share = |column: u32, wanted: fn(Look) -> bool| {
        let n = (first..=last).filter(|row| wanted(view.look(*row, column))).count();
        u32::try_from(n).map_or(0.0, f64::from) / height
    };
    let is_label = |column: u32| {
        matches!(view.painted_column(column), Some(CellRole::Label | CellRole::Section | CellRole::Header))
    };
    let is_outside = |column: u32| matches!(view.painted_column(column), Some(CellRole::Outside | CellRole::Note));
    // Behind figures, marks that say how good they are.
    let holds_flags = |column: u32| {
        let mut texts = (first..=last).map(|row| view.text(row, column)).filter(|text| !text.is_empty()).peekable();
        // Letters of notes, too, behind figures that have a name.
        let is_left_named =
            || column > 1 && (first.saturating_sub(N_HEADER)..first).any(|row| !view.is_empty(row, column - 1));
        let is_flag = |text: String| {
            let n = text.chars().count();
            let is_letter = || n == 1 && text.chars().all(char::is_alphabetic) && is_left_named();
            n <= LONGEST_FLAG && (value::status_of(&text).is_some() || is_letter())
        };
        let is_unnamed = (first.saturating_sub(N_HEADER)..first).all(|row| !view.has_word(row, column));
        let is_behind = numeric.first().is_some_and(|left| *left < column);
        is_unnamed && is_behind && texts.peek().is_some() && texts.all(is_flag)
    };
    let dense_texts: Vec<u32> = (0..view.n_columns)
        .filter(|column| !numeric.contains(column) && !is_outside(*column) && !holds_flags(*column))
        // Of numbers only years are left: labels, like texts.
        .filter(|column| {
            is_label(*column)
                || share(*column, |look| matches!(look, Look::Text | Look::Other | Look::Number(_))) >= 0.5
        })
        .collect();
    let sparse_lead =
        (0..view.n_columns).find(|column| !numeric.contains(column) && share(*column, |look| look == Look::Text) > 0.0);
    let last_text = dense_texts.iter().copied().chain(sparse_lead).max();
    // Ages in the middle: as many columns of figures left of the only labels as right of them.
    let n_left = |text: u32| numeric.iter().filter(|column| **column < text).count();
    let is_middle = |text: u32| n_left(text) > 0 && n_left(text) * 2 == numeric.len() && dense_texts == [text];
    let border = match last_text {
        Some(text) if is_middle(text) && !numeric.iter().any(|column| is_label(*column)) => 0,
        Some(text) if numeric.iter().any(|column| *column > text) => text + 1,
        // Texts to the right of all numbers: remarks, or a record list; the numbers stay values.
        Some(text) if dense_texts.iter().all(|dense| *dense == text) => 0,
        Some(_) | None => 0,
    };
    // A column of which nothing is known is one of figures, too, right of the labels.
    let holds_marks = |column: u32| {
        let is_other = |look: Look| matches!(look, Look::Text | Look::Other | Look::Number(_));
        share(column, |look| look == Look::Mark) >= 0.5 && share(column, is_other) == 0.0 && !is_outside(column)
    };
    let is_value = |column: &u32| numeric.contains(column) || (border > 0 && holds_marks(*column));
    let mut values: Vec<u32> =
        (border..view.n_columns).filter(|column| is_value(column) && !is_label(*column)).collect();
    // A few texts under a name of their own, left of figures: what kind of data a row holds.
    let is_named_label = |column: u32| {
        let is_named = || (first.saturating_sub(N_HEADER)..first).any(|row| view.has_word(row, column));
        !numeric.contains(&column)
            && values.iter().any(|value| *value > column)
            && (first..=last).any(|row| view.look(row, column) == Look::Text)
            && is_named()
    };
    let mut keys: Vec<u32> = (0..view.n_columns)
        .filter(|column| !values.contains(column) && !is_outside(*column))
        .filter(|column| (first..=last).any(|row| !view.is_empty(row, *column)))
        .filter(|column| *column < border || dense_texts.contains(column) || is_named_label(*column))
        .collect();
    if keys.is_empty() && values.len() > 1 {
        keys.push(values.remove(0));
    }
    (keys, values)
}

/// Moves numeric columns that lead the values but are named otherwise (a code beside the years) to the labels.
pub(super) fn move_leading_codes(
    view: &View<'_>,
    header: Option<(u32, u32)>,
    mut keys: Vec<u32>,
    values: Vec<u32>,
) -> (Vec<u32>, Vec<u32>) {
    let Some((top, bottom)) = header else { return (keys, values) };
    let has_year = |column: &u32| view.number(bottom, *column).is_some_and(is_year);
    // A name that is merged down to the last level, under one that spans the next column too.
    let is_spanned = |column: &u32| {
        let holds = |merge: &Rect| merge.bottom < bottom && merge.contains(merge.top, column + 1);
        (top..bottom).any(|row| view.sheet.merge_at(row, *column).as_ref().is_some_and(holds))
            && values.contains(&(column + 1))
    };
    let has_own_name = |column: &u32| !view.is_empty(bottom, *column) || is_spanned(column);
    let most =
        |test: &dyn Fn(&u32) -> bool| values.iter().filter(|column| test(column)).count() * 10 >= values.len() * 6;
    let is_value: &dyn Fn(&u32) -> bool = if most(&has_year) {
        &has_year
    } else if top < bottom && most(&has_own_name) {
        &has_own_name
    } else {
        &|_| true
    };
    let is_code = |column: &u32| (top..=bottom).any(|row| words::is_code_name(&view.text(row, *column)));
    // A code lies below the header; an amount that is named otherwise than its neighbours is an amount all the same.
    let is_amount = |column: &u32| {
        let numbers: Vec<f64> = (bottom + 1..view.n_rows).filter_map(|row| view.number(row, *column)).collect();
        let is_total = (top..=bottom).any(|row| words::is_total(&view.text(row, *column)));
        is_total || are_unlike_codes(&numbers)
    };
    let leads = |column: &&u32| is_code(column) || (!is_value(column) && !is_amount(column));
    let n_leading = values.iter().take_while(leads).count();
    let (leading, rest) = values.split_at(n_leading);
    keys.extend_from_slice(leading);
    keys.sort_unstable();
    (keys, rest.to_vec())
}

/// Returns whether numbers cannot be codes or ranks: some have fractions, or they are long, of unlike length, in no order.
fn are_unlike_codes(numbers: &[f64]) -> bool {
    let n_digits = |number: &f64| number.abs().to_string().len();
    let (shortest, longest) = (numbers.iter().map(n_digits).min(), numbers.iter().map(n_digits).max());
    let is_ordered = numbers.is_sorted() || numbers.is_sorted_by(|one, next| one >= next);
    numbers.iter().any(|number| number.fract() != 0.0)
        || (longest.is_some_and(|longest| longest > 4) && shortest != longest && !is_ordered && numbers.len() > 2)
}

/// Rows above the figures in which the name of a column may stand.
const N_HEADER: u32 = 8;

/// Letters of a mark beside a figure.
const LONGEST_FLAG: usize = 4;

/// Returns the columns of marks that stand beside figures, without a name of their own: all right of them, or all left.
pub(super) fn flags(view: &View<'_>, layout: &Layout) -> Vec<(u32, u32)> {
    let Some((first, last)) = layout.values.first().zip(layout.values.last()) else { return Vec::new() };
    let is_named =
        |column: u32| layout.header.is_some_and(|(top, bottom)| (top..=bottom).any(|row| view.has_word(row, column)));
    let is_flag = |column: &u32| {
        let filled = (layout.first..=layout.last).filter(|row| !view.is_empty(*row, *column));
        let mut texts = filled.map(|row| (view.look(row, *column), view.text(row, *column))).peekable();
        let is_mark = |(look, text): (Look, String)| {
            matches!(look, Look::Text | Look::Mark) && text.chars().count() <= LONGEST_FLAG
        };
        texts.peek().is_some() && texts.all(is_mark) && !is_named(*column)
    };
    let candidates: Vec<u32> = (first.saturating_sub(1)..=last + 1)
        .filter(|column| !layout.keys.contains(column) && !layout.values.contains(column))
        .filter(is_flag)
        .collect();
    let beside = |step: fn(u32) -> Option<u32>| {
        let pairs = candidates.iter().map(|flag| Some((step(*flag).filter(|it| layout.values.contains(it))?, *flag)));
        pairs.collect::<Option<Vec<_>>>()
    };
    beside(|flag| flag.checked_sub(1)).or_else(|| beside(|flag| Some(flag + 1))).unwrap_or_default()
}
