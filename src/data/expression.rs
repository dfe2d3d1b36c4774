//! Amounts and conditions in SQL over the columns of a dataset; a condition counts as 0 and 1.

use polars::prelude::{DataType, Expr, IntoLazy as _, PolarsError};
use polars::sql::sql_expr;

use super::{ColumnValues, Dataset, Kind, Schema};
use crate::message::{Explain, Message};

/// What is wrong with an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It ends too early, or a sign stands where none may.
    Syntax,
    /// Numbers, texts and dates are calculated with each other.
    Kinds,
    /// A function or a clause that is not known here.
    Unknown,
}

impl Reason {
    fn of(error: &PolarsError) -> Self {
        match error {
            // What the parser cannot read and what polars does not know come under one name.
            PolarsError::SQLInterface(text)
                if ["unsupported", "not supported", "function"].iter().any(|word| text.contains(word)) =>
            {
                Self::Unknown
            }
            PolarsError::SQLInterface(_) | PolarsError::SQLSyntax(_) => Self::Syntax,
            PolarsError::Context { error, .. } => Self::of(error),
            _ => Self::Kinds,
        }
    }

    fn id(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Kinds => "kinds",
            Self::Unknown => "unknown",
        }
    }
}

/// Why an expression gives nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionError {
    #[error("no column {name}")]
    NoColumn { name: String, known: Vec<String> },
    #[error("expression {expression}: {reason:?}")]
    Invalid { expression: String, reason: Reason },
    #[error("{expression} is no number")]
    NotANumber { expression: String },
}

impl Explain for ExpressionError {
    fn message(&self) -> Message {
        match self {
            Self::NoColumn { name, known } => {
                Message::new("survey-no-column").with("name", name).with("known", known.join(", "))
            }
            Self::Invalid { expression, reason } => {
                Message::new("survey-expression").with("expression", expression).with("reason", reason.id())
            }
            Self::NotANumber { expression } => Message::new("survey-not-a-number").with("expression", expression),
        }
    }
}

/// Writes a column name so that an expression takes it as it is.
pub fn quoted(column: &str) -> String {
    format!("\"{}\"", column.replace('"', "\"\""))
}

/// Computes an expression for every row, `None` where it is missing or no finite number.
pub fn evaluate(data: &Dataset, expression: &str) -> Result<Vec<Option<f64>>, ExpressionError> {
    let values = values(data, expression)?;
    let is_number =
        values.dtype().is_primitive_numeric() || matches!(values.dtype(), DataType::Boolean | DataType::Null);
    if !is_number {
        return Err(ExpressionError::NotANumber { expression: expression.to_owned() });
    }
    let values = values.cast(&DataType::Float64).map_err(|error| explain(data, expression, &error))?;
    let values = values.f64().map_err(|error| explain(data, expression, &error))?;
    Ok(values.iter().map(|value| value.filter(|value| value.is_finite())).collect())
}

/// Computes an expression whatever it gives: numbers, texts, or a condition, which counts as 0 and 1.
///
/// What is no finite number (a division by zero) is missing.
pub fn compute_any(data: &Dataset, expression: &str) -> Result<(Kind, ColumnValues), ExpressionError> {
    let values = values(data, expression)?;
    if values.dtype() == &DataType::String {
        return Ok((Kind::Text, ColumnValues::Ready(values)));
    }
    Ok((Kind::Number, ColumnValues::Numbers(evaluate(data, expression)?)))
}

/// Returns whether an expression gives numbers or texts, or why it gives nothing, on a table with these columns.
pub fn kind(schema: &Schema, expression: &str) -> Result<Kind, ExpressionError> {
    let empty = |column: &super::Column| match column.kind {
        Kind::Number => (column.clone(), ColumnValues::Numbers(Vec::new())),
        Kind::Text | Kind::Code | Kind::Date => (column.clone(), ColumnValues::Texts(Vec::new())),
    };
    let columns = schema.columns.iter().map(empty).collect();
    let data = Dataset::from_columns(columns, super::Origin::default());
    let data = data
        .map_err(|error| ExpressionError::Invalid { expression: expression.to_owned(), reason: Reason::of(&error) })?;
    compute_any(&data, expression).map(|(kind, _)| kind)
}

/// Returns the columns that an expression names; none where it cannot be read.
pub fn columns(expression: &str) -> Vec<String> {
    let Ok(parsed) = sql_expr(expression) else { return Vec::new() };
    let mut names: Vec<String> = Vec::new();
    for part in &parsed {
        if let Expr::Column(name) = part
            && names.iter().all(|known| known != name.as_str())
        {
            names.push(name.to_string());
        }
    }
    names
}

fn values(data: &Dataset, expression: &str) -> Result<polars::prelude::Column, ExpressionError> {
    // A plain column name is the commonest expression, and may hold spaces that SQL would want quoted.
    if data.schema.column(expression).is_some()
        && let Ok(column) = data.frame.column(expression)
    {
        return Ok(column.clone());
    }
    let parsed = sql_expr(expression).map_err(|error| explain(data, expression, &error))?;
    compute(data, parsed).map_err(|error| explain(data, expression, &error))
}

/// Returns which rows a condition holds for; a missing answer is no.
pub fn holds(data: &Dataset, condition: &str) -> Result<Vec<bool>, ExpressionError> {
    let values = evaluate(data, condition)?;
    Ok(values.into_iter().map(|value| value.is_some_and(|value| value != 0.0)).collect())
}

fn compute(data: &Dataset, expression: Expr) -> Result<polars::prelude::Column, PolarsError> {
    const NAME: &str = "\u{1}value";
    let frame = data.frame.clone().lazy().select([expression.alias(NAME)]).collect()?;
    let column = frame.column(NAME)?;
    // A constant, or what is one for all rows, such as a mean, holds for each.
    let is_one_for_all = column.len() == 1 && data.n_rows() != 1;
    Ok(if is_one_for_all { column.new_from_index(0, data.n_rows()) } else { column.clone() })
}

fn explain(data: &Dataset, expression: &str, error: &PolarsError) -> ExpressionError {
    // Polars wraps the error in others, but always quotes the name that it looked for.
    let text = error.to_string();
    let missing = text.split_once("unable to find column \"").and_then(|(_, rest)| rest.split_once('"'));
    if let Some((name, _)) = missing {
        return ExpressionError::NoColumn { name: name.to_owned(), known: known_columns(data) };
    }
    ExpressionError::Invalid { expression: expression.to_owned(), reason: Reason::of(error) }
}

/// Returns the names of the columns, for a sentence.
pub fn known_columns(data: &Dataset) -> Vec<String> {
    data.schema.columns.iter().map(|column| column.name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Column, ColumnValues, Kind, Origin};

    fn people() -> Dataset {
        let status = ["unemployed", "employed", "inactive"].map(|text| Some(text.to_owned()));
        Dataset::from_columns(
            vec![
                (Column::new("cost", Kind::Number), ColumnValues::Numbers(vec![Some(900.0), None, Some(0.0)])),
                (Column::new("labour_status", Kind::Code), ColumnValues::Texts(status.to_vec())),
            ],
            Origin::default(),
        )
        .unwrap()
    }

    #[test]
    fn conditions_count_and_missing_stays_missing() {
        assert_eq!(evaluate(&people(), "cost / 300").unwrap(), [Some(3.0), None, Some(0.0)]);
        assert_eq!(evaluate(&people(), "cost > 100").unwrap(), [Some(1.0), None, Some(0.0)]);
        assert_eq!(holds(&people(), "labour_status in ('employed', 'unemployed')").unwrap(), [true, true, false]);
        assert_eq!(evaluate(&people(), "1").unwrap(), [Some(1.0); 3]);
        assert_eq!(evaluate(&people(), "1 / cost").unwrap().get(2), Some(&None));
    }

    #[test]
    fn a_wrong_name_or_a_text_is_said() {
        let wrong = evaluate(&people(), "costs + 1").unwrap_err();
        assert!(matches!(wrong, ExpressionError::NoColumn { name, .. } if name == "costs"));
        assert!(matches!(evaluate(&people(), "labour_status"), Err(ExpressionError::NotANumber { .. })));
        let reason = |expression| match evaluate(&people(), expression).unwrap_err() {
            ExpressionError::Invalid { reason, .. } => reason,
            other => panic!("{other:?}"),
        };
        assert_eq!(reason("cost +"), Reason::Syntax);
        assert_eq!(reason("cost - labour_status"), Reason::Kinds);
        assert_eq!(reason("NO_SUCH_FUNCTION(cost)"), Reason::Unknown);
    }
}
