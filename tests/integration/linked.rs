//! Figures of one project that count the same persons are protected as one: what one table hides, no other shows.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail like the tests")]

use std::collections::BTreeMap;
use std::sync::Arc;

use statelier::lessons::shipped;
use statelier::project::edit::Edit;
use statelier::protect::{Decision, ProtectedTable, Rules};
use statelier::session::{Command, Session};
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
