//! The tree of a sample: strata, sampling units, and the units drawn inside them.

use super::design::{Design, LonelyPsu};
use super::pairs::Pairs;
use super::sample::Keys;
use super::{SurveyError, count_as_number};
use crate::data::{Dataset, expression};

/// One stage: the units drawn, and the strata they were drawn from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stage {
    pub units: Vec<Unit>,
    pub strata: Vec<Stratum>,
}

/// A sampling unit of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    pub stratum: usize,
    /// The unit of the stage before it lies in; 0 in the first stage.
    pub parent: usize,
}

/// A stratum of a stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stratum {
    pub n_units: usize,
    /// Share of its sampling units that were not drawn: 1 where unknown.
    pub not_drawn: f64,
    /// The unit of the stage before it lies in; 0 in the first stage.
    pub parent: usize,
}

/// The columns of one stage.
struct Columns<'a> {
    unit: Option<&'a str>,
    stratum: Option<&'a str>,
    fpc: Option<&'a str>,
}

/// The stages of a sample, and what they say of each row.
pub(super) struct Tree {
    pub(super) stages: Vec<Stage>,
    /// The unit of the last stage of each row.
    pub(super) unit_of_row: Vec<usize>,
    /// The share of its population that was drawn with each unit of the last stage, over all stages; 0 where unknown.
    drawn: Vec<f64>,
}

impl Tree {
    /// Everybody by themselves, drawn from nobody knows how many.
    pub(super) fn flat(n_rows: usize) -> Self {
        Self { stages: vec![Stage::default()], unit_of_row: vec![0; n_rows], drawn: Vec::new() }
    }

    /// Returns how many each row stands for, where every stage says what it was drawn from (R: `svydesign` without weights).
    pub(super) fn weights(&self) -> Option<Vec<f64>> {
        let drawn = self.unit_of_row.iter().map(|unit| self.drawn.get(*unit).copied().filter(|drawn| *drawn > 0.0));
        drawn.map(|drawn| drawn.map(|drawn| 1.0 / drawn)).collect()
    }
}

/// Reads the stages.
pub(super) fn read(data: &Dataset, design: &Design) -> Result<Tree, SurveyError> {
    let first = Columns { unit: design.psu.as_deref(), stratum: design.stratum.as_deref(), fpc: design.fpc.as_deref() };
    let mut of_row = vec![0; data.n_rows()];
    let mut stages: Vec<Stage> = vec![read_stage(data, &first, &mut of_row, &[1.0], design.lonely)?];
    // What a unit stands for in later stages: the share of its siblings that was drawn. Unknown shares stand for nothing.
    let mut drawn = drawn_of_units(stages.last(), &[1.0]);
    for later in &design.later {
        if design.psu.is_none() || drawn.iter().all(|share| *share == 0.0) {
            break;
        }
        let columns = Columns { unit: Some(&later.unit), stratum: later.stratum.as_deref(), fpc: later.fpc.as_deref() };
        let stage = read_stage(data, &columns, &mut of_row, &drawn, design.lonely)?;
        drawn = drawn_of_units(Some(&stage), &drawn);
        stages.push(stage);
    }
    // A stage whose units nobody numbered, or that says nothing of its population, leaves the whole unknown.
    let is_whole = stages.len() == 1 + design.later.len();
    let drawn = if is_whole { drawn } else { Vec::new() };
    Ok(Tree { stages, unit_of_row: of_row, drawn })
}

/// Returns what the variance inside each unit of a stage is multiplied with.
pub(super) fn drawn_of_units(stage: Option<&Stage>, of_parents: &[f64]) -> Vec<f64> {
    let Some(stage) = stage else { return Vec::new() };
    let share = |unit: &Unit| {
        let drawn = stage.strata.get(unit.stratum).map_or(0.0, |stratum| 1.0 - stratum.not_drawn);
        drawn * of_parents.get(unit.parent).copied().unwrap_or(0.0)
    };
    stage.units.iter().map(share).collect()
}

/// Reads one stage; `of_row` holds the units of the stage before and then those of this one.
fn read_stage(
    data: &Dataset,
    columns: &Columns<'_>,
    of_row: &mut Vec<usize>,
    parents: &[f64],
    lonely: LonelyPsu,
) -> Result<Stage, SurveyError> {
    let n_rows = of_row.len();
    let strata = columns.stratum.map(|column| complete_keys(data, column)).transpose()?;
    let units = columns.unit.map(|column| complete_keys(data, column)).transpose()?;
    // Strata lie in the units of the stage before; offices number clusters anew in each stratum.
    let mut strata_found = Pairs::new(parents.len(), strata.as_ref().map_or(1, |keys| keys.labels.len()), n_rows);
    let label_of = |row: usize| strata.as_ref().and_then(|keys| keys.of_row.get(row).copied()).unwrap_or(0);
    let stratum_of_row: Vec<usize> =
        of_row.iter().enumerate().map(|(row, parent)| strata_found.place(*parent, label_of(row))).collect();
    let (unit_of_row, stratum_of_unit) = match &units {
        Some(keys) => {
            let mut found = Pairs::new(keys.labels.len(), strata_found.found.len(), n_rows);
            let nested =
                keys.of_row.iter().zip(&stratum_of_row).map(|(unit, stratum)| found.place(*unit, *stratum)).collect();
            (nested, found.found.into_iter().map(|(_, stratum)| stratum).collect())
        }
        // Without clusters every row is a sampling unit of its own.
        None => ((0..n_rows).collect(), stratum_of_row.clone()),
    };
    let mut n_units = vec![0_usize; strata_found.found.len()];
    for stratum in &stratum_of_unit {
        if let Some(n) = n_units.get_mut(*stratum) {
            *n += 1;
        }
    }
    let name = |stratum: usize| {
        let label = strata_found.found.get(stratum).map_or(0, |(_, label)| *label);
        strata.as_ref().and_then(|keys| keys.labels.get(label)).cloned().unwrap_or_default()
    };
    let population = columns.fpc.map(|column| read_population(data, column, &stratum_of_row, &n_units, &name));
    let population = population.transpose()?;
    let mut stage = Stage::default();
    for (stratum, (n_units, (parent, _))) in n_units.iter().zip(&strata_found.found).enumerate() {
        let drawn = count_as_number(u64::try_from(*n_units).unwrap_or(u64::MAX));
        let population = population.as_ref().and_then(|population| population.get(stratum).copied());
        let not_drawn = population
            .map_or(1.0, |population| if population.is_infinite() { 1.0 } else { (population - drawn) / population });
        let counts = parents.get(*parent).is_none_or(|share| *share > 0.0);
        if *n_units == 1 && not_drawn > 0.0 && counts && lonely == LonelyPsu::Fail {
            let row = stratum_of_row.iter().position(|of_row| *of_row == stratum);
            let psu = row.and_then(|row| units.as_ref()?.labels.get(*units.as_ref()?.of_row.get(row)?).cloned());
            return Err(SurveyError::LonelyPsu { stratum: name(stratum), psu: psu.unwrap_or_default() });
        }
        stage.strata.push(Stratum { n_units: *n_units, not_drawn, parent: *parent });
    }
    let parent_of = |stratum: usize| strata_found.found.get(stratum).map_or(0, |(parent, _)| *parent);
    stage.units = stratum_of_unit.into_iter().map(|stratum| Unit { stratum, parent: parent_of(stratum) }).collect();
    *of_row = unit_of_row;
    Ok(stage)
}

fn complete_keys(data: &Dataset, column: &str) -> Result<Keys, SurveyError> {
    let keys = Keys::read(data, column)?;
    match keys.n_missing() {
        0 => Ok(keys),
        rows => Err(SurveyError::MissingDesign { column: column.to_owned(), rows }),
    }
}

/// Reads how many units each stratum has in the population; a column of fractions tells it from the units drawn.
fn read_population(
    data: &Dataset,
    column: &str,
    stratum_of_row: &[usize],
    n_units: &[usize],
    name: &dyn Fn(usize) -> String,
) -> Result<Vec<f64>, SurveyError> {
    let values = expression::evaluate(data, column)?;
    let rows = values.iter().filter(|value| value.is_none()).count();
    if rows > 0 {
        return Err(SurveyError::MissingDesign { column: column.to_owned(), rows });
    }
    let mut population: Vec<Option<f64>> = vec![None; n_units.len()];
    for (value, stratum) in values.into_iter().flatten().zip(stratum_of_row) {
        let Some(slot) = population.get_mut(*stratum) else { continue };
        if *slot.get_or_insert(value) != value {
            return Err(SurveyError::PopulationDiffers { column: column.to_owned(), stratum: name(*stratum) });
        }
    }
    let population: Vec<f64> = population.into_iter().map(|value| value.unwrap_or(f64::INFINITY)).collect();
    let are_fractions =
        population.iter().all(|value| *value > 0.0 && *value <= 1.0) && population.iter().any(|value| *value < 1.0);
    let drawn = |stratum: usize| {
        let n = n_units.get(stratum).copied().unwrap_or(0);
        (n, count_as_number(u64::try_from(n).unwrap_or(u64::MAX)))
    };
    if are_fractions {
        return Ok(population.iter().enumerate().map(|(stratum, share)| drawn(stratum).1 / share).collect());
    }
    match population.iter().enumerate().find(|(stratum, population)| **population < drawn(*stratum).1) {
        Some((stratum, population)) => Err(SurveyError::PopulationTooSmall {
            column: column.to_owned(),
            stratum: name(stratum),
            sampled: drawn(stratum).0,
            population: *population,
        }),
        None => Ok(population),
    }
}
