//! Whole stories at the window, by the names a screen reader says; no graphics adapter is needed.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use eframe::egui;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use statelier::i18n::{Lang, text};
use statelier::protect::Decision;
use statelier::steps::Step;
use statelier::ui::App;
use statelier::ui::grid::copy;
use statelier::world::{DiskWorld, World as _};

use super::screens::{demo_project, press, settle, window};

type Window = Harness<'static, App>;

fn click(harness: &mut Window, name: &str) {
    harness.get_by_label(name).click();
    settle(harness);
}

/// Clicks the first control whose name contains a text.
fn click_first(harness: &mut Window, part: &str) {
    harness.query_all_by_label_contains(part).next().unwrap_or_else(|| panic!("nothing is called {part}")).click();
    settle(harness);
}

fn key(harness: &mut Window, key: egui::Key) {
    harness.key_press(key);
    settle(harness);
}

fn write(harness: &mut Window, words: &str) {
    harness.event(egui::Event::Text(words.to_owned()));
    settle(harness);
}

fn has(harness: &Window, name: &str) -> bool {
    harness.query_all_by_label_contains(name).next().is_some()
}

#[test]
fn a_survey_becomes_a_safe_report_in_french_by_clicks() {
    let folder = tempfile::tempdir().unwrap();
    let said = |id: &str| text(Lang::Fr, id);
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data/enquete-emploi-migration.csv");
    let mut harness = window(Lang::Fr, vec![file]);
    settle(&mut harness);
    let role = said("recognise-role-value");
    let tells = harness
        .query_all_by_role(egui::accesskit::Role::GridCell)
        .any(|cell| cell.accesskit_node().description().is_some_and(|why| why.contains(&role)));
    assert!(tells, "a screen reader hears why a cell is taken for a value");
    click(&mut harness, &said("ui-tables-use"));
    click(&mut harness, &said("ui-tables-harmonise"));
    let accept = format!("{} – ", said("ui-proposal-accept"));
    for part in ["Accepter tout ce qui est sûr", &accept, &accept, &accept, &accept] {
        if has(&harness, part) {
            click_first(&mut harness, part);
        }
    }
    let table = |harness: &Window| harness.state().session().results().tables["t1"].clone();
    let run = table(&harness);
    assert!(
        run.run.as_ref().is_some_and(|run| run.failed_at.is_none() && run.reports.len() > 8),
        "{:?}",
        run.run.as_ref().map(|run| &run.reports)
    );
    press(&mut harness, egui::Key::Num4);
    click(&mut harness, &format!("{} – {}", said("ui-indicators-compute"), said("indicators-sdg-10-7-1-name")));
    let by: Vec<String> =
        harness.state().session().project().tables[0].recipe.iter().flat_map(statelier::steps::Step::creates).collect();
    assert!(by.iter().any(|column| column == "age_band"), "{by:?}");
    click_first(&mut harness, &said("steps-concept-age-band"));
    click(&mut harness, &said("steps-concept-sex"));
    press(&mut harness, egui::Key::Num5);
    assert!(has(&harness, &said("ui-protect-undecided")));
    click(&mut harness, &said("ui-protect-suppress"));
    let project = harness.state().session().project().clone();
    assert!(matches!(project.analyses[0].protection, Some(Decision::Suppress(_))));
    assert_eq!(project.analyses[0].by.len(), 2);
    press(&mut harness, egui::Key::Num6);
    let report = folder.path().join("rapport.xlsx");
    press(&mut harness, egui::Key::E);
    // The box suggests a name; a person replaces it.
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    write(&mut harness, &report.display().to_string());
    key(&mut harness, egui::Key::Enter);
    assert!(DiskWorld.read(&report).unwrap().len() > 20_000);
    assert!(has(&harness, "rapport.xlsx"), "the window says what it wrote");
}

#[test]
fn every_change_at_the_window_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(Lang::En, vec![demo_project(folder.path())]);
    settle(&mut harness);
    let before = harness.state().session().project().clone();
    press(&mut harness, egui::Key::Num5);
    click(&mut harness, &text(Lang::En, "ui-protect-public"));
    assert_ne!(harness.state().session().project(), &before);
    press(&mut harness, egui::Key::Z);
    assert_eq!(harness.state().session().project(), &before);
    press(&mut harness, egui::Key::Y);
    assert_ne!(harness.state().session().project(), &before);
    click(&mut harness, &format!("↶ {}", text(Lang::En, "ui-action-undo")));
    assert_eq!(harness.state().session().project(), &before);
}

#[test]
fn everything_is_reached_by_keys_and_the_palette_understands_both_languages() {
    let mut harness = window(Lang::Fr, Vec::new());
    settle(&mut harness);
    press(&mut harness, egui::Key::K);
    write(&mut harness, "invented");
    key(&mut harness, egui::Key::Enter);
    assert_eq!(harness.state().session().project().sources.len(), 5, "an English word found a command in French");
    press(&mut harness, egui::Key::K);
    write(&mut harness, "proteger");
    key(&mut harness, egui::Key::Enter);
    assert!(has(&harness, &text(Lang::Fr, "ui-empty-protect")), "an accent left out finds the room");
    press(&mut harness, egui::Key::L);
    assert!(has(&harness, &text(Lang::En, "ui-empty-protect")), "the language changes at once");
    press(&mut harness, egui::Key::O);
    write(&mut harness, "nowhere.xlsx");
    key(&mut harness, egui::Key::Enter);
    assert!(has(&harness, "nowhere.xlsx"), "a file that is not there is named");
    assert_eq!(harness.state().session().project().sources.len(), 5);
    // Tab goes from control to control and each that takes it has a name.
    let mut names = Vec::new();
    for _ in 0..40 {
        harness.key_press(egui::Key::Tab);
        harness.run_steps(2);
        let focused = harness.query_all_by(|node| node.is_focused() && node.label().is_some());
        names.extend(focused.filter_map(|node| node.accesskit_node().label()));
    }
    names.sort();
    names.dedup();
    assert!(names.len() > 15, "{names:?}");
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        DiskWorld.read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn files_dropped_on_the_window_are_opened() {
    let mut harness = window(Lang::En, Vec::new());
    settle(&mut harness);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/passages-frontiere.xlsx");
    harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    settle(&mut harness);
    let project = harness.state().session().project().clone();
    assert_eq!(
        project.sources.iter().map(|source| source.name.as_str()).collect::<Vec<_>>(),
        ["passages-frontiere.xlsx"]
    );
    assert!(has(&harness, &text(Lang::En, "ui-tables-use")), "and looked at");
}

#[test]
fn a_table_is_pasted_from_a_spreadsheet_and_copied_to_one() {
    let mut harness = window(Lang::Fr, Vec::new());
    settle(&mut harness);
    harness.event(egui::Event::Paste("pays\tmigrants\nMali\t1234,5\nTchad\t\nNiger\t7\n".to_owned()));
    settle(&mut harness);
    let project = harness.state().session().project().clone();
    assert_eq!(project.sources.len(), 1);
    assert!(project.sources[0].name.starts_with(&text(Lang::Fr, "ui-pasted-stem")));
    let header = |harness: &Window| {
        let headers = harness.query_all_by_role(egui::accesskit::Role::ColumnHeader);
        headers
            .filter(|node| node.accesskit_node().label().as_deref() == Some("migrants"))
            .map(|node| node.rect())
            .next()
    };
    let at = header(&harness).expect("the tidy table has the pasted column").center();
    harness.hover_at(at);
    for pressed in [true, false] {
        let (pos, button, modifiers) = (at, egui::PointerButton::Primary, egui::Modifiers::NONE);
        harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
        harness.step();
    }
    // A column is taken by its name; the keys work where a cell was touched.
    harness.event(egui::Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("migrants\n1234,5\n\n7"));
    // Where the system takes tables, a number goes as a number and a name as a text, whatever the other program speaks.
    let taken: Arc<Mutex<String>> = Arc::default();
    let shelf = Arc::clone(&taken);
    let clipboard: copy::Clipboard = Arc::new(move |html, _| {
        html.clone_into(&mut shelf.lock().unwrap());
        true
    });
    copy::install(&harness.ctx, clipboard);
    harness.event(egui::Event::Copy);
    harness.step();
    let html = taken.lock().unwrap().clone();
    assert!(html.contains(r#"<td x:num="1234.5" sdval="1234.5" sdnum="1033;">1234,5</td>"#), "{html}");
    assert!(html.contains(r#"sdnum="1033;0;@">migrants</td>"#), "{html}");
}

#[test]
fn a_lesson_stands_beside_the_work_and_leaves_ones_own_work_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(Lang::Fr, vec![demo_project(folder.path())]);
    settle(&mut harness);
    let own = harness.state().session().project().clone();
    press(&mut harness, egui::Key::Num7);
    click(&mut harness, &text(Lang::Fr, "lessons-track-data-steward"));
    click_first(&mut harness, &format!("{} – Ouvrir une feuille", text(Lang::Fr, "ui-learn-begin")));
    assert!(has(&harness, &text(Lang::Fr, "ui-in-lesson")));
    assert_ne!(harness.state().session().project().sources, own.sources);
    for _ in 0..3 {
        click(&mut harness, &text(Lang::Fr, "ui-lesson-hint"));
    }
    assert!(has(&harness, &text(Lang::Fr, "ui-lesson-show")), "after the third hint, the program can only show it");
    click(&mut harness, &text(Lang::Fr, "ui-tables-use"));
    assert!(has(&harness, &text(Lang::Fr, "ui-lesson-passed")));
    click(&mut harness, &text(Lang::Fr, "ui-lesson-next"));
    click(&mut harness, &text(Lang::Fr, "ui-lesson-more"));
    click(&mut harness, &text(Lang::Fr, "ui-lesson-back"));
    assert_eq!(harness.state().session().project().tables.len(), 1, "put back at the second task");
    click(&mut harness, &text(Lang::Fr, "ui-lesson-leave"));
    assert_eq!(harness.state().session().project(), &own);
}

#[test]
fn what_is_typed_into_a_field_is_kept_wherever_one_goes_from_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(Lang::En, vec![demo_project(folder.path())]);
    settle(&mut harness);
    press(&mut harness, egui::Key::Num6);
    click(&mut harness, &text(Lang::En, "ui-report-title"));
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    write(&mut harness, "Migrants at work");
    // A look at another program must not cost the text.
    for is_focused in [false, true] {
        harness.input_mut().focused = is_focused;
        settle(&mut harness);
    }
    key(&mut harness, egui::Key::Tab);
    assert_eq!(harness.state().session().project().report.title, "Migrants at work");
    press(&mut harness, egui::Key::Num1);
    let source = harness.state().session().project().sources[0].clone();
    click(&mut harness, &format!("{} – {}", text(Lang::En, "ui-source-definition"), source.name));
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    write(&mut harness, "Persons born abroad");
    press(&mut harness, egui::Key::Num6);
    assert_eq!(harness.state().session().project().sources[0].definition, "Persons born abroad");
    press(&mut harness, egui::Key::Z);
    assert_eq!(harness.state().session().project().sources[0].definition, source.definition);
    press(&mut harness, egui::Key::Num1);
    assert!(has(&harness, &text(Lang::En, "ui-source-definition")));
    press(&mut harness, egui::Key::Num6);
    assert_eq!(harness.state().session().project().sources[0].definition, source.definition, "undone is undone");
}

#[test]
fn spellings_are_ticked_and_become_one_value_and_two_tables_one() {
    let sample = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(name);
    let files = vec![sample("enquete-emploi-migration.csv"), sample("douanes.csv")];
    let mut harness = window(Lang::En, files);
    settle(&mut harness);
    click(&mut harness, &text(Lang::En, "ui-tables-use"));
    click(&mut harness, "douanes");
    click(&mut harness, &text(Lang::En, "ui-tables-use"));
    click_first(&mut harness, &text(Lang::En, "ui-room-harmonise"));
    click(&mut harness, "enquete-emploi-migration.csv – enquete-emploi-migration");
    click(&mut harness, &text(Lang::En, "ui-variants-open"));
    click(&mut harness, "MALI (70 rows)");
    // It stands below what is in view.
    harness.get_by_label(&text(Lang::En, "ui-variants-do")).click_accesskit();
    settle(&mut harness);
    let project = harness.state().session().project().clone();
    let [Step::Recode(step)] = project.tables[0].recipe.as_slice() else { panic!("{:?}", project.tables[0].recipe) };
    assert_eq!(step.map, [("MALI".to_owned(), Some("Mali".to_owned()))].into());
    let data = harness.state().session().results().tables["t1"].dataset().unwrap().texts("Pays de naissance").unwrap();
    assert_eq!(data.iter().filter(|value| value.as_deref() == Some("Mali")).count(), 206);

    click(&mut harness, &text(Lang::En, "ui-combine-open"));
    click(&mut harness, &text(Lang::En, "ui-combine-append"));
    harness.get_by_label(&text(Lang::En, "ui-combine-do")).click_accesskit();
    settle(&mut harness);
    let project = harness.state().session().project().clone();
    assert_eq!(project.tables.len(), 3);
    let tables = &harness.state().session().results().tables;
    let n_rows = |id: &str| tables[id].dataset().unwrap().n_rows();
    assert_eq!(n_rows("t3"), n_rows("t1") + n_rows("t2"));
    assert!(has(&harness, "Put enquete-emploi-migration.csv"), "what was put together is said");
}
