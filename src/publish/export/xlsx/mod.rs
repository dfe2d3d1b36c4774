//! The report as an Excel workbook: cover, contents, one sheet a table with its chart, and everything a reader must know.
//!
//! One header row a table, no merged cells, numbers as numbers, marks in columns of their own, nothing hidden.

mod chart;
mod classic;
mod loss;
mod sheet;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Image, Url, Workbook, Worksheet,
};

use super::{ExportError, Words, check};
use crate::cx::Cx;
use crate::message::Message;
use crate::publish::{Names, Release};

/// Writes the workbook.
pub fn write(cx: &Cx<'_>, release: &Release, names: &Names<'_>) -> Result<Vec<u8>, ExportError> {
    for table in &release.tables {
        check(&table.table)?;
    }
    let words = Words { lang: release.lang, names };
    let writer = Writer { cx, release, words, formats: Formats::new() };
    let mut book = Workbook::new();
    book.set_properties(&writer.properties()?);
    let sheets = writer.sheet_names();
    if release.is_classic {
        writer.classic(book.add_worksheet())?;
    } else {
        writer.cover(book.add_worksheet())?;
        writer.contents(book.add_worksheet(), &sheets)?;
        for (at, name) in sheets.tables.iter().enumerate() {
            cx.ctl.tick(1)?;
            let sheet = book.add_worksheet();
            sheet.set_name(name)?;
            writer.table(sheet, at, name, &sheets)?;
        }
    }
    writer.definitions(&mut book)?;
    writer.reading(book.add_worksheet())?;
    writer.recipe(&mut book)?;
    loss::write(&writer, &mut book)?;
    writer.sources(&mut book)?;
    Ok(book.save_to_buffer()?)
}

/// The largest width and height of the logo on the cover, in pixels.
const LOGO: (u32, u32) = (240, 100);

/// The names of the sheets that others link to.
struct SheetNames {
    contents: String,
    tables: Vec<String>,
    others: Vec<(String, String)>,
}

/// The looks of cells; few, so that a sheet stays readable.
struct Formats {
    title: Format,
    heading: Format,
    header: Format,
    wrapped: Format,
    plain: Format,
}

impl Formats {
    fn new() -> Self {
        let plain = Format::new();
        Self {
            title: Format::new().set_bold().set_font_size(16.0),
            heading: Format::new().set_bold().set_font_size(12.0),
            header: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_border_bottom(FormatBorder::Medium)
                .set_align(FormatAlign::Bottom),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            plain,
        }
    }
}

struct Writer<'a> {
    cx: &'a Cx<'a>,
    release: &'a Release,
    words: Words<'a>,
    formats: Formats,
}

impl Writer<'_> {
    fn properties(&self) -> Result<DocProperties, ExportError> {
        let release = self.release;
        let office = release.office.clone().unwrap_or_default();
        // Without a date of its own the workbook must still not depend on the clock.
        let date = ExcelDateTime::parse_from_str(&release.date).or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1))?;
        let titles: Vec<String> = release.tables.iter().map(|table| self.words.say(table.table.title())).collect();
        Ok(DocProperties::new()
            .set_title(&release.title)
            .set_subject(titles.join("; "))
            .set_author(&office)
            .set_company(&office)
            .set_comment(self.words.text("publish-made-with"))
            .set_creation_datetime(&date)
            .set_custom_property("Language", release.lang.code()))
    }

    fn sheet_names(&self) -> SheetNames {
        let table_name = |at: usize| self.words.say(&Message::new("publish-sheet-table").with("n", at + 1));
        let others = [
            ("publish-sheet-definitions", "publish-sheet-definitions-about", !self.release.definitions.is_empty()),
            ("publish-sheet-reading", "publish-sheet-reading-about", true),
            ("publish-sheet-recipe", "publish-sheet-recipe-about", self.has_recipe()),
            ("publish-sheet-loss", "publish-sheet-loss-about", !self.release.readings.is_empty()),
            ("publish-sheet-sources", "publish-sheet-sources-about", !self.release.sources.is_empty()),
        ];
        SheetNames {
            contents: self.words.text("publish-sheet-contents"),
            tables: (0..self.release.tables.len()).map(|at| sheet_name(&table_name(at))).collect(),
            others: others
                .into_iter()
                .filter(|(_, _, is_there)| *is_there)
                .map(|(name, about, _)| (self.words.text(name), self.words.text(about)))
                .collect(),
        }
    }

    fn has_recipe(&self) -> bool {
        !self.release.recipe.is_empty() || !self.release.losses.is_empty()
    }

    fn cover(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        sheet.set_name(self.words.text("publish-sheet-cover"))?;
        sheet.write_string_with_format(0, 0, &self.release.title, &self.formats.title)?;
        let mut row = 2;
        let mut widths = Widths::default();
        for (label, value) in self.words.cover(self.release) {
            sheet.write_string(row, 0, &label)?;
            sheet.write_string(row, 1, &value)?;
            widths.see(0, &label);
            widths.see(1, &value);
            row += 1;
        }
        if let Some(logo) = &self.release.logo {
            let name = self.release.office.clone().unwrap_or_default();
            let image = Image::new_from_buffer(logo)?
                .set_scale_to_size(LOGO.0, LOGO.1, true)
                .set_alt_text(self.words.say(&Message::new("publish-logo-of").with("office", name)));
            sheet.insert_image(row + 3, 0, &image)?;
        }
        sheet.write_string(row + 1, 0, self.words.text("publish-made-with"))?;
        widths.apply(sheet)
    }

    fn contents(&self, sheet: &mut Worksheet, names: &SheetNames) -> Result<(), ExportError> {
        sheet.set_name(&names.contents)?;
        sheet.write_string_with_format(0, 0, &names.contents, &self.formats.title)?;
        let header = ["publish-contents-sheet", "publish-contents-about"].map(|id| self.words.text(id));
        let titles = self.release.tables.iter().map(|table| {
            let (title, measure) = (table.table.title(), &table.table.measure().name);
            let is_alone = self.release.tables.iter().filter(|other| other.table.title() == title).count() == 1;
            let title = self.words.say(title);
            if is_alone { title } else { format!("{title} – {}", self.words.say(measure)) }
        });
        let lines = names.tables.iter().cloned().zip(titles).chain(names.others.iter().cloned());
        let mut widths = Widths::default();
        for (column, text) in (0_u16..).zip(&header) {
            sheet.write_string_with_format(2, column, text, &self.formats.header)?;
            widths.see(column, text);
        }
        for (row, (name, about)) in (3_u32..).zip(lines) {
            sheet.write_url(row, 0, link(&name, &name))?;
            sheet.write_string(row, 1, &about)?;
            widths.see(0, &name);
            widths.see(1, &about);
        }
        widths.apply(sheet)
    }

    fn definitions(&self, book: &mut Workbook) -> Result<(), ExportError> {
        if self.release.definitions.is_empty() {
            return Ok(());
        }
        let sheet = book.add_worksheet();
        self.page(sheet, "publish-sheet-definitions")?;
        self.sentences(sheet, 2, &self.release.definitions, false)?;
        Ok(())
    }

    /// Writes what the marks mean and how each table was protected.
    fn reading(&self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        self.page(sheet, "publish-sheet-reading")?;
        let mut row = 2;
        self.heading(sheet, &mut row, "publish-reading-reliability")?;
        for (mark, id) in
            [("E", "publish-mark-caution"), ("F", "publish-mark-unreliable"), (":", "publish-mark-missing")]
        {
            self.marked(sheet, &mut row, mark, id)?;
        }
        let is_sample = self.release.tables.iter().any(|table| table.table.is_sample());
        if is_sample {
            self.sentence(sheet, &mut row, &self.words.text("publish-reading-intervals"))?;
        }
        row += 1;
        self.heading(sheet, &mut row, "publish-reading-disclosure")?;
        self.marked(sheet, &mut row, super::HIDDEN_MARK, "publish-mark-hidden")?;
        for (at, table) in self.release.tables.iter().enumerate() {
            let name = self.words.say(&Message::new("publish-sheet-table").with("n", at + 1));
            let sentence = self.words.protection(&table.table);
            let line = Message::new("publish-labelled").with("label", name).with("text", sentence);
            self.sentence(sheet, &mut row, &self.words.say(&line))?;
        }
        Ok(())
    }

    fn recipe(&self, book: &mut Workbook) -> Result<(), ExportError> {
        if !self.has_recipe() {
            return Ok(());
        }
        let sheet = book.add_worksheet();
        self.page(sheet, "publish-sheet-recipe")?;
        let mut row = self.sentences(sheet, 2, &self.release.recipe, true)? + 1;
        if !self.release.losses.is_empty() {
            self.heading(sheet, &mut row, "publish-recipe-losses")?;
            self.sentences(sheet, row, &self.release.losses, false)?;
        }
        Ok(())
    }

    fn sources(&self, book: &mut Workbook) -> Result<(), ExportError> {
        if self.release.sources.is_empty() {
            return Ok(());
        }
        let sheet = book.add_worksheet();
        let name = self.words.text("publish-sheet-sources");
        sheet.set_name(&name)?;
        sheet.write_string_with_format(0, 0, &name, &self.formats.title)?;
        let mut widths = Widths::default();
        let ids = ["publish-source-file", "publish-source-sheet", "publish-source-rows", "publish-source-fingerprint"];
        for (column, id) in (0_u16..).zip(ids) {
            let text = self.words.text(id);
            sheet.write_string_with_format(2, column, &text, &self.formats.header)?;
            widths.see(column, &text);
        }
        let rows = Format::new().set_num_format("#,##0");
        for (row, source) in (3_u32..).zip(&self.release.sources) {
            sheet.write_string(row, 0, &source.name)?;
            sheet.write_string(row, 1, &source.sheet)?;
            sheet.write_number_with_format(
                row,
                2,
                f64::from(u32::try_from(source.n_rows).unwrap_or(u32::MAX)),
                &rows,
            )?;
            sheet.write_string(row, 3, &source.fingerprint)?;
            for (column, text) in [(0, &source.name), (1, &source.sheet), (3, &source.fingerprint)] {
                widths.see(column, text);
            }
        }
        widths.apply(sheet)
    }

    /// Starts a sheet of sentences.
    fn page(&self, sheet: &mut Worksheet, id: &str) -> Result<(), ExportError> {
        let name = self.words.text(id);
        sheet.set_name(sheet_name(&name))?;
        sheet.write_string_with_format(0, 0, &name, &self.formats.title)?;
        sheet.set_column_width(0, 110.0)?;
        sheet.set_print_fit_to_pages(1, 0);
        Ok(())
    }

    fn heading(&self, sheet: &mut Worksheet, row: &mut u32, id: &str) -> Result<(), ExportError> {
        sheet.write_string_with_format(*row, 0, self.words.text(id), &self.formats.heading)?;
        *row += 1;
        Ok(())
    }

    fn marked(&self, sheet: &mut Worksheet, row: &mut u32, mark: &str, id: &str) -> Result<(), ExportError> {
        let text = self.words.text(id);
        // The sentence of the hidden mark names the mark itself.
        let line = if text.starts_with(mark) { text } else { format!("{mark} – {text}") };
        self.sentence(sheet, row, &line)
    }

    fn sentence(&self, sheet: &mut Worksheet, row: &mut u32, text: &str) -> Result<(), ExportError> {
        sheet.write_string_with_format(*row, 0, text, &self.formats.wrapped)?;
        // Excel would fit the height itself; others show what the file says.
        let n_lines = text.chars().count().div_ceil(LINE_LENGTH);
        if n_lines > 1 {
            sheet.set_row_height(*row, LINE_HEIGHT * f64::from(u32::try_from(n_lines).unwrap_or(1)))?;
        }
        *row += 1;
        Ok(())
    }

    /// Writes sentences one below the other and returns the next free row.
    fn sentences(
        &self,
        sheet: &mut Worksheet,
        mut row: u32,
        all: &[Message],
        numbered: bool,
    ) -> Result<u32, ExportError> {
        for (at, message) in all.iter().enumerate() {
            self.cx.ctl.tick(1)?;
            let text = self.words.say(message);
            let line = if numbered { format!("{}. {text}", at + 1) } else { text };
            self.sentence(sheet, &mut row, &line)?;
        }
        Ok(row)
    }
}

/// Letters that fit into a line of a page of sentences, to be on the safe side.
const LINE_LENGTH: usize = 100;
/// Height of a line, in points.
const LINE_HEIGHT: f64 = 15.0;
/// Excel's number for paper of the size A4.
const A4: u8 = 9;

/// Letters of a description that Excel takes; the library leaves a longer one out.
const LONGEST_ALT: usize = 255;

/// Shortens the description of a chart to what Excel takes, at the end of a word.
fn alt_text(text: &str) -> String {
    if text.chars().count() <= LONGEST_ALT {
        return text.to_owned();
    }
    let head: String = text.chars().take(LONGEST_ALT - 1).collect();
    format!("{}…", head.rsplit_once(' ').map_or(head.as_str(), |(whole, _)| whole))
}

/// Makes a link to another sheet.
fn link(sheet: &str, text: &str) -> Url {
    Url::new(format!("internal:'{}'!A1", sheet.replace('\'', "''"))).set_text(text)
}

/// Makes a name that Excel takes for a sheet: short and without the signs it keeps for itself.
pub(super) fn sheet_name(text: &str) -> String {
    let clean: String =
        text.chars().map(|letter| if "[]:*?/\\'".contains(letter) { ' ' } else { letter }).take(31).collect();
    clean.trim().to_owned()
}

/// Measures the widths of columns from their texts.
#[derive(Debug, Default)]
struct Widths(std::collections::BTreeMap<u16, usize>);

impl Widths {
    fn see(&mut self, column: u16, text: &str) {
        let width = self.0.entry(column).or_default();
        *width = (*width).max(text.chars().count());
    }

    /// A header breaks into lines and asks only for its longest word.
    fn see_header(&mut self, column: u16, text: &str) {
        let longest = text.split(' ').max_by_key(|word| word.chars().count()).unwrap_or_default();
        self.see(column, longest);
        self.see(column, &text.chars().take(12).collect::<String>());
    }

    fn apply(self, sheet: &mut Worksheet) -> Result<(), ExportError> {
        sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        for (column, n_letters) in self.0 {
            let width = f64::from(u32::try_from(n_letters.clamp(6, 70)).unwrap_or(70)) * 1.08 + 2.0;
            sheet.set_column_width(column, width)?;
        }
        Ok(())
    }
}
