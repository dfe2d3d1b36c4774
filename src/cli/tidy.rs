//! `statelier tidy FILE [--sheet S] [--table N | --all] -o OUT`: a table of a sheet in tidy form.

use std::path::{Path, PathBuf};

use lexopt::prelude::{Long, Short, Value};

use super::{Failure, Io, open_file, path_value, recognise, text_value, usage, with_cx};
use crate::data::Dataset;
use crate::i18n;
use crate::message::Message;
use crate::publish::working_copy;
use crate::recognise::spec::read_table;
use crate::recognise::{TableGuess, largest};

pub(crate) fn run(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut file, mut out, mut sheet, mut number, mut all) = (None, None, None, None, false);
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Long("sheet") => sheet = Some(text_value(&mut args)?),
            Long("table") => {
                let text = text_value(&mut args)?;
                let bad =
                    || Failure::Usage(Message::new("cli-not-a-number").with("option", "--table").with("text", &text));
                number = Some(text.parse::<usize>().map_err(|_error| bad())?);
            }
            Long("all") => all = true,
            Short('o') | Long("out") => out = Some(path_value(&mut args)?),
            Value(value) if file.is_none() => file = Some(PathBuf::from(value)),
            other => return Err(usage(&other.unexpected())),
        }
    }
    let file = file.ok_or_else(|| Failure::Usage(Message::new("cli-needs-file")))?;
    let out = out.ok_or_else(|| Failure::Usage(Message::new("cli-needs-out")))?;
    let is_chosen = number.is_some();
    let opened = open_file(io, &file)?;
    let found = recognise::tables(io, &opened, sheet.as_deref())?;
    let (name, guesses) = recognise::best(&opened, &found)?;
    let chosen = choose(&opened.name, name, guesses, number, all)?;
    let n_chosen = chosen.len();
    let n_left = guesses.len() - n_chosen;
    for (at, guess) in chosen {
        let dataset = with_cx(io, |cx| Ok(read_table(cx, &opened, name, &guess.spec)?))?;
        let path = if n_chosen > 1 { numbered(&out, at + 1) } else { out.clone() };
        working_copy::write(io.world, &dataset, &path)?;
        let done =
            Message::new("recognise-tidied").with("rows", dataset.n_rows()).with("path", path.display().to_string());
        drop(writeln!(io.out, "{}", i18n::say(io.lang, &done)));
    }
    if n_left > 0 && !is_chosen {
        let message = Message::new("recognise-tables-left").with("n", n_left).with("sheet", name);
        drop(writeln!(io.err, "{}", i18n::say(io.lang, &message)));
    }
    Ok(())
}

/// Returns the largest table of a file, or of one of its sheets.
pub(super) fn largest_table(io: &mut Io<'_>, file: &Path, sheet: Option<&str>) -> Result<Dataset, Failure> {
    let opened = open_file(io, file)?;
    let found = recognise::tables(io, &opened, sheet)?;
    let (name, guesses) = recognise::best(&opened, &found)?;
    let (_, guess) = choose(&opened.name, name, guesses, None, false)?.remove(0);
    with_cx(io, |cx| Ok(read_table(cx, &opened, name, &guess.spec)?))
}

fn choose<'a>(
    file: &str,
    sheet: &str,
    guesses: &'a [TableGuess],
    number: Option<usize>,
    all: bool,
) -> Result<Vec<(usize, &'a TableGuess)>, Failure> {
    if guesses.is_empty() {
        return Err(recognise::none_found(file, sheet));
    }
    if all {
        return Ok(guesses.iter().enumerate().collect());
    }
    if let Some(number) = number {
        let missing = || {
            let message = Message::new("recognise-no-such-table")
                .with("sheet", sheet)
                .with("n", guesses.len())
                .with("number", number);
            Failure::Data(message)
        };
        let guess = number.checked_sub(1).and_then(|at| Some((at, guesses.get(at)?)));
        return Ok(vec![guess.ok_or_else(missing)?]);
    }
    Ok(largest(guesses).map(|at| (at, &guesses[at])).into_iter().collect())
}

/// Returns the path with a number before its ending.
fn numbered(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    path.with_file_name(format!("{stem}-{number}.{ending}"))
}
