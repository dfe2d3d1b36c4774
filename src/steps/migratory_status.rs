//! The typology of birth and citizenship in one column of four groups; birth and citizenship themselves stay as they are.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{Column, ColumnValues, Concept, Dataset, Kind, Schema};
use crate::message::Message;

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The columns of birth status and citizenship status.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MigratoryStatus {
    pub birth: String,
    pub citizenship: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_column: Option<String>,
}

const CODES: &[Kind] = &[Kind::Code];

impl MigratoryStatus {
    fn name(&self) -> String {
        table::new_name(self.new_column.as_ref(), || Self::ID.to_owned())
    }

    fn group(birth: &str, citizenship: &str) -> Option<&'static str> {
        let is_citizen = match citizenship {
            "citizen" => true,
            "non-citizen" | "stateless" => false,
            _ => return None,
        };
        match (birth, is_citizen) {
            ("native-born", true) => Some("NB_CIT"),
            ("native-born", false) => Some("NB_NON"),
            ("foreign-born", true) => Some("FB_CIT"),
            ("foreign-born", false) => Some("FB_NON"),
            _ => None,
        }
    }
}

impl StepKind for MigratoryStatus {
    const ID: &'static str = "migratory_status";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("birth", FieldKind::Column { kinds: CODES }),
                Field::new("citizenship", FieldKind::Column { kinds: CODES }),
                Field::optional("new_column", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        vec![self.name()]
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        for (field, column, list) in
            [("birth", &self.birth, "birth_status"), ("citizenship", &self.citizenship, "citizenship_status")]
        {
            if column.is_empty() {
                return Err(StepError::Unset { field, step: Self::ID });
            }
            if table::column(schema, column, CODES, Self::ID)?.code_list.as_deref() != Some(list) {
                return Err(StepError::NotCoded { column: column.clone(), list, step: Self::ID });
            }
        }
        table::with_column(
            schema,
            Column::new(self.name(), Kind::Code).measuring(Concept::MigratoryStatus).coded(Self::ID),
            "",
            Self::ID,
        )
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let mut tally = Tally::default();
        let pairs = table::texts(&data, &self.birth).into_iter().zip(table::texts(&data, &self.citizenship));
        let codes = pairs.map(|(birth, citizenship)| {
            let pair = birth.zip(citizenship);
            let group = pair.and_then(|(birth, citizenship)| Self::group(birth.trim(), citizenship.trim()));
            if group.is_some() {
                tally.change();
            } else {
                tally.miss();
            }
            group.or(Some("_U"))
        });
        let codes: Vec<Option<&str>> = codes.collect();
        let values = vec![(self.name(), ColumnValues::of_texts(codes.into_iter()))];
        Ok((table::with_values(data, planned, values, Self::ID)?, tally.report()))
    }

    fn sentence(&self) -> Message {
        word(Self::ID, "done")
            .with("birth", &self.birth)
            .with("citizenship", &self.citizenship)
            .with("new", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::run;
    use super::*;

    #[test]
    fn birth_and_citizenship_make_four_groups_and_what_one_leaves_open_is_unknown() {
        let table = "p\n Togo\n Mali\n France\n Nowhere";
        let map = |pairs: &[(&str, &str)], list: &str, new: &str| {
            let map: serde_json::Map<_, _> =
                pairs.iter().map(|(from, to)| ((*from).to_owned(), (*to).into())).collect();
            let json =
                serde_json::json!({"step": "recode", "column": "p", "map": map, "code_list": list, "new_column": new});
            Step::from_json(json).unwrap()
        };
        let birth =
            map(&[("Togo", "native-born"), ("Mali", "foreign-born"), ("France", "foreign-born")], "birth_status", "b");
        let citizenship =
            map(&[("Togo", "stateless"), ("Mali", "citizen"), ("France", "non-citizen")], "citizenship_status", "c");
        let step = MigratoryStatus { birth: "b".to_owned(), citizenship: "c".to_owned(), new_column: None };
        let (world, ctl, notes) = (crate::world::MemoryWorld::default(), Default::default(), Default::default());
        let cx = Cx { world: &world, ctl: &ctl, notes: &notes };
        let mut data = super::super::testing::table(table);
        for step in [birth, citizenship, Step::MigratoryStatus(step)] {
            data = step.apply(&cx, data).unwrap().0;
        }
        let groups: Vec<String> = data.texts("migratory_status").unwrap().into_iter().flatten().collect();
        assert_eq!(groups, ["NB_NON", "FB_CIT", "FB_NON", "_U"]);
    }

    #[test]
    fn other_codes_are_refused() {
        let step = MigratoryStatus { birth: "b".to_owned(), citizenship: "b".to_owned(), new_column: None };
        assert!(matches!(
            run("b:code\n M", Step::MigratoryStatus(step)),
            Err(StepError::NotCoded { list: "birth_status", .. })
        ));
    }
}
