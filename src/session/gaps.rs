//! The gap board: which of the required breakdowns each indicator of a project has, and what stands in the way of the others.
//!
//! Required is what SDG target 17.18 names, and the least that migratory status is to be crossed with (United Nations expert group
//! on migration statistics, 2017): sex and age, for birth and for citizenship apart.

use super::analyses::AnalysisResult;
use super::results::Results;
use crate::data::{Concept, Dataset};
use crate::indicators;
use crate::message::Message;
use crate::project::{Analysis, Project};
use crate::protect::ProtectedTable;
use crate::publish::export::data_needs::Need;
use crate::steps::concept_word;
use crate::survey::{Dimension, EstimateTable, Flag};

/// A breakdown that is asked for: in each of its parts by one of some concepts.
#[derive(Debug)]
pub struct Breakdown {
    /// Part of the message ids `project-gap-<id>`.
    pub id: &'static str,
    parts: &'static [Part],
}

/// The concepts of which one is enough, and what else it can be made of in one step.
#[derive(Debug)]
struct Part {
    any_of: &'static [Concept],
    made_of: &'static [Concept],
}

const SEX: Part = Part { any_of: &[Concept::Sex], made_of: &[] };
const AGE: Part = Part { any_of: &[Concept::AgeBand], made_of: &[Concept::Age] };
const BIRTH: Part = Part { any_of: &[Concept::BirthStatus], made_of: &[Concept::CountryOfBirth] };
const CITIZENSHIP: Part = Part { any_of: &[Concept::CitizenshipStatus], made_of: &[Concept::Citizenship] };

/// The breakdowns, in the order of the board.
pub const REQUIRED: &[Breakdown] = &[
    Breakdown { id: "sex", parts: &[SEX] },
    Breakdown { id: "age", parts: &[AGE] },
    Breakdown { id: "birth", parts: &[BIRTH] },
    Breakdown { id: "citizenship", parts: &[CITIZENSHIP] },
    Breakdown { id: "birth-sex-age", parts: &[BIRTH, SEX, AGE] },
    Breakdown { id: "citizenship-sex-age", parts: &[CITIZENSHIP, SEX, AGE] },
    Breakdown { id: "disability", parts: &[Part { any_of: &[Concept::Disability], made_of: &[] }] },
    Breakdown { id: "income", parts: &[Part { any_of: &[Concept::Wealth], made_of: &[] }] },
    Breakdown { id: "ethnicity", parts: &[Part { any_of: &[Concept::Ethnicity], made_of: &[] }] },
    Breakdown { id: "region", parts: &[Part { any_of: &[Concept::Region], made_of: &[] }] },
    Breakdown { id: "urbanisation", parts: &[Part { any_of: &[Concept::Urbanisation], made_of: &[] }] },
];

/// How far a breakdown is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Every group has a figure that may be shown.
    Available {
        groups: usize,
    },
    /// Some groups have figures that are too unreliable.
    Unreliable {
        unreliable: usize,
        groups: usize,
    },
    /// Some groups are hidden to protect people.
    Suppressed {
        hidden: usize,
        groups: usize,
    },
    /// The columns are there; the figures are not broken down by them.
    NotComputed {
        columns: Vec<String>,
    },
    /// What it is made of is there.
    OneStep {
        concept: Concept,
        from: Concept,
    },
    /// Steps that are proposed for the table would give it.
    Proposed {
        concepts: Vec<Concept>,
    },
    NotCollected {
        concepts: Vec<Concept>,
    },
    /// The figures could not be computed at all.
    NoFigures,
}

/// A row of the board.
#[derive(Debug)]
pub struct Row {
    pub analysis: Analysis,
    pub states: Vec<(&'static Breakdown, State)>,
}

/// Makes the board of a project.
pub fn board(project: &Project, results: &Results) -> Vec<Row> {
    let row = |analysis: &Analysis| {
        let table = results.tables.get(&analysis.table);
        let data = table.and_then(|table| table.dataset());
        let proposals = table.map_or(&[][..], |table| table.proposals.as_slice());
        let proposed: Vec<Concept> = proposals.iter().filter_map(|proposal| proposal.step.concept()).collect();
        let result = results.analyses.get(&analysis.id).map(AsRef::as_ref);
        let state = |breakdown: &'static Breakdown| (breakdown, breakdown.state(analysis, data, &proposed, result));
        Row { analysis: analysis.clone(), states: REQUIRED.iter().map(state).collect() }
    };
    project.analyses.iter().map(row).collect()
}

impl Breakdown {
    fn state(
        &self,
        analysis: &Analysis,
        data: Option<&Dataset>,
        proposed: &[Concept],
        result: Option<&AnalysisResult>,
    ) -> State {
        let Some(data) = data else { return State::NoFigures };
        let mut columns = Vec::new();
        let (mut missing, mut to_accept) = (Vec::new(), Vec::new());
        let mut one_step = None;
        for part in self.parts {
            let is_group = |concept: &Concept| data.schema.with_concept(*concept).is_some_and(indicators::makes_groups);
            if let Some(column) =
                part.any_of.iter().filter(|concept| is_group(concept)).find_map(|one| data.schema.with_concept(*one))
            {
                columns.push(column.name.clone());
            } else if let (Some(from), Some(concept)) =
                (part.made_of.iter().find(|one| data.schema.with_concept(**one).is_some()), part.any_of.first())
            {
                one_step = one_step.or(Some((*concept, *from)));
            } else if part.any_of.iter().chain(part.made_of).any(|one| proposed.contains(one)) {
                to_accept.extend(part.any_of.first());
            } else {
                missing.extend(part.any_of.first());
            }
        }
        if !missing.is_empty() {
            return State::NotCollected { concepts: missing };
        }
        if !to_accept.is_empty() {
            return State::Proposed { concepts: to_accept };
        }
        if let Some((concept, from)) = one_step {
            return State::OneStep { concept, from };
        }
        if columns.iter().any(|column| !analysis.by.contains(column)) {
            return State::NotComputed { columns };
        }
        let Some(result) = result else { return State::NoFigures };
        match (&result.estimates, &result.protected) {
            (Ok(tables), Ok(protected)) => of_figures(&columns, tables, protected),
            _ => State::NoFigures,
        }
    }
}

/// Looks at the groups of the columns, everything else taken together; figures of several dates are groups of their own.
fn of_figures(columns: &[String], tables: &[EstimateTable], protected: &[ProtectedTable]) -> State {
    let (mut groups, mut unreliable, mut hidden) = (0, 0, 0);
    for (table, protected) in tables.iter().zip(protected) {
        let is_asked = |dimension: &Dimension| columns.contains(&dimension.column);
        let is_time = |dimension: &Dimension| dimension.concept == Some(Concept::TimePeriod);
        for (place, cell) in table.cells.iter().enumerate() {
            let is_group = cell.key.iter().zip(&table.dimensions).all(|(code, dimension)| {
                if is_asked(dimension) { code.is_some() } else { code.is_none() || is_time(dimension) }
            });
            if is_group {
                groups += 1;
                unreliable += usize::from(cell.flag >= Flag::Unreliable);
                hidden += usize::from(protected.state(place).is_hidden());
            }
        }
    }
    match (groups, unreliable, hidden) {
        (0, _, _) => State::NoFigures,
        (_, 0, 0) => State::Available { groups },
        (_, 0, hidden) => State::Suppressed { hidden, groups },
        (_, unreliable, _) => State::Unreliable { unreliable, groups },
    }
}

impl Breakdown {
    /// Returns its name.
    pub fn name(&self) -> Message {
        Message::new(format!("project-gap-{}", self.id))
    }
}

impl State {
    /// Says how far the breakdown is there.
    pub fn message(&self) -> Message {
        match self {
            Self::Available { groups } => Message::new("project-gap-available").with("groups", *groups),
            Self::Unreliable { unreliable, groups } => {
                Message::new("project-gap-unreliable").with("n", *unreliable).with("groups", *groups)
            }
            Self::Suppressed { hidden, groups } => {
                Message::new("project-gap-suppressed").with("n", *hidden).with("groups", *groups)
            }
            Self::NotComputed { .. } => Message::new("project-gap-not-computed"),
            Self::OneStep { .. } => Message::new("project-gap-one-step"),
            Self::Proposed { .. } => Message::new("project-gap-proposed"),
            Self::NotCollected { .. } => Message::new("project-gap-not-collected"),
            Self::NoFigures => Message::new("project-gap-no-figures"),
        }
    }

    /// Says what to do next.
    pub fn next(&self) -> Message {
        match self {
            Self::Available { .. } => Message::new("project-gap-next-nothing"),
            Self::Unreliable { .. } => Message::new("project-gap-next-unreliable"),
            Self::Suppressed { .. } => Message::new("project-gap-next-suppressed"),
            Self::NotComputed { columns } => {
                Message::new("project-gap-next-compute").with("columns", columns.join(", "))
            }
            Self::OneStep { concept, from } => Message::new("project-gap-next-step")
                .with("concept", concept_word(*concept))
                .with("from", concept_word(*from)),
            Self::Proposed { concepts } => {
                let all = concepts.iter().map(|concept| concept_word(*concept));
                let all = all.reduce(|before, next| {
                    Message::new("project-two-sentences").with("first", before).with("second", next)
                });
                Message::new("project-gap-next-accept").with("concepts", all.unwrap_or_else(|| Message::new("ui-none")))
            }
            Self::NotCollected { concepts } => {
                let who = |concept: &Concept| Message::new(format!("project-who-{}", concept.id().replace('_', "-")));
                let mut all = concepts.iter().map(who);
                let first = all.next().unwrap_or_else(|| Message::new("project-gap-next-nothing"));
                all.fold(first, |before, next| {
                    Message::new("project-two-sentences").with("first", before).with("second", next)
                })
            }
            Self::NoFigures => Message::new("project-gap-next-no-figures"),
        }
    }
}

/// Makes the plan of what data are needed: a line for every breakdown that is not there in full.
pub fn plan(project: &Project, results: &Results) -> Vec<Need> {
    let mut needs = Vec::new();
    for row in board(project, results) {
        let indicator = project.indicator_word(&row.analysis.indicator, "name");
        let table = project.table(&row.analysis.table).map(|table| table.name.clone()).unwrap_or_default();
        for (breakdown, state) in row.states.iter().filter(|(_, state)| !matches!(state, State::Available { .. })) {
            let (indicator, table) = (indicator.clone(), table.clone());
            needs.push(Need {
                indicator,
                table,
                breakdown: breakdown.name(),
                state: state.message(),
                next: state.next(),
            });
        }
    }
    needs
}
