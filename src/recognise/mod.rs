//! Which cells are a table: bodies, header levels, labels, totals, notes – each belief with its reason.

mod account;
mod codes;
mod columns;
mod cross;
mod dates;
mod digest;
mod edges;
pub mod header;
mod kind;
mod layout;
pub mod loss;
mod marked;
mod reasons;
mod records;
mod regions;
mod sections;
mod series;
mod sisters;
pub mod spec;
mod total_words;
mod totals;
pub mod value;
mod view;
pub(crate) mod words;

pub use account::{Account, account};
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::cx::{Cancelled, Cx};
use crate::grid::{Form, RawSheet, Rect};
use crate::message::{Message, Place, Severity};
use layout::Layout;
use spec::{TableKind, TableSpec};
use totals::{Lines, Total};
use view::{Look, View};

/// Finds the tables of a sheet, in the order in which one reads; what the user painted stands above every guess.
pub fn find_tables(cx: &Cx<'_>, sheet: &RawSheet, corrections: &[Correction]) -> Result<Vec<TableGuess>, Cancelled> {
    cx.ctl.tick(u64::from(sheet.n_rows))?;
    if corrections.is_empty()
        && let Some(digest) = digest::digest(sheet)
    {
        let found = find_in(&digest.sheet, corrections);
        if let Some(list) = digest.in_whole(sheet, found) {
            return Ok(vec![list]);
        }
    }
    cx.ctl.tick(0)?;
    let found = find_in(sheet, corrections);
    // A total that its parts do not make is no small thing on which to leave the pointer.
    let mut said: Vec<&Message> = Vec::new();
    for reason in found.iter().flat_map(|guess| &guess.reasons) {
        if reason.why.id == reasons::DIFFERS && !said.contains(&&reason.why) {
            said.push(&reason.why);
            let place = Place { source: None, sheet: Some(sheet.name.clone()), area: Some(reason.area) };
            cx.note(Severity::Info, place, reason.why.clone());
        }
    }
    Ok(found)
}

fn find_in(sheet: &RawSheet, corrections: &[Correction]) -> Vec<TableGuess> {
    let whole = View::new(sheet, corrections);
    if sheet.form != Form::Cells {
        return find_table(whole, Vec::new()).into_iter().collect();
    }
    if let Some(layout) = series::find(&whole) {
        return vec![guess(&whole, &layout, TableKind::Cross, Vec::new())];
    }
    // Of a very long file only the head is held: it is one list.
    let parts = if sheet.n_rows_unread > 0 { Vec::new() } else { regions::regions(&whole) };
    if parts.len() < 2 && parts.iter().all(|part| part.repeats.is_empty()) {
        return find_table(whole, Vec::new()).into_iter().collect();
    }
    let tables = parts.into_iter().filter_map(|part| find_table(whole.within(part.area), part.repeats));
    let mut tables: Vec<TableGuess> = tables.collect();
    sisters::find(sheet, &mut tables);
    tables
}

/// Returns the words that two tables of one shape have in common: names of their columns, without digits.
pub fn shape(sheet: &RawSheet, spec: &TableSpec) -> Vec<String> {
    let letters = |text: String| words::fold(&text).chars().filter(|letter| letter.is_alphabetic()).collect::<String>();
    let names = spec.key_columns.iter().map(|column| letters(header::key_name(sheet, spec.header_rows, *column)));
    let kind = format!("{:?} {}", spec.kind, spec.value_columns.len());
    std::iter::once(kind).chain(names).collect()
}

/// Returns which of the tables of a sheet holds the most; the first of equals.
pub fn largest(guesses: &[TableGuess]) -> Option<usize> {
    (0..guesses.len()).rev().max_by_key(|at| guesses[*at].n_observations)
}

/// Returns how much a sheet asks to be looked at first: data before a dictionary, what is visible, what holds the most.
pub fn interest(sheet: &RawSheet, guesses: &[TableGuess]) -> impl Ord + use<> {
    let n_observations = largest(guesses).map_or(0, |at| guesses[at].n_observations);
    (sheet.form != Form::Dictionary, sheet.is_visible, n_observations)
}

/// Finds the table of a part of a sheet.
fn find_table(view: View<'_>, repeats: Vec<u32>) -> Option<TableGuess> {
    let sheet = view.sheet;
    let is_free = sheet.form == Form::Cells;
    let mut repeats = repeats;
    if is_free && let Some(numbering) = layout::numbering(&view) {
        repeats.push(numbering);
        repeats.sort_unstable();
    }
    let view = view.without(repeats.clone());
    let layout = if is_free { layout::find(&view)? } else { layout::list(&view)? };
    // Of a very long text only the head is held: whatever its header looks like, it is read as a list.
    let is_cross = is_free && sheet.n_rows_unread == 0 && kind::kind(&view, &layout) == TableKind::Cross;
    let kind = if is_cross { TableKind::Cross } else { TableKind::Records };
    let mut layout = layout;
    if kind == TableKind::Records && is_free {
        if !kind::are_sections_of_list(&view, &layout) {
            layout.sections = kind::sections_over_numbers(&view, &layout);
            layout.section_depths = sections::depths(&view, &layout);
        }
        let columns: Vec<u32> = layout.keys.iter().chain(&layout.values).copied().collect();
        layout.last += edges::trailing_records(&view, layout.last, &columns);
        layout.totals_out = kind::totals_of_list(&view, &layout);
        let is_record = |row: &u32| view.n_filled(*row) > 0 && !layout.totals_out.contains(row);
        layout.last = (layout.first..=layout.last).rev().find(is_record)?;
    }
    Some(guess(&view, &layout, kind, repeats))
}

/// Makes of a layout what is said of the table.
fn guess(view: &View<'_>, layout: &Layout, kind: TableKind, repeats: Vec<u32>) -> TableGuess {
    let (sheet, is_cross) = (view.sheet, kind == TableKind::Cross);
    let levels = layout.header.map(|band| header::levels(sheet, band, &layout.values)).unwrap_or_default();
    let totals = totals_of(view, layout, kind, &levels);
    let (key_columns, value_columns) = match kind {
        TableKind::Cross => (layout.keys.iter().chain(&layout.remarks).copied().collect(), layout.values.clone()),
        TableKind::Records => (record_columns(view, layout), Vec::new()),
    };
    let below = (layout.last + 1..view.n_rows).filter(|row| view.n_filled(*row) > 0);
    let note_rows: BTreeSet<u32> = repeats.into_iter().chain(layout.totals_out.iter().copied()).chain(below).collect();
    let mut total_rows: Vec<u32> =
        totals.rows.iter().map(|total| total.line).chain(layout.totals_out.iter().copied()).collect();
    total_rows.sort_unstable();
    total_rows.dedup();
    let spec = TableSpec {
        kind,
        header_rows: layout.header,
        data_rows: (layout.first, layout.last),
        key_columns,
        value_columns,
        total_rows,
        total_columns: totals.columns.iter().map(|total| total.line).collect(),
        section_rows: layout.sections.clone(),
        section_depths: layout.section_depths.clone(),
        note_rows: note_rows.into_iter().collect(),
        missing_marks: missing_marks(view, layout),
        filled_down: if is_cross { layout.filled_down.clone() } else { sections::given_once(view, layout) },
        level_names: level_names(&levels),
        flag_columns: if is_cross { layout.flags.clone() } else { Vec::new() },
        corrections: view.corrections.clone(),
        block: None,
        decimal_mark: view.decimal_mark,
    };
    let n_observations = match kind {
        TableKind::Cross => {
            let cells =
                (layout.first..=layout.last).flat_map(|row| layout.values.iter().map(move |column| (row, *column)));
            cells.filter(|(row, column)| view.number(*row, *column).is_some()).count()
        }
        TableKind::Records => {
            let is_record = |row: &u32| {
                view.n_filled(*row) > 0 && !layout.sections.contains(row) && !layout.totals_out.contains(row)
            };
            let held = (layout.first..=layout.last).filter(is_record).count();
            held + usize::try_from(sheet.n_rows_unread).unwrap_or(usize::MAX)
        }
    };
    let reasons = reasons::reasons(view, layout, &spec, &totals);
    let confidence = confidence(view, layout, &spec);
    TableGuess { spec, confidence, title: title(view, layout), n_observations, reasons }
}

/// Returns every column of a record list that has a name or content.
fn record_columns(view: &View<'_>, layout: &Layout) -> Vec<u32> {
    let top = layout.header.map_or(layout.first, |(top, _)| top);
    (0..view.n_columns)
        .filter(|column| view.painted_column(*column) != Some(CellRole::Outside))
        .filter(|column| (top..=layout.last).any(|row| !view.is_empty(row, *column)))
        .collect()
}

/// The totals of a table: rows and columns.
struct Totals {
    rows: Vec<Total>,
    columns: Vec<Total>,
}

/// Finds the totals of a table; the rows of a record list are units, and so only words are asked there.
fn totals_of(view: &View<'_>, layout: &Layout, kind: TableKind, levels: &[Vec<String>]) -> Totals {
    let is_named = |column: u32| {
        let at = layout.values.iter().position(|value| *value == column);
        at.is_some_and(|at| levels.iter().any(|level| level.get(at).is_some_and(|text| words::is_total(text))))
    };
    // Where all columns are called total, none is one of others: "Total population" over its years.
    let name_all = layout.values.iter().all(|column| is_named(*column));
    let is_column = |column: u32| !name_all && is_named(column);
    let rows: Vec<u32> =
        (layout.first..=layout.last).filter(|row| view.n_filled(*row) > 0 && !layout.sections.contains(row)).collect();
    // Where most rows are called total, they are no totals of others: "Total births", "Total deaths".
    let n_named = rows.iter().filter(|row| is_total_row(view, layout, **row)).count();
    let names_all = rows.len() > 3 && n_named * 2 > rows.len();
    let is_painted = |row: u32| view.painted_row(row) == Some(CellRole::Total);
    // A total that is named once for several rows is meant for all of them: "Ensemble" over men, women and both.
    let is_below_total = |row: u32| view.painted_row(row).is_none() && is_given_total(view, layout, row);
    let is_row = |row: u32| is_painted(row) || (!names_all && (is_total_row(view, layout, row) || is_below_total(row)));
    if kind == TableKind::Records {
        let series = series_named_total(view, layout);
        let is_row = |row: u32| {
            is_painted(row)
                || is_row(row) && !layout.keys.iter().any(|column| series.contains(&view.text(row, *column)))
        };
        let only_named = |line: u32| Total { line, is_named: true, proof: None };
        let columns = layout.values.iter().copied().filter(|column| is_column(*column));
        return Totals {
            rows: rows.into_iter().filter(|row| is_row(*row)).map(only_named).collect(),
            columns: columns.map(only_named).collect(),
        };
    }
    let set_off = |row: u32| {
        let label = layout.keys.iter().find(|column| view.look(row, **column) == Look::Text);
        label.map_or((false, 0), |column| {
            let (style, cell) = (view.sheet.style(row, *column), view.sheet.cell(row, *column));
            let text = cell.text().unwrap_or_default();
            let n_spaces = text.chars().take_while(|letter| letter.is_whitespace()).count();
            (style.is_bold, usize::from(style.indent) + n_spaces)
        })
    };
    let plain = |_: u32| (false, 0);
    let of_rows =
        Lines { view, own: &rows, figures: &layout.values, are_rows: true, is_named: &is_row, looks: &set_off };
    let of_columns =
        Lines { view, own: &layout.values, figures: &rows, are_rows: false, is_named: &is_column, looks: &plain };
    Totals { rows: of_rows.totals(), columns: of_columns.totals() }
}

/// Returns the texts of a list that begin with "total" and return in several records: names of what is counted.
fn series_named_total(view: &View<'_>, layout: &Layout) -> BTreeSet<String> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for row in (layout.first..=layout.last).filter(|row| is_total_row(view, layout, *row)) {
        for column in layout.keys.iter().filter(|column| view.look(row, **column) == Look::Text) {
            let text = view.text(row, *column);
            if words::is_total(&text) && !words::is_bare_total(&text) {
                *times.entry(text).or_default() += 1;
            }
        }
    }
    times.into_iter().filter(|(_, n)| *n > 1).map(|(text, _)| text).collect()
}

fn is_total_row(view: &View<'_>, layout: &Layout, row: u32) -> bool {
    match view.painted_row(row) {
        Some(CellRole::Total) => true,
        Some(_) => false,
        None => layout
            .keys
            .iter()
            .any(|column| view.look(row, *column) == Look::Text && words::is_total(&view.text(row, *column))),
    }
}

/// Returns whether a label that is given once and meant downwards names a total, and is the last one above a row.
fn is_given_total(view: &View<'_>, layout: &Layout, row: u32) -> bool {
    layout.filled_down.iter().any(|column| {
        let given = (layout.first..=row).rev().find(|above| !view.is_empty(*above, *column));
        given.is_some_and(|above| words::is_total(&view.text(above, *column)))
    })
}

fn missing_marks(view: &View<'_>, layout: &Layout) -> Vec<String> {
    let mut marks: Vec<String> = Vec::new();
    for row in layout.first..=layout.last {
        for column in &layout.values {
            if view.look(row, *column) == Look::Mark {
                let mark = view.text(row, *column);
                if !marks.contains(&mark) {
                    marks.push(mark);
                }
            }
        }
    }
    marks
}

fn level_names(levels: &[Vec<String>]) -> Vec<String> {
    let (levels, _) = marked::clean(levels, 0);
    let names = levels.iter().enumerate().map(|(at, level)| header::level_name(level, at + 1)).collect();
    header::unique_names(names)
}

/// Returns the text above the table that names it.
fn title(view: &View<'_>, layout: &Layout) -> Option<String> {
    let top = layout.header.map_or(layout.first, |(top, _)| top);
    let painted = (0..top).find(|row| view.painted_row(*row) == Some(CellRole::Title));
    let lines = (0..top).filter_map(|row| {
        // "1", "Overseas visitors": the number of the table stands before its name.
        let column = (0..view.n_columns).find(|column| view.look(row, *column) == Look::Text)?;
        Some((row, view.text(row, column)))
    });
    let lines: Vec<(u32, String)> = lines.collect();
    let chosen = painted.and_then(|row| lines.iter().find(|(line, _)| *line == row));
    let begins = |text: &str| {
        let folded = words::fold(text);
        ["table", "tableau", "tabla", "quadro", "cuadro"].iter().any(|word| folded.starts_with(word))
    };
    let chosen = chosen.or_else(|| lines.iter().find(|(_, text)| begins(text)));
    chosen.or_else(|| lines.iter().find(|(_, text)| !words::is_note(text))).map(|(_, text)| text.clone())
}

fn confidence(view: &View<'_>, layout: &Layout, spec: &TableSpec) -> f64 {
    let columns = if spec.kind == TableKind::Cross { &layout.values } else { &layout.keys };
    let n_cells = (layout.last - layout.first + 1) as usize * columns.len().max(1);
    let understood = (layout.first..=layout.last)
        .flat_map(|row| columns.iter().map(move |column| (row, *column)))
        .filter(|(row, column)| spec.kind == TableKind::Records || view.look(*row, *column) != Look::Text)
        .count();
    let share = f64::from(u32::try_from(understood).unwrap_or(u32::MAX))
        / f64::from(u32::try_from(n_cells).unwrap_or(u32::MAX));
    let header = if layout.header.is_some() { 1.0 } else { 0.5 };
    (share * header).clamp(0.0, 1.0)
}

/// What a cell is believed to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellRole {
    /// Nothing, or not part of any table.
    Outside,
    Title,
    /// A header level: names of columns, years, sexes.
    Header,
    /// A row label or other key of the row.
    Label,
    /// A label that stands alone in its row and names the rows below.
    Section,
    Value,
    /// A value of a total row or column.
    Total,
    /// A mark for a missing value: `..`, `n.d.`
    Missing,
    Unit,
    Note,
}

/// A role that the user gave to cells by hand; stands above every guess.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub area: Rect,
    pub role: CellRole,
}

/// One table found in a sheet, with the reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct TableGuess {
    pub spec: TableSpec,
    /// 0 to 1.
    pub confidence: f64,
    pub title: Option<String>,
    /// Values that are numbers (a cross table) or rows (records).
    pub n_observations: usize,
    pub reasons: Vec<Reason>,
}

/// Why cells are believed to have a role.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    pub area: Rect,
    pub role: CellRole,
    pub why: Message,
}

impl TableGuess {
    /// Returns what a cell is believed to be in this table, and why; later reasons stand above earlier ones.
    pub fn role_at(&self, row: u32, column: u32) -> Option<(CellRole, &Message)> {
        let reason = self.reasons.iter().rev().find(|reason| reason.area.contains(row, column))?;
        Some((reason.role, &reason.why))
    }
}
