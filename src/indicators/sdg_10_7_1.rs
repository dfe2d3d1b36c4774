//! SDG 10.7.1: months of earnings that migrant workers paid for their recruitment, person by person.

use super::tables::{Figures, check_design, concept_column, measure_name, sample_table};
use super::{Indicator, IndicatorError, Input, Worse};
use crate::cx::Cx;
use crate::data::Concept;
use crate::data::expression::evaluate;
use crate::data::expression::quoted;
use crate::message::Message;
use crate::survey::{EstimateTable, Statistic};

/// The recruitment cost indicator.
pub(super) struct Sdg1071;

/// Months of earnings beyond which an answer is to be asked again.
const IMPLAUSIBLE_MONTHS: f64 = 60.0;

impl Indicator for Sdg1071 {
    fn id(&self) -> &'static str {
        "sdg_10_7_1"
    }

    fn needs(&self) -> &[Concept] {
        &[Concept::RecruitmentCost, Concept::MonthlyEarnings]
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
            Concept::BirthStatus,
            Concept::CitizenshipStatus,
            Concept::Education,
            Concept::RefArea,
            Concept::CountryOfBirth,
            Concept::Occupation,
            Concept::Region,
        ]
    }

    fn series(&self) -> Vec<&str> {
        vec!["SL_EMP_RCOST_MO"]
    }

    fn estimate(&self, cx: &Cx<'_>, input: &Input<'_>) -> Result<Vec<EstimateTable>, IndicatorError> {
        let cost = quoted(concept_column(input.data, Concept::RecruitmentCost)?);
        let earnings = quoted(concept_column(input.data, Concept::MonthlyEarnings)?);
        let ratio = format!("{cost} / {earnings}");
        let answered = format!("{cost} >= 0 and {earnings} > 0");
        let statistics = [
            ("median", Statistic::Quantile { probability: 0.5, of: ratio.clone() }),
            ("mean", Statistic::Mean(ratio.clone())),
            ("p80", Statistic::Quantile { probability: 0.8, of: ratio.clone() }),
        ];
        let notes = answers(input, &cost, &earnings)?;
        let mut tables = Vec::with_capacity(statistics.len());
        for (measure, statistic) in statistics {
            let filter = Some(answered.clone());
            let figures = Figures {
                measure: measure.to_owned(),
                name: measure_name(measure),
                unit: "MO".to_owned(),
                decimals: 1,
                statistic,
                filter,
            };
            let mut table = sample_table(cx, self, input, input.data, figures)?;
            check_design(input, &mut table.notes);
            table.notes.extend(notes.iter().cloned());
            tables.push(table);
        }
        Ok(tables)
    }
}

/// Counts the answers that are missing, cannot be used or should be asked again.
fn answers(input: &Input<'_>, cost: &str, earnings: &str) -> Result<Vec<Message>, IndicatorError> {
    let amounts = |column: &str| evaluate(input.data, column).map_err(crate::survey::SurveyError::from);
    let (costs, earned) = (amounts(cost)?, amounts(earnings)?);
    let (mut n_unanswered, mut n_implausible, mut n_answered) = (0_usize, 0_usize, 0_usize);
    let asked = input.is_asked()?;
    for ((cost, earned), _) in costs.into_iter().zip(earned).zip(asked).filter(|(_, is_asked)| *is_asked) {
        match (cost, earned) {
            // Whoever has neither paid nor earned was not asked: no migrant worker.
            (None, None) => {}
            (Some(cost), Some(earned)) if cost >= 0.0 && earned > 0.0 => {
                n_answered += 1;
                n_implausible += usize::from(cost / earned > IMPLAUSIBLE_MONTHS);
            }
            _ => n_unanswered += 1,
        }
    }
    let mut notes = Vec::new();
    if n_unanswered > 0 {
        let asked = n_answered + n_unanswered;
        notes.push(Message::new("indicators-note-non-response").with("rows", n_unanswered).with("asked", asked));
    }
    if n_implausible > 0 {
        let note = Message::new("indicators-note-implausible").with("rows", n_implausible);
        notes.push(note.with("months", IMPLAUSIBLE_MONTHS));
    }
    Ok(notes)
}
