//! What a question measures on each row of a sample.

use super::SurveyError;
use super::cells::Cells;
use super::estimate::{Request, Statistic};
use super::quantile::Person;
use super::sample::Sample;
use crate::data::{Dataset, expression};

/// What is measured on each row, and which rows the question is about.
pub(super) struct Measured {
    y: Option<Vec<Option<f64>>>,
    x: Option<Vec<Option<f64>>>,
    domain: Option<Vec<bool>>,
    /// What was taken off every value of a mean: sums of squares of large numbers that lie close together lose their digits.
    pub(super) shift: f64,
}

impl Measured {
    pub(super) fn read(data: &Dataset, request: &Request) -> Result<Self, SurveyError> {
        let (mut y, x) = match &request.statistic {
            Statistic::Count => (None, None),
            Statistic::Total(y) | Statistic::Mean(y) => (Some(expression::evaluate(data, y)?), None),
            Statistic::Proportion(condition) => {
                let values = expression::evaluate(data, condition)?;
                let as_condition = |value: f64| if value == 0.0 { 0.0 } else { 1.0 };
                (Some(values.into_iter().map(|value| value.map(as_condition)).collect()), None)
            }
            Statistic::Ratio { numerator, denominator } => {
                (Some(expression::evaluate(data, numerator)?), Some(expression::evaluate(data, denominator)?))
            }
            Statistic::Quantile { probability, .. } if !(0.0..=1.0).contains(probability) => {
                return Err(SurveyError::Probability { probability: *probability });
            }
            Statistic::Quantile { of, .. } => (Some(expression::evaluate(data, of)?), None),
        };
        let domain = request.filter.as_deref().map(|filter| expression::holds(data, filter)).transpose()?;
        let mut shift = 0.0;
        if let (Statistic::Mean(_), Some(values)) = (&request.statistic, &mut y) {
            shift = middle(values);
            values.iter_mut().flatten().for_each(|value| *value -= shift);
        }
        Ok(Self { y, x, domain, shift })
    }

    fn is_asked(&self, row: usize) -> bool {
        self.domain.as_ref().is_none_or(|domain| domain.get(row).copied().unwrap_or(false))
    }

    pub(super) fn on(&self, row: usize) -> Option<(f64, f64)> {
        if !self.is_asked(row) {
            return None;
        }
        let read = |values: &Option<Vec<Option<f64>>>| match values {
            Some(values) => values.get(row).copied().flatten(),
            None => Some(1.0),
        };
        read(&self.y).zip(read(&self.x))
    }

    pub(super) fn n_unanswered(&self) -> usize {
        let n_rows = self.y.as_ref().map_or(0, Vec::len);
        (0..n_rows).filter(|row| self.is_asked(*row) && self.on(*row).is_none()).count()
    }
}

/// Returns about the mean of some values; zero where there is none.
fn middle(values: &[Option<f64>]) -> f64 {
    let n = super::count_as_number(u64::try_from(values.iter().flatten().count()).unwrap_or(u64::MAX));
    let mean: f64 = values.iter().flatten().map(|value| value / n).sum();
    if mean.is_finite() { mean } else { 0.0 }
}

/// People of each finest cell in the order of their values.
pub(super) struct SortedPeople {
    people: Vec<Person>,
    /// Places in `people`, ascending.
    of_cell: Vec<Vec<usize>>,
}

impl SortedPeople {
    pub(super) fn of(cells: &Cells, sample: &Sample, measured: &Measured) -> Self {
        let rows = cells.of_row.iter().zip(&sample.part_of_row).zip(&sample.weights).enumerate();
        let mut found: Vec<(Person, usize)> = rows
            .filter_map(|(row, ((cell, part), weight))| {
                let (value, _) = measured.on(row)?;
                Some((Person { value, weight: *weight, part: *part, row }, *cell))
            })
            .collect();
        found.sort_by(|(one, _), (other, _)| one.value.total_cmp(&other.value));
        let mut of_cell = vec![Vec::new(); cells.codes.len()];
        for (place, (_, cell)) in found.iter().enumerate() {
            if let Some(places) = of_cell.get_mut(*cell) {
                places.push(place);
            }
        }
        Self { people: found.into_iter().map(|(person, _)| person).collect(), of_cell }
    }

    pub(super) fn of_cells(&self, cells: &[usize]) -> Vec<Person> {
        let mut places: Vec<usize> =
            cells.iter().filter_map(|cell| self.of_cell.get(*cell)).flatten().copied().collect();
        places.sort_unstable();
        places.into_iter().filter_map(|place| self.people.get(place).copied()).collect()
    }
}
