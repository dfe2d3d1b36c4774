//! `GeoJSON` (RFC 7946): what a file says of its areas as a list, and their borders for maps.

use std::collections::BTreeMap;

use geojson::{Feature, GeoJson, Geometry, GeometryValue, JsonObject, JsonValue};
use memchr::memmem;

use super::{Confidence, ImportError, ImportOptions, Importer, nfc};
use crate::cx::Cx;
use crate::data::borders::{Borders, Part};
use crate::grid::{Cell, Form, RawBook, RawSheet};
use crate::message::{Message, Place, Severity};

/// Areas with their borders.
pub(super) struct GeoJsonFile;

impl Importer for GeoJsonFile {
    fn id(&self) -> &'static str {
        "geojson"
    }

    fn sniff(&self, bytes: &[u8], name: &str) -> Confidence {
        let head = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let says_so =
            || head.get(..head.len().min(4096)).is_some_and(|head| memmem::find(head, b"\"Feature").is_some());
        match super::ending(name).as_str() {
            "geojson" => Confidence::Sure,
            "json" if head.starts_with(b"{") && says_so() => Confidence::Sure,
            _ => Confidence::No,
        }
    }

    fn open(
        &self,
        cx: &Cx<'_>,
        name: &str,
        bytes: &[u8],
        _options: &ImportOptions,
    ) -> Result<(RawBook, ImportOptions), ImportError> {
        let features = features(bytes).map_err(|reason| ImportError::Damaged { name: name.to_owned(), reason })?;
        let columns = columns(&features);
        let mut rows = vec![columns.iter().map(|column| Cell::Text(nfc(column))).collect::<Vec<_>>()];
        for feature in &features {
            cx.ctl.tick(1)?;
            let value = |column: &String| feature.properties.as_ref()?.get(column);
            rows.push(columns.iter().map(|column| value(column).map_or(Cell::Empty, cell)).collect());
        }
        let n_areas = features.iter().filter(|feature| !parts(feature).is_empty()).count();
        let message = Message::new("import-borders").with("n", features.len()).with("areas", n_areas);
        cx.note(Severity::Info, Place { source: Some(name.to_owned()), ..Place::default() }, message);
        let mut sheet = RawSheet::from_rows(name.rsplit_once('.').map_or(name, |(stem, _)| stem), rows, Vec::new());
        sheet.form = Form::List;
        Ok((RawBook { sheets: vec![sheet] }, ImportOptions::default()))
    }

    fn borders(&self, bytes: &[u8]) -> Option<Borders> {
        let features = features(bytes).ok()?;
        let properties = columns(&features).iter().map(|column| nfc(column)).collect();
        let with_parts = features.iter().map(|feature| (said(feature), parts(feature)));
        Borders::new(properties, with_parts.filter(|(_, parts)| !parts.is_empty()).collect())
    }
}

/// Reads the features of a file; says what is wrong with it.
fn features(bytes: &[u8]) -> Result<Vec<Feature>, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let read = text
        .trim_start_matches('\u{feff}')
        .parse::<GeoJson>()
        .map_err(|error| error.to_string().lines().next().unwrap_or_default().chars().take(200).collect::<String>())?;
    Ok(match read {
        GeoJson::FeatureCollection(collection) => collection.features,
        GeoJson::Feature(feature) => vec![feature],
        GeoJson::Geometry(geometry) => vec![Feature::from(geometry.value)],
    })
}

/// Returns the names of all properties, in the order in which they come up.
fn columns(features: &[Feature]) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    for name in features.iter().flat_map(|feature| feature.properties.iter().flat_map(JsonObject::keys)) {
        if !columns.contains(name) {
            columns.push(name.clone());
        }
    }
    columns
}

fn said(feature: &Feature) -> BTreeMap<String, String> {
    let all = feature.properties.iter().flatten();
    all.filter_map(|(name, value)| match cell(value) {
        Cell::Text(text) => Some((nfc(name), text)),
        Cell::Number(number) => Some((nfc(name), number.to_string())),
        _ => None,
    })
    .collect()
}

fn cell(value: &JsonValue) -> Cell {
    match value {
        JsonValue::Null => Cell::Empty,
        JsonValue::Bool(is_so) => Cell::Bool(*is_so),
        JsonValue::String(text) if text.is_empty() => Cell::Empty,
        JsonValue::String(text) => Cell::Text(nfc(text)),
        JsonValue::Number(number) => {
            // A whole number that a float does not hold is an identifier.
            let float = number.as_f64().filter(|float| float.is_finite() && float.abs() < 9e15);
            float.map_or_else(|| Cell::Text(number.to_string()), Cell::Number)
        }
        other => Cell::Text(other.to_string()),
    }
}

/// Returns the parts of a feature: each the line around it, then those around its holes.
fn parts(feature: &Feature) -> Vec<Part> {
    let mut parts = Vec::new();
    if let Some(geometry) = &feature.geometry {
        collect(geometry, &mut parts);
    }
    parts
}

fn collect(geometry: &Geometry, parts: &mut Vec<Part>) {
    let mut add = |polygon: &Vec<Vec<geojson::Position>>| {
        let point = |position: &geojson::Position| match position.as_slice() {
            [x, y, ..] if x.is_finite() && y.is_finite() => Some((*x, *y)),
            _ => None,
        };
        let ring = |ring: &Vec<geojson::Position>| ring.iter().filter_map(point).collect::<Vec<_>>();
        let part: Part = polygon.iter().map(ring).collect();
        if part.first().is_some_and(|outer| outer.len() >= 3) {
            parts.push(part);
        }
    };
    match &geometry.value {
        GeometryValue::Polygon { coordinates } => add(coordinates),
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().for_each(add),
        GeometryValue::GeometryCollection { geometries } => {
            for geometry in geometries {
                collect(geometry, parts);
            }
        }
        _ => {}
    }
}
