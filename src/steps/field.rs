//! How a step describes its parameters: forms, help pages and the command line all derive from it.
//!
//! A form edits the JSON object of a step; nothing here may know how a form looks.

use crate::data::Kind;
use crate::message::Message;

/// One parameter of a step: its key in the JSON object and what may stand there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    pub id: &'static str,
    pub kind: FieldKind,
    /// Whether the step can run without it.
    pub is_optional: bool,
}

/// What may stand in a [`Field`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FieldKind {
    /// The name of a column of one of these kinds: a string.
    Column {
        kinds: &'static [Kind],
    },
    /// Names of columns: a list of strings.
    Columns,
    /// Free text, such as the name of a new column: a string.
    Text,
    Number {
        min: Option<f64>,
        max: Option<f64>,
    },
    /// One of these strings.
    Choice(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// The id of a `Concept`.
    Concept,
    /// The id of a code list.
    CodeList,
    /// A code of the code list that the step's column belongs to: a string.
    Code,
    /// Values of the step's column: a list of strings.
    Values,
    /// Value → code, or null where the value is set aside: an object.
    ValueMap,
    /// Value → number: an object.
    NumberMap,
    /// An expression in SQL over the columns: a string.
    Expression,
    /// Limits of bands, ascending: a list of numbers.
    Numbers,
}

impl Field {
    /// Makes a parameter that must be given.
    pub const fn new(id: &'static str, kind: FieldKind) -> Self {
        Self { id, kind, is_optional: false }
    }

    /// Makes a parameter that may be left out.
    pub const fn optional(id: &'static str, kind: FieldKind) -> Self {
        Self { id, kind, is_optional: true }
    }
}

/// Returns the words of a part of a step: `title`, `help`, `done`, `result`, or a field's id.
pub fn word(step: &str, part: &str) -> Message {
    Message::new(format!("steps-{}-{}", step.replace('_', "-"), part.replace('_', "-")))
}

/// Returns the words of one answer of a [`FieldKind::Choice`].
pub fn choice_word(step: &str, field: &str, choice: &str) -> Message {
    word(step, &format!("{field}-{choice}"))
}
