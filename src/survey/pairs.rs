//! Numbers the pairs that occur, in the order they are met: the key of a group-by over two columns of numbers.

use polars::prelude::PlHashMap;

/// Possible pairs up to which a table of all of them is kept: it is cleared and filled faster than pairs are hashed.
const MOST_DENSE: usize = 1 << 24;

/// The pairs met so far.
#[derive(Debug)]
pub(super) struct Pairs {
    pub(super) found: Vec<(usize, usize)>,
    n_second: usize,
    /// Place of each possible pair, where there are few enough; `u32::MAX` until it is met.
    dense: Vec<u32>,
    sparse: PlHashMap<(usize, usize), usize>,
}

impl Pairs {
    /// Prepares for pairs of numbers below `n_first` and `n_second` from `n_rows` rows.
    pub(super) fn new(n_first: usize, n_second: usize, n_rows: usize) -> Self {
        // A table much larger than the data would cost more to clear than hashing costs.
        let affordable = n_rows.saturating_mul(8).clamp(4096, MOST_DENSE);
        let size = n_first.checked_mul(n_second).filter(|size| *size <= affordable).unwrap_or(0);
        Self { found: Vec::new(), n_second, dense: vec![u32::MAX; size], sparse: PlHashMap::default() }
    }

    /// Returns the number of a pair.
    pub(super) fn place(&mut self, first: usize, second: usize) -> usize {
        let next = self.found.len();
        let at = first.saturating_mul(self.n_second).saturating_add(second);
        if second < self.n_second
            && let Some(slot) = self.dense.get_mut(at)
            && let Ok(small) = u32::try_from(next)
        {
            if *slot == u32::MAX {
                *slot = small;
                self.found.push((first, second));
                return next;
            }
            return usize::try_from(*slot).unwrap_or(next);
        }
        let place = *self.sparse.entry((first, second)).or_insert(next);
        if place == next {
            self.found.push((first, second));
        }
        place
    }
}
