//! The chart of a table as Excel draws it, from the cells of the sheet.

use rust_xlsxwriter::{
    Chart, ChartAxis, ChartDataLabel, ChartDataLabelPosition, ChartErrorBars, ChartErrorBarsType, ChartFormat,
    ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType, ChartPatternFill, ChartPatternFillType, ChartRange,
    ChartSeries, ChartSolidFill, ChartType,
};

use super::super::svg::PALETTE;
use super::sheet::{Layout, NumberKind, number_format};
use super::{Writer, alt_text};
use crate::data::borders::Borders;
use crate::publish::chart::{self, ChartKind, ChartSpec, Scene};

impl Writer<'_> {
    /// Makes the chart; `None` where its figures do not lie one below the other.
    pub(super) fn native_chart(
        &self,
        (layout, spec): (&Layout<'_>, &ChartSpec),
        borders: Option<&Borders>,
        sheet: &str,
    ) -> Option<Chart> {
        // The library gives the second axis of lying bars no ends of its own, without which the left side of a pyramid would
        // have another scale: Excel gets the same figures as bars side by side.
        let kind = if spec.kind == ChartKind::Pyramid { ChartKind::Bar } else { spec.kind };
        let spec = &ChartSpec { kind, ..spec.clone() };
        let scene = self.words.scene(layout.table, spec, borders);
        let is_drawn_by_excel = matches!(
            scene.kind,
            ChartKind::Line | ChartKind::Bar | ChartKind::Interval | ChartKind::Stacked | ChartKind::Scatter
        );
        if spec.panel.is_some() || !is_drawn_by_excel {
            return None;
        }
        let runs = runs(layout, spec, &scene)?;
        let position = |column: &str| layout.table.dimensions().iter().position(|known| known.column == column);
        let x = layout.table.dimensions().get(position(&spec.x)?)?;
        let label_column = layout.column(&self.words.dimension(x))?;
        let value_column = layout.column(&self.words.say(&layout.table.measure().name))?;
        let below = layout.column(&self.words.text("publish-column-below"));
        let above = layout.column(&self.words.text("publish-column-above"));
        let mut chart = Chart::new(match scene.kind {
            ChartKind::Stacked => ChartType::BarStacked,
            ChartKind::Scatter => ChartType::Scatter,
            kind if kind.is_bars() => ChartType::Bar,
            _ => ChartType::Line,
        });
        let across = runs.first().copied().filter(|_| scene.kind == ChartKind::Scatter);
        for (at, (first, last)) in runs.into_iter().skip(usize::from(across.is_some())).enumerate() {
            let range = |column: u16| ChartRange::new_from_range(sheet, first, column, last, column);
            let categories = match across {
                Some((first, last)) => ChartRange::new_from_range(sheet, first, value_column, last, value_column),
                None => range(label_column),
            };
            // A series that is pushed loses its markers; one that is added keeps those given later.
            let series = chart.add_series();
            series.set_categories(&categories).set_values(&range(value_column));
            series.set_name(plain(scene.series.get(at).map_or("", |series| &series.name)));
            // Error bars of a lying bar chart are drawn along the wrong axis by some readers.
            if let (Some(below), Some(above), true) = (below, above, !scene.kind.is_bars() && across.is_none()) {
                let mut bars = ChartErrorBars::new();
                bars.set_type(ChartErrorBarsType::Custom(range(above), range(below)));
                bars.set_format(ChartFormat::new().set_line(ChartLine::new().set_color(color(at))));
                series.set_y_error_bars(&bars);
            }
            dress(series, scene.kind, at);
            if across.is_some() {
                let label = |name: &String| {
                    ChartDataLabel::new().set_value(plain(name)).set_position(ChartDataLabelPosition::Right).clone()
                };
                let labels: Vec<ChartDataLabel> = scene.categories.iter().map(label).collect();
                series.set_custom_data_labels(&labels);
            }
        }
        chart.title().set_name(plain(&self.words.say(&scene.title)));
        let (categories, values) = (self.words.axis(&scene.category_axis), self.words.say(&scene.value_axis));
        category_axis(&mut chart, &scene).set_name(plain(&categories));
        let format = number_format(layout.table, NumberKind::Measure);
        let axis = value_axis(&mut chart, &scene).set_name(plain(&values)).set_num_format(format);
        // Left to itself, the axis would fit the points and cut their intervals off.
        axis.set_min(scene.value_range.0).set_max(scene.value_range.1);
        if scene.kind.is_bars() {
            category_axis(&mut chart, &scene).set_reverse();
        }
        if let Some(along) = &scene.along {
            let format = number_format(layout.table, NumberKind::Measure);
            chart.x_axis().set_min(along.range.0).set_max(along.range.1).set_num_format(format);
        }
        if scene.series.len() > 1 {
            chart.legend().set_position(ChartLegendPosition::Bottom);
        } else {
            chart.legend().set_hidden();
        }
        let rows = u32::try_from(scene.categories.len() * scene.series.len()).unwrap_or(40).min(40);
        chart.set_width(720).set_height(if scene.kind.is_bars() { 260 + rows * 14 } else { 400 });
        chart.set_alt_text(alt_text(&self.words.chart_description(std::slice::from_ref(&scene))));
        Some(chart)
    }
}

/// Returns the axis of the categories: of lying bars, the library calls the upright one so.
fn category_axis<'c>(chart: &'c mut Chart, scene: &Scene) -> &'c mut ChartAxis {
    if scene.kind.is_bars() { chart.y_axis() } else { chart.x_axis() }
}

/// Returns the axis of the figures.
fn value_axis<'c>(chart: &'c mut Chart, scene: &Scene) -> &'c mut ChartAxis {
    if scene.kind.is_bars() { chart.x_axis() } else { chart.y_axis() }
}

/// Returns the first and last row of each series.
fn runs(layout: &Layout<'_>, spec: &ChartSpec, scene: &Scene) -> Option<Vec<(u32, u32)>> {
    let dimensions = layout.table.dimensions();
    let position = |column: &str| dimensions.iter().position(|known| known.column == column);
    let x = position(&spec.x)?;
    let series = spec.series.as_deref().and_then(position).filter(|series| *series != x);
    let held = chart::held(layout.table, spec);
    let series_codes: Vec<Option<String>> = match series.and_then(|at| dimensions.get(at)) {
        Some(dimension) => dimension.codes.iter().cloned().map(Some).collect(),
        None => vec![None],
    };
    let mut runs = Vec::new();
    for code in series_codes {
        let is_mine = |key: &[Option<String>]| {
            key.iter().enumerate().all(|(at, found)| match at {
                at if at == x => found.is_some(),
                at if Some(at) == series => *found == code,
                at => found.as_deref() == held.get(at).copied().flatten(),
            })
        };
        let mine: Vec<usize> =
            layout.rows.iter().enumerate().filter(|(_, cell)| is_mine(&cell.key)).map(|(at, _)| at).collect();
        let (first, last) = (*mine.first()?, *mine.last()?);
        let is_whole = mine.len() == scene.categories.len() && last - first + 1 == mine.len();
        if !is_whole {
            return None;
        }
        runs.push((layout.row(first), layout.row(last)));
    }
    Some(runs)
}

/// Keeps a name that begins like a formula from being taken for one.
fn plain(name: &str) -> &str {
    name.trim_start_matches(['=', ' '])
}

fn color(at: usize) -> &'static str {
    PALETTE.get(at % PALETTE.len()).copied().unwrap_or("#000000")
}

/// Gives a series a colour and, for those who see none, a shape or a pattern.
fn dress(series: &mut ChartSeries, kind: ChartKind, at: usize) {
    const SHAPES: [ChartMarkerType; 5] = [
        ChartMarkerType::Circle,
        ChartMarkerType::Square,
        ChartMarkerType::Triangle,
        ChartMarkerType::Diamond,
        ChartMarkerType::X,
    ];
    const PATTERNS: [ChartPatternFillType; 4] = [
        ChartPatternFillType::DiagonalStripesWideUpwards,
        ChartPatternFillType::DiagonalStripesWideDownwards,
        ChartPatternFillType::HorizontalStripesDark,
        ChartPatternFillType::LargeGrid,
    ];
    let color = color(at);
    let mut format = ChartFormat::new();
    if kind.is_bars() {
        match at.checked_sub(1).and_then(|at| PATTERNS.get(at % PATTERNS.len())) {
            Some(pattern) => format.set_pattern_fill(
                ChartPatternFill::new()
                    .set_pattern(*pattern)
                    .set_foreground_color(color)
                    .set_background_color("#FFFFFF"),
            ),
            None => format.set_solid_fill(ChartSolidFill::new().set_color(color)),
        };
        format.set_border(ChartLine::new().set_color(color));
        series.set_format(&mut format);
        return;
    }
    if kind == ChartKind::Line {
        format.set_line(ChartLine::new().set_color(color).set_width(2.0));
    } else {
        format.set_no_line();
    }
    series.set_format(&mut format);
    let shape = SHAPES.get(at % SHAPES.len()).copied().unwrap_or(ChartMarkerType::Circle);
    let mut fill = ChartFormat::new();
    fill.set_solid_fill(ChartSolidFill::new().set_color(color)).set_border(ChartLine::new().set_color(color));
    let mut marker = ChartMarker::new();
    marker.set_type(shape).set_size(8).set_format(&mut fill);
    series.set_marker(&marker);
}
