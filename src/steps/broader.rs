//! Broader classes of a classification: major groups of occupations, chapters of goods, regions of countries.
//!
//! A class that has nothing above it stays what it is, as far as it stands at the level that is asked for; what the list cannot
//! place is left missing and listed. Membership of a group of countries is told as the list knows it now.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::codes::{Code, CodeKind, CodeList, code_list};
use crate::data::{Column, ColumnValues, Dataset, Kind, Schema};
use crate::message::Message;

use super::field::{choice_word, word};
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The column of codes, and how far up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Broader {
    pub column: String,
    #[serde(default)]
    pub to: Level,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_column: Option<String>,
}

/// Which class stands for a code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The one right above.
    Above,
    /// The highest: major group, section, continent.
    #[default]
    Top,
    /// Least developed countries, and others.
    LeastDeveloped,
    /// Landlocked developing countries, and others.
    Landlocked,
    /// Small island developing States, and others.
    SmallIslands,
}

impl Level {
    const CHOICES: &'static [&'static str] = &["above", "top", "least_developed", "landlocked", "small_islands"];

    fn id(self) -> &'static str {
        match self {
            Self::Above => "above",
            Self::Top => "top",
            Self::LeastDeveloped => "least_developed",
            Self::Landlocked => "landlocked",
            Self::SmallIslands => "small_islands",
        }
    }

    /// Returns the code of the group of countries that it tells from others.
    fn group(self) -> Option<&'static str> {
        match self {
            Self::Above | Self::Top => None,
            Self::LeastDeveloped => Some("AGG_941"),
            Self::Landlocked => Some("AGG_LLDC"),
            Self::SmallIslands => Some("AGG_SIDS"),
        }
    }
}

/// The whole of all countries: no region of any.
const WORLD: &str = "AGG_900";
/// Countries outside a group.
const OTHER: &str = "_O";

impl Broader {
    fn name(&self) -> String {
        table::new_name(self.new_column.as_ref(), || format!("{}_{}", self.column, self.to.id()))
    }

    fn list(&self, schema: &Schema) -> Result<&'static CodeList, StepError> {
        let column = table::column(schema, &self.column, &[Kind::Code], Self::ID)?;
        let list = column.code_list.as_deref().and_then(code_list);
        let list = list.ok_or_else(|| StepError::Uncoded { column: self.column.clone(), step: Self::ID })?;
        if self.to.group().is_some() && list.id != "countries" {
            return Err(StepError::NotCoded { column: self.column.clone(), list: "countries", step: Self::ID });
        }
        Ok(list)
    }

    /// Returns the class that stands for a code; nothing where the list cannot place it.
    fn class<'l>(&self, list: &'l CodeList, code: &str) -> Option<&'l str> {
        let known = list.find(code)?;
        if let Some(group) = self.to.group() {
            let is_member = known.groups.iter().any(|known| known == group);
            return match known.kind {
                CodeKind::Item => list.find(if is_member { group } else { OTHER }).map(|code| code.code.as_str()),
                _ => None,
            };
        }
        let above = |code: &'l Code| {
            let parent = list.find(code.parent.as_deref()?)?;
            (parent.code != WORLD).then_some(parent)
        };
        if known.kind == CodeKind::Residual {
            return Some(&known.code);
        }
        if self.to == Level::Above {
            return Some(&above(known).unwrap_or(known).code);
        }
        let mut top = known;
        // No list is deeper.
        for _ in 0..10 {
            match above(top) {
                Some(parent) => top = parent,
                None => break,
            }
        }
        // A former state, and whatever else has no region, is in none.
        let is_placed = list.id != "countries" || top.kind == CodeKind::Aggregate;
        is_placed.then_some(top.code.as_str())
    }
}

impl StepKind for Broader {
    const ID: &'static str = "broader";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: &[Kind::Code] }),
                Field::new("to", FieldKind::Choice(Level::CHOICES)),
                Field::optional("new_column", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        vec![self.name()]
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        let list = self.list(schema)?;
        table::with_column(schema, Column::new(self.name(), Kind::Code).coded(list.id.clone()), "", Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let list = self.list(&data.schema)?;
        let mut tally = Tally::default();
        let mut classes = Vec::with_capacity(data.n_rows());
        for code in table::texts(&data, &self.column) {
            let class = code.as_deref().and_then(|code| self.class(list, code.trim()));
            match (&code, class) {
                (None, _) => tally.keep(),
                (Some(code), None) => tally.fail(code.trim()),
                (Some(_), Some(_)) => tally.change(),
            }
            classes.push(class);
        }
        let values = vec![(self.name(), ColumnValues::of_texts(classes.into_iter()))];
        Ok((table::with_values(data, planned, values, Self::ID)?, tally.report()))
    }

    fn sentence(&self) -> Message {
        word(Self::ID, "done")
            .with("column", &self.column)
            .with("to", choice_word(Self::ID, "to", self.to.id()))
            .with("new", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::testing::table;
    use super::*;

    fn classes(codes: &str, list: &str, to: Level) -> (Vec<Option<String>>, StepReport) {
        let mut data = table(&format!("c:code\n {}", codes.replace(' ', "\n ")));
        data.schema.columns[0].code_list = Some(list.to_owned());
        let step = Broader { column: "c".to_owned(), to, new_column: Some("d".to_owned()) };
        let (world, ctl, notes) = (crate::world::MemoryWorld::default(), Default::default(), Default::default());
        let cx = Cx { world: &world, ctl: &ctl, notes: &notes };
        let (data, report) = step.apply(&cx, data).unwrap();
        (data.texts("d").unwrap(), report)
    }

    fn some(codes: &[&str]) -> Vec<Option<String>> {
        codes.iter().map(|code| Some((*code).to_owned())).collect()
    }

    #[test]
    fn occupations_goods_and_countries_have_classes_above_them() {
        assert_eq!(classes("2341 2 83", "isco08", Level::Top).0, some(&["2", "2", "8"]));
        assert_eq!(classes("2341 23", "isco08", Level::Above).0, some(&["234", "2"]));
        assert_eq!(classes("56 A", "isic4", Level::Top).0, some(&["I", "A"]));
        let (regions, report) = classes("MLI FRA BRA JPN FJI _U SUN", "countries", Level::Top);
        assert_eq!(regions[..6], some(&["AGG_2", "AGG_150", "AGG_19", "AGG_142", "AGG_9", "_U"])[..]);
        assert_eq!((report.changed, report.unmatched_rows()), (6, vec![("SUN", 1)]), "a former state is in no region");
    }

    #[test]
    fn groups_of_countries_are_told_from_others() {
        assert_eq!(classes("MLI FRA", "countries", Level::LeastDeveloped).0, some(&["AGG_941", "_O"]));
        assert_eq!(classes("MLI SEN", "countries", Level::Landlocked).0, some(&["AGG_LLDC", "_O"]));
        assert_eq!(classes("CPV MLI", "countries", Level::SmallIslands).0, some(&["AGG_SIDS", "_O"]));
        let step = Broader { column: "c".to_owned(), to: Level::Landlocked, new_column: None };
        let mut sexes = table("c:code\n F");
        sexes.schema.columns[0].code_list = Some("sex".to_owned());
        assert!(matches!(step.plan(&sexes.schema), Err(StepError::NotCoded { .. })));
        sexes.schema.columns[0].code_list = None;
        assert!(matches!(step.plan(&sexes.schema), Err(StepError::Uncoded { .. })));
    }
}
