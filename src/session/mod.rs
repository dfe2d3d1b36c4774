//! A session: a project at work, with its history, results and jobs. Knows no window.

pub mod analyses;
mod answers;
pub mod cards;
pub mod checking;
pub mod combine;
pub mod command;
pub mod crosswalk;
mod earlier;
pub mod effect;
mod files;
pub mod gaps;
pub mod jobs;
pub mod office;
pub mod records;
pub mod release;
pub mod replay;
pub mod results;
mod templates;
pub mod weighing;
pub mod why;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use answers::Answers;
use checking::Scorecards;
pub use command::Command;
use files::Autosave;
use jobs::{Done, Jobs, Task};
use release::protected_of;
pub use release::release;
use replay::Replayed;
use results::{Focus, Results};
use templates::Templates;

use crate::import;
use crate::message::{Explain as _, Message};
use crate::project::Project;
use crate::project::edit::Edit;
use crate::project::file::Vault;
use crate::project::history::{Entry, History};
use crate::project::office::Office;
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
    autosave: Option<Autosave>,
    /// The number of the latest derivation asked for; an answer to an older one is dropped.
    ticket: u64,
    is_deriving: bool,
    n_writing: usize,
    replacing: Option<(String, PathBuf)>,
    /// The file of answers that is being read, and what it answers.
    answering: Option<(Answering, PathBuf)>,
    templates: Templates,
    answers: Answers,
    /// The folder of settings and autosaves.
    home: Option<PathBuf>,
    /// The rules of this computer's office.
    office: Option<Box<Office>>,
    scorecards: Scorecards,
    /// What was asked about the records of a table.
    asked: Option<records::Asked>,
    /// The ways to protect that were compared.
    weighed: Option<weighing::Weighed>,
    /// A change that is tried out, and what it would do once that is known.
    trial: Option<Trial>,
    /// The source whose bytes were replaced, and the results before that.
    replaced: Option<(String, Arc<Results>)>,
    replayed: Vec<Replayed>,
    events: Vec<Event>,
}

/// What a file of answers is for.
enum Answering {
    /// A crosswalk, for the step at this place.
    Crosswalk { table: String, index: usize },
    /// A query list that came back, for this table.
    Queries { table: String },
}

/// A change that is tried out.
#[derive(Clone, Debug)]
pub struct Trial {
    pub edits: Vec<Edit>,
    /// The revision it was tried on.
    revision: u64,
    pub effect: Option<Vec<Message>>,
}

impl Session {
    /// Starts with an empty project. `home` is the folder of autosaves; `wake` is called when work is done.
    pub fn new(world: Arc<dyn World>, home: Option<&Path>, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let (office, trouble) = match office::installed(world.as_ref(), home) {
            Ok(office) => (office, None),
            Err(message) => (None, Some(message)),
        };
        let events = trouble.into_iter().map(|message| Event { is_error: true, message }).collect();
        Self {
            history: History::new(Project { office: office.clone(), ..Project::default() }),
            home: home.map(Path::to_owned),
            office,
            autosave: home.map(|home| Autosave::new(world.as_ref(), home)),
            templates: Templates::load(world.as_ref(), home),
            answers: Answers::load(world.as_ref(), home),
            jobs: Jobs::new(Arc::clone(&world), wake),
            world,
            vault: Arc::default(),
            results: Arc::default(),
            focus: None,
            revision: 0,
            saved: 0,
            path: None,
            ticket: 0,
            is_deriving: false,
            n_writing: 0,
            replacing: None,
            answering: None,
            scorecards: Scorecards::default(),
            asked: None,
            weighed: None,
            trial: None,
            replaced: None,
            replayed: Vec::new(),
            events,
        }
    }

    /// Returns a session of its own that begins with the same project; nothing done in it reaches this one.
    #[must_use]
    pub fn fork(&self, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let mut fork = Self::new(Arc::clone(&self.world), None, wake);
        fork.start(Project::clone(self.project()), Vec::new(), Vault::clone(&self.vault), None);
        fork
    }

    /// Takes up a project of which the files are open here, such as one that was kept of a lesson.
    pub fn take_up(&mut self, project: Project) {
        self.start(project, Vec::new(), Vault::clone(&self.vault), None);
    }

    /// Has something done beside the window that leaves the session as it is; what came of it is told as an event.
    pub fn beside(&mut self, work: jobs::Work) {
        self.n_writing += 1;
        self.jobs.start(Task::Beside(work));
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

    /// Returns the change that is tried out on the project as it stands.
    pub fn trial(&self) -> Option<&Trial> {
        self.trial.as_ref().filter(|trial| trial.revision == self.revision)
    }

    /// Returns what the last replacement of a source changed.
    pub fn replayed(&self) -> &[Replayed] {
        &self.replayed
    }

    /// Returns the bytes of the sources.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Returns what a name was answered with in earlier projects of this office, where it was always the same.
    pub fn earlier_answer(&self, list: &str, name: &str) -> Option<&Option<String>> {
        self.answers.find(list, name)
    }

    /// Returns whether there are changes that no file holds.
    pub fn is_unsaved(&self) -> bool {
        self.revision != self.saved && !self.project().sources.is_empty()
    }

    /// Returns whether an autosave of an earlier run can be taken up.
    pub fn is_recoverable(&self) -> bool {
        self.autosave.as_ref().is_some_and(Autosave::is_recoverable)
    }

    /// Returns whether work is under way.
    pub fn is_busy(&self) -> bool {
        let is_trying = self.trial().is_some_and(|trial| trial.effect.is_none());
        self.is_deriving || self.n_writing > 0 || is_trying || self.scorecards.is_running || self.is_judging()
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
            Command::Undo => self.move_to(|now| now.checked_sub(1)),
            Command::Redo => self.move_to(|now| Some(now + 1)),
            Command::GoTo(index) => self.move_to(|_| Some(index)),
            Command::TakeBranch(index) => {
                let before = Arc::clone(self.history.project());
                let moved = self.history.take_branch(index);
                self.after_move(moved);
                self.remember_changed(&before);
            }
            Command::Try(edits) => self.try_out(edits),
            Command::New => self.start(self.blank(), Vec::new(), Vault::new(), None),
            Command::ReadOffice { .. }
            | Command::WriteOffice { .. }
            | Command::ReadLogo { .. }
            | Command::InstallOffice
            | Command::Sign { .. } => self.apply_to_office(command),
            Command::Open(paths) => self.open(paths),
            Command::OpenBuiltIn(files) => {
                for (name, bytes) in files {
                    let fingerprint = import::fingerprint(&bytes);
                    self.take_data(name, "", bytes, fingerprint);
                }
            }
            Command::Paste { name, text } => {
                let fingerprint = import::fingerprint(text.as_bytes());
                self.take_data(name, "", text.into_bytes().into(), fingerprint);
            }
            Command::Replace { source, path } => {
                self.replacing = Some((source, path.clone()));
                self.open(vec![path]);
            }
            Command::WriteCrosswalk { table, index, path, lang } => self.write_crosswalk(&table, index, path, lang),
            Command::ReadIndicator { path } => self.read_indicator(&path),
            Command::ReadReleases { path } => self.read_releases(&path),
            Command::WriteIndicator { indicator, path } => self.write_indicator(&indicator, path),
            Command::ReadDesign { table, path } => self.read_design(&table, &path),
            Command::WriteDesign { table, path } => self.write_design(&table, path),
            Command::WriteCopy { table, path } => self.write_copy(&table, path),
            Command::WriteSandbox { table, path } => self.write_sandbox(&table, path),
            Command::WriteDataNeeds { path, lang } => self.write_data_needs(path, lang),
            Command::ReadCrosswalk { table, index, path } => {
                self.answering = Some((Answering::Crosswalk { table, index }, path.clone()));
                self.open(vec![path]);
            }
            Command::Check => self.check(),
            Command::Judge(question) => self.judge(question),
            Command::Weigh { analysis, rules } => self.weigh(analysis, rules),
            Command::WriteQueries { table, findings, path, lang } => self.write_queries(&table, &findings, path, lang),
            Command::ReadReplies { table, path } => {
                self.answering = Some((Answering::Queries { table }, path.clone()));
                self.open(vec![path]);
            }
            Command::Save { path, with_sources } => self.save(path, with_sources),
            Command::Export { path, lang } => self.export(path, lang),
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
            Command::Again => self.derive(),
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
        let before = self.history.entries().1;
        let old = Arc::clone(self.history.project());
        if let Err(error) = self.history.edit(edits) {
            self.fail(error.message());
        }
        let moved = self.history.entries().1 != before;
        self.after_move(moved);
        if let Err(error) = self.answers.learn(self.world.as_ref(), &old, self.history.project()) {
            self.fail(Message::new("project-answers-not-kept").with("reason", error.to_string()));
        }
        for edit in edits.iter().filter(|_| moved) {
            if let Edit::Correct { source, sheet, .. } | Edit::ClearCorrections { source, sheet } = edit {
                self.remember_corrections(source, sheet);
            }
        }
    }

    /// Keeps what was said of a sheet for the next of its kind.
    fn remember_corrections(&mut self, source: &str, sheet: &str) {
        let project = Arc::clone(self.history.project());
        let Some(source) = project.source(source) else { return };
        let opened = self.results.sources.get(&source.id).and_then(|result| result.opened.as_ref().ok()).cloned();
        let Some(opened) = opened else { return };
        let corrections = source.corrections.get(sheet).map_or(&[][..], Vec::as_slice);
        let Some(raw) = opened.book.sheet(sheet) else { return };
        if let Err(error) = self.templates.remember(self.world.as_ref(), &source.name, raw, corrections) {
            self.fail(Message::new("project-template-not-kept").with("reason", error.to_string()));
        }
    }

    /// Says of the sheets of new sources what was said of sheets like them.
    fn apply_templates(&mut self) {
        let project = Arc::clone(self.history.project());
        let mut edits = Vec::new();
        let mut told = Vec::new();
        for source in &project.sources {
            let Some(Ok(opened)) = self.results.sources.get(&source.id).map(|result| &result.opened) else { continue };
            if !self.templates.seen.insert(format!("{} {}", source.id, source.fingerprint))
                || !source.corrections.is_empty()
            {
                continue;
            }
            for sheet in &opened.book.sheets {
                let Some((from, said)) = self.templates.find(sheet) else { continue };
                let message = Message::new("project-template-applied").with("name", &source.name).with("from", from);
                told.push(message.with("sheet", &sheet.name).with("n", said.len()));
                edits.extend(said.into_iter().map(|correction| Edit::Correct {
                    source: source.id.clone(),
                    sheet: sheet.name.clone(),
                    correction,
                }));
            }
        }
        if !edits.is_empty() {
            self.edit(&edits);
            for message in told {
                self.tell(message);
            }
        }
    }

    fn move_to(&mut self, place: impl Fn(usize) -> Option<usize>) {
        let (old, sealed) = (self.history.entries().1, office::seal_of(self.project()).cloned());
        let Some(wanted) = place(old) else { return };
        let before = Arc::clone(self.history.project());
        let mut moved = self.go_to(wanted);
        // What is sealed is opened by its passphrase, not by going back before it.
        if let Some(seal) = sealed.filter(|seal| office::seal_of(self.project()).is_none_or(|new| new.key != seal.key))
        {
            self.go_to(old);
            moved = false;
            self.fail(Message::new("project-office-sealed").with("by", &seal.by));
        }
        self.after_move(moved);
        self.remember_changed(&before);
    }

    /// Keeps, after a way through the history, what is said of sheets now: what was taken back is no template.
    fn remember_changed(&mut self, before: &Project) {
        let now = Arc::clone(self.history.project());
        for (source, old) in now.sources.iter().filter_map(|source| Some((source, before.source(&source.id)?))) {
            let sheets: BTreeSet<&String> = source.corrections.keys().chain(old.corrections.keys()).collect();
            for sheet in
                sheets.into_iter().filter(|sheet| source.corrections.get(*sheet) != old.corrections.get(*sheet))
            {
                self.remember_corrections(&source.id, sheet);
            }
        }
    }

    /// Goes to a place of the history; returns whether that is another.
    fn go_to(&mut self, index: usize) -> bool {
        let mut moved = false;
        while self.history.entries().1 > index && self.history.undo() {
            moved = true;
        }
        while self.history.entries().1 < index && self.history.redo() {
            moved = true;
        }
        moved
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

    /// Computes what a change would do, without doing it.
    fn try_out(&mut self, edits: Vec<Edit>) {
        let mut project = Project::clone(self.history.project());
        for edit in &edits {
            match edit.apply(&project) {
                Ok(next) => project = next,
                Err(error) => return self.fail(error.message()),
            }
        }
        self.trial = Some(Trial { edits, revision: self.revision, effect: None });
        let (project, vault) = (Arc::new(project), Arc::clone(&self.vault));
        self.jobs.start(Task::Try { revision: self.revision, project, vault });
    }

    fn start(&mut self, project: Project, ways: Vec<Entry>, vault: Vault, path: Option<PathBuf>) {
        // What a project holds was decided already.
        self.templates.seen =
            project.sources.iter().map(|source| format!("{} {}", source.id, source.fingerprint)).collect();
        self.history = History::with_ways(project, ways);
        (self.trial, self.replaced) = (None, None);
        self.replayed.clear();
        self.vault = Arc::new(vault);
        self.focus = None;
        self.revision += 1;
        self.saved = self.revision;
        self.path = path;
        self.derive();
    }

    fn take(&mut self, done: Done) {
        match done {
            Done::Tried { revision, results } => {
                let said = results.map(|after| effect::effects(self.history.project(), &self.results, &after));
                match (self.trial.as_mut().filter(|trial| trial.revision == revision), said) {
                    (Some(trial), Some(effect)) => trial.effect = Some(effect),
                    (Some(_), None) => self.trial = None,
                    (None, _) => {}
                }
            }
            Done::Derived { ticket, results } if ticket == self.ticket => {
                self.is_deriving = false;
                self.results = Arc::new(results);
                if let Some((source, before)) = self.replaced.take() {
                    self.replayed = replay::compare(self.history.project(), &source, &before, &self.results);
                }
                self.apply_templates();
            }
            Done::Cancelled { ticket } if ticket == self.ticket => {
                self.is_deriving = false;
                self.tell(Message::new("project-stopped"));
            }
            Done::Derived { .. } | Done::Cancelled { .. } => {}
            Done::Read(path, read) => {
                self.n_writing = self.n_writing.saturating_sub(1);
                match read {
                    Ok(read) => self.take_read(&path, read),
                    Err(message) => {
                        (self.replacing, self.answering) = (None, None);
                        self.fail(message);
                    }
                }
            }
            Done::Written { path, what, result } => self.take_written(path, what, result),
            Done::Beside(done) => {
                self.n_writing = self.n_writing.saturating_sub(1);
                match done {
                    Ok(said) => self.tell(said),
                    Err(failed) => self.fail(failed),
                }
            }
            Done::Checked(checked) => self.take_checked(checked),
            Done::Weighed { revision, analysis, ways } => self.take_weighed(revision, &analysis, ways),
            Done::Judged { revision, question, judged } => self.take_judged(revision, &question, judged),
            Done::Broke { ticket, detail } => {
                let is_trying = self.trial().is_some_and(|trial| trial.effect.is_none());
                self.trial = None;
                self.scorecards.is_running = false;
                match ticket {
                    Some(ticket) if ticket == self.ticket => self.is_deriving = false,
                    Some(_) => {}
                    None if is_trying => {}
                    None => self.n_writing = self.n_writing.saturating_sub(1),
                }
                self.fail(Message::new("project-broke").with("detail", detail));
            }
        }
    }

    fn tell(&mut self, message: Message) {
        self.events.push(Event { is_error: false, message });
    }

    fn fail(&mut self, message: Message) {
        self.events.push(Event { is_error: true, message });
    }
}
