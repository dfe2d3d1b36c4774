//! Figures held against each other: two groups, or every group against everybody; and what a difference says.

use serde::{Deserialize, Serialize};

use super::cells::Cells;
use super::{EstimateCell, Flag, SurveyError};

/// What is held against what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Contrast {
    /// Every group less everybody asked about, the group included.
    Whole,
    /// Two groups of one of the columns that figures are broken down by.
    Groups(Groups),
}

/// Two groups of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Groups {
    pub column: String,
    pub first: String,
    pub second: String,
    pub comparison: Comparison,
}

/// How two figures are held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// The first less the second.
    Difference,
    /// The first divided by the second.
    Ratio,
}

impl Contrast {
    /// Returns how the figures are held against each other.
    pub fn comparison(&self) -> Comparison {
        match self {
            Self::Whole => Comparison::Difference,
            Self::Groups(groups) => groups.comparison,
        }
    }
}

impl Groups {
    /// Returns what stands in the column of the groups.
    pub fn label(&self) -> String {
        let sign = match self.comparison {
            Comparison::Difference => "-",
            Comparison::Ratio => "/",
        };
        format!("{} {sign} {}", self.first, self.second)
    }
}

/// What a comparison says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The first is higher, and chance alone is no good explanation.
    Higher,
    Lower,
    /// Everybody was counted, and both are the same.
    Same,
    /// The interval holds "no difference": the data do not tell.
    Open,
    /// One of the two figures is too unreliable to be compared, or there is none.
    Unreliable,
}

/// Reads a comparison: with an interval by it, without one – everybody counted – by the figure.
pub fn verdict(cell: &EstimateCell, comparison: Comparison, is_sample: bool) -> Verdict {
    let none = match comparison {
        Comparison::Difference => 0.0,
        Comparison::Ratio => 1.0,
    };
    let Some(estimate) = cell.estimate.filter(|_| cell.flag < Flag::Unreliable) else { return Verdict::Unreliable };
    let (low, high) = match cell.ci_low.zip(cell.ci_high) {
        Some(bounds) => bounds,
        None if is_sample => return Verdict::Unreliable,
        None => (estimate, estimate),
    };
    if low > none {
        Verdict::Higher
    } else if high < none {
        Verdict::Lower
    } else if is_sample {
        Verdict::Open
    } else {
        Verdict::Same
    }
}

/// A published cell: its codes and the finest cells it is made of.
pub(super) type Published = (Vec<Option<usize>>, Vec<usize>);

/// Two sets of finest cells to be compared, and the codes that the comparison stands under.
pub(super) struct Pair<'p> {
    pub(super) key: Vec<Option<usize>>,
    pub(super) first: &'p [usize],
    pub(super) second: &'p [usize],
}

/// Finds what is to be compared; `whole` are the finest cells of everybody.
pub(super) fn pairs<'p>(
    contrast: &Contrast,
    cells: &Cells,
    by: &[String],
    published: &'p [Published],
    whole: &'p [usize],
) -> Result<Vec<Pair<'p>>, SurveyError> {
    let groups = match contrast {
        Contrast::Whole => {
            let of_group = published.iter().filter(|(key, _)| key.iter().any(Option::is_some));
            let pair = |(key, finest): &'p Published| Pair { key: key.clone(), first: finest, second: whole };
            return Ok(of_group.map(pair).collect());
        }
        Contrast::Groups(groups) => groups,
    };
    let no_column = || SurveyError::NoColumn { name: groups.column.clone(), known: by.to_vec() };
    let place = by.iter().position(|name| *name == groups.column).ok_or_else(no_column)?;
    let labels = cells.dimensions.get(place).map(|keys| keys.labels.as_slice()).unwrap_or_default();
    let code_of = |wanted: &String| {
        let none =
            || SurveyError::NoGroup { column: groups.column.clone(), group: wanted.clone(), known: labels.to_vec() };
        labels.iter().position(|label| label == wanted).ok_or_else(none)
    };
    let (first, second) = (code_of(&groups.first)?, code_of(&groups.second)?);
    let mut found = Vec::new();
    for (key, finest) in published.iter().filter(|(key, _)| key.get(place) == Some(&Some(first))) {
        let mut other = key.clone();
        if let Some(slot) = other.get_mut(place) {
            *slot = Some(second);
        }
        if let Ok(at) = published.binary_search_by(|(known, _)| known.cmp(&other))
            && let Some((_, others)) = published.get(at)
        {
            found.push(Pair { key: key.clone(), first: finest, second: others });
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(estimate: f64, bounds: Option<(f64, f64)>, flag: Flag) -> EstimateCell {
        let (ci_low, ci_high) = bounds.unzip();
        EstimateCell { estimate: Some(estimate), ci_low, ci_high, flag, ..crate::survey::estimate::empty_cell(100) }
    }

    #[test]
    fn an_interval_that_holds_no_difference_leaves_the_question_open() {
        let difference = |cell: &EstimateCell| verdict(cell, Comparison::Difference, true);
        assert_eq!(difference(&cell(0.1, Some((0.05, 0.15)), Flag::Reliable)), Verdict::Higher);
        assert_eq!(difference(&cell(-0.1, Some((-0.15, -0.05)), Flag::Caution)), Verdict::Lower);
        assert_eq!(difference(&cell(0.1, Some((0.0, 0.2)), Flag::Reliable)), Verdict::Open);
        assert_eq!(difference(&cell(0.1, Some((0.05, 0.15)), Flag::Unreliable)), Verdict::Unreliable);
        assert_eq!(difference(&cell(0.1, None, Flag::Reliable)), Verdict::Unreliable);
        // A ratio has its "no difference" at one; a full count has no interval and needs none.
        assert_eq!(verdict(&cell(1.2, Some((0.9, 1.5)), Flag::Reliable), Comparison::Ratio, true), Verdict::Open);
        assert_eq!(verdict(&cell(1.2, None, Flag::Reliable), Comparison::Ratio, false), Verdict::Higher);
        assert_eq!(verdict(&cell(0.0, None, Flag::Reliable), Comparison::Difference, false), Verdict::Same);
    }
}
