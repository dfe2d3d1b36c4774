//! Designs of R's survey package: stages, replicate weights, known totals, lonely units (`tests/designs/make.R`).
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail like the tests")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use statelier::cx::{Ctl, Cx};
use statelier::data::Dataset;
use statelier::message::Notes;
use statelier::survey::contrast::Groups;
use statelier::survey::read::read_data;
use statelier::survey::{
    Comparison, Contrast, Design, DesignEffect, EstimateCell, Interval, KnownTotals, LaterStage, LonelyPsu,
    Reliability, ReplicateMethod, ReplicateWeights, Request, Statistic, estimate,
};
use statelier::world::MemoryWorld;

use super::support::read;

#[derive(Debug, Deserialize)]
struct Golden {
    design: String,
    statistic: String,
    group: String,
    figure: String,
    /// `NA` and `NaN` where R has none.
    value: String,
}

fn bytes(name: &str) -> Vec<u8> {
    read(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/designs").join(name))
}

fn table(name: &str) -> Dataset {
    read_data(name, bytes(name)).unwrap()
}

#[expect(clippy::unnecessary_wraps, reason = "columns of a design are optional")]
fn name(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn clusters() -> Design {
    Design { weight: name("weight"), stratum: name("region"), psu: name("psu"), ..Design::default() }
}

fn stages() -> Design {
    let household = LaterStage { unit: "household".to_owned(), stratum: None, fpc: name("households") };
    Design { fpc: name("psus"), later: vec![household], ..clusters() }
}

fn known(columns: &[&str]) -> KnownTotals {
    let file = if columns.len() > 1 { "totals.csv".to_owned() } else { format!("totals_{}.csv", columns.concat()) };
    let data = table(&file);
    let people = data.numbers("people").unwrap();
    let values: Vec<_> = columns.iter().map(|column| data.texts(column).unwrap()).collect();
    let group = |row: usize| values.iter().map(|column| column[row].clone().unwrap()).collect();
    let groups = people.iter().enumerate().map(|(row, people)| (group(row), people.unwrap())).collect();
    KnownTotals { columns: columns.iter().map(|&column| column.to_owned()).collect(), groups }
}

fn stratified(design: Design) -> Design {
    Design { totals: vec![known(&["sex", "agegroup"])], ..design }
}

fn raked(design: Design) -> Design {
    Design { totals: ["sex", "agegroup", "region"].map(|column| known(&[column])).to_vec(), ..design }
}

fn replicated(prefix: &str, n: usize, method: ReplicateMethod) -> ReplicateWeights {
    let columns = (1..=n).map(|at| format!("{prefix}_{at}")).collect();
    ReplicateWeights { columns, method, are_weights: true, scale: None, factors: Vec::new(), around_estimate: false }
}

fn by_replicates(replicates: ReplicateWeights) -> Design {
    Design { weight: name("weight"), replicates: Some(replicates), ..Design::default() }
}

fn jackknife() -> ReplicateWeights {
    let factors = [(4, 0.75), (5, 0.8), (3, 2.0 / 3.0), (3, 2.0 / 3.0)];
    let factors = factors.into_iter().flat_map(|(n, factor)| vec![factor; n]).collect();
    ReplicateWeights { factors, scale: Some(1.0), ..replicated("jkn", 15, ReplicateMethod::Jkn) }
}

/// Returns the design of a name in `make.R`.
fn design(of: &str) -> Design {
    match of {
        "clusters" => clusters(),
        "zero weights" => Design { weight: name("zeroed"), ..clusters() },
        "fraction" => Design { fpc: name("psus"), ..clusters() },
        "stages" => stages(),
        "no clusters" => Design { psu: None, ..clusters() },
        "totals" => stratified(clusters()),
        "stages and totals" => stratified(stages()),
        "raked" => raked(clusters()),
        "jk1" => by_replicates(replicated("jk1", 10, ReplicateMethod::Jk1)),
        "jkn" => by_replicates(jackknife()),
        "jkn around estimate" => by_replicates(ReplicateWeights { around_estimate: true, ..jackknife() }),
        "jkn and totals" => stratified(by_replicates(jackknife())),
        "jkn raked" => raked(by_replicates(jackknife())),
        "bootstrap" => by_replicates(replicated("boot", 20, ReplicateMethod::Bootstrap)),
        "brr" => by_replicates(replicated("brr", 8, ReplicateMethod::Brr)),
        "fay" => by_replicates(replicated("fay", 8, ReplicateMethod::Fay { rho: 0.3 })),
        "lonely remove" => Design { lonely: LonelyPsu::Remove, ..clusters() },
        "lonely certainty" => Design { lonely: LonelyPsu::Certainty, ..clusters() },
        "lonely adjust" => Design { lonely: LonelyPsu::Adjust, ..clusters() },
        "lonely average" => Design { lonely: LonelyPsu::Average, ..clusters() },
        other => panic!("{other}"),
    }
}

fn request(statistic: &str) -> Request {
    let text = str::to_owned;
    let ask =
        |statistic, by: &[&str]| Request { by: by.iter().map(|&name| text(name)).collect(), ..Request::new(statistic) };
    let contrast = |comparison| Request {
        contrast: Some(Contrast::Groups(Groups {
            column: text("sex"),
            first: text("f"),
            second: text("m"),
            comparison,
        })),
        ..ask(Statistic::Mean(text("income")), &["sex"])
    };
    let poor = || Statistic::Proportion(text("poor"));
    match statistic {
        "poor" | "deff" | "df" | "logit" => {
            Request { design_effect: DesignEffect::WithReplacement, ..ask(poor(), &[]) }
        }
        "beta" => Request { interval: Interval::Beta, ..ask(poor(), &[]) },
        "poor by" => ask(poor(), &["sex", "agegroup"]),
        "total cost" => ask(Statistic::Total(text("cost")), &[]),
        "total cost by" => ask(Statistic::Total(text("cost")), &["sex"]),
        "ratio" => ask(Statistic::Ratio { numerator: text("cost"), denominator: text("income") }, &[]),
        "median" => ask(Statistic::Quantile { probability: 0.5, of: text("income") }, &[]),
        "none" => ask(Statistic::Proportion(text("none")), &[]),
        "difference" => contrast(Comparison::Difference),
        "quotient" => contrast(Comparison::Ratio),
        "whole" => Request {
            contrast: Some(Contrast::Whole),
            with_margins: true,
            ..ask(Statistic::Mean(text("income")), &["sex"])
        },
        other => panic!("{other}"),
    }
}

fn figure(cell: &EstimateCell, statistic: &str, figure: &str) -> Option<f64> {
    match (statistic, figure) {
        ("deff", _) => cell.deff,
        ("df", _) => cell.df,
        (_, "estimate") => cell.estimate,
        (_, "se") => cell.se,
        (_, "low") => cell.ci_low,
        (_, "high") => cell.ci_high,
        (_, other) => panic!("{other}"),
    }
}

/// Returns the sample that a design of `make.R` is about.
fn sample_of(design: &str) -> Dataset {
    match design {
        "brr" | "fay" => table("paired.csv"),
        _ if design.starts_with("lonely") => {
            let text = String::from_utf8(bytes("sample.csv")).unwrap();
            let kept = text.lines().filter(|line| !line.starts_with("W,") || line.starts_with("W,1,"));
            read_data("lonely.csv", kept.collect::<Vec<_>>().join("\n").into_bytes()).unwrap()
        }
        _ => table("sample.csv"),
    }
}

#[test]
fn twenty_designs_give_what_r_gives() {
    let mut reader = csv::Reader::from_reader(std::io::Cursor::new(bytes("golden.csv")));
    let golden: Vec<Golden> = reader.deserialize().map(Result::unwrap).collect();
    let mut asked: BTreeMap<(&str, &str), Vec<&Golden>> = BTreeMap::new();
    for row in golden.iter().filter(|row| !(matches!(row.statistic.as_str(), "logit" | "beta") && row.value == "NA")) {
        asked.entry((&row.design, &row.statistic)).or_default().push(row);
    }
    let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
    let cx = Cx { world: &world, ctl: &ctl, notes: &notes };
    let mut wrong = Vec::new();
    let mut samples: BTreeMap<&str, (Dataset, Design)> = BTreeMap::new();
    for ((of, statistic), rows) in &asked {
        let (data, design) = samples.entry(of).or_insert_with(|| (sample_of(of), design(of)));
        let found = estimate(&cx, data, design, &request(statistic), &Reliability::default()).unwrap();
        for row in rows {
            let key = |cell: &EstimateCell| cell.key.iter().flatten().cloned().collect::<Vec<_>>().join(",");
            let cell = found.cells.iter().find(|cell| key(cell) == row.group).unwrap();
            let ours = figure(cell, statistic, &row.figure);
            let theirs: Option<f64> = row.value.parse().ok().filter(|value: &f64| value.is_finite());
            let is_close = match (ours, theirs) {
                (Some(ours), Some(theirs)) => (ours - theirs).abs() <= 1e-9 * theirs.abs().max(1e-3),
                (ours, theirs) => ours == theirs,
            };
            if !is_close {
                wrong.push(format!("{of}, {statistic} {} {}: {ours:?}, R {theirs:?}", row.group, row.figure));
            }
        }
    }
    assert!(asked.len() == 20 * 14, "{}", asked.len());
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), golden.len(), wrong.join("\n"));
}
