//! What a cell of a value area says: a number, a number with a mark, or a mark for "no number". Never asks for a language.

use crate::cx::Cx;
use crate::grid::RawSheet;
use crate::import::Opened;
use crate::message::{Message, Place, Severity};

/// A cell of a value area, understood.
#[derive(Clone, Debug, PartialEq)]
pub enum Parsed {
    Empty,
    /// A number and the status its mark stands for (SDMX `OBS_STATUS`), empty where it has none.
    Number {
        value: f64,
        status: &'static str,
    },
    /// A mark that says that there is no number, and why (`OBS_STATUS`).
    Missing {
        status: &'static str,
    },
    /// Text that is neither.
    Text,
}

/// Marks for "no number", lower case, with the status they stand for.
const MISSING_MARKS: &[(&str, &str)] = &[
    ("..", "M"),
    ("...", "M"),
    ("…", "M"),
    ("-", "M"),
    ("–", "M"),
    ("—", "M"),
    (":", "M"),
    (".", "M"),
    ("n.d.", "M"),
    ("n.d", "M"),
    ("nd", "M"),
    ("n/d", "M"),
    ("n.a.", "M"),
    ("n/a", "M"),
    ("na", "M"),
    ("s.d.", "M"),
    ("nsp", "M"),
    ("#n/a", "M"),
    ("null", "M"),
    ("c", "Q"),
    ("[c]", "Q"),
    ("x", "Q"),
    ("[x]", "M"),
    ("[z]", "M"),
    ("s", "Q"),
    ("*", "Q"),
    ("**", "Q"),
    ("(*)", "Q"),
    ("(b)", "Q"),
    ("(c)", "Q"),
    ("(d)", "Q"),
    ("(s)", "Q"),
    ("(x)", "M"),
    ("(na)", "M"),
    ("no data", "M"),
    ("not available", "M"),
    ("non disponible", "M"),
    ("sin datos", "M"),
    ("sem dados", "M"),
    ("нет данных", "M"),
    ("---", "M"),
    ("--", "M"),
    ("-/-", "M"),
    ("n/e", "M"),
    ("n.e.", "M"),
    ("s/d", "M"),
    ("s/i", "M"),
    ("[u]", "M"),
    ("[w]", "M"),
    (":c", "Q"),
    (": c", "Q"),
    (":u", "M"),
    (": u", "M"),
    (":z", "M"),
    (": z", "M"),
];

/// Marks that say the same in a column of texts, where a dash, a letter or `NA` (Namibia) may be an answer.
const NO_ANSWERS: &[&str] = &[
    "..",
    "...",
    "…",
    "n.d.",
    "n.d",
    "n/d",
    "n.a.",
    "n/a",
    "s.d.",
    "nsp",
    "#n/a",
    "null",
    "(na)",
    "no data",
    "not available",
    "non disponible",
    "sin datos",
    "sem dados",
    "нет данных",
    "ne sait pas",
    "don't know",
    "no sabe",
];

/// Returns whether a text among texts says that there is no answer.
pub fn says_no_answer(text: &str) -> bool {
    NO_ANSWERS.contains(&text.trim().to_lowercase().replace('’', "'").as_str())
}

/// Marks that stand behind a number, with the status they stand for.
const VALUE_MARKS: &[(&str, &str)] = &[
    ("(p)", "P"),
    ("p", "P"),
    ("(r)", "A"),
    ("r", "A"),
    ("(e)", "E"),
    ("e", "E"),
    ("(b)", "B"),
    ("b", "B"),
    ("(u)", "U"),
    ("u", "U"),
    ("(d)", "D"),
    ("(i)", "I"),
    ("[p]", "P"),
    ("[r]", "A"),
    ("[e]", "E"),
    ("[b]", "B"),
    ("[u]", "U"),
    ("p/", "P"),
    ("r/", "A"),
    ("e/", "E"),
    ("po", "P"),
    ("rv", "A"),
    ("***", "A"),
    ("**", "A"),
    ("(*)", "A"),
    ("*", "A"),
    ("#", "A"),
    ("^", "A"),
    ("|", "B"),
    ("†", "A"),
    ("‡", "A"),
];

/// How the numbers of a sheet are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way<'a> {
    pub mark: Option<char>,
    /// What a person said means "no number": everywhere, or behind the name of a column in it: `Age: 99`.
    pub missing: &'a [String],
    /// The column that is read, where it has a name of its own.
    pub column: Option<&'a str>,
    /// Whether figures in brackets are uncertain ones, as a legend says; negative ones else.
    pub brackets_doubt: bool,
}

impl<'a> Way<'a> {
    pub(super) fn of(sheet: &'a RawSheet, mark: Option<char>) -> Self {
        Self { mark, missing: &sheet.missing_marks, column: None, brackets_doubt: sheet.brackets_doubt }
    }

    /// Understands a text.
    pub(super) fn parse(self, text: &str) -> Parsed {
        if self.missing.is_empty() && !self.brackets_doubt {
            return parse(text, self.mark);
        }
        if self.says_missing(text.trim()) {
            return Parsed::Missing { status: "M" };
        }
        let bracketed = || text.trim().strip_prefix('(')?.strip_suffix(')');
        if self.brackets_doubt
            && let Some(value) = bracketed().and_then(|inner| number(inner, self.mark))
        {
            return Parsed::Number { value, status: "U" };
        }
        parse(text, self.mark)
    }

    /// Returns whether a person said that this means "no number".
    pub(super) fn says_missing(self, text: &str) -> bool {
        let is_of_column = |mark: &str| {
            let rest = self.column.and_then(|column| mark.strip_prefix(column)?.trim_start().strip_prefix(':'));
            rest.is_some_and(|rest| rest.trim() == text)
        };
        self.missing.iter().any(|mark| mark == text || is_of_column(mark))
    }

    /// Returns whether a number of the format itself means "no number".
    pub(super) fn is_mark(self, number: f64) -> bool {
        !self.missing.is_empty() && self.says_missing(&number.to_string())
    }
}

/// Understands a text; the decimal mark is `,` or `.` where the file or the user said so.
pub fn parse(text: &str, decimal_mark: Option<char>) -> Parsed {
    let text = text.trim();
    if text.is_empty() {
        return Parsed::Empty;
    }
    // Digits and a point with nothing to them are read at once: most cells of a long list.
    if let Some(value) = bare(text, decimal_mark) {
        return Parsed::Number { value, status: "" };
    }
    if text.len() > LONGEST && !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Parsed::Text;
    }
    if let Some(western) = western(text) {
        return parse(&western, Some('.'));
    }
    let lower = text.to_lowercase();
    if let Some((_, status)) = MISSING_MARKS.iter().find(|(mark, _)| *mark == lower) {
        return Parsed::Missing { status };
    }
    if let Some(value) = number(text, decimal_mark) {
        return Parsed::Number { value, status: "" };
    }
    for (mark, status) in VALUE_MARKS {
        if let Some(rest) = lower.strip_suffix(mark)
            && let Some(value) = number(rest.trim_end(), decimal_mark)
        {
            return Parsed::Number { value, status };
        }
    }
    if let Some((figure, flags)) = text.rsplit_once([' ', '\u{a0}'])
        && flags.len() <= MOST_FLAGS
        && let (Some(value), Some(status)) = (number(figure, decimal_mark), status_of(flags))
    {
        return Parsed::Number { value, status };
    }
    if let Some(value) = without_notes(text).and_then(|rest| number(rest, decimal_mark)) {
        return Parsed::Number { value, status: "A" };
    }
    if let Some((value, status)) = marked_before(text, decimal_mark) {
        return Parsed::Number { value, status };
    }
    if text.starts_with(['<', '>', '≤', '≥'])
        && number(text.trim_start_matches(['<', '>', '≤', '≥', ' ']), decimal_mark).is_some()
    {
        return Parsed::Missing { status: "Q" };
    }
    Parsed::Text
}

/// Returns the status that a mark in a cell of its own stands for; of several letters, all of them marks, that of the first.
pub(super) fn status_of(flag: &str) -> Option<&'static str> {
    let bare = flag.trim().trim_matches(['(', ')']).to_lowercase();
    let of = |mark: &str| {
        let known = VALUE_MARKS.iter().find(|(known, _)| *known == mark).map(|(_, status)| *status);
        known.or_else(|| (mark == "c").then_some("Q"))
    };
    // Alone it may be the letter of a note; beside another mark it says that the definition differs.
    let is_several = bare.chars().count() > 1;
    let of_one = |letter: &str| of(letter).or_else(|| (letter == "d" && is_several).then_some("D"));
    let of_letters = || {
        let statuses = bare.chars().map(|letter| of_one(letter.encode_utf8(&mut [0; 4])));
        statuses.collect::<Option<Vec<_>>>()?.first().copied()
    };
    of(&bare).or_else(of_letters)
}

/// Returns a number in Arabic or Persian digits with the digits and marks of the West; nothing where there are none.
fn western(text: &str) -> Option<String> {
    let digit = |letter: char| {
        let at =
            ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"].iter().find_map(|digits| digits.chars().position(|known| known == letter));
        char::from_digit(u32::try_from(at?).ok()?, 10)
    };
    // The first byte of each of these digits.
    let may_have = text.bytes().any(|byte| matches!(byte, 0xD9 | 0xDB));
    let is_eastern = may_have && text.chars().any(|letter| digit(letter).is_some());
    is_eastern.then(|| {
        let signs = text.chars().filter(|letter| *letter != '٬');
        signs.map(|letter| if letter == '٫' { '.' } else { digit(letter).unwrap_or(letter) }).collect()
    })
}

/// Returns a number without the mark of a note behind it: `1,234(a)`, `56.7ᵇ`, `53.3²`; nothing where none stands there.
pub(super) fn without_note(text: &str) -> Option<&str> {
    let is_raised = |letter: char| matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | 'ᵃ'..='ᵿ' | 'ⁿ' | 'ª' | 'º');
    let text = text.trim();
    let bare = text.trim_end_matches(|letter: char| is_raised(letter) || letter == '⁽' || letter == '⁾');
    if bare.len() < text.len() {
        return Some(bare.trim_end());
    }
    let (rest, mark) = text.strip_suffix(')')?.rsplit_once('(')?;
    let is_mark = (1..=2).contains(&mark.chars().count()) && mark.chars().all(char::is_alphanumeric);
    (is_mark && rest.ends_with(|letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | ')')))
        .then(|| rest.trim_end())
}

/// Returns a number without all marks of notes behind it: `1 234 (1)(2)`, `1 234 1)`, `1234 2/`, `1234 a,b`.
fn without_notes(text: &str) -> Option<&str> {
    let mut rest = without_note(text).or_else(|| without_loose_note(text))?;
    while let Some(next) = without_note(rest) {
        rest = next;
    }
    Some(rest)
}

/// Returns a number without a note that stands apart from it: `1)`, `2/`, `a,b`.
fn without_loose_note(text: &str) -> Option<&str> {
    let (rest, mark) = text.trim().rsplit_once([' ', '\u{a0}'])?;
    let digit = |one: &str| one.len() <= 2 && !one.is_empty() && one.bytes().all(|byte| byte.is_ascii_digit());
    let letters = |one: &str| {
        !one.is_empty()
            && one.split(',').all(|part| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_lowercase()))
    };
    let is_note = mark.strip_suffix([')', '/']).is_some_and(digit) || (mark.contains(',') && letters(mark));
    is_note.then(|| rest.trim_end())
}

/// Reads a number with a mark before it: `*8 414 121`, `| 720.9`, `e 1234`, `~1200`, `c. 1200`.
fn marked_before(text: &str, decimal_mark: Option<char>) -> Option<(f64, &'static str)> {
    const BEFORE: &[(&str, &str)] = &[
        ("(e)", "E"),
        ("(p)", "P"),
        ("(r)", "A"),
        ("*", "A"),
        ("†", "A"),
        ("|", "B"),
        ("~", "E"),
        ("≈", "E"),
        ("ca.", "E"),
        ("c.", "E"),
        ("e", "E"),
        ("p", "P"),
        ("r", "A"),
    ];
    BEFORE.iter().find_map(|(mark, status)| {
        let rest = text.strip_prefix(mark)?.trim_start();
        let is_number = rest.starts_with(|letter: char| letter.is_ascii_digit());
        Some((number(rest, decimal_mark).filter(|_| is_number)?, *status))
    })
}

/// Marks behind one figure: `30250 ep`.
const MOST_FLAGS: usize = 3;

/// Longer texts without a digit are no mark and no number.
const LONGEST: usize = 16;

/// Reads a number of digits alone, or of digits around one point where no comma is said to part the tenths.
fn bare(text: &str, decimal_mark: Option<char>) -> Option<f64> {
    let (mut n_points, mut is_bare) = (0, true);
    for byte in text.bytes() {
        n_points += u32::from(byte == b'.');
        is_bare &= byte.is_ascii_digit() || byte == b'.';
    }
    let is_read = is_bare && (n_points == 0 || n_points == 1 && text.len() > 1 && decimal_mark != Some(','));
    is_read.then(|| text.parse().ok()).flatten().filter(|value: &f64| value.is_finite())
}

/// Reads a number as offices write it: `1 234,5`, `(1 234)`, `12,5 %`, `−3`; of a margin `±576` its size.
///
/// Returns nothing where the text is ambiguous: `1,234` without a known decimal mark.
pub fn number(text: &str, decimal_mark: Option<char>) -> Option<f64> {
    let text = text.trim();
    if let Some(value) = bare(text, decimal_mark) {
        return Some(value);
    }
    let (text, is_negative) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        // "(00)" and "(000)" say of how many a figure counts.
        Some(inner) if inner.len() > 1 && inner.bytes().all(|byte| byte == b'0') => return None,
        Some(inner) if inner.starts_with(|letter: char| letter.is_ascii_digit()) => (inner.trim(), true),
        Some(_) => return None,
        None => match (text.strip_prefix(['±', '+']), text.strip_prefix(['-', '−', '–'])) {
            (Some(rest), _) => (rest.strip_prefix("/-").unwrap_or(rest).trim_start(), false),
            (None, Some(rest)) => (rest.trim_start(), true),
            (None, None) => (text, false),
        },
    };
    let text = text.strip_suffix(['%', '‰']).map_or(text, str::trim_end);
    if !text.starts_with(|letter: char| letter.is_ascii_digit() || letter == '.' || letter == ',') {
        return None;
    }
    let plain = machine_form(text, decimal_mark)?;
    let value: f64 = plain.parse().ok()?;
    value.is_finite().then_some(if is_negative { -value } else { value })
}

/// Returns whether the comma of a number may part thousands as well as tenths: `76,954`.
pub fn is_open(text: &str) -> bool {
    text.contains([',', '.'])
        && number(text, None).is_none()
        && [',', '.'].iter().all(|mark| number(text, Some(*mark)).is_some())
}

/// Says that the open numbers of a table are read as thousands, where nobody said which mark they have but the table.
pub(super) fn note_open<'a>(
    cx: &Cx<'_>,
    opened: &Opened,
    sheet: &RawSheet,
    mark: Option<char>,
    texts: impl Iterator<Item = &'a str>,
) {
    let (id, is_open): (&str, fn(&str) -> bool) = match mark {
        _ if opened.options.decimal_mark.is_some() => return,
        Some('.') => ("recognise-comma-thousands", is_open),
        // Points of numbers that have no comma.
        Some(',') => ("recognise-point-thousands", |text| {
            text.contains('.') && !text.contains(',') && number(text, Some(',')).is_some()
        }),
        _ => return,
    };
    let mut open = texts.filter(|text| is_open(text));
    if let Some(first) = open.next() {
        let place = Place { source: Some(opened.name.clone()), sheet: Some(sheet.name.clone()), area: None };
        let message = Message::new(id).with("n", open.count() + 1).with("text", first);
        cx.note(Severity::Guessed, place, message);
    }
}

/// Longer texts are no figures.
const LONGEST_FIGURE: usize = 24;

/// Says of figures that are texts with the sign for per cent that it is left out.
pub(super) fn note_percent_signs(cx: &Cx<'_>, place: Place, sheet: &RawSheet, cells: impl Iterator<Item = (u32, u32)>) {
    let is_signed = |text: &&str| text.len() < LONGEST_FIGURE && text.trim_end().ends_with('%');
    let mut signed = cells.filter_map(|(row, column)| sheet.cell(row, column).text()).filter(is_signed);
    if let Some(first) = signed.find(|text| text.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-')) {
        let message = Message::new("recognise-percent-signs").with("n", signed.count() + 1).with("text", first);
        cx.note(Severity::Info, place, message);
    }
}

/// Says that figures are shown as so many per cent and read as they are stored.
pub(super) fn note_percent(cx: &Cx<'_>, place: Place, sheet: &RawSheet, cells: impl Iterator<Item = (u32, u32)>) {
    if !sheet.has_percent() {
        return;
    }
    let mut shares = cells.filter(|(row, column)| sheet.style(*row, *column).is_percent);
    if let Some((row, column)) = shares.next() {
        let value = sheet.cell(row, column).number().unwrap_or_default();
        let message = Message::new("recognise-percent").with("n", shares.count() + 1);
        cx.note(Severity::Info, place, message.with("stored", value).with("shown", value * 100.0));
    }
}

/// Takes out group marks and puts a point for the decimal mark; `None` where that is not certain.
fn machine_form(text: &str, decimal_mark: Option<char>) -> Option<String> {
    let exponent = text.find(['e', 'E']);
    let (digits, exponent) = exponent.map_or((text, ""), |at| text.split_at(at));
    let allowed = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’')
    };
    // `1E5` is a code: machines write a small letter, a sign or a point with an exponent.
    if exponent.starts_with('E') && !exponent.contains(['+', '-']) && !digits.contains(['.', ',']) {
        return None;
    }
    if !digits.chars().all(allowed)
        || !exponent.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, 'e' | 'E' | '-' | '+'))
    {
        return None;
    }
    let decimal = match decimal_mark {
        Some(mark) => Some(mark),
        None => match mark_of(digits) {
            Mark::Is(mark) => Some(mark),
            Mark::Absent => None,
            Mark::Open => return None,
        },
    };
    let (whole, fraction) = match decimal.and_then(|mark| digits.rfind(mark)) {
        Some(at) => (&digits[..at], &digits[at + 1..]),
        None => (digits, ""),
    };
    if !fraction.chars().all(|letter| letter.is_ascii_digit()) || decimal.is_some_and(|mark| whole.contains(mark)) {
        return None;
    }
    let groups: Vec<&str> = whole.split(|letter: char| !letter.is_ascii_digit()).collect();
    let is_grouped = groups.len() == 1
        || (groups.first().is_some_and(|first| (1..=3).contains(&first.len()))
            && groups.iter().skip(1).all(|group| group.len() == 3))
        || is_in_lakhs(whole);
    if !is_grouped || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let whole = groups.concat();
    let whole = if whole.is_empty() { "0" } else { &whole };
    Some(if fraction.is_empty() { format!("{whole}{exponent}") } else { format!("{whole}.{fraction}{exponent}") })
}

/// Returns whether digits are grouped as in India, by commas: `7,08,25,902`.
pub(super) fn is_in_lakhs(text: &str) -> bool {
    let groups: Vec<&str> = text.split(',').collect();
    let are_digits = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let [first, middle @ .., last] = groups.as_slice() else { return false };
    groups.iter().all(are_digits)
        && !middle.is_empty()
        && first.len() <= 2
        && middle.iter().all(|group| group.len() == 2)
        && last.len() == 3
}

/// The decimal mark of a number by itself.
enum Mark {
    Is(char),
    Absent,
    /// The comma may part thousands or tenths.
    Open,
}

/// Returns the decimal mark that a number can only have.
fn mark_of(digits: &str) -> Mark {
    let commas = digits.matches(',').count();
    let points = digits.matches('.').count();
    match (commas, points) {
        (0, 1) => Mark::Is('.'),
        (1, 0) => {
            let fraction = digits.rsplit(',').next().unwrap_or_default();
            let whole = digits.split(',').next().unwrap_or_default();
            let may_part_thousands = fraction.len() == 3 && whole != "0" && (1..=3).contains(&whole.len());
            if may_part_thousands { Mark::Open } else { Mark::Is(',') }
        }
        (_, 0) | (0, _) => Mark::Absent,
        _ if digits.rfind(',') > digits.rfind('.') => Mark::Is(','),
        _ => Mark::Is('.'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_offices_write_them() {
        for (text, mark, wanted) in [
            ("1 234,5", None, Some(1234.5)),
            ("1\u{202f}234,5", Some(','), Some(1234.5)),
            ("(1 234)", None, Some(-1234.0)),
            ("12,5 %", None, Some(12.5)),
            ("1,234", None, None),
            ("1,234", Some('.'), Some(1234.0)),
            ("1,234", Some(','), Some(1.234)),
            ("0,435", None, Some(0.435)),
            ("1.234.567", None, Some(1_234_567.0)),
            ("1,234,567.8", None, Some(1_234_567.8)),
            ("−3", None, Some(-3.0)),
            ("±19,753", Some('.'), Some(19_753.0)),
            ("+/-0.4", None, Some(0.4)),
            ("1e5", None, Some(100_000.0)),
            ("12 34", None, None),
            ("2026-01-01", None, None),
            ("A1", None, None),
        ] {
            assert_eq!(number(text, mark), wanted, "{text} {mark:?}");
        }
    }

    #[test]
    fn marks_before_and_behind_a_number_are_no_part_of_it() {
        for (text, value, status) in [
            ("*8 414 121", 8_414_121.0, "A"),
            ("| 720.9", 720.9, "B"),
            ("e 1234", 1234.0, "E"),
            ("~1200", 1200.0, "E"),
            ("c. 1200", 1200.0, "E"),
            ("1234**", 1234.0, "A"),
            ("1 234 1)", 1234.0, "A"),
            ("1234 2/", 1234.0, "A"),
            ("12.5 p/", 12.5, "P"),
            ("12.5 |", 12.5, "B"),
            ("1 234 (1)(2)", 1234.0, "A"),
            ("1234 a,b", 1234.0, "A"),
            ("1234(*)", 1234.0, "A"),
            ("1 234 [r]", 1234.0, "A"),
            ("12.5 [u]", 12.5, "U"),
        ] {
            assert_eq!(parse(text, None), Parsed::Number { value, status }, "{text}");
        }
        for text in ["p12", "r2d2", "A1", "HS 0101", "12-14", "e-12", "1/2"] {
            assert!(!matches!(parse(text, None), Parsed::Number { status: "A", .. }), "{text}");
        }
        for text in ["---", "s/d", ":c", "n/e"] {
            assert!(matches!(parse(text, None), Parsed::Missing { .. }), "{text}");
        }
    }

    #[test]
    fn marks_become_a_status() {
        assert_eq!(parse("..", None), Parsed::Missing { status: "M" });
        assert_eq!(parse("1234 (p)", None), Parsed::Number { value: 1234.0, status: "P" });
        assert_eq!(parse("30250 ep", None), Parsed::Number { value: 30250.0, status: "E" });
        assert_eq!(parse("<5", None), Parsed::Missing { status: "Q" });
        assert_eq!(parse("Mali", None), Parsed::Text);
    }
}
