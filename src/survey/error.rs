//! Why a sample gives no estimate.

use crate::cx::Cancelled;
use crate::data::expression::ExpressionError;
use crate::message::{Explain, Message};

/// What stands between the data and an estimate: facts, no text.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SurveyError {
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    #[error("no column {name}")]
    NoColumn { name: String, known: Vec<String> },
    #[error(transparent)]
    Expression(ExpressionError),
    #[error("negative weight {weight} in row {row}")]
    NegativeWeight { column: String, row: usize, weight: f64 },
    #[error("{rows} rows without a weight")]
    MissingWeight { column: String, rows: usize },
    #[error("all weights of {column} are zero")]
    ZeroWeights { column: String },
    #[error("{rows} rows without {column}")]
    MissingDesign { column: String, rows: usize },
    #[error("stratum {stratum} has one primary sampling unit")]
    LonelyPsu { stratum: String, psu: String },
    #[error("stratum {stratum}: {sampled} sampled of {population}")]
    PopulationTooSmall { column: String, stratum: String, sampled: usize, population: f64 },
    #[error("stratum {stratum}: several values of {column}")]
    PopulationDiffers { column: String, stratum: String },
    #[error("known total {total} of {group}")]
    KnownTotal { columns: String, group: String, total: f64 },
    #[error("two known totals of {group}")]
    KnownTwice { columns: String, group: String },
    #[error("no known total of {group}")]
    UnknownTotal { columns: String, group: String },
    #[error("nobody in the sample for {group}")]
    EmptyTotal { columns: String, group: String },
    #[error("no table of totals: {name}")]
    NoTotals { name: String },
    #[error("known totals of {first} and {second} contradict each other")]
    TotalsContradict { first: String, first_sum: f64, second: String, second_sum: f64 },
    #[error("{n} replicates")]
    FewReplicates { n: usize },
    #[error("jackknife in strata without factors")]
    NoReplicateFactors,
    #[error("{factors} factors of {replicates} replicates")]
    ReplicateFactors { factors: usize, replicates: usize },
    #[error("no group {group} in {column}")]
    NoGroup { column: String, group: String, known: Vec<String> },
    #[error("nobody left by {condition}")]
    NobodyLeft { condition: String },
    #[error("nothing measured")]
    NothingMeasured,
    #[error("margins of {columns} columns")]
    TooManyMargins { columns: usize, most: usize },
    #[error("no rows")]
    NoRows,
    #[error("quantile {probability} outside 0–1")]
    Probability { probability: f64 },
    #[error("{name} is not readable: {reason}")]
    Unreadable { name: String, reason: String },
    #[error("bands of {column}")]
    Bands { column: String },
}

impl From<ExpressionError> for SurveyError {
    fn from(error: ExpressionError) -> Self {
        match error {
            ExpressionError::NoColumn { name, known } => Self::NoColumn { name, known },
            other => Self::Expression(other),
        }
    }
}

impl Explain for SurveyError {
    fn message(&self) -> Message {
        match self {
            Self::Cancelled(cancelled) => cancelled.message(),
            Self::NoColumn { name, known } => {
                Message::new("survey-no-column").with("name", name).with("known", known.join(", "))
            }
            Self::Expression(error) => error.message(),
            Self::NegativeWeight { column, row, weight } => {
                Message::new("survey-negative-weight").with("column", column).with("row", *row).with("weight", *weight)
            }
            Self::MissingWeight { column, rows } => {
                Message::new("survey-missing-weight").with("column", column).with("rows", *rows)
            }
            Self::ZeroWeights { column } => Message::new("survey-zero-weights").with("column", column),
            Self::MissingDesign { column, rows } => {
                Message::new("survey-missing-design").with("column", column).with("rows", *rows)
            }
            Self::LonelyPsu { stratum, psu } => {
                // Without clusters the unit is the row; without strata the sample is the stratum.
                let id = match (stratum.is_empty(), psu.is_empty()) {
                    (true, true) => "survey-one-row",
                    (true, false) => "survey-lonely-sample",
                    (false, true) => "survey-lonely-row",
                    (false, false) => "survey-lonely-psu",
                };
                Message::new(id).with("stratum", stratum).with("psu", psu)
            }
            Self::PopulationTooSmall { column, stratum, sampled, population } => {
                Message::new("survey-population-small")
                    .with("column", column)
                    .with("stratum", stratum)
                    .with("sampled", *sampled)
                    .with("population", *population)
            }
            Self::PopulationDiffers { column, stratum } => {
                Message::new("survey-population-differs").with("column", column).with("stratum", stratum)
            }
            Self::KnownTotal { columns, group, total } => {
                Message::new("survey-known-total").with("columns", columns).with("group", group).with("total", *total)
            }
            Self::KnownTwice { columns, group } => {
                Message::new("survey-known-twice").with("columns", columns).with("group", group)
            }
            Self::UnknownTotal { columns, group } => {
                Message::new("survey-unknown-total").with("columns", columns).with("group", group)
            }
            Self::EmptyTotal { columns, group } => {
                Message::new("survey-empty-total").with("columns", columns).with("group", group)
            }
            Self::NoTotals { name } => Message::new("survey-cli-totals").with("name", name),
            Self::TotalsContradict { first, first_sum, second, second_sum } => Message::new("survey-totals-contradict")
                .with("first", first)
                .with("a", *first_sum)
                .with("second", second)
                .with("b", *second_sum),
            Self::FewReplicates { n } => Message::new("survey-few-replicates").with("n", *n),
            Self::NoReplicateFactors => Message::new("survey-no-replicate-factors"),
            Self::ReplicateFactors { factors, replicates } => {
                Message::new("survey-replicate-factors").with("factors", *factors).with("replicates", *replicates)
            }
            Self::NoGroup { column, group, known } => Message::new("survey-no-group")
                .with("column", column)
                .with("group", group)
                .with("known", known.join(", ")),
            Self::NobodyLeft { condition } => Message::new("survey-nobody-left").with("condition", condition),
            Self::NothingMeasured => Message::new("survey-nothing-measured"),
            Self::TooManyMargins { columns, most } => {
                Message::new("survey-too-many-margins").with("columns", *columns).with("most", *most)
            }
            Self::NoRows => Message::new("survey-no-rows"),
            Self::Probability { probability } => Message::new("survey-probability").with("probability", *probability),
            Self::Unreadable { name, reason } => {
                Message::new("survey-unreadable").with("name", name).with("reason", reason)
            }
            Self::Bands { column } => Message::new("survey-bands").with("column", column),
        }
    }
}
