//! Reading and writing columns for all steps, and counting what happened. No step logic.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::data::{Column, ColumnValues, Concept, Dataset, Kind, Schema};
use crate::message::{Message, Note};

use super::{StepError, StepReport, Unmatched};

pub(super) const ANY: &[Kind] = &[Kind::Number, Kind::Text, Kind::Code, Kind::Date];
pub(super) const NUMBERS: &[Kind] = &[Kind::Number];
pub(super) const TEXTS: &[Kind] = &[Kind::Text, Kind::Code, Kind::Date];

/// The status of an estimated figure (SDMX).
pub(super) const ESTIMATED: &str = "E";
/// The name of the column of statuses where there is none yet.
const STATUS: &str = "obs_status";

/// Counts rows while a step runs.
#[derive(Debug, Default)]
pub(super) struct Tally {
    changed: u64,
    kept: u64,
    missing: u64,
    unmatched: BTreeMap<String, u64>,
    pub(super) notes: Vec<Note>,
}

impl Tally {
    pub(super) fn change(&mut self) {
        self.change_n(1);
    }

    pub(super) fn change_n(&mut self, n_rows: u64) {
        self.changed += n_rows;
    }

    pub(super) fn keep(&mut self) {
        self.keep_n(1);
    }

    pub(super) fn keep_n(&mut self, n_rows: u64) {
        self.kept += n_rows;
    }

    /// Counts a row whose value has no answer and is left missing.
    pub(super) fn fail(&mut self, value: &str) {
        self.fail_n(value, 1);
    }

    /// Counts rows whose value has no answer and is left missing.
    pub(super) fn fail_n(&mut self, value: &str, n_rows: u64) {
        self.missing += n_rows;
        self.list_n(value, n_rows);
    }

    /// Counts a row that the step could not use, for it has no value.
    pub(super) fn miss(&mut self) {
        self.missing += 1;
    }

    /// Lists a value without an answer; its row is counted elsewhere.
    pub(super) fn list(&mut self, value: &str) {
        self.list_n(value, 1);
    }

    fn list_n(&mut self, value: &str, n_rows: u64) {
        match self.unmatched.get_mut(value) {
            Some(count) => *count += n_rows,
            None => drop(self.unmatched.insert(value.to_owned(), n_rows)),
        }
    }

    pub(super) fn report(self) -> StepReport {
        #[expect(clippy::cast_precision_loss, reason = "no table has more rows than a float can count")]
        let unmatched = self.unmatched.into_iter().map(|(value, n_rows)| Unmatched {
            value,
            n_rows,
            weight: n_rows as f64,
            candidates: Vec::new(),
        });
        let mut unmatched: Vec<Unmatched> = unmatched.collect();
        heaviest_first(&mut unmatched);
        StepReport {
            changed: self.changed,
            kept: self.kept,
            missing: self.missing,
            unmatched,
            weighed_by: None,
            asks: false,
            notes: self.notes,
        }
    }
}

/// Sorts values by what they weigh, those of one weight by name.
pub(super) fn heaviest_first(unmatched: &mut [Unmatched]) {
    unmatched.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.value.cmp(&b.value)));
}

/// Returns a column of the schema, or the error that says that it is not there or not of these kinds.
pub(super) fn column<'s>(
    schema: &'s Schema,
    name: &str,
    kinds: &'static [Kind],
    step: &'static str,
) -> Result<&'s Column, StepError> {
    if name.is_empty() {
        return Err(StepError::Unset { field: "column", step });
    }
    let found = schema.column(name).ok_or_else(|| StepError::MissingColumn { column: name.to_owned(), step })?;
    match kinds.first() {
        Some(expected) if !kinds.contains(&found.kind) => {
            Err(StepError::WrongKind { column: name.to_owned(), found: found.kind, expected: *expected, step })
        }
        _ => Ok(found),
    }
}

/// Returns the name the user gave to a new column, or the one it gets by itself.
pub(super) fn new_name(given: Option<&String>, otherwise: impl FnOnce() -> String) -> String {
    match given.map(|name| name.trim()) {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => otherwise(),
    }
}

/// Returns the name of the column a step makes; nothing where it takes the place of its source.
pub(super) fn created(source: &str, name: String) -> Option<String> {
    (name != source).then_some(name)
}

/// Puts a column into a planned schema: in place of `source` where it has its name, else as the last one.
fn put(schema: &mut Schema, column: Column, source: &str, step: &'static str) -> Result<(), StepError> {
    let is_in_place = column.name == source;
    match schema.columns.iter_mut().find(|known| known.name == column.name) {
        Some(known) if is_in_place => *known = column,
        Some(_) => return Err(StepError::NameTaken { column: column.name, step }),
        None => schema.columns.push(column),
    }
    Ok(())
}

/// Plans a schema with a column in place of `source` or as the last one, which takes its meaning from any other.
pub(super) fn with_column(
    schema: &Schema,
    column: Column,
    source: &str,
    step: &'static str,
) -> Result<Schema, StepError> {
    let mut planned = schema.clone();
    release(&mut planned, column.concept);
    put(&mut planned, column, source, step)?;
    Ok(planned)
}

/// Plans a column of age bands, which takes that meaning from any other.
pub(super) fn with_age_bands(
    schema: &Schema,
    name: String,
    source: &str,
    step: &'static str,
) -> Result<Schema, StepError> {
    let column = Column::new(name, Kind::Code).measuring(Concept::AgeBand).coded("age");
    with_column(schema, column, source, step)
}

/// Returns the name of the column of statuses, there or not yet.
pub(super) fn status_name(schema: &Schema) -> &str {
    schema.with_concept(Concept::ObservationStatus).map_or(STATUS, |column| column.name.as_str())
}

/// Plans a column of statuses where there is none.
pub(super) fn with_status(schema: &Schema, step: &'static str) -> Result<Schema, StepError> {
    if let Some(known) = schema.with_concept(Concept::ObservationStatus) {
        // Statuses are codes: numbers or dates that are called so cannot take them.
        column(schema, &known.name, &[Kind::Text, Kind::Code], step)?;
        return Ok(schema.clone());
    }
    let column = Column::new(STATUS, Kind::Code).measuring(Concept::ObservationStatus).coded(STATUS);
    with_column(schema, column, "", step)
}

/// Takes a meaning from every column that has it, so that no table has two columns of one meaning.
fn release(schema: &mut Schema, concept: Option<Concept>) {
    if matches!(concept, None | Some(Concept::Other)) {
        return;
    }
    for column in schema.columns.iter_mut().filter(|column| column.concept == concept) {
        column.concept = None;
    }
}

/// Returns the values of a column as text without copying those that are text already.
pub(super) fn texts<'d>(data: &'d Dataset, name: &str) -> Vec<Option<Cow<'d, str>>> {
    let Ok(column) = data.frame.column(name) else { return vec![None; data.n_rows()] };
    if let Ok(texts) = column.str() {
        return texts.iter().map(|text| text.map(Cow::Borrowed)).collect();
    }
    let texts = data.texts(name).unwrap_or_else(|| vec![None; data.n_rows()]);
    texts.into_iter().map(|text| text.map(Cow::Owned)).collect()
}

/// Returns the values of a number column.
pub(super) fn numbers(data: &Dataset, name: &str) -> Vec<Option<f64>> {
    data.numbers(name).unwrap_or_else(|| vec![None; data.n_rows()])
}

/// Puts new values into a dataset whose columns are then as planned.
pub(super) fn with_values(
    mut data: Dataset,
    planned: Schema,
    values: Vec<(String, ColumnValues)>,
    step: &'static str,
) -> Result<Dataset, StepError> {
    for (name, values) in values {
        let column = planned.column(&name).cloned().unwrap_or_else(|| Column::new(name, Kind::Text));
        data.set_column(column, values).map_err(|error| StepError::Table { step, reason: error.to_string() })?;
    }
    Ok(Dataset::new(data.frame, planned, data.origin))
}

/// Keeps some rows of a dataset, with the places they come from.
pub(super) fn with_rows(
    data: &Dataset,
    planned: Schema,
    is_kept: &[bool],
    step: &'static str,
) -> Result<Dataset, StepError> {
    let kept = data.kept(is_kept).map_err(|error| StepError::Table { step, reason: error.to_string() })?;
    Ok(Dataset::new(kept.frame, planned, kept.origin))
}

/// Returns how many rows a dataset has, as a count of a report.
pub(super) fn n_rows(data: &Dataset) -> u64 {
    u64::try_from(data.n_rows()).unwrap_or(u64::MAX)
}

/// Adds value → code pairs to a sentence: the first eight codes, how many more there are, the values set aside.
pub(super) fn with_pairs(sentence: Message, map: &BTreeMap<String, Option<String>>) -> Message {
    const SHOWN: usize = 8;
    let coded = || map.iter().filter_map(|(value, code)| Some((value, code.as_ref()?)));
    let shown: Vec<String> = coded().take(SHOWN).map(|(value, code)| format!("{value} → {code}")).collect();
    let set_aside: Vec<&str> = map.iter().filter(|(_, code)| code.is_none()).map(|(value, _)| value.as_str()).collect();
    sentence
        .with("coded", coded().count())
        .with("pairs", shown.join(", "))
        .with("more", coded().count().saturating_sub(SHOWN))
        .with("n_aside", set_aside.len())
        .with("aside", set_aside.join(", "))
}

#[cfg(test)]
pub(crate) mod testing {
    use std::borrow::Borrow;

    use super::*;
    use crate::cx::{Ctl, Cx};
    use crate::data::Origin;
    use crate::message::Notes;
    use crate::steps::Step;
    use crate::world::MemoryWorld;

    /// Reads a table: `|` between cells, `name:number`, `name:code`, `name:date` or a bare `name` for text,
    /// optionally `@concept` after it; an empty cell is missing.
    pub(crate) fn table(text: &str) -> Dataset {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let split = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
        let header = split(lines.next().unwrap());
        let rows: Vec<Vec<String>> = lines.map(split).collect();
        let columns = header.iter().enumerate().map(|(index, head)| {
            let (head, concept) = head.split_once('@').unwrap_or((head, ""));
            let (name, kind) = head.split_once(':').unwrap_or((head, "text"));
            let kind: Kind = serde_json::from_value(kind.into()).unwrap();
            let mut column = Column::new(name, kind);
            column.concept = Concept::ALL.into_iter().find(|known| known.id() == concept);
            let cells = rows.iter().map(|row| Some(row[index].clone()).filter(|cell| !cell.is_empty()));
            let values = if kind == Kind::Number {
                ColumnValues::Numbers(cells.map(|cell| cell.map(|cell| cell.parse().unwrap())).collect())
            } else {
                ColumnValues::Texts(cells.collect())
            };
            (column, values)
        });
        let cells = (0..rows.len()).map(|row| (u32::try_from(row).unwrap() + 1, 0)).collect();
        let origin = Origin { source: "t.xlsx".to_owned(), sheet: "S".to_owned(), cells, ..Origin::default() };
        Dataset::from_columns(columns.collect(), origin).unwrap()
    }

    /// Writes a table in the form that [`table`] reads.
    pub(crate) fn written(data: &Dataset) -> String {
        let heads = data.schema.columns.iter().map(|column| {
            let kind = match column.kind {
                Kind::Number => ":number",
                Kind::Text => "",
                Kind::Code => ":code",
                Kind::Date => ":date",
            };
            format!("{}{kind}{}", column.name, column.concept.map_or(String::new(), |c| format!("@{}", c.id())))
        });
        let mut lines = vec![heads.collect::<Vec<_>>().join(" | ")];
        for row in 0..data.n_rows() {
            let cells = (0..data.schema.columns.len()).map(|column| data.text(row, column).unwrap_or_default());
            lines.push(cells.collect::<Vec<_>>().join(" | ").trim().to_owned());
        }
        lines.join("\n")
    }

    /// Runs a step on a table.
    pub(crate) fn run(before: &str, step: impl Borrow<Step>) -> Result<(Dataset, StepReport), StepError> {
        let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
        let (data, step) = (table(before), step.borrow());
        let planned = step.plan(&data.schema);
        let result = step.apply(&Cx { world: &world, ctl: &ctl, notes: &notes }, data);
        if let Err(unlike @ StepError::Unlike { .. }) = result {
            // Only values show it.
            return Err(unlike);
        }
        assert_eq!(planned, result.as_ref().map(|(data, _)| data.schema.clone()).map_err(Clone::clone));
        result
    }

    /// Runs a step on a table and compares the table after it.
    pub(crate) fn check(before: &str, step: impl Borrow<Step>, after: &str) -> StepReport {
        let (data, report) = run(before, step).unwrap();
        let after = after.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        assert_eq!(written(&data), after);
        report
    }
}
