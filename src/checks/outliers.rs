//! Amounts of persons and consignments far from all others of their column.

use std::collections::BTreeMap;

use super::names::Role;
use super::robust::{Middle, OUTLIER, median};
use super::subject::{Subject, float, rounded};
use super::{Answer, Finding, Grade, Report};
use crate::data::words::plain;
use crate::data::{Column, Concept, Kind};
use crate::message::Message;

/// Of fewer values, or fewer different ones, nothing is an outlier.
const FEWEST: usize = 30;
const FEWEST_DIFFERENT: usize = 12;
/// Where more than this share lies outside, the distribution has a long tail rather than outliers.
const MOST: f64 = 0.05;
/// Where the largest is so many times the median, distances are taken between logarithms.
const SKEWED: f64 = 10.0;

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    if subject.is_of_figures() {
        return Err(Message::new("checks-needs-records"));
    }
    let mut is_done = false;
    let mut findings = Vec::new();
    for column in subject.columns().iter().filter(|column| is_amount(subject, column)) {
        let numbers: Vec<(usize, f64)> =
            subject.as_numbers(&column.name).into_iter().enumerate().filter_map(|(row, n)| Some((row, n?))).collect();
        let mut different: Vec<u64> = numbers.iter().map(|(_, number)| number.to_bits()).collect();
        different.sort_unstable();
        different.dedup();
        if numbers.len() < FEWEST || different.len() < FEWEST_DIFFERENT {
            continue;
        }
        is_done = true;
        findings.extend(finding(&column.name, &numbers));
    }
    if is_done { Ok(Report::of(findings)) } else { Err(Message::new("checks-needs-amounts").with("n", FEWEST)) }
}

/// Returns whether a column holds amounts, rather than codes, years, weights or what another check looks into.
fn is_amount(subject: &Subject<'_>, column: &Column) -> bool {
    const NO_AMOUNTS: [Concept; 8] = [
        Concept::Age,
        Concept::Weight,
        Concept::TimePeriod,
        Concept::PersonId,
        Concept::PrimarySamplingUnit,
        Concept::PopulationPsus,
        Concept::Stratum,
        Concept::ObservedValue,
    ];
    let is_of_goods = subject.called(Role::Commodity, &[Kind::Code, Kind::Text]).is_some();
    let goes_by_unit = [Role::Quantity, Role::Value].iter().any(|role| {
        is_of_goods && subject.called(*role, &[Kind::Number]).is_some_and(|known| known.name == column.name)
    });
    let words = plain(&column.name);
    let is_named_so = ["id", "no", "num", "numero", "number", "code", "year", "annee", "ano", "rang"]
        .iter()
        .any(|word| words == *word || words.starts_with(&format!("{word} ")) || words.ends_with(&format!(" {word}")));
    column.kind == Kind::Number
        && column.code_list.is_none()
        && column.concept.is_none_or(|concept| !NO_AMOUNTS.contains(&concept))
        && !goes_by_unit
        && !is_named_so
}

fn finding(column: &str, numbers: &[(usize, f64)]) -> Option<Finding> {
    let values: Vec<f64> = numbers.iter().map(|(_, number)| *number).collect();
    let middle = median(values.clone())?;
    let is_log = values.iter().all(|value| *value > 0.0)
        && values.iter().copied().fold(f64::NEG_INFINITY, f64::max) > SKEWED * middle;
    let scale = |number: f64| if is_log { libm::log(number) } else { number };
    let spread = Middle::of(&values.iter().map(|value| scale(*value)).collect::<Vec<_>>())?;
    let far: Vec<(usize, f64, f64)> = numbers
        .iter()
        .map(|(row, number)| (*row, *number, spread.score(scale(*number))))
        .filter(|(_, _, score)| score.abs() > OUTLIER)
        .collect();
    if far.is_empty() || float(far.len()) > MOST * float(values.len()) {
        return None;
    }
    let says: BTreeMap<usize, Message> = far
        .iter()
        .map(|(row, number, score)| {
            let said = Message::new("checks-outliers-row").with("value", *number).with("score", rounded(*score, 1));
            (*row, said.with("median", rounded(middle, 2)))
        })
        .collect();
    let message = Message::new("checks-outliers-found")
        .with("column", column)
        .with("n", far.len())
        .with("median", rounded(middle, 2))
        .with("scale", if is_log { "log" } else { "plain" });
    let rows = far.into_iter().map(|(row, ..)| row).collect();
    Some(Finding::new(Grade::Doubtful, message).about(&[column], rows).saying(says))
}
