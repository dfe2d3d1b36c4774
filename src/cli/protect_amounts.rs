//! `statelier protect DATA --magnitude VALUE --by …`: a table of amounts made of records, without what tells too much of its
//! largest contributors.

use std::path::PathBuf;

use lexopt::Arg;

use super::{Failure, Io, dataset, names_value, numbers, path_value, text_value, texts, tidy, usage, whole, with_cx};
use crate::data::{Column, ColumnValues, Dataset, Kind};
use crate::i18n;
use crate::indicators::is_yes;
use crate::message::{Explain as _, Message};
use crate::protect::CellState;
use crate::protect::magnitude::{AmountCell, AmountRules, AmountTable, Concentration, Contribution, protect};
use crate::publish::working_copy;

/// What the command line asks for.
#[derive(Default)]
struct Request {
    data: Option<PathBuf>,
    sheet: Option<String>,
    out: Option<PathBuf>,
    audit: Option<PathBuf>,
    value: String,
    by: Vec<String>,
    contributor: Option<String>,
    weight: Option<String>,
    asked: Option<String>,
    rules: AmountRules,
}

/// Runs the verb for amounts.
pub(super) fn run(io: &mut Io<'_>, args: lexopt::Parser) -> Result<(), Failure> {
    let request = request(args)?;
    let missing = |id: &'static str| Failure::Usage(Message::new(id));
    let path = request.data.clone().ok_or_else(|| missing("protect-usage-table"))?;
    let out = request.out.clone().ok_or_else(|| missing("protect-usage-out"))?;
    let contributor = request.contributor.clone().ok_or_else(|| missing("protect-usage-contributor"))?;
    if request.by.is_empty() {
        return Err(missing("protect-usage-by"));
    }
    let data = tidy::largest_table(io, &path, request.sheet.as_deref())?;
    let (contributions, n_blank) = contributions(&data, &request, &contributor)?;
    let table = with_cx(io, |cx| {
        protect(cx, &request.by, &contributions, &request.rules).map_err(|error| Failure::Data(error.message()))
    })?;
    if !table.is_safe {
        return Err(Failure::Data(Message::new("protect-not-safe")));
    }
    working_copy::write(io.world, &published(&request, &table)?, &out)?;
    if let Some(path) = &request.audit {
        working_copy::write(io.world, &audited(&request, &table)?, path)?;
    }
    for message in summary(&table, n_blank) {
        // A closed stream is the reader's wish.
        drop(writeln!(io.out, "{}", i18n::say(io.lang, &message)));
    }
    Ok(())
}

fn request(mut args: lexopt::Parser) -> Result<Request, Failure> {
    let mut request = Request::default();
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Arg::Value(path) if request.data.is_none() => request.data = Some(PathBuf::from(path)),
            Arg::Short('o') | Arg::Long("out" | "output") => request.out = Some(path_value(&mut args)?),
            Arg::Long("audit") => request.audit = Some(path_value(&mut args)?),
            Arg::Long("sheet") => request.sheet = Some(text_value(&mut args)?),
            Arg::Long("magnitude") => request.value = text_value(&mut args)?,
            Arg::Long("by") => request.by = names_value(&mut args)?,
            Arg::Long("contributor") => request.contributor = Some(text_value(&mut args)?),
            Arg::Long("weight") => request.weight = Some(text_value(&mut args)?),
            Arg::Long("on-request") => {
                request.rules.on_request = true;
                request.asked = Some(text_value(&mut args)?);
            }
            Arg::Long("fewest") => {
                request.rules.fewest = whole("--fewest", &text_value(&mut args)?)?;
            }
            Arg::Long("p") => {
                let [p] = several(&text_value(&mut args)?)?;
                request.rules.concentration = Concentration::Percent { p };
            }
            Arg::Long("pq") => {
                let [p, q] = several(&text_value(&mut args)?)?;
                request.rules.concentration = Concentration::PriorPosterior { p, q };
            }
            Arg::Long("dominance") => {
                let [n, k] = several(&text_value(&mut args)?)?;
                let n = format!("{n:.0}").parse().unwrap_or(0);
                request.rules.concentration = Concentration::Dominance { n, k };
            }
            other => return Err(usage(&other.unexpected())),
        }
    }
    Ok(request)
}

/// Reads so many numbers, with commas between them.
fn several<const N: usize>(text: &str) -> Result<[f64; N], Failure> {
    let wrong = || Failure::Usage(Message::new("protect-usage-numbers").with("text", text).with("n", N));
    let numbers: Result<Vec<f64>, _> = text.split(',').map(|part| part.trim().parse::<f64>()).collect();
    numbers
        .ok()
        .filter(|numbers| numbers.iter().all(|number| *number >= 0.0))
        .and_then(|all| all.try_into().ok())
        .ok_or_else(wrong)
}

/// Takes the contribution of each record; returns with them how many have no amount.
fn contributions(data: &Dataset, request: &Request, contributor: &str) -> Result<(Vec<Contribution>, usize), Failure> {
    let keys = request.by.iter().map(|name| texts(data, name)).collect::<Result<Vec<_>, _>>()?;
    let (amounts, contributors) = (numbers(data, &request.value)?, texts(data, contributor)?);
    let weights = request.weight.as_deref().map(|name| numbers(data, name)).transpose()?;
    let asked = request.asked.as_deref().map(|name| texts(data, name)).transpose()?;
    let (mut found, mut n_blank) = (Vec::with_capacity(amounts.len()), 0);
    for (row, amount) in amounts.into_iter().enumerate() {
        let Some(amount) = amount else {
            n_blank += 1;
            continue;
        };
        let text = |values: &Vec<Option<String>>| values.get(row).cloned().flatten();
        let weight = weights.as_ref().map_or(Some(1.0), |weights| weights.get(row).copied().flatten());
        found.push(Contribution {
            key: keys.iter().map(|values| text(values).unwrap_or_default()).collect(),
            // A record without a name is a contributor of its own.
            contributor: text(&contributors).unwrap_or_else(|| format!("\u{0}{row}")),
            amount,
            weight: weight.unwrap_or(0.0),
            has_asked: asked.as_ref().and_then(text).is_some_and(|text| is_yes(&text)),
        });
    }
    Ok((found, n_blank))
}

fn published(request: &Request, table: &AmountTable) -> Result<Dataset, Failure> {
    let shown = |cell: &AmountCell| (!cell.state.is_hidden()).then_some(cell.total);
    let status = |cell: &AmountCell| cell.state.is_hidden().then(|| "Q".to_owned());
    let mut columns = keys(request, &table.cells.iter());
    columns.push((
        Column::new(&request.value, Kind::Number),
        ColumnValues::Numbers(table.cells.iter().map(shown).collect()),
    ));
    columns.push((Column::new("status", Kind::Text), ColumnValues::Texts(table.cells.iter().map(status).collect())));
    dataset(columns)
}

/// Lists hidden cells with what they need and what a reader is left with: for the person who protects only.
fn audited(request: &Request, table: &AmountTable) -> Result<Dataset, Failure> {
    let hidden = || table.cells.iter().filter(|cell| cell.state.is_hidden());
    let mut columns = keys(request, &hidden());
    let mut add = |name: &str, figure: &dyn Fn(&AmountCell) -> Option<f64>| {
        columns.push((Column::new(name, Kind::Number), ColumnValues::Numbers(hidden().map(figure).collect())));
    };
    add("total", &|cell| Some(cell.total));
    add("contributors", &|cell| u32::try_from(cell.n_contributors).ok().map(f64::from));
    add("needed_low", &|cell| Some(cell.total - cell.needed?.0));
    add("needed_high", &|cell| Some(cell.total + cell.needed?.1));
    add("feasible_low", &|cell| Some(cell.feasible?.0));
    add("feasible_high", &|cell| cell.feasible?.1);
    let kind =
        |cell: &AmountCell| Some(if cell.state == CellState::Primary { "primary" } else { "complementary" }.to_owned());
    columns.push((Column::new("suppression", Kind::Text), ColumnValues::Texts(hidden().map(kind).collect())));
    dataset(columns)
}

fn keys<'c>(request: &Request, cells: &(impl Iterator<Item = &'c AmountCell> + Clone)) -> Vec<(Column, ColumnValues)> {
    let column = |(at, name): (usize, &String)| {
        let codes = cells.clone().map(|cell| cell.key.get(at).cloned().flatten()).collect();
        (Column::new(name, Kind::Code), ColumnValues::Texts(codes))
    };
    request.by.iter().enumerate().map(column).collect()
}

/// Says what was hidden and what it costs.
fn summary(table: &AmountTable, n_blank: usize) -> Vec<Message> {
    let n_in = |state: CellState| table.cells.iter().filter(|cell| cell.state == state).count();
    let finest = || table.cells.iter().filter(|cell| cell.key.iter().all(Option::is_some));
    let whole: f64 = finest().map(|cell| cell.total).sum();
    let lost: f64 = finest().filter(|cell| cell.state.is_hidden()).map(|cell| cell.total).sum();
    let mut messages = vec![
        Message::new("protect-amount-summary")
            .with("n", table.cells.len())
            .with("primary", n_in(CellState::Primary))
            .with("complementary", n_in(CellState::Complementary))
            .with("percent", (1000.0 * lost / whole).round() / 10.0),
    ];
    if n_blank > 0 {
        messages.push(Message::new("protect-summary-blank").with("n", n_blank));
    }
    messages
}
