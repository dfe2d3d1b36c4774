//! What a change would do: two sets of results compared, in sentences, before a person decides.

use super::analyses::AnalysisResult;
use super::results::{Results, TableResult};
use crate::data::Dataset;
use crate::message::{Explain as _, Message};
use crate::project::Project;
use crate::steps::StepError;
use crate::survey::EstimateTable;

/// Says what differs, table by table and indicator by indicator; one sentence says so where nothing does.
pub fn effects(project: &Project, before: &Results, after: &Results) -> Vec<Message> {
    let mut said = Vec::new();
    for table in &project.tables {
        if let (Some(old), Some(new)) = (before.tables.get(&table.id), after.tables.get(&table.id)) {
            of_table(&table.name, old, new, &mut said);
        }
    }
    for analysis in &project.analyses {
        if let (Some(old), Some(new)) = (before.analyses.get(&analysis.id), after.analyses.get(&analysis.id)) {
            let name = project.indicator_word(&analysis.indicator, "name");
            said.extend(of_analysis(&name, old, new));
        }
    }
    if said.is_empty() {
        said.push(Message::new("project-effect-none"));
    }
    said
}

fn of_table(name: &str, old: &TableResult, new: &TableResult, said: &mut Vec<Message>) {
    let failure = |result: &TableResult| {
        let reports = result.run.iter().flat_map(|run| &run.reports);
        reports.filter_map(|report| report.as_ref().err()).map(StepError::message).next()
    };
    if let Some(why) = failure(new).filter(|why| Some(why) != failure(old).as_ref()) {
        said.push(Message::new("project-effect-fails").with("name", name).with("why", why));
        return;
    }
    let (Some(before), Some(after)) = (old.dataset(), new.dataset()) else { return };
    if before.n_rows() != after.n_rows() {
        let message = Message::new("project-effect-rows").with("name", name).with("before", before.n_rows());
        said.push(message.with("after", after.n_rows()));
    }
    let names = |data: &Dataset, other: &Dataset| {
        let columns = data.schema.columns.iter().filter(|column| other.schema.column(&column.name).is_none());
        columns.map(|column| column.name.clone()).collect::<Vec<_>>().join(", ")
    };
    for (id, columns) in [("project-effect-new", names(after, before)), ("project-effect-gone", names(before, after))] {
        if !columns.is_empty() {
            said.push(Message::new(id).with("name", name).with("columns", columns));
        }
    }
    if before.n_rows() == after.n_rows() {
        for column in before.schema.columns.iter().filter(|column| after.schema.column(&column.name).is_some()) {
            let n = n_differing(before, after, &column.name);
            if n > 0 {
                let message = Message::new("project-effect-values").with("name", name).with("column", &column.name);
                said.push(message.with("n", n));
            }
        }
    }
    if old.n_unmatched() != new.n_unmatched() {
        let message = Message::new("project-effect-unmatched").with("name", name).with("before", old.n_unmatched());
        said.push(message.with("after", new.n_unmatched()));
    }
}

fn n_differing(before: &Dataset, after: &Dataset, column: &str) -> usize {
    let (old, new) = (before.texts(column).unwrap_or_default(), after.texts(column).unwrap_or_default());
    old.iter().zip(&new).filter(|(old, new)| old != new).count()
}

fn of_analysis(name: &Message, old: &AnalysisResult, new: &AnalysisResult) -> Option<Message> {
    let about = |id: &'static str| Message::new(id).with("name", name.clone());
    match (&old.estimates, &new.estimates) {
        (Ok(_), Err(why)) => Some(about("project-effect-no-figures").with("why", why.clone())),
        (Err(_), Ok(_)) => Some(about("project-effect-figures-again")),
        (Ok(old), Ok(new)) => {
            let figures = |tables: &[EstimateTable]| -> usize { tables.iter().map(|table| table.cells.len()).sum() };
            let pairs = old.iter().zip(new).flat_map(|(old, new)| old.cells.iter().zip(&new.cells));
            let n = pairs.filter(|(old, new)| old != new).count();
            let n_before = figures(old);
            let n = n + figures(new).abs_diff(n_before);
            (n > 0).then(|| about("project-effect-figures").with("n", n).with("of", n_before))
        }
        (Err(_), Err(_)) => None,
    }
}
