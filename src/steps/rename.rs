//! Gives a column another name. Values and meaning stay.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{Dataset, Schema};
use crate::message::Message;

use super::field::word;
use super::{Field, FieldKind, StepError, StepKind, StepReport, table};

/// The old name and the new one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    pub column: String,
    pub new_name: String,
}

impl StepKind for Rename {
    const ID: &'static str = "rename";

    fn fields(&self) -> &'static [Field] {
        const { &[Field::new("column", FieldKind::Column { kinds: table::ANY }), Field::new("new_name", FieldKind::Text)] }
    }

    fn creates(&self) -> Vec<String> {
        table::created(&self.column, self.new_name.trim().to_owned()).into_iter().collect()
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        table::column(schema, &self.column, table::ANY, Self::ID)?;
        if self.new_name.trim().is_empty() {
            return Err(StepError::Unset { field: "new_name", step: Self::ID });
        }
        let mut planned = schema.clone();
        rename_column(&mut planned, &self.column, self.new_name.trim(), Self::ID)?;
        Ok(planned)
    }

    fn apply(&self, _cx: &Cx<'_>, mut data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let report = StepReport { kept: table::n_rows(&data), ..StepReport::default() };
        data.frame
            .rename(&self.column, self.new_name.trim().into())
            .map_err(|error| StepError::Table { step: Self::ID, reason: error.to_string() })?;
        let origin = data.origin.renamed(&self.column, self.new_name.trim());
        Ok((Dataset::new(data.frame, planned, origin), report))
    }

    fn sentence(&self) -> Message {
        word(Self::ID, "done").with("column", &self.column).with("new", self.new_name.trim())
    }
}

/// Renames a column of a planned schema unless another has the name.
pub(super) fn rename_column(planned: &mut Schema, old: &str, new: &str, step: &'static str) -> Result<(), StepError> {
    if old != new && planned.column(new).is_some() {
        return Err(StepError::NameTaken { column: new.to_owned(), step });
    }
    if let Some(column) = planned.columns.iter_mut().find(|column| column.name == old) {
        new.clone_into(&mut column.name);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;

    fn rename(column: &str, new_name: &str) -> Step {
        Step::Rename(Rename { column: column.to_owned(), new_name: new_name.to_owned() })
    }

    #[test]
    fn the_column_keeps_its_place_and_meaning() {
        let report = check("a@sex | b\n 1 | 2", rename("a", " sexe "), "sexe@sex | b\n 1 | 2");
        assert_eq!((report.changed, report.kept), (0, 1));
    }

    #[test]
    fn a_name_that_is_taken_or_empty_is_refused() {
        assert!(matches!(run("a | b\n 1 | 2", rename("a", "b")), Err(StepError::NameTaken { .. })));
        assert!(matches!(run("a | b\n 1 | 2", rename("a", " ")), Err(StepError::Unset { .. })));
        assert!(matches!(run("a | b\n 1 | 2", rename("c", "d")), Err(StepError::MissingColumn { .. })));
    }
}
