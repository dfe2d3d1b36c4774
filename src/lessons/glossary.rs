//! The terms of official statistics on migration and trade, in both languages, in the program's own words.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::read::parse_text;
use crate::i18n::Lang;

/// A term and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub name: String,
    /// Markdown; links lead to other terms.
    pub text: String,
}

/// Returns all terms of a language by their ids.
pub fn terms(lang: Lang) -> &'static BTreeMap<String, Term> {
    static EN: OnceLock<BTreeMap<String, Term>> = OnceLock::new();
    static FR: OnceLock<BTreeMap<String, Term>> = OnceLock::new();
    match lang {
        Lang::En => EN.get_or_init(|| parse(include_str!("../../assets/glossary/en.md"))),
        Lang::Fr => FR.get_or_init(|| parse(include_str!("../../assets/glossary/fr.md"))),
    }
}

/// Returns a term by its id.
pub fn term(lang: Lang, id: &str) -> Option<&'static Term> {
    terms(lang).get(id)
}

/// A section a term: its id, its name in a line of its own, what it means.
fn parse(text: &str) -> BTreeMap<String, Term> {
    let sections = parse_text(text).sections.into_iter();
    sections
        .map(|(id, body)| {
            let (name, text) = body.split_once('\n').unwrap_or((&body, ""));
            (id, Term { name: name.trim().to_owned(), text: text.trim().to_owned() })
        })
        .collect()
}
