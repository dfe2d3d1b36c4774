//! The window. The only room where egui may be mentioned; it reads the session and sends commands.

pub mod action;
pub mod chart;
pub mod clipboard;
pub mod cx;
pub mod form;
pub mod grid;
pub mod guide;
pub mod markup;
pub mod names;
pub mod palette;
pub mod pathbox;
pub mod presenter;
pub mod screens;
pub mod settings;
pub mod shell;
pub mod table_view;
pub mod teach;
pub mod tokens;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use eframe::egui;

use crate::i18n::{self, Lang};
use crate::lessons::progress::Progress;
use crate::message::{Message, Severity};
use crate::session::{Command, Event, Session};
use crate::world::World;
use action::{Action, Purpose, Room};
use palette::Palette;
use pathbox::PathBox;
use screens::Screens;
use settings::Settings;
use teach::{Desk, Teach, Teaching};
use tokens::Tokens;

/// What the window is started with.
pub struct Start {
    pub world: Arc<dyn World>,
    /// The folder of settings and autosave; `None` keeps nothing.
    pub home: Option<PathBuf>,
    pub lang: Option<Lang>,
    pub files: Vec<PathBuf>,
    /// When the program began, to be printed with the first frame.
    pub began: Option<Instant>,
}

/// The window and all that lives only in it.
pub struct App {
    world: Arc<dyn World>,
    home: Option<PathBuf>,
    session: Session,
    teaching: Teaching,
    settings: Settings,
    room: Room,
    screens: Screens,
    actions: Vec<Action>,
    palette: Option<Palette>,
    path_box: Option<PathBox>,
    told: Vec<(Event, f64)>,
    is_guide_open: bool,
    began: Option<Instant>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl App {
    /// Makes the window's state; the context is needed for fonts and for waking the window up.
    pub fn new(ctx: &egui::Context, start: Start) -> Self {
        let Start { world, home, lang, files, began } = start;
        let mut settings = home.as_deref().map(|home| Settings::load(world.as_ref(), home)).unwrap_or_default();
        if let Some(lang) = lang {
            settings.lang = Some(lang);
        }
        tokens::install_fonts(ctx);
        Tokens::of(settings.theme).apply(ctx);
        let waker = ctx.clone();
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(move || waker.request_repaint());
        let mut session = Session::new(Arc::clone(&world), home.as_deref(), Arc::clone(&wake));
        let mut shelf = crate::lessons::shelf(world.as_ref());
        let progress = home.as_deref().map_or_else(Progress::begin, |home| Progress::load(world.as_ref(), home));
        let teaching = Teaching::new(&mut shelf, progress, home.clone());
        let told = shelf.broken.into_iter().map(|message| (Event { is_error: true, message }, f64::NAN)).collect();
        let mut room = Room::Welcome;
        let (lessons, files): (Vec<PathBuf>, _) =
            files.into_iter().partition(|path| crate::lessons::shelf::is_pack(path));
        if !files.is_empty() {
            session.apply(Command::Open(files));
            room = Room::Tables;
        }
        let actions = if lessons.is_empty() { Vec::new() } else { vec![Action::Do(Command::Open(lessons))] };
        Self {
            world,
            home,
            session,
            teaching,
            settings,
            room,
            screens: Screens::default(),
            actions,
            palette: None,
            path_box: None,
            told,
            is_guide_open: true,
            began,
            wake,
        }
    }

    /// Returns the language of the screen.
    pub fn lang(&self) -> Lang {
        self.settings.lang.unwrap_or_else(Lang::of_system)
    }

    /// Returns the session on screen: the lesson's while one runs, else the person's own work.
    pub fn session(&self) -> &Session {
        self.teaching.run.as_ref().map_or(&self.session, crate::lessons::LessonRun::shown)
    }

    /// Waits until the work behind the window is done: for tests.
    pub fn settle(&mut self) {
        self.session_mut().settle();
    }

    fn session_mut(&mut self) -> &mut Session {
        match &mut self.teaching.run {
            Some(run) => run.shown_mut(),
            None => &mut self.session,
        }
    }

    fn perform(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Do(Command::Open(paths)) => self.open(ctx, paths),
            Action::Do(command) => self.command(command),
            Action::KeepTyped => {}
            Action::Go(room) => self.room = room,
            Action::Harmonise(table) => {
                self.screens.harmonise.show(table);
                self.room = Room::Harmonise;
            }
            Action::ShowCell(focus, cell) => {
                self.command(Command::Look(Some(focus)));
                self.screens.tables.show(cell);
                self.room = Room::Tables;
            }
            Action::Speak(lang) => {
                self.settings.lang = Some(lang);
                self.keep_settings();
            }
            Action::Wear(theme) => {
                self.settings.theme = theme;
                Tokens::of(theme).apply(ctx);
                self.keep_settings();
            }
            Action::TogglePalette => {
                self.palette = self.palette.take().map_or_else(|| Some(Palette::default()), |_| None);
            }
            Action::ToggleGuide => self.is_guide_open = !self.is_guide_open,
            Action::AskOpen => self.path_box = Some(PathBox::new(Purpose::Open, String::new())),
            Action::AskSave => self.path_box = Some(PathBox::new(Purpose::Save, self.path_for("statelier"))),
            Action::Save => match self.session().path().map(Path::to_owned) {
                Some(path) => self.command(Command::Save { path, with_sources: true }),
                None => self.path_box = Some(PathBox::new(Purpose::Save, self.path_for("statelier"))),
            },
            Action::AskExport => {
                let name = settings::file_name(&self.session().project().report.title);
                let path =
                    name.map_or_else(|| self.path_for("xlsx"), |name| self.beside_the_work(&format!("{name}.xlsx")));
                self.path_box = Some(PathBox::new(Purpose::Export, path));
            }
            Action::Ask(purpose, path) => {
                let path = self.beside_the_work(&path);
                self.path_box = Some(PathBox::new(purpose, path));
            }
            Action::OpenSandbox => {
                self.command(Command::OpenBuiltIn(crate::lessons::samples::all()));
                self.room = Room::Tables;
            }
            Action::Teach(Teach::At(Desk::ReadBoard, folder)) => {
                if let Some(message) = self.teaching.read_board(&folder, self.world.as_ref()) {
                    self.told.push((Event { is_error: true, message }, f64::NAN));
                }
            }
            Action::Teach(Teach::At(Desk::Record, folder)) => match teach::recorded(self.session(), &folder) {
                Ok(work) => self.session_mut().beside(work),
                Err(message) => self.told.push((Event { is_error: true, message }, f64::NAN)),
            },
            Action::Teach(Teach::At(desk, path)) => {
                let work = self.teaching.write(desk, path, self.lang());
                self.session_mut().beside(work);
            }
            Action::Teach(teach) => self.teach(ctx, teach),
            Action::Present => presenter::toggle(ctx),
            Action::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
        }
    }

    fn command(&mut self, command: Command) {
        match &command {
            Command::Open(paths) => {
                for path in paths {
                    self.settings.remember(path);
                }
                self.keep_settings();
                if self.room == Room::Welcome {
                    self.room = Room::Tables;
                }
            }
            Command::Save { path, .. } => {
                self.settings.remember(path);
                self.keep_settings();
            }
            Command::New => self.room = Room::Welcome,
            _ => {}
        }
        self.session_mut().apply(command);
    }

    fn teach(&mut self, ctx: &egui::Context, action: Teach) {
        let (is_start, is_leave) =
            (matches!(action, Teach::Start(_) | Teach::Practice(_)), matches!(action, Teach::Leave));
        let is_own = matches!(action, Teach::OnOwn(Some(_)));
        self.teaching.perform(action, &self.world, &self.wake);
        if is_start {
            self.is_guide_open = true;
            self.room = if self.teaching.is_reading() { Room::Learn } else { Room::Tables };
        }
        if is_leave {
            self.room = Room::Learn;
        }
        if is_own {
            self.is_guide_open = true;
            self.room = if self.session.project().sources.is_empty() { Room::Welcome } else { Room::Tables };
        }
        if is_start || is_leave {
            self.screens.begin_again();
            // Another work begins at its top, not where the last one was left.
            ctx.data_mut(egui::util::IdTypeMap::remove_by_type::<egui::scroll_area::State>);
        }
        self.keep_progress();
    }

    fn keep_progress(&mut self) {
        if let Some(message) = self.teaching.keep(self.world.as_ref(), self.home.as_deref()) {
            self.told.push((Event { is_error: true, message }, f64::NAN));
        }
    }

    /// Opens files, however they came: lessons are played, all else is data or a project.
    fn open(&mut self, ctx: &egui::Context, paths: Vec<PathBuf>) {
        let mut files = Vec::new();
        for path in paths {
            match teach::lesson_at(self.world.as_ref(), &path) {
                None => files.push(path),
                Some(Ok(lesson)) => {
                    let id = self.teaching.take(lesson);
                    self.teach(ctx, Teach::Start(id));
                }
                Some(Err(message)) => self.told.push((Event { is_error: true, message }, f64::NAN)),
            }
        }
        if !files.is_empty() {
            self.command(Command::Open(files));
        }
    }

    /// Takes what was typed and not yet decided into the project on screen.
    fn keep_typed(&mut self) {
        let project = self.session().project().clone();
        let typed = self.screens.pending(&project);
        if !typed.is_empty() {
            self.session_mut().apply(Command::Edit(typed));
        }
    }

    fn path_for(&self, ending: &str) -> String {
        let known = self.session().path().map(|path| path.with_extension(ending).display().to_string());
        known.unwrap_or_else(|| self.beside_the_work(&format!("{}.{ending}", i18n::text(self.lang(), "ui-file-stem"))))
    }

    /// Returns the full path of a new file: beside the project, else beside its first source, else in the documents.
    fn beside_the_work(&self, name: &str) -> String {
        let session = self.session();
        let source = session.project().sources.iter().find(|source| !source.path.is_empty());
        let beside = session.path().or_else(|| source.map(|source| Path::new(&source.path))).and_then(Path::parent);
        let folder = beside.map(Path::to_owned).or_else(settings::documents).unwrap_or_default();
        folder.join(name).display().to_string()
    }

    fn keep_settings(&mut self) {
        let Some(home) = &self.home else { return };
        if let Err(reason) = self.settings.save(self.world.as_ref(), home) {
            let message = Message::new("ui-settings-not-kept").with("reason", reason.to_string());
            self.told.push((Event { is_error: true, message }, f64::NAN));
        }
    }

    /// Returns a table that was copied in another program, where no field is there to take the text.
    fn pasted_table(ctx: &egui::Context) -> Option<String> {
        if ctx.text_edit_focused() {
            return None;
        }
        let table = |event: &egui::Event| match event {
            egui::Event::Paste(text) if text.trim_end().contains(['\t', '\n']) => Some(text.clone()),
            _ => None,
        };
        ctx.input(|input| input.events.iter().find_map(table))
    }

    fn dropped_files(ctx: &egui::Context) -> Vec<PathBuf> {
        ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect())
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.session.poll();
        if self.teaching.tick(ctx, self.world.as_ref()) {
            self.keep_progress();
        }
        if self.session().wants_checks() {
            self.session_mut().apply(Command::Check);
        }
        // The system's wish for dark or light does not change what the person chose.
        ctx.set_theme(tokens::egui_theme(self.settings.theme));
        let now = ctx.input(|input| input.time);
        let events = self.session_mut().take_events();
        self.told.extend(events.into_iter().map(|event| (event, f64::NAN)));
        for (_, since) in &mut self.told {
            if since.is_nan() {
                *since = now;
            }
        }
        self.told.retain(|(event, since)| event.is_error || now - since < 8.0);
        if let Some(text) = Self::pasted_table(ctx).filter(|_| self.palette.is_none() && self.path_box.is_none()) {
            let is_pasted = |source: &&crate::project::Source| source.path.is_empty();
            let number = self.session().project().sources.iter().filter(is_pasted).count() + 1;
            let name = format!("{}-{number}.tsv", i18n::text(self.lang(), "ui-pasted-stem"));
            self.actions.push(Action::Do(Command::Paste { name, text }));
            self.room = Room::Tables;
        }
        presenter::listen(ctx);
        let dropped = Self::dropped_files(ctx);
        if !dropped.is_empty() {
            self.actions.push(Action::Do(Command::Open(dropped)));
        }
        for entry in action::entries(self.lang(), self.settings.theme) {
            if entry.shortcut.is_some_and(|keys| ctx.input_mut(|input| input.consume_shortcut(&keys))) {
                self.actions.push(entry.action);
            }
        }
        if !self.actions.is_empty() {
            self.keep_typed();
        }
        for action in std::mem::take(&mut self.actions) {
            self.perform(ctx, action);
        }
    }

    /// What was typed last and changed last is kept too; what is still being computed is not waited for.
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.keep_typed();
        self.session.apply(Command::Cancel);
        self.session.settle();
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        shell::ui(self, ui);
        if !self.actions.is_empty() {
            ui.ctx().request_repaint();
        }
        if let Some(began) = self.began.take() {
            // Told on the error stream, so that scripts can read it beside anything else.
            let line = i18n::say(
                self.lang(),
                &Message::new("ui-first-frame")
                    .with("milliseconds", u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX)),
            );
            drop(std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("{line}\n")));
        }
    }
}

/// Opens the window and stays until it is closed.
pub fn open(start: Start) -> Result<(), Message> {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Statelier")
            .with_app_id("statelier")
            .with_inner_size([1366.0, 768.0])
            .with_min_inner_size([960.0, 600.0])
            .with_drag_and_drop(true),
        ..Default::default()
    };
    let make = |cc: &eframe::CreationContext<'_>| {
        grid::copy::install(&cc.egui_ctx, clipboard::system());
        App::new(&cc.egui_ctx, start)
    };
    let made = eframe::run_native("statelier", options, Box::new(|cc| Ok(Box::new(make(cc)))));
    made.map_err(|error| no_window(&error.to_string()))
}

/// Says why no window opens; the libraries' own words hold paths of the machine they were built on.
fn no_window(reason: &str) -> Message {
    if reason.contains("DISPLAY") {
        return Message::new("cli-no-display");
    }
    let reason = reason.rsplit(".rs:").next().unwrap_or(reason);
    let reason = reason.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, ':' | ' '));
    Message::new("cli-no-window").with("reason", reason.trim_end_matches(['.', ' ']))
}

/// Returns the id of a severity's word.
fn severity_id(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "ui-severity-info",
        Severity::Guessed => "ui-severity-guessed",
        Severity::Changed => "ui-severity-changed",
        Severity::Lost => "ui-severity-lost",
    }
}
