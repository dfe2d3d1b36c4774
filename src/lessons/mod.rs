//! Lessons: texts, tasks and checks read from files; a check looks at the state reached, never at clicks.

pub mod check;
pub mod run;
pub mod samples;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

pub use check::{Check, State, Verdict};
pub use run::LessonRun;

use crate::i18n::Lang;
use crate::message::{Explain, Message};
use crate::project::edit::Edit;
use crate::world::World;

/// How many levels of hints a task has: a nudge, the place, the click.
pub const N_HINTS: usize = 3;

/// A lesson, ready to be played.
#[derive(Clone, Debug)]
pub struct Lesson {
    pub id: String,
    pub minutes: u32,
    /// Names of built-in samples that are open when the lesson begins.
    pub files: Vec<String>,
    tasks: Vec<Task>,
    texts: BTreeMap<Lang, Text>,
    /// A solution a task, in order.
    solutions: Vec<Solution>,
}

/// How the lesson's author solves a task, and how one gets into each of its known wrong states.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Solution {
    pub solve: Vec<Edit>,
    /// By the name of the text that explains the wrong state.
    #[serde(default)]
    pub mistakes: BTreeMap<String, Vec<Edit>>,
}

/// One task: a text, what must be true, what may go wrong, hints.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Task {
    /// The section of the text files.
    text: String,
    check: Vec<Check>,
    #[serde(default)]
    mistake: Vec<Mistake>,
    hint: [String; N_HINTS],
    /// Ids of the words on the controls that the last hint points at.
    #[serde(default)]
    point_at: Vec<String>,
}

/// A wrong state that learners reach, with its own explanation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mistake {
    when: Vec<Check>,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    id: String,
    minutes: u32,
    files: Vec<String>,
    task: Vec<Task>,
}

/// The text of a lesson in one language: title, summary, sections by name.
#[derive(Clone, Debug, Default)]
struct Text {
    title: String,
    summary: String,
    sections: BTreeMap<String, String>,
}

/// Why a lesson's files make no lesson; for the person who writes it.
#[derive(Debug, thiserror::Error)]
pub enum LessonError {
    #[error("lesson.toml: {0}")]
    Manifest(#[from] toml::de::Error),
    #[error("solution.json: {0}")]
    Solution(#[from] serde_json::Error),
    #[error("{lang}.md has no section {section}")]
    NoSection { lang: &'static str, section: String },
    #[error("solution.json solves {found} tasks, the lesson has {tasks}")]
    SolutionLength { found: usize, tasks: usize },
    #[error("{file}: {reason}")]
    NoFile { file: String, reason: String },
}

impl Explain for LessonError {
    fn message(&self) -> Message {
        let file =
            |file: &str, reason: String| Message::new("lessons-bad-file").with("file", file).with("reason", reason);
        match self {
            Self::Manifest(error) => file("lesson.toml", error.to_string().trim().replace('\n', " ")),
            Self::Solution(error) => file("solution.json", error.to_string()),
            Self::NoFile { file: name, reason } => file(name, reason.clone()),
            Self::NoSection { lang, section } => {
                Message::new("lessons-no-section").with("file", format!("{lang}.md")).with("section", section)
            }
            Self::SolutionLength { found, tasks } => {
                Message::new("lessons-solution-length").with("found", *found).with("tasks", *tasks)
            }
        }
    }
}

impl Lesson {
    /// Reads a lesson from its four files.
    pub fn from_files(manifest: &str, texts: &[(Lang, &str)], solution: &str) -> Result<Self, LessonError> {
        let Manifest { id, minutes, files, task: tasks } = toml::from_str(manifest)?;
        let solutions: Vec<Solution> = serde_json::from_str(solution)?;
        if solutions.len() != tasks.len() {
            return Err(LessonError::SolutionLength { found: solutions.len(), tasks: tasks.len() });
        }
        let texts: BTreeMap<Lang, Text> = texts.iter().map(|(lang, text)| (*lang, parse_text(text))).collect();
        for (lang, text) in &texts {
            let wanted = tasks.iter().flat_map(|task| {
                [&task.text].into_iter().chain(&task.hint).chain(task.mistake.iter().map(|mistake| &mistake.text))
            });
            for section in wanted {
                if !text.sections.contains_key(section) {
                    return Err(LessonError::NoSection { lang: lang.code(), section: section.clone() });
                }
            }
        }
        Ok(Self { id, minutes, files, tasks, texts, solutions })
    }

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
        let checks = self.tasks.get(task).map_or(&[][..], |task| task.check.as_slice());
        checks
            .iter()
            .map(|check| check.passes(state))
            .find(|verdict| !verdict.is_passed)
            .unwrap_or_else(Verdict::passed)
    }

    /// Returns the explanation of the wrong state that is reached, if it is one that is known.
    pub fn mistake(&self, lang: Lang, task: usize, state: &State<'_>) -> Option<&str> {
        if self.verdict(task, state).is_passed {
            return None;
        }
        let reached = |mistake: &&Mistake| mistake.when.iter().all(|check| check.passes(state).is_passed);
        self.tasks.get(task)?.mistake.iter().find(reached).map(|mistake| self.section(lang, &mistake.text))
    }

    /// Returns the names of the texts that explain the wrong states of a task.
    pub fn mistakes(&self, task: usize) -> std::collections::BTreeSet<&str> {
        let mistakes = self.tasks.get(task).map_or(&[][..], |task| &task.mistake);
        mistakes.iter().map(|mistake| mistake.text.as_str()).collect()
    }

    /// Returns a text of the lesson by name, Markdown.
    pub fn section(&self, lang: Lang, name: &str) -> &str {
        self.texts.get(&lang).and_then(|text| text.sections.get(name)).map_or("", String::as_str)
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

/// Cuts a Markdown text into title (`# …`), summary and sections (`## name`).
fn parse_text(text: &str) -> Text {
    let mut parsed = Text::default();
    let mut name: Option<String> = None;
    let mut body = String::new();
    let mut close = |name: &Option<String>, body: &mut String| {
        let content = std::mem::take(body).trim().to_owned();
        match name {
            Some(name) => drop(parsed.sections.insert(name.clone(), content)),
            None => parsed.summary = content,
        }
    };
    let mut title = String::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            close(&name, &mut body);
            name = Some(heading.trim().to_owned());
        } else if let Some(heading) = line.strip_prefix("# ") {
            heading.trim().clone_into(&mut title);
        } else {
            body.push_str(line);
            body.push('\n');
        }
    }
    close(&name, &mut body);
    parsed.title = title;
    parsed
}

macro_rules! shipped {
    ($($folder:literal),* $(,)?) => {
        const SHIPPED: &[(&str, &str, &str, &str)] = &[$((
            include_str!(concat!("../../lessons/", $folder, "/lesson.toml")),
            include_str!(concat!("../../lessons/", $folder, "/en.md")),
            include_str!(concat!("../../lessons/", $folder, "/fr.md")),
            include_str!(concat!("../../lessons/", $folder, "/solution.json")),
        )),*];
    };
}

shipped! { "01-understand-a-sheet", "02-harmonise-two-sources", "03-disaggregate-and-protect" }

/// Returns the lessons inside the program, with errors for their writers.
pub fn shipped() -> Vec<Result<Lesson, LessonError>> {
    SHIPPED
        .iter()
        .map(|(manifest, en, fr, solution)| Lesson::from_files(manifest, &[(Lang::En, en), (Lang::Fr, fr)], solution))
        .collect()
}

/// The lessons that can be played, and the folders that should be one and are not.
#[derive(Debug, Default)]
pub struct Shelf {
    pub lessons: Vec<Lesson>,
    pub broken: Vec<Message>,
}

/// Returns all lessons: those inside the program, and those of a folder `lessons` beside it or where it was started, which
/// add to them or stand in for them by id.
pub fn shelf(world: &dyn World) -> Shelf {
    let mut shelf = Shelf { lessons: shipped().into_iter().flatten().collect(), broken: Vec::new() };
    for folder in world.homes().iter().flat_map(|home| world.list(&home.join("lessons"))) {
        if world.read(&folder.join("lesson.toml")).is_err() {
            continue;
        }
        match read_folder(world, &folder) {
            Ok(lesson) => match shelf.lessons.iter_mut().find(|known| known.id == lesson.id) {
                Some(known) => *known = lesson,
                None => shelf.lessons.push(lesson),
            },
            Err(error) => {
                let message = Message::new("lessons-broken").with("folder", folder.display().to_string());
                shelf.broken.push(message.with("reason", error.message()));
            }
        }
    }
    shelf
}

/// Reads a lesson from its folder.
pub fn read_folder(world: &dyn World, folder: &Path) -> Result<Lesson, LessonError> {
    let text = |name: &str| {
        let no_file = |reason: String| LessonError::NoFile { file: name.to_owned(), reason };
        let bytes = world.read(&folder.join(name)).map_err(|error| no_file(error.to_string()))?;
        String::from_utf8(bytes).map_err(|error| no_file(error.to_string()))
    };
    let (en, fr) = (text("en.md")?, text("fr.md")?);
    Lesson::from_files(&text("lesson.toml")?, &[(Lang::En, &en), (Lang::Fr, &fr)], &text("solution.json")?)
}
