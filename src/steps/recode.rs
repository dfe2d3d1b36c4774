//! Gives values a code: `Masculin` → `M`. Listed values only; what is not listed is counted and either kept or missing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::codes::code_list;
use crate::data::{Column, ColumnValues, Dataset, Kind, Schema};
use crate::message::Message;

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// Value → code. The meaning of the column goes to the new column of codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recode {
    pub column: String,
    /// A null code sets the value aside: it becomes missing because the user said so.
    #[serde(default)]
    pub map: BTreeMap<String, Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_list: Option<String>,
    #[serde(default)]
    pub others: Others,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_column: Option<String>,
}

/// What happens to values that are not listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Others {
    Keep,
    #[default]
    Missing,
}

impl Recode {
    fn name(&self) -> String {
        table::new_name(self.new_column.as_ref(), || format!("{}_code", self.column))
    }

    fn list_id(&self) -> Option<&str> {
        self.code_list.as_deref().map(str::trim).filter(|id| !id.is_empty())
    }

    fn check_codes(&self) -> Result<(), StepError> {
        let Some(id) = self.list_id() else { return Ok(()) };
        let list = code_list(id).ok_or_else(|| StepError::UnknownCodeList { list: id.to_owned(), step: Self::ID })?;
        match self.map.values().flatten().find(|code| list.find(code).is_none()) {
            Some(code) => Err(StepError::UnknownCode { code: code.clone(), list: id.to_owned(), step: Self::ID }),
            None => Ok(()),
        }
    }
}

impl StepKind for Recode {
    const ID: &'static str = "recode";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: table::ANY }),
                Field::optional("code_list", FieldKind::CodeList),
                Field::new("map", FieldKind::ValueMap),
                Field::new("others", FieldKind::Choice(&["keep", "missing"])),
                Field::optional("new_column", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        table::created(&self.column, self.name()).into_iter().collect()
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        let concept = table::column(schema, &self.column, table::ANY, Self::ID)?.concept;
        if self.map.is_empty() {
            return Err(StepError::Unset { field: "map", step: Self::ID });
        }
        self.check_codes()?;
        let column =
            Column { concept, code_list: self.list_id().map(str::to_owned), ..Column::new(self.name(), Kind::Code) };
        table::with_column(schema, column, &self.column, Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let codes: BTreeMap<&str, Option<&String>> =
            self.map.iter().map(|(value, code)| (value.trim(), code.as_ref())).collect();
        let mut tally = Tally::default();
        let mut coded = Vec::with_capacity(data.n_rows());
        for value in table::texts(&data, &self.column) {
            let Some(value) = value else {
                tally.keep();
                coded.push(None);
                continue;
            };
            coded.push(match (codes.get(value.trim()), self.others) {
                (Some(code), _) => {
                    tally.change();
                    code.cloned()
                }
                (None, Others::Keep) => {
                    tally.keep();
                    tally.list(value.trim());
                    Some(value.into_owned())
                }
                (None, Others::Missing) => {
                    tally.fail(value.trim());
                    None
                }
            });
        }
        let data = table::with_values(data, planned, vec![(self.name(), ColumnValues::Texts(coded))], Self::ID)?;
        Ok((data, tally.report()))
    }

    fn sentence(&self) -> Message {
        let sentence = word(Self::ID, "done")
            .with("column", &self.column)
            .with("new", self.name())
            .with("others", if self.others == Others::Keep { "keep" } else { "missing" });
        table::with_pairs(sentence, &self.map)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;

    fn sex(others: Others) -> Recode {
        let pair = |value: &str, code: Option<&str>| (value.to_owned(), code.map(str::to_owned));
        Recode {
            column: "Sexe".to_owned(),
            map: [pair("Masculin", Some("M")), pair("2", Some("F")), pair("?", None)].into(),
            code_list: Some("sex".to_owned()),
            others,
            new_column: None,
        }
    }

    #[test]
    fn listed_values_get_codes_and_the_meaning_moves() {
        let report = check(
            "Sexe@sex\n Masculin\n 2\n ?\n 2\n autre",
            Step::Recode(sex(Others::Missing)),
            "Sexe | Sexe_code:code@sex\n Masculin | M\n 2 | F\n ? |\n 2 | F\n autre |",
        );
        assert_eq!((report.changed, report.kept, report.missing), (4, 0, 1));
        assert_eq!(report.unmatched_rows(), [("autre", 1)]);
    }

    #[test]
    fn unlisted_values_may_be_kept_and_are_still_listed() {
        let step = Step::Recode(sex(Others::Keep));
        let report = check("Sexe:number@sex\n 2\n 9", step, "Sexe:number | Sexe_code:code@sex\n 2 | F\n 9 | 9");
        assert_eq!((report.changed, report.kept, report.missing), (1, 1, 0));
        assert_eq!(report.unmatched_rows(), [("9", 1)]);
    }

    #[test]
    fn codes_must_be_of_the_list() {
        let mut step = sex(Others::Keep);
        step.map.insert("x".to_owned(), Some("Q".to_owned()));
        assert!(matches!(run("Sexe\n x", Step::Recode(step.clone())), Err(StepError::UnknownCode { .. })));
        step.code_list = Some("nothing".to_owned());
        assert!(matches!(run("Sexe\n x", Step::Recode(step)), Err(StepError::UnknownCodeList { .. })));
    }
}
