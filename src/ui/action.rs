//! Everything a person can do, in one list: buttons, palette and keys are views of it.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::teach::{Desk, Teach};
use super::tokens::Theme;
use crate::grid::Rect;
use crate::i18n::Lang;
use crate::session::Command;
use crate::session::results::Focus;

/// A room of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Room {
    #[default]
    Welcome,
    Sources,
    Tables,
    Harmonise,
    Indicators,
    Protect,
    Report,
    Learn,
}

impl Room {
    /// The rooms of the rail, in the order of the work.
    pub const RAIL: [Self; 8] = [
        Self::Welcome,
        Self::Sources,
        Self::Tables,
        Self::Harmonise,
        Self::Indicators,
        Self::Protect,
        Self::Report,
        Self::Learn,
    ];

    /// Returns the id of the room, part of its message ids.
    pub fn id(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::Sources => "sources",
            Self::Tables => "tables",
            Self::Harmonise => "harmonise",
            Self::Indicators => "indicators",
            Self::Protect => "protect",
            Self::Report => "report",
            Self::Learn => "learn",
        }
    }
}

/// What the file is wanted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    Open,
    /// Other bytes for this source.
    Replace(String),
    Save,
    Export,
    /// A file or folder for other programs, by the ending of its name.
    Exchange,
    /// Which code each name of a step's column has.
    WriteCrosswalk {
        table: String,
        index: usize,
    },
    /// The answers of such a workbook, for this step.
    WriteDataNeeds,
    /// A stand-in for records.
    WriteSandbox {
        table: String,
    },
    /// A tidy table for a colleague, not protected.
    WriteCopy {
        table: String,
    },
    /// The releases that another project remembers.
    ReadReleases,
    /// The rules of an office.
    ReadOffice,
    WriteOffice,
    ReadLogo,
    ReadIndicator,
    WriteIndicator {
        indicator: String,
    },
    ReadDesign {
        table: String,
    },
    WriteDesign {
        table: String,
    },
    ReadCrosswalk {
        table: String,
        index: usize,
    },
    /// Findings of a table's scorecard, as questions to the sender.
    WriteQueries {
        table: String,
        findings: Vec<usize>,
        lang: Lang,
    },
    /// The replies of such a list.
    ReadReplies {
        table: String,
    },
    /// What learners and trainers write or read.
    Teach(Desk),
    /// One chart, as SVG or PNG by the ending of the name.
    Picture {
        analysis: String,
        measure: String,
    },
}

/// A wish of the person at the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// For the session.
    Do(Command),
    /// Nothing else: what was typed becomes a decision before whatever a person asks for.
    KeepTyped,
    Go(Room),
    /// Goes to Harmonise, with this table in view.
    Harmonise(String),
    /// Goes to Tables, with this cell of the sheet in view.
    ShowCell(Focus, Rect),
    Speak(Lang),
    Wear(Theme),
    TogglePalette,
    ToggleGuide,
    AskOpen,
    AskSave,
    Save,
    AskExport,
    /// Asks for a file, with a first suggestion.
    Ask(Purpose, String),
    OpenSandbox,
    Teach(Teach),
    /// Turns presenter mode on or off.
    Present,
    Quit,
}

/// A line of the palette: a name, a key, an action.
pub struct Entry {
    pub id: &'static str,
    pub shortcut: Option<KeyboardShortcut>,
    pub action: Action,
    /// Whether the palette shows it; a second key for the same action is not shown.
    pub is_listed: bool,
}

/// Every action that needs no further word, in the order of the palette.
pub fn entries(lang: Lang, theme: Theme) -> Vec<Entry> {
    let ctrl = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND, key));
    let shifted = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key));
    let entry = |id, shortcut, action| Entry { id, shortcut, action, is_listed: true };
    let other_lang = if lang == Lang::En { Lang::Fr } else { Lang::En };
    let other_theme = if theme == Theme::Light { Theme::Dark } else { Theme::Light };
    let mut list = vec![
        entry("ui-action-open", ctrl(Key::O), Action::AskOpen),
        entry("ui-action-save", ctrl(Key::S), Action::Save),
        entry("ui-action-save-as", shifted(Key::S), Action::AskSave),
        entry("ui-action-export", ctrl(Key::E), Action::AskExport),
        entry("ui-action-new", ctrl(Key::N), Action::Do(Command::New)),
        entry("ui-action-undo", ctrl(Key::Z), Action::Do(Command::Undo)),
        entry("ui-action-redo", ctrl(Key::Y), Action::Do(Command::Redo)),
        Entry { is_listed: false, ..entry("ui-action-redo", shifted(Key::Z), Action::Do(Command::Redo)) },
        entry("ui-action-sandbox", None, Action::OpenSandbox),
        entry("ui-action-language", ctrl(Key::L), Action::Speak(other_lang)),
        entry("ui-action-theme", None, Action::Wear(other_theme)),
        entry("ui-action-present", shifted(Key::P), Action::Present),
        entry("ui-action-guide", ctrl(Key::G), Action::ToggleGuide),
        entry("ui-action-palette", ctrl(Key::K), Action::TogglePalette),
        entry("ui-action-cancel", None, Action::Do(Command::Cancel)),
        entry("ui-action-again", None, Action::Do(Command::Again)),
        entry("ui-action-quit", ctrl(Key::Q), Action::Quit),
    ];
    let keys = [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
    let ids = [
        "ui-room-welcome",
        "ui-room-sources",
        "ui-room-tables",
        "ui-room-harmonise",
        "ui-room-indicators",
        "ui-room-protect",
        "ui-room-report",
        "ui-room-learn",
    ];
    for ((room, key), id) in Room::RAIL.into_iter().zip(keys).zip(ids) {
        list.push(entry(id, ctrl(key), Action::Go(room)));
    }
    list
}
