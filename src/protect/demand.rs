//! What makes a cell unsafe, and how far from the truth a reader must be able to believe its figure to lie.

use std::collections::{BTreeMap, BTreeSet};

use super::attack::Range;

/// How far below and above the truth a hidden figure must be able to lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levels {
    pub down: u64,
    pub up: u64,
}

/// What is asked of the ranges that a reader can work out.
#[derive(Clone, Debug)]
pub(super) enum Demand {
    /// Counts of 1 up to one below it are unsafe; zero is safe.
    Threshold(u64),
    /// The unsafe cells of amounts, by their places.
    Amounts {
        levels: BTreeMap<usize, Levels>,
        /// Cells with a single contributor, who knows what is in them.
        singles: BTreeSet<usize>,
    },
}

impl Demand {
    /// Returns whether a cell is unsafe by itself.
    pub(super) fn is_unsafe(&self, cell: usize, count: u64) -> bool {
        match self {
            Self::Threshold(threshold) => count > 0 && count < *threshold,
            Self::Amounts { levels, .. } => levels.contains_key(&cell),
        }
    }

    /// Returns how far an unsafe figure must be able to lie above and below what it is.
    ///
    /// An unsafe count of n persons under threshold t needs a range of at least t values with values on both sides of n: a reader
    /// then cannot place the count better than the rule itself does.
    pub(super) fn steps(&self, cell: usize, count: u64) -> (u64, u64) {
        match self {
            Self::Threshold(threshold) => {
                let up = (threshold - 1).saturating_sub(count).max(1);
                (up, (threshold - 1).saturating_sub(up).clamp(1, count))
            }
            Self::Amounts { levels, .. } => {
                let levels = levels.get(&cell).copied().unwrap_or(Levels { down: 1, up: 1 });
                (levels.up.max(1), levels.down.clamp(1, count.max(1)))
            }
        }
    }

    /// Returns whether a range protects a hidden cell: an unsafe one as its rule asks, any other where it leaves more than one
    /// value.
    pub(super) fn is_met(&self, cell: usize, count: u64, range: Range) -> bool {
        if !self.is_unsafe(cell, count) {
            return range.width() > 0;
        }
        match self {
            Self::Threshold(threshold) => {
                range.width() >= threshold - 1 && range.low < count && range.high.is_none_or(|high| high > count)
            }
            Self::Amounts { .. } => {
                let (up, down) = self.steps(cell, count);
                range.low <= count.saturating_sub(down) && range.high.is_none_or(|high| high >= count + up)
            }
        }
    }

    /// Returns the cells of which somebody knows what is in them.
    pub(super) fn singles(&self) -> impl Iterator<Item = usize> + '_ {
        let singles = match self {
            Self::Threshold(_) => None,
            Self::Amounts { singles, .. } => Some(singles),
        };
        singles.into_iter().flatten().copied()
    }

    /// Returns whether figures are counts, of which only whole numbers are possible.
    pub(super) fn are_counts(&self) -> bool {
        matches!(self, Self::Threshold(_))
    }
}
