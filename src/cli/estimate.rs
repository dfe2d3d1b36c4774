//! `statelier estimate`: figures of a sample, or an indicator, from a ready table.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lexopt::Arg::{Long, Short, Value};

use super::sample::{self, SampleOptions};
use super::{Failure, Io, open_file, path_value, read_file, recognise, text_value, usage, with_cx};
use crate::data::{Column, ColumnValues, Concept, Dataset, Kind, Origin, expression};
use crate::indicators::{self, Among, Declared, Indicator, IndicatorError, Input};
use crate::message::{Arg, Explain as _, Message, Place, Severity};
use crate::publish::working_copy;
use crate::recognise::largest;
use crate::recognise::spec::read_table;
use crate::survey::contrast::Groups;
use crate::survey::read::{add_bands, read_data};
use crate::survey::{
    Comparison, Contrast, Design, DesignEffect, EstimateCell, Interval, Reliability, Request, Statistic, SurveyError,
    estimate,
};

/// What the command line asks for.
#[derive(Default)]
struct Asked {
    data: Option<PathBuf>,
    second: Option<PathBuf>,
    statistic: Option<Statistic>,
    indicator: Option<String>,
    filter: Option<String>,
    by: Vec<String>,
    bands: Vec<(String, Vec<f64>)>,
    columns: Vec<(Concept, String)>,
    quantities: BTreeMap<String, String>,
    with_margins: bool,
    compare: Option<String>,
    sample: SampleOptions,
    interval: Interval,
    design_effect: DesignEffect,
    output: Option<PathBuf>,
}

pub(crate) fn run(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let mut asked = Asked::default();
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Value(path) if asked.data.is_none() => asked.data = Some(path.into()),
            Short('o') | Long("output") => asked.output = Some(path_value(&mut args)?),
            Long("second") => asked.second = Some(path_value(&mut args)?),
            Long("margins") => asked.with_margins = true,
            Long("mse") => asked.sample.around_estimate = true,
            Long("full-count") => asked.sample.full_count = true,
            Long("no-combined") => asked.sample.are_factors = true,
            Long("count") => set_statistic(&mut asked, Statistic::Count)?,
            Long(name) => {
                let name = name.to_owned();
                if !set_text(&mut asked, &name, &mut args)? {
                    return Err(usage(&Long(&name).unexpected()));
                }
            }
            other => return Err(usage(&other.unexpected())),
        }
    }
    let Some(path) = asked.data.clone() else {
        return Err(Failure::Usage(Message::new("survey-cli-no-data")));
    };
    let mut data = open(io, &path, &asked.columns)?;
    for (column, edges) in &asked.bands {
        add_bands(&mut data, column, edges)?;
    }
    let design = asked.sample.design(io, &data)?;
    let table = match (&asked.indicator, &asked.statistic) {
        (Some(id), None) => indicator_rows(io, &data, id, &asked, &design)?,
        (None, Some(statistic)) => statistic_rows(io, &data, statistic, &asked, &design)?,
        _ => return Err(Failure::Usage(Message::new("survey-cli-one-statistic"))),
    };
    match &asked.output {
        Some(path) => working_copy::write(io.world, &table, path)?,
        None => drop(io.out.write_all(&working_copy::csv_bytes(&table)?)),
    }
    Ok(())
}

/// Sets an option that has a value; says whether there is such an option.
fn set_text(asked: &mut Asked, name: &str, args: &mut lexopt::Parser) -> Result<bool, Failure> {
    const KNOWN: [&str; 13] = [
        "indicator",
        "mean",
        "ratio",
        "proportion",
        "quantile",
        "total",
        "where",
        "by",
        "band",
        "column",
        "compare",
        "interval",
        "deff",
    ];
    if !KNOWN.contains(&name) && !sample::OPTIONS.contains(&name) {
        return Ok(false);
    }
    let text = text_value(args)?;
    let wrong = || choice(name, &text);
    if sample::OPTIONS.contains(&name) {
        asked.sample.set(name, text.clone()).ok_or_else(wrong)?;
        return Ok(true);
    }
    match name {
        "indicator" => asked.indicator = Some(text),
        "mean" => set_statistic(asked, Statistic::Mean(text))?,
        "total" => set_statistic(asked, Statistic::Total(text))?,
        "proportion" => set_statistic(asked, Statistic::Proportion(text))?,
        "ratio" => {
            let (numerator, denominator) = at_colon(&text).ok_or_else(wrong)?;
            set_statistic(asked, Statistic::Ratio { numerator, denominator })?;
        }
        "quantile" => {
            let (probability, of) = at_colon(&text).ok_or_else(wrong)?;
            let probability = probability.parse().ok().ok_or_else(wrong)?;
            set_statistic(asked, Statistic::Quantile { probability, of })?;
        }
        "where" => asked.filter = Some(text),
        "by" => asked.by = text.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect(),
        "band" => {
            let (column, edges) = text.split_once('=').ok_or_else(wrong)?;
            let edges =
                edges.split(',').map(|edge| edge.trim().parse().ok()).collect::<Option<_>>().ok_or_else(wrong)?;
            asked.bands.push((column.trim().to_owned(), edges));
        }
        "column" => {
            let (concept, column) = text.split_once('=').ok_or_else(wrong)?;
            let column = column.trim().to_owned();
            match Concept::ALL.into_iter().find(|known| known.id() == concept.trim()) {
                Some(concept) => asked.columns.push((concept, column)),
                None => drop(asked.quantities.insert(concept.trim().to_owned(), column)),
            }
        }
        "compare" => asked.compare = Some(text),
        "interval" => asked.interval = one_of(&text, &INTERVALS).ok_or_else(wrong)?,
        _ => asked.design_effect = one_of(&text, &DESIGN_EFFECTS).ok_or_else(wrong)?,
    }
    Ok(true)
}

const INTERVALS: [(&str, Interval); 4] =
    [("logit", Interval::Logit), ("beta", Interval::Beta), ("wald", Interval::Wald), ("wilson", Interval::Wilson)];
const DESIGN_EFFECTS: [(&str, DesignEffect); 2] =
    [("wr", DesignEffect::WithReplacement), ("wor", DesignEffect::WithoutReplacement)];

pub(super) fn one_of<T: Copy>(text: &str, known: &[(&str, T)]) -> Option<T> {
    known.iter().find(|(name, _)| *name == text).map(|(_, value)| *value)
}

fn choice(option: &str, value: &str) -> Failure {
    Failure::Usage(Message::new("survey-cli-choice").with("option", format!("--{option}")).with("value", value))
}

fn set_statistic(asked: &mut Asked, statistic: Statistic) -> Result<(), Failure> {
    match asked.statistic.replace(statistic) {
        None => Ok(()),
        Some(_) => Err(Failure::Usage(Message::new("survey-cli-one-statistic"))),
    }
}

/// Splits `Y : X`; the double colon of an SQL cast does not split.
fn at_colon(text: &str) -> Option<(String, String)> {
    let place = text.match_indices(':').map(|(place, _)| place).find(|place| {
        let before = text.get(..*place).is_some_and(|part| part.ends_with(':'));
        let after = text.get(place + 1..).is_some_and(|part| part.starts_with(':'));
        !before && !after
    })?;
    let (first, second) = (text.get(..place)?.trim(), text.get(place + 1..)?.trim());
    (!first.is_empty() && !second.is_empty()).then(|| (first.to_owned(), second.to_owned()))
}

/// Returns the records of a file: a ready table as it is, any other – and a text with semicolons or in another encoding than
/// UTF-8 – as the window opens it, by the sheet of most interest.
pub(super) fn records(io: &mut Io<'_>, path: &Path) -> Result<Dataset, Failure> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if matches!(ending.as_str(), "csv" | "tsv" | "txt" | "parquet") {
        let bytes = read_file(io, path)?;
        // Semicolons go with decimal commas, which only the importer reads.
        let has_semicolons = bytes.iter().take_while(|byte| **byte != b'\n').any(|byte| *byte == b';');
        if ending == "parquet" || !has_semicolons && simdutf8::basic::from_utf8(&bytes).is_ok() {
            return Ok(read_data(&path.display().to_string(), bytes)?);
        }
    }
    let opened = open_file(io, path)?;
    let found = recognise::tables(io, &opened, None)?;
    let (sheet, guesses) = recognise::best(&opened, &found)?;
    let guess =
        largest(guesses).and_then(|at| guesses.get(at)).ok_or_else(|| recognise::none_found(&opened.name, sheet))?;
    with_cx(io, |cx| Ok(read_table(cx, &opened, sheet, &guess.spec)?))
}

/// Opens a table; columns called like a concept measure it, and others where the user says so.
fn open(io: &mut Io<'_>, path: &Path, columns: &[(Concept, String)]) -> Result<Dataset, Failure> {
    let mut data = records(io, path)?;
    for (concept, name) in columns {
        if data.schema.column(name).is_none() {
            return Err(Failure::Data(Message::new("indicators-no-column").with("name", name)));
        }
        for column in &mut data.schema.columns {
            if column.concept == Some(*concept) {
                column.concept = None;
            }
            if column.name == *name {
                column.concept = Some(*concept);
            }
        }
    }
    for concept in Concept::ALL {
        if data.schema.with_concept(concept).is_none()
            && let Some(column) = data.schema.columns.iter_mut().find(|column| column.name == concept.id())
            && column.concept.is_none()
        {
            column.concept = Some(concept);
        }
    }
    Ok(data)
}

fn statistic_rows(
    io: &mut Io<'_>,
    data: &Dataset,
    statistic: &Statistic,
    asked: &Asked,
    design: &Design,
) -> Result<Dataset, Failure> {
    let (contrast, by) = contrast(asked)?;
    let request = Request {
        statistic: statistic.clone(),
        filter: asked.filter.clone(),
        by,
        with_margins: asked.with_margins,
        contrast,
        interval: asked.interval,
        design_effect: asked.design_effect,
    };
    let found = with_cx(io, |cx| {
        if design.full_count {
            cx.note(Severity::Info, Place::default(), Message::new("survey-full-count"));
        } else if let Some(note) = design.without_weights() {
            cx.note(Severity::Guessed, Place::default(), note);
        }
        let is_of_share = matches!(asked.interval, Interval::Beta | Interval::Wilson);
        if is_of_share && !matches!(statistic, Statistic::Proportion(_)) {
            cx.note(Severity::Guessed, Place::default(), Message::new("survey-cli-interval"));
        }
        let found = estimate(cx, data, design, &request, &Reliability::default())?;
        for note in found.notes(&request) {
            cx.note(Severity::Info, Place::default(), note);
        }
        for column in request.by.iter().filter(|column| data.n_missing(column) > 0) {
            let note = Message::new("indicators-note-dimension-missing").with("column", column);
            let note = note.with("rows", data.n_missing(column)).with("all", data.n_rows());
            cx.note(Severity::Info, Place::default(), note);
        }
        Ok(found)
    })?;
    let rows: Vec<(&str, &EstimateCell)> = found.cells.iter().map(|cell| ("", cell)).collect();
    rows_as_table(&request.by, &rows, false)
}

/// Returns what is compared, and the columns that figures are broken down by for it.
fn contrast(asked: &Asked) -> Result<(Option<Contrast>, Vec<String>), Failure> {
    let contrast = asked.compare.as_deref().map(|text| compared(text).ok_or_else(|| choice("compare", text)));
    let contrast = contrast.transpose()?;
    let mut by = asked.by.clone();
    if let Some(Contrast::Groups(groups)) = &contrast
        && !by.contains(&groups.column)
    {
        by.push(groups.column.clone());
    }
    Ok((contrast, by))
}

/// Reads `COLUMN: FIRST - SECOND`, `COLUMN: FIRST / SECOND`, or `whole`: every group against everybody.
fn compared(text: &str) -> Option<Contrast> {
    if text.trim() == "whole" {
        return Some(Contrast::Whole);
    }
    let (column, groups) = text.split_once(':')?;
    let signs = [(" - ", Comparison::Difference), (" / ", Comparison::Ratio)];
    let (first, second, comparison) =
        signs.iter().find_map(|(sign, comparison)| groups.split_once(sign).map(|(a, b)| (a, b, *comparison)))?;
    let text = |part: &str| part.trim().to_owned();
    Some(Contrast::Groups(Groups { column: text(column), first: text(first), second: text(second), comparison }))
}

fn indicator_rows(
    io: &mut Io<'_>,
    data: &Dataset,
    id: &str,
    asked: &Asked,
    design: &Design,
) -> Result<Dataset, Failure> {
    let is_file = Path::new(id).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let own = if is_file { Some(declared(io, Path::new(id))?) } else { None };
    let known = own.as_ref().map(|own| own as &dyn Indicator).or_else(|| indicators::indicator(id));
    let Some(indicator) = known else {
        return Err(Failure::Usage(Message::new("indicators-unknown").with("id", id)));
    };
    let is_known = |id: &String| indicator.quantities().iter().any(|quantity| quantity.id == *id);
    if let Some((id, name)) = asked.quantities.iter().find(|(id, _)| !is_known(id)) {
        return Err(choice("column", &format!("{id}={name}")));
    }
    if let Some(name) = asked.quantities.values().find(|name| data.schema.column(name).is_none()) {
        return Err(Failure::Data(Message::new("indicators-no-column").with("name", name)));
    }
    let second = asked.second.as_ref().map(|path| open(io, path, &asked.columns)).transpose()?;
    let reliability = Reliability::default();
    let (contrast, by) = contrast(asked)?;
    // Of a sample a filter is a domain; of records that are all there the others may go.
    let is_sample = indicator.is_survey() && !design.full_count;
    let among = asked.filter.clone().filter(|_| is_sample).map(|condition| {
        let words = Message::new("survey-domain").with("condition", &condition);
        Among { condition, words }
    });
    let rest = match asked.filter.as_deref().filter(|_| !is_sample) {
        Some(condition) => Some(kept(data, condition)?),
        None => None,
    };
    let input = Input {
        data: rest.as_ref().unwrap_or(data),
        among: among.as_ref(),
        second: second.as_ref(),
        design,
        columns: &asked.quantities,
        by: &by,
        interval: asked.interval,
        reliability: &reliability,
        contrast: None,
    };
    let tables = with_cx(io, |cx| {
        if design.weight.is_some() && !indicator.is_survey() {
            cx.note(Severity::Guessed, Place::default(), Message::new("survey-cli-design-unused"));
        }
        let tables = match &contrast {
            None => indicator.estimate(cx, &input),
            Some(contrast) => indicators::compare(cx, indicator, &input, contrast),
        };
        let tables = tables.map_err(in_words_of_the_command_line)?;
        let mut said: Vec<&Message> = Vec::new();
        for note in tables.iter().flat_map(|table| &table.notes) {
            if !said.contains(&note) {
                said.push(note);
                cx.note(Severity::Info, Place::default(), note.clone());
            }
        }
        Ok(tables)
    })?;
    let by: Vec<String> =
        tables.first().iter().flat_map(|table| &table.dimensions).map(|dimension| dimension.column.clone()).collect();
    let is_kept = |cell: &EstimateCell| asked.with_margins || cell.key.iter().all(Option::is_some);
    let rows: Vec<(&str, &EstimateCell)> = tables
        .iter()
        .flat_map(|table| table.cells.iter().map(|cell| (table.measure.id.as_str(), cell)))
        .filter(|(_, cell)| is_kept(cell))
        .collect();
    rows_as_table(&by, &rows, true)
}

/// Returns the rows of a table that a condition holds for.
fn kept(data: &Dataset, condition: &str) -> Result<Dataset, Failure> {
    let is_kept = expression::holds(data, condition).map_err(|error| Failure::from(SurveyError::from(error)))?;
    let nobody = || Failure::from(SurveyError::NobodyLeft { condition: condition.to_owned() });
    data.kept(&is_kept).ok().filter(|kept| kept.n_rows() > 0).ok_or_else(nobody)
}

/// Reads the user's own indicator.
/// Says how a column is named on the command line, where an indicator lacks one.
fn in_words_of_the_command_line(error: IndicatorError) -> Failure {
    let said = error.message();
    let name = Arg::from(Message::new("indicators-cli-name"));
    let (id, column) = match error {
        IndicatorError::NoConcept { concept } => (concept.id().to_owned(), name),
        IndicatorError::NoQuantity { id, .. } => (id, name),
        IndicatorError::TimeUnknown { column } => (Concept::TimePeriod.id().to_owned(), column.into()),
        _ => return Failure::Data(said),
    };
    Failure::Data(Message::new("indicators-cli-column").with("said", said).with("id", id).with("column", column))
}

fn declared(io: &Io<'_>, path: &Path) -> Result<Declared, Failure> {
    let text = String::from_utf8_lossy(&read_file(io, path)?).into_owned();
    Declared::read(&text).map_err(|error| Failure::Data(error.message()))
}

/// Makes the table that other programs read: one row a cell.
fn rows_as_table(by: &[String], rows: &[(&str, &EstimateCell)], has_measures: bool) -> Result<Dataset, Failure> {
    let mut columns = Vec::new();
    let texts = |name: &str, values: Vec<Option<String>>| (Column::new(name, Kind::Text), ColumnValues::Texts(values));
    if has_measures {
        columns.push(texts("measure", rows.iter().map(|(measure, _)| Some((*measure).to_owned())).collect()));
    }
    for (place, name) in by.iter().enumerate() {
        columns.push(texts(name, rows.iter().map(|(_, cell)| cell.key.get(place).cloned().flatten()).collect()));
    }
    type Read = fn(&EstimateCell) -> Option<f64>;
    const FIGURES: [(&str, Read); 9] = [
        ("n", |cell| Some(crate::survey::count_as_number(cell.n))),
        ("estimate", |cell| cell.estimate),
        ("se", |cell| cell.se),
        ("ci_low", |cell| cell.ci_low),
        ("ci_high", |cell| cell.ci_high),
        ("cv", |cell| cell.cv),
        ("deff", |cell| cell.deff),
        ("n_eff", |cell| cell.n_eff),
        ("df", |cell| cell.df),
    ];
    for (name, read) in FIGURES {
        let values = rows.iter().map(|(_, cell)| read(cell)).collect();
        columns.push((Column::new(name, Kind::Number), ColumnValues::Numbers(values)));
    }
    columns.push(texts("flag", rows.iter().map(|(_, cell)| Some(cell.flag.mark().to_owned())).collect()));
    Dataset::from_columns(columns, Origin::default()).map_err(|error| {
        // Two columns of one name: a `by` column called like a figure.
        Failure::Data(Message::new("survey-cli-same-name").with("reason", error.to_string()))
    })
}
