//! Definition cards: who counts as what in a source, asked in plain questions, and how two cards compare.
//!
//! Questions and answers follow the UN recommendations on statistics of international migration (1998 and the framework of
//! 2021), Regulation (EC) 862/2007 and the census recommendations.

use std::collections::BTreeMap;

use crate::message::Message;

/// The answers of a source, question → answer, by their ids. What is not answered is not there.
pub type Card = BTreeMap<String, String>;

/// What a different answer means for figures put into one series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// They count different things and never stand in one series.
    Breaks,
    /// They can stand in one series with a note.
    Noted,
}

/// A question of the card.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    pub id: &'static str,
    pub answers: &'static [&'static str],
    pub weight: Weight,
}

const fn breaks(id: &'static str, answers: &'static [&'static str]) -> Question {
    Question { id, answers, weight: Weight::Breaks }
}

const fn noted(id: &'static str, answers: &'static [&'static str]) -> Question {
    Question { id, answers, weight: Weight::Noted }
}

const INCLUDED: &[&str] = &["yes", "partly", "no"];

/// Every question, in the order in which a person is asked.
pub const QUESTIONS: &[Question] = &[
    breaks("statistic", &["stock", "inflow", "outflow", "net", "events", "movements"]),
    breaks("unit", &["person", "case", "household", "permit", "crossing", "declaration"]),
    breaks("criterion", &["birth", "citizenship", "residence", "parents", "permit", "declared"]),
    breaks("whom", &["both", "citizens", "foreigners"]),
    noted("birth_place", &["actual", "mother"]),
    noted("boundaries", &["now", "then"]),
    noted("stay", &["usual", "usual_12m", "usual_6m1d", "registered", "legal", "present"]),
    noted("months", &["0", "3", "6", "12"]),
    noted("months_basis", &["actual", "intended", "permit"]),
    noted("reference", &["start", "middle", "end", "census", "day", "calendar_year", "fiscal_year", "average"]),
    noted("refugees", INCLUDED),
    noted("asylum_seekers", INCLUDED),
    noted("returning", INCLUDED),
    noted("students", INCLUDED),
    noted("irregular", INCLUDED),
    noted("coverage", &["whole", "adults", "ages", "households", "without_areas"]),
    noted("age", &["completed", "reached", "birth_year"]),
    noted("unknown", &["separate", "prorated", "left_out"]),
    noted("collection", &["full_count", "sample"]),
    noted("vintage", &["provisional", "final", "revised"]),
];

/// Standards to compare with, with what each says.
pub const STANDARDS: &[(&str, &[(&str, &str)])] = &[
    (
        "un_1998",
        &[
            ("unit", "person"),
            ("criterion", "residence"),
            ("whom", "both"),
            ("stay", "usual_12m"),
            ("months", "12"),
            ("returning", "yes"),
        ],
    ),
    (
        "un_2021",
        &[
            ("unit", "person"),
            ("criterion", "residence"),
            ("whom", "both"),
            ("stay", "usual_12m"),
            ("months", "12"),
            ("months_basis", "intended"),
            ("returning", "yes"),
        ],
    ),
    (
        "eu_862",
        &[
            ("unit", "person"),
            ("criterion", "residence"),
            ("whom", "both"),
            ("stay", "usual_12m"),
            ("months", "12"),
            ("months_basis", "intended"),
            ("reference", "calendar_year"),
            ("returning", "yes"),
        ],
    ),
    (
        "census",
        &[
            ("statistic", "stock"),
            ("unit", "person"),
            ("criterion", "birth"),
            ("whom", "both"),
            ("stay", "usual_12m"),
            ("reference", "census"),
            ("age", "completed"),
            ("collection", "full_count"),
        ],
    ),
];

impl Question {
    /// Returns the question as people read it.
    pub fn words(&self) -> Message {
        Message::new(format!("card-{}", self.id.replace('_', "-")))
    }

    /// Returns one of its answers as people read it; those of the same meaning in several questions share their words.
    pub fn answer_words(&self, answer: &str) -> Message {
        let question = if self.answers == INCLUDED { "included" } else { self.id };
        Message::new(format!("card-{}-{}", question.replace('_', "-"), answer.replace('_', "-")))
    }
}

/// Two cards that answer a question differently.
#[derive(Clone, Copy, Debug)]
pub struct Difference<'a> {
    pub question: &'static Question,
    pub left: &'a str,
    pub right: &'a str,
}

/// Returns the questions that two cards answer differently, the weightiest first; what one leaves open is none.
pub fn differences<'a>(left: &'a Card, right: &'a Card) -> Vec<Difference<'a>> {
    let one = |question: &'static Question| {
        let (left, right) = (left.get(question.id)?, right.get(question.id)?);
        are_unlike(left, right).then_some(Difference { question, left, right })
    };
    let mut found: Vec<Difference<'a>> = QUESTIONS.iter().filter_map(one).collect();
    found.sort_by_key(|difference| difference.question.weight);
    found
}

/// Returns whether two answers are not the same, and one does not only say less than the other: usual residents, and usual
/// residents of twelve months.
pub fn are_unlike(left: &str, right: &str) -> bool {
    const LESS: &str = "usual";
    let holds = |less: &str, more: &str| less == LESS && more.starts_with(LESS);
    left != right && !holds(left, right) && !holds(right, left)
}

/// Returns the questions of weight that a card leaves open.
pub fn open(card: &Card) -> impl Iterator<Item = &'static Question> {
    QUESTIONS.iter().filter(|question| question.weight == Weight::Breaks && !card.contains_key(question.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, ids};

    fn card(answers: &[(&str, &str)]) -> Card {
        answers.iter().map(|(question, answer)| ((*question).to_owned(), (*answer).to_owned())).collect()
    }

    #[test]
    fn what_breaks_a_series_comes_first_and_open_questions_are_no_differences() {
        let census = card(&[("statistic", "stock"), ("criterion", "birth"), ("months", "12"), ("whom", "both")]);
        let permits =
            card(&[("statistic", "stock"), ("criterion", "citizenship"), ("months", "3"), ("unit", "permit")]);
        let found = differences(&census, &permits);
        let ids: Vec<_> = found.iter().map(|difference| (difference.question.id, difference.question.weight)).collect();
        assert_eq!(ids, [("criterion", Weight::Breaks), ("months", Weight::Noted)]);
        assert_eq!(open(&permits).map(|question| question.id).collect::<Vec<_>>(), ["whom"]);
    }

    #[test]
    fn standards_answer_with_known_answers_and_all_is_written() {
        for (name, answers) in STANDARDS {
            for (question, answer) in *answers {
                let known = QUESTIONS.iter().find(|known| known.id == *question).unwrap();
                assert!(known.answers.contains(answer), "{name}: {question} {answer}");
            }
        }
        for lang in Lang::ALL {
            let known = ids(lang);
            for question in QUESTIONS {
                let answers = question.answers.iter().map(|answer| question.answer_words(answer));
                for message in answers.chain([question.words()]) {
                    assert!(known.contains(&message.id.as_ref()), "{lang:?}: {} is not written", message.id);
                }
            }
        }
    }
}
