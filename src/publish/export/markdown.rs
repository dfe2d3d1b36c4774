//! Writes named sections as a Markdown text, as lessons are written.

use crate::i18n::{self, Lang};
use crate::message::Arg;

/// Makes the text: the title, what it is about, the sections by name.
pub fn write(title: &str, about: &Arg, sections: &[(String, Arg)], lang: Lang) -> String {
    let sections = sections.iter().map(|(name, words)| format!("## {name}\n\n{}\n", i18n::words(lang, words)));
    let parts: Vec<String> =
        [format!("# {title}\n\n{}\n", i18n::words(lang, about))].into_iter().chain(sections).collect();
    parts.join("\n")
}
