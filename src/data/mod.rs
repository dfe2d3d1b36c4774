//! Tidy data: one row an observation or a person, columns with meaning, and where each came from.
//!
//! Polars stays behind the functions of this room, `steps`, `survey`, `indicators` and `import`.

pub mod bands;
pub mod borders;
pub mod claims;
pub mod cluster;
pub mod codes;
pub mod combinations;
pub mod combine;
pub mod concordance;
pub mod conflict;
pub mod date;
pub mod definition;
pub mod draws;
pub mod expression;
pub mod labels;
pub mod matching;
pub mod own_list;
pub mod period;
pub mod profile;
pub mod schema;
pub mod stack;
pub mod view;
pub(crate) mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use polars::prelude::{
    AnyValue, BooleanChunked, Column as PolarsColumn, DataFrame, DataType, IntoColumn as _, NewChunkedArray as _,
    PolarsResult, StringChunked,
};

pub use schema::{Column, Concept, Kind, Schema, Unit};

use crate::grid::Rect;

/// A tidy table: the values, what the columns mean, and where they stood.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// **Invariant:** has the columns of `schema`, in its order; `Kind::Number` is Float64, everything else String.
    pub frame: DataFrame,
    pub schema: Schema,
    pub origin: Arc<Origin>,
}

/// Where a dataset was read: file, sheet, cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    pub source: String,
    pub sheet: String,
    pub area: Option<Rect>,
    /// The lines that stand above the table: its title, what it counts, in which unit.
    pub heading: Vec<String>,
    /// The lines that stand below the table or on a sheet of notes: whom it counts, sources.
    pub remarks: Vec<String>,
    /// One cell (row, column) a data row, where each row is one cell of the sheet (a cross table) or starts at one (records);
    /// rows of a very long file have none past those held.
    pub cells: Vec<(u32, u32)>,
    /// The column of the sheet in which each column of a record list, or each label of a crossed table, stood, by the name it
    /// has now.
    pub columns: BTreeMap<String, u32>,
    /// Of tables that were stacked: the first row of each, with its file and sheet.
    pub parts: Vec<(usize, String, String)>,
    /// Tables whose columns were put beside those of this one.
    pub joined: Vec<Joined>,
    /// Of figures that were added up: which rows of another table each row is the sum of.
    pub summed: Option<Arc<Summed>>,
}

/// Which rows of another table each row is the sum of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summed {
    /// The rows, a list a row.
    pub rows: Vec<Vec<u32>>,
    /// Names that columns had in the other table, by those they have here, where they differ.
    pub names: Vec<(String, String)>,
    pub origin: Arc<Origin>,
}

/// Where columns that came from another table stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// The first row of this table that has a place in `rows`.
    pub first: usize,
    /// Names in the other table and here.
    pub columns: Vec<(String, String)>,
    /// The row of the other table for each row of this one.
    pub rows: Vec<Option<usize>>,
    pub origin: Arc<Origin>,
    /// Whether a row without one there stood in this table itself: figures of which some were replaced.
    pub is_partial: bool,
}

/// Stands in `Origin::cells` for a row that stood in no cell, before others that did.
const NO_CELL: (u32, u32) = (u32::MAX, u32::MAX);

/// The file, the sheet and the cell of a value.
pub type ValuePlace<'a> = (&'a str, &'a str, Option<Rect>);

/// What a value was taken from.
enum Behind<'a> {
    /// A cell of the table's own.
    Here,
    /// No row of the other table.
    Nothing(&'a Origin),
    /// A row of the other table, and the name of the column there.
    Row(&'a Origin, usize, &'a str),
    /// All these rows together.
    Rows(&'a Origin, &'a [u32], &'a str),
}

impl Origin {
    /// Returns the file, the sheet and, as far as that is known, the cell in which a value stood; a sum stood in none.
    pub fn place<'a>(&'a self, row: usize, column: &'a str) -> ValuePlace<'a> {
        match self.behind(row, column) {
            Behind::Here => self.own_place(row, column),
            Behind::Nothing(origin) => (&origin.source, &origin.sheet, None),
            Behind::Rows(origin, rows, column) => match rows {
                [only] => origin.place(usize::try_from(*only).unwrap_or(usize::MAX), column),
                _ => (&self.source, &self.sheet, None),
            },
            Behind::Row(origin, row, column) => origin.place(row, column),
        }
    }

    /// Returns the place of a value, or the places of all figures that it is the sum of.
    pub fn places<'a>(&'a self, row: usize, column: &'a str) -> Vec<ValuePlace<'a>> {
        match self.behind(row, column) {
            Behind::Here => vec![self.own_place(row, column)],
            Behind::Nothing(origin) => vec![(&origin.source, &origin.sheet, None)],
            Behind::Rows(origin, rows, column) => {
                let rows = rows.iter().map(|row| usize::try_from(*row).unwrap_or(usize::MAX));
                rows.flat_map(|row| origin.places(row, column)).collect()
            }
            Behind::Row(origin, row, column) => origin.places(row, column),
        }
    }

    /// Returns the table that a value stood in before it was put beside or below others, and its row there.
    pub fn followed<'a>(&'a self, row: usize, column: &'a str) -> (&'a Self, usize) {
        match self.behind(row, column) {
            Behind::Row(origin, row, _) => (origin, row),
            Behind::Here | Behind::Nothing(_) | Behind::Rows(..) => (self, row),
        }
    }

    /// Returns what a value was taken from: a cell of this table's own, or rows of another table.
    fn behind<'a>(&'a self, row: usize, column: &'a str) -> Behind<'a> {
        for joined in self.joined.iter().rev() {
            let at = row.checked_sub(joined.first).and_then(|at| joined.rows.get(at)).copied();
            let there = joined.columns.iter().find(|(_, here)| here == column);
            if let (Some(at), Some((there, _))) = (at, there)
                && (at.is_some() || !joined.is_partial)
            {
                return at.map_or(Behind::Nothing(&joined.origin), |at| Behind::Row(&joined.origin, at, there));
            }
        }
        let Some(summed) = &self.summed else { return Behind::Here };
        let column = summed.names.iter().find(|(_, here)| here == column).map_or(column, |(there, _)| there);
        Behind::Rows(&summed.origin, summed.rows.get(row).map_or(&[][..], Vec::as_slice), column)
    }

    fn own_place(&self, row: usize, column: &str) -> ValuePlace<'_> {
        let part = self.parts.iter().rev().find(|(first, ..)| *first <= row);
        let (source, sheet) = part.map_or((&self.source, &self.sheet), |(_, source, sheet)| (source, sheet));
        (source, sheet, self.cell(row, column))
    }

    fn cell(&self, row: usize, column: &str) -> Option<Rect> {
        let (row, start) = self.cells.get(row).copied().filter(|cell| *cell != NO_CELL)?;
        Some(Rect::cell(row, self.columns.get(column).copied().unwrap_or(start)))
    }

    /// Keeps the places of the rows that are kept.
    pub fn kept(&self, is_kept: &[bool]) -> Arc<Self> {
        let rows = is_kept.iter().enumerate().filter(|(_, kept)| **kept).map(|(row, _)| row);
        Arc::new(self.taken(&rows.collect::<Vec<_>>()))
    }

    /// Takes the places of some rows, in the order in which they stood; a row can be taken several times.
    pub fn taken(&self, rows: &[usize]) -> Self {
        let n_before = |end: usize| rows.partition_point(|row| *row < end);
        let cells = rows.iter().filter_map(|row| self.cells.get(*row).copied()).collect();
        let parts = self.parts.iter().map(|(first, source, sheet)| (n_before(*first), source.clone(), sheet.clone()));
        let mut joined = self.joined.clone();
        for one in &mut joined {
            let first = n_before(one.first);
            let later = rows.get(first..).unwrap_or_default().iter();
            one.rows = later.map(|row| one.rows.get(row.checked_sub(one.first)?).copied().flatten()).collect();
            one.first = first;
        }
        let summed = self.summed.as_ref().map(|summed| {
            let rows = rows.iter().filter_map(|row| summed.rows.get(*row).cloned()).collect();
            Arc::new(Summed { rows, ..Summed::clone(summed) })
        });
        Self { cells, parts: parts.collect(), joined, summed, ..self.clone() }
    }

    /// Says that what stood in a column is now found under another name.
    pub fn renamed(self: &Arc<Self>, old: &str, new: &str) -> Arc<Self> {
        let place = self.columns.get(old).copied();
        let is_joined = self.joined.iter().flat_map(|joined| &joined.columns).any(|(_, here)| here == old);
        if old == new || (place.is_none() && !is_joined && self.summed.is_none()) {
            return Arc::clone(self);
        }
        let mut renamed = Self::clone(self);
        renamed.columns.extend(place.map(|place| (new.to_owned(), place)));
        for (_, here) in
            renamed.joined.iter_mut().flat_map(|joined| &mut joined.columns).filter(|(_, here)| here == old)
        {
            new.clone_into(here);
        }
        if let Some(summed) = &mut renamed.summed {
            let names = &mut Arc::make_mut(summed).names;
            match names.iter_mut().find(|(_, here)| here == old) {
                Some((_, here)) => new.clone_into(here),
                None => names.push((old.to_owned(), new.to_owned())),
            }
        }
        Arc::new(renamed)
    }
}

impl Dataset {
    /// Puts values and schema together; the frame must have the schema's columns in its order.
    pub fn new(frame: DataFrame, schema: Schema, origin: Arc<Origin>) -> Self {
        debug_assert_eq!(
            frame.get_column_names().iter().map(|name| name.as_str()).collect::<Vec<_>>(),
            schema.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(),
            "frame and schema must name the same columns"
        );
        Self { frame, schema, origin }
    }

    /// Builds a dataset from finished columns.
    pub fn from_columns(columns: Vec<(Column, ColumnValues)>, origin: Origin) -> PolarsResult<Self> {
        let height = columns.first().map_or(0, |(_, values)| values.len());
        let mut schema = Schema::default();
        let mut series = Vec::with_capacity(columns.len());
        for (column, values) in columns {
            series.push(values.into_polars(&column.name));
            schema.columns.push(column);
        }
        Ok(Self { frame: DataFrame::new(height, series)?, schema, origin: Arc::new(origin) })
    }

    /// Returns the number of rows.
    pub fn n_rows(&self) -> usize {
        self.frame.height()
    }

    /// Returns a cell in machine form; `None` where it is missing.
    pub fn text(&self, row: usize, column: usize) -> Option<String> {
        let values = self.frame.columns().get(column)?;
        match values.get(row).ok()? {
            AnyValue::Null => None,
            AnyValue::String(text) => Some(text.to_owned()),
            AnyValue::StringOwned(text) => Some(text.to_string()),
            AnyValue::Float64(number) => Some(format!("{number}")),
            other => Some(other.to_string()),
        }
    }

    /// Returns a number cell.
    pub fn number(&self, row: usize, column: usize) -> Option<f64> {
        self.frame.columns().get(column)?.get(row).ok()?.try_extract().ok()
    }

    /// Returns all values of a column as text, `None` where missing.
    pub fn texts(&self, name: &str) -> Option<Vec<Option<String>>> {
        let values = self.frame.column(name).ok()?;
        let as_text = values.cast(&DataType::String).ok()?;
        let numbers = values.dtype().is_float().then(|| values.f64().ok()).flatten();
        if let Some(numbers) = numbers {
            // `7` rather than the `7.0` that a cast writes.
            return Some(numbers.iter().map(|number| number.map(|number| format!("{number}"))).collect());
        }
        Some(as_text.str().ok()?.iter().map(|text| text.map(str::to_owned)).collect())
    }

    /// Returns all values of a number column, `None` where missing.
    pub fn numbers(&self, name: &str) -> Option<Vec<Option<f64>>> {
        Some(self.frame.column(name).ok()?.f64().ok()?.iter().collect())
    }

    /// Returns how many values of a column are missing.
    pub fn n_missing(&self, name: &str) -> usize {
        self.frame.column(name).map_or(0, PolarsColumn::null_count)
    }

    /// Returns the rows that are kept, each with its place.
    pub fn kept(&self, is_kept: &[bool]) -> PolarsResult<Self> {
        let frame = self.frame.filter(&BooleanChunked::from_slice("kept".into(), is_kept))?;
        Ok(Self::new(frame, self.schema.clone(), self.origin.kept(is_kept)))
    }

    /// Adds a column or puts new values in place of one of the same name.
    pub fn set_column(&mut self, column: Column, values: ColumnValues) -> PolarsResult<()> {
        self.frame.with_column(values.into_polars(&column.name))?;
        match self.schema.columns.iter_mut().find(|known| known.name == column.name) {
            Some(known) => *known = column,
            None => self.schema.columns.push(column),
        }
        Ok(())
    }
}

/// The values of a column before they become part of a dataset.
#[derive(Clone, Debug, PartialEq)]
pub enum ColumnValues {
    Numbers(Vec<Option<f64>>),
    Texts(Vec<Option<String>>),
    /// Numbers or texts as polars holds them.
    Ready(PolarsColumn),
}

impl ColumnValues {
    /// Returns the number of values.
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(values) => values.len(),
            Self::Texts(values) => values.len(),
            Self::Ready(values) => values.len(),
        }
    }

    /// Takes texts that lie elsewhere.
    pub fn of_texts<'a>(texts: impl Iterator<Item = Option<&'a str>>) -> Self {
        Self::Ready(texts.collect::<StringChunked>().into_column())
    }

    /// Returns the values where they are texts.
    pub fn as_texts(&self) -> Option<Vec<Option<&str>>> {
        match self {
            Self::Numbers(_) => None,
            Self::Texts(values) => Some(values.iter().map(Option::as_deref).collect()),
            Self::Ready(values) => Some(values.str().ok()?.iter().collect()),
        }
    }

    /// Returns whether there are no values.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn into_polars(self, name: &str) -> PolarsColumn {
        match self {
            Self::Numbers(values) => PolarsColumn::new(name.into(), values),
            Self::Texts(values) => PolarsColumn::new(name.into(), values),
            Self::Ready(values) => values.with_name(name.into()),
        }
    }
}
