//! Runs a recipe: stops at the first step that fails and keeps what succeeded; remembers the stages it made.

use std::collections::VecDeque;

use sha2::{Digest as _, Sha256};

use crate::cx::Cx;
use crate::data::Dataset;
use crate::steps::{Step, StepError, StepReport};

/// What a recipe gave.
#[derive(Clone, Debug)]
pub struct RecipeRun {
    /// The table after the last step that succeeded.
    pub dataset: Dataset,
    /// A report a step, up to the first that failed.
    pub reports: Vec<Result<StepReport, StepError>>,
    pub failed_at: Option<usize>,
    /// The table after each step, for forms that change a step in the middle; none where it is too large or was forgotten.
    pub stages: Vec<Option<Dataset>>,
}

/// Tables with more rows are not kept stage by stage.
const MOST_STAGE_ROWS: usize = 1_000_000;

impl RecipeRun {
    /// Returns the table that a step sees.
    pub fn before<'r>(&'r self, index: usize, read: &'r Dataset) -> Option<&'r Dataset> {
        match index.checked_sub(1) {
            None => Some(read),
            Some(last) => self.stages.get(last)?.as_ref(),
        }
    }
}

/// Stages of recipes already run, up to a budget in bytes; the one unused for longest goes first.
#[derive(Debug)]
pub struct StepCache {
    budget_bytes: usize,
    held_bytes: usize,
    stages: VecDeque<Stage>,
    n_steps_run: u64,
}

type Key = [u8; 32];

#[derive(Debug)]
struct Stage {
    key: Key,
    dataset: Dataset,
    reports: Vec<StepReport>,
    bytes: usize,
}

impl StepCache {
    /// Makes an empty cache that holds at most this many bytes of values.
    pub fn new(budget_bytes: usize) -> Self {
        Self { budget_bytes, held_bytes: 0, stages: VecDeque::new(), n_steps_run: 0 }
    }

    /// Returns how many bytes of values are held.
    pub fn held_bytes(&self) -> usize {
        self.held_bytes
    }

    /// Returns how many steps were run and not remembered, since the cache was made.
    pub fn n_steps_run(&self) -> u64 {
        self.n_steps_run
    }

    fn take(&mut self, key: &Key) -> Option<(Dataset, Vec<StepReport>)> {
        let at = self.stages.iter().position(|stage| stage.key == *key)?;
        let stage = self.stages.remove(at)?;
        let found = (stage.dataset.clone(), stage.reports.clone());
        self.stages.push_back(stage);
        Some(found)
    }

    fn look(&self, key: &Key) -> Option<Dataset> {
        self.stages.iter().find(|stage| stage.key == *key).map(|stage| stage.dataset.clone())
    }

    fn put(&mut self, key: Key, dataset: &Dataset, reports: &[StepReport]) {
        let bytes = dataset.frame.estimated_size();
        if bytes > self.budget_bytes || self.stages.iter().any(|stage| stage.key == key) {
            return;
        }
        self.held_bytes += bytes;
        self.stages.push_back(Stage { key, dataset: dataset.clone(), reports: reports.to_vec(), bytes });
        while self.held_bytes > self.budget_bytes {
            let Some(oldest) = self.stages.pop_front() else { break };
            self.held_bytes -= oldest.bytes;
        }
    }
}

/// Runs the steps on a table; `key0` names the table, so that the same name means the same values (a file's fingerprint
/// and the decisions it was read with).
pub fn run(cx: &Cx<'_>, dataset: Dataset, steps: &[Step], cache: &mut StepCache, key0: &str) -> RecipeRun {
    let keys = keys(key0, steps);
    let remembered = keys.iter().enumerate().rev().find_map(|(at, key)| Some((at + 1, cache.take(key)?)));
    let (n_done, (mut dataset, mut done)) = remembered.unwrap_or((0, (dataset, Vec::new())));
    let is_kept = |dataset: &Dataset| dataset.n_rows() <= MOST_STAGE_ROWS;
    let mut stages: Vec<Option<Dataset>> =
        keys.iter().take(n_done).map(|key| cache.look(key).filter(is_kept)).collect();
    let mut failure = None;
    for (step, key) in steps.iter().zip(&keys).skip(n_done) {
        cx.ctl.say(step.sentence());
        let result = cx.ctl.tick(1).map_err(StepError::from).and_then(|()| step.apply(cx, dataset.clone()));
        match result {
            Ok((after, report)) => {
                cache.n_steps_run += 1;
                dataset = after;
                stages.push(Some(dataset.clone()).filter(is_kept));
                done.push(report);
                cache.put(*key, &dataset, &done);
            }
            Err(error) => {
                failure = Some(error);
                break;
            }
        }
    }
    for note in done.iter().flat_map(|report| &report.notes) {
        cx.note(note.severity, note.place.clone(), note.message.clone());
    }
    let failed_at = failure.is_some().then_some(done.len());
    let reports = done.into_iter().map(Ok).chain(failure.map(Err)).collect();
    RecipeRun { dataset, reports, failed_at, stages }
}

/// Returns the key of the table after each step: it depends on all that came before.
fn keys(key0: &str, steps: &[Step]) -> Vec<Key> {
    let mut key: Key = Sha256::digest(key0.as_bytes()).into();
    let mut keys = Vec::with_capacity(steps.len());
    for step in steps {
        let mut hasher = Sha256::new();
        hasher.update(key);
        hasher.update(step.to_json().to_string().as_bytes());
        key = hasher.finalize().into();
        keys.push(key);
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cx::Ctl;
    use crate::data::{Column, ColumnValues, Kind, Origin};
    use crate::message::Notes;
    use crate::steps::{Rename, SetMissing};
    use crate::world::MemoryWorld;

    fn table() -> Dataset {
        let values = ColumnValues::Numbers(vec![Some(1.0), Some(999.0)]);
        Dataset::from_columns(vec![(Column::new("a", Kind::Number), values)], Origin::default()).unwrap()
    }

    fn rename(column: &str, new_name: &str) -> Step {
        Step::Rename(Rename { column: column.to_owned(), new_name: new_name.to_owned() })
    }

    fn run_with(ctl: &Ctl, steps: &[Step], cache: &mut StepCache) -> (RecipeRun, usize) {
        let (world, notes) = (MemoryWorld::default(), Notes::default());
        let done = run(&Cx { world: &world, ctl, notes: &notes }, table(), steps, cache, "file");
        (done, notes.take().len())
    }

    #[test]
    fn what_succeeded_is_kept_when_a_step_fails() {
        let steps = [rename("a", "b"), rename("nothing", "x"), rename("b", "c")];
        let (done, _) = run_with(&Ctl::default(), &steps, &mut StepCache::new(1 << 20));
        assert_eq!(done.failed_at, Some(1));
        assert_eq!(done.reports.len(), 2);
        assert_eq!(done.dataset.schema.columns[0].name, "b");
    }

    #[test]
    fn only_what_changed_is_run_again_and_notes_are_said_each_time() {
        let mut cache = StepCache::new(1 << 20);
        let impossible = SetMissing { column: "a".to_owned(), max: Some(120.0), ..SetMissing::default() };
        let mut steps = vec![Step::SetMissing(impossible), rename("a", "b"), rename("b", "c")];
        let (first, n_notes) = run_with(&Ctl::default(), &steps, &mut cache);
        assert_eq!((cache.n_steps_run(), n_notes), (3, 1));
        let (again, n_notes) = run_with(&Ctl::default(), &steps, &mut cache);
        assert_eq!((cache.n_steps_run(), n_notes), (3, 1), "all was remembered");
        assert_eq!(first.reports, again.reports);
        steps[2] = rename("b", "d");
        let (changed, _) = run_with(&Ctl::default(), &steps, &mut cache);
        assert_eq!(cache.n_steps_run(), 4);
        assert_eq!(changed.dataset.schema.columns[0].name, "d");
    }

    #[test]
    fn the_cache_keeps_its_budget_and_the_result_is_the_same_without_it() {
        let steps = [rename("a", "b"), rename("b", "c"), rename("c", "d")];
        for budget in [0, 1, 20, 40] {
            let mut cache = StepCache::new(budget);
            let (done, _) = run_with(&Ctl::default(), &steps, &mut cache);
            assert!(cache.held_bytes() <= budget);
            assert_eq!(done.dataset.schema.columns[0].name, "d");
        }
    }

    #[test]
    fn cancelling_stops_before_the_next_step() {
        let ctl = Ctl::default();
        ctl.cancel();
        let (done, _) = run_with(&ctl, &[rename("a", "b")], &mut StepCache::new(0));
        assert!(matches!(done.reports[..], [Err(StepError::Cancelled(_))]));
    }
}
