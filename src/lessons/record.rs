//! Records a lesson: what a trainer did becomes tasks with checks, hints and a solution, to be edited as text.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::read::Manifest;
use super::{Check, LessonKind, N_HINTS, Solution, Task, samples};
use crate::i18n::Lang;
use crate::message::{Arg, Message};
use crate::project::edit::Edit;
use crate::project::{Analysis, Project, Source, Table};
use crate::protect::Decision;
use crate::publish::export::markdown;
use crate::session::Session;
use crate::steps::Step;
use crate::world::World;

/// A lesson as recorded: its files but for the texts, and the sections of these.
pub struct Recorded {
    pub manifest: String,
    pub solution: String,
    pub about: Arg,
    pub sections: Vec<(String, Arg)>,
    /// The files that the lesson opens: name and bytes.
    pub data: Vec<(String, Arc<[u8]>)>,
    pub n_tasks: usize,
}

/// One task to be: what the trainer did, what it leads to, where it is done.
struct Deed {
    edits: Vec<Edit>,
    check: Vec<Check>,
    point_at: Vec<&'static str>,
}

/// Makes a lesson of the work in a session; says why where there is nothing to make one of.
pub fn record(session: &Session, title: &str) -> Result<Recorded, Message> {
    let project = session.project();
    let is_plain = |(index, source): (usize, &Source)| source.id == format!("s{}", index + 1);
    if !project.sources.iter().enumerate().all(is_plain) {
        return Err(Message::new("lessons-record-sources"));
    }
    let mut recorder = Recorder { session, project, deeds: Vec::new(), waiting: Vec::new() };
    recorder.sources();
    recorder.tables();
    recorder.analyses();
    recorder.report();
    let deeds = recorder.deeds;
    if deeds.is_empty() {
        return Err(Message::new("lessons-record-nothing"));
    }
    let mut sections: Vec<(String, Arg)> = Vec::new();
    let mut state = Project { sources: project.sources.clone(), ..Project::default() };
    let (mut tasks, mut solutions) = (Vec::new(), Vec::new());
    for (number, deed) in (1..).zip(deeds) {
        let text = format!("task-{number}");
        let sentence = deed.edits.last().map_or_else(|| Message::new("project-did-open"), |edit| edit.sentence(&state));
        for edit in &deed.edits {
            state = edit.apply(&state).map_err(|error| crate::message::Explain::message(&error))?;
        }
        let room = Message::new(deed.point_at.first().copied().unwrap_or("ui-room-tables"));
        let hints = ["nudge", "where", "click"].map(|level| format!("{text}-{level}"));
        sections.push((text.clone(), Message::new("lessons-record-task").with("what", sentence.clone()).into()));
        for (name, id) in hints.iter().zip(["lessons-record-nudge", "lessons-record-where", "lessons-record-click"]) {
            let words = Message::new(id).with("what", sentence.clone()).with("room", room.clone());
            sections.push((name.clone(), words.into()));
        }
        debug_assert_eq!(hints.len(), N_HINTS);
        let point_at = deed.point_at.iter().map(|id| (*id).to_owned()).collect();
        tasks.push(Task { text, check: deed.check, hint: hints.to_vec(), point_at, ..Task::default() });
        solutions.push(Solution { solve: deed.edits, ..Solution::default() });
    }
    let data = project.sources.iter().filter_map(|source| {
        let bytes = session.vault().get(&source.fingerprint)?;
        Some((source.name.clone(), Arc::clone(bytes)))
    });
    let manifest = Manifest {
        id: id_of(title),
        number: None,
        minutes: u32::try_from(5 * tasks.len()).unwrap_or(u32::MAX),
        kind: LessonKind::Work,
        tracks: BTreeSet::new(),
        files: project.sources.iter().map(|source| source.name.clone()).collect(),
        task: tasks,
    };
    let broken = |reason: String| Message::new("lessons-bad-file").with("file", "lesson.toml").with("reason", reason);
    Ok(Recorded {
        manifest: toml::to_string_pretty(&manifest).map_err(|error| broken(error.to_string()))?,
        solution: serde_json::to_string_pretty(&solutions).map_err(|error| broken(error.to_string()))?,
        about: Message::new("lessons-record-about").with("n", manifest.task.len()).into(),
        sections,
        data: data.collect(),
        n_tasks: manifest.task.len(),
    })
}

impl Recorded {
    /// Returns the files of the lesson's folder: name and bytes.
    pub fn files(&self, title: &str) -> Vec<(String, Vec<u8>)> {
        let texts = Lang::ALL.map(|lang| {
            let text = markdown::write(title, &self.about, &self.sections, lang);
            (format!("{}.md", lang.code()), text.into_bytes())
        });
        let own = [
            ("lesson.toml".to_owned(), self.manifest.clone().into_bytes()),
            ("solution.json".to_owned(), self.solution.clone().into_bytes()),
        ];
        // A file that is inside every copy of the program need not travel.
        let data = self.data.iter().filter(|(name, bytes)| samples::sample(name) != Some(bytes));
        own.into_iter().chain(texts).chain(data.map(|(name, bytes)| (name.clone(), bytes.to_vec()))).collect()
    }
}

/// Writes a recorded lesson into a folder.
pub fn write(world: &dyn World, folder: &Path, lesson: &Recorded, title: &str) -> std::io::Result<()> {
    world.make_folder(folder)?;
    lesson.files(title).iter().try_for_each(|(name, bytes)| world.replace(&folder.join(name), bytes))
}

/// Makes a name that every system takes of a title.
fn id_of(title: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let plain = title.nfd().filter(char::is_ascii).collect::<String>().to_lowercase();
    let words: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "lesson".to_owned() } else { words.join("-") }
}

struct Recorder<'a> {
    session: &'a Session,
    project: &'a Project,
    deeds: Vec<Deed>,
    /// Edits that no check can see; they are done with the next deed.
    waiting: Vec<Edit>,
}

impl Recorder<'_> {
    fn deed(&mut self, edits: Vec<Edit>, check: Vec<Check>, point_at: &[&'static str]) {
        let edits = std::mem::take(&mut self.waiting).into_iter().chain(edits).collect();
        self.deeds.push(Deed { edits, check, point_at: point_at.to_vec() });
    }

    fn sources(&mut self) {
        let project = self.project;
        for source in &project.sources {
            let (id, name) = (|| source.id.clone(), || source.name.clone());
            if source.options != crate::import::ImportOptions::default() {
                self.waiting.push(Edit::SetImport { source: id(), options: source.options.clone() });
            }
            let corrections: Vec<Edit> = source
                .corrections
                .iter()
                .flat_map(|(sheet, all)| all.iter().map(move |one| (sheet, one)))
                .map(|(sheet, one)| Edit::Correct { source: id(), sheet: sheet.clone(), correction: one.clone() })
                .collect();
            let roles = source.corrections.values().flatten().map(|one| one.role);
            let checks: Vec<Check> = roles.map(|role| Check::Corrected { source: name(), role }).collect();
            if !corrections.is_empty() {
                self.deed(corrections, checks, &["ui-room-tables"]);
            }
            if !source.definition.trim().is_empty() {
                let edit = Edit::SetDefinition { source: id(), text: source.definition.clone() };
                let check = Check::DefinitionWritten { source: name() };
                self.deed(vec![edit], vec![check], &["ui-room-sources", "ui-source-definition"]);
            }
            if !source.card.is_empty() {
                let describe = |(question, answer): (&String, &String)| Edit::Describe {
                    source: id(),
                    question: question.clone(),
                    answer: Some(answer.clone()),
                };
                let edits = source.card.iter().map(describe).collect();
                let check = Check::Card { source: name(), answers: source.card.clone() };
                self.deed(edits, vec![check], &["ui-room-sources"]);
            }
        }
    }

    fn tables(&mut self) {
        let project = self.project;
        self.waiting.extend(project.lists.iter().map(|list| Edit::AddList { list: list.clone() }));
        for table in &project.tables {
            let source = project.source(&table.source).map(|source| source.name.clone()).unwrap_or_default();
            let bare = Table { recipe: Vec::new(), rules: Vec::new(), design: None, ..table.clone() };
            let add = Edit::AddTable { table: bare };
            if table.combine.is_some() || source.is_empty() {
                self.waiting.push(add);
            } else {
                let check = Check::TableUsed { source: source.clone(), at_least: 1, at_most: usize::MAX };
                self.deed(vec![add], vec![check], &["ui-room-tables", "ui-tables-use"]);
            }
            for step in &table.recipe {
                let edit = Edit::AddStep { table: table.id.clone(), step: step.clone() };
                let check = step_check(&source, step);
                self.deed(vec![edit], vec![check], &["ui-room-harmonise"]);
            }
            if table.design.is_some() {
                self.waiting.push(Edit::SetDesign { table: table.id.clone(), design: table.design.clone() });
            }
            if !table.rules.is_empty() {
                let edit = Edit::SetRules { table: table.id.clone(), rules: table.rules.clone() };
                self.deed(vec![edit], vec![Check::RuleKept { source, breaks: None }], &["ui-room-harmonise"]);
            }
        }
    }

    fn analyses(&mut self) {
        let project = self.project;
        let own = project.indicators.iter().map(|own| Edit::AddIndicator { indicator: Box::new(own.clone()) });
        self.waiting.extend(own);
        for analysis in &project.analyses {
            let bare = Analysis { protection: None, charts: <_>::default(), ..analysis.clone() };
            let result = self.session.results().analyses.get(&analysis.id);
            let tables = result.and_then(|result| result.estimates.as_ref().ok());
            let dimensions = tables.and_then(|tables| tables.first()).map(|table| table.dimensions.as_slice());
            let by = dimensions.unwrap_or_default().iter().filter_map(|dimension| dimension.concept).collect();
            let indicator = || analysis.indicator.clone();
            let check = Check::Computed { indicator: indicator(), by };
            self.deed(vec![Edit::AddAnalysis { analysis: bare }], vec![check], &["ui-room-indicators"]);
            for (measure, chart) in &analysis.charts {
                let check = Check::ChartChosen { indicator: indicator(), kind: chart.kind };
                let (analysis, measure, chart) = (analysis.id.clone(), measure.clone(), chart.clone());
                self.deed(vec![Edit::SetChart { analysis, measure, chart }], vec![check], &["ui-room-report"]);
            }
            if let Some(decision) = &analysis.protection {
                let check = match decision {
                    Decision::Suppress(rules) => {
                        Check::Protected { indicator: indicator(), threshold: rules.threshold }
                    }
                    Decision::Round { base } => Check::Rounded { indicator: indicator(), base: *base },
                    _ => Check::LeftOpen { indicator: indicator() },
                };
                let edit = Edit::SetProtection { analysis: analysis.id.clone(), decision: Some(decision.clone()) };
                self.deed(vec![edit], vec![check], &["ui-room-protect"]);
            }
        }
    }

    fn report(&mut self) {
        let report = &self.project.report;
        if report.title.trim().is_empty() {
            return;
        }
        let is_placed = !report.area.is_empty() && !report.period.is_empty();
        let checks = [Check::ReportTitled { says: Vec::new() }]
            .into_iter()
            .chain(is_placed.then(|| Check::ReportPlaced { area: report.area.clone(), period: report.period.clone() }))
            .collect();
        self.deed(vec![Edit::SetReport { report: report.clone() }], checks, &["ui-room-report", "ui-report-title"]);
    }
}

/// A step counts when one of its kind is there with what the trainer put into it, however it came there.
fn step_check(source: &str, step: &Step) -> Check {
    let parameters = serde_json::to_value(step).ok().and_then(|value| value.as_object().cloned()).unwrap_or_default();
    let with = parameters.into_iter().filter(|(name, value)| name != "step" && !value.is_null()).collect();
    Check::StepPresent { source: source.to_owned(), step: step.id().to_owned(), with }
}
