//! How a person looks at a dataset: sorted, filtered, searched. Nothing of it changes the data, and all of it is undone at once.

use std::collections::BTreeSet;

use eframe::egui::{self, Ui};

use super::cx::{UiCx, text_field};
use super::grid::{Asked, Grid, GridCell, NOTHING, STRIP_WITH_BARS, Strip, StripOf, f32_of, fitting_widths, u32_of};
use super::presenter;
use crate::data::profile::Profile;
use crate::data::view::{Keep, Wish, rows};
use crate::data::{Dataset, Kind};
use crate::grid::Rect;
use crate::i18n;
use crate::message::Message;

/// The state of a view on a dataset.
#[derive(Default)]
pub struct TableView {
    selection: Option<Rect>,
    wish: Wish,
    sought: String,
    seeking: Option<Seeking>,
    /// What was sought last and stands nowhere.
    missed: Option<String>,
    /// The column whose filter is open.
    filtering: Option<String>,
    shown: Shown,
    /// The row and the column to bring into view.
    scroll_to: Option<(usize, usize)>,
    /// The rows that a finding is about, of this state of the project: nothing else is shown.
    only: Option<(u64, Vec<usize>)>,
    /// Whether somebody takes the questions of [`Self::asked`].
    pub explains: bool,
    /// The row and column of the data whose value a person asks about.
    pub asked: Option<(usize, String)>,
}

/// A search that goes on from frame to frame: cells are counted in the order in which they are shown.
struct Seeking {
    sought: String,
    start: usize,
    n_done: usize,
}

/// Cells that are searched in one frame: the window stays awake.
const CELLS_A_FRAME: usize = 60_000;

/// The rows that the wish leaves, and of what they are.
#[derive(Default)]
struct Shown {
    of: (usize, usize, u64),
    wish: Wish,
    only: usize,
    rows: Option<Vec<usize>>,
    /// The columns: those of another table begin at the left.
    columns: Vec<String>,
}

impl TableView {
    /// Draws a dataset with its profiles, as far as they are known.
    pub fn ui(
        &mut self,
        cx: &UiCx<'_>,
        ui: &mut Ui,
        (id, name): (&str, String),
        data: &Dataset,
        profiles: Option<&[Profile]>,
    ) {
        // The same place in memory may hold another table after a change of the project.
        let revision = cx.session.results().revision;
        let of = (std::ptr::from_ref(data).addr(), data.n_rows(), revision);
        // Rows of another state of the table are other rows.
        self.only.take_if(|(known, _)| *known != revision);
        let only = self.only.as_ref().map_or(0, |(_, rows)| rows.as_ptr().addr());
        if self.shown.of != of || self.shown.wish != self.wish || self.shown.only != only {
            let columns: Vec<String> = data.schema.columns.iter().map(|column| column.name.clone()).collect();
            if self.shown.columns != columns && self.scroll_to.is_none() {
                self.scroll_to = Some((0, 0));
            }
            self.shown = Shown { of, wish: self.wish.clone(), only, rows: self.wanted_rows(data), columns };
            self.selection = None;
            self.seeking = None;
        }
        self.bar_ui(cx, ui, id, data);
        let asked = self.grid_ui(cx, ui, (id, name), data, profiles);
        if let Some(asked) = asked {
            self.arrange(data, asked);
        }
    }

    /// Shows nothing but some rows, in this order, as long as the project stays as it is, with a column in view.
    pub fn show_only(&mut self, revision: u64, mut rows: Vec<usize>, column: Option<usize>) {
        // A row that stands in several pairs is shown where it stands first.
        let mut seen = BTreeSet::new();
        rows.retain(|row| seen.insert(*row));
        self.only = Some((revision, rows));
        self.wish = Wish::default();
        self.scroll_to = Some((0, column.unwrap_or_default().saturating_sub(1)));
    }

    /// Returns the rows that the wish and a finding leave; nothing where all are shown.
    fn wanted_rows(&self, data: &Dataset) -> Option<Vec<usize>> {
        let wished = rows(data, &self.wish);
        let Some((_, only)) = &self.only else { return wished };
        let Some(wished) = wished else { return Some(only.clone()) };
        let of = |rows: &[usize]| rows.iter().copied().collect::<BTreeSet<usize>>();
        // A wish to sort says the order, else the finding does.
        let (order, others) = if self.wish.sort.is_some() { (&wished, of(only)) } else { (only, of(&wished)) };
        Some(order.iter().copied().filter(|row| others.contains(row)).collect())
    }

    /// Shows all rows again.
    fn show_all(&mut self) {
        self.wish = Wish::default();
        self.only = None;
    }

    /// Returns the row of the data that a row of the grid shows.
    fn row(&self, row: usize) -> usize {
        self.shown.rows.as_ref().map_or(Some(row), |rows| rows.get(row).copied()).unwrap_or(usize::MAX)
    }

    fn n_rows(&self, data: &Dataset) -> usize {
        self.shown.rows.as_ref().map_or_else(|| data.n_rows(), Vec::len)
    }

    fn bar_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, id: &str, data: &Dataset) {
        ui.horizontal_wrapped(|ui| {
            let find = text_field(ui, &cx.t("ui-view-find"), &mut self.sought, 110.0);
            cx.point(ui, "ui-view-find", &find);
            if ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::F)) {
                find.request_focus();
            }
            let enters = find.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if (cx.button(ui, "ui-view-next").clicked() || enters) && !self.sought.is_empty() {
                self.find_next(data);
                if enters {
                    find.request_focus();
                }
            }
            self.seeking_ui(cx, ui, data);
            let label = ui.label(cx.t("ui-view-filter"));
            let shown = self.filtering.clone().unwrap_or_else(|| cx.t("ui-view-filter-none"));
            let combo = egui::ComboBox::from_id_salt((id, "filter")).selected_text(shown).show_ui(ui, |ui| {
                ui.selectable_value(&mut self.filtering, None, cx.t("ui-view-filter-none"));
                for column in &data.schema.columns {
                    ui.selectable_value(&mut self.filtering, Some(column.name.clone()), &column.name);
                }
            });
            let combo = combo.response.labelled_by(label.id);
            cx.point(ui, "ui-view-filter", &combo);
            if let Some(cell) = self.selection.filter(|_| self.explains)
                && cx.button(ui, "ui-grid-why").clicked()
            {
                let column = data.schema.columns.get(cell.left as usize);
                self.asked = column.map(|column| (self.row(cell.top as usize), column.name.clone()));
            }
            if let Some((column, is_falling)) = &self.wish.sort {
                let id = if *is_falling { "ui-view-sorted-falling" } else { "ui-view-sorted-rising" };
                cx.weak(ui, cx.say(&Message::new(id).with("column", column)));
            }
            if self.shown.rows.is_some() {
                let count = Message::new("ui-view-count").with("n", self.n_rows(data)).with("of", data.n_rows());
                ui.label(cx.say(&count));
                let kept: Vec<String> =
                    self.wish.keep.iter().filter(|(_, keep)| !keep.is_empty()).map(|(name, _)| name.clone()).collect();
                for column in kept {
                    let words = cx.say(&Message::new("ui-view-unfilter").with("column", &column));
                    if ui.button(format!("{column} ×")).accessible_name(&words).on_hover_text(words).clicked() {
                        self.wish.keep.remove(&column);
                    }
                }
                if cx.button(ui, "ui-grid-show-all").clicked() {
                    self.show_all();
                }
            }
        });
        let Some(column) = self.filtering.clone() else { return };
        ui.horizontal_wrapped(|ui| {
            let keep = self.wish.keep.entry(column.clone()).or_default();
            let label = ui.label(cx.say(&Message::new("ui-view-list").with("column", &column)));
            let field = egui::TextEdit::multiline(&mut keep.list).desired_rows(2).desired_width(170.0);
            ui.add(field.hint_text(cx.t("ui-view-list-hint"))).labelled_by(label.id);
            ui.checkbox(&mut keep.is_inverted, cx.t("ui-view-invert"));
        });
    }

    fn find_next(&mut self, data: &Dataset) {
        let n_columns = data.schema.columns.len();
        let start = self.selection.map_or(0, |rect| rect.top as usize * n_columns + rect.left as usize + 1);
        self.missed = None;
        self.seeking = Some(Seeking { sought: self.sought.to_lowercase(), start, n_done: 0 });
    }

    /// Goes on with a search; says how far it is, and where there is nothing.
    fn seeking_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, data: &Dataset) {
        self.seek(data);
        let n_cells = (self.n_rows(data) * data.schema.columns.len()).max(1);
        if let Some(seeking) = &self.seeking {
            cx.weak(ui, cx.say(&Message::new("ui-view-seeking").with("percent", seeking.n_done * 100 / n_cells)));
            ui.ctx().request_repaint();
            if cx.button(ui, "ui-action-cancel").clicked() {
                self.seeking = None;
            }
        } else if let Some(missed) = self.missed.as_ref().filter(|missed| **missed == self.sought.to_lowercase()) {
            cx.weak(ui, cx.say(&Message::new("ui-view-not-found").with("text", missed)));
        }
    }

    fn seek(&mut self, data: &Dataset) {
        let n_columns = data.schema.columns.len();
        let n_cells = self.n_rows(data) * n_columns;
        let Some(mut seeking) = self.seeking.take() else { return };
        let end = (seeking.n_done + CELLS_A_FRAME).min(n_cells);
        let has = |at: &usize| {
            let text = data.text(self.row(at / n_columns), at % n_columns);
            text.is_some_and(|text| text.to_lowercase().contains(&seeking.sought))
        };
        let found = (seeking.n_done..end).map(|n| (seeking.start + n) % n_cells).find(has);
        if let Some(at) = found {
            let (row, column) = (at / n_columns, at % n_columns);
            self.selection = Some(Rect::cell(u32_of(row), u32_of(column)));
            self.scroll_to = Some((row.saturating_sub(3), column.saturating_sub(1)));
        } else if end < n_cells {
            seeking.n_done = end;
            self.seeking = Some(seeking);
        } else {
            self.missed = Some(seeking.sought);
        }
    }

    fn arrange(&mut self, data: &Dataset, asked: Asked) {
        let name = |column: usize| data.schema.columns.get(column).map(|column| column.name.clone());
        let (row, column, is_inverted) = match asked {
            Asked::Sort(column, is_falling) => {
                self.wish.sort = name(column).map(|name| (name, is_falling));
                return;
            }
            Asked::ShowAll => {
                self.show_all();
                self.filtering = None;
                return;
            }
            Asked::Why(row, column) => {
                self.asked = name(column).map(|name| (self.row(row), name));
                return;
            }
            Asked::Moved(..) => return,
            Asked::Keep(row, column) => (row, column, false),
            Asked::LeaveOut(row, column) => (row, column, true),
        };
        let Some(name) = name(column) else { return };
        let value = data.text(self.row(row), column).unwrap_or_else(|| "\"\"".to_owned());
        let keep = self.wish.keep.entry(name.clone()).or_default();
        if keep.is_inverted == is_inverted && !keep.is_empty() {
            keep.list = format!("{}\n{value}", keep.list.trim_end());
        } else {
            *keep = Keep { list: value, is_inverted };
        }
        self.filtering = Some(name);
    }

    fn grid_ui(
        &mut self,
        cx: &UiCx<'_>,
        ui: &mut Ui,
        (id, name): (&str, String),
        data: &Dataset,
        profiles: Option<&[Profile]>,
    ) -> Option<Asked> {
        let lang = cx.lang;
        let is_number =
            |column: usize| data.schema.columns.get(column).is_some_and(|column| column.kind == Kind::Number);
        let hidden = presenter::hidden_columns(ui.ctx(), id, data);
        let years: Vec<bool> =
            (0..data.schema.columns.len()).map(|at| is_number(at) && holds_years(data, at)).collect();
        let show = |row: usize, column: usize| {
            if hidden.contains(&column) {
                presenter::HIDDEN.to_owned()
            } else if is_number(column) {
                let is_year = years.get(column) == Some(&true);
                let written = |number: f64| {
                    if is_year { format!("{number:.0}") } else { i18n::number(lang, number, decimals(number)) }
                };
                data.number(row, column).map(written).unwrap_or_default()
            } else {
                data.text(row, column).unwrap_or_default()
            }
        };
        let column_name = |column: usize| data.schema.columns.get(column).map_or("", |column| column.name.as_str());
        let header = |column: usize| column_name(column).to_owned();
        let widths = fitting_widths(ui, data.schema.columns.len(), data.n_rows(), |row, column| match row {
            Some(row) => show(row, column),
            None => header(column),
        });
        let widths =
            widths.into_iter().map(|width| if profiles.is_some() { width.max(124.0) } else { width }).collect();
        let weak = cx.tokens.text_weak;
        let cell = |row: usize, column: usize| {
            let row = self.row(row);
            let text = show(row, column);
            let is_missing = text.is_empty();
            let (source, sheet, place) = data.origin.place(row, column_name(column));
            let hover = place.map(|place| format!("{source} {sheet} {place}"));
            GridCell {
                text: if is_missing { NOTHING.to_owned() } else { text },
                is_number: is_number(column),
                color: is_missing.then_some(weak),
                hover: hover.unwrap_or_default(),
                ..GridCell::default()
            }
        };
        let strip =
            |column: usize| profiles.and_then(|profiles| profiles.get(column)).map(|profile| strip(cx, profile));
        let row_name = |row: usize| (self.row(row).saturating_add(1)).to_string();
        let grid = Grid {
            id,
            name,
            lang,
            copies_names: true,
            n_rows: self.n_rows(data),
            widths,
            header: &header,
            row_name: &row_name,
            cell: &cell,
            scroll_to: self.scroll_to,
            n_frozen: 1,
            strip: profiles.map(|_| (STRIP_WITH_BARS, &strip as &StripOf<'_>)),
            can_arrange: true,
            can_explain: self.explains,
            edges: &[],
        };
        let mut selection = self.selection;
        let asked = grid.ui(ui, &cx.tokens, &mut selection);
        (self.selection, self.scroll_to) = (selection, None);
        asked
    }
}

/// Returns whether the numbers of a column are years, which are written without marks between thousands.
fn holds_years(data: &Dataset, column: usize) -> bool {
    const LOOKED_AT: usize = 50;
    let numbers = (0..data.n_rows().min(LOOKED_AT)).filter_map(|row| data.number(row, column));
    let is_year = |number: f64| number.fract() == 0.0 && (1800.0..=2100.0).contains(&number);
    let mut numbers = numbers.peekable();
    numbers.peek().is_some() && numbers.all(is_year)
}

/// Says what a column looks like as a whole.
fn strip(cx: &UiCx<'_>, profile: &Profile) -> Strip {
    let kind = match profile.kind {
        Kind::Number => "ui-kind-number",
        Kind::Code => "ui-kind-code",
        Kind::Date => "ui-kind-date",
        Kind::Text => "ui-kind-text",
    };
    let line = Message::new("ui-profile-line").with("kind", Message::new(kind)).with("distinct", profile.n_distinct);
    let whole = Message::new("ui-profile")
        .with("kind", Message::new(kind))
        .with("distinct", profile.n_distinct)
        .with("missing", profile.n_missing);
    let number = |number: f64| i18n::number(cx.lang, number, decimals(number));
    let range = profile.range.map(|(least, most)| {
        let message = Message::new("ui-profile-range").with("least", number(least)).with("most", number(most));
        cx.say(&message.with("sum", number(profile.sum.unwrap_or_default())))
    });
    let highest = profile.bars.iter().copied().max().unwrap_or_default().max(1);
    Strip {
        line: cx.say(&line),
        bars: profile.bars.iter().map(|n| f32_of(*n) / f32_of(highest)).collect(),
        hover: [Some(cx.say(&whole)), range].into_iter().flatten().collect::<Vec<_>>().join("\n"),
    }
}

/// Returns the decimals a number is shown with: as many as it has, at most four.
pub fn decimals(number: f64) -> usize {
    let written = format!("{number:.4}");
    written.split_once('.').map_or(0, |(_, fraction)| fraction.trim_end_matches('0').len())
}
