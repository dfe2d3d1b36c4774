//! Protect: the rule, before and after side by side, and what an attacker could still work out.

use eframe::egui::{self, RichText, Ui};

use super::super::action::{Action, Room};
use super::super::cx::{Draft, UiCx, text_field};
use super::super::names::{code_name, indicator_word};
use super::super::tokens::GAP;
use super::estimates::{Detail, estimates_ui, protected_ui};
use super::records::Records;
use crate::grid::Rect;
use crate::message::Message;
use crate::project::edit::Edit;
use crate::project::{Analysis, Project};
use crate::protect::ways::BASES;
use crate::protect::{Decision, ProtectedTable, Rules, can_be_rounded};
use crate::session::analyses::AnalysisResult;

/// The view state of the room.
#[derive(Default)]
pub struct Protect {
    analysis: String,
    measure: usize,
    reason: Draft,
    before: Option<Rect>,
    after: Option<Rect>,
    /// Whether records are looked at rather than figures.
    are_records: bool,
    records: Records,
    /// Whether the ways to protect are compared rather than the figures shown.
    are_ways: bool,
}

impl Protect {
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui) {
        let project = cx.session.project().clone();
        let first = project.analyses.first().map(|first| first.id.clone());
        if first.is_none() && project.tables.is_empty() {
            super::empty_ui(cx, ui, Room::Protect, "ui-room-indicators", Action::Go(Room::Indicators));
            return;
        }
        // While there is no figure, there are only records; a figure that comes is shown.
        let are_records = self.are_records || first.is_none();
        if let Some(first) = first.filter(|_| project.analysis(&self.analysis).is_none()) {
            self.show(&first);
        }
        ui.horizontal_wrapped(|ui| {
            cx.heading(ui, "ui-room-protect");
            for analysis in &project.analyses {
                let mark = if analysis.protection.is_some() { "✓ " } else { "○ " };
                let name = format!("{mark}{}", indicator_word(cx, &analysis.indicator, "name"));
                let is_shown = analysis.id == self.analysis && !are_records;
                if ui.selectable_label(is_shown, name).clicked() {
                    self.show(&analysis.id);
                    self.are_records = false;
                }
            }
            ui.separator();
            if ui.selectable_label(are_records, cx.t("ui-records")).clicked() {
                self.are_records = true;
            }
        });
        if are_records {
            self.records.ui(cx, ui);
            return;
        }
        let results = cx.session.results().clone();
        let (Some(analysis), Some(result)) = (project.analysis(&self.analysis), results.analyses.get(&self.analysis))
        else {
            ui.spinner();
            return;
        };
        self.decide_ui(cx, ui, analysis, result);
        linked_ui(cx, ui, &project, result);
        if !super::ways::ui(cx, ui, &mut self.are_ways, analysis, result) {
            self.compare_ui(cx, ui, result);
        }
    }

    /// Returns what was typed and waits to be decided: the reason of an answer that asks for one.
    pub fn pending(&mut self, project: &Project) -> Vec<Edit> {
        let analysis = project.analysis(&self.analysis);
        let is_open = analysis.is_some_and(|one| matches!(one.protection, Some(Decision::NotConfidential { .. })));
        if !is_open || self.reason.typed().trim().is_empty() {
            return Vec::new();
        }
        let typed = self.reason.take().map(|reason| Decision::NotConfidential { reason: reason.trim().to_owned() });
        let edit = |decision| Edit::SetProtection { analysis: self.analysis.clone(), decision: Some(decision) };
        typed.map(edit).into_iter().collect()
    }

    fn show(&mut self, analysis: &str) {
        analysis.clone_into(&mut self.analysis);
        self.measure = 0;
        self.are_ways = false;
        self.reason = Draft::default();
    }

    /// The question of the stage, and the answer on record.
    fn decide_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, analysis: &Analysis, result: &AnalysisResult) {
        let decided = analysis.protection.clone();
        let mut next = decided.clone();
        let usual = cx.session.project().usual_rules();
        if let Some(Decision::NotConfidential { reason }) = &decided {
            self.reason.follow(reason);
        }
        egui::Frame::new().fill(cx.tokens.surface).corner_radius(6.0).inner_margin(8.0).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            if decided.is_none() {
                ui.label(RichText::new(cx.t("ui-protect-undecided")).color(cx.tokens.attention));
            }
            ui.horizontal_wrapped(|ui| {
                let mut threshold = match &decided {
                    Some(Decision::Suppress(rules)) => rules.threshold,
                    _ => usual.threshold,
                };
                let is_suppress = matches!(decided, Some(Decision::Suppress(_)));
                let suppress = ui.radio(is_suppress, cx.t("ui-protect-suppress"));
                cx.point(ui, "ui-protect-suppress", &suppress);
                if suppress.clicked() {
                    next = Some(Decision::Suppress(Rules { threshold }));
                }
                let label = ui.label(cx.t("ui-protect-threshold"));
                let value = egui::DragValue::new(&mut threshold).range(2..=100);
                let value = ui.add(value).labelled_by(label.id);
                cx.point(ui, "ui-protect-threshold", &value);
                if value.changed() {
                    next = Some(Decision::Suppress(Rules { threshold }));
                }
            });
            round_ui(cx, ui, result, &mut next);
            if ui.radio(decided == Some(Decision::AlreadyPublic), cx.t("ui-protect-public")).clicked() {
                next = Some(Decision::AlreadyPublic);
            }
            ui.horizontal_wrapped(|ui| {
                let is_open = matches!(decided, Some(Decision::NotConfidential { .. }));
                let reason = self.reason.typed().trim().to_owned();
                let radio =
                    ui.add_enabled(!reason.is_empty(), egui::RadioButton::new(is_open, cx.t("ui-protect-open")));
                if radio.on_disabled_hover_text(cx.t("ui-protect-open-why")).clicked() {
                    next = Some(Decision::NotConfidential { reason });
                }
                let field = text_field(ui, &cx.t("ui-protect-reason"), self.reason.typed(), 260.0);
                if field.lost_focus() {
                    cx.act(Action::KeepTyped);
                }
            });
        });
        if next != decided {
            cx.edit(Edit::SetProtection { analysis: analysis.id.clone(), decision: next });
        }
    }

    fn compare_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, result: &AnalysisResult) {
        let (estimates, protected) = match (&result.estimates, &result.protected) {
            (Ok(estimates), Ok(protected)) => (estimates, protected),
            (Err(message), _) | (_, Err(message)) => {
                cx.error(ui, message);
                return;
            }
        };
        super::measure_ui(cx, ui, estimates.iter().map(|table| &table.measure), &mut self.measure);
        let (Some(before), Some(after)) = (estimates.get(self.measure), protected.get(self.measure)) else { return };
        summary_ui(cx, ui, after);
        super::inspector::ui(cx, ui, (before, after), self.after.or(self.before));
        let height = ui.available_height() - GAP;
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                cx.subheading(left, "ui-protect-before");
                super::super::cx::block(left, egui::vec2(left.available_width(), height - 40.0), |ui| {
                    estimates_ui(cx, ui, "before", before, Detail::Brief, &mut self.before);
                });
                cx.subheading(right, "ui-protect-after");
                let audit_height = if after.audit().intervals.is_empty() { 0.0 } else { 130.0 };
                super::super::cx::block(
                    right,
                    egui::vec2(right.available_width(), height - 40.0 - audit_height),
                    |ui| {
                        protected_ui(cx, ui, "after", after, Detail::Brief, &mut self.after);
                    },
                );
                audit_ui(cx, right, after);
            }
        });
    }
}

/// Offers to round, where the figures are counts of everybody.
fn round_ui(cx: &UiCx<'_>, ui: &mut Ui, result: &AnalysisResult, next: &mut Option<Decision>) {
    let tables = result.estimates.as_ref().map_or(&[][..], Vec::as_slice);
    let is_possible = !tables.is_empty() && tables.iter().all(can_be_rounded);
    let now = if let Some(Decision::Round { base }) = next { Some(*base) } else { None };
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(cx.t("ui-protect-round"));
        for base in BASES {
            let radio = egui::RadioButton::new(now == Some(base), base.to_string());
            let radio = ui.add_enabled(is_possible, radio).labelled_by(label.id);
            let radio = radio.accessible_name(cx.name_for("ui-protect-round", &base.to_string()));
            if radio.on_disabled_hover_text(cx.t("ui-protect-round-why")).clicked() {
                *next = Some(Decision::Round { base });
            }
        }
    });
}

fn summary_ui(cx: &UiCx<'_>, ui: &mut Ui, table: &ProtectedTable) {
    let audit = table.audit();
    if let Decision::Round { base } = table.decision() {
        let id = if audit.is_safe { "ui-protect-rounded" } else { "ui-protect-rounded-badly" };
        let line = Message::new(id).with("base", *base).with("largest", audit.largest_change);
        ui.label(RichText::new(cx.say(&line)).color(if audit.is_safe { cx.tokens.good } else { cx.tokens.bad }));
        return;
    }
    let line = Message::new("ui-protect-summary")
        .with("cells", table.n_cells())
        .with("primary", audit.n_primary)
        .with("complementary", audit.n_complementary);
    ui.label(cx.say(&line));
    if audit.n_primary + audit.n_complementary == 0 {
        cx.weak(ui, cx.t("ui-protect-nothing-hidden"));
        return;
    }
    let (id, color) =
        if audit.is_safe { ("ui-protect-safe", cx.tokens.good) } else { ("ui-protect-unsafe", cx.tokens.bad) };
    ui.label(RichText::new(cx.t(id)).color(color));
}

/// What a reader could work out of each hidden count, by linear programming over everything published.
fn audit_ui(cx: &UiCx<'_>, ui: &mut Ui, table: &ProtectedTable) {
    if table.audit().intervals.is_empty() {
        return;
    }
    cx.subheading(ui, "ui-protect-audit");
    egui::ScrollArea::vertical().id_salt("audit").auto_shrink([false, false]).show(ui, |ui| {
        for interval in &table.audit().intervals {
            let Some(cell) = table.cells().nth(interval.cell) else { continue };
            let names = table.dimensions().iter().zip(&cell.key);
            let name: Vec<String> = names.map(|(dimension, code)| code_name(cx, dimension, code.as_deref())).collect();
            let line = Message::new("ui-protect-interval")
                .with("cell", name.join(" · "))
                .with("low", interval.low)
                .with("high", interval.high.map_or_else(|| cx.t("ui-unbounded"), |high| high.to_string()));
            ui.label(cx.say(&line));
        }
    });
}

/// Says with which other figures these were protected as one, and how strictly.
fn linked_ui(cx: &UiCx<'_>, ui: &mut Ui, project: &Project, result: &AnalysisResult) {
    let decision = result.protected.as_ref().ok().and_then(|tables| tables.first()).map(ProtectedTable::decision);
    let (Some(Decision::Suppress(rules)), false) = (decision, result.linked.is_empty()) else { return };
    let linked = result.linked.iter().filter_map(|id| project.analysis(id));
    let names: Vec<String> = linked.map(|one| cx.say(&project.indicator_word(&one.indicator, "name"))).collect();
    let message = Message::new("ui-protect-linked").with("names", names.join(", ")).with("threshold", rules.threshold);
    cx.weak(ui, cx.say(&message));
}
