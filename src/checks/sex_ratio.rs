//! Men for a hundred women, in the whole and in each region.

use std::collections::BTreeMap;

use super::counted::counted;
use super::subject::{Subject, float, rounded};
use super::{Answer, Figure, Finding, Grade, Report};
use crate::data::Concept;
use crate::message::Message;

/// What the ratio of a whole population lies between; migrants may well be outside.
const USUAL: (f64, f64) = (90.0, 115.0);
/// What that of a region may lie between before somebody should look.
const REGIONAL: (f64, f64) = (70.0, 150.0);
/// Smaller groups differ by chance.
const FEWEST: usize = 100;

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    let sex = subject.needed(Concept::Sex)?;
    if sex.code_list.as_deref() != Some("sex") {
        return Err(Message::new("checks-needs-sex-codes"));
    }
    let region = subject.concept(Concept::Region);
    let asked: Vec<&str> =
        std::iter::once(sex.name.as_str()).chain(region.iter().map(|column| column.name.as_str())).collect();
    let counts = counted(subject, &asked)?;
    let sexes = subject.data.texts(&sex.name).unwrap_or_default();
    let areas = region.and_then(|column| subject.data.texts(&column.name)).unwrap_or_default();
    // Men, women and rows of each region.
    let mut sums: BTreeMap<&str, (f64, f64, usize)> = BTreeMap::new();
    for (row, (sex, count)) in sexes.iter().zip(&counts).enumerate() {
        let area = areas.get(row).and_then(Option::as_deref).unwrap_or_default();
        let sum = sums.entry(area).or_default();
        match sex.as_deref() {
            Some("M") => sum.0 += count,
            Some("F") => sum.1 += count,
            _ => continue,
        }
        sum.2 += usize::from(*count > 0.0);
    }
    let size = |(men, women, n): &(f64, f64, usize)| if subject.is_of_figures() { men + women } else { float(*n) };
    let (men, women) = sums.values().fold((0.0, 0.0), |(men, women), sum| (men + sum.0, women + sum.1));
    if women <= 0.0 || sums.values().map(size).sum::<f64>() < float(FEWEST) {
        return Err(Message::new("checks-needs-sexes").with("n", FEWEST));
    }
    let whole = 100.0 * men / women;
    let n_all = sums.values().map(size).sum();
    // Among migrants any ratio can be so.
    let is_of_migrants =
        [Concept::Citizenship, Concept::CountryOfBirth].iter().any(|one| subject.concept(*one).is_some());
    let grade = if is_of_migrants { Grade::Info } else { Grade::Doubtful };
    let is_usual = is_within(whole, USUAL, n_all);
    let verdict =
        Message::new("checks-sex-ratio-means-ratio").with("class", if is_usual { "usual" } else { "unusual" });
    let figure = Figure { name: Message::new("checks-sex-ratio-value"), value: whole, decimals: 1, verdict };
    let mut findings = Vec::new();
    if !is_usual {
        let message = Message::new("checks-sex-ratio-found").with("ratio", rounded(whole, 1));
        findings.push(Finding::new(grade, message).about(&[&sex.name], Vec::new()));
    }
    let far: Vec<(&str, f64)> = sums
        .iter()
        .filter(|(area, sum)| !area.is_empty() && size(sum) >= float(FEWEST))
        .map(|(area, sum)| (*area, 100.0 * sum.0 / sum.1.max(f64::MIN_POSITIVE), size(sum)))
        .filter(|(_, ratio, n)| !is_within(*ratio, REGIONAL, *n))
        .map(|(area, ratio, _)| (area, ratio))
        .collect();
    if let Some((area, ratio)) = far.iter().max_by(|a, b| distance(a.1).total_cmp(&distance(b.1))) {
        let is_far = |text: &Option<String>| far.iter().any(|(area, _)| text.as_deref() == Some(area));
        let rows = areas.iter().enumerate().filter(|(_, text)| is_far(text)).map(|(row, _)| row).collect();
        let message = Message::new("checks-sex-ratio-region")
            .with("n", far.len())
            .with("area", *area)
            .with("ratio", rounded(*ratio, 1));
        findings.push(Finding::new(grade, message).about(&[&sex.name], rows));
    }
    Ok(Report { findings, figures: vec![figure] })
}

/// Returns whether a ratio lies between limits, or no further outside than chance takes one of so many persons.
fn is_within(ratio: f64, (low, high): (f64, f64), n: f64) -> bool {
    // The logarithm of the ratio of two halves of n persons has a standard error of 2/√n.
    let chance = libm::exp(1.96 * 2.0 / n.max(1.0).sqrt());
    (low / chance..=high * chance).contains(&ratio)
}

fn distance(ratio: f64) -> f64 {
    libm::log(ratio.max(f64::MIN_POSITIVE) / 100.0).abs()
}
