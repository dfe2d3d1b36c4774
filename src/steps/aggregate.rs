//! Adds figures up over some columns: what is left is one row for each combination of the others.
//!
//! Totals of what is added up are not added once more: they are set aside and counted.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::codes::code_list;
use crate::data::{Column, ColumnValues, Concept, Dataset, Kind, Origin, Schema, Summed, claims};
use crate::message::{Message, Note, Place, Severity};

use super::field::{choice_word, word};
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The figure that is added up and the columns that stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aggregate {
    pub column: String,
    pub by: Vec<String>,
    #[serde(default)]
    pub missing: Missing,
}

/// What a figure that is not there does to its sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The sum is missing: it would be too small.
    #[default]
    Spreads,
    /// The sum is of what is there.
    IsLeftOut,
}

/// The column in which a tidy table says which rows are totals.
const AGGREGATE: &str = "aggregate";
/// What it says of one.
const IS_TOTAL: &str = "true";
/// Statuses of figures, the weightiest first: a sum has that of its weightiest part.
const STATUSES: &[&str] = &["E", "I", "P", "B", "D", "U"];

/// One sum in the making.
struct Group {
    /// The first row, whose values of the columns that stay are those of all.
    first: usize,
    rows: Vec<u32>,
    sum: f64,
    n_missing: u64,
    statuses: Vec<String>,
}

impl Aggregate {
    /// Returns the column that tells figures' statuses apart, where it is not one that stays anyway.
    fn status<'s>(&self, schema: &'s Schema) -> Option<&'s Column> {
        let is_status = |column: &&Column| column.kind != Kind::Number && !self.by.contains(&column.name);
        schema.with_concept(Concept::ObservationStatus).filter(is_status)
    }

    /// Returns which rows are totals of what is added up: of a group, those whose code holds the codes of its other rows. Where a
    /// group has nothing but its total, that is its figure.
    fn totals(&self, data: &Dataset, groups: &[Vec<usize>]) -> Vec<bool> {
        let mut is_total = vec![false; data.n_rows()];
        let status = self.status(&data.schema).map(|column| column.name.as_str());
        for column in &data.schema.columns {
            if self.by.contains(&column.name) || column.name == self.column || Some(column.name.as_str()) == status {
                continue;
            }
            let list = column.code_list.as_deref().and_then(code_list);
            if list.is_none() && column.name != AGGREGATE {
                continue;
            }
            let values = table::texts(data, &column.name);
            for rows in groups {
                let there = || rows.iter().filter_map(|row| values.get(*row)?.as_deref());
                let there: BTreeSet<String> = there().map(str::to_owned).collect();
                let is_sum = |code: &&String| match list {
                    Some(list) => list.is_total(code, &there),
                    None => *code == IS_TOTAL && there.len() > 1,
                };
                let sums: BTreeSet<&String> = there.iter().filter(is_sum).collect();
                for row in rows.iter().filter(|_| !sums.is_empty()) {
                    let code = values.get(*row).and_then(|value| value.as_deref());
                    is_total[*row] |= code.is_some_and(|code| sums.iter().any(|sum| *sum == code));
                }
            }
        }
        is_total
    }

    /// Returns the rows of each combination of the columns that stay, in the order in which they first stand.
    fn combinations(&self, data: &Dataset) -> Vec<Vec<usize>> {
        let keys: Vec<_> = self.by.iter().map(|column| table::texts(data, column)).collect();
        let mut places: HashMap<Vec<Option<&str>>, usize> = HashMap::new();
        let mut rows_of: Vec<Vec<usize>> = Vec::new();
        for row in 0..data.n_rows() {
            let key: Vec<Option<&str>> = keys.iter().map(|values| values.get(row)?.as_deref()).collect();
            let at = *places.entry(key).or_insert_with(|| {
                rows_of.push(Vec::new());
                rows_of.len() - 1
            });
            rows_of[at].push(row);
        }
        rows_of
    }

    fn groups(&self, data: &Dataset, tally: &mut Tally) -> Vec<Group> {
        let combinations = self.combinations(data);
        let is_total = self.totals(data, &combinations);
        let figures = table::numbers(data, &self.column);
        let statuses = self.status(&data.schema).map(|column| table::texts(data, &column.name));
        let mut groups: Vec<Group> = Vec::with_capacity(combinations.len());
        for rows in combinations {
            let first = rows.first().copied().unwrap_or_default();
            let mut group = Group { first, rows: Vec::new(), sum: 0.0, n_missing: 0, statuses: Vec::new() };
            for row in rows {
                if is_total[row] {
                    tally.keep();
                    continue;
                }
                group.rows.push(u32::try_from(row).unwrap_or(u32::MAX));
                if let Some(figure) = figures.get(row).copied().flatten() {
                    tally.change();
                    group.sum += figure;
                } else {
                    tally.miss();
                    group.n_missing += 1;
                }
                let status = statuses.as_ref().and_then(|statuses| statuses.get(row)?.as_deref());
                if let Some(status) = status.filter(|status| group.statuses.iter().all(|known| known != status)) {
                    group.statuses.push(status.to_owned());
                }
            }
            groups.push(group);
        }
        groups
    }

    /// Refuses to add up what counts different things: immigrants and emigrants, those by birth and those by citizenship.
    fn refuse_unlike(data: &Dataset, planned: &Schema) -> Result<(), StepError> {
        for column in &data.schema.columns {
            if planned.column(&column.name).is_some() || column.kind == Kind::Number {
                continue;
            }
            let values: BTreeSet<String> =
                table::texts(data, &column.name).into_iter().flatten().map(Cow::into_owned).collect();
            if let Some((_, left, right)) = claims::unlike(&values.into_iter().collect::<Vec<_>>()) {
                return Err(StepError::Unlike { column: column.name.clone(), left, right, step: Self::ID });
            }
        }
        Ok(())
    }

    fn sum(&self, group: &Group) -> Option<f64> {
        let n_there = group.rows.len() as u64 - group.n_missing;
        // A group of margins only – by sex and by age, not by both – has no figures to add up.
        let is_known = n_there > 0 && (self.missing == Missing::IsLeftOut || group.n_missing == 0);
        is_known.then_some(group.sum)
    }
}

fn status_of(group: &Group) -> Option<String> {
    match group.statuses.as_slice() {
        [only] => Some(only.clone()),
        several => STATUSES.iter().find(|known| several.iter().any(|one| one == *known)).map(|one| (*one).to_owned()),
    }
}

impl StepKind for Aggregate {
    const ID: &'static str = "aggregate";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: table::NUMBERS }),
                Field::new("by", FieldKind::Columns),
                Field::new("missing", FieldKind::Choice(&["spreads", "is_left_out"])),
            ]
        }
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        table::column(schema, &self.column, table::NUMBERS, Self::ID)?;
        for column in &self.by {
            table::column(schema, column, table::ANY, Self::ID)?;
        }
        if self.by.contains(&self.column) {
            return Err(StepError::BadValue { field: "by", step: Self::ID });
        }
        let status = self.status(schema).map(|column| column.name.clone());
        let stays = |column: &&Column| {
            self.by.contains(&column.name) || column.name == self.column || Some(&column.name) == status.as_ref()
        };
        Ok(Schema { columns: schema.columns.iter().filter(stays).cloned().collect() })
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        Self::refuse_unlike(&data, &planned)?;
        let mut tally = Tally::default();
        let groups = self.groups(&data, &mut tally);
        let status = self.status(&data.schema).map(|column| column.name.as_str());
        let mut columns = Vec::with_capacity(planned.columns.len());
        for column in &planned.columns {
            let values = if column.name == self.column {
                ColumnValues::Numbers(groups.iter().map(|group| self.sum(group)).collect())
            } else if Some(column.name.as_str()) == status {
                ColumnValues::Texts(groups.iter().map(status_of).collect())
            } else if column.kind == Kind::Number {
                let numbers = table::numbers(&data, &column.name);
                ColumnValues::Numbers(groups.iter().map(|group| numbers.get(group.first).copied().flatten()).collect())
            } else {
                let texts = table::texts(&data, &column.name);
                ColumnValues::of_texts(groups.iter().map(|group| texts.get(group.first)?.as_deref()))
            };
            columns.push((column.clone(), values));
        }
        let gone = data.schema.columns.iter().filter(|column| planned.column(&column.name).is_none());
        let gone: Vec<&str> = gone.map(|column| column.name.as_str()).collect();
        if !gone.is_empty() {
            let place = Place { source: Some(data.origin.source.clone()), ..Place::default() };
            let message = word(Self::ID, "gone").with("columns", gone.join(", "));
            tally.notes.push(Note { severity: Severity::Lost, place, message });
        }
        let rows = groups.into_iter().map(|group| group.rows).collect();
        let summed = Summed { rows, names: Vec::new(), origin: Arc::clone(&data.origin) };
        let origin = Origin {
            source: data.origin.source.clone(),
            sheet: data.origin.sheet.clone(),
            heading: data.origin.heading.clone(),
            remarks: data.origin.remarks.clone(),
            summed: Some(Arc::new(summed)),
            ..Origin::default()
        };
        let made = Dataset::from_columns(columns, origin)
            .map_err(|error| StepError::Table { step: Self::ID, reason: error.to_string() })?;
        Ok((made, tally.report()))
    }

    fn sentence(&self) -> Message {
        let missing = if self.missing == Missing::Spreads { "spreads" } else { "is_left_out" };
        word(Self::ID, "done")
            .with("column", &self.column)
            .with("by", self.by.join(", "))
            .with("n", self.by.len())
            .with("missing", choice_word(Self::ID, "missing", missing))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::testing::{check, run, table};
    use super::*;

    fn by(by: &[&str], missing: Missing) -> Step {
        let by = by.iter().map(|column| (*column).to_owned()).collect();
        Step::Aggregate(Aggregate { column: "n".to_owned(), by, missing })
    }

    #[test]
    fn figures_are_added_up_and_a_part_that_is_missing_leaves_no_sum() {
        let before = "area | sex | n:number\n A | F | 1\n A | M | 2\n B | F |\n B | M | 4";
        let report = check(before, by(&["area"], Missing::Spreads), "area | n:number\n A | 3\n B |");
        assert_eq!((report.changed, report.kept, report.missing), (3, 0, 1));
        check(before, by(&["area"], Missing::IsLeftOut), "area | n:number\n A | 3\n B | 4");
        check(before, by(&[], Missing::IsLeftOut), "n:number\n 7");
    }

    #[test]
    fn what_counts_different_things_is_not_added_up() {
        let flows = "area | Type | Coverage | n:number\n A | Immigrants | Both | 1\n A | Emigrants | Both | 2";
        let error = run(flows, by(&["area"], Missing::Spreads)).unwrap_err();
        assert!(matches!(error, StepError::Unlike { column, .. } if column == "Type"));
        assert!(run(flows, by(&["area", "Type"], Missing::Spreads)).is_ok());
        let whole = "area | Coverage | n:number\n A | Foreigners | 1\n A | Both | 2";
        assert!(matches!(run(whole, by(&["area"], Missing::Spreads)), Err(StepError::Unlike { .. })));
        assert!(
            run("area | c | n:number\n A | Citizens | 1\n A | Foreigners | 2", by(&["area"], Missing::Spreads)).is_ok()
        );
    }

    #[test]
    fn totals_are_not_added_once_more() {
        let mut data = table("area | sex:code | n:number\n A | _T | 3\n A | F | 1\n A | M | 2\n B | _T | 9");
        data.schema.columns[1].code_list = Some("sex".to_owned());
        let (world, ctl, notes) = (crate::world::MemoryWorld::default(), Default::default(), Default::default());
        let cx = Cx { world: &world, ctl: &ctl, notes: &notes };
        let (sums, report) = by(&["area"], Missing::Spreads).apply(&cx, data.clone()).unwrap();
        assert_eq!(sums.numbers("n").unwrap(), [Some(3.0), Some(9.0)], "a total without parts is the figure");
        assert_eq!((report.changed, report.kept), (3, 1));
        let tidy = "area | n:number | aggregate:code\n A | 1 | false\n B | 2 | false\n all | 3 | true";
        check(tidy, by(&[], Missing::Spreads), "n:number\n 3");
        let mut banded =
            table("age:code | n:number\n Y0T4 | 1\n Y5T11 | 2\n Y12T17 | 4\n Y0T17 | 7\n Y18T59 | 8\n _T | 15");
        banded.schema.columns[0].code_list = Some("age".to_owned());
        let sum = by(&[], Missing::Spreads).apply(&cx, banded).unwrap().0;
        assert_eq!(
            sum.numbers("n").unwrap(),
            [Some(15.0)],
            "bands that hold others are totals, those beside them are not"
        );
        let mut margins =
            table("age:code | sex:code | n:number\n _T | F | 4\n _T | M | 5\n Y0T14 | _T | 2\n Y_GE15 | _T | 7");
        margins.schema.columns[0].code_list = Some("age".to_owned());
        margins.schema.columns[1].code_list = Some("sex".to_owned());
        let sum = by(&[], Missing::Spreads).apply(&cx, margins).unwrap().0;
        assert_eq!(sum.numbers("n").unwrap(), [None], "margins are no cells");
        let stays = by(&["area", "sex"], Missing::Spreads).apply(&cx, data).unwrap().0;
        assert_eq!(stays.n_rows(), 4, "a total is a group of its own where its column stays");
    }

    #[test]
    fn a_sum_knows_all_its_cells_and_the_weightiest_status_of_its_parts() {
        let before = "area | s:code@observation_status | n:number\n A | A | 1\n A | E | 2\n B | P | 4";
        let (data, _) = run(before, by(&["area"], Missing::Spreads)).unwrap();
        assert_eq!(data.texts("s").unwrap(), [Some("E".to_owned()), Some("P".to_owned())]);
        assert_eq!(data.origin.places(0, "n").len(), 2);
        assert_eq!(data.origin.places(1, "n").len(), 1);
    }
}
