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

/// A small generator of random numbers (`SplitMix64`): the same files on every machine.
pub(crate) struct Dice(pub u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn share(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() >> 32).unwrap()) / f64::from(u32::MAX)
    }

    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    pub(crate) fn is(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// Roughly normal: the sum of twelve shares less six.
    pub(crate) fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }

    pub(crate) fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.index(choices.len())]
    }

    pub(crate) fn index(&mut self, n: usize) -> usize {
        usize::try_from(self.below(n as u64)).unwrap()
    }

    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.index(n) == 0
    }
}
