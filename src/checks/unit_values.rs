//! Value for a unit of quantity, of each commodity with each partner, month by month: wrong units and slipped digits.

use std::collections::BTreeMap;

use super::names::Role;
use super::robust::{Middle, OUTLIER, median};
use super::subject::{Subject, rounded};
use super::{Answer, Finding, Grade, Report};
use crate::data::Kind;
use crate::message::Message;

/// Consignments of a commodity with a partner that make a usual value; where there are fewer, all partners make it.
const FEWEST: usize = 8;
/// Prices differ; under this factor from the median nothing is said.
const LEAST_FACTOR: f64 = 2.0;

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    let numbers = &[Kind::Number];
    let columns = (
        subject.called(Role::Commodity, &[Kind::Code, Kind::Text]),
        subject.called(Role::Value, numbers),
        subject.called(Role::Quantity, numbers),
    );
    let (Some(commodity), Some(value), Some(quantity)) = columns else {
        return Err(Message::new("checks-needs-goods"));
    };
    let text = |role: Role| {
        let column = subject.called(role, &[Kind::Code, Kind::Text]);
        column.and_then(|column| subject.data.texts(&column.name)).unwrap_or_default()
    };
    let goods = subject.data.texts(&commodity.name).unwrap_or_default();
    let (partners, flows) = (text(Role::Partner), text(Role::Flow));
    let (values, quantities) = (subject.as_numbers(&value.name), subject.as_numbers(&quantity.name));
    let unit_value = |row: usize| Some(values[row]? / quantities[row].filter(|quantity| *quantity > 0.0)?);
    let units: Vec<Option<f64>> =
        (0..subject.n_rows()).map(|row| unit_value(row).filter(|value| *value > 0.0)).collect();
    let word = |texts: &[Option<String>], row: usize| texts.get(row).cloned().flatten().unwrap_or_default();
    let mut fine: BTreeMap<(String, String, String), Vec<usize>> = BTreeMap::new();
    let mut coarse: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for row in (0..subject.n_rows()).filter(|row| units[*row].is_some()) {
        let (good, flow) = (word(&goods, row), word(&flows, row));
        fine.entry((good.clone(), flow.clone(), word(&partners, row))).or_default().push(row);
        coarse.entry((good, flow)).or_default().push(row);
    }
    let mut says = BTreeMap::new();
    let mut is_done = false;
    for ((good, flow, _), rows) in &fine {
        let peers = if rows.len() >= FEWEST { Some(rows) } else { coarse.get(&(good.clone(), flow.clone())) };
        let Some(peers) = peers.filter(|peers| peers.len() >= FEWEST) else { continue };
        is_done = true;
        let logs: Vec<f64> = peers.iter().filter_map(|row| units[*row]).map(libm::log).collect();
        let (Some(usual), Some(middle)) = (Middle::of(&logs), median(logs)) else { continue };
        for row in rows {
            let Some(unit) = units[*row] else { continue };
            let factor = unit / libm::exp(middle);
            if usual.score(libm::log(unit)).abs() > OUTLIER && factor.max(1.0 / factor) > LEAST_FACTOR {
                let said = Message::new("checks-unit-values-row")
                    .with("value", rounded(unit, 3))
                    .with("usual", rounded(libm::exp(middle), 3));
                says.insert(*row, said.with("n", peers.len()));
            }
        }
    }
    if !is_done {
        return Err(Message::new("checks-needs-consignments").with("n", FEWEST));
    }
    let no_quantity: Vec<usize> = (0..subject.n_rows())
        .filter(|row| values[*row].is_some_and(|value| value > 0.0) && quantities[*row].is_none_or(|n| n <= 0.0))
        .collect();
    let mut findings = Vec::new();
    let columns = [value.name.as_str(), quantity.name.as_str()];
    if !says.is_empty() {
        let message = Message::new("checks-unit-values-found").with("n", says.len());
        let rows = says.keys().copied().collect();
        findings.push(Finding::new(Grade::Doubtful, message).about(&columns, rows).saying(says));
    }
    if !no_quantity.is_empty() {
        let message = Message::new("checks-unit-values-none").with("n", no_quantity.len());
        findings.push(Finding::new(Grade::Info, message).about(&columns, no_quantity));
    }
    Ok(Report::of(findings))
}
