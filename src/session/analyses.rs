//! Analyses of a project: the figures of an indicator, what may be seen of them outside, and its groups held against each other.

use std::sync::Arc;

use super::results::Results;
use crate::cx::{Cancelled, Ctl, Cx};
use crate::data::{Concept, Dataset};
use crate::indicators::{self, Indicator, Input};
use crate::message::{Explain as _, Message, Note, Notes};
use crate::project::{Analysis, Project, Table};
use crate::protect::{self, ProtectedTable};
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
    pub notes: Vec<Note>,
    key: String,
}

/// Computes an analysis, or takes what was computed before where nothing that it rests on has changed.
pub(super) fn result(
    (world, ctl, project): (&dyn World, &Ctl, &Project),
    analysis: &Analysis,
    results: &Results,
    old: Option<&Arc<AnalysisResult>>,
) -> Result<Arc<AnalysisResult>, Cancelled> {
    let table_key = |id: &str| results.tables.get(id).map_or("", |table| table.key());
    let sample = project.table(&analysis.table).map(|table| (table.lonely, table.full_count, &table.design));
    let own = project.indicators.iter().find(|own| own.id == analysis.indicator);
    let key = format!(
        "{} {sample:?} {own:?} {} {}",
        serde_json::to_string(analysis).unwrap_or_default(),
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
    let protected = match &estimates {
        Ok(tables) => {
            ctl.say(Message::new("project-doing-protect"));
            let decision = analysis.protection.clone().unwrap_or_default();
            protect::protect(&cx, tables, &decision).map_err(|error| error.message())
        }
        Err(message) => Err(message.clone()),
    };
    ctl.tick(1)?;
    let compared = analysis.compare.as_ref().map(|contrast| tables(&cx, project, analysis, results, Some(contrast)));
    ctl.tick(1)?;
    let review = review(project, analysis, results);
    Ok(Arc::new(AnalysisResult { estimates, protected, compared, review, notes: notes.take(), key }))
}

fn review(project: &Project, analysis: &Analysis, results: &Results) -> Option<Review> {
    let is_survey = project.indicator(&analysis.indicator).is_some_and(Indicator::is_survey);
    let data = finished(project, results, &analysis.table).ok().filter(|_| is_survey)?;
    let design = design_of(data, project.table(&analysis.table));
    if design.full_count { None } else { Review::of(data, &design).ok() }
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
    let input = Input {
        data,
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
