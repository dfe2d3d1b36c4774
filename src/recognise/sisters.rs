//! Tables of one shape below each other in a sheet, each under a word of its own: that word is a label of all their figures.

use super::spec::{Block, TableKind};
use super::words::{is_unit, squeeze};
use super::{TableGuess, header};
use crate::grid::RawSheet;

/// Rows above a table in which its own word may stand.
const ABOVE: u32 = 2;
/// Longer texts are titles or notes.
const LONGEST: usize = 60;

/// Finds the word of each of several sister tables, and writes it down where all have one and no two the same.
pub(super) fn find(sheet: &RawSheet, tables: &mut [TableGuess]) {
    let shapes: Vec<Option<Vec<String>>> = tables.iter().map(|table| shape(sheet, table)).collect();
    for at in 0..tables.len() {
        let Some(own) = &shapes[at] else { continue };
        let sisters: Vec<usize> = (0..tables.len()).filter(|other| shapes[*other].as_ref() == Some(own)).collect();
        if sisters.len() < 2 || sisters.first() != Some(&at) {
            continue;
        }
        let blocks: Option<Vec<Block>> = sisters.iter().map(|sister| block(sheet, tables, *sister)).collect();
        let Some(mut blocks) = blocks else { continue };
        let texts: Vec<String> = blocks.iter().map(|block| text(sheet, block.row, block.column)).collect();
        let is_alone = |text: &String| texts.iter().filter(|other| *other == text).count() == 1;
        if !texts.iter().all(is_alone) {
            continue;
        }
        let name = header::level_name(&texts, 1);
        for (sister, block) in sisters.into_iter().zip(&mut blocks) {
            block.name = if name.starts_with("level") { "block".to_owned() } else { name.clone() };
            let spec = &mut tables[sister].spec;
            if let Some((top, bottom)) = spec.header_rows.filter(|(top, _)| *top == block.row) {
                // The word stood in what looked like the first line of the header.
                spec.header_rows = Some((top + 1, bottom));
                if spec.level_names.len() > 1 {
                    spec.level_names.remove(0);
                }
            }
            spec.block = Some(block.clone());
        }
    }
}

/// Returns what sister tables have in common: their columns and the words of their header; nothing for a list.
fn shape(sheet: &RawSheet, table: &TableGuess) -> Option<Vec<String>> {
    let spec = &table.spec;
    let (top, bottom) = spec.header_rows.filter(|_| spec.kind == TableKind::Cross)?;
    let top = if top < bottom && word_in(sheet, top).is_some() { top + 1 } else { top };
    let columns = spec.key_columns.iter().chain(&spec.value_columns);
    let cells = columns.flat_map(|column| (top..=bottom).map(move |row| (row, *column)));
    Some(cells.map(|(row, column)| format!("{column} {}", text(sheet, row, column))).collect())
}

/// Returns the only text of a row above a table, beside its unit.
fn block(sheet: &RawSheet, tables: &[TableGuess], at: usize) -> Option<Block> {
    let (top, spec_bottom) = tables[at].spec.header_rows?;
    // What stands in the table above is no word of this one.
    let end_above = tables.iter().map(|table| table.spec.data_rows.1).filter(|end| *end < top).max();
    let first = end_above.map_or(0, |end| end + 1).max(top.saturating_sub(ABOVE));
    if top < spec_bottom
        && let Some(column) = word_in(sheet, top)
    {
        return Some(Block { row: top, column, name: String::new() });
    }
    let is_filled = |row: &u32| (0..sheet.n_columns).any(|column| !sheet.cell(*row, column).is_empty());
    let row = (first..top).rev().find(is_filled)?;
    Some(Block { row, column: word_in(sheet, row)?, name: String::new() })
}

/// Returns the column of the only word of a row, beside units.
fn word_in(sheet: &RawSheet, row: u32) -> Option<u32> {
    let filled: Vec<u32> = (0..sheet.n_columns).filter(|column| !sheet.cell(row, *column).is_empty()).collect();
    let (column, others) = filled.split_first()?;
    let word = text(sheet, row, *column);
    let is_word = word.chars().count() <= LONGEST && word.chars().any(char::is_alphabetic) && !is_unit(&word);
    let is_aside = |text: String| is_unit(&text) || text.trim_matches(|sign: char| !sign.is_alphanumeric()).len() <= 3;
    let are_units = others.len() <= 1 && others.iter().map(|column| text(sheet, row, *column)).all(is_aside);
    (is_word && are_units).then_some(*column)
}

fn text(sheet: &RawSheet, row: u32, column: u32) -> String {
    squeeze(&sheet.cell(row, column).to_string())
}
