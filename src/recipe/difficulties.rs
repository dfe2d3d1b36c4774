//! The six questions of the Washington Group among the columns of a table: one about each domain, with the same answers. A part of
//! `propose`.

use super::propose::Draft;
use super::values::{matcher, share};
use crate::data::Concept;
use crate::data::words::plain;
use crate::message::Message;
use crate::steps::{Disability, Step};

/// How the words of each domain begin in five languages, in plain form.
const DOMAINS: [&[&str]; 6] = [
    &["see", "vision", "sight", "eyesight", "vue", "voir", "ver", "البصر", "النظر", "الروية"],
    &["hear", "audition", "entendre", "ouie", "oir", "ouvir", "audicion", "audicao", "السمع"],
    &["walk", "climb", "mobility", "marche", "mobilite", "caminar", "andar", "subir", "المشي"],
    &["remember", "memory", "concentr", "memoire", "cogniti", "recordar", "memoria", "lembrar", "التذكر", "التركيز"],
    &["selfcare", "self care", "soins", "autocuidado", "cuidado personal", "cuidado pessoal", "العناية", "الرعاية"],
    &["communic", "comunic", "التواصل"],
];

/// Questions that must be there before the set is believed.
const FEWEST: usize = 4;

impl Draft<'_> {
    /// Disability by the recommended cut-off, where the questions of the short set are there.
    pub(super) fn difficulties(&mut self) {
        if self.has(Concept::Disability) {
            return;
        }
        let Some(matcher) = matcher("wg_answer") else { return };
        // Surveys write 7, 8 and 9 for no answer.
        let is_answer = |value: &str| matcher.sure(value).is_some() || matches!(value.trim(), "7" | "8" | "9");
        let mut columns: Vec<String> = Vec::new();
        for starts in DOMAINS {
            let is_about = |text: &str| {
                let text = format!(" {}", plain(text));
                starts.iter().any(|start| text.contains(&format!(" {start}")))
            };
            let asks = self.schema.columns.iter().find(|column| {
                let is_free = column.concept.is_none() && column.code_list.is_none() && !columns.contains(&column.name);
                let is_named = is_about(&column.name) || column.label.as_deref().is_some_and(is_about);
                let answers = || self.values(&column.name).filter(|values| values.len() > 1);
                is_free && is_named && answers().is_some_and(|values| share(&values, is_answer) >= 0.8)
            });
            columns.extend(asks.map(|column| column.name.clone()));
        }
        if columns.len() < FEWEST {
            return;
        }
        let reason =
            Message::new("steps-propose-difficulties").with("n", columns.len()).with("columns", columns.join(", "));
        let confidence = if columns.len() == DOMAINS.len() { 0.85 } else { 0.6 };
        let new_column = self.name_for(Concept::Disability);
        self.add(Step::Disability(Disability { columns, new_column, ..Disability::default() }), reason, confidence);
    }
}

#[cfg(test)]
mod tests {
    use super::super::propose::propose;
    use crate::steps::Step;
    use crate::steps::testing::table;

    #[test]
    fn the_questions_are_found_by_name_and_answers_and_a_market_is_no_walk() {
        let found = propose(
            &table(
                "Vue | Audition | Marche | Mémoire | Soins personnels | Prix du marché
                 Aucune difficulté | Quelques difficultés | Aucune difficulté | Aucune difficulté | Aucune difficulté | haut
                 Beaucoup de difficultés | Aucune difficulté | NSP | Quelques difficultés | Quelques difficultés | bas",
            ),
            &[],
        );
        let steps: Vec<&Step> = found.iter().map(|proposal| &proposal.step).collect();
        let [Step::Disability(step)] = steps.as_slice() else { panic!("{steps:?}") };
        assert_eq!(step.columns, ["Vue", "Audition", "Marche", "Mémoire", "Soins personnels"]);
    }
}
