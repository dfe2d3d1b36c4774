//! What a trainer relies on: lessons that come from elsewhere, recorded ones, practice, prints, a workshop on a stick.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail like the tests")]

use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use statelier::cli::{self, Io};
use statelier::i18n::{Lang, say, words};
use statelier::lessons::kept::Kept;
use statelier::lessons::practice::{Mark, Practice};
use statelier::lessons::progress::{Progress, Record};
use statelier::lessons::{Answer, Lesson, LessonKind, LessonRun, kit, own, play, print, record, shelf, shipped};
use statelier::message::Explain as _;
use statelier::project::edit::Edit;
use statelier::publish::export::paper;
use statelier::session::{Command, Session};
use statelier::world::{MemoryWorld, World as _};

fn lesson(id: &str) -> Lesson {
    shipped().into_iter().flatten().find(|lesson| lesson.id == id).unwrap()
}

fn run(world: &MemoryWorld, line: &str) -> (u8, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
    let code = cli::run(args, &mut Io { lang: Lang::En, world, out: &mut out, err: &mut err });
    (code, String::from_utf8([out, err].concat()).unwrap())
}

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const MANIFEST: &str = "id = \"a\"\nminutes = 1\nfiles = [FILES]\n[[task]]\ntext = \"t\"\nhint = [\"t\", \"t\", \"t\"]\ncheck = [{ check = \"report_titled\" }]\n";
const SOLUTION: &str = r#"[{ "solve": [{ "edit": "set_report", "report": { "title": "x" } }] }]"#;
const TEXT: &str = "# A\n\nAbout.\n\n## t\n\nDo it.\n";

/// What is said to a pack whose files are these.
fn complaint(manifest: &str, en: &str, fr: &str, solution: &str) -> String {
    let files = [("lesson.toml", manifest), ("en.md", en), ("fr.md", fr), ("solution.json", solution)];
    let world = MemoryWorld::default().with("p.statelier-lesson", zipped(&files)).with("secret.txt", "secret");
    match shelf::open(&world, Path::new("p.statelier-lesson")) {
        Ok(_) => String::new(),
        Err(error) => say(Lang::En, &error.message()),
    }
}

#[test]
fn a_broken_or_hostile_pack_gets_a_sentence_and_reads_nothing_outside() {
    let plain = MANIFEST.replace("FILES", "");
    assert_eq!(complaint(&plain, TEXT, TEXT, SOLUTION), "");
    for name in ["../secret.txt", "/secret.txt", "..\\\\secret.txt", "C:secret.txt", ".."] {
        let said = complaint(&MANIFEST.replace("FILES", &format!("\"{name}\"")), TEXT, TEXT, SOLUTION);
        assert!(said.contains("outside"), "{name}: {said}");
    }
    let bringing =
        SOLUTION.replace("set_report\", \"report\": { \"title\": \"x\" }", "remove_source\", \"source\": \"s1\"");
    assert_eq!(complaint(&plain, TEXT, TEXT, &bringing), "", "taking away harms nobody");
    let source = r#"[{ "solve": [{ "edit": "add_source", "source": { "id": "s1", "name": "x", "path": "/etc/passwd", "fingerprint": "", "n_bytes": 1 } }] }]"#;
    assert!(complaint(&plain, TEXT, TEXT, source).contains("brings in a file"));
    for (manifest, en, fr, solution, word) in [
        ("id = ", TEXT, TEXT, SOLUTION, "lesson.toml"),
        (plain.as_str(), TEXT, "# A\n\n## u\n\nx\n", SOLUTION, "fr.md"),
        (plain.as_str(), "## t\n\nx\n", TEXT, SOLUTION, "title"),
        (plain.as_str(), TEXT, TEXT, "[]", "solution.json"),
        (plain.as_str(), TEXT, TEXT, "{", "solution.json"),
        (plain.as_str(), "# A\n\n## t\n\n[x](no-such-term)\n", TEXT, SOLUTION, "no-such-term"),
    ] {
        let said = complaint(manifest, en, fr, solution);
        assert!(said.contains(word), "{word}: {said}");
    }
    let world = MemoryWorld::default().with("p.statelier-lesson", b"PK\x03\x04 not a zip".to_vec());
    assert!(shelf::open(&world, Path::new("p.statelier-lesson")).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_pack_of_any_bytes_never_harms(manifest in ".{0,200}", text in ".{0,200}", solution in ".{0,80}", bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        complaint(&manifest, &text, &text, &solution);
        let world = MemoryWorld::default().with("p.statelier-lesson", bytes);
        drop(shelf::open(&world, Path::new("p.statelier-lesson")));
    }
}

#[test]
fn a_pack_is_the_lesson_it_was_made_of() {
    let mut world = MemoryWorld::default();
    for (path, bytes) in shelf::files() {
        if path.starts_with("05-quality") {
            world = world.with(Path::new("mine").join(path.file_name().unwrap()), bytes.to_vec());
        }
    }
    let (code, said) = run(&world, "lessons pack mine -o quality.statelier-lesson");
    assert_eq!(code, 0, "{said}");
    let packed = shelf::open(&world, Path::new("quality.statelier-lesson")).unwrap();
    assert_eq!(packed.n_tasks(), lesson("quality-checks").n_tasks());
    assert_eq!(packed.data(), lesson("quality-checks").data());
}

#[test]
fn a_recorded_lesson_asks_for_what_was_done_and_plays() {
    let quiet: Arc<dyn Fn() + Send + Sync> = Arc::new(|| ());
    let mut session = Session::new(Arc::new(MemoryWorld::default()), None, Arc::clone(&quiet));
    assert!(record::record(&session, "x").is_err());
    let done = lesson("disaggregate-and-protect");
    session.apply(Command::OpenBuiltIn(done.data().to_vec()));
    for task in 0..done.n_tasks() {
        session.apply(Command::Edit(done.solution(task).unwrap().solve.clone()));
    }
    session.settle();
    let recorded = record::record(&session, "Mon atelier : été").unwrap();
    let files = recorded.files("Mon atelier : été");
    let made = Lesson::read(&|name| {
        let file = files.iter().find(|(known, _)| known == name);
        file.map(|(_, bytes)| bytes.clone()).ok_or_else(|| name.to_owned())
    })
    .unwrap();
    assert_eq!(made.id, "mon-atelier-ete");
    assert!(made.n_tasks() > 10);
    let faults = play::faults(&made, Arc::new(MemoryWorld::default()));
    let said: Vec<String> = faults.iter().map(|fault| say(Lang::En, fault)).collect();
    assert!(said.is_empty(), "{said:#?}");
    // The same work passes the lesson's own checks as work on own data.
    let own = own::tasks(&done, &session);
    assert!(own.len() > 4 && own.iter().all(|task| task.verdict.is_passed), "{own:?}");
    let empty = Session::new(Arc::new(MemoryWorld::default()), None, quiet);
    assert!(own::tasks(&done, &empty).iter().all(|task| !task.verdict.is_passed));
}

#[test]
fn a_practice_sheet_is_read_rightly_and_its_mark_tells_right_from_wrong() {
    let world = MemoryWorld::default();
    for seed in [1, 7, 42] {
        let (code, said) = run(&world, &format!("practice --seed {seed} -o p{seed}"));
        assert_eq!(code, 0, "{said}");
        let (_, said) = run(&world, &format!("tidy p{seed}/exercice-{seed}.xlsx -o r{seed}.csv"));
        let (code, marked) = run(&world, &format!("practice mark r{seed}.csv --seed {seed}"));
        assert_eq!(code, 0, "{seed}: {said} {marked}");
        let (code, marked) = run(&world, &format!("practice mark r{seed}.csv --seed {}", seed + 1));
        assert_eq!(code, 1, "another sheet: {marked}");
        assert_eq!(play::faults(&Practice::new(seed).unwrap().lesson().unwrap(), Arc::new(MemoryWorld::default())), []);
    }
    let practice = Practice::new(7).unwrap();
    assert_eq!(practice.truth, Practice::new(7).unwrap().truth, "the same seed is the same sheet");
    let row = |figure: &str| {
        let truth = practice.truth.iter().find(|truth| truth.persons.is_some()).unwrap();
        vec![truth.district.into(), truth.origin.into(), truth.year.to_string(), truth.sex.into(), figure.into()]
    };
    let known = practice.truth.iter().find_map(|truth| truth.persons).unwrap();
    let lacking = practice.truth.len() - 1;
    let right = practice.mark(&[row(&known.to_string()), row(&known.to_string())]);
    assert_eq!(right, Mark { n_right: 1, n_lacking: lacking, n_too_many: 1, ..Mark::default() });
    assert_eq!(practice.mark(&[row("-1")]), Mark { n_wrong: 1, n_lacking: lacking, ..Mark::default() });
}

#[test]
fn a_learner_goes_on_where_the_last_day_ended_and_nothing_is_lost() {
    let quiet: Arc<dyn Fn() + Send + Sync> = Arc::new(|| ());
    let world = Arc::new(MemoryWorld::default());
    let mut run = LessonRun::start(lesson("understand-a-sheet"), world.clone(), Arc::clone(&quiet));
    run.resume(&Record::default(), "2026-01-01", None);
    for _ in 0..2 {
        run.settle();
        run.solve();
        run.settle();
        run.next("2026-01-01");
    }
    run.more_hint();
    let mut progress = Progress::begin();
    progress.lessons.insert(run.lesson.id.clone(), run.record().clone());
    progress.save(world.as_ref(), Path::new("home")).unwrap();
    let known = Progress::load(world.as_ref(), Path::new("home"));
    assert_eq!(known, progress);
    let mut again = LessonRun::start(lesson("understand-a-sheet"), world.clone(), quiet);
    again.resume(&known.lessons["understand-a-sheet"], "2026-01-02", None);
    again.settle();
    assert_eq!((again.task, again.record().began.as_str()), (2, "2026-01-01"));
    assert_eq!(again.session.project().tables, run.session.project().tables);
    // What is tried freely leaves the lesson as it is.
    again.toggle_free();
    again.shown_mut().apply(Command::Edit(vec![Edit::RemoveTable { table: "t1".to_owned() }]));
    assert!(again.shown().project().tables.len() < again.session.project().tables.len());
    again.toggle_free();
    assert_eq!(again.shown().project().tables, run.session.project().tables);
    // The program plays the task, edit after edit, and it passes.
    again.show();
    let mut n_edits = 0;
    loop {
        again.settle();
        if !again.show_next() {
            break;
        }
        n_edits += 1;
        assert!(n_edits < 100);
    }
    again.settle();
    assert!(again.verdict().is_passed);
    assert!(again.record().shown.contains(&2));
    // The learner's own work comes back as it was when the task began, and goes on on another day as it was left.
    let own = Edit::RenameTable { table: "t1".to_owned(), name: "mine".to_owned() };
    let mut run = LessonRun::start(lesson("understand-a-sheet"), world.clone(), Arc::new(|| ()));
    run.settle();
    run.solve();
    run.session.apply(Command::Edit(vec![own]));
    run.settle();
    run.next("2026-01-01");
    let begun = run.session.project().clone();
    run.show();
    run.put_back();
    assert_eq!(run.session.project(), &begun);
    run.session.apply(Command::Edit(vec![Edit::RemoveTable { table: "t1".to_owned() }]));
    run.kept().unwrap().save(world.as_ref(), Path::new("home"), "../../evil").unwrap();
    assert!(world.read(Path::new("home/begun/------evil.json")).is_ok(), "no id leads out of the folder");
    run.kept().unwrap().save(world.as_ref(), Path::new("home"), &run.lesson.id).unwrap();
    let kept = Kept::load(world.as_ref(), Path::new("home"), &run.lesson.id);
    let mut later = LessonRun::start(lesson("understand-a-sheet"), world.clone(), Arc::new(|| ()));
    later.resume(run.record(), "2026-01-02", kept);
    later.settle();
    assert_eq!((later.task, later.session.project()), (1, run.session.project()));
    later.put_back();
    assert_eq!(later.session.project(), &begun);
    world.replace(Path::new("home/progress.json"), b"{").unwrap();
    assert!(Progress::load(world.as_ref(), Path::new("home")).lessons.is_empty(), "a damaged file begins anew");
}

#[test]
fn a_test_takes_every_answer_and_says_the_score_at_the_end() {
    let mut run = LessonRun::start(lesson("course-test"), Arc::new(MemoryWorld::default()), Arc::new(|| ()));
    assert_eq!(run.lesson.kind, LessonKind::Test);
    run.resume(&Record::default(), "2026-01-01", None);
    let n = run.lesson.n_tasks();
    for task in 0..n {
        run.settle();
        assert!(!run.verdict().is_passed);
        if task % 2 == 0 {
            run.solve();
        } else {
            run.answer(Answer::Number { text: "no answer".to_owned() });
        }
        run.next("2026-01-01");
    }
    let [score] = &run.record().scores[..] else { panic!("one round is one score") };
    assert_eq!((score.n_right, score.n_questions), (n.div_ceil(2), n));
}

#[test]
fn prints_hold_every_task_and_only_the_guide_holds_the_answers() {
    let printed = |parts: &[paper::Part]| format!("{parts:?}");
    for lesson in shipped().into_iter().flatten() {
        for lang in Lang::ALL {
            let (workbook, guide) = (print::workbook(&lesson, lang), print::guide(&lesson, lang));
            for task in 0..lesson.n_tasks() {
                let text = format!("{:?}", lesson.text(lang, task));
                assert!(printed(&workbook).contains(&text) && printed(&guide).contains(&text), "{} {task}", lesson.id);
            }
            let is_told = lesson.hint(lang, 0, 2).map(|hint| format!("{hint:?}"));
            assert!(is_told.is_none_or(|hint| printed(&guide).contains(&hint) && !printed(&workbook).contains(&hint)));
        }
    }
    let pdf = paper::write(&"Été".into(), Lang::Fr, &print::guide(&lesson("sdg-10-7"), Lang::Fr)).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.") && pdf.len() > 20_000);
}

#[test]
fn a_certificate_needs_a_name_and_a_finished_lesson() {
    let lessons: Vec<Lesson> = shipped().into_iter().flatten().collect();
    let mut progress = Progress::begin();
    let certificate = |progress: &Progress| print::certificate(progress, &lessons, Lang::Fr, "2026-01-01");
    let n_tasks = lesson("customs").n_tasks();
    let done = Record { n_tasks, n_passed: n_tasks, shown: [1].into(), ..Record::default() };
    progress.lessons.insert("customs".to_owned(), done);
    assert_eq!(certificate(&progress), None);
    progress.nickname = "Awa".to_owned();
    let said = format!("{:?}", certificate(&progress).unwrap());
    assert!(said.contains("Awa") && said.contains(lesson("customs").title(Lang::Fr)), "{said}");
    let texts = certificate(&progress).unwrap().into_iter().filter_map(|part| match part {
        paper::Part::Text(text) => Some(words(Lang::Fr, &text)),
        _ => None,
    });
    let page = texts.collect::<Vec<_>>().join("\n");
    assert!(page.contains("1er janvier 2026"), "{page}");
    assert!(page.contains(&format!("{} tâches sur {n_tasks}", n_tasks - 1)), "what was shown is not claimed: {page}");
    let sheets = |progress: &Progress| print::notebook_lists(progress, &lessons, Lang::Fr).len();
    assert_eq!(sheets(&progress), 1, "nothing but what was done");
    let record = progress.lessons.get_mut("customs").unwrap();
    record.began = "2026-01-01".to_owned();
    record.answers.insert(0, Answer::Written { text: "le ministre".to_owned(), is_compared: true });
    assert_eq!(sheets(&progress), 2);
}

#[test]
fn a_workshop_is_laid_out_with_all_that_it_needs() {
    let world = MemoryWorld::default();
    let lessons = vec![lesson("understand-a-sheet")];
    let laid = kit::lay_out(&world, Path::new("stick"), &lessons).unwrap();
    for name in [
        "statelier",
        "READ-ME.txt",
        "LISEZ-MOI.txt",
        "lessons/README.md",
        "lessons/04-understand-a-sheet/lesson.toml",
        "data/douanes.csv",
        "prints/04-understand-a-sheet.fr.pdf",
        "keys/04-understand-a-sheet.en.pdf",
    ] {
        assert!(world.read(&Path::new("stick").join(name)).is_ok(), "{name}");
    }
    assert!(laid.n_files > 100);
    // Beside the program, the stick's lessons stand in for those inside it.
    let (code, said) = run(&world, "lessons print understand-a-sheet --guide -o guide.pdf");
    assert_eq!(code, 0, "{said}");
    assert!(world.read(Path::new("guide.pdf")).unwrap().starts_with(b"%PDF"));
}
