//! What columns are usually called, in English, French, Spanish, Portuguese and Arabic. Facts only.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::data::Concept;
use crate::data::words::{has_phrase, plain};

/// How a column may be called: by concept or `another`, then by language.
static WRITTEN: &str = include_str!("../../assets/column-names.toml");

/// Names that look like a concept but are another thing.
const ANOTHER: &str = "another";

/// A name that columns have.
struct Phrase {
    /// In plain form (see `data::words`).
    plain: String,
    /// The same without small words, where that is still more than one word.
    bare: Option<String>,
    /// The words that abbreviations are compared with.
    words: Vec<String>,
    /// Whether it must be the whole heading.
    is_whole: bool,
    /// Whether only values that the concept's list knows make it believed.
    needs_proof: bool,
    /// What a column of that name measures; none where the name only looks like a concept.
    concept: Option<Concept>,
}

fn phrases() -> &'static [Phrase] {
    static PHRASES: OnceLock<Vec<Phrase>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        // The file is part of the program; a test reads it.
        let by_concept: BTreeMap<String, BTreeMap<String, Vec<String>>> = toml::from_str(WRITTEN).unwrap_or_default();
        let mut phrases = Vec::new();
        for (id, by_language) in by_concept {
            let concept = Concept::ALL.into_iter().find(|concept| concept.id() == id);
            for written in by_language.into_values().flatten().filter(|_| concept.is_some() || id == ANOTHER) {
                let plain = plain(&written);
                let bare = Some(without_small_words(&plain)).filter(|bare| bare.contains(' '));
                let words = without_small_words(&plain).split(' ').map(str::to_owned).collect();
                let (is_whole, needs_proof) = (written.starts_with(['=', '?']), written.starts_with('?'));
                phrases.push(Phrase { plain, bare, words, is_whole, needs_proof, concept });
            }
        }
        phrases
    })
}

/// Names of columns with a sheet's own country codes.
const OWN_CODES: &[&str] = &[
    "location code",
    "country code",
    "area code",
    "geo area code",
    "ref area code",
    "m49",
    "m49 code",
    "code m49",
    "code pays",
    "code du pays",
    "codigo de pais",
    "codigo m49",
    "codigo do pais",
    "رمز البلد",
];

/// Returns what a column of this name usually measures, and how sure that is.
pub(super) fn concept_of(name: &str) -> Option<(Concept, f64)> {
    let (phrase, confidence) = known(&plain(&parted(name)))?;
    phrase.concept.map(|concept| (concept, confidence))
}

/// Returns whether a name means what it may mean only where the values bear it out: a "status" may be any.
pub(super) fn needs_proof(name: &str) -> bool {
    known(&plain(&parted(name))).is_some_and(|(phrase, _)| phrase.needs_proof)
}

/// Returns whether a column's name speaks of the country that reports, not of its partner.
pub(super) fn is_called_reporter(name: &str) -> bool {
    const WORDS: [&str; 8] = ["reporter", "reporting", "rep", "declarant", "declarante", "decl", "reference", "ref"];
    plain(name).split(' ').any(|word| WORDS.contains(&word))
}

/// Returns whether a column's name speaks of goods: a product, a tariff, a value free on board.
pub(super) fn speaks_of_goods(name: &str) -> bool {
    const WORDS: [&str; 20] = [
        "hs",
        "hs2",
        "hs4",
        "hs6",
        "hs8",
        "sh",
        "sh6",
        "ndp",
        "tarif",
        "tariff",
        "produit",
        "product",
        "producto",
        "produto",
        "commodity",
        "marchandise",
        "mercancia",
        "mercadoria",
        "fob",
        "cif",
    ];
    plain(name).split(' ').any(|word| WORDS.contains(&word))
}

/// Returns whether the name says that a column measures none of our concepts, although it looks like one.
pub(super) fn is_another_thing(name: &str) -> bool {
    is_own_code(name) || known(&plain(&parted(name))).is_some_and(|(phrase, _)| phrase.concept.is_none())
}

/// Returns the phrase that a name in plain form holds, and how sure it is that the phrase is meant.
fn known(name: &str) -> Option<(&'static Phrase, f64)> {
    if name.is_empty() || OWN_CODES.contains(&name) {
        return None;
    }
    // The number of the question goes: `Q108_edu`, `P24_RAMO`.
    if let Some((number, rest)) = name.split_once(' ')
        && is_question_number(number)
        && phrases().iter().all(|phrase| phrase.plain != number)
    {
        return known(rest);
    }
    // The longest phrase wins: "country of birth" holds "country". Names of columns leave small words out: `pays_naissance`.
    let short = without_small_words(name);
    let is_in = |phrase: &&Phrase| {
        name == phrase.plain
            || !phrase.is_whole
                && (has_phrase(name, &phrase.plain)
                    || phrase.bare.as_ref().is_some_and(|bare| has_phrase(&short, bare)))
    };
    if let Some(found) = phrases().iter().filter(is_in).max_by_key(|phrase| phrase.plain.chars().count())
        && (name == found.plain || cut_short(&short).is_none_or(|(cut, _)| cut.words.len() <= found.words.len()))
    {
        let confidence = match (name == found.plain, found.plain.contains(' ')) {
            (true, _) => 0.95,
            (false, true) => 0.8,
            (false, false) => 0.6,
        };
        return Some((found, confidence));
    }
    cut_short(&short)
}

/// Returns whether a word is the number of a question: a letter or three, then digits.
fn is_question_number(word: &str) -> bool {
    let digits = word.trim_start_matches(|sign: char| sign.is_ascii_alphabetic());
    let n_letters = word.len() - digits.len();
    n_letters <= 3
        && digits.starts_with(|sign: char| sign.is_ascii_digit())
        && digits.bytes().all(|sign| sign.is_ascii_alphanumeric())
}

/// Letters of a word that are enough to know it by.
const CUT: usize = 2;

/// Finds the phrase of several words that a heading holds in short forms: `educ_attain`, `pays_res_ant`, `sit_prof`. The one
/// with most words wins, then the one of which most letters are there.
fn cut_short(name: &str) -> Option<(&'static Phrase, f64)> {
    let tokens: Vec<&str> = name.split(' ').collect();
    let n_letters = |text: &str| text.chars().count();
    let written = |phrase: &Phrase| -> Option<usize> {
        let n = phrase.words.len();
        if n < 2 || phrase.is_whole {
            return None;
        }
        let is_cut = |token: &str, word: &str| {
            token == word
                || n_letters(token) >= CUT
                    && word.starts_with(token)
                    && !token.bytes().all(|byte| byte.is_ascii_digit())
        };
        let agrees = |tokens: &&[&str]| tokens.iter().zip(&phrase.words).all(|(token, word)| is_cut(token, word));
        let found = tokens.windows(n).find(agrees)?;
        let n_there: usize = found.iter().map(|token| n_letters(token)).sum();
        // "na or" may be anything.
        (n_there >= 3 * n).then_some(n_there)
    };
    let found = phrases().iter().filter_map(|phrase| Some((phrase, written(phrase)?)));
    let (found, n_there) = found.max_by_key(|(phrase, n_there)| (phrase.words.len(), *n_there))?;
    let n_all: usize = found.words.iter().map(|word| n_letters(word)).sum();
    Some((found, if n_there * 2 >= n_all { 0.75 } else { 0.6 }))
}

/// Parts words that only capitals part: `PaysNaissance`, `dateEntrée`.
fn parted(name: &str) -> String {
    let mut parted = String::with_capacity(name.len());
    let mut is_after_small = false;
    for character in name.chars() {
        if is_after_small && character.is_uppercase() {
            parted.push(' ');
        }
        is_after_small = character.is_lowercase();
        parted.push(character);
    }
    parted
}

fn without_small_words(text: &str) -> String {
    const SMALL: [&str; 13] = ["de", "d", "du", "des", "l", "la", "le", "of", "the", "del", "do", "da", "at"];
    text.split(' ').filter(|word| !SMALL.contains(word)).collect::<Vec<_>>().join(" ")
}

/// Returns whether a column of this name holds a sheet's own country codes.
pub(super) fn is_own_code(name: &str) -> bool {
    OWN_CODES.contains(&plain(name).as_str())
}

/// Returns whether a column is called a code of something.
pub(super) fn is_called_code(name: &str) -> bool {
    let plain = plain(name);
    ["code", "codigo", "رمز"].iter().any(|word| has_phrase(&plain, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::codes::LANGS;

    #[test]
    fn usual_names_are_known_in_five_languages() {
        for (name, concept) in [
            ("Sexe", Some(Concept::Sex)),
            ("ÂGE (années révolues)", Some(Concept::Age)),
            ("Pays de naissance", Some(Concept::CountryOfBirth)),
            ("pays_naissance", Some(Concept::CountryOfBirth)),
            ("annee_arrivee", Some(Concept::Arrival)),
            ("q102_cob", Some(Concept::CountryOfBirth)),
            ("pays_res_ant", Some(Concept::PreviousResidence)),
            ("educ_attain", Some(Concept::Education)),
            ("sit_prof", Some(Concept::EmploymentStatus)),
            ("cond_act", Some(Concept::LabourStatus)),
            ("an_arriv", Some(Concept::Arrival)),
            ("an_naiss", None),
            ("Q108_edu", Some(Concept::Education)),
            ("P24_RAMO", Some(Concept::Industry)),
            ("hs6_code", Some(Concept::Commodity)),
            ("PaysNaissance", Some(Concept::CountryOfBirth)),
            ("Motif du séjour", Some(Concept::MigrationReason)),
            ("Durée de séjour (années)", Some(Concept::DurationOfStay)),
            ("CITP-08", Some(Concept::Occupation)),
            ("Ramo de atividade", Some(Concept::Industry)),
            ("Situación en el empleo", Some(Concept::EmploymentStatus)),
            ("الحالة العملية", Some(Concept::EmploymentStatus)),
            ("niveau_instruction", Some(Concept::Education)),
            ("Pays de résidence antérieure", Some(Concept::PreviousResidence)),
            ("Nationalité", Some(Concept::Citizenship)),
            ("Coût de recrutement (FCFA)", Some(Concept::RecruitmentCost)),
            ("revenu_mensuel", Some(Concept::MonthlyEarnings)),
            ("Pondération", Some(Concept::Weight)),
            ("UPA", Some(Concept::PrimarySamplingUnit)),
            ("Situation d’activité", Some(Concept::LabourStatus)),
            ("Grupo de edad", Some(Concept::AgeBand)),
            ("Region, development group, country or area", Some(Concept::RefArea)),
            ("الجنس", Some(Concept::Sex)),
            ("País de nascimento", Some(Concept::CountryOfBirth)),
            ("Milieu de résidence", Some(Concept::Urbanisation)),
        ] {
            assert_eq!(concept_of(name).map(|(concept, _)| concept), concept, "{name}");
        }
    }

    #[test]
    fn names_that_only_look_alike_are_left_alone() {
        for name in
            ["Année de naissance", "Country code", "Location code", "Message", "Type of area", "Poids de naissance", ""]
        {
            assert_eq!(concept_of(name), None, "{name}");
        }
        assert!(is_own_code("Location code") && is_own_code("Code M49"));
    }

    #[test]
    fn every_name_belongs_to_a_concept_and_to_one_alone() {
        let by_concept: BTreeMap<String, BTreeMap<String, Vec<String>>> = toml::from_str(WRITTEN).unwrap();
        for (id, by_language) in &by_concept {
            assert!(id == ANOTHER || Concept::ALL.iter().any(|concept| concept.id() == id), "{id}");
            assert!(by_language.keys().all(|lang| lang == "any" || LANGS.contains(&lang.as_str())), "{id}");
        }
        let mut meanings: BTreeMap<&str, Option<Concept>> = BTreeMap::new();
        for phrase in phrases() {
            let known = meanings.insert(&phrase.plain, phrase.concept);
            assert!(known.is_none_or(|known| known == phrase.concept), "{} means two things", phrase.plain);
        }
        for name in OWN_CODES {
            assert_eq!(plain(name), **name);
        }
    }
}
