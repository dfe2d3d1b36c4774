//! What several test modules need: a context, the folder of trial data, what is skipped and why.

use std::path::PathBuf;

use statelier::cx::{Ctl, Cx};
use statelier::message::Notes;
use statelier::world::{DiskWorld, World as _};

/// Owns what a [`Cx`] borrows.
#[derive(Default)]
pub(crate) struct Bench {
    pub world: DiskWorld,
    pub ctl: Ctl,
    pub notes: Notes,
}

impl Bench {
    pub(crate) fn cx(&self) -> Cx<'_> {
        Cx { world: &self.world, ctl: &self.ctl, notes: &self.notes }
    }
}

/// Returns the folder of trial data beside the project, and says that the test skips where it is absent.
pub(crate) fn shared() -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join("shared");
    let folder = std::env::var_os("STATELIER_SHARED").map_or_else(beside, PathBuf::from);
    if folder.join("data").is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: the trial data are not beside the project ({})", folder.display());
    None
}

/// Reads a file of the trial data.
pub(crate) fn read(path: &std::path::Path) -> Vec<u8> {
    DiskWorld.read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
