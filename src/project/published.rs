//! What left the house: the figures of a release as its readers have them, so that no later release gives away what it hid.

use serde::{Deserialize, Serialize};

use super::Analysis;
use crate::data::Concept;

/// A release that was written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Published {
    /// The file it went into.
    pub name: String,
    pub date: String,
    pub tables: Vec<PublishedTable>,
}

/// The counts of a table of a release.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublishedTable {
    /// How its figures are made; nothing where another project published them, whose tables are not here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub analysis: Option<Analysis>,
    pub dimensions: Vec<PublishedDimension>,
    /// Whether its counts were changed a little instead of hidden.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_rounded: bool,
    /// For each cell a code a dimension and the count; none where it was hidden.
    pub cells: Vec<(Vec<Option<String>>, Option<u64>)>,
}

/// A dimension, by the name and the meaning of its column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedDimension {
    pub column: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concept: Option<Concept>,
}

impl Published {
    /// Returns the release as another project has to know it, where its tables are not.
    pub fn for_others(&self) -> Self {
        let bare = |table: &PublishedTable| PublishedTable { analysis: None, ..table.clone() };
        Self { tables: self.tables.iter().map(bare).collect(), ..self.clone() }
    }

    /// Returns whether another release tells readers nothing that this one has not.
    pub fn says_all_of(&self, other: &Self) -> bool {
        other.tables.iter().all(|table| self.tables.contains(table))
    }
}
