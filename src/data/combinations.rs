//! Combinations of key variables: how many records share each, a missing value standing for any.

use std::collections::HashMap;

/// A combination of key variables, with `None` where a value is missing: it may be any.
pub type Combination = Vec<Option<String>>;

/// How many records have a combination, and what their weights come to.
pub type Size = (usize, f64);

/// Returns for each combination how many records may have it; one with a missing value adds to every other it fits.
pub fn sizes<'c>(combinations: &'c [Combination], weights: &[f64]) -> HashMap<&'c Combination, Size> {
    let mut classes: HashMap<&Combination, Size> = HashMap::new();
    for (combination, weight) in combinations.iter().zip(weights) {
        let class = classes.entry(combination).or_default();
        class.0 += 1;
        class.1 += weight;
    }
    let mut sorted: Vec<(&Combination, Size)> = classes.iter().map(|(key, class)| (*key, *class)).collect();
    // Sums of weights do not depend on the order in which a table of hashes is read.
    sorted.sort_unstable_by(|a, b| a.0.cmp(b.0));
    let open: Vec<(&Combination, Size)> = sorted.iter().filter(|(key, _)| is_open(key)).copied().collect();
    let size = |(combination, own): &(&'c Combination, Size)| {
        let others = if is_open(combination) { &sorted } else { &open };
        let fitting = others.iter().filter(|(other, _)| other != combination && fits(other, combination));
        let size = fitting.fold(*own, |size, (_, class)| (size.0 + class.0, size.1 + class.1));
        (*combination, size)
    };
    sorted.iter().map(size).collect()
}

/// Returns whether two combinations may be one.
pub fn fits(one: &[Option<String>], other: &[Option<String>]) -> bool {
    one.iter().zip(other).all(|(one, other)| one.is_none() || other.is_none() || one == other)
}

fn is_open(combination: &[Option<String>]) -> bool {
    combination.iter().any(Option::is_none)
}
