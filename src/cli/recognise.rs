//! `statelier recognise FILE [--sheet S] [--json]`: which tables are in there and how they are laid out.

use std::path::PathBuf;

use lexopt::prelude::{Long, Value};
use serde_json::{Value as Json, json};

use super::{Failure, Io, open_file, text_value, usage, with_cx};
use crate::cx::Cx;
use crate::grid::RawSheet;
use crate::i18n;
use crate::import::Opened;
use crate::message::Message;
use crate::recognise::spec::{TableKind, TableSpec};
use crate::recognise::{TableGuess, find_tables, interest};

pub(crate) fn run(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut file, mut sheet, mut as_json) = (None, None, false);
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Long("sheet") => sheet = Some(text_value(&mut args)?),
            Long("json") => as_json = true,
            Value(value) if file.is_none() => file = Some(PathBuf::from(value)),
            other => return Err(usage(&other.unexpected())),
        }
    }
    let file = file.ok_or_else(|| Failure::Usage(Message::new("cli-needs-file")))?;
    let opened = open_file(io, &file)?;
    let mut lines = Vec::new();
    for (name, guesses) in tables(io, &opened, sheet.as_deref())? {
        for guess in guesses {
            lines.push(if as_json {
                describe(&opened, &name, &guess).to_string()
            } else {
                sentence(io, &name, &guess)
            });
        }
    }
    for line in lines {
        drop(writeln!(io.out, "{line}"));
    }
    Ok(())
}

/// Finds the tables of all sheets, or of one.
pub(super) fn tables(io: &mut Io<'_>, opened: &Opened, sheet: Option<&str>) -> Result<Vec<Found>, Failure> {
    let no_sheet = |sheet: &str| Message::new("recognise-no-sheet").with("name", &opened.name).with("sheet", sheet);
    if let Some(sheet) = sheet
        && opened.book.sheet(sheet).is_none()
    {
        return Err(Failure::Data(no_sheet(sheet)));
    }
    let wanted = opened.book.sheets.iter().filter(|known| sheet.is_none_or(|sheet| sheet == known.name));
    let found = |cx: &Cx<'_>, sheet: &RawSheet| {
        let mut guesses = find_tables(cx, sheet, &[])?;
        // Of a very long text only the head is held; its table goes on to the end.
        let n_unread = u32::try_from(sheet.n_rows_unread).unwrap_or(u32::MAX);
        for guess in guesses.iter_mut().filter(|_| n_unread > 0) {
            guess.spec.data_rows.1 = sheet.n_rows.saturating_sub(1).saturating_add(n_unread);
        }
        Ok((sheet.name.clone(), guesses))
    };
    with_cx(io, |cx| wanted.map(|sheet| found(cx, sheet)).collect())
}

/// The tables of one sheet, with its name.
pub(super) type Found = (String, Vec<TableGuess>);

/// Returns the sheet that one wants to see first.
pub(super) fn best<'a>(opened: &Opened, found: &'a [Found]) -> Result<&'a Found, Failure> {
    let interest = |(name, guesses): &&Found| opened.book.sheet(name).map(|sheet| interest(sheet, guesses));
    found.iter().rev().max_by_key(interest).ok_or_else(|| none_found(&opened.name, ""))
}

/// Says that there is no table.
pub(super) fn none_found(file: &str, sheet: &str) -> Failure {
    Failure::Data(Message::new("recognise-none-found").with("name", file).with("sheet", sheet))
}

fn describe(opened: &Opened, sheet: &str, guess: &TableGuess) -> Json {
    let TableSpec {
        kind,
        header_rows,
        data_rows,
        key_columns,
        value_columns,
        total_rows,
        note_rows,
        missing_marks,
        ..
    } = &guess.spec;
    json!({
        "file": opened.name,
        "sheet": sheet,
        "kind": kind,
        "header_rows": header_rows.map(|(first, last)| [first, last]),
        "data_rows": [data_rows.0, data_rows.1],
        "key_columns": key_columns,
        "value_columns": value_columns,
        "total_rows": total_rows,
        "note_rows": note_rows,
        "missing_marks": missing_marks,
        "observations": guess.n_observations,
    })
}

fn sentence(io: &Io<'_>, sheet: &str, guess: &TableGuess) -> String {
    let rows = |rows: (u32, u32)| format!("{}–{}", rows.0 + 1, rows.1 + 1);
    let kind = match guess.spec.kind {
        TableKind::Cross => "recognise-kind-cross",
        TableKind::Records => "recognise-kind-records",
    };
    let message = Message::new("recognise-line")
        .with("sheet", sheet)
        .with("kind", Message::new(kind))
        .with("header", guess.spec.header_rows.map_or_else(|| "–".to_owned(), rows))
        .with("data", rows(guess.spec.data_rows))
        .with("observations", guess.n_observations);
    i18n::say(io.lang, &message)
}
