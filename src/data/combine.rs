//! Tables put together: others below a first one, columns of another beside it, figures of a newer one in place of older ones.
//!
//! Nothing is put together in silence: what matched, what did not, and what changed is counted and listed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use polars::prelude::{BooleanChunked, IdxCa, IdxSize, PolarsError};

use super::stack::{self, Part, Stacked};
use super::{Column, ColumnValues, Concept, Dataset, Joined, Kind, Origin};
use crate::message::{Explain, Message};

/// Keys and values listed in a report; the rest is counted.
const MOST_LISTED: usize = 1_000;

/// Why tables cannot be put together.
#[derive(Debug, thiserror::Error)]
pub enum CombineError {
    #[error("no column {column} in {table}")]
    NoColumn { column: String, table: String },
    #[error("no key")]
    NoKey,
    #[error("{n} keys stand in several rows of {table}: {examples}")]
    Repeated { table: String, n: usize, examples: String },
    #[error("nothing but keys in common")]
    NothingToUpdate,
    #[error("two columns of {table} are to be {column}")]
    TwoUnderOne { column: String, table: String },
    #[error(transparent)]
    Table(#[from] PolarsError),
}

impl Explain for CombineError {
    fn message(&self) -> Message {
        match self {
            Self::NoColumn { column, table } => {
                Message::new("project-combine-no-column").with("column", column).with("table", table)
            }
            Self::NoKey => Message::new("project-combine-no-key"),
            Self::Repeated { table, n, examples } => {
                Message::new("project-combine-repeated").with("table", table).with("n", *n).with("examples", examples)
            }
            Self::TwoUnderOne { column, table } => {
                Message::new("project-combine-two-under-one").with("column", column).with("table", table)
            }
            Self::NothingToUpdate => Message::new("project-combine-nothing-to-update"),
            Self::Table(error) => Message::new("recognise-columns").with("reason", error.to_string()),
        }
    }
}

/// A table with its name for people.
#[derive(Clone, Copy)]
pub struct Named<'a> {
    pub name: &'a str,
    pub data: &'a Dataset,
}

/// Columns that say the same in two tables: of the first, of the other.
pub type Key = (String, String);

/// What a join did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JoinReport {
    /// Rows of the first table that found theirs in the other.
    pub n_matched: usize,
    /// Keys of the first table that the other does not have, with their rows, most rows first.
    pub only_left: Vec<(String, usize)>,
    /// Keys of the other table that the first does not have.
    pub only_right: Vec<(String, usize)>,
    /// Rows of the first table without a key.
    pub n_without_key: usize,
    /// Columns of the other table that got a new name, as theirs was taken.
    pub renamed: Vec<(String, String)>,
}

/// Puts the columns of another table beside a first one, row by row where the keys agree; all rows of the first stay.
///
/// A key may stand in one row of the other table only: else figures of the first would be doubled.
pub fn join(left: Named<'_>, right: Named<'_>, keys: &[Key]) -> Result<(Dataset, JoinReport), CombineError> {
    let (left_keys, right_keys) =
        (keys_of(left, keys.iter().map(|key| &key.0))?, keys_of(right, keys.iter().map(|key| &key.1))?);
    let places = places(right, &right_keys)?;
    let mut report = JoinReport::default();
    let (mut only_left, mut found): (BTreeMap<&str, usize>, Vec<bool>) =
        (BTreeMap::new(), vec![false; right.data.n_rows()]);
    let mut rows: Vec<Option<usize>> = Vec::with_capacity(left_keys.len());
    for key in &left_keys {
        let at = key.as_deref().and_then(|key| places.get(key)).copied();
        match (key, at) {
            (_, Some(at)) => {
                report.n_matched += 1;
                found[at] = true;
            }
            (Some(key), None) => *only_left.entry(key).or_default() += 1,
            (None, None) => report.n_without_key += 1,
        }
        rows.push(at);
    }
    report.only_left = most_first(only_left.into_iter().map(|(key, n)| (shown(key), n)));
    let missed = right_keys.iter().zip(&found).filter(|(_, found)| !**found).filter_map(|(key, _)| key.as_deref());
    report.only_right = most_first(missed.map(|key| (shown(key), 1)));
    let mut data = left.data.clone();
    let places = rows.iter().map(|row| IdxSize::try_from((*row)?).ok());
    let taken: IdxCa = places.collect();
    let mut names = Vec::new();
    for column in right.data.schema.columns.iter().filter(|column| !keys.iter().any(|key| key.1 == column.name)) {
        let values = right.data.frame.column(&column.name)?.take(&taken)?;
        let name = free_name(&data, &column.name, right.name);
        if name != column.name {
            report.renamed.push((column.name.clone(), name.clone()));
        }
        // No table has two columns of one meaning: that of the first table stays.
        let concept = column.concept.filter(|concept| data.schema.with_concept(*concept).is_none());
        names.push((column.name.clone(), name.clone()));
        data.set_column(Column { name, concept, ..column.clone() }, ColumnValues::Ready(values))?;
    }
    let mut origin = Origin::clone(&data.origin);
    let right_origin = Arc::clone(&right.data.origin);
    origin.joined.push(Joined { first: 0, columns: names, rows, origin: right_origin, is_partial: false });
    data.origin = Arc::new(origin);
    Ok((data, report))
}

/// What an update did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpdateReport {
    /// Rows whose figures were the same already.
    pub n_same: usize,
    /// Figures that changed: key, column, old, new.
    pub changed: Vec<(String, String, String, String)>,
    pub n_changed: usize,
    /// Figures that the newer table leaves empty; the older ones stay.
    pub n_left: usize,
    /// Keys that were not there before.
    pub new: Vec<(String, usize)>,
    /// Columns of the old table that the newer one has not, so that its new rows are empty there.
    pub blank: Vec<String>,
    /// Keys of the old table that the newer one does not have; they stay as they are.
    pub absent: Vec<(String, usize)>,
}

/// Takes the figures of a newer table in place of those of an older one where the keys agree, and its new rows below.
pub fn update(old: Named<'_>, newer: Named<'_>, keys: &[Key]) -> Result<(Dataset, UpdateReport), CombineError> {
    let (old_keys, new_keys) =
        (keys_of(old, keys.iter().map(|key| &key.0))?, keys_of(newer, keys.iter().map(|key| &key.1))?);
    let (old_places, new_places) = (places(old, &old_keys)?, places(newer, &new_keys)?);
    let is_key = |column: &Column| keys.iter().any(|key| key.0 == column.name);
    let common: Vec<&Column> = old
        .data
        .schema
        .columns
        .iter()
        .filter(|column| !is_key(column) && newer.data.schema.column(&column.name).is_some())
        .collect();
    if common.is_empty() {
        return Err(CombineError::NothingToUpdate);
    }
    let mut report = UpdateReport::default();
    let mut is_changed = vec![false; old.data.n_rows()];
    let mut data = old.data.clone();
    let mut taken: Vec<Joined> = Vec::new();
    let of_newer = |first: usize, columns: Vec<(String, String)>, rows: Vec<Option<usize>>, is_partial: bool| Joined {
        first,
        columns,
        rows,
        origin: Arc::clone(&newer.data.origin),
        is_partial,
    };
    for column in common {
        let before = old.data.texts(&column.name).unwrap_or_default();
        let after = newer.data.texts(&column.name).unwrap_or_default();
        let mut values = before.clone();
        let mut rows = vec![None; values.len()];
        for (row, key) in old_keys.iter().enumerate() {
            let Some(at) = key.as_deref().and_then(|key| new_places.get(key)) else { continue };
            if after[*at].is_none() && before[row].is_some() {
                // An empty cell says nothing; it does not take a figure away.
                report.n_left += 1;
            } else if before[row] != after[*at] {
                report.n_changed += 1;
                is_changed[row] = true;
                if report.changed.len() < MOST_LISTED {
                    let text = |value: &Option<String>| value.clone().unwrap_or_default();
                    let key = shown(key.as_deref().unwrap_or_default());
                    report.changed.push((key, column.name.clone(), text(&before[row]), text(&after[*at])));
                }
                values[row].clone_from(&after[*at]);
                rows[row] = Some(*at);
            }
        }
        if rows.iter().any(Option::is_some) {
            taken.push(of_newer(0, vec![(column.name.clone(), column.name.clone())], rows, true));
        }
        let values = match column.kind {
            Kind::Number => ColumnValues::Numbers(values.iter().map(|value| value.as_ref()?.parse().ok()).collect()),
            Kind::Text | Kind::Code | Kind::Date => ColumnValues::Texts(values),
        };
        data.set_column(column.clone(), values)?;
    }
    let is_known = |key: &Option<String>| key.as_deref().is_some_and(|key| old_places.contains_key(key));
    let is_new: Vec<bool> = new_keys.iter().map(|key| !is_known(key)).collect();
    report.new = most_first(
        new_keys.iter().flatten().filter(|key| !old_places.contains_key(key.as_str())).map(|key| (shown(key), 1)),
    );
    report.absent = most_first(
        old_keys.iter().flatten().filter(|key| !new_places.contains_key(key.as_str())).map(|key| (shown(key), 1)),
    );
    let is_met = old_keys.iter().map(|key| key.as_deref().is_some_and(|key| new_places.contains_key(key)));
    report.n_same = is_met.zip(&is_changed).filter(|(met, changed)| *met && !**changed).count();
    let below = renamed_keys(newer, keys)?;
    let frame = below.frame.filter(&is_new.iter().copied().collect::<BooleanChunked>())?;
    let below = Dataset::new(frame, below.schema, below.origin.kept(&is_new));
    let lacks = |column: &&Column| below.schema.column(&column.name).is_none();
    report.blank = old.data.schema.columns.iter().filter(lacks).map(|column| column.name.clone()).collect();
    let there = newer.data.schema.columns.iter().map(|column| column.name.clone());
    let here = below.schema.columns.iter().map(|column| column.name.clone());
    let new_rows = (0..is_new.len()).filter(|row| is_new[*row]).map(Some).collect();
    taken.push(of_newer(old.data.n_rows(), there.zip(here).collect(), new_rows, false));
    let Stacked { data: mut whole, .. } =
        stack::below(&[Part { label: old.name, data: &data }, Part { label: newer.name, data: &below }])?;
    let mut origin = Origin::clone(&whole.origin);
    origin.joined.extend(taken);
    whole.origin = Arc::new(origin);
    Ok((whole, report))
}

/// Puts tables below each other by what their columns mean and are called, with a column that says whose each row is.
///
/// `maps` gives, a table, the names that its columns take.
pub fn append(
    label_column: &str,
    tables: &[Named<'_>],
    maps: &[BTreeMap<String, String>],
) -> Result<Stacked, CombineError> {
    let mut renamed = Vec::with_capacity(tables.len());
    for (at, table) in tables.iter().enumerate() {
        let none = BTreeMap::new();
        let names = maps.get(at).unwrap_or(&none);
        renamed.push(rename(*table, names)?);
    }
    let parts: Vec<Part<'_>> =
        tables.iter().zip(&renamed).map(|(table, data)| Part { label: table.name, data }).collect();
    Ok(stack::stack(label_column, &parts)?)
}

/// Returns the names that the columns of another table take so that they stand under those of a first one that mean the same.
pub fn map_by_concept(first: &Dataset, other: &Dataset) -> BTreeMap<String, String> {
    let same = |column: &Column| {
        let concept = column.concept.filter(|concept| *concept != Concept::Other)?;
        let known = first.schema.with_concept(concept)?;
        let is_free = first.schema.column(&column.name).is_none() && other.schema.column(&known.name).is_none();
        (known.name != column.name && is_free).then(|| (column.name.clone(), known.name.clone()))
    };
    other.schema.columns.iter().filter_map(same).collect()
}

/// Names of columns that say of when a row is.
const PERIODS: &[&str] = &[
    "year",
    "annee",
    "an",
    "ano",
    "anio",
    "period",
    "periode",
    "periodo",
    "month",
    "mois",
    "mes",
    "quarter",
    "trimestre",
];

/// Returns the columns by which rows of two tables can be told to be the same: those that mean the same, else those of one name.
pub fn propose_keys(left: &Dataset, right: &Dataset) -> Vec<Key> {
    const KEYS: [Concept; 13] = [
        Concept::RefArea,
        Concept::TimePeriod,
        Concept::Sex,
        Concept::AgeBand,
        Concept::CountryOfBirth,
        Concept::Citizenship,
        Concept::CounterpartArea,
        Concept::BirthStatus,
        Concept::CitizenshipStatus,
        Concept::Region,
        Concept::Urbanisation,
        Concept::Education,
        Concept::PersonId,
    ];
    let by_concept = KEYS.iter().filter_map(|concept| {
        Some((left.schema.with_concept(*concept)?.name.clone(), right.schema.with_concept(*concept)?.name.clone()))
    });
    let mut keys: Vec<Key> = by_concept.collect();
    if !keys.is_empty() {
        // A year that both have tells rows apart, whether or not somebody has said that it is one.
        let is_met = |column: &Column| keys.iter().any(|key| key.0 == column.name);
        let is_period = |column: &&Column| {
            PERIODS.contains(&super::matching::fold(&column.name).as_str())
                && right.schema.column(&column.name).is_some()
                && !is_met(column)
        };
        let periods: Vec<Key> = left
            .schema
            .columns
            .iter()
            .filter(is_period)
            .map(|column| (column.name.clone(), column.name.clone()))
            .collect();
        keys.extend(periods);
        return keys;
    }
    let is_label = |column: &&Column| {
        column.kind != Kind::Number && right.schema.column(&column.name).is_some_and(|other| other.kind != Kind::Number)
    };
    left.schema
        .columns
        .iter()
        .filter(is_label)
        .take(1)
        .map(|column| (column.name.clone(), column.name.clone()))
        .collect()
}

/// Between the parts of a key while they are compared.
const SEPARATOR: char = '\u{1f}';

/// Returns the key of each row; nothing where a part of it is missing.
fn keys_of<'k>(
    table: Named<'_>,
    columns: impl Iterator<Item = &'k String>,
) -> Result<Vec<Option<String>>, CombineError> {
    let mut keys: Option<Vec<Option<String>>> = None;
    for column in columns {
        let texts = table
            .data
            .texts(column)
            .ok_or_else(|| CombineError::NoColumn { column: column.clone(), table: table.name.to_owned() })?;
        let trimmed =
            texts.into_iter().map(|text| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()));
        keys = Some(match keys {
            None => trimmed.collect(),
            Some(before) => before
                .into_iter()
                .zip(trimmed)
                .map(|(before, text)| Some(format!("{}{SEPARATOR}{}", before?, text?)))
                .collect(),
        });
    }
    keys.ok_or(CombineError::NoKey)
}

/// Returns the row of each key; a key in several rows is an error that names some.
fn places<'k>(table: Named<'_>, keys: &'k [Option<String>]) -> Result<HashMap<&'k str, usize>, CombineError> {
    let mut places = HashMap::with_capacity(keys.len());
    let mut repeated: BTreeMap<&str, usize> = BTreeMap::new();
    for (row, key) in keys.iter().enumerate() {
        let Some(key) = key.as_deref() else { continue };
        if places.insert(key, row).is_some() {
            *repeated.entry(key).or_default() += 1;
        }
    }
    if repeated.is_empty() {
        return Ok(places);
    }
    const N_EXAMPLES: usize = 5;
    let examples: Vec<String> = repeated.keys().take(N_EXAMPLES).map(|key| shown(key)).collect();
    Err(CombineError::Repeated { table: table.name.to_owned(), n: repeated.len(), examples: examples.join("; ") })
}

/// Returns a key as people read it.
fn shown(key: &str) -> String {
    key.replace(SEPARATOR, " · ")
}

fn most_first(keys: impl Iterator<Item = (String, usize)>) -> Vec<(String, usize)> {
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for (key, n) in keys {
        *counted.entry(key).or_default() += n;
    }
    let mut listed: Vec<_> = counted.into_iter().collect();
    listed.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    listed
}

fn free_name(data: &Dataset, name: &str, table: &str) -> String {
    let numbered = (2..).map(|n| format!("{name} ({table}) {n}"));
    let candidates = [name.to_owned(), format!("{name} ({table})")].into_iter().chain(numbered);
    candidates.into_iter().find(|name| data.schema.column(name).is_none()).unwrap_or_default()
}

fn renamed_keys(table: Named<'_>, keys: &[Key]) -> Result<Dataset, CombineError> {
    rename(table, &keys.iter().map(|key| (key.1.clone(), key.0.clone())).collect())
}

/// Returns a table whose columns have other names, all at once.
fn rename(table: Named<'_>, names: &BTreeMap<String, String>) -> Result<Dataset, CombineError> {
    let name_of = |name: &str| names.get(name).map_or(name, String::as_str).to_owned();
    let all: Vec<String> = table.data.schema.columns.iter().map(|column| name_of(&column.name)).collect();
    let mut taken = BTreeSet::new();
    if let Some(column) = all.iter().find(|name| !taken.insert(*name)) {
        return Err(CombineError::TwoUnderOne { column: column.clone(), table: table.name.to_owned() });
    }
    let mut renamed = table.data.clone();
    renamed.frame.set_column_names(&all)?;
    for (column, name) in renamed.schema.columns.iter_mut().zip(all) {
        column.name = name;
    }
    let mut origin = Origin::clone(&table.data.origin);
    for (old, new) in names {
        origin.columns.extend(table.data.origin.columns.get(old).map(|place| (new.clone(), *place)));
    }
    for (_, here) in origin.joined.iter_mut().flat_map(|joined| &mut joined.columns) {
        *here = name_of(here);
    }
    renamed.origin = Arc::new(origin);
    Ok(renamed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::testing::{table, written};

    fn keys(pairs: &[(&str, &str)]) -> Vec<Key> {
        pairs.iter().map(|(here, there)| ((*here).to_owned(), (*there).to_owned())).collect()
    }

    fn lines(text: &str) -> String {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn columns_come_beside_where_keys_agree_and_all_rows_stay() {
        let left =
            table("area@ref_area | year | n:number\n MLI | 2019 | 1\n MLI | 2020 | 2\n TCD | 2019 | 3\n | 2019 | 4");
        let right = table("code@ref_area | n:number | income\n MLI | 20 | low\n NER | 8 | low");
        let (data, report) =
            join(Named { name: "a", data: &left }, Named { name: "b", data: &right }, &keys(&[("area", "code")]))
                .unwrap();
        let after = "area@ref_area | year | n:number | n (b):number | income
            MLI | 2019 | 1 | 20 | low
            MLI | 2020 | 2 | 20 | low
            TCD | 2019 | 3 |  |
            | 2019 | 4 |  |";
        assert_eq!(written(&data), lines(after));
        assert_eq!((report.n_matched, report.n_without_key), (2, 1));
        assert_eq!((report.only_left, report.only_right), (vec![("TCD".into(), 1)], vec![("NER".into(), 1)]));
        // A value of the other table says where it stood.
        assert_eq!(data.origin.place(1, "n (b)").2, right.origin.place(0, "n").2);
        assert_eq!(data.origin.place(1, "n").2, left.origin.place(1, "n").2);
    }

    #[test]
    fn figures_are_never_doubled() {
        let left = table("area | n:number\n MLI | 1");
        let right = table("area | m:number\n MLI | 1\n MLI | 2");
        let named = (Named { name: "a", data: &left }, Named { name: "b", data: &right });
        let error = join(named.0, named.1, &keys(&[("area", "area")])).unwrap_err();
        assert!(matches!(error, CombineError::Repeated { n: 1, .. }), "{error}");
        assert!(matches!(join(named.0, named.1, &[]), Err(CombineError::NoKey)));
        assert!(matches!(join(named.0, named.1, &keys(&[("x", "area")])), Err(CombineError::NoColumn { .. })));
    }

    #[test]
    fn newer_figures_take_the_place_of_older_ones_and_every_change_is_listed() {
        let old = table("area | year | n:number | note\n MLI | 2019 | 1 | a\n MLI | 2020 | 2 | b\n TCD | 2019 | 3 | c");
        let newer = table("pays | year | n:number\n MLI | 2020 | 5\n MLI | 2021 | 6\n TCD | 2019 | 3");
        let (data, report) = update(
            Named { name: "old", data: &old },
            Named { name: "new", data: &newer },
            &keys(&[("area", "pays"), ("year", "year")]),
        )
        .unwrap();
        let after = "area | year | n:number | note
            MLI | 2019 | 1 | a
            MLI | 2020 | 5 | b
            TCD | 2019 | 3 | c
            MLI | 2021 | 6 |";
        assert_eq!(written(&data), lines(after));
        assert_eq!(report.changed, [("MLI · 2020".into(), "n".into(), "2".into(), "5".into())]);
        assert_eq!((report.n_same, report.n_changed), (1, 1));
        assert_eq!((report.new, report.absent), (vec![("MLI · 2021".into(), 1)], vec![("MLI · 2019".into(), 1)]));
    }

    #[test]
    fn an_empty_newer_figure_takes_none_away() {
        let old = table("area | n:number\n MLI | 1\n TCD |");
        let newer = table("area | n:number\n MLI |\n TCD | 3");
        let both = (Named { name: "old", data: &old }, Named { name: "new", data: &newer });
        let (data, report) = update(both.0, both.1, &keys(&[("area", "area")])).unwrap();
        assert_eq!(written(&data), lines("area | n:number\n MLI | 1\n TCD | 3"));
        assert_eq!((report.n_left, report.n_changed), (1, 1));
    }

    #[test]
    fn rows_come_below_by_what_their_columns_mean() {
        let first = table("area@ref_area | n:number@observed_value\n MLI | 1");
        let other = table("pays@ref_area | total:number@observed_value | x\n TCD | 2 | y");
        let names = map_by_concept(&first, &other);
        let tables = [Named { name: "permits", data: &first }, Named { name: "census", data: &other }];
        let stacked = append("source", &tables, &[BTreeMap::new(), names]).unwrap();
        let after = "source | area@ref_area | n:number@observed_value | x
            permits | MLI | 1 |
            census | TCD | 2 | y";
        assert_eq!(written(&stacked.data), lines(after));
        assert_eq!(stacked.partly, ["x"]);
        let both = [BTreeMap::new(), [("x".to_owned(), "total".to_owned())].into()];
        assert!(matches!(append("source", &tables, &both), Err(CombineError::TwoUnderOne { .. })));
        assert_eq!(propose_keys(&first, &other), keys(&[("area", "pays")]));
    }
}
