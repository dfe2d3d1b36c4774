//! Names with something said of them behind, in brackets or after a comma, and names with words cut short.

use std::collections::BTreeSet;

use super::{How, Match, Matcher, SMALL, fold};

/// States that stand in brackets behind an area they are responsible for: `Gibraltar (UK)`.
const RESPONSIBLE: &[(&str, &[&str])] = &[
    ("USA", &["ASM", "GUM", "MNP", "PRI", "UMI", "VIR"]),
    ("GBR", &["AIA", "BMU", "CYM", "FLK", "GGY", "GIB", "IMN", "IOT", "JEY", "MSR", "PCN", "SHN", "TCA", "VGB"]),
    ("FRA", &["ATF", "BLM", "GLP", "GUF", "MAF", "MTQ", "MYT", "NCL", "PYF", "REU", "SPM", "WLF"]),
    ("NLD", &["ABW", "BES", "CUW", "SXM"]),
    ("DNK", &["FRO", "GRL"]),
    ("NOR", &["BVT", "SJM"]),
    ("FIN", &["ALA"]),
    ("AUS", &["CCK", "CXR", "HMD", "NFK"]),
    ("NZL", &["COK", "NIU", "TKL"]),
    ("CHN", &["HKG", "MAC"]),
];

impl Matcher {
    /// Finds a name with something said of it behind: `Libye (Jamahiriya arabe)`, `Eswatini (ex-Swaziland)`, `Bolivia, Est.
    /// Plur. de`. What agrees with the name is found; of anything else a person is asked.
    pub(super) fn qualified(&self, name: &str) -> Option<Match> {
        const FORMER: &[&str] = &["ex", "formerly", "former", "anciennement", "ancien", "ancienne", "antes", "antigua"];
        const SMALL: &[&str] = &["de", "du", "des", "la", "le", "the", "of", "el", "da", "do", "et", "and", "y", "e"];
        let bracketed = name.strip_suffix(')').and_then(|rest| rest.split_once('('));
        let (base, said) = bracketed.or_else(|| name.split_once(','))?;
        if self.list.id != "countries" || said.contains('(') {
            return None;
        }
        let code = self.sure(base.trim())?;
        let item = self.list.find(&code)?;
        let folded = fold(said);
        let mut said: Vec<&str> = folded.split(' ').filter(|word| !SMALL.contains(word)).collect();
        let is_former = said.first().is_some_and(|word| FORMER.contains(word));
        if is_former {
            said.remove(0);
        }
        let bare = bracketed.map(|(_, said)| said.trim().trim_end_matches('.'));
        // Two letters are a country only as they are: `DK`.
        let by_letters = bare.and_then(|said| self.sure(said));
        let other = self.sure(&said.join(" ")).or(by_letters);
        let names: Vec<String> = item.names().map(fold).collect();
        let begins = |part: &&str| names.iter().flat_map(|name| name.split(' ')).any(|word| word.starts_with(*part));
        let is_responsible =
            |state: &str| RESPONSIBLE.iter().any(|(known, areas)| *known == state && areas.contains(&code.as_str()));
        let is_known = match other.as_deref() {
            _ if said.is_empty() => false,
            other if is_former => other == Some(code.as_str()),
            other => said.iter().all(begins) || other.is_some_and(is_responsible),
        };
        if is_known {
            return Some(Match::of(&code, How::Tokens, 0.93));
        }
        Some(Match::ask(other.into_iter().filter(|other| *other != code).chain([code.clone()]).collect()))
    }

    /// Finds a name with words cut short by a point: `S. Arabia`, `Br. Virgin Is.` One word that tells must stand whole; what
    /// two areas may be called is asked.
    pub(super) fn abbreviated(&self, name: &str) -> Option<Match> {
        const TELLS_LITTLE: &[&str] = &[
            "republic",
            "islands",
            "states",
            "united",
            "democratic",
            "people",
            "saint",
            "north",
            "south",
            "central",
            "african",
            "arab",
            "africa",
            "america",
            "asia",
            "europe",
        ];
        if self.list.id != "countries" || !name.contains('.') {
            return None;
        }
        let parts = name.split([' ', '-', '\u{a0}', '/']).filter(|part| !part.is_empty());
        let words = parts.map(|part| (fold(part), part.trim_end_matches([',', ')']).ends_with('.')));
        let words: Vec<(String, bool)> =
            words.filter(|(word, _)| !word.is_empty() && !SMALL.contains(&word.as_str())).collect();
        let tells = |word: &str| word.chars().count() >= 4 && !TELLS_LITTLE.contains(&word);
        if words.len() < 2 || !words.iter().any(|(word, _)| tells(word)) {
            return None;
        }
        let is_written = |known: &str| {
            let known: Vec<&str> = known.split(' ').filter(|word| !SMALL.contains(word)).collect();
            let agrees = |((word, is_cut), known): (&(String, bool), &&str)| {
                word == known || *is_cut && known.starts_with(word.as_str())
            };
            let has_whole = words.iter().zip(&known).any(|((word, _), known)| word == known && tells(word));
            known.len() == words.len() && has_whole && words.iter().zip(&known).all(agrees)
        };
        let named = self.names.iter().chain(&self.aliases).filter(|(known, _)| is_written(known));
        let found: BTreeSet<&str> = named
            .flat_map(|(_, places)| places)
            .filter_map(|at| Some(self.list.items.get(*at)?.code.as_str()))
            .collect();
        match found.iter().collect::<Vec<_>>().as_slice() {
            [] => None,
            [only] => Some(Match::of(only, How::Tokens, 0.9)),
            several => Some(Match::ask(several.iter().map(|code| (**code).to_owned()).collect())),
        }
    }

    /// Finds a value that its code leads: `02 - Meat`, `C – Manufacturing`; and codes with points: `8703.23`. Where the words
    /// mean another class, it is asked.
    pub(super) fn led_by_code(&self, name: &str) -> Option<Match> {
        if matches!(self.list.id.as_str(), "countries" | "age" | "duration_of_stay" | "quantile") {
            return None;
        }
        let bare: String = name.chars().filter(|sign| !matches!(sign, '.' | ' ')).collect();
        if bare.len() > 3 && bare != name && bare.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.list.find(&bare).map(|code| Match::of(&code.code, How::Normalised, 0.97));
        }
        let (code, words) = name.split_once([' ', '-', '–', ':', ')', '.'])?;
        let is_code = code.bytes().any(|byte| byte.is_ascii_digit()) || code.len() == 1;
        let words = words.trim_start_matches([' ', '-', '–', ':', ')', '.']);
        let code = self.list.find(code).filter(|_| is_code && words.chars().count() > 2)?;
        let by_words = self.known(words, &fold(words)).code;
        match by_words.filter(|other| {
            *other != code.code && !self.list.holds(other, &code.code) && !self.list.holds(&code.code, other)
        }) {
            Some(other) => Some(Match::ask(vec![code.code.clone(), other])),
            None => Some(Match::of(&code.code, How::Tokens, 0.93)),
        }
    }

    /// Finds a class with figures behind it in brackets: `Primary (class 5)`, `Secondaire (2nde-Tle)`.
    pub(super) fn with_figures(&self, name: &str) -> Option<Match> {
        if matches!(self.list.id.as_str(), "countries" | "age" | "duration_of_stay" | "hs2022") {
            return None;
        }
        let (base, said) = name.strip_suffix(')').and_then(|rest| rest.split_once('('))?;
        let tells = said.bytes().any(|byte| byte.is_ascii_digit()) && !base.bytes().any(|byte| byte.is_ascii_digit());
        let code = self.sure(base.trim()).filter(|_| tells)?;
        Some(Match::of(&code, How::Tokens, 0.9))
    }
}
