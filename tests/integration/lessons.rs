//! Every lesson plays in both languages: what is not done fails, what its author did passes, known mistakes are explained.

use std::collections::BTreeSet;
use std::sync::Arc;

use statelier::i18n::{Lang, say};
use statelier::lessons::{Lesson, LessonKind, N_HINTS, glossary, play, samples, shelf, shipped};
use statelier::markup;
use statelier::session::{Command, Session};
use statelier::world::MemoryWorld;

use super::tidy::{root, text};

fn all() -> Vec<Lesson> {
    shipped().into_iter().map(|lesson| lesson.unwrap_or_else(|error| panic!("{error}"))).collect()
}

#[test]
fn a_robot_plays_every_lesson_and_finds_nothing_to_mend() {
    for lesson in all() {
        let faults = play::faults(&lesson, Arc::new(MemoryWorld::default()));
        let said: Vec<String> = faults.iter().map(|fault| say(Lang::En, fault)).collect();
        assert!(said.is_empty(), "{}: {said:#?}", lesson.id);
    }
}

/// A lesson of one task on the border counts, with a word of `lesson.toml` or `solution.json` replaced.
fn spoilt(from: &str, to: &str) -> Lesson {
    let manifest = r#"id = "robot"
minutes = 5
files = ["passages-frontiere.xlsx"]
[[task]]
text = "title"
check = [{ check = "report_titled" }]
mistake = [{ when = [{ check = "table_used", source = "passages-frontiere.xlsx", at_least = 1 }], text = "table" }]
hint = ["title", "title", "title"]
point_at = ["ui-report-title"]
[[task]]
text = "how-many"
hint = ["title", "title", "title"]
[task.question]
ask = "number"
right = 4.5
wrong = [{ value = 9, text = "table" }]
"#;
    let solution = r#"[{ "solve": [{ "edit": "set_report", "report": { "title": "Border" } }],
        "mistakes": { "table": [{ "edit": "add_table", "table": { "id": "t1", "name": "B", "source": "s1", "sheet": "Passages" } }] } },
        {}]"#;
    let words = "# Title\n\n## title\nText.\n\n## table\nText.\n\n## how-many\nText.\n";
    assert!(from.is_empty() || manifest.contains(from) || solution.contains(from), "{from}");
    let file = |name: &str| match name {
        "lesson.toml" => manifest.replace(from, to),
        "solution.json" => solution.replace(from, to),
        _ => words.to_owned(),
    };
    Lesson::read(&|name| Ok(file(name).into_bytes())).unwrap_or_else(|error| panic!("{error}"))
}

/// The name of a sample's first sheet.
fn first_sheet(file: &str) -> String {
    use calamine::Reader as _;
    let bytes = samples::sample(file).unwrap();
    calamine::open_workbook_auto_from_rs(std::io::Cursor::new(bytes)).unwrap().sheet_names()[0].clone()
}

#[test]
fn the_robot_finds_what_a_lesson_promises_and_does_not_keep() {
    let found = |lesson: &Lesson| -> Vec<&str> {
        let faults = play::faults(lesson, Arc::new(MemoryWorld::default()));
        faults.iter().map(|fault| fault.id.strip_prefix("lessons-fault-").unwrap().to_owned().leak() as &str).collect()
    };
    let sheet = first_sheet("passages-frontiere.xlsx");
    let sound = spoilt("Passages", &sheet);
    assert_eq!(found(&sound), [""; 0]);
    for (from, to, fault) in [
        (
            "\"solve\": [{ \"edit\": \"set_report\", \"report\": { \"title\": \"Border\" } }]",
            "\"solve\": []",
            "unsolved",
        ),
        ("at_least = 1 ", "at_least = 100000 ", "mistake-silent"),
        ("value = 9", "value = 4.5", "answer-passes"),
        ("\"ui-report-title\"", "\"ui-nowhere\"", "pointer"),
    ] {
        assert!(found(&spoilt(from, to)).contains(&fault), "{from} → {to}");
    }
}

#[test]
fn hints_say_something_and_point_at_controls_that_exist() {
    let source: String = super::tidy::rust_files("src/ui").into_iter().map(|(_, text)| text).collect();
    for lesson in all().into_iter().filter(|lesson| lesson.kind != LessonKind::Test) {
        for task in 0..lesson.n_tasks() {
            for lang in Lang::ALL {
                for level in 0..N_HINTS {
                    assert!(lesson.hint(lang, task, level).is_some_and(|hint| hint.len() > 30), "{} {task}", lesson.id);
                }
                for mistake in lesson.mistakes(task) {
                    assert!(lesson.section(lang, mistake).len() > 80, "{} {mistake}", lesson.id);
                }
            }
            let is_work = lesson.question(task).is_none();
            assert!(!is_work || !lesson.point_at(task).is_empty(), "{} {task} points at nothing", lesson.id);
            for pointed in lesson.point_at(task) {
                let id = pointed.split(' ').next().unwrap();
                let is_named = id.starts_with("ui-room-") || id.starts_with("steps-");
                let is_drawn = is_named || source.contains(&format!("\"{id}\""));
                assert!(is_drawn, "{}: the window draws no {id}", lesson.id);
            }
        }
    }
}

#[test]
fn lessons_are_told_apart_and_say_the_same_in_both_languages() {
    let lessons = all();
    let unique: BTreeSet<&str> = lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    assert_eq!(unique.len(), lessons.len());
    let numbers: Vec<u32> = lessons.iter().filter_map(|lesson| lesson.number).collect();
    assert!(numbers.is_sorted_by(|one, next| one < next), "{numbers:?}");
    for lesson in &lessons {
        for lang in Lang::ALL {
            assert!(!lesson.title(lang).is_empty() && lesson.summary(lang).len() > 60, "{}", lesson.id);
        }
        assert_ne!(lesson.title(Lang::En), lesson.title(Lang::Fr));
        assert_eq!(lesson.sections(Lang::En), lesson.sections(Lang::Fr), "{}", lesson.id);
    }
}

#[test]
fn every_term_is_explained_in_both_languages_and_leads_on() {
    let (en, fr) = (glossary::terms(Lang::En), glossary::terms(Lang::Fr));
    assert!(en.len() >= 140, "{}", en.len());
    assert_eq!(en.keys().collect::<Vec<_>>(), fr.keys().collect::<Vec<_>>());
    for (lang, terms) in [(Lang::En, en), (Lang::Fr, fr)] {
        for (id, term) in terms {
            assert!(!term.name.is_empty() && term.text.len() > 60, "{id}");
            for linked in markup::terms(&term.text) {
                assert!(glossary::term(lang, &linked).is_some(), "{id} leads to {linked}");
                assert_ne!(&linked, id);
            }
        }
    }
}

#[test]
fn a_trainer_adds_a_lesson_without_a_compiler_and_a_broken_one_says_why() {
    let files = ["lesson.toml", "en.md", "fr.md", "solution.json"];
    let read = |name: &str| text(&root().join("lessons/08-disaggregate-and-protect").join(name));
    let mut world = MemoryWorld::default();
    for name in files {
        let own = read(name).replace("id = \"disaggregate-and-protect\"", "id = \"our-own\"");
        world = world.with(format!("lessons/ours/{name}"), own).with(format!("lessons/broken/{name}"), "= =");
    }
    let shelf = shelf(&world);
    assert!(shelf.lessons.iter().any(|lesson| lesson.id == "our-own"));
    for lang in Lang::ALL {
        let said = shelf.broken.iter().map(|message| say(lang, message)).collect::<Vec<_>>();
        assert!(said.len() == 1 && said[0].contains("broken") && said[0].contains("lesson.toml"), "{said:?}");
    }
}

/// The range that the window shows for a hidden cell of a lesson's work, after its tasks up to one of them.
fn range_of(lesson: &str, n_tasks: usize, key: &[&str]) -> (u64, Option<u64>) {
    let lesson = shipped().into_iter().flatten().find(|known| known.id == lesson).unwrap();
    let mut session = Session::new(Arc::new(MemoryWorld::default()), None, Arc::new(|| ()));
    session.apply(Command::OpenBuiltIn(lesson.data().to_vec()));
    session.settle();
    for task in 0..n_tasks {
        if let Some(solution) = lesson.solution(task) {
            session.apply(Command::Edit(solution.solve.clone()));
            session.settle();
        }
    }
    let result = session.results().analyses.values().next().unwrap();
    let table = &result.protected.as_ref().unwrap()[0];
    let codes = |cell: &statelier::protect::PublishedCell| cell.key.iter().flatten().cloned().collect::<Vec<_>>();
    let at = table.cells().position(|cell| codes(cell) == key).unwrap();
    let interval = table.audit().intervals.iter().find(|interval| interval.cell == at).unwrap();
    (interval.low, interval.high)
}

#[test]
fn what_a_lesson_asks_to_read_from_the_screen_stands_there() {
    let lesson = text(&root().join("lessons/10-confidentiality-lab/lesson.toml"));
    let asked = lesson.split("text = \"audit\"").nth(1).and_then(|rest| rest.split("right = ").nth(1)).unwrap();
    let right: u64 = asked.lines().next().unwrap().parse().unwrap();
    assert_eq!(range_of("confidentiality-lab", 6, &["Pointe-Rouge", "Liban"]), (0, Some(right)));
}
