//! Where the body of a table is: its rows, its value columns, its labels, its header band.

use std::collections::BTreeSet;

use super::view::{Look, View, is_year};
use super::{CellRole, columns, edges, header, kind, sections, words};

/// The parts of a table found in a sheet, before it is called crossed or a record list.
#[derive(Clone, Debug, Default, PartialEq)]
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
    /// How many kinds of sections stand below each: a country over its sexes has one.
    pub section_depths: Vec<u8>,
    /// Rows of a list that are totals of records, and none themselves.
    pub totals_out: Vec<u32>,
    /// Columns of figures, each with the column of marks beside it that say how good they are.
    pub flags: Vec<(u32, u32)>,
    /// Columns of texts behind the figures of a crossed table, with names of their own: what is said of some rows.
    pub remarks: Vec<u32>,
    /// A row of HXL tags under the header.
    pub tag_row: Option<u32>,
}

/// Finds the body and what stands around it; `None` where the sheet holds no table.
pub(super) fn find(view: &View<'_>) -> Option<Layout> {
    let first_guess = columns::numeric_columns(view);
    let mut layout = if first_guess.is_empty() { text_body(view)? } else { numeric_body(view, &first_guess)? };
    take_out_tags(view, &mut layout);
    // Tags alone are no table.
    if layout.first > layout.last {
        return None;
    }
    layout.last = end_of_body(view, &layout);
    take_in_corner(view, &mut layout);
    take_out_asides(view, &mut layout);
    layout.sections = sections::sections(view, &layout);
    layout.section_depths = sections::depths(view, &layout);
    layout.flags = columns::flags(view, &layout);
    layout.remarks = columns::remarks(view, &layout);
    layout.filled_down = sections::filled_down(view, &layout);
    Some(layout)
}

/// Rows among which a row that numbers the columns is looked for.
const N_HEAD: u32 = 40;

/// Rows over such a row in which the names stand.
const MOST_LEVELS: u32 = 5;

/// Returns the row that numbers the columns under their names, as Russian and French tables do: `А`, `1`, `2`, `3`.
pub(super) fn numbering(view: &View<'_>) -> Option<u32> {
    let is_numbering = |row: &u32| {
        let filled: Vec<u32> = (0..view.n_columns).filter(|column| !view.is_empty(*row, *column)).collect();
        // In brackets, too, which else make a number negative.
        let numbers: Vec<f64> = filled.iter().filter_map(|column| view.number(*row, *column)).map(f64::abs).collect();
        let is_one =
            |column: &u32| view.number(*row, *column).is_some() || view.text(*row, *column).chars().count() == 1;
        let next = || (*row + 1..view.n_rows).find(|below| view.n_filled(*below) > 1);
        let above = || (0..*row).rev().find(|above| view.n_filled(*above) > 0);
        let is_text = |row: u32| (0..view.n_columns).any(|column| view.look(row, column) == Look::Text);
        // Names of their own are numbered, not what one name spans.
        let has_name = |column: &&u32| {
            (row.saturating_sub(MOST_LEVELS)..*row).any(|above| {
                !view.is_empty(above, **column)
                    && view.sheet.merge_at(above, **column).is_none_or(|merge| merge.left == merge.right)
            })
        };
        let has_figures =
            |row: u32| (0..view.n_columns).any(|column| view.number(row, column).is_some_and(|it| !view.is_year(it)));
        numbers.len() > 2
            && numbers.first().is_some_and(|first| (1.0..=4.0).contains(first))
            && numbers.windows(2).all(|pair| pair[1] - pair[0] == 1.0)
            && filled.iter().all(is_one)
            && filled.iter().filter(has_name).count() * 2 > filled.len()
            && above().is_some_and(|above| !has_figures(above) && (is_text(above) || numbers.len() == filled.len()))
            && next().is_some_and(|below| view.n_filled(below) <= filled.len() + 1 && is_text(below))
    };
    (1..view.n_rows.min(N_HEAD)).find(is_numbering)
}

/// Takes out of the labels what stands behind all figures and is none: remarks on some rows of a table over years or sexes, and
/// notes behind an empty column.
fn take_out_asides(view: &View<'_>, layout: &mut Layout) {
    let (Some(first), Some(last)) = (layout.values.first().copied(), layout.values.last().copied()) else { return };
    if !layout.keys.iter().any(|key| *key < first) {
        return;
    }
    let levels = layout.header.map(|band| header::levels(view.sheet, band, &layout.values)).unwrap_or_default();
    let over_series = levels.iter().any(|level| level.len() > 1 && kind::is_series(level));
    let top = layout.header.map_or(layout.first, |(top, _)| top);
    let rows: Vec<u32> = (layout.first..=layout.last).filter(|row| view.n_filled(*row) > 1).collect();
    let n_filled = |column: u32| rows.iter().filter(|row| !view.is_empty(**row, column)).count();
    let is_free = |column: u32| column > last && view.painted_column(column).is_none();
    // A year whose figures have words beside them is a year all the same, and no remark.
    let is_year = |column: u32| {
        let name = layout.header.map(|(_, bottom)| view.text(bottom, column)).unwrap_or_default();
        let is_figure = |row: &&u32| view.text(**row, column).starts_with(|letter: char| letter.is_ascii_digit());
        header::is_series(&[name.clone(), name]) && rows.iter().filter(is_figure).count() * 2 > n_filled(column)
    };
    let (years, keys): (Vec<u32>, Vec<u32>) =
        layout.keys.iter().partition(|key| over_series && is_free(**key) && is_year(**key));
    layout.keys = keys;
    layout.values.extend(years);
    layout.values.sort_unstable();
    if kind::mirrors_labels(view, layout) {
        return;
    }
    let is_blank = |column: u32| (top..=layout.last).all(|row| view.is_empty(row, column));
    let is_aside = |column: u32| {
        let is_named = layout.header.is_some_and(|(_, bottom)| view.has_word(bottom, column));
        (last + 1..column).any(is_blank) && (!is_named || n_filled(column) * 10 < rows.len() * 9)
    };
    layout.keys.retain(|column| !is_free(*column) || !(over_series || is_aside(*column)));
}

/// Takes into the header a first row that only names the labels, where the corner above it names the columns: "TIME" over
/// "GEO".
fn take_in_corner(view: &View<'_>, layout: &mut Layout) {
    let Some((top, bottom)) = layout.header else { return };
    let is_corner = |column: &u32| {
        let names_time = (top..=bottom).any(|row| words::is_time(&view.text(row, *column)));
        let is_lonely = |row: u32| view.look(row, *column) == Look::Text && view.n_filled(row) == 1;
        // With others like it further down it heads figures: "Année 2021", "Année 2022"; below another, what follows.
        names_time && is_lonely(layout.first) && !is_lonely(bottom) && !(layout.first + 1..=layout.last).any(is_lonely)
    };
    if layout.keys.iter().any(is_corner) && layout.first < layout.last {
        layout.header = Some((top, layout.first));
        layout.first += 1;
    }
}

/// Returns the layout of a list whose format tells it: names in the first row, records below.
pub(super) fn list(view: &View<'_>) -> Option<Layout> {
    let last = view.n_rows.checked_sub(1).filter(|last| *last > 0)?;
    let keys = (0..view.n_columns).collect();
    Some(Layout { header: Some((0, 0)), first: 1, last, keys, ..Layout::default() })
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
                count > 0
                    && !is_header_of_years(view, row, numeric)
                    && !view.is_lonely_year(row)
                    && !are_short_names(view, row)
            }
        }
    };
    // A row with few figures begins the body only where fuller ones follow at once.
    let leads = |row: u32| {
        is_data(row) && (row..row + 4).any(|near| counts.get(near as usize).is_some_and(|count| *count * 2 >= typical))
    };
    let first = (0..view.n_rows).find(|row| leads(*row))?;
    let last = (first..view.n_rows).rev().find(|row| is_data(*row))?;
    let (keys, values) = columns::split_columns(view, numeric, first, last);
    if values.is_empty() {
        return None;
    }
    let n_names = edges::numbered_names(view, (first, last), &keys, &values);
    let first = first + n_names;
    let first = first - if n_names > 0 { 0 } else { edges::sparse_rows(view, first, &keys, &values) };
    let first = first + edges::unlabelled_rows(view, (first, last), &keys, &values);
    let first = first - edges::leading_rows(view, (first, last), &keys, &values);
    let last = last + edges::trailing_rows(view, last, &keys, &values);
    let header = header_band(view, first, &values);
    let (keys, values) = columns::move_leading_codes(view, header, keys, values);
    Some(Layout { header, first, last, keys, values, ..Layout::default() })
}

/// Returns whether the first row of all holds names as short as marks, `x, p1, wna`: all of letters, each another, and
/// without one of them below.
fn are_short_names(view: &View<'_>, row: u32) -> bool {
    let filled: Vec<u32> = (0..view.n_columns).filter(|column| !view.is_empty(row, *column)).collect();
    let names: BTreeSet<String> = filled.iter().map(|column| view.text(row, *column)).collect();
    let begins = |name: &String| name.starts_with(char::is_alphabetic);
    let returns = |column: &u32| {
        let name = view.text(row, *column);
        (row + 1..view.n_rows).take(N_LOOKED_AT as usize).any(|below| view.text(below, *column) == name)
    };
    filled.len() > 1
        && names.len() == filled.len()
        && names.iter().all(begins)
        && (0..row).all(|above| view.n_filled(above) == 0)
        && !filled.iter().any(returns)
}

/// Rows below years in which their figures are looked for.
const N_LOOKED_AT: u32 = 10;
/// Rows of figures that years are held against.
const N_COMPARED: usize = 3;

/// Returns whether a row carries the years or months of a time series above the figures.
pub(super) fn is_header_of_years(view: &View<'_>, row: u32, numeric: &[u32]) -> bool {
    let times: Vec<f64> = numeric.iter().filter_map(|column| time_of(view, row, *column)).collect();
    let are_months = times.len() > 2 && times.iter().all(|time| is_year_and_month(*time));
    if times.is_empty() || !(are_months || times.iter().all(|year| view.is_year(*year))) {
        return false;
    }
    // The same looks below would make it data: a column of years.
    let figures = |row: u32| numeric.iter().filter_map(|column| view.number(row, *column)).collect::<Vec<f64>>();
    let rows = (row + 1..view.n_rows.min(row + 1 + N_LOOKED_AT)).map(figures).filter(|figures| !figures.is_empty());
    let below: Vec<f64> = rows.take(N_COMPARED).flatten().collect();
    let n_up = times.windows(2).filter(|pair| pair[1] > pair[0]).count();
    let goes_down = |times: &[f64]| times.windows(2).all(|pair| pair[1] < pair[0]);
    // Under each of several names the same years, the newest first.
    let returns = |n: &usize| {
        times.len().is_multiple_of(*n)
            && goes_down(&times[..*n])
            && times.iter().zip(times.iter().skip(*n)).all(|(one, next)| one == next)
    };
    let goes_on = n_up * 2 >= times.len() - 1 || goes_down(&times) || (2..=times.len() / 2).any(|n| returns(&n));
    // Years alone, without a label, are of the columns, even where all are the same.
    let are_alone = times.len() > 1 && !view.has_words(row);
    let is_time = |number: f64| view.is_year(number) || (are_months && is_year_and_month(number));
    // Years in any order over all figures, beside nothing but a name of the rows.
    let has_time = |column: &u32| time_of(view, row, *column).is_some();
    let has_figures = |column: &&u32| {
        (row + 1..view.n_rows.min(row + 1 + N_LOOKED_AT)).any(|below| view.number(below, **column).is_some())
    };
    let are_many = || {
        let mut others = (0..view.n_columns).filter(|column| !has_time(column) && !view.is_empty(row, *column));
        times.len() > MANY
            && numeric.iter().filter(has_figures).all(has_time)
            && others.all(|column| words::is_corner(&view.text(row, column)))
    };
    (goes_on || are_alone || are_many()) && below.iter().filter(|number| !is_time(**number)).count() * 2 > below.len()
}

/// More years in one row are no chance.
const MANY: usize = 3;

/// Returns the year in a cell, of several years the first: `2007–12`; whatever says behind it how good its figures are: `2022 Po`.
fn time_of(view: &View<'_>, row: u32, column: u32) -> Option<f64> {
    let of_years = || {
        let text = view.text(row, column);
        let (first, last) = text.split_once(['–', '-', '/'])?;
        let is_year =
            |text: &str| matches!(text.trim().len(), 2 | 4) && text.trim().bytes().all(|byte| byte.is_ascii_digit());
        (is_year(first) && is_year(last)).then(|| first.trim().parse().ok()).flatten()
    };
    let of_marked = || {
        let text = view.text(row, column);
        let (year, mark) = text.split_at_checked(4)?;
        let is_mark = mark.chars().count() <= LONGEST_MARK && !mark.contains(|letter: char| letter.is_ascii_digit());
        (is_mark && year.bytes().all(|byte| byte.is_ascii_digit())).then(|| year.parse().ok()).flatten()
    };
    view.number(row, column).or_else(of_years).or_else(of_marked)
}

/// Letters behind a year that say how good its figures are, with the space or the brackets before them.
const LONGEST_MARK: usize = 4;

/// Returns whether a number can be a year and a month: `202403`.
fn is_year_and_month(number: f64) -> bool {
    number.fract() == 0.0 && is_year((number / 100.0).floor()) && (1.0..=12.0).contains(&(number % 100.0))
}

/// Returns the rows above the body that name its columns.
fn header_band(view: &View<'_>, first: u32, values: &[u32]) -> Option<(u32, u32)> {
    let left = *values.first()?;
    let painted = |row: u32| view.painted_row(row);
    let is_header = |row: u32| match painted(row) {
        Some(CellRole::Header) => true,
        Some(_) => false,
        None => {
            // A name that is merged over several rows stands in each.
            let is_covered = |column: u32| {
                view.sheet.merge_at(row, column).is_some_and(|merge| merge.top < row && merge.left < merge.right)
            };
            let is_named = |column: &&u32| !view.is_empty(row, **column) || is_covered(**column);
            let over_values = values.iter().filter(is_named).count()
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
    // One or two blank rows may stand between the header and the figures, and what a person painted as no names.
    let is_painted_out =
        |row: u32| matches!(painted(row), Some(CellRole::Unit | CellRole::Outside | CellRole::Note | CellRole::Title));
    let mut n_blank = 0;
    while bottom > 0 && (is_painted_out(bottom - 1) || (n_blank < 2 && view.n_filled(bottom - 1) == 0)) {
        n_blank += u32::from(!is_painted_out(bottom - 1));
        bottom -= 1;
    }
    // A row that names only the labels may stand between the levels and the figures.
    let names_labels =
        |row: u32| row > 0 && is_header(row - 1) && values.iter().all(|column| view.is_empty(row, *column));
    // A section with a remark beside it, under a row that names all columns, is none of the names.
    let n_named = |row: u32| values.iter().filter(|column| view.look(row, **column) != Look::Empty).count();
    let is_section = |row: u32| {
        let label = (0..left).find(|column| !view.is_empty(row, *column));
        row > 0
            && label.is_some()
            && view.n_filled(row) == 2
            && n_named(row) == 1
            && values.len() > 1
            && values.iter().any(|column| view.text(row, *column).contains(' '))
            && n_named(row - 1) == values.len()
            && view.sheet.merges.iter().all(|merge| merge.top != row)
    };
    if bottom > 1 && is_section(bottom - 1) {
        bottom -= 1;
    }
    let lowest = bottom.checked_sub(1)?;
    let mut end = lowest;
    // So may one with the unit of all figures.
    let names_unit = |row: u32| row > 0 && is_header(row - 1) && is_lonely_unit(view, row);
    if !is_header(end) && view.n_filled(end) > 0 && (names_labels(end) || names_unit(end)) {
        end -= 1;
    }
    if !is_header(end) {
        return edges::names_some_columns(view, end, values).then_some((end, lowest));
    }
    let mut start = end;
    let goes_on = |row: u32| (is_header(row) && !is_title_row(view, row, left)) || is_blank_entry(view, row, values);
    while start > 0 && goes_on(start - 1) {
        start -= 1;
    }
    Some((start, lowest))
}

/// Returns whether a row is an entry without content among entries that say something of each column, one a row: title, code,
/// unit.
fn is_blank_entry(view: &View<'_>, row: u32, values: &[u32]) -> bool {
    let left = values.first().copied().unwrap_or_default();
    let has_label = |row: u32| (0..left).any(|column| !view.is_empty(row, column));
    let says_all = |row: u32| has_label(row) && values.iter().all(|column| view.look(row, *column) == Look::Text);
    let is_blank = has_label(row) && values.iter().all(|column| view.is_empty(row, *column));
    is_blank && row > 0 && says_all(row - 1) && says_all(row + 1)
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
    let next = |row: u32| (row + 1..view.n_rows).find(|row| view.n_filled(*row) > 0);
    let first = next(header)?;
    let (bottom, first) = if parts_names(view, header, first) { (first, next(first)?) } else { (header, first) };
    let last = (first..view.n_rows).rev().find(|row| view.n_filled(*row) >= 2)?;
    let keys = (0..view.n_columns).filter(|column| (header..=last).any(|row| !view.is_empty(row, *column))).collect();
    if is_record(view, header, (first, last)) {
        return Some(Layout { first: header, last, keys, ..Layout::default() });
    }
    Some(Layout { header: Some((header, bottom)), first, last, keys, ..Layout::default() })
}

/// Returns whether a row right below names parts some of them: `from`, `to` under one name that spans both.
fn parts_names(view: &View<'_>, names: u32, row: u32) -> bool {
    let filled: Vec<u32> = view.columns().filter(|column| !view.is_empty(row, *column)).collect();
    let is_part = |column: &u32| {
        let merge = view.sheet.merge_at(names, *column);
        merge.map_or(view.is_empty(names, *column), |merge| merge.left < merge.right)
    };
    let below = || (row + 1..view.n_rows).filter(|below| view.n_filled(*below) > filled.len());
    let is_lead = |column: &u32| !view.is_empty(names, *column) && !filled.contains(column);
    let lead = view.columns().find(is_lead);
    row == names + 1
        && filled.len() > 1
        && filled.iter().all(is_part)
        && below().count() > 1
        && lead.is_some_and(|lead| below().all(|below| !view.is_empty(below, lead)))
}

/// Returns whether a row of texts is like those below it, and no row of names: in most columns its text returns, or is a
/// year, a date or a code as those below are.
fn is_record(view: &View<'_>, row: u32, (first, last): (u32, u32)) -> bool {
    let filled: Vec<u32> = (0..view.n_columns).filter(|column| !view.is_empty(row, *column)).collect();
    let is_like = |column: &&u32| {
        let look = view.look(row, **column);
        let below = || (first..=last).filter(|below| !view.is_empty(*below, **column));
        match look {
            Look::Number(_) | Look::Other => {
                below()
                    .filter(|below| {
                        std::mem::discriminant(&view.look(*below, **column)) == std::mem::discriminant(&look)
                    })
                    .count()
                    * 2
                    > below().count()
            }
            _ => {
                let text = view.text(row, **column);
                let is_alike = |below: u32| is_code_like(&view.text(below, **column), &text);
                below().any(|below| view.text(below, **column) == text)
                    || (below().count() > 1 && !words::is_code_name(&text) && below().all(is_alike))
            }
        }
    };
    filled.len() > 1 && filled.iter().filter(is_like).count() * 2 > filled.len()
}

/// Returns whether two texts are codes of one form: equally many digits, or equally many capital letters.
fn is_code_like(one: &str, other: &str) -> bool {
    let is_form = |test: fn(&u8) -> bool| one.bytes().chain(other.bytes()).all(|byte| test(&byte));
    one.len() == other.len() && (is_form(u8::is_ascii_digit) || is_form(u8::is_ascii_uppercase))
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
    // A remark begins with the sign and a space.
    let is_tag = |text: String| text.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphabetic));
    texts.peek().is_some() && texts.all(is_tag)
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
