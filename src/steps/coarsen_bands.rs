//! Adds bands of ages up to coarser ones: `Y15T19` and `Y20T24` → `Y15T24`. No band is split.
//!
//! A band that reaches over the limit of a coarser one is left missing and listed; totals and "unknown" stay.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::bands::Band;
use crate::data::{ColumnValues, Dataset, Kind, Schema};
use crate::message::Message;

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The column of bands and the bands wanted, as codes between spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoarsenBands {
    pub column: String,
    pub bands: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_column: Option<String>,
}

impl CoarsenBands {
    fn name(&self) -> String {
        table::new_name(self.new_column.as_ref(), || self.column.clone())
    }

    fn wanted(&self) -> Result<Vec<Band>, StepError> {
        let codes = self.bands.split([' ', ',', ';']).filter(|code| !code.is_empty());
        let mut bands = Vec::new();
        for code in codes {
            bands.push(Band::of_typed(code).ok_or(StepError::BadValue { field: "bands", step: Self::ID })?);
        }
        bands.sort_unstable();
        let overlaps = bands.windows(2).any(|pair| pair[0].last.is_none_or(|last| last >= pair[1].first));
        match (bands.is_empty(), overlaps) {
            (true, _) => Err(StepError::Unset { field: "bands", step: Self::ID }),
            (false, true) => Err(StepError::BadValue { field: "bands", step: Self::ID }),
            (false, false) => Ok(bands),
        }
    }
}

impl StepKind for CoarsenBands {
    const ID: &'static str = "coarsen_bands";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: &[Kind::Code] }),
                Field::new("bands", FieldKind::Text),
                Field::optional("new_column", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        table::created(&self.column, self.name()).into_iter().collect()
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        table::column(schema, &self.column, &[Kind::Code], Self::ID)?;
        self.wanted()?;
        table::with_age_bands(schema, self.name(), &self.column, Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let wanted = self.wanted()?;
        let mut tally = Tally::default();
        let mut codes = Vec::with_capacity(data.n_rows());
        for code in table::texts(&data, &self.column) {
            let band = code.as_deref().and_then(Band::of_code);
            let coarse = band.and_then(|band| wanted.iter().find(|wanted| wanted.holds(band)));
            codes.push(match (&code, band, coarse) {
                (Some(_), Some(_), Some(coarse)) => {
                    tally.change();
                    Some(coarse.code())
                }
                (Some(code), Some(_), None) => {
                    tally.fail(code);
                    None
                }
                // Totals and residuals are no bands.
                (code, _, _) => {
                    tally.keep();
                    code.as_deref().map(str::to_owned)
                }
            });
        }
        let data = table::with_values(data, planned, vec![(self.name(), ColumnValues::Texts(codes))], Self::ID)?;
        Ok((data, tally.report()))
    }

    fn sentence(&self) -> Message {
        let bands = self.wanted().unwrap_or_default();
        let bands: Vec<String> = bands.into_iter().map(Band::code).collect();
        word(Self::ID, "done").with("column", &self.column).with("bands", bands.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;

    fn to(bands: &str) -> Step {
        Step::CoarsenBands(CoarsenBands { column: "age".to_owned(), bands: bands.to_owned(), new_column: None })
    }

    #[test]
    fn bands_go_into_the_band_that_holds_them_and_none_is_split() {
        let report = check(
            "age:code@age_band | n:number\n Y15T19 | 1\n Y20T24 | 2\n Y60T69 | 3\n _T | 6\n | 1",
            to("Y15T24 Y25T64 Y_GE65"),
            "age:code@age_band | n:number\n Y15T24 | 1\n Y15T24 | 2\n | 3\n _T | 6\n | 1",
        );
        assert_eq!((report.changed, report.kept, report.missing), (2, 2, 1));
        assert_eq!(report.unmatched_rows(), [("Y60T69", 1)]);
    }

    #[test]
    fn bands_that_overlap_are_refused() {
        for bands in ["Y0T15 Y15T24", "Y_GE15 Y_GE65", "14-0", ""] {
            assert!(run("age:code\n Y15T19", to(bands)).is_err(), "{bands}");
        }
    }
}
