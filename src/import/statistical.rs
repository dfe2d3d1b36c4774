//! Files of statistical packages: SPSS (.sav, .zsav) and Stata (.dta), with the dictionary they carry.
//!
//! A variable whose every value has a label is shown by its labels; else its numbers stay and the few labelled ones are named.
//! What the file declares missing is missing; the kinds (refused, not asked) stand in a column beside it, and are counted. The
//! dictionary itself is a second sheet.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use encoding_rs::{UTF_8, WINDOWS_1252};
use polars::prelude::{Column, DataFrame, DataType, PolarsError};
use polars_readstat_rs::stata::VarType;
use polars_readstat_rs::{InformativeNullColumns, InformativeNullMode, InformativeNullOpts, SpssReader, StataReader};

use super::dta_text::{self, Fields};
use super::sav::Declared;
use super::sav_text::Decoder;
use super::{Confidence, ImportError, ImportOptions, Importer, frame, sav};
use crate::cx::Cx;
use crate::grid::{Cell, Form, RawBook, RawSheet};
use crate::message::{Message, Place, Severity};

/// Marks the column that tells why the values of another are missing; no variable name can end so.
const WHY: &str = "\u{1}why";
/// Behind the name of a variable: the column that keeps the kinds of its missing values apart.
const MISSING: &str = "_missing";
/// The name of the sheet that holds the dictionary.
const DICTIONARY: &str = "dictionary";
/// The first byte of a .dta file older than Stata 13 is its version.
const STATA_VERSIONS: std::ops::RangeInclusive<u8> = 102..=116;

/// The first release whose parts stand between marks, and the mark of the data.
const MARKED: u16 = 117;
const DATA_MARK: &str = "<data>";

/// SPSS and Stata.
pub struct Statistical;

fn is_spss(bytes: &[u8]) -> bool {
    bytes.starts_with(b"$FL2") || bytes.starts_with(b"$FL3")
}

fn is_stata(bytes: &[u8], name: &str) -> bool {
    let is_old = matches!(bytes, [version, 1 | 2, ..] if STATA_VERSIONS.contains(version));
    bytes.starts_with(b"<stata_dta>") || (is_old && super::ending(name) == "dta")
}

impl Importer for Statistical {
    fn id(&self) -> &'static str {
        "statistical"
    }

    fn sniff(&self, bytes: &[u8], name: &str) -> Confidence {
        if is_spss(bytes) || is_stata(bytes, name) { Confidence::Sure } else { Confidence::No }
    }

    fn open(
        &self,
        cx: &Cx<'_>,
        name: &str,
        bytes: &[u8],
        options: &ImportOptions,
    ) -> Result<(RawBook, ImportOptions), ImportError> {
        let damaged = |reason: String| ImportError::Damaged { name: name.to_owned(), reason };
        let (data, variables, encoding) = read_decoded(cx, name, bytes, options)?;
        let shown = show(cx, name, &data, &variables).map_err(|error| damaged(error.to_string()))?;
        let mut sheet = frame::sheet(cx, name, &shown)?;
        let label = |column: &Column| variables.iter().find(|known| known.name == column.name().as_str());
        sheet.column_labels = shown
            .columns()
            .iter()
            .map(|one| label(one).map_or_else(String::new, |known| known.label.clone()))
            .collect();
        let sheets = vec![sheet, dictionary(&variables)];
        Ok((RawBook { sheets }, ImportOptions { encoding, ..ImportOptions::default() }))
    }
}

/// Reads the data as they are coded, each column followed by the reasons of its missing values, and what is said of them; for a
/// file of Stata whose texts are not said to be UTF-8, with these as if each byte were a letter, which is told.
fn read(bytes: &[u8]) -> Result<(DataFrame, DataFrame, bool), String> {
    let bytes: Arc<[u8]> = bytes.into();
    let why = InformativeNullOpts {
        columns: InformativeNullColumns::All,
        mode: InformativeNullMode::SeparateColumn { suffix: WHY.to_owned() },
        use_value_labels: true,
    };
    if is_spss(&bytes) {
        let reader = SpssReader::open_bytes(bytes).map_err(|error| error.to_string())?;
        let read = reader.read().value_labels_as_strings(false).informative_nulls(Some(why));
        return Ok((read.finish().map_err(|error| error.to_string())?, reader.metadata().metadata_df.clone(), false));
    }
    let reader = StataReader::open_bytes(Arc::clone(&bytes)).map_err(|error| error.to_string())?;
    let read = reader.read().value_labels_as_strings(false).informative_nulls(Some(why));
    let data = read.finish().map_err(|error| error.to_string())?;
    let about = reader.metadata().metadata_df.clone();
    if reader.metadata().encoding == UTF_8 {
        return Ok((data, about, false));
    }
    let whole = fields(&reader).and_then(|fields| dta_text::whole_texts(&data, &bytes, &fields));
    Ok((whole.ok_or("its rows do not fit its size")?, about, true))
}

/// Returns where the texts of a Stata file stand.
fn fields(reader: &StataReader) -> Option<Fields> {
    let about = reader.metadata();
    let mark = if reader.header().version < MARKED { 0 } else { DATA_MARK.len() };
    let start = usize::try_from(about.data_offset?).ok()?.checked_add(mark)?;
    let (mut texts, mut n_bytes_row) = (Vec::new(), 0);
    for (variable, width) in about.variables.iter().zip(&about.storage_widths) {
        let width = usize::from(*width);
        if let VarType::Str(_) = variable.var_type {
            texts.push((variable.name.clone(), n_bytes_row, width));
        }
        n_bytes_row += width;
    }
    Some(Fields { start, n_bytes_row, texts })
}

/// Reads a file, and decodes the texts of SPSS and of older Stata one by one; with the encoding of most, where it is known.
fn read_decoded(
    cx: &Cx<'_>,
    name: &str,
    bytes: &[u8],
    options: &ImportOptions,
) -> Result<(DataFrame, Vec<Variable>, Option<String>), ImportError> {
    let damaged = |reason: String| ImportError::Damaged { name: name.to_owned(), reason };
    let broken = |error: PolarsError| damaged(error.to_string());
    if is_spss(bytes) {
        sav::lengths_fit(bytes).ok_or_else(|| damaged("its lengths do not fit its size".to_owned()))?;
    }
    let declared = if is_spss(bytes) { sav::declared(bytes) } else { None };
    let as_latin = declared.as_ref().map_or(bytes, |declared| &declared.as_latin);
    let (data, about, is_latin) = read(as_latin).map_err(damaged)?;
    let of_stata = || is_latin.then(|| Declared { encoding: WINDOWS_1252, as_latin: Vec::new(), names: Vec::new() });
    let Some(declared) = declared.or_else(of_stata) else {
        return Ok((data, variables(&about, str::to_owned, str::to_owned).map_err(broken)?, None));
    };
    let texts = data.columns().iter().filter_map(|column| column.str().ok()).flat_map(|texts| texts.iter().flatten());
    let decoder = Decoder::of(&declared, options, texts)?;
    let data = decoder.decode_all(&data).map_err(broken)?;
    let decode = |text: &str| decoder.decode(text).into_owned();
    let variables = variables(&about, decode, |name| decoder.decode_name(name)).map_err(broken)?;
    decoder.note(cx, name, &declared);
    Ok((data, variables, Some(decoder.label())))
}

/// What the file says of one variable.
struct Variable {
    name: String,
    label: String,
    /// Code → label.
    labels: Vec<(String, String)>,
    /// Codes declared missing; a range as `low–high`.
    missing: Vec<String>,
    measure: String,
}

/// Returns what a file says of its variables, each text decoded.
fn variables(
    about: &DataFrame,
    decode: impl Fn(&str) -> String,
    decode_name: impl Fn(&str) -> String,
) -> Result<Vec<Variable>, PolarsError> {
    let written = |column: &str, row: usize| -> Result<String, PolarsError> {
        Ok(about.column(column)?.str()?.get(row).unwrap_or_default().trim().to_owned())
    };
    let text = |column: &str, row: usize| written(column, row).map(|text| decode(&text));
    let texts = |column: &str, row: usize| -> Result<Vec<String>, PolarsError> {
        let Some(series) = about.column(column)?.list()?.get_as_series(row) else { return Ok(Vec::new()) };
        Ok(series.str()?.iter().map(|text| decode(text.unwrap_or_default())).collect())
    };
    let bound =
        |column: &str, row: usize| -> Result<Option<f64>, PolarsError> { Ok(about.column(column)?.f64()?.get(row)) };
    let one = |row: usize| -> Result<Variable, PolarsError> {
        let mut missing = texts("missing_discrete", row)?;
        if let (Some(low), Some(high)) = (bound("missing_range_lo", row)?, bound("missing_range_hi", row)?) {
            missing.push(format!("{low}–{high}"));
        }
        Ok(Variable {
            name: decode_name(&written("name", row)?),
            label: text("label", row)?,
            labels: texts("value_label_codes", row)?.into_iter().zip(texts("value_label_labels", row)?).collect(),
            missing,
            measure: text("measure", row)?,
        })
    };
    (0..about.height()).map(one).collect()
}

/// Returns the data as a person reads them: labels for codes, missing values counted by their reason.
fn show(cx: &Cx<'_>, name: &str, data: &DataFrame, variables: &[Variable]) -> Result<DataFrame, PolarsError> {
    let place = || Place { source: Some(name.to_owned()), sheet: None, area: None };
    let mut columns: Vec<Column> = Vec::new();
    for column in data.columns() {
        if let Some(variable) = column.name().strip_suffix(WHY) {
            let labels = variables.iter().find(|known| known.name == variable).map_or(&[][..], |known| &known.labels);
            let named = |why: &str| {
                let label = labels.iter().find(|(code, _)| code == why).map(|(_, label)| label.clone());
                label.unwrap_or_else(|| why.to_owned())
            };
            let kinds_of: Vec<Option<String>> = column.str()?.iter().map(|why| why.map(named)).collect();
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for why in kinds_of.iter().flatten() {
                *counts.entry(why).or_default() += 1;
            }
            if !counts.is_empty() {
                let reasons: Vec<String> = counts.iter().map(|(why, n)| format!("{why} ({n})")).collect();
                let is_free = |name: &String| data.column(name).is_err();
                let mut kinds = format!("{variable}{MISSING}");
                while !is_free(&kinds) {
                    kinds.push('_');
                }
                let message = Message::new("import-declared-missing")
                    .with("column", variable)
                    .with("n", counts.values().sum::<usize>())
                    .with("reasons", reasons.join(", "))
                    .with("kinds", &kinds);
                cx.note(Severity::Changed, place(), message);
                columns.push(Column::new(kinds.into(), kinds_of));
            }
            continue;
        }
        let variable = variables.iter().find(|known| known.name == column.name().as_str());
        let labelled = variable.filter(|variable| !variable.labels.is_empty());
        columns.push(match labelled {
            Some(variable) if column.dtype().is_primitive_numeric() || column.dtype() == &DataType::String => {
                labelled_column(cx, name, column, variable)?
            }
            _ => column.clone(),
        });
    }
    DataFrame::new(data.height(), columns)
}

/// Puts labels for codes, numbers or texts, where every value has one; else keeps the codes and says which have a label.
fn labelled_column(cx: &Cx<'_>, name: &str, column: &Column, variable: &Variable) -> Result<Column, PolarsError> {
    let is_number = column.dtype().is_primitive_numeric();
    let written = |code: &str| {
        if is_number { Some(code.trim().parse::<f64>().ok()?.to_string()) } else { Some(code.trim().to_owned()) }
    };
    let codes: Vec<Option<String>> = if is_number {
        column.cast(&DataType::Float64)?.f64()?.iter().map(|value| value.map(|value| value.to_string())).collect()
    } else {
        column
            .str()?
            .iter()
            .map(|value| value.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()))
            .collect()
    };
    let labels: HashMap<String, &str> =
        variable.labels.iter().filter_map(|(code, label)| Some((written(code)?, label.as_str()))).collect();
    let values = || codes.iter().flatten();
    let label_of = |code: &String| labels.get(code).copied();
    if values().all(|code| label_of(code).is_some()) {
        // Two codes with one label would become one value: there the code stays beside it.
        let is_shared = |label: &str| variable.labels.iter().filter(|(_, known)| known == label).count() > 1;
        let show = |code: &String| match label_of(code) {
            Some(label) if is_shared(label) => format!("{code} {label}"),
            Some(label) => label.to_owned(),
            None => code.clone(),
        };
        let texts: Vec<Option<String>> = codes.iter().map(|code| code.as_ref().map(show)).collect();
        return Ok(Column::new(column.name().clone(), texts));
    }
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for label in values().filter_map(label_of) {
        *named.entry(label).or_default() += 1;
    }
    if !named.is_empty() {
        let labels: Vec<String> = named.iter().map(|(label, n)| format!("{label} ({n})")).collect();
        let message = Message::new("import-some-labelled")
            .with("column", column.name().as_str())
            .with("n", named.values().sum::<usize>())
            .with("labels", labels.join(", "));
        cx.note(Severity::Info, Place { source: Some(name.to_owned()), sheet: None, area: None }, message);
    }
    Ok(column.clone())
}

/// Returns the dictionary as a sheet: a row for every variable, and one for each of its labels.
fn dictionary(variables: &[Variable]) -> RawSheet {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    let names = ["variable", "label", "measure", "code", "code_label", "missing"].map(text);
    let mut rows = vec![names.to_vec()];
    for variable in variables {
        let row = |code: &str, label: &str, missing: &str| {
            let [name, about, measure] = [&variable.name, &variable.label, &variable.measure].map(String::as_str);
            [name, about, measure, code, label, missing].map(text).to_vec()
        };
        if variable.labels.is_empty() {
            rows.push(row("", "", &variable.missing.join(" ")));
        }
        let is_missing = |code: &String| variable.missing.contains(code);
        rows.extend(
            variable.labels.iter().map(|(code, label)| row(code, label, if is_missing(code) { code } else { "" })),
        );
    }
    let mut sheet = RawSheet::from_rows(DICTIONARY, rows, Vec::new());
    sheet.form = Form::Dictionary;
    sheet
}
