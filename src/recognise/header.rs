//! Header levels: the text of each level above each value column, merges and blanks spanned.

use crate::data::period;
use crate::grid::RawSheet;

use super::words::{fold, is_unit, squeeze};

/// Returns, a level of the band outermost first, the text above each column.
///
/// A blank takes the text of its merged region or, above the last level, the nearest text to its left: names centred or
/// written once over several columns.
pub fn levels(sheet: &RawSheet, band: (u32, u32), columns: &[u32]) -> Vec<Vec<String>> {
    let text = |row: u32, column: u32| squeeze(&sheet.cell(row, column).to_string());
    let mut levels = Vec::new();
    let texts = |row: u32| columns.iter().map(move |column| text(row, *column)).filter(|text| !text.is_empty());
    // A last row of units names no column: each holds up to the next.
    let ends_with_units = band.0 < band.1 && texts(band.1).count() > 1 && texts(band.1).all(|text| is_unit(&text));
    let last_names = band.1 - u32::from(ends_with_units);
    for row in band.0..=band.1 {
        let mut level: Vec<String> = Vec::with_capacity(columns.len());
        let names: Vec<String> = texts(row).collect();
        // The unit of all figures stands over the first.
        let unit_of_all = names.first().filter(|name| names.len() == 1 && is_unit(name));
        let is_first = columns.first().is_some_and(|first| !text(row, *first).is_empty());
        let is_unit = unit_of_all.is_some() && is_first;
        // Or over the last, at the edge of the table; in words of any language, where a wider name stands right below.
        let is_over_wider = || {
            let last = columns.last().filter(|last| !text(row, **last).is_empty());
            let below = last.and_then(|last| sheet.merge_at(row + 1, *last));
            below.is_some_and(|below| below.top == row + 1 && below.left < below.right)
                && last.is_some_and(|last| sheet.merge_at(row, *last).is_none())
        };
        let alone =
            names.first().filter(|_| names.len() == 1 && (unit_of_all.is_some() || row < band.1 && is_over_wider()));
        if let (Some(unit), false, true) = (alone, is_first, row < band.1) {
            levels.push(vec![unit.clone(); columns.len()]);
            continue;
        }
        for column in columns {
            let own = text(row, *column);
            let merged = || {
                sheet.merge_at(row, *column).map(|merge| text(merge.top, merge.left)).filter(|text| !text.is_empty())
            };
            let spanned = || {
                // A name may stand over a spacer column left of its first figure.
                let left_limit = columns.first().copied().unwrap_or_default();
                (left_limit..*column).rev().map(|column| text(row, column)).find(|text| !text.is_empty())
            };
            let found = if own.is_empty() { merged() } else { Some(own) };
            // A name with nothing below it stands alone: what its neighbours have below theirs is none of its.
            let is_alone = || {
                let is_named = (band.0..row).any(|above| !text(above, *column).is_empty());
                is_named && (row..=last_names).all(|below| text(below, *column).is_empty())
            };
            let is_spanned = is_unit || row > last_names || (row < last_names && !is_alone());
            let found = found.or_else(|| is_spanned.then(spanned).flatten());
            level.push(found.unwrap_or_default());
        }
        // What is merged over two rows is one level.
        if level.iter().any(|text| !text.is_empty()) && levels.last() != Some(&level) {
            levels.push(level);
        }
    }
    centre(sheet, band, columns, &mut levels);
    // A last level with holes under vertically merged names repeats the name above.
    if let [.., above, last] = levels.as_mut_slice() {
        for (text, above) in last.iter_mut().zip(above.iter()) {
            if text.is_empty() {
                text.clone_from(above);
            }
        }
    }
    levels
}

/// Gives a share the name of the figure it stands behind, where several would else be called alike: `Men`, `%`, `Women`, `%`.
pub(super) fn name_shares(levels: &mut [Vec<String>]) {
    let Some((last, above)) = levels.split_last_mut() else { return };
    let is_share = |text: &str| matches!(text, "%" | "(%)" | "en %" | "in %" | "%age" | "pct");
    let place = |at: usize| -> Vec<&String> { above.iter().filter_map(|level| level.get(at)).collect() };
    let shares: Vec<usize> = (0..last.len()).filter(|at| last.get(*at).is_some_and(|text| is_share(text))).collect();
    let is_alike = |at: &usize| shares.iter().any(|other| other != at && place(*other) == place(*at));
    let named: Vec<(usize, String)> = shares
        .iter()
        .filter(|at| is_alike(at))
        .filter_map(|at| {
            let before = at.checked_sub(1).filter(|before| place(*before) == place(*at))?;
            let name = last.get(before).filter(|name| !name.is_empty() && !is_share(name))?;
            Some((*at, format!("{name} {}", last.get(*at)?)))
        })
        .collect();
    // One share without a figure before it would stay alone with a bare name.
    if named.len() == shares.iter().filter(|at| is_alike(at)).count() {
        for (at, name) in named {
            if let Some(text) = last.get_mut(at) {
                *text = name;
            }
        }
    }
}

/// Names written once over the middle of several columns, as the names below them show by returning: each of these groups
/// holds one name.
fn centre(sheet: &RawSheet, band: (u32, u32), columns: &[u32], levels: &mut [Vec<String>]) {
    let Some((last, above)) = levels.split_last_mut() else { return };
    let is_period = |period: usize| last.iter().zip(last.iter().skip(period)).all(|(one, next)| one == next);
    let n = columns.len();
    let Some(period) = (2..=n / 2).find(|period| n.is_multiple_of(*period) && is_period(*period)) else { return };
    if last.iter().any(String::is_empty) || !sheet.merges.is_empty() {
        return;
    }
    let text = |row: u32, column: u32| squeeze(&sheet.cell(row, column).to_string());
    for level in above {
        let row = (band.0..band.1).find(|row| {
            let own: Vec<String> =
                columns.iter().map(|column| text(*row, *column)).filter(|text| !text.is_empty()).collect();
            !own.is_empty() && own.iter().all(|text| level.contains(text))
        });
        let Some(row) = row else { continue };
        let groups: Vec<Vec<String>> = columns
            .chunks(period)
            .map(|group| group.iter().map(|column| text(row, *column)).filter(|text| !text.is_empty()).collect())
            .collect();
        if groups.iter().all(|names| names.len() == 1) {
            *level = groups.iter().flat_map(|names| vec![names[0].clone(); period]).collect();
        }
    }
}

/// Words that tell a sex, lower case, without accents.
const SEX_WORDS: &[&str] = &[
    "male",
    "males",
    "female",
    "females",
    "men",
    "women",
    "boys",
    "girls",
    "sex",
    "sexes",
    "homme",
    "hommes",
    "femme",
    "femmes",
    "masculin",
    "feminin",
    "garcons",
    "filles",
    "sexe",
    "hombre",
    "hombres",
    "mujer",
    "mujeres",
    "masculino",
    "femenino",
    "sexo",
    "sexos",
    "homens",
    "mulheres",
    "feminino",
    "мужчины",
    "женщины",
    "муж",
    "жен",
    "erkek",
    "kadın",
    "maschi",
    "femmine",
    "manner",
    "frauen",
    "ذكور",
    "اناث",
    "إناث",
    "男",
    "女",
    "男性",
    "女性",
    "남자",
    "여자",
];

/// Returns whether most names of a level are years or months, whatever stands behind some of them: `2018`, `2019e`.
pub fn is_series(level: &[String]) -> bool {
    let filled: Vec<&String> = level.iter().filter(|text| !text.is_empty()).collect();
    let is_time = |text: &&&String| {
        let bare = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let is_marked = text.len() - bare.len() <= LONGEST_MARK;
        // `Y2010`, as the statistics of food and agriculture have it.
        let bare = bare.strip_prefix('Y').unwrap_or(bare);
        let of_year = || super::value::number(bare, None).is_some_and(super::view::is_year);
        let (found, rest) = period::find(text);
        (is_marked && of_year()) || (found.is_some() && rest.is_empty()) || period::month(text).is_some()
    };
    let numbers: Option<Vec<f64>> = filled.iter().map(|text| super::value::number(text, None)).collect();
    if numbers.is_some_and(|numbers| numbers.len() > 1 && super::view::are_even_years(&numbers)) {
        return true;
    }
    let n = filled.iter().filter(is_time).count();
    n == filled.len() && n > 1 || n >= N_SERIES && n * 10 >= filled.len() * 8
}

/// Letters behind a year that say how good its figures are: `2019e`, `2020(p)`.
const LONGEST_MARK: usize = 4;
/// Names of a series beside which others may stand: a share, a total.
const N_SERIES: usize = 5;

/// Returns a name for a header level by what stands in it: `year`, `sex`, else `level_1` …
pub fn level_name(texts: &[String], number: usize) -> String {
    let filled = || texts.iter().filter(|text| !text.is_empty());
    let is_year = |text: &&String| super::value::number(text, None).is_some_and(super::view::is_year);
    let has_sex = |text: &&String| {
        let folded = fold(text);
        let mut parts = folded.split(|letter: char| !letter.is_alphanumeric());
        parts.any(|part| SEX_WORDS.contains(&part))
    };
    let is_period = |text: &&String| {
        let (found, rest) = period::find(text);
        found.is_some() && rest.is_empty()
    };
    let is_one = filled().all(|text| Some(text) == filled().next());
    let numbers: Option<Vec<f64>> = filled().map(|text| super::value::number(text, None)).collect();
    let are_even = numbers.is_some_and(|mut numbers| {
        numbers.dedup();
        numbers.len() > 1 && super::view::are_even_years(&numbers)
    });
    if filled().count() > 0 && (are_even || filled().all(|text| is_year(&text))) {
        "year".to_owned()
    } else if filled().count() > 1 && filled().all(|text| is_period(&text)) {
        "period".to_owned()
    } else if filled().count() > 1 && filled().all(|text| period::month(text).is_some()) {
        "month".to_owned()
    } else if !is_one && filled().all(|text| has_sex(&text)) {
        "sex".to_owned()
    } else {
        format!("level_{number}")
    }
}

/// Returns the name of a label column: the lowest text of the band above it.
pub fn key_name(sheet: &RawSheet, band: Option<(u32, u32)>, column: u32) -> String {
    let Some((top, bottom)) = band else { return String::new() };
    let text = |row: u32| {
        let own = squeeze(&sheet.cell(row, column).to_string());
        let merged = || {
            sheet
                .merge_at(row, column)
                .map(|merge| squeeze(&sheet.cell(merge.top, merge.left).to_string()))
                .unwrap_or_default()
        };
        if own.is_empty() { merged() } else { own }
    };
    let texts = || (top..=bottom).rev().map(text).filter(|text| !text.is_empty());
    // The unit of the figures, below the names, is no name of the labels.
    let is_beside = |text: &String| is_unit(text) || (text.starts_with('(') && text.ends_with(')'));
    texts().find(|text| !is_beside(text)).or_else(|| texts().next()).unwrap_or_default()
}

/// Returns the names of the columns of a list: where some are the same, with what stands above them, if that tells them apart.
pub fn list_names(sheet: &RawSheet, band: Option<(u32, u32)>, columns: &[u32]) -> Vec<String> {
    if let Some((top, _)) = band.filter(|_| has_names_above(sheet, band, columns)) {
        return columns.iter().map(|column| squeeze(&sheet.cell(top, *column).to_string())).collect();
    }
    let names: Vec<String> = columns.iter().map(|column| key_name(sheet, band, *column)).collect();
    let paths = || {
        let levels = band.map(|band| levels(sheet, band, columns)).unwrap_or_default();
        let path = |at: usize| {
            let mut texts: Vec<&str> = levels.iter().filter_map(|level| level.get(at)).map(String::as_str).collect();
            texts.retain(|text| !text.is_empty());
            texts.dedup();
            texts.join(" – ")
        };
        (0..columns.len()).map(path).collect::<Vec<String>>()
    };
    let is_twice = |names: &[String], name: &String| names.iter().filter(|other| *other == name).count() > 1;
    if !names.iter().any(|name| is_twice(&names, name)) {
        return names;
    }
    let paths = paths();
    let tell = |name: &String, path: &String| is_twice(&names, name) && !is_twice(&paths, path);
    names.iter().zip(&paths).map(|(name, path)| if tell(name, path) { path } else { name }.clone()).collect()
}

/// Returns whether a header of two rows has the short names of variables above, and what they mean below: an extract of a
/// survey, where each column has both.
pub(super) fn has_names_above(sheet: &RawSheet, band: Option<(u32, u32)>, columns: &[u32]) -> bool {
    const FEWEST: usize = 4;
    const LONGEST_NAME: usize = 20;
    let Some((top, bottom)) = band.filter(|(top, bottom)| top + 1 == *bottom) else { return false };
    let texts = |row: u32| -> Vec<String> {
        columns.iter().map(|column| squeeze(&sheet.cell(row, *column).to_string())).collect()
    };
    let (names, words) = (texts(top), texts(bottom));
    let are_different = |texts: &[String]| texts.iter().collect::<std::collections::BTreeSet<_>>().len() == texts.len();
    let is_name = |text: &String| {
        let is_sign = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '.' | '-');
        text.starts_with(|sign: char| sign.is_ascii_alphabetic())
            && text.len() <= LONGEST_NAME
            && text.chars().all(is_sign)
    };
    let n_long = words.iter().filter(|text| text.contains(' ')).count();
    columns.len() >= FEWEST
        && names.iter().all(is_name)
        && words.iter().all(|text| !text.is_empty())
        && are_different(&names)
        && are_different(&words)
        && n_long * 2 >= words.len()
}

/// Returns what stands above the name of a column in words of its own: the long name over a short one; of names above their
/// meaning, the meaning.
pub fn label_above(sheet: &RawSheet, band: Option<(u32, u32)>, column: u32, columns: &[u32]) -> Option<String> {
    let (top, bottom) = band.filter(|(top, bottom)| top < bottom)?;
    if has_names_above(sheet, band, columns) {
        return Some(squeeze(&sheet.cell(bottom, column).to_string()));
    }
    let name = key_name(sheet, band, column);
    // All of it: the name of a series and its unit over its code.
    let mut texts: Vec<String> = (top..bottom).map(|row| squeeze(&sheet.cell(row, column).to_string())).collect();
    texts.retain(|text| !text.is_empty() && *text != name);
    texts.dedup();
    (!texts.is_empty()).then(|| texts.join(" – "))
}

/// Makes names unique by a number behind the later ones; nameless columns get one.
pub fn unique_names(names: Vec<String>) -> Vec<String> {
    let mut taken: Vec<String> = Vec::with_capacity(names.len());
    for (index, name) in names.into_iter().enumerate() {
        let name = if name.is_empty() { format!("label_{}", index + 1) } else { name };
        let free = |candidate: &String| !taken.contains(candidate);
        let numbered = (2..=taken.len() + 2).map(|number| format!("{name}_{number}"));
        let name = std::iter::once(name.clone()).chain(numbered).find(free).unwrap_or_default();
        taken.push(name);
    }
    taken
}
