//! The invented country inside the program: its survey, its border counts, its permits, its customs declarations.

macro_rules! samples {
    ($($name:literal),* $(,)?) => {
        const SAMPLES: &[(&str, &[u8])] = &[$(($name, include_bytes!(concat!("../../sample-data/", $name)))),*];
    };
}

samples! { "douanes.csv", "enquete-emploi-migration.csv", "enquete-emploi-migration.xlsx", "passages-frontiere.xlsx", "permis-residence.xlsx" }

/// Returns every sample: name and bytes.
pub fn all() -> Vec<(String, &'static [u8])> {
    SAMPLES.iter().map(|(name, bytes)| ((*name).to_owned(), *bytes)).collect()
}

/// Returns one sample by name.
pub fn sample(name: &str) -> Option<&'static [u8]> {
    SAMPLES.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}
