//! Files that know the types of their columns: a data frame as the cells of a list, names in the first row.

use polars::prelude::{Column, DataFrame, DataType, PolarsError};
use unicode_normalization::UnicodeNormalization as _;

use super::ImportError;
use crate::cx::Cx;
use crate::grid::{Cell, Form, MOST_CELLS, RawSheet};
use crate::message::{Message, Place, Severity};

/// Integers beyond this have no exact double: they are identifiers, and stay text.
const EXACT: i64 = 1 << 53;

/// Returns the sheet of a frame.
pub(super) fn sheet(cx: &Cx<'_>, file: &str, frame: &DataFrame) -> Result<RawSheet, ImportError> {
    let name = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    if frame.height() as u64 * frame.width() as u64 > MOST_CELLS {
        return Err(ImportError::TooLarge { name: file.to_owned(), sheet: name.to_owned() });
    }
    let damaged = |error: PolarsError| ImportError::Damaged { name: file.to_owned(), reason: error.to_string() };
    let names = frame.columns().iter().map(|column| Cell::Text(column.name().nfc().collect())).collect();
    let mut rows: Vec<Vec<Cell>> = vec![names];
    rows.resize_with(frame.height() + 1, || Vec::with_capacity(frame.width()));
    for column in frame.columns() {
        cx.ctl.tick(frame.height() as u64)?;
        let cells = cells(column).map_err(damaged)?;
        for (row, cell) in rows.iter_mut().skip(1).zip(cells) {
            row.push(cell);
        }
    }
    let is_blank = |row: &Vec<Cell>| row.iter().all(Cell::is_empty);
    let n_blank = rows.iter().skip(1).filter(|row| is_blank(row)).count();
    if n_blank > 0 {
        let place = Place { source: Some(file.to_owned()), ..Place::default() };
        cx.note(Severity::Lost, place, Message::new("import-blank-records").with("n", n_blank));
    }
    let mut sheet = RawSheet::from_rows(name, rows, Vec::new());
    sheet.form = Form::List;
    Ok(sheet)
}

fn cells(column: &Column) -> Result<Vec<Cell>, PolarsError> {
    let or_empty = |cell: Option<Cell>| cell.unwrap_or_default();
    Ok(match column.dtype() {
        DataType::Boolean => column.bool()?.iter().map(|value| or_empty(value.map(Cell::Bool))).collect(),
        DataType::Int64 | DataType::UInt64 | DataType::Int128 => {
            let texts = column.cast(&DataType::String)?;
            texts.str()?.iter().map(|value| or_empty(value.map(whole_number))).collect()
        }
        dtype if dtype.is_primitive_numeric() || dtype.is_decimal() => {
            let numbers = column.cast(&DataType::Float64)?;
            let number = |value: f64| if value.is_finite() { Cell::Number(value) } else { Cell::Empty };
            numbers.f64()?.iter().map(|value| or_empty(value.map(number))).collect()
        }
        dtype if dtype.is_temporal() => {
            let texts = column.cast(&DataType::String)?;
            texts.str()?.iter().map(|value| or_empty(value.map(moment))).collect()
        }
        _ => {
            let texts = column.cast(&DataType::String)?;
            let text = |value: &str| if value.is_empty() { Cell::Empty } else { Cell::Text(value.nfc().collect()) };
            texts.str()?.iter().map(|value| or_empty(value.map(text))).collect()
        }
    })
}

#[expect(clippy::cast_precision_loss, reason = "only integers that a double holds exactly")]
fn whole_number(text: &str) -> Cell {
    match text.parse::<i64>() {
        Ok(number) if (-EXACT..=EXACT).contains(&number) => Cell::Number(number as f64),
        _ => Cell::Text(text.to_owned()),
    }
}

/// Writes a moment in ISO form: midnight is a date, noughts behind the second say nothing.
fn moment(text: &str) -> Cell {
    let text = match text.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|byte| byte == b'0') => whole,
        _ => text,
    };
    let text = text.strip_suffix(" 00:00:00").unwrap_or(text);
    Cell::Date(text.replacen(' ', "T", 1))
}
