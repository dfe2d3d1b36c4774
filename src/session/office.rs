//! The rules of the office: those of this computer, those of the project, and what they forbid to go out.

use std::path::{Path, PathBuf};

use super::jobs::{self, Content, Written};
use super::{Command, Session, results::Results};
use crate::message::{Explain as _, Message};
use crate::project::Project;
use crate::project::edit::Edit;
use crate::project::office::{Office, OfficeError, Seal, Signed};
use crate::world::{World, reason};

/// The file of this computer's rules, in the folder of settings.
const FILE: &str = "office.toml";

/// Returns the seal of a project's rules.
pub(super) fn seal_of(project: &Project) -> Option<&Seal> {
    project.office.as_ref()?.seal.as_ref()
}

/// Reads the rules of this computer; a file that cannot be read says why.
pub(super) fn installed(world: &dyn World, home: Option<&Path>) -> Result<Option<Box<Office>>, Message> {
    let path = home.map(|home| home.join(FILE));
    let Some(bytes) = path.and_then(|path| world.read(&path).ok()) else { return Ok(None) };
    let read = Office::read(&String::from_utf8_lossy(&bytes));
    read.map(|office| Some(Box::new(office))).map_err(|error| error.message())
}

/// Returns what forbids a release.
///
/// That is a departure from sealed rules, a broken seal, and rules other than the sealed ones of this computer. Rules that nobody
/// sealed are a help, and forbid nothing.
pub fn refusals(project: &Project, here: Option<&Office>, lang: &str) -> Vec<Message> {
    let mut found = Vec::new();
    let key = |office: Option<&Office>| office.and_then(|office| office.seal.as_ref()).map(|seal| seal.key.clone());
    let own = project.office.as_deref();
    if let Some(here) = here.filter(|here| here.seal.is_some() && key(Some(here)) != key(own)) {
        found.push(Message::new("project-office-not-ours").with("name", &here.name));
    }
    let Some(office) = own.filter(|office| office.seal.is_some()) else { return found };
    if !office.is_intact() {
        let by = office.seal.as_ref().map(|seal| seal.by.clone()).unwrap_or_default();
        found.push(OfficeError::Broken(by).message());
    }
    found.extend(office.departures(project, lang));
    found
}

impl Session {
    /// Returns the rules of this computer.
    pub fn office(&self) -> Option<&Office> {
        self.office.as_deref()
    }

    /// Does what a person asked for about the rules.
    pub(super) fn apply_to_office(&mut self, command: Command) {
        match command {
            Command::ReadOffice { path } => self.read_office(&path),
            Command::WriteOffice { path } => self.write_office(path),
            Command::ReadLogo { path } => self.read_logo(&path),
            Command::InstallOffice => self.install_office(),
            Command::Sign { by } => self.sign(by),
            _ => {}
        }
    }

    /// Returns an empty project under the rules of this computer.
    pub(super) fn blank(&self) -> Project {
        Project { office: self.office.clone(), ..Project::default() }
    }

    /// Returns whether something may go out; says what forbids it.
    pub(super) fn may_go_out(&mut self, lang: &str) -> bool {
        let refusals = refusals(self.project(), self.office.as_deref(), lang);
        let is_free = refusals.is_empty();
        for message in refusals {
            self.fail(message);
        }
        is_free
    }

    fn read_office(&mut self, path: &Path) {
        let read = self.world.read(path).map_err(|error| jobs::cannot_read(path, &error));
        let office = read.and_then(|bytes| {
            let office = Office::read(&String::from_utf8_lossy(&bytes));
            office.map_err(|error| error.message().with("path", path.display().to_string()))
        });
        match office {
            Ok(office) => self.edit(&[Edit::SetOffice { office: Some(Box::new(office)) }]),
            Err(message) => self.fail(message),
        }
    }

    fn write_office(&mut self, path: PathBuf) {
        let Some(office) = self.project().office.clone() else { return };
        self.write(path, Content::Bytes(office.write().into_bytes()), Written::Report);
    }

    /// Takes a picture as the logo of the project's office.
    fn read_logo(&mut self, path: &Path) {
        let office = self.project().office.clone().unwrap_or_default();
        let read = self.world.read(path).map_err(|error| jobs::cannot_read(path, &error));
        match read.and_then(|bytes| office.with_logo(&bytes).map_err(|error| error.message())) {
            Ok(office) => self.edit(&[Edit::SetOffice { office: Some(Box::new(office)) }]),
            Err(message) => self.fail(message),
        }
    }

    /// Makes the rules of the project those of this computer, for all new projects; without rules, none.
    fn install_office(&mut self) {
        let Some(home) = self.home.clone() else { return };
        let is_other = |here: &Office, new: Option<&Office>| {
            let key = |office: &Office| office.seal.as_ref().map(|seal| seal.key.clone());
            here.seal.is_some() && new.and_then(key) != key(here)
        };
        let new = self.project().office.clone();
        if let Some(here) = self.office.as_deref().filter(|here| is_other(here, new.as_deref())) {
            let by = here.seal.as_ref().map(|seal| seal.by.clone()).unwrap_or_default();
            self.fail(Message::new("project-office-sealed").with("by", by));
            return;
        }
        let path = home.join(FILE);
        let written = match &new {
            Some(office) => {
                self.world.make_folder(&home).and_then(|()| self.world.replace(&path, office.write().as_bytes()))
            }
            None => self.world.remove(&path),
        };
        match written {
            Ok(()) => {
                let id = if new.is_some() { "project-office-installed" } else { "project-office-removed" };
                self.office = new;
                self.tell(Message::new(id));
            }
            Err(error) => {
                let message = Message::new("publish-cannot-write").with("path", path.display().to_string());
                self.fail(message.with("reason", reason(&error)));
            }
        }
    }

    /// Signs the decisions as they stand.
    fn sign(&mut self, by: String) {
        let project = self.project();
        let mut report = project.report.clone();
        report.signed = Some(Signed { by, date: self.world.today(), of: project.fingerprint() });
        self.edit(&[Edit::SetReport { report }]);
    }
}

/// Returns whether there are figures that may be published, which a signature is put under.
pub fn is_ready_to_sign(project: &Project, results: &Results) -> bool {
    let mut analyses = project.analyses.iter().filter(|one| !project.report.left_out.contains(&one.id));
    analyses.any(|one| super::protected_of(results, one).is_some())
}
