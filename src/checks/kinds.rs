//! Values that are not of the kind the rest of their column is: words among numbers, codes that lost their zeros, no dates.

use std::collections::BTreeMap;

use super::subject::{Subject, float};
use super::{Answer, Finding, Grade, Report};
use crate::data::date::Date;
use crate::data::{Kind, view};
use crate::message::Message;

/// From this share on, the others are the exception.
const MOST: f64 = 0.9;
/// In shorter columns nothing is an exception.
const FEWEST: usize = 10;

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    let columns: Vec<_> = subject.columns().iter().filter(|column| column.kind != Kind::Number).collect();
    if columns.is_empty() {
        return Err(Message::new("checks-needs-texts"));
    }
    let mut findings = Vec::new();
    for column in columns {
        let Some(texts) = subject.texts(&column.name) else { continue };
        let values: Vec<(usize, &str)> =
            texts.iter().enumerate().filter_map(|(row, text)| Some((row, text?.trim()))).collect();
        if values.len() < FEWEST {
            continue;
        }
        let name = column.name.as_str();
        let found = match column.kind {
            Kind::Date => odd_ones(&values, |text| Date::read(text).is_some())
                .map(|rows| (Grade::Wrong, "checks-kinds-no-date", rows)),
            Kind::Code => codes(&values),
            Kind::Text | Kind::Number => odd_ones(&values, is_written_date)
                .filter(|rows| rows.len() < values.len())
                .map(|rows| (Grade::Wrong, "checks-kinds-no-date", rows))
                .or_else(|| odd_ones(&values, is_number).map(|rows| (Grade::Doubtful, "checks-kinds-no-number", rows)))
                .or_else(|| codes(&values)),
        };
        if let Some((grade, id, rows)) = found {
            let examples = examples(&values, &rows);
            let message = Message::new(id).with("column", name).with("n", rows.len()).with("examples", examples);
            findings.push(Finding::new(grade, message).about(&[name], rows));
        }
    }
    Ok(Report::of(findings))
}

/// Returns the rows that are not what nearly all are; none where all are, or too few.
fn odd_ones(values: &[(usize, &str)], is_usual: impl Fn(&str) -> bool) -> Option<Vec<usize>> {
    let odd: Vec<usize> = values.iter().filter(|(_, text)| !is_usual(text)).map(|(row, _)| *row).collect();
    let share = 1.0 - float(odd.len()) / float(values.len());
    (!odd.is_empty() && share >= MOST).then_some(odd)
}

/// Finds codes that a spreadsheet damaged: written with an exponent, or shorter than all others by their zeros.
fn codes(values: &[(usize, &str)]) -> Option<(Grade, &'static str, Vec<usize>)> {
    let is_power = |text: &str| {
        let parts = text.split_once(['E', 'e']);
        parts.is_some_and(|(head, power)| is_number(head) && power.trim_start_matches('+').parse::<u8>().is_ok())
            && text.contains(['+', '.', ','])
    };
    let powers: Vec<usize> = values.iter().filter(|(_, text)| is_power(text)).map(|(row, _)| *row).collect();
    if !powers.is_empty() {
        return Some((Grade::Wrong, "checks-kinds-power", powers));
    }
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !values.iter().all(|(_, text)| is_digits(text)) {
        return None;
    }
    let mut lengths: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, text) in values {
        *lengths.entry(text.len()).or_default() += 1;
    }
    let (usual, n) = lengths.iter().max_by_key(|(_, n)| **n).map(|(length, n)| (*length, *n))?;
    if usual < 3 || float(n) < MOST * float(values.len()) {
        return None;
    }
    let shorter = values.iter().filter(|(_, text)| text.len() + 1 == usual).map(|(row, _)| *row);
    let shorter: Vec<usize> = shorter.collect();
    (!shorter.is_empty()).then_some((Grade::Doubtful, "checks-kinds-short-code", shorter))
}

/// Returns whether a text is a whole date, the day or the month first.
fn is_written_date(text: &str) -> bool {
    let is_whole = |is_day_first| Date::read_written(text, is_day_first).is_some_and(|date| date.day.is_some());
    is_whole(true) || is_whole(false)
}

fn is_number(text: &str) -> bool {
    view::number(text).is_some_and(f64::is_finite)
}

/// Returns a few of the values of rows, each once.
fn examples(values: &[(usize, &str)], rows: &[usize]) -> String {
    let mut named: Vec<&str> = Vec::new();
    for (row, text) in values {
        if rows.binary_search(row).is_ok() && !named.contains(text) && named.len() < 3 {
            named.push(text);
        }
    }
    named.join(", ")
}
