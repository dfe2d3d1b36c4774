//! Whole texts of Stata files up to release 13, which have one byte a letter: the library gives each text no more room than
//! the file does, and cuts what needs more of it in UTF-8.

use encoding_rs::WINDOWS_1252;
use polars::prelude::{Column, DataFrame, StringChunked};

/// Where the texts of a file stand.
pub(super) struct Fields {
    /// Bytes before the first row, and of each.
    pub start: usize,
    pub n_bytes_row: usize,
    /// The name of each variable of texts, the bytes before it in a row, and its own.
    pub texts: Vec<(String, usize, usize)>,
}

/// Returns a table with its texts as the file has them, read as Windows-1252 in which every byte is a letter and comes back;
/// nothing where its rows are not where it says.
pub(super) fn whole_texts(data: &DataFrame, bytes: &[u8], fields: &Fields) -> Option<DataFrame> {
    let mut whole = data.clone();
    for (name, offset, width) in &fields.texts {
        let Some(read) = data.column(name).ok().and_then(|column| column.str().ok()) else { continue };
        let text = |row: usize| {
            let at = row.checked_mul(fields.n_bytes_row)?.checked_add(fields.start)?.checked_add(*offset)?;
            let field = bytes.get(at..at.checked_add(*width)?)?;
            let end = memchr::memchr(0, field).unwrap_or(*width);
            Some(WINDOWS_1252.decode_without_bom_handling(&field[..end]).0.trim_end_matches(' ').to_owned())
        };
        let texts = (0..data.height()).map(text).collect::<Option<Vec<String>>>()?;
        let texts: StringChunked = read.iter().zip(&texts).map(|(read, whole)| read.map(|_| whole.as_str())).collect();
        whole.with_column(Column::new(name.as_str().into(), texts)).ok()?;
    }
    Some(whole)
}
