//! "Redo on my data": the checks of a lesson on a learner's own files, where names and figures are other ones.

use super::{Check, Lesson, State, Verdict};
use crate::session::Session;

/// How the own work stands in a task of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnTask {
    pub task: usize,
    pub verdict: Verdict,
}

/// Returns every task of a lesson that can be done on other files, with whether it is.
pub fn tasks(lesson: &Lesson, session: &Session) -> Vec<OwnTask> {
    let sources: Vec<&str> = session.project().sources.iter().map(|source| source.name.as_str()).collect();
    let state = State { session, answer: None };
    let judge = |task: usize| {
        let checks: Vec<&Check> = lesson.checks(task).iter().filter(|check| on_own(check, "").is_some()).collect();
        if checks.is_empty() {
            return None;
        }
        let verdicts = checks.into_iter().map(|check| best(check, &sources, &state));
        let verdict = verdicts.reduce(|one, other| if one.is_passed { other } else { one })?;
        Some(OwnTask { task, verdict })
    };
    (0..lesson.n_tasks()).filter_map(judge).collect()
}

/// Returns whether a check passes on any of the own files; what is missing is said of the first.
fn best(check: &Check, sources: &[&str], state: &State<'_>) -> Verdict {
    let names = if sources.is_empty() { &["…"][..] } else { sources };
    let verdicts = names.iter().filter_map(|source| Some(on_own(check, source)?.passes(state)));
    let best = verdicts.reduce(|one, other| if !one.is_passed && other.is_passed { other } else { one });
    best.unwrap_or_else(Verdict::passed)
}

/// Returns a check as it is asked of another file; nothing where it is about this one alone.
fn on_own(check: &Check, source: &str) -> Option<Check> {
    let source = source.to_owned();
    Some(match check.clone() {
        Check::TableUsed { .. } => Check::TableUsed { source, at_least: 1, at_most: usize::MAX },
        Check::DefinitionWritten { .. } => Check::DefinitionWritten { source },
        Check::Measures { concept, .. } => Check::Measures { source, concept, column: None },
        Check::Coded { concept, .. } => Check::Coded { source, concept },
        Check::StepPresent { step, .. } => Check::StepPresent { source, step, with: serde_json::Map::default() },
        Check::RecipeRuns { .. } => Check::RecipeRuns { source },
        Check::CodesMatched { list, at_most_unmatched, .. } => Check::CodesMatched { source, list, at_most_unmatched },
        Check::WithinRange { concept, low, high, .. } => Check::WithinRange { source, concept, low, high },
        Check::Card { answers, .. } => {
            let answers = answers.into_keys().map(|question| (question, "*".to_owned())).collect();
            Check::Card { source, answers }
        }
        Check::Findings { of, at_most, .. } => Check::Findings { source, of, at_most },
        Check::RuleKept { .. } => Check::RuleKept { source, breaks: None },
        Check::Figure { indicator, .. } => Check::Computed { indicator, by: Vec::new() },
        same @ (Check::Computed { .. }
        | Check::Protected { .. }
        | Check::Rounded { .. }
        | Check::ChartChosen { .. }) => same,
        Check::ReportTitled { .. } => Check::ReportTitled { says: Vec::new() },
        Check::ReportPlaced { .. } => Check::ReportPlaced { area: String::new(), period: String::new() },
        Check::Decided { .. }
        | Check::DefinitionSays { .. }
        | Check::Corrected { .. }
        | Check::ComputedInVain { .. }
        | Check::LeftOpen { .. }
        | Check::Not { .. }
        | Check::Any { .. } => return None,
    })
}
