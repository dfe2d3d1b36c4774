//! The migrant share: migrants among the population, from two tables of counts.

use std::collections::BTreeMap;

use super::counts::{Axis, Counts, codes_at, counted_cell};
use super::migrant_stock::dimension;
use super::totals::Totals;
use super::{Indicator, IndicatorError, Input, tables};
use crate::cx::Cx;
use crate::data::{Concept, Dataset};
use crate::message::Message;
use crate::survey::EstimateTable;

/// Migrants among the population.
pub(super) struct MigrantShare;

/// What rows of the two tables may be joined by.
const JOINED: [Concept; 3] = [Concept::RefArea, Concept::TimePeriod, Concept::Sex];

impl Indicator for MigrantShare {
    fn id(&self) -> &'static str {
        "migrant_share"
    }

    fn needs(&self) -> &[Concept] {
        &[Concept::RefArea, Concept::ObservedValue]
    }

    fn inputs(&self) -> usize {
        2
    }

    fn is_survey(&self) -> bool {
        false
    }

    fn dimensions(&self) -> &[Concept] {
        &JOINED
    }

    fn estimate(&self, cx: &Cx<'_>, input: &Input<'_>) -> Result<Vec<EstimateTable>, IndicatorError> {
        let population =
            input.second.ok_or_else(|| IndicatorError::NoSecondTable { indicator: self.id().to_owned() })?;
        let migrants = Counts::read(input.data)?.with_every_area();
        let population = Counts::read(population)?.with_every_area();
        let mut notes = vec![self.word("formula")];
        compare_units(&migrants, &population)?;
        let joined = joined(migrants.data, population.data)?;
        cx.ctl.tick(1)?;
        let (axes, of_migrants) = by_key(&migrants, &joined, &mut notes)?;
        cx.ctl.tick(1)?;
        let (_, of_population) = by_key(&population, &joined, &mut notes)?;

        let (mut cells, mut n_above_one) = (Vec::new(), 0_usize);
        for (key, people) in &of_migrants {
            let Some(among) = of_population.get(key) else { continue };
            let share = people.zip(*among).filter(|(_, among)| *among > 0.0).map(|(people, among)| people / among);
            n_above_one += usize::from(share.is_some_and(|share| share > 1.0));
            cells.push(counted_cell(key.clone(), people.unwrap_or(0.0), share));
        }
        if cells.is_empty() {
            return Err(IndicatorError::NothingShared);
        }
        let codes: Vec<Vec<String>> =
            (0..axes.len()).map(|place| codes_at(cells.iter().map(|cell| &cell.key), place)).collect();
        tables::sort_cells(&mut cells, &codes);
        let n_no_population = of_migrants.keys().filter(|key| !of_population.contains_key(*key)).count();
        let n_no_migrants = of_population.keys().filter(|key| !of_migrants.contains_key(*key)).count();
        if n_no_population + n_no_migrants > 0 {
            let note = Message::new("indicators-note-unmatched").with("migrants", n_no_population);
            notes.push(note.with("population", n_no_migrants));
        }
        if n_above_one > 0 {
            notes.push(Message::new("indicators-note-above-one").with("rows", n_above_one));
        }
        Ok(vec![EstimateTable {
            id: format!("{}/share", self.id()),
            title: tables::title(self),
            measure: tables::measure("share", "PT", 1, false),
            dimensions: axes.into_iter().zip(codes).map(|(axis, codes)| dimension(axis, codes)).collect(),
            cells,
            notes,
            is_sample: false,
        }])
    }
}

/// Makes sure that both tables count the same thing, in units and scales that are known: thousands are no guess.
fn compare_units(migrants: &Counts<'_>, population: &Counts<'_>) -> Result<(), IndicatorError> {
    match (migrants.unit, population.unit) {
        (Some(one), Some(other)) if one.measure != other.measure => {
            Err(IndicatorError::UnitsDiffer { first: one.measure.clone(), second: other.measure.clone() })
        }
        (Some(_), Some(_)) => Ok(()),
        (None, None) => Err(IndicatorError::UnitsUnknown),
        (Some(known), None) | (None, Some(known)) => {
            Err(IndicatorError::UnitUnknown { known: format!("{} × 10^{}", known.measure, known.multiplier) })
        }
    }
}

/// Returns the concepts that both tables have.
fn joined(migrants: &Dataset, population: &Dataset) -> Result<Vec<Concept>, IndicatorError> {
    let has = |data: &Dataset, concept| data.schema.with_concept(concept).is_some();
    for data in [migrants, population] {
        tables::concept_column(data, Concept::RefArea)?;
    }
    for (data, other) in [(migrants, population), (population, migrants)] {
        // A table of several dates cannot be set against one that does not say its date.
        if has(data, Concept::TimePeriod) && !has(other, Concept::TimePeriod) {
            let axis = Counts::read(data)?.with_every_area().axis_of(Concept::TimePeriod)?;
            let mut periods: Vec<&String> = axis.codes.iter().flatten().collect();
            periods.sort_unstable();
            periods.dedup();
            if periods.len() > 1 {
                return Err(IndicatorError::OneWithoutTime { periods: periods.len() });
            }
        }
    }
    Ok(JOINED.into_iter().filter(|concept| has(migrants, *concept) && has(population, *concept)).collect())
}

type Key = Vec<Option<String>>;
type ByKey = BTreeMap<Key, Option<f64>>;

/// Reads the people of each key. Aggregates have rows of their own; nothing is summed over areas or dates.
fn by_key(
    counts: &Counts<'_>,
    joined: &[Concept],
    notes: &mut Vec<Message>,
) -> Result<(Vec<Axis>, ByKey), IndicatorError> {
    let axes = joined.iter().map(|concept| counts.axis_of(*concept)).collect::<Result<Vec<_>, _>>()?;
    let names: Vec<&str> = axes.iter().map(|axis| axis.column.name.as_str()).collect();
    let is_total = Totals::read(counts.data, &[]).over_others(&names);
    // Without rows for both sexes the sum of the two is their total, also where only one table tells them apart.
    let sums_sexes = match axes.iter().find(|axis| axis.column.concept == Some(Concept::Sex)) {
        Some(axis) => !axis.has_total,
        None => counts.data.schema.with_concept(Concept::Sex).is_some() && !counts.axis_of(Concept::Sex)?.has_total,
    };
    let sexes = sums_sexes.then(|| counts.axis_of(Concept::Sex)).transpose()?;
    let (mut found, mut n_without_code) = (ByKey::new(), 0_usize);
    let mut seen: BTreeMap<(Key, Option<String>), Option<f64>> = BTreeMap::new();
    for row in (0..counts.data.n_rows()).filter(|row| is_total.get(*row).copied().unwrap_or(false)) {
        if axes.iter().any(|axis| axis.code(row).is_none()) {
            n_without_code += 1;
            continue;
        }
        let people = counts.values.get(row).copied().flatten().map(|value| value * counts.factor());
        let key: Vec<Option<String>> = axes.iter().map(|axis| axis.group(row).map(str::to_owned)).collect();
        let sex = sexes.as_ref().and_then(|axis| axis.code(row)).map(str::to_owned);
        match seen.insert((key.clone(), sex), people) {
            // The same figure in two places of a sheet: a region listed under two headings.
            Some(before) if before == people => continue,
            Some(_) => {
                let key = key.into_iter().flatten().collect::<Vec<_>>().join(", ");
                return Err(IndicatorError::TwiceTheSame { key });
            }
            None => {}
        }
        if sexes.is_some() {
            let is_sex = |concept: &Concept| *concept == Concept::Sex;
            let both = joined.iter().zip(&key).map(|(concept, code)| code.clone().filter(|_| !is_sex(concept)));
            let sum = found.entry(both.collect()).or_insert(Some(0.0));
            *sum = sum.zip(people).map(|(sum, people)| sum + people);
        }
        if sexes.is_none() || joined.contains(&Concept::Sex) {
            found.insert(key, people);
        }
    }
    if n_without_code > 0 {
        notes.push(Message::new("indicators-note-codes-missing").with("rows", n_without_code));
    }
    Ok((axes, found))
}
