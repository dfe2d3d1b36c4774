//! Figures that are linear in the sums over people once they are known: totals, means, shares and ratios.

use super::cells::{PartSums, Sums};
use super::estimate::{DesignEffect, Statistic};

/// A figure that is linear in the sums once it is known: the score of people is (y − slope·x − level)/scale.
#[derive(Clone, Copy, Debug)]
pub(super) struct Linear {
    pub(super) estimate: f64,
    slope: f64,
    level: f64,
    scale: f64,
}

impl Linear {
    pub(super) fn of(statistic: &Statistic, all: &PartSums) -> Self {
        match statistic {
            Statistic::Count | Statistic::Total(_) => Self { estimate: all.wy, slope: 0.0, level: 0.0, scale: 1.0 },
            Statistic::Ratio { .. } => {
                let ratio = all.wy / all.wx;
                Self { estimate: ratio, slope: ratio, level: 0.0, scale: all.wx }
            }
            Statistic::Mean(_) | Statistic::Proportion(_) | Statistic::Quantile { .. } => {
                let mean = all.wy / all.w;
                Self { estimate: mean, slope: 0.0, level: mean, scale: all.w }
            }
        }
    }

    pub(super) fn score(&self, part: &PartSums) -> f64 {
        (part.wy - self.slope * part.wx - self.level * part.w) / self.scale
    }

    /// Returns the scores of people with a weight, each counted once.
    pub(super) fn plain_score(&self, part: &PartSums) -> f64 {
        (part.y - self.slope * part.x - self.level * part.people()) / self.scale
    }

    /// Returns the variance of the figure in a simple random sample of as many people.
    pub(super) fn simple_variance(&self, all: &Sums, compared: DesignEffect) -> Option<f64> {
        let first = &all.first;
        let n = first.people();
        // Residuals y − slope·x: their mean and mean square.
        let mean = (first.wy - self.slope * first.wx) / first.w;
        let square = (all.wyy - 2.0 * self.slope * all.wxy + self.slope * self.slope * all.wxx) / first.w;
        let spread = square - mean * mean;
        if n < 2.0 || spread <= 1e-14 * square {
            return None;
        }
        let not_drawn = match compared {
            DesignEffect::WithReplacement => 1.0,
            DesignEffect::WithoutReplacement => (first.w - n) / first.w,
        };
        let per_person = spread / (n - 1.0) * (first.w / self.scale) * (first.w / self.scale);
        (not_drawn > 0.0).then_some(per_person * not_drawn)
    }
}
