//! Next year's file: columns under other names, values not met before, steps left out, changes tried out, ways taken up again.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;
use statelier::i18n::{Lang, say};
use statelier::project::edit::Edit;
use statelier::session::replay::lacking;
use statelier::session::{Command, Session};
use statelier::steps::Step;
use statelier::world::{MemoryWorld, World};

const LAST_YEAR: &str = "Pays,Valeur,Remarque\nMali,10,a\nTogo,20,b\nMali,5,c\n";
const THIS_YEAR: &str = "Pays,Valeur_FOB,Poids\nMali,11,1\nKenya,7,2\nGuinée,9,3\n";

fn session() -> Session {
    let world = MemoryWorld::default().with("/2025.csv", LAST_YEAR.as_bytes().to_vec());
    let world: Arc<dyn World> = Arc::new(world.with("/2026.csv", THIS_YEAR.as_bytes().to_vec()));
    let mut session = Session::new(world, None, Arc::new(|| ()));
    apply(&mut session, Command::Open(vec![PathBuf::from("/2025.csv")]));
    let table =
        json!({"edit": "add_table", "table": {"id": "t1", "name": "Commerce", "source": "s1", "sheet": "2025"}});
    let steps = [
        json!({"step": "match_codes", "column": "Pays", "code_list": "countries"}),
        json!({"step": "assign", "column": "Valeur", "concept": "observed_value"}),
        json!({"step": "aggregate", "column": "Valeur", "by": ["Pays_code"], "missing": "spreads"}),
    ];
    let mut edits: Vec<Edit> = vec![serde_json::from_value(table).unwrap()];
    edits.extend(steps.map(|step| Edit::AddStep { table: "t1".to_owned(), step: Step::from_json(step).unwrap() }));
    apply(&mut session, Command::Edit(edits));
    session
}

fn apply(session: &mut Session, command: Command) {
    session.apply(command);
    session.settle();
}

fn edit(session: &mut Session, edit: Edit) {
    apply(session, Command::Edit(vec![edit]));
}

fn rows(session: &Session) -> Vec<(Option<String>, Option<f64>)> {
    let data = session.results().tables["t1"].dataset().unwrap();
    data.texts("Pays_code").unwrap().into_iter().zip(data.numbers("Valeur").unwrap()).collect()
}

fn some(code: &str, value: f64) -> (Option<String>, Option<f64>) {
    (Some(code.to_owned()), Some(value))
}

#[test]
fn a_column_under_another_name_is_asked_about_and_the_recipe_holds_again() {
    let mut session = session();
    assert_eq!(rows(&session), [some("MLI", 15.0), some("TGO", 20.0)]);
    apply(&mut session, Command::Replace { source: "s1".to_owned(), path: "/2026.csv".into() });
    let found = {
        let table = session.project().table("t1").unwrap();
        lacking(table, &session.results().tables["t1"])
    };
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].column.as_str(), found[0].candidates[0].as_str()), ("Valeur", "Valeur_FOB"));
    assert!(session.results().tables["t1"].proposals.is_empty(), "what cannot run yet is not proposed once more");
    let replayed = &session.replayed()[0];
    assert_eq!((replayed.n_rows_before, replayed.n_rows, replayed.n_same), (3, 3, 1));
    assert_eq!(
        (replayed.new.join(","), replayed.gone.join(",")),
        ("Poids,Valeur_FOB".into(), "Remarque,Valeur".into())
    );
    assert_eq!(replayed.new_values, [("Pays".to_owned(), vec!["Guinée".to_owned(), "Kenya".to_owned()])]);
    let rename = Step::from_json(json!({"step": "rename", "column": "Valeur_FOB", "new_name": "Valeur"})).unwrap();
    edit(&mut session, Edit::InsertStep { table: "t1".to_owned(), index: 0, step: rename });
    assert_eq!(rows(&session), [some("MLI", 11.0), some("KEN", 7.0), (None, Some(9.0))], "Guinée waits for an answer");
}

#[test]
fn a_change_in_the_middle_says_what_it_would_do_and_does_nothing() {
    let mut session = session();
    let before = Arc::clone(session.project());
    let filter = json!({"step": "filter", "column": "Pays", "mode": "drop", "values": ["Togo"]});
    let filter = Step::from_json(filter).unwrap();
    let change = Edit::InsertStep { table: "t1".to_owned(), index: 0, step: filter };
    apply(&mut session, Command::Try(vec![change.clone()]));
    let effect = |session: &Session| -> Vec<String> {
        let lines = session.trial().unwrap().effect.clone().unwrap();
        lines.iter().map(|line| say(Lang::En, line)).collect()
    };
    assert_eq!(effect(&session), ["Commerce: 1 rows instead of 2."]);
    assert!(Arc::ptr_eq(session.project(), &before) && rows(&session).len() == 2);
    let broken = Step::from_json(json!({"step": "rename", "column": "nichts", "new_name": "x"})).unwrap();
    apply(&mut session, Command::Try(vec![Edit::ReplaceStep { table: "t1".to_owned(), index: 1, step: broken }]));
    assert!(effect(&session)[0].contains("does not run any more"), "{:?}", effect(&session));
    let same = session.project().table("t1").unwrap().recipe[0].clone();
    apply(&mut session, Command::Try(vec![Edit::ReplaceStep { table: "t1".to_owned(), index: 0, step: same }]));
    assert_eq!(effect(&session), ["Nothing changes: no row, no value, no figure."]);
    edit(&mut session, change);
    assert!(session.trial().is_none(), "what was tried on an earlier state says nothing of this one");
    assert_eq!(rows(&session).len(), 1);
}

#[test]
fn a_step_is_left_out_and_taken_up_again() {
    let mut session = session();
    let step = session.project().table("t1").unwrap().recipe[2].clone();
    let skipped = Step::Skipped(Box::new(step.clone()));
    let text = serde_json::to_string(&skipped).unwrap();
    assert_eq!(serde_json::from_str::<Step>(&text).unwrap(), skipped);
    edit(&mut session, Edit::ReplaceStep { table: "t1".to_owned(), index: 2, step: skipped });
    assert_eq!(rows(&session).len(), 3);
    edit(&mut session, Edit::ReplaceStep { table: "t1".to_owned(), index: 2, step });
    assert_eq!(rows(&session).len(), 2);
}

#[test]
fn a_way_that_was_left_can_be_taken_up_and_the_other_is_kept() {
    let mut session = session();
    let keep = |value: &str| {
        let step = json!({"step": "filter", "column": "Pays_code", "mode": "keep", "values": [value]});
        Edit::AddStep { table: "t1".to_owned(), step: Step::from_json(step).unwrap() }
    };
    edit(&mut session, keep("MLI"));
    apply(&mut session, Command::Undo);
    edit(&mut session, keep("TGO"));
    assert_eq!(rows(&session), [some("TGO", 20.0)]);
    assert_eq!(session.history().branches().len(), 1);
    apply(&mut session, Command::TakeBranch(0));
    assert_eq!(rows(&session), [some("MLI", 15.0)]);
    apply(&mut session, Command::TakeBranch(0));
    assert_eq!(rows(&session), [some("TGO", 20.0)]);
    apply(&mut session, Command::TakeBranch(7));
    assert_eq!(session.history().branches().len(), 1, "a way that is not there changes nothing");
}
