//! The catalogue of indicators, one file each: programmed here, or written down in `assets/indicators`.
//!
//! An indicator says what it needs and turns tidy data into tables of estimates; it never reads files nor hides figures.

pub mod compared;
mod counts;
pub mod declared;
mod distribution;
mod migrant_share;
mod migrant_stock;
mod quantity;
mod sdg_10_7_1;
pub mod sdg_10_7_2;
mod sdg_8_5_2;
mod tables;
mod totals;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use compared::{Worse, compare};
pub use declared::Declared;
pub use quantity::Quantity;
pub(crate) use quantity::{is_no, is_yes};

use crate::cx::{Cancelled, Cx};
use crate::data::expression::holds;
use crate::data::{Column, Concept, Dataset, Kind, Schema};
use crate::message::{Explain, Message};
use crate::survey::{Contrast, Design, EstimateTable, Interval, Reliability, SurveyError};

/// One indicator of the catalogue.
///
/// Its words are `indicators-<id with - for _>-name|what|formula|unit|source|caveat`, or stand in its own file.
pub trait Indicator: Sync {
    /// Returns the id used in projects and on the command line: `sdg_10_7_1`.
    fn id(&self) -> &str;
    /// Returns the concepts without which there is no figure.
    fn needs(&self) -> &[Concept];
    /// Returns the columns it reads that have no concept.
    fn quantities(&self) -> &[Quantity] {
        &[]
    }
    /// Returns how many tables it reads: 1 or 2.
    fn inputs(&self) -> usize;
    /// Returns whether its rows are sampled people, so that it has standard errors.
    fn is_survey(&self) -> bool;
    /// Returns the concepts by which it is usefully broken down.
    fn dimensions(&self) -> &[Concept];
    /// Returns on which side of the whole a group is worse off, where that is not a matter of opinion.
    fn worse(&self) -> Option<Worse> {
        None
    }
    /// Returns whether its answers can be given in the form of thirty questions, without a table.
    fn has_form(&self) -> bool {
        false
    }
    /// Returns its codes in the SDG's list of series.
    fn series(&self) -> Vec<&str> {
        Vec::new()
    }
    /// Returns one of its words, such as its `name`.
    fn word(&self, word: &str) -> Message {
        Message::new(format!("indicators-{}-{word}", self.id().replace('_', "-")))
    }
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
    /// Columns chosen for quantities, by the id of the quantity.
    pub columns: &'a BTreeMap<String, String>,
    pub interval: Interval,
    pub reliability: &'a Reliability,
    /// Who is asked about, where that is not everybody; the others keep counting for the design of a sample.
    pub among: Option<&'a Among>,
    /// What a sample's groups are held against, instead of each shown by itself; `compared` asks for it.
    pub contrast: Option<&'a Contrast>,
}

/// Who figures are about.
#[derive(Clone, Debug, PartialEq)]
pub struct Among {
    /// SQL over the columns.
    pub condition: String,
    /// What a reader must know of it.
    pub words: Message,
}

impl Input<'_> {
    /// Returns the condition of a figure together with who is asked about.
    fn with_among(&self, own: Option<String>) -> Option<String> {
        match (self.among, own) {
            (Some(among), Some(own)) => Some(format!("({own}) AND ({})", among.condition)),
            (Some(among), None) => Some(among.condition.clone()),
            (None, own) => own,
        }
    }

    /// Returns which rows are asked about.
    fn is_asked(&self) -> Result<Vec<bool>, IndicatorError> {
        match self.among {
            Some(among) => Ok(holds(self.data, &among.condition).map_err(SurveyError::from)?),
            None => Ok(vec![true; self.data.n_rows()]),
        }
    }
}

/// Indicators that are programmed.
static PROGRAMMED: &[&dyn Indicator] = &[
    &sdg_10_7_1::Sdg1071,
    &sdg_10_7_2::Sdg1072,
    &sdg_8_5_2::Sdg852,
    &migrant_share::MigrantShare,
    &migrant_stock::MigrantStock,
];

/// Lists the files of `assets/indicators`.
macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        /// Name and text of each file.
        pub const SHIPPED: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../assets/indicators/", $name, ".toml")))),+];
    };
}

shipped!(
    "sdg_8_6_1",
    "activity_rate",
    "sdg_8_5_1",
    "sdg_8_3_1",
    "sdg_8_7_1",
    "sdg_1_1_1",
    "sdg_1_2_1",
    "sdg_1_2_2",
    "sdg_1_3_1",
    "sdg_5_2_1",
    "sdg_11_1_1",
    "sdg_16_1_4",
    "sdg_16_3_2",
    "sdg_16_9_1",
    "sdg_4_1_2",
    "sdg_4_3_1",
    "sdg_4_6_1",
    "sdg_3_1_2",
    "sdg_3_2_1",
    "sdg_3_7_1",
    "sdg_3_8_1",
    "sdg_4_b_1",
    "sdg_10_7_3",
    "sdg_10_7_4",
    "sdg_17_3_2",
    "sdg_16_2_2",
    "sdg_8_8_1",
    "sdg_10_c_1",
    "sdg_10_c_1_smart",
    "immigration_rate",
    "emigration_rate",
    "net_migration_rate",
    "five_year_net_rate",
    "residual_net_migration",
    "persons",
    "dependency_ratio",
    "sex_ratio",
    "female_share",
    "median_age",
    "refugee_share",
    "naturalisation_rate",
    "emigrant_stock_rate",
    "effective_duty_rate",
    "weighted_tariff",
    "revenue_gap",
    "trade_value",
    "trade_concentration",
    "trade_concentration_normalised",
    "mirror_asymmetry",
    "remittances_per_migrant",
    "remittances_per_capita",
    "overqualification",
    "return_migrant_share",
);

static DECLARED: LazyLock<Vec<Declared>> =
    LazyLock::new(|| SHIPPED.iter().filter_map(|(_, text)| Declared::read(text).ok()).collect());

/// Returns every indicator, in the order of the catalogue.
pub fn all() -> impl Iterator<Item = &'static dyn Indicator> {
    PROGRAMMED.iter().copied().chain(DECLARED.iter().map(|declared| declared as &dyn Indicator))
}

/// Returns an indicator by id.
pub fn indicator(id: &str) -> Option<&'static dyn Indicator> {
    all().find(|indicator| indicator.id() == id)
}

/// Returns the file of a shipped indicator, where it has one.
pub fn file(id: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}

/// Returns one of an indicator's words by its id, also where the indicator is not known here.
pub fn word(id: &str, word: &str) -> Message {
    indicator(id).map_or_else(
        || Message::new("indicators-words").with("en", id).with("fr", id),
        |indicator| indicator.word(word),
    )
}

/// Makes a message of a text that is known in both languages.
fn two_words(en: &str, fr: &str) -> Message {
    Message::new("indicators-words").with("en", en).with("fr", fr)
}

/// Whether a table allows an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Readiness {
    Ready,
    /// These must be mapped first.
    Missing(Vec<Missing>),
}

/// What a table lacks for an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    Concept(Concept),
    Quantity(Quantity),
}

impl Missing {
    /// Returns its name.
    pub fn name(&self) -> Message {
        match self {
            Self::Concept(concept) => crate::steps::concept_word(*concept),
            Self::Quantity(quantity) => quantity.name(),
        }
    }
}

/// Returns whether a column divides people into groups. Numbers may be codes of regions or fifths; ages one by one are no groups.
pub fn makes_groups(column: &Column) -> bool {
    column.kind != Kind::Number || column.concept != Some(Concept::AgeBand)
}

/// Says whether the columns of a table allow an indicator; `columns` are those chosen for its quantities.
pub fn readiness(indicator: &dyn Indicator, schema: &Schema, columns: &BTreeMap<String, String>) -> Readiness {
    let concepts = indicator.needs().iter().filter(|concept| schema.with_concept(**concept).is_none());
    let quantities = indicator.quantities().iter().filter(|quantity| quantity.column(schema, columns).is_none());
    let concepts = concepts.map(|concept| Missing::Concept(*concept));
    let missing: Vec<Missing> = concepts.chain(quantities.cloned().map(Missing::Quantity)).collect();
    if missing.is_empty() { Readiness::Ready } else { Readiness::Missing(missing) }
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
    #[error("no column holds {id}")]
    NoQuantity { id: String, name: Message },
    #[error("{column} holds no numbers")]
    NoNumbers { column: String, quantity: Message },
    #[error("column {name} cannot be made: {reason}")]
    Column { name: String, reason: String },
    #[error("the second table is missing")]
    NoSecondTable { indicator: String },
    #[error("no column {name}")]
    NoColumn { name: String },
    #[error("the figures are not broken down by {column}")]
    NotBrokenDown { column: String },
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
    #[error("{column} may be the date")]
    TimeUnknown { column: String },
    #[error("{value} in {column}, row {row}")]
    WrongAnswer { column: String, value: String, row: usize },
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
            Self::NoSecondTable { indicator } => {
                Message::new("indicators-no-second-table").with("indicator", word(indicator, "name"))
            }
            Self::NoQuantity { id, name } => {
                Message::new("indicators-no-quantity").with("name", name.clone()).with("id", id)
            }
            Self::NoNumbers { column, quantity } => {
                Message::new("indicators-no-numbers").with("column", column).with("quantity", quantity.clone())
            }
            Self::Column { name, reason } => {
                Message::new("indicators-no-new-column").with("name", name).with("reason", reason)
            }
            Self::NoColumn { name } => Message::new("indicators-no-column").with("name", name),
            Self::NotBrokenDown { column } => Message::new("indicators-not-broken-down").with("column", column),
            Self::UnitUnknown { known } => Message::new("indicators-unit-unknown").with("known", known),
            Self::UnitsUnknown => Message::new("indicators-units-unknown"),
            Self::UnitsDiffer { first, second } => {
                Message::new("indicators-units-differ").with("first", first).with("second", second)
            }
            Self::NothingShared => Message::new("indicators-nothing-shared"),
            Self::OneWithoutTime { periods } => Message::new("indicators-one-without-time").with("periods", *periods),
            Self::TimeUnknown { column } => Message::new("indicators-time-unknown").with("column", column),
            Self::WrongAnswer { column, value, row } => {
                Message::new("indicators-wrong-answer").with("column", column).with("value", value).with("row", *row)
            }
            Self::TwiceTheSame { key } => Message::new("indicators-twice-the-same").with("key", key),
            Self::UnknownCodes { column, codes } => {
                Message::new("indicators-unknown-codes").with("column", column).with("codes", codes)
            }
        }
    }
}
