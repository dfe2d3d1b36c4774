//! A table of counts from the published workbook to the indicator, against the workbook's own answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;
use statelier::data::{Concept, Dataset};
use statelier::i18n::{Lang, say};
use statelier::project::Analysis;
use statelier::project::edit::Edit;
use statelier::session::results::Results;
use statelier::session::{Command, Session};
use statelier::steps::Step;
use statelier::survey::EstimateTable;
use statelier::world::DiskWorld;

use super::support::shared;

/// Area, year, sex.
type Key = [Option<String>; 3];

/// Opens the workbook and takes three sheets as tables, as a person does by confirming them.
fn opened() -> Option<Session> {
    let path = shared()?.join("data/files/undesa_2019_total.xlsx");
    let mut session = Session::new(Arc::new(DiskWorld), None, Arc::new(|| ()));
    session.apply(Command::Open(vec![path]));
    session.settle();
    let tables = [("t1", "Table 1"), ("t2", "Table 2"), ("t3", "Table 3")].map(|(id, sheet)| Edit::AddTable {
        table: serde_json::from_value(json!({"id": id, "name": sheet, "source": "s1", "sheet": sheet})).unwrap(),
    });
    session.apply(Command::Edit(tables.to_vec()));
    session.settle();
    Some(session)
}

/// Accepts what is proposed for a table until nothing more is.
fn accept(session: &mut Session, table: &str, is_wanted: impl Fn(&Step) -> bool) {
    for _ in 0..9 {
        let steps = session.results().tables[table].proposals.iter().map(|proposal| proposal.step.clone());
        let edits: Vec<Edit> =
            steps.filter(&is_wanted).map(|step| Edit::AddStep { table: table.to_owned(), step }).collect();
        if edits.is_empty() {
            return;
        }
        session.apply(Command::Edit(edits));
        session.settle();
    }
}

fn compute(session: &mut Session, indicator: &str, second: Option<&str>, by: &[&str]) -> Result<EstimateTable, String> {
    let id = session.project().fresh_id('a');
    let analysis: Analysis =
        serde_json::from_value(json!({"id": id, "indicator": indicator, "table": "t1", "second": second, "by": by}))
            .unwrap();
    session.apply(Command::Edit(vec![Edit::AddAnalysis { analysis }]));
    session.settle();
    let results: &Results = session.results();
    match &results.analyses[&id].estimates {
        Ok(tables) => Ok(tables[0].clone()),
        Err(message) => Err(say(Lang::En, message)),
    }
}

fn dataset<'s>(session: &'s Session, table: &str) -> &'s Dataset {
    session.results().tables[table].dataset().unwrap()
}

/// Reads a finished table as area, year, sex → value.
fn by_key(data: &Dataset) -> BTreeMap<Key, Option<f64>> {
    let column = |concept| data.texts(&data.schema.with_concept(concept).unwrap().name).unwrap();
    let (areas, years, sexes) = (column(Concept::RefArea), column(Concept::TimePeriod), column(Concept::Sex));
    let values = data.numbers(&data.schema.with_concept(Concept::ObservedValue).unwrap().name).unwrap();
    let rows = areas.into_iter().zip(years).zip(sexes).zip(values);
    rows.map(|(((area, year), sex), value)| ([area, year, sex], value)).collect()
}

#[test]
fn the_share_agrees_with_the_workbooks_own_table() {
    let Some(mut session) = opened() else { return };
    for table in ["t1", "t2", "t3"] {
        accept(&mut session, table, |_| true);
        let result = &session.results().tables[table];
        assert!(result.run.as_ref().is_some_and(|run| run.failed_at.is_none()), "{table}");
    }
    let by = ["ref_area", "time_period", "sex"];
    let share = compute(&mut session, "migrant_share", Some("t2"), &by).unwrap();
    let published = by_key(dataset(&session, "t3"));

    let place = |concept| share.dimensions.iter().position(|dimension| dimension.concept == Some(concept)).unwrap();
    let [area, year, sex] = [Concept::RefArea, Concept::TimePeriod, Concept::Sex].map(place);
    let ours: BTreeMap<Key, Option<f64>> = share
        .cells
        .iter()
        .map(|cell| {
            // Both sexes together are the total over the sexes.
            let sex = cell.key[sex].clone().or_else(|| Some("_T".to_owned()));
            ([cell.key[area].clone(), cell.key[year].clone(), sex], cell.estimate)
        })
        .collect();
    let (mut n_exact, mut differing) = (0, BTreeMap::new());
    let published: BTreeMap<Key, f64> =
        published.into_iter().filter_map(|(key, share)| Some((key, share? / 100.0))).collect();
    for (key, theirs) in &published {
        match ours.get(key).copied().flatten() {
            Some(share) if (share / theirs - 1.0).abs() <= 1e-12 => n_exact += 1,
            share => drop(differing.insert(key.clone(), (share, *theirs))),
        }
    }
    println!("{} cells of Table 3, {n_exact} agree to 12 digits, {} differ:", published.len(), differing.len());
    for (key, (share, theirs)) in &differing {
        println!("{key:?}: {share:?} here, {theirs} there");
    }
    assert_eq!((published.len(), n_exact), (5350, 5322));

    // The rest are three areas before their borders changed. The workbook's notes 4 and 24 say that migrants of 1990 to 2005
    // refer to Sudan with South Sudan and to Serbia with Montenegro; its row of Bonaire holds the former Netherlands Antilles.
    // Table 3 divides by the people of the former area, which Table 2 lists part by part.
    const FORMER: [(&str, &[&str]); 3] = [("SDN", &["SSD"]), ("SRB", &["MNE"]), ("BES", &["CUW", "SXM"])];
    let (migrants, people) = (by_key(dataset(&session, "t1")), by_key(dataset(&session, "t2")));
    for ([area, year, sex], (_, theirs)) in differing {
        let area = area.unwrap();
        let (_, parts) = FORMER.iter().find(|(former, _)| *former == area).unwrap();
        assert!(["1990", "1995", "2000", "2005"].contains(&year.as_deref().unwrap()), "{area} {year:?}");
        let at = |area: &str| [Some(area.to_owned()), year.clone(), sex.clone()];
        let among: f64 = parts.iter().chain([&area.as_str()]).map(|part| people[&at(part)].unwrap()).sum();
        let share = migrants[&at(&area)].unwrap() / among;
        assert!((share / theirs - 1.0).abs() <= 1e-12, "{area} {year:?} {sex:?}: {share} and {theirs}");
    }
}

#[test]
fn regions_and_the_world_are_told_apart_and_never_added_to_countries() {
    let Some(mut session) = opened() else { return };
    accept(&mut session, "t1", |_| true);
    let stock = compute(&mut session, "migrant_stock", None, &[]).unwrap();
    let of_year =
        |year: &str| stock.cells.iter().find(|cell| cell.key == [Some(year.to_owned())]).and_then(|cell| cell.estimate);
    // The sum over countries is what the sheet gives for the world: 271 642 105 in 2019.
    assert_eq!(of_year("2019"), Some(271_642_105.0), "{:?}", stock.cells);
    let data = dataset(&session, "t1");
    let column = |concept| data.texts(&data.schema.with_concept(concept).unwrap().name).unwrap();
    let kinds: BTreeMap<String, String> = column(Concept::RefArea)
        .into_iter()
        .zip(column(Concept::AreaType))
        .filter_map(|(area, kind)| Some((area?, kind?)))
        .collect();
    let n = |wanted: &str| kinds.values().filter(|kind| *kind == wanted).count();
    assert_eq!((n("country"), kinds["AGG_900"].as_str(), kinds["FRA"].as_str()), (232, "aggregate", "country"));
    assert!(n("aggregate") > 40, "{kinds:?}");
}

#[test]
fn without_the_recorded_step_for_thousands_there_is_no_share() {
    let Some(mut session) = opened() else { return };
    accept(&mut session, "t1", |_| true);
    accept(&mut session, "t2", |step| step.id() != "convert");
    let by = ["ref_area", "time_period", "sex"];
    let refused = compute(&mut session, "migrant_share", Some("t2"), &by).unwrap_err();
    assert!(refused.contains("unit"), "{refused}");
    accept(&mut session, "t2", |step| step.id() == "convert");
    let sentences: Vec<String> =
        session.project().table("t2").unwrap().recipe.iter().map(|step| say(Lang::En, &step.sentence())).collect();
    assert!(sentences.iter().any(|sentence| sentence.contains("from thousands")), "{sentences:?}");
    assert!(compute(&mut session, "migrant_share", Some("t2"), &by).is_ok());
}
