//! A grid that draws only what is visible, frozen header and row numbers, keyboard selection; every visible cell has a name.

pub mod copy;
mod edges;
mod keys;

use eframe::egui::{self, Align2, Color32, FontId, Id, Rect as Area, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::tokens::{ROW_HEIGHT, Tokens, bold};
use crate::grid::Rect;
use crate::i18n::{self, Lang};
use keys::Cursor;

/// What a grid shows in one cell.
#[derive(Clone, Debug, Default)]
pub struct GridCell {
    pub text: String,
    pub is_number: bool,
    pub is_bold: bool,
    /// How far the text is moved in.
    pub indent: f32,
    pub fill: Option<Color32>,
    pub color: Option<Color32>,
    /// Why the cell is as it is: shown on hover, and the description that a screen reader says.
    pub hover: String,
}

/// A grid to be drawn.
pub struct Grid<'a> {
    pub id: &'a str,
    /// The name a screen reader says of the whole grid.
    pub name: String,
    pub lang: Lang,
    /// Whether the names of the columns go along when several cells are copied.
    pub copies_names: bool,
    pub n_rows: usize,
    pub widths: Vec<f32>,
    pub header: &'a dyn Fn(usize) -> String,
    pub row_name: &'a dyn Fn(usize) -> String,
    pub cell: &'a dyn Fn(usize, usize) -> GridCell,
    /// The row to bring to the top and the column to bring to the left, in the frame in which something else comes into view.
    pub scroll_to: Option<(usize, usize)>,
    /// Columns at the left that stay where they are when the others move.
    pub n_frozen: usize,
    /// What stands under the name of a column, and how high: what it looks like as a whole.
    pub strip: Option<(f32, &'a StripOf<'a>)>,
    /// Whether rows can be sorted and filtered.
    pub can_arrange: bool,
    /// Whether it can say why a value is here.
    pub can_explain: bool,
    /// Lines between rows or columns that can be moved.
    pub edges: &'a [Edge],
}

/// Gives the strip of a column.
pub type StripOf<'a> = dyn Fn(usize) -> Option<Strip> + 'a;

/// A line before a row or a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Row(u32),
    Column(u32),
}

/// A line that can be moved.
#[derive(Clone, Debug)]
pub struct Edge {
    pub line: Line,
    pub name: String,
}

/// A column as a whole, in a few words and bars.
#[derive(Clone, Debug, Default)]
pub struct Strip {
    pub line: String,
    /// Heights between 0 and 1.
    pub bars: Vec<f32>,
    pub hover: String,
}

/// What a person asked of a grid by its menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Sort by a column, the largest first or the smallest.
    Sort(usize, bool),
    /// Keep the rows with the value of a cell.
    Keep(usize, usize),
    /// Leave out the rows with the value of a cell.
    LeaveOut(usize, usize),
    /// Say why the value of a cell is here.
    Why(usize, usize),
    /// Show all rows as they stand.
    ShowAll,
    /// An edge is now before this row or column.
    Moved(usize, usize),
}

/// Where the parts of a grid are on the screen.
struct Place {
    /// The left edge of the first column.
    left: f32,
    n_frozen: usize,
    frozen_width: f32,
    /// What is in view of the cells that move.
    viewport: Area,
    body: Area,
}

/// What stands where a value is missing.
pub const NOTHING: &str = "·";
const ROW_NAME_WIDTH: f32 = 46.0;
/// Heights of a line of words under the names of the columns, and of one with bars.
pub const STRIP_OF_WORDS: f32 = 18.0;
pub const STRIP_WITH_BARS: f32 = 34.0;
/// A taller content has no exact pixels in `f32`: its rows then move faster than the mouse.
const MOST_HEIGHT: f32 = 8_000_000.0;
const TEXT_SIZE: f32 = 13.0;
/// Stands for a letter of a script that no font here has.
const UNKNOWN: char = '¤';
/// Between the text of a cell and its edge.
const PADDING: f32 = 6.0;
const HEADER_HEIGHT: f32 = ROW_HEIGHT + 2.0;

impl Grid<'_> {
    /// Draws the grid in the space that is left; the selection is in rows and columns of the grid.
    pub fn ui(&self, ui: &mut Ui, tokens: &Tokens, selection: &mut Option<Rect>) -> Option<Asked> {
        let space = ui.available_rect_before_wrap();
        let n_digits = self.n_rows.to_string().len();
        let names_width = ROW_NAME_WIDTH.max(8.0 * f32_of(n_digits) + 2.0 * PADDING);
        let header_height = HEADER_HEIGHT + self.strip.map_or(0.0, |(height, _)| height);
        let left = space.left() + names_width;
        let frozen_width = self.frozen_width(space.right() - left);
        let body = Area::from_min_max(pos2(left + frozen_width, space.top() + header_height), space.max);
        if body.width() < 40.0 || body.height() < 20.0 {
            return None;
        }
        let keys = ui.interact(space, self.keys_id(), Sense::focusable_noninteractive());
        keys.widget_info(|| WidgetInfo::labeled(Role::Grid, true, &self.name));
        self.keys(ui, selection, index_of(body.height() / ROW_HEIGHT).max(2) - 1);
        ui.painter().rect_filled(space, 0.0, tokens.surface);
        let mut asked = None;
        let n_frozen = self.n_frozen_in(frozen_width);
        let total: f32 = self.widths.iter().skip(n_frozen).sum();
        let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(body).id_salt(self.id));
        let content = vec2(total, (ROW_HEIGHT * f32_of(self.n_rows)).min(MOST_HEIGHT));
        let mut area = egui::ScrollArea::both().id_salt(self.id).auto_shrink([false, false]);
        if let Some((row, column)) = self.scroll_to {
            let before: f32 = self.widths.iter().take(column).skip(n_frozen).sum();
            area = area.vertical_scroll_offset(self.offset_of(row)).horizontal_scroll_offset(before);
        }
        let output = area.show_viewport(&mut inner, |ui, viewport| {
            ui.set_min_size(content);
            self.follow(ui, viewport, n_frozen);
            let top = ui.max_rect().top() + viewport.top();
            let bounds = viewport.x_range();
            asked = self.cells_ui(
                ui,
                tokens,
                (ui.max_rect().left(), top, viewport),
                n_frozen..self.widths.len(),
                bounds,
                selection,
            );
        });
        let offset = output.state.clamped_offset();
        let viewport = Area::from_min_size(pos2(offset.x, offset.y), body.size());
        if n_frozen > 0 {
            let fixed = Area::from_min_max(pos2(left, body.top()), pos2(body.left(), space.bottom()));
            let mut frozen = ui.new_child(egui::UiBuilder::new().max_rect(fixed).id_salt((self.id, "frozen")));
            frozen.set_clip_rect(fixed.intersect(ui.clip_rect()));
            frozen.painter().rect_filled(fixed, 0.0, tokens.surface);
            let bounds = egui::Rangef::new(0.0, frozen_width);
            let more = self.cells_ui(&frozen, tokens, (left, body.top(), viewport), 0..n_frozen, bounds, selection);
            asked = asked.or(more);
            ui.painter().vline(body.left(), space.y_range(), Stroke::new(1.5, tokens.text_weak));
        }
        for (columns, left, right, offset) in
            [(n_frozen..self.widths.len(), body.left(), space.right(), offset.x), (0..n_frozen, left, body.left(), 0.0)]
        {
            let area = Area::from_min_max(pos2(left, space.top()), pos2(right, body.top()));
            let wish = self.header_ui(ui, tokens, area, (columns, offset), selection);
            asked = asked.or(wish);
        }
        let place = Place { left, n_frozen, frozen_width, viewport, body };
        for (at, edge) in self.edges.iter().enumerate() {
            let wish = self.edge_ui(ui, tokens, (at, edge), &place);
            asked = asked.or(wish);
        }
        let names = Area::from_min_max(pos2(space.left(), body.top()), pos2(left, space.bottom()));
        self.row_names_ui(ui, tokens, names, offset.y, selection);
        ui.painter().rect_stroke(space, 0.0, Stroke::new(1.0, tokens.line), egui::StrokeKind::Inside);
        ui.advance_cursor_after_rect(space);
        asked
    }

    /// Returns the width of the columns that stay, as many as leave half of the room to the others.
    fn frozen_width(&self, room: f32) -> f32 {
        let mut width = 0.0;
        for column in self.widths.iter().take(self.n_frozen) {
            if width + column > room / 2.0 {
                break;
            }
            width += column;
        }
        width
    }

    fn n_frozen_in(&self, width: f32) -> usize {
        let mut end = 0.0;
        let ends = self.widths.iter().map(|column| {
            end += column;
            end
        });
        ends.take(self.n_frozen).filter(|end| *end <= width + 0.5).count()
    }

    /// Returns how far down a row stands.
    fn offset_of(&self, row: usize) -> f32 {
        let height = ROW_HEIGHT * f32_of(self.n_rows);
        if height <= MOST_HEIGHT { f32_of(row) * ROW_HEIGHT } else { f32_of(row) / f32_of(self.n_rows) * MOST_HEIGHT }
    }

    /// Returns the first row in view, with how far it stands above the edge, and the row behind the last.
    fn rows_in(&self, offset: f32, height: f32) -> (usize, f32, usize) {
        let (first, above) = if ROW_HEIGHT * f32_of(self.n_rows) <= MOST_HEIGHT {
            let first = index_of(offset / ROW_HEIGHT);
            (first, offset - f32_of(first) * ROW_HEIGHT)
        } else {
            let n_seen = index_of(height / ROW_HEIGHT);
            let share = f64::from(offset) / f64::from(MOST_HEIGHT - height).max(1.0);
            (share_of(self.n_rows.saturating_sub(n_seen), share), 0.0)
        };
        (first, above, first.saturating_add(index_of(height / ROW_HEIGHT) + 2).min(self.n_rows))
    }

    /// Scrolls to where the keys went.
    fn follow(&self, ui: &Ui, viewport: Area, n_frozen: usize) {
        let goal = Id::unique((self.id, "goal"));
        let Some((row, column)) = ui.data_mut(|data| data.remove_temp::<(u32, u32)>(goal)) else { return };
        let (row, column) = (row as usize, column as usize);
        let left: f32 = self.widths.iter().take(column).skip(n_frozen).sum();
        let width = self.widths.get(column).copied().unwrap_or_default();
        let origin = ui.max_rect().min;
        let (first, _, end) = self.rows_in(viewport.top(), viewport.height());
        let is_seen = row >= first && row + 2 < end;
        let top = if is_seen { viewport.top() + f32_of(row - first) * ROW_HEIGHT } else { self.offset_of(row) };
        let x = if column < n_frozen { viewport.left() } else { left };
        let width = if column < n_frozen { 0.0 } else { width };
        ui.scroll_to_rect(Area::from_min_size(origin + vec2(x, top), vec2(width, ROW_HEIGHT)), None);
    }

    fn cells_ui(
        &self,
        ui: &Ui,
        tokens: &Tokens,
        (x, y, viewport): (f32, f32, Area),
        columns: std::ops::Range<usize>,
        bounds: egui::Rangef,
        selection: &mut Option<Rect>,
    ) -> Option<Asked> {
        let (first, above, end) = self.rows_in(viewport.top(), viewport.height());
        let font = body_font();
        let mut left = 0.0;
        let mut asked = None;
        for column in columns {
            let width = self.widths[column];
            if left + width >= bounds.min && left <= bounds.max {
                for row in first..end {
                    let top = y - above + f32_of(row - first) * ROW_HEIGHT;
                    let area = Area::from_min_size(pos2(x + left, top), vec2(width, ROW_HEIGHT));
                    let wish = self.cell_ui(ui, tokens, (row, column), area, &font, selection);
                    asked = asked.or(wish);
                }
            }
            left += width;
        }
        asked
    }

    fn cell_ui(
        &self,
        ui: &Ui,
        tokens: &Tokens,
        (row, column): (usize, usize),
        area: Area,
        font: &FontId,
        selection: &mut Option<Rect>,
    ) -> Option<Asked> {
        let cell = (self.cell)(row, column);
        // The keys go to the grid as a whole, not to each cell.
        let response = ui.interact(area, Id::unique((self.id, row, column)), Sense::CLICK | Sense::DRAG);
        let painter = ui.painter().with_clip_rect(area.intersect(ui.clip_rect()));
        if let Some(fill) = cell.fill {
            painter.rect_filled(area, 0.0, fill);
        }
        let is_selected = selection.is_some_and(|rect| rect.contains(u32_of(row), u32_of(column)));
        if is_selected {
            painter.rect_filled(area, 0.0, tokens.selection.gamma_multiply(0.75));
        }
        painter.line_segment([area.left_bottom(), area.right_bottom()], Stroke::new(0.5, tokens.line));
        painter.line_segment([area.right_top(), area.right_bottom()], Stroke::new(0.5, tokens.line));
        let (at, align) = if cell.is_number {
            (area.right_center() - vec2(PADDING, 0.0), Align2::RIGHT_CENTER)
        } else {
            (area.left_center() + vec2(PADDING + cell.indent, 0.0), Align2::LEFT_CENTER)
        };
        let first_line = drawable(ui, font, cell.text.lines().next().unwrap_or_default());
        let color = cell.color.unwrap_or(tokens.text);
        let font = if cell.is_bold { FontId::new(TEXT_SIZE, bold()) } else { font.clone() };
        let mut line = painter.layout_no_wrap(first_line, font.clone(), color);
        // A figure cut off at its edge would look like another figure.
        if cell.is_number && line.size().x > area.width() - PADDING {
            line = painter.layout_no_wrap("###".to_owned(), font, color);
        }
        let place = align.anchor_size(at, line.size());
        let seen = ui.clip_rect().x_range();
        if cell.is_number && !(seen.contains(place.left()) && seen.contains(place.right())) {
            // So would one that the edge of the view cuts.
            let start = pos2(area.left().max(seen.min) + PADDING, area.center().y);
            painter.text(start, Align2::LEFT_CENTER, "…", body_font(), tokens.text_weak);
        } else {
            painter.galley(place.min, line, color);
        }
        let here = (u32_of(row), u32_of(column));
        if response.clicked() || response.drag_started() {
            let extends = ui.input(|input| input.modifiers.shift);
            self.move_to(ui, here, extends && selection.is_some(), selection);
        } else if ui.input(|input| input.pointer.is_decidedly_dragging())
            && ui.ctx().dragged_id().is_some()
            && selection.is_some()
            && response.contains_pointer()
        {
            self.move_to(ui, here, true, selection);
        }
        if response.secondary_clicked() && !is_selected {
            self.move_to(ui, here, false, selection);
        }
        response.widget_info(|| WidgetInfo::selected(Role::GridCell, true, is_selected, &cell.text));
        let mut asked = None;
        if is_selected || response.secondary_clicked() {
            let rect = selection.unwrap_or(Rect::cell(here.0, here.1));
            response.context_menu(|ui| asked = self.menu_ui(ui, (row, column), rect));
        }
        if !cell.hover.is_empty() {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(cell.hover.as_str()));
            response.on_hover_text(cell.hover);
        }
        asked
    }

    /// The menu of a cell: what can be done with it and with what is selected.
    fn menu_ui(&self, ui: &mut Ui, (row, column): (usize, usize), rect: Rect) -> Option<Asked> {
        let mut asked = None;
        let text = |id: &'static str| i18n::text(self.lang, id);
        if ui.button(text("ui-grid-copy")).clicked() {
            self.copy(ui, rect, false);
        }
        if ui.button(text("ui-grid-copy-names")).clicked() {
            self.copy(ui, rect, true);
        }
        if self.can_explain && ui.button(text("ui-grid-why")).clicked() {
            asked = Some(Asked::Why(row, column));
        }
        if self.can_arrange {
            ui.separator();
            for (id, choice) in [
                ("ui-grid-sort-rising", Asked::Sort(column, false)),
                ("ui-grid-sort-falling", Asked::Sort(column, true)),
                ("ui-grid-keep", Asked::Keep(row, column)),
                ("ui-grid-leave-out", Asked::LeaveOut(row, column)),
                ("ui-grid-show-all", Asked::ShowAll),
            ] {
                if ui.button(text(id)).clicked() {
                    asked = Some(choice);
                }
            }
        }
        asked
    }

    fn header_ui(
        &self,
        ui: &Ui,
        tokens: &Tokens,
        area: Area,
        (columns, offset): (std::ops::Range<usize>, f32),
        selection: &mut Option<Rect>,
    ) -> Option<Asked> {
        let painter = ui.painter().with_clip_rect(area);
        painter.rect_filled(area, 0.0, tokens.raised);
        let mut left = area.left() - offset;
        let mut asked = None;
        for column in columns {
            let width = self.widths[column];
            let cell = Area::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
            left += width;
            if cell.right() < area.left() || cell.left() > area.right() {
                continue;
            }
            let text = (self.header)(column);
            let clipped = ui.painter().with_clip_rect(cell.intersect(area));
            clipped.text(
                cell.left_top() + vec2(PADDING, HEADER_HEIGHT / 2.0),
                Align2::LEFT_CENTER,
                &text,
                FontId::new(TEXT_SIZE, bold()),
                tokens.text,
            );
            clipped.line_segment([cell.right_top(), cell.right_bottom()], Stroke::new(0.5, tokens.line));
            let strip = self.strip.and_then(|(_, strip)| strip(column));
            if let Some(strip) = &strip {
                let below = Area::from_min_max(cell.left_top() + vec2(0.0, HEADER_HEIGHT), cell.right_bottom());
                strip.draw(&clipped, tokens, below);
            }
            let response = ui.interact(cell.intersect(area), Id::unique((self.id, "column", column)), Sense::CLICK);
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &text));
            if response.clicked() && self.n_rows > 0 {
                let (column, bottom) = (u32_of(column), u32_of(self.n_rows - 1));
                self.select(ui, Cursor { anchor: (0, column), head: (bottom, column) }, selection);
            }
            if self.can_arrange {
                let whole = Rect { top: 0, left: u32_of(column), bottom: u32_of(self.n_rows), right: u32_of(column) };
                response.context_menu(|ui| asked = self.menu_ui(ui, (0, column), whole));
            }
            let hover = strip.map_or_else(|| text.clone(), |strip| format!("{text}\n{}", strip.hover));
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(hover.as_str()));
            response.on_hover_text(hover);
        }
        asked
    }

    fn row_names_ui(&self, ui: &Ui, tokens: &Tokens, area: Area, offset: f32, selection: &mut Option<Rect>) {
        let painter = ui.painter().with_clip_rect(area);
        painter.rect_filled(area, 0.0, tokens.raised);
        let (first, above, end) = self.rows_in(offset, area.height());
        for row in first..end {
            let top = area.top() - above + f32_of(row - first) * ROW_HEIGHT;
            let whole = Area::from_min_size(pos2(area.left(), top), vec2(area.width(), ROW_HEIGHT));
            let cell = whole.intersect(area);
            let text = (self.row_name)(row);
            painter.text(
                whole.right_center() - vec2(PADDING, 0.0),
                Align2::RIGHT_CENTER,
                &text,
                FontId::proportional(12.0),
                tokens.text_weak,
            );
            let response = ui.interact(cell, Id::unique((self.id, "row", row)), Sense::CLICK);
            response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &text));
            if response.clicked() && !self.widths.is_empty() {
                let right = u32_of(self.widths.len() - 1);
                self.select(ui, Cursor { anchor: (u32_of(row), 0), head: (u32_of(row), right) }, selection);
            }
        }
    }
}

impl Strip {
    fn draw(&self, painter: &egui::Painter, tokens: &Tokens, area: Area) {
        let font = FontId::proportional(11.0);
        let at = area.left_top() + vec2(PADDING, 2.0);
        painter.text(at, Align2::LEFT_TOP, &self.line, font, tokens.text_weak);
        let width = (area.width() - 2.0 * PADDING).min(120.0) / f32_of(self.bars.len().max(1));
        for (at, share) in self.bars.iter().enumerate() {
            let height = share * 12.0;
            let left = area.left() + PADDING + f32_of(at) * width;
            let bottom = area.bottom() - 3.0;
            let bar = Area::from_min_max(pos2(left, bottom - height), pos2(left + width - 1.0, bottom));
            painter.rect_filled(bar, 0.0, tokens.accent);
        }
    }
}

/// Returns widths that fit the header and the first rows.
pub fn fitting_widths(
    ui: &Ui,
    n_columns: usize,
    n_rows: usize,
    text: impl Fn(Option<usize>, usize) -> String,
) -> Vec<f32> {
    let width_of = |text: String, font: FontId| {
        let line = text.lines().next().unwrap_or_default().to_owned();
        ui.painter().layout_no_wrap(line, font, Color32::BLACK).size().x
    };
    let fit = |column: usize| {
        let mut texts: Vec<String> = (0..n_rows.min(40)).map(|row| text(Some(row), column)).collect();
        // The widest is among those with the most letters; to measure all would cost time in every frame.
        texts.sort_by_key(|text| std::cmp::Reverse(text.chars().count()));
        let cells = texts.into_iter().take(6).map(|text| width_of(text, body_font()));
        let widest = cells.fold(width_of(text(None, column), FontId::new(TEXT_SIZE, bold())), f32::max);
        (widest + 2.0 * PADDING + 2.0).clamp(44.0, 260.0)
    };
    (0..n_columns).map(fit).collect()
}

/// Puts a sign for each letter that no font here can draw: a value in another script must not look like an empty cell.
fn drawable(ui: &Ui, font: &FontId, text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    ui.fonts_mut(|fonts| {
        text.chars().map(|letter| if fonts.has_glyph(font, letter) { letter } else { UNKNOWN }).collect()
    })
}

fn body_font() -> FontId {
    FontId::proportional(TEXT_SIZE)
}

fn hull(a: Rect, b: Rect) -> Rect {
    Rect {
        top: a.top.min(b.top),
        left: a.left.min(b.left),
        bottom: a.bottom.max(b.bottom),
        right: a.right.max(b.right),
    }
}

/// Returns a number of rows, columns or bars to draw with.
#[expect(clippy::cast_precision_loss, reason = "pixels: a grid has fewer rows than f32 has exact integers to show")]
pub fn f32_of(n: usize) -> f32 {
    n as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to be a valid index")]
fn index_of(position: f32) -> usize {
    position.max(0.0) as usize
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of rows"
)]
fn share_of(n: usize, share: f64) -> usize {
    ((n as f64 * share.clamp(0.0, 1.0)).round() as usize).min(n)
}

/// Returns a place in a grid as [`Rect`] has it.
pub fn u32_of(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
