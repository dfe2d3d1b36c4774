//! How the letters of a text are written in its bytes: declared, guessed, or told by a person.

use std::borrow::Cow;

use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};
use oem_cp::code_table;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::pieces::{Bytes, look};
use super::{FIRST_COMBINED, ImportError, ImportOptions};
use crate::cx::Cx;
use crate::message::{Message, Place, Severity};

/// How letters are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// As the WHATWG encoding standard knows.
    Web(&'static Encoding),
    /// As programs for DOS wrote them; its label.
    Dos(&'static str),
}

/// The code pages of DOS, by their labels.
const DOS: [(&str, &[char; 128]); 3] = [
    ("cp850", &code_table::DECODING_TABLE_CP850),
    ("cp437", &code_table::DECODING_TABLE_CP437),
    ("cp852", &code_table::DECODING_TABLE_CP852),
];

impl Letters {
    pub const UTF_8: Self = Self::Web(UTF_8);

    /// Returns the encoding of a label such as `windows-1252` or `cp850`.
    pub fn of_label(label: &str) -> Option<Self> {
        let number = label.to_lowercase().replace("ibm", "cp");
        let of_dos = DOS.iter().find(|(known, _)| *known == number || known.strip_prefix("cp") == Some(&number));
        of_dos.map(|(known, _)| Self::Dos(known)).or_else(|| Encoding::for_label(label.as_bytes()).map(Self::Web))
    }

    pub fn label(self) -> String {
        match self {
            Self::Web(encoding) => encoding.name().to_lowercase(),
            Self::Dos(label) => label.to_owned(),
        }
    }

    /// Returns the text, and whether some bytes are no letters.
    fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, Self, bool) {
        match self {
            Self::Web(encoding) => {
                let (text, used, has_unreadable) = encoding.decode(bytes);
                (text, Self::Web(used), has_unreadable)
            }
            Self::Dos(label) => {
                let table = DOS.iter().find(|(known, _)| *known == label).map_or(DOS[0].1, |(_, table)| table);
                (oem_cp::decode_string_complete_table(bytes, table).into(), self, false)
            }
        }
    }
}

/// Returns the encoding of Western letters as DOS or old Macintoshes wrote them: between letters stand bytes that are marks and
/// quotes for Windows, and few of those that are letters for it.
fn older_than_windows(bytes: &[u8]) -> Option<Letters> {
    const FEWEST: usize = 2;
    // From here on Windows has small letters, and the others hardly any; below, all have capitals.
    const FIRST_SMALL: u8 = 0xE0;
    // Letters of one and marks of the other: ü é â ä à î ô á í ó ú ñ, and ç é è ê ï ô ö õ ù û ü.
    let is_of_dos = |byte: u8| matches!(byte, 0x81..=0x85 | 0x8C | 0x93 | 0xA0..=0xA4);
    let is_of_mac = |byte: u8| matches!(byte, 0x8D..=0x90 | 0x95 | 0x99..=0x9B | 0x9D..=0x9F);
    let is_letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
    let (mut n_dos, mut n_mac, mut n_windows) = (0_usize, 0_usize, 0_usize);
    for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
        let (before, behind) = (is_letter(at.checked_sub(1)), is_letter(at.checked_add(1)));
        let is_inside = before && behind;
        n_dos += usize::from(is_inside && is_of_dos(*byte));
        n_mac += usize::from(is_inside && is_of_mac(*byte));
        n_windows += usize::from((before || behind) && *byte >= FIRST_SMALL);
    }
    let is_sure = |n: usize, other: usize| n >= FEWEST && n > other * 2 && n_windows * 20 <= n;
    if is_sure(n_dos, n_mac) {
        Some(Letters::Dos("cp850"))
    } else {
        is_sure(n_mac, n_dos).then_some(Letters::Web(MACINTOSH))
    }
}

/// Returns the bytes behind the mark that says that they are UTF-8.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// Decodes the bytes; says which encoding was guessed and how many characters it could not read.
pub fn decode<'a>(
    cx: &Cx<'_>,
    name: &str,
    bytes: &'a [u8],
    options: &ImportOptions,
) -> Result<(Cow<'a, str>, Letters), ImportError> {
    decode_and_look(cx, name, bytes, options).map(|(text, encoding, _)| (text, encoding))
}

/// Decodes the bytes and says what those of the text are.
pub(super) fn decode_and_look<'a>(
    cx: &Cx<'_>,
    name: &str,
    bytes: &'a [u8],
    options: &ImportOptions,
) -> Result<(Cow<'a, str>, Letters, Bytes), ImportError> {
    let is_open = options.encoding.as_deref().is_none_or(|label| label.eq_ignore_ascii_case("utf-8"));
    if is_open {
        let bytes = without_mark(bytes);
        let (text, seen) = rayon::join(|| simdutf8::basic::from_utf8(bytes), || look(bytes));
        if let Ok(text) = text
            && !seen.has_zero
        {
            let (text, seen) = if seen.highest < FIRST_COMBINED { (text.into(), seen) } else { normal(text.into()) };
            return Ok((text, Letters::UTF_8, seen));
        }
    }
    let unknown = |label: &str| ImportError::UnknownEncoding { label: label.to_owned() };
    let chosen = options.encoding.as_deref().map(|label| Letters::of_label(label).ok_or_else(|| unknown(label)));
    let guessed = || {
        if let Some((encoding, _)) = Encoding::for_bom(bytes) {
            return Letters::Web(encoding);
        }
        let zeros = |odd: usize| bytes.iter().take(400).skip(odd).step_by(2).filter(|byte| **byte == 0).count();
        match (zeros(0), zeros(1)) {
            (0, many) if many > 50 => return Letters::Web(UTF_16LE),
            (many, 0) if many > 50 => return Letters::Web(UTF_16BE),
            _ => {}
        }
        if std::str::from_utf8(bytes).is_ok() {
            return Letters::UTF_8;
        }
        let head = &bytes[..bytes.len().min(LONGEST_LOOK)];
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        // Western letters unless the text speaks clearly against it: `û` and `ű` share a byte.
        let western = detector.guess(Some(b"fr"), chardetng::Utf8Detection::Allow);
        if western.is_single_byte()
            && let Some(letters) = older_than_windows(head)
        {
            return letters;
        }
        Letters::Web(match other_country(&western.decode_without_bom_handling(head).0) {
            Some(country) => detector.guess(Some(country), chardetng::Utf8Detection::Allow),
            None => western,
        })
    };
    let encoding = chosen.transpose()?.unwrap_or_else(guessed);
    let (text, encoding, has_unreadable) = encoding.decode(bytes);
    let place = || Place { source: Some(name.to_owned()), ..Place::default() };
    if encoding != Letters::UTF_8 && options.encoding.is_none() && Encoding::for_bom(bytes).is_none() {
        let rescued = sample_of_accents(&text);
        let message = Message::new("import-encoding-guessed").with("encoding", encoding.label()).with("words", rescued);
        cx.note(Severity::Guessed, place(), message);
    }
    if has_unreadable {
        let n = text.matches('\u{FFFD}').count();
        let message = Message::new("import-unreadable-characters").with("n", n).with("encoding", encoding.label());
        cx.note(Severity::Lost, place(), message);
    }
    let (text, seen) = normal(text);
    Ok((text, encoding, seen))
}

/// Returns a text in NFC, and what its bytes are.
fn normal(text: Cow<'_, str>) -> (Cow<'_, str>, Bytes) {
    let seen = look(text.as_bytes());
    if seen.highest < FIRST_COMBINED || is_nfc(&text) {
        return (text, seen);
    }
    let text: String = text.nfc().collect();
    let seen = look(text.as_bytes());
    (text.into(), seen)
}

/// Bytes whose letters are looked at to see whether they are Western.
const LONGEST_LOOK: usize = 1 << 18;

/// Returns the country whose letters a text read as Western rather has: `³` before a letter is a Polish `ł`, `õ` among `é`, `á`
/// or `ó`, without letters of Portugal or Estonia, a Hungarian `ő`, `ý`, `þ`, `ð` without the vowels of Iceland are Turkish,
/// and `è` beside `š` is a Czech, Slovene or Croatian `č`.
fn other_country(text: &str) -> Option<&'static [u8]> {
    let is_polish = |pair: (char, char)| {
        matches!(pair.0, '¹' | '²' | '³' | '¿' | '¼' | '½' | '¾' | '£' | '¥' | '¢') && pair.1.is_lowercase()
    };
    let is_hungarian = || {
        let lower = text.to_lowercase();
        lower.contains('õ') && lower.contains(['é', 'á', 'ó']) && !lower.contains(['ã', 'ç', 'ê', 'ô', 'â', 'à', 'ä'])
    };
    let is_turkish = || {
        let lower = text.to_lowercase();
        let mut letters = lower.chars().filter(|letter| letter.is_alphabetic() && !letter.is_ascii());
        let is_of_turkey = |letter: char| matches!(letter, 'ç' | 'ö' | 'ü' | 'â' | 'î' | 'û' | 'ý' | 'þ' | 'ð');
        lower.contains(['ý', 'þ', 'ð']) && letters.all(is_of_turkey)
    };
    // `č`, `ć`, `ě`, `ř` beside letters that stand in the same place in both.
    let is_czech = || {
        let lower = text.to_lowercase();
        let has_hook = lower.contains(['š', 'ž']) && lower.contains(['è', 'æ', 'ð', 'ì', 'ø', 'ù', 'ï', 'ò']);
        let is_inside = |three: &[char]| three[0].is_alphabetic() && three[1] == 'ì' && three[2].is_alphabetic();
        let is_western = lower.contains(['à', 'ê', 'ç', 'û', 'î', 'œ', 'ñ', 'ã', 'õ', 'å', 'ë']);
        (has_hook && !is_western) || lower.chars().collect::<Vec<_>>().windows(3).any(is_inside)
    };
    if text.chars().zip(text.chars().skip(1)).any(is_polish) {
        Some(b"pl")
    } else if is_czech() {
        Some(b"cz")
    } else if is_turkish() {
        Some(b"tr")
    } else {
        is_hungarian().then_some(b"hu")
    }
}

/// Words by which the choice of an encoding is seen: so many with a letter that those before do not have, and others up to
/// so many in all.
const N_WORDS: (usize, usize) = (6, 4);

/// Returns a few words with letters beyond ASCII: what the choice of encoding is seen by.
fn sample_of_accents(text: &str) -> String {
    let (mut words, mut others, mut seen) = (Vec::new(), Vec::new(), Vec::new());
    for word in text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’') {
        if word.is_ascii() || word.chars().count() < 2 || words.contains(&word) || others.contains(&word) {
            continue;
        }
        let n_seen = seen.len();
        let new: Vec<char> = word.chars().filter(|letter| !letter.is_ascii() && !seen.contains(letter)).collect();
        seen.extend(new);
        if seen.len() > n_seen {
            words.push(word);
        } else if others.len() < N_WORDS.1 {
            others.push(word);
        }
        if words.len() == N_WORDS.0 {
            break;
        }
    }
    let n_others = N_WORDS.1.saturating_sub(words.len());
    words.extend(others.into_iter().take(n_others));
    // Where no word has such a letter, the signs show it.
    let signs = text.char_indices().filter(|(_, letter)| !letter.is_ascii());
    let mut signs = signs.map(|(at, letter)| &text[at..at + letter.len_utf8()]);
    words.extend(signs.next().filter(|_| words.is_empty()));
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cx::Ctl;
    use crate::message::Notes;
    use crate::world::MemoryWorld;

    fn label(bytes: &[u8]) -> (String, String) {
        let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
        let cx = Cx { world: &world, ctl: &ctl, notes: &notes };
        let (text, letters) = decode(&cx, "a", bytes, &ImportOptions::default()).unwrap();
        (text.into_owned(), letters.label())
    }

    #[test]
    fn letters_of_dos_are_told_from_those_of_windows() {
        let text = "MINISTÈRE DE LA PÊCHE\nRecettes douanières;2ème trimestre;Année\nGénéral;Côte d'Ivoire;Léraba\n";
        let dos = oem_cp::encode_string_checked(text, &code_table::ENCODING_TABLE_CP850).unwrap();
        assert_eq!(label(&dos), (text.to_owned(), "cp850".to_owned()));
        let (mac, expected) = (b"Ann\x8Ee;Fran\x8Dais;g\x8En\x8Eral;d\x8Fs", "Année;Français;général;dès");
        assert_eq!(label(mac), (expected.to_owned(), "macintosh".to_owned()));
        for text in ["L’année – « général » à l’œuvre; naïveté", "Škoda, Žižkov; česká", "Ação; população; São Tomé"]
        {
            let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
            assert!(!label(&windows).1.starts_with("cp"), "{text}");
        }
        assert_eq!(Letters::of_label("IBM850").map(Letters::label).as_deref(), Some("cp850"));
        assert_eq!(Letters::of_label("ibm866").map(Letters::label).as_deref(), Some("ibm866"));
    }
}
