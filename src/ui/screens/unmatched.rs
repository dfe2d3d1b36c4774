//! Names that have no code yet, those that weigh most first: each with what it may mean, to be answered by a person.

use eframe::egui::{RichText, Ui};

use super::super::action::{Action, Purpose};
use super::super::cx::UiCx;
use super::super::tokens::{GAP, bold};
use crate::data::codes::code_list;
use crate::data::matching::search;
use crate::message::Message;
use crate::project::Table;
use crate::project::edit::Edit;
use crate::session::results::TableResult;
use crate::steps::{MatchCodes, Step, StepReport, Unmatched};

/// Lines that are shown; the rest is counted.
const MOST_LINES: usize = 60;
/// Codes offered in the line of a value.
const N_IN_LINE: usize = 3;
/// Codes found for what a person types.
const N_FOUND: usize = 6;

/// What is open in the list.
#[derive(Default)]
pub struct Waiting {
    /// What is typed to find a code.
    wanted: String,
    /// The value that is open: the step it belongs to, and itself.
    value: Option<(usize, String)>,
}

impl Waiting {
    /// Draws the lists of all steps whose names wait.
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, result: &TableResult) {
        let Some(run) = &result.run else { return };
        for (index, (step, report)) in table.recipe.iter().zip(&run.reports).enumerate() {
            let (Step::MatchCodes(step), Ok(report)) = (step, report) else { continue };
            if report.unmatched.is_empty() {
                continue;
            }
            let title = Message::new("ui-unmatched").with("n", report.unmatched.len()).with("column", &step.column);
            cx.card().show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.label(RichText::new(cx.say(&title)).family(bold()).color(cx.tokens.attention));
                earlier_ui(cx, ui, table, index, step, report);
                crosswalk_ui(cx, ui, table, index, step);
                for one in report.unmatched.iter().take(MOST_LINES) {
                    ui.push_id(("unmatched", index, &one.value), |ui| {
                        self.value_ui(cx, ui, (table, index, step), one, report.weighed_by.as_deref());
                    });
                }
                if report.unmatched.len() > MOST_LINES {
                    let n = report.unmatched.len() - MOST_LINES;
                    cx.weak(ui, cx.say(&Message::new("ui-combine-more").with("n", n)));
                }
            });
            ui.add_space(GAP);
        }
    }

    fn value_ui(
        &mut self,
        cx: &mut UiCx<'_>,
        ui: &mut Ui,
        (table, index, step): (&Table, usize, &MatchCodes),
        one: &Unmatched,
        weighed_by: Option<&str>,
    ) {
        let value = one.value.as_str();
        let is_open = self.value.as_ref().is_some_and(|(step, open)| *step == index && open == value);
        let list = code_list(&step.code_list);
        let mut decided: Option<Option<String>> = None;
        ui.horizontal_wrapped(|ui| {
            let line = match weighed_by {
                Some(column) => Message::new("ui-unmatched-weighed").with("weight", one.weight).with("column", column),
                None => Message::new("ui-unmatched-value"),
            };
            let choose = ui.selectable_label(is_open, cx.say(&line.with("value", value).with("n", one.n_rows)));
            cx.point_in(ui, "ui-unmatched-value", value, &choose);
            if choose.clicked() {
                self.value = if is_open { None } else { Some((index, value.to_owned())) };
                self.wanted.clear();
            }
            for code in one.candidates.iter().take(N_IN_LINE).filter_map(|code| list?.find(code)) {
                let text = format!("→ {} ({})", code.name(cx.lang.code()), code.code);
                let button = ui.button(&text).accessible_name(format!("{value} {text}"));
                if button.clicked() {
                    decided = Some(Some(code.code.clone()));
                }
            }
        });
        if is_open {
            ui.horizontal(|ui| {
                super::super::cx::text_field(ui, &cx.t("ui-unmatched-find"), &mut self.wanted, 160.0);
                if cx.button_for(ui, "ui-unmatched-aside", value).clicked() {
                    decided = Some(None);
                }
            });
            let wanted = if self.wanted.is_empty() { value } else { self.wanted.as_str() };
            for code in list.map(|list| search(list, wanted)).unwrap_or_default().into_iter().take(N_FOUND) {
                if ui.button(format!("{} ({})", code.name(cx.lang.code()), code.code)).clicked() {
                    decided = Some(Some(code.code.clone()));
                }
            }
        }
        if let Some(code) = decided {
            answer(cx, table, index, step, [(value.to_owned(), code)]);
            self.value = None;
        }
    }
}

/// Offers what was answered for these names before.
fn earlier_ui(cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, index: usize, step: &MatchCodes, report: &StepReport) {
    let list = code_list(&step.code_list);
    let is_known =
        |code: &Option<String>| code.as_ref().is_none_or(|code| list.is_some_and(|list| list.find(code).is_some()));
    let earlier = report.unmatched.iter().filter_map(|one| {
        let code = cx.session.earlier_answer(&step.code_list, &one.value).filter(|code| is_known(code))?;
        Some((one.value.clone(), code.clone()))
    });
    let earlier: Vec<(String, Option<String>)> = earlier.collect();
    if earlier.is_empty() {
        return;
    }
    let text = cx.say(&Message::new("ui-unmatched-earlier").with("n", earlier.len()));
    let name = |code: &Option<String>| match code.as_ref().and_then(|code| list?.find(code)) {
        Some(code) => format!("{} ({})", code.name(cx.lang.code()), code.code),
        None => cx.t("ui-unmatched-aside"),
    };
    let lines: Vec<String> = earlier.iter().map(|(value, code)| format!("{value} → {}", name(code))).collect();
    let button = ui.button(text).on_hover_text(lines.join("\n"));
    cx.weak(ui, lines.iter().take(5).cloned().collect::<Vec<_>>().join("; "));
    if button.clicked() {
        answer(cx, table, index, step, earlier);
    }
}

/// Writes and reads the answers as a workbook.
pub(super) fn crosswalk_ui(cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, index: usize, step: &MatchCodes) {
    ui.horizontal_wrapped(|ui| {
        let name = format!("{} – {}", table.name, step.column);
        if cx.button_for(ui, "ui-crosswalk-write", &name).on_hover_text(cx.t("ui-crosswalk-help")).clicked() {
            let file = format!("{}-{}.xlsx", cx.t("ui-crosswalk-file"), step.column);
            let file = file.replace(['/', '\\', ':'], "-");
            cx.act(Action::Ask(Purpose::WriteCrosswalk { table: table.id.clone(), index }, file));
        }
        if cx.button_for(ui, "ui-crosswalk-read", &name).on_hover_text(cx.t("ui-crosswalk-help")).clicked() {
            cx.act(Action::Ask(Purpose::ReadCrosswalk { table: table.id.clone(), index }, String::new()));
        }
    });
}

fn answer(
    cx: &mut UiCx<'_>,
    table: &Table,
    index: usize,
    step: &MatchCodes,
    answers: impl IntoIterator<Item = (String, Option<String>)>,
) {
    let mut step = step.clone();
    step.decisions.extend(answers);
    cx.edit(Edit::ReplaceStep { table: table.id.clone(), index, step: Step::MatchCodes(step) });
}
