//! Workbooks: xlsx, xlsm, xls, xlsb, ods, through calamine. Stored values only, never what a formula would give today.

use std::io::Cursor;

use calamine::{
    Data, DataRef, DataType, Dimensions, Range, Reader as _, SheetType, SheetVisible, Sheets, Xlsx, XlsxError,
    open_workbook_auto_from_rs,
};

use super::ods_parts;
use super::ole;
use super::raised::{self, Raised};
use super::xlsx_parts::{self, Parts};
use super::{Confidence, ImportError, ImportOptions, Importer, ending, nfc};
use super::{xls_extent, xls_looks};
use crate::cx::Cx;
use crate::grid::{Cell, Growing, RawBook, Rect, Style, TooLarge};
use crate::message::{Message, Place, Severity};

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// BIFF2 to BIFF5 streams that stand in a file without a container.
const BARE_BIFF: [&[u8]; 4] = [&[0x09, 0x00], &[0x09, 0x02], &[0x09, 0x04], &[0x09, 0x08]];
const ENDINGS: [&str; 9] = ["xlsx", "xlsm", "xltx", "xls", "xla", "xlsb", "ods", "xlt", "xlam"];

/// Workbooks of Excel and `LibreOffice`.
pub struct Spreadsheet;

/// Returns the format a file claims by its name but is not by its bytes.
pub(super) fn claimed_but_is_not(bytes: &[u8], name: &str) -> Option<&'static str> {
    let claimed = ENDINGS.iter().find(|known| **known == ending(name))?;
    let is_book = bytes.starts_with(ZIP) || bytes.starts_with(OLE) || is_bare_biff(bytes);
    // Offices save HTML and CSV under the name .xls; what is text is read as text.
    (!is_book && !matches!(*claimed, "xls" | "xlt" | "xla")).then_some(*claimed)
}

fn is_bare_biff(bytes: &[u8]) -> bool {
    BARE_BIFF.iter().any(|start| bytes.starts_with(start))
}

impl Importer for Spreadsheet {
    fn id(&self) -> &'static str {
        "spreadsheet"
    }

    fn sniff(&self, bytes: &[u8], name: &str) -> Confidence {
        if bytes.starts_with(OLE)
            || bytes.starts_with(ZIP)
            || (is_bare_biff(bytes) && ENDINGS.contains(&ending(name).as_str()))
        {
            Confidence::Sure
        } else {
            Confidence::No
        }
    }

    fn open(
        &self,
        cx: &Cx<'_>,
        name: &str,
        bytes: &[u8],
        _options: &ImportOptions,
    ) -> Result<(RawBook, ImportOptions), ImportError> {
        if bytes.starts_with(OLE) && !ole::chains_end(bytes) {
            return Err(ImportError::Damaged { name: name.to_owned(), reason: "sectors in a ring".to_owned() });
        }
        if (bytes.starts_with(OLE) || is_bare_biff(bytes)) && !xls_extent::is_within_bounds(bytes) {
            return Err(ImportError::Damaged { name: name.to_owned(), reason: "cells out of bounds".to_owned() });
        }
        let open = || open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| refused(name, bytes, &error));
        let (file, shared) = rayon::join(open, || raised::shared(bytes));
        let mut file = file?;
        let parts = xlsx_parts::book(bytes);
        let (mut looks, raised) =
            if bytes.starts_with(OLE) { xls_looks::looks(bytes) } else { None }.unwrap_or_default();
        let mut ods = if matches!(file, Sheets::Ods(_)) { ods_parts::sheets(bytes) } else { None }.unwrap_or_default();
        let mut sheets = Vec::new();
        for (sheet, kind, visible) in file
            .sheets_metadata()
            .iter()
            .map(|sheet| (sheet.name.clone(), sheet.typ, sheet.visible))
            .collect::<Vec<_>>()
        {
            cx.ctl.tick(1)?;
            if kind != SheetType::WorkSheet {
                continue;
            }
            let (cells, said) = if let Sheets::Xlsx(book) = &mut file {
                // Each pass takes the time of unpacking the sheet: they go side by side.
                let said = || parts.as_ref()?.parts(&sheet);
                let (cells, said) = rayon::join(|| dressed(cx, name, bytes, (book, &shared), &sheet), said);
                let said = said.unwrap_or_else(|| Parts { merges: merges(&mut file, &sheet), ..Parts::default() });
                note_unfilled(cx, name, &sheet, &said.unfilled);
                let mut cells = cells?;
                cells.replace(&said.raised);
                (cells, said)
            } else {
                let range = file.worksheet_range(&sheet).map_err(|error| refused(name, bytes, &error))?;
                let said = ods.remove(&sheet).unwrap_or_else(|| Parts {
                    merges: merges(&mut file, &sheet),
                    raised: raised.clone(),
                    ..looks.remove(&sheet).unwrap_or_default()
                });
                (plain(cx, name, &sheet, (&range, &said))?, said)
            };
            let mut raw = cells.finish(sheet, said.merges);
            (raw.hidden_rows, raw.hidden_columns) = (said.hidden_rows, said.hidden_columns);
            raw.is_visible = visible == SheetVisible::Visible;
            sheets.push(raw);
        }
        Ok((RawBook { sheets }, ImportOptions::default()))
    }
}

/// After so many cells somebody who wants to stop is heard.
const N_UNTIL_TICK: u64 = 4_096;

/// Returns the cells of a sheet, dressed as the file was found to say beside them.
fn plain(cx: &Cx<'_>, name: &str, sheet: &str, (range, said): (&Range<Data>, &Parts)) -> Result<Growing, ImportError> {
    let mut grown = Growing::default();
    let (top, left) = range.start().unwrap_or_default();
    for (row, cells) in (top..).zip(range.rows()) {
        cx.ctl.tick(1)?;
        for (column, data) in (left..).zip(cells) {
            let text = match data {
                Data::String(text) => Some(shown(text, &said.raised)),
                _ => None,
            };
            let style = said.looks.get(&(row, column)).copied().unwrap_or_default();
            grown.put(row, column, cell(data, text), style).map_err(|TooLarge| too_large(name, sheet))?;
        }
    }
    Ok(grown)
}

/// Returns the cells of a sheet with their looks, as the file gives them one after the other.
fn dressed(
    cx: &Cx<'_>,
    name: &str,
    bytes: &[u8],
    (book, raised): (&mut Xlsx<Cursor<&[u8]>>, &Raised),
    sheet: &str,
) -> Result<Growing, ImportError> {
    let damaged = |error: XlsxError| refused(name, bytes, &calamine::Error::Xlsx(error));
    let mut grown = Growing::default();
    let mut cells = match book.worksheet_cells_reader(sheet) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(grown),
        Err(error) => return Err(damaged(error)),
    };
    let looks: Vec<(Style, usize)> = cells.styles().iter().map(|style| (look(style), n_digits(style))).collect();
    let (mut n_cells, mut n_codes) = (0, 0_usize);
    while let Some((found, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
        let (row, column) = found.get_position();
        let data = found.get_value();
        let text = match data {
            DataRef::String(text) => Some(text.as_str()),
            DataRef::SharedString(text) => Some(shown(text, raised)),
            _ => None,
        };
        let (style, n_digits) = looks.get(style).copied().unwrap_or_default();
        let mut cell = cell(data, text);
        if let Some(code) = cell.number().and_then(|number| padded(number, n_digits)) {
            n_codes += 1;
            cell = Cell::Text(code);
        }
        grown.put(row, column, cell, style).map_err(|TooLarge| too_large(name, sheet))?;
        n_cells += 1;
        if n_cells % N_UNTIL_TICK == 0 {
            cx.ctl.tick(N_UNTIL_TICK)?;
        }
    }
    if n_codes > 0 {
        let place = Place { source: Some(name.to_owned()), sheet: Some(sheet.to_owned()), area: None };
        cx.note(Severity::Changed, place, Message::new("import-padded-codes").with("n", n_codes));
    }
    Ok(grown)
}

/// Returns a text with its raised signs as such.
fn shown<'t>(text: &'t str, raised: &'t Raised) -> &'t str {
    if raised.is_empty() { text } else { raised.get(text.trim()).map_or(text, String::as_str) }
}

/// Formulas named in the note.
const N_NAMED: usize = 20;

/// Says which formulas have no value: they are read as empty cells.
fn note_unfilled(cx: &Cx<'_>, name: &str, sheet: &str, unfilled: &[String]) {
    if !unfilled.is_empty() {
        let shown = unfilled.iter().take(N_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        let place = Place { source: Some(name.to_owned()), sheet: Some(sheet.to_owned()), area: None };
        let message = Message::new("import-formulas-unfilled").with("n", unfilled.len()).with("cells", shown);
        cx.note(Severity::Lost, place, message);
    }
}

fn too_large(name: &str, sheet: &str) -> ImportError {
    ImportError::TooLarge { name: name.to_owned(), sheet: sheet.to_owned() }
}

/// Returns what of a style helps to understand a sheet.
fn look(style: &calamine::Style) -> Style {
    let code = style.number_format.as_ref().map_or("", |format| format.format_code.as_str());
    Style {
        is_bold: style.font.as_ref().is_some_and(calamine::Font::is_bold),
        is_filled: style.fill.as_ref().is_some_and(calamine::Fill::is_visible),
        indent: style.alignment.as_ref().and_then(|alignment| alignment.indent).unwrap_or_default(),
        is_percent: code.ends_with('%'),
    }
}

/// Returns the number of digits that a format fills up with noughts: `000` shows 4 as `004`, a code.
fn n_digits(style: &calamine::Style) -> usize {
    let code = style.number_format.as_ref().map_or("", |format| format.format_code.as_str());
    if code.len() > 1 && code.bytes().all(|sign| sign == b'0') { code.len() } else { 0 }
}

/// Returns a whole number as the code that its format shows.
fn padded(number: f64, n_digits: usize) -> Option<String> {
    (n_digits > 0 && number >= 0.0 && number.fract() == 0.0).then(|| format!("{number:0n_digits$}"))
}

/// Returns a cell; its text comes beside, as formats hold it in different ways.
fn cell(data: &impl DataType, text: Option<&str>) -> Cell {
    if let Some(text) = text {
        return if text.is_empty() { Cell::Empty } else { Cell::Text(nfc(text)) };
    }
    if let Some(moment) = data.get_datetime() {
        return match data.as_datetime() {
            _ if moment.is_duration() => Cell::Number(moment.as_f64()),
            Some(when) if moment.as_f64() < 1.0 => Cell::Date(when.format("%H:%M:%S").to_string()),
            Some(when) if when.format("%H:%M:%S").to_string() == "00:00:00" => {
                Cell::Date(when.format("%Y-%m-%d").to_string())
            }
            Some(when) => Cell::Date(when.format("%Y-%m-%dT%H:%M:%S").to_string()),
            None => Cell::Number(moment.as_f64()),
        };
    }
    if let Some(text) = data.get_datetime_iso().or_else(|| data.get_duration_iso()) {
        return Cell::Date(text.to_owned());
    }
    if let Some(error) = data.get_error() {
        return Cell::Error(error.to_string());
    }
    #[expect(clippy::cast_precision_loss, reason = "Excel has no integers: these were doubles")]
    let whole = data.get_int().map(|number| Cell::Number(number as f64));
    let number = || data.get_float().map(Cell::Number);
    whole.or_else(number).or_else(|| data.get_bool().map(Cell::Bool)).unwrap_or_default()
}

fn merges(file: &mut Sheets<Cursor<&[u8]>>, sheet: &str) -> Vec<Rect> {
    let found = match file {
        Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(sheet).unwrap_or_default(),
        Sheets::Xls(book) => book.merge_cells_by_sheet_name(sheet).unwrap_or_default(),
        Sheets::Xlsb(_) | Sheets::Ods(_) => Vec::new(),
    };
    let rect =
        |area: &Dimensions| Rect { top: area.start.0, left: area.start.1, bottom: area.end.0, right: area.end.1 };
    found.iter().map(rect).collect()
}

/// Turns calamine's error into ours; a password is told apart from damage.
fn refused(name: &str, bytes: &[u8], error: &calamine::Error) -> ImportError {
    use calamine::{Error, OdsError, XlsError, XlsbError, XlsxError};
    let name = name.to_owned();
    match error {
        Error::Xls(XlsError::Password)
        | Error::Xlsx(XlsxError::Password)
        | Error::Xlsb(XlsbError::Password)
        | Error::Ods(OdsError::Password) => ImportError::Password { name },
        // An encrypted xlsx is an OLE container around the package.
        _ if bytes.starts_with(OLE) && holds_utf16(bytes, "EncryptedPackage") => ImportError::Password { name },
        other => ImportError::Damaged { name, reason: other.to_string() },
    }
}

fn holds_utf16(bytes: &[u8], text: &str) -> bool {
    let wanted: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
