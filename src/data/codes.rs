//! Code lists: codes, names in each language, aliases. Those that ship with the program are read on first use, list by list;
//! those of the user are kept under an id that is made of what they say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{OnceLock, PoisonError, RwLock};

use super::bands::Band;
use super::own_list::Content;
use crate::message::{Arg, Message};

/// A list of codes of one concept.
#[derive(Clone, Debug)]
pub struct CodeList {
    pub id: String,
    /// What the user calls it; lists that ship with the program have words of their own.
    own_name: Option<String>,
    pub version: String,
    pub source: String,
    pub licence: String,
    pub items: Vec<Code>,
    places: BTreeMap<String, usize>,
}

/// What kind of thing a code stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeKind {
    /// A unit of its own: a country, a sex, a five-year age group.
    Item,
    /// A sum of items: a region, a total. Never added to items.
    Aggregate,
    /// An area that no longer exists; never split by itself.
    Historical,
    /// Other, unknown, stateless.
    Residual,
}

impl CodeKind {
    /// Returns the code of the list `area_type`.
    pub fn area_type(self) -> &'static str {
        match self {
            Self::Item => "country",
            Self::Aggregate => "aggregate",
            Self::Historical => "historical",
            Self::Residual => "residual",
        }
    }
}

/// One code and its names.
#[derive(Clone, Debug)]
pub struct Code {
    /// Text, also where it looks like a number: `010121`.
    pub code: String,
    pub kind: CodeKind,
    /// The code of the same list that this one is a part of.
    pub parent: Option<String>,
    /// The M49 number of an area as text, three digits: `004`; the publisher's longer number for other groups.
    pub m49: Option<String>,
    pub alpha2: Option<String>,
    pub aliases: Vec<String>,
    /// What became of a historical area. For people to know: data are never split by it.
    pub successors: Vec<String>,
    /// Groups that it belongs to besides the one above it: least developed countries.
    pub groups: Vec<String>,
    /// Codes it is the sum of, where these do not name it as the one above them.
    pub parts: Vec<String>,
    /// The first and the last year in which the code stands for what it stands for; none where that is not bounded.
    pub valid: (Option<u16>, Option<u16>),
    names: [String; LANGS.len()],
}

/// The code of everybody or everything (SDMX).
const TOTAL: &str = "_T";

/// The languages that names are kept in; not every list has all of them.
pub const LANGS: [&str; 5] = ["en", "fr", "es", "pt", "ar"];

impl Code {
    /// Returns the name in a language, else in English, else the code.
    pub fn name(&self, lang: &str) -> &str {
        let own = LANGS.iter().position(|known| *known == lang).and_then(|at| self.names.get(at));
        let english = self.names.first();
        own.into_iter().chain(english).find(|name| !name.is_empty()).unwrap_or(&self.code)
    }

    /// Returns the names in all languages that have one.
    pub fn own_names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str).filter(|name| !name.is_empty())
    }

    /// Returns every name it is known by: names in all languages, then aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.own_names().chain(self.aliases.iter().map(String::as_str))
    }

    /// Returns whether the code stands for something in a year.
    pub fn is_valid_in(&self, year: u16) -> bool {
        self.valid.0.is_none_or(|first| first <= year) && self.valid.1.is_none_or(|last| year <= last)
    }

    /// Returns the M49 number as SDMX writes areas: without leading zeros.
    pub fn ref_area(&self) -> Option<&str> {
        self.m49.as_deref().map(|m49| m49.trim_start_matches('0'))
    }
}

impl CodeList {
    /// Returns a code.
    pub fn find(&self, code: &str) -> Option<&Code> {
        let at = self.places.get(code)?;
        self.items.get(*at)
    }

    /// Returns whether a code is the sum of others that are there: adding it to them would count twice.
    ///
    /// A group of countries beside countries, a band of ages beside bands inside it, a code beside codes below it; a group whose
    /// parts are not there is a class like any other.
    pub fn is_total(&self, code: &str, there: &BTreeSet<String>) -> bool {
        let Some(known) = self.find(code) else { return false };
        let mut others = there.iter().filter(|other| *other != code);
        if code == TOTAL {
            return others.next().is_some();
        }
        match self.id.as_str() {
            "age" => Band::of_code(code).is_some_and(|band| {
                others.filter_map(|other| Band::of_code(other)).any(|other| band != other && band.holds(other))
            }),
            // Groups of countries overlap in many ways, and not all know their members.
            "countries" => {
                let is_area = |other: &String| self.find(other).is_some_and(|other| other.kind != CodeKind::Aggregate);
                known.kind == CodeKind::Aggregate && others.any(is_area)
            }
            _ => others.any(|other| {
                let is_part = known.parts.contains(other) || self.is_below(other, code);
                is_part && (known.kind == CodeKind::Aggregate || other.starts_with(code))
            }),
        }
    }

    /// Returns whether what one code counts is part of what another one counts, as far as the list says so.
    pub fn holds(&self, code: &str, part: &str) -> bool {
        if code == part {
            return false;
        }
        if code == TOTAL {
            return true;
        }
        if self.id == "age" {
            let bands = Band::of_code(code).zip(Band::of_code(part));
            return bands.is_some_and(|(band, part)| band != part && band.holds(part));
        }
        self.find(code).is_some_and(|known| known.parts.iter().any(|known| known == part)) || self.is_below(part, code)
    }

    /// Returns whether a code stands somewhere below another one.
    fn is_below(&self, code: &str, above: &str) -> bool {
        let mut at = self.find(code);
        // No list is deeper.
        for _ in 0..10 {
            match at.and_then(|code| code.parent.as_deref()) {
                None => return false,
                Some(parent) if parent == above => return true,
                Some(parent) => at = self.find(parent),
            }
        }
        false
    }

    /// Returns whether the list has names of its own in a language.
    pub fn speaks(&self, lang: &str) -> bool {
        let at = LANGS.iter().position(|known| *known == lang);
        at.is_some_and(|at| self.items.iter().any(|code| code.names.get(at).is_some_and(|name| !name.is_empty())))
    }

    fn of_user(id: &str, content: &Content) -> Self {
        let name = |names: &BTreeMap<String, String>, lang: &str| names.get(lang).cloned().unwrap_or_default();
        let items = content.codes.iter().map(|one| {
            let mut names = LANGS.map(|lang| name(&one.names, lang));
            // Where no English name is given, one of no language stands in, else any: a name tells more than a code.
            if names[0].is_empty() {
                let any = || one.names.values().next().cloned().unwrap_or_default();
                names[0] = Some(name(&one.names, "")).filter(|text| !text.is_empty()).unwrap_or_else(any);
            }
            let of_no_language = name(&one.names, "");
            let is_another = !of_no_language.is_empty() && !names.contains(&of_no_language);
            Code {
                code: one.code.clone(),
                kind: if one.is_residual { CodeKind::Residual } else { CodeKind::Item },
                parent: one.parent.clone(),
                m49: None,
                alpha2: None,
                aliases: one.aliases.iter().cloned().chain(is_another.then_some(of_no_language)).collect(),
                successors: Vec::new(),
                groups: Vec::new(),
                parts: Vec::new(),
                valid: (None, None),
                names,
            }
        });
        let items: Vec<Code> = items.collect();
        let places = items.iter().enumerate().map(|(at, code)| (code.code.clone(), at)).collect();
        Self {
            id: id.to_owned(),
            own_name: Some(content.name.clone()),
            version: String::new(),
            source: content.origin.clone(),
            licence: String::new(),
            items,
            places,
        }
    }

    fn read(id: &str, parts: &[&str]) -> Self {
        let mut list = Self {
            id: id.to_owned(),
            own_name: None,
            version: String::new(),
            source: String::new(),
            licence: String::new(),
            items: Vec::new(),
            places: BTreeMap::new(),
        };
        for part in parts {
            for line in part.lines().take_while(|line| line.starts_with('#')) {
                match line.trim_start_matches(['#', ' ']).split_once(": ") {
                    Some(("version", text)) => text.clone_into(&mut list.version),
                    Some(("source", text)) => text.clone_into(&mut list.source),
                    Some(("licence", text)) => text.clone_into(&mut list.licence),
                    _ => {}
                }
            }
            let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(part.as_bytes());
            let header = reader.headers().cloned().unwrap_or_default();
            for record in reader.records().flatten() {
                let code = read_code(&header, &record);
                list.places.insert(code.code.clone(), list.items.len());
                list.items.push(code);
            }
        }
        list
    }
}

fn read_code(header: &csv::StringRecord, record: &csv::StringRecord) -> Code {
    let field = |name: &str| {
        let at = header.iter().position(|known| known == name);
        at.and_then(|at| record.get(at)).unwrap_or_default().to_owned()
    };
    let optional = |name: &str| Some(field(name)).filter(|text| !text.is_empty());
    let several = |name: &str| field(name).split('|').filter(|text| !text.is_empty()).map(str::to_owned).collect();
    Code {
        code: field("code"),
        kind: match field("kind").as_str() {
            "aggregate" => CodeKind::Aggregate,
            "historical" => CodeKind::Historical,
            "residual" => CodeKind::Residual,
            _ => CodeKind::Item,
        },
        parent: optional("parent"),
        m49: optional("m49"),
        alpha2: optional("alpha2"),
        aliases: several("aliases"),
        successors: several("successors"),
        groups: several("groups"),
        parts: several("parts"),
        valid: (field("valid_from").parse().ok(), field("valid_to").parse().ok()),
        names: LANGS.map(|lang| field(&format!("name_{lang}"))),
    }
}

struct Shipped {
    id: &'static str,
    parts: &'static [&'static str],
    list: OnceLock<CodeList>,
}

macro_rules! shipped {
    ($($id:literal: $($file:literal),+;)*) => {
        static SHIPPED: [Shipped; 33] = [$(Shipped {
            id: $id,
            parts: &[$(include_str!(concat!("../../assets/codelists/", $file, ".csv"))),+],
            list: OnceLock::new(),
        }),*];
    };
}

shipped! {
    "age": "age";
    "area_type": "area_type";
    "birth_status": "birth_status";
    "citizenship_status": "citizenship_status";
    "countries": "countries";
    "currencies": "currencies";
    "degree_of_urbanisation": "degree_of_urbanisation";
    "disability": "disability";
    "duration_of_stay": "duration_of_stay";
    "education": "education";
    "freq": "freq";
    "hs2022": "hs2022-1", "hs2022-2";
    "icse18a": "icse18a";
    "icse93": "icse93";
    "isced97": "isced97";
    "isco08": "isco08";
    "isco88": "isco88";
    "isic4": "isic4";
    "labour_status": "labour_status";
    "migration_reason": "migration_reason";
    "migratory_status": "migratory_status";
    "nature": "nature";
    "obs_status": "obs_status";
    "permit_reason": "permit_reason";
    "policy_domain": "policy_domain";
    "quantile": "quantile";
    "recent_migration": "recent_migration";
    "reporting_type": "reporting_type";
    "sex": "sex";
    "unit_measure": "unit_measure";
    "unit_mult": "unit_mult";
    "urbanisation": "urbanisation";
    "wg_answer": "wg_answer";
}

/// The lists of the user that were met so far. What an id stands for never changes, so that nothing depends on the order in
/// which they came; a list is a few kilobytes and stays until the program ends.
static OWN: RwLock<BTreeMap<String, &'static CodeList>> = RwLock::new(BTreeMap::new());

/// Keeps a list of the user under its id.
pub(super) fn keep_own(id: &str, content: &Content) {
    let mut own = OWN.write().unwrap_or_else(PoisonError::into_inner);
    own.entry(id.to_owned()).or_insert_with(|| Box::leak(Box::new(CodeList::of_user(id, content))));
}

/// Returns a list that ships with the program, or one of the user.
pub fn code_list(id: &str) -> Option<&'static CodeList> {
    if let Some(shipped) = SHIPPED.iter().find(|shipped| shipped.id == id) {
        return Some(shipped.list.get_or_init(|| CodeList::read(shipped.id, shipped.parts)));
    }
    OWN.read().unwrap_or_else(PoisonError::into_inner).get(id).copied()
}

/// Returns the name of a list, for people; an unknown one keeps its id.
pub fn list_name(id: &str) -> Arg {
    let is_shipped = SHIPPED.iter().any(|shipped| shipped.id == id);
    match code_list(id).filter(|_| !is_shipped) {
        Some(CodeList { own_name: Some(name), .. }) => name.into(),
        _ if is_shipped => list_title(id).into(),
        _ => id.into(),
    }
}

/// Returns the name of a list that ships with the program.
pub fn list_title(id: &str) -> Message {
    Message::new(format!("codes-list-{}", id.replace('_', "-")))
}

/// Returns the ids of the lists that ship with the program, sorted.
pub fn code_list_ids() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|shipped| shipped.id)
}

/// Returns the lists that ship with the program, sorted by id.
pub fn code_lists() -> Vec<&'static CodeList> {
    code_list_ids().filter_map(code_list).collect()
}

/// Returns the label of a code in a language; the code itself where no list knows it.
pub fn label(list: Option<&str>, code: &str, lang: &str) -> String {
    let found = list.and_then(code_list).and_then(|list| list.find(code));
    found.map_or_else(|| code.to_owned(), |code| code.name(lang).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defects_of_the_source_are_mended() {
        let countries = code_list("countries").unwrap();
        assert_eq!(countries.find("NAM").unwrap().alpha2.as_deref(), Some("NA"));
        for code in ["CIV", "TUR", "TWN"] {
            assert!(!countries.find(code).unwrap().name("en").is_empty(), "{code}");
        }
        assert_eq!(countries.find("AFG").unwrap().ref_area(), Some("4"));
        assert!(countries.items.iter().all(|code| !code.name("en").contains('*') && !code.name("fr").contains("(le")));
    }

    #[test]
    fn isco_is_complete_and_hs_codes_keep_their_zero() {
        let isco = code_list("isco08").unwrap();
        let n = |length: usize| isco.items.iter().filter(|code| code.code.len() == length).count();
        assert_eq!([n(1), n(2), n(3), n(4)], [10, 43, 130, 436]);
        assert!(code_list("hs2022").unwrap().find("010121").is_some());
    }

    #[test]
    fn codes_are_unique_and_stand_below_codes_of_their_list() {
        for list in code_lists() {
            assert_eq!(list.places.len(), list.items.len(), "{}", list.id);
            assert!(!list.version.is_empty() && !list.source.is_empty() && !list.licence.is_empty(), "{}", list.id);
            for code in &list.items {
                for other in code.parent.iter().chain(&code.successors) {
                    assert!(list.find(other).is_some(), "{}: {} names {other}", list.id, code.code);
                }
            }
        }
    }

    #[test]
    fn a_total_is_what_holds_others_that_are_there() {
        let is_total = |list: &str, code: &str, there: &[&str]| {
            let there = there.iter().map(|code| (*code).to_owned()).collect();
            code_list(list).unwrap().is_total(code, &there)
        };
        assert!(is_total("sex", "_T", &["_T", "F", "M"]) && !is_total("sex", "_T", &["_T"]));
        let unhcr = ["Y0T4", "Y5T11", "Y12T17", "Y18T59", "Y_GE60"];
        assert!(unhcr.iter().all(|code| !is_total("age", code, &unhcr)), "bands beside each other are no totals");
        assert!(is_total("age", "Y0T14", &["Y0T4", "Y5T9", "Y10T14", "Y0T14"]));
        assert!(!is_total("education", "AGG_5T8", &["ISCED11A_3", "AGG_5T8"]), "a class like any other");
        assert!(is_total("education", "AGG_5T8", &["ISCED11A_6", "AGG_5T8"]));
        assert!(
            is_total("countries", "AGG_900", &["AGG_900", "MLI"]) && !is_total("countries", "MLI", &["MLI", "TGO"])
        );
        assert!(is_total("isco08", "2", &["2", "2611"]) && !is_total("isco08", "2", &["2", "9"]));
        assert!(!is_total("citizenship_status", "non-citizen", &["citizen", "non-citizen", "stateless"]));
        assert!(is_total("labour_status", "labour-force", &["labour-force", "employed", "inactive"]));
    }

    #[test]
    fn historical_areas_know_what_became_of_them() {
        let countries = code_list("countries").unwrap();
        assert_eq!(countries.find("SCG").unwrap().successors, ["MNE", "SRB"]);
        assert_eq!(countries.find("SUN").unwrap().successors.len(), 15);
        let is_valid = |code: &str, year| countries.find(code).unwrap().is_valid_in(year);
        assert_eq!([1991, 1992].map(|year| is_valid("SUN", year)), [true, false]);
        assert_eq!([2005, 2006].map(|year| is_valid("MNE", year)), [false, true]);
        assert!(is_valid("MLI", 1950) && is_valid("SCG", 2004) && !is_valid("SCG", 2002));
        assert_eq!(countries.find("AGG_900").unwrap().ref_area(), Some("1"));
        assert_eq!(countries.find("CIV").unwrap().name("ar"), "كوت ديفوار");
        assert_eq!(countries.find("AGG_1829").unwrap().name("ar"), "Europe and Northern America", "English stands in");
    }
}
