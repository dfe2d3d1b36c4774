//! A chart as SVG: vector marks, colours that the colour-blind tell apart, and a shape or pattern beside every colour.

mod areas;
mod plot;

use super::text::{escape, shortened, width, wrapped};
use super::{HIDDEN_MARK, Words};
use crate::message::Message;
use crate::publish::chart::{self, ChartKind, MarkState, Scene, finding};

use plot::Frame;

/// Okabe and Ito (2008), in an order that keeps neighbours apart in grey as well; yellow is left out on white.
pub const PALETTE: [&str; 7] = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#4D4D4D"];

const WIDTH: f64 = 900.0;
const EDGE: f64 = 24.0;
const SIZE: f64 = 14.0;
const SMALL: f64 = 12.0;
const INK: &str = "#1A1A1A";
const GREY: &str = "#5F5F5F";
const GRID: &str = "#DDDDDD";

/// Draws a chart of one or several panels; `foot` is the source line below it.
pub fn write(scenes: &[Scene], words: Words<'_>, foot: &str) -> String {
    let Some(scene) = scenes.first() else { return String::new() };
    let mut drawing = Drawing { scene, words, svg: String::new(), frame: Frame::default() };
    let top = drawing.head();
    let bottom = drawing.panels(scenes, top);
    let height = drawing.foot(scenes, bottom, foot);
    let title = escape(&words.say(&scene.title));
    let description = escape(&words.chart_description(scenes));
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

struct Drawing<'a> {
    scene: &'a Scene,
    words: Words<'a>,
    svg: String,
    frame: Frame,
}

impl<'a> Drawing<'a> {
    fn put(&mut self, element: &str) {
        self.svg.push_str(element);
        self.svg.push('\n');
    }

    fn text(&mut self, x: f64, y: f64, anchor: &str, style: &str, text: &str) {
        let text = escape(text);
        self.put(&format!("<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" {style}>{text}</text>"));
    }

    /// Writes title, what is measured, what the chart shows, and the key; returns where the plot may begin.
    fn head(&mut self) -> f64 {
        let mut y = EDGE + 12.0;
        for line in wrapped(&self.words.say(&self.scene.title), 20.0, WIDTH - 2.0 * EDGE) {
            self.text(EDGE, y, "start", &format!("font-size=\"20\" font-weight=\"bold\" fill=\"{INK}\""), &line);
            y += 26.0;
        }
        let mut measure = vec![self.words.say(&self.scene.value_axis)];
        for (dimension, label) in &self.scene.slice {
            let part =
                Message::new("publish-chart-slice").with("dimension", self.words.axis(dimension)).with("label", label);
            measure.push(self.words.say(&part));
        }
        if self.scene.kind == ChartKind::Scatter {
            measure.insert(0, "↑".to_owned());
        }
        self.text(
            EDGE,
            y,
            "start",
            &format!("fill=\"{GREY}\""),
            &measure.join(if self.scene.kind == ChartKind::Scatter { " " } else { " · " }),
        );
        y += 14.0;
        let found =
            finding(self.scene, &|value| self.words.figure(self.scene, value)).filter(|_| self.scene.panel.is_none());
        if let Some(found) = found {
            for line in wrapped(&self.words.say(&found), SIZE, WIDTH - 2.0 * EDGE) {
                y += 8.0;
                self.text(EDGE, y, "start", &format!("fill=\"{INK}\""), &line);
                y += 12.0;
            }
        }
        let has_own_names = self.scene.kind.is_areas() || matches!(self.scene.kind, ChartKind::Slope | ChartKind::Box);
        if self.scene.series.len() > 1 && !has_own_names {
            y = self.key(y + 12.0);
        }
        y + 14.0
    }

    /// Draws the panels beside and below each other; returns where they end.
    fn panels(&mut self, scenes: &'a [Scene], top: f64) -> f64 {
        const GAP: f64 = 20.0;
        let is_wide = |scene: &Scene| scene.is_horizontal || scene.kind.is_areas();
        let n_columns = match scenes.len() {
            0 | 1 => 1,
            n if n <= 4 || scenes.iter().any(is_wide) => 2,
            _ => 3,
        };
        let room = (WIDTH - 2.0 * EDGE - GAP * count(n_columns - 1)) / count(n_columns);
        let mut top = top;
        for row in scenes.chunks(n_columns) {
            let title = if scenes.len() > 1 { 26.0 } else { 0.0 };
            let mut bottom = top;
            for (column, scene) in row.iter().enumerate() {
                let left = EDGE + count(column) * (room + GAP);
                self.scene = scene;
                self.frame = Frame::new(scene, self.words, (left, left + room), top + title, scenes.len() > 1);
                if let Some(name) = &scene.panel {
                    self.text(
                        left,
                        top + 12.0,
                        "start",
                        &format!("font-weight=\"bold\" fill=\"{INK}\""),
                        &shortened(name),
                    );
                }
                if scene.kind.is_areas() {
                    self.areas();
                } else {
                    self.plot();
                }
                bottom = bottom.max(self.frame.bottom);
            }
            top = bottom + 44.0;
        }
        top - 44.0
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
    fn foot(&mut self, scenes: &[Scene], bottom: f64, source: &str) -> f64 {
        let marks = || scenes.iter().flat_map(Scene::marks);
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
        let notes = chart::notes(scenes, &|value| self.words.figure(self.scene, value));
        lines.extend(notes.iter().map(|note| self.words.say(note)));
        lines.push(source.to_owned());
        let mut y = bottom + 46.0;
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
