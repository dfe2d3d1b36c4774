//! What another file in the place of a source changed: columns that came and went, rows, values that were not there before.

use std::collections::BTreeSet;

use super::results::{Results, TableResult};
use crate::data::{Dataset, Kind};
use crate::project::{Project, Table};
use crate::recipe::mend::{self, Lacking};
use crate::steps::{FieldKind, Step};

/// What became of a table when its source was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    pub table: String,
    pub n_rows_before: usize,
    pub n_rows: usize,
    /// Columns that are as they were.
    pub n_same: usize,
    /// Columns that were not there before.
    pub new: Vec<String>,
    /// Columns that are no more, whether or not a step needs them.
    pub gone: Vec<String>,
    /// Values that a step gives a code, and that were not there before: column, values.
    pub new_values: Vec<(String, Vec<String>)>,
}

/// Values that are listed one by one.
const MOST_VALUES: usize = 200;

/// Compares the tables of a source before and after.
pub fn compare(project: &Project, source: &str, before: &Results, after: &Results) -> Vec<Replayed> {
    let of_source = |table: &&Table| project.sources_of(&table.id).iter().any(|known| known.id == source);
    let tables = project.tables.iter().filter(|table| table.combine.is_none()).filter(of_source);
    tables
        .filter_map(|table| {
            let (old, new) = (read_of(before, table)?, read_of(after, table)?);
            let names = |data: &Dataset| -> BTreeSet<String> {
                data.schema.columns.iter().map(|column| column.name.clone()).collect()
            };
            let (old_names, new_names) = (names(old), names(new));
            Some(Replayed {
                table: table.id.clone(),
                n_rows_before: old.n_rows(),
                n_rows: new.n_rows(),
                n_same: old_names.intersection(&new_names).count(),
                new: new_names.difference(&old_names).cloned().collect(),
                gone: old_names.difference(&new_names).cloned().collect(),
                new_values: new_values(&table.recipe, old, new),
            })
        })
        .collect()
}

/// Returns the columns that the recipe of a table needs and its file does not have.
pub fn lacking(table: &Table, result: &TableResult) -> Vec<Lacking> {
    result.read.as_ref().map_or_else(|_| Vec::new(), |read| mend::gone(&table.recipe, &read.dataset))
}

fn read_of<'r>(results: &'r Results, table: &Table) -> Option<&'r Dataset> {
    results.tables.get(&table.id)?.read.as_ref().ok().map(|read| &read.dataset)
}

/// Returns the values that a step has to know, and that were not there before.
fn new_values(recipe: &[Step], old: &Dataset, new: &Dataset) -> Vec<(String, Vec<String>)> {
    let knows_values = |step: &&Step| step.fields().iter().any(|field| field.kind == FieldKind::ValueMap);
    let columns: BTreeSet<String> = recipe.iter().filter(knows_values).flat_map(Step::reads).collect();
    let distinct = |data: &Dataset, column: &str| -> BTreeSet<String> {
        data.texts(column).unwrap_or_default().into_iter().flatten().collect()
    };
    let is_text = |column: &&String| new.schema.column(column).is_some_and(|column| column.kind != Kind::Number);
    let found = columns.iter().filter(is_text).filter(|column| old.schema.column(column).is_some()).map(|column| {
        let known = distinct(old, column);
        let values = distinct(new, column).into_iter().filter(|value| !known.contains(value));
        (column.clone(), values.take(MOST_VALUES).collect::<Vec<_>>())
    });
    found.filter(|(_, values)| !values.is_empty()).collect()
}
