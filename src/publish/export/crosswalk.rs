//! Writes a crosswalk: a workbook in which each name of a column stands beside its code.

use rust_xlsxwriter::{Color, Format, Workbook};

use super::ExportError;
use crate::data::codes::{self, list_name};
use crate::i18n::{self, Lang};
use crate::message::Message;

/// What stands in place of a code where a person said that a name has none.
pub const NO_CODE: &str = "-";

/// Names of a column and their codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crosswalk {
    pub table: String,
    pub column: String,
    /// The id of the code list.
    pub list: String,
    pub rows: Vec<Row>,
}

/// A name and its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub name: String,
    /// Nothing where the name waits for an answer; [`NO_CODE`] where the answer is that it has none.
    pub code: Option<String>,
    /// Whether a person gave the answer.
    pub is_answer: bool,
    pub n_rows: u64,
    /// Codes it may mean, best first.
    pub candidates: Vec<String>,
}

/// Makes the workbook: names, codes as text, their labels, rows, who answered, and what an open name may mean.
pub fn write(crosswalk: &Crosswalk, lang: Lang) -> Result<Vec<u8>, ExportError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(super::xlsx::sheet_name(&i18n::text(lang, "publish-crosswalk")))?;
    let (header, text) = (Format::new().set_bold().set_text_wrap(), Format::new().set_num_format("@"));
    let open = Format::new().set_num_format("@").set_background_color(Color::RGB(0x00FF_F2CC));
    let list = Message::new("publish-crosswalk-code").with("list", list_name(&crosswalk.list));
    let headings = [
        i18n::say(lang, &Message::new("publish-crosswalk-name").with("column", &crosswalk.column)),
        i18n::say(lang, &list.with("sign", NO_CODE)),
        i18n::text(lang, "publish-crosswalk-label"),
        i18n::text(lang, "publish-crosswalk-rows"),
        i18n::text(lang, "publish-crosswalk-by"),
        i18n::text(lang, "publish-crosswalk-candidates"),
    ];
    for (column, (heading, width)) in (0_u16..).zip(headings.iter().zip([36.0, 24.0, 36.0, 10.0, 22.0, 50.0])) {
        sheet.write_string_with_format(0, column, heading, &header)?;
        sheet.set_column_width(column, width)?;
    }
    let label = |code: &str| codes::label(Some(&crosswalk.list), code, lang.code());
    for (line, row) in (1_u32..).zip(&crosswalk.rows) {
        let code = row.code.as_deref().unwrap_or_default();
        sheet.write_string_with_format(line, 0, &row.name, &text)?;
        sheet.write_string_with_format(line, 1, code, if code.is_empty() { &open } else { &text })?;
        sheet.write_string(line, 2, if code == NO_CODE { String::new() } else { label(code) })?;
        sheet.write_number(line, 3, f64::from(u32::try_from(row.n_rows).unwrap_or(u32::MAX)))?;
        let by = match (code, row.is_answer) {
            ("", _) => "publish-crosswalk-open",
            (_, true) => "publish-crosswalk-answer",
            (_, false) => "publish-crosswalk-found",
        };
        sheet.write_string(line, 4, i18n::text(lang, by))?;
        if code.is_empty() {
            let may_mean = row.candidates.iter().map(|code| format!("{} ({code})", label(code)));
            sheet.write_string(line, 5, may_mean.collect::<Vec<_>>().join(", "))?;
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(book.save_to_buffer()?)
}
