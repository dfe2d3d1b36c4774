//! A project as one file: a zip with a readable document and, unless left out, the sources. Bytes in, bytes out.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::history::Entry;
use super::{FORMAT, Project, Source};
use crate::message::{Explain, Message};

/// The name of the document inside the zip.
const DOCUMENT: &str = "project.json";
/// The name of the ways that were left for the project as it stands.
const WAYS: &str = "ways.json";
/// No document of decisions is larger; a larger one is a trap.
const MAX_DOCUMENT_BYTES: u64 = 64 << 20;
/// No source inside a project is larger.
const MAX_SOURCE_BYTES: u64 = 2 << 30;

/// The bytes of sources, by fingerprint.
pub type Vault = BTreeMap<String, Arc<[u8]>>;

/// Why a project could not be opened or written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("not a project file")]
    NotAProject,
    #[error("damaged: {0}")]
    Damaged(String),
    #[error("made by a newer version ({0})")]
    Newer(u32),
    #[error("cannot be made: {0}")]
    CannotMake(String),
}

impl Explain for FileError {
    fn message(&self) -> Message {
        match self {
            Self::NotAProject => Message::new("project-file-not-one"),
            Self::Damaged(reason) => Message::new("project-file-damaged").with("reason", reason),
            Self::Newer(format) => Message::new("project-file-newer").with("format", *format),
            Self::CannotMake(reason) => Message::new("project-file-cannot-make").with("reason", reason),
        }
    }
}

/// Whether a project file is made small, for keeping and mailing, or quickly, after every edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    Small,
    Quick,
}

impl Packing {
    fn options(self, bytes: &[u8]) -> SimpleFileOptions {
        // Workbooks are zips already.
        let method = match self {
            Self::Small if !bytes.starts_with(b"PK") => CompressionMethod::Deflated,
            Self::Small | Self::Quick => CompressionMethod::Stored,
        };
        SimpleFileOptions::default().compression_method(method)
    }
}

/// A way that was left, in the file: where it ended and the sentence that led there.
#[derive(Serialize, Deserialize)]
struct Way<P> {
    sentence: Message,
    project: P,
}

/// Packs a project and the ways that were left; `vault` holds the sources to put in (an empty one: the document alone).
///
/// Ways that need a source which the project has no more are left out: who takes a file out of a project does not hand it on.
pub fn pack(project: &Project, ways: &[Entry], vault: &Vault, packing: Packing) -> Result<Vec<u8>, FileError> {
    let cannot = |reason: &dyn std::fmt::Display| FileError::CannotMake(reason.to_string());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let document = serde_json::to_vec_pretty(project).map_err(|error| cannot(&error))?;
    zip.start_file(DOCUMENT, packing.options(&document)).map_err(|error| cannot(&error))?;
    zip.write_all(&document).map_err(|error| cannot(&error))?;
    let is_held = |source: &Source| project.sources.iter().any(|held| held.fingerprint == source.fingerprint);
    let held = ways.iter().filter(|way| way.project.sources.iter().all(is_held));
    let ways: Vec<_> = held.map(|way| Way { sentence: way.sentence.clone(), project: &*way.project }).collect();
    if !ways.is_empty() {
        let ways = serde_json::to_vec_pretty(&ways).map_err(|error| cannot(&error))?;
        zip.start_file(WAYS, packing.options(&ways)).map_err(|error| cannot(&error))?;
        zip.write_all(&ways).map_err(|error| cannot(&error))?;
    }
    for source in &project.sources {
        let Some(bytes) = vault.get(&source.fingerprint) else { continue };
        let options = packing.options(bytes);
        zip.start_file(format!("sources/{}", source.fingerprint), options).map_err(|error| cannot(&error))?;
        zip.write_all(bytes).map_err(|error| cannot(&error))?;
    }
    Ok(zip.finish().map_err(|error| cannot(&error))?.into_inner())
}

/// Unpacks a project file; strange or cut files give an error, never a half-read project.
pub fn unpack(bytes: &[u8]) -> Result<(Project, Vec<Entry>, Vault), FileError> {
    if !bytes.starts_with(b"PK") {
        return Err(FileError::NotAProject);
    }
    let damaged = |error: &dyn std::fmt::Display| FileError::Damaged(error.to_string());
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let document = text_of(&mut zip, DOCUMENT)?.ok_or(FileError::NotAProject)?;
    let value: serde_json::Value = serde_json::from_slice(&document).map_err(|error| damaged(&error))?;
    let format = value.get("format").and_then(serde_json::Value::as_u64).ok_or(FileError::NotAProject)?;
    let format = u32::try_from(format).unwrap_or(u32::MAX);
    if format > FORMAT {
        return Err(FileError::Newer(format));
    }
    let project: Project = serde_json::from_value(value).map_err(|error| damaged(&error))?;
    let ways: Vec<Way<Project>> = match text_of(&mut zip, WAYS)? {
        Some(text) => serde_json::from_slice(&text).map_err(|error| damaged(&error))?,
        None => Vec::new(),
    };
    let entry = |way: Way<Project>| Entry { sentence: way.sentence, project: Arc::new(way.project) };
    let mut vault = Vault::new();
    for source in &project.sources {
        let Ok(file) = zip.by_name(&format!("sources/{}", source.fingerprint)) else { continue };
        let mut content = Vec::new();
        file.take(MAX_SOURCE_BYTES).read_to_end(&mut content).map_err(|error| damaged(&error))?;
        if crate::import::fingerprint(&content) != source.fingerprint {
            return Err(FileError::Damaged(source.name.clone()));
        }
        vault.insert(source.fingerprint.clone(), content.into());
    }
    Ok((project, ways.into_iter().map(entry).collect(), vault))
}

/// Returns a text of the zip; nothing where there is none of that name.
fn text_of(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<Vec<u8>>, FileError> {
    let damaged = |error: &dyn std::fmt::Display| FileError::Damaged(error.to_string());
    match zip.by_name(name) {
        Ok(file) => {
            let mut text = Vec::new();
            file.take(MAX_DOCUMENT_BYTES).read_to_end(&mut text).map_err(|error| damaged(&error))?;
            Ok(Some(text))
        }
        Err(zip::result::ZipError::FileNotFound) => Ok(None),
        Err(error) => Err(damaged(&error)),
    }
}
