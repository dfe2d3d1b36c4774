//! The scorecards of the tables: computed beside the window, asked about in a query list, answered when it comes back.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use super::Session;
use super::jobs::Task;
use super::results::{Results, TableResult};
use crate::checks::rule::Rule;
use crate::checks::{Checked, Finding, Grade, Scorecard, scorecard};
use crate::cx::{Cancelled, Cx};
use crate::data::{Column, Concept, Dataset, Kind, view};
use crate::grid::Cell;
use crate::i18n::Lang;
use crate::import::{self, ImportOptions};
use crate::message::{Arg, Explain as _, Message};
use crate::project::edit::Edit;
use crate::project::{Project, Table};
use crate::publish::export::query_list::{self, COLUMN, Query, REFERENCE, REPLY, VALUE, Value};
use crate::steps::correct::{Correction, place_of};
use crate::steps::{Correct, Step};

/// Lines of a query list that one finding gives at most: nobody answers more.
pub const MOST_LINES: usize = 200;

/// A table to be checked, with all that its scorecard depends on.
pub struct ToCheck {
    table: String,
    key: String,
    result: Arc<TableResult>,
    rules: Vec<Rule>,
}

/// A table's scorecard, and of which state of it.
pub struct CheckedTable {
    table: String,
    key: String,
    card: Arc<Scorecard>,
}

/// The scorecards that are known.
#[derive(Default)]
pub(super) struct Scorecards {
    cards: BTreeMap<String, CheckedTable>,
    pub(super) is_running: bool,
    /// The revision they were last asked for.
    asked: Option<u64>,
}

/// Checks tables, one after the other.
pub(super) fn check(cx: &Cx<'_>, tables: &[ToCheck]) -> Result<Vec<CheckedTable>, Cancelled> {
    let mut done = Vec::with_capacity(tables.len());
    for one in tables {
        let Some(data) = one.result.dataset() else { continue };
        let card = Arc::new(scorecard(cx, data, &one.rules)?);
        done.push(CheckedTable { table: one.table.clone(), key: one.key.clone(), card });
    }
    Ok(done)
}

fn key(table: &Table, result: &TableResult) -> String {
    format!("{} {}", result.key(), serde_json::to_string(&table.rules).unwrap_or_default())
}

impl Session {
    /// Returns the scorecard of a table as it stands; nothing while it is not known yet.
    pub fn scorecard(&self, table: &str) -> Option<&Arc<Scorecard>> {
        let known = self.scorecards.cards.get(table)?;
        let (of, result) = (self.project().table(table)?, self.results().tables.get(table)?);
        (known.key == key(of, result)).then_some(&known.card)
    }

    /// Returns whether there are tables that nobody has checked since they changed.
    pub fn wants_checks(&self) -> bool {
        self.is_fresh() && !self.scorecards.is_running && self.scorecards.asked != Some(self.revision)
    }

    /// Checks every table that has changed since it was checked.
    pub(super) fn check(&mut self) {
        self.scorecards.asked = Some(self.revision);
        let (project, results) = (Arc::clone(self.project()), Arc::clone(self.results()));
        let tables = project.tables.iter().filter_map(|table| {
            let result = results.tables.get(&table.id)?;
            let key = key(table, result);
            let is_known = self.scorecards.cards.get(&table.id).is_some_and(|known| known.key == key);
            (!is_known).then(|| ToCheck {
                table: table.id.clone(),
                key,
                result: Arc::clone(result),
                rules: table.rules.clone(),
            })
        });
        let tables: Vec<ToCheck> = tables.collect();
        if !tables.is_empty() {
            self.scorecards.is_running = true;
            self.jobs.start(Task::Check { tables });
        }
    }

    /// Takes in the scorecards that the thread made; nothing where the work was given up.
    pub(super) fn take_checked(&mut self, checked: Option<Vec<CheckedTable>>) {
        self.scorecards.is_running = false;
        for one in checked.into_iter().flatten() {
            self.scorecards.cards.insert(one.table.clone(), one);
        }
    }

    /// Writes a query list of findings of a table.
    pub(super) fn write_queries(&mut self, table: &str, chosen: &[usize], path: PathBuf, lang: Lang) {
        let Some(card) = self.scorecard(table).cloned() else { return };
        let (Some(of), Some(result)) = (self.project().table(table), self.results.tables.get(table)) else { return };
        let Some(data) = result.dataset() else { return };
        let (queries, n_left) = queries(data, &card, chosen);
        let name = of.name.clone();
        match query_list::write(&name, &queries, lang) {
            Ok(bytes) => self.write_bytes(path, bytes),
            Err(error) => self.fail(error.message()),
        }
        if n_left > 0 {
            let message = Message::new("project-queries-left").with("n", n_left).with("most", MOST_LINES);
            self.tell(message);
        }
    }

    /// Turns the replies of a query list into corrections.
    pub(super) fn take_replies(&mut self, table: &str, name: &str, bytes: &[u8]) {
        let (ctl, notes) = (crate::cx::Ctl::default(), crate::message::Notes::default());
        let world = Arc::clone(&self.world);
        let cx = Cx { world: world.as_ref(), ctl: &ctl, notes: &notes };
        let (replies, n_of_records) = match read(&cx, name, bytes) {
            Ok(replies) => replies,
            Err(message) => return self.fail(message),
        };
        let (edits, told, n_unused) = corrections(self.project(), &self.results, table, name, replies);
        let told = told.with("records", n_of_records);
        if !edits.is_empty() {
            self.edit(&edits);
        }
        // What was not used stays on the screen until somebody has read it.
        if n_unused + n_of_records > 0 { self.fail(told) } else { self.tell(told) }
    }
}

/// Returns whether a sender is asked about a finding unless a person says otherwise.
pub fn is_asked_by_itself(check: &Checked, finding: &Finding) -> bool {
    check.is_of_records() && finding.grade < Grade::Info && (1..=MOST_LINES).contains(&finding.rows.len())
}

/// Makes the lines of a query list from some findings of a scorecard, by their places in [`Scorecard::findings`]; returns with
/// it how many lines were left out.
pub fn queries(data: &Dataset, card: &Scorecard, chosen: &[usize]) -> (Vec<Query>, usize) {
    let (mut queries, mut n_left) = (Vec::new(), 0);
    let findings = card.findings();
    for (check, finding) in chosen.iter().filter_map(|at| findings.get(*at)) {
        let is_of_whole = check.is_of_whole_records() && finding.columns.len() != 1;
        let columns = if is_of_whole { Vec::new() } else { asked_columns(data, finding) };
        let n_each = columns.len().max(1);
        let n_rows = (MOST_LINES / n_each).max(1);
        n_left += finding.rows.len().saturating_sub(n_rows) * n_each;
        for row in finding.rows.iter().take(n_rows) {
            if columns.is_empty() {
                queries.push(query(data, check, finding, *row, None));
            }
            queries.extend(columns.iter().map(|column| query(data, check, finding, *row, Some(column))));
        }
    }
    (queries, n_left)
}

/// Returns the columns whose values are asked about, at most three; of a table's cells it is the figure.
fn asked_columns<'d>(data: &'d Dataset, finding: &Finding) -> Vec<&'d Column> {
    let named: Vec<&Column> = finding.columns.iter().filter_map(|name| data.schema.column(name)).collect();
    let figure = data.schema.with_concept(Concept::ObservedValue);
    match figure {
        Some(figure) if named.iter().all(|column| column.kind != Kind::Number) => vec![figure],
        _ if named.len() > 3 => Vec::new(),
        _ => named,
    }
}

fn query(data: &Dataset, check: &Checked, finding: &Finding, row: usize, column: Option<&&Column>) -> Query {
    let name = column.map(|column| column.name.as_str()).unwrap_or_default();
    let (source, sheet, cell) = data.origin.place(row, name);
    let cell = cell.map(|cell| cell.to_string()).unwrap_or_default();
    let place = [source, sheet, cell.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let at = data.schema.columns.iter().position(|known| known.name == name);
    let value = at.and_then(|at| match data.number(row, at).filter(|_| data.schema.columns[at].kind == Kind::Number) {
        Some(number) => Some(Value::Number(number)),
        None => data.text(row, at).map(Value::Text),
    });
    let said = finding.says.get(&row).cloned();
    let question = match (said, check.id) {
        (Some(said), _) => said,
        (None, "missing") => Message::new("checks-missing-ask").with("column", name),
        (None, _) => single(&finding.message, value.as_ref()),
    };
    Query { row: row + 1, place: place.join(", "), record: record(data, row), column: name.to_owned(), value, question }
}

/// Says of one row what a finding says of many.
fn single(message: &Message, value: Option<&Value>) -> Message {
    let value = match value {
        Some(Value::Number(number)) => Arg::Number(*number),
        Some(Value::Text(text)) => Arg::Text(text.clone()),
        None => Arg::Text("–".to_owned()),
    };
    let mut message = message.clone();
    for (name, arg) in &mut message.args {
        match name.as_ref() {
            "n" => *arg = Arg::Integer(1),
            "least" | "most" | "example" | "examples" => *arg = value.clone(),
            _ => {}
        }
    }
    message
}

/// Names a record: by its identifier, else by its first labels.
fn record(data: &Dataset, row: usize) -> String {
    let is_id = |column: &&Column| column.concept == Some(Concept::PersonId);
    let id: Vec<&Column> = data.schema.columns.iter().filter(is_id).collect();
    let labels = || {
        let is_label = |column: &&Column| column.kind != Kind::Number || column.concept == Some(Concept::TimePeriod);
        data.schema.columns.iter().filter(is_label).take(3).collect()
    };
    let columns: Vec<&Column> = if id.is_empty() { labels() } else { id };
    let values = columns.into_iter().filter_map(|column| {
        let at = data.schema.columns.iter().position(|known| known.name == column.name)?;
        data.text(row, at)
    });
    values.collect::<Vec<_>>().join(" · ")
}

/// A reply of a query list.
struct Reply {
    row: usize,
    column: String,
    value: Option<String>,
    said: String,
}

/// Reads the replies of a query list that came back, by the places of its columns: its language does not matter.
fn read(cx: &Cx<'_>, name: &str, bytes: &[u8]) -> Result<(Vec<Reply>, usize), Message> {
    let opened = import::open(cx, name, bytes.into(), &ImportOptions::default()).map_err(|error| error.message())?;
    let no_list = || Message::new("project-replies-none").with("file", name);
    let sheet = opened.book.sheets.first().ok_or_else(no_list)?;
    let text = |row: u32, column: u32| words(sheet.cell(row, column));
    let (mut replies, mut n_of_records) = (Vec::new(), 0_usize);
    let mut n_lines = 0_usize;
    for line in 0..sheet.n_rows {
        let Some(Ok(row)) = text(line, REFERENCE).map(|text| text.parse::<usize>()) else { continue };
        n_lines += 1;
        let Some(column) = text(line, COLUMN) else {
            // About the record as a whole: an answer in words.
            n_of_records += usize::from(text(line, REPLY).is_some());
            continue;
        };
        if let Some(said) = text(line, REPLY) {
            replies.push(Reply { row, column, value: text(line, VALUE), said });
        }
    }
    if n_lines == 0 { Err(no_list()) } else { Ok((replies, n_of_records)) }
}

fn words(cell: &Cell) -> Option<String> {
    let number = || cell.number().map(|number| format!("{number}"));
    cell.text().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).or_else(number)
}

/// What the replies come to.
#[derive(Default)]
struct Tally {
    n_confirmed: usize,
    /// Rows whose value is not what was asked about any more.
    n_stale: usize,
    /// Replies that are no value of their column.
    unusable: Vec<String>,
}

/// Makes corrections of replies: before all other steps where the table as read has the same value there, else after them.
fn corrections(
    project: &Project,
    results: &Results,
    table: &str,
    file: &str,
    replies: Vec<Reply>,
) -> (Vec<Edit>, Message, usize) {
    let mut tally = Tally::default();
    let (mut first, mut last): (BTreeMap<String, Vec<Correction>>, BTreeMap<String, Vec<Correction>>) =
        Default::default();
    let result = results.tables.get(table);
    let data = result.and_then(|result| result.dataset());
    let read = result.and_then(|result| result.read.as_ref().ok()).map(|read| &read.dataset);
    let mut seen: BTreeSet<(usize, String)> = BTreeSet::new();
    let mut places: HashMap<String, HashMap<String, usize>> = HashMap::new();
    for reply in replies {
        let Some(data) = data else { break };
        let Some(correction) = correction(data, &reply, file, &mut tally) else { continue };
        // One value may be asked about twice; the first reply counts.
        if !seen.insert((reply.row, reply.column.clone())) {
            continue;
        }
        let before = read.and_then(|read| {
            let at = places.entry(reply.column.clone()).or_insert_with(|| all_places(read, &reply.column));
            let row = *at.get(correction.place.as_ref()?)?;
            let same_kind = read.schema.column(&reply.column)?.kind == data.schema.column(&reply.column)?.kind;
            let column = read.schema.columns.iter().position(|known| known.name == reply.column)?;
            (same_kind && read.text(row, column) == correction.old)
                .then(|| Correction { row: row + 1, ..correction.clone() })
        });
        match before {
            Some(before) => first.entry(reply.column).or_default().push(before),
            None => last.entry(reply.column).or_default().push(correction),
        }
    }
    let n_done: usize = first.values().chain(last.values()).map(Vec::len).sum();
    let told = Message::new("project-replies-read")
        .with("file", file)
        .with("n", n_done)
        .with("confirmed", tally.n_confirmed)
        .with("stale", tally.n_stale)
        .with("unusable", tally.unusable.len())
        .with("examples", tally.unusable.iter().take(3).cloned().collect::<Vec<_>>().join(", "));
    if project.table(table).is_none() {
        return (Vec::new(), told, tally.n_stale + tally.unusable.len());
    }
    let step = |(column, cells): (String, Vec<Correction>)| Step::Correct(Correct { column, cells });
    let first = first.into_iter().map(step).map(|step| Edit::InsertStep { table: table.to_owned(), index: 0, step });
    let last = last.into_iter().map(step).map(|step| Edit::AddStep { table: table.to_owned(), step });
    (first.chain(last).collect(), told, tally.n_stale + tally.unusable.len())
}

fn all_places(data: &Dataset, column: &str) -> HashMap<String, usize> {
    (0..data.n_rows()).filter_map(|row| Some((place_of(data, row, column)?, row))).collect()
}

/// Makes a correction of a reply; counts what is none.
fn correction(data: &Dataset, reply: &Reply, file: &str, tally: &mut Tally) -> Option<Correction> {
    let row = reply.row.checked_sub(1).filter(|row| *row < data.n_rows());
    let at = data.schema.columns.iter().position(|column| column.name == reply.column);
    let (Some(row), Some(at)) = (row, at) else {
        tally.n_stale += 1;
        return None;
    };
    let is_number = data.schema.columns[at].kind == Kind::Number;
    let number = |text: &str| view::number(text).filter(|number| number.is_finite());
    let machine = |text: &str| if is_number { number(text).map(|n| format!("{n}")) } else { Some(text.to_owned()) };
    let old = data.text(row, at);
    let asked = reply.value.as_deref().and_then(machine);
    if old.as_deref().map(str::trim).filter(|text| !text.is_empty()) != asked.as_deref() {
        tally.n_stale += 1;
        return None;
    }
    let Some(new) = machine(&reply.said) else {
        tally.unusable.push(format!("{} ({})", reply.said, reply.column));
        return None;
    };
    if old.as_deref() == Some(new.as_str()) {
        tally.n_confirmed += 1;
        return None;
    }
    Some(Correction {
        row: reply.row,
        place: place_of(data, row, &reply.column),
        old,
        new: Some(new),
        reason: file.to_owned(),
    })
}
