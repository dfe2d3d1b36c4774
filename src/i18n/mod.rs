//! Words and numbers for people, in French and English. Called only at the edges: window, command line, exported report.

mod catalog;

use serde::{Deserialize, Serialize};

use crate::message::{Arg, Message};

pub use catalog::{ROOMS, ids, source};

/// A language of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    En,
    Fr,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// Returns the language's code: `fr`.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// Returns the language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
        }
    }

    /// Returns the language a code such as `fr`, `fr-CI` or `fr_FR.UTF-8` asks for.
    pub fn from_code(code: &str) -> Option<Self> {
        let language = code.split(['-', '_', '.']).next()?;
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(language))
    }

    /// Returns the language of the system, English where it is neither.
    pub fn of_system() -> Self {
        sys_locale::get_locales().find_map(|code| Self::from_code(&code)).unwrap_or_default()
    }
}

/// Renders a message in a language.
pub fn say(lang: Lang, message: &Message) -> String {
    catalog::render(lang, message)
}

/// Returns a text without arguments.
pub fn text(lang: Lang, id: &str) -> String {
    catalog::render(lang, &Message::new(id.to_owned()))
}

/// Returns the words of something that is a text, a count, a number or a message.
pub fn words(lang: Lang, of: &Arg) -> String {
    match of {
        Arg::Text(text) => text.clone(),
        Arg::Message(message) => say(lang, message),
        Arg::Integer(count) => count.to_string(),
        Arg::Number(value) => number(lang, *value, 2),
    }
}

/// Writes a number with a fixed number of decimals the way the language does.
pub fn number(lang: Lang, value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let plain = format!("{value:.decimals$}");
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
    let (group, point) = match lang {
        Lang::En => (",", "."),
        Lang::Fr => ("\u{202f}", ","),
    };
    let mut grouped = String::with_capacity(plain.len() + 8);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push_str(group);
        }
        grouped.push(digit);
    }
    let is_zero = digits.bytes().chain(fraction.bytes()).all(|digit| digit == b'0');
    let sign = if is_zero { "" } else { sign };
    if fraction.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}{point}{fraction}") }
}

/// Writes a share as a percentage: `0.1234` → `12.3 %`.
pub fn percent(lang: Lang, share: f64, decimals: usize) -> String {
    match lang {
        Lang::En => format!("{}%", number(lang, share * 100.0, decimals)),
        Lang::Fr => format!("{}\u{202f}%", number(lang, share * 100.0, decimals)),
    }
}

/// Writes a number with as many decimals as it has, at most six.
fn number_as_it_is(lang: Lang, value: f64) -> String {
    let plain = format!("{value:.6}");
    let decimals = plain.split_once('.').map_or(0, |(_, fraction)| fraction.trim_end_matches('0').len());
    number(lang, value, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_does() {
        assert_eq!(number(Lang::En, 1_234_567.891, 1), "1,234,567.9");
        assert_eq!(number(Lang::Fr, 1_234_567.891, 1), "1\u{202f}234\u{202f}567,9");
        assert_eq!(number(Lang::En, -0.04, 1), "0.0");
        assert_eq!(percent(Lang::Fr, 0.1234, 1), "12,3\u{202f}%");
    }
}
