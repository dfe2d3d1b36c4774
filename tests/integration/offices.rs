//! The rules of an office: sealed ones hold in every project of the computer, and nothing that departs from them goes out.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail like the tests")]

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use statelier::project::edit::Edit;
use statelier::project::office::Office;
use statelier::session::{Command, Session};
use statelier::world::{MemoryWorld, World as _};

const COUNTS: &str = "region,persons\nNorth,400\nSouth,8\nEast,90\nWest,70\n";

fn session(world: &Arc<MemoryWorld>) -> Session {
    Session::new(Arc::clone(world) as _, Some(Path::new("/home")), Arc::new(|| ()))
}

/// Opens the counts and computes persons by region, protected with a threshold.
fn compute(session: &mut Session, threshold: u64) {
    session.apply(Command::Open(vec!["/counts.csv".into()]));
    session.settle();
    let table = json!({"id": "t1", "name": "Counts", "source": "s1", "sheet": "counts"});
    let analysis = json!({"id": "a1", "indicator": "persons", "table": "t1", "by": ["region"],
        "protection": {"decision": "suppress", "threshold": threshold}});
    session.apply(Command::Edit(vec![
        Edit::AddTable { table: serde_json::from_value(table).unwrap() },
        Edit::AddAnalysis { analysis: serde_json::from_value(analysis).unwrap() },
    ]));
    session.settle();
}

/// Tries to write the report; returns whether it was written, and the ids of what was said against it.
fn export(world: &MemoryWorld, session: &mut Session) -> (bool, Vec<String>) {
    session.take_events();
    session.apply(Command::Export { path: "/report.html".into(), lang: statelier::i18n::Lang::Fr });
    session.settle();
    let events = session.take_events();
    let errors = events.iter().filter(|event| event.is_error).map(|event| event.message.id.to_string());
    (world.read(Path::new("/report.html")).is_ok(), errors.collect())
}

#[test]
fn nothing_goes_out_that_departs_from_sealed_rules() {
    let office = Office { name: "National Office".into(), threshold: 10, sign_off: "Head".into(), ..Office::default() };
    let sealed = office.seal("A. Diallo", "a long passphrase").unwrap();
    let world = MemoryWorld::default().with("/counts.csv", COUNTS.as_bytes().to_vec());
    let world = Arc::new(world.with("/home/office.toml", sealed.write().into_bytes()));
    let mut session = session(&world);
    assert_eq!(session.project().office.as_deref(), Some(&sealed), "a project begins with the rules of the computer");
    compute(&mut session, 5);
    let refused = export(&world, &mut session);
    assert_eq!(refused, (false, vec!["project-office-lower-threshold".into(), "project-office-unsigned".into()]));
    // The rules are not to be shaken off, nor signed away.
    for office in [None, Some(Box::new(Office { threshold: 3, ..office.clone() }))] {
        session.apply(Command::Edit(vec![Edit::SetOffice { office }]));
        assert_eq!(session.project().office.as_deref(), Some(&sealed));
    }
    // What was sealed by hand is not undone either.
    let mut other = self::session(&Arc::new(MemoryWorld::default()));
    for rules in [office.clone(), sealed.clone()] {
        other.apply(Command::Edit(vec![Edit::SetOffice { office: Some(Box::new(rules)) }]));
    }
    other.apply(Command::Undo);
    assert_eq!(other.project().office.as_deref(), Some(&sealed));
    let broken = Office { logo: "iVBORw0KGgo=".into(), ..sealed.clone() };
    other.apply(Command::Edit(vec![Edit::SetOffice { office: Some(Box::new(broken)) }]));
    assert_eq!(other.project().office.as_deref(), Some(&sealed), "no rules whose seal is broken");
    let protection = serde_json::from_value(json!({"decision": "suppress", "threshold": 10})).unwrap();
    session.apply(Command::Edit(vec![Edit::SetProtection { analysis: "a1".into(), decision: Some(protection) }]));
    session.settle();
    session.apply(Command::Sign { by: "B. Keita".into() });
    assert_eq!(export(&world, &mut session), (true, vec![]));
    let page = String::from_utf8(world.read(Path::new("/report.html")).unwrap()).unwrap();
    for said in ["B. Keita, Head, 24 novembre 2026", "A. Diallo", &sealed.key_name().unwrap(), "National Office"] {
        assert!(page.contains(said), "{said}");
    }
    // Whoever changes something afterwards has it signed again.
    session.apply(Command::Edit(vec![Edit::RenameTable { table: "t1".into(), name: "Other".into() }]));
    session.settle();
    assert_eq!(export(&world, &mut session).1, ["project-office-sign-again"]);
    // A project of somebody else's rules does not go out from here either.
    session.apply(Command::Edit(vec![Edit::SetOffice { office: Some(Box::new(office.clone())) }]));
    assert_eq!(export(&world, &mut session).1, ["project-office-not-ours"]);
}

#[test]
fn rules_that_nobody_sealed_are_a_help_and_a_changed_seal_is_a_sentence() {
    let office = Office { threshold: 20, ..Office::default() };
    let world = MemoryWorld::default().with("/counts.csv", COUNTS.as_bytes().to_vec());
    let world = Arc::new(world.with("/home/office.toml", office.write().into_bytes()));
    let mut first = session(&world);
    compute(&mut first, 5);
    assert_eq!(export(&world, &mut first), (true, vec![]));
    assert_eq!(first.project().usual_rules().threshold, 20);
    let broken =
        office.seal("A. Diallo", "a long passphrase").unwrap().write().replace("threshold = 20", "threshold = 2");
    world.replace(Path::new("/home/office.toml"), broken.as_bytes()).unwrap();
    let mut second = session(&world);
    let events = second.take_events();
    assert_eq!(events[0].message.id, "project-office-broken");
}
