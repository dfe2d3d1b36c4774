//! Codes that their list does not have.

use std::collections::BTreeMap;

use super::subject::Subject;
use super::{Answer, Finding, Grade, Report};
use crate::data::bands::Band;
use crate::data::codes::{CodeList, code_list, list_name};
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
    Ok(Report::of(findings))
}

/// Returns whether a list has a code; bands of ages have a grammar, of which the list names the usual ones.
fn is_known(list: &CodeList, code: &str) -> bool {
    list.find(code).is_some() || (list.id == "age" && Band::of_code(code).is_some())
}
