//! Raised signs inside texts, which libraries give as plain ones: `123` with a small `1` behind it is no 1231 but `123¹`.

use std::collections::HashMap;
use std::io::Cursor;

use quick_xml::events::{BytesRef, Event};
use zip::ZipArchive;

use super::xlsx_parts::{Zip, attribute, each_event};

/// Texts with raised signs: as a library reads them, and as a person sees them.
pub(super) type Raised = HashMap<String, String>;

/// Texts of so many signs are sentences; a sign raised there is no note on a figure.
const LONGEST: usize = 200;

/// The runs of one text, raised or not.
#[derive(Default)]
pub(super) struct Runs {
    plain: String,
    shown: String,
    has_raised: bool,
}

impl Runs {
    pub(super) fn push(&mut self, text: &str, is_raised: bool) {
        self.plain.push_str(text);
        let raised = if is_raised { raised(text, &self.shown) } else { None };
        self.has_raised |= raised.is_some();
        self.shown.push_str(raised.as_deref().unwrap_or(text));
    }

    /// Ends the text.
    pub(super) fn finish(self, known: &mut Raised) {
        if self.has_raised && self.plain.len() <= LONGEST {
            known.insert(self.plain.trim().to_owned(), self.shown.trim().to_owned());
        }
    }
}

/// Returns raised signs as they are written in plain text: digits as raised ones, letters behind a figure in brackets.
fn raised(text: &str, before: &str) -> Option<String> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let is_mark = |letter: char| letter.is_ascii_digit() || matches!(letter, ',' | ' ' | '(' | ')');
    if has_digit && text.chars().all(is_mark) {
        let sign = |letter: char| letter.to_digit(10).map_or(letter, |digit| DIGITS[digit as usize]);
        // What parts several notes parts no thousands.
        return Some(text.chars().filter(|letter| *letter != ',' && *letter != ' ').map(sign).collect());
    }
    let letters = text.trim();
    let is_note = (1..=2).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_on_figure = before.trim_end().ends_with(|letter: char| letter.is_ascii_digit())
        && !before.contains(|letter: char| letter.is_alphabetic());
    (is_note && is_on_figure).then(|| format!("({letters})"))
}

/// Returns the sign that a name such as `amp` or `#233` stands for.
pub(super) fn sign(name: &BytesRef<'_>) -> String {
    let known = quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned);
    known.or_else(|| name.resolve_char_ref().ok().flatten().map(String::from)).unwrap_or_default()
}

/// The texts of a part of an .xlsx file that have several runs, as its events go by (ECMA-376, 18.4).
#[derive(Default)]
pub(super) struct RichTexts {
    runs: Runs,
    is_raised: bool,
    is_text: bool,
    /// How a text is spoken, beside it.
    is_spoken: bool,
}

impl RichTexts {
    pub(super) fn follow(&mut self, event: &Event<'_>, known: &mut Raised) {
        match event {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "si" | "is" => *self = Self::default(),
                "r" => self.is_raised = false,
                "rPh" => self.is_spoken = true,
                "t" => self.is_text = matches!(event, Event::Start(_)),
                "vertAlign" => self.is_raised = attribute(element, "val").as_deref() == Some("superscript"),
                _ => {}
            },
            Event::Text(text) if self.is_text && !self.is_spoken => self.runs.push(text, self.is_raised),
            Event::GeneralRef(name) if self.is_text && !self.is_spoken => self.runs.push(&sign(name), false),
            Event::End(element) => match element.local_name().as_ref() {
                "si" | "is" => std::mem::take(&mut self.runs).finish(known),
                "rPh" => self.is_spoken = false,
                "t" => self.is_text = false,
                _ => {}
            },
            _ => {}
        }
    }
}

/// Returns the texts with raised signs among those that the sheets of an .xlsx file share.
pub(super) fn shared(bytes: &[u8]) -> Raised {
    const PATH: &str = "xl/sharedStrings.xml";
    let mut known = Raised::new();
    let Ok(mut zip): Result<Zip<'_>, _> = ZipArchive::new(Cursor::new(bytes)) else { return known };
    // Most files have none, which is seen without taking them apart.
    if super::xlsx_parts::holds(&mut zip, PATH, &[b"superscript"]) == Some(true) {
        let mut texts = RichTexts::default();
        let _ = each_event(&mut zip, PATH, |event| texts.follow(event, &mut known));
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_signs_are_marks_and_no_digits() {
        let shown = |runs: &[(&str, bool)]| {
            let (mut all, mut known) = (Runs::default(), Raised::new());
            for (text, is_raised) in runs {
                all.push(text, *is_raised);
            }
            all.finish(&mut known);
            known.into_values().next()
        };
        assert_eq!(shown(&[("123", false), ("1", true)]).as_deref(), Some("123¹"));
        assert_eq!(shown(&[("1 234", false), ("1, 2", true)]).as_deref(), Some("1 234¹²"));
        assert_eq!(shown(&[("45,6", false), ("b", true)]).as_deref(), Some("45,6(b)"));
        assert_eq!(shown(&[("Population", false), ("2", true)]).as_deref(), Some("Population²"));
        assert_eq!(shown(&[("Le 1", false), ("er", true), (" mai", false)]), None, "an ordinal number is no note");
        assert_eq!(shown(&[("1231", false)]), None);
    }
}
