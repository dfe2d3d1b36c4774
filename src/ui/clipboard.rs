//! The clipboard of the system, for tables: egui's own carries text only.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use arboard::Clipboard;

use super::grid::copy;

/// Returns what puts tables on the clipboard of the system.
pub fn system() -> copy::Clipboard {
    // Whoever put something on the clipboard must stay to hand it out; and it is only looked for when it is needed.
    let held: OnceLock<Option<Mutex<Clipboard>>> = OnceLock::new();
    Arc::new(move |html, text| {
        let held = held.get_or_init(|| Clipboard::new().ok().map(Mutex::new));
        let Some(held) = held else { return false };
        held.lock().unwrap_or_else(PoisonError::into_inner).set_html(html, Some(text)).is_ok()
    })
}
