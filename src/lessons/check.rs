//! What a task asks for: checks on the project and what follows from it, never on widgets, so that any road counts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::question::Answer;
use crate::checks::rule::Rule;
use crate::data::Concept;
use crate::data::matching::fold;
use crate::message::Message;
use crate::project::{Analysis, Table};
use crate::protect::Decision;
use crate::publish::chart::ChartKind;
use crate::recognise::CellRole;
use crate::session::Session;
use crate::session::results::TableResult;
use crate::steps::{Step, concept_word};

/// The state that checks look at.
#[derive(Clone, Copy)]
pub struct State<'a> {
    pub session: &'a Session,
    /// What the learner answered to the question of the task.
    pub answer: Option<&'a Answer>,
}

/// Whether something is so, and if not, what is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub is_passed: bool,
    pub missing: Option<Message>,
}

impl Verdict {
    /// Says yes.
    pub fn passed() -> Self {
        Self { is_passed: true, missing: None }
    }

    /// Says no, and what is missing.
    pub fn not_yet(missing: &'static str) -> Self {
        Self { is_passed: false, missing: Some(Message::new(missing)) }
    }

    fn of(is_passed: bool, missing: impl FnOnce() -> Message) -> Self {
        if is_passed { Self::passed() } else { Self { is_passed, missing: Some(missing()) } }
    }
}

/// One thing that must be true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "check", rename_all = "snake_case", deny_unknown_fields)]
pub enum Check {
    /// A table of the source is in use and gives at least this many rows, and at most that many.
    TableUsed {
        source: String,
        at_least: usize,
        #[serde(default = "any_number", skip_serializing_if = "is_any_number")]
        at_most: usize,
    },
    /// Somebody wrote who is counted in the source, in more than a word or two.
    DefinitionWritten { source: String },
    /// What is written there speaks of one of these, as the words begin in any language: `migrant`, `passage`.
    DefinitionSays { source: String, words: Vec<String> },
    /// A person said that a name of the source stands for this code, wherever it was asked.
    Decided { source: String, value: String, code: String },
    /// Cells were given a role by hand.
    Corrected { source: String, role: CellRole },
    /// A column of a table of the source measures the concept; this column, where one is named.
    Measures {
        source: String,
        concept: Concept,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        column: Option<String>,
    },
    /// A column of a table of the source measures the concept in codes of a list.
    Coded { source: String, concept: Concept },
    /// A step of this kind is in the recipe of a table of the source, with at least these parameters.
    StepPresent {
        source: String,
        step: String,
        #[serde(default, skip_serializing_if = "serde_json::Map::is_empty")]
        with: serde_json::Map<String, serde_json::Value>,
    },
    /// No step failed in the recipes of the source.
    RecipeRuns { source: String },
    /// A column is matched to the code list and at most this many values have no code.
    CodesMatched { source: String, list: String, at_most_unmatched: usize },
    /// No value of the number column that measures the concept is outside the range.
    WithinRange { source: String, concept: Concept, low: f64, high: f64 },
    /// The indicator is computed, crossed by at least these concepts.
    Computed { indicator: String, by: Vec<Concept> },
    /// The indicator is in the project but gives no figure.
    ComputedInVain { indicator: String },
    /// A figure has this value.
    Figure { indicator: String, measure: String, at: BTreeMap<String, String>, equals: f64, tolerance: f64 },
    /// The indicator is protected by hiding counts below at least this threshold, and the audit found no way in.
    Protected { indicator: String, threshold: u64 },
    /// The counts of the indicator are rounded to multiples of this base.
    Rounded { indicator: String, base: u64 },
    /// The indicator goes out without protection.
    LeftOpen { indicator: String },
    /// A chart of the indicator is drawn in this way, chosen by a person.
    ChartChosen { indicator: String, kind: ChartKind },
    /// The definition card of the source answers these questions so; `*` stands for any answer.
    Card { source: String, answers: BTreeMap<String, String> },
    /// A check of the scorecard finds no more than so much in a table of the source.
    Findings { source: String, of: String, at_most: usize },
    /// A table of the source has a rule of its own.
    RuleKept {
        source: String,
        /// How many rows break it, where that says which rule is meant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        breaks: Option<usize>,
    },
    /// The report has a title, in which all these words occur.
    ReportTitled {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        says: Vec<String>,
    },
    /// The report says for which area and which period it is; these, where they are named.
    ReportPlaced {
        #[serde(default, skip_serializing_if = "String::is_empty")]
        area: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        period: String,
    },
    /// Something is not so: for mistakes.
    Not { of: Box<Self> },
    /// At least one of these is so.
    Any { of: Vec<Self> },
}

/// Words from which a sentence says who is counted, when and how, rather than only that something was typed.
const DEFINITION_WORDS: usize = 6;

fn any_number() -> usize {
    usize::MAX
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn is_any_number(number: &usize) -> bool {
    *number == any_number()
}

impl Check {
    /// Says whether the state passes.
    pub fn passes(&self, state: &State<'_>) -> Verdict {
        match self {
            Self::TableUsed { source, at_least, at_most } => {
                let fits = |table: &TableResult| {
                    table.dataset().is_some_and(|data| (*at_least..=*at_most).contains(&data.n_rows()))
                };
                Verdict::of(tables(state, source).any(fits), || {
                    let n_rows = tables(state, source).filter_map(|table| Some(table.dataset()?.n_rows())).max();
                    Message::new("lessons-missing-table").with("source", source).with("rows", n_rows.unwrap_or(0))
                })
            }
            Self::DefinitionSays { source, words } => {
                let begins = |said: &str| words.iter().any(|word| said.starts_with(&fold(word)));
                let is_said = |known: &crate::project::Source| {
                    known.name == *source && fold(&known.definition).split(' ').any(begins)
                };
                Verdict::of(state.session.project().sources.iter().any(is_said), || {
                    Message::new("lessons-missing-definition").with("source", source)
                })
            }
            Self::DefinitionWritten { source } => {
                let is_written = |known: &crate::project::Source| {
                    known.name == *source && known.definition.split_whitespace().count() >= DEFINITION_WORDS
                };
                Verdict::of(state.session.project().sources.iter().any(is_written), || {
                    Message::new("lessons-missing-definition").with("source", source)
                })
            }
            Self::Decided { source, value, code } => {
                let decided = recipes(state, source).flatten().filter_map(|step| match step {
                    Step::MatchCodes(matching) => matching.decisions.get(value),
                    _ => None,
                });
                // One name has one code, in whichever column it stands.
                let mut decided = decided.peekable();
                let is_decided = decided.peek().is_some() && decided.all(|known| known.as_ref() == Some(code));
                Verdict::of(is_decided, || Message::new("lessons-missing-decision").with("value", value))
            }
            Self::Corrected { source, role } => {
                let known = state.session.project().sources.iter().find(|known| known.name == *source);
                let mut corrections = known.into_iter().flat_map(|source| source.corrections.values().flatten());
                Verdict::of(corrections.any(|one| one.role == *role), || Message::new("lessons-missing-correction"))
            }
            Self::Measures { source, concept, column } => {
                let is_meant = |known: &crate::data::Column| {
                    known.concept == Some(*concept) && column.as_ref().is_none_or(|column| *column == known.name)
                };
                let has =
                    |table: &TableResult| table.dataset().is_some_and(|data| data.schema.columns.iter().any(is_meant));
                Verdict::of(tables(state, source).any(has), || {
                    Message::new("lessons-missing-concept")
                        .with("concept", concept_word(*concept))
                        .with("source", source)
                })
            }
            Self::Coded { source, concept } => {
                let has = |table: &TableResult| {
                    let column = table.dataset().and_then(|data| data.schema.with_concept(*concept));
                    column.is_some_and(|column| column.code_list.is_some())
                };
                Verdict::of(tables(state, source).any(has), || {
                    Message::new("lessons-missing-code").with("concept", concept_word(*concept)).with("source", source)
                })
            }
            Self::StepPresent { source, step, with } => {
                let has_all = |known: &Step| {
                    let known = serde_json::to_value(known).unwrap_or_default();
                    with.iter().all(|(name, value)| known.get(name) == Some(value))
                };
                let mut steps = recipes(state, source).flatten();
                Verdict::of(steps.any(|known| known.id() == step && has_all(known)), || {
                    Message::new("lessons-missing-step")
                        .with("step", Message::new(format!("steps-{}-title", step.replace('_', "-"))))
                })
            }
            Self::RecipeRuns { source } => {
                let runs = |table: &TableResult| table.run.as_ref().is_some_and(|run| run.failed_at.is_none());
                Verdict::of(tables(state, source).all(runs), || Message::new("lessons-missing-run"))
            }
            _ => self.passes_on_values(state),
        }
    }

    fn passes_on_values(&self, state: &State<'_>) -> Verdict {
        match self {
            Self::CodesMatched { source, list, at_most_unmatched } => {
                let matched = unmatched(state, source, list);
                Verdict::of(matched.is_some_and(|n| n <= *at_most_unmatched), || match matched {
                    Some(n) => Message::new("lessons-missing-codes").with("n", n),
                    None => Message::new("lessons-missing-matching"),
                })
            }
            Self::WithinRange { source, concept, low, high } => {
                Verdict::of(is_within(state, source, *concept, *low, *high), || {
                    Message::new("lessons-missing-range").with("concept", concept_word(*concept))
                })
            }
            _ => self.passes_on_figures(state),
        }
    }

    fn passes_on_figures(&self, state: &State<'_>) -> Verdict {
        match self {
            Self::Computed { indicator, by } => {
                Verdict::of(analyses(state, indicator).any(|one| is_crossed(state, one, by)), || {
                    Message::new("lessons-missing-indicator").with("indicator", indicator_name(indicator))
                })
            }
            Self::ComputedInVain { indicator } => {
                let fails = |one: &Analysis| {
                    state.session.results().analyses.get(&one.id).is_some_and(|result| result.estimates.is_err())
                };
                Verdict::of(analyses(state, indicator).any(fails), || Message::new("lessons-missing-figure"))
            }
            Self::Figure { indicator, measure, at, equals, tolerance } => {
                let found = analyses(state, indicator).find_map(|one| figure(state, one, measure, at));
                let missing = || {
                    if found.is_some() {
                        return Message::new("lessons-missing-figure");
                    }
                    // Computed, but without a group of this code: the bands or the names are not yet those that are asked for.
                    let dimensions = at.keys().filter_map(|id| Concept::ALL.into_iter().find(|one| one.id() == id));
                    let dimensions: Vec<Concept> = dimensions.collect();
                    if analyses(state, indicator).any(|one| is_crossed(state, one, &dimensions)) {
                        let groups = at.values().cloned().collect::<Vec<_>>().join(", ");
                        return Message::new("lessons-missing-group").with("groups", groups);
                    }
                    Message::new("lessons-missing-indicator").with("indicator", indicator_name(indicator))
                };
                Verdict::of(found.is_some_and(|value| (value - equals).abs() <= *tolerance), missing)
            }
            Self::Protected { indicator, threshold } => {
                let safe = |one: &Analysis| {
                    let is_enough =
                        matches!(&one.protection, Some(Decision::Suppress(rules)) if rules.threshold >= *threshold);
                    let result = state.session.results().analyses.get(&one.id);
                    let tables = result.and_then(|result| result.protected.as_ref().ok());
                    is_enough && tables.is_some_and(|tables| tables.iter().all(|table| table.audit().is_safe))
                };
                Verdict::of(analyses(state, indicator).any(safe), || {
                    Message::new("lessons-missing-protection").with("threshold", *threshold)
                })
            }
            Self::Rounded { indicator, base } => {
                let is_rounded = |one: &Analysis| one.protection == Some(Decision::Round { base: *base });
                Verdict::of(analyses(state, indicator).any(is_rounded), || Message::new("lessons-missing-figure"))
            }
            Self::LeftOpen { indicator } => {
                let open = |one: &Analysis| {
                    matches!(one.protection, Some(Decision::AlreadyPublic | Decision::NotConfidential { .. }))
                };
                Verdict::of(analyses(state, indicator).any(open), || Message::new("lessons-missing-figure"))
            }
            Self::ReportTitled { says } => {
                let title = state.session.project().report.title.trim().to_lowercase();
                let is_said = !title.is_empty() && says.iter().all(|words| title.contains(&words.to_lowercase()));
                Verdict::of(is_said, || {
                    let id = if title.is_empty() { "lessons-missing-title" } else { "lessons-missing-title-words" };
                    Message::new(id)
                })
            }
            _ => self.passes_on_quality(state),
        }
    }

    fn passes_on_quality(&self, state: &State<'_>) -> Verdict {
        let project = state.session.project();
        match self {
            Self::ChartChosen { indicator, kind } => {
                let is_drawn = |one: &Analysis| one.charts.values().any(|chart| chart.kind == *kind);
                Verdict::of(analyses(state, indicator).any(is_drawn), || Message::new("lessons-missing-chart"))
            }
            Self::Card { source, answers } => {
                let known = project.sources.iter().find(|known| known.name == *source);
                let is_so = |(question, wanted): &(&String, &String)| {
                    let answer = known.and_then(|source| source.card.get(*question));
                    answer.is_some_and(|answer| answer == *wanted || *wanted == "*")
                };
                let n_open = answers.iter().filter(|one| !is_so(one)).count();
                Verdict::of(n_open == 0, || {
                    Message::new("lessons-missing-card").with("source", source).with("n", n_open)
                })
            }
            Self::Findings { source, of, at_most } => {
                let cards = own_tables(state, source).filter_map(|table| state.session.scorecard(&table.id));
                let found = cards.map(|card| {
                    let of_it = card.findings().into_iter().filter(|(check, _)| check.id == of);
                    of_it.count()
                });
                let n_found = found.min();
                Verdict::of(n_found.is_some_and(|n| n <= *at_most), || {
                    Message::new("lessons-missing-findings").with("n", n_found.unwrap_or(0))
                })
            }
            Self::RuleKept { source, breaks } => {
                let is_meant = |table: &Table, rule: &Rule| {
                    let data = state.session.results().tables.get(&table.id).and_then(|result| result.dataset());
                    let broken = data.and_then(|data| rule.broken(data).ok());
                    broken.is_some_and(|rows| breaks.is_none_or(|breaks| rows.len() == breaks))
                };
                let has_rule = own_tables(state, source).any(|table| !table.rules.is_empty());
                let is_kept =
                    own_tables(state, source).any(|table| table.rules.iter().any(|rule| is_meant(table, rule)));
                Verdict::of(is_kept, || {
                    let id = if has_rule { "lessons-missing-rule-meant" } else { "lessons-missing-rule" };
                    Message::new(id).with("source", source)
                })
            }
            Self::ReportPlaced { area, period } => {
                let is_said = |said: &str, wanted: &str| !said.is_empty() && (wanted.is_empty() || said == wanted);
                let is_placed = is_said(&project.report.area, area) && is_said(&project.report.period, period);
                Verdict::of(is_placed, || Message::new("lessons-missing-place"))
            }
            Self::Not { of } => Verdict::of(!of.passes(state).is_passed, || Message::new("lessons-missing-figure")),
            Self::Any { of } => {
                let verdicts = of.iter().map(|check| check.passes(state));
                let first = verdicts.reduce(|one, other| {
                    if one.is_passed {
                        one
                    } else if other.is_passed {
                        other
                    } else {
                        one
                    }
                });
                first.unwrap_or_else(Verdict::passed)
            }
            _ => Verdict::passed(),
        }
    }
}

fn own_tables<'a>(state: &State<'a>, source: &'a str) -> impl Iterator<Item = &'a Table> {
    let project = state.session.project();
    let is_of = move |table: &&Table| project.source(&table.source).is_some_and(|known| known.name == source);
    project.tables.iter().filter(is_of)
}

fn tables<'a>(state: &State<'a>, source: &'a str) -> impl Iterator<Item = &'a TableResult> {
    let results = state.session.results();
    own_tables(state, source).filter_map(move |table| results.tables.get(&table.id).map(AsRef::as_ref))
}

fn recipes<'a>(state: &State<'a>, source: &'a str) -> impl Iterator<Item = &'a [Step]> {
    own_tables(state, source).map(|table| table.recipe.as_slice())
}

fn analyses<'a>(state: &State<'a>, indicator: &'a str) -> impl Iterator<Item = &'a Analysis> {
    state.session.project().analyses.iter().filter(move |analysis| analysis.indicator == indicator)
}

/// Returns how many values the matchings to a list left without a code, in the column that is furthest from done; `None`
/// where there is no such step.
fn unmatched(state: &State<'_>, source: &str, list: &str) -> Option<usize> {
    let mut most = None;
    for (steps, table) in recipes(state, source).zip(tables(state, source)) {
        let Some(run) = &table.run else { continue };
        for (step, report) in steps.iter().zip(&run.reports) {
            if let (Step::MatchCodes(matching), Ok(report)) = (step, report)
                && matching.code_list == list
            {
                most = most.max(Some(report.unmatched.len()));
            }
        }
    }
    most
}

fn is_within(state: &State<'_>, source: &str, concept: Concept, low: f64, high: f64) -> bool {
    tables(state, source).any(|table| {
        let Some(data) = table.dataset() else { return false };
        let Some(column) = data.schema.with_concept(concept) else { return false };
        let values = data.numbers(&column.name).unwrap_or_default();
        !values.is_empty() && values.iter().flatten().all(|value| (low..=high).contains(value))
    })
}

fn is_crossed(state: &State<'_>, analysis: &Analysis, by: &[Concept]) -> bool {
    let Some(Ok(tables)) = state.session.results().analyses.get(&analysis.id).map(|result| &result.estimates) else {
        return false;
    };
    let has = |concept: &Concept| {
        tables.first().is_some_and(|table| table.dimensions.iter().any(|dimension| dimension.concept == Some(*concept)))
    };
    by.iter().all(has)
}

/// Returns a figure; dimensions that are not named stand at their total.
fn figure(state: &State<'_>, analysis: &Analysis, measure: &str, at: &BTreeMap<String, String>) -> Option<f64> {
    let tables = state.session.results().analyses.get(&analysis.id)?.estimates.as_ref().ok()?;
    let table = tables.iter().find(|table| table.measure.id == measure)?;
    let wanted: Vec<Option<&str>> = table
        .dimensions
        .iter()
        .map(|dimension| {
            let name = dimension.concept.map_or_else(|| dimension.column.clone(), |concept| concept.id().to_owned());
            at.get(&name).map(String::as_str)
        })
        .collect();
    table.cells.iter().find(|cell| cell.key.iter().map(Option::as_deref).eq(wanted.iter().copied()))?.estimate
}

fn indicator_name(id: &str) -> Message {
    crate::indicators::word(id, "name")
}
