//! Tells native-born from foreign-born, or citizens from non-citizens, by a column of country codes.
//!
//! Only a country can answer. "Africa" may hold this country or not, and so may a state that is no more where this country is one
//! of its successors: such rows are left missing and listed, never counted as foreign.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::codes::{Code, CodeKind, CodeList, code_list};
use crate::data::{Column, ColumnValues, Concept, Dataset, Kind, Schema};
use crate::message::{Message, Note, Place, Severity};

use super::field::{choice_word, word};
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The column of countries, this country, and what to tell apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusFromCountry {
    pub column: String,
    /// The code of the country the data are about, in the column's code list.
    pub country: String,
    pub which: Which,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_column: Option<String>,
}

/// What a country says about a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    #[default]
    BirthStatus,
    CitizenshipStatus,
}

impl Which {
    fn concept(self) -> Concept {
        match self {
            Self::BirthStatus => Concept::BirthStatus,
            Self::CitizenshipStatus => Concept::CitizenshipStatus,
        }
    }

    /// Returns the codes for this country and for any other.
    fn codes(self) -> (&'static str, &'static str) {
        match self {
            Self::BirthStatus => ("native-born", "foreign-born"),
            Self::CitizenshipStatus => ("citizen", "non-citizen"),
        }
    }
}

impl StatusFromCountry {
    fn name(&self) -> String {
        table::new_name(self.new_column.as_ref(), || self.which.concept().id().to_owned())
    }

    /// Returns the code of a person's status, or nothing where the country cannot tell.
    fn status(&self, list: Option<&CodeList>, code: &str) -> Option<&'static str> {
        let (this, other) = self.which.codes();
        if code == self.country.trim() {
            return Some(this);
        }
        // `_O` is "another country" in data exchange; a stateless person is a citizen of none.
        let is_stateless = self.which == Which::CitizenshipStatus && code == "_STATELESS";
        if code == "_O" || is_stateless {
            return Some(other);
        }
        match list {
            Some(list) => list.find(code).filter(|code| is_elsewhere(code, self.country.trim())).map(|_| other),
            None => (!code.starts_with('_')).then_some(other),
        }
    }
}

/// Returns whether an area is certainly not this country: another one, or a former state whose ground this country is no part
/// of.
pub(super) fn is_elsewhere(area: &Code, country: &str) -> bool {
    // Kosovo stands with Serbia among the successors.
    let ground = if country == "XKX" { "SRB" } else { country };
    let is_other = |one: &String| one != country && one != ground;
    match area.kind {
        CodeKind::Item => area.code != country,
        _ => !area.successors.is_empty() && area.successors.iter().all(is_other),
    }
}

impl StepKind for StatusFromCountry {
    const ID: &'static str = "status_from_country";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: &[Kind::Code] }),
                Field::new("country", FieldKind::Code),
                Field::new("which", FieldKind::Choice(&["birth_status", "citizenship_status"])),
                Field::optional("new_column", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        table::created(&self.column, self.name()).into_iter().collect()
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        let column = table::column(schema, &self.column, &[Kind::Code], Self::ID)?;
        let country = self.country.trim();
        if country.is_empty() {
            return Err(StepError::Unset { field: "country", step: Self::ID });
        }
        if let Some(id) = &column.code_list
            && code_list(id).is_some_and(|list| list.find(country).is_none())
        {
            return Err(StepError::UnknownCode { code: country.to_owned(), list: id.clone(), step: Self::ID });
        }
        let concept = self.which.concept();
        let column = Column::new(self.name(), Kind::Code).measuring(concept).coded(concept.id());
        table::with_column(schema, column, &self.column, Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let list = data.schema.column(&self.column).and_then(|column| column.code_list.as_deref()).and_then(code_list);
        let mut tally = Tally::default();
        let mut is_met = false;
        let mut statuses = Vec::with_capacity(data.n_rows());
        for code in table::texts(&data, &self.column) {
            let status = code.as_ref().and_then(|code| self.status(list, code.trim()));
            match (&code, status) {
                (None, _) => tally.keep(),
                (Some(code), None) => tally.fail(code.trim()),
                (Some(_), Some(_)) => tally.change(),
            }
            is_met |= status == Some(self.which.codes().0);
            statuses.push(status.map(str::to_owned));
        }
        if !is_met && data.n_rows() > 0 {
            let place = Place { source: Some(data.origin.source.clone()), ..Place::default() };
            let message = word(Self::ID, "nobody").with("country", self.country.trim()).with("column", &self.column);
            tally.notes.push(Note { severity: Severity::Guessed, place, message });
        }
        let data = table::with_values(data, planned, vec![(self.name(), ColumnValues::Texts(statuses))], Self::ID)?;
        Ok((data, tally.report()))
    }

    fn sentence(&self) -> Message {
        word(Self::ID, "done")
            .with("column", &self.column)
            .with("which", choice_word(Self::ID, "which", self.which.concept().id()))
            .with("country", self.country.trim())
            .with("new", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run, table};
    use super::*;

    fn step(which: Which) -> StatusFromCountry {
        StatusFromCountry { column: "c".to_owned(), country: "CIV".to_owned(), which, new_column: None }
    }

    #[test]
    fn this_country_is_native_another_foreign_and_unknown_missing() {
        let report = check(
            "c:code@country_of_birth | n\n CIV | 1\n BFA | 2\n _U | 3\n | 4\n _O | 5",
            Step::StatusFromCountry(step(Which::BirthStatus)),
            "c:code@country_of_birth | n | birth_status:code@birth_status
             CIV | 1 | native-born
             BFA | 2 | foreign-born
             _U | 3 |
             | 4 |
             _O | 5 | foreign-born",
        );
        assert_eq!((report.changed, report.kept, report.missing), (3, 1, 1));
    }

    #[test]
    fn a_region_and_a_vanished_state_that_was_this_country_say_nothing() {
        let mut data = table("c:code\n AGG_2\n SUN\n BFA");
        data.schema.columns[0].code_list = Some("countries".to_owned());
        let list = code_list("countries");
        let step = step(Which::CitizenshipStatus);
        assert_eq!(step.status(list, "AGG_2"), None, "Africa");
        assert_eq!(step.status(list, "SUN"), Some("non-citizen"), "the Soviet Union was never here");
        let russian = StatusFromCountry { country: "RUS".to_owned(), ..step.clone() };
        assert_eq!(russian.status(list, "SUN"), None, "perhaps here, perhaps in another successor");
        let kosovar = StatusFromCountry { country: "XKX".to_owned(), ..step.clone() };
        assert_eq!((kosovar.status(list, "YUG"), kosovar.status(list, "SUN")), (None, Some("non-citizen")));
        assert_eq!(step.status(list, "BFA"), Some("non-citizen"));
        let wrong = StatusFromCountry { country: "384".to_owned(), ..step };
        assert!(matches!(wrong.plan(&data.schema), Err(StepError::UnknownCode { .. })));
    }

    #[test]
    fn names_are_no_codes_and_a_country_nobody_has_is_worth_a_word() {
        let step = Step::StatusFromCountry(step(Which::BirthStatus));
        assert!(matches!(run("c\n Togo", step.clone()), Err(StepError::WrongKind { .. })));
        assert_eq!(run("c:code\n BFA", step).unwrap().1.notes.len(), 1);
    }
}
