//! `statelier protect`: a table of counts in, the same table without what could give somebody away out.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use lexopt::Arg;

use super::{Failure, Io, dataset, path_value, protect_amounts, protect_keys, read_file, text_value, usage, with_cx};
use crate::data::{Column, ColumnValues, Dataset, Kind, schema};
use crate::i18n;
use crate::message::{Explain as _, Message};
use crate::protect::flat::{Counts, FlatTable};
use crate::protect::rounding::controlled_rounding;
use crate::protect::{CellState, Decision, ProtectedTable, Rules, protect};
use crate::publish::working_copy;

/// What the command line asks for.
struct Request {
    table: PathBuf,
    out: PathBuf,
    audit: Option<PathBuf>,
    rules: Rules,
    measure: Option<String>,
    /// Counts are rounded to multiples of it rather than hidden.
    base: Option<u64>,
}

/// Runs the verb.
pub(crate) fn run(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let all: Vec<OsString> = args.raw_args().map_err(|error| usage(&error))?.collect();
    let asks = |option: &str| all.iter().any(|arg| arg.to_string_lossy().split('=').next() == Some(option));
    let (is_of_amounts, is_by_keys) = (asks("--magnitude"), asks("--record-key") || asks("--count-by"));
    let args = lexopt::Parser::from_args(all);
    if is_of_amounts {
        return protect_amounts::run(io, args);
    }
    if is_by_keys {
        return protect_keys::run(io, args);
    }
    let request = request(args)?;
    let flat = read_table(io, &request.table)?;
    let counts = flat.counts(&request.table.display().to_string(), request.measure.as_deref())?;
    if let Some(base) = request.base {
        return round(io, &request, &flat, &counts, base);
    }
    let decision = Decision::Suppress(request.rules.clone());
    let protected =
        with_cx(io, |cx| Ok(protect(cx, std::slice::from_ref(&counts.table), &decision)?.into_iter().next()))?;
    let protected = protected
        .filter(|table| table.audit().is_safe)
        .ok_or_else(|| Failure::Data(Message::new("protect-not-safe")))?;
    let dataset = protected_rows(&flat, &counts, &protected)?;
    working_copy::write(io.world, &dataset, &request.out)?;
    if let Some(path) = &request.audit {
        working_copy::write(io.world, &audit_rows(&flat, &counts, &protected)?, path)?;
    }
    for message in summary(&counts, &protected, &request.rules, io.lang) {
        // A closed stream is the reader's wish.
        drop(writeln!(io.out, "{}", i18n::say(io.lang, &message)));
    }
    Ok(())
}

/// Writes the table with every count rounded to a multiple of a base, so that all sums stay right; other figures are left out,
/// for means beside changed counts would give the counts away.
fn round(io: &mut Io<'_>, request: &Request, flat: &FlatTable, counts: &Counts, base: u64) -> Result<(), Failure> {
    let rounded = with_cx(io, |cx| Ok(controlled_rounding(cx, std::slice::from_ref(&counts.table), base)?))?;
    let Some(rounded) = rounded.first() else { return Ok(()) };
    let mut of_row: Vec<Option<u64>> = vec![None; flat.rows.len()];
    for (row, count) in counts.rows.iter().zip(&rounded.counts) {
        if let Some(place) = of_row.get_mut(*row) {
            *place = Some(*count);
        }
    }
    let mut columns = Vec::new();
    for (at, name) in flat.header.iter().enumerate() {
        let field =
            |row: usize| flat.rows.get(row).and_then(|row| row.get(at)).filter(|field| !field.is_empty()).cloned();
        let is_figure = counts.figure_columns.contains(&at);
        let texts = of_row.iter().enumerate().map(|(row, count)| match (is_figure, at == counts.count_column) {
            (_, true) => count.map(|count| count.to_string()),
            (true, false) => None,
            (false, false) => field(row),
        });
        columns.push(column(name, texts.collect(), is_figure));
    }
    working_copy::write(io.world, &dataset(columns)?, &request.out)?;
    let said = Message::new("protect-rounded")
        .with("n", counts.rows.len())
        .with("base", base)
        .with("additive", if rounded.is_additive { "yes" } else { "no" })
        .with("largest", rounded.largest_change)
        .with("others", counts.figure_columns.len().saturating_sub(1));
    // A closed stream is the reader's wish.
    drop(writeln!(io.out, "{}", i18n::say(io.lang, &said)));
    Ok(())
}

fn request(mut args: lexopt::Parser) -> Result<Request, Failure> {
    let (mut table, mut out, mut audit, mut measure, mut base) = (None, None, None, None, None);
    let mut rules = Rules::default();
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Arg::Value(path) if table.is_none() => table = Some(PathBuf::from(path)),
            Arg::Short('o') | Arg::Long("out" | "output") => out = Some(path_value(&mut args)?),
            Arg::Long("audit") => audit = Some(path_value(&mut args)?),
            Arg::Long("measure") => measure = Some(text_value(&mut args)?),
            Arg::Long("round") => {
                let text = text_value(&mut args)?;
                let wrong = || Failure::Usage(Message::new("protect-usage-base").with("text", &text));
                base = Some(text.parse::<u64>().ok().filter(|base| *base > 1).ok_or_else(wrong)?);
            }
            Arg::Long("threshold") => {
                let value = text_value(&mut args)?;
                let threshold = value.parse::<u64>().ok().filter(|threshold| *threshold > 0);
                rules.threshold = threshold
                    .ok_or_else(|| Failure::Usage(Message::new("protect-usage-threshold").with("value", value)))?;
            }
            other => return Err(usage(&other.unexpected())),
        }
    }
    Ok(Request {
        table: table.ok_or_else(|| Failure::Usage(Message::new("protect-usage-table")))?,
        out: out.ok_or_else(|| Failure::Usage(Message::new("protect-usage-out")))?,
        audit,
        rules,
        measure,
        base,
    })
}

/// Reads the table, whatever it is written in.
fn read_table(io: &Io<'_>, path: &Path) -> Result<FlatTable, Failure> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let name = path.display().to_string();
    if !matches!(ending.as_str(), "csv" | "tsv" | "txt") {
        return Err(Failure::Data(Message::new("protect-only-csv").with("path", name)));
    }
    FlatTable::from_csv(&name, &read_file(io, path)?).map_err(|error| Failure::Data(error.message()))
}

/// Puts the rows together again: figures emptied where they are hidden, `Q` in the column `status`.
fn protected_rows(flat: &FlatTable, counts: &Counts, protected: &ProtectedTable) -> Result<Dataset, Failure> {
    let mut is_hidden = vec![false; flat.rows.len()];
    for (cell, row) in counts.rows.iter().enumerate() {
        if let Some(place) = is_hidden.get_mut(*row) {
            *place = protected.state(cell).is_hidden();
        }
    }
    let is_status = |name: &String| name.eq_ignore_ascii_case("status");
    let mut columns = Vec::new();
    for (at, name) in flat.header.iter().enumerate() {
        let field = |row: usize| flat.rows.get(row).and_then(|row| row.get(at)).filter(|field| !field.is_empty());
        let is_figure = counts.figure_columns.contains(&at);
        let texts = is_hidden.iter().enumerate().map(|(row, hidden)| match hidden {
            true if is_figure => None,
            true if is_status(name) => Some("Q".to_owned()),
            _ => field(row).cloned(),
        });
        columns.push(column(name, texts.collect(), is_figure));
    }
    if !flat.header.iter().any(is_status) {
        let status = is_hidden.iter().map(|hidden| hidden.then(|| "Q".to_owned())).collect();
        columns.push(column("status", status, false));
    }
    dataset(columns)
}

/// Lists the hidden cells with what an attacker can work out: for the person who protects only.
fn audit_rows(flat: &FlatTable, counts: &Counts, protected: &ProtectedTable) -> Result<Dataset, Failure> {
    let hidden: Vec<(usize, usize)> =
        counts.rows.iter().copied().enumerate().filter(|(cell, _)| protected.state(*cell).is_hidden()).collect();
    let interval = |cell: usize| protected.audit().intervals.iter().find(|interval| interval.cell == cell);
    let mut columns: Vec<(schema::Column, ColumnValues)> = counts
        .key_columns
        .iter()
        .map(|at| {
            let name = flat.header.get(*at).map_or("", String::as_str);
            let field = |row: usize| flat.rows.get(row).and_then(|row| row.get(*at)).cloned();
            column(name, hidden.iter().map(|(_, row)| field(*row)).collect(), false)
        })
        .collect();
    let kind = |cell: usize| match protected.state(cell) {
        CellState::Primary => "primary",
        CellState::Complementary => "complementary",
        CellState::Published => "",
    };
    let low = |cell: usize| interval(cell).map(|interval| interval.low.to_string());
    let high = |cell: usize| interval(cell).and_then(|interval| interval.high).map(|high| high.to_string());
    columns.extend([
        column("suppression", hidden.iter().map(|(cell, _)| Some(kind(*cell).to_owned())).collect(), false),
        column("feasible_low", hidden.iter().map(|(cell, _)| low(*cell)).collect(), true),
        column("feasible_high", hidden.iter().map(|(cell, _)| high(*cell)).collect(), true),
    ]);
    dataset(columns)
}

/// Makes a column; figures become numbers where all of them are.
fn column(name: &str, texts: Vec<Option<String>>, is_figure: bool) -> (schema::Column, ColumnValues) {
    let numbers: Option<Vec<Option<f64>>> = texts
        .iter()
        .map(|text| text.as_deref().map(|text| text.trim().parse().ok()).map_or(Some(None), |n| n.map(Some)))
        .collect();
    match numbers.filter(|_| is_figure) {
        Some(numbers) => (Column::new(name, Kind::Number), ColumnValues::Numbers(numbers)),
        None => (Column::new(name, Kind::Text), ColumnValues::Texts(texts)),
    }
}

/// Says what was hidden, what it costs and what an attacker is left with.
fn summary(counts: &Counts, protected: &ProtectedTable, rules: &Rules, lang: i18n::Lang) -> Vec<Message> {
    let states: Vec<CellState> = (0..counts.rows.len()).map(|cell| protected.state(cell)).collect();
    let n_in = |state: CellState| states.iter().filter(|found| **found == state).count();
    let mut messages = vec![
        Message::new("protect-summary")
            .with("n", states.len())
            .with("primary", n_in(CellState::Primary))
            .with("complementary", n_in(CellState::Complementary))
            .with("highest", rules.threshold.saturating_sub(1)),
    ];
    let is_primary = |cell: usize| states.get(cell) == Some(&CellState::Primary);
    let widths = protected.audit().intervals.iter().filter(|interval| is_primary(interval.cell));
    let narrowest = widths.filter_map(|interval| Some(interval.high?.saturating_sub(interval.low) + 1)).min();
    if let Some(values) = narrowest {
        messages.push(Message::new("protect-summary-attack").with("values", values));
    }
    let finest = || counts.table.cells.iter().zip(&states).filter(|(cell, _)| cell.key.iter().all(Option::is_some));
    let whole: u64 = finest().map(|(cell, _)| cell.n).sum();
    let lost: u64 = finest().filter(|(_, state)| state.is_hidden()).map(|(cell, _)| cell.n).sum();
    if lost > 0 {
        let share = i18n::percent(lang, as_share(lost, whole), 1);
        messages.push(Message::new("protect-summary-loss").with("share", share));
    }
    if counts.n_blank > 0 {
        messages.push(Message::new("protect-summary-blank").with("n", counts.n_blank));
    }
    if counts.n_margins > 0 {
        messages.push(Message::new("protect-summary-margins").with("n", counts.n_margins));
    }
    messages
}

#[expect(clippy::cast_precision_loss, reason = "a share for a sentence")]
fn as_share(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}
