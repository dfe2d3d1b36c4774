//! Why is this value here? The steps that made a value, back to the cells of the files it was read from.

use std::collections::BTreeSet;

use super::results::Results;
use crate::data::{Dataset, Origin};
use crate::grid::Rect;
use crate::message::Message;
use crate::project::{Combine, Project, Table};
use crate::steps::Step;

/// A line of the answer, the nearest to the value first.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub message: Message,
    /// The cell that the line speaks of: file, sheet, cell.
    pub place: Option<(String, String, Rect)>,
}

/// Cells of a sum that are named one by one; the rest is counted.
const MOST_CELLS: usize = 12;

/// Returns what made the value of a column in a row of a finished table.
pub fn why(project: &Project, results: &Results, table: &str, row: usize, column: &str) -> Vec<Line> {
    let (Some(table), Some(result)) = (project.table(table), results.tables.get(table)) else { return Vec::new() };
    let Some(data) = result.dataset() else { return Vec::new() };
    let n_done = result.run.as_ref().map_or(0, |run| run.reports.iter().take_while(|report| report.is_ok()).count());
    let mut lines = vec![value_line(data, row, column)];
    let recipe = table.recipe.get(..n_done).unwrap_or(&table.recipe);
    let read = trace(recipe, column, &mut |number, step, sources| {
        lines.push(step_line(data, row, number, step, sources));
    });
    if let Some(combine) = &table.combine {
        for column in &read {
            let of_part = parts(project, combine, data, row, column, &mut lines);
            let (origin, row) = data.origin.followed(row, column);
            lines.extend(cells(origin, row, column, &of_part));
        }
    } else {
        lines.extend(cells(&data.origin, row, column, &read));
    }
    lines
}

/// Follows a column back through a recipe; says of each step that made or changed what it comes from, and returns the columns
/// that the table was read with.
fn trace(recipe: &[Step], column: &str, say: &mut impl FnMut(usize, &Step, &[String])) -> BTreeSet<String> {
    let mut wanted: BTreeSet<String> = [column.to_owned()].into();
    for (at, step) in recipe.iter().enumerate().rev() {
        let (made, reads) = (step.creates(), step.reads());
        let is_made = made.iter().any(|name| wanted.contains(name));
        let is_changed = made.is_empty() && changes_values(step) && reads.iter().any(|name| wanted.contains(name));
        if !is_made && !is_changed {
            continue;
        }
        say(at + 1, step, &reads);
        wanted.retain(|name| !made.contains(name));
        wanted.extend(reads);
    }
    wanted
}

/// Returns whether a step that makes no column changes values of one it names.
fn changes_values(step: &Step) -> bool {
    !matches!(step, Step::Filter(_) | Step::Assign(_))
}

fn value_line(data: &Dataset, row: usize, column: &str) -> Line {
    let message = match value(data, row, column) {
        Some(value) => Message::new("project-why-value").with("value", value),
        None => Message::new("project-why-missing"),
    };
    Line { message: message.with("column", column), place: None }
}

fn step_line(data: &Dataset, row: usize, number: usize, step: &Step, sources: &[String]) -> Line {
    let from: Vec<String> =
        sources.iter().filter_map(|name| Some(format!("{name} = {}", value(data, row, name)?))).collect();
    let message = Message::new("project-why-step")
        .with("number", number)
        .with("step", step.sentence())
        .with("n", from.len())
        .with("from", from.join(", "));
    Line { message, place: None }
}

/// Says from which table a column of one that was put together comes, and which steps made it there; returns the columns it was
/// read from.
fn parts(
    project: &Project,
    combine: &Combine,
    data: &Dataset,
    row: usize,
    column: &str,
    lines: &mut Vec<Line>,
) -> BTreeSet<String> {
    let Some((table, column)) = part_of(project, combine, data, row, column) else { return [column.to_owned()].into() };
    let message = Message::new("project-why-table").with("name", &table.name).with("column", &column);
    lines.push(Line { message, place: None });
    let read = trace(&table.recipe, &column, &mut |number, step, _| {
        let message = Message::new("project-why-step").with("number", number).with("step", step.sentence());
        lines.push(Line { message: message.with("n", 0_usize).with("from", ""), place: None });
    });
    match &table.combine {
        None => read,
        Some(combine) => read.iter().flat_map(|column| parts(project, combine, data, row, column, lines)).collect(),
    }
}

/// Returns the table that a column of a row was taken from, and the name it has there.
fn part_of<'p>(
    project: &'p Project,
    combine: &Combine,
    data: &Dataset,
    row: usize,
    column: &str,
) -> Option<(&'p Table, String)> {
    match combine {
        Combine::Append { column: label, parts } => {
            let label = value(data, row, label)?;
            let part = parts.iter().find(|part| part.label == label)?;
            let there = part.names.iter().find(|(_, here)| *here == column).map(|(there, _)| there.clone());
            Some((project.table(&part.table)?, there.unwrap_or_else(|| column.to_owned())))
        }
        Combine::Join { first, other, .. } | Combine::Update { first, other, .. } => {
            let joined = data.origin.joined.iter().rev().find_map(|joined| {
                let at = row.checked_sub(joined.first).and_then(|at| joined.rows.get(at).copied()).flatten();
                let names = joined.columns.iter().find(|(_, here)| here == column);
                at.and(names).map(|(there, _)| there.clone())
            });
            match joined {
                Some(there) => Some((project.table(other)?, there)),
                None => Some((project.table(first)?, column.to_owned())),
            }
        }
    }
}

/// Names the cells that a value was read from: those of its own column, else of the columns it was made of.
fn cells(origin: &Origin, row: usize, column: &str, read: &BTreeSet<String>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut seen = BTreeSet::new();
    for name in std::iter::once(column).chain(read.iter().map(String::as_str)) {
        let is_read = read.contains(name) || origin.columns.contains_key(name);
        if !is_read && !read.is_empty() {
            continue;
        }
        let places = origin.places(row, name);
        let n_places = places.len();
        for (source, sheet, cell) in places.into_iter().take(MOST_CELLS) {
            if !seen.insert((source.to_owned(), sheet.to_owned(), cell)) {
                continue;
            }
            let message = match cell {
                Some(cell) => Message::new("project-why-cell").with("cell", cell.to_string()),
                None => Message::new("project-why-sheet"),
            };
            let place = cell.map(|cell| (source.to_owned(), sheet.to_owned(), cell));
            lines.push(Line { message: message.with("source", source).with("sheet", sheet), place });
        }
        if n_places > MOST_CELLS {
            let message = Message::new("project-why-more").with("n", n_places - MOST_CELLS);
            lines.push(Line { message, place: None });
        }
    }
    lines
}

fn value(data: &Dataset, row: usize, column: &str) -> Option<String> {
    let at = data.schema.columns.iter().position(|known| known.name == column)?;
    data.text(row, at)
}
