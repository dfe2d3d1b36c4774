//! Numbers drawn from a seed: the same on every machine and in every run.

/// A sequence of draws (Steele, Lea and Flood, `SplitMix64`).
#[derive(Clone, Debug)]
pub struct Draws(u64);

impl Draws {
    /// Begins the sequence of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Draws a whole number of 64 bits.
    pub fn whole(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Draws a whole number below another; 0 where there is none.
    pub fn below(&mut self, n: u64) -> u64 {
        self.whole() % n.max(1)
    }

    /// Draws a place in a list.
    pub fn place(&mut self, n: usize) -> usize {
        usize::try_from(self.below(u64::try_from(n).unwrap_or(u64::MAX))).unwrap_or_default()
    }

    /// Draws a number from 0 up to 1.
    pub fn share(&mut self) -> f64 {
        const STEPS: f64 = 9_007_199_254_740_992.0;
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let step = (self.whole() >> 11) as f64;
        step / STEPS
    }
}
