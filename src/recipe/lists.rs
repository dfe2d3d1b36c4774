//! Which columns hold names or codes of a list: countries, statuses, tariffs, lists of one's own. A part of `propose`.

use super::names::{is_called_code, is_own_code, speaks_of_goods};
use super::propose::{Draft, Proposal};
use super::values::{area_code_share, certain, country_share, share};
use crate::data::codes::{code_list, list_name};
use crate::data::matching::Matcher;
use crate::data::own_list::OwnList;
use crate::data::{Column, Concept, Kind};
use crate::message::Message;
use crate::steps::{MatchCodes, Step};

impl Draft<'_> {
    /// Returns whether the columns speak of goods rather than of people.
    pub(super) fn is_of_goods(&self) -> bool {
        self.schema.columns.iter().any(|column| speaks_of_goods(&column.name))
    }

    /// Codes of the Harmonized System, where a column holds nothing else.
    pub(super) fn tariffs(&mut self) {
        for column in self.unknown(|column| column.kind != Kind::Number && column.code_list.is_none()) {
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
            let step = MatchCodes { column, code_list: "hs2022".to_owned(), ..MatchCodes::default() };
            self.add(Step::MatchCodes(step), reason, if is_named { 0.92 } else { 0.75 });
        }
    }

    pub(super) fn countries(&mut self) {
        for concept in [Concept::RefArea, Concept::CountryOfBirth, Concept::Citizenship, Concept::CounterpartArea] {
            let Some(column) = self.schema.with_concept(concept) else { continue };
            if column.code_list.is_some() || column.kind == Kind::Number {
                continue;
            }
            let column = column.name.clone();
            let Some(values) = self.values(&column) else { continue };
            let known = country_share(&values);
            if known < 0.5 {
                continue;
            }
            let helper = if concept == Concept::RefArea { self.own_codes() } else { None };
            let reason = Message::new("steps-propose-countries").with("column", &column).with("count", values.len());
            let new_column = self.name_for(concept);
            let step = MatchCodes { column, helper, new_column, ..MatchCodes::default() };
            self.add(Step::MatchCodes(step), reason, 0.5 + known * 0.45);
        }
    }

    /// Codes of the lists that belong to a concept, where most values have one.
    pub(super) fn other_lists(&mut self) {
        const LISTS: [(Concept, &str); 8] = [
            (Concept::AgeBand, "age"),
            (Concept::BirthStatus, "birth_status"),
            (Concept::CitizenshipStatus, "citizenship_status"),
            (Concept::Disability, "disability"),
            (Concept::LabourStatus, "labour_status"),
            (Concept::Education, "education"),
            (Concept::Urbanisation, "urbanisation"),
            (Concept::Wealth, "quantile"),
        ];
        for (concept, list) in LISTS {
            let is_uncoded = |column: &&Column| column.code_list.is_none() && column.kind != Kind::Number;
            let Some(column) = self.schema.with_concept(concept).filter(is_uncoded) else { continue };
            let column = column.name.clone();
            let Some(values) = self.values(&column) else { continue };
            let Some(matcher) = code_list(list).map(Matcher::new) else { continue };
            let known = share(&values, |value| certain(matcher.find(value)).is_some());
            if known < 0.6 {
                continue;
            }
            let reason = Message::new("steps-propose-list").with("column", &column).with("list", list_name(list));
            let new_column = self.name_for(concept);
            let step = MatchCodes { column, code_list: list.to_owned(), new_column, ..MatchCodes::default() };
            self.add(Step::MatchCodes(step), reason, 0.5 + known * 0.45);
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
                let share = share(&values, |value| certain(matcher.find(value)).is_some());
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
