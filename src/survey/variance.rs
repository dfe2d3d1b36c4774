//! The linearised variance between sampling units, stage by stage, from the totals of scores of each.

use super::clusters::{Stage, drawn_of_units};
use super::sample::Sample;
use super::{LonelyPsu, count_as_number};

/// Adds up scores a part and gives the variance of their total; used again for every cell.
///
/// R: `svyrecvar`, with all stages where `fpc` is known and the first one where it is not.
#[derive(Debug)]
pub struct Scores<'a> {
    sample: &'a Sample,
    lonely: LonelyPsu,
    /// Score with and without weights of each part; the second is wanted by raking.
    weighted: Vec<f64>,
    plain: Vec<f64>,
    touched_parts: Touched,
    has_weight: Vec<bool>,
    stages: Vec<StageScores>,
}

/// Places that were met, in the order they were met.
#[derive(Clone, Debug, Default)]
struct Touched {
    places: Vec<usize>,
    is_met: Vec<bool>,
}

/// What is added up in one stage.
#[derive(Clone, Debug)]
struct StageScores {
    of_unit: Vec<UnitScores>,
    touched_units: Touched,
    of_stratum: Vec<StratumScores>,
    touched_strata: Touched,
    /// What the variance inside each unit of the stage before is multiplied with.
    drawn_of_parent: Vec<f64>,
    of_parent: Vec<ParentScores>,
    touched_parents: Touched,
}

#[derive(Clone, Copy, Debug, Default)]
struct UnitScores {
    score: f64,
    has_weight: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct StratumScores {
    sum: f64,
    squares: f64,
    n_touched: usize,
    n_weighted: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct ParentScores {
    variance: f64,
    n_strata: usize,
    n_lonely: usize,
}

/// What the scores of a cell say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// `None` where every stratum has one sampling unit and the others were to speak for it.
    pub variance: Option<f64>,
    /// Sampling units of the first stage less strata, counted where the cell has people.
    pub df: f64,
}

impl Touched {
    fn new(n: usize) -> Self {
        Self { places: Vec::new(), is_met: vec![false; n] }
    }

    fn meet(&mut self, place: usize) {
        if let Some(is_met) = self.is_met.get_mut(place)
            && !*is_met
        {
            *is_met = true;
            self.places.push(place);
        }
    }

    /// Returns what was met and starts anew.
    fn take(&mut self) -> Vec<usize> {
        let places = std::mem::take(&mut self.places);
        for place in &places {
            if let Some(is_met) = self.is_met.get_mut(*place) {
                *is_met = false;
            }
        }
        places
    }
}

impl StageScores {
    fn new(stage: &Stage, drawn_of_parent: Vec<f64>) -> Self {
        Self {
            of_unit: vec![UnitScores::default(); stage.units.len()],
            touched_units: Touched::new(stage.units.len()),
            of_stratum: vec![StratumScores::default(); stage.strata.len()],
            touched_strata: Touched::new(stage.strata.len()),
            of_parent: vec![ParentScores::default(); drawn_of_parent.len()],
            touched_parents: Touched::new(drawn_of_parent.len()),
            drawn_of_parent,
        }
    }

    fn add(&mut self, unit: usize, score: f64, has_weight: bool) {
        self.touched_units.meet(unit);
        if let Some(unit) = self.of_unit.get_mut(unit) {
            unit.score += score;
            unit.has_weight |= has_weight;
        }
    }

    /// Returns the variance this stage adds and the units with their totals, and starts anew.
    fn finish(&mut self, stage: &Stage, lonely: LonelyPsu) -> (Spread, Vec<(usize, UnitScores)>) {
        let touched = self.touched_units.take();
        let stratum_of = |unit: usize| stage.units.get(unit).map_or(usize::MAX, |unit| unit.stratum);
        for unit in &touched {
            let place = stratum_of(*unit);
            let (Some(unit), Some(stratum)) = (self.of_unit.get(*unit), self.of_stratum.get_mut(place)) else {
                continue;
            };
            self.touched_strata.meet(place);
            stratum.n_touched += 1;
            stratum.n_weighted += usize::from(unit.has_weight);
            stratum.sum += unit.score;
        }
        let mut totals = Vec::with_capacity(touched.len());
        // Two passes: squares of what is left after the mean keep their digits.
        for place in touched {
            let stratum = stratum_of(place);
            let Some(unit) = self.of_unit.get_mut(place).map(std::mem::take) else { continue };
            if let (Some(scores), Some(known)) = (self.of_stratum.get_mut(stratum), stage.strata.get(stratum)) {
                let distance = unit.score - scores.sum / as_number(known.n_units);
                scores.squares += distance * distance;
            }
            totals.push((place, unit));
        }
        (self.add_strata(stage, lonely), totals)
    }

    fn add_strata(&mut self, stage: &Stage, lonely: LonelyPsu) -> Spread {
        let strata = self.touched_strata.take();
        for place in &strata {
            let Some(known) = stage.strata.get(*place) else { continue };
            self.touched_parents.meet(known.parent);
            if let Some(parent) = self.of_parent.get_mut(known.parent) {
                parent.n_strata += 1;
            }
        }
        let (mut n_weighted_units, mut n_weighted_strata) = (0, 0);
        for place in strata {
            let (Some(scores), Some(known)) =
                (self.of_stratum.get_mut(place).map(std::mem::take), stage.strata.get(place))
            else {
                continue;
            };
            n_weighted_units += scores.n_weighted;
            n_weighted_strata += usize::from(scores.n_weighted > 0);
            let Some(parent) = self.of_parent.get_mut(known.parent) else { continue };
            let n = as_number(known.n_units);
            if known.n_units > 1 {
                let mean = scores.sum / n;
                let n_empty = as_number(known.n_units - scores.n_touched.min(known.n_units));
                let squares = mean.mul_add(mean * n_empty, scores.squares);
                parent.variance += known.not_drawn * n / (n - 1.0) * squares;
            } else if known.not_drawn > 0.0 {
                parent.n_lonely += 1;
                if lonely == LonelyPsu::Adjust {
                    // Around zero, the mean of all scores of a mean or a ratio; R does so for totals too.
                    parent.variance += known.not_drawn * scores.sum * scores.sum;
                }
            }
        }
        let df = as_number(n_weighted_units) - as_number(n_weighted_strata);
        let mut variance = Some(0.0);
        for place in self.touched_parents.take() {
            let drawn = self.drawn_of_parent.get(place).copied().unwrap_or(0.0);
            let Some(parent) = self.of_parent.get_mut(place).map(std::mem::take) else { continue };
            if drawn == 0.0 {
                continue;
            }
            let inside = match lonely {
                LonelyPsu::Average if parent.n_lonely == parent.n_strata => None,
                LonelyPsu::Average => {
                    let n_speaking = as_number(parent.n_strata - parent.n_lonely);
                    Some(parent.variance * as_number(parent.n_strata) / n_speaking)
                }
                _ => Some(parent.variance),
            };
            variance = variance.zip(inside).map(|(sum, inside)| drawn.mul_add(inside, sum));
        }
        Spread { variance, df }
    }
}

impl<'a> Scores<'a> {
    /// Prepares for a sample.
    pub fn new(sample: &'a Sample, lonely: LonelyPsu) -> Self {
        let n_parts = sample.unit_of_part.len();
        let mut drawn = vec![1.0];
        let mut stages = Vec::with_capacity(sample.stages.len());
        for stage in &sample.stages {
            let of_units = drawn_of_units(Some(stage), &drawn);
            stages.push(StageScores::new(stage, drawn));
            drawn = of_units;
        }
        Self {
            sample,
            lonely,
            weighted: vec![0.0; n_parts],
            plain: vec![0.0; n_parts],
            touched_parts: Touched::new(n_parts),
            has_weight: vec![false; n_parts],
            stages,
        }
    }

    /// Adds scores of people in a part: with their weights, and without.
    pub fn add(&mut self, part: usize, score: f64, plain: f64, has_weight: bool) {
        self.touched_parts.meet(part);
        let slots = self.weighted.get_mut(part).zip(self.plain.get_mut(part)).zip(self.has_weight.get_mut(part));
        if let Some(((sum, plain_sum), weighted)) = slots {
            *sum += score;
            *plain_sum += plain;
            *weighted |= has_weight;
        }
    }

    /// Returns the variance of the total of the scores and starts anew.
    pub fn finish(&mut self) -> Spread {
        let mut parts = self.touched_parts.take();
        if let Some(calibration) = &self.sample.calibration {
            calibration.take_out(&mut self.weighted, &self.plain);
            // Known totals reach people outside the cell too.
            parts = (0..self.weighted.len()).collect();
        }
        let Some(last) = self.stages.last_mut() else { return Spread { variance: None, df: 0.0 } };
        for part in parts {
            let unit = self.sample.unit_of_part.get(part).copied().unwrap_or(usize::MAX);
            let score = self.weighted.get_mut(part).map(std::mem::take).unwrap_or_default();
            let has_weight = self.has_weight.get_mut(part).is_some_and(std::mem::take);
            if let Some(plain) = self.plain.get_mut(part) {
                *plain = 0.0;
            }
            last.add(unit, score, has_weight);
        }
        let mut all = Spread { variance: Some(0.0), df: 0.0 };
        let mut above: Vec<(usize, UnitScores)> = Vec::new();
        for (place, known) in self.sample.stages.iter().enumerate().rev() {
            let Some(stage) = self.stages.get_mut(place) else { continue };
            for (unit, scores) in above {
                stage.add(unit, scores.score, scores.has_weight);
            }
            let (spread, totals) = stage.finish(known, self.lonely);
            all.variance = all.variance.zip(spread.variance).map(|(sum, more)| sum + more);
            all.df = spread.df;
            let parent_of = |unit: usize| known.units.get(unit).map_or(0, |unit| unit.parent);
            above = totals.into_iter().map(|(unit, scores)| (parent_of(unit), scores)).collect();
        }
        all
    }
}

fn as_number(count: usize) -> f64 {
    count_as_number(u64::try_from(count).unwrap_or(u64::MAX))
}
