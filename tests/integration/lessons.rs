//! Every lesson plays in both languages: what is not done fails, what its author did passes, known mistakes are explained.

use std::collections::BTreeSet;
use std::sync::Arc;

use statelier::i18n::{Lang, ids, say};
use statelier::lessons::{Lesson, LessonRun, samples, shelf, shipped};
use statelier::session::Command;
use statelier::world::MemoryWorld;

use super::tidy::{root, text};

fn all() -> Vec<Lesson> {
    shipped().into_iter().map(|lesson| lesson.unwrap_or_else(|error| panic!("{error}"))).collect()
}

fn start(lesson: &Lesson) -> LessonRun {
    let mut run = LessonRun::start(lesson.clone(), Arc::new(MemoryWorld::default()), Arc::new(|| ()));
    run.session.settle();
    run
}

fn is_passed(run: &mut LessonRun) -> bool {
    run.session.settle();
    let verdict = run.verdict();
    if let Some(message) = &verdict.missing {
        for lang in Lang::ALL {
            let said = say(lang, message);
            assert!(!said.contains(['⟨', '{']), "{said}");
        }
    }
    assert!(verdict.is_passed || verdict.missing.is_some(), "{}: nobody says what is missing", run.lesson.id);
    verdict.is_passed
}

#[test]
fn a_task_fails_before_it_is_solved_and_passes_after() {
    for lesson in all() {
        let mut run = start(&lesson);
        while !run.is_finished() {
            let task = run.task;
            assert!(!is_passed(&mut run), "{} {task}: passed before anything was done", lesson.id);
            for lang in Lang::ALL {
                assert_eq!(run.mistake(lang), None, "{} {task}: nothing wrong was done yet", lesson.id);
            }
            run.solve();
            assert!(is_passed(&mut run), "{} {task}: the solution does not pass: {:?}", lesson.id, run.verdict());
            for lang in Lang::ALL {
                assert_eq!(run.mistake(lang), None, "{} {task}: the solution is called a mistake", lesson.id);
            }
            run.next();
            assert_eq!(run.task, task + 1);
        }
        // What was reached stays reached: later solutions undo none of it.
        for task in 0..lesson.n_tasks() {
            run.task = task;
            assert!(is_passed(&mut run), "{} {task}: undone by a later task", lesson.id);
        }
        assert!(run.session.take_events().iter().all(|event| !event.is_error));
    }
}

#[test]
fn a_known_mistake_gets_its_own_explanation_and_the_way_back_leads_to_the_task() {
    for lesson in all() {
        let mut run = start(&lesson);
        while !run.is_finished() {
            let task = run.task;
            let begins_with = Arc::clone(run.session.project());
            let mistakes = lesson.solution(task).unwrap().mistakes.clone();
            for (name, edits) in &mistakes {
                run.session.apply(Command::Edit(edits.clone()));
                assert!(!is_passed(&mut run), "{} {name}: the mistake passes", lesson.id);
                for lang in Lang::ALL {
                    let explained =
                        run.mistake(lang).unwrap_or_else(|| panic!("{} {name}: nothing is said", lesson.id));
                    assert_eq!(explained, lesson.section(lang, name), "{}", lesson.id);
                    assert!(explained.len() > 80, "{explained}");
                }
                run.put_back();
                run.session.settle();
                assert_eq!(run.session.project(), &begins_with, "{} {name}: not put back", lesson.id);
            }
            assert_eq!(
                lesson.mistakes(task),
                mistakes.keys().map(String::as_str).collect::<BTreeSet<_>>(),
                "{} {task}",
                lesson.id
            );
            run.solve();
            run.session.settle();
            run.next();
        }
    }
}

#[test]
fn hints_have_three_levels_and_the_last_points_at_controls_that_exist() {
    let known: BTreeSet<&str> = ids(Lang::En).into_iter().collect();
    let source: String = super::tidy::rust_files("src/ui").into_iter().map(|(_, text)| text).collect();
    for lesson in all() {
        let mut run = start(&lesson);
        for task in 0..lesson.n_tasks() {
            run.task = task;
            run.hints_shown = 0;
            assert!(run.point_at().is_empty());
            for level in 0..3 {
                run.more_hint();
                for lang in Lang::ALL {
                    assert!(lesson.hint(lang, task, level).is_some_and(|hint| hint.len() > 30), "{} {task}", lesson.id);
                }
            }
            assert!(!run.point_at().is_empty(), "{} {task} points at nothing", lesson.id);
            for pointed in run.point_at() {
                // A word after the id narrows it to the lines of a list that hold the word.
                let id = pointed.split(' ').next().unwrap();
                assert!(known.contains(id), "{}: no word is called {id}", lesson.id);
                let is_drawn = source.contains(&format!("\"{id}\"")) || id.starts_with("ui-room-");
                assert!(is_drawn, "{}: the window draws no {id}", lesson.id);
            }
        }
    }
}

#[test]
fn lessons_are_told_apart_and_say_the_same_in_both_languages() {
    let lessons = all();
    let unique: BTreeSet<&str> = lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    assert_eq!(unique.len(), 3);
    for (lesson, folder) in
        lessons.iter().zip(["01-understand-a-sheet", "02-harmonise-two-sources", "03-disaggregate-and-protect"])
    {
        let sections = |lang: &str| -> Vec<String> {
            let text = text(&root().join("lessons").join(folder).join(format!("{lang}.md")));
            text.lines().filter_map(|line| line.strip_prefix("## ")).map(str::to_owned).collect()
        };
        assert_eq!(sections("en"), sections("fr"), "{folder}");
        for lang in Lang::ALL {
            assert!(!lesson.title(lang).is_empty() && lesson.summary(lang).len() > 60, "{folder}");
        }
        assert_ne!(lesson.title(Lang::En), lesson.title(Lang::Fr));
        for name in &lesson.files {
            assert!(samples::sample(name).is_some(), "{folder} opens {name}, which is not in the program");
        }
    }
}

#[test]
fn a_trainer_adds_a_lesson_without_a_compiler_and_a_broken_one_says_why() {
    let files = ["lesson.toml", "en.md", "fr.md", "solution.json"];
    let read = |name: &str| text(&root().join("lessons/01-understand-a-sheet").join(name));
    let mut world = MemoryWorld::default();
    for name in files {
        let own = read(name).replace("id = \"understand-a-sheet\"", "id = \"our-own\"");
        world = world.with(format!("lessons/ours/{name}"), own).with(format!("lessons/broken/{name}"), "= =");
    }
    let shelf = shelf(&world);
    assert_eq!(shelf.lessons.iter().map(|lesson| lesson.id.as_str()).collect::<Vec<_>>()[3..], ["our-own"]);
    for lang in Lang::ALL {
        let said = shelf.broken.iter().map(|message| say(lang, message)).collect::<Vec<_>>();
        assert!(said.len() == 1 && said[0].contains("broken") && said[0].contains("lesson.toml"), "{said:?}");
    }
}
