//! Where the middle of numbers lies and how far each is from it, in a way that a few wild ones do not change.
//!
//! Iglewicz and Hoaglin (1993), *How to detect and handle outliers*: z = 0.6745 (x − median) / MAD, an outlier past 3.5; where
//! the MAD is 0, the mean absolute deviation times 1.253314 stands in its place.

/// Scores past it are outliers.
pub const OUTLIER: f64 = 3.5;
/// Makes the MAD of a normal distribution its standard deviation.
const OF_MAD: f64 = 0.6745;
/// Makes the mean absolute deviation of a normal distribution its standard deviation.
const OF_MEAN_DEVIATION: f64 = 1.253_314;

/// The middle of numbers and their spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Middle {
    pub median: f64,
    /// A robust standard deviation.
    pub sd: f64,
}

impl Middle {
    /// Finds the middle of numbers; nothing where there are none, or where all are the same.
    pub fn of(numbers: &[f64]) -> Option<Self> {
        let median = median(numbers.to_vec())?;
        let deviations: Vec<f64> = numbers.iter().map(|number| (number - median).abs()).collect();
        let mean = deviations.iter().sum::<f64>() / deviations.len() as f64;
        let mad = self::median(deviations)?;
        let sd = if mad > 0.0 { mad / OF_MAD } else { mean * OF_MEAN_DEVIATION };
        (sd > 0.0).then_some(Self { median, sd })
    }

    /// Returns how many robust standard deviations a number lies from the middle.
    pub fn score(self, number: f64) -> f64 {
        (number - self.median) / self.sd
    }
}

/// Returns the median of numbers.
pub fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_unstable_by(f64::total_cmp);
    let half = numbers.len() / 2;
    let upper = *numbers.get(half)?;
    if numbers.len() % 2 == 1 { Some(upper) } else { Some(f64::midpoint(*numbers.get(half - 1)?, upper)) }
}
