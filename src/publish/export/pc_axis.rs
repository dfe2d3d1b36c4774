//! Tables of a release as PC-Axis files (`.px`), which the databases of many offices read: one file a table, UTF-8.

use std::collections::BTreeMap;

use super::{ExportError, Words, check, check_period, sdg};
use crate::data::Concept;
use crate::message::Message;
use crate::protect::{ProtectedTable, PublishedCell};
use crate::publish::{Release, ReleaseTable, TOTAL};
use crate::survey::Dimension;

/// What stands for a figure that is kept back, and for one that is not there: the second and the first symbol of the format.
const KEPT_BACK: &str = "\"..\"";
const NOT_THERE: &str = "\".\"";

/// Writes the tables of a release: the name of each file without its ending, and its content.
pub fn write(release: &Release, words: Words<'_>) -> Result<Vec<(String, Vec<u8>)>, ExportError> {
    check_period(&release.period)?;
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for one in &release.tables {
        check(&one.table)?;
        let stem = format!("{}-{}", one.indicator, one.table.measure().id).replace('_', "-");
        let n_same = files.iter().filter(|(name, _)| name.starts_with(&stem)).count();
        let name = if n_same == 0 { stem } else { format!("{stem}-{}", n_same + 1) };
        files.push((name, Writer { release, one, words }.file().into_bytes()));
    }
    Ok(files)
}

/// The columns of the figures of a sample: the figure and its interval.
const STATISTICS: [(&str, &str, Figure); 3] = [
    ("value", "publish-px-value", |cell| cell.estimate),
    ("low", "publish-column-low", |cell| cell.ci_low),
    ("high", "publish-column-high", |cell| cell.ci_high),
];

type Figure = fn(&PublishedCell) -> Option<f64>;

struct Writer<'a> {
    release: &'a Release,
    one: &'a ReleaseTable,
    words: Words<'a>,
}

/// A dimension of the file: its name, and its codes with their labels.
struct Variable {
    name: String,
    codes: Vec<Option<String>>,
    labels: Vec<String>,
    is_time: bool,
}

impl Writer<'_> {
    fn table(&self) -> &ProtectedTable {
        &self.one.table
    }

    fn file(&self) -> String {
        let table = self.table();
        let has_intervals = table.cells().any(|cell| cell.ci_low.is_some());
        let variables: Vec<Variable> =
            table.dimensions().iter().enumerate().map(|(at, dimension)| self.variable(at, dimension)).collect();
        let statistics = &STATISTICS[..if has_intervals { 3 } else { 1 }];
        let mut file = self.head(&variables, statistics);
        file.push_str(&self.notes(&variables, has_intervals));
        file.push_str("DATA=\n");
        let cells: BTreeMap<&[Option<String>], &PublishedCell> =
            table.cells().map(|cell| (cell.key.as_slice(), cell)).collect();
        for key in crossed(&variables) {
            let cell = cells.get(key.as_slice()).copied();
            let figures = statistics.iter().map(|(_, _, figure)| self.figure(cell, *figure));
            file.push_str(&figures.collect::<Vec<_>>().join(" "));
            file.push_str(" \n");
        }
        file.push_str(";\n");
        file
    }

    fn variable(&self, at: usize, dimension: &Dimension) -> Variable {
        let has_total = self.table().cells().any(|cell| cell.key.get(at).is_some_and(Option::is_none));
        let codes: Vec<Option<String>> =
            has_total.then_some(None).into_iter().chain(dimension.codes.iter().cloned().map(Some)).collect();
        let labels = codes.iter().map(|code| self.words.code(dimension, code.as_deref()).trim().to_owned()).collect();
        let is_years = dimension.codes.iter().all(|code| code.len() == 4 && code.parse::<u16>().is_ok());
        let is_time = dimension.concept == Some(Concept::TimePeriod) && is_years && !has_total;
        Variable { name: self.words.dimension(dimension), codes, labels, is_time }
    }

    /// Writes what stands before the figures, in the order of the format.
    fn head(&self, variables: &[Variable], statistics: &[(&str, &str, Figure)]) -> String {
        let (release, words, table) = (self.release, self.words, self.table());
        let title = words.say(table.title());
        let by: Vec<&str> = variables.iter().map(|variable| variable.name.as_str()).collect();
        let mut whole_title =
            words.say(&Message::new("publish-px-title").with("title", &title).with("by", by.join(", ")));
        if by.is_empty() {
            whole_title.clone_from(&title);
        }
        let statistic = words.text("publish-px-statistic");
        let has_statistics = statistics.len() > 1;
        let mut head = String::from("CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\nCODEPAGE=\"utf-8\";\n");
        let date: String = release.date.chars().filter(char::is_ascii_digit).collect();
        let decimals = table.measure().decimals.to_string();
        let lines: [(&str, Value<'_>); 10] = [
            ("LANGUAGE", Value::Text(words.lang.code())),
            ("CREATION-DATE", Value::Owned(format!("{date} 00:00"))),
            ("DECIMALS", Value::Bare("6")),
            ("SHOWDECIMALS", Value::Bare(&decimals)),
            ("MATRIX", Value::Owned(self.one.indicator.replace('_', "").to_uppercase().chars().take(20).collect())),
            ("SUBJECT-CODE", Value::Text("STAT")),
            ("SUBJECT-AREA", Value::Text(if release.title.is_empty() { &title } else { &release.title })),
            ("TITLE", Value::Owned(whole_title)),
            ("CONTENTS", Value::Owned(words.say(&table.measure().name))),
            ("UNITS", Value::Owned(words.unit(&table.measure().unit))),
        ];
        for (keyword, value) in lines {
            head.push_str(&line(keyword, &value));
        }
        head.push_str(&list("STUB", None, by.iter().copied()));
        if has_statistics {
            head.push_str(&list("HEADING", None, [statistic.as_str()].into_iter()));
        }
        for variable in variables {
            head.push_str(&list("VALUES", Some(&variable.name), variable.labels.iter().map(String::as_str)));
        }
        if has_statistics {
            let labels: Vec<String> = statistics.iter().map(|(_, word, _)| words.text(word)).collect();
            head.push_str(&list("VALUES", Some(&statistic), labels.iter().map(String::as_str)));
        }
        for variable in variables.iter().filter(|variable| variable.is_time) {
            let years = variable.codes.iter().flatten().map(|code| quoted(code)).collect::<Vec<_>>().join(",");
            let name = quoted(&variable.name);
            head.extend(["TIMEVAL(", name.as_str(), ")=TLIST(A1),", years.as_str(), ";\n"]);
        }
        for variable in variables {
            let codes = variable.codes.iter().map(|code| code.as_deref().unwrap_or(TOTAL));
            head.push_str(&list("CODES", Some(&variable.name), codes));
        }
        if has_statistics {
            head.push_str(&list("CODES", Some(&statistic), statistics.iter().map(|(code, ..)| *code)));
        }
        head
    }

    /// Writes where the figures come from, what the symbols mean, and what must be known of single figures.
    fn notes(&self, variables: &[Variable], has_intervals: bool) -> String {
        let words = self.words;
        let mut notes = String::new();
        notes.push_str(&line("DATASYMBOL1", &Value::Owned(words.text("publish-mark-missing"))));
        notes.push_str(&line("DATASYMBOL2", &Value::Owned(words.text("publish-px-kept-back"))));
        if let Some(office) = &self.release.office {
            notes.push_str(&line("SOURCE", &Value::Text(office)));
        }
        if let Some(contact) = &self.release.contact {
            notes.push_str(&line("CONTACT", &Value::Text(contact)));
        }
        let said = self.table().notes().iter().chain(&self.one.notes).map(|note| words.say(note));
        let all: Vec<String> = said.chain([words.protection(self.table())]).collect();
        notes.push_str(&line("NOTE", &Value::Owned(all.join("#"))));
        for cell in self.table().cells() {
            let Some(mark) = cell.flag.and_then(flag_word) else { continue };
            let labels = variables.iter().zip(&cell.key).map(|(variable, code)| {
                let at = variable.codes.iter().position(|known| known == code).unwrap_or_default();
                quoted(variable.labels.get(at).map_or("", String::as_str))
            });
            let any = has_intervals.then(|| quoted("*"));
            let place = labels.chain(any).collect::<Vec<_>>().join(",");
            if !place.is_empty() {
                let note = quoted(&words.text(mark));
                notes.extend(["CELLNOTE(", place.as_str(), ")=", note.as_str(), ";\n"]);
            }
        }
        notes
    }

    fn figure(&self, cell: Option<&PublishedCell>, figure: Figure) -> String {
        match cell {
            Some(cell) if cell.is_hidden => KEPT_BACK.to_owned(),
            Some(cell) => figure(cell)
                .map_or_else(|| NOT_THERE.to_owned(), |value| format!("{}", sdg::scaled(self.table(), value))),
            None => NOT_THERE.to_owned(),
        }
    }
}

fn flag_word(flag: crate::survey::Flag) -> Option<&'static str> {
    match flag {
        crate::survey::Flag::Caution => Some("publish-mark-caution"),
        crate::survey::Flag::Unreliable => Some("publish-mark-unreliable"),
        _ => None,
    }
}

/// Returns every combination of codes, the last variable running fastest.
fn crossed(variables: &[Variable]) -> Vec<Vec<Option<String>>> {
    variables.iter().fold(vec![Vec::new()], |keys, variable| {
        let with = |key: &Vec<Option<String>>| {
            let key = key.clone();
            variable
                .codes
                .iter()
                .map(move |code| [key.as_slice(), std::slice::from_ref(code)].concat())
                .collect::<Vec<_>>()
        };
        keys.iter().flat_map(with).collect()
    })
}

enum Value<'v> {
    Text(&'v str),
    Owned(String),
    Bare(&'v str),
}

fn line(keyword: &str, value: &Value<'_>) -> String {
    match value {
        Value::Text(text) => format!("{keyword}={};\n", quoted(text)),
        Value::Owned(text) => format!("{keyword}={};\n", quoted(text)),
        Value::Bare(text) => format!("{keyword}={text};\n"),
    }
}

fn list<'v>(keyword: &str, of: Option<&str>, values: impl Iterator<Item = &'v str>) -> String {
    let of = of.map(|of| format!("({})", quoted(of))).unwrap_or_default();
    let values = values.map(quoted).collect::<Vec<_>>().join(",");
    if values.is_empty() { String::new() } else { format!("{keyword}{of}={values};\n") }
}

/// Writes a text of the format, which knows no quotation mark and no end of line inside a text.
fn quoted(text: &str) -> String {
    let clean: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    format!("\"{}\"", clean.replace('"', "'"))
}
