//! What is copied from a grid: lines with tabs, and a table that spreadsheets read without guessing.
//!
//! Numbers are numbers whatever the language of the other program, and codes stay texts.

use std::sync::Arc;

use eframe::egui::{self, Id, Ui};
use quick_xml::escape::escape;

use super::{Grid, NOTHING};
use crate::grid::Rect;
use crate::i18n;

/// Puts a table in HTML and the same as text on the clipboard of the system; says whether it could.
pub type Clipboard = Arc<dyn Fn(&str, &str) -> bool + Send + Sync>;

fn clipboard_id() -> Id {
    Id::unique("clipboard")
}

/// Gives the grids of a window the clipboard of the system; without it they copy text.
pub fn install(ctx: &egui::Context, clipboard: Clipboard) {
    ctx.data_mut(|data| data.insert_temp(clipboard_id(), clipboard));
}

/// A cell on its way to another program.
struct Copied {
    text: String,
    /// In machine form.
    number: Option<String>,
}

impl Grid<'_> {
    /// Copies cells, with the names of their columns where they are asked for.
    pub(super) fn copy(&self, ui: &Ui, rect: Rect, with_names: bool) {
        let rows = self.copied(rect, with_names);
        let line = |row: &Vec<Copied>| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\t");
        let text = rows.iter().map(line).collect::<Vec<_>>().join("\n");
        let clipboard = ui.data(|data| data.get_temp::<Clipboard>(clipboard_id()));
        if !clipboard.is_some_and(|put| put(&html(&rows), &text)) {
            ui.copy_text(text);
        }
    }

    /// Returns cells, row by row: numbers without the marks that part thousands.
    fn copied(&self, rect: Rect, with_names: bool) -> Vec<Vec<Copied>> {
        let marks = |number: f64, decimals: usize| -> Vec<char> {
            i18n::number(self.lang, number, decimals).chars().filter(|sign| !sign.is_ascii_digit()).collect()
        };
        let (groups, tenths) = (marks(1000.0, 0), marks(0.5, 1));
        let bottom = (rect.bottom as usize).min(self.n_rows.saturating_sub(1));
        let columns = || rect.left as usize..=(rect.right as usize).min(self.widths.len().saturating_sub(1));
        let one = |row: usize, column: usize| {
            let cell = (self.cell)(row, column);
            let text = cell.text.replace(['\t', '\n', '\r'], " ");
            match text.as_str() {
                NOTHING => Copied { text: String::new(), number: None },
                _ if cell.is_number => {
                    let text = text.replace(groups.as_slice(), "");
                    let number = text.replace(tenths.as_slice(), ".").replace('−', "-");
                    let is_number = number.parse::<f64>().is_ok_and(f64::is_finite);
                    Copied { number: is_number.then_some(number), text }
                }
                _ => Copied { text, number: None },
            }
        };
        let name = |column: usize| Copied { text: (self.header)(column), number: None };
        let names = with_names.then(|| columns().map(name).collect());
        let rows = (rect.top as usize..=bottom).map(|row| columns().map(|column| one(row, column)).collect());
        names.into_iter().chain(rows).collect()
    }
}

/// Returns a table with what Excel (`x:num`, `mso-number-format`) and `LibreOffice` (`sdval`, `sdnum`) look for.
fn html(rows: &[Vec<Copied>]) -> String {
    let cell = |Copied { text, number }: &Copied| {
        let text = escape(text.as_str());
        match number {
            Some(number) => format!("<td x:num=\"{number}\" sdval=\"{number}\" sdnum=\"1033;\">{text}</td>"),
            None => format!("<td style=\"mso-number-format:'\\@'\" sdnum=\"1033;0;@\">{text}</td>"),
        }
    };
    let row = |row: &Vec<Copied>| format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>());
    let rows: String = rows.iter().map(row).collect();
    format!(
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"utf-8\"></head>\
         <body><table>{rows}</table></body></html>"
    )
}
