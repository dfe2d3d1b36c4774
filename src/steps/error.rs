//! Why a step cannot run: facts about the table and the parameters, found before a value is touched.

use crate::cx::Cancelled;
use crate::data::Kind;
use crate::data::codes::list_name;
use crate::data::expression::ExpressionError;
use crate::message::{Explain, Message};

use super::field::word;

/// Why a step cannot run.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum StepError {
    #[error("{step}: no column {column}")]
    MissingColumn { column: String, step: &'static str },
    #[error("{step}: column {column} holds {found:?}, not {expected:?}")]
    WrongKind { column: String, found: Kind, expected: Kind, step: &'static str },
    #[error("{step}: there is a column {column} already")]
    NameTaken { column: String, step: &'static str },
    #[error("{step}: {field} is not given")]
    Unset { field: &'static str, step: &'static str },
    #[error("{step}: {field} is not a usable value")]
    BadValue { field: &'static str, step: &'static str },
    #[error("{step}: column {column} has no codes of {list}")]
    NotCoded { column: String, list: &'static str, step: &'static str },
    #[error("{step}: column {column} has no codes of any list")]
    Uncoded { column: String, step: &'static str },
    #[error("{step}: limits must be whole numbers that grow")]
    BadLimits { step: &'static str },
    #[error("{step}: smallest {min} is above largest {max}")]
    EmptyRange { min: f64, max: f64, step: &'static str },
    #[error("{step}: decimal and group mark are the same")]
    SameMarks { step: &'static str },
    #[error("{step}: column {column} is in {found}, not {expected}")]
    UnitDiffers { column: String, found: String, expected: String, step: &'static str },
    #[error("{step}: factor {factor} does not fit, {expected} would")]
    FactorDoesNotFit { factor: f64, expected: f64, step: &'static str },
    #[error("{step}: no code list {list}")]
    UnknownCodeList { list: String, step: &'static str },
    #[error("{step}: no code {code} in {list}")]
    UnknownCode { code: String, list: String, step: &'static str },
    #[error("{step}: {left} and {right} in {column} are never added up")]
    Unlike { column: String, left: String, right: String, step: &'static str },
    #[error("{step}: {error}")]
    Expression { error: ExpressionError, step: &'static str },
    #[error("no step {step}")]
    UnknownStep { step: String },
    #[error("{step}: {reason}")]
    BadParameters { step: String, reason: String },
    #[error("not a step")]
    NotAStep,
    #[error("{step}: {reason}")]
    Table { step: &'static str, reason: String },
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl Explain for StepError {
    fn message(&self) -> Message {
        let of = |id: &'static str, step: &str| Message::new(id).with("step", word(step, "title"));
        match self {
            Self::MissingColumn { column, step } => of("steps-missing-column", step).with("column", column),
            Self::WrongKind { column, found, expected, step } => of("steps-wrong-kind", step)
                .with("column", column)
                .with("found", kind_word(*found))
                .with("expected", kind_word(*expected)),
            Self::NameTaken { column, step } => of("steps-name-taken", step).with("column", column),
            Self::Unset { field, step } => of("steps-unset", step).with("field", word(step, field)),
            Self::BadValue { field, step } => of("steps-bad-value", step).with("field", word(step, field)),
            Self::NotCoded { column, list, step } => {
                of("steps-not-coded", step).with("column", column).with("list", list_name(list))
            }
            Self::Uncoded { column, step } => of("steps-uncoded", step).with("column", column),
            Self::BadLimits { step } => of("steps-bad-limits", step),
            Self::EmptyRange { min, max, step } => of("steps-empty-range", step).with("min", *min).with("max", *max),
            Self::SameMarks { step } => of("steps-same-marks", step),
            Self::UnitDiffers { column, found, expected, step } => {
                of("steps-unit-differs", step).with("column", column).with("found", found).with("expected", expected)
            }
            Self::FactorDoesNotFit { factor, expected, step } => {
                of("steps-factor-does-not-fit", step).with("factor", *factor).with("expected", *expected)
            }
            Self::UnknownCodeList { list, step } => of("steps-unknown-code-list", step).with("list", list),
            Self::UnknownCode { code, list, step } => {
                of("steps-unknown-code", step).with("code", code).with("list", list)
            }
            Self::Unlike { column, left, right, step } => {
                of("steps-unlike", step).with("column", column).with("left", left).with("right", right)
            }
            Self::Expression { error, step } => of("steps-expression", step).with("why", error.message()),
            Self::UnknownStep { step } => Message::new("steps-unknown-step").with("step", step),
            Self::BadParameters { step, reason } => of("steps-bad-parameters", step).with("reason", reason),
            Self::NotAStep => Message::new("steps-not-a-step"),
            Self::Table { step, reason } => of("steps-table", step).with("reason", reason),
            Self::Cancelled(cancelled) => cancelled.message(),
        }
    }
}

/// Returns the word for what a column holds.
pub fn kind_word(kind: Kind) -> Message {
    Message::new(match kind {
        Kind::Number => "steps-kind-number",
        Kind::Text => "steps-kind-text",
        Kind::Code => "steps-kind-code",
        Kind::Date => "steps-kind-date",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, say};

    #[test]
    fn every_error_is_a_whole_sentence_in_every_language() {
        let (step, column) = ("convert", "v".to_owned());
        let errors = [
            StepError::MissingColumn { column: column.clone(), step },
            StepError::NotCoded { column: column.clone(), list: "education", step },
            StepError::Uncoded { column: column.clone(), step },
            StepError::WrongKind { column: column.clone(), found: Kind::Text, expected: Kind::Number, step },
            StepError::NameTaken { column: column.clone(), step },
            StepError::Unset { field: "factor", step },
            StepError::BadValue { field: "factor", step },
            StepError::BadLimits { step },
            StepError::EmptyRange { min: 2.0, max: 1.0, step },
            StepError::SameMarks { step },
            StepError::UnitDiffers { column, found: "PS".to_owned(), expected: "PT".to_owned(), step },
            StepError::FactorDoesNotFit { factor: 100.0, expected: 1000.0, step },
            StepError::UnknownCodeList { list: "x".to_owned(), step },
            StepError::UnknownCode { code: "Q".to_owned(), list: "sex".to_owned(), step },
            StepError::Unlike { column: "Type".to_owned(), left: "a".to_owned(), right: "b".to_owned(), step },
            StepError::Expression { error: ExpressionError::NotANumber { expression: "sex".to_owned() }, step },
            StepError::UnknownStep { step: "imagine".to_owned() },
            StepError::BadParameters { step: step.to_owned(), reason: "missing field".to_owned() },
            StepError::NotAStep,
            StepError::Table { step, reason: "lengths".to_owned() },
        ];
        for lang in Lang::ALL {
            let said: Vec<String> = errors.iter().map(|error| say(lang, &error.message())).collect();
            for sentence in &said {
                assert!(!sentence.contains(['⟨', '{']) && sentence.chars().count() > 40, "{sentence}");
            }
        }
    }
}
