//! Names of what figures are about: codes, dimensions, indicators, in the language of the screen.

use super::cx::UiCx;
use crate::data::codes::code_list;
use crate::publish::chart::{AxisTitle, dimension_name};
use crate::survey::Dimension;

/// Returns the name of a code of a dimension; the total for `None`.
pub fn code_name(cx: &UiCx<'_>, dimension: &Dimension, code: Option<&str>) -> String {
    let Some(code) = code.filter(|code| *code != crate::publish::TOTAL) else { return cx.t("ui-total") };
    let list = dimension.code_list.as_deref().and_then(code_list);
    list.and_then(|list| list.find(code)).map_or_else(|| code.to_owned(), |found| found.name(cx.lang.code()).to_owned())
}

/// Returns the name of a dimension.
pub fn dimension_title(cx: &UiCx<'_>, dimension: &Dimension) -> String {
    match dimension_name(dimension) {
        AxisTitle::Message(message) => cx.say(&message),
        AxisTitle::Text(text) => text,
    }
}

/// Returns a word of an indicator.
pub fn indicator_word(cx: &UiCx<'_>, id: &str, part: &str) -> String {
    cx.say(&cx.session.project().indicator_word(id, part))
}

/// Puts letters with accents beside those without.
pub fn sort_key(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    name.to_lowercase().nfd().filter(|letter| letter.is_alphanumeric() || *letter == ' ').collect()
}
