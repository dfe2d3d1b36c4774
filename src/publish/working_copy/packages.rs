//! A table as SPSS and Stata read it: names as each package allows them, the full names as labels.

use std::collections::{BTreeSet, HashMap};
use std::io;
use std::path::Path;

use polars::prelude::{DataFrame, DataType, NamedFrom as _, Series};
use polars_readstat_rs::{SpssWriter, StataWriter};

use super::CopyError;
use crate::data::{Dataset, Kind};
use crate::world::World;

/// The longest name of a variable, in bytes.
const SPSS_NAME: usize = 64;
const STATA_NAME: usize = 32;
/// The longest label of a variable, in bytes.
const SPSS_LABEL: usize = 255;
const STATA_LABEL: usize = 80;

pub(super) fn sav_bytes(world: &dyn World, dataset: &Dataset) -> Result<Vec<u8>, CopyError> {
    let (frame, labels) = prepared(dataset, SPSS_NAME, SPSS_LABEL)?;
    through(world, &mut |path| {
        let writer = SpssWriter::new(path).with_variable_labels(labels.clone());
        writer.write_df(&frame).map_err(|error| error.to_string())
    })
}

pub(super) fn dta_bytes(world: &dyn World, dataset: &Dataset) -> Result<Vec<u8>, CopyError> {
    let (frame, labels) = prepared(dataset, STATA_NAME, STATA_LABEL)?;
    through(world, &mut |path| {
        let writer = StataWriter::new(path).with_variable_labels(labels.clone());
        writer.write_df(&frame).map_err(|error| error.to_string())
    })
}

fn through(world: &dyn World, write: &mut dyn FnMut(&Path) -> Result<(), String>) -> Result<Vec<u8>, CopyError> {
    let written = world.through_file(&mut |path| write(path).map_err(io::Error::other));
    written.map_err(|error| CopyError::Package(error.to_string()))
}

type Labels = HashMap<String, String>;

/// Returns the columns under names that the packages take, numbers as numbers and all else as text, with the full names.
fn prepared(dataset: &Dataset, most_name: usize, most_label: usize) -> Result<(DataFrame, Labels), CopyError> {
    let (mut columns, mut labels, mut taken) = (Vec::new(), Labels::new(), BTreeSet::new());
    for column in &dataset.schema.columns {
        let name = variable_name(&column.name, most_name, &mut taken);
        let series = if column.kind == Kind::Number {
            let numbers = dataset.frame.column(&column.name)?.cast(&DataType::Float64)?;
            numbers.as_materialized_series().clone().with_name(name.as_str().into())
        } else {
            // The packages have no missing text: it is an empty one.
            let texts = dataset.texts(&column.name).unwrap_or_default();
            let texts: Vec<String> = texts.into_iter().map(Option::unwrap_or_default).collect();
            Series::new(name.as_str().into(), texts)
        };
        columns.push(series.into());
        let label = column.label.as_ref().unwrap_or(&column.name);
        labels.insert(name, cut(label, most_label).to_owned());
    }
    Ok((DataFrame::new(dataset.n_rows(), columns)?, labels))
}

/// Makes a name of letters without accents, digits and low lines that begins with a letter and is there once.
fn variable_name(name: &str, most: usize, taken: &mut BTreeSet<String>) -> String {
    let plain = crate::data::words::plain(name).replace(' ', "_");
    let mut letters: String = plain.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect();
    if !letters.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        letters.insert(0, 'v');
    }
    let room = most - 4;
    let stem = cut(&letters, room).to_owned();
    let mut found = stem.clone();
    let mut n = 1;
    while !taken.insert(found.clone()) {
        n += 1;
        found = format!("{stem}_{n}");
    }
    found
}

/// Cuts a text to a number of bytes, never inside a letter.
fn cut(text: &str, most: usize) -> &str {
    let end = text.char_indices().map(|(at, letter)| at + letter.len_utf8()).take_while(|end| *end <= most).last();
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}
