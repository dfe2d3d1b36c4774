//! Which columns of a body are labels and which hold figures.

use super::layout::Layout;
use super::view::{Look, View, is_padded};
use super::{CellRole, codes, value, words};
use crate::grid::Rect;
use std::ops::Range;

/// Returns the columns that hold mostly numbers below their first number.
pub(super) fn numeric_columns(view: &View<'_>) -> Vec<u32> {
    (0..view.n_columns)
        .filter(|column| match view.painted_column(*column) {
            Some(CellRole::Value | CellRole::Total) => true,
            Some(_) => false,
            None if holds_marks_of_years(view, *column) || holds_padded_codes(view, *column) => false,
            None => {
                let (mut n_numbers, mut n_others) = (0, 0);
                let mut years = Vec::new();
                for row in 0..view.n_rows {
                    match view.look(row, *column) {
                        Look::Number(number) if !(view.is_year(number) && n_numbers == 0) => n_numbers += 1,
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

/// Returns whether a column holds codes of equally many digits, some with noughts before them, from the first of those down:
/// `004`, `204`.
fn holds_padded_codes(view: &View<'_>, column: u32) -> bool {
    let cells = (0..view.n_rows).filter(|row| !view.is_empty(*row, column)).map(|row| view.sheet.cell(row, column));
    let mut cells = cells.map(|cell| cell.text().map(str::trim)).skip_while(|text| !text.is_some_and(is_padded));
    let Some(first) = cells.next().flatten() else { return false };
    let is_code = |text: &str| text.len() == first.len() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut n = 1_usize;
    cells.all(|text| {
        n += 1;
        text.is_some_and(is_code)
    }) && n > 2
}

/// Returns whether a column without a name holds, in some of the rows of its left neighbour, how many years off a figure is
/// and how good: `-2`, `**`, `*,-1`.
fn holds_marks_of_years(view: &View<'_>, column: u32) -> bool {
    let Some(left) = column.checked_sub(1) else { return false };
    let filled = || (0..view.n_rows).filter(|row| !view.is_empty(*row, column));
    // A name or an amount ends the search at once.
    if !filled().all(|row| is_mark_of_years(&view.text(row, column))) {
        return false;
    }
    let n_left = (0..view.n_rows).filter(|row| !view.is_empty(*row, left)).count();
    filled().next().is_some_and(|first| first > 0)
        && filled().count() * 10 <= n_left * 6
        && filled().all(|row| !view.is_empty(row, left))
}

/// Returns whether a text says how many years off a figure is, with stars: digits, signs and stars alone.
fn is_mark_of_years(text: &str) -> bool {
    let n_digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.len() <= LONGEST_FLAG
        && n_digits <= 1
        && text.starts_with(['-', '+', '*'])
        && text.chars().all(|letter| letter.is_ascii_digit() || "-+*,".contains(letter))
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

/// The rows of a body, whose columns are to be told apart.
struct Block<'v> {
    view: &'v View<'v>,
    numeric: &'v [u32],
    first: u32,
    last: u32,
    /// The rows above the figures in which a name may stand.
    names: Range<u32>,
}

impl Block<'_> {
    fn share(&self, column: u32, wanted: impl Fn(Look) -> bool) -> f64 {
        let n = (self.first..=self.last).filter(|row| wanted(self.view.look(*row, column))).count();
        u32::try_from(n).map_or(0.0, f64::from) / f64::from(self.last - self.first + 1)
    }

    fn is_label(&self, column: u32) -> bool {
        matches!(self.view.painted_column(column), Some(CellRole::Label | CellRole::Section | CellRole::Header))
    }

    fn is_outside(&self, column: u32) -> bool {
        matches!(self.view.painted_column(column), Some(CellRole::Outside | CellRole::Note))
    }

    fn is_filled(&self, column: u32) -> bool {
        (self.first..=self.last).any(|row| !self.view.is_empty(row, column))
    }

    /// Returns whether a column holds marks that say how good the figures left of it are.
    fn holds_flags(&self, column: u32) -> bool {
        let is_behind = self.numeric.first().is_some_and(|left| *left < column);
        is_behind && holds_flags(self.view, column, (self.first, self.last), self.names.clone())
    }

    /// Columns that hold texts in most rows.
    fn dense_texts(&self) -> Vec<u32> {
        (0..self.view.n_columns)
            .filter(|column| !self.numeric.contains(column) && !self.is_outside(*column) && !self.holds_flags(*column))
            // Of numbers only years are left: labels, like texts.
            .filter(|column| self.is_label(*column) || self.share(*column, is_entry) >= 0.5)
            .collect()
    }

    /// The first column that may hold figures: right of the last text, where figures follow it.
    fn border(&self, dense_texts: &[u32]) -> u32 {
        let sparse_lead = (0..self.view.n_columns)
            .find(|column| !self.numeric.contains(column) && self.share(*column, |look| look == Look::Text) > 0.0)
            .filter(|column| !self.holds_flags(*column));
        let Some(text) = dense_texts.iter().copied().chain(sparse_lead).max() else { return 0 };
        // Ages in the middle: as many columns of figures left of the only labels as right of them.
        let n_left = self.numeric.iter().filter(|column| **column < text).count();
        let is_middle = n_left > 0
            && n_left * 2 == self.numeric.len()
            && dense_texts == [text]
            && !self.numeric.iter().any(|column| self.is_label(*column));
        // Texts to the right of all numbers are remarks, or it is a record list; the numbers stay values.
        let is_followed = self.numeric.iter().any(|column| *column > text);
        if is_followed && !is_middle { text + 1 } else { 0 }
    }

    /// Returns whether nothing is known of a column's figures: marks in most rows, and no text or number.
    fn holds_marks(&self, column: u32) -> bool {
        self.share(column, |look| look == Look::Mark) >= 0.5
            && self.share(column, is_entry) == 0.0
            && !self.is_outside(column)
    }

    /// Returns whether a few texts under a name of their own stand left of figures: what kind of data a row holds.
    fn is_named_label(&self, column: u32, values: &[u32]) -> bool {
        let looks = || (self.first..=self.last).map(|row| self.view.look(row, column));
        // Years given once and meant downwards, too.
        let is_year = |look: Look| matches!(look, Look::Number(number) if self.view.is_year(number));
        let are_years = || looks().all(|look| look == Look::Empty || is_year(look)) && looks().any(is_year);
        !self.numeric.contains(&column)
            && values.iter().any(|value| *value > column)
            && (looks().any(|look| look == Look::Text) || are_years())
            && self.names.clone().any(|row| self.view.has_word(row, column))
            && !self.holds_flags(column)
    }
}

fn is_entry(look: Look) -> bool {
    matches!(look, Look::Text | Look::Other | Look::Number(_))
}

/// Returns the rows above the figures in which a name may stand: down from the last empty row, where there is one between.
fn names_above(view: &View<'_>, first: u32) -> Range<u32> {
    let farthest = first.saturating_sub(N_HEADER);
    let is_empty = |row: &u32| view.n_filled(*row) == 0;
    let nearest = (farthest..first).rev().find(|row| !is_empty(row)).unwrap_or(farthest);
    let top = (farthest..nearest).rev().find(is_empty).map_or(farthest, |row| row + 1);
    top..first
}

/// Tells labels from values: what stands left of the last dense text column is a label, numbers or not.
pub(super) fn split_columns(view: &View<'_>, numeric: &[u32], first: u32, last: u32) -> (Vec<u32>, Vec<u32>) {
    let block = Block { view, numeric, first, last, names: names_above(view, first) };
    let dense_texts = block.dense_texts();
    let border = block.border(&dense_texts);
    // A column of which nothing is known is one of figures, too, right of the labels.
    let is_value = |column: &u32| {
        (numeric.contains(column) || (border > 0 && block.holds_marks(*column))) && !block.is_label(*column)
    };
    let mut values: Vec<u32> = (border..view.n_columns).filter(is_value).collect();
    let is_key =
        |column: &u32| *column < border || dense_texts.contains(column) || block.is_named_label(*column, &values);
    let mut keys: Vec<u32> = (0..view.n_columns)
        .filter(|column| !values.contains(column) && !block.is_outside(*column) && block.is_filled(*column))
        .filter(is_key)
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
    let has_year = |column: &u32| view.number(bottom, *column).is_some_and(|it| view.is_year(it));
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
    let numbers =
        |column: u32| -> Vec<f64> { (bottom + 1..view.n_rows).filter_map(|row| view.number(row, column)).collect() };
    let all: Vec<u32> = keys.iter().chain(&values).copied().collect();
    let is_code = |column: &u32| {
        let is_called = |row: u32| {
            let name = view.text(row, *column);
            // "No." may be a number of persons: under a group, beside others of that name, or in no order.
            let returns = || values.iter().any(|other| other != column && view.text(row, *other) == name);
            words::is_code_name(&name)
                && !is_spanned(column)
                && !returns()
                && (!words::is_number_name(&name) || go_up_by_one(&numbers(*column)))
        };
        (top..=bottom).any(is_called)
            || codes::is_number_of_record(view, (bottom, view.n_rows.saturating_sub(1)), &all, *column)
    };
    let is_part_of_time = |column: &u32| {
        words::is_part_of_time(&view.text(bottom, *column))
            && numbers(*column).iter().all(|number| number.fract() == 0.0 && (0.0..=MOST_PARTS).contains(number))
    };
    // A code lies below the header; an amount that is named otherwise than its neighbours is an amount all the same.
    let is_amount = |column: &u32| {
        let numbers = numbers(*column);
        let is_total = (top..=bottom).any(|row| words::is_total(&view.text(row, *column)));
        // Behind the labels a code is called one, or numbers the rows.
        let has_labels = keys.iter().any(|key| key < column);
        let n_digits = |number: &f64| number.abs().to_string().len();
        let is_even = numbers.windows(2).all(|pair| n_digits(&pair[0]) == n_digits(&pair[1]) && pair[0] < pair[1]);
        is_total || are_unlike_codes(&numbers) || (has_labels && !is_even && !go_up_by_one(&numbers))
    };
    let leads = |column: &&u32| is_code(column) || is_part_of_time(column) || (!is_value(column) && !is_amount(column));
    let n_leading = values.iter().take_while(leads).count();
    let (leading, rest) = values.split_at(n_leading);
    // The numbers of the rows once more at the right edge are nobody's figures.
    let repeats_numbers = |column: &u32| {
        let own = numbers(*column);
        let is_named =
            || words::is_number_name(&view.text(bottom, *column)) || view.text(bottom, *column).starts_with("N°");
        let is_label_again = || keys.iter().any(|key| numbers(*key) == own);
        own.len() > 2 && go_up_by_one(&own) && (is_label_again() || is_named())
    };
    let rest = match rest.split_last() {
        Some((last, others)) if !others.is_empty() && repeats_numbers(last) => others,
        _ => rest,
    };
    keys.extend_from_slice(leading);
    keys.sort_unstable();
    (keys, rest.to_vec())
}

/// Ages, days, weeks: none is higher.
const MOST_PARTS: f64 = 130.0;

/// Returns whether most numbers are one more than the one before, or begin anew.
fn go_up_by_one(numbers: &[f64]) -> bool {
    let n = numbers.windows(2).filter(|pair| pair[1] == pair[0] + 1.0 || pair[1] == 1.0).count();
    numbers.iter().all(|number| number.fract() == 0.0) && n * 10 >= numbers.len().saturating_sub(1) * 8
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

/// Returns whether a column without a name holds only marks: statuses, letters of notes where the figures left of it have a
/// name, or anything short in few rows.
fn holds_flags(view: &View<'_>, column: u32, (first, last): (u32, u32), names: Range<u32>) -> bool {
    let texts: Vec<String> = (first..=last).map(|row| view.text(row, column)).filter(|text| !text.is_empty()).collect();
    let is_called_flag =
        names.clone().any(|row| column > 0 && is_flag_of(&view.text(row, column), &view.text(row, column - 1)));
    let is_left_named = column > 1 && names.clone().any(|row| !view.is_empty(row, column - 1));
    // One name over a figure and the marks beside it.
    let shares_name = column > 1
        && names.clone().any(|row| {
            let merge = view.sheet.merge_at(row, column);
            merge.is_some_and(|merge| merge.left + 1 == column && merge.right == column)
        });
    let are_few = texts.len() * 2 < (last - first + 1) as usize;
    let is_flag = |text: &String| {
        let n = text.chars().count();
        let is_letter =
            || (n == 1 || (n == 2 && shares_name)) && text.chars().all(char::is_alphabetic) && is_left_named;
        is_called_flag
            || n <= LONGEST_FLAG
                && (is_mark_of_years(text) || are_few || value::status_of(text).is_some() || is_letter())
    };
    let is_figure =
        |row: u32| matches!(view.look(row, column), Look::Number(_)) && !is_mark_of_years(&view.text(row, column));
    !texts.is_empty()
        && (is_called_flag || !names.clone().any(|row| view.has_word(row, column)))
        && texts.iter().all(is_flag)
        && !(first..=last).any(is_figure)
}

/// Returns whether a name is that of a column with the name of its neighbour and a word for marks behind it: `Y2010F`.
fn is_flag_of(name: &str, figures: &str) -> bool {
    let rest = name.strip_prefix(figures).unwrap_or_default();
    let rest = rest.trim_matches([' ', '_', '-', '.', '(', ')']).to_lowercase();
    !figures.is_empty() && matches!(rest.as_str(), "f" | "flag" | "flags" | "status" | "note" | "symbol" | "statut")
}

/// Returns the columns of marks that stand beside figures, without a name of their own: all right of them, or all left.
pub(super) fn flags(view: &View<'_>, layout: &Layout) -> Vec<(u32, u32)> {
    let Some((first, last)) = layout.values.first().zip(layout.values.last()) else { return Vec::new() };
    let names = layout.header.map_or(0..0, |(top, bottom)| top..bottom + 1);
    let candidates: Vec<u32> = (first.saturating_sub(1)..=last + 1)
        .filter(|column| !layout.keys.contains(column) && !layout.values.contains(column))
        .filter(|column| holds_flags(view, *column, (layout.first, layout.last), names.clone()))
        .collect();
    let beside = |step: fn(u32) -> Option<u32>| {
        let pairs = candidates.iter().map(|flag| Some((step(*flag).filter(|it| layout.values.contains(it))?, *flag)));
        pairs.collect::<Option<Vec<_>>>()
    };
    beside(|flag| flag.checked_sub(1)).or_else(|| beside(|flag| Some(flag + 1))).unwrap_or_default()
}

/// Returns the columns of texts behind all figures that have a name and are no labels.
pub(super) fn remarks(view: &View<'_>, layout: &Layout) -> Vec<u32> {
    let (Some(last), Some((top, bottom))) = (layout.values.last(), layout.header) else { return Vec::new() };
    let is_named = |column: u32| {
        (top..=bottom).any(|row| view.has_word(row, column)) || view.sheet.merge_at(bottom, column).is_some()
    };
    let rows = || (layout.first..=layout.last).filter(|row| !layout.sections.contains(row));
    let is_remark = |column: &u32| {
        let is_text = |row: u32| matches!(view.look(row, *column), Look::Text | Look::Mark | Look::Empty);
        rows().all(is_text) && rows().any(|row| view.look(row, *column) == Look::Text) && is_named(*column)
    };
    (last + 1..view.n_columns)
        .filter(|column| !layout.keys.contains(column) && !layout.flags.iter().any(|(_, flag)| flag == column))
        .filter(is_remark)
        .collect()
}
