//! Where lessons come from: inside the program, a folder `lessons` beside it, a folder or a pack that somebody hands over.

use std::io::Read as _;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::{Lesson, LessonError, LessonKind};
use crate::message::{Explain as _, Message};
use crate::world::World;

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/lessons");

/// The ending of a lesson in one file.
pub const PACK: &str = "statelier-lesson";

/// The most bytes that one file of a pack may have: far more than a lesson needs, far less than fills a laptop.
const MOST_BYTES: u64 = 64 << 20;

/// Returns the lessons inside the program, in the order of the course, with errors for their writers.
pub fn shipped() -> Vec<Result<Lesson, LessonError>> {
    let mut folders: Vec<&Dir<'_>> = SHIPPED.dirs().collect();
    folders.sort_by_key(|folder| folder.path());
    let read = |folder: &&Dir<'_>| {
        Lesson::read(&|name| {
            let file = folder.get_file(folder.path().join(name));
            file.map(|file| file.contents().to_vec()).ok_or_else(|| "not found".to_owned())
        })
    };
    folders.iter().map(read).collect()
}

/// Returns every file of the lessons inside the program: its path under `lessons`, and its bytes.
pub fn files() -> Vec<(std::path::PathBuf, &'static [u8])> {
    let folders = SHIPPED.dirs().flat_map(Dir::files);
    let mut files: Vec<_> =
        SHIPPED.files().chain(folders).map(|file| (file.path().to_owned(), file.contents())).collect();
    files.sort();
    files
}

/// The lessons that can be played, and the folders that should be one and are not.
#[derive(Debug, Default)]
pub struct Shelf {
    pub lessons: Vec<Lesson>,
    pub broken: Vec<Message>,
}

impl Shelf {
    /// Takes up a lesson, in place of one of the same id.
    pub fn put(&mut self, lesson: Lesson) {
        match self.lessons.iter_mut().find(|known| known.id == lesson.id) {
            Some(known) => *known = lesson,
            None => self.lessons.push(lesson),
        }
        // As those inside the program stand: the test, the course in its order, then what stands beside it.
        let place = |lesson: &Lesson| match lesson.kind {
            LessonKind::Test => 0,
            _ => lesson.number.unwrap_or(u32::MAX),
        };
        self.lessons.sort_by_key(place);
    }
}

/// Returns all lessons: those inside the program, and those of a folder `lessons` beside it or where it was started, which
/// add to them or stand in for them by id.
pub fn shelf(world: &dyn World) -> Shelf {
    let mut shelf = Shelf { lessons: shipped().into_iter().flatten().collect(), broken: Vec::new() };
    for path in world.homes().iter().flat_map(|home| world.list(&home.join("lessons"))) {
        if !is_pack(&path) && world.read(&path.join("lesson.toml")).is_err() {
            continue;
        }
        match open(world, &path) {
            Ok(lesson) => shelf.put(lesson),
            Err(error) => shelf.broken.push(broken(&path, &error)),
        }
    }
    shelf
}

/// Says that a folder or a pack is no lesson, and why.
pub fn broken(path: &Path, error: &LessonError) -> Message {
    Message::new("lessons-broken").with("folder", path.display().to_string()).with("reason", error.message())
}

/// Returns whether a path is named like a lesson in one file.
pub fn is_pack(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(PACK))
}

/// Reads a lesson from its folder or from a pack.
pub fn open(world: &dyn World, path: &Path) -> Result<Lesson, LessonError> {
    if is_pack(path) {
        let bytes = world.read(path).map_err(|error| no_file(path, error.to_string()))?;
        return unpack(path, &bytes);
    }
    Lesson::read(&|name| world.read(&path.join(name)).map_err(|error| error.to_string()))
}

/// Reads a lesson from the bytes of a pack.
fn unpack(path: &Path, bytes: &[u8]) -> Result<Lesson, LessonError> {
    let archive =
        zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(|error| no_file(path, error.to_string()))?;
    Lesson::read(&|name| {
        let mut archive = archive.clone();
        let file = archive.by_name(name).map_err(|error| error.to_string())?;
        let mut content = Vec::new();
        let n_read = file.take(MOST_BYTES + 1).read_to_end(&mut content).map_err(|error| error.to_string())?;
        if n_read as u64 > MOST_BYTES { Err(format!("> {MOST_BYTES} bytes")) } else { Ok(content) }
    })
}

/// Puts a lesson's folder into one file, and gives its bytes; the lesson is read first, so that no broken one is handed on.
pub fn pack(world: &dyn World, folder: &Path) -> Result<(Lesson, Vec<u8>), LessonError> {
    use std::io::Write as _;
    let lesson = open(world, folder)?;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let texts = ["lesson.toml", "en.md", "fr.md", "solution.json"];
    let names = texts.into_iter().map(str::to_owned).chain(lesson.data().iter().map(|(name, _)| name.clone()));
    for name in names {
        // A file that is inside every copy of the program need not travel.
        let Ok(bytes) = world.read(&folder.join(&name)) else { continue };
        let options = zip::write::SimpleFileOptions::default();
        let written = writer.start_file(&name, options).map_err(std::io::Error::from);
        written.and_then(|()| writer.write_all(&bytes)).map_err(|error| no_file(folder, error.to_string()))?;
    }
    let bytes = writer.finish().map_err(|error| no_file(folder, error.to_string()))?.into_inner();
    Ok((lesson, bytes))
}

fn no_file(path: &Path, reason: String) -> LessonError {
    LessonError::NoFile { file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(), reason }
}
