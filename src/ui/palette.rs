//! Ctrl+K: every action by name, in both languages at once.

use eframe::egui::{self, Key, RichText};

use super::action::{self, Action};
use super::cx::UiCx;
use crate::i18n::{self, Lang};

/// The open palette.
#[derive(Debug, Default)]
pub struct Palette {
    wanted: String,
    chosen: usize,
}

impl Palette {
    /// Draws the palette; returns whether it stays open.
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ctx: &egui::Context) -> bool {
        let mut stays = true;
        let modal = egui::Modal::new(egui::Id::unique("palette")).show(ctx, |ui| {
            ui.set_width(460.0);
            let hint = cx.t("ui-palette-hint");
            cx.heading(ui, "ui-action-palette");
            let field = egui::TextEdit::singleline(&mut self.wanted).hint_text(hint).desired_width(f32::INFINITY);
            let field = ui.add(field).accessible_name(cx.t("ui-palette-hint"));
            field.request_focus();
            if field.changed() {
                self.chosen = 0;
            }
            let found = self.found(cx);
            let (down, up, enter) = ui.input(|input| {
                (input.key_pressed(Key::ArrowDown), input.key_pressed(Key::ArrowUp), input.key_pressed(Key::Enter))
            });
            self.chosen =
                (self.chosen + usize::from(down)).saturating_sub(usize::from(up)).min(found.len().saturating_sub(1));
            if found.is_empty() {
                cx.weak(ui, cx.t("ui-palette-none"));
            }
            for (index, (text, keys, action)) in found.into_iter().enumerate() {
                let is_chosen = index == self.chosen;
                let line = if keys.is_empty() { text } else { format!("{text}    {keys}") };
                let response = ui.selectable_label(is_chosen, RichText::new(line));
                if response.clicked() || (is_chosen && enter) {
                    cx.act(action);
                    stays = false;
                }
            }
        });
        stays && !modal.should_close()
    }

    fn found(&self, cx: &UiCx<'_>) -> Vec<(String, String, Action)> {
        let wanted = fold(&self.wanted);
        action::entries(cx.lang, cx.tokens.theme)
            .into_iter()
            .filter(|entry| entry.is_listed && entry.action != Action::TogglePalette)
            .filter(|entry| Lang::ALL.iter().any(|lang| fold(&i18n::text(*lang, entry.id)).contains(&wanted)))
            .map(|entry| {
                let keys =
                    entry.shortcut.map(|keys| keys.format(&egui::ModifierNames::NAMES, false)).unwrap_or_default();
                (cx.t(entry.id), keys, entry.action)
            })
            .take(16)
            .collect()
    }
}

/// Lower case without accents, so that `proteger` finds `Protéger`.
fn fold(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
    text.nfkd().filter(|letter| !is_combining_mark(*letter)).collect::<String>().to_lowercase()
}
