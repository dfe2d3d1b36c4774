//! Texts of SPSS files and of older Stata, which may be written in several encodings, one by one.
//!
//! The library decodes all of a file as it declares itself and cuts what does not fit. So the file is read as if it were
//! Windows-1252, in which every byte is a letter and comes back; each text is then decoded by itself.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use polars::prelude::{Column, DataFrame, DataType, PolarsError, StringChunked};

use super::sav::Declared;
use super::{ImportError, ImportOptions};
use crate::cx::Cx;
use crate::message::{Message, Place, Severity};

/// Bytes that begin a letter in UTF-8 and seldom end a word in an encoding of one byte.
const BEGINNINGS: [u8; 4] = [0xC2, 0xC3, 0xC5, 0xE2];
/// Words that show what was rescued.
const N_WORDS: usize = 4;

/// Decodes the texts of one file.
pub(super) struct Decoder {
    /// The encoding of one byte of those texts that are not UTF-8.
    single: &'static Encoding,
    is_utf8_declared: bool,
    /// Texts that were not in the encoding declared.
    n_other: Cell<usize>,
    n_cut: Cell<usize>,
    words: Cell<Vec<String>>,
    /// Names as the library read them → as they are written.
    names: BTreeMap<String, Vec<u8>>,
}

impl Decoder {
    /// Looks at the texts of a file, read as Windows-1252, and decides how those are decoded that are not UTF-8.
    pub(super) fn of<'a>(
        declared: &Declared,
        options: &ImportOptions,
        texts: impl Iterator<Item = &'a str>,
    ) -> Result<Self, ImportError> {
        let chosen = options.encoding.as_deref().filter(|label| !label.eq_ignore_ascii_case("utf-8"));
        let single = if let Some(label) = chosen {
            let unknown = || ImportError::UnknownEncoding { label: label.to_owned() };
            Encoding::for_label(label.as_bytes()).ok_or_else(unknown)?
        } else if declared.encoding == UTF_8 {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            for text in texts.filter(|text| !text.is_ascii()) {
                let bytes = bytes(text);
                if std::str::from_utf8(&bytes).is_err() {
                    detector.feed(&bytes, false);
                    detector.feed(b" ", false);
                }
            }
            detector.feed(b"", true);
            detector.guess(Some(b"fr"), Utf8Detection::Deny)
        } else {
            declared.encoding
        };
        let names = declared.names.iter().map(|name| (String::from_utf8_lossy(name).into_owned(), name.clone()));
        Ok(Self {
            single,
            is_utf8_declared: declared.encoding == UTF_8,
            n_other: Cell::new(0),
            n_cut: Cell::new(0),
            words: Cell::default(),
            names: names.filter(|(read, _)| read.contains(char::REPLACEMENT_CHARACTER)).collect(),
        })
    }

    /// Returns the encoding in which texts are first looked for, by its label.
    pub(super) fn label(&self) -> String {
        if self.is_utf8_declared { UTF_8.name().to_lowercase() } else { self.single.name().to_lowercase() }
    }

    /// Decodes the name of a variable, or what it begins.
    pub(super) fn decode_name(&self, name: &str) -> String {
        let known = self.names.iter().find_map(|(read, written)| Some((written, name.strip_prefix(read.as_str())?)));
        known.map_or_else(|| name.to_owned(), |(written, rest)| format!("{}{rest}", self.decode_bytes(written.clone())))
    }

    /// Decodes a text.
    pub(super) fn decode<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(self.decode_bytes(bytes(text).into_owned())) }
    }

    fn decode_bytes(&self, mut bytes: Vec<u8>) -> String {
        bytes.retain(|byte| *byte != 0);
        let bytes = match String::from_utf8(bytes) {
            Ok(text) => {
                if !self.is_utf8_declared {
                    self.count(&text);
                }
                return text;
            }
            Err(error) => {
                let (valid, is_cut) = (error.utf8_error().valid_up_to(), error.utf8_error().error_len().is_none());
                let bytes = error.into_bytes();
                // A field too short for its last letter.
                if is_cut && (bytes.len() - valid > 1 || BEGINNINGS.contains(&bytes[valid])) {
                    self.n_cut.set(self.n_cut.get() + 1);
                    return String::from_utf8_lossy(&bytes[..valid]).into_owned();
                }
                bytes
            }
        };
        let (decoded, _) = self.single.decode_without_bom_handling(&bytes);
        if self.is_utf8_declared {
            self.count(&decoded);
        }
        decoded.into_owned()
    }

    /// Counts a text that is not in the encoding declared.
    fn count(&self, text: &str) {
        self.n_other.set(self.n_other.get() + 1);
        let mut words = self.words.take();
        if words.len() < N_WORDS && !words.iter().any(|word| word == text) {
            words.push(text.to_owned());
        }
        self.words.set(words);
    }

    /// Decodes the names of columns and all texts of a table.
    pub(super) fn decode_all(&self, data: &DataFrame) -> Result<DataFrame, PolarsError> {
        let one = |column: &Column| -> Result<Column, PolarsError> {
            let name = self.decode_name(column.name());
            if *column.dtype() != DataType::String {
                return Ok(column.clone().with_name(name.into()));
            }
            let texts = column.str()?.iter().map(|text| text.map(|text| self.decode(text)));
            Ok(Column::new(name.into(), texts.collect::<StringChunked>()))
        };
        DataFrame::new(data.height(), data.columns().iter().map(one).collect::<Result<_, _>>()?)
    }

    /// Says which texts were not what the file declares.
    pub(super) fn note(&self, cx: &Cx<'_>, name: &str, declared: &Declared) {
        let place = || Place { source: Some(name.to_owned()), ..Place::default() };
        if self.n_other.get() > 0 {
            let message = Message::new("import-mixed-encodings")
                .with("n", self.n_other.get())
                .with("declared", declared.encoding.name())
                .with("encoding", if self.is_utf8_declared { self.single.name() } else { UTF_8.name() })
                .with("words", self.words.take().join(", "));
            cx.note(Severity::Guessed, place(), message);
        }
        if self.n_cut.get() > 0 {
            cx.note(Severity::Lost, place(), Message::new("import-cut-letters").with("n", self.n_cut.get()));
        }
    }
}

/// Returns the bytes of a text that was read as Windows-1252.
fn bytes(text: &str) -> Cow<'_, [u8]> {
    WINDOWS_1252.encode(text).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cx::Ctl;
    use crate::message::Notes;
    use crate::world::MemoryWorld;

    /// Decodes texts of a file that declares an encoding; returns also how many were in another, and how many were cut.
    fn decode(encoding: &'static Encoding, written: &[&[u8]]) -> (Vec<String>, usize, usize) {
        let declared = Declared { encoding, as_latin: Vec::new(), names: vec![b"R\xe9gion".to_vec()] };
        let read: Vec<String> =
            written.iter().map(|bytes| WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()).collect();
        let decoder = Decoder::of(&declared, &ImportOptions::default(), read.iter().map(String::as_str)).unwrap();
        assert_eq!(decoder.decode_name("R\u{fffd}gion"), "Région");
        decoder.n_other.set(0);
        let decoded = read.iter().map(|text| decoder.decode(text).into_owned()).collect();
        let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
        decoder.note(&Cx { world: &world, ctl: &ctl, notes: &notes }, "a.sav", &declared);
        let (n_other, n_cut) = (decoder.n_other.get(), decoder.n_cut.get());
        assert_eq!(notes.take().len(), usize::from(n_other > 0) + usize::from(n_cut > 0), "what was done is said");
        (decoded, n_other, n_cut)
    }

    #[test]
    fn each_text_is_decoded_by_itself_and_none_is_cut_short_in_silence() {
        let written: [&[u8]; 5] = ["Côte".as_bytes(), b"S\xe9n\xe9gal", b"Sant\xe9", b"Mali", &"Côté".as_bytes()[..5]];
        let (texts, n_other, n_cut) = decode(UTF_8, &written);
        assert_eq!(texts, ["Côte", "Sénégal", "Santé", "Mali", "Côt"]);
        assert_eq!((n_other, n_cut), (2, 1));
        let (texts, n_other, n_cut) = decode(WINDOWS_1252, &written[..4]);
        assert_eq!(texts, ["Côte", "Sénégal", "Santé", "Mali"]);
        assert_eq!((n_other, n_cut), (1, 0));
    }
}
