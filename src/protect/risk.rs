//! The risk that a person in a file of records is recognised: how many share what an outsider may know, and what that tells.
//!
//! Individual risk as Benedetti and Franconi (1998) and Rinott (2003) estimate it and R's `sdcMicro` computes it from the sample
//! frequency f and the weighted frequency F of a combination of key variables.

use std::collections::{BTreeMap, HashMap};

use crate::data::combinations::{Combination, sizes};
use crate::message::Message;

/// Risks above it are too high for a file that leaves the house.
pub const RISKY: f64 = 0.1;

/// How well hidden one record is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecordRisk {
    /// Records of the file with the same combination.
    pub frequency: usize,
    /// Persons of the population with it, as the weights estimate.
    pub population: f64,
    /// The probability that somebody who knows the combination points at the right person.
    pub risk: f64,
}

/// How well hidden the records of a file are.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRisk {
    pub records: Vec<RecordRisk>,
    /// Records that share their combination with fewer than k.
    pub n_below_k: usize,
    /// How many records one expects to be recognised.
    pub expected: f64,
    /// Records with a risk above the limit.
    pub n_risky: usize,
}

impl FileRisk {
    /// Says how well the records are hidden.
    pub fn sentence(&self, k: usize, limit: f64) -> Message {
        Message::new("protect-risk-file")
            .with("records", self.records.len())
            .with("below", self.n_below_k)
            .with("k", k)
            .with("expected", (self.expected * 10.0).round() / 10.0)
            .with("risky", self.n_risky)
            .with("limit", limit)
    }

    /// Gives every member of a household the risk that one of them is recognised.
    pub fn of_households(&mut self, households: &[Option<String>], limit: f64) {
        let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (row, name) in households.iter().enumerate() {
            if let Some(name) = name {
                members.entry(name).or_default().push(row);
            }
        }
        for rows in members.values() {
            let risks: Vec<f64> = rows.iter().filter_map(|row| Some(self.records.get(*row)?.risk)).collect();
            let risk = household(&risks);
            for row in rows {
                if let Some(record) = self.records.get_mut(*row) {
                    record.risk = risk;
                }
            }
        }
        self.expected = self.records.iter().map(|record| record.risk).sum();
        self.n_risky = self.records.iter().filter(|record| record.risk > limit).count();
    }
}

/// Returns the individual risk of a combination that f records of a sample and about F persons of the population have.
pub fn individual(frequency: usize, population: f64) -> f64 {
    let f = as_float(frequency);
    if frequency == 0 || population <= f {
        // Everybody with the combination is in the file.
        return 1.0 / f.max(1.0);
    }
    let p = f / population;
    let odds = p / (1.0 - p);
    let risk = match frequency {
        1 => odds * libm::log(1.0 / p),
        2 => odds - odds * odds * libm::log(1.0 / p),
        _ => p / (f - (1.0 - p)),
    };
    risk.clamp(0.0, 1.0)
}

/// Judges every record of a file by its combination and weight; a census has weights of 1.
pub fn file_risk(combinations: &[Combination], weights: &[f64], k: usize, limit: f64) -> FileRisk {
    let sizes = sizes(combinations, weights);
    let record = |combination: &Combination| {
        let (frequency, population) = sizes.get(combination).copied().unwrap_or((1, 1.0));
        RecordRisk { frequency, population, risk: individual(frequency, population) }
    };
    let records: Vec<RecordRisk> = combinations.iter().map(record).collect();
    FileRisk {
        n_below_k: records.iter().filter(|record| record.frequency < k).count(),
        expected: records.iter().map(|record| record.risk).sum(),
        n_risky: records.iter().filter(|record| record.risk > limit).count(),
        records,
    }
}

/// Returns the risk that at least one member of a household is recognised: who finds one finds all.
pub fn household(risks: &[f64]) -> f64 {
    1.0 - risks.iter().map(|risk| 1.0 - risk).product::<f64>()
}

/// Returns the entropy l-diversity of the sensitive values of a class: exp of their entropy.
pub fn entropy_diversity<T: Ord>(values: &[T]) -> f64 {
    let mut counts: BTreeMap<&T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let n = as_float(values.len());
    let shares = counts.values().map(|count| as_float(*count) / n);
    libm::exp(-shares.map(|share| share * libm::log(share)).sum::<f64>())
}

/// Returns, record by record, how many different sensitive values its combination has.
pub fn distinct_diversity(combinations: &[Combination], sensitive: &[Option<String>]) -> Vec<usize> {
    let mut classes: HashMap<&Combination, Vec<&String>> = HashMap::new();
    for (combination, value) in combinations.iter().zip(sensitive) {
        if let Some(value) = value {
            let class = classes.entry(combination).or_default();
            if !class.contains(&value) {
                class.push(value);
            }
        }
    }
    combinations.iter().map(|combination| classes.get(combination).map_or(0, Vec::len)).collect()
}

fn as_float(n: usize) -> f64 {
    super::attack::count_as_f64(u64::try_from(n).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn individual_risk_is_that_of_sdcmicro() {
        for (f, population, risk) in [
            (1, 50.0, 0.079_837_2),
            (1, 10.0, 0.255_842_8),
            (2, 20.0, 0.082_684_1),
            (3, 60.0, 0.024_390_2),
            (5, 5.0, 0.2),
        ] {
            assert!((individual(f, population) - risk).abs() < 1e-7, "{f} of {population}");
        }
    }

    #[test]
    fn diversity_is_told_by_entropy_and_by_number() {
        assert!((entropy_diversity(&["a", "a", "b", "c"]) - 2.828_427_1).abs() < 1e-7);
        let one = |code: &str| vec![Some(code.to_owned())];
        let combinations = [one("x"), one("x"), one("y")];
        let sensitive = ["a", "b", "a"].map(|value| Some(value.to_owned()));
        assert_eq!(distinct_diversity(&combinations, &sensitive), [2, 2, 1]);
        assert!((household(&[0.5, 0.5]) - 0.75).abs() < 1e-12);
    }

    #[test]
    fn a_missing_value_may_be_any() {
        let key = |sex: Option<&str>, area: &str| vec![sex.map(str::to_owned), Some(area.to_owned())];
        let all = [key(Some("F"), "N"), key(Some("F"), "N"), key(None, "N"), key(Some("M"), "N"), key(Some("M"), "S")];
        let risk = file_risk(&all, &[10.0, 10.0, 10.0, 10.0, 10.0], 3, 0.1);
        let frequencies: Vec<usize> = risk.records.iter().map(|record| record.frequency).collect();
        assert_eq!(frequencies, [3, 3, 4, 2, 1]);
        assert_eq!(risk.n_below_k, 2);
    }
}
