//! Files of a session: data and projects opened, projects saved, and the autosave that outlives the program.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::analyses::design_of;
use super::earlier::remember;
use super::jobs::{self, Content, FileRead, Task, Written};
use super::{Answering, Session, crosswalk, gaps, protected_of, release};
use crate::cx::{Ctl, Cx};
use crate::data::codes::code_list;
use crate::data::definition::Card;
use crate::i18n::Lang;
use crate::import;
use crate::indicators::{self, Declared};
use crate::message::{Explain as _, Message, Notes};
use crate::project::Source;
use crate::project::edit::Edit;
use crate::project::file::{self, Packing};
use crate::project::published::Published;
use crate::protect::synthetic;
use crate::publish::{chart, export, working_copy};
use crate::steps::Step;
use crate::survey::svydesign;
use crate::world::World;

/// Autosaves of earlier runs that are kept; older ones go.
const N_KEPT: usize = 5;

/// Where a session keeps its autosave, and what earlier ones left behind.
///
/// **Invariant:** a run never writes into a file that an earlier one left.
#[derive(Debug)]
pub(super) struct Autosave {
    own: PathBuf,
    /// Of runs that ended without saving, newest last.
    left: Vec<PathBuf>,
    /// The one of `left` that is being taken up: removed when this run has kept its content itself.
    taken_up: Option<PathBuf>,
    is_writing: bool,
    /// Whether the project changed since the writing began.
    is_stale: bool,
}

impl Autosave {
    pub(super) fn new(world: &dyn World, folder: &Path) -> Self {
        let number = |path: &PathBuf| path.file_stem()?.to_str()?.strip_prefix("autosave-")?.parse::<u32>().ok();
        let is_project = |path: &PathBuf| path.extension().is_some_and(|ending| ending == super::PROJECT_ENDING);
        let files = world.list(folder).into_iter().filter(is_project);
        let mut left: Vec<(u32, PathBuf)> = files.filter_map(|path| Some((number(&path)?, path))).collect();
        left.sort();
        let next = left.last().map_or(1, |(number, _)| number + 1);
        let mut left: Vec<PathBuf> = left.into_iter().map(|(_, path)| path).collect();
        for oldest in left.drain(..left.len().saturating_sub(N_KEPT)) {
            // Kept five times over already: if it cannot be removed, nobody is the worse for it.
            drop(world.remove(&oldest));
        }
        // Where the folder cannot be made, the first autosave says so.
        drop(world.make_folder(folder));
        let own = folder.join(format!("autosave-{next}.{}", super::PROJECT_ENDING));
        Self { own, left, taken_up: None, is_writing: false, is_stale: false }
    }

    pub(super) fn is_recoverable(&self) -> bool {
        !self.left.is_empty()
    }
}

/// The seed of stand-ins: the same file gives the same one.
const SANDBOX_SEED: u64 = 1;

impl Session {
    pub(super) fn open(&mut self, paths: Vec<PathBuf>) {
        let paths: Vec<PathBuf> = paths.into_iter().flat_map(|path| self.files_of(path)).collect();
        self.n_writing += paths.len();
        self.jobs.start(Task::Read { paths });
    }

    /// Returns the files of a folder, without those below it and those that a program keeps for itself; a file as it is.
    fn files_of(&self, path: PathBuf) -> Vec<PathBuf> {
        let inside = self.world.list(&path);
        if inside.is_empty() {
            return vec![path];
        }
        let is_own = |file: &PathBuf| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(['.', '~']) || !self.world.list(file).is_empty()
        };
        inside.into_iter().filter(|file| !is_own(file)).collect()
    }

    /// Takes in a file that was read: a project, or data for the project at hand.
    pub(super) fn take_read(&mut self, path: &Path, read: FileRead) {
        match read {
            FileRead::Data { bytes, .. } if self.answering.as_ref().is_some_and(|(_, wanted)| wanted == path) => {
                self.take_answers(path, &bytes);
            }
            FileRead::Data { bytes, fingerprint } => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.take_data(name, &path.display().to_string(), bytes, fingerprint);
            }
            FileRead::Project { project, ways, vault, changed } => {
                for source in project.sources.iter().filter(|source| changed.contains(&source.id)) {
                    let message = Message::new("project-source-changed").with("name", &source.name);
                    self.fail(message.with("path", &source.path));
                }
                let is_recovered =
                    self.autosave.as_ref().is_some_and(|autosave| autosave.taken_up.as_deref() == Some(path));
                self.start(*project, ways, vault, Some(path.to_owned()).filter(|_| !is_recovered));
                if is_recovered {
                    // Nobody has saved this state yet.
                    self.saved = 0;
                    self.write_autosave();
                }
            }
        }
    }

    /// Makes a source of the bytes of a file, or puts them in the place of one.
    pub(super) fn take_data(&mut self, name: String, path: &str, bytes: Arc<[u8]>, fingerprint: String) {
        let n_bytes = bytes.len() as u64;
        Arc::make_mut(&mut self.vault).insert(fingerprint.clone(), bytes);
        let replaced = self.replacing.take_if(|(_, wanted)| *wanted == Path::new(path)).map(|(source, _)| source);
        let path = path.to_owned();
        if let Some(source) = replaced {
            self.replaced = Some((source.clone(), Arc::clone(&self.results)));
            self.edit(&[Edit::ReplaceSource { source, name, path, fingerprint, n_bytes }]);
            return;
        }
        if let Some(known) = self.project().sources.iter().find(|source| source.fingerprint == fingerprint) {
            let message = Message::new("project-source-known").with("name", name).with("known", &known.name);
            self.tell(message);
            return;
        }
        let source = Source {
            id: self.project().fresh_id('s'),
            name,
            path,
            fingerprint,
            n_bytes,
            options: import::ImportOptions::default(),
            corrections: std::collections::BTreeMap::new(),
            definition: String::new(),
            card: Card::new(),
        };
        self.edit(&[Edit::AddSource { source }]);
    }

    pub(super) fn save(&mut self, path: PathBuf, with_sources: bool) {
        let vault = if with_sources { Arc::clone(&self.vault) } else { Arc::default() };
        let what = Written::Project { revision: self.revision };
        self.write(
            path,
            Content::Project {
                project: Arc::clone(self.project()),
                ways: self.history.ways(),
                vault,
                packing: Packing::Small,
            },
            what,
        );
    }

    /// Writes the report, where nothing forbids it.
    pub(super) fn export(&mut self, path: PathBuf, lang: Lang) {
        if !self.may_go_out(lang.code()) {
            return;
        }
        let release = Box::new(release(self.project(), &self.results, lang, self.world.today()));
        self.n_writing += 1;
        let left_out = release.without_series().len();
        if left_out > 0 && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
            self.tell(Message::new("publish-without-series").with("n", left_out));
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let published = remember(self.project(), &self.results, name, self.world.today());
        self.jobs.start(Task::Export { release, published: Box::new(published), path });
    }

    /// Draws one chart of what may be published and writes it.
    pub(super) fn save_picture(&mut self, analysis: &str, measure: &str, path: PathBuf, lang: Lang) {
        let Some(analysis) = self.project().analysis(analysis).cloned() else { return };
        let tables = protected_of(&self.results, &analysis);
        let Some(table) = tables.and_then(|tables| tables.iter().find(|table| table.measure().id == measure)) else {
            self.fail(Message::new("project-picture-needs-protection"));
            return;
        };
        let table = table.clone();
        if !self.may_go_out(lang.code()) {
            return;
        }
        let spec = analysis.charts.get(measure).cloned().unwrap_or_else(|| chart::suggest(&table).spec);
        let borders = self.results.borders(&spec);
        match export::picture((&table, &spec), borders.as_deref(), lang, &path) {
            Ok(bytes) => self.write(path, Content::Bytes(bytes), Written::Report),
            Err(error) => self.fail(error.message()),
        }
    }

    /// Writes which code each name of a step's column has.
    pub(super) fn write_crosswalk(&mut self, table: &str, index: usize, path: PathBuf, lang: Lang) {
        let (Some(table), Some(result)) = (self.project().table(table), self.results.tables.get(table)) else { return };
        let Some(crosswalk) = crosswalk::make(table, index, result) else { return };
        match export::crosswalk::write(&crosswalk, lang) {
            Ok(bytes) => self.write(path, Content::Bytes(bytes), Written::Report),
            Err(error) => self.fail(error.message()),
        }
    }

    /// Writes a tidy table as it stands, for colleagues who may see it.
    pub(super) fn write_copy(&mut self, table: &str, path: PathBuf) {
        let data = self.results.tables.get(table).and_then(|result| result.dataset());
        let Some(data) = data.cloned() else { return };
        self.beside(Box::new(move |world| {
            working_copy::write(world, &data, &path).map_err(|error| error.message())?;
            Ok(Message::new("project-exported").with("path", path.display().to_string()))
        }));
    }

    /// Writes a stand-in for the records of a table.
    pub(super) fn write_sandbox(&mut self, table: &str, path: PathBuf) {
        let data = self.results.tables.get(table).and_then(|result| result.dataset());
        let Some(data) = data.cloned() else { return };
        self.beside(Box::new(move |world| {
            let (ctl, notes) = (Ctl::default(), Notes::default());
            let cx = Cx { world, ctl: &ctl, notes: &notes };
            let made =
                synthetic::synthesise(&cx, &data, data.n_rows(), SANDBOX_SEED).map_err(|error| error.message())?;
            working_copy::write(world, &made.data, &path).map_err(|error| error.message())?;
            let said = Message::new("project-exported").with("path", path.display().to_string());
            Ok(made.said().into_iter().fold(said, |before, next| {
                Message::new("project-two-sentences").with("first", before).with("second", next)
            }))
        }));
    }

    /// Writes the plan of what data are needed.
    pub(super) fn write_data_needs(&mut self, path: PathBuf, lang: Lang) {
        match export::data_needs::write(&gaps::plan(self.project(), &self.results), lang) {
            Ok(bytes) => self.write(path, Content::Bytes(bytes), Written::Report),
            Err(error) => self.fail(error.message()),
        }
    }

    /// Takes an indicator of one's own from its file.
    pub(super) fn read_indicator(&mut self, path: &Path) {
        let read = self.world.read(path).map_err(|error| jobs::cannot_read(path, &error));
        let read =
            read.and_then(|bytes| Declared::read(&String::from_utf8_lossy(&bytes)).map_err(|error| error.message()));
        match read {
            Ok(own) if indicators::indicator(&own.id).is_some() => {
                self.fail(Message::new("project-indicator-known").with("id", &own.id));
            }
            Ok(own) => self.edit(&[Edit::AddIndicator { indicator: Box::new(own) }]),
            Err(message) => self.fail(message),
        }
    }

    /// Takes the releases that another project remembers.
    pub(super) fn read_releases(&mut self, path: &Path) {
        let read = self.world.read(path).map_err(|error| jobs::cannot_read(path, &error));
        let read = read.and_then(|bytes| {
            let unpacked = file::unpack(&bytes).map_err(|error| error.message());
            unpacked.map(|(project, _, _)| project).map_err(|reason| {
                let message = Message::new("project-cannot-open").with("path", path.display().to_string());
                message.with("reason", reason)
            })
        });
        let project = match read {
            Ok(project) => project,
            Err(message) => return self.fail(message),
        };
        let known = self.project().published.clone();
        let new = project.published.iter().map(Published::for_others);
        let new = new.filter(|new| !known.iter().any(|known| known.for_others().says_all_of(new)));
        let edits: Vec<Edit> = new.map(|published| Edit::Remember { published: Box::new(published) }).collect();
        if edits.is_empty() {
            self.fail(Message::new("project-no-releases").with("path", path.display().to_string()));
        } else {
            self.edit(&edits);
        }
    }

    /// Writes the file of an indicator.
    pub(super) fn write_indicator(&mut self, id: &str, path: PathBuf) {
        let own = self.project().indicators.iter().find(|own| own.id == id).map(Declared::write);
        let shipped = || Some(Ok(indicators::file(id)?.to_owned()));
        match own.or_else(shipped) {
            Some(Ok(text)) => self.write(path, Content::Bytes(text.into_bytes()), Written::Report),
            Some(Err(error)) => self.fail(error.message()),
            None => self.fail(Message::new("indicators-no-file").with("id", id)),
        }
    }

    /// Takes the design of a table's sample from a file; it is small, and read at once.
    pub(super) fn read_design(&mut self, table: &str, path: &Path) {
        let data = self.results.tables.get(table).and_then(|result| result.dataset());
        let Some(data) = data else { return };
        let read = self.world.read(path).map_err(|error| jobs::cannot_read(path, &error)).and_then(|bytes| {
            svydesign::read(&String::from_utf8_lossy(&bytes), &data.schema).map_err(|error| error.message())
        });
        match read {
            Ok(design) => self.edit(&[Edit::SetDesign { table: table.to_owned(), design: Some(design) }]),
            Err(message) => self.fail(message),
        }
    }

    /// Writes the design of a table's sample; says what the format has no word for.
    pub(super) fn write_design(&mut self, table: &str, path: PathBuf) {
        let data = self.results.tables.get(table).and_then(|result| result.dataset());
        let Some(data) = data else { return };
        let (text, lost) = svydesign::write(&design_of(data, self.project().table(table)));
        for message in lost {
            self.fail(message);
        }
        self.write(path, Content::Bytes(text.into_bytes()), Written::Report);
    }

    /// Takes in a file of answers that was asked for.
    fn take_answers(&mut self, path: &Path, bytes: &[u8]) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match self.answering.take() {
            Some((Answering::Crosswalk { table, index }, _)) => self.take_crosswalk(table, index, &name, bytes),
            Some((Answering::Queries { table }, _)) => self.take_replies(&table, &name, bytes),
            None => {}
        }
    }

    /// Puts the answers of a crosswalk into the step it was asked for.
    fn take_crosswalk(&mut self, table: String, index: usize, name: &str, bytes: &[u8]) {
        let step = self.project().table(&table).and_then(|table| table.recipe.get(index)).cloned();
        let Some(Step::MatchCodes(mut step)) = step else { return };
        let Some(list) = code_list(&step.code_list) else { return };
        let (ctl, notes) = (Ctl::default(), Notes::default());
        let cx = Cx { world: self.world.as_ref(), ctl: &ctl, notes: &notes };
        match crosswalk::read(&cx, name, bytes, list) {
            Ok(read) => {
                let told = read.message(name);
                step.decisions.extend(read.decisions);
                self.edit(&[Edit::ReplaceStep { table, index, step: Step::MatchCodes(step) }]);
                self.tell(told);
            }
            Err(message) => self.fail(message),
        }
    }

    /// Writes a file that somebody asked for.
    pub(super) fn write_bytes(&mut self, path: PathBuf, bytes: Vec<u8>) {
        self.write(path, Content::Bytes(bytes), Written::Report);
    }

    pub(super) fn write(&mut self, path: PathBuf, content: Content, what: Written) {
        self.n_writing += 1;
        self.jobs.start(Task::Write { path, content, what });
    }

    /// Takes in that something was written, or why not.
    pub(super) fn take_written(&mut self, path: PathBuf, what: Written, result: Result<(), Message>) {
        self.n_writing = self.n_writing.saturating_sub(1);
        if what == Written::Autosave {
            self.after_autosave(result.is_ok());
        }
        match (what, result) {
            (Written::Autosave, Ok(())) => {}
            (_, Err(message)) => self.fail(message),
            (Written::Project { revision }, Ok(())) => {
                self.saved = revision;
                self.tell(Message::new("project-saved").with("path", path.display().to_string()));
                self.path = Some(path);
                // A change made while the file was being written is only in the autosave.
                if !self.is_unsaved() {
                    self.drop_own_autosave();
                }
            }
            (Written::Report, Ok(())) => {
                self.tell(Message::new("project-exported").with("path", path.display().to_string()));
            }
            (Written::Release(published), Ok(())) => {
                self.tell(Message::new("project-exported").with("path", path.display().to_string()));
                // The same figures in another format are no news to readers.
                if !self.project().published.iter().any(|known| known.says_all_of(&published)) {
                    self.edit(&[Edit::Remember { published }]);
                }
            }
        }
    }

    /// Keeps the project as it stands in a file that survives the program; one writing at a time.
    pub(super) fn write_autosave(&mut self) {
        let Some(autosave) = &mut self.autosave else { return };
        if autosave.is_writing {
            autosave.is_stale = true;
            return;
        }
        (autosave.is_writing, autosave.is_stale) = (true, false);
        let path = autosave.own.clone();
        let (project, vault) = (Arc::clone(self.history.project()), Arc::clone(&self.vault));
        let ways = self.history.ways();
        self.write(path, Content::Project { project, ways, vault, packing: Packing::Quick }, Written::Autosave);
    }

    fn after_autosave(&mut self, is_written: bool) {
        let Some(autosave) = &mut self.autosave else { return };
        autosave.is_writing = false;
        let is_stale = autosave.is_stale;
        if is_written && let Some(taken_up) = autosave.taken_up.take() {
            self.forget(&taken_up);
        }
        if !self.is_unsaved() {
            self.drop_own_autosave();
        } else if is_stale {
            self.write_autosave();
        }
    }

    /// Removes the autosave of this run: a project file holds everything.
    fn drop_own_autosave(&mut self) {
        let Some(autosave) = &self.autosave else { return };
        if let Err(error) = self.world.remove(&autosave.own) {
            let message = jobs::cannot_remove(&autosave.own, &error);
            self.fail(message);
        }
    }

    /// Takes up the newest work that an earlier run left.
    pub(super) fn recover(&mut self) {
        let Some(newest) = self.autosave.as_mut().and_then(|autosave| autosave.left.pop()) else { return };
        if let Some(autosave) = &mut self.autosave {
            autosave.taken_up = Some(newest.clone());
        }
        self.open(vec![newest]);
    }

    /// Throws away what earlier runs left.
    pub(super) fn forget_autosave(&mut self) {
        let left = self.autosave.as_mut().map(|autosave| std::mem::take(&mut autosave.left)).unwrap_or_default();
        for path in left {
            self.forget(&path);
        }
    }

    fn forget(&mut self, path: &Path) {
        if let Err(error) = self.world.remove(path) {
            self.fail(jobs::cannot_remove(path, &error));
        }
    }
}
