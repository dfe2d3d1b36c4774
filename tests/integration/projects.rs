//! A project over time: undone and redone, saved and opened elsewhere, lost and recovered, replayed on another file.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;
use statelier::cli::{self, Io};
use statelier::data::own_list::OwnList;
use statelier::i18n::{Lang, say};
use statelier::indicators::{self, Declared};
use statelier::lessons::samples;
use statelier::project::edit::Edit;
use statelier::project::file::{Packing, Vault, pack, unpack};
use statelier::project::{FORMAT, Project};
use statelier::session::{Command, Session};
use statelier::survey::EstimateTable;
use statelier::world::{DiskWorld, MemoryWorld, World};

fn session(world: &Arc<MemoryWorld>, home: Option<&str>) -> Session {
    let world: Arc<dyn World> = Arc::<MemoryWorld>::clone(world);
    Session::new(world, home.map(Path::new), Arc::new(|| ()))
}

fn apply(session: &mut Session, command: Command) {
    session.apply(command);
    session.settle();
}

/// The finished project of the invented country as a file.
fn demo(with_sources: bool) -> Vec<u8> {
    let (project, vault) = samples::project().unwrap();
    let vault = if with_sources { vault } else { Vault::new() };
    pack(&project, &[], &vault, Packing::Small).unwrap()
}

fn open(session: &mut Session, path: &str) {
    apply(session, Command::Open(vec![PathBuf::from(path)]));
}

/// Takes what the session has to say, as English sentences; errors are marked.
fn told(session: &mut Session) -> Vec<String> {
    let events = session.take_events();
    for event in &events {
        assert!(!say(Lang::Fr, &event.message).contains('⟨'), "{:?}", event.message);
    }
    events
        .iter()
        .map(|event| format!("{}{}", if event.is_error { "! " } else { "" }, say(Lang::En, &event.message)))
        .collect()
}

fn figures(session: &Session) -> Vec<EstimateTable> {
    let results = session.results();
    results.analyses.values().flat_map(|analysis| analysis.estimates.as_ref().unwrap().clone()).collect()
}

/// The file of an indicator with another id: how people start one of their own.
fn own_indicator() -> Declared {
    let text = indicators::file("sdg_1_3_1").unwrap().replace("sdg_1_3_1", "my_share");
    Declared::read(&text).unwrap()
}

#[test]
fn an_indicator_of_ones_own_is_computed_saved_and_known_elsewhere() {
    let world = Arc::new(MemoryWorld::default());
    world.replace(Path::new("people.csv"), b"benefits,weight\nyes,2\nno,1\nyes,1\n").unwrap();
    world.replace(Path::new("mine.toml"), own_indicator().write().unwrap().as_bytes()).unwrap();
    let mut here = session(&world, None);
    open(&mut here, "people.csv");
    let table = json!({"id": "t1", "name": "people", "source": "s1", "sheet": "people"});
    let edits = json!([
        {"edit": "add_table", "table": table},
        {"edit": "add_step", "table": "t1", "step": {"step": "assign", "column": "weight", "concept": "weight"}},
        {"edit": "add_analysis", "analysis": {"id": "a1", "indicator": "my_share", "table": "t1",
            "columns": {"benefits": "benefits"}}},
    ]);
    apply(&mut here, Command::ReadIndicator { path: PathBuf::from("mine.toml") });
    apply(&mut here, Command::Edit(serde_json::from_value(edits).unwrap()));
    let share = |of: &Session| figures(of)[0].cells[0].estimate.unwrap();
    assert!((share(&here) - 0.75).abs() < 1e-12);
    apply(&mut here, Command::Save { path: PathBuf::from("a.statelier"), with_sources: true });
    let mut elsewhere = session(&world, None);
    open(&mut elsewhere, "a.statelier");
    assert!((share(&elsewhere) - 0.75).abs() < 1e-12, "{:?}", told(&mut elsewhere));

    // A file that calls itself like a built-in indicator would change what that one means.
    world.replace(Path::new("same.toml"), indicators::file("sdg_1_3_1").unwrap().as_bytes()).unwrap();
    told(&mut elsewhere);
    apply(&mut elsewhere, Command::ReadIndicator { path: PathBuf::from("same.toml") });
    let said = told(&mut elsewhere);
    assert!(said.iter().any(|line| line.starts_with("! ") && line.contains("sdg_1_3_1")), "{said:?}");
    assert_eq!(elsewhere.project().indicators.len(), 1);
}

/// One edit of every kind, each possible after those before it, on the finished project.
fn an_edit_of_every_kind() -> Vec<Edit> {
    let districts = json!({"name": "Districts", "origin": "b.csv", "codes": [{"code": "011", "names": {"": "Kaya"}}]});
    let id = serde_json::from_value::<OwnList>(districts.clone()).unwrap().id().to_owned();
    let json = json!([
        {"edit": "set_rules", "table": "t1", "rules": [{"must": {"claim": "filled", "column": "x"}}]},
        {"edit": "set_definition", "source": "s1", "text": "Résidents de 15 ans et plus"},
        {"edit": "describe", "source": "s1", "question": "unit", "answer": "person"},
        {"edit": "add_source", "source": {"id": "s2", "name": "b.csv", "path": "b.csv", "fingerprint": "0", "n_bytes": 3}},
        {"edit": "replace_source", "source": "s2", "name": "c.csv", "path": "c.csv", "fingerprint": "1", "n_bytes": 4},
        {"edit": "set_import", "source": "s2", "options": {"decimal_mark": ","}},
        {"edit": "correct", "source": "s2", "sheet": "b", "correction": {"area": {"top": 0, "left": 0, "bottom": 0, "right": 0}, "role": "title"}},
        {"edit": "clear_corrections", "source": "s2", "sheet": "b"},
        {"edit": "add_list", "list": districts},
        {"edit": "remove_list", "list": id},
        {"edit": "add_table", "table": {"id": "t2", "name": "B", "source": "s2", "sheet": "b"}},
        {"edit": "set_full_count", "table": "t2", "full_count": true},
        {"edit": "add_indicator", "indicator": own_indicator()},
        {"edit": "remove_indicator", "indicator": "my_share"},
        {"edit": "set_design", "table": "t2", "design": {"weight": "w", "stratum": null, "psu": "c", "fpc": null}},
        {"edit": "rename_table", "table": "t2", "name": "Deuxième"},
        {"edit": "add_step", "table": "t2", "step": {"step": "rename", "column": "a", "new_name": "b"}},
        {"edit": "insert_step", "table": "t2", "index": 0, "step": {"step": "skipped", "of": {"step": "rename", "column": "x", "new_name": "y"}}},
        {"edit": "remove_step", "table": "t2", "index": 0},
        {"edit": "replace_step", "table": "t2", "index": 0, "step": {"step": "rename", "column": "a", "new_name": "c"}},
        {"edit": "set_lonely", "table": "t2", "lonely": "adjust"},
        {"edit": "set_combine", "table": "t2", "combine": {"how": "join", "first": "t1", "other": "t1", "keys": [["a", "b"]]}},
        {"edit": "remove_table", "table": "t2"},
        {"edit": "remove_source", "source": "s2"},
        {"edit": "add_analysis", "analysis": {"id": "a3", "indicator": "sdg_8_5_2", "table": "t1"}},
        {"edit": "set_analysis", "analysis": {"id": "a3", "indicator": "sdg_8_5_2", "table": "t1", "by": ["Sexe_code"]}},
        {"edit": "set_protection", "analysis": "a3", "decision": {"decision": "already_public"}},
        {"edit": "set_chart", "analysis": "a3", "measure": "rate", "chart": {"kind": "bar", "x": "Sexe_code", "series": null}},
        {"edit": "remove_analysis", "analysis": "a3"},
        {"edit": "set_report", "report": {"title": "Sandaria", "office": "", "lang": "fr", "left_out": []}},
        {"edit": "set_office", "office": {"name": "Office", "threshold": 10}},
        {"edit": "remember", "published": {"name": "2025.xlsx", "date": "2026-01-01", "tables": []}},
        {"edit": "forget", "index": 0}
    ]);
    serde_json::from_value(json).unwrap()
}

#[test]
fn every_change_has_a_name_and_can_be_undone_and_redone() {
    let world = Arc::new(MemoryWorld::default().with("demo.statelier", demo(true)));
    let mut session = session(&world, None);
    open(&mut session, "demo.statelier");
    let mut states: Vec<Arc<Project>> = vec![Arc::clone(session.project())];
    for edit in an_edit_of_every_kind() {
        session.apply(Command::Edit(vec![edit.clone()]));
        assert_ne!(states.last(), Some(session.project()), "{edit:?}");
        states.push(Arc::clone(session.project()));
        for lang in Lang::ALL {
            let sentence = say(lang, session.history().undo_sentence().unwrap());
            assert!(!sentence.contains(['⟨', '{']) && sentence.len() > 3, "{edit:?}: {sentence}");
        }
    }
    assert_eq!(told(&mut session), Vec::<String>::new());
    for state in states.iter().rev().skip(1) {
        session.apply(Command::Undo);
        assert_eq!(session.project(), state);
    }
    session.apply(Command::Undo);
    assert_eq!(session.project(), &states[0], "there is nothing before the beginning");
    for state in states.iter().skip(1) {
        session.apply(Command::Redo);
        assert_eq!(session.project(), state);
    }
    apply(&mut session, Command::GoTo(3));
    assert_eq!(session.project(), &states[3]);
    apply(&mut session, Command::Edit(vec![an_edit_of_every_kind()[0].clone()]));
    assert_eq!(session.project(), &states[3], "an edit that changes nothing leaves no undo point");
    assert_eq!(session.history().entries().1, 3);
}

#[test]
fn every_kind_of_edit_is_in_the_list_above() {
    let text = super::tidy::text(&super::tidy::root().join("src/project/edit.rs"));
    let body = text.split("pub enum Edit {").nth(1).unwrap().split("\n}").next().unwrap();
    let kinds = body
        .lines()
        .filter(|line| line.starts_with("    ") && line.ends_with(" {") && !line.starts_with("     "))
        .count();
    assert_eq!(an_edit_of_every_kind().len(), kinds);
}

#[test]
fn a_saved_project_gives_the_same_figures_on_another_machine() {
    let here = Arc::new(MemoryWorld::default().with("/here/demo.statelier", demo(true)));
    let mut session = session(&here, None);
    open(&mut session, "/here/demo.statelier");
    apply(&mut session, Command::Save { path: "/here/saved.statelier".into(), with_sources: true });
    assert_eq!(told(&mut session), ["Saved as /here/saved.statelier"]);
    assert!(!session.is_unsaved());
    let saved = here.read(Path::new("/here/saved.statelier")).unwrap();
    let there = Arc::new(MemoryWorld::default().with("/there/it.statelier", saved));
    let mut other = self::session(&there, None);
    open(&mut other, "/there/it.statelier");
    assert_eq!(other.project(), session.project());
    assert_eq!(figures(&other), figures(&session));
    assert!(figures(&other).iter().any(|table| table.cells.len() > 20), "there are figures to compare");
}

#[test]
fn a_project_without_its_data_finds_the_file_or_says_that_it_is_gone_or_another() {
    let (mut project, vault) = samples::project().unwrap();
    project.sources[0].path = "/data/enquete.csv".to_owned();
    let light = pack(&project, &[], &Vault::new(), Packing::Small).unwrap();
    assert!(light.len() < 20_000, "{} bytes", light.len());
    let bytes = samples::sample(&project.sources[0].name).unwrap().to_vec();
    let found =
        Arc::new(MemoryWorld::default().with("p.statelier", light.clone()).with("/data/enquete.csv", bytes.clone()));
    let mut session = session(&found, None);
    open(&mut session, "p.statelier");
    assert!(!figures(&session).is_empty());

    let gone = Arc::new(MemoryWorld::default().with("p.statelier", light));
    session = self::session(&gone, None);
    open(&mut session, "p.statelier");
    let reason = session.results().sources["s1"].opened.as_ref().unwrap_err().clone();
    assert!(say(Lang::En, &reason).contains("/data/enquete.csv"), "{}", say(Lang::En, &reason));
    assert!(session.results().analyses.values().all(|analysis| analysis.estimates.is_err()));

    let heavy = pack(&project, &[], &vault, Packing::Small).unwrap();
    let mut changed = bytes;
    changed.extend_from_slice(b"another line\n");
    let other = Arc::new(MemoryWorld::default().with("p.statelier", heavy).with("/data/enquete.csv", changed));
    session = self::session(&other, None);
    open(&mut session, "p.statelier");
    let said = told(&mut session);
    assert!(said.len() == 1 && said[0].contains("is not the one the project was made with"), "{said:?}");
    assert!(!figures(&session).is_empty(), "the project goes on with the data it brought");
}

#[test]
fn work_that_nobody_saved_is_kept_and_never_overwritten_by_the_next_run() {
    let world = Arc::new(MemoryWorld::default().with("demo.statelier", demo(true)));
    let edit = |text: &str| Command::Edit(vec![Edit::SetDefinition { source: "s1".to_owned(), text: text.to_owned() }]);
    let saves = || world.list(Path::new("/home")).len();
    let mut first = session(&world, Some("/home"));
    assert!(!first.is_recoverable());
    open(&mut first, "demo.statelier");
    apply(&mut first, edit("one"));
    apply(&mut first, edit("two"));
    let lost = Arc::clone(first.project());
    // Dropped as it stands: what a killed process leaves is the file of its last edit.
    drop(first);
    assert_eq!(saves(), 1);

    let mut second = session(&world, Some("/home"));
    assert!(second.is_recoverable());
    open(&mut second, "demo.statelier");
    apply(&mut second, edit("another"));
    assert_eq!(saves(), 2, "what was lost is not written over");
    drop(second);

    let mut third = session(&world, Some("/home"));
    apply(&mut third, Command::Recover);
    assert_eq!(third.project().sources[0].definition, "another");
    assert!(third.is_unsaved() && third.is_recoverable(), "an older one is still there");
    apply(&mut third, Command::Recover);
    assert_eq!(third.project(), &lost);
    assert!(!figures(&third).is_empty(), "the data came back too");
    assert!(!third.is_recoverable());
    apply(&mut third, Command::Save { path: "kept.statelier".into(), with_sources: true });
    assert_eq!(saves(), 0, "a saved project needs no autosave");

    third.apply(Command::Save { path: "kept.statelier".into(), with_sources: true });
    third.apply(edit("while the file was being written"));
    third.settle();
    assert_eq!(saves(), 1, "what the file does not hold is kept");
    assert!(told(&mut third).iter().all(|said| !said.starts_with('!')));
}

#[test]
fn a_cut_project_is_refused_with_a_sentence_and_what_is_open_stays() {
    let whole = demo(true);
    let mut world =
        MemoryWorld::default().with("demo.statelier", whole.clone()).with("text.statelier", "no zip at all");
    let cuts = [0, 1, 3, 30, whole.len() / 2, whole.len() - 1];
    for cut in cuts {
        world = world.with(format!("cut{cut}.statelier"), &whole[..cut]);
    }
    // A flipped byte in the data of a source must not pass for the data.
    let mut flipped =
        pack(&samples::project().unwrap().0, &[], &samples::project().unwrap().1, Packing::Quick).unwrap();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x20;
    let world = Arc::new(world.with("flipped.statelier", flipped));
    let mut session = session(&world, None);
    open(&mut session, "demo.statelier");
    let (before, shown) = (Arc::clone(session.project()), figures(&session));
    let names = cuts.map(|cut| format!("cut{cut}.statelier"));
    for name in names.iter().map(String::as_str).chain(["text.statelier", "flipped.statelier", "missing.statelier"]) {
        open(&mut session, name);
        let said = told(&mut session);
        assert!(said.len() == 1 && said[0].starts_with("! ") && said[0].contains(name), "{name}: {said:?}");
        assert_eq!(session.project(), &before, "{name}");
    }
    assert_eq!(figures(&session), shown);
}

#[test]
fn every_released_form_of_a_project_opens_for_ever() {
    let folder = super::tidy::root().join("tests/projects");
    let current = folder.join(format!("format-{FORMAT}.statelier"));
    if std::env::var_os("UPDATE_SAMPLES").is_some() && DiskWorld.read(&current).is_err() {
        DiskWorld.replace(&current, &demo(false)).unwrap();
    }
    let files = DiskWorld.list(&folder);
    assert_eq!(files.len(), FORMAT as usize, "one file a form: {files:?}");
    for path in files {
        let (project, ..) = unpack(&DiskWorld.read(&path).unwrap()).unwrap();
        assert!(!project.sources.is_empty() && !project.analyses.is_empty(), "{}", path.display());
        let again = unpack(&pack(&project, &[], &Vault::new(), Packing::Small).unwrap()).unwrap().0;
        assert_eq!(again, project, "{}: saved without loss", path.display());
    }
}

#[test]
fn a_project_of_a_newer_program_is_told_from_a_damaged_one() {
    let (mut project, vault) = samples::project().unwrap();
    project.format = FORMAT + 1;
    let newer = pack(&project, &[], &vault, Packing::Small).unwrap();
    let reason = say(Lang::En, &statelier::message::Explain::message(&unpack(&newer).unwrap_err()));
    assert!(reason.contains("newer Statelier"), "{reason}");
}

fn run(world: &MemoryWorld, line: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args: Vec<OsString> = line.iter().map(OsString::from).collect();
    let code = cli::run(args, &mut Io { lang: Lang::En, world, out: &mut out, err: &mut err });
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn a_project_is_replayed_on_next_years_file() {
    let name = "enquete-emploi-migration.csv";
    let old = samples::sample(name).unwrap();
    // Next year's file has the same shape and half the rows.
    let lines: Vec<&[u8]> = old.split_inclusive(|byte| *byte == b'\n').collect();
    let next: Vec<u8> = lines
        .iter()
        .enumerate()
        .filter(|(at, _)| *at == 0 || at % 2 == 1)
        .flat_map(|(_, line)| line.to_vec())
        .collect();
    let world = MemoryWorld::default().with("p.statelier", demo(true)).with("next.csv", next);
    let pair = format!("{name}=next.csv");
    let (code, out, err) = run(&world, &["run", "p.statelier", "--source", &pair, "-o", "next.xlsx"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert_eq!(run(&world, &["run", "p.statelier", "-o", "old.xlsx"]).0, 0);
    let sizes = ["next.xlsx", "old.xlsx"].map(|path| world.read(Path::new(path)).unwrap().len());
    assert!(sizes.iter().all(|size| *size > 20_000), "{sizes:?}");
    assert_ne!(world.read(Path::new("next.xlsx")).unwrap(), world.read(Path::new("old.xlsx")).unwrap());

    let (code, _, err) = run(&world, &["run", "p.statelier", "--source", "nothing.csv=next.csv", "-o", "x.xlsx"]);
    assert_eq!(code, 1);
    assert!(err.contains("nothing.csv") && err.contains(name), "{err}");
    let wrong = MemoryWorld::default().with("p.statelier", demo(true)).with("other.csv", "a;b\n1;2\n3;4\n");
    let (code, _, err) = run(&wrong, &["run", "p.statelier", "--source", &format!("{name}=other.csv"), "-o", "x.xlsx"]);
    assert_eq!(code, 1, "a file of another shape gives no report");
    assert!(err.contains("Région"), "{err}");
    assert!(wrong.read(Path::new("x.xlsx")).is_err());
}

#[test]
fn long_work_can_be_stopped_and_taken_up_again() {
    let mut csv = "area;sex;value\n".to_owned();
    for row in 0..300_000 {
        csv.push_str(["Togo;F;", "Mali;M;", "Niger;F;"][row % 3]);
        csv.push_str("12\n");
    }
    let world = Arc::new(MemoryWorld::default().with("long.csv", csv));
    let mut session = session(&world, None);
    session.apply(Command::Open(vec![PathBuf::from("long.csv")]));
    while session.project().sources.is_empty() {
        session.poll();
        std::thread::yield_now();
    }
    assert!(session.is_busy(), "the file is being understood");
    let mut n_polls = 0_u64;
    while session.running().is_none_or(|(what, _)| what.is_none()) && session.is_busy() {
        session.poll();
        n_polls += 1;
        std::thread::yield_now();
    }
    assert!(session.running().is_some(), "after {n_polls} looks nobody said what is being done");
    session.apply(Command::Cancel);
    session.settle();
    assert!(!session.is_fresh() && session.results().sources.is_empty());
    assert!(told(&mut session).iter().any(|said| said.contains("Stopped at your request")));
    apply(&mut session, Command::Again);
    assert!(session.is_fresh());
    assert!(session.results().sources["s1"].opened.is_ok(), "a file given up half-read is read again whole");
}

const JANUARY: &str = "Arrivals by country;;\nCountry;Women;Men\nMali;10;20\nNiger;30;40\nTogo;50;60\n";
const MARCH: &str = "Arrivals by country;;\nCountry;Women;Men\nMali;11;21\nNiger;31;41\nTogo;51;61\n";

/// A table of the first source, stacked with those of the others.
fn stacked(session: &Session, labels: &[&str]) -> Edit {
    let project = session.project();
    let part = |(source, label): (&statelier::project::Source, &&str)| json!({"source": source.id, "sheet": source.name.trim_end_matches(".csv"), "label": label});
    let parts: Vec<_> = project.sources.iter().zip(labels).map(part).collect();
    let table = json!({"id": "t1", "name": "all", "source": parts[0]["source"], "sheet": parts[0]["sheet"],
        "stack": {"column": "period", "label": labels[0], "parts": parts[1..]}});
    serde_json::from_value(json!({"edit": "add_table", "table": table})).unwrap()
}

#[test]
fn files_of_one_shape_are_stacked_and_no_row_or_sum_is_lost() {
    let world = Arc::new(MemoryWorld::default());
    world.replace(Path::new("a_2024-01.csv"), JANUARY.as_bytes()).unwrap();
    world.replace(Path::new("a_2024-03.csv"), MARCH.as_bytes()).unwrap();
    let mut session = session(&world, None);
    open(&mut session, "a_2024-01.csv");
    open(&mut session, "a_2024-03.csv");
    let edit = stacked(&session, &["2024-01", "2024-03"]);
    apply(&mut session, Command::Edit(vec![edit]));
    let results = Arc::clone(session.results());
    let read = results.tables["t1"].read.as_ref().unwrap();
    assert_eq!(read.dataset.numbers("value").unwrap().into_iter().flatten().sum::<f64>(), 210.0 + 216.0);
    assert_eq!(read.dataset.texts("period").unwrap().iter().flatten().filter(|label| *label == "2024-03").count(), 6);
    assert_eq!(read.dataset.origin.place(6, "n").0, "a_2024-03.csv");
    let describe = |session: &mut Session, source: &str, answer: &str| {
        let edit = json!({"edit": "describe", "source": source, "question": "unit", "answer": answer});
        apply(session, Command::Edit(vec![serde_json::from_value(edit).unwrap()]));
    };
    describe(&mut session, "s1", "person");
    describe(&mut session, "s2", "permit");
    let why = session.results().tables["t1"].read.as_ref().map_err(|message| say(Lang::En, message)).unwrap_err();
    assert!(why.contains("never stand in one series"), "{why}");
    let source = session.project().sources[1].id.clone();
    apply(&mut session, Command::Edit(vec![Edit::RemoveSource { source }]));
    assert!(told(&mut session).iter().any(|line| line.starts_with("! ")), "a part of a stack is in use");
}

#[test]
fn what_was_said_of_a_sheet_holds_for_the_next_file_of_its_kind_and_can_be_taken_back() {
    let world = Arc::new(MemoryWorld::default());
    world.replace(Path::new("a_2024-01.csv"), JANUARY.as_bytes()).unwrap();
    world.replace(Path::new("a_2024-03.csv"), MARCH.as_bytes()).unwrap();
    let mut first = session(&world, Some("home"));
    open(&mut first, "a_2024-01.csv");
    let correction = json!({"edit": "correct", "source": "s1", "sheet": "a_2024-01",
        "correction": {"area": {"top": 4, "left": 0, "bottom": 4, "right": 2}, "role": "note"}});
    apply(&mut first, Command::Edit(vec![serde_json::from_value(correction).unwrap()]));
    drop(first);
    let mut next = session(&world, Some("home"));
    open(&mut next, "a_2024-03.csv");
    next.settle();
    let source = &next.project().sources[0];
    assert_eq!(source.corrections["a_2024-03"].len(), 1);
    assert_eq!(next.results().sources["s1"].guesses[0][0].spec.data_rows, (2, 3));
    assert!(told(&mut next).iter().any(|line| line.contains("looks like one of a_2024-01.csv")));
    apply(&mut next, Command::Undo);
    assert!(next.project().sources[0].corrections.is_empty(), "and stays away");
    let mut third = session(&world, Some("home"));
    open(&mut third, "a_2024-03.csv");
    assert!(third.project().sources[0].corrections.is_empty(), "what was taken back is no template");
    apply(&mut next, Command::Redo);
    let mut fourth = session(&world, Some("home"));
    open(&mut fourth, "a_2024-03.csv");
    assert_eq!(fourth.project().sources[0].corrections["a_2024-03"].len(), 1, "what is said again is one again");
}

#[test]
fn ways_that_were_left_are_saved_with_the_project_unless_they_need_a_file_it_has_no_more() {
    let world = Arc::new(MemoryWorld::default().with("demo.statelier", demo(true)));
    let mut session = session(&world, None);
    open(&mut session, "demo.statelier");
    let save = |session: &mut Session, path: &str| {
        apply(session, Command::Save { path: PathBuf::from(path), with_sources: true });
    };
    let rename = |name: &str| Command::Edit(vec![Edit::RenameTable { table: "t1".to_owned(), name: name.to_owned() }]);
    apply(&mut session, rename("with the first rule"));
    let first = Arc::clone(session.project());
    apply(&mut session, Command::Undo);
    apply(&mut session, rename("with the second rule"));
    let second = Arc::clone(session.project());
    save(&mut session, "two.statelier");
    // In another sitting the first is taken up, and the second stays a way of its own, for as often as one likes.
    let mut later = self::session(&world, None);
    open(&mut later, "two.statelier");
    assert_eq!((later.project(), later.history().branches().len()), (&second, 1));
    apply(&mut later, Command::TakeBranch(0));
    assert_eq!(later.project(), &first);
    save(&mut later, "two.statelier");
    open(&mut later, "two.statelier");
    assert_eq!((later.project(), later.history().branches().len()), (&first, 1));
    apply(&mut later, Command::TakeBranch(0));
    assert_eq!(later.project(), &second);
    // Whoever takes the data out of a project does not hand them on with a way.
    let (bare, ways) = (statelier::project::Project::default(), later.history().ways());
    assert_eq!(ways.len(), 1);
    let packed = pack(&bare, &ways, &Vault::new(), Packing::Small).unwrap();
    assert_eq!(unpack(&packed).unwrap().1.len(), 0);
}
