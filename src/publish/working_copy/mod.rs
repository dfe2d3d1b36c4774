//! A tidy table for a colleague: CSV, Excel, Parquet, SPSS or Stata, in machine form. Not a release: nothing here is protected.

mod packages;

use std::io::Cursor;
use std::path::Path;

use polars::prelude::ParquetWriter;
use rust_xlsxwriter::{Workbook, XlsxError};

use crate::data::{Dataset, Kind};
use crate::message::{Explain, Message};
use crate::world::{World, reason};

/// Why a working copy could not be written.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    #[error("unknown ending {0}")]
    UnknownEnding(String),
    #[error("cannot write {path}: {source}")]
    Write { path: String, source: std::io::Error },
    #[error(transparent)]
    Xlsx(#[from] XlsxError),
    #[error(transparent)]
    Csv(#[from] csv::Error),
    #[error(transparent)]
    Parquet(#[from] polars::error::PolarsError),
    #[error("{0}")]
    Package(String),
}

impl Explain for CopyError {
    fn message(&self) -> Message {
        match self {
            Self::UnknownEnding(ending) => Message::new("publish-unknown-ending").with("ending", ending),
            Self::Write { path, source } => {
                Message::new("publish-cannot-write").with("path", path).with("reason", reason(source))
            }
            other => Message::new("publish-cannot-make-file").with("reason", other.to_string()),
        }
    }
}

/// Writes a dataset where the path says, in the format its ending says.
pub fn write(world: &dyn World, dataset: &Dataset, path: &Path) -> Result<(), CopyError> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let bytes = match ending.as_str() {
        "csv" => csv_bytes(dataset)?,
        "xlsx" => xlsx_bytes(dataset)?,
        "parquet" => parquet_bytes(dataset)?,
        "sav" => packages::sav_bytes(world, dataset)?,
        "dta" => packages::dta_bytes(world, dataset)?,
        _ => return Err(CopyError::UnknownEnding(ending)),
    };
    world.replace(path, &bytes).map_err(|source| CopyError::Write { path: path.display().to_string(), source })
}

/// Writes UTF-8 CSV: decimal points, empty where missing.
pub fn csv_bytes(dataset: &Dataset) -> Result<Vec<u8>, CopyError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(dataset.schema.columns.iter().map(|column| column.name.as_str()))?;
    let columns: Vec<Vec<Option<String>>> =
        dataset.schema.columns.iter().map(|column| dataset.texts(&column.name).unwrap_or_default()).collect();
    for row in 0..dataset.n_rows() {
        writer.write_record(columns.iter().map(|values| values[row].as_deref().unwrap_or_default()))?;
    }
    writer.into_inner().map_err(|error| CopyError::Csv(error.into_error().into()))
}

fn xlsx_bytes(dataset: &Dataset) -> Result<Vec<u8>, CopyError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (index, column) in dataset.schema.columns.iter().enumerate() {
        let at = u16::try_from(index).unwrap_or(u16::MAX);
        sheet.write_string(0, at, &column.name)?;
        for row in 0..dataset.n_rows() {
            let line = u32::try_from(row + 1).unwrap_or(u32::MAX);
            match column.kind {
                Kind::Number => {
                    if let Some(number) = dataset.number(row, index) {
                        sheet.write_number(line, at, number)?;
                    }
                }
                _ => {
                    if let Some(text) = dataset.text(row, index) {
                        sheet.write_string(line, at, text)?;
                    }
                }
            }
        }
    }
    Ok(book.save_to_buffer()?)
}

fn parquet_bytes(dataset: &Dataset) -> Result<Vec<u8>, CopyError> {
    let mut bytes = Cursor::new(Vec::new());
    let mut frame = dataset.frame.clone();
    ParquetWriter::new(&mut bytes).finish(&mut frame)?;
    Ok(bytes.into_inner())
}
