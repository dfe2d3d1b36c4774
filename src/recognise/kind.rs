//! Tells a record list, whose rows are units, from a crossed table, whose rows and columns are classes.

use std::collections::BTreeSet;

use super::layout::Layout;
use super::spec::TableKind;
use super::view::{Look, View};
use super::{CellRole, codes, header, is_total_row, sections, words};
use crate::data::period;
use crate::grid::Cell;

/// Tells a record list from a crossed table.
pub(super) fn kind(view: &View<'_>, layout: &Layout) -> TableKind {
    let Some(first_value) = layout.values.first() else { return TableKind::Records };
    let mut columns: Vec<u32> = layout.keys.iter().chain(&layout.values).copied().collect();
    columns.sort_unstable();
    if header::has_names_above(view.sheet, layout.header, &columns) {
        return TableKind::Records;
    }
    let levels = layout.header.map(|band| header::levels(view.sheet, band, &layout.values)).unwrap_or_default();
    let n_names = levels.last().map_or(0, |level| level.iter().filter(|text| !text.is_empty()).count());
    let are_series = levels.iter().any(|level| level.len() > 1 && is_series(level));
    let share_of_words = levels.last().is_some_and(|level| have_common_shape(level));
    let is_mirrored = (mirrors_labels(view, layout) || stands_between(layout)) && (levels.len() > 1 || are_series);
    // Written from right to left: all labels stand behind all figures.
    let are_all_behind = are_series && layout.values.iter().all(|value| layout.keys.iter().all(|key| key > value));
    let texts_behind = layout.keys.iter().any(|column| column > first_value) && !is_mirrored && !are_all_behind;
    let holds_other = (0..view.n_columns).any(|column| {
        let n_other = (layout.first..=layout.last).filter(|row| view.look(*row, column) == Look::Other).count();
        n_other * 2 > (layout.last - layout.first + 1) as usize
    });
    let names: Vec<String> =
        columns.iter().map(|column| header::key_name(view.sheet, layout.header, *column)).collect();
    if codes::are_of_units(&names) {
        return TableKind::Records;
    }
    let bottom = layout.header.map(|(_, bottom)| bottom);
    let numbers_records = |column: &u32| {
        bottom.is_some_and(|bottom| codes::is_number_of_record(view, (bottom, layout.last), &columns, *column))
    };
    if layout.values.iter().any(|column| identifies(view, layout, *column)) || columns.iter().any(numbers_records) {
        return TableKind::Records;
    }
    if levels.len() == 1 && is_matrix(view, layout, &levels[0]) {
        return TableKind::Cross;
    }
    // Sections divide lists, too, whose records are numbered.
    let is_divided_list = !are_series
        && levels.len() <= 1
        && layout.filled_down.is_empty()
        && ((are_sections_of_list(view, layout) && is_numbered(view, layout))
            || Units::new(view, layout).are_numbered_through());
    if is_divided_list {
        return TableKind::Records;
    }
    let is_crossed = are_series
        || has_year_heads(view, layout)
        || levels.len() > 1
        || !layout.filled_down.is_empty()
        || !layout.sections.is_empty();
    if layout.tag_row.is_some() || texts_behind || holds_other || n_names * 2 < layout.values.len() {
        return if is_crossed && !texts_behind && !holds_other { TableKind::Cross } else { TableKind::Records };
    }
    let is_list = |level: &Vec<String>| level.iter().collect::<BTreeSet<_>>().len() == level.len();
    // Names of fields differ, under groups of fields, too; names of classes return under each group.
    let n_groups = levels.first().map_or(0, |level| level.iter().collect::<BTreeSet<_>>().len());
    // A group over labels, too: their own names stand below it.
    let heads_labels = |column: &u32| {
        layout.header.is_some_and(|(top, bottom)| {
            top < bottom && !view.is_empty(top, *column) && !view.is_empty(bottom, *column)
        })
    };
    let has_groups = n_groups > 1 || layout.keys.iter().any(heads_labels);
    let are_fields = !are_series && has_groups && levels.last().is_some_and(is_list) && layout.sections.is_empty();
    if (!is_crossed || are_fields) && is_register(view, layout) {
        return TableKind::Records;
    }
    if !is_crossed && Units::new(view, layout).have_years_of_their_own(&columns) {
        return TableKind::Records;
    }
    // What was measured of each row with a fraction (a weight, a coordinate) is no class of a crossed table.
    let is_measured = |column: &u32| is_measured(view, layout, *column);
    if !is_crossed && (layout.keys.iter().any(is_measured) || has_many_labels(view, layout)) {
        return TableKind::Records;
    }
    let begins_bare = layout.header.is_some_and(|(top, _)| top == 0);
    if is_crossed
        || share_of_words
        || (layout.values.len() >= 4 && !begins_bare)
        || (!begins_bare && (keys_are_unique(view, layout) || has_indents(view, layout)))
    {
        TableKind::Cross
    } else {
        TableKind::Records
    }
}

/// Digits that an identifier has at least.
const SHORTEST_IDENTIFIER: usize = 5;

/// Returns whether a column of a workbook tells records apart: texts of equally many digits, each another, beside numbers that
/// are stored as such.
fn identifies(view: &View<'_>, layout: &Layout, column: u32) -> bool {
    let cells = |column: u32| {
        (layout.first..=layout.last).map(move |row| view.sheet.cell(row, column)).filter(|cell| !cell.is_empty())
    };
    let texts: Vec<&str> = cells(column).filter_map(Cell::text).map(str::trim).collect();
    let Some(length) = texts.first().map(|text| text.len()) else { return false };
    let is_identifier = |text: &&str| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_stored = |column: &u32| cells(*column).any(|cell| cell.number().is_some());
    length >= SHORTEST_IDENTIFIER
        && texts.len() > 2
        && cells(column).count() == texts.len()
        && texts.iter().all(is_identifier)
        && texts.iter().collect::<BTreeSet<_>>().len() == texts.len()
        && layout.values.iter().any(is_stored)
}

/// Names of rows that return over the columns: fewer are chance.
const FEWEST_CROSSED: usize = 3;

/// Returns whether the columns are called as the rows are: from where, to where.
fn is_matrix(view: &View<'_>, layout: &Layout, names: &[String]) -> bool {
    let [label] = layout.keys.as_slice() else { return false };
    let labels: BTreeSet<String> = (layout.first..=layout.last).map(|row| view.text(row, *label)).collect();
    let n = names.iter().filter(|name| !name.is_empty() && labels.contains(*name)).count();
    n >= FEWEST_CROSSED && n * 3 >= names.len() * 2
}

/// Returns whether years with figures of their own stand over parts of them that return: 2020, I, II, III, IV, 2021, I …
fn has_year_heads(view: &View<'_>, layout: &Layout) -> bool {
    let [label] = layout.keys.as_slice() else { return false };
    let labels: Vec<String> = (layout.first..=layout.last)
        .filter(|row| view.n_filled(*row) > 1 && !layout.sections.contains(row))
        .map(|row| view.text(row, *label))
        .collect();
    let is_year = |text: &String| super::value::number(text, None).is_some_and(|number| view.is_year(number));
    let mut blocks = labels.chunk_by(|_, next| !is_year(next));
    let first = blocks.next().unwrap_or_default();
    let parts = first.get(1..).unwrap_or_default();
    let begins = |block: &[String]| block.first().is_some_and(&is_year) && block.len() > 1;
    let mut n_blocks = 1;
    let is_alike = |block: &[String]| begins(block) && parts.starts_with(&block[1..]);
    let are_alike = blocks.all(|block| {
        n_blocks += 1;
        is_alike(block)
    });
    begins(first) && are_alike && n_blocks > 1
}

/// Returns whether the names of a level are sexes or periods: classes, not fields.
pub(super) fn is_series(level: &[String]) -> bool {
    header::level_name(level, 1) == "sex" || header::is_series(level)
}

/// Returns whether the labels stand once more behind the figures, in other languages: the texts there are others than before
/// them, and differ in nearly every row.
pub(super) fn mirrors_labels(view: &View<'_>, layout: &Layout) -> bool {
    let (Some(first), Some(last)) = (layout.values.first(), layout.values.last()) else { return false };
    let Some(label) = layout.keys.iter().rfind(|column| *column < first) else { return false };
    let behind: Vec<u32> = layout.keys.iter().copied().filter(|column| column > first).collect();
    let texts = |column: u32| -> Vec<String> {
        let rows = (layout.first..=layout.last).filter(|row| !layout.sections.contains(row));
        rows.filter(|row| view.look(*row, column) == Look::Text).map(|row| view.text(row, column)).collect()
    };
    let labels = texts(*label);
    // What a row is called: by its last label, where these stand in steps.
    let before: Vec<u32> = layout.keys.iter().copied().filter(|column| column < first).collect();
    let last_name =
        |row: u32| before.iter().rev().find(|column| !view.is_empty(row, **column)).map(|at| view.text(row, *at));
    let translates = |column: u32, name: &dyn Fn(u32) -> Option<String>| {
        let rows = (layout.first..=layout.last).filter(|row| view.n_filled(*row) > 0 && !layout.sections.contains(row));
        let pairs: Vec<(String, String)> = rows.filter_map(|row| Some((name(row)?, view.text(row, column)))).collect();
        let names: BTreeSet<&String> = pairs.iter().map(|(name, _)| name).collect();
        let others: BTreeSet<&String> = pairs.iter().map(|(_, other)| other).collect();
        let different: BTreeSet<&(String, String)> = pairs.iter().collect();
        // One name, one translation, and the other way round.
        names.len() > 1
            && pairs.iter().all(|(_, other)| !other.is_empty())
            && names.len() == different.len()
            && others.len() * 10 >= names.len() * 9
            && pairs.iter().filter(|(name, other)| name == other).count() * 2 < pairs.len()
    };
    let mirrors = |column: &u32| {
        let mirrored = texts(*column);
        // Under each section once more.
        let n_different = n_different(&mirrored) * layout.sections.len().max(1);
        let is_one_by_one =
            labels.len() == mirrored.len() && n_different * 10 >= mirrored.len() * 8 && labels != mirrored;
        let is_of_one = || before.iter().any(|label| translates(*column, &|row| Some(view.text(row, *label))));
        *column > *last && (is_one_by_one || translates(*column, &last_name) || is_of_one())
    };
    (1..=MOST_MIRRORS).contains(&behind.len()) && behind.iter().all(mirrors)
}

/// More columns of texts behind the figures are no translations.
const MOST_MIRRORS: usize = 2;

/// Returns whether the labels stand in the middle, with as many columns of figures at each side: ages of a pyramid.
fn stands_between(layout: &Layout) -> bool {
    let [label] = layout.keys.as_slice() else { return false };
    layout.values.iter().filter(|column| *column < label).count() * 2 == layout.values.len()
}

/// Fewer rows do not show that a column numbers them.
const N_REGISTER: usize = 8;

/// Rows of a table that may be units, with their texts.
struct Units<'v> {
    view: &'v View<'v>,
    layout: &'v Layout,
    rows: Vec<u32>,
}

impl<'v> Units<'v> {
    fn new(view: &'v View<'_>, layout: &'v Layout) -> Self {
        let rows = (layout.first..=layout.last)
            .filter(|row| view.n_filled(*row) > 1 && !is_total_row(view, layout, *row))
            .filter(|row| !layout.sections.contains(row))
            .collect();
        Self { view, layout, rows }
    }

    fn texts(&self, column: u32) -> Vec<String> {
        self.rows.iter().map(|row| self.view.text(*row, column)).filter(|text| !text.is_empty()).collect()
    }

    fn number_units(&self, column: u32) -> bool {
        let texts = self.texts(column);
        let n_digits = texts.iter().filter(|text| text.bytes().any(|byte| byte.is_ascii_digit())).count();
        // Quarters of years differ, too, and number nothing.
        let is_period = |text: &String| {
            let (found, rest) = period::find(text);
            found.is_some() && rest.is_empty()
        };
        texts.len() + 1 >= self.rows.len()
            && n_different(&texts) == texts.len()
            && n_digits * 10 >= texts.len() * 8
            && !texts.iter().all(is_period)
    }

    fn tell_kinds(&self, column: u32) -> bool {
        let texts = self.texts(column);
        texts.len() * 2 > self.rows.len() && n_different(&texts) * 2 <= texts.len()
    }

    /// Returns whether units, each with a name of its own, have beside other fields a year in no order: when each was founded.
    fn have_years_of_their_own(&self, columns: &[u32]) -> bool {
        let is_name = |column: &u32| {
            let texts = self.texts(*column);
            texts.len() == self.rows.len() && n_different(&texts) == texts.len()
        };
        let Some(name) = self.layout.keys.iter().find(|column| is_name(column)) else { return false };
        let is_founded = |column: &u32| {
            let numbers: Vec<f64> = self.rows.iter().filter_map(|row| self.view.number(*row, *column)).collect();
            let differ = numbers.iter().map(|year| year.to_bits()).collect::<BTreeSet<_>>().len();
            let is_ordered = numbers.is_sorted() || numbers.is_sorted_by(|one, next| one >= next);
            numbers.len() == self.rows.len()
                && numbers.iter().all(|year| self.view.is_year(*year))
                && differ * 2 > numbers.len()
                && !is_ordered
        };
        self.rows.len() >= FEW_UNITS
            && columns.len() > 3
            && columns.iter().any(|column| column > name && is_founded(column))
    }

    /// Returns whether the first column numbers the units, on through all sections, and others say more of each than one label
    /// would.
    fn are_numbered_through(&self) -> bool {
        let Some((numbers, labels)) = self.layout.keys.split_first() else { return false };
        let found: Vec<f64> = self.rows.iter().filter_map(|row| self.view.number(*row, *numbers)).collect();
        let is_full = |column: &u32| self.rows.iter().all(|row| self.view.look(*row, *column) == Look::Text);
        !self.layout.sections.is_empty()
            && found.len() == self.rows.len()
            && found.len() > self.layout.sections.len()
            && found.first() == Some(&1.0)
            && found.windows(2).all(|pair| pair[1] == pair[0] + 1.0)
            && labels.len() > 1
            && self.layout.values.len() <= FEW_FIGURES
            && labels.iter().all(is_full)
    }

    /// Returns whether one column numbers the units and another says of which kind each is.
    fn are_numbered(&self) -> bool {
        let keys = &self.layout.keys;
        self.rows.len() >= N_REGISTER
            && keys.len() > 1
            && keys.iter().any(|column| self.number_units(*column))
            && keys.iter().any(|column| self.tell_kinds(*column))
    }
}

fn n_different(texts: &[String]) -> usize {
    texts.iter().collect::<BTreeSet<_>>().len()
}

fn is_numbered(view: &View<'_>, layout: &Layout) -> bool {
    Units::new(view, layout).are_numbered()
}

/// Returns whether each row is a unit: one column numbers them and another says of which kind each is, or many have the same
/// labels in every column, as persons do and cells of a table do not.
fn is_register(view: &View<'_>, layout: &Layout) -> bool {
    let units = Units::new(view, layout);
    let is_full = |column: &u32| units.rows.iter().all(|row| !view.is_empty(*row, *column));
    let labels = |row: &u32| layout.keys.iter().map(|column| view.text(*row, *column)).collect::<Vec<_>>();
    let repeat = || {
        let different: BTreeSet<Vec<String>> = units.rows.iter().map(labels).collect();
        different.len() * 10 < units.rows.len() * 8
    };
    let are_many = units.rows.len() >= N_REGISTER && layout.keys.len() > 1;
    units.are_numbered() || (are_many && layout.keys.iter().all(is_full) && repeat())
}

/// Labels before a few figures, all of them filled in each row: an office breaks no crossed table down by so many.
const MANY_LABELS: usize = 4;
const FEW_FIGURES: usize = 3;
/// Of units with even more labels so many are enough.
const FEW_UNITS: usize = 4;

/// Returns whether each row has many labels of its own before a few figures, as rows of a list do.
fn has_many_labels(view: &View<'_>, layout: &Layout) -> bool {
    let units = Units::new(view, layout);
    let is_full = |column: &u32| units.rows.iter().all(|row| !view.is_empty(*row, *column));
    let are_enough =
        units.rows.len() >= N_REGISTER || (layout.keys.len() > MANY_LABELS && units.rows.len() >= FEW_UNITS);
    are_enough
        && layout.keys.len() >= MANY_LABELS
        && layout.values.len() <= FEW_FIGURES
        && layout.keys.iter().all(is_full)
}

/// Returns whether a column of labels holds measurements: mostly numbers with fractions, of which most differ.
fn is_measured(view: &View<'_>, layout: &Layout, column: u32) -> bool {
    let rows = (layout.first..=layout.last).filter(|row| !view.is_empty(*row, column));
    let numbers: Vec<Option<f64>> = rows.map(|row| view.sheet.cell(row, column).number()).collect();
    let broken: Vec<u64> =
        numbers.iter().flatten().filter(|number| number.fract() != 0.0).map(|number| number.to_bits()).collect();
    let n_different = broken.iter().collect::<BTreeSet<_>>().len();
    numbers.len() >= N_REGISTER && broken.len() * 2 > numbers.len() && n_different * 2 > broken.len()
}

/// Returns the rows of a list that are totals of others: named so, with no other text where records have several.
pub(super) fn totals_of_list(view: &View<'_>, layout: &Layout) -> Vec<u32> {
    let n_texts = |row: u32| layout.keys.iter().filter(|column| view.look(row, **column) == Look::Text).count();
    let rows = (layout.first..=layout.last).filter(|row| view.n_filled(*row) > 0 && !layout.sections.contains(row));
    let mut counts: Vec<usize> = rows.clone().map(n_texts).collect();
    counts.sort_unstable();
    let is_wide = counts.get(counts.len() / 2).is_some_and(|typical| *typical > 1);
    // The word may stand right before the sum, in a column of figures.
    let says_total = |row: u32| {
        let mut texts = layout.values.iter().filter(|column| view.look(row, **column) == Look::Text);
        let only = texts.next().filter(|_| texts.next().is_none());
        n_texts(row) == 0 && only.is_some_and(|column| words::is_total(&view.text(row, *column)))
    };
    let is_total = |row: &u32| n_texts(*row) == 1 && is_total_row(view, layout, *row) || says_total(*row);
    rows.filter(|row| is_wide && is_total(row)).collect()
}

/// Cells that a record has at least where one text alone names those below it.
const NARROWEST_RECORD: usize = 3;

/// Returns the rows of a list that name those below them: one text in the first column, where all records have a number.
pub(super) fn sections_over_numbers(view: &View<'_>, layout: &Layout) -> Vec<u32> {
    let Some(column) = layout.keys.iter().chain(&layout.values).copied().min() else { return Vec::new() };
    let filled: Vec<u32> = (layout.first..=layout.last).filter(|row| view.n_filled(*row) > 0).collect();
    let is_section = |row: &u32| {
        let text = view.text(*row, column);
        view.n_filled(*row) == 1
            && view.look(*row, column) == Look::Text
            && view.painted_row(*row).is_none()
            && !words::is_total(&text)
            && !words::is_note(&text)
    };
    let is_total = |row: &&u32| is_total_row(view, layout, **row);
    let (sections, records): (Vec<u32>, Vec<u32>) =
        filled.iter().filter(|row| !is_total(row)).partition(|row| is_section(row));
    let is_record = |row: &u32| view.number(*row, column).is_some() && view.n_filled(*row) >= NARROWEST_RECORD;
    let n_records = records.iter().filter(|row| is_record(row)).count();
    let divide = filled.first().is_some_and(is_section) && !filled.last().is_some_and(is_section);
    // A total or two may be no record.
    if divide && n_records > 1 && n_records + sections.len() >= records.len() { sections } else { Vec::new() }
}

/// Returns whether each section of a list is set off from its records: merged over several columns, or the only bold one.
pub(super) fn are_sections_of_list(view: &View<'_>, layout: &Layout) -> bool {
    let is_bold = |row: u32| {
        let mut filled = view.columns().filter(|column| !view.is_empty(row, *column));
        filled.next().is_some_and(|column| view.sheet.style(row, column).is_bold)
    };
    let is_set_off = |row: &u32| {
        let is_wide = |merge: &crate::grid::Rect| merge.top == *row && merge.left < merge.right;
        let is_painted = view.painted_row(*row) == Some(CellRole::Section);
        is_painted || view.sheet.merges.iter().any(is_wide) || (is_bold(*row) && !is_bold(row + 1))
    };
    !layout.sections.is_empty() && layout.sections.iter().all(is_set_off)
}

/// Returns whether most column names have the same form: `Primary (male)`, `Primary (female)`; `0 - 6`, `7 - 10`.
fn have_common_shape(names: &[String]) -> bool {
    let shape = |name: &String| {
        let kept: String = name.chars().filter(|letter| !letter.is_alphanumeric() && *letter != ' ').collect();
        (kept, name.chars().any(|letter| letter.is_ascii_digit()))
    };
    let shapes: Vec<_> = names.iter().map(shape).collect();
    let telling = shapes
        .iter()
        .filter(|one| !one.0.is_empty() && shapes.iter().filter(|two| two.0 == one.0).count() * 3 >= shapes.len() * 2);
    names.len() > 1 && telling.count() * 3 >= names.len() * 2
}

/// Returns whether some labels are moved in below others: classes and their parts.
fn has_indents(view: &View<'_>, layout: &Layout) -> bool {
    let Some(column) = layout.keys.iter().rfind(|key| layout.values.first().is_some_and(|first| *key < first)) else {
        return false;
    };
    let rows = (layout.first..=layout.last).filter(|row| view.look(*row, *column) == Look::Text);
    let indents: BTreeSet<usize> = rows.map(|row| sections::indent(view.sheet, row, *column)).collect();
    indents.len() > 1
}

/// Of so many rows one may have the labels of another.
const MANY_ROWS: usize = 8;

fn keys_are_unique(view: &View<'_>, layout: &Layout) -> bool {
    let mut rows: Vec<String> = (layout.first..=layout.last)
        .filter(|row| view.n_filled(*row) > 0)
        .map(|row| layout.keys.iter().map(|column| view.text(row, *column)).collect::<Vec<_>>().join("\u{1}"))
        .collect();
    let n = rows.len();
    rows.sort_unstable();
    rows.dedup();
    // A district may have the name of its province.
    rows.len() + n / MANY_ROWS >= n && !layout.keys.is_empty()
}
