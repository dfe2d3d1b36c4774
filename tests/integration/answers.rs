//! Codes that an office brings itself: lists of its own, answers given before, crosswalks that go to a colleague and come back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;
use statelier::data::Dataset;
use statelier::data::own_list::{ListColumns, make};
use statelier::i18n::{Lang, say};
use statelier::project::edit::Edit;
use statelier::session::{Command, Session};
use statelier::steps::Step;
use statelier::world::{MemoryWorld, World};

const DISTRICTS: &str = "Code;Libellé;Region\n011;Ouagadougou;Centre\n012;Kaya;Centre-Nord\n021;Bobo-Dioulasso;Ouest\n";
const ARRIVALS: &str =
    "District,Pays,Personnes\nOUAGADOUGOU,Guinée,120\nBobo Dioulasso,Togo,30\nKaya,Ailleurs,7\nKaya,Guinée,5\n";

fn session(world: &Arc<MemoryWorld>) -> Session {
    let world: Arc<dyn World> = Arc::<MemoryWorld>::clone(world);
    Session::new(world, Some(Path::new("/home")), Arc::new(|| ()))
}

fn apply(session: &mut Session, command: Command) {
    session.apply(command);
    session.settle();
}

fn table(id: &str, source: &str, sheet: &str) -> Edit {
    let table = json!({"id": id, "name": id, "source": source, "sheet": sheet});
    Edit::AddTable { table: serde_json::from_value(table).unwrap() }
}

fn data<'s>(session: &'s Session, table: &str) -> &'s Dataset {
    session.results().tables[table].dataset().unwrap()
}

/// Opens both files and makes a table of each.
fn opened(world: &Arc<MemoryWorld>) -> Session {
    let mut session = session(world);
    apply(&mut session, Command::Open(vec![PathBuf::from("/districts.csv"), PathBuf::from("/arrivals.csv")]));
    let tables = vec![table("t1", "s1", "districts"), table("t2", "s2", "arrivals")];
    apply(&mut session, Command::Edit(tables));
    session
}

fn add(session: &mut Session, table: &str, step: serde_json::Value) {
    let step = Edit::AddStep { table: table.to_owned(), step: Step::from_json(step).unwrap() };
    apply(session, Command::Edit(vec![step]));
}

fn told(session: &mut Session) -> Vec<String> {
    session.take_events().iter().map(|event| say(Lang::En, &event.message).trim().to_owned()).collect()
}

fn world() -> Arc<MemoryWorld> {
    let world = MemoryWorld::default().with("/districts.csv", DISTRICTS.as_bytes().to_vec());
    Arc::new(world.with("/arrivals.csv", ARRIVALS.as_bytes().to_vec()))
}

#[test]
fn a_list_of_ones_own_is_proposed_matched_saved_and_known_elsewhere() {
    let here = world();
    let mut session = opened(&here);
    let districts = data(&session, "t1");
    let list = make(districts, &ListColumns::guess(districts)).unwrap().list("Districts");
    let id = list.id().to_owned();
    apply(&mut session, Command::Edit(vec![Edit::AddList { list }]));
    let proposed = |table: &str| {
        let proposals = &session.results().tables[table].proposals;
        proposals.iter().find(|one| one.step.code_list().as_ref() == Some(&id)).map(|one| one.step.clone())
    };
    assert_eq!(proposed("t1"), None, "the table of the list is not matched to itself");
    let step = proposed("t2").expect("the names of districts are known");
    assert!(say(Lang::Fr, &step.sentence()).contains("Districts"));
    apply(&mut session, Command::Edit(vec![Edit::AddStep { table: "t2".to_owned(), step }]));
    let codes = data(&session, "t2").texts("District_code").unwrap();
    assert_eq!(codes.into_iter().flatten().collect::<Vec<_>>(), ["011", "021", "012", "012"]);
    apply(&mut session, Command::Edit(vec![Edit::RemoveList { list: id.clone() }]));
    assert_eq!(told(&mut session).len(), 1, "a list that a step needs stays");
    assert_eq!(session.project().lists.len(), 1);
    apply(&mut session, Command::Save { path: "/p.statelier".into(), with_sources: true });
    let there = Arc::new(MemoryWorld::default().with("/p.statelier", here.read(Path::new("/p.statelier")).unwrap()));
    let mut other = self::session(&there);
    apply(&mut other, Command::Open(vec![PathBuf::from("/p.statelier")]));
    assert_eq!(data(&other, "t2").texts("District_code"), data(&session, "t2").texts("District_code"));
}

#[test]
fn answers_are_offered_in_the_next_project_and_travel_in_a_crosswalk() {
    let world = world();
    let mut session = opened(&world);
    add(&mut session, "t2", json!({"step": "assign", "column": "Personnes", "concept": "observed_value"}));
    add(&mut session, "t2", json!({"step": "match_codes", "column": "Pays", "code_list": "countries"}));
    let waiting = |session: &Session| {
        let run = session.results().tables["t2"].run.as_ref().unwrap();
        let report = run.reports.last().unwrap().as_ref().unwrap();
        report.unmatched.iter().map(|one| (one.value.clone(), one.weight)).collect::<Vec<_>>()
    };
    assert_eq!(waiting(&session), [("Guinée".to_owned(), 125.0), ("Ailleurs".to_owned(), 7.0)]);
    let write = Command::WriteCrosswalk { table: "t2".into(), index: 1, path: "/c.xlsx".into(), lang: Lang::Fr };
    apply(&mut session, write);
    let filled = filled(&world.read(Path::new("/c.xlsx")).unwrap(), &[("Guinée", "GIN"), ("Ailleurs", "-")]);
    let world = Arc::new(
        MemoryWorld::default()
            .with("/districts.csv", DISTRICTS.as_bytes().to_vec())
            .with("/arrivals.csv", ARRIVALS.as_bytes().to_vec())
            .with("/filled.xlsx", filled),
    );
    let mut session = opened(&world);
    add(&mut session, "t2", json!({"step": "match_codes", "column": "Pays", "code_list": "countries"}));
    told(&mut session);
    apply(&mut session, Command::ReadCrosswalk { table: "t2".into(), index: 0, path: "/filled.xlsx".into() });
    assert_eq!(told(&mut session), ["filled.xlsx: 2 answers taken, 0 names without one."]);
    assert_eq!(waiting(&session), []);
    let mut next = opened(&world);
    add(&mut next, "t2", json!({"step": "match_codes", "column": "Pays", "code_list": "countries"}));
    assert_eq!(waiting(&next).len(), 2, "what was answered before is offered, not applied");
    assert_eq!(next.earlier_answer("countries", "guinée"), Some(&Some("GIN".to_owned())));
    assert_eq!(next.earlier_answer("countries", "Ailleurs"), Some(&None));
    let broken = Command::ReadCrosswalk { table: "t2".into(), index: 0, path: "/nowhere.xlsx".into() };
    apply(&mut next, broken);
    assert_eq!((told(&mut next).len(), waiting(&next).len()), (1, 2));
}

/// Fills in codes in the second column of a workbook, as a colleague does.
fn filled(bytes: &[u8], codes: &[(&str, &str)]) -> Vec<u8> {
    let bench = super::support::Bench::default();
    let opened = statelier::import::open(&bench.cx(), "c.xlsx", bytes.into(), &Default::default()).unwrap();
    let sheet = &opened.book.sheets[0];
    let mut book = rust_xlsxwriter::Workbook::new();
    let out = book.add_worksheet();
    for row in 0..sheet.n_rows {
        let text = |column: u32| sheet.cell(row, column).text().unwrap_or_default();
        let code = codes.iter().find(|(name, _)| *name == text(0)).map_or_else(|| text(1), |(_, code)| *code);
        out.write_string(row, 0, text(0)).unwrap();
        out.write_string(row, 1, code).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn labels_of_a_statistical_file_become_lists_and_its_columns_get_their_codes() {
    let Some(folder) = super::support::shared() else { return };
    let world: Arc<dyn World> = Arc::new(statelier::world::DiskWorld);
    let mut session = Session::new(world, None, Arc::new(|| ()));
    apply(&mut session, Command::Open(vec![folder.join("data/hostile/pyreadstat_ordered_category.sav")]));
    let opened = session.results().sources["s1"].opened.as_ref().unwrap().clone();
    let lists = statelier::data::labels::lists(&opened.book, "pyreadstat_ordered_category.sav");
    assert_eq!(lists.iter().map(|list| (list.name(), list.codes().len())).collect::<Vec<_>>(), [("Col1", 3)]);
    let edits = lists.iter().map(|list| Edit::AddList { list: list.clone() }).collect();
    apply(&mut session, Command::Edit(edits));
    apply(&mut session, Command::Edit(vec![table("t1", "s1", &opened.book.sheets[0].name)]));
    let proposals = session.results().tables["t1"].proposals.clone();
    let step = proposals.into_iter().find(|one| one.step.code_list().as_deref() == Some(lists[0].id()));
    apply(&mut session, Command::Edit(vec![Edit::AddStep { table: "t1".to_owned(), step: step.unwrap().step }]));
    let result = data(&session, "t1");
    let (labels, codes) = (result.texts("Col1").unwrap(), result.texts("Col1_code").unwrap());
    for (label, code) in labels.into_iter().zip(codes) {
        let known = lists[0].codes().iter().find(|known| Some(&known.code) == code.as_ref());
        assert_eq!(known.and_then(|known| known.names.values().next()), label.as_ref());
    }
}
