//! How the figures of a category spread: the middle half, the figure in the middle, and how far the others reach.

/// Five figures that stand for many, as Tukey (1977) draws them.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// The position of its category in the scene.
    pub category: usize,
    /// How many figures there are.
    pub n: usize,
    /// The furthest figures that lie within one and a half times the length of the box from its ends.
    pub low: f64,
    pub high: f64,
    /// The quartiles, between neighbours in proportion, as QUARTILE.INC of Excel and the usual rule of R (type 7).
    pub first: f64,
    pub median: f64,
    pub third: f64,
}

impl Spread {
    /// Returns the spread of some figures; nothing where there is none.
    pub fn of(category: usize, mut figures: Vec<f64>) -> Option<Self> {
        figures.sort_by(f64::total_cmp);
        let (first, median, third) = (quantile(&figures, 1)?, quantile(&figures, 2)?, quantile(&figures, 3)?);
        let reach = 1.5 * (third - first);
        let low = figures.iter().copied().find(|figure| *figure >= first - reach)?;
        let high = figures.iter().rev().copied().find(|figure| *figure <= third + reach)?;
        Some(Self { category, n: figures.len(), low, high, first, median, third })
    }

    /// Returns whether a figure lies beyond the reach of the box, so that it is drawn as a point.
    pub fn is_outside(&self, figure: f64) -> bool {
        figure < self.low || figure > self.high
    }
}

fn quantile(sorted: &[f64], quarter: usize) -> Option<f64> {
    let steps = sorted.len().checked_sub(1)? * quarter;
    let (at, rest) = (steps / 4, steps % 4);
    let low = *sorted.get(at)?;
    let high = sorted.get(at + 1).copied().unwrap_or(low);
    #[expect(clippy::cast_precision_loss, reason = "0 to 3")]
    let share = rest as f64 / 4.0;
    Some(low + share * (high - low))
}

#[cfg(test)]
mod tests {
    use super::Spread;

    #[test]
    fn a_box_is_what_r_says_of_the_same_figures() {
        // quantile(c(1, 2, 4, 7, 11, 50)) and boxplot.stats with range 1.5 on these quartiles.
        let spread = Spread::of(0, vec![50.0, 1.0, 7.0, 2.0, 11.0, 4.0]).unwrap();
        assert_eq!((spread.first, spread.median, spread.third), (2.5, 5.5, 10.0));
        assert_eq!((spread.low, spread.high), (1.0, 11.0));
        assert!(spread.is_outside(50.0) && !spread.is_outside(11.0));
    }
}
