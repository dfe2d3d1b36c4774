//! Turns amounts into another currency by rates that are written down: one a period or one a currency.
//!
//! Rates are never looked up or guessed. A row whose rate is not given is left missing and listed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::codes::code_list;
use crate::data::{ColumnValues, Dataset, Schema, Unit};
use crate::message::Message;

use super::field::{choice_word, word};
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The amounts, the column whose values have a rate each, the rates and where they come from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    pub column: String,
    /// The column of periods or of currencies.
    pub by: String,
    #[serde(default)]
    pub rates: BTreeMap<String, f64>,
    #[serde(default)]
    pub direction: Direction,
    /// The currency of the result (ISO 4217).
    pub to_unit: String,
    /// Who published the rates, and which: annual average, end of period.
    pub source: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_column: Option<String>,
}

/// How a rate is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// So many units of the result for one unit of the amount.
    #[default]
    Multiply,
    /// So many units of the amount for one unit of the result.
    Divide,
}

impl Exchange {
    fn name(&self) -> String {
        table::new_name(self.new_column.as_ref(), || format!("{}_{}", self.column, self.to_unit.trim()))
    }

    fn direction_id(&self) -> &'static str {
        match self.direction {
            Direction::Multiply => "multiply",
            Direction::Divide => "divide",
        }
    }
}

impl StepKind for Exchange {
    const ID: &'static str = "exchange";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: table::NUMBERS }),
                Field::new("by", FieldKind::Column { kinds: table::ANY }),
                Field::new("rates", FieldKind::NumberMap),
                Field::new("direction", FieldKind::Choice(&["multiply", "divide"])),
                Field::new("to_unit", FieldKind::Text),
                Field::new("source", FieldKind::Text),
                Field::optional("new_column", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        table::created(&self.column, self.name()).into_iter().collect()
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        let mut column = table::column(schema, &self.column, table::NUMBERS, Self::ID)?.clone();
        table::column(schema, &self.by, table::ANY, Self::ID)?;
        for (field, text) in [("to_unit", &self.to_unit), ("source", &self.source)] {
            if text.trim().is_empty() {
                return Err(StepError::Unset { field, step: Self::ID });
            }
        }
        let code = self.to_unit.trim();
        if code_list("currencies").is_some_and(|list| list.find(code).is_none()) {
            let list = "currencies".to_owned();
            return Err(StepError::UnknownCode { code: code.to_owned(), list, step: Self::ID });
        }
        if self.rates.is_empty() {
            return Err(StepError::Unset { field: "rates", step: Self::ID });
        }
        if self.rates.values().any(|rate| !rate.is_finite() || *rate <= 0.0) {
            return Err(StepError::BadValue { field: "rates", step: Self::ID });
        }
        let multiplier = column.unit.as_ref().map_or(0, |unit| unit.multiplier);
        column.unit = Some(Unit { measure: code.to_owned(), multiplier });
        column.name = self.name();
        table::with_column(schema, column, &self.column, Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let mut tally = Tally::default();
        let mut converted = Vec::with_capacity(data.n_rows());
        for (amount, key) in table::numbers(&data, &self.column).into_iter().zip(table::texts(&data, &self.by)) {
            let rate = key.as_deref().and_then(|key| self.rates.get(key.trim()));
            converted.push(match (amount, rate) {
                (None, _) => {
                    tally.keep();
                    None
                }
                (Some(amount), Some(rate)) => {
                    tally.change();
                    Some(if self.direction == Direction::Multiply { amount * rate } else { amount / rate })
                }
                (Some(_), None) => {
                    match key {
                        Some(key) => tally.fail(key.trim()),
                        None => tally.miss(),
                    }
                    None
                }
            });
        }
        let values = vec![(self.name(), ColumnValues::Numbers(converted))];
        Ok((table::with_values(data, planned, values, Self::ID)?, tally.report()))
    }

    fn sentence(&self) -> Message {
        const SHOWN: usize = 6;
        let rates: Vec<String> = self.rates.iter().take(SHOWN).map(|(key, rate)| format!("{key}: {rate}")).collect();
        word(Self::ID, "done")
            .with("column", &self.column)
            .with("by", &self.by)
            .with("to", self.to_unit.trim())
            .with("direction", choice_word(Self::ID, "direction", self.direction_id()))
            .with("rates", rates.join(", "))
            .with("more", self.rates.len().saturating_sub(SHOWN))
            .with("source", self.source.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;

    fn by_year(direction: Direction) -> Exchange {
        Exchange {
            column: "cost".to_owned(),
            by: "year".to_owned(),
            rates: [("2022".to_owned(), 2.0), ("2023".to_owned(), 4.0)].into(),
            direction,
            to_unit: "USD".to_owned(),
            source: "Central bank, annual averages".to_owned(),
            new_column: None,
        }
    }

    #[test]
    fn each_period_has_its_rate_and_one_without_is_listed() {
        let table = "cost:number | year:number\n 100 | 2022\n 100 | 2023\n 100 | 2024\n | 2022";
        let report = check(
            table,
            Step::Exchange(by_year(Direction::Divide)),
            "cost:number | year:number | cost_USD:number\n 100 | 2022 | 50\n 100 | 2023 | 25\n 100 | 2024 |\n | 2022 |",
        );
        assert_eq!((report.changed, report.kept, report.missing), (2, 1, 1));
        assert_eq!(report.unmatched_rows(), [("2024", 1)]);
        let (data, _) = run(table, Step::Exchange(by_year(Direction::Multiply))).unwrap();
        assert_eq!(data.number(0, 2), Some(200.0));
        assert_eq!(data.schema.columns[2].unit.as_ref().map(|unit| unit.measure.as_str()), Some("USD"));
    }

    #[test]
    fn rates_come_from_somebody_and_the_currency_is_known() {
        let table = "cost:number | year:number\n 100 | 2022";
        let unsourced = Exchange { source: " ".to_owned(), ..by_year(Direction::Divide) };
        assert!(matches!(run(table, Step::Exchange(unsourced)), Err(StepError::Unset { field: "source", .. })));
        let unknown = Exchange { to_unit: "Dollar".to_owned(), ..by_year(Direction::Divide) };
        assert!(matches!(run(table, Step::Exchange(unknown)), Err(StepError::UnknownCode { .. })));
        let zero = Exchange { rates: [("2022".to_owned(), 0.0)].into(), ..by_year(Direction::Divide) };
        assert!(matches!(run(table, Step::Exchange(zero)), Err(StepError::BadValue { field: "rates", .. })));
    }
}
