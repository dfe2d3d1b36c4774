//! Indices of how well ages were reported: Whipple, Myers, the joint score of the United Nations.
//!
//! Whipple (1919) and Myers (1940) as in United Nations (1955), *Methods of appraisal of quality of basic data for population
//! estimates* (Manual II), which also defines the joint score; its correction for small populations is that of the US Census
//! Bureau's PAS, as R's `DemoTools` computes it.

/// The ages of Whipple's index: what ends in 0 or 5 among them against all.
const WHIPPLE: (usize, usize) = (23, 62);
/// The two spans that Myers' blended index weighs against each other, so that no digit comes first.
const MYERS: [(usize, usize); 2] = [(10, 89), (20, 99)];
/// Populations that are smaller have differences by chance, which the joint score takes out.
const SMALL: f64 = 1_000_000.0;

/// Returns Whipple's index of counts by single years from 0 (100 none, 500 all ages end in 0 or 5); nothing where nobody
/// is of the ages 23 to 62.
pub fn whipple(counts: &[f64]) -> Option<f64> {
    let (first, last) = WHIPPLE;
    let at = |age: usize| counts.get(age).copied().unwrap_or(0.0);
    let all: f64 = (first..=last).map(at).sum();
    let round: f64 = (first..=last).filter(|age| age % 5 == 0).map(at).sum();
    (all > 0.0).then(|| 500.0 * round / all)
}

/// Returns Myers' blended index of counts by single years from 0, over the ages 10 to 99 (0 none, 90 all ages end in one
/// digit), with the share of each digit in per cent.
pub fn myers(counts: &[f64]) -> Option<(f64, [f64; 10])> {
    let at = |age: usize| counts.get(age).copied().unwrap_or(0.0);
    let sum = |digit: usize, (first, last): (usize, usize)| {
        (first..=last).filter(|age| age % 10 == digit).map(at).sum::<f64>()
    };
    let mut blended = [0.0; 10];
    for (digit, blended) in blended.iter_mut().enumerate() {
        let (low, high) = (as_float(digit + 1), as_float(9 - digit));
        *blended = low * sum(digit, MYERS[0]) + high * sum(digit, MYERS[1]);
    }
    let all: f64 = blended.iter().sum();
    if all <= 0.0 {
        return None;
    }
    let shares = blended.map(|blended| 100.0 * blended / all);
    Some((0.5 * shares.iter().map(|share| (share - 10.0).abs()).sum::<f64>(), shares))
}

/// The joint score and its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AccuracyIndex {
    pub score: f64,
    pub sex_ratio_score: f64,
    pub age_ratio_men: f64,
    pub age_ratio_women: f64,
}

/// Returns the joint score of counts by five-year groups from 0, the open group left out by the caller; nothing where there
/// are fewer than three groups or one is empty.
pub fn joint_score(men: &[f64], women: &[f64], total: f64) -> Option<AccuracyIndex> {
    if men.len() < 3 || men.len() != women.len() || men.iter().chain(women).any(|count| *count <= 0.0) {
        return None;
    }
    let ratios: Vec<f64> = men.iter().zip(women).map(|(men, women)| 100.0 * men / women).collect();
    let steps: Vec<f64> = ratios.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    let sex_ratio_score = mean(&steps)?;
    let age_ratio = |counts: &[f64]| {
        let ratios = counts.windows(3).map(|three| (200.0 * three[1] / (three[0] + three[2]) - 100.0).abs());
        mean(&ratios.collect::<Vec<_>>())
    };
    let (age_ratio_men, age_ratio_women) = (age_ratio(men)?, age_ratio(women)?);
    let chance = if total < SMALL && total > 0.0 { 3500.0 / total.sqrt() - 3.5 } else { 0.0 };
    let score = 3.0 * sex_ratio_score + age_ratio_men + age_ratio_women - chance;
    Some(AccuracyIndex { score, sex_ratio_score, age_ratio_men, age_ratio_women })
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / as_float(values.len()))
}

fn as_float(n: usize) -> f64 {
    n as f64
}
