//! The law of the house, read from the sources as text: which room may use which, and what is allowed where.

use std::path::{Path, PathBuf};

use statelier::world::{DiskWorld, World as _};

/// The rooms from the ground up; a room may use its own row and those above.
const LAYERS: &[&[&str]] = &[
    &["cx", "grid", "markup", "message", "world"],
    &["i18n"],
    &["data"],
    &["import"],
    &["recognise", "steps", "survey"],
    &["checks", "indicators", "recipe"],
    &["protect"],
    &["publish"],
    &["project"],
    &["session"],
    &["lessons"],
    &["cli", "ui"],
];

/// A line of the sources that a rule may speak about: comments, texts of tests and the tests below them left out.
struct Line {
    path: String,
    number: usize,
    text: String,
}

impl Line {
    fn is_under(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    /// Returns the room of the line: the file or folder directly under `src`.
    fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split_once('/').map_or_else(|| inside.trim_end_matches(".rs"), |(room, _)| room)
    }

    fn breaks(&self, rule: &str) -> String {
        format!("{}:{}: {rule}: {}", self.path, self.number, self.text.trim())
    }
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn text(path: &Path) -> String {
    String::from_utf8(DiskWorld.read(path).unwrap()).unwrap()
}

/// Returns every file below a folder.
pub(crate) fn files_under(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(DiskWorld.list(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Returns every Rust file below a folder, with its path from the root.
pub(crate) fn rust_files(folder: &str) -> Vec<(String, String)> {
    let is_rust = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "rs");
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    files_under(folder).into_iter().filter(is_rust).map(|path| (name(&path), text(&path))).collect()
}

fn lines() -> Vec<Line> {
    let mut lines = Vec::new();
    for (path, text) in rust_files("src") {
        if path.ends_with("/tests.rs") {
            continue;
        }
        for (at, line) in text.lines().enumerate() {
            if line.trim() == "#[cfg(test)]"
                && text.lines().nth(at + 1).is_some_and(|next| next.starts_with("mod tests"))
            {
                break;
            }
            if !line.trim_start().starts_with("//") {
                lines.push(Line { path: path.clone(), number: at + 1, text: line.to_owned() });
            }
        }
    }
    lines
}

fn is_clean(broken: &[String]) {
    assert!(broken.is_empty(), "the law of the house is broken:\n{}", broken.join("\n"));
}

#[test]
fn no_room_uses_a_room_below_it() {
    let layer = |room: &str| LAYERS.iter().position(|rooms| rooms.contains(&room));
    let mut broken = Vec::new();
    for line in lines().iter().filter(|line| !["lib", "main"].contains(&line.room())) {
        let own = layer(line.room()).unwrap_or_else(|| panic!("{} has no place in the order of the rooms", line.path));
        for used in line.text.split("crate::").skip(1) {
            let used: String = used.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            if layer(&used).is_some_and(|used| used > own) {
                broken.push(
                    line.breaks(&format!("`{used}` stands later in the line of data; move this to {used} or later")),
                );
            }
        }
    }
    is_clean(&broken);
}

#[test]
fn words_are_made_only_at_the_edges() {
    let speaks = |text: &str| {
        ["i18n::say", "i18n::text", "i18n::words", "i18n::number", "i18n::percent"]
            .iter()
            .any(|call| text.contains(call))
    };
    let is_edge = |line: &Line| {
        ["src/cli/", "src/ui/", "src/publish/export/", "src/main.rs", "src/i18n/"]
            .iter()
            .any(|edge| line.is_under(edge))
    };
    let broken = lines()
        .iter()
        .filter(|line| speaks(&line.text) && !is_edge(line))
        .map(|line| line.breaks("return a Message; the edges speak"))
        .collect::<Vec<_>>();
    is_clean(&broken);
}

#[test]
fn what_is_dangerous_has_one_room() {
    // What, where it may stand, and what to do instead.
    const RULES: &[(&[&str], &[&str], &str)] = &[
        (&["egui", "eframe", "rfd::"], &["src/ui/", "src/lib.rs", "src/main.rs"], "only `ui` knows the window"),
        (
            &["polars::", "polars_"],
            &[
                "src/data/",
                "src/checks/",
                "src/steps/",
                "src/survey/",
                "src/indicators/",
                "src/import/",
                "src/recognise/",
                "src/publish/working_copy/",
            ],
            "ask a function of `data`",
        ),
        (&["std::fs", "SystemTime", "File::"], &["src/world.rs"], "ask World"),
        (&["thread::"], &["src/session/jobs.rs"], "give the work to Jobs"),
        (&["catch_unwind"], &["src/session/jobs.rs", "src/import/mod.rs"], "give the work to Jobs"),
        (
            &["polars_readstat"],
            &["src/import/statistical.rs", "src/publish/working_copy/packages.rs"],
            "a format is read by one file and written by one",
        ),
        (&["calamine"], &["src/import/spreadsheet.rs"], "a format is known by one file"),
        (&["rust_xlsxwriter"], &["src/publish/"], "a format is known by one room"),
    ];
    let mut broken = Vec::new();
    for line in &lines() {
        for (words, rooms, instead) in RULES {
            if words.iter().any(|word| line.text.contains(word)) && !rooms.iter().any(|room| line.is_under(room)) {
                broken.push(line.breaks(instead));
            }
        }
    }
    is_clean(&broken);
}

#[test]
fn no_screen_says_a_word_of_its_own() {
    const SAYS: [&str; 9] = [
        "label(\"",
        "heading(\"",
        "button(\"",
        "checkbox(\"",
        "hover_text(\"",
        "hint_text(\"",
        "selectable_label(\"",
        "link(\"",
        "small(\"",
    ];
    let mut broken = Vec::new();
    for line in lines().iter().filter(|line| line.is_under("src/ui/")) {
        for call in SAYS {
            for said in line.text.split(call).skip(1) {
                let word = said.split('"').next().unwrap_or_default();
                // The name of the program is the same in every language; ids of words hold a hyphen.
                if word.chars().filter(|letter| letter.is_alphabetic()).count() > 2
                    && !word.contains('-')
                    && word != "Statelier"
                {
                    broken.push(line.breaks("the words of the screen live in assets/lang"));
                }
            }
        }
    }
    is_clean(&broken);
}

#[test]
fn every_file_is_in_the_list_of_its_room_and_short_enough_to_be_one_thought() {
    let mut broken = Vec::new();
    for (path, text) in rust_files("src").into_iter().chain(rust_files("tests/integration")) {
        let n_lines = text.lines().count();
        if n_lines > 600 {
            broken.push(format!("{path} has {n_lines} lines: it is two rooms"));
        }
        if !text.starts_with("//!") {
            broken.push(format!("{path} does not say in its first line what it is for"));
        }
        let (folder, name) = path.rsplit_once('/').unwrap();
        let list = match name {
            "mod.rs" | "main.rs" | "lib.rs" => continue,
            _ if folder == "src" => "src/lib.rs".to_owned(),
            _ if folder == "tests/integration" => "tests/integration/main.rs".to_owned(),
            _ => format!("{folder}/mod.rs"),
        };
        let module = name.trim_end_matches(".rs");
        let own = self::text(&root().join(&list));
        if !own.lines().any(|line| line.trim_end().ends_with(&format!("mod {module};"))) {
            broken.push(format!("{path} is not in {list}"));
        }
    }
    is_clean(&broken);
}

#[test]
fn the_map_knows_every_room() {
    let map = text(&root().join("ARCHITECTURE.md"));
    let rooms = LAYERS.iter().flat_map(|rooms| rooms.iter());
    let unknown: Vec<&&str> = rooms.filter(|room| !map.contains(&format!("`{room}`"))).collect();
    assert!(unknown.is_empty(), "ARCHITECTURE.md does not speak of {unknown:?}");
}
