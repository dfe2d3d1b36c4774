//! In what two tables differ by their records: whom they count, how often, and on which day.

use std::collections::{BTreeMap, BTreeSet};

use super::{Conflict, Remedy, Side, noted};
use crate::data::matching::fold;
use crate::data::{Concept, Dataset, Kind};
use crate::message::Message;

/// Columns that only samples have, or that say that applications are counted.
pub(super) fn columns(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let names = |side: Side<'_>| -> BTreeMap<String, String> {
        let columns = side.data.schema.columns.iter();
        columns.map(|column| (fold(&column.name), column.name.clone())).collect()
    };
    let (left_names, right_names) = (names(left), names(right));
    let mut found = Vec::new();
    let is_open = |question: &str| !left.card.contains_key(question) || !right.card.contains_key(question);
    for (number, question, known) in [
        (22, "collection", &["se", "standard error", "erreur type", "cv", "error estandar"][..]),
        (12, "unit", &["app pc", "persons or cases"][..]),
    ] {
        let has = |names: &BTreeMap<String, String>| known.iter().find_map(|name| names.get(*name).cloned());
        let (one, other) = (has(&left_names), has(&right_names));
        if one.is_some() != other.is_some() && is_open(question) {
            let (name, column) = match (one, other) {
                (Some(column), _) => (left.name, column),
                (None, other) => (right.name, other.unwrap_or_default()),
            };
            let evidence = Message::new("card-conflict-column").with("name", name).with("column", column);
            found.push(noted(number, evidence, None));
        }
    }
    found
}

/// Records that name a person several times, as permits do.
pub(super) fn doubles(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let of = |is_left: bool, side: Side<'_>| {
        let column = side.data.schema.with_concept(Concept::PersonId)?;
        let ids: Vec<String> = side.data.texts(&column.name)?.into_iter().flatten().collect();
        let n_persons = ids.iter().collect::<BTreeSet<_>>().len();
        if n_persons == ids.len() {
            return None;
        }
        let evidence = Message::new("card-conflict-doubles")
            .with("name", side.name)
            .with("n", ids.len())
            .with("persons", n_persons)
            .with("column", &column.name);
        // Of several dates nobody knows which one is meant.
        let mut dates = side.data.schema.columns.iter().filter(|column| column.kind == Kind::Date);
        let latest = dates.next().filter(|_| dates.next().is_none()).map(|column| column.name.clone());
        Some(noted(7, evidence, Some(Remedy::OnePerKey { is_left, column: column.name.clone(), latest })))
    };
    of(true, left).into_iter().chain(of(false, right)).collect()
}

/// A group of persons whom only one of two tables may count.
struct Group {
    /// The conflict that it is.
    number: u8,
    evidence: &'static str,
    /// Its names, lower case, without accents.
    words: &'static [&'static str],
    /// Groups beside it, one of which the other table must have, so that the absence says something; empty: nothing is needed.
    beside: &'static [&'static str],
}

const GROUPS: [Group; 3] = [
    Group {
        number: 5,
        evidence: "card-conflict-visitors",
        words: &[
            "visitor",
            "visitors",
            "tourist",
            "tourists",
            "transit",
            "in transit",
            "hotel",
            "hotels",
            "hotel guests",
            "foreign armed forces",
            "census night",
            "visiteur",
            "visiteurs",
            "touriste",
            "touristes",
            "de passage",
            "personnes de passage",
            "en transit",
            "nuit du recensement",
            "visitante",
            "visitantes",
            "turista",
            "turistas",
            "en transito",
            "em transito",
        ],
        beside: &[],
    },
    Group {
        number: 10,
        evidence: "card-conflict-citizens",
        words: &[
            "citizen",
            "citizens",
            "national",
            "nationals",
            "returning citizens",
            "returning nationals",
            "nationaux",
            "citoyens",
            "nationaux de retour",
            "nacionales",
            "nacionais",
            "retornados",
        ],
        beside: &[
            "non citizen",
            "non citizens",
            "non nationals",
            "foreign",
            "foreigner",
            "foreigners",
            "foreign citizens",
            "etranger",
            "etrangers",
            "non nationaux",
            "extranjeros",
            "estrangeiros",
        ],
    },
    Group {
        number: 11,
        evidence: "card-conflict-refugees",
        words: &[
            "refugee",
            "refugees",
            "asylum seeker",
            "asylum seekers",
            "asylum",
            "humanitarian",
            "refugie",
            "refugies",
            "demandeurs d asile",
            "asile",
            "humanitaire",
            "refugiados",
            "solicitantes de asilo",
            "asilo",
        ],
        beside: &[
            "work",
            "workers",
            "employment",
            "family",
            "study",
            "students",
            "travail",
            "travailleurs",
            "emploi",
            "famille",
            "regroupement familial",
            "etudes",
            "etudiants",
            "trabajo",
            "familia",
            "estudios",
            "trabalho",
            "estudos",
        ],
    },
];

/// Groups whom only one table tabulates: visitors, citizens, refugees.
pub(super) fn groups(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let of = |side: Side<'_>, words: &[&str]| -> Option<(String, Vec<String>)> {
        let mut columns =
            side.data.schema.columns.iter().filter(|column| matches!(column.kind, Kind::Text | Kind::Code));
        columns.find_map(|column| Some((column.name.clone(), values_of(side.data, &column.name, words)?)))
    };
    let one = |group: &Group, is_left: bool, (column, values): (String, Vec<String>)| {
        let (side, other) = if is_left { (left, right) } else { (right, left) };
        if !group.beside.is_empty() && !has_any(other.data, group.beside) {
            return None;
        }
        let evidence = Message::new(group.evidence)
            .with("name", side.name)
            .with("column", &column)
            .with("values", values.join(", "));
        // A total holds the group.
        let values = values.into_iter().chain(totals_in(side.data, &column)).collect();
        Some(noted(group.number, evidence, Some(Remedy::Drop { is_left, column, values })))
    };
    let of_group = |group: &Group| match (of(left, group.words), of(right, group.words)) {
        (Some(found), None) => one(group, true, found),
        (None, Some(found)) => one(group, false, found),
        _ => None,
    };
    GROUPS.iter().filter_map(of_group).collect()
}

fn has_any(data: &Dataset, words: &[&str]) -> bool {
    let columns = data.schema.columns.iter().filter(|column| matches!(column.kind, Kind::Text | Kind::Code));
    let mut values = columns.filter_map(|column| data.texts(&column.name)).flatten().flatten();
    values.any(|value| words.contains(&fold(&value).as_str()))
}

/// Returns the values of a column that are among some words, where it has others, too.
fn values_of(data: &Dataset, column: &str, words: &[&str]) -> Option<Vec<String>> {
    let values: BTreeSet<String> = data.texts(column)?.into_iter().flatten().collect();
    let found: Vec<String> = values.iter().filter(|value| words.contains(&fold(value).as_str())).cloned().collect();
    // A list of nothing else is about them.
    (!found.is_empty() && found.len() < values.len()).then_some(found)
}

/// Words for all groups together; lower case, without accents.
const TOTALS: &[&str] = &["t", "total", "totals", "all", "ensemble", "tous", "toutes", "totales", "todos", "todas"];

fn totals_in(data: &Dataset, column: &str) -> BTreeSet<String> {
    let values = data.texts(column).unwrap_or_default().into_iter().flatten();
    values.filter(|value| TOTALS.contains(&fold(value).as_str())).collect()
}

/// The first day of the year, as month and day.
const FIRST: &str = "01-01";

/// Stocks on two days of the year: the first of January beside the middle of the year.
pub(super) fn days(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let (Some((left_column, left_day)), Some((right_column, right_day))) = (day_of(left), day_of(right)) else {
        return Vec::new();
    };
    if left_day == right_day {
        return Vec::new();
    }
    let evidence = Message::new("card-conflict-days")
        .with("left_name", left.name)
        .with("left", &left_day)
        .with("right_name", right.name)
        .with("right", &right_day);
    let is_middle = |day: &str| matches!(day, "06-30" | "07-01");
    let remedy = match (left_day.as_str(), right_day.as_str()) {
        (FIRST, other) if is_middle(other) => Some(Remedy::MidYear { is_left: true, period: left_column }),
        (other, FIRST) if is_middle(other) => Some(Remedy::MidYear { is_left: false, period: right_column }),
        _ => None,
    };
    vec![noted(9, evidence, remedy)]
}

/// Returns the one day of the year on which all figures of a table stand, as `MM-DD`, and the column that says so.
fn day_of(side: Side<'_>) -> Option<(String, String)> {
    let column = side.data.schema.with_concept(Concept::TimePeriod).filter(|column| column.kind == Kind::Date)?;
    let dates = side.data.texts(&column.name)?.into_iter().flatten();
    let days: BTreeSet<String> = dates.map(|date| date.get(5..10).unwrap_or_default().to_owned()).collect();
    let only = days.first().filter(|day| days.len() == 1 && !day.is_empty())?;
    Some((column.name.clone(), only.clone()))
}
