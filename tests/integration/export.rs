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
use statelier::i18n::{self, Lang};
use statelier::message::{Message, Notes};
use statelier::protect::{Decision, ProtectedTable, Rules, protect};
use statelier::publish::chart::{self, ChartKind, ChartSpec};
use statelier::publish::export::{Words, html, open_sdg, png, sdmx_csv, svg, xlsx};
use statelier::publish::{Reading, Release, ReleaseTable, SourceLine, checklist};
use statelier::survey::{Dimension, EstimateCell, EstimateTable, Flag, Measure};
use statelier::world::MemoryWorld;

fn with_cx<T>(work: impl FnOnce(&Cx<'_>) -> T) -> T {
    let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
    work(&Cx { world: &world, ctl: &ctl, notes: &notes })
}

fn names(_: Option<&str>, code: &str, lang: Lang) -> String {
    match (code, lang) {
        ("F", Lang::En) => "Women".into(),
        ("M", Lang::En) => "Men".into(),
        ("F", Lang::Fr) => "Femmes".into(),
        ("M", Lang::Fr) => "Hommes".into(),
        (other, _) => other.replace('Y', "").replace('T', "–"),
    }
}

const AGES: [&str; 5] = ["Y15T24", "Y25T34", "Y35T44", "Y45T54", "Y55T64"];

/// A sample table by sex and age with margins; counts and figures are long numbers that occur nowhere by chance.
fn by_sex_and_age(kind: ChartKind) -> EstimateTable {
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

fn protected(table: &EstimateTable) -> ProtectedTable {
    let decision = Decision::Suppress(Rules { threshold: 200_000 });
    with_cx(|cx| protect(cx, std::slice::from_ref(table), &decision)).unwrap().remove(0)
}

fn release(lang: Lang, tables: Vec<ProtectedTable>) -> Release {
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
        contact: Some("info@example.org".into()),
        date: "2026-11-24".into(),
        area: "MLI".into(),
        period: "2025".into(),
        has_notes: false,
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

fn all_tables() -> Vec<EstimateTable> {
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
fn traces(table: &EstimateTable, protected: &ProtectedTable) -> Vec<String> {
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
fn the_same_release_gives_the_same_bytes() {
    assert!(workbook(Lang::Fr) == workbook(Lang::Fr));
}

#[test]
fn a_chart_is_proposed_that_suits_the_table() {
    let kind = |table: &EstimateTable| chart::suggest(&protected(table)).spec;
    let x = |kind: ChartKind| ChartSpec {
        kind,
        x: "group".into(),
        series: Some("sex".into()),
        panel: None,
        held: Default::default(),
        map: None,
    };
    let proposed: Vec<ChartSpec> = all_tables().iter().map(kind).collect();
    assert_eq!(proposed, [ChartKind::Interval, ChartKind::Line, ChartKind::Bar, ChartKind::Pyramid].map(x));
}

#[test]
fn both_sides_of_a_pyramid_show_the_figures_of_the_table_on_one_scale() {
    let table = protected(&by_sex_and_age(ChartKind::Pyramid));
    let words = Words { lang: Lang::En, names: &names };
    let scene = words.scene(&table, &chart::suggest(&table).spec, None);
    assert_eq!(scene.value_range.0, -scene.value_range.1);
    for (series, sex) in scene.series.iter().zip(["F", "M"]) {
        for (mark, age) in series.marks.iter().zip(AGES.iter().rev()) {
            let key = [Some(sex.to_owned()), Some((*age).to_owned())];
            let cell = table.cells().find(|cell| cell.key == key).unwrap();
            assert_eq!(mark.value.map(|value| scene.figure_at(value)), cell.estimate, "{key:?}");
            assert!(mark.value.is_none_or(|value| (value < 0.0) == (sex == "F")), "{key:?}");
        }
    }
    let drawing = svg::write(std::slice::from_ref(&scene), words, "");
    assert!(drawing.contains(">412,339.0<") && !drawing.contains(">-"), "figures of persons are never negative");
}

/// Persons by sex and age, and the chart of a kind of them.
fn persons(kind: ChartKind) -> (ProtectedTable, ChartSpec) {
    let table = protected(&by_sex_and_age(ChartKind::Pyramid));
    let spec = ChartSpec { kind, ..chart::suggest(&table).spec };
    assert_eq!(chart::why_not(&table, &spec, kind, None), None, "{kind:?}");
    (table, spec)
}

fn published(table: &ProtectedTable, sex: &str, age: &str) -> Option<f64> {
    let key = [Some(sex.to_owned()), Some(age.to_owned())];
    table.cells().find(|cell| cell.key == key).unwrap().estimate
}

#[test]
fn every_kind_of_chart_shows_the_figures_of_the_table() {
    let words = Words { lang: Lang::En, names: &names };
    let (table, spec) = persons(ChartKind::Stacked);
    let stacked = words.scene(&table, &spec, None);
    let mut ends = [0.0; 5];
    for (series, sex) in stacked.series.iter().zip(["F", "M"]) {
        for ((mark, age), end) in series.marks.iter().zip(AGES).zip(&mut ends) {
            assert_eq!(mark.value, published(&table, sex, age));
            assert_eq!(mark.from, *end, "each part begins where the one before ends");
            *end += mark.value.unwrap_or_default();
            assert!(mark.to.is_none_or(|to| to == *end));
        }
    }
    let (table, spec) = persons(ChartKind::Histogram);
    let histogram =
        words.scene(&table, &ChartSpec { series: None, held: [("sex".into(), "M".into())].into(), ..spec }, None);
    for ((mark, age), width) in histogram.series[0].marks.iter().zip(AGES).zip(&histogram.widths) {
        assert_eq!(mark.value, published(&table, "M", age));
        let area = mark.to.map(|height| height * width);
        assert!(area.zip(mark.value).is_none_or(|(area, figure)| (area - figure).abs() < 1e-6));
    }
    assert!(histogram.series[0].marks.iter().any(|mark| mark.to.is_some()));
    let (table, spec) = persons(ChartKind::HeatMap);
    let tiles = words.scene(&table, &spec, None).areas;
    assert_eq!(tiles.len(), 10);
    for (tile, (sex, age)) in tiles.iter().zip(["F", "M"].iter().flat_map(|sex| AGES.map(|age| (*sex, age)))) {
        assert_eq!(tile.value, published(&table, sex, age));
    }
    let (table, spec) = persons(ChartKind::Flow);
    let flow = words.scene(&table, &spec, None);
    let thickness = |area: &chart::Area| match &area.shape {
        chart::Shape::Ribbon { upper, lower } => lower[3].1 - upper[3].1,
        chart::Shape::Tile { top, bottom, .. } => bottom - top,
        other => panic!("{other:?} in a flow"),
    };
    let all: Vec<f64> = flow.areas.iter().map(|area| thickness(area) / area.value.unwrap()).collect();
    assert!(all.iter().all(|share| (share - all[0]).abs() < 1e-12), "as wide as the figure: {all:?}");
    assert_eq!(flow.areas.iter().filter(|area| area.mark.is_some()).count() + flow.n_not_drawn(), 10);
    let (table, spec) = persons(ChartKind::Scatter);
    let scatter = words.scene(&table, &spec, None);
    for ((mark, place), age) in scatter.series[0].marks.iter().zip(&scatter.positions).zip(AGES) {
        let figures = published(&table, "F", age).zip(published(&table, "M", age));
        assert_eq!(mark.to.map(|to| (*place, to)), figures);
    }
}

#[test]
fn boxes_hold_the_middle_half_of_the_published_figures_of_each_category() {
    let rates = protected(&by_sex_and_age(ChartKind::Interval));
    let spec = ChartSpec {
        kind: ChartKind::Box,
        x: "sex".into(),
        series: Some("group".into()),
        ..chart::suggest(&rates).spec
    };
    assert_eq!(chart::why_not(&rates, &spec, ChartKind::Box, None), None);
    let words = Words { lang: Lang::En, names: &names };
    let scene = words.scene(&rates, &spec, None);
    assert_eq!(scene.spreads.len(), 2);
    for (spread, sex) in scene.spreads.iter().zip(["F", "M"]) {
        let mut figures: Vec<f64> = AGES.iter().filter_map(|age| published(&rates, sex, age)).collect();
        figures.sort_by(f64::total_cmp);
        assert_eq!(spread.n, figures.len());
        assert!(figures.contains(&spread.low) && figures.contains(&spread.high));
        let below = figures.iter().filter(|figure| **figure <= spread.median).count();
        assert!(2 * below >= figures.len() && spread.first <= spread.median && spread.median <= spread.third);
    }
    keep("box-en.png", &png::write(&svg::write(&[scene], words, ""), 1.0).unwrap());
}

#[test]
fn small_charts_have_one_scale_and_together_all_figures() {
    let table = protected(&by_sex_and_age(ChartKind::Interval));
    let spec = ChartSpec { series: None, panel: Some("sex".into()), ..chart::suggest(&table).spec };
    let words = Words { lang: Lang::Fr, names: &names };
    let scenes = words.scenes(&table, &spec, None);
    let panels: Vec<_> = scenes.iter().map(|scene| scene.panel.as_deref().unwrap()).collect();
    assert_eq!(panels, ["Femmes", "Hommes"]);
    assert_eq!(scenes[0].value_range, scenes[1].value_range);
    assert_eq!(scenes[0].ticks, scenes[1].ticks);
    for (scene, sex) in scenes.iter().zip(["F", "M"]) {
        for (mark, age) in scene.series[0].marks.iter().zip(AGES) {
            assert_eq!(mark.value, published(&table, sex, age));
        }
    }
}

#[test]
fn a_chart_that_would_mislead_says_why_and_is_drawn_as_bars() {
    let rates = protected(&by_sex_and_age(ChartKind::Interval));
    let spec = chart::suggest(&rates).spec;
    for (kind, id) in [
        (ChartKind::Stacked, "publish-chart-not-a-sum"),
        (ChartKind::Flow, "publish-chart-not-a-sum"),
        (ChartKind::Histogram, "publish-chart-not-a-sum"),
    ] {
        assert_eq!(chart::why_not(&rates, &spec, kind, None).unwrap().id, id);
        let scene = chart::scene(&rates, &ChartSpec { kind, ..spec.clone() }, &|_, code| code.to_owned(), None);
        assert_eq!(scene.kind, ChartKind::Bar);
    }
    let alone = ChartSpec { series: None, ..spec };
    assert_eq!(chart::why_not(&rates, &alone, ChartKind::Scatter, None).unwrap().id, "publish-chart-not-two-axes");
}

#[test]
fn the_sentence_of_a_chart_says_no_more_than_its_intervals() {
    let words = Words { lang: Lang::En, names: &names };
    let found = |table: &EstimateTable| {
        let table = protected(table);
        let spec = ChartSpec { kind: ChartKind::Interval, ..chart::suggest(&table).spec };
        chart::finding(&words.scene(&table, &spec, None), &|value| format!("{value:.1}")).unwrap()
    };
    let mut table = by_sex_and_age(ChartKind::Interval);
    assert_eq!(found(&table).id, "publish-finding-ends");
    for cell in &mut table.cells {
        (cell.ci_low, cell.ci_high) = (Some(0.0), Some(99.0));
    }
    assert_eq!(found(&table).id, "publish-finding-no-difference");
    for cell in &mut table.cells {
        let is_one = cell.key == [Some("F".to_owned()), Some("Y35T44".to_owned())];
        (cell.estimate, cell.flag) =
            if is_one { (Some(900.0), Flag::Unreliable) } else { (cell.estimate, Flag::Reliable) };
    }
    assert!(!i18n::say(Lang::En, &found(&table)).contains("900.0"), "what is uncertain is not named first");
}

#[test]
fn pictures_are_drawn_in_both_languages() {
    for lang in Lang::ALL {
        let words = Words { lang, names: &names };
        let drawn = |name: &str, scenes: &[chart::Scene]| {
            let drawing = svg::write(scenes, words, "Source: survey.xlsx");
            let picture = png::write(&drawing, 1.0).unwrap();
            assert!(picture.starts_with(b"\x89PNG") && picture.len() > 5_000);
            keep(&format!("{name}-{}.png", lang.code()), &picture);
        };
        for kind in [ChartKind::Stacked, ChartKind::HeatMap, ChartKind::Histogram, ChartKind::Scatter, ChartKind::Flow]
        {
            let (table, spec) = persons(kind);
            drawn(kind.id(), &words.scenes(&table, &spec, None));
        }
        let years = by_sex_and_age(ChartKind::Line);
        let years = with_cx(|cx| protect(cx, &[years], &Decision::AlreadyPublic)).unwrap().remove(0);
        let spec = chart::suggest(&years).spec;
        drawn("slope", &words.scenes(&years, &ChartSpec { kind: ChartKind::Slope, ..spec.clone() }, None));
        drawn("panels", &words.scenes(&years, &ChartSpec { series: None, panel: Some("sex".into()), ..spec }, None));
    }

    for (lang, women) in [(Lang::En, "Women"), (Lang::Fr, "Femmes")] {
        for (at, table) in all_tables().iter().map(protected).enumerate() {
            let words = Words { lang, names: &names };
            let drawing =
                svg::write(&words.scenes(&table, &chart::suggest(&table).spec, None), words, "Source: survey.xlsx");
            assert!(drawing.contains(women) && drawing.contains("[c]") && drawing.contains("<desc"));
            let picture = png::write(&drawing, 1.0).unwrap();
            assert!(picture.starts_with(b"\x89PNG") && picture.len() > 5_000);
            keep(&format!("chart{at}-{}.svg", lang.code()), drawing.as_bytes());
            keep(&format!("chart{at}-{}.png", lang.code()), &picture);
        }
    }
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
fn keep(name: &str, bytes: &[u8]) {
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
fn libreoffice_opens_the_workbook_and_shows_the_same_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.xlsx");
    std::fs::write(&path, workbook(Lang::En)).unwrap();
    let home = format!("-env:UserInstallation=file://{}/home", folder.path().display());
    let out = folder.path().to_str().unwrap();
    // The third sheet as CSV, numbers as they are, not as they are shown.
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,3";
    let args = [home.as_str(), "--headless", "--convert-to", filter, "--outdir", out, path.to_str().unwrap()];
    if run("soffice", &args).is_none() {
        return;
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
}
