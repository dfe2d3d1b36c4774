//! A recipe on another file: which of the columns it needs are gone, and what they may be called now. A person decides.

use std::collections::BTreeSet;

use super::lacking;
use super::names::concept_of;
use crate::data::matching::fold;
use crate::data::{Concept, Dataset};
use crate::steps::Step;

/// A column that a recipe needs and a table does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    pub column: String,
    /// Columns that may be it under another name, the likeliest first.
    pub candidates: Vec<String>,
}

/// Names this alike may be one name.
const ALIKE: f64 = 0.85;

/// Returns the columns that a recipe needs and a table as read does not have.
pub fn gone(steps: &[Step], read: &Dataset) -> Vec<Lacking> {
    let needed: BTreeSet<String> = super::needed(steps).into_iter().collect();
    let free: Vec<&str> = read.schema.columns.iter().map(|column| column.name.as_str()).collect();
    let free: Vec<&str> = free.into_iter().filter(|name| !needed.contains(*name)).collect();
    let one = |column: String| {
        let meant = meaning(steps, &column);
        let mut scored: Vec<(f64, &str)> = free.iter().map(|name| (likeness(&column, meant, name), *name)).collect();
        scored.retain(|(score, _)| *score >= ALIKE);
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let candidates = scored.into_iter().map(|(_, name)| name.to_owned()).collect();
        Lacking { column, candidates }
    };
    lacking(steps, &read.schema).into_iter().map(one).collect()
}

/// Returns what a column measures: as a step says, else by its name.
fn meaning(steps: &[Step], column: &str) -> Option<Concept> {
    let said = steps.iter().filter(|step| step.reads().iter().any(|read| read == column)).find_map(Step::concept);
    said.filter(|concept| *concept != Concept::Other).or_else(|| concept_of(column).map(|(concept, _)| concept))
}

/// Returns how likely two names of columns are the same column: 1 where one holds the words of the other or the new one is
/// called as what the old one measured.
fn likeness(old: &str, meant: Option<Concept>, new: &str) -> f64 {
    let (folded_old, folded_new) = (fold(old), fold(new));
    let words = |text: &str| -> BTreeSet<String> {
        text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (old_words, new_words) = (words(&folded_old), words(&folded_new));
    let is_within = !old_words.is_empty()
        && !new_words.is_empty()
        && (old_words.is_subset(&new_words) || new_words.is_subset(&old_words));
    if is_within || (meant.is_some() && meant == concept_of(new).map(|(concept, _)| concept)) {
        return 1.0;
    }
    strsim::jaro_winkler(&folded_old, &folded_new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::testing::table;
    use crate::steps::{Assign, Rename};

    #[test]
    fn a_column_that_is_called_otherwise_is_found_and_nothing_else_is() {
        let rename = |column: &str| Step::Rename(Rename { column: column.to_owned(), new_name: "x".to_owned() });
        let read = table("Valeur_FOB:number | Pays | Sexe | Remarque\n 1 | Mali | F | x");
        let found = gone(&[rename("Valeur"), rename("Pays"), rename("Sex"), rename("Poids net")], &read);
        let found: Vec<(&str, Vec<&str>)> = found
            .iter()
            .map(|one| (one.column.as_str(), one.candidates.iter().map(String::as_str).collect()))
            .collect();
        assert_eq!(found, [("Valeur", vec!["Valeur_FOB"]), ("Sex", vec!["Sexe"]), ("Poids net", vec![])]);
        // What a step said that it measures tells more than its name.
        let said = Assign { column: "Q12".to_owned(), concept: Concept::Region, ..Assign::default() };
        let found = gone(&[Step::Assign(said)], &table("CCAA | n:number\n Aragón | 1"));
        assert_eq!(found[0].candidates, ["CCAA"]);
    }
}
