//! Spellings of one column that may be variants of one value: the same words in another order or writing, or a slip apart.
//!
//! Nothing is merged here: a person ticks what belongs together. Texts whose digits differ are never put together: `Type 1` is
//! no misspelling of `Type 2`.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hasher as _};

use super::matching::fold;

/// Shorter texts are too easily a slip apart.
const SHORTEST: usize = 5;
/// From this length on two slips are forgiven.
const LONG: usize = 10;

/// Spellings that may be variants, most rows first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Each spelling and its rows.
    pub members: Vec<(String, u64)>,
}

impl Cluster {
    /// Returns the spelling that most rows have.
    pub fn most(&self) -> &str {
        self.members.first().map_or("", |(text, _)| text)
    }

    /// Returns the rows of all its spellings.
    pub fn n_rows(&self) -> u64 {
        self.members.iter().map(|(_, n)| n).sum()
    }
}

/// Groups of keys that are joined step by step.
struct Groups(Vec<usize>);

impl Groups {
    fn of(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// Finds the clusters among texts with their rows; those with most rows first.
pub fn clusters(texts: &BTreeMap<String, u64>) -> Vec<Cluster> {
    // Writings of the same words are one key.
    let mut keys: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for text in texts.keys() {
        let folded = fold(text);
        let mut words: Vec<&str> = folded.split(' ').collect();
        words.sort_unstable();
        words.dedup();
        keys.entry(words.join(" ")).or_default().push(text);
    }
    let known: Vec<(&String, &Vec<&String>)> = keys.iter().filter(|(key, _)| !key.is_empty()).collect();
    let mut groups = Groups((0..known.len()).collect());
    // Keys that are the same when a letter is left out of each are at most two slips apart.
    let mut shortened: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, (key, _)) in known.iter().enumerate() {
        if key.chars().count() < SHORTEST {
            continue;
        }
        for short in std::iter::once(hash(key, "")).chain(without_one(key)) {
            let same = shortened.entry(short).or_default();
            for other in same.iter().copied() {
                if groups.of(at) != groups.of(other) && is_slip(known[other].0, key) {
                    groups.join(at, other);
                }
            }
            if same.last() != Some(&at) {
                same.push(at);
            }
        }
    }
    let mut members: BTreeMap<usize, Vec<(String, u64)>> = BTreeMap::new();
    for (at, (_, spellings)) in known.iter().enumerate() {
        let own = spellings.iter().map(|text| ((*text).clone(), texts.get(*text).copied().unwrap_or_default()));
        members.entry(groups.of(at)).or_default().extend(own);
    }
    let mut found: Vec<Cluster> = members
        .into_values()
        .filter(|members| members.len() > 1)
        .map(|mut members| {
            members.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            Cluster { members }
        })
        .collect();
    found.sort_by(|a, b| b.n_rows().cmp(&a.n_rows()).then_with(|| a.members.cmp(&b.members)));
    found
}

/// Returns what stands for each text that is left when one letter of a key is left out.
fn without_one(key: &str) -> impl Iterator<Item = u64> {
    key.char_indices().map(|(at, letter)| hash(&key[..at], &key[at + letter.len_utf8()..]))
}

/// Returns the hash of a text in two parts; texts that share one by chance are looked at once more.
fn hash(before: &str, after: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(before.as_bytes());
    hasher.write(after.as_bytes());
    hasher.finish()
}

/// Returns whether two keys are a slip of the hand apart.
fn is_slip(a: &str, b: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let most = if a.chars().count().min(b.chars().count()) < LONG { 1 } else { 2 };
    digits(a) == digits(b) && strsim::osa_distance(a, b) <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &[(&str, u64)]) -> Vec<Vec<String>> {
        let texts = texts.iter().map(|(text, n)| ((*text).to_owned(), *n)).collect();
        let names = |cluster: Cluster| cluster.members.into_iter().map(|(text, _)| text).collect();
        clusters(&texts).into_iter().map(names).collect()
    }

    #[test]
    fn writings_and_slips_of_a_value_are_put_together_and_other_values_are_not() {
        let texts = [
            ("Burkina Faso", 40),
            ("BURKINA  FASO", 3),
            ("Faso, Burkina", 1),
            ("Burkina Fasso", 2),
            ("Guinée", 9),
            ("Guinée-Bissau", 8),
            ("Type 1", 5),
            ("Type 2", 5),
            ("Mali", 7),
            ("Malt", 1),
        ];
        assert_eq!(found(&texts), [["Burkina Faso", "BURKINA  FASO", "Burkina Fasso", "Faso, Burkina"]]);
    }

    #[test]
    fn what_is_nothing_but_signs_is_left_alone() {
        assert_eq!(found(&[("..", 4), ("-", 2), ("…", 1)]), Vec::<Vec<String>>::new());
    }
}
