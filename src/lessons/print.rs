//! Lessons on paper: the participant's workbook, the facilitator's guide with the answers, the notebook, the certificate.

use super::progress::Progress;
use super::{Answer, Lesson, LessonKind, N_HINTS, Question, glossary};
use crate::i18n::Lang;
use crate::markup;
use crate::message::{Arg, Message, day};
use crate::publish::export::listing::Listing;
use crate::publish::export::paper::Part;

/// Ruled lines under a question that asks for sentences.
const LINES_TO_WRITE: usize = 7;

/// Returns a lesson as a participant gets it on paper: what to do, and room for answers.
pub fn workbook(lesson: &Lesson, lang: Lang) -> Vec<Part> {
    let mut parts = head(lesson, lang);
    for task in 0..lesson.n_tasks() {
        parts.push(Part::Heading(Message::new("lessons-paper-task").with("task", task + 1).into()));
        parts.push(own(lesson.text(lang, task)));
        match lesson.question(task) {
            Some(Question::Choose { .. } | Question::Order { .. }) => {
                parts.push(own(&boxes(lesson, lang, task)));
            }
            Some(Question::Write { .. }) => parts.push(Part::Lines(LINES_TO_WRITE)),
            Some(Question::Number { .. } | Question::Cell { .. }) => parts.push(Part::Lines(1)),
            None => {}
        }
        parts.push(Part::Lines(1));
    }
    parts
}

/// Returns a lesson as its facilitator gets it: tasks, hints, right answers with their tolerances, mistakes to expect.
pub fn guide(lesson: &Lesson, lang: Lang) -> Vec<Part> {
    let mut parts = head(lesson, lang);
    let files: Vec<&str> = lesson.data().iter().map(|(name, _)| name.as_str()).collect();
    if !files.is_empty() {
        parts.push(said(Message::new("lessons-paper-files").with("files", files.join(", "))));
    }
    for task in 0..lesson.n_tasks() {
        parts.push(Part::Heading(Message::new("lessons-paper-task").with("task", task + 1).into()));
        parts.push(own(lesson.text(lang, task)));
        if let Some(question) = lesson.question(task) {
            parts.push(Part::Subheading(Message::new("lessons-paper-answer").into()));
            answer_parts(lesson, lang, task, question, &mut parts);
        }
        let mistakes = lesson.mistakes(task);
        if !mistakes.is_empty() {
            parts.push(Part::Subheading(Message::new("lessons-paper-mistakes").into()));
            parts.extend(mistakes.into_iter().map(|mistake| own(lesson.section(lang, mistake))));
        }
        if lesson.kind != LessonKind::Test {
            parts.push(Part::Subheading(Message::new("lessons-paper-hints").into()));
            parts.extend((0..N_HINTS).filter_map(|level| lesson.hint(lang, task, level)).map(own));
        }
    }
    parts
}

fn head(lesson: &Lesson, lang: Lang) -> Vec<Part> {
    let minutes = Message::new("lessons-paper-minutes").with("minutes", lesson.minutes);
    vec![Part::Title(lesson.title(lang).into()), own(lesson.summary(lang)), said(minutes)]
}

fn answer_parts(lesson: &Lesson, lang: Lang, task: usize, question: &Question, parts: &mut Vec<Part>) {
    match question {
        Question::Choose { options, answers, right } => {
            let (options, answers) = (lesson.section(lang, options), lesson.section(lang, answers));
            for number in 1..=markup::bullets(options).len() {
                let mark = if right.contains(&number) { "**✓**" } else { "✗" };
                let (option, answer) = (markup::bullet(options, number), markup::bullet(answers, number));
                parts.push(own(&format!("{number}. {mark} {option} — {answer}").replace('\n', " ")));
            }
        }
        Question::Number { right, tolerance, wrong } => {
            let message = Message::new("lessons-paper-number").with("right", *right).with("tolerance", *tolerance);
            parts.push(said(message));
            for one in wrong {
                let message = Message::new("lessons-paper-wrong-number").with("value", one.value);
                parts.push(said(message.with("why", lesson.section(lang, &one.text))));
            }
        }
        Question::Order { .. } => {
            let lines = (1..)
                .zip(lesson.options(lang, task))
                .map(|(number, option): (usize, _)| format!("{number}. {}", option.replace('\n', " ")));
            parts.push(own(&lines.collect::<Vec<_>>().join("\n")));
        }
        Question::Cell { right, wrong } => {
            parts.push(own(&right.iter().cloned().collect::<Vec<_>>().join(", ")));
            for (address, why) in wrong {
                parts.push(own(&format!("{address} — {}", lesson.section(lang, why))));
            }
        }
        Question::Write { model, .. } => parts.push(own(lesson.section(lang, model))),
    }
}

/// The options of a question, in the order in which a learner meets them.
fn boxes(lesson: &Lesson, lang: Lang, task: usize) -> String {
    let options = lesson.options(lang, task);
    let order = match lesson.question(task) {
        Some(Question::Order { .. }) => Question::shuffled(options.len()),
        _ => (1..=options.len()).collect(),
    };
    let line =
        |place: usize| format!("- ……  {}", options.get(place - 1).copied().unwrap_or_default().replace('\n', " "));
    order.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Returns what a learner did, as a notebook to keep.
pub fn notebook(progress: &Progress, lessons: &[Lesson], lang: Lang) -> Vec<Part> {
    let mut parts = vec![Part::Title(Message::new("lessons-notebook").into())];
    if !progress.nickname.is_empty() {
        parts.push(own(&progress.nickname));
    }
    for lesson in lessons {
        let Some(record) = progress.lessons.get(&lesson.id).filter(|record| !record.began.is_empty()) else { continue };
        parts.push(Part::Heading(lesson.title(lang).into()));
        parts.push(said(state(lesson, record.n_passed, record.finished.as_deref())));
        for score in &record.scores {
            let message =
                Message::new("lessons-notebook-score").with("day", day(&score.day)).with("right", score.n_right);
            parts.push(said(message.with("of", score.n_questions)));
        }
        for (task, answer) in &record.answers {
            if let Answer::Written { text, .. } = answer {
                parts.push(Part::Subheading(Message::new("lessons-notebook-wrote").with("task", *task + 1).into()));
                parts.push(own(text));
            }
        }
        if !record.mistakes.is_empty() {
            parts.push(Part::Subheading(Message::new("lessons-notebook-mistakes").into()));
            for (task, name) in in_order(lesson, record.mistakes.keys()) {
                parts.push(said(Message::new("lessons-paper-task").with("task", task + 1)));
                parts.push(own(lesson.mistake_text(lang, name)));
            }
        }
        let terms = record.terms.iter().filter_map(|id| glossary::term(lang, id));
        for (index, term) in terms.enumerate() {
            if index == 0 {
                parts.push(Part::Subheading(Message::new("lessons-notebook-terms").into()));
            }
            parts.push(own(&format!("**{}** — {}", term.name, term.text)));
        }
    }
    parts
}

/// Returns mistakes with the task in which they are met, in the order of the tasks.
fn in_order<'n>(lesson: &Lesson, names: impl Iterator<Item = &'n String>) -> Vec<(usize, &'n str)> {
    let place = |name: &'n String| Some((lesson.task_of_mistake(name)?, name.as_str()));
    let mut found: Vec<_> = names.filter_map(place).collect();
    found.sort_unstable();
    found
}

/// Returns the notebook as lists for a workbook: lessons, mistakes, terms.
pub fn notebook_lists(progress: &Progress, lessons: &[Lesson], lang: Lang) -> Vec<Listing> {
    let (mut done, mut wrote, mut mistakes, mut terms) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for lesson in lessons {
        let Some(record) = progress.lessons.get(&lesson.id).filter(|record| !record.began.is_empty()) else { continue };
        let title = || Arg::from(lesson.title(lang));
        let score =
            record.scores.last().map_or_else(String::new, |last| format!("{}/{}", last.n_right, last.n_questions));
        let finished = record.finished.clone().unwrap_or_default();
        let passed: [Arg; 2] = [record.n_passed.into(), lesson.n_tasks().into()];
        done.push(
            [title(), record.began.as_str().into(), finished.into()]
                .into_iter()
                .chain(passed)
                .chain([score.into()])
                .collect(),
        );
        for (task, answer) in &record.answers {
            if let Answer::Written { text, .. } = answer {
                wrote.push(vec![title(), (task + 1).into(), text.as_str().into()]);
            }
        }
        for (task, name) in in_order(lesson, record.mistakes.keys()) {
            let text = markup::unmarked(lesson.mistake_text(lang, name));
            let times = record.mistakes.get(name).copied().unwrap_or_default();
            mistakes.push(vec![title(), (task + 1).into(), text.into(), times.into()]);
        }
        for term in record.terms.iter().filter_map(|id| glossary::term(lang, id)) {
            terms.push(vec![term.name.as_str().into(), markup::unmarked(&term.text).into()]);
        }
    }
    terms.sort_by(|one: &Vec<Arg>, two| format!("{one:?}").cmp(&format!("{two:?}")));
    terms.dedup();
    let list = |name: &'static str, columns: &[(&'static str, f64)], rows| Listing {
        name: Message::new(name),
        columns: columns.iter().map(|(word, width)| (Message::new(*word), *width)).collect(),
        rows,
    };
    let mut lists = vec![
        list(
            "lessons-notebook",
            &[
                ("lessons-list-lesson", 50.0),
                ("lessons-list-began", 12.0),
                ("lessons-list-finished", 12.0),
                ("lessons-list-passed", 10.0),
                ("lessons-list-tasks", 10.0),
                ("lessons-list-score", 10.0),
            ],
            done,
        ),
        list(
            "lessons-notebook-mistakes",
            &[
                ("lessons-list-lesson", 40.0),
                ("lessons-list-task", 8.0),
                ("lessons-list-mistake", 90.0),
                ("lessons-list-times", 10.0),
            ],
            mistakes,
        ),
        list(
            "lessons-notebook-sentences",
            &[("lessons-list-lesson", 40.0), ("lessons-list-task", 8.0), ("lessons-list-sentence", 90.0)],
            wrote,
        ),
        list("lessons-notebook-terms", &[("lessons-list-term", 30.0), ("lessons-list-meaning", 90.0)], terms),
    ];
    // Nothing of a kind needs no sheet; a workbook needs one.
    lists.retain(|list| !list.rows.is_empty() || list.name.id == "lessons-notebook");
    lists
}

/// Returns the certificate; nothing where no lesson is finished yet.
pub fn certificate(progress: &Progress, lessons: &[Lesson], lang: Lang, today: &str) -> Option<Vec<Part>> {
    let is_finished = |lesson: &&Lesson| {
        lesson.kind != LessonKind::Test
            && progress.lessons.get(&lesson.id).is_some_and(super::progress::Record::is_finished)
    };
    let finished: Vec<&Lesson> = lessons.iter().filter(is_finished).collect();
    if finished.is_empty() || progress.nickname.trim().is_empty() {
        return None;
    }
    let minutes: u32 = finished.iter().map(|lesson| lesson.minutes).sum();
    let mut parts = vec![
        Part::Title(Message::new("lessons-certificate").into()),
        Part::Heading(progress.nickname.trim().into()),
        said(
            Message::new("lessons-certificate-what")
                .with("n", finished.len())
                .with("hours", (libm::round(f64::from(minutes) / 30.0) / 2.0).max(0.5)),
        ),
    ];
    for lesson in &finished {
        let n_shown = progress.lessons.get(&lesson.id).map_or(0, |record| record.shown.len());
        let message = Message::new("lessons-certificate-lesson").with("title", lesson.title(lang));
        parts.push(said(
            message.with("tasks", lesson.n_tasks()).with("alone", lesson.n_tasks() - n_shown.min(lesson.n_tasks())),
        ));
    }
    let tests = lessons.iter().filter(|lesson| lesson.kind == LessonKind::Test);
    for record in tests.filter_map(|test| progress.lessons.get(&test.id)) {
        if let (Some(first), Some(last)) = (record.scores.first(), record.scores.last()) {
            let message = Message::new("lessons-certificate-score").with("of", last.n_questions);
            parts.push(said(
                message.with("before", first.n_right).with("after", last.n_right).with("n", record.scores.len()),
            ));
        }
    }
    parts.push(said(Message::new("lessons-certificate-day").with("day", day(today))));
    parts.push(Part::Lines(1));
    parts.push(said(Message::new("lessons-certificate-signature")));
    Some(parts)
}

/// Says how far a learner is in a lesson.
fn state(lesson: &Lesson, n_passed: usize, finished: Option<&str>) -> Message {
    match finished {
        Some(finished) => {
            Message::new("lessons-notebook-finished").with("day", day(finished)).with("tasks", lesson.n_tasks())
        }
        None => Message::new("lessons-notebook-begun").with("passed", n_passed).with("tasks", lesson.n_tasks()),
    }
}

fn own(text: &str) -> Part {
    Part::Text(text.into())
}

fn said(message: Message) -> Part {
    Part::Text(message.into())
}
