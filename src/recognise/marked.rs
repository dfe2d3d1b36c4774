//! Marks at the names of periods: `2023 (p)`, `2022*`, `20201)`, `Dez.*`. They say how good all figures of the period are, and
//! are no part of its name.

use crate::data::period;
use crate::grid::RawSheet;

use super::value::{self, status_of};
use super::view::is_year;
use super::words::squeeze;

/// Marks at one name at most.
const MOST_MARKS: usize = 2;

/// Letters that mark figures of a year when they stand right behind it.
const LETTERS: &[char] = &['p', 'P', 'r', 'R', 'e', 'E', 'f', 'F', 'b', 'B'];

/// Returns the name of a period without its marks, and the status they stand for, if any; nothing where it has none or is no
/// period.
pub(super) fn without_mark(text: &str) -> Option<(String, &'static str)> {
    let mut rest = squeeze(text);
    let mut status = "";
    for _ in 0..MOST_MARKS {
        if is_period(&rest) {
            break;
        }
        let (bare, mark) = strip(&rest)?;
        if let Some(known) = status_of(&mark) {
            status = known;
        }
        rest = bare;
    }
    (is_period(&rest) && rest != squeeze(text)).then_some((rest, status))
}

/// Takes the last mark off a text.
fn strip(text: &str) -> Option<(String, String)> {
    let done = |at: usize| {
        let (bare, mark) = text.split_at(at);
        let mark = mark.trim().trim_end_matches('/').to_owned();
        Some((bare.trim_end().to_owned(), mark))
    };
    // `2020 г.`: the year, as Russian writes it.
    for year in ["года", "год", "г.", "г"] {
        if let Some(bare) =
            text.strip_suffix(year).filter(|bare| bare.trim_end().ends_with(|one: char| one.is_ascii_digit()))
        {
            return Some((bare.trim_end().to_owned(), String::new()));
        }
    }
    if let Some(bare) = value::without_note(text) {
        return done(bare.len());
    }
    if let Some(inner) = text.strip_suffix([')', ']']) {
        // `2022 (r)`, and `20201)`, where the mark has no bracket to its left.
        let open = inner.rfind(['(', '[']);
        let mark = open.map_or_else(|| inner.char_indices().next_back().map(|(at, _)| at), Some)?;
        let n_letters = text.get(mark..)?.chars().count();
        return if n_letters <= 5 { done(mark) } else { None };
    }
    if text.ends_with(['*', '+', '†', '‡', '#', '^']) {
        let bare = text.trim_end_matches(['*', '+', '†', '‡', '#', '^']);
        return done(bare.len());
    }
    let bare = text.strip_suffix('/').unwrap_or(text);
    let letter = bare.strip_suffix(LETTERS)?;
    letter.trim_end().ends_with(|one: char| one.is_ascii_digit()).then(|| done(letter.len())).flatten()
}

/// Returns whether a text is a year, a quarter or a month, and nothing else.
fn is_period(text: &str) -> bool {
    let of_year = || value::number(text, None).is_some_and(is_year);
    if !text.ends_with(|letter: char| letter.is_alphanumeric() || letter == '.') {
        return false;
    }
    let (found, rest) = period::find(text);
    of_year() || (found.is_some() && rest.is_empty()) || period::month(text).is_some()
}

/// Returns the levels of a header without marks at periods and with shares named after their figures, and the status that stands
/// at each column.
pub(super) fn clean(levels: &[Vec<String>], n_columns: usize) -> (Vec<Vec<String>>, Vec<&'static str>) {
    let mut levels = levels.to_vec();
    let mut marks = vec![""; n_columns];
    for level in &mut levels {
        for (known, own) in marks.iter_mut().zip(clean_level(level)) {
            if !own.is_empty() {
                *known = own;
            }
        }
    }
    super::header::name_shares(&mut levels);
    (levels, marks)
}

/// Takes the marks off the names of a level that holds periods; returns the status of each column, empty where there is none.
fn clean_level(level: &mut [String]) -> Vec<&'static str> {
    let none = vec![""; level.len()];
    let filled = level.iter().filter(|text| !text.is_empty()).count();
    let n_periods = level.iter().filter(|text| is_period(text) || without_mark(text).is_some()).count();
    if n_periods < 2 || n_periods * 2 < filled {
        return none;
    }
    level
        .iter_mut()
        .map(|text| match without_mark(text) {
            Some((bare, status)) => {
                *text = bare;
                status
            }
            None => "",
        })
        .collect()
}

/// Returns whether the cells of a label column are periods, some of them with marks.
pub(super) fn holds_marked_periods(sheet: &RawSheet, column: u32, rows: (u32, u32)) -> bool {
    let (mut n_filled, mut n_periods, mut n_marked) = (0_u32, 0_u32, 0_u32);
    for row in rows.0..=rows.1.min(sheet.n_rows.saturating_sub(1)) {
        let text = squeeze(&sheet.cell(row, column).to_string());
        if text.is_empty() {
            continue;
        }
        n_filled += 1;
        let is_marked = without_mark(&text).is_some();
        n_marked += u32::from(is_marked);
        n_periods += u32::from(is_marked || is_period(&text));
    }
    n_marked > 0 && n_periods >= 2 && n_periods * 2 >= n_filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_off_periods_and_nothing_else() {
        for (text, wanted) in [
            ("2022 (r)", Some(("2022", "A"))),
            ("2023 (p)", Some(("2023", "P"))),
            ("2023p", Some(("2023", "P"))),
            ("2023 p/", Some(("2023", "P"))),
            ("2021+", Some(("2021", ""))),
            ("2022*", Some(("2022", "A"))),
            ("20201)", Some(("2020", ""))),
            ("2020¹", Some(("2020", ""))),
            ("2020 г.", Some(("2020", ""))),
            ("Dez*", Some(("Dez", "A"))),
            ("Maio/2023*", Some(("Maio/2023", "A"))),
            ("2023", None),
            ("2019Q1", None),
            ("Total*", None),
            ("Niger (p)", None),
            ("15-24 e", None),
        ] {
            let found = without_mark(text);
            assert_eq!(found.as_ref().map(|(bare, status)| (bare.as_str(), *status)), wanted, "{text}");
        }
    }
}
