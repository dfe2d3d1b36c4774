//! The report as a workbook of `OpenDocument`: the sheets of the Excel workbook, cell by cell, with the charts as pictures.

use std::io::{Cursor, Write as _};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::text::escape;
use super::{ExportError, Words, names, png, svg, xlsx};
use crate::cx::Cx;
use crate::grid::{Cell, RawSheet};
use crate::i18n;
use crate::import::{self, ImportOptions};
use crate::publish::{Release, ReleaseTable};

/// The most decimals a column shows.
const MOST_DECIMALS: usize = 6;

/// Pixels of a picture a centimetre, as it stands on its sheet.
const DOTS: f64 = 90.0;

/// Writes the workbook.
pub fn write(cx: &Cx<'_>, release: &Release) -> Result<Vec<u8>, ExportError> {
    let words = Words { lang: release.lang, names: &names };
    let book = Arc::<[u8]>::from(xlsx::write(cx, release, &names)?);
    let opened = import::open(cx, "report.xlsx", book, &ImportOptions::default());
    let opened = opened.map_err(|error| ExportError::Picture { reason: error.to_string() })?;
    let mut pictures = Vec::new();
    for table in &release.tables {
        cx.ctl.tick(1)?;
        pictures.push(picture(table, words)?);
    }
    let mut content = Content { words, body: String::new(), styles: String::new(), n_styles: 0 };
    // Cover and contents stand before the tables.
    const BEFORE: usize = 2;
    for (at, sheet) in opened.book.sheets.iter().enumerate() {
        cx.ctl.tick(u64::from(sheet.n_rows))?;
        let at = if release.is_classic { None } else { at.checked_sub(BEFORE) };
        let picture = at.and_then(|at| Some((at, pictures.get(at)?.as_ref()?)));
        content.sheet(sheet, picture);
    }
    let mut files = vec![
        ("META-INF/manifest.xml".to_owned(), manifest(&pictures).into_bytes()),
        ("meta.xml".to_owned(), meta(release, words).into_bytes()),
        ("styles.xml".to_owned(), styles(release).into_bytes()),
        ("content.xml".to_owned(), content.whole().into_bytes()),
    ];
    for (at, picture) in pictures.into_iter().enumerate() {
        files.extend(picture.map(|picture| (picture_name(at), picture.bytes)));
    }
    packed(files).map_err(|reason| ExportError::Picture { reason })
}

/// Puts the files into one; the first says what it is, unpacked, as the format asks.
fn packed(files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, String> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let small = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let kind = ("mimetype".to_owned(), b"application/vnd.oasis.opendocument.spreadsheet".to_vec());
    for (at, (name, bytes)) in std::iter::once(kind).chain(files).enumerate() {
        zip.start_file(name, if at == 0 { plain } else { small }).map_err(|error| error.to_string())?;
        zip.write_all(&bytes).map_err(|error| error.to_string())?;
    }
    zip.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}

/// A chart as a picture.
struct Picture {
    bytes: Vec<u8>,
    /// Width and height, in centimetres.
    size: (f64, f64),
    description: String,
}

fn picture(table: &ReleaseTable, words: Words<'_>) -> Result<Option<Picture>, ExportError> {
    let Some(spec) = &table.chart else { return Ok(None) };
    let scenes = words.scenes(&table.table, spec, table.borders.as_deref());
    let bytes = png::write(&svg::write(&scenes, words, ""), 2.0)?;
    // Width and height stand at fixed places of a PNG.
    let side = |at: usize| bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_be_bytes);
    let size = (f64::from(side(16)) / DOTS, f64::from(side(20)) / DOTS);
    Ok(Some(Picture { bytes, size, description: words.chart_description(&scenes) }))
}

fn picture_name(at: usize) -> String {
    format!("Pictures/chart{}.png", at + 1)
}

const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
    xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
    xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.3\"";

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

fn manifest(pictures: &[Option<Picture>]) -> String {
    let entry = |path: &str, kind: &str| {
        format!("<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>")
    };
    let xml = ["content.xml", "styles.xml", "meta.xml"].map(|path| entry(path, "text/xml")).concat();
    let there = pictures.iter().enumerate().filter(|(_, picture)| picture.is_some());
    let images: String = there.map(|(at, _)| entry(&picture_name(at), "image/png")).collect();
    let whole = entry("/", "application/vnd.oasis.opendocument.spreadsheet");
    format!(
        "{HEAD}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
         manifest:version=\"1.3\">{whole}{xml}{images}</manifest:manifest>"
    )
}

fn meta(release: &Release, words: Words<'_>) -> String {
    let lang = release.lang.code();
    let (title, office) = (escape(&release.title), escape(release.office.as_deref().unwrap_or_default()));
    let made = escape(&words.text("publish-made-with"));
    format!(
        "{HEAD}<office:document-meta {NAMESPACES}><office:meta><dc:title>{title}</dc:title><dc:creator>{office}</dc:creator>\
         <dc:description>{made}</dc:description><dc:language>{lang}</dc:language></office:meta></office:document-meta>"
    )
}

fn styles(release: &Release) -> String {
    let lang = release.lang.code();
    let country = if lang == "fr" { "FR" } else { "GB" };
    format!(
        "{HEAD}<office:document-styles {NAMESPACES}><office:styles><style:default-style style:family=\"table-cell\">\
         <style:text-properties fo:language=\"{lang}\" fo:country=\"{country}\" fo:font-size=\"10pt\"/></style:default-style>\
         </office:styles><office:automatic-styles><style:page-layout style:name=\"page\"><style:page-layout-properties \
         fo:page-width=\"29.7cm\" fo:page-height=\"21cm\" style:print-orientation=\"landscape\" style:scale-to-X=\"1\" \
         style:scale-to-Y=\"0\"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page \
         style:name=\"Default\" style:page-layout-name=\"page\"/></office:master-styles></office:document-styles>"
    )
}

/// The sheets as they grow, and the looks they use.
struct Content<'a> {
    words: Words<'a>,
    body: String,
    styles: String,
    n_styles: usize,
}

impl Content<'_> {
    fn whole(self) -> String {
        format!(
            "{HEAD}<office:document-content {NAMESPACES}><office:automatic-styles>\
             <style:style style:name=\"bold\" style:family=\"table-cell\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
             {}</office:automatic-styles><office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>",
            self.styles, self.body
        )
    }

    fn put(&mut self, element: &str) {
        self.body.push_str(element);
    }

    fn sheet(&mut self, sheet: &RawSheet, picture: Option<(usize, &Picture)>) {
        let name = escape(&sheet.name);
        self.put(&format!("<table:table table:name=\"{name}\">"));
        if let Some((at, picture)) = picture {
            self.shapes(at, picture, sheet);
        }
        let looks: Vec<(String, String)> = (0..sheet.n_columns).map(|column| self.column(sheet, column)).collect();
        for (column, _) in &looks {
            self.put(&format!("<table:table-column table:style-name=\"{column}\"/>"));
        }
        for row in 0..sheet.n_rows {
            self.put("<table:table-row>");
            for (column, (_, number)) in (0..sheet.n_columns).zip(&looks) {
                self.cell(sheet, (row, column), number);
            }
            self.put("</table:table-row>");
        }
        self.put("</table:table>");
    }

    /// Makes the looks of a column: its width and how its numbers are shown.
    fn column(&mut self, sheet: &RawSheet, column: u32) -> (String, String) {
        let cells = || (0..sheet.n_rows).map(|row| (row, sheet.cell(row, column)));
        let numbers = || cells().filter_map(|(row, cell)| Some((row, cell.number()?)));
        let is_percent = numbers().next().is_some_and(|(row, _)| sheet.style(row, column).is_percent);
        let factor = if is_percent { 100.0 } else { 1.0 };
        let decimals = numbers().map(|(_, number)| decimals_of(number * factor)).max().unwrap_or(0);
        let filled = cells().filter(|(_, cell)| !cell.is_empty());
        let sentences = filled.map(|(_, cell)| cell.to_string().chars().count()).filter(|n| *n <= 70);
        let letters = f64::from(u32::try_from(sentences.max().unwrap_or(8).clamp(8, 60)).unwrap_or(60));
        self.n_styles += 1;
        let (wide, shown) = (format!("c{}", self.n_styles), format!("n{}", self.n_styles));
        let width = letters * 0.2 + 0.4;
        let sign = if is_percent { "<number:text>%</number:text>" } else { "" };
        let kind = if is_percent { "percentage-style" } else { "number-style" };
        let made = format!(
            "<style:style style:name=\"{wide}\" style:family=\"table-column\"><style:table-column-properties \
             style:column-width=\"{width:.2}cm\"/></style:style><number:{kind} style:name=\"f{0}\"><number:number \
             number:decimal-places=\"{decimals}\" number:min-decimal-places=\"{decimals}\" number:min-integer-digits=\"1\" \
             number:grouping=\"true\"/>{sign}</number:{kind}><style:style style:name=\"{shown}\" style:family=\"table-cell\" \
             style:data-style-name=\"f{0}\"/>",
            self.n_styles
        );
        self.styles.push_str(&made);
        (wide, shown)
    }

    fn cell(&mut self, sheet: &RawSheet, (row, column): (u32, u32), number_style: &str) {
        let style = sheet.style(row, column);
        let merge = sheet.merge_at(row, column);
        if merge.is_some_and(|merge| (merge.top, merge.left) != (row, column)) {
            return self.put("<table:covered-table-cell/>");
        }
        let span = merge.map_or_else(String::new, |merge| {
            let (wide, high) = (merge.right - merge.left + 1, merge.bottom - merge.top + 1);
            format!(" table:number-columns-spanned=\"{wide}\" table:number-rows-spanned=\"{high}\"")
        });
        let bold = if style.is_bold { " table:style-name=\"bold\"" } else { "" };
        let cell = sheet.cell(row, column);
        let element = match cell {
            Cell::Number(number) => {
                let factor = if style.is_percent { 100.0 } else { 1.0 };
                let text = i18n::number(self.words.lang, number * factor, decimals_of(number * factor));
                let (kind, sign) = if style.is_percent { ("percentage", " %") } else { ("float", "") };
                format!(
                    "<table:table-cell table:style-name=\"{number_style}\" office:value-type=\"{kind}\" \
                     office:value=\"{number}\"><text:p>{}{sign}</text:p></table:table-cell>",
                    escape(&text)
                )
            }
            cell if cell.is_empty() => "<table:table-cell/>".to_owned(),
            cell => format!(
                "<table:table-cell{bold}{span} office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
                escape(&cell.to_string())
            ),
        };
        self.put(&element);
    }

    /// Puts a chart below the cells of its sheet.
    fn shapes(&mut self, at: usize, picture: &Picture, sheet: &RawSheet) {
        let (wide, high) = picture.size;
        let top = f64::from(sheet.n_rows + 2) * 0.46;
        let (name, text) = (picture_name(at), escape(&picture.description));
        self.put(&format!(
            "<table:shapes><draw:frame draw:name=\"chart{0}\" svg:x=\"0.5cm\" svg:y=\"{top:.2}cm\" svg:width=\"{wide:.2}cm\" \
             svg:height=\"{high:.2}cm\"><draw:image xlink:href=\"{name}\" xlink:type=\"simple\" xlink:show=\"embed\" \
             xlink:actuate=\"onLoad\"/><svg:desc>{text}</svg:desc></draw:frame></table:shapes>",
            at + 1
        ));
    }
}

/// Returns how many decimals a number needs to be shown as it is, up to a limit.
fn decimals_of(number: f64) -> usize {
    let is_enough = |decimals: &usize| {
        let scale = libm::pow(10.0, f64::from(u32::try_from(*decimals).unwrap_or_default()));
        (number * scale - libm::round(number * scale)).abs() < 1e-7 * scale.max(1.0)
    };
    (0..MOST_DECIMALS).find(is_enough).unwrap_or(MOST_DECIMALS)
}
