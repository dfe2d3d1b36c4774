//! Columns that name persons: by what they are called, by what their values look like, by how much their values differ.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::checks::names::Role;
use crate::data::codes::code_list;
use crate::data::words::{has_phrase, plain};
use crate::data::{Column, Concept, Dataset, Kind};
use crate::message::Message;

/// What a column tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Identifier {
    Name,
    /// A number that somebody was given: identity card, passport, file.
    Number,
    Phone,
    Email,
    /// A place so exact that it is a house.
    Coordinates,
    Address,
    BankAccount,
    /// A date of birth to the day, which with a place is as good as a name.
    BirthDate,
    /// Texts that nearly all differ: remarks, descriptions.
    FreeText,
}

/// How a column was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    Heading,
    Values,
    Uniqueness,
}

/// A column that names persons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub column: String,
    pub identifier: Identifier,
    pub evidence: Evidence,
}

impl Identifier {
    /// Returns the word by which sentences tell it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Number => "number",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Coordinates => "coordinates",
            Self::Address => "address",
            Self::BankAccount => "account",
            Self::BirthDate => "birth",
            Self::FreeText => "text",
        }
    }
}

impl Found {
    /// Says what the column tells of a person, and how that was seen.
    pub fn message(&self) -> Message {
        let evidence = match self.evidence {
            Evidence::Heading => "heading",
            Evidence::Values => "values",
            Evidence::Uniqueness => "uniqueness",
        };
        Message::new("protect-identifier")
            .with("column", &self.column)
            .with("identifier", self.identifier.id())
            .with("evidence", evidence)
    }
}

/// Phrases of headings in plain form: English, French, Spanish, Portuguese, Arabic.
const HEADINGS: &[(Identifier, &[&str])] = &[
    (
        Identifier::Email,
        &[
            "email",
            "e mail",
            "mail",
            "courriel",
            "adresse electronique",
            "correo",
            "correo electronico",
            "البريد الالكتروني",
        ],
    ),
    (
        Identifier::Phone,
        &[
            "phone",
            "telephone",
            "tel",
            "mobile",
            "cell",
            "portable",
            "gsm",
            "telefono",
            "movil",
            "celular",
            "telefone",
            "telemovel",
            "الهاتف",
            "رقم الهاتف",
            "contact",
        ],
    ),
    (
        Identifier::Coordinates,
        &[
            "gps",
            "latitude",
            "longitude",
            "lat",
            "lon",
            "coordinates",
            "coordonnees",
            "coordenadas",
            "latitud",
            "longitud",
        ],
    ),
    (
        Identifier::BankAccount,
        &["iban", "bank account", "account number", "compte bancaire", "rib", "cuenta bancaria", "conta bancaria"],
    ),
    (
        Identifier::Address,
        &[
            "address",
            "street",
            "adresse",
            "rue",
            "domicile",
            "direccion",
            "calle",
            "domicilio",
            "endereco",
            "morada",
            "العنوان",
        ],
    ),
    (
        Identifier::Number,
        &[
            "passport",
            "passport no",
            "passport number",
            "national id",
            "id card",
            "identity card",
            "social security",
            "ssn",
            "nin",
            "passeport",
            "numero de passeport",
            "n passeport",
            "carte d identite",
            "cni",
            "numero national",
            "matricule",
            "securite sociale",
            "pasaporte",
            "cedula",
            "dni",
            "passaporte",
            "bilhete de identidade",
            "cpf",
            "جواز السفر",
            "رقم الهوية",
            "dossier",
            "n dossier",
            "file number",
            "case number",
        ],
    ),
    (
        Identifier::Name,
        &[
            "name",
            "full name",
            "first name",
            "given name",
            "surname",
            "last name",
            "family name",
            "forename",
            "head of household",
            "nom",
            "prenom",
            "prenoms",
            "nom et prenom",
            "nom et prenoms",
            "nom complet",
            "nom de famille",
            "chef de menage",
            "nombre y apellidos",
            "nombres",
            "apellido",
            "apellidos",
            "nome",
            "sobrenome",
            "apelido",
            "nome completo",
            "الاسم",
            "اللقب",
        ],
    ),
];

/// Words of headings that make a name one of something else than a person.
const NO_PERSON: &[&str] = &[
    "country",
    "pays",
    "pais",
    "region",
    "district",
    "province",
    "commune",
    "village",
    "ville",
    "city",
    "company",
    "entreprise",
    "product",
    "produit",
    "variable",
    "indicator",
    "indicateur",
    "file",
    "fichier",
    "sheet",
    "port",
    "border",
    "poste",
    "school",
    "school name",
    "ecole",
    "institution",
    "category",
    "type",
    "du produit",
    "area",
    "zone",
    "code",
    "hs",
    "sh",
    "tariff",
    "commodity",
    "nomenclature",
];

/// Values that must look alike for a column to be told by them.
const MOST: f64 = 0.8;
/// Of fewer values nothing is told.
const FEWEST: usize = 8;
/// A text column in which so large a part differs can point at a person.
const UNIQUE: f64 = 0.9;
/// Of fewer rows uniqueness tells nothing.
const FEWEST_ROWS: usize = 20;
/// Values looked at: a long column is told by its first ones.
const SAMPLE: usize = 2_000;

static EMAIL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$").ok());
static PHONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(\+|00)\d[\d .\-/()]{6,18}$|^0\d([ .\-/]?\d{2}){3,4}$|^\(?\d{2,4}\)?([ .\-]\d{2,4}){2,4}$").ok()
});
static POINT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^-?\d{1,2}[.,]\d{3,}\s*[,;/ ]\s*-?\d{1,3}[.,]\d{3,}$|^\d{1,2}°").ok());
static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[A-Z]{0,3}[ -]?\d{6,18}[A-Z]?$").ok());
static DATE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$|^\d{8}$").ok());

/// Finds the columns of a table that name persons, in the order of the table; a table of figures of groups has none.
pub fn find(data: &Dataset) -> Vec<Found> {
    if data.schema.with_concept(Concept::ObservedValue).is_some() {
        return Vec::new();
    }
    data.schema.columns.iter().filter_map(|column| judge(data, column)).collect()
}

fn judge(data: &Dataset, column: &Column) -> Option<Found> {
    let found = |identifier, evidence| Some(Found { column: column.name.clone(), identifier, evidence });
    if column.concept == Some(Concept::PersonId) {
        return found(Identifier::Number, Evidence::Heading);
    }
    // What measures something else, or belongs to a list, names no person.
    if column.concept.is_some() || column.code_list.is_some() {
        return None;
    }
    let texts: Vec<String> = data.texts(&column.name)?.into_iter().flatten().take(SAMPLE).collect();
    let values: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    if values.is_empty() {
        return None;
    }
    let n_different = values.iter().collect::<HashSet<_>>().len();
    let share_different = share(n_different, values.len());
    let heading = plain(&column.name);
    let speaks_of = |phrases: &[&str]| phrases.iter().any(|phrase| is_called(&heading, phrase));
    let is_birth = speaks_of(Role::BirthDate.phrases()).then_some(Identifier::BirthDate);
    let other = || HEADINGS.iter().find(|(_, phrases)| speaks_of(phrases)).map(|(identifier, _)| *identifier);
    let by_heading = is_birth.or_else(other);
    let is_of_person = !NO_PERSON.iter().any(|word| has_phrase(&heading, word));
    if let Some(identifier) = by_heading
        && (column.kind != Kind::Date || identifier == Identifier::BirthDate)
        && holds(identifier, &values, share_different, is_of_person)
    {
        return found(identifier, Evidence::Heading);
    }
    if values.len() >= FEWEST
        && column.kind != Kind::Date
        && let Some(identifier) = by_values(column, &values, share_different, is_of_person)
    {
        return found(identifier, Evidence::Values);
    }
    let is_unique = share_different > UNIQUE && values.len() >= FEWEST_ROWS && column.kind == Kind::Text;
    if is_unique && values.iter().any(|value| value.chars().any(char::is_alphabetic)) {
        return found(Identifier::FreeText, Evidence::Uniqueness);
    }
    None
}

/// Returns whether a heading is a phrase, or holds it where it is long enough to mean nothing else.
fn is_called(heading: &str, phrase: &str) -> bool {
    heading == phrase || (phrase.chars().count() > 3 && has_phrase(heading, phrase))
}

/// Returns whether the values can be what the heading says: a flag “has a phone” is no number.
fn holds(identifier: Identifier, values: &[&str], share_different: f64, is_of_person: bool) -> bool {
    let n_different = share_different * as_float(values.len());
    let has_letters = part(values, |value| value.chars().any(char::is_alphabetic)) > 0.5;
    let has_digits = part(values, |value| value.chars().any(|letter| letter.is_ascii_digit())) > 0.5;
    match identifier {
        Identifier::Name => has_letters && !has_digits && is_of_person && n_different > 3.0 && !are_places(values),
        Identifier::Phone => has_digits && n_different > 3.0 && part(values, |value| n_digits(value) >= 6) > 0.5,
        Identifier::Email => part(values, |value| value.contains('@')) > 0.5,
        Identifier::Coordinates => has_digits && part(values, |value| value.contains(['.', ',', '°'])) > 0.5,
        Identifier::Number => has_digits && share_different > 0.5,
        Identifier::BankAccount => has_digits && n_different > 3.0,
        Identifier::Address => has_letters && share_different > 0.3 && n_different > 3.0,
        // A year or a month of birth is no date to the day.
        Identifier::BirthDate => {
            part(values, |value| n_digits(value) >= 6 && value.contains(['-', '/', '.'])) > 0.5
                && part(values, |value| value.len() >= 8) > 0.5
        }
        Identifier::FreeText => false,
    }
}

fn by_values(column: &Column, values: &[&str], share_different: f64, is_of_person: bool) -> Option<Identifier> {
    let fits = |pattern: &LazyLock<Option<Regex>>| {
        let Some(pattern) = pattern.as_ref() else { return false };
        part(values, |value| pattern.is_match(value)) >= MOST
    };
    if fits(&EMAIL) {
        return Some(Identifier::Email);
    }
    if part(values, is_iban) >= MOST {
        return Some(Identifier::BankAccount);
    }
    if fits(&POINT) {
        return Some(Identifier::Coordinates);
    }
    if column.kind == Kind::Number || fits(&DATE) {
        return None;
    }
    if fits(&PHONE) && share_different > 0.5 {
        return Some(Identifier::Phone);
    }
    if fits(&NUMBER) && share_different > UNIQUE && is_of_person {
        return Some(Identifier::Number);
    }
    let looks_like_name = |value: &str| {
        let words: Vec<&str> = value.split_whitespace().collect();
        let is_word = |word: &&str| {
            word.chars().next().is_some_and(char::is_uppercase)
                && word.chars().all(|letter| letter.is_alphabetic() || "-’'.".contains(letter))
        };
        (2..=4).contains(&words.len()) && words.iter().all(is_word)
    };
    let are_names =
        is_of_person && part(values, looks_like_name) >= MOST && share_different > 0.5 && !are_places(values);
    are_names.then_some(Identifier::Name)
}

/// Returns whether values are names of countries rather than of persons.
fn are_places(values: &[&str]) -> bool {
    let Some(countries) = code_list("countries") else { return false };
    let names: HashSet<String> = countries.items.iter().flat_map(|code| code.names().map(plain)).collect();
    part(values, |value| names.contains(&plain(value))) > 0.3
}

/// Returns whether a text is an account number whose check digits are right (ISO 13616, ISO 7064 mod 97-10).
fn is_iban(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    if !(15..=34).contains(&letters.len()) || !letters.iter().all(char::is_ascii_alphanumeric) {
        return false;
    }
    let (head, tail) = letters.split_at(4);
    let remainder = tail.iter().chain(head).try_fold(0_u32, |sum, letter| {
        let digit = letter.to_digit(36)?;
        Some((sum * if digit > 9 { 100 } else { 10 } + digit) % 97)
    });
    head.iter().take(2).all(char::is_ascii_uppercase) && remainder == Some(1)
}

fn n_digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

fn part(values: &[&str], is_so: impl Fn(&str) -> bool) -> f64 {
    share(values.iter().filter(|value| is_so(value)).count(), values.len())
}

fn share(n: usize, of: usize) -> f64 {
    as_float(n) / as_float(of.max(1))
}

fn as_float(n: usize) -> f64 {
    super::attack::count_as_f64(u64::try_from(n).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{ColumnValues, Origin};

    fn found(name: &str, value: impl Fn(usize) -> String) -> Option<Identifier> {
        let values = ColumnValues::Texts((0..40).map(|at| Some(value(at))).collect());
        let columns = vec![(Column::new(name, Kind::Text), values)];
        let data = Dataset::from_columns(columns, Origin::default()).unwrap();
        find(&data).first().map(|found| found.identifier)
    }

    #[test]
    fn columns_that_name_persons_are_found_by_heading_or_by_value() {
        assert_eq!(
            found("Nom et prénoms", |at| format!("Awa {}", ["Sow", "Ba", "Ly", "Kane"][at % 4])).unwrap(),
            Identifier::Name
        );
        assert_eq!(found("q12", |at| format!("p{at}@office.example")).unwrap(), Identifier::Email);
        assert_eq!(found("c7", |at| format!("+226 70 {at:02} 11 {at:02}")).unwrap(), Identifier::Phone);
        assert_eq!(found("lieu", |at| format!("12.3{at:02}41, -1.5{at:02}22")).unwrap(), Identifier::Coordinates);
        assert_eq!(found("رقم الهوية", |at| format!("10{at:06}")).unwrap(), Identifier::Number);
        assert_eq!(found("remarks", |at| format!("arrived by bus {at} from the north")).unwrap(), Identifier::FreeText);
        assert!(is_iban("GB82 WEST 1234 5698 7654 32") && !is_iban("GB82 WEST 1234 5698 7654 33"));
    }

    #[test]
    fn columns_that_only_look_so_are_left_alone() {
        assert_eq!(found("Nom du pays", |at| ["Mali", "Togo", "Niger", "Bénin", "Ghana"][at % 5].to_owned()), None);
        assert_eq!(found("phone", |at| ["yes", "no"][at % 2].to_owned()), None);
        assert_eq!(found("région", |at| format!("Nord {}", at % 4)), None);
        assert_eq!(found("date", |at| format!("2024-01-{:02}", at % 28 + 1)), None);
    }
}
