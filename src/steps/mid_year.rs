//! Stocks on first days of the year become stocks in the middle of the year: the mean of a first of January and the next one,
//! marked as estimated. What has no next one stays missing.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{ColumnValues, Dataset, Kind, Schema};
use crate::message::Message;

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// Which figures stand on first days of the year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MidYear {
    /// The column of stocks.
    pub column: String,
    /// The column of dates, all of them a first of January.
    pub period: String,
    /// Columns whose values tell one series from another: area, sex.
    #[serde(default)]
    pub by: Vec<String>,
}

/// Returns the year of a first of January.
fn year(date: &str) -> Option<i32> {
    date.strip_suffix("-01-01")?.parse().ok()
}

impl StepKind for MidYear {
    const ID: &'static str = "mid_year";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: table::NUMBERS }),
                Field::new("period", FieldKind::Column { kinds: &[Kind::Date] }),
                Field::optional("by", FieldKind::Columns),
            ]
        }
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        table::column(schema, &self.column, table::NUMBERS, Self::ID)?;
        if self.period.is_empty() {
            return Err(StepError::Unset { field: "period", step: Self::ID });
        }
        table::column(schema, &self.period, &[Kind::Date], Self::ID)?;
        for name in &self.by {
            table::column(schema, name, table::ANY, Self::ID)?;
        }
        table::with_status(schema, Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let mut tally = Tally::default();
        let stocks = table::numbers(&data, &self.column);
        let dates = table::texts(&data, &self.period);
        let keys: Vec<_> = self.by.iter().map(|name| table::texts(&data, name)).collect();
        let series = |row: usize| keys.iter().map(|texts| texts[row].clone()).collect::<Vec<_>>();
        // A stock that stands twice has no one next.
        let mut known: HashMap<_, Option<f64>> = HashMap::new();
        for (row, date) in dates.iter().enumerate() {
            if let Some(year) = date.as_deref().and_then(year) {
                known.entry((series(row), year)).and_modify(|stock| *stock = None).or_insert(stocks[row]);
            }
        }
        let status = table::status_name(&data.schema).to_owned();
        let (mut figures, mut days, mut marks) = (Vec::new(), Vec::new(), table::texts(&data, &status));
        for (row, date) in dates.iter().enumerate() {
            let at = |year: i32| known.get(&(series(row), year)).copied().flatten();
            let first = date.as_deref().and_then(year);
            let mean = first.and_then(|year| Some(f64::midpoint(at(year)?, at(year + 1)?)));
            match (mean, date.as_deref()) {
                (Some(_), _) => {
                    tally.change();
                    marks[row] = Some(table::ESTIMATED.into());
                }
                (None, Some(date)) => tally.fail(date),
                (None, None) => tally.miss(),
            }
            figures.push(mean);
            days.push(first.map_or_else(|| date.as_deref().map(str::to_owned), |year| Some(format!("{year}-07-01"))));
        }
        let marks = marks.into_iter().map(|mark| mark.map(Cow::into_owned)).collect();
        let values = vec![
            (self.column.clone(), ColumnValues::Numbers(figures)),
            (self.period.clone(), ColumnValues::Texts(days)),
            (status, ColumnValues::Texts(marks)),
        ];
        Ok((table::with_values(data, planned, values, Self::ID)?, tally.report()))
    }

    fn sentence(&self) -> Message {
        word(Self::ID, "done").with("column", &self.column).with("period", &self.period).with("by", self.by.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;
    use crate::data::Concept;

    fn step() -> Step {
        let by = vec!["area".to_owned()];
        Step::MidYear(MidYear { column: "n".to_owned(), period: "day".to_owned(), by })
    }

    #[test]
    fn numbers_that_are_called_statuses_take_none() {
        let mut data = super::super::table::testing::table("n:number | day:date\n 1 | 2020-01-01\n 3 | 2021-01-01");
        data.schema.columns[0].concept = Some(Concept::ObservationStatus);
        let step = MidYear { column: "n".to_owned(), period: "day".to_owned(), by: Vec::new() };
        assert!(matches!(step.plan(&data.schema), Err(StepError::WrongKind { .. })), "{:?}", step.plan(&data.schema));
    }

    #[test]
    fn a_middle_of_the_year_is_the_mean_of_two_first_days_and_an_estimate() {
        let report = check(
            "area | day:date | n:number\n A | 2020-01-01 | 100\n A | 2021-01-01 | 110\n B | 2020-01-01 | 5\n A | 2022-01-01 |",
            step(),
            "area | day:date | n:number | obs_status:code@observation_status\n A | 2020-07-01 | 105 | E\n\
             A | 2021-07-01 |  |\n B | 2020-07-01 |  |\n A | 2022-07-01 |  |",
        );
        assert_eq!((report.changed, report.kept, report.missing), (1, 0, 3));
        assert_eq!(report.unmatched.len(), 3, "each day without a next one is named");
    }

    #[test]
    fn other_days_are_not_guessed_and_doubles_have_no_mean() {
        let (data, report) =
            run("area | day:date | n:number\n A | 2020-12-31 | 1\n A | 2021-01-01 | 2\n A | 2021-01-01 | 3\n A | 2022-01-01 | 4", step())
                .unwrap();
        assert_eq!((report.changed, report.missing), (0, 4));
        assert_eq!(data.text(0, 1).as_deref(), Some("2020-12-31"));
    }
}
