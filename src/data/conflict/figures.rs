//! In what two tables differ by their figures: units, values of the same cells, what is unknown.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::{Conflict, Remedy, Side, noted};
use crate::data::codes::{CodeKind, code_list};
use crate::data::words::{has_phrase, plain};
use crate::data::{Column, Concept, Kind};
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
    if let (Some(one), Some(other)) = (said_power(left, &left_column), said_power(right, &right_column))
        && one != other
        && (left_column.unit.is_none() || right_column.unit.is_none())
    {
        let is_left = one > other;
        let column = if is_left { &left_column.name } else { &right_column.name };
        let (from, to) = (one.max(other), one.min(other));
        let remedy = Remedy::Rescale { is_left, column: column.clone(), from, to };
        let times = libm::pow(10.0, f64::from(from) - f64::from(to));
        let evidence = Message::new("card-conflict-units").with("left_name", left.name).with("right_name", right.name);
        return vec![noted(19, evidence.with("times", times), Some(remedy))];
    }
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

/// Returns the power of ten in which a table counts: that of its unit, else the one that its words say.
fn said_power(side: Side<'_>, column: &Column) -> Option<i8> {
    const POWERS: [(i8, &[&str]); 4] = [
        (
            3,
            &[
                "thousands",
                "thousand",
                "milliers",
                "millier",
                "miles de",
                "en miles",
                "milhares",
                "بالالف",
                "بالالاف",
                "الاف",
            ],
        ),
        (6, &["millions", "million", "millones", "milhoes", "مليون", "بالملايين", "ملايين"]),
        (9, &["billions", "billion", "milliards", "miles de millones", "mil milhoes", "مليار"]),
        (0, &["number of persons", "nombre de personnes", "numero de personas", "numero de pessoas", "عدد الاشخاص"]),
    ];
    if let Some(unit) = &column.unit {
        return Some(unit.multiplier);
    }
    let origin = &side.data.origin;
    let names = side.data.schema.columns.iter().map(|column| &column.name);
    let lines: Vec<String> =
        origin.heading.iter().chain(&origin.remarks).chain(names).map(|line| plain(line)).collect();
    let raw = || origin.heading.iter().chain(side.data.schema.columns.iter().map(|column| &column.name));
    // `US$ '000` says so by its sign alone.
    if raw().any(|line| ["'000", "’000", "(000)", "000s"].iter().any(|sign| line.contains(sign))) {
        return Some(3);
    }
    let says = |words: &[&str]| lines.iter().any(|line| words.iter().any(|word| has_phrase(line, word)));
    let mut said = POWERS.iter().filter(|(_, words)| says(words)).map(|(power, _)| *power);
    // Two scales in one sheet are those of two columns.
    match (said.next(), said.next()) {
        (Some(power), None) => Some(power),
        _ => None,
    }
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
const DIMENSIONS: [Concept; 22] = [
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
    Concept::PreviousResidence,
    Concept::MigratoryStatus,
    Concept::MigrationReason,
    Concept::DurationOfStay,
    Concept::EmploymentStatus,
    Concept::Industry,
    Concept::Commodity,
];

/// Fewer cells in common show nothing.
const N_SHARED: usize = 5;
/// Totals of a table that was revised differ less.
const REVISED: f64 = 0.1;
/// Totals of one thing differ less, those of births and citizenships more.
const TOTALS: f64 = 0.02;

/// Figures of the same cells that are not the same: some differ where one table is a revision of the other, most differ where
/// they count two things.
pub(super) fn shared(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    if are_of_other_years(left, right) || are_of_other_places(left, right) {
        return Vec::new();
    }
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
    // Nearly all changed a little: the whole table was computed anew.
    if is_same && smaller > 0.0 && larger - smaller <= REVISED * larger {
        let evidence = about("card-conflict-revised").with("key", *key).with("left", *first).with("right", *second);
        return vec![noted(20, evidence, None)];
    }
    if smaller <= 0.0 || is_scale || is_same || larger - smaller <= TOTALS * larger {
        return Vec::new();
    }
    let evidence = about("card-conflict-totals").with("left", one).with("right", other);
    vec![noted(1, evidence.with("share", percent((larger - smaller) / larger)), None)]
}

/// Returns whether the titles of two tables name different countries.
fn are_of_other_places(left: Side<'_>, right: Side<'_>) -> bool {
    let Some(list) = code_list("countries") else { return false };
    let places = |side: Side<'_>| -> BTreeSet<&str> {
        let lines: Vec<String> = side.data.origin.heading.iter().map(|line| format!(" {} ", plain(line))).collect();
        let is_named = |name: &str| {
            let name = plain(name);
            name.chars().count() > 3 && lines.iter().any(|line| line.contains(&format!(" {name} ")))
        };
        let countries = list.items.iter().filter(|code| code.kind == CodeKind::Item);
        countries.filter(|code| code.own_names().any(is_named)).map(|code| code.code.as_str()).collect()
    };
    let (one, other) = (places(left), places(right));
    !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
}

/// Returns whether the titles of two tables without periods in them name different years.
fn are_of_other_years(left: Side<'_>, right: Side<'_>) -> bool {
    let has_periods = |side: Side<'_>| side.data.schema.with_concept(Concept::TimePeriod).is_some();
    let years = |side: Side<'_>| -> BTreeSet<u16> {
        let words = side.data.origin.heading.iter().flat_map(|line| line.split(|sign: char| !sign.is_ascii_digit()));
        words
            .filter(|word| word.len() == 4)
            .filter_map(|word| word.parse().ok())
            .filter(|year| (1900..=2100).contains(year))
            .collect()
    };
    let (one, other) = (years(left), years(right));
    let have_years = !one.is_empty() && !other.is_empty();
    have_years && one.is_disjoint(&other) && (!has_periods(left) || !has_periods(right))
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
