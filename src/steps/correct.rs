//! Puts other values in single cells: what a sender answered, or what somebody who knows said.
//!
//! Each is listed with the old value, the new one and the reason; one whose old value is not there any more is not applied.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{ColumnValues, Dataset, Kind, Schema};
use crate::message::{Message, Note, Place, Severity};

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The cells of a column that get another value. Works in the column itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correct {
    pub column: String,
    #[serde(default)]
    pub cells: Vec<Correction>,
}

/// Another value for one cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The row of the table before the step, counted from 1.
    pub row: usize,
    /// Where the value stood, as [`place_of`] writes it: the row is found by it where rows have moved since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// In machine form; nothing where the cell was empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// In machine form; nothing where the cell becomes empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
    /// Who said so, and why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Corrections named in the sentence of the step.
const NAMED: usize = 3;

/// Writes where a value of a dataset stood: `file|sheet!B5`; nothing where that is not known.
pub fn place_of(data: &Dataset, row: usize, column: &str) -> Option<String> {
    let (source, sheet, cell) = data.origin.place(row, column);
    Some(format!("{source}|{sheet}!{}", cell?))
}

impl Correct {
    /// Returns the row of a correction: the one it names where the value still stands there, else the one of its place.
    fn row(
        &self,
        data: &Dataset,
        correction: &Correction,
        places: &mut Option<HashMap<String, usize>>,
    ) -> Option<usize> {
        let named = correction.row.checked_sub(1).filter(|row| *row < data.n_rows());
        let Some(place) = &correction.place else { return named };
        let is_there = |row: &usize| place_of(data, *row, &self.column).as_ref() == Some(place);
        if let Some(row) = named.filter(is_there) {
            return Some(row);
        }
        let all = || (0..data.n_rows()).filter_map(|row| Some((place_of(data, row, &self.column)?, row))).collect();
        places.get_or_insert_with(all).get(place).copied()
    }

    fn note(&self, data: &Dataset, row: Option<usize>, correction: &Correction, is_done: bool) -> Note {
        let (source, sheet, area) = row
            .map_or((data.origin.source.as_str(), data.origin.sheet.as_str(), None), |row| {
                data.origin.place(row, &self.column)
            });
        let place = Place { source: Some(source.to_owned()), sheet: Some(sheet.to_owned()), area };
        let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
        let message = word(Self::ID, if is_done { "cell" } else { "left" })
            .with("row", correction.row)
            .with("column", &self.column)
            .with("old", text(&correction.old))
            .with("new", text(&correction.new))
            .with("reason", &correction.reason);
        Note { severity: Severity::Changed, place, message }
    }
}

impl StepKind for Correct {
    const ID: &'static str = "correct";

    fn fields(&self) -> &'static [Field] {
        const { &[Field::new("column", FieldKind::Column { kinds: table::ANY })] }
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        let column = table::column(schema, &self.column, table::ANY, Self::ID)?;
        if self.cells.is_empty() {
            return Err(StepError::Unset { field: "cells", step: Self::ID });
        }
        let is_bad = |text: &String| text.trim().parse::<f64>().is_err();
        if column.kind == Kind::Number && self.cells.iter().filter_map(|cell| cell.new.as_ref()).any(is_bad) {
            return Err(StepError::BadValue { field: "cells", step: Self::ID });
        }
        Ok(schema.clone())
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let texts = data.texts(&self.column).unwrap_or_default();
        let mut tally = Tally::default();
        let mut changes: BTreeMap<usize, &Option<String>> = BTreeMap::new();
        let mut places = None;
        for correction in &self.cells {
            let row = self.row(&data, correction, &mut places);
            let holds =
                |row: &usize| texts.get(*row).is_some_and(|text| is_same(text.as_deref(), correction.old.as_deref()));
            let found = row.filter(holds);
            if let Some(row) = found {
                changes.insert(row, &correction.new);
            } else {
                tally.list(correction.old.as_deref().unwrap_or_default());
            }
            tally.notes.push(self.note(&data, row, correction, found.is_some()));
        }
        for row in 0..data.n_rows() {
            if changes.contains_key(&row) { tally.change() } else { tally.keep() }
        }
        let is_number = planned.column(&self.column).is_some_and(|column| column.kind == Kind::Number);
        let values = if is_number {
            let mut numbers = table::numbers(&data, &self.column);
            for (row, new) in changes {
                numbers[row] = new.as_ref().and_then(|text| text.trim().parse().ok());
            }
            ColumnValues::Numbers(numbers)
        } else {
            let mut texts = texts;
            for (row, new) in changes {
                texts[row].clone_from(new);
            }
            ColumnValues::Texts(texts)
        };
        let data = table::with_values(data, planned, vec![(self.column.clone(), values)], Self::ID)?;
        Ok((data, tally.report()))
    }

    fn sentence(&self) -> Message {
        let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
        let named = self
            .cells
            .iter()
            .take(NAMED)
            .map(|cell| format!("{}: {} → {}", cell.row, text(&cell.old), text(&cell.new)));
        word(Self::ID, "done")
            .with("column", &self.column)
            .with("n", self.cells.len())
            .with("cells", named.collect::<Vec<_>>().join("; "))
            .with("more", self.cells.len().saturating_sub(NAMED))
    }
}

/// Returns whether two values in machine form are the same, `5.0` and `5` among them.
fn is_same(one: Option<&str>, other: Option<&str>) -> bool {
    let number = |text: Option<&str>| text?.trim().parse::<f64>().ok();
    let filled = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    filled(one) == filled(other) || number(one).zip(number(other)).is_some_and(|(one, other)| one == other)
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run, table};
    use super::*;

    fn correction(row: usize, old: &str, new: &str) -> Correction {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Correction { row, place: None, old: text(old), new: text(new), reason: "reply".to_owned() }
    }

    #[test]
    fn a_cell_takes_its_new_value_only_while_it_holds_the_old_one() {
        let cells = vec![correction(1, "999", "34"), correction(2, "7", "8"), correction(3, "", "5")];
        let step = Correct { column: "age".to_owned(), cells };
        let report = check(
            "age:number | x\n 999 | a\n 30 | b\n | c",
            Step::Correct(step),
            "age:number | x\n 34 | a\n 30 | b\n 5 | c",
        );
        assert_eq!((report.changed, report.kept), (2, 1));
        assert_eq!(report.unmatched_rows(), [("7", 1)], "row 2 holds another value");
        assert_eq!(report.notes.len(), 3);
    }

    #[test]
    fn a_row_that_moved_is_found_by_the_place_of_its_cell() {
        let before = table("name | age:number\n Awa | 999\n Ali | 12");
        let place = place_of(&before, 1, "age");
        assert_eq!(place.as_deref(), Some("t.xlsx|S!A3"), "the second row stands in the third of the sheet");
        // The fixture gives every column the first cell of its row.
        let cell = Correction { row: 7, place, ..correction(7, "12", "21") };
        let step = Correct { column: "age".to_owned(), cells: vec![cell] };
        let (after, report) = run("name | age:number\n Awa | 999\n Ali | 12", Step::Correct(step)).unwrap();
        assert_eq!((after.number(1, 1), report.changed), (Some(21.0), 1));
    }

    #[test]
    fn words_are_no_numbers() {
        let step = Correct { column: "age".to_owned(), cells: vec![correction(1, "999", "many")] };
        assert!(matches!(run("age:number\n 999", Step::Correct(step)), Err(StepError::BadValue { .. })));
        let none = Step::Correct(Correct { column: "age".to_owned(), cells: Vec::new() });
        assert!(matches!(run("age:number\n 999", none), Err(StepError::Unset { .. })));
    }
}
