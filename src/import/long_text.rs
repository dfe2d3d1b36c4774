//! Columns of a text file too long to be held as cells, read by polars where that is sure to give what cell by cell reading
//! would.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;

use memchr::{memchr, memchr_iter, memmem, memrchr};
use polars::prelude::{
    BooleanChunked, ChunkAgg as _, CsvParseOptions, CsvReadOptions, DataFrame, DataType, Field, PlSmallStr,
    PolarsResult, Schema, SerReader as _,
};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::Opened;
use super::encoding::without_mark;
use super::pieces::pieces;
use crate::data::ColumnValues;

/// Integers beyond this have no exact double.
const EXACT: u64 = 1 << 53;
/// Whole numbers with more digits are not expected to be read as such.
const MOST_DIGITS: usize = 15;

/// A column of a text file.
pub struct LongColumn {
    pub values: ColumnValues,
    /// Whether a text of digits begins with a nought, as only a code does; in some row of the file.
    pub has_padded_codes: bool,
}

/// Returns columns of a text file from a row on, each as numbers or as texts; nothing where the text holds anything that the
/// two ways of reading could understand differently.
pub fn columns(opened: &Opened, first_row: u32, wanted: &[(u32, bool)]) -> Option<Vec<LongColumn>> {
    let sheet = opened.book.sheets.first()?;
    let separator = u8::try_from(opened.options.delimiter?).ok()?;
    if !sheet.is_bare_text {
        return None;
    }
    let text = without_mark(&opened.bytes).get(..sheet.n_bytes_body)?;
    let is_number = |column: u32| wanted.iter().any(|(at, is_number)| *at == column && *is_number);
    let read = |are_whole: &(dyn Fn(u32) -> bool + Sync)| {
        let dtype = |column: u32| match (is_number(column), are_whole(column)) {
            (true, true) => DataType::Int64,
            (true, false) => DataType::Float64,
            (false, _) => DataType::String,
        };
        let fields = (0..sheet.n_columns).map(|column| Field::new(name(column), dtype(column)));
        let options = CsvReadOptions::default()
            .with_has_header(false)
            .with_skip_lines(first_row as usize)
            .with_schema(Some(Arc::new(fields.collect::<Schema>())))
            .with_parse_options(CsvParseOptions::default().with_separator(separator).with_quote_char(None));
        options.into_reader_with_file_handle(Cursor::new(text)).finish().ok()
    };
    // Whole numbers are read faster as such; where one further down is not, all are read again.
    let has_fraction = |column: u32| {
        (first_row..sheet.n_rows)
            .map(|row| sheet.cell(row, column).to_string())
            .any(|text| !text.bytes().all(|byte| byte.is_ascii_digit()) || text.len() > MOST_DIGITS)
    };
    let whole: Vec<u32> = (0..sheet.n_columns).filter(|column| is_number(*column) && !has_fraction(*column)).collect();
    let looked_at = || {
        let pieces = pieces(text);
        let padded = || pieces.par_iter().flat_map_iter(|piece| padded_columns(piece, separator)).collect();
        pieces.par_iter().all(|piece| is_plain(piece, separator)).then(padded)
    };
    let (frame, padded) = rayon::join(|| read(&|column| whole.contains(&column)), looked_at);
    let padded: BTreeSet<u32> =
        padded.filter(|padded: &BTreeSet<u32>| !padded.iter().any(|column| is_number(*column)))?;
    let frame = without_blank_rows(frame.or_else(|| read(&|_| false))?).ok()?;
    let one = |(column, is_number): &(u32, bool)| {
        Some(LongColumn { values: values(&frame, *column, *is_number)?, has_padded_codes: padded.contains(column) })
    };
    wanted.par_iter().map(one).collect()
}

fn name(column: u32) -> PlSmallStr {
    column.to_string().into()
}

/// Returns a column; nothing where a number has no exact double, or is none.
fn values(frame: &DataFrame, column: u32, is_number: bool) -> Option<ColumnValues> {
    let values = frame.column(&name(column)).ok()?;
    if let Ok(whole) = values.i64() {
        let is_exact = |end: Option<i64>| end.is_none_or(|number| number.unsigned_abs() <= EXACT);
        let is_exact = is_exact(whole.min()) && is_exact(whole.max());
        let as_numbers = is_exact.then(|| values.cast(&DataType::Float64).ok());
        return as_numbers.flatten().map(ColumnValues::Ready);
    }
    // Where a value is missing a nought is stored.
    let is_finite = |numbers: &[f64]| numbers.iter().all(|number| number.is_finite());
    let is_finite = || values.f64().is_ok_and(|numbers| numbers.downcast_iter().all(|chunk| is_finite(chunk.values())));
    (!is_number || is_finite()).then(|| ColumnValues::Ready(values.clone()))
}

/// Returns whether lines have no white space that is not part of a value.
fn is_plain(text: &[u8], separator: u8) -> bool {
    let is_end = |at: Option<usize>| {
        let byte = at.and_then(|at| text.get(at)).copied().unwrap_or(b'\n');
        byte == separator || byte == b'\n' || byte == b'\r'
    };
    let is_outer = |at: usize| is_end(at.checked_sub(1)) || is_end(Some(at + 1));
    (separator == b'\t' || memchr(b'\t', text).is_none())
        && !memchr_iter(b'\r', text).any(|at| text.get(at + 1) != Some(&b'\n'))
        && !memchr_iter(b' ', text).any(is_outer)
        && memmem::find(text, "\u{a0}".as_bytes()).is_none()
}

/// Returns the columns in which a code with a leading nought stands.
fn padded_columns(text: &[u8], separator: u8) -> BTreeSet<u32> {
    // Digits alone: `01/02/2025` is a date.
    let is_code = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        let n_digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let next = rest.get(n_digits).copied().unwrap_or(b'\n');
        n_digits > 0 && (next == separator || next == b'\n' || next == b'\r')
    };
    let mut found = BTreeSet::new();
    if (text.starts_with(b"0") && is_code(1)) || memmem::find_iter(text, b"\n0").any(|at| is_code(at + 2)) {
        found.insert(0);
    }
    for at in memmem::find_iter(text, &[separator, b'0']).filter(|at| is_code(at + 2)) {
        let line = memrchr(b'\n', &text[..at]).map_or(0, |end| end + 1);
        let column = memchr_iter(separator, &text[line..=at]).count();
        found.extend(u32::try_from(column));
    }
    found
}

fn without_blank_rows(frame: DataFrame) -> PolarsResult<DataFrame> {
    if frame.columns().iter().any(|column| column.null_count() == 0) {
        return Ok(frame);
    }
    let mut is_filled: Option<BooleanChunked> = None;
    for column in frame.columns() {
        let filled = column.is_not_null();
        is_filled = Some(match is_filled {
            Some(known) => known | filled,
            None => filled,
        });
    }
    match is_filled {
        Some(is_filled) => frame.filter(&is_filled),
        None => Ok(frame),
    }
}
