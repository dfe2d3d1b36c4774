//! How smoothly ages and sexes follow each other: the joint score of the United Nations over five-year groups.

use super::ages::joint_score;
use super::counted::counted;
use super::subject::{Subject, float, rounded};
use super::{Answer, Figure, Finding, Grade, Report};
use crate::data::bands::Band;
use crate::data::{Concept, Kind};
use crate::message::Message;

/// Five-year groups up to this age; what is older is the open group, which is left out.
const OPEN: u32 = 75;
/// Of fewer persons the score is chance.
const FEWEST: f64 = 1_000.0;
/// Scores under the first are accurate, over the second highly inaccurate.
const LIMITS: (f64, f64) = (20.0, 40.0);

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    let sex = subject.needed(Concept::Sex)?;
    if sex.code_list.as_deref() != Some("sex") {
        return Err(Message::new("checks-needs-sex-codes"));
    }
    let (age, groups) = groups(subject)?;
    let counts = counted(subject, &[&age, &sex.name])?;
    let sexes = subject.data.texts(&sex.name).unwrap_or_default();
    let n_groups = usize::try_from(OPEN / 5).unwrap_or_default();
    let (mut men, mut women) = (vec![0.0; n_groups], vec![0.0; n_groups]);
    for ((group, count), sex) in groups.iter().zip(&counts).zip(&sexes) {
        let side = match sex.as_deref() {
            Some("M") => &mut men,
            Some("F") => &mut women,
            _ => continue,
        };
        if let Some(place) = group.and_then(|group| side.get_mut(group)) {
            *place += count;
        }
    }
    // A survey of those of working age starts later; the score is of the groups without a gap.
    let is_there = |at: &usize| men[*at] > 0.0 && women[*at] > 0.0;
    let first = (0..n_groups).find(is_there).unwrap_or(n_groups);
    let last = (first..n_groups).take_while(is_there).count() + first;
    // What chance does depends on how many were asked, not on how many they stand for.
    let total: f64 = if subject.is_of_figures() {
        men.iter().chain(&women).sum()
    } else {
        float(sexes.iter().filter(|sex| matches!(sex.as_deref(), Some("M" | "F"))).count())
    };
    let few = || Message::new("checks-needs-groups").with("n", FEWEST);
    if total < FEWEST || last.saturating_sub(first) < 5 {
        return Err(few());
    }
    let index = joint_score(&men[first..last], &women[first..last], total).ok_or_else(few)?;
    let class = match index.score {
        score if score < LIMITS.0 => "accurate",
        score if score <= LIMITS.1 => "inaccurate",
        _ => "highly-inaccurate",
    };
    let verdict = Message::new("checks-age-sex-means-score")
        .with("class", class)
        .with("first", first * 5)
        .with("last", last * 5 - 1)
        .with("sexes", rounded(index.sex_ratio_score, 1))
        .with("men", rounded(index.age_ratio_men, 1))
        .with("women", rounded(index.age_ratio_women, 1));
    let figure = Figure { name: Message::new("checks-age-sex-score"), value: index.score, decimals: 1, verdict };
    let mut findings = Vec::new();
    if index.score >= LIMITS.0 {
        let message = Message::new("checks-age-sex-found").with("score", rounded(index.score, 1)).with("class", class);
        findings.push(Finding::new(Grade::Info, message).about(&[&age, &sex.name], Vec::new()));
    }
    Ok(Report { findings, figures: vec![figure] })
}

/// Returns the column of ages and the five-year group of each row, counted from 0.
fn groups(subject: &Subject<'_>) -> Result<(String, Vec<Option<usize>>), Message> {
    let group = |age: u32| usize::try_from(age / 5).ok();
    if let Some(column) = subject.concept(Concept::Age).filter(|column| column.kind == Kind::Number) {
        let of = |age: f64| (age >= 0.0).then(|| format!("{:.0}", age.floor()).parse().ok().and_then(group)).flatten();
        let groups = subject.as_numbers(&column.name).into_iter().map(|age| age.and_then(of)).collect();
        return Ok((column.name.clone(), groups));
    }
    let Some(column) = subject.concept(Concept::AgeBand) else {
        return Err(super::subject::needs_concept(Concept::Age));
    };
    let of = |text: &str| {
        let band = Band::of_code(text)?;
        // A band is of a group where it lies in it; wider ones cannot be split.
        (band.last? / 5 == band.first / 5).then(|| group(band.first)).flatten()
    };
    let texts = subject.data.texts(&column.name).unwrap_or_default();
    Ok((column.name.clone(), texts.iter().map(|text| text.as_deref().and_then(of)).collect()))
}
