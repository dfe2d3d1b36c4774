//! How two sources differ in what they count: the conflicts of definition that official statisticians know, by their numbers.
//!
//! Each is found in the definition cards or in the data, and says whether figures can be converted, only noted, or never stand
//! in one series. Numbers and rules follow the conflict matrix of the project's domain notes.

mod classes;
mod figures;
mod records;

use super::Dataset;
use super::concordance::Common;
use super::definition::{Card, Weight, differences};
use crate::message::Message;

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
    /// The left (or right) table without some values of a column: groups that the other one does not count.
    Drop { is_left: bool, column: String, values: Vec<String> },
    /// One record of the left (or right) table for each value of a column, the latest where a column tells.
    OnePerKey { is_left: bool, column: String, latest: Option<String> },
    /// The figures of the left (or right) table on first days of the year to middles of the year.
    MidYear { is_left: bool, period: String },
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
    let all = [
        classes::former_areas,
        classes::bands,
        classes::ages,
        classes::regions,
        classes::code_lists,
        classes::versions,
        figures::scales,
        figures::shared,
        figures::unknowns,
        records::columns,
        records::doubles,
        records::groups,
        records::days,
    ];
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
        // Movements beside a stock are flows beside a stock first of all.
        "statistic" if is("movements") && !is("stock") => 8,
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
    let found = differences(left.1, right.1);
    // Who is born abroad beside who is a foreigner: whom that counts follows from who is a migrant.
    let has = |id: &str| found.iter().any(|one| one.question.id == id);
    let follows = |id: &str| id == "whom" && has("criterion");
    found.iter().copied().filter(|one| !follows(one.question.id)).map(one).collect()
}

fn noted(number: u8, evidence: Message, remedy: Option<Remedy>) -> Conflict {
    Conflict { number, weight: Weight::Noted, evidence, remedy }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::data::definition::QUESTIONS;
    use crate::data::{Column, ColumnValues, Concept, Kind, Origin, Unit};
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
    fn a_table_of_fewer_ages_restricts_the_wider_one() {
        let all = table(&[(Concept::AgeBand, "age", &["_T", "Y0T14", "Y15T64", "Y_GE65"])], &[6.0, 1.0, 2.0, 3.0]);
        let adults = table(&[(Concept::AgeBand, "age", &["Y15T64", "Y_GE65"])], &[2.0, 3.0]);
        let found = found(&all, &adults);
        assert_eq!(numbers(&found), [18], "the bands that both cover are the same");
        let Some(Remedy::Drop { is_left: true, values, .. }) = &found[0].remedy else { panic!("{found:?}") };
        assert_eq!(values, &["Y0T14", "_T"]);
        let cut = table(&[(Concept::AgeBand, "age", &["Y0T17", "Y_GE18"])], &[2.0, 3.0]);
        let over: Vec<_> = self::found(&cut, &adults).into_iter().filter(|conflict| conflict.number == 18).collect();
        assert_eq!(over.iter().map(|conflict| conflict.remedy.clone()).collect::<Vec<_>>(), [None], "15 cuts a band");
    }

    #[test]
    fn the_same_cells_with_other_figures_are_a_revision_or_another_count() {
        let areas = ["MLI", "TGO", "BEN", "NER", "SEN", "GIN"];
        let of = |figures: &[f64]| table(&[(Concept::RefArea, "countries", &areas)], figures);
        let first = of(&[10.0, 20.0, 30.0, 40.0, 50.0, 60.0]);
        assert_eq!(numbers(&found(&first, &of(&[10.0, 20.0, 30.0, 40.0, 50.0, 61.0]))), [20]);
        assert_eq!(numbers(&found(&first, &of(&[8.0, 17.0, 24.0, 31.0, 44.0, 50.0]))), [1]);
        assert_eq!(numbers(&found(&first, &of(&[10.1, 20.1, 29.9, 40.1, 49.9, 60.1]))), [0_u8; 0], "within 2 %");
        let birth: Card = [("criterion".to_owned(), "birth".to_owned())].into();
        let side = |data| Side { name: "a", card: &birth, data };
        let other = of(&[8.0, 17.0, 24.0, 31.0, 44.0, 50.0]);
        assert_eq!(numbers(&conflicts(side(&first), side(&other))), [0_u8; 0], "both say what they count");
    }

    #[test]
    fn records_visitors_and_days_are_seen_in_the_data() {
        let column = |name: &str, kind: Kind, concept: Concept, texts: &[&str]| {
            let texts = texts.iter().map(|text| Some((*text).to_owned())).collect();
            (Column::new(name, kind).measuring(concept), ColumnValues::Texts(texts))
        };
        let made = |columns| Dataset::from_columns(columns, Origin::default()).unwrap();
        let permits = made(vec![
            column("id", Kind::Text, Concept::PersonId, &["7", "8", "7"]),
            column("issued", Kind::Date, Concept::TimePeriod, &["2023-01-05", "2023-02-01", "2024-01-05"]),
        ]);
        let persons = made(vec![column("id", Kind::Text, Concept::PersonId, &["7", "8"])]);
        let doubles = found(&permits, &persons);
        assert_eq!(numbers(&doubles), [7]);
        let remedy = Remedy::OnePerKey { is_left: true, column: "id".to_owned(), latest: Some("issued".to_owned()) };
        assert_eq!(doubles[0].remedy, Some(remedy));
        let status = |texts: &[&str]| made(vec![column("status", Kind::Text, Concept::Other, texts)]);
        let visitors = found(&status(&["Résident", "Visiteurs", "Total"]), &status(&["Résident"]));
        assert_eq!(numbers(&visitors), [5]);
        assert!(matches!(&visitors[0].remedy, Some(Remedy::Drop { values, .. }) if values == &["Visiteurs", "Total"]));
        // Citizens beside foreigners say something where the other table has foreigners alone; totals alone say nothing.
        let both = status(&["Nationaux", "Étrangers"]);
        let citizens = found(&both, &status(&["Étrangers", "Apatrides"]));
        assert_eq!(numbers(&citizens), [10]);
        assert!(matches!(&citizens[0].remedy, Some(Remedy::Drop { values, .. }) if values == &["Nationaux"]));
        assert_eq!(numbers(&found(&both, &status(&["Total"]))), [0; 0]);
        let reasons = status(&["Work", "Family", "Refugees"]);
        assert_eq!(numbers(&found(&status(&["Work", "Family"]), &reasons)), [11]);
        let on = |days: &[&str]| made(vec![column("day", Kind::Date, Concept::TimePeriod, days)]);
        let days = found(&on(&["2020-07-01"]), &on(&["2020-01-01", "2021-01-01"]));
        assert_eq!(numbers(&days), [9]);
        assert!(matches!(&days[0].remedy, Some(Remedy::MidYear { is_left: false, .. })));
        assert_eq!(numbers(&found(&on(&["2020-01-01", "2020-07-01"]), &on(&["2020-12-31"]))), [0_u8; 0]);
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
        let of_data: BTreeSet<u8> = [1, 2, 5, 7, 9, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22].into();
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
