//! `statelier help`: how every command is written. The text is a page of `assets/text`, one a language.

use super::{Failure, Io};
use crate::i18n::Lang;

#[expect(clippy::unnecessary_wraps, reason = "every verb has this form")]
pub(crate) fn run(io: &mut Io<'_>, _args: lexopt::Parser) -> Result<(), Failure> {
    let text = match io.lang {
        Lang::En => include_str!("../../assets/text/en/command-line.txt"),
        Lang::Fr => include_str!("../../assets/text/fr/command-line.txt"),
    };
    drop(io.out.write_all(text.as_bytes()));
    Ok(())
}
