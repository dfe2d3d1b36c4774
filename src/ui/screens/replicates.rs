//! Replicate weights: which columns hold them, how they were made, and how their spread becomes a variance.

use eframe::egui::{self, Ui};

use super::super::cx::{UiCx, text_field};
use crate::data::{Dataset, Kind};
use crate::lessons::question::typed_number;
use crate::message::Message;
use crate::project::Table;
use crate::project::edit::Edit;
use crate::survey::{Design, ReplicateMethod, ReplicateWeights};

/// What is being typed of replicate weights.
#[derive(Default)]
pub(super) struct ReplicatesForm {
    pattern: String,
    method: usize,
    rho: String,
    scale: String,
    factors: String,
    are_factors: bool,
    around_estimate: bool,
}

const METHODS: [(ReplicateMethod, &str); 8] = [
    (ReplicateMethod::Brr, "ui-replicate-brr"),
    (ReplicateMethod::Fay { rho: 0.5 }, "ui-replicate-fay"),
    (ReplicateMethod::Bootstrap, "ui-replicate-bootstrap"),
    (ReplicateMethod::Jk1, "ui-replicate-jk1"),
    (ReplicateMethod::Jkn, "ui-replicate-jkn"),
    (ReplicateMethod::Jk2, "ui-replicate-jk2"),
    (ReplicateMethod::SuccessiveDifference, "ui-replicate-acs"),
    (ReplicateMethod::Other, "ui-replicate-other"),
];

impl ReplicatesForm {
    /// Asks for the columns and how they were made.
    pub(super) fn ui(&mut self, cx: &mut UiCx<'_>, ui: &mut Ui, data: &Dataset, table: &Table, design: &Design) {
        egui::CollapsingHeader::new(cx.t("ui-replicates")).id_salt("replicates").show(ui, |ui| {
            if let Some(replicates) = &design.replicates {
                cx.weak(ui, cx.say(&used(replicates)));
            }
            let columns = ui.horizontal_wrapped(|ui| self.columns_ui(cx, ui, data)).inner;
            ui.horizontal_wrapped(|ui| self.numbers_ui(cx, ui));
            let made = self.made(columns);
            let why_not = made.as_ref().err().copied();
            if cx.button_unless(ui, "ui-replicates-use", why_not).clicked()
                && let Ok(replicates) = made
            {
                let design = Design {
                    weight: design.weight.clone(),
                    replicates: Some(replicates),
                    totals: design.totals.clone(),
                    ..Design::default()
                };
                cx.edit(Edit::SetDesign { table: table.id.clone(), design: Some(design) });
            }
        });
    }

    /// The columns that a beginning of their names picks, and the way they were made.
    fn columns_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui, data: &Dataset) -> Vec<String> {
        text_field(ui, &cx.t("ui-replicates-pattern"), &mut self.pattern, 120.0);
        let pattern = self.pattern.trim();
        let begins = |name: &str| !pattern.is_empty() && name.starts_with(pattern);
        let columns = data.schema.columns.iter();
        let columns = columns.filter(|column| column.kind == Kind::Number && begins(&column.name));
        let columns: Vec<String> = columns.map(|column| column.name.clone()).collect();
        cx.weak(ui, cx.say(&Message::new("ui-replicates-found").with("n", columns.len())));
        let label = ui.label(cx.t("ui-replicates-method"));
        let shown = METHODS.get(self.method).map_or("", |(_, id)| id);
        let combo = egui::ComboBox::from_id_salt("replicate method").selected_text(cx.t(shown)).width(190.0);
        let combo = combo.show_ui(ui, |ui| {
            for (place, (_, id)) in METHODS.iter().enumerate() {
                ui.selectable_value(&mut self.method, place, cx.t(id));
            }
        });
        combo.response.labelled_by(label.id);
        columns
    }

    /// What a method leaves open: fields only for those that ask.
    fn numbers_ui(&mut self, cx: &UiCx<'_>, ui: &mut Ui) {
        use ReplicateMethod::{Bootstrap, Fay, Jk1, Jkn, Other};
        let method = METHODS.get(self.method).map_or(Other, |(method, _)| *method);
        if matches!(method, Fay { .. }) {
            text_field(ui, &cx.t("ui-replicates-rho"), &mut self.rho, 60.0)
                .on_hover_text(cx.t("ui-replicates-rho-help"));
        }
        if matches!(method, Jk1 | Jkn | Bootstrap | Other) {
            text_field(ui, &cx.t("ui-replicates-scale"), &mut self.scale, 80.0)
                .on_hover_text(cx.t("ui-replicates-scale-help"));
            text_field(ui, &cx.t("ui-replicates-factors"), &mut self.factors, 200.0)
                .on_hover_text(cx.t("ui-replicates-factors-help"));
        }
        ui.checkbox(&mut self.are_factors, cx.t("ui-replicates-are-factors"));
        ui.checkbox(&mut self.around_estimate, cx.t("ui-replicates-mse")).on_hover_text(cx.t("ui-replicates-mse-help"));
    }

    /// Returns what was said, or why it is not enough.
    fn made(&self, columns: Vec<String>) -> Result<ReplicateWeights, &'static str> {
        use ReplicateMethod::{Bootstrap, Fay, Jk1, Jkn, Other};
        if columns.len() < 2 {
            return Err("ui-replicates-no-columns");
        }
        let typed = |text: &str, or: Option<f64>| match text.trim() {
            "" => Ok(or),
            text => typed_number(text).map(Some).ok_or("ui-replicates-no-number"),
        };
        let method = match METHODS.get(self.method).map_or(Other, |(method, _)| *method) {
            Fay { rho } => match typed(&self.rho, Some(rho))? {
                Some(rho) if (0.0..1.0).contains(&rho) => Fay { rho },
                _ => return Err("ui-replicates-rho-help"),
            },
            method => method,
        };
        let is_open = matches!(method, Jk1 | Jkn | Bootstrap | Other);
        let scale = if is_open { typed(&self.scale, None)? } else { None };
        let parts = self.factors.split([';', ' ', '\n', '\t']).filter(|part| is_open && !part.is_empty());
        let factors: Vec<f64> =
            parts.map(|part| typed_number(part).ok_or("ui-replicates-no-number")).collect::<Result<_, _>>()?;
        if factors.len() > 1 && factors.len() != columns.len() {
            return Err("ui-replicates-factors-help");
        }
        if factors.is_empty() && method == Jkn && !self.are_factors {
            return Err("ui-replicates-jkn-factors");
        }
        let (are_weights, around_estimate) = (!self.are_factors, self.around_estimate);
        Ok(ReplicateWeights { columns, method, are_weights, scale, factors, around_estimate })
    }
}

/// Says which replicate weights hold, and how.
fn used(replicates: &ReplicateWeights) -> Message {
    let is_same = |method: &ReplicateMethod| match (method, replicates.method) {
        (ReplicateMethod::Fay { .. }, ReplicateMethod::Fay { .. }) => true,
        (one, other) => *one == other,
    };
    let name = METHODS.iter().find(|(method, _)| is_same(method)).map_or("ui-replicate-other", |(_, id)| *id);
    let columns = match replicates.columns.as_slice() {
        [first, .., last] => format!("{first} … {last}"),
        columns => columns.join(", "),
    };
    Message::new("ui-replicates-used")
        .with("n", replicates.columns.len())
        .with("columns", columns)
        .with("method", Message::new(name))
        .with(
            "hold",
            Message::new(if replicates.are_weights {
                "ui-replicates-hold-weights"
            } else {
                "ui-replicates-hold-factors"
            }),
        )
        .with(
            "centre",
            Message::new(if replicates.around_estimate {
                "ui-replicates-centre-estimate"
            } else {
                "ui-replicates-centre-mean"
            }),
        )
}
