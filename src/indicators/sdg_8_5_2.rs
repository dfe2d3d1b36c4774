//! SDG 8.5.2: unemployed people among the labour force, from a labour force survey.

use super::tables::{Figures, check_design, concept_column, measure_name, sample_table};
use super::{Indicator, IndicatorError, Input, Worse};
use crate::cx::Cx;
use crate::data::Concept;
use crate::data::expression::quoted;
use crate::survey::read::codes_of;
use crate::survey::{EstimateTable, Statistic};

/// The unemployment rate.
pub(super) struct Sdg852;

const STATUS_CODES: [&str; 3] = ["employed", "unemployed", "inactive"];

impl Indicator for Sdg852 {
    fn id(&self) -> &'static str {
        "sdg_8_5_2"
    }

    fn needs(&self) -> &[Concept] {
        &[Concept::LabourStatus]
    }

    fn inputs(&self) -> usize {
        1
    }

    fn is_survey(&self) -> bool {
        true
    }

    fn worse(&self) -> Option<Worse> {
        Some(Worse::High)
    }

    fn dimensions(&self) -> &[Concept] {
        &[
            Concept::Sex,
            Concept::AgeBand,
            Concept::Disability,
            Concept::BirthStatus,
            Concept::CitizenshipStatus,
            Concept::Region,
            Concept::Urbanisation,
            Concept::Education,
        ]
    }

    fn series(&self) -> Vec<&str> {
        vec!["SL_TLF_UEM"]
    }

    fn estimate(&self, cx: &Cx<'_>, input: &Input<'_>) -> Result<Vec<EstimateTable>, IndicatorError> {
        let status = concept_column(input.data, Concept::LabourStatus)?;
        let codes = codes_of(input.data, status)?;
        let unknown: Vec<String> =
            codes.iter().filter(|code| !STATUS_CODES.contains(&code.as_str())).cloned().collect();
        if unknown.len() == codes.len() {
            return Err(IndicatorError::UnknownCodes { column: status.to_owned(), codes: codes.join(", ") });
        }
        let quoted = quoted(status);
        let figures = Figures {
            measure: "rate".to_owned(),
            name: measure_name("rate"),
            unit: "PT".to_owned(),
            decimals: 1,
            statistic: Statistic::Proportion(format!("{quoted} = 'unemployed'")),
            filter: Some(format!("{quoted} in ('employed', 'unemployed')")),
        };
        let mut table = sample_table(cx, self, input, input.data, figures)?;
        check_design(input, &mut table.notes);
        if !unknown.is_empty() {
            let note = crate::message::Message::new("indicators-note-codes-outside").with("codes", unknown.join(", "));
            table.notes.push(note);
        }
        Ok(vec![table])
    }
}
