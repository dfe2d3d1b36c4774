//! Tables of a project put together, with what is to be said of it.

use std::collections::BTreeSet;

use super::results::{Results, TableRead, finished};
use crate::data::Dataset;
use crate::data::combine::{self, JoinReport, Named, UpdateReport};
use crate::data::definition::{Question, Weight, differences, open};
use crate::data::profile::profiles;
use crate::data::stack::Stacked;
use crate::message::{Explain as _, Message, Note, Place, Severity};
use crate::project::{Combine, Project, Source};
use crate::recognise::loss::Loss;
use crate::recognise::spec::TableSpec;

/// What matched and what changed, to be listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Combined {
    Join(JoinReport),
    Update(UpdateReport),
}

/// Holds the definition cards of what goes into one series against each other: what counts unlike things is refused, what a
/// reader has to know is said, and so is what nobody has answered.
fn compare(project: &Project, combine: &Combine) -> Result<Vec<(Severity, Message)>, Message> {
    if matches!(combine, Combine::Join { .. }) {
        return Ok(Vec::new());
    }
    let parts: Vec<Vec<&Source>> = combine.tables().into_iter().map(|table| project.sources_of(table)).collect();
    let mut said = Vec::new();
    for (at, left) in parts.iter().enumerate() {
        let pairs = parts[at + 1..].iter().flatten().flat_map(|right| left.iter().map(move |left| (*left, *right)));
        for (left, right) in pairs.filter(|(left, right)| left.id != right.id) {
            for found in differences(&left.card, &right.card) {
                let breaks = found.question.weight == Weight::Breaks;
                let id = if breaks { "project-combine-incomparable" } else { "project-combine-noted" };
                let message = Message::new(id)
                    .with("question", found.question.words())
                    .with("left_name", &left.name)
                    .with("left", found.question.answer_words(found.left))
                    .with("right_name", &right.name)
                    .with("right", found.question.answer_words(found.right));
                if breaks {
                    return Err(message);
                }
                said.push((Severity::Changed, message));
            }
        }
    }
    let mut seen = BTreeSet::new();
    for source in parts.into_iter().flatten().filter(|source| seen.insert(&source.id)) {
        let open: Vec<Message> = open(&source.card).map(Question::words).collect();
        if let Some(questions) = open
            .into_iter()
            .reduce(|all, one| Message::new("project-two-sentences").with("first", all).with("second", one))
        {
            let message = Message::new("project-combine-open").with("name", &source.name).with("questions", questions);
            said.push((Severity::Info, message));
        }
    }
    Ok(said)
}

/// Puts tables together as their recipes left them.
pub(super) fn combine(project: &Project, combine: &Combine, results: &Results) -> Result<TableRead, Message> {
    let named = |id: &str| -> Result<(String, &Dataset), Message> {
        let name = project.table(id).map(|table| table.name.clone()).unwrap_or_default();
        Ok((name, finished(project, results, id)?))
    };
    let mut notes = Vec::new();
    let mut note = |severity, message| notes.push(Note { severity, place: Place::default(), message });
    for (severity, message) in compare(project, combine)? {
        note(severity, message);
    }
    let (dataset, combined) = match combine {
        Combine::Append { column, parts } => {
            let mut tables = Vec::with_capacity(parts.len());
            for part in parts {
                let data = named(&part.table)?.1;
                tables.push(Named { name: &part.label, data });
                let message = Message::new("project-stack-part").with("label", &part.label).with("rows", data.n_rows());
                note(Severity::Info, message);
            }
            let names: Vec<_> = parts.iter().map(|part| part.names.clone()).collect();
            let Stacked { data, partly, mixed } =
                combine::append(column, &tables, &names).map_err(|error| error.message())?;
            for (columns, id, severity) in
                [(partly, "project-stack-partly", Severity::Lost), (mixed, "project-stack-mixed", Severity::Changed)]
            {
                if !columns.is_empty() {
                    note(severity, Message::new(id).with("columns", columns.join(", ")));
                }
            }
            (data, None)
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
            note(if is_whole { Severity::Info } else { Severity::Lost }, message);
            if !report.renamed.is_empty() {
                let names = report.renamed.iter().map(|(_, new)| new.as_str()).collect::<Vec<_>>().join(", ");
                note(Severity::Changed, Message::new("project-combine-renamed").with("names", names));
            }
            (data, Some(Combined::Join(report)))
        }
        Combine::Update { first, other, keys } => {
            let (first, other) = (named(first)?, named(other)?);
            let (old, newer) = (Named { name: &first.0, data: first.1 }, Named { name: &other.0, data: other.1 });
            let (data, report) = combine::update(old, newer, keys).map_err(|error| error.message())?;
            let message = Message::new("project-combine-updated")
                .with("same", report.n_same)
                .with("changed", report.n_changed)
                .with("new", report.new.len())
                .with("absent", report.absent.len());
            note(Severity::Changed, message);
            (data, Some(Combined::Update(report)))
        }
    };
    let profiles = profiles(&dataset);
    Ok(TableRead { spec: TableSpec::default(), dataset, profiles, loss: Loss::default(), notes, combined })
}
