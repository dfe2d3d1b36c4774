//! Which cells are a table: bodies, header levels, labels, totals, notes – each belief with its reason.

pub mod header;
pub mod spec;
pub mod value;

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::grid::{RawSheet, Rect};
use crate::message::Message;
use spec::TableSpec;

/// What a cell is believed to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellRole {
    /// Nothing, or not part of any table.
    Outside,
    Title,
    /// A header level: names of columns, years, sexes.
    Header,
    /// A row label or other key of the row.
    Label,
    /// A label that stands alone in its row and names the rows below.
    Section,
    Value,
    /// A value of a total row or column.
    Total,
    /// A mark for a missing value: `..`, `n.d.`
    Missing,
    Unit,
    Note,
}

/// A role that the user gave to cells by hand; stands above every guess.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub area: Rect,
    pub role: CellRole,
}

/// One table found in a sheet, with the reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct TableGuess {
    pub spec: TableSpec,
    /// 0 to 1.
    pub confidence: f64,
    pub title: Option<String>,
    /// Values that are numbers (a cross table) or rows (records).
    pub n_observations: usize,
    pub reasons: Vec<Reason>,
}

/// Why cells are believed to have a role.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    pub area: Rect,
    pub role: CellRole,
    pub why: Message,
}

impl TableGuess {
    /// Returns what a cell is believed to be in this table, and why; later reasons stand above earlier ones.
    pub fn role_at(&self, row: u32, column: u32) -> Option<(CellRole, &Message)> {
        let reason = self.reasons.iter().rev().find(|reason| reason.area.contains(row, column))?;
        Some((reason.role, &reason.why))
    }
}
