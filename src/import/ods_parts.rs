//! What calamine does not tell of an .ods file: merged cells, how cells are dressed, hidden rows and columns.
//!
//! After part 3 of `OpenDocument` 1.3 (OASIS), sections 9 "Tables" and 16 "Styles".

use std::collections::{HashMap, HashSet};
use std::io::Cursor;
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::raised::{self, Runs};
use super::xlsx_parts::{Parts, Zip, attribute, each_event};
use crate::grid::{Rect, Style};

/// Millimetres of one step by which `LibreOffice` moves a text in.
const STEP: f64 = 3.53;
/// Rows and columns past these hold nothing that is read.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: u32 = 1 << 14;

/// Returns what each sheet says beside its cells; nothing where the file is not built as usual.
pub(super) fn sheets(bytes: &[u8]) -> Option<HashMap<String, Parts>> {
    let mut zip: Zip<'_> = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut styles = Styles::default();
    // Files that programs write may have all their styles beside the cells.
    let _ = each_event(&mut zip, "styles.xml", |event| styles.follow(event));
    let mut walk = Walk { styles, ..Walk::default() };
    each_event(&mut zip, "content.xml", |event| {
        walk.styles.follow(event);
        walk.read(event);
        match event {
            Event::Start(element) | Event::Empty(element) => walk.enter(element),
            Event::End(element) if element.local_name().as_ref() == "table" => walk.leave(),
            _ => {}
        }
    })?;
    Some(walk.done)
}

/// The styles of cells by name, as they are read.
#[derive(Default)]
struct Styles {
    of_cells: HashMap<String, Style>,
    percents: Vec<String>,
    /// Styles of texts that raise them.
    raising: HashSet<String>,
    name: Option<String>,
    of_text: Option<String>,
}

impl Styles {
    fn follow(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) => self.enter(element),
            Event::Empty(element) => {
                self.enter(element);
                self.leave(element.local_name().as_ref());
            }
            Event::End(element) => self.leave(element.local_name().as_ref()),
            _ => {}
        }
    }

    fn enter(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "percentage-style" => self.percents.extend(attribute(element, "name")),
            "style" if attribute(element, "family").as_deref() == Some("table-cell") => {
                let parent = attribute(element, "parent-style-name").and_then(|name| self.of_cells.get(&name).copied());
                let mut style = parent.unwrap_or_default();
                style.is_percent |= attribute(element, "data-style-name").is_some_and(|of| self.percents.contains(&of));
                self.name = attribute(element, "name");
                self.of_cells.extend(self.name.clone().map(|name| (name, style)));
            }
            "style" if attribute(element, "family").as_deref() == Some("text") => {
                self.of_text = attribute(element, "name");
            }
            "text-properties" if self.of_text.is_some() => {
                let position = attribute(element, "text-position").unwrap_or_default();
                let is_raised = position.starts_with("super")
                    || position.starts_with(|sign: char| sign.is_ascii_digit() && sign != '0');
                self.raising.extend(self.of_text.clone().filter(|_| is_raised));
            }
            part => {
                let Some(style) = self.name.as_ref().and_then(|name| self.of_cells.get_mut(name)) else { return };
                match part {
                    "text-properties" => {
                        if let Some(weight) = attribute(element, "font-weight") {
                            style.is_bold = weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600);
                        }
                    }
                    "paragraph-properties" => {
                        let steps = attribute(element, "margin-left").and_then(|margin| millimetres(&margin));
                        style.indent = steps.map_or(style.indent, |margin| n_steps(margin / STEP));
                    }
                    "table-cell-properties" => {
                        if let Some(colour) = attribute(element, "background-color") {
                            style.is_filled = colour != "transparent";
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn leave(&mut self, part: &str) {
        if part == "style" {
            (self.name, self.of_text) = (None, None);
        }
    }
}

/// Returns the steps of a margin; a small one is a step, too.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the bounds of a byte by its clamp")]
fn n_steps(steps: f64) -> u8 {
    if steps > 0.0 { steps.round().clamp(1.0, 15.0) as u8 } else { 0 }
}

/// Returns a length such as `0.353cm`.
fn millimetres(length: &str) -> Option<f64> {
    let at = length.find(|sign: char| sign.is_ascii_alphabetic())?;
    let (number, unit) = length.split_at(at);
    let per_unit = match unit {
        "mm" => 1.0,
        "cm" => 10.0,
        "in" => 25.4,
        "pt" => 25.4 / 72.0,
        _ => return None,
    };
    Some(number.parse::<f64>().ok()? * per_unit)
}

/// The way through the tables of a file.
#[derive(Default)]
struct Walk {
    styles: Styles,
    done: HashMap<String, Parts>,
    name: String,
    now: Parts,
    /// The rows of the element that is read: several where it is said once for all.
    rows: Range<u32>,
    next_column: u32,
    /// Styles of columns whose cells name none.
    of_columns: Vec<(Range<u32>, Style)>,
    of_row: Option<Style>,
    hidden: (Vec<Range<u32>>, Vec<Range<u32>>),
    /// The last row and column that hold something.
    end: (u32, u32),
    runs: Runs,
    /// Whether a paragraph is read, and whether its signs are raised.
    is_text: bool,
    is_raised: bool,
}

impl Walk {
    fn enter(&mut self, element: &BytesStart<'_>) {
        let number = |name: &str| attribute(element, name)?.parse::<u32>().ok();
        let is_hidden = || attribute(element, "visibility").is_some_and(|text| text == "collapse" || text == "filter");
        let style = |name: &str| self.styles.of_cells.get(&attribute(element, name)?).copied();
        match element.local_name().as_ref() {
            "table" => {
                let styles = std::mem::take(&mut self.styles);
                let done = std::mem::take(&mut self.done);
                *self = Self { styles, done, name: attribute(element, "name").unwrap_or_default(), ..Self::default() };
            }
            "table-column" => {
                let n = number("number-columns-repeated").unwrap_or(1).min(MOST_COLUMNS);
                let columns = self.next_column..self.next_column.saturating_add(n);
                self.next_column = columns.end;
                if let Some(style) = style("default-cell-style-name") {
                    self.of_columns.push((columns.clone(), style));
                }
                if is_hidden() {
                    self.hidden.1.push(columns);
                }
            }
            "table-row" => {
                let n = number("number-rows-repeated").unwrap_or(1).min(MOST_ROWS);
                self.of_row = style("default-cell-style-name");
                self.rows = self.rows.end..self.rows.end.saturating_add(n);
                self.next_column = 0;
                if is_hidden() {
                    self.hidden.0.push(self.rows.clone());
                }
            }
            "table-cell" | "covered-table-cell" => {
                let n = number("number-columns-repeated").unwrap_or(1).min(MOST_COLUMNS);
                let columns = self.next_column..self.next_column.saturating_add(n).min(MOST_COLUMNS);
                self.next_column = columns.end;
                let own = style("style-name").or(self.of_row);
                let spans = (number("number-rows-spanned").unwrap_or(1), number("number-columns-spanned").unwrap_or(1));
                if attribute(element, "value-type").is_some() {
                    self.take(columns, own, spans);
                }
            }
            _ => {}
        }
    }

    /// Reads the text of a cell as its runs go by.
    fn read(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "table-cell" => self.runs = Runs::default(),
                "p" => self.is_text = true,
                "span" => {
                    let style = attribute(element, "style-name");
                    self.is_raised = style.is_some_and(|name| self.styles.raising.contains(&name));
                }
                _ => {}
            },
            Event::Text(text) if self.is_text => self.runs.push(text, self.is_raised),
            Event::GeneralRef(name) if self.is_text => self.runs.push(&raised::sign(name), false),
            Event::End(element) => match element.local_name().as_ref() {
                "table-cell" => std::mem::take(&mut self.runs).finish(&mut self.now.raised),
                "p" => self.is_text = false,
                "span" => self.is_raised = false,
                _ => {}
            },
            _ => {}
        }
    }

    /// Takes cells that hold something.
    fn take(&mut self, columns: Range<u32>, own: Option<Style>, (n_rows, n_columns): (u32, u32)) {
        let (top, left) = (self.rows.start, columns.start);
        if n_rows > 1 || n_columns > 1 {
            let (bottom, right) = (top.saturating_add(n_rows.max(1) - 1), left.saturating_add(n_columns.max(1) - 1));
            let (bottom, right) = (bottom.min(MOST_ROWS), right.min(MOST_COLUMNS));
            self.now.merges.push(Rect { top, left, bottom, right });
        }
        self.end = (self.end.0.max(self.rows.end.min(MOST_ROWS)), self.end.1.max(columns.end));
        for column in columns {
            let of_column = || self.of_columns.iter().find(|(columns, _)| columns.contains(&column));
            let style = own.or_else(|| of_column().map(|(_, style)| *style)).unwrap_or_default();
            if style != Style::default() && self.now.looks.len() < MOST_LOOKS {
                self.now.looks.extend(self.rows.clone().take(MOST_COPIES).map(|row| ((row, column), style)));
            }
        }
    }

    fn leave(&mut self) {
        let (rows, columns) = std::mem::take(&mut self.hidden);
        self.now.hidden_rows = rows.into_iter().flat_map(|rows| rows.start..rows.end.min(self.end.0)).collect();
        self.now.hidden_columns =
            columns.into_iter().flat_map(|columns| columns.start..columns.end.min(self.end.1)).collect();
        self.done.insert(std::mem::take(&mut self.name), std::mem::take(&mut self.now));
    }
}

/// Equal rows, said once, whose looks are noted; and looks of a sheet.
const MOST_COPIES: usize = 1_000;
const MOST_LOOKS: usize = 1 << 22;

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn looks_merges_and_what_is_hidden_are_read_as_the_file_says_them() {
        let content = r#"<office:document-content><office:automatic-styles>
            <style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
            <style:style style:name="part" style:family="table-cell"><style:paragraph-properties fo:margin-left="0.706cm"/></style:style>
            <style:style style:name="wide" style:family="table-column"><style:text-properties fo:font-weight="bold"/></style:style>
            <number:percentage-style style:name="N10"/>
            <style:style style:name="share" style:family="table-cell" style:parent-style-name="head" style:data-style-name="N10"/>
            </office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Data">
            <table:table-column/><table:table-column table:default-cell-style-name="share"/>
            <table:table-column table:visibility="collapse" table:number-columns-repeated="16382"/>
            <table:table-row><table:table-cell table:style-name="head" table:number-columns-spanned="3" office:value-type="string">
            <text:p>Title</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>
            <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
            <table:table-row table:visibility="filter"><table:table-cell table:style-name="part" office:value-type="string">
            <text:p>Men</text:p></table:table-cell><table:table-cell office:value-type="percentage" office:value="0.5"/>
            <table:table-cell office:value-type="float" office:value="1"/></table:table-row>
            <table:table-row table:visibility="collapse" table:number-rows-repeated="1048572"><table:table-cell/></table:table-row>
            </table:table></office:spreadsheet></office:body></office:document-content>"#;
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        let read = sheets(&bytes).unwrap().remove("Data").unwrap();
        assert_eq!(read.merges, [Rect { top: 0, left: 0, bottom: 0, right: 2 }]);
        assert_eq!((read.hidden_rows, read.hidden_columns), (vec![3], vec![2]));
        let bold = Style { is_bold: true, ..Style::default() };
        let part = Style { indent: 2, ..Style::default() };
        let share = Style { is_percent: true, ..bold };
        assert_eq!(read.looks, HashMap::from([((0, 0), bold), ((3, 0), part), ((3, 1), share)]));
    }
}
