//! The loss report of a table: how many cells became what, each a click away, and the sums of the columns before and after.

use eframe::egui::{self, RichText, Ui};

use super::super::cx::UiCx;
use super::super::table_view::decimals;
use crate::grid::{Rect, column_letters};
use crate::message::Message;
use crate::recognise::loss::{Fate, Loss};
use crate::recognise::{Account, CellRole};

/// Cells that are shown as links.
const N_LINKS: usize = 24;
/// So many more at each wish.
const MORE_LINKS: usize = 200;

/// Returns the word for what became of a cell.
pub fn fate_id(fate: Fate) -> &'static str {
    match fate {
        Fate::Read => "recognise-fate-read",
        Fate::Typed => "recognise-fate-typed",
        Fate::Changed => "recognise-fate-changed",
        Fate::SetAside => "recognise-fate-set-aside",
        Fate::Refused => "recognise-fate-refused",
    }
}

/// Draws the report; returns the cell that a person wants to see.
pub fn ui(cx: &UiCx<'_>, ui: &mut Ui, id: (&str, &str), loss: &Loss, account: Option<&Account>) -> Option<Rect> {
    let n = |fate: Fate| loss.n.get(&fate).copied().unwrap_or_default();
    let n_outside = account.and_then(|account| account.roles.get(&CellRole::Outside)).copied().unwrap_or_default();
    let title =
        Message::new("ui-loss").with("n", loss.n.values().sum::<usize>()).with("refused", n(Fate::Refused) + n_outside);
    let mut wanted = None;
    let is_lossy = n(Fate::Refused) + n_outside > 0 || loss.sums.iter().any(|sum| !sum.agrees());
    let title = RichText::new(cx.say(&title)).color(if is_lossy { cx.tokens.attention } else { cx.tokens.text });
    egui::CollapsingHeader::new(title).id_salt(("loss", id)).show(ui, |ui| {
        egui::ScrollArea::vertical().id_salt(("loss", id)).max_height(170.0).show(ui, |ui| {
            if loss.n_rows_unread > 0 {
                let line = cx.say(&Message::new("ui-loss-unread").with("n", loss.n_rows_unread));
                ui.add(egui::Label::new(RichText::new(line).color(cx.tokens.attention)).wrap());
            }
            for fate in Fate::ALL {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    let count = Message::new("ui-cells").with("n", n(fate));
                    let line = Message::new("ui-labelled").with("label", cx.t(fate_id(fate))).with("text", count);
                    let text = RichText::new(cx.say(&line));
                    ui.label(if fate == Fate::Refused && n(fate) > 0 { text.color(cx.tokens.bad) } else { text });
                    let cells = loss.cells.get(&fate).map(Vec::as_slice).unwrap_or_default();
                    let cell = links_ui(cx, ui, (id, fate_id(fate)), cells);
                    wanted = wanted.or(cell);
                });
            }
            if let Some(account) = account.filter(|_| n_outside > 0) {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    let line = Message::new("ui-loss-outside").with("n", n_outside);
                    ui.label(RichText::new(cx.say(&line)).color(cx.tokens.bad));
                    let cell = links_ui(cx, ui, (id, "outside"), &account.outside);
                    wanted = wanted.or(cell);
                });
            }
            sums_ui(cx, ui, loss);
        });
    });
    wanted
}

fn links_ui(cx: &UiCx<'_>, ui: &mut Ui, id: ((&str, &str), &str), cells: &[Rect]) -> Option<Rect> {
    let mut wanted = None;
    let id = ui.make_persistent_id(("links", id));
    let n_shown: usize = ui.data(|data| data.get_temp(id)).unwrap_or(N_LINKS);
    for cell in cells.iter().take(n_shown) {
        if ui.link(cell.to_string()).clicked() {
            wanted = Some(*cell);
        }
    }
    if cells.len() > n_shown && cx.button(ui, "ui-loss-more").clicked() {
        ui.data_mut(|data| data.insert_temp(id, n_shown + MORE_LINKS));
    }
    wanted
}

fn sums_ui(cx: &UiCx<'_>, ui: &mut Ui, loss: &Loss) {
    if loss.sums.is_empty() {
        return;
    }
    let number = |number: f64| cx.number(number, decimals(number));
    let differing: Vec<_> = loss.sums.iter().filter(|sum| !sum.agrees()).collect();
    if differing.is_empty() {
        let total = number(loss.sums.iter().map(|sum| sum.after).sum());
        let line = Message::new("ui-loss-sums-agree").with("n", loss.sums.len()).with("sum", total);
        ui.label(RichText::new(format!("✓ {}", cx.say(&line))).color(cx.tokens.good));
    }
    for sum in differing {
        let line = Message::new("ui-loss-sum-differs")
            .with("column", column_letters(sum.column))
            .with("before", number(sum.before))
            .with("after", number(sum.after));
        ui.label(RichText::new(cx.say(&line)).color(cx.tokens.bad));
    }
}
