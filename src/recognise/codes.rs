//! Columns whose digits are codes and no numbers: they tell things apart, and no sum of them means anything.

use std::collections::BTreeSet;

use super::view::View;
use super::words::{self, fold};

/// Classifications and identifiers by their names in names of columns, whose whole numbers are codes; lower case.
const CLASSES: &[&str] = &[
    "isco",
    "citp",
    "ciuo",
    "isic",
    "citi",
    "ciiu",
    "nace",
    "naics",
    "cpc",
    "sitc",
    "ctci",
    "cuci",
    "coicop",
    "hs",
    "hs2",
    "hs4",
    "hs6",
    "hs8",
    "nc8",
    "ncm",
    "m49",
    "iso3166",
    "nuts",
    "pcode",
    "postcode",
    "zip",
    "postal",
    "postleitzahl",
    "naf",
    "ape",
    "cae",
    "cnae",
    "okved",
    "оквэд",
    "окэд",
    "квед",
    "tnved",
];

/// Names of columns of telephone numbers, lower case, without accents.
const PHONES: &[&str] = &[
    "telephone",
    "telephones",
    "phone",
    "tel",
    "mobile",
    "fax",
    "telefono",
    "telefon",
    "telefone",
    "телефон",
    "هاتف",
    "الهاتف",
];

/// Names of columns of areas, lower case, without accents: a number there is a code.
const AREAS: &[&str] = &[
    "country",
    "pays",
    "pais",
    "страна",
    "nationality",
    "nationalite",
    "nacionalidad",
    "nacionalidade",
    "citizenship",
    "reporter",
    "partner",
    "iso",
];

/// Returns whether whole numbers of a column of this name are codes: they tell classes apart, and no sum of them means
/// anything.
fn is_class_name(name: &str) -> bool {
    let name = fold(name);
    let parts: Vec<&str> = name.split(|letter: char| !letter.is_alphanumeric()).collect();
    // `Pays (ONU)`: by whose list.
    let has_list = || parts.iter().any(|part| ["un", "onu", "iso", "numeric", "numerique"].contains(part));
    AREAS.contains(&name.as_str())
        || (AREAS.contains(&parts[0]) && has_list())
        || parts.iter().any(|part| CLASSES.contains(part) || PHONES.contains(part))
}

/// Digits that a number keeps whatever they are; with more, two numbers of persons may become one.
const MOST_DIGITS: usize = 15;
/// Digits behind a plus that make a telephone number of them.
const FEWEST_OF_PHONE: usize = 9;

/// Returns whether a text of digits alone tells things apart and counts nothing: more digits than a number keeps, or a
/// telephone number.
pub(super) fn is_long_code(text: &str) -> bool {
    // `+254 716 235 521`, `+22 370-000`: spaces and hyphens between groups.
    if let Some(phone) = text.strip_prefix('+') {
        let is_sign = |byte: u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'-' | b'(' | b')');
        return phone.bytes().filter(u8::is_ascii_digit).count() >= FEWEST_OF_PHONE && phone.bytes().all(is_sign);
    }
    text.len() > MOST_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Of fewer records the numbers may differ by chance.
const FEWEST_NUMBERED: usize = 5;

/// Returns whether a column, from the row of its name to the last row, is the only one named as the number of something and
/// holds whole numbers of equal length, each another: `Certificate No.`
pub(super) fn is_number_of_record(view: &View<'_>, (names, last): (u32, u32), columns: &[u32], column: u32) -> bool {
    let is_named = |column: u32| words::is_number_of(&view.text(names, column));
    let n_named = columns.iter().filter(|column| is_named(**column)).count();
    let texts: Vec<String> =
        (names + 1..=last).map(|row| view.text(row, column)).filter(|text| !text.is_empty()).collect();
    n_named == 1 && is_named(column) && number_records(&texts)
}

/// Returns whether columns of these names say where on the globe each row is, or by which number it is called: rows are units, and
/// their figures fields.
pub(super) fn are_of_units(names: &[String]) -> bool {
    const LATITUDES: &[&str] = &["lat", "latitude", "latitud", "breitengrad", "широта", "خط العرض"];
    const LONGITUDES: &[&str] =
        &["lon", "long", "lng", "longitude", "longitud", "langengrad", "долгота", "довгота", "خط الطول"];
    let begins = |words: &[&str]| {
        let is_one = |name: &String| {
            let name = fold(name);
            words.iter().any(|word| name.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
        };
        names.iter().any(is_one)
    };
    let is_phone =
        |name: &String| fold(name).split(|letter: char| !letter.is_alphanumeric()).any(|part| PHONES.contains(&part));
    (begins(LATITUDES) && begins(LONGITUDES)) || names.iter().any(is_phone)
}

/// Returns whether the texts of a column are codes: noughts before digits, more digits than a number keeps, a name that says
/// it, or points inside; `is_workbook` where what counts would be stored as numbers.
pub(super) fn are_codes(name: &str, texts: &[&str], is_workbook: bool) -> bool {
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_padded = |text: &str| text.len() > 1 && text.starts_with('0') && are_digits(text);
    texts.iter().any(|text| is_padded(text) || is_long_code(text))
        || (is_class_name(name) && texts.iter().all(|text| are_digits(&text.replace('.', ""))))
        || have_points(texts, is_workbook)
}

/// Returns whether the numbers of a column are codes, as its name says.
pub(super) fn are_codes_as_numbers(name: &str, numbers: &[Option<f64>]) -> bool {
    let are_whole = || numbers.iter().flatten().all(|number| number.fract() == 0.0 && *number >= 0.0);
    let texts = || numbers.iter().flatten().map(f64::to_string).collect::<Vec<String>>();
    let is_class = is_class_name(name);
    (is_class || words::is_number_of(name)) && are_whole() && (is_class || number_records(&texts()))
}

/// Returns whether whole numbers tell records apart: equally many digits, each another.
fn number_records(texts: &[String]) -> bool {
    let is_alike = |text: &String| text.len() == texts[0].len() && text.bytes().all(|byte| byte.is_ascii_digit());
    texts.len() >= FEWEST_NUMBERED
        && texts[0].len() > 2
        && texts.iter().all(is_alike)
        && texts.iter().collect::<BTreeSet<_>>().len() == texts.len()
}

/// Returns whether texts are codes with a point inside, as those of goods: `0905.10`; in a workbook also `9614.10`, where all
/// have as many digits before and behind it.
fn have_points(texts: &[&str], is_workbook: bool) -> bool {
    const DIGITS: (usize, usize) = (4, 2);
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts =
        texts.iter().map(|text| text.split_once('.').filter(|(one, other)| are_digits(one) && are_digits(other)));
    let all: Option<Vec<(&str, &str)>> = parts.collect();
    all.is_some_and(|all| {
        let is_even = all.iter().all(|(before, behind)| (before.len(), behind.len()) == DIGITS);
        all.iter().any(|(before, _)| before.len() > 1 && before.starts_with('0'))
            || (is_workbook && all.len() > 2 && is_even)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_things_apart_is_a_code_and_what_counts_is_none() {
        for (name, texts) in [
            ("id", vec!["1234567890123456789", "1234567890123456790"]),
            ("tel", vec!["+22370000000", "+22370000001"]),
            ("phone", vec!["+254 716 235 521", "+254 (0)20-235 521"]),
            ("ISCO code", vec!["1", "11", "111"]),
            ("pays", vec!["4", "8", "12"]),
            ("Pays (ONU)", vec!["4", "8", "516"]),
            ("position", vec!["0905.10", "9614.10"]),
            ("Вид деятельности (ОКЭД)", vec!["46.70", "12"]),
            ("Tel.", vec!["7754550"]),
            ("dép", vec!["01", "2A"]),
        ] {
            assert!(are_codes(name, &texts, false), "{name}");
        }
        assert!(are_codes("n", &["9614.10", "7513.60", "1801.00"], true), "numbers would be stored as such");
        assert!(!are_codes("n", &["9614.10", "7513.60", "1801.00"], false), "amounts of a text file");
        for (name, texts) in
            [("personnes", vec!["12", "345"]), ("taux", vec!["0.5", "0.25"]), ("solde", vec!["+12", "-3"])]
        {
            assert!(!are_codes(name, &texts, true), "{name}");
        }
        let numbers = [154_592.0, 458_230.0, 490_392.0, 305_814.0, 453_587.0].map(Some);
        assert!(are_codes_as_numbers("EMIS No.", &numbers) && !are_codes_as_numbers("Persons", &numbers));
        assert!(are_codes_as_numbers("M49", &[Some(4.0), None]) && !are_codes_as_numbers("hs", &[Some(0.5)]));
    }
}
