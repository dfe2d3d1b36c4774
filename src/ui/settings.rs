//! What the program remembers between runs: language, theme, recent files. Nothing about data.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::tokens::Theme;
use crate::i18n::Lang;
use crate::world::World;

const N_RECENT: usize = 8;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub lang: Option<Lang>,
    pub theme: Theme,
    /// Newest first.
    pub recent: Vec<PathBuf>,
}

impl Settings {
    /// Reads the settings; missing or damaged ones are the defaults.
    pub fn load(world: &dyn World, home: &Path) -> Self {
        world.read(&file(home)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Writes the settings.
    pub fn save(&self, world: &dyn World, home: &Path) -> io::Result<()> {
        world.make_folder(home)?;
        world.replace(&file(home), &serde_json::to_vec_pretty(self)?)
    }

    /// Puts a file at the head of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(N_RECENT);
    }
}

/// Returns the folder of settings and autosave: `STATELIER_HOME`, or the system's place for such things.
pub fn home() -> Option<PathBuf> {
    match std::env::var_os("STATELIER_HOME") {
        Some(folder) => Some(folder.into()),
        None => directories::ProjectDirs::from("", "", "Statelier").map(|folders| folders.data_dir().to_owned()),
    }
}

/// Returns the folder in which a person keeps documents.
pub fn documents() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    Some(folders.document_dir().unwrap_or_else(|| folders.home_dir()).to_owned())
}

/// Turns a title into a name that every system takes for a file; `None` where nothing is left of it.
pub fn file_name(title: &str) -> Option<String> {
    let is_fit = |letter: char| !letter.is_control() && !r#"<>:"/\|?*"#.contains(letter);
    let words = title.split(|letter: char| !is_fit(letter) || letter.is_whitespace()).filter(|word| !word.is_empty());
    let name: String = words.collect::<Vec<_>>().join(" ").chars().take(80).collect();
    let name = name.trim_matches(['.', ' ']);
    (!name.is_empty()).then(|| name.to_owned())
}

fn file(home: &Path) -> PathBuf {
    home.join("settings.json")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_title_becomes_a_file_name_on_every_system() {
        assert_eq!(file_name("Migrants : 1990/2019 ?").as_deref(), Some("Migrants 1990 2019"));
        assert_eq!(file_name("Émigrés…").as_deref(), Some("Émigrés…"));
        assert_eq!(file_name(" ../. "), None);
    }
}
