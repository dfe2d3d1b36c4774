//! `statelier risk`: which columns of a file of records name persons, and how well its records are hidden.

use std::path::PathBuf;

use lexopt::Arg;

use super::{Failure, Io, dataset, names_value, numbers, path_value, text_value, texts, tidy, usage, whole};
use crate::data::combinations::Combination;
use crate::data::{Column, ColumnValues, Dataset, Kind};
use crate::i18n;
use crate::message::Message;
use crate::protect::identifiers;
use crate::protect::risk::{FileRisk, RISKY, distinct_diversity, file_risk};
use crate::publish::working_copy;

/// What the command line asks for.
struct Request {
    data: Option<PathBuf>,
    sheet: Option<String>,
    keys: Vec<String>,
    weight: Option<String>,
    household: Option<String>,
    sensitive: Option<String>,
    k: usize,
    limit: f64,
    out: Option<PathBuf>,
}

pub(crate) fn run(io: &mut Io<'_>, args: lexopt::Parser) -> Result<(), Failure> {
    let request = request(args)?;
    let path = request.data.clone().ok_or_else(|| Failure::Usage(Message::new("cli-needs-file")))?;
    let data = tidy::largest_table(io, &path, request.sheet.as_deref())?;
    let mut messages: Vec<Message> = identifiers::find(&data).iter().map(identifiers::Found::message).collect();
    if messages.is_empty() {
        messages.push(Message::new("protect-identifiers-none"));
    }
    if request.keys.is_empty() {
        messages.push(Message::new("protect-risk-no-keys"));
    } else {
        let keys = request.keys.iter().map(|name| texts(&data, name)).collect::<Result<Vec<_>, _>>()?;
        let combinations: Vec<Combination> =
            (0..data.n_rows()).map(|row| keys.iter().map(|values| values[row].clone()).collect()).collect();
        let weights = weights(&data, request.weight.as_deref())?;
        let mut risk = file_risk(&combinations, &weights, request.k, request.limit);
        if let Some(name) = &request.household {
            risk.of_households(&texts(&data, name)?, request.limit);
        }
        messages.push(risk.sentence(request.k, request.limit));
        if let Some(name) = &request.sensitive {
            let diversity = distinct_diversity(&combinations, &texts(&data, name)?);
            let n = diversity.iter().filter(|n| **n < 2).count();
            messages.push(Message::new("protect-risk-diversity").with("n", n).with("column", name));
        }
        if let Some(out) = &request.out {
            working_copy::write(io.world, &rows(&data, &request, &risk)?, out)?;
        }
    }
    for message in messages {
        // A closed stream is the reader's wish.
        drop(writeln!(io.out, "{}", i18n::say(io.lang, &message)));
    }
    Ok(())
}

fn request(mut args: lexopt::Parser) -> Result<Request, Failure> {
    let mut request = Request {
        data: None,
        sheet: None,
        keys: Vec::new(),
        weight: None,
        household: None,
        sensitive: None,
        k: 3,
        limit: RISKY,
        out: None,
    };
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Arg::Value(path) if request.data.is_none() => request.data = Some(PathBuf::from(path)),
            Arg::Long("sheet") => request.sheet = Some(text_value(&mut args)?),
            Arg::Long("keys") => request.keys = names_value(&mut args)?,
            Arg::Long("weight") => request.weight = Some(text_value(&mut args)?),
            Arg::Long("household") => request.household = Some(text_value(&mut args)?),
            Arg::Long("sensitive") => request.sensitive = Some(text_value(&mut args)?),
            Arg::Short('k') | Arg::Long("k") => request.k = whole("--k", &text_value(&mut args)?)?,
            Arg::Long("limit") => request.limit = share("--limit", &text_value(&mut args)?)?,
            Arg::Short('o') | Arg::Long("out" | "output") => request.out = Some(path_value(&mut args)?),
            other => return Err(usage(&other.unexpected())),
        }
    }
    Ok(request)
}

/// Reads a probability.
fn share(option: &'static str, text: &str) -> Result<f64, Failure> {
    let wrong = || Failure::Usage(Message::new("cli-not-a-share").with("option", option).with("text", text));
    text.parse::<f64>().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or_else(wrong)
}

fn weights(data: &Dataset, name: Option<&str>) -> Result<Vec<f64>, Failure> {
    let Some(name) = name else { return Ok(vec![1.0; data.n_rows()]) };
    Ok(numbers(data, name)?.into_iter().map(|weight| weight.unwrap_or(1.0)).collect())
}

/// Lists every record with its combination, how many share it and its risk.
fn rows(data: &Dataset, request: &Request, risk: &FileRisk) -> Result<Dataset, Failure> {
    let mut columns: Vec<(Column, ColumnValues)> = Vec::new();
    for name in &request.keys {
        columns.push((Column::new(name, Kind::Text), ColumnValues::Texts(texts(data, name)?)));
    }
    let mut add = |name: &str, figure: &dyn Fn(&crate::protect::risk::RecordRisk) -> f64| {
        let numbers = risk.records.iter().map(|record| Some(figure(record))).collect();
        columns.push((Column::new(name, Kind::Number), ColumnValues::Numbers(numbers)));
    };
    add("frequency", &|record| u32::try_from(record.frequency).map_or(f64::NAN, f64::from));
    add("population", &|record| record.population);
    add("risk", &|record| record.risk);
    dataset(columns)
}
