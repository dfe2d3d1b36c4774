//! Who moved to this country within the last years, and who of them came back: recent and return migrants.
//!
//! A recent migrant lived in another country so many years ago, or has been here for fewer completed years. One who is a
//! citizen is a return migrant, after at least twelve months abroad where that is known. Both follow the questions that
//! censuses are recommended to ask (residence one or five years ago; ever lived abroad).

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::codes::{CodeList, code_list};
use crate::data::{Column, ColumnValues, Dataset, Kind, Schema};
use crate::message::{Message, Note, Place, Severity};

use super::field::word;
use super::status_from_country::is_elsewhere;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// Where somebody lived before, or how long somebody has been here; one of the two columns is enough.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecentMigration {
    /// Codes of the country of residence `years` ago.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residence: Option<String>,
    /// The code of this country; needed with `residence`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Completed years since the arrival; empty for those who never moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    pub years: f64,
    /// Codes of citizen or non-citizen: tells those who came back from the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citizenship: Option<String>,
    /// Months that somebody lived abroad.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months_abroad: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_column: Option<String>,
}

impl Default for RecentMigration {
    fn default() -> Self {
        Self {
            residence: None,
            country: None,
            duration: None,
            years: 5.0,
            citizenship: None,
            months_abroad: None,
            new_column: None,
        }
    }
}

const CODES: &[Kind] = &[Kind::Code];

/// Months abroad that make somebody who comes back a migrant.
const LONG_TERM: f64 = 12.0;

/// What is known of one person.
#[derive(Clone, Copy, Debug, Default)]
struct Person<'a> {
    residence: Option<&'a str>,
    duration: Option<f64>,
    /// None where no column was named, empty where it says nothing.
    citizenship: Option<&'a str>,
    /// None where the column says nothing.
    months_abroad: Option<f64>,
}

impl RecentMigration {
    fn name(&self) -> String {
        table::new_name(self.new_column.as_ref(), || Self::ID.to_owned())
    }

    /// Returns the code of a person's group; unknown where the answers do not tell.
    fn group(&self, list: Option<&CodeList>, person: Person<'_>) -> &'static str {
        let by_residence = person.residence.and_then(|code| self.has_moved(list, code));
        let by_duration = || person.duration.filter(|years| *years >= 0.0).map(|years| years < self.years);
        let Some(has_moved) = by_residence.or_else(by_duration) else { return "_U" };
        if !has_moved {
            return "NONE";
        }
        match person.citizenship {
            None | Some("non-citizen" | "stateless") => "RECENT",
            Some("citizen") if chosen(self.months_abroad.as_deref()).is_none() => "RETURN",
            Some("citizen") => match person.months_abroad {
                None => "_U",
                Some(months) if months >= LONG_TERM => "RETURN",
                // A short absence is no change of residence.
                Some(_) => "NONE",
            },
            Some(_) => "_U",
        }
    }

    /// Returns whether somebody who lived in an area then has moved here; nothing where the area does not tell.
    fn has_moved(&self, list: Option<&CodeList>, code: &str) -> Option<bool> {
        let country = self.country.as_deref()?.trim();
        if code == country {
            return Some(false);
        }
        let is_other = code == "_O" || list?.find(code).is_some_and(|area| is_elsewhere(area, country));
        is_other.then_some(true)
    }
}

/// Returns the name of a column where one was given.
fn chosen(column: Option<&str>) -> Option<&str> {
    column.map(str::trim).filter(|name| !name.is_empty())
}

impl StepKind for RecentMigration {
    const ID: &'static str = "recent_migration";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::optional("residence", FieldKind::Column { kinds: CODES }),
                Field::optional("country", FieldKind::Code),
                Field::optional("duration", FieldKind::Column { kinds: table::NUMBERS }),
                Field::new("years", FieldKind::Number { min: Some(0.0), max: Some(100.0) }),
                Field::optional("citizenship", FieldKind::Column { kinds: CODES }),
                Field::optional("months_abroad", FieldKind::Column { kinds: table::NUMBERS }),
                Field::optional("new_column", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        vec![self.name()]
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        if chosen(self.residence.as_deref()).is_none() && chosen(self.duration.as_deref()).is_none() {
            return Err(StepError::Unset { field: "residence", step: Self::ID });
        }
        if let Some(residence) = chosen(self.residence.as_deref()) {
            let column = table::column(schema, residence, CODES, Self::ID)?;
            let country =
                chosen(self.country.as_deref()).ok_or(StepError::Unset { field: "country", step: Self::ID })?;
            let list = column.code_list.as_deref().and_then(code_list).filter(|list| list.id == "countries");
            let Some(list) = list else {
                return Err(StepError::NotCoded { column: residence.to_owned(), list: "countries", step: Self::ID });
            };
            if list.find(country).is_none() {
                let (code, list) = (country.to_owned(), list.id.clone());
                return Err(StepError::UnknownCode { code, list, step: Self::ID });
            }
        }
        for numbers in [&self.duration, &self.months_abroad].into_iter().filter_map(|column| chosen(column.as_deref()))
        {
            table::column(schema, numbers, table::NUMBERS, Self::ID)?;
        }
        if let Some(citizenship) = chosen(self.citizenship.as_deref())
            && table::column(schema, citizenship, CODES, Self::ID)?.code_list.as_deref() != Some("citizenship_status")
        {
            let column = citizenship.to_owned();
            return Err(StepError::NotCoded { column, list: "citizenship_status", step: Self::ID });
        }
        table::with_column(schema, Column::new(self.name(), Kind::Code).coded(Self::ID), "", Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let texts = |column: Option<&str>| chosen(column).map(|name| table::texts(&data, name));
        let numbers = |column: Option<&str>| data.numbers(chosen(column)?);
        let (residence, citizenship) = (texts(self.residence.as_deref()), texts(self.citizenship.as_deref()));
        let (duration, months) = (numbers(self.duration.as_deref()), numbers(self.months_abroad.as_deref()));
        let list = code_list("countries");
        let mut tally = Tally::default();
        let mut n_returned = 0_u64;
        let groups: Vec<Option<&str>> = (0..data.n_rows())
            .map(|row| {
                let text = |texts: &Option<Vec<Option<std::borrow::Cow<'_, str>>>>| -> Option<String> {
                    Some(texts.as_ref()?.get(row)?.as_deref()?.trim().to_owned())
                };
                let (residence, status) = (text(&residence), text(&citizenship));
                let person = Person {
                    residence: residence.as_deref(),
                    duration: duration.as_ref().and_then(|numbers| *numbers.get(row)?),
                    citizenship: citizenship.is_some().then(|| status.as_deref().unwrap_or_default()),
                    months_abroad: months.as_ref().and_then(|numbers| *numbers.get(row)?),
                };
                let group = self.group(list, person);
                n_returned += u64::from(group == "RETURN");
                if group == "_U" {
                    tally.miss();
                } else {
                    tally.change();
                }
                Some(group)
            })
            .collect();
        if self.citizenship.is_some() && n_returned == 0 && data.n_rows() > 0 {
            let place = Place { source: Some(data.origin.source.clone()), ..Place::default() };
            tally.notes.push(Note { severity: Severity::Info, place, message: word(Self::ID, "nobody") });
        }
        let values = vec![(self.name(), ColumnValues::of_texts(groups.into_iter()))];
        Ok((table::with_values(data, planned, values, Self::ID)?, tally.report()))
    }

    fn sentence(&self) -> Message {
        let column = chosen(self.residence.as_deref()).or_else(|| chosen(self.duration.as_deref())).unwrap_or_default();
        word(Self::ID, "done")
            .with("column", column)
            .with("years", self.years)
            .with("returns", if chosen(self.citizenship.as_deref()).is_some() { "yes" } else { "no" })
            .with("new", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{run, table};
    use super::*;

    fn groups(text: &str, step: &RecentMigration) -> Vec<String> {
        let mut data = table(text);
        for column in &mut data.schema.columns {
            column.code_list = match column.name.as_str() {
                "then" => Some("countries".to_owned()),
                "status" => Some("citizenship_status".to_owned()),
                _ => None,
            };
        }
        let (world, ctl, notes) = (crate::world::MemoryWorld::default(), Default::default(), Default::default());
        let cx = Cx { world: &world, ctl: &ctl, notes: &notes };
        let (data, report) = step.apply(&cx, data).unwrap();
        assert_eq!(report.changed + report.kept + report.missing, 6);
        data.texts("recent_migration").unwrap().into_iter().flatten().collect()
    }

    #[test]
    fn who_lived_elsewhere_five_years_ago_is_recent_and_a_citizen_among_them_has_returned() {
        let step = RecentMigration {
            residence: Some("then".to_owned()),
            country: Some("CIV".to_owned()),
            duration: Some("stayed".to_owned()),
            citizenship: Some("status".to_owned()),
            ..RecentMigration::default()
        };
        let found = groups(
            "then:code | stayed:number | status:code
             MLI |  | non-citizen
             CIV | 3 | non-citizen
             FRA | 2 | citizen
             _U | 4 | stateless
             AGG_2 | | citizen
             | 7 | citizen",
            &step,
        );
        assert_eq!(found, ["RECENT", "NONE", "RETURN", "RECENT", "_U", "NONE"]);
    }

    #[test]
    fn months_abroad_tell_a_return_from_a_journey_and_what_is_not_known_stays_unknown() {
        let step = RecentMigration {
            duration: Some("stayed".to_owned()),
            years: 1.0,
            citizenship: Some("status".to_owned()),
            months_abroad: Some("abroad".to_owned()),
            ..RecentMigration::default()
        };
        let found = groups(
            "stayed:number | status:code | abroad:number
             0 | citizen | 14
             0 | citizen | 3
             0 | citizen |
             0 | | 20
             1 | citizen | 20
             | citizen | 20",
            &step,
        );
        assert_eq!(found, ["RETURN", "NONE", "_U", "_U", "NONE", "_U"]);
    }

    #[test]
    fn without_a_column_or_this_country_it_is_refused() {
        let step = |step: RecentMigration| run("a:code | b:number\n MLI | 1", Step::RecentMigration(step));
        assert!(matches!(step(RecentMigration::default()), Err(StepError::Unset { field: "residence", .. })));
        let named = RecentMigration { residence: Some("a".to_owned()), ..RecentMigration::default() };
        assert!(matches!(step(named.clone()), Err(StepError::Unset { field: "country", .. })));
        let country = Some("CIV".to_owned());
        assert!(matches!(step(RecentMigration { country, ..named }), Err(StepError::NotCoded { .. })));
    }
}
