//! Eurostat's bulk files: the codes of a row stand in one field, `age,sex,geo\time`, and tabs part the figures behind it.

use crate::grid::Cell;

/// Gives each code of such a file a column of its own; any other file stays as it is.
pub(super) fn split_keys(rows: &mut [Vec<Cell>]) {
    let first = |row: &Vec<Cell>| row.first().and_then(Cell::text).map(str::to_owned);
    let n_keys = |text: &String| text.split(',').count();
    let Some(head) = rows.first().and_then(first).filter(|head| head.contains(['\\']) && n_keys(head) > 1) else {
        return;
    };
    let is_alike = |row: &Vec<Cell>| row.is_empty() || first(row).is_some_and(|keys| n_keys(&keys) == n_keys(&head));
    if !rows.iter().all(is_alike) {
        return;
    }
    for row in rows.iter_mut().filter(|row| !row.is_empty()) {
        let keys = first(row).unwrap_or_default();
        row.splice(..1, keys.split(',').map(|key| Cell::Text(key.trim().to_owned())));
    }
}
