//! What a release looks like from outside: other programs open it, and nothing hidden is in it.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a helper of tests may end the test, and says what it skips"
)]

use std::io::Read as _;
use std::path::Path;
use std::process::Command;

use statelier::cx::{Ctl, Cx};
use statelier::data::Concept;
use statelier::i18n::Lang;
use statelier::message::{Message, Notes};
use statelier::protect::{Decision, ProtectedTable, Rules, protect};
use statelier::publish::chart::{self, ChartKind, ChartSpec};
use statelier::publish::export::{Words, html, ods, open_sdg, sdmx_csv, svg, xlsx};
use statelier::publish::{Reading, Release, ReleaseTable, SourceLine, checklist};
use statelier::survey::{Dimension, EstimateCell, EstimateTable, Flag, Measure};
use statelier::world::MemoryWorld;

pub(crate) fn with_cx<T>(work: impl FnOnce(&Cx<'_>) -> T) -> T {
    let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
    work(&Cx { world: &world, ctl: &ctl, notes: &notes })
}

pub(crate) fn names(_: Option<&str>, code: &str, lang: Lang) -> String {
    match (code, lang) {
        ("F", Lang::En) => "Women".into(),
        ("M", Lang::En) => "Men".into(),
        ("F", Lang::Fr) => "Femmes".into(),
        ("M", Lang::Fr) => "Hommes".into(),
        (other, _) => other.replace('Y', "").replace('T', "–"),
    }
}

pub(crate) const AGES: [&str; 5] = ["Y15T24", "Y25T34", "Y35T44", "Y45T54", "Y55T64"];

/// A sample table by sex and age with margins; counts and figures are long numbers that occur nowhere by chance.
pub(crate) fn by_sex_and_age(kind: ChartKind) -> EstimateTable {
    let (is_sample, time) = (!kind.is_bars(), kind == ChartKind::Line);
    let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    let years = ["2019", "2020", "2022", "2023", "2024"];
    let ages: &[&str] = if time { &years } else { &AGES };
    let concept = if time { Concept::TimePeriod } else { Concept::AgeBand };
    let dimensions = vec![
        Dimension { column: "sex".into(), concept: Some(Concept::Sex), code_list: None, codes: codes(&["F", "M"]) },
        Dimension { column: "group".into(), concept: Some(concept), code_list: None, codes: codes(ages) },
    ];
    let count = |sex: usize, age: usize| {
        [[123_457, 412_339, 530_417, 377_123, 290_531], [345_679, 456_781, 612_373, 501_213, 333_667]][sex][age]
    };
    let mut cells = Vec::new();
    for sex in [None, Some(0), Some(1)] {
        for age in std::iter::once(None).chain((0..5).map(Some)) {
            let n: u64 = (0..2)
                .filter(|at| sex.is_none_or(|sex| sex == *at))
                .flat_map(|sex| {
                    (0..5).filter(move |at| age.is_none_or(|age| age == *at)).map(move |age| count(sex, age))
                })
                .sum();
            #[expect(clippy::cast_precision_loss, reason = "small numbers of a test")]
            let estimate = if kind == ChartKind::Pyramid { n as f64 } else { 1.0 + (n % 9973) as f64 / 1357.0 };
            let se = is_sample.then_some(estimate / 17.3);
            cells.push(EstimateCell {
                key: vec![sex.map(|at| ["F", "M"][at].to_owned()), age.map(|at| ages[at].to_owned())],
                n,
                estimate: Some(estimate),
                se,
                ci_low: se.map(|se| estimate - 1.9 * se),
                ci_high: se.map(|se| estimate + 2.1 * se),
                cv: se.map(|se| se / estimate),
                deff: se.map(|_| 1.5),
                n_eff: None,
                df: None,
                flag: if age == Some(4) { Flag::Caution } else { Flag::Reliable },
            });
        }
    }
    EstimateTable {
        id: "median_cost".into(),
        title: Message::new("publish-column-deff"),
        measure: Measure {
            id: "median".into(),
            name: Message::new("publish-concept-recruitment-cost"),
            unit: "MO".into(),
            decimals: 1,
            is_additive: kind == ChartKind::Pyramid,
        },
        dimensions,
        cells,
        notes: vec![Message::new("publish-chart-intervals")],
        is_sample,
    }
}

pub(crate) fn protected(table: &EstimateTable) -> ProtectedTable {
    let decision = Decision::Suppress(Rules { threshold: 200_000 });
    with_cx(|cx| protect(cx, std::slice::from_ref(table), &decision)).unwrap().remove(0)
}

pub(crate) fn release(lang: Lang, tables: Vec<ProtectedTable>) -> Release {
    let with_chart = |table: ProtectedTable| {
        let spec = chart::suggest(&table).spec;
        ReleaseTable {
            indicator: "sdg_8_5_2".to_owned(),
            series: Some("SL_TLF_UEM".to_owned()),
            table,
            chart: Some(spec),
            borders: None,
            notes: vec![Message::new("publish-chart-hollow")],
        }
    };
    Release {
        title: "Recruitment costs of migrant workers".into(),
        office: Some("Office of Statistics".into()),
        rules: None,
        signed: None,
        logo: None,
        contact: Some("info@example.org".into()),
        date: "2026-11-24".into(),
        area: "MLI".into(),
        period: "2025".into(),
        has_notes: false,
        is_classic: false,
        lang,
        tables: tables.into_iter().map(with_chart).collect(),
        sources: vec![SourceLine {
            name: "survey.xlsx".into(),
            sheet: "Data".into(),
            fingerprint: "ab".repeat(32),
            n_rows: 4321,
        }],
        definitions: vec![Message::new("publish-mark-hidden")],
        recipe: vec![Message::new("publish-chart-because-time"), Message::new("publish-chart-because-count")],
        losses: vec![Message::new("publish-mark-missing")],
        readings: vec![Reading { table: "t".into(), n: [9, 1, 2, 3, 0], sums: vec![("B".into(), 10.5, 10.5)] }],
    }
}

pub(crate) fn all_tables() -> Vec<EstimateTable> {
    [ChartKind::Interval, ChartKind::Line, ChartKind::Bar, ChartKind::Pyramid].map(by_sex_and_age).into()
}

fn workbook(lang: Lang) -> Vec<u8> {
    let tables = all_tables().iter().map(protected).collect();
    with_cx(|cx| xlsx::write(cx, &release(lang, tables), &names)).unwrap()
}

/// Unpacks a workbook into the text of all its parts.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        parts.push((file.name().unwrap().into_owned(), String::from_utf8_lossy(&content).into_owned()));
    }
    parts
}

/// Returns the ways in which a hidden number could stand in a file.
pub(crate) fn traces(table: &EstimateTable, protected: &ProtectedTable) -> Vec<String> {
    let hidden = table.cells.iter().zip(protected.cells()).filter(|(_, shown)| shown.is_hidden);
    hidden
        .flat_map(|(cell, _)| {
            let n = cell.n.to_string();
            let (front, back) = n.split_at(n.len() - 3);
            let figures = [cell.estimate, cell.se, cell.ci_low, cell.ci_high].into_iter().flatten();
            let mut traces: Vec<String> = figures.map(|figure| format!("{figure:.5}")).collect();
            traces.extend([format!("{front},{back}"), format!("{front}\u{202f}{back}"), n.clone()]);
            traces
        })
        .collect()
}

#[test]
fn nothing_hidden_is_anywhere_in_what_is_written() {
    let table = by_sex_and_age(ChartKind::Interval);
    let protected_table = protected(&table);
    let traces = traces(&table, &protected_table);
    assert!(traces.len() >= 4 * 7, "{traces:?}");
    let words = Words { lang: Lang::En, names: &names };
    let spec = chart::suggest(&protected_table).spec;
    let drawn = |kind: ChartKind| {
        let spec = ChartSpec { kind, ..spec.clone() };
        (format!("svg {kind:?}"), svg::write(&words.scenes(&protected_table, &spec, None), words, ""))
    };
    let mut files: Vec<(String, String)> = ChartKind::ALL.into_iter().map(drawn).collect();
    let release = release(Lang::En, vec![protected_table]);
    files.push(("sdmx".to_owned(), String::from_utf8(sdmx_csv::write(&release, words).unwrap()).unwrap()));
    let text = |(name, bytes): (String, Vec<u8>)| (name, String::from_utf8(bytes).unwrap());
    files.extend(open_sdg::write(&release, words).unwrap().into_iter().map(text));
    let bytes = with_cx(|cx| xlsx::write(cx, &release, &names)).unwrap();
    files.extend(parts(&bytes));
    files.extend(parts(&with_cx(|cx| ods::write(cx, &release)).unwrap()));
    files.push(("page".to_owned(), String::from_utf8(html::write(&release, words).unwrap()).unwrap()));
    assert!(files.iter().any(|(name, _)| name.contains("charts/chart1")), "there is a native chart");
    for (name, content) in &files {
        for trace in &traces {
            assert!(!content.contains(trace.as_str()), "{trace} stands in {name}");
        }
    }
}

#[test]
fn a_note_says_of_each_figure_what_it_rests_on_and_of_a_hidden_one_nothing() {
    let table = protected(&by_sex_and_age(ChartKind::Interval));
    let n_cells = table.cells().len();
    let n_hidden = table.cells().filter(|cell| cell.is_hidden).count();
    let with_notes = Release { has_notes: true, ..release(Lang::Fr, vec![table]) };
    let bytes = with_cx(|cx| xlsx::write(cx, &with_notes, &names)).unwrap();
    let notes: String =
        parts(&bytes).into_iter().filter(|(name, _)| name.contains("comments")).map(|(_, text)| text).collect();
    assert_eq!(notes.matches("<comment ").count(), n_cells);
    assert_eq!(notes.matches("Non diffusé").count(), n_hidden);
    assert_eq!(notes.matches("Repose sur").count(), n_cells - n_hidden);
    assert!(notes.contains("412\u{202f}339 observations") && notes.contains("survey.xlsx"), "{notes:.600}");
    assert!(!parts(&workbook(Lang::Fr)).iter().any(|(name, _)| name.contains("comments")), "only on request");
}

#[test]
fn the_list_for_everybody_says_what_is_still_to_be_given() {
    let full = release(Lang::En, vec![protected(&by_sex_and_age(ChartKind::Interval))]);
    assert!(checklist::items(&full).iter().all(|item| item.is_met));
    let bare = Release { contact: None, period: String::new(), title: " ".into(), ..full };
    let open: Vec<&str> = checklist::items(&bare).iter().filter(|item| !item.is_met).map(|item| item.id).collect();
    assert_eq!(open, ["title", "contact", "period"]);
}

#[test]
fn every_chart_of_the_workbook_is_described_however_much_there_is_to_say() {
    let long =
        Message::new("publish-labelled").with("label", "Recruitment cost").with("text", "borne by workers ".repeat(20));
    let tables = all_tables().into_iter().map(|table| EstimateTable { title: long.clone(), ..table });
    let tables: Vec<_> = tables.map(|table| protected(&table)).collect();
    let n_tables = tables.len();
    let bytes = with_cx(|cx| xlsx::write(cx, &release(Lang::Fr, tables), &names)).unwrap();
    let drawings = parts(&bytes).into_iter().filter(|(name, _)| name.starts_with("xl/drawings/drawing"));
    let described: usize = drawings.map(|(_, xml)| xml.matches(" descr=\"").count()).sum();
    assert_eq!(described, n_tables);
}

#[test]
fn the_same_release_gives_the_same_bytes() {
    assert!(workbook(Lang::Fr) == workbook(Lang::Fr));
}

#[test]
fn the_axes_of_every_native_chart_are_called_after_what_they_show() {
    let charts: Vec<(String, String)> =
        parts(&workbook(Lang::En)).into_iter().filter(|(name, _)| name.starts_with("xl/charts/chart")).collect();
    assert_eq!(charts.len(), all_tables().len());
    for (name, xml) in charts {
        let (categories, values) = xml.split_once("<c:valAx>").unwrap();
        let of = |axis: &str, words: &str| axis.split("<c:catAx>").last().unwrap().contains(words);
        assert!(of(values, "Recruitment cost") && !of(categories, "Recruitment cost"), "{name}");
        // Figures begin where figures begin: only categories run the other way.
        assert!(!values.contains("maxMin"), "{name}");
    }
}

#[test]
fn the_page_of_a_release_shows_the_figures_and_hides_what_is_hidden() {
    let tables: Vec<ProtectedTable> = all_tables().iter().map(protected).collect();
    let mut release = release(Lang::Fr, tables.clone());
    release.title = "Coûts <script>alert(1)</script>".into();
    let bytes = html::write(&release, Words { lang: Lang::Fr, names: &names }).unwrap();
    keep("page.html", &bytes);
    let page = String::from_utf8(bytes).unwrap();
    assert!(page.starts_with("<!doctype html>\n<html lang=\"fr\">") && !page.contains("<script"));
    assert_eq!(page.matches("<svg").count(), tables.len());
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    for (table, shown) in all_tables().iter().zip(&tables) {
        let section = page.split(&format!("<caption>{}", words_of(shown))).count();
        assert!(section > 1);
        for trace in traces(table, shown) {
            assert!(!page.contains(&trace), "{trace}");
        }
    }
    assert!(
        page.contains("<td class=\"n\">412\u{202f}339,0</td>") || page.contains("<td class=\"n\">412\u{a0}339,0</td>")
    );
}

fn words_of(table: &ProtectedTable) -> String {
    Words { lang: Lang::Fr, names: &names }.say(table.title())
}

/// Leaves a file to look at where `STATELIER_KEEP` names a folder.
pub(crate) fn keep(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("STATELIER_KEEP") {
        std::fs::write(Path::new(&folder).join(name), bytes).unwrap();
    }
}

/// Runs another program, or says that it is not there; on the build machine it must be.
fn run(program: &str, args: &[&str]) -> Option<String> {
    match Command::new(program).args(args).output() {
        Ok(output) if output.status.success() => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        other => {
            let reason = match other {
                Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
                Err(error) => error.to_string(),
            };
            let is_absent = reason.contains("No such file") || reason.contains("No module named");
            assert!(is_absent && std::env::var_os("CI").is_none(), "{program} failed: {reason}");
            println!("skipped: {program} is not on this machine ({reason})");
            None
        }
    }
}

/// Returns the Python that knows openpyxl: the system's, where its package put it, if the first on the path does not.
fn python() -> &'static str {
    let knows = |program: &&str| {
        Command::new(program).args(["-c", "import openpyxl"]).output().is_ok_and(|output| output.status.success())
    };
    ["python3", "/usr/bin/python3"].into_iter().find(knows).unwrap_or("python3")
}

const READ_BACK: &str = r#"
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print("sheets", "|".join(book.sheetnames), sep="\t")
print("title", book.properties.title, book.properties.creator, sep="\t")
for sheet in book.worksheets:
    assert sheet.sheet_state == "visible" and not sheet.merged_cells.ranges, sheet.title
    for row in sheet.iter_rows():
        for cell in row:
            if cell.hyperlink is not None:
                target = cell.hyperlink.location.split("!")[0].strip("'")
                assert target in book.sheetnames, target
    for table in sheet.tables.values():
        rows = list(sheet[table.ref])
        header = [cell.value for cell in rows[0]]
        print("table", sheet.title, table.ref, len(sheet._charts), sep="\t")
        for row in rows[1:]:
            print("row", *["" if cell.value is None else repr(cell.value) for cell in row], sep="\t")
"#;

#[test]
fn a_python_reader_finds_the_numbers_where_they_belong() {
    let folder = tempfile::tempdir().unwrap();
    for lang in Lang::ALL {
        let path = folder.path().join(format!("report-{}.xlsx", lang.code()));
        let bytes = workbook(lang);
        std::fs::write(&path, &bytes).unwrap();
        keep(&format!("report-{}.xlsx", lang.code()), &bytes);
        let Some(text) = run(python(), &["-c", READ_BACK, path.to_str().unwrap()]) else { return };
        let sheets = match lang {
            Lang::En => {
                "Cover|Contents|Table 1|Table 2|Table 3|Table 4|Definitions|How to read|Method|Loss report|Sources"
            }
            Lang::Fr => {
                "Couverture|Sommaire|Tableau 1|Tableau 2|Tableau 3|Tableau 4|Définitions|Lecture|Méthode|Rapport de pertes|Sources"
            }
        };
        assert!(text.contains(&format!("sheets\t{sheets}")), "{text}");
        assert!(text.contains("title\tRecruitment costs of migrant workers\tOffice of Statistics"), "{text}");
        assert_eq!(text.matches("\t1\n").count(), 4, "each table has one native chart: {text}");
        let table = by_sex_and_age(ChartKind::Interval);
        let shown = protected(&table);
        let lines: Vec<Vec<&str>> = text
            .split("table\t")
            .nth(1)
            .unwrap()
            .lines()
            .filter_map(|line| line.strip_prefix("row\t"))
            .map(|line| line.split('\t').collect())
            .collect();
        assert_eq!(lines.len(), shown.n_cells());
        for cell in shown.cells() {
            let code = |at: usize| format!("'{}'", cell.key[at].as_deref().unwrap_or("_T"));
            let line = lines.iter().find(|line| line[1] == code(0) && line[3] == code(1)).unwrap();
            assert_eq!(line[4], cell.n.map(|n| n.to_string()).unwrap_or_default());
            assert_eq!(line[5].parse::<f64>().ok(), cell.estimate, "{line:?}");
            assert_eq!(line.last().copied(), Some(if cell.is_hidden { "'[c]'" } else { "" }));
        }
    }
}

#[test]
fn libreoffice_opens_the_workbooks_and_shows_the_same_numbers() {
    let tables = all_tables().iter().map(protected).collect();
    let open_document = with_cx(|cx| ods::write(cx, &release(Lang::En, tables))).unwrap();
    for (name, bytes) in [("report.xlsx", workbook(Lang::En)), ("report.ods", open_document)] {
        if !is_shown_by_libreoffice(name, &bytes) {
            return;
        }
    }
}

/// Holds what `soffice` reads in a workbook against the table; false where it is not there.
fn is_shown_by_libreoffice(name: &str, bytes: &[u8]) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let home = format!("-env:UserInstallation=file://{}/home", folder.path().display());
    let out = folder.path().to_str().unwrap();
    // The third sheet as CSV, numbers as they are, not as they are shown.
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,3";
    let args = [home.as_str(), "--headless", "--convert-to", filter, "--outdir", out, path.to_str().unwrap()];
    if run("soffice", &args).is_none() {
        return false;
    }
    let csv = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "csv"))
        .expect("LibreOffice wrote a CSV file");
    let text = std::fs::read_to_string(csv).unwrap();
    let shown = protected(&by_sex_and_age(ChartKind::Interval));
    for cell in shown.cells() {
        let code = |at: usize| cell.key[at].as_deref().unwrap_or("_T");
        let line = text
            .lines()
            .map(|line| line.split(',').map(|field| field.trim_matches('"')).collect::<Vec<_>>())
            .find(|line| line.len() > 6 && line[1] == code(0) && line[3] == code(1))
            .unwrap_or_else(|| panic!("{:?} is not in {text}", cell.key));
        assert_eq!(line[4].parse::<u64>().ok(), cell.n, "{line:?}");
        match cell.estimate {
            Some(estimate) => assert!((line[5].parse::<f64>().unwrap() - estimate).abs() < 1e-9, "{line:?}"),
            None => assert_eq!(line[5], ""),
        }
    }
    true
}
