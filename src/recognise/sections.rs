//! Labels that hold for more than their own row: sections, sections over sections, labels given once and meant downwards,
//! labels of which others are parts.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::Layout;
use super::spec::TableSpec;
use super::view::{Look, View};
use super::words::squeeze;
use super::{CellRole, words};
use crate::grid::RawSheet;

/// Returns rows of the body that have a label and no figure: they name what follows.
///
/// Sections divide the whole body: where its first row, totals aside, is none, a row without figures is one whose figures are
/// missing.
pub(super) fn sections(view: &View<'_>, layout: &Layout) -> Vec<u32> {
    if layout.values.is_empty() {
        return Vec::new();
    }
    let is_lonely = |row: u32| {
        let filled: Vec<u32> = layout.keys.iter().copied().filter(|column| !view.is_empty(row, *column)).collect();
        match filled.as_slice() {
            [label] => view.look(row, *label) == Look::Text,
            [code, label] => view.look(row, *label) == Look::Text && heads_codes(view, layout, row, *code),
            _ => false,
        }
    };
    // A remark of several words may stand beside the name of a section.
    let has_no_figure = |row: u32| {
        let filled: Vec<u32> = layout.values.iter().copied().filter(|column| !view.is_empty(row, *column)).collect();
        match filled.as_slice() {
            [] => true,
            [only] => {
                layout.values.len() > 1
                    && view.text(row, *only).split(' ').count() > 1
                    && view.look(row, *only) == Look::Text
            }
            _ => false,
        }
    };
    let is_total = |row: u32| layout.keys.iter().any(|column| words::is_total(&view.text(row, *column)));
    let rows = (layout.first..=layout.last).filter(|row| view.n_filled(*row) > 0);
    let begins = rows.clone().find(|row| has_no_figure(*row) || !is_total(*row));
    let names = |row: &u32| is_lonely(*row) && has_no_figure(*row);
    let divide = begins.is_some_and(|row| names(&row)) || divide_all_but_first(view, layout, names);
    rows.filter(|row| match view.painted_row(*row) {
        Some(CellRole::Section) => true,
        Some(_) => false,
        None => (divide && is_lonely(*row) && has_no_figure(*row)) || view.is_lonely_year(*row),
    })
    .collect()
}

/// Sections under which a body is divided behind its first row: fewer could be rows whose figures are missing, unless they
/// look other than these.
const MANY_SECTIONS: usize = 3;

/// Returns whether one row for the whole, under any name, stands over sections of several rows: "Rwanda" over "Province" and
/// its provinces. A list in the order of the alphabet rather has gaps.
fn divide_all_but_first(view: &View<'_>, layout: &Layout, names: impl Fn(&u32) -> bool) -> bool {
    let rows: Vec<u32> = (layout.first..=layout.last).filter(|row| view.n_filled(*row) > 0).collect();
    let parts: Vec<&[u32]> = rows.get(1..).unwrap_or_default().chunk_by(|_, below| !names(below)).collect();
    let is_part = |part: &&[u32]| part.len() > 2 && names(&part[0]);
    let is_bold = |row: &u32| {
        let label = layout.keys.iter().find(|column| !view.is_empty(*row, **column));
        label.is_some_and(|column| view.sheet.style(*row, *column).is_bold)
    };
    let are_bold = || parts.iter().all(|part| is_bold(&part[0]) && !part[1..].iter().all(is_bold));
    let label = |row: &u32| layout.keys.iter().map(|column| view.text(*row, *column)).collect::<String>();
    rows.first().is_some_and(|row| !names(row))
        && parts.len() > 1
        && parts.iter().all(is_part)
        && (parts.len() >= MANY_SECTIONS || are_bold())
        && !rows.iter().map(label).is_sorted()
}

/// Returns whether the code of the next row goes on from that of a row: `A1` under `A`.
fn heads_codes(view: &View<'_>, layout: &Layout, row: u32, column: u32) -> bool {
    let code = view.text(row, column);
    let next = (row + 1..=layout.last).find(|below| view.n_filled(*below) > 0);
    next.is_some_and(|next| {
        let below = view.text(next, column);
        below.len() > code.len() && below.starts_with(&code)
    })
}

/// The sections that hold while rows are read one after the other, the outermost first.
pub(super) struct Headings<'a> {
    sheet: &'a RawSheet,
    spec: &'a TableSpec,
    deepest: u8,
    /// Whether codes stand before some of their names.
    has_codes: bool,
    /// Names of the columns that they make.
    pub names: Vec<String>,
    pub now: Vec<Option<String>>,
}

impl<'a> Headings<'a> {
    pub(super) fn new(sheet: &'a RawSheet, spec: &'a TableSpec) -> Self {
        let deepest = spec.section_depths.iter().copied().max().unwrap_or_default();
        let depths = if spec.section_rows.is_empty() { 0 } else { deepest.saturating_add(1) };
        let mut made = Self { sheet, spec, deepest, has_codes: false, names: Vec::new(), now: Vec::new() };
        made.has_codes = spec.section_rows.iter().any(|row| made.texts(*row).len() > 1);
        for depth in (0..depths).rev() {
            let name = if depth == 0 { "section".to_owned() } else { format!("section_above_{depth}") };
            let code = made.has_codes.then(|| format!("{name}_code"));
            made.names.extend(std::iter::once(name).chain(code));
        }
        made.now = vec![None; made.names.len()];
        made
    }

    fn texts(&self, row: u32) -> Vec<String> {
        let area = self.spec.area();
        let cells = (area.left..=area.right).map(|column| self.sheet.cell(row, column));
        cells.filter(|cell| !cell.is_empty()).map(|cell| squeeze(&cell.to_string())).collect()
    }

    /// Takes a row; returns whether it is a section, which holds for those below.
    pub(super) fn take(&mut self, row: u32) -> bool {
        let Some(place) = self.spec.section_rows.iter().position(|known| *known == row) else { return false };
        let depth = self.spec.section_depths.get(place).copied().unwrap_or_default();
        let width = 1 + usize::from(self.has_codes);
        let at = usize::from(self.deepest - depth.min(self.deepest)) * width;
        let mut texts = self.texts(row);
        let code = (texts.len() > 1).then(|| texts.remove(0));
        // Another section begins, and none of those below it yet.
        let mut own = [Some(texts.join(" ")).filter(|text| !text.is_empty()), code].into_iter();
        for (at, held) in self.now.iter_mut().skip(at).enumerate() {
            *held = if at < width { own.next().flatten() } else { None };
        }
        true
    }
}

/// Returns the row of a total over all sections, which stands below the last of them and belongs to none: named so, or the only
/// total where no section has one of its own.
pub(super) fn closing_total(sheet: &RawSheet, spec: &TableSpec) -> Option<u32> {
    let (first, last_section) = (spec.section_rows.first()?, spec.section_rows.last()?);
    let label = |row: u32| {
        let texts = spec.key_columns.iter().map(|column| squeeze(&sheet.cell(row, *column).to_string()));
        texts.filter(|text| !text.is_empty()).collect::<Vec<String>>()
    };
    let rows = last_section + 1..=spec.data_rows.1.min(sheet.n_rows.saturating_sub(1));
    let row = rows.rev().find(|row| !spec.note_rows.contains(row) && !label(*row).is_empty())?;
    let is_named = label(row).iter().any(|text| words::is_grand_total(text));
    let is_inside = |total: &&u32| **total > *first && **total != row;
    let is_only = spec.section_rows.len() > 1
        && spec.total_rows.contains(&row)
        && !spec.total_rows.iter().any(|total| is_inside(&total));
    // Each section has its own, and the last one more.
    let n_totals = |from: u32, to: u32| spec.total_rows.iter().filter(|total| (from..to).contains(*total)).count();
    let mut inner = spec.section_rows.windows(2).map(|pair| n_totals(pair[0], pair[1]));
    let of_first = inner.next();
    let is_one_more = spec.total_rows.contains(&row)
        && of_first.is_some_and(|n| n > 0 && inner.all(|other| other == n) && n_totals(*last_section, row) == n);
    (is_named || is_only || is_one_more).then_some(row)
}

/// Returns of each section how many kinds of sections stand below it: a country over its sexes has one. Sections that follow
/// each other without figures between them stand over one another; else those whose texts return stand under those whose
/// texts do not.
pub(super) fn depths(view: &View<'_>, layout: &Layout) -> Vec<u8> {
    let sections = &layout.sections;
    let follows = |pair: &[u32]| (pair[0] + 1..pair[1]).all(|row| view.n_filled(row) == 0);
    let mut depths = vec![0_u8; sections.len()];
    for at in (1..sections.len()).rev() {
        if follows(&sections[at - 1..=at]) {
            depths[at - 1] = depths[at].saturating_add(1);
        }
    }
    let text = |row: &u32| layout.keys.iter().map(|column| view.text(*row, *column)).collect::<String>();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for row in sections {
        *times.entry(text(row)).or_default() += 1;
    }
    let is_single = |row: &u32| times.get(&text(row)) == Some(&1);
    let n_outer = sections.iter().filter(|row| is_single(row)).count();
    if depths.iter().all(|depth| *depth == 0)
        && sections.first().is_some_and(is_single)
        && n_outer > 1
        && sections.len() - n_outer >= n_outer
    {
        depths = sections.iter().map(|row| u8::from(is_single(row))).collect();
    }
    depths
}

/// Of labels meant downwards one in so many at least has a blank below it.
const FEW_FOLLOWED: usize = 4;

/// Returns the leading label columns whose text is given once and meant downwards.
pub(super) fn filled_down(view: &View<'_>, layout: &Layout) -> Vec<u32> {
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
        // Codes that some rows have and the last ones have not are not given once for several rows.
        let is_followed = |pair: &&[u32]| !view.is_empty(pair[0], *column) && view.is_empty(pair[1], *column);
        let n_followed = rows.windows(2).filter(is_followed).count();
        let are_single = n_followed * FEW_FOLLOWED < rows.len() - n_blank;
        // A number of each row stands before what is given once.
        if n_blank == 0 && numbers_rows(view.sheet, *column, &rows) {
            continue;
        }
        if !starts || (!is_merged && (n_blank * 10 < rows.len() * 3 || are_single)) {
            break;
        }
        found.push(*column);
    }
    // The same labels once more behind the figures, in another language: given where the first ones are.
    let is_given_with =
        |column: &u32, first: &u32| rows.iter().all(|row| view.is_empty(*row, *column) == view.is_empty(*row, *first));
    let last_value = layout.values.last().copied().unwrap_or_default();
    let behind = layout.keys.iter().chain(&layout.remarks).copied();
    let mirrored = behind.filter(|column| *column > last_value);
    let mirrored: Vec<u32> = mirrored.filter(|column| found.iter().any(|first| is_given_with(column, first))).collect();
    found.extend(mirrored);
    found
}

/// Returns whether a column has another text in every row.
pub(super) fn numbers_rows(sheet: &RawSheet, column: u32, rows: &[u32]) -> bool {
    let texts: BTreeSet<String> = rows.iter().map(|row| squeeze(&sheet.cell(*row, column).to_string())).collect();
    rows.len() > 1 && texts.len() == rows.len() && !texts.contains("")
}

/// Returns the columns of a record list whose texts are given once and meant downwards: no text stands twice in a row.
pub(super) fn given_once(view: &View<'_>, layout: &Layout) -> Vec<u32> {
    let differ = |column: &u32| {
        let texts = (layout.first..=layout.last).map(|row| view.text(row, *column)).filter(|text| !text.is_empty());
        let texts: Vec<String> = texts.collect();
        texts.len() > 1 && texts.windows(2).all(|pair| pair[0] != pair[1])
    };
    // Of numbers only years are labels.
    let are_texts = |column: &u32| {
        let mut numbers = (layout.first..=layout.last).filter_map(|row| view.number(row, *column));
        numbers.all(|number| view.is_year(number))
    };
    layout.filled_down.iter().copied().filter(|column| differ(column) && are_texts(column)).collect()
}

/// Wholes over a label; of more than that the outermost are left out.
const MOST_WHOLES: usize = 8;

/// Returns the labels that each row is part of, outermost first: by its indent, else, where labels would repeat without them, by
/// what repeats.
pub(super) fn parents(sheet: &RawSheet, spec: &TableSpec) -> Option<BTreeMap<u32, Vec<String>>> {
    let rows = labelled(sheet, spec)?;
    let mut times: BTreeMap<(Option<u32>, &[String]), usize> = BTreeMap::new();
    for row in &rows {
        *times.entry((row.section, &row.all)).or_default() += 1;
    }
    let repeats = |row: &Labelled| times.get(&(row.section, row.all.as_slice())).is_some_and(|n| *n > 1);
    let has_indents = rows.iter().any(|row| row.indent != rows[0].indent);
    // Without indents a label heads those that return: several of them, or nearly all single labels do so. A name that two
    // places have is no part of the one above it.
    let heads = |pair: &&[Labelled]| !repeats(&pair[0]) && repeats(&pair[1]);
    let n_heads = rows.windows(2).filter(heads).count();
    let n_repeating = rows.iter().filter(|row| repeats(row)).count();
    let n_single = rows.len() - n_repeating;
    if !has_indents && n_repeating < n_heads * 2 && n_heads * 10 < n_single * 8 {
        return None;
    }
    let (mut parents, mut open) = (BTreeMap::new(), Vec::<&Labelled>::new());
    let mut wholes: BTreeSet<u32> = BTreeSet::new();
    for row in &rows {
        open.retain(|above| {
            above.section == row.section && if has_indents { above.indent < row.indent } else { repeats(row) }
        });
        wholes.extend(open.last().map(|whole| whole.row));
        if !open.is_empty() {
            parents.insert(row.row, open.iter().map(|above| above.label.clone()).collect());
        }
        let is_year = || row.label.len() == 4 && row.label.bytes().all(|byte| byte.is_ascii_digit());
        if (has_indents || !repeats(row)) && (row.label.contains(char::is_alphabetic) || is_year()) {
            if open.len() == MOST_WHOLES {
                open.remove(0);
            }
            open.push(row);
        }
    }
    let is_sure = !parents.is_empty() && !is_last_of_several(&rows, &wholes);
    is_sure.then_some(parents)
}

/// Returns whether the only whole is the last of several labels as far out as it: states under a country and its regions are
/// not those of the last region.
fn is_last_of_several(rows: &[Labelled], wholes: &BTreeSet<u32>) -> bool {
    let Some(at) = wholes.first().and_then(|whole| rows.iter().position(|row| row.row == *whole)) else { return false };
    let is_like = |above: &Labelled| above.indent == rows[at].indent && above.section == rows[at].section;
    wholes.len() == 1 && at > 1 && rows[at - 2..at].iter().all(is_like)
}

/// Returns the rows of a body that have a label; nothing where it has no column of labels.
fn labelled(sheet: &RawSheet, spec: &TableSpec) -> Option<Vec<Labelled>> {
    let first_value = spec.value_columns.first().copied().unwrap_or(u32::MAX);
    let column = *spec.key_columns.iter().rfind(|key| **key < first_value).or_else(|| spec.key_columns.last())?;
    let mut section = None;
    let mut rows = Vec::new();
    // Labels given once hold downwards.
    let mut held: Vec<String> = vec![String::new(); spec.key_columns.len()];
    for row in spec.data_rows.0..=spec.data_rows.1.min(sheet.n_rows.saturating_sub(1)) {
        let label = squeeze(&sheet.cell(row, column).to_string());
        if spec.section_rows.contains(&row) {
            section = Some(row);
        } else if !label.is_empty() && !spec.note_rows.contains(&row) {
            for (held, key) in held.iter_mut().zip(&spec.key_columns) {
                let text = squeeze(&sheet.cell(row, *key).to_string());
                if !text.is_empty() || !spec.filled_down.contains(key) {
                    *held = text;
                }
            }
            rows.push(Labelled { row, section, indent: indent(sheet, row, column), label, all: held.clone() });
        }
    }
    (!rows.is_empty()).then_some(rows)
}

/// A row of a table with what is needed to see of what it is a part.
struct Labelled {
    row: u32,
    /// The row of the section it stands in.
    section: Option<u32>,
    indent: usize,
    label: String,
    /// The labels of all its columns.
    all: Vec<String>,
}

/// Returns how far the label of a row is moved in.
pub(super) fn label_indent(sheet: &RawSheet, spec: &TableSpec, row: u32) -> usize {
    let filled = spec.key_columns.iter().find(|column| !sheet.cell(row, **column).is_empty());
    filled.map_or(0, |column| indent(sheet, row, *column))
}

/// Returns how far a label is moved in: by its style, by white space or by points before it.
pub(super) fn indent(sheet: &RawSheet, row: u32, column: u32) -> usize {
    let text = sheet.cell(row, column).text().unwrap_or_default();
    let n_signs = text.chars().take_while(|letter| letter.is_whitespace() || *letter == '.').count();
    usize::from(sheet.style(row, column).indent) * 2 + n_signs
}
