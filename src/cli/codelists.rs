//! `statelier codelists [--json]`: the code lists that are built in.

use lexopt::prelude::Long;
use serde_json::json;

use super::{Failure, Io, usage};
use crate::data::codes::code_lists;
use crate::i18n;
use crate::message::Message;

pub(crate) fn run(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let mut as_json = false;
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Long("json") => as_json = true,
            other => return Err(usage(&other.unexpected())),
        }
    }
    for list in code_lists() {
        let line = if as_json {
            json!({"id": list.id, "version": list.version, "source": list.source, "codes": list.items.len()})
                .to_string()
        } else {
            let message = Message::new("codes-line").with("id", &list.id).with("n", list.items.len());
            i18n::say(io.lang, &message.with("version", &list.version).with("source", &list.source))
        };
        drop(writeln!(io.out, "{line}"));
    }
    Ok(())
}
