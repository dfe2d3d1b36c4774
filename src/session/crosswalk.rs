//! A crosswalk: which code each name of a column has, as a workbook that a colleague can read, mend and give back.

use std::collections::{BTreeMap, BTreeSet};

use crate::cx::Cx;
use crate::data::Dataset;
use crate::data::codes::{CodeList, code_list};
use crate::data::matching::{How, Matcher};
use crate::grid::{Cell, RawBook};
use crate::import::{self, ImportOptions};
use crate::message::{Explain as _, Message};
use crate::project::Table;
use crate::publish::export::crosswalk::{Crosswalk, NO_CODE, Row};
use crate::steps::{MatchCodes, Step};

use super::results::TableResult;

/// Answers read from a crosswalk, and what of it could not be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    pub decisions: BTreeMap<String, Option<String>>,
    /// Names whose code the list does not have.
    pub unknown: Vec<String>,
    /// Names that stand twice with different codes; neither is taken.
    pub contradictory: BTreeSet<String>,
    /// Names without an answer.
    pub n_open: usize,
}

impl Read {
    /// Says what was read.
    pub fn message(&self, file: &str) -> Message {
        let examples = |names: &mut dyn Iterator<Item = &String>| names.take(5).cloned().collect::<Vec<_>>().join(", ");
        Message::new("project-crosswalk-read")
            .with("file", file)
            .with("n", self.decisions.len())
            .with("open", self.n_open)
            .with("unknown", self.unknown.len())
            .with("names", examples(&mut self.unknown.iter()))
            .with("twice", self.contradictory.len())
            .with("both", examples(&mut self.contradictory.iter()))
    }
}

/// Makes the crosswalk of a step: every name of its column with its code, those without one first.
pub fn make(table: &Table, index: usize, result: &TableResult) -> Option<Crosswalk> {
    let (Step::MatchCodes(step), data) = (table.recipe.get(index)?, result.dataset()?) else { return None };
    let list = code_list(&step.code_list)?;
    let matcher = Matcher::new(list).with_decisions(step.decisions.clone());
    let mut rows: Vec<Row> = counts(step, data, result).into_iter().map(|(name, n)| row(&matcher, name, n)).collect();
    for name in step.decisions.keys() {
        if rows.iter().all(|row| row.name != *name) {
            rows.push(row(&matcher, name.clone(), 0));
        }
    }
    rows.sort_by(|a, b| {
        (a.code.is_some(), a.is_answer, std::cmp::Reverse(a.n_rows), &a.name).cmp(&(
            b.code.is_some(),
            b.is_answer,
            std::cmp::Reverse(b.n_rows),
            &b.name,
        ))
    });
    Some(Crosswalk { table: table.name.clone(), column: step.column.clone(), list: step.code_list.clone(), rows })
}

/// Returns the names of the step's column and their rows: of the finished table, else of the table as read.
fn counts(step: &MatchCodes, data: &Dataset, result: &TableResult) -> BTreeMap<String, u64> {
    let as_read = || result.read.as_ref().ok()?.dataset.texts(&step.column);
    let is_overwritten = step.new_column.as_ref() == Some(&step.column);
    let texts = data.texts(&step.column).filter(|_| !is_overwritten).or_else(as_read).unwrap_or_default();
    let mut counts = BTreeMap::new();
    for text in texts.into_iter().flatten().filter(|text| !text.trim().is_empty()) {
        *counts.entry(text.trim().to_owned()).or_default() += 1;
    }
    counts
}

fn row(matcher: &Matcher, name: String, n_rows: u64) -> Row {
    let answer = matcher.decision(&name).cloned();
    let found = matcher.find(&name);
    let certain = found.code.filter(|_| !matches!(found.how, How::Fuzzy | How::Ask | How::None));
    let is_aside = answer == Some(None);
    let code = if is_aside { Some(NO_CODE.to_owned()) } else { certain };
    Row { is_answer: answer.is_some(), name, code, n_rows, candidates: found.candidates }
}

/// Reads a crosswalk that was given back: names in the first column, codes in the second, of any workbook or text file.
pub fn read(cx: &Cx<'_>, name: &str, bytes: &[u8], list: &'static CodeList) -> Result<Read, Message> {
    let opened = import::open(cx, name, bytes.into(), &ImportOptions::default()).map_err(|error| error.message())?;
    Ok(read_cells(&opened.book, list))
}

fn read_cells(book: &RawBook, list: &'static CodeList) -> Read {
    let mut read = Read::default();
    let Some(sheet) = book.sheets.first() else { return read };
    let matcher = Matcher::new(list);
    for row in 0..sheet.n_rows {
        let (name, written) = (words(sheet.cell(row, 0)), words(sheet.cell(row, 1)));
        if name.is_empty() {
            continue;
        }
        let code = as_in_list(list, &written);
        let is_known = list.find(&code).is_some() || code == NO_CODE;
        // The first line is a heading unless it answers.
        if !is_known && row == 0 {
            continue;
        }
        if code.is_empty() {
            read.n_open += 1;
        } else if !is_known {
            read.unknown.push(name);
        } else {
            let code = Some(code).filter(|code| code != NO_CODE);
            // What is found without being told needs no answer.
            let found = matcher.find(&name);
            let is_found = found.code == code && code.is_some() && found.how < How::Fuzzy;
            if is_found {
                continue;
            }
            match read.decisions.get(&name) {
                Some(known) if *known != code => drop(read.contradictory.insert(name)),
                _ => drop(read.decisions.insert(name, code)),
            }
        }
    }
    for name in &read.contradictory {
        read.decisions.remove(name);
    }
    read
}

/// Returns the code that somebody meant who wrote it in small letters, or in a program that drops leading zeros.
fn as_in_list(list: &CodeList, written: &str) -> String {
    if list.find(written).is_some() || written.is_empty() {
        return written.to_owned();
    }
    let is_number = written.bytes().all(|byte| byte.is_ascii_digit());
    let is_meant = |code: &str| {
        code.eq_ignore_ascii_case(written)
            || (is_number && code.trim_start_matches('0') == written.trim_start_matches('0'))
    };
    let mut meant = list.items.iter().filter(|code| is_meant(&code.code)).map(|code| code.code.clone());
    match (meant.next(), meant.next()) {
        (Some(only), None) => only,
        _ => written.to_owned(),
    }
}

fn words(cell: &Cell) -> String {
    match (cell.text(), cell.number()) {
        (Some(text), _) => text.trim().to_owned(),
        (None, Some(number)) => format!("{number}"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::RawSheet;

    fn book(rows: &[[&str; 2]]) -> RawBook {
        let rows = rows.iter().map(|row| row.iter().map(|text| Cell::Text((*text).to_owned())).collect()).collect();
        RawBook { sheets: vec![RawSheet::from_rows("s", rows, Vec::new())] }
    }

    #[test]
    fn a_crosswalk_given_back_says_what_it_answers_and_what_it_cannot() {
        let list = code_list("countries").unwrap();
        let read = read_cells(
            &book(&[
                ["Name in the data", "Code"],
                ["Guinée", "GIN"],
                ["Togo", "TGO"],
                ["Ailleurs", "-"],
                ["Congo", "COG"],
                ["Congo", "COD"],
                ["Perdu", "XYZ1"],
                ["Encore", ""],
            ]),
            list,
        );
        let expected = [("Ailleurs".to_owned(), None), ("Guinée".to_owned(), Some("GIN".to_owned()))];
        assert_eq!(read.decisions, expected.into());
        assert_eq!(read.unknown, ["Perdu"]);
        assert_eq!(read.contradictory, ["Congo".to_owned()].into());
        assert_eq!(read.n_open, 1);
    }

    #[test]
    fn a_code_that_excel_made_a_number_is_the_code_it_was() {
        let list = code_list("hs2022").unwrap();
        let rows = vec![
            vec![Cell::Text("Name".to_owned()), Cell::Text("Code".to_owned())],
            vec![Cell::Text("Chevaux".to_owned()), Cell::Number(10121.0)],
            vec![Cell::Text("Perdu".to_owned()), Cell::Number(87_654_321.0)],
        ];
        let book = RawBook { sheets: vec![RawSheet::from_rows("s", rows, Vec::new())] };
        let read = read_cells(&book, list);
        assert_eq!(read.decisions.get("Chevaux"), Some(&Some("010121".to_owned())));
        assert_eq!(read.unknown, ["Perdu"], "what is refused is named");
        assert_eq!(as_in_list(code_list("countries").unwrap(), "deu"), "DEU");
    }
}
