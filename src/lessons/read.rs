//! Reads a lesson from its files, wherever they lie, and says in sentences why files make no lesson.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Check, Lesson, LessonKind, N_HINTS, Question, Solution, Task, Text, Track, samples};
use crate::i18n::Lang;
use crate::markup;
use crate::message::{Explain, Message};
use crate::project::edit::Edit;

/// What `lesson.toml` holds.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    pub(super) id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) number: Option<u32>,
    pub(super) minutes: u32,
    #[serde(default)]
    pub(super) kind: LessonKind,
    #[serde(default)]
    pub(super) tracks: BTreeSet<Track>,
    #[serde(default)]
    pub(super) files: Vec<String>,
    pub(super) task: Vec<Task>,
}

/// Why a lesson's files make no lesson; for the person who writes it.
#[derive(Debug, thiserror::Error)]
pub enum LessonError {
    #[error("lesson.toml: {0}")]
    Manifest(#[from] toml::de::Error),
    #[error("solution.json: {0}")]
    Solution(#[from] serde_json::Error),
    #[error("{lang}.md has no title")]
    NoTitle { lang: &'static str },
    #[error("{lang}.md has no section {section}")]
    NoSection { lang: &'static str, section: String },
    #[error("section {section} of {lang}.md has {found} bullet points instead of {wanted}")]
    Points { lang: &'static str, section: String, found: usize, wanted: usize },
    #[error("section {section} of {lang}.md links to {term}, which is no term")]
    NoTerm { lang: &'static str, section: String, term: String },
    #[error("solution.json solves {found} tasks, the lesson has {tasks}")]
    SolutionLength { found: usize, tasks: usize },
    #[error("task {text} asks for nothing")]
    NothingAsked { text: String },
    #[error("task {text} has {found} hints")]
    Hints { text: String, found: usize },
    #[error("solution.json brings in other files in task {task}")]
    OtherFiles { task: usize },
    #[error("{file} is outside the lesson")]
    Outside { file: String },
    #[error("{file}: {reason}")]
    NoFile { file: String, reason: String },
}

impl Explain for LessonError {
    fn message(&self) -> Message {
        let file =
            |file: &str, reason: String| Message::new("lessons-bad-file").with("file", file).with("reason", reason);
        let text = |id: &'static str, lang: &str, section: &str| {
            Message::new(id).with("file", format!("{lang}.md")).with("section", section)
        };
        match self {
            Self::Manifest(error) => file("lesson.toml", error.to_string().trim().replace('\n', " ")),
            Self::Solution(error) => file("solution.json", error.to_string()),
            Self::NoFile { file: name, reason } => file(name, reason.clone()),
            Self::NoTitle { lang } => Message::new("lessons-no-title").with("file", format!("{lang}.md")),
            Self::NoSection { lang, section } => text("lessons-no-section", lang, section),
            Self::Points { lang, section, found, wanted } => {
                text("lessons-points", lang, section).with("found", *found).with("wanted", *wanted)
            }
            Self::NoTerm { lang, section, term } => text("lessons-no-term", lang, section).with("term", term),
            Self::SolutionLength { found, tasks } => {
                Message::new("lessons-solution-length").with("found", *found).with("tasks", *tasks)
            }
            Self::NothingAsked { text } => Message::new("lessons-nothing-asked").with("task", text),
            Self::Hints { text, found } => {
                Message::new("lessons-hints").with("task", text).with("found", *found).with("wanted", N_HINTS)
            }
            Self::OtherFiles { task } => Message::new("lessons-other-files").with("task", *task),
            Self::Outside { file } => Message::new("lessons-outside").with("file", file),
        }
    }
}

/// Gives the bytes of one of a lesson's files, or the reason why not.
pub type Read<'a> = &'a dyn Fn(&str) -> Result<Vec<u8>, String>;

impl Lesson {
    /// Reads a lesson; `read` gives the bytes of a file that lies directly in the lesson's folder.
    pub fn read(read: Read<'_>) -> Result<Self, LessonError> {
        let text = |name: &str| {
            let no_file = |reason: String| LessonError::NoFile { file: name.to_owned(), reason };
            String::from_utf8(read(name).map_err(no_file)?).map_err(|error| no_file(error.to_string()))
        };
        let manifest: Manifest = toml::from_str(&text("lesson.toml")?)?;
        let mut texts = BTreeMap::new();
        for lang in Lang::ALL {
            texts.insert(lang, parse_text(&text(&format!("{}.md", lang.code()))?));
        }
        let solutions: Vec<Solution> = serde_json::from_str(&text("solution.json")?)?;
        if solutions.len() != manifest.task.len() {
            return Err(LessonError::SolutionLength { found: solutions.len(), tasks: manifest.task.len() });
        }
        let mut data = Vec::with_capacity(manifest.files.len());
        for name in manifest.files {
            let bytes: Arc<[u8]> = match samples::sample(&name) {
                Some(bytes) => bytes.into(),
                None if !is_plain_name(&name) => return Err(LessonError::Outside { file: name }),
                None => {
                    let no_file = |reason| LessonError::NoFile { file: name.clone(), reason };
                    read(&name).map_err(no_file)?.into()
                }
            };
            data.push((name, bytes));
        }
        let lesson = Self {
            id: manifest.id,
            number: manifest.number,
            minutes: manifest.minutes,
            kind: manifest.kind,
            tracks: manifest.tracks,
            data,
            tasks: manifest.task,
            texts,
            solutions,
        };
        lesson.examine()?;
        Ok(lesson)
    }

    /// Says what keeps the files from being a lesson.
    fn examine(&self) -> Result<(), LessonError> {
        for task in &self.tasks {
            let text = task.text.clone();
            if task.check.is_empty() && task.question.is_none() {
                return Err(LessonError::NothingAsked { text });
            }
            let wanted = if self.kind == LessonKind::Test { 0 } else { N_HINTS };
            if task.hint.len() != wanted {
                return Err(LessonError::Hints { text, found: task.hint.len() });
            }
        }
        let brings = |edit: &Edit| matches!(edit, Edit::AddSource { .. } | Edit::ReplaceSource { .. });
        for (solution, task) in self.solutions.iter().zip(1..) {
            let all = solution.solve.iter().chain(&solution.other).chain(solution.mistakes.values().flatten());
            if all.into_iter().any(brings) {
                return Err(LessonError::OtherFiles { task });
            }
        }
        self.texts.iter().try_for_each(|(lang, text)| self.examine_text(*lang, text))
    }

    fn examine_text(&self, lang: Lang, text: &Text) -> Result<(), LessonError> {
        let code = lang.code();
        if text.title.is_empty() {
            return Err(LessonError::NoTitle { lang: code });
        }
        let named = |section: &str| {
            let no_section = || LessonError::NoSection { lang: code, section: section.to_owned() };
            text.sections.get(section).filter(|text| !text.is_empty()).ok_or_else(no_section)
        };
        for task in &self.tasks {
            for section in [&task.text].into_iter().chain(&task.hint).chain(task.mistake.iter().map(|one| &one.text)) {
                named(section)?;
            }
            let Some(question) = &task.question else { continue };
            let mut n_points = None;
            for (section, at_least) in question.sections() {
                let found = markup::bullets(named(section)?).len();
                let other = Lang::ALL.into_iter().map(|lang| markup::bullets(self.section(lang, section)).len()).max();
                let wanted = at_least.max(n_points.unwrap_or(0)).max(other.unwrap_or(0));
                if question.lists().contains(&section) {
                    n_points = Some(found);
                    if found != wanted {
                        let section = section.to_owned();
                        return Err(LessonError::Points { lang: code, section, found, wanted });
                    }
                }
            }
            if let Question::Order { options, too_early: Some(section) } = question {
                // The first point cannot stand too early.
                let wanted = markup::bullets(named(options)?).len().saturating_sub(1);
                let (section, found) = (section.to_owned(), markup::bullets(named(section)?).len());
                if found != wanted {
                    return Err(LessonError::Points { lang: code, section, found, wanted });
                }
            }
            if let Question::Choose { options, right, .. } = question
                && (right.is_empty() || right.contains(&0))
            {
                let section = options.clone();
                return Err(LessonError::Points { lang: code, section, found: 0, wanted: 1 });
            }
        }
        for (section, body) in &text.sections {
            for term in markup::terms(body) {
                if super::glossary::term(lang, &term).is_none() {
                    return Err(LessonError::NoTerm { lang: code, section: section.clone(), term });
                }
            }
        }
        Ok(())
    }

    /// Returns every check of a task.
    pub fn checks(&self, task: usize) -> &[Check] {
        self.tasks.get(task).map_or(&[], |task| &task.check)
    }
}

/// Returns whether a name stays in the folder in which it is looked up, on every system.
fn is_plain_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\', ':', '\0']) && name != "." && name != ".."
}

/// Cuts a Markdown text into title (`# …`), summary and sections (`## name`).
pub(super) fn parse_text(text: &str) -> Text {
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
