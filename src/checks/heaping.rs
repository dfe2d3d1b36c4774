//! Ages that end in 0 and 5 more often than ages do.

use super::ages::{myers, whipple};
use super::counted::counted;
use super::subject::{Subject, float, rounded};
use super::{Answer, Figure, Finding, Grade, Report};
use crate::data::bands::Band;
use crate::data::{Concept, Kind};
use crate::message::Message;

/// Of fewer rows an index says nothing.
const FEWEST: usize = 500;
/// Different ages there have to be, for classes of five years are no ages.
const FEWEST_AGES: usize = 40;
/// No age is counted past it.
const OLDEST: u32 = 120;
/// The limits of the classes of Whipple's index, as the United Nations use them.
const CLASSES: [(f64, &str); 4] = [(105.0, "high"), (110.0, "fair"), (125.0, "approximate"), (175.0, "rough")];

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    let (column, ages) = ages(subject)?;
    let weights = counted(subject, &[&column])?;
    let mut counts = vec![0.0; as_place(OLDEST) + 1];
    let mut n_rows = 0_usize;
    for (age, weight) in ages.iter().zip(&weights) {
        if let Some(count) = age.and_then(|age| counts.get_mut(as_place(age))) {
            *count += weight;
            n_rows += usize::from(*weight > 0.0);
        }
    }
    let n_persons = if subject.is_of_figures() { counts.iter().sum() } else { float(n_rows) };
    let n_ages = counts.iter().filter(|count| **count > 0.0).count();
    if n_persons < float(FEWEST) || n_ages < FEWEST_AGES {
        return Err(Message::new("checks-needs-ages").with("n", FEWEST).with("ages", FEWEST_AGES));
    }
    let mut report = Report::default();
    if let Some(index) = whipple(&counts) {
        let class = CLASSES.iter().find(|(limit, _)| index < *limit).map_or("very-rough", |(_, class)| class);
        let verdict = Message::new("checks-heaping-whipple-means").with("class", class);
        report.figures.push(Figure {
            name: Message::new("checks-heaping-whipple"),
            value: index,
            decimals: 1,
            verdict,
        });
        if index >= 110.0 {
            let grade = if index >= 125.0 { Grade::Doubtful } else { Grade::Info };
            let message = Message::new("checks-heaping-found").with("column", &column).with("index", rounded(index, 1));
            let is_round = |age: &Option<u32>| age.is_some_and(|age| age % 5 == 0 && (25..=60).contains(&age));
            let rows = ages.iter().enumerate().filter(|(_, age)| is_round(age)).map(|(row, _)| row).collect();
            report.findings.push(Finding::new(grade, message).about(&[&column], rows));
        }
    }
    if let Some((index, shares)) = myers(&counts) {
        let most = (0..10).max_by(|a, b| shares[*a].total_cmp(&shares[*b])).unwrap_or_default();
        let verdict =
            Message::new("checks-heaping-myers-means").with("digit", most).with("share", rounded(shares[most], 1));
        report.figures.push(Figure { name: Message::new("checks-heaping-myers"), value: index, decimals: 1, verdict });
    }
    Ok(report)
}

/// Returns the column of ages in single years and the age of each row.
fn ages(subject: &Subject<'_>) -> Result<(String, Vec<Option<u32>>), Message> {
    if let Some(column) = subject.concept(Concept::Age).filter(|column| column.kind == Kind::Number) {
        let whole = |age: f64| (age >= 0.0).then(|| format!("{:.0}", age.floor()).parse().ok()).flatten();
        let ages = subject.as_numbers(&column.name).into_iter().map(|age| age.and_then(whole)).collect();
        return Ok((column.name.clone(), ages));
    }
    let Some(column) = subject.concept(Concept::AgeBand).or_else(|| subject.concept(Concept::Age)) else {
        return Err(super::subject::needs_concept(Concept::Age));
    };
    let single = |text: &str| Band::of_code(text).filter(|band| band.last == Some(band.first)).map(|band| band.first);
    let texts = subject.data.texts(&column.name).unwrap_or_default();
    Ok((column.name.clone(), texts.iter().map(|text| text.as_deref().and_then(single)).collect()))
}

fn as_place(age: u32) -> usize {
    usize::try_from(age).unwrap_or(usize::MAX - 1)
}
