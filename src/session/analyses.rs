//! Analyses of a project: the figures of an indicator, what may be seen of them outside, and its groups held against each other.

use std::sync::Arc;

use super::results::Results;
use crate::cx::{Cancelled, Ctl, Cx};
use crate::data::{Concept, Dataset};
use crate::indicators::{self, Indicator, Input};
use crate::message::{Explain as _, Message, Note, Notes};
use crate::project::{Analysis, Project, Table};
use crate::protect::{self, ProtectedTable};
use crate::survey::{Contrast, Design, EstimateTable};
use crate::world::World;

/// An indicator computed, and what may be seen of it outside.
#[derive(Debug)]
pub struct AnalysisResult {
    pub estimates: Result<Vec<EstimateTable>, Message>,
    /// Protected by the user's decision or, until there is one, by the default rules; published only after a decision.
    pub protected: Result<Vec<ProtectedTable>, Message>,
    /// Groups held against each other, where that is asked for; for the maker's eyes, as the estimates are.
    pub compared: Option<Result<Vec<EstimateTable>, Message>>,
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
    let sample = project.table(&analysis.table).map(|table| (table.lonely, table.full_count));
    let key = format!(
        "{} {sample:?} {} {}",
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
    Ok(Arc::new(AnalysisResult { estimates, protected, compared, notes: notes.take(), key }))
}

fn tables(
    cx: &Cx<'_>,
    project: &Project,
    analysis: &Analysis,
    results: &Results,
    contrast: Option<&Contrast>,
) -> Result<Vec<EstimateTable>, Message> {
    let unknown = || Message::new("project-unknown-indicator").with("id", &analysis.indicator);
    let indicator: &dyn Indicator = indicators::indicator(&analysis.indicator).ok_or_else(unknown)?;
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

/// Returns the survey design that the meanings of the columns declare.
pub fn design_of(data: &Dataset, table: Option<&Table>) -> Design {
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
