//! Weighted quantiles with Woodruff's interval.

use super::interval::t_quantile;
use super::variance::Scores;

/// A person: value, weight, primary sampling unit.
pub type Person = (f64, f64, usize);

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
pub fn quantile(people: &[Person], probability: f64, scores: &mut Scores<'_>) -> Quantile {
    let total: f64 = people.iter().map(|(_, weight, _)| weight).sum();
    let estimate = at(people, total, probability);
    let cut = estimate.unwrap_or(f64::NEG_INFINITY);
    let below: f64 = people.iter().filter(|(value, _, _)| *value <= cut).map(|(_, weight, _)| weight).sum();
    let share = below / total;
    for (value, weight, psu) in people {
        let is_below = if *value <= cut { 1.0 } else { 0.0 };
        scores.add(*psu, weight * (is_below - share) / total, *weight > 0.0);
    }
    let spread = scores.finish();
    let half = spread.variance.zip(t_quantile(spread.df)).map(|(variance, t)| (t * variance.sqrt(), t));
    let bound = |share: f64| if (0.0..=1.0).contains(&share) { at(people, total, share) } else { None };
    let low = half.and_then(|(half, _)| bound(share - half));
    let high = half.and_then(|(half, _)| bound(share + half));
    let se = low.zip(high).zip(half).map(|((low, high), (_, t))| (high - low) / (2.0 * t));
    Quantile { estimate, se, low, high, df: spread.df }
}

/// Returns the smallest value with a cumulative weight of at least `share` of the total.
fn at(people: &[Person], total: f64, share: f64) -> Option<f64> {
    // Sums of weights differ from products in the last digit, which must not move the answer by one person.
    let wanted = share * total * (1.0 - 1e-13);
    let mut so_far = 0.0;
    let mut last = None;
    for (value, weight, _) in people.iter().filter(|(_, weight, _)| *weight > 0.0) {
        so_far += weight;
        last = Some(*value);
        if so_far >= wanted {
            break;
        }
    }
    last
}
