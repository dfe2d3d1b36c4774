//! A thousand random recipes: done, undone, redone, saved, opened and replayed, they are the same documents and the same data.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};
use statelier::cx::Ctl;
use statelier::i18n::{Lang, say};
use statelier::project::Project;
use statelier::project::edit::Edit;
use statelier::project::file::{Packing, Vault, pack, unpack};
use statelier::session::results::{Cache, Results, derive};
use statelier::session::{Command, Session};
use statelier::steps::Step;
use statelier::world::MemoryWorld;

use super::support::Dice;

const PEOPLE: &str = "Pays;Sexe;Âge;Revenu;Jour\nMali;F;17;1 200,5;2024-01-03\nCongo;M;45;;2024-02-01\nKenya;F;;800;2024-02-01\n\
                      Mali;H;71;999;2024-03-09\n;M;30;12,25;\nCôte d'Ivoire;F;28;650;2024-01-03\n";
const AREAS: &str = "Pays,Région,Personnes\nMali,Nord,10\nKenya,Est,7\nTchad,Centre,\n";

/// Names of columns that there are, or that a step may have made, or that there are not.
const COLUMNS: [&str; 12] = [
    "Pays",
    "Sexe",
    "Âge",
    "Revenu",
    "Jour",
    "Région",
    "Personnes",
    "Pays_code",
    "sex",
    "age_band",
    "naissance",
    "nichts",
];

fn step(dice: &mut Dice) -> Value {
    let mut one_of = |likely: &[&'static str]| if dice.is(0.12) { dice.pick(&COLUMNS) } else { dice.pick(likely) };
    let (column, number) = (one_of(&["Pays", "Sexe", "Jour"]), one_of(&["Âge"]));
    let names = ["x", "sex", "y", "naissance", "Pays_code", "z1", "z2", "z3", "Pays"];
    let new_column = dice.pick(&names);
    match dice.below(16) {
        0 => json!({"step": "rename", "column": column, "new_name": new_column}),
        1 => {
            json!({"step": "assign", "column": column, "concept": dice.pick(&["ref_area", "sex", "age", "weight", "citizenship"])})
        }
        2 => {
            json!({"step": "match_codes", "column": column, "code_list": dice.pick(&["countries", "sex"]), "new_column": new_column})
        }
        3 => {
            json!({"step": "match_codes", "column": column, "code_list": "countries", "decisions": {"Congo": "COG", "Mali": null}, "new_column": new_column})
        }
        4 => {
            json!({"step": "recode", "column": column, "map": {"H": "M", "F": "F", "Mali": null}, "new_column": new_column})
        }
        5 => {
            json!({"step": "age_bands", "column": number, "new_column": new_column, "limits": [0.0, 15.0, 25.0, 65.0]})
        }
        6 => json!({"step": "set_missing", "column": number, "min": 0.0, "max": 60.0}),
        7 => {
            json!({"step": "filter", "column": column, "mode": dice.pick(&["keep", "drop"]), "values": ["Mali", "F", "30"]})
        }
        8 => json!({"step": "convert", "column": number, "factor": 0.5, "new_column": new_column}),
        9 => {
            json!({"step": "parse_numbers", "column": dice.pick(&["Revenu", "Pays"]), "new_column": new_column, "decimal_mark": "comma", "group_mark": "space"})
        }
        10 => {
            json!({"step": "aggregate", "column": number, "by": [column, dice.pick(&["Pays", "Sexe", "x"])], "missing": dice.pick(&["spreads", "is_left_out"])})
        }
        11 => {
            json!({"step": "compute", "expression": dice.pick(&["\"Âge\" * 2", "CONCAT(Pays, Sexe)", "rien + 1"]), "new_column": new_column})
        }
        12 => {
            json!({"step": "duration", "column": "Jour", "until_date": "2024-06-30", "unit": "months", "new_column": new_column})
        }
        13 => {
            json!({"step": "split_class", "column": column, "value": dice.pick(&["Mali", "F"]), "figure": number, "shares": {"x": 0.25, "y": 0.75}, "source": "essai"})
        }
        14 => json!({"step": "coarsen_bands", "column": "age_band", "bands": "Y0T14 Y15T64 Y_GE65"}),
        _ => {
            json!({"step": "status_from_country", "column": dice.pick(&["Pays_code", "naissance"]), "country": "MLI", "which": "birth_status"})
        }
    }
}

/// Returns a random edit of the project as it is, where one is possible.
fn edit(dice: &mut Dice, project: &Project) -> Option<Edit> {
    let table = &project.tables[[0, 0, 0, 2, 1][dice.index(5)]];
    let (id, n_steps) = (&table.id, table.recipe.len());
    let json = match dice.below(8) {
        0..=3 => json!({"edit": "add_step", "table": id, "step": step(dice)}),
        4 if n_steps > 0 => {
            json!({"edit": "replace_step", "table": id, "index": dice.index(n_steps), "step": step(dice)})
        }
        5 if n_steps > 0 => json!({"edit": "remove_step", "table": id, "index": dice.index(n_steps)}),
        6 => {
            json!({"edit": "describe", "source": "s1", "question": "unit", "answer": dice.pick(&["person", "permit"])})
        }
        7 => json!({"edit": "set_combine", "table": "t3", "combine":
            {"how": dice.pick(&["join", "update"]), "first": "t1", "other": "t2", "keys": [["Pays", dice.pick(&["Pays", "Région"])]]}}),
        _ => return None,
    };
    serde_json::from_value(json).ok()
}

/// Writes all tables of some results: columns, meanings, values, what each step counted, or why there is none.
fn written(results: &Results) -> Vec<String> {
    let one = |(id, table): (&String, &Arc<statelier::session::results::TableResult>)| {
        let Some(data) = table.dataset() else {
            return format!("{id}: {}", say(Lang::En, table.read.as_ref().unwrap_err()));
        };
        let reports = table.run.as_ref().map(|run| format!("{:?}", run.reports)).unwrap_or_default();
        let columns: Vec<_> = data.schema.columns.iter().map(|column| (column, data.texts(&column.name))).collect();
        format!("{id}: {columns:?} {reports}")
    };
    results.tables.iter().map(one).collect()
}

fn begin() -> Session {
    let world = MemoryWorld::default()
        .with("/personnes.csv", PEOPLE.as_bytes().to_vec())
        .with("/zones.csv", AREAS.as_bytes().to_vec());
    let mut session = Session::new(Arc::new(world), None, Arc::new(|| ()));
    session.apply(Command::Open(["/personnes.csv", "/zones.csv"].map(PathBuf::from).to_vec()));
    session.settle();
    let combine = json!({"how": "join", "first": "t1", "other": "t2", "keys": [["Pays", "Pays"]]});
    let tables = json!([
        {"edit": "add_table", "table": {"id": "t1", "name": "P", "source": "s1", "sheet": "personnes"}},
        {"edit": "add_table", "table": {"id": "t2", "name": "Z", "source": "s2", "sheet": "zones"}},
        {"edit": "add_table", "table": {"id": "t3", "name": "PZ", "source": "", "sheet": "", "combine": combine}}
    ]);
    session.apply(Command::Edit(serde_json::from_value(tables).unwrap()));
    session.settle();
    session
}

/// Derives everything of a project anew, with nothing remembered.
fn replay(project: &Project, vault: &Vault) -> Results {
    derive(&MemoryWorld::default(), &Ctl::default(), project, vault, None, &mut Cache::default()).unwrap()
}

#[test]
fn a_thousand_random_recipes_are_the_same_undone_redone_saved_and_replayed() {
    let mut session = begin();
    let start = Arc::clone(session.project());
    let base = session.history().entries().1;
    let vault: Vault = [("s1", PEOPLE), ("s2", AREAS)]
        .map(|(id, text)| (start.source(id).unwrap().fingerprint.clone(), text.as_bytes().into()))
        .into();
    let mut cache = Cache::default();
    let (mut n_done, mut n_failed) = (0, 0);
    for seed in 0..1000 {
        let mut dice = Dice(seed);
        session.apply(Command::GoTo(base));
        let mut states = vec![Arc::clone(session.project())];
        for _ in 0..4 + dice.below(6) {
            let Some(edit) = edit(&mut dice, session.project()) else { continue };
            session.apply(Command::Edit(vec![edit]));
            if !Arc::ptr_eq(states.last().unwrap(), session.project()) {
                states.push(Arc::clone(session.project()));
            }
            if dice.is(0.2) {
                session.apply(Command::Undo);
                session.apply(Command::Redo);
                assert_eq!(session.project(), states.last().unwrap(), "{seed}");
            }
        }
        for state in states.iter().rev().skip(1) {
            session.apply(Command::Undo);
            assert_eq!(session.project(), state, "{seed}");
        }
        for state in &states[1..] {
            session.apply(Command::Redo);
            assert_eq!(session.project(), state, "{seed}");
        }
        let project = Arc::clone(session.project());
        let (opened, _, sources) = unpack(&pack(&project, &[], &vault, Packing::Small).unwrap()).unwrap();
        assert_eq!(opened, *project, "{seed}");
        // Remembered from the recipes before, or computed from nothing: the same tables.
        let results = derive(&MemoryWorld::default(), &Ctl::default(), &project, &vault, None, &mut cache).unwrap();
        assert_eq!(written(&results), written(&replay(&opened, &sources)), "{seed}");
        for table in &project.tables {
            let result = &results.tables[&table.id];
            let (Some(run), Ok(read)) = (&result.run, &result.read) else { continue };
            // How many rows come in, as long as that follows from the reports.
            let mut n_rows = Some(read.dataset.n_rows() as u64);
            for (report, step) in run.reports.iter().zip(&table.recipe) {
                let Ok(report) = report else {
                    n_failed += 1;
                    break;
                };
                n_done += 1;
                let counted = report.changed + report.kept + report.missing;
                assert_eq!(counted, n_rows.unwrap_or(counted), "{seed}: {step:?} loses count of rows");
                match step {
                    Step::Filter(_) => n_rows = n_rows.map(|n_rows| n_rows - report.changed),
                    Step::Aggregate(_) | Step::SplitClass(_) => n_rows = None,
                    _ => {}
                }
            }
        }
    }
    assert!(n_done > 800 && n_failed > 100, "{n_done} steps ran, {n_failed} could not");
}
