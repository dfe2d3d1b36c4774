//! Makes single values missing until every combination of key variables is shared by enough records.
//!
//! As few values as possible, of the columns named last first; which, is decided class by class in the order of their keys, so
//! that the same table always loses the same values. A missing value may be any: it helps others as well.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::combinations::{Combination, fits};
use crate::data::{ColumnValues, Dataset, Kind, Schema};
use crate::message::{Message, Note, Place, Severity};

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The key variables, those to keep first, and how many records must share a combination.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuppressLocal {
    pub columns: Vec<String>,
    pub k: f64,
}

impl Default for SuppressLocal {
    fn default() -> Self {
        Self { columns: Vec::new(), k: 3.0 }
    }
}

/// More key variables have more subsets than can be tried.
const MOST_KEYS: usize = 10;

impl SuppressLocal {
    fn k(&self) -> usize {
        format!("{:.0}", self.k).parse().unwrap_or(3)
    }

    /// Returns the combinations with the values taken out that keep them from being shared.
    fn suppressed(&self, cx: &Cx<'_>, combinations: &[Combination]) -> Result<Vec<Combination>, StepError> {
        let k = self.k();
        let subsets = subsets(self.columns.len());
        let mut counts: BTreeMap<Combination, usize> = BTreeMap::new();
        for combination in combinations {
            *counts.entry(combination.clone()).or_default() += 1;
        }
        let is_open = |combination: &Combination| combination.iter().any(Option::is_none);
        let mut open: BTreeSet<Combination> = counts.keys().filter(|one| is_open(one)).cloned().collect();
        let mut opened: HashMap<Combination, Combination> = HashMap::new();
        // A value taken out makes other classes larger, never smaller: each needs to be looked at once.
        for class in counts.keys().cloned().collect::<Vec<_>>() {
            cx.ctl.tick(1)?;
            let holding = |wanted: &Combination, counts: &BTreeMap<Combination, usize>| -> usize {
                counts.iter().filter(|(other, _)| fits(wanted, other)).map(|(_, n)| *n).sum()
            };
            let own = counts.get(&class).copied().unwrap_or_default();
            let fitting = open.iter().filter(|other| **other != class && fits(other, &class));
            let others: usize = fitting.filter_map(|other| counts.get(other)).sum();
            if own + others >= k || (is_open(&class) && holding(&class, &counts) >= k) {
                continue;
            }
            let found =
                subsets.iter().map(|subset| without(&class, subset)).find(|wanted| holding(wanted, &counts) >= k);
            // Fewer records than k in the whole table: everything goes.
            let found = found.unwrap_or_else(|| vec![None; class.len()]);
            counts.remove(&class);
            open.remove(&class);
            *counts.entry(found.clone()).or_default() += own;
            open.insert(found.clone());
            opened.insert(class, found);
        }
        Ok(combinations.iter().map(|one| opened.get(one).unwrap_or(one).clone()).collect())
    }
}

/// Returns every set of places, the smallest first, and among those the last places first.
fn subsets(n: usize) -> Vec<Vec<usize>> {
    let all = 1_u32 << n.min(MOST_KEYS);
    let mut subsets: Vec<Vec<usize>> =
        (1..all).map(|mask| (0..n).rev().filter(|at| mask >> (n - 1 - at) & 1 == 1).collect()).collect();
    subsets.sort_by_key(Vec::len);
    subsets
}

fn without(combination: &Combination, places: &[usize]) -> Combination {
    let kept = combination.iter().enumerate();
    kept.map(|(at, value)| value.clone().filter(|_| !places.contains(&at))).collect()
}

impl StepKind for SuppressLocal {
    const ID: &'static str = "suppress_local";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("columns", FieldKind::Columns),
                Field::new("k", FieldKind::Number { min: Some(2.0), max: Some(100.0) }),
            ]
        }
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        if self.columns.is_empty() {
            return Err(StepError::Unset { field: "columns", step: Self::ID });
        }
        if self.columns.len() > MOST_KEYS || !(2.0..=100.0).contains(&self.k) {
            return Err(StepError::BadValue { field: "columns", step: Self::ID });
        }
        for column in &self.columns {
            table::column(schema, column, table::ANY, Self::ID)?;
        }
        Ok(schema.clone())
    }

    fn apply(&self, cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let texts: Vec<Vec<Option<String>>> =
            self.columns.iter().map(|name| data.texts(name).unwrap_or_default()).collect();
        let combinations: Vec<Combination> =
            (0..data.n_rows()).map(|row| texts.iter().map(|values| values[row].clone()).collect()).collect();
        let suppressed = self.suppressed(cx, &combinations)?;
        let mut tally = Tally::default();
        for (before, after) in combinations.iter().zip(&suppressed) {
            if before == after { tally.keep() } else { tally.change() }
        }
        let mut values = Vec::new();
        for (at, name) in self.columns.iter().enumerate() {
            let is_lost: Vec<bool> = combinations
                .iter()
                .zip(&suppressed)
                .map(|(before, after)| before[at].is_some() && after[at].is_none())
                .collect();
            let n_lost = is_lost.iter().filter(|lost| **lost).count();
            if n_lost > 0 {
                let message = word(Self::ID, "column").with("column", name).with("n", n_lost);
                let place = Place { source: Some(data.origin.source.clone()), ..Place::default() };
                tally.notes.push(Note { severity: Severity::Lost, place, message });
            }
            let is_number = planned.column(name).is_some_and(|column| column.kind == Kind::Number);
            let kept = if is_number {
                let numbers = table::numbers(&data, name);
                ColumnValues::Numbers(numbers.into_iter().zip(is_lost).map(|(n, lost)| n.filter(|_| !lost)).collect())
            } else {
                ColumnValues::Texts(suppressed.iter().map(|combination| combination[at].clone()).collect())
            };
            values.push((name.clone(), kept));
        }
        let data = table::with_values(data, planned, values, Self::ID)?;
        Ok((data, tally.report()))
    }

    fn sentence(&self) -> Message {
        word(Self::ID, "done").with("columns", self.columns.join(", ")).with("k", self.k)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;
    use crate::data::combinations::sizes;

    fn step(columns: &[&str], k: f64) -> Step {
        Step::SuppressLocal(SuppressLocal { columns: columns.iter().map(|name| (*name).to_owned()).collect(), k })
    }

    #[test]
    fn the_last_column_goes_first_and_only_where_it_must() {
        let report = check(
            "sex | area | job\n F | N | cook\n F | N | cook\n M | N | cook\n M | N | smith",
            step(&["sex", "area", "job"], 2.0),
            "sex | area | job\n F | N | cook\n F | N | cook\n M | N | \n M | N | smith",
        );
        assert_eq!((report.changed, report.kept), (1, 3), "one missing value hides both men");
    }

    #[test]
    fn every_record_is_shared_afterwards() {
        let mut text = "sex | area | age:number".to_owned();
        for at in 0..60 {
            text.push_str(["\n F | N", "\n M | N", "\n F | S"][at % 3]);
            text.push_str([" | 20", " | 30", " | 40", " | 55"][at * at % 4]);
        }
        text.push_str("\n M | S | 99");
        let (data, _) = run(&text, step(&["sex", "area", "age"], 4.0)).unwrap();
        let columns: Vec<_> = ["sex", "area", "age"].iter().map(|name| data.texts(name).unwrap()).collect();
        let combinations: Vec<Combination> =
            (0..data.n_rows()).map(|row| columns.iter().map(|values| values[row].clone()).collect()).collect();
        assert!(sizes(&combinations, &vec![1.0; combinations.len()]).values().all(|(n, _)| *n >= 4));
    }
}
