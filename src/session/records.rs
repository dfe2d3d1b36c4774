//! How well the records of a table are hidden: columns that name persons, combinations that stand out. Judged beside the window.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Session;
use super::jobs::Task;
use super::results::TableResult;
use crate::data::combinations::Combination;
use crate::data::{Concept, Dataset};
use crate::message::Message;
use crate::protect::identifiers::{self, Found};
use crate::protect::risk::{RISKY, distinct_diversity, file_risk};

/// Combinations shown, the riskiest first.
const MOST_SHOWN: usize = 30;

/// What is asked about the records of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub table: String,
    /// Columns an outsider may know.
    pub keys: Vec<String>,
    /// A column that nobody should learn.
    pub sensitive: Option<String>,
    pub k: usize,
}

/// A combination that stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct Rare {
    pub combination: Combination,
    pub frequency: usize,
    pub risk: f64,
}

/// How well records are hidden.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judged {
    pub identifiers: Vec<Found>,
    /// Columns from which a key variable was made, with that: what is hidden in one would still stand in the other.
    pub sources: Vec<(String, String)>,
    pub sentences: Vec<Message>,
    pub rarest: Vec<Rare>,
    pub n_below_k: usize,
    /// Records whose risk is too high, however many share their combination.
    pub n_risky: usize,
}

/// A question and its answer, of a state of the project.
pub(super) struct Asked {
    pub(super) revision: u64,
    pub(super) question: Question,
    pub(super) answer: Option<Arc<Judged>>,
}

/// Returns the columns that an outsider usually knows of a person.
pub fn usual_keys(data: &Dataset) -> Vec<String> {
    const KNOWN: [Concept; 15] = [
        Concept::Sex,
        Concept::AgeBand,
        Concept::Age,
        Concept::Region,
        Concept::CountryOfBirth,
        Concept::Citizenship,
        Concept::BirthStatus,
        Concept::CitizenshipStatus,
        Concept::Education,
        Concept::Occupation,
        Concept::Disability,
        Concept::Ethnicity,
        Concept::MigratoryStatus,
        Concept::PreviousResidence,
        Concept::Industry,
    ];
    let of = |concept: &Concept| data.schema.with_concept(*concept).map(|column| column.name.clone());
    let mut keys: Vec<String> = KNOWN.iter().filter_map(of).collect();
    // A band of ages says less than the age, and stands in its place.
    if let (Some(band), Some(age)) = (of(&Concept::AgeBand), of(&Concept::Age)) {
        keys.retain(|key| *key != age || *key == band);
    }
    keys
}

/// Returns the columns that say of every row what a key variable says: its source, or the same in finer classes.
fn sources(data: &Dataset, keys: &[String]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for column in data.schema.columns.iter().filter(|column| !keys.contains(&column.name)) {
        let Some(texts) = data.texts(&column.name) else { continue };
        let n_different = texts.iter().flatten().collect::<BTreeSet<_>>().len();
        // A column in which nearly all differ tells everything, and is judged as what it is.
        if n_different < 2 || n_different * 2 > texts.len() {
            continue;
        }
        let source_of = keys.iter().find(|key| {
            let values = data.texts(key).unwrap_or_default();
            let mut value_of: BTreeMap<&str, &str> = BTreeMap::new();
            let pairs =
                texts.iter().zip(&values).filter_map(|(text, value)| Some((text.as_deref()?, value.as_deref()?)));
            let is_function =
                pairs.fold(true, |so_far, (text, value)| so_far && *value_of.entry(text).or_insert(value) == value);
            is_function && value_of.values().collect::<BTreeSet<_>>().len() > 1
        });
        found.extend(source_of.map(|key| (column.name.clone(), key.clone())));
    }
    found
}

/// Judges the records of a table.
pub(super) fn judge(result: &TableResult, question: &Question) -> Judged {
    let Some(data) = result.dataset() else { return Judged::default() };
    let mut judged =
        Judged { identifiers: identifiers::find(data), sources: sources(data, &question.keys), ..Judged::default() };
    let columns: Vec<Vec<Option<String>>> = question.keys.iter().filter_map(|name| data.texts(name)).collect();
    if columns.is_empty() {
        return judged;
    }
    let combinations: Vec<Combination> =
        (0..data.n_rows()).map(|row| columns.iter().map(|values| values[row].clone()).collect()).collect();
    let weights = data.schema.with_concept(Concept::Weight).and_then(|column| data.numbers(&column.name));
    let weights = weights.map_or_else(
        || vec![1.0; data.n_rows()],
        |weights| weights.into_iter().map(|weight| weight.unwrap_or(1.0)).collect(),
    );
    let risk = file_risk(&combinations, &weights, question.k, RISKY);
    judged.sentences.push(risk.sentence(question.k, RISKY));
    if let Some(values) = question.sensitive.as_ref().and_then(|name| data.texts(name)) {
        let n = distinct_diversity(&combinations, &values).into_iter().filter(|n| *n < 2).count();
        let column = question.sensitive.clone().unwrap_or_default();
        judged.sentences.push(Message::new("protect-risk-diversity").with("n", n).with("column", column));
    }
    (judged.n_below_k, judged.n_risky) = (risk.n_below_k, risk.n_risky);
    let mut rare: BTreeMap<&Combination, Rare> = BTreeMap::new();
    for (combination, record) in combinations.iter().zip(&risk.records) {
        if record.frequency < question.k {
            let (frequency, risk) = (record.frequency, record.risk);
            rare.entry(combination).or_insert_with(|| Rare { combination: combination.clone(), frequency, risk });
        }
    }
    judged.rarest = rare.into_values().collect();
    judged.rarest.sort_by(|a, b| b.risk.total_cmp(&a.risk));
    judged.rarest.truncate(MOST_SHOWN);
    judged
}

impl Session {
    /// Returns what was found about the records of a table; nothing while it is not known.
    pub fn judged(&self, question: &Question) -> Option<&Arc<Judged>> {
        let asked =
            self.asked.as_ref().filter(|asked| asked.revision == self.revision && asked.question == *question)?;
        asked.answer.as_ref()
    }

    /// Returns whether nobody has asked this about the project as it stands.
    pub fn wants_judgement(&self, question: &Question) -> bool {
        let is_asked = |asked: &Asked| asked.revision == self.revision && asked.question == *question;
        self.is_fresh() && !self.asked.as_ref().is_some_and(is_asked)
    }

    /// Returns whether an answer about records is on its way.
    pub(super) fn is_judging(&self) -> bool {
        self.asked.as_ref().is_some_and(|asked| asked.answer.is_none() && asked.revision == self.revision)
    }

    /// Judges the records of a table beside the window.
    pub(super) fn judge(&mut self, question: Question) {
        let Some(result) = self.results.tables.get(&question.table).cloned() else { return };
        self.asked = Some(Asked { revision: self.revision, question: question.clone(), answer: None });
        self.jobs.start(Task::Judge { revision: self.revision, question, result });
    }

    /// Takes in what was found.
    pub(super) fn take_judged(&mut self, revision: u64, question: &Question, judged: Judged) {
        if let Some(asked) =
            self.asked.as_mut().filter(|asked| asked.revision == revision && asked.question == *question)
        {
            asked.answer = Some(Arc::new(judged));
        }
    }
}
