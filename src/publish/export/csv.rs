//! A table of a release as CSV: codes and labels, figures in machine form, SDMX observation status.

use super::{ExportError, Words, check, flag_mark};
use crate::cx::Cx;
use crate::protect::{ProtectedTable, PublishedCell};
use crate::survey::Flag;

type Figure = fn(&PublishedCell) -> Option<f64>;

/// The columns of figures beside `n`.
const FIGURES: [(&str, Figure); 8] = [
    ("estimate", |cell| cell.estimate),
    ("se", |cell| cell.se),
    ("ci_low", |cell| cell.ci_low),
    ("ci_high", |cell| cell.ci_high),
    ("cv", |cell| cell.cv),
    ("deff", |cell| cell.deff),
    ("n_eff", |cell| cell.n_eff),
    ("df", |cell| cell.df),
];

/// Writes a table; an empty code is the total, an empty figure is none or one that is kept back (`obs_status` Q).
pub fn write(cx: &Cx<'_>, table: &ProtectedTable, words: Words<'_>) -> Result<Vec<u8>, ExportError> {
    check(table)?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header = Vec::new();
    for dimension in table.dimensions() {
        header.extend([dimension.column.clone(), format!("{}_label", dimension.column)]);
    }
    header.push("n".to_owned());
    header.extend(FIGURES.iter().map(|(name, _)| (*name).to_owned()));
    header.extend(["flag".to_owned(), "obs_status".to_owned()]);
    writer.write_record(&header)?;
    for cell in table.cells() {
        cx.ctl.tick(1)?;
        let mut row = Vec::with_capacity(header.len());
        for (dimension, code) in table.dimensions().iter().zip(&cell.key) {
            row.extend([code.clone().unwrap_or_default(), words.code(dimension, code.as_deref())]);
        }
        row.push(cell.n.map(|n| n.to_string()).unwrap_or_default());
        row.extend(FIGURES.iter().map(|(_, figure)| machine(figure(cell))));
        row.extend([flag_mark(cell).to_owned(), status(cell).to_owned()]);
        writer.write_record(&row)?;
    }
    writer.into_inner().map_err(|error| ExportError::Csv(error.into_error().into()))
}

fn machine(figure: Option<f64>) -> String {
    figure.filter(|figure| figure.is_finite()).map(|figure| format!("{figure}")).unwrap_or_default()
}

/// Returns the SDMX observation status.
fn status(cell: &PublishedCell) -> &'static str {
    match cell.flag {
        None => "Q",
        Some(Flag::Missing) => "M",
        Some(Flag::Unreliable | Flag::Caution) => "U",
        Some(Flag::Reliable) => "A",
    }
}
