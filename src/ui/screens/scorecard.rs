//! The scorecard of a table: what was found and where, what could not be checked and why, the rules a person wrote.

use std::collections::BTreeSet;

use eframe::egui::{self, Color32, RichText, Ui};

use super::super::action::{Action, Purpose};
use super::super::cx::UiCx;
use super::super::tokens::{GAP, bold};
use super::rule_form::RuleForm;
use crate::checks::{Checked, Delivery, Finding, Grade, Scorecard};
use crate::data::Dataset;
use crate::i18n::Lang;
use crate::message::Message;
use crate::project::Table;
use crate::project::edit::Edit;
use crate::session::checking::is_asked_by_itself;

/// The view state of a scorecard.
#[derive(Default)]
pub struct ScorecardView {
    /// Findings the sender is not asked about, by their sentences; of those that are asked about by themselves.
    left_out: BTreeSet<String>,
    /// Findings the sender is asked about besides.
    taken: BTreeSet<String>,
    /// The language of the sender; that of the screen until another is chosen.
    lang: Option<Lang>,
    form: Option<RuleForm>,
}

/// Rows that a person wants to see.
pub struct Wanted {
    pub rows: Vec<usize>,
    /// The first column the finding is about.
    pub column: Option<String>,
}

/// Says in a few letters how a table stands: for the switch that leads to its scorecard.
pub fn badge(cx: &UiCx<'_>, table: &str) -> String {
    let Some(card) = cx.session.scorecard(table) else { return cx.t("ui-checks-open") };
    let (wrong, doubtful) = (card.n_of(Grade::Wrong), card.n_of(Grade::Doubtful));
    match wrong + doubtful {
        0 => format!("{} ●", cx.t("ui-checks-open")),
        n => format!("{} ({n})", cx.t("ui-checks-open")),
    }
}

impl ScorecardView {
    /// Draws the scorecard; returns the rows that a person wants to see.
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, data: &Dataset) -> Option<Wanted> {
        let Some(card) = cx.session.scorecard(&table.id).cloned() else {
            ui.horizontal(|ui| {
                ui.spinner();
                cx.weak(ui, cx.t("ui-checks-working"));
            });
            return None;
        };
        headline_ui(cx, ui, &card);
        let findings = card.findings();
        self.queries_ui(cx, ui, table, &findings);
        ui.add_space(GAP);
        let mut wanted = None;
        let mut explained: BTreeSet<&str> = BTreeSet::new();
        for (check, finding) in &findings {
            let is_first = explained.insert(check.id);
            ui.push_id((check.id, cx.say(&finding.message)), |ui| {
                cx.card().show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    wanted = self.finding_ui(cx, ui, check, finding, is_first).or_else(|| wanted.take());
                });
            });
        }
        figures_ui(cx, ui, &card);
        deliveries_ui(cx, ui, &card.deliveries);
        self.rules_ui(cx, ui, table, data);
        undone_ui(cx, ui, &card);
        wanted
    }

    fn is_asked(&self, sentence: &str, check: &Checked, finding: &Finding) -> bool {
        !finding.rows.is_empty()
            && if is_asked_by_itself(check, finding) {
                !self.left_out.contains(sentence)
            } else {
                self.taken.contains(sentence)
            }
    }

    /// Draws a finding; what its check means is said at the first.
    fn finding_ui(
        &mut self,
        cx: &UiCx<'_>,
        ui: &mut Ui,
        check: &Checked,
        finding: &Finding,
        is_first: bool,
    ) -> Option<Wanted> {
        let mut wanted = None;
        let sentence = cx.say(&finding.message);
        ui.horizontal_wrapped(|ui| {
            let grade = format!("{} {}", sign(finding.grade), cx.t(finding.grade.id()));
            ui.label(RichText::new(grade).color(color(cx, finding.grade)).family(bold()));
            cx.weak(ui, cx.say(&check.word("title")));
        });
        ui.add(egui::Label::new(&sentence).wrap());
        if is_first {
            let means = RichText::new(cx.say(&check.word("means"))).color(cx.tokens.text_weak);
            ui.add(egui::Label::new(means).wrap());
        }
        if finding.rows.is_empty() {
            return None;
        }
        let says: Vec<&Message> = finding.says.values().take(2).collect();
        for said in says {
            ui.add(egui::Label::new(format!("• {}", cx.say(said))).wrap());
        }
        ui.horizontal_wrapped(|ui| {
            if cx.button_for(ui, "ui-checks-rows", &sentence).clicked() {
                wanted = Some(Wanted { rows: finding.rows.clone(), column: finding.columns.first().cloned() });
            }
            let mut is_asked = self.is_asked(&sentence, check, finding);
            let tick = ui.checkbox(&mut is_asked, cx.t("ui-checks-ask"));
            let tick = tick.on_hover_text(cx.t("ui-checks-ask-help"));
            if tick.accessible_name(cx.name_for("ui-checks-ask", &sentence)).changed() {
                let (into, from) = if is_asked {
                    (&mut self.taken, &mut self.left_out)
                } else {
                    (&mut self.left_out, &mut self.taken)
                };
                from.remove(&sentence);
                into.insert(sentence.clone());
            }
        });
        wanted
    }

    /// Draws what leads to the query list and back.
    fn queries_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, findings: &[(&Checked, &Finding)]) {
        let is_asked = |(_, (check, finding)): &(usize, &(&Checked, &Finding))| {
            self.is_asked(&cx.say(&finding.message), check, finding)
        };
        let chosen: Vec<usize> = findings.iter().enumerate().filter(is_asked).map(|(at, _)| at).collect();
        ui.horizontal_wrapped(|ui| {
            let lang = self.lang.get_or_insert(cx.lang);
            let why_not = chosen.is_empty().then_some("ui-checks-nothing-asked");
            if cx.button_unless(ui, "ui-queries-write", why_not).clicked() {
                let file = format!("{} {}.xlsx", crate::i18n::text(*lang, "ui-queries-file"), table.name);
                let purpose = Purpose::WriteQueries { table: table.id.clone(), findings: chosen.clone(), lang: *lang };
                cx.act(Action::Ask(purpose, file));
            }
            let label = ui.label(cx.t("ui-queries-language"));
            let combo = egui::ComboBox::from_id_salt("queries-language").selected_text(lang.own_name());
            let combo = combo.show_ui(ui, |ui| {
                for known in Lang::ALL {
                    ui.selectable_value(lang, known, known.own_name());
                }
            });
            combo.response.labelled_by(label.id);
            if cx.button(ui, "ui-queries-read").on_hover_text(cx.t("ui-queries-read-help")).clicked() {
                cx.act(Action::Ask(Purpose::ReadReplies { table: table.id.clone() }, String::new()));
            }
        });
    }

    fn rules_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, table: &Table, data: &Dataset) {
        ui.add_space(GAP);
        cx.subheading(ui, "ui-rules");
        if table.rules.is_empty() {
            cx.weak(ui, cx.t("ui-rules-none"));
        }
        for (index, rule) in table.rules.iter().enumerate() {
            ui.horizontal_wrapped(|ui| {
                let sentence = cx.say(&rule.sentence());
                ui.label(format!("{}. {sentence}", index + 1));
                if cx.button_for(ui, "ui-rule-remove", &sentence).clicked() {
                    let mut rules = table.rules.clone();
                    rules.remove(index);
                    cx.edit(Edit::SetRules { table: table.id.clone(), rules });
                }
            });
        }
        let Some(form) = &mut self.form else {
            if cx.button(ui, "ui-rule-add").clicked() {
                self.form = Some(RuleForm::new(data));
            }
            return;
        };
        match cx.card().show(ui, |ui| form.ui(cx, ui, data)).inner {
            super::rule_form::Outcome::Stays => {}
            super::rule_form::Outcome::Drop => self.form = None,
            super::rule_form::Outcome::Add(rule) => {
                let rules = table.rules.iter().cloned().chain([rule]).collect();
                cx.edit(Edit::SetRules { table: table.id.clone(), rules });
                self.form = None;
            }
        }
    }
}

fn headline_ui(cx: &UiCx<'_>, ui: &mut Ui, card: &Scorecard) {
    let is_clean = card.n_of(Grade::Wrong) + card.n_of(Grade::Doubtful) == 0;
    let (sign, color) = if is_clean { ("●", cx.tokens.good) } else { ("⚠", cx.tokens.attention) };
    let text = RichText::new(format!("{sign} {}", cx.say(&card.sentence()))).color(color).family(bold());
    ui.add(egui::Label::new(text).wrap());
    cx.weak(ui, cx.t("ui-checks-what"));
}

fn sign(grade: Grade) -> &'static str {
    match grade {
        Grade::Wrong => "●",
        Grade::Doubtful => "◐",
        Grade::Info => "○",
    }
}

fn color(cx: &UiCx<'_>, grade: Grade) -> Color32 {
    match grade {
        Grade::Wrong => cx.tokens.bad,
        Grade::Doubtful => cx.tokens.attention,
        Grade::Info => cx.tokens.text_weak,
    }
}

fn figures_ui(cx: &UiCx<'_>, ui: &mut Ui, card: &Scorecard) {
    let mut figures =
        card.checks.iter().filter_map(|check| check.outcome.as_ref().ok()).flat_map(|one| &one.figures).peekable();
    if figures.peek().is_none() {
        return;
    }
    ui.add_space(GAP);
    cx.subheading(ui, "ui-checks-figures");
    for figure in figures {
        let value = cx.number(figure.value, figure.decimals);
        ui.horizontal_wrapped(|ui| {
            ui.label(cx.say(&figure.name));
            ui.label(RichText::new(value).family(bold()));
            cx.weak(ui, cx.say(&figure.verdict));
        });
    }
}

/// Draws the files of a table beside each other, so that it shows which sender gets better.
fn deliveries_ui(cx: &UiCx<'_>, ui: &mut Ui, deliveries: &[Delivery]) {
    if deliveries.len() < 2 {
        return;
    }
    ui.add_space(GAP);
    cx.subheading(ui, "ui-deliveries");
    cx.weak(ui, cx.t("ui-deliveries-what"));
    egui::Grid::new("deliveries").num_columns(5).striped(true).show(ui, |ui| {
        for id in [
            "ui-delivery-sender",
            "ui-delivery-period",
            "ui-delivery-rows",
            "checks-grade-wrong",
            "checks-grade-doubtful",
        ] {
            cx.subheading(ui, id);
        }
        ui.end_row();
        for one in deliveries {
            let count = |n: usize| u32::try_from(n).map_or(f64::NAN, f64::from);
            let share = |n: usize| {
                let share = count(n) / count(one.n_rows).max(1.0);
                format!("{} ({})", cx.number(count(n), 0), crate::i18n::percent(cx.lang, share, 1))
            };
            let sender = if one.sender.is_empty() { &one.file } else { &one.sender };
            ui.label(sender).on_hover_text(&one.file);
            ui.label(if one.period.is_empty() { "–" } else { &one.period });
            ui.label(cx.number(count(one.n_rows), 0));
            ui.label(share(one.n_wrong));
            ui.label(share(one.n_doubtful));
            ui.end_row();
        }
    });
}

/// Draws the checks in which nothing was found, and those that could not be done.
fn undone_ui(cx: &UiCx<'_>, ui: &mut Ui, card: &Scorecard) {
    let clean: Vec<&Checked> =
        card.checks.iter().filter(|check| check.outcome.is_ok() && check.findings().is_empty()).collect();
    let undone: Vec<(&Checked, &Message)> =
        card.checks.iter().filter_map(|check| Some((check, check.outcome.as_ref().err()?))).collect();
    ui.add_space(GAP);
    let title = |id: &'static str, n: usize| cx.say(&Message::new(id).with("n", n));
    egui::CollapsingHeader::new(title("ui-checks-clean", clean.len())).id_salt("clean").show(ui, |ui| {
        for check in &clean {
            ui.label(cx.say(&check.word("title")));
        }
    });
    egui::CollapsingHeader::new(title("ui-checks-undone", undone.len())).id_salt("undone").show(ui, |ui| {
        for (check, why) in &undone {
            let line = format!("{} – {}", cx.say(&check.word("title")), cx.say(why));
            ui.add(egui::Label::new(line).wrap());
        }
    });
}
