//! The lessons' part of the window's state: what is played, what the learner did so far, which term is looked up.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use crate::i18n::Lang;
use crate::lessons::board::Board;
use crate::lessons::kept::Kept;
use crate::lessons::practice::Practice;
use crate::lessons::progress::Progress;
use crate::lessons::{Answer, Lesson, LessonKind, LessonRun, Shelf, kit, print, record, shelf};
use crate::message::{Arg, Explain as _, Message};
use crate::project::Project;
use crate::publish::export::{ExportError, listing, paper};
use crate::session::Session;
use crate::session::jobs::Work;
use crate::world::{World, reason};

/// What a learner asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Teach {
    Start(String),
    Leave,
    /// The learner did the current task in thought and goes to the next page.
    Next,
    Hint,
    /// Restores the state in which the current task begins.
    PutBack,
    /// Plays the current task before the learner's eyes.
    Show,
    /// Goes to a copy of the work to try things in, or comes back.
    Free,
    /// Asks the trainer for help, or takes that back.
    Help,
    Answer(Answer),
    /// Shows what a term means.
    LookUp(String),
    Name(String),
    /// Shows what a lesson asks for beside the learner's own work, or stops that.
    OnOwn(Option<String>),
    /// Starts a practice sheet: a messy file made from this number.
    Practice(u64),
    /// Writes or reads something at a path.
    At(Desk, PathBuf),
}

/// What learners and trainers write to a file or folder, or read from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    /// The progress, for the trainer.
    Share,
    /// The notebook, as PDF or as a workbook by the ending of the name.
    Notebook,
    Certificate,
    /// The progress files of a folder.
    ReadBoard,
    WriteBoard,
    /// A workshop on a stick.
    Kit,
    /// A lesson made of the work on screen, as a folder to be edited.
    Record,
}

/// Seconds between two edits of a task that is shown: time to see what changed.
const PACE: f64 = 1.4;

/// Seconds between two times that the work in a lesson is kept.
const KEEP_EVERY: f64 = 3.0;

/// Lessons, the one that is played, and what was done in them.
pub struct Teaching {
    pub run: Option<LessonRun>,
    pub lessons: Vec<Lesson>,
    pub progress: Progress,
    /// The term in the window of the glossary.
    pub term: Option<String>,
    /// The lesson whose checks stand beside the learner's own work.
    pub on_own: Option<String>,
    /// The trainer's table.
    pub board: Board,
    shown_at: f64,
    /// Where the learner's work in lessons is kept.
    home: Option<PathBuf>,
    /// What was kept last, and when.
    kept: (Option<Arc<Project>>, f64),
}

impl Teaching {
    /// Takes up the lessons of a shelf and what the learner did on other days.
    pub fn new(shelf: &mut Shelf, progress: Progress, home: Option<PathBuf>) -> Self {
        let lessons = std::mem::take(&mut shelf.lessons);
        let board = Board::default();
        Self { run: None, lessons, progress, term: None, on_own: None, board, shown_at: 0.0, home, kept: (None, 0.0) }
    }

    /// Takes up a lesson that somebody handed over; returns its id.
    pub fn take(&mut self, lesson: Lesson) -> String {
        let id = lesson.id.clone();
        let mut shelf = Shelf { lessons: std::mem::take(&mut self.lessons), broken: Vec::new() };
        shelf.put(lesson);
        self.lessons = shelf.lessons;
        id
    }

    /// Does what a learner asked for.
    pub fn perform(&mut self, action: Teach, world: &Arc<dyn World>, wake: &Arc<dyn Fn() + Send + Sync>) {
        let today = world.today();
        match action {
            Teach::Practice(seed) => {
                let lesson = Practice::new(seed).ok().and_then(|practice| practice.lesson().ok());
                if let Some(lesson) = lesson {
                    let id = self.take(lesson);
                    self.perform(Teach::Start(id), world, wake);
                }
            }
            Teach::Start(id) => {
                if let Some(lesson) = self.lessons.iter().find(|lesson| lesson.id == id) {
                    let mut run = LessonRun::start(lesson.clone(), Arc::clone(world), Arc::clone(wake));
                    let record = self.progress.lessons.get(&id).cloned().unwrap_or_default();
                    let kept = self.home.as_ref().and_then(|home| Kept::load(world.as_ref(), home, &id));
                    run.resume(&record, &today, kept);
                    self.run = Some(run);
                }
            }
            Teach::LookUp(term) => {
                self.run.iter_mut().for_each(|run| run.look_up(&term));
                self.term = Some(term);
            }
            Teach::OnOwn(lesson) => self.on_own = lesson,
            Teach::Name(name) => self.progress.nickname = name,
            Teach::Leave => {
                // What is right counts, also without a click on the way to the next task.
                self.notice(&today);
                self.keep_work(world.as_ref());
                self.run = None;
            }
            in_lesson => {
                self.run.iter_mut().for_each(|run| in_run(run, &in_lesson, &today));
                self.keep_work(world.as_ref());
            }
        }
        self.notice(&today);
    }

    /// Takes the progress files of a folder onto the trainer's table; says where there are none.
    pub fn read_board(&mut self, folder: &Path, world: &dyn World) -> Option<Message> {
        self.board.read(world, folder);
        let is_empty = self.board.learners.is_empty();
        is_empty.then(|| Message::new("lessons-board-none").with("folder", folder.display().to_string()))
    }

    /// Returns the work of writing something that is on the desk.
    pub fn write(&self, desk: Desk, path: PathBuf, lang: Lang) -> Work {
        let (progress, lessons, board) = (self.progress.clone(), self.lessons.clone(), self.board.clone());
        let desk_of = DeskOf { progress, lessons, board, lang };
        Box::new(move |world| desk_of.write(desk, &path, world))
    }

    /// Notes what the state of the lesson says.
    fn notice(&mut self, today: &str) {
        if let Some(run) = &mut self.run {
            run.notice(today);
            self.progress.lessons.insert(run.lesson.id.clone(), run.record().clone());
        }
    }

    /// Keeps the learner's work in the lesson. Where that fails, the progress, which is written beside it, says so.
    fn keep_work(&mut self, world: &dyn World) {
        let (Some(run), Some(home)) = (&self.run, &self.home) else { return };
        self.kept.0 = Some(Arc::clone(run.session.project()));
        if let Some(kept) = run.kept() {
            drop(kept.save(world, home, &run.lesson.id));
        }
    }

    /// Takes in finished work, and plays on what is shown; returns whether the learner's progress changed.
    pub fn tick(&mut self, ctx: &egui::Context, world: &dyn World) -> bool {
        let today = world.today();
        let Some(run) = &mut self.run else { return false };
        run.poll();
        let now = ctx.input(|input| input.time);
        if run.is_showing() {
            if now - self.shown_at >= PACE && run.session.is_fresh() {
                run.show_next();
                self.shown_at = now;
            }
            ctx.request_repaint_after(std::time::Duration::from_millis(100));
        }
        let is_changed = self.kept.0.as_ref().is_none_or(|kept| !Arc::ptr_eq(kept, run.session.project()));
        let known = self.progress.lessons.get(&run.lesson.id).cloned();
        if is_changed && now - self.kept.1 >= KEEP_EVERY {
            self.kept.1 = now;
            self.keep_work(world);
        }
        self.notice(&today);
        known.as_ref() != self.run.as_ref().map(LessonRun::record)
    }

    /// Returns the lesson of the course that follows the one that is played.
    pub fn next_lesson(&self) -> Option<&Lesson> {
        let number = self.run.as_ref()?.lesson.number?;
        self.lessons.iter().find(|lesson| lesson.number == Some(number + 1))
    }

    /// Returns the lesson whose checks stand beside the learner's own work.
    pub fn own_lesson(&self) -> Option<&Lesson> {
        let id = self.on_own.as_ref()?;
        self.lessons.iter().find(|lesson| lesson.id == *id)
    }

    /// Returns whether the lesson that is played is read in the middle of the window, without files beside it.
    pub fn is_reading(&self) -> bool {
        self.run.as_ref().is_some_and(|run| run.lesson.kind != LessonKind::Work)
    }

    /// Says what stands in the way of keeping the progress.
    pub fn keep(&self, world: &dyn World, home: Option<&Path>) -> Option<Message> {
        let reason = self.progress.save(world, home?).err()?;
        Some(Message::new("ui-settings-not-kept").with("reason", reason.to_string()))
    }
}

fn in_run(run: &mut LessonRun, action: &Teach, today: &str) {
    match action {
        Teach::Next => run.next(today),
        Teach::Hint => run.more_hint(),
        Teach::PutBack => run.put_back(),
        Teach::Show => run.show(),
        Teach::Free => run.toggle_free(),
        Teach::Help => run.toggle_help(),
        Teach::Answer(answer) => run.answer(answer.clone()),
        Teach::Start(_)
        | Teach::Practice(_)
        | Teach::OnOwn(_)
        | Teach::Leave
        | Teach::LookUp(_)
        | Teach::Name(_)
        | Teach::At(..) => {}
    }
}

/// What is on a learner's or trainer's desk, to be written.
struct DeskOf {
    progress: Progress,
    lessons: Vec<Lesson>,
    board: Board,
    lang: Lang,
}

impl DeskOf {
    fn write(&self, desk: Desk, path: &Path, world: &dyn World) -> Result<Message, Message> {
        let Self { progress, lessons, board, lang } = self;
        let shown = path.display().to_string();
        let said = |error: ExportError| error.message();
        let bytes = match desk {
            Desk::Share => serde_json::to_vec_pretty(&progress.shared()).map_err(|error| error.to_string()),
            Desk::Notebook if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) => {
                let title = Message::new("lessons-notebook").into();
                Ok(paper::write(&title, *lang, &print::notebook(progress, lessons, *lang)).map_err(said)?)
            }
            Desk::Notebook => {
                Ok(listing::write(&print::notebook_lists(progress, lessons, *lang), *lang).map_err(said)?)
            }
            Desk::Certificate => {
                let parts = print::certificate(progress, lessons, *lang, &world.today());
                let parts = parts.ok_or_else(|| Message::new("lessons-no-certificate"))?;
                Ok(paper::write(&Message::new("lessons-certificate").into(), *lang, &parts).map_err(said)?)
            }
            Desk::WriteBoard if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) => {
                let parts = paper::of_lists(&board.lists(lessons, *lang), *lang);
                Ok(paper::write(&Message::new("lessons-board").into(), *lang, &parts).map_err(said)?)
            }
            Desk::ReadBoard | Desk::WriteBoard => {
                Ok(listing::write(&board.lists(lessons, *lang), *lang).map_err(said)?)
            }
            // Made where the session is at hand.
            Desk::Record => return Err(Message::new("lessons-record-nothing")),
            Desk::Kit => {
                let kit = kit::lay_out(world, path, lessons).map_err(|error| error.message())?;
                let message = Message::new("lessons-kit").with("lessons", kit.n_lessons).with("files", kit.n_files);
                return Ok(message.with("folder", shown));
            }
        };
        let not_written =
            |reason: Arg| Message::new("lessons-kit-not-written").with("path", &shown).with("reason", reason);
        let bytes = bytes.map_err(|error| not_written(error.into()))?;
        world.replace(path, &bytes).map_err(|error| not_written(reason(&error)))?;
        Ok(Message::new("lessons-written").with("path", shown))
    }
}

/// Returns the work of writing a lesson made of what was done in a session, or why there is none.
pub fn recorded(session: &Session, folder: &Path) -> Result<Work, Message> {
    let title = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let lesson = record::record(session, &title)?;
    let (folder, n_tasks) = (folder.to_owned(), lesson.n_tasks);
    Ok(Box::new(move |world| {
        let path = folder.display().to_string();
        let written = record::write(world, &folder, &lesson, &title);
        let not_written = |error: std::io::Error| {
            Message::new("lessons-kit-not-written").with("path", &path).with("reason", reason(&error))
        };
        written.map_err(not_written)?;
        Ok(Message::new("lessons-recorded").with("tasks", n_tasks).with("path", path))
    }))
}

/// Reads the lesson at a path: a pack or a folder; nothing where it is no lesson.
pub fn lesson_at(world: &dyn World, path: &Path) -> Option<Result<Lesson, Message>> {
    let is_lesson = shelf::is_pack(path) || world.read(&path.join("lesson.toml")).is_ok();
    is_lesson.then(|| shelf::open(world, path).map_err(|error| shelf::broken(path, &error)))
}
