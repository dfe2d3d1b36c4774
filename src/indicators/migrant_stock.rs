//! The migrant stock: people counted, over countries, never over time.

use std::collections::{BTreeMap, BTreeSet};

use super::counts::{Axis, Counts, codes_at, counted_cell};
use super::totals::Totals;
use super::{Indicator, IndicatorError, Input, tables};
use crate::cx::Cx;
use crate::data::Concept;
use crate::message::Message;
use crate::survey::estimate::check_margins;
use crate::survey::{Dimension, EstimateTable};

/// The number of migrants.
pub(super) struct MigrantStock;

impl Indicator for MigrantStock {
    fn id(&self) -> &'static str {
        "migrant_stock"
    }

    fn needs(&self) -> &[Concept] {
        &[Concept::ObservedValue]
    }

    fn inputs(&self) -> usize {
        1
    }

    fn is_survey(&self) -> bool {
        false
    }

    fn dimensions(&self) -> &[Concept] {
        &[
            Concept::RefArea,
            Concept::TimePeriod,
            Concept::Sex,
            Concept::AgeBand,
            Concept::CountryOfBirth,
            Concept::Citizenship,
        ]
    }

    fn estimate(&self, cx: &Cx<'_>, input: &Input<'_>) -> Result<Vec<EstimateTable>, IndicatorError> {
        let counts = Counts::read(input.data)?;
        let mut names: Vec<&str> = input.by.iter().map(String::as_str).collect();
        // Stocks of several dates must never be added.
        let time = input.data.schema.with_concept(Concept::TimePeriod).map(|column| column.name.as_str());
        names.extend(time.filter(|time| !names.contains(time)));
        let axes = names.iter().map(|name| counts.axis(name)).collect::<Result<Vec<_>, _>>()?;
        let totals = Totals::read(input.data, input.by);
        let finest = rows_for(&counts, &totals, &names);
        let (sums, n_without_code) = sum_by(cx, &counts, &axes, &totals)?;
        let codes: Vec<Vec<String>> = (0..axes.len()).map(|place| codes_at(sums.keys(), place)).collect();
        let mut cells: Vec<_> =
            sums.into_iter().map(|(key, people)| counted_cell(key, people.unwrap_or(0.0), people)).collect();
        tables::sort_cells(&mut cells, &codes);

        let mut notes = vec![self.word("formula")];
        let n_missing = finest.iter().filter(|row| counts.values.get(**row).copied().flatten().is_none()).count();
        let n_aggregates = counts.is_part.iter().filter(|is_part| !**is_part).count();
        for (id, n) in [
            ("indicators-note-values-missing", n_missing),
            ("indicators-note-aggregates-outside", n_aggregates),
            ("indicators-note-codes-missing", n_without_code),
        ] {
            if n > 0 {
                notes.push(Message::new(id).with("rows", n));
            }
        }
        notes.extend(totals.notes(&counts.values));
        let dimensions = axes.into_iter().zip(codes).map(|(axis, codes)| dimension(axis, codes)).collect();
        Ok(vec![EstimateTable {
            id: format!("{}/stock", self.id()),
            title: tables::title(self),
            measure: tables::measure("stock", "PS", 0, true),
            dimensions,
            cells,
            notes,
            is_sample: false,
        }])
    }
}

pub(super) fn dimension(axis: Axis, codes: Vec<String>) -> Dimension {
    let column = axis.column;
    Dimension { column: column.name, concept: column.concept, code_list: column.code_list, codes }
}

type Sums = BTreeMap<Vec<Option<String>>, Option<f64>>;

/// Returns the rows to add up for a table by some columns.
fn rows_for(counts: &Counts<'_>, totals: &Totals, shown: &[&str]) -> Vec<usize> {
    let rows = totals.rows_for(shown).into_iter().zip(&counts.is_part).enumerate();
    rows.filter(|(_, (is_kept, is_part))| *is_kept && **is_part).map(|(row, _)| row).collect()
}

/// Sums people for every cell and every margin; also counts the rows without a code of some axis.
fn sum_by(cx: &Cx<'_>, counts: &Counts<'_>, axes: &[Axis], totals: &Totals) -> Result<(Sums, usize), IndicatorError> {
    check_margins(axes.len())?;
    let mut sums = Sums::new();
    let mut without_code = BTreeSet::new();
    let factor = counts.factor();
    for pattern in 0..1_usize << axes.len().min(16) {
        cx.ctl.tick(1)?;
        let is_kept = |place: usize| pattern >> place & 1 == 1;
        let is_over_time =
            |(place, axis): (usize, &Axis)| axis.column.concept == Some(Concept::TimePeriod) && !is_kept(place);
        if axes.iter().enumerate().any(is_over_time) {
            continue;
        }
        let kept = axes.iter().enumerate().filter(|(place, _)| is_kept(*place));
        let shown: Vec<&str> = kept.map(|(_, axis)| axis.column.name.as_str()).collect();
        for row in rows_for(counts, totals, &shown) {
            let key = axes.iter().enumerate().map(|(place, axis)| {
                if is_kept(place) { axis.code(row).map(|code| Some(code.to_owned())) } else { Some(None) }
            });
            let Some(key) = key.collect::<Option<Vec<_>>>() else {
                without_code.insert(row);
                continue;
            };
            let sum = sums.entry(key).or_insert(None);
            if let Some(value) = counts.values.get(row).copied().flatten() {
                *sum = Some(sum.unwrap_or(0.0) + value * factor);
            }
        }
    }
    Ok((sums, without_code.len()))
}
