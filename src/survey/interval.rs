//! Intervals of 95 %: for amounts and for proportions.

use statrs::distribution::{Beta, Continuous as _, ContinuousCDF as _, StudentsT};

use super::{Interval, count_as_number};

/// Probability left out on each side.
const TAIL: f64 = 0.025;
/// The normal quantile of 0.975.
const Z: f64 = 1.959_963_984_540_054;

/// Returns Student's t quantile of 0.975; `None` where there are no degrees of freedom.
pub fn t_quantile(df: f64) -> Option<f64> {
    if df < 1.0 || !df.is_finite() {
        return None;
    }
    let student = StudentsT::new(0.0, 1.0, df).ok()?;
    polish(student.inverse_cdf(1.0 - TAIL), 1.0 - TAIL, |x| (student.cdf(x), student.pdf(x)))
}

/// Returns a quantile of the beta distribution.
pub fn beta_quantile(probability: f64, a: f64, b: f64) -> Option<f64> {
    let beta = Beta::new(a, b).ok()?;
    // Halving what lies between two numbers ends after some sixty steps wherever the quantile is, in a share of a millionth too.
    let (mut below, mut above) = (0_u64, 1.0_f64.to_bits());
    while above - below > 1 {
        let middle = below + (above - below) / 2;
        if beta.cdf(f64::from_bits(middle)) < probability {
            below = middle;
        } else {
            above = middle;
        }
    }
    polish(f64::from_bits(above), probability, |x| (beta.cdf(x), beta.pdf(x))).map(|x| x.clamp(0.0, 1.0))
}

/// Makes a quantile exact to the last digits with Newton's method.
fn polish(start: f64, probability: f64, cdf_and_density: impl Fn(f64) -> (f64, f64)) -> Option<f64> {
    let mut x = start;
    for _ in 0..8 {
        let (below, density) = cdf_and_density(x);
        let step = (below - probability) / density;
        if !step.is_finite() || step.abs() > 0.1 * x.abs() {
            break;
        }
        x -= step;
        if step.abs() <= 1e-15 * x.abs() {
            break;
        }
    }
    x.is_finite().then_some(x)
}

/// Returns estimate ± t·SE.
pub fn wald(estimate: f64, se: f64, df: f64) -> Option<(f64, f64)> {
    let t = t_quantile(df)?;
    Some((estimate - t * se, estimate + t * se))
}

/// Returns the interval of a proportion from its variance, degrees of freedom and number of people.
pub fn proportion(interval: Interval, share: f64, variance: f64, df: f64, n: u64) -> Option<(f64, f64)> {
    match interval {
        Interval::Wald => wald(share, variance.sqrt(), df),
        Interval::Logit => logit(share, variance, df),
        Interval::Beta => korn_graubard(share, variance, df, n),
        Interval::Wilson => Some(wilson(share, effective_n(share, variance, df, n)?)),
    }
}

/// Returns the interval that is symmetric on the scale of log odds.
fn logit(share: f64, variance: f64, df: f64) -> Option<(f64, f64)> {
    if share <= 0.0 || share >= 1.0 {
        return None;
    }
    let t = t_quantile(df)?;
    let odds = libm::log(share / (1.0 - share));
    let half = t * variance.sqrt() / (share * (1.0 - share));
    let back = |x: f64| 1.0 / (1.0 + libm::exp(-x));
    Some((back(odds - half), back(odds + half)))
}

/// Returns Korn and Graubard's interval: Clopper–Pearson with the effective number of people.
fn korn_graubard(share: f64, variance: f64, df: f64, n: u64) -> Option<(f64, f64)> {
    clopper_pearson(share, effective_n(share, variance, df, n)?)
}

/// Returns the exact binomial interval of a share among `n`, which need not be whole.
pub fn clopper_pearson(share: f64, n: f64) -> Option<(f64, f64)> {
    let (yes, no) = (n * share, n * (1.0 - share));
    let low = if yes > 0.0 { beta_quantile(TAIL, yes, no + 1.0)? } else { 0.0 };
    let high = if no > 0.0 { beta_quantile(1.0 - TAIL, yes + 1.0, no)? } else { 1.0 };
    Some((low, high))
}

/// Returns Wilson's score interval of a share among `n`.
pub fn wilson(share: f64, n: f64) -> (f64, f64) {
    let z2 = Z * Z;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    ((centre - half).max(0.0), (centre + half).min(1.0))
}

/// Returns how many independent people would give this variance, adjusted for the degrees of freedom.
pub fn effective_n(share: f64, variance: f64, df: f64, n: u64) -> Option<f64> {
    let people = count_as_number(n);
    if share <= 0.0 || share >= 1.0 {
        return (people > 0.0).then_some(people);
    }
    if variance <= 0.0 {
        return None;
    }
    let ratio = t_quantile(people - 1.0)? / t_quantile(df)?;
    Some(share * (1.0 - share) / variance * ratio * ratio)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(ours: f64, reference: f64) {
        assert!((ours - reference).abs() < 6e-8 * reference.abs().max(1.0), "{ours} is not {reference}");
    }

    #[test]
    fn quantiles_are_those_of_tables() {
        close(t_quantile(1.0).unwrap(), 12.706_204_736_174_7);
        close(t_quantile(4.0).unwrap(), 2.776_445_105_198);
        // What R's interval of the golden rate implies.
        close(t_quantile(989.0).unwrap(), 1.962365529);
        assert_eq!(t_quantile(0.0), None);
    }

    #[test]
    fn a_share_of_a_millionth_has_an_interval() {
        // R: qbeta(0.025, 1e-4, 800), qbeta(0.975, 1.0001, 799)
        let high = beta_quantile(0.975, 1.0001, 799.0).unwrap();
        assert!((high / 0.004_606_5 - 1.0).abs() < 1e-3, "{high}");
        assert!(beta_quantile(0.025, 1e-4, 800.0).is_some_and(|low| (0.0..1e-300).contains(&low)));
    }

    #[test]
    fn few_of_few_have_the_exact_binomial_interval() {
        let (low, high) = clopper_pearson(3.0 / 20.0, 20.0).unwrap();
        close(low, 0.032_070_94);
        close(high, 0.378_926_83);
        let (low, high) = clopper_pearson(0.0, 30.0).unwrap();
        close(low, 0.0);
        close(high, 0.115_703_31);
        let (low, high) = wilson(3.0 / 20.0, 20.0);
        close(low, 0.052_368_69);
        close(high, 0.360_418_91);
    }
}
