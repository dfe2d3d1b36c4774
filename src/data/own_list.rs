//! Code lists of one's own: made from the columns of a table, kept in the project, known to every step by their id.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::codes::{self, LANGS};
use super::{Dataset, Kind};
use crate::message::{Explain, Message};

/// A code list of the user.
///
/// **Invariant:** one that exists is known to [`codes::code_list`] under its id, which is made of all it says: the same id is
/// the same list in every project and on every machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Content", into = "Content")]
pub struct OwnList {
    id: String,
    content: Arc<Content>,
}

/// What a list says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Content {
    pub name: String,
    /// The file and sheet it was made from.
    pub origin: String,
    pub codes: Vec<OwnCode>,
}

/// A code of the user.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCode {
    pub code: String,
    /// Names by language; the one under an empty key is of no language that is known.
    pub names: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Whether it stands for no answer: refused, unknown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_residual: bool,
}

impl From<Content> for OwnList {
    fn from(content: Content) -> Self {
        let said = serde_json::to_vec(&content).unwrap_or_default();
        let digest: [u8; 32] = Sha256::digest(said).into();
        let [a, b, c, d, e, f, g, h, ..] = digest;
        let id = format!("own_{:016x}", u64::from_be_bytes([a, b, c, d, e, f, g, h]));
        codes::keep_own(&id, &content);
        Self { id, content: Arc::new(content) }
    }
}

impl From<OwnList> for Content {
    fn from(list: OwnList) -> Self {
        Arc::unwrap_or_clone(list.content)
    }
}

impl OwnList {
    /// Returns the id by which steps name it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns what people call it.
    pub fn name(&self) -> &str {
        &self.content.name
    }

    /// Returns the file and sheet it was made from.
    pub fn origin(&self) -> &str {
        &self.content.origin
    }

    /// Returns its codes.
    pub fn codes(&self) -> &[OwnCode] {
        &self.content.codes
    }
}

/// Which columns of a table make a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListColumns {
    pub code: String,
    /// Columns of names, each with the language it is in; empty where that is not known.
    pub names: Vec<(String, String)>,
    pub parent: Option<String>,
}

/// The codes of a table, and what did not become part of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    pub codes: Vec<OwnCode>,
    /// The file and sheet.
    pub origin: String,
    /// Rows with a name and no code.
    pub n_without_code: usize,
    /// Names that stand beside a code that has another one already; they are known as other spellings.
    pub n_spellings: usize,
    /// Codes that name a parent that is no code of the list; they stand at the top.
    pub n_without_parent: usize,
}

impl Made {
    /// Makes the list, under a name for people.
    pub fn list(self, name: &str) -> OwnList {
        Content { name: name.trim().to_owned(), origin: self.origin, codes: self.codes }.into()
    }
}

/// Why a table makes no list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OwnListError {
    #[error("no column {0}")]
    NoColumn(String),
    #[error("no codes in {0}")]
    NoCodes(String),
}

impl Explain for OwnListError {
    fn message(&self) -> Message {
        match self {
            Self::NoColumn(column) => Message::new("codes-own-no-column").with("column", column),
            Self::NoCodes(column) => Message::new("codes-own-no-codes").with("column", column),
        }
    }
}

/// Reads the codes in the rows of a table.
pub fn make(data: &Dataset, columns: &ListColumns) -> Result<Made, OwnListError> {
    let texts = |column: &str| data.texts(column).ok_or_else(|| OwnListError::NoColumn(column.to_owned()));
    let codes = texts(&columns.code)?;
    let names = columns.names.iter().map(|(lang, column)| Ok((lang.as_str(), texts(column)?)));
    let names: Vec<(&str, Vec<Option<String>>)> = names.collect::<Result<_, OwnListError>>()?;
    let parents = columns.parent.as_deref().map(texts).transpose()?;
    let at = |values: &[Option<String>], row: usize| -> Option<String> {
        values.get(row)?.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let mut made: Vec<OwnCode> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let (mut n_without_code, mut n_spellings) = (0, 0);
    for row in 0..data.n_rows() {
        let Some(code) = at(&codes, row) else {
            n_without_code += usize::from(names.iter().any(|(_, values)| at(values, row).is_some()));
            continue;
        };
        let place = *places.entry(code.clone()).or_insert_with(|| {
            made.push(OwnCode { code, parent: None, ..OwnCode::default() });
            made.len() - 1
        });
        let one = &mut made[place];
        one.parent = one.parent.take().or_else(|| at(parents.as_ref()?, row));
        for (lang, values) in &names {
            let Some(name) = at(values, row) else { continue };
            match one.names.get(*lang) {
                None => drop(one.names.insert((*lang).to_owned(), name)),
                Some(known) if *known == name || one.aliases.contains(&name) => {}
                Some(_) => {
                    n_spellings += 1;
                    one.aliases.push(name);
                }
            }
        }
    }
    if made.is_empty() {
        return Err(OwnListError::NoCodes(columns.code.clone()));
    }
    let mut n_without_parent = 0;
    for one in &mut made {
        if one.parent.as_ref().is_some_and(|parent| !places.contains_key(parent) || *parent == one.code) {
            n_without_parent += 1;
            one.parent = None;
        }
    }
    let origin = format!("{} · {}", data.origin.source, data.origin.sheet);
    Ok(Made { codes: made, origin, n_without_code, n_spellings, n_without_parent })
}

impl ListColumns {
    /// Proposes the columns: of codes the first one where no value stands twice, preferably one that is called so.
    pub fn guess(data: &Dataset) -> Self {
        let is_unique = |column: &&super::Column| {
            let values = data.texts(&column.name).unwrap_or_default();
            let filled: Vec<&str> =
                values.iter().flatten().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
            let different: BTreeSet<&str> = filled.iter().copied().collect();
            !filled.is_empty() && different.len() == filled.len() && filled.len() * 2 > values.len()
        };
        let unique: Vec<&super::Column> = data.schema.columns.iter().filter(is_unique).collect();
        let is_called_so =
            |column: &&&super::Column| words(&column.name).iter().any(|word| CODE_WORDS.contains(&word.as_str()));
        let called = unique.iter().find(is_called_so);
        let coded = || unique.iter().find(|column| column.kind == Kind::Code);
        // Figures are seldom the same, too.
        let text = || unique.iter().find(|column| column.kind != Kind::Number);
        let code = called.or_else(coded).or_else(text).map(|column| column.name.clone());
        let code = code.or_else(|| data.schema.columns.first().map(|column| column.name.clone())).unwrap_or_default();
        let mut names: Vec<(String, String)> = Vec::new();
        let mut parent = None;
        for column in data.schema.columns.iter().filter(|column| column.name != code && column.kind != Kind::Number) {
            let said = words(&column.name);
            let says = |known: &[&str]| said.iter().any(|word| known.contains(&word.as_str()));
            if says(PARENT_WORDS) {
                parent = Some(column.name.clone());
                continue;
            }
            let lang = LANGUAGE_WORDS.iter().find(|(_, known)| says(known)).map_or("", |(lang, _)| lang);
            let is_name = says(NAME_WORDS) || !lang.is_empty();
            if is_name && names.iter().all(|(known, _)| known != lang) {
                names.push((lang.to_owned(), column.name.clone()));
            }
        }
        if names.is_empty() {
            // Names mostly stand behind their code.
            let texts = || data.schema.columns.iter().filter(|column| column.kind == Kind::Text && column.name != code);
            let behind = data.schema.columns.iter().skip_while(|column| column.name != code);
            let found = behind.skip(1).find(|column| column.kind == Kind::Text).or_else(|| texts().next());
            names.extend(found.map(|column| (String::new(), column.name.clone())));
        }
        Self { code, names, parent }
    }
}

const CODE_WORDS: &[&str] = &["code", "codes", "id", "codigo", "cod", "iso3", "iso", "m49", "hs", "isco"];
const PARENT_WORDS: &[&str] = &["parent", "parents", "superior", "superieur", "padre", "pai"];
const NAME_WORDS: &[&str] = &[
    "name",
    "names",
    "label",
    "labels",
    "title",
    "nom",
    "libelle",
    "libelles",
    "intitule",
    "designation",
    "description",
    "nombre",
    "etiqueta",
    "nome",
    "rotulo",
];
const LANGUAGE_WORDS: [(&str, &[&str]); LANGS.len()] = [
    ("en", &["en", "eng", "english", "anglais"]),
    ("fr", &["fr", "fra", "fre", "french", "francais"]),
    ("es", &["es", "spa", "spanish", "espagnol", "espanol"]),
    ("pt", &["pt", "por", "portuguese", "portugais", "portugues"]),
    ("ar", &["ar", "ara", "arabic", "arabe"]),
];

/// Returns the words of a column's name without accents.
fn words(name: &str) -> Vec<String> {
    let folded = super::matching::fold(name);
    folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Column, ColumnValues, Origin};

    fn table(columns: &[(&str, Kind, &[&str])]) -> Dataset {
        let one = |(name, kind, values): &(&str, Kind, &[&str])| {
            let texts = values.iter().map(|text| (!text.is_empty()).then(|| (*text).to_owned())).collect();
            (Column::new(*name, *kind), ColumnValues::Texts(texts))
        };
        Dataset::from_columns(columns.iter().map(one).collect(), Origin::default()).unwrap()
    }

    #[test]
    fn a_sheet_of_districts_becomes_a_list_that_steps_know() {
        let data = table(&[
            ("Région", Kind::Text, &["Nord", "Nord", "Sud", "Sud"]),
            ("Code district", Kind::Code, &["011", "012", "021", ""]),
            ("Libellé_fr", Kind::Text, &["Ouaga", "Kaya", "Bobo", "Perdu"]),
            ("Label (English)", Kind::Text, &["Wagadugu", "", "Bobo", "Lost"]),
            ("Parent", Kind::Code, &["", "011", "099", ""]),
        ]);
        let columns = ListColumns::guess(&data);
        assert_eq!(columns.code, "Code district");
        assert_eq!(columns.parent.as_deref(), Some("Parent"));
        assert!(columns.names.contains(&("fr".to_owned(), "Libellé_fr".to_owned())));
        assert!(columns.names.contains(&("en".to_owned(), "Label (English)".to_owned())));
        let made = make(&data, &columns).unwrap();
        assert_eq!((made.n_without_code, made.n_spellings, made.n_without_parent), (1, 0, 1));
        let own = made.list("Districts 2026");
        let list = codes::code_list(own.id()).unwrap();
        assert_eq!(list.find("011").unwrap().name("fr"), "Ouaga");
        assert_eq!(list.find("012").unwrap().name("en"), "Kaya", "the only name stands in for others");
        assert_eq!(list.find("012").unwrap().parent.as_deref(), Some("011"));
        let saved = serde_json::to_string(&own).unwrap();
        assert_eq!(serde_json::from_str::<OwnList>(&saved).unwrap(), own, "the id is made of what it says");
    }

    #[test]
    fn a_code_with_several_names_knows_them_all_and_nothing_is_made_of_nothing() {
        let data = table(&[("code", Kind::Code, &["A", "A", "B"]), ("nom", Kind::Text, &["un", "Un (1)", "deux"])]);
        let columns =
            ListColumns { code: "code".to_owned(), names: vec![(String::new(), "nom".to_owned())], parent: None };
        let made = make(&data, &columns).unwrap();
        assert_eq!((made.n_spellings, made.codes.len()), (1, 2));
        let own = made.list("x");
        let matcher = crate::data::matching::Matcher::new(codes::code_list(own.id()).unwrap());
        assert_eq!(matcher.find("un (1)").code.as_deref(), Some("A"));
        let empty = table(&[("code", Kind::Code, &["", ""])]);
        assert_eq!(make(&empty, &columns).unwrap_err(), OwnListError::NoColumn("nom".to_owned()));
        let empty_columns = ListColumns { code: "code".to_owned(), ..ListColumns::default() };
        assert_eq!(make(&empty, &empty_columns).unwrap_err(), OwnListError::NoCodes("code".to_owned()));
    }
}
