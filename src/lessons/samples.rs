//! The invented country inside the program: its survey, its border counts, its permits, its customs declarations.

use std::sync::Arc;

use crate::import;
use crate::message::{Explain as _, Message};
use crate::project::Project;
use crate::project::file::{FileError, Vault};

macro_rules! samples {
    ($($name:literal),* $(,)?) => {
        const SAMPLES: &[(&str, &[u8])] = &[$(($name, include_bytes!(concat!("../../sample-data/", $name)))),*];
    };
}

samples! { "douanes.csv", "enquete-emploi-migration.csv", "enquete-emploi-migration.xlsx", "passages-frontiere.xlsx", "permis-residence.xlsx" }

/// Returns every sample: name and bytes.
pub fn all() -> Vec<(String, Arc<[u8]>)> {
    SAMPLES.iter().map(|(name, bytes)| ((*name).to_owned(), Arc::from(*bytes))).collect()
}

/// Returns one sample by name.
pub fn sample(name: &str) -> Option<&'static [u8]> {
    SAMPLES.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}

/// Returns the finished project on the built-in survey: the main job, from the file to the report.
pub fn project() -> Result<(Project, Vault), Message> {
    let broken = |reason: String| FileError::Damaged(reason).message();
    let mut project: Project =
        serde_json::from_str(include_str!("../../sample-data/demo.json")).map_err(|error| broken(error.to_string()))?;
    let mut vault = Vault::new();
    for source in &mut project.sources {
        let bytes = sample(&source.name).ok_or_else(|| broken(source.name.clone()))?;
        source.fingerprint = import::fingerprint(bytes);
        source.n_bytes = bytes.len() as u64;
        vault.insert(source.fingerprint.clone(), bytes.into());
    }
    Ok((project, vault))
}
