//! Puts a limit in the place of extreme values, so that nobody is known by an income or an age that few have.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{ColumnValues, Dataset, Schema};
use crate::message::{Message, Note, Place, Severity};

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The limits of a column. Works in the column itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopCode {
    pub column: String,
    /// Values below it become it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lowest: Option<f64>,
    /// Values above it become it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest: Option<f64>,
}

impl TopCode {
    fn limited(&self, number: f64) -> f64 {
        // What is no number stays none.
        match (self.lowest, self.highest) {
            (Some(lowest), _) if number < lowest => lowest,
            (_, Some(highest)) if number > highest => highest,
            _ => number,
        }
    }
}

impl StepKind for TopCode {
    const ID: &'static str = "top_code";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: table::NUMBERS }),
                Field::optional("lowest", FieldKind::Number { min: None, max: None }),
                Field::optional("highest", FieldKind::Number { min: None, max: None }),
            ]
        }
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        table::column(schema, &self.column, table::NUMBERS, Self::ID)?;
        match (self.lowest, self.highest) {
            (None, None) => Err(StepError::Unset { field: "highest", step: Self::ID }),
            (Some(min), Some(max)) if min > max => Err(StepError::EmptyRange { min, max, step: Self::ID }),
            _ => Ok(schema.clone()),
        }
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let before = table::numbers(&data, &self.column);
        let mut tally = Tally::default();
        let after: Vec<Option<f64>> = before.iter().map(|number| number.map(|number| self.limited(number))).collect();
        for (before, after) in before.iter().zip(&after) {
            if before == after { tally.keep() } else { tally.change() }
        }
        tally.notes.extend(sums_said(Self::ID, &self.column, &data, (&before, &after)));
        let data =
            table::with_values(data, planned, vec![(self.column.clone(), ColumnValues::Numbers(after))], Self::ID)?;
        Ok((data, tally.report()))
    }

    fn sentence(&self) -> Message {
        let id = match (self.lowest, self.highest) {
            (Some(_), Some(_)) => "done",
            (Some(_), None) => "done-lowest",
            _ => "done-highest",
        };
        let sentence = word(Self::ID, id).with("column", &self.column);
        sentence.with("lowest", self.lowest.unwrap_or_default()).with("highest", self.highest.unwrap_or_default())
    }
}

/// Says what a step did to the sum of a column, which tables made of it show.
pub(super) fn sums_said(
    step: &str,
    column: &str,
    data: &Dataset,
    (before, after): (&[Option<f64>], &[Option<f64>]),
) -> Option<Note> {
    let finite = |number: &&f64| number.is_finite();
    let sum = |numbers: &[Option<f64>]| numbers.iter().flatten().filter(finite).sum::<f64>();
    let (old, new) = (sum(before), sum(after));
    let message = word(step, "sums").with("column", column).with("before", old).with("after", new);
    let place = Place { source: Some(data.origin.source.clone()), ..Place::default() };
    (old.total_cmp(&new).is_ne()).then_some(Note { severity: Severity::Lost, place, message })
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;

    fn step(lowest: Option<f64>, highest: Option<f64>) -> Step {
        Step::TopCode(TopCode { column: "age".to_owned(), lowest, highest })
    }

    #[test]
    fn extreme_values_become_the_limit_and_missing_ones_stay_missing() {
        let before = "age:number | n\n 12 | a\n 99 | b\n | c\n 40 | d";
        let report = check(before, step(Some(15.0), Some(90.0)), "age:number | n\n 15 | a\n 90 | b\n | c\n 40 | d");
        assert_eq!((report.changed, report.kept, report.notes.len()), (2, 2, 1));
        let report = check(before, step(None, Some(100.0)), before);
        assert_eq!((report.changed, report.notes.len()), (0, 0));
    }

    #[test]
    fn no_limit_or_limits_the_wrong_way_round_are_refused() {
        assert!(run("age:number\n 1", step(None, None)).is_err());
        assert!(run("age:number\n 1", step(Some(9.0), Some(3.0))).is_err());
    }
}
