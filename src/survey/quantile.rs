//! Weighted quantiles with Woodruff's interval (R: `svyquantile` with `interval.type = "mean"`, `qrule = "math"`).

use super::interval::t_quantile;
use super::variance::Spread;

/// A person of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Person {
    pub value: f64,
    pub weight: f64,
    /// The part of the sample.
    pub part: usize,
    pub row: usize,
}

/// A quantile, its interval and what the interval says of its error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantile {
    pub estimate: Option<f64>,
    pub se: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub df: f64,
}

/// Computes a quantile of people sorted by value.
///
/// The share of people up to the quantile has an interval; its ends are turned back into values by the same rule.
/// `spread` gives the variance of the share of people up to a value.
pub fn quantile(people: &[Person], probability: f64, spread: impl FnOnce(f64, f64) -> Spread) -> Quantile {
    let total: f64 = people.iter().map(|person| person.weight).sum();
    let estimate = at(people, total, probability);
    let cut = estimate.unwrap_or(f64::NEG_INFINITY);
    let share = share_up_to(people, cut);
    let spread = spread(cut, share);
    let half = spread.variance.zip(t_quantile(spread.df)).map(|(variance, t)| (t * variance.sqrt(), t));
    let bound = |share: f64| if (0.0..=1.0).contains(&share) { at(people, total, share) } else { None };
    let low = half.and_then(|(half, _)| bound(share - half));
    let high = half.and_then(|(half, _)| bound(share + half));
    let se = low.zip(high).zip(half).map(|((low, high), (_, t))| (high - low) / (2.0 * t));
    Quantile { estimate, se, low, high, df: spread.df }
}

/// Returns the weighted share of people with at most a value.
pub fn share_up_to(people: &[Person], cut: f64) -> f64 {
    let total: f64 = people.iter().map(|person| person.weight).sum();
    let below: f64 = people.iter().filter(|person| person.value <= cut).map(|person| person.weight).sum();
    below / total
}

/// Returns the smallest value with a cumulative weight of at least `share` of the total.
fn at(people: &[Person], total: f64, share: f64) -> Option<f64> {
    // Sums of weights differ from products in the last digit, which must not move the answer by one person.
    let wanted = share * total * (1.0 - 1e-13);
    let mut so_far = 0.0;
    let mut last = None;
    for person in people.iter().filter(|person| person.weight > 0.0) {
        so_far += person.weight;
        last = Some(person.value);
        if so_far >= wanted {
            break;
        }
    }
    last
}
