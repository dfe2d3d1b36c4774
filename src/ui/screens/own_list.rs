//! Makes a code list of one's own from the table at hand, and shows those that are there.

use eframe::egui::{self, Ui};

use super::super::cx::{UiCx, text_field};
use crate::data::Dataset;
use crate::data::codes::LANGS;
use crate::data::own_list::{ListColumns, Made, make};
use crate::message::{Explain as _, Message};
use crate::project::edit::Edit;

/// Codes shown before the list is made.
const N_SHOWN: usize = 6;

/// A form for making a list.
pub struct OwnListForm {
    columns: ListColumns,
    name: String,
    /// What the columns give, kept until they change.
    made: Option<(ListColumns, usize, Result<Made, Message>)>,
}

impl OwnListForm {
    /// Begins with the columns that look like codes and names.
    pub fn new(data: &Dataset, name: &str) -> Self {
        Self { columns: ListColumns::guess(data), name: name.to_owned(), made: None }
    }

    /// Draws the form; returns whether it is done with.
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, data: &Dataset) -> bool {
        cx.subheading(ui, "ui-own-list");
        cx.weak(ui, cx.t("ui-own-list-help"));
        lists_ui(cx, ui);
        let columns: Vec<&str> = data.schema.columns.iter().map(|column| column.name.as_str()).collect();
        egui::Grid::new("own-list").num_columns(2).show(ui, |ui| self.columns_ui(cx, ui, &columns));
        ui.horizontal(|ui| text_field(ui, &cx.t("ui-own-list-name"), &mut self.name, 260.0));
        self.look(data);
        let made = self.made.as_ref().map(|(_, _, made)| made);
        match made {
            Some(Ok(made)) => preview_ui(cx, ui, made),
            Some(Err(message)) => cx.error(ui, message),
            None => {}
        }
        let mut is_done = false;
        let is_ready = matches!(made, Some(Ok(_))) && !self.name.trim().is_empty();
        ui.horizontal(|ui| {
            let go = ui.add_enabled_ui(is_ready, |ui| cx.primary(ui, "ui-own-list-do")).inner;
            if let (true, Some((_, _, Ok(made)))) = (go.clicked(), &self.made) {
                cx.edit(Edit::AddList { list: made.clone().list(&self.name) });
                is_done = true;
            }
            is_done |= cx.button(ui, "ui-path-never-mind").clicked();
        });
        is_done
    }

    /// Which columns hold codes, names and the codes above.
    fn columns_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, columns: &[&str]) {
        let code = Some(self.columns.code.clone());
        if let Some(Chosen::Column(column)) = choice(cx, ui, "ui-own-list-code", code.as_deref(), columns, false) {
            self.columns.code = column;
        }
        for lang in std::iter::once("").chain(LANGS) {
            let at = self.columns.names.iter().position(|(known, _)| known == lang);
            let now = at.and_then(|at| self.columns.names.get(at)).map(|(_, column)| column.clone());
            let id = if lang.is_empty() { "ui-own-list-names".to_owned() } else { format!("ui-own-list-names-{lang}") };
            match choice(cx, ui, &id, now.as_deref(), columns, true) {
                Some(Chosen::Column(column)) => {
                    self.columns.names.retain(|(known, _)| known != lang);
                    self.columns.names.push((lang.to_owned(), column));
                }
                Some(Chosen::None) => self.columns.names.retain(|(known, _)| known != lang),
                None => {}
            }
        }
        let parent = self.columns.parent.clone();
        match choice(cx, ui, "ui-own-list-parent", parent.as_deref(), columns, true) {
            Some(Chosen::Column(column)) => self.columns.parent = Some(column),
            Some(Chosen::None) => self.columns.parent = None,
            None => {}
        }
    }

    fn look(&mut self, data: &Dataset) {
        if self.made.as_ref().is_none_or(|(columns, n, _)| (columns, *n) != (&self.columns, data.n_rows())) {
            let made = make(data, &self.columns).map_err(|error| error.message());
            self.made = Some((self.columns.clone(), data.n_rows(), made));
        }
    }
}

fn preview_ui(cx: &UiCx<'_>, ui: &mut Ui, made: &Made) {
    let counts = Message::new("ui-own-list-counts")
        .with("n", made.codes.len())
        .with("spellings", made.n_spellings)
        .with("without", made.n_without_code)
        .with("orphans", made.n_without_parent);
    ui.label(cx.say(&counts));
    for code in made.codes.iter().take(N_SHOWN) {
        let names: Vec<&str> = code.names.values().chain(&code.aliases).map(String::as_str).collect();
        cx.weak(ui, format!("{} – {}", code.code, names.join(", ")));
    }
}

/// Draws the lists of the project, each with a way to remove it.
fn lists_ui(cx: &mut UiCx<'_>, ui: &mut Ui) {
    let project = cx.session.project().clone();
    for list in &project.lists {
        ui.horizontal_wrapped(|ui| {
            let line = Message::new("ui-own-list-line").with("name", list.name()).with("n", list.codes().len());
            ui.label(cx.say(&line.with("origin", list.origin())));
            if cx.button_for(ui, "ui-own-list-remove", list.name()).clicked() {
                cx.edit(Edit::RemoveList { list: list.id().to_owned() });
            }
        });
    }
}

/// What a person chose for a part of the list.
enum Chosen {
    Column(String),
    None,
}

/// Draws a choice of a column; returns what was chosen in this frame.
fn choice(
    cx: &UiCx<'_>,
    ui: &mut Ui,
    id: &str,
    now: Option<&str>,
    columns: &[&str],
    may_be_none: bool,
) -> Option<Chosen> {
    let mut chosen = None;
    let label = ui.label(cx.t(id));
    let shown = now.map_or_else(|| cx.t("ui-none"), str::to_owned);
    let combo = egui::ComboBox::from_id_salt(id).width(220.0).selected_text(shown).show_ui(ui, |ui| {
        if may_be_none && ui.selectable_label(now.is_none(), cx.t("ui-none")).clicked() {
            chosen = Some(Chosen::None);
        }
        for column in columns {
            if ui.selectable_label(now == Some(*column), *column).clicked() {
                chosen = Some(Chosen::Column((*column).to_owned()));
            }
        }
    });
    combo.response.labelled_by(label.id);
    ui.end_row();
    chosen
}
