//! A new column from an expression over the others: `earnings / hours`, `CASE WHEN age < 15 THEN 'child' ELSE 'adult' END`.
//!
//! Whatever is computed from a missing value is missing; so is a division by zero. Both are counted.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{Column, Dataset, Schema, expression};
use crate::message::{Message, Note, Place, Severity};

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The expression, in SQL, and the name of the column it makes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compute {
    pub expression: String,
    pub new_column: String,
}

impl Compute {
    fn name(&self) -> &str {
        self.new_column.trim()
    }

    /// Says on how many rows a column that the expression reads has no value, and a value came out all the same: by an `ELSE`, a
    /// `COALESCE`, or another branch.
    fn note_made_of_nothing(&self, data: &Dataset) -> Option<Note> {
        let names = expression::columns(self.expression.trim());
        let read: Vec<Vec<Option<String>>> = names.iter().filter_map(|name| data.texts(name)).collect();
        let made = data.texts(self.name())?;
        let lacks = |row: usize| read.iter().any(|values| values.get(row).is_some_and(Option::is_none));
        let rows = made.iter().enumerate().filter(|(row, value)| value.is_some() && lacks(*row)).count();
        let message = || word(Self::ID, "made_of_nothing").with("rows", rows).with("new", self.name());
        let place = Place { source: Some(data.origin.source.clone()), ..Place::default() };
        (rows > 0).then(|| Note { severity: Severity::Guessed, place, message: message() })
    }

    fn error(error: expression::ExpressionError) -> StepError {
        StepError::Expression { error, step: Self::ID }
    }
}

impl StepKind for Compute {
    const ID: &'static str = "compute";

    fn fields(&self) -> &'static [Field] {
        const { &[Field::new("new_column", FieldKind::Text), Field::new("expression", FieldKind::Expression)] }
    }

    fn creates(&self) -> Vec<String> {
        Some(self.name().to_owned()).filter(|name| !name.is_empty()).into_iter().collect()
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        for (field, text) in [("new_column", self.name()), ("expression", self.expression.trim())] {
            if text.is_empty() {
                return Err(StepError::Unset { field, step: Self::ID });
            }
        }
        let kind = expression::kind(schema, self.expression.trim()).map_err(Self::error)?;
        table::with_column(schema, Column::new(self.name(), kind), "", Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let (_, values) = expression::compute_any(&data, self.expression.trim()).map_err(Self::error)?;
        let data = table::with_values(data, planned, vec![(self.name().to_owned(), values)], Self::ID)?;
        let n_missing = u64::try_from(data.n_missing(self.name())).unwrap_or(u64::MAX);
        let mut tally = Tally::default();
        tally.notes.extend(self.note_made_of_nothing(&data));
        tally.change_n(table::n_rows(&data).saturating_sub(n_missing));
        Ok((data, StepReport { missing: n_missing, ..tally.report() }))
    }

    fn sentence(&self) -> Message {
        word(Self::ID, "done").with("new", self.name()).with("expression", self.expression.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;
    use crate::data::expression::ExpressionError;

    fn compute(expression: &str) -> Step {
        Step::Compute(Compute { expression: expression.to_owned(), new_column: "new".to_owned() })
    }

    #[test]
    fn a_value_made_of_a_missing_one_is_counted() {
        let report = check(
            "a:number | b\n 70 | x\n 6 | x\n | x",
            compute("CASE WHEN a < 65 THEN 'young' ELSE 'old' END"),
            "a:number | b | new\n 70 | x | old\n 6 | x | young\n | x | old",
        );
        assert_eq!(report.notes.len(), 1);
        let whole = compute("CASE WHEN a < 65 THEN 'young' WHEN a >= 65 THEN 'old' END");
        let after = "a:number | b | new\n 70 | x | old\n | x |";
        assert!(check("a:number | b\n 70 | x\n | x", whole, after).notes.is_empty());
    }

    #[test]
    fn numbers_are_computed_and_what_is_missing_stays_so() {
        let report = check(
            "a:number | b:number\n 6 | 2\n 1 | 0\n | 3",
            compute("a / b"),
            "a:number | b:number | new:number\n 6 | 2 | 3\n 1 | 0 |\n | 3 |",
        );
        assert_eq!((report.changed, report.kept, report.missing), (1, 0, 2));
    }

    #[test]
    fn words_are_given_by_conditions_and_a_column_may_have_any_name() {
        check(
            "Âge révolu:number | Pays\n 12 | Togo\n 40 | Mali",
            compute("CASE WHEN \"Âge révolu\" < 15 THEN 'enfant' ELSE CONCAT(Pays, ' 15+') END"),
            "Âge révolu:number | Pays | new\n 12 | Togo | enfant\n 40 | Mali | Mali 15+",
        );
        check("a:number\n 2.345", compute("ROUND(ABS(-a), 1)"), "a:number | new:number\n 2.345 | 2.3");
    }

    #[test]
    fn a_wrong_expression_is_refused_before_a_value_is_touched() {
        let error = |text: &str| run("a:number\n 1", compute(text)).unwrap_err();
        assert!(matches!(error("b + 1"), StepError::Expression { error: ExpressionError::NoColumn { .. }, .. }));
        assert!(matches!(error("a +"), StepError::Expression { .. }));
        assert!(matches!(error(" "), StepError::Unset { field: "expression", .. }));
        let taken = Step::Compute(Compute { expression: "a".to_owned(), new_column: "a".to_owned() });
        assert!(matches!(run("a:number\n 1", taken), Err(StepError::NameTaken { .. })));
    }

    #[test]
    fn it_says_which_columns_it_reads() {
        assert_eq!(compute("earnings / \"hours worked\" + earnings").reads(), ["earnings", "hours worked"]);
    }
}
