//! From a question about a sample to the figures of every cell.

use super::cells::{CellSums, Cells, Sums};
use super::quantile::{Person, quantile};
use super::sample::Sample;
use super::variance::Scores;
use super::{Design, Dimension, EstimateCell, Figure, Flag, Interval, Reliability, SurveyError, interval};
use crate::cx::Cx;
use crate::data::{Dataset, expression};

/// What is asked: amounts and conditions are SQL over the columns, a condition counts as 0 and 1.
#[derive(Clone, Debug, PartialEq)]
pub enum Statistic {
    Count,
    Total(String),
    Mean(String),
    Proportion(String),
    Ratio { numerator: String, denominator: String },
    Quantile { probability: f64, of: String },
}

/// What a design effect compares with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DesignEffect {
    /// A simple random sample drawn with replacement.
    #[default]
    WithReplacement,
    /// A simple random sample drawn without replacement from as many as the weights say.
    WithoutReplacement,
}

/// A question about a sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub statistic: Statistic,
    /// Who is asked about; everybody else keeps counting for the design.
    pub filter: Option<String>,
    pub by: Vec<String>,
    pub with_margins: bool,
    pub interval: Interval,
    pub design_effect: DesignEffect,
}

impl Request {
    /// Asks for one figure about everybody.
    pub fn new(statistic: Statistic) -> Self {
        let (interval, design_effect) = (Interval::default(), DesignEffect::default());
        Self { statistic, filter: None, by: Vec::new(), with_margins: false, interval, design_effect }
    }
}

/// The answer: a figure a cell, totals first.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimates {
    pub dimensions: Vec<Dimension>,
    pub cells: Vec<EstimateCell>,
    /// People the question is about whose answer is missing.
    pub n_unanswered: usize,
}

/// Answers a question about a sample.
pub fn estimate(
    cx: &Cx<'_>,
    data: &Dataset,
    design: &Design,
    request: &Request,
    reliability: &Reliability,
) -> Result<Estimates, SurveyError> {
    let sample = Sample::read(data, design)?;
    cx.ctl.tick(1)?;
    let measured = Measured::read(data, request)?;
    if request.with_margins {
        check_margins(request.by.len())?;
    }
    let cells = Cells::cross(data, &request.by)?;
    let sums = CellSums::of(&cells, &sample, |row| measured.on(row));
    let is_met = sums.is_met();
    if !is_met.contains(&true) {
        let nobody = |condition: &String| SurveyError::NobodyLeft { condition: condition.clone() };
        return Err(request.filter.as_ref().map_or(SurveyError::NothingMeasured, nobody));
    }
    let published = cells.published(request.with_margins, &is_met);
    let mut scores = Scores::new(&sample, design.lonely);
    let sorted = match request.statistic {
        Statistic::Quantile { .. } => Some(SortedPeople::of(&cells, &sample, &measured)),
        _ => None,
    };
    let mut figures = Vec::with_capacity(published.len());
    for (key, finest) in &published {
        cx.ctl.tick(1)?;
        let mut cell = match (&request.statistic, &sorted) {
            (Statistic::Quantile { probability, .. }, Some(sorted)) => {
                quantile_cell(&sorted.of_cells(finest), *probability, &mut scores)
            }
            _ => linear_cell(&sums, finest, request, &mut scores),
        };
        cell.key = cells.labels(key);
        let is_share = matches!(request.statistic, Statistic::Proportion(_));
        cell.flag = reliability.flag(&cell, if is_share { Figure::Proportion } else { Figure::Amount });
        figures.push(cell);
    }
    let n_unanswered = measured.n_unanswered();
    Ok(Estimates { dimensions: dimensions(data, cells, &request.by), cells: figures, n_unanswered })
}

/// Refuses more columns than anybody can read the margins of: their number doubles with each.
pub(crate) fn check_margins(columns: usize) -> Result<(), SurveyError> {
    const MOST: usize = 8;
    if columns <= MOST { Ok(()) } else { Err(SurveyError::TooManyMargins { columns, most: MOST }) }
}

fn dimensions(data: &Dataset, cells: Cells, by: &[String]) -> Vec<Dimension> {
    let dimension = |(name, keys): (&String, super::sample::Keys)| {
        let column = data.schema.column(name);
        Dimension {
            column: name.clone(),
            concept: column.and_then(|column| column.concept),
            code_list: column.and_then(|column| column.code_list.clone()),
            codes: keys.labels,
        }
    };
    by.iter().zip(cells.dimensions).map(dimension).collect()
}

/// What is measured on each row, and which rows the question is about.
struct Measured {
    y: Option<Vec<Option<f64>>>,
    x: Option<Vec<Option<f64>>>,
    domain: Option<Vec<bool>>,
}

impl Measured {
    fn read(data: &Dataset, request: &Request) -> Result<Self, SurveyError> {
        let (y, x) = match &request.statistic {
            Statistic::Count => (None, None),
            Statistic::Total(y) | Statistic::Mean(y) => (Some(expression::evaluate(data, y)?), None),
            Statistic::Proportion(condition) => {
                let values = expression::evaluate(data, condition)?;
                let as_condition = |value: f64| if value == 0.0 { 0.0 } else { 1.0 };
                (Some(values.into_iter().map(|value| value.map(as_condition)).collect()), None)
            }
            Statistic::Ratio { numerator, denominator } => {
                (Some(expression::evaluate(data, numerator)?), Some(expression::evaluate(data, denominator)?))
            }
            Statistic::Quantile { probability, .. } if !(0.0..=1.0).contains(probability) => {
                return Err(SurveyError::Probability { probability: *probability });
            }
            Statistic::Quantile { of, .. } => (Some(expression::evaluate(data, of)?), None),
        };
        let domain = request.filter.as_deref().map(|filter| expression::holds(data, filter)).transpose()?;
        Ok(Self { y, x, domain })
    }

    fn is_asked(&self, row: usize) -> bool {
        self.domain.as_ref().is_none_or(|domain| domain.get(row).copied().unwrap_or(false))
    }

    fn on(&self, row: usize) -> Option<(f64, f64)> {
        if !self.is_asked(row) {
            return None;
        }
        let read = |values: &Option<Vec<Option<f64>>>| match values {
            Some(values) => values.get(row).copied().flatten(),
            None => Some(1.0),
        };
        read(&self.y).zip(read(&self.x))
    }

    fn n_unanswered(&self) -> usize {
        let n_rows = self.y.as_ref().map_or(0, Vec::len);
        (0..n_rows).filter(|row| self.is_asked(*row) && self.on(*row).is_none()).count()
    }
}

/// People of each finest cell in the order of their values.
struct SortedPeople {
    people: Vec<Person>,
    /// Places in `people`, ascending.
    of_cell: Vec<Vec<usize>>,
}

impl SortedPeople {
    fn of(cells: &Cells, sample: &Sample, measured: &Measured) -> Self {
        let rows = cells.of_row.iter().zip(&sample.psu_of_row).zip(&sample.weights).enumerate();
        let mut found: Vec<(Person, usize)> = rows
            .filter_map(|(row, ((cell, psu), weight))| Some(((measured.on(row)?.0, *weight, *psu), *cell)))
            .collect();
        found.sort_by(|((one, _, _), _), ((other, _, _), _)| one.total_cmp(other));
        let mut of_cell = vec![Vec::new(); cells.codes.len()];
        for (place, (_, cell)) in found.iter().enumerate() {
            if let Some(places) = of_cell.get_mut(*cell) {
                places.push(place);
            }
        }
        Self { people: found.into_iter().map(|(person, _)| person).collect(), of_cell }
    }

    fn of_cells(&self, cells: &[usize]) -> Vec<Person> {
        let mut places: Vec<usize> =
            cells.iter().filter_map(|cell| self.of_cell.get(*cell)).flatten().copied().collect();
        places.sort_unstable();
        places.into_iter().filter_map(|place| self.people.get(place).copied()).collect()
    }
}

fn empty_cell(n: u64) -> EstimateCell {
    EstimateCell {
        key: Vec::new(),
        n,
        estimate: None,
        se: None,
        ci_low: None,
        ci_high: None,
        cv: None,
        deff: None,
        n_eff: None,
        df: None,
        flag: Flag::Missing,
    }
}

fn relative_error(se: Option<f64>, estimate: Option<f64>) -> Option<f64> {
    se.zip(estimate).map(|(se, estimate)| se / estimate.abs()).filter(|cv| cv.is_finite())
}

fn quantile_cell(people: &[Person], probability: f64, scores: &mut Scores<'_>) -> EstimateCell {
    let found = quantile(people, probability, scores);
    EstimateCell {
        estimate: found.estimate,
        se: found.se,
        ci_low: found.low,
        ci_high: found.high,
        cv: relative_error(found.se, found.estimate),
        df: Some(found.df),
        ..empty_cell(u64::try_from(people.len()).unwrap_or(u64::MAX))
    }
}

fn linear_cell(sums: &CellSums, finest: &[usize], request: &Request, scores: &mut Scores<'_>) -> EstimateCell {
    let mut all = Sums::default();
    for (_, part) in sums.of_cells(finest) {
        all.add(part);
    }
    let linear = Linear::of(&request.statistic, &all);
    let blank = empty_cell(all.n);
    if !linear.estimate.is_finite() {
        return blank;
    }
    for (psu, part) in sums.of_cells(finest) {
        scores.add(*psu, linear.score(part), part.n_weighted > 0);
    }
    let spread = scores.finish();
    let estimate = Some(linear.estimate);
    let Some(variance) = spread.variance else {
        return EstimateCell { estimate, df: Some(spread.df), ..blank };
    };
    let se = variance.sqrt();
    let bounds = match request.statistic {
        Statistic::Proportion(_) => interval::proportion(request.interval, linear.estimate, variance, spread.df, all.n),
        _ => interval::wald(linear.estimate, se, spread.df),
    };
    let deff = linear.simple_variance(&all, request.design_effect).map(|simple| variance / simple);
    EstimateCell {
        estimate,
        se: Some(se),
        ci_low: bounds.map(|(low, _)| low),
        ci_high: bounds.map(|(_, high)| high),
        cv: relative_error(Some(se), estimate),
        deff,
        n_eff: deff.filter(|deff| *deff > 0.0).map(|deff| all.people() / deff),
        df: Some(spread.df),
        ..blank
    }
}

/// A figure that is linear in the sums once it is known: the score of people is (y − slope·x − level)/scale.
struct Linear {
    estimate: f64,
    slope: f64,
    level: f64,
    scale: f64,
}

impl Linear {
    fn of(statistic: &Statistic, all: &Sums) -> Self {
        match statistic {
            Statistic::Count | Statistic::Total(_) => Self { estimate: all.wy, slope: 0.0, level: 0.0, scale: 1.0 },
            Statistic::Ratio { .. } => {
                let ratio = all.wy / all.wx;
                Self { estimate: ratio, slope: ratio, level: 0.0, scale: all.wx }
            }
            Statistic::Mean(_) | Statistic::Proportion(_) | Statistic::Quantile { .. } => {
                let mean = all.wy / all.w;
                Self { estimate: mean, slope: 0.0, level: mean, scale: all.w }
            }
        }
    }

    fn score(&self, part: &Sums) -> f64 {
        (part.wy - self.slope * part.wx - self.level * part.w) / self.scale
    }

    /// Returns the variance of the figure in a simple random sample of as many people.
    fn simple_variance(&self, all: &Sums, compared: DesignEffect) -> Option<f64> {
        let n = all.people();
        // Residuals y − slope·x: their mean and mean square.
        let mean = (all.wy - self.slope * all.wx) / all.w;
        let square = (all.wyy - 2.0 * self.slope * all.wxy + self.slope * self.slope * all.wxx) / all.w;
        let spread = square - mean * mean;
        if n < 2.0 || spread <= 1e-14 * square {
            return None;
        }
        let not_drawn = match compared {
            DesignEffect::WithReplacement => 1.0,
            DesignEffect::WithoutReplacement => (all.w - n) / all.w,
        };
        let per_person = spread / (n - 1.0) * (all.w / self.scale) * (all.w / self.scale);
        (not_drawn > 0.0).then_some(per_person * not_drawn)
    }
}
