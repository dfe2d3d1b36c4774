//! Tables: the sheet as it is, coloured by what each cell is believed to be, and the tidy table that results.

use eframe::egui::{self, RichText, Ui};

use super::super::action::{Action, Room};
use super::super::cx::UiCx;
use super::super::grid::{Grid, GridCell, NOTHING, fitting_widths};
use super::super::tokens::GAP;
use super::sources::notes_ui;
use crate::data::Dataset;
use crate::grid::{Cell, RawSheet, Rect, column_letters};
use crate::i18n;
use crate::message::Message;
use crate::project::edit::Edit;
use crate::project::{Source, Table};
use crate::recognise::{CellRole, Correction, TableGuess, interest, largest};
use crate::session::Command;
use crate::session::results::{Focus, SourceResult, TableRead};

const ROLES: [(CellRole, &str); 10] = [
    (CellRole::Title, "recognise-role-title"),
    (CellRole::Header, "recognise-role-header"),
    (CellRole::Label, "recognise-role-label"),
    (CellRole::Section, "recognise-role-section"),
    (CellRole::Value, "recognise-role-value"),
    (CellRole::Total, "recognise-role-total"),
    (CellRole::Missing, "recognise-role-missing"),
    (CellRole::Unit, "recognise-role-unit"),
    (CellRole::Note, "recognise-role-note"),
    (CellRole::Outside, "recognise-role-outside"),
];

/// The view state of the room.
#[derive(Default)]
pub struct Tables {
    selection: Option<Rect>,
    tidy_selection: Option<Rect>,
    /// The table that was in view in the frame before.
    shown: Option<Focus>,
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
                look_at_best(cx, first, result);
            }
            ui.spinner();
            return;
        };
        let (Some(source), Some(result)) = (project.source(&focus.source), results.sources.get(&focus.source)) else {
            ui.spinner();
            return;
        };
        choose_ui(cx, ui, &project.sources, &focus, result);
        let opened = match &result.opened {
            Ok(opened) => opened,
            Err(message) => {
                cx.error(ui, message);
                return;
            }
        };
        let Some(sheet) = opened.book.sheet(&focus.sheet) else { return };
        let guess = crate::session::results::guess(result, &focus.sheet, focus.number);
        let preview = results.preview.as_ref().filter(|(shown, _)| *shown == focus).map(|(_, read)| read);
        self.decide_ui(cx, ui, source, &focus, guess, preview.and_then(|read| read.as_ref().ok()).map(AsRef::as_ref));
        let half = (ui.available_width() - GAP) / 2.0;
        let height = ui.available_height();
        ui.horizontal_top(|ui| {
            super::super::cx::block(ui, egui::vec2(half + 40.0, height), |ui| {
                self.sheet_ui(cx, ui, (source, &focus), sheet, guess);
            });
            super::super::cx::block(ui, egui::vec2(half - 40.0, height), |ui| match preview {
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
        &self,
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
        let kind = match guess.spec.kind {
            crate::recognise::spec::TableKind::Cross => "ui-tables-cross",
            crate::recognise::spec::TableKind::Records => "ui-tables-records",
        };
        let (rows, columns) = (guess.spec.data_rows, guess.spec.value_columns.len());
        let n_rows = rows.1.saturating_sub(rows.0) + 1;
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
                            id: cx.session.project().fresh_id('t'),
                            name,
                            source: focus.source.clone(),
                            sheet: focus.sheet.clone(),
                            number: focus.number,
                            spec: Some(guess.spec.clone()),
                            confirmed_on: source.fingerprint.clone(),
                            recipe: Vec::new(),
                            lonely: crate::survey::LonelyPsu::default(),
                        };
                        cx.edit(Edit::AddTable { table });
                    }
                }
            }
        });
        self.paint_ui(cx, ui, source, focus);
        account_ui(cx, ui, source, focus);
        if let Some(read) = read {
            notes_ui(cx, ui, &read.notes);
        }
    }

    /// The brush: gives the selected cells a role by hand.
    fn paint_ui(&self, cx: &mut UiCx<'_>, ui: &mut Ui, source: &Source, focus: &Focus) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let text = match self.selection {
                Some(area) => cx.say(&Message::new("ui-paint-area").with("area", area.to_string())),
                None => cx.t("ui-paint-none"),
            };
            cx.weak(ui, text);
            for (role, id) in ROLES {
                let fill = cx.tokens.role(role).unwrap_or(cx.tokens.surface);
                let button = egui::Button::new(RichText::new(cx.t(id)).small()).fill(fill);
                let button = ui.add_enabled(self.selection.is_some(), button);
                cx.point(ui, id, &button);
                if let Some(area) = self.selection
                    && button.on_disabled_hover_text(cx.t("ui-paint-none")).clicked()
                {
                    let correction = Correction { area, role };
                    cx.edit(Edit::Correct { source: source.id.clone(), sheet: focus.sheet.clone(), correction });
                }
            }
            if source.corrections.contains_key(&focus.sheet) && cx.button(ui, "ui-paint-clear").clicked() {
                cx.edit(Edit::ClearCorrections { source: source.id.clone(), sheet: focus.sheet.clone() });
            }
        });
    }

    fn sheet_ui(
        &mut self,
        cx: &UiCx<'_>,
        ui: &mut Ui,
        (source, focus): (&Source, &Focus),
        sheet: &RawSheet,
        guess: Option<&TableGuess>,
    ) {
        let (lang, tokens) = (cx.lang, cx.tokens);
        // Amounts are written as the language does; codes and years are no amounts.
        let show = |row: u32, column: u32| match sheet.cell(row, column) {
            Cell::Number(number) => match guess.and_then(|guess| guess.role_at(row, column)) {
                Some((CellRole::Label | CellRole::Header | CellRole::Section, _)) => number.to_string(),
                _ => i18n::number(lang, *number, decimals(*number)),
            },
            other => other.to_string(),
        };
        let n_columns = sheet.n_columns as usize;
        // A published sheet begins with a page of titles: its table is what one wants to see first.
        let is_new = self.shown.as_ref() != Some(focus);
        let top = guess.map(|guess| guess.spec.header_rows.map_or(guess.spec.data_rows.0, |(top, _)| top));
        let scroll_to = top.filter(|_| is_new).map(|top| top.saturating_sub(3) as usize);
        if is_new {
            self.shown = Some(focus.clone());
            self.selection = None;
        }
        let text = |row: Option<usize>, column: usize| match row {
            // Widths from the table on: titles above run over many columns.
            Some(row) => show(u32_of(row) + top.unwrap_or_default(), u32_of(column)),
            None => column_letters(u32_of(column)),
        };
        let widths = fitting_widths(ui, n_columns, 40, text).into_iter().map(|width| width.min(190.0)).collect();
        let cell = |row: usize, column: usize| {
            let (row, column) = (u32_of(row), u32_of(column));
            let cell = sheet.cell(row, column);
            let belief = guess.and_then(|guess| guess.role_at(row, column));
            let hover = belief.map_or_else(String::new, |(role, why)| {
                let role =
                    ROLES.iter().find(|(known, _)| *known == role).map_or("recognise-role-outside", |(_, id)| id);
                let label = format!("{} {}", Rect::cell(row, column), i18n::text(lang, role));
                let labelled = Message::new("ui-labelled").with("label", label).with("text", why.clone());
                format!("{}\n{}", i18n::say(lang, &labelled), cell)
            });
            let is_error = matches!(cell, Cell::Error(_));
            GridCell {
                text: show(row, column),
                is_number: cell.number().is_some(),
                fill: belief.and_then(|(role, _)| tokens.role(role)),
                color: is_error.then_some(tokens.bad),
                hover,
            }
        };
        let name = cx.say(&Message::new("ui-grid-sheet").with("sheet", &sheet.name).with("file", &source.name));
        let grid = Grid {
            id: "sheet",
            name,
            lang,
            copies_names: false,
            n_rows: sheet.n_rows as usize,
            widths,
            header: &|column| column_letters(u32_of(column)),
            row_name: &|row| (row + 1).to_string(),
            cell: &cell,
            scroll_to,
        };
        grid.ui(ui, &tokens, &mut self.selection);
    }

    fn tidy_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, read: &TableRead) {
        let n_missing = read.dataset.n_missing("value");
        let counts = Message::new("ui-tidy-counts").with("rows", read.dataset.n_rows()).with("missing", n_missing);
        ui.vertical(|ui| {
            ui.label(cx.say(&counts));
            let name = cx.t("ui-grid-tidy");
            dataset_ui(cx, ui, "tidy", name, &read.dataset, &mut self.tidy_selection);
        });
    }
}

/// Draws a dataset as a grid.
pub fn dataset_ui(cx: &UiCx<'_>, ui: &mut Ui, id: &str, name: String, data: &Dataset, selection: &mut Option<Rect>) {
    let lang = cx.lang;
    let show = |row: usize, column: usize| match data.schema.columns.get(column).map(|column| column.kind) {
        Some(crate::data::Kind::Number) => {
            data.number(row, column).map(|number| i18n::number(lang, number, decimals(number))).unwrap_or_default()
        }
        _ => data.text(row, column).unwrap_or_default(),
    };
    let header = |column: usize| data.schema.columns.get(column).map(|column| column.name.clone()).unwrap_or_default();
    let widths = fitting_widths(ui, data.schema.columns.len(), data.n_rows(), |row, column| match row {
        Some(row) => show(row, column),
        None => header(column),
    });
    let weak = cx.tokens.text_weak;
    let cell = |row: usize, column: usize| {
        let is_number = data.schema.columns.get(column).is_some_and(|column| column.kind == crate::data::Kind::Number);
        let text = show(row, column);
        let is_missing = text.is_empty();
        let name = data.schema.columns.get(column).map_or("", |column| column.name.as_str());
        let hover = data.origin.cell(row, name).map(|cell| cell.to_string()).unwrap_or_default();
        GridCell {
            text: if is_missing { NOTHING.to_owned() } else { text },
            is_number,
            fill: None,
            color: is_missing.then_some(weak),
            hover: if hover.is_empty() {
                hover
            } else {
                format!("{} {} {hover}", data.origin.source, data.origin.sheet)
            },
        }
    };
    let grid = Grid {
        id,
        name,
        lang: cx.lang,
        copies_names: true,
        n_rows: data.n_rows(),
        widths,
        header: &header,
        row_name: &|row| (row + 1).to_string(),
        cell: &cell,
        scroll_to: None,
    };
    grid.ui(ui, &cx.tokens, selection);
}

fn choose_ui(cx: &mut UiCx<'_>, ui: &mut Ui, sources: &[Source], focus: &Focus, result: &SourceResult) {
    ui.horizontal_wrapped(|ui| {
        cx.heading(ui, "ui-room-tables");
        let label = ui.label(cx.t("ui-tables-source"));
        let shown = sources.iter().find(|source| source.id == focus.source).map_or("", |source| source.name.as_str());
        let combo = egui::ComboBox::from_id_salt("source").selected_text(shown).show_ui(ui, |ui| {
            for source in sources {
                if ui.selectable_label(source.id == focus.source, &source.name).clicked()
                    && let Some(result) = cx.session.results().clone().sources.get(&source.id)
                {
                    look_at_best(cx, source, result);
                }
            }
        });
        let combo = combo.response.labelled_by(label.id);
        cx.point(ui, "ui-tables-source", &combo);
        let Ok(opened) = &result.opened else { return };
        for (sheet, guesses) in opened.book.sheets.iter().zip(&result.guesses) {
            let hidden = if sheet.is_visible { "" } else { " ◌" };
            let text = format!("{}{hidden}", sheet.name);
            let tab = ui.selectable_label(sheet.name == focus.sheet, text);
            let tab = if sheet.is_visible { tab } else { tab.on_hover_text(cx.t("ui-sheet-hidden")) };
            if tab.clicked() {
                let number = largest(guesses).unwrap_or_default();
                let focus = Focus { source: focus.source.clone(), sheet: sheet.name.clone(), number };
                cx.act(Action::Do(Command::Look(Some(focus))));
            }
            if sheet.name == focus.sheet && guesses.len() > 1 {
                for (number, guess) in guesses.iter().enumerate() {
                    let message = Message::new("ui-tables-number").with("number", number + 1);
                    let text = cx.say(&message.with("area", guess.spec.area().to_string()));
                    if ui.selectable_label(number == focus.number, text).clicked() {
                        cx.act(Action::Do(Command::Look(Some(Focus { number, ..focus.clone() }))));
                    }
                }
            }
        }
    });
}

/// What became of every filled cell of the sheet: the loss report, one click away.
fn account_ui(cx: &UiCx<'_>, ui: &mut Ui, source: &Source, focus: &Focus) {
    let results = cx.session.results();
    let Some(account) = results.sources.get(&source.id).and_then(|result| result.account(&focus.sheet)) else { return };
    let n_outside = account.roles.get(&CellRole::Outside).copied().unwrap_or_default();
    let title = Message::new("ui-account").with("n", account.n_filled).with("outside", n_outside);
    egui::CollapsingHeader::new(cx.say(&title)).id_salt(("account", &source.id, &focus.sheet)).show(ui, |ui| {
        let line = |(role, n): (&CellRole, &usize)| {
            let id = ROLES.iter().find(|(known, _)| known == role).map_or("recognise-role-outside", |(_, id)| id);
            cx.say(
                &Message::new("ui-labelled")
                    .with("label", cx.t(id))
                    .with("text", Message::new("ui-cells").with("n", *n)),
            )
        };
        ui.label(account.roles.iter().map(line).collect::<Vec<_>>().join(" · "));
        if n_outside > 0 {
            let cells: Vec<String> = account.outside.iter().map(ToString::to_string).collect();
            cx.weak(ui, cx.say(&Message::new("ui-account-outside").with("cells", cells.join(", "))));
        }
    });
}

/// Looks at the sheet with the most values.
fn look_at_best(cx: &mut UiCx<'_>, source: &Source, result: &SourceResult) {
    let Ok(opened) = &result.opened else {
        cx.act(Action::Do(Command::Look(Some(Focus { source: source.id.clone(), ..Focus::default() }))));
        return;
    };
    let sheets = opened.book.sheets.iter().zip(&result.guesses).rev();
    let best = sheets.max_by_key(|(sheet, guesses)| interest(sheet, guesses));
    if let Some((sheet, guesses)) = best {
        let number = largest(guesses).unwrap_or_default();
        let focus = Focus { source: source.id.clone(), sheet: sheet.name.clone(), number };
        cx.act(Action::Do(Command::Look(Some(focus))));
    }
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

/// Returns the decimals a number is shown with: as many as it has, at most four.
pub fn decimals(number: f64) -> usize {
    let written = format!("{number:.4}");
    written.split_once('.').map_or(0, |(_, fraction)| fraction.trim_end_matches('0').len())
}

fn u32_of(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
