//! What one country says it imported against what the other says it exported to it.
//!
//! Imports are valued with freight and insurance (CIF), exports without (FOB): imports some ten per cent above their mirror are
//! what one expects.

use std::collections::BTreeMap;

use super::names::Role;
use super::subject::{Subject, rounded};
use super::{Answer, Finding, Grade, Report};
use crate::data::words::plain;
use crate::data::{Column, Kind};
use crate::message::Message;

/// What freight and insurance add at most, usually.
const FREIGHT: f64 = 1.25;
/// Imports below their mirror by more than this are not explained by time of shipment.
const BELOW: f64 = 0.9;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Flow {
    Import,
    Export,
}

/// Importing country, exporting country, and all that tells figures apart beside them.
type Pair = (String, String, Vec<String>);

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    let texts = &[Kind::Code, Kind::Text];
    let columns = (
        subject.called(Role::Reporter, texts),
        subject.called(Role::Partner, texts),
        subject.called(Role::Flow, texts),
        subject.called(Role::Value, &[Kind::Number]),
    );
    let (Some(reporter), Some(partner), Some(flow), Some(value)) = columns else {
        return Err(Message::new("checks-needs-mirror"));
    };
    let read = |column: &Column| subject.data.texts(&column.name).unwrap_or_default();
    let (reporters, partners, flows) = (read(reporter), read(partner), read(flow));
    let others = [subject.called(Role::Commodity, texts), subject.concept(crate::data::Concept::TimePeriod)];
    let others: Vec<Vec<Option<String>>> = others.into_iter().flatten().map(read).collect();
    let values = subject.as_numbers(&value.name);
    let mut sums: BTreeMap<Pair, BTreeMap<Flow, (f64, Vec<usize>)>> = BTreeMap::new();
    for row in 0..subject.n_rows() {
        let named = (&reporters[row], &partners[row], flows[row].as_deref().and_then(flow_of), values[row]);
        let (Some(reporter), Some(partner), Some(flow), Some(value)) = named else { continue };
        let keys = others.iter().map(|texts| texts[row].clone().unwrap_or_default()).collect();
        let pair = match flow {
            Flow::Import => (reporter.clone(), partner.clone(), keys),
            Flow::Export => (partner.clone(), reporter.clone(), keys),
        };
        let sum = sums.entry(pair).or_default().entry(flow).or_default();
        sum.0 += value;
        sum.1.push(row);
    }
    let both =
        sums.iter().filter_map(|(pair, sides)| Some((pair, sides.get(&Flow::Import)?, sides.get(&Flow::Export)?)));
    let both: Vec<_> = both.collect();
    if both.is_empty() {
        return Err(Message::new("checks-needs-mirror"));
    }
    let (mut rows, mut says) = (Vec::new(), BTreeMap::new());
    let mut n_far = 0_usize;
    for (_, import, export) in &both {
        let ratio = import.0 / export.0;
        if export.0 > 0.0 && (BELOW..=FREIGHT).contains(&ratio) {
            continue;
        }
        n_far += 1;
        let said = Message::new("checks-mirror-row")
            .with("imports", rounded(import.0, 2))
            .with("exports", rounded(export.0, 2))
            .with("percent", rounded(100.0 * (import.0 - export.0) / f64::midpoint(import.0, export.0), 1));
        for row in import.1.iter().chain(&export.1) {
            rows.push(*row);
            says.insert(*row, said.clone());
        }
    }
    let mut findings = Vec::new();
    if n_far > 0 {
        let message = Message::new("checks-mirror-found").with("n", n_far).with("of", both.len());
        let columns = [reporter.name.as_str(), partner.name.as_str(), value.name.as_str()];
        findings.push(Finding::new(Grade::Doubtful, message).about(&columns, rows).saying(says));
    }
    Ok(Report::of(findings))
}

fn flow_of(text: &str) -> Option<Flow> {
    let word = plain(text);
    if ["m", "i", "imp"].contains(&word.as_str()) || word.starts_with("import") {
        Some(Flow::Import)
    } else if ["x", "e", "exp"].contains(&word.as_str()) || word.starts_with("export") {
        Some(Flow::Export)
    } else {
        None
    }
}
