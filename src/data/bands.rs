//! Bands of ages as `CL_AGE` writes them, and what two sets of bands have in common.

use std::collections::BTreeSet;
use std::fmt::Display;

/// Ages in completed years, from the first to the last; none is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Band {
    pub first: u32,
    pub last: Option<u32>,
}

impl Band {
    /// Reads a code: `Y15T24`, `Y_GE65`, `Y0`, `Y_LT15`.
    pub fn of_code(code: &str) -> Option<Self> {
        let rest = code.trim().strip_prefix('Y')?;
        if let Some(first) = rest.strip_prefix("_GE") {
            return Some(Self { first: first.parse().ok()?, last: None });
        }
        if let Some(end) = rest.strip_prefix("_LT") {
            return Some(Self { first: 0, last: Some(end.parse::<u32>().ok()?.checked_sub(1)?) });
        }
        let (first, last) = rest.split_once('T').unwrap_or((rest, rest));
        let (first, last) = (first.parse().ok()?, last.parse().ok()?);
        (first <= last).then_some(Self { first, last: Some(last) })
    }

    /// Reads a band as people type it, in figures or as a code: `15-24`, `65+`, `<15`, `Y15T24`.
    pub fn of_typed(text: &str) -> Option<Self> {
        let text = text.trim();
        let age = |digits: &str| digits.trim().parse::<u32>().ok();
        if let Some(first) = text.strip_suffix('+').or_else(|| text.strip_prefix('≥')) {
            return Some(Self { first: age(first)?, last: None });
        }
        if let Some(end) = text.strip_prefix('<') {
            return Some(Self { first: 0, last: Some(age(end)?.checked_sub(1)?) });
        }
        if let Some((first, last)) = text.split_once(['-', '–']) {
            let (first, last) = (age(first)?, age(last)?);
            return (first <= last).then_some(Self { first, last: Some(last) });
        }
        Self::of_code(text)
    }

    /// Writes the code.
    pub fn code(self) -> String {
        code(self.first, self.last)
    }

    /// Returns whether all ages of another band are in this one.
    pub fn holds(self, other: Self) -> bool {
        let is_before_end = match (self.last, other.last) {
            (None, _) => true,
            (Some(end), Some(other)) => other <= end,
            (Some(_), None) => false,
        };
        self.first <= other.first && is_before_end
    }

    /// Returns the age after the last one; none comes after an open band.
    fn end(self) -> Option<u32> {
        self.last.map(|last| last + 1)
    }
}

/// Writes the code of the ages from a first to a last one, which is none for an open band.
pub fn code<N: Display + PartialEq + Copy>(first: N, last: Option<N>) -> String {
    match last {
        None => format!("Y_GE{first}"),
        Some(last) if last == first => format!("Y{last}"),
        Some(last) => format!("Y{first}T{last}"),
    }
}

/// Returns the coarsest bands that both sets can be added up to without splitting any, ascending; none where they have no
/// two limits in common.
pub fn common(left: &[Band], right: &[Band]) -> Vec<Band> {
    let limits = |bands: &[Band]| -> BTreeSet<Option<u32>> {
        bands.iter().flat_map(|band| [Some(band.first), band.end()]).collect()
    };
    let (left_limits, right_limits) = (limits(left), limits(right));
    // An open end is the limit after all others.
    let shared = |limit: &u32| right_limits.contains(&Some(*limit));
    let mut limits: Vec<Option<u32>> = left_limits.iter().copied().flatten().filter(shared).map(Some).collect();
    if left_limits.contains(&None) && right_limits.contains(&None) {
        limits.push(None);
    }
    let between = limits.windows(2).filter_map(|pair| {
        let first = (*pair.first()?)?;
        Some(Band { first, last: pair.get(1)?.and_then(|end| end.checked_sub(1)) })
    });
    between.filter(|band| is_covered(*band, left) && is_covered(*band, right)).collect()
}

/// Returns the bands that are the sum of others in the same set.
pub fn sums(bands: &[Band]) -> Vec<Band> {
    let is_sum = |whole: &Band| {
        let others: Vec<Band> = bands.iter().copied().filter(|part| part != whole).collect();
        is_covered(*whole, &others)
    };
    bands.iter().copied().filter(is_sum).collect()
}

/// Returns whether bands that lie in another one follow each other from its first age to its last.
fn is_covered(whole: Band, parts: &[Band]) -> bool {
    let mut inside: Vec<Band> = parts.iter().copied().filter(|part| whole.holds(*part)).collect();
    // The widest first where a set holds both bands and their sums.
    inside.sort_by_key(|band| (band.first, std::cmp::Reverse(band.last.unwrap_or(u32::MAX))));
    let mut next = Some(whole.first);
    for part in inside {
        if Some(part.first) == next {
            next = part.end();
        }
    }
    next == whole.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bands(codes: &str) -> Vec<Band> {
        codes.split(' ').map(|code| Band::of_code(code).unwrap()).collect()
    }

    fn codes(bands: &[Band]) -> String {
        bands.iter().map(|band| band.code()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_band_beside_its_parts_is_their_sum() {
        let all = bands("Y0T14 Y15T24 Y25T64 Y15T64 Y_GE65 Y_GE15 Y70T79");
        assert_eq!(codes(&sums(&all)), "Y15T64 Y_GE15");
    }

    #[test]
    fn codes_are_read_and_written() {
        for (typed, code) in [("15-24", "Y15T24"), ("65+", "Y_GE65"), ("<15", "Y0T14"), ("Y15T24", "Y15T24")] {
            assert_eq!(Band::of_typed(typed).map(Band::code).as_deref(), Some(code));
        }
        assert_eq!(Band::of_typed("24-15"), None);
        for code in ["Y0", "Y15T24", "Y_GE65"] {
            assert_eq!(Band::of_code(code).unwrap().code(), code);
        }
        assert_eq!(Band::of_code("Y_LT15").unwrap().code(), "Y0T14");
        for other in ["_T", "Y", "Y24T15", "15-24", "Y_LT0"] {
            assert_eq!(Band::of_code(other), None, "{other}");
        }
    }

    #[test]
    fn the_coarsest_common_bands_split_none() {
        let un = bands("Y0T4 Y5T9 Y10T14 Y15T19 Y20T24 Y25T64 Y_GE65");
        let ilo = bands("Y0T14 Y15T24 Y25T54 Y55T64 Y_GE65");
        assert_eq!(codes(&common(&un, &ilo)), "Y0T14 Y15T24 Y25T64 Y_GE65");
        // The bands of UNHCR do not nest into five-year bands but at 60.
        let unhcr = bands("Y0T4 Y5T11 Y12T17 Y18T59 Y_GE60");
        let five = bands("Y0T4 Y5T9 Y10T14 Y15T59 Y_GE60");
        assert_eq!(codes(&common(&unhcr, &five)), "Y0T4 Y5T59 Y_GE60");
    }

    #[test]
    fn what_only_one_set_covers_is_in_no_common_band() {
        let working = bands("Y15T24 Y25T64");
        let all = bands("Y0T14 Y15T64 Y_GE65");
        assert_eq!(codes(&common(&working, &all)), "Y15T64");
        assert_eq!(codes(&common(&bands("Y0T14 Y25T64"), &bands("Y0T64"))), "", "a gap is no band");
        assert_eq!(common(&bands("Y0T17"), &bands("Y_GE18")), []);
    }
}
