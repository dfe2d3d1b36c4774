//! The only ways in which a project changes; each has a sentence, so that undo can say what it undoes.

use serde::{Deserialize, Serialize};

use crate::indicators::{Declared, Indicator as _};

use super::office::Office;
use super::published::Published;
use super::{Analysis, Combine, Project, ReportPlan, Source, Table};
use crate::checks::rule::Rule;
use crate::data::codes::list_name;
use crate::data::definition::QUESTIONS;
use crate::data::own_list::OwnList;
use crate::import::ImportOptions;
use crate::message::{Arg, Explain, Message};
use crate::protect::Decision;
use crate::publish::chart::ChartSpec;
use crate::recognise::Correction;
use crate::steps::Step;
use crate::survey::{Design, LonelyPsu};

/// One change of a project.
#[expect(clippy::large_enum_variant, reason = "a project has few, and each is applied once")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum Edit {
    AddSource {
        source: Source,
    },
    RemoveSource {
        source: String,
    },
    /// The same place in the project, other bytes: next year's file.
    ReplaceSource {
        source: String,
        name: String,
        path: String,
        fingerprint: String,
        n_bytes: u64,
    },
    SetImport {
        source: String,
        options: ImportOptions,
    },
    SetDefinition {
        source: String,
        text: String,
    },
    /// An answer of the definition card of a source; none leaves the question open.
    Describe {
        source: String,
        question: String,
        answer: Option<String>,
    },
    Correct {
        source: String,
        sheet: String,
        correction: Correction,
    },
    ClearCorrections {
        source: String,
        sheet: String,
    },
    AddList {
        list: OwnList,
    },
    RemoveList {
        list: String,
    },
    AddTable {
        table: Table,
    },
    RenameTable {
        table: String,
        name: String,
    },
    /// Another way of putting a table together.
    SetCombine {
        table: String,
        combine: Combine,
    },
    RemoveTable {
        table: String,
    },
    AddStep {
        table: String,
        step: Step,
    },
    /// Puts a step before the one at this place.
    InsertStep {
        table: String,
        index: usize,
        step: Step,
    },
    ReplaceStep {
        table: String,
        index: usize,
        step: Step,
    },
    RemoveStep {
        table: String,
        index: usize,
    },
    SetLonely {
        table: String,
        lonely: LonelyPsu,
    },
    /// Writes down what must hold in the rows of a table, in place of what was written before.
    SetRules {
        table: String,
        rules: Vec<Rule>,
    },
    /// Says how the sample of a table was drawn; `None` goes back to what its columns say.
    SetDesign {
        table: String,
        design: Option<Design>,
    },
    SetFullCount {
        table: String,
        full_count: bool,
    },
    /// Takes an indicator of one's own, in the place of one of the same id.
    AddIndicator {
        indicator: Box<Declared>,
    },
    RemoveIndicator {
        indicator: String,
    },
    AddAnalysis {
        analysis: Analysis,
    },
    SetAnalysis {
        analysis: Analysis,
    },
    RemoveAnalysis {
        analysis: String,
    },
    SetProtection {
        analysis: String,
        decision: Option<Decision>,
    },
    SetChart {
        analysis: String,
        measure: String,
        chart: ChartSpec,
    },
    SetReport {
        report: ReportPlan,
    },
    /// Takes the rules of an office, or none.
    SetOffice {
        office: Option<Box<Office>>,
    },
    /// Keeps in mind what readers have.
    Remember {
        published: Box<Published>,
    },
    /// Forgets a release, by its place: it never went out.
    Forget {
        index: usize,
    },
}

/// Why an edit does not fit the project.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("nothing is called {0}")]
    Unknown(String),
    #[error("{0} is used by {1}")]
    InUse(String, String),
    #[error("sealed by {0}")]
    Sealed(String),
}

impl Explain for EditError {
    fn message(&self) -> Message {
        match self {
            Self::Unknown(id) => Message::new("project-edit-unknown").with("id", id),
            Self::Sealed(by) => Message::new("project-office-sealed").with("by", by),
            Self::InUse(what, by) => Message::new("project-edit-in-use").with("what", what).with("by", by),
        }
    }
}

impl Edit {
    /// Returns the project after this edit; the old one stays as it was.
    pub fn apply(&self, project: &Project) -> Result<Project, EditError> {
        let mut next = project.clone();
        match self {
            Self::AddSource { .. }
            | Self::RemoveSource { .. }
            | Self::ReplaceSource { .. }
            | Self::SetImport { .. } => {
                self.apply_to_sources(&mut next)?;
            }
            Self::SetDefinition { source, text } => text.clone_into(&mut source_mut(&mut next, source)?.definition),
            Self::Describe { source, question, answer } => {
                let card = &mut source_mut(&mut next, source)?.card;
                match answer {
                    Some(answer) => drop(card.insert(question.clone(), answer.clone())),
                    None => drop(card.remove(question)),
                }
            }
            Self::Correct { source, sheet, correction } => {
                let corrections = &mut source_mut(&mut next, source)?.corrections;
                corrections.entry(sheet.clone()).or_default().push(correction.clone());
                forget_layout(&mut next, source, sheet);
            }
            Self::ClearCorrections { source, sheet } => {
                source_mut(&mut next, source)?.corrections.remove(sheet);
                forget_layout(&mut next, source, sheet);
            }
            Self::AddList { list } => {
                if next.lists.iter().all(|known| known.id() != list.id()) {
                    next.lists.push(list.clone());
                }
            }
            Self::RemoveList { list } => remove_list(&mut next, list)?,
            Self::AddTable { table } => next.tables.push(table.clone()),
            Self::RemoveTable { table } => {
                table_mut(&mut next, table)?;
                if let Some(user) = next.analyses.iter().find(|a| &a.table == table || a.second.as_ref() == Some(table))
                {
                    return Err(EditError::InUse(table.clone(), user.id.clone()));
                }
                let is_part = |known: &&Table| known.combine.iter().any(|one| one.tables().contains(&table.as_str()));
                if let Some(user) = next.tables.iter().find(is_part) {
                    return Err(EditError::InUse(table.clone(), user.name.clone()));
                }
                next.tables.retain(|known| &known.id != table);
            }
            Self::RenameTable { table, name } => name.clone_into(&mut table_mut(&mut next, table)?.name),
            Self::SetCombine { table, combine } => table_mut(&mut next, table)?.combine = Some(combine.clone()),
            Self::AddStep { table, step } => table_mut(&mut next, table)?.recipe.push(step.clone()),
            Self::InsertStep { table, index, step } => {
                let recipe = &mut table_mut(&mut next, table)?.recipe;
                recipe.insert((*index).min(recipe.len()), step.clone());
            }
            Self::ReplaceStep { table, index, step } => *step_mut(&mut next, table, *index)? = step.clone(),
            Self::RemoveStep { table, index } => {
                step_mut(&mut next, table, *index)?;
                table_mut(&mut next, table)?.recipe.remove(*index);
            }
            Self::SetLonely { table, lonely } => table_mut(&mut next, table)?.lonely = *lonely,
            Self::SetRules { table, rules } => table_mut(&mut next, table)?.rules.clone_from(rules),
            Self::SetDesign { table, design } => table_mut(&mut next, table)?.design.clone_from(design),
            Self::SetFullCount { table, full_count } => table_mut(&mut next, table)?.full_count = *full_count,
            Self::AddIndicator { indicator } => {
                next.indicators.retain(|known| known.id != indicator.id);
                next.indicators.push(indicator.as_ref().clone());
            }
            Self::RemoveIndicator { indicator } => next.indicators.retain(|known| known.id != *indicator),
            Self::AddAnalysis { analysis } => next.analyses.push(analysis.clone()),
            Self::SetAnalysis { analysis } => *analysis_mut(&mut next, &analysis.id)? = analysis.clone(),
            Self::RemoveAnalysis { analysis } => remove_analysis(&mut next, analysis)?,
            Self::SetProtection { analysis, decision } => {
                analysis_mut(&mut next, analysis)?.protection.clone_from(decision);
            }
            Self::SetChart { analysis, measure, chart } => {
                analysis_mut(&mut next, analysis)?.charts.insert(measure.clone(), chart.clone());
            }
            Self::SetReport { report } => next.report = report.clone(),
            Self::SetOffice { office } => set_office(&mut next, office.as_deref())?,
            Self::Remember { published } => next.published.push(published.as_ref().clone()),
            Self::Forget { index } => forget(&mut next, *index)?,
        }
        Ok(next)
    }

    fn apply_to_sources(&self, next: &mut Project) -> Result<(), EditError> {
        match self {
            Self::AddSource { source } => next.sources.push(source.clone()),
            Self::RemoveSource { source } => {
                source_mut(next, source)?;
                if let Some(table) = next.tables.iter().find(|table| uses(table, source)) {
                    return Err(EditError::InUse(source.clone(), table.name.clone()));
                }
                next.sources.retain(|known| &known.id != source);
            }
            Self::ReplaceSource { source, name, path, fingerprint, n_bytes } => {
                let known = source_mut(next, source)?;
                (known.name, known.path) = (name.clone(), path.clone());
                (known.fingerprint, known.n_bytes) = (fingerprint.clone(), *n_bytes);
            }
            Self::SetImport { source, options } => source_mut(next, source)?.options = options.clone(),
            _ => {}
        }
        Ok(())
    }

    /// Returns the sentence for the history: what this edit does.
    pub fn sentence(&self, project: &Project) -> Message {
        let table_name = |id: &str| project.table(id).map_or_else(|| id.to_owned(), |table| table.name.clone());
        let source_name = |id: &str| project.source(id).map_or_else(|| id.to_owned(), |source| source.name.clone());
        let indicator = |id: &str| {
            let id = project.analysis(id).map_or_else(|| id.to_owned(), |analysis| analysis.indicator.clone());
            project.indicator_word(&id, "name")
        };
        match self {
            Self::AddSource { source } => Message::new("project-did-add-source").with("name", &source.name),
            Self::RemoveSource { source } => {
                Message::new("project-did-remove-source").with("name", source_name(source))
            }
            Self::ReplaceSource { source, name, .. } => {
                Message::new("project-did-replace-source").with("old", source_name(source)).with("name", name)
            }
            Self::SetImport { source, .. } => Message::new("project-did-set-import").with("name", source_name(source)),
            Self::SetDefinition { source, .. } => {
                Message::new("project-did-set-definition").with("name", source_name(source))
            }
            Self::Describe { source, question, answer } => described(&source_name(source), question, answer.as_deref()),
            Self::Correct { sheet, correction, .. } => Message::new("project-did-correct")
                .with("sheet", sheet)
                .with("area", correction.area.to_string())
                .with("role", Message::new(role_id(correction))),
            Self::ClearCorrections { sheet, .. } => Message::new("project-did-clear-corrections").with("sheet", sheet),
            Self::AddTable { table: Table { combine: Some(combine), .. } } | Self::SetCombine { combine, .. } => {
                combine.sentence(table_name)
            }
            Self::AddList { list } => Message::new("project-did-add-list").with("name", list.name()),
            Self::RemoveList { list } => Message::new("project-did-remove-list").with("name", list_name(list)),
            Self::AddTable { table } => Message::new("project-did-add-table").with("name", &table.name),
            Self::RenameTable { table, name } => {
                Message::new("project-did-rename-table").with("old", table_name(table)).with("name", name)
            }
            Self::RemoveTable { table } => Message::new("project-did-remove-table").with("name", table_name(table)),
            Self::AddStep { step, .. } => step.sentence(),
            Self::InsertStep { step, index, .. } => {
                Message::new("project-did-insert-step").with("number", index + 1).with("step", step.sentence())
            }
            Self::ReplaceStep { step, index, .. } => {
                Message::new("project-did-change-step").with("number", index + 1).with("step", step.sentence())
            }
            Self::RemoveStep { table, index } => {
                let step = project.table(table).and_then(|table| table.recipe.get(*index));
                let step = step.map_or_else(|| Message::new("project-step-gone"), Step::sentence);
                Message::new("project-did-remove-step").with("step", step)
            }
            Self::SetLonely { table, .. } => Message::new("project-did-set-lonely").with("name", table_name(table)),
            Self::SetRules { table, rules } => {
                Message::new("project-did-set-rules").with("name", table_name(table)).with("n", rules.len())
            }
            Self::SetDesign { table, design } => {
                let id = if design.is_some() { "project-did-set-design" } else { "project-did-drop-design" };
                Message::new(id).with("name", table_name(table))
            }
            Self::SetFullCount { table, full_count } => {
                let id = if *full_count { "project-did-set-full-count" } else { "project-did-set-sample" };
                Message::new(id).with("name", table_name(table))
            }
            Self::AddIndicator { indicator } => {
                Message::new("project-did-add-indicator").with("indicator", indicator.word("name"))
            }
            Self::RemoveIndicator { indicator: id } => with_indicator("project-did-remove-indicator", project, id),
            Self::AddAnalysis { analysis } => with_indicator("project-did-add-analysis", project, &analysis.indicator),
            Self::SetAnalysis { analysis } => {
                Message::new("project-did-set-analysis").with("indicator", indicator(&analysis.id))
            }
            Self::RemoveAnalysis { analysis } => {
                Message::new("project-did-remove-analysis").with("indicator", indicator(analysis))
            }
            Self::SetProtection { analysis, .. } => {
                Message::new("project-did-set-protection").with("indicator", indicator(analysis))
            }
            Self::SetChart { analysis, .. } => {
                Message::new("project-did-set-chart").with("indicator", indicator(analysis))
            }
            Self::SetReport { .. } => Message::new("project-did-set-report"),
            Self::SetOffice { office } => office_sentence(office.as_deref()),
            Self::Remember { published } => Message::new("project-did-remember").with("name", &published.name),
            Self::Forget { index } => forgotten(project, *index),
        }
    }
}

fn forget(next: &mut Project, index: usize) -> Result<(), EditError> {
    if index >= next.published.len() {
        return Err(EditError::Unknown((index + 1).to_string()));
    }
    next.published.remove(index);
    Ok(())
}

fn with_indicator(sentence: &'static str, project: &Project, id: &str) -> Message {
    Message::new(sentence).with("indicator", project.indicator_word(id, "name"))
}

fn forgotten(project: &Project, index: usize) -> Message {
    let name = project.published.get(index).map(|known| known.name.clone()).unwrap_or_default();
    Message::new("project-did-forget").with("name", name)
}

fn remove_analysis(next: &mut Project, analysis: &str) -> Result<(), EditError> {
    analysis_mut(next, analysis)?;
    next.analyses.retain(|known| known.id != analysis);
    Ok(())
}

/// Takes the rules of an office. Rules of the same key may replace each other; for others the seal is opened first.
fn set_office(next: &mut Project, office: Option<&Office>) -> Result<(), EditError> {
    if let Some(seal) = office.filter(|new| !new.is_intact()).and_then(|new| new.seal.as_ref()) {
        return Err(EditError::Sealed(seal.by.clone()));
    }
    let old = next.office.as_deref();
    if let Some((old, seal)) = old.and_then(|old| Some((old, old.seal.as_ref()?))) {
        let is_of_key = office.and_then(|new| new.seal.as_ref()).is_some_and(|new| new.key == seal.key);
        let is_opened = office.is_some_and(|new| new.without_seal() == old.without_seal());
        if !is_of_key && !is_opened {
            return Err(EditError::Sealed(seal.by.clone()));
        }
    }
    next.office = office.cloned().map(Box::new);
    Ok(())
}

fn office_sentence(office: Option<&Office>) -> Message {
    match office {
        Some(office) => Message::new("project-did-set-office").with("name", &office.name),
        None => Message::new("project-did-drop-office"),
    }
}

fn described(source: &str, question: &str, answer: Option<&str>) -> Message {
    let known = QUESTIONS.iter().find(|known| known.id == question);
    let words = || known.map_or_else(|| question.into(), |known| Arg::from(known.words()));
    match answer.zip(known) {
        Some((answer, known)) => Message::new("project-did-describe")
            .with("name", source)
            .with("question", words())
            .with("answer", known.answer_words(answer)),
        None => Message::new("project-did-leave-open").with("name", source).with("question", words()),
    }
}

fn role_id(correction: &Correction) -> String {
    let role = serde_json::to_value(correction.role).ok();
    format!("recognise-role-{}", role.as_ref().and_then(|role| role.as_str()).unwrap_or("outside"))
}

fn remove_list(project: &mut Project, id: &str) -> Result<(), EditError> {
    let Some(at) = project.lists.iter().position(|list| list.id() == id) else {
        return Err(EditError::Unknown(id.to_owned()));
    };
    let uses = |step: &Step| step.code_list().is_some_and(|used| used == id);
    if let Some(user) = project.tables.iter().find(|table| table.recipe.iter().any(uses)) {
        return Err(EditError::InUse(project.lists.remove(at).name().to_owned(), user.name.clone()));
    }
    project.lists.remove(at);
    Ok(())
}

fn forget_layout(project: &mut Project, source: &str, sheet: &str) {
    for table in project.tables.iter_mut().filter(|table| table.source == source && table.sheet == sheet) {
        table.spec = None;
    }
}

fn source_mut<'a>(project: &'a mut Project, id: &str) -> Result<&'a mut Source, EditError> {
    project.sources.iter_mut().find(|source| source.id == id).ok_or_else(|| EditError::Unknown(id.to_owned()))
}

fn table_mut<'a>(project: &'a mut Project, id: &str) -> Result<&'a mut Table, EditError> {
    project.tables.iter_mut().find(|table| table.id == id).ok_or_else(|| EditError::Unknown(id.to_owned()))
}

fn analysis_mut<'a>(project: &'a mut Project, id: &str) -> Result<&'a mut Analysis, EditError> {
    project.analyses.iter_mut().find(|analysis| analysis.id == id).ok_or_else(|| EditError::Unknown(id.to_owned()))
}

fn step_mut<'a>(project: &'a mut Project, table: &str, index: usize) -> Result<&'a mut Step, EditError> {
    table_mut(project, table)?.recipe.get_mut(index).ok_or_else(|| EditError::Unknown((index + 1).to_string()))
}

/// Returns whether a table takes rows from a source.
fn uses(table: &Table, source: &str) -> bool {
    let mut parts = table.stack.iter().flat_map(|stack| &stack.parts);
    table.source == source || parts.any(|part| part.source == source)
}
