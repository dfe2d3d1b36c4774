//! Periods in names: `Arrivals_2024-03.xlsx`, `T2 2023`, `janvier 2025`; whose the rest of the name is.

use std::fmt;

/// A year, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    Year(u16),
    /// 1 to 4.
    Quarter(u16, u8),
    /// 1 to 12.
    Month(u16, u8),
}

/// The way SDMX writes it: `2024`, `2024-Q2`, `2024-03`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::Quarter(year, quarter) => write!(f, "{year}-Q{quarter}"),
            Self::Month(year, month) => write!(f, "{year}-{month:02}"),
        }
    }
}

impl Period {
    /// Returns the period that follows.
    pub fn next(self) -> Self {
        match self {
            Self::Year(year) => Self::Year(year + 1),
            Self::Quarter(year, 4) => Self::Quarter(year + 1, 1),
            Self::Quarter(year, quarter) => Self::Quarter(year, quarter + 1),
            Self::Month(year, 12) => Self::Month(year + 1, 1),
            Self::Month(year, month) => Self::Month(year, month + 1),
        }
    }

    /// Returns whether two periods are of one length.
    pub fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

/// Names of the months: English, French, Spanish, Portuguese; lower case, without accents.
const MONTHS: [&[&str]; 12] = [
    &["january", "janvier", "enero", "janeiro"],
    &["february", "fevrier", "febrero", "fevereiro"],
    &["march", "mars", "marzo", "marco"],
    &["april", "avril", "abril"],
    &["may", "mai", "mayo", "maio"],
    &["june", "juin", "junio", "junho"],
    &["july", "juillet", "julio", "julho"],
    &["august", "aout", "agosto"],
    &["september", "septembre", "septiembre", "setembro"],
    &["october", "octobre", "octubre", "outubro"],
    &["november", "novembre", "noviembre", "novembro"],
    &["december", "decembre", "diciembre", "dezembro"],
];

/// Letters of the shortest name of a month.
const SHORTEST_MONTH: usize = 3;

/// Returns a text in lower case without accents.
fn plain(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
    text.nfkd().filter(|letter| !is_combining_mark(*letter)).collect::<String>().to_lowercase()
}

/// Returns which month a word names, 1 to 12: `Janv.`, `september`.
pub fn month(word: &str) -> Option<u8> {
    let word = plain(word.trim().trim_end_matches('.'));
    let is_of = |names: &&[&str]| names.iter().any(|name| name.starts_with(&word));
    let at = MONTHS.iter().position(is_of).filter(|_| word.len() >= SHORTEST_MONTH)?;
    u8::try_from(at + 1).ok()
}

/// Finds the period in a name, and what else the name says.
pub fn find(name: &str) -> (Option<Period>, String) {
    let plain = plain(name);
    let words: Vec<&str> = parts(&plain).collect();
    let year = words.iter().find_map(|word| year(word));
    let Some((year, joined)) = year else { return (None, name.trim().to_owned()) };
    let number = |word: &str| {
        let digits = word.strip_prefix('m').unwrap_or(word);
        digits.parse::<u8>().ok().filter(|number| digits.len() <= 2 && (1..=12).contains(number))
    };
    let quarter = |word: &str| {
        let digit = word.strip_prefix(['q', 't']).or_else(|| word.strip_suffix(['q', 't']))?;
        digit.parse::<u8>().ok().filter(|quarter| (1..=4).contains(quarter))
    };
    let others = || words.iter().copied().filter(|word| self::year(word).is_none());
    let found = joined
        .map(|month| Period::Month(year, month))
        .or_else(|| others().find_map(quarter).map(|quarter| Period::Quarter(year, quarter)))
        .or_else(|| others().find_map(number).map(|month| Period::Month(year, month)))
        .or_else(|| others().find_map(month).map(|month| Period::Month(year, month)));
    let period = found.unwrap_or(Period::Year(year));
    let is_period = |word: &str| {
        let word = self::plain(word);
        self::year(&word).is_some()
            || match period {
                Period::Year(_) => false,
                Period::Quarter(..) => quarter(&word).is_some(),
                Period::Month(..) => number(&word).is_some() || month(&word).is_some(),
            }
    };
    let rest: Vec<&str> = parts(name).filter(|word| !is_period(word)).collect();
    (Some(period), rest.join(" "))
}

/// Returns the words of a name; a year is one by itself even beside a letter: `2019Q1`, `JAN2020`.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.flat_map(|word| {
        let is_year = |digits: Option<&str>| digits.is_some_and(|digits| year(digits).is_some());
        let end = word.len().saturating_sub(4);
        let at = if is_year(word.get(..4)) && word[4..].starts_with(char::is_alphabetic) {
            4
        } else if is_year(word.get(end..)) && word[..end].ends_with(char::is_alphabetic) {
            end
        } else {
            0
        };
        let (left, right) = word.split_at(at);
        [left, right].into_iter().filter(|word| !word.is_empty())
    })
}

/// Reads a year, alone or with the month right behind it: `2024`, `202403`.
fn year(word: &str) -> Option<(u16, Option<u8>)> {
    let digits = word.bytes().all(|byte| byte.is_ascii_digit());
    let year = word.get(..4)?.parse::<u16>().ok().filter(|year| digits && (1900..=2100).contains(year))?;
    match word.len() {
        4 => Some((year, None)),
        6 | 8 => {
            let month = word.get(4..6)?.parse::<u8>().ok().filter(|month| (1..=12).contains(month))?;
            Some((year, Some(month)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_tell_period_and_sender() {
        for (name, period, rest) in [
            ("Arrivals_2024-03", "2024-03", "Arrivals"),
            ("Mali T2 2023", "2023-Q2", "Mali"),
            ("Février 2025 – Kayes", "2025-02", "Kayes"),
            ("202411_douane", "2024-11", "douane"),
            ("Table 2019", "2019", "Table"),
            ("Août-2022", "2022-08", ""),
            ("2019Q1", "2019-Q1", ""),
            ("1T2020", "2020-Q1", ""),
            ("JAN2020", "2020-01", ""),
            ("Fév2020", "2020-02", ""),
            ("2020M01", "2020-01", ""),
        ] {
            let (found, left) = find(name);
            assert_eq!((found.unwrap().to_string().as_str(), left.as_str()), (period, rest), "{name}");
        }
        assert_eq!(find("Marriages 2020"), (Some(Period::Year(2020)), "Marriages".to_owned()));
        assert_eq!(find("Kayes"), (None, "Kayes".to_owned()));
        assert_eq!(Period::Month(2024, 12).next(), Period::Month(2025, 1));
    }
}
