//! Exchange files: SDMX and PC-Axis, the files of Open SDG, SPSS and Stata, from the same protected figures.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use statelier::data::{Column, ColumnValues, Dataset, Kind, Origin};
use statelier::i18n::{Lang, say};
use statelier::project::edit::Edit;
use statelier::publish::working_copy;
use statelier::session::{Command, Session};
use statelier::steps::Step;
use statelier::world::{MemoryWorld, World};

/// Forty workers of two regions, unemployed in the first half of each four; three persons of the south are too few to be shown.
fn workers() -> String {
    let mut text = String::from("sex,age_band,region,status\n");
    for at in 0..80 {
        let (sex, band) = (["F", "M"][at % 2], ["Y15T24", "Y25T54"][at / 2 % 2]);
        let region = if at >= 77 { "South" } else { "North" };
        let status = if at % 4 < 1 { "unemployed" } else { "employed" };
        text.push_str(&[sex, band, region, status].join(","));
        text.push('\n');
    }
    text
}

fn apply(session: &mut Session, command: Command) {
    session.apply(command);
    session.settle();
}

fn told(session: &mut Session) -> Vec<String> {
    session.take_events().iter().map(|event| say(Lang::En, &event.message).trim().to_owned()).collect()
}

/// Computes the unemployment rate by sex, age and region, and decides to hide what is small.
fn computed(world: &Arc<MemoryWorld>) -> Session {
    let seen: Arc<dyn World> = Arc::<MemoryWorld>::clone(world);
    let mut session = Session::new(seen, None, Arc::new(|| ()));
    apply(&mut session, Command::Open(vec!["/workers.csv".into()]));
    let table = json!({"id": "t1", "name": "Workers", "source": "s1", "sheet": "workers", "full_count": true});
    let mut edits = vec![Edit::AddTable { table: serde_json::from_value(table).unwrap() }];
    for (column, concept, list) in [
        ("sex", "sex", Some("sex")),
        ("age_band", "age_band", Some("age")),
        ("region", "region", None),
        ("status", "labour_status", Some("labour_status")),
    ] {
        let mut steps = vec![json!({"step": "assign", "column": column, "concept": concept})];
        if let Some(list) = list {
            steps.push(json!({"step": "match_codes", "column": column, "code_list": list, "new_column": column}));
        }
        let add = |step| Edit::AddStep { table: "t1".to_owned(), step: Step::from_json(step).unwrap() };
        edits.extend(steps.into_iter().map(add));
    }
    apply(&mut session, Command::Edit(edits));
    let analysis = json!({"id": "a1", "indicator": "sdg_8_5_2", "table": "t1", "by": ["sex", "age_band", "region"],
        "protection": {"decision": "suppress", "threshold": 5}});
    apply(&mut session, Command::Edit(vec![Edit::AddAnalysis { analysis: serde_json::from_value(analysis).unwrap() }]));
    session
}

fn rows(world: &MemoryWorld, path: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let bytes = world.read(Path::new(path)).unwrap();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let fields = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let header = fields(reader.headers().unwrap());
    (header, reader.records().map(|record| fields(&record.unwrap())).collect())
}

#[test]
fn figures_go_out_in_the_structure_of_the_sdgs_and_for_a_site_and_hidden_ones_do_not() {
    let world = Arc::new(MemoryWorld::default().with("/workers.csv", workers().into_bytes()));
    let mut session = computed(&world);
    let export = |path: &str| Command::Export { path: path.into(), lang: Lang::En };
    apply(&mut session, export("/out.csv"));
    assert!(told(&mut session).join(" ").contains("neither which area nor which period"), "nothing is guessed");
    assert!(world.read(Path::new("/out.csv")).is_err());
    let mut report = session.project().report.clone();
    "AFG".clone_into(&mut report.area);
    "2024".clone_into(&mut report.period);
    apply(&mut session, Command::Edit(vec![Edit::SetReport { report }]));
    apply(&mut session, export("/out.csv"));
    assert_eq!(told(&mut session), ["Written: /out.csv"]);

    let (header, all) = rows(&world, "/out.csv");
    let at = |name: &str| header.iter().position(|known| known == name).unwrap();
    let find = |sex: &str, age: &str, label: &str| {
        let is_it = |row: &&Vec<String>| {
            row[at("SEX")] == sex && row[at("AGE")] == age && row[at("CUST_BREAKDOWN_LB")] == label
        };
        all.iter().find(is_it).unwrap_or_else(|| panic!("{sex} {age} {label}"))
    };
    let whole = find("_T", "_T", "");
    assert_eq!((whole[at("REF_AREA")].as_str(), whole[at("TIME_PERIOD")].as_str()), ("4", "2024"));
    assert_eq!((whole[at("OBS_VALUE")].as_str(), whole[at("UNIT_MEASURE")].as_str()), ("25", "PT"));
    assert_eq!((whole[at("SERIES")].as_str(), whole[at("OBS_STATUS")].as_str()), ("SL_TLF_UEM", "A"));
    assert_eq!(whole[at("CUST_BREAKDOWN")], "_T");
    let north = find("F", "Y15T24", "Region: North");
    assert!(north[at("CUST_BREAKDOWN")].starts_with('C'));
    let hidden: Vec<_> = all.iter().filter(|row| row[at("OBS_STATUS")] == "Q").collect();
    assert!(!hidden.is_empty() && hidden.iter().all(|row| row[at("OBS_VALUE")].is_empty()));
    let mut keys: Vec<_> = all.iter().map(|row| row[3..=at("TIME_PERIOD")].to_vec()).collect();
    let n = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), n, "an observation stands once");

    apply(&mut session, export("/site"));
    let (header, all) = rows(&world, "/site/indicator_8-5-2.csv");
    assert_eq!((header.first().unwrap().as_str(), header.last().unwrap().as_str()), ("Year", "Value"));
    let whole: Vec<_> = all.iter().filter(|row| row[2..header.len() - 1].iter().all(String::is_empty)).collect();
    assert_eq!(whole.len(), 1, "blank is everybody");
    assert_eq!((whole[0][0].as_str(), whole[0].last().unwrap().as_str()), ("2024", "25"));
    assert!(all.iter().flatten().all(|field| field.trim() == field));
}

/// Reads our files with programs that others wrote: pysdmx checks SDMX-ML against the schemas of the standard, pyaxis reads
/// PC-Axis, pyreadstat SPSS and Stata. Prints what they found, a line a file.
const READ_BACK: &str = r#"
import sys, os, csv, math, warnings
warnings.filterwarnings("ignore")
from pysdmx.io import read_sdmx
from pyaxis import pyaxis
import pyreadstat
folder = sys.argv[1]
path = lambda name: os.path.join(folder, name)
text = lambda value: "" if value is None or value == "" or (isinstance(value, float) and math.isnan(value)) else repr(float(value))
keys = ["SERIES", "REF_AREA", "SEX", "AGE", "CUST_BREAKDOWN", "TIME_PERIOD"]
def figures(rows): return sorted([str(row[key]) for key in keys] + [text(row["OBS_VALUE"])] for row in rows)
ml = read_sdmx(path("out.xml"), validate=True).data[0].data.to_dict("records")
with open(path("out.csv"), encoding="utf-8") as file: flat = list(csv.DictReader(file))
print("sdmx", len(ml), figures(ml) == figures(flat))
px = pyaxis.parse(path("out.px"), encoding="utf-8")["DATA"].to_dict("records")
whole = [row for row in px if row["Sex"] == "Total" and row["Age band"] == "Total" and row["Region"] == "Total"]
known = sorted(text(row["DATA"]) for row in px if text(row["DATA"]))
print("px", len(px), whole[0]["DATA"], known == sorted(text(row["OBS_VALUE"]) for row in flat if row["OBS_VALUE"]))
for name, read in (("data.sav", pyreadstat.read_sav), ("data.dta", pyreadstat.read_dta)):
    data, meta = read(path(name))
    print(name, data.shape, data["age_band"][0], sum(data["n_persons"].dropna()), data["n_persons"].isna().sum(),
          meta.column_names_to_labels["n_persons"], "|".join(data["label_2"]))
"#;

#[test]
fn programs_that_others_wrote_read_what_goes_out() {
    let world = Arc::new(MemoryWorld::default().with("/workers.csv", workers().into_bytes()));
    let mut session = computed(&world);
    let mut report = session.project().report.clone();
    "AFG".clone_into(&mut report.area);
    "2024".clone_into(&mut report.period);
    apply(&mut session, Command::Edit(vec![Edit::SetReport { report }]));
    let folder = tempfile::tempdir().unwrap();
    for name in ["out.csv", "out.xml", "out.px"] {
        let path = format!("/{name}");
        apply(&mut session, Command::Export { path: path.as_str().into(), lang: Lang::En });
        std::fs::write(folder.path().join(name), world.read(Path::new(&path)).unwrap()).unwrap();
    }
    let texts = |texts: &[&str]| ColumnValues::Texts(texts.iter().map(|text| Some((*text).to_owned())).collect());
    let columns = vec![
        (Column::new("age_band", Kind::Code), texts(&["Y15T24", "Y_GE65", "_T"])),
        (Column::new("N° persons", Kind::Number), ColumnValues::Numbers(vec![Some(2.5), None, Some(0.1)])),
        (Column::new("label", Kind::Text), texts(&["a", "b", "c"])),
        (Column::new("Label", Kind::Text), texts(&["Côte", "Мали", ""])),
    ];
    let data = Dataset::from_columns(columns, Origin::default()).unwrap();
    for name in ["data.sav", "data.dta"] {
        working_copy::write(world.as_ref(), &data, &Path::new("/").join(name)).unwrap();
        std::fs::write(folder.path().join(name), world.read(&Path::new("/").join(name)).unwrap()).unwrap();
    }
    let python = std::env::var("STATELIER_READERS").unwrap_or_else(|_| "python3".to_owned());
    if python.is_empty() {
        return println!("skipped: the readers could not be installed");
    }
    let read = std::process::Command::new(python).args(["-c", READ_BACK]).arg(folder.path()).output();
    let said = match read {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).into_owned(),
        Ok(output) if std::env::var_os("CI").is_some() => panic!("{}", String::from_utf8_lossy(&output.stderr)),
        other => return println!("skipped: no Python with pysdmx, pyaxis and pyreadstat here ({other:?})"),
    };
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines,
        [
            "sdmx 26 True",
            "px 27 25 True",
            "data.sav (3, 4) Y15T24 2.6 1 N° persons Côte|Мали|",
            "data.dta (3, 4) Y15T24 2.6 1 N° persons Côte|Мали|",
        ]
    );
}

#[test]
fn every_word_of_a_report_is_a_word() {
    let world = Arc::new(MemoryWorld::default().with("/workers.csv", workers().into_bytes()));
    let mut session = computed(&world);
    let rate = json!({"id": "a2", "indicator": "activity_rate", "table": "t1", "by": ["sex"],
        "protection": {"decision": "suppress", "threshold": 5}});
    apply(&mut session, Command::Edit(vec![Edit::AddAnalysis { analysis: serde_json::from_value(rate).unwrap() }]));
    for lang in Lang::ALL {
        let path = format!("/report-{}.xlsx", lang.code());
        apply(&mut session, Command::Export { path: path.as_str().into(), lang });
        let bytes = world.read(Path::new(&path)).unwrap();
        let parts = crate::export::parts(&bytes);
        assert!(parts.iter().any(|(_, text)| text.contains("activ")), "the second indicator is in it");
        for (name, text) in parts {
            let at = text.find('⟨').unwrap_or(text.len());
            assert_eq!(text.get(at..), Some(""), "{name} holds a word that nobody wrote");
        }
    }
}
