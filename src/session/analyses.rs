//! Analyses of a project: the figures of an indicator, what may be seen of them outside, and its groups held against each other.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::earlier;
use super::results::Results;
use crate::cx::{Cancelled, Ctl, Cx};
use crate::data::expression::quoted;
use crate::data::{Concept, Dataset};
use crate::indicators::{self, Among, Indicator, Input};
use crate::message::{Explain as _, Message, Note, Notes, Place, Severity};
use crate::project::{Analysis, Project, Table};
use crate::protect::{self, Decision, ProtectedTable};
use crate::recipe::domain::{self, Aside, KEPT, Whole};
use crate::survey::review::Review;
use crate::survey::{Contrast, Design, EstimateCell, EstimateTable, Figure};
use crate::world::World;

/// An indicator computed, and what may be seen of it outside.
#[derive(Debug)]
pub struct AnalysisResult {
    pub estimates: Result<Vec<EstimateTable>, Message>,
    /// Protected by the user's decision or, until there is one, by the default rules; published only after a decision.
    pub protected: Result<Vec<ProtectedTable>, Message>,
    /// Groups held against each other, where that is asked for; for the maker's eyes, as the estimates are.
    pub compared: Option<Result<Vec<EstimateTable>, Message>>,
    /// What the design of its sample says of itself; nothing where everybody was counted.
    pub review: Option<Review>,
    /// What was noted about the figures, then about their protection.
    pub notes: Vec<Note>,
    n_own_notes: usize,
    /// The other analyses whose figures count the same persons, so that all were protected as one.
    pub linked: Vec<String>,
    key: String,
    /// What the protection rests on: the figures of all that is linked, and the decisions on them.
    protection_key: String,
}

/// Computes the figures of an analysis, or takes what was computed before where nothing that it rests on has changed. They
/// are protected afterwards, together with those that they are linked to.
pub(super) fn result(
    (world, ctl, project): (&dyn World, &Ctl, &Project),
    analysis: &Analysis,
    results: &Results,
    old: Option<&Arc<AnalysisResult>>,
) -> Result<Arc<AnalysisResult>, Cancelled> {
    let table_key = |id: &str| results.tables.get(id).map_or("", |table| table.key());
    let sample = project.table(&analysis.table).map(|table| (table.lonely, table.full_count, &table.design));
    let own = project.indicators.iter().find(|own| own.id == analysis.indicator);
    let bare = Analysis { protection: None, ..analysis.clone() };
    let key = format!(
        "{} {sample:?} {own:?} {} {}",
        serde_json::to_string(&bare).unwrap_or_default(),
        table_key(&analysis.table),
        analysis.second.as_deref().map_or("", table_key),
    );
    if let Some(known) = old.filter(|known| known.key == key) {
        return Ok(Arc::clone(known));
    }
    let notes = Notes::default();
    let cx = Cx { world, ctl, notes: &notes };
    let estimates = tables(&cx, project, analysis, results, None);
    ctl.tick(1)?;
    let compared = analysis.compare.as_ref().map(|contrast| tables(&cx, project, analysis, results, Some(contrast)));
    ctl.tick(1)?;
    let review = review(&cx, project, analysis, results);
    let protected = estimates.as_ref().err().cloned().map_or_else(|| Ok(Vec::new()), Err);
    let (notes, linked, protection_key) = (notes.take(), Vec::new(), String::new());
    let n_own_notes = notes.len();
    Ok(Arc::new(AnalysisResult {
        estimates,
        protected,
        compared,
        review,
        notes,
        n_own_notes,
        linked,
        key,
        protection_key,
    }))
}

/// Protects the figures of all analyses: those that count the same persons and will be published are protected as one, by
/// the strictest threshold among them, since a reader lays them side by side.
pub(super) fn protect_all(
    (world, ctl, project): (&dyn World, &Ctl, &Project),
    all_results: &mut Results,
) -> Result<(), Cancelled> {
    let earlier_key = earlier::key(project);
    for group in linked_groups(project, &all_results.analyses) {
        let results = &all_results.analyses;
        let members: Vec<&Analysis> = group.iter().filter_map(|id| project.analysis(id)).collect();
        let usual = project.usual_rules().threshold;
        let parts =
            members.iter().filter_map(|one| Some(format!("{} {:?}", results.get(&one.id)?.key, one.protection)));
        let others = unlike_beside(project, results, &members).map(|name| format!("{name:?}")).unwrap_or_default();
        let public = public_keys(project, results);
        let beside = [others, format!("{usual}"), earlier_key.clone(), public];
        let protection_key = parts.chain(beside).collect::<Vec<_>>().join(" + ");
        let is_known = |id: &String| results.get(id).is_some_and(|known| known.protection_key == protection_key);
        if group.iter().all(is_known) {
            continue;
        }
        ctl.say(Message::new("project-doing-protect"));
        ctl.tick(1)?;
        let notes = Notes::default();
        let cx = Cx { world, ctl, notes: &notes };
        let own: Vec<&[EstimateTable]> = members.iter().map(|one| estimates(results, &one.id)).collect();
        let all: Vec<EstimateTable> = own.iter().flat_map(|tables| tables.iter().cloned()).collect();
        let decision = strictest(project, &members);
        let protected = if let Some(other) = unlike_beside(project, results, &members) {
            Err(Message::new("protect-round-beside").with("name", other))
        } else {
            let beside = match decision {
                Decision::Suppress(_) | Decision::Round { .. } => earlier::beside(project, all_results, &members, &all),
                Decision::AlreadyPublic | Decision::NotConfidential { .. } => earlier::Beside::default(),
            };
            for note in beside.notes {
                cx.note(note.severity, note.place, note.message);
            }
            protect::protect_beside(&cx, &all, &beside.earlier, &decision).map_err(|error| error.message())
        };
        let notes = notes.take();
        let mut from = 0;
        let counts: Vec<usize> = own.iter().map(|tables| tables.len()).collect();
        for (one, n_tables) in members.iter().zip(counts) {
            let Some(known) = all_results.analyses.get(&one.id).cloned() else { continue };
            let part = protected.as_ref().map(|all| all[from..from + n_tables].to_vec()).map_err(Clone::clone);
            from += n_tables;
            let linked = group.iter().filter(|id| **id != one.id).cloned().collect();
            let result = AnalysisResult {
                estimates: known.estimates.clone(),
                protected: if known.estimates.is_err() { known.protected.clone() } else { part },
                compared: known.compared.clone(),
                review: known.review.clone(),
                notes: known.notes.iter().take(known.n_own_notes).chain(&notes).cloned().collect(),
                n_own_notes: known.n_own_notes,
                linked,
                key: known.key.clone(),
                protection_key: protection_key.clone(),
            };
            all_results.analyses.insert(one.id.clone(), Arc::new(result));
        }
    }
    Ok(())
}

/// Returns what figures of the project rest on that were published before.
fn public_keys(project: &Project, results: &BTreeMap<String, Arc<AnalysisResult>>) -> String {
    let public = project.analyses.iter().filter(|one| one.protection == Some(Decision::AlreadyPublic));
    let keys = public.filter_map(|one| Some(results.get(&one.id)?.key.as_str()));
    keys.collect::<Vec<_>>().join(" ")
}

fn estimates<'r>(results: &'r BTreeMap<String, Arc<AnalysisResult>>, id: &str) -> &'r [EstimateTable] {
    results.get(id).and_then(|result| result.estimates.as_ref().ok()).map_or(&[], Vec::as_slice)
}

/// Returns the decision of analyses that are protected as one: the highest threshold of any.
fn strictest(project: &Project, members: &[&Analysis]) -> Decision {
    let usual = || Decision::Suppress(project.usual_rules());
    let decisions = members.iter().map(|one| one.protection.clone().unwrap_or_else(usual));
    let rank = |decision: &Decision| match decision {
        Decision::Suppress(rules) => Some(rules.threshold),
        Decision::Round { .. } | Decision::AlreadyPublic | Decision::NotConfidential { .. } => None,
    };
    decisions.max_by_key(rank).unwrap_or_default()
}

/// Returns the name of an analysis that goes out beside one that is rounded, counts the same persons and is protected in another
/// way: exact sums beside rounded parts would narrow the parts, at worst to one value.
fn unlike_beside(
    project: &Project,
    results: &BTreeMap<String, Arc<AnalysisResult>>,
    members: &[&Analysis],
) -> Option<Message> {
    let rounded = members.iter().find(|one| matches!(one.protection, Some(Decision::Round { .. })))?;
    let tables = |one: &Analysis| -> Vec<&EstimateTable> { estimates(results, &one.id).iter().collect() };
    let is_unlike = |other: &&Analysis| {
        other.id != rounded.id
            && other.protection.is_some()
            && other.protection != rounded.protection
            && !project.report.left_out.contains(&other.id)
            && other.table == rounded.table
            && protect::count_the_same(&tables(rounded), &tables(other))
    };
    let other = project.analyses.iter().find(is_unlike)?;
    Some(project.indicator_word(&other.indicator, "name"))
}

/// Puts analyses together whose figures are to be published, hide what is unsafe or are rounded to one base, and count the same persons: of one table,
/// with a cell in common, and with the same count wherever they share a cell. All others stand alone.
fn linked_groups(project: &Project, results: &BTreeMap<String, Arc<AnalysisResult>>) -> Vec<Vec<String>> {
    let is_open = |analysis: &Analysis| {
        let is_changed = matches!(analysis.protection, Some(Decision::Suppress(_) | Decision::Round { .. }));
        is_changed && !project.report.left_out.contains(&analysis.id)
    };
    let mut groups: Vec<(Vec<String>, Vec<&EstimateTable>)> = Vec::new();
    for analysis in &project.analyses {
        let tables: Vec<&EstimateTable> = estimates(results, &analysis.id).iter().collect();
        let fits = |group: &&mut (Vec<String>, Vec<&EstimateTable>)| {
            let first = group.0.first().and_then(|id| project.analysis(id));
            let is_alike = first.is_some_and(|first| {
                let are_hidden = |one: &Analysis| matches!(one.protection, Some(Decision::Suppress(_)));
                let is_same_way =
                    first.protection == analysis.protection || (are_hidden(first) && are_hidden(analysis));
                is_open(first) && is_same_way && (&first.table, &first.second) == (&analysis.table, &analysis.second)
            });
            is_alike && protect::count_the_same(&group.1, &tables)
        };
        match groups.iter_mut().find(fits).filter(|_| is_open(analysis)) {
            Some((ids, known)) => {
                ids.push(analysis.id.clone());
                known.extend(tables);
            }
            None => groups.push((vec![analysis.id.clone()], tables)),
        }
    }
    groups.into_iter().map(|(ids, _)| ids).collect()
}

fn review(cx: &Cx<'_>, project: &Project, analysis: &Analysis, results: &Results) -> Option<Review> {
    let is_survey = project.indicator(&analysis.indicator).is_some_and(Indicator::is_survey);
    let data = finished(project, results, &analysis.table).ok().filter(|_| is_survey)?;
    let design = design_of(data, project.table(&analysis.table));
    if design.full_count {
        return None;
    }
    match set_aside(cx, project, analysis, results).ok()? {
        Aside::Kept(whole) => Review::of(&whole.data, &design).ok(),
        Aside::Nothing | Aside::Gone { .. } => Review::of(data, &design).ok(),
    }
}

/// Finds the rows of a sample that the recipe of its table sets aside.
fn set_aside(cx: &Cx<'_>, project: &Project, analysis: &Analysis, results: &Results) -> Result<Aside, Cancelled> {
    let is_survey = project.indicator(&analysis.indicator).is_some_and(Indicator::is_survey);
    let table = project.table(&analysis.table).filter(|table| is_survey && !table.full_count);
    let result = results.tables.get(&analysis.table);
    let parts = result.and_then(|result| Some((result.read.as_ref().ok()?, result.run.as_ref()?)));
    match (table, parts) {
        (Some(table), Some((read, run))) => domain::whole(cx, &read.dataset, &table.recipe, run),
        _ => Ok(Aside::Nothing),
    }
}

/// Says whom figures are about where a recipe sets rows aside.
fn among(whole: &Whole) -> Among {
    let words = Message::new("survey-domain-rows").with("n", whole.n_kept).with("all", whole.data.n_rows());
    Among { condition: format!("{} = 1", quoted(KEPT)), words }
}

/// Says of one figure what it rests on: its formula, observations, precision, weights, source and steps.
pub fn explain(
    project: &Project,
    results: &Results,
    analysis: &Analysis,
    table: &EstimateTable,
    cell: &EstimateCell,
) -> Vec<Message> {
    let mut lines = vec![project.indicator_word(&analysis.indicator, "formula")];
    lines.push(analysis.reliability.why(cell, Figure::of(table)));
    if table.is_sample {
        if let (Some(deff), Some(n_eff)) = (cell.deff, cell.n_eff) {
            let id = if deff > 1.0 { "project-explain-deff" } else { "project-explain-deff-below" };
            let line = Message::new(id).with("n", cell.n).with("worth", n_eff.round());
            lines.push(line.with("deff", (deff * 100.0).round() / 100.0));
        }
        if let Ok(data) = finished(project, results, &analysis.table) {
            let design = design_of(data, project.table(&analysis.table));
            let named = |column: &Option<String>| {
                column.as_ref().map_or_else(
                    || Message::new("project-explain-none"),
                    |name| Message::new("project-explain-column").with("name", name),
                )
            };
            let line = Message::new("project-explain-design").with("weight", named(&design.weight));
            lines.push(line.with("stratum", named(&design.stratum)).with("psu", named(&design.psu)));
        }
    } else {
        lines.push(Message::new("project-explain-count").with("n", cell.n));
    }
    for id in std::iter::once(&analysis.table).chain(&analysis.second) {
        let Some(known) = project.table(id) else { continue };
        let source = project.source(&known.source).map_or_else(|| known.name.clone(), |source| source.name.clone());
        let line = Message::new("project-explain-source").with("table", &known.name).with("source", source);
        lines.push(line.with("sheet", &known.sheet).with("steps", known.recipe.len()));
    }
    lines
}

fn tables(
    cx: &Cx<'_>,
    project: &Project,
    analysis: &Analysis,
    results: &Results,
    contrast: Option<&Contrast>,
) -> Result<Vec<EstimateTable>, Message> {
    let unknown = || Message::new("project-unknown-indicator").with("id", &analysis.indicator);
    let indicator: &dyn Indicator = project.indicator(&analysis.indicator).ok_or_else(unknown)?;
    let dataset = |id: &str| finished(project, results, id);
    let data = dataset(&analysis.table)?;
    let second = analysis.second.as_deref().map(dataset).transpose()?;
    let design = design_of(data, project.table(&analysis.table));
    let aside = set_aside(cx, project, analysis, results).map_err(|cancelled| cancelled.message())?;
    let among = match &aside {
        Aside::Kept(whole) => Some(among(whole)),
        Aside::Nothing => None,
        Aside::Gone { number } => {
            let message = Message::new("project-rows-gone").with("number", *number);
            cx.note(Severity::Guessed, Place::default(), message);
            None
        }
    };
    let whole = match &aside {
        Aside::Kept(whole) => &whole.data,
        Aside::Nothing | Aside::Gone { .. } => data,
    };
    let input = Input {
        data: whole,
        among: among.as_ref(),
        second,
        design: &design,
        columns: &analysis.columns,
        by: &analysis.by,
        interval: analysis.interval,
        reliability: &analysis.reliability,
        contrast: None,
    };
    let made = match contrast {
        None => indicator.estimate(cx, &input),
        Some(contrast) => indicators::compare(cx, indicator, &input, contrast),
    };
    let mut tables = made.map_err(|error| error.message())?;
    for table in &mut tables {
        table.id = format!("{}-{}", analysis.id, table.measure.id);
    }
    Ok(tables)
}

/// Returns a table as its whole recipe left it.
pub(super) fn finished<'r>(project: &Project, results: &'r Results, id: &str) -> Result<&'r Dataset, Message> {
    let no_table = || Message::new("project-analysis-without-table");
    let table = results.tables.get(id).ok_or_else(no_table)?;
    // Figures of a half-run recipe would look like any other.
    if let Some(at) = table.run.as_ref().and_then(|run| run.failed_at) {
        let name = project.table(id).map(|table| table.name.clone()).unwrap_or_default();
        return Err(Message::new("project-recipe-fails").with("name", name).with("number", at + 1));
    }
    table.dataset().ok_or_else(|| table.read.as_ref().err().cloned().unwrap_or_else(no_table))
}

/// Returns the survey design of a table: what was said of it, or what the meanings of its columns declare.
pub fn design_of(data: &Dataset, table: Option<&Table>) -> Design {
    if let Some((table, said)) = table.and_then(|table| Some((table, table.design.clone()?))) {
        return Design { lonely: table.lonely, full_count: table.full_count, ..said };
    }
    let column = |concept| data.schema.with_concept(concept).map(|column| column.name.clone());
    Design {
        weight: column(Concept::Weight),
        stratum: column(Concept::Stratum),
        psu: column(Concept::PrimarySamplingUnit),
        fpc: column(Concept::PopulationPsus),
        lonely: table.map(|table| table.lonely).unwrap_or_default(),
        full_count: table.is_some_and(|table| table.full_count),
        ..Design::default()
    }
}
