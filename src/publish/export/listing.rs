//! Writes plain lists as a workbook: a sheet a list, headings that stay in view, texts as texts and numbers as numbers.

use rust_xlsxwriter::{Format, FormatAlign, Workbook};

use super::ExportError;
use crate::i18n::{self, Lang};
use crate::message::{Arg, Message};

/// A list: its name, its columns with their widths, its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    pub name: Message,
    pub columns: Vec<(Message, f64)>,
    pub rows: Vec<Vec<Arg>>,
}

/// Makes the workbook.
pub fn write(lists: &[Listing], lang: Lang) -> Result<Vec<u8>, ExportError> {
    let mut book = Workbook::new();
    let header = Format::new().set_bold().set_text_wrap();
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for list in lists {
        let sheet = book.add_worksheet();
        sheet.set_name(super::xlsx::sheet_name(&i18n::say(lang, &list.name)))?;
        for (column, (heading, width)) in (0_u16..).zip(&list.columns) {
            sheet.write_string_with_format(0, column, i18n::say(lang, heading), &header)?;
            sheet.set_column_width(column, *width)?;
        }
        for (line, row) in (1_u32..).zip(&list.rows) {
            for (column, cell) in (0_u16..).zip(row) {
                match cell {
                    Arg::Text(words) => drop(sheet.write_string_with_format(line, column, words, &text)?),
                    Arg::Message(said) => {
                        sheet.write_string_with_format(line, column, i18n::say(lang, said), &text)?;
                    }
                    #[expect(clippy::cast_precision_loss, reason = "counts in lists for people are far below 2^53")]
                    Arg::Integer(count) => drop(sheet.write_number_with_format(line, column, *count as f64, &text)?),
                    Arg::Number(number) => drop(sheet.write_number_with_format(line, column, *number, &text)?),
                }
            }
        }
        sheet.set_freeze_panes(1, 0)?;
    }
    Ok(book.save_to_buffer()?)
}
