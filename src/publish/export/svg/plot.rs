//! The part of a drawing that has axes: grid, bars, points, lines.

use super::{Drawing, GREY, GRID, HIDDEN_MARK, INK, SIZE, SMALL, color, count, fill, shortened, width};
use crate::publish::chart::{ChartKind, Mark, MarkState, Scene, Series, Side, Spread};
use crate::publish::export::Words;

/// Where the plot stands and how data become units of the drawing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    low: f64,
    high: f64,
    first: f64,
    last: f64,
    /// Room before the first and after the last category.
    margin: f64,
    is_horizontal: bool,
}

impl Frame {
    /// Finds room for a scene between two sides, below a line.
    pub(super) fn new(scene: &Scene, words: Words<'_>, (left, right): (f64, f64), top: f64, is_panel: bool) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = String>| texts.map(|text| width(&text, SIZE)).fold(0.0, f64::max);
        let beside = |side: Side| {
            widest(&mut scene.labels.iter().filter(|label| label.side == side).map(|label| shortened(&label.text)))
        };
        let ends = slope_ends(scene, words);
        let (before, after) = match scene.kind {
            kind if kind.is_areas() => (beside(Side::Left), beside(Side::Right) + 10.0),
            ChartKind::Slope => (
                widest(&mut ends.iter().map(|end| end.0.clone())),
                widest(&mut ends.iter().map(|end| end.1.clone())) + 10.0,
            ),
            _ if scene.is_horizontal => (widest(&mut scene.categories.iter().map(|label| shortened(label))), 16.0),
            _ => (widest(&mut scene.ticks.iter().map(|tick| words.tick(scene, *tick))), 16.0),
        };
        let n_rows = count(scene.categories.len());
        let n_lanes = if is_one_lane(scene.kind) { 1.0 } else { count(scene.series.len()) };
        let height = match scene.kind {
            ChartKind::HeatMap => n_rows * 30.0,
            // As high as the width asks for, and no higher than a page bears.
            ChartKind::Map => ((right - left - 20.0) / scene.aspect.unwrap_or(1.0)).min(560.0),
            ChartKind::Flow => (count(scene.categories.len().max(scene.series.len())) * 26.0).max(320.0),
            _ if scene.is_horizontal => (n_rows * (n_lanes * 16.0 + 12.0).max(28.0)).max(120.0),
            _ if is_panel => 220.0,
            _ => 360.0,
        };
        let (first, last) = match (&scene.along, scene.positions.first(), scene.positions.last()) {
            (Some(along), _, _) => along.range,
            (None, Some(first), Some(last)) if last > first => (*first, *last),
            _ => (0.0, 1.0),
        };
        let above = if scene.labels.iter().any(|label| label.side == Side::Top) { 24.0 } else { 0.0 };
        let (mut left, mut right) = (left + before + 10.0, right - after);
        if let Some(aspect) = scene.aspect {
            let spare = right - left - height * aspect;
            (left, right) = (left + spare / 2.0, right - spare / 2.0);
        }
        Self {
            left,
            right,
            top: top + above,
            bottom: top + above + height,
            low: scene.value_range.0,
            high: scene.value_range.1,
            first,
            last,
            margin: match scene.kind {
                _ if scene.along.is_some() => 0.0,
                ChartKind::Slope => 0.0,
                // A box has the width of its category on both sides.
                ChartKind::Box => (right - left) / (2.0 * n_rows.max(1.0)),
                _ => 20.0,
            },
            is_horizontal: scene.is_horizontal,
        }
    }

    fn value(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        if self.is_horizontal {
            self.left + share * (self.right - self.left)
        } else {
            self.bottom - share * (self.bottom - self.top)
        }
    }

    /// Returns where a place on the axis of the categories is, if they stand upright.
    fn along(&self, place: f64) -> f64 {
        let room = self.right - self.left - 2.0 * self.margin;
        self.left + self.margin + (place - self.first) / (self.last - self.first) * room
    }

    /// Returns where a category stands, and how much room it has.
    fn category(&self, scene: &Scene, at: usize) -> (f64, f64) {
        if self.is_horizontal {
            let room = (self.bottom - self.top) / count(scene.categories.len()).max(1.0);
            return (self.top + (count(at) + 0.5) * room, room);
        }
        let place = scene.positions.get(at).copied().unwrap_or_default();
        let room = match scene.widths.get(at) {
            Some(width) => self.along(place + width / 2.0) - self.along(place - width / 2.0),
            None => (self.right - self.left) / count(scene.categories.len()).max(1.0),
        };
        (self.along(place), room)
    }
}

/// Returns whether the series of a chart share the place of a category.
fn is_one_lane(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::Pyramid | ChartKind::Stacked)
}

/// Returns what stands at the left and the right end of each line of a slope.
fn slope_ends(scene: &Scene, words: Words<'_>) -> Vec<(String, String)> {
    if scene.kind != ChartKind::Slope {
        return Vec::new();
    }
    let end = |mark: Option<&Mark>| mark.and_then(|mark| mark.value).map(|value| words.figure(scene, value));
    let of = |series: &Series| {
        let first = end(series.marks.first()).unwrap_or_default();
        let last = end(series.marks.last()).unwrap_or_default();
        (first, format!("{last} {}", shortened(&series.name)))
    };
    scene.series.iter().map(of).collect()
}

impl Drawing<'_> {
    /// Draws everything that stands along two axes.
    pub(super) fn plot(&mut self) {
        self.grid();
        self.reference();
        for spread in &self.scene.spreads {
            self.spread(spread);
        }
        for (at, series) in self.scene.series.iter().enumerate() {
            self.series(at, series);
        }
        match self.scene.kind {
            ChartKind::Slope => self.names_of_lines(),
            ChartKind::Scatter => self.names_of_points(),
            _ => {}
        }
    }

    fn grid(&mut self) {
        let frame = self.frame;
        // The figures of a slope stand at the ends of its lines.
        let ticks = if self.scene.kind == ChartKind::Slope { Vec::new() } else { self.scene.ticks.clone() };
        for tick in ticks {
            let at = frame.value(tick);
            let label = self.words.tick(self.scene, tick);
            let style = format!("fill=\"{GREY}\" font-size=\"12\"");
            if frame.is_horizontal {
                self.line((at, frame.top), (at, frame.bottom), GRID, 1.0, "");
                self.text(at, frame.bottom + 18.0, "middle", &style, &label);
            } else {
                self.line((frame.left, at), (frame.right, at), GRID, 1.0, "");
                self.text(frame.left - 8.0, at + 4.0, "end", &style, &label);
            }
        }
        if let Some(along) = &self.scene.along {
            return self.grid_along(&along.ticks.clone(), along.is_figure);
        }
        let every = if frame.is_horizontal { 1 } else { self.scene.categories.len() / 14 + 1 };
        for at in (0..self.scene.categories.len()).step_by(every) {
            let (place, _) = frame.category(self.scene, at);
            let label = shortened(self.scene.categories.get(at).map_or("", String::as_str));
            let style = format!("fill=\"{INK}\"");
            if frame.is_horizontal {
                self.text(frame.left - 10.0, place + 5.0, "end", &style, &label);
            } else {
                self.text(place, frame.bottom + 20.0, "middle", &style, &label);
            }
        }
    }

    /// Draws the grid of categories that count something, and says what.
    fn grid_along(&mut self, ticks: &[f64], is_figure: bool) {
        let frame = self.frame;
        for tick in ticks {
            let at = frame.along(*tick);
            let label = if is_figure { self.words.tick(self.scene, *tick) } else { format!("{tick}") };
            if is_figure {
                self.line((at, frame.top), (at, frame.bottom), GRID, 1.0, "");
            }
            self.text(at, frame.bottom + 18.0, "middle", &format!("fill=\"{GREY}\" font-size=\"{SMALL}\""), &label);
        }
        let title = self.words.axis(&self.scene.category_axis);
        let title = if is_figure { format!("{title} →") } else { title };
        self.text(frame.right, frame.bottom + 36.0, "end", &format!("fill=\"{GREY}\""), &title);
        if is_figure {
            // On the dashed line both figures are the same.
            let from = frame.low.max(frame.first);
            let to = frame.high.min(frame.last);
            if to > from {
                let (start, end) = ((frame.along(from), frame.value(from)), (frame.along(to), frame.value(to)));
                self.line(start, end, GREY, 1.0, "5 4");
            }
        }
    }

    fn reference(&mut self) {
        let frame = self.frame;
        if let Some(reference) = &self.scene.reference {
            let at = frame.value(reference.value);
            let figure = self.words.figure(self.scene, reference.value);
            let label = format!("{} {figure}", self.words.say(&reference.name));
            let style = format!("fill=\"{GREY}\" font-size=\"12\"");
            if frame.is_horizontal {
                self.line((at, frame.top - 4.0), (at, frame.bottom), GREY, 1.5, "5 4");
                self.text(at.min(frame.right - 60.0), frame.top - 7.0, "middle", &style, &label);
            } else {
                self.line((frame.left, at), (frame.right, at), GREY, 1.5, "5 4");
                self.text(frame.right, at - 5.0, "end", &style, &label);
            }
        }
    }

    fn series(&mut self, at: usize, series: &Series) {
        if matches!(self.scene.kind, ChartKind::Line | ChartKind::Slope) {
            self.joined(series);
        }
        for mark in &series.marks {
            let (middle, room) = self.frame.category(self.scene, mark.category);
            let is_one_lane = is_one_lane(self.scene.kind);
            let n_series = if is_one_lane { 1.0 } else { count(self.scene.series.len()) };
            let lane = match self.scene.kind {
                ChartKind::Histogram => room,
                _ if self.frame.is_horizontal => (room - 8.0) / n_series,
                _ => 0.0,
            };
            let shift = if is_one_lane || !self.frame.is_horizontal { 0.0 } else { count(at) - (n_series - 1.0) / 2.0 };
            let place = middle + shift * lane;
            let is_in_box = |to: f64| {
                let of_category = |spread: &&Spread| spread.category == mark.category;
                self.scene.spreads.iter().find(of_category).is_some_and(|spread| !spread.is_outside(to))
            };
            match mark.to {
                None if matches!(self.scene.kind, ChartKind::Scatter | ChartKind::Box) => {}
                Some(to) if is_in_box(to) => {}
                Some(to) if self.scene.kind == ChartKind::Box => self.outside(place, to, &series.name),
                None => self.absent(place, (series, mark)),
                Some(to) if self.scene.kind.is_bars() => self.bar((place, lane), to, (series, at), mark),
                Some(value) => {
                    self.whisker(place, mark, color(series.palette));
                    let (x, y) = self.point(place, value);
                    self.marker(x, y, series.palette, mark.state == MarkState::Unreliable);
                }
            }
        }
    }

    /// Draws a box with its whiskers and the line in its middle.
    fn spread(&mut self, spread: &Spread) {
        let (middle, room) = self.frame.category(self.scene, spread.category);
        let half = (room * 0.3).min(40.0);
        let frame = self.frame;
        let (low, high) = (frame.value(spread.low), frame.value(spread.high));
        let (first, median, third) = (frame.value(spread.first), frame.value(spread.median), frame.value(spread.third));
        self.line((middle, low), (middle, first), INK, 1.2, "");
        self.line((middle, third), (middle, high), INK, 1.2, "");
        for end in [low, high] {
            self.line((middle - half / 2.0, end), (middle + half / 2.0, end), INK, 1.2, "");
        }
        let (x, wide, high, color) = (middle - half, 2.0 * half, (first - third).abs(), color(0));
        self.put(&format!(
            "<rect x=\"{x:.1}\" y=\"{third:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\" fill=\"{color}\" \
             fill-opacity=\"0.35\" stroke=\"{color}\"/>"
        ));
        self.line((middle - half, median), (middle + half, median), INK, 2.5, "");
    }

    /// Draws a figure beyond the reach of its box, with its name.
    fn outside(&mut self, place: f64, value: f64, name: &str) {
        let (x, y) = self.point(place, value);
        self.marker(x, y, 0, true);
        let style = format!("fill=\"{INK}\" font-size=\"{SMALL}\"");
        self.text(x + 9.0, y + 4.0, "start", &style, &shortened(name));
    }

    fn point(&self, place: f64, value: f64) -> (f64, f64) {
        let along = self.frame.value(value);
        if self.frame.is_horizontal { (along, place) } else { (place, along) }
    }

    /// Joins neighbours in time; a figure that is not there leaves a gap.
    fn joined(&mut self, series: &Series) {
        for pair in series.marks.windows(2) {
            if let [a, b] = pair
                && let (Some(from), Some(to)) = (a.to, b.to)
            {
                let from = self.point(self.frame.category(self.scene, a.category).0, from);
                let to = self.point(self.frame.category(self.scene, b.category).0, to);
                self.line(from, to, color(series.palette), 2.0, "");
            }
        }
    }

    fn bar(&mut self, (place, lane): (f64, f64), to: f64, (series, at): (&Series, usize), mark: &Mark) {
        let frame = self.frame;
        let start = frame.value(mark.from.clamp(frame.low, frame.high));
        let end = frame.value(to);
        let gap = if self.scene.kind == ChartKind::Histogram { 1.0 } else { 3.0 };
        let thick = (lane - gap).max(3.0);
        let (low, length) = (start.min(end), (end - start).abs());
        let style = if mark.state == MarkState::Unreliable {
            let color = color(series.palette);
            format!("fill=\"#FFFFFF\" stroke=\"{color}\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\"")
        } else {
            fill(series.palette, at)
        };
        let side = place - thick / 2.0;
        let (x, y, wide, high) =
            if frame.is_horizontal { (low, side, length, thick) } else { (side, low, thick, length) };
        self.put(&format!("<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\" {style}/>"));
        self.whisker(place, mark, INK);
        match self.scene.kind {
            ChartKind::Stacked => self.figure_inside(low + length / 2.0, place, (length, thick), mark),
            ChartKind::Histogram => {}
            _ => self.figure_at_end(place, end, thick, mark),
        }
    }

    /// Writes a figure in the middle of its part of a bar, where it fits.
    fn figure_inside(&mut self, x: f64, place: f64, (length, thick): (f64, f64), mark: &Mark) {
        let label = self.words.figure(self.scene, mark.value.unwrap_or_default());
        if width(&label, SMALL) + 8.0 < length && thick >= SMALL {
            // The pale edge keeps the figure legible on a pattern.
            let style = format!(
                "fill=\"{INK}\" font-size=\"{SMALL}\" stroke=\"#FFFFFF\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\""
            );
            self.text(x, place + 4.0, "middle", &style, &label);
        }
    }

    /// Writes a figure beyond the end of its bar and interval, where there is room.
    fn figure_at_end(&mut self, place: f64, to: f64, thick: f64, mark: &Mark) {
        let frame = self.frame;
        let value = mark.value.unwrap_or_default();
        let label = self.words.figure(self.scene, value);
        let style = format!("fill=\"{INK}\" font-size=\"{SMALL}\"");
        if thick < 9.0 {
            return;
        }
        if value >= 0.0 {
            let end = mark.high.map_or(to, |high| frame.value(high).max(to)) + 5.0;
            if end + width(&label, SMALL) < frame.right + 34.0 {
                self.text(end, place + 4.0, "start", &style, &label);
            }
        } else if self.scene.kind == ChartKind::Pyramid {
            let end = mark.low.map_or(to, |low| frame.value(low).min(to)) - 5.0;
            if end - width(&label, SMALL) > frame.left {
                self.text(end, place + 4.0, "end", &style, &label);
            }
        }
    }

    fn whisker(&mut self, place: f64, mark: &Mark, color: &str) {
        if let (Some(low), Some(high)) = (mark.low, mark.high) {
            let clamp = |value: f64| value.clamp(self.frame.low, self.frame.high);
            let (from, to) = (self.point(place, clamp(low)), self.point(place, clamp(high)));
            let cap = |(x, y): (f64, f64)| {
                if self.frame.is_horizontal { ((x, y - 4.0), (x, y + 4.0)) } else { ((x - 4.0, y), (x + 4.0, y)) }
            };
            let (start, end) = (cap(from), cap(to));
            self.line(from, to, color, 1.5, "");
            self.line(start.0, start.1, color, 1.5, "");
            self.line(end.0, end.1, color, 1.5, "");
        }
    }

    /// Marks the place of a figure that is not there.
    fn absent(&mut self, place: f64, (series, mark): (&Series, &Mark)) {
        let frame = self.frame;
        let text = if mark.state == MarkState::Suppressed { HIDDEN_MARK } else { ":" };
        let style = format!("fill=\"{GREY}\" font-size=\"{SMALL}\"");
        match self.scene.kind {
            ChartKind::Pyramid => {
                let (shift, anchor) = if series.palette == 0 { (-4.0, "end") } else { (4.0, "start") };
                self.text(frame.value(0.0) + shift, place + 4.0, anchor, &style, text);
            }
            // A part that is not shown has its mark where the bar ends.
            ChartKind::Stacked => {
                let marks = self.scene.series.iter().filter_map(|series| series.marks.get(mark.category));
                let end = marks.filter_map(|mark| mark.to).fold(0.0, f64::max);
                let before = self.scene.series.iter().take_while(|other| other.palette != series.palette);
                let n_before =
                    before.filter(|other| other.marks.get(mark.category).is_some_and(|mark| mark.to.is_none()));
                let shift = 6.0 + 20.0 * count(n_before.count());
                self.text(frame.value(end) + shift, place + 4.0, "start", &style, text);
            }
            _ if frame.is_horizontal => self.text(frame.left + 4.0, place + 4.0, "start", &style, text),
            _ => self.text(place, frame.bottom - 6.0, "middle", &style, text),
        }
    }

    /// Writes names and figures at both ends of the lines of a slope, none over another.
    fn names_of_lines(&mut self) {
        let ends = slope_ends(self.scene, self.words);
        let frame = self.frame;
        for (is_last, x, anchor) in [(false, frame.left - 10.0, "end"), (true, frame.right + 10.0, "start")] {
            let mut labels: Vec<(f64, String)> = Vec::new();
            for (series, (first, last)) in self.scene.series.iter().zip(&ends) {
                let mark = if is_last { series.marks.last() } else { series.marks.first() };
                let y = mark.and_then(|mark| mark.to).map_or(frame.bottom - 6.0, |to| frame.value(to));
                labels.push((y, if is_last { last.clone() } else { first.clone() }));
            }
            labels.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut least = f64::NEG_INFINITY;
            for (y, label) in labels {
                let y = y.max(least);
                least = y + SIZE + 2.0;
                self.text(x, y + 5.0, anchor, &format!("fill=\"{INK}\""), &label);
            }
        }
    }

    /// Writes the names of points, left away where they would stand over each other.
    fn names_of_points(&mut self) {
        let Some(series) = self.scene.series.first() else { return };
        let mut taken: Vec<(f64, f64, f64)> = Vec::new();
        for mark in &series.marks {
            let Some(to) = mark.to else { continue };
            let (x, _) = self.frame.category(self.scene, mark.category);
            let (x, y) = (x + 9.0, self.frame.value(to) + 4.0);
            let name = shortened(self.scene.categories.get(mark.category).map_or("", String::as_str));
            let end = x + width(&name, SMALL);
            let is_free =
                |&(left, right, other): &(f64, f64, f64)| end < left || x > right || (y - other).abs() > SMALL;
            if taken.iter().all(is_free) {
                self.text(x, y, "start", &format!("fill=\"{INK}\" font-size=\"{SMALL}\""), &name);
                taken.push((x, end, y));
            }
        }
    }
}
