//! Reads a crossed table: one row an observation, labels and header levels as columns.

use std::collections::{BTreeMap, HashMap};

use super::header::{key_name, levels, unique_names};
use super::marked;
use super::sections::{self, Headings};
use super::spec::{ReadError, TableSpec, heading, remarks};
use super::value::{self, Parsed, Way};
use super::words::{self, squeeze};
use super::{CellRole, Correction};
use crate::cx::Cx;
use crate::data::{Column, ColumnValues, Concept, Dataset, Kind, Origin};
use crate::grid::{Cell, RawSheet, Rect};
use crate::import::Opened;
use crate::message::{Message, Place, Severity};

/// What the cells of the value area gave, row by row of the tidy table.
#[derive(Default)]
struct Read {
    cells: Vec<(u32, u32)>,
    values: Vec<Option<f64>>,
    texts: Vec<Option<String>>,
    statuses: Vec<Option<String>>,
    aggregates: Vec<Option<String>>,
    /// Whether marks beside figures are statuses, not numbers of notes.
    flags_tell: bool,
    /// Of each figure, which labels its row and its column have.
    labels: Vec<(u32, u32)>,
    n_not_understood: usize,
    /// Figures in brackets that were read as negative ones, and as uncertain ones.
    n_negative: usize,
    n_doubtful: usize,
    /// Figures whose period has a mark that stands for a status.
    n_period_marks: usize,
    /// Cells that were painted as something else than a figure.
    n_set_aside: usize,
    errors: Vec<String>,
}

pub(super) fn read(
    cx: &Cx<'_>,
    opened: &Opened,
    sheet: &RawSheet,
    spec: &TableSpec,
    mark: Option<char>,
) -> Result<Dataset, ReadError> {
    let band = spec.header_rows;
    let as_written = band.map(|band| levels(sheet, band, &spec.value_columns)).unwrap_or_default();
    let (levels, marks) = marked::clean(&as_written, spec.value_columns.len());
    let changed: Vec<usize> = (0..levels.len()).filter(|at| levels.get(*at) != as_written.get(*at)).collect();
    let mut labels = Labels::new(sheet, spec);
    let mut texts = Texts::new(&labels, levels.len(), changed.len());
    let mut read = Read { flags_tell: flags_tell(sheet, spec), ..Read::default() };
    let (mut row_ids, mut column_ids) = (Ids::default(), Ids::default());
    let of_column = |at: usize| levels.iter().map(|level| level.get(at).cloned()).collect();
    let header_ids: Vec<u32> = (0..spec.value_columns.len()).map(|at| column_ids.of(of_column(at))).collect();
    for row in spec.data_rows.0..=spec.data_rows.1.min(sheet.n_rows.saturating_sub(1)) {
        cx.ctl.tick(1)?;
        if spec.note_rows.contains(&row) {
            continue;
        }
        if !labels.read(row) {
            continue;
        }
        let row_id = row_ids.of(labels.now.clone());
        for (at, column) in spec.value_columns.iter().enumerate() {
            let painted = painted(&spec.corrections, row, *column);
            if matches!(painted, Some(role) if !is_figure(role)) {
                read.n_set_aside += usize::from(!sheet.cell(row, *column).is_empty());
                continue;
            }
            if !read.take(sheet.cell(row, *column), row, *column, Way::of(sheet, mark)) {
                continue;
            }
            if painted == Some(CellRole::Missing) {
                read.forget_last(sheet.cell(row, *column));
            }
            if let Some((_, flag)) = spec.flag_columns.iter().find(|(value, _)| value == column) {
                read.flag_last(&squeeze(&sheet.cell(row, *flag).to_string()));
            }
            read.mark_last(labels.status);
            read.mark_last(marks.get(at).copied().unwrap_or_default());
            let is_total = spec.total_rows.contains(&row) || spec.total_columns.contains(column);
            read.aggregates.push(Some(is_total.to_string()));
            read.labels.push((row_id, header_ids.get(at).copied().unwrap_or_default()));
            let written = changed.iter().filter_map(|level| as_written.get(*level));
            texts.take(&labels, levels.iter().chain(written).map(|level| level.get(at)));
        }
    }
    note(cx, opened, sheet, &mut read);
    let figures = read.cells.iter().filter_map(|(row, column)| sheet.cell(*row, *column).text());
    value::note_open(cx, opened, sheet, mark, figures);
    let names = column_names(sheet, spec, band, (&labels, levels.len()), &changed);
    // Labels stand in columns of their own, whatever cell the figure of a row stood in.
    let places = names.iter().cloned().zip(spec.key_columns.iter().copied()).collect();
    let mut names = names.into_iter();
    let Texts { keys, mut headers, labels: label_texts } = texts;
    let written = headers.split_off(levels.len());
    let mut columns: Vec<(Column, ColumnValues)> = keys
        .into_iter()
        .chain(headers)
        .zip(&mut names)
        .map(|(values, name)| (Column::new(name, Kind::Text), ColumnValues::Texts(values)))
        .collect();
    if let Some(block) = &spec.block {
        let word = squeeze(&sheet.cell(block.row, block.column).to_string());
        let texts = ColumnValues::Texts(vec![Some(word).filter(|word| !word.is_empty()); read.values.len()]);
        let is_free = columns.iter().all(|(column, _)| column.name != block.name);
        let name = if is_free { block.name.clone() } else { format!("{} (block)", block.name) };
        columns.insert(0, (Column::new(name, Kind::Text), texts));
    }
    let cells = std::mem::take(&mut read.cells);
    columns.extend(of_figures(&mut names, read));
    let written = written.into_iter().chain(label_texts).zip(names);
    columns.extend(written.map(|(texts, name)| (Column::new(name, Kind::Text), ColumnValues::Texts(texts))));
    let origin = Origin {
        source: opened.name.clone(),
        sheet: sheet.name.clone(),
        area: Some(area(spec)),
        heading: heading(sheet, spec),
        remarks: remarks(&opened.book, sheet, spec),
        cells,
        columns: places,
        ..Origin::default()
    };
    Ok(Dataset::from_columns(columns, origin)?)
}

/// Returns the columns of what is said of each figure.
fn of_figures(names: &mut impl Iterator<Item = String>, read: Read) -> [(Column, ColumnValues); 4] {
    let mut next = |kind| Column::new(names.next().unwrap_or_default(), kind);
    let value = next(Kind::Number).measuring(Concept::ObservedValue);
    let text = next(Kind::Text);
    let status = next(Kind::Code).measuring(Concept::ObservationStatus).coded("obs_status");
    [
        (value, ColumnValues::Numbers(read.values)),
        (text, ColumnValues::Texts(read.texts)),
        (status, ColumnValues::Texts(read.statuses)),
        (next(Kind::Code), ColumnValues::Texts(read.aggregates)),
    ]
}

/// The texts that belong to each figure, column by column.
struct Texts {
    keys: Vec<Vec<Option<String>>>,
    /// The levels of the header, then those as they were written that were cleaned of marks.
    headers: Vec<Vec<Option<String>>>,
    /// Labels as they were written that were cleaned of marks.
    labels: Vec<Vec<Option<String>>>,
}

impl Texts {
    fn new(labels: &Labels<'_>, n_levels: usize, n_changed: usize) -> Self {
        let columns = |n: usize| vec![Vec::new(); n];
        Self {
            keys: columns(labels.now.len()),
            headers: columns(n_levels + n_changed),
            labels: columns(labels.written.len()),
        }
    }

    fn take<'t>(&mut self, labels: &Labels<'_>, headers: impl Iterator<Item = Option<&'t String>>) {
        for (key, label) in self.keys.iter_mut().zip(&labels.now) {
            key.push(label.clone());
        }
        for (header, text) in self.headers.iter_mut().zip(headers) {
            header.push(text.filter(|text| !text.is_empty()).cloned());
        }
        for (text, now) in self.labels.iter_mut().zip(&labels.written) {
            text.push(now.clone());
        }
    }
}

/// Returns the names of the columns: labels, sections, header levels, what is said of each figure, then what was written where
/// a mark was taken off.
fn column_names(
    sheet: &RawSheet,
    spec: &TableSpec,
    band: Option<(u32, u32)>,
    (labels, n_levels): (&Labels<'_>, usize),
    changed: &[usize],
) -> Vec<String> {
    let keys: Vec<String> = spec.key_columns.iter().map(|column| key_name(sheet, band, *column)).collect();
    let level = |at: usize| spec.level_names.get(at).cloned().unwrap_or_else(|| format!("level_{}", at + 1));
    let written = |name: &str| format!("{}_text", if name.is_empty() { "label" } else { name });
    let mut names = keys.clone();
    names.extend_from_slice(&labels.beside);
    names.extend((0..n_levels).map(level));
    names.extend(["value", "value_text", "status", "aggregate"].map(str::to_owned));
    names.extend(changed.iter().map(|at| written(&level(*at))));
    names.extend(keys.iter().zip(&labels.marked).filter(|(_, is_marked)| **is_marked).map(|(name, _)| written(name)));
    unique_names(names)
}

/// Returns the rectangle of the value area.
fn area(spec: &TableSpec) -> Rect {
    let left = spec.value_columns.iter().copied().min().unwrap_or_default();
    let right = spec.value_columns.iter().copied().max().unwrap_or_default();
    Rect { top: spec.data_rows.0, left, bottom: spec.data_rows.1, right }
}

/// The labels of a row while rows are read one after the other.
struct Labels<'a> {
    sheet: &'a RawSheet,
    spec: &'a TableSpec,
    headings: Headings<'a>,
    /// How far in a heading such as "of which" stands, and whether rows further in followed it.
    parts_of: Option<(usize, bool)>,
    /// Label columns that have another text in every row.
    numbering: Vec<u32>,
    /// The row of the total over all sections.
    closing: Option<u32>,
    parents: BTreeMap<u32, Vec<String>>,
    /// How many wholes stand over a label at most: each has a column.
    n_parents: usize,
    /// Columns beside those of the sheet: sections, what labels are parts of.
    beside: Vec<String>,
    /// What holds for the last row: its labels, then those beside.
    now: Vec<Option<String>>,
    /// The label columns that hold periods with marks.
    marked: Vec<bool>,
    /// What stands in these in the last row, marks included.
    written: Vec<Option<String>>,
    /// The status that the mark at the period of the last row stands for.
    status: &'static str,
}

impl<'a> Labels<'a> {
    fn new(sheet: &'a RawSheet, spec: &'a TableSpec) -> Self {
        let headings = Headings::new(sheet, spec);
        let parents = sections::parents(sheet, spec).unwrap_or_default();
        let n_parents = parents.values().map(Vec::len).max().unwrap_or_default();
        let name = |above| if above == 0 { "parent".to_owned() } else { format!("parent_above_{above}") };
        let beside: Vec<String> = headings.names.iter().cloned().chain((0..n_parents).rev().map(name)).collect();
        let now = vec![None; spec.key_columns.len() + beside.len()];
        let is_marked = |column: &u32| marked::holds_marked_periods(sheet, *column, spec.data_rows);
        let marked: Vec<bool> = spec.key_columns.iter().map(is_marked).collect();
        let written = vec![None; marked.iter().filter(|is_marked| **is_marked).count()];
        let closing = sections::closing_total(sheet, spec);
        let rows: Vec<u32> = (spec.data_rows.0..=spec.data_rows.1.min(sheet.n_rows.saturating_sub(1)))
            .filter(|row| !spec.section_rows.contains(row) && !spec.note_rows.contains(row))
            .filter(|row| spec.value_columns.iter().any(|column| !sheet.cell(*row, *column).is_empty()))
            .collect();
        let given_once = |column: &u32| spec.filled_down.contains(column);
        let numbering = spec.key_columns.iter().copied().filter(|column| !given_once(column));
        let numbering = numbering.filter(|column| sections::numbers_rows(sheet, *column, &rows)).collect();
        Self {
            sheet,
            spec,
            headings,
            parts_of: None,
            numbering,
            closing,
            parents,
            n_parents,
            beside,
            now,
            marked,
            written,
            status: "",
        }
    }

    /// Returns whether a row ends what an "of which" heads: it stands as far out as that, and its parts stood further in.
    fn ends_parts(&mut self, row: u32) -> bool {
        let Some((heading, parts)) = self.parts_of else { return false };
        let indent = sections::label_indent(self.sheet, self.spec, row);
        if indent > heading {
            self.parts_of = Some((heading, true));
            return false;
        }
        if parts {
            self.parts_of = None;
        }
        parts
    }

    /// Takes the labels of a row; returns whether it holds figures.
    fn read(&mut self, row: u32) -> bool {
        let n_keys = self.spec.key_columns.len();
        if self.headings.take(row) {
            let is_of_which = self.headings.now.iter().flatten().last().is_some_and(|label| words::heads_parts(label));
            let indent = sections::label_indent(self.sheet, self.spec, row);
            self.parts_of = is_of_which.then_some((indent, false));
            for (label, section) in self.now.iter_mut().skip(n_keys).zip(&self.headings.now) {
                label.clone_from(section);
            }
            return false;
        }
        if self.closing == Some(row) || self.ends_parts(row) {
            let n_sections = self.headings.now.len();
            self.now.iter_mut().skip(n_keys).take(n_sections).for_each(|section| *section = None);
        }
        let mut is_new = false;
        let last_value = self.spec.value_columns.last().copied().unwrap_or(u32::MAX);
        self.status = "";
        let mut written = self.written.iter_mut();
        for ((label, column), is_marked) in self.now.iter_mut().zip(&self.spec.key_columns).zip(&self.marked) {
            let mut text = squeeze(&self.sheet.cell(row, *column).to_string());
            let written = if *is_marked { written.next() } else { None };
            if let Some(written) = written.filter(|_| !text.is_empty()) {
                *written = Some(text.clone());
                if let Some((bare, status)) = marked::without_mark(&text) {
                    (text, self.status) = (bare, status);
                }
            }
            if !text.is_empty() {
                // The number of a row begins nothing new: what is given once goes on beside it.
                is_new |= !self.numbering.contains(column);
                *label = Some(text);
            } else if !self.spec.filled_down.contains(column) || (is_new && *column < last_value) {
                *label = None;
            }
        }
        let parents = self.parents.get(&row).map_or(&[] as &[String], Vec::as_slice);
        let first = self.now.len() - self.n_parents;
        for (label, parent) in
            self.now[first..].iter_mut().rev().zip(parents.iter().rev().map(Some).chain(std::iter::repeat(None)))
        {
            *label = parent.cloned();
        }
        true
    }
}

/// Returns whether all marks beside figures are known: where one is not, they are letters of notes.
fn flags_tell(sheet: &RawSheet, spec: &TableSpec) -> bool {
    let rows = spec.data_rows.0..=spec.data_rows.1;
    let cells = spec.flag_columns.iter().flat_map(|(_, flag)| rows.clone().map(|row| sheet.cell(row, *flag)));
    cells.filter(|cell| !cell.is_empty()).all(|cell| value::status_of(&cell.to_string()).is_some())
}

/// Numbers of labels, the same for the same ones.
#[derive(Default)]
struct Ids(HashMap<Vec<Option<String>>, u32>);

impl Ids {
    fn of(&mut self, labels: Vec<Option<String>>) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(labels).or_insert(next)
    }
}

/// Returns how many figures have the labels of another one.
fn n_alike(mut labels: Vec<(u32, u32)>) -> usize {
    labels.sort_unstable();
    labels.chunk_by(|one, other| one == other).map(<[_]>::len).filter(|n| *n > 1).sum()
}

impl Read {
    /// Takes the number of the last cell back: it was painted as a mark for "no number".
    fn forget_last(&mut self, cell: &Cell) {
        let (value, text, status) = (self.values.last_mut(), self.texts.last_mut(), self.statuses.last_mut());
        if let (Some(value), Some(text), Some(status)) = (value, text, status) {
            (*value, *text, *status) = (None, Some(cell.to_string()), Some("M".to_owned()));
        }
    }

    /// Gives the last figure the status of the mark at its period, where it has none of its own.
    fn mark_last(&mut self, status: &str) {
        if let (false, Some(Some(_)), Some(own)) = (status.is_empty(), self.values.last(), self.statuses.last_mut()) {
            own.get_or_insert_with(|| status.to_owned());
            self.n_period_marks += 1;
        }
    }

    /// Gives the last figure the mark that stands beside it: its status where it is known, and its text.
    fn flag_last(&mut self, flag: &str) {
        if let (false, Some(text), Some(status)) = (flag.is_empty(), self.texts.last_mut(), self.statuses.last_mut()) {
            text.get_or_insert_with(|| flag.to_owned());
            let told = value::status_of(flag).filter(|_| self.flags_tell);
            *status = status.take().or_else(|| told.map(str::to_owned));
        }
    }

    /// Takes a cell of the value area; returns whether it gives a row.
    fn take(&mut self, cell: &Cell, row: u32, column: u32, way: Way<'_>) -> bool {
        let (value, text, status) = match cell {
            Cell::Number(number) if way.is_mark(*number) => (None, Some(number.to_string()), "M"),
            Cell::Number(number) => (Some(*number), None, ""),
            Cell::Text(text) => match way.parse(text) {
                Parsed::Empty => return false,
                Parsed::Number { value, status } => {
                    let is_bracketed = text.trim_start().starts_with('(');
                    self.n_negative += usize::from(is_bracketed && value < 0.0);
                    self.n_doubtful += usize::from(is_bracketed && status == "U");
                    (Some(value), (!status.is_empty()).then(|| text.clone()), status)
                }
                Parsed::Missing { status } => (None, Some(text.clone()), status),
                Parsed::Text => {
                    self.n_not_understood += 1;
                    (None, Some(text.clone()), "")
                }
            },
            Cell::Error(error) => {
                self.errors.push(format!("{} {error}", Rect::cell(row, column)));
                (None, Some(error.clone()), "M")
            }
            Cell::Date(text) => {
                self.n_not_understood += 1;
                (None, Some(text.clone()), "")
            }
            Cell::Bool(flag) => (None, Some(flag.to_string()), ""),
            Cell::Empty => return false,
        };
        self.cells.push((row, column));
        self.values.push(value);
        self.texts.push(text);
        self.statuses.push(Some(status.to_owned()).filter(|status| !status.is_empty()));
        true
    }
}

/// Returns what a cell was painted as; the last stroke stands above those before.
fn painted(corrections: &[Correction], row: u32, column: u32) -> Option<CellRole> {
    corrections.iter().rev().find(|one| one.area.contains(row, column)).map(|one| one.role)
}

fn is_figure(role: CellRole) -> bool {
    matches!(role, CellRole::Value | CellRole::Total | CellRole::Missing)
}

fn note(cx: &Cx<'_>, opened: &Opened, sheet: &RawSheet, read: &mut Read) {
    let place = || Place { source: Some(opened.name.clone()), sheet: Some(sheet.name.clone()), area: None };
    let n_missing = read.values.iter().filter(|value| value.is_none()).count();
    let counts =
        Message::new("recognise-read-cross").with("values", read.values.len() - n_missing).with("missing", n_missing);
    cx.note(Severity::Info, place(), counts);
    if read.n_not_understood > 0 {
        cx.note(Severity::Lost, place(), Message::new("recognise-not-understood").with("n", read.n_not_understood));
    }
    let n_alike = n_alike(std::mem::take(&mut read.labels));
    if n_alike > 0 {
        cx.note(Severity::Guessed, place(), Message::new("recognise-alike").with("n", n_alike));
    }
    if read.n_negative > 0 {
        cx.note(Severity::Guessed, place(), Message::new("recognise-brackets-negative").with("n", read.n_negative));
    }
    if read.n_doubtful > 0 {
        cx.note(Severity::Guessed, place(), Message::new("recognise-brackets-doubt").with("n", read.n_doubtful));
    }
    if read.n_period_marks > 0 {
        cx.note(Severity::Guessed, place(), Message::new("recognise-period-marks").with("n", read.n_period_marks));
    }
    value::note_percent(cx, place(), sheet, read.cells.iter().copied());
    value::note_percent_signs(cx, place(), sheet, read.cells.iter().copied());
    if read.n_set_aside > 0 {
        cx.note(Severity::Lost, place(), Message::new("recognise-set-aside").with("n", read.n_set_aside));
    }
    if !read.errors.is_empty() {
        let shown = read.errors.iter().take(20).cloned().collect::<Vec<_>>().join(", ");
        cx.note(
            Severity::Lost,
            place(),
            Message::new("recognise-error-cells").with("n", read.errors.len()).with("cells", shown),
        );
    }
}
