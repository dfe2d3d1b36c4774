//! How long the main job takes on real input: a published workbook read and recognised, a large list read beside the
//! libraries that read its cells, a survey estimated beside a bare group-by of polars over the same rows.
//!
//! The input lies in `../shared` (or `STATELIER_SHARED`); its `oracle/make_survey.py` writes the million rows into `target`
//! once. What is absent is skipped with a word.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use polars::prelude::{CsvReader, IntoLazy as _, SerReader as _, col, lit};
use statelier::cx::{Ctl, Cx};
use statelier::data::cluster::clusters;
use statelier::data::codes::{Code, code_list};
use statelier::data::{Column, ColumnValues, Dataset, Kind, Origin};
use statelier::import::{self, ImportOptions};
use statelier::message::Notes;
use statelier::recognise::find_tables;
use statelier::recognise::spec::read_table;
use statelier::steps::{MatchCodes, Step};
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
    let bytes: Arc<[u8]> = bytes.into();
    let open = || import::open(cx, name, Arc::clone(&bytes), &ImportOptions::default());
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
    let by = ["sex", "age_band", "region", "birth_status"].map(str::to_owned).to_vec();
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
        bench.bench_function(&format!("unemployment rate with all sixteen margins, {n_rows} rows"), |bencher| {
            bencher.iter(|| black_box(estimate(cx, &data, &design, &rate, &Reliability::default()).is_ok()));
        });
        bench.bench_function(&format!("bare group-by of polars, {n_rows} rows"), |bencher| {
            bencher.iter(|| {
                let keys = ["stratum", "psu", "sex", "age_band", "region", "birth_status"].map(col);
                let is_jobless = col("labour_status").eq(lit("unemployed"));
                let sums = [col("weight").sum().alias("w"), col("weight").filter(is_jobless).sum().alias("wy")];
                let is_active = col("labour_status").neq(lit("inactive"));
                black_box(data.frame.clone().lazy().filter(is_active).group_by(keys).agg(sums).collect().is_ok())
            });
        });
    }
}

/// Rows and columns of the large files.
const LARGE: (u32, u16) = (300_000, 15);

const NAMES: [&str; 15] = [
    "id",
    "canton",
    "sex",
    "birth_year",
    "income",
    "persons",
    "rooms",
    "children",
    "days",
    "weight",
    "area",
    "height",
    "rent",
    "distance",
    "score",
];

/// Returns a cell of the large files: codes, names, whole and decimal numbers, a mark where a number is missing.
fn large_cell(row: u32, column: u16) -> Result<f64, String> {
    let mixed = row.wrapping_mul(2_654_435_761).wrapping_add(u32::from(column) * 40_503) >> 8;
    match column {
        0 => Err(format!("{:06}", mixed % 1_000_000)),
        1 => Err(["Genève", "Vaud", "Valais", "Neuchâtel", "Jura"][mixed as usize % 5].to_owned()),
        2 => Err(["female", "male"][mixed as usize % 2].to_owned()),
        3 => Ok(f64::from(1990 + mixed % 35)),
        4 if mixed.is_multiple_of(50) => Err("..".to_owned()),
        4..=8 => Ok(f64::from(mixed % 100_000)),
        _ => Ok(f64::from(mixed % 10_000_000) / 1000.0),
    }
}

/// Writes the large workbook and the same rows as text, once.
fn large_files() -> Option<(Vec<u8>, Vec<u8>)> {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    let (book, text) = (target.join("large.xlsx"), target.join("large.csv"));
    if read(&book).is_none() || read(&text).is_none() {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet();
        let mut lines = String::new();
        for row in 0..=LARGE.0 {
            for column in 0..LARGE.1 {
                let cell = if row == 0 { Err(NAMES[usize::from(column)].to_owned()) } else { large_cell(row, column) };
                lines.push_str(if column == 0 { "" } else { "," });
                match cell {
                    Ok(number) => {
                        sheet.write_number(row, column, number).ok()?;
                        lines.push_str(&number.to_string());
                    }
                    Err(text) => {
                        sheet.write_string(row, column, &text).ok()?;
                        lines.push_str(&text);
                    }
                }
            }
            lines.push('\n');
        }
        workbook.save(&book).ok()?;
        DiskWorld.replace(&text, lines.as_bytes()).ok()?;
    }
    Some((read(&book)?, read(&text)?))
}

/// A large list read into typed columns, beside the library that reads its cells and beside polars.
fn large(bench: &mut Criterion, cx: &Cx<'_>) {
    let Some((book, text)) = large_files() else { return skip("the large list") };
    let mut pair = bench.benchmark_group("300 000 × 15");
    let calamine = || {
        let mut file = calamine::open_workbook_auto_from_rs(std::io::Cursor::new(book.as_slice())).ok()?;
        calamine::Reader::worksheet_range_at(&mut file, 0)?.ok().map(|range| black_box(range.get_size()))
    };
    let polars = || CsvReader::new(std::io::Cursor::new(text.as_slice())).finish().ok().map(|frame| frame.shape());
    pair.bench_function("xlsx: calamine alone", |bencher| bencher.iter(calamine));
    pair.bench_function("csv: polars alone", |bencher| bencher.iter(polars));
    for (name, bytes) in [("large.xlsx", &book), ("large.csv", &text)] {
        let bytes: Arc<[u8]> = bytes.as_slice().into();
        let open = || import::open(cx, name, Arc::clone(&bytes), &ImportOptions::default()).ok();
        let typed = |opened: &import::Opened| {
            let sheet = opened.book.sheets.first()?;
            let guess = find_tables(cx, sheet, &[]).ok()?.into_iter().next()?;
            read_table(cx, opened, &sheet.name, &guess.spec).ok()
        };
        pair.bench_function(format!("{name}: typed columns"), |bencher| bencher.iter(|| typed(&black_box(open()?))));
        let peer: &dyn Fn() -> Option<(usize, usize)> = if name == "large.csv" { &polars } else { &calamine };
        ratio(&mut pair, &format!("{name}: as many times the library alone"), || typed(&open()?), peer);
        pair.bench_function(format!("{name}: longest wait after cancelling"), |bencher| {
            bencher.iter_custom(|n_times| longest_wait(name, &bytes) * u32::try_from(n_times).unwrap_or(u32::MAX));
        });
        let Some(opened) = open() else { continue };
        pair.bench_function(format!("{name}: recognise alone"), |bencher| {
            bencher.iter(|| find_tables(cx, black_box(opened.book.sheets.first()?), &[]).ok());
        });
    }
    pair.finish();
}

/// Says how many times as long one work takes as another. They are done in turn, for a shared machine is not as quick from
/// one minute to the next: the median of the ratios of neighbours, as so many seconds.
fn ratio<T, U>(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, ours: impl Fn() -> T, theirs: impl Fn() -> U) {
    group.bench_function(name, |bencher| {
        bencher.iter_custom(|n_times| {
            let mut ratios: Vec<f64> = (0..n_times.max(3))
                .map(|_| {
                    let start = Instant::now();
                    black_box(ours());
                    let (took, start) = (start.elapsed(), Instant::now());
                    black_box(theirs());
                    took.as_secs_f64() / start.elapsed().as_secs_f64()
                })
                .collect();
            ratios.sort_by(f64::total_cmp);
            Duration::from_secs_f64(ratios[ratios.len() / 2]).mul_f64(n_times as f64)
        });
    });
}

/// Opens and reads a file several times and asks it to stop each time later; the longest that it went on after that.
fn longest_wait(name: &str, bytes: &Arc<[u8]>) -> Duration {
    let wait = |after: Duration| {
        let (ctl, notes) = (Ctl::default(), Notes::default());
        let cx = Cx { world: &DiskWorld, ctl: &ctl, notes: &notes };
        let work = || {
            let opened = import::open(&cx, name, Arc::clone(bytes), &ImportOptions::default()).ok()?;
            let sheet = opened.book.sheets.first()?;
            let guess = find_tables(&cx, sheet, &[]).ok()?.into_iter().next()?;
            read_table(&cx, &opened, &sheet.name, &guess.spec).ok()
        };
        std::thread::scope(|scope| {
            let asked = scope.spawn(|| {
                std::thread::sleep(after);
                ctl.cancel();
                Instant::now()
            });
            black_box(work());
            let done = Instant::now();
            asked.join().map_or(Duration::ZERO, |asked| done.saturating_duration_since(asked))
        })
    };
    (1..=6).map(|part| wait(Duration::from_millis(400 * part))).max().unwrap_or_default()
}

/// Twenty thousand descriptions of goods, each in two writings and with a slip, are looked through for variants.
fn clustering(bench: &mut Criterion) {
    let Some(list) = code_list("hs2022") else { return skip("the list of goods") };
    let names = list.items.iter().map(|code| code.name("en"));
    let written = names.flat_map(|name| [name.to_owned(), name.to_uppercase(), name.replacen('e', "", 1)]);
    let texts: BTreeMap<String, u64> = written.take(20_000).map(|text| (text, 1)).collect();
    bench.bench_function(&format!("variants among {} texts", texts.len()), |bencher| {
        bencher.iter(|| black_box(clusters(&texts).len()));
    });
}

/// A million values, written in four hundred ways, one in ten of them unknown, find their codes.
fn matching(bench: &mut Criterion, cx: &Cx<'_>) {
    let Some(list) = code_list("countries") else { return skip("the list of countries") };
    let names: Vec<&str> = list.items.iter().flat_map(Code::names).step_by(11).take(360).collect();
    let spellings = names.iter().map(|name| (*name).to_owned());
    let spellings: Vec<String> = spellings.chain(names.iter().take(40).map(|name| format!("{name} xyz"))).collect();
    let values = (0..1_000_000).map(|row| spellings.get(row % spellings.len()).map(String::as_str));
    let column = (Column::new("country", Kind::Text), ColumnValues::of_texts(values));
    let Ok(data) = Dataset::from_columns(vec![column], Origin::default()) else { return };
    let step = Step::MatchCodes(MatchCodes { column: "country".to_owned(), ..MatchCodes::default() });
    bench.bench_function("codes of a million values in 400 spellings", |bencher| {
        bencher.iter(|| black_box(step.apply(cx, data.clone()).is_ok()));
    });
}

#[expect(clippy::print_stderr, reason = "a benchmark says what it leaves out")]
fn skip(what: &str) {
    eprintln!("skipped: {what} is not there");
}

fn speed(bench: &mut Criterion) {
    let (ctl, notes) = (Ctl::default(), Notes::default());
    let cx = Cx { world: &DiskWorld, ctl: &ctl, notes: &notes };
    workbook(bench, &cx);
    matching(bench, &cx);
    clustering(bench);
    large(bench, &cx);
    estimates(bench, &cx);
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = speed
}
criterion_main!(benches);
