//! What the values of a column look like: countries, numbers in some writing, answers of one sign. Guesses, for `propose`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{PoisonError, RwLock};

use crate::data::codes::{Code, CodeKind, code_list};
use crate::data::matching::{How, Matcher};
use crate::steps::parse_numbers::{DecimalMark, GroupMark, parse};

/// Different values that are enough to believe something about a column.
pub(super) const SAMPLE: usize = 40;

/// Returns the share of different values that satisfy a condition, on a sample spread over all of them.
pub(super) fn share(values: &BTreeMap<String, u64>, holds: impl Fn(&str) -> bool) -> f64 {
    let every = values.len().div_ceil(SAMPLE).max(1);
    let (mut n, mut n_holding) = (0.0, 0.0);
    for value in values.keys().step_by(every) {
        n += 1.0;
        n_holding += if holds(value) { 1.0 } else { 0.0 };
    }
    if n > 0.0 { n_holding / n } else { 0.0 }
}

/// Returns the matcher of a list that ships with the program; preparing one takes longer than asking it.
pub(super) fn matcher(list: &str) -> Option<&'static Matcher> {
    static KNOWN: RwLock<BTreeMap<String, &'static Matcher>> = RwLock::new(BTreeMap::new());
    if let Some(known) = KNOWN.read().unwrap_or_else(PoisonError::into_inner).get(list) {
        return Some(known);
    }
    let made: &'static Matcher = Box::leak(Box::new(Matcher::new(code_list(list)?)));
    KNOWN.write().unwrap_or_else(PoisonError::into_inner).insert(list.to_owned(), made);
    Some(made)
}

/// Returns the share of different values that name a country or area, those that need an answer included.
pub(super) fn country_share(values: &BTreeMap<String, u64>) -> f64 {
    let Some(matcher) = matcher("countries") else { return 0.0 };
    share(values, |value| {
        // Digits and short codes alone are no names: `4` is the code of a country and the answer of a question.
        let is_name = value.chars().filter(|character| character.is_alphabetic()).count() > 3;
        is_name && matcher.without_likeness(value).is_some_and(|found| found.how <= How::Ask && found.how != How::Fuzzy)
    })
}

/// Returns the share of different values that are two or three capital letters of an area: `CI`, `CIV`.
pub(super) fn area_letters_share(values: &BTreeMap<String, u64>) -> f64 {
    let Some(list) = code_list("countries") else { return 0.0 };
    let letters: BTreeSet<&str> = list.items.iter().filter_map(|code| code.alpha2.as_deref()).collect();
    share(values, |value| {
        let value = value.trim();
        let are_capitals = matches!(value.len(), 2 | 3) && value.bytes().all(|byte| byte.is_ascii_uppercase());
        are_capitals && (letters.contains(value) || list.find(value).is_some())
    })
}

/// Returns the share of different values that are the M49 number of a country, where they are several and most have three
/// digits: `10`, `12`, `14` are numbers that an office gave.
pub(super) fn area_numbers_share(values: &BTreeMap<String, u64>) -> f64 {
    const FEWEST: usize = 3;
    let Some(list) = code_list("countries") else { return 0.0 };
    let is_country = |code: &&Code| code.kind == CodeKind::Item;
    let numbers: BTreeSet<&str> = list
        .items
        .iter()
        .filter(is_country)
        .filter_map(|code| Some(code.m49.as_deref()?.trim_start_matches('0')))
        .collect();
    let has_three = |value: &str| value.trim().trim_start_matches('0').len() == 3;
    if values.len() < FEWEST || share(values, has_three) < 0.6 {
        return 0.0;
    }
    share(values, |value| numbers.contains(value.trim().trim_start_matches('0')))
}

/// Returns the share of different values that are the M49 number or the code of an area.
pub(super) fn area_code_share(values: &BTreeMap<String, u64>) -> f64 {
    let Some(list) = code_list("countries") else { return 0.0 };
    let numbers: BTreeSet<&str> =
        list.items.iter().filter_map(|code| Some(code.m49.as_deref()?.trim_start_matches('0'))).collect();
    share(values, |value| {
        let value = value.trim();
        numbers.contains(value.trim_start_matches('0')) || list.find(value).is_some()
    })
}

/// Returns the marks that read most of the texts as numbers, and how many they read.
pub(super) fn marks(texts: &[String]) -> Option<(DecimalMark, GroupMark, usize)> {
    const ORDER: [(DecimalMark, GroupMark); 5] = [
        (DecimalMark::Comma, GroupMark::Space),
        (DecimalMark::Point, GroupMark::Space),
        (DecimalMark::Point, GroupMark::Comma),
        (DecimalMark::Comma, GroupMark::Point),
        (DecimalMark::Point, GroupMark::Apostrophe),
    ];
    let mut best: Option<(DecimalMark, GroupMark, usize)> = None;
    for (decimal, group) in ORDER {
        let read = texts.iter().filter(|text| parse(text, decimal, group).is_some()).count();
        if best.is_none_or(|(_, _, known)| read > known) {
            best = Some((decimal, group, read));
        }
    }
    best.filter(|(_, _, read)| *read > 0 && read * 10 >= texts.len() * 7)
}

/// Answers that mean a sex only all together, their codes, and how sure that is.
pub(super) type ShortAnswers = (&'static [(&'static str, &'static str)], f64);

/// Reads sexes given as one sign: `M` is a man beside `F`, but a woman (mujer) beside `H`.
pub(super) fn short_answers(values: &BTreeMap<String, u64>) -> Option<ShortAnswers> {
    const KNOWN: [ShortAnswers; 4] = [
        (&[("M", "M"), ("F", "F")], 0.9),
        (&[("H", "M"), ("F", "F")], 0.8),
        (&[("H", "M"), ("M", "F")], 0.6),
        (&[("1", "M"), ("2", "F")], 0.5),
    ];
    KNOWN
        .into_iter()
        .find(|(answers, _)| values.keys().all(|value| answers.iter().any(|(answer, _)| *answer == value.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(values: &[&str]) -> Vec<String> {
        values.iter().map(|value| (*value).to_owned()).collect()
    }

    #[test]
    fn marks_are_those_that_read_most() {
        assert_eq!(marks(&texts(&["1 234,5", "12,75", "3"])), Some((DecimalMark::Comma, GroupMark::Space, 3)));
        assert_eq!(marks(&texts(&["1,234.5", "12.75", "3"])), Some((DecimalMark::Point, GroupMark::Comma, 3)));
        assert_eq!(marks(&texts(&["1.234,5", "12,75", "n.d.", "3"])), Some((DecimalMark::Comma, GroupMark::Point, 3)));
        assert_eq!(marks(&texts(&["Togo", "3"])), None);
        assert_eq!(marks(&[]), None);
    }

    #[test]
    fn a_sample_is_spread_over_all_values() {
        let values: BTreeMap<String, u64> = (0..1000).map(|number| (format!("{number:04}"), 1)).collect();
        let low = share(&values, |value| value < "0500");
        assert!((0.45..0.55).contains(&low), "{low}");
        assert_eq!(share(&BTreeMap::new(), |_| true), 0.0);
    }
}
