//! The catalogue of indicators, one file each.
//!
//! An indicator says what it needs and turns tidy data into tables of estimates; it never reads files nor hides figures.

mod counts;
mod migrant_share;
mod migrant_stock;
mod sdg_10_7_1;
mod sdg_8_5_2;
mod tables;

use crate::cx::{Cancelled, Cx};
use crate::data::{Concept, Dataset, Schema};
use crate::message::{Explain, Message};
use crate::survey::{Design, EstimateTable, Interval, Reliability, SurveyError};

/// One indicator of the catalogue.
///
/// Its words are `indicators-<id with - for _>-name|what|formula|unit|source|caveat`.
pub trait Indicator: Sync {
    /// Returns the id used in projects and on the command line: `sdg_10_7_1`.
    fn id(&self) -> &'static str;
    /// Returns the concepts without which there is no figure.
    fn needs(&self) -> &'static [Concept];
    /// Returns how many tables it reads: 1 or 2.
    fn inputs(&self) -> usize;
    /// Returns whether its rows are sampled people, so that it has standard errors.
    fn is_survey(&self) -> bool;
    /// Returns the concepts by which it is usefully broken down.
    fn dimensions(&self) -> &'static [Concept];
    /// Computes its tables: every cell and every margin of `by`.
    fn estimate(&self, cx: &Cx<'_>, input: &Input<'_>) -> Result<Vec<EstimateTable>, IndicatorError>;
}

/// What an indicator is computed from.
pub struct Input<'a> {
    pub data: &'a Dataset,
    /// The second table of an indicator that reads two.
    pub second: Option<&'a Dataset>,
    pub design: &'a Design,
    /// Names of the columns the tables are broken down by.
    pub by: &'a [String],
    pub interval: Interval,
    pub reliability: &'a Reliability,
}

/// Every indicator, in the order of the catalogue.
pub static ALL: &[&dyn Indicator] =
    &[&sdg_10_7_1::Sdg1071, &sdg_8_5_2::Sdg852, &migrant_share::MigrantShare, &migrant_stock::MigrantStock];

/// Returns an indicator by id.
pub fn indicator(id: &str) -> Option<&'static dyn Indicator> {
    ALL.iter().copied().find(|indicator| indicator.id() == id)
}

/// Whether a table allows an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Readiness {
    Ready,
    /// These concepts must be mapped first.
    Missing(Vec<Concept>),
}

/// Says whether the columns of a table allow an indicator.
pub fn readiness(indicator: &dyn Indicator, schema: &Schema) -> Readiness {
    let missing: Vec<Concept> =
        indicator.needs().iter().copied().filter(|concept| schema.with_concept(*concept).is_none()).collect();
    if missing.is_empty() { Readiness::Ready } else { Readiness::Missing(missing) }
}

/// Returns the id of one of an indicator's words, such as its `name`.
pub fn word_id(indicator: &dyn Indicator, word: &str) -> String {
    format!("indicators-{}-{word}", indicator.id().replace('_', "-"))
}

/// Why an indicator gives no table: facts, no text.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum IndicatorError {
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    #[error(transparent)]
    Survey(#[from] SurveyError),
    #[error("no column measures {concept:?}")]
    NoConcept { concept: Concept },
    #[error("the second table is missing")]
    NoSecondTable { indicator: &'static str },
    #[error("no column {name}")]
    NoColumn { name: String },
    #[error("units differ and one is unknown")]
    UnitUnknown { known: String },
    #[error("the unit of neither table is known")]
    UnitsUnknown,
    #[error("units differ: {first} and {second}")]
    UnitsDiffer { first: String, second: String },
    #[error("the tables share no column to join by")]
    NothingShared,
    #[error("one table has {periods} periods, the other none")]
    OneWithoutTime { periods: usize },
    #[error("two rows for {key}")]
    TwiceTheSame { key: String },
    #[error("none of the codes of {column} is known")]
    UnknownCodes { column: String, codes: String },
}

impl Explain for IndicatorError {
    fn message(&self) -> Message {
        match self {
            Self::Cancelled(cancelled) => cancelled.message(),
            Self::Survey(error) => error.message(),
            Self::NoConcept { concept } => Message::new("indicators-no-concept")
                .with("concept", crate::steps::concept_word(*concept))
                .with("id", concept.id()),
            Self::NoSecondTable { indicator } => Message::new("indicators-no-second-table")
                .with("indicator", Message::new(format!("indicators-{}-name", indicator.replace('_', "-")))),
            Self::NoColumn { name } => Message::new("indicators-no-column").with("name", name),
            Self::UnitUnknown { known } => Message::new("indicators-unit-unknown").with("known", known),
            Self::UnitsUnknown => Message::new("indicators-units-unknown"),
            Self::UnitsDiffer { first, second } => {
                Message::new("indicators-units-differ").with("first", first).with("second", second)
            }
            Self::NothingShared => Message::new("indicators-nothing-shared"),
            Self::OneWithoutTime { periods } => Message::new("indicators-one-without-time").with("periods", *periods),
            Self::TwiceTheSame { key } => Message::new("indicators-twice-the-same").with("key", key),
            Self::UnknownCodes { column, codes } => {
                Message::new("indicators-unknown-codes").with("column", column).with("codes", codes)
            }
        }
    }
}
