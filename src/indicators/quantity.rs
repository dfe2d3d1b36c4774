//! Columns that an indicator reads beside those with a meaning of their own: benefits received, duties paid, people of an age.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::IndicatorError;
use super::tables::texts;
use crate::data::words::plain;
use crate::data::{Column, ColumnValues, Dataset, Kind, Schema};
use crate::message::Message;

/// A column that an indicator reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// What formulas call it, and the command line: `in_education`.
    pub id: String,
    #[serde(default)]
    pub kind: QuantityKind,
    /// What columns of it are usually called, in any language.
    #[serde(default)]
    pub names: Vec<String>,
    pub en: String,
    pub fr: String,
}

/// What the values of a quantity are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuantityKind {
    #[default]
    Number,
    /// Yes or no, in words of several languages or as 1 and 0.
    YesNo,
    /// A code or a name.
    Text,
}

/// Answers that are a yes or a no, in plain form; 2 is a no in questionnaires.
const YES: [&str; 10] = ["1", "yes", "y", "true", "oui", "o", "vrai", "si", "sim", "نعم"];
const NO: [&str; 11] = ["0", "2", "no", "n", "false", "non", "faux", "nao", "nein", "none", "لا"];

/// Returns whether an answer is a yes, in any of the languages.
pub(crate) fn is_yes(answer: &str) -> bool {
    YES.contains(&plain(answer).as_str())
}

/// Returns whether an answer is a no, in any of the languages.
pub(crate) fn is_no(answer: &str) -> bool {
    NO.contains(&plain(answer).as_str())
}

impl Quantity {
    /// Returns its name.
    pub fn name(&self) -> Message {
        super::two_words(&self.en, &self.fr)
    }

    /// Returns the column that holds it: the one that was chosen, or the only one that is called like it.
    pub fn column<'s>(&self, schema: &'s Schema, chosen: &BTreeMap<String, String>) -> Option<&'s Column> {
        if let Some(column) = chosen.get(&self.id).and_then(|name| schema.column(name)) {
            return Some(column);
        }
        if let Some(column) = schema.column(&self.id) {
            return Some(column);
        }
        let names: Vec<String> = self.names.iter().chain([&self.en, &self.fr]).map(|name| plain(name)).collect();
        let mut called = schema.columns.iter().filter(|column| names.contains(&plain(&column.name)));
        called.next().filter(|_| called.next().is_none())
    }

    /// Returns its values as a column of a table; also how many answers are neither yes nor no.
    pub(super) fn values(&self, data: &Dataset, column: &Column) -> Result<(ColumnValues, usize), IndicatorError> {
        let no_number = || IndicatorError::NoNumbers { column: column.name.clone(), quantity: self.name() };
        match self.kind {
            QuantityKind::Number => Ok((ColumnValues::Numbers(data.numbers(&column.name).ok_or_else(no_number)?), 0)),
            QuantityKind::Text => Ok((ColumnValues::Texts(texts(data, &column.name)), 0)),
            QuantityKind::YesNo => {
                let mut n_unknown = 0;
                let answers = texts(data, &column.name).into_iter().map(|answer| {
                    let answer = answer?;
                    let value = if is_yes(&answer) {
                        Some(1.0)
                    } else if is_no(&answer) {
                        Some(0.0)
                    } else {
                        None
                    };
                    n_unknown += usize::from(value.is_none() && !plain(&answer).is_empty());
                    value
                });
                let answers: Vec<Option<f64>> = answers.collect();
                Ok((ColumnValues::Numbers(answers), n_unknown))
            }
        }
    }

    /// Returns the kind of column its values make.
    pub(super) fn column_kind(&self) -> Kind {
        if self.kind == QuantityKind::Text { Kind::Text } else { Kind::Number }
    }
}
