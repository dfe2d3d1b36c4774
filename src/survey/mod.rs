//! Estimates from a sample or a full count: designs, estimates, reliability.

mod calibrate;
pub mod cells;
mod clusters;
pub mod contrast;
mod design;
mod error;
pub mod estimate;
pub mod interval;
mod known_totals;
mod linear;
mod measured;
mod pairs;
pub mod quality;
pub mod quantile;
pub mod read;
mod replicate;
pub mod review;
pub mod sample;
mod spread;
pub mod svydesign;
pub mod variance;

pub use contrast::{Comparison, Contrast, Verdict, verdict};
pub use design::{Design, KnownTotals, LaterStage, LonelyPsu, ReplicateMethod, ReplicateWeights};
pub use error::SurveyError;
pub use estimate::{DesignEffect, Estimates, Request, Statistic, estimate};
pub use quality::{Figure, Reliability};

use serde::{Deserialize, Serialize};

use crate::data::Concept;
use crate::message::Message;

/// How an interval for a proportion is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interval {
    #[default]
    Logit,
    /// Korn and Graubard's Clopper–Pearson.
    Beta,
    Wald,
    Wilson,
}

/// A dimension of a table: a column and the codes that occur, in the order shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    pub column: String,
    pub concept: Option<Concept>,
    pub code_list: Option<String>,
    pub codes: Vec<String>,
}

/// How a figure is to be read and shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// `median_cost`, `rate`: unique in its table.
    pub id: String,
    pub name: Message,
    /// SDMX unit of measure: `PT`, `RO`, `PS`, `MO` …
    pub unit: String,
    pub decimals: u8,
    /// Whether cells of a table add up to its margins.
    pub is_additive: bool,
}

/// One measure of a table, crossed by its dimensions: the result of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct EstimateTable {
    /// Unique in a project: analysis and measure.
    pub id: String,
    pub title: Message,
    pub measure: Measure,
    pub dimensions: Vec<Dimension>,
    /// Finest cells and margins, in the order of the codes, totals first.
    pub cells: Vec<EstimateCell>,
    /// What a reader must know: definitions, formula, what was left out.
    pub notes: Vec<Message>,
    /// Whether the figures come from a sample and so have a standard error.
    pub is_sample: bool,
}

/// One figure of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct EstimateCell {
    /// A code a dimension; `None` is the total over it.
    pub key: Vec<Option<String>>,
    /// Observations the figure rests on: sampled persons, or the count itself in a full count.
    pub n: u64,
    pub estimate: Option<f64>,
    pub se: Option<f64>,
    pub ci_low: Option<f64>,
    pub ci_high: Option<f64>,
    pub cv: Option<f64>,
    pub deff: Option<f64>,
    pub n_eff: Option<f64>,
    pub df: Option<f64>,
    pub flag: Flag,
}

impl EstimateCell {
    /// Makes a cell that counts, and has no other figure.
    pub fn of_count(key: Vec<Option<String>>, n: u64) -> Self {
        let (estimate, se, ci_low, ci_high) = (None, None, None, None);
        let (cv, deff, n_eff, df, flag) = (None, None, None, None, Flag::Reliable);
        Self { key, n, estimate, se, ci_low, ci_high, cv, deff, n_eff, df, flag }
    }
}

/// How far a figure can be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    #[default]
    Reliable,
    /// To be used with caution.
    Caution,
    /// Too unreliable to be published.
    Unreliable,
    /// No figure: nobody in the cell, or nothing to compute it from.
    Missing,
}

impl Flag {
    /// Returns the mark that stands in the flag column of an export.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Reliable => "",
            Self::Caution => "E",
            Self::Unreliable => "F",
            Self::Missing => ":",
        }
    }
}

/// Turns a count into a number; counts past 2⁵³ lose their last digits.
pub(crate) fn count_as_number(count: u64) -> f64 {
    let high = u32::try_from(count >> 32).unwrap_or(u32::MAX);
    let low = u32::try_from(count & 0xffff_ffff).unwrap_or(u32::MAX);
    f64::from(high).mul_add(4_294_967_296.0, f64::from(low))
}
