//! The command line: one file a verb, the same core and the same numbers as the window.

mod check;
mod codelists;
mod demo;
mod estimate;
mod help;
mod indicators;
mod lessons;
mod matching;
mod practice;
mod protect;
mod protect_amounts;
mod protect_keys;
mod recognise;
mod replay;
mod risk;
mod sample;
mod sandbox;
mod tidy;

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cx::{Ctl, Cx};
use crate::data::{Column, ColumnValues, Dataset, Origin};
use crate::i18n::{self, Lang};
use crate::import::{self, ImportOptions, Opened};
use crate::message::{Explain, Message, Notes};
use crate::world::{World, reason};

/// What a verb may use: the language of the answers, the world, the two streams.
pub struct Io<'a> {
    pub lang: Lang,
    pub world: &'a dyn World,
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
}

/// Why a verb gave no answer; decides the exit code.
#[derive(Debug)]
pub enum Failure {
    /// The data or the request cannot give an answer: exit code 1.
    Data(Message),
    /// The command line is wrong: exit code 2.
    Usage(Message),
}

impl<E: Explain> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Data(error.message())
    }
}

type Verb = fn(&mut Io<'_>, lexopt::Parser) -> Result<(), Failure>;

/// Every verb, by name.
const VERBS: &[(&str, Verb)] = &[
    ("check", check::run),
    ("codelists", codelists::run),
    ("demo", demo::run),
    ("estimate", estimate::run),
    ("help", help::run),
    ("indicators", indicators::run),
    ("lessons", lessons::run),
    ("kit", lessons::kit),
    ("practice", practice::run),
    ("match", matching::run),
    ("protect", protect::run),
    ("recognise", recognise::run),
    ("risk", risk::run),
    ("run", replay::run),
    ("sandbox", sandbox::run),
    ("tidy", tidy::run),
];

/// Returns whether the first argument is a verb, so that `statelier FILE` can mean "open it in the window".
pub fn is_verb(word: &str) -> bool {
    VERBS.iter().any(|(name, _)| *name == word) || matches!(word, "--help" | "-h" | "--version" | "-V")
}

/// Runs a verb and returns the exit code: 0 done, 1 no answer from these data, 2 wrong command line.
pub fn run(args: Vec<OsString>, io: &mut Io<'_>) -> u8 {
    let (failure, code) = match dispatch(args, io) {
        Ok(()) => return 0,
        Err(Failure::Data(message)) => (message, 1),
        Err(Failure::Usage(message)) => (message, 2),
    };
    // A closed stream is the reader's wish: there is nobody left to tell.
    drop(writeln!(io.err, "{}", i18n::say(io.lang, &failure)));
    code
}

fn dispatch(args: Vec<OsString>, io: &mut Io<'_>) -> Result<(), Failure> {
    let mut args = args.into_iter();
    let word = args.next().unwrap_or_default().to_string_lossy().into_owned();
    // Asked for anywhere, help is given: whoever asks has not yet a command line that means something.
    let args: Vec<OsString> = args.collect();
    if std::iter::once(OsStr::new(&word))
        .chain(args.iter().map(AsRef::as_ref))
        .any(|one| one == "--help" || one == "-h")
    {
        return help::run(io, lexopt::Parser::from_args(std::iter::empty::<OsString>()));
    }
    if matches!(word.as_str(), "--version" | "-V") {
        drop(writeln!(io.out, "Statelier {}", env!("CARGO_PKG_VERSION")));
        return Ok(());
    }
    let verb = VERBS.iter().find(|(name, _)| *name == word).map(|(_, verb)| *verb);
    let verb = verb.ok_or_else(|| Failure::Usage(Message::new("cli-unknown-verb").with("verb", word)))?;
    verb(io, lexopt::Parser::from_args(args))
}

/// Runs core code with a context of its own and prints its notes to the error stream.
pub(crate) fn with_cx<T>(io: &mut Io<'_>, work: impl FnOnce(&Cx<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
    let (ctl, notes) = (Ctl::default(), Notes::default());
    let result = work(&Cx { world: io.world, ctl: &ctl, notes: &notes });
    for note in notes.take() {
        let place = [note.place.source, note.place.sheet, note.place.area.map(|area| area.to_string())];
        let place = place.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let text = i18n::say(io.lang, &note.message);
        drop(if place.is_empty() { writeln!(io.err, "{text}") } else { writeln!(io.err, "{place}: {text}") });
    }
    result
}

/// Reads a file named on the command line.
pub(crate) fn read_file(io: &Io<'_>, path: &Path) -> Result<Vec<u8>, Failure> {
    io.world.read(path).map_err(|error| {
        Failure::Data(
            Message::new("cli-cannot-read").with("path", path.display().to_string()).with("reason", reason(&error)),
        )
    })
}

/// Opens a file named on the command line.
pub(crate) fn open_file(io: &mut Io<'_>, path: &Path) -> Result<Opened, Failure> {
    let bytes = read_file(io, path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    with_cx(io, |cx| Ok(import::open(cx, &name, bytes.into(), &ImportOptions::default())?))
}

/// Reads the value of an option as names with commas between them.
pub(crate) fn names_value(parser: &mut lexopt::Parser) -> Result<Vec<String>, Failure> {
    Ok(text_value(parser)?.split(',').map(|name| name.trim().to_owned()).collect())
}

/// Reads a whole number.
pub(crate) fn whole(option: &'static str, text: &str) -> Result<usize, Failure> {
    let wrong = || Failure::Usage(Message::new("cli-not-a-number").with("option", option).with("text", text));
    text.parse().map_err(|_no_number| wrong())
}

/// Returns the values of a column as texts, or the sentence that names the columns there are.
pub(crate) fn texts(data: &Dataset, name: &str) -> Result<Vec<Option<String>>, Failure> {
    data.texts(name).ok_or_else(|| {
        let known = data.schema.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
        Failure::Data(Message::new("survey-no-column").with("name", name).with("known", known))
    })
}

/// Returns the values of a column of numbers.
pub(crate) fn numbers(data: &Dataset, name: &str) -> Result<Vec<Option<f64>>, Failure> {
    texts(data, name)?;
    let no_number = || Failure::Data(Message::new("survey-not-a-number").with("expression", name));
    data.numbers(name).ok_or_else(no_number)
}

/// Makes a table of columns.
pub(crate) fn dataset(columns: Vec<(Column, ColumnValues)>) -> Result<Dataset, Failure> {
    Dataset::from_columns(columns, Origin::default())
        .map_err(|error| Failure::Data(Message::new("publish-cannot-make-file").with("reason", error.to_string())))
}

/// Turns a mistake found by the argument parser into a sentence.
pub(crate) fn usage(error: &lexopt::Error) -> Failure {
    Failure::Usage(Message::new("cli-usage").with("reason", error.to_string()))
}

/// Reads the value of an option as a path.
pub(crate) fn path_value(parser: &mut lexopt::Parser) -> Result<PathBuf, Failure> {
    parser.value().map(PathBuf::from).map_err(|error| usage(&error))
}

/// Reads the value of an option as text.
pub(crate) fn text_value(parser: &mut lexopt::Parser) -> Result<String, Failure> {
    parser.value().map(|value| value.to_string_lossy().into_owned()).map_err(|error| usage(&error))
}
