//! Disability by the short set of the Washington Group: six questions, four answers, a cut-off.
//!
//! With disability where the cut-off is reached; without it only where it could not have been reached whatever the questions
//! left open had been answered; unknown otherwise.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::codes::code_list;
use crate::data::matching::{How, Matcher};
use crate::data::{Column, ColumnValues, Concept, Dataset, Kind, Schema};
use crate::message::{Message, Note, Place, Severity};

use super::field::{choice_word, word};
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The columns of answers and from where on somebody counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disability {
    pub columns: Vec<String>,
    #[serde(default)]
    pub cut_off: CutOff,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_column: Option<String>,
}

/// From where on somebody counts as disabled; the third is the one recommended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CutOff {
    /// Some difficulty in one domain.
    OneSome,
    /// Some difficulty in two, or a lot in one.
    TwoSome,
    /// A lot of difficulty in one.
    #[default]
    ALot,
    /// One that cannot be done at all.
    CannotDo,
}

/// Questions of the short set.
const N_QUESTIONS: usize = 6;

impl CutOff {
    fn id(self) -> &'static str {
        match self {
            Self::OneSome => "one_some",
            Self::TwoSome => "two_some",
            Self::ALot => "a_lot",
            Self::CannotDo => "cannot_do",
        }
    }

    fn is_reached(self, answers: &[u8]) -> bool {
        let n = |least: u8| answers.iter().filter(|answer| **answer >= least).count();
        match self {
            Self::OneSome => n(2) >= 1,
            Self::TwoSome => n(2) >= 2 || n(3) >= 1,
            Self::ALot => n(3) >= 1,
            Self::CannotDo => n(4) >= 1,
        }
    }
}

impl Disability {
    fn name(&self) -> String {
        table::new_name(self.new_column.as_ref(), || Concept::Disability.id().to_owned())
    }
}

impl StepKind for Disability {
    const ID: &'static str = "disability";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("columns", FieldKind::Columns),
                Field::new("cut_off", FieldKind::Choice(&["one_some", "two_some", "a_lot", "cannot_do"])),
                Field::optional("new_column", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        vec![self.name()]
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        if self.columns.is_empty() {
            return Err(StepError::Unset { field: "columns", step: Self::ID });
        }
        for column in &self.columns {
            table::column(schema, column, table::ANY, Self::ID)?;
        }
        let column = Column::new(self.name(), Kind::Code).measuring(Concept::Disability).coded("disability");
        table::with_column(schema, column, "", Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let matcher = code_list("wg_answer").map(Matcher::new);
        let answer = |text: &str| -> Option<u8> {
            let found = matcher.as_ref()?.find(text);
            found.code.filter(|_| found.how < How::Fuzzy)?.parse().ok()
        };
        let columns: Vec<_> = self.columns.iter().map(|column| table::texts(&data, column)).collect();
        let mut known: std::collections::HashMap<String, Option<u8>> = std::collections::HashMap::new();
        let mut tally = Tally::default();
        let mut codes = Vec::with_capacity(data.n_rows());
        for row in 0..data.n_rows() {
            let mut answers: Vec<u8> = Vec::with_capacity(columns.len());
            for column in &columns {
                let Some(text) = column.get(row).and_then(Option::as_deref) else { continue };
                let given = known.entry(text.to_owned()).or_insert_with(|| answer(text));
                match given {
                    Some(given) => answers.push(*given),
                    None => tally.list(text),
                }
            }
            let n_open = columns.len() - answers.len();
            let mut at_worst = answers.clone();
            at_worst.resize(columns.len(), 4);
            let code = if self.cut_off.is_reached(&answers) {
                "PD"
            } else if n_open == 0 || !self.cut_off.is_reached(&at_worst) {
                "PWD"
            } else {
                "_U"
            };
            if code == "_U" {
                tally.miss();
            } else {
                tally.change();
            }
            codes.push(Some(code));
        }
        if self.columns.len() != N_QUESTIONS {
            let place = Place { source: Some(data.origin.source.clone()), ..Place::default() };
            let message = word(Self::ID, "not_six").with("n", self.columns.len());
            tally.notes.push(Note { severity: Severity::Guessed, place, message });
        }
        let values = vec![(self.name(), ColumnValues::of_texts(codes.into_iter()))];
        Ok((table::with_values(data, planned, values, Self::ID)?, tally.report()))
    }

    fn sentence(&self) -> Message {
        word(Self::ID, "done")
            .with("columns", self.columns.join(", "))
            .with("cut_off", choice_word(Self::ID, "cut_off", self.cut_off.id()))
            .with("new", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::run;
    use super::*;

    fn by(cut_off: CutOff, rows: &str) -> (Vec<String>, StepReport) {
        let columns = vec!["see".to_owned(), "hear".to_owned()];
        let step = Step::Disability(Disability { columns, cut_off, new_column: None });
        let (data, report) = run(&format!("see:number | hear\n{rows}"), step).unwrap();
        (data.texts("disability").unwrap().into_iter().map(Option::unwrap).collect(), report)
    }

    #[test]
    fn a_question_left_open_leaves_unknown_unless_the_others_decide() {
        let rows = "1 | No difficulty\n 3 | \n 2 | \n | Beaucoup de difficultés\n 1 | refus\n | ";
        let (codes, report) = by(CutOff::ALot, rows);
        assert_eq!(codes, ["PWD", "PD", "_U", "PD", "_U", "_U"]);
        assert_eq!((report.changed, report.missing), (3, 3));
        assert_eq!(report.unmatched_rows(), [("refus", 1)]);
        assert_eq!(report.notes.len(), 1, "the short set has six questions");
    }

    #[test]
    fn each_cut_off_is_what_the_washington_group_says() {
        let rows = "2 | 1\n 2 | 2\n 3 | 1\n 4 | 1\n 1 | 1";
        assert_eq!(by(CutOff::OneSome, rows).0, ["PD", "PD", "PD", "PD", "PWD"]);
        assert_eq!(by(CutOff::TwoSome, rows).0, ["PWD", "PD", "PD", "PD", "PWD"]);
        assert_eq!(by(CutOff::ALot, rows).0, ["PWD", "PWD", "PD", "PD", "PWD"]);
        assert_eq!(by(CutOff::CannotDo, rows).0, ["PWD", "PWD", "PWD", "PD", "PWD"]);
    }
}
