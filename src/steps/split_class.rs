//! Splits the figures of one class over others by shares that are written down, each marked as estimated.
//!
//! The only way to put the figure of a dissolved state or a wide class beside those of its parts; the shares and where they
//! come from stand in the recipe, and every figure made so has the status `E`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::codes::code_list;
use crate::data::{ColumnValues, Dataset, Kind, Schema};
use crate::message::Message;

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The class, the figures, and the share of each part.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SplitClass {
    pub column: String,
    pub value: String,
    /// The column of figures.
    pub figure: String,
    /// Part → share; together they are one.
    #[serde(default)]
    pub shares: BTreeMap<String, f64>,
    /// Where the shares come from.
    pub source: String,
}

impl SplitClass {
    fn check(&self, schema: &Schema) -> Result<(), StepError> {
        let column = table::column(schema, &self.column, table::TEXTS, Self::ID)?;
        table::column(schema, &self.figure, table::NUMBERS, Self::ID)?;
        for (field, text) in [("value", &self.value), ("source", &self.source)] {
            if text.trim().is_empty() {
                return Err(StepError::Unset { field, step: Self::ID });
            }
        }
        if self.shares.is_empty() {
            return Err(StepError::Unset { field: "shares", step: Self::ID });
        }
        let is_share = |share: &f64| (0.0..=1.0).contains(share);
        let sum: f64 = self.shares.values().sum();
        if !self.shares.values().all(is_share)
            || (sum - 1.0).abs() > 1e-6
            || self.shares.contains_key(self.value.trim())
        {
            return Err(StepError::BadValue { field: "shares", step: Self::ID });
        }
        if let Some(id) = &column.code_list
            && let Some(list) = code_list(id)
            && let Some(code) = self.shares.keys().find(|code| list.find(code).is_none())
        {
            return Err(StepError::UnknownCode { code: code.clone(), list: id.clone(), step: Self::ID });
        }
        Ok(())
    }
}

impl StepKind for SplitClass {
    const ID: &'static str = "split_class";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: table::TEXTS }),
                Field::new("value", FieldKind::Text),
                Field::new("figure", FieldKind::Column { kinds: table::NUMBERS }),
                Field::new("shares", FieldKind::NumberMap),
                Field::new("source", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        Vec::new()
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        self.check(schema)?;
        table::with_status(schema, Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let status = table::status_name(&data.schema).to_owned();
        let mut tally = Tally::default();
        let classes = table::texts(&data, &self.column);
        let figures = table::numbers(&data, &self.figure);
        // The row each new row comes from, and the part and share where it was split.
        let mut rows: Vec<(usize, Option<(&str, f64)>)> = Vec::with_capacity(data.n_rows());
        for (row, class) in classes.iter().enumerate() {
            if class.as_deref().map(str::trim) == Some(self.value.trim()) {
                if figures.get(row).copied().flatten().is_some() {
                    tally.change();
                } else {
                    tally.miss();
                }
                rows.extend(self.shares.iter().map(|(part, share)| (row, Some((part.as_str(), *share)))));
            } else {
                tally.keep();
                rows.push((row, None));
            }
        }
        let mut columns = Vec::with_capacity(planned.columns.len());
        for column in &planned.columns {
            let values = if column.name == self.figure {
                let of = |(row, part): &(usize, Option<(&str, f64)>)| {
                    let figure = figures.get(*row).copied().flatten()?;
                    Some(part.map_or(figure, |(_, share)| figure * share))
                };
                ColumnValues::Numbers(rows.iter().map(of).collect())
            } else if column.kind == Kind::Number {
                let numbers = table::numbers(&data, &column.name);
                ColumnValues::Numbers(rows.iter().map(|(row, _)| numbers.get(*row).copied().flatten()).collect())
            } else {
                let texts = table::texts(&data, &column.name);
                let of = |(row, part): &(usize, Option<(&str, f64)>)| match part {
                    Some((part, _)) if column.name == self.column => Some((*part).to_owned()),
                    Some(_) if column.name == status => Some(table::ESTIMATED.to_owned()),
                    _ => texts.get(*row)?.as_deref().map(str::to_owned),
                };
                ColumnValues::Texts(rows.iter().map(of).collect())
            };
            columns.push((column.clone(), values));
        }
        let places: Vec<usize> = rows.iter().map(|(row, _)| *row).collect();
        let made = Dataset::from_columns(columns, data.origin.taken(&places))
            .map_err(|error| StepError::Table { step: Self::ID, reason: error.to_string() })?;
        Ok((made, tally.report()))
    }

    fn sentence(&self) -> Message {
        let shares: Vec<String> = self.shares.iter().map(|(part, share)| format!("{part}: {share}")).collect();
        word(Self::ID, "done")
            .with("value", self.value.trim())
            .with("column", &self.column)
            .with("figure", &self.figure)
            .with("shares", shares.join(", "))
            .with("source", self.source.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::testing::{check, run};
    use super::*;

    fn split(shares: &[(&str, f64)]) -> Step {
        Step::SplitClass(SplitClass {
            column: "area".to_owned(),
            value: "SCG".to_owned(),
            figure: "n".to_owned(),
            shares: shares.iter().map(|(part, share)| ((*part).to_owned(), *share)).collect(),
            source: "Census 2011".to_owned(),
        })
    }

    #[test]
    fn a_class_is_split_by_its_shares_and_every_part_is_an_estimate() {
        let report = check(
            "area:code | year:number | n:number\n SCG | 2005 | 100\n ALB | 2005 | 7\n SCG | 2006 |",
            split(&[("SRB", 0.9), ("MNE", 0.1)]),
            "area:code | year:number | n:number | obs_status:code@observation_status
             MNE | 2005 | 10 | E
             SRB | 2005 | 90 | E
             ALB | 2005 | 7 |
             MNE | 2006 |  | E
             SRB | 2006 |  | E",
        );
        assert_eq!((report.changed, report.kept, report.missing), (1, 1, 1));
        let (data, _) = run("area | n:number\n ALB | 1\n SCG | 2", split(&[("SRB", 0.9), ("MNE", 0.1)])).unwrap();
        let (first, last) = (data.origin.place(0, "n"), data.origin.place(2, "n"));
        assert_eq!((first.2.unwrap().top, last.2.unwrap().top), (1, 2), "each part knows the cell it comes from");
    }

    #[test]
    fn shares_are_one_together() {
        for shares in [&[("SRB", 0.9)][..], &[("SRB", 1.2), ("MNE", -0.2)], &[("SCG", 1.0)], &[]] {
            assert!(run("area | n:number\n SCG | 1", split(shares)).is_err(), "{shares:?}");
        }
    }
}
