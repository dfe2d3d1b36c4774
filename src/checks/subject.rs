//! The table a check looks at: its columns by what they measure, or by what they are called.

use polars::prelude::{Float64Chunked, StringChunked};

use super::names::Role;
use crate::data::date::Date;
use crate::data::words::{has_phrase, plain};
use crate::data::{Column, Concept, Dataset, Kind};
use crate::message::Message;
use crate::steps::concept_word;

/// A table being checked.
pub(super) struct Subject<'a> {
    pub(super) data: &'a Dataset,
    /// The day on which it is checked: nothing recorded lies after it.
    pub(super) today: Option<Date>,
    plain_names: Vec<String>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(data: &'a Dataset, today: &str) -> Self {
        let plain_names = data.schema.columns.iter().map(|column| plain(&column.name)).collect();
        Self { data, today: Date::read(today), plain_names }
    }

    /// Returns whether a column was added when the table was read: the text beside a figure, what it says of itself.
    pub(super) fn is_remark(name: &str) -> bool {
        matches!(name, "value_text" | "status" | "aggregate")
    }

    pub(super) fn n_rows(&self) -> usize {
        self.data.n_rows()
    }

    pub(super) fn columns(&self) -> &'a [Column] {
        &self.data.schema.columns
    }

    /// Returns the column that measures a concept.
    pub(super) fn concept(&self, concept: Concept) -> Option<&'a Column> {
        self.data.schema.with_concept(concept)
    }

    /// Returns the column of a concept, or the sentence that says that there is none.
    pub(super) fn needed(&self, concept: Concept) -> Result<&'a Column, Message> {
        self.concept(concept).ok_or_else(|| needs_concept(concept))
    }

    /// Returns the column of a kind that is called like a role: the one named exactly so, else the only one that speaks of it.
    pub(super) fn called(&self, role: Role, kinds: &[Kind]) -> Option<&'a Column> {
        let of_kind =
            || self.columns().iter().zip(&self.plain_names).filter(|(column, _)| kinds.contains(&column.kind));
        let exact = of_kind().find(|(_, name)| role.phrases().contains(&name.as_str()));
        if let Some((column, _)) = exact {
            return Some(column);
        }
        let mut speaking = of_kind().filter(|(_, name)| role.phrases().iter().any(|phrase| has_phrase(name, phrase)));
        let first = speaking.next();
        first.filter(|_| speaking.next().is_none()).map(|(column, _)| column)
    }

    /// Returns whether a column is called like a role.
    pub(super) fn is_called(column: &Column, role: Role) -> bool {
        let name = plain(&column.name);
        role.phrases().iter().any(|phrase| has_phrase(&name, phrase))
    }

    /// Returns the values of a text column.
    pub(super) fn texts(&self, column: &str) -> Option<&'a StringChunked> {
        self.data.frame.column(column).ok()?.str().ok()
    }

    /// Returns the values of a number column.
    pub(super) fn numbers(&self, column: &str) -> Option<&'a Float64Chunked> {
        self.data.frame.column(column).ok()?.f64().ok()
    }

    /// Returns the values of a column as numbers, text in machine form included.
    pub(super) fn as_numbers(&self, column: &str) -> Vec<Option<f64>> {
        if let Some(numbers) = self.numbers(column) {
            return numbers.iter().collect();
        }
        let texts = self.texts(column).into_iter().flat_map(StringChunked::iter);
        texts.map(|text| text?.trim().parse().ok()).collect()
    }

    /// Returns the dates of a column.
    pub(super) fn dates(&self, column: &str) -> Vec<Option<Date>> {
        if let Some(numbers) = self.numbers(column) {
            return numbers.iter().map(|number| Date::read(&format!("{:.0}", number?))).collect();
        }
        let Some(texts) = self.texts(column) else { return Vec::new() };
        let ways = [true, false].map(|is_day_first| {
            texts.iter().map(|text| Date::read_written(text?, is_day_first)).collect::<Vec<Option<Date>>>()
        });
        // Of texts, whichever order more of them fit.
        let n_read = |dates: &Vec<Option<Date>>| dates.iter().flatten().count();
        let [day_first, month_first] = ways;
        if n_read(&month_first) > n_read(&day_first) { month_first } else { day_first }
    }

    /// Returns what each row counts: its weight, or one.
    pub(super) fn weights(&self) -> Vec<f64> {
        let weights = self.concept(Concept::Weight).and_then(|column| self.numbers(&column.name));
        weights.map_or_else(
            || vec![1.0; self.n_rows()],
            |weights| weights.iter().map(|weight| weight.filter(|weight| *weight > 0.0).unwrap_or(0.0)).collect(),
        )
    }

    /// Returns whether the table holds figures of groups rather than persons, events or consignments.
    pub(super) fn is_of_figures(&self) -> bool {
        self.concept(Concept::ObservedValue).is_some_and(|column| column.kind == Kind::Number)
    }
}

/// Says which concept a check would need.
pub(super) fn needs_concept(concept: Concept) -> Message {
    Message::new("checks-needs-concept").with("concept", concept_word(concept))
}

/// Returns a number of rows as a number to calculate with.
pub(super) fn float(n: usize) -> f64 {
    n as f64
}

/// Rounds what a sentence says to a number of decimals.
pub(super) fn rounded(number: f64, decimals: i32) -> f64 {
    let scale = libm::pow(10.0, f64::from(decimals));
    (number * scale).round() / scale
}
