//! A lesson being played, in a session of its own: the learner's own work is not touched.

use std::collections::VecDeque;
use std::sync::Arc;

use super::kept::Kept;
use super::progress::{Record, Score};
use super::{Answer, Grade, Lesson, LessonKind, Question, State, Verdict};
use crate::i18n::Lang;
use crate::project::Project;
use crate::project::edit::Edit;
use crate::session::{Command, Session};
use crate::world::World;

/// A lesson being played.
pub struct LessonRun {
    pub lesson: Lesson,
    pub session: Session,
    /// A copy of the work to try things in; the lesson waits where it is.
    pub free: Option<Session>,
    /// The task the learner is at; the number of tasks when all are done.
    pub task: usize,
    pub hints_shown: usize,
    /// What the learner did so far, also on other days.
    record: Record,
    /// The mistake that was last met, so that one that stays counts once.
    met: Option<String>,
    /// The learner's own work as it was when the current task began.
    begun: Option<Arc<Project>>,
    /// What is still to be played of the task that the program shows.
    showing: VecDeque<Edit>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl LessonRun {
    /// Begins a lesson with its files open.
    pub fn start(lesson: Lesson, world: Arc<dyn World>, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let mut session = Session::new(world, None, Arc::clone(&wake));
        session.apply(Command::OpenBuiltIn(lesson.data().to_vec()));
        let record = Record { n_tasks: lesson.n_tasks(), ..Record::default() };
        Self {
            lesson,
            session,
            free: None,
            task: 0,
            hints_shown: 0,
            record,
            met: None,
            begun: None,
            showing: VecDeque::new(),
            wake,
        }
    }

    /// Goes on where the learner was, with the work that was kept; without it, the tasks before are solved the author's way. The
    /// answers given before stand. A lesson that was finished begins again.
    pub fn resume(&mut self, record: &Record, today: &str, kept: Option<Kept>) {
        self.record.clone_from(record);
        self.record.n_tasks = self.lesson.n_tasks();
        if self.record.began.is_empty() {
            today.clone_into(&mut self.record.began);
        }
        if record.n_passed >= self.lesson.n_tasks() || self.lesson.kind == LessonKind::Test {
            self.record.answers.clear();
            return;
        }
        match kept.filter(|kept| kept.task < self.lesson.n_tasks()) {
            Some(kept) => {
                self.task = kept.task;
                self.begun = Some(Arc::new(kept.begun));
                self.session.take_up(kept.project);
            }
            None if record.n_passed > 0 => {
                self.task = record.n_passed;
                self.put_back();
            }
            None => {}
        }
    }

    /// Returns what must be kept to go on later; nothing of a test, of a lesson that is done, or while the program shows a task.
    pub fn kept(&self) -> Option<Kept> {
        if self.is_finished() || self.is_showing() || self.lesson.kind != LessonKind::Work {
            return None;
        }
        let project = Project::clone(self.session.project());
        let begun = self.begun.as_ref().map_or_else(|| project.clone(), |begun| Project::clone(begun));
        Some(Kept { task: self.task, begun, project })
    }

    /// Returns what the learner did so far.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Notes what the state says: tasks passed, mistakes met.
    pub fn notice(&mut self, today: &str) {
        if self.is_showing() || !self.session.is_fresh() {
            return;
        }
        let met = self.mistake(Lang::En).map(|(name, _)| name);
        if met != self.met {
            if let Some(name) = &met {
                *self.record.mistakes.entry(name.clone()).or_default() += 1;
            }
            self.met = met;
        }
        self.record.n_passed = self.record.n_passed.max(self.n_passed());
        if self.record.is_finished() && self.record.finished.is_none() {
            self.record.finished = Some(today.to_owned());
        }
    }

    /// Notes that a term was looked up.
    pub fn look_up(&mut self, term: &str) {
        self.record.terms.insert(term.to_owned());
    }

    /// Asks the trainer for help, or takes that back.
    pub fn toggle_help(&mut self) {
        self.record.needs_help = !self.record.needs_help;
    }

    /// Returns the session to show: the copy while the learner tries things freely.
    pub fn shown(&self) -> &Session {
        self.free.as_ref().unwrap_or(&self.session)
    }

    /// Returns the session to change.
    pub fn shown_mut(&mut self) -> &mut Session {
        self.free.as_mut().unwrap_or(&mut self.session)
    }

    /// Leaves the lesson for a copy of the work, or comes back to it.
    pub fn toggle_free(&mut self) {
        self.free = if self.free.is_some() { None } else { Some(self.session.fork(Arc::clone(&self.wake))) };
    }

    /// Takes in finished work.
    pub fn poll(&mut self) -> bool {
        let is_free_changed = self.free.as_mut().is_some_and(Session::poll);
        self.session.poll() || is_free_changed
    }

    /// Waits until all is computed and checked; for tests and for `lessons check`.
    pub fn settle(&mut self) {
        self.session.settle();
        if self.session.wants_checks() {
            self.session.apply(Command::Check);
            self.session.settle();
        }
    }

    /// Says whether the current task is done; while results are on their way, it is not.
    pub fn verdict(&self) -> Verdict {
        if !self.session.is_fresh() || !self.showing.is_empty() {
            return Verdict { is_passed: false, missing: None };
        }
        self.verdict_of(self.task)
    }

    /// Says whether a task is done.
    pub fn verdict_of(&self, task: usize) -> Verdict {
        if self.lesson.kind == LessonKind::Test {
            // A test takes every answer; what it was worth is said at the end.
            let is_answered = task >= self.lesson.n_tasks() || self.record.answers.contains_key(&task);
            return if is_answered { Verdict::passed() } else { Verdict::not_yet("lessons-question-open") };
        }
        self.lesson.verdict(task, &self.state(task))
    }

    /// Returns the explanation of the wrong state or answer reached, where it is a known one: its name and text.
    pub fn mistake(&self, lang: Lang) -> Option<(String, &str)> {
        if self.lesson.kind == LessonKind::Test || !self.session.is_fresh() {
            return None;
        }
        self.lesson.mistake(lang, self.task, &self.state(self.task))
    }

    /// Takes the learner's answer to the question of the current task.
    pub fn answer(&mut self, answer: Answer) {
        self.record.answers.insert(self.task, answer);
    }

    /// Returns the learner's answer to the question of the current task.
    pub fn answered(&self) -> Option<&Answer> {
        self.record.answers.get(&self.task)
    }

    /// Returns how many questions are answered rightly.
    pub fn n_right(&self) -> usize {
        let is_right = |(task, answer): &(&usize, &Answer)| {
            self.lesson.question(**task).is_some_and(|question| question.grade(answer) == Grade::Right)
        };
        self.record.answers.iter().filter(is_right).count()
    }

    /// Goes to the next task if this one is done; the last task of a test writes down the score.
    pub fn next(&mut self, today: &str) {
        if !self.verdict().is_passed {
            return;
        }
        self.task += 1;
        self.hints_shown = 0;
        self.begun = Some(Arc::clone(self.session.project()));
        self.notice(today);
        if self.is_finished() && self.lesson.kind == LessonKind::Test {
            let score = Score { day: today.to_owned(), n_right: self.n_right(), n_questions: self.lesson.n_tasks() };
            self.record.scores.push(score);
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
        self.hints_shown = (self.hints_shown + 1).min(self.lesson.n_hints(self.task));
        let known = self.record.hints.entry(self.task).or_default();
        *known = (*known).max(self.hints_shown);
    }

    /// Restores the state in which the current task began: the learner's own work, where it is known.
    pub fn put_back(&mut self) {
        match &self.begun {
            Some(begun) => self.session.take_up(Project::clone(begun)),
            None => self.put_as_author(),
        }
        self.begin_task_again();
    }

    /// Opens the files of the lesson anew and solves the tasks before the current one the author's way.
    fn put_as_author(&mut self) {
        self.session.apply(Command::New);
        self.session.apply(Command::OpenBuiltIn(self.lesson.data().to_vec()));
        for task in 0..self.task {
            self.session.apply(Command::Edit(self.solution(task)));
        }
    }

    fn begin_task_again(&mut self) {
        self.showing.clear();
        self.record.answers.remove(&self.task);
        self.hints_shown = 0;
    }

    /// Begins to play the task before the learner's eyes: on the author's work up to here, an edit at each [`Self::show_next`].
    /// The learner's own work comes back with [`Self::put_back`].
    pub fn show(&mut self) {
        if let Some(Question::Write { .. }) = self.lesson.question(self.task) {
            // Nobody can write another person's sentence; the model is what can be shown.
            self.record.shown.insert(self.task);
            return;
        }
        let hints_shown = self.hints_shown;
        self.put_as_author();
        self.begin_task_again();
        self.hints_shown = hints_shown;
        self.record.shown.insert(self.task);
        self.showing = self.solution(self.task).into();
        if self.showing.is_empty() {
            self.answer_rightly();
        }
    }

    /// Plays one more edit of the task that is shown; returns whether there was one.
    pub fn show_next(&mut self) -> bool {
        let Some(edit) = self.showing.pop_front() else { return false };
        self.session.apply(Command::Edit(vec![edit]));
        if self.showing.is_empty() {
            self.answer_rightly();
        }
        true
    }

    /// Returns whether the task is being played before the learner's eyes.
    pub fn is_showing(&self) -> bool {
        !self.showing.is_empty()
    }

    /// Solves the current task the way the lesson's author does.
    pub fn solve(&mut self) {
        self.solve_by(self.solution(self.task));
    }

    /// Solves the current task by other edits; its question is answered rightly.
    pub fn solve_by(&mut self, edits: Vec<Edit>) {
        self.session.apply(Command::Edit(edits));
        self.answer_rightly();
    }

    fn answer_rightly(&mut self) {
        if let Some(question) = self.lesson.question(self.task) {
            let n_options = self.lesson.options(Lang::En, self.task).len();
            self.record.answers.insert(self.task, question.solution(n_options));
        }
    }

    /// Returns the ids of the words on the controls to point at: those of the last hint, once it is shown.
    pub fn point_at(&self) -> &[String] {
        let n_hints = self.lesson.n_hints(self.task);
        let is_shown = n_hints > 0 && self.hints_shown >= n_hints && !self.verdict().is_passed;
        if is_shown { self.lesson.point_at(self.task) } else { &[] }
    }

    fn solution(&self, task: usize) -> Vec<Edit> {
        self.lesson.solution(task).map(|solution| solution.solve.clone()).unwrap_or_default()
    }

    fn state(&self, task: usize) -> State<'_> {
        State { session: &self.session, answer: self.record.answers.get(&task) }
    }
}
