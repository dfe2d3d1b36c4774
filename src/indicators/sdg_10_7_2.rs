//! SDG 10.7.2: how far the migration policies of a country are in place, from its answers to thirty questions.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::quantity::{Quantity, QuantityKind};
use super::{Indicator, IndicatorError, Input, counts, tables};
use crate::cx::Cx;
use crate::data::Concept;
use crate::data::words::plain;
use crate::message::Message;
use crate::survey::{Dimension, EstimateCell, EstimateTable};

/// Migration policies that facilitate orderly, safe, regular and responsible migration.
pub(super) struct Sdg1072;

/// Domains, and questions in each.
const DOMAINS: usize = 6;
const QUESTIONS: usize = 5;
/// Words for an answer that holds for people with a legal status only, which is worth half.
const ONLY: [&str; 6] = ["only", "seulement", "uniquement", "solo", "apenas", "somente"];

static QUANTITIES: LazyLock<Vec<Quantity>> = LazyLock::new(|| {
    let quantity = |id: &str, names: &[&str], en: &str, fr: &str| Quantity {
        id: id.to_owned(),
        kind: QuantityKind::Text,
        names: names.iter().map(|&name| name.to_owned()).collect(),
        en: en.to_owned(),
        fr: fr.to_owned(),
    };
    vec![
        quantity("domain", &["domain", "domaine", "policy domain", "dominio"], "domain (1 to 6)", "domaine (1 à 6)"),
        quantity(
            "question",
            &["question", "sub category", "sous categorie", "item"],
            "question (a to e)",
            "question (a à e)",
        ),
        quantity("answer", &["answer", "response", "reponse", "respuesta", "resposta"], "answer", "réponse"),
    ]
});

/// The answers of a country at a date, in half points: `None` where a question was left blank.
type Answers = BTreeMap<(usize, usize), Option<u32>>;

impl Indicator for Sdg1072 {
    fn id(&self) -> &'static str {
        "sdg_10_7_2"
    }

    fn needs(&self) -> &[Concept] {
        &[]
    }

    fn quantities(&self) -> &[Quantity] {
        &QUANTITIES
    }

    fn inputs(&self) -> usize {
        1
    }

    fn is_survey(&self) -> bool {
        false
    }

    fn has_form(&self) -> bool {
        true
    }

    fn dimensions(&self) -> &[Concept] {
        &[Concept::RefArea, Concept::TimePeriod]
    }

    fn series(&self) -> Vec<&str> {
        vec!["SG_CPA_MIGRS"]
    }

    fn estimate(&self, cx: &Cx<'_>, input: &Input<'_>) -> Result<Vec<EstimateTable>, IndicatorError> {
        let concepts = [Concept::RefArea, Concept::TimePeriod];
        // A country answers for itself at a date: its answers are never put together with others.
        let by: Vec<_> = concepts.iter().filter_map(|concept| input.data.schema.with_concept(*concept)).collect();
        let keys: Vec<Vec<Option<String>>> = by.iter().map(|column| tables::texts(input.data, &column.name)).collect();
        let answered = answers(input, &keys)?;
        cx.ctl.tick(1)?;
        let mut notes = vec![self.word("formula"), self.word("caveat")];
        let n_asked = answered.len() * DOMAINS * QUESTIONS;
        let n_answered = answered.values().flat_map(BTreeMap::values).flatten().count();
        if n_answered < n_asked {
            let note = Message::new("indicators-note-blank-answers").with("blank", n_asked - n_answered);
            notes.push(note.with("asked", n_asked));
        }
        let (mut scores, mut categories) = (Vec::new(), Vec::new());
        for (key, answers) in &answered {
            for domain in std::iter::once(None).chain((1..=DOMAINS).map(Some)) {
                let inside = answers.iter().filter(|((of, _), _)| domain.is_none_or(|domain| domain == *of));
                let half_points: u32 = inside.filter_map(|(_, answer)| *answer).sum();
                let n_questions = if domain.is_some() { QUESTIONS } else { DOMAINS * QUESTIONS };
                let n_questions = u32::try_from(n_questions).unwrap_or(u32::MAX);
                let mut key = key.clone();
                key.push(domain.map(|domain| format!("PD_{domain}")));
                let cell = |value: f64| counts::counted_cell(key.clone(), f64::from(n_questions), Some(value));
                scores.push(cell(100.0 * f64::from(half_points) / f64::from(2 * n_questions)));
                categories.push(cell(f64::from(category(half_points, 2 * n_questions))));
            }
        }
        let mut dimensions: Vec<Dimension> = by
            .iter()
            .zip(&keys)
            .map(|(column, keys)| {
                let mut codes: Vec<String> = keys.iter().flatten().cloned().collect();
                crate::survey::sample::sort_codes(&mut codes);
                Dimension {
                    column: column.name.clone(),
                    concept: column.concept,
                    code_list: column.code_list.clone(),
                    codes,
                }
            })
            .collect();
        let codes = (1..=DOMAINS).map(|domain| format!("PD_{domain}")).collect();
        dimensions.push(Dimension {
            column: "domain".to_owned(),
            concept: None,
            code_list: Some("policy_domain".to_owned()),
            codes,
        });
        let table = |measure: &str, decimals: u8, cells: Vec<EstimateCell>| EstimateTable {
            id: format!("{}/{measure}", self.id()),
            title: tables::title(self),
            measure: tables::measure(measure, "NUMBER", decimals, false),
            dimensions: dimensions.clone(),
            cells,
            notes: notes.clone(),
            is_sample: false,
        };
        Ok(vec![table("score", 1, scores), table("category", 0, categories)])
    }
}

/// Returns the category of a score in half points: whole numbers, so that no boundary is a matter of rounding.
pub fn category(half_points: u32, most: u32) -> u32 {
    match 100 * half_points {
        all if all >= 100 * most => 4,
        meets if meets >= 80 * most => 3,
        partially if partially >= 40 * most => 2,
        _ => 1,
    }
}

/// Reads the answers of every country and date.
fn answers(
    input: &Input<'_>,
    keys: &[Vec<Option<String>>],
) -> Result<BTreeMap<Vec<Option<String>>, Answers>, IndicatorError> {
    let mut columns = Vec::with_capacity(QUANTITIES.len());
    for quantity in QUANTITIES.iter() {
        let none = || IndicatorError::NoQuantity { id: quantity.id.clone(), name: quantity.name() };
        let column = quantity.column(&input.data.schema, input.columns).ok_or_else(none)?;
        columns.push((column.name.clone(), tables::texts(input.data, &column.name)));
    }
    let [(domain_name, domains), (question_name, questions), (answer_name, answers)] = columns.as_slice() else {
        return Ok(BTreeMap::new());
    };
    let mut found: BTreeMap<Vec<Option<String>>, Answers> = BTreeMap::new();
    for (row, ((domain, question), answer)) in domains.iter().zip(questions).zip(answers).enumerate() {
        let wrong = |column: &String, value: &Option<String>| IndicatorError::WrongAnswer {
            column: column.clone(),
            value: value.clone().unwrap_or_default(),
            row: row + 1,
        };
        let domain_at = domain.as_deref().and_then(|text| place(text, DOMAINS));
        let domain_at = domain_at.ok_or_else(|| wrong(domain_name, domain))?;
        let question_at = question.as_deref().and_then(|text| place(text, QUESTIONS));
        let question_at = question_at.ok_or_else(|| wrong(question_name, question))?;
        let half_points = match answer.as_deref().map(plain).filter(|text| !text.is_empty()) {
            None => None,
            Some(text) => Some(half_points(&text, domain_at).ok_or_else(|| wrong(answer_name, answer))?),
        };
        let key: Vec<Option<String>> = keys.iter().map(|column| column.get(row).cloned().flatten()).collect();
        if found.entry(key).or_default().insert((domain_at, question_at), half_points).is_some() {
            return Err(IndicatorError::TwiceTheSame { key: format!("{domain_at}{question_at}, {}", row + 1) });
        }
    }
    Ok(found)
}

/// Returns the number that a domain or question has: `3`, `D3`, `c`, `3c`.
fn place(text: &str, most: usize) -> Option<usize> {
    let last = text.trim().chars().next_back()?.to_ascii_lowercase();
    let number = match last {
        'a'..='e' if most == QUESTIONS => u32::from(last) - u32::from('a') + 1,
        _ => last.to_digit(10)?,
    };
    usize::try_from(number).ok().filter(|number| (1..=most).contains(number))
}

/// Returns what an answer in plain form is worth; half a point is possible in the first domain alone.
fn half_points(answer: &str, domain: usize) -> Option<u32> {
    let first = answer.split(' ').next().unwrap_or_default();
    let is_yes = ["yes", "oui", "si", "sim", "1", "y", "o"].contains(&first);
    let is_half = matches!(answer, "0 5" | "0.5" | "0,5") || (is_yes && ONLY.iter().any(|word| answer.contains(word)));
    match (is_half, is_yes) {
        (true, _) => (domain == 1).then_some(1),
        (false, true) => Some(2),
        (false, false) => ["no", "non", "nao", "0", "n"].contains(&first).then_some(0),
    }
}
