//! A grid that draws only what is visible, frozen header and row numbers, keyboard selection; every visible cell has a name.

use eframe::egui::{
    self, Align2, Color32, FontId, Id, Key, Rect as Area, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::tokens::{ROW_HEIGHT, Tokens, bold};
use crate::grid::Rect;
use crate::i18n::{self, Lang};

/// What a grid shows in one cell.
#[derive(Clone, Debug, Default)]
pub struct GridCell {
    pub text: String,
    pub is_number: bool,
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
    /// The row to bring to the top, in the frame in which something else comes into view.
    pub scroll_to: Option<usize>,
}

/// What stands where a value is missing.
pub const NOTHING: &str = "·";
const ROW_NAME_WIDTH: f32 = 46.0;
const TEXT_SIZE: f32 = 13.0;
/// Stands for a letter of a script that no font here has.
const UNKNOWN: char = '¤';
/// Between the text of a cell and its edge.
const PADDING: f32 = 6.0;

impl Grid<'_> {
    /// Draws the grid in the space that is left; returns the selection, in rows and columns of the grid.
    pub fn ui(&self, ui: &mut Ui, tokens: &Tokens, selection: &mut Option<Rect>) {
        let total: f32 = self.widths.iter().sum();
        let space = ui.available_rect_before_wrap();
        let header_height = ROW_HEIGHT + 2.0;
        let body = Area::from_min_max(pos2(space.left() + ROW_NAME_WIDTH, space.top() + header_height), space.max);
        if body.width() < 40.0 || body.height() < 20.0 {
            return;
        }
        ui.painter().rect_filled(space, 0.0, tokens.surface);
        let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(body).id_salt(self.id));
        let content = vec2(total, ROW_HEIGHT * f32_of(self.n_rows));
        let mut area = egui::ScrollArea::both().id_salt(self.id).auto_shrink([false, false]);
        if let Some(row) = self.scroll_to {
            area = area.scroll_offset(vec2(0.0, f32_of(row) * ROW_HEIGHT));
        }
        let output = area.show_viewport(&mut inner, |ui, viewport| {
            ui.set_min_size(content);
            self.cells_ui(ui, tokens, viewport, selection);
        });
        let offset = output.state.clamped_offset();
        self.header_ui(
            ui,
            tokens,
            Area::from_min_max(pos2(body.left(), space.top()), pos2(space.right(), body.top())),
            offset.x,
            selection,
        );
        self.row_names_ui(
            ui,
            tokens,
            Area::from_min_max(pos2(space.left(), body.top()), pos2(body.left(), space.bottom())),
            offset.y,
            selection,
        );
        ui.painter().rect_stroke(space, 0.0, Stroke::new(1.0, tokens.line), egui::StrokeKind::Inside);
        ui.allocate_rect(space, Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Grid, true, &self.name));
        self.keys(ui, selection);
    }

    fn cells_ui(&self, ui: &Ui, tokens: &Tokens, viewport: Area, selection: &mut Option<Rect>) {
        let origin = ui.max_rect().min;
        let first = index_of(viewport.top() / ROW_HEIGHT);
        let last = index_of(viewport.bottom() / ROW_HEIGHT).saturating_add(1).min(self.n_rows);
        let font = body_font();
        let mut left = 0.0;
        for (column, width) in self.widths.iter().enumerate() {
            let right = left + width;
            if right >= viewport.left() && left <= viewport.right() {
                for row in first..last {
                    let top = origin.y + f32_of(row) * ROW_HEIGHT;
                    let area = Area::from_min_size(pos2(origin.x + left, top), vec2(*width, ROW_HEIGHT));
                    self.cell_ui(ui, tokens, (row, column), area, &font, selection);
                }
            }
            left = right;
        }
    }

    fn cell_ui(
        &self,
        ui: &Ui,
        tokens: &Tokens,
        (row, column): (usize, usize),
        area: Area,
        font: &FontId,
        selection: &mut Option<Rect>,
    ) {
        let cell = (self.cell)(row, column);
        let response = ui.interact(area, Id::unique((self.id, row, column)), Sense::click_and_drag());
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
            (area.left_center() + vec2(PADDING, 0.0), Align2::LEFT_CENTER)
        };
        let first_line = drawable(ui, font, cell.text.lines().next().unwrap_or_default());
        let color = cell.color.unwrap_or(tokens.text);
        let mut line = painter.layout_no_wrap(first_line, font.clone(), color);
        // A figure cut off at its edge would look like another figure.
        if cell.is_number && line.size().x > area.width() - PADDING {
            line = painter.layout_no_wrap("###".to_owned(), font.clone(), color);
        }
        painter.galley(align.anchor_size(at, line.size()).min, line, color);
        let here = Rect::cell(u32_of(row), u32_of(column));
        if response.clicked() || response.drag_started() {
            let extends = ui.input(|input| input.modifiers.shift);
            *selection = Some(selection.filter(|_| extends).map_or(here, |known| hull(known, here)));
            self.take_keys(ui);
        } else if ui.input(|input| input.pointer.is_decidedly_dragging())
            && ui.ctx().dragged_id().is_some()
            && selection.is_some()
            && response.contains_pointer()
        {
            *selection = selection.map(|known| hull(known, here));
        }
        response.widget_info(|| WidgetInfo::selected(Role::GridCell, true, is_selected, &cell.text));
        if !cell.hover.is_empty() {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(cell.hover.as_str()));
            response.on_hover_text(cell.hover);
        }
    }

    fn header_ui(&self, ui: &Ui, tokens: &Tokens, area: Area, offset: f32, selection: &mut Option<Rect>) {
        let painter = ui.painter().with_clip_rect(area);
        painter.rect_filled(area, 0.0, tokens.raised);
        let mut left = area.left() - offset;
        for (column, width) in self.widths.iter().enumerate() {
            let cell = Area::from_min_size(pos2(left, area.top()), vec2(*width, area.height()));
            left += width;
            if cell.right() < area.left() || cell.left() > area.right() {
                continue;
            }
            let text = (self.header)(column);
            let clipped = ui.painter().with_clip_rect(cell.intersect(area));
            clipped.text(
                cell.left_center() + vec2(PADDING, 0.0),
                Align2::LEFT_CENTER,
                &text,
                FontId::new(TEXT_SIZE, bold()),
                tokens.text,
            );
            clipped.line_segment([cell.right_top(), cell.right_bottom()], Stroke::new(0.5, tokens.line));
            let response = ui.interact(cell.intersect(area), Id::unique((self.id, "column", column)), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &text));
            if response.clicked() && self.n_rows > 0 {
                self.take_keys(ui);
                *selection =
                    Some(Rect { top: 0, left: u32_of(column), bottom: u32_of(self.n_rows - 1), right: u32_of(column) });
            }
            response.on_hover_text(text);
        }
    }

    fn row_names_ui(&self, ui: &Ui, tokens: &Tokens, area: Area, offset: f32, selection: &mut Option<Rect>) {
        let painter = ui.painter().with_clip_rect(area);
        painter.rect_filled(area, 0.0, tokens.raised);
        let first = index_of(offset / ROW_HEIGHT);
        let last = index_of((offset + area.height()) / ROW_HEIGHT).saturating_add(1).min(self.n_rows);
        for row in first..last {
            let top = area.top() + f32_of(row) * ROW_HEIGHT - offset;
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
            let response = ui.interact(cell, Id::unique((self.id, "row", row)), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &text));
            if response.clicked() && !self.widths.is_empty() {
                self.take_keys(ui);
                let right = u32_of(self.widths.len() - 1);
                *selection = Some(Rect { top: u32_of(row), left: 0, bottom: u32_of(row), right });
            }
        }
    }

    fn take_keys(&self, ui: &Ui) {
        ui.memory_mut(|memory| memory.request_focus(Id::unique((self.id, "keys"))));
    }

    /// Returns the selected cells as a spreadsheet takes them: numbers without the marks that part thousands.
    fn copied(&self, rect: Rect) -> String {
        let marks: Vec<char> =
            i18n::number(self.lang, 1000.0, 0).chars().filter(|sign| !sign.is_ascii_digit()).collect();
        let bottom = (rect.bottom as usize).min(self.n_rows.saturating_sub(1));
        let columns = || rect.left as usize..=(rect.right as usize).min(self.widths.len().saturating_sub(1));
        let line = |cells: Vec<String>| cells.join("\t");
        let one = |row: usize, column: usize| {
            let cell = (self.cell)(row, column);
            let text = cell.text.replace(['\t', '\n', '\r'], " ");
            match text.as_str() {
                NOTHING => String::new(),
                _ if cell.is_number => text.replace(marks.as_slice(), ""),
                _ => text,
            }
        };
        let is_several = (rect.top, rect.left) != (rect.bottom, rect.right);
        let names = (self.copies_names && is_several).then(|| line(columns().map(self.header).collect()));
        let rows = (rect.top as usize..=bottom).map(|row| line(columns().map(|column| one(row, column)).collect()));
        names.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
    }

    /// Arrow keys move the selection, with Shift they extend it; what is selected can be copied.
    fn keys(&self, ui: &Ui, selection: &mut Option<Rect>) {
        let id = Id::unique((self.id, "keys"));
        if !ui.memory(|memory| memory.has_focus(id)) || self.n_rows == 0 || self.widths.is_empty() {
            return;
        }
        let wants_copy = ui.input(|input| input.events.contains(&egui::Event::Copy));
        if let Some(rect) = selection.filter(|_| wants_copy) {
            ui.copy_text(self.copied(rect));
        }
        let (last_row, last_column) = (u32_of(self.n_rows - 1), u32_of(self.widths.len() - 1));
        let steps =
            [(Key::ArrowUp, (-1, 0)), (Key::ArrowDown, (1, 0)), (Key::ArrowLeft, (0, -1)), (Key::ArrowRight, (0, 1))];
        for (key, (down, across)) in steps {
            let (pressed, extends) = ui.input(|input| (input.key_pressed(key), input.modifiers.shift));
            if !pressed {
                continue;
            }
            let known = selection.unwrap_or(Rect::cell(0, 0));
            let row = known.bottom.saturating_add_signed(down).min(last_row);
            let column = known.right.saturating_add_signed(across).min(last_column);
            *selection = Some(if extends {
                Rect { bottom: row.max(known.top), right: column.max(known.left), ..known }
            } else {
                Rect::cell(row, column)
            });
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

#[expect(clippy::cast_precision_loss, reason = "pixels: a grid has fewer rows than f32 has exact integers to show")]
fn f32_of(n: usize) -> f32 {
    n as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to be a valid index")]
fn index_of(position: f32) -> usize {
    position.max(0.0) as usize
}

fn u32_of(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
