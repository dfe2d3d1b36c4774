//! Lays out a workshop in a folder or on a stick: program, lessons, data, prints, keys, a place for progress files.

use std::path::{Path, PathBuf};

use super::{Lesson, print, samples, shelf};
use crate::i18n::Lang;
use crate::message::{Explain, Message};
use crate::publish::export::ExportError;
use crate::publish::export::paper::{self, Part};
use crate::world::{World, reason};

/// Why a kit could not be laid out.
#[derive(Debug, thiserror::Error)]
pub enum KitError {
    #[error("{path}: {error}")]
    Write { path: PathBuf, error: std::io::Error },
    #[error(transparent)]
    Paper(#[from] ExportError),
}

impl Explain for KitError {
    fn message(&self) -> Message {
        match self {
            Self::Write { path, error } => Message::new("lessons-kit-not-written")
                .with("path", path.display().to_string())
                .with("reason", reason(error)),
            Self::Paper(error) => error.message(),
        }
    }
}

/// What was laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kit {
    pub n_files: usize,
    pub n_lessons: usize,
}

/// Lays out a kit; files of the same names are replaced, all others stay.
pub fn lay_out(world: &dyn World, folder: &Path, lessons: &[Lesson]) -> Result<Kit, KitError> {
    let mut writer = Writer { world, folder, n_files: 0 };
    for name in ["lessons", "data", "prints", "keys", "progress"] {
        writer.make(name)?;
    }
    world.place_program(folder).map_err(|error| KitError::Write { path: folder.to_owned(), error })?;
    writer.n_files += 1;
    for (path, bytes) in shelf::files() {
        if let Some(parent) = path.parent() {
            writer.make(Path::new("lessons").join(parent))?;
        }
        writer.put(Path::new("lessons").join(&path), bytes)?;
    }
    for (name, bytes) in samples::all() {
        writer.put(Path::new("data").join(name), &bytes)?;
    }
    for lang in Lang::ALL {
        let text = match lang {
            Lang::En => include_str!("../../assets/text/en/kit.txt"),
            Lang::Fr => include_str!("../../assets/text/fr/kit.txt"),
        };
        let name = if lang == Lang::Fr { "LISEZ-MOI.txt" } else { "READ-ME.txt" };
        writer.put(PathBuf::from(name), text.as_bytes())?;
        for lesson in lessons {
            writer.print("prints", lesson, lang, &print::workbook(lesson, lang))?;
            writer.print("keys", lesson, lang, &print::guide(lesson, lang))?;
        }
    }
    Ok(Kit { n_files: writer.n_files, n_lessons: lessons.len() })
}

struct Writer<'a> {
    world: &'a dyn World,
    folder: &'a Path,
    n_files: usize,
}

impl Writer<'_> {
    fn make(&self, name: impl AsRef<Path>) -> Result<(), KitError> {
        let path = self.folder.join(name);
        self.world.make_folder(&path).map_err(|error| KitError::Write { path, error })
    }

    fn put(&mut self, name: PathBuf, bytes: &[u8]) -> Result<(), KitError> {
        let path = self.folder.join(name);
        self.world.replace(&path, bytes).map_err(|error| KitError::Write { path, error })?;
        self.n_files += 1;
        Ok(())
    }

    fn print(&mut self, folder: &str, lesson: &Lesson, lang: Lang, parts: &[Part]) -> Result<(), KitError> {
        let number = lesson.number.map_or_else(String::new, |number| format!("{number:02}-"));
        let name = format!("{number}{}.{}.pdf", lesson.id, lang.code());
        let bytes = paper::write(&lesson.title(lang).into(), lang, parts)?;
        self.put(Path::new(folder).join(name), &bytes)
    }
}
