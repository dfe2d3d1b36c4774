//! Rules that a person writes: what must hold in every row, or in those where something else holds.
//!
//! A rule is put together from columns, comparisons and values, so that it reads as a sentence in every language; or it is an
//! expression in SQL. A row in which a value is missing does not break a rule that compares it.

use serde::{Deserialize, Serialize};

use super::{Answer, Finding, Grade, Report};
use crate::data::expression::{self, ExpressionError};
use crate::data::{Dataset, Kind, Schema, view};
use crate::message::{Explain as _, Message};

/// What must hold, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Only rows in which this holds are looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Claim>,
    pub must: Claim,
}

/// A claim about the values of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "claim", rename_all = "snake_case")]
pub enum Claim {
    Compare {
        column: String,
        how: Compare,
        with: With,
    },
    Filled {
        column: String,
    },
    Empty {
        column: String,
    },
    /// A condition in SQL over the columns.
    Expression {
        sql: String,
    },
}

impl Default for Claim {
    fn default() -> Self {
        Self::Filled { column: String::new() }
    }
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    #[default]
    Equal,
    Other,
    Below,
    AtMost,
    AtLeast,
    Above,
}

/// What a value is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum With {
    Column(String),
    /// In machine form: numbers with a point, dates as ISO.
    Value(String),
}

impl Compare {
    /// Every way, in the order of the form.
    pub const ALL: [Self; 6] = [Self::Equal, Self::Other, Self::Below, Self::AtMost, Self::AtLeast, Self::Above];

    /// Returns the word by which sentences tell it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Other => "other",
            Self::Below => "below",
            Self::AtMost => "at-most",
            Self::AtLeast => "at-least",
            Self::Above => "above",
        }
    }

    /// Returns whether it asks which of two is more.
    fn is_order(self) -> bool {
        !matches!(self, Self::Equal | Self::Other)
    }

    fn sql(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Other => "<>",
            Self::Below => "<",
            Self::AtMost => "<=",
            Self::AtLeast => ">=",
            Self::Above => ">",
        }
    }
}

impl Claim {
    /// Says the claim.
    pub fn sentence(&self) -> Message {
        match self {
            Self::Compare { column, how, with } => {
                let (is_column, with) = match with {
                    With::Column(column) => ("yes", column),
                    With::Value(value) => ("no", value),
                };
                Message::new("checks-rule-compare")
                    .with("column", column)
                    .with("how", how.id())
                    .with("is-column", is_column)
                    .with("with", with)
            }
            Self::Filled { column } => Message::new("checks-rule-filled").with("column", column),
            Self::Empty { column } => Message::new("checks-rule-empty").with("column", column),
            Self::Expression { sql } => Message::new("checks-rule-expression").with("sql", sql),
        }
    }

    /// Returns the columns it speaks of.
    fn columns(&self) -> Vec<String> {
        match self {
            Self::Compare { column, with: With::Column(other), .. } => vec![column.clone(), other.clone()],
            Self::Compare { column, .. } | Self::Filled { column } | Self::Empty { column } => vec![column.clone()],
            Self::Expression { sql } => expression::columns(sql),
        }
    }

    /// Returns whether it holds, row by row; nothing where a value is missing.
    fn holds(&self, data: &Dataset) -> Result<Vec<Option<bool>>, Message> {
        let sql = match self {
            Self::Filled { column } | Self::Empty { column } => {
                let texts = data.texts(column).ok_or_else(|| no_column(&data.schema, column))?;
                let wants = matches!(self, Self::Filled { .. });
                let is_filled = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
                return Ok(texts.iter().map(|text| Some(is_filled(text) == wants)).collect());
            }
            Self::Compare { column, how, with } => {
                let known = data.schema.column(column).ok_or_else(|| no_column(&data.schema, column))?;
                let other = match with {
                    With::Column(other) => data.schema.column(other),
                    With::Value(_) => None,
                };
                // Words have an order, but "9/1/2020" after "10/1/2020" is none that anybody means.
                let words = [Some(known), other].into_iter().flatten().find(|column| column.kind == Kind::Text);
                if let Some(words) = words.filter(|_| how.is_order()) {
                    return Err(Message::new("checks-rule-no-order").with("column", &words.name));
                }
                let with = match with {
                    With::Column(other) => {
                        data.schema.column(other).ok_or_else(|| no_column(&data.schema, other))?;
                        expression::quoted(other)
                    }
                    With::Value(value) if known.kind == Kind::Number => {
                        let number = view::number(value).ok_or_else(|| {
                            Message::new("checks-rule-no-number").with("value", value).with("column", column)
                        })?;
                        format!("{number}")
                    }
                    With::Value(value) => format!("'{}'", value.trim().replace('\'', "''")),
                };
                format!("{} {} {with}", expression::quoted(column), how.sql())
            }
            Self::Expression { sql } => sql.clone(),
        };
        let values = expression::evaluate(data, &sql).map_err(|error| error.message())?;
        Ok(values.into_iter().map(|value| value.map(|value| value != 0.0)).collect())
    }
}

fn no_column(schema: &Schema, name: &str) -> Message {
    let known = schema.columns.iter().map(|column| column.name.clone()).collect();
    ExpressionError::NoColumn { name: name.to_owned(), known }.message()
}

impl Rule {
    /// Says the rule.
    pub fn sentence(&self) -> Message {
        match &self.when {
            Some(when) => {
                Message::new("checks-rule-when").with("when", when.sentence()).with("must", self.must.sentence())
            }
            None => Message::new("checks-rule-always").with("must", self.must.sentence()),
        }
    }

    /// Returns the rows that break the rule.
    pub fn broken(&self, data: &Dataset) -> Result<Vec<usize>, Message> {
        let must = self.must.holds(data)?;
        let when = self.when.as_ref().map(|when| when.holds(data)).transpose()?;
        let applies = |row: usize| when.as_ref().is_none_or(|when| when.get(row) == Some(&Some(true)));
        Ok((0..data.n_rows()).filter(|row| must.get(*row) == Some(&Some(false)) && applies(*row)).collect())
    }

    /// Returns the columns it speaks of, each once.
    fn columns(&self) -> Vec<String> {
        let mut columns = self.must.columns();
        for column in self.when.iter().flat_map(Claim::columns) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        columns
    }
}

/// Holds every row against the rules that a person wrote.
pub(super) fn run(data: &Dataset, rules: &[Rule]) -> Answer {
    if rules.is_empty() {
        return Err(Message::new("checks-needs-rules"));
    }
    let mut findings = Vec::new();
    for rule in rules {
        let columns = rule.columns();
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        match rule.broken(data) {
            Ok(rows) if rows.is_empty() => {}
            Ok(rows) => {
                let message = Message::new("checks-rule-broken").with("rule", rule.sentence()).with("n", rows.len());
                findings.push(Finding::new(Grade::Wrong, message).about(&columns, rows));
            }
            // A rule that cannot be asked is no rule that holds.
            Err(why) => {
                let message = Message::new("checks-rule-unusable").with("rule", rule.sentence()).with("why", why);
                findings.push(Finding::new(Grade::Doubtful, message));
            }
        }
    }
    Ok(Report::of(findings))
}
