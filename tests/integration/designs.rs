//! Designs of R's survey package: stages, replicate weights, known totals, lonely units (`tests/designs/make.R`).
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail like the tests")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::json;
use statelier::cx::{Ctl, Cx};
use statelier::data::Dataset;
use statelier::message::Notes;
use statelier::session::{Command, Session};
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
    KnownTotals::read(&table("sample.csv"), &table(&file), &file).unwrap()
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
        "stages alone" => Design { weight: None, ..stages() },
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
fn the_designs_of_r_give_what_r_gives() {
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
    assert!(asked.len() == 21 * 14, "{}", asked.len());
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), golden.len(), wrong.join("\n"));
}

/// The share of the poor, as the window has it after the steps of a recipe: estimate, standard error, notes.
fn share_after(steps: &[serde_json::Value]) -> (f64, f64, Vec<String>) {
    let world = std::sync::Arc::new(MemoryWorld::default().with("/sample.csv", bytes("sample.csv")));
    let mut session = Session::new(world, None, std::sync::Arc::new(|| ()));
    session.apply(Command::Open(vec!["/sample.csv".into()]));
    session.settle();
    let design = serde_json::to_value(clusters()).unwrap();
    let analysis = json!({"id": "a1", "indicator": "sdg_1_3_1", "table": "t1", "columns": {"benefits": "poor"}});
    let mut edits = vec![
        json!({"edit": "add_table", "table": {"id": "t1", "name": "Sample", "source": "s1", "sheet": "sample"}}),
        json!({"edit": "set_design", "table": "t1", "design": design}),
        json!({"edit": "add_analysis", "analysis": analysis}),
    ];
    edits.extend(steps.iter().map(|step| json!({"edit": "add_step", "table": "t1", "step": step})));
    session.apply(Command::Edit(serde_json::from_value(json!(edits)).unwrap()));
    session.settle();
    let result = &session.results().analyses["a1"];
    let table = &result.estimates.as_ref().unwrap()[0];
    let notes = table.notes.iter().chain(result.notes.iter().map(|note| &note.message));
    let notes = notes.map(|note| note.id.to_string()).collect();
    (table.cells[0].estimate.unwrap(), table.cells[0].se.unwrap(), notes)
}

#[test]
fn a_filter_among_the_steps_of_a_sample_is_a_domain() {
    let keep =
        |column: &str, value: &str| json!({"step": "filter", "column": column, "mode": "keep", "values": [value]});
    let golden = |figure: &str| {
        let text = String::from_utf8(bytes("golden.csv")).unwrap();
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let mut rows = rows.deserialize::<Golden>().map(Result::unwrap);
        let is_it = |row: &Golden| {
            (row.design.as_str(), row.statistic.as_str(), row.group.as_str(), row.figure.as_str())
                == ("clusters", "poor by", "f,old", figure)
        };
        rows.find(is_it).unwrap().value.parse::<f64>().unwrap()
    };
    let close = |found: f64, wanted: f64| assert!((found / wanted - 1.0).abs() < 1e-9, "{found} {wanted}");
    // A step between the filters and one after them work on each row by itself.
    let rename = json!({"step": "rename", "column": "household", "new_name": "hh"});
    let (estimate, se, notes) = share_after(&[keep("sex", "f"), rename, keep("agegroup", "old")]);
    close(estimate, golden("estimate"));
    close(se, golden("se"));
    assert!(notes.contains(&"survey-domain-rows".to_owned()), "{notes:?}");
    // A step that looks at other rows cannot be taken along: that is said, and the figure is the same.
    let together = json!({"step": "aggregate", "column": "weight", "by": ["region", "psu", "sex", "poor"]});
    let (_, _, notes) = share_after(&[keep("sex", "f"), together]);
    assert!(notes.contains(&"project-rows-gone".to_owned()), "{notes:?}");
}

#[test]
fn a_crossed_table_of_totals_is_read_without_its_sums() {
    let csv = "sex,agegroup,value,aggregate\n_T,young,9,true\nf,young,4,false\nm,young,5,false\n";
    let known =
        KnownTotals::read(&table("sample.csv"), &read_data("t", csv.as_bytes().to_vec()).unwrap(), "t").unwrap();
    assert_eq!((known.columns.join(" "), known.groups.len(), known.people()), ("sex agegroup".to_owned(), 2, 9.0));
    let csv = b"sex,men,women\nf,4,5\n".to_vec();
    assert!(
        KnownTotals::read(&table("sample.csv"), &read_data("t", csv).unwrap(), "t").is_err(),
        "two columns of people"
    );
}
