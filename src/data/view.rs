//! Which rows of a dataset are looked at, and in which order: filters and sorting that change nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::Dataset;

/// What a person wants to see of a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// The column to sort by, and whether the largest comes first.
    pub sort: Option<(String, bool)>,
    /// What is kept of each column.
    pub keep: BTreeMap<String, Keep>,
}

/// Which values of a column are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keep {
    /// One value a line, as a list is pasted; `*` stands for any text, an empty line in quotes `""` for a missing value.
    pub list: String,
    /// Keeps all but these.
    pub is_inverted: bool,
}

/// What a list of values says.
struct Wanted {
    exact: BTreeSet<String>,
    numbers: Vec<f64>,
    patterns: Vec<String>,
    is_missing_kept: bool,
}

impl Keep {
    /// Returns whether the list says anything.
    pub fn is_empty(&self) -> bool {
        self.list.trim().is_empty()
    }

    fn wanted(&self) -> Wanted {
        let mut wanted =
            Wanted { exact: BTreeSet::new(), numbers: Vec::new(), patterns: Vec::new(), is_missing_kept: false };
        let values = self.list.split(['\n', '\r', '\t', ';']).map(str::trim).filter(|value| !value.is_empty());
        for value in values {
            if value == "\"\"" {
                wanted.is_missing_kept = true;
            } else if value.contains('*') {
                wanted.patterns.push(value.to_lowercase());
            } else {
                wanted.numbers.extend(number(value));
                wanted.exact.insert(value.to_lowercase());
            }
        }
        wanted
    }
}

impl Wanted {
    fn has_text(&self, text: Option<&str>) -> bool {
        let Some(text) = text else { return self.is_missing_kept };
        let text = text.to_lowercase();
        self.exact.contains(&text) || self.patterns.iter().any(|pattern| fits(&text, pattern))
    }

    fn has_number(&self, number: Option<f64>) -> bool {
        let Some(number) = number else { return self.is_missing_kept };
        self.numbers.contains(&number)
            || (!self.patterns.is_empty() && {
                let text = number.to_string();
                self.patterns.iter().any(|pattern| fits(&text, pattern))
            })
    }
}

/// Reads a number as people paste it: spaces between thousands, a comma or a point before tenths.
pub(crate) fn number(text: &str) -> Option<f64> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    digits.replace(',', ".").parse().ok()
}

/// Returns whether a text is what a pattern says, where `*` stands for anything.
fn fits(text: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|start| text.strip_prefix(start)) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(end) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(end)
}

/// Returns the rows that a wish leaves, in the order it asks for; nothing where all stand as they are.
pub fn rows(data: &Dataset, wish: &Wish) -> Option<Vec<usize>> {
    let keeps: Vec<_> = wish.keep.iter().filter(|(_, keep)| !keep.is_empty()).collect();
    if keeps.is_empty() && wish.sort.is_none() {
        return None;
    }
    let mut is_kept = vec![true; data.n_rows()];
    for (name, keep) in keeps {
        let Ok(column) = data.frame.column(name) else { continue };
        let wanted = keep.wanted();
        if let Ok(numbers) = column.f64() {
            for (kept, number) in is_kept.iter_mut().zip(numbers.iter()) {
                *kept &= wanted.has_number(number) != keep.is_inverted;
            }
        } else if let Ok(texts) = column.str() {
            for (kept, text) in is_kept.iter_mut().zip(texts.iter()) {
                *kept &= wanted.has_text(text) != keep.is_inverted;
            }
        }
    }
    let mut rows: Vec<usize> = (0..data.n_rows()).filter(|row| is_kept[*row]).collect();
    if let Some((name, is_falling)) = &wish.sort
        && let Ok(column) = data.frame.column(name)
    {
        // What is missing comes last, whichever way the others go.
        if let Ok(numbers) = column.f64() {
            let numbers: Vec<Option<f64>> = numbers.iter().collect();
            rows.sort_by(|a, b| order(numbers[*a], numbers[*b], *is_falling, f64::total_cmp));
        } else if let Ok(texts) = column.str() {
            let texts: Vec<Option<&str>> = texts.iter().collect();
            rows.sort_by(|a, b| order(texts[*a], texts[*b], *is_falling, Ord::cmp));
        }
    }
    Some(rows)
}

fn order<T>(
    a: Option<T>,
    b: Option<T>,
    is_falling: bool,
    compare: impl Fn(&T, &T) -> std::cmp::Ordering,
) -> std::cmp::Ordering {
    match (a, b) {
        (Some(a), Some(b)) if is_falling => compare(&b, &a),
        (Some(a), Some(b)) => compare(&a, &b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Column, ColumnValues, Kind, Origin};

    fn data() -> Dataset {
        let texts = ["Mali", "Malawi", "Chad", "Côte d’Ivoire"].map(|text| Some(text.to_owned()));
        let numbers = vec![Some(5.0), None, Some(12.0), Some(-1.0)];
        let columns = vec![
            (Column::new("country", Kind::Text), ColumnValues::Texts(texts.to_vec())),
            (Column::new("n", Kind::Number), ColumnValues::Numbers(numbers)),
        ];
        Dataset::from_columns(columns, Origin::default()).unwrap()
    }

    fn kept(column: &str, list: &str, is_inverted: bool) -> Vec<usize> {
        let keep = BTreeMap::from([(column.to_owned(), Keep { list: list.to_owned(), is_inverted })]);
        rows(&data(), &Wish { sort: None, keep }).unwrap()
    }

    #[test]
    fn a_pasted_list_keeps_its_values_or_all_others() {
        assert_eq!(kept("country", "mali\nCHAD\n", false), [0, 2]);
        assert_eq!(kept("country", "mali\tchad", true), [1, 3]);
        assert_eq!(kept("country", "mal*", false), [0, 1]);
        assert_eq!(kept("country", "*d*", false), [2, 3]);
        assert_eq!(kept("n", "12; -1", false), [2, 3]);
        assert_eq!(kept("n", "\"\"", false), [1]);
    }

    #[test]
    fn what_is_missing_is_sorted_last_both_ways() {
        let sorted = |is_falling| rows(&data(), &Wish { sort: Some(("n".to_owned(), is_falling)), ..Wish::default() });
        assert_eq!(sorted(false).unwrap(), [3, 0, 2, 1]);
        assert_eq!(sorted(true).unwrap(), [2, 0, 3, 1]);
        assert!(rows(&data(), &Wish::default()).is_none());
    }
}
