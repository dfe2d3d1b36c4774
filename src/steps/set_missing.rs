//! Makes impossible values missing: ages of 999, numbers outside a range, listed marks. Says which rows.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{ColumnValues, Dataset, Kind, Schema};
use crate::grid::Rect;
use crate::message::{Message, Note, Place, Severity};

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// Which values are no values. Works in the column itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetMissing {
    pub column: String,
    /// The smallest possible number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The largest possible number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    #[serde(default)]
    pub values: Vec<String>,
}

/// Rows named one by one before the rest is only counted.
const NAMED_ROWS: usize = 20;

impl SetMissing {
    fn is_in_range(&self, number: f64) -> bool {
        let reaches = self.min.is_none_or(|min| number >= min);
        let stays = self.max.is_none_or(|max| number <= max);
        reaches && stays
    }
}

impl StepKind for SetMissing {
    const ID: &'static str = "set_missing";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: table::ANY }),
                Field::optional("min", FieldKind::Number { min: None, max: None }),
                Field::optional("max", FieldKind::Number { min: None, max: None }),
                Field::optional("values", FieldKind::Values),
            ]
        }
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        let has_range = self.min.is_some() || self.max.is_some();
        let kinds = if has_range { table::NUMBERS } else { table::ANY };
        table::column(schema, &self.column, kinds, Self::ID)?;
        if !has_range && self.values.is_empty() {
            return Err(StepError::Unset { field: "values", step: Self::ID });
        }
        match (self.min, self.max) {
            (Some(min), Some(max)) if min > max => Err(StepError::EmptyRange { min, max, step: Self::ID }),
            _ => Ok(schema.clone()),
        }
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let listed: BTreeSet<&str> = self.values.iter().map(|value| value.trim()).collect();
        let mut tally = Tally::default();
        let mut set_aside = Vec::new();
        let texts = table::texts(&data, &self.column);
        let is_number = planned.column(&self.column).is_some_and(|column| column.kind == Kind::Number);
        let values = if is_number {
            let mut numbers = table::numbers(&data, &self.column);
            for (row, (number, text)) in numbers.iter_mut().zip(&texts).enumerate() {
                let is_bad = number.is_some_and(|number| !self.is_in_range(number));
                if is_bad || text.as_ref().is_some_and(|text| listed.contains(text.trim())) {
                    *number = None;
                    set_aside.push((row, text.clone().unwrap_or_default().into_owned()));
                    tally.change();
                } else {
                    tally.keep();
                }
            }
            ColumnValues::Numbers(numbers)
        } else {
            let mut kept = Vec::with_capacity(texts.len());
            for (row, text) in texts.into_iter().enumerate() {
                let is_bad = text.as_ref().is_some_and(|text| listed.contains(text.trim()));
                if is_bad {
                    set_aside.push((row, text.unwrap_or_default().into_owned()));
                    tally.change();
                    kept.push(None);
                } else {
                    tally.keep();
                    kept.push(text.map(std::borrow::Cow::into_owned));
                }
            }
            ColumnValues::Texts(kept)
        };
        tally.notes = self.notes(&data, &set_aside);
        for (_, value) in &set_aside {
            tally.list(value.trim());
        }
        let data = table::with_values(data, planned, vec![(self.column.clone(), values)], Self::ID)?;
        Ok((data, tally.report()))
    }

    fn sentence(&self) -> Message {
        const SHOWN: usize = 8;
        let range = match (self.min, self.max) {
            (Some(_), Some(_)) => "between",
            (Some(_), None) => "from",
            (None, Some(_)) => "to",
            (None, None) => "none",
        };
        word(Self::ID, "done")
            .with("column", &self.column)
            .with("range", range)
            .with("min", self.min.unwrap_or_default())
            .with("max", self.max.unwrap_or_default())
            .with("listed", if self.values.is_empty() { "no" } else { "yes" })
            .with("values", self.values.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", "))
            .with("more", self.values.len().saturating_sub(SHOWN))
    }
}

impl SetMissing {
    /// Names the rows that lost a value, as the sheet counts them, and counts those past the first twenty.
    fn notes(&self, data: &Dataset, set_aside: &[(usize, String)]) -> Vec<Note> {
        let place = |source: &str, sheet: &str, area: Option<Rect>| Place {
            source: Some(source.to_owned()),
            sheet: Some(sheet.to_owned()).filter(|sheet| !sheet.is_empty()),
            area,
        };
        let place_of = |row: usize| {
            let (source, sheet, area) = data.origin.place(row, &self.column);
            place(source, sheet, area)
        };
        let named = set_aside.iter().take(NAMED_ROWS).map(|(row, value)| Note {
            severity: Severity::Changed,
            place: place_of(*row),
            message: word(Self::ID, "row").with("value", value).with("column", &self.column),
        });
        let mut notes: Vec<Note> = named.collect();
        if set_aside.len() > NAMED_ROWS {
            let message =
                word(Self::ID, "more").with("count", set_aside.len() - NAMED_ROWS).with("column", &self.column);
            notes.push(Note {
                severity: Severity::Changed,
                place: place(&data.origin.source, &data.origin.sheet, None),
                message,
            });
        }
        notes
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;

    fn ages() -> SetMissing {
        SetMissing { column: "age".to_owned(), min: Some(0.0), max: Some(120.0), values: vec!["98".to_owned()] }
    }

    #[test]
    fn impossible_ages_become_missing_and_their_rows_are_named() {
        let report = check(
            "age:number | x\n 30 | a\n 999 | b\n -1 | c\n 98 | d",
            Step::SetMissing(ages()),
            "age:number | x\n 30 | a\n | b\n | c\n | d",
        );
        assert_eq!((report.changed, report.kept, report.missing), (3, 1, 0));
        assert_eq!(report.notes[0].place.area, Some(Rect::cell(2, 0)), "999 stands in the third row of the sheet");
    }

    #[test]
    fn twenty_rows_are_named_and_the_rest_counted() {
        let before = format!("age:number{}", "\n 999".repeat(25));
        assert_eq!(run(&before, Step::SetMissing(ages())).unwrap().1.notes.len(), 21);
    }

    #[test]
    fn marks_in_texts_become_missing_but_a_range_needs_numbers() {
        let marks = SetMissing { column: "a".to_owned(), values: vec!["n.d.".to_owned()], ..SetMissing::default() };
        check("a | b\n n.d. | 1\n x | 2", Step::SetMissing(marks.clone()), "a | b\n | 1\n x | 2");
        let range = SetMissing { min: Some(1.0), ..marks };
        assert!(matches!(run("a | b\n x | 1", Step::SetMissing(range)), Err(StepError::WrongKind { .. })));
        let empty = SetMissing { min: Some(2.0), max: Some(1.0), ..ages() };
        assert!(matches!(run("age:number\n 1", Step::SetMissing(empty)), Err(StepError::EmptyRange { .. })));
    }
}
