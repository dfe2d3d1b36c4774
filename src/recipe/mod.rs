//! A recipe: steps in order, planned over schemas before they run. Knows no values; `run` and `propose` do.

mod difficulties;
pub mod domain;
mod lists;
mod meanings;
pub mod mend;
mod names;
pub mod propose;
pub mod run;
mod units;
mod values;

use std::collections::BTreeSet;

use crate::data::Schema;
use crate::steps::{Step, StepError};

pub use propose::{Proposal, propose, with_all_it_builds_on};
pub use run::{RecipeRun, StepCache, run};

/// Says what the columns are after each step; ends with the first step that cannot run.
pub fn plan(steps: &[Step], schema: &Schema) -> Vec<Result<Schema, StepError>> {
    let mut planned: Vec<Result<Schema, StepError>> = Vec::with_capacity(steps.len());
    for step in steps {
        let before = match planned.last() {
            Some(Ok(before)) => before,
            Some(Err(_)) => break,
            None => schema,
        };
        planned.push(step.plan(before));
    }
    planned
}

/// Returns the columns that a table must bring for a recipe, in the order in which they are asked for.
pub fn needed(steps: &[Step]) -> Vec<String> {
    let mut made = BTreeSet::new();
    let mut needed: Vec<String> = Vec::new();
    for step in steps {
        for name in step.reads().into_iter().filter(|name| !name.is_empty()) {
            if !made.contains(&name) && !needed.contains(&name) {
                needed.push(name);
            }
        }
        made.extend(step.creates());
    }
    needed
}

/// Returns the columns that a recipe makes, in the order in which they appear.
pub fn created(steps: &[Step]) -> Vec<String> {
    let mut created: Vec<String> = Vec::new();
    for name in steps.iter().flat_map(Step::creates) {
        if !created.contains(&name) {
            created.push(name);
        }
    }
    created
}

/// Returns the columns a recipe needs and a table does not have: what to rename before using it on another file.
pub fn lacking(steps: &[Step], schema: &Schema) -> Vec<String> {
    needed(steps).into_iter().filter(|name| schema.column(name).is_none()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Column, Kind};
    use crate::steps::{AgeBands, Filter, Rename};

    fn recipe() -> Vec<Step> {
        let bands = AgeBands { column: "âge".to_owned(), ..AgeBands::default() };
        let keep = Filter { column: "age_band".to_owned(), values: vec!["Y15T24".to_owned()], ..Filter::default() };
        let rename = Rename { column: "sexe".to_owned(), new_name: "sex".to_owned() };
        vec![Step::AgeBands(bands), Step::Filter(keep), Step::Rename(rename)]
    }

    #[test]
    fn a_recipe_says_what_it_needs_and_makes() {
        assert_eq!(needed(&recipe()), ["âge", "sexe"]);
        assert_eq!(created(&recipe()), ["age_band", "sex"]);
        let schema = Schema { columns: vec![Column::new("âge", Kind::Number)] };
        assert_eq!(lacking(&recipe(), &schema), ["sexe"]);
    }

    #[test]
    fn planning_ends_with_the_first_step_that_cannot_run() {
        let schema = Schema { columns: vec![Column::new("âge", Kind::Number)] };
        let planned = plan(&recipe(), &schema);
        assert_eq!(planned.len(), 3);
        assert!(planned[1].is_ok());
        let missing = StepError::MissingColumn { column: "sexe".to_owned(), step: "rename" };
        assert_eq!(planned[2], Err(missing));
        assert_eq!(plan(&recipe(), &Schema::default()).len(), 1);
    }
}
