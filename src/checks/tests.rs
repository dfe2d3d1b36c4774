//! The checks against numbers worked out elsewhere (DOMAIN §8, §11) and tables with known faults.

use std::fmt::Write as _;

use super::robust::Middle;
use super::rule::{Claim, Compare, Rule, With};
use super::*;
use crate::cx::Ctl;
use crate::data::{Column, ColumnValues, Concept, Kind, Origin, Unit};
use crate::message::Notes;
use crate::world::MemoryWorld;

/// Makes counts by single years up to 99 from what each age has.
fn ages(count: impl Fn(usize) -> f64) -> Vec<f64> {
    (0..100).map(count).collect()
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-5, "{found} is not {expected}");
}

#[test]
fn indices_of_heaping_are_those_of_the_literature() {
    near(whipple(&ages(|_| 7.0)).unwrap(), 100.0);
    near(whipple(&ages(|age| if age % 5 == 0 { 150.0 } else { 100.0 })).unwrap(), 136.363_636_36);
    let heaped = ages(|age| if age % 5 == 0 { 200.0 } else { 75.0 });
    near(whipple(&heaped).unwrap(), 200.0);
    near(myers(&ages(|_| 7.0)).unwrap().0, 0.0);
    near(myers(&heaped).unwrap().0, 20.0);
    near(myers(&ages(|age| f64::from(u8::from(age % 10 == 0)))).unwrap().0, 90.0);
    near(myers(&ages(|age| f64::from(u8::from(age % 5 == 0)))).unwrap().0, 80.0);
    assert!(whipple(&[0.0; 100]).is_none() && myers(&[]).is_none());
}

#[test]
fn the_joint_score_is_that_of_the_published_example() {
    const MEN: [f64; 15] = [
        4677e3, 4135e3, 3825e3, 3647e3, 3247e3, 2802e3, 2409e3, 2212e3, 1786e3, 1505e3, 1390e3, 984e3, 745e3, 537e3,
        346e3,
    ];
    const WOMEN: [f64; 15] = [
        4544e3, 4042e3, 3735e3, 3647e3, 3309e3, 2793e3, 2353e3, 2112e3, 1691e3, 1409e3, 1241e3, 887e3, 697e3, 525e3,
        348e3,
    ];
    let total = MEN.iter().chain(&WOMEN).sum::<f64>();
    let index = joint_score(&MEN, &WOMEN, total).unwrap();
    near(index.score, 14.307_629);
    near(index.sex_ratio_score, 2.248_535);
    near(index.age_ratio_men, 3.906_670);
    near(index.age_ratio_women, 3.655_353);
}

#[test]
fn a_wild_value_does_not_hide_itself() {
    let numbers = [10.0, 10.5, 11.0, 9.5, 10.2, 35.0];
    near(Middle::of(&numbers).unwrap().score(35.0), 33.252_85);
    assert!(Middle::of(&[3.0, 3.0, 3.0]).is_none());
    // The MAD of these is 0: their mean deviation stands in its place.
    assert!(Middle::of(&[1.0, 1.0, 1.0, 1.0, 9.0]).unwrap().score(9.0) > 3.5);
}

/// Makes a table from text: `name:kind:concept:list | …`, then a row a line.
fn table(text: &str) -> Dataset {
    let mut lines = text.lines().map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let rows: Vec<Vec<&str>> = lines.collect();
    let columns = header.iter().enumerate().map(|(at, described)| {
        let mut parts = described.split(':');
        let name = parts.next().unwrap();
        let kind = match parts.next().unwrap_or("text") {
            "number" => Kind::Number,
            "code" => Kind::Code,
            "date" => Kind::Date,
            _ => Kind::Text,
        };
        let mut column = Column::new(name, kind);
        let concept = parts.next().unwrap_or_default();
        column.concept = Concept::ALL.into_iter().find(|known| known.id() == concept);
        column.code_list = parts.next().map(str::to_owned);
        if column.concept == Some(Concept::ObservedValue) {
            column.unit = Some(Unit { measure: "PS".to_owned(), multiplier: 0 });
        }
        let cells = rows.iter().map(|row| row.get(at).copied().filter(|cell| !cell.is_empty()));
        let values = if kind == Kind::Number {
            ColumnValues::Numbers(cells.map(|cell| cell.map(|cell| cell.parse().unwrap())).collect())
        } else {
            ColumnValues::Texts(cells.map(|cell| cell.map(str::to_owned)).collect())
        };
        (column, values)
    });
    Dataset::from_columns(columns.collect(), Origin { source: "table.csv".to_owned(), ..Origin::default() }).unwrap()
}

fn checked(text: &str, rules: &[Rule]) -> Scorecard {
    let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
    scorecard(&Cx { world: &world, ctl: &ctl, notes: &notes }, &table(text), rules).unwrap()
}

/// Returns the ids of the messages of a check's findings with their rows, as the table numbers them from 0.
fn found(card: &Scorecard, check: &str) -> Vec<(String, Vec<usize>)> {
    let check = card.checks.iter().find(|known| known.id == check).unwrap();
    assert!(check.outcome.is_ok(), "{check:?}");
    check.findings().iter().map(|finding| (finding.message.id.to_string(), finding.rows.clone())).collect()
}

#[test]
fn persons_that_cannot_be_so_are_found_by_row() {
    let card = checked(
        "id:code:person_id | nom | prénom | date de naissance:date | date d'arrivée:date | âge:number:age | statut:code:labour_status:labour_status\n\
         1 | Traoré | Awa | 1990-03-05 | 2015-06-01 | 34 | employed\n\
         2 | Traore | Awa | 1990-03-05 | 2016-06-01 | 34 | inactive\n\
         3 | Diallo | Moussa | 2001-02-03 | 1999-01-01 | 140 | employed\n\
         3 | Keïta | Binta | 2020-01-09 | 2021-01-01 | 3 | employed\n\
         5 | Sow | Ali | 1988-04-07 | 2031-01-01 | 36 | asleep",
        &[],
    );
    assert_eq!(found(&card, "duplicates"), [("checks-duplicates-id".to_owned(), vec![2, 3])]);
    assert_eq!(found(&card, "similar"), [("checks-similar-found".to_owned(), vec![0, 1])]);
    assert_eq!(
        found(&card, "consistency"),
        [("checks-consistency-dates".to_owned(), vec![2]), ("checks-consistency-worker".to_owned(), vec![3])]
    );
    assert_eq!(
        found(&card, "ranges"),
        [("checks-ranges-age".to_owned(), vec![2]), ("checks-ranges-future".to_owned(), vec![4])]
    );
    assert_eq!(found(&card, "codes"), [("checks-codes-unknown".to_owned(), vec![4])]);
    assert_eq!((card.deliveries[0].n_rows, card.deliveries[0].n_wrong), (5, 3));
}

#[test]
fn totals_are_held_against_their_parts_and_rounding_is_forgiven() {
    let header = "an:code:time_period | sexe:code:sex:sex | région | value:number:observed_value";
    let rows = "2020 | F | Nord | 10\n2020 | M | Nord | 20\n2020 | _T | Nord | 31\n\
                2020 | F | Sud | 5\n2020 | M | Sud | 9\n2020 | _T | Sud | 12\n\
                2020 | F | Total | 15\n2020 | M | Total | 29\n2020 | _T | Total | 70";
    let card = checked(&format!("{header}\n{rows}"), &[]);
    assert_eq!(
        found(&card, "sums"),
        [
            // Three rounded figures may be one and a half apart: 31 and 12 against 14 differ by 1 and by 2.
            ("checks-sums-above".to_owned(), vec![5, 3, 4]),
            ("checks-sums-below".to_owned(), vec![8, 6, 7]),
            ("checks-sums-below".to_owned(), vec![8, 2, 5]),
        ]
    );
}

#[test]
fn a_series_that_jumps_is_named_with_both_years() {
    let mut text = "an:code:time_period | pays:text | value:number:observed_value".to_owned();
    for (year, value) in [(2014, 100), (2015, 104), (2016, 107), (2017, 225), (2018, 229), (2019, 238)] {
        write!(text, "\n{year} | Mali | {value}\n{year} | Togo | {}", year - 1900).unwrap();
    }
    let card = checked(&text, &[]);
    assert_eq!(found(&card, "breaks"), [("checks-breaks-found".to_owned(), vec![4, 6])]);
}

#[test]
fn consignments_with_a_slipped_digit_are_found_among_those_of_their_commodity_and_partner() {
    let mut text = "sh6:code | partenaire | flux | valeur:number | poids net:number".to_owned();
    for n in 0..12 {
        write!(text, "\n010229 | Mali | importation | {} | 1000", 2000 + 37 * n).unwrap();
    }
    text.push_str("\n010229 | Mali | importation | 21500 | 1000\n010229 | Mali | importation | 2100 | 0");
    let card = checked(&text, &[]);
    assert_eq!(
        found(&card, "unit-values"),
        [("checks-unit-values-found".to_owned(), vec![12]), ("checks-unit-values-none".to_owned(), vec![13])]
    );
}

#[test]
fn mirror_figures_are_told_apart_from_freight() {
    let card = checked(
        "reporter | partner | flow | value:number\n\
         A | B | import | 110\nB | A | export | 100\n\
         B | A | import | 300\nA | B | export | 100",
        &[],
    );
    assert_eq!(found(&card, "mirror"), [("checks-mirror-found".to_owned(), vec![2, 3])]);
}

#[test]
fn values_unlike_their_column_are_found_and_clean_tables_are_green() {
    let mut text = "code | n:number | mot".to_owned();
    for n in 0..30 {
        write!(text, "\n0101{n:02} | {n} | {n}").unwrap();
    }
    let clean = checked(&text, &[]);
    assert_eq!((clean.n_of(Grade::Wrong), clean.n_of(Grade::Doubtful)), (0, 0), "{:?}", clean.findings());
    assert_eq!(clean.sentence().id, "checks-none");
    text.push_str("\n10131 | 31 | beaucoup");
    let card = checked(&text, &[]);
    assert_eq!(
        found(&card, "kinds"),
        [("checks-kinds-short-code".to_owned(), vec![30]), ("checks-kinds-no-number".to_owned(), vec![30])]
    );
}

#[test]
fn a_rule_is_broken_where_it_says_so_and_never_by_what_is_missing() {
    let compare = |column: &str, how, with| Claim::Compare { column: column.to_owned(), how, with };
    let rules = [
        Rule {
            when: Some(compare("pays", Compare::Equal, With::Value("Mali".to_owned()))),
            must: compare("âge", Compare::AtLeast, With::Value("15".to_owned())),
        },
        Rule { when: None, must: compare("arrivée", Compare::AtLeast, With::Column("naissance".to_owned())) },
        Rule { when: None, must: Claim::Filled { column: "âge".to_owned() } },
        Rule { when: None, must: Claim::Expression { sql: "nonsense > 3".to_owned() } },
        Rule { when: None, must: compare("pays", Compare::Above, With::Value("A".to_owned())) },
    ];
    let card = checked(
        "pays | âge:number | naissance:date | arrivée:date\n\
         Mali | 14 | 2000-01-01 | 2010-01-01\n\
         Togo | 14 | 2000-01-01 | 1999-01-01\n\
         Mali |  | 2000-01-01 | ",
        &rules,
    );
    assert_eq!(
        found(&card, OWN_RULES),
        [
            ("checks-rule-broken".to_owned(), vec![0]),
            ("checks-rule-broken".to_owned(), vec![1]),
            ("checks-rule-broken".to_owned(), vec![2]),
            ("checks-rule-unusable".to_owned(), vec![]),
            ("checks-rule-unusable".to_owned(), vec![]),
        ]
    );
    let text = serde_json::to_string(&rules).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Rule>>(&text).unwrap(), rules);
}
