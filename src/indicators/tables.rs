//! What several indicators share: finding columns, and tables of estimates with their words.

use super::{Indicator, IndicatorError, Input};
use crate::cx::Cx;
use crate::data::codes::code_list;
use crate::data::{Concept, Dataset, Kind};
use crate::message::Message;
use crate::survey::sample::sort_codes;
use crate::survey::{DesignEffect, Dimension, EstimateCell, EstimateTable, Measure, Request, Statistic, estimate};

/// One measure of an indicator that reads a sample.
pub(super) struct Figures {
    pub(super) measure: String,
    pub(super) name: Message,
    pub(super) unit: String,
    pub(super) decimals: u8,
    pub(super) statistic: Statistic,
    pub(super) filter: Option<String>,
}

/// Returns the column that measures a concept.
pub(super) fn concept_column(data: &Dataset, concept: Concept) -> Result<&str, IndicatorError> {
    let column = data.schema.with_concept(concept).ok_or(IndicatorError::NoConcept { concept })?;
    Ok(&column.name)
}

/// Returns a column as texts; numbers are written without decimals they do not have.
pub(super) fn texts(data: &Dataset, column: &str) -> Vec<Option<String>> {
    let numbers =
        || Some(data.numbers(column)?.into_iter().map(|number| number.map(|number| number.to_string())).collect());
    let is_number = data.schema.column(column).is_some_and(|column| column.kind == Kind::Number);
    let found = if is_number { numbers() } else { data.texts(column) };
    found.unwrap_or_else(|| vec![None; data.n_rows()])
}

/// Returns the name of a measure.
pub(super) fn measure_name(id: &str) -> Message {
    Message::new(format!("indicators-measure-{}", id.replace('_', "-")))
}

/// Names a measure of an indicator.
pub(super) fn measure(id: &str, unit: &str, decimals: u8, is_additive: bool) -> Measure {
    Measure { id: id.to_owned(), name: measure_name(id), unit: unit.to_owned(), decimals, is_additive }
}

/// Returns the title of an indicator's tables.
pub(super) fn title(indicator: &dyn Indicator) -> Message {
    indicator.word("name")
}

/// Computes one table of an indicator from a sample: every cell and every margin.
pub(super) fn sample_table(
    cx: &Cx<'_>,
    indicator: &dyn Indicator,
    input: &Input<'_>,
    data: &Dataset,
    figures: Figures,
) -> Result<EstimateTable, IndicatorError> {
    let is_additive = matches!(figures.statistic, Statistic::Count | Statistic::Total(_));
    let is_asked = input.is_asked()?;
    let request = Request {
        statistic: figures.statistic,
        filter: input.with_among(figures.filter),
        by: input.by.to_vec(),
        with_margins: true,
        contrast: input.contrast.cloned(),
        interval: input.interval,
        design_effect: DesignEffect::WithReplacement,
    };
    let found = estimate(cx, data, input.design, &request, input.reliability)?;
    let mut notes = vec![indicator.word("formula")];
    for dimension in &found.dimensions {
        let codes = texts(data, &dimension.column);
        let n_missing = codes.iter().zip(&is_asked).filter(|(code, is_asked)| **is_asked && code.is_none()).count();
        if n_missing > 0 {
            let note = Message::new("indicators-note-dimension-missing").with("column", &dimension.column);
            notes.push(note.with("rows", n_missing).with("all", is_asked.iter().filter(|asked| **asked).count()));
        }
    }
    notes.extend(input.among.map(|among| among.words.clone()));
    notes.extend(found.calibration_notes());
    let (mut dimensions, mut cells) = (found.dimensions, found.cells);
    dimensions.iter_mut().for_each(put_in_order_of_list);
    let codes: Vec<Vec<String>> = dimensions.iter().map(|dimension| dimension.codes.clone()).collect();
    sort_cells(&mut cells, &codes);
    Ok(EstimateTable {
        id: format!("{}/{}", indicator.id(), figures.measure),
        title: title(indicator),
        measure: Measure {
            id: figures.measure,
            name: figures.name,
            unit: figures.unit,
            decimals: figures.decimals,
            is_additive,
        },
        dimensions,
        cells,
        notes,
        is_sample: !input.design.full_count,
    })
}

/// Puts tables by fewer and fewer of some columns together; the first gives the words. Nothing where there is none.
pub(super) fn joined(by: &[String], tables: Vec<EstimateTable>) -> Option<EstimateTable> {
    let (mut dimensions, mut cells): (Vec<Dimension>, Vec<EstimateCell>) = (Vec::new(), Vec::new());
    for column in by {
        let mut of_column = tables.iter().flat_map(|table| &table.dimensions).filter(|known| known.column == *column);
        let Some(first) = of_column.next() else { continue };
        let mut dimension = first.clone();
        for other in of_column {
            let unknown: Vec<&String> = other.codes.iter().filter(|code| !dimension.codes.contains(code)).collect();
            if !unknown.is_empty() {
                let codes = unknown.into_iter().cloned().collect::<Vec<_>>();
                dimension.codes.extend(codes);
                sort_codes(&mut dimension.codes);
                put_in_order_of_list(&mut dimension);
            }
        }
        dimensions.push(dimension);
    }
    let mut tables = tables.into_iter().peekable();
    let mut whole = EstimateTable { cells: Vec::new(), ..tables.peek()?.clone() };
    for table in tables {
        let place = |dimension: &Dimension| table.dimensions.iter().position(|known| known.column == dimension.column);
        let places: Vec<Option<usize>> = dimensions.iter().map(place).collect();
        for cell in table.cells {
            let key = places.iter().map(|place| cell.key.get((*place)?).cloned().flatten()).collect();
            cells.push(EstimateCell { key, ..cell });
        }
    }
    let codes: Vec<Vec<String>> = dimensions.iter().map(|dimension| dimension.codes.clone()).collect();
    sort_cells(&mut cells, &codes);
    (whole.dimensions, whole.cells) = (dimensions, cells);
    Some(whole)
}

/// Puts the codes of a dimension in the order of their list: primary before secondary, whatever the codes are called.
fn put_in_order_of_list(dimension: &mut Dimension) {
    // The limits of age bands are the user's own and say their order themselves.
    let Some(list) = dimension.code_list.as_deref().filter(|id| *id != "age").and_then(code_list) else { return };
    let place = |code: &String| list.items.iter().position(|item| item.code == *code);
    if dimension.codes.iter().all(|code| place(code).is_some()) {
        dimension.codes.sort_by_key(place);
    }
}

/// Warns where the design says less than the errors assume.
pub(super) fn check_design(input: &Input<'_>, notes: &mut Vec<Message>) {
    notes.extend(input.design.without_weights());
}

/// Sorts cells in the order of the codes, totals first.
pub(super) fn sort_cells(cells: &mut [EstimateCell], codes: &[Vec<String>]) {
    cells.sort_by_cached_key(|cell| {
        let place = |(code, codes): (&Option<String>, &Vec<String>)| {
            let code = code.as_ref()?;
            codes.iter().position(|known| known == code)
        };
        cell.key.iter().zip(codes).map(place).collect::<Vec<_>>()
    });
}
