//! Which cells of a table a chart shows: the dimensions it is drawn along, and the codes at which the others are held.

use std::collections::BTreeMap;

use super::{AxisTitle, ChartSpec, dimension_name};
use crate::protect::{ProtectedTable, PublishedCell};
use crate::survey::Dimension;

/// Returns the code at which each dimension is held where it is not drawn: the one chosen, else the total, else the first.
pub fn held<'a>(table: &'a ProtectedTable, spec: &'a ChartSpec) -> Vec<Option<&'a str>> {
    let hold = |(at, dimension): (usize, &'a Dimension)| {
        let chosen = spec.held.get(&dimension.column).filter(|code| dimension.codes.contains(code));
        let has_total = || table.cells().any(|cell| cell.key.get(at).is_some_and(Option::is_none));
        match chosen {
            Some(code) => Some(code.as_str()),
            None if has_total() => None,
            None => dimension.codes.first().map(String::as_str),
        }
    };
    table.dimensions().iter().enumerate().map(hold).collect()
}

/// Which dimension plays which part; the others stay at one code.
pub(super) struct Layout<'a> {
    pub(super) x: Option<usize>,
    pub(super) series: Option<usize>,
    /// The code a dimension is held at; the total wherever the table has it and nothing else is chosen.
    held: Vec<Option<&'a str>>,
    cells: BTreeMap<Vec<Option<&'a str>>, &'a PublishedCell>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(table: &'a ProtectedTable, spec: &'a ChartSpec) -> Self {
        let position = |column: &str| table.dimensions().iter().position(|dimension| dimension.column == column);
        let x = position(&spec.x);
        let series = spec.series.as_deref().and_then(position).filter(|series| Some(*series) != x);
        let held = held(table, spec);
        let key = |cell: &'a PublishedCell| cell.key.iter().map(Option::as_deref).collect();
        Self { x, series, held, cells: table.cells().map(|cell| (key(cell), cell)).collect() }
    }

    pub(super) fn cell(&self, x: Option<&str>, series: Option<&str>) -> Option<&'a PublishedCell> {
        let wanted: Vec<Option<&str>> = (0..self.held.len())
            .map(|at| match at {
                _ if Some(at) == self.x => x,
                _ if Some(at) == self.series => series,
                _ => self.held.get(at).copied().flatten(),
            })
            .collect();
        self.cells.get(&wanted).copied()
    }

    pub(super) fn series_codes(&self, table: &'a ProtectedTable) -> Vec<Option<&'a str>> {
        match self.series.and_then(|at| table.dimensions().get(at)) {
            Some(dimension) => dimension.codes.iter().map(|code| Some(code.as_str())).collect(),
            None => vec![None],
        }
    }

    pub(super) fn slice(
        &self,
        table: &ProtectedTable,
        names: &dyn Fn(&Dimension, &str) -> String,
    ) -> Vec<(AxisTitle, String)> {
        let mut slice = Vec::new();
        for (at, (dimension, held)) in table.dimensions().iter().zip(&self.held).enumerate() {
            if let Some(code) = held.filter(|_| Some(at) != self.x && Some(at) != self.series) {
                slice.push((dimension_name(dimension), names(dimension, code)));
            }
        }
        slice
    }
}
