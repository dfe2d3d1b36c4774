//! One table on one sheet: a head of sentences, one header row, a row a cell.

use std::collections::BTreeSet;

use rust_xlsxwriter::{Format, Image, Note, Table, TableColumn, TableStyle, Worksheet};

use super::super::{ExportError, HIDDEN_MARK, flag_mark, png, svg};
use super::{SheetNames, Widths, Writer, alt_text, link};
use crate::i18n;
use crate::message::Message;
use crate::protect::{ProtectedTable, PublishedCell};
use crate::publish::ReleaseTable;
use crate::publish::chart::ChartSpec;
use crate::survey::Flag;

/// What a column of the sheet holds.
#[derive(Clone, Copy)]
pub(super) enum Content {
    Label(usize),
    Code(usize),
    /// A number, and how Excel shows it.
    Figure(Figure, NumberKind),
    Flag,
    Protection,
}

type Figure = fn(&PublishedCell) -> Option<f64>;

/// How a number is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberKind {
    Count,
    /// In the unit and with the decimals of the measure.
    Measure,
    /// As the measure, with one decimal more: an error is small beside its figure.
    Error,
    Percent,
    Ratio,
}

/// How the cells of a table lie on its sheet.
pub(super) struct Layout<'a> {
    pub(super) table: &'a ProtectedTable,
    /// The cells in the order of the rows.
    pub(super) rows: Vec<&'a PublishedCell>,
    pub(super) columns: Vec<(String, Content)>,
    /// The row of the header; the cells follow.
    pub(super) header: u32,
}

impl Layout<'_> {
    /// Returns the column of a figure; figures are told apart by their header.
    pub(super) fn column(&self, header: &str) -> Option<u16> {
        u16::try_from(self.columns.iter().position(|(name, _)| name == header)?).ok()
    }

    pub(super) fn row(&self, at: usize) -> u32 {
        self.header.saturating_add(1).saturating_add(u32::try_from(at).unwrap_or(u32::MAX))
    }
}

impl Writer<'_> {
    pub(super) fn table(
        &self,
        sheet: &mut Worksheet,
        at: usize,
        name: &str,
        names: &SheetNames,
    ) -> Result<(), ExportError> {
        let Some(release_table) = self.release.tables.get(at) else { return Ok(()) };
        let header = self.head(sheet, release_table, names)?;
        let layout = self.layout(release_table, header);
        self.body(sheet, &layout, at)?;
        if self.release.has_notes {
            self.notes(sheet, &layout)?;
        }
        if let Some(spec) = &release_table.chart {
            let column = u16::try_from(layout.columns.len() + 1).unwrap_or(u16::MAX);
            match self.native_chart((&layout, spec), release_table.borders.as_deref(), name) {
                Some(chart) => {
                    sheet.insert_chart(header, column, &chart)?;
                }
                // Excel draws from neighbouring cells only; where the table has gaps our own drawing stands in.
                None => self.picture(sheet, release_table, spec, (header, column))?,
            }
        }
        Ok(())
    }

    /// Writes the sentences above the table; returns the row of the header.
    fn head(&self, sheet: &mut Worksheet, table: &ReleaseTable, names: &SheetNames) -> Result<u32, ExportError> {
        let table_notes = table.table.notes().iter().chain(&table.notes).map(|note| self.words.say(note));
        let is_cut = table.table.cells().any(|cell| cell.is_hidden);
        sheet.write_string_with_format(0, 0, self.words.say(table.table.title()), &self.formats.title)?;
        let mut lines = vec![self.words.text("publish-sheet-one-table"), self.words.protection(&table.table)];
        if is_cut {
            lines.push(self.words.text("publish-mark-hidden"));
        }
        lines.extend(table_notes);
        lines.push(self.source_line());
        let mut row = 1;
        for line in lines.iter().filter(|line| !line.is_empty()) {
            sheet.write_string_with_format(row, 0, line, &self.formats.plain)?;
            row += 1;
        }
        sheet.write_url(row, 0, link(&names.contents, &self.words.text("publish-back-to-contents")))?;
        Ok(row + 2)
    }

    /// Says where the figures come from.
    pub(super) fn source_line(&self) -> String {
        let names: Vec<&str> = self.release.sources.iter().map(|source| source.name.as_str()).collect();
        let office = self.release.office.clone().unwrap_or_default();
        let parts: Vec<&str> = std::iter::once(office.as_str()).chain(names).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            return String::new();
        }
        self.words.say(&Message::new("publish-source-line").with("sources", parts.join("; ")))
    }

    fn layout<'t>(&self, release_table: &'t ReleaseTable, header: u32) -> Layout<'t> {
        let table = &release_table.table;
        let order = dimension_order(table, release_table.chart.as_ref());
        let mut rows: Vec<&PublishedCell> = table.cells().collect();
        if release_table.chart.is_some() {
            rows.sort_by_key(|cell| rank(table, &order, cell));
        }
        let mut columns = Vec::new();
        for at in order {
            if let Some(dimension) = table.dimensions().get(at) {
                let name = self.words.dimension(dimension);
                let code = self.words.say(&Message::new("publish-column-code").with("dimension", &name));
                columns.extend([(name, Content::Label(at)), (code, Content::Code(at))]);
            }
        }
        columns.extend(self.figure_columns(table));
        columns.push((self.words.text("publish-column-flag"), Content::Flag));
        columns.push((self.words.text("publish-column-protection"), Content::Protection));
        make_unique(&mut columns);
        Layout { table, rows, columns, header }
    }

    /// Returns the columns of figures; those that no cell fills are left out.
    fn figure_columns(&self, table: &ProtectedTable) -> Vec<(String, Content)> {
        use NumberKind::{Count, Error, Measure, Percent, Ratio};
        let figures: [(String, Figure, NumberKind); 10] = [
            (self.words.text("publish-column-n"), |cell| cell.n.map(count), Count),
            (self.words.say(&table.measure().name), |cell| cell.estimate, Measure),
            (self.words.text("publish-column-se"), |cell| cell.se, Error),
            (self.words.text("publish-column-low"), |cell| cell.ci_low, Measure),
            (self.words.text("publish-column-high"), |cell| cell.ci_high, Measure),
            (self.words.text("publish-column-cv"), |cell| cell.cv, Percent),
            (self.words.text("publish-column-deff"), |cell| cell.deff, Ratio),
            (self.words.text("publish-column-n-eff"), |cell| cell.n_eff, Ratio),
            (self.words.text("publish-column-below"), |cell| Some(cell.estimate? - cell.ci_low?), Measure),
            (self.words.text("publish-column-above"), |cell| Some(cell.ci_high? - cell.estimate?), Measure),
        ];
        figures
            .into_iter()
            .enumerate()
            .filter(|(at, (_, figure, _))| *at < 2 || table.cells().any(|cell| figure(cell).is_some()))
            .map(|(_, (name, figure, kind))| (name, Content::Figure(figure, kind)))
            .collect()
    }

    fn body(&self, sheet: &mut Worksheet, layout: &Layout<'_>, at: usize) -> Result<(), ExportError> {
        let mut widths = Widths::default();
        for (column, (name, content)) in (0_u16..).zip(&layout.columns) {
            widths.see_header(column, name);
            let decimals = decimals(layout.table, *content);
            sheet.write_string_with_format(layout.header, column, name, &self.formats.header)?;
            let format = match content {
                Content::Figure(_, kind) => Format::new().set_num_format(number_format(layout.table, *kind)),
                _ => Format::new(),
            };
            for (row, cell) in layout.rows.iter().enumerate() {
                self.cx.ctl.tick(1)?;
                let line = layout.row(row);
                match self.content(layout.table, *content, cell) {
                    CellValue::Number(number) => {
                        widths.see(column, &i18n::number(self.words.lang, number, decimals));
                        sheet.write_number_with_format(line, column, number, &format)?;
                    }
                    CellValue::Text(text) if !text.is_empty() => {
                        widths.see(column, &text);
                        sheet.write_string(line, column, &text)?;
                    }
                    CellValue::Text(_) => {}
                }
            }
        }
        if let (Some(last), Ok(last_column)) =
            (layout.rows.len().checked_sub(1), u16::try_from(layout.columns.len() - 1))
        {
            let headers: Vec<TableColumn> = layout
                .columns
                .iter()
                .map(|(name, _)| TableColumn::new().set_header(name).set_header_format(&self.formats.header))
                .collect();
            let table = Table::new()
                .set_name(format!("Table_{}", at + 1))
                .set_columns(&headers)
                .set_autofilter(false)
                .set_style(TableStyle::None);
            sheet.add_table(layout.header, 0, layout.row(last), last_column, &table)?;
        }
        widths.apply(sheet)
    }

    /// Gives each figure a note that says what it is of, what it rests on and how sure it is.
    fn notes(&self, sheet: &mut Worksheet, layout: &Layout<'_>) -> Result<(), ExportError> {
        let measure = self.words.say(&layout.table.measure().name);
        let Some(column) = layout.column(&measure) else { return Ok(()) };
        let source = self.source_line();
        for (row, cell) in layout.rows.iter().enumerate() {
            self.cx.ctl.tick(1)?;
            let lines = self.note(layout.table, cell, &measure).into_iter().chain([source.clone()]);
            let text = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
            let note = Note::new(text).set_author(self.release.office.clone().unwrap_or_default());
            sheet.insert_note(layout.row(row), column, &note.add_author_prefix(false))?;
        }
        Ok(())
    }

    fn note(&self, table: &ProtectedTable, cell: &PublishedCell, measure: &str) -> Vec<String> {
        let of = table.dimensions().iter().zip(&cell.key);
        let place: Vec<String> = of.map(|(dimension, code)| self.words.code(dimension, code.as_deref())).collect();
        let mut lines = vec![format!("{measure} – {}", place.join(" · "))];
        if cell.is_hidden {
            lines.push(self.words.text("publish-note-hidden"));
            return lines;
        }
        let decimals = usize::from(table.measure().decimals);
        let is_share = table.measure().unit == "PT";
        let figure = |value: f64| {
            if is_share {
                i18n::percent(self.words.lang, value, decimals)
            } else {
                i18n::number(self.words.lang, value, decimals)
            }
        };
        if let Some(n) = cell.n {
            lines.push(self.words.say(&Message::new("publish-note-n").with("n", n)));
        }
        if let (Some(low), Some(high)) = (cell.ci_low, cell.ci_high) {
            let message = Message::new("publish-note-interval").with("low", figure(low)).with("high", figure(high));
            lines.push(self.words.say(&message));
        }
        match cell.flag {
            Some(Flag::Caution) => lines.push(self.words.text("publish-mark-caution")),
            Some(Flag::Unreliable) => lines.push(self.words.text("publish-mark-unreliable")),
            _ => {}
        }
        lines
    }

    fn content(&self, table: &ProtectedTable, content: Content, cell: &PublishedCell) -> CellValue {
        let code = |at: usize| cell.key.get(at).and_then(Option::as_deref);
        match content {
            Content::Label(at) => CellValue::Text(
                table.dimensions().get(at).map(|dimension| self.words.code(dimension, code(at))).unwrap_or_default(),
            ),
            Content::Code(at) => CellValue::Text(code(at).unwrap_or(crate::publish::TOTAL).to_owned()),
            Content::Figure(figure, _) => match figure(cell).filter(|figure| figure.is_finite()) {
                Some(number) => CellValue::Number(number),
                None => CellValue::Text(String::new()),
            },
            Content::Flag => CellValue::Text(flag_mark(cell).to_owned()),
            Content::Protection => CellValue::Text(if cell.is_hidden { HIDDEN_MARK } else { "" }.to_owned()),
        }
    }

    fn picture(
        &self,
        sheet: &mut Worksheet,
        release_table: &ReleaseTable,
        spec: &ChartSpec,
        (row, column): (u32, u16),
    ) -> Result<(), ExportError> {
        let scenes = self.words.scenes(&release_table.table, spec, release_table.borders.as_deref());
        let drawing = svg::write(&scenes, self.words, &self.source_line());
        let image = Image::new_from_buffer(&png::write(&drawing, 2.0)?)?
            .set_scale_width(0.4)
            .set_scale_height(0.4)
            .set_alt_text(alt_text(&self.words.chart_description(&scenes)));
        sheet.insert_image(row, column, &image)?;
        Ok(())
    }
}

enum CellValue {
    Text(String),
    Number(f64),
}

/// Returns the dimensions in the order of the columns: those held first, then the series, then the categories.
fn dimension_order(table: &ProtectedTable, chart: Option<&ChartSpec>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..table.dimensions().len()).collect();
    if let Some(spec) = chart {
        let part = |at: &usize| {
            let column = table.dimensions().get(*at).map(|dimension| dimension.column.as_str());
            if column == Some(spec.x.as_str()) { 2 } else { usize::from(column == spec.series.as_deref()) }
        };
        order.sort_by_key(part);
    }
    order
}

/// Ranks a cell: totals first, then codes in their order.
fn rank(table: &ProtectedTable, order: &[usize], cell: &PublishedCell) -> Vec<usize> {
    let place = |at: &usize| {
        let code = cell.key.get(*at)?.as_deref()?;
        let codes = &table.dimensions().get(*at)?.codes;
        Some(codes.iter().position(|known| known == code).unwrap_or(codes.len()) + 1)
    };
    order.iter().map(|at| place(at).unwrap_or(0)).collect()
}

/// Excel wants every header of a table once.
fn make_unique(columns: &mut [(String, Content)]) {
    let mut seen = BTreeSet::new();
    for (name, _) in columns {
        let plain = name.clone();
        let mut n = 2;
        while !seen.insert(name.to_lowercase()) {
            *name = format!("{plain} ({n})");
            n += 1;
        }
    }
}

/// Returns how many decimals a column shows.
fn decimals(table: &ProtectedTable, content: Content) -> usize {
    match content {
        Content::Figure(_, NumberKind::Measure) => usize::from(table.measure().decimals),
        Content::Figure(_, NumberKind::Error) => usize::from(table.measure().decimals) + 1,
        Content::Figure(_, NumberKind::Count) => 0,
        _ => 2,
    }
}

/// Returns the Excel code of a number; Excel shows it in the language of its user.
pub(super) fn number_format(table: &ProtectedTable, kind: NumberKind) -> String {
    let more = usize::from(kind == NumberKind::Error);
    let decimals = "0".repeat(usize::from(table.measure().decimals) + more);
    let point = if decimals.is_empty() { "" } else { "." };
    match kind {
        NumberKind::Count => "#,##0".to_owned(),
        NumberKind::Measure | NumberKind::Error if table.measure().unit == "PT" => format!("0{point}{decimals}%"),
        NumberKind::Measure | NumberKind::Error => format!("#,##0{point}{decimals}"),
        NumberKind::Percent => "0.0%".to_owned(),
        NumberKind::Ratio => "0.00".to_owned(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of persons stay far below 2^53")]
fn count(n: u64) -> f64 {
    n as f64
}
