//! What every core function gets first: the world outside, the wish to stop, the place for notes.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::message::{Explain, Message, Notes, Place, Severity};
use crate::world::World;

/// The context of a computation, always the first argument.
pub struct Cx<'a> {
    pub world: &'a dyn World,
    pub ctl: &'a Ctl,
    pub notes: &'a Notes,
}

impl Cx<'_> {
    /// Notes something with its place.
    pub fn note(&self, severity: Severity, place: Place, message: Message) {
        self.notes.push(severity, place, message);
    }
}

/// The work was given up because the user asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

impl Explain for Cancelled {
    fn message(&self) -> Message {
        Message::new("app-cancelled")
    }
}

/// Progress out, cancellation in; shared between the window and the worker.
#[derive(Debug, Default)]
pub struct Ctl {
    cancelled: AtomicBool,
    done: AtomicU64,
    what: Mutex<Option<Message>>,
}

impl Ctl {
    /// Counts `n` units of work and stops the caller where cancelling was asked for.
    pub fn tick(&self, n: u64) -> Result<(), Cancelled> {
        self.done.fetch_add(n, Ordering::Relaxed);
        if self.cancelled.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(()) }
    }

    /// Says what is being done now.
    pub fn say(&self, what: Message) {
        *self.what.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(what);
    }

    /// Returns what is being done now.
    pub fn what(&self) -> Option<Message> {
        self.what.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Returns the units of work counted so far.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// Asks the work to stop at its next tick.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}
