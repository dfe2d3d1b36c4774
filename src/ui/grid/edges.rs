//! The edges of a grid: lines before a row or a column that a pointer can take and move.

use eframe::egui::{self, Id, Rect as Area, Role, Sense, Stroke, Ui, WidgetInfo, pos2};

use super::super::tokens::{ROW_HEIGHT, Tokens};
use super::{Asked, Edge, Grid, Line, Place, f32_of, index_of};

impl Grid<'_> {
    /// An edge: a line that a pointer can take and move.
    pub(super) fn edge_ui(&self, ui: &Ui, tokens: &Tokens, (at, edge): (usize, &Edge), place: &Place) -> Option<Asked> {
        let whole = Area::from_min_max(pos2(place.left, place.body.top()), place.body.max);
        let painter = ui.painter().with_clip_rect(whole.expand(2.0));
        let response = match edge.line {
            Line::Row(row) => {
                let y = self.y_of(row as usize, place)?;
                let area = Area::from_min_max(pos2(whole.left(), y - 3.0), pos2(whole.right(), y + 3.0));
                painter.hline(whole.x_range(), y, Stroke::new(2.5, tokens.accent));
                let response = ui.interact(area, Id::unique((self.id, "edge", at)), Sense::DRAG);
                response.on_hover_cursor(egui::CursorIcon::ResizeVertical)
            }
            Line::Column(column) => {
                let x = self.x_of(column as usize, place)?;
                let area = Area::from_min_max(pos2(x - 3.0, whole.top()), pos2(x + 3.0, whole.bottom()));
                painter.vline(x, whole.y_range(), Stroke::new(2.5, tokens.accent));
                let response = ui.interact(area, Id::unique((self.id, "edge", at)), Sense::DRAG);
                response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal)
            }
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, &edge.name));
        let pointer = response.interact_pointer_pos()?;
        let to = match edge.line {
            Line::Row(_) => {
                let (first, above, _) = self.rows_in(place.viewport.top(), place.viewport.height());
                let row = first + index_of((pointer.y - place.body.top() + above) / ROW_HEIGHT + 0.5);
                if let Some(y) = self.y_of(row, place) {
                    painter.hline(whole.x_range(), y, Stroke::new(2.0, tokens.attention));
                }
                row.min(self.n_rows)
            }
            Line::Column(_) => {
                let distance = |column: &usize| self.x_of(*column, place).map_or(f32::MAX, |x| (x - pointer.x).abs());
                let column = (0..=self.widths.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
                if let Some(x) = self.x_of(column, place) {
                    painter.vline(x, whole.y_range(), Stroke::new(2.0, tokens.attention));
                }
                column
            }
        };
        let hint = response.clone().on_hover_text(&edge.name);
        hint.drag_stopped().then_some(Asked::Moved(at, to))
    }

    /// Returns where the upper edge of a row is on the screen; nothing where it is out of view.
    fn y_of(&self, row: usize, place: &Place) -> Option<f32> {
        let (first, above, end) = self.rows_in(place.viewport.top(), place.viewport.height());
        let y = place.body.top() - above + f32_of(row.checked_sub(first)?) * ROW_HEIGHT;
        (row <= end && y >= place.body.top() - 1.0 && y <= place.body.bottom()).then_some(y)
    }

    /// Returns where the left edge of a column is on the screen; nothing where it is out of view.
    fn x_of(&self, column: usize, place: &Place) -> Option<f32> {
        let width = |from: usize, to: usize| self.widths.iter().take(to).skip(from).sum::<f32>();
        if column <= place.n_frozen {
            return Some(place.left + width(0, column).min(place.frozen_width));
        }
        let x = place.body.left() + width(place.n_frozen, column) - place.viewport.left();
        (x >= place.body.left() && x <= place.body.right()).then_some(x)
    }
}
