//! `statelier check`: the scorecard of a table, and the questions to its sender.

use std::path::PathBuf;

use lexopt::prelude::{Long, Short, Value};

use super::{Failure, Io, dataset, path_value, read_file, text_value, tidy, usage, with_cx};
use crate::checks::rule::Rule;
use crate::checks::{Grade, Scorecard, scorecard};
use crate::data::{Column, ColumnValues, Dataset, Kind};
use crate::i18n::{self, Lang};
use crate::message::Message;
use crate::publish::export::query_list;
use crate::publish::working_copy;
use crate::recipe::propose::propose;
use crate::recipe::run::{StepCache, run as run_recipe};
use crate::session::checking::{MOST_LINES, is_asked_by_itself, queries};
use crate::steps::Step;
use crate::world::reason;

/// Rounds of proposals: a column that got its meaning may get its codes next.
const ROUNDS: usize = 4;

/// What the command line asks for.
#[derive(Default)]
struct Asked {
    file: Option<PathBuf>,
    sheet: Option<String>,
    rules: Option<PathBuf>,
    out: Option<PathBuf>,
    queries: Option<PathBuf>,
    lang: Option<Lang>,
    /// The table is checked as it stands, without what the program would propose for it.
    is_raw: bool,
}

pub(crate) fn run(io: &mut Io<'_>, args: lexopt::Parser) -> Result<(), Failure> {
    let asked = asked(args)?;
    let file = asked.file.clone().ok_or_else(|| Failure::Usage(Message::new("cli-needs-file")))?;
    let rules = match &asked.rules {
        Some(path) => read_rules(io, path)?,
        None => Vec::new(),
    };
    let data = tidy::largest_table(io, &file, asked.sheet.as_deref())?;
    let data = if asked.is_raw { data } else { understood(io, data)? };
    let card = with_cx(io, |cx| Ok(scorecard(cx, &data, &rules)?))?;
    if let Some(path) = &asked.queries {
        let findings = card.findings();
        let chosen = findings.iter().enumerate().filter(|(_, (check, finding))| is_asked_by_itself(check, finding));
        let chosen: Vec<usize> = chosen.map(|(at, _)| at).collect();
        let (lines, n_left) = queries(&data, &card, &chosen);
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = query_list::write(&name, &lines, asked.lang.unwrap_or(io.lang))?;
        write(io, path, &bytes)?;
        if n_left > 0 {
            let left = Message::new("project-queries-left").with("n", n_left).with("most", MOST_LINES);
            drop(writeln!(io.err, "{}", i18n::say(io.lang, &left)));
        }
    }
    match &asked.out {
        Some(path) => working_copy::write(io.world, &rows(io.lang, &data, &card)?, path)?,
        None => print(io, &card),
    }
    Ok(())
}

fn asked(mut args: lexopt::Parser) -> Result<Asked, Failure> {
    let mut asked = Asked::default();
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Long("sheet") => asked.sheet = Some(text_value(&mut args)?),
            Long("rules") => asked.rules = Some(path_value(&mut args)?),
            Long("queries") => asked.queries = Some(path_value(&mut args)?),
            Long("lang") => {
                let text = text_value(&mut args)?;
                let bad = || Failure::Usage(Message::new("cli-no-such-language").with("text", &text));
                asked.lang = Some(Lang::from_code(&text).ok_or_else(bad)?);
            }
            Long("as-it-is") => asked.is_raw = true,
            Short('o') | Long("out") => asked.out = Some(path_value(&mut args)?),
            Value(value) if asked.file.is_none() => asked.file = Some(PathBuf::from(value)),
            other => return Err(usage(&other.unexpected())),
        }
    }
    Ok(asked)
}

/// Reads rules as a project holds them: a list in JSON.
fn read_rules(io: &Io<'_>, path: &std::path::Path) -> Result<Vec<Rule>, Failure> {
    let bytes = read_file(io, path)?;
    serde_json::from_slice(&bytes).map_err(|error| {
        let message = Message::new("cli-bad-rules").with("path", path.display().to_string());
        Failure::Data(message.with("reason", error.to_string()))
    })
}

/// Does what the program would propose for the table with certainty, and says so: meanings of columns, codes of values.
fn understood(io: &mut Io<'_>, mut data: Dataset) -> Result<Dataset, Failure> {
    for _ in 0..ROUNDS {
        let sure: Vec<Step> = propose(&data, &[])
            .into_iter()
            .filter(|proposal| proposal.confidence >= 0.9)
            .map(|proposal| proposal.step)
            // What changes or takes out values would hide them from the checks.
            .filter(|step| matches!(step, Step::Assign(_) | Step::MatchCodes(_) | Step::Recode(_)))
            .collect();
        if sure.is_empty() {
            break;
        }
        let done = with_cx(io, |cx| Ok(run_recipe(cx, data.clone(), &sure, &mut StepCache::new(0), "")))?;
        for (step, report) in sure.iter().zip(&done.reports) {
            if report.is_ok() {
                let taken = Message::new("cli-taken").with("step", step.sentence());
                drop(writeln!(io.err, "{}", i18n::say(io.lang, &taken)));
            }
        }
        let is_whole = done.failed_at.is_none();
        data = done.dataset;
        if !is_whole {
            break;
        }
    }
    Ok(data)
}

fn write(io: &Io<'_>, path: &std::path::Path, bytes: &[u8]) -> Result<(), Failure> {
    io.world.replace(path, bytes).map_err(|error| {
        let message = Message::new("publish-cannot-write").with("path", path.display().to_string());
        Failure::Data(message.with("reason", reason(&error)))
    })
}

/// Prints the scorecard as sentences.
fn print(io: &mut Io<'_>, card: &Scorecard) {
    let mut lines = vec![i18n::say(io.lang, &card.sentence())];
    for (check, finding) in card.findings() {
        let grade = i18n::text(io.lang, finding.grade.id());
        let title = i18n::say(io.lang, &check.word("title"));
        lines.push(format!("[{grade}] {title} – {}", i18n::say(io.lang, &finding.message)));
    }
    for figure in card.checks.iter().filter_map(|check| check.outcome.as_ref().ok()).flat_map(|one| &one.figures) {
        let value = i18n::number(io.lang, figure.value, figure.decimals);
        lines.push(format!("{} = {value}. {}", i18n::say(io.lang, &figure.name), i18n::say(io.lang, &figure.verdict)));
    }
    for (check, why) in card.checks.iter().filter_map(|check| Some((check, check.outcome.as_ref().err()?))) {
        lines.push(format!("· {} – {}", i18n::say(io.lang, &check.word("title")), i18n::say(io.lang, why)));
    }
    // A closed stream is the reader's wish.
    drop(writeln!(io.out, "{}", lines.join("\n")));
}

/// Lists the findings row by row: check, grade, row, columns, what is said of it; a finding about the whole has no row.
fn rows(lang: Lang, data: &Dataset, card: &Scorecard) -> Result<Dataset, Failure> {
    let mut columns: [Vec<Option<String>>; 6] = Default::default();
    let mut numbers = Vec::new();
    for (check, finding) in card.findings() {
        let whole = [usize::MAX];
        for row in if finding.rows.is_empty() { &whole[..] } else { &finding.rows } {
            let said = finding.says.get(row).unwrap_or(&finding.message);
            let column = finding.columns.first().map_or("", String::as_str);
            let is_row = *row != usize::MAX;
            let place = is_row.then(|| crate::steps::correct::place_of(data, *row, column)).flatten();
            let at = data.schema.columns.iter().position(|known| known.name == column);
            let value = at.filter(|_| is_row).and_then(|at| data.text(*row, at));
            numbers.push(is_row.then(|| u32::try_from(row + 1).map_or(f64::NAN, f64::from)));
            let grade = match finding.grade {
                Grade::Wrong => "wrong",
                Grade::Doubtful => "doubtful",
                Grade::Info => "info",
            };
            let cells = [
                Some(check.id.to_owned()),
                Some(grade.to_owned()),
                Some(finding.columns.join(", ")).filter(|names| !names.is_empty()),
                place,
                value,
                Some(i18n::say(lang, said)),
            ];
            columns.iter_mut().zip(cells).for_each(|(column, cell)| column.push(cell));
        }
    }
    let names = ["check", "grade", "columns", "place", "value", "finding"];
    let mut made: Vec<(Column, ColumnValues)> = names
        .into_iter()
        .zip(columns)
        .map(|(name, texts)| (Column::new(name, Kind::Text), ColumnValues::Texts(texts)))
        .collect();
    made.insert(2, (Column::new("row", Kind::Number), ColumnValues::Numbers(numbers)));
    dataset(made)
}
