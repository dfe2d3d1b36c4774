//! The ways to protect an analysis, compared when somebody asks; forgotten when the project changes.

use std::sync::Arc;

use super::Session;
use super::jobs::Task;
use crate::message::Message;
use crate::protect::Rules;
use crate::protect::ways::{Loss, Way};

/// A comparison that was asked for.
#[derive(Debug)]
pub struct Weighed {
    revision: u64,
    analysis: String,
    /// Nothing while it is being computed.
    pub ways: Option<Result<Vec<(Way, Loss)>, Message>>,
}

impl Session {
    /// Returns the comparison of an analysis, where one was asked for since the project last changed.
    pub fn weighed(&self, analysis: &str) -> Option<&Weighed> {
        self.weighed.as_ref().filter(|known| known.revision == self.revision && known.analysis == analysis)
    }

    pub(super) fn weigh(&mut self, analysis: String, rules: Rules) {
        let Some(result) = self.results.analyses.get(&analysis).map(Arc::clone) else { return };
        let revision = self.revision;
        self.weighed = Some(Weighed { revision, analysis: analysis.clone(), ways: None });
        self.jobs.start(Task::Weigh { revision, analysis, result, rules });
    }

    pub(super) fn take_weighed(&mut self, revision: u64, analysis: &str, ways: Result<Vec<(Way, Loss)>, Message>) {
        let is_wanted = |known: &&mut Weighed| known.revision == revision && known.analysis == analysis;
        if let Some(known) = self.weighed.as_mut().filter(is_wanted) {
            known.ways = Some(ways);
        }
    }
}
