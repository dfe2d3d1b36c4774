//! Keeps one row for each person, document or whatever else a key names: the first, or the one with the latest value of a
//! column. Rows set aside are counted.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{Dataset, Kind, Schema};
use crate::message::{Message, Note, Place, Severity};

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// What makes two rows one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deduplicate {
    /// Columns whose values name a person, document or event.
    pub by: Vec<String>,
    /// Column whose largest value marks the row that stays: a date, a number. Without one the first row stays.
    #[serde(default)]
    pub latest: Option<String>,
}

impl Deduplicate {
    /// Returns the column that says which row is the latest.
    fn latest(&self) -> Option<&str> {
        self.latest.as_deref().map(str::trim).filter(|name| !name.is_empty())
    }

    /// Returns which rows stay; those with no value in the key are nobody's double.
    fn kept(&self, data: &Dataset, tally: &mut Tally) -> Vec<bool> {
        let keys: Vec<_> = self.by.iter().map(|name| table::texts(data, name)).collect();
        let (mut n_keyless, mut n_undated) = (0_usize, 0_usize);
        let rank = self.rank(data);
        let mut is_kept = vec![true; data.n_rows()];
        let mut known: HashMap<Vec<&str>, usize> = HashMap::new();
        for row in 0..data.n_rows() {
            let key = keys.iter().map(|texts| texts[row].as_deref());
            let Some(key) = key.collect::<Option<Vec<&str>>>() else {
                n_keyless += 1;
                continue;
            };
            match known.entry(key) {
                Entry::Vacant(free) => drop(free.insert(row)),
                Entry::Occupied(mut other) => {
                    n_undated += usize::from(!rank.is_known(row));
                    let leaves = if rank.is_later(row, *other.get()) { other.insert(row) } else { row };
                    is_kept[leaves] = false;
                }
            }
        }
        let place = || Place { source: Some(data.origin.source.clone()), ..Place::default() };
        for (id, n) in [("keyless", n_keyless), ("undated", n_undated)] {
            if n > 0 {
                let message = word(Self::ID, id).with("n", n);
                tally.notes.push(Note { severity: Severity::Info, place: place(), message });
            }
        }
        is_kept
    }

    fn rank<'d>(&self, data: &'d Dataset) -> Rank<'d> {
        let Some(name) = self.latest() else { return Rank::None };
        if data.schema.column(name).is_some_and(|column| column.kind == Kind::Number) {
            Rank::Numbers(table::numbers(data, name))
        } else {
            Rank::Texts(table::texts(data, name))
        }
    }
}

/// The values that say which of two rows is later; dates stand in ISO form, in which their texts sort as they do.
enum Rank<'d> {
    None,
    Numbers(Vec<Option<f64>>),
    Texts(Vec<Option<Cow<'d, str>>>),
}

impl Rank<'_> {
    fn is_known(&self, row: usize) -> bool {
        match self {
            Self::None => true,
            Self::Numbers(values) => values[row].is_some(),
            Self::Texts(values) => values[row].is_some(),
        }
    }

    /// Returns whether a row has a larger value than another; a missing one is smaller than all.
    fn is_later(&self, row: usize, other: usize) -> bool {
        match self {
            Self::None => false,
            Self::Numbers(values) => values[row] > values[other],
            Self::Texts(values) => values[row] > values[other],
        }
    }
}

impl StepKind for Deduplicate {
    const ID: &'static str = "deduplicate";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("by", FieldKind::Columns),
                Field::optional("latest", FieldKind::Column { kinds: &[Kind::Date, Kind::Number] }),
            ]
        }
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        if self.by.is_empty() {
            return Err(StepError::Unset { field: "by", step: Self::ID });
        }
        for name in &self.by {
            table::column(schema, name, table::ANY, Self::ID)?;
        }
        if let Some(latest) = self.latest() {
            table::column(schema, latest, &[Kind::Date, Kind::Number], Self::ID)?;
        }
        Ok(schema.clone())
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let mut tally = Tally::default();
        let is_kept = self.kept(&data, &mut tally);
        let n_kept = is_kept.iter().filter(|kept| **kept).count();
        tally.keep_n(n_kept as u64);
        tally.change_n((is_kept.len() - n_kept) as u64);
        Ok((table::with_rows(&data, planned, &is_kept, Self::ID)?, tally.report()))
    }

    fn sentence(&self) -> Message {
        word(Self::ID, "done")
            .with("by", self.by.join(", "))
            .with("mode", if self.latest().is_some() { "latest" } else { "first" })
            .with("latest", self.latest().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;

    fn step(by: &[&str], latest: Option<&str>) -> Step {
        let by = by.iter().map(|name| (*name).to_owned()).collect();
        Step::Deduplicate(Deduplicate { by, latest: latest.map(str::to_owned) })
    }

    const PERMITS: &str = "id | issued:date | reason\n 1 | 2023-01-05 | work\n 2 | 2023-02-01 | study\n \
                           1 | 2024-01-05 | family\n  | 2024-03-01 | work\n  | 2024-03-01 | work\n 2 |  | work";

    #[test]
    fn one_row_a_person_stays_the_first_or_the_latest() {
        let first = "id | issued:date | reason\n 1 | 2023-01-05 | work\n 2 | 2023-02-01 | study\n\
                     | 2024-03-01 | work\n | 2024-03-01 | work";
        let report = check(PERMITS, step(&["id"], None), first);
        assert_eq!((report.changed, report.kept, report.missing), (2, 4, 0));
        let latest = "id | issued:date | reason\n 2 | 2023-02-01 | study\n 1 | 2024-01-05 | family\n\
                      | 2024-03-01 | work\n | 2024-03-01 | work";
        let report = check(PERMITS, step(&["id"], Some("issued")), latest);
        assert_eq!(report.notes.len(), 2, "rows without an id and without a date are told");
    }

    #[test]
    fn numbers_are_compared_as_numbers_and_keys_may_have_parts() {
        check(
            "id | year | n:number\n 1 | a | 9\n 1 | a | 10\n 1 | b | 1",
            step(&["id", "year"], Some("n")),
            "id | year | n:number\n 1 | a | 10\n 1 | b | 1",
        );
        assert!(matches!(run("id\n 1", step(&[], None)), Err(StepError::Unset { .. })));
    }
}
