//! The tables as printed yearbooks have them: one below the other on a sheet, classes across under merged names, labels once.
//!
//! Made of the same release as the accessible layout, and followed by the same sheets of definitions and methods. Figures stay
//! numbers: a mark of reliability stands in their format.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Image, Worksheet};

use super::super::{ExportError, HIDDEN_MARK, flag_mark};
use super::sheet::{NumberKind, number_format};
use super::{LOGO, Writer};
use crate::message::Message;
use crate::protect::{ProtectedTable, PublishedCell};
use crate::publish::ReleaseTable;
use crate::publish::chart::measure_name;
use crate::survey::Dimension;

/// More classes across do not fit on a page.
const MOST_ACROSS: usize = 12;

/// A code of a dimension, or its total.
type Code<'a> = Option<&'a str>;

/// Which dimensions run down and which across.
struct Plan<'a> {
    table: &'a ProtectedTable,
    down: Vec<usize>,
    across: Option<usize>,
}

impl<'a> Plan<'a> {
    fn new(one: &'a ReleaseTable) -> Self {
        let dimensions = one.table.dimensions();
        let series = one.chart.as_ref().and_then(|spec| spec.series.clone());
        let fits = |at: &usize| dimensions.get(*at).is_some_and(|known| known.codes.len() < MOST_ACROSS);
        let told_apart = dimensions.iter().position(|known| Some(&known.column) == series.as_ref()).filter(fits);
        let smallest = || (0..dimensions.len()).filter(fits).min_by_key(|at| dimensions[*at].codes.len());
        let across = if dimensions.len() > 1 { told_apart.or_else(smallest) } else { None };
        let down = (0..dimensions.len()).filter(|at| Some(*at) != across).collect();
        Self { table: &one.table, down, across }
    }

    /// Returns the codes of a dimension that the table shows, the total first.
    fn codes(&self, at: usize) -> Vec<Code<'a>> {
        let has_total = self.table.cells().any(|cell| cell.key.get(at).is_some_and(Option::is_none));
        let total = has_total.then_some(None);
        let codes = self.table.dimensions().get(at).map(|dimension| dimension.codes.iter());
        total.into_iter().chain(codes.into_iter().flatten().map(|code| Some(code.as_str()))).collect()
    }

    /// Returns the rows: every combination of the codes that run down and has a cell.
    fn rows(&self) -> Vec<Vec<Code<'a>>> {
        let mut rows: Vec<Vec<Code<'a>>> = vec![Vec::new()];
        for at in &self.down {
            let codes = self.codes(*at);
            rows = rows.iter().flat_map(|row| codes.iter().map(|code| [row.as_slice(), &[*code]].concat())).collect();
        }
        rows.retain(|row| self.columns().iter().any(|column| self.cell(row, *column).is_some()));
        rows
    }

    /// Returns the codes across; of a table of one dimension its figures are the only column.
    fn columns(&self) -> Vec<Code<'a>> {
        self.across.map_or_else(|| vec![None], |at| self.codes(at))
    }

    fn cell(&self, row: &[Code<'_>], column: Code<'_>) -> Option<&'a PublishedCell> {
        let wanted = |at: usize| {
            let down = self.down.iter().position(|known| *known == at);
            down.map_or(column, |place| row.get(place).copied().flatten())
        };
        self.table.cells().find(|cell| (0..cell.key.len()).all(|at| cell.key[at].as_deref() == wanted(at)))
    }

    fn dimension(&self, at: usize) -> Option<&'a Dimension> {
        self.table.dimensions().get(at)
    }
}

/// The looks of a printed table.
struct Looks {
    title: Format,
    plain: Format,
    head: Format,
    label: Format,
}

impl Looks {
    fn new() -> Self {
        let grey = Color::RGB(0x00E7_ECF3);
        let bordered = Format::new().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x009A_A5B1));
        Self {
            title: Format::new().set_bold().set_font_size(12.0),
            plain: Format::new(),
            head: bordered
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_background_color(grey)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            label: bordered.set_align(FormatAlign::Top),
        }
    }
}

impl Writer<'_> {
    /// Writes all tables on one sheet.
    pub(super) fn classic(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        sheet.set_name(self.words.text("publish-sheet-tables"))?;
        sheet.set_landscape();
        let looks = Looks::new();
        let mut row = 0;
        if let Some(logo) = &self.release.logo {
            let office = self.release.office.clone().unwrap_or_default();
            let alt = self.words.say(&Message::new("publish-logo-of").with("office", office));
            let image = Image::new_from_buffer(logo)?.set_scale_to_size(LOGO.0, LOGO.1, true).set_alt_text(alt);
            sheet.insert_image(0, 0, &image)?;
            row = 6;
        }
        sheet.write_string_with_format(row, 0, &self.release.title, &self.formats.title)?;
        row += 1;
        for (label, text) in self.words.cover(self.release) {
            let line = Message::new("publish-labelled").with("label", label).with("text", text);
            sheet.write_string(row, 0, self.words.say(&line))?;
            row += 1;
        }
        for (at, one) in self.release.tables.iter().enumerate() {
            self.cx.ctl.tick(1)?;
            row = self.printed(sheet, &looks, (at, one), row + 2)?;
        }
        sheet.set_column_width(0, 30.0)?;
        Ok(())
    }

    /// Writes a table below a row; returns the row behind its notes.
    fn printed(
        &self,
        sheet: &mut Worksheet,
        looks: &Looks,
        (at, one): (usize, &ReleaseTable),
        top: u32,
    ) -> Result<u32, ExportError> {
        let plan = Plan::new(one);
        let number = self.words.say(&Message::new("publish-sheet-table").with("n", at + 1));
        let title =
            Message::new("publish-labelled").with("label", number).with("text", self.words.say(one.table.title()));
        sheet.write_string_with_format(top, 0, self.words.say(&title), &looks.title)?;
        let measure = self.words.say(&measure_name(one.table.measure()));
        sheet.write_string_with_format(top + 1, 0, &measure, &looks.plain)?;
        let mut row = self.printed_head(sheet, looks, &plan, (top + 3, &measure))?;
        let rows = plan.rows();
        let (first, n_labels) = (row, column_of(plan.down.len().max(1)));
        for labels in &rows {
            self.cx.ctl.tick(1)?;
            for (column, code) in (n_labels..).zip(plan.columns()) {
                printed_cell(sheet, looks, &one.table, plan.cell(labels, code), (row, column))?;
            }
            row += 1;
        }
        for (column, (place, dimension)) in (0_u16..).zip(plan.down.iter().enumerate()) {
            let Some(dimension) = plan.dimension(*dimension) else { continue };
            // A label stands once for the rows it holds for.
            let same = |pair: (&Vec<Code<'_>>, &Vec<Code<'_>>)| pair.0[..=place] == pair.1[..=place];
            let mut from = first;
            for run in rows.chunk_by(|one, next| place + 1 < plan.down.len() && same((one, next))) {
                let label = self.words.code(dimension, run.first().and_then(|row| row.get(place).copied().flatten()));
                let to = from + u32::try_from(run.len()).unwrap_or(1) - 1;
                merged(sheet, (from, column), (to, column), &label, &looks.label)?;
                from = to + 1;
            }
        }
        if plan.down.is_empty() {
            sheet.write_string_with_format(first, 0, &measure, &looks.label)?;
        }
        self.printed_notes(sheet, one, row)
    }

    /// Writes the names above the figures; returns the row below them.
    fn printed_head(
        &self,
        sheet: &mut Worksheet,
        looks: &Looks,
        plan: &Plan<'_>,
        (top, measure): (u32, &str),
    ) -> Result<u32, ExportError> {
        let n_labels = column_of(plan.down.len().max(1));
        let across = plan.across.and_then(|at| plan.dimension(at));
        let bottom = if across.is_some() { top + 1 } else { top };
        for (column, at) in (0_u16..).zip(&plan.down) {
            let name = plan.dimension(*at).map(|dimension| self.words.dimension(dimension)).unwrap_or_default();
            merged(sheet, (top, column), (bottom, column), &name, &looks.head)?;
        }
        let Some(dimension) = across else {
            sheet.write_string_with_format(top, n_labels, measure, &looks.head)?;
            return Ok(bottom + 1);
        };
        let codes = plan.columns();
        let last = n_labels + column_of(codes.len()).saturating_sub(1);
        merged(sheet, (top, n_labels), (top, last), &self.words.dimension(dimension), &looks.head)?;
        for (column, code) in (n_labels..).zip(codes) {
            sheet.write_string_with_format(bottom, column, self.words.code(dimension, code), &looks.head)?;
            sheet.set_column_width(column, 14.0)?;
        }
        Ok(bottom + 1)
    }

    /// Explains the marks that stand in a table, then says what is to be known of it; returns the row behind.
    fn printed_notes(&self, sheet: &mut Worksheet, one: &ReleaseTable, top: u32) -> Result<u32, ExportError> {
        let has = |mark: &str| one.table.cells().any(|cell| cell.estimate.is_some() && flag_mark(cell) == mark);
        let mut lines = Vec::new();
        for (mark, id) in [("E", "publish-mark-caution"), ("F", "publish-mark-unreliable")] {
            if has(mark) {
                lines.push(format!("{mark} – {}", self.words.text(id)));
            }
        }
        if one.table.cells().any(|cell| !cell.is_hidden && cell.estimate.is_none()) {
            lines.push(format!(": – {}", self.words.text("publish-mark-missing")));
        }
        if one.table.cells().any(|cell| cell.is_hidden) {
            lines.push(self.words.text("publish-chart-hidden"));
        }
        lines.extend(one.table.notes().iter().chain(&one.notes).map(|note| self.words.say(note)));
        lines.push(self.words.protection(&one.table));
        lines.push(self.source_line());
        let mut row = top;
        for line in lines.iter().filter(|line| !line.is_empty()) {
            sheet.write_string(row, 0, line)?;
            row += 1;
        }
        Ok(row)
    }
}

/// Writes a figure as a number with its mark, or the mark of one that is not there.
fn printed_cell(
    sheet: &mut Worksheet,
    looks: &Looks,
    table: &ProtectedTable,
    cell: Option<&PublishedCell>,
    (row, column): (u32, u16),
) -> Result<(), ExportError> {
    match cell.map(|cell| (cell, cell.estimate.filter(|figure| figure.is_finite()))) {
        Some((cell, Some(figure))) => {
            let format = number_format(table, NumberKind::Measure);
            let mark = flag_mark(cell);
            let format = if mark.is_empty() { format } else { format!("{format}\" {mark}\"") };
            sheet.write_number_with_format(row, column, figure, &looks.label.clone().set_num_format(format))?;
        }
        Some((cell, None)) => {
            let mark = if cell.is_hidden { HIDDEN_MARK } else { ":" };
            let right = looks.label.clone().set_align(FormatAlign::Right);
            sheet.write_string_with_format(row, column, mark, &right)?;
        }
        None => {
            sheet.write_blank(row, column, &looks.label)?;
        }
    }
    Ok(())
}

fn column_of(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// Writes a text over several cells, or into one.
fn merged(
    sheet: &mut Worksheet,
    (top, left): (u32, u16),
    (bottom, right): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), ExportError> {
    if top == bottom && left == right {
        sheet.write_string_with_format(top, left, text, format)?;
    } else {
        sheet.merge_range(top, left, bottom, right, text, format)?;
    }
    Ok(())
}
