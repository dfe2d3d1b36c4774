//! The world outside the program: files and today's date. The only room that knows the disk.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::message::{Arg, Message};

/// What the program may ask of the world outside.
pub trait World: Send + Sync {
    /// Reads a whole file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Writes a whole file so that a reader sees the old one or the new one, never half of it. Its folder must be there: a
    /// typing error in a path makes no folders.
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Makes a folder and those above it; one that is there is no error.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Removes a file; a missing file is no error.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Lists the files and folders in a folder, sorted; a missing folder is empty.
    fn list(&self, folder: &Path) -> Vec<PathBuf>;
    /// Returns today's date, `2026-11-24`.
    fn today(&self) -> String;
    /// Returns the folders in which additions to the program may lie: where it was started, beside the executable.
    fn homes(&self) -> Vec<PathBuf>;
    /// Puts a copy of the running program into a folder; returns where it is.
    fn place_program(&self, folder: &Path) -> io::Result<PathBuf>;

    /// Returns what a library writes that knows files only: in a folder of its own that nobody else may read, gone afterwards.
    #[expect(clippy::disallowed_methods, reason = "this is the room that knows the disk")]
    fn through_file(&self, write: &mut dyn FnMut(&Path) -> io::Result<()>) -> io::Result<Vec<u8>> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("statelier-{}-{count}", std::process::id()));
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&folder)?;
        let path = folder.join("data");
        let written = write(&path).and_then(|()| std::fs::read(&path));
        std::fs::remove_dir_all(&folder)?;
        written
    }
}

/// Returns why a file could not be read or written, in the reader's language where the reason is a usual one.
pub fn reason(error: &io::Error) -> Arg {
    let id = match error.kind() {
        ErrorKind::NotFound => "app-io-not-found",
        ErrorKind::PermissionDenied => "app-io-not-allowed",
        ErrorKind::StorageFull => "app-io-full",
        ErrorKind::IsADirectory => "app-io-folder",
        ErrorKind::ReadOnlyFilesystem => "app-io-read-only",
        // What is rarer has no words here; the system's own say more than none.
        _ => return error.to_string().into(),
    };
    Message::new(id).into()
}

/// The real disk and clock.
#[derive(Debug, Default)]
pub struct DiskWorld;

impl World for DiskWorld {
    #[expect(clippy::disallowed_methods, reason = "this is the room that knows the disk")]
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".tmp");
        let beside = path.with_file_name(name);
        let mut file = std::fs::File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        std::fs::rename(&beside, path)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        std::fs::create_dir_all(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        match std::fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> =
            std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        found.sort();
        found
    }

    #[expect(clippy::disallowed_methods, reason = "this is the room that knows the clock")]
    fn today(&self) -> String {
        let seconds =
            std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
        date_from_days(i64::try_from(seconds / 86_400).unwrap_or(0))
    }

    fn homes(&self) -> Vec<PathBuf> {
        let beside = std::env::current_exe().ok().and_then(|program| program.parent().map(Path::to_owned));
        let mut homes: Vec<PathBuf> = std::env::current_dir().ok().into_iter().chain(beside).collect();
        homes.dedup();
        homes
    }

    fn place_program(&self, folder: &Path) -> io::Result<PathBuf> {
        let program = std::env::current_exe()?;
        let name = program.file_name().ok_or(io::ErrorKind::NotFound)?;
        let place = folder.join(name);
        // A stick laid out again from itself keeps the program that is running.
        if place.canonicalize().ok() != program.canonicalize().ok() {
            std::fs::copy(&program, &place)?;
        }
        Ok(place)
    }
}

/// Turns days since 1970-01-01 into an ISO date (Howard Hinnant's civil-from-days).
fn date_from_days(days: i64) -> String {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_index = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_index + 2) / 5 + 1;
    let month = if month_index < 10 { month_index + 3 } else { month_index - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A world in memory for tests and lessons.
#[derive(Debug, Default)]
pub struct MemoryWorld {
    files: Mutex<BTreeMap<PathBuf, Vec<u8>>>,
}

impl MemoryWorld {
    /// Puts a file into the world.
    #[must_use]
    pub fn with(self, path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) -> Self {
        self.lock().insert(path.into(), bytes.into());
        self
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<PathBuf, Vec<u8>>> {
        self.files.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl World for MemoryWorld {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.lock().get(path).cloned().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.lock().insert(path.to_owned(), bytes.to_owned());
        Ok(())
    }

    fn make_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.lock().remove(path);
        Ok(())
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        let files = self.lock();
        let inside = files.keys().filter_map(|path| path.strip_prefix(folder).ok()?.components().next());
        let mut found: Vec<PathBuf> = inside.map(|name| folder.join(name)).collect();
        found.dedup();
        found
    }

    fn today(&self) -> String {
        "2026-11-24".to_owned()
    }

    fn homes(&self) -> Vec<PathBuf> {
        vec![PathBuf::new()]
    }

    fn place_program(&self, folder: &Path) -> io::Result<PathBuf> {
        let place = folder.join("statelier");
        self.lock().insert(place.clone(), Vec::new());
        Ok(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_around_leap_days_are_right() {
        assert_eq!(date_from_days(0), "1970-01-01");
        assert_eq!(date_from_days(19_782), "2024-02-29");
        assert_eq!(date_from_days(20_781), "2026-11-24");
    }
}
