//! An indicator's groups held against each other, with what their samples share in the error where there is a sample.

use super::{Indicator, IndicatorError, Input, tables};
use crate::cx::Cx;
use crate::data::Concept;
use crate::message::Message;
use crate::survey::{Comparison, Contrast, EstimateCell, EstimateTable, Flag, Measure, Verdict, verdict};

/// On which side of the whole a group is worse off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Worse {
    /// A high figure is bad: unemployment.
    High,
    /// A low figure is bad: literacy.
    Low,
}

/// Computes a comparison instead of the figures themselves.
///
/// Everybody is everybody of one date: figures of several dates have no whole.
pub fn compare(
    cx: &Cx<'_>,
    indicator: &dyn Indicator,
    input: &Input<'_>,
    contrast: &Contrast,
) -> Result<Vec<EstimateTable>, IndicatorError> {
    if let Contrast::Groups(groups) = contrast
        && !input.by.contains(&groups.column)
    {
        return Err(IndicatorError::NotBrokenDown { column: groups.column.clone() });
    }
    let has_error = indicator.is_survey() && !input.design.full_count;
    let contrast_of_sample = has_error.then_some(contrast);
    let tables = indicator.estimate(cx, &Input { contrast: contrast_of_sample, ..*input })?;
    let renamed = |table: EstimateTable| EstimateTable { measure: measure(&table.measure, contrast), ..table };
    Ok(if has_error {
        tables.into_iter().map(renamed).collect()
    } else {
        tables.into_iter().map(|table| renamed(of_finished(table, contrast))).collect()
    })
}

fn measure(measure: &Measure, contrast: &Contrast) -> Measure {
    let (id, unit, decimals) = match contrast.comparison() {
        Comparison::Difference => ("indicators-difference", measure.unit.clone(), measure.decimals),
        Comparison::Ratio => ("indicators-quotient", "RO".to_owned(), 2),
    };
    let name = Message::new(id).with("name", measure.name.clone());
    Measure { name, unit, decimals, is_additive: false, ..measure.clone() }
}

/// Compares the figures of a table that has no sampling error.
fn of_finished(mut table: EstimateTable, contrast: &Contrast) -> EstimateTable {
    let cells = std::mem::take(&mut table.cells);
    let find = |key: &[Option<String>]| cells.iter().find(|cell| cell.key == key);
    let compared = |first: &EstimateCell, second: &EstimateCell, key: Vec<Option<String>>| {
        let of = |(first, second): (f64, f64)| match contrast.comparison() {
            Comparison::Difference => first - second,
            Comparison::Ratio => first / second,
        };
        let estimate = first.estimate.zip(second.estimate).map(of).filter(|value| value.is_finite());
        let n = if *contrast == Contrast::Whole { first.n } else { first.n + second.n };
        let flag = first.flag.max(second.flag);
        EstimateCell { key, n, estimate, flag, ..first.clone() }
    };
    match contrast {
        Contrast::Whole => {
            let is_time: Vec<bool> =
                table.dimensions.iter().map(|dimension| dimension.concept == Some(Concept::TimePeriod)).collect();
            let whole_of = |key: &[Option<String>]| -> Vec<Option<String>> {
                key.iter().zip(&is_time).map(|(code, is_time)| code.clone().filter(|_| *is_time)).collect()
            };
            for cell in &cells {
                let whole = whole_of(&cell.key);
                if whole != cell.key
                    && let Some(whole) = find(&whole)
                {
                    table.cells.push(compared(cell, whole, cell.key.clone()));
                }
            }
        }
        Contrast::Groups(groups) => {
            let place = table.dimensions.iter().position(|dimension| dimension.column == groups.column);
            let Some(place) = place else { return table };
            let with = |key: &[Option<String>], label: &str| -> Vec<Option<String>> {
                let other = |(at, code): (usize, &Option<String>)| {
                    if at == place { Some(label.to_owned()) } else { code.clone() }
                };
                key.iter().enumerate().map(other).collect()
            };
            for first in cells.iter().filter(|cell| cell.key.get(place).and_then(Option::as_ref) == Some(&groups.first))
            {
                if let Some(second) = find(&with(&first.key, &groups.second)) {
                    table.cells.push(compared(first, second, with(&first.key, &groups.label())));
                }
            }
            if let Some(dimension) = table.dimensions.get_mut(place) {
                dimension.codes = vec![groups.label()];
            }
            let codes: Vec<Vec<String>> = table.dimensions.iter().map(|dimension| dimension.codes.clone()).collect();
            tables::sort_cells(&mut table.cells, &codes);
        }
    }
    table
}

/// A group, how far it is from everybody, and whether the distance can be told from chance.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    pub figure: EstimateCell,
    pub distance: EstimateCell,
    pub verdict: Verdict,
}

/// Sorts the groups of a table by their distance from everybody: who is furthest behind comes first.
///
/// `distances` is the comparison with the whole. Without a worse side the largest distance comes first. Groups whose figure is too
/// unreliable come last, whatever their distance. Where there are several dates only the last is looked at.
pub fn rank(figures: &EstimateTable, distances: &EstimateTable, worse: Option<Worse>) -> Vec<Ranked> {
    let time = figures.dimensions.iter().position(|dimension| dimension.concept == Some(Concept::TimePeriod));
    let last = time.and_then(|place| figures.dimensions.get(place)?.codes.iter().max());
    let is_now = |cell: &&EstimateCell| {
        time.is_none_or(|place| last.is_none() || cell.key.get(place).and_then(Option::as_ref) == last)
    };
    let ranked = |distance: &EstimateCell| {
        let figure = figures.cells.iter().find(|cell| cell.key == distance.key)?;
        let verdict = verdict(distance, Comparison::Difference, figures.is_sample);
        Some(Ranked { figure: figure.clone(), distance: distance.clone(), verdict })
    };
    let mut groups: Vec<Ranked> = distances.cells.iter().filter(is_now).filter_map(ranked).collect();
    let behind = |distance: f64| match worse {
        Some(Worse::High) => distance,
        Some(Worse::Low) => -distance,
        None => distance.abs(),
    };
    groups.sort_by(|one, other| {
        let place = |group: &Ranked| {
            let is_unreliable = group.distance.flag >= Flag::Unreliable || group.distance.estimate.is_none();
            (is_unreliable, -behind(group.distance.estimate.unwrap_or(0.0)))
        };
        let ((one, by), (other, other_by)) = (place(one), place(other));
        one.cmp(&other).then(by.total_cmp(&other_by))
    });
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::Dimension;

    fn cell(code: &str, estimate: f64, flag: Flag) -> EstimateCell {
        let key = vec![Some(code.to_owned())];
        let (ci_low, ci_high) = (Some(estimate - 0.05), Some(estimate + 0.05));
        EstimateCell {
            key,
            n: 50,
            estimate: Some(estimate),
            se: Some(0.02),
            ci_low,
            ci_high,
            cv: None,
            deff: None,
            n_eff: None,
            df: Some(30.0),
            flag,
        }
    }

    fn table(cells: Vec<EstimateCell>) -> EstimateTable {
        let codes = cells.iter().filter_map(|cell| cell.key.first()?.clone()).collect();
        let dimension = Dimension { column: "region".to_owned(), concept: None, code_list: None, codes };
        EstimateTable {
            id: "a".to_owned(),
            title: Message::new("a"),
            measure: tables::measure("rate", "PT", 1, false),
            dimensions: vec![dimension],
            cells,
            notes: Vec::new(),
            is_sample: true,
        }
    }

    #[test]
    fn the_worst_comes_first_and_the_unreliable_last() {
        let distances = [("n", 0.02, Flag::Reliable), ("s", 0.30, Flag::Unreliable), ("e", 0.10, Flag::Caution)];
        let more = [("w", -0.12, Flag::Reliable)];
        let cells: Vec<EstimateCell> =
            distances.into_iter().chain(more).map(|(code, estimate, flag)| cell(code, estimate, flag)).collect();
        let table = table(cells);
        let order = |worse| -> Vec<String> {
            let ranked = rank(&table, &table, worse);
            ranked.iter().filter_map(|group| group.figure.key.first()?.clone()).collect()
        };
        assert_eq!(order(Some(Worse::High)), ["e", "n", "w", "s"]);
        assert_eq!(order(Some(Worse::Low)), ["w", "n", "e", "s"]);
        assert_eq!(order(None), ["w", "e", "n", "s"]);
        let ranked = rank(&table, &table, Some(Worse::High));
        let verdicts: Vec<Verdict> = ranked.iter().map(|group| group.verdict).collect();
        assert_eq!(verdicts, [Verdict::Higher, Verdict::Open, Verdict::Lower, Verdict::Unreliable]);
    }
}
