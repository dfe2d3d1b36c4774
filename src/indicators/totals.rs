//! Which rows of a table of counts may be added up: a sheet holds parts and their totals, and none may count twice.

use std::collections::{BTreeMap, BTreeSet};

use super::counts::{TOTAL, is_breakdown};
use super::tables::texts;
use crate::data::bands::{self, Band};
use crate::data::codes::{CodeKind, CodeList, code_list};
use crate::data::{Column, Concept, Dataset};
use crate::message::Message;

/// The columns of a table that tell rows apart, and what their codes are.
pub(super) struct Totals {
    axes: Vec<Axis>,
    n_rows: usize,
}

/// One column that tells rows apart.
struct Axis {
    name: String,
    codes: Vec<Option<String>>,
    is_age: bool,
    list: Option<&'static CodeList>,
}

impl Totals {
    /// Reads the columns by which a table is broken down, and those that are asked for.
    pub(super) fn read(data: &Dataset, asked: &[String]) -> Self {
        Self { axes: axes(data, asked), n_rows: data.n_rows() }
    }

    /// Chooses the rows for a table by some columns.
    ///
    /// Over a column that the table does not show, the row of the total is taken where there is one, else the parts. Of a column
    /// that it shows, the parts are taken. Sums of a code list (Europe beside its countries) and bands of ages that hold others
    /// are left out where their parts are there.
    pub(super) fn rows_for(&self, shown: &[&str]) -> Vec<bool> {
        let mut is_kept = self.over_others(shown);
        self.choose(&mut is_kept, shown, true);
        is_kept
    }

    /// Chooses the rows over the columns that a table does not show, and leaves those that it shows as they are.
    pub(super) fn over_others(&self, shown: &[&str]) -> Vec<bool> {
        let mut is_kept = vec![true; self.n_rows];
        self.choose(&mut is_kept, shown, false);
        is_kept
    }

    fn choose(&self, is_kept: &mut [bool], shown: &[&str], is_shown: bool) {
        let chosen = |(_, axis): &(usize, &Axis)| shown.contains(&axis.name.as_str()) == is_shown;
        for at in self.axes.iter().enumerate().filter(chosen).map(|(at, _)| at) {
            let Some(axis) = self.axes.get(at).filter(|axis| axis.has_sums()) else { continue };
            for rows in groups(&self.axes, at, is_kept) {
                let group = axis.divide(&rows);
                let has_parts = !group.parts.is_empty();
                let mut dropped: Vec<usize> = Vec::new();
                if has_parts || !group.totals.is_empty() {
                    dropped.extend(&group.sums);
                }
                if is_shown {
                    dropped.extend(&group.totals);
                } else if !group.totals.is_empty() {
                    dropped.extend(&group.parts);
                }
                for row in dropped {
                    if let Some(is_kept) = is_kept.get_mut(row) {
                        *is_kept = false;
                    }
                }
            }
        }
    }

    /// Returns what a reader must know: how many rows are sums of others, and how many totals are not the sum of their parts.
    pub(super) fn notes(&self, values: &[Option<f64>]) -> Vec<Message> {
        let everything = vec![true; self.n_rows];
        let (mut sums, mut n_unequal) = (BTreeSet::new(), 0_usize);
        for (at, axis) in self.axes.iter().enumerate().filter(|(_, axis)| axis.has_sums()) {
            for rows in groups(&self.axes, at, &everything) {
                let group = axis.divide(&rows);
                if !group.parts.is_empty() {
                    sums.extend(group.sums);
                    let has_total = !group.totals.is_empty();
                    n_unequal += usize::from(has_total && !is_equal(values, &group.totals, &group.parts));
                }
            }
        }
        let notes = [("indicators-note-sums-outside", sums.len()), ("indicators-note-totals-unequal", n_unequal)];
        let found = notes.into_iter().filter(|(_, n)| *n > 0);
        found.map(|(id, n)| Message::new(id).with("rows", n)).collect()
    }
}

fn axes(data: &Dataset, by: &[String]) -> Vec<Axis> {
    const KEYS: [Concept; 2] = [Concept::RefArea, Concept::TimePeriod];
    let tells_apart = data.schema.columns.iter().filter(|column| {
        is_breakdown(column) || by.contains(&column.name) || column.concept.is_some_and(|one| KEYS.contains(&one))
    });
    let axis = |column: &Column| Axis {
        name: column.name.clone(),
        codes: texts(data, &column.name),
        is_age: column.concept == Some(Concept::AgeBand),
        list: column.code_list.as_deref().and_then(code_list),
    };
    tells_apart.map(axis).collect()
}

/// Returns the rows that differ in one column only.
fn groups(axes: &[Axis], at: usize, is_kept: &[bool]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<Vec<Option<&str>>, Vec<usize>> = BTreeMap::new();
    for row in is_kept.iter().enumerate().filter(|(_, is_kept)| **is_kept).map(|(row, _)| row) {
        let others = axes.iter().enumerate().filter(|(other, _)| *other != at);
        groups.entry(others.map(|(_, axis)| axis.code(row)).collect()).or_default().push(row);
    }
    groups.into_values().collect()
}

/// The rows of a group by what they are over one column.
#[derive(Default)]
struct Group {
    totals: Vec<usize>,
    sums: Vec<usize>,
    parts: Vec<usize>,
}

impl Axis {
    fn code(&self, row: usize) -> Option<&str> {
        self.codes.get(row)?.as_deref()
    }

    /// Returns whether any code can be the sum of others.
    fn has_sums(&self) -> bool {
        let is_one = |code: &Option<String>| code.as_deref().is_some_and(|code| code == TOTAL || self.is_sum(code));
        self.is_age || self.codes.iter().any(is_one)
    }

    fn is_sum(&self, code: &str) -> bool {
        self.list.and_then(|list| list.find(code)).is_some_and(|code| code.kind == CodeKind::Aggregate)
    }

    fn divide(&self, rows: &[usize]) -> Group {
        let bands: BTreeSet<Band> =
            rows.iter().filter(|_| self.is_age).filter_map(|row| Band::of_code(self.code(*row)?)).collect();
        let wide = bands::sums(&bands.into_iter().collect::<Vec<_>>());
        let mut group = Group::default();
        for row in rows.iter().copied() {
            let Some(code) = self.code(row) else {
                group.parts.push(row);
                continue;
            };
            let band = if self.is_age { Band::of_code(code) } else { None };
            if code == TOTAL {
                group.totals.push(row);
            } else if band.map_or_else(|| self.is_sum(code), |band| wide.contains(&band)) {
                group.sums.push(row);
            } else {
                group.parts.push(row);
            }
        }
        group
    }
}

/// Returns whether totals are the sum of their parts, within what rounding explains.
fn is_equal(values: &[Option<f64>], totals: &[usize], parts: &[usize]) -> bool {
    let sum = |rows: &[usize]| -> Option<f64> { rows.iter().map(|row| values.get(*row).copied().flatten()).sum() };
    let tolerance = 0.5 * parts.len().max(1) as f64;
    match (sum(totals), sum(parts)) {
        (Some(total), Some(sum)) => (total - sum).abs() <= tolerance,
        // A figure that is missing makes no sum wrong.
        _ => true,
    }
}
