//! Values of one row that cannot stand beside each other: dates in the wrong order, citizens with a permit, parts above a total.

use super::names::Role;
use super::subject::Subject;
use super::{Answer, Finding, Grade, Report};
use crate::data::bands::Band;
use crate::data::{Concept, Kind};
use crate::indicators::is_no;
use crate::message::Message;

/// Nobody younger is employed.
const FIRST_WORKING_AGE: f64 = 5.0;
/// Value and price times quantity may differ by so much of it, for prices are rounded.
const PRICE_TOLERANCE: f64 = 0.01;

/// A pair of dates of which the first cannot lie after the second.
const ORDERED: [(Role, Role); 5] = [
    (Role::BirthDate, Role::Arrival),
    (Role::BirthDate, Role::Departure),
    (Role::BirthDate, Role::Issue),
    (Role::Arrival, Role::Departure),
    (Role::Issue, Role::Expiry),
];

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    let checks = [dates(subject), bands(subject), permits(subject), workers(subject), parts(subject), prices(subject)];
    let done: Vec<Vec<Finding>> = checks.into_iter().flatten().collect();
    if done.is_empty() {
        return Err(Message::new("checks-needs-pairs"));
    }
    Ok(Report::of(done.into_iter().flatten().collect()))
}

fn dates(subject: &Subject<'_>) -> Option<Vec<Finding>> {
    // One text among dates makes a column text; the others are dates all the same.
    let kinds = &[Kind::Date, Kind::Number, Kind::Text];
    let mut done = None;
    for (first, second) in ORDERED {
        let (Some(first), Some(second)) = (subject.called(first, kinds), subject.called(second, kinds)) else {
            continue;
        };
        let found: &mut Vec<Finding> = done.get_or_insert_default();
        if first.name == second.name {
            continue;
        }
        let pairs = subject.dates(&first.name).into_iter().zip(subject.dates(&second.name));
        let is_wrong = |(one, other): (Option<_>, Option<_>)| {
            one.zip(other).is_some_and(|(one, other): (crate::data::date::Date, _)| one.order(other).is_gt())
        };
        let rows: Vec<usize> = pairs.enumerate().filter(|(_, pair)| is_wrong(*pair)).map(|(row, _)| row).collect();
        if !rows.is_empty() {
            let message = Message::new("checks-consistency-dates")
                .with("first", &first.name)
                .with("second", &second.name)
                .with("n", rows.len());
            found.push(Finding::new(Grade::Wrong, message).about(&[&first.name, &second.name], rows));
        }
    }
    done
}

/// Holds ages against the band in which they are said to be.
fn bands(subject: &Subject<'_>) -> Option<Vec<Finding>> {
    let (age, band) = (subject.concept(Concept::Age)?, subject.concept(Concept::AgeBand)?);
    let (ages, bands) = (subject.numbers(&age.name)?, subject.texts(&band.name)?);
    let is_outside = |age: f64, band: Band| {
        age < f64::from(band.first) || band.last.is_some_and(|last| age >= f64::from(last) + 1.0)
    };
    let rows: Vec<usize> = ages
        .iter()
        .zip(bands.iter())
        .enumerate()
        .filter(|(_, (age, band))| {
            age.zip(band.and_then(Band::of_code)).is_some_and(|(age, band)| is_outside(age, band))
        })
        .map(|(row, _)| row)
        .collect();
    Some(finding(Grade::Wrong, "checks-consistency-bands", &[&age.name, &band.name], rows))
}

/// A citizen needs no permit to stay.
fn permits(subject: &Subject<'_>) -> Option<Vec<Finding>> {
    let status = subject.concept(Concept::CitizenshipStatus).filter(|column| column.code_list.is_some())?;
    let permit = subject.called(Role::Permit, &[Kind::Text, Kind::Code])?;
    let (statuses, permits) = (subject.texts(&status.name)?, subject.texts(&permit.name)?);
    let has_permit = |text: Option<&str>| {
        // A 2 is a no in a questionnaire, but the code of a permit in a register.
        let is_none = |text: &str| matches!(text, "" | "-" | "aucun" | "Aucun") || (is_no(text) && text != "2");
        text.is_some_and(|text| !is_none(text.trim()))
    };
    let rows: Vec<usize> = statuses
        .iter()
        .zip(permits.iter())
        .enumerate()
        .filter(|(_, (status, permit))| *status == Some("citizen") && has_permit(*permit))
        .map(|(row, _)| row)
        .collect();
    Some(finding(Grade::Doubtful, "checks-consistency-permit", &[&status.name, &permit.name], rows))
}

fn workers(subject: &Subject<'_>) -> Option<Vec<Finding>> {
    let (age, status) = (subject.concept(Concept::Age)?, subject.concept(Concept::LabourStatus)?);
    let (ages, statuses) = (subject.numbers(&age.name)?, subject.texts(&status.name)?);
    let rows: Vec<usize> = ages
        .iter()
        .zip(statuses.iter())
        .enumerate()
        .filter(|(_, (age, status))| age.is_some_and(|age| age < FIRST_WORKING_AGE) && *status == Some("employed"))
        .map(|(row, _)| row)
        .collect();
    Some(finding(Grade::Wrong, "checks-consistency-worker", &[&age.name, &status.name], rows))
}

/// Holds columns of parts against the column of their total.
fn parts(subject: &Subject<'_>) -> Option<Vec<Finding>> {
    let numbers = &[Kind::Number];
    let total = subject.called(Role::Total, numbers)?;
    let women = subject.called(Role::Women, numbers).filter(|column| column.name != total.name);
    let men = subject.called(Role::Men, numbers).filter(|column| column.name != total.name);
    let whole: Vec<Option<f64>> = subject.numbers(&total.name)?.iter().collect();
    let mut found = Vec::new();
    for part in [women, men].into_iter().flatten() {
        let values = subject.numbers(&part.name)?.iter();
        let above = values.zip(&whole).enumerate().filter(|(_, (part, whole))| *part > **whole && whole.is_some());
        let rows = above.map(|(row, _)| row).collect();
        found.extend(finding(Grade::Wrong, "checks-consistency-part", &[&part.name, &total.name], rows));
    }
    let (women, men) = (women?, men?);
    let sums = subject.numbers(&women.name)?.iter().zip(subject.numbers(&men.name)?.iter());
    let is_other = |(part, whole): ((Option<f64>, Option<f64>), &Option<f64>)| {
        let sum = part.0.zip(part.1).map(|(women, men)| women + men);
        // Rounded figures of two parts may differ from the rounded total by one.
        sum.zip(*whole).is_some_and(|(sum, whole)| (sum - whole).abs() > 1.0 && sum < whole)
    };
    let rows = sums.zip(&whole).enumerate().filter(|(_, pair)| is_other(*pair)).map(|(row, _)| row).collect();
    found.extend(finding(Grade::Doubtful, "checks-consistency-sum", &[&women.name, &men.name, &total.name], rows));
    Some(found)
}

/// Holds a value against its price times its quantity.
fn prices(subject: &Subject<'_>) -> Option<Vec<Finding>> {
    let numbers = &[Kind::Number];
    let price = subject.called(Role::Price, numbers)?;
    let quantity = subject.called(Role::Quantity, numbers)?;
    let value = subject.called(Role::Value, numbers)?;
    let columns = [&price.name, &quantity.name, &value.name].map(|name| subject.as_numbers(name));
    let [prices, quantities, values] = columns;
    let is_other = |row: &usize| {
        let (Some(price), Some(quantity), Some(value)) = (prices[*row], quantities[*row], values[*row]) else {
            return false;
        };
        (price * quantity - value).abs() > PRICE_TOLERANCE * value.abs().max(1.0)
    };
    let rows = (0..subject.n_rows()).filter(is_other).collect();
    Some(finding(Grade::Doubtful, "checks-consistency-price", &[&value.name, &price.name, &quantity.name], rows))
}

/// Makes a finding of rows, where there are any.
fn finding(grade: Grade, id: &'static str, columns: &[&str], rows: Vec<usize>) -> Vec<Finding> {
    if rows.is_empty() {
        return Vec::new();
    }
    let names = ["first", "second", "third"];
    let message = names
        .into_iter()
        .zip(columns)
        .fold(Message::new(id).with("n", rows.len()), |message, (name, column)| message.with(name, *column));
    vec![Finding::new(grade, message).about(columns, rows)]
}
