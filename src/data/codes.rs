//! Code lists that ship with the program: codes, names in each language, aliases. Read on first use, list by list.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A list of codes of one concept.
#[derive(Clone, Debug)]
pub struct CodeList {
    pub id: String,
    pub version: String,
    pub source: String,
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
    pub code: String,
    pub kind: CodeKind,
    pub parent: Option<String>,
    /// The M49 number of an area as text, three digits: `004`.
    pub m49: Option<String>,
    pub alpha2: Option<String>,
    pub aliases: Vec<String>,
    names: [String; 3],
}

/// The languages that names are kept in.
const LANGS: [&str; 3] = ["en", "fr", "es"];

impl Code {
    /// Returns the name in a language, else in English, else the code.
    pub fn name(&self, lang: &str) -> &str {
        let own = LANGS.iter().position(|known| *known == lang).and_then(|at| self.names.get(at));
        let english = self.names.first();
        own.into_iter().chain(english).find(|name| !name.is_empty()).unwrap_or(&self.code)
    }

    /// Returns every name it is known by: names in all languages, then aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().chain(&self.aliases).map(String::as_str).filter(|name| !name.is_empty())
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

    fn read(id: &str, parts: &[&str]) -> Self {
        let mut list = Self {
            id: id.to_owned(),
            version: String::new(),
            source: String::new(),
            items: Vec::new(),
            places: BTreeMap::new(),
        };
        for part in parts {
            for line in part.lines().take_while(|line| line.starts_with('#')) {
                match line.trim_start_matches(['#', ' ']).split_once(": ") {
                    Some(("version", text)) => text.clone_into(&mut list.version),
                    Some(("source", text)) => text.clone_into(&mut list.source),
                    _ => {}
                }
            }
            let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(part.as_bytes());
            for record in reader.records().flatten() {
                let field = |at: usize| record.get(at).unwrap_or_default().to_owned();
                let optional = |at: usize| Some(field(at)).filter(|text| !text.is_empty());
                let kind = match record.get(3) {
                    Some("aggregate") => CodeKind::Aggregate,
                    Some("historical") => CodeKind::Historical,
                    Some("residual") => CodeKind::Residual,
                    _ => CodeKind::Item,
                };
                list.places.insert(field(0), list.items.len());
                list.items.push(Code {
                    code: field(0),
                    kind,
                    parent: optional(4),
                    m49: optional(1),
                    alpha2: optional(2),
                    aliases: field(8).split('|').filter(|alias| !alias.is_empty()).map(str::to_owned).collect(),
                    names: [field(5), field(6), field(7)],
                });
            }
        }
        list
    }
}

struct Shipped {
    id: &'static str,
    parts: &'static [&'static str],
    list: OnceLock<CodeList>,
}

macro_rules! shipped {
    ($($id:literal: $($file:literal),+;)*) => {
        static SHIPPED: [Shipped; 12] = [$(Shipped {
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
    "education": "education";
    "hs2022": "hs2022-1", "hs2022-2";
    "isco08": "isco08";
    "labour_status": "labour_status";
    "obs_status": "obs_status";
    "sex": "sex";
    "urbanisation": "urbanisation";
}

/// Returns a list that ships with the program.
pub fn code_list(id: &str) -> Option<&'static CodeList> {
    let shipped = SHIPPED.iter().find(|shipped| shipped.id == id)?;
    Some(shipped.list.get_or_init(|| CodeList::read(shipped.id, shipped.parts)))
}

/// Returns the ids of all lists, sorted.
pub fn code_list_ids() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|shipped| shipped.id)
}

/// Returns all lists, sorted by id.
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
    fn codes_are_unique_and_every_list_reads() {
        for list in code_lists() {
            assert_eq!(list.places.len(), list.items.len(), "{}", list.id);
            assert!(!list.version.is_empty() && !list.source.is_empty(), "{}", list.id);
        }
    }
}
