//! Which columns hold names or codes of a list: countries, statuses, tariffs, lists of one's own. A part of `propose`.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::names::{is_called_code, is_own_code, speaks_of_goods};
use super::propose::{Draft, Proposal};
use super::values::{SAMPLE, area_code_share, area_letters_share, area_numbers_share, country_share, matcher, share};
use crate::data::bands::Band;
use crate::data::codes::{CodeKind, code_list, list_name};
use crate::data::matching::Matcher;
use crate::data::own_list::OwnList;
use crate::data::words::plain;
use crate::data::{Column, Concept, Kind};
use crate::message::Message;
use crate::steps::{MatchCodes, Step};

/// Concepts whose values are countries and areas.
const AREAS: [Concept; 5] = [
    Concept::RefArea,
    Concept::CountryOfBirth,
    Concept::Citizenship,
    Concept::CounterpartArea,
    Concept::PreviousResidence,
];

/// Different codes that are enough to believe that they are those of a classification.
const FEWEST_CODES: usize = 5;

/// Concepts that values alone give away, where nearly all are names of their lists.
const TELLING: [Concept; 10] = [
    Concept::BirthStatus,
    Concept::CitizenshipStatus,
    Concept::MigratoryStatus,
    Concept::MigrationReason,
    Concept::Urbanisation,
    Concept::Education,
    Concept::Wealth,
    Concept::LabourStatus,
    Concept::EmploymentStatus,
    Concept::Industry,
];

/// Returns the share of values that the list of a concept knows, the best one where there are several.
pub(super) fn known_share(concept: Concept, column: &str, values: &BTreeMap<String, u64>) -> f64 {
    best_list(concept, column, values).map_or(0.0, |(_, share, _)| share)
}

/// Returns the list of a concept that knows most of the values, the share it knows, and whether another one does not know them
/// as well. The year in a column's name (`CITP-88`) tells two lists apart.
fn best_list(concept: Concept, column: &str, values: &BTreeMap<String, u64>) -> Option<(&'static str, f64, bool)> {
    let mut known: Vec<(&'static str, f64)> = Vec::new();
    for list in concept.code_lists() {
        let Some(matcher) = matcher(list) else { continue };
        known.push((*list, share(values, |value| matcher.sure(value).is_some())));
    }
    let are_digits = share(values, |value| !value.chars().any(char::is_alphabetic)) >= 0.5;
    let is_named = |list: &str| {
        let version: String = list.chars().skip_while(|character| !character.is_ascii_digit()).collect();
        !version.is_empty() && plain(column).contains(&version)
    };
    // The first of those that are equally good.
    let rank = |(list, share): &(&str, f64)| (if is_named(list) { share + 0.5 } else { *share }, *share);
    let (list, best) =
        known.iter().rev().max_by(|a, b| rank(a).partial_cmp(&rank(b)).unwrap_or(Ordering::Equal)).copied()?;
    let is_tied = known.iter().any(|(other, share)| *other != list && *share >= best - 0.02);
    Some((list, best, is_named(list) || !(are_digits && is_tied)))
}

impl Draft<'_> {
    /// Returns whether the columns speak of goods rather than of people.
    pub(super) fn is_of_goods(&self) -> bool {
        self.schema.columns.iter().any(|column| speaks_of_goods(&column.name))
    }

    /// Codes of the Harmonized System, where a column holds nothing else.
    pub(super) fn tariffs(&mut self) {
        let is_free = |column: &&Column| {
            let is_open = matches!(column.concept, None | Some(Concept::Commodity));
            is_open && column.kind != Kind::Number && column.code_list.is_none()
        };
        let free: Vec<String> = self.schema.columns.iter().filter(is_free).map(|column| column.name.clone()).collect();
        for column in free {
            let Some(values) = self.values(&column) else { continue };
            let Some(list) = code_list("hs2022") else { return };
            let is_code = |value: &str| {
                let value = value.trim();
                matches!(value.len(), 4 | 6)
                    && value.bytes().all(|byte| byte.is_ascii_digit())
                    && list.find(value).is_some()
            };
            let known = share(&values, is_code);
            let is_named = speaks_of_goods(&column);
            if known < 0.8 || !(is_named || self.is_of_goods()) {
                continue;
            }
            let reason = Message::new("steps-propose-list").with("column", &column).with("list", list_name("hs2022"));
            let new_column = self.name_for(Concept::Commodity);
            let step = MatchCodes { column, code_list: "hs2022".to_owned(), new_column, ..MatchCodes::default() };
            self.add(Step::MatchCodes(step), reason, if is_named { 0.92 } else { 0.75 });
        }
    }

    /// Returns the one concept whose list knows nearly all values, as two classes or more that are no "other" or "total".
    pub(super) fn concept_of_values(&self, values: &BTreeMap<String, u64>) -> Option<(Concept, &'static str)> {
        if values.len() < 2
            || share(values, |value| value.chars().filter(|sign| sign.is_alphabetic()).count() > 2) < 0.9
        {
            return None;
        }
        let mut found: Vec<(Concept, &'static str)> = Vec::new();
        for concept in TELLING.into_iter().filter(|concept| !self.has(*concept)) {
            let knows = |list: &&&'static str| {
                let Some(matcher) = matcher(list) else { return false };
                let class = |value: &str| {
                    let code = code_list(list)?.find(&matcher.sure(value)?)?;
                    Some(code).filter(|code| code.kind == CodeKind::Item)
                };
                let classes: BTreeSet<&str> =
                    values.keys().take(SAMPLE).filter_map(|value| Some(class(value)?.code.as_str())).collect();
                classes.len() > 1 && share(values, |value| matcher.sure(value).is_some()) >= 0.9
            };
            found.extend(concept.code_lists().iter().find(knows).map(|list| (concept, *list)));
        }
        match found.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Returns whether the values of a header level are bands of ages, where the table has no other ages.
    pub(super) fn are_bands(&self, values: &BTreeMap<String, u64>) -> bool {
        let Some(matcher) = matcher("age").filter(|_| !self.has(Concept::AgeBand) && !self.has(Concept::Age)) else {
            return false;
        };
        let codes: BTreeSet<String> = values.keys().filter_map(|value| matcher.sure(value)).collect();
        let n_bands = codes.iter().filter(|code| Band::of_code(code).is_some()).count();
        n_bands >= 3 && share(values, |value| matcher.sure(value).is_some()) >= 0.8
    }

    pub(super) fn countries(&mut self) {
        for concept in AREAS {
            let Some(column) = self.schema.with_concept(concept) else { continue };
            if column.code_list.is_some() {
                continue;
            }
            let are_numbers = column.kind == Kind::Number;
            let column = column.name.clone();
            let Some(values) = self.values(&column) else { continue };
            // What the column is called makes letters and numbers codes of areas.
            let known = if are_numbers { 0.0 } else { country_share(&values).max(area_letters_share(&values)) };
            let known = known.max(area_numbers_share(&values));
            if known < 0.5 {
                continue;
            }
            let helper = if concept == Concept::RefArea { self.own_codes() } else { None };
            let reason = Message::new("steps-propose-countries").with("column", &column).with("count", values.len());
            let new_column = self.name_for(concept);
            let step = MatchCodes { column, helper, new_column, ..MatchCodes::default() };
            let confidence = 0.5 + known * 0.45;
            self.add(Step::MatchCodes(step), reason, if are_numbers { confidence.min(0.75) } else { confidence });
        }
        self.other_countries();
    }

    /// Columns of countries that nobody has said the meaning of: their names can have codes all the same.
    fn other_countries(&mut self) {
        const MOST: usize = 3;
        let unknown = self.unknown(|column| column.kind == Kind::Text);
        let has_codes = |column: &String| {
            let steps = self.proposals.iter().map(|proposal| &proposal.step);
            steps.filter(|step| !step.creates().is_empty()).any(|step| step.reads().contains(column))
        };
        let free: Vec<String> = unknown.into_iter().filter(|column| !has_codes(column)).collect();
        for column in free.into_iter().take(MOST) {
            let Some(values) = self.values(&column).filter(|values| values.len() > 2) else { continue };
            if country_share(&values) < 0.8 || self.is_coded_elsewhere(&column) {
                continue;
            }
            let reason = Message::new("steps-propose-countries").with("column", &column).with("count", values.len());
            self.add(Step::MatchCodes(MatchCodes { column, ..MatchCodes::default() }), reason, 0.7);
        }
    }

    /// Returns whether another column holds the codes of the countries that a column names: an earlier step made it.
    fn is_coded_elsewhere(&self, column: &str) -> bool {
        const ROWS: usize = 200;
        let coded = self.dataset.schema.columns.iter().filter(|known| known.code_list.as_deref() == Some("countries"));
        let (Some(matcher), Some(names)) = (matcher("countries"), self.dataset.texts(column)) else { return false };
        let names: Vec<Option<String>> = names.into_iter().take(ROWS).map(|name| matcher.sure(&name?)).collect();
        coded.filter_map(|known| self.dataset.texts(&known.name)).any(|codes| {
            let pairs: Vec<_> =
                names.iter().zip(&codes).filter_map(|(name, code)| name.as_ref().zip(code.as_ref())).collect();
            !pairs.is_empty() && pairs.iter().filter(|(name, code)| name == code).count() * 10 >= pairs.len() * 9
        })
    }

    /// Codes of the lists that belong to a concept, where most values have one. Where it has several, the one that knows most of
    /// the values; digits that both know are no proof, and are left to a person.
    pub(super) fn other_lists(&mut self) {
        const ELSEWHERE: [Concept; 4] =
            [Concept::AreaType, Concept::Sex, Concept::Commodity, Concept::ObservationStatus];
        for concept in
            Concept::ALL.into_iter().filter(|concept| !AREAS.contains(concept) && !ELSEWHERE.contains(concept))
        {
            let is_uncoded = |column: &&Column| column.code_list.is_none();
            let Some(column) = self.schema.with_concept(concept).filter(is_uncoded) else { continue };
            let are_numbers = column.kind == Kind::Number;
            let column = column.name.clone();
            let Some(values) = self.values(&column) else { continue };
            let Some((list, known, is_sure)) = best_list(concept, &column, &values) else { continue };
            // Titles of occupations are many, and a person answers the rest; 1, 2 and 3 are codes of anything.
            let are_digits =
                are_numbers || share(&values, |value| value.bytes().all(|byte| byte.is_ascii_digit())) >= 0.5;
            let are_of_list = match (are_digits, concept) {
                (true, Concept::Occupation | Concept::Industry) => known >= 0.8 && values.len() >= FEWEST_CODES,
                (true, _) => !are_numbers && known >= 0.6,
                (false, Concept::Occupation) => known >= 0.25,
                (false, _) => known >= 0.4,
            };
            if !are_of_list {
                continue;
            }
            let reason = Message::new("steps-propose-list").with("column", &column).with("list", list_name(list));
            let new_column = self.name_for(concept);
            let step = MatchCodes { column, code_list: list.to_owned(), new_column, ..MatchCodes::default() };
            let confidence = 0.5 + known * 0.45;
            self.add(
                Step::MatchCodes(step),
                reason,
                if is_sure && !are_digits { confidence } else { confidence.min(0.75) },
            );
        }
    }

    /// Codes of the lists of one's own, where most values have one; a list that is called like the column comes first. The table
    /// that a list was made from is left alone, and so are columns whose meaning has a list of its own.
    pub(super) fn own_lists(&mut self, own: &[OwnList]) {
        const CODED: f64 = 0.6;
        let is_free = |column: &&Column| {
            let is_plain = matches!(column.concept, None | Some(Concept::Other | Concept::Region));
            is_plain && column.code_list.is_none() && column.kind != Kind::Number
        };
        let free: Vec<String> = self.schema.columns.iter().filter(is_free).map(|column| column.name.clone()).collect();
        let here = format!("{} · {}", self.dataset.origin.source, self.dataset.origin.sheet);
        let lists = own.iter().filter(|list| list.origin() != here);
        let lists: Vec<(&OwnList, Matcher)> =
            lists.filter_map(|list| Some((list, Matcher::new(code_list(list.id())?)))).collect();
        for column in free {
            let gives_codes = |earlier: &&Proposal| matches!(earlier.step, Step::MatchCodes(_) | Step::Recode(_));
            let is_read =
                self.proposals.iter().filter(gives_codes).any(|earlier| earlier.step.reads().contains(&column));
            let Some(values) = self.values(&column).filter(|_| !is_read && !lists.is_empty()) else { continue };
            let is_called = |list: &OwnList| list.name().split(", ").any(|name| name == column);
            let fits = lists.iter().filter_map(|(list, matcher)| {
                let share = share(&values, |value| matcher.sure(value).is_some());
                (share >= CODED).then_some((is_called(list), share, *list))
            });
            let best = fits.max_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
            let Some((_, share, list)) = best else { continue };
            let reason = Message::new("steps-propose-list").with("column", &column).with("list", list_name(list.id()));
            let step = MatchCodes { column, code_list: list.id().to_owned(), ..MatchCodes::default() };
            self.add(Step::MatchCodes(step), reason, 0.5 + share * 0.4);
        }
    }

    /// Returns the column of the sheet's own codes of areas: known by its name, or called a code and full of M49 numbers.
    fn own_codes(&self) -> Option<String> {
        let by_name = self.schema.columns.iter().find(|column| is_own_code(&column.name));
        let by_values = || {
            let is_free = |column: &&Column| column.concept.is_none() && is_called_code(&column.name);
            let mut columns = self.schema.columns.iter().filter(is_free);
            columns.find(|column| self.values(&column.name).is_some_and(|values| area_code_share(&values) >= 0.7))
        };
        by_name.or_else(by_values).map(|column| column.name.clone())
    }
}
