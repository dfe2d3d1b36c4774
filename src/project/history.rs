//! Undo and redo: snapshots of the project, each with the sentence of the edit that made it.

use std::sync::Arc;

use super::Project;
use super::edit::{Edit, EditError};
use crate::message::Message;

/// Every state of the project since it was opened.
#[derive(Clone, Debug)]
pub struct History {
    /// **Invariant:** never empty; entry 0 is the project as opened.
    entries: Vec<Entry>,
    at: usize,
    /// Ways that were left for another one, newest last.
    branches: Vec<Branch>,
}

/// What was done after a state before somebody went back to it and did something else.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The state after which it leaves.
    pub from: usize,
    pub entries: Vec<Entry>,
    /// Whether it comes from the file of the project: only its end is known.
    is_kept: bool,
}

/// Ways left that are kept; older ones go.
const MOST_BRANCHES: usize = 20;

/// A state of the project and what led to it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub sentence: Message,
    pub project: Arc<Project>,
}

impl History {
    /// Starts with a project as it was opened.
    pub fn new(project: Project) -> Self {
        Self::with_ways(project, Vec::new())
    }

    /// Starts with a project as it was opened, and the ways that were left before it was saved.
    pub fn with_ways(project: Project, ways: Vec<Entry>) -> Self {
        let sentence = Message::new("project-did-open");
        let kept = |way| Branch { from: 0, entries: vec![way], is_kept: true };
        Self {
            entries: vec![Entry { sentence, project: Arc::new(project) }],
            at: 0,
            branches: ways.into_iter().map(kept).collect(),
        }
    }

    /// Returns the ends of all ways that were left, the one that redo would go included, for the file of the project.
    pub fn ways(&self) -> Vec<Entry> {
        let ends = self.branches.iter().filter_map(|branch| branch.entries.last());
        let redo = self.entries.last().filter(|_| self.at + 1 < self.entries.len());
        let is_other = |entry: &&Entry| entry.project != *self.project();
        ends.chain(redo).filter(is_other).cloned().collect()
    }

    /// Returns the project as it stands.
    pub fn project(&self) -> &Arc<Project> {
        &self.entries[self.at].project
    }

    /// Does the edits of one gesture, which undo takes back together; returns whether the project changed. One that does not
    /// fit stops those after it. What changes nothing leaves no undo point.
    pub fn edit(&mut self, edits: &[Edit]) -> Result<bool, EditError> {
        let mut next = Arc::clone(self.project());
        let (mut sentences, mut outcome) = (Vec::new(), Ok(()));
        for edit in edits {
            match edit.apply(&next) {
                Ok(changed) if changed == *next => {}
                Ok(changed) => {
                    sentences.push(edit.sentence(&next));
                    next = Arc::new(changed);
                }
                Err(error) => {
                    outcome = Err(error);
                    break;
                }
            }
        }
        let n = sentences.len();
        if let Some(last) = sentences.pop() {
            let sentence =
                if n == 1 { last } else { Message::new("project-did-several").with("n", n).with("last", last) };
            self.leave();
            self.entries.push(Entry { sentence, project: next });
            self.at += 1;
        }
        outcome.map(|()| n > 0)
    }

    /// Keeps what comes after the present state as a way that was left.
    fn leave(&mut self) {
        let entries = self.entries.split_off(self.at + 1);
        if !entries.is_empty() {
            // A way that leaves from what is not there any more cannot be taken up again.
            self.branches.retain(|branch| branch.from <= self.at);
            self.branches.push(Branch { from: self.at, entries, is_kept: false });
            let n_old = self.branches.len().saturating_sub(MOST_BRANCHES);
            self.branches.drain(..n_old);
        }
    }

    /// Returns the ways that were left for another one.
    pub fn branches(&self) -> &[Branch] {
        &self.branches
    }

    /// Takes up a way that was left, to its end; the present one is left in its place. Returns whether there was one.
    pub fn take_branch(&mut self, index: usize) -> bool {
        if index >= self.branches.len() {
            return false;
        }
        let branch = self.branches.remove(index);
        if branch.is_kept {
            self.leave();
            // What it left from is not known any more: the state at hand is the other way.
            let now = self.entries[self.at].clone();
            self.branches.push(Branch { from: 0, entries: vec![now], is_kept: true });
        } else {
            self.at = branch.from.min(self.entries.len().saturating_sub(1));
            self.leave();
        }
        self.entries.extend(branch.entries);
        self.at = self.entries.len() - 1;
        true
    }

    /// Goes one step back; returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let can = self.at > 0;
        self.at -= usize::from(can);
        can
    }

    /// Goes one step forward again; returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let can = self.at + 1 < self.entries.len();
        self.at += usize::from(can);
        can
    }

    /// Returns what undo would take back.
    pub fn undo_sentence(&self) -> Option<&Message> {
        (self.at > 0).then(|| &self.entries[self.at].sentence)
    }

    /// Returns what redo would do again.
    pub fn redo_sentence(&self) -> Option<&Message> {
        self.entries.get(self.at + 1).map(|entry| &entry.sentence)
    }

    /// Returns all states, oldest first, and which one is now.
    pub fn entries(&self) -> (&[Entry], usize) {
        (&self.entries, self.at)
    }
}
