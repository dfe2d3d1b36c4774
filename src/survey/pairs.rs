//! Numbers the pairs that occur, in the order they are met: the key of a group-by over two columns of numbers.

use std::collections::HashMap;

/// The pairs met so far.
#[derive(Debug)]
pub(super) struct Pairs {
    pub(super) found: Vec<(usize, usize)>,
    n_second: usize,
    /// Place of each possible pair, where there are few enough; `usize::MAX` until it is met.
    dense: Vec<usize>,
    sparse: HashMap<(usize, usize), usize>,
}

impl Pairs {
    /// Prepares for pairs of numbers below `n_first` and `n_second` from `n_rows` rows.
    pub(super) fn new(n_first: usize, n_second: usize, n_rows: usize) -> Self {
        // A table much larger than the data would cost more to clear than hashing costs.
        let affordable = n_rows.saturating_mul(4).max(4096);
        let size = n_first.checked_mul(n_second).filter(|size| *size <= affordable).unwrap_or(0);
        Self { found: Vec::new(), n_second, dense: vec![usize::MAX; size], sparse: HashMap::new() }
    }

    /// Returns the number of a pair.
    pub(super) fn place(&mut self, first: usize, second: usize) -> usize {
        let next = self.found.len();
        let slot = match self.dense.get_mut(first.saturating_mul(self.n_second).saturating_add(second)) {
            Some(slot) if second < self.n_second => slot,
            _ => self.sparse.entry((first, second)).or_insert(usize::MAX),
        };
        if *slot == usize::MAX {
            *slot = next;
            self.found.push((first, second));
        }
        *slot
    }
}
