//! What a person can ask of a session; the window and the tests send these, nothing else changes it.

use std::path::PathBuf;
use std::sync::Arc;

use super::records::Question;
use super::results::Focus;
use crate::project::edit::Edit;

/// A request to the session.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// The edits of one gesture, in their order; undo takes them back together.
    Edit(Vec<Edit>),
    Undo,
    Redo,
    /// Goes to a state of the history.
    GoTo(usize),
    /// Takes up a way that was left in the history.
    TakeBranch(usize),
    /// Compares the ways to protect the figures of an analysis.
    Weigh {
        analysis: String,
        rules: crate::protect::Rules,
    },
    /// Says what a change would do, without doing it.
    Try(Vec<Edit>),
    /// Starts with an empty project.
    New,
    /// Opens data files or a project file.
    Open(Vec<PathBuf>),
    /// Opens files that are inside the program.
    OpenBuiltIn(Vec<(String, Arc<[u8]>)>),
    /// Takes a table that was copied elsewhere, as a source of that name.
    Paste {
        name: String,
        text: String,
    },
    /// Other bytes for a source that is there: next year's file, or a file found again.
    Replace {
        source: String,
        path: PathBuf,
    },
    /// Writes which code each name of a step's column has, as a workbook.
    WriteCrosswalk {
        table: String,
        index: usize,
        path: PathBuf,
        lang: crate::i18n::Lang,
    },
    /// Writes a tidy table for a colleague, in the format that the ending says; nothing in it is protected.
    WriteCopy {
        table: String,
        path: PathBuf,
    },
    /// Writes a stand-in for the records of a table, for lessons and trials.
    WriteSandbox {
        table: String,
        path: PathBuf,
    },
    /// Writes which breakdowns are missing, and what to do about each, as a workbook.
    WriteDataNeeds {
        path: PathBuf,
        lang: crate::i18n::Lang,
    },
    /// Takes an indicator of one's own from its file.
    ReadIndicator {
        path: PathBuf,
    },
    /// Takes the releases that another project remembers, so that they are borne in mind here.
    ReadReleases {
        path: PathBuf,
    },
    /// Writes the file of an indicator, to share it or to start one's own from.
    WriteIndicator {
        indicator: String,
        path: PathBuf,
    },
    /// Takes the design of a table's sample from a `.svydesign` file.
    ReadDesign {
        table: String,
        path: PathBuf,
    },
    /// Writes the design of a table's sample as such a file.
    WriteDesign {
        table: String,
        path: PathBuf,
    },
    /// Takes the answers of a crosswalk.
    ReadCrosswalk {
        table: String,
        index: usize,
        path: PathBuf,
    },
    /// Checks every table that has changed since it was checked.
    Check,
    /// Says how well the records of a table are hidden.
    Judge(Question),
    /// Writes some findings of a table's scorecard, by their places in it, as questions to the sender.
    WriteQueries {
        table: String,
        findings: Vec<usize>,
        path: PathBuf,
        lang: crate::i18n::Lang,
    },
    /// Takes the replies of such a list as corrections.
    ReadReplies {
        table: String,
        path: PathBuf,
    },
    /// Takes the rules of an office from their file, for this project.
    ReadOffice {
        path: PathBuf,
    },
    /// Writes the rules of the project's office as a file.
    WriteOffice {
        path: PathBuf,
    },
    /// Takes a picture as the logo of the office.
    ReadLogo {
        path: PathBuf,
    },
    /// Makes the project's rules those of this computer.
    InstallOffice,
    /// Signs the release as it stands.
    Sign {
        by: String,
    },
    Save {
        path: PathBuf,
        with_sources: bool,
    },
    /// Writes the report; only tables with an answer from the stage "Protect" get in.
    Export {
        path: PathBuf,
        lang: crate::i18n::Lang,
    },
    /// Writes one chart as SVG or PNG, by the ending of the path.
    SavePicture {
        analysis: String,
        measure: String,
        path: PathBuf,
        lang: crate::i18n::Lang,
    },
    /// Looks at a table of a sheet that is not confirmed yet.
    Look(Option<Focus>),
    /// Takes up what an autosave kept.
    Recover,
    /// Throws away what an autosave kept.
    ForgetAutosave,
    Cancel,
    /// Computes again what was stopped.
    Again,
}
