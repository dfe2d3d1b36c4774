//! Where one table of a sheet ends and the next begins: below each other first, then beside each other.

use super::view::{Look, View};
use super::words;
use crate::grid::Rect;

/// Rows below a header that show which columns it stands over.
const N_BELOW: u32 = 4;

/// A part of a sheet that holds one table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Region {
    pub area: Rect,
    /// Rows in which the header stands once more, as on every printed page.
    pub repeats: Vec<u32>,
}

/// Returns the parts of a sheet that hold one table each, with its titles and notes; from above, then from the left.
pub(super) fn regions(view: &View<'_>) -> Vec<Region> {
    let Some(whole) = view.area() else { return Vec::new() };
    let stacked = below_each_other(view, whole);
    let beside = stacked.into_iter().flat_map(|part| beside_each_other(view, part.area));
    // Tables beside each other may each stand above others.
    beside.flat_map(|part| below_each_other(view, part)).collect()
}

/// Cuts a part where, below figures, a row of names stands over other figures.
fn below_each_other(view: &View<'_>, part: Rect) -> Vec<Region> {
    let view = &view.within(part);
    let mut starts = vec![part.top];
    let mut repeats = Vec::new();
    let mut names: Vec<Vec<String>> = Vec::new();
    let mut first_figures: Vec<String> = Vec::new();
    let mut row = part.top;
    // A date or a number among the titles is no table.
    let mut n_figures = 0;
    while row <= part.bottom {
        if is_figures(view, row) {
            n_figures += 1;
            row += 1;
            continue;
        }
        // What stands between two runs of figures: notes, titles, names of columns.
        let Some(figures) = (row..=part.bottom).find(|below| is_figures(view, *below)) else { break };
        let header: Vec<u32> = (row..figures).filter(|at| is_header(view, *at, row, figures)).collect();
        if header.is_empty() {
            // Names of two columns of figures are known by having stood above them before.
            let is_again = |at: &u32| view.n_filled(*at) > 1 && names.contains(&self::texts(view, *at));
            repeats.extend((row..figures).filter(is_again));
        }
        if let Some(first) = header.first() {
            let filled: Vec<u32> = (row..figures).filter(|at| view.n_filled(*at) > 0).collect();
            let texts = filled.iter().map(|at| texts(view, *at));
            let texts: Vec<Vec<String>> = texts.filter(|row| row.iter().any(|text| !text.is_empty())).collect();
            let has_table = n_figures > 1 || (n_figures == 1 && !names.is_empty());
            // A section of what goes on may stand below the names that return.
            let last = header.last().copied().unwrap_or(*first);
            // So may the last section of the page above stand over what is printed again.
            let top = filled.iter().copied().find(|at| names.contains(&self::texts(view, *at))).unwrap_or(row);
            let is_section = |at: u32| {
                // A word over tables of one shape stands right above the names.
                let ends_page = at == row && at + 1 < top;
                (at > last || ends_page) && is_lone_label(view, at, figures) && !names.contains(&self::texts(view, at))
            };
            let again: Vec<u32> = filled.iter().copied().filter(|at| !is_section(*at)).collect();
            // Of the lines between, a page may be numbered in words of any language, where the same names return.
            let returns = header.iter().all(|at| names.contains(&self::texts(view, *at)));
            let is_known = |at: &u32| is_known(view, *at, &names) || returns && is_page_line(view, *at);
            if has_table && again.iter().all(is_known) {
                repeats.extend(again);
                // So may the numbers of the columns.
                if counts_up(view, figures) && self::texts(view, figures) == first_figures {
                    repeats.push(figures);
                }
            } else {
                if has_table {
                    starts.push(start(view, row, *first));
                }
                n_figures = 0;
                names = texts;
                first_figures = self::texts(view, figures);
            }
        }
        row = figures;
    }
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([part.bottom]);
    let areas = starts.iter().zip(ends).map(|(top, bottom)| Rect { top: *top, bottom, ..part });
    let own = |area: Rect| repeats.iter().copied().filter(|row| (area.top..=area.bottom).contains(row)).collect();
    areas.map(|area| Region { area, repeats: own(area) }).collect()
}

/// Returns whether nothing in the texts of a row is new: they stood above the figures before, or say that the table goes on.
fn is_known(view: &View<'_>, row: u32, names: &[Vec<String>]) -> bool {
    let mut filled = view.columns().filter(|column| !view.is_empty(row, *column));
    let texts = texts(view, row);
    // A row without texts numbers the page.
    names.contains(&texts)
        || texts.iter().all(String::is_empty)
        || filled.all(|column| words::says_continued(&view.text(row, column)))
}

/// Signs of the number of a page, with its words.
const LONGEST_PAGE: usize = 24;

/// What numbers a page among others: its words without the numbers, which page it is, and of how many.
fn page_of(view: &View<'_>, row: u32) -> Option<(String, u32, u32)> {
    let mut filled = view.columns().filter(|column| !view.is_empty(row, *column));
    let text = view.text(row, filled.next().filter(|_| filled.next().is_none())?);
    let numbers = text.split(|letter: char| !letter.is_numeric()).filter_map(|part| part.parse::<u32>().ok());
    let [page, of] = numbers.collect::<Vec<u32>>()[..] else { return None };
    let words = text.chars().filter(|letter| !letter.is_numeric()).collect();
    (text.chars().count() <= LONGEST_PAGE && page <= of).then_some((words, page, of))
}

/// Returns whether a row numbers a page in words of any language, as `Strana 1 od 2` does: the page before or behind it is
/// numbered alike. Ages and years over tables of one shape are no pages.
fn is_page_line(view: &View<'_>, row: u32) -> bool {
    let Some((words, page, of)) = page_of(view, row) else { return false };
    let is_next = |other: u32| {
        page_of(view, other)
            .is_some_and(|(others, number, all)| others == words && all == of && number.abs_diff(page) == 1)
    };
    (0..view.n_rows).any(is_next)
}

/// Returns whether a row holds one text, left of all figures.
fn is_lone_label(view: &View<'_>, row: u32, figures: u32) -> bool {
    let mut filled = view.columns().filter(|column| !view.is_empty(row, *column));
    let (only, others) = (filled.next(), filled.next());
    let first_figure = view.columns().find(|column| view.number(figures, *column).is_some());
    others.is_none() && only.zip(first_figure).is_some_and(|(only, figure)| only < figure)
}

/// Returns whether a row numbers the columns: 1, 2, 3, in brackets or not.
fn counts_up(view: &View<'_>, row: u32) -> bool {
    let numbers = view.columns().filter_map(|column| view.number(row, column)).map(f64::abs);
    let numbers: Vec<f64> = numbers.collect();
    numbers.len() > 2 && numbers.windows(2).all(|pair| pair[1] - pair[0] == 1.0)
}

/// Returns the first row of the next table: behind the notes of the one above.
fn start(view: &View<'_>, from: u32, header: u32) -> u32 {
    let is_note = |row: &u32| {
        let first = (0..view.n_columns).find(|column| !view.is_empty(*row, *column));
        first.is_some_and(|column| words::is_note(&view.text(*row, column)))
    };
    let after_notes = (from..header).rev().find(is_note).map_or(from, |note| note + 1);
    (after_notes..=header).find(|row| view.n_filled(*row) > 0).unwrap_or(header)
}

/// Returns whether a row holds figures that are not the years of a header, nor the number of a note.
fn is_figures(view: &View<'_>, row: u32) -> bool {
    let has_number = view.columns().any(|column| view.number(row, column).is_some());
    has_number && !is_years(view, row) && !is_numbered(view, row) && !view.is_lonely_year(row)
}

/// Shorter texts behind a number are names, not notes.
const SHORTEST_NOTE: usize = 30;

/// Returns whether a row is a number and a sentence: "1", "Estimates are rounded to the nearest hundred."
fn is_numbered(view: &View<'_>, row: u32) -> bool {
    let mut filled = view.columns().filter(|column| !view.is_empty(row, *column));
    let (number, text, others) = (filled.next(), filled.next(), filled.next());
    number.is_some_and(|column| view.number(row, column).is_some())
        && text.is_some_and(|column| view.text(row, column).chars().count() >= SHORTEST_NOTE)
        && others.is_none()
}

/// Returns whether a row holds only years, in order, over figures that are none.
fn is_years(view: &View<'_>, row: u32) -> bool {
    let columns: Vec<u32> = view.columns().filter(|column| view.number(row, *column).is_some()).collect();
    let years: Vec<f64> = columns.iter().filter_map(|column| view.number(row, *column)).collect();
    if years.len() < 2 || !years.iter().all(|year| view.is_year(*year)) {
        return false;
    }
    let ascends = years.windows(2).filter(|pair| pair[1] > pair[0]).count() * 2 >= years.len() - 1;
    let below =
        (row + 1..=row + N_BELOW).flat_map(|row| columns.iter().filter_map(move |column| view.number(row, *column)));
    let (mut n_below, mut n_years) = (0, 0);
    for number in below {
        n_below += 1;
        n_years += usize::from(view.is_year(number));
    }
    let are_alone = !view.has_words(row);
    (ascends || are_alone) && n_below > 0 && n_years * 2 <= n_below
}

/// Returns whether a row names the columns of the figures below it.
fn is_header(view: &View<'_>, row: u32, from: u32, figures: u32) -> bool {
    let numeric: Vec<u32> = view
        .columns()
        .filter(|column| (figures..figures + N_BELOW).any(|below| view.number(below, *column).is_some()))
        .collect();
    let is_name = |column: &&u32| match view.look(row, **column) {
        Look::Text => true,
        Look::Number(number) => view.is_year(number),
        _ => false,
    };
    let n_named = numeric.iter().filter(is_name).count();
    // One or two columns can hold a word by mistake; with a blank row or a title above, they are named.
    let stands_apart = row == from || (from..row).any(|above| view.n_filled(above) <= 1);
    let is_alone = from == row && numeric.len() <= 2;
    let is_enough = if numeric.len() <= 2 {
        n_named == numeric.len()
            && view.n_filled(row) >= 2
            && stands_apart
            && !(is_alone && row > 0 && view.n_filled(row - 1) > 0)
    } else {
        n_named >= 2 && n_named * 2 >= numeric.len()
    };
    let n_marks = view.columns().filter(|column| view.look(row, *column) == Look::Mark).count();
    // Marks in place of most figures: a row of a table above.
    is_enough
        && n_marks * 2 < view.n_filled(row)
        && view.columns().all(|column| view.number(row, column).is_none_or(|it| view.is_year(it)))
}

/// Returns the texts of a row, without what says that a table goes on from the page before, and without numbers of pages.
fn texts(view: &View<'_>, row: u32) -> Vec<String> {
    let bare = |column| Some(words::without_continued(&view.text(row, column))).filter(|text| !words::is_page(text));
    view.columns().map(|column| bare(column).unwrap_or_default()).collect()
}

/// Returns the first columns of lists that stand beside each other without a gap, as their names show by returning:
/// `Year`, `Number`, `Year`, `Number`.
fn blocks(view: &View<'_>, part: Rect, rows: &[u32]) -> Vec<u32> {
    let whole = vec![part.left];
    let Some(header) = rows.first().and_then(|first| (part.top..*first).rev().find(|row| view.n_filled(*row) > 0))
    else {
        return whole;
    };
    let names: Vec<String> = (part.left..=part.right).map(|column| view.text(header, column)).collect();
    let n = names.len();
    let returns = |width: &usize| {
        n.is_multiple_of(*width)
            && names.iter().zip(names.iter().skip(*width)).all(|(name, next)| name == next)
            && names[..*width].iter().collect::<std::collections::BTreeSet<_>>().len() == *width
    };
    let Some(width) = (2..=n / 2).find(returns).filter(|_| names.iter().all(|name| !name.is_empty())) else {
        return whole;
    };
    let lefts: Vec<u32> = (part.left..=part.right).step_by(width).collect();
    // Labels begin each of them: texts or years, where figures would be classes under a name that spans them.
    let is_label = |left: &u32| {
        let looks: Vec<Look> =
            rows.iter().map(|row| view.look(*row, *left)).filter(|look| *look != Look::Empty).collect();
        let is_label =
            |look: &&Look| matches!(look, Look::Text) || matches!(look, Look::Number(year) if view.is_year(*year));
        !looks.is_empty() && looks.iter().filter(is_label).count() * 10 >= looks.len() * 9
    };
    if lefts.iter().all(is_label) { lefts } else { whole }
}

/// Cuts a part at empty columns behind which labels with figures of their own begin.
fn beside_each_other(view: &View<'_>, part: Rect) -> Vec<Rect> {
    let view = &view.within(part);
    let rows: Vec<u32> = (part.top..=part.bottom).filter(|row| is_figures(view, *row)).collect();
    let is_blank = |column: u32| rows.iter().all(|row| view.is_empty(*row, column));
    let has_figures = |mut columns: std::ops::RangeInclusive<u32>| {
        columns.any(|column| {
            let n_numbers = rows.iter().filter(|row| view.number(**row, column).is_some()).count();
            let n_texts = rows.iter().filter(|row| view.look(**row, column) == Look::Text).count();
            n_numbers > n_texts
        })
    };
    let are_labels = |column: u32, end: u32| {
        let own = rows.iter().filter(|row| (column..=end).any(|at| !view.is_empty(**row, at)));
        let own: Vec<&u32> = own.collect();
        let numeric = (column..=end).find(|at| has_figures(*at..=*at)).unwrap_or(column);
        // Labels given once and meant downwards leave blanks in the first column.
        let is_named = |row: &&&u32| (column..numeric).any(|at| view.look(***row, at) == Look::Text);
        own.len() > 1 && own.iter().filter(is_named).count() * 10 >= own.len() * 6
    };
    let mut lefts = vec![part.left];
    for column in part.left + 1..=part.right {
        let begins = is_blank(column - 1) && !is_blank(column);
        let last = lefts.last().copied().unwrap_or(part.left);
        if !begins || column == part.left + 1 || !has_figures(last..=column - 1) {
            continue;
        }
        let end = (column..=part.right).find(|at| is_blank(*at)).map_or(part.right, |blank| blank - 1);
        if are_labels(column, end) && column < end && has_figures(column + 1..=end) {
            lefts.push(column);
        }
    }
    if lefts.len() == 1 {
        lefts = blocks(view, part, &rows);
    }
    let rights = lefts.iter().skip(1).map(|left| left - 1).chain([part.right]);
    lefts.iter().zip(rights).map(|(left, right)| Rect { left: *left, right, ..part }).collect()
}
