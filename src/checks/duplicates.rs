//! Rows that stand twice: the same person, the same cell of a table, or every value alike.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};

use super::counted::is_dimension;
use super::names::Role;
use super::subject::{Subject, float};
use super::{Answer, Finding, Grade, Report};
use crate::data::{Column, Concept, Kind};
use crate::message::Message;

/// A sample of persons has rows that are alike by chance where there are fewer columns.
const FEWEST_COLUMNS: usize = 5;
/// A column that is called an identifier is one where at least this share of its values differ.
const MOST_DIFFERENT: f64 = 0.9;

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    let mut findings = Vec::new();
    let mut is_done = false;
    for id in identifiers(subject) {
        is_done = true;
        let groups = alike(subject, &[&id.name], true);
        if !groups.is_empty() {
            let message = Message::new("checks-duplicates-id")
                .with("column", &id.name)
                .with("n", groups.len())
                .with("rows", groups.iter().map(Vec::len).sum::<usize>());
            findings.push(Finding::new(Grade::Wrong, message).about(&[&id.name], groups.concat()));
        }
    }
    let names: Vec<&str> = subject.columns().iter().map(|column| column.name.as_str()).collect();
    if subject.is_of_figures() {
        is_done = true;
        findings.extend(cells(subject));
    } else if names.len() >= FEWEST_COLUMNS {
        is_done = true;
        let groups = alike(subject, &names, false);
        if !groups.is_empty() {
            let message = Message::new("checks-duplicates-rows")
                .with("n", groups.len())
                .with("rows", groups.iter().map(Vec::len).sum::<usize>());
            findings.push(Finding::new(Grade::Doubtful, message).about(&[], groups.concat()));
        }
    }
    if is_done { Ok(Report::of(findings)) } else { Err(Message::new("checks-needs-key")) }
}

/// Returns the columns that name each record: by what they measure, or by their name where nearly all their values differ.
fn identifiers<'a>(subject: &Subject<'a>) -> Vec<&'a Column> {
    let is_named = |column: &&&'a Column| {
        let kinds = [Kind::Text, Kind::Code, Kind::Number];
        let values = subject.data.frame.column(&column.name);
        let n_different = values.and_then(polars::prelude::Column::n_unique).unwrap_or_default();
        kinds.contains(&column.kind)
            && Subject::is_called(column, Role::Identifier)
            && float(n_different) >= MOST_DIFFERENT * float(subject.n_rows())
    };
    let measured = subject.concept(Concept::PersonId);
    let others: Vec<&Column> = subject.columns().iter().collect();
    let named = others.iter().filter(is_named).copied().filter(|column| Some(*column) != measured);
    measured.into_iter().chain(named).collect()
}

/// Finds cells of a table of figures that stand twice, and says whether with another figure.
fn cells(subject: &Subject<'_>) -> Option<Finding> {
    let value = subject.concept(Concept::ObservedValue)?;
    let keys = subject.columns().iter().filter(|column| is_dimension(column));
    let keys: Vec<&str> = keys.map(|column| column.name.as_str()).collect();
    if keys.is_empty() {
        return None;
    }
    let groups = alike(subject, &keys, false);
    if groups.is_empty() {
        return None;
    }
    let values = subject.as_numbers(&value.name);
    let n_other = groups.iter().filter(|rows| rows.iter().any(|row| values[*row] != values[rows[0]])).count();
    let message = Message::new("checks-duplicates-cells")
        .with("n", groups.len())
        .with("other", n_other)
        .with("keys", keys.join(", "));
    let grade = if n_other > 0 { Grade::Wrong } else { Grade::Doubtful };
    Some(Finding::new(grade, message).about(&keys, groups.concat()))
}

/// Returns groups of rows whose values are alike in some columns; where asked, rows with a missing value are like no other.
fn alike(subject: &Subject<'_>, names: &[&str], needs_all: bool) -> Vec<Vec<usize>> {
    let n_rows = subject.n_rows();
    let hasher = RandomState::new();
    let mut hashes = vec![0_u64; n_rows];
    let mut is_whole = vec![true; n_rows];
    for name in names {
        let Ok(column) = subject.data.frame.column(name) else { continue };
        let mut add = |row: usize, value: Option<u64>| {
            is_whole[row] &= value.is_some();
            hashes[row] = hasher.hash_one((hashes[row], value));
        };
        if let Ok(texts) = column.str() {
            texts.iter().enumerate().for_each(|(row, text)| add(row, text.map(|text| hasher.hash_one(text.trim()))));
        } else if let Ok(numbers) = column.f64() {
            numbers.iter().enumerate().for_each(|(row, number)| add(row, number.map(f64::to_bits)));
        }
    }
    let mut first: HashMap<u64, usize> = HashMap::with_capacity(n_rows);
    let mut groups: HashMap<usize, Vec<usize>> = HashMap::new();
    for row in (0..n_rows).filter(|row| !needs_all || is_whole[*row]) {
        let known = *first.entry(hashes[row]).or_insert(row);
        // In a million rows two different ones share a hash in one run of forty million.
        if known != row {
            groups.entry(known).or_insert_with(|| vec![known]).push(row);
        }
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    groups.sort_unstable();
    groups
}
