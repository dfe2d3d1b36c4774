//! Writes the plan of what data are needed: a workbook with a line for every breakdown that is missing or weak.

use rust_xlsxwriter::{Format, FormatAlign, Workbook};

use super::ExportError;
use crate::i18n::{self, Lang};
use crate::message::Message;

/// A breakdown of an indicator that is not there in full.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    pub indicator: Message,
    pub table: String,
    pub breakdown: Message,
    pub state: Message,
    pub next: Message,
}

/// Makes the workbook; columns for who takes it up and until when are left to be filled in.
pub fn write(needs: &[Need], lang: Lang) -> Result<Vec<u8>, ExportError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(super::xlsx::sheet_name(&i18n::text(lang, "publish-needs")))?;
    let header = Format::new().set_bold().set_text_wrap();
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let headings = [
        ("publish-needs-indicator", 34.0),
        ("publish-needs-table", 26.0),
        ("publish-needs-breakdown", 26.0),
        ("publish-needs-state", 30.0),
        ("publish-needs-next", 60.0),
        ("publish-needs-who", 20.0),
        ("publish-needs-until", 14.0),
    ];
    for (column, (heading, width)) in (0_u16..).zip(headings) {
        sheet.write_string_with_format(0, column, i18n::text(lang, heading), &header)?;
        sheet.set_column_width(column, width)?;
    }
    let say = |message: &Message| i18n::say(lang, message);
    for (line, need) in (1_u32..).zip(needs) {
        let cells = [say(&need.indicator), need.table.clone(), say(&need.breakdown), say(&need.state), say(&need.next)];
        for (column, cell) in (0_u16..).zip(cells) {
            sheet.write_string_with_format(line, column, cell, &text)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(book.save_to_buffer()?)
}
