//! The scorecard of a table at work: it follows every change, its questions go out, and the replies come back as corrections.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;
use statelier::checks::Grade;
use statelier::cx::{Ctl, Cx};
use statelier::grid::Cell;
use statelier::i18n::{Lang, say};
use statelier::import::{ImportOptions, open};
use statelier::message::Notes;
use statelier::project::edit::Edit;
use statelier::session::checking::is_asked_by_itself;
use statelier::session::{Command, Session};
use statelier::steps::Step;
use statelier::world::{MemoryWorld, World};

/// Twelve permits: one age is impossible, one arrival lies before the birth, one identifier stands twice.
const PERMITS: &str = "Numéro de dossier;Nationalité;Date de naissance;Date d'entrée;Âge\n\
    A-001;Mali;1990-04-02;2015-06-11;35\nA-002;Togo;1985-09-21;2016-02-03;40\nA-003;Mali;1979-12-30;2001-08-17;999\n\
    A-004;Niger;2001-07-08;1998-03-05;24\nA-005;Togo;1993-11-14;2019-05-26;32\nA-006;Mali;1988-01-25;2012-10-09;37\n\
    A-006;Niger;1996-06-16;2020-12-01;29\nA-008;Togo;1975-03-19;2004-04-28;50\nA-009;Mali;1999-10-10;2021-07-22;26\n\
    A-010;Niger;1982-05-05;2010-09-13;43\nA-011;Togo;1991-08-24;2017-11-30;34\nA-012;Mali;1986-02-17;2013-01-18;39\n";

fn apply(session: &mut Session, command: Command) {
    session.apply(command);
    session.settle();
}

fn told(session: &mut Session) -> Vec<String> {
    session.take_events().iter().map(|event| say(Lang::En, &event.message).trim().to_owned()).collect()
}

/// Opens the permits and bands their ages, which stands on a value that turns out to be wrong.
fn permits() -> (Arc<MemoryWorld>, Session) {
    let world = Arc::new(MemoryWorld::default().with("/permis 2025-03.csv", PERMITS.as_bytes().to_vec()));
    let seen: Arc<dyn World> = Arc::<MemoryWorld>::clone(&world);
    let mut session = Session::new(seen, Some(Path::new("/home")), Arc::new(|| ()));
    apply(&mut session, Command::Open(vec![PathBuf::from("/permis 2025-03.csv")]));
    let table = json!({"id": "t1", "name": "Permis", "source": "s1", "sheet": "permis 2025-03"});
    let steps = [
        json!({"step": "assign", "column": "Âge", "concept": "age"}),
        json!({"step": "age_bands", "column": "Âge", "limits": [15, 30, 45]}),
    ];
    let add = |step: serde_json::Value| Edit::AddStep { table: "t1".to_owned(), step: Step::from_json(step).unwrap() };
    let mut edits = vec![Edit::AddTable { table: serde_json::from_value(table).unwrap() }];
    edits.extend(steps.map(add));
    apply(&mut session, Command::Edit(edits));
    (world, session)
}

/// Returns the checks with findings of a grade, in the order of the scorecard.
fn found(session: &Session, grade: Grade) -> Vec<&'static str> {
    let card = session.scorecard("t1").expect("checked");
    let of = card.findings().into_iter().filter(|(_, finding)| finding.grade == grade);
    of.map(|(check, _)| check.id).collect()
}

#[test]
fn questions_go_out_and_replies_come_back_as_corrections_that_everything_follows() {
    let (world, mut session) = permits();
    assert!(session.scorecard("t1").is_none() && session.wants_checks());
    apply(&mut session, Command::Check);
    assert!(!session.wants_checks());
    assert_eq!(found(&session, Grade::Wrong), ["ranges", "consistency", "duplicates"]);
    let card = Arc::clone(session.scorecard("t1").unwrap());
    assert_eq!((card.deliveries[0].sender.as_str(), card.deliveries[0].n_wrong), ("permis", 4));
    let findings = card.findings();
    let chosen = findings.iter().enumerate().filter(|(_, (check, finding))| is_asked_by_itself(check, finding));
    let findings = chosen.map(|(at, _)| at).collect();
    let path = PathBuf::from("/questions.xlsx");
    let write = Command::WriteQueries { table: "t1".to_owned(), findings, path: path.clone(), lang: Lang::Fr };
    apply(&mut session, write);
    told(&mut session);

    // A colleague answers: the age was 45 (as text, with a comma), the arrival is right, the birth was in 1971.
    let (ctl, notes) = (Ctl::default(), Notes::default());
    let cx = Cx { world: world.as_ref(), ctl: &ctl, notes: &notes };
    let book = open(&cx, "questions.xlsx", world.read(&path).unwrap().into(), &ImportOptions::default()).unwrap().book;
    let sheet = &book.sheets[0];
    let text = |row: u32, column: u32| match sheet.cell(row, column) {
        Cell::Number(number) => format!("{number}"),
        other => other.text().unwrap_or_default().to_owned(),
    };
    assert!(text(1, 5).contains("999") && text(1, 5).contains("inférieur à 0"), "asked in French: {}", text(1, 5));
    let mut answered = String::from("Ligne\tEmplacement\tEnregistrement\tColonne\tValeur\tQuestion\tRéponse\n");
    for row in 1..sheet.n_rows {
        let reply = match (text(row, 0).as_str(), text(row, 3).as_str()) {
            ("3", "Âge") => "45,0",
            ("4", "Date de naissance") => "1971-07-08",
            ("4", "Date d'entrée") => "1998-03-05",
            _ => "",
        };
        let cells: Vec<String> = (0..6).map(|column| text(row, column)).collect();
        writeln!(answered, "{}\t{reply}", cells.join("\t")).unwrap();
    }
    let world_with = MemoryWorld::default().with("/back.tsv", answered.into_bytes());
    world.replace(Path::new("/back.tsv"), &world_with.read(Path::new("/back.tsv")).unwrap()).unwrap();
    apply(&mut session, Command::ReadReplies { table: "t1".to_owned(), path: "/back.tsv".into() });
    assert_eq!(told(&mut session), ["back.tsv: 2 values were corrected, 1 confirmed."]);
    let data = session.results().tables["t1"].dataset().unwrap();
    assert_eq!(data.numbers("Âge").unwrap()[2], Some(45.0));
    let band = data.schema.columns.iter().find(|column| column.name != "Âge" && column.name.contains("ge")).unwrap();
    assert_eq!(data.texts(&band.name).unwrap()[2].as_deref(), Some("Y_GE45"), "the band follows the reply");
    assert!(session.scorecard("t1").is_none(), "a card of another state is none");
    apply(&mut session, Command::Check);
    assert_eq!(found(&session, Grade::Wrong), ["duplicates"]);

    apply(&mut session, Command::Undo);
    let data = session.results().tables["t1"].dataset().unwrap();
    assert_eq!(data.numbers("Âge").unwrap()[2], Some(999.0), "all replies are taken back together");
}

#[test]
fn a_list_that_is_none_and_replies_that_are_late_are_told() {
    let (world, mut session) = permits();
    world.replace(Path::new("/other.csv"), b"name,value\nx,1\n").unwrap();
    apply(&mut session, Command::ReadReplies { table: "t1".to_owned(), path: "/other.csv".into() });
    assert!(told(&mut session)[0].starts_with("other.csv is no query list"));
    let late = "1\tp\tr\tÂge\t34\tq\t36\n2\tp\tr\tÂge\t40\tq\tmany\n99\tp\tr\tÂge\t1\tq\t2\n";
    world.replace(Path::new("/late.tsv"), late.as_bytes()).unwrap();
    let before = Arc::clone(session.project());
    apply(&mut session, Command::ReadReplies { table: "t1".to_owned(), path: "/late.tsv".into() });
    let said = told(&mut session).join(" ");
    assert!(said.contains("no value was corrected") && said.contains("2 replies are about values that have changed"));
    assert!(said.contains("One reply is no value of its column: many (Âge)"), "{said}");
    assert_eq!(&before, session.project());
}
