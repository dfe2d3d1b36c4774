//! Releases that are out: what readers have already of the persons whose figures are to be published now.

use std::collections::{BTreeMap, BTreeSet};

use super::release::protected_of;
use super::results::Results;
use crate::message::{Message, Note, Place, Severity, day};
use crate::project::published::{Published, PublishedDimension, PublishedTable};
use crate::project::{Analysis, Project};
use crate::protect::{Codes, Decision, Earlier, ProtectedTable, codes, count_the_same, counts_of};
use crate::survey::EstimateTable;

/// What readers have beside some tables, and what is to be said of it.
#[derive(Default)]
pub(super) struct Beside {
    pub(super) earlier: Earlier,
    pub(super) notes: Vec<Note>,
}

/// Returns the analyses of earlier releases that are to be computed again: those that none of today's is equal to.
pub(super) fn analyses(project: &Project) -> Vec<Analysis> {
    let mut found: Vec<Analysis> = Vec::new();
    for (at, table) in
        project.published.iter().enumerate().flat_map(|(at, one)| one.tables.iter().map(move |t| (at, t)))
    {
        let Some(analysis) = &table.analysis else { continue };
        let id = id_again(at, analysis);
        let is_there = project.analyses.iter().any(|today| is_same(today, analysis));
        if !is_there && found.iter().all(|known| known.id != id) {
            found.push(Analysis { id, ..analysis.clone() });
        }
    }
    found
}

/// The id of figures of a release that are computed again.
fn id_again(release: usize, analysis: &Analysis) -> String {
    format!("r{release}-{}", analysis.id)
}

/// Returns what tells one state of the earlier releases from another.
pub(super) fn key(project: &Project) -> String {
    if project.published.is_empty() {
        return String::new();
    }
    crate::import::fingerprint(&serde_json::to_vec(&project.published).unwrap_or_default())
}

/// Returns a release as it is to be remembered once it is out.
pub(super) fn remember(project: &Project, results: &Results, name: String, date: String) -> Published {
    let mut tables: Vec<PublishedTable> = Vec::new();
    for analysis in project.analyses.iter().filter(|one| !project.report.left_out.contains(&one.id)) {
        for table in protected_of(results, analysis).into_iter().flatten() {
            let table = published(analysis, table);
            if !tables.contains(&table) {
                tables.push(table);
            }
        }
    }
    Published { name, date, tables }
}

fn published(analysis: &Analysis, table: &ProtectedTable) -> PublishedTable {
    let dimension =
        |known: &crate::survey::Dimension| PublishedDimension { column: known.column.clone(), concept: known.concept };
    let figures = Analysis { protection: None, compare: None, charts: BTreeMap::new(), ..Analysis::clone(analysis) };
    PublishedTable {
        analysis: Some(figures),
        dimensions: table.dimensions().iter().map(dimension).collect(),
        is_rounded: matches!(table.decision(), Decision::Round { .. }),
        cells: table.cells().map(|cell| (cell.key.clone(), cell.n)).collect(),
    }
}

/// Whether two analyses make the same figures.
fn is_same(one: &Analysis, other: &Analysis) -> bool {
    let figures = |of: &Analysis| (of.indicator.clone(), of.table.clone(), of.second.clone(), of.columns.clone());
    figures(one) == figures(other) && one.by == other.by
}

/// Finds what readers have of the persons that some tables count: the counts that were published, and the tables that hid some.
///
/// A release counts the same persons where it shares a cell with the tables, or with its own figures computed again, and has the
/// same count wherever it does; revised data are other data.
pub(super) fn beside(project: &Project, results: &Results, members: &[&Analysis], own: &[EstimateTable]) -> Beside {
    let mut found = Beside::default();
    let own_tables: Vec<&EstimateTable> = own.iter().collect();
    let counts = counts_of(&own_tables);
    let is_rounding = members.iter().any(|one| matches!(one.protection, Some(Decision::Round { .. })));
    for (at, release) in project.published.iter().enumerate() {
        let (mut is_beside, mut is_unlike) = (false, false);
        for table in &release.tables {
            let again = table.analysis.as_ref().map_or(&[][..], |analysis| figures(project, results, at, analysis));
            let again: Vec<&EstimateTable> = again.iter().collect();
            if table.is_rounded {
                is_unlike |= !is_rounding && count_the_same(&again, &own_tables);
                continue;
            }
            let shown = shown(table, own);
            let are_same = count_the_same(&again, &own_tables) && agrees(&shown, &counts_of(&again));
            if !are_same && !agrees(&shown, &counts) {
                continue;
            }
            is_unlike |= is_rounding;
            is_beside = true;
            found.earlier.published.extend(shown.into_keys());
            // Figures that are among the members hide their cells themselves.
            let is_member = table.analysis.as_ref().is_some_and(|one| members.iter().any(|own| is_same(own, one)));
            if !is_member && are_same {
                let new = again.into_iter().filter(|new| found.earlier.tables.iter().all(|known| known.id != new.id));
                let new: Vec<EstimateTable> = new.cloned().collect();
                found.earlier.tables.extend(new);
            }
        }
        let said = |id: &'static str, severity: Severity| {
            let message = Message::new(id).with("name", &release.name).with("date", day(&release.date));
            Note { severity, place: Place::default(), message }
        };
        if is_unlike {
            found.notes.push(said("project-earlier-unlike", Severity::Changed));
        } else if is_beside {
            found.notes.push(said("project-earlier-beside", Severity::Info));
        }
    }
    for (name, shown) in already_public(project, results) {
        if agrees(&shown, &counts) {
            found.earlier.published.extend(shown.into_keys());
            let message = Message::new("project-earlier-public").with("name", name);
            found.notes.push(Note { severity: Severity::Info, place: Place::default(), message });
        }
    }
    found
}

/// Returns the figures of an analysis of an earlier release, computed again or as an analysis of today has them.
fn figures<'r>(project: &Project, results: &'r Results, release: usize, analysis: &Analysis) -> &'r [EstimateTable] {
    let today = project.analyses.iter().find(|today| is_same(today, analysis));
    let result = today
        .map_or_else(|| results.earlier.get(&id_again(release, analysis)), |today| results.analyses.get(&today.id));
    result.and_then(|result| result.estimates.as_ref().ok()).map_or(&[], Vec::as_slice)
}

/// Returns the counts that a table of a release shows, by columns as today's tables call them.
fn shown<'t>(table: &'t PublishedTable, own: &'t [EstimateTable]) -> BTreeMap<Codes, u64> {
    let today = |known: &'t PublishedDimension| {
        let mut dimensions = own.iter().flat_map(|table| &table.dimensions);
        let of_name = dimensions.clone().find(|own| own.column == known.column);
        let of_concept = || dimensions.find(|own| known.concept.is_some() && own.concept == known.concept);
        of_name.or_else(of_concept).map_or(known.column.as_str(), |own| own.column.as_str())
    };
    let columns: Vec<&str> = table.dimensions.iter().map(today).collect();
    let cells = table.cells.iter().filter_map(|(key, count)| Some((codes(&columns, key), (*count)?)));
    cells.collect()
}

/// Whether what was published shares cells with counts of today, and has the same count in all of them.
fn agrees(shown: &BTreeMap<Codes, u64>, today: &BTreeMap<Codes, BTreeSet<u64>>) -> bool {
    let mut shared = shown.iter().filter_map(|(codes, count)| Some((count, today.get(codes)?))).peekable();
    shared.peek().is_some() && shared.all(|(count, today)| today.iter().all(|today| today == count))
}

/// Returns the figures of the project that somebody published before, such as an earlier publication that was opened.
fn already_public(project: &Project, results: &Results) -> Vec<(Message, BTreeMap<Codes, u64>)> {
    let is_public = |one: &&Analysis| one.protection == Some(Decision::AlreadyPublic);
    let mut found = Vec::new();
    for analysis in project.analyses.iter().filter(is_public) {
        let tables = results.analyses.get(&analysis.id).and_then(|result| result.estimates.as_ref().ok());
        for table in tables.into_iter().flatten() {
            let columns: Vec<&str> = table.dimensions.iter().map(|known| known.column.as_str()).collect();
            // What an earlier publication kept back is a gap, not a zero.
            let shown = table.cells.iter().filter(|cell| cell.n > 0 && cell.estimate.is_some());
            let shown = shown.map(|cell| (codes(&columns, &cell.key), cell.n)).collect();
            found.push((project.indicator_word(&analysis.indicator, "name"), shown));
        }
    }
    found
}
