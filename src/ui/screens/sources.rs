//! Sources: what was opened, what was read and lost, who counts as what in it.

use std::collections::BTreeMap;

use eframe::egui::{self, RichText, Ui};

use super::super::action::{Action, Purpose, Room};
use super::super::cx::{Draft, UiCx};
use super::super::severity_id;
use super::super::tokens::{GAP, bold};
use super::{cards, reading};
use crate::data::labels;
use crate::data::own_list::OwnList;
use crate::grid::Form;
use crate::import::{ImportOptions, Opened};
use crate::message::Message;
use crate::project::edit::Edit;
use crate::project::{Project, Source};
use crate::recognise::largest;
use crate::session::Command;
use crate::session::results::{Focus, SourceResult};

/// The view state of the room.
#[derive(Default)]
pub struct Sources {
    /// Definitions being typed, by source.
    definitions: BTreeMap<String, Draft>,
    /// Marks for missing values being typed, by source.
    marks: BTreeMap<String, Draft>,
    /// What the sheets say of their definitions.
    claims: cards::Known,
}

impl Sources {
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui) {
        let project = cx.session.project().clone();
        if project.sources.is_empty() {
            super::empty_ui(cx, ui, Room::Sources, "ui-action-open", Action::AskOpen);
            return;
        }
        ui.horizontal(|ui| {
            cx.heading(ui, "ui-room-sources");
            if cx.button(ui, "ui-action-open").clicked() {
                cx.act(Action::AskOpen);
            }
        });
        let results = cx.session.results().clone();
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            for source in &project.sources {
                ui.push_id(&source.id, |ui| {
                    egui::Frame::new().fill(cx.tokens.surface).corner_radius(6.0).inner_margin(10.0).show(ui, |ui| {
                        ui.set_min_width(ui.available_width());
                        self.source_ui(cx, ui, source, results.sources.get(&source.id).map(AsRef::as_ref));
                    });
                });
                ui.add_space(GAP);
            }
            cards::ui(cx, ui, &project.sources, &mut self.claims);
        });
    }

    /// Returns what was typed and waits to be decided.
    pub fn pending(&mut self, project: &Project) -> Vec<Edit> {
        let marks = self.marks.iter_mut().filter_map(|(id, draft)| {
            let (source, text) = (project.source(id)?, draft.take()?);
            let options = ImportOptions { missing_marks: reading::marks(&text), ..source.options.clone() };
            Some(Edit::SetImport { source: id.clone(), options })
        });
        let marks: Vec<Edit> = marks.collect();
        let typed = self.definitions.iter_mut().filter_map(|(source, draft)| Some((source, draft.take()?)));
        typed.map(|(source, text)| Edit::SetDefinition { source: source.clone(), text }).chain(marks).collect()
    }

    fn source_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, source: &Source, result: Option<&SourceResult>) {
        ui.horizontal(|ui| {
            ui.label(RichText::new(&source.name).family(bold()));
            let size = Message::new("ui-source-size").with("kilobytes", source.n_bytes.div_ceil(1024));
            cx.weak(ui, cx.say(&size));
            if cx.button_for(ui, "ui-source-replace", &source.name).clicked() {
                cx.act(Action::Ask(Purpose::Replace(source.id.clone()), source.path.clone()));
            }
            if cx.button_for(ui, "ui-source-remove", &source.name).clicked() {
                cx.edit(Edit::RemoveSource { source: source.id.clone() });
            }
        });
        let where_from = if source.path.is_empty() { cx.t("ui-source-built-in") } else { source.path.clone() };
        cx.weak(ui, where_from).on_hover_text(format!("SHA-256 {}", source.fingerprint));
        match result.map(|result| (&result.opened, result)) {
            None => {
                ui.spinner();
            }
            Some((Err(message), _)) => cx.error(ui, message),
            Some((Ok(opened), result)) => {
                labels_ui(cx, ui, source, opened);
                for (sheet, guesses) in opened.book.sheets.iter().zip(&result.guesses) {
                    ui.horizontal(|ui| {
                        let found = largest(guesses).map_or(0, |at| guesses[at].n_observations);
                        let line = Message::new("ui-source-sheet")
                            .with("sheet", &sheet.name)
                            .with("rows", sheet.n_rows)
                            .with("columns", sheet.n_columns)
                            .with("tables", guesses.len())
                            .with("values", found);
                        let hidden =
                            if sheet.is_visible { String::new() } else { format!(" – {}", cx.t("ui-sheet-hidden")) };
                        let text = format!("{}{hidden}", cx.say(&line));
                        if ui.link(text).clicked() {
                            let number = largest(guesses).unwrap_or_default();
                            let focus = Focus { source: source.id.clone(), sheet: sheet.name.clone(), number };
                            cx.act(Action::Do(Command::Look(Some(focus))));
                            cx.act(Action::Go(Room::Tables));
                        }
                    });
                }
                let marks = self.marks.entry(source.id.clone()).or_default();
                reading::ui(cx, ui, source, opened, marks);
                notes_ui(cx, ui, &result.notes);
            }
        }
        self.definition_ui(cx, ui, source);
    }

    fn definition_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, source: &Source) {
        let draft = self.definitions.entry(source.id.clone()).or_default();
        draft.follow(&source.definition);
        let label = ui.label(cx.t("ui-source-definition"));
        let field = egui::TextEdit::multiline(draft.typed()).desired_rows(2).desired_width(f32::INFINITY);
        let field = ui.add(field.hint_text(cx.t("ui-source-definition-hint")));
        let field = field.labelled_by(label.id).accessible_name(cx.name_for("ui-source-definition", &source.name));
        cx.point(ui, "ui-source-definition", &field);
        if field.lost_focus() {
            cx.act(Action::KeepTyped);
        }
    }
}

/// Draws notes: what was guessed, changed, lost, and where.
pub fn notes_ui(cx: &UiCx<'_>, ui: &mut Ui, notes: &[crate::message::Note]) {
    if notes.is_empty() {
        return;
    }
    let title = Message::new("ui-notes").with("n", notes.len());
    egui::CollapsingHeader::new(cx.say(&title)).id_salt(("notes", notes.len())).show(ui, |ui| {
        for note in notes.iter().take(200) {
            let place: Vec<String> =
                note.place.sheet.iter().cloned().chain(note.place.area.map(|area| area.to_string())).collect();
            let labelled = Message::new("ui-labelled").with("label", Message::new(severity_id(note.severity)));
            let line = cx.say(&labelled.with("text", note.message.clone()));
            let line = if place.is_empty() { line } else { format!("{line} ({})", place.join(", ")) };
            let color = match note.severity {
                crate::message::Severity::Lost => cx.tokens.bad,
                crate::message::Severity::Changed => cx.tokens.attention,
                _ => cx.tokens.text,
            };
            ui.add(egui::Label::new(RichText::new(line).color(color)).wrap());
        }
    });
}

/// Offers to make code lists of the labels that a statistical file gives its values.
fn labels_ui(cx: &mut UiCx<'_>, ui: &mut Ui, source: &Source, opened: &Opened) {
    if opened.book.sheets.iter().all(|sheet| sheet.form != Form::Dictionary) {
        return;
    }
    let is_there = |list: &OwnList| list.origin() == source.name;
    let n_there = cx.session.project().lists.iter().filter(|list| is_there(list)).count();
    if n_there > 0 {
        let there = Message::new("ui-source-labels-there").with("n", n_there);
        cx.weak(ui, cx.say(&there));
    } else if cx.button_for(ui, "ui-source-labels", &source.name).on_hover_text(cx.t("ui-source-labels-help")).clicked()
    {
        let lists = labels::lists(&opened.book, &source.name);
        let edits = lists.into_iter().map(|list| Edit::AddList { list }).collect();
        cx.act(Action::Do(Command::Edit(edits)));
    }
}
