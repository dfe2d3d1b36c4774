//! How many persons each row stands for, so that shares of ages and sexes can be taken of samples, registers and tables alike.

use std::collections::BTreeSet;

use super::subject::Subject;
use crate::data::codes::code_list;
use crate::data::{Column, Concept, Kind};
use crate::message::Message;
use crate::recognise::words::is_bare_total;

/// Returns how many persons each row stands for: its weight, or its figure where it is a part and of the latest period.
///
/// `asked` names the columns whose classes are told apart; over all others the parts are added, never their totals.
pub(super) fn counted(subject: &Subject<'_>, asked: &[&str]) -> Result<Vec<f64>, Message> {
    if !subject.is_of_figures() {
        return Ok(subject.weights());
    }
    let value = subject.needed(Concept::ObservedValue)?;
    if value.unit.as_ref().is_some_and(|unit| unit.measure != "PS") {
        return Err(Message::new("checks-needs-counts"));
    }
    let mut counts: Vec<f64> =
        subject.as_numbers(&value.name).into_iter().map(|value| value.unwrap_or(0.0).max(0.0)).collect();
    for column in subject.columns().iter().filter(|column| is_dimension(column)) {
        if asked.contains(&column.name.as_str()) {
            continue;
        }
        let Some(texts) = subject.data.texts(&column.name) else { continue };
        let there: BTreeSet<String> = texts.iter().flatten().cloned().collect();
        let latest = (column.concept == Some(Concept::TimePeriod)).then(|| there.last().cloned()).flatten();
        for (count, text) in counts.iter_mut().zip(&texts) {
            let is_left_out = match (text, &latest) {
                (text, Some(latest)) => text.as_ref() != Some(latest),
                (Some(text), None) => is_total(column, text, &there),
                (None, None) => false,
            };
            if is_left_out {
                *count = 0.0;
            }
        }
    }
    Ok(counts)
}

/// Returns whether a column tells the cells of a table apart.
pub(super) fn is_dimension(column: &Column) -> bool {
    let is_key = column.kind != Kind::Number || column.concept == Some(Concept::TimePeriod);
    is_key && !Subject::is_remark(&column.name) && column.concept != Some(Concept::ObservationStatus)
}

/// Returns whether a class of a column is the total of others that are there.
pub(super) fn is_total(column: &Column, class: &str, there: &BTreeSet<String>) -> bool {
    match column.code_list.as_deref().and_then(code_list) {
        Some(list) => list.is_total(class, there),
        None => there.len() > 1 && is_bare_total(class),
    }
}
