//! How far a figure can be trusted: CV bands, minimum n, and the widths of intervals for proportions.
//!
//! Only reads finished figures; never changes them and never hides one (that is `protect`).

use serde::{Deserialize, Serialize};

use super::{EstimateCell, Flag, count_as_number};

/// The rules of an office for what may be published; the defaults apply CV bands and the NCHS rules for proportions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reliability {
    /// Coefficient of variation above which a figure is to be used with caution.
    pub cv_caution: f64,
    /// Coefficient of variation above which a figure is too unreliable.
    pub cv_unreliable: f64,
    /// Observations below which a figure is too unreliable.
    pub min_n: u64,
    /// Whether proportions are also held against the width of their interval.
    pub use_widths: bool,
    /// Effective sample size below which a proportion is too unreliable.
    pub min_n_eff: f64,
    /// Width of the interval up to which a proportion is always fine.
    pub width_fine: f64,
    /// Width of the interval from which a proportion is too unreliable.
    pub width_unreliable: f64,
    /// Width of the interval divided by the proportion above which it is too unreliable.
    pub relative_width_unreliable: f64,
    /// Degrees of freedom below which a figure is to be used with caution.
    pub min_df: f64,
}

impl Default for Reliability {
    fn default() -> Self {
        Self {
            cv_caution: 0.165,
            cv_unreliable: 0.333,
            min_n: 10,
            use_widths: true,
            min_n_eff: 30.0,
            width_fine: 0.05,
            width_unreliable: 0.30,
            relative_width_unreliable: 1.30,
            min_df: 8.0,
        }
    }
}

/// What kind of figure is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Everybody was counted: there is no sampling error to judge.
    FullCount,
    /// A share between 0 and 1 from a sample.
    Proportion,
    /// Any other figure from a sample.
    Amount,
}

impl Reliability {
    /// Judges a finished cell.
    pub fn flag(&self, cell: &EstimateCell, figure: Figure) -> Flag {
        let Some(estimate) = cell.estimate.filter(|estimate| estimate.is_finite()) else {
            return Flag::Missing;
        };
        match figure {
            Figure::FullCount => Flag::Reliable,
            // Without a variance in the sample the CV says nothing: 0 % or 100 % of few people is not certain.
            Figure::Proportion if self.use_widths => self.by_cv(cell).max(self.by_width(cell, estimate)),
            Figure::Proportion | Figure::Amount => self.by_cv(cell),
        }
    }

    fn by_cv(&self, cell: &EstimateCell) -> Flag {
        if cell.n < self.min_n || cell.se.is_none() || cell.df.is_some_and(|df| df < 1.0) {
            return Flag::Unreliable;
        }
        let cv = cell.cv.unwrap_or(0.0);
        if cv > self.cv_unreliable {
            Flag::Unreliable
        } else if cv > self.cv_caution || cell.df.is_some_and(|df| df < self.min_df) {
            Flag::Caution
        } else {
            Flag::Reliable
        }
    }

    fn by_width(&self, cell: &EstimateCell, share: f64) -> Flag {
        let n = count_as_number(cell.n);
        if cell.n_eff.unwrap_or(n).min(n) < self.min_n_eff {
            return Flag::Unreliable;
        }
        if share <= 0.0 || share >= 1.0 {
            return Flag::Caution;
        }
        let (Some(low), Some(high)) = (cell.ci_low, cell.ci_high) else {
            return Flag::Caution;
        };
        let width = high - low;
        if width <= self.width_fine {
            Flag::Reliable
        } else if width >= self.width_unreliable || width / share > self.relative_width_unreliable {
            Flag::Unreliable
        } else {
            Flag::Reliable
        }
    }
}

/// Returns how much unequal weights alone inflate a variance: n Σw² / (Σw)².
pub fn kish_effect(weights: &[f64]) -> f64 {
    let n = count_as_number(u64::try_from(weights.len()).unwrap_or(u64::MAX));
    let sum: f64 = weights.iter().sum();
    let squares: f64 = weights.iter().map(|weight| weight * weight).sum();
    n * squares / (sum * sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(n: u64, estimate: f64, cv: f64, width: f64) -> EstimateCell {
        EstimateCell {
            key: Vec::new(),
            n,
            estimate: Some(estimate),
            se: Some(estimate * cv),
            ci_low: Some(estimate - width / 2.0),
            ci_high: Some(estimate + width / 2.0),
            cv: Some(cv),
            deff: Some(1.0),
            n_eff: Some(count_as_number(n)),
            df: Some(50.0),
            flag: Flag::Reliable,
        }
    }

    #[test]
    fn bands_of_the_cv_are_those_of_statistics_canada() {
        let rules = Reliability::default();
        assert_eq!(rules.flag(&cell(200, 10.0, 0.165, 5.0), Figure::Amount), Flag::Reliable);
        assert_eq!(rules.flag(&cell(200, 10.0, 0.166, 5.0), Figure::Amount), Flag::Caution);
        assert_eq!(rules.flag(&cell(200, 10.0, 0.334, 5.0), Figure::Amount), Flag::Unreliable);
        assert_eq!(rules.flag(&cell(9, 10.0, 0.01, 5.0), Figure::Amount), Flag::Unreliable);
    }

    #[test]
    fn wide_intervals_and_small_effective_samples_make_proportions_unreliable() {
        let rules = Reliability::default();
        assert_eq!(rules.flag(&cell(500, 0.5, 0.05, 0.1), Figure::Proportion), Flag::Reliable);
        assert_eq!(rules.flag(&cell(500, 0.5, 0.1, 0.31), Figure::Proportion), Flag::Unreliable);
        assert_eq!(rules.flag(&cell(29, 0.5, 0.05, 0.1), Figure::Proportion), Flag::Unreliable);
        assert_eq!(rules.flag(&cell(29, 0.5, 0.05, 0.1), Figure::FullCount), Flag::Reliable);
    }
}
