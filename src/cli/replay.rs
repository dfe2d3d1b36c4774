//! `statelier run PROJECT.statelier [--source NAME=FILE …] [--rename NEW=OLD …] -o REPORT.xlsx`: replays a project, also on new
//! files whose columns are called otherwise.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lexopt::prelude::{Long, Short, Value};

use super::{Failure, Io, path_value, read_file, text_value, usage, with_cx};
use crate::cx::Ctl;
use crate::i18n::{self, Lang};
use crate::import;
use crate::message::Message;
use crate::project::Project;
use crate::project::file::Vault;
use crate::publish::export;
use crate::session::jobs::read_project;
use crate::session::replay;
use crate::session::results::{Cache, Results, derive};
use crate::session::{office, release};
use crate::steps::{Rename, Step};
use crate::world::World;

pub(crate) fn run(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut project, mut out, mut replaced, mut renamed) = (None, None, Vec::new(), Vec::new());
    let (mut area, mut period) = (None, None);
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Long("source") => replaced.push(text_value(&mut args)?),
            Long("rename") => renamed.push(text_value(&mut args)?),
            Long("area") => area = Some(text_value(&mut args)?),
            Long("period") => period = Some(text_value(&mut args)?),
            Short('o') | Long("out") => out = Some(path_value(&mut args)?),
            Value(value) if project.is_none() => project = Some(PathBuf::from(value)),
            other => return Err(usage(&other.unexpected())),
        }
    }
    let path = project.ok_or_else(|| Failure::Usage(Message::new("cli-needs-file")))?;
    let out = out.ok_or_else(|| Failure::Usage(Message::new("cli-needs-out")))?;
    let (mut project, _, mut vault, changed) = read_project(io.world, &path).map_err(Failure::Data)?;
    let mut replaced_ids = Vec::new();
    for pair in replaced {
        replaced_ids.push(replace(io, &mut project, &mut vault, &pair)?);
    }
    // One that was replaced is wanted to be another.
    for source in project.sources.iter().filter(|source| changed.contains(&source.id)) {
        if !replaced_ids.contains(&source.id) {
            let message = Message::new("project-source-changed").with("name", &source.name).with("path", &source.path);
            drop(writeln!(io.err, "{}", i18n::say(io.lang, &message)));
        }
    }
    project.report.area = area.unwrap_or(project.report.area);
    project.report.period = period.unwrap_or(project.report.period);
    rename(io, &mut project, &vault, &renamed)?;
    write_report(io, &project, &vault, &out)
}

/// Gives columns the names that recipes know, as asked for, and says which are lacking still and what they may be called.
fn rename(io: &mut Io<'_>, project: &mut Project, vault: &Vault, pairs: &[String]) -> Result<(), Failure> {
    let wrong = |text: &String| Failure::Usage(Message::new("cli-rename-pair").with("text", text));
    let pairs = pairs.iter().map(|text| text.split_once('=').ok_or_else(|| wrong(text)));
    let pairs: Vec<(&str, &str)> = pairs.collect::<Result<_, _>>()?;
    let results = compute(io.world, project, vault)?;
    for table in &mut project.tables {
        let Some(result) = results.tables.get(&table.id) else { continue };
        let has = |name: &str| result.read.as_ref().is_ok_and(|read| read.dataset.schema.column(name).is_some());
        for lacking in replay::lacking(table, result) {
            if let Some((new, old)) = pairs.iter().find(|(new, old)| *old == lacking.column && has(new)) {
                let step = Rename { column: (*new).to_owned(), new_name: (*old).to_owned() };
                table.recipe.insert(0, Step::Rename(step));
                continue;
            }
            let message = Message::new("cli-lacking").with("table", &table.name).with("column", &lacking.column);
            let message = message.with("n", lacking.candidates.len()).with("names", lacking.candidates.join(", "));
            let example = lacking.candidates.first().map(|new| format!("--rename \"{new}={}\"", lacking.column));
            let said = i18n::say(io.lang, &message.with("example", example.unwrap_or_default()));
            drop(writeln!(io.err, "{said}"));
        }
    }
    Ok(())
}

/// Puts other bytes in the place of a source: `NAME=FILE`; returns its id.
fn replace(io: &Io<'_>, project: &mut Project, vault: &mut Vault, pair: &str) -> Result<String, Failure> {
    // A name may hold the sign itself.
    let known = project.sources.iter_mut().find_map(|source| {
        let path = pair.strip_prefix(&source.name)?.strip_prefix('=')?;
        Some((source, path))
    });
    let Some((source, path)) = known else {
        let wrong = || Failure::Usage(Message::new("cli-source-pair").with("text", pair));
        let (name, _) = pair.split_once('=').ok_or_else(wrong)?;
        let names = project.sources.iter().map(|source| source.name.clone()).collect::<Vec<_>>().join(", ");
        return Err(Failure::Data(Message::new("cli-no-such-source").with("name", name).with("known", names)));
    };
    let bytes: Arc<[u8]> = read_file(io, Path::new(path))?.into();
    source.fingerprint = import::fingerprint(&bytes);
    source.n_bytes = bytes.len() as u64;
    path.clone_into(&mut source.path);
    vault.insert(source.fingerprint.clone(), bytes);
    Ok(source.id.clone())
}

/// Computes a project and writes its report; says what gave no figures.
pub(super) fn write_report(io: &mut Io<'_>, project: &Project, vault: &Vault, out: &Path) -> Result<(), Failure> {
    let results = compute(io.world, project, vault)?;
    let lang = Lang::from_code(&project.report.lang).unwrap_or(io.lang);
    let troubles = troubles(&results);
    for message in &troubles {
        drop(writeln!(io.err, "{}", i18n::say(io.lang, message)));
    }
    let refusals = office::refusals(project, None, lang.code());
    if let Some((last, others)) = refusals.split_last() {
        for message in others {
            drop(writeln!(io.err, "{}", i18n::say(io.lang, message)));
        }
        return Err(Failure::Data(last.clone()));
    }
    let release = release(project, &results, lang, io.world.today());
    if release.tables.is_empty() {
        return Err(Failure::Data(Message::new("cli-nothing-to-report")));
    }
    let left_out = release.without_series().len();
    if left_out > 0 && out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        let message = Message::new("publish-without-series").with("n", left_out);
        drop(writeln!(io.err, "{}", i18n::say(io.lang, &message)));
    }
    with_cx(io, |cx| export::write(cx, &release, out).map_err(Failure::Data))?;
    let done = Message::new("project-exported").with("path", out.display().to_string());
    drop(writeln!(io.out, "{}", i18n::say(io.lang, &done)));
    if troubles.is_empty() { Ok(()) } else { Err(Failure::Data(Message::new("cli-report-incomplete"))) }
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
