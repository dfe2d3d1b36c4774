//! `statelier match LIST [--lang L] [--crosswalk FILE] < names.txt > matches.csv`: names to the codes of a list that is built in
//! or stands in a file.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use lexopt::prelude::{Long, Value};

use super::{Failure, Io, path_value, read_file, text_value, tidy, usage, with_cx};
use crate::data::codes::{CodeList, code_list, code_list_ids};
use crate::data::matching::{Match, Matcher};
use crate::data::own_list::{ListColumns, make};
use crate::i18n;
use crate::import::{ImportOptions, encoding};
use crate::message::Message;
use crate::session::crosswalk;

pub(crate) fn run(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut list, mut lang, mut answers) = (None, io.lang.code().to_owned(), None);
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Long("crosswalk") => answers = Some(path_value(&mut args)?),
            Long("lang") => lang = text_value(&mut args)?,
            Value(value) if list.is_none() => list = Some(value.to_string_lossy().into_owned()),
            other => return Err(usage(&other.unexpected())),
        }
    }
    let known = || code_list_ids().collect::<Vec<_>>().join(", ");
    let id = list.ok_or_else(|| Failure::Usage(Message::new("codes-needs-list").with("known", known())))?;
    let unknown = || Failure::Usage(Message::new("codes-unknown-list").with("id", &id).with("known", known()));
    let list = match code_list(&id) {
        Some(list) => list,
        None if io.world.read(Path::new(&id)).is_ok() => list_of_file(io, Path::new(&id))?,
        None => return Err(unknown()),
    };
    let decisions = answers.map(|path| answers_of(io, &path, list)).transpose()?.unwrap_or_default();
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Failure::Data(Message::new("codes-cannot-read-names").with("reason", error.to_string())))?;
    let text = with_cx(io, |cx| Ok(encoding::decode(cx, "", &bytes, &ImportOptions::default())?.0))?;
    let matcher = Matcher::new(list).with_decisions(decisions);
    let mut known: BTreeMap<&str, Match> = BTreeMap::new();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let has_m49 = id == "countries";
    let mut header = vec!["name", "code", "label", "how", "confidence", "candidates"];
    if has_m49 {
        header.insert(2, "m49");
    }
    let mut write = |fields: &[String]| writer.write_record(fields).map_err(|error| cannot_write(&error));
    write(&header.into_iter().map(str::to_owned).collect::<Vec<_>>())?;
    for name in text.lines() {
        let found = known.entry(name).or_insert_with(|| matcher.find(name));
        let code = found.code.as_deref().and_then(|code| list.find(code));
        let mut fields = vec![
            name.to_owned(),
            found.code.clone().unwrap_or_default(),
            code.map(|code| code.name(&lang).to_owned()).unwrap_or_default(),
            found.how.id().to_owned(),
            format!("{:.2}", found.confidence),
            found.candidates.join(" "),
        ];
        if has_m49 {
            fields.insert(2, code.and_then(|code| code.m49.clone()).unwrap_or_default());
        }
        write(&fields)?;
    }
    let bytes = writer.into_inner().map_err(|error| cannot_write(&error.into_error()))?;
    drop(io.out.write_all(&bytes));
    Ok(())
}

/// Makes a list of the largest table of a file, and says of which columns.
fn list_of_file(io: &mut Io<'_>, path: &Path) -> Result<&'static CodeList, Failure> {
    let data = tidy::largest_table(io, path, None)?;
    let columns = ListColumns::guess(&data);
    let made = make(&data, &columns)?;
    let names = columns.names.iter().map(|(_, column)| column.as_str()).collect::<Vec<_>>().join(", ");
    let said = Message::new("codes-own-from-file")
        .with("file", path.display().to_string())
        .with("code", &columns.code)
        .with("names", names)
        .with("n", made.codes.len())
        .with("without", made.n_without_code);
    drop(writeln!(io.err, "{}", i18n::say(io.lang, &said)));
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let own = made.list(&name);
    code_list(own.id()).ok_or_else(|| Failure::Data(Message::new("codes-own-no-codes").with("column", &columns.code)))
}

/// Reads the answers of a crosswalk, and says how many there are.
fn answers_of(
    io: &mut Io<'_>,
    path: &Path,
    list: &'static CodeList,
) -> Result<BTreeMap<String, Option<String>>, Failure> {
    let bytes = read_file(io, path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let read = with_cx(io, |cx| crosswalk::read(cx, &name, &bytes, list).map_err(Failure::Data))?;
    drop(writeln!(io.err, "{}", i18n::say(io.lang, &read.message(&name))));
    Ok(read.decisions)
}

fn cannot_write(error: &dyn std::fmt::Display) -> Failure {
    Failure::Data(Message::new("publish-cannot-make-file").with("reason", error.to_string()))
}
