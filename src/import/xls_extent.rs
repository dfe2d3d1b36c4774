//! How far the cells of an .xls workbook reach: a library that lays them out between the first and the last fills all the memory
//! there is where a damaged number of a column or a row puts one of them far away.

use std::io::{Cursor, Read as _};

use cfb::CompoundFile as Container;

use super::xls_looks::{BOF, CELLS, MOST_BYTES, MOST_COLUMNS, MULRK, Records, u16_at};

/// Cells between the first and the last ones of all sheets together; more is damage.
const MOST_LAID_OUT: u64 = 20_000_000;

/// Streams in which workbooks stand: of Excel 97 and later, of Excel 5 and 95.
const STREAMS: [&str; 2] = ["/Workbook", "/Book"];

/// Returns whether all cells of a workbook lie within the columns that the format has, and their sheets within memory.
pub(super) fn is_within_bounds(bytes: &[u8]) -> bool {
    let Ok(mut file) = Container::open(Cursor::new(bytes)) else { return are_within_bounds(bytes) };
    STREAMS.into_iter().all(|name| {
        let mut book = Vec::new();
        let is_read = file.open_stream(name).is_ok_and(|stream| stream.take(MOST_BYTES).read_to_end(&mut book).is_ok());
        !is_read || are_within_bounds(&book)
    })
}

/// The first and the last row and column of a sheet.
type Extent = Option<(u16, u16, u16, u16)>;

fn area(extent: Extent) -> u64 {
    let side = |first: u16, last: u16| u64::from(last - first) + 1;
    extent.map_or(0, |(top, left, bottom, right)| side(top, bottom) * side(left, right))
}

/// What a sheet says of its own size: for so many cells the library makes room.
const DIMENSIONS: u16 = 0x0200;

/// Returns how many cells a sheet says it has: rows in two bytes of Excel 5, in four of later ones.
fn said(data: &[u8]) -> Option<u64> {
    let rows_of_four = |at: usize| Some(u64::from(u16_at(data, at)?) | u64::from(u16_at(data, at + 2)?) << 16);
    let narrow = |at: usize| u16_at(data, at).map(u64::from);
    let (top, bottom, left, right) = match data.len() {
        10 => (narrow(0)?, narrow(2)?, narrow(4)?, narrow(6)?),
        _ => (rows_of_four(0)?, rows_of_four(4)?, narrow(8)?, narrow(10)?),
    };
    let left = if left >= u64::from(MOST_COLUMNS) || right < left { 0 } else { left };
    Some(bottom.saturating_sub(top).saturating_mul(right - left))
}

fn are_within_bounds(stream: &[u8]) -> bool {
    let (mut n_cells, mut extent) = (0, Extent::None);
    for (id, data) in Records::from(stream, 0) {
        if id == BOF {
            n_cells += area(extent.take());
        }
        if id == DIMENSIONS && said(data).is_some_and(|n| n > MOST_LAID_OUT) {
            return false;
        }
        if id != MULRK && !CELLS.contains(&id) {
            continue;
        }
        let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
        // Of several numbers in one record the last column stands at its end.
        let last = if id == MULRK { u16_at(data, data.len().saturating_sub(2)).unwrap_or(column) } else { column };
        if column >= MOST_COLUMNS || last >= MOST_COLUMNS {
            return false;
        }
        let (top, left, bottom, right) = extent.unwrap_or((row, column, row, column));
        let right = right.max(column).max(last);
        extent = Some((top.min(row), left.min(column), bottom.max(row), right));
    }
    n_cells + area(extent) <= MOST_LAID_OUT
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: u16, column: u16) -> Vec<u8> {
        let (row, column) = (row.to_le_bytes(), column.to_le_bytes());
        [&0x0203_u16.to_le_bytes()[..], &14_u16.to_le_bytes(), &row, &column, &[0; 10]].concat()
    }

    #[test]
    fn a_cell_past_the_last_column_or_far_from_all_others_is_damage() {
        assert!(are_within_bounds(&[cell(0, 0), cell(60_000, 12)].concat()));
        assert!(!are_within_bounds(&[cell(0, 0), cell(3, 256)].concat()));
        let wide = [cell(0, 0), cell(65_535, 255)].concat();
        let begin = [0x09, 0x08, 0, 0].to_vec();
        let dimensions = |rows: u32, columns: u16| {
            let (rows, columns) = (rows.to_le_bytes(), columns.to_le_bytes());
            [&DIMENSIONS.to_le_bytes()[..], &14_u16.to_le_bytes(), &[0; 4], &rows, &[0; 2], &columns, &[0; 2]].concat()
        };
        assert!(are_within_bounds(&dimensions(65_536, 256)) && !are_within_bounds(&dimensions(1 << 28, 12)));
        assert!(are_within_bounds(&wide));
        assert!(!are_within_bounds(&[wide.clone(), begin, wide].concat()), "two such sheets");
    }
}
