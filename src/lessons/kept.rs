//! The learner's own work in a lesson, kept so that it goes on after a break, a crash or a power cut as the learner left it.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::project::Project;
use crate::world::World;

/// Where a learner is in a lesson, and with what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The task the learner is at.
    pub task: usize,
    /// The work as it was when the task began.
    pub begun: Project,
    pub project: Project,
}

impl Kept {
    /// Reads what was kept of a lesson; nothing where there is none, or what another version of the program wrote.
    pub fn load(world: &dyn World, home: &Path, lesson: &str) -> Option<Self> {
        serde_json::from_slice(&world.read(&file(home, lesson)).ok()?).ok()
    }

    /// Writes it; the file is replaced as a whole, so that a kill leaves the old or the new one.
    pub fn save(&self, world: &dyn World, home: &Path, lesson: &str) -> io::Result<()> {
        let file = file(home, lesson);
        world.make_folder(file.parent().unwrap_or(home))?;
        world.replace(&file, &serde_json::to_vec(self)?)
    }
}

fn file(home: &Path, lesson: &str) -> PathBuf {
    // A pack from anywhere may call itself anything, and writes nowhere else for that.
    let name: String = lesson.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    home.join("begun").join(format!("{name}.json"))
}
