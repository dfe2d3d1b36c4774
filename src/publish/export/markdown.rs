//! Writes named sections as a Markdown text, as lessons are written.

use crate::i18n::{self, Lang};
use crate::message::Arg;

/// Makes the text: the title, what it is about, the sections by name.
pub fn write(title: &str, about: &Arg, sections: &[(String, Arg)], lang: Lang) -> String {
    let said = |words: &Arg| match words {
        Arg::Text(text) => text.clone(),
        Arg::Message(message) => i18n::say(lang, message),
        Arg::Integer(count) => count.to_string(),
        Arg::Number(number) => i18n::number(lang, *number, 2),
    };
    let sections = sections.iter().map(|(name, words)| format!("## {name}\n\n{}\n", said(words)));
    let parts: Vec<String> = [format!("# {title}\n\n{}\n", said(about))].into_iter().chain(sections).collect();
    parts.join("\n")
}
