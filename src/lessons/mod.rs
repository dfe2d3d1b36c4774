//! Lessons: texts, tasks and checks read from files; a check looks at the state reached, never at clicks.

pub mod board;
pub mod check;
pub mod glossary;
pub mod kept;
pub mod kit;
pub mod own;
pub mod play;
pub mod practice;
pub mod print;
pub mod progress;
pub mod question;
pub mod read;
pub mod record;
pub mod run;
pub mod samples;
pub mod shelf;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use check::{Check, State, Verdict};
pub use question::{Answer, Grade, Question};
pub use read::LessonError;
pub use run::LessonRun;
pub use shelf::{Shelf, shelf, shipped};

use crate::i18n::Lang;
use crate::markup;
use crate::project::edit::Edit;

/// How many levels of hints a task has: a nudge, the place, the click.
pub const N_HINTS: usize = 3;

/// A lesson, ready to be played.
#[derive(Clone, Debug)]
pub struct Lesson {
    pub id: String,
    /// Its place in the course; lessons beside the course have none.
    pub number: Option<u32>,
    pub minutes: u32,
    pub kind: LessonKind,
    /// The roles it is made for; an analyst takes the whole course.
    tracks: BTreeSet<Track>,
    /// Files that are open when the lesson begins: name and bytes.
    data: Vec<(String, Arc<[u8]>)>,
    tasks: Vec<Task>,
    texts: BTreeMap<Lang, Text>,
    /// A solution a task, in order.
    solutions: Vec<Solution>,
}

/// How a lesson is played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LessonKind {
    /// Beside the work, on files.
    #[default]
    Work,
    /// Read and answered, without files.
    Reading,
    /// Questions without hints, each answered once, before and after the course.
    Test,
}

/// A role, and with it a way through the lessons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Track {
    Analyst,
    SubjectExpert,
    HeadOfOffice,
    DataSteward,
    CustomsAnalyst,
    Trainer,
}

impl Track {
    /// All of them, in the order of a menu.
    pub const ALL: [Self; 6] = [
        Self::Analyst,
        Self::SubjectExpert,
        Self::HeadOfOffice,
        Self::DataSteward,
        Self::CustomsAnalyst,
        Self::Trainer,
    ];

    /// Returns the id of its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Analyst => "lessons-track-analyst",
            Self::SubjectExpert => "lessons-track-subject-expert",
            Self::HeadOfOffice => "lessons-track-head-of-office",
            Self::DataSteward => "lessons-track-data-steward",
            Self::CustomsAnalyst => "lessons-track-customs-analyst",
            Self::Trainer => "lessons-track-trainer",
        }
    }
}

/// How the lesson's author solves a task, another road to it, and how one gets into each of its known wrong states.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Solution {
    #[serde(default)]
    pub solve: Vec<Edit>,
    /// A way that passes as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other: Vec<Edit>,
    /// By the name of the text that explains the wrong state.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub mistakes: BTreeMap<String, Vec<Edit>>,
}

/// One task: a text, what must be true or is asked, what may go wrong, hints.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Task {
    /// The section of the text files.
    text: String,
    #[serde(default)]
    hint: Vec<String>,
    /// Ids of the words on the controls that the last hint points at.
    #[serde(default)]
    point_at: Vec<String>,
    #[serde(default)]
    check: Vec<Check>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    question: Option<Question>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    mistake: Vec<Mistake>,
}

/// A wrong state that learners reach, with its own explanation.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mistake {
    when: Vec<Check>,
    text: String,
}

/// The text of a lesson in one language: title, summary, sections by name.
#[derive(Clone, Debug, Default)]
struct Text {
    title: String,
    summary: String,
    sections: BTreeMap<String, String>,
}

impl Lesson {
    /// Returns the title.
    pub fn title(&self, lang: Lang) -> &str {
        self.texts.get(&lang).map_or("", |text| &text.title)
    }

    /// Returns what one learns, in a sentence or two.
    pub fn summary(&self, lang: Lang) -> &str {
        self.texts.get(&lang).map_or("", |text| &text.summary)
    }

    /// Returns the number of tasks.
    pub fn n_tasks(&self) -> usize {
        self.tasks.len()
    }

    /// Returns the text of a task, Markdown.
    pub fn text(&self, lang: Lang, task: usize) -> &str {
        self.tasks.get(task).map_or("", |task| self.section(lang, &task.text))
    }

    /// Returns a hint of a task: level 0 nudges, 2 shows where to click.
    pub fn hint(&self, lang: Lang, task: usize, level: usize) -> Option<&str> {
        Some(self.section(lang, self.tasks.get(task)?.hint.get(level)?))
    }

    /// Says whether a task is done, and if not, what is missing.
    pub fn verdict(&self, task: usize, state: &State<'_>) -> Verdict {
        let Some(task) = self.tasks.get(task) else { return Verdict::passed() };
        let asked = task.question.iter().map(|question| match state.answer.map(|answer| question.grade(answer)) {
            Some(Grade::Right) => Verdict::passed(),
            Some(Grade::Wrong(missing)) => Verdict { is_passed: false, missing: Some(missing) },
            Some(Grade::Explained { .. }) => Verdict::not_yet("lessons-question-wrong"),
            None => Verdict::not_yet("lessons-question-open"),
        });
        let checks = task.check.iter().map(|check| check.passes(state));
        checks.chain(asked).find(|verdict| !verdict.is_passed).unwrap_or_else(Verdict::passed)
    }

    /// Returns the explanation of the wrong state or wrong answer that is reached, if it is one that is known: its name and text.
    pub fn mistake(&self, lang: Lang, task: usize, state: &State<'_>) -> Option<(String, &str)> {
        if self.verdict(task, state).is_passed {
            return None;
        }
        let task = self.tasks.get(task)?;
        // A state that is right is no mistake while only the answer is open.
        let is_reached = !task.check.is_empty() && task.check.iter().all(|check| check.passes(state).is_passed);
        let reached = |mistake: &&Mistake| mistake.when.iter().all(|check| check.passes(state).is_passed);
        if let Some(mistake) = task.mistake.iter().filter(|_| !is_reached).find(reached) {
            return Some((mistake.text.clone(), self.section(lang, &mistake.text)));
        }
        match task.question.as_ref()?.grade(state.answer?) {
            Grade::Explained { section, bullet } => {
                let name = bullet.map_or_else(|| section.clone(), |bullet| format!("{section} {bullet}"));
                let text = self.mistake_text(lang, &name);
                Some((name, text))
            }
            _ => None,
        }
    }

    /// Returns the text of a mistake by the name that [`Self::mistake`] gives it: a section, or a bullet point of one.
    pub fn mistake_text(&self, lang: Lang, name: &str) -> &str {
        match name.rsplit_once(' ').and_then(|(section, bullet)| Some((section, bullet.parse().ok()?))) {
            Some((section, bullet)) => markup::bullet(self.section(lang, section), bullet),
            None => self.section(lang, name),
        }
    }

    /// Returns the task in which a mistake of this name is met.
    pub fn task_of_mistake(&self, name: &str) -> Option<usize> {
        let section =
            name.rsplit_once(' ').filter(|(_, bullet)| bullet.parse::<usize>().is_ok()).map_or(name, |(one, _)| one);
        let is_its = |task: &Task| {
            let of_state = task.mistake.iter().any(|mistake| mistake.text == section);
            of_state || task.question.iter().flat_map(Question::sections).any(|(known, _)| known == section)
        };
        self.tasks.iter().position(is_its)
    }

    /// Returns the names of the texts that explain the wrong states of a task.
    pub fn mistakes(&self, task: usize) -> std::collections::BTreeSet<&str> {
        let mistakes = self.tasks.get(task).map_or(&[][..], |task| &task.mistake);
        mistakes.iter().map(|mistake| mistake.text.as_str()).collect()
    }

    /// Returns the names of the texts of a language.
    pub fn sections(&self, lang: Lang) -> Vec<&str> {
        self.texts.get(&lang).map(|text| text.sections.keys().map(String::as_str).collect()).unwrap_or_default()
    }

    /// Returns a text of the lesson by name, Markdown.
    pub fn section(&self, lang: Lang, name: &str) -> &str {
        self.texts.get(&lang).and_then(|text| text.sections.get(name)).map_or("", String::as_str)
    }

    /// Returns the question of a task.
    pub fn question(&self, task: usize) -> Option<&Question> {
        self.tasks.get(task)?.question.as_ref()
    }

    /// Returns the options of a question, in the author's order.
    pub fn options(&self, lang: Lang, task: usize) -> Vec<&str> {
        let lists = self.question(task).map(Question::lists).unwrap_or_default();
        lists.first().map(|name| markup::bullets(self.section(lang, name))).unwrap_or_default()
    }

    /// Returns whether somebody in this role should take it.
    pub fn is_for(&self, track: Track) -> bool {
        self.tracks.contains(&track) || (track == Track::Analyst && self.number.is_some())
    }

    /// Returns the files that are open when it begins: name and bytes.
    pub fn data(&self) -> &[(String, Arc<[u8]>)] {
        &self.data
    }

    /// Returns how many levels of hints a task has.
    pub fn n_hints(&self, task: usize) -> usize {
        self.tasks.get(task).map_or(0, |task| task.hint.len())
    }

    /// Returns the ids of the words on the controls that the last hint of a task points at.
    pub fn point_at(&self, task: usize) -> &[String] {
        self.tasks.get(task).map_or(&[], |task| &task.point_at)
    }

    /// Returns how a task is solved.
    pub fn solution(&self, task: usize) -> Option<&Solution> {
        self.solutions.get(task)
    }
}
