//! Tables: the sheet as it is, coloured by what each cell is believed to be, and the tidy table that results.

use eframe::egui::{self, RichText, Ui};

use super::super::action::{Action, Room};
use super::super::cx::{UiCx, block};
use super::super::table_view::TableView;
use super::super::tokens::GAP;
use super::sheet::SheetView;
use super::sources::notes_ui;
use super::stacking::Stacking;
use super::{loss_report, table_list};
use crate::grid::Rect;
use crate::import::ImportOptions;
use crate::message::Message;
use crate::project::edit::Edit;
use crate::project::{Source, Table};
use crate::recognise::TableGuess;
use crate::recognise::spec::TableKind;
use crate::session::results::{Focus, SourceResult, TableRead};

/// Width of the list of tables.
const LIST_WIDTH: f32 = 164.0;

/// The view state of the room.
#[derive(Default)]
pub struct Tables {
    sheet: SheetView,
    tidy: TableView,
    stacking: Stacking,
}

impl Tables {
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui) {
        let project = cx.session.project().clone();
        let Some(first) = project.sources.first() else {
            super::empty_ui(cx, ui, Room::Tables, "ui-action-open", Action::AskOpen);
            return;
        };
        let results = cx.session.results().clone();
        let focus = cx.session.focus().cloned().filter(|focus| project.source(&focus.source).is_some());
        let Some(focus) = focus else {
            if let Some(result) = results.sources.get(&first.id) {
                table_list::look_at_best(cx, first, result);
            }
            ui.spinner();
            return;
        };
        let (Some(source), Some(result)) = (project.source(&focus.source), results.sources.get(&focus.source)) else {
            ui.spinner();
            return;
        };
        let size = egui::vec2(LIST_WIDTH, ui.available_height());
        ui.horizontal_top(|ui| {
            block(ui, size, |ui| table_list::ui(cx, ui, &project.sources, &focus));
            ui.vertical(|ui| self.table_ui(cx, ui, (source, &focus), result));
        });
    }

    /// Brings a cell of the sheet into view.
    pub fn show(&mut self, cell: Rect) {
        self.sheet.show(cell);
    }

    /// One table of a sheet: the sheet at the left, what becomes of it at the right.
    fn table_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, (source, focus): (&Source, &Focus), result: &SourceResult) {
        let results = cx.session.results().clone();
        let opened = match &result.opened {
            Ok(opened) => opened,
            Err(message) => {
                cx.error(ui, message);
                return;
            }
        };
        let Some(sheet) = opened.book.sheet(&focus.sheet) else { return };
        let guess = crate::session::results::guess(result, &focus.sheet, focus.number);
        let preview = results.preview.as_ref().filter(|(shown, _)| shown == focus).map(|(_, read)| read);
        self.decide_ui(cx, ui, source, focus, guess, preview.and_then(|read| read.as_ref().ok()).map(AsRef::as_ref));
        let half = (ui.available_width() - GAP) / 2.0;
        let height = ui.available_height();
        ui.horizontal_top(|ui| {
            block(ui, egui::vec2(half + 40.0, height), |ui| self.sheet.ui(cx, ui, (source, focus), sheet, guess));
            block(ui, egui::vec2(half - 40.0, height), |ui| match preview {
                None if guess.is_none() => {
                    ui.label(cx.t("ui-tables-none-found"));
                }
                None => {
                    ui.spinner();
                }
                Some(Err(message)) => cx.error(ui, message),
                Some(Ok(read)) => self.tidy_ui(cx, ui, read),
            });
        });
    }

    /// What was found, how sure, and the button that takes it.
    fn decide_ui(
        &mut self,
        cx: &mut UiCx<'_>,
        ui: &mut Ui,
        source: &Source,
        focus: &Focus,
        guess: Option<&TableGuess>,
        read: Option<&TableRead>,
    ) {
        let Some(guess) = guess else { return };
        if let Some(title) = &guess.title {
            ui.add(egui::Label::new(RichText::new(title).family(super::super::tokens::bold())).truncate());
        }
        let (rows, columns) = (guess.spec.data_rows, guess.spec.value_columns.len());
        // A list has a row an observation, those of a very long file that are not held included.
        let (kind, n_rows) = match guess.spec.kind {
            TableKind::Cross => {
                let n_sections = guess.spec.section_rows.len();
                ("ui-tables-cross", (rows.1.saturating_sub(rows.0) as usize + 1).saturating_sub(n_sections))
            }
            TableKind::Records => ("ui-tables-records", guess.n_observations),
        };
        let line = Message::new(kind)
            .with("rows", n_rows)
            .with("columns", columns)
            .with("values", guess.n_observations)
            .with("sure", Message::new(sureness(guess.confidence)));
        let taken =
            cx.session.project().tables.iter().find(|table| {
                table.source == focus.source && table.sheet == focus.sheet && table.number == focus.number
            });
        let taken = taken.map(|table| (table.id.clone(), table.name.clone()));
        ui.horizontal_wrapped(|ui| {
            ui.label(cx.say(&line));
            match taken {
                Some((id, name)) => {
                    let taken = Message::new("ui-tables-taken").with("name", name);
                    ui.label(RichText::new(format!("✓ {}", cx.say(&taken))).color(cx.tokens.good));
                    if cx.button(ui, "ui-tables-harmonise").clicked() {
                        cx.act(Action::Harmonise(id));
                    }
                }
                None => {
                    if cx.primary(ui, "ui-tables-use").clicked() {
                        let name = format!("{} – {}", source.name, focus.sheet);
                        let is_taken = cx.session.project().tables.iter().any(|table| table.name == name);
                        let name = if is_taken { format!("{name} ({})", guess.spec.area()) } else { name };
                        let table = Table {
                            number: focus.number,
                            spec: Some(guess.spec.clone()),
                            confirmed_on: source.fingerprint.clone(),
                            ..Table::new(
                                cx.session.project().fresh_id('t'),
                                name,
                                focus.source.clone(),
                                focus.sheet.clone(),
                            )
                        };
                        cx.edit(Edit::AddTable { table });
                    }
                }
            }
        });
        self.sheet.brush_ui(cx, ui, source, focus);
        self.stacking.ui(cx, ui, focus);
        if let Some(read) = read {
            let outside = cx.session.results().sources.get(&source.id).and_then(|result| result.account(&focus.sheet));
            if let Some(cell) = loss_report::ui(cx, ui, (&source.id, &focus.sheet), &read.loss, outside) {
                self.sheet.show(cell);
            }
            ask_about_commas(cx, ui, source, read);
            notes_ui(cx, ui, &read.notes);
        }
    }

    fn tidy_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, read: &TableRead) {
        ui.vertical(|ui| {
            ui.label(cx.say(&arithmetic(read)));
            let name = cx.t("ui-grid-tidy");
            self.tidy.ui(cx, ui, ("tidy", name), &read.dataset, Some(&read.profiles));
        });
    }
}

/// Asks, once, what nobody can tell from the file: whether the commas of its numbers part thousands or tenths.
fn ask_about_commas(cx: &mut UiCx<'_>, ui: &mut Ui, source: &Source, read: &TableRead) {
    let Some(open) = read.notes.iter().find(|note| note.message.id == "recognise-comma-thousands") else { return };
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(cx.say(&open.message)).color(cx.tokens.attention));
        for (mark, id) in [('.', "ui-ask-thousands"), (',', "ui-ask-tenths")] {
            if cx.button(ui, id).clicked() {
                let options = ImportOptions { decimal_mark: Some(mark), ..source.options.clone() };
                cx.edit(Edit::SetImport { source: source.id.clone(), options });
            }
        }
    });
}

/// Says how the cells of the sheet become the rows of the result, so that anybody can add it up.
fn arithmetic(read: &TableRead) -> Message {
    let (spec, data) = (&read.spec, &read.dataset);
    let n_missing = data.n_missing("value");
    if spec.kind == TableKind::Records {
        return Message::new("ui-tidy-records").with("rows", data.n_rows()).with("columns", spec.key_columns.len());
    }
    let holds_none = |row: &u32| spec.section_rows.contains(row) || spec.note_rows.contains(row);
    let n_rows = (spec.data_rows.0..=spec.data_rows.1).filter(|row| !holds_none(row)).count();
    let n_cells = n_rows * spec.value_columns.len();
    Message::new("ui-tidy-cross")
        .with("rows", n_rows)
        .with("columns", spec.value_columns.len())
        .with("cells", n_cells)
        .with("values", data.n_rows() - n_missing)
        .with("missing", n_missing)
        .with("empty", n_cells.saturating_sub(data.n_rows()))
}

fn sureness(confidence: f64) -> &'static str {
    if confidence >= 0.85 {
        "ui-sure-very"
    } else if confidence >= 0.6 {
        "ui-sure-rather"
    } else {
        "ui-sure-not"
    }
}
