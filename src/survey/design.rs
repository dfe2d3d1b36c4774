//! How a sample was drawn and weighted, in names of columns.

use serde::{Deserialize, Serialize};

use crate::message::Message;

/// How a sample was drawn: names of the columns that say so.
///
/// In R's `survey`: `svydesign(id = ~psu + …, strata = ~stratum + …, fpc = ~fpc + …, weights = ~weight, nest = TRUE)`, or
/// `svrepdesign` where there are replicate weights; then `postStratify` or `rake` to the known totals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Design {
    /// Everybody was counted: a census, a register, a table of counts. There is no sampling error then.
    #[serde(default)]
    pub full_count: bool,
    pub weight: Option<String>,
    pub stratum: Option<String>,
    pub psu: Option<String>,
    /// Primary sampling units of the stratum in the population, or the fraction of them that was drawn.
    pub fpc: Option<String>,
    #[serde(default)]
    pub lonely: LonelyPsu,
    /// Stages after the first, in the order they were drawn; without `fpc` of the first they add nothing.
    #[serde(default)]
    pub later: Vec<LaterStage>,
    /// Replicate weights stand for strata and sampling units.
    #[serde(default)]
    pub replicates: Option<ReplicateWeights>,
    /// Known totals of the population: one table post-stratifies, several are raked to.
    #[serde(default)]
    pub totals: Vec<KnownTotals>,
}

impl Design {
    /// Returns what is to be said where no weights are given: they follow from what each stage was drawn from, or are all one.
    pub fn without_weights(&self) -> Option<Message> {
        let are_known = self.fpc.is_some() && self.later.iter().all(|stage| stage.fpc.is_some()) && !self.full_count;
        let id = if are_known && self.replicates.is_none() { "survey-weights-from-fpc" } else { "survey-unweighted" };
        self.weight.is_none().then(|| Message::new(id))
    }
}

/// What a stratum with one primary sampling unit gives, as R's `survey.lonely.psu` has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LonelyPsu {
    /// No answer until the user decides.
    #[default]
    Fail,
    Remove,
    Certainty,
    /// Around the mean of all primary sampling units, which is zero for scores: conservative.
    Adjust,
    /// The mean of the other strata.
    Average,
}

/// A stage of sampling inside the units of the stage before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaterStage {
    pub unit: String,
    #[serde(default)]
    pub stratum: Option<String>,
    /// Units in the population of the stratum of this stage, or the fraction drawn.
    #[serde(default)]
    pub fpc: Option<String>,
}

/// Columns of replicate weights and how their spread becomes a variance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReplicateWeights {
    pub columns: Vec<String>,
    pub method: ReplicateMethod,
    /// Whether the columns hold weights; otherwise they hold factors of the sampling weight.
    pub are_weights: bool,
    /// Factor of the sum of squares; `None` is what the method says.
    #[serde(default)]
    pub scale: Option<f64>,
    /// Factor of each replicate; empty is what the method says.
    #[serde(default)]
    pub factors: Vec<f64>,
    /// Squares around the estimate of the whole sample (R's `mse = TRUE`) instead of the mean of the replicates.
    #[serde(default)]
    pub around_estimate: bool,
}

/// How replicate weights were made.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplicateMethod {
    /// Balanced repeated replication.
    Brr,
    /// Fay's balanced repeated replication with its `rho`.
    Fay {
        rho: f64,
    },
    /// Jackknife without strata.
    Jk1,
    /// Jackknife in strata.
    Jkn,
    /// Jackknife of paired sampling units.
    Jk2,
    Bootstrap,
    /// Successive differences, as the American Community Survey has them.
    SuccessiveDifference,
    Other,
}

/// Sizes of groups of the population that are known from elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnownTotals {
    /// Columns that make the groups.
    pub columns: Vec<String>,
    /// A value a column, and the number of people.
    pub groups: Vec<(Vec<String>, f64)>,
}
