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
    /// The edits that solve each task, in order.
    solution: Vec<Vec<Edit>>,
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
    #[serde(default)]
    hint: Vec<String>,
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
    #[error("{lang}.md has no section “{section}”")]
    NoSection { lang: &'static str, section: String },
    #[error("solution.json solves {found} tasks, the lesson has {tasks}")]
    SolutionLength { found: usize, tasks: usize },
    #[error("{0} is not UTF-8 or not there")]
    NoFile(String),
}

impl Lesson {
    /// Reads a lesson from its four files.
    pub fn from_files(manifest: &str, texts: &[(Lang, &str)], solution: &str) -> Result<Self, LessonError> {
        let Manifest { id, minutes, files, task: tasks } = toml::from_str(manifest)?;
        let solution: Vec<Vec<Edit>> = serde_json::from_str(solution)?;
        if solution.len() != tasks.len() {
            return Err(LessonError::SolutionLength { found: solution.len(), tasks: tasks.len() });
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
        Ok(Self { id, minutes, files, tasks, texts, solution })
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
        let reached = |mistake: &&Mistake| mistake.when.iter().all(|check| check.passes(state).is_passed);
        self.tasks.get(task)?.mistake.iter().find(reached).map(|mistake| self.section(lang, &mistake.text))
    }

    /// Returns the edits that solve a task.
    pub fn solution(&self, task: usize) -> &[Edit] {
        self.solution.get(task).map_or(&[], Vec::as_slice)
    }

    fn section(&self, lang: Lang, name: &str) -> &str {
        self.texts.get(&lang).and_then(|text| text.sections.get(name)).map_or("", String::as_str)
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

shipped! {}

/// Returns the lessons inside the program, with errors for their writers.
pub fn shipped() -> Vec<Result<Lesson, LessonError>> {
    SHIPPED
        .iter()
        .map(|(manifest, en, fr, solution)| Lesson::from_files(manifest, &[(Lang::En, en), (Lang::Fr, fr)], solution))
        .collect()
}

/// Returns all lessons: those inside the program, and those of a folder `lessons` beside the work, which add to them or
/// stand in for them by id.
pub fn lessons(world: &dyn World) -> Vec<Lesson> {
    let mut found: Vec<Lesson> = shipped().into_iter().flatten().collect();
    for folder in world.list(Path::new("lessons")) {
        let Ok(lesson) = read_folder(world, &folder) else { continue };
        match found.iter_mut().find(|known| known.id == lesson.id) {
            Some(known) => *known = lesson,
            None => found.push(lesson),
        }
    }
    found
}

/// Reads a lesson from its folder.
pub fn read_folder(world: &dyn World, folder: &Path) -> Result<Lesson, LessonError> {
    let text = |name: &str| {
        let bytes = world.read(&folder.join(name)).map_err(|error| LessonError::NoFile(format!("{name} ({error})")))?;
        String::from_utf8(bytes).map_err(|error| LessonError::NoFile(format!("{name} ({error})")))
    };
    let (en, fr) = (text("en.md")?, text("fr.md")?);
    Lesson::from_files(&text("lesson.toml")?, &[(Lang::En, &en), (Lang::Fr, &fr)], &text("solution.json")?)
}
