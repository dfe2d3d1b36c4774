//! Steps that change values of a dataset, one file each; nothing else changes data.
//!
//! A step is a pure function: same table and parameters, same result. It is planned over a schema before it runs,
//! counts what it changed, kept and could not do, and says itself in one sentence.

pub mod age_bands;
pub mod aggregate;
pub mod assign;
pub mod broader;
pub mod coarsen_bands;
pub mod compute;
pub mod convert;
pub mod correct;
pub mod deduplicate;
pub mod disability;
pub mod drop_columns;
pub mod duration;
pub mod error;
pub mod exchange;
pub mod field;
pub mod filter;
pub mod match_codes;
pub mod microaggregate;
pub mod mid_year;
pub mod migratory_status;
pub mod overqualified;
pub mod parse_numbers;
pub mod perturb;
pub mod recent_migration;
pub mod recode;
pub mod rename;
pub mod set_missing;
pub mod split_class;
pub mod split_header;
pub mod status_from_country;
pub mod suppress_local;
mod table;
pub mod top_code;

#[cfg(test)]
pub(crate) use table::testing;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::cx::Cx;
use crate::data::{Concept, Dataset, Schema, expression};
use crate::message::{Message, Note};

pub use age_bands::AgeBands;
pub use aggregate::Aggregate;
pub use assign::Assign;
pub use broader::Broader;
pub use coarsen_bands::CoarsenBands;
pub use compute::Compute;
pub use convert::Convert;
pub use correct::Correct;
pub use deduplicate::Deduplicate;
pub use disability::Disability;
pub use drop_columns::DropColumns;
pub use duration::Duration;
pub use error::StepError;
pub use exchange::Exchange;
pub use field::{Field, FieldKind};
pub use filter::Filter;
pub use match_codes::MatchCodes;
pub use microaggregate::Microaggregate;
pub use mid_year::MidYear;
pub use migratory_status::MigratoryStatus;
pub use overqualified::Overqualified;
pub use parse_numbers::ParseNumbers;
pub use perturb::Perturb;
pub use recent_migration::RecentMigration;
pub use recode::Recode;
pub use rename::Rename;
pub use set_missing::SetMissing;
pub use split_class::SplitClass;
pub use split_header::SplitHeader;
pub use status_from_country::StatusFromCountry;
pub use suppress_local::SuppressLocal;
pub use top_code::TopCode;

/// What every step can do. The default instance is what an empty form shows.
pub trait StepKind: Serialize + DeserializeOwned + Clone + PartialEq + Default {
    /// The name in project files; never changes once released.
    const ID: &'static str;

    /// Returns the parameters, in the order of the form.
    fn fields(&self) -> &'static [Field];

    /// Returns the names of the columns the step makes.
    fn creates(&self) -> Vec<String> {
        Vec::new()
    }

    /// Says what the columns are after the step, or why it cannot run. Fails where `apply` does, but for what only values
    /// show: unlike things that are not added up.
    fn plan(&self, schema: &Schema) -> Result<Schema, StepError>;

    /// Runs the step.
    fn apply(&self, cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError>;

    /// Says what the step does: for the history, the report and the comparison of two recipes.
    fn sentence(&self) -> Message;
}

/// What a step did. **Invariant:** `changed + kept + missing` is the number of rows that came in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepReport {
    /// Rows that got a new value; in `filter`, rows set aside.
    pub changed: u64,
    /// Rows left as they were, those already missing among them.
    pub kept: u64,
    /// Rows whose value the step could not use, and left missing.
    pub missing: u64,
    /// Values without an answer (in `set_missing`, those set aside), those that weigh most first.
    pub unmatched: Vec<Unmatched>,
    /// The column whose sum says what an unmatched value weighs; without one its rows do.
    pub weighed_by: Option<String>,
    /// Whether the unmatched values wait for a person's answer.
    pub asks: bool,
    pub notes: Vec<Note>,
}

/// The name of a step that is left out, in project files.
const SKIPPED: &str = "skipped";

/// A value that a step has no answer for.
#[derive(Clone, Debug, PartialEq)]
pub struct Unmatched {
    pub value: String,
    pub n_rows: u64,
    /// What its rows come to: persons, value, or weight; their number where nothing says more.
    pub weight: f64,
    /// Codes that it may mean, best first.
    pub candidates: Vec<String>,
}

impl StepReport {
    /// Returns the values without an answer and their rows.
    pub fn unmatched_rows(&self) -> Vec<(&str, u64)> {
        self.unmatched.iter().map(|one| (one.value.as_str(), one.n_rows)).collect()
    }
}

/// Makes the enum of all steps, their list and their JSON form from the names of their types.
macro_rules! steps {
    ($($name:ident),* $(,)?) => {
        /// A step of a recipe.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Step {
            $($name($name),)*
            /// A step that a person left out: shown and kept in its place, not run.
            Skipped(Box<Step>),
            /// A step of a newer version: shown, kept and saved again untouched, but not run.
            Unknown(Value),
        }

        /// Every step by id, with its default instance, sorted.
        pub const ALL: &[(&str, fn() -> Step)] = &[$(($name::ID, || Step::$name($name::default()))),*];

        impl Step {
            /// Returns the name in project files.
            pub fn id(&self) -> &str {
                match self {
                    $(Self::$name(_) => $name::ID,)*
                    Self::Skipped(_) => SKIPPED,
                    Self::Unknown(json) => step_id(json).unwrap_or_default(),
                }
            }

            /// Returns the JSON form: the id under `step`, then the parameters.
            pub fn to_json(&self) -> Value {
                match self {
                    $(Self::$name(kind) => tagged($name::ID, kind),)*
                    Self::Skipped(step) => serde_json::json!({"step": SKIPPED, "of": step.to_json()}),
                    Self::Unknown(json) => json.clone(),
                }
            }

            /// Reads the JSON form. An unknown id is kept; a known one with wrong parameters is an error.
            pub fn from_json(json: Value) -> Result<Self, StepError> {
                match step_id(&json).ok_or(StepError::NotAStep)? {
                    $($name::ID => parameters(json).map(Self::$name),)*
                    SKIPPED => {
                        let of = json.get("of").cloned().unwrap_or_default();
                        Ok(Self::Skipped(Box::new(Self::from_json(of)?)))
                    }
                    _ => Ok(Self::Unknown(json)),
                }
            }

            /// Returns the parameters, in the order of the form; none for an unknown step.
            pub fn fields(&self) -> &'static [Field] {
                match self {
                    $(Self::$name(kind) => kind.fields(),)*
                    Self::Skipped(_) | Self::Unknown(_) => &[],
                }
            }

            /// Returns the names of the columns the step makes.
            pub fn creates(&self) -> Vec<String> {
                match self {
                    $(Self::$name(kind) => kind.creates(),)*
                    Self::Skipped(_) | Self::Unknown(_) => Vec::new(),
                }
            }

            /// Says what the columns are after the step, or why it cannot run.
            pub fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
                match self {
                    $(Self::$name(kind) => kind.plan(schema),)*
                    Self::Skipped(_) => Ok(schema.clone()),
                    Self::Unknown(_) => Err(StepError::UnknownStep { step: self.id().to_owned() }),
                }
            }

            /// Runs the step.
            pub fn apply(&self, cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
                match self {
                    $(Self::$name(kind) => kind.apply(cx, data),)*
                    Self::Skipped(_) => {
                        let kept = u64::try_from(data.n_rows()).unwrap_or(u64::MAX);
                        Ok((data, StepReport { kept, ..StepReport::default() }))
                    }
                    Self::Unknown(_) => Err(StepError::UnknownStep { step: self.id().to_owned() }),
                }
            }

            /// Says what the step does.
            pub fn sentence(&self) -> Message {
                match self {
                    $(Self::$name(kind) => kind.sentence(),)*
                    Self::Skipped(step) => Message::new("steps-skipped-done").with("step", step.sentence()),
                    Self::Unknown(_) => Message::new("steps-unknown-done").with("step", self.id()),
                }
            }
        }
    };
}

steps! {
    AgeBands, Aggregate, Assign, Broader, CoarsenBands, Compute, Convert, Correct, Deduplicate, Disability, DropColumns, Duration, Exchange, Filter, MatchCodes,
    Microaggregate, MidYear, MigratoryStatus, Overqualified, ParseNumbers, Perturb, RecentMigration, Recode, Rename, SetMissing, SplitClass, SplitHeader,
    StatusFromCountry, SuppressLocal, TopCode,
}

impl Step {
    /// Returns the meaning that the step gives to a column, where that is what it is for.
    pub fn concept(&self) -> Option<crate::data::Concept> {
        match self {
            Self::Assign(assign) => Some(assign.concept),
            _ => None,
        }
    }

    /// Returns the columns the step reads, by the fields that name columns.
    pub fn reads(&self) -> Vec<String> {
        let json = self.to_json();
        let mut names = Vec::new();
        for field in self.fields() {
            match (&field.kind, json.get(field.id)) {
                (FieldKind::Column { .. }, Some(Value::String(name))) => names.push(name.clone()),
                (FieldKind::Columns, Some(Value::Array(columns))) => {
                    names.extend(columns.iter().filter_map(Value::as_str).map(str::to_owned));
                }
                (FieldKind::Expression, Some(Value::String(text))) => names.extend(expression::columns(text)),
                _ => {}
            }
        }
        names
    }

    /// Returns the id of the code list that the step names.
    pub fn code_list(&self) -> Option<String> {
        let json = self.to_json();
        let field = self.fields().iter().find(|field| field.kind == FieldKind::CodeList)?;
        json.get(field.id)?.as_str().map(str::to_owned)
    }

    /// Returns every value → code of the step, null where a value is set aside: what its sentence may shorten.
    pub fn value_map(&self) -> Vec<(String, Option<String>)> {
        let json = self.to_json();
        let maps = self.fields().iter().filter(|field| field.kind == FieldKind::ValueMap);
        let pairs = maps.filter_map(|field| json.get(field.id)?.as_object()).flatten();
        pairs.map(|(value, code)| (value.clone(), code.as_str().map(str::to_owned))).collect()
    }

    /// Says what the step did with the rows, in its own words.
    pub fn result(&self, report: &StepReport) -> Message {
        let id = if matches!(self, Self::Unknown(_)) { "unknown" } else { self.id() };
        field::word(id, "result")
            .with("changed", report.changed)
            .with("kept", report.kept)
            .with("missing", report.missing)
    }
}

impl Serialize for Step {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Step {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_json(Value::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Returns the words for what a column measures.
pub fn concept_word(concept: Concept) -> Message {
    Message::new(format!("steps-concept-{}", concept.id().replace('_', "-")))
}

fn step_id(json: &Value) -> Option<&str> {
    json.get("step")?.as_str()
}

fn tagged(id: &str, kind: &impl Serialize) -> Value {
    let mut object = Map::new();
    object.insert("step".to_owned(), Value::from(id));
    if let Ok(Value::Object(parameters)) = serde_json::to_value(kind) {
        object.extend(parameters);
    }
    Value::Object(object)
}

fn parameters<K: StepKind>(mut json: Value) -> Result<K, StepError> {
    if let Some(object) = json.as_object_mut() {
        object.shift_remove("step");
    }
    serde_json::from_value(json)
        .map_err(|error| StepError::BadParameters { step: K::ID.to_owned(), reason: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, ids, say};

    #[test]
    fn steps_are_sorted_and_their_json_names_them_first() {
        assert!(ALL.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (id, default) in ALL {
            let json = default().to_json();
            assert_eq!(json.as_object().unwrap().iter().next(), Some((&"step".to_owned(), &Value::from(*id))));
            assert_eq!(Step::from_json(json).unwrap(), default());
        }
    }

    #[test]
    fn a_known_step_with_wrong_parameters_is_an_error_and_an_unknown_one_is_kept() {
        let wrong = serde_json::json!({"step": "rename", "colunm": "a", "new_name": "b"});
        assert!(matches!(Step::from_json(wrong), Err(StepError::BadParameters { .. })));
        let newer = serde_json::json!({"z": 1, "step": "imagine", "a": [null, 2.5]});
        let step = Step::from_json(newer.clone()).unwrap();
        assert_eq!(serde_json::to_string(&step).unwrap(), newer.to_string());
        assert!(matches!(step.plan(&Schema::default()), Err(StepError::UnknownStep { .. })));
        assert!(matches!(Step::from_json(Value::Null), Err(StepError::NotAStep)));
    }

    #[test]
    fn every_step_has_all_its_words_in_every_language() {
        for lang in Lang::ALL {
            let known = ids(lang);
            for (id, default) in ALL {
                let step = default();
                let mut needed: Vec<_> =
                    ["title", "help", "done", "result"].iter().map(|part| field::word(id, part)).collect();
                for field in step.fields() {
                    needed.push(field::word(id, field.id));
                    if let FieldKind::Choice(choices) = field.kind {
                        needed.extend(choices.iter().map(|choice| field::choice_word(id, field.id, choice)));
                    }
                }
                needed.extend(Concept::ALL.map(concept_word));
                for message in needed {
                    assert!(known.contains(&message.id.as_ref()), "{lang:?}: {} is not written", message.id);
                }
                for text in [say(lang, &step.sentence()), say(lang, &step.result(&StepReport::default()))] {
                    assert!(!text.contains(['⟨', '{']), "{lang:?}: {text}");
                }
            }
        }
    }
}
