//! The only thread of the program: does one task at a time beside the window, can be cancelled, survives a panic.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use super::results::{Cache, Focus, Results, derive};
use crate::cx::{Cancelled, Ctl, Cx};
use crate::message::{Message, Notes};
use crate::project::Project;
use crate::project::file::Vault;
use crate::publish::{Release, export};
use crate::world::World;

/// Work for the thread.
pub enum Task {
    /// Computes everything that follows from a project.
    Derive { ticket: u64, revision: u64, project: Arc<Project>, vault: Arc<Vault>, focus: Option<Focus> },
    /// Reads files from the disk.
    Read { paths: Vec<PathBuf> },
    /// Writes bytes to the disk.
    Write { path: PathBuf, bytes: Vec<u8>, what: Written },
    /// Makes a report and writes it.
    Export { release: Box<Release>, path: PathBuf },
}

/// What was written, so that the session knows what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Project { revision: u64 },
    Autosave,
    Report,
}

/// What a task ended with.
pub enum Done {
    Derived {
        ticket: u64,
        results: Results,
    },
    Read(PathBuf, Result<Vec<u8>, Message>),
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
        if matches!(task, Task::Derive { .. }) {
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
        Task::Read { paths } => {
            let read = |path: PathBuf| {
                ctl.say(Message::new("project-doing-open").with("name", path.display().to_string()));
                let result = world.read(&path).map_err(|error| cannot_read(&path, &error));
                Done::Read(path, result)
            };
            paths.into_iter().map(read).collect()
        }
        Task::Write { path, bytes, what } => {
            ctl.say(Message::new("project-doing-write").with("name", path.display().to_string()));
            let result = world.replace(&path, &bytes).map_err(|error| cannot_write(&path, &error));
            vec![Done::Written { path, what, result }]
        }
        Task::Export { release, path } => {
            ctl.say(Message::new("project-doing-write").with("name", path.display().to_string()));
            let notes = Notes::default();
            let result = export::write(&Cx { world, ctl, notes: &notes }, &release, &path);
            vec![Done::Written { path, what: Written::Report, result }]
        }
    }
}

/// Says that a file could not be read, and why.
pub fn cannot_read(path: &std::path::Path, error: &std::io::Error) -> Message {
    Message::new("cli-cannot-read").with("path", path.display().to_string()).with("reason", error.to_string())
}

fn cannot_write(path: &std::path::Path, error: &std::io::Error) -> Message {
    Message::new("publish-cannot-write").with("path", path.display().to_string()).with("reason", error.to_string())
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
