//! Code lists from the labels of statistical files: what SPSS or Stata says of the values of a variable.

use std::collections::BTreeMap;

use super::own_list::{Content, OwnCode, OwnList};
use crate::grid::{Form, RawBook, RawSheet};

/// Columns of the sheet that holds a dictionary: the variable, the code, its label, whether it is declared missing.
const COLUMNS: [u32; 4] = [0, 3, 4, 5];
/// Names of variables that a list is called by.
const NAMED: usize = 3;

/// Returns the lists of labels of a file; variables with the same labels share one. None where it has no dictionary.
pub fn lists(book: &RawBook, source: &str) -> Vec<OwnList> {
    let Some(sheet) = book.sheets.iter().find(|sheet| sheet.form == Form::Dictionary) else { return Vec::new() };
    let mut by_variable: Vec<(String, Vec<OwnCode>)> = Vec::new();
    for row in 1..sheet.n_rows {
        let [variable, code, label, missing] = COLUMNS.map(|column| text(sheet, row, column));
        if code.is_empty() || label.is_empty() {
            continue;
        }
        let names = BTreeMap::from([(String::new(), label)]);
        let code = OwnCode { code, names, is_residual: !missing.is_empty(), ..OwnCode::default() };
        match by_variable.last_mut().filter(|(known, _)| *known == variable) {
            Some((_, codes)) => codes.push(code),
            None => by_variable.push((variable, vec![code])),
        }
    }
    let mut shared: Vec<(Vec<String>, Vec<OwnCode>)> = Vec::new();
    for (variable, codes) in by_variable {
        match shared.iter_mut().find(|(_, known)| *known == codes) {
            Some((variables, _)) => variables.push(variable),
            None => shared.push((vec![variable], codes)),
        }
    }
    let list = |(variables, codes): (Vec<String>, Vec<OwnCode>)| {
        let more = if variables.len() > NAMED { "…" } else { "" };
        let name = format!("{}{more}", variables.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", "));
        OwnList::from(Content { name, origin: source.to_owned(), codes })
    };
    shared.into_iter().map(list).collect()
}

fn text(sheet: &RawSheet, row: u32, column: u32) -> String {
    sheet.cell(row, column).text().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::codes::{CodeKind, code_list};
    use crate::grid::Cell;

    #[test]
    fn labels_become_lists_and_variables_with_the_same_ones_share_theirs() {
        let line = |cells: [&str; 6]| cells.map(|text| Cell::Text(text.to_owned())).to_vec();
        let mut sheet = RawSheet::from_rows(
            "dictionary",
            vec![
                line(["variable", "label", "measure", "code", "code_label", "missing"]),
                line(["milieu", "Milieu", "nominal", "1", "Urbain", ""]),
                line(["milieu", "Milieu", "nominal", "2", "Rural", ""]),
                line(["q1", "", "nominal", "1", "Oui", ""]),
                line(["q1", "", "nominal", "9", "Refus", "9"]),
                line(["age", "", "scale", "", "", ""]),
                line(["q2", "", "nominal", "1", "Oui", ""]),
                line(["q2", "", "nominal", "9", "Refus", "9"]),
            ],
            Vec::new(),
        );
        sheet.form = Form::Dictionary;
        let found = lists(&RawBook { sheets: vec![sheet] }, "enquete.sav");
        let named: Vec<(&str, usize)> = found.iter().map(|list| (list.name(), list.codes().len())).collect();
        assert_eq!(named, [("milieu", 2), ("q1, q2", 2)]);
        let answers = code_list(found[1].id()).unwrap();
        assert_eq!(answers.find("9").unwrap().kind, CodeKind::Residual);
        assert_eq!(answers.find("1").unwrap().name("fr"), "Oui");
    }
}
