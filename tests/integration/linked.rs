//! Figures of one project that count the same persons are protected as one: what one table hides, no other shows.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail like the tests")]

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;
use statelier::lessons::shipped;
use statelier::project::edit::Edit;
use statelier::protect::{Decision, ProtectedTable, Rules};
use statelier::session::{Command, Session};
use statelier::steps::Step;
use statelier::world::MemoryWorld;

type Cells = BTreeMap<Vec<(String, Option<String>)>, bool>;

/// Which cells of an analysis are hidden, by their codes in the columns that are asked for.
fn hidden(session: &Session, id: &str) -> Cells {
    let tables: &[ProtectedTable] = session.results().analyses[id].protected.as_ref().unwrap();
    let mut cells = Cells::new();
    for table in tables {
        assert!(table.audit().is_safe, "{id}");
        for (at, cell) in table.cells().enumerate() {
            let codes = table.dimensions().iter().map(|dimension| dimension.column.clone()).zip(cell.key.clone());
            let key = codes.filter(|(_, code)| code.is_some()).collect();
            *cells.entry(key).or_default() |= table.state(at).is_hidden();
        }
    }
    cells
}

/// The lesson's finished work, with a second analysis of the same indicator by age alone, protected less strictly.
fn session() -> Session {
    let lesson = shipped().into_iter().flatten().find(|lesson| lesson.id == "disaggregate-and-protect").unwrap();
    let mut session = Session::new(Arc::new(MemoryWorld::default()), None, Arc::new(|| ()));
    session.apply(Command::OpenBuiltIn(lesson.data().to_vec()));
    for task in 0..lesson.n_tasks() {
        session.apply(Command::Edit(lesson.solution(task).unwrap().solve.clone()));
    }
    session.settle();
    let mut second = session.project().analyses[0].clone();
    "b".clone_into(&mut second.id);
    second.by.truncate(2);
    second.protection = Some(Decision::Suppress(Rules { threshold: 2 }));
    session.apply(Command::Edit(vec![Edit::AddAnalysis { analysis: second }]));
    session.settle();
    session
}

#[test]
fn what_one_table_hides_no_other_table_of_the_same_persons_shows() {
    let mut session = session();
    let first = session.project().analyses[0].id.clone();
    assert_eq!(session.results().analyses["b"].linked, std::slice::from_ref(&first));
    let (strict, loose) = (hidden(&session, &first), hidden(&session, "b"));
    let shared: Vec<_> = strict.iter().filter_map(|(key, hidden)| Some((key, *hidden, *loose.get(key)?))).collect();
    assert!(shared.iter().any(|(_, hidden, _)| *hidden), "the example hides a cell that both show");
    for (key, in_strict, in_loose) in shared {
        assert_eq!(in_strict, in_loose, "{key:?}");
    }
    // A table that is left out of the report ties nobody's hands.
    let mut report = session.project().report.clone();
    report.left_out.push("b".to_owned());
    session.apply(Command::Edit(vec![Edit::SetReport { report }]));
    session.settle();
    assert!(session.results().analyses["b"].linked.is_empty());
    let alone = hidden(&session, "b");
    assert!(alone.values().filter(|hidden| **hidden).count() < loose.values().filter(|hidden| **hidden).count());
}

#[test]
fn what_is_rounded_is_rounded_once_and_nothing_exact_goes_out_beside_it() {
    let csv = "sex,age_band,persons\nF,Y0T14,1\nF,Y15T64,22\nF,Y_GE65,4\nM,Y0T14,2\nM,Y15T64,31\nM,Y_GE65,3\n";
    let world = Arc::new(MemoryWorld::default().with("/counts.csv", csv.as_bytes().to_vec()));
    let mut session = Session::new(world, None, Arc::new(|| ()));
    session.apply(Command::Open(vec!["/counts.csv".into()]));
    session.settle();
    let table = json!({"id": "t1", "name": "Counts", "source": "s1", "sheet": "counts"});
    let mut edits = vec![Edit::AddTable { table: serde_json::from_value(table).unwrap() }];
    for column in ["sex", "age_band"] {
        let step = json!({"step": "assign", "column": column, "concept": column});
        edits.push(Edit::AddStep { table: "t1".to_owned(), step: Step::from_json(step).unwrap() });
    }
    let analysis = |id: &str, by: &[&str], protection: serde_json::Value| {
        let one = json!({"id": id, "indicator": "persons", "table": "t1", "by": by, "protection": protection});
        serde_json::from_value(one).unwrap()
    };
    let rounded = json!({"decision": "round", "base": 5});
    edits.push(Edit::AddAnalysis { analysis: analysis("fine", &["sex", "age_band"], rounded.clone()) });
    let exact = json!({"decision": "suppress", "threshold": 2});
    edits.push(Edit::AddAnalysis { analysis: analysis("sums", &["sex"], exact) });
    session.apply(Command::Edit(edits));
    session.settle();
    let refused = session.results().analyses["fine"].protected.as_ref().unwrap_err();
    assert_eq!(refused.id, "protect-round-beside");
    session.apply(Command::Edit(vec![Edit::SetAnalysis { analysis: analysis("sums", &["sex"], rounded) }]));
    session.settle();
    let cells = |id: &str| session.results().analyses[id].protected.as_ref().unwrap()[0].clone();
    let (fine, sums) = (cells("fine"), cells("sums"));
    for cell in sums.cells() {
        let same = fine.cells().find(|other| other.key == [cell.key[0].clone(), None]).unwrap();
        assert_eq!((same.n, same.estimate), (cell.n, cell.estimate), "{:?}", cell.key);
    }
}
