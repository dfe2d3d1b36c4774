//! Writes the plan of what data are needed: a workbook with a line for every breakdown that is missing or weak.

use super::ExportError;
use super::listing::{self, Listing};
use crate::i18n::Lang;
use crate::message::{Arg, Message};

/// A breakdown of an indicator that is not there in full.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    pub indicator: Message,
    pub table: String,
    pub breakdown: Message,
    pub state: Message,
    pub next: Message,
}

/// Makes the workbook; columns for who takes it up and until when are left to be filled in.
pub fn write(needs: &[Need], lang: Lang) -> Result<Vec<u8>, ExportError> {
    let columns = [
        ("publish-needs-indicator", 34.0),
        ("publish-needs-table", 26.0),
        ("publish-needs-breakdown", 26.0),
        ("publish-needs-state", 30.0),
        ("publish-needs-next", 60.0),
        ("publish-needs-who", 20.0),
        ("publish-needs-until", 14.0),
    ];
    let row = |need: &Need| -> Vec<Arg> {
        let Need { indicator, table, breakdown, state, next } = need.clone();
        vec![indicator.into(), table.into(), breakdown.into(), state.into(), next.into()]
    };
    let list = Listing {
        name: Message::new("publish-needs"),
        columns: columns.into_iter().map(|(heading, width)| (Message::new(heading), width)).collect(),
        rows: needs.iter().map(row).collect(),
    };
    listing::write(&[list], lang)
}
