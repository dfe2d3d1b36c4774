//! The time between two dates or years, in completed years or months: how long somebody has been here.
//!
//! Both are compared as finely as the coarser one is known. Where only years are known the answer is the year reached, which
//! may be one more than the years completed; the note says how many rows that is.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::date::Date;
use crate::data::{Column, ColumnValues, Concept, Dataset, Kind, Schema};
use crate::message::{Message, Note, Place, Severity};

use super::field::{choice_word, word};
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The column of beginnings, and what it is counted to: a column or one date for all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duration {
    /// Years, months or days in ISO form: `2019`, `2019-07`, `2019-07-15`.
    pub column: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_date: Option<String>,
    #[serde(default)]
    pub unit: Unit,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_column: Option<String>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    #[default]
    Years,
    Months,
}

impl Unit {
    /// Returns the units completed from one date to another, or passed where only years (or months) are known.
    fn between(self, from: Date, to: Date) -> i32 {
        let is_before = |from: Option<i32>, to: Option<i32>| from.zip(to).is_some_and(|(from, to)| to < from);
        let months = match from.month.zip(to.month) {
            None => return if self == Self::Years { to.year - from.year } else { 12 * (to.year - from.year) },
            Some((from_month, to_month)) => {
                12 * (to.year - from.year) + to_month - from_month - i32::from(is_before(from.day, to.day))
            }
        };
        if self == Self::Years { months.div_euclid(12) } else { months }
    }
}

impl Duration {
    fn name(&self) -> String {
        table::new_name(self.new_column.as_ref(), || format!("{}_duration", self.column))
    }

    fn until(&self) -> Option<&str> {
        self.until.as_deref().map(str::trim).filter(|column| !column.is_empty())
    }

    fn date(&self) -> Result<Option<Date>, StepError> {
        let date = self.until_date.as_deref().map(str::trim).filter(|date| !date.is_empty());
        match (self.until(), date) {
            (Some(_), _) => Ok(None),
            (None, None) => Err(StepError::Unset { field: "until", step: Self::ID }),
            (None, Some(date)) => match Date::read(date) {
                Some(date) => Ok(Some(date)),
                None => Err(StepError::BadValue { field: "until_date", step: Self::ID }),
            },
        }
    }
}

impl StepKind for Duration {
    const ID: &'static str = "duration";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: table::ANY }),
                Field::optional("until", FieldKind::Column { kinds: table::ANY }),
                Field::optional("until_date", FieldKind::Text),
                Field::new("unit", FieldKind::Choice(&["years", "months"])),
                Field::optional("new_column", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        table::created(&self.column, self.name()).into_iter().collect()
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        let from = table::column(schema, &self.column, table::ANY, Self::ID)?.concept;
        if let Some(until) = self.until() {
            table::column(schema, until, table::ANY, Self::ID)?;
        }
        self.date()?;
        let mut column = Column::new(self.name(), Kind::Number);
        // Years since the arrival are how long somebody has stayed.
        if from == Some(Concept::Arrival) && self.unit == Unit::Years {
            column = column.measuring(Concept::DurationOfStay);
        }
        table::with_column(schema, column, "", Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let date = self.date()?;
        let ends = self.until().map(|until| table::texts(&data, until));
        let mut tally = Tally::default();
        let mut n_by_year = 0_u64;
        let mut durations = Vec::with_capacity(data.n_rows());
        for (row, begin) in table::texts(&data, &self.column).into_iter().enumerate() {
            let end = ends.as_ref().and_then(|ends| ends.get(row)?.as_deref());
            let Some(begin) = begin.filter(|_| date.is_some() || end.is_some()) else {
                tally.keep();
                durations.push(None);
                continue;
            };
            let end = date.or_else(|| end.and_then(Date::read));
            let passed = Date::read(&begin).zip(end).map(|(begin, end)| {
                let is_by_year = begin.month.is_none() || end.month.is_none();
                (self.unit.between(begin, end), is_by_year)
            });
            let passed = passed.filter(|(passed, _)| *passed >= 0);
            if let Some((_, is_by_year)) = passed {
                tally.change();
                n_by_year += u64::from(is_by_year);
            } else {
                tally.fail(&begin);
            }
            durations.push(passed.map(|(passed, _)| f64::from(passed)));
        }
        if n_by_year > 0 {
            let place = Place { source: Some(data.origin.source.clone()), ..Place::default() };
            let message = word(Self::ID, "by_year").with("n", n_by_year).with("column", &self.column);
            tally.notes.push(Note { severity: Severity::Guessed, place, message });
        }
        let values = vec![(self.name(), ColumnValues::Numbers(durations))];
        Ok((table::with_values(data, planned, values, Self::ID)?, tally.report()))
    }

    fn sentence(&self) -> Message {
        let until = self.until().or(self.until_date.as_deref()).unwrap_or_default();
        let unit = if self.unit == Unit::Years { "years" } else { "months" };
        word(Self::ID, "done")
            .with("column", &self.column)
            .with("until", until)
            .with("unit", choice_word(Self::ID, "unit", unit))
            .with("new", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;

    fn to(date: &str, unit: Unit) -> Step {
        let new_column = Some("d".to_owned());
        Step::Duration(Duration {
            column: "arrived".to_owned(),
            until: None,
            until_date: Some(date.to_owned()),
            unit,
            new_column,
        })
    }

    #[test]
    fn completed_years_are_counted_to_the_day_and_what_lies_after_is_listed() {
        let report = check(
            "arrived:date\n 2019-07-15\n 2019-07-16\n 2024-08-01\n 2019-07\n soon\n",
            to("2024-07-15", Unit::Years),
            "arrived:date | d:number\n 2019-07-15 | 5\n 2019-07-16 | 4\n 2024-08-01 |\n 2019-07 | 5\n soon |",
        );
        assert_eq!((report.changed, report.missing), (3, 2));
        assert_eq!(report.unmatched_rows(), [("2024-08-01", 1), ("soon", 1)]);
    }

    #[test]
    fn where_only_years_are_known_it_is_said() {
        let report = check(
            "arrived:number\n 2020\n 2024\n ",
            to("2024-07-15", Unit::Years),
            "arrived:number | d:number\n 2020 | 4\n 2024 | 0",
        );
        assert_eq!(report.notes.len(), 1);
        let months = run("arrived:date\n 2024-01-31", to("2024-03-01", Unit::Months)).unwrap().0;
        assert_eq!(months.number(0, 1), Some(1.0));
        assert!(matches!(run("arrived\n 2024", to("tomorrow", Unit::Years)), Err(StepError::BadValue { .. })));
    }
}
