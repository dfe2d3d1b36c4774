//! Sudden changes in a series, against how the series changes otherwise.

use std::collections::{BTreeMap, HashMap};

use super::counted::is_dimension;
use super::robust::Middle;
use super::subject::{Subject, rounded};
use super::{Answer, Finding, Grade, Report};
use crate::data::{Column, Concept};
use crate::message::Message;

/// Shorter series have no usual change.
const FEWEST: usize = 5;
/// Changes under it are no break, however steady the series.
const LEAST: f64 = 0.2;
/// So many robust standard deviations of the changes away from the usual one.
const FAR: f64 = 3.0;

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    if !subject.is_of_figures() {
        return Err(Message::new("checks-needs-figures"));
    }
    let value = subject.needed(Concept::ObservedValue)?;
    let time = subject.needed(Concept::TimePeriod)?;
    let values = subject.as_numbers(&value.name);
    let times = subject.data.texts(&time.name).unwrap_or_default();
    let series = series(subject, time, &times);
    let mut says: BTreeMap<usize, Message> = BTreeMap::new();
    let mut rows = Vec::new();
    let mut n_series = 0_usize;
    for places in &series {
        let known: Vec<(usize, f64)> =
            places.iter().filter_map(|row| Some((*row, values[*row].filter(|value| *value > 0.0)?))).collect();
        if known.len() < FEWEST {
            continue;
        }
        n_series += 1;
        let changes: Vec<f64> = known.windows(2).map(|pair| libm::log(pair[1].1) - libm::log(pair[0].1)).collect();
        let Some(usual) = Middle::of(&changes) else { continue };
        for (pair, change) in known.windows(2).zip(&changes) {
            let (before, after) = (pair[0], pair[1]);
            let share = after.1 / before.1 - 1.0;
            if share.abs() > LEAST && usual.score(*change).abs() > FAR {
                let said = Message::new("checks-breaks-row")
                    .with("before", before.1)
                    .with("after", after.1)
                    .with("percent", rounded(100.0 * share, 1))
                    .with("then", times[before.0].clone().unwrap_or_default())
                    .with("now", times[after.0].clone().unwrap_or_default());
                says.insert(after.0, said);
                rows.extend([before.0, after.0]);
            }
        }
    }
    if n_series == 0 {
        return Err(Message::new("checks-needs-series").with("n", FEWEST));
    }
    let mut findings = Vec::new();
    if !says.is_empty() {
        let message = Message::new("checks-breaks-found").with("n", says.len()).with("series", n_series);
        let columns = [value.name.as_str(), time.name.as_str()];
        findings.push(Finding::new(Grade::Doubtful, message).about(&columns, rows).saying(says));
    }
    Ok(Report::of(findings))
}

/// Returns the rows of each series, in the order of time.
fn series(subject: &Subject<'_>, time: &Column, times: &[Option<String>]) -> Vec<Vec<usize>> {
    let keys = subject.columns().iter().filter(|column| is_dimension(column) && column.name != time.name);
    let keys: Vec<Vec<Option<String>>> = keys.filter_map(|column| subject.data.texts(&column.name)).collect();
    let mut series: HashMap<Vec<Option<&str>>, Vec<usize>> = HashMap::new();
    for row in 0..subject.n_rows() {
        let key = keys.iter().map(|texts| texts.get(row).and_then(Option::as_deref)).collect();
        series.entry(key).or_default().push(row);
    }
    let mut series: Vec<Vec<usize>> = series.into_values().collect();
    for rows in &mut series {
        rows.sort_by(|a, b| times[*a].cmp(&times[*b]));
    }
    series.sort_unstable();
    series
}
