//! Draws the Markdown of lessons and of the glossary; a term is a link that opens what it means.

use eframe::egui::{self, RichText, Ui};

use super::action::Action;
use super::cx::UiCx;
use super::teach::Teach;
use super::tokens::bold;
use crate::markup::{Block, Span, blocks, plain};

/// Draws a text.
pub fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, text: &str) {
    for block in &blocks(text) {
        match block {
            Block::Paragraph(spans) => {
                line_ui(cx, ui, "", spans);
                ui.add_space(4.0);
            }
            Block::Item(number, spans) => {
                let mark = number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
                line_ui(cx, ui, &mark, spans);
            }
            Block::Table(rows) => {
                table_ui(cx, ui, rows);
                ui.add_space(4.0);
            }
        }
    }
}

/// Draws a table over the whole width, each column as wide as its longest cell needs beside the others.
fn table_ui(cx: &mut UiCx<'_>, ui: &mut Ui, rows: &[Vec<Vec<Span>>]) {
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let longest = |column: usize| {
        let lengths = rows.iter().filter_map(|row| row.get(column)).map(|cell| plain(cell).chars().count());
        lengths.max().unwrap_or(1).clamp(4, 60)
    };
    let lengths: Vec<usize> = (0..n_columns).map(longest).collect();
    let sum: usize = lengths.iter().sum();
    #[expect(clippy::cast_precision_loss, reason = "letters of a cell, and columns of a table in a lesson")]
    let width =
        |column: usize| (ui.available_width() - 8.0 * n_columns as f32) * lengths[column] as f32 / sum.max(1) as f32;
    let widths: Vec<f32> = (0..n_columns).map(width).collect();
    for (index, row) in rows.iter().enumerate() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            for (cell, width) in row.iter().zip(&widths) {
                super::cx::block(ui, egui::vec2(*width, 0.0), |ui| {
                    ui.set_max_width(*width);
                    let heading = |span: &Span| Span { is_bold: span.is_bold || index == 0, ..span.clone() };
                    line_ui(cx, ui, "", &cell.iter().map(heading).collect::<Vec<_>>());
                });
            }
        });
        ui.separator();
    }
}

/// Draws one line: where it has no links, as one label that wraps as a whole; else piece by piece.
fn line_ui(cx: &mut UiCx<'_>, ui: &mut Ui, mark: &str, spans: &[Span]) {
    if spans.iter().all(|span| span.term.is_none()) {
        ui.add(egui::Label::new(job(ui, mark, spans)).wrap());
        return;
    }
    let spans = &glued(spans);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        if !mark.is_empty() {
            ui.label(format!("{mark} "));
        }
        for span in spans {
            let family = if span.is_bold { bold() } else { egui::FontFamily::Proportional };
            let text = RichText::new(&span.text).family(family);
            match &span.term {
                Some(term) => {
                    if ui.link(text.color(cx.tokens.accent)).clicked() {
                        cx.act(Action::Teach(Teach::LookUp(term.clone())));
                    }
                }
                None => drop(ui.label(text)),
            }
        }
    });
}

fn job(ui: &Ui, mark: &str, spans: &[Span]) -> egui::text::LayoutJob {
    let mut job = egui::text::LayoutJob::default();
    let color = ui.visuals().text_color();
    let size = egui::TextStyle::Body.resolve(ui.style()).size;
    let plain = egui::TextFormat::simple(egui::FontId::proportional(size), color);
    if !mark.is_empty() {
        job.append(&format!("{mark} "), 0.0, plain);
    }
    for span in spans {
        let family = if span.is_bold { bold() } else { egui::FontFamily::Proportional };
        job.append(&span.text, 0.0, egui::TextFormat::simple(egui::FontId::new(size, family), color));
    }
    job
}

/// Puts what touches a link or bold words (an article with its apostrophe, a comma) into them: a line never breaks between them.
fn glued(spans: &[Span]) -> Vec<Span> {
    let mut glued = spans.to_vec();
    let is_plain = |span: &Span| span.term.is_none() && !span.is_bold;
    for at in 0..glued.len() {
        if is_plain(&glued[at]) {
            continue;
        }
        if at > 0 && is_plain(&glued[at - 1]) {
            let before = glued[at - 1].text.clone();
            let cut = before.rfind([' ', '\n']).map_or(0, |space| space + 1);
            glued[at].text.insert_str(0, &before[cut..]);
            glued[at - 1].text.truncate(cut);
        }
        if at + 1 < glued.len() && is_plain(&glued[at + 1]) {
            let after = glued[at + 1].text.clone();
            let cut = after.find([' ', '\n']).unwrap_or(after.len());
            glued[at].text.push_str(&after[..cut]);
            glued[at + 1].text.drain(..cut);
        }
    }
    glued
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::plain;

    #[test]
    fn what_touches_a_link_stays_with_it() {
        let Block::Paragraph(spans) = blocks("Voir l’[erreur type](standard-error), un [flux](flow).").remove(0)
        else {
            panic!()
        };
        let glued = glued(&spans);
        let texts: Vec<&str> = glued.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(texts, ["Voir ", "l’erreur type,", " un ", "flux.", ""]);
        assert_eq!(plain(&glued), plain(&spans));
        let Block::Paragraph(spans) = blocks("Avec **a.csv**, un [flux](flow).").remove(0) else { panic!() };
        let texts: Vec<String> = super::glued(&spans).into_iter().map(|span| span.text).collect();
        assert_eq!(texts, ["Avec ", "a.csv,", " un ", "flux.", ""]);
    }
}
