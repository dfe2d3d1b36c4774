//! A project: every decision of the user, nothing derived.
//!
//! Everything computed is a function of a [`Project`] and the bytes of its sources; nothing computed is saved here.

pub mod edit;
pub mod file;
pub mod history;
pub mod office;
pub mod published;

use std::collections::{BTreeMap, BTreeSet};

use office::{Office, Signed};
use published::Published;
use serde::{Deserialize, Serialize};

use crate::checks::rule::Rule;
use crate::data::combine::Key;
use crate::data::definition::Card;
use crate::data::own_list::OwnList;
use crate::import::ImportOptions;
use crate::indicators::{self, Declared, Indicator};
use crate::message::Message;
use crate::protect::{Decision, Rules};
use crate::publish::chart::ChartSpec;
use crate::recognise::Correction;
use crate::recognise::spec::TableSpec;
use crate::steps::Step;
use crate::survey::quality::Reliability;
use crate::survey::{Contrast, Design, Interval, LonelyPsu};

/// The version of the document written by this program.
pub const FORMAT: u32 = 1;

/// Every decision of the user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Project {
    pub format: u32,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Code lists of one's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<OwnList>,
    #[serde(default)]
    pub tables: Vec<Table>,
    /// Indicators of one's own, as their files say them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Declared>,
    #[serde(default)]
    pub analyses: Vec<Analysis>,
    #[serde(default)]
    pub report: ReportPlan,
    /// The rules of the office, under which it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Box<Office>>,
    /// Releases that are out already, in the order in which they went.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub published: Vec<Published>,
}

impl Default for Project {
    fn default() -> Self {
        Self {
            format: FORMAT,
            title: String::new(),
            sources: Vec::new(),
            lists: Vec::new(),
            tables: Vec::new(),
            indicators: Vec::new(),
            analyses: Vec::new(),
            report: ReportPlan::default(),
            office: None,
            published: Vec::new(),
        }
    }
}

/// A file that data come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Unique in the project, never changes: `s1`.
    pub id: String,
    /// The file's name, by which `run --source NAME=FILE` replaces it.
    pub name: String,
    /// Where it was opened; empty for built-in samples.
    #[serde(default)]
    pub path: String,
    /// SHA-256 of the bytes, hexadecimal.
    pub fingerprint: String,
    pub n_bytes: u64,
    #[serde(default)]
    pub options: ImportOptions,
    /// What the user painted over guesses, a list a sheet.
    #[serde(default)]
    pub corrections: BTreeMap<String, Vec<Correction>>,
    /// What the user says of the source: who counts as a migrant, at which date, how collected.
    #[serde(default)]
    pub definition: String,
    /// The answers of its definition card, by question.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub card: Card,
}

/// A table taken from a sheet and what is done to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Unique in the project, never changes: `t1`.
    pub id: String,
    pub name: String,
    pub source: String,
    pub sheet: String,
    /// Which of the sheet's tables, best first.
    #[serde(default)]
    pub number: usize,
    /// The confirmed layout; `None` asks for recognition anew.
    #[serde(default)]
    pub spec: Option<TableSpec>,
    /// The fingerprint of the bytes the layout was confirmed on.
    #[serde(default)]
    pub confirmed_on: String,
    /// Tables of the same shape that are put below this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stack: Option<Stack>,
    /// The tables this one is put together from; it has no source of its own then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub combine: Option<Combine>,
    #[serde(default)]
    pub recipe: Vec<Step>,
    /// What a stratum with one primary sampling unit gives.
    #[serde(default)]
    pub lonely: LonelyPsu,
    /// Everybody was counted: its figures have no sampling error.
    #[serde(default)]
    pub full_count: bool,
    /// What must hold in its rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// How its sample was drawn, where that is more than the meanings of its columns say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub design: Option<Design>,
}

impl Table {
    /// Makes a table of a sheet as it is recognised, without steps.
    pub fn new(id: String, name: String, source: String, sheet: String) -> Self {
        Self {
            id,
            name,
            source,
            sheet,
            number: 0,
            spec: None,
            confirmed_on: String::new(),
            stack: None,
            combine: None,
            recipe: Vec::new(),
            lonely: LonelyPsu::default(),
            full_count: false,
            rules: Vec::new(),
            design: None,
        }
    }
}

/// How a table is put together from others, as their recipes left them; each stands before it in the project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum Combine {
    /// Below each other, with a column that says whose each row is.
    Append { column: String, parts: Vec<AppendPart> },
    /// The columns of another beside those of the first.
    Join { first: String, other: String, keys: Vec<Key> },
    /// The figures of a newer one in place of those of the first, and its new rows.
    Update { first: String, other: String, keys: Vec<Key> },
}

/// A table that is put below others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppendPart {
    pub table: String,
    pub label: String,
    /// Its columns that take another name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
}

impl Combine {
    /// Returns the tables it is put together from.
    pub fn tables(&self) -> Vec<&str> {
        match self {
            Self::Append { parts, .. } => parts.iter().map(|part| part.table.as_str()).collect(),
            Self::Join { first, other, .. } | Self::Update { first, other, .. } => vec![first, other],
        }
    }

    /// Says what is put together, given the names of tables.
    pub fn sentence(&self, name: impl Fn(&str) -> String) -> Message {
        let names = self.tables().into_iter().map(&name).collect::<Vec<_>>().join(", ");
        let pairs = |keys: &[Key]| {
            let pair = |(here, there): &Key| if here == there { here.clone() } else { format!("{here} = {there}") };
            keys.iter().map(pair).collect::<Vec<_>>().join(", ")
        };
        match self {
            Self::Append { column, .. } => {
                Message::new("project-combine-append").with("names", names).with("column", column)
            }
            Self::Join { first, other, keys } => Message::new("project-combine-join")
                .with("first", name(first))
                .with("other", name(other))
                .with("keys", pairs(keys)),
            Self::Update { first, other, keys } => Message::new("project-combine-update")
                .with("first", name(first))
                .with("other", name(other))
                .with("keys", pairs(keys)),
        }
    }
}

/// Tables put below another, each under a label of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stack {
    /// The name of the column that holds the labels.
    pub column: String,
    /// The label of the table itself.
    pub label: String,
    pub parts: Vec<StackPart>,
}

/// A table of a sheet that is put below another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StackPart {
    pub label: String,
    pub source: String,
    pub sheet: String,
    #[serde(default)]
    pub number: usize,
}

/// An indicator computed from tables, and how it may be published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// Unique in the project, never changes: `a1`.
    pub id: String,
    pub indicator: String,
    pub table: String,
    /// The second table of indicators that need two.
    #[serde(default)]
    pub second: Option<String>,
    /// Columns chosen for what the indicator reads without a concept, by the id of the quantity.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// Dimension columns, in the order shown.
    #[serde(default)]
    pub by: Vec<String>,
    /// What its groups are held against, beside the figures themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compare: Option<Contrast>,
    #[serde(default)]
    pub interval: Interval,
    #[serde(default)]
    pub reliability: Reliability,
    /// The answer of the stage "Protect"; nothing is published without one.
    #[serde(default)]
    pub protection: Option<Decision>,
    /// Chosen charts, by the id of their measure.
    #[serde(default)]
    pub charts: BTreeMap<String, ChartSpec>,
}

impl Analysis {
    /// Makes an analysis of a table as a whole, not protected yet.
    pub fn new(id: String, indicator: String, table: String) -> Self {
        Self {
            id,
            indicator,
            table,
            second: None,
            columns: BTreeMap::new(),
            by: Vec::new(),
            compare: None,
            interval: Interval::default(),
            reliability: Reliability::default(),
            protection: None,
            charts: BTreeMap::new(),
        }
    }
}

/// What the report says beside the tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportPlan {
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub office: String,
    /// Whom a reader may ask: an address, a telephone number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contact: String,
    /// The language's code; empty = the language of the screen.
    #[serde(default)]
    pub lang: String,
    /// The area the figures are about, as a code of `countries`, for exchange files.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub area: String,
    /// The period they are of, for exchange files.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub period: String,
    /// Whether each figure of the workbook carries a note: source, observations, interval, flag.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_notes: bool,
    /// Whether its tables are laid out as printed yearbooks have them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_classic: bool,
    /// Analyses left out, by id.
    #[serde(default)]
    pub left_out: Vec<String>,
    /// Who let the release go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Signed>,
}

impl Project {
    /// Returns the rules by which figures are protected until somebody decides: those of the office, or the usual ones.
    pub fn usual_rules(&self) -> Rules {
        self.office.as_ref().map(|office| office.rules()).unwrap_or_default()
    }

    /// Returns when figures are reliable until somebody decides: as the office says, or by the usual rules.
    pub fn usual_reliability(&self) -> Reliability {
        self.office.as_ref().map(|office| office.reliability.clone()).unwrap_or_default()
    }

    /// Returns every indicator, those of the project's own first.
    pub fn all_indicators(&self) -> impl Iterator<Item = &dyn Indicator> {
        let shipped = indicators::all().map(|shipped| shipped as &dyn Indicator);
        self.indicators.iter().map(|own| own as &dyn Indicator).chain(shipped)
    }

    /// Returns an indicator by id, one of the project's own included.
    pub fn indicator(&self, id: &str) -> Option<&dyn Indicator> {
        self.all_indicators().find(|indicator| indicator.id() == id)
    }

    /// Returns one of an indicator's words by its id, also where nobody knows the indicator.
    pub fn indicator_word(&self, id: &str, word: &str) -> Message {
        self.indicator(id).map_or_else(|| indicators::word(id, word), |indicator| indicator.word(word))
    }

    /// Returns a source by id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// Returns the sources that the figures of a table come from, those of the tables it is put together from included.
    pub fn sources_of(&self, table: &str) -> Vec<&Source> {
        let Some(table) = self.table(table) else { return Vec::new() };
        let parts = table.stack.iter().flat_map(|stack| &stack.parts).map(|part| part.source.as_str());
        let own = std::iter::once(table.source.as_str()).chain(parts).filter_map(|id| self.source(id));
        let mut found: Vec<&Source> = own.collect();
        // Tables are put together from earlier ones only.
        let before =
            |id: &&str| self.tables.iter().take_while(|known| known.id != table.id).any(|known| known.id == *id);
        for part in table.combine.iter().flat_map(Combine::tables).filter(before) {
            found.extend(self.sources_of(part));
        }
        let mut seen = BTreeSet::new();
        found.retain(|source| seen.insert(&source.id));
        found
    }

    /// Returns a table by id.
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }

    /// Returns an analysis by id.
    pub fn analysis(&self, id: &str) -> Option<&Analysis> {
        self.analyses.iter().find(|analysis| analysis.id == id)
    }

    /// Returns an id with this prefix that the project never used.
    pub fn fresh_id(&self, prefix: char) -> String {
        let ids = self
            .sources
            .iter()
            .map(|source| &source.id)
            .chain(self.tables.iter().map(|table| &table.id))
            .chain(self.analyses.iter().map(|analysis| &analysis.id));
        let highest = ids.filter_map(|id| id.strip_prefix(prefix)?.parse::<u32>().ok()).max().unwrap_or(0);
        format!("{prefix}{}", highest + 1)
    }
}
