//! The linearised variance between sampling units, from the totals of scores of each.

use super::sample::Sample;
use super::{LonelyPsu, count_as_number};

/// Adds up scores a sampling unit and gives their variance; used again for every cell.
#[derive(Debug)]
pub struct Scores<'a> {
    sample: &'a Sample,
    lonely: LonelyPsu,
    n_psus_in_all: usize,
    /// Score and whether somebody of the domain has a weight, for each sampling unit.
    of_psu: Vec<Unit>,
    touched: Vec<usize>,
    of_stratum: Vec<StratumScores>,
    touched_strata: Vec<usize>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Unit {
    score: f64,
    is_touched: bool,
    has_weight: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct StratumScores {
    sum: f64,
    squares: f64,
    n_touched: usize,
    n_weighted: usize,
}

/// What the scores of a cell say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// `None` where every stratum has one sampling unit and the others were to speak for it.
    pub variance: Option<f64>,
    /// Sampling units less strata, counted where the cell has people.
    pub df: f64,
}

impl<'a> Scores<'a> {
    /// Prepares for a sample.
    pub fn new(sample: &'a Sample, lonely: LonelyPsu) -> Self {
        Self {
            sample,
            lonely,
            n_psus_in_all: sample.strata.iter().map(|stratum| stratum.n_psus).sum(),
            of_psu: vec![Unit::default(); sample.stratum_of_psu.len()],
            touched: Vec::new(),
            of_stratum: vec![StratumScores::default(); sample.strata.len()],
            touched_strata: Vec::new(),
        }
    }

    /// Adds scores of people in a sampling unit.
    pub fn add(&mut self, psu: usize, score: f64, has_weight: bool) {
        if let Some(unit) = self.of_psu.get_mut(psu) {
            if !unit.is_touched {
                unit.is_touched = true;
                self.touched.push(psu);
            }
            unit.score += score;
            unit.has_weight |= has_weight;
        }
    }

    /// Returns the variance of the total of the scores and starts anew.
    pub fn finish(&mut self) -> Spread {
        let stratum_of = |psu: usize| self.sample.stratum_of_psu.get(psu).copied().unwrap_or(usize::MAX);
        for psu in &self.touched {
            let (Some(unit), Some(stratum)) = (self.of_psu.get(*psu), self.of_stratum.get_mut(stratum_of(*psu))) else {
                continue;
            };
            if stratum.n_touched == 0 {
                self.touched_strata.push(stratum_of(*psu));
            }
            stratum.n_touched += 1;
            stratum.n_weighted += usize::from(unit.has_weight);
            stratum.sum += unit.score;
        }
        // Two passes: squares of what is left after the mean keep their digits.
        for psu in &self.touched {
            let place = stratum_of(*psu);
            let (Some(unit), Some(stratum)) = (self.of_psu.get_mut(*psu), self.of_stratum.get_mut(place)) else {
                continue;
            };
            let n_psus = self.sample.strata.get(place).map_or(1, |stratum| stratum.n_psus);
            let distance = unit.score - stratum.sum / as_number(n_psus);
            stratum.squares += distance * distance;
            *unit = Unit::default();
        }
        self.touched.clear();
        self.add_strata()
    }

    fn add_strata(&mut self) -> Spread {
        let total: f64 =
            self.touched_strata.iter().filter_map(|place| self.of_stratum.get(*place)).map(|s| s.sum).sum();
        let centre = total / as_number(self.n_psus_in_all);
        let (mut variance, mut n_weighted_psus, mut n_weighted_strata, mut n_lonely) = (0.0, 0, 0, 0);
        for place in &self.touched_strata {
            let (Some(scores), Some(stratum)) = (self.of_stratum.get_mut(*place), self.sample.strata.get(*place))
            else {
                continue;
            };
            n_weighted_psus += scores.n_weighted;
            n_weighted_strata += usize::from(scores.n_weighted > 0);
            let n = as_number(stratum.n_psus);
            if stratum.n_psus > 1 {
                let mean = scores.sum / n;
                let n_empty = as_number(stratum.n_psus - scores.n_touched.min(stratum.n_psus));
                let squares = mean.mul_add(mean * n_empty, scores.squares);
                variance += stratum.not_drawn * n / (n - 1.0) * squares;
            } else if stratum.not_drawn > 0.0 {
                n_lonely += 1;
                if self.lonely == LonelyPsu::Adjust {
                    let distance = scores.sum - centre;
                    variance += stratum.not_drawn * distance * distance;
                }
            }
            *scores = StratumScores::default();
        }
        let n_strata = self.touched_strata.len();
        self.touched_strata.clear();
        let df = as_number(n_weighted_psus) - as_number(n_weighted_strata);
        let variance = match self.lonely {
            LonelyPsu::Average if n_lonely == n_strata => None,
            LonelyPsu::Average => Some(variance * as_number(n_strata) / as_number(n_strata - n_lonely)),
            _ => Some(variance),
        };
        Spread { variance, df }
    }
}

fn as_number(count: usize) -> f64 {
    count_as_number(u64::try_from(count).unwrap_or(u64::MAX))
}
