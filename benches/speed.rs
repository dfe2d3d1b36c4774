//! How long an estimate takes, beside a bare group-by of polars over the same rows.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use polars::prelude::{IntoLazy as _, col};
use statelier::cx::{Ctl, Cx};
use statelier::data::{Column, ColumnValues, Dataset, Kind, Origin};
use statelier::message::Notes;
use statelier::survey::{Design, Reliability, Request, Statistic, estimate};
use statelier::world::MemoryWorld;

/// Makes a sample: 20 strata, 50 sampling units each, sex × region, an amount that wanders.
fn people(n_rows: u32) -> Dataset {
    let text = |code: &dyn Fn(u32) -> String| ColumnValues::Texts((0..n_rows).map(|row| Some(code(row))).collect());
    let number = |value: &dyn Fn(u32) -> u32| {
        ColumnValues::Numbers((0..n_rows).map(|row| Some(f64::from(value(row)))).collect())
    };
    // A full-period step over the rows: every mixture occurs, no randomness needed.
    let mixed = |row: u32, step: u32, size: u32| row.wrapping_mul(step).wrapping_add(row >> 7) % size;
    let columns = vec![
        (Column::new("stratum", Kind::Code), text(&|row| format!("s{}", row % 20))),
        (Column::new("psu", Kind::Code), text(&|row| format!("p{}", row % 1000))),
        (Column::new("sex", Kind::Code), text(&|row| if mixed(row, 7, 2) == 0 { "F" } else { "M" }.to_owned())),
        (Column::new("region", Kind::Code), text(&|row| format!("r{}", mixed(row, 13, 8)))),
        (Column::new("weight", Kind::Number), number(&|row| 50 + mixed(row, 31, 200))),
        (Column::new("income", Kind::Number), number(&|row| mixed(row, 2_654_435_761, 5000))),
    ];
    Dataset::from_columns(columns, Origin::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn speed(bench: &mut Criterion) {
    let name = |text: &str| Some(text.to_owned());
    let design = Design { weight: name("weight"), stratum: name("stratum"), psu: name("psu"), ..Design::default() };
    let by = vec!["sex".to_owned(), "region".to_owned()];
    let mean = Request { by, with_margins: true, ..Request::new(Statistic::Mean("income".to_owned())) };
    let median = Statistic::Quantile { probability: 0.5, of: "income".to_owned() };
    let median = Request { statistic: median, ..mean.clone() };
    for n_rows in [20_000, 1_000_000] {
        let data = people(n_rows);
        let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
        let cx = Cx { world: &world, ctl: &ctl, notes: &notes };
        for (what, request) in [("mean", &mean), ("median", &median)] {
            bench.bench_function(&format!("{what} with margins, {n_rows} rows"), |bencher| {
                bencher.iter(|| black_box(estimate(&cx, &data, &design, request, &Reliability::default())));
            });
        }
        bench.bench_function(&format!("bare group-by, {n_rows} rows"), |bencher| {
            bencher.iter(|| {
                let keys = [col("stratum"), col("psu"), col("sex"), col("region")];
                let sums = [(col("weight") * col("income")).sum().alias("wy"), col("weight").sum()];
                black_box(data.frame.clone().lazy().group_by(keys).agg(sums).collect())
            });
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = speed
}
criterion_main!(benches);
