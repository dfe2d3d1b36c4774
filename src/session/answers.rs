//! What a person answered for a name once is offered the next time: the answers of an office, a list a code list.
//!
//! Offered, never applied: the same name may mean something else in another file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::data::matching::fold;
use crate::project::Project;
use crate::steps::{MatchCodes, Step};
use crate::world::World;

/// The answers of an office.
#[derive(Debug, Default)]
pub(super) struct Answers {
    path: Option<PathBuf>,
    known: BTreeMap<String, BTreeMap<String, Answer>>,
}

/// The different answers a name was given, by its folded form; none is "has no code".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Answer(Vec<Option<String>>);

impl Answers {
    pub(super) fn load(world: &dyn World, home: Option<&Path>) -> Self {
        let path = home.map(|home| home.join("answers.json"));
        let bytes = path.as_ref().and_then(|path| world.read(path).ok());
        let known = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Self { path, known }
    }

    /// Returns what a name was answered with, where it was always the same.
    pub(super) fn find(&self, list: &str, name: &str) -> Option<&Option<String>> {
        match self.known.get(list)?.get(&fold(name))?.0.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Learns the answers by which a project differs from what it was; one changed in the same place takes the place of the
    /// earlier one, for it was a slip.
    pub(super) fn learn(&mut self, world: &dyn World, before: &Project, after: &Project) -> std::io::Result<()> {
        let mut has_learnt = false;
        for table in &after.tables {
            let old = before.table(&table.id).map_or(&[][..], |table| table.recipe.as_slice());
            for (at, step) in table.recipe.iter().enumerate() {
                let Step::MatchCodes(step) = step else { continue };
                let earlier = match old.get(at) {
                    Some(Step::MatchCodes(earlier)) if is_same_place(earlier, step) => Some(&earlier.decisions),
                    _ => None,
                };
                for (name, code) in &step.decisions {
                    let was = earlier.and_then(|earlier| earlier.get(name));
                    has_learnt |= was != Some(code) && self.take(&step.code_list, name, was, code.as_ref());
                }
            }
        }
        match &self.path {
            Some(path) if has_learnt => world.replace(path, &serde_json::to_vec(&self.known)?),
            _ => Ok(()),
        }
    }

    fn take(&mut self, list: &str, name: &str, was: Option<&Option<String>>, code: Option<&String>) -> bool {
        let answer = self.known.entry(list.to_owned()).or_default().entry(fold(name)).or_default();
        let before = answer.clone();
        answer.0.retain(|known| Some(known) != was);
        let code = code.cloned();
        if !answer.0.contains(&code) {
            answer.0.push(code);
        }
        *answer != before
    }
}

fn is_same_place(earlier: &MatchCodes, later: &MatchCodes) -> bool {
    earlier.column == later.column && earlier.code_list == later.code_list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Table;
    use crate::world::MemoryWorld;

    fn project(decisions: &[(&str, Option<&str>)]) -> Project {
        let pair = |(name, code): &(&str, Option<&str>)| ((*name).to_owned(), code.map(str::to_owned));
        let decisions = decisions.iter().map(pair).collect();
        let step = MatchCodes { column: "Pays".to_owned(), decisions, ..MatchCodes::default() };
        let json = serde_json::json!({"id": "t1", "name": "t", "source": "s1", "sheet": "s"});
        let mut table: Table = serde_json::from_value(json).unwrap();
        table.recipe = vec![Step::MatchCodes(step)];
        Project { tables: vec![table], ..Project::default() }
    }

    #[test]
    fn an_answer_is_known_to_the_next_run_and_a_slip_is_forgotten() {
        let (world, home) = (MemoryWorld::default(), Path::new("home"));
        let mut answers = Answers::load(&world, Some(home));
        let slip = project(&[("Guinée", Some("GNB"))]);
        let right = project(&[("Guinée", Some("GIN")), ("Ailleurs", None)]);
        answers.learn(&world, &Project::default(), &slip).unwrap();
        answers.learn(&world, &slip, &right).unwrap();
        let mut next = Answers::load(&world, Some(home));
        assert_eq!(
            next.find("countries", "GUINEE"),
            Some(&Some("GIN".to_owned())),
            "another spelling is the same name"
        );
        assert_eq!(next.find("countries", "ailleurs"), Some(&None));
        assert_eq!(next.find("sex", "Guinée"), None, "an answer belongs to a list");
        next.learn(&world, &Project::default(), &project(&[("Guinée", Some("GNQ"))])).unwrap();
        assert_eq!(next.find("countries", "Guinée"), None, "answered in two ways, it is asked");
    }
}
