//! Reads a record list: its own columns, each a number, a code, a date or text as all its values say.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use polars::prelude::{Float64Chunked, IntoColumn as _};
use rayon::iter::{IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};
use rayon::slice::ParallelSlice as _;

use super::header::{self, list_names, unique_names};
use super::sections::Headings;
use super::spec::{ReadError, TableSpec, heading, remarks};
use super::value::{self, Parsed, Way};
use super::words::squeeze;
use super::{codes, dates};
use crate::cx::Cx;
use crate::data::{Column, ColumnValues, Dataset, Kind, Origin};
use crate::grid::{Cell, Form, RawSheet, Rect};
use crate::import::long_text::{self, LongColumn};
use crate::import::{ColumnWay, DateOrder, ImportOptions, Opened, delimited, encoding, sdmx_csv};
use crate::message::{Message, Notes, Place, Severity};

pub(super) fn read(
    cx: &Cx<'_>,
    opened: &Opened,
    sheet: &RawSheet,
    spec: &TableSpec,
    mark: Option<char>,
) -> Result<Dataset, ReadError> {
    let mut headings = Headings::new(sheet, spec);
    let own = list_names(sheet, spec.header_rows, &spec.key_columns).into_iter();
    let mut names = unique_names(own.chain(headings.names.iter().cloned()).collect());
    let section_names = names.split_off(spec.key_columns.len());
    let first_column = spec.key_columns.first().copied().unwrap_or_default();
    let last = if sheet.n_rows_unread > 0 { u32::MAX } else { spec.data_rows.1 };
    let mut sections: Vec<Vec<Option<String>>> = vec![Vec::new(); section_names.len()];
    let is_record = |row: &u32| {
        !spec.note_rows.contains(row) && spec.key_columns.iter().any(|column| !sheet.cell(*row, *column).is_empty())
    };
    let mut rows = Vec::new();
    for row in (spec.data_rows.0..=last.min(sheet.n_rows.saturating_sub(1))).filter(is_record) {
        if headings.take(row) {
            continue;
        }
        rows.push(row);
        sections.iter_mut().zip(&headings.now).for_each(|(held, now)| held.push(now.clone()));
    }
    cx.ctl.tick(rows.len() as u64)?;
    let columns = spec.key_columns.par_iter().map(|column| {
        if spec.filled_down.contains(column) {
            Values::of_texts_downwards(sheet, &rows, *column)
        } else {
            Values::of_cells(sheet, &rows, *column)
        }
    });
    let mut columns: Vec<Values<'_>> = columns.collect();
    cx.ctl.tick(rows.len() as u64)?;
    let places = names.iter().cloned().zip(spec.key_columns.iter().copied()).collect();
    let with_texts = spec.key_columns.iter().zip(&columns).filter(|(_, values)| matches!(values, Values::Texts { .. }));
    let with_texts: Vec<u32> = with_texts.map(|(column, _)| *column).collect();
    let reading = Reading { cx, opened, sheet, mark };
    reading.note_rows(spec, &rows, &names);
    let finished = if sheet.n_rows_unread > 0 {
        if let Some(finished) = reading.whole_columns(spec, &names, &columns)? {
            finished
        } else {
            read_on(&reading, spec, &mut columns)?;
            reading.finish(names, columns)
        }
    } else {
        reading.finish(names, columns)
    };
    let cells = rows.iter().flat_map(|row| spec.key_columns.iter().map(|column| (*row, *column)));
    value::note_percent(cx, reading.place(), sheet, cells);
    let texts = rows.iter().flat_map(|row| with_texts.iter().map(|column| (*row, *column)));
    value::note_percent_signs(cx, reading.place(), sheet, texts);
    let label = |at: u32| {
        let declared = sheet.column_labels.get(at as usize).filter(|label| !label.is_empty()).cloned();
        declared.or_else(|| header::label_above(sheet, spec.header_rows, at, &spec.key_columns))
    };
    let labelled = finished.into_iter().zip(&spec.key_columns).map(|((mut column, values), at)| {
        column.label = label(*at);
        (column, values)
    });
    let of_sections = section_names.into_iter().zip(sections);
    let of_sections = of_sections.map(|(name, texts)| (Column::new(name, Kind::Text), ColumnValues::Texts(texts)));
    let columns = of_sections.chain(labelled).collect();
    let area = Rect {
        top: spec.data_rows.0,
        left: first_column,
        bottom: spec.data_rows.1,
        right: spec.key_columns.iter().copied().max().unwrap_or_default(),
    };
    let origin = Origin {
        source: opened.name.clone(),
        sheet: sheet.name.clone(),
        area: Some(area),
        heading: heading(sheet, spec),
        remarks: remarks(&opened.book, sheet, spec),
        cells: rows.into_iter().map(|row| (row, first_column)).collect(),
        columns: places,
        ..Origin::default()
    };
    Ok(Dataset::from_columns(columns, origin)?)
}

/// Reads the rows of a long text file that are not held as cells.
fn read_on(reading: &Reading<'_>, spec: &TableSpec, columns: &mut [Values<'_>]) -> Result<(), ReadError> {
    let Reading { cx, opened, sheet, .. } = reading;
    let options = ImportOptions { encoding: opened.options.encoding.clone(), ..ImportOptions::default() };
    let (text, _) = encoding::decode(cx, &opened.name, &opened.bytes, &options)?;
    let delimiter = opened.options.delimiter.unwrap_or(',');
    let text = text.get(..sheet.n_bytes_body).unwrap_or(&text);
    let mut row = 0_u32;
    let mut n_beyond = 0_usize;
    let mut head: Vec<Vec<Cell>> = Vec::new();
    let mut layout = None;
    delimited::each_row(text, delimiter, |fields| {
        let is_new = row >= sheet.n_rows;
        row = row.saturating_add(1);
        if !is_new && sheet.form == Form::List {
            // The cells held have lost the names behind their codes.
            head.push(fields.iter().map(delimited::cell).collect());
            layout = if row == sheet.n_rows { sdmx_csv::Layout::of(&head) } else { None };
        }
        if !is_new || fields.iter().all(str::is_empty) {
            return Ok(());
        }
        for (values, column) in columns.iter_mut().zip(&spec.key_columns) {
            let column = *column as usize;
            let field = fields.get(column).unwrap_or_default();
            match &layout {
                Some(layout) => values.push_cell(layout.cell(column, field)),
                None => values.push(field),
            }
        }
        n_beyond += fields.iter().skip(sheet.n_columns as usize).filter(|field| !field.trim().is_empty()).count();
        if row.is_multiple_of(4096) { cx.ctl.tick(4096) } else { Ok(()) }
    })?;
    if n_beyond > 0 {
        cx.note(Severity::Lost, reading.place(), Message::new("recognise-fields-beyond").with("n", n_beyond));
    }
    Ok(())
}

/// What every column of a list is read with.
struct Reading<'a> {
    cx: &'a Cx<'a>,
    opened: &'a Opened,
    sheet: &'a RawSheet,
    mark: Option<char>,
}

/// The values of a column while it is read; what it is shows only at the end.
enum Values<'a> {
    /// Cells that are numbers, or empty.
    Numbers(Vec<Option<f64>>),
    Texts {
        texts: Vec<Option<Cow<'a, str>>>,
        n_numbers: usize,
        n_dates: usize,
        errors: Vec<String>,
    },
}

impl<'a> Values<'a> {
    /// Takes the cells of a column, in some rows.
    fn of_cells(sheet: &'a RawSheet, rows: &[u32], column: u32) -> Self {
        let mut numbers = Vec::with_capacity(rows.len());
        for row in rows {
            match sheet.cell(*row, column) {
                Cell::Number(number) => numbers.push(Some(*number)),
                Cell::Empty => numbers.push(None),
                _ => break,
            }
        }
        let is_open = !sheet.missing_marks.is_empty();
        if !is_open && numbers.len() == rows.len() && numbers.iter().any(Option::is_some) {
            return Self::Numbers(numbers);
        }
        let (mut texts, mut errors) = (Vec::with_capacity(rows.len()), Vec::new());
        let (mut n_numbers, mut n_dates) = (0, 0);
        for row in rows {
            let cell = sheet.cell(*row, column);
            texts.push(match cell {
                Cell::Empty => None,
                Cell::Text(text) => tidied(text),
                Cell::Number(number) => {
                    n_numbers += 1;
                    Some(Cow::Owned(number.to_string()))
                }
                Cell::Date(text) => {
                    n_dates += 1;
                    Some(Cow::Borrowed(text.as_str()))
                }
                Cell::Bool(_) => Some(Cow::Owned(cell.to_string())),
                Cell::Error(error) => {
                    errors.push(format!("{} {error}", Rect::cell(*row, column)));
                    None
                }
            });
        }
        Self::Texts { texts, n_numbers, n_dates, errors }
    }

    /// Takes the texts of a column that are given once and meant downwards.
    fn of_texts_downwards(sheet: &'a RawSheet, rows: &[u32], column: u32) -> Self {
        let mut held = None;
        let texts = rows.iter().map(|row| {
            held = sheet.cell(*row, column).text().and_then(tidied).or_else(|| held.take());
            held.clone()
        });
        Self::Texts { texts: texts.collect(), n_numbers: 0, n_dates: 0, errors: Vec::new() }
    }

    /// Adds a cell behind the cells.
    fn push_cell(&mut self, cell: Cell) {
        match (self, cell) {
            (Self::Numbers(numbers), Cell::Number(number)) => numbers.push(Some(number)),
            (Self::Numbers(numbers), Cell::Empty) => numbers.push(None),
            (Self::Texts { texts, n_numbers, .. }, Cell::Number(number)) => {
                *n_numbers += 1;
                texts.push(Some(Cow::Owned(number.to_string())));
            }
            (values, cell) => values.push(&cell.to_string()),
        }
    }

    /// Adds a text behind the cells.
    fn push(&mut self, text: &str) {
        if let Self::Numbers(numbers) = self {
            let texts: Vec<_> = numbers.iter().map(|number| Some(Cow::Owned(number.as_ref()?.to_string()))).collect();
            let n_numbers = texts.iter().flatten().count();
            *self = Self::Texts { texts, n_numbers, n_dates: 0, errors: Vec::new() };
        }
        if let Self::Texts { texts, .. } = self {
            texts.push(tidied(text).map(|text| Cow::Owned(text.into_owned())));
        }
    }
}

/// Returns a text without white space around it and line breaks inside; nothing where nothing is left.
fn tidied(text: &str) -> Option<Cow<'_, str>> {
    let text = text.trim();
    if text.is_empty() {
        None
    } else if text.contains(['\n', '\t']) {
        Some(Cow::Owned(squeeze(text)))
    } else {
        Some(Cow::Borrowed(text))
    }
}

/// What the texts of a column can be.
struct Judged {
    is_code: bool,
    n_filled: usize,
    n_numbers: usize,
    /// The marks for "no number", with how often they stand.
    marks: BTreeMap<String, usize>,
}

impl Judged {
    fn n_marks(&self) -> usize {
        self.marks.values().sum()
    }

    fn count(&mut self, marks: &BTreeMap<&str, usize>) {
        for (mark, n) in marks {
            *self.marks.entry((*mark).to_owned()).or_default() += n;
        }
    }

    fn is_number(&self) -> bool {
        self.n_numbers > 0 && self.n_numbers + self.n_marks() == self.n_filled
    }
}

/// Texts that one thread reads before another may take over.
const N_PIECE: usize = 16_384;

/// Some texts of a column read as numbers.
struct Part<'a> {
    numbers: Vec<Option<f64>>,
    marks: BTreeMap<&'a str, usize>,
}

impl<'a> Part<'a> {
    /// Reads texts; nothing where so many of all filled ones are others that it is no column of numbers, nor almost one.
    fn read(
        texts: impl ExactSizeIterator<Item = Option<&'a str>>,
        way: Way<'_>,
        n_others: &AtomicUsize,
        n_filled: usize,
    ) -> Option<Self> {
        let mut part = Self { numbers: Vec::with_capacity(texts.len()), marks: BTreeMap::new() };
        for text in texts {
            let parsed = text.map_or(Parsed::Empty, |text| way.parse(text));
            let number = match parsed {
                Parsed::Number { value, status: "" } => Some(value),
                Parsed::Missing { .. } => {
                    *part.marks.entry(text.unwrap_or_default()).or_default() += 1;
                    None
                }
                _ => {
                    let is_other = text.is_some();
                    if is_other && (n_others.fetch_add(1, Ordering::Relaxed) + 1) * 10 > n_filled {
                        return None;
                    }
                    None
                }
            };
            part.numbers.push(number);
        }
        Some(part)
    }
}

impl Reading<'_> {
    fn place(&self) -> Place {
        Place { source: Some(self.opened.name.clone()), sheet: Some(self.sheet.name.clone()), area: None }
    }

    /// Says which cells were filled from above, and which rows are named as totals of others: sums count these twice.
    fn note_rows(&self, spec: &TableSpec, rows: &[u32], names: &[String]) {
        for column in &spec.filled_down {
            let n = rows.iter().filter(|row| self.sheet.cell(**row, *column).is_empty()).count();
            let name = spec.key_columns.iter().position(|key| key == column).and_then(|at| names.get(at));
            let message = Message::new("recognise-filled-down").with("n", n);
            self.cx.note(Severity::Changed, self.place(), message.with("column", name.map_or("", String::as_str)));
        }
        let (inside, out): (Vec<u32>, Vec<u32>) =
            spec.total_rows.iter().partition(|row| rows.binary_search(row).is_ok());
        for (id, totals) in [("recognise-totals-in-list", inside), ("recognise-totals-of-list", out)] {
            if !totals.is_empty() {
                let shown: Vec<String> = totals.iter().take(20).map(|row| (row + 1).to_string()).collect();
                let message = Message::new(id).with("n", totals.len()).with("rows", shown.join(", "));
                self.cx.note(Severity::Guessed, self.place(), message);
            }
        }
    }

    /// Judges the texts of a column, `n_numbers` of which are numbers of the format itself; with the numbers that they are
    /// where reading them was what decided.
    fn judge(
        &self,
        name: &str,
        texts: &[Option<Cow<'_, str>>],
        n_numbers: usize,
        way: Way<'_>,
    ) -> (Judged, Option<Vec<Option<f64>>>) {
        let filled = || texts.iter().flatten();
        let n_filled = filled().count();
        let is_workbook = self.sheet.n_bytes_body == 0 && n_numbers == 0;
        let is_code = codes::are_codes(name, &filled().map(AsRef::as_ref).collect::<Vec<_>>(), is_workbook);
        let mut judged = Judged { is_code, n_filled, n_numbers: 0, marks: BTreeMap::new() };
        if self.sheet.form != Form::Cells {
            // The format knows the types: a text of digits is a code.
            for text in filled().filter(|text| way.says_missing(text)) {
                *judged.marks.entry(text.clone().into_owned()).or_default() += 1;
            }
            let n_rest = n_filled - judged.n_marks();
            judged.n_numbers = if n_numbers >= n_rest { n_rest } else { 0 };
            return (judged, None);
        }
        if is_code {
            return (judged, None);
        }
        let n_others = AtomicUsize::new(0);
        let parts = texts
            .par_chunks(N_PIECE)
            .map(|texts| Part::read(texts.iter().map(Option::as_deref), way, &n_others, n_filled));
        let Some(parts) = parts.collect::<Option<Vec<_>>>() else { return (judged, None) };
        let mut numbers = Vec::with_capacity(texts.len());
        for part in parts {
            judged.count(&part.marks);
            numbers.extend(part.numbers);
        }
        judged.n_numbers = numbers.iter().flatten().count();
        (judged, Some(numbers))
    }

    /// Decides what each column is and says what that cost.
    fn finish(&self, names: Vec<String>, columns: Vec<Values<'_>>) -> Vec<(Column, ColumnValues)> {
        self.each(names.into_iter().zip(columns).collect(), |reading, (name, values)| reading.finish_one(name, values))
    }

    /// Does the same with each of several columns side by side; their notes come in the order of the columns.
    fn each<T: Send, R: Send>(&self, columns: Vec<T>, one: impl Fn(&Reading<'_>, T) -> R + Sync) -> Vec<R> {
        let apart = |column: T| {
            let notes = Notes::default();
            let cx = Cx { notes: &notes, ..*self.cx };
            let done = one(&Reading { cx: &cx, ..*self }, column);
            (done, notes)
        };
        let done: Vec<(R, Notes)> = columns.into_par_iter().map(apart).collect();
        done.into_iter()
            .map(|(done, notes)| {
                self.cx.notes.append(&notes);
                done
            })
            .collect()
    }

    fn finish_one(&self, name: String, values: Values<'_>) -> (Column, ColumnValues) {
        let (texts, n_numbers, n_dates, errors) = match values {
            Values::Numbers(numbers) => return self.finish_numbers(name, numbers),
            Values::Texts { texts, n_numbers, n_dates, errors } => (texts, n_numbers, n_dates, errors),
        };
        if !errors.is_empty() {
            let shown = errors.iter().take(20).cloned().collect::<Vec<_>>().join(", ");
            let message = Message::new("recognise-error-cells").with("n", errors.len()).with("cells", shown);
            self.cx.note(Severity::Lost, self.place(), message);
        }
        let way = self.way(&name);
        let is_text = self.opened.options.columns.get(&name) == Some(&ColumnWay::Text);
        let number = |text: &Option<Cow<'_, str>>| match way.parse(text.as_ref()?) {
            Parsed::Number { value, .. } => Some(value),
            _ => None,
        };
        let (judged, numbers) = self.judge(&name, &texts, n_numbers, way);
        if judged.is_number() && !is_text {
            self.note_marks(&name, &judged.marks);
            let filled = texts.iter().flatten().map(AsRef::as_ref);
            value::note_open(self.cx, self.opened, self.sheet, way.mark, filled);
            let numbers = numbers.unwrap_or_else(|| texts.iter().map(number).collect());
            return (Column::new(name, Kind::Number), ColumnValues::Numbers(numbers));
        }
        if judged.n_numbers * 10 > judged.n_filled * 9 && !judged.is_code {
            let n = judged.n_filled - judged.n_numbers - judged.n_marks();
            let message = Message::new("recognise-almost-number").with("column", &name).with("n", n);
            self.cx.note(Severity::Info, self.place(), message);
        }
        if n_dates == 0
            && !judged.is_code
            && !is_text
            && let Some(texts) = self.dates(&name, &texts)
        {
            return (Column::new(name, Kind::Date), ColumnValues::Texts(texts));
        }
        let kind = if judged.is_code {
            Kind::Code
        } else if n_dates > 0 && n_dates == judged.n_filled {
            Kind::Date
        } else {
            Kind::Text
        };
        (Column::new(name, kind), ColumnValues::of_texts(texts.iter().map(Option::as_deref)))
    }

    /// Makes texts of the whole numbers of a column that is called as one of codes.
    fn finish_numbers(&self, name: String, numbers: Vec<Option<f64>>) -> (Column, ColumnValues) {
        if self.sheet.form != Form::Cells || !codes::are_codes_as_numbers(&name, &numbers) {
            return (Column::new(name, Kind::Number), ColumnValues::Numbers(numbers));
        }
        let texts = numbers.into_iter().map(|number| Some(number?.to_string()));
        (Column::new(name, Kind::Code), ColumnValues::Texts(texts.collect()))
    }

    /// Reads the numbers of a column of texts without codes; nothing where some are neither numbers nor marks for none.
    fn marked_numbers(&self, name: &str, values: &ColumnValues) -> Option<ColumnValues> {
        let ColumnValues::Ready(column) = values else { return None };
        let (texts, way) = (column.str().ok()?, self.way(name));
        let n_filled = texts.len() - texts.null_count();
        let n_others = AtomicUsize::new(0);
        let chunks: Vec<_> = texts.downcast_iter().collect();
        let parts = chunks.par_iter().map(|chunk| Part::read(chunk.iter(), way, &n_others, n_filled));
        let parts = parts.collect::<Option<Vec<_>>>()?;
        let mut judged = Judged { is_code: false, n_filled, n_numbers: 0, marks: BTreeMap::new() };
        for part in &parts {
            judged.count(&part.marks);
            judged.n_numbers += part.numbers.iter().flatten().count();
        }
        if !judged.is_number() {
            return None;
        }
        self.note_marks(name, &judged.marks);
        value::note_open(self.cx, self.opened, self.sheet, way.mark, texts.iter().flatten());
        let numbers: Float64Chunked = parts.into_iter().flat_map(|part| part.numbers).collect();
        Some(ColumnValues::Ready(numbers.into_column()))
    }

    /// Returns how the numbers of a column are written.
    fn way<'n>(&'n self, name: &'n str) -> Way<'n> {
        let mark = match self.opened.options.columns.get(name) {
            Some(ColumnWay::Comma) => Some(','),
            Some(ColumnWay::Point) => Some('.'),
            _ => self.mark,
        };
        Way { column: Some(name), ..Way::of(self.sheet, mark) }
    }

    /// Returns a column of dates in ISO form, where their order is known.
    fn dates(&self, name: &str, texts: &[Option<Cow<'_, str>>]) -> Option<Vec<Option<String>>> {
        let way = self.way(name);
        let filled = texts.iter().flatten().map(AsRef::as_ref).filter(|text| !way.says_missing(text));
        let told = match self.opened.options.columns.get(name) {
            Some(ColumnWay::DayFirst) => Some(DateOrder::DayMonthYear),
            Some(ColumnWay::MonthFirst) => Some(DateOrder::MonthDayYear),
            _ => self.opened.options.date_order,
        };
        let (order, said) = dates::order(name, filled, told)?;
        if let Some(said) = said {
            self.cx.note(Severity::Info, self.place(), said);
        }
        Some(self.read_dates(name, texts, order?))
    }

    /// Brings dates into ISO form; says so where that changes them.
    fn read_dates(&self, name: &str, texts: &[Option<Cow<'_, str>>], order: DateOrder) -> Vec<Option<String>> {
        let read: Vec<_> = texts.iter().map(|text| dates::iso(text.as_ref()?, order)).collect();
        let is_changed = |(read, text): (&Option<String>, &Option<Cow<'_, str>>)| read.as_deref() != text.as_deref();
        let n = read.iter().zip(texts).filter(|(read, text)| read.is_some() && is_changed((read, text))).count();
        if n > 0 {
            let message = Message::new("recognise-dates-read").with("column", name).with("n", n);
            self.cx.note(Severity::Changed, self.place(), message);
        }
        read
    }

    fn note_marks(&self, name: &str, marks: &BTreeMap<String, usize>) {
        if marks.is_empty() {
            return;
        }
        let shown = marks.keys().map(String::as_str).collect::<Vec<_>>().join(" ");
        let message = Message::new("recognise-marks-missing")
            .with("n", marks.values().sum::<usize>())
            .with("column", name)
            .with("marks", shown);
        self.cx.note(Severity::Changed, self.place(), message);
    }

    /// Reads all of a long text file column by column, as its head is; nothing where the file does not keep to its head.
    fn whole_columns(
        &self,
        spec: &TableSpec,
        names: &[String],
        head: &[Values<'_>],
    ) -> Result<Option<Vec<(Column, ColumnValues)>>, ReadError> {
        self.cx.ctl.tick(0)?;
        // What a person said of single columns, dates and marks is for the way that looks at every value.
        let options = &self.opened.options;
        let is_told = !options.columns.is_empty() || options.date_order.is_some() || !options.missing_marks.is_empty();
        // Names behind codes are taken off cell by cell.
        if is_told || self.sheet.column_labels.iter().any(|label| !label.is_empty()) {
            return Ok(None);
        }
        let way = Way::of(self.sheet, self.mark);
        let judge = |(name, values): (&String, &Values<'_>)| match values {
            Values::Texts { texts, n_numbers, .. } => self.judge(name, texts, *n_numbers, way).0,
            Values::Numbers(numbers) => {
                let n = numbers.iter().flatten().count();
                Judged { is_code: false, n_filled: n, n_numbers: n, marks: BTreeMap::new() }
            }
        };
        let judged: Vec<Judged> = names.iter().zip(head).map(judge).collect();
        let is_plain = |judged: &Judged| judged.is_number() && judged.marks.is_empty();
        let are_dates = |values: &Values<'_>| match values {
            Values::Texts { texts, .. } => dates::begin_with_year(texts.iter().flatten().map(AsRef::as_ref)),
            Values::Numbers(_) => false,
        };
        // What is almost a column of numbers has to be told with the whole column in view.
        if judged.iter().any(|one| one.n_numbers > 0 && !one.is_number())
            || spec.note_rows.iter().any(|row| *row < self.sheet.n_rows)
        {
            return Ok(None);
        }
        let wanted: Vec<_> = spec.key_columns.iter().copied().zip(judged.iter().map(is_plain)).collect();
        let Some(columns) = long_text::columns(self.opened, spec.data_rows.0, &wanted) else { return Ok(None) };
        let columns = names.iter().zip(&judged).zip(head).zip(columns).collect();
        let finished = self.each(columns, |reading, (((name, judged), head), column)| {
            let LongColumn { values, has_padded_codes } = column;
            if is_plain(judged) {
                (Column::new(name, Kind::Number), values)
            } else if judged.is_code || !judged.is_number() && !are_dates(head) {
                // A column of texts may still turn out to be one of codes.
                let kind = if judged.is_code || has_padded_codes { Kind::Code } else { Kind::Text };
                (Column::new(name, kind), values)
            } else if !has_padded_codes && let Some(numbers) = reading.marked_numbers(name, &values) {
                (Column::new(name, Kind::Number), numbers)
            } else {
                let texts = values.as_texts().unwrap_or_default();
                let texts = texts.into_iter().map(|text| text.map(Cow::Borrowed)).collect();
                let values = Values::Texts { texts, n_numbers: 0, n_dates: 0, errors: Vec::new() };
                reading.finish_one(name.clone(), values)
            }
        });
        self.cx.ctl.tick(finished.iter().map(|(_, values)| values.len() as u64).sum())?;
        Ok(Some(finished))
    }
}
