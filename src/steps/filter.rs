//! Keeps or drops the rows whose column has one of the listed values; rows set aside are counted.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{Dataset, Schema};
use crate::message::{Message, Note, Place, Severity};

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// Which rows to keep or drop.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    pub column: String,
    pub mode: Mode,
    #[serde(default)]
    pub values: Vec<String>,
    /// Whether rows without a value count as listed.
    #[serde(default)]
    pub with_missing: bool,
}

/// What happens to the rows with a listed value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    #[default]
    Keep,
    Drop,
}

impl StepKind for Filter {
    const ID: &'static str = "filter";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: table::ANY }),
                Field::new("mode", FieldKind::Choice(&["keep", "drop"])),
                Field::optional("values", FieldKind::Values),
                Field::optional("with_missing", FieldKind::Flag),
            ]
        }
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        table::column(schema, &self.column, table::ANY, Self::ID)?;
        if self.values.is_empty() && !self.with_missing {
            return Err(StepError::Unset { field: "values", step: Self::ID });
        }
        Ok(schema.clone())
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let mut tally = Tally::default();
        let is_kept = self.keeps(&data);
        for keep in &is_kept {
            if *keep {
                tally.keep();
            } else {
                tally.change();
            }
        }
        if data.n_rows() > 0 && !is_kept.contains(&true) {
            let place = Place { source: Some(data.origin.source.clone()), ..Place::default() };
            let message = word(Self::ID, "nothing_left").with("column", &self.column);
            tally.notes.push(Note { severity: Severity::Lost, place, message });
        }
        Ok((table::with_rows(&data, planned, &is_kept, Self::ID)?, tally.report()))
    }

    fn sentence(&self) -> Message {
        const SHOWN: usize = 8;
        let shown = self.values.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
        let what = match (self.values.is_empty(), self.with_missing) {
            (true, _) => "missing",
            (false, true) => "both",
            (false, false) => "values",
        };
        word(Self::ID, "done")
            .with("column", &self.column)
            .with("mode", if self.mode == Mode::Keep { "keep" } else { "drop" })
            .with("what", what)
            .with("values", shown)
            .with("more", self.values.len().saturating_sub(SHOWN))
    }
}

impl Filter {
    /// Returns which rows of a table stay.
    pub fn keeps(&self, data: &Dataset) -> Vec<bool> {
        let listed: BTreeSet<&str> = self.values.iter().map(|value| value.trim()).collect();
        let texts = table::texts(data, &self.column);
        let is_listed = texts.iter().map(|value| match value {
            Some(value) => listed.contains(value.trim()),
            None => self.with_missing,
        });
        is_listed.map(|is_listed| is_listed == (self.mode == Mode::Keep)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;

    fn filter(mode: Mode, values: &[&str], with_missing: bool) -> Step {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        Step::Filter(Filter { column: "a".to_owned(), mode, values, with_missing })
    }

    #[test]
    fn rows_are_kept_or_dropped_and_counted() {
        let before = "a | n:number\n x | 1\n y | 2\n  | 3\n x | 4";
        let report = check(before, filter(Mode::Keep, &["x"], false), "a | n:number\n x | 1\n x | 4");
        assert_eq!((report.changed, report.kept, report.missing), (2, 2, 0));
        check(before, filter(Mode::Drop, &["x"], true), "a | n:number\n y | 2");
        check(before, filter(Mode::Drop, &[], true), "a | n:number\n x | 1\n y | 2\n x | 4");
    }

    #[test]
    fn numbers_are_listed_as_they_are_shown_and_places_follow_the_rows() {
        let (data, _) = run("a:number\n 1\n 2.5\n 1", filter(Mode::Drop, &["1"], false)).unwrap();
        assert_eq!(data.text(0, 0).as_deref(), Some("2.5"));
        assert_eq!(data.origin.cells, [(2, 0)]);
    }

    #[test]
    fn an_empty_result_is_said_and_an_empty_list_refused() {
        assert_eq!(run("a\n x", filter(Mode::Keep, &["y"], false)).unwrap().1.notes.len(), 1);
        assert!(matches!(run("a\n x", filter(Mode::Keep, &[], false)), Err(StepError::Unset { .. })));
    }
}
