//! Tables of one shape: offered to be put below each other, with a calendar of what there is and what is missing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Weak};

use eframe::egui::{self, RichText, Ui};

use super::super::action::Action;
use super::super::cx::{UiCx, text_field};
use crate::data::period::{self, Period};
use crate::message::Message;
use crate::project::edit::Edit;
use crate::project::{Stack, StackPart, Table};
use crate::recognise::shape;
use crate::session::results::{Focus, Results, guess};

/// Periods that a calendar shows.
const MOST_PERIODS: usize = 60;

/// A table that looks like the one in view.
#[derive(Clone, Debug, PartialEq)]
struct Alike {
    focus: Focus,
    /// The names of its file and sheet.
    name: String,
    period: Option<Period>,
    /// Whose it is: what file and sheet say beside the period.
    sender: String,
}

/// The view state: what is to be stacked and how it is called.
#[derive(Default)]
pub struct Stacking {
    of: Option<Focus>,
    /// The results that were looked through for tables of one shape: they are not looked through in every frame.
    looked_through: Weak<Results>,
    alike: Vec<Alike>,
    /// Whether each is taken, and its label.
    choices: Vec<(bool, String)>,
    column: String,
}

impl Stacking {
    /// Draws the offer, where other tables look like the one in view.
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, focus: &Focus) {
        let results = Arc::downgrade(cx.session.results());
        let is_other = self.of.as_ref() != Some(focus);
        if is_other || !self.looked_through.ptr_eq(&results) {
            let alike = alike(cx, focus);
            if is_other || self.alike != alike {
                self.of = Some(focus.clone());
                self.begin(cx, alike);
            }
            self.looked_through = results;
        }
        if self.alike.len() < 2 {
            return;
        }
        let title = Message::new("ui-stack").with("n", self.alike.len() - 1);
        egui::CollapsingHeader::new(cx.say(&title)).id_salt("stack").show(ui, |ui| {
            egui::ScrollArea::vertical().id_salt("stack").max_height(190.0).show(ui, |ui| self.form_ui(cx, ui));
        });
    }

    /// Suggests labels: periods where they tell the tables apart, otherwise whose they are, otherwise their names.
    fn begin(&mut self, cx: &UiCx<'_>, alike: Vec<Alike>) {
        let periods: BTreeSet<_> = alike.iter().filter_map(|table| table.period).collect();
        let senders: BTreeSet<_> = alike.iter().map(|table| &table.sender).collect();
        let (label, column): (fn(&Alike) -> String, _) = if periods.len() == alike.len() {
            (|table| table.period.map(|period| period.to_string()).unwrap_or_default(), "ui-stack-period")
        } else if senders.len() == alike.len() {
            (|table| table.sender.clone(), "ui-stack-sender")
        } else {
            (|table| table.name.clone(), "ui-stack-part")
        };
        self.choices = alike.iter().map(|table| (true, label(table))).collect();
        self.column = cx.t(column);
        self.alike = alike;
    }

    fn form_ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui) {
        ui.horizontal(|ui| {
            text_field(ui, &cx.t("ui-stack-column"), &mut self.column, 120.0);
            let labels: BTreeSet<&str> = self.taken().map(|(_, label)| label.trim()).collect();
            let n_taken = self.taken().count();
            let is_good =
                n_taken > 1 && labels.len() == n_taken && !labels.contains("") && !self.column.trim().is_empty();
            let text = cx.say(&Message::new("ui-stack-do").with("n", n_taken));
            let button = ui.add_enabled(is_good, egui::Button::new(text));
            cx.point(ui, "ui-stack-do", &button);
            if button.on_disabled_hover_text(cx.t("ui-stack-needs")).clicked() {
                self.stack(cx);
            }
        });
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                egui::Grid::new("stack").num_columns(2).show(ui, |ui| {
                    for (table, (is_taken, label)) in self.alike.iter().zip(&mut self.choices) {
                        ui.checkbox(is_taken, &table.name);
                        let field = ui.add_enabled(*is_taken, egui::TextEdit::singleline(label).desired_width(140.0));
                        let name = Message::new("ui-stack-label").with("name", &table.name);
                        field.accessible_name(cx.say(&name));
                        ui.end_row();
                    }
                });
            });
            ui.vertical(|ui| self.calendar_ui(cx, ui));
        });
    }

    fn taken(&self) -> impl Iterator<Item = (&Alike, &str)> {
        let all = self.alike.iter().zip(&self.choices);
        all.filter(|(_, (is_taken, _))| *is_taken).map(|(table, (_, label))| (table, label.as_str()))
    }

    /// Which periods of which sender there are; those between the first and the last that are not there are named.
    fn calendar_ui(&self, cx: &UiCx<'_>, ui: &mut Ui) {
        let mut there: BTreeMap<&str, BTreeSet<Period>> = BTreeMap::new();
        for table in &self.alike {
            if let Some(period) = table.period {
                there.entry(table.sender.as_str()).or_default().insert(period);
            }
        }
        let periods = run(there.values().flatten().copied());
        if periods.len() < 2 {
            return;
        }
        cx.subheading(ui, "ui-stack-calendar");
        let mut missing = Vec::new();
        egui::Grid::new("calendar").spacing([6.0, 2.0]).show(ui, |ui| {
            ui.label("");
            for period in &periods {
                ui.label(RichText::new(period.to_string()).small());
            }
            ui.end_row();
            for (sender, own) in &there {
                ui.label(RichText::new(*sender).small());
                for period in &periods {
                    let is_there = own.contains(period);
                    let (sign, color) = if is_there { ("✓", cx.tokens.good) } else { ("✗", cx.tokens.bad) };
                    let id = if is_there { "ui-stack-there" } else { "ui-stack-missing-one" };
                    let sign = ui.label(RichText::new(sign).color(color)).on_hover_text(cx.t(id));
                    sign.accessible_name(format!("{sender} {period} {}", cx.t(id)));
                    if !is_there {
                        missing.push(format!("{sender} {period}").trim().to_owned());
                    }
                }
                ui.end_row();
            }
        });
        if missing.is_empty() {
            ui.label(RichText::new(cx.t("ui-stack-complete")).color(cx.tokens.good));
        } else {
            let line = Message::new("ui-stack-missing").with("n", missing.len()).with("which", missing.join(", "));
            ui.label(RichText::new(cx.say(&line)).color(cx.tokens.bad));
        }
    }

    fn stack(&self, cx: &mut UiCx<'_>) {
        let project = cx.session.project().clone();
        let mut taken = self.taken();
        let Some((first, label)) = taken.next() else { return };
        let Some(source) = project.source(&first.focus.source) else { return };
        let results = cx.session.results().clone();
        let spec = results.sources.get(&first.focus.source);
        let spec = spec
            .and_then(|result| guess(result, &first.focus.sheet, first.focus.number))
            .map(|guess| guess.spec.clone());
        let parts = taken.map(|(table, label)| StackPart {
            label: label.trim().to_owned(),
            source: table.focus.source.clone(),
            sheet: table.focus.sheet.clone(),
            number: table.focus.number,
        });
        let parts: Vec<StackPart> = parts.collect();
        let name = Message::new("ui-stack-name").with("name", &source.name).with("n", parts.len() + 1);
        let table = Table {
            number: first.focus.number,
            spec,
            confirmed_on: source.fingerprint.clone(),
            stack: Some(Stack { column: self.column.trim().to_owned(), label: label.trim().to_owned(), parts }),
            ..Table::new(project.fresh_id('t'), cx.say(&name), first.focus.source.clone(), first.focus.sheet.clone())
        };
        let id = table.id.clone();
        cx.edit(Edit::AddTable { table });
        cx.act(Action::Harmonise(id));
    }
}

/// Returns the tables of the shape of the one in view, itself among them, in the order of their periods.
fn alike(cx: &UiCx<'_>, focus: &Focus) -> Vec<Alike> {
    let (project, results) = (cx.session.project(), cx.session.results());
    let mut found = Vec::new();
    let Some(own) = results.sources.get(&focus.source).and_then(|result| {
        let sheet = result.opened.as_ref().ok()?.book.sheet(&focus.sheet)?;
        Some(shape(sheet, &guess(result, &focus.sheet, focus.number)?.spec))
    }) else {
        return found;
    };
    for source in &project.sources {
        let Some(result) = results.sources.get(&source.id) else { continue };
        let Ok(opened) = &result.opened else { continue };
        for (sheet, guesses) in opened.book.sheets.iter().zip(&result.guesses) {
            for (number, guess) in guesses.iter().enumerate() {
                if shape(sheet, &guess.spec) != own {
                    continue;
                }
                let stem = source.name.rsplit_once('.').map_or(source.name.as_str(), |(stem, _)| stem);
                let name = if stem == sheet.name { stem.to_owned() } else { format!("{stem} {}", sheet.name) };
                let name = if guesses.len() > 1 { format!("{name} {}", guess.spec.area()) } else { name };
                // The sheet speaks before the file: twelve months are twelve sheets of one file.
                let (of_sheet, sheet_rest) = period::find(&sheet.name);
                let (of_file, file_rest) = period::find(stem);
                let sender = if of_sheet.is_some() && stem != sheet.name {
                    format!("{file_rest} {sheet_rest}")
                } else {
                    file_rest
                };
                let focus = Focus { source: source.id.clone(), sheet: sheet.name.clone(), number };
                found.push(Alike { focus, name, period: of_sheet.or(of_file), sender: sender.trim().to_owned() });
            }
        }
    }
    found.sort_by(|a, b| (a.period, &a.sender, &a.name).cmp(&(b.period, &b.sender, &b.name)));
    found
}

/// Returns every period from the first to the last; nothing where they are of different lengths.
fn run(periods: impl Iterator<Item = Period>) -> Vec<Period> {
    let known: BTreeSet<Period> = periods.collect();
    let (Some(first), Some(last)) = (known.first(), known.last()) else { return Vec::new() };
    if !known.iter().all(|period| period.is_like(*first)) {
        return Vec::new();
    }
    let all = std::iter::successors(Some(*first), |period| Some(period.next()));
    all.take_while(|period| period <= last).take(MOST_PERIODS).collect()
}
