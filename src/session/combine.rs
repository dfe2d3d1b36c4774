//! Tables of a project put together, with what is to be said of it.

use std::collections::BTreeSet;

use super::analyses::finished;
use super::cards::{SideCard, sides};
use super::results::{Results, TableRead};
use crate::data::combine::{self, JoinReport, Named, UpdateReport};
use crate::data::conflict::{Side, of_cards, of_data};
use crate::data::definition::{Card, Question, Weight, open};
use crate::data::expression;
use crate::data::profile::profiles;
use crate::data::stack::Stacked;
use crate::data::{Dataset, Kind};
use crate::message::{Explain as _, Message, Note, Place, Severity};
use crate::project::{Combine, Project};
use crate::recognise::loss::Loss;
use crate::recognise::spec::TableSpec;
use crate::steps::Step;

/// What matched and what changed, to be listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Combined {
    Join(JoinReport),
    Update(UpdateReport),
}

fn note(severity: Severity, message: Message) -> Note {
    Note { severity, place: Place::default(), message }
}

/// Says how many rows each table gave that was put below others, and what did not fit by itself.
pub(super) fn stack_notes<'a>(parts: impl Iterator<Item = (&'a str, usize)>, stacked: &Stacked) -> Vec<Note> {
    let part = |(label, rows)| Message::new("project-stack-part").with("label", label).with("rows", rows);
    let mut notes: Vec<Note> = parts.map(|one| note(Severity::Info, part(one))).collect();
    for (columns, id, severity) in [
        (&stacked.partly, "project-stack-partly", Severity::Lost),
        (&stacked.mixed, "project-stack-mixed", Severity::Changed),
    ] {
        if !columns.is_empty() {
            notes.push(note(severity, Message::new(id).with("columns", columns.join(", "))));
        }
    }
    notes
}

/// Holds the definition cards of what goes into one series against each other: what counts unlike things is refused, what a
/// reader has to know is said.
pub(super) fn compare(parts: &[Vec<SideCard>]) -> Result<Vec<Note>, Message> {
    let mut said = Vec::new();
    for (at, left) in parts.iter().enumerate() {
        let pairs = parts[at + 1..].iter().flatten().flat_map(|right| left.iter().map(move |left| (left, right)));
        for (left, right) in pairs.filter(|(left, right)| left.id != right.id) {
            for found in of_cards((&left.name, &left.card), (&right.name, &right.card)) {
                if found.weight == Weight::Breaks {
                    let message = Message::new("project-combine-incomparable").with("evidence", found.evidence.clone());
                    return Err(message.with("advice", found.advice()));
                }
                said.push(note(Severity::Changed, found.footnote()));
            }
        }
    }
    Ok(said)
}

/// Says which questions of weight nobody has answered for the sources of a series.
fn unanswered(parts: &[Vec<SideCard>]) -> Vec<Note> {
    let mut said = Vec::new();
    let mut seen = BTreeSet::new();
    for side in parts.iter().flatten().filter(|side| seen.insert(&side.name)) {
        let open: Vec<Message> = open(&side.card).map(Question::words).collect();
        if let Some(questions) = open
            .into_iter()
            .reduce(|all, one| Message::new("project-two-sentences").with("first", all).with("second", one))
        {
            let message = Message::new("project-combine-open").with("name", &side.name).with("questions", questions);
            said.push(note(Severity::Info, message));
        }
    }
    said
}

/// Says in what tables differ by what they hold, where their figures go into one series.
fn compare_data(tables: &[(String, &Dataset)]) -> Vec<Note> {
    let card = Card::new();
    let mut said = Vec::new();
    for (at, (left_name, left)) in tables.iter().enumerate() {
        for (right_name, right) in &tables[at + 1..] {
            let left = Side { name: left_name, card: &card, data: left };
            let right = Side { name: right_name, card: &card, data: right };
            said.extend(of_data(left, right).iter().map(|found| note(Severity::Changed, found.footnote())));
        }
    }
    said
}

/// Says which steps of a table add figures of two sources that are never to stand in one series, such as inflows and outflows.
fn added_up(
    project: &Project,
    combine: &Combine,
    left: &Dataset,
    data: &Dataset,
    parts: &[Vec<SideCard>],
) -> Option<Note> {
    let why = compare(parts).err()?;
    let is_figure = |name: &String| data.schema.column(name).is_some_and(|column| column.kind == Kind::Number);
    let adds = |step: &&Step| match step {
        Step::Compute(compute) => {
            let names: Vec<String> = expression::columns(&compute.expression).into_iter().filter(&is_figure).collect();
            let is_left = |name: &String| left.schema.column(name).is_some();
            compute.expression.contains('+') && names.iter().any(is_left) && !names.iter().all(is_left)
        }
        _ => false,
    };
    let table = project.tables.iter().find(|table| table.combine.as_ref() == Some(combine))?;
    let at = table.recipe.iter().position(|step| adds(&step))?;
    let message = Message::new("project-combine-added").with("number", at + 1).with("why", why);
    Some(note(Severity::Changed, message))
}

/// Puts tables together as their recipes left them.
pub(super) fn combine(project: &Project, combine: &Combine, results: &Results) -> Result<TableRead, Message> {
    let named = |id: &str| -> Result<(String, &Dataset), Message> {
        let name = project.table(id).map(|table| table.name.clone()).unwrap_or_default();
        Ok((name, finished(project, results, id)?))
    };
    let parts: Vec<Vec<SideCard>> = combine.tables().into_iter().map(|table| sides(project, results, table)).collect();
    // Beside each other, figures stay in columns of their own.
    let is_series = !matches!(combine, Combine::Join { .. });
    let mut notes = Vec::new();
    if is_series {
        notes.extend(compare(&parts)?);
        notes.extend(unanswered(&parts));
        let tables = combine.tables().into_iter().map(&named).collect::<Result<Vec<_>, _>>()?;
        notes.extend(compare_data(&tables));
    }
    let (dataset, combined) = match combine {
        Combine::Append { column, parts } => {
            let mut tables = Vec::with_capacity(parts.len());
            for part in parts {
                let data = named(&part.table)?.1;
                tables.push(Named { name: &part.label, data });
            }
            let names: Vec<_> = parts.iter().map(|part| part.names.clone()).collect();
            let stacked = combine::append(column, &tables, &names).map_err(|error| error.message())?;
            notes.extend(stack_notes(tables.iter().map(|table| (table.name, table.data.n_rows())), &stacked));
            (stacked.data, None)
        }
        Combine::Join { first, other, keys } => {
            let (first, other) = (named(first)?, named(other)?);
            let (left, right) = (Named { name: &first.0, data: first.1 }, Named { name: &other.0, data: other.1 });
            let (data, report) = combine::join(left, right, keys).map_err(|error| error.message())?;
            let message = Message::new("project-combine-joined")
                .with("n", report.n_matched)
                .with("rows", data.n_rows())
                .with("only_left", report.only_left.len())
                .with("only_right", report.only_right.len())
                .with("without", report.n_without_key);
            let is_whole = report.only_left.is_empty() && report.only_right.is_empty() && report.n_without_key == 0;
            notes.push(note(if is_whole { Severity::Info } else { Severity::Lost }, message));
            if !report.renamed.is_empty() {
                let names = report.renamed.iter().map(|(_, new)| new.as_str()).collect::<Vec<_>>().join(", ");
                notes.push(note(Severity::Changed, Message::new("project-combine-renamed").with("names", names)));
            }
            notes.extend(added_up(project, combine, left.data, &data, &parts));
            (data, Some(Combined::Join(report)))
        }
        Combine::Update { first, other, keys } => {
            let (first, other) = (named(first)?, named(other)?);
            let (old, newer) = (Named { name: &first.0, data: first.1 }, Named { name: &other.0, data: other.1 });
            let (data, report) = combine::update(old, newer, keys).map_err(|error| error.message())?;
            let message = Message::new("project-combine-updated")
                .with("same", report.n_same)
                .with("changed", report.n_changed)
                .with("left", report.n_left)
                .with("new", report.new.len())
                .with("absent", report.absent.len());
            notes.push(note(Severity::Changed, message));
            if !report.blank.is_empty() && !report.new.is_empty() {
                let message = Message::new("project-combine-blank").with("n", report.new.len());
                notes.push(note(
                    Severity::Lost,
                    message.with("columns", report.blank.join(", ")).with("name", &other.0),
                ));
            }
            (data, Some(Combined::Update(report)))
        }
    };
    let profiles = profiles(&dataset);
    Ok(TableRead { spec: TableSpec::default(), dataset, profiles, loss: Loss::default(), notes, combined })
}
