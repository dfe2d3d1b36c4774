//! Opens files: tells the format from the bytes, never from wishes; strange content becomes a note, not a failure.

pub mod delimited;
mod dta_text;
pub mod encoding;
mod eurostat;
mod frame;
mod geojson;
mod legend;
pub mod long_text;
mod ods_parts;
mod ole;
pub mod parquet;
mod pieces;
pub mod print_out;
pub mod px;
mod raised;
mod sav;
mod sav_text;
pub mod sdmx_csv;
pub mod spreadsheet;
pub mod statistical;
pub mod thousands;
mod xls_extent;
mod xls_looks;
mod xls_texts;
mod xlsx_parts;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::cx::{Cancelled, Cx};
use crate::data::borders::Borders;
use crate::grid::RawBook;
use crate::message::{Explain, Message};

/// What the user decided about reading a file; `None` leaves it to the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportOptions {
    /// A label of the WHATWG encoding standard: `utf-8`, `windows-1252`.
    pub encoding: Option<String>,
    /// The mark between the columns of a text file.
    pub delimiter: Option<char>,
    /// The mark between units and tenths in numbers written as text.
    pub decimal_mark: Option<char>,
    /// Which of day and month comes first in dates written as text; without it they stay texts.
    pub date_order: Option<DateOrder>,
    /// Texts and numbers that say "no number" in this file, beside those that everybody uses: `999`, `k. A.`
    pub missing_marks: Vec<String>,
    /// How single columns of a list are read, by their name.
    pub columns: BTreeMap<String, ColumnWay>,
}

/// The order of the parts of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

/// How a column of a list is read, whatever its values look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnWay {
    /// As texts: codes, numbers of houses.
    Text,
    /// As numbers with a comma before the tenths.
    Comma,
    /// As numbers with a point before the tenths.
    Point,
    /// As dates, the day before the month.
    DayFirst,
    /// As dates, the month before the day.
    MonthFirst,
}

/// A file opened.
#[derive(Clone, Debug)]
pub struct Opened {
    pub name: String,
    /// The id of the format it was read as.
    pub format: &'static str,
    /// The options as used: guesses included.
    pub options: ImportOptions,
    pub book: RawBook,
    pub bytes: Arc<[u8]>,
    /// The outlines of areas, where the file holds such.
    pub borders: Option<Arc<Borders>>,
}

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("{name} is empty")]
    Empty { name: String },
    #[error("{name} is protected by a password")]
    Password { name: String },
    #[error("{name} is no {expected}")]
    NotThatFormat { name: String, expected: &'static str },
    #[error("{name} is of no known format")]
    UnknownFormat { name: String },
    #[error("{name} is damaged: {reason}")]
    Damaged { name: String, reason: String },
    #[error("{name}, sheet {sheet}: used range too large")]
    TooLarge { name: String, sheet: String },
    #[error("no encoding is called {label}")]
    UnknownEncoding { label: String },
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl Explain for ImportError {
    fn message(&self) -> Message {
        match self {
            Self::Empty { name } => Message::new("import-empty").with("name", name),
            Self::Password { name } => Message::new("import-password").with("name", name),
            Self::NotThatFormat { name, expected } => {
                Message::new("import-not-that-format").with("name", name).with("expected", *expected)
            }
            Self::UnknownFormat { name } => Message::new("import-unknown-format").with("name", name),
            Self::Damaged { name, reason } => Message::new("import-damaged").with("name", name).with("reason", reason),
            Self::TooLarge { name, sheet } => Message::new("import-too-large").with("name", name).with("sheet", sheet),
            Self::UnknownEncoding { label } => Message::new("import-unknown-encoding").with("label", label),
            Self::Cancelled(cancelled) => cancelled.message(),
        }
    }
}

/// How sure a format is that some bytes are its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    No,
    /// Would do if nothing else claims the file.
    Maybe,
    Sure,
}

/// A format that can be opened.
pub trait Importer: Sync {
    /// Returns the id of the format.
    fn id(&self) -> &'static str;
    /// Judges by the first bytes, then by the name.
    fn sniff(&self, bytes: &[u8], name: &str) -> Confidence;
    /// Reads the cells; returns them with the options as used.
    fn open(
        &self,
        cx: &Cx<'_>,
        name: &str,
        bytes: &[u8],
        options: &ImportOptions,
    ) -> Result<(RawBook, ImportOptions), ImportError>;
    /// Returns the outlines of areas that the file holds.
    fn borders(&self, _bytes: &[u8]) -> Option<Borders> {
        None
    }
}

/// Every format, sorted.
pub static FORMATS: &[&dyn Importer] = &[
    &delimited::Delimited,
    &geojson::GeoJsonFile,
    &parquet::Parquet,
    &px::Px,
    &spreadsheet::Spreadsheet,
    &statistical::Statistical,
];

/// Opens a file.
pub fn open(cx: &Cx<'_>, name: &str, bytes: Arc<[u8]>, options: &ImportOptions) -> Result<Opened, ImportError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ImportError::Empty { name: name.to_owned() });
    }
    if let Some(expected) = spreadsheet::claimed_but_is_not(&bytes, name) {
        return Err(ImportError::NotThatFormat { name: name.to_owned(), expected });
    }
    let judged = FORMATS.iter().map(|format| (format.sniff(&bytes, name), *format));
    let best = judged.filter(|(confidence, _)| *confidence > Confidence::No).max_by_key(|(confidence, _)| *confidence);
    let (_, format) = best.ok_or_else(|| ImportError::UnknownFormat { name: name.to_owned() })?;
    // Whatever a library stumbles over in a broken file is the file's fault, and the program goes on.
    let opened = catch_unwind(AssertUnwindSafe(|| format.open(cx, name, &bytes, options)));
    let stumbled = |_| Err(ImportError::Damaged { name: name.to_owned(), reason: format.id().to_owned() });
    let (mut book, used) = opened.unwrap_or_else(stumbled)?;
    for sheet in &mut book.sheets {
        sheet.missing_marks.clone_from(&options.missing_marks);
        sheet.brackets_doubt = legend::explains_brackets(sheet);
        sheet.missing_marks.extend(legend::marks_of_notes(sheet));
    }
    let (date_order, missing_marks, columns) =
        (options.date_order, options.missing_marks.clone(), options.columns.clone());
    let decimal_mark = used.decimal_mark.or(options.decimal_mark);
    let used = ImportOptions { decimal_mark, date_order, missing_marks, columns, ..used };
    let borders = catch_unwind(AssertUnwindSafe(|| format.borders(&bytes))).unwrap_or_default().map(Arc::new);
    Ok(Opened { name: name.to_owned(), format: format.id(), options: used, book, bytes, borders })
}

/// Returns the SHA-256 of some bytes, hexadecimal.
pub fn fingerprint(bytes: &[u8]) -> String {
    let nibbles = Sha256::digest(bytes).into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.filter_map(|nibble| char::from_digit(u32::from(nibble), 16)).collect()
}

/// The first byte in UTF-8 of letters that combine with others, from U+0300 on.
const FIRST_COMBINED: u8 = 0xCC;

/// Returns a text in Unicode NFC.
fn nfc(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    if text.bytes().all(|byte| byte < FIRST_COMBINED) { text.to_owned() } else { text.nfc().collect() }
}

/// Returns the ending of a file name in lower case.
fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}
