//! What the window looks like: every room drawn, neither blank nor in the colours of the other theme.
//!
//! Drawing needs a graphics adapter; mesa's software one will do. Without one these tests say that they skip, except in
//! continuous integration (`CI` is set), where they must run. `STATELIER_PICTURES=folder` keeps the pictures.

use std::collections::BTreeMap;
use std::path::PathBuf;

use egui_kittest::Harness;
use statelier::ui::App;
use statelier::ui::tokens::{Theme, Tokens};

use super::screens::in_every_room;

type Picture = image::RgbaImage;

/// Draws the window, or says why it cannot be drawn here.
fn drawn(harness: &mut Harness<'static, App>, name: &str) -> Option<Picture> {
    match harness.render() {
        Ok(picture) => {
            if let Some(folder) = std::env::var_os("STATELIER_PICTURES") {
                picture.save(PathBuf::from(folder).join(format!("{name}.png"))).unwrap();
            }
            Some(picture)
        }
        Err(reason) => {
            assert!(std::env::var_os("CI").is_none(), "continuous integration must draw: {reason}");
            eprintln!("skipped: no graphics adapter draws here ({reason})");
            None
        }
    }
}

/// Returns how much of a picture each colour covers.
fn shares(picture: &Picture) -> BTreeMap<[u8; 3], f64> {
    let mut counts: BTreeMap<[u8; 3], u32> = BTreeMap::new();
    for pixel in picture.pixels() {
        let [r, g, b, _] = pixel.0;
        *counts.entry([r, g, b]).or_default() += 1;
    }
    let total = f64::from(picture.width()) * f64::from(picture.height());
    counts.into_iter().map(|(color, count)| (color, f64::from(count) / total)).collect()
}

fn share_of(shares: &BTreeMap<[u8; 3], f64>, color: eframe::egui::Color32) -> f64 {
    shares.get(&[color.r(), color.g(), color.b()]).copied().unwrap_or_default()
}

#[test]
fn every_room_is_drawn_in_both_languages_and_themes() {
    in_every_room(|harness, name, theme| {
        let Some(picture) = drawn(harness, name) else { return };
        let (own, other) = match theme {
            Theme::Light => (Tokens::of(Theme::Light), Tokens::of(Theme::Dark)),
            Theme::Dark => (Tokens::of(Theme::Dark), Tokens::of(Theme::Light)),
        };
        assert_eq!((picture.width(), picture.height()), (1366, 768));
        let shares = shares(&picture);
        let plain = share_of(&shares, own.background) + share_of(&shares, own.surface) + share_of(&shares, own.raised);
        // Cells of a sheet are coloured by their role; text and lines are on everything.
        assert!((0.15..0.99).contains(&plain), "{name}: {plain} of the picture is empty");
        let foreign = share_of(&shares, other.background) + share_of(&shares, other.surface);
        let dark_side = if theme == Theme::Dark { foreign } else { share_of(&shares, other.background) };
        assert!(dark_side < 0.01, "{name}: {dark_side} has the colours of the other theme");
        assert!(shares.len() > 50, "{name}: only {} colours: nothing is written", shares.len());
    });
}
