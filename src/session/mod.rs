//! A session: a project at work, with its history, results and jobs. Knows no window.

pub mod command;
pub mod jobs;
pub mod results;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use command::Command;
use jobs::{Done, Jobs, Task, Written};
use results::{Focus, Results};

use crate::import;
use crate::message::{Explain as _, Message};
use crate::project::edit::Edit;
use crate::project::file::{self, Vault};
use crate::project::history::History;
use crate::project::{Analysis, Project, Source};
use crate::publish::{Release, ReleaseTable, SourceLine};
use crate::world::World;

/// The ending of project files, without the dot.
pub const PROJECT_ENDING: &str = "statelier";

/// What happened that a person should be told once.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub is_error: bool,
    pub message: Message,
}

/// A project at work.
pub struct Session {
    world: Arc<dyn World>,
    jobs: Jobs,
    history: History,
    vault: Arc<Vault>,
    results: Arc<Results>,
    focus: Option<Focus>,
    revision: u64,
    /// The revision the file on disk has.
    saved: u64,
    path: Option<PathBuf>,
    autosave: Option<PathBuf>,
    is_recoverable: bool,
    /// The number of the latest derivation asked for; an answer to an older one is dropped.
    ticket: u64,
    is_deriving: bool,
    n_writing: usize,
    replacing: Option<(String, PathBuf)>,
    events: Vec<Event>,
}

impl Session {
    /// Starts with an empty project. `autosave` is the file that survives the program; `wake` is called when work is done.
    pub fn new(world: Arc<dyn World>, autosave: Option<PathBuf>, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let is_recoverable = autosave.as_ref().is_some_and(|path| world.read(path).is_ok());
        Self {
            jobs: Jobs::new(Arc::clone(&world), wake),
            world,
            history: History::new(Project::default()),
            vault: Arc::default(),
            results: Arc::default(),
            focus: None,
            revision: 0,
            saved: 0,
            path: None,
            autosave,
            is_recoverable,
            ticket: 0,
            is_deriving: false,
            n_writing: 0,
            replacing: None,
            events: Vec::new(),
        }
    }

    /// Returns the project as it stands.
    pub fn project(&self) -> &Arc<Project> {
        self.history.project()
    }

    /// Returns what follows from the project; may be of an older revision while [`Self::is_busy`].
    pub fn results(&self) -> &Arc<Results> {
        &self.results
    }

    /// Returns the history of edits.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Returns the file the project was opened from or saved to.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Returns the table being looked at before it is confirmed.
    pub fn focus(&self) -> Option<&Focus> {
        self.focus.as_ref()
    }

    /// Returns the bytes of the sources.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Returns whether there are changes that no file holds.
    pub fn is_unsaved(&self) -> bool {
        self.revision != self.saved && !self.project().sources.is_empty()
    }

    /// Returns whether an autosave of an earlier run can be taken up.
    pub fn is_recoverable(&self) -> bool {
        self.is_recoverable
    }

    /// Returns whether work is under way.
    pub fn is_busy(&self) -> bool {
        self.is_deriving || self.n_writing > 0
    }

    /// Returns whether the results shown belong to the project as it stands.
    pub fn is_fresh(&self) -> bool {
        self.results.revision == self.revision && !self.is_deriving
    }

    /// Returns what is being done now and how many units of it are done.
    pub fn running(&self) -> Option<(Option<Message>, u64)> {
        self.jobs.running()
    }

    /// Takes the events that nobody has been told yet.
    pub fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// Does what a person asked for; the only way a session changes.
    pub fn apply(&mut self, command: Command) {
        match command {
            Command::Edit(edits) => self.edit(&edits),
            Command::Undo => {
                let moved = self.history.undo();
                self.after_move(moved);
            }
            Command::Redo => {
                let moved = self.history.redo();
                self.after_move(moved);
            }
            Command::GoTo(index) => self.go_to(index),
            Command::New => self.start(Project::default(), Vault::new(), None),
            Command::Open(paths) => self.open(paths),
            Command::OpenBuiltIn(files) => {
                for (name, bytes) in files {
                    self.take_file(Path::new(&name), bytes.into(), true);
                }
            }
            Command::Replace { source, path } => {
                self.replacing = Some((source, path.clone()));
                self.open(vec![path]);
            }
            Command::Save { path, with_sources } => self.save(path, with_sources),
            Command::Export { path, lang } => {
                let release = Box::new(self.release(lang));
                self.n_writing += 1;
                self.jobs.start(Task::Export { release, path });
            }
            Command::SavePicture { analysis, measure, path, lang } => {
                self.save_picture(&analysis, &measure, path, lang);
            }
            Command::Look(focus) => {
                if self.focus != focus {
                    self.focus = focus;
                    self.derive();
                }
            }
            Command::Recover => self.recover(),
            Command::ForgetAutosave => self.forget_autosave(),
            Command::Cancel => self.jobs.cancel(),
        }
    }

    /// Takes in what the thread finished; returns whether anything changed.
    pub fn poll(&mut self) -> bool {
        let mut changed = false;
        while let Some(done) = self.jobs.poll() {
            self.take(done);
            changed = true;
        }
        changed
    }

    /// Waits until nothing is under way: for the command line and for tests.
    pub fn settle(&mut self) {
        self.poll();
        while self.is_busy() {
            match self.jobs.wait() {
                Some(done) => self.take(done),
                None => return,
            }
        }
    }

    fn edit(&mut self, edits: &[Edit]) {
        let mut changed = false;
        for edit in edits {
            match self.history.edit(edit) {
                Ok(done) => changed |= done,
                Err(error) => self.fail(error.message()),
            }
        }
        self.after_move(changed);
    }

    fn go_to(&mut self, index: usize) {
        let mut moved = false;
        while self.history.entries().1 > index && self.history.undo() {
            moved = true;
        }
        while self.history.entries().1 < index && self.history.redo() {
            moved = true;
        }
        self.after_move(moved);
    }

    fn after_move(&mut self, moved: bool) {
        if moved {
            self.revision += 1;
            self.derive();
            self.write_autosave();
        }
    }

    fn derive(&mut self) {
        self.is_deriving = true;
        self.ticket += 1;
        self.jobs.start(Task::Derive {
            ticket: self.ticket,
            revision: self.revision,
            project: Arc::clone(self.history.project()),
            vault: Arc::clone(&self.vault),
            focus: self.focus.clone(),
        });
    }

    fn start(&mut self, project: Project, vault: Vault, path: Option<PathBuf>) {
        self.history = History::new(project);
        self.vault = Arc::new(vault);
        self.focus = None;
        self.revision += 1;
        self.saved = self.revision;
        self.path = path;
        self.derive();
    }

    fn open(&mut self, paths: Vec<PathBuf>) {
        self.n_writing += paths.len();
        self.jobs.start(Task::Read { paths });
    }

    fn take(&mut self, done: Done) {
        match done {
            Done::Derived { ticket, results } if ticket == self.ticket => {
                self.is_deriving = false;
                self.results = Arc::new(results);
            }
            Done::Cancelled { ticket } if ticket == self.ticket => self.is_deriving = false,
            Done::Derived { .. } | Done::Cancelled { .. } => {}
            Done::Read(path, bytes) => {
                self.n_writing = self.n_writing.saturating_sub(1);
                match bytes {
                    Ok(bytes) => self.take_file(&path, bytes.into(), false),
                    Err(message) => self.fail(message),
                }
            }
            Done::Written { path, what, result } => self.take_written(path, what, result),
            Done::Broke { ticket, detail } => {
                match ticket {
                    Some(ticket) if ticket == self.ticket => self.is_deriving = false,
                    Some(_) => {}
                    None => self.n_writing = self.n_writing.saturating_sub(1),
                }
                self.fail(Message::new("project-broke").with("detail", detail));
            }
        }
    }

    fn take_written(&mut self, path: PathBuf, what: Written, result: Result<(), Message>) {
        if what != Written::Autosave {
            self.n_writing = self.n_writing.saturating_sub(1);
        }
        match (what, result) {
            (Written::Autosave, Ok(())) => {}
            (_, Err(message)) => self.fail(message),
            (Written::Project { revision }, Ok(())) => {
                self.saved = revision;
                self.tell(Message::new("project-saved").with("path", path.display().to_string()));
                self.path = Some(path);
                self.forget_autosave();
            }
            (Written::Report, Ok(())) => {
                self.tell(Message::new("project-exported").with("path", path.display().to_string()));
            }
        }
    }

    /// Makes a source of a file's bytes, or a project of a project file's.
    fn take_file(&mut self, path: &Path, bytes: Arc<[u8]>, is_built_in: bool) {
        if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(PROJECT_ENDING)) {
            match file::unpack(&bytes) {
                Ok((project, vault)) => {
                    self.start(project, vault, Some(path.to_owned()));
                    self.find_sources();
                }
                Err(error) => {
                    self.fail(
                        Message::new("project-cannot-open")
                            .with("path", path.display().to_string())
                            .with("reason", error.message()),
                    );
                }
            }
            return;
        }
        let fingerprint = import::fingerprint(&bytes);
        let n_bytes = bytes.len() as u64;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let path = if is_built_in { String::new() } else { path.display().to_string() };
        Arc::make_mut(&mut self.vault).insert(fingerprint.clone(), bytes);
        let replaced =
            self.replacing.take().filter(|(_, wanted)| *wanted == Path::new(&path)).map(|(source, _)| source);
        let edit = if let Some(source) = replaced {
            Edit::ReplaceSource { source, name, path, fingerprint, n_bytes }
        } else {
            if let Some(known) = self.project().sources.iter().find(|source| source.fingerprint == fingerprint) {
                let message = Message::new("project-source-known").with("name", name).with("known", &known.name);
                self.tell(message);
                return;
            }
            let id = self.project().fresh_id('s');
            Edit::AddSource {
                source: Source {
                    id,
                    name,
                    path,
                    fingerprint,
                    n_bytes,
                    options: import::ImportOptions::default(),
                    corrections: std::collections::BTreeMap::new(),
                    definition: String::new(),
                },
            }
        };
        self.edit(&[edit]);
    }

    /// Looks for sources that the project file did not bring, and says which changed or are gone.
    fn find_sources(&mut self) {
        let project = Arc::clone(self.project());
        let mut found = false;
        for source in &project.sources {
            let on_disk = if source.path.is_empty() { None } else { self.world.read(Path::new(&source.path)).ok() };
            let has_changed = on_disk.as_ref().is_some_and(|bytes| import::fingerprint(bytes) != source.fingerprint);
            if has_changed {
                self.fail(Message::new("project-source-changed").with("name", &source.name).with("path", &source.path));
            } else if let Some(bytes) = on_disk
                && !self.vault.contains_key(&source.fingerprint)
            {
                Arc::make_mut(&mut self.vault).insert(source.fingerprint.clone(), bytes.into());
                found = true;
            }
        }
        if found {
            self.derive();
        }
    }

    fn save(&mut self, path: PathBuf, with_sources: bool) {
        let empty = Vault::new();
        match file::pack(self.project(), if with_sources { &self.vault } else { &empty }) {
            Ok(bytes) => {
                self.n_writing += 1;
                self.jobs.start(Task::Write { path, bytes, what: Written::Project { revision: self.revision } });
            }
            Err(error) => self.fail(error.message()),
        }
    }

    /// Draws one chart of what may be published and writes it.
    fn save_picture(&mut self, analysis: &str, measure: &str, path: PathBuf, lang: crate::i18n::Lang) {
        let Some(analysis) = self.project().analysis(analysis).cloned() else { return };
        let tables = protected_of(&self.results, &analysis);
        let Some(table) = tables.and_then(|tables| tables.iter().find(|table| table.measure().id == measure)) else {
            self.fail(Message::new("project-picture-needs-protection"));
            return;
        };
        let spec = analysis.charts.get(measure).cloned().unwrap_or_else(|| crate::publish::chart::suggest(table).spec);
        match crate::publish::export::picture(table, &spec, lang, &path) {
            Ok(bytes) => {
                self.n_writing += 1;
                self.jobs.start(Task::Write { path, bytes, what: Written::Report });
            }
            Err(error) => self.fail(error.message()),
        }
    }

    fn write_autosave(&mut self) {
        let Some(path) = self.autosave.clone() else { return };
        if let Ok(bytes) = file::pack(self.project(), &self.vault) {
            self.jobs.start(Task::Write { path, bytes, what: Written::Autosave });
        }
    }

    fn recover(&mut self) {
        self.is_recoverable = false;
        let Some(path) = self.autosave.clone() else { return };
        let opened = self.world.read(&path).map_err(|error| jobs::cannot_read(&path, &error));
        match opened.and_then(|bytes| file::unpack(&bytes).map_err(|error| error.message())) {
            Ok((project, vault)) => {
                self.start(project, vault, None);
                // Nobody has saved this state yet.
                self.saved = 0;
            }
            Err(message) => self.fail(message),
        }
    }

    fn forget_autosave(&mut self) {
        self.is_recoverable = false;
        if let Some(path) = &self.autosave
            && let Err(error) = self.world.remove(path)
        {
            self.fail(jobs::cannot_read(path, &error));
        }
    }

    fn tell(&mut self, message: Message) {
        self.events.push(Event { is_error: false, message });
    }

    fn fail(&mut self, message: Message) {
        self.events.push(Event { is_error: true, message });
    }

    /// Puts together what may be published now: the tables that have an answer from the stage "Protect".
    pub fn release(&self, lang: crate::i18n::Lang) -> Release {
        release(self.project(), &self.results, lang, self.world.today())
    }
}

/// Puts a release together from what the project decided and what follows from it.
pub fn release(project: &Project, results: &Results, lang: crate::i18n::Lang, date: String) -> Release {
    let mut tables = Vec::new();
    let mut definitions = Vec::new();
    for analysis in project.analyses.iter().filter(|analysis| !project.report.left_out.contains(&analysis.id)) {
        let Some(protected) = protected_of(results, analysis) else { continue };
        let id = analysis.indicator.replace('_', "-");
        for part in ["name", "what", "formula", "source", "caveat"] {
            definitions.push(Message::new(format!("indicators-{id}-{part}")));
        }
        for table in protected {
            let chart = analysis.charts.get(&table.measure().id).cloned();
            let chart = chart.or_else(|| Some(crate::publish::chart::suggest(table).spec));
            tables.push(ReleaseTable { table: table.clone(), chart, notes: Vec::new() });
        }
    }
    let mut recipe = Vec::new();
    let mut losses = Vec::new();
    for table in &project.tables {
        recipe.push(Message::new("project-recipe-of").with("name", &table.name).with("sheet", &table.sheet));
        recipe.extend(table.recipe.iter().map(crate::steps::Step::sentence));
        if let Some(result) = results.tables.get(&table.id) {
            let read = result.read.iter().flat_map(|read| &read.notes);
            losses.extend(read.chain(&result.notes).map(|note| note.message.clone()));
        }
    }
    let sources = project.tables.iter().filter_map(|table| {
        let source = project.source(&table.source)?;
        let n_rows =
            results.tables.get(&table.id).and_then(|result| result.dataset()).map_or(0, super::data::Dataset::n_rows);
        let (name, sheet) = (source.name.clone(), table.sheet.clone());
        Some(SourceLine { name, sheet, fingerprint: source.fingerprint.clone(), n_rows })
    });
    let said = project.sources.iter().filter(|source| !source.definition.trim().is_empty());
    definitions.extend(said.map(|source| {
        Message::new("project-source-definition").with("name", &source.name).with("text", &source.definition)
    }));
    let title = if project.report.title.is_empty() { project.title.clone() } else { project.report.title.clone() };
    let office = Some(project.report.office.clone()).filter(|office| !office.is_empty());
    Release {
        title,
        office,
        contact: None,
        date,
        lang,
        tables,
        sources: sources.collect(),
        definitions,
        recipe,
        losses,
    }
}

/// Returns the tables of an analysis that may be published; none without the user's decision.
fn protected_of<'a>(results: &'a Results, analysis: &Analysis) -> Option<&'a Vec<crate::protect::ProtectedTable>> {
    analysis.protection.as_ref()?;
    results.analyses.get(&analysis.id)?.protected.as_ref().ok()
}
