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

    let order: Vec<usize> = [Concept::RefArea, Concept::TimePeriod, Concept::Sex]
        .map(|concept| share.dimensions.iter().position(|dimension| dimension.concept == Some(concept)).unwrap())
        .to_vec();
    let ours: BTreeMap<Key, Option<f64>> =
        share.cells.iter().map(|cell| ([0, 1, 2].map(|place| cell.key[order[place]].clone()), cell.estimate)).collect();
    let (mut n, mut n_exact, mut largest, mut differing) = (0, 0, 0.0_f64, Vec::new());
    for (key, theirs) in &published {
        let Some(theirs) = theirs else { continue };
        n += 1;
        match ours.get(key).copied().flatten() {
            Some(share) if (share * 100.0 / theirs - 1.0).abs() <= 1e-12 => n_exact += 1,
            Some(share) => {
                largest = largest.max((share * 100.0 - theirs).abs());
                differing.push(format!("{key:?}: {} and {theirs}", share * 100.0));
            }
            None => differing.push(format!("{key:?}: nothing and {theirs}")),
        }
    }
    println!("{n} cells, {n_exact} equal, {} differ, at most by {largest}", differing.len());
    println!("{}", differing.join("\n"));
}
