//! Changes some codes at random, so that nobody can be sure of any: PRAM, the post-randomisation method.
//!
//! With a chance of p a value is drawn anew from the values of the column (Gouweleeuw et al. 1998, with a transition matrix that is
//! invariant): the shares of the codes stay as they are but for chance, what the column has in common with others is weakened by the
//! factor 1 − p. The draws follow from the seed, so that the same table always gives the same result.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::draws::Draws;
use crate::data::{ColumnValues, Dataset, Kind, Schema};
use crate::message::{Message, Note, Place, Severity};

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The column, the chance that a value is drawn anew in per cent, and where the draws begin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Perturb {
    pub column: String,
    pub percent: f64,
    pub seed: f64,
}

impl Default for Perturb {
    fn default() -> Self {
        Self { column: String::new(), percent: 10.0, seed: 1.0 }
    }
}

const KINDS: &[Kind] = &[Kind::Code, Kind::Text];

impl StepKind for Perturb {
    const ID: &'static str = "perturb";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: KINDS }),
                Field::new("percent", FieldKind::Number { min: Some(1.0), max: Some(90.0) }),
                Field::new("seed", FieldKind::Number { min: Some(0.0), max: Some(1e9) }),
            ]
        }
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        table::column(schema, &self.column, KINDS, Self::ID)?;
        if !(1.0..=90.0).contains(&self.percent) {
            return Err(StepError::BadValue { field: "percent", step: Self::ID });
        }
        Ok(schema.clone())
    }

    fn apply(&self, cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let before = data.texts(&self.column).unwrap_or_default();
        let known: Vec<&String> = before.iter().flatten().collect();
        let mut draws = Draws::new(self.seed.to_bits());
        let mut tally = Tally::default();
        let mut after = Vec::with_capacity(before.len());
        for value in &before {
            cx.ctl.tick(1)?;
            let Some(value) = value else {
                tally.keep();
                after.push(None);
                continue;
            };
            let is_drawn = draws.share() * 100.0 < self.percent;
            // A draw a row, whether it counts or not: one more record changes none of the others' luck.
            let drawn = known.get(draws.place(known.len())).map_or(value, |drawn| *drawn);
            let new = if is_drawn { drawn } else { value };
            if new == value {
                tally.keep();
            } else {
                tally.change();
            }
            after.push(Some(new.clone()));
        }
        let message = word(Self::ID, "said").with("column", &self.column).with("percent", self.percent);
        let place = Place { source: Some(data.origin.source.clone()), ..Place::default() };
        tally.notes.push(Note { severity: Severity::Lost, place, message });
        let data =
            table::with_values(data, planned, vec![(self.column.clone(), ColumnValues::Texts(after))], Self::ID)?;
        Ok((data, tally.report()))
    }

    fn sentence(&self) -> Message {
        word(Self::ID, "done").with("column", &self.column).with("percent", self.percent)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::run;
    use super::*;

    fn step(percent: f64, seed: f64) -> Step {
        Step::Perturb(Perturb { column: "sex".to_owned(), percent, seed })
    }

    #[test]
    fn shares_stay_and_about_as_many_change_as_the_chance_says() {
        let mut text = "sex".to_owned();
        for at in 0..4000 {
            text.push_str(if at % 4 == 0 { "\n F" } else { "\n M" });
        }
        let (data, report) = run(&text, step(40.0, 1.0)).unwrap();
        // Of those drawn anew, 40 %, each finds its own code with the share of it: 0.25² + 0.75² stay.
        assert!((report.changed as f64 - 4000.0 * 0.4 * 0.375).abs() < 90.0, "{}", report.changed);
        let women = data.texts("sex").unwrap().iter().filter(|sex| sex.as_deref() == Some("F")).count();
        assert!((women as f64 - 1000.0).abs() < 90.0, "{women}");
        let (again, _) = run(&text, step(40.0, 1.0)).unwrap();
        assert_eq!(again.texts("sex"), data.texts("sex"), "the same seed, the same draws");
        let (other, _) = run(&text, step(40.0, 2.0)).unwrap();
        assert_ne!(other.texts("sex"), data.texts("sex"));
    }

    #[test]
    fn what_is_missing_stays_missing() {
        let (data, report) = run("sex | n\n F | 1\n | 2\n M | 3", step(90.0, 1.0)).unwrap();
        assert_eq!(data.texts("sex").unwrap()[1], None);
        assert_eq!(report.changed + report.kept, 3);
    }
}
