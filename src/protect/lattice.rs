//! How the cells of an analysis add up: every cell of its tables once, and the sums a reader can form.
//!
//! Only counts and sums live here; which cells are hidden is decided elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::{Codes, Earlier, ProtectError};
use crate::survey::EstimateTable;

/// A code a dimension of the analysis; `None` is the total.
pub(super) type Key = Vec<Option<String>>;

/// A total and the cells that make it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    pub total: usize,
    pub parts: Vec<usize>,
    /// What the total counts beyond its parts, such as persons without an answer; taken as known to the reader.
    pub rest: i64,
}

/// Counts that add up, and how.
#[derive(Clone, Debug, Default)]
pub(super) struct System {
    /// The count of a cell; `None` where the cell is not part of this system.
    pub counts: Vec<Option<u64>>,
    pub relations: Vec<Relation>,
}

impl System {
    /// Returns, for every cell, the relations it stands in.
    pub(super) fn relations_by_cell(&self) -> Vec<Vec<usize>> {
        let mut found = vec![Vec::new(); self.counts.len()];
        for (index, relation) in self.relations.iter().enumerate() {
            for cell in relation.cells() {
                if let Some(list) = found.get_mut(cell) {
                    list.push(index);
                }
            }
        }
        found
    }
}

impl Relation {
    /// Returns the total, then the parts.
    pub(super) fn cells(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(self.total).chain(self.parts.iter().copied())
    }
}

/// All cells of an analysis, whatever table shows them.
///
/// **Invariant:** cells come in the order of their keys, so that the same tables give the same answer.
#[derive(Debug)]
pub(super) struct Lattice {
    pub(super) keys: Vec<Key>,
    /// Whether a table shows the cell; the others are margins that nobody sees but that tie cells together.
    pub(super) is_shown: Vec<bool>,
    /// Whether readers have the count from an earlier release, whatever is hidden now.
    pub(super) is_known: Vec<bool>,
    /// Whether an earlier release hid the cell, so that nothing new may give it away.
    pub(super) was_hidden: Vec<bool>,
    /// One system for each set of counts: tables that rest on different persons do not add up with each other.
    pub(super) systems: Vec<System>,
    /// For each table, for each of its cells, the cell here.
    pub(super) places: Vec<Vec<usize>>,
    /// For each table, the system its counts belong to.
    pub(super) system_of_table: Vec<usize>,
}

impl Lattice {
    /// Lays the tables of one analysis over each other.
    pub(super) fn new(tables: &[EstimateTable]) -> Result<Self, ProtectError> {
        Self::beside(tables, &Earlier::default())
    }

    /// Lays the tables of one analysis over each other and over what readers have of the same persons already.
    pub(super) fn beside(tables: &[EstimateTable], earlier: &Earlier) -> Result<Self, ProtectError> {
        let every: Vec<&EstimateTable> = tables.iter().chain(&earlier.tables).collect();
        let mut columns = BTreeSet::new();
        for table in &every {
            columns.extend(table.dimensions.iter().map(|dimension| dimension.column.as_str()));
        }
        let columns: Vec<&str> = columns.into_iter().collect();
        let keys_of_tables =
            every.iter().map(|table| keys_of(table, &columns)).collect::<Result<Vec<_>, ProtectError>>()?;
        let (groups, system_of_table) = group_by_counts(&every, &keys_of_tables);

        let mut all: BTreeMap<Key, bool> = BTreeMap::new();
        for (at, key) in keys_of_tables.iter().enumerate().flat_map(|(at, keys)| keys.iter().map(move |key| (at, key)))
        {
            for margin in margins_of(key) {
                all.entry(margin).or_insert(false);
            }
            *all.entry(key.clone()).or_insert(false) |= at < tables.len();
        }
        let index: BTreeMap<Key, usize> = all.keys().cloned().enumerate().map(|(at, key)| (key, at)).collect();
        let keys: Vec<Key> = all.keys().cloned().collect();
        let is_shown: Vec<bool> = all.values().copied().collect();
        let mut is_known = vec![false; keys.len()];
        for at in earlier.published.iter().filter_map(|codes| index.get(&key_over(codes, &columns)?)) {
            if let Some(place) = is_known.get_mut(*at) {
                *place = true;
            }
        }
        let mut was_hidden = vec![false; keys.len()];
        for at in keys_of_tables.iter().skip(tables.len()).flatten().filter_map(|key| index.get(key)) {
            if let (Some(place), Some(false)) = (was_hidden.get_mut(*at), is_known.get(*at)) {
                *place = true;
            }
        }
        let systems = groups.into_iter().map(|counts| system(&keys, &index, &counts)).collect();
        let place = |keys: &Vec<Key>| keys.iter().filter_map(|key| index.get(key).copied()).collect();
        let places = keys_of_tables.iter().take(tables.len()).map(place).collect();
        Ok(Self { keys, is_shown, is_known, was_hidden, systems, places, system_of_table })
    }
}

/// Writes the codes of a cell over the columns of the whole analysis; `None` where it is of another column.
fn key_over(codes: &Codes, columns: &[&str]) -> Option<Key> {
    let is_over = codes.iter().all(|(column, _)| columns.contains(&column.as_str()));
    let code = |wanted: &&str| codes.iter().find(|(column, _)| column == wanted).map(|(_, code)| code.clone());
    is_over.then(|| columns.iter().map(code).collect())
}

/// Writes the keys of a table over the columns of the whole analysis.
fn keys_of(table: &EstimateTable, columns: &[&str]) -> Result<Vec<Key>, ProtectError> {
    let positions: Vec<Option<usize>> = columns
        .iter()
        .map(|column| table.dimensions.iter().position(|dimension| dimension.column == *column))
        .collect();
    let mut seen = BTreeSet::new();
    let mut keys = Vec::with_capacity(table.cells.len());
    for cell in &table.cells {
        if cell.key.len() != table.dimensions.len() {
            return Err(ProtectError::Shape { table: table.id.clone() });
        }
        let key: Key = positions.iter().map(|at| at.and_then(|at| cell.key.get(at).cloned().flatten())).collect();
        if !seen.insert(key.clone()) {
            let cell = cell.key.iter().map(|code| code.as_deref().unwrap_or("_T")).collect::<Vec<_>>().join(", ");
            return Err(ProtectError::DoubledCell { table: table.id.clone(), cell });
        }
        keys.push(key);
    }
    Ok(keys)
}

/// Puts tables together whose counts agree wherever they share a cell.
fn group_by_counts(tables: &[&EstimateTable], keys: &[Vec<Key>]) -> (Vec<BTreeMap<Key, u64>>, Vec<usize>) {
    let mut groups: Vec<BTreeMap<Key, u64>> = Vec::new();
    let mut group_of_table = Vec::with_capacity(tables.len());
    for (table, keys) in tables.iter().zip(keys) {
        let counts: BTreeMap<Key, u64> = keys.iter().cloned().zip(table.cells.iter().map(|cell| cell.n)).collect();
        let agrees = |group: &BTreeMap<Key, u64>| {
            counts.iter().all(|(key, count)| group.get(key).is_none_or(|known| known == count))
        };
        let at = groups.iter().position(agrees).unwrap_or(groups.len());
        group_of_table.push(at);
        match groups.get_mut(at) {
            Some(group) => group.extend(counts),
            None => groups.push(counts),
        }
    }
    (groups, group_of_table)
}

/// Returns every key that a key can be summed into.
fn margins_of(key: &Key) -> Vec<Key> {
    let mut margins = vec![Vec::with_capacity(key.len())];
    for code in key {
        let mut longer = Vec::with_capacity(margins.len() * 2);
        for start in margins {
            if code.is_some() {
                let mut total = start.clone();
                total.push(None);
                longer.push(total);
            }
            let mut same = start;
            same.push(code.clone());
            longer.push(same);
        }
        margins = longer;
    }
    margins
}

fn system(keys: &[Key], index: &BTreeMap<Key, usize>, shown: &BTreeMap<Key, u64>) -> System {
    let mut counts: Vec<Option<u64>> = keys.iter().map(|key| shown.get(key).copied()).collect();
    let families = families(keys, index);
    // A margin nobody shows gets its count from the parts; deepest sums last, so that parts are there first.
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by_key(|at| keys.get(*at).map_or(0, |key| key.iter().filter(|code| code.is_none()).count()));
    for at in order {
        if counts.get(at).copied().flatten().is_none() {
            let sum = families.iter().filter(|(total, _)| *total == at).find_map(|(_, parts)| sum_of(&counts, parts));
            if let Some(place) = counts.get_mut(at) {
                *place = sum;
            }
        }
    }
    let relations = families
        .into_iter()
        .filter_map(|(total, parts)| {
            let parts: Vec<usize> =
                parts.into_iter().filter(|part| counts.get(*part).copied().flatten().is_some()).collect();
            let whole = counts.get(total).copied().flatten()?;
            let sum = sum_of(&counts, &parts)?;
            let rest = i64::try_from(whole).ok()?.checked_sub(i64::try_from(sum).ok()?)?;
            Some(Relation { total, parts, rest })
        })
        .collect();
    System { counts, relations }
}

/// Adds the counts that are there; `None` where none is.
fn sum_of(counts: &[Option<u64>], parts: &[usize]) -> Option<u64> {
    let there = parts.iter().filter_map(|part| counts.get(*part).copied().flatten());
    there.fold(None, |sum: Option<u64>, count| Some(sum.unwrap_or(0).saturating_add(count)))
}

/// Returns each total with its parts over one dimension, in a fixed order.
fn families(keys: &[Key], index: &BTreeMap<Key, usize>) -> Vec<(usize, Vec<usize>)> {
    let mut families: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (at, key) in keys.iter().enumerate() {
        for (dimension, code) in key.iter().enumerate() {
            if code.is_some() {
                let mut above = key.clone();
                if let Some(place) = above.get_mut(dimension) {
                    *place = None;
                }
                if let Some(total) = index.get(&above) {
                    families.entry((*total, dimension)).or_default().push(at);
                }
            }
        }
    }
    families.into_iter().map(|((total, _), parts)| (total, parts)).collect()
}
