//! Where the axes of a chart begin and end, and the round values between.

use super::{ChartKind, Reference, Series};

/// Returns the years where all categories are years, else 0, 1, 2 …
pub(super) fn positions(codes: &[Option<&str>], kind: ChartKind) -> Vec<f64> {
    let years: Option<Vec<f64>> = codes
        .iter()
        .map(|code| code.filter(|code| code.len() == 4).and_then(|code| code.parse::<u16>().ok()).map(f64::from))
        .collect();
    let ranks = || (0_u32..).map(f64::from).take(codes.len()).collect();
    match years {
        Some(years) if kind == ChartKind::Line && years.is_sorted() => years,
        _ => ranks(),
    }
}

/// Returns the lowest and the highest place that a mark, its interval or the reference takes.
pub(super) fn value_range(series: &[Series], reference: Option<&Reference>, kind: ChartKind) -> (f64, f64) {
    let figures = series
        .iter()
        .flat_map(|series| &series.marks)
        .flat_map(|mark| [mark.to, mark.low, mark.high])
        .flatten()
        .chain(reference.map(|reference| reference.value));
    let (low, high) = ends(figures);
    if low > high {
        return (0.0, 1.0);
    }
    if kind == ChartKind::Pyramid {
        // Both sides have one scale.
        let widest = low.abs().max(high.abs());
        return (-widest, widest);
    }
    // A bar is read by its length and must start at zero; a range near zero reads better with it.
    let near_zero = low > 0.0 && low < 0.4 * high;
    if kind.is_bars() || near_zero { (low.min(0.0), high.max(0.0)) } else { (low, high) }
}

/// Returns the least and the greatest of some numbers; the other way round where there are none.
pub(super) fn ends(numbers: impl Iterator<Item = f64>) -> (f64, f64) {
    numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
}

/// Widens a range to round values and returns these.
pub(super) fn rounded((low, high): (f64, f64)) -> ((f64, f64), Vec<f64>) {
    let span = if high > low { high - low } else { high.abs().max(1.0) };
    let power = libm::pow(10.0, libm::floor(libm::log10(span / 5.0)));
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|step| span / step <= 6.0);
    let step = step.unwrap_or(10.0 * power);
    let start = libm::floor(low / step);
    let end = libm::ceil(high / step).max(start + 1.0);
    let ticks = std::iter::successors(Some(start), |at| Some(at + 1.0)).take_while(|at| *at <= end + 0.5).take(20);
    ((start * step, end * step), ticks.map(|at| at * step).collect())
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn grids_stand_on_round_values() {
        assert_eq!(rounded((0.0, 9.3)), ((0.0, 10.0), vec![0.0, 2.0, 4.0, 6.0, 8.0, 10.0]));
        let ((low, high), _) = rounded((0.213, 0.587));
        assert!(low <= 0.213 && high >= 0.587 && high - low < 0.6);
        assert_eq!(rounded((5.0, 5.0)).0, (5.0, 6.0));
    }
}
