//! No argument or a file → the window; a verb → the command line.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{PathBuf, absolute};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use statelier::i18n::{self, Lang};
use statelier::world::DiskWorld;
use statelier::{cli, ui};

fn main() -> ExitCode {
    let began = Instant::now();
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    let lang = std::env::var("STATELIER_LANG").ok().and_then(|code| Lang::from_code(&code));
    let is_option = |arg: &OsString| arg.to_string_lossy().starts_with('-');
    let first = args.first().map(|arg| arg.to_string_lossy().into_owned()).unwrap_or_default();
    let wants_window =
        first.is_empty() || first == "--time-startup" || (!cli::is_verb(&first) && PathBuf::from(&first).exists());
    if !wants_window {
        return command_line(args, lang);
    }
    let start = ui::Start {
        world: Arc::new(DiskWorld),
        home: ui::settings::home(),
        lang,
        began: args.iter().any(|arg| arg == "--time-startup").then_some(began),
        // A project remembers where its sources were: that must not depend on where the program was started.
        files: args
            .iter()
            .filter(|arg| !is_option(arg))
            .map(|arg| absolute(arg).unwrap_or_else(|_| arg.into()))
            .collect(),
    };
    match ui::open(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let text = i18n::say(lang.unwrap_or_else(Lang::of_system), &message);
            drop(writeln!(std::io::stderr(), "{text}"));
            ExitCode::FAILURE
        }
    }
}

fn command_line(args: Vec<OsString>, lang: Option<Lang>) -> ExitCode {
    let lang = lang.unwrap_or_else(Lang::of_system);
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    let mut io = cli::Io { lang, world: &DiskWorld, out: &mut out, err: &mut err };
    ExitCode::from(cli::run(args, &mut io))
}
