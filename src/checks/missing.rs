//! Item non-response: the share of rows without a value, those to whom the question was not put left out.

use std::collections::BTreeMap;

use super::subject::{Subject, float, rounded};
use super::{Answer, Figure, Finding, Grade, Report};
use crate::data::{Column, Concept, Kind};
use crate::message::Message;

/// From this share on an answer is missing often.
const OFTEN: f64 = 0.05;
/// From this share on figures from the column need a note.
const VERY_OFTEN: f64 = 0.2;
/// A question with more answers tells nobody whom to ask another.
const MOST_ANSWERS: usize = 12;
/// So many rows must all lack the value for a filter to be believed.
const FEWEST: usize = 10;
/// Ages from which on questions are put.
const FIRST_AGES: (f64, f64) = (3.0, 20.0);
/// Questions that another one hangs on, at most.
const MOST_FILTERS: usize = 3;

/// Answers after which a question was not put.
struct NotAsked {
    filter: String,
    answers: Vec<String>,
    /// Which rows were asked.
    is_asked: Vec<bool>,
    /// Rows that were asked and have no value.
    n_missing: usize,
}

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    let n_rows = subject.n_rows();
    if n_rows == 0 {
        return Err(Message::new("checks-needs-rows"));
    }
    // In a table of figures what is no number has its text beside it.
    let is_question =
        |column: &&Column| !Subject::is_remark(&column.name) && column.code_list.as_deref() != Some("area_type");
    let columns: Vec<&Column> = subject.columns().iter().filter(is_question).collect();
    let classes: Vec<(&Column, Vec<Option<&str>>)> =
        columns.iter().filter_map(|column| Some((*column, classes(subject, column)?))).collect();
    let ages = subject.concept(Concept::Age).filter(|column| column.kind == Kind::Number);
    let ages = ages.map_or_else(Vec::new, |column| subject.as_numbers(&column.name));
    let mut findings = Vec::new();
    let mut n_values = 0_usize;
    for column in &columns {
        let values = subject.data.frame.column(&column.name).ok();
        let Some(values) = values else { continue };
        n_values += n_rows - values.null_count();
        let share = float(values.null_count()) / float(n_rows);
        if share < OFTEN || values.null_count() == n_rows {
            continue;
        }
        let nulls = values.is_null();
        let is_missing: Vec<bool> = nulls.iter().map(|is_null| is_null == Some(true)).collect();
        let texts = subject.data.texts(&column.name).unwrap_or_default();
        if is_copy(subject, &columns, column, &texts) {
            continue;
        }
        let young = young(&is_missing, &ages);
        let filters: Vec<&(&Column, Vec<Option<&str>>)> = classes
            .iter()
            .filter(|(other, answers)| other.name != column.name && !is_recoding(answers, &texts))
            .collect();
        findings.push(finding(&column.name, &is_missing, young, &filters));
    }
    let complete = 100.0 * float(n_values) / float(n_rows * columns.len().max(1));
    let verdict = Message::new("checks-missing-complete-means");
    let figure = Figure { name: Message::new("checks-missing-complete"), value: complete, decimals: 1, verdict };
    Ok(Report { findings, figures: vec![figure] })
}

/// Returns the answers of a column of few classes, row by row.
fn classes<'a>(subject: &Subject<'a>, column: &Column) -> Option<Vec<Option<&'a str>>> {
    if !matches!(column.kind, Kind::Text | Kind::Code) {
        return None;
    }
    let n_different = subject.data.frame.column(&column.name).ok()?.n_unique().ok()?;
    let texts = subject.texts(&column.name)?;
    (n_different <= MOST_ANSWERS).then(|| texts.iter().collect())
}

/// Returns whether a column holds the codes of another one: what is missing there is said of that one.
fn is_copy(subject: &Subject<'_>, columns: &[&Column], column: &Column, texts: &[Option<String>]) -> bool {
    // What has a name and no code is told where codes are.
    let is_source = |other: &Column| {
        let Some(values) = subject.texts(&other.name) else { return false };
        let answers: Vec<Option<&str>> = values.iter().collect();
        let is_there = answers.iter().zip(texts).all(|(answer, text)| text.is_none() || answer.is_some());
        is_there && is_recoding(&answers, texts)
    };
    column.code_list.is_some()
        && texts.iter().any(Option::is_some)
        && columns
            .iter()
            .filter(|other| other.name != column.name && other.code_list.is_none())
            .any(|other| is_source(other))
}

/// Returns the age from which on a question was put, where nobody younger has an answer.
fn young(is_missing: &[bool], ages: &[Option<f64>]) -> Option<(f64, Vec<bool>)> {
    let answered = ages.iter().zip(is_missing).filter(|(_, missing)| !**missing).filter_map(|(age, _)| *age);
    let first = answered.fold(f64::INFINITY, f64::min);
    let is_asked: Vec<bool> = ages.iter().map(|age| age.is_none_or(|age| age >= first)).collect();
    let n_young = is_asked.iter().filter(|asked| !**asked).count();
    ((FIRST_AGES.0..=FIRST_AGES.1).contains(&first) && n_young >= FEWEST).then_some((first, is_asked))
}

/// Returns whether a column is another one in other words: each answer goes with one value, or with none.
pub(super) fn is_recoding(answers: &[Option<&str>], texts: &[Option<String>]) -> bool {
    let mut value_of: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    let pairs = || answers.iter().zip(texts).filter_map(|(answer, text)| Some(((*answer)?, text.as_deref())));
    let is_function = pairs().all(|(answer, text)| *value_of.entry(answer).or_insert(text) == text);
    // Where hardly an answer returns, anything goes with it.
    is_function && value_of.len() * 2 <= pairs().count()
}

/// Finds the answers of another question after which a value is always missing, among rows that were asked so far.
fn not_asked(filter: &str, answers: &[Option<&str>], is_missing: &[bool], is_asked: &[bool]) -> Option<NotAsked> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let rows = || answers.iter().zip(is_missing).zip(is_asked).filter(|(_, asked)| **asked).map(|(pair, _)| pair);
    for (answer, missing) in rows() {
        let Some(answer) = answer else { continue };
        let count = counts.entry(answer).or_default();
        count.0 += 1;
        count.1 += usize::from(*missing);
    }
    let skipped: Vec<&str> =
        counts.iter().filter(|(_, (n, missing))| n == missing && *n >= FEWEST).map(|(answer, _)| *answer).collect();
    if skipped.is_empty() || skipped.len() == counts.len() {
        return None;
    }
    let n_before = rows().filter(|(_, missing)| **missing).count();
    let is_left = |answer: Option<&str>| answer.is_none_or(|answer| !skipped.contains(&answer));
    let is_asked: Vec<bool> = answers.iter().zip(is_asked).map(|(answer, asked)| *asked && is_left(*answer)).collect();
    let n_missing = is_missing.iter().zip(&is_asked).filter(|(missing, asked)| **missing && **asked).count();
    // A filter that leaves most of it unexplained is none.
    if n_missing * 2 > n_before {
        return None;
    }
    let answers = skipped.into_iter().map(str::to_owned).collect();
    Some(NotAsked { filter: filter.to_owned(), answers, is_asked, n_missing })
}

fn finding(
    column: &str,
    is_missing: &[bool],
    young: Option<(f64, Vec<bool>)>,
    filters: &[&(&Column, Vec<Option<&str>>)],
) -> Finding {
    let mut named: Vec<Message> = Vec::new();
    let mut is_asked = vec![true; is_missing.len()];
    if let Some((first, asked)) = young {
        named.push(Message::new("checks-missing-young").with("age", first));
        is_asked = asked;
    }
    // One question may hang on two others: of those in work, those who came from abroad.
    for _ in 0..MOST_FILTERS {
        let found =
            filters.iter().filter_map(|(other, answers)| not_asked(&other.name, answers, is_missing, &is_asked));
        let n_asked = |one: &NotAsked| one.is_asked.iter().filter(|asked| **asked).count();
        let best = found.min_by(|a, b| a.n_missing.cmp(&b.n_missing).then_with(|| n_asked(b).cmp(&n_asked(a))));
        let Some(best) = best else { break };
        let answers = best.answers.join(", ");
        named.push(Message::new("checks-missing-answers").with("filter", best.filter).with("answers", answers));
        is_asked = best.is_asked;
    }
    let asked = is_asked.iter().zip(is_missing).enumerate().filter(|(_, (asked, _))| **asked);
    let n_asked = asked.clone().count();
    let rows: Vec<usize> = asked.filter(|(_, (_, missing))| **missing).map(|(row, _)| row).collect();
    let share = float(rows.len()) / float(n_asked.max(1));
    let grade = if share >= VERY_OFTEN { Grade::Doubtful } else { Grade::Info };
    let id = match named.is_empty() {
        true => "checks-missing-column",
        false if share < OFTEN => "checks-missing-filtered",
        false => "checks-missing-asked",
    };
    let message = Message::new(id)
        .with("column", column)
        .with("n", rows.len())
        .with("of", n_asked)
        .with("percent", rounded(100.0 * share, 1))
        .with("filters", and(named));
    Finding::new(grade, message).about(&[column], rows)
}

/// Strings filters together.
fn and(filters: Vec<Message>) -> Message {
    let all =
        filters.into_iter().reduce(|all, next| Message::new("checks-missing-and").with("all", all).with("next", next));
    all.unwrap_or_else(|| Message::new("checks-missing-nobody"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_not_asked_is_no_non_response() {
        let mut answers = vec![Some("employed"); 20];
        answers.extend([Some("inactive"); 15]);
        let mut is_missing = vec![false; 20];
        is_missing[3] = true;
        is_missing.extend([true; 15]);
        let found = not_asked("status", &answers, &is_missing, &[true; 35]).unwrap();
        let n_asked = found.is_asked.iter().filter(|asked| **asked).count();
        assert_eq!((found.answers, n_asked, found.n_missing), (vec!["inactive".to_owned()], 20, 1));
        assert!(not_asked("sex", &[Some("F"); 35], &is_missing, &[true; 35]).is_none());
        let codes: Vec<Option<String>> =
            answers.iter().map(|text| text.filter(|text| *text == "employed").map(str::to_owned)).collect();
        assert!(is_recoding(&answers, &codes), "a code that is missing for a name is no question that was not put");
    }
}
