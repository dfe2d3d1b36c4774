//! Which kinds of chart suit a table and a choice of dimensions, and why not.

use super::map::Places;
use super::{ChartKind, ChartSpec};
use crate::data::bands::Band;
use crate::data::borders::Borders;
use crate::message::Message;
use crate::protect::ProtectedTable;
use crate::survey::Dimension;

/// Returns why a kind of chart would mislead or show nothing with this choice; nothing where it serves.
///
/// A map is drawn with borders, or not at all.
pub fn why_not(
    table: &ProtectedTable,
    spec: &ChartSpec,
    kind: ChartKind,
    borders: Option<&Borders>,
) -> Option<Message> {
    let dimension = |column: &str| table.dimensions().iter().find(|dimension| dimension.column == column);
    let x = dimension(&spec.x);
    let n_series = spec.series.as_deref().and_then(dimension).map_or(1, |series| series.codes.len());
    let n_categories = x.map_or(1, |x| x.codes.len());
    let is_sum = table.measure().is_additive;
    let has_negative = || table.cells().any(|cell| cell.estimate.is_some_and(|value| value < 0.0));
    let id = match kind {
        ChartKind::Pyramid if n_series != 2 => "publish-chart-not-two-groups",
        ChartKind::Scatter if n_series != 2 => "publish-chart-not-two-axes",
        ChartKind::Stacked | ChartKind::Histogram | ChartKind::Flow if !is_sum => "publish-chart-not-a-sum",
        ChartKind::Stacked | ChartKind::HeatMap | ChartKind::Flow if n_series < 2 => "publish-chart-not-told-apart",
        ChartKind::Flow | ChartKind::Histogram if has_negative() => "publish-chart-not-below-zero",
        ChartKind::Slope if n_categories < 2 => "publish-chart-not-two-times",
        ChartKind::Box if n_series < FEWEST_IN_BOX => "publish-chart-not-five",
        ChartKind::Map if borders.is_none() => "publish-chart-not-borders",
        ChartKind::Map if is_sum && has_negative() => "publish-chart-not-below-zero",
        ChartKind::Map if !x.zip(borders).is_some_and(|(x, borders)| is_on_map(x, spec, borders)) => {
            "publish-chart-not-on-map"
        }
        ChartKind::Histogram if !x.is_some_and(is_of_bands) => "publish-chart-not-bands",
        _ => return None,
    };
    Some(Message::new(id))
}

/// Returns the kind that is drawn: bars where the one chosen would mislead.
pub(super) fn drawn_as(table: &ProtectedTable, spec: &ChartSpec, borders: Option<&Borders>) -> ChartKind {
    if why_not(table, spec, spec.kind, borders).is_some() { ChartKind::Bar } else { spec.kind }
}

/// Fewer figures than this have no middle half worth a box.
const FEWEST_IN_BOX: usize = 5;

/// Returns whether any of the codes has an area.
fn is_on_map(x: &Dimension, spec: &ChartSpec, borders: &Borders) -> bool {
    let property = spec.map.as_ref().and_then(|map| map.property.as_deref());
    Places::of(borders, property, x).missing.len() < x.codes.len()
}

/// Returns whether the codes are bands of ages that follow each other without a gap.
fn is_of_bands(dimension: &Dimension) -> bool {
    let bands: Option<Vec<Band>> = dimension.codes.iter().map(|code| Band::of_code(code)).collect();
    bands.is_some_and(|bands| {
        let follow = |pair: &[Band]| matches!(pair, [one, next] if one.last.map(|last| last + 1) == Some(next.first));
        bands.len() > 1 && bands.windows(2).all(follow)
    })
}
