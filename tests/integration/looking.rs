//! A sheet and its table at the window, by hand: edges moved, rows filtered, keys of a spreadsheet, files stacked, questions asked
//! once.

use std::path::{Path, PathBuf};

use eframe::egui::{self, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use statelier::i18n::{Lang, text};
use statelier::ui::App;
use statelier::world::{DiskWorld, World as _};

use super::screens::{press, settle, window};

type Window = Harness<'static, App>;

const ARRIVALS: &str = "Arrivals by country;;\nCountry;Women;Men\nMali;10;20\nNiger;30;40\nTogo;50;60\nChad;70;80\n";

fn said(id: &str) -> String {
    text(Lang::En, id)
}

/// A window on files of one name and content each, in Tables.
fn looking(folder: &Path, files: &[(&str, &str)]) -> Window {
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    for (path, (_, content)) in paths.iter().zip(files) {
        DiskWorld.replace(path, content.as_bytes()).unwrap();
    }
    let mut harness = window(Lang::En, paths);
    settle(&mut harness);
    press(&mut harness, egui::Key::Num2);
    settle(&mut harness);
    harness
}

fn push(harness: &mut Window, pos: egui::Pos2, button: egui::PointerButton, pressed: bool) {
    harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers: egui::Modifiers::NONE });
    harness.step();
}

/// Returns where the last of the things with a role and a name is: the tidy table stands behind the sheet.
fn place(harness: &Window, role: Role, name: &str) -> egui::Rect {
    let named = harness.query_all_by_role(role).filter(|node| node.accesskit_node().label().as_deref() == Some(name));
    named.map(|node| node.rect()).next_back().unwrap_or_else(|| panic!("no {role:?} is called {name}"))
}

fn click(harness: &mut Window, name: &str) {
    harness.get_by_label(name).click();
    settle(harness);
}

fn has(harness: &Window, part: &str) -> bool {
    harness.query_all_by_label_contains(part).next().is_some()
}

fn rows(harness: &Window) -> (u32, u32) {
    harness.state().session().results().sources["s1"].guesses[0][0].spec.data_rows
}

#[test]
fn an_edge_of_a_table_is_dragged_and_the_rest_follows() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = looking(folder.path(), &[("a.csv", ARRIVALS)]);
    assert_eq!(rows(&harness), (2, 5));
    let edge = place(&harness, Role::Splitter, &said("ui-edge-last"));
    let (from, to) = (edge.left_center() + egui::vec2(30.0, 0.0), edge.left_center() + egui::vec2(30.0, -22.0));
    harness.hover_at(from);
    push(&mut harness, from, egui::PointerButton::Primary, true);
    for share in [0.3, 0.7, 1.0] {
        harness.hover_at(from.lerp(to, share));
        harness.step();
    }
    push(&mut harness, to, egui::PointerButton::Primary, false);
    settle(&mut harness);
    assert_eq!(rows(&harness), (2, 4));
    assert!(has(&harness, "3 rows × 2 columns = 6 cells: 6 values"), "and the arithmetic says so");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    settle(&mut harness);
    assert_eq!(rows(&harness), (2, 5));
}

#[test]
fn rows_are_filtered_by_a_cell_and_found_by_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = looking(folder.path(), &[("a.csv", ARRIVALS)]);
    let cell = place(&harness, Role::GridCell, "Niger").center();
    harness.hover_at(cell);
    push(&mut harness, cell, egui::PointerButton::Secondary, true);
    push(&mut harness, cell, egui::PointerButton::Secondary, false);
    settle(&mut harness);
    click(&mut harness, &said("ui-grid-leave-out"));
    assert!(has(&harness, "6 of 8 rows"));
    click(&mut harness, &said("ui-grid-show-all"));
    assert!(!has(&harness, "6 of 8 rows"));
    click(&mut harness, &said("ui-view-find"));
    harness.event(egui::Event::Text("chad".to_owned()));
    settle(&mut harness);
    click(&mut harness, &said("ui-view-next"));
    let selected = |harness: &Window| -> Vec<String> {
        let cells = harness.query_all_by_role(Role::GridCell);
        let cells = cells.filter(|cell| cell.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True));
        cells.filter_map(|cell| cell.accesskit_node().label()).collect()
    };
    assert_eq!(selected(&harness), ["Chad"]);
    // By the key of every program, and what stands nowhere is said.
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::F);
    settle(&mut harness);
    harness.event(egui::Event::Text("land".to_owned()));
    settle(&mut harness);
    click(&mut harness, &said("ui-view-next"));
    assert!(has(&harness, "“chadland” stands nowhere here."));
}

#[test]
fn the_keys_of_a_spreadsheet_move_in_a_grid() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = looking(folder.path(), &[("a.csv", ARRIVALS)]);
    let cell = place(&harness, Role::GridCell, "Mali").center();
    harness.hover_at(cell);
    push(&mut harness, cell, egui::PointerButton::Primary, true);
    push(&mut harness, cell, egui::PointerButton::Primary, false);
    settle(&mut harness);
    let copied = |harness: &mut Window| {
        harness.event(egui::Event::Copy);
        harness.step();
        harness.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    };
    // From the second row of Mali down to the end of its column; then to the corner, and one column on.
    harness.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::ArrowDown);
    harness.step();
    let labels = copied(&mut harness).unwrap();
    assert_eq!(labels.lines().collect::<Vec<_>>()[1..].len(), 7, "{labels}");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Home);
    harness.step();
    harness.key_press(egui::Key::ArrowRight);
    harness.step();
    assert_eq!(copied(&mut harness).as_deref(), Some("Women"));
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::End);
    harness.step();
    assert_eq!(copied(&mut harness).as_deref(), Some("false"), "the last column says that no row is a total");
}

#[test]
fn files_of_one_shape_are_offered_to_be_stacked_and_the_calendar_names_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let march = ARRIVALS.replace("10;20", "11;21");
    let mut harness = looking(folder.path(), &[("p_2024-01.csv", ARRIVALS), ("p_2024-03.csv", &march)]);
    let offer = "looks like this one";
    harness.query_all_by_label_contains(offer).next().expect("the offer").click();
    settle(&mut harness);
    assert!(has(&harness, "1 missing: p 2024-02"));
    click(&mut harness, "Stack 2 tables");
    let results = harness.state().session().results().clone();
    let read = results.tables["t1"].read.as_ref().unwrap();
    assert_eq!(read.dataset.n_rows(), 16);
    assert_eq!(read.dataset.texts("period").unwrap()[15].as_deref(), Some("2024-03"));
}

#[test]
fn what_only_a_person_can_know_is_asked_once() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Rates;;\nArea;2019;2020\nA;1,234;2,345\nB;3,456;4,567\nC;5,678;6,789\n";
    let mut harness = looking(folder.path(), &[("a.csv", text)]);
    click(&mut harness, &said("ui-ask-tenths"));
    assert_eq!(harness.state().session().project().sources[0].options.decimal_mark, Some(','));
    assert!(!has(&harness, &said("ui-ask-tenths")), "and not again");
    let results = harness.state().session().results().clone();
    let (_, read) = results.preview.as_ref().unwrap();
    assert_eq!(read.as_ref().unwrap().dataset.numbers("value").unwrap()[0], Some(1.234));
}
