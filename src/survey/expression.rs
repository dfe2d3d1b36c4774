//! Amounts and conditions in SQL over the columns of a dataset; a condition counts as 0 and 1.

use polars::prelude::{DataType, Expr, IntoLazy as _, PolarsError};
use polars::sql::sql_expr;

use super::SurveyError;
use crate::data::Dataset;

/// Computes an expression for every row, `None` where it is missing or no finite number.
pub fn evaluate(data: &Dataset, expression: &str) -> Result<Vec<Option<f64>>, SurveyError> {
    // A plain column name is the commonest expression, and may hold spaces that SQL would want quoted.
    let parsed = if data.schema.column(expression).is_some() {
        polars::prelude::col(expression)
    } else {
        sql_expr(expression).map_err(|error| explain(data, expression, &error))?
    };
    let values = compute(data, parsed).map_err(|error| explain(data, expression, &error))?;
    let is_number =
        values.dtype().is_primitive_numeric() || matches!(values.dtype(), DataType::Boolean | DataType::Null);
    if !is_number {
        return Err(SurveyError::NotANumber { expression: expression.to_owned() });
    }
    let values = values.cast(&DataType::Float64).map_err(|error| explain(data, expression, &error))?;
    let values = values.f64().map_err(|error| explain(data, expression, &error))?;
    Ok(values.iter().map(|value| value.filter(|value| value.is_finite())).collect())
}

/// Returns which rows a condition holds for; a missing answer is no.
pub fn holds(data: &Dataset, condition: &str) -> Result<Vec<bool>, SurveyError> {
    let values = evaluate(data, condition)?;
    Ok(values.into_iter().map(|value| value.is_some_and(|value| value != 0.0)).collect())
}

fn compute(data: &Dataset, expression: Expr) -> Result<polars::prelude::Column, PolarsError> {
    // Beside the other columns a constant is as long as they are.
    const NAME: &str = "\u{1}value";
    let frame = data.frame.clone().lazy().with_columns([expression.alias(NAME)]).collect()?;
    frame.column(NAME).cloned()
}

fn explain(data: &Dataset, expression: &str, error: &PolarsError) -> SurveyError {
    // Polars wraps the error in others, but always quotes the name that it looked for.
    let text = error.to_string();
    let missing = text.split_once("unable to find column \"").and_then(|(_, rest)| rest.split_once('"'));
    if let Some((name, _)) = missing {
        return SurveyError::NoColumn { name: name.to_owned(), known: known_columns(data) };
    }
    let reason = text.lines().next().unwrap_or_default().to_owned();
    SurveyError::Expression { expression: expression.to_owned(), reason }
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
        assert!(matches!(wrong, SurveyError::NoColumn { name, .. } if name == "costs"));
        assert!(matches!(evaluate(&people(), "labour_status"), Err(SurveyError::NotANumber { .. })));
        assert!(matches!(evaluate(&people(), "cost +"), Err(SurveyError::Expression { .. })));
    }
}
