//! Names to codes: a ladder from certain to uncertain; what is ambiguous is asked, never guessed.
//!
//! exact code → same name → alias → same words → similar → ask → nothing.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

mod qualified;
mod traps;

use super::codes::{Code, CodeKind, CodeList};
use traps::{AMBIGUOUS, TRAPS};

/// How a code was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    Exact,
    Normalised,
    Alias,
    Tokens,
    Fuzzy,
    Ask,
    None,
}

impl How {
    /// Returns the id written to files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Normalised => "normalised",
            Self::Alias => "alias",
            Self::Tokens => "tokens",
            Self::Fuzzy => "fuzzy",
            Self::Ask => "ask",
            Self::None => "none",
        }
    }
}

/// What a name was matched to.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    pub code: Option<String>,
    pub how: How,
    /// 0 to 1.
    pub confidence: f64,
    /// Codes a person may choose from, best first.
    pub candidates: Vec<String>,
}

impl Match {
    fn of(code: &str, how: How, confidence: f64) -> Self {
        Self { code: Some(code.to_owned()), how, confidence, candidates: vec![code.to_owned()] }
    }

    fn ask(candidates: Vec<String>) -> Self {
        Self { code: None, how: How::Ask, confidence: 0.0, candidates }
    }
}

/// Similarity from which two spellings count as the same name.
const SIMILAR: f64 = 0.92;

/// Matches names to the codes of one list.
pub struct Matcher {
    list: &'static CodeList,
    decisions: BTreeMap<String, Option<String>>,
    /// The same by folded names, where all spellings were answered alike.
    folded_decisions: BTreeMap<String, Option<String>>,
    codes: BTreeMap<String, usize>,
    numbers: BTreeMap<String, usize>,
    /// By the two capital letters of ISO 3166-1: `NA` is Namibia.
    letters: BTreeMap<String, usize>,
    names: BTreeMap<String, Vec<usize>>,
    aliases: BTreeMap<String, Vec<usize>>,
    words: BTreeMap<String, Vec<usize>>,
}

impl Matcher {
    /// Prepares a list.
    pub fn new(list: &'static CodeList) -> Self {
        let mut matcher = Self {
            list,
            decisions: BTreeMap::new(),
            folded_decisions: BTreeMap::new(),
            codes: BTreeMap::new(),
            numbers: BTreeMap::new(),
            letters: BTreeMap::new(),
            names: BTreeMap::new(),
            aliases: BTreeMap::new(),
            words: BTreeMap::new(),
        };
        for (at, code) in list.items.iter().enumerate() {
            matcher.codes.insert(code.code.to_lowercase(), at);
            if let Some(m49) = &code.m49 {
                matcher.numbers.entry(m49.trim_start_matches('0').to_owned()).or_insert(at);
            }
            if let Some(letters) = &code.alpha2 {
                matcher.letters.entry(letters.clone()).or_insert(at);
            }
            for name in code.own_names() {
                add(&mut matcher.names, fold_with_signs(name), at);
                add(&mut matcher.words, words(name), at);
            }
            for alias in &code.aliases {
                add(&mut matcher.aliases, fold_with_signs(alias), at);
                add(&mut matcher.words, words(alias), at);
            }
        }
        matcher
    }

    /// Puts the user's answers above everything: name → code, or `None` where it was set aside.
    #[must_use]
    pub fn with_decisions(mut self, decisions: BTreeMap<String, Option<String>>) -> Self {
        let mut folded: BTreeMap<String, Vec<&Option<String>>> = BTreeMap::new();
        for (name, code) in &decisions {
            folded.entry(fold(name)).or_default().push(code);
        }
        let agreed = folded.into_iter().filter(|(_, codes)| codes.windows(2).all(|pair| pair[0] == pair[1]));
        self.folded_decisions =
            agreed.filter_map(|(name, codes)| Some((name, Option::clone(codes.first()?)))).collect();
        self.decisions = decisions;
        self
    }

    /// Returns what the user answered for a name, or for another spelling of it.
    pub fn decision(&self, name: &str) -> Option<&Option<String>> {
        let folded = || Some(fold(name)).filter(|folded| !folded.is_empty());
        self.decisions.get(name).or_else(|| self.folded_decisions.get(&folded()?))
    }

    /// Finds the code of a name.
    pub fn find(&self, name: &str) -> Match {
        self.without_likeness(name).unwrap_or_else(|| self.similar(&fold_with_signs(name.trim())))
    }

    /// Finds the code of a name that nobody would doubt; quicker than [`Matcher::find`], for likenesses are not looked for.
    pub fn sure(&self, name: &str) -> Option<String> {
        let found = self.without_likeness(name)?;
        found.code.filter(|_| found.how < How::Fuzzy)
    }

    /// Finds the code of a name, or what is asked; nothing where only a likeness could help.
    pub fn without_likeness(&self, name: &str) -> Option<Match> {
        if let Some(decision) = self.decision(name) {
            return Some(match decision {
                Some(code) => Match::of(code, How::Exact, 1.0),
                None => Match { code: None, how: How::None, confidence: 1.0, candidates: Vec::new() },
            });
        }
        let name = name.trim();
        let folded = fold_with_signs(name);
        if folded.is_empty() {
            return Some(Match { code: None, how: How::None, confidence: 0.0, candidates: Vec::new() });
        }
        // Small words do not tell: `e Congo` is any Congo.
        let told = words(name);
        let is_ambiguous = |known: &[&str]| known.contains(&folded.as_str()) || known.contains(&told.as_str());
        if let Some((_, candidates)) =
            AMBIGUOUS.iter().find(|(known, _)| self.list.id == "countries" && is_ambiguous(known))
        {
            return Some(Match::ask(candidates.iter().map(|code| (*code).to_owned()).collect()));
        }
        // With points, they are the United States in French and Spanish.
        if folded == "eu" && name.contains('.') {
            return Some(Match::ask(vec!["USA".to_owned(), "AGG_EUROPEAN_UNION".to_owned()]));
        }
        if let Some(at) = self.own_code(name) {
            return Some(self.found(&[*at], How::Exact, 1.0));
        }
        if let Some(ask) = self.perhaps_former(&folded) {
            return Some(ask);
        }
        match self.known(name, &folded) {
            Match { how: How::None, .. } => {}
            found => return Some(found),
        }
        if let Some(ask) = self.of_a_year(name) {
            return Some(ask);
        }
        let bare = without_note_mark(name, self.list.id == "countries");
        if bare != name
            && let Some(Match { code: Some(code), how, confidence, .. }) = self.without_likeness(bare)
        {
            return Some(Match::of(&code, how.max(How::Normalised), confidence.min(0.97)));
        }
        let by_parts = self.qualified(name).or_else(|| self.abbreviated(name));
        by_parts.or_else(|| self.led_by_code(name)).or_else(|| self.with_figures(name))
    }

    /// Asks where a letter may be a note or what a slip left of "former": `Sudan (e)` and `Sudan (ex)`.
    fn perhaps_former(&self, folded: &str) -> Option<Match> {
        let is_left = |word: &&str| matches!(*word, "e" | "x");
        let bare: Vec<&str> = folded.split(' ').filter(|word| !is_left(word)).collect();
        if bare.len() == folded.split(' ').count() {
            return None;
        }
        let bare = bare.join(" ");
        let former = self.aliases.get(&format!("{bare} ex"))?.first()?;
        let former = self.list.items.get(*former)?.code.clone();
        let now = self.known(&bare, &bare).code;
        Some(Match::ask(now.into_iter().chain([former]).collect()))
    }

    /// Asks where a year stands behind the name of an area: `Sudan 2005` is the Sudan of before 2011.
    fn of_a_year(&self, name: &str) -> Option<Match> {
        let (base, year) = name.rsplit_once([' ', '(']).filter(|_| self.list.id == "countries")?;
        let is_year = matches!(year.trim_end_matches(')').parse::<u16>(), Ok(1900..=2100));
        let found = Some(self.find(base)).filter(|_| is_year)?;
        let former = self.aliases.get(&format!("{} ex", fold(base))).into_iter().flatten();
        let former = former.filter_map(|at| Some(self.list.items.get(*at)?.code.clone()));
        let mut candidates = found.candidates.clone();
        candidates.extend(former.filter(|code| !found.candidates.contains(code)));
        Some(Match::ask(candidates))
    }

    /// Finds a name of the list, whatever its spelling.
    fn known(&self, name: &str, folded: &str) -> Match {
        if let Some(found) = self.names.get(folded) {
            let is_same = found
                .iter()
                .any(|at| self.list.items.get(*at).is_some_and(|code| code.names().any(|known| known == name)));
            return self.found(found, if is_same { How::Exact } else { How::Normalised }, 0.99);
        }
        if let Some(found) = self.aliases.get(folded) {
            return self.found(found, How::Alias, 0.97);
        }
        // In `10–19` the order counts, and `Republic of` alone names nothing.
        let told = words(name);
        let tells = !has_digit(name) && !told.is_empty() && told != "republic";
        if let Some(found) = self.words.get(&told).filter(|_| tells) {
            return self.found(found, How::Tokens, 0.93);
        }
        Match { code: None, how: How::None, confidence: 0.0, candidates: Vec::new() }
    }

    /// Finds the code of a name that stands beside a code of its own: a number such as M49, or the code of the list.
    ///
    /// Where name and code agree, or only the code is known, it is certain; where they disagree, it is asked.
    pub fn find_with_code(&self, name: &str, own: Option<&str>) -> Match {
        if self.decision(name).is_some() {
            return self.find(name);
        }
        let by_name = self.find(name);
        let own = own.map(str::trim);
        let place = own.and_then(|own| self.own_code(own));
        let by_code = place.and_then(|at| self.list.items.get(*at));
        match (by_code, &by_name) {
            (None, _) => by_name,
            (Some(code), Match { code: Some(known), how, .. }) if *known != code.code && *how != How::Fuzzy => {
                // Two groups of the same name are told apart by their code.
                let is_same_name = code.names().any(|one| fold(one) == fold(name));
                if is_same_name {
                    Match::of(&code.code, How::Exact, 1.0)
                } else {
                    Match::ask(vec![code.code.clone(), known.clone()])
                }
            }
            (Some(code), Match { how: How::Ask, candidates, .. }) if !candidates.contains(&code.code) => {
                Match::ask(std::iter::once(&code.code).chain(candidates).cloned().collect())
            }
            (Some(code), Match { code: Some(known), .. }) if *known == code.code => {
                Match::of(&code.code, How::Exact, 1.0)
            }
            (Some(code), _) => Match::of(&code.code, How::Exact, 0.95),
        }
    }

    /// Returns the place of what is a code in itself: the code of the list, its number, its two letters.
    fn own_code(&self, text: &str) -> Option<&usize> {
        let code = self.codes.get(&text.to_lowercase());
        code.or_else(|| self.number(text)).or_else(|| self.letters.get(text))
    }

    fn number(&self, text: &str) -> Option<&usize> {
        let is_number = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| self.numbers.get(text.trim_start_matches('0'))).flatten()
    }

    fn found(&self, places: &[usize], how: How, confidence: f64) -> Match {
        let codes = || places.iter().filter_map(|at| self.list.items.get(*at));
        let Some(first) = codes().next() else {
            return Match { code: None, how: How::None, confidence: 0.0, candidates: Vec::new() };
        };
        // Groupings that share a name (a continent and an SDG region) are the same area under two numbers.
        if codes().all(|code| code.code == first.code) || codes().all(|code| code.kind == CodeKind::Aggregate) {
            return Match::of(&first.code, how, confidence);
        }
        let items: Vec<_> = codes().filter(|code| code.kind == CodeKind::Item).collect();
        match items.as_slice() {
            [only] => Match::of(&only.code, how, confidence),
            _ => Match::ask(codes().map(|code| code.code.clone()).collect()),
        }
    }

    /// Looks for the one name that is nearly the same; two near ones, or a trap, are asked.
    ///
    /// Only long names of areas are taken for a misspelling: `Lagos` is not Laos, and `complet` is not `incomplet`.
    fn similar(&self, folded: &str) -> Match {
        if has_digit(folded) {
            return Match { code: None, how: How::None, confidence: 0.0, candidates: Vec::new() };
        }
        let may_be_slip = self.list.id == "countries" && folded.chars().count() >= LONG;
        let mut best: BTreeMap<usize, f64> = BTreeMap::new();
        let mut spelled: BTreeSet<usize> = BTreeSet::new();
        // One more slip away: `Bruni` is near to Brunei, and not far from Burundi.
        let mut not_far: BTreeSet<usize> = BTreeSet::new();
        for (name, places) in self.names.iter().chain(&self.aliases) {
            // "Somaliland" begins as "Somalia" does and is no misspelling of it.
            if name.len().abs_diff(folded.len()) <= MOST_BYTES {
                let distance = strsim::osa_distance(name, folded);
                spelled.extend(places.iter().filter(|_| distance <= slips(folded)));
                not_far.extend(places.iter().filter(|_| distance <= slips(folded) + 1));
            }
            let likeness = strsim::jaro_winkler(name, folded);
            if likeness >= 0.82 {
                for at in places {
                    let known = best.entry(*at).or_default();
                    *known = known.max(likeness);
                }
            }
        }
        let mut ranked: Vec<(usize, f64)> = best.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let code = |at: usize| self.list.items.get(at).map(|code| code.code.clone());
        let candidates: Vec<String> = ranked.iter().take(5).filter_map(|(at, _)| code(*at)).collect();
        let near = ranked.iter().filter(|(_, likeness)| *likeness >= SIMILAR).count();
        match (ranked.first(), near) {
            (Some((at, likeness)), 1) if may_be_slip && spelled.iter().eq([at]) && not_far.iter().eq([at]) => {
                match code(*at) {
                    Some(code) if !TRAPS.contains(&code.as_str()) => {
                        Match { code: Some(code), how: How::Fuzzy, confidence: *likeness, candidates }
                    }
                    _ => Match::ask(candidates),
                }
            }
            (Some(_), near) if near > 0 => Match::ask(candidates),
            _ => Match { code: None, how: How::None, confidence: 0.0, candidates },
        }
    }
}

/// From so many letters on a slip does not make another name.
const LONG: usize = 8;

/// Names that differ by more bytes differ by more than two letters.
const MOST_BYTES: usize = 8;

/// Letters that may be wrong, left out or swapped in a name.
fn slips(name: &str) -> usize {
    if name.chars().count() < 12 { 1 } else { 2 }
}

fn has_digit(name: &str) -> bool {
    name.chars().any(|sign| sign.is_ascii_digit())
}

/// Folds a name with its numbers: there a sign tells as much as a word does, `65+` is not 65 and `<15` not 15.
fn fold_with_signs(name: &str) -> String {
    if !has_digit(name) {
        return fold(name);
    }
    let mut spelled = String::with_capacity(name.len() + 16);
    for sign in name.chars() {
        match sign {
            '<' | '≤' | '>' | '≥' | '=' | '+' => {
                spelled.push_str(" sign");
                spelled.push_str(match sign {
                    '<' => "below ",
                    '≤' => "upto ",
                    '>' => "above ",
                    '≥' => "from ",
                    '=' => "is ",
                    _ => "more ",
                });
            }
            other => spelled.push(other),
        }
    }
    fold(&spelled)
}

/// Returns a name without the mark of a footnote at its end: `Niger(a)`, `France*`, `Serbia²`, `Mali 1/`.
fn without_note_mark(name: &str, are_areas: bool) -> &str {
    let name = name.trim_end();
    // A number beside a number is part of the name, and a year is no footnote: `15-34`, `Sudan 2005`.
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let at_end = name.bytes().rev().take_while(u8::is_ascii_digit).count();
    if digits > 2 || digits > at_end && at_end > 0 {
        return name;
    }
    let is_mark = |sign: char| {
        (are_areas && sign.is_ascii_digit())
            || matches!(sign, '*' | '†' | '‡' | '§' | '#' | '/' | ',' | ' ' | '¹' | '²' | '³' | '⁰'..='⁹')
    };
    if let Some((before, mark)) = name.strip_suffix([')', ']']).and_then(|name| name.rsplit_once(['(', '[']))
        && is_note_mark(mark)
    {
        return before.trim_end();
    }
    name.trim_end_matches(is_mark)
}

/// Returns whether what stands in brackets is the mark of a note: `a`, `12`, `iv`; two letters say something, as in `(ex)`.
fn is_note_mark(mark: &str) -> bool {
    match mark.len() {
        1 => mark.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        2 => mark.bytes().all(|byte| byte.is_ascii_digit()) || mark.bytes().all(|byte| b"ivx".contains(&byte)),
        _ => mark.chars().count() == 1,
    }
}

/// Returns the codes that a person may mean by some words, best first: those whose name in any language holds the words, then
/// those with a similar name.
pub fn search<'l>(list: &'l CodeList, wanted: &str) -> Vec<&'l Code> {
    const SIMILAR_ENOUGH: f64 = 0.8;
    const HOLDS: f64 = 1.0;
    let wanted = fold(wanted);
    let mut found: Vec<(f64, &Code)> = list
        .items
        .iter()
        .filter_map(|code| {
            let likeness = |name: &str| {
                let name = fold(name);
                let holds = if !wanted.is_empty() && name.contains(&wanted) { HOLDS } else { 0.0 };
                strsim::jaro_winkler(&name, &wanted) + holds
            };
            let is_code = if fold(&code.code) == wanted { 2.0 } else { 0.0 };
            let score = code.names().map(likeness).fold(0.0, f64::max) + is_code;
            (score > SIMILAR_ENOUGH).then_some((score, code))
        })
        .collect();
    if found.iter().any(|(score, _)| *score >= HOLDS) {
        found.retain(|(score, _)| *score >= HOLDS);
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.code.cmp(&b.1.code)));
    found.into_iter().map(|(_, code)| code).collect()
}

fn add(index: &mut BTreeMap<String, Vec<usize>>, name: String, at: usize) {
    let places = index.entry(name).or_default();
    if !places.contains(&at) {
        places.push(at);
    }
}

/// Folds a name: no accents, lower case, no punctuation or articles, common short forms written out.
pub fn fold(name: &str) -> String {
    let plain: String = name
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter) && *letter != '\u{640}')
        .map(|letter| match letter {
            'أ' | 'إ' | 'آ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            other => other,
        })
        .collect();
    let plain = plain.to_lowercase().replace('&', " and ");
    let mut joined = String::new();
    let mut words: Vec<&str> = Vec::new();
    let parts = || plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    // Initials are one word: "U.S.A.", "R.D. Congo".
    let is_initial = |word: &str| word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let dotted = plain.contains('.');
    for run in parts().collect::<Vec<_>>().chunk_by(|a, b| dotted && is_initial(a) && is_initial(b)) {
        joined.push(' ');
        joined.push_str(&run.concat());
    }
    for word in joined.split(' ').filter(|word| !word.is_empty()) {
        words.push(match word {
            "st" | "ste" => "saint",
            "rep" => "republic",
            "dem" => "democratic",
            "is" | "isl" => "islands",
            "fed" => "federated",
            "sts" => "states",
            other => other,
        });
    }
    const ARTICLES: [&str; 13] = ["the", "la", "le", "les", "l", "el", "los", "las", "al", "o", "a", "os", "as"];
    let is_article = |word: &&str| ARTICLES.contains(word);
    while words.len() > 1 && words.first().is_some_and(&is_article) {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(&is_article) {
        words.pop();
    }
    words.join(" ")
}

/// Words that do not tell names apart.
const SMALL: [&str; 22] = [
    "of", "the", "and", "de", "du", "des", "et", "la", "le", "les", "l", "d", "del", "y", "el", "do", "da", "dos",
    "das", "e", "los", "las",
];

/// Returns the words of a name in alphabetic order, without the small ones, those that all names share in the form of one
/// language: `Republic of Korea` = `Korea, Rép.`
fn words(name: &str) -> String {
    let folded = fold(name);
    // The article of Arabic is written with its word.
    let bare = |word| str::strip_prefix(word, "ال").filter(|bare: &&str| bare.chars().count() > 2).unwrap_or(word);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !SMALL.contains(word)).map(bare).map(shared).collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

/// Returns the English form of a word that stands in names of many areas.
fn shared(word: &str) -> &str {
    match word {
        "republique" | "republica" | "rca" => "republic",
        "democratique" | "democratica" => "democratic",
        "populaire" | "popular" | "peoples" | "people" => "people",
        "iles" | "ile" | "islas" | "isla" | "ilhas" | "ilha" | "island" => "islands",
        "etats" | "estados" => "states",
        "federes" | "federados" | "federal" | "federale" => "federated",
        "sainte" | "santa" | "sao" | "san" | "santo" => "saint",
        other => other,
    }
}

#[cfg(test)]
mod tests;
