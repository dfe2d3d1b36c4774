//! From a question about a sample to the figures of every cell.

use rayon::iter::{IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};

use super::calibrate::Calibration;
use super::cells::{CellSums, Cells};
use super::contrast::{self, Comparison, Contrast};
use super::linear::Linear;
use super::measured::{Measured, SortedPeople};
use super::quantile::{Person, quantile, share_up_to};
use super::sample::Sample;
use super::spread::{ReplicateSums, ShareBelow, Side, Spreads};
use super::variance::Spread;
use super::{Design, Dimension, EstimateCell, Figure, Flag, Interval, Reliability, SurveyError, interval};
use crate::cx::{Ctl, Cx};
use crate::data::Dataset;
use crate::message::Message;

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
    pub contrast: Option<Contrast>,
    pub interval: Interval,
    pub design_effect: DesignEffect,
}

impl Request {
    /// Asks for one figure about everybody.
    pub fn new(statistic: Statistic) -> Self {
        let (interval, design_effect) = (Interval::default(), DesignEffect::default());
        let (filter, by, contrast) = (None, Vec::new(), None);
        Self { statistic, filter, by, with_margins: false, contrast, interval, design_effect }
    }
}

/// The answer: a figure a cell, totals first.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimates {
    pub dimensions: Vec<Dimension>,
    pub cells: Vec<EstimateCell>,
    /// People the question is about whose answer is missing.
    pub n_unanswered: usize,
    /// What known totals did to the weights.
    pub calibration: Option<Calibration>,
}

impl Estimates {
    /// Says what a reader must know of the figures.
    pub fn notes(&self, request: &Request) -> Vec<Message> {
        let mut notes = Vec::new();
        if let Some(condition) = &request.filter {
            notes.push(Message::new("survey-domain").with("condition", condition));
        }
        if self.n_unanswered > 0 {
            notes.push(Message::new("survey-unanswered").with("rows", self.n_unanswered));
        }
        notes.extend(self.calibration_notes());
        notes
    }

    /// Says what known totals did to the weights of each group.
    pub fn calibration_notes(&self) -> Vec<Message> {
        let mut notes = Vec::new();
        for group in self.calibration.iter().flat_map(|calibration| &calibration.groups) {
            notes.push(
                Message::new("survey-calibrated")
                    .with("columns", &group.columns)
                    .with("group", &group.group)
                    .with("known", group.known)
                    .with("before", group.before)
                    .with("after", group.after),
            );
        }
        // Totals of tables that were rounded apart cannot all be met.
        let off = self.calibration.as_ref().map_or(0.0, Calibration::furthest_off);
        if off > 1e-4 {
            notes.push(Message::new("survey-calibrated-off").with("percent", (off * 1e5).round() / 1e3));
        }
        notes
    }
}

/// Answers a question about a sample.
pub fn estimate(
    cx: &Cx<'_>,
    data: &Dataset,
    design: &Design,
    request: &Request,
    reliability: &Reliability,
) -> Result<Estimates, SurveyError> {
    if request.with_margins {
        check_margins(request.by.len())?;
    }
    let (sample, (measured, cells)) = rayon::join(
        || Sample::read(data, design),
        || rayon::join(|| Measured::read(data, request), || Cells::cross(data, &request.by)),
    );
    let (sample, measured, cells) = (sample?, measured?, cells?);
    cx.ctl.tick(1)?;
    let sums = CellSums::of(&cells, &sample, |row| measured.on(row));
    let is_met = sums.is_met();
    if !is_met.contains(&true) {
        let nobody = |condition: &String| SurveyError::NobodyLeft { condition: condition.clone() };
        return Err(request.filter.as_ref().map_or(SurveyError::NothingMeasured, nobody));
    }
    let published = cells.published(request.with_margins, &is_met);
    let maker = Maker {
        sums: &sums,
        sorted: match request.statistic {
            Statistic::Quantile { .. } => Some(SortedPeople::of(&cells, &sample, &measured)),
            _ => None,
        },
        request,
        reliability,
        is_full_count: design.full_count,
        shift: measured.shift,
    };
    let replicated = ReplicateSums::of(&sample, &cells, &measured);
    let spreads = || Spreads::new(&sample, design.lonely, replicated.as_ref());
    let figures = match &request.contrast {
        None => each(cx.ctl, &published, spreads, |spreads, (key, finest)| EstimateCell {
            key: cells.labels(key),
            ..maker.alone(spreads, finest)
        })?,
        Some(contrast) => {
            let whole: Vec<usize> = (0..is_met.len()).collect();
            let pairs = contrast::pairs(contrast, &cells, &request.by, &published, &whole)?;
            each(cx.ctl, &pairs, spreads, |spreads, pair| EstimateCell {
                key: labels_of_pair(&cells, &request.by, contrast, &pair.key),
                ..maker.compared(spreads, pair.first, pair.second, contrast)
            })?
        }
    };
    let n_unanswered = measured.n_unanswered();
    let mut dimensions = dimensions(data, cells, &request.by);
    if let Some(Contrast::Groups(groups)) = &request.contrast {
        for dimension in dimensions.iter_mut().filter(|dimension| dimension.column == groups.column) {
            dimension.codes = vec![groups.label()];
        }
    }
    let calibration = sample.calibration;
    Ok(Estimates { dimensions, cells: figures, n_unanswered, calibration })
}

/// Makes the figure of each cell, several at a time; what one thread needs for it is made once.
fn each<'a, T: Sync>(
    ctl: &Ctl,
    cells: &[T],
    spreads: impl Fn() -> Spreads<'a> + Sync + Send,
    figure: impl Fn(&mut Spreads<'a>, &T) -> EstimateCell + Sync + Send,
) -> Result<Vec<EstimateCell>, SurveyError> {
    // Cells of one table are few and margins dear: a thread that is done takes the next one.
    let shared = cells.len().div_ceil(rayon::current_num_threads() * 4).max(1);
    let made = cells.par_iter().with_max_len(shared).map_init(spreads, |spreads, cell| {
        ctl.tick(1)?;
        Ok(figure(spreads, cell))
    });
    made.collect()
}

/// Returns what a comparison stands under; the two groups share one place.
fn labels_of_pair(cells: &Cells, by: &[String], contrast: &Contrast, key: &[Option<usize>]) -> Vec<Option<String>> {
    let mut labels = cells.labels(key);
    if let Contrast::Groups(groups) = contrast {
        let places = labels.iter_mut().zip(by).filter(|(_, name)| **name == groups.column);
        places.for_each(|(label, _)| *label = Some(groups.label()));
    }
    labels
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

pub(super) fn empty_cell(n: u64) -> EstimateCell {
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

/// Makes the figures of cells.
struct Maker<'a> {
    sums: &'a CellSums,
    /// People by value, where the question is about a quantile.
    sorted: Option<SortedPeople>,
    request: &'a Request,
    reliability: &'a Reliability,
    is_full_count: bool,
    /// What is to be added to the figures of what was measured.
    shift: f64,
}

impl Maker<'_> {
    fn alone(&self, spreads: &mut Spreads<'_>, finest: &[usize]) -> EstimateCell {
        let mut cell = match (&self.request.statistic, &self.sorted) {
            (Statistic::Quantile { probability, .. }, Some(sorted)) => {
                quantile_cell(&sorted.of_cells(finest), *probability, spreads)
            }
            _ => self.linear_cell(spreads, finest),
        };
        let kind = match &self.request.statistic {
            _ if self.is_full_count => Figure::FullCount,
            Statistic::Proportion(_) => Figure::Proportion,
            _ => Figure::Amount,
        };
        if self.is_full_count {
            cell = without_error(cell);
        }
        cell.flag = self.reliability.flag(&cell, kind);
        cell
    }

    fn linear_cell(&self, spreads: &mut Spreads<'_>, finest: &[usize]) -> EstimateCell {
        let request = self.request;
        let all = self.sums.over(finest);
        let linear = Linear::of(&request.statistic, &all.first);
        let (blank, figure) = (empty_cell(all.n), linear.estimate + self.shift);
        if !figure.is_finite() {
            return blank;
        }
        let spread = spreads.of_sums(self.sums, &request.statistic, &[Side { finest, linear, slope: 1.0 }]);
        let estimate = Some(figure);
        let Some(variance) = spread.variance else {
            return EstimateCell { estimate, df: Some(spread.df), ..blank };
        };
        let se = variance.sqrt();
        let bounds = match request.statistic {
            Statistic::Proportion(_) => interval::proportion(request.interval, figure, variance, spread.df, all.n),
            _ => interval::wald(figure, se, spread.df),
        };
        let deff = linear.simple_variance(&all, request.design_effect).map(|simple| variance / simple);
        EstimateCell {
            estimate,
            se: Some(se),
            ci_low: bounds.map(|(low, _)| low),
            ci_high: bounds.map(|(_, high)| high),
            cv: relative_error(Some(se), estimate),
            deff,
            n_eff: deff.filter(|deff| *deff > 0.0).map(|deff| all.first.people() / deff),
            df: Some(spread.df),
            ..blank
        }
    }

    /// Holds two groups against each other; what both share, such as a sampling unit, is counted in the error.
    ///
    /// R: `svycontrast(svyby(…, covmat = TRUE), quote(first - second))` or `quote(first / second)`, with Student's t for the
    /// interval.
    fn compared(
        &self,
        spreads: &mut Spreads<'_>,
        first: &[usize],
        second: &[usize],
        contrast: &Contrast,
    ) -> EstimateCell {
        // Two groups are as reliable as the worse of them: the error relative to a small difference says nothing.
        let (one, other) = (self.alone(spreads, first), self.alone(spreads, second));
        let flag = one.flag.max(other.flag);
        // Everybody holds the group already.
        let n = if *contrast == Contrast::Whole { one.n } else { one.n + other.n };
        let blank = EstimateCell { flag: Flag::Missing, ..empty_cell(n) };
        let (Some(a), Some(b)) = (one.estimate, other.estimate) else { return blank };
        let (estimate, slopes) = match contrast.comparison() {
            Comparison::Difference => (a - b, [1.0, -1.0]),
            Comparison::Ratio => (a / b, [1.0 / b, -a / (b * b)]),
        };
        if !estimate.is_finite() {
            return blank;
        }
        let spread = if let Some(sorted) = &self.sorted {
            let people = [sorted.of_cells(first), sorted.of_cells(second)];
            quantile_spread(spreads, &people, [&one, &other], slopes)
        } else {
            let statistic = &self.request.statistic;
            let side =
                |finest, slope| Side { finest, linear: Linear::of(statistic, &self.sums.over(finest).first), slope };
            let [slope, other_slope] = slopes;
            Some(spreads.of_sums(self.sums, statistic, &[side(first, slope), side(second, other_slope)]))
        };
        let se = spread.and_then(|spread| spread.variance).map(f64::sqrt);
        let df = spread.map(|spread| spread.df);
        let bounds = se.zip(df).and_then(|(se, df)| interval::wald(estimate, se, df));
        let cell = EstimateCell {
            estimate: Some(estimate),
            se,
            ci_low: bounds.map(|(low, _)| low),
            ci_high: bounds.map(|(_, high)| high),
            df,
            flag: if se.is_some() || self.is_full_count { flag } else { flag.max(Flag::Unreliable) },
            ..blank
        };
        if self.is_full_count { without_error(cell) } else { cell }
    }
}

/// Takes the sampling error out of a figure that rests on everybody.
fn without_error(cell: EstimateCell) -> EstimateCell {
    let (se, ci_low, ci_high, cv, deff, n_eff, df) = (None, None, None, None, None, None, None);
    EstimateCell { se, ci_low, ci_high, cv, deff, n_eff, df, ..cell }
}

fn quantile_cell(people: &[Person], probability: f64, spreads: &mut Spreads<'_>) -> EstimateCell {
    let found =
        quantile(people, probability, |cut, share| spreads.of_shares(&[ShareBelow { people, cut, share, slope: 1.0 }]));
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

/// Returns the spread of a difference or ratio of quantiles.
///
/// Woodruff's interval says how far a quantile moves when the share below it moves; with that slope both shares are scored.
fn quantile_spread(
    spreads: &mut Spreads<'_>,
    people: &[Vec<Person>; 2],
    cells: [&EstimateCell; 2],
    slopes: [f64; 2],
) -> Option<Spread> {
    let mut sides = Vec::with_capacity(2);
    for ((people, cell), slope) in people.iter().zip(cells).zip(slopes) {
        let cut = cell.estimate?;
        let share = share_up_to(people, cut);
        let alone = spreads.of_shares(&[ShareBelow { people, cut, share, slope: 1.0 }]);
        let se_of_share = alone.variance?.sqrt();
        let moved = if se_of_share > 0.0 { cell.se? / se_of_share } else { 0.0 };
        sides.push(ShareBelow { people, cut, share, slope: slope * moved });
    }
    Some(spreads.of_shares(&sides))
}
