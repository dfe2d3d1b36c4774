//! Presenter mode, for a projector: large type, the keys that are pressed, and no personal data on the screen.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{self, Align2, Context, Id, RichText};

use super::tokens::Tokens;
use crate::data::Dataset;
use crate::protect::identifiers;

/// What stands in place of a value that names a person.
pub const HIDDEN: &str = "•••";

const ZOOM: f32 = 1.3;
/// Seconds for which a key stays on the screen.
const SHOWN: f64 = 2.5;

#[derive(Clone, Default)]
struct State {
    is_on: bool,
    /// The keys that were pressed last, and when.
    keys: Vec<(String, f64)>,
}

fn id() -> Id {
    Id::unique("presenter")
}

fn state(ctx: &Context) -> State {
    ctx.data(|data| data.get_temp(id())).unwrap_or_default()
}

/// Returns whether the mode is on.
pub fn is_on(ctx: &Context) -> bool {
    state(ctx).is_on
}

/// Turns the mode on or off.
pub fn toggle(ctx: &Context) {
    let is_on = !is_on(ctx);
    ctx.set_zoom_factor(if is_on { ZOOM } else { 1.0 });
    ctx.data_mut(|data| data.insert_temp(id(), State { is_on, keys: Vec::new() }));
}

/// Notes the keys that are pressed in this frame; before anything else takes them.
pub fn listen(ctx: &Context) {
    let mut state = state(ctx);
    if !state.is_on {
        return;
    }
    let now = ctx.input(|input| input.time);
    let is_sign = |key: &egui::Key, modifiers: &egui::Modifiers| {
        let name = key.name();
        let is_modifier = ["Control", "Shift", "Alt", "Super"].iter().any(|start| name.starts_with(start));
        // Single letters and digits are typed text; what is typed may be a name.
        !is_modifier && (modifiers.command || modifiers.alt || name.chars().count() > 1)
    };
    ctx.input(|input| {
        for event in &input.events {
            if let egui::Event::Key { key, pressed: true, modifiers, .. } = event
                && is_sign(key, modifiers)
            {
                let keys = egui::KeyboardShortcut::new(*modifiers, *key).format(&egui::ModifierNames::NAMES, false);
                state.keys.push((keys, now));
            }
        }
    });
    state.keys.retain(|(_, at)| now - at < SHOWN);
    ctx.data_mut(|data| data.insert_temp(id(), state));
}

/// Shows the keys over everything else.
pub fn ui(ctx: &Context, tokens: &Tokens) {
    let state = state(ctx);
    if !state.is_on || state.keys.is_empty() {
        return;
    }
    let words: Vec<&str> = state.keys.iter().rev().take(4).rev().map(|(keys, _)| keys.as_str()).collect();
    let area = egui::Area::new(Id::unique("presenter-keys")).order(egui::Order::Tooltip);
    area.anchor(Align2::CENTER_BOTTOM, [0.0, -48.0]).interactable(false).show(ctx, |ui| {
        egui::Frame::new().fill(tokens.accent).corner_radius(8.0).inner_margin(10.0).show(ui, |ui| {
            let text = RichText::new(words.join("   ")).size(22.0).color(tokens.on_accent);
            ui.add(egui::Label::new(text).wrap_mode(egui::TextWrapMode::Extend));
        });
    });
    ctx.request_repaint_after(std::time::Duration::from_millis(250));
}

/// Returns the columns of a table that name persons, to be hidden; none while the mode is off.
pub fn hidden_columns(ctx: &Context, place: &str, data: &Dataset) -> Arc<BTreeSet<usize>> {
    if !is_on(ctx) {
        return Arc::default();
    }
    let names: Vec<&str> = data.schema.columns.iter().map(|column| column.name.as_str()).collect();
    let key = Id::unique(("presenter-hidden", place, data.n_rows(), &names));
    if let Some(known) = ctx.data(|memory| memory.get_temp::<Arc<BTreeSet<usize>>>(key)) {
        return known;
    }
    let found = identifiers::find(data);
    let at = |found: &identifiers::Found| names.iter().position(|name| *name == found.column);
    let hidden: Arc<BTreeSet<usize>> = Arc::new(found.iter().filter_map(at).collect());
    ctx.data_mut(|memory| memory.insert_temp(key, Arc::clone(&hidden)));
    hidden
}
