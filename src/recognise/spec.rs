//! The confirmed answer to "where is the table?": plain data that a project keeps.

use serde::{Deserialize, Serialize};

use super::Correction;

/// Whether a table is a record list or crossed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// Values crossed by row labels and header levels: is made long.
    Cross,
    /// One row a unit: keeps its shape.
    Records,
}

/// Where a table is in its sheet. Rows and columns are 0-based; ranges include both ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// The mark between units and tenths where numbers are written as text: `,` or `.`
    #[serde(default)]
    pub decimal_mark: Option<char>,
}
