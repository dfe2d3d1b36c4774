//! Writes a query list: a workbook with a line for every value that somebody is asked about, and a column for the reply.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook};

use super::ExportError;
use crate::i18n::{self, Lang};
use crate::message::Message;

/// The place of each column of the workbook that is read back.
pub const REFERENCE: u32 = 0;
pub const COLUMN: u32 = 3;
pub const VALUE: u32 = 4;
pub const REPLY: u32 = 6;

/// A value that somebody is asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// The row of the table, counted from 1; with the column it names the value when the list comes back.
    pub row: usize,
    /// The file, the sheet and the cell, as far as they are known.
    pub place: String,
    /// What helps to find the record: its identifier, its area, its period.
    pub record: String,
    pub column: String,
    pub value: Option<Value>,
    pub question: Message,
}

/// A value as the table holds it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Number(f64),
    Text(String),
}

/// Makes the workbook: what is asked in the language of the one who is asked, texts as texts, numbers as numbers.
pub fn write(table: &str, queries: &[Query], lang: Lang) -> Result<Vec<u8>, ExportError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(super::xlsx::sheet_name(&i18n::text(lang, "publish-queries")))?;
    let header = Format::new().set_bold().set_text_wrap();
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@");
    let plain = Format::new().set_align(FormatAlign::Top);
    let reply = Format::new()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(0x00FF_F2CC))
        .set_border(FormatBorder::Hair);
    let headings = [
        ("publish-queries-reference", 11.0),
        ("publish-queries-place", 30.0),
        ("publish-queries-record", 30.0),
        ("publish-queries-column", 22.0),
        ("publish-queries-value", 18.0),
        ("publish-queries-question", 60.0),
        ("publish-queries-reply", 22.0),
        ("publish-queries-remark", 34.0),
    ];
    for (column, (heading, width)) in (0_u16..).zip(headings) {
        sheet.write_string_with_format(0, column, i18n::text(lang, heading), &header)?;
        sheet.set_column_width(column, width)?;
    }
    for (line, query) in (1_u32..).zip(queries) {
        sheet.write_string_with_format(line, 0, query.row.to_string(), &text)?;
        sheet.write_string_with_format(line, 1, &query.place, &text)?;
        sheet.write_string_with_format(line, 2, &query.record, &text)?;
        sheet.write_string_with_format(line, 3, &query.column, &text)?;
        match &query.value {
            Some(Value::Number(number)) => drop(sheet.write_number_with_format(line, 4, *number, &plain)?),
            Some(Value::Text(value)) => drop(sheet.write_string_with_format(line, 4, value, &text)?),
            None => {}
        }
        sheet.write_string_with_format(line, 5, i18n::say(lang, &query.question), &text)?;
        let is_text = !matches!(query.value, Some(Value::Number(_)));
        let format = if is_text { reply.clone().set_num_format("@") } else { reply.clone() };
        sheet.write_blank(line, 6, &format)?;
        sheet.write_blank(line, 7, &reply)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let about = book.add_worksheet();
    about.set_name(super::xlsx::sheet_name(&i18n::text(lang, "publish-queries-about")))?;
    about.set_column_width(0, 100)?;
    let title = Message::new("publish-queries-title").with("table", table).with("n", queries.len());
    about.write_string_with_format(0, 0, i18n::say(lang, &title), &header)?;
    about.write_string_with_format(1, 0, i18n::text(lang, "publish-queries-how"), &text)?;
    Ok(book.save_to_buffer()?)
}
