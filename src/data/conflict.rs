//! How two sources differ in what they count: the conflicts of definition that official statisticians know, by their numbers.
//!
//! Each is found in the definition cards or in the data, and says whether figures can be converted, only noted, or never stand
//! in one series. Numbers and rules follow the conflict matrix of the project's domain notes.

use std::collections::{BTreeMap, BTreeSet};

use super::bands::{Band, common};
use super::codes::{CodeKind, code_list};
use super::concordance::{self, Common};
use super::definition::{Card, Weight, differences};
use super::{Concept, Dataset, Kind};
use crate::message::{Arg, Message};

/// A table with what is known of its definition.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    pub name: &'a str,
    pub card: &'a Card,
    pub data: &'a Dataset,
}

/// A difference between two tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// 1 to 22.
    pub number: u8,
    pub weight: Weight,
    pub evidence: Message,
    pub remedy: Option<Remedy>,
}

/// A conversion that can be done with what the tables hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Both columns of age bands to the coarsest ones they have in common.
    CommonBands { left: String, right: String, bands: String },
    /// The figures of the left (or right) table from one power of ten to another.
    Rescale { is_left: bool, column: String, from: i8, to: i8 },
    /// Columns of two versions of a classification to the classes that they have in common.
    CommonClasses { left: String, right: String, common: Common },
    /// Areas of the left (or right) table put together as the former area that the other one has.
    FormerArea { is_left: bool, column: String, former: String, successors: Vec<String> },
}

/// The id of [`Conflict::footnote`].
pub const FOOTNOTE: &str = "card-conflict-footnote";

impl Conflict {
    /// Returns what the conflict is and what one may do, as people read it.
    pub fn advice(&self) -> Message {
        Message::new(format!("card-conflict-{}", self.number))
    }

    /// Returns the footnote that figures put into one series carry.
    pub fn footnote(&self) -> Message {
        Message::new(FOOTNOTE).with("what", self.advice()).with("evidence", self.evidence.clone())
    }
}

/// Returns everything in which two tables differ, the weightiest first.
pub fn conflicts(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let mut found = of_cards((left.name, left.card), (right.name, right.card));
    found.extend(of_data(left, right));
    found.sort_by_key(|conflict| (conflict.weight, conflict.number));
    found
}

/// Returns in what two tables differ by what they hold.
pub fn of_data(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let all = [former_areas, bands, codes_of_region, code_lists, scales, unknowns, counts_and_samples];
    all.iter().flat_map(|find| find(left, right)).collect()
}

/// Returns the number of the conflict that unlike answers to a question are.
fn number_of(question: &str, left: &str, right: &str) -> u8 {
    let is = |answer: &str| left == answer || right == answer;
    match question {
        "criterion" => 1,
        "birth_place" | "boundaries" => 2,
        "months" => 3,
        "months_basis" => 4,
        "stay" => 5,
        "unit" if is("permit") => 7,
        "unit" if is("crossing") => 8,
        "unit" => 12,
        "statistic" if is("movements") => 8,
        "statistic" => 6,
        "reference" => 9,
        "returning" | "whom" => 10,
        "age" => 13,
        "coverage" => 18,
        "vintage" => 20,
        "unknown" => 21,
        "collection" => 22,
        // Who else is in or out: refugees, asylum seekers, students, people without papers.
        _ => 11,
    }
}

/// Returns in what two sources differ by their cards, each with its name.
pub fn of_cards(left: (&str, &Card), right: (&str, &Card)) -> Vec<Conflict> {
    let one = |found: super::definition::Difference<'_>| Conflict {
        number: number_of(found.question.id, found.left, found.right),
        weight: found.question.weight,
        evidence: Message::new("card-conflict-answers")
            .with("question", found.question.words())
            .with("left_name", left.0)
            .with("left", found.question.answer_words(found.left))
            .with("right_name", right.0)
            .with("right", found.question.answer_words(found.right)),
        remedy: None,
    };
    differences(left.1, right.1).into_iter().map(one).collect()
}

fn noted(number: u8, evidence: Message, remedy: Option<Remedy>) -> Conflict {
    Conflict { number, weight: Weight::Noted, evidence, remedy }
}

/// Returns the different codes of the column of a concept, and its name.
fn codes(side: Side<'_>, concept: Concept) -> Option<(String, BTreeSet<String>)> {
    let column = side.data.schema.with_concept(concept).filter(|column| column.kind == Kind::Code)?;
    let codes = side.data.texts(&column.name)?.into_iter().flatten().collect();
    Some((column.name.clone(), codes))
}

/// Former areas in one table and what became of them in the other.
fn former_areas(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let mut found = Vec::new();
    let Some(list) = code_list("countries") else { return found };
    for concept in [Concept::RefArea, Concept::CountryOfBirth, Concept::Citizenship] {
        let (Some((left_column, left_codes)), Some((right_column, right_codes))) =
            (codes(left, concept), codes(right, concept))
        else {
            continue;
        };
        let formers = |codes: &BTreeSet<String>| -> Vec<String> {
            let is_former = |code: &&String| list.find(code).is_some_and(|code| code.kind == CodeKind::Historical);
            codes.iter().filter(is_former).cloned().collect()
        };
        for (is_left, former, codes, column, name) in formers(&left_codes)
            .into_iter()
            .map(|former| (false, former, &right_codes, &right_column, left.name))
            .chain(
                formers(&right_codes).into_iter().map(|former| (true, former, &left_codes, &left_column, right.name)),
            )
        {
            if codes.contains(&former) {
                continue;
            }
            let successors = list.find(&former).map(|code| code.successors.clone()).unwrap_or_default();
            let there: Vec<String> = successors.iter().filter(|code| codes.contains(*code)).cloned().collect();
            let evidence = Message::new("card-conflict-former")
                .with("name", name)
                .with("former", &former)
                .with("n", there.len())
                .with("of", successors.len())
                .with("successors", there.join(", "));
            let is_whole = !there.is_empty() && there.len() == successors.len();
            let remedy =
                is_whole.then(|| Remedy::FormerArea { is_left, column: column.clone(), former, successors: there });
            let number = if concept == Concept::CountryOfBirth { 2 } else { 17 };
            found.push(noted(number, evidence, remedy));
        }
    }
    found
}

/// Bands of ages that are not the same.
fn bands(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let of = |side: Side<'_>| {
        let (column, codes) = codes(side, Concept::AgeBand)?;
        let bands: BTreeSet<Band> = codes.iter().filter_map(|code| Band::of_code(code)).collect();
        (!bands.is_empty()).then(|| (column, bands.into_iter().collect::<Vec<_>>()))
    };
    let (Some((left_column, left_bands)), Some((right_column, right_bands))) = (of(left), of(right)) else {
        return Vec::new();
    };
    if left_bands == right_bands {
        return Vec::new();
    }
    let shared: Vec<String> = common(&left_bands, &right_bands).into_iter().map(Band::code).collect();
    let only = |bands: &[Band], other: &[Band]| {
        let only = bands.iter().filter(|band| !other.contains(band)).map(|band| band.code());
        only.collect::<Vec<_>>().join(", ")
    };
    let evidence = Message::new("card-conflict-bands")
        .with("left_name", left.name)
        .with("left", only(&left_bands, &right_bands))
        .with("right_name", right.name)
        .with("right", only(&right_bands, &left_bands))
        .with("n", shared.len())
        .with("common", shared.join(", "));
    let bands = shared.join(" ");
    let remedy = (!shared.is_empty()).then_some(Remedy::CommonBands { left: left_column, right: right_column, bands });
    vec![noted(14, evidence, remedy)]
}

/// Regions that only one table has.
fn codes_of_region(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let of = |side: Side<'_>| {
        let column = side.data.schema.with_concept(Concept::Region)?;
        let values: BTreeSet<String> = side.data.texts(&column.name)?.into_iter().flatten().collect();
        Some(values)
    };
    let (Some(left_codes), Some(right_codes)) = (of(left), of(right)) else { return Vec::new() };
    let only = |codes: &BTreeSet<String>, other: &BTreeSet<String>| {
        codes.difference(other).take(6).cloned().collect::<Vec<_>>().join(", ")
    };
    let (left_only, right_only) = (only(&left_codes, &right_codes), only(&right_codes, &left_codes));
    if left_only.is_empty() && right_only.is_empty() {
        return Vec::new();
    }
    let evidence = Message::new("card-conflict-only")
        .with("left_name", left.name)
        .with("left", left_only)
        .with("right_name", right.name)
        .with("right", right_only);
    vec![noted(15, evidence, None)]
}

/// Classifications of two versions: one concept, two lists.
fn code_lists(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let mut found = Vec::new();
    for concept in Concept::ALL {
        let column = |side: Side<'_>| {
            let column = side.data.schema.with_concept(concept)?;
            Some((column.name.clone(), column.code_list.clone()?))
        };
        if let (Some((left_column, one)), Some((right_column, other))) = (column(left), column(right))
            && one != other
        {
            let evidence = Message::new("card-conflict-lists")
                .with("left_name", left.name)
                .with("left", super::codes::list_name(&one))
                .with("right_name", right.name)
                .with("right", super::codes::list_name(&other));
            let remedy = concordance::common(&one, &other).map(|common| Remedy::CommonClasses {
                left: left_column,
                right: right_column,
                common,
            });
            found.push(noted(16, evidence, remedy));
        }
    }
    found
}

/// Units, or figures a thousand times as large.
fn scales(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
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
fn unknowns(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
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

/// Columns that only samples have, or that say that applications are counted.
fn counts_and_samples(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let names = |side: Side<'_>| -> BTreeMap<String, String> {
        let columns = side.data.schema.columns.iter();
        columns.map(|column| (super::matching::fold(&column.name), column.name.clone())).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::definition::QUESTIONS;
    use crate::data::{Column, ColumnValues, Origin, Unit};
    use crate::i18n::{Lang, ids, say};

    fn table(columns: &[(Concept, &str, &[&str])], figures: &[f64]) -> Dataset {
        let mut made: Vec<(Column, ColumnValues)> = columns
            .iter()
            .map(|(concept, list, values)| {
                let column = Column::new(concept.id(), Kind::Code).measuring(*concept).coded(*list);
                (column, ColumnValues::Texts(values.iter().map(|value| Some((*value).to_owned())).collect()))
            })
            .collect();
        let figure = Column::new("n", Kind::Number).measuring(Concept::ObservedValue);
        made.push((figure, ColumnValues::Numbers(figures.iter().copied().map(Some).collect())));
        Dataset::from_columns(made, Origin::default()).unwrap()
    }

    fn found(left: &Dataset, right: &Dataset) -> Vec<Conflict> {
        let card = Card::new();
        let (left, right) = (Side { name: "a", card: &card, data: left }, Side { name: "b", card: &card, data: right });
        conflicts(left, right)
    }

    fn numbers(found: &[Conflict]) -> Vec<u8> {
        found.iter().map(|conflict| conflict.number).collect()
    }

    /// Returns the numbers of all conflicts that cards can show.
    fn numbers_of_cards() -> BTreeSet<u8> {
        let pairs = QUESTIONS.iter().flat_map(|question| {
            let answers = question.answers.iter();
            answers.flat_map(move |one| question.answers.iter().map(move |other| (question.id, *one, *other)))
        });
        pairs.filter(|(_, one, other)| one != other).map(|(id, one, other)| number_of(id, one, other)).collect()
    }

    #[test]
    fn age_bands_that_differ_have_a_remedy() {
        let five = table(&[(Concept::AgeBand, "age", &["Y0T14", "Y15T64", "Y_GE65"])], &[1.0, 2.0, 3.0]);
        let broad = table(&[(Concept::AgeBand, "age", &["Y0T14", "Y_GE15"])], &[1.0, 5.0]);
        let found = found(&five, &broad);
        assert_eq!(numbers(&found), [14]);
        assert!(matches!(&found[0].remedy, Some(Remedy::CommonBands { bands, .. }) if bands == "Y0T14 Y_GE15"));
    }

    #[test]
    fn a_former_area_meets_its_successors() {
        let old = table(&[(Concept::RefArea, "countries", &["SCG", "ALB"])], &[10.0, 2.0]);
        let new = table(&[(Concept::RefArea, "countries", &["SRB", "MNE", "ALB"])], &[9.0, 1.0, 2.0]);
        let found = found(&old, &new);
        assert_eq!(numbers(&found), [17]);
        let Some(Remedy::FormerArea { is_left: false, former, successors, .. }) = &found[0].remedy else {
            panic!("{:?}", found[0].remedy)
        };
        assert_eq!((former.as_str(), successors.len()), ("SCG", 2));
    }

    #[test]
    fn units_and_magnitudes_are_seen() {
        let areas: &[(Concept, &str, &[&str])] = &[(Concept::RefArea, "countries", &["MLI", "TGO"])];
        let (persons, thousands) = (table(areas, &[12_000.0, 7_400.0]), table(areas, &[12.1, 7.3]));
        let found = found(&persons, &thousands);
        assert_eq!(numbers(&found), [19]);
        assert!(matches!(found[0].remedy, Some(Remedy::Rescale { is_left: false, from: 3, to: 0, .. })));
        let with_unit = |mut data: Dataset, multiplier: i8| {
            data.schema.columns[1].unit = Some(Unit { measure: "PS".to_owned(), multiplier });
            data
        };
        let (persons, thousands) = (with_unit(persons, 0), with_unit(thousands, 3));
        assert_eq!(numbers(&self::found(&persons, &thousands)), [19], "the unit says it, too");
        assert_eq!(numbers(&self::found(&persons, &persons)), [0_u8; 0]);
    }

    #[test]
    fn versions_and_unknowns_are_flagged() {
        let old =
            table(&[(Concept::Occupation, "isco88", &["5", "9"]), (Concept::Sex, "sex", &["F", "_U"])], &[9.0, 1.0]);
        let new =
            table(&[(Concept::Occupation, "isco08", &["5", "9"]), (Concept::Sex, "sex", &["F", "M"])], &[9.0, 1.0]);
        assert_eq!(numbers(&found(&old, &new)), [16, 21]);
    }

    #[test]
    fn two_versions_with_an_official_table_have_a_remedy() {
        let old = table(&[(Concept::Education, "isced97", &["3", "5A"])], &[1.0, 2.0]);
        let new = table(&[(Concept::Education, "education", &["ISCED11A_3", "ISCED11A_7"])], &[1.0, 2.0]);
        let found = found(&old, &new);
        assert_eq!(numbers(&found), [16]);
        assert!(matches!(&found[0].remedy, Some(Remedy::CommonClasses { common, .. }) if common.target == "education"));
    }

    #[test]
    fn every_conflict_is_described_in_every_language() {
        let of_data: BTreeSet<u8> = [2, 12, 14, 15, 16, 17, 19, 21, 22].into();
        let all: BTreeSet<u8> = numbers_of_cards().union(&of_data).copied().collect();
        assert_eq!(all.into_iter().collect::<Vec<_>>(), (1..=22).collect::<Vec<_>>());
        let conflict = |number| noted(number, Message::new("card-conflict-units"), None);
        for lang in Lang::ALL {
            let known = ids(lang);
            for number in 1..=22 {
                let advice = conflict(number).advice();
                assert!(known.contains(&advice.id.as_ref()), "{}", advice.id);
                assert!(!say(lang, &advice).contains('{'));
            }
        }
    }
}
