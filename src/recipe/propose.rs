//! What a table seems to need: steps with a reason each, for a person to accept. Nothing is done here.
//!
//! The proposals can be run in their order; those already fulfilled by the table are not made again.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::data::own_list::OwnList;
use crate::data::{Column, Concept, Dataset, Kind, Schema};
use crate::message::Message;
use crate::recognise::value::says_no_answer;
use crate::steps::convert::Scale;
use crate::steps::split_header::Find;
use crate::steps::status_from_country::Which;
use crate::steps::{
    AgeBands, Assign, Convert, Duration, MigratoryStatus, ParseNumbers, Recode, SetMissing, SplitHeader,
    StatusFromCountry, Step, concept_word,
};

use super::units;
use super::values::{SAMPLE, marks, matcher, share, short_answers};

/// A step that the table seems to need.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub step: Step,
    pub reason: Message,
    /// 0 to 1, never above that of an earlier proposal it builds on.
    pub confidence: f64,
    /// The places of the earlier proposals whose columns it uses: accepted with it.
    pub builds_on: Vec<usize>,
}

/// Returns the steps to accept with one of the proposals, in the order in which they run: itself last.
pub fn with_all_it_builds_on(proposals: &[Proposal], at: usize) -> Vec<Step> {
    let mut wanted = vec![at];
    let mut next = 0;
    while let Some(proposal) = wanted.get(next).and_then(|at| proposals.get(*at)) {
        for other in &proposal.builds_on {
            if !wanted.contains(other) {
                wanted.push(*other);
            }
        }
        next += 1;
    }
    wanted.sort_unstable();
    wanted.into_iter().filter_map(|at| Some(proposals.get(at)?.step.clone())).collect()
}

/// Returns the steps that a table seems to need, in the order in which they can run; `own` are the lists of the project.
pub fn propose(dataset: &Dataset, own: &[OwnList]) -> Vec<Proposal> {
    let mut draft = Draft {
        dataset,
        schema: dataset.schema.clone(),
        proposals: Vec::new(),
        sureness: BTreeMap::new(),
        known: RefCell::default(),
    };
    draft.meanings_by_name();
    draft.meanings_by_value();
    draft.headers();
    draft.numbers();
    draft.units();
    draft.countries();
    draft.other_lists();
    draft.difficulties();
    draft.tariffs();
    draft.own_lists(own);
    draft.statuses();
    draft.migration();
    draft.sexes();
    draft.ages();
    draft.no_answers();
    draft.proposals
}

/// Columns with more different values than this are not looked into: names of persons, identifiers.
const MOST_VALUES: usize = 1000;
/// Ages outside are impossible.
const AGES: (f64, f64) = (0.0, 120.0);

pub(super) struct Draft<'d> {
    pub(super) dataset: &'d Dataset,
    /// The columns as they would be after the proposals made so far.
    pub(super) schema: Schema,
    pub(super) proposals: Vec<Proposal>,
    /// The columns that proposals touch or make, and how sure those are.
    sureness: BTreeMap<String, f64>,
    /// The values of columns that were looked into: a long table is gone through once a column.
    known: RefCell<BTreeMap<String, Option<Values>>>,
}

/// The different values of a column, and their rows.
pub(super) type Values = Rc<BTreeMap<String, u64>>;

impl Draft<'_> {
    pub(super) fn add(&mut self, step: Step, reason: Message, confidence: f64) {
        if let Ok(planned) = step.plan(&self.schema) {
            self.schema = planned;
            // A step is not surer than those whose columns it builds on, so that a threshold never parts them.
            let below = step.reads().iter().filter_map(|name| self.sureness.get(name).copied()).fold(1.0, f64::min);
            let confidence = confidence.min(below);
            let read = step.reads();
            let touches = |earlier: &Proposal| {
                let mut columns = earlier.step.reads().into_iter().chain(earlier.step.creates());
                columns.any(|column| read.contains(&column))
            };
            let earlier = self.proposals.iter().enumerate();
            let builds_on = earlier.filter(|(_, earlier)| touches(earlier)).map(|(at, _)| at).collect();
            for name in step.reads().into_iter().chain(step.creates()) {
                self.sureness.insert(name, confidence);
            }
            self.proposals.push(Proposal { step, reason, confidence, builds_on });
        }
    }

    /// Returns the values of a column and their rows; nothing where there are too many, or where a step would make them.
    pub(super) fn values(&self, name: &str) -> Option<Values> {
        if let Some(known) = self.known.borrow().get(name) {
            return known.clone();
        }
        let values = self.counted(name).map(Rc::new);
        self.known.borrow_mut().insert(name.to_owned(), values.clone());
        values
    }

    fn counted(&self, name: &str) -> Option<BTreeMap<String, u64>> {
        let mut values = BTreeMap::new();
        for text in self.dataset.texts(name)?.into_iter().flatten() {
            if !text.trim().is_empty() {
                *values.entry(text).or_insert(0) += 1;
            }
            if values.len() > MOST_VALUES {
                return None;
            }
        }
        (!values.is_empty()).then_some(values)
    }

    pub(super) fn has(&self, concept: Concept) -> bool {
        self.schema.with_concept(concept).is_some()
    }

    /// Returns the columns nobody has given a meaning that satisfy a condition.
    pub(super) fn unknown(&self, is_wanted: impl Fn(&Column) -> bool) -> Vec<String> {
        let unknown =
            self.schema.columns.iter().filter(|column| column.concept.is_none() && column.code_list.is_none());
        unknown.filter(|column| is_wanted(column)).map(|column| column.name.clone()).collect()
    }

    /// Returns a name for a new column: what it measures, or the step's own choice where that is taken.
    pub(super) fn name_for(&self, concept: Concept) -> Option<String> {
        self.schema.column(concept.id()).is_none().then(|| concept.id().to_owned())
    }

    fn headers(&mut self) {
        for find in [Find::Sex, Find::TimePeriod] {
            let concept = if find == Find::Sex { Concept::Sex } else { Concept::TimePeriod };
            for column in self.unknown(|column| column.kind == Kind::Text) {
                let Some(values) = self.values(&column).filter(|_| !self.has(concept)) else { continue };
                let mut codes: Vec<String> = values.keys().filter_map(|value| find.code(value)).collect();
                codes.sort();
                codes.dedup();
                let found = share(&values, |value| find.code(value).is_some());
                if found < 0.8 || codes.len() < 2 {
                    continue;
                }
                let reason = Message::new("steps-propose-header")
                    .with("column", &column)
                    .with("concept", concept_word(concept))
                    .with("codes", codes.join(", "));
                let new_column = self.name_for(concept);
                self.add(Step::SplitHeader(SplitHeader { column, find, new_column }), reason, 0.5 + found * 0.4);
            }
        }
    }

    fn numbers(&mut self) {
        const AMOUNTS: [Concept; 6] = [
            Concept::Age,
            Concept::RecruitmentCost,
            Concept::MonthlyEarnings,
            Concept::ObservedValue,
            Concept::Weight,
            Concept::PopulationPsus,
        ];
        for concept in AMOUNTS {
            let Some(column) = self.schema.with_concept(concept).filter(|column| column.kind != Kind::Number) else {
                continue;
            };
            let column = column.name.clone();
            let Some(texts) = self.dataset.texts(&column) else { continue };
            let texts: Vec<String> = texts.into_iter().flatten().filter(|text| !text.trim().is_empty()).collect();
            let Some((decimal_mark, group_mark, read)) = marks(&texts) else { continue };
            let reason = Message::new("steps-propose-numbers")
                .with("column", &column)
                .with("read", read)
                .with("count", texts.len());
            let new_column = self.name_for(concept);
            let step = ParseNumbers { column, decimal_mark, group_mark, new_column, ..ParseNumbers::default() };
            self.add(Step::ParseNumbers(step), reason, 0.85);
        }
    }

    /// Born here or abroad, citizen or not, where most people have the same country: the one the data are about.
    fn statuses(&mut self) {
        for (from, which, concept) in [
            (Concept::CountryOfBirth, Which::BirthStatus, Concept::BirthStatus),
            (Concept::Citizenship, Which::CitizenshipStatus, Concept::CitizenshipStatus),
        ] {
            let is_coded = |column: &&Column| column.code_list.as_deref() == Some("countries");
            let Some(column) = self.schema.with_concept(from).filter(is_coded).map(|column| column.name.clone()) else {
                continue;
            };
            let Some(values) = self.values(&column).filter(|_| !self.has(concept)) else { continue };
            let n_rows: u64 = values.values().sum();
            let Some((country, n)) = values.iter().max_by_key(|(_, n)| **n).filter(|(_, n)| **n * 2 > n_rows) else {
                continue;
            };
            let reason = Message::new("steps-propose-status")
                .with("column", &column)
                .with("country", country)
                .with("n", *n)
                .with("count", n_rows);
            let (country, new_column) = (country.clone(), self.name_for(concept));
            let step = StatusFromCountry { column, country, which, new_column };
            self.add(Step::StatusFromCountry(step), reason, 0.7);
        }
    }

    /// Birth and citizenship in four groups, and how long somebody has stayed, where what they are made of is there.
    fn migration(&mut self) {
        let coded = |concept: Concept| {
            let column = self.schema.with_concept(concept)?;
            let list = concept.code_lists().first().copied();
            (column.code_list.as_deref() == list).then(|| column.name.clone())
        };
        let pair = coded(Concept::BirthStatus).zip(coded(Concept::CitizenshipStatus));
        if let Some((birth, citizenship)) = pair.filter(|_| !self.has(Concept::MigratoryStatus)) {
            let reason = Message::new("steps-propose-typology").with("birth", &birth).with("citizenship", &citizenship);
            let new_column = self.name_for(Concept::MigratoryStatus);
            self.add(Step::MigratoryStatus(MigratoryStatus { birth, citizenship, new_column }), reason, 0.7);
        }
        let name = |concept: Concept| self.schema.with_concept(concept).map(|column| column.name.clone());
        let span = name(Concept::Arrival).zip(name(Concept::TimePeriod));
        if let Some((column, until)) = span.filter(|_| !self.has(Concept::DurationOfStay)) {
            let reason = Message::new("steps-propose-stay").with("column", &column).with("until", &until);
            let new_column = self.name_for(Concept::DurationOfStay);
            let step = Duration { column, until: Some(until), new_column, ..Duration::default() };
            self.add(Step::Duration(step), reason, 0.7);
        }
    }

    /// The unit and scale of counted values, where the heading or the header levels say them.
    fn units(&mut self) {
        let Some(column) = self.schema.with_concept(Concept::ObservedValue) else { return };
        if column.kind != Kind::Number || column.unit.is_some() {
            return;
        }
        let column = column.name.clone();
        let levels: Vec<Vec<String>> = (self.schema.columns.iter())
            .filter(|column| column.kind == Kind::Text)
            .filter_map(|column| Some(self.values(&column.name)?.keys().cloned().collect()))
            .collect();
        let Some(found) = units::find(&self.dataset.origin.heading, &levels) else { return };
        let reason = Message::new(format!("steps-propose-unit-{}", found.id()))
            .with("column", &column)
            .with("words", found.words.clone());
        let unit = Some(found.measure.to_owned());
        let step = match found.scale {
            Scale::Units => {
                let numbers = self.dataset.numbers(&column).unwrap_or_default();
                // Spreadsheets leave the noise of their own sums behind: 38 891.000 000 000 01 is a whole number of people.
                let is_whole = |number: f64| (number - number.round()).abs() <= 1e-9 * number.abs().max(1.0);
                if found.measure == units::PERSONS && !numbers.into_iter().flatten().all(is_whole) {
                    return;
                }
                Step::Assign(Assign { column, concept: Concept::ObservedValue, unit, ..Assign::default() })
            }
            scale => Step::Convert(Convert {
                column,
                factor: libm::pow(10.0, f64::from(scale.power())),
                from_unit: unit.clone(),
                from_scale: scale,
                to_unit: unit,
                ..Convert::default()
            }),
        };
        self.add(step, reason, 0.85);
    }

    fn sexes(&mut self) {
        let Some(column) = self.schema.with_concept(Concept::Sex).filter(|column| column.code_list.is_none()) else {
            return;
        };
        let column = column.name.clone();
        let Some(values) = self.values(&column).filter(|values| values.len() <= SAMPLE) else { return };
        let short = short_answers(&values);
        let (reason, confidence) = match &short {
            Some((_, confidence)) => ("steps-propose-sex-short", *confidence),
            None => ("steps-propose-sex", 0.9),
        };
        let by_list = matcher("sex");
        let by_word = |value: &str| Find::Sex.code(value).or_else(|| by_list?.sure(value));
        let code = |value: &str| match &short {
            Some((codes, _)) => codes.iter().find(|(answer, _)| *answer == value).map(|(_, code)| (*code).to_owned()),
            None => by_word(value),
        };
        let map: BTreeMap<String, Option<String>> =
            values.keys().filter_map(|value| Some((value.trim().to_owned(), Some(code(value.trim())?)))).collect();
        if map.is_empty() {
            return;
        }
        let pairs: Vec<String> =
            map.iter().map(|(value, code)| format!("{value} → {}", code.as_deref().unwrap_or_default())).collect();
        let reason = Message::new(reason).with("column", &column).with("values", pairs.join(", "));
        let code_list = Some("sex".to_owned());
        let new_column = self.name_for(Concept::Sex);
        self.add(Step::Recode(Recode { column, map, code_list, new_column, ..Recode::default() }), reason, confidence);
    }

    /// Words such as "n.d." in a column of texts are no answers. A column that gets codes leaves them without one anyway.
    fn no_answers(&mut self) {
        let is_coded = |column: &str| {
            let steps = self.proposals.iter().map(|proposal| &proposal.step);
            steps.filter(|step| !step.creates().is_empty()).any(|step| step.reads().iter().any(|read| read == column))
        };
        let texts = self.dataset.schema.columns.iter().filter(|column| column.kind == Kind::Text);
        let names: Vec<String> = texts.map(|column| column.name.clone()).filter(|name| !is_coded(name)).collect();
        for column in names {
            let Some(values) = self.values(&column) else { continue };
            let marks: Vec<(String, u64)> = values
                .iter()
                .filter(|(value, _)| says_no_answer(value))
                .map(|(value, n)| (value.clone(), *n))
                .collect();
            let count: u64 = marks.iter().map(|(_, n)| n).sum();
            if count == 0 {
                continue;
            }
            let values: Vec<String> = marks.into_iter().map(|(value, _)| value.trim().to_owned()).collect();
            let reason = Message::new("steps-propose-no-answers").with("column", &column).with("count", count);
            let reason = reason.with("values", values.join(", "));
            self.add(Step::SetMissing(SetMissing { column, values, ..SetMissing::default() }), reason, 0.75);
        }
    }

    fn ages(&mut self) {
        let Some(column) = self.schema.with_concept(Concept::Age).filter(|column| column.kind == Kind::Number) else {
            return;
        };
        let column = column.name.clone();
        let ages = self.dataset.numbers(&column).unwrap_or_default();
        let n_impossible = ages.into_iter().flatten().filter(|age| !(AGES.0..=AGES.1).contains(age)).count();
        if n_impossible > 0 {
            let reason =
                Message::new("steps-propose-impossible-ages").with("column", &column).with("count", n_impossible);
            let (min, max) = (Some(AGES.0), Some(AGES.1));
            let step = SetMissing { column: column.clone(), min, max, values: Vec::new() };
            self.add(Step::SetMissing(step), reason, 0.9);
        }
        if !self.has(Concept::AgeBand) {
            let reason = Message::new("steps-propose-bands").with("column", &column);
            self.add(Step::AgeBands(AgeBands { column, ..AgeBands::default() }), reason, 0.7);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, say};
    use crate::steps::testing::table;

    fn read(text: &str) -> Vec<(&'static str, String)> {
        let ids = |step: &Step| crate::steps::ALL.iter().map(|(id, _)| *id).find(|id| *id == step.id()).unwrap();
        let proposals = propose(&table(text), &[]);
        for (proposal, lang) in proposals.iter().flat_map(|proposal| Lang::ALL.map(|lang| (proposal, lang))) {
            let reason = say(lang, &proposal.reason);
            assert!(!reason.contains(['⟨', '{']), "{reason}");
        }
        proposals.iter().map(|proposal| (ids(&proposal.step), proposal.step.reads().join(","))).collect()
    }

    #[test]
    fn a_french_survey_is_understood() {
        let survey =
            "Âge:number | Sexe | Pays de naissance | Pondération:number | Strate | Grappe | Coût de recrutement
             34 | Masculin | Burkina Faso | 12.5 | 1 | 11 | 250 000
             999 | Féminin | Togo | 8 | 1 | 12 | 1 000,5
             12 | Féminin | Côte d'Ivoire | 9 | 2 | 21 | n.d.
             40 | Masculin | Togo | 9 | 2 | 22 | 300";
        let found = read(survey);
        for wanted in [
            ("assign", "Sexe"),
            ("assign", "Pondération"),
            ("assign", "Strate"),
            ("assign", "Grappe"),
            ("parse_numbers", "Coût de recrutement"),
            ("match_codes", "Pays de naissance"),
            ("recode", "Sexe"),
            ("set_missing", "Âge"),
            ("age_bands", "Âge"),
        ] {
            assert!(found.contains(&(wanted.0, wanted.1.to_owned())), "{wanted:?} in {found:?}");
        }
        let recode = propose(&table(survey), &[]).into_iter().find_map(|proposal| match proposal.step {
            Step::Recode(recode) => Some(recode),
            _ => None,
        });
        let map = recode.unwrap().map;
        assert_eq!(map.get("Masculin"), Some(&Some("M".to_owned())));
        assert_eq!(map.get("Féminin"), Some(&Some("F".to_owned())));
    }

    #[test]
    fn a_cross_table_of_the_united_nations_is_understood() {
        let found = read(
            "Region, development group, country or area | Location code:code | Level 1 | Level 2 | value:number@observed_value
             Burundi | 108 | International migrant stock (both sexes) | 2015 | 1
             Togo | 768 | International migrant stock (male) | 2020 | 2
             Burkina Faso | 854 | International migrant stock (female) | 2020 | 2",
        );
        let area = "Region, development group, country or area";
        assert!(found.contains(&("match_codes", format!("{area},Location code"))), "{found:?}");
        assert!(found.contains(&("split_header", "Level 1".to_owned())), "{found:?}");
        assert!(found.contains(&("assign", "Level 2".to_owned())), "{found:?}");
    }

    #[test]
    fn bands_called_age_are_bands_and_digits_for_sexes_are_doubtful() {
        let proposals = propose(&table("Age | Sexe:code\n 15-24 | 1\n 25-34 | 2"), &[]);
        let concepts: Vec<Concept> = proposals
            .iter()
            .filter_map(|p| match &p.step {
                Step::Assign(assign) => Some(assign.concept),
                _ => None,
            })
            .collect();
        assert_eq!(concepts, [Concept::Sex, Concept::AgeBand]);
        let recode = proposals.iter().find(|proposal| proposal.step.id() == "recode").unwrap();
        assert!(recode.confidence <= 0.5);
    }

    #[test]
    fn a_letter_means_a_sex_only_beside_the_other() {
        let recoded = |letters: [&str; 2]| {
            let table = table(&format!("Sexo@sex | x\n {} | 1\n {} | 2", letters[0], letters[1]));
            propose(&table, &[]).into_iter().find_map(|proposal| match proposal.step {
                Step::Recode(recode) => Some(recode.map.into_values().flatten().collect::<Vec<_>>()),
                _ => None,
            })
        };
        assert_eq!(recoded(["F", "M"]), Some(vec!["F".to_owned(), "M".to_owned()]));
        assert_eq!(recoded(["H", "M"]), Some(vec!["M".to_owned(), "F".to_owned()]), "hombre, mujer");
    }

    #[test]
    fn a_country_of_origin_is_not_what_the_table_is_about() {
        assert!(read("Pays d'origine | v:number\n Togo | 1\n Burkina Faso | 2").is_empty());
        assert!(!read("Zone X | v:number\n Togo | 1\n Burkina Faso | 2").is_empty());
    }

    #[test]
    fn answers_get_the_codes_of_their_list_and_most_peoples_country_is_this_one() {
        let found = propose(
            &table(
                "Situation@labour_status | Pays:code@country_of_birth\n Occupé | CIV\n Chômeur | CIV\n Inactif | BFA",
            ),
            &[],
        );
        let is_labour =
            |one: &Proposal| matches!(&one.step, Step::MatchCodes(step) if step.code_list == "labour_status");
        assert!(found.iter().any(is_labour), "{found:?}");
        let mut coded = table("Pays:code@country_of_birth\n CIV\n CIV\n BFA");
        coded.schema.columns[0].code_list = Some("countries".to_owned());
        let found = propose(&coded, &[]);
        assert!(matches!(&found[0].step, Step::StatusFromCountry(step) if step.country == "CIV"), "{found:?}");
        assert!(found[0].confidence < 0.9, "a person decides which country it is");
    }

    #[test]
    fn a_proposal_is_accepted_with_those_it_builds_on_and_no_others() {
        let proposals = propose(&table("Sexe | Âge:number\n Masculin | 999\n Féminin | 30"), &[]);
        let at = proposals.iter().position(|proposal| proposal.step.id() == "age_bands").unwrap();
        let steps = with_all_it_builds_on(&proposals, at);
        assert_eq!(steps.iter().map(Step::id).collect::<Vec<_>>(), ["assign", "set_missing", "age_bands"]);
        assert!(steps.iter().all(|step| step.reads() == ["Âge"]), "{steps:?}");
    }

    #[test]
    fn goods_have_a_tariff_and_no_survey_weight() {
        let found =
            read("Pays | Produit:code | Valeur:number | Poids:number\n Mali | 010121 | 1 | 2\n Togo | 010229 | 3 | 4");
        assert!(found.contains(&("match_codes", "Produit".to_owned())), "{found:?}");
        assert!(
            !found.contains(&("assign", "Poids".to_owned())),
            "a weight in kilograms is none of a person: {found:?}"
        );
    }

    #[test]
    fn what_a_table_has_is_not_proposed_again() {
        let mut banded = table("age:number@age | age_band:code@age_band\n 12 | Y0T14");
        banded.schema.columns[1].code_list = Some("age".to_owned());
        assert_eq!(propose(&banded, &[]), []);
        assert_eq!(propose(&table("x | y:number\n a | 1\n b | 2"), &[]), []);
    }
}
