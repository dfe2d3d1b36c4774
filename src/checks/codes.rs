//! Codes that their list does not have.

use std::collections::BTreeMap;

use super::missing::is_recoding;
use super::subject::Subject;
use super::{Answer, Finding, Grade, Report};
use crate::data::bands::Band;
use crate::data::codes::{CodeList, code_list, list_name};
use crate::data::{Column, Kind};
use crate::message::Message;

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    let coded: Vec<_> = subject
        .columns()
        .iter()
        .filter_map(|column| Some((column.name.as_str(), code_list(column.code_list.as_ref()?)?)))
        .collect();
    if coded.is_empty() {
        return Err(Message::new("checks-needs-codes"));
    }
    let mut findings = Vec::new();
    for (name, list) in coded {
        let Some(texts) = subject.texts(name) else { continue };
        let mut unknown: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (row, text) in texts.iter().enumerate() {
            if let Some(text) = text.filter(|text| !is_known(list, text)) {
                unknown.entry(text).or_default().push(row);
            }
        }
        if unknown.is_empty() {
            continue;
        }
        let mut rows: Vec<usize> = unknown.values().flatten().copied().collect();
        rows.sort_unstable();
        let examples = unknown.keys().take(3).copied().collect::<Vec<_>>().join(", ");
        let message = Message::new("checks-codes-unknown")
            .with("column", name)
            .with("list", list_name(&list.id))
            .with("n", rows.len())
            .with("examples", examples);
        findings.push(Finding::new(Grade::Wrong, message).about(&[name], rows));
    }
    findings.extend(subject.columns().iter().filter_map(|column| without_code(subject, column)));
    Ok(Report::of(findings))
}

/// Finds values that got no code where others of their column did: what was answered and is in no class.
fn without_code(subject: &Subject<'_>, coded: &Column) -> Option<Finding> {
    coded.code_list.as_ref().filter(|list| *list != "area_type")?;
    let codes = subject.data.texts(&coded.name)?;
    if codes.iter().all(Option::is_some) {
        return None;
    }
    for column in subject.columns().iter().filter(|column| column.code_list.is_none() && column.kind == Kind::Text) {
        let Some(texts) = subject.texts(&column.name) else { continue };
        let answers: Vec<Option<&str>> = texts.iter().collect();
        let rows: Vec<usize> =
            (0..codes.len()).filter(|row| answers[*row].is_some() && codes[*row].is_none()).collect();
        let n_coded = codes.iter().flatten().count();
        let has_source = codes.iter().zip(&answers).all(|(code, answer)| code.is_none() || answer.is_some());
        if rows.is_empty() || n_coded == 0 || !has_source || !is_recoding(&answers, &codes) {
            continue;
        }
        let mut named: Vec<&str> = Vec::new();
        for answer in rows.iter().filter_map(|row| answers[*row]) {
            if !named.contains(&answer) && named.len() < 3 {
                named.push(answer);
            }
        }
        let message = Message::new("checks-codes-without")
            .with("column", &column.name)
            .with("coded", &coded.name)
            .with("n", rows.len())
            .with("examples", named.join(", "));
        return Some(Finding::new(Grade::Doubtful, message).about(&[&column.name], rows));
    }
    None
}

/// Returns whether a list has a code; bands of ages have a grammar, of which the list names the usual ones.
fn is_known(list: &CodeList, code: &str) -> bool {
    list.find(code).is_some() || (list.id == "age" && Band::of_code(code).is_some())
}
