//! A chart as SVG: vector marks, colours that the colour-blind tell apart, and a shape or pattern beside every colour.

use super::text::{escape, shortened, width, wrapped};
use super::{HIDDEN_MARK, Words};
use crate::publish::chart::{ChartKind, Mark, MarkState, Scene, Series};

/// Okabe and Ito (2008), in an order that keeps neighbours apart in grey as well; yellow is left out on white.
pub const PALETTE: [&str; 7] = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#4D4D4D"];

const WIDTH: f64 = 900.0;
const EDGE: f64 = 24.0;
const SIZE: f64 = 14.0;
const INK: &str = "#1A1A1A";
const GREY: &str = "#5F5F5F";
const GRID: &str = "#DDDDDD";

/// Draws a scene; `foot` is the source line below it.
pub fn write(scene: &Scene, words: Words<'_>, foot: &str) -> String {
    let mut drawing = Drawing { scene, words, svg: String::new(), frame: Frame::default() };
    let top = drawing.head();
    drawing.frame = Frame::new(scene, words, top);
    drawing.grid();
    drawing.reference();
    for (at, series) in scene.series.iter().enumerate() {
        drawing.series(at, series);
    }
    let height = drawing.foot(foot);
    let title = escape(&words.say(&scene.title));
    let description = escape(&words.chart_description(scene));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height:.0}\" viewBox=\"0 0 {WIDTH} {height:.0}\" \
         role=\"img\" aria-labelledby=\"title desc\" xml:lang=\"{lang}\" font-family=\"Noto Sans, Segoe UI, Arial, sans-serif\" \
         font-size=\"{SIZE}\">\n<title id=\"title\">{title}</title>\n<desc id=\"desc\">{description}</desc>\n{patterns}\
         <rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n{body}</svg>\n",
        lang = words.lang.code(),
        patterns = patterns(),
        body = drawing.svg,
    )
}

/// Where the plot stands and how data become units of the drawing.
#[derive(Clone, Copy, Debug, Default)]
struct Frame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    low: f64,
    high: f64,
    first: f64,
    last: f64,
    is_horizontal: bool,
}

impl Frame {
    fn new(scene: &Scene, words: Words<'_>, top: f64) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = String>| texts.map(|text| width(&text, SIZE)).fold(0.0, f64::max);
        let labels = if scene.is_horizontal {
            widest(&mut scene.categories.iter().map(|label| shortened(label)))
        } else {
            widest(&mut scene.ticks.iter().map(|tick| words.tick(scene, *tick)))
        };
        let n_rows = count(scene.categories.len());
        let row = (count(scene.series.len()) * 16.0 + 12.0).max(28.0);
        let height = if scene.is_horizontal { (n_rows * row).max(120.0) } else { 360.0 };
        let (first, last) = match (scene.positions.first(), scene.positions.last()) {
            (Some(first), Some(last)) if last > first => (*first, *last),
            _ => (0.0, 1.0),
        };
        Self {
            left: EDGE + labels + 10.0,
            right: WIDTH - EDGE - 16.0,
            top,
            bottom: top + height,
            low: scene.value_range.0,
            high: scene.value_range.1,
            first,
            last,
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

    /// Returns where a category stands, and how much room it has.
    fn category(&self, scene: &Scene, at: usize) -> (f64, f64) {
        if self.is_horizontal {
            let room = (self.bottom - self.top) / count(scene.categories.len()).max(1.0);
            return (self.top + (count(at) + 0.5) * room, room);
        }
        let room = self.right - self.left - 40.0;
        let share = scene.positions.get(at).map_or(0.0, |at| (at - self.first) / (self.last - self.first));
        (self.left + 20.0 + share * room, room / count(scene.categories.len()).max(1.0))
    }
}

struct Drawing<'a> {
    scene: &'a Scene,
    words: Words<'a>,
    svg: String,
    frame: Frame,
}

impl Drawing<'_> {
    fn put(&mut self, element: &str) {
        self.svg.push_str(element);
        self.svg.push('\n');
    }

    fn text(&mut self, x: f64, y: f64, anchor: &str, style: &str, text: &str) {
        let text = escape(text);
        self.put(&format!("<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" {style}>{text}</text>"));
    }

    /// Writes title, what is measured, and the key; returns where the plot may begin.
    fn head(&mut self) -> f64 {
        let mut y = EDGE + 12.0;
        for line in wrapped(&self.words.say(&self.scene.title), 20.0, WIDTH - 2.0 * EDGE) {
            self.text(EDGE, y, "start", &format!("font-size=\"20\" font-weight=\"bold\" fill=\"{INK}\""), &line);
            y += 26.0;
        }
        let mut measure = vec![self.words.say(&self.scene.value_axis)];
        for (dimension, label) in &self.scene.slice {
            let part = crate::message::Message::new("publish-chart-slice")
                .with("dimension", self.words.axis(dimension))
                .with("label", label);
            measure.push(self.words.say(&part));
        }
        self.text(EDGE, y, "start", &format!("fill=\"{GREY}\""), &measure.join(" · "));
        y += 14.0;
        if self.scene.series.len() > 1 {
            y = self.key(y + 12.0);
        }
        y + 14.0
    }

    fn key(&mut self, mut y: f64) -> f64 {
        let mut x = EDGE;
        for (at, series) in self.scene.series.iter().enumerate() {
            let room = width(&series.name, SIZE) + 44.0;
            if x + room > WIDTH - EDGE && x > EDGE {
                (x, y) = (EDGE, y + 22.0);
            }
            if self.scene.kind.is_bars() {
                let fill = fill(series.palette, at);
                let top = y - 11.0;
                self.put(&format!("<rect x=\"{x:.1}\" y=\"{top:.1}\" width=\"16\" height=\"12\" {fill}/>"));
            } else {
                self.marker(x + 8.0, y - 5.0, series.palette, false);
            }
            self.text(x + 24.0, y, "start", &format!("fill=\"{INK}\""), &series.name);
            x += room;
        }
        y
    }

    fn grid(&mut self) {
        let frame = self.frame;
        for tick in self.scene.ticks.clone() {
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
        if self.scene.kind == ChartKind::Line {
            self.joined(series);
        }
        for mark in &series.marks {
            let (middle, room) = self.frame.category(self.scene, mark.category);
            let is_pyramid = self.scene.kind == ChartKind::Pyramid;
            let n_series = if is_pyramid { 1.0 } else { count(self.scene.series.len()) };
            let lane = if self.frame.is_horizontal { (room - 8.0) / n_series } else { 0.0 };
            let shift = if is_pyramid { 0.0 } else { count(at) - (n_series - 1.0) / 2.0 };
            let place = middle + shift * lane;
            match mark.value {
                None => self.absent(place, mark),
                Some(value) if self.scene.kind.is_bars() => self.bar(place, lane, value, (series, at), mark),
                Some(value) => {
                    self.whisker(place, mark, color(series.palette));
                    let (x, y) = self.point(place, value);
                    self.marker(x, y, series.palette, mark.state == MarkState::Unreliable);
                }
            }
        }
    }

    fn point(&self, place: f64, value: f64) -> (f64, f64) {
        let along = self.frame.value(value);
        if self.frame.is_horizontal { (along, place) } else { (place, along) }
    }

    /// Joins neighbours in time; a figure that is not there leaves a gap.
    fn joined(&mut self, series: &Series) {
        for pair in series.marks.windows(2) {
            if let [a, b] = pair
                && let (Some(from), Some(to)) = (a.value, b.value)
            {
                let from = self.point(self.frame.category(self.scene, a.category).0, from);
                let to = self.point(self.frame.category(self.scene, b.category).0, to);
                self.line(from, to, color(series.palette), 2.0, "");
            }
        }
    }

    fn bar(&mut self, place: f64, lane: f64, value: f64, (series, at): (&Series, usize), mark: &Mark) {
        let (from, to) = (self.frame.value(0.0_f64.clamp(self.frame.low, self.frame.high)), self.frame.value(value));
        let (x, length) = (from.min(to), (to - from).abs());
        let thick = (lane - 3.0).max(3.0);
        let y = place - thick / 2.0;
        let style = if mark.state == MarkState::Unreliable {
            format!(
                "fill=\"#FFFFFF\" stroke=\"{}\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\"",
                color(series.palette)
            )
        } else {
            fill(series.palette, at)
        };
        self.put(&format!("<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{length:.1}\" height=\"{thick:.1}\" {style}/>"));
        self.whisker(place, mark, INK);
        let label = self.words.figure(self.scene, value);
        let end = mark.high.map_or(to, |high| self.frame.value(high).max(to)) + 5.0;
        let fits = end + width(&label, 12.0) < WIDTH - 4.0 && value >= 0.0 && thick >= 9.0;
        if value < 0.0 && self.scene.kind == ChartKind::Pyramid {
            let end = mark.low.map_or(to, |low| self.frame.value(low).min(to)) - 5.0;
            if end - width(&label, 12.0) > self.frame.left && thick >= 9.0 {
                self.text(end, place + 4.0, "end", &format!("fill=\"{INK}\" font-size=\"12\""), &label);
            }
        }
        if fits {
            self.text(end, place + 4.0, "start", &format!("fill=\"{INK}\" font-size=\"12\""), &label);
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

    fn absent(&mut self, place: f64, mark: &Mark) {
        let text = if mark.state == MarkState::Suppressed { HIDDEN_MARK } else { ":" };
        let style = format!("fill=\"{GREY}\" font-size=\"12\"");
        if self.scene.kind == ChartKind::Pyramid {
            let is_left = self
                .scene
                .series
                .first()
                .is_some_and(|first| first.marks.iter().any(|known| std::ptr::eq(known, mark)));
            let (shift, anchor) = if is_left { (-4.0, "end") } else { (4.0, "start") };
            self.text(self.frame.value(0.0) + shift, place + 4.0, anchor, &style, text);
        } else if self.frame.is_horizontal {
            self.text(self.frame.left + 4.0, place + 4.0, "start", &style, text);
        } else {
            self.text(place, self.frame.bottom - 6.0, "middle", &style, text);
        }
    }

    /// Draws the shape that belongs to a place in the palette.
    fn marker(&mut self, x: f64, y: f64, palette: usize, is_hollow: bool) {
        let color = color(palette);
        let inside = if is_hollow { "#FFFFFF" } else { color };
        let style = format!("fill=\"{inside}\" stroke=\"{color}\" stroke-width=\"2\"");
        let shape = match palette % 5 {
            0 => format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" {style}/>"),
            1 => format!("<rect x=\"{:.1}\" y=\"{:.1}\" width=\"9\" height=\"9\" {style}/>", x - 4.5, y - 4.5),
            2 => polygon(&[(x, y - 6.0), (x + 5.5, y + 4.5), (x - 5.5, y + 4.5)], &style),
            3 => polygon(&[(x, y - 6.5), (x + 6.5, y), (x, y + 6.5), (x - 6.5, y)], &style),
            _ => polygon(&[(x, y + 6.0), (x + 5.5, y - 4.5), (x - 5.5, y - 4.5)], &style),
        };
        self.put(&shape);
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64), color: &str, thick: f64, dashes: &str) {
        let dashes = if dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dashes}\"") };
        self.put(&format!(
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{color}\" stroke-width=\"{thick}\"{dashes}/>",
            from.0, from.1, to.0, to.1
        ));
    }

    /// Writes what the marks mean and where the figures come from; returns the height of the drawing.
    fn foot(&mut self, source: &str) -> f64 {
        let marks = || self.scene.series.iter().flat_map(|series| &series.marks);
        let has = |state: MarkState| marks().any(|mark| mark.state == state);
        let mut lines = Vec::new();
        if marks().any(|mark| mark.low.is_some() && mark.high.is_some()) {
            lines.push(self.words.text("publish-chart-intervals"));
        }
        if has(MarkState::Unreliable) {
            lines.push(self.words.text("publish-chart-hollow"));
        }
        if has(MarkState::Suppressed) {
            lines.push(self.words.text("publish-chart-hidden"));
        }
        if has(MarkState::Missing) {
            lines.push(format!(": – {}", self.words.text("publish-mark-missing")));
        }
        lines.push(source.to_owned());
        let mut y = self.frame.bottom + 46.0;
        for text in lines.iter().filter(|line| !line.is_empty()) {
            for line in wrapped(text, 12.0, WIDTH - 2.0 * EDGE) {
                self.text(EDGE, y, "start", &format!("fill=\"{GREY}\" font-size=\"12\""), &line);
                y += 17.0;
            }
        }
        y + 6.0
    }
}

fn color(palette: usize) -> &'static str {
    PALETTE.get(palette % PALETTE.len()).copied().unwrap_or(INK)
}

/// The first bar is plain, each further one has a pattern of its own.
fn fill(palette: usize, at: usize) -> String {
    let color = color(palette);
    if at == 0 {
        return format!("fill=\"{color}\" stroke=\"{color}\"");
    }
    format!("fill=\"url(#p{})\" stroke=\"{color}\"", palette % PALETTE.len())
}

fn patterns() -> String {
    let pattern = |(at, color): (usize, &&str)| {
        let turn = [45, 135, 90, 0].get(at % 4).copied().unwrap_or(45);
        let gap = 6 + 2 * (at / 4);
        format!(
            "<pattern id=\"p{at}\" width=\"{gap}\" height=\"{gap}\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate({turn})\"><rect width=\"{gap}\" height=\"{gap}\" fill=\"{color}\" fill-opacity=\"0.35\"/>\
             <rect width=\"2.5\" height=\"{gap}\" fill=\"{color}\"/></pattern>\n"
        )
    };
    let patterns: Vec<String> = PALETTE.iter().enumerate().map(pattern).collect();
    format!("<defs>\n{}</defs>\n", patterns.concat())
}

fn polygon(corners: &[(f64, f64)], style: &str) -> String {
    let corners: Vec<String> = corners.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    format!("<polygon points=\"{}\" {style}/>", corners.join(" "))
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
