//! Reads a record list: its own columns, each a number, a code, a date or text as all its values say.

use super::header::{key_name, unique_names};
use super::spec::{ReadError, TableSpec, heading};
use super::value::{self, Parsed};
use super::words::squeeze;
use crate::cx::Cx;
use crate::data::{Column, ColumnValues, Dataset, Kind, Origin};
use crate::grid::{Cell, Form, RawSheet, Rect};
use crate::import::{ImportOptions, Opened, delimited};
use crate::message::{Message, Place, Severity};

pub(super) fn read(
    cx: &Cx<'_>,
    opened: &Opened,
    sheet: &RawSheet,
    spec: &TableSpec,
    mark: Option<char>,
) -> Result<Dataset, ReadError> {
    let names = spec.key_columns.iter().map(|column| key_name(sheet, spec.header_rows, *column)).collect();
    let names = unique_names(names);
    let mut columns: Vec<Values> = spec.key_columns.iter().map(|_| Values::default()).collect();
    let mut cells = Vec::new();
    let first_column = spec.key_columns.first().copied().unwrap_or_default();
    let last = if sheet.n_rows_unread > 0 { u32::MAX } else { spec.data_rows.1.min(sheet.n_rows.saturating_sub(1)) };
    for row in spec.data_rows.0..=last.min(sheet.n_rows.saturating_sub(1)) {
        cx.ctl.tick(1)?;
        if spec.note_rows.contains(&row) || spec.key_columns.iter().all(|column| sheet.cell(row, *column).is_empty()) {
            continue;
        }
        cells.push((row, first_column));
        for (values, column) in columns.iter_mut().zip(&spec.key_columns) {
            values.push_cell(sheet.cell(row, *column), Rect::cell(row, *column));
        }
    }
    if sheet.n_rows_unread > 0 {
        read_on(cx, opened, sheet, spec, &mut columns)?;
    }
    let places = names.iter().cloned().zip(spec.key_columns.iter().copied()).collect();
    let mut finished = Vec::with_capacity(columns.len());
    for ((name, values), at) in names.into_iter().zip(columns).zip(&spec.key_columns) {
        let (mut column, values) = values.finish(cx, opened, sheet, name, mark);
        column.label = sheet.column_labels.get(*at as usize).filter(|label| !label.is_empty()).cloned();
        finished.push((column, values));
    }
    let area = Rect {
        top: spec.data_rows.0,
        left: first_column,
        bottom: spec.data_rows.1,
        right: spec.key_columns.iter().copied().max().unwrap_or_default(),
    };
    let origin = Origin {
        source: opened.name.clone(),
        sheet: sheet.name.clone(),
        area: Some(area),
        heading: heading(sheet, spec),
        cells,
        columns: places,
    };
    Ok(Dataset::from_columns(finished, origin)?)
}

/// Reads the rows of a long text file that are not held as cells.
fn read_on(
    cx: &Cx<'_>,
    opened: &Opened,
    sheet: &RawSheet,
    spec: &TableSpec,
    columns: &mut [Values],
) -> Result<(), ReadError> {
    let options = ImportOptions { encoding: opened.options.encoding.clone(), ..ImportOptions::default() };
    let (text, _) = delimited::decode(cx, &opened.name, &opened.bytes, &options)?;
    let delimiter = opened.options.delimiter.unwrap_or(',');
    let mut row = 0_u32;
    delimited::each_row(&text, delimiter, |fields| {
        let is_new = row >= sheet.n_rows;
        row = row.saturating_add(1);
        if !is_new || fields.iter().all(str::is_empty) {
            return Ok(());
        }
        for (values, column) in columns.iter_mut().zip(&spec.key_columns) {
            values.push_text(fields.get(*column as usize).unwrap_or_default());
        }
        if row.is_multiple_of(4096) { cx.ctl.tick(4096) } else { Ok(()) }
    })?;
    Ok(())
}

/// The values of a column while it is read; what it is shows only at the end.
#[derive(Default)]
struct Values {
    texts: Vec<Option<String>>,
    n_numbers: usize,
    n_dates: usize,
    errors: Vec<String>,
}

impl Values {
    fn push_cell(&mut self, cell: &Cell, at: Rect) {
        match cell {
            Cell::Empty => self.texts.push(None),
            Cell::Text(text) => self.push_text(text),
            Cell::Number(number) => {
                self.n_numbers += 1;
                self.texts.push(Some(number.to_string()));
            }
            Cell::Date(text) => {
                self.n_dates += 1;
                self.texts.push(Some(text.clone()));
            }
            Cell::Bool(_) => self.texts.push(Some(cell.to_string())),
            Cell::Error(error) => {
                self.errors.push(format!("{at} {error}"));
                self.texts.push(None);
            }
        }
    }

    fn push_text(&mut self, text: &str) {
        let text = text.trim();
        self.texts.push(
            (!text.is_empty()).then(|| if text.contains(['\n', '\t']) { squeeze(text) } else { text.to_owned() }),
        );
    }

    /// Decides what the column is and says what that cost.
    fn finish(
        self,
        cx: &Cx<'_>,
        opened: &Opened,
        sheet: &RawSheet,
        name: String,
        mark: Option<char>,
    ) -> (Column, ColumnValues) {
        let place = || Place { source: Some(opened.name.clone()), sheet: Some(sheet.name.clone()), area: None };
        if !self.errors.is_empty() {
            let shown = self.errors.iter().take(20).cloned().collect::<Vec<_>>().join(", ");
            let message = Message::new("recognise-error-cells").with("n", self.errors.len()).with("cells", shown);
            cx.note(Severity::Lost, place(), message);
        }
        let filled = || self.texts.iter().flatten();
        let n_filled = filled().count();
        let parsed = |text: &String| value::parse(text, mark);
        let is_code = filled()
            .any(|text| text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit()));
        let is_typed = sheet.form != Form::Cells;
        let n_numbers = if is_typed {
            // The format knows the types: a text of digits is a code.
            if self.n_numbers == n_filled { n_filled } else { 0 }
        } else if is_code {
            0
        } else {
            filled().filter(|text| matches!(parsed(text), Parsed::Number { status: "", .. })).count()
        };
        let is_mark = |text: &&String| !is_typed && matches!(parsed(text), Parsed::Missing { .. });
        let n_marks = filled().filter(is_mark).count();
        if n_filled > 0 && n_numbers > 0 && n_numbers + n_marks == n_filled {
            if n_marks > 0 {
                let marks = filled().filter(|text| matches!(parsed(text), Parsed::Missing { .. })).cloned();
                let mut marks: Vec<String> = marks.collect();
                marks.sort_unstable();
                marks.dedup();
                let message = Message::new("recognise-marks-missing")
                    .with("n", n_marks)
                    .with("column", &name)
                    .with("marks", marks.join(" "));
                cx.note(Severity::Changed, place(), message);
            }
            let number = |text: &Option<String>| match parsed(text.as_ref()?) {
                Parsed::Number { value, .. } => Some(value),
                _ => None,
            };
            let numbers = self.texts.iter().map(number).collect();
            if mark == Some('.') {
                value::note_open(cx, opened, sheet, filled().map(String::as_str));
            }
            return (Column::new(name, Kind::Number), ColumnValues::Numbers(numbers));
        }
        if n_numbers * 10 > n_filled * 9 && !is_code {
            let message =
                Message::new("recognise-almost-number").with("column", &name).with("n", n_filled - n_numbers - n_marks);
            cx.note(Severity::Info, place(), message);
        }
        let kind = if is_code {
            Kind::Code
        } else if self.n_dates > 0 && self.n_dates == n_filled {
            Kind::Date
        } else {
            Kind::Text
        };
        (Column::new(name, kind), ColumnValues::Texts(self.texts))
    }
}
