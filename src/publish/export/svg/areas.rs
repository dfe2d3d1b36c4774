//! Tiles and ribbons of a drawing, with the names beside them.

use super::{Drawing, GREY, HIDDEN_MARK, INK, SMALL, color, shortened, width};
use crate::publish::chart::{Area, ChartKind, MarkState, Shade, Shape, Side};

impl Drawing<'_> {
    /// Draws the areas of a scene in its frame.
    pub(super) fn areas(&mut self) {
        let scene = self.scene;
        for area in &scene.areas {
            self.area(area);
        }
        for label in &scene.labels {
            let (text, style) = (shortened(&label.text), format!("fill=\"{INK}\""));
            let (left, right, top) = (self.frame.left, self.frame.right, self.frame.top);
            let (x, y) = self.place((label.at, label.at));
            match label.side {
                Side::Left => self.text(left - 10.0, y + 5.0, "end", &style, &text),
                Side::Right => self.text(right + 8.0, y + 5.0, "start", &style, &text),
                Side::Top => self.text(x, top - 8.0, "middle", &style, &text),
            }
        }
    }

    fn place(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let frame = &self.frame;
        (frame.left + x * (frame.right - frame.left), frame.top + y * (frame.bottom - frame.top))
    }

    fn area(&mut self, area: &Area) {
        let (fill, ink) = match area.shade {
            Shade::Series(palette) => (color(palette).to_owned(), INK),
            Shade::Ramp(depth) => (ramp(depth), if depth > 0.55 { "#FFFFFF" } else { INK }),
            Shade::Nothing => ("#EEEEEE".to_owned(), GREY),
        };
        match &area.shape {
            Shape::Tile { left, top, right, bottom } => {
                let ((x0, y0), (x1, y1)) = (self.place((*left, *top)), self.place((*right, *bottom)));
                let (wide, high) = (x1 - x0, y1 - y0);
                let edge = if area.state == MarkState::Unreliable {
                    format!("stroke=\"{INK}\" stroke-width=\"1\" stroke-dasharray=\"4 3\"")
                } else {
                    "stroke=\"#FFFFFF\" stroke-width=\"1\"".to_owned()
                };
                self.put(&format!(
                    "<rect x=\"{x0:.1}\" y=\"{y0:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\" fill=\"{fill}\" {edge}/>"
                ));
                if self.scene.kind == ChartKind::HeatMap {
                    let label = match (area.value, area.state) {
                        (Some(value), _) => self.words.figure(self.scene, value),
                        (None, MarkState::Suppressed) => HIDDEN_MARK.to_owned(),
                        (None, _) => ":".to_owned(),
                    };
                    if width(&label, SMALL) < wide {
                        let style = format!("fill=\"{ink}\" font-size=\"{SMALL}\"");
                        self.text(x0 + wide / 2.0, y0 + high / 2.0 + 4.0, "middle", &style, &label);
                    }
                }
            }
            Shape::Ribbon { upper, lower } => {
                let corners = upper.iter().chain(lower.iter().rev()).map(|point| self.place(*point));
                let corners: Vec<String> = corners.map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
                let corners = corners.join(" ");
                self.put(&format!("<polygon points=\"{corners}\" fill=\"{fill}\" fill-opacity=\"0.55\"/>"));
            }
            Shape::Region { outline } => {
                let ring = |ring: &Vec<(f64, f64)>| {
                    let points = ring.iter().map(|point| self.place(*point));
                    let points: Vec<String> = points.map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
                    format!("M{}Z", points.join("L"))
                };
                let path: String = outline.rings.iter().map(ring).collect();
                let edge = if area.state == MarkState::Unreliable {
                    format!("stroke=\"{INK}\" stroke-width=\"1.2\" stroke-dasharray=\"4 3\"")
                } else {
                    format!("stroke=\"{GREY}\" stroke-width=\"0.8\"")
                };
                self.put(&format!("<path d=\"{path}\" fill=\"{fill}\" fill-rule=\"evenodd\" {edge}/>"));
                let label = match (area.value, area.state) {
                    (Some(value), _) => self.words.figure(self.scene, value),
                    (None, MarkState::Suppressed) => HIDDEN_MARK.to_owned(),
                    (None, _) => return,
                };
                let room = outline.room * (self.frame.right - self.frame.left);
                let (x, y) = self.place(outline.heart);
                let style = format!("fill=\"{ink}\" font-size=\"{SMALL}\"");
                if width(&label, SMALL) < room {
                    self.text(x, y + 10.0, "middle", &style, &label);
                }
                if width(&area.name, SMALL) < room {
                    self.text(x, y - 4.0, "middle", &style, &area.name);
                }
            }
            Shape::Circle { x, y, radius } => self.circle(area, (*x, *y, *radius), &fill),
        }
    }

    /// Draws a circle of a map, its figure in it and its name below.
    fn circle(&mut self, area: &Area, (x, y, radius): (f64, f64, f64), fill: &str) {
        let (x, y) = self.place((x, y));
        let radius = radius * (self.frame.right - self.frame.left);
        let inside = if area.state == MarkState::Unreliable {
            "fill=\"none\" stroke-dasharray=\"4 3\"".to_owned()
        } else {
            format!("fill=\"{fill}\" fill-opacity=\"0.6\"")
        };
        self.put(&format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" {inside} stroke=\"{fill}\"/>"));
        let label = area.value.map(|value| self.words.figure(self.scene, value)).unwrap_or_default();
        let style = format!("fill=\"{INK}\" font-size=\"{SMALL}\"");
        if width(&label, SMALL) < 2.0 * radius {
            self.text(x, y + 4.0, "middle", &style, &label);
        }
        self.text(x, y + radius + 13.0, "middle", &style, &shortened(&area.name));
    }
}

/// Returns a shade of blue, from pale to dark; blue is told from white by everybody.
fn ramp(depth: f64) -> String {
    let mix = |pale: f64, dark: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
        let level = (pale + (dark - pale) * depth.clamp(0.0, 1.0)).round() as u8;
        level
    };
    format!("#{:02X}{:02X}{:02X}", mix(227.0, 8.0), mix(238.0, 48.0), mix(247.0, 107.0))
}
