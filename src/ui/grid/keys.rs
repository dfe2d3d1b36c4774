//! The keys of a grid, as those of a spreadsheet.

use eframe::egui::{self, Id, Key, Ui};

use super::{Grid, NOTHING, hull, u32_of};
use crate::grid::Rect;

/// Where the keys are: the corner that stays and the one that moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    pub anchor: (u32, u32),
    pub head: (u32, u32),
}

impl Cursor {
    fn rect(self) -> Rect {
        hull(Rect::cell(self.anchor.0, self.anchor.1), Rect::cell(self.head.0, self.head.1))
    }
}

impl Grid<'_> {
    pub(super) fn keys_id(&self) -> Id {
        Id::unique((self.id, "keys"))
    }

    /// Selects and takes the keys.
    pub(super) fn select(&self, ui: &Ui, cursor: Cursor, selection: &mut Option<Rect>) {
        *selection = Some(cursor.rect());
        ui.data_mut(|data| data.insert_temp(Id::unique((self.id, "cursor")), cursor));
        ui.memory_mut(|memory| memory.request_focus(self.keys_id()));
    }

    /// Moves to a cell, or extends the selection to it.
    pub(super) fn move_to(&self, ui: &Ui, here: (u32, u32), extends: bool, selection: &mut Option<Rect>) {
        let known = self.cursor(ui, *selection);
        let anchor = if extends { known.anchor } else { here };
        self.select(ui, Cursor { anchor, head: here }, selection);
    }

    /// Returns where the keys are, as far as that is still what is selected.
    pub(super) fn cursor(&self, ui: &Ui, selection: Option<Rect>) -> Cursor {
        let known = ui.data(|data| data.get_temp::<Cursor>(Id::unique((self.id, "cursor"))));
        match (known, selection) {
            (Some(cursor), Some(rect)) if cursor.rect() == rect => cursor,
            (_, Some(rect)) => Cursor { anchor: (rect.top, rect.left), head: (rect.bottom, rect.right) },
            _ => Cursor::default(),
        }
    }

    /// The keys of a spreadsheet: arrows, with Ctrl to the edge of what is filled, with Shift to extend; Home, End, pages.
    pub(super) fn keys(&self, ui: &Ui, selection: &mut Option<Rect>, n_page: usize) {
        let id = self.keys_id();
        if !ui.memory(|memory| memory.has_focus(id)) || self.n_rows == 0 || self.widths.is_empty() {
            return;
        }
        let arrows =
            egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..egui::EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        let wants_copy = ui.input(|input| input.events.contains(&egui::Event::Copy));
        if let Some(rect) = selection.filter(|_| wants_copy) {
            let is_several = (rect.top, rect.left) != (rect.bottom, rect.right);
            self.copy(ui, rect, self.copies_names && is_several);
        }
        // The modifiers of the press itself: both may come and go within a frame.
        let press = ui.input(|input| {
            input.events.iter().find_map(|event| match event {
                egui::Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
                _ => None,
            })
        });
        let Some((key, modifiers)) = press else { return };
        let (extends, jumps) = (modifiers.shift, modifiers.command);
        let pressed = |wanted: Key| key == wanted;
        let (last_row, last_column) = (u32_of(self.n_rows - 1), u32_of(self.widths.len() - 1));
        let page = i32::try_from(n_page).unwrap_or(i32::MAX);
        let Cursor { anchor, head: (row, column) } = self.cursor(ui, *selection);
        let steps = [
            (Key::ArrowUp, (-1, 0)),
            (Key::ArrowDown, (1, 0)),
            (Key::ArrowLeft, (0, -1)),
            (Key::ArrowRight, (0, 1)),
            (Key::Enter, (1, 0)),
            (Key::PageUp, (-page, 0)),
            (Key::PageDown, (page, 0)),
        ];
        let step = steps.into_iter().find(|(key, _)| pressed(*key));
        let is_arrow = |key: Key| !matches!(key, Key::Enter | Key::PageUp | Key::PageDown);
        let goal = if selection.is_none() && step.is_some() {
            Some((0, 0))
        } else if let Some((key, step)) = step {
            Some(if jumps && is_arrow(key) {
                self.edge((row, column), step)
            } else {
                let down = row.saturating_add_signed(step.0).min(last_row);
                (down, column.saturating_add_signed(step.1).min(last_column))
            })
        } else if pressed(Key::Home) {
            Some(if jumps { (0, 0) } else { (row, 0) })
        } else if pressed(Key::End) {
            Some(if jumps { (last_row, last_column) } else { (row, last_column) })
        } else {
            None
        };
        if let Some(goal) = goal {
            let anchor = if extends && selection.is_some() { anchor } else { goal };
            self.select(ui, Cursor { anchor, head: goal }, selection);
            ui.data_mut(|data| data.insert_temp(Id::unique((self.id, "goal")), goal));
        } else if jumps && pressed(Key::A) {
            self.select(ui, Cursor { anchor: (0, 0), head: (last_row, last_column) }, selection);
        } else if jumps && pressed(Key::Space) {
            self.select(ui, Cursor { anchor: (0, column), head: (last_row, column) }, selection);
        } else if extends && pressed(Key::Space) {
            self.select(ui, Cursor { anchor: (row, 0), head: (row, last_column) }, selection);
        }
    }

    /// Returns where Ctrl and an arrow lead: the last filled cell of a run, or the next filled one behind blanks.
    pub(super) fn edge(&self, (row, column): (u32, u32), (down, across): (i32, i32)) -> (u32, u32) {
        let next = |(row, column): (u32, u32)| {
            let at = (row.checked_add_signed(down)?, column.checked_add_signed(across)?);
            ((at.0 as usize) < self.n_rows && (at.1 as usize) < self.widths.len()).then_some(at)
        };
        let is_filled = |(row, column): (u32, u32)| {
            let text = (self.cell)(row as usize, column as usize).text;
            !text.is_empty() && text != NOTHING
        };
        let mut here = (row, column);
        let runs = is_filled(here) && next(here).is_some_and(is_filled);
        while let Some(at) = next(here) {
            if runs && !is_filled(at) {
                break;
            }
            here = at;
            if !runs && is_filled(at) {
                break;
            }
        }
        here
    }
}
