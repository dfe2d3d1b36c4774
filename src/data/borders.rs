//! The outlines of areas, as a map draws them: on a square from (0, 0) at the top left to (1, 1).

use std::collections::BTreeMap;
use std::sync::Arc;

use earcut::Earcut;

/// Lines of a map are kept to this part of its size: finer than any screen or print shows.
const GRAIN: f64 = 1.0 / 2000.0;

/// The areas of a file of borders.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Borders {
    pub areas: Vec<BorderedArea>,
    /// The names of what the file says of its areas, in the file's order.
    pub properties: Vec<String>,
    /// Width divided by height.
    pub aspect: f64,
}

/// An area and what its file says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct BorderedArea {
    pub properties: BTreeMap<String, String>,
    pub outline: Arc<Outline>,
}

/// A point of the square, or of the ground before it is put on the square.
pub type Point = (f64, f64);

/// The lines around an area: islands and holes alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    pub rings: Vec<Vec<Point>>,
    /// The corners of triangles that fill the area.
    pub triangles: Vec<[Point; 3]>,
    /// A point well inside its largest part, and the width that part has there.
    pub heart: Point,
    pub room: f64,
}

/// A part of an area: the line around it, then the lines around its holes.
pub type Part = Vec<Vec<Point>>;

impl Borders {
    /// Puts areas on the square. Positions may be degrees of longitude and latitude, drawn with the width that a degree has in
    /// the middle of the map, or metres of any projection, drawn as they are. Nothing where there is no extent.
    pub fn new(properties: Vec<String>, areas: Vec<(BTreeMap<String, String>, Vec<Part>)>) -> Option<Self> {
        let points = || areas.iter().flat_map(|(_, parts)| parts.iter().flatten().flatten());
        let ends = |of: fn(&Point) -> f64| {
            let start = (f64::INFINITY, f64::NEG_INFINITY);
            points().map(of).fold(start, |(low, high), value| (low.min(value), high.max(value)))
        };
        let ((west, east), (south, north)) = (ends(|point| point.0), ends(|point| point.1));
        let are_degrees = west >= -180.0 && east <= 180.0 && south >= -90.0 && north <= 90.0;
        let shrink = if are_degrees { libm::cos(f64::midpoint(south, north).to_radians()).max(0.01) } else { 1.0 };
        let (wide, high) = ((east - west) * shrink, north - south);
        if !(wide > 0.0 && high > 0.0 && wide.is_finite() && high.is_finite()) {
            return None;
        }
        let place = |point: &Point| ((point.0 - west) * shrink / wide, (north - point.1) / high);
        let aspect = wide / high;
        let areas = areas.into_iter().map(|(properties, parts)| {
            let parts: Vec<Part> =
                parts.iter().map(|part| part.iter().map(|ring| ring.iter().map(place).collect()).collect()).collect();
            BorderedArea { properties, outline: Arc::new(Outline::new(&parts)) }
        });
        Some(Self { areas: areas.collect(), properties, aspect })
    }
}

impl Outline {
    fn new(parts: &[Part]) -> Self {
        let mut outline = Self::default();
        let mut largest = 0.0;
        let size = |part: &Part| part.first().map_or(0.0, |ring| surface(ring).abs());
        let greatest = parts.iter().map(size).fold(0.0, f64::max);
        for part in parts {
            // An area smaller than the grain keeps its largest part, or it would vanish from the map.
            let is_largest = size(part) >= greatest;
            let rings: Part = part.iter().map(|ring| if is_largest { simple_or(ring) } else { simple(ring) }).collect();
            let Some(outer) = rings.first().filter(|ring| ring.len() >= 3) else { continue };
            if surface(outer).abs() >= largest {
                largest = surface(outer).abs();
                (outline.heart, outline.room) = heart(outer);
            }
            let rings: Part = rings.into_iter().filter(|ring| ring.len() >= 3).collect();
            outline.triangles.extend(triangles(&rings));
            outline.rings.extend(rings);
        }
        outline
    }

    /// Returns whether a point of the square lies in the area.
    pub fn contains(&self, point: Point) -> bool {
        self.rings.iter().fold(false, |is_inside, ring| is_inside != encloses(ring, point))
    }
}

/// Sets the points of a ring on the grain and leaves out those that fall together: two areas keep their common line.
fn simple(ring: &[Point]) -> Vec<Point> {
    let snap = |value: f64| libm::round(value / GRAIN) * GRAIN;
    let mut kept: Vec<Point> = Vec::with_capacity(ring.len());
    for point in ring {
        let point = (snap(point.0), snap(point.1));
        if kept.last() != Some(&point) {
            kept.push(point);
        }
    }
    while kept.len() > 1 && kept.first() == kept.last() {
        kept.pop();
    }
    kept
}

fn simple_or(ring: &[Point]) -> Vec<Point> {
    let kept = simple(ring);
    if kept.len() >= 3 { kept } else { ring.to_vec() }
}

/// Returns twice the surface of a ring, below zero where it runs the other way round.
fn surface(ring: &[Point]) -> f64 {
    sides(ring).map(|((x0, y0), (x1, y1))| x0 * y1 - x1 * y0).sum()
}

fn sides(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// Returns whether a ring goes around a point.
fn encloses(ring: &[Point], (x, y): Point) -> bool {
    crossings(ring, y).filter(|at| *at > x).count() % 2 == 1
}

/// Returns where a ring crosses a height.
fn crossings(ring: &[Point], y: f64) -> impl Iterator<Item = f64> {
    let at = move |((x0, y0), (x1, y1)): (Point, Point)| {
        ((y0 > y) != (y1 > y)).then(|| x0 + (y - y0) / (y1 - y0) * (x1 - x0))
    };
    sides(ring).filter_map(at)
}

/// Returns a point inside a ring, on the longest way across it among some heights, and the length of that way.
fn heart(ring: &[Point]) -> (Point, f64) {
    const HEIGHTS: u32 = 15;
    let ends = ring.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (_, y)| (low.min(*y), high.max(*y)));
    let across = |step: u32| {
        let share = f64::from(step) / f64::from(HEIGHTS);
        let y = ends.0 + (ends.1 - ends.0) * share;
        let mut found: Vec<f64> = crossings(ring, y).collect();
        found.sort_by(f64::total_cmp);
        let spans = found.chunks_exact(2).map(|pair| (pair[0], pair[1]));
        let (from, to) = spans.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))?;
        // The middle heights are liked better: a name stands there as in the middle.
        let liking = 1.0 - (share - 0.5).abs();
        Some(((to - from) * liking, ((f64::midpoint(from, to), y), to - from)))
    };
    let best = (1..HEIGHTS).filter_map(across).max_by(|a, b| a.0.total_cmp(&b.0));
    best.map_or_else(|| (ring.first().copied().unwrap_or_default(), 0.0), |(_, found)| found)
}

fn triangles(rings: &[Vec<Point>]) -> Vec<[Point; 3]> {
    let corners: Vec<[f64; 2]> = rings.iter().flatten().map(|(x, y)| [*x, *y]).collect();
    let starts = rings.iter().scan(0_u32, |at, ring| {
        *at += u32::try_from(ring.len()).unwrap_or_default();
        Some(*at)
    });
    let holes: Vec<u32> = starts.take(rings.len().saturating_sub(1)).collect();
    let mut found: Vec<u32> = Vec::new();
    Earcut::new().earcut(corners.iter().copied(), &holes, &mut found);
    let corner = |at: u32| corners.get(at as usize).map(|[x, y]| (*x, *y));
    found.chunks_exact(3).filter_map(|three| Some([corner(three[0])?, corner(three[1])?, corner(three[2])?])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(left: f64, bottom: f64, side: f64) -> Vec<Point> {
        let (right, top) = (left + side, bottom + side);
        vec![(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
    }

    fn borders() -> Borders {
        let with_hole = vec![square(0.0, 0.0, 10.0), square(2.0, 2.0, 2.0)];
        let areas = vec![(BTreeMap::new(), vec![with_hole]), (BTreeMap::new(), vec![vec![square(10.0, 0.0, 10.0)]])];
        Borders::new(Vec::new(), areas).unwrap()
    }

    #[test]
    fn an_area_holds_its_inside_and_not_its_holes() {
        let borders = borders();
        let one = &borders.areas[0].outline;
        assert!(one.contains((0.4, 0.1)) && !one.contains((0.15, 0.7)) && !one.contains((0.6, 0.1)));
        let filled: f64 = one.triangles.iter().map(|corners| surface(corners).abs() / 2.0).sum();
        assert!((filled - (0.5 - 0.02)).abs() < 1e-3, "{filled}");
        assert!(one.contains(one.heart));
    }

    #[test]
    fn a_degree_of_longitude_is_narrower_than_one_of_latitude_away_from_the_equator() {
        let areas = vec![(BTreeMap::new(), vec![vec![square(0.0, 50.0, 20.0)]])];
        assert!((Borders::new(Vec::new(), areas).unwrap().aspect - 0.5).abs() < 1e-9);
        let metres = vec![(BTreeMap::new(), vec![vec![square(500_000.0, 50.0, 20_000.0)]])];
        assert!((Borders::new(Vec::new(), metres).unwrap().aspect - 1.0).abs() < 1e-9);
    }

    #[test]
    fn an_island_smaller_than_the_grain_stays_on_the_map() {
        let areas = vec![
            (BTreeMap::new(), vec![vec![square(0.0, 0.0, 90.0)]]),
            (BTreeMap::new(), vec![vec![square(91.0, 0.0, 0.001)]]),
        ];
        let borders = Borders::new(Vec::new(), areas).unwrap();
        assert!(!borders.areas[1].outline.rings.is_empty());
    }
}
