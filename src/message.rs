//! What the core says: ids with arguments, never sentences.
//!
//! The edges (window, command line, exported report) turn a [`Message`] into words of a language with `i18n::say`.
//! Nothing here may know a language.

use std::borrow::Cow;
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use crate::grid::Rect;

/// A sentence still without a language: an id of `assets/lang` and its arguments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    pub id: Cow<'static, str>,
    pub args: Vec<(Cow<'static, str>, Arg)>,
}

/// One argument of a [`Message`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    /// Shown as it is: names, file names, cell contents.
    Text(String),
    /// A whole number, grouped and pluralised by the language.
    Integer(i64),
    /// A number with decimals, written in the language's way.
    Number(f64),
    /// A sentence inside a sentence, rendered in the same language.
    Message(Message),
}

impl Message {
    /// Starts a message without arguments.
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self { id: id.into(), args: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((Cow::Borrowed(name), value.into()));
        self
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Integer(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Integer(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Arg {
    fn from(count: u32) -> Self {
        Self::Integer(i64::from(count))
    }
}

impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Self::Integer(count)
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

/// Returns a day such as `2026-11-28` for a sentence, its month in words; any other text as it is.
pub fn day(iso: &str) -> Arg {
    let parts: Vec<&str> = iso.split('-').collect();
    let [year, month, day] = parts[..] else { return iso.into() };
    match (year.parse::<u32>(), month.parse::<u32>(), day.parse::<u32>()) {
        (Ok(_), Ok(month @ 1..=12), Ok(day @ 1..=31)) => {
            Message::new("app-day").with("day", day).with("month", month).with("year", year).into()
        }
        _ => iso.into(),
    }
}

/// Anything that can say what happened and what to do: every error of every room.
pub trait Explain {
    /// Returns the sentence for a person.
    fn message(&self) -> Message;
}

/// How grave a [`Note`] is: lost data is an error, changed data a warning, a guess a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing, nothing was touched.
    Info,
    /// The program decided something the data did not say.
    Guessed,
    /// A value is not what stood in the file.
    Changed,
    /// A value of the file is not in the result.
    Lost,
}

/// Where something is: a source and, inside it, a sheet and cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub source: Option<String>,
    pub sheet: Option<String>,
    pub area: Option<Rect>,
}

/// One thing that was read, guessed, changed or dropped, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    pub severity: Severity,
    pub place: Place,
    pub message: Message,
}

/// Collects [`Note`]s while a job runs; shared by reference through `Cx`.
#[derive(Debug, Default)]
pub struct Notes(Mutex<Vec<Note>>);

impl Notes {
    /// Adds a note.
    pub fn push(&self, severity: Severity, place: Place, message: Message) {
        self.lock().push(Note { severity, place, message });
    }

    /// Adds the notes of a part of the job that ran beside others.
    pub fn append(&self, others: &Self) {
        let mut others = others.take();
        self.lock().append(&mut others);
    }

    /// Takes all notes out, in the order they came.
    pub fn take(&self) -> Vec<Note> {
        std::mem::take(&mut self.lock())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Note>> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
