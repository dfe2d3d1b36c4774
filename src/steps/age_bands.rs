//! Puts ages into bands: 37 → `Y25T44` with the limits 15, 25, 45, 65.
//!
//! The column of ages stays. Ages that lie in no band are left missing and counted, never put into the nearest one.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{ColumnValues, Concept, Dataset, Schema, bands};
use crate::message::{Message, Note, Place, Severity};

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The limits between bands, each the first age of its band.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeBands {
    pub column: String,
    pub limits: Vec<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_column: Option<String>,
}

impl Default for AgeBands {
    fn default() -> Self {
        Self { column: String::new(), limits: vec![15.0, 25.0, 45.0, 65.0], new_column: None }
    }
}

/// Nobody documented lived longer; a higher "age" is most often a code for "unknown".
const OLDEST: f64 = 122.0;

impl AgeBands {
    fn name(&self) -> String {
        table::new_name(self.new_column.as_ref(), || Concept::AgeBand.id().to_owned())
    }

    /// Returns the bands: first age, and the code.
    fn bands(&self) -> Result<Vec<(f64, String)>, StepError> {
        let is_growing = self.limits.windows(2).all(|pair| pair[0] < pair[1]);
        let is_age = |limit: &f64| limit.fract() == 0.0 && (0.0..=OLDEST).contains(limit);
        if self.limits.is_empty() || !is_growing || !self.limits.iter().all(is_age) {
            return Err(StepError::BadLimits { step: Self::ID });
        }
        let mut starts = self.limits.clone();
        if starts.first().is_some_and(|first| *first > 0.0) {
            starts.insert(0, 0.0);
        }
        let ends = starts.iter().skip(1).map(|next| Some(next - 1.0)).chain([None]);
        Ok(starts.iter().zip(ends).map(|(start, end)| (*start, bands::code(*start, end))).collect())
    }
}

impl StepKind for AgeBands {
    const ID: &'static str = "age_bands";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: table::NUMBERS }),
                Field::new("limits", FieldKind::Numbers),
                Field::optional("new_column", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        table::created(&self.column, self.name()).into_iter().collect()
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        table::column(schema, &self.column, table::NUMBERS, Self::ID)?;
        self.bands()?;
        table::with_age_bands(schema, self.name(), &self.column, Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let bands = self.bands()?;
        let mut tally = Tally::default();
        let mut n_too_old = 0_u64;
        let mut codes = Vec::with_capacity(data.n_rows());
        for age in table::numbers(&data, &self.column) {
            let Some(age) = age else {
                tally.keep();
                codes.push(None);
                continue;
            };
            let band = bands.iter().rev().find(|(start, _)| age >= *start).filter(|_| age.is_finite());
            match band {
                Some(_) => tally.change(),
                None => tally.fail(&age.to_string()),
            }
            n_too_old += u64::from(band.is_some() && age > OLDEST);
            codes.push(band.map(|(_, code)| code.clone()));
        }
        if n_too_old > 0 {
            let place = Place { source: Some(data.origin.source.clone()), ..Place::default() };
            let message = word(Self::ID, "too_old").with("count", n_too_old).with("column", &self.column);
            tally.notes.push(Note { severity: Severity::Guessed, place, message });
        }
        let data = table::with_values(data, planned, vec![(self.name(), ColumnValues::Texts(codes))], Self::ID)?;
        Ok((data, tally.report()))
    }

    fn sentence(&self) -> Message {
        let bands = self.bands().unwrap_or_default();
        let codes = bands.into_iter().map(|(_, code)| code).collect::<Vec<_>>().join(", ");
        word(Self::ID, "done").with("column", &self.column).with("new", self.name()).with("bands", codes)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;

    fn bands(limits: &[f64]) -> Step {
        Step::AgeBands(AgeBands { column: "age".to_owned(), limits: limits.to_vec(), new_column: None })
    }

    #[test]
    fn ages_fall_into_the_band_whose_first_age_they_reach() {
        let report = check(
            "age:number@age\n 0\n 14.9\n 15\n 44\n 64\n 65\n -1",
            bands(&[15.0, 25.0, 45.0, 65.0]),
            "age:number@age | age_band:code@age_band
             0 | Y0T14
             14.9 | Y0T14
             15 | Y15T24
             44 | Y25T44
             64 | Y45T64
             65 | Y_GE65
             -1 |",
        );
        assert_eq!((report.changed, report.kept, report.missing), (6, 0, 1));
        assert_eq!(report.unmatched_rows(), [("-1", 1)]);
    }

    #[test]
    fn limits_from_zero_make_no_band_below_and_one_year_is_its_own_code() {
        let report = check(
            "age:number\n 0\n 1\n 999",
            bands(&[0.0, 1.0, 5.0]),
            "age:number | age_band:code@age_band\n 0 | Y0\n 1 | Y1T4\n 999 | Y_GE5",
        );
        assert_eq!(report.notes.len(), 1, "an age of 999 is worth a word");
    }

    #[test]
    fn limits_must_grow_and_ages_must_be_numbers() {
        for limits in [&[][..], &[25.0, 15.0], &[15.5], &[f64::NAN]] {
            assert_eq!(run("age:number\n 1", bands(limits)).unwrap_err(), StepError::BadLimits { step: "age_bands" });
        }
        assert!(matches!(run("age\n 1", bands(&[15.0])), Err(StepError::WrongKind { .. })));
    }
}
