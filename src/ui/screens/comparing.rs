//! Groups held against each other: who is furthest behind, and a sentence on two groups that respects the interval.

use eframe::egui::{self, RichText, Ui};

use super::super::cx::UiCx;
use super::super::names::{code_name, dimension_title};
use super::super::tokens::{GAP, bold};
use crate::i18n;
use crate::indicators::Worse;
use crate::indicators::compared::{Ranked, rank};
use crate::message::Message;
use crate::project::Analysis;
use crate::project::edit::Edit;
use crate::publish::chart::measure_name;
use crate::survey::contrast::{Groups, verdict};
use crate::survey::{Comparison, Contrast, Dimension, EstimateCell, EstimateTable, Measure, Verdict};

/// Width of the picture of an interval.
const BAR: f32 = 140.0;

/// Draws what may be looked at: the figures, the ranking, two groups; choosing one is an edit.
pub fn views_ui(cx: &mut UiCx<'_>, ui: &mut Ui, analysis: &Analysis, table: &EstimateTable) {
    let groups = first_groups(table);
    let is_groups = matches!(analysis.compare, Some(Contrast::Groups(_)));
    ui.horizontal_wrapped(|ui| {
        let mut next = analysis.compare.clone();
        let mut view = |ui: &mut Ui, id: &str, is_here: bool, then: Option<Contrast>| {
            let response = ui.selectable_label(is_here, cx.t(id));
            cx.point(ui, id, &response);
            if response.clicked() && !is_here {
                next = then;
            }
        };
        view(ui, "ui-view-figures", analysis.compare.is_none(), None);
        // A count of a group is a part of the whole: there is no distance to speak of.
        if !table.measure.is_additive && !table.dimensions.is_empty() {
            view(ui, "ui-view-behind", analysis.compare == Some(Contrast::Whole), Some(Contrast::Whole));
        }
        if let Some(groups) = groups {
            view(ui, "ui-view-compare", is_groups, Some(Contrast::Groups(groups)));
        }
        if next != analysis.compare {
            cx.edit(Edit::SetAnalysis { analysis: Analysis { compare: next, ..analysis.clone() } });
        }
    });
}

/// Proposes the first two groups there are.
fn first_groups(table: &EstimateTable) -> Option<Groups> {
    let dimension = table.dimensions.iter().find(|dimension| dimension.codes.len() > 1)?;
    let [first, second, ..] = dimension.codes.as_slice() else { return None };
    Some(groups_of(dimension, first, second, Comparison::Difference))
}

fn groups_of(dimension: &Dimension, first: &str, second: &str, comparison: Comparison) -> Groups {
    Groups { column: dimension.column.clone(), first: first.to_owned(), second: second.to_owned(), comparison }
}

/// Draws the groups in the order of their distance from everybody.
pub fn behind_ui(cx: &UiCx<'_>, ui: &mut Ui, analysis: &Analysis, figures: &EstimateTable, distances: &EstimateTable) {
    let indicator = cx.session.project().indicator(&analysis.indicator);
    let worse = indicator.and_then(crate::indicators::Indicator::worse);
    let groups = rank(figures, distances, worse);
    let how = match worse {
        Some(Worse::High) => "ui-behind-high",
        Some(Worse::Low) => "ui-behind-low",
        None => "ui-behind-none",
    };
    let name = cx.say(&measure_name(&figures.measure));
    ui.label(RichText::new(name).family(bold()));
    let whole = figures.cells.iter().find(|cell| cell.key.iter().all(Option::is_none));
    if let Some(estimate) = whole.and_then(|cell| cell.estimate) {
        let everybody = Message::new("ui-behind-everybody").with("figure", amount(cx, &figures.measure, estimate));
        ui.label(cx.say(&everybody));
    }
    let mut said = cx.t(how);
    if figures.is_sample && groups.len() > 1 {
        said.push(' ');
        said.push_str(&cx.say(&Message::new("ui-behind-many").with("n", groups.len())));
    }
    cx.weak(ui, said);
    ui.add_space(GAP);
    let reach = |group: &Ranked| {
        let bounds = [group.distance.estimate, group.distance.ci_low, group.distance.ci_high];
        bounds.into_iter().flatten().map(f64::abs).fold(0.0, f64::max)
    };
    // Unreliable groups have intervals that would squeeze all others.
    let reliable = groups.iter().filter(|group| group.verdict != Verdict::Unreliable);
    let widest = reliable.map(reach).fold(0.0, f64::max);
    egui::ScrollArea::both().id_salt("behind").auto_shrink([false, false]).show(ui, |ui| {
        egui::Grid::new("behind").num_columns(7).striped(true).spacing([12.0, 6.0]).show(ui, |ui| {
            let titles =
                ["ui-behind-place", "ui-behind-group", "ui-figure-n", "ui-behind-figure", "ui-behind-distance"];
            for id in titles.into_iter().chain(["ui-behind-interval", "ui-behind-says"]) {
                cx.subheading(ui, id);
            }
            ui.end_row();
            for (place, group) in groups.iter().enumerate() {
                group_ui(cx, ui, figures, (place, group), widest);
                ui.end_row();
            }
        });
    });
}

fn group_ui(cx: &UiCx<'_>, ui: &mut Ui, figures: &EstimateTable, (place, group): (usize, &Ranked), widest: f64) {
    let is_ranked = group.verdict != Verdict::Unreliable;
    ui.label(if is_ranked { (place + 1).to_string() } else { "–".to_owned() });
    ui.label(group_name(cx, figures, &group.figure.key));
    right(ui, cx.number(crate::survey::count_as_number(group.figure.n), 0));
    let figure = group.figure.estimate.map(|value| amount(cx, &figures.measure, value)).unwrap_or_default();
    right(ui, format!("{figure} {}", group.figure.flag.mark()).trim_end().to_owned());
    let distance = group.distance.estimate.map(|value| signed(cx, &figures.measure, value)).unwrap_or_default();
    right(ui, distance);
    interval_ui(cx, ui, group, widest);
    let (id, color) = match group.verdict {
        Verdict::Higher => ("ui-behind-higher", cx.tokens.text),
        Verdict::Lower => ("ui-behind-lower", cx.tokens.text),
        Verdict::Same => ("ui-behind-same", cx.tokens.text_weak),
        Verdict::Open => ("ui-behind-open", cx.tokens.text_weak),
        Verdict::Unreliable => ("ui-behind-unreliable", cx.tokens.attention),
    };
    ui.label(RichText::new(cx.t(id)).color(color));
}

fn right(ui: &mut Ui, text: String) {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| ui.label(text));
}

/// Draws a distance with its interval on the axis that all groups share.
fn interval_ui(cx: &UiCx<'_>, ui: &mut Ui, group: &Ranked, widest: f64) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(BAR, 16.0), egui::Sense::hover());
    let painter = ui.painter_at(rect);
    painter.vline(rect.center().x, rect.y_range(), egui::Stroke::new(1.0, cx.tokens.line));
    let Some(estimate) = group.distance.estimate.filter(|_| widest > 0.0 && group.verdict != Verdict::Unreliable)
    else {
        return;
    };
    let half = f64::from(rect.width() / 2.0 - 4.0);
    #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
    let at = |value: f64| rect.center().x + (value / widest * half) as f32;
    let color = if group.verdict == Verdict::Open { cx.tokens.text_weak } else { cx.tokens.accent };
    if let Some((low, high)) = group.distance.ci_low.zip(group.distance.ci_high) {
        painter.hline(at(low)..=at(high), rect.center().y, egui::Stroke::new(2.0, color));
    }
    painter.circle_filled(egui::pos2(at(estimate), rect.center().y), 4.0, color);
}

/// Draws the choice of two groups and what can be said of them.
pub fn compare_ui(
    cx: &mut UiCx<'_>,
    ui: &mut Ui,
    analysis: &Analysis,
    groups: &Groups,
    figures: &EstimateTable,
    compared: &EstimateTable,
) {
    let Some(dimension) = figures.dimensions.iter().find(|dimension| dimension.column == groups.column) else { return };
    choice_ui(cx, ui, analysis, groups, figures, dimension);
    let place = figures.dimensions.iter().position(|known| known.column == groups.column).unwrap_or(0);
    ui.label(RichText::new(cx.say(&measure_name(&figures.measure))).family(bold()));
    egui::ScrollArea::vertical().id_salt("compared").auto_shrink([false, false]).show(ui, |ui| {
        for cell in &compared.cells {
            let figure_of = |code: &str| {
                let mut key = cell.key.clone();
                if let Some(slot) = key.get_mut(place) {
                    *slot = Some(code.to_owned());
                }
                figures.cells.iter().find(|known| known.key == key)
            };
            let (Some(first), Some(second)) = (figure_of(&groups.first), figure_of(&groups.second)) else { continue };
            let mut others = cell.key.clone();
            if let Some(slot) = others.get_mut(place) {
                *slot = None;
            }
            let said = sentence(cx, &figures.measure, groups, dimension, (first, second), cell, figures.is_sample);
            cx.card().show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                if others.iter().any(Option::is_some) {
                    ui.label(RichText::new(group_name(cx, figures, &others)).family(bold()));
                } else if figures.dimensions.len() > 1 {
                    cx.subheading(ui, "ui-compare-everybody");
                }
                ui.add(egui::Label::new(said).wrap());
            });
            ui.add_space(4.0);
        }
    });
}

fn choice_ui(
    cx: &mut UiCx<'_>,
    ui: &mut Ui,
    analysis: &Analysis,
    groups: &Groups,
    figures: &EstimateTable,
    dimension: &Dimension,
) {
    let mut next = groups.clone();
    ui.horizontal_wrapped(|ui| {
        let column = ui.label(cx.t("ui-compare-by"));
        let shown = dimension_title(cx, dimension);
        let combo = egui::ComboBox::from_id_salt("compare by").selected_text(shown).show_ui(ui, |ui| {
            for other in figures.dimensions.iter().filter(|other| other.codes.len() > 1) {
                let is_here = other.column == groups.column;
                if ui.selectable_label(is_here, dimension_title(cx, other)).clicked()
                    && !is_here
                    && let [first, second, ..] = other.codes.as_slice()
                {
                    next = groups_of(other, first, second, groups.comparison);
                }
            }
        });
        combo.response.labelled_by(column.id);
        group_choice_ui(cx, ui, "ui-compare-first", dimension, &mut next.first);
        group_choice_ui(cx, ui, "ui-compare-second", dimension, &mut next.second);
        ui.radio_value(&mut next.comparison, Comparison::Difference, cx.t("ui-compare-difference"));
        ui.radio_value(&mut next.comparison, Comparison::Ratio, cx.t("ui-compare-ratio"));
    });
    if next != *groups {
        let compare = Some(Contrast::Groups(next));
        cx.edit(Edit::SetAnalysis { analysis: Analysis { compare, ..analysis.clone() } });
    }
}

fn group_choice_ui(cx: &UiCx<'_>, ui: &mut Ui, id: &str, dimension: &Dimension, chosen: &mut String) {
    let label = ui.label(cx.t(id));
    let shown = code_name(cx, dimension, Some(chosen.as_str()));
    let combo = egui::ComboBox::from_id_salt(id).selected_text(shown).truncate().show_ui(ui, |ui| {
        for code in &dimension.codes {
            ui.selectable_value(chosen, code.clone(), code_name(cx, dimension, Some(code)));
        }
    });
    combo.response.labelled_by(label.id);
}

/// Says in words what two figures and the interval of their difference allow to be said.
fn sentence(
    cx: &UiCx<'_>,
    measure: &Measure,
    groups: &Groups,
    dimension: &Dimension,
    (first, second): (&EstimateCell, &EstimateCell),
    compared: &EstimateCell,
    is_sample: bool,
) -> String {
    let id = match (verdict(compared, groups.comparison, is_sample), is_sample) {
        (Verdict::Unreliable, _) => "ui-compare-unreliable",
        (Verdict::Open, _) => "ui-compare-open",
        (Verdict::Same, _) => "ui-compare-same",
        (Verdict::Higher | Verdict::Lower, false) => "ui-compare-counted",
        (Verdict::Higher, true) => "ui-compare-higher",
        (Verdict::Lower, true) => "ui-compare-lower",
    };
    let figure =
        |cell: &EstimateCell| cell.estimate.map_or_else(|| cx.t("ui-none"), |value| amount(cx, measure, value));
    let held = |value: Option<f64>| {
        value.map_or_else(String::new, |value| match groups.comparison {
            Comparison::Difference => signed(cx, measure, value),
            Comparison::Ratio => format!("× {}", cx.number(value, 2)),
        })
    };
    let message = Message::new(id)
        .with("first", code_name(cx, dimension, Some(&groups.first)))
        .with("second", code_name(cx, dimension, Some(&groups.second)))
        .with("a", figure(first))
        .with("b", figure(second))
        .with("difference", held(compared.estimate))
        .with("low", held(compared.ci_low))
        .with("high", held(compared.ci_high));
    cx.say(&message)
}

/// Returns the names of the codes of a group, joined.
fn group_name(cx: &UiCx<'_>, table: &EstimateTable, key: &[Option<String>]) -> String {
    let named = table.dimensions.iter().zip(key).filter_map(|(dimension, code)| Some((dimension, code.as_ref()?)));
    let name = |(dimension, code): (&Dimension, &String)| {
        let name = code_name(cx, dimension, Some(code));
        // A bare number says nothing of what it numbers.
        let is_number = name == *code && name.parse::<f64>().is_ok();
        if is_number { format!("{} {name}", dimension_title(cx, dimension)) } else { name }
    };
    named.map(name).collect::<Vec<_>>().join(" · ")
}

/// Writes a figure as the measure is shown.
fn amount(cx: &UiCx<'_>, measure: &Measure, value: f64) -> String {
    let decimals = usize::from(measure.decimals);
    if measure.unit == "PT" { i18n::percent(cx.lang, value, decimals) } else { cx.number(value, decimals) }
}

/// Writes a difference with its sign; of shares in percentage points.
fn signed(cx: &UiCx<'_>, measure: &Measure, value: f64) -> String {
    let decimals = usize::from(measure.decimals);
    let is_share = measure.unit == "PT";
    let text = cx.number(if is_share { value * 100.0 } else { value }, decimals);
    let text = if value > 0.0 { format!("+{text}") } else { text };
    if is_share { cx.say(&Message::new("ui-points").with("n", text)) } else { text }
}
