//! In what two tables differ by their classes: areas, ages, regions, versions of a list.

use std::collections::BTreeSet;

use regex::Regex;

use super::{Conflict, Remedy, Side, noted};
use crate::data::bands::{Band, common};
use crate::data::codes::{CodeKind, code_list, list_name};
use crate::data::words::plain;
use crate::data::{Concept, Kind, concordance};
use crate::message::Message;

/// Returns the different codes of the column of a concept, and its name.
fn codes(side: Side<'_>, concept: Concept) -> Option<(String, BTreeSet<String>)> {
    let column = side.data.schema.with_concept(concept).filter(|column| column.kind == Kind::Code)?;
    let codes = side.data.texts(&column.name)?.into_iter().flatten().collect();
    Some((column.name.clone(), codes))
}

/// Former areas in one table and what became of them in the other.
pub(super) fn former_areas(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let mut found = Vec::new();
    let Some(list) = code_list("countries") else { return found };
    for concept in [Concept::RefArea, Concept::CountryOfBirth, Concept::Citizenship, Concept::CounterpartArea] {
        let (Some((left_column, left_codes)), Some((right_column, right_codes))) =
            (codes(left, concept), codes(right, concept))
        else {
            continue;
        };
        let formers = |codes: &BTreeSet<String>| -> Vec<String> {
            let is_former = |code: &&String| list.find(code).is_some_and(|code| code.kind == CodeKind::Historical);
            codes.iter().filter(is_former).cloned().collect()
        };
        for (is_left, former, codes, column, name) in formers(&left_codes)
            .into_iter()
            .map(|former| (false, former, &right_codes, &right_column, left.name))
            .chain(
                formers(&right_codes).into_iter().map(|former| (true, former, &left_codes, &left_column, right.name)),
            )
        {
            if codes.contains(&former) {
                continue;
            }
            let successors = list.find(&former).map(|code| code.successors.clone()).unwrap_or_default();
            let there: Vec<String> = successors.iter().filter(|code| codes.contains(*code)).cloned().collect();
            let evidence = Message::new("card-conflict-former")
                .with("name", name)
                .with("former", &former)
                .with("n", there.len())
                .with("of", successors.len())
                .with("successors", there.join(", "));
            let is_whole = !there.is_empty() && there.len() == successors.len();
            let remedy =
                is_whole.then(|| Remedy::FormerArea { is_left, column: column.clone(), former, successors: there });
            let number = if concept == Concept::CountryOfBirth { 2 } else { 17 };
            found.push(noted(number, evidence, remedy));
        }
    }
    found
}

/// Returns the bands of ages of a table, ascending, and the column that they stand in.
fn bands_of(side: Side<'_>) -> Option<(String, Vec<Band>)> {
    let (column, codes) = codes(side, Concept::AgeBand)?;
    let bands: BTreeSet<Band> = codes.iter().filter_map(|code| Band::of_code(code)).collect();
    (!bands.is_empty()).then(|| (column, bands.into_iter().collect()))
}

/// Returns all ages from the first to the last of some bands.
fn span(bands: &[Band]) -> Option<Band> {
    let last = |band: &Band| band.last.unwrap_or(u32::MAX);
    let last = bands.iter().max_by_key(|band| last(band))?.last;
    Some(Band { first: bands.iter().map(|band| band.first).min()?, last })
}

/// Returns the bands that lie in the ages which another table covers.
fn within(bands: &[Band], covered: Option<Band>) -> Vec<Band> {
    bands.iter().copied().filter(|band| covered.is_some_and(|covered| covered.holds(*band))).collect()
}

/// Ages that only one table covers: persons of fifteen and more beside all.
pub(super) fn ages(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let (Some((left_column, left_bands)), Some((right_column, right_bands))) = (bands_of(left), bands_of(right)) else {
        return Vec::new();
    };
    let (Some(left_span), Some(right_span)) = (span(&left_bands), span(&right_bands)) else { return Vec::new() };
    if left_span == right_span {
        return Vec::new();
    }
    let evidence = Message::new("card-conflict-ages")
        .with("left_name", left.name)
        .with("left", left_span.code())
        .with("right_name", right.name)
        .with("right", right_span.code());
    // The wider one is restricted where no band reaches over a limit of the narrower.
    let (is_left, column, bands, narrower) = if left_span.holds(right_span) {
        (true, left_column, &left_bands, right_span)
    } else {
        (false, right_column, &right_bands, left_span)
    };
    let outside: Vec<Band> = bands.iter().copied().filter(|band| !narrower.holds(*band)).collect();
    let meets = |band: &Band| {
        band.last.is_none_or(|last| last >= narrower.first) && narrower.last.is_none_or(|last| band.first <= last)
    };
    let is_clean = right_span.holds(left_span) || left_span.holds(right_span);
    // A total is one of other ages, too.
    let values = outside.iter().map(|band| band.code()).chain(["_T".to_owned()]).collect();
    let remedy = (is_clean && !outside.iter().any(meets)).then_some(Remedy::Drop { is_left, column, values });
    vec![noted(18, evidence, remedy)]
}

/// Bands of ages that are not the same, where both tables cover the ages.
pub(super) fn bands(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let (Some((left_column, left_bands)), Some((right_column, right_bands))) = (bands_of(left), bands_of(right)) else {
        return Vec::new();
    };
    if within(&left_bands, span(&right_bands)) == within(&right_bands, span(&left_bands)) {
        return Vec::new();
    }
    let shared: Vec<String> = common(&left_bands, &right_bands).into_iter().map(Band::code).collect();
    let only = |bands: &[Band], other: &[Band]| {
        let only = bands.iter().filter(|band| !other.contains(band)).map(|band| band.code());
        only.collect::<Vec<_>>().join(", ")
    };
    let evidence = Message::new("card-conflict-bands")
        .with("left_name", left.name)
        .with("left", only(&left_bands, &right_bands))
        .with("right_name", right.name)
        .with("right", only(&right_bands, &left_bands))
        .with("n", shared.len())
        .with("common", shared.join(", "));
    let bands = shared.join(" ");
    let remedy = (!shared.is_empty()).then_some(Remedy::CommonBands { left: left_column, right: right_column, bands });
    vec![noted(14, evidence, remedy)]
}

/// Regions that only one table has.
pub(super) fn regions(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let of = |side: Side<'_>| {
        let column = side.data.schema.with_concept(Concept::Region)?;
        let values: BTreeSet<String> = side.data.texts(&column.name)?.into_iter().flatten().collect();
        Some(values)
    };
    let (Some(left_codes), Some(right_codes)) = (of(left), of(right)) else { return Vec::new() };
    let only = |codes: &BTreeSet<String>, other: &BTreeSet<String>| {
        codes.difference(other).take(6).cloned().collect::<Vec<_>>().join(", ")
    };
    let (left_only, right_only) = (only(&left_codes, &right_codes), only(&right_codes, &left_codes));
    if left_only.is_empty() && right_only.is_empty() {
        return Vec::new();
    }
    let evidence = Message::new("card-conflict-only")
        .with("left_name", left.name)
        .with("left", left_only)
        .with("right_name", right.name)
        .with("right", right_only);
    vec![noted(15, evidence, None)]
}

/// Names of classifications, and of their versions, in words without case and accents.
const CLASSIFICATIONS: [(&str, &str); 5] = [
    (
        "(?:hs|sh|sa|harmoni[sz]ed system|systeme harmonise|sistema armonizado|sistema harmonizado)",
        "(?:19|20)(02|07|12|17|22|28|88|96)",
    ),
    (
        "(?:isco|citp|ciuo|standard classification of occupations|internationale type des professions|uniforme de ocupaciones)",
        "(?:19|20)?(68|88|08)",
    ),
    ("(?:isced|cite|cine|classification of education|internationale type de l education)", "(?:19|20)?(76|97|11)"),
    ("(?:isic|citi|ciiu) rev", r"(\d(?: \d)?)"),
    ("nace rev", r"(\d(?: \d)?)"),
];

/// Versions of one classification that the words of the two tables name: `HS 2017` beside `HS 2022`.
pub(super) fn versions(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    // `HS 2017`, `the Harmonised System as amended in 2017`, `the 2022 edition of the HS`.
    let written = |(name, version): &(&str, &str)| {
        let after = format!(" {name}(?: \\S+){{0,4}}? {version} ");
        let before = format!(" {version}(?: \\S+){{0,3}}? {name} ");
        Some([Regex::new(&after).ok()?, Regex::new(&before).ok()?])
    };
    let said = |side: Side<'_>, words: &[Regex; 2]| -> Option<(String, String)> {
        let origin = &side.data.origin;
        let names = side.data.schema.columns.iter().map(|column| &column.name);
        let mut found = origin.heading.iter().chain(&origin.remarks).chain(names).filter_map(|text| {
            let plain = format!(" {} ", plain(text));
            let version = words.iter().find_map(|words| words.captures(&plain))?;
            Some((version.get(1)?.as_str().to_owned(), version.get(0)?.as_str().trim().to_uppercase()))
        });
        let first = found.next()?;
        found.all(|(version, _)| version == first.0).then_some(first)
    };
    let one = |classification: &(&str, &str)| {
        let words = written(classification)?;
        let (one, other) = (said(left, &words)?, said(right, &words)?);
        let evidence = Message::new("card-conflict-lists")
            .with("left_name", left.name)
            .with("left", one.1)
            .with("right_name", right.name)
            .with("right", other.1);
        (one.0 != other.0).then(|| noted(16, evidence, None))
    };
    CLASSIFICATIONS.iter().filter_map(one).collect()
}

/// Classifications of two versions: one concept, two lists.
pub(super) fn code_lists(left: Side<'_>, right: Side<'_>) -> Vec<Conflict> {
    let mut found = Vec::new();
    for concept in Concept::ALL {
        let column = |side: Side<'_>| {
            let column = side.data.schema.with_concept(concept)?;
            Some((column.name.clone(), column.code_list.clone()?))
        };
        if let (Some((left_column, one)), Some((right_column, other))) = (column(left), column(right))
            && one != other
        {
            let evidence = Message::new("card-conflict-lists")
                .with("left_name", left.name)
                .with("left", list_name(&one))
                .with("right_name", right.name)
                .with("right", list_name(&other));
            let remedy = concordance::common(&one, &other).map(|common| Remedy::CommonClasses {
                left: left_column,
                right: right_column,
                common,
            });
            found.push(noted(16, evidence, remedy));
        }
    }
    found
}
