//! Charts show what the table says, no more than its intervals allow, and the same in the window and in every file.

#![expect(clippy::unwrap_used, reason = "a helper of tests may end the test")]

use statelier::i18n::{self, Lang};
use statelier::protect::{Decision, ProtectedTable, protect};
use statelier::publish::chart::{self, ChartKind, ChartSpec};
use statelier::publish::export::{Words, png, svg};
use statelier::survey::{EstimateTable, Flag};

use crate::export::{AGES, all_tables, by_sex_and_age, keep, names, protected, with_cx};

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
