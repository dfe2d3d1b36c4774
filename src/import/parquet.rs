//! Parquet: columns with their types.

use std::io::Cursor;

use polars::prelude::{ParquetReader, SerReader as _};

use super::{Confidence, ImportError, ImportOptions, Importer, frame};
use crate::cx::Cx;
use crate::grid::RawBook;

/// Apache Parquet.
pub struct Parquet;

impl Importer for Parquet {
    fn id(&self) -> &'static str {
        "parquet"
    }

    fn sniff(&self, bytes: &[u8], _name: &str) -> Confidence {
        if bytes.starts_with(b"PAR1") { Confidence::Sure } else { Confidence::No }
    }

    fn open(
        &self,
        cx: &Cx<'_>,
        name: &str,
        bytes: &[u8],
        _options: &ImportOptions,
    ) -> Result<(RawBook, ImportOptions), ImportError> {
        let read = ParquetReader::new(Cursor::new(bytes.to_vec())).finish();
        let first_line = |error: String| error.lines().next().unwrap_or_default().to_owned();
        let damaged = |reason| ImportError::Damaged { name: name.to_owned(), reason };
        let read = read.map_err(|error| damaged(first_line(error.to_string())))?;
        Ok((RawBook { sheets: vec![frame::sheet(cx, name, &read)?] }, ImportOptions::default()))
    }
}
