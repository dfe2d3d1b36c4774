//! `statelier run PROJECT.statelier [--source NAME=FILE …] -o REPORT.xlsx`: replays a project, also on new files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lexopt::prelude::{Long, Short, Value};

use super::{Failure, Io, path_value, read_file, text_value, usage, with_cx};
use crate::cx::Ctl;
use crate::i18n::{self, Lang};
use crate::import;
use crate::message::Message;
use crate::project::Project;
use crate::project::file::{self, Vault};
use crate::publish::export;
use crate::session::release;
use crate::session::results::{Cache, Results, derive};
use crate::world::World;

pub(crate) fn run(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut project, mut out, mut replaced) = (None, None, Vec::new());
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Long("source") => replaced.push(text_value(&mut args)?),
            Short('o') | Long("out") => out = Some(path_value(&mut args)?),
            Value(value) if project.is_none() => project = Some(PathBuf::from(value)),
            other => return Err(usage(&other.unexpected())),
        }
    }
    let path = project.ok_or_else(|| Failure::Usage(Message::new("cli-needs-file")))?;
    let out = out.ok_or_else(|| Failure::Usage(Message::new("cli-needs-out")))?;
    let bytes = read_file(io, &path)?;
    let (mut project, mut vault) = file::unpack(&bytes)?;
    for source in &project.sources {
        if !vault.contains_key(&source.fingerprint)
            && let Ok(bytes) = io.world.read(Path::new(&source.path))
            && import::fingerprint(&bytes) == source.fingerprint
        {
            vault.insert(source.fingerprint.clone(), bytes.into());
        }
    }
    for pair in replaced {
        replace(io, &mut project, &mut vault, &pair)?;
    }
    write_report(io, &project, &vault, &out)
}

/// Puts other bytes in the place of a source: `NAME=FILE`.
fn replace(io: &Io<'_>, project: &mut Project, vault: &mut Vault, pair: &str) -> Result<(), Failure> {
    let wrong = || Failure::Usage(Message::new("cli-source-pair").with("text", pair));
    let (name, path) = pair.split_once('=').ok_or_else(wrong)?;
    let bytes: Arc<[u8]> = read_file(io, Path::new(path))?.into();
    let names = project.sources.iter().map(|source| source.name.clone()).collect::<Vec<_>>().join(", ");
    let unknown = || Failure::Data(Message::new("cli-no-such-source").with("name", name).with("known", names));
    let source = project.sources.iter_mut().find(|source| source.name == name).ok_or_else(unknown)?;
    source.fingerprint = import::fingerprint(&bytes);
    source.n_bytes = bytes.len() as u64;
    path.clone_into(&mut source.path);
    vault.insert(source.fingerprint.clone(), bytes);
    Ok(())
}

/// Computes a project and writes its report; says what gave no figures.
pub(super) fn write_report(io: &mut Io<'_>, project: &Project, vault: &Vault, out: &Path) -> Result<(), Failure> {
    let results = compute(io.world, project, vault)?;
    let lang = Lang::from_code(&project.report.lang).unwrap_or(io.lang);
    for message in troubles(&results) {
        drop(writeln!(io.err, "{}", i18n::say(io.lang, &message)));
    }
    let release = release(project, &results, lang, io.world.today());
    if release.tables.is_empty() {
        return Err(Failure::Data(Message::new("cli-nothing-to-report")));
    }
    with_cx(io, |cx| export::write(cx, &release, out).map_err(Failure::Data))?;
    let done = Message::new("project-exported").with("path", out.display().to_string());
    drop(writeln!(io.out, "{}", i18n::say(io.lang, &done)));
    Ok(())
}

fn compute(world: &dyn World, project: &Project, vault: &Vault) -> Result<Results, Failure> {
    Ok(derive(world, &Ctl::default(), project, vault, None, &mut Cache::default())?)
}

/// Returns everything that kept a part of the project from giving figures.
fn troubles(results: &Results) -> Vec<Message> {
    let sources = results.sources.values().filter_map(|source| source.opened.as_ref().err().cloned());
    let tables = results.tables.values().flat_map(|table| {
        let read = table.read.as_ref().err().cloned();
        let steps = table.run.iter().flat_map(|run| &run.reports).filter_map(|report| report.as_ref().err());
        read.into_iter().chain(steps.map(super::super::message::Explain::message))
    });
    let analyses = results.analyses.values().filter_map(|one| one.protected.as_ref().err().cloned());
    sources.chain(tables).chain(analyses).collect()
}
