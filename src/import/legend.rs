//! What a sheet's own legend says of its figures, which must be known before they are read.

use crate::grid::{Cell, RawSheet};

/// A longer sheet is a list, and has no legend.
const MOST_ROWS_WITH_LEGEND: u32 = 20_000;

/// Words by which a legend says that figures rest on little: parts of them, lower case.
const DOUBTS: [&str; 14] = [
    "unweighted",
    "cases",
    "few",
    "reliab",
    "uncertain",
    "caution",
    "sampl",
    "pondér",
    "fiab",
    "prudence",
    "incertain",
    "observation",
    "cautela",
    "casos",
];

/// Names of brackets: parts of them, lower case.
const BRACKETS: [&str; 5] = ["parenthes", "parenthès", "paréntesis", "parênteses", "in brackets"];

/// So many marks in a row are numbers of columns.
const N_COLUMNS: usize = 3;

/// Returns the marks of notes that stand alone in cells: `(2)`, where a line says `(2) Data not shown`.
pub(super) fn marks_of_notes(sheet: &RawSheet) -> Vec<String> {
    let mark = |text: &str| {
        // Most cells of a long list are seen through at once.
        let text = if text.starts_with(['(', ' ']) { text.trim() } else { return None };
        let end = text.find(')').filter(|_| text.starts_with('('))?;
        let inside = &text[1..end];
        let is_short = inside.len() == 1 && inside.bytes().all(|byte| byte.is_ascii_digit());
        is_short
            .then(|| (text[..=end].to_owned(), text.len() > end + 1 && text[end + 1..].contains(char::is_alphabetic)))
    };
    let rows = 0..sheet.n_rows.min(MOST_ROWS_WITH_LEGEND);
    let of_row = |row| sheet.row(row).iter().filter_map(Cell::text).filter_map(mark).collect::<Vec<_>>();
    // Several in a row number the columns.
    let marks: Vec<(String, bool)> = rows.map(of_row).filter(|marks| marks.len() < N_COLUMNS).flatten().collect();
    let explained = |wanted: &String| marks.iter().any(|(mark, is_line)| *is_line && mark == wanted);
    let mut found: Vec<String> =
        marks.iter().filter(|(mark, is_line)| !is_line && explained(mark)).map(|(mark, _)| mark.clone()).collect();
    found.extend(signs_of_nothing(sheet));
    found.sort_unstable();
    found.dedup();
    found
}

/// Words by which a legend says that a sign stands where no figure is given: parts of them, lower case.
const NOTHING: [&str; 27] = [
    "unreliable",
    "suppressed",
    "confidential",
    "not available",
    "unavailable",
    "not applicable",
    "not published",
    "non disponible",
    "non publié",
    "confidentiel",
    "secret",
    "non significatif",
    "no disponible",
    "confidencial",
    "não disponível",
    "sigilo",
    "nicht sicher",
    "nicht verfügbar",
    "nicht bekannt",
    "geheim",
    "unbekannt",
    "keine angabe",
    "нет данных",
    "конфиденциальн",
    "non disponibile",
    "niet beschikbaar",
    "brak danych",
];

/// Words that say so of a sign; behind a letter they may explain a class: `A less than primary`.
const FEW: [&str; 5] = ["fewer than", "less than", "moins de", "menos de", "mniej niż"];

/// Letters of a sign.
const LONGEST_SIGN: usize = 2;

/// Returns the signs that a legend explains as standing for no figure, and that stand alone in cells: `F too unreliable to be
/// published`, `/ = nicht sicher genug`.
fn signs_of_nothing(sheet: &RawSheet) -> Vec<String> {
    let rows = || 0..sheet.n_rows.min(MOST_ROWS_WITH_LEGEND);
    let explained = |line: &str| {
        let (sign, rest) = line.trim().split_once([' ', '=', ':', '\u{a0}'])?;
        let is_sign =
            (1..=LONGEST_SIGN).contains(&sign.chars().count()) && !sign.contains(|one: char| one.is_numeric());
        let rest = is_sign.then(|| rest.to_lowercase())?;
        let is_letter = sign.contains(char::is_alphabetic);
        let says_nothing = NOTHING.iter().any(|word| rest.contains(word));
        (says_nothing || (!is_letter && FEW.iter().any(|word| rest.contains(word)))).then(|| sign.to_owned())
    };
    let lines =
        rows().flat_map(|row| sheet.row(row)).filter_map(Cell::text).filter(|text| text.len() > SHORTEST_LEGEND);
    let signs: Vec<String> = lines.flat_map(|text| text.split(['\n', ';'])).filter_map(explained).collect();
    let stands = |sign: &&String| {
        let mut texts = rows().flat_map(|row| sheet.row(row)).filter_map(Cell::text);
        texts.any(|text| text.trim() == sign.as_str())
    };
    signs.iter().filter(stands).cloned().collect()
}

/// Bytes of a line that explains a sign, at least.
const SHORTEST_LEGEND: usize = 8;

/// Returns whether a line of a sheet says that figures in brackets rest on few cases: `( ) Figures based on 25–49 cases`.
pub(super) fn explains_brackets(sheet: &RawSheet) -> bool {
    let is_legend = |text: &str| {
        let lower = text.to_lowercase();
        let inside = lower.trim_start().strip_prefix('(').map(str::trim_start);
        let is_about =
            inside.is_some_and(|rest| rest.starts_with(')')) || BRACKETS.iter().any(|word| lower.contains(word));
        is_about && DOUBTS.iter().any(|word| lower.contains(word))
    };
    let rows = 0..sheet.n_rows.min(MOST_ROWS_WITH_LEGEND);
    rows.flat_map(|row| sheet.row(row)).filter_map(Cell::text).any(is_legend)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_that_a_legend_explains_as_no_figure_is_a_mark_where_it_stands_alone() {
        let text = |text: &str| vec![Cell::Text(text.to_owned())];
        let lines = [
            "F",
            "r",
            "A",
            "#",
            "/",
            "A excellent; F too unreliable to be published; r revised",
            "/ = Zahlenwert nicht sicher genug",
            "X: confidential",
            "# fewer than five",
            "A less than primary",
        ];
        let sheet = RawSheet::from_rows("s", lines.into_iter().map(text).collect(), Vec::new());
        let marks = ["#", "/", "F"];
        assert_eq!(marks_of_notes(&sheet), marks, "what is revised is a figure, a class is a class, X stands nowhere");
    }
}
