//! Changes the unit of a number column: × factor, from one unit and scale to another, written down with the column.
//!
//! Refuses where the column is known to be in another unit than the one the step starts from, so that a recipe made for
//! thousands never multiplies next year's persons.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{ColumnValues, Dataset, Schema, Unit};
use crate::message::{Arg, Message};

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// Units before and after, and what to multiply by. Works in the column itself unless a new one is named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Convert {
    pub column: String,
    pub factor: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_unit: Option<String>,
    #[serde(default)]
    pub from_scale: Scale,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_unit: Option<String>,
    #[serde(default)]
    pub to_scale: Scale,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_column: Option<String>,
}

impl Default for Convert {
    fn default() -> Self {
        Self {
            column: String::new(),
            factor: 1000.0,
            from_unit: None,
            from_scale: Scale::Thousands,
            to_unit: None,
            to_scale: Scale::Units,
            new_column: None,
        }
    }
}

/// In what steps of ten a number is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    #[default]
    Units,
    Hundreds,
    Thousands,
    Millions,
    Billions,
}

impl Scale {
    /// Every scale, the smallest first.
    pub const ALL: [Self; 5] = [Self::Units, Self::Hundreds, Self::Thousands, Self::Millions, Self::Billions];

    pub(super) const CHOICES: &'static [&'static str] = &["units", "hundreds", "thousands", "millions", "billions"];

    /// Returns the power of ten, as SDMX's unit multiplier has it.
    pub fn power(self) -> i8 {
        match self {
            Self::Units => 0,
            Self::Hundreds => 2,
            Self::Thousands => 3,
            Self::Millions => 6,
            Self::Billions => 9,
        }
    }

    pub(super) fn word(self) -> Message {
        Message::new(match self {
            Self::Units => "steps-scale-units",
            Self::Hundreds => "steps-scale-hundreds",
            Self::Thousands => "steps-scale-thousands",
            Self::Millions => "steps-scale-millions",
            Self::Billions => "steps-scale-billions",
        })
    }
}

impl Convert {
    fn name(&self) -> String {
        table::new_name(self.new_column.as_ref(), || self.column.clone())
    }

    fn from(&self) -> &str {
        self.from_unit.as_deref().map_or("", str::trim)
    }

    /// Returns the unit after the step: the one before where no other is named.
    fn to(&self) -> &str {
        self.to_unit.as_deref().map(str::trim).filter(|unit| !unit.is_empty()).unwrap_or_else(|| self.from())
    }

    fn check_factor(&self) -> Result<(), StepError> {
        if !self.factor.is_finite() || self.factor == 0.0 {
            return Err(StepError::BadValue { field: "factor", step: Self::ID });
        }
        if self.from() != self.to() || self.from_scale == self.to_scale {
            return Ok(());
        }
        let power = f64::from(self.from_scale.power()) - f64::from(self.to_scale.power());
        let expected = libm::pow(10.0, power);
        if (self.factor / expected - 1.0).abs() < 1e-9 {
            Ok(())
        } else {
            Err(StepError::FactorDoesNotFit { factor: self.factor, expected, step: Self::ID })
        }
    }
}

impl StepKind for Convert {
    const ID: &'static str = "convert";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: table::NUMBERS }),
                Field::new("factor", FieldKind::Number { min: None, max: None }),
                Field::optional("from_unit", FieldKind::Text),
                Field::optional("from_scale", FieldKind::Choice(Scale::CHOICES)),
                Field::optional("to_unit", FieldKind::Text),
                Field::optional("to_scale", FieldKind::Choice(Scale::CHOICES)),
                Field::optional("new_column", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        table::created(&self.column, self.name()).into_iter().collect()
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        let mut column = table::column(schema, &self.column, table::NUMBERS, Self::ID)?.clone();
        self.check_factor()?;
        if let Some(unit) = &column.unit {
            let is_other_measure = !self.from().is_empty() && self.from() != unit.measure;
            if is_other_measure || unit.multiplier != self.from_scale.power() {
                return Err(StepError::UnitDiffers {
                    column: self.column.clone(),
                    found: described(&unit.measure, unit.multiplier),
                    expected: described(self.from(), self.from_scale.power()),
                    step: Self::ID,
                });
            }
        }
        let known = column.unit.take().map(|unit| unit.measure).unwrap_or_default();
        let measure = if self.to().is_empty() { known } else { self.to().to_owned() };
        column.unit = Some(Unit { measure, multiplier: self.to_scale.power() });
        column.name = self.name();
        table::with_column(schema, column, &self.column, Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let mut tally = Tally::default();
        let mut converted = Vec::with_capacity(data.n_rows());
        for value in table::numbers(&data, &self.column) {
            let result = value.map(|value| value * self.factor).filter(|result| result.is_finite());
            match (value, result) {
                (None, _) => tally.keep(),
                (Some(value), None) => tally.fail(&value.to_string()),
                (Some(_), Some(_)) => tally.change(),
            }
            converted.push(result);
        }
        let values = vec![(self.name(), ColumnValues::Numbers(converted))];
        Ok((table::with_values(data, planned, values, Self::ID)?, tally.report()))
    }

    fn sentence(&self) -> Message {
        let unit = |measure: &str, scale: Scale| {
            word(Self::ID, "unit")
                .with("scale", scale.word())
                .with("named", if measure.is_empty() { "no" } else { "yes" })
                .with("unit", measure)
        };
        word(Self::ID, "done")
            .with("column", &self.column)
            .with("from", unit(self.from(), self.from_scale))
            .with("to", unit(self.to(), self.to_scale))
            .with("factor", exact(self.factor))
            .with("renamed", if self.name() == self.column { "no" } else { "yes" })
            .with("new", self.name())
    }
}

/// Writes a factor with all its digits; the language's own way stops at six decimals.
fn exact(factor: f64) -> Arg {
    let written = factor.to_string();
    match written.split_once('.') {
        Some((whole, decimals)) if decimals.len() > 6 => {
            Message::new("steps-decimal").with("whole", whole).with("decimals", decimals).into()
        }
        _ => Arg::Number(factor),
    }
}

/// Writes a unit with its power of ten as data exchange does: `PS × 10^3`.
fn described(measure: &str, multiplier: i8) -> String {
    let measure = if measure.is_empty() { "?" } else { measure };
    if multiplier == 0 { measure.to_owned() } else { format!("{measure} × 10^{multiplier}") }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run, table};
    use super::*;
    use crate::i18n::{Lang, say};

    fn thousands() -> Convert {
        Convert { column: "v".to_owned(), from_unit: Some("PS".to_owned()), ..Convert::default() }
    }

    #[test]
    fn thousands_become_persons_and_the_column_says_so() {
        let report = check(
            "a | v:number\n x | 2.5\n x | 0\n x | 1e306",
            Step::Convert(thousands()),
            "a | v:number\n x | 2500\n x | 0\n x |",
        );
        assert_eq!((report.changed, report.kept, report.missing), (2, 0, 1));
        let (data, _) = run("v:number\n 1", Step::Convert(thousands())).unwrap();
        assert_eq!(data.schema.columns[0].unit, Some(Unit { measure: "PS".to_owned(), multiplier: 0 }));
    }

    #[test]
    fn a_factor_is_said_with_all_its_digits() {
        let step = Convert { factor: 0.001_524_49, to_unit: Some("EUR".to_owned()), ..thousands() };
        assert!(say(Lang::En, &step.sentence()).contains("multiply by 0.00152449"));
        assert!(say(Lang::Fr, &step.sentence()).contains("multiplier par 0,00152449"));
    }

    #[test]
    fn a_column_that_is_in_persons_already_is_not_multiplied_again() {
        let mut data = table("v:number\n 1");
        data.schema.columns[0].unit = Some(Unit { measure: "PS".to_owned(), multiplier: 0 });
        assert!(matches!(thousands().plan(&data.schema), Err(StepError::UnitDiffers { .. })));
    }

    #[test]
    fn a_factor_that_contradicts_the_scales_is_refused() {
        let step = Convert { factor: 100.0, ..thousands() };
        let expected = StepError::FactorDoesNotFit { factor: 100.0, expected: 1000.0, step: "convert" };
        assert_eq!(run("v:number\n 1", Step::Convert(step)).unwrap_err(), expected);
        let money = Convert {
            factor: 0.0015,
            to_unit: Some("EUR".to_owned()),
            from_unit: Some("XOF".to_owned()),
            ..thousands()
        };
        assert!(run("v:number\n 1", Step::Convert(money)).is_ok());
    }
}
