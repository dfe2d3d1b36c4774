//! No argument or a file → the window; a verb → the command line.

use std::process::ExitCode;

use statelier::i18n::Lang;
use statelier::world::DiskWorld;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().skip(1).collect();
    let lang =
        std::env::var("STATELIER_LANG").ok().and_then(|code| Lang::from_code(&code)).unwrap_or_else(Lang::of_system);
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    let mut io = statelier::cli::Io { lang, world: &DiskWorld, out: &mut out, err: &mut err };
    ExitCode::from(statelier::cli::run(args, &mut io))
}
