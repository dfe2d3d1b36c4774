//! A stand-in for a confidential file: records that nobody is, alike in the whole. For lessons, for trying things out, for sharing
//! a question – never for figures to be published.
//!
//! Column after column, each value is drawn from real records that are alike in the columns before (sequential synthesis by
//! trees; Reiter 2005, Nowok and others 2016). Numbers are drawn between two neighbours, columns that name persons are left out,
//! values of fewer than [`RARE`] records too.

#[cfg(test)]
mod tests;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use super::{ProtectError, identifiers};
use crate::cx::Cx;
use crate::data::draws::Draws;
use crate::data::{Column, ColumnValues, Dataset, Kind, Origin};
use crate::message::Message;
use tree::{Growth, Values, grow};

/// Values of fewer records than this do not go into the stand-in.
pub const RARE: usize = 5;

/// What stands in the first column of every record.
const LABEL: &str = "synthetic";

/// Leaves hold at least so many records.
const LEAST: usize = 10;

/// How deep the trees grow.
const DEPTH: usize = 9;

/// Numbers of more different values than this are drawn between their neighbours; of fewer, they are classes.
const CLASSES: usize = 12;

/// How many places away in order the other end may be between which and a number a value is drawn.
const NEIGHBOURS: usize = 2;

/// Texts of more different values than this share of the records are names or remarks, not classes.
const FREE: f64 = 0.3;

/// A stand-in, and how good and how safe it is.
#[derive(Debug)]
pub struct Synthetic {
    pub data: Dataset,
    /// Columns left out: they name persons, or hold free texts.
    pub dropped: Vec<String>,
    /// Values left out because few records have them.
    pub n_rare: usize,
    /// The largest difference of the shares in a column: half the sum of the differences of its classes.
    pub largest_difference: f64,
    /// The mean of the same over all pairs of columns.
    pub pair_difference: f64,
    /// Records of the stand-in that are like a real record that is alone of its kind.
    pub n_alike: usize,
}

impl Synthetic {
    /// Says what was made, how good it is and how safe.
    pub fn said(&self) -> Vec<Message> {
        let n = self.data.n_rows();
        let percent = |share: f64| (share * 1000.0).round() / 10.0;
        let mut said = vec![Message::new("protect-synthetic-made").with("rows", n)];
        if !self.dropped.is_empty() {
            let columns = self.dropped.join(", ");
            said.push(Message::new("protect-synthetic-dropped").with("columns", columns));
        }
        if self.n_rare > 0 {
            said.push(Message::new("protect-synthetic-rare").with("n", self.n_rare).with("least", RARE));
        }
        let useful = Message::new("protect-synthetic-useful").with("largest", percent(self.largest_difference));
        said.push(useful.with("pairs", percent(self.pair_difference)));
        said.push(Message::new("protect-synthetic-alike").with("n", self.n_alike).with("rows", n));
        said
    }
}

/// One column to be synthesised.
struct Part {
    column: Column,
    values: Values,
    /// The names of the classes; none is missing.
    names: Vec<Option<String>>,
    /// The numbers as they are, where they are drawn between neighbours.
    numbers: Option<Vec<Option<f64>>>,
}

/// Makes a stand-in with so many records.
pub fn synthesise(cx: &Cx<'_>, data: &Dataset, n_rows: usize, seed: u64) -> Result<Synthetic, ProtectError> {
    let named: BTreeSet<String> = identifiers::find(data).into_iter().map(|found| found.column).collect();
    let (mut parts, mut dropped, mut n_rare) = (Vec::new(), Vec::new(), 0);
    for column in &data.schema.columns {
        match part(data, column).filter(|_| !named.contains(&column.name)) {
            Some((part, rare)) => {
                n_rare += rare;
                parts.push(part);
            }
            None => dropped.push(column.name.clone()),
        }
    }
    let mut draws = Draws::new(seed);
    let mut made: Vec<Part> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        cx.ctl.tick(1)?;
        let features: Vec<&Values> = parts.iter().take(at).map(|part| &part.values).collect();
        let rows: Vec<usize> = (0..data.n_rows()).collect();
        let tree = grow(&features, &part.values, rows, Growth { depth: DEPTH, least: LEAST });
        let known: Vec<&Values> = made.iter().map(|part| &part.values).collect();
        let drawn = (0..n_rows).map(|row| draw(part, tree.leaf(&known, row), &mut draws));
        made.push(part.with(drawn.collect()));
    }
    let (largest_difference, pair_difference) = differences(&parts, &made);
    let n_alike = alike(&parts, &made);
    let mut columns = vec![label(data, n_rows)];
    columns.extend(made.into_iter().map(Part::column));
    let data = Dataset::from_columns(columns, Origin::default());
    let data = data.map_err(|_doubled| ProtectError::Shape { table: LABEL.to_owned() })?;
    Ok(Synthetic { data, dropped, n_rare, largest_difference, pair_difference, n_alike })
}

/// A column that says of each record that nobody is it.
fn label(data: &Dataset, n_rows: usize) -> (Column, ColumnValues) {
    let mut name = LABEL.to_owned();
    while data.schema.column(&name).is_some() {
        name.push('_');
    }
    (Column::new(&name, Kind::Text), ColumnValues::Texts(vec![Some(LABEL.to_owned()); n_rows]))
}

/// Reads a column; nothing where it holds names or free texts. Also how many values are too rare.
fn part(data: &Dataset, column: &Column) -> Option<(Part, usize)> {
    if column.kind == Kind::Number {
        let numbers = data.numbers(&column.name)?;
        let different: BTreeSet<u64> = numbers.iter().flatten().map(|number| number.to_bits()).collect();
        if different.len() > CLASSES {
            let least = numbers.iter().flatten().copied().fold(f64::INFINITY, f64::min);
            let most = numbers.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
            // What is missing stands apart from all that is known.
            let missing = least - (most - least).max(1.0);
            let values = Values::Numbers(numbers.iter().map(|number| number.unwrap_or(missing)).collect());
            return Some((Part { column: bare(column), values, names: Vec::new(), numbers: Some(numbers) }, 0));
        }
    }
    let texts = texts(data, column)?;
    let mut counts: BTreeMap<&Option<String>, usize> = BTreeMap::new();
    for text in &texts {
        *counts.entry(text).or_default() += 1;
    }
    let is_free = counts.len() > CLASSES && counts.len() as f64 > FREE * texts.len() as f64;
    if is_free {
        return None;
    }
    let is_rare = |text: &Option<String>| text.is_some() && counts.get(text).is_some_and(|n| *n < RARE);
    let n_rare = texts.iter().filter(|text| is_rare(text)).count();
    let mut names: Vec<Option<String>> = vec![None];
    names.extend(counts.keys().filter(|text| text.is_some() && !is_rare(text)).map(|text| (*text).clone()));
    let class = |text: &Option<String>| names.iter().position(|name| name == text).unwrap_or(0);
    let of_text: BTreeMap<&Option<String>, usize> = counts.keys().map(|text| (*text, class(text))).collect();
    let classes = texts.iter().map(|text| of_text.get(text).copied().unwrap_or(0)).collect();
    Some((Part { column: bare(column), values: Values::Classes(classes), names, numbers: None }, n_rare))
}

fn texts(data: &Dataset, column: &Column) -> Option<Vec<Option<String>>> {
    if column.kind == Kind::Number {
        let written = |number: Option<f64>| number.map(|number| number.to_string());
        return Some(data.numbers(&column.name)?.into_iter().map(written).collect());
    }
    data.texts(&column.name)
}

/// Keeps of a column what says nothing of a record.
fn bare(column: &Column) -> Column {
    Column { concept: column.concept, code_list: column.code_list.clone(), ..Column::new(&column.name, column.kind) }
}

/// A value that is drawn: of numbers the number, of classes the class.
enum Drawn {
    Number(Option<f64>),
    Class(usize),
}

fn draw(part: &Part, leaf: &[usize], draws: &mut Draws) -> Drawn {
    let donor = leaf.get(draws.place(leaf.len())).copied().unwrap_or_default();
    let Some(numbers) = &part.numbers else { return Drawn::Class(part.values.class(donor)) };
    let Some(number) = numbers.get(donor).copied().flatten() else { return Drawn::Number(None) };
    let mut near: Vec<f64> = leaf.iter().filter_map(|row| numbers.get(*row).copied().flatten()).collect();
    near.sort_by(f64::total_cmp);
    let at = near.partition_point(|known| *known < number);
    // Between the number and another one near it, so that no value of a real record stands in the stand-in by design.
    let around = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS + 1).min(near.len());
    let others: Vec<f64> =
        near.get(around).unwrap_or_default().iter().copied().filter(|known| *known != number).collect();
    let other = others.get(draws.place(others.len())).copied().unwrap_or(number);
    let decimals = near.iter().map(|known| decimals(*known)).max().unwrap_or(0);
    let between = number + (other - number) * draws.share();
    Drawn::Number(format!("{between:.decimals$}").parse().ok())
}

fn decimals(number: f64) -> usize {
    (0..5).find(|decimals| format!("{number:.decimals$}").parse::<f64>() == Ok(number)).unwrap_or(5)
}

impl Part {
    /// Returns the column with other values.
    fn with(&self, drawn: Vec<Drawn>) -> Self {
        let mut numbers = Vec::new();
        let mut classes = Vec::new();
        for one in drawn {
            match one {
                Drawn::Number(number) => numbers.push(number),
                Drawn::Class(class) => classes.push(class),
            }
        }
        let (values, numbers) = match &self.values {
            Values::Numbers(known) => {
                let missing = known.iter().copied().fold(f64::INFINITY, f64::min);
                (Values::Numbers(numbers.iter().map(|number| number.unwrap_or(missing)).collect()), Some(numbers))
            }
            Values::Classes(_) => (Values::Classes(classes), None),
        };
        Self { column: self.column.clone(), values, names: self.names.clone(), numbers }
    }

    fn column(self) -> (Column, ColumnValues) {
        let texts = |values: &Values, names: &[Option<String>], n: usize| -> Vec<Option<String>> {
            (0..n).map(|row| names.get(values.class(row)).cloned().flatten()).collect()
        };
        match (self.numbers, &self.values) {
            (Some(numbers), _) => (self.column, ColumnValues::Numbers(numbers)),
            (None, Values::Classes(classes)) => {
                let texts = texts(&self.values, &self.names, classes.len());
                if self.column.kind == Kind::Number {
                    let numbers = texts.into_iter().map(|text| text?.parse().ok()).collect();
                    return (self.column, ColumnValues::Numbers(numbers));
                }
                (self.column, ColumnValues::Texts(texts))
            }
            (None, Values::Numbers(_)) => (self.column, ColumnValues::Numbers(Vec::new())),
        }
    }

    /// Returns the class of each record, of numbers the fifth it lies in.
    fn classes(&self, limits: &[f64]) -> Vec<usize> {
        match &self.values {
            Values::Classes(classes) => classes.clone(),
            Values::Numbers(numbers) => {
                numbers.iter().map(|number| limits.partition_point(|limit| limit < number)).collect()
            }
        }
    }

    fn limits(&self) -> Vec<f64> {
        let Values::Numbers(numbers) = &self.values else { return Vec::new() };
        let mut sorted = numbers.clone();
        sorted.sort_by(f64::total_cmp);
        (1..5).filter_map(|fifth| sorted.get(fifth * sorted.len() / 5).copied()).collect()
    }
}

/// Returns the largest difference between the shares of a column, and the mean one over pairs of columns.
fn differences(real: &[Part], made: &[Part]) -> (f64, f64) {
    let classes: Vec<(Vec<usize>, Vec<usize>)> = real
        .iter()
        .zip(made)
        .map(|(real, made)| {
            let limits = real.limits();
            (real.classes(&limits), made.classes(&limits))
        })
        .collect();
    let single = classes.iter().map(|(real, made)| distance(real.iter().copied(), made.iter().copied()));
    let largest = single.fold(0.0, f64::max);
    let (mut sum, mut n) = (0.0, 0.0_f64);
    for (at, one) in classes.iter().enumerate() {
        for other in classes.iter().skip(at + 1) {
            let real = one.0.iter().copied().zip(other.0.iter().copied());
            let made = one.1.iter().copied().zip(other.1.iter().copied());
            sum += distance(real, made);
            n += 1.0;
        }
    }
    (largest, sum / n.max(1.0))
}

/// Returns half the sum of the differences of shares.
fn distance<K: Ord>(real: impl ExactSizeIterator<Item = K>, made: impl ExactSizeIterator<Item = K>) -> f64 {
    let (n_real, n_made) = (real.len().max(1) as f64, made.len().max(1) as f64);
    let mut shares: BTreeMap<K, f64> = BTreeMap::new();
    for class in real {
        *shares.entry(class).or_default() += 1.0 / n_real;
    }
    for class in made {
        *shares.entry(class).or_default() -= 1.0 / n_made;
    }
    shares.values().map(|difference| difference.abs()).sum::<f64>() / 2.0
}

/// Counts records of the stand-in that have the classes of a real record that is alone with them.
fn alike(real: &[Part], made: &[Part]) -> usize {
    let key = |parts: &[Part], row: usize| -> Vec<usize> {
        let classes = parts.iter().filter(|part| part.numbers.is_none());
        classes.map(|part| part.values.class(row)).collect()
    };
    let n = |parts: &[Part]| match parts.first().map(|part| &part.values) {
        Some(Values::Numbers(numbers)) => numbers.len(),
        Some(Values::Classes(classes)) => classes.len(),
        None => 0,
    };
    let mut counts: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    for row in 0..n(real) {
        *counts.entry(key(real, row)).or_default() += 1;
    }
    (0..n(made)).filter(|row| counts.get(&key(made, *row)) == Some(&1)).count()
}
