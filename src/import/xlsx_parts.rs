//! What calamine does not tell of an xlsx file, read from its parts: hidden rows and columns, formulas without a value; merged
//! cells in the same pass, beside the reading of the cells.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read as _};

use memchr::{memchr_iter, memmem};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

use super::raised::{Raised, RichTexts};
use super::xls_looks::Looks;
use crate::grid::Rect;

const WORKBOOK: &str = "xl/workbook.xml";
const LINKS: &str = "xl/_rels/workbook.xml.rels";
/// Columns past this are hidden as a block up to the last one: nothing stands there.
const MOST_COLUMNS: u32 = 16_384;

/// What a sheet says beside its cells.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub merges: Vec<Rect>,
    /// How cells are dressed, where the library does not tell it with them.
    pub looks: Looks,
    pub hidden_rows: Vec<u32>,
    pub hidden_columns: Vec<u32>,
    /// Addresses of formulas whose value nobody ever computed, as some libraries write them.
    pub unfilled: Vec<String>,
    /// Texts with raised signs, where the library gives them as plain ones.
    pub raised: Raised,
}

/// The parts of a workbook that hold its sheets.
pub(super) struct Book<'a> {
    bytes: &'a [u8],
    paths: BTreeMap<String, String>,
}

pub(super) type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Returns where the sheets of a workbook lie; nothing where it is not built as usual.
pub(super) fn book(bytes: &[u8]) -> Option<Book<'_>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut targets = BTreeMap::new();
    each_element(&mut zip, LINKS, |name, element| {
        if name == "Relationship"
            && let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target"))
        {
            targets.insert(id, target);
        }
    })?;
    let mut paths = BTreeMap::new();
    each_element(&mut zip, WORKBOOK, |name, element| {
        if name == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id"))
            && let Some(target) = targets.get(&id)
        {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            paths.insert(name, path);
        }
    })?;
    Some(Book { bytes, paths })
}

impl Book<'_> {
    /// Reads what a sheet says beside its cells.
    pub(super) fn parts(&self, sheet: &str) -> Option<Parts> {
        let mut zip: Zip<'_> = ZipArchive::new(Cursor::new(self.bytes)).ok()?;
        let path = self.paths.get(sheet)?;
        let mut parts = Parts::default();
        // Most large sheets say none of it, which is seen without taking them apart.
        if !says_more(&mut zip, path)? {
            return Some(parts);
        }
        let mut row = 0_u32;
        let (mut formula, mut texts) = (Formula::default(), RichTexts::default());
        each_event(&mut zip, path, |event| {
            formula.follow(event, &mut parts.unfilled);
            texts.follow(event, &mut parts.raised);
            let (Event::Start(element) | Event::Empty(element)) = event else { return };
            match element.local_name().as_ref() {
                "row" => {
                    row = attribute(element, "r").and_then(|number| number.parse().ok()).unwrap_or(row + 1);
                    if is_hidden(element) {
                        parts.hidden_rows.push(row.saturating_sub(1));
                    }
                }
                "col" if is_hidden(element) => {
                    let number = |name: &str| attribute(element, name)?.parse::<u32>().ok();
                    if let (Some(first), Some(last)) = (number("min"), number("max")) {
                        let last = last.min(MOST_COLUMNS);
                        parts.hidden_columns.extend(first.saturating_sub(1)..last);
                    }
                }
                "mergeCell" => parts.merges.extend(attribute(element, "ref").as_deref().and_then(area)),
                _ => {}
            }
        })?;
        parts.hidden_rows.sort_unstable();
        parts.hidden_columns.sort_unstable();
        Some(parts)
    }
}

/// Words of a part that says more than cells and values.
const WORDS: [&[u8]; 3] = [b"mergeCell", b"hidden=", b"superscript"];

/// Returns whether a part holds merged cells, something hidden, raised signs, or formulas.
fn says_more(zip: &mut Zip<'_>, path: &str) -> Option<bool> {
    // `<f>` by its letter, which is the rare one among marks and digits.
    let holds_formula = |text: &[u8]| {
        let is_element = |at: usize| {
            let before = at.checked_sub(1).and_then(|at| text.get(at));
            before == Some(&b'<') && matches!(text.get(at + 1), Some(b'>' | b' ' | b'/'))
        };
        memchr_iter(b'f', text).any(is_element)
    };
    holds_or(zip, path, &WORDS, holds_formula)
}

/// Returns whether a part holds one of some words.
pub(super) fn holds(zip: &mut Zip<'_>, path: &str, words: &[&[u8]]) -> Option<bool> {
    holds_or(zip, path, words, |_| false)
}

fn holds_or(zip: &mut Zip<'_>, path: &str, words: &[&[u8]], holds_other: impl Fn(&[u8]) -> bool) -> Option<bool> {
    let longest = words.iter().map(|word| word.len()).max()?;
    let finders: Vec<_> = words.iter().map(memmem::Finder::new).collect();
    let mut part = zip.by_name(path).ok()?;
    let mut block = vec![0; 1 << 20];
    let mut n_kept = 0;
    loop {
        let n_read = part.read(&mut block[n_kept..]).ok()?;
        if n_read == 0 {
            return Some(false);
        }
        let filled = &block[..n_kept + n_read];
        if holds_other(filled) || finders.iter().any(|finder| finder.find(filled).is_some()) {
            return Some(true);
        }
        // A word may lie across the end of a block.
        let kept = filled.len().min(longest - 1);
        let start = filled.len() - kept;
        block.copy_within(start..start + kept, 0);
        n_kept = kept;
    }
}

/// The cell that is being passed: whether it holds a formula, and a value.
#[derive(Default)]
struct Formula {
    address: String,
    computes: bool,
    /// A formula may give an empty text, and then says that it is one.
    is_filled: bool,
    is_in_value: bool,
}

impl Formula {
    /// Goes on by one event; adds the address of a formula that turned out to have no value.
    fn follow(&mut self, event: &Event<'_>, unfilled: &mut Vec<String>) {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "c" => {
                    let is_filled = attribute(element, "t").as_deref() == Some("str");
                    let address = attribute(element, "r").unwrap_or_default();
                    *self = Self { address, is_filled, ..Self::default() };
                }
                "f" => self.computes = true,
                "v" => self.is_in_value = true,
                "is" => self.is_filled = true,
                _ => {}
            },
            // A shared formula names its first cell and says no more.
            Event::Empty(element) if element.local_name().as_ref() == "f" => self.computes = true,
            Event::Text(_) if self.is_in_value => self.is_filled = true,
            Event::End(element) => match element.local_name().as_ref() {
                "v" => self.is_in_value = false,
                "c" if self.computes && !self.is_filled => unfilled.push(std::mem::take(&mut self.address)),
                _ => {}
            },
            _ => {}
        }
    }
}

/// Calls `each` with the local name of every element of a part.
fn each_element(zip: &mut Zip<'_>, path: &str, mut each: impl FnMut(&str, &BytesStart<'_>)) -> Option<()> {
    each_event(zip, path, |event| {
        if let Event::Start(element) | Event::Empty(element) = event {
            each(element.local_name().as_ref(), element);
        }
    })
}

/// Calls `each` with every event of a part.
pub(super) fn each_event(zip: &mut Zip<'_>, path: &str, mut each: impl FnMut(&Event<'_>)) -> Option<()> {
    let part = zip.by_name(path).ok()?;
    let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, part));
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Eof => return Some(()),
            event => each(&event),
        }
    }
}

/// Returns an attribute, whatever its namespace.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut known = attributes.with_checks(false).flatten();
    let found = known.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(attribute(element, "hidden").as_deref(), Some("1" | "true"))
}

/// Reads an address such as `B3:F20`.
fn area(text: &str) -> Option<Rect> {
    let (from, to) = text.split_once(':').unwrap_or((text, text));
    let ((top, left), (bottom, right)) = (address(from)?, address(to)?);
    (top <= bottom && left <= right).then_some(Rect { top, left, bottom, right })
}

fn address(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, number) = text.split_at(digits);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let value = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        column.checked_mul(26)?.checked_add(value).filter(|column| *column <= MOST_COLUMNS)
    })?;
    Some((number.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn formulas_that_nobody_computed_are_told_from_those_that_give_an_empty_text() {
        let sheet = r#"<worksheet><sheetData><row r="1">
            <c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f><v></v></c><c r="C1"><f>1+1</f></c>
            <c r="D1" t="str"><f>IF(1,"","")</f><v></v></c><c r="E1"><v>7</v></c><c r="F1"><f t="shared" si="0"/><v/></c>
            </row></sheetData></worksheet>"#;
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("a.xml", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(sheet.as_bytes()).unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        let book = Book { bytes: &bytes, paths: BTreeMap::from([("Data".to_owned(), "a.xml".to_owned())]) };
        assert_eq!(book.parts("Data").unwrap().unfilled, ["B1", "C1", "F1"]);
    }
}
