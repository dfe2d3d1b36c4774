//! Writes a sheet as somebody drew it: texts and counts in their cells, headings merged over several.

use rust_xlsxwriter::{Format, FormatAlign, Workbook};

use super::ExportError;
use crate::grid::Rect;
use crate::message::Arg;

/// A sheet that is drawn cell by cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sketch {
    pub name: String,
    cells: Vec<(Rect, Arg)>,
}

impl Sketch {
    /// Begins an empty sheet.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), cells: Vec::new() }
    }

    /// Puts something into a cell.
    pub fn put(&mut self, row: u32, column: u32, content: impl Into<Arg>) {
        self.cells.push((Rect::cell(row, column), content.into()));
    }

    /// Puts a heading over several cells.
    pub fn put_over(&mut self, area: Rect, text: &str) {
        self.cells.push((area, text.into()));
    }

    /// Makes the workbook.
    pub fn write(&self) -> Result<Vec<u8>, ExportError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name(&self.name)?;
        let heading = Format::new().set_bold().set_align(FormatAlign::Center);
        let column = |column: u32| u16::try_from(column).unwrap_or(u16::MAX);
        for (area, content) in &self.cells {
            let (row, left) = (area.top, column(area.left));
            match content {
                Arg::Text(text) if *area != Rect::cell(area.top, area.left) => {
                    sheet.merge_range(row, left, area.bottom, column(area.right), text, &heading)?;
                }
                Arg::Text(text) => drop(sheet.write_string(row, left, text)?),
                #[expect(clippy::cast_precision_loss, reason = "counts on a sheet are far below 2^53")]
                Arg::Integer(count) => drop(sheet.write_number(row, left, *count as f64)?),
                Arg::Number(number) => drop(sheet.write_number(row, left, *number)?),
                // A sheet is drawn in the language of whoever sends it.
                Arg::Message(_) => {}
            }
        }
        Ok(book.save_to_buffer()?)
    }
}
