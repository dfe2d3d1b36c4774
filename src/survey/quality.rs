//! How far a figure can be trusted: CV bands, minimum n, and the widths of intervals for proportions.
//!
//! Only reads finished figures; never changes them and never hides one (that is `protect`).

use serde::{Deserialize, Serialize};

use super::{EstimateCell, EstimateTable, Flag, count_as_number, interval};
use crate::message::Message;

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

impl Figure {
    /// Returns what kind of figures a table holds.
    pub fn of(table: &EstimateTable) -> Self {
        match (table.is_sample, table.measure.unit.as_str()) {
            (false, _) => Self::FullCount,
            (true, "PT") => Self::Proportion,
            (true, _) => Self::Amount,
        }
    }
}

/// What a verdict rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Ground {
    NoFigure,
    FullCount,
    Fine,
    FewObservations,
    NoError,
    NoFreedom,
    LittleFreedom(f64),
    Cv(f64),
    FewEffective(f64),
    NobodyOrEverybody,
    Width(f64),
    RelativeWidth(f64),
}

type Verdict = (Flag, Ground);

impl Reliability {
    /// Judges a finished cell.
    pub fn flag(&self, cell: &EstimateCell, figure: Figure) -> Flag {
        self.judge(cell, figure).0
    }

    /// Returns why a cell has its flag, with the figures and the limits that decide.
    pub fn why(&self, cell: &EstimateCell, figure: Figure) -> Message {
        let (flag, ground) = self.judge(cell, figure);
        let cv_limit = if flag == Flag::Unreliable { self.cv_unreliable } else { self.cv_caution };
        match ground {
            Ground::NoFigure => Message::new("survey-why-no-figure"),
            Ground::FullCount => Message::new("survey-why-full-count"),
            Ground::Fine => match cell.cv {
                Some(cv) => Message::new("survey-why-fine").with("n", cell.n).with("cv", percent(cv)),
                None => Message::new("survey-why-fine-without-cv").with("n", cell.n),
            },
            Ground::FewObservations => Message::new("survey-why-few").with("n", cell.n).with("limit", self.min_n),
            Ground::NoError => Message::new("survey-why-no-error"),
            Ground::NoFreedom => Message::new("survey-why-no-freedom"),
            Ground::LittleFreedom(df) => {
                Message::new("survey-why-little-freedom").with("df", df).with("limit", self.min_df)
            }
            Ground::Cv(cv) => Message::new("survey-why-cv").with("cv", percent(cv)).with("limit", percent(cv_limit)),
            Ground::FewEffective(n_eff) => Message::new("survey-why-few-effective")
                .with("n", cell.n)
                .with("effective", n_eff.floor())
                .with("limit", self.min_n_eff),
            Ground::NobodyOrEverybody => Message::new("survey-why-nobody-or-everybody"),
            Ground::Width(width) => Message::new("survey-why-width")
                .with("width", percent(width))
                .with("limit", percent(self.width_unreliable)),
            Ground::RelativeWidth(width) => Message::new("survey-why-relative-width")
                .with("width", percent(width))
                .with("limit", percent(self.relative_width_unreliable)),
        }
    }

    fn judge(&self, cell: &EstimateCell, figure: Figure) -> Verdict {
        let Some(estimate) = cell.estimate.filter(|estimate| estimate.is_finite()) else {
            return (Flag::Missing, Ground::NoFigure);
        };
        let by_cv = match figure {
            Figure::FullCount => return (Flag::Reliable, Ground::FullCount),
            Figure::Proportion | Figure::Amount => self.by_cv(cell),
        };
        // Without a variance in the sample the CV says nothing: 0 % or 100 % of few people is not certain.
        if figure == Figure::Proportion && self.use_widths {
            let by_width = self.by_width(cell, estimate);
            return if by_width.0 > by_cv.0 { by_width } else { by_cv };
        }
        by_cv
    }

    fn by_cv(&self, cell: &EstimateCell) -> Verdict {
        if cell.n < self.min_n {
            return (Flag::Unreliable, Ground::FewObservations);
        }
        if cell.df.is_some_and(|df| df < 1.0) {
            return (Flag::Unreliable, Ground::NoFreedom);
        }
        if cell.se.is_none() {
            return (Flag::Unreliable, Ground::NoError);
        }
        let cv = cell.cv.unwrap_or(0.0);
        match cell.df.filter(|df| *df < self.min_df) {
            _ if cv > self.cv_unreliable => (Flag::Unreliable, Ground::Cv(cv)),
            _ if cv > self.cv_caution => (Flag::Caution, Ground::Cv(cv)),
            Some(df) => (Flag::Caution, Ground::LittleFreedom(df)),
            None => (Flag::Reliable, Ground::Fine),
        }
    }

    fn by_width(&self, cell: &EstimateCell, share: f64) -> Verdict {
        let n = count_as_number(cell.n);
        let n_eff = cell.n_eff.unwrap_or(n).min(n);
        if n_eff < self.min_n_eff {
            return (Flag::Unreliable, Ground::FewEffective(n_eff));
        }
        if share <= 0.0 || share >= 1.0 {
            return (Flag::Caution, Ground::NobodyOrEverybody);
        }
        let Some(width) = width_judged(cell, share) else { return (Flag::Caution, Ground::NoError) };
        if width <= self.width_fine {
            (Flag::Reliable, Ground::Fine)
        } else if width >= self.width_unreliable {
            (Flag::Unreliable, Ground::Width(width))
        } else if width / share > self.relative_width_unreliable {
            (Flag::Unreliable, Ground::RelativeWidth(width / share))
        } else {
            (Flag::Reliable, Ground::Fine)
        }
    }
}

/// Returns the width by which a proportion is judged, whatever interval is shown beside it.
///
/// The limits of the NCHS are made for Korn and Graubard's interval with no more effective people than people.
fn width_judged(cell: &EstimateCell, share: f64) -> Option<f64> {
    let se = cell.se?;
    let n_eff = interval::effective_n(share, se * se, cell.df?, cell.n)?.min(count_as_number(cell.n));
    let (low, high) = interval::clopper_pearson(share, n_eff)?;
    Some(high - low)
}

/// Turns a share into per cent with one decimal, for a sentence.
fn percent(share: f64) -> f64 {
    (share * 1000.0).round() / 10.0
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

    fn cell(n: u64, estimate: f64, cv: f64) -> EstimateCell {
        EstimateCell {
            key: Vec::new(),
            n,
            estimate: Some(estimate),
            se: Some(estimate * cv),
            ci_low: None,
            ci_high: None,
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
        assert_eq!(rules.flag(&cell(200, 10.0, 0.165), Figure::Amount), Flag::Reliable);
        assert_eq!(rules.flag(&cell(200, 10.0, 0.166), Figure::Amount), Flag::Caution);
        assert_eq!(rules.flag(&cell(200, 10.0, 0.334), Figure::Amount), Flag::Unreliable);
        assert_eq!(rules.flag(&cell(9, 10.0, 0.01), Figure::Amount), Flag::Unreliable);
    }

    #[test]
    fn wide_intervals_and_small_effective_samples_make_proportions_unreliable() {
        let rules = Reliability::default();
        assert_eq!(rules.flag(&cell(500, 0.5, 0.05), Figure::Proportion), Flag::Reliable);
        assert_eq!(rules.flag(&cell(500, 0.5, 0.16), Figure::Proportion), Flag::Unreliable);
        assert_eq!(rules.flag(&cell(29, 0.5, 0.05), Figure::Proportion), Flag::Unreliable);
        assert_eq!(rules.flag(&cell(29, 0.5, 0.05), Figure::FullCount), Flag::Reliable);
    }

    #[test]
    fn the_interval_shown_does_not_decide() {
        let rules = Reliability::default();
        let mut shown = cell(500, 0.5, 0.05);
        (shown.ci_low, shown.ci_high) = (Some(0.0), Some(1.0));
        assert_eq!(rules.flag(&shown, Figure::Proportion), Flag::Reliable);
    }

    #[test]
    fn the_reason_is_the_one_that_decided() {
        let rules = Reliability::default();
        let why = |cell: &EstimateCell, figure| rules.why(cell, figure);
        let says = |cell: &EstimateCell, figure| why(cell, figure).id.into_owned();
        assert_eq!(says(&cell(9, 10.0, 0.01), Figure::Amount), "survey-why-few");
        assert_eq!(says(&cell(29, 0.5, 0.05), Figure::Proportion), "survey-why-few-effective");
        assert_eq!(says(&cell(500, 0.5, 0.16), Figure::Proportion), "survey-why-width");
        assert_eq!(says(&cell(500, 0.0, 0.0), Figure::Proportion), "survey-why-nobody-or-everybody");
        assert_eq!(says(&cell(500, 10.0, 0.1), Figure::FullCount), "survey-why-full-count");
        let caution = Message::new("survey-why-cv").with("cv", 20.0).with("limit", 16.5);
        assert_eq!(why(&cell(500, 10.0, 0.2), Figure::Amount), caution);
        let unreliable = Message::new("survey-why-cv").with("cv", 40.0).with("limit", 33.3);
        assert_eq!(why(&cell(500, 10.0, 0.4), Figure::Amount), unreliable);
        let nothing = EstimateCell { estimate: None, ..cell(0, 0.0, 0.0) };
        assert_eq!(says(&nothing, Figure::Amount), "survey-why-no-figure");
    }
}
