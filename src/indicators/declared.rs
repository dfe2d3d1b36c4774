//! Indicators that are written down rather than programmed: those of `assets/indicators`, and the user's own.
//!
//! A file says which columns are read, the figure as an expression over them (`{labour_status} = 'unemployed'`), and the words in
//! both languages. Estimates are those of `survey`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::distribution::{self, Distribution, Reading};
use super::quantity::Quantity;
use super::tables::{self, Figures};
use super::totals::Totals;
use super::{Indicator, IndicatorError, Input, Worse, counts, two_words};
use crate::cx::Cx;
use crate::data::expression::{ExpressionError, evaluate, holds, quoted};
use crate::data::{Column, ColumnValues, Concept, Dataset, Kind};
use crate::message::Message;
use crate::survey::estimate::check_margins;
use crate::survey::{Design, EstimateTable, Statistic, SurveyError};

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
        let full_count = Design { full_count: true, ..Design::default() };
        let over = self.over.as_ref().and_then(|over| placeholders(over).into_iter().next());
        let over = over.and_then(|over| column_of.get(&over)).map(String::as_str);
        let filter = self.among.as_ref().map(filled);
        let measured = Measured { of: &of, per: per.as_deref(), over, filter };
        let mut table = match self.rows {
            Rows::Units => self.table(cx, &data, input, &measured)?,
            Rows::Records => self.table(cx, &data, &Input { design: &full_count, ..*input }, &measured)?,
            Rows::Amounts => {
                let people: Vec<String> = match &self.people {
                    Some(people) => vec![fill(people, &column_of)],
                    None => [Some(of.clone()), per.clone()].into_iter().flatten().collect(),
                };
                let input = Input { design: &full_count, ..*input };
                self.amounts(cx, &mut data, &input, &measured, &people)?
            }
        };
        if self.rows == Rows::Units && !input.design.full_count {
            tables::check_design(input, &mut notes);
        }
        table.notes.extend(notes);
        Ok(vec![table])
    }
}

/// The expressions of an indicator, over the columns of a table.
struct Measured<'m> {
    of: &'m str,
    per: Option<&'m str>,
    /// The column of the classes of a distribution.
    over: Option<&'m str>,
    filter: Option<String>,
}

impl Measured<'_> {
    /// Counts the rows the figure is about that have no answer, and so are not in it.
    fn n_unanswered(&self, data: &Dataset) -> Result<usize, ExpressionError> {
        let of = evaluate(data, self.of)?;
        let per = self.per.map(|per| evaluate(data, per)).transpose()?;
        let is_in = self.filter.as_ref().map(|filter| holds(data, filter)).transpose()?;
        let lacks = |row: usize| {
            let is_none = |values: &[Option<f64>]| values.get(row).is_some_and(Option::is_none);
            is_none(&of) || per.as_deref().is_some_and(is_none)
        };
        let is_in = |row: &usize| is_in.as_ref().is_none_or(|is_in| is_in.get(*row) == Some(&true));
        Ok((0..data.n_rows()).filter(is_in).filter(|row| lacks(*row)).count())
    }
}

impl Declared {
    /// Computes every cell and every margin.
    fn table(
        &self,
        cx: &Cx<'_>,
        data: &Dataset,
        input: &Input<'_>,
        measured: &Measured<'_>,
    ) -> Result<EstimateTable, IndicatorError> {
        let statistic = self.statistic(measured.of.to_owned(), measured.per.map(str::to_owned));
        let mut table = tables::sample_table(cx, self, input, data, self.figures("figure", statistic, measured))?;
        if let Some(distribution) = self.figure.distribution() {
            let filter = input.with_among(measured.filter.clone());
            let reading = Reading { distribution, of: measured.of, over: measured.over, filter: filter.as_deref() };
            distribution::put(&mut table, data, &reading)?;
        }
        let asked = Measured { filter: input.with_among(measured.filter.clone()), ..*measured };
        let n_unanswered = asked.n_unanswered(data).map_err(SurveyError::from)?;
        if n_unanswered > 0 {
            table.notes.push(Message::new("survey-unanswered").with("rows", n_unanswered));
        }
        Ok(table)
    }

    fn figures(&self, measure: &str, statistic: Statistic, measured: &Measured<'_>) -> Figures {
        Figures {
            measure: measure.to_owned(),
            name: self.word("name"),
            unit: self.unit.clone(),
            decimals: self.decimals,
            statistic,
            filter: measured.filter.clone(),
        }
    }

    /// Computes figures of areas and dates, where rows may be totals of other rows: each margin from the rows that are right for
    /// it. Figures of several dates are never added.
    fn amounts(
        &self,
        cx: &Cx<'_>,
        data: &mut Dataset,
        input: &Input<'_>,
        measured: &Measured<'_>,
        people: &[String],
    ) -> Result<EstimateTable, IndicatorError> {
        const PART: &str = "=part";
        let time = input.data.schema.with_concept(Concept::TimePeriod).map(|column| column.name.clone());
        if time.is_none()
            && let Some(column) = counts::looks_like_dates(input.data)
        {
            return Err(IndicatorError::TimeUnknown { column });
        }
        let mut by = input.by.to_vec();
        by.extend(time.iter().filter(|time| !input.by.contains(time)).cloned());
        check_margins(by.len())?;
        let is_part = counts::is_part(input.data);
        // What the figure itself tells apart is wanted in parts, whether the table shows it or not.
        let told_apart: Vec<&str> =
            self.concepts.iter().map(|one| tables::concept_column(input.data, *one)).collect::<Result<_, _>>()?;
        let totals = Totals::read(input.data, &by);
        let is_this_part = format!("{} = 1", quoted(PART));
        let filter = match &measured.filter {
            Some(filter) => format!("({filter}) AND {is_this_part}"),
            None => is_this_part,
        };
        let nobody = SurveyError::NobodyLeft { condition: filter.clone() };
        let measured = Measured { filter: Some(filter), ..*measured };
        let mut found = Vec::new();
        // The finest table first: it has the words and the notes.
        for pattern in (0..1_usize << by.len().min(16)).rev() {
            let shown: Vec<String> = by
                .iter()
                .enumerate()
                .filter(|(place, _)| pattern >> place & 1 == 1)
                .map(|(_, name)| name.clone())
                .collect();
            if time.as_ref().is_some_and(|time| !shown.contains(time)) {
                continue;
            }
            let names: Vec<&str> = shown.iter().map(String::as_str).chain(told_apart.iter().copied()).collect();
            let rows = totals.rows_for(&names).into_iter().zip(&is_part);
            let marks: Vec<bool> = rows.map(|(is_kept, is_part)| is_kept && *is_part).collect();
            if !marks.contains(&true) {
                // The sheet does not cross these columns.
                continue;
            }
            let marks = marks.into_iter().map(|is_kept| Some(f64::from(u8::from(is_kept)))).collect();
            set(data, Column::new(PART, Kind::Number), ColumnValues::Numbers(marks))?;
            let input = Input { by: &shown, ..*input };
            let mut table = self.table(cx, data, &input, &measured)?;
            for (index, people) in people.iter().enumerate() {
                let figures = self.figures("people", Statistic::Total(people.clone()), &measured);
                let counted = tables::sample_table(cx, self, &input, data, figures)?;
                let counted: BTreeMap<_, _> =
                    counted.cells.into_iter().map(|cell| (cell.key, cell.estimate.unwrap_or(0.0))).collect();
                for cell in &mut table.cells {
                    let n = counted.get(&cell.key).map_or(0, |people| counts::whole(*people));
                    cell.n = if index == 0 { n } else { cell.n.min(n) };
                }
            }
            // Its own margins are of other rows.
            table.cells.retain(|cell| cell.key.iter().all(Option::is_some));
            found.push(table);
        }
        let mut table = tables::joined(&by, found).ok_or(nobody)?;
        let n_outside = is_part.iter().filter(|is_part| !**is_part).count();
        if n_outside > 0 {
            table.notes.push(Message::new("indicators-note-aggregates-outside").with("rows", n_outside));
        }
        let values = evaluate(data, measured.of).map_err(SurveyError::from)?;
        table.notes.extend(totals.notes(&values));
        Ok(table)
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
            Self::Toml(error) => of_toml(error),
            Self::Unwritable { reason } => Message::new("indicators-file").with("reason", reason),
            Self::Denominator => Message::new("indicators-file-denominator"),
            Self::Classes => Message::new("indicators-file-classes"),
            Self::NotOfASample => Message::new("indicators-file-not-of-a-sample"),
            Self::NotSaid { name } => Message::new("indicators-file-not-said").with("name", name),
            Self::NotUsed { name } => Message::new("indicators-file-not-used").with("name", name),
        }
    }
}

/// Says what a file lacks, in words where the reader of TOML has a sentence for it; else where the file breaks off.
fn of_toml(error: &toml::de::Error) -> Message {
    let said = error.message();
    let named = |lead: &str| said.strip_prefix(lead)?.split('`').next().map(str::to_owned);
    if let Some(field) = named("missing field `") {
        return Message::new("indicators-file-lacks").with("field", field);
    }
    if let Some(field) = named("unknown field `") {
        return Message::new("indicators-file-unknown").with("field", field);
    }
    let figures = "share, mean, median, total, ratio";
    if said.contains("FigureKind") || said.contains("Distribution") {
        return Message::new("indicators-file-figure").with("known", figures);
    }
    Message::new("indicators-file").with("reason", error.to_string().trim().replace('\n', " "))
}
