//! Values outside what can be: ages, weights, amounts, shares, dates, coordinates.

use super::names::Role;
use super::subject::Subject;
use super::{Answer, Finding, Grade, Report};
use crate::data::date::Date;
use crate::data::{Concept, Kind};
use crate::message::Message;

/// Nobody recorded was born or counted before.
const FIRST_YEAR: i32 = 1800;
/// Ages past it are slips or marks of missing answers.
const OLDEST: f64 = 120.0;
/// The same in years before today, for dates of birth.
const OLDEST_BIRTH: i32 = 120;
/// Figures for later years are projections.
const LAST_YEAR_AFTER: i32 = 1;

/// What the numbers of a column may be.
struct Range {
    column: String,
    id: &'static str,
    low: f64,
    high: f64,
    /// Whether the lowest value itself may not be.
    is_open: bool,
}

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    let ranges = ranges(subject);
    let dates: Vec<&str> = subject
        .columns()
        .iter()
        .filter(|column| {
            let is_birth =
                subject.called(Role::BirthDate, &[Kind::Text]).is_some_and(|known| known.name == column.name);
            column.kind == Kind::Date || column.concept == Some(Concept::TimePeriod) || is_birth
        })
        .map(|column| column.name.as_str())
        .collect();
    if ranges.is_empty() && dates.is_empty() {
        return Err(Message::new("checks-needs-meanings"));
    }
    let mut findings = Vec::new();
    for range in ranges {
        let Some(numbers) = subject.numbers(&range.column) else { continue };
        let is_out = |number: f64| number < range.low || number > range.high || (range.is_open && number == range.low);
        let out: Vec<(usize, f64)> = numbers
            .iter()
            .enumerate()
            .filter_map(|(row, number)| Some((row, number.filter(|n| is_out(*n))?)))
            .collect();
        if out.is_empty() {
            continue;
        }
        let message = Message::new(range.id)
            .with("column", &range.column)
            .with("n", out.len())
            .with("least", out.iter().map(|(_, number)| *number).fold(f64::INFINITY, f64::min))
            .with("most", out.iter().map(|(_, number)| *number).fold(f64::NEG_INFINITY, f64::max));
        let rows = out.into_iter().map(|(row, _)| row).collect();
        findings.push(Finding::new(Grade::Wrong, message).about(&[&range.column], rows));
    }
    for name in dates {
        findings.extend(date_findings(subject, name));
    }
    findings.extend(births(subject));
    Ok(Report::of(findings))
}

fn ranges(subject: &Subject<'_>) -> Vec<Range> {
    let mut ranges = Vec::new();
    for column in subject.columns().iter().filter(|column| column.kind == Kind::Number) {
        let is_share = column.unit.as_ref().is_some_and(|unit| unit.measure == "PT");
        let is_count = column.unit.as_ref().is_some_and(|unit| unit.measure == "PS");
        let (id, low, high, is_open) = match column.concept {
            Some(Concept::Age) => ("checks-ranges-age", 0.0, OLDEST, false),
            Some(Concept::Weight) => ("checks-ranges-weight", 0.0, f64::INFINITY, true),
            Some(Concept::PopulationPsus) => ("checks-ranges-psus", 1.0, f64::INFINITY, false),
            Some(Concept::RecruitmentCost | Concept::MonthlyEarnings) => {
                ("checks-ranges-negative", 0.0, f64::INFINITY, false)
            }
            // A change may be any share; a share of a whole is none below 0.
            Some(Concept::ObservedValue) if is_share => ("checks-ranges-share", 0.0, 100.0, false),
            Some(Concept::ObservedValue) if is_count => ("checks-ranges-negative", 0.0, f64::INFINITY, false),
            _ => continue,
        };
        ranges.push(Range { column: column.name.clone(), id, low, high, is_open });
    }
    let numbers = &[Kind::Number];
    for (role, id, low, high, is_open) in [
        (Role::Latitude, "checks-ranges-coordinate", -90.0, 90.0, false),
        (Role::Longitude, "checks-ranges-coordinate", -180.0, 180.0, false),
        (Role::Quantity, "checks-ranges-negative", 0.0, f64::INFINITY, false),
        (Role::Price, "checks-ranges-negative", 0.0, f64::INFINITY, false),
        (Role::Value, "checks-ranges-negative", 0.0, f64::INFINITY, false),
    ] {
        if let Some(column) = subject.called(role, numbers)
            && ranges.iter().all(|range| range.column != column.name)
            && column.concept.is_none()
        {
            ranges.push(Range { column: column.name.clone(), id, low, high, is_open });
        }
    }
    ranges
}

/// Finds births so long ago that nobody of them is alive.
fn births(subject: &Subject<'_>) -> Option<Finding> {
    let column = subject.called(Role::BirthDate, &[Kind::Date, Kind::Text])?;
    let today = subject.today?;
    let oldest = today.year - OLDEST_BIRTH;
    let dates = subject.dates(&column.name);
    let rows = dates.iter().enumerate().filter(|(_, date)| date.is_some_and(|date| date.year < oldest));
    let rows: Vec<usize> = rows.map(|(row, _)| row).collect();
    let message = Message::new("checks-ranges-births").with("column", &column.name).with("n", rows.len());
    (!rows.is_empty()).then(|| {
        Finding::new(Grade::Wrong, message.with("years", i64::from(OLDEST_BIRTH))).about(&[&column.name], rows)
    })
}

/// Finds dates that nobody can have recorded: after today, or before there were registers.
fn date_findings(subject: &Subject<'_>, name: &str) -> Vec<Finding> {
    let dates = subject.dates(name);
    let is_expiry = subject.called(Role::Expiry, &[Kind::Date]).is_some_and(|column| column.name == name);
    let is_period = subject.concept(Concept::TimePeriod).is_some_and(|column| column.name == name);
    let is_after = |date: &Date| {
        subject.today.is_some_and(|today| {
            if is_period { date.year > today.year + LAST_YEAR_AFTER } else { date.order(today).is_gt() }
        })
    };
    let mut findings = Vec::new();
    let rows_where = |is_bad: &dyn Fn(&Date) -> bool| -> Vec<usize> {
        let bad = dates.iter().enumerate().filter(|(_, date)| date.as_ref().is_some_and(is_bad));
        bad.map(|(row, _)| row).collect()
    };
    let after = if is_expiry { Vec::new() } else { rows_where(&is_after) };
    let before = rows_where(&|date| date.year < FIRST_YEAR);
    for (id, grade, rows) in
        [("checks-ranges-future", Grade::Wrong, after), ("checks-ranges-past", Grade::Doubtful, before)]
    {
        if !rows.is_empty() {
            let grade = if is_period { Grade::Info } else { grade };
            let message = Message::new(id).with("column", name).with("n", rows.len());
            findings.push(Finding::new(grade, message).about(&[name], rows));
        }
    }
    findings
}
