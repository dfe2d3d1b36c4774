//! `statelier demo -o report.xlsx`: the main job on the built-in sample, without a window.

use lexopt::prelude::{Long, Short};

use super::replay::write_report;
use super::{Failure, Io, path_value, usage};
use crate::lessons::samples;
use crate::message::Message;

pub(crate) fn run(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let mut out = None;
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Short('o') | Long("out") => out = Some(path_value(&mut args)?),
            other => return Err(usage(&other.unexpected())),
        }
    }
    let out = out.ok_or_else(|| Failure::Usage(Message::new("cli-needs-out")))?;
    let (mut project, vault) = samples::project().map_err(Failure::Data)?;
    if project.report.lang.is_empty() {
        io.lang.code().clone_into(&mut project.report.lang);
    }
    write_report(io, &project, &vault, &out)
}
