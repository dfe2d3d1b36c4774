//! `statelier match LIST [--lang L] < names.txt > matches.csv`: names to the codes of a built-in list.

use std::collections::BTreeMap;
use std::io::Read as _;

use lexopt::prelude::{Long, Value};

use super::{Failure, Io, text_value, usage, with_cx};
use crate::data::codes::{code_list, code_list_ids};
use crate::data::matching::{Match, Matcher};
use crate::import::{ImportOptions, delimited};
use crate::message::Message;

pub(crate) fn run(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut list, mut lang) = (None, io.lang.code().to_owned());
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Long("lang") => lang = text_value(&mut args)?,
            Value(value) if list.is_none() => list = Some(value.to_string_lossy().into_owned()),
            other => return Err(usage(&other.unexpected())),
        }
    }
    let known = || code_list_ids().collect::<Vec<_>>().join(", ");
    let id = list.ok_or_else(|| Failure::Usage(Message::new("codes-needs-list").with("known", known())))?;
    let unknown = || Failure::Usage(Message::new("codes-unknown-list").with("id", &id).with("known", known()));
    let list = code_list(&id).ok_or_else(unknown)?;
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Failure::Data(Message::new("codes-cannot-read-names").with("reason", error.to_string())))?;
    let text = with_cx(io, |cx| Ok(delimited::decode(cx, "", &bytes, &ImportOptions::default())?.0))?;
    let matcher = Matcher::new(list);
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

fn cannot_write(error: &dyn std::fmt::Display) -> Failure {
    Failure::Data(Message::new("publish-cannot-make-file").with("reason", error.to_string()))
}
