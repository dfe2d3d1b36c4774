//! Days that stand in dates more often than days do: the first of the month, the fifteenth, 1 January, 1 July.

use super::subject::{Subject, float, rounded};
use super::{Answer, Finding, Grade, Report};
use crate::data::Kind;
use crate::data::date::Date;
use crate::message::Message;

/// Of fewer dates nothing is said.
const FEWEST: usize = 100;
/// So many times what chance gives is an excess.
const TIMES: f64 = 3.0;
/// Days of a year, and of a month.
const YEAR: f64 = 365.25;
const MONTH: f64 = 30.4375;

/// A day that stands for “not known”: its month, its day, and the share that chance gives it.
const DAYS: [(Option<i32>, i32, f64); 4] =
    [(Some(1), 1, 1.0 / YEAR), (Some(7), 1, 1.0 / YEAR), (None, 1, 1.0 / MONTH), (None, 15, 1.0 / MONTH)];

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    let mut is_done = false;
    let mut findings = Vec::new();
    for column in subject.columns().iter().filter(|column| column.kind == Kind::Date) {
        let dates = subject.dates(&column.name);
        let whole: Vec<(usize, Date)> = dates
            .iter()
            .enumerate()
            .filter_map(|(row, date)| Some((row, date.filter(|date| date.day.is_some())?)))
            .collect();
        if whole.len() < FEWEST {
            continue;
        }
        is_done = true;
        let mut told: Option<usize> = None;
        for (month, day, chance) in DAYS {
            let is_it = |date: &Date| date.day == Some(day) && month.is_none_or(|month| date.month == Some(month));
            let rows: Vec<usize> = whole.iter().filter(|(_, date)| is_it(date)).map(|(row, _)| *row).collect();
            // What 1 January explains is no excess of first days.
            let explained = if month.is_none() && day == 1 { told.unwrap_or(0) } else { 0 };
            let expected = chance * float(whole.len());
            let n = float(rows.len() - explained.min(rows.len()));
            let is_excess = n > TIMES * expected && n - expected > 3.0 * expected.sqrt();
            if !is_excess {
                continue;
            }
            if month.is_some() {
                told = Some(told.unwrap_or(0) + rows.len());
            }
            let message = Message::new("checks-date-digits-found")
                .with("column", &column.name)
                .with("day", day_word(month, day))
                .with("n", rows.len())
                .with("percent", rounded(100.0 * float(rows.len()) / float(whole.len()), 1))
                .with("expected", rounded(100.0 * chance, 1));
            findings.push(Finding::new(Grade::Doubtful, message).about(&[&column.name], rows));
        }
    }
    if is_done { Ok(Report::of(findings)) } else { Err(Message::new("checks-needs-dates").with("n", FEWEST)) }
}

fn day_word(month: Option<i32>, day: i32) -> Message {
    Message::new(match (month, day) {
        (Some(1), _) => "checks-date-digits-january",
        (Some(_), _) => "checks-date-digits-july",
        (None, 1) => "checks-date-digits-first",
        (None, _) => "checks-date-digits-fifteenth",
    })
}
