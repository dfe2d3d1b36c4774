//! Leaves columns out: names, numbers and addresses of persons, which no figure needs.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{Dataset, Schema};
use crate::message::Message;

use super::field::word;
use super::table;
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// Which columns are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropColumns {
    pub columns: Vec<String>,
}

impl StepKind for DropColumns {
    const ID: &'static str = "drop_columns";

    fn fields(&self) -> &'static [Field] {
        const { &[Field::new("columns", FieldKind::Columns)] }
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        if self.columns.is_empty() {
            return Err(StepError::Unset { field: "columns", step: Self::ID });
        }
        for column in &self.columns {
            table::column(schema, column, table::ANY, Self::ID)?;
        }
        let mut planned = schema.clone();
        planned.columns.retain(|column| !self.columns.contains(&column.name));
        Ok(planned)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let kept = u64::try_from(data.n_rows()).unwrap_or(u64::MAX);
        let frame = data.frame.drop_many(&self.columns);
        Ok((Dataset::new(frame, planned, data.origin), StepReport { kept, ..StepReport::default() }))
    }

    fn sentence(&self) -> Message {
        word(Self::ID, "done").with("n", self.columns.len()).with("columns", self.columns.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;

    #[test]
    fn columns_are_gone_and_rows_stay() {
        let step = DropColumns { columns: vec!["name".to_owned()] };
        let report = check("name | x:number\n Awa | 1\n Ali | 2", Step::DropColumns(step.clone()), "x:number\n 1\n 2");
        assert_eq!((report.kept, report.changed), (2, 0));
        assert!(matches!(run("x:number\n 1", Step::DropColumns(step)), Err(StepError::MissingColumn { .. })));
    }
}
