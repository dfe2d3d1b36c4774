//! Indicators that are written down rather than programmed: those of `assets/indicators`, and the user's own.
//!
//! A file says which columns are read, the figure as an expression over them (`{labour_status} = 'unemployed'`), and the words in
//! both languages. Estimates are those of `survey`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::distribution::{self, Distribution};
use super::quantity::Quantity;
use super::tables::{self, Figures};
use super::{Indicator, IndicatorError, Input, Worse, counts, two_words};
use crate::cx::Cx;
use crate::data::expression::quoted;
use crate::data::{Column, ColumnValues, Concept, Dataset, Kind};
use crate::message::Message;
use crate::survey::{Design, EstimateTable, Statistic};

/// An indicator as its file says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declared {
    pub id: String,
    pub rows: Rows,
    pub figure: FigureKind,
    /// What is measured; of a ratio, the numerator.
    pub of: String,
    /// The denominator of a ratio.
    #[serde(default)]
    pub per: Option<String>,
    /// The classes of a distribution: one name in braces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<String>,
    /// Which rows the figure is about.
    #[serde(default)]
    pub among: Option<String>,
    /// Number of people a figure of amounts rests on; where nothing is said, the smaller of numerator and denominator, since a
    /// rate of a few events among many people tells who they are.
    #[serde(default)]
    pub people: Option<String>,
    /// What a ratio, mean or total is multiplied with: 100 000 for “per 100 000”.
    #[serde(default = "one")]
    pub multiplier: f64,
    /// SDMX unit of measure; `PT` is kept as a share and shown per cent.
    pub unit: String,
    pub decimals: u8,
    /// On which side of the whole a group is worse off.
    #[serde(default)]
    pub worse: Option<Worse>,
    /// Codes of the SDG's `CL_SERIES`.
    #[serde(default)]
    pub series: Vec<String>,
    #[serde(default)]
    pub concepts: Vec<Concept>,
    #[serde(default)]
    pub dimensions: Vec<Concept>,
    #[serde(default)]
    pub quantity: Vec<Quantity>,
    pub en: Words,
    pub fr: Words,
}

fn one() -> f64 {
    1.0
}

/// What a row of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rows {
    /// A person or a household of a sample, or everybody where the design says so.
    Units,
    /// A declaration, an incident, a price: all there are, without a sampling error.
    Records,
    /// Figures of an area and a year, which are not added over time.
    Amounts,
}

/// What is made of the measured values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// The share of units for which `of` holds.
    Share,
    Mean,
    Median,
    Total,
    /// The sum of `of` divided by the sum of `per`.
    Ratio,
    #[serde(untagged)]
    Distribution(Distribution),
}

impl FigureKind {
    fn distribution(self) -> Option<Distribution> {
        if let Self::Distribution(distribution) = self { Some(distribution) } else { None }
    }
}

/// The words of an indicator in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub name: String,
    pub what: String,
    pub formula: String,
    pub unit: String,
    pub source: String,
    pub caveat: String,
}

impl Words {
    fn get(&self, word: &str) -> &str {
        match word {
            "name" => &self.name,
            "what" => &self.what,
            "formula" => &self.formula,
            "unit" => &self.unit,
            "source" => &self.source,
            _ => &self.caveat,
        }
    }
}

/// A table with the quantities as columns, what each name in braces stands for, and what a reader must know.
struct Prepared {
    data: Dataset,
    column_of: BTreeMap<String, String>,
    notes: Vec<Message>,
}

impl Declared {
    /// Reads a file; says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, DeclaredError> {
        let declared: Self = toml::from_str(text).map_err(Box::new)?;
        declared.check()?;
        Ok(declared)
    }

    /// Writes it as a file that others can read.
    pub fn write(&self) -> Result<String, DeclaredError> {
        toml::to_string_pretty(self).map_err(|error| DeclaredError::Unwritable { reason: error.to_string() })
    }

    /// Holds what its expressions read against what it says it needs.
    fn check(&self) -> Result<(), DeclaredError> {
        if (self.figure == FigureKind::Ratio) != self.per.is_some() {
            return Err(DeclaredError::Denominator);
        }
        let distribution = self.figure.distribution();
        if distribution.is_some_and(Distribution::has_classes) != self.over.is_some() {
            return Err(DeclaredError::Classes);
        }
        if distribution.is_some() && self.rows == Rows::Units {
            return Err(DeclaredError::NotOfASample);
        }
        let read: BTreeSet<String> = self.expressions().flat_map(placeholders).collect();
        let concepts = self.concepts.iter().map(|concept| concept.id().to_owned());
        let said: BTreeSet<String> = concepts.chain(self.quantity.iter().map(|quantity| quantity.id.clone())).collect();
        if let Some(name) = read.difference(&said).next() {
            return Err(DeclaredError::NotSaid { name: name.clone() });
        }
        match said.difference(&read).next() {
            Some(name) => Err(DeclaredError::NotUsed { name: name.clone() }),
            None => Ok(()),
        }
    }

    fn expressions(&self) -> impl Iterator<Item = &str> {
        let more = [&self.per, &self.over, &self.among, &self.people];
        std::iter::once(self.of.as_str()).chain(more.into_iter().flatten().map(String::as_str))
    }

    fn prepare(&self, input: &Input<'_>) -> Result<Prepared, IndicatorError> {
        let mut data = input.data.clone();
        let (mut column_of, mut notes) = (BTreeMap::new(), Vec::new());
        for concept in &self.concepts {
            let column = tables::concept_column(input.data, *concept)?;
            column_of.insert(concept.id().to_owned(), column.to_owned());
        }
        for quantity in &self.quantity {
            let no_quantity = || IndicatorError::NoQuantity { id: quantity.id.clone(), name: quantity.name() };
            let column = quantity.column(&input.data.schema, input.columns).ok_or_else(no_quantity)?;
            let (values, n_unknown) = quantity.values(input.data, column)?;
            if n_unknown > 0 {
                let note = Message::new("indicators-note-neither-yes-nor-no").with("column", &column.name);
                notes.push(note.with("rows", n_unknown));
            }
            // The sign keeps it apart from every column of the sheet.
            let name = format!("={}", quantity.id);
            set(&mut data, Column::new(&name, quantity.column_kind()), values)?;
            column_of.insert(quantity.id.clone(), name);
        }
        Ok(Prepared { data, column_of, notes })
    }

    fn statistic(&self, of: String, per: Option<String>) -> Statistic {
        let scaled = |of: String| if self.multiplier == 1.0 { of } else { format!("({of}) * {}", self.multiplier) };
        match (self.figure, per) {
            (FigureKind::Share, _) => Statistic::Proportion(of),
            (FigureKind::Ratio, Some(denominator)) => Statistic::Ratio { numerator: scaled(of), denominator },
            // The cells of a distribution are those of the total.
            (FigureKind::Total | FigureKind::Distribution(_), _) => Statistic::Total(scaled(of)),
            (FigureKind::Median, _) => Statistic::Quantile { probability: 0.5, of: scaled(of) },
            (FigureKind::Mean | FigureKind::Ratio, _) => Statistic::Mean(scaled(of)),
        }
    }
}

impl Indicator for Declared {
    fn id(&self) -> &str {
        &self.id
    }

    fn needs(&self) -> &[Concept] {
        &self.concepts
    }

    fn quantities(&self) -> &[Quantity] {
        &self.quantity
    }

    fn inputs(&self) -> usize {
        1
    }

    fn is_survey(&self) -> bool {
        self.rows == Rows::Units
    }

    fn dimensions(&self) -> &[Concept] {
        &self.dimensions
    }

    fn worse(&self) -> Option<Worse> {
        self.worse
    }

    fn series(&self) -> Vec<&str> {
        self.series.iter().map(String::as_str).collect()
    }

    fn word(&self, word: &str) -> Message {
        two_words(self.en.get(word), self.fr.get(word))
    }

    fn estimate(&self, cx: &Cx<'_>, input: &Input<'_>) -> Result<Vec<EstimateTable>, IndicatorError> {
        let Prepared { mut data, column_of, mut notes } = self.prepare(input)?;
        let filled = |expression: &String| fill(expression, &column_of);
        let (of, per) = (filled(&self.of), self.per.as_ref().map(filled));
        let mut filter = self.among.as_ref().map(filled);
        let mut by = input.by.to_vec();
        let full_count = Design { full_count: true, ..Design::default() };
        let mut design = input.design;
        let time = input.data.schema.with_concept(Concept::TimePeriod).map(|column| column.name.clone());
        if self.rows != Rows::Units {
            design = &full_count;
        }
        if self.rows == Rows::Amounts {
            if time.is_none()
                && let Some(column) = counts::looks_like_dates(input.data)
            {
                return Err(IndicatorError::TimeUnknown { column });
            }
            by.extend(time.iter().filter(|time| !input.by.contains(time)).cloned());
            let is_part = counts::is_part(input.data);
            let n_outside = is_part.iter().filter(|is_part| !**is_part).count();
            if n_outside > 0 {
                notes.push(Message::new("indicators-note-aggregates-outside").with("rows", n_outside));
                let marks = is_part.into_iter().map(|is_part| Some(f64::from(u8::from(is_part)))).collect();
                set(&mut data, Column::new("=part", Kind::Number), ColumnValues::Numbers(marks))?;
                let part = "\"=part\" = 1".to_owned();
                filter = Some(match filter {
                    Some(filter) => format!("({filter}) AND {part}"),
                    None => part,
                });
            }
        }
        let figures = |measure: &str, statistic| Figures {
            measure: measure.to_owned(),
            name: self.word("name"),
            unit: self.unit.clone(),
            decimals: self.decimals,
            statistic,
            filter: filter.clone(),
        };
        let input = Input { by: &by, design, ..*input };
        let statistic = self.statistic(of.clone(), per.clone());
        let mut table = tables::sample_table(cx, self, &input, &data, figures("figure", statistic))?;
        if let Some(distribution) = self.figure.distribution() {
            let over = self.over.as_ref().and_then(|over| Some(column_of.get(placeholders(over).first()?)?.as_str()));
            let reading = distribution::Reading { distribution, of: &of, over, filter: filter.as_deref() };
            distribution::put(&mut table, &data, &reading)?;
        }
        if self.rows == Rows::Amounts {
            let people = match &self.people {
                Some(people) => vec![filled(people)],
                None => [Some(of), per].into_iter().flatten().collect(),
            };
            for (index, people) in people.into_iter().enumerate() {
                let of = Statistic::Total(people);
                let counted = tables::sample_table(cx, self, &input, &data, figures("people", of))?;
                for (cell, counted) in table.cells.iter_mut().zip(&counted.cells) {
                    let n = counts::whole(counted.estimate.unwrap_or(0.0));
                    cell.n = if index == 0 { n } else { cell.n.min(n) };
                }
            }
            let place = table.dimensions.iter().position(|dimension| Some(&dimension.column) == time.as_ref());
            if let Some(place) = place {
                // Figures of several dates are never added.
                table.cells.retain(|cell| cell.key.get(place).is_some_and(Option::is_some));
            }
        } else if !design.full_count {
            tables::check_design(&input, &mut notes);
        }
        table.notes.extend(notes);
        Ok(vec![table])
    }
}

fn set(data: &mut Dataset, column: Column, values: ColumnValues) -> Result<(), IndicatorError> {
    let name = column.name.clone();
    data.set_column(column, values).map_err(|error| IndicatorError::Column { name, reason: error.to_string() })
}

/// Returns the names in braces of an expression.
fn placeholders(expression: &str) -> Vec<String> {
    expression.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}

/// Puts columns in the place of the names in braces.
fn fill(expression: &str, column_of: &BTreeMap<String, String>) -> String {
    let mut filled = expression.to_owned();
    for (name, column) in column_of {
        filled = filled.replace(&format!("{{{name}}}"), &quoted(column));
    }
    filled
}

/// Why a file is no indicator: facts, no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeclaredError {
    #[error(transparent)]
    Toml(#[from] Box<toml::de::Error>),
    #[error("not writable: {reason}")]
    Unwritable { reason: String },
    #[error("a ratio needs a denominator, other figures have none")]
    Denominator,
    #[error("figures by class need the classes, others have none")]
    Classes,
    #[error("a distribution is of records or amounts")]
    NotOfASample,
    #[error("{name} is read and not said")]
    NotSaid { name: String },
    #[error("{name} is said and not read")]
    NotUsed { name: String },
}

impl crate::message::Explain for DeclaredError {
    fn message(&self) -> Message {
        match self {
            Self::Toml(error) => {
                Message::new("indicators-file").with("reason", error.to_string().trim().replace('\n', " "))
            }
            Self::Unwritable { reason } => Message::new("indicators-file").with("reason", reason),
            Self::Denominator => Message::new("indicators-file-denominator"),
            Self::Classes => Message::new("indicators-file-classes"),
            Self::NotOfASample => Message::new("indicators-file-not-of-a-sample"),
            Self::NotSaid { name } => Message::new("indicators-file-not-said").with("name", name),
            Self::NotUsed { name } => Message::new("indicators-file-not-used").with("name", name),
        }
    }
}
