//! The rules of the office as a form: what is asked of each release, who signs it, and the seal of a supervisor.

use eframe::egui::{self, RichText, Ui};

use super::super::action::{Action, Purpose};
use super::super::cx::{UiCx, text_field};
use super::reliability;
use crate::i18n::Lang;
use crate::message::{Explain as _, Message, day};
use crate::project::edit::Edit;
use crate::project::office::Office;
use crate::protect::ways::BASES;
use crate::session::command::Command;
use crate::session::office::{is_ready_to_sign, refusals};

/// The form, as far as it is filled in.
#[derive(Default)]
pub struct OfficeForm {
    is_open: bool,
    office: Office,
    by: String,
    passphrase: String,
    /// The passphrase once more: a slip would lock the rules for good.
    again: String,
    /// The rules as they were when their seal was opened here.
    opened: Option<Office>,
    trouble: Option<Message>,
    /// Who signs a release.
    signer: String,
}

impl OfficeForm {
    /// The line of the report: whose rules hold, what departs from them, and the signature.
    pub fn line_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui) {
        let project = cx.session.project().clone();
        let lang = Lang::from_code(&project.report.lang).unwrap_or(cx.lang);
        ui.horizontal_wrapped(|ui| {
            if cx.button(ui, "ui-office").clicked() {
                self.office = project.office.as_deref().cloned().unwrap_or_else(|| Office {
                    name: project.report.office.clone(),
                    contact: project.report.contact.clone(),
                    ..Office::default()
                });
                self.trouble = None;
                self.passphrase.clear();
                self.again.clear();
                self.opened = None;
                self.is_open = true;
            }
            let Some(office) = &project.office else {
                cx.weak(ui, cx.t("ui-office-none"));
                return;
            };
            let line = match (&office.seal, office.key_name()) {
                (Some(seal), Some(key)) => {
                    let line = Message::new("publish-rules-sealed").with("name", &office.name);
                    line.with("by", &seal.by).with("key", key)
                }
                _ => Message::new("publish-rules-open").with("name", &office.name),
            };
            ui.label(cx.say(&line));
            if office.sign_off.is_empty() {
                return;
            }
            if let Some(signed) = project.signed() {
                let line = Message::new("publish-signed-by").with("by", &signed.by).with("role", &office.sign_off);
                let line = cx.say(&line.with("date", day(&signed.date)));
                ui.label(RichText::new(format!("✓ {line}")).color(cx.tokens.good));
                return;
            }
            let label = cx.say(&Message::new("ui-office-signer").with("role", &office.sign_off));
            text_field(ui, &label, &mut self.signer, 160.0);
            let is_ready = is_ready_to_sign(&project, cx.session.results());
            let why_not = (self.signer.trim().is_empty() || !is_ready).then_some("ui-office-sign-why");
            if cx.button_unless(ui, "ui-office-sign", why_not).clicked() {
                cx.act(Action::Do(Command::Sign { by: std::mem::take(&mut self.signer).trim().to_owned() }));
            }
        });
        let here = cx.session.office().cloned();
        let mut found = refusals(&project, here.as_ref(), lang.code());
        let is_sealed = project.office.as_ref().is_some_and(|office| office.seal.is_some());
        if !is_sealed {
            found.extend(project.office.iter().flat_map(|office| office.departures(&project, lang.code())));
        }
        for message in found {
            let color = if is_sealed { cx.tokens.bad } else { cx.tokens.attention };
            ui.label(RichText::new(format!("○ {}", cx.say(&message))).color(color));
        }
    }

    /// Draws the form over the window while it is open.
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &Ui) {
        if !self.is_open {
            return;
        }
        let modal = egui::Modal::new(egui::Id::unique("office")).show(ui.ctx(), |ui| {
            ui.set_width(640.0);
            cx.heading(ui, "ui-office-title");
            cx.weak(ui, cx.t("ui-office-help"));
            let is_sealed = self.office.seal.is_some();
            ui.add_enabled_ui(!is_sealed, |ui| self.rules_ui(cx, ui));
            ui.separator();
            self.seal_ui(cx, ui);
            if let Some(trouble) = &self.trouble {
                cx.error(ui, trouble);
            }
            ui.separator();
            self.buttons_ui(cx, ui);
        });
        if modal.should_close() {
            self.is_open = false;
        }
    }

    fn rules_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui) {
        let office = &mut self.office;
        ui.horizontal_wrapped(|ui| {
            text_field(ui, &cx.t("ui-office-name"), &mut office.name, 240.0);
            text_field(ui, &cx.t("ui-report-contact"), &mut office.contact, 200.0);
        });
        ui.horizontal_wrapped(|ui| {
            ui.label(cx.t("ui-office-languages"));
            for lang in Lang::ALL {
                let code = lang.code().to_owned();
                let mut is_in = office.languages.contains(&code);
                if ui.checkbox(&mut is_in, lang.own_name()).changed() {
                    office.languages.retain(|known| *known != code);
                    if is_in {
                        office.languages.push(code);
                    }
                }
            }
        });
        ui.horizontal_wrapped(|ui| {
            let label = ui.label(cx.t("ui-office-threshold"));
            ui.add(egui::DragValue::new(&mut office.threshold).range(2..=1000)).labelled_by(label.id);
            let label = ui.label(cx.t("ui-office-rounding"));
            let never = cx.t("ui-office-rounding-never");
            let shown = office.rounding.map_or_else(|| never.clone(), |base| base.to_string());
            let combo = egui::ComboBox::from_id_salt("rounding").selected_text(shown).show_ui(ui, |ui| {
                ui.selectable_value(&mut office.rounding, None, never);
                for base in BASES {
                    ui.selectable_value(&mut office.rounding, Some(base), base.to_string());
                }
            });
            combo.response.labelled_by(label.id);
        });
        reliability::limits_ui(cx, ui, &mut office.reliability);
        ui.horizontal_wrapped(|ui| {
            text_field(ui, &cx.t("ui-office-sign-off"), &mut office.sign_off, 260.0);
        });
    }

    fn seal_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui) {
        let is_sealed = self.office.seal.is_some();
        match (&self.office.seal, self.office.key_name()) {
            (Some(seal), Some(key)) => {
                let line = Message::new("ui-office-sealed").with("by", &seal.by).with("key", key);
                cx.weak(ui, cx.say(&line))
            }
            _ => cx.weak(ui, cx.t("ui-office-seal-help")),
        };
        ui.horizontal_wrapped(|ui| {
            if !is_sealed {
                text_field(ui, &cx.t("ui-office-by"), &mut self.by, 180.0);
            }
            let label = ui.label(cx.t("ui-office-passphrase"));
            let field = egui::TextEdit::singleline(&mut self.passphrase).password(true).desired_width(160.0);
            ui.add(field).labelled_by(label.id);
            if !is_sealed {
                let label = ui.label(cx.t("ui-office-again"));
                let field = egui::TextEdit::singleline(&mut self.again).password(true).desired_width(160.0);
                ui.add(field).labelled_by(label.id);
            }
            let id = if is_sealed { "ui-office-unseal" } else { "ui-office-seal" };
            let is_missing = self.passphrase.is_empty() || (!is_sealed && self.by.trim().is_empty());
            let is_slip = !is_sealed && self.again != self.passphrase;
            let why_not =
                if is_missing { Some("ui-office-seal-why") } else { is_slip.then_some("ui-office-again-why") };
            if cx.button_unless(ui, id, why_not).clicked() {
                let made = if is_sealed {
                    self.office.unseal(&self.passphrase)
                } else {
                    self.office.seal(self.by.trim(), &self.passphrase)
                };
                self.passphrase.clear();
                self.again.clear();
                match made {
                    Ok(office) => {
                        (self.office, self.trouble) = (office, None);
                        if is_sealed {
                            self.opened = Some(self.office.clone());
                        }
                    }
                    Err(error) => self.trouble = Some(error.message()),
                }
            }
        });
    }

    fn buttons_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui) {
        // Where the seal was opened here, it is opened in the project before anything else changes.
        let opened = self.opened.clone();
        let set = |office: Option<Office>| {
            let rules = opened.clone().map(Some).into_iter().chain([office]);
            let edits = rules.map(|office| Edit::SetOffice { office: office.map(Box::new) }).collect();
            Action::Do(Command::Edit(edits))
        };
        let is_sealed = self.office.seal.is_some();
        let has_one = cx.session.project().office.is_some();
        ui.horizontal_wrapped(|ui| {
            let mut closes = false;
            // Rules have a name, by which history and report speak of them.
            if self.office.name.trim().is_empty() {
                ui.disable();
            }
            if cx.primary(ui, "ui-office-use").clicked() {
                cx.act(set(Some(self.office.clone())));
                closes = true;
            }
            if cx.button(ui, "ui-office-read").clicked() {
                cx.act(Action::Ask(Purpose::ReadOffice, String::new()));
                closes = true;
            }
            for (id, action) in [
                ("ui-office-write", Action::Ask(Purpose::WriteOffice, "office.toml".to_owned())),
                ("ui-office-logo", Action::Ask(Purpose::ReadLogo, String::new())),
                ("ui-office-install", Action::Do(Command::InstallOffice)),
            ] {
                // These are about the rules of the project, so that what stands in the form becomes them first.
                let why_not = (id == "ui-office-logo" && is_sealed).then_some("ui-office-logo-why");
                if cx.button_unless(ui, id, why_not).clicked() {
                    cx.act(set(Some(self.office.clone())));
                    cx.act(action);
                    closes = true;
                }
            }
            if has_one && cx.button(ui, "ui-office-drop").clicked() {
                cx.act(set(None));
                closes = true;
            }
            closes |= cx.button(ui, "ui-path-never-mind").clicked();
            self.is_open &= !closes;
        });
    }
}
