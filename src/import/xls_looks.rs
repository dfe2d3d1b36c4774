//! Reads of an .xls file what calamine does not tell: how its cells are dressed, hidden rows and columns, and raised signs in
//! its texts. Workbooks of Excel 97 and later (BIFF8).
//!
//! After [MS-XLS], Microsoft's "Excel Binary File Format": records FONT, XF, BOUNDSHEET, SST, ROW, COLINFO and those of cells.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use cfb::CompoundFile as Container;

use super::raised::Raised;
use super::xls_texts;
use super::xlsx_parts::Parts;
use crate::grid::Style;

/// No workbook is larger in an .xls file.
pub(super) const MOST_BYTES: u64 = 1 << 30;

const FONT: u16 = 0x0031;
const XF: u16 = 0x00E0;
const BOUNDSHEET: u16 = 0x0085;
pub(super) const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
pub(super) const MULRK: u16 = 0x00BD;
const ROW: u16 = 0x0208;
const COLINFO: u16 = 0x007D;
/// Columns past this one are hidden as a block up to the end: nothing stands there.
pub(super) const MOST_COLUMNS: u16 = 256;
const SST: u16 = 0x00FC;
const CONTINUE: u16 = 0x003C;
/// Records of one cell: LABELSST, LABEL, RSTRING, NUMBER, RK, FORMULA, BOOLERR.
pub(super) const CELLS: [u16; 7] = [0x00FD, 0x0204, 0x00D6, 0x0203, 0x027E, 0x0006, 0x0205];

/// From this weight on a font is bold.
const BOLD: u16 = 600;
/// The number formats `0%` and `0.00%`.
const PERCENTS: [u16; 2] = [9, 10];

/// How the cells of a sheet are dressed, by row and column; plain ones are left out.
pub(super) type Looks = HashMap<(u32, u32), Style>;

/// A font of a workbook.
#[derive(Clone, Copy, Default)]
struct Font {
    is_bold: bool,
    is_raised: bool,
}

/// Returns what each sheet says beside its cells, and the texts with raised signs; nothing where the file does not say it in
/// the way of BIFF8.
pub(super) fn looks(bytes: &[u8]) -> Option<(HashMap<String, Parts>, Raised)> {
    let mut file = Container::open(Cursor::new(bytes)).ok()?;
    let mut book = Vec::new();
    file.open_stream("/Workbook").ok()?.take(MOST_BYTES).read_to_end(&mut book).ok()?;
    let (mut fonts, mut styles, mut sheets, mut texts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut last = 0;
    for (id, data) in Records::from(&book, 0) {
        match id {
            FONT => fonts.push(Font {
                is_bold: u16_at(data, 6).is_some_and(|weight| weight >= BOLD),
                is_raised: u16_at(data, 8) == Some(1),
            }),
            XF => styles.push(style(data, &fonts).unwrap_or_default()),
            BOUNDSHEET => sheets.extend(sheet(data)),
            SST => texts.push(data),
            CONTINUE if last == SST => texts.push(data),
            EOF => break,
            _ => {}
        }
        last = if id == CONTINUE { last } else { id };
    }
    let mut raised = Raised::new();
    if fonts.iter().any(|font| font.is_raised) {
        xls_texts::raised(texts, |number| font(&fonts, number).is_raised, &mut raised);
    }
    let looks = sheets.into_iter().map(|(name, start)| (name, of_sheet(&book, start, &styles))).collect();
    Some((looks, raised))
}

/// Returns a font by its number; there is none of number 4.
fn font(fonts: &[Font], number: u16) -> Font {
    let number = usize::from(number);
    fonts.get(if number > 4 { number - 1 } else { number }).copied().unwrap_or_default()
}

/// Returns the name of a sheet and where its records begin.
fn sheet(data: &[u8]) -> Option<(String, usize)> {
    let start = u32::from_le_bytes(data.get(..4)?.try_into().ok()?);
    let (n, is_wide) = (usize::from(*data.get(6)?), data.get(7)? & 1 == 1);
    let letters: Vec<u16> = if is_wide {
        data.get(8..8 + n * 2)?.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect()
    } else {
        data.get(8..8 + n)?.iter().map(|byte| u16::from(*byte)).collect()
    };
    Some((String::from_utf16_lossy(&letters), usize::try_from(start).ok()?))
}

fn style(data: &[u8], fonts: &[Font]) -> Option<Style> {
    let fill = u32::from_le_bytes(data.get(14..18)?.try_into().ok()?) >> 26;
    Some(Style {
        is_bold: font(fonts, u16_at(data, 0)?).is_bold,
        is_filled: fill != 0,
        indent: data.get(8)? & 0x0F,
        is_percent: PERCENTS.contains(&u16_at(data, 2)?),
    })
}

fn of_sheet(book: &[u8], start: usize, styles: &[Style]) -> Parts {
    let (mut found, mut hidden_rows, mut hidden_columns) = (Looks::new(), Vec::new(), Vec::new());
    let mut put = |row: u16, column: u16, style: u16| {
        let style = styles.get(usize::from(style)).copied().unwrap_or_default();
        if style != Style::default() {
            found.insert((u32::from(row), u32::from(column)), style);
        }
    };
    // Charts inside a sheet have records of their own.
    let mut depth = 0_u32;
    for (id, data) in Records::from(book, start) {
        match id {
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            ROW if depth == 1 && data.get(12).is_some_and(|bits| bits & 0x20 != 0) => {
                hidden_rows.extend(u16_at(data, 0).map(u32::from));
            }
            COLINFO if depth == 1 && data.get(8).is_some_and(|bits| bits & 1 == 1) => {
                let (Some(first), Some(last)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
                hidden_columns.extend((first..last.saturating_add(1).min(MOST_COLUMNS)).map(u32::from));
            }
            MULRK if depth == 1 => {
                let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
                let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
                for (column, cell) in (first..).zip(cells.chunks_exact(6)) {
                    put(row, column, u16::from_le_bytes([cell[0], cell[1]]));
                }
            }
            _ if depth == 1 && CELLS.contains(&id) => {
                if let (Some(row), Some(column), Some(style)) = (u16_at(data, 0), u16_at(data, 2), u16_at(data, 4)) {
                    put(row, column, style);
                }
            }
            _ => {}
        }
    }
    Parts { looks: found, hidden_rows, hidden_columns, ..Parts::default() }
}

pub(super) fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

/// The records of a stream, one after the other: number, length, data.
pub(super) struct Records<'a>(&'a [u8]);

impl<'a> Records<'a> {
    pub(super) fn from(book: &'a [u8], start: usize) -> Self {
        Self(book.get(start..).unwrap_or_default())
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (id, length) = (u16_at(self.0, 0)?, usize::from(u16_at(self.0, 2)?));
        let data = self.0.get(4..4 + length)?;
        self.0 = &self.0[4 + length..];
        Some((id, data))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn record(id: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&id.to_le_bytes(), &length.to_le_bytes(), data].concat()
    }

    /// A workbook of one sheet: a plain cell, one moved in by two, a bold one, and two numbers in one record.
    fn book() -> Vec<u8> {
        let font = |weight: u16| record(FONT, &[&[0; 6], &weight.to_le_bytes()[..], &[0; 6]].concat());
        let xf = |font: u8, format: u8, indent: u8| {
            let mut data = [0_u8; 20];
            (data[0], data[2], data[8]) = (font, format, indent);
            record(XF, &data)
        };
        let mut globals: Vec<u8> = [record(BOF, &[0; 16]), font(400), font(700)].concat();
        globals.extend([xf(0, 0, 0), xf(0, 0, 2), xf(1, 0, 0), xf(0, 10, 0)].concat());
        let sheet = |start: usize| {
            let start = u32::try_from(start).unwrap().to_le_bytes();
            record(BOUNDSHEET, &[&start[..], &[0, 0, 2, 0], b"T1"].concat())
        };
        let start = globals.len() + sheet(0).len() + record(EOF, &[]).len();
        globals.extend([sheet(start), record(EOF, &[])].concat());
        let cell = |row: u8, style: u8| record(0x00FD, &[row, 0, 0, 0, style, 0, 0, 0, 0, 0]);
        let numbers = record(MULRK, &[4, 0, 1, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0]);
        let row = |row: u8, bits: u8| record(ROW, &[row, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, bits, 0, 0, 0]);
        let hidden = [record(COLINFO, &[2, 0, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0]), row(1, 0), row(3, 0x20)].concat();
        let chart = [record(BOF, &[0; 16]), cell(9, 2), record(EOF, &[])].concat();
        globals.extend(
            [record(BOF, &[0; 16]), hidden, cell(0, 0), cell(1, 1), chart, cell(2, 2), numbers, record(EOF, &[])]
                .concat(),
        );
        globals
    }

    fn file(stream: &[u8]) -> Vec<u8> {
        let mut file = Container::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream("/Workbook").unwrap().write_all(stream).unwrap();
        file.into_inner().into_inner()
    }

    #[test]
    fn indents_bold_fonts_and_percents_are_read() {
        let (found, _) = looks(&file(&book())).unwrap();
        let (looks, parts) = (&found["T1"].looks, &found["T1"]);
        assert_eq!((parts.hidden_rows.as_slice(), parts.hidden_columns.as_slice()), ([3].as_slice(), [2].as_slice()));
        assert_eq!(looks.len(), 3, "{looks:?}");
        assert_eq!(looks[&(1, 0)], Style { indent: 2, ..Style::default() });
        assert_eq!(looks[&(2, 0)], Style { is_bold: true, ..Style::default() });
        assert_eq!(looks[&(4, 1)], Style { is_percent: true, ..Style::default() });
    }

    #[test]
    fn a_cut_workbook_gives_what_is_there() {
        let book = book();
        for end in 0..book.len() {
            assert!(looks(&file(&book[..end])).is_some());
        }
        assert!(looks(b"no container").is_none());
    }
}
