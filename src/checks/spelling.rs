//! Blanks nobody sees, letters read in the wrong encoding, spellings that may be one value.

use std::collections::BTreeMap;

use super::subject::Subject;
use super::{Answer, Finding, Grade, Report};
use crate::data::Kind;
use crate::data::cluster::{Cluster, clusters};
use crate::data::codes::code_list;
use crate::data::matching::{How, Matcher};
use crate::message::Message;

/// A column with more different texts holds names, not classes.
const MOST_CLASSES: usize = 1_000;

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    let texts: Vec<&str> = subject
        .columns()
        .iter()
        .filter(|column| matches!(column.kind, Kind::Text | Kind::Code))
        .map(|column| column.name.as_str())
        .collect();
    if texts.is_empty() {
        return Err(Message::new("checks-needs-texts"));
    }
    let mut findings = Vec::new();
    for name in texts {
        let Some(values) = subject.texts(name) else { continue };
        let rows_where = |is_bad: fn(&str) -> bool| -> Vec<usize> {
            let rows = values.iter().enumerate().filter(|(_, text)| text.is_some_and(is_bad));
            rows.map(|(row, _)| row).collect()
        };
        for (id, grade, is_bad) in [
            ("checks-spelling-blanks", Grade::Info, has_stray_blanks as fn(&str) -> bool),
            ("checks-spelling-encoding", Grade::Wrong, is_misread),
        ] {
            let rows = rows_where(is_bad);
            if let Some(first) = rows.first() {
                let example = values.get(*first).unwrap_or_default();
                let message =
                    Message::new(id).with("column", name).with("n", rows.len()).with("example", visible(example));
                findings.push(Finding::new(grade, message).about(&[name], rows));
            }
        }
        findings.extend(variants(name, values.iter()));
    }
    Ok(Report::of(findings))
}

/// Finds spellings of a column of classes that may be one value.
fn variants<'t>(name: &str, values: impl Iterator<Item = Option<&'t str>>) -> Option<Finding> {
    let mut counts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut n_values = 0_usize;
    for (row, text) in values.enumerate() {
        let Some(text) = text else { continue };
        n_values += 1;
        counts.entry(text).or_default().push(row);
        if counts.len() > MOST_CLASSES {
            return None;
        }
    }
    if counts.len() * 2 > n_values {
        return None;
    }
    let sizes = counts.iter().map(|(text, rows)| ((*text).to_owned(), rows.len() as u64)).collect();
    let mut found = clusters(&sizes);
    if !found.is_empty() {
        let countries = code_list("countries").map(Matcher::new);
        found.retain(|cluster| !countries.as_ref().is_some_and(|countries| are_countries(cluster, countries)));
    }
    let first = found.first()?;
    let named = first.members.iter().take(3).map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" / ");
    // The rows with the rarer spellings are those that would change.
    let rarer = found.iter().flat_map(|cluster| cluster.members.iter().skip(1));
    let mut rows: Vec<usize> = rarer.filter_map(|(text, _)| counts.get(text.as_str())).flatten().copied().collect();
    rows.sort_unstable();
    let message =
        Message::new("checks-spelling-variants").with("column", name).with("n", found.len()).with("example", named);
    Some(Finding::new(Grade::Doubtful, message).about(&[name], rows))
}

/// Returns whether the spellings are names of different countries: Gambia is no slip of Zambia.
fn are_countries(cluster: &Cluster, countries: &Matcher) -> bool {
    let codes = cluster.members.iter().map(|(text, _)| countries.find(text));
    let codes: Vec<Option<String>> = codes.map(|found| found.code.filter(|_| found.how < How::Fuzzy)).collect();
    codes.iter().all(Option::is_some) && codes.iter().any(|code| *code != codes[0])
}

/// Returns whether a text has blanks at its ends, two in a row, or signs that take no room.
fn has_stray_blanks(text: &str) -> bool {
    let is_unseen =
        |letter: char| letter.is_control() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}');
    text.trim().len() != text.len() || text.contains("  ") || text.chars().any(is_unseen)
}

/// Returns whether a text has letters that UTF-8 read as Western gives, or the sign for a byte that is no letter.
fn is_misread(text: &str) -> bool {
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let is_second_byte = matches!(next, '\u{80}'..='\u{bf}' | '€' | '™' | 'œ' | 'ƒ' | '‰' | '‡' | '‹');
        if letter == '\u{fffd}' || (matches!(letter, 'Ã' | 'Â' | 'â' | 'Å') && is_second_byte) {
            return true;
        }
    }
    false
}

/// Makes blanks visible for a sentence.
fn visible(text: &str) -> String {
    text.chars().map(|letter| if letter.is_whitespace() || letter.is_control() { '␣' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_eye_does_not_see_is_found() {
        assert!(has_stray_blanks("Nord ") && has_stray_blanks("Nord  Est") && has_stray_blanks("No\u{200b}rd"));
        assert!(!has_stray_blanks("Côte d’Ivoire"));
        assert!(is_misread("CÃ´te") && is_misread("Râ€™ile") && is_misread("R\u{fffd}gion"));
        assert!(!is_misread("São Tomé") && !is_misread("Âge") && !is_misread("château"));
    }
}
