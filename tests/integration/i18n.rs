//! The words of both languages: the same ids with the same arguments, none missing, none left over.

use std::collections::{BTreeMap, BTreeSet};

use statelier::i18n::{Lang, ROOMS, ids, source};

use super::tidy::rust_files;

/// Returns the arguments of every message of a language.
fn arguments(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut id = String::new();
    for line in source(lang).iter().flat_map(|text| text.lines()) {
        if line.starts_with(|first: char| first.is_ascii_lowercase())
            && let Some((name, _)) = line.split_once('=')
        {
            name.trim().clone_into(&mut id);
            found.entry(id.clone()).or_default();
        }
        if line.starts_with('#') {
            continue;
        }
        for part in line.split('$').skip(1) {
            let name =
                part.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_' || *letter == '-');
            found.entry(id.clone()).or_default().insert(name.collect());
        }
    }
    found
}

/// Returns the texts of the code that look like ids, holes of `format!` made `*`.
fn ids_in_code() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, text) in rust_files("src") {
        // A sign in single quotes would turn the count of quotes round.
        let text = text.replace("'\"'", "''").replace("\\\"", "");
        for literal in text.split('"').skip(1).step_by(2) {
            let is_of_room =
                ROOMS.iter().any(|room| literal.strip_prefix(room).is_some_and(|rest| rest.starts_with('-')));
            let pattern: String = literal
                .split('{')
                .enumerate()
                .map(|(at, part)| match (at, part.split_once('}')) {
                    (1.., Some((_, rest))) => format!("*{rest}"),
                    _ => part.to_owned(),
                })
                .collect();
            if is_of_room
                && pattern
                    .chars()
                    .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-*".contains(letter))
            {
                found.insert(pattern);
            }
        }
    }
    found
}

/// Says whether an id is one that a pattern with holes can make.
fn fits(id: &str, pattern: &str) -> bool {
    let parts: Vec<&str> = pattern.split('*').collect();
    let [first, .., last] = parts.as_slice() else { return id == pattern };
    let Some(middle) = id.strip_prefix(first).and_then(|rest| rest.strip_suffix(last)) else { return false };
    let mut rest = middle;
    parts[1..parts.len() - 1].iter().all(|part| match rest.split_once(part) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

#[test]
fn both_languages_say_the_same_things_with_the_same_arguments() {
    let (en, fr) = (arguments(Lang::En), arguments(Lang::Fr));
    let missing = |a: &BTreeMap<String, BTreeSet<String>>, b: &BTreeMap<String, BTreeSet<String>>| {
        a.keys().filter(|id| !b.contains_key(*id)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(missing(&en, &fr), Vec::<String>::new(), "not in French");
    assert_eq!(missing(&fr, &en), Vec::<String>::new(), "not in English");
    // A text that its own file has in both languages: each language takes its own.
    let differing: Vec<&String> = en.keys().filter(|id| en[*id] != fr[*id] && *id != "indicators-words").collect();
    assert!(differing.is_empty(), "other arguments in French: {differing:?}");
    for lang in Lang::ALL {
        let all = ids(lang);
        let unique: BTreeSet<_> = all.iter().collect();
        assert_eq!(all.len(), unique.len(), "an id is written twice");
    }
}

#[test]
fn every_word_that_the_code_asks_for_is_written_and_every_written_word_is_asked_for() {
    let known = ids(Lang::En);
    let asked = ids_in_code();
    let unwritten: Vec<&String> =
        asked.iter().filter(|pattern| !pattern.ends_with('-') && !known.iter().any(|id| fits(id, pattern))).collect();
    assert!(unwritten.is_empty(), "asked for and not written: {unwritten:?}");
    let unasked: Vec<&&str> = known
        .iter()
        .filter(|id| {
            !asked.iter().any(|pattern| fits(id, pattern) || pattern.ends_with('-') && id.starts_with(pattern.as_str()))
        })
        .collect();
    assert!(unasked.is_empty(), "written and never asked for: {unasked:?}");
}

#[test]
fn french_is_typeset_as_french() {
    let mut broken = Vec::new();
    for (room, text) in ROOMS.iter().zip(source(Lang::Fr)) {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            // Selectors and placeables are not read by people.
            let words: String = line
                .split('{')
                .enumerate()
                .map(|(at, part)| if at == 0 { part } else { part.split_once('}').map_or("", |(_, rest)| rest) })
                .collect();
            let is_broken = [" :", " ;", " ?", " !", " %"].iter().any(|mark| words.contains(mark));
            if is_broken
                || words.contains("\u{20}\u{bb}")
                || words.contains("\u{ab}\u{20}")
                || words.contains('\'') && !words.contains(" = '")
                || words.contains("...")
            {
                broken.push(format!("{room}: {line}"));
            }
        }
    }
    assert!(
        broken.is_empty(),
        "marks in two parts need an unbreakable space before them, quotes inside; apostrophes are ’, ellipses …:\n{}",
        broken.join("\n")
    );
}
