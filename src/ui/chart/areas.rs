//! Charts of areas in the window: tiles and ribbons, painted from the same outlines as the files.

use eframe::egui::epaint::{Mesh, Vertex, WHITE_UV};
use eframe::egui::{self, Align2, Color32, FontId, Painter, Pos2, Rect, Sense, Shape as Paint, Stroke, Ui, pos2, vec2};

use super::super::cx::UiCx;
use super::{mark_text, value_text};
use crate::data::borders::Outline;
use crate::message::Message;
use crate::publish::chart::{Area, ChartKind, MarkState, Scene, Shade, Shape, Side};

const SIZE: f32 = 13.0;

/// Draws the areas of a scene with the names beside them.
pub(super) fn areas_ui(cx: &UiCx<'_>, ui: &mut Ui, title: &str, scene: &Scene, height: f32) {
    let (response, painter) = ui.allocate_painter(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, title));
    let ink = ui.visuals().text_color();
    let font = FontId::proportional(SIZE);
    let wide = |text: &str| painter.layout_no_wrap(text.to_owned(), font.clone(), ink).size().x;
    let beside = |side: Side| {
        let labels = scene.labels.iter().filter(|label| label.side == side);
        labels.map(|label| wide(&label.text)).fold(0.0, f32::max).min(response.rect.width() * 0.3)
    };
    let has_top = scene.labels.iter().any(|label| label.side == Side::Top);
    let whole = response.rect;
    let frame = Rect::from_min_max(
        whole.min + vec2(beside(Side::Left) + 8.0, if has_top { SIZE + 8.0 } else { 4.0 }),
        whole.max - vec2(beside(Side::Right) + 8.0, 4.0),
    );
    let frame = in_proportion(frame, scene.aspect);
    let canvas = Canvas { cx, painter: &painter, frame, ink };
    for area in &scene.areas {
        canvas.area(scene, area);
    }
    for label in &scene.labels {
        let at = canvas.place((label.at, label.at));
        let (place, anchor) = match label.side {
            Side::Left => (pos2(frame.left() - 6.0, at.y), Align2::RIGHT_CENTER),
            Side::Right => (pos2(frame.right() + 6.0, at.y), Align2::LEFT_CENTER),
            Side::Top => (pos2(at.x, frame.top() - 4.0), Align2::CENTER_BOTTOM),
        };
        painter.text(place, anchor, &label.text, font.clone(), ink);
    }
    if let Some(pointer) = response.hover_pos() {
        let share = (pointer - frame.min) / frame.size();
        let here = (f64::from(share.x), f64::from(share.y));
        // What is drawn last lies on top.
        if let Some(area) = scene.areas.iter().rev().find(|area| area.contains(here, scene.aspect.unwrap_or(1.0))) {
            response.on_hover_text_at_pointer(text(cx, scene, area));
        }
    }
}

/// Returns the largest rectangle of a proportion in the middle of another.
fn in_proportion(frame: Rect, aspect: Option<f64>) -> Rect {
    #[expect(clippy::cast_possible_truncation, reason = "a proportion of a map")]
    let Some(aspect) = aspect.map(|aspect| aspect as f32) else { return frame };
    let width = frame.width().min(frame.height() * aspect);
    Rect::from_center_size(frame.center(), vec2(width, width / aspect))
}

/// Says what an area is about, its figure and how sure it is.
fn text(cx: &UiCx<'_>, scene: &Scene, area: &Area) -> String {
    let mark = area.mark.and_then(|(series, mark)| {
        let series = scene.series.get(series)?;
        Some((series, series.marks.get(mark)?))
    });
    match (mark, area.value) {
        (Some((series, mark)), _)
            if matches!(scene.kind, ChartKind::HeatMap | ChartKind::Map) && mark.value.is_some() =>
        {
            mark_text(cx, scene, &series.name, mark)
        }
        (_, Some(value)) => {
            let figure = value_text(cx.lang, scene, value, usize::from(scene.decimals));
            cx.say(&Message::new("ui-chart-mark").with("name", &area.name).with("figure", figure))
        }
        _ => area.name.clone(),
    }
}

struct Canvas<'a> {
    cx: &'a UiCx<'a>,
    painter: &'a Painter,
    frame: Rect,
    ink: Color32,
}

impl Canvas<'_> {
    fn place(&self, (x, y): (f64, f64)) -> Pos2 {
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
        let share = vec2(x as f32, y as f32);
        self.frame.min + share * self.frame.size()
    }

    fn area(&self, scene: &Scene, area: &Area) {
        let tokens = self.cx.tokens;
        let (fill, ink) = match area.shade {
            Shade::Series(palette) => (tokens.series(palette), self.ink),
            Shade::Ramp(depth) => tokens.ramp(depth),
            Shade::Nothing => (tokens.text_weak.gamma_multiply(0.25), tokens.text_weak),
        };
        match &area.shape {
            Shape::Tile { left, top, right, bottom } => {
                let tile = Rect::from_min_max(self.place((*left, *top)), self.place((*right, *bottom)));
                self.painter.rect_filled(tile.shrink(0.5), 0.0, fill);
                if scene.kind == ChartKind::HeatMap {
                    let text = match (area.value, area.state) {
                        (Some(value), _) => value_text(self.cx.lang, scene, value, usize::from(scene.decimals)),
                        (None, MarkState::Suppressed) => "[c]".to_owned(),
                        (None, _) => ":".to_owned(),
                    };
                    let middle = (f64::midpoint(*left, *right), f64::midpoint(*top, *bottom));
                    self.label(middle, text, ink, tile.width());
                }
            }
            Shape::Ribbon { upper, lower } => {
                let color = fill.gamma_multiply(0.55);
                let mut mesh = Mesh::default();
                for (above, below) in upper.iter().zip(lower) {
                    for point in [above, below] {
                        mesh.vertices.push(Vertex { pos: self.place(*point), uv: WHITE_UV, color });
                    }
                }
                let last = u32::try_from(mesh.vertices.len()).unwrap_or_default();
                for first in (0..last.saturating_sub(3)).step_by(2) {
                    mesh.add_triangle(first, first + 1, first + 2);
                    mesh.add_triangle(first + 1, first + 3, first + 2);
                }
                self.painter.add(Paint::mesh(mesh));
            }
            Shape::Region { outline } => self.region(scene, area, outline, (fill, ink)),
            Shape::Circle { x, y, radius } => self.circle(scene, area, (*x, *y, *radius), fill),
        }
    }

    fn region(&self, scene: &Scene, area: &Area, outline: &Outline, (fill, ink): (Color32, Color32)) {
        let mut mesh = Mesh::default();
        for corners in &outline.triangles {
            let first = u32::try_from(mesh.vertices.len()).unwrap_or_default();
            for corner in corners {
                mesh.vertices.push(Vertex { pos: self.place(*corner), uv: WHITE_UV, color: fill });
            }
            mesh.add_triangle(first, first + 1, first + 2);
        }
        self.painter.add(Paint::mesh(mesh));
        for ring in &outline.rings {
            let points: Vec<Pos2> = ring.iter().chain(ring.first()).map(|point| self.place(*point)).collect();
            if area.state == MarkState::Unreliable {
                self.painter.extend(Paint::dashed_line(&points, Stroke::new(1.5, self.ink), 4.0, 3.0));
            } else {
                self.painter.add(Paint::line(points, Stroke::new(0.7, self.cx.tokens.text_weak)));
            }
        }
        let label = match (area.value, area.state) {
            (Some(value), _) => value_text(self.cx.lang, scene, value, usize::from(scene.decimals)),
            (None, MarkState::Suppressed) => "[c]".to_owned(),
            (None, _) => return,
        };
        #[expect(clippy::cast_possible_truncation, reason = "a part of the width")]
        let room = outline.room as f32 * self.frame.width();
        let up = f64::from(SIZE / self.frame.height().max(1.0)) * 0.6;
        let (x, y) = outline.heart;
        self.label((x, y - up), area.name.clone(), ink, room);
        self.label((x, y + up), label, ink, room);
    }

    fn circle(&self, scene: &Scene, area: &Area, (x, y, radius): (f64, f64, f64), fill: Color32) {
        #[expect(clippy::cast_possible_truncation, reason = "a part of the width")]
        let radius = radius as f32 * self.frame.width();
        let stroke = Stroke::new(1.0, fill);
        let is_hollow = area.state == MarkState::Unreliable;
        let inside = if is_hollow { Color32::TRANSPARENT } else { fill.gamma_multiply(0.6) };
        self.painter.circle(self.place((x, y)), radius, inside, stroke);
        let figure = |value| value_text(self.cx.lang, scene, value, usize::from(scene.decimals));
        self.label((x, y), area.value.map(figure).unwrap_or_default(), self.ink, 2.0 * radius);
        let below = self.place((x, y)) + vec2(0.0, radius + 2.0);
        self.painter.text(below, Align2::CENTER_TOP, &area.name, FontId::proportional(SIZE), self.ink);
    }

    /// Writes a figure in the middle of its area, where it fits.
    fn label(&self, at: (f64, f64), text: String, ink: Color32, room: f32) {
        let text = self.painter.layout_no_wrap(text, FontId::proportional(SIZE), ink);
        if text.size().x < room {
            self.painter.galley(self.place(at) - text.size() / 2.0, text, ink);
        }
    }
}
