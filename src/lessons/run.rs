//! A lesson being played, in a session of its own: the learner's own work is not touched.

use std::sync::Arc;

use super::{Lesson, N_HINTS, State, Verdict, samples};
use crate::i18n::Lang;
use crate::session::{Command, Session};
use crate::world::World;

/// A lesson being played.
pub struct LessonRun {
    pub lesson: Lesson,
    pub session: Session,
    /// The task the learner is at; the number of tasks when all are done.
    pub task: usize,
    pub hints_shown: usize,
}

impl LessonRun {
    /// Begins a lesson with its files open.
    pub fn start(lesson: Lesson, world: Arc<dyn World>, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let mut session = Session::new(world, None, wake);
        session.apply(Command::OpenBuiltIn(files(&lesson)));
        Self { lesson, session, task: 0, hints_shown: 0 }
    }

    /// Takes in finished work.
    pub fn poll(&mut self) -> bool {
        self.session.poll()
    }

    /// Says whether the current task is done; while results are on their way, it is not.
    pub fn verdict(&self) -> Verdict {
        if !self.session.is_fresh() {
            return Verdict { is_passed: false, missing: None };
        }
        self.lesson.verdict(self.task, &self.state())
    }

    /// Returns the explanation of the wrong state reached, where it is a known one.
    pub fn mistake(&self, lang: Lang) -> Option<&str> {
        self.lesson.mistake(lang, self.task, &self.state())
    }

    /// Goes to the next task if this one is done.
    pub fn next(&mut self) {
        if self.verdict().is_passed {
            self.task += 1;
            self.hints_shown = 0;
        }
    }

    /// Returns how many tasks are done, the present one included where it is right.
    pub fn n_passed(&self) -> usize {
        self.task + usize::from(!self.is_finished() && self.verdict().is_passed)
    }

    /// Returns whether all tasks are done.
    pub fn is_finished(&self) -> bool {
        self.task >= self.lesson.n_tasks()
    }

    /// Shows one more hint.
    pub fn more_hint(&mut self) {
        self.hints_shown = (self.hints_shown + 1).min(N_HINTS);
    }

    /// Restores the state in which the current task begins: files open, the tasks before solved.
    pub fn put_back(&mut self) {
        self.session.apply(Command::New);
        self.session.apply(Command::OpenBuiltIn(files(&self.lesson)));
        for task in 0..self.task {
            self.solve_task(task);
        }
        self.hints_shown = 0;
    }

    /// Solves the current task the way the lesson's author does.
    pub fn solve(&mut self) {
        self.solve_task(self.task);
    }

    /// Returns the ids of the words on the controls to point at: those of the last hint, once it is shown.
    pub fn point_at(&self) -> &[String] {
        let is_shown = self.hints_shown >= N_HINTS && !self.verdict().is_passed;
        if is_shown { self.lesson.point_at(self.task) } else { &[] }
    }

    fn solve_task(&mut self, task: usize) {
        let edits = self.lesson.solution(task).map(|solution| solution.solve.clone()).unwrap_or_default();
        self.session.apply(Command::Edit(edits));
    }

    fn state(&self) -> State<'_> {
        State { project: self.session.project(), results: self.session.results() }
    }
}

fn files(lesson: &Lesson) -> Vec<(String, &'static [u8])> {
    samples::all().into_iter().filter(|(name, _)| lesson.files.contains(name)).collect()
}
