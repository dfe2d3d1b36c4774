//! Totals against the sum of their parts, over every dimension, as far as rounding lets them differ.

use std::collections::{BTreeMap, HashMap};

use super::counted::is_dimension;
use super::subject::{Subject, float, rounded};
use super::{Answer, Finding, Grade, Report};
use crate::data::codes::{CodeList, code_list};
use crate::data::{Column, Concept};
use crate::message::Message;
use crate::recognise::words::is_bare_total;

/// A total that its parts do not give.
struct Difference {
    /// The row of the total, then those of its parts.
    rows: Vec<usize>,
    sum: f64,
    total: f64,
}

/// What was found over a dimension.
#[derive(Default)]
struct Found {
    n_held: usize,
    above: Vec<Difference>,
    below: Vec<Difference>,
}

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    if !subject.is_of_figures() {
        return Err(Message::new("checks-needs-figures"));
    }
    let value = subject.needed(Concept::ObservedValue)?;
    if value.unit.as_ref().is_some_and(|unit| unit.measure == "PT") {
        return Err(Message::new("checks-needs-counts"));
    }
    let values = subject.as_numbers(&value.name);
    let step = rounding(&values);
    let dimensions: Vec<&Column> = subject.columns().iter().filter(|column| is_dimension(column)).collect();
    let texts: Vec<Vec<Option<String>>> =
        dimensions.iter().map(|column| subject.data.texts(&column.name).unwrap_or_default()).collect();
    let (mut findings, mut n_held) = (Vec::new(), 0);
    for (place, column) in dimensions.iter().enumerate() {
        if column.concept == Some(Concept::TimePeriod) {
            continue;
        }
        let found = over(column, place, &texts, &values, step);
        n_held += found.n_held;
        findings.extend(said(column, found));
    }
    if n_held == 0 {
        return Err(Message::new("checks-needs-totals"));
    }
    Ok(Report::of(findings))
}

/// Returns the step to which all figures are rounded: 0.1, 1, 1000.
fn rounding(values: &[Option<f64>]) -> f64 {
    let mut power = 9;
    while power > -6 {
        let step = libm::pow(10.0, f64::from(power));
        let is_whole = |value: f64| (value - (value / step).round() * step).abs() <= 1e-9 * value.abs().max(1e-3);
        if values.iter().flatten().all(|value| is_whole(*value)) && values.iter().flatten().any(|value| *value != 0.0) {
            return step;
        }
        power -= 1;
    }
    libm::pow(10.0, f64::from(power))
}

/// Holds every total over one dimension against its parts.
fn over(column: &Column, place: usize, texts: &[Vec<Option<String>>], values: &[Option<f64>], step: f64) -> Found {
    let list = column.code_list.as_deref().and_then(code_list);
    let mut groups: HashMap<Vec<Option<&str>>, Vec<usize>> = HashMap::new();
    for row in 0..values.len() {
        let others = texts.iter().enumerate().filter(|(at, _)| *at != place);
        let key = others.map(|(_, texts)| texts.get(row).and_then(Option::as_deref)).collect();
        groups.entry(key).or_default().push(row);
    }
    let class = |row: usize| texts[place].get(row).and_then(Option::as_deref).unwrap_or_default();
    let mut found = Found::default();
    let mut groups: Vec<Vec<usize>> = groups.into_values().filter(|rows| rows.len() > 2).collect();
    groups.sort_unstable();
    for rows in groups {
        for total in &rows {
            let parts = parts(list, class(*total), &rows, &class);
            let (Some(whole), true) = (values[*total], parts.len() > 1) else { continue };
            found.n_held += 1;
            let known: Vec<f64> = parts.iter().filter_map(|row| values[*row]).collect();
            let sum: f64 = known.iter().sum();
            let tolerance = 0.5 * step * (float(parts.len()) + 1.0) + 1e-9 * whole.abs();
            let difference =
                Difference { rows: std::iter::once(*total).chain(parts.iter().copied()).collect(), sum, total: whole };
            if sum > whole + tolerance {
                found.above.push(difference);
            } else if sum < whole - tolerance && known.len() == parts.len() && is_complete(list) {
                found.below.push(difference);
            }
        }
    }
    found
}

/// Returns whether a table usually shows all parts of a total of a list; of countries it shows a choice.
fn is_complete(list: Option<&CodeList>) -> bool {
    list.is_none_or(|list| list.id != "countries")
}

/// Returns the rows of the classes that a total is the sum of, those inside other ones left out.
fn parts<'t>(list: Option<&CodeList>, total: &str, rows: &[usize], class: &impl Fn(usize) -> &'t str) -> Vec<usize> {
    let holds = |whole: &str, part: &str| match list {
        Some(list) => list.holds(whole, part),
        None => whole != part && is_bare_total(whole) && !is_bare_total(part) && !part.is_empty(),
    };
    let inside: Vec<usize> = rows.iter().copied().filter(|row| holds(total, class(*row))).collect();
    let is_outermost = |row: &usize| !inside.iter().any(|other| holds(class(*other), class(*row)));
    let mut outermost: Vec<usize> = inside.iter().copied().filter(is_outermost).collect();
    // A class that stands twice is found by another check; here it would count twice.
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    outermost.retain(|row| seen.insert(class(*row), *row).is_none());
    outermost
}

fn said(column: &Column, found: Found) -> Vec<Finding> {
    let n_off = found.above.len() + found.below.len();
    if n_off == 0 {
        return Vec::new();
    }
    // Where hardly any total is the sum of its parts, the figures are no counts.
    if found.n_held > 3 && n_off * 10 > found.n_held * 8 {
        let message = Message::new("checks-sums-no-counts").with("column", &column.name).with("n", n_off);
        return vec![Finding::new(Grade::Info, message.with("of", found.n_held)).about(&[&column.name], Vec::new())];
    }
    let sides = [("checks-sums-above", Grade::Wrong, found.above), ("checks-sums-below", Grade::Doubtful, found.below)];
    let mut findings = Vec::new();
    for (id, grade, differences) in sides {
        let largest = differences.iter().map(|one| (one.sum - one.total).abs()).fold(0.0, f64::max);
        if differences.is_empty() {
            continue;
        }
        let message = Message::new(id)
            .with("column", &column.name)
            .with("n", differences.len())
            .with("of", found.n_held)
            .with("largest", rounded(largest, 3));
        let says = differences.iter().filter_map(|one| {
            let said = Message::new("checks-sums-row").with("sum", rounded(one.sum, 3)).with("total", one.total);
            Some((*one.rows.first()?, said.with("difference", rounded(one.sum - one.total, 3))))
        });
        let says = says.collect();
        let rows = differences.iter().flat_map(|one| one.rows.iter().copied()).collect();
        findings.push(Finding::new(grade, message).about(&[&column.name], rows).saying(says));
    }
    findings
}
