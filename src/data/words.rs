//! Words of labels and headers in a form that can be compared: no case, accents or punctuation.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Returns a text in lower case without accents, marks between words made one space.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.nfkd().filter(|character| !is_combining_mark(*character)).flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            plain.push(western_digit(character));
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Returns the digit of the West for one of Arabic: `٣١` is 31.
fn western_digit(sign: char) -> char {
    match sign {
        '٠'..='٩' => char::from_digit(u32::from(sign) - u32::from('٠'), 10).unwrap_or(sign),
        other => other,
    }
}

/// Returns whether a phrase stands in a plain text as whole words.
pub(crate) fn has_phrase(plain: &str, phrase: &str) -> bool {
    plain.match_indices(phrase).any(|(start, _)| {
        let before = plain.get(..start).is_none_or(|text| text.is_empty() || text.ends_with(' '));
        let after = plain.get(start + phrase.len()..).is_none_or(|text| text.is_empty() || text.starts_with(' '));
        before && after
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_forget_case_accents_and_marks() {
        assert_eq!(plain("  Âge (années révolues) "), "age annees revolues");
        assert_eq!(plain("Pays d’origine"), "pays d origine");
        assert_eq!(plain("٣١ كانون"), "31 كانون");
        assert!(has_phrase("stock both sexes", "both sexes"));
        assert!(!has_phrase("women", "men"));
    }
}
