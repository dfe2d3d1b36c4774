//! Variants of values: spellings that may be the same, with a tick each; what is ticked becomes one value.

use std::collections::BTreeMap;

use eframe::egui::{self, Ui};

use super::super::cx::{UiCx, text_field};
use crate::data::cluster::{Cluster, clusters};
use crate::data::{Dataset, Kind};
use crate::message::Message;
use crate::project::edit::Edit;
use crate::steps::Step;
use crate::steps::recode::{Others, Recode};

/// Clusters that are shown at once; the rest follows when these are answered.
const MOST_CLUSTERS: usize = 40;

/// Rows of a table whose columns are all looked through for one with variants.
const MOST_LOOKED_THROUGH: usize = 200_000;

/// What is ticked and how it is to be called.
struct Choice {
    cluster: Cluster,
    ticks: Vec<bool>,
    name: String,
}

/// A form for merging spellings.
pub struct Variants {
    column: String,
    /// The column that was looked through, and how many rows it had then.
    looked_at: Option<(String, usize)>,
    choices: Vec<Choice>,
}

impl Variants {
    /// Begins with the first column of texts that has variants; of a long table with the first one.
    pub fn new(data: &Dataset) -> Self {
        let mut form = Self { column: columns(data).next().unwrap_or_default(), looked_at: None, choices: Vec::new() };
        if data.n_rows() <= MOST_LOOKED_THROUGH {
            let has_variants = |column: &String| !clusters(&texts_of(data, column)).is_empty();
            form.column = columns(data).find(has_variants).unwrap_or(form.column);
        }
        form
    }

    /// Draws the form; returns whether it is done with.
    pub fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, table: &str, data: &Dataset) -> bool {
        cx.subheading(ui, "ui-variants");
        cx.weak(ui, cx.t("ui-variants-help"));
        ui.horizontal(|ui| {
            let label = ui.label(cx.t("ui-variants-column"));
            let open = egui::ComboBox::from_id_salt("variants").selected_text(&self.column).show_ui(ui, |ui| {
                for column in columns(data) {
                    ui.selectable_value(&mut self.column, column.clone(), column);
                }
            });
            open.response.labelled_by(label.id);
        });
        self.look(data);
        if self.choices.is_empty() {
            cx.weak(ui, cx.t("ui-variants-none"));
        }
        for (at, choice) in self.choices.iter_mut().enumerate().take(MOST_CLUSTERS) {
            ui.push_id(("cluster", at), |ui| {
                ui.separator();
                text_field(ui, &cx.t("ui-variants-name"), &mut choice.name, 220.0);
                for (tick, (text, n)) in choice.ticks.iter_mut().zip(&choice.cluster.members) {
                    let line = Message::new("ui-unmatched-value").with("value", text).with("n", *n);
                    ui.checkbox(tick, cx.say(&line));
                }
            });
        }
        if self.choices.len() > MOST_CLUSTERS {
            let n = self.choices.len() - MOST_CLUSTERS;
            cx.weak(ui, cx.say(&Message::new("ui-combine-more").with("n", n)));
        }
        let map = self.map();
        let mut is_done = false;
        ui.horizontal(|ui| {
            if ui.add_enabled_ui(!map.is_empty(), |ui| cx.primary(ui, "ui-variants-do")).inner.clicked() {
                let column = self.column.clone();
                let new_column = Some(column.clone());
                let step = Step::Recode(Recode { column, map, code_list: None, others: Others::Keep, new_column });
                cx.edit(Edit::AddStep { table: table.to_owned(), step });
                is_done = true;
            }
            is_done |= cx.button(ui, "ui-path-never-mind").clicked();
        });
        is_done
    }

    /// Looks through the column, where that was not done.
    fn look(&mut self, data: &Dataset) {
        let now = Some((self.column.clone(), data.n_rows()));
        if self.looked_at == now {
            return;
        }
        let choice = |cluster: Cluster| {
            let (ticks, name) = (vec![false; cluster.members.len()], cluster.most().to_owned());
            Choice { cluster, ticks, name }
        };
        self.choices = clusters(&texts_of(data, &self.column)).into_iter().map(choice).collect();
        self.looked_at = now;
    }

    /// Returns spelling → name of what is ticked and called otherwise.
    fn map(&self) -> BTreeMap<String, Option<String>> {
        let ticked = self.choices.iter().take(MOST_CLUSTERS).flat_map(|choice| {
            let members = choice.cluster.members.iter().zip(&choice.ticks).filter(|(_, tick)| **tick);
            members.map(|((text, _), _)| (text.clone(), choice.name.trim().to_owned()))
        });
        ticked.filter(|(text, name)| text != name && !name.is_empty()).map(|(text, name)| (text, Some(name))).collect()
    }
}

/// Returns the different texts of a column with their rows.
fn texts_of(data: &Dataset, column: &str) -> BTreeMap<String, u64> {
    let mut texts: BTreeMap<String, u64> = BTreeMap::new();
    for text in data.texts(column).unwrap_or_default().into_iter().flatten() {
        *texts.entry(text.trim().to_owned()).or_default() += 1;
    }
    texts
}

fn columns(data: &Dataset) -> impl Iterator<Item = String> {
    let texts = data.schema.columns.iter().filter(|column| column.kind == Kind::Text && column.code_list.is_none());
    texts.map(|column| column.name.clone())
}
