//! Definition cards as they are believed: what the sheets say, and above it what a person answered.

use std::collections::BTreeMap;

use super::results::{Results, TableRead};
use crate::data::claims::{Claim, claims};
use crate::data::conflict::{Conflict, Remedy, Side, conflicts};
use crate::data::definition::Card;
use crate::data::{Column, Concept, Dataset, Kind};
use crate::project::edit::Edit;
use crate::project::{Project, Source, Table};
use crate::steps::aggregate::Missing;
use crate::steps::convert::Scale;
use crate::steps::filter::Mode;
use crate::steps::recode::Others;
use crate::steps::{Aggregate, CoarsenBands, Convert, Deduplicate, Filter, MidYear, Recode, Step};

/// The card of a table that figures were read with, and what to call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideCard {
    /// The table; two sheets of one file may count two things.
    pub id: String,
    pub name: String,
    pub card: Card,
}

/// Returns what the tables of a source say of it, where they do not contradict each other.
pub fn claims_of(project: &Project, results: &Results, source: &str) -> BTreeMap<&'static str, Claim> {
    let tables = project.tables.iter().filter(|table| table.combine.is_none() && table.source == source);
    let reads = tables.filter_map(|table| results.tables.get(&table.id)?.read.as_ref().ok());
    let mut said: BTreeMap<&'static str, Option<Claim>> = BTreeMap::new();
    for (question, claim) in reads.flat_map(|read| claims(&read.dataset)) {
        said.entry(question)
            .and_modify(|known| {
                if known.as_ref().is_some_and(|known| known.answer != claim.answer) {
                    *known = None;
                }
            })
            .or_insert(Some(claim));
    }
    said.into_iter().filter_map(|(question, claim)| Some((question, claim?))).collect()
}

/// Returns the card of a table as read: what it says, and above it what a person answered for its source.
pub(super) fn side(source: &Source, id: &str, read: &TableRead) -> SideCard {
    let said =
        claims(&read.dataset).into_iter().map(|(question, claim)| (question.to_owned(), claim.answer.to_owned()));
    let mut card: Card = said.collect();
    card.extend(source.card.clone());
    SideCard { id: id.to_owned(), name: source.name.clone(), card }
}

/// Returns the cards of all tables that the figures of a table come from.
pub fn sides(project: &Project, results: &Results, table: &str) -> Vec<SideCard> {
    let Some(table) = project.table(table) else { return Vec::new() };
    if let Some(combine) = &table.combine {
        // Tables are put together from earlier ones only.
        let before =
            |id: &&str| project.tables.iter().take_while(|known| known.id != table.id).any(|known| known.id == *id);
        return combine.tables().into_iter().filter(before).flat_map(|part| sides(project, results, part)).collect();
    }
    let read = results.tables.get(&table.id).and_then(|result| result.read.as_ref().ok());
    let own = project.source(&table.source).zip(read);
    let stacked = table.stack.iter().flat_map(|stack| &stack.parts).filter_map(|part| project.source(&part.source));
    let stacked =
        stacked.map(|source| SideCard { id: source.id.clone(), name: source.name.clone(), card: source.card.clone() });
    own.map(|(source, read)| side(source, &table.id, read)).into_iter().chain(stacked).collect()
}

/// Returns in what two tables of the project differ.
pub fn conflicts_of(project: &Project, results: &Results, left: &str, right: &str) -> Vec<Conflict> {
    let data = |id: &str| results.tables.get(id)?.dataset();
    let name = |id: &str| project.table(id).map(|table| table.name.clone()).unwrap_or_default();
    let (Some(left_data), Some(right_data)) = (data(left), data(right)) else { return Vec::new() };
    let (left_name, right_name) = (name(left), name(right));
    let (left_cards, right_cards) = (sides(project, results, left), sides(project, results, right));
    let mut found: Vec<Conflict> = Vec::new();
    let none = Card::new();
    for left_card in left_cards.iter().map(|side| &side.card).chain(left_cards.is_empty().then_some(&none)) {
        for right_card in right_cards.iter().map(|side| &side.card).chain(right_cards.is_empty().then_some(&none)) {
            let left = Side { name: &left_name, card: left_card, data: left_data };
            let right = Side { name: &right_name, card: right_card, data: right_data };
            for conflict in conflicts(left, right) {
                if !found.contains(&conflict) {
                    found.push(conflict);
                }
            }
        }
    }
    found
}

/// Returns the edits that a conversion is made of.
pub fn edits(project: &Project, results: &Results, left: &str, right: &str, remedy: &Remedy) -> Vec<Edit> {
    let add = |table: &str, step: Step| Edit::AddStep { table: table.to_owned(), step };
    let side = |is_left: bool| if is_left { left } else { right };
    match remedy {
        Remedy::CommonBands { left: left_column, right: right_column, bands } => {
            let of = |table: &str, column: &str| {
                let (column, bands) = (column.to_owned(), bands.clone());
                let step = Step::CoarsenBands(CoarsenBands { column, bands, new_column: None });
                std::iter::once(add(table, step)).chain(sum(project, results, table)).collect::<Vec<_>>()
            };
            [of(left, left_column), of(right, right_column)].concat()
        }
        Remedy::Rescale { is_left, column, from, to } => {
            let scale = |power: i8| Scale::ALL.into_iter().find(|scale| scale.power() == power).unwrap_or_default();
            let step = Convert {
                column: column.clone(),
                factor: libm::pow(10.0, f64::from(*from) - f64::from(*to)),
                from_scale: scale(*from),
                to_scale: scale(*to),
                ..Convert::default()
            };
            vec![add(side(*is_left), Step::Convert(step))]
        }
        Remedy::CommonClasses { left: left_column, right: right_column, common } => {
            let of = |table: &str, column: &str, map: &BTreeMap<String, String>| {
                let map = map.iter().map(|(code, class)| (code.clone(), Some(class.clone()))).collect();
                let (code_list, new_column) = (Some(common.target.to_owned()), Some(column.to_owned()));
                let step = Recode { column: column.to_owned(), map, code_list, others: Others::Keep, new_column };
                std::iter::once(add(table, Step::Recode(step))).chain(sum(project, results, table)).collect::<Vec<_>>()
            };
            [of(left, left_column, &common.left), of(right, right_column, &common.right)].concat()
        }
        Remedy::FormerArea { is_left, column, former, successors } => {
            let table = side(*is_left);
            let map = successors.iter().map(|code| (code.clone(), Some(former.clone()))).collect();
            let step = Recode {
                column: column.clone(),
                map,
                code_list: None,
                others: Others::Keep,
                new_column: Some(column.clone()),
            };
            std::iter::once(add(table, Step::Recode(step))).chain(sum(project, results, table)).collect()
        }
        Remedy::Drop { is_left, column, values } => {
            let (column, values) = (column.clone(), values.clone());
            vec![add(side(*is_left), Step::Filter(Filter { column, values, mode: Mode::Drop, with_missing: false }))]
        }
        Remedy::OnePerKey { is_left, column, latest } => {
            let step = Deduplicate { by: vec![column.clone()], latest: latest.clone() };
            vec![add(side(*is_left), Step::Deduplicate(step))]
        }
        Remedy::MidYear { is_left, period } => {
            let table = side(*is_left);
            mid_year(project, results, table, period).map(|step| add(table, step)).into_iter().collect()
        }
    }
}

/// Returns the step that makes middles of the year of a table's first days.
fn mid_year(project: &Project, results: &Results, table: &str, period: &str) -> Option<Step> {
    let data = results.tables.get(&project.table(table)?.id)?.dataset()?;
    let column = figure(data)?.name.clone();
    let by = dimensions(data).into_iter().filter(|name| name != period).collect();
    Some(Step::MidYear(MidYear { column, period: period.to_owned(), by }))
}

/// Returns the column of figures.
fn figure(data: &Dataset) -> Option<&Column> {
    data.schema.with_concept(Concept::ObservedValue).filter(|column| column.kind == Kind::Number)
}

/// Returns the step that adds figures up again after classes became one.
fn sum(project: &Project, results: &Results, table: &str) -> Option<Edit> {
    let table: &Table = project.table(table)?;
    let data = results.tables.get(&table.id)?.dataset()?;
    let step = Aggregate { column: figure(data)?.name.clone(), by: dimensions(data), missing: Missing::Spreads };
    Some(Edit::AddStep { table: table.id.clone(), step: Step::Aggregate(step) })
}

/// Returns the columns that tell figures apart: codes, dates, and whatever else has a meaning; names beside codes do not.
fn dimensions(data: &Dataset) -> Vec<String> {
    let is_dimension = |column: &&Column| match column.concept {
        Some(Concept::ObservedValue | Concept::ObservationStatus | Concept::Other) => false,
        Some(Concept::TimePeriod) => true,
        Some(_) => column.kind != Kind::Number,
        None => column.code_list.is_some() || column.kind == Kind::Date,
    };
    data.schema.columns.iter().filter(is_dimension).map(|column| column.name.clone()).collect()
}
