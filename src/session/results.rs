//! Everything that follows from a project and its sources: `derive(project, vault) → Results`.
//!
//! Pure: the window, the command line, lessons and tests call the same function. Nothing here is saved.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::analyses::{self, AnalysisResult};
use super::cards;
use super::combine::{self, Combined};
use super::earlier;
use crate::cx::{Cancelled, Ctl, Cx};
use crate::data::Dataset;
use crate::data::borders::Borders;
use crate::data::own_list::OwnList;
use crate::data::profile::{Profile, profiles};
use crate::data::stack::{self, Part};
use crate::import::{self, Opened};
use crate::message::{Explain as _, Message, Note, Notes};
use crate::project::file::Vault;
use crate::project::{Combine, Project, Source, Stack, Table};
use crate::publish::chart::ChartSpec;
use crate::recipe::propose::{Proposal, propose};
use crate::recipe::run::{RecipeRun, StepCache, run};
use crate::recognise::loss::{Loss, loss};
use crate::recognise::spec::{TableSpec, read_table};
use crate::recognise::{Account, TableGuess, account, find_tables};
use crate::world::World;

/// What the person is looking at in the Tables room before it is confirmed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Focus {
    pub source: String,
    pub sheet: String,
    pub number: usize,
}

/// Everything that follows from a project.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// The revision of the session these results belong to.
    pub revision: u64,
    pub sources: BTreeMap<String, Arc<SourceResult>>,
    pub preview: Option<(Focus, Result<Arc<TableRead>, Message>)>,
    pub tables: BTreeMap<String, Arc<TableResult>>,
    pub analyses: BTreeMap<String, Arc<AnalysisResult>>,
    /// Figures of earlier releases, computed again, by the release and the analysis.
    pub(super) earlier: BTreeMap<String, Arc<AnalysisResult>>,
}

impl Results {
    /// Returns the borders that a chart's map is drawn with: those it names, else the first there are.
    pub fn borders(&self, spec: &ChartSpec) -> Option<Arc<Borders>> {
        let of = |source: &SourceResult| source.opened.as_ref().ok()?.borders.clone();
        match &spec.map {
            Some(map) => of(self.sources.get(&map.source)?),
            None => self.sources.values().find_map(|source| of(source)),
        }
    }
}

/// A source opened: its sheets and the tables found in each.
#[derive(Debug)]
pub struct SourceResult {
    pub opened: Result<Arc<Opened>, Message>,
    /// The tables found, a list a sheet, in the order of the book.
    pub guesses: Vec<Vec<TableGuess>>,
    /// What became of the cells of each sheet, in the same order.
    pub accounts: Vec<Account>,
    pub notes: Vec<Note>,
}

impl SourceResult {
    fn refused(why: Message, notes: Vec<Note>) -> Self {
        Self { opened: Err(why), guesses: Vec::new(), accounts: Vec::new(), notes }
    }

    /// Returns what became of the cells of a sheet.
    pub fn account(&self, sheet: &str) -> Option<&Account> {
        let opened = self.opened.as_ref().ok()?;
        let at = opened.book.sheets.iter().position(|known| known.name == sheet)?;
        self.accounts.get(at)
    }
}

/// A table as read, before any step.
#[derive(Debug)]
pub struct TableRead {
    pub spec: TableSpec,
    pub dataset: Dataset,
    /// What each column looks like as a whole.
    pub profiles: Vec<Profile>,
    /// What became of the cells on the way.
    pub loss: Loss,
    pub notes: Vec<Note>,
    /// What matched and what changed where it was put together from others.
    pub combined: Option<Combined>,
}

/// A table and what its recipe made of it.
#[derive(Debug)]
pub struct TableResult {
    pub read: Result<Arc<TableRead>, Message>,
    pub run: Option<RecipeRun>,
    pub notes: Vec<Note>,
    pub proposals: Vec<Proposal>,
    key: String,
}

impl TableResult {
    /// Returns how many names found no code and wait for a person.
    pub fn n_unmatched(&self) -> usize {
        let reports = self.run.iter().flat_map(|run| run.reports.iter().flatten());
        reports.filter(|report| report.asks).map(|report| report.unmatched.len()).sum()
    }

    /// Returns what tells this state of the table from any other.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// Returns the data after the last step that worked.
    pub fn dataset(&self) -> Option<&Dataset> {
        match (&self.run, &self.read) {
            (Some(run), _) => Some(&run.dataset),
            (None, Ok(read)) => Some(&read.dataset),
            (None, Err(_)) => None,
        }
    }
}

/// What earlier runs computed and the next can use again.
pub struct Cache {
    opened: BTreeMap<String, Arc<SourceResult>>,
    reads: BTreeMap<String, Arc<TableRead>>,
    steps: StepCache,
    tables: BTreeMap<String, Arc<TableResult>>,
    analyses: BTreeMap<String, Arc<AnalysisResult>>,
}

impl Cache {
    /// Returns what another project may use, so that nothing of this one's is forgotten meanwhile.
    pub fn lend(&mut self) -> Self {
        Self {
            opened: self.opened.clone(),
            reads: self.reads.clone(),
            steps: std::mem::replace(&mut self.steps, StepCache::new(0)),
            tables: self.tables.clone(),
            analyses: self.analyses.clone(),
        }
    }

    /// Takes back the stages of recipes that were lent.
    pub fn take_back(&mut self, lent: Self) {
        self.steps = lent.steps;
    }
}

/// Bytes of intermediate tables that are kept to make undo and later edits quick.
const STEP_CACHE_BYTES: usize = 256 << 20;

impl Default for Cache {
    fn default() -> Self {
        Self {
            opened: BTreeMap::new(),
            reads: BTreeMap::new(),
            steps: StepCache::new(STEP_CACHE_BYTES),
            tables: BTreeMap::new(),
            analyses: BTreeMap::new(),
        }
    }
}

/// Computes everything that follows from a project; what has not changed comes from the cache.
pub fn derive(
    world: &dyn World,
    ctl: &Ctl,
    project: &Project,
    vault: &Vault,
    focus: Option<&Focus>,
    cache: &mut Cache,
) -> Result<Results, Cancelled> {
    let mut job = Job { world, ctl, project, vault, old: std::mem::take(cache), new: Cache::default() };
    std::mem::swap(&mut job.old.steps, &mut job.new.steps);
    let result = job.results(focus);
    // What this project does not use any more is forgotten; a cancelled run keeps what was there.
    if result.is_err() {
        job.new.opened.append(&mut job.old.opened);
        job.new.reads.append(&mut job.old.reads);
        job.new.tables.append(&mut job.old.tables);
        job.new.analyses.append(&mut job.old.analyses);
    }
    *cache = job.new;
    result
}

struct Job<'a> {
    world: &'a dyn World,
    ctl: &'a Ctl,
    project: &'a Project,
    vault: &'a Vault,
    old: Cache,
    new: Cache,
}

impl Job<'_> {
    fn results(&mut self, focus: Option<&Focus>) -> Result<Results, Cancelled> {
        let mut results = Results::default();
        for source in &self.project.sources {
            self.ctl.say(Message::new("project-doing-open").with("name", &source.name));
            self.ctl.tick(1)?;
            results.sources.insert(source.id.clone(), self.source(source)?);
        }
        if let Some(focus) = focus {
            results.preview = self.preview(focus, &results)?.map(|read| (focus.clone(), read));
        }
        for table in &self.project.tables {
            self.ctl.say(Message::new("project-doing-table").with("name", &table.name));
            self.ctl.tick(1)?;
            let result = self.table(table, &results)?;
            results.tables.insert(table.id.clone(), result);
        }
        for analysis in &self.project.analyses {
            self.ctl.say(Message::new("project-doing-analysis"));
            self.ctl.tick(1)?;
            let (cx, old) = ((self.world, self.ctl, self.project), self.old.analyses.get(&analysis.id));
            let result = analyses::result(cx, analysis, &results, old)?;
            results.analyses.insert(analysis.id.clone(), result);
        }
        for analysis in earlier::analyses(self.project) {
            let (cx, old) = ((self.world, self.ctl, self.project), self.old.analyses.get(&analysis.id));
            let result = analyses::result(cx, &analysis, &results, old)?;
            results.earlier.insert(analysis.id, result);
        }
        analyses::protect_all((self.world, self.ctl, self.project), &mut results)?;
        self.new.analyses = results.analyses.clone();
        self.new.analyses.extend(results.earlier.clone());
        Ok(results)
    }

    fn source(&mut self, source: &Source) -> Result<Arc<SourceResult>, Cancelled> {
        let key = format!("{} {:?} {:?} {}", source.fingerprint, source.options, source.corrections, source.name);
        let known = self.old.opened.remove(&key).or_else(|| self.new.opened.get(&key).cloned());
        let result = match known {
            Some(known) => known,
            None => Arc::new(self.open(source)?),
        };
        self.new.opened.insert(key, Arc::clone(&result));
        Ok(result)
    }

    fn open(&self, source: &Source) -> Result<SourceResult, Cancelled> {
        let notes = Notes::default();
        let cx = Cx { world: self.world, ctl: self.ctl, notes: &notes };
        let Some(bytes) = self.vault.get(&source.fingerprint) else {
            let gone = Message::new("project-source-gone").with("name", &source.name).with("path", &source.path);
            return Ok(SourceResult::refused(gone, Vec::new()));
        };
        let opened = match import::open(&cx, &source.name, Arc::clone(bytes), &source.options) {
            Ok(opened) => opened,
            Err(error) => {
                // A file given up half-read is no file that cannot be read.
                self.ctl.tick(0)?;
                return Ok(SourceResult::refused(error.message(), notes.take()));
            }
        };
        let mut guesses = Vec::with_capacity(opened.book.sheets.len());
        for sheet in &opened.book.sheets {
            let is_only = opened.book.sheets.len() == 1 && source.corrections.len() == 1;
            let of_only = || source.corrections.values().next().filter(|_| is_only);
            let corrections = source.corrections.get(&sheet.name).or_else(of_only);
            let corrections = corrections.map_or(&[][..], Vec::as_slice);
            guesses.push(find_tables(&cx, sheet, corrections)?);
        }
        let sheets = opened.book.sheets.iter().zip(&guesses);
        let accounts = sheets.map(|(sheet, guesses)| account(sheet, guesses)).collect();
        Ok(SourceResult { opened: Ok(Arc::new(opened)), guesses, accounts, notes: notes.take() })
    }

    /// What is proposed for a table depends on the lists there are.
    fn lists_key(&self) -> String {
        self.project.lists.iter().map(OwnList::id).collect::<Vec<_>>().join(" ")
    }

    fn preview(
        &mut self,
        focus: &Focus,
        results: &Results,
    ) -> Result<Option<Result<Arc<TableRead>, Message>>, Cancelled> {
        let Some(source) = self.project.source(&focus.source) else { return Ok(None) };
        let Some(result) = results.sources.get(&focus.source) else { return Ok(None) };
        let Some(guess) = guess(result, &focus.sheet, focus.number) else { return Ok(None) };
        self.read(source, result, &focus.sheet, &guess.spec).map(Some)
    }

    fn read(
        &mut self,
        source: &Source,
        result: &SourceResult,
        sheet: &str,
        spec: &TableSpec,
    ) -> Result<Result<Arc<TableRead>, Message>, Cancelled> {
        let opened = match &result.opened {
            Ok(opened) => opened,
            Err(message) => return Ok(Err(message.clone())),
        };
        let spec_text = serde_json::to_string(spec).unwrap_or_default();
        let key = format!("{} {:?} {} {sheet} {spec_text}", source.fingerprint, source.options, source.name);
        if let Some(known) = self.old.reads.remove(&key).or_else(|| self.new.reads.get(&key).cloned()) {
            self.new.reads.insert(key, Arc::clone(&known));
            return Ok(Ok(known));
        }
        let notes = Notes::default();
        let cx = Cx { world: self.world, ctl: self.ctl, notes: &notes };
        let read = read_table(&cx, opened, sheet, spec);
        self.ctl.tick(1)?;
        Ok(match read {
            Ok(dataset) => {
                let profiles = profiles(&dataset);
                let known = opened.book.sheets.iter().zip(&result.guesses).find(|(known, _)| known.name == sheet);
                let guess = known.and_then(|(_, guesses)| guesses.iter().find(|guess| guess.spec == *spec));
                let loss = known.map(|(raw, _)| loss(opened, raw, guess, spec, &dataset)).unwrap_or_default();
                let notes = notes.take();
                let read = Arc::new(TableRead { spec: spec.clone(), dataset, profiles, loss, notes, combined: None });
                self.new.reads.insert(key, Arc::clone(&read));
                Ok(read)
            }
            Err(error) => Err(error.message()),
        })
    }

    fn table(&mut self, table: &Table, results: &Results) -> Result<Arc<TableResult>, Cancelled> {
        let failed = |message: Message| {
            Arc::new(TableResult {
                read: Err(message),
                run: None,
                notes: Vec::new(),
                proposals: Vec::new(),
                key: String::new(),
            })
        };
        if let Some(combine) = &table.combine {
            return self.combined(table, combine, results);
        }
        let (Some(source), Some(result)) = (self.project.source(&table.source), results.sources.get(&table.source))
        else {
            return Ok(failed(Message::new("project-table-without-source").with("name", &table.name)));
        };
        let sheet = sheet_name(result, &table.sheet);
        let confirmed = table.spec.as_ref().filter(|_| table.confirmed_on == source.fingerprint);
        let spec = match (confirmed, guess(result, sheet, table.number), &result.opened) {
            (Some(spec), _, _) => spec,
            (None, Some(guess), _) => &guess.spec,
            (None, None, Err(message)) => return Ok(failed(message.clone())),
            (None, None, Ok(_)) => {
                let gone = Message::new("project-sheet-gone").with("name", &source.name).with("sheet", &table.sheet);
                return Ok(failed(gone));
            }
        };
        let spec = spec.clone();
        let read = self.read(source, result, sheet, &spec)?;
        let (read, stacked) = match &table.stack {
            Some(stack) => self.stacked(stack, &table.source, read, results)?,
            None => (read, String::new()),
        };
        let key = format!(
            "{} {:?} {} {} {stacked} {} {}",
            source.fingerprint,
            source.options,
            sheet,
            serde_json::to_string(&spec).unwrap_or_default(),
            serde_json::to_string(&table.recipe).unwrap_or_default(),
            self.lists_key(),
        );
        let known = self.old.tables.get(&table.id).filter(|known| known.key == key).cloned();
        let made = match known {
            Some(known) => known,
            None => Arc::new(self.make_table(table, read, key)?),
        };
        self.new.tables.insert(table.id.clone(), Arc::clone(&made));
        Ok(made)
    }

    /// Puts a table together from others and runs its recipe.
    fn combined(&mut self, table: &Table, combine: &Combine, results: &Results) -> Result<Arc<TableResult>, Cancelled> {
        let keys = combine.tables().into_iter().map(|id| results.tables.get(id).map_or("", |result| &result.key));
        let cards = combine.tables().into_iter().flat_map(|table| self.project.sources_of(table));
        let cards: Vec<_> = cards.map(|source| (&source.name, &source.card)).collect();
        let key = format!(
            "{} {cards:?} {} {} {}",
            serde_json::to_string(combine).unwrap_or_default(),
            keys.collect::<Vec<_>>().join(" "),
            serde_json::to_string(&table.recipe).unwrap_or_default(),
            self.lists_key(),
        );
        let known = self.old.tables.get(&table.id).filter(|known| known.key == key).cloned();
        let made = match known {
            Some(known) => known,
            None => {
                Arc::new(self.make_table(table, combine::combine(self.project, combine, results).map(Arc::new), key)?)
            }
        };
        self.new.tables.insert(table.id.clone(), Arc::clone(&made));
        Ok(made)
    }

    /// Puts the other tables of a stack below the first; returns with it what tells this stack from others.
    fn stacked(
        &mut self,
        stack: &Stack,
        source: &str,
        first: Result<Arc<TableRead>, Message>,
        results: &Results,
    ) -> Result<(Result<Arc<TableRead>, Message>, String), Cancelled> {
        let mut key = serde_json::to_string(stack).unwrap_or_default();
        let first = match first {
            Ok(first) => first,
            Err(message) => return Ok((Err(message), key)),
        };
        let card = |id: &str, number: usize, read: &TableRead| {
            let source = self.project.source(id)?;
            Some(cards::side(source, &format!("{id} {number}"), read))
        };
        let mut sides = vec![card(source, 0, &first).into_iter().collect::<Vec<_>>()];
        let mut reads = vec![(stack.label.as_str(), first)];
        for part in &stack.parts {
            let gone = || {
                let name = self.project.source(&part.source).map_or(&part.source, |source| &source.name);
                Message::new("project-sheet-gone").with("name", name).with("sheet", &part.sheet)
            };
            let found = self.project.source(&part.source).zip(results.sources.get(&part.source));
            let found =
                found.and_then(|(source, result)| Some((source, result, guess(result, &part.sheet, part.number)?)));
            let Some((source, result, guess)) = found else { return Ok((Err(gone()), key)) };
            let own = format!(" {} {:?} {:?}", source.fingerprint, source.options, guess.spec);
            key.push_str(&own);
            match self.read(source, result, &part.sheet, &guess.spec)? {
                Ok(read) => {
                    sides.push(
                        self.project
                            .source(&part.source)
                            .map(|source| cards::side(source, &format!("{} {}", part.source, reads.len()), &read))
                            .into_iter()
                            .collect(),
                    );
                    reads.push((part.label.as_str(), read));
                }
                Err(message) => return Ok((Err(message), key)),
            }
        }
        // Files of one source or of several: what counts unlike things is refused here as it is where tables are put together.
        key.extend(sides.iter().flatten().map(|side| serde_json::to_string(&side.card).unwrap_or_default()));
        let compared = match combine::compare(&sides) {
            Ok(compared) => compared,
            Err(message) => return Ok((Err(message), key)),
        };
        Ok((stack_of(&stack.column, &reads, compared).map(Arc::new), key))
    }

    fn make_table(
        &mut self,
        table: &Table,
        read: Result<Arc<TableRead>, Message>,
        key: String,
    ) -> Result<TableResult, Cancelled> {
        let notes = Notes::default();
        let run = match &read {
            Ok(read) => {
                let cx = Cx { world: self.world, ctl: self.ctl, notes: &notes };
                let recipe = serde_json::to_string(&table.recipe).unwrap_or_default();
                let read_key = key.strip_suffix(&recipe).unwrap_or(&key);
                Some(run(&cx, read.dataset.clone(), &table.recipe, &mut self.new.steps, read_key))
            }
            Err(_) => None,
        };
        self.ctl.tick(1)?;
        // What a recipe proposes to itself after half its steps stands in it already, further down.
        let whole = run.as_ref().filter(|run| run.failed_at.is_none());
        let proposals = whole.map_or_else(Vec::new, |run| propose(&run.dataset, &self.project.lists));
        Ok(TableResult { read, run, notes: notes.take(), proposals, key })
    }
}

/// Stacks tables that were read; says how many rows each gave and what did not fit by itself.
fn stack_of(column: &str, reads: &[(&str, Arc<TableRead>)], compared: Vec<Note>) -> Result<TableRead, Message> {
    let parts: Vec<Part<'_>> = reads.iter().map(|(label, read)| Part { label, data: &read.dataset }).collect();
    let stacked = stack::stack(column, &parts)
        .map_err(|error| Message::new("recognise-columns").with("reason", error.to_string()))?;
    let mut notes = compared;
    notes.extend(reads.iter().flat_map(|(_, read)| read.notes.iter().cloned()));
    notes.extend(combine::stack_notes(reads.iter().map(|(label, read)| (*label, read.dataset.n_rows())), &stacked));
    let data = stacked.data;
    let mut loss = Loss::default();
    for (_, read) in reads {
        for (fate, n) in &read.loss.n {
            *loss.n.entry(*fate).or_default() += n;
        }
        loss.sums.extend(read.loss.sums.iter().cloned());
        loss.n_rows_unread += read.loss.n_rows_unread;
    }
    let spec = reads.first().map(|(_, read)| read.spec.clone()).ok_or_else(|| Message::new("project-step-gone"))?;
    let profiles = profiles(&data);
    Ok(TableRead { spec, dataset: data, profiles, loss, notes, combined: None })
}

/// Returns the sheet that a table is on: the one of its name, or the only one there is. A text file has one, named after the
/// file, and next year's file has another name.
fn sheet_name<'a>(source: &'a SourceResult, sheet: &'a str) -> &'a str {
    match source.opened.as_ref().map(|opened| opened.book.sheets.as_slice()) {
        Ok([only]) => &only.name,
        _ => sheet,
    }
}

/// Returns one of the tables found in a sheet.
pub fn guess<'a>(source: &'a SourceResult, sheet: &str, number: usize) -> Option<&'a TableGuess> {
    let opened = source.opened.as_ref().ok()?;
    let index = opened.book.sheets.iter().position(|known| known.name == sheet)?;
    source.guesses.get(index)?.get(number)
}
