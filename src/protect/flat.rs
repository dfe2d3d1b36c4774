//! A flat list of counts, one row a cell, as other programs write them: which rows are totals, which totals are missing.

use std::collections::BTreeMap;

use super::ProtectError;
use super::lattice::Key;
use crate::message::{Explain, Message};
use crate::survey::{Dimension, EstimateCell, EstimateTable, Measure};

/// Columns that hold figures of a cell; hidden together with the count.
const FIGURES: [&str; 15] = [
    "value",
    "value_text",
    "obs_value",
    "n",
    "estimate",
    "se",
    "ci_low",
    "ci_high",
    "cv",
    "deff",
    "n_eff",
    "df",
    "lower",
    "upper",
    "share",
];

/// Columns that describe a cell and are neither key nor figure.
const REMARKS: [&str; 5] = ["status", "obs_status", "flag", "aggregate", "suppression"];

/// Words that stand for a total in a key column, in lower case.
const TOTALS: [&str; 22] = [
    "",
    "_t",
    "total",
    "totals",
    "grand total",
    "all",
    "all ages",
    "all sexes",
    "both sexes",
    "sum",
    "overall",
    "totaux",
    "total général",
    "ensemble",
    "tous",
    "toutes",
    "tous âges",
    "tous les âges",
    "les deux sexes",
    "deux sexes",
    "somme",
    "global",
];

/// Counts with their keys, and for each the row it stood in.
type KeyedCounts = (Vec<(Key, u64)>, Vec<usize>);

/// A table as text: a header and rows of fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlatTable {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// A flat table understood: the counts, and where they stood.
#[derive(Clone, Debug)]
pub struct Counts {
    /// The cells of the file first, in its order, then the totals it does not give.
    pub table: EstimateTable,
    /// For each cell of the file, its row.
    pub rows: Vec<usize>,
    pub key_columns: Vec<usize>,
    pub count_column: usize,
    /// The columns to empty where a cell is hidden.
    pub figure_columns: Vec<usize>,
    /// Rows without a count.
    pub n_blank: usize,
    /// Totals the file does not give.
    pub n_margins: usize,
}

/// Why a flat table holds no counts to protect.
#[derive(Debug, thiserror::Error)]
pub enum FlatError {
    #[error("{path} is no table: {reason}")]
    Unreadable { path: String, reason: String },
    #[error("no column {column} in {path}")]
    NoCountColumn { path: String, column: String, columns: String },
    #[error("line {line} of {path}: {value}")]
    NotACount { path: String, line: usize, value: String },
    #[error("{path} has no counts")]
    Empty { path: String },
    #[error(transparent)]
    Protect(#[from] ProtectError),
}

impl Explain for FlatError {
    fn message(&self) -> Message {
        match self {
            Self::Unreadable { path, reason } => {
                Message::new("protect-unreadable").with("path", path).with("reason", reason)
            }
            Self::NoCountColumn { path, column, columns } => Message::new("protect-no-count-column")
                .with("path", path)
                .with("column", column)
                .with("columns", columns),
            Self::NotACount { path, line, value } => Message::new("protect-not-a-count")
                .with("path", path)
                .with("line", line.to_string())
                .with("value", value),
            Self::Empty { path } => Message::new("protect-empty").with("path", path),
            Self::Protect(error) => error.message(),
        }
    }
}

impl FlatTable {
    /// Reads delimited text: comma, semicolon or tab; UTF-8, else the Windows code page of Western Europe.
    pub fn from_csv(path: &str, bytes: &[u8]) -> Result<Self, FlatError> {
        let unreadable =
            |error: &csv::Error| FlatError::Unreadable { path: path.to_owned(), reason: error.to_string() };
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
        };
        let first = text.lines().next().unwrap_or_default();
        let n_in_first = |mark: u8| first.bytes().filter(|byte| *byte == mark).count();
        let delimiter = [b',', b';', b'\t'].into_iter().rev().max_by_key(|mark| n_in_first(*mark)).unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
        let header = reader.headers().map_err(|error| unreadable(&error))?.iter().map(|name| name.trim().to_owned());
        let header = header.collect();
        let mut rows = Vec::new();
        for record in reader.records() {
            rows.push(record.map_err(|error| unreadable(&error))?.iter().map(str::to_owned).collect());
        }
        Ok(Self { header, rows })
    }

    /// Understands the rows as cells of counts; `measure` names the column with the counts.
    pub fn counts(&self, path: &str, measure: Option<&str>) -> Result<Counts, FlatError> {
        let named = |name: &str| self.header.iter().position(|known| known.eq_ignore_ascii_case(name));
        let count_column = match measure {
            Some(name) => named(name),
            None => named("n").or_else(|| named("value")).or_else(|| named("obs_value")),
        };
        let count_column = count_column.ok_or_else(|| FlatError::NoCountColumn {
            path: path.to_owned(),
            column: measure.unwrap_or("value").to_owned(),
            columns: self.header.join(", "),
        })?;
        let is_one_of = |at: usize, names: &[&str]| {
            self.header.get(at).is_some_and(|name| names.contains(&name.to_lowercase().as_str()))
        };
        let all = 0..self.header.len();
        let is_figure = |at: usize| at == count_column || is_one_of(at, &FIGURES) || self.is_measured(at);
        let is_remark = |at: usize| is_one_of(at, &REMARKS) && self.is_of_marks(at);
        let key_columns: Vec<usize> = all.clone().filter(|at| !is_figure(*at) && !is_remark(*at)).collect();
        let (cells, rows) = self.cells(path, count_column, &key_columns)?;
        if cells.is_empty() {
            return Err(FlatError::Empty { path: path.to_owned() });
        }
        let margins = missing_margins(&cells, key_columns.len());
        let table = self.table(path, &key_columns, cells, &margins);
        Ok(Counts {
            n_blank: self.rows.len() - rows.len(),
            n_margins: margins.len(),
            figure_columns: all.filter(|at| is_figure(*at)).collect(),
            table,
            rows,
            key_columns,
            count_column,
        })
    }

    /// Returns whether a column holds marks rather than classes: the status of a figure, not that of a person in employment.
    fn is_of_marks(&self, column: usize) -> bool {
        const LONGEST: usize = 2;
        let is_mark = |field: &str| {
            field.trim().len() <= LONGEST || matches!(field.trim(), "true" | "false" | "primary" | "complementary")
        };
        self.rows.iter().filter_map(|row| row.get(column)).all(|field| is_mark(field))
    }

    /// Returns whether a column holds measurements: numbers, some with a fraction, which no code has.
    fn is_measured(&self, column: usize) -> bool {
        let fields = || {
            self.rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|field| field.trim())
                .filter(|field| !field.is_empty())
        };
        let number = |field: &str| field.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
        fields().all(|field| number(field).is_some()) && fields().filter_map(number).any(|number| number.fract() != 0.0)
    }

    /// Reads the count of every row that has one.
    fn cells(&self, path: &str, count_column: usize, key_columns: &[usize]) -> Result<KeyedCounts, FlatError> {
        let (mut cells, mut rows) = (Vec::new(), Vec::new());
        for (at, row) in self.rows.iter().enumerate() {
            let field = row.get(count_column).map_or("", |field| field.trim());
            if field.is_empty() {
                continue;
            }
            let whole = field.strip_suffix(".0").unwrap_or(field);
            let count = whole.parse::<u64>().map_err(|_not_whole| FlatError::NotACount {
                path: path.to_owned(),
                line: at + 2,
                value: field.to_owned(),
            })?;
            let code = |column: &usize| {
                let code = row.get(*column).map_or("", |field| field.trim());
                (!TOTALS.contains(&code.to_lowercase().as_str())).then(|| code.to_owned())
            };
            cells.push((key_columns.iter().map(code).collect(), count));
            rows.push(at);
        }
        Ok((cells, rows))
    }

    fn table(
        &self,
        path: &str,
        key_columns: &[usize],
        cells: Vec<(Key, u64)>,
        margins: &BTreeMap<Key, u64>,
    ) -> EstimateTable {
        let mut dimensions: Vec<Dimension> = key_columns
            .iter()
            .enumerate()
            .map(|(rank, at)| {
                let name = self.header.get(*at).cloned().unwrap_or_default();
                // Two columns of one name would be one dimension.
                Dimension { column: format!("{rank} {name}"), concept: None, code_list: None, codes: Vec::new() }
            })
            .collect();
        for (key, _) in &cells {
            for (dimension, code) in dimensions.iter_mut().zip(key) {
                if let Some(code) = code.as_ref().filter(|code| !dimension.codes.contains(code)) {
                    dimension.codes.push(code.clone());
                }
            }
        }
        let totals = margins.iter().map(|(key, count)| (key.clone(), *count));
        EstimateTable {
            id: path.to_owned(),
            title: Message::new("protect-flat-title").with("path", path),
            measure: Measure {
                id: "count".to_owned(),
                name: Message::new("protect-flat-count"),
                unit: "PS".to_owned(),
                decimals: 0,
                is_additive: true,
            },
            dimensions,
            cells: cells.into_iter().chain(totals).map(|(key, n)| EstimateCell::of_count(key, n)).collect(),
            notes: Vec::new(),
            is_sample: false,
        }
    }
}

/// Sums up, dimension by dimension, every total that is not among the cells.
fn missing_margins(cells: &[(Key, u64)], n_dimensions: usize) -> BTreeMap<Key, u64> {
    let given: BTreeMap<&Key, u64> = cells.iter().map(|(key, count)| (key, *count)).collect();
    let mut missing: BTreeMap<Key, u64> = BTreeMap::new();
    for dimension in 0..n_dimensions {
        let mut sums: BTreeMap<Key, u64> = BTreeMap::new();
        let known = given.iter().map(|(key, count)| (*key, *count));
        for (key, count) in known.chain(missing.iter().map(|(key, count)| (key, *count))) {
            if key.get(dimension).is_some_and(Option::is_some) {
                let mut total = key.clone();
                if let Some(code) = total.get_mut(dimension) {
                    *code = None;
                }
                let sum = sums.entry(total).or_default();
                *sum = sum.saturating_add(count);
            }
        }
        sums.retain(|key, _| !given.contains_key(key));
        for (key, sum) in sums {
            missing.entry(key).or_insert(sum);
        }
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_recognised_and_missing_ones_are_summed() {
        let csv = "sex;region;value\nF;Nord;10\nM;Nord;20\nF;Sud;30\nM;Sud;40\nEnsemble;Nord;30\n";
        let counts = FlatTable::from_csv("a.csv", csv.as_bytes()).unwrap().counts("a.csv", None).unwrap();
        let find = |key: [Option<&str>; 2]| {
            let key: Key = key.iter().map(|code| code.map(str::to_owned)).collect();
            counts.table.cells.iter().find(|cell| cell.key == key).map(|cell| cell.n)
        };
        assert_eq!(find([None, Some("Nord")]), Some(30), "given");
        assert_eq!(find([None, Some("Sud")]), Some(70), "summed");
        assert_eq!(find([Some("F"), None]), Some(40), "summed");
        assert_eq!(find([None, None]), Some(100), "summed once");
        assert_eq!((counts.n_margins, counts.n_blank), (4, 0));
    }

    #[test]
    fn a_mean_beside_a_count_is_no_key_and_goes_with_it() {
        let csv = "sex,n,mean\nF,10,1.5\nM,2,0.25\n";
        let counts = FlatTable::from_csv("a.csv", csv.as_bytes()).unwrap().counts("a.csv", None).unwrap();
        assert_eq!((counts.key_columns, counts.figure_columns), (vec![0], vec![1, 2]));
    }

    #[test]
    fn codes_stay_text_and_what_is_no_count_is_named_with_its_line() {
        let text = "area,value\n004,7\nNA,8\n";
        let counts = FlatTable::from_csv("a.csv", text.as_bytes()).unwrap().counts("a.csv", None).unwrap();
        assert_eq!(counts.table.dimensions[0].codes, ["004", "NA"]);
        let wrong = FlatTable::from_csv("a.csv", b"area,value\n004,7\nNA,8.5\n").unwrap().counts("a.csv", None);
        assert!(matches!(wrong, Err(FlatError::NotACount { line: 3, .. })));
    }
}
