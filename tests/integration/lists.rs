//! Record lists as registers export them, made with a seed and with their truth: preambles, footers, totals below, text files in
//! the code page of the office. How often is each read as a list, with every record and nothing else?

use std::fmt::Write as _;

use encoding_rs::WINDOWS_1252;
use statelier::data::{Dataset, Kind};
use statelier::grid::{Cell, RawBook, RawSheet};
use statelier::import::{ImportOptions, Opened, open};
use statelier::recognise::find_tables;
use statelier::recognise::spec::{TableKind, read_table};

use super::support::{Bench, Dice};

const PREAMBLES: [&[&str]; 5] = [
    &[],
    &["Liste des permis de séjour délivrés", ""],
    &["Ministère de l’Intérieur", "Période : janvier 2025", ""],
    &["Residence permits, extract of 3 January 2025", "User: stat01", "Filter: none", ""],
    &["Declaraciones de aduana – año 2024"],
];
const FOOTERS: [&[&str]; 4] = [
    &[],
    &["", "Source : Direction de la population"],
    &["Note : les dossiers annulés ne figurent pas dans la liste"],
    &["", "Fuente: registro", "Fin del informe"],
];

/// A list: names, records, and where a number stands.
struct List {
    names: Vec<&'static str>,
    records: Vec<Vec<String>>,
    numeric: Vec<usize>,
    has_total: bool,
    preamble: &'static [&'static str],
    footer: &'static [&'static str],
}

fn list(dice: &mut Dice) -> List {
    let n = 20 + dice.index(60);
    // Persons of a survey often have no number of their own.
    let is_numbered = dice.is(0.7);
    let mut names = if is_numbered { vec![["N° dossier", "Permit no", "Id"][dice.index(3)]] } else { Vec::new() };
    let width = 3 + dice.index(3);
    let prefix = dice.pick(&["", "P", "DK-"]).to_owned();
    let number = |at: usize| if is_numbered { vec![format!("{prefix}{:0width$}", at * 7 + 1)] } else { Vec::new() };
    let mut records: Vec<Vec<String>> = (0..n).map(number).collect();
    let add = |records: &mut Vec<Vec<String>>, value: &mut dyn FnMut(usize) -> String| {
        for (at, record) in records.iter_mut().enumerate() {
            record.push(value(at));
        }
    };
    names.push("Nationalité");
    add(&mut records, &mut |_| dice.pick(&["Mali", "Niger", "Côte d’Ivoire", "São Tomé"]).to_owned());
    names.push("Sexe");
    add(&mut records, &mut |_| dice.pick(&["F", "M"]).to_owned());
    if is_numbered && dice.is(0.6) {
        names.push("Date");
        add(&mut records, &mut |at| format!("{:02}/{:02}/{}", 1 + at % 28, 1 + at % 12, 1980 + at % 30));
    }
    let mut numeric = Vec::new();
    for name in ["Durée", "Montant", "Poids", "Âge", "Pièces"].iter().take(1 + dice.index(5)) {
        numeric.push(names.len());
        names.push(name);
        let has_fraction = dice.is(0.4);
        add(&mut records, &mut |_| {
            let whole = dice.below(900) + 1;
            if has_fraction { format!("{whole}.{}", 1 + dice.below(9)) } else { whole.to_string() }
        });
    }
    let has_total = dice.is(0.3);
    let (preamble, footer) = (PREAMBLES[dice.index(PREAMBLES.len())], FOOTERS[dice.index(FOOTERS.len())]);
    List { names, records, numeric, has_total, preamble, footer }
}

impl List {
    fn total(&self) -> Vec<String> {
        let sum = |column: usize| self.records.iter().map(|record| record[column].parse::<f64>().unwrap()).sum::<f64>();
        let cell = |column: usize| match column {
            0 => "Total".to_owned(),
            _ if self.numeric.contains(&column) => format!("{:.1}", sum(column)),
            _ => String::new(),
        };
        (0..self.names.len()).map(cell).collect()
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let line = |text: &&str| vec![(*text).to_owned()];
        let names = self.names.iter().map(|name| (*name).to_owned()).collect();
        let total = self.has_total.then(|| self.total());
        let body = std::iter::once(names).chain(self.records.iter().cloned()).chain(total);
        self.preamble.iter().map(line).chain(body).chain(self.footer.iter().map(line)).collect()
    }

    fn as_sheet(&self) -> Opened {
        let cell = |(column, text): (usize, &String)| match text.parse::<f64>() {
            _ if text.is_empty() => Cell::Empty,
            Ok(number) if self.numeric.contains(&column) => Cell::Number(number),
            _ => Cell::Text(text.clone()),
        };
        let rows = self.rows().iter().map(|row| row.iter().enumerate().map(cell).collect()).collect();
        let book = RawBook { sheets: vec![RawSheet::from_rows("s", rows, Vec::new())] };
        let options = ImportOptions::default();
        Opened {
            name: "a.xlsx".into(),
            format: "spreadsheet",
            options,
            book,
            bytes: [].as_slice().into(),
            borders: None,
        }
    }

    fn as_text(&self, bench: &Bench, mark: char) -> Opened {
        let mut text = String::new();
        for row in self.rows() {
            let cells = row.iter().enumerate().map(|(column, cell)| {
                let is_number = self.numeric.contains(&column) && cell.parse::<f64>().is_ok();
                if is_number && mark == ';' { cell.replace('.', ",") } else { cell.clone() }
            });
            let line = cells.collect::<Vec<_>>().join(&mark.to_string());
            // Lines of one cell have no marks behind them: the file is ragged.
            writeln!(text, "{line}\r").unwrap();
        }
        let (bytes, ..) = WINDOWS_1252.encode(&text);
        open(&bench.cx(), "a.csv", bytes.as_ref().into(), &ImportOptions::default()).unwrap()
    }

    /// Says what is wrong with how the list was read.
    fn differs(&self, read: &Dataset) -> Option<String> {
        let names: Vec<&str> = read.schema.columns.iter().map(|column| column.name.as_str()).collect();
        if names != self.names {
            return Some(format!("{names:?} instead of {:?}", self.names));
        }
        if read.n_rows() != self.records.len() {
            return Some(format!("{} records instead of {}", read.n_rows(), self.records.len()));
        }
        for (column, name) in self.names.iter().enumerate() {
            if self.numeric.contains(&column) != (read.schema.columns[column].kind == Kind::Number) {
                return Some(format!("{name} is {:?}", read.schema.columns[column].kind));
            }
            let values = read.texts(name).unwrap();
            let same = |(value, record): (&Option<String>, &Vec<String>)| {
                let wanted = &record[column];
                value.as_ref() == Some(wanted)
                    || wanted.parse::<f64>().ok() == value.as_ref().and_then(|text| text.parse().ok())
            };
            if !values.iter().zip(&self.records).all(same) {
                return Some(format!("values of {name}"));
            }
        }
        None
    }
}

fn judge(seed: u64) -> Option<String> {
    let bench = Bench::default();
    let mut dice = Dice(seed);
    let list = list(&mut dice);
    let opened = match dice.index(3) {
        0 => list.as_sheet(),
        1 => list.as_text(&bench, ';'),
        _ => list.as_text(&bench, ','),
    };
    let sheet = &opened.book.sheets[0];
    let guesses = find_tables(&bench.cx(), sheet, &[]).unwrap();
    let [guess] = guesses.as_slice() else { return Some(format!("{} tables", guesses.len())) };
    if guess.spec.kind != TableKind::Records {
        return Some("is called crossed".to_owned());
    }
    list.differs(&read_table(&bench.cx(), &opened, &sheet.name, &guess.spec).unwrap())
}

#[test]
fn five_hundred_messy_lists_are_read_without_a_hand() {
    let wrong: Vec<(u64, String)> = (0..500).filter_map(|seed| Some((seed, judge(seed)?))).collect();
    for (seed, why) in wrong.iter().take(40) {
        println!("list {seed}: {why}");
    }
    println!("{} of 500 messy lists read exactly", 500 - wrong.len());
    assert!(wrong.len() <= 5, "{} of 500 are not read exactly", wrong.len());
}
