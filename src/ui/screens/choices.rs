//! What is chosen for an analysis: its tables, columns, breakdown, design and interval. Every choice is an edit.

use eframe::egui::{self, Ui};

use super::super::cx::UiCx;
use super::design::DesignForm;
use super::reliability;
use crate::data::{Column, Concept, Dataset, Kind};
use crate::indicators::{self, Indicator};
use crate::project::edit::Edit;
use crate::project::{Analysis, Project};
use crate::session::results::Results;
use crate::steps::concept_word;
use crate::survey::Contrast;

/// Dimensions, interval, lonely strata: every choice is an edit.
pub fn choices_ui(
    cx: &mut UiCx<'_>,
    ui: &mut Ui,
    analysis: &Analysis,
    project: &Project,
    results: &Results,
    form: &mut DesignForm,
) {
    let Some(data) = results.tables.get(&analysis.table).and_then(|table| table.dataset()) else { return };
    let mut next = analysis.clone();
    let indicator = project.indicator(&analysis.indicator);
    tables_ui(cx, ui, project, indicator, &mut next);
    ui.horizontal_wrapped(|ui| {
        cx.subheading(ui, "ui-indicators-by");
        let mut offered = dimensions(cx, data, indicator);
        // What the figures are broken down by can always be taken back, also where a later step gave its codes to another column.
        let left = analysis.by.iter().filter(|column| offered.iter().all(|(offered, _)| offered != *column));
        let left: Vec<(String, String)> = left.map(|column| (column.clone(), column.clone())).collect();
        offered.extend(left);
        for (column, title) in offered {
            let mut is_chosen = next.by.contains(&column);
            if ui.checkbox(&mut is_chosen, title).on_hover_text(&column).changed() {
                if is_chosen {
                    next.by.push(column);
                } else {
                    next.by.retain(|known| *known != column);
                    let is_of_column = |compare: &Contrast| match compare {
                        Contrast::Whole => next.by.is_empty(),
                        Contrast::Groups(groups) => groups.column == column,
                    };
                    if next.compare.as_ref().is_some_and(is_of_column) {
                        next.compare = None;
                    }
                }
            }
        }
    });
    if let Some(indicator) = indicator.filter(|indicator| !indicator.quantities().is_empty()) {
        quantities_ui(cx, ui, data, indicator, &mut next);
    }
    if indicator.is_some_and(Indicator::is_survey)
        && let Some(table) = project.table(&analysis.table)
    {
        let review = results.analyses.get(&analysis.id).and_then(|result| result.review.as_ref());
        form.ui(cx, ui, (data, review), table, &mut next.interval);
        if !table.full_count {
            reliability::ui(cx, ui, project, &mut next);
        }
    }
    if next != *analysis {
        cx.edit(Edit::SetAnalysis { analysis: next });
    }
}

/// Which tables the indicator is computed from, where there is a choice.
fn tables_ui(cx: &UiCx<'_>, ui: &mut Ui, project: &Project, indicator: Option<&dyn Indicator>, next: &mut Analysis) {
    let needs_two = indicator.is_some_and(|indicator| indicator.inputs() > 1);
    if project.tables.len() < 2 && !needs_two {
        return;
    }
    let choose = |ui: &mut Ui, id: &str, chosen: &mut String| {
        let label = ui.label(cx.t(id));
        let shown = project.table(chosen).map_or_else(|| cx.t("ui-choose"), |table| table.name.clone());
        let combo = egui::ComboBox::from_id_salt(id).selected_text(shown).width(220.0).truncate().show_ui(ui, |ui| {
            for table in &project.tables {
                ui.selectable_value(chosen, table.id.clone(), &table.name);
            }
        });
        combo.response.labelled_by(label.id);
    };
    ui.horizontal_wrapped(|ui| {
        choose(ui, "ui-indicators-table", &mut next.table);
        if needs_two {
            let mut second = next.second.clone().unwrap_or_default();
            choose(ui, "ui-indicators-second", &mut second);
            next.second = Some(second).filter(|second| !second.is_empty());
        }
    });
}

/// Which columns hold what the indicator reads without a concept.
fn quantities_ui(cx: &UiCx<'_>, ui: &mut Ui, data: &Dataset, indicator: &dyn Indicator, next: &mut Analysis) {
    ui.horizontal_wrapped(|ui| {
        for quantity in indicator.quantities() {
            let label = ui.label(cx.say(&quantity.name()));
            let used = quantity.column(&data.schema, &next.columns).map(|column| column.name.clone());
            let shown = used.clone().unwrap_or_else(|| cx.t("ui-choose"));
            let combo = egui::ComboBox::from_id_salt(&quantity.id).selected_text(shown).width(150.0).truncate();
            let combo = combo.show_ui(ui, |ui| {
                for column in &data.schema.columns {
                    if ui.selectable_label(used.as_ref() == Some(&column.name), &column.name).clicked() {
                        next.columns.insert(quantity.id.clone(), column.name.clone());
                    }
                }
            });
            combo.response.labelled_by(label.id);
        }
    });
}

/// Groups that every indicator can be broken down by, whatever its file says.
const ALWAYS: [Concept; 10] = [
    Concept::Region,
    Concept::Urbanisation,
    Concept::Wealth,
    Concept::Ethnicity,
    Concept::MigratoryStatus,
    Concept::MigrationReason,
    Concept::DurationOfStay,
    Concept::PreviousResidence,
    Concept::EmploymentStatus,
    Concept::Industry,
];

/// Returns the columns that can cross an indicator: coded ones and short lists, with their titles.
pub fn dimensions(cx: &UiCx<'_>, data: &Dataset, indicator: Option<&dyn Indicator>) -> Vec<(String, String)> {
    let taken = indicator.map_or(&[][..], Indicator::needs);
    let asked = indicator.map_or(&[][..], Indicator::dimensions);
    let is_dimension = |concept: Concept| asked.contains(&concept);
    let columns = data.schema.columns.iter().filter(|column| match column.concept {
        Some(concept) if is_dimension(concept) => indicators::makes_groups(column),
        Some(concept) => !taken.contains(&concept) && ALWAYS.contains(&concept) && column.kind != Kind::Number,
        // Groups that a step or a list of one's own made; what kind an area is belongs to the area.
        None => column.code_list.as_deref().is_some_and(|list| list != "area_type"),
    });
    let title =
        |column: &Column| column.concept.map_or_else(|| column.name.clone(), |concept| cx.say(&concept_word(concept)));
    let titled: Vec<(&Column, String)> = columns.map(|column| (column, title(column))).collect();
    let is_shared = |title: &String| titled.iter().filter(|(_, other)| other == title).count() > 1;
    titled
        .iter()
        .map(|(column, title)| {
            let name = if is_shared(title) { format!("{title} ({})", column.name) } else { title.clone() };
            (column.name.clone(), name)
        })
        .collect()
}
