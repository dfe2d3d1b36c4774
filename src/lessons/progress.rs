//! What a learner did: kept from day to day, shown in the notebook, shared with a trainer by nickname only.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher as _, Hasher as _};
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Answer;
use crate::world::World;

/// The ending of a progress file that a learner gives to a trainer.
pub const SHARED: &str = "statelier-progress";

/// What one learner did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// Drawn by lot once, so that a trainer can tell two learners of one nickname apart and one learner's two files together.
    pub learner: String,
    pub nickname: String,
    /// By the id of the lesson.
    pub lessons: BTreeMap<String, Record>,
}

/// What a learner did in one lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// The day of the first start.
    pub began: String,
    /// The day on which the last task was passed.
    pub finished: Option<String>,
    pub n_tasks: usize,
    /// Tasks passed; never fewer than before.
    pub n_passed: usize,
    /// The most hints shown in a task, by task.
    pub hints: BTreeMap<usize, usize>,
    /// The tasks that the program played.
    pub shown: BTreeSet<usize>,
    /// How often each known mistake was met, by its name.
    pub mistakes: BTreeMap<String, usize>,
    pub answers: BTreeMap<usize, Answer>,
    /// The terms that were looked up.
    pub terms: BTreeSet<String>,
    /// The rounds of a test, in their order.
    pub scores: Vec<Score>,
    /// Whether the learner asked for help.
    pub needs_help: bool,
}

/// The result of a test.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Score {
    pub day: String,
    pub n_right: usize,
    pub n_questions: usize,
}

impl Record {
    /// Returns whether all tasks are passed.
    pub fn is_finished(&self) -> bool {
        self.n_tasks > 0 && self.n_passed >= self.n_tasks
    }

    /// Takes in what another file says of the same learner and lesson; taking it in twice changes nothing.
    fn merge(&mut self, other: &Self) {
        if self.began.is_empty() || (!other.began.is_empty() && other.began < self.began) {
            self.began.clone_from(&other.began);
        }
        // Who is further has the later word on whether help is still wanted, and on the answers.
        let (theirs, own) = ((other.n_passed, other.scores.len()), (self.n_passed, self.scores.len()));
        let is_later = theirs > own;
        if is_later {
            self.needs_help = other.needs_help;
        } else if theirs == own {
            self.needs_help |= other.needs_help;
        }
        self.finished = match (self.finished.take(), other.finished.clone()) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        self.n_tasks = self.n_tasks.max(other.n_tasks);
        self.n_passed = self.n_passed.max(other.n_passed);
        for (task, n) in &other.hints {
            let known = self.hints.entry(*task).or_default();
            *known = (*known).max(*n);
        }
        for (mistake, n) in &other.mistakes {
            let known = self.mistakes.entry(mistake.clone()).or_default();
            *known = (*known).max(*n);
        }
        for (task, answer) in &other.answers {
            if is_later || !self.answers.contains_key(task) {
                self.answers.insert(*task, answer.clone());
            }
        }
        self.shown.extend(&other.shown);
        self.terms.extend(other.terms.iter().cloned());
        if other.scores.len() > self.scores.len() {
            self.scores.clone_from(&other.scores);
        }
    }
}

impl Progress {
    /// Reads a learner's progress; where there is none yet, or a damaged one, a new one begins.
    pub fn load(world: &dyn World, home: &Path) -> Self {
        let known = world.read(&file(home)).ok().and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok());
        known.filter(|known| !known.learner.is_empty()).unwrap_or_else(Self::begin)
    }

    /// Begins a new learner.
    pub fn begin() -> Self {
        let draw = || std::collections::hash_map::RandomState::new().build_hasher().finish();
        Self { learner: format!("{:016x}{:016x}", draw(), draw()), ..Self::default() }
    }

    /// Writes the progress; the file is replaced as a whole, so that a kill leaves the old or the new one.
    pub fn save(&self, world: &dyn World, home: &Path) -> io::Result<()> {
        world.make_folder(home)?;
        world.replace(&file(home), &serde_json::to_vec_pretty(self)?)
    }

    /// Returns what a trainer may see: everything but the learner's own sentences.
    #[must_use]
    pub fn shared(&self) -> Self {
        let mut shared = self.clone();
        for record in shared.lessons.values_mut() {
            record.answers.retain(|_, answer| !matches!(answer, Answer::Written { .. }));
        }
        shared
    }

    /// Returns how many tasks of a lesson are passed.
    pub fn n_passed(&self, lesson: &str) -> usize {
        self.lessons.get(lesson).map_or(0, |record| record.n_passed)
    }

    /// Takes in another file of the same learner; taking it in twice changes nothing.
    pub fn merge(&mut self, other: &Self) {
        if self.nickname.is_empty() {
            self.nickname.clone_from(&other.nickname);
        }
        for (lesson, record) in &other.lessons {
            self.lessons.entry(lesson.clone()).or_default().merge(record);
        }
    }
}

fn file(home: &Path) -> std::path::PathBuf {
    home.join("progress.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(n_passed: usize, mistakes: &[(&str, usize)]) -> Record {
        let mistakes = mistakes.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect();
        Record { n_tasks: 5, n_passed, mistakes, ..Record::default() }
    }

    #[test]
    fn merging_a_file_twice_or_in_another_order_changes_nothing() {
        let file = |record| Progress { lessons: BTreeMap::from([("a".to_owned(), record)]), ..Progress::default() };
        let (early, late) = (file(record(2, &[("summed", 2)])), file(record(4, &[("summed", 1), ("unweighted", 1)])));
        let mut one = early.clone();
        one.merge(&late);
        let mut two = late.clone();
        two.merge(&early);
        assert_eq!(one, two);
        let once = one.clone();
        one.merge(&late);
        one.merge(&early);
        assert_eq!(one, once);
        assert_eq!(one.lessons["a"], record(4, &[("summed", 2), ("unweighted", 1)]));
    }

    #[test]
    fn own_sentences_are_not_shared() {
        let mut progress = Progress::begin();
        let record = progress.lessons.entry("a".to_owned()).or_default();
        record.answers.insert(0, Answer::Written { text: "my minister".to_owned(), is_compared: true });
        record.answers.insert(1, Answer::Number { text: "3".to_owned() });
        assert_eq!(progress.shared().lessons["a"].answers.keys().collect::<Vec<_>>(), [&1]);
        assert_ne!(progress.learner, Progress::begin().learner);
    }
}
