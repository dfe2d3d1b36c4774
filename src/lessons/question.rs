//! Questions inside a lesson: what is asked, what a learner answered, and what is said to it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::message::Message;

/// A question; its words stand in the text files of the lesson.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case", deny_unknown_fields)]
pub enum Question {
    /// One or several of the bullet points of a section are right.
    Choose {
        options: String,
        /// The section that says something to each option, in the same order.
        answers: String,
        /// Counted from 1.
        right: BTreeSet<usize>,
    },
    /// A number.
    Number {
        right: f64,
        #[serde(default)]
        tolerance: f64,
        /// Numbers that a known mistake gives.
        #[serde(default)]
        wrong: Vec<WrongNumber>,
    },
    /// The bullet points of a section, which stand there in the right order, are to be put in order.
    Order {
        options: String,
        /// The section that says of each option but the first, in the same order, why it does not stand earlier.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        too_early: Option<String>,
    },
    /// The address of a cell.
    Cell {
        right: BTreeSet<String>,
        #[serde(default)]
        wrong: BTreeMap<String, String>,
    },
    /// Some sentences, which the learner compares with those of the author.
    Write {
        /// Words without which nothing is said.
        at_least: usize,
        model: String,
    },
}

/// A number that a known mistake gives, and the section that explains the mistake.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrongNumber {
    pub value: f64,
    #[serde(default)]
    pub tolerance: f64,
    pub text: String,
}

/// What a learner answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    Choice {
        chosen: BTreeSet<usize>,
    },
    Number {
        text: String,
    },
    /// The places of the options in the author's order, counted from 1, in the learner's order.
    Order {
        places: Vec<usize>,
    },
    Cell {
        address: String,
    },
    Written {
        text: String,
        is_compared: bool,
    },
}

/// What an answer is worth.
#[derive(Clone, Debug, PartialEq)]
pub enum Grade {
    Right,
    /// Not right; what is missing, in the words of the program.
    Wrong(Message),
    /// Not right, and the lesson says why: a section, and which bullet point of it (counted from 1) where it has some.
    Explained {
        section: String,
        bullet: Option<usize>,
    },
}

impl Question {
    /// Returns the names of the sections it needs, with the number of bullet points that each must have at least.
    pub fn sections(&self) -> Vec<(&str, usize)> {
        match self {
            Self::Choose { options, answers, right } => {
                let n = right.last().copied().unwrap_or(1).max(2);
                vec![(options, n), (answers, n)]
            }
            Self::Number { wrong, .. } => wrong.iter().map(|one| (one.text.as_str(), 0)).collect(),
            Self::Order { options, too_early } => {
                std::iter::once((options.as_str(), 2)).chain(too_early.as_deref().map(|section| (section, 1))).collect()
            }
            Self::Cell { wrong, .. } => wrong.values().map(|text| (text.as_str(), 0)).collect(),
            Self::Write { model, .. } => vec![(model, 0)],
        }
    }

    /// Returns the sections whose bullet points must be equally many in all languages.
    pub fn lists(&self) -> Vec<&str> {
        match self {
            Self::Choose { options, answers, .. } => vec![options, answers],
            Self::Order { options, .. } => vec![options],
            _ => Vec::new(),
        }
    }

    /// Returns the author's answer.
    pub fn solution(&self, n_options: usize) -> Answer {
        match self {
            Self::Choose { right, .. } => Answer::Choice { chosen: right.clone() },
            Self::Number { right, .. } => Answer::Number { text: right.to_string() },
            Self::Order { .. } => Answer::Order { places: (1..=n_options).collect() },
            Self::Cell { right, .. } => Answer::Cell { address: right.first().cloned().unwrap_or_default() },
            Self::Write { at_least, .. } => {
                Answer::Written { text: vec!["…"; *at_least].join(" "), is_compared: true }
            }
        }
    }

    /// Returns answers that must not pass, each with whether the lesson must explain it.
    pub fn wrong_answers(&self, n_options: usize) -> Vec<(Answer, bool)> {
        match self {
            Self::Choose { right, .. } => {
                let wrong = (1..=n_options).filter(|option| !right.contains(option));
                let one = |option| (Answer::Choice { chosen: BTreeSet::from([option]) }, true);
                let mut wrong: Vec<_> = wrong.map(one).collect();
                if right.len() > 1 {
                    wrong.push((Answer::Choice { chosen: right.iter().take(1).copied().collect() }, false));
                }
                wrong
            }
            Self::Number { right, tolerance, wrong } => {
                let known = wrong.iter().map(|one| (Answer::Number { text: one.value.to_string() }, true));
                let far = right + 1000.0 * (tolerance + right.abs() + 1.0);
                known.chain([(Answer::Number { text: far.to_string() }, false)]).collect()
            }
            Self::Order { too_early, .. } => {
                let first =
                    |place: usize| std::iter::once(place).chain((1..=n_options).filter(move |one| *one != place));
                (2..=n_options)
                    .map(|place| (Answer::Order { places: first(place).collect() }, too_early.is_some()))
                    .collect()
            }
            Self::Cell { wrong, .. } => {
                let known = wrong.keys().map(|address| (Answer::Cell { address: address.clone() }, true));
                known.chain([(Answer::Cell { address: "XFD1048576".to_owned() }, false)]).collect()
            }
            Self::Write { .. } => vec![(Answer::Written { text: "…".to_owned(), is_compared: true }, false)],
        }
    }

    /// Returns an order of the options that is not the right one, the same for everybody: what a learner begins with.
    pub fn shuffled(n_options: usize) -> Vec<usize> {
        // Every second one from the back, then the others: no option stands where it belongs for long lists.
        let (odd, even): (Vec<usize>, Vec<usize>) = (1..=n_options).rev().partition(|place| place % 2 == 0);
        let order: Vec<usize> = odd.into_iter().chain(even).collect();
        if order.is_sorted() { order.into_iter().rev().collect() } else { order }
    }

    /// Says what an answer is worth.
    pub fn grade(&self, answer: &Answer) -> Grade {
        let wrong = |id: &'static str| Grade::Wrong(Message::new(id));
        match (self, answer) {
            (Self::Choose { answers, right, .. }, Answer::Choice { chosen }) => {
                if let Some(first) = chosen.iter().find(|option| !right.contains(option)) {
                    Grade::Explained { section: answers.clone(), bullet: Some(*first) }
                } else if chosen == right {
                    Grade::Right
                } else {
                    wrong("lessons-question-more")
                }
            }
            (Self::Number { right, tolerance, wrong: known }, Answer::Number { text }) => match typed_number(text) {
                None => wrong("lessons-question-no-number"),
                Some(value) if is_near(value, *right, *tolerance) => Grade::Right,
                Some(value) => known
                    .iter()
                    .find(|one| is_near(value, one.value, one.tolerance))
                    .map_or_else(|| wrong(slip(value, *right, *tolerance)), |one| explained(&one.text)),
            },
            // What stands in the first wrong place stands too early: all that belongs before it is above.
            (Self::Order { too_early, .. }, Answer::Order { places }) => {
                match ((1_usize..).zip(places).find(|(place, one)| place != *one), too_early) {
                    (None, _) => Grade::Right,
                    (Some((_, early)), Some(section)) if *early > 1 => {
                        Grade::Explained { section: section.clone(), bullet: Some(*early - 1) }
                    }
                    (Some((1, _)), _) => wrong("lessons-question-order-first"),
                    (Some((place, _)), _) => Grade::Wrong(Message::new("lessons-question-order").with("place", place)),
                }
            }
            (Self::Cell { right, wrong: known }, Answer::Cell { address }) => {
                let address = clean_address(address);
                if right.contains(&address) {
                    Grade::Right
                } else {
                    known.get(&address).map_or_else(|| wrong("lessons-question-other-cell"), |text| explained(text))
                }
            }
            (Self::Write { at_least, .. }, Answer::Written { text, is_compared }) => {
                let n_words = text.split_whitespace().count();
                if n_words < *at_least {
                    Grade::Wrong(Message::new("lessons-question-short").with("words", *at_least))
                } else if *is_compared {
                    Grade::Right
                } else {
                    wrong("lessons-question-compare")
                }
            }
            _ => wrong("lessons-question-open"),
        }
    }
}

fn explained(section: &str) -> Grade {
    Grade::Explained { section: section.to_owned(), bullet: None }
}

/// Returns what is said to a number that is not right and that the lesson does not know: whether it is the right one but for
/// its sign or its size.
fn slip(value: f64, right: f64, tolerance: f64) -> &'static str {
    let is_times = |factor: f64| is_near(value, right * factor, tolerance * factor.abs());
    let known = [
        (-1.0, "lessons-question-sign"),
        (0.01, "lessons-question-share"),
        (100.0, "lessons-question-hundred"),
        (1000.0, "lessons-question-thousand"),
        (0.001, "lessons-question-thousand"),
        (10.0, "lessons-question-ten"),
        (0.1, "lessons-question-ten"),
    ];
    let found = known.iter().find(|(factor, _)| right != 0.0 && is_times(*factor));
    found.map_or("lessons-question-wrong", |(_, id)| id)
}

/// The least tolerance: what two ways of writing one number differ by.
const ROUNDING: f64 = 1e-9;

fn is_near(value: f64, wanted: f64, tolerance: f64) -> bool {
    (value - wanted).abs() <= tolerance + ROUNDING * wanted.abs().max(1.0)
}

fn clean_address(address: &str) -> String {
    address.trim().replace('$', "").to_uppercase()
}

/// Reads a number that somebody typed: with a comma or a point, with or without spaces between thousands, with or without `%`.
pub fn typed_number(text: &str) -> Option<f64> {
    let mut digits: String =
        text.trim().trim_end_matches('%').chars().filter(|c| !c.is_whitespace() && *c != '\'').collect();
    digits = digits.replace('−', "-");
    match (digits.rfind(','), digits.rfind('.')) {
        (Some(comma), Some(point)) if comma > point => digits = digits.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => digits = digits.replace(',', ""),
        (Some(_), None) => digits = digits.replacen(',', ".", 1),
        _ => {}
    }
    let is_plain = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    if is_plain { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_number_is_read_however_it_is_written() {
        for (text, value) in [
            ("7 166,67", 7166.67),
            ("7,166.67", 7166.67),
            ("7.166,67", 7166.67),
            ("3,5", 3.5),
            (" 12.5 % ", 12.5),
            ("−4", -4.0),
            ("10\u{202f}000", 10_000.0),
        ] {
            assert_eq!(typed_number(text), Some(value), "{text}");
        }
        for text in ["", "ten", "1e5", "inf", "1,2,3"] {
            assert_eq!(typed_number(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_that_is_right_but_for_its_sign_or_size_is_told_so() {
        let question = Question::Number { right: 95.6, tolerance: 0.1, wrong: Vec::new() };
        for (text, id) in [
            ("-95,6", "lessons-question-sign"),
            ("0,956", "lessons-question-share"),
            ("9560", "lessons-question-hundred"),
            ("95 600", "lessons-question-thousand"),
            ("956", "lessons-question-ten"),
            ("50", "lessons-question-wrong"),
        ] {
            let answer = Answer::Number { text: text.to_owned() };
            assert_eq!(question.grade(&answer), Grade::Wrong(Message::new(id)), "{text}");
        }
    }

    #[test]
    fn an_order_to_begin_with_is_never_right() {
        for n in 2..12 {
            let order = Question::shuffled(n);
            let question = Question::Order { options: String::new(), too_early: None };
            assert!(question.grade(&Answer::Order { places: order.clone() }) != Grade::Right, "{n}");
            let mut sorted = order;
            sorted.sort_unstable();
            assert_eq!(sorted, (1..=n).collect::<Vec<_>>());
        }
    }
}
