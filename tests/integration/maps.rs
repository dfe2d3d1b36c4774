//! A map is drawn with the user's own borders: what it shows is the table, and what has no place on it is said.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail like the tests")]

use std::sync::Arc;

use serde_json::json;
use statelier::i18n::{self, Lang};
use statelier::message::Message;
use statelier::project::edit::Edit;
use statelier::publish::chart::{self, ChartKind, ChartSpec, MarkState, Scene, Shade, Shape};
use statelier::publish::export::{Words, names, svg};
use statelier::session::{Command, Session};
use statelier::steps::Step;
use statelier::world::MemoryWorld;

const COUNTS: &str =
    "region,sex,persons\nNorth,F,400\nNorth,M,100\nSouth,F,30\nSouth,M,3\nIslands,F,90\nIslands,M,50\n";

fn square(name: &str, left: u32) -> serde_json::Value {
    let right = left + 2;
    json!({"type": "Feature", "properties": {"id": left, "NAME": name},
        "geometry": {"type": "Polygon", "coordinates": [[[left, 0], [right, 0], [right, 2], [left, 2], [left, 0]]]}})
}

fn borders() -> Vec<u8> {
    let features = [square("NORTH", 0), square("South", 2), square("Lake", 4)];
    json!({"type": "FeatureCollection", "features": features}).to_string().into_bytes()
}

fn session(borders: Vec<u8>) -> Session {
    let files = MemoryWorld::default().with("/counts.csv", COUNTS.as_bytes().to_vec());
    let files = files.with("/areas.geojson", borders);
    let mut session = Session::new(Arc::new(files), None, Arc::new(|| ()));
    session.apply(Command::Open(vec!["/counts.csv".into(), "/areas.geojson".into()]));
    session.settle();
    session
}

/// The scene of a map of an indicator by region.
fn map(indicator: &str) -> (Session, Scene) {
    let mut session = session(borders());
    let table = json!({"id": "t1", "name": "Counts", "source": "s1", "sheet": "counts"});
    let step = json!({"step": "assign", "column": "sex", "concept": "sex"});
    let analysis = json!({"id": "a1", "indicator": indicator, "table": "t1", "by": ["region"],
        "protection": {"decision": "suppress", "threshold": 50}});
    session.apply(Command::Edit(vec![
        Edit::AddTable { table: serde_json::from_value(table).unwrap() },
        Edit::AddStep { table: "t1".to_owned(), step: Step::from_json(step).unwrap() },
        Edit::AddAnalysis { analysis: serde_json::from_value(analysis).unwrap() },
    ]));
    session.settle();
    let spec = ChartSpec {
        kind: ChartKind::Map,
        x: "region".to_owned(),
        series: None,
        panel: None,
        held: Default::default(),
        map: None,
    };
    let scene = {
        let table = &session.results().analyses["a1"].protected.as_ref().unwrap()[0];
        let borders = session.results().borders(&spec).unwrap();
        assert_eq!(chart::why_not(table, &spec, ChartKind::Map, Some(&borders)), None);
        chart::scene(table, &spec, &|_, code| code.to_owned(), Some(&borders))
    };
    (session, scene)
}

#[test]
fn counts_are_circles_of_their_size_on_the_areas_of_their_names() {
    let (session, scene) = map("persons");
    let table = &session.results().analyses["a1"].protected.as_ref().unwrap()[0];
    let cell = |region: &str| table.cells().find(|cell| cell.key == [Some(region.to_owned())]).unwrap().clone();
    let regions: Vec<_> = scene.areas.iter().filter(|area| matches!(area.shape, Shape::Region { .. })).collect();
    assert_eq!(regions.len(), 3);
    assert!(regions.iter().all(|area| area.shade == Shade::Nothing), "a count shades nothing");
    assert_eq!(regions[1].state, MarkState::Suppressed, "{:?}", cell("South"));
    assert_eq!(regions[2].name, "Lake");
    let circles: Vec<_> = scene
        .areas
        .iter()
        .filter_map(|area| match area.shape {
            Shape::Circle { x, radius, .. } => Some((x, radius, area.value)),
            _ => None,
        })
        .collect();
    let [(x, radius, value)] = circles.as_slice() else { panic!("{circles:?}") };
    assert_eq!(*value, cell("North").estimate);
    assert!((*x * 6.0 - 1.0).abs() < 0.01, "{x}");
    assert!(*radius > 0.0);
    assert_eq!(scene.off_map, ["Islands"]);
    let words = Words { lang: Lang::Fr, names: &names };
    let drawing = svg::write(std::slice::from_ref(&scene), words, "");
    assert!(drawing.contains("Islands") && drawing.contains("[c]") && !drawing.contains(">33<"));
}

#[test]
fn a_file_of_borders_is_a_list_and_a_broken_one_a_sentence() {
    let session = self::session(borders());
    let opened = session.results().sources["s2"].opened.clone().unwrap();
    assert_eq!((opened.book.sheets[0].n_rows, opened.borders.as_ref().unwrap().areas.len()), (4, 3));
    for (bytes, words) in [
        (b"{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\"".to_vec(), "areas.geojson"),
        (b"{\"type\": \"FeatureCollection\", \"features\": 3}".to_vec(), "areas.geojson"),
    ] {
        let session = self::session(bytes);
        let why: Message = session.results().sources["s2"].opened.as_ref().err().cloned().unwrap();
        assert!(i18n::say(Lang::En, &why).contains(words), "{why:?}");
    }
    let points = json!({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"a": 1},
        "geometry": {"type": "Point", "coordinates": [1, 2]}}]});
    let session = self::session(points.to_string().into_bytes());
    assert!(session.results().sources["s2"].opened.as_ref().unwrap().borders.is_none());
}
