//! The confirmed answer to "where is the table?": plain data that a project keeps.

use serde::{Deserialize, Serialize};

use super::{Correction, cross, records};
use crate::cx::{Cancelled, Cx};
use crate::data::Dataset;
use crate::grid::{Cell, Form, RawBook, RawSheet, Rect};
use crate::import::{ImportError, Opened};
use crate::message::{Explain, Message, Place, Severity};

/// Whether a table is a record list or crossed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// Values crossed by row labels and header levels: is made long.
    Cross,
    /// One row a unit: keeps its shape.
    #[default]
    Records,
}

/// Where a table is in its sheet. Rows and columns are 0-based; ranges include both ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSpec {
    pub kind: TableKind,
    pub header_rows: Option<(u32, u32)>,
    pub data_rows: (u32, u32),
    pub key_columns: Vec<u32>,
    pub value_columns: Vec<u32>,
    #[serde(default)]
    pub total_rows: Vec<u32>,
    #[serde(default)]
    pub total_columns: Vec<u32>,
    /// Rows inside the data range that name the rows below them.
    #[serde(default)]
    pub section_rows: Vec<u32>,
    /// How many kinds of sections stand below each of them.
    #[serde(default)]
    pub section_depths: Vec<u8>,
    /// Rows that hold no data: notes, and a header that stands once more between the figures.
    #[serde(default)]
    pub note_rows: Vec<u32>,
    #[serde(default)]
    pub missing_marks: Vec<String>,
    /// Key columns whose labels are given once and meant downwards.
    #[serde(default)]
    pub filled_down: Vec<u32>,
    /// Names of the header levels in the tidy table, outermost first.
    #[serde(default)]
    pub level_names: Vec<String>,
    /// Columns of figures, each with a column beside it whose marks say how good they are: `p`, `e`, `b`.
    #[serde(default)]
    pub flag_columns: Vec<(u32, u32)>,
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// The word above the table that tells it from its sisters in the sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<Block>,
    /// The mark between units and tenths where numbers are written as text: `,` or `.`
    #[serde(default)]
    pub decimal_mark: Option<char>,
}

/// The cell whose word is a label of every figure of a table, and what the column of such words is called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    pub row: u32,
    pub column: u32,
    pub name: String,
}

impl TableSpec {
    /// Returns the cells of the table: names of columns, labels and figures.
    pub fn area(&self) -> Rect {
        let columns = || self.key_columns.iter().chain(&self.value_columns).copied();
        Rect {
            top: self.header_rows.map_or(self.data_rows.0, |(top, _)| top),
            left: columns().min().unwrap_or_default(),
            bottom: self.data_rows.1,
            right: columns().max().unwrap_or_default(),
        }
    }
}

/// Why a table could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("{source_name} has no sheet {sheet}")]
    NoSheet { source_name: String, sheet: String },
    #[error("the layout does not fit sheet {sheet}")]
    DoesNotFit { sheet: String },
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    #[error("columns: {0}")]
    Columns(#[from] polars::error::PolarsError),
}

impl Explain for ReadError {
    fn message(&self) -> Message {
        match self {
            Self::NoSheet { source_name, sheet } => {
                Message::new("recognise-no-sheet").with("name", source_name).with("sheet", sheet)
            }
            Self::DoesNotFit { sheet } => Message::new("recognise-does-not-fit").with("sheet", sheet),
            Self::Import(error) => error.message(),
            Self::Cancelled(cancelled) => cancelled.message(),
            Self::Columns(error) => Message::new("recognise-columns").with("reason", error.to_string()),
        }
    }
}

/// How far above a table its heading is looked for.
const HEADING_ROWS: u32 = 20;

/// Returns the lines above a table that are no row of figures: titles, units, who publishes.
pub(super) fn heading(sheet: &RawSheet, spec: &TableSpec) -> Vec<String> {
    let top = spec.header_rows.map_or(spec.data_rows.0, |(top, _)| top);
    let mut lines = Vec::new();
    for row in top.saturating_sub(HEADING_ROWS)..top {
        let filled = sheet.row(row).iter().filter(|cell| !cell.is_empty());
        if filled.clone().any(|cell| cell.number().is_some()) {
            // Another table stands here; what is above it is not about this one.
            lines.clear();
            continue;
        }
        lines.extend(filled.filter_map(Cell::text).map(|text| text.trim().to_owned()));
    }
    lines
}

/// How far below a table its remarks are looked for.
const REMARK_ROWS: u32 = 40;
/// A sheet of notes has no more lines.
const NOTE_LINES: u32 = 200;

/// Returns the lines between and below the rows of a table that say something of it, then those of sheets that hold notes only.
pub(super) fn remarks(book: &RawBook, sheet: &RawSheet, spec: &TableSpec) -> Vec<String> {
    let text = |sheet: &RawSheet, row: u32| -> Vec<String> {
        sheet
            .row(row)
            .iter()
            .filter_map(Cell::text)
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
            .collect()
    };
    let has_number = |sheet: &RawSheet, row: u32| sheet.row(row).iter().any(|cell| cell.number().is_some());
    let below = spec.data_rows.1.saturating_add(1);
    let end = below.saturating_add(REMARK_ROWS).min(sheet.n_rows);
    // Totals may stand at the end; a figure further below is another table, and what follows is about that one.
    let beneath = (below..end).skip_while(|row| has_number(sheet, *row)).take_while(|row| !has_number(sheet, *row));
    let mut lines: Vec<String> =
        spec.note_rows.iter().copied().chain(beneath).flat_map(|row| text(sheet, row)).collect();
    for other in book.sheets.iter().filter(|other| other.name != sheet.name && other.form == Form::Cells) {
        if other.n_rows <= NOTE_LINES && !(0..other.n_rows).any(|row| has_number(other, row)) {
            lines.extend((0..other.n_rows).flat_map(|row| text(other, row)));
        }
    }
    lines.dedup();
    lines
}

/// Reads a table as its layout says: a crossed one long, a record list in its own shape.
pub fn read_table(cx: &Cx<'_>, opened: &Opened, sheet: &str, spec: &TableSpec) -> Result<Dataset, ReadError> {
    let no_sheet = || ReadError::NoSheet { source_name: opened.name.clone(), sheet: sheet.to_owned() };
    let raw = opened.book.sheet(sheet).ok_or_else(no_sheet)?;
    if spec.data_rows.0 > spec.data_rows.1 || spec.data_rows.0 >= raw.n_rows {
        return Err(ReadError::DoesNotFit { sheet: sheet.to_owned() });
    }
    let mark = opened.options.decimal_mark.or(spec.decimal_mark);
    note_hidden(cx, opened, raw, spec);
    match spec.kind {
        TableKind::Cross => cross::read(cx, opened, raw, spec, mark),
        TableKind::Records => records::read(cx, opened, raw, spec, mark),
    }
}

/// Says that rows or columns that the workbook hides are read as all others.
fn note_hidden(cx: &Cx<'_>, opened: &Opened, sheet: &RawSheet, spec: &TableSpec) {
    let area = spec.area();
    let n_rows = sheet.hidden_rows.iter().filter(|row| (area.top..=area.bottom).contains(row)).count();
    let n_columns = sheet.hidden_columns.iter().filter(|column| (area.left..=area.right).contains(column)).count();
    if n_rows + n_columns > 0 {
        let place = Place { source: Some(opened.name.clone()), sheet: Some(sheet.name.clone()), area: Some(area) };
        cx.note(
            Severity::Info,
            place,
            Message::new("recognise-hidden").with("rows", n_rows).with("columns", n_columns),
        );
    }
}
