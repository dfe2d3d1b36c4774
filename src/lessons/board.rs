//! The trainer's table: the progress files of a folder or stick, merged; who has begun, who is done, who needs help.

use std::collections::BTreeMap;
use std::path::Path;

use super::progress::{Progress, SHARED};
use super::{Lesson, LessonKind};
use crate::i18n::Lang;
use crate::message::{Arg, Message};
use crate::publish::export::listing::Listing;
use crate::world::World;

/// The learners of a course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// By what tells learners apart.
    pub learners: BTreeMap<String, Progress>,
    /// Files that are no progress files, or damaged.
    pub unread: Vec<String>,
}

/// How a learner stands in a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    NeedsHelp,
    NotBegun,
    Begun,
    Done,
}

impl Standing {
    /// Returns the id of its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::NeedsHelp => "lessons-board-help",
            Self::NotBegun => "lessons-board-not-begun",
            Self::Begun => "lessons-board-begun",
            Self::Done => "lessons-board-done",
        }
    }
}

/// A mistake that learners met: where, which, how many of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difficulty {
    pub lesson: String,
    pub mistake: String,
    pub n_learners: usize,
    pub n_times: usize,
}

impl Board {
    /// Takes in all progress files of a folder; taking in one of them twice changes nothing.
    pub fn read(&mut self, world: &dyn World, folder: &Path) {
        for path in world.list(folder) {
            if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(SHARED)) {
                continue;
            }
            let read = world.read(&path).ok().and_then(|bytes| serde_json::from_slice::<Progress>(&bytes).ok());
            if let Some(progress) = read.filter(|progress| !progress.learner.is_empty()) {
                self.take(progress);
                continue;
            }
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if !self.unread.contains(&name) {
                self.unread.push(name);
            }
        }
    }

    /// Takes in one file.
    pub fn take(&mut self, progress: Progress) {
        match self.learners.get_mut(&progress.learner) {
            Some(known) => known.merge(&progress),
            None => drop(self.learners.insert(progress.learner.clone(), progress)),
        }
    }

    /// Says how a learner stands in a lesson.
    pub fn standing(learner: &Progress, lesson: &Lesson) -> Standing {
        match learner.lessons.get(&lesson.id) {
            Some(record) if record.needs_help && !record.is_finished() => Standing::NeedsHelp,
            Some(record) if record.is_finished() => Standing::Done,
            Some(record) if !record.began.is_empty() || record.n_passed > 0 => Standing::Begun,
            _ => Standing::NotBegun,
        }
    }

    /// Returns the lessons that anybody has begun, in the order of the shelf.
    pub fn begun<'l>(&self, lessons: &'l [Lesson]) -> Vec<&'l Lesson> {
        let is_begun = |lesson: &&Lesson| self.learners.values().any(|one| one.lessons.contains_key(&lesson.id));
        lessons.iter().filter(is_begun).collect()
    }

    /// Returns the mistakes that were met, the most common first.
    pub fn difficulties(&self) -> Vec<Difficulty> {
        let mut met: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
        for learner in self.learners.values() {
            for (lesson, record) in &learner.lessons {
                for (mistake, n) in &record.mistakes {
                    let known = met.entry((lesson, mistake)).or_default();
                    *known = (known.0 + 1, known.1 + n);
                }
            }
        }
        let mut difficulties: Vec<Difficulty> = met
            .into_iter()
            .map(|((lesson, mistake), (n_learners, n_times))| Difficulty {
                lesson: lesson.to_owned(),
                mistake: mistake.to_owned(),
                n_learners,
                n_times,
            })
            .collect();
        difficulties.sort_by_key(|one| std::cmp::Reverse((one.n_learners, one.n_times)));
        difficulties
    }

    /// Returns the board as lists for a workbook: who stands where, and what was difficult.
    pub fn lists(&self, lessons: &[Lesson], lang: Lang) -> Vec<Listing> {
        let begun = self.begun(lessons);
        let heading = |lesson: &&Lesson| {
            let number = lesson.number.map_or_else(String::new, |number| format!("{number}. "));
            (Message::new("lessons-list-of").with("title", format!("{number}{}", lesson.title(lang))), 18.0)
        };
        let standings = self.learners.values().map(|learner| {
            let cells = begun.iter().map(|lesson| cell(learner, lesson));
            [Arg::from(&learner.nickname)].into_iter().chain(cells).collect()
        });
        let difficulties = self.difficulties().into_iter().map(|one| {
            let lesson = lessons.iter().find(|lesson| lesson.id == one.lesson);
            let title = lesson.map_or(one.lesson.as_str(), |lesson| lesson.title(lang));
            let why = lesson.map_or(one.mistake.as_str(), |lesson| lesson.mistake_text(lang, &one.mistake));
            vec![title.into(), why.into(), one.n_learners.into(), one.n_times.into()]
        });
        vec![
            Listing {
                name: Message::new("lessons-board"),
                columns: [(Message::new("lessons-list-learner"), 24.0)]
                    .into_iter()
                    .chain(begun.iter().map(heading))
                    .collect(),
                rows: standings.collect(),
            },
            Listing {
                name: Message::new("lessons-board-difficulties"),
                columns: vec![
                    (Message::new("lessons-list-lesson"), 40.0),
                    (Message::new("lessons-list-mistake"), 90.0),
                    (Message::new("lessons-list-learners"), 12.0),
                    (Message::new("lessons-list-times"), 12.0),
                ],
                rows: difficulties.collect(),
            },
        ]
    }
}

/// Says how a learner stands in a lesson, with how far, or with the scores of a test.
pub fn cell(learner: &Progress, lesson: &Lesson) -> Arg {
    let Some(record) = learner.lessons.get(&lesson.id) else { return String::new().into() };
    if lesson.kind == LessonKind::Test {
        let scores = record.scores.iter().map(|score| format!("{}/{}", score.n_right, score.n_questions));
        return scores.collect::<Vec<_>>().join(" → ").into();
    }
    let standing = Board::standing(learner, lesson);
    Message::new(standing.word()).with("passed", record.n_passed).with("tasks", lesson.n_tasks()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::progress::Record;
    use crate::world::MemoryWorld;

    fn file(learner: &str, n_passed: usize, needs_help: bool) -> String {
        let mistakes = BTreeMap::from([("summed".to_owned(), 2)]);
        let record =
            Record { began: "2026-01-01".into(), n_tasks: 4, n_passed, needs_help, mistakes, ..Record::default() };
        let lessons = BTreeMap::from([("understand-a-sheet".to_owned(), record)]);
        serde_json::to_string(&Progress { learner: learner.into(), nickname: learner.into(), lessons }).unwrap()
    }

    #[test]
    fn the_same_stick_twice_changes_nothing_and_broken_files_are_named() {
        let world = MemoryWorld::default()
            .with("stick/a.statelier-progress", file("ada", 2, true))
            .with("stick/a2.statelier-progress", file("ada", 4, false))
            .with("stick/b.statelier-progress", file("bo", 1, true))
            .with("stick/c.statelier-progress", "{")
            .with("stick/notes.txt", "not for us");
        let mut board = Board::default();
        board.read(&world, Path::new("stick"));
        let once = board.clone();
        board.read(&world, Path::new("stick"));
        assert_eq!(board, once);
        assert_eq!(board.unread, ["c.statelier-progress"]);
        let lessons: Vec<Lesson> = crate::lessons::shipped().into_iter().flatten().collect();
        let lesson = lessons.iter().find(|lesson| lesson.id == "understand-a-sheet").unwrap();
        let standing = |learner: &str| Board::standing(&board.learners[learner], lesson);
        assert_eq!((standing("ada"), standing("bo")), (Standing::Done, Standing::NeedsHelp));
        let [difficulty] = &board.difficulties()[..] else { panic!() };
        assert_eq!((difficulty.n_learners, difficulty.n_times), (2, 4));
        assert_eq!(board.lists(&lessons, Lang::Fr)[0].rows.len(), 2);
    }
}
