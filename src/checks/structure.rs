//! Empty columns, empty rows, columns that say the same.

use super::subject::Subject;
use super::{Answer, Finding, Grade, Report};
use crate::message::Message;

/// Wider tables are not searched for columns that say the same.
const WIDEST: usize = 80;

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    let n_rows = subject.n_rows();
    if n_rows == 0 {
        return Err(Message::new("checks-needs-rows"));
    }
    let columns = subject.data.frame.columns();
    let mut findings = Vec::new();
    let is_empty: Vec<bool> = columns.iter().map(|column| column.null_count() == n_rows).collect();
    let names = columns.iter().map(|column| column.name().as_str());
    let empty = names.zip(&is_empty).filter(|(name, empty)| **empty && !Subject::is_remark(name));
    let empty: Vec<&str> = empty.map(|(name, _)| name).collect();
    if !empty.is_empty() {
        let message =
            Message::new("checks-structure-empty-columns").with("n", empty.len()).with("names", empty.join(", "));
        findings.push(Finding::new(Grade::Doubtful, message).about(&empty, Vec::new()));
    }
    if is_empty.iter().any(|empty| !empty) {
        let mut blank = vec![true; n_rows];
        for column in columns {
            for (blank, is_null) in blank.iter_mut().zip(column.is_null().iter()) {
                *blank &= is_null == Some(true);
            }
        }
        let rows: Vec<usize> = blank.iter().enumerate().filter(|(_, blank)| **blank).map(|(row, _)| row).collect();
        if !rows.is_empty() {
            let message = Message::new("checks-structure-empty-rows").with("n", rows.len());
            findings.push(Finding::new(Grade::Doubtful, message).about(&[], rows));
        }
    }
    let is_coded: Vec<bool> = subject.columns().iter().map(|column| column.code_list.is_some()).collect();
    if columns.len() <= WIDEST {
        for (at, one) in columns.iter().enumerate() {
            for (place, other) in columns.iter().enumerate().skip(at + 1) {
                // Codes that are the words they were found for stand in a column of their own by intent.
                let is_worth_it = !is_coded[at]
                    && !is_coded[place]
                    && !is_empty[at]
                    && !is_empty[place]
                    && one.n_unique().unwrap_or(0) > 2;
                if is_worth_it && one.dtype() == other.dtype() && one.equals_missing(other) {
                    let names = [one.name().as_str(), other.name().as_str()];
                    let message =
                        Message::new("checks-structure-same-columns").with("one", names[0]).with("other", names[1]);
                    findings.push(Finding::new(Grade::Info, message).about(&names, Vec::new()));
                }
            }
        }
    }
    Ok(Report::of(findings))
}
