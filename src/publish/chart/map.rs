//! Figures on a map: which area of a file of borders is which code, and how it is drawn.
//!
//! Shares and rates shade their areas. Counts are circles: a shaded count would make a large area look like much.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::areas::{Area, Shade, Shape};
use super::scale::ends;
use super::{MarkState, Scene};
use crate::data::borders::Borders;
use crate::data::codes::code_list;
use crate::data::matching::fold;
use crate::survey::Dimension;

/// Which borders a map is drawn with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapSpec {
    /// The id of the source that holds the borders.
    pub source: String,
    /// The property of its areas that says which code each is; where nothing is said, the one that fits most codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub property: Option<String>,
}

/// The ways in which a code is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub codes: Vec<String>,
    pub names: Vec<String>,
}

impl Written {
    /// Returns how the code of a list is written: the code itself, those of ISO 3166, its names in all languages.
    pub fn of(list: Option<&str>, code: &str) -> Self {
        let mut written = Self { codes: vec![code.to_owned()], names: Vec::new() };
        if let Some(known) = list.and_then(code_list).and_then(|list| list.find(code)) {
            written.codes.extend([&known.m49, &known.alpha2].into_iter().flatten().cloned());
            written.names.extend(known.names().map(str::to_owned));
        }
        written
    }
}

/// A dimension's codes and names held against what a file says of its areas.
pub struct Places {
    /// The property by which they are matched.
    pub property: String,
    /// The place of its code, for each area of the borders.
    pub of_area: Vec<Option<usize>>,
    /// The places of codes without an area.
    pub missing: Vec<usize>,
}

impl Places {
    /// Matches areas with the codes of a dimension.
    pub fn of(borders: &Borders, chosen: Option<&str>, dimension: &Dimension) -> Self {
        let list = dimension.code_list.as_deref();
        let codes: Vec<Written> = dimension.codes.iter().map(|code| Written::of(list, code)).collect();
        Self::find(borders, chosen, &codes)
    }

    /// Matches areas with codes by the property chosen, else by the one that fits most codes.
    ///
    /// Codes have their names in every language, whichever the screen speaks.
    pub fn find(borders: &Borders, chosen: Option<&str>, codes: &[Written]) -> Self {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        // A name never takes the place of a code.
        let names = codes.iter().enumerate().flat_map(|(at, code)| code.names.iter().map(move |name| (name, at)));
        let codes_too = codes.iter().enumerate().flat_map(|(at, one)| one.codes.iter().map(move |code| (code, at)));
        known.extend(names.chain(codes_too).map(|(text, at)| (key(text), at)));
        let by = |property: &str| {
            let place = |said: &BTreeMap<String, String>| known.get(&key(said.get(property)?)).copied();
            let of_area: Vec<Option<usize>> = borders.areas.iter().map(|area| place(&area.properties)).collect();
            let missing: Vec<usize> = (0..codes.len()).filter(|at| !of_area.contains(&Some(*at))).collect();
            Self { property: property.to_owned(), of_area, missing }
        };
        let chosen = chosen.filter(|chosen| borders.properties.iter().any(|known| known == chosen));
        if let Some(property) = chosen {
            return by(property);
        }
        let all = borders.properties.iter().map(|property| by(property));
        // Of equals the first.
        let best = all.reduce(|best, other| if other.missing.len() < best.missing.len() { other } else { best });
        best.unwrap_or_else(|| by(""))
    }
}

/// Returns what two writings of a code or a name have in common: small letters without accents, numbers without leading zeros.
fn key(text: &str) -> String {
    let folded = fold(text);
    let is_number = !folded.is_empty() && folded.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { folded.trim_start_matches('0').to_owned() } else { folded }
}

/// How far the largest circle reaches, as a part of the map's width.
const LARGEST: f64 = 0.055;

/// Lays out the areas of a map for the only series of a scene, the circles last.
pub(super) fn areas(scene: &Scene, borders: &Borders, places: &Places, are_counts: bool) -> Vec<Area> {
    let marks = || scene.series.first().into_iter().flat_map(|series| &series.marks);
    let (low, high) = ends(marks().filter_map(|mark| mark.value));
    let depth = |value: f64| if high > low { (value - low) / (high - low) } else { 0.5 };
    let mut areas = Vec::new();
    let mut circles: Vec<Area> = Vec::new();
    for (area, at) in borders.areas.iter().zip(&places.of_area) {
        let mark = at.and_then(|at| Some((at, scene.series.first()?.marks.get(at)?)));
        let name = || at.and_then(|at| scene.categories.get(at)).or_else(|| area.properties.get(&places.property));
        let value = mark.and_then(|(_, mark)| mark.value);
        let shade = value.filter(|_| !are_counts).map_or(Shade::Nothing, |value| Shade::Ramp(depth(value)));
        areas.push(Area {
            shape: Shape::Region { outline: area.outline.clone() },
            shade,
            mark: at.map(|at| (0, at)),
            name: name().cloned().unwrap_or_default(),
            value: value.filter(|_| !are_counts),
            state: mark.map_or(MarkState::Missing, |(_, mark)| mark.state),
        });
        // An area in several pieces of the file has one circle.
        let is_new = circles.iter().all(|circle| circle.mark != at.map(|at| (0, at)));
        if let (true, Some(value), true) = (are_counts, value.filter(|value| *value > 0.0), is_new) {
            let (x, y) = area.outline.heart;
            circles.push(Area {
                shape: Shape::Circle { x, y, radius: LARGEST * libm::sqrt(value / high) },
                shade: Shade::Series(0),
                mark: at.map(|at| (0, at)),
                name: name().cloned().unwrap_or_default(),
                value: Some(value),
                state: mark.map_or(MarkState::Missing, |(_, mark)| mark.state),
            });
        }
    }
    // Small circles lie on large ones.
    circles.sort_by(|a, b| b.value.unwrap_or_default().total_cmp(&a.value.unwrap_or_default()));
    areas.extend(circles);
    areas
}

#[cfg(test)]
mod tests {
    use super::*;

    fn borders() -> Borders {
        let ring = |left: f64| vec![vec![vec![(left, 0.0), (left + 1.0, 0.0), (left + 1.0, 1.0), (left, 1.0)]]];
        let said = |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let areas = vec![
            (said(&[("NAME", "Côte-d’Ivoire"), ("ISO", "384")]), ring(0.0)),
            (said(&[("NAME", "Mali"), ("ISO", "466")]), ring(1.0)),
            (said(&[("NAME", "Nowhere"), ("ISO", "4")]), ring(2.0)),
        ];
        Borders::new(vec!["NAME".to_owned(), "ISO".to_owned()], areas).unwrap()
    }

    #[test]
    fn areas_are_found_by_code_or_by_name_whichever_fits_more() {
        let pairs = |pairs: &[(&str, &str)]| -> Vec<Written> {
            let written = |(code, name): &(&str, &str)| Written {
                codes: vec![(*code).to_owned()],
                names: vec![(*name).to_owned()],
            };
            pairs.iter().map(written).collect()
        };
        let by_code = Places::find(&borders(), None, &pairs(&[("004", "Afghanistan"), ("384", "?"), ("466", "?")]));
        assert_eq!((by_code.property.as_str(), by_code.of_area), ("ISO", vec![Some(1), Some(2), Some(0)]));
        let by_name =
            Places::find(&borders(), None, &pairs(&[("CI", "Cote d'Ivoire"), ("ML", "MALI"), ("TG", "Togo")]));
        assert_eq!((by_name.property.as_str(), by_name.of_area), ("NAME", vec![Some(0), Some(1), None]));
        assert_eq!(by_name.missing, [2]);
    }
}
