//! Known totals of a population, read from a table of them.

use super::SurveyError;
use super::design::KnownTotals;
use super::sample::Keys;
use crate::data::{Column, Dataset, Kind};

/// The code of a sum over all groups, which is no group.
const TOTAL: &str = "_T";

impl KnownTotals {
    /// Reads a table of totals: its columns that the sample has too, by name or by meaning, make the groups, the one other column
    /// of numbers counts people. Rows that are sums of others are no groups.
    pub fn read(sample: &Dataset, table: &Dataset, name: &str) -> Result<Self, SurveyError> {
        let of_sample = |column: &Column| {
            let of_name = sample.schema.column(&column.name);
            let of_concept = || sample.schema.with_concept(column.concept?);
            of_name.or_else(of_concept).map(|found| found.name.clone())
        };
        let columns = table.schema.columns.iter();
        let shared: Vec<(&Column, String)> =
            columns.clone().filter_map(|column| Some((column, of_sample(column)?))).collect();
        // Beside codes the words they were found by say the same once more.
        let has_concept = |(column, _): &&(&Column, String)| column.concept.is_some();
        let coded: Vec<(&Column, String)> = shared.iter().filter(has_concept).cloned().collect();
        let is_shared = |column: &Column| shared.iter().any(|(known, _)| known.name == column.name);
        let mut counts = columns.filter(|column| column.kind == Kind::Number && !is_shared(column));
        let wrong = || SurveyError::NoTotals { name: name.to_owned() };
        let shared = if coded.is_empty() { shared.clone() } else { coded };
        let (Some(count), None, false) = (counts.next(), counts.next(), shared.is_empty()) else { return Err(wrong()) };
        let numbers = table.numbers(&count.name).ok_or_else(wrong)?;
        let keys = shared.iter().map(|(column, _)| Keys::read(table, &column.name)).collect::<Result<Vec<_>, _>>()?;
        let sums = table.texts("aggregate").unwrap_or_default();
        let is_sum = |row: usize| sums.get(row).is_some_and(|sum| sum.as_deref() == Some("true"));
        let mut groups = Vec::new();
        for (row, number) in numbers.into_iter().enumerate() {
            let label = |keys: &Keys| keys.labels.get(*keys.of_row.get(row)?).cloned();
            let values: Option<Vec<String>> = keys.iter().map(label).collect();
            let (values, number) = values.zip(number).ok_or_else(wrong)?;
            if !is_sum(row) && values.iter().all(|value| value != TOTAL) {
                groups.push((values, number));
            }
        }
        if groups.is_empty() {
            return Err(wrong());
        }
        Ok(Self { columns: shared.into_iter().map(|(_, column)| column).collect(), groups })
    }

    /// Returns how many people all groups are together.
    pub fn people(&self) -> f64 {
        self.groups.iter().map(|(_, people)| people).sum()
    }
}
