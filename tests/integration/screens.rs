//! Every room in both languages and themes, empty and full: runs, misses no word, every control has a name and its place.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use statelier::i18n::{Lang, text};
use statelier::lessons::samples;
use statelier::project::file::{Packing, pack};
use statelier::ui::tokens::Theme;
use statelier::ui::{App, Start};
use statelier::world::{DiskWorld, World as _};

pub(crate) const KEYS: [egui::Key; 8] = [
    egui::Key::Num0,
    egui::Key::Num1,
    egui::Key::Num2,
    egui::Key::Num3,
    egui::Key::Num4,
    egui::Key::Num5,
    egui::Key::Num6,
    egui::Key::Num7,
];

/// Opens a window of the usual size on files.
pub(crate) fn window(lang: Lang, files: Vec<PathBuf>) -> Harness<'static, App> {
    let start = Start { world: Arc::new(DiskWorld), home: None, lang: Some(lang), files, began: None };
    Harness::builder()
        .with_size([1366.0, 768.0])
        .with_max_steps(60)
        .build_eframe(move |cc| App::new(&cc.egui_ctx, start))
}

/// Runs frames until the work behind the window is done and shown.
pub(crate) fn settle(harness: &mut Harness<'static, App>) {
    for _ in 0..4 {
        harness.run_steps(3);
        harness.state_mut().settle();
    }
    harness.run_steps(3);
}

/// Presses Ctrl and a key.
pub(crate) fn press(harness: &mut Harness<'static, App>, key: egui::Key) {
    harness.key_press_modifiers(egui::Modifiers::COMMAND, key);
    settle(harness);
}

/// Writes the finished sample project to a folder.
pub(crate) fn demo_project(folder: &Path) -> PathBuf {
    let (project, vault) = samples::project().unwrap();
    let path = folder.join("demo.statelier");
    DiskWorld.replace(&path, &pack(&project, &[], &vault, Packing::Quick).unwrap()).unwrap();
    path
}

fn check(harness: &Harness<'static, App>, name: &str) {
    let missing: Vec<String> = harness
        .query_all_by(|node| node.label().is_some_and(|label| label.contains('⟨')))
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(missing.is_empty(), "{name}: words are missing: {missing:?}");
    let pushed_out: Vec<String> = harness
        .query_all_by(|node| {
            matches!(
                node.role(),
                Role::Button | Role::CheckBox | Role::RadioButton | Role::ComboBox | Role::TextInput | Role::Link
            )
        })
        .filter(|node| node.rect().right() > 1367.0 || node.rect().left() < -1.0)
        .map(|node| format!("{:?} at {:?}", node.accesskit_node().label(), node.rect()))
        .collect();
    assert!(pushed_out.is_empty(), "{name}: pushed out of the window: {pushed_out:?}");
}

/// Shows every room to `visit` in both languages and themes, empty and full, with a name for the picture.
pub(crate) fn in_every_room(mut visit: impl FnMut(&mut Harness<'static, App>, &str, Theme)) {
    let folder = tempfile::tempdir().unwrap();
    let demo = demo_project(folder.path());
    for lang in Lang::ALL {
        for (fill, files) in [("empty", Vec::new()), ("full", vec![demo.clone()])] {
            let mut harness = window(lang, files);
            settle(&mut harness);
            for theme in [Theme::Light, Theme::Dark] {
                for (room, key) in KEYS.into_iter().enumerate() {
                    press(&mut harness, key);
                    let name = format!("{}-{fill}-{theme:?}-{room}", lang.code()).to_lowercase();
                    visit(&mut harness, &name, theme);
                }
                if theme == Theme::Light {
                    harness.get_by_label(&text(lang, "ui-theme-dark")).click();
                    settle(&mut harness);
                }
            }
        }
    }
}

#[test]
fn every_room_runs_empty_and_full_in_both_languages_and_themes() {
    in_every_room(|harness, name, _| check(harness, name));
}
