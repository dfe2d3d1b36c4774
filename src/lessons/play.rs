//! Plays a lesson as a robot, and says in sentences where it does not keep what it promises to a learner.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Answer, Lesson, LessonKind, LessonRun};
use crate::i18n::{Lang, ids};
use crate::message::Message;
use crate::session::Command;
use crate::world::World;

/// Plays every task: what is not done fails, what the author did passes, other roads pass, and known mistakes are explained.
pub fn faults(lesson: &Lesson, world: Arc<dyn World>) -> Vec<Message> {
    let mut run = LessonRun::start(lesson.clone(), world, Arc::new(|| ()));
    let mut robot = Robot { faults: Vec::new(), task: 0 };
    run.settle();
    while !run.is_finished() {
        robot.task = run.task;
        robot.before(&run);
        if lesson.kind != LessonKind::Test {
            robot.mistakes(&mut run);
            robot.wrong_answers(&mut run);
            robot.other_road(&mut run);
        }
        run.solve();
        run.settle();
        let verdict = run.verdict();
        if !verdict.is_passed {
            let missing = verdict.missing.unwrap_or_else(|| Message::new("lessons-missing-figure"));
            robot.find(Message::new("lessons-fault-unsolved").with("missing", missing));
            return robot.faults;
        }
        if let Some((name, _)) = run.mistake(Lang::En) {
            robot.find(Message::new("lessons-fault-solution-wrong").with("mistake", name));
        }
        run.next("");
        robot.after(&run);
    }
    for event in run.session.take_events().into_iter().filter(|event| event.is_error) {
        robot.find(Message::new("lessons-fault-error").with("said", event.message));
    }
    robot.faults
}

struct Robot {
    faults: Vec<Message>,
    task: usize,
}

impl Robot {
    fn find(&mut self, fault: Message) {
        self.faults.push(fault.with("task", self.task + 1));
    }

    /// Nothing was done for the task yet.
    fn before(&mut self, run: &LessonRun) {
        if run.verdict().is_passed {
            self.find(Message::new("lessons-fault-passes-before"));
        }
        if let Some((name, _)) = run.mistake(Lang::En) {
            self.find(Message::new("lessons-fault-mistake-before").with("mistake", name));
        }
        let known: BTreeSet<&str> = ids(Lang::En).into_iter().collect();
        for pointed in run.lesson.point_at(self.task) {
            // A word after the id narrows it to the lines of a list that hold the word.
            let id = pointed.split(' ').next().unwrap_or_default();
            if !known.contains(id) {
                self.find(Message::new("lessons-fault-pointer").with("id", id));
            }
        }
    }

    /// Each mistake that the lesson knows is recognised by its name when it is made, and only then.
    fn mistakes(&mut self, run: &mut LessonRun) {
        let mistakes = run.lesson.solution(self.task).map(|solution| solution.mistakes.clone()).unwrap_or_default();
        let told: Vec<String> = run.lesson.mistakes(self.task).into_iter().map(str::to_owned).collect();
        for name in told.iter().filter(|name| !mistakes.contains_key(*name)) {
            self.find(Message::new("lessons-fault-mistake-unmade").with("mistake", name));
        }
        for (name, edits) in mistakes {
            run.session.apply(Command::Edit(edits));
            run.settle();
            if run.verdict().is_passed {
                self.find(Message::new("lessons-fault-mistake-passes").with("mistake", &name));
            } else if run.mistake(Lang::En).is_none_or(|(found, _)| found != name) {
                self.find(Message::new("lessons-fault-mistake-silent").with("mistake", &name));
            }
            Self::back(run);
        }
    }

    /// Wrong answers do not pass, and those that the lesson knows are explained.
    fn wrong_answers(&mut self, run: &mut LessonRun) {
        let n_options = run.lesson.options(Lang::En, self.task).len();
        let wrong = run.lesson.question(self.task).map(|question| question.wrong_answers(n_options));
        for (answer, is_explained) in wrong.unwrap_or_default() {
            run.answer(answer.clone());
            if run.verdict().is_passed {
                self.find(Message::new("lessons-fault-answer-passes").with("answer", said(&answer)));
            } else if is_explained && run.mistake(Lang::En).is_none_or(|(_, text)| text.is_empty()) {
                self.find(Message::new("lessons-fault-answer-silent").with("answer", said(&answer)));
            }
        }
        Self::back(run);
    }

    fn other_road(&mut self, run: &mut LessonRun) {
        let other = run.lesson.solution(self.task).map(|solution| solution.other.clone()).unwrap_or_default();
        if other.is_empty() {
            return;
        }
        run.solve_by(other);
        run.settle();
        if !run.verdict().is_passed {
            self.find(Message::new("lessons-fault-other"));
        }
        Self::back(run);
    }

    /// What was reached stays reached, and what is to come is not there yet.
    fn after(&mut self, run: &LessonRun) {
        let (mut undone, mut early) = (Vec::new(), Vec::new());
        for task in 0..run.lesson.n_tasks() {
            match (run.verdict_of(task).is_passed, task < run.task) {
                (false, true) => undone.push(task + 1),
                (true, false) => early.push(task + 1),
                _ => {}
            }
        }
        for other in undone {
            self.find(Message::new("lessons-fault-undone").with("other", other));
        }
        for other in early {
            self.find(Message::new("lessons-fault-early").with("other", other));
        }
    }

    fn back(run: &mut LessonRun) {
        run.put_back();
        run.settle();
    }
}

fn said(answer: &Answer) -> String {
    match answer {
        Answer::Choice { chosen } => chosen.iter().map(usize::to_string).collect::<Vec<_>>().join(", "),
        Answer::Number { text } | Answer::Cell { address: text } | Answer::Written { text, .. } => text.clone(),
        Answer::Order { places } => places.iter().map(usize::to_string).collect::<Vec<_>>().join(", "),
    }
}
