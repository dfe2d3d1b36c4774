//! `statelier lessons`: the lessons that can be played, and what a trainer does with them: `check` plays one as a robot,
//! `pack` puts one into a file, `print` puts one on paper, `board` merges progress files. `statelier kit` lays out a workshop.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lexopt::prelude::{Long, Short, Value};
use serde_json::json;

use super::{Failure, Io, path_value, usage};
use crate::i18n::{self, Lang};
use crate::lessons::board::Board;
use crate::lessons::{self, LessonError, kit, play, print, record, shelf};
use crate::message::{Explain as _, Message};
use crate::publish::export::{listing, paper};
use crate::session::{Command, Session};
use crate::world::{DiskWorld, reason};

pub(crate) fn run(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut as_json, mut is_guide) = (false, false);
    let mut out = None;
    let mut words: Vec<PathBuf> = Vec::new();
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Long("json") => as_json = true,
            Long("guide") => is_guide = true,
            Short('o') | Long("out") => out = Some(path_value(&mut args)?),
            Value(word) => words.push(word.into()),
            other @ (Short(_) | Long(_)) => return Err(usage(&other.unexpected())),
        }
    }
    let Some((verb, paths)) = words.split_first() else {
        list(io, as_json);
        return Ok(());
    };
    match (verb.to_str(), paths) {
        (Some("check"), [_, ..]) => check(io, paths),
        (Some("pack"), [folder]) => pack(io, folder, out.as_ref()),
        (Some("record"), [project]) => record(io, project, out.as_ref()),
        (Some("print"), [lesson]) => print(io, lesson, is_guide, out.as_ref()),
        (Some("board"), [folder]) => board(io, folder, out.as_ref()),
        _ => Err(Failure::Usage(Message::new("cli-lessons-usage"))),
    }
}

fn list(io: &mut Io<'_>, as_json: bool) {
    let shelf = lessons::shelf(io.world);
    for message in &shelf.broken {
        drop(writeln!(io.err, "{}", i18n::say(io.lang, message)));
    }
    for lesson in shelf.lessons {
        let line = if as_json {
            let title = |lang| lesson.title(lang);
            json!({"id": lesson.id, "title": {"en": title(Lang::En), "fr": title(Lang::Fr)}, "tasks": lesson.n_tasks(), "minutes": lesson.minutes})
                .to_string()
        } else {
            let message = Message::new("lessons-line").with("id", &lesson.id).with("title", lesson.title(io.lang));
            i18n::say(io.lang, &message.with("tasks", lesson.n_tasks()).with("minutes", lesson.minutes))
        };
        drop(writeln!(io.out, "{line}"));
    }
}

/// Plays lessons as a robot and says what is wrong with each.
fn check(io: &mut Io<'_>, paths: &[PathBuf]) -> Result<(), Failure> {
    let mut n_faults = 0;
    for path in paths {
        let lesson = match shelf::open(io.world, path) {
            Ok(lesson) => lesson,
            Err(error) => {
                n_faults += 1;
                drop(writeln!(io.err, "{}", i18n::say(io.lang, &shelf::broken(path, &error))));
                continue;
            }
        };
        let faults = play::faults(&lesson, Arc::new(DiskWorld));
        for fault in &faults {
            drop(writeln!(io.err, "{}", i18n::say(io.lang, fault)));
        }
        if faults.is_empty() {
            let message = Message::new("lessons-sound").with("title", lesson.title(io.lang));
            drop(writeln!(io.out, "{}", i18n::say(io.lang, &message.with("tasks", lesson.n_tasks()))));
        }
        n_faults += faults.len();
    }
    match n_faults {
        0 => Ok(()),
        n => Err(Failure::Data(Message::new("lessons-faults").with("n", n))),
    }
}

fn pack(io: &mut Io<'_>, folder: &Path, out: Option<&PathBuf>) -> Result<(), Failure> {
    let broken = |error: &LessonError| Failure::Data(shelf::broken(folder, error));
    let (lesson, bytes) = shelf::pack(io.world, folder).map_err(|error| broken(&error))?;
    let default = PathBuf::from(format!("{}.{}", lesson.id, shelf::PACK));
    let path = written(io, out.unwrap_or(&default), &bytes)?;
    let message = Message::new("lessons-packed").with("title", lesson.title(io.lang)).with("path", path);
    drop(writeln!(io.out, "{}", i18n::say(io.lang, &message)));
    Ok(())
}

/// Prints a lesson, by its id or from its folder: the participant's workbook, or the facilitator's guide.
fn print(io: &mut Io<'_>, name: &Path, is_guide: bool, out: Option<&PathBuf>) -> Result<(), Failure> {
    let known = lessons::shelf(io.world).lessons.into_iter().find(|lesson| Path::new(&lesson.id) == name);
    let lesson = match known {
        Some(lesson) => lesson,
        None if io.world.read(&name.join("lesson.toml")).is_ok() || shelf::is_pack(name) => {
            shelf::open(io.world, name).map_err(|error| Failure::Data(shelf::broken(name, &error)))?
        }
        None => {
            return Err(Failure::Data(Message::new("lessons-unknown").with("id", name.display().to_string())));
        }
    };
    let parts = if is_guide { print::guide(&lesson, io.lang) } else { print::workbook(&lesson, io.lang) };
    let title = lesson.title(io.lang).into();
    let bytes = paper::write(&title, io.lang, &parts).map_err(|error| Failure::Data(error.message()))?;
    let default = PathBuf::from(format!("{}.pdf", lesson.id));
    say_written(io, out.unwrap_or(&default), &bytes)
}

/// Merges the progress files of a folder into the trainer's table.
fn board(io: &mut Io<'_>, folder: &Path, out: Option<&PathBuf>) -> Result<(), Failure> {
    let mut board = Board::default();
    board.read(io.world, folder);
    if !board.unread.is_empty() {
        let message = Message::new("lessons-board-unread").with("n", board.unread.len());
        drop(writeln!(io.err, "{}", i18n::say(io.lang, &message.with("files", board.unread.join(", ")))));
    }
    if board.learners.is_empty() {
        return Err(Failure::Data(Message::new("lessons-board-none").with("folder", folder.display().to_string())));
    }
    let lists = board.lists(&lessons::shelf(io.world).lessons, io.lang);
    let bytes = listing::write(&lists, io.lang).map_err(|error| Failure::Data(error.message()))?;
    let default = folder.join("board.xlsx");
    let path = written(io, out.unwrap_or(&default), &bytes)?;
    let message = Message::new("lessons-board-written").with("n", board.learners.len()).with("path", path);
    drop(writeln!(io.out, "{}", i18n::say(io.lang, &message)));
    Ok(())
}

/// Makes a lesson of a project: its tasks, checks and solution, with texts to be edited.
fn record(io: &mut Io<'_>, project: &Path, out: Option<&PathBuf>) -> Result<(), Failure> {
    let mut session = Session::new(Arc::new(DiskWorld), None, Arc::new(|| ()));
    session.apply(Command::Open(vec![project.to_owned()]));
    session.settle();
    if let Some(failed) = session.take_events().into_iter().find(|event| event.is_error) {
        return Err(Failure::Data(failed.message));
    }
    let folder = out.cloned().unwrap_or_else(|| project.with_extension(""));
    let title = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let lesson = record::record(&session, &title).map_err(Failure::Data)?;
    let path = folder.display().to_string();
    record::write(io.world, &folder, &lesson, &title).map_err(|error| {
        Failure::Data(Message::new("lessons-kit-not-written").with("path", &path).with("reason", reason(&error)))
    })?;
    let message = Message::new("lessons-recorded").with("tasks", lesson.n_tasks).with("path", path);
    drop(writeln!(io.out, "{}", i18n::say(io.lang, &message)));
    Ok(())
}

/// `statelier kit FOLDER`: a workshop on a stick.
pub(crate) fn kit(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let mut folder: Option<PathBuf> = None;
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Value(word) if folder.is_none() => folder = Some(word.into()),
            other => return Err(usage(&other.unexpected())),
        }
    }
    let folder = folder.ok_or_else(|| Failure::Usage(Message::new("cli-kit-usage")))?;
    let lessons = lessons::shelf(io.world).lessons;
    let kit = kit::lay_out(io.world, &folder, &lessons).map_err(|error| Failure::Data(error.message()))?;
    let message = Message::new("lessons-kit").with("lessons", kit.n_lessons).with("files", kit.n_files);
    drop(writeln!(io.out, "{}", i18n::say(io.lang, &message.with("folder", folder.display().to_string()))));
    Ok(())
}

/// Writes a file and returns its path as people read it.
fn written(io: &Io<'_>, path: &Path, bytes: &[u8]) -> Result<String, Failure> {
    let shown = path.display().to_string();
    let not_written = |error: std::io::Error| {
        Failure::Data(Message::new("lessons-kit-not-written").with("path", &shown).with("reason", reason(&error)))
    };
    io.world.replace(path, bytes).map_err(not_written)?;
    Ok(shown)
}

fn say_written(io: &mut Io<'_>, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let path = written(io, path, bytes)?;
    drop(writeln!(io.out, "{}", i18n::say(io.lang, &Message::new("lessons-written").with("path", path))));
    Ok(())
}
