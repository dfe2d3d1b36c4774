//! Puts together what may be published: figures with an answer from the stage "Protect", and all they rest on.

use std::sync::Arc;

use super::results::Results;
use crate::data::Dataset;
use crate::data::conflict::FOOTNOTE;
use crate::data::definition::QUESTIONS;
use crate::grid::column_letters;
use crate::i18n::Lang;
use crate::message::{Message, Note, day};
use crate::project::office::Office;
use crate::project::{Analysis, Combine, Project};
use crate::protect::ProtectedTable;
use crate::publish::{Reading, Release, ReleaseTable, SourceLine, chart};
use crate::recognise::loss::{Fate, Loss};
use crate::steps::Step;

/// Puts a release together from what the project decided and what follows from it.
pub fn release(project: &Project, results: &Results, lang: Lang, date: String) -> Release {
    let mut tables = Vec::new();
    let mut definitions = Vec::new();
    for analysis in project.analyses.iter().filter(|analysis| !project.report.left_out.contains(&analysis.id)) {
        let Some(protected) = protected_of(results, analysis) else { continue };
        for part in ["name", "what", "formula", "source", "caveat"] {
            definitions.push(project.indicator_word(&analysis.indicator, part));
        }
        for table in protected {
            let chart = analysis.charts.get(&table.measure().id).cloned();
            let chart = chart.or_else(|| Some(chart::suggest(table).spec));
            tables.push(ReleaseTable {
                indicator: analysis.indicator.clone(),
                series: series(project, analysis, protected, table),
                table: table.clone(),
                borders: chart.as_ref().and_then(|spec| results.borders(spec)),
                chart,
                notes: footnotes(project, results, analysis),
            });
        }
    }
    let mut recipe = Vec::new();
    let mut losses = Vec::new();
    let mut readings = Vec::new();
    for table in &project.tables {
        recipe.push(match &table.combine {
            None => Message::new("project-recipe-of").with("name", &table.name).with("sheet", &table.sheet),
            Some(combine) => Message::new("project-recipe-of-combined")
                .with("name", &table.name)
                .with("how", combine.sentence(|id| name_of(project, id))),
        });
        recipe.extend(table.recipe.iter().map(Step::sentence));
        if let Some(result) = results.tables.get(&table.id) {
            let read = result.read.iter().flat_map(|read| &read.notes);
            losses.extend(read.chain(&result.notes).map(with_place));
            let own = result.read.iter().filter(|_| table.combine.is_none());
            readings.extend(own.map(|read| reading(&table.name, &read.loss)));
        }
    }
    let said = project.sources.iter().filter(|source| !source.definition.trim().is_empty());
    definitions.extend(said.map(|source| {
        Message::new("project-source-definition").with("name", &source.name).with("text", &source.definition)
    }));
    for source in &project.sources {
        let answered = QUESTIONS.iter().filter_map(|question| Some((question, source.card.get(question.id)?)));
        definitions.extend(answered.map(|(question, answer)| {
            Message::new("project-card-line")
                .with("name", &source.name)
                .with("question", question.words())
                .with("answer", question.answer_words(answer))
        }));
    }
    let title = if project.report.title.is_empty() { project.title.clone() } else { project.report.title.clone() };
    let rules = project.office.as_deref();
    // What the report does not say, the rules of the office do.
    let said = |own: &str, of: fn(&Office) -> &String| {
        let own = Some(own.to_owned()).filter(|own| !own.is_empty());
        own.or_else(|| rules.map(of).filter(|text| !text.is_empty()).cloned())
    };
    let office = said(&project.report.office, |office| &office.name);
    Release {
        title,
        office,
        contact: said(&project.report.contact, |office| &office.contact),
        rules: rules.map(rules_said),
        signed: signature(project),
        logo: rules.and_then(Office::logo_bytes).map(Arc::from),
        date,
        lang,
        area: project.report.area.clone(),
        period: project.report.period.clone(),
        has_notes: project.report.has_notes,
        is_classic: project.report.is_classic,
        tables,
        sources: sources(project, results),
        definitions,
        recipe,
        losses,
        readings,
    }
}

/// Returns the files that the tables come from.
fn sources(project: &Project, results: &Results) -> Vec<SourceLine> {
    let lines = project.tables.iter().filter_map(|table| {
        let source = project.source(&table.source)?;
        let n_rows = results.tables.get(&table.id).and_then(|result| result.dataset()).map_or(0, Dataset::n_rows);
        let (name, sheet) = (source.name.clone(), table.sheet.clone());
        Some(SourceLine { name, sheet, fingerprint: source.fingerprint.clone(), n_rows })
    });
    lines.collect()
}

/// Returns who signed a release, and as whom.
fn signature(project: &Project) -> Option<Message> {
    let signed = project.signed()?;
    let role = project.office.as_ref().map(|office| office.sign_off.as_str()).filter(|role| !role.is_empty());
    let line = match role {
        Some(role) => Message::new("publish-signed-by").with("role", role),
        None => Message::new("publish-signed-by-alone"),
    };
    Some(line.with("by", &signed.by).with("date", day(&signed.date)))
}

/// Says by which rules a release was made, and who sealed them.
fn rules_said(office: &Office) -> Message {
    match (&office.seal, office.key_name()) {
        (Some(seal), Some(key)) => {
            Message::new("publish-rules-sealed").with("name", &office.name).with("by", &seal.by).with("key", key)
        }
        _ => Message::new("publish-rules-open").with("name", &office.name),
    }
}

/// Returns the series of the SDGs that a table of an indicator is: its only one, or the one at the table's place.
fn series(project: &Project, analysis: &Analysis, tables: &[ProtectedTable], table: &ProtectedTable) -> Option<String> {
    let series = project.indicator(&analysis.indicator)?.series();
    let place = tables.iter().position(|known| known.id() == table.id())?;
    match series.as_slice() {
        [] => None,
        [only] => (place == 0).then(|| (*only).to_owned()),
        several => several.get(place).map(|code| (*code).to_owned()),
    }
}

/// Returns what a reader of figures has to know that come from sources with different definitions.
fn footnotes(project: &Project, results: &Results, analysis: &Analysis) -> Vec<Message> {
    let mut open: Vec<&str> = std::iter::once(analysis.table.as_str()).chain(analysis.second.as_deref()).collect();
    let mut said: Vec<Message> = Vec::new();
    while let Some(id) = open.pop() {
        let Some(table) = project.table(id) else { continue };
        let notes = results.tables.get(id).and_then(|result| result.read.as_ref().ok()).map(|read| &read.notes);
        for note in notes.into_iter().flatten().filter(|note| note.message.id == FOOTNOTE) {
            if !said.contains(&note.message) {
                said.push(note.message.clone());
            }
        }
        // Tables are put together from earlier ones only.
        let earlier = project.tables.iter().take_while(|known| known.id != table.id);
        let earlier: Vec<&str> = earlier.map(|known| known.id.as_str()).collect();
        open.extend(table.combine.iter().flat_map(Combine::tables).filter(|part| earlier.contains(part)));
    }
    said
}

fn name_of(project: &Project, id: &str) -> String {
    project.table(id).map(|table| table.name.clone()).unwrap_or_default()
}

fn reading(table: &str, loss: &Loss) -> Reading {
    Reading {
        table: table.to_owned(),
        n: Fate::ALL.map(|fate| loss.n.get(&fate).copied().unwrap_or_default()),
        sums: loss.sums.iter().map(|sum| (column_letters(sum.column), sum.before, sum.after)).collect(),
    }
}

/// Says a note with the sheet and the cells it speaks of.
fn with_place(note: &Note) -> Message {
    let place: Vec<String> =
        note.place.sheet.iter().cloned().chain(note.place.area.map(|area| area.to_string())).collect();
    if note.place.area.is_none() {
        return note.message.clone();
    }
    Message::new("project-note-at").with("note", note.message.clone()).with("place", place.join(" "))
}

/// Returns the tables of an analysis that may be published; none without the user's decision.
pub(super) fn protected_of<'a>(results: &'a Results, analysis: &Analysis) -> Option<&'a Vec<ProtectedTable>> {
    analysis.protection.as_ref()?;
    results.analyses.get(&analysis.id)?.protected.as_ref().ok()
}
