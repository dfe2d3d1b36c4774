//! `statelier protect DATA --count-by a,b --record-key K`: counts of records, each changed a little as the keys of its records say.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lexopt::Arg;

use super::{Failure, Io, dataset, names_value, path_value, read_file, text_value, texts, tidy, usage};
use crate::data::{Column, ColumnValues, Dataset, Kind};
use crate::i18n;
use crate::message::Message;
use crate::protect::rounding::{KEY_RANGE, Noise, cell_key, random_rounding, with_noise};
use crate::publish::working_copy;

/// How counts are changed.
enum Change {
    RandomRounding(u64),
    Noise(Vec<Noise>),
}

/// What the command line asks for.
#[derive(Default)]
struct Request {
    data: Option<PathBuf>,
    sheet: Option<String>,
    out: Option<PathBuf>,
    by: Vec<String>,
    key: Option<String>,
    base: Option<u64>,
    noise: Option<PathBuf>,
}

/// Runs the verb for record keys.
pub(super) fn run(io: &mut Io<'_>, args: lexopt::Parser) -> Result<(), Failure> {
    let request = request(args)?;
    let missing = |id: &'static str| Failure::Usage(Message::new(id));
    let path = request.data.clone().ok_or_else(|| missing("protect-usage-table"))?;
    let out = request.out.clone().ok_or_else(|| missing("protect-usage-out"))?;
    let key = request.key.clone().ok_or_else(|| missing("protect-usage-record-key"))?;
    let change = match (request.base, &request.noise) {
        (Some(base), None) => Change::RandomRounding(base),
        (None, Some(path)) => Change::Noise(noise(io, path)?),
        _ => return Err(missing("protect-usage-one-change")),
    };
    let data = tidy::largest_table(io, &path, request.sheet.as_deref())?;
    let cells = cells(&data, &request.by, &key)?;
    let changed = |(count, key): &(u64, u64)| match &change {
        Change::RandomRounding(base) => random_rounding(*count, *base, *key),
        Change::Noise(table) => with_noise(*count, *key, table),
    };
    let counts: Vec<u64> = cells.values().map(changed).collect();
    let n_changed = cells.values().zip(&counts).filter(|((before, _), after)| before != *after).count();
    working_copy::write(io.world, &table(&request.by, &cells.keys(), &counts)?, &out)?;
    let said = Message::new("protect-keys-done").with("n", counts.len()).with("changed", n_changed);
    // A closed stream is the reader's wish.
    drop(writeln!(io.out, "{}", i18n::say(io.lang, &said)));
    Ok(())
}

fn request(mut args: lexopt::Parser) -> Result<Request, Failure> {
    let mut request = Request::default();
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Arg::Value(path) if request.data.is_none() => request.data = Some(PathBuf::from(path)),
            Arg::Short('o') | Arg::Long("out" | "output") => request.out = Some(path_value(&mut args)?),
            Arg::Long("sheet") => request.sheet = Some(text_value(&mut args)?),
            Arg::Long("count-by") => request.by = names_value(&mut args)?,
            Arg::Long("record-key") => request.key = Some(text_value(&mut args)?),
            Arg::Long("noise") => request.noise = Some(path_value(&mut args)?),
            Arg::Long("random-round") => {
                let text = text_value(&mut args)?;
                let wrong = || Failure::Usage(Message::new("protect-usage-base").with("text", &text));
                request.base = Some(text.parse().ok().filter(|base| *base > 1).ok_or_else(wrong)?);
            }
            other => return Err(usage(&other.unexpected())),
        }
    }
    Ok(request)
}

/// Reads a table of noise: count, from, to, change.
fn noise(io: &Io<'_>, path: &Path) -> Result<Vec<Noise>, Failure> {
    let bytes = read_file(io, path)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let mut lines = Vec::new();
    for (at, line) in text.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty()) {
        let fields: Vec<&str> = line.split([';', ',', '\t']).map(str::trim).collect();
        let read = || {
            let [count, low, high, change] = fields.as_slice() else { return None };
            let line = Noise {
                count: count.parse().ok()?,
                low: low.parse().ok()?,
                high: high.parse().ok()?,
                change: change.parse().ok()?,
            };
            (line.low < line.high).then_some(line)
        };
        let wrong = || {
            let message = Message::new("protect-bad-noise").with("path", path.display().to_string());
            Failure::Data(message.with("line", at + 1))
        };
        lines.push(read().ok_or_else(wrong)?);
    }
    Ok(lines)
}

type Cells = BTreeMap<Vec<Option<String>>, (u64, u64)>;

/// Counts every cell and margin, and adds up the keys of its records.
fn cells(data: &Dataset, by: &[String], key: &str) -> Result<Cells, Failure> {
    let columns = by.iter().map(|name| texts(data, name)).collect::<Result<Vec<_>, _>>()?;
    let mut cells = Cells::new();
    for (row, text) in texts(data, key)?.iter().enumerate() {
        let bad = || {
            let message = Message::new("protect-bad-record-key").with("column", key).with("row", row + 1);
            Failure::Data(message.with("value", text.clone().unwrap_or_default()))
        };
        let own = text.as_deref().and_then(record_key).ok_or_else(bad)?;
        for margin in 0..1_usize << columns.len().min(20) {
            let code = |(at, values): (usize, &Vec<Option<String>>)| {
                (margin >> at & 1 == 0).then(|| values.get(row).cloned().flatten().unwrap_or_default())
            };
            let cell = cells.entry(columns.iter().enumerate().map(code).collect()).or_default();
            *cell = (cell.0 + 1, cell_key([cell.1, own]));
        }
    }
    Ok(cells)
}

/// Reads the key of a record: a whole number, or a fraction of one.
fn record_key(text: &str) -> Option<u64> {
    if let Ok(whole) = text.trim().parse::<u64>() {
        return Some(whole % KEY_RANGE);
    }
    // Digits behind the point, so that no binary fraction comes between.
    let digits = text.trim().strip_prefix("0.").filter(|digits| digits.len() <= 9)?;
    let scale = 10_u64.pow(u32::try_from(digits.len()).ok()?);
    Some(digits.parse::<u64>().ok()? * KEY_RANGE / scale)
}

fn table<'k>(
    by: &[String],
    keys: &(impl Iterator<Item = &'k Vec<Option<String>>> + Clone),
    counts: &[u64],
) -> Result<Dataset, Failure> {
    let column = |(at, name): (usize, &String)| {
        let codes = keys.clone().map(|key| key.get(at).cloned().flatten()).collect();
        (Column::new(name, Kind::Code), ColumnValues::Texts(codes))
    };
    let mut columns: Vec<(Column, ColumnValues)> = by.iter().enumerate().map(column).collect();
    let number = |count: &u64| u32::try_from(*count).ok().map(f64::from);
    columns.push((Column::new("n", Kind::Number), ColumnValues::Numbers(counts.iter().map(number).collect())));
    dataset(columns)
}
