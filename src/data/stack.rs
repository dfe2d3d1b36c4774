//! Tables of one shape put below each other, with a column that says which row is whose.

use std::sync::Arc;

use polars::prelude::{Column as PolarsColumn, DataFrame, DataType, IntoColumn as _, PolarsResult, StringChunked};

use super::{Column, Dataset, Joined, Kind, NO_CELL, Origin, Schema};

/// A table to be stacked.
pub struct Part<'a> {
    /// What the new column says of its rows.
    pub label: &'a str,
    pub data: &'a Dataset,
}

/// Tables stacked, and what did not fit together by itself.
pub struct Stacked {
    pub data: Dataset,
    /// Columns that not every part has, by name: in the parts that lack them the values are missing.
    pub partly: Vec<String>,
    /// Columns that hold numbers in some parts and texts in others: they are texts now.
    pub mixed: Vec<String>,
}

/// Stacks tables by the names of their columns, in the order in which they first appear; the new column comes first.
pub fn stack(name: &str, parts: &[Part<'_>]) -> PolarsResult<Stacked> {
    let Stacked { data, partly, mixed } = below(parts)?;
    let labels = parts.iter().flat_map(|part| std::iter::repeat_n(part.label, part.data.n_rows()));
    let labels: StringChunked = labels.map(Some).collect();
    let name = free_name(name, &data.schema.columns);
    let mut series = vec![labels.into_column().with_name(name.as_str().into())];
    series.extend(data.frame.columns().iter().cloned());
    let mut columns = data.schema.columns;
    columns.insert(0, Column::new(name, Kind::Text));
    let frame = DataFrame::new(data.frame.height(), series)?;
    Ok(Stacked { data: Dataset::new(frame, Schema { columns }, data.origin), partly, mixed })
}

/// Stacks tables without saying which row is whose.
pub fn below(parts: &[Part<'_>]) -> PolarsResult<Stacked> {
    let mut columns: Vec<Column> = Vec::new();
    let (mut partly, mut mixed) = (Vec::new(), Vec::new());
    for column in parts.iter().flat_map(|part| &part.data.schema.columns) {
        match columns.iter_mut().find(|known| known.name == column.name) {
            None => columns.push(column.clone()),
            Some(known) if (known.kind == Kind::Number) != (column.kind == Kind::Number) => {
                if !mixed.contains(&known.name) {
                    mixed.push(known.name.clone());
                }
                known.kind = Kind::Text;
            }
            Some(_) => {}
        }
    }
    let height = parts.iter().map(|part| part.data.n_rows()).sum();
    let mut series: Vec<PolarsColumn> = Vec::with_capacity(columns.len());
    for column in &columns {
        let dtype = if column.kind == Kind::Number { DataType::Float64 } else { DataType::String };
        let mut whole = PolarsColumn::new_empty(column.name.as_str().into(), &dtype);
        for part in parts {
            let own = part.data.frame.column(&column.name).ok();
            if own.is_none() && !partly.contains(&column.name) {
                partly.push(column.name.clone());
            }
            let values = match own {
                None => PolarsColumn::full_null(column.name.as_str().into(), part.data.n_rows(), &dtype),
                Some(values) if *values.dtype() == dtype => values.clone(),
                Some(_) => {
                    let texts = part.data.texts(&column.name).unwrap_or_default();
                    PolarsColumn::new(column.name.as_str().into(), texts)
                }
            };
            whole.append(&values)?;
        }
        series.push(whole.rechunk());
    }
    let schema = Schema { columns };
    let frame = DataFrame::new(height, series)?;
    Ok(Stacked { data: Dataset::new(frame, schema, Arc::new(origin(parts))), partly, mixed })
}

fn free_name(name: &str, columns: &[Column]) -> String {
    let is_taken = |name: &str| columns.iter().any(|column| column.name == name);
    let numbered = (2..).map(|n| format!("{name}_{n}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}

/// Returns where the rows of all parts stood.
fn origin(parts: &[Part<'_>]) -> Origin {
    let Some(first) = parts.first() else { return Origin::default() };
    let mut origin = Origin::clone(&first.data.origin);
    origin.area = None;
    origin.cells = Vec::new();
    origin.parts = Vec::new();
    origin.joined = Vec::new();
    origin.summed = None;
    let mut row = 0;
    for part in parts {
        let own = &part.data.origin;
        // Sums, and records whose columns stood elsewhere, keep their places for themselves.
        if own.summed.is_some() || own.columns != first.data.origin.columns {
            let columns = part.data.schema.columns.iter().map(|column| (column.name.clone(), column.name.clone()));
            let rows = (0..part.data.n_rows()).map(Some).collect();
            let (columns, origin_of_part) = (columns.collect(), Arc::clone(own));
            origin.joined.push(Joined { first: row, columns, rows, origin: origin_of_part, is_partial: false });
        } else {
            let own_joined = own.joined.iter().cloned();
            origin.joined.extend(own_joined.map(|joined| Joined { first: row + joined.first, ..joined }));
        }
        origin
            .parts
            .extend(own.parts.iter().map(|(first, source, sheet)| (row + first, source.clone(), sheet.clone())));
        if own.parts.is_empty() {
            origin.parts.push((row, own.source.clone(), own.sheet.clone()));
        }
        row += part.data.n_rows();
        origin.cells.extend(&own.cells);
        // Sums, and rows of a very long file, have no cell of their own; those behind them must not take theirs.
        origin.cells.resize(row, NO_CELL);
    }
    origin
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::ColumnValues;

    fn table(source: &str, columns: Vec<(&str, ColumnValues)>) -> Dataset {
        let kind =
            |values: &ColumnValues| if matches!(values, ColumnValues::Numbers(_)) { Kind::Number } else { Kind::Text };
        let columns = columns.into_iter().map(|(name, values)| (Column::new(name, kind(&values)), values));
        let origin = Origin { source: source.into(), cells: vec![(4, 0), (5, 0)], ..Origin::default() };
        Dataset::from_columns(columns.collect(), origin).unwrap()
    }

    #[test]
    fn parts_are_stacked_by_name_and_no_row_or_sum_is_lost() {
        let texts = |texts: [&str; 2]| ColumnValues::Texts(texts.map(|text| Some(text.to_owned())).to_vec());
        let numbers = |a, b| ColumnValues::Numbers(vec![Some(a), Some(b)]);
        let january =
            table("january", vec![("sex", texts(["F", "M"])), ("n", numbers(1.0, 2.0)), ("x", numbers(7.0, 8.0))]);
        let february =
            table("february", vec![("n", numbers(3.0, 4.0)), ("sex", texts(["M", "F"])), ("x", texts(["a", "b"]))]);
        let march = table("march", vec![("n", numbers(5.0, 6.0))]);
        let parts = [("2024-01", &january), ("2024-02", &february), ("2024-03", &march)];
        let parts = parts.map(|(label, data)| Part { label, data });
        let Stacked { data, partly, mixed } = stack("period", &parts).unwrap();
        assert_eq!(data.numbers("n").unwrap().into_iter().flatten().sum::<f64>(), 21.0);
        assert_eq!(data.texts("sex").unwrap()[2..5], [Some("M".into()), Some("F".into()), None]);
        assert_eq!(data.texts("x").unwrap()[1..3], [Some("8".into()), Some("a".into())]);
        assert_eq!(data.texts("period").unwrap()[5].as_deref(), Some("2024-03"));
        assert_eq!((partly, mixed), (vec!["sex".to_owned(), "x".to_owned()], vec!["x".to_owned()]));
        assert_eq!(data.origin.place(3, "n").0, "february");
    }
}
