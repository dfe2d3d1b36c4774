//! Workbooks: xlsx, xlsm, xls, xlsb, ods, through calamine. Stored values only, never what a formula would give today.

use std::io::Cursor;

use calamine::{
    Data, DataType as _, Dimensions, Range, Reader as _, SheetType, SheetVisible, Sheets, open_workbook_auto_from_rs,
};
use unicode_normalization::UnicodeNormalization as _;

use super::{Confidence, ImportError, ImportOptions, Importer, ending};
use crate::cx::Cx;
use crate::grid::{Cell, MOST_CELLS, RawBook, RawSheet, Rect};

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
        let mut file = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| refused(name, bytes, &error))?;
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
            let range = file.worksheet_range(&sheet).map_err(|error| refused(name, bytes, &error))?;
            let merges = merges(&mut file, &sheet);
            let too_large = || ImportError::TooLarge { name: name.to_owned(), sheet: sheet.clone() };
            let mut raw = RawSheet::from_rows(sheet.clone(), rows(&range).ok_or_else(too_large)?, merges);
            raw.is_visible = visible == SheetVisible::Visible;
            sheets.push(raw);
        }
        Ok((RawBook { sheets }, ImportOptions::default()))
    }
}

/// Returns the cells from A1 on; `None` where a stray cell makes the sheet absurdly large.
fn rows(range: &Range<Data>) -> Option<Vec<Vec<Cell>>> {
    let Some((top, left)) = range.start() else { return Some(Vec::new()) };
    let mut bottom = 0;
    let mut right = 0;
    for (row, column, data) in range.used_cells() {
        if !matches!(data, Data::String(text) if text.trim().is_empty()) {
            bottom = bottom.max(row);
            right = right.max(column);
        }
    }
    let (height, width) = (top as usize + bottom + 1, left as usize + right + 1);
    if height as u64 * width as u64 > MOST_CELLS {
        return None;
    }
    let mut rows = vec![Vec::new(); top as usize];
    for data in range.rows().take(bottom + 1) {
        let mut row = vec![Cell::Empty; left as usize];
        row.extend(data.iter().take(right + 1).map(cell));
        rows.push(row);
    }
    Some(rows)
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(text) if text.is_empty() => Cell::Empty,
        Data::String(text) => Cell::Text(text.nfc().collect()),
        #[expect(clippy::cast_precision_loss, reason = "Excel has no integers: these were doubles")]
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(value) => Cell::Bool(*value),
        Data::DateTime(moment) if moment.is_duration() => Cell::Number(moment.as_f64()),
        Data::DateTime(moment) => match data.as_datetime() {
            Some(when) if moment.as_f64() < 1.0 => Cell::Date(when.format("%H:%M:%S").to_string()),
            Some(when) if when.format("%H:%M:%S").to_string() == "00:00:00" => {
                Cell::Date(when.format("%Y-%m-%d").to_string())
            }
            Some(when) => Cell::Date(when.format("%Y-%m-%dT%H:%M:%S").to_string()),
            None => Cell::Number(moment.as_f64()),
        },
        Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::Date(text.clone()),
        Data::Error(error) => Cell::Error(error.to_string()),
    }
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
