//! Says what a column measures, in which unit, and perhaps under a better name. No value is touched.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{Concept, Dataset, Schema, Unit};
use crate::message::{Message, Note, Place, Severity};

use super::convert::Scale;
use super::field::word;
use super::rename::rename_column;
use super::{Field, FieldKind, StepError, StepKind, StepReport, concept_word, table};

/// The meaning of a column. A meaning that another column had moves to this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    pub column: String,
    pub concept: Concept,
    /// SDMX unit of measure: `PS`, `PT`, `USD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(default)]
    pub scale: Scale,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_name: Option<String>,
}

impl Default for Assign {
    fn default() -> Self {
        Self { column: String::new(), concept: Concept::Other, unit: None, scale: Scale::Units, new_name: None }
    }
}

impl Assign {
    fn name(&self) -> String {
        table::new_name(self.new_name.as_ref(), || self.column.clone())
    }

    fn unit(&self) -> Option<Unit> {
        let measure = self.unit.as_ref().map(|unit| unit.trim()).filter(|unit| !unit.is_empty())?;
        Some(Unit { measure: measure.to_owned(), multiplier: self.scale.power() })
    }
}

impl StepKind for Assign {
    const ID: &'static str = "assign";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: table::ANY }),
                Field::new("concept", FieldKind::Concept),
                Field::optional("unit", FieldKind::Text),
                Field::optional("scale", FieldKind::Choice(Scale::CHOICES)),
                Field::optional("new_name", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        table::created(&self.column, self.name()).into_iter().collect()
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        let mut column = table::column(schema, &self.column, table::ANY, Self::ID)?.clone();
        column.concept = Some(self.concept);
        column.unit = self.unit().or(column.unit);
        let mut planned = table::with_column(schema, column, &self.column, Self::ID)?;
        rename_column(&mut planned, &self.column, &self.name(), Self::ID)?;
        Ok(planned)
    }

    fn apply(&self, _cx: &Cx<'_>, mut data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let mut report = StepReport { kept: table::n_rows(&data), ..StepReport::default() };
        let before = data.schema.columns.iter().filter(|column| column.name != self.column);
        let lost = before.filter(|column| column.concept == Some(self.concept) && self.concept != Concept::Other);
        report.notes.extend(lost.map(|column| {
            Note {
                severity: Severity::Info,
                place: Place { source: Some(data.origin.source.clone()), ..Place::default() },
                message: word(Self::ID, "moved")
                    .with("concept", concept_word(self.concept))
                    .with("column", &column.name)
                    .with("new", self.name()),
            }
        }));
        data.frame
            .rename(&self.column, self.name().into())
            .map_err(|error| StepError::Table { step: Self::ID, reason: error.to_string() })?;
        let origin = data.origin.renamed(&self.column, &self.name());
        Ok((Dataset::new(data.frame, planned, origin), report))
    }

    fn sentence(&self) -> Message {
        let renamed = if self.name() == self.column { "no" } else { "yes" };
        let unit = self.unit().map(|unit| unit.measure).unwrap_or_default();
        word(Self::ID, "done")
            .with("column", &self.column)
            .with("concept", concept_word(self.concept))
            .with("renamed", renamed)
            .with("new", self.name())
            .with("has_unit", if unit.is_empty() { "no" } else { "yes" })
            .with("unit", unit)
            .with("scale", self.scale.word())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;

    #[test]
    fn a_meaning_moves_to_the_column_that_gets_it() {
        let step = Assign { column: "b".to_owned(), concept: Concept::Sex, ..Assign::default() };
        let report = check("a@sex | b\n x | y", Step::Assign(step), "a | b@sex\n x | y");
        assert_eq!((report.changed, report.kept, report.notes.len()), (0, 1, 1));
    }

    #[test]
    fn unit_and_name_are_set_together() {
        let step = Assign {
            column: "Valeur".to_owned(),
            concept: Concept::ObservedValue,
            unit: Some("PS".to_owned()),
            scale: Scale::Thousands,
            new_name: Some("value".to_owned()),
        };
        let (data, _) = run("a | Valeur:number\n x | 1", Step::Assign(step)).unwrap();
        let column = data.schema.with_concept(Concept::ObservedValue).unwrap();
        assert_eq!(column.name, "value");
        assert_eq!(column.unit, Some(Unit { measure: "PS".to_owned(), multiplier: 3 }));
        assert_eq!(data.number(0, 1), Some(1.0));
    }

    #[test]
    fn a_name_that_is_taken_is_refused() {
        let step = Assign { column: "a".to_owned(), new_name: Some("b".to_owned()), ..Assign::default() };
        assert!(matches!(run("a | b\n 1 | 2", Step::Assign(step)), Err(StepError::NameTaken { .. })));
    }
}
