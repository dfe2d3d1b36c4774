//! Charts, reports, exports. Accepts only what `protect` let through.

pub mod chart;
pub mod checklist;
pub mod export;
pub mod working_copy;

use std::sync::Arc;

use crate::data::borders::Borders;
use crate::i18n::Lang;
use crate::message::Message;
use crate::protect::ProtectedTable;
use chart::ChartSpec;

/// A report ready to be written: nothing in it is unprotected.
#[derive(Clone, Debug, Default)]
pub struct Release {
    pub title: String,
    pub office: Option<String>,
    /// Whom a reader may ask: an address, a telephone number.
    pub contact: Option<String>,
    /// By which rules of the office it was made.
    pub rules: Option<Message>,
    /// Who signed it, as whom and when.
    pub signed: Option<Message>,
    /// The logo of the office, a picture in PNG.
    pub logo: Option<Arc<[u8]>>,
    /// The date of the release, `2026-11-24`.
    pub date: String,
    pub lang: Lang,
    /// The area that figures are about which have none of their own, as a code of `countries`; empty where nobody said it.
    pub area: String,
    /// The period they are of; empty where nobody said it.
    pub period: String,
    /// Whether each figure carries a note of where it comes from and how sure it is.
    pub has_notes: bool,
    /// Whether the workbook has its tables as printed yearbooks do, rather than as everybody can use them.
    pub is_classic: bool,
    pub tables: Vec<ReleaseTable>,
    pub sources: Vec<SourceLine>,
    /// How what was measured is defined.
    pub definitions: Vec<Message>,
    /// What was done to the data, step by step.
    pub recipe: Vec<Message>,
    /// What of the data is not in the figures, and why.
    pub losses: Vec<Message>,
    /// What became of the cells of each table that was read.
    pub readings: Vec<Reading>,
}

impl Release {
    /// Returns the titles of the tables that the SDGs have no series for.
    pub fn without_series(&self) -> Vec<&Message> {
        self.tables.iter().filter(|one| one.series.is_none()).map(|one| one.table.title()).collect()
    }
}

/// What became of the cells of a table, and the sums of its columns before and after.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub table: String,
    /// Read, typed, changed, set aside, refused.
    pub n: [usize; 5],
    /// Column of the sheet, sum there, sum in the table.
    pub sums: Vec<(String, f64, f64)>,
}

/// One table of a release, with its chart.
#[derive(Clone, Debug)]
pub struct ReleaseTable {
    /// The id of the indicator.
    pub indicator: String,
    /// Its code in the list of series of the SDGs, where it has one.
    pub series: Option<String>,
    pub table: ProtectedTable,
    pub chart: Option<ChartSpec>,
    /// The borders that a map of it is drawn with.
    pub borders: Option<Arc<Borders>>,
    pub notes: Vec<Message>,
}

/// A file the figures come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceLine {
    pub name: String,
    pub sheet: String,
    /// SHA-256 of the file, so that anybody can tell whether they hold the same one.
    pub fingerprint: String,
    pub n_rows: usize,
}

/// Gives the label of a code: code list, code, language. The total has the code `_T`.
pub type Names<'a> = dyn Fn(Option<&str>, &str, Lang) -> String + 'a;

/// The code of a total, as SDMX has it.
pub const TOTAL: &str = "_T";
