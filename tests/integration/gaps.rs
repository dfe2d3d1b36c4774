//! The gap board on the finished project of the invented country, against its figures counted again.

use std::sync::Arc;

use statelier::data::Concept;
use statelier::i18n::{Lang, say};
use statelier::project::edit::Edit;
use statelier::session::gaps::{State, board};
use statelier::session::{Command, Session};
use statelier::survey::Flag;
use statelier::world::{DiskWorld, World as _};

use super::screens::demo_project;

fn opened(folder: &std::path::Path) -> Session {
    let mut session = Session::new(Arc::new(DiskWorld), None, Arc::new(|| ()));
    session.apply(Command::Open(vec![demo_project(folder)]));
    session.settle();
    session
}

fn states(session: &Session, indicator: &str) -> Vec<(&'static str, State)> {
    let rows = board(session.project(), session.results());
    let row = rows.into_iter().find(|row| row.analysis.indicator == indicator).unwrap();
    row.states.into_iter().map(|(breakdown, state)| (breakdown.id, state)).collect()
}

#[test]
fn a_breakdown_is_there_when_every_group_has_a_figure_that_may_be_shown() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(folder.path());
    let analysis = session.project().analyses.iter().find(|one| one.indicator == "sdg_8_5_2").unwrap().clone();
    let result = session.results().analyses[&analysis.id].clone();
    let table = &result.estimates.as_ref().unwrap()[0];
    let sex = table.dimensions.iter().position(|dimension| dimension.concept == Some(Concept::Sex)).unwrap();
    let is_by_sex = |key: &[Option<String>]| key.iter().enumerate().all(|(at, code)| code.is_some() == (at == sex));
    let by_sex: Vec<usize> = (0..table.cells.len()).filter(|at| is_by_sex(&table.cells[*at].key)).collect();
    let unreliable = by_sex.iter().filter(|at| table.cells[**at].flag >= Flag::Unreliable).count();
    let protected = &result.protected.as_ref().unwrap()[0];
    let shown = protected.cells().filter(|cell| is_by_sex(&cell.key) && cell.estimate.is_some()).count();
    assert!(by_sex.len() >= 2);

    let found = states(&session, "sdg_8_5_2");
    let state = |id: &str| found.iter().find(|(known, _)| *known == id).unwrap().1.clone();
    let groups = by_sex.len();
    let expected = match (unreliable, groups - shown) {
        (0, 0) => State::Available { groups },
        (0, hidden) => State::Suppressed { hidden, groups },
        (unreliable, _) => State::Unreliable { unreliable, groups },
    };
    assert_eq!(state("sex"), expected);
    assert_eq!(state("income"), State::NotCollected { concepts: vec![Concept::Wealth] });

    // Without the breakdown the columns are still there, and one click away.
    let mut whole = analysis.clone();
    whole.by.clear();
    session.apply(Command::Edit(vec![Edit::SetAnalysis { analysis: whole }]));
    session.settle();
    let found = states(&session, "sdg_8_5_2");
    let column = table.dimensions[sex].column.clone();
    assert!(found.contains(&("sex", State::NotComputed { columns: vec![column] })), "{found:?}");
}

#[test]
fn the_plan_has_a_line_for_all_that_is_not_there_in_the_language_of_the_reader() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(folder.path());
    let wanted: Vec<String> = board(session.project(), session.results())
        .iter()
        .flat_map(|row| &row.states)
        .filter(|(_, state)| !matches!(state, State::Available { .. }))
        .map(|(breakdown, _)| say(Lang::Fr, &breakdown.name()))
        .collect();
    let path = folder.path().join("besoins.xlsx");
    session.apply(Command::WriteDataNeeds { path: path.clone(), lang: Lang::Fr });
    session.settle();
    let bytes = DiskWorld.read(&path).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let sheet = calamine::Reader::worksheet_range_at(&mut book, 0).unwrap().unwrap();
    let lines: Vec<String> = sheet.rows().skip(1).map(|row| row[2].to_string()).collect();
    assert_eq!(lines, wanted);
    assert!(sheet.rows().skip(1).all(|row| !row[4].to_string().is_empty()), "each line says what to do");
}
