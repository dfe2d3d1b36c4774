//! What makes a release workbook usable for everybody, item by item.
//!
//! After the guidance of the UK Government Analysis Function for spreadsheets. What the writer does by itself is listed as done.

use std::collections::BTreeSet;

use super::{Release, ReleaseTable};
use crate::data::Concept;

/// An item of the list: its id in the words `publish-list-…`, and whether it is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    pub id: &'static str,
    pub is_met: bool,
    /// Whether the writer sees to it whatever a person does.
    pub is_by_itself: bool,
}

/// Looks a release through.
pub fn items(release: &Release) -> Vec<Item> {
    let is_said = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
    let asked = [
        ("title", !release.title.trim().is_empty()),
        ("office", is_said(&release.office)),
        ("contact", is_said(&release.contact)),
        ("place", has_everywhere(release, &release.area, Concept::RefArea)),
        ("period", has_everywhere(release, &release.period, Concept::TimePeriod)),
        ("titles", are_different(release)),
        ("units", release.tables.iter().all(|one| !one.table.measure().unit.is_empty())),
        ("figures", release.tables.iter().all(|one| one.table.cells().any(|cell| cell.estimate.is_some()))),
        ("sources", !release.sources.is_empty()),
    ];
    let by_itself = ["one-table", "marked-up", "no-merges", "symbols", "alt-text", "links", "widths", "language"];
    let asked = asked.into_iter().map(|(id, is_met)| Item { id, is_met, is_by_itself: false });
    asked.chain(by_itself.into_iter().map(|id| Item { id, is_met: true, is_by_itself: true })).collect()
}

/// Returns whether every table says it by a dimension of its own, or the release says it for all.
fn has_everywhere(release: &Release, said: &str, concept: Concept) -> bool {
    let has = |one: &ReleaseTable| one.table.dimensions().iter().any(|dimension| dimension.concept == Some(concept));
    !said.trim().is_empty() || release.tables.iter().all(has)
}

/// Returns whether no two tables have the same title and measure.
fn are_different(release: &Release) -> bool {
    let titles: BTreeSet<String> =
        release.tables.iter().map(|one| format!("{:?} {:?}", one.table.title(), one.table.measure().name)).collect();
    titles.len() == release.tables.len()
}
