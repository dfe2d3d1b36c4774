//! Tables of several files put together: the real trial – a workbook of the UN, one of the World Bank and a csv – by country.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;
use statelier::data::codes::{CodeKind, code_list};
use statelier::data::combine::JoinReport;
use statelier::data::{Concept, Dataset};
use statelier::i18n::{Lang, say};
use statelier::project::edit::Edit;
use statelier::session::combine::Combined;
use statelier::session::why::why;
use statelier::session::{Command, Session};
use statelier::steps::Step;
use statelier::world::{DiskWorld, MemoryWorld};

use super::support::shared;

/// Opens the three files, takes a table of each and accepts what is sure.
fn opened() -> Option<Session> {
    let files = ["undesa_2019_total.xlsx", "wb_netm.xls", "hdi.csv"];
    let folder = shared()?.join("data/files");
    let mut session = Session::new(Arc::new(DiskWorld), None, Arc::new(|| ()));
    session.apply(Command::Open(files.map(|name| folder.join(name)).to_vec()));
    session.settle();
    let sheets = [("t1", "Stock", "s1", "Table 1"), ("t2", "Net migration", "s2", "Data"), ("t3", "HDI", "s3", "hdi")];
    let tables = sheets.map(|(id, name, source, sheet)| Edit::AddTable {
        table: serde_json::from_value(json!({"id": id, "name": name, "source": source, "sheet": sheet})).unwrap(),
    });
    session.apply(Command::Edit(tables.to_vec()));
    session.settle();
    for table in ["t1", "t2", "t3"] {
        accept(&mut session, table);
    }
    Some(session)
}

/// Accepts what is proposed until nothing more is.
fn accept(session: &mut Session, table: &str) {
    for _ in 0..9 {
        let proposals = session.results().tables[table].proposals.iter().filter(|proposal| proposal.confidence >= 0.8);
        let step = |step: Step| Edit::AddStep { table: table.to_owned(), step };
        let edits: Vec<Edit> = proposals.map(|proposal| step(proposal.step.clone())).collect();
        if edits.is_empty() {
            return;
        }
        session.apply(Command::Edit(edits));
        session.settle();
    }
}

fn dataset<'s>(session: &'s Session, table: &str) -> &'s Dataset {
    let result = &session.results().tables[table];
    result.dataset().unwrap_or_else(|| panic!("{}", say(Lang::En, result.read.as_ref().unwrap_err())))
}

/// Returns the names that wait for an answer, sorted.
fn asked(session: &Session, table: &str) -> BTreeSet<String> {
    let run = session.results().tables[table].run.as_ref().unwrap();
    let reports = run.reports.iter().map(|report| report.as_ref().unwrap()).filter(|report| report.asks);
    reports.flat_map(|report| &report.unmatched).map(|one| one.value.clone()).collect()
}

/// Returns code → the different names beside it, of the rows whose code is a country.
fn names(data: &Dataset, column: &str) -> BTreeMap<String, BTreeSet<String>> {
    let list = code_list("countries").unwrap();
    let area = data.schema.with_concept(Concept::RefArea).unwrap();
    let codes = data.texts(&area.name).unwrap();
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (code, name) in codes.into_iter().zip(data.texts(column).unwrap()) {
        let Some((code, name)) = code.zip(name) else { continue };
        if list.find(&code).is_some_and(|code| code.kind == CodeKind::Item) {
            names.entry(code).or_default().insert(name);
        }
    }
    names
}

fn texts(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Answers what was asked, as a person does: a code, or that the name is no area.
fn answer(session: &mut Session, table: &str, answers: &[(&str, Option<&str>)]) {
    let recipe = &session.project().table(table).unwrap().recipe;
    let index = recipe.iter().position(|step| matches!(step, Step::MatchCodes(step) if step.code_list == "countries"));
    let index = index.unwrap();
    let Step::MatchCodes(mut step) = recipe[index].clone() else { unreachable!() };
    let pair = |(name, code): &(&str, Option<&str>)| ((*name).to_owned(), code.map(str::to_owned));
    step.decisions.extend(answers.iter().map(pair));
    let edit = Edit::ReplaceStep { table: table.to_owned(), index, step: Step::MatchCodes(step) };
    session.apply(Command::Edit(vec![edit]));
    session.settle();
    assert_eq!(asked(session, table), BTreeSet::new());
}

fn joined(id: &str, first: &str, other: &str) -> Edit {
    let keys = json!([["ref_area", "ref_area"], ["year", "year"]]);
    let combine = json!({"how": "join", "first": first, "other": other, "keys": keys});
    let table = json!({"id": id, "name": id, "source": "", "sheet": "", "combine": combine});
    Edit::AddTable { table: serde_json::from_value(table).unwrap() }
}

/// Returns the report of a table that was joined.
fn report(session: &Session, table: &str) -> JoinReport {
    match &session.results().tables[table].read.as_ref().unwrap().combined {
        Some(Combined::Join(report)) => report.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn three_real_files_are_joined_by_country_and_none_is_wrong_or_missing() {
    let Some(mut session) = opened() else { return };
    // What each asks: names that several areas share, and lines that are no area.
    let headings = ["Geographic regions", "Sustainable Development Goal (SDG) regions", "UN development groups"];
    let headings = [&headings[..], &["World Bank income groups"]].concat();
    assert_eq!(asked(&session, "t1"), texts(&headings));
    assert_eq!(asked(&session, "t2"), texts(&["Africa Eastern and Southern", "Africa Western and Central"]));
    let shared_names = ["Congo", "Georgia", "Guinea", "Samoa"];
    let none = ["Regions"];
    assert_eq!(asked(&session, "t3"), texts(&[&shared_names[..], &none].concat()));
    let aside: Vec<_> = headings.iter().map(|name| (*name, None)).collect();
    answer(&mut session, "t1", &aside);
    answer(&mut session, "t2", &[("Africa Eastern and Southern", None), ("Africa Western and Central", None)]);
    let codes = [("Congo", Some("COG")), ("Georgia", Some("GEO")), ("Guinea", Some("GIN")), ("Samoa", Some("WSM"))];
    answer(&mut session, "t3", &[&codes[..], &none.map(|name| (name, None))].concat());

    // The codes that the workbooks carry themselves are the witnesses.
    let list = code_list("countries").unwrap();
    let by_number = names(dataset(&session, "t1"), "Code");
    for (code, numbers) in &by_number {
        let number = list.find(code).unwrap().ref_area().unwrap();
        assert_eq!(numbers, &texts(&[number]), "{code}");
    }
    let by_alpha3 = names(dataset(&session, "t2"), "Country Code");
    for (code, own) in &by_alpha3 {
        assert_eq!(own, &texts(&[code]), "{code}");
    }
    let by_name = names(dataset(&session, "t3"), "Country");
    assert!(by_name.values().all(|names| names.len() == 1), "two countries became one: {by_name:?}");
    assert_eq!((by_number.len(), by_alpha3.len(), by_name.len()), (232, 217, 195));

    session.apply(Command::Edit(vec![joined("t4", "t1", "t3"), joined("t5", "t4", "t2")]));
    session.settle();
    let stock = dataset(&session, "t1");
    let whole = dataset(&session, "t5");
    assert_eq!(whole.n_rows(), stock.n_rows());
    assert_eq!(whole.numbers("value").unwrap(), stock.numbers("value").unwrap());
    // A country of all three has its figures of all three: Mali in 2015.
    let columns = ["ref_area", "year", "sex_code"].map(|column| whole.texts(column).unwrap());
    let wanted = ["MLI", "2015", "_T"].map(|text| Some(text.to_owned()));
    let row = (0..whole.n_rows()).find(|row| columns.iter().map(|column| &column[*row]).eq(&wanted));
    let row = row.unwrap();
    for (table, column) in [("t3", "value (HDI)"), ("t2", "value (Net migration)")] {
        let own = dataset(&session, table);
        let (areas, years) = (own.texts("ref_area").unwrap(), own.texts("year").unwrap());
        let there =
            (0..own.n_rows()).find(|at| areas[*at].as_deref() == Some("MLI") && years[*at].as_deref() == Some("2015"));
        assert_eq!(whole.numbers(column).unwrap()[row], own.numbers("value").unwrap()[there.unwrap()], "{table}");
        assert_eq!(whole.origin.place(row, column).0, own.origin.source, "its place is that of its own file");
    }
    // What found nothing is listed, none of it in silence: every country of HDI and of the World Bank is met in some year.
    let missed = |table: &str| -> BTreeSet<String> {
        let keys = report(&session, table).only_right.into_iter().map(|(key, _)| key);
        keys.filter_map(|key| key.split_once(" · ").map(|(area, _)| area.to_owned())).collect()
    };
    let met = |table: &str, column: &str| -> BTreeSet<String> {
        let data = dataset(&session, table);
        let rows = data.numbers(column).unwrap().into_iter().zip(data.texts("ref_area").unwrap());
        rows.filter_map(|(value, area)| value.and(area)).collect()
    };
    // The index has no figure for seven countries; the United Nations count neither Kosovo nor Saint Martin for themselves.
    let without_index = ["MCO", "MHL", "NRU", "PRK", "SMR", "SOM", "TUV"];
    for (table, column, other, known) in [
        ("t4", "value (HDI)", &by_name, &without_index[..]),
        ("t5", "value (Net migration)", &by_alpha3, &["MAF", "XKX"][..]),
    ] {
        let met = met(table, column);
        let lost: Vec<&String> = other.keys().filter(|code| !met.contains(*code)).collect();
        assert_eq!(lost, known, "{table}");
        let is_said = |code: &&String| missed(table).contains(*code);
        assert!(lost.iter().all(is_said), "{table}: {lost:?} are lost without a word");
    }
}

/// A table of flows as an office makes it: arrivals a country.
fn flows(name: &str, figures: [u32; 2]) -> String {
    format!("country,year,{name}\nMali,2024,{}\nKenya,2024,{}\n", figures[0], figures[1])
}

#[test]
fn flows_that_count_unlike_things_are_never_added_and_the_reason_is_said() {
    let world = MemoryWorld::default()
        .with("/border.csv", flows("persons", [10, 20]).into_bytes())
        .with("/register.csv", flows("persons", [7, 8]).into_bytes());
    let mut session = Session::new(Arc::new(world), None, Arc::new(|| ()));
    session.apply(Command::Open(["/border.csv", "/register.csv"].map(PathBuf::from).to_vec()));
    session.settle();
    let table = |id: &str, source: &str, sheet: &str| Edit::AddTable {
        table: serde_json::from_value(json!({"id": id, "name": sheet, "source": source, "sheet": sheet})).unwrap(),
    };
    let parts = json!([{"table": "t1", "label": "border"}, {"table": "t2", "label": "register"}]);
    let combine = json!({"how": "append", "column": "whose", "parts": parts});
    let below = json!({"id": "t3", "name": "both", "source": "", "sheet": "", "combine": combine});
    session.apply(Command::Edit(vec![
        table("t1", "s1", "border"),
        table("t2", "s2", "register"),
        Edit::AddTable { table: serde_json::from_value(below).unwrap() },
    ]));
    session.settle();
    let read = |session: &Session| -> Result<Vec<String>, String> {
        let read = session.results().tables["t3"].read.as_ref().map_err(|message| say(Lang::En, message))?;
        Ok(read.notes.iter().map(|note| say(Lang::En, &note.message)).collect())
    };
    assert!(read(&session).unwrap().iter().any(|note| note.contains("Nobody has said yet for border.csv")));
    let describe = |session: &mut Session, source: &str, question: &str, answer: &str| {
        let (source, question) = (source.to_owned(), question.to_owned());
        session.apply(Command::Edit(vec![Edit::Describe { source, question, answer: Some(answer.to_owned()) }]));
        session.settle();
    };
    // The conventions of the UN's table of flows: each pair of unlike answers is refused.
    for (question, left, right) in [
        ("criterion", "citizenship", "residence"),
        ("criterion", "residence", "birth"),
        ("criterion", "birth", "citizenship"),
        ("statistic", "outflow", "inflow"),
        ("statistic", "stock", "inflow"),
        ("whom", "citizens", "foreigners"),
        ("whom", "both", "foreigners"),
        ("unit", "permit", "person"),
    ] {
        describe(&mut session, "s1", question, left);
        describe(&mut session, "s2", question, right);
        let why = read(&session).unwrap_err();
        assert!(why.contains("never stand in one series") && why.contains("border.csv"), "{question}: {why}");
        describe(&mut session, "s1", question, right);
        assert_eq!(dataset(&session, "t3").n_rows(), 4, "{question}: like figures stand together");
    }
    // Beside each other they may stand; whoever adds them is told.
    describe(&mut session, "s1", "statistic", "outflow");
    describe(&mut session, "s2", "statistic", "inflow");
    let beside = json!({"how": "join", "first": "t1", "other": "t2", "keys": [["country", "country"]]});
    let beside = json!({"id": "t5", "name": "beside", "source": "", "sheet": "", "combine": beside});
    session.apply(Command::Edit(vec![Edit::AddTable { table: serde_json::from_value(beside).unwrap() }]));
    session.settle();
    let compute = |sign: &str| {
        let expression = format!("persons {sign} \"persons (register)\"");
        let step = json!({"step": "compute", "expression": expression, "new_column": "made"});
        vec![Edit::AddStep { table: "t5".to_owned(), step: Step::from_json(step).unwrap() }]
    };
    let is_warned = |session: &Session| {
        let notes = &session.results().tables["t5"].read.as_ref().unwrap().notes;
        notes.iter().any(|note| note.message.id == "project-combine-added")
    };
    session.apply(Command::Edit(compute("-")));
    session.settle();
    assert!(!is_warned(&session), "net migration is a difference");
    session.apply(Command::Undo);
    session.apply(Command::Edit(compute("+")));
    session.settle();
    assert!(is_warned(&session));
    describe(&mut session, "s1", "statistic", "inflow");
    // What only has to be known goes with the figures.
    describe(&mut session, "s1", "months", "3");
    describe(&mut session, "s2", "months", "12");
    let notes = read(&session).unwrap();
    assert!(notes.iter().any(|note| note.contains("Minimum stay") && note.contains("border.csv: 3")), "{notes:?}");
    assert_eq!(dataset(&session, "t3").texts("whose").unwrap()[3].as_deref(), Some("register"));
}

#[test]
fn any_value_says_which_steps_and_cells_made_it() {
    let Some(mut session) = opened() else { return };
    session.apply(Command::Edit(vec![joined("t4", "t1", "t2")]));
    session.settle();
    let row = {
        let data = dataset(&session, "t4");
        let codes = data.texts("ref_area").unwrap();
        let years = data.texts("year").unwrap();
        (0..codes.len()).find(|row| codes[*row].as_deref() == Some("MLI") && years[*row].as_deref() == Some("2015"))
    };
    let said = |column: &str| {
        let lines = why(session.project(), session.results(), "t4", row.unwrap(), column);
        lines.into_iter().map(|line| (say(Lang::En, &line.message), line.place)).collect::<Vec<_>>()
    };
    let area = said("ref_area");
    assert_eq!(area[0].0, "“ref_area” is MLI.");
    assert!(area[1].0.contains("Stock"), "{area:?}");
    assert!(area.iter().any(|(text, _)| text.contains("Find the codes")), "{area:?}");
    // The cell of the name of the country, in the file of the first table.
    let (_, place) = area.last().unwrap();
    assert_eq!(
        place.as_ref().map(|(file, sheet, _)| (file.as_str(), sheet.as_str())),
        Some(("undesa_2019_total.xlsx", "Table 1"))
    );
    let other = dataset(&session, "t4")
        .schema
        .columns
        .iter()
        .map(|column| column.name.clone())
        .find(|name| name.starts_with("value ("));
    let other = said(&other.expect("the figures of the other table have a name of their own"));
    assert_eq!(other.last().unwrap().1.as_ref().map(|(file, ..)| file.as_str()), Some("wb_netm.xls"), "{other:?}");
}

#[test]
fn what_the_three_real_files_differ_in_is_said_and_nothing_else() {
    let Some(session) = opened() else { return };
    let said = |left: &str, right: &str| -> Vec<String> {
        let found = statelier::session::cards::conflicts_of(session.project(), session.results(), left, right);
        found.iter().map(|one| format!("{} {}", one.number, say(Lang::En, &one.evidence))).collect()
    };
    let counted = "6 What is counted? Stock: a stock: who is there at a date; Net migration: net: inflow less outflow.";
    assert_eq!(said("t1", "t2"), [counted]);
    // The index of human development is not of migrants, and has no card to speak of.
    assert_eq!(said("t1", "t3"), [""; 0]);
    assert_eq!(said("t2", "t3"), [""; 0]);
}

#[test]
fn a_figure_of_a_newer_table_says_where_it_stands_there() {
    let world = MemoryWorld::default()
        .with("/old.csv", b"id,country,n\n1,Mali,100\n6,Niger,110\n".to_vec())
        .with("/new.csv", b"n,id,country\n115,6,Niger\n130,10,Chad\n".to_vec());
    let mut session = Session::new(Arc::new(world), None, Arc::new(|| ()));
    session.apply(Command::Open(vec!["/old.csv".into(), "/new.csv".into()]));
    session.settle();
    let table =
        |id: &str, source: &str, sheet: &str| json!({"id": id, "name": sheet, "source": source, "sheet": sheet});
    let coded = json!({"step": "match_codes", "column": "country", "code_list": "countries", "new_column": "ref_area"});
    let combine = json!({"how": "update", "first": "t1", "other": "t2", "keys": [["id", "id"]]});
    let edits = json!([
        {"edit": "add_table", "table": table("t1", "s1", "old")},
        {"edit": "add_table", "table": table("t2", "s2", "new")},
        {"edit": "add_step", "table": "t1", "step": coded},
        {"edit": "add_step", "table": "t2", "step": coded},
        {"edit": "add_table", "table": {"id": "t3", "name": "both", "source": "", "sheet": "", "combine": combine}},
    ]);
    session.apply(Command::Edit(serde_json::from_value(edits).unwrap()));
    session.settle();
    let data = dataset(&session, "t3");
    assert_eq!(data.numbers("n").unwrap(), [Some(100.0), Some(115.0), Some(130.0)]);
    let cell = |row: usize, column: &str| {
        let lines = why(session.project(), session.results(), "t3", row, column);
        let name = lines.iter().find_map(|line| {
            let text = say(Lang::En, &line.message);
            ["old", "new"].into_iter().find(|name| text.contains(&format!("“{name}”")))
        });
        let place = lines.last().unwrap().place.clone().unwrap();
        format!("{} {} {}", name.unwrap_or_default(), place.0, place.2)
    };
    assert_eq!(cell(0, "n"), "old old.csv C2");
    assert_eq!(cell(1, "n"), "new new.csv A2");
    assert_eq!(cell(2, "n"), "new new.csv A3");
    // A code comes from the name it was found by.
    assert_eq!(cell(0, "ref_area"), "old old.csv B2");
    assert_eq!(cell(2, "ref_area"), "new new.csv C3");
}
