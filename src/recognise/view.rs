//! A sheet as the recogniser sees it: every cell as number, missing mark or text, with what the user painted.

use std::rc::Rc;

use super::value::{self, Parsed, Way};
use super::{CellRole, Correction, codes};
use crate::grid::{Cell, RawSheet, Rect};
use crate::import::thousands;

/// What a cell looks like, before its place is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Look {
    Empty,
    Number(f64),
    /// A mark for "no number".
    Mark,
    Text,
    /// Dates, true and false, errors: content of a record, no figure of a cross table.
    Other,
}

/// A sheet with the looks of its cells, read once.
pub(super) struct View<'a> {
    pub sheet: &'a RawSheet,
    pub n_rows: u32,
    pub n_columns: u32,
    looks: Rc<[Look]>,
    /// How many cells of each row hold something.
    filled: Rc<[usize]>,
    /// The part of the sheet that is seen; all around it looks empty.
    seen: Rect,
    /// Rows that look empty, in order: a header that stands once more.
    hidden: Vec<u32>,
    pub corrections: Vec<Correction>,
    pub decimal_mark: Option<char>,
    /// Years of another calendar, or far from today, as the header or the sections of the sheet show them.
    other_years: Option<(f64, f64)>,
}

impl<'a> View<'a> {
    pub(super) fn new(sheet: &'a RawSheet, corrections: &[Correction]) -> Self {
        let decimal_mark = decimal_mark(sheet);
        let mut looks = Vec::with_capacity(sheet.n_rows as usize * sheet.n_columns as usize);
        for row in 0..sheet.n_rows {
            for cell in sheet.row(row) {
                looks.push(look(cell, Way::of(sheet, decimal_mark)));
            }
        }
        let (n_rows, n_columns) = (sheet.n_rows, sheet.n_columns);
        let seen = Rect { top: 0, left: 0, bottom: n_rows.saturating_sub(1), right: n_columns.saturating_sub(1) };
        let n_filled = |row: &[Look]| row.iter().filter(|look| **look != Look::Empty).count();
        let filled = looks.chunks(n_columns.max(1) as usize).map(n_filled).collect();
        let (looks, corrections) = (looks.into(), corrections.to_vec());
        let hidden = Vec::new();
        let mut view = Self {
            sheet,
            n_rows,
            n_columns,
            looks,
            filled,
            seen,
            hidden,
            corrections,
            decimal_mark,
            other_years: None,
        };
        view.other_years = other_years(&view);
        view
    }

    /// Returns whether a number can be a year of a time series, in the calendar of the sheet.
    pub(super) fn is_year(&self, number: f64) -> bool {
        let is_other = |(first, last): (f64, f64)| (first..=last).contains(&number) && number.fract() == 0.0;
        is_year(number) || self.other_years.is_some_and(is_other)
    }

    /// Returns the view of a part of the sheet.
    pub(super) fn within(&self, seen: Rect) -> Self {
        let touches = |area: Rect| {
            area.top <= seen.bottom && area.bottom >= seen.top && area.left <= seen.right && area.right >= seen.left
        };
        let corrections = self.corrections.iter().filter(|one| touches(one.area)).cloned().collect();
        let (looks, filled) = (Rc::clone(&self.looks), Rc::clone(&self.filled));
        Self { seen, corrections, looks, filled, hidden: self.hidden.clone(), ..*self }
    }

    /// Returns the view without some rows.
    pub(super) fn without(mut self, rows: Vec<u32>) -> Self {
        self.hidden = rows;
        self
    }

    /// Returns what is seen; nothing of an empty sheet.
    pub(super) fn area(&self) -> Option<Rect> {
        (self.n_rows > 0 && self.n_columns > 0).then_some(self.seen)
    }

    /// Returns the columns that are seen.
    pub(super) fn columns(&self) -> std::ops::RangeInclusive<u32> {
        self.seen.left..=self.seen.right
    }

    pub(super) fn look(&self, row: u32, column: u32) -> Look {
        if column >= self.n_columns || !self.seen.contains(row, column) || self.hidden.binary_search(&row).is_ok() {
            return Look::Empty;
        }
        let at = row as usize * self.n_columns as usize + column as usize;
        self.looks.get(at).copied().unwrap_or(Look::Empty)
    }

    pub(super) fn number(&self, row: u32, column: u32) -> Option<f64> {
        match self.look(row, column) {
            Look::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(super) fn is_empty(&self, row: u32, column: u32) -> bool {
        self.look(row, column) == Look::Empty
    }

    /// Returns the text of a cell, white space folded.
    pub(super) fn text(&self, row: u32, column: u32) -> String {
        if self.is_empty(row, column) {
            return String::new();
        }
        super::words::squeeze(&self.sheet.cell(row, column).to_string())
    }

    /// Returns the number of cells of a row that hold something.
    pub(super) fn n_filled(&self, row: u32) -> usize {
        let is_seen = (self.seen.top..=self.seen.bottom).contains(&row) && self.hidden.binary_search(&row).is_err();
        if is_seen && self.seen.left == 0 && self.seen.right + 1 >= self.n_columns {
            return self.filled.get(row as usize).copied().unwrap_or_default();
        }
        self.columns().filter(|column| !self.is_empty(row, *column)).count()
    }

    /// Returns whether a cell holds a text longer than the mark of a note.
    pub(super) fn has_word(&self, row: u32, column: u32) -> bool {
        self.look(row, column) == Look::Text && self.text(row, column).chars().nth(2).is_some()
    }

    /// Returns whether a row holds a text longer than the mark of a note.
    pub(super) fn has_words(&self, row: u32) -> bool {
        self.columns().any(|column| self.has_word(row, column))
    }

    /// Returns whether a year stands alone in a row.
    pub(super) fn is_lonely_year(&self, row: u32) -> bool {
        let mut filled = self.columns().filter(|column| !self.is_empty(row, *column));
        filled.next().is_some_and(|column| self.number(row, column).is_some_and(|it| self.is_year(it)))
            && filled.next().is_none()
    }

    /// Returns the role painted over a row: by a stroke along it that covers most of what stands in it.
    pub(super) fn painted_row(&self, row: u32) -> Option<CellRole> {
        let covers = |one: &&Correction| {
            let Rect { top, left, bottom, right } = one.area;
            if !(top..=bottom).contains(&row) {
                return false;
            }
            let is_along = right - left >= bottom - top;
            let inside =
                (left..=right.min(self.n_columns.saturating_sub(1))).filter(|column| !self.is_empty(row, *column));
            let (n_inside, n_filled) = (inside.count(), self.n_filled(row));
            (is_along && n_inside * 2 > n_filled) || (n_inside == n_filled && n_filled > 0)
        };
        self.corrections.iter().rev().find(covers).map(|one| one.role)
    }

    /// Returns the role painted over a column: by a stroke along it that covers most of what stands in it.
    pub(super) fn painted_column(&self, column: u32) -> Option<CellRole> {
        let covers = |one: &&Correction| {
            let Rect { top, left, bottom, right } = one.area;
            if !(left..=right).contains(&column) || bottom - top <= right - left {
                return false;
            }
            let filled = || (0..self.n_rows).filter(|row| !self.is_empty(*row, column));
            filled().filter(|row| (top..=bottom).contains(row)).count() * 2 > filled().count()
        };
        self.corrections.iter().rev().find(covers).map(|one| one.role)
    }
}

/// So many numbers that could be read either way, and none that could not, are no chance.
const N_OPEN: u32 = 5;

/// Returns whether a number can be a year of a time series.
pub(super) fn is_year(number: f64) -> bool {
    number.fract() == 0.0 && (1800.0..=2100.0).contains(&number)
}

/// Years of the Persian and the Islamic calendar, of the Buddhist era, of the past before censuses and of projections.
const OTHER_YEARS: std::ops::RangeInclusive<f64> = 1300.0..=2700.0;

/// Rows among which a header of such years is looked for.
const N_HEAD: u32 = 40;

/// Returns whether numbers are years of any calendar, one after the other at even distances.
pub(super) fn are_even_years(numbers: &[f64]) -> bool {
    let step = numbers.get(1).zip(numbers.first()).map_or(0.0, |(next, first)| next - first);
    numbers.iter().all(|number| number.fract() == 0.0 && OTHER_YEARS.contains(number))
        && (step == 1.0 || (step > 0.0 && numbers.len() > 2))
        && numbers.windows(2).all(|pair| pair[1] - pair[0] == step)
}

/// Returns the first and the last of years that are none of [`is_year`]: in a row that holds nothing else but names, over
/// figures, or each alone in a row.
fn other_years(view: &View<'_>) -> Option<(f64, f64)> {
    let ends = |years: &[f64]| Some((*years.first()?, *years.last()?));
    let are_others = |years: &[f64]| are_even_years(years) && !years.iter().all(|year| is_year(*year));
    let numbers = |row: u32| view.columns().filter_map(|column| view.number(row, column)).collect::<Vec<f64>>();
    let has_only_names = |row: &u32| {
        view.columns().all(|column| matches!(view.look(*row, column), Look::Number(_) | Look::Text | Look::Empty))
    };
    let is_over_figures = |row: u32, years: &[f64]| {
        let below = (row + 1..view.n_rows).map(numbers).find(|below| !below.is_empty());
        below.is_some_and(|below| {
            let is_like = |number: &&f64| number.fract() == 0.0 && OTHER_YEARS.contains(*number);
            below.len() * 2 > years.len() && below.iter().filter(is_like).count() * 2 <= below.len()
        })
    };
    let header = (0..view.n_rows.min(N_HEAD)).filter(has_only_names).find_map(|row| {
        let years = numbers(row);
        let is_header = years.len() > 1 && are_others(&years) && is_over_figures(row, &years);
        if is_header { ends(&years) } else { None }
    });
    let alone = || {
        let lonely = (0..view.n_rows).filter(|row| view.n_filled(*row) == 1).flat_map(numbers);
        let lonely: Vec<f64> = lonely.collect();
        if lonely.len() > 1 && are_others(&lonely) { ends(&lonely) } else { None }
    };
    header.or_else(alone)
}

/// Returns the mark between units and tenths of numbers written as text, where the sheet shows it.
pub(super) fn decimal_mark(sheet: &RawSheet) -> Option<char> {
    // A workbook that counts tenths with points would hold numbers, no texts; a text file holds texts only.
    let is_workbook = sheet.n_bytes_body == 0;
    let (mut n_comma, mut n_point) = (0_u32, 0_u32);
    let (mut n_open, mut n_below_one) = (0_u32, 0_u32);
    for row in 0..sheet.n_rows.min(2_000) {
        for text in sheet.row(row).iter().filter_map(Cell::text).map(|text| value::without_note(text).unwrap_or(text)) {
            let with = |mark: char| value::number(text, Some(mark)).is_some();
            match (text.contains(',') && with(','), text.contains('.') && with('.')) {
                (true, false) if !with('.') => n_comma += 1,
                (false, true) if !with(',') => n_point += 1,
                (true, false) => n_open += 1,
                _ => {}
            }
            // Commas that part lakhs part no tenths, nor does one of several: `8,248,059`.
            let has_groups = || text.matches(',').count() > 1 && !text.contains('.') && with('.') && !with(',');
            n_point += u32::from(value::is_in_lakhs(text.trim()) || has_groups());
            n_below_one += u32::from(text.trim_start().starts_with("0,"));
        }
    }
    match n_comma.cmp(&n_point) {
        std::cmp::Ordering::Greater => Some(','),
        std::cmp::Ordering::Less => Some('.'),
        // Three digits behind every comma, and never a nought before it: the comma parts thousands. Reading says so.
        std::cmp::Ordering::Equal if n_comma == 0 && n_open >= N_OPEN && n_below_one == 0 => Some('.'),
        std::cmp::Ordering::Equal
            if n_comma == 0 && n_open > 0 && thousands::have_commas((0..sheet.n_rows).map(|row| sheet.row(row))) =>
        {
            Some('.')
        }
        std::cmp::Ordering::Equal if n_open == 0 => {
            thousands::have_points((0..sheet.n_rows).map(|row| sheet.row(row)), is_workbook).then_some(',')
        }
        std::cmp::Ordering::Equal => None,
    }
}

/// Returns whether a text is of digits alone, with noughts before others: `01001`.
pub(super) fn is_padded(text: &str) -> bool {
    text.len() > 1
        && text.starts_with('0')
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.bytes().any(|byte| byte != b'0')
}

fn look(cell: &Cell, way: Way<'_>) -> Look {
    match cell {
        Cell::Empty => Look::Empty,
        Cell::Number(number) if way.is_mark(*number) => Look::Mark,
        Cell::Number(number) => Look::Number(*number),
        Cell::Bool(_) | Cell::Date(_) | Cell::Error(_) => Look::Other,
        // A figure has no noughts before it, nor a sign before so many digits: a code.
        Cell::Text(text) if is_padded(text.trim()) || codes::is_long_code(text.trim()) => Look::Text,
        Cell::Text(text) => match way.parse(text) {
            Parsed::Empty => Look::Empty,
            Parsed::Number { value, .. } => Look::Number(value),
            Parsed::Missing { .. } => Look::Mark,
            // A figure whichever of its marks part what: it names nothing.
            Parsed::Text if value::is_open(text.trim()) => {
                value::number(text.trim(), Some(',')).map_or(Look::Text, Look::Number)
            }
            // So does one with its minus behind it.
            Parsed::Text => {
                let figure =
                    text.trim().strip_suffix('-').filter(|rest| rest.ends_with(|last: char| last.is_ascii_digit()));
                figure
                    .and_then(|figure| value::number(figure, way.mark.or(Some('.'))))
                    .map_or(Look::Text, |number| Look::Number(-number))
            }
        },
    }
}
