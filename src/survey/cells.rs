//! One pass over the rows: sums of each finest cell in each sampling unit, and the cells and margins made of them.
//!
//! Everything later works on these few sums; the rows are not read again (quantiles apart).

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::pairs::Pairs;
use super::sample::{Keys, Sample};
use super::{SurveyError, count_as_number};
use crate::data::Dataset;

/// What is summed over people of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    pub n: u64,
    pub first: PartSums,
    pub wyy: f64,
    pub wxy: f64,
    pub wxx: f64,
}

/// What the score of a part of a cell is made of. There may be nearly as many parts as people: they are kept small.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PartSums {
    /// People with a weight above zero.
    pub n_weighted: u64,
    /// Sums without weights over people with one above zero.
    pub y: f64,
    pub x: f64,
    pub w: f64,
    pub wy: f64,
    pub wx: f64,
}

impl Sums {
    /// Adds a person.
    pub fn add_person(&mut self, w: f64, y: f64, x: f64) {
        self.n += 1;
        self.first.add_person(w, y, x);
        self.wyy += w * y * y;
        self.wxy += w * x * y;
        self.wxx += w * x * x;
    }

    /// Adds other people.
    pub fn add(&mut self, other: &Self) {
        self.n += other.n;
        self.first.n_weighted += other.first.n_weighted;
        self.first.y += other.first.y;
        self.first.x += other.first.x;
        self.first.w += other.first.w;
        self.first.wy += other.first.wy;
        self.first.wx += other.first.wx;
        self.wyy += other.wyy;
        self.wxy += other.wxy;
        self.wxx += other.wxx;
    }
}

impl PartSums {
    fn add_person(&mut self, w: f64, y: f64, x: f64) {
        if w > 0.0 {
            self.n_weighted += 1;
            self.y += y;
            self.x += x;
        }
        self.w += w;
        self.wy += w * y;
        self.wx += w * x;
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
        let keys: Vec<_> = by.par_iter().map(|column| Keys::read(data, column)).collect();
        for keys in keys {
            let keys = keys?;
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

/// Sums of each finest cell, and of each part of the sample that has people in it.
#[derive(Debug)]
pub struct CellSums {
    of_cell: Vec<Sums>,
    /// Part and sums, grouped by cell.
    entries: Vec<(usize, PartSums)>,
    /// Where the entries of each cell start and end.
    ranges: Vec<(usize, usize)>,
}

impl CellSums {
    /// Sums the people of the domain: `value` gives what is measured on a row, `None` outside the domain.
    pub fn of(cells: &Cells, sample: &Sample, value: impl Fn(usize) -> Option<(f64, f64)>) -> Self {
        let n_rows = cells.of_row.len();
        let mut pairs = Pairs::new(cells.codes.len(), sample.unit_of_part.len(), n_rows);
        let mut sums: Vec<PartSums> = Vec::new();
        let mut of_cell = vec![Sums::default(); cells.codes.len()];
        let rows = cells.of_row.iter().zip(&sample.part_of_row).zip(&sample.weights).enumerate();
        for (row, ((cell, part), weight)) in rows {
            let Some((y, x)) = value(row) else { continue };
            let place = pairs.place(*cell, *part);
            if place == sums.len() {
                sums.push(PartSums::default());
            }
            if let (Some(cell), Some(part)) = (of_cell.get_mut(*cell), sums.get_mut(place)) {
                cell.add_person(*weight, y, x);
                part.add_person(*weight, y, x);
            }
        }
        // Sorted by counting: there may be nearly as many entries as rows.
        let mut ranges = vec![(0, 0); cells.codes.len()];
        for (cell, _) in &pairs.found {
            if let Some((_, n)) = ranges.get_mut(*cell) {
                *n += 1;
            }
        }
        let mut start = 0;
        for range in &mut ranges {
            let n = range.1;
            *range = (start, start);
            start += n;
        }
        let mut entries = vec![(0, PartSums::default()); pairs.found.len()];
        for ((cell, part), sums) in pairs.found.iter().zip(sums) {
            if let Some((_, end)) = ranges.get_mut(*cell)
                && let Some(slot) = entries.get_mut(*end)
            {
                *slot = (*part, sums);
                *end += 1;
            }
        }
        Self { of_cell, entries, ranges }
    }

    /// Returns which finest cells have people of the domain.
    pub fn is_met(&self) -> Vec<bool> {
        self.ranges.iter().map(|(start, end)| end > start).collect()
    }

    /// Returns the sums over some finest cells.
    pub fn over(&self, cells: &[usize]) -> Sums {
        let mut all = Sums::default();
        for cell in cells.iter().filter_map(|cell| self.of_cell.get(*cell)) {
            all.add(cell);
        }
        all
    }

    /// Returns the parts of some finest cells and their sums.
    pub fn of_cells<'a>(&'a self, cells: &'a [usize]) -> impl Iterator<Item = &'a (usize, PartSums)> {
        cells
            .iter()
            .filter_map(|cell| self.ranges.get(*cell))
            .flat_map(|(start, end)| self.entries.get(*start..*end).unwrap_or_default())
    }
}
