//! The ways to protect an analysis, side by side with what each costs, and a button to take one.

use eframe::egui::{self, RichText, Ui};

use super::super::action::Action;
use super::super::cx::UiCx;
use super::super::names::dimension_title;
use crate::i18n;
use crate::message::Message;
use crate::project::Analysis;
use crate::project::edit::Edit;
use crate::protect::ways::{Loss, Way};
use crate::protect::{Decision, Rules};
use crate::session::Command;
use crate::session::analyses::AnalysisResult;

/// Offers to compare, and shows what came of it; returns whether it takes the place of the figures.
pub(super) fn ui(
    cx: &mut UiCx<'_>,
    ui: &mut Ui,
    is_open: &mut bool,
    analysis: &Analysis,
    result: &AnalysisResult,
) -> bool {
    let session = cx.session;
    let weighed = session.weighed(&analysis.id);
    let word = if *is_open { "ui-ways-back" } else { "ui-ways-compare" };
    if cx.button(ui, word).on_hover_text(cx.t("ui-ways-help")).clicked() {
        *is_open = !*is_open;
    }
    if !*is_open {
        return false;
    }
    let Some(weighed) = weighed else {
        let rules = match &analysis.protection {
            Some(Decision::Suppress(rules)) => rules.clone(),
            _ => Rules::default(),
        };
        cx.act(Action::Do(Command::Weigh { analysis: analysis.id.clone(), rules }));
        return true;
    };
    match &weighed.ways {
        None => drop(ui.spinner()),
        Some(Err(message)) => cx.error(ui, message),
        Some(Ok(ways)) => {
            egui::ScrollArea::both().id_salt("ways").auto_shrink(false).show(ui, |ui| {
                egui::Grid::new("ways").num_columns(6).striped(true).spacing([14.0, 6.0]).show(ui, |ui| {
                    ui.label("");
                    for id in ["ui-ways-way", "ui-ways-safe", "ui-ways-hidden", "ui-ways-share", "ui-ways-change"] {
                        cx.subheading(ui, id);
                    }
                    ui.end_row();
                    for (way, loss) in ways {
                        if way_ui(cx, ui, analysis, result, way, loss) {
                            *is_open = false;
                        }
                        ui.end_row();
                    }
                });
            });
        }
    }
    true
}

fn way_ui(
    cx: &mut UiCx<'_>,
    ui: &mut Ui,
    analysis: &Analysis,
    result: &AnalysisResult,
    way: &Way,
    loss: &Loss,
) -> bool {
    let name = cx.say(&name(cx, result, way));
    let is_taken = cx.button_for(ui, "ui-ways-take", &name).clicked();
    if is_taken {
        cx.edit(taken(analysis, way));
    }
    ui.label(&name);
    let (mark, color) = if loss.is_safe { ("ui-ways-yes", cx.tokens.good) } else { ("ui-ways-no", cx.tokens.bad) };
    ui.label(RichText::new(cx.t(mark)).color(color));
    let of = Message::new("ui-ways-of").with("n", loss.n_hidden).with("of", loss.n_cells);
    ui.label(cx.say(&of));
    ui.label(i18n::percent(cx.lang, loss.hidden_share, 1));
    let change = Message::new("ui-ways-changes")
        .with("mean", i18n::number(cx.lang, loss.mean_change, 1))
        .with("most", loss.largest_change);
    ui.label(if loss.largest_change == 0 { "–".to_owned() } else { cx.say(&change) });
    is_taken
}

/// Returns the change that takes a way.
fn taken(analysis: &Analysis, way: &Way) -> Edit {
    let mut next = analysis.clone();
    match way {
        Way::Decide(decision) => next.protection = Some(decision.clone()),
        Way::Without { column, threshold } => {
            next.by.retain(|known| known != column);
            next.protection = Some(Decision::Suppress(Rules { threshold: *threshold }));
        }
    }
    Edit::SetAnalysis { analysis: next }
}

fn name(cx: &UiCx<'_>, result: &AnalysisResult, way: &Way) -> Message {
    match way {
        Way::Decide(Decision::Round { base }) => Message::new("ui-ways-round").with("base", *base),
        Way::Decide(Decision::Suppress(rules)) => Message::new("ui-ways-suppress").with("threshold", rules.threshold),
        Way::Decide(_) => Message::new("ui-protect-public"),
        Way::Without { column, threshold } => {
            let tables = result.estimates.as_ref().map_or(&[][..], Vec::as_slice);
            let dimension = tables.iter().flat_map(|table| &table.dimensions).find(|one| one.column == *column);
            let name = dimension.map_or_else(|| column.clone(), |dimension| dimension_title(cx, dimension));
            Message::new("ui-ways-without").with("dimension", name).with("threshold", *threshold)
        }
    }
}
