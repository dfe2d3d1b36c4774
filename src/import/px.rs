//! PC-Axis (.px): a cube of figures with its variables, values and codes, as statistical offices publish it.
//!
//! The layout follows "PX file format", Statistics Sweden. A cube becomes a list: a column a variable (its labels, and its
//! codes where it has them), then the figure, or the sign that stands for it.

use super::encoding::{self, Letters};
use super::{Confidence, ImportError, ImportOptions, Importer};
use crate::cx::Cx;
use crate::grid::{Cell, Form, MOST_CELLS, RawBook, RawSheet};
use crate::message::{Message, Place, Severity};

/// PC-Axis.
pub struct Px;

impl Importer for Px {
    fn id(&self) -> &'static str {
        "px"
    }

    fn sniff(&self, bytes: &[u8], name: &str) -> Confidence {
        let head = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let starts = [b"CHARSET=".as_slice(), b"AXIS-VERSION=", b"CODEPAGE=", b"LANGUAGE="];
        let is_px = starts.iter().any(|start| head.starts_with(start)) || super::ending(name) == "px";
        if is_px { Confidence::Sure } else { Confidence::No }
    }

    fn open(
        &self,
        cx: &Cx<'_>,
        name: &str,
        bytes: &[u8],
        options: &ImportOptions,
    ) -> Result<(RawBook, ImportOptions), ImportError> {
        let encoding = options.encoding.clone().or_else(|| declared_encoding(bytes));
        let (text, used) = encoding::decode(cx, name, bytes, &ImportOptions { encoding, ..ImportOptions::default() })?;
        let damaged = |reason: String| ImportError::Damaged { name: name.to_owned(), reason };
        let cube = Cube::read(&text).map_err(damaged)?;
        let sheet = cube.sheet(cx, name).map_err(damaged)?;
        let options = ImportOptions { encoding: Some(used.label()), ..ImportOptions::default() };
        Ok((RawBook { sheets: vec![sheet] }, options))
    }
}

/// Returns the encoding that the file names itself; `ANSI` is what Windows calls its Western letters.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).into_owned();
    let value = |key: &str| {
        let rest = head.split_once(key)?.1;
        Some(rest.split('"').nth(1)?.to_owned())
    };
    let named = value("CODEPAGE=").filter(|label| Letters::of_label(label).is_some());
    named.or_else(|| value("CHARSET=").filter(|charset| charset == "ANSI").map(|_| "windows-1252".to_owned()))
}

/// One variable of a cube.
#[derive(Debug, Default, PartialEq)]
struct Variable {
    name: String,
    labels: Vec<String>,
    codes: Vec<String>,
}

/// A cube as the file holds it: the last variable runs fastest.
#[derive(Debug, Default, PartialEq)]
struct Cube {
    title: String,
    unit: String,
    variables: Vec<Variable>,
    data: Vec<Cell>,
}

/// A keyword with what stands in its brackets, and its values.
struct Entry {
    key: String,
    of: String,
    values: Vec<String>,
}

impl Cube {
    fn read(text: &str) -> Result<Self, String> {
        let (head, data) = text.split_once("\nDATA=").ok_or("DATA is not there")?;
        let entries = entries(head);
        let all = |key: &str, of: &str| {
            let found = entries.iter().find(|entry| entry.key == key && entry.of == of);
            found.map(|entry| entry.values.clone()).unwrap_or_default()
        };
        let first = |key: &str| all(key, "").into_iter().next().unwrap_or_default();
        let names = all("STUB", "").into_iter().chain(all("HEADING", ""));
        let variables: Vec<Variable> =
            names.map(|name| Variable { labels: all("VALUES", &name), codes: all("CODES", &name), name }).collect();
        if variables.is_empty() || variables.iter().any(|variable| variable.labels.is_empty()) {
            return Err("STUB, HEADING or VALUES is not there".to_owned());
        }
        let data: Vec<Cell> = data.trim_end().trim_end_matches(';').split_whitespace().map(figure).collect();
        let n_cells = variables.iter().try_fold(1_usize, |n, variable| n.checked_mul(variable.labels.len()));
        if n_cells != Some(data.len()) {
            let expected = n_cells.map_or_else(|| "?".to_owned(), |n| n.to_string());
            return Err(format!("VALUES × VALUES = {expected}, DATA = {}", data.len()));
        }
        Ok(Self { title: first("TITLE"), unit: first("UNITS"), variables, data })
    }

    fn sheet(&self, cx: &Cx<'_>, file: &str) -> Result<RawSheet, String> {
        let has_codes = |variable: &&Variable| variable.codes.len() == variable.labels.len();
        let n_columns = self.variables.len() + self.variables.iter().filter(has_codes).count() + 2;
        if (self.data.len() as u64).saturating_mul(n_columns as u64) > MOST_CELLS {
            return Err(format!("DATA = {}", self.data.len()));
        }
        let mut names = Vec::with_capacity(n_columns);
        for variable in &self.variables {
            names.push(Cell::Text(variable.name.clone()));
            if has_codes(&variable) {
                names.push(Cell::Text(format!("{} code", variable.name)));
            }
        }
        names.extend(["value", "value_text"].map(|name| Cell::Text(name.to_owned())));
        let mut rows = vec![names];
        for (at, figure) in self.data.iter().enumerate() {
            cx.ctl.tick(1).map_err(|error| error.to_string())?;
            let mut row = vec![Cell::Empty; n_columns];
            let (mut rest, mut column) = (at, n_columns - 2);
            for variable in self.variables.iter().rev() {
                let value = rest % variable.labels.len();
                rest /= variable.labels.len();
                for texts in [Some(&variable.codes).filter(|_| has_codes(&variable)), Some(&variable.labels)]
                    .into_iter()
                    .flatten()
                {
                    column -= 1;
                    row[column] = texts.get(value).map(|text| Cell::Text(text.clone())).unwrap_or_default();
                }
            }
            row[if figure.number().is_some() { n_columns - 2 } else { n_columns - 1 }] = figure.clone();
            rows.push(row);
        }
        let n_signs = self.data.iter().filter(|figure| figure.number().is_none()).count();
        let place = Place { source: Some(file.to_owned()), ..Place::default() };
        let message = Message::new("import-cube")
            .with("title", &self.title)
            .with("unit", &self.unit)
            .with("values", self.data.len() - n_signs)
            .with("signs", n_signs);
        cx.note(Severity::Info, place, message);
        let mut sheet = RawSheet::from_rows(file.rsplit_once('.').map_or(file, |(stem, _)| stem), rows, Vec::new());
        sheet.form = Form::List;
        Ok(sheet)
    }
}

/// Reads one figure; what stands in quotes is a sign for none: `".."`, `"-"`.
fn figure(text: &str) -> Cell {
    let bare = text.trim_matches('"');
    match bare.parse::<f64>() {
        Ok(number) if number.is_finite() && bare == text => Cell::Number(number),
        _ => Cell::Text(bare.to_owned()),
    }
}

/// Reads the keywords; those of a second language, `TITLE[en]`, are left out.
fn entries(head: &str) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    while let Some((key, behind)) = rest.split_once('=') {
        let (values, after) = values(behind);
        let (key, of) = key.split_once('(').unwrap_or((key, ""));
        if !key.contains('[') {
            let of = of.trim_end().trim_end_matches(')').split('"').nth(1).unwrap_or_default();
            found.push(Entry { key: key.trim().to_owned(), of: of.to_owned(), values });
        }
        rest = after.trim_start();
    }
    found
}

/// Reads the values up to the semicolon; texts that follow each other without a comma are one text over several lines.
fn values(text: &str) -> (Vec<String>, &str) {
    let mut values: Vec<String> = vec![String::new()];
    let mut is_quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ';' if !is_quoted => {
                return (values.into_iter().filter(|value| !value.is_empty()).collect(), &text[at + 1..]);
            }
            ',' if !is_quoted => values.push(String::new()),
            _ if !is_quoted && letter.is_whitespace() => {}
            _ => values.last_mut().into_iter().for_each(|value| value.push(letter)),
        }
    }
    (values, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "CHARSET=\"ANSI\";\nTITLE=\"Migrants; by sex\";\nTITLE[fr]=\"Migrants\";\nUNITS=\"persons\";\n\
        STUB=\"area\";\nHEADING=\"sex\",\"year\";\nVALUES(\"area\")=\"Mali\",\"Côte \"\n\"d'Ivoire\";\n\
        CODES(\"area\")=\"466\",\"384\";\nVALUES(\"sex\")=\"Men\",\"Women\";\nVALUES(\"year\")=\"2019\",\"2020\";\n\
        DATA=\n1 2 3 4\n5.5 \"..\" -7 8\n;\n";

    #[test]
    fn a_cube_is_read_with_its_last_variable_fastest() {
        let cube = Cube::read(FILE).unwrap();
        assert_eq!(cube.title, "Migrants; by sex");
        assert_eq!(cube.variables[0].labels, ["Mali", "Côte d'Ivoire"]);
        assert_eq!(cube.variables[0].codes, ["466", "384"]);
        let names: Vec<&str> = cube.variables.iter().map(|variable| variable.name.as_str()).collect();
        assert_eq!(names, ["area", "sex", "year"]);
        assert_eq!(cube.data[4..7], [Cell::Number(5.5), Cell::Text("..".to_owned()), Cell::Number(-7.0)]);
    }

    #[test]
    fn a_cube_whose_figures_do_not_fit_is_refused() {
        assert!(Cube::read(&FILE.replace("-7 8", "-7")).is_err());
        assert!(Cube::read("CHARSET=\"ANSI\";").is_err());
    }
}
