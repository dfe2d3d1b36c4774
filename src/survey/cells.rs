//! One pass over the rows: sums of each finest cell in each sampling unit, and the cells and margins made of them.
//!
//! Everything later works on these few sums; the rows are not read again (quantiles apart).

use super::pairs::Pairs;
use super::sample::{Keys, Sample};
use super::{SurveyError, count_as_number};
use crate::data::Dataset;

/// What is summed over people.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    pub n: u64,
    /// People with a weight above zero.
    pub n_weighted: u64,
    /// Sums without weights over people with one above zero.
    pub y: f64,
    pub x: f64,
    pub w: f64,
    pub wy: f64,
    pub wx: f64,
    pub wyy: f64,
    pub wxy: f64,
    pub wxx: f64,
}

impl Sums {
    /// Adds a person.
    pub fn add_person(&mut self, w: f64, y: f64, x: f64) {
        self.n += 1;
        if w > 0.0 {
            self.n_weighted += 1;
            self.y += y;
            self.x += x;
        }
        self.w += w;
        self.wy += w * y;
        self.wx += w * x;
        self.wyy += w * y * y;
        self.wxy += w * x * y;
        self.wxx += w * x * x;
    }

    /// Adds other people.
    pub fn add(&mut self, other: &Self) {
        self.n += other.n;
        self.n_weighted += other.n_weighted;
        self.y += other.y;
        self.x += other.x;
        self.w += other.w;
        self.wy += other.wy;
        self.wx += other.wx;
        self.wyy += other.wyy;
        self.wxy += other.wxy;
        self.wxx += other.wxx;
    }

    /// Returns the number of people with a weight above zero as a number.
    pub fn people(&self) -> f64 {
        count_as_number(self.n_weighted)
    }
}

/// The finest cells of a table: which one each row is in, and what its codes are.
#[derive(Debug)]
pub struct Cells {
    pub of_row: Vec<usize>,
    /// Place of each code in its dimension; past its end where the value is missing.
    pub codes: Vec<Vec<usize>>,
    pub dimensions: Vec<Keys>,
}

impl Cells {
    /// Crosses the columns of `by`.
    pub fn cross(data: &Dataset, by: &[String]) -> Result<Self, SurveyError> {
        let mut of_row = vec![0; data.n_rows()];
        let mut codes = vec![Vec::new()];
        let mut dimensions = Vec::with_capacity(by.len());
        for column in by {
            let keys = Keys::read(data, column)?;
            let mut pairs = Pairs::new(codes.len(), keys.labels.len() + 1, data.n_rows());
            for (cell, key) in of_row.iter_mut().zip(&keys.of_row) {
                *cell = pairs.place(*cell, *key);
            }
            codes = pairs
                .found
                .iter()
                .map(|(before, key)| {
                    let mut codes = codes.get(*before).cloned().unwrap_or_default();
                    codes.push(*key);
                    codes
                })
                .collect();
            dimensions.push(keys);
        }
        Ok(Self { of_row, codes, dimensions })
    }

    /// Returns the cells to publish, sorted with totals first, each with the finest cells it is made of.
    ///
    /// People whose value of a column is missing are in the totals over it and in no cell of it.
    pub fn published(&self, with_margins: bool, is_met: &[bool]) -> Vec<(Vec<Option<usize>>, Vec<usize>)> {
        // One bit a dimension that is kept; without margins all are.
        let n_patterns = if with_margins { 1_usize << self.dimensions.len().min(16) } else { 1 };
        let mut published = std::collections::BTreeMap::<Vec<Option<usize>>, Vec<usize>>::new();
        for pattern in 0..n_patterns {
            for (cell, codes) in self.codes.iter().enumerate() {
                if !is_met.get(cell).copied().unwrap_or(false) {
                    continue;
                }
                let is_kept = |dimension: usize| !with_margins || (pattern >> dimension.min(63)) & 1 == 1;
                let is_known = codes
                    .iter()
                    .zip(&self.dimensions)
                    .enumerate()
                    .all(|(dimension, (code, keys))| !is_kept(dimension) || *code < keys.labels.len());
                if is_known {
                    let key = codes.iter().enumerate().map(|(dimension, code)| is_kept(dimension).then_some(*code));
                    published.entry(key.collect()).or_default().push(cell);
                }
            }
        }
        published.into_iter().collect()
    }

    /// Returns the codes of a published cell as text.
    pub fn labels(&self, key: &[Option<usize>]) -> Vec<Option<String>> {
        let label = |(code, keys): (&Option<usize>, &Keys)| code.and_then(|code| keys.labels.get(code).cloned());
        key.iter().zip(&self.dimensions).map(label).collect()
    }
}

/// Sums of each finest cell, one entry a part of the sample that has people in it.
#[derive(Debug)]
pub struct CellSums {
    /// Part and sums, grouped by cell.
    entries: Vec<(usize, Sums)>,
    /// Where the entries of each cell start and end.
    ranges: Vec<(usize, usize)>,
}

impl CellSums {
    /// Sums the people of the domain: `value` gives what is measured on a row, `None` outside the domain.
    pub fn of(cells: &Cells, sample: &Sample, value: impl Fn(usize) -> Option<(f64, f64)>) -> Self {
        let n_rows = cells.of_row.len();
        let mut pairs = Pairs::new(cells.codes.len(), sample.unit_of_part.len(), n_rows);
        let mut sums: Vec<Sums> = Vec::new();
        let rows = cells.of_row.iter().zip(&sample.part_of_row).zip(&sample.weights).enumerate();
        for (row, ((cell, part), weight)) in rows {
            let Some((y, x)) = value(row) else { continue };
            let place = pairs.place(*cell, *part);
            if place == sums.len() {
                sums.push(Sums::default());
            }
            if let Some(sums) = sums.get_mut(place) {
                sums.add_person(*weight, y, x);
            }
        }
        let mut found: Vec<(usize, usize, Sums)> =
            pairs.found.iter().zip(sums).map(|((cell, part), sums)| (*cell, *part, sums)).collect();
        found.sort_unstable_by_key(|(cell, part, _)| (*cell, *part));
        let mut ranges = vec![(0, 0); cells.codes.len()];
        for (place, (cell, _, _)) in found.iter().enumerate() {
            if let Some(range) = ranges.get_mut(*cell) {
                let start = if range.1 == 0 { place } else { range.0 };
                *range = (start, place + 1);
            }
        }
        Self { entries: found.into_iter().map(|(_, part, sums)| (part, sums)).collect(), ranges }
    }

    /// Returns which finest cells have people of the domain.
    pub fn is_met(&self) -> Vec<bool> {
        self.ranges.iter().map(|(start, end)| end > start).collect()
    }

    /// Returns the sums over some finest cells.
    pub fn over(&self, cells: &[usize]) -> Sums {
        let mut all = Sums::default();
        for (_, part) in self.of_cells(cells) {
            all.add(part);
        }
        all
    }

    /// Returns the parts and sums of some finest cells.
    pub fn of_cells<'a>(&'a self, cells: &'a [usize]) -> impl Iterator<Item = &'a (usize, Sums)> {
        cells
            .iter()
            .filter_map(|cell| self.ranges.get(*cell))
            .flat_map(|(start, end)| self.entries.get(*start..*end).unwrap_or_default())
    }
}
