//! How long the main job takes on real input: a published workbook read and recognised, a survey estimated beside a bare
//! group-by of polars over the same rows.
//!
//! The input lies in `../shared` (or `STATELIER_SHARED`); its `oracle/make_survey.py` writes the million rows into `target`
//! once. What is absent is skipped with a word.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;

use criterion::{Criterion, criterion_group, criterion_main};
use polars::prelude::{IntoLazy as _, col, lit};
use statelier::cx::{Ctl, Cx};
use statelier::data::Dataset;
use statelier::import::{self, ImportOptions};
use statelier::message::Notes;
use statelier::recognise::find_tables;
use statelier::survey::read::{add_bands, read_data};
use statelier::survey::{Design, Reliability, Request, Statistic, estimate};
use statelier::world::{DiskWorld, World as _};

fn shared(path: &str) -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join("shared");
    std::env::var_os("STATELIER_SHARED").map_or_else(beside, PathBuf::from).join(path)
}

fn read(path: &Path) -> Option<Vec<u8>> {
    DiskWorld.read(path).ok()
}

/// Returns the survey of the trial data, or one of as many rows made by its own generator.
fn survey(n_rows: usize) -> Option<Dataset> {
    let path = if n_rows == 20_000 {
        shared("oracle/survey.csv")
    } else {
        let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("target").join(format!("survey-{n_rows}.csv"));
        if read(&made).is_none() {
            let mut python = Command::new("python3");
            python.arg(shared("oracle/make_survey.py")).arg(&made).arg(n_rows.to_string());
            python.status().ok().filter(std::process::ExitStatus::success)?;
        }
        made
    };
    let mut data = read_data("survey.csv", read(&path)?).ok()?;
    add_bands(&mut data, "age", &[15.0, 25.0, 45.0, 65.0]).ok()?;
    Some(data)
}

fn workbook(bench: &mut Criterion, cx: &Cx<'_>) {
    let name = "undesa_2019_total.xlsx";
    let Some(bytes) = read(&shared(&format!("data/files/{name}"))) else {
        return skip(name);
    };
    let bytes: std::sync::Arc<[u8]> = bytes.into();
    let open = || import::open(cx, name, std::sync::Arc::clone(&bytes), &ImportOptions::default());
    bench.bench_function("read undesa_2019_total.xlsx", |bencher| bencher.iter(|| black_box(open().is_ok())));
    let Ok(opened) = open() else { return };
    bench.bench_function("recognise its nine sheets", |bencher| {
        bencher.iter(|| {
            for sheet in &opened.book.sheets {
                drop(black_box(find_tables(cx, sheet, &[])));
            }
        });
    });
}

fn estimates(bench: &mut Criterion, cx: &Cx<'_>) {
    let name = |text: &str| Some(text.to_owned());
    let design = Design { weight: name("weight"), stratum: name("stratum"), psu: name("psu"), ..Design::default() };
    let by = ["sex", "age_band", "birth_status"].map(str::to_owned).to_vec();
    let rate = Request {
        by,
        with_margins: true,
        filter: name("labour_status in ('employed', 'unemployed')"),
        ..Request::new(Statistic::Proportion("labour_status = 'unemployed'".to_owned()))
    };
    for n_rows in [20_000, 1_000_000] {
        let Some(data) = survey(n_rows) else {
            skip(&format!("a survey of {n_rows} rows"));
            continue;
        };
        bench.bench_function(&format!("unemployment rate with all margins, {n_rows} rows"), |bencher| {
            bencher.iter(|| black_box(estimate(cx, &data, &design, &rate, &Reliability::default()).is_ok()));
        });
        bench.bench_function(&format!("bare group-by of polars, {n_rows} rows"), |bencher| {
            bencher.iter(|| {
                let keys = ["stratum", "psu", "sex", "age_band", "birth_status"].map(col);
                let is_jobless = col("labour_status").eq(lit("unemployed"));
                let sums = [col("weight").sum().alias("w"), col("weight").filter(is_jobless).sum().alias("wy")];
                let is_active = col("labour_status").neq(lit("inactive"));
                black_box(data.frame.clone().lazy().filter(is_active).group_by(keys).agg(sums).collect().is_ok())
            });
        });
    }
}

#[expect(clippy::print_stderr, reason = "a benchmark says what it leaves out")]
fn skip(what: &str) {
    eprintln!("skipped: {what} is not there");
}

fn speed(bench: &mut Criterion) {
    let (ctl, notes) = (Ctl::default(), Notes::default());
    let cx = Cx { world: &DiskWorld, ctl: &ctl, notes: &notes };
    workbook(bench, &cx);
    estimates(bench, &cx);
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = speed
}
criterion_main!(benches);
