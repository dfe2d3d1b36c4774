//! In what two tables differ by their figures: units, values of the same cells, what is unknown.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Conflict, Remedy, Side, noted};
use crate::data::{Concept, Kind};
use crate::message::{Arg, Message};

/// Units, or figures a thousand times as large.
pub(super) fn scales(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let of = |side: Side<'_>| {
        let column =
            side.data.schema.with_concept(Concept::ObservedValue).filter(|column| column.kind == Kind::Number)?;
        let mut figures: Vec<f64> = side.data.numbers(&column.name)?.into_iter().flatten().map(f64::abs).collect();
        figures.retain(|figure| *figure > 0.0);
        figures.sort_by(f64::total_cmp);
        let median = figures.get(figures.len() / 2).copied()?;
        Some((column.clone(), median))
    };
    let (Some((left_column, left_median)), Some((right_column, right_median))) = (of(left), of(right)) else {
        return Vec::new();
    };
    if let (Some(one), Some(other)) = (&left_column.unit, &right_column.unit)
        && one.measure == other.measure
        && one.multiplier != other.multiplier
    {
        let is_left = one.multiplier > other.multiplier;
        let (from, to) = (one.multiplier.max(other.multiplier), one.multiplier.min(other.multiplier));
        let column = if is_left { &left_column.name } else { &right_column.name };
        let remedy = Remedy::Rescale { is_left, column: column.clone(), from, to };
        let times = libm::pow(10.0, f64::from(from) - f64::from(to));
        let evidence = Message::new("card-conflict-units").with("left_name", left.name).with("right_name", right.name);
        return vec![noted(19, evidence.with("times", times), Some(remedy))];
    }
    let is_known = left_column.unit.is_some() && right_column.unit.is_some();
    let ratio = left_median / right_median;
    for power in [3_i8, 6] {
        let times = libm::pow(10.0, f64::from(power));
        for (is_left, ratio, column) in [(false, ratio, &right_column.name), (true, 1.0 / ratio, &left_column.name)] {
            // Within a factor of three of a thousand or a million.
            if !is_known && (1.0 / 3.0..=3.0).contains(&(ratio / times)) {
                let remedy = Remedy::Rescale { is_left, column: column.clone(), from: power, to: 0 };
                let evidence =
                    Message::new("card-conflict-magnitude").with("left_name", left.name).with("right_name", right.name);
                return vec![noted(19, evidence.with("times", times), Some(remedy))];
            }
        }
    }
    Vec::new()
}

/// Unknown groups: one table has them, the other has put them elsewhere; or they weigh more than a twentieth.
pub(super) fn unknowns(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    const HEAVY: f64 = 0.05;
    let mut found = Vec::new();
    for concept in [Concept::Sex, Concept::AgeBand, Concept::CountryOfBirth, Concept::Citizenship, Concept::RefArea] {
        let share = |side: Side<'_>| unknown_share(side, concept);
        let (Some(one), Some(other)) = (share(left), share(right)) else { continue };
        let word = Message::new(format!("steps-concept-{}", concept.id().replace('_', "-")));
        if (one > 0.0) != (other > 0.0) || one.max(other) > HEAVY {
            let evidence = Message::new("card-conflict-unknown")
                .with("concept", word)
                .with("left_name", left.name)
                .with("left", percent(one))
                .with("right_name", right.name)
                .with("right", percent(other));
            found.push(noted(21, evidence, None));
        }
    }
    found
}

fn percent(share: f64) -> Arg {
    Arg::Number((share * 1000.0).round() / 10.0)
}

/// Returns what share of the figures (else of the rows) is of unknown sex, age, country.
fn unknown_share(side: Side<'_>, concept: Concept) -> Option<f64> {
    let column = side.data.schema.with_concept(concept).filter(|column| column.code_list.is_some())?;
    let figures = side.data.schema.with_concept(Concept::ObservedValue);
    let figures = figures.and_then(|column| side.data.numbers(&column.name));
    let (mut all, mut unknown) = (0.0, 0.0);
    for (row, code) in side.data.texts(&column.name)?.into_iter().enumerate() {
        let figure = figures.as_ref().map_or(Some(1.0), |figures| figures.get(row).copied().flatten());
        let Some((code, figure)) = code.zip(figure).filter(|(code, _)| code != "_T") else { continue };
        all += figure;
        unknown += if code == "_U" { figure } else { 0.0 };
    }
    (all > 0.0).then_some(unknown / all)
}

/// Concepts that tell figures apart.
const DIMENSIONS: [Concept; 15] = [
    Concept::RefArea,
    Concept::TimePeriod,
    Concept::Sex,
    Concept::AgeBand,
    Concept::CountryOfBirth,
    Concept::Citizenship,
    Concept::CounterpartArea,
    Concept::BirthStatus,
    Concept::CitizenshipStatus,
    Concept::Region,
    Concept::Urbanisation,
    Concept::Education,
    Concept::Occupation,
    Concept::Disability,
    Concept::LabourStatus,
];

/// Fewer cells in common show nothing.
const N_SHARED: usize = 5;
/// Totals of one thing differ less, those of births and citizenships more.
const TOTALS: f64 = 0.02;

/// Figures of the same cells that are not the same: some differ where one table is a revision of the other, most differ where
/// they count two things.
pub(super) fn shared(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let has = |side: Side<'_>, concept: Concept| side.data.schema.with_concept(concept).is_some();
    let (common, others): (Vec<Concept>, Vec<Concept>) =
        DIMENSIONS.into_iter().partition(|concept| has(left, *concept) && has(right, *concept));
    let (Some(one), Some(other)) = (cells(left, &common, &others), cells(right, &common, &others)) else {
        return Vec::new();
    };
    let pairs: Vec<(&str, f64, f64)> =
        one.iter().filter_map(|(key, value)| Some((key.as_str(), *value, *other.get(key)?))).collect();
    let differ: Vec<_> = pairs.iter().filter(|(_, one, other)| one != other).collect();
    let Some((key, first, second)) = differ.first().filter(|_| pairs.len() >= N_SHARED) else { return Vec::new() };
    let about = |id: &'static str| {
        let of = Message::new(id).with("n", differ.len()).with("of", pairs.len());
        of.with("left_name", left.name).with("right_name", right.name)
    };
    if differ.len() * 2 <= pairs.len() {
        let evidence = about("card-conflict-revised").with("key", *key).with("left", *first).with("right", *second);
        return vec![noted(20, evidence, None)];
    }
    let (one, other) = pairs.iter().fold((0.0, 0.0), |(one, other), (_, left, right)| (one + left, other + right));
    let (smaller, larger) = (f64::min(one, other), f64::max(one, other));
    // A thousand times as large is another conflict.
    let is_scale = larger > 100.0 * smaller;
    let (one_counts, other_counts) = (left.card.get("criterion"), right.card.get("criterion"));
    let is_same = one_counts.is_some() && one_counts == other_counts;
    if smaller <= 0.0 || is_scale || is_same || larger - smaller <= TOTALS * larger {
        return Vec::new();
    }
    let evidence = about("card-conflict-totals").with("left", one).with("right", other);
    vec![noted(1, evidence.with("share", percent((larger - smaller) / larger)), None)]
}

/// Returns the figures of a table by the values of dimensions; nothing where other dimensions split them, or a cell stands
/// twice.
fn cells(side: Side<'_>, common: &[Concept], others: &[Concept]) -> Option<BTreeMap<String, f64>> {
    let data = side.data;
    let column = data.schema.with_concept(Concept::ObservedValue).filter(|column| column.kind == Kind::Number)?;
    let texts = |concept: &Concept| data.texts(&data.schema.with_concept(*concept)?.name);
    let keys: Vec<Vec<Option<String>>> = common.iter().filter_map(texts).collect();
    // Of what only this table is split by, the totals count.
    let split: Vec<Vec<Option<String>>> = others.iter().filter_map(texts).collect();
    let mut cells = BTreeMap::new();
    for (row, figure) in data.numbers(&column.name)?.into_iter().enumerate() {
        let text = |texts: &Vec<Option<String>>| texts.get(row).cloned().flatten();
        if split.iter().any(|texts| text(texts).is_some_and(|text| text != "_T")) {
            continue;
        }
        let (Some(figure), Some(key)) = (figure, keys.iter().map(text).collect::<Option<Vec<String>>>()) else {
            continue;
        };
        match cells.entry(key.join(" · ")) {
            Entry::Vacant(free) => drop(free.insert(figure)),
            Entry::Occupied(_) => return None,
        }
    }
    (!keys.is_empty()).then_some(cells)
}
