//! Finds the sex or the year inside longer headers: "Stock at mid-year (both sexes)" → `_T`.
//!
//! Only whole words count, and only one answer a text: a header with two years is left missing and listed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{Column, ColumnValues, Concept, Dataset, Kind, Schema};
use crate::message::Message;

use super::field::{choice_word, word};
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};
use crate::data::words::{has_phrase, plain};

/// What to look for in which column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SplitHeader {
    pub column: String,
    pub find: Find,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_column: Option<String>,
}

/// What a header may hold among other words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Find {
    #[default]
    Sex,
    TimePeriod,
}

impl Find {
    fn concept(self) -> Concept {
        match self {
            Self::Sex => Concept::Sex,
            Self::TimePeriod => Concept::TimePeriod,
        }
    }

    /// Finds the code in one header.
    pub(crate) fn code(self, header: &str) -> Option<String> {
        match self {
            Self::Sex => sex(&plain(header)).map(str::to_owned),
            Self::TimePeriod => year(header),
        }
    }
}

/// Words for both sexes together, plain, in English, French, Spanish, Portuguese and Arabic.
const BOTH: &[&str] = &[
    "both sexes",
    "les deux sexes",
    "deux sexes",
    "sexes confondus",
    "ensemble des deux sexes",
    "ambos sexos",
    "los dos sexos",
    "os dois sexos",
    "ambos os sexos",
    "كلا الجنسين",
    "الجنسين",
];
// No single letters: `M` is male in French and female (mujer) in Spanish.
const MALE: &[&str] = &[
    "male",
    "males",
    "man",
    "men",
    "boys",
    "masculin",
    "homme",
    "hommes",
    "garcons",
    "hombre",
    "hombres",
    "varon",
    "varones",
    "masculino",
    "homem",
    "homens",
    "ذكور",
    "الذكور",
    "ذكر",
];
const FEMALE: &[&str] = &[
    "female",
    "females",
    "woman",
    "women",
    "girls",
    "feminin",
    "femme",
    "femmes",
    "filles",
    "mujer",
    "mujeres",
    "femenino",
    "feminino",
    "mulher",
    "mulheres",
    "اناث",
    "الاناث",
    "انثى",
];
/// Words that mean both sexes only where nothing else stands in the header.
const TOTAL_ALONE: &[&str] = &["total", "ensemble", "all", "both", "t", "المجموع"];

fn sex(plain: &str) -> Option<&'static str> {
    let has = |words: &[&str]| words.iter().any(|word| has_phrase(plain, word));
    let is = |words: &[&str]| words.contains(&plain);
    match (has(BOTH), has(MALE), has(FEMALE)) {
        (true, false, false) | (false, true, true) => Some("_T"),
        (false, true, false) => Some("M"),
        (false, false, true) => Some("F"),
        (false, false, false) if is(TOTAL_ALONE) => Some("_T"),
        _ => None,
    }
}

/// Returns the one year in a header; two different ones are no answer.
fn year(header: &str) -> Option<String> {
    let runs = header.split(|character: char| !character.is_ascii_digit());
    let mut years: Vec<&str> = runs.filter(|run| run.len() == 4 && ("1800"..="2199").contains(run)).collect();
    years.dedup();
    match years.as_slice() {
        [year] => Some((*year).to_owned()),
        _ => None,
    }
}

impl SplitHeader {
    fn name(&self) -> String {
        table::new_name(self.new_column.as_ref(), || self.find.concept().id().to_owned())
    }
}

impl StepKind for SplitHeader {
    const ID: &'static str = "split_header";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: table::TEXTS }),
                Field::new("find", FieldKind::Choice(&["sex", "time_period"])),
                Field::optional("new_column", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        table::created(&self.column, self.name()).into_iter().collect()
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        table::column(schema, &self.column, table::TEXTS, Self::ID)?;
        let column = match self.find {
            Find::Sex => Column::new(self.name(), Kind::Code).coded("sex"),
            Find::TimePeriod => Column::new(self.name(), Kind::Date),
        };
        table::with_column(schema, column.measuring(self.find.concept()), &self.column, Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let mut tally = Tally::default();
        let mut known: BTreeMap<String, Option<String>> = BTreeMap::new();
        let mut codes = Vec::with_capacity(data.n_rows());
        for header in table::texts(&data, &self.column) {
            let Some(header) = header else {
                tally.keep();
                codes.push(None);
                continue;
            };
            let code = match known.get(header.as_ref()) {
                Some(code) => code.clone(),
                None => known.entry(header.to_string()).or_insert_with(|| self.find.code(&header)).clone(),
            };
            if code.is_some() {
                tally.change();
            } else {
                tally.fail(header.trim());
            }
            codes.push(code);
        }
        let data = table::with_values(data, planned, vec![(self.name(), ColumnValues::Texts(codes))], Self::ID)?;
        Ok((data, tally.report()))
    }

    fn sentence(&self) -> Message {
        word(Self::ID, "done")
            .with("column", &self.column)
            .with("find", choice_word(Self::ID, "find", self.find.concept().id()))
            .with("new", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::check;
    use super::*;

    #[test]
    fn sexes_are_found_in_headers_of_un_tables() {
        let report = check(
            "h
             International migrant stock at mid-year (both sexes)
             International migrant stock at mid-year (male)
             Stock – femmes
             Total population",
            Step::SplitHeader(SplitHeader { column: "h".to_owned(), ..SplitHeader::default() }),
            "h | sex:code@sex
             International migrant stock at mid-year (both sexes) | _T
             International migrant stock at mid-year (male) | M
             Stock – femmes | F
             Total population |",
        );
        assert_eq!((report.changed, report.missing), (3, 1));
    }

    #[test]
    fn words_of_five_languages_are_known_and_parts_of_words_are_not() {
        for (header, code) in [
            ("Ambos sexos", Some("_T")),
            ("Hombres y mujeres", Some("_T")),
            ("Homens", Some("M")),
            ("إناث", Some("F")),
            ("الذكور", Some("M")),
            ("Ensemble", Some("_T")),
            ("Women (number)", Some("F")),
            ("Mental health", None),
            ("Les deux sexes, hommes", None),
            ("M", None),
        ] {
            assert_eq!(Find::Sex.code(header).as_deref(), code, "{header}");
        }
    }

    #[test]
    fn one_year_is_found_and_two_are_left() {
        for (header, code) in [
            ("Stock, mid-2015", Some("2015")),
            ("RGPH2021", Some("2021")),
            ("2020–2024", None),
            ("2020 (2020)", Some("2020")),
            ("12345", None),
            ("code 0384", None),
        ] {
            assert_eq!(Find::TimePeriod.code(header).as_deref(), code, "{header}");
        }
    }
}
