//! What a design says of itself before anything is estimated: sizes, sums of weights, and what looks wrong.

use super::quality::kish_effect;
use super::sample::Sample;
use super::{Design, LonelyPsu, SurveyError, count_as_number};
use crate::data::Dataset;
use crate::message::Message;

/// The design of a sample in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    pub n_rows: usize,
    /// What is to be said where no weights are given.
    pub without_weights: Option<Message>,
    pub weight_sum: f64,
    pub smallest_weight: f64,
    pub largest_weight: f64,
    /// How much unequal weights alone inflate a variance.
    pub kish: f64,
    /// Strata and primary sampling units; none where replicate weights say how the sample was drawn.
    pub stages: Option<Units>,
}

/// The first stage of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Units {
    pub n_strata: usize,
    pub n_units: usize,
    pub n_lonely: usize,
    /// Whether a column says which unit a row is in; without one each row is its own.
    pub are_named: bool,
}

/// What is said of a design.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    pub is_warning: bool,
    pub message: Message,
}

/// Largest weight over smallest above which weights are called extreme.
const EXTREME: f64 = 30.0;
/// Mean of weights above which they look as if written without their six decimals, as in the files of the Demographic and Health
/// Surveys.
const MILLIONS: f64 = 100_000.0;
/// How near to one a mean of weights is when they were made to average one.
const NEAR_ONE: f64 = 0.02;

impl Review {
    /// Looks at a design; a stratum with one unit does not stop it.
    pub fn of(data: &Dataset, design: &Design) -> Result<Self, SurveyError> {
        let forgiving = Design { lonely: LonelyPsu::Remove, ..design.clone() };
        let sample = Sample::read(data, &forgiving)?;
        let weighted: Vec<f64> = sample.weights.iter().copied().filter(|weight| *weight > 0.0).collect();
        let first = sample.stages.first().filter(|_| sample.replicates.is_none());
        let stages = first.map(|stage| Units {
            n_strata: stage.strata.len(),
            n_units: stage.units.len(),
            n_lonely: stage.strata.iter().filter(|stratum| stratum.n_units == 1).count(),
            are_named: design.psu.is_some(),
        });
        Ok(Self {
            n_rows: data.n_rows(),
            without_weights: design.without_weights(),
            weight_sum: weighted.iter().sum(),
            smallest_weight: weighted.iter().copied().fold(f64::INFINITY, f64::min),
            largest_weight: weighted.iter().copied().fold(0.0, f64::max),
            kish: kish_effect(&weighted),
            stages,
        })
    }

    /// Says what is there, and warns of what looks wrong.
    pub fn lines(&self) -> Vec<Remark> {
        let mut lines = Vec::new();
        let mut say = |is_warning, message| lines.push(Remark { is_warning, message });
        let n = count_as_number(u64::try_from(self.n_rows).unwrap_or(u64::MAX));
        if self.without_weights.is_none() {
            let rounded = |value: f64, places: f64| (value * places).round() / places;
            let sum = Message::new("survey-review-weights")
                .with("sum", self.weight_sum.round())
                .with("rows", self.n_rows)
                .with("low", rounded(self.smallest_weight, 100.0))
                .with("high", rounded(self.largest_weight, 100.0));
            say(false, sum);
            let kish = Message::new("survey-review-kish").with("times", rounded(self.kish, 100.0));
            say(false, kish.with("worth", (n / self.kish).round()));
            if self.weight_sum / n > MILLIONS {
                say(true, Message::new("survey-review-millions"));
            } else if (self.weight_sum / n - 1.0).abs() < NEAR_ONE {
                say(true, Message::new("survey-review-normalised"));
            } else if self.smallest_weight < 1.0 {
                say(true, Message::new("survey-review-below-one"));
            }
            if self.largest_weight > EXTREME * self.smallest_weight {
                let times = (self.largest_weight / self.smallest_weight).round();
                say(true, Message::new("survey-review-extreme").with("times", times));
            }
        } else {
            self.without_weights.iter().for_each(|message| say(true, message.clone()));
        }
        let Some(units) = self.stages else { return lines };
        if !units.are_named {
            say(true, Message::new("survey-review-no-clusters"));
        } else if units.n_units == self.n_rows {
            say(true, Message::new("survey-review-rows-are-units"));
        } else {
            let a_unit = n / count_as_number(u64::try_from(units.n_units).unwrap_or(u64::MAX));
            let line = Message::new("survey-review-units")
                .with("units", units.n_units)
                .with("strata", units.n_strata)
                .with("rows", (a_unit * 10.0).round() / 10.0);
            say(false, line);
        }
        if units.n_lonely > 0 && units.are_named {
            say(true, Message::new("survey-review-lonely").with("n", units.n_lonely));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::read::read_data;

    fn said(csv: &str, psu: bool) -> Vec<String> {
        let data = read_data("a.csv", csv.as_bytes().to_vec()).unwrap();
        let name = |text: &str| Some(text.to_owned());
        let psu = if psu { name("psu") } else { None };
        let design = Design { weight: name("w"), stratum: name("h"), psu, ..Design::default() };
        let lines = Review::of(&data, &design).unwrap().lines();
        lines.into_iter().filter(|line| line.is_warning).map(|line| line.message.id.into_owned()).collect()
    }

    #[test]
    fn a_sound_design_is_not_warned_of() {
        assert!(said("h,psu,w\na,1,20\na,1,22\na,2,21\nb,3,30\nb,4,31\nb,4,33\n", true).is_empty());
    }

    #[test]
    fn what_looks_wrong_is_said() {
        let lonely = "h,psu,w\na,1,20\na,1,22\na,2,21\nb,3,30\nb,3,31\n";
        assert_eq!(said(lonely, true), ["survey-review-lonely"]);
        assert_eq!(said(lonely, false), ["survey-review-no-clusters"]);
        let normalised = "h,psu,w\na,1,0.5\na,1,1.5\na,2,1\nb,3,1.2\nb,4,0.8\nb,4,1\n";
        assert_eq!(said(normalised, true), ["survey-review-normalised"]);
        let ids = "h,psu,w\na,1,20\na,2,2000\nb,3,20\nb,4,30\n";
        assert_eq!(said(ids, true), ["survey-review-extreme", "survey-review-rows-are-units"]);
    }
}
