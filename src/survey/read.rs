//! Opens a ready table of microdata: CSV or Parquet, columns as they are. Sheets with layout go through `recognise`.

use std::io::Cursor;
use std::sync::Arc;

use polars::prelude::{
    Column as PolarsColumn, CsvParseOptions, CsvReadOptions, DataFrame, DataType, ParquetReader, PolarsError,
    SerReader as _,
};

use super::SurveyError;
use super::sample::Keys;
use crate::data::{Column, ColumnValues, Concept, Dataset, Kind, Origin, Schema, expression};

/// Reads a table; a column is a number only where every value is one and none is written like a code (`004`).
pub fn read_data(name: &str, bytes: Vec<u8>) -> Result<Dataset, SurveyError> {
    let is_parquet = bytes.starts_with(b"PAR1");
    let read = if is_parquet { ParquetReader::new(Cursor::new(bytes)).finish() } else { read_csv(bytes) };
    let unreadable = |error: &PolarsError| {
        let reason = error.to_string().lines().next().unwrap_or_default().to_owned();
        SurveyError::Unreadable { name: name.to_owned(), reason }
    };
    let frame = read.map_err(|error| unreadable(&error))?;
    let mut schema = Schema::default();
    let mut columns = Vec::with_capacity(frame.width());
    let n_rows = frame.height();
    // Each column as it was read goes as soon as it is typed.
    for column in frame.into_columns() {
        let (values, kind) = typed(&column).map_err(|error| unreadable(&error))?;
        schema.columns.push(Column::new(column.name().as_str(), kind));
        columns.push(values);
    }
    let frame = DataFrame::new(n_rows, columns).map_err(|error| unreadable(&error))?;
    Ok(Dataset::new(frame, schema, Arc::new(Origin { source: name.to_owned(), ..Origin::default() })))
}

fn read_csv(bytes: Vec<u8>) -> Result<DataFrame, PolarsError> {
    let header = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |mark: u8| header.split(|byte| *byte == mark).count();
    let separator = [b',', b';', b'\t'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',');
    let parse = CsvParseOptions::default().with_separator(separator);
    // Without inferring, every column stays text and no leading zero is lost.
    let options = CsvReadOptions::default().with_infer_schema_length(Some(0)).with_parse_options(parse);
    options.into_reader_with_file_handle(Cursor::new(bytes)).finish()
}

fn typed(column: &PolarsColumn) -> Result<(PolarsColumn, Kind), PolarsError> {
    let dtype = column.dtype();
    let is_number = match dtype {
        DataType::String => {
            let values = column.str()?;
            values.len() > values.null_count() && values.iter().flatten().all(is_plain_number)
        }
        _ => dtype.is_primitive_numeric() || *dtype == DataType::Boolean,
    };
    let (target, kind) = if is_number { (DataType::Float64, Kind::Number) } else { (DataType::String, Kind::Text) };
    Ok((column.cast(&target)?, kind))
}

/// Returns whether a text is a number and not a code: no leading zero, no plus sign, at most fifteen digits.
fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_code = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    let has_digits = digits.starts_with(|c: char| c.is_ascii_digit());
    let is_long = digits.len() > 15 && digits.bytes().all(|byte| byte.is_ascii_digit());
    has_digits && !is_code && !is_long && text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// Adds a column of bands: `age` at 15, 25, 65 gives `age_band` with 15-24, 25-64, 65+; below the first is missing.
pub fn add_bands(data: &mut Dataset, column: &str, edges: &[f64]) -> Result<(), SurveyError> {
    if edges.is_empty() || edges.windows(2).any(|pair| pair.first() >= pair.last()) {
        return Err(SurveyError::Bands { column: column.to_owned() });
    }
    let values = expression::evaluate(data, column)?;
    let labels: Vec<String> = edges
        .iter()
        .enumerate()
        .map(|(place, low)| match edges.get(place + 1) {
            None => format!("{low}+"),
            Some(next) if low.fract() == 0.0 && next.fract() == 0.0 => format!("{low}-{}", next - 1.0),
            Some(next) => format!("{low}-<{next}"),
        })
        .collect();
    let band = |value: f64| {
        let n_below = edges.iter().take_while(|edge| **edge <= value).count();
        labels.get(n_below.checked_sub(1)?).map(String::as_str)
    };
    let values = ColumnValues::of_texts(values.into_iter().map(|value| value.and_then(band)));
    let mut bands = Column::new(format!("{column}_band"), Kind::Text);
    let is_age = data.schema.column(column).is_some_and(|known| known.concept == Some(Concept::Age));
    bands.concept = is_age.then_some(Concept::AgeBand);
    let failed = |error: PolarsError| SurveyError::Unreadable { name: column.to_owned(), reason: error.to_string() };
    data.set_column(bands, values).map_err(failed)
}

/// Returns the codes of a column in the order tables show them.
pub fn codes_of(data: &Dataset, column: &str) -> Result<Vec<String>, SurveyError> {
    Keys::read(data, column).map(|keys| keys.labels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stay_text_and_numbers_become_numbers() {
        let data = read_data("a.csv", b"hs;area;cost;sex\n010121;NA;1.5;m\n020110;NE;;\n".to_vec()).unwrap();
        let kinds: Vec<Kind> = data.schema.columns.iter().map(|column| column.kind).collect();
        assert_eq!(kinds, [Kind::Text, Kind::Text, Kind::Number, Kind::Text]);
        assert_eq!(data.text(0, 0).as_deref(), Some("010121"));
        assert_eq!(data.text(0, 1).as_deref(), Some("NA"));
        assert_eq!(data.number(1, 2), None);
    }

    #[test]
    fn bands_have_the_labels_of_the_field() {
        let mut data = read_data("a.csv", b"age,x\n14,1\n15,1\n24,1\n25,1\n70,1\n,1\n".to_vec()).unwrap();
        add_bands(&mut data, "age", &[15.0, 25.0, 65.0]).unwrap();
        let bands = data.texts("age_band").unwrap();
        let bands: Vec<&str> = bands.iter().map(|band| band.as_deref().unwrap_or("-")).collect();
        assert_eq!(bands, ["-", "15-24", "15-24", "25-64", "65+", "-"]);
        assert!(add_bands(&mut data, "age", &[25.0, 15.0]).is_err());
    }
}
