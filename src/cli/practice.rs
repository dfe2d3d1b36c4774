//! `statelier practice`: a messy sheet with known truth; `practice mark` compares a tidy table with it.

use std::path::{Path, PathBuf};

use lexopt::prelude::{Long, Short, Value};

use super::{Failure, Io, path_value, usage};
use crate::i18n;
use crate::lessons::practice::Practice;
use crate::message::{Explain as _, Message};
use crate::survey::read::read_data;
use crate::world::reason;

pub(crate) fn run(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut seed, mut out, mut words) = (None, None, Vec::<PathBuf>::new());
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Long("seed") => seed = Some(super::whole("--seed", &super::text_value(&mut args)?)?),
            Short('o') | Long("out") => out = Some(path_value(&mut args)?),
            Value(word) => words.push(word.into()),
            other @ (Short(_) | Long(_)) => return Err(usage(&other.unexpected())),
        }
    }
    let wrong = || Failure::Usage(Message::new("cli-practice-usage"));
    let seed: usize = seed.ok_or_else(wrong)?;
    let practice = Practice::new(seed as u64).map_err(|error| Failure::Data(error.message()))?;
    match (words.as_slice(), out) {
        ([], Some(folder)) => write(io, &practice, &folder),
        ([verb, result], None) if verb.as_os_str() == "mark" => mark(io, &practice, result),
        _ => Err(wrong()),
    }
}

fn write(io: &mut Io<'_>, practice: &Practice, folder: &Path) -> Result<(), Failure> {
    practice.lesson().map_err(|error| Failure::Data(error.message()))?;
    let not_written = |error: std::io::Error| {
        let path = folder.display().to_string();
        Failure::Data(Message::new("lessons-kit-not-written").with("path", path).with("reason", reason(&error)))
    };
    io.world.make_folder(folder).map_err(not_written)?;
    for (name, bytes) in practice.files() {
        io.world.replace(&folder.join(name), &bytes).map_err(not_written)?;
    }
    let message = Message::new("lessons-practice").with("file", &practice.file.0).with("n", practice.truth.len());
    drop(writeln!(io.out, "{}", i18n::say(io.lang, &message.with("folder", folder.display().to_string()))));
    Ok(())
}

fn mark(io: &mut Io<'_>, practice: &Practice, result: &Path) -> Result<(), Failure> {
    let name = result.display().to_string();
    let bytes = super::read_file(io, result)?;
    let data = read_data(&name, bytes).map_err(|error| Failure::Data(error.message()))?;
    let names: Vec<&str> = data.schema.columns.iter().map(|column| column.name.as_str()).collect();
    let columns: Vec<Vec<Option<String>>> = names.iter().filter_map(|name| data.texts(name)).collect();
    let cell = |column: &Vec<Option<String>>, row: usize| column.get(row).cloned().flatten().unwrap_or_default();
    let row = |row: usize| columns.iter().map(|column| cell(column, row)).collect();
    let rows: Vec<Vec<String>> = (0..data.n_rows()).map(row).collect();
    let mark = practice.mark(&rows);
    let message = Message::new("lessons-practice-mark")
        .with("right", mark.n_right)
        .with("of", practice.truth.len())
        .with("wrong", mark.n_wrong)
        .with("lacking", mark.n_lacking)
        .with("many", mark.n_too_many);
    drop(writeln!(io.out, "{}", i18n::say(io.lang, &message)));
    let is_perfect = mark.n_right == practice.truth.len() && mark.n_too_many == 0;
    if is_perfect { Ok(()) } else { Err(Failure::Data(Message::new("lessons-practice-not-yet"))) }
}
