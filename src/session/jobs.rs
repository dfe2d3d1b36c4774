//! The only thread of the program: does one task at a time beside the window, can be cancelled, survives a panic.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use super::PROJECT_ENDING;
use super::analyses::AnalysisResult;
use super::checking::{CheckedTable, ToCheck, check};
use super::records::{Judged, Question, judge};
use super::results::{Cache, Focus, Results, TableResult, derive};
use crate::cx::{Cancelled, Ctl, Cx};
use crate::import;
use crate::message::{Explain as _, Message, Notes};
use crate::project::Project;
use crate::project::file::{self, Packing, Vault};
use crate::project::history::Entry;
use crate::project::published::Published;
use crate::protect::Rules;
use crate::protect::ways::{self, Loss, Way};
use crate::publish::{Release, export};
use crate::world::{World, reason};

/// Work for the thread.
pub enum Task {
    /// Computes everything that follows from a project.
    Derive { ticket: u64, revision: u64, project: Arc<Project>, vault: Arc<Vault>, focus: Option<Focus> },
    /// Computes what would follow from another project; what is remembered stays as it is.
    Try { revision: u64, project: Arc<Project>, vault: Arc<Vault> },
    /// Checks tables.
    Check { tables: Vec<ToCheck> },
    /// Judges how well the records of a table are hidden.
    Judge { revision: u64, question: Question, result: Arc<TableResult> },
    /// Compares the ways to protect the figures of an analysis.
    Weigh { revision: u64, analysis: String, result: Arc<AnalysisResult>, rules: Rules },
    /// Reads files from the disk.
    Read { paths: Vec<PathBuf> },
    /// Writes to the disk.
    Write { path: PathBuf, content: Content, what: Written },
    /// Does something that leaves the session as it is.
    Beside(Work),
    /// Makes a report and writes it.
    Export { release: Box<Release>, published: Box<Published>, path: PathBuf },
}

/// Something to be done beside the window; what came of it is told.
pub type Work = Box<dyn FnOnce(&dyn World) -> Result<Message, Message> + Send>;

/// What a file is to hold.
pub enum Content {
    Bytes(Vec<u8>),
    Project { project: Arc<Project>, ways: Vec<Entry>, vault: Arc<Vault>, packing: Packing },
}

/// What a file was found to be.
pub enum FileRead {
    Data {
        bytes: Arc<[u8]>,
        fingerprint: String,
    },
    /// As [`read_project`] gives it.
    Project {
        project: Box<Project>,
        ways: Vec<Entry>,
        vault: Vault,
        changed: Vec<String>,
    },
}

/// What was written, so that the session knows what it means.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    Project {
        revision: u64,
    },
    Autosave,
    Report,
    /// A release, as readers have it from now on.
    Release(Box<Published>),
}

/// What a task ended with.
pub enum Done {
    Derived {
        ticket: u64,
        results: Results,
    },
    /// What would follow from a change; nothing where it was given up.
    Tried {
        revision: u64,
        results: Option<Box<Results>>,
    },
    Beside(Result<Message, Message>),
    /// Scorecards; nothing where the work was given up.
    Checked(Option<Vec<CheckedTable>>),
    Judged {
        revision: u64,
        question: Question,
        judged: Judged,
    },
    Weighed {
        revision: u64,
        analysis: String,
        ways: Result<Vec<(Way, Loss)>, Message>,
    },
    Read(PathBuf, Result<FileRead, Message>),
    Written {
        path: PathBuf,
        what: Written,
        result: Result<(), Message>,
    },
    Cancelled {
        ticket: u64,
    },
    /// A task broke inside; the project and the files are as they were.
    Broke {
        ticket: Option<u64>,
        detail: String,
    },
}

/// The thread, its inbox and its outbox.
pub struct Jobs {
    inbox: Option<Sender<(Task, Arc<Ctl>)>>,
    outbox: Receiver<Done>,
    running: Arc<Mutex<Option<Arc<Ctl>>>>,
    pending: Vec<Arc<Ctl>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Jobs {
    /// Starts the thread; `wake` is called whenever something is done.
    pub fn new(world: Arc<dyn World>, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let (inbox, tasks) = channel::<(Task, Arc<Ctl>)>();
        let (results, outbox) = channel();
        let running = Arc::new(Mutex::new(None));
        let shown = Arc::clone(&running);
        let body = move || {
            let mut cache = Cache::default();
            while let Ok((task, ctl)) = tasks.recv() {
                *shown.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&ctl));
                let ticket = match &task {
                    Task::Derive { ticket, .. } => Some(*ticket),
                    _ => None,
                };
                let outcome = catch_unwind(AssertUnwindSafe(|| perform(world.as_ref(), &ctl, task, &mut cache)));
                *shown.lock().unwrap_or_else(PoisonError::into_inner) = None;
                let outcome = outcome.unwrap_or_else(|panic| {
                    cache = Cache::default();
                    vec![Done::Broke { ticket, detail: panic_text(panic.as_ref()) }]
                });
                for done in outcome {
                    if results.send(done).is_err() {
                        return;
                    }
                }
                wake();
            }
        };
        let thread = std::thread::Builder::new().name("statelier-work".to_owned()).spawn(body).ok();
        Self { inbox: Some(inbox), outbox, running, pending: Vec::new(), thread }
    }

    /// Gives the thread work; a newer derivation makes an older one give up.
    pub fn start(&mut self, task: Task) {
        if matches!(task, Task::Derive { .. }) {
            self.pending.iter().for_each(|ctl| ctl.cancel());
            self.pending.clear();
        }
        let ctl = Arc::new(Ctl::default());
        if matches!(task, Task::Derive { .. } | Task::Check { .. }) {
            self.pending.push(Arc::clone(&ctl));
        }
        if let Some(inbox) = &self.inbox {
            drop(inbox.send((task, ctl)));
        }
    }

    /// Asks what is running to stop.
    pub fn cancel(&self) {
        if let Some(ctl) = &*self.running.lock().unwrap_or_else(PoisonError::into_inner) {
            ctl.cancel();
        }
    }

    /// Returns what is running now and how far it is.
    pub fn running(&self) -> Option<(Option<Message>, u64)> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.as_ref().map(|ctl| (ctl.what(), ctl.done()))
    }

    /// Returns one finished task, without waiting.
    pub fn poll(&self) -> Option<Done> {
        self.outbox.try_recv().ok()
    }

    /// Waits for the next finished task.
    pub fn wait(&self) -> Option<Done> {
        self.outbox.recv().ok()
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        self.cancel();
        self.inbox = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

fn perform(world: &dyn World, ctl: &Ctl, task: Task, cache: &mut Cache) -> Vec<Done> {
    match task {
        Task::Derive { ticket, revision, project, vault, focus } => {
            match derive(world, ctl, &project, &vault, focus.as_ref(), cache) {
                Ok(results) => vec![Done::Derived { ticket, results: Results { revision, ..results } }],
                Err(Cancelled) => vec![Done::Cancelled { ticket }],
            }
        }
        Task::Try { revision, project, vault } => {
            let mut own = cache.lend();
            let results = derive(world, ctl, &project, &vault, None, &mut own);
            cache.take_back(own);
            vec![Done::Tried { revision, results: results.ok().map(Box::new) }]
        }
        Task::Check { tables } => {
            let notes = Notes::default();
            vec![Done::Checked(check(&Cx { world, ctl, notes: &notes }, &tables).ok())]
        }
        Task::Judge { revision, question, result } => {
            let judged = judge(&result, &question);
            vec![Done::Judged { revision, question, judged }]
        }
        Task::Weigh { revision, analysis, result, rules } => {
            let notes = Notes::default();
            let cx = Cx { world, ctl, notes: &notes };
            let tables = result.estimates.as_ref().map_or(&[][..], Vec::as_slice);
            let ways = ways::compare(&cx, tables, &rules).map_err(|error| error.message());
            vec![Done::Weighed { revision, analysis, ways }]
        }
        Task::Beside(work) => vec![Done::Beside(work(world))],
        Task::Read { paths } => {
            let read_one = |path: PathBuf| {
                ctl.say(Message::new("project-doing-open").with("name", path.display().to_string()));
                let result = read(world, &path);
                Done::Read(path, result)
            };
            paths.into_iter().map(read_one).collect()
        }
        Task::Write { path, content, what } => {
            ctl.say(Message::new("project-doing-write").with("name", path.display().to_string()));
            let result = write(world, &path, content);
            vec![Done::Written { path, what, result }]
        }
        Task::Export { release, published, path } => {
            ctl.say(Message::new("project-doing-write").with("name", path.display().to_string()));
            let notes = Notes::default();
            let result = export::write(&Cx { world, ctl, notes: &notes }, &release, &path);
            vec![Done::Written { path, what: Written::Release(published), result }]
        }
    }
}

/// Reads a file and says what it is, by its ending: a project, or data.
fn read(world: &dyn World, path: &Path) -> Result<FileRead, Message> {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(PROJECT_ENDING)) {
        let (project, ways, vault, changed) = read_project(world, path)?;
        return Ok(FileRead::Project { project: Box::new(project), ways, vault, changed });
    }
    let bytes = world.read(path).map_err(|error| cannot_read(path, &error))?;
    Ok(FileRead::Data { fingerprint: import::fingerprint(&bytes), bytes: bytes.into() })
}

/// A project, the ways that were left for it, its sources, and the ids of those that changed where they lie.
type ProjectRead = (Project, Vec<Entry>, Vault, Vec<String>);

/// Reads a project with the sources it brought or that lie where they did.
pub fn read_project(world: &dyn World, path: &Path) -> Result<ProjectRead, Message> {
    let bytes = world.read(path).map_err(|error| cannot_read(path, &error))?;
    let (project, ways, mut vault) = file::unpack(&bytes).map_err(|error| {
        Message::new("project-cannot-open").with("path", path.display().to_string()).with("reason", error.message())
    })?;
    let changed = find_sources(world, &project, &mut vault);
    Ok((project, ways, vault, changed))
}

/// Takes the sources that a project did not bring from where they were opened; returns those that are not the same there.
fn find_sources(world: &dyn World, project: &Project, vault: &mut Vault) -> Vec<String> {
    let mut changed = Vec::new();
    for source in project.sources.iter().filter(|source| !source.path.is_empty()) {
        let Ok(bytes) = world.read(Path::new(&source.path)) else { continue };
        if import::fingerprint(&bytes) == source.fingerprint {
            vault.entry(source.fingerprint.clone()).or_insert_with(|| bytes.into());
        } else {
            changed.push(source.id.clone());
        }
    }
    changed
}

fn write(world: &dyn World, path: &Path, content: Content) -> Result<(), Message> {
    let bytes = match content {
        Content::Bytes(bytes) => bytes,
        Content::Project { project, ways, vault, packing } => {
            file::pack(&project, &ways, &vault, packing).map_err(|error| error.message())?
        }
    };
    world.replace(path, &bytes).map_err(|error| cannot_write(path, &error))
}

/// Says that a file could not be read, and why.
pub(super) fn cannot_read(path: &Path, error: &std::io::Error) -> Message {
    Message::new("cli-cannot-read").with("path", path.display().to_string()).with("reason", reason(error))
}

/// Says that a file could not be removed, and why.
pub(super) fn cannot_remove(path: &Path, error: &std::io::Error) -> Message {
    Message::new("project-cannot-remove").with("path", path.display().to_string()).with("reason", reason(error))
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Message {
    Message::new("publish-cannot-write").with("path", path.display().to_string()).with("reason", reason(error))
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
