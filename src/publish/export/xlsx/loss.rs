//! The loss report: what became of the cells of each table that was read, and the sums of its columns before and after.

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::{ExportError, Widths, Writer};

const FATES: [&str; 5] = [
    "recognise-fate-read",
    "recognise-fate-typed",
    "recognise-fate-changed",
    "recognise-fate-set-aside",
    "recognise-fate-refused",
];

pub(super) fn write(writer: &Writer<'_>, book: &mut Workbook) -> Result<(), ExportError> {
    let readings = &writer.release.readings;
    if readings.is_empty() {
        return Ok(());
    }
    let sheet = book.add_worksheet();
    let name = writer.words.text("publish-sheet-loss");
    sheet.set_name(super::sheet_name(&name))?;
    sheet.write_string_with_format(0, 0, &name, &writer.formats.title)?;
    let (whole, any) = (Format::new().set_num_format("#,##0"), Format::new().set_num_format("#,##0.######"));
    let mut widths = Widths::default();
    let table = "publish-loss-table";
    header(writer, sheet, &mut widths, 2, [table].into_iter().chain(FATES))?;
    let mut row = 3;
    for reading in readings {
        sheet.write_string(row, 0, &reading.table)?;
        widths.see(0, &reading.table);
        for (column, n) in (1_u16..).zip(reading.n) {
            sheet.write_number_with_format(row, column, f64::from(u32::try_from(n).unwrap_or(u32::MAX)), &whole)?;
        }
        row += 1;
    }
    row += 1;
    let names = [table, "publish-loss-column", "publish-loss-before", "publish-loss-after", "publish-loss-difference"];
    header(writer, sheet, &mut widths, row, names.into_iter())?;
    for reading in readings {
        for (column, before, after) in &reading.sums {
            row += 1;
            sheet.write_string(row, 0, &reading.table)?;
            sheet.write_string(row, 1, column)?;
            for (at, number) in (2_u16..).zip([*before, *after, after - before]) {
                sheet.write_number_with_format(row, at, number, &any)?;
            }
        }
    }
    widths.apply(sheet)
}

fn header<'a>(
    writer: &Writer<'_>,
    sheet: &mut Worksheet,
    widths: &mut Widths,
    row: u32,
    ids: impl Iterator<Item = &'a str>,
) -> Result<(), ExportError> {
    for (column, id) in (0_u16..).zip(ids) {
        let text = writer.words.text(id);
        sheet.write_string_with_format(row, column, &text, &writer.formats.header)?;
        widths.see(column, &text);
    }
    Ok(())
}
