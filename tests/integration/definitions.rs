//! What sources count: told from their sheets, held against each other, converted where that is possible, else refused or noted.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;
use statelier::data::{Concept, Kind};
use statelier::i18n::{Lang, say};
use statelier::project::edit::Edit;
use statelier::session::cards::{claims_of, conflicts_of, edits};
use statelier::session::why::why;
use statelier::session::{Command, Session, release};
use statelier::steps::Step;
use statelier::world::{MemoryWorld, World};

const CENSUS: &str = "Stock of foreign-born persons by country of birth, 1 January\n\nCountry,Age,Persons\nMali,Y0T14,10\nMali,Y15T24,20\nMali,Y_GE25,30\nTogo,Y0T14,1\nTogo,Y15T24,2\nTogo,Y_GE25,3\n";
const REGISTER: &str = "Stock of foreign-born persons by country of birth, population register, mid-year\n\nCountry,Age,Persons\nMali,Y0T14,11\nMali,Y_GE15,52\nTogo,Y0T14,1\nTogo,Y_GE15,6\n";
const PERMITS: &str = "Titres de séjour selon la nationalité\n\nPays,Titres\nMali,70\nTogo,9\n";
const FLOWS: &str = "International migration flows, by residence\n\nType,Coverage,Country,Value\nImmigrants,Both,Mali,5\nEmigrants,Both,Mali,3\nImmigrants,Both,Togo,2\nEmigrants,Both,Togo,1\n";

const SWEDEN: &str = "Immigration en Suède selon le pays\n\nPays,Personnes\nMali,70\nTogo,9\nGhana,31\nKenya,20\nNiger,8\nTchad,14\n\nPersonnes qui comptent rester douze mois au moins. Les Suédois de retour sont compris.\nSource : registre de la population\n";
const FINLAND: &str = "Immigration en Finlande selon le pays\n\nPays,Personnes\nMali,66\nTogo,10\nGhana,33\nKenya,18\nNiger,9\nTchad,15\n\nPersonnes qui comptent rester trois mois au moins. Les Finlandais de retour ne sont pas compris.\nSource : registre de la population\n";

fn apply(session: &mut Session, command: Command) {
    session.apply(command);
    session.settle();
}

fn add(session: &mut Session, edits: serde_json::Value) {
    apply(session, Command::Edit(serde_json::from_value(edits).unwrap()));
}

/// Opens files, takes a table of each (t1, t2 …) and gives countries, ages and figures their meanings.
fn opened(files: &[(&str, &str)]) -> Session {
    let mut world = MemoryWorld::default();
    for (name, text) in files {
        world = world.with(format!("/{name}.csv"), text.as_bytes().to_vec());
    }
    let world: Arc<dyn World> = Arc::new(world);
    let mut session = Session::new(world, None, Arc::new(|| ()));
    let paths = files.iter().map(|(name, _)| PathBuf::from(format!("/{name}.csv")));
    apply(&mut session, Command::Open(paths.collect()));
    for (at, (name, _)) in files.iter().enumerate() {
        let (table, source) = (format!("t{}", at + 1), format!("s{}", at + 1));
        add(
            &mut session,
            json!([{"edit": "add_table", "table": {"id": table, "name": name, "source": source, "sheet": name}}]),
        );
        let data = session.results().tables[&table].dataset().unwrap();
        let columns = data.schema.columns.iter().map(|column| (column.name.clone(), column.kind));
        let columns: Vec<(String, Kind)> = columns.collect();
        let mut steps = Vec::new();
        for (column, kind) in columns {
            let concept = match column.as_str() {
                "Country" | "Pays" => "ref_area",
                "Age" => "age_band",
                _ if kind == Kind::Number => "observed_value",
                _ => continue,
            };
            let list = if concept == "age_band" { "age" } else { "countries" };
            steps.push(json!({"step": "assign", "column": column, "concept": concept}));
            if concept != "observed_value" {
                steps.push(json!({"step": "match_codes", "column": column, "code_list": list, "new_column": concept}));
            }
        }
        let recipe: Vec<_> =
            steps.into_iter().map(|step| json!({"edit": "add_step", "table": table, "step": step})).collect();
        add(&mut session, json!(recipe));
        let run = session.results().tables[&table].run.as_ref().unwrap();
        assert!(run.failed_at.is_none(), "{name}: {:?}", run.reports);
    }
    session
}

/// Returns what the column of figures is called.
fn figure(session: &Session, table: &str) -> String {
    let data = session.results().tables[table].dataset().unwrap();
    data.schema.with_concept(Concept::ObservedValue).unwrap().name.clone()
}

fn combined(session: &mut Session, combine: &serde_json::Value) -> Result<Vec<String>, String> {
    let table = json!({"id": "t9", "name": "both", "source": "", "sheet": "", "combine": combine});
    add(session, json!([{"edit": "add_table", "table": table}]));
    let read = &session.results().tables["t9"].read;
    match read {
        Ok(read) => Ok(read.notes.iter().map(|note| say(Lang::En, &note.message)).collect()),
        Err(message) => Err(say(Lang::En, message)),
    }
}

fn below(tables: &[&str]) -> serde_json::Value {
    let parts: Vec<_> = tables.iter().map(|table| json!({"table": table, "label": table})).collect();
    json!({"how": "append", "column": "source", "parts": parts})
}

#[test]
fn what_sheets_say_is_believed_until_a_person_says_otherwise() {
    let mut session = opened(&[("census", CENSUS), ("permits", PERMITS)]);
    let said = |session: &Session, source: &str, question: &str| {
        claims_of(session.project(), session.results(), source).get(question).map(|claim| claim.answer)
    };
    assert_eq!(said(&session, "s1", "statistic"), Some("stock"));
    assert_eq!(said(&session, "s1", "criterion"), Some("birth"));
    assert_eq!(said(&session, "s2", "unit"), Some("permit"));
    let refused = combined(&mut session, &below(&["t1", "t2"])).unwrap_err();
    assert!(refused.contains("never stand in one series") && refused.contains("Birth and citizenship"), "{refused}");
    let answers = json!([{"edit": "describe", "source": "s2", "question": "criterion", "answer": "birth"},
        {"edit": "describe", "source": "s2", "question": "unit", "answer": "person"}]);
    add(&mut session, answers);
    assert!(session.results().tables["t9"].read.is_ok(), "a person's answer stands above the sheet's words");
}

#[test]
fn notes_below_two_tables_are_held_against_each_other_and_figures_of_two_countries_are_not() {
    let session = opened(&[("suede", SWEDEN), ("finlande", FINLAND)]);
    let claims = claims_of(session.project(), session.results(), "s2");
    assert_eq!(claims["months"].answer, "3");
    assert!(claims["months"].words.starts_with("Personnes qui comptent rester trois mois"), "{claims:?}");
    assert_eq!(claims["returning"].words, "Les Finlandais de retour ne sont pas compris.");
    let found = conflicts_of(session.project(), session.results(), "t1", "t2");
    let numbers: Vec<u8> = found.iter().map(|conflict| conflict.number).collect();
    assert_eq!(numbers, [3, 10], "{found:?}");
}

#[test]
fn in_and_out_flows_are_told_apart_and_not_added_up() {
    let mut session = opened(&[("flows", FLOWS), ("census", CENSUS)]);
    let value = figure(&session, "t1");
    let sum = |by: &[&str]| json!({"step": "aggregate", "column": value, "by": by, "missing": "spreads"});
    add(&mut session, json!([{"edit": "add_step", "table": "t1", "step": sum(&["ref_area"])}]));
    let run = session.results().tables["t1"].run.as_ref().unwrap();
    let refused = run.reports.last().unwrap().as_ref().unwrap_err();
    let refused = say(Lang::En, &statelier::message::Explain::message(refused));
    assert!(refused.contains("“Emigrants” and “Immigrants”, which are never added up"), "{refused}");
    apply(&mut session, Command::Undo);
    let keep = json!({"step": "filter", "column": "Type", "mode": "keep", "values": ["Immigrants"]});
    add(
        &mut session,
        json!([{"edit": "add_step", "table": "t1", "step": keep}, {"edit": "add_step", "table": "t1", "step": sum(&["ref_area"])}]),
    );
    assert_eq!(session.results().tables["t1"].dataset().unwrap().n_rows(), 2);
    // By residence beside by birth: two criteria are two series.
    let refused = combined(&mut session, &below(&["t1", "t2"])).unwrap_err();
    assert!(refused.contains("Who is a migrant?"), "{refused}");
}

#[test]
fn three_definitions_end_in_one_table_where_every_figure_says_whose_it_is() {
    let mut session = opened(&[("census", CENSUS), ("register", REGISTER), ("permits", PERMITS)]);
    for table in ["t1", "t2"] {
        let sum =
            json!({"step": "aggregate", "column": figure(&session, table), "by": ["ref_area"], "missing": "spreads"});
        add(&mut session, json!([{"edit": "add_step", "table": table, "step": sum}]));
    }
    let keys = json!([["ref_area", "ref_area"]]);
    let join = json!({"how": "join", "first": "t1", "other": "t2", "keys": keys});
    let first = json!({"id": "t8", "name": "two", "source": "", "sheet": "", "combine": join});
    add(&mut session, json!([{"edit": "add_table", "table": first}]));
    combined(&mut session, &json!({"how": "join", "first": "t8", "other": "t3", "keys": keys})).unwrap();
    let data = session.results().tables["t9"].dataset().unwrap();
    let columns = data.schema.columns.iter().filter(|column| column.kind == Kind::Number);
    let columns: Vec<&str> = columns.map(|column| column.name.as_str()).collect();
    let wanted = [(60.0, "census.csv"), (63.0, "register.csv"), (70.0, "permits.csv")];
    assert_eq!(columns.len(), wanted.len(), "{columns:?}");
    for (column, (figure, file)) in columns.into_iter().zip(wanted) {
        assert_eq!(data.numbers(column).unwrap()[0], Some(figure), "{column}");
        let lines = why(session.project(), session.results(), "t9", 0, column);
        let files: Vec<&str> =
            lines.iter().filter_map(|line| line.place.as_ref()).map(|place| place.0.as_str()).collect();
        assert!(!files.is_empty() && files.iter().all(|from| *from == file), "{column}: {lines:?}");
    }
}

#[test]
fn bands_are_brought_together_and_the_footnote_travels_to_the_report() {
    let mut session = opened(&[("census", CENSUS), ("register", REGISTER)]);
    let found = conflicts_of(session.project(), session.results(), "t1", "t2");
    let numbers: Vec<u8> = found.iter().map(|conflict| conflict.number).collect();
    assert_eq!(numbers, [9, 14], "first January or mid-year; bands that differ");
    let remedy = found[1].remedy.clone().unwrap();
    let doing: Vec<Edit> = edits(session.project(), session.results(), "t1", "t2", &remedy);
    apply(&mut session, Command::Try(doing.clone()));
    let effect: Vec<String> =
        session.trial().unwrap().effect.as_ref().unwrap().iter().map(|line| say(Lang::En, line)).collect();
    assert!(effect.iter().any(|line| line.contains("4 rows instead of 6")), "{effect:?}");
    apply(&mut session, Command::Edit(doing));
    let data = session.results().tables["t1"].dataset().unwrap();
    let ages: Vec<String> = data.texts("age_band").unwrap().into_iter().flatten().collect();
    assert_eq!(ages, ["Y0T14", "Y_GE15", "Y0T14", "Y_GE15"]);
    assert_eq!(data.numbers(&figure(&session, "t1")).unwrap(), [Some(10.0), Some(50.0), Some(1.0), Some(5.0)]);
    assert_eq!(conflicts_of(session.project(), session.results(), "t1", "t2").len(), 1);
    let notes = combined(&mut session, &below(&["t1", "t2"])).unwrap();
    let footnote = notes.iter().find(|note| note.contains("Which date or period?")).expect("what is unlike is noted");
    assert!(footnote.contains("start of the year") && footnote.contains("middle of the year"), "{footnote}");
    let step = json!({"step": "filter", "column": "source", "mode": "keep", "values": ["t1"]});
    let analysis = json!({"id": "a1", "indicator": "migrant_stock", "table": "t9", "by": ["age_band"]});
    add(
        &mut session,
        json!([{"edit": "add_step", "table": "t9", "step": step}, {"edit": "add_analysis", "analysis": analysis},
            {"edit": "set_protection", "analysis": "a1", "decision": {"decision": "already_public"}}]),
    );
    let release = release(session.project(), session.results(), Lang::En, "2026-11-26".to_owned());
    let tables: Vec<Vec<String>> =
        (release.tables.iter()).map(|table| table.notes.iter().map(|note| say(Lang::En, note)).collect()).collect();
    assert!(!tables.is_empty(), "{:?}", session.results().analyses["a1"].estimates.as_ref().err());
    assert!(tables.iter().all(|notes| notes.iter().any(|note| note.contains("start of the year"))), "{tables:?}");
    assert!(matches!(session.project().table("t9").unwrap().recipe[0], Step::Filter(_)));
}
