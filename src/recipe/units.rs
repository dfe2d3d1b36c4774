//! In which unit and scale a table counts, as its heading and its header levels say it. Guesses, for `propose`.

use crate::data::words::{has_phrase, plain};
use crate::steps::convert::Scale;

/// SDMX's unit of measure for people.
pub(super) const PERSONS: &str = "PS";
/// SDMX's unit of measure for hundredths.
const PER_CENT: &str = "PT";

/// Words in plain form that say the scale.
const SCALES: &[(Scale, &[&str])] = &[
    (Scale::Hundreds, &["in hundreds", "en centaines", "en centenares", "em centenas"]),
    (
        Scale::Thousands,
        &[
            "thousands",
            "in thousands",
            "milliers",
            "en milliers",
            "miles",
            "en miles",
            "milhares",
            "000s",
            "بالآلاف",
            "بالالاف",
        ],
    ),
    (Scale::Millions, &["millions", "in millions", "en millions", "millones", "milhoes", "بالملايين"]),
    (Scale::Billions, &["billions", "in billions", "milliards", "en milliards"]),
];
const PER_CENT_WORDS: &[&str] = &[
    "percentage",
    "per cent",
    "percent",
    "pourcentage",
    "pour cent",
    "porcentaje",
    "por ciento",
    "porcentagem",
    "por cento",
];
const PERSON_WORDS: &[&str] = &[
    "population",
    "populations",
    "persons",
    "people",
    "inhabitants",
    "residents",
    "migrant",
    "migrants",
    "immigrants",
    "emigrants",
    "refugees",
    "travellers",
    "foreigners",
    "citizens",
    "workers",
    "employed",
    "personnes",
    "habitants",
    "immigres",
    "emigres",
    "refugies",
    "voyageurs",
    "etrangers",
    "ressortissants",
    "travailleurs",
    "poblacion",
    "personas",
    "habitantes",
    "migrantes",
    "inmigrantes",
    "refugiados",
    "extranjeros",
    "ocupados",
    "trabajadores",
    "estrangeiros",
    "trabalhadores",
    "populacao",
    "pessoas",
    "السكان",
];

/// What was found: the unit, its scale, and the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) measure: &'static str,
    pub(super) scale: Scale,
    pub(super) words: String,
}

impl Found {
    /// Returns the ending of the message that gives the reason.
    pub(super) fn id(&self) -> &'static str {
        match (self.measure, self.scale) {
            (PER_CENT, _) => "per-cent",
            (_, Scale::Units) => "persons",
            _ => "scale",
        }
    }
}

/// Finds unit and scale; nothing where nothing says so, or where two places say different things.
pub(super) fn find(heading: &[String], levels: &[Vec<String>]) -> Option<Found> {
    let lines: Vec<(String, &String)> = heading.iter().map(|line| (plain(line), line)).collect();
    let in_lines = |words: &[&str]| {
        let mut found = lines.iter().filter(|(plain, _)| words.iter().any(|word| has_phrase(plain, word)));
        found.next().map(|(_, line)| (*line).clone())
    };
    // A word of one header among many speaks of that header alone.
    let in_levels = |words: &[&str]| {
        let says = |value: &String| words.iter().any(|word| has_phrase(&plain(value), word));
        levels.iter().find(|level| !level.is_empty() && level.iter().all(says)).and_then(|level| level.first().cloned())
    };
    let said = |words: &[&str]| in_levels(words).or_else(|| in_lines(words));
    if let Some(words) = in_levels(PER_CENT_WORDS).or_else(|| in_lines(PER_CENT_WORDS)) {
        return Some(Found { measure: PER_CENT, scale: Scale::Units, words });
    }
    let people = said(PERSON_WORDS)?;
    let mut scales = SCALES.iter().filter_map(|(scale, words)| Some((*scale, said(words)?)));
    match (scales.next(), scales.next()) {
        (None, _) => Some(Found { measure: PERSONS, scale: Scale::Units, words: people }),
        (Some((scale, words)), None) => Some(Found { measure: PERSONS, scale, words }),
        (Some(_), Some(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(heading: &str, level: &[&str]) -> Option<(&'static str, Scale)> {
        let level = level.iter().map(|text| (*text).to_owned()).collect();
        find(&[heading.to_owned()], &[level]).map(|found| (found.measure, found.scale))
    }

    #[test]
    fn units_are_read_in_several_languages() {
        let thousands = Some((PERSONS, Scale::Thousands));
        assert_eq!(found("Table 2 - Total population at mid-year, 1990-2019 (thousands)", &[]), thousands);
        assert_eq!(found("Population étrangère (en milliers)", &["2015"]), thousands);
        assert_eq!(found("", &["Male population (thousands)", "Female population (thousands)"]), thousands);
        assert_eq!(found("Población residente, miles de personas", &[]), thousands);
        assert_eq!(found("International migrant stock at mid-year by sex", &[]), Some((PERSONS, Scale::Units)));
        assert_eq!(found("Migrant stock as a percentage of the total population", &[]), Some((PER_CENT, Scale::Units)));
    }

    #[test]
    fn what_is_not_said_is_not_guessed() {
        assert_eq!(found("Imports by chapter", &["2015"]), None);
        assert_eq!(found("Population (thousands), income (millions)", &[]), None, "two scales");
        let one_of_two = found("Population", &["Total (thousands)", "Share"]);
        assert_eq!(one_of_two, Some((PERSONS, Scale::Units)));
    }
}
