//! Whether somebody with tertiary education (ISCED 5–8) works in an occupation of ISCO major groups 4–9: 1 or 0.
//!
//! Of everybody else – without tertiary education, or in the armed forces – the question is not asked, so that the mean of the
//! column is the share of the overqualified among the tertiary-educated who work.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{Column, ColumnValues, Dataset, Kind, Schema};
use crate::message::Message;

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The columns of education and occupation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overqualified {
    pub education: String,
    pub occupation: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_column: Option<String>,
}

const TERTIARY: &[&str] = &["ISCED11A_5", "ISCED11A_6", "ISCED11A_7", "ISCED11A_8", "AGG_5T8"];
const OCCUPATIONS: [&str; 2] = ["isco08", "isco88"];

impl Overqualified {
    fn name(&self) -> String {
        table::new_name(self.new_column.as_ref(), || Self::ID.to_owned())
    }
}

impl StepKind for Overqualified {
    const ID: &'static str = "overqualified";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("education", FieldKind::Column { kinds: &[Kind::Code] }),
                Field::new("occupation", FieldKind::Column { kinds: &[Kind::Code] }),
                Field::optional("new_column", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        vec![self.name()]
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        let lists: [(&'static str, &String, &[&str]); 2] =
            [("education", &self.education, &["education"]), ("occupation", &self.occupation, &OCCUPATIONS)];
        for (field, column, lists) in lists {
            if column.is_empty() {
                return Err(StepError::Unset { field, step: Self::ID });
            }
            let list = table::column(schema, column, &[Kind::Code], Self::ID)?.code_list.as_deref();
            if !list.is_some_and(|list| lists.contains(&list)) {
                let list = if field == "education" { "education" } else { "isco08" };
                return Err(StepError::NotCoded { column: column.clone(), list, step: Self::ID });
            }
        }
        table::with_column(schema, Column::new(self.name(), Kind::Number), "", Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let mut tally = Tally::default();
        let pairs = table::texts(&data, &self.education).into_iter().zip(table::texts(&data, &self.occupation));
        let answer = |(education, occupation): (Option<_>, Option<_>)| -> Option<f64> {
            let (education, occupation): (std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>) =
                match (education, occupation) {
                    (Some(education), Some(occupation)) => (education, occupation),
                    // Without work there is nothing to be overqualified for; without education nothing is known.
                    (Some(_), None) => {
                        tally.keep();
                        return None;
                    }
                    (None, _) => {
                        tally.miss();
                        return None;
                    }
                };
            let major = occupation.trim().chars().next().and_then(|digit| digit.to_digit(10));
            match (TERTIARY.contains(&education.trim()), major) {
                (_, None) => {
                    tally.fail(&occupation);
                    None
                }
                (true, Some(major @ 1..)) => {
                    tally.change();
                    Some(if major >= 4 { 1.0 } else { 0.0 })
                }
                (false, _) | (true, Some(0)) => {
                    if education.starts_with('_') {
                        tally.fail(&education);
                    } else {
                        tally.keep();
                    }
                    None
                }
            }
        };
        let values: Vec<Option<f64>> = pairs.map(answer).collect();
        let values = vec![(self.name(), ColumnValues::Numbers(values))];
        Ok((table::with_values(data, planned, values, Self::ID)?, tally.report()))
    }

    fn sentence(&self) -> Message {
        word(Self::ID, "done")
            .with("education", &self.education)
            .with("occupation", &self.occupation)
            .with("new", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::testing::table;
    use super::*;

    #[test]
    fn the_mean_is_the_share_among_those_with_tertiary_education_who_work() {
        let mut data = table(
            "e:code | o:code\n ISCED11A_6 | 9112\n ISCED11A_7 | 2611\n ISCED11A_3 | 9112\n ISCED11A_6 |\n | 5\n _U | 5\n AGG_5T8 | 0110\n ISCED11A_5 | X",
        );
        data.schema.columns[0].code_list = Some("education".to_owned());
        data.schema.columns[1].code_list = Some("isco08".to_owned());
        let step = Overqualified { education: "e".to_owned(), occupation: "o".to_owned(), new_column: None };
        let (world, ctl, notes) = (crate::world::MemoryWorld::default(), Default::default(), Default::default());
        let (data, report) =
            Step::Overqualified(step).apply(&Cx { world: &world, ctl: &ctl, notes: &notes }, data).unwrap();
        assert_eq!(data.numbers("overqualified").unwrap().into_iter().flatten().collect::<Vec<_>>(), [1.0, 0.0]);
        assert_eq!((report.changed, report.kept, report.missing), (2, 3, 3));
    }
}
