//! Whether points or commas part thousands: `77.506`, where no number of a sheet can have tenths behind its mark.

use crate::grid::Cell;

/// Rows that are looked at.
const N_ROWS: usize = 5_000;
/// So many numbers that could be read either way, and none that could not, are no chance.
const N_OPEN: usize = 5;

/// Whole numbers that may name a column.
const YEARS: std::ops::RangeInclusive<f64> = 1800.0..=2100.0;

/// How many numbers of a column say what of the point.
#[derive(Default)]
struct Seen {
    /// Three digits stand behind the only point: `77.506`.
    open: usize,
    /// Whole numbers that need no mark: below a thousand.
    small: usize,
    /// Whole numbers above a thousand without a mark; years over the first others are names.
    bare: usize,
    /// Several points, each before three digits: `1.234.567`.
    proofs: usize,
    /// Points that part tenths, and points behind a nought.
    tenths: usize,
}

/// So many numbers with a comma before three digits are no chance where others are whole and below a thousand.
const N_COMMAS: usize = 2;

/// Returns whether the commas of a sheet part thousands: three digits stand behind each, numbers of the same columns that have
/// none are below a thousand, and there are some.
pub fn have_commas<'c>(rows: impl Iterator<Item = &'c [Cell]>) -> bool {
    part_thousands(rows, ',', N_COMMAS, false)
}

/// Returns whether the points of a sheet part thousands.
///
/// Three digits stand behind each, and numbers of the same columns that have no point are below a thousand. `is_likely`: the file is written where commas part tenths, and needs no such numbers.
pub fn have_points<'c>(rows: impl Iterator<Item = &'c [Cell]>, is_likely: bool) -> bool {
    part_thousands(rows, '.', N_OPEN, is_likely)
}

fn part_thousands<'c>(rows: impl Iterator<Item = &'c [Cell]>, mark: char, fewest: usize, is_likely: bool) -> bool {
    let mut columns: Vec<Seen> = Vec::new();
    for row in rows.take(N_ROWS) {
        columns.resize_with(columns.len().max(row.len()), Seen::default);
        for (seen, cell) in columns.iter_mut().zip(row) {
            match cell {
                Cell::Text(text) => seen.look(text.trim(), mark),
                Cell::Number(number) => seen.count_whole(number.abs()),
                _ => {}
            }
        }
    }
    let marked: Vec<&Seen> = columns.iter().filter(|seen| seen.open + seen.proofs > 0).collect();
    let n_open: usize = marked.iter().map(|seen| seen.open + seen.proofs).sum();
    let shows = |seen: &&Seen| seen.small + seen.proofs > 0;
    n_open >= fewest
        && columns.iter().all(|seen| seen.tenths == 0)
        && marked.iter().all(|seen| seen.bare == 0)
        && (is_likely || marked.iter().any(shows))
}

impl Seen {
    fn look(&mut self, text: &str, mark: char) {
        let digits = text.strip_prefix(['-', '−', '+']).unwrap_or(text);
        let is_number = digits.starts_with(|letter: char| letter.is_ascii_digit())
            && digits.chars().all(|letter| letter.is_ascii_digit() || letter == mark);
        if !is_number {
            return;
        }
        let mut groups = digits.split(mark);
        let whole = groups.next().unwrap_or_default();
        let rest: Vec<&str> = groups.collect();
        let are_thousands =
            rest.iter().all(|group| group.len() == 3) && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
        match rest.len() {
            0 => self.count_whole(digits.parse().unwrap_or(f64::MAX)),
            1 if are_thousands => self.open += 1,
            1 => self.tenths += 1,
            _ if are_thousands => self.proofs += 1,
            // Dates, numbers of sections: no numbers.
            _ => {}
        }
    }

    fn count_whole(&mut self, number: f64) {
        if number.fract() != 0.0 {
            self.tenths += 1;
        } else if number < 1000.0 {
            self.small += 1;
        } else if self.open + self.small + self.proofs > 0 || !YEARS.contains(&number) {
            self.bare += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(columns: &[&str], is_likely: bool) -> bool {
        let n_rows = columns.iter().map(|column| column.split(' ').count()).max().unwrap_or_default();
        let cell =
            |column: &&str, row| column.split(' ').nth(row).map_or(Cell::Empty, |text| Cell::Text(text.to_owned()));
        let rows: Vec<Vec<Cell>> =
            (0..n_rows).map(|row| columns.iter().map(|column| cell(column, row)).collect()).collect();
        have_points(rows.iter().map(Vec::as_slice), is_likely)
    }

    #[test]
    fn points_part_thousands_only_where_no_number_says_otherwise() {
        let counts = "77.506 45.759 260 76.116 853 14.211 40.923";
        assert!(points(&[counts], false));
        assert!(points(&["1.077.506 45.759 76.116 14.211 40.923"], false), "two points are none of tenths");
        assert!(!points(&["77.506 45.759 76.116 14.211 40.923"], false), "nothing tells");
        assert!(points(&["77.506 45.759 76.116 14.211 40.923"], true));
        assert!(!points(&[counts, "12.5 3.25"], true), "another column has tenths");
        assert!(!points(&["77.506 45.759 2600 76.116 853 14.211 40.923"], true), "1000 and more without a point");
        let commas = |text: &str| {
            let rows: Vec<[Cell; 1]> = text.split(' ').map(|text| [Cell::Text(text.to_owned())]).collect();
            have_commas(rows.iter().map(<[Cell; 1]>::as_slice))
        };
        assert!(commas("8,842 1,842 842"), "what has no comma is below a thousand");
        assert!(!commas("8,842 1,842 2,617") && !commas("8,842 1,842 1842") && !commas("0,842 1,842 842"));
        assert!(!points(&["0.955 0.944 0.931 0.930 0.929 1"], true), "a nought before the point");
    }
}
