//! `statelier lessons [--json]`: the lessons that are built in or lie in the folder `lessons`.

use lexopt::prelude::Long;
use serde_json::json;

use super::{Failure, Io, usage};
use crate::i18n::{self, Lang};
use crate::message::Message;

pub(crate) fn run(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let mut as_json = false;
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Long("json") => as_json = true,
            other => return Err(usage(&other.unexpected())),
        }
    }
    let shelf = crate::lessons::shelf(io.world);
    for message in &shelf.broken {
        drop(writeln!(io.err, "{}", i18n::say(io.lang, message)));
    }
    for lesson in shelf.lessons {
        let line = if as_json {
            let title = |lang| lesson.title(lang);
            json!({"id": lesson.id, "title": {"en": title(Lang::En), "fr": title(Lang::Fr)}, "tasks": lesson.n_tasks(), "minutes": lesson.minutes})
                .to_string()
        } else {
            let message = Message::new("lessons-line").with("id", &lesson.id).with("title", lesson.title(io.lang));
            i18n::say(io.lang, &message.with("tasks", lesson.n_tasks()).with("minutes", lesson.minutes))
        };
        drop(writeln!(io.out, "{line}"));
    }
    Ok(())
}
