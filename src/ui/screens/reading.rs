//! How a file is read: encoding, marks, dates, single columns; each guess is shown, and a person has the last word.

use eframe::egui::{self, Ui};

use super::super::action::Action;
use super::super::cx::{Draft, UiCx};
use crate::import::print_out::ALIGNED;
use crate::import::{ColumnWay, DateOrder, ImportOptions, Opened};
use crate::message::Message;
use crate::project::Source;
use crate::project::edit::Edit;
use crate::recognise::spec::TableKind;

/// Encodings that offices write, as the WHATWG encoding standard labels them, and those of DOS.
const ENCODINGS: [&str; 13] = [
    "utf-8",
    "windows-1252",
    "iso-8859-15",
    "windows-1250",
    "windows-1251",
    "windows-1256",
    "macintosh",
    "cp850",
    "cp437",
    "cp852",
    "ibm866",
    "utf-16le",
    "utf-16be",
];

/// Draws how a file is read: each guess is shown and can be put right.
pub fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, source: &Source, opened: &Opened, missing: &mut Draft) {
    let (used, mut next) = (&opened.options, source.options.clone());
    ui.horizontal_wrapped(|ui| {
        match opened.format {
            "delimited" => text_ui(cx, ui, used, &mut next),
            // Texts stand in fields of bytes.
            "statistical" => {
                encoding_ui(cx, ui, |label| !label.starts_with("utf-16") && !label.starts_with("cp"), used, &mut next);
            }
            _ => {}
        }
        let marks: Vec<_> =
            [(',', "ui-mark-comma"), ('.', "ui-mark-point")].map(|(mark, id)| (mark, cx.t(id))).to_vec();
        option_ui(cx, ui, "ui-import-decimal", &marks, used.decimal_mark.as_ref(), &mut next.decimal_mark);
        let orders: Vec<_> = [
            (DateOrder::DayMonthYear, "ui-dates-day"),
            (DateOrder::MonthDayYear, "ui-dates-month"),
            (DateOrder::YearMonthDay, "ui-dates-year"),
        ]
        .map(|(order, id)| (order, cx.t(id)))
        .to_vec();
        option_ui(cx, ui, "ui-import-dates", &orders, used.date_order.as_ref(), &mut next.date_order);
        missing.follow(&source.options.missing_marks.join("; "));
        let label = ui.label(cx.t("ui-import-missing"));
        let field = egui::TextEdit::singleline(missing.typed()).desired_width(150.0);
        let field = ui.add(field.hint_text(cx.t("ui-import-missing-hint"))).labelled_by(label.id);
        let field = field.on_hover_text(cx.t("ui-import-missing-what"));
        if field.accessible_name(cx.name_for("ui-import-missing", &source.name)).lost_focus() {
            cx.act(Action::KeepTyped);
        }
        column_ui(cx, ui, source, &mut next);
    });
    if next != source.options {
        cx.edit(Edit::SetImport { source: source.id.clone(), options: next });
    }
}

/// One choice of reading: what the program found, or what the person says.
fn option_ui<T: Clone + PartialEq>(
    cx: &UiCx<'_>,
    ui: &mut Ui,
    label: &str,
    choices: &[(T, String)],
    used: Option<&T>,
    chosen: &mut Option<T>,
) {
    let name = ui.label(cx.t(label));
    let word = |value: Option<&T>| {
        let known = value.and_then(|value| choices.iter().find(|(known, _)| known == value));
        known.map_or_else(|| cx.t("ui-import-open"), |(_, word)| word.clone())
    };
    let found = match used {
        Some(_) => cx.say(&Message::new("ui-import-found").with("value", word(used))),
        None => word(None),
    };
    let shown = if chosen.is_some() { word(chosen.as_ref()) } else { found };
    let combo = egui::ComboBox::from_id_salt(label).selected_text(shown).show_ui(ui, |ui| {
        ui.selectable_value(chosen, None, cx.t("ui-import-by-itself"));
        for (value, word) in choices {
            ui.selectable_value(chosen, Some(value.clone()), word);
        }
    });
    combo.response.labelled_by(name.id);
}

/// The choice of an encoding, of those that a format can have.
fn encoding_ui(
    cx: &UiCx<'_>,
    ui: &mut Ui,
    can_be: impl Fn(&str) -> bool,
    used: &ImportOptions,
    next: &mut ImportOptions,
) {
    let known = ENCODINGS.iter().filter(|label| can_be(label));
    let encodings: Vec<_> = known.map(|label| ((*label).to_owned(), (*label).to_owned())).collect();
    option_ui(cx, ui, "ui-import-encoding", &encodings, used.encoding.as_ref(), &mut next.encoding);
}

/// The choices that only a text file needs.
fn text_ui(cx: &UiCx<'_>, ui: &mut Ui, used: &ImportOptions, next: &mut ImportOptions) {
    encoding_ui(cx, ui, |_| true, used, next);
    let marks: Vec<_> = [
        (',', "ui-mark-comma"),
        (';', "ui-mark-semicolon"),
        ('\t', "ui-mark-tab"),
        ('|', "ui-mark-bar"),
        (ALIGNED, "ui-mark-aligned"),
    ]
    .map(|(mark, id)| (mark, cx.t(id)))
    .to_vec();
    option_ui(cx, ui, "ui-import-delimiter", &marks, used.delimiter.as_ref(), &mut next.delimiter);
}

/// Single columns that are read otherwise than their values look.
fn column_ui(cx: &UiCx<'_>, ui: &mut Ui, source: &Source, next: &mut ImportOptions) {
    let ways = [
        (ColumnWay::Text, "ui-column-text"),
        (ColumnWay::Comma, "ui-column-comma"),
        (ColumnWay::Point, "ui-column-point"),
        (ColumnWay::DayFirst, "ui-column-day-first"),
        (ColumnWay::MonthFirst, "ui-column-month-first"),
    ];
    let columns = columns(cx, source);
    if !columns.is_empty() {
        let label = ui.label(cx.t("ui-import-column"));
        let combo = egui::ComboBox::from_id_salt("column").selected_text(cx.t("ui-import-column-choose"));
        let combo = combo.show_ui(ui, |ui| {
            for column in &columns {
                ui.menu_button(column, |ui| {
                    for (way, id) in ways {
                        if ui.button(cx.t(id)).clicked() {
                            next.columns.insert(column.clone(), way);
                        }
                    }
                });
            }
        });
        combo.response.labelled_by(label.id);
    }
    let mut gone = None;
    for (column, way) in &next.columns {
        let id = ways.iter().find(|(known, _)| known == way).map_or("ui-column-text", |(_, id)| id);
        let line = Message::new("ui-labelled").with("label", column).with("text", Message::new(id));
        if ui.button(format!("{} ✗", cx.say(&line))).on_hover_text(cx.t("ui-column-by-itself")).clicked() {
            gone = Some(column.clone());
        }
    }
    if let Some(column) = gone {
        next.columns.remove(&column);
    }
}

/// Returns the names of the columns of the lists that come from a source.
fn columns(cx: &UiCx<'_>, source: &Source) -> Vec<String> {
    let results = cx.session.results();
    let tables = cx.session.project().tables.iter().filter(|table| table.source == source.id);
    let reads = tables.filter_map(|table| results.tables.get(&table.id)?.read.as_ref().ok());
    let preview = results.preview.as_ref().filter(|(focus, _)| focus.source == source.id);
    let preview = preview.and_then(|(_, read)| read.as_ref().ok());
    let lists = reads.chain(preview).filter(|read| read.spec.kind == TableKind::Records);
    let mut names: Vec<String> =
        lists.flat_map(|read| read.dataset.schema.columns.iter().map(|column| column.name.clone())).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Returns the marks of a text in which they stand one behind the other.
pub fn marks(text: &str) -> Vec<String> {
    text.split(';').map(str::trim).filter(|mark| !mark.is_empty()).map(str::to_owned).collect()
}
