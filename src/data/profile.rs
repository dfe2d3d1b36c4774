//! What a column looks like as a whole: how much is missing, how many different values, how they are spread.

use polars::prelude::{ChunkAgg as _, Column as PolarsColumn};

use super::{Dataset, Kind};

/// Bars of a histogram.
pub const N_BARS: usize = 12;

/// A column as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    pub kind: Kind,
    pub n_missing: usize,
    /// Different values, missing ones not counted.
    pub n_distinct: usize,
    /// The smallest and the largest number.
    pub range: Option<(f64, f64)>,
    pub sum: Option<f64>,
    /// How many numbers lie in each of [`N_BARS`] equal parts of the range.
    pub bars: Vec<usize>,
}

/// Returns the profile of every column.
pub fn profiles(data: &Dataset) -> Vec<Profile> {
    let one = |column: &PolarsColumn, kind: Kind| {
        let n_missing = column.null_count();
        let n_distinct = column.n_unique().unwrap_or_default() - usize::from(n_missing > 0);
        let mut profile = Profile { kind, n_missing, n_distinct, range: None, sum: None, bars: Vec::new() };
        if let Ok(numbers) = column.f64()
            && let Some(range @ (least, most)) = numbers.min_max()
        {
            profile.range = Some(range);
            profile.sum = numbers.sum();
            profile.bars = vec![0; N_BARS];
            for number in numbers.iter().flatten() {
                profile.bars[bar(number, least, most)] += 1;
            }
        }
        profile
    };
    data.frame.columns().iter().zip(&data.schema.columns).map(|(column, meaning)| one(column, meaning.kind)).collect()
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a dozen bars"
)]
fn bar(number: f64, least: f64, most: f64) -> usize {
    let share = if most > least { (number - least) / (most - least) } else { 0.0 };
    ((share * N_BARS as f64) as usize).min(N_BARS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Column, ColumnValues, Origin};

    #[test]
    fn a_profile_counts_what_is_there_and_what_is_not() {
        let numbers = ColumnValues::Numbers(vec![Some(0.0), Some(12.0), None, Some(12.0)]);
        let texts = ColumnValues::Texts(["a", "b", "a", "a"].map(|text| Some(text.to_owned())).to_vec());
        let columns = vec![(Column::new("n", Kind::Number), numbers), (Column::new("t", Kind::Text), texts)];
        let found = profiles(&Dataset::from_columns(columns, Origin::default()).unwrap());
        assert_eq!((found[0].n_missing, found[0].n_distinct, found[0].range), (1, 2, Some((0.0, 12.0))));
        assert_eq!((found[0].bars[0], found[0].bars[N_BARS - 1], found[0].sum), (1, 2, Some(24.0)));
        assert_eq!((found[1].n_missing, found[1].n_distinct, found[1].range), (0, 2, None));
    }
}
