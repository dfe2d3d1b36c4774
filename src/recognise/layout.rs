//! Where the body of a table is: its rows, its value columns, its labels, its header band.

use super::CellRole;
use super::view::{Look, View, is_year};
use super::words;

/// The parts of a table found in a sheet, before it is called crossed or a record list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layout {
    /// First and last header row; `None` for a table without one.
    pub header: Option<(u32, u32)>,
    pub first: u32,
    pub last: u32,
    pub keys: Vec<u32>,
    pub values: Vec<u32>,
    /// Keys whose labels are given once and meant downwards.
    pub filled_down: Vec<u32>,
    /// Rows inside the body that only name the rows below.
    pub sections: Vec<u32>,
    /// A row of HXL tags under the header.
    pub tag_row: Option<u32>,
}

/// Finds the body and what stands around it; `None` where the sheet holds no table.
pub(super) fn find(view: &View<'_>) -> Option<Layout> {
    let first_guess = numeric_columns(view);
    let mut layout = if first_guess.is_empty() { text_body(view)? } else { numeric_body(view, &first_guess)? };
    take_out_tags(view, &mut layout);
    // Tags alone are no table.
    if layout.first > layout.last {
        return None;
    }
    layout.last = end_of_body(view, &layout);
    layout.sections = sections(view, &layout);
    layout.filled_down = filled_down(view, &layout);
    Some(layout)
}

/// Returns the layout of a list whose format tells it: names in the first row, records below.
pub(super) fn list(view: &View<'_>) -> Option<Layout> {
    let last = view.n_rows.checked_sub(1).filter(|last| *last > 0)?;
    let keys = (0..view.n_columns).collect();
    let (values, filled_down, sections) = (Vec::new(), Vec::new(), Vec::new());
    Some(Layout { header: Some((0, 0)), first: 1, last, keys, values, filled_down, sections, tag_row: None })
}

/// Returns the columns that hold mostly numbers below their first number.
fn numeric_columns(view: &View<'_>) -> Vec<u32> {
    (0..view.n_columns)
        .filter(|column| match view.painted_column(*column) {
            Some(CellRole::Value | CellRole::Total) => true,
            Some(_) => false,
            None => {
                let (mut n_numbers, mut n_others) = (0, 0);
                for row in 0..view.n_rows {
                    match view.look(row, *column) {
                        Look::Number(number) if !(is_year(number) && n_numbers == 0) => n_numbers += 1,
                        Look::Text | Look::Other if n_numbers > 0 => n_others += 1,
                        _ => {}
                    }
                }
                n_numbers >= 1 && n_numbers >= n_others
            }
        })
        .collect()
}

fn numeric_body(view: &View<'_>, numeric: &[u32]) -> Option<Layout> {
    let counts: Vec<usize> = (0..view.n_rows)
        .map(|row| numeric.iter().filter(|column| view.number(row, **column).is_some()).count())
        .collect();
    let mut filled: Vec<usize> = counts.iter().copied().filter(|count| *count > 0).collect();
    filled.sort_unstable();
    let typical = filled.get(filled.len() / 2).copied()?;
    let is_data = |row: u32| {
        let painted = view.painted_row(row);
        match painted {
            Some(CellRole::Value | CellRole::Total) => true,
            Some(_) => false,
            None => {
                let count = counts.get(row as usize).copied().unwrap_or_default();
                count > 0 && !is_header_of_years(view, row, numeric)
            }
        }
    };
    // A row with few figures begins the body only where fuller ones follow at once.
    let leads = |row: u32| {
        is_data(row) && (row..row + 4).any(|near| counts.get(near as usize).is_some_and(|count| *count * 2 >= typical))
    };
    let first = (0..view.n_rows).find(|row| leads(*row))?;
    let last = (first..view.n_rows).rev().find(|row| is_data(*row))?;
    let (keys, values) = split_columns(view, numeric, first, last);
    if values.is_empty() {
        return None;
    }
    let first = first - leading_rows(view, (first, last), &keys, &values);
    let last = last + trailing_rows(view, last, &keys);
    let header = header_band(view, first, &values);
    let (keys, values) = move_leading_codes(view, header, keys, values);
    Some(Layout { header, first, last, keys, values, filled_down: Vec::new(), sections: Vec::new(), tag_row: None })
}

/// Returns how many rows right above the first figures belong to the body: they name what follows, as rows further down do,
/// or have labels whose columns the header names and no figure yet.
fn leading_rows(view: &View<'_>, (first, last): (u32, u32), keys: &[u32], values: &[u32]) -> u32 {
    // The labels of a row that holds nothing else.
    let labels = |row: u32| {
        let filled: Vec<u32> = (0..view.n_columns).filter(|column| !view.is_empty(row, *column)).collect();
        let has_text = filled.iter().any(|column| view.look(row, *column) == Look::Text);
        (has_text && filled.iter().all(|column| keys.contains(column))).then_some(filled)
    };
    let belongs = |row: u32| {
        let Some(filled) = labels(row).filter(|_| view.painted_row(row).is_none()) else { return false };
        let header = (row.saturating_sub(2)..row).rev().find(|above| view.n_filled(*above) > 0);
        let are_named = header.is_some_and(|header| {
            let is_named =
                |column: &u32| (header.saturating_sub(2)..=header).any(|above| view.look(above, *column) == Look::Text);
            values.iter().any(|value| !view.is_empty(header, *value)) && filled.iter().all(is_named)
        });
        let has_likes = || filled.len() == 1 && (first..=last).any(|below| labels(below).as_ref() == Some(&filled));
        are_named || (has_likes() && filled.iter().all(|column| !words::is_note(&view.text(row, *column))))
    };
    let rows = (0..first).rev().take(3).take_while(|row| belongs(*row));
    u32::try_from(rows.count()).unwrap_or_default()
}

/// Returns how many rows right below the last figures belong to the body: they fill the same labels, two at least, and their
/// figures are missing.
fn trailing_rows(view: &View<'_>, last: u32, keys: &[u32]) -> u32 {
    let filled = |row: u32| (0..view.n_columns).filter(|column| !view.is_empty(row, *column)).collect::<Vec<u32>>();
    let labels: Vec<u32> = keys.iter().copied().filter(|column| !view.is_empty(last, *column)).collect();
    let belongs = |row: &u32| {
        let is_said = |column: &u32| words::is_note(&view.text(*row, *column));
        let mut labels = labels.clone();
        labels.sort_unstable();
        labels.len() > 1 && view.painted_row(*row).is_none() && filled(*row) == labels && !labels.iter().any(is_said)
    };
    u32::try_from((last + 1..view.n_rows).take_while(belongs).count()).unwrap_or_default()
}

/// Returns whether a row carries the years of a time series above the figures.
fn is_header_of_years(view: &View<'_>, row: u32, numeric: &[u32]) -> bool {
    let years: Vec<f64> = numeric.iter().filter_map(|column| view.number(row, *column)).collect();
    if years.is_empty() || !years.iter().all(|year| is_year(*year)) {
        return false;
    }
    // The same looks below would make it data: a column of years.
    let below: Vec<f64> = (row + 1..(row + 4).min(view.n_rows))
        .flat_map(|row| numeric.iter().filter_map(move |column| view.number(row, *column)))
        .collect();
    let ascends = years.windows(2).filter(|pair| pair[1] > pair[0]).count() * 2 >= years.len().saturating_sub(1);
    ascends && below.iter().filter(|number| !is_year(**number)).count() * 2 > below.len()
}

/// Tells labels from values: what stands left of the last dense text column is a label, numbers or not.
fn split_columns(view: &View<'_>, numeric: &[u32], first: u32, last: u32) -> (Vec<u32>, Vec<u32>) {
    let height = f64::from(last - first + 1);
    let share = |column: u32, wanted: fn(Look) -> bool| {
        let n = (first..=last).filter(|row| wanted(view.look(*row, column))).count();
        u32::try_from(n).map_or(0.0, f64::from) / height
    };
    let is_label = |column: u32| {
        matches!(view.painted_column(column), Some(CellRole::Label | CellRole::Section | CellRole::Header))
    };
    let is_outside = |column: u32| matches!(view.painted_column(column), Some(CellRole::Outside | CellRole::Note));
    let dense_texts: Vec<u32> = (0..view.n_columns)
        .filter(|column| !numeric.contains(column) && !is_outside(*column))
        .filter(|column| is_label(*column) || share(*column, |look| matches!(look, Look::Text | Look::Other)) >= 0.5)
        .collect();
    let sparse_lead =
        (0..view.n_columns).find(|column| !numeric.contains(column) && share(*column, |look| look == Look::Text) > 0.0);
    let last_text = dense_texts.iter().copied().chain(sparse_lead).max();
    let border = match last_text {
        Some(text) if numeric.iter().any(|column| *column > text) => text + 1,
        // Texts to the right of all numbers: remarks, or a record list; the numbers stay values.
        Some(text) if dense_texts.iter().all(|dense| *dense == text) => 0,
        Some(_) | None => 0,
    };
    let mut values: Vec<u32> =
        numeric.iter().copied().filter(|column| *column >= border && !is_label(*column)).collect();
    let mut keys: Vec<u32> = (0..view.n_columns)
        .filter(|column| !values.contains(column) && !is_outside(*column))
        .filter(|column| (first..=last).any(|row| !view.is_empty(row, *column)))
        .filter(|column| *column < border || dense_texts.contains(column))
        .collect();
    if keys.is_empty() && values.len() > 1 {
        keys.push(values.remove(0));
    }
    (keys, values)
}

/// Moves numeric columns that lead the values but are named otherwise (a code beside the years) to the labels.
fn move_leading_codes(
    view: &View<'_>,
    header: Option<(u32, u32)>,
    mut keys: Vec<u32>,
    values: Vec<u32>,
) -> (Vec<u32>, Vec<u32>) {
    let Some((top, bottom)) = header else { return (keys, values) };
    let has_year = |column: &u32| view.number(bottom, *column).is_some_and(is_year);
    let has_own_name = |column: &u32| !view.is_empty(bottom, *column);
    let most =
        |test: &dyn Fn(&u32) -> bool| values.iter().filter(|column| test(column)).count() * 10 >= values.len() * 6;
    let is_value: &dyn Fn(&u32) -> bool = if most(&has_year) {
        &has_year
    } else if top < bottom && most(&has_own_name) {
        &has_own_name
    } else {
        &|_| true
    };
    let is_code = |column: &u32| (top..=bottom).any(|row| words::is_code_name(&view.text(row, *column)));
    let n_leading = values.iter().take_while(|column| !is_value(column) || is_code(column)).count();
    let (leading, rest) = values.split_at(n_leading);
    keys.extend_from_slice(leading);
    keys.sort_unstable();
    (keys, rest.to_vec())
}

/// Returns the rows above the body that name its columns.
fn header_band(view: &View<'_>, first: u32, values: &[u32]) -> Option<(u32, u32)> {
    let left = *values.first()?;
    let painted = |row: u32| view.painted_row(row);
    let is_header = |row: u32| match painted(row) {
        Some(CellRole::Header) => true,
        Some(_) => false,
        None => {
            let over_values = values.iter().filter(|column| !view.is_empty(row, **column)).count()
                + usize::from(view.sheet.merges.iter().any(|merge| {
                    merge.top == row && merge.left >= left.max(1) && view.columns().contains(&merge.left)
                }));
            let n_filled = view.n_filled(row);
            let single = n_filled == 1;
            // "Table 12" with its title in the next cell names no column.
            let first_text = (0..view.n_columns).find(|column| !view.is_empty(row, *column));
            if first_text.is_some_and(|column| words::is_table_number(&view.text(row, column))) {
                return false;
            }
            // A lonely text over the first column is a title, over the values a level; a lonely unit is neither.
            over_values > 0 && !(single && is_lonely_unit(view, row)) && !(single && left == 0 && row + 1 != first)
        }
    };
    let mut bottom = first;
    // One or two blank rows may stand between the header and the figures.
    while bottom > 0 && first - bottom < 2 && view.n_filled(bottom - 1) == 0 {
        bottom -= 1;
    }
    // A row that names only the labels may stand between the levels and the figures.
    let names_labels =
        |row: u32| row > 0 && is_header(row - 1) && values.iter().all(|column| view.is_empty(row, *column));
    let lowest = bottom.checked_sub(1)?;
    let mut end = lowest;
    if !is_header(end) && names_labels(end) && view.n_filled(end) > 0 {
        end -= 1;
    }
    if !is_header(end) {
        return None;
    }
    let mut start = end;
    while start > 0 && is_header(start - 1) && !is_title_row(view, start - 1, left) {
        start -= 1;
    }
    Some((start, lowest))
}

/// Returns whether a row is one text that runs over the whole table.
fn is_title_row(view: &View<'_>, row: u32, first_value: u32) -> bool {
    let filled: Vec<u32> = (0..view.n_columns).filter(|column| !view.is_empty(row, *column)).collect();
    match filled.as_slice() {
        [only] => *only < first_value || view.sheet.merge_at(row, *only).is_some_and(|merge| merge.left < first_value),
        _ => false,
    }
}

fn is_lonely_unit(view: &View<'_>, row: u32) -> bool {
    (0..view.n_columns).any(|column| !view.is_empty(row, column) && words::is_unit(&view.text(row, column)))
}

/// Finds a table of texts: the widest rows that look alike, under a row of distinct names.
fn text_body(view: &View<'_>) -> Option<Layout> {
    let widths: Vec<usize> = (0..view.n_rows).map(|row| view.n_filled(row)).collect();
    let widest = widths.iter().copied().max().filter(|width| *width >= 2)?;
    let is_full = |row: u32| widths.get(row as usize).is_some_and(|width| *width * 10 >= widest * 6);
    let header = (0..view.n_rows).find(|row| is_full(*row))?;
    let first = (header + 1..view.n_rows).find(|row| view.n_filled(*row) > 0)?;
    let last = (first..view.n_rows).rev().find(|row| view.n_filled(*row) >= 2)?;
    let keys = (0..view.n_columns).filter(|column| (header..=last).any(|row| !view.is_empty(row, *column))).collect();
    let (filled_down, sections) = (Vec::new(), Vec::new());
    Some(Layout {
        header: Some((header, header)),
        first,
        last,
        keys,
        values: Vec::new(),
        filled_down,
        sections,
        tag_row: None,
    })
}

/// Takes a row of HXL tags out of the header band or the body.
fn take_out_tags(view: &View<'_>, layout: &mut Layout) {
    layout.tag_row =
        (layout.first.saturating_sub(2)..=layout.last.min(layout.first + 1)).find(|row| is_tag_row(view, *row));
    let Some(tag_row) = layout.tag_row else { return };
    if tag_row >= layout.first {
        layout.first = tag_row + 1;
    } else if let Some((top, _)) = layout.header {
        layout.header = (top < tag_row).then(|| (top, tag_row - 1));
    }
}

fn is_tag_row(view: &View<'_>, row: u32) -> bool {
    let mut texts = (0..view.n_columns)
        .filter(|column| !view.is_empty(row, *column))
        .map(|column| view.text(row, column))
        .peekable();
    texts.peek().is_some() && texts.all(|text| text.starts_with('#'))
}

/// Cuts off notes that hold a stray number: the body ends before a blank row that only notes follow.
fn end_of_body(view: &View<'_>, layout: &Layout) -> u32 {
    let mut end = layout.last;
    for row in layout.first + 1..=layout.last {
        if matches!(view.painted_row(row), Some(CellRole::Note)) {
            return row - 1;
        }
    }
    let n_columns = layout.keys.len() + layout.values.len();
    let is_slim = |row: u32| {
        let first_text =
            (0..view.n_columns).find(|column| !view.is_empty(row, *column)).map(|column| view.text(row, column));
        view.n_filled(row) * 3 < n_columns && first_text.is_some_and(|text| words::is_note(&text))
    };
    for row in (layout.first + 1..=layout.last).rev() {
        if is_slim(row) {
            end = row - 1;
        }
    }
    while end > layout.first && view.n_filled(end) == 0 {
        end -= 1;
    }
    end
}

/// Returns rows of the body that have a label and no figure: they name what follows.
///
/// Sections divide the whole body: where its first row, totals aside, is none, a row without figures is one whose figures are
/// missing.
fn sections(view: &View<'_>, layout: &Layout) -> Vec<u32> {
    if layout.values.is_empty() {
        return Vec::new();
    }
    let is_lonely = |row: u32| {
        let mut labels = layout.keys.iter().map(|column| view.look(row, *column)).filter(|look| *look != Look::Empty);
        labels.next() == Some(Look::Text) && labels.next().is_none()
    };
    let has_no_figure = |row: u32| layout.values.iter().all(|column| view.is_empty(row, *column));
    let is_total = |row: u32| layout.keys.iter().any(|column| words::is_total(&view.text(row, *column)));
    let rows = (layout.first..=layout.last).filter(|row| view.n_filled(*row) > 0);
    let begins = rows.clone().find(|row| has_no_figure(*row) || !is_total(*row));
    let divide = begins.is_some_and(|row| is_lonely(row) && has_no_figure(row));
    rows.filter(|row| match view.painted_row(*row) {
        Some(CellRole::Section) => true,
        Some(_) => false,
        None => divide && is_lonely(*row) && has_no_figure(*row),
    })
    .collect()
}

/// Returns the leading label columns whose text is given once and meant downwards.
fn filled_down(view: &View<'_>, layout: &Layout) -> Vec<u32> {
    let mut found = Vec::new();
    if layout.keys.len() < 2 || layout.values.is_empty() {
        return found;
    }
    let rows: Vec<u32> =
        (layout.first..=layout.last).filter(|row| !layout.sections.contains(row) && view.n_filled(*row) > 0).collect();
    for column in &layout.keys[..layout.keys.len() - 1] {
        let n_blank = rows.iter().filter(|row| view.is_empty(**row, *column)).count();
        let starts = rows.first().is_some_and(|row| !view.is_empty(*row, *column));
        let is_merged = view
            .sheet
            .merges
            .iter()
            .any(|merge| merge.left == *column && merge.top >= layout.first && merge.bottom > merge.top);
        if !starts || (n_blank * 10 < rows.len() * 3 && !is_merged) {
            break;
        }
        found.push(*column);
    }
    found
}
