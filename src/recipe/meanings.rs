//! What each column measures, by what it is called and what it holds. A part of `propose`.

use std::collections::BTreeMap;

use super::lists::known_share;
use super::names::{concept_of, is_another_thing, is_called_reporter, needs_proof};
use super::propose::Draft;
use super::values::{country_share, matcher, share};
use crate::data::codes::list_name;
use crate::data::{Concept, Kind};
use crate::message::Message;
use crate::steps::split_header::Find;
use crate::steps::{Assign, Step, concept_word};

/// How sure a name is that usually means something else in such a table.
const DOUBTFUL: f64 = 0.6;
/// How sure a name is that the values bear out.
const PROVED: f64 = 0.9;
impl Draft<'_> {
    pub(super) fn meanings_by_name(&mut self) {
        let mut best: BTreeMap<Concept, (f64, String)> = BTreeMap::new();
        for name in self.unknown(|_| true) {
            let label = self.schema.column(&name).and_then(|column| column.label.clone());
            // A cryptic name often has a label that speaks.
            let by_label = || concept_of(label.as_deref()?).map(|(concept, confidence)| (concept, confidence * 0.95));
            let Some((mut concept, confidence)) = concept_of(&name).or_else(by_label) else { continue };
            // Of goods, a weight is in kilograms.
            if concept == Concept::Weight && self.is_of_goods() {
                continue;
            }
            if concept == Concept::Age && self.holds_bands(&name) {
                concept = Concept::AgeBand;
            }
            // "Citizenship" may hold countries, or only who is a citizen.
            concept = match concept {
                Concept::Citizenship if self.holds_codes(&name, "citizenship_status") => Concept::CitizenshipStatus,
                // In a file of goods of one country, the country is the other side.
                Concept::RefArea if self.is_of_goods() && !is_called_reporter(&name) => Concept::CounterpartArea,
                Concept::CountryOfBirth if self.holds_codes(&name, "birth_status") => Concept::BirthStatus,
                // "Employment status" may be who has work, or who works for whom.
                Concept::EmploymentStatus if self.holds_codes(&name, "labour_status") => Concept::LabourStatus,
                Concept::LabourStatus if self.holds_codes(&name, "icse93") => Concept::EmploymentStatus,
                other => other,
            };
            // What a column holds makes sure what it is called.
            let holds = || self.values(&name).map_or(0.0, |values| known_share(concept, &name, &values));
            let share = if needs_proof(&name) || confidence < PROVED { holds() } else { 0.0 };
            let is_country = || self.values(&name).is_some_and(|values| country_share(&values) >= 0.8);
            if needs_proof(&name) && !concept.code_lists().is_empty() && share < 0.5
                || concept == Concept::Region && is_country()
            {
                continue;
            }
            let is_proved = confidence < PROVED && !concept.code_lists().is_empty() && share >= 0.8;
            let confidence = if is_proved { PROVED } else { confidence };
            let is_better = best.get(&concept).is_none_or(|(known, other)| {
                confidence > *known || confidence >= *known && self.is_better_coded(concept, &name, other)
            });
            if is_better && !self.has(concept) {
                best.insert(concept, (confidence, name));
            }
        }
        // In records of persons an amount is an answer, not the figure that the table gives.
        let are_records = [Concept::Weight, Concept::PrimarySamplingUnit, Concept::Age, Concept::PersonId];
        let are_records = are_records.iter().any(|concept| best.contains_key(concept) || self.has(*concept));
        for (concept, (confidence, column)) in best {
            let is_doubtful = are_records && concept == Concept::ObservedValue;
            let confidence = if is_doubtful { f64::min(confidence, DOUBTFUL) } else { confidence };
            let label = self.schema.column(&column).and_then(|column| column.label.clone());
            let reason = match label.filter(|_| concept_of(&column).is_none()) {
                Some(label) => Message::new("steps-propose-label").with("label", label),
                None => Message::new("steps-propose-name").with("column", &column),
            };
            let reason = reason.with("concept", concept_word(concept));
            self.add(Step::Assign(Assign { column, concept, ..Assign::default() }), reason, confidence);
        }
    }

    /// Returns whether the list of a concept knows more values of a column than of another one: codes beside their titles.
    fn is_better_coded(&self, concept: Concept, name: &str, other: &str) -> bool {
        let share = |name: &str| self.values(name).map_or(0.0, |values| known_share(concept, name, &values));
        !concept.code_lists().is_empty() && share(name) > share(other)
    }

    /// Returns whether a column called "age" holds bands such as `15–24` rather than ages.
    fn holds_bands(&self, name: &str) -> bool {
        let is_text = self.schema.column(name).is_some_and(|column| column.kind != Kind::Number);
        let values = if is_text { self.values(name) } else { None };
        values.is_some_and(|values| share(&values, |value| value.trim().parse::<f64>().is_ok()) < 0.5)
    }

    /// Returns whether nearly all values of a column have a code in a list.
    fn holds_codes(&self, name: &str, list: &str) -> bool {
        let Some(matcher) = matcher(list) else { return false };
        let values = self.values(name);
        values.is_some_and(|values| share(&values, |value| matcher.sure(value).is_some()) >= 0.8)
    }

    pub(super) fn meanings_by_value(&mut self) {
        // Persons have countries of several meanings: there, values alone do not say which one.
        let are_persons = [
            Concept::Age,
            Concept::CountryOfBirth,
            Concept::Citizenship,
            Concept::PreviousResidence,
            Concept::Arrival,
            Concept::Weight,
            Concept::PrimarySamplingUnit,
            Concept::PersonId,
        ];
        let are_persons = are_persons.into_iter().any(|concept| self.has(concept));
        for column in self.unknown(|column| column.kind != Kind::Number && !is_another_thing(&column.name)) {
            let Some(values) = self.values(&column) else { continue };
            let is_year = |value: &str| value.trim().len() == 4 && Find::TimePeriod.code(value).is_some();
            let (concept, reason, confidence) = if !self.has(Concept::TimePeriod) && share(&values, is_year) == 1.0 {
                (Concept::TimePeriod, "steps-propose-years", 0.85)
            } else if !are_persons && !self.has(Concept::RefArea) && country_share(&values) >= 0.8 {
                (Concept::RefArea, "steps-propose-areas", 0.8)
            } else if column.starts_with("level_") && self.are_bands(&values) {
                (Concept::AgeBand, "steps-propose-ages", 0.8)
            } else if let Some((concept, list)) = self.concept_of_values(&values) {
                let reason = Message::new("steps-propose-values").with("column", &column).with("list", list_name(list));
                self.add(Step::Assign(Assign { column, concept, ..Assign::default() }), reason, 0.7);
                continue;
            } else {
                continue;
            };
            let reason = Message::new(reason).with("column", &column);
            self.add(Step::Assign(Assign { column, concept, ..Assign::default() }), reason, confidence);
        }
    }
}
