//! Every text that a person reads is spelt rightly: lessons, glossary, practice sheet and interface, by Debian's hunspell.
//!
//! Words that no dictionary knows (names, acronyms, terms) stand in `tests/spelling`. Without hunspell nothing is checked,
//! except where `.ci/run` has installed it.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail like the tests")]

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

use regex::Regex;
use statelier::i18n::Lang;

use super::tidy::{files_under, root, text};

/// Returns the words of a Markdown text: without names of sections, targets of links, and code.
fn words_of_markdown(text: &str) -> String {
    let rules = [
        (r"(?m)^## [a-z0-9-]+$", ""),
        (r"\]\([^)]*\)", "]"),
        (r"(?s)```.*?```", ""),
        (r"`[^`]*`", ""),
        (r"\{[a-z]+\}", ""),
    ];
    rules
        .iter()
        .fold(text.to_owned(), |text, (rule, by)| Regex::new(rule).unwrap().replace_all(&text, *by).into_owned())
}

/// Returns the words of a file of the interface: without ids, placeholders, and code.
fn words_of_fluent(text: &str) -> String {
    let rules = [
        (r"(?m)^#.*$", ""),
        (r"(?m)^[a-z0-9-]+ = ", ""),
        (r"(?m)^\s+\*?\[[a-z0-9]+\]", ""),
        (r"\{ \$[a-z_]+ ->", ""),
        (r"\{[^}]*\}", " "),
        (r"`[^`]*`", ""),
    ];
    rules
        .iter()
        .fold(text.to_owned(), |text, (rule, by)| Regex::new(rule).unwrap().replace_all(&text, *by).into_owned())
}

/// Returns every text of a language that a person reads.
fn texts(lang: Lang) -> String {
    let code = lang.code();
    let mut all = String::new();
    for file in files_under("lessons").into_iter().chain(files_under("assets/text")) {
        let name = file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        if name.ends_with(&format!("/{code}.md")) || name.ends_with(&format!("/{code}/practice.md")) {
            all += &words_of_markdown(&text(&file));
        }
    }
    all += &words_of_markdown(&text(&root().join(format!("assets/glossary/{code}.md"))));
    for file in files_under(&format!("assets/lang/{code}")) {
        all += &words_of_fluent(&text(&file));
    }
    all
}

#[test]
fn no_word_is_misspelt() {
    let word = Regex::new(r"[\p{L}]+(?:['’-][\p{L}]+)*").unwrap();
    for (lang, dictionary) in [(Lang::En, "en_GB"), (Lang::Fr, "fr")] {
        let known: BTreeSet<String> =
            text(&root().join(format!("tests/spelling/{}.txt", lang.code()))).lines().map(str::to_owned).collect();
        let all = texts(lang);
        let words: BTreeSet<String> = word.find_iter(&all).map(|word| word.as_str().replace('’', "'")).collect();
        assert!(words.len() > 3000, "{lang:?}: only {} words were found", words.len());
        let spawned = Command::new("hunspell")
            .args(["-i", "utf-8", "-d", dictionary, "-l"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let Ok(mut child) = spawned else {
            assert!(std::env::var_os("CI").is_none(), "hunspell is not installed");
            return;
        };
        let lines: Vec<String> = words.difference(&known).cloned().collect();
        child.stdin.take().unwrap().write_all(lines.join("\n").as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "hunspell has no dictionary {dictionary}");
        let said = String::from_utf8(output.stdout).unwrap();
        let wrong: Vec<&str> = said.lines().filter(|word| !word.is_empty() && !known.contains(*word)).collect();
        assert!(wrong.is_empty(), "{lang:?}: {wrong:?}");
    }
}
