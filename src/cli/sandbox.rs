//! `statelier sandbox`: a stand-in for a confidential file of records, for lessons and for trying things out.

use std::path::PathBuf;

use lexopt::Arg;

use super::{Failure, Io, path_value, text_value, tidy, usage, whole, with_cx};
use crate::i18n;
use crate::message::Message;
use crate::protect::synthetic::synthesise;
use crate::publish::working_copy;

pub(crate) fn run(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut path, mut sheet, mut seed, mut rows, mut out) = (None, None, 1, None, None);
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Arg::Value(value) if path.is_none() => path = Some(PathBuf::from(value)),
            Arg::Long("sheet") => sheet = Some(text_value(&mut args)?),
            Arg::Long("seed") => seed = whole("--seed", &text_value(&mut args)?)?,
            Arg::Long("rows") => rows = Some(whole("--rows", &text_value(&mut args)?)?),
            Arg::Short('o') | Arg::Long("out" | "output") => out = Some(path_value(&mut args)?),
            other => return Err(usage(&other.unexpected())),
        }
    }
    let path = path.ok_or_else(|| Failure::Usage(Message::new("cli-needs-file")))?;
    let out = out.ok_or_else(|| Failure::Usage(Message::new("cli-needs-out")))?;
    let data = tidy::largest_table(io, &path, sheet.as_deref())?;
    let rows = rows.unwrap_or_else(|| data.n_rows());
    let seed = u64::try_from(seed).unwrap_or(1);
    let made = with_cx(io, |cx| Ok(synthesise(cx, &data, rows, seed)?))?;
    working_copy::write(io.world, &made.data, &out)?;
    for message in made.said() {
        // A closed stream is the reader's wish.
        drop(writeln!(io.out, "{}", i18n::say(io.lang, &message)));
    }
    Ok(())
}
