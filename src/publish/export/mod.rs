//! Writes a release to files: the only part of `publish` that speaks a language.

pub mod crosswalk;
pub mod data_needs;
pub mod html;
pub mod listing;
pub mod markdown;
pub mod ods;
pub mod open_sdg;
pub mod paper;
pub mod pc_axis;
pub mod png;
pub mod query_list;
mod sdg;
pub mod sdmx_csv;
pub mod sdmx_ml;
pub mod sketch;
pub mod svg;
mod text;
pub mod xlsx;

use std::path::{Path, PathBuf};

use crate::cx::{Cancelled, Cx};
use crate::data::borders::Borders;
use crate::data::codes;
use crate::data::date::Date;
use crate::i18n::{self, Lang};
use crate::message::{Explain, Message, day};
use crate::protect::{Decision, ProtectedTable, PublishedCell};
use crate::publish::chart::{self, AxisTitle, ChartSpec, Mark, Scene};
use crate::publish::{Names, Release, TOTAL};
use crate::survey::{Dimension, Flag};
use crate::world::reason;

/// The mark of a figure that is kept back.
pub const HIDDEN_MARK: &str = "[c]";

/// Why a file of a release could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    #[error("{table} does not withstand the attack")]
    Unsafe { table: String },
    #[error(transparent)]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    #[error(transparent)]
    Csv(#[from] ::csv::Error),
    #[error("no area or period")]
    NoPlace,
    #[error("no area {area}")]
    UnknownArea { area: String },
    #[error("no period {period}")]
    BadPeriod { period: String },
    #[error("no series")]
    NoSeries,
    #[error("picture: {reason}")]
    Picture { reason: String },
}

impl Explain for ExportError {
    fn message(&self) -> Message {
        match self {
            Self::Cancelled(cancelled) => cancelled.message(),
            Self::Unsafe { table } => Message::new("publish-unsafe-table").with("table", table),
            Self::NoPlace => Message::new("publish-no-place"),
            Self::UnknownArea { area } => Message::new("publish-unknown-area").with("area", area),
            Self::BadPeriod { period } => Message::new("publish-bad-period").with("period", period),
            Self::NoSeries => Message::new("publish-no-series"),
            other => Message::new("publish-cannot-make-file").with("reason", other.to_string()),
        }
    }
}

/// Returns the label of a code in a language: the names that a release is written with.
pub fn names(list: Option<&str>, code: &str, lang: Lang) -> String {
    codes::label(list, code, lang.code())
}

/// Writes a release as the ending of its path says.
///
/// SDMX-CSV for `.csv`, SDMX-ML for `.xml`, PC-Axis for `.px`, a page for `.html`, a workbook of `OpenDocument` for `.ods`, files of
/// Open SDG for a folder, which has no ending, else an Excel workbook.
pub fn write(cx: &Cx<'_>, release: &Release, path: &Path) -> Result<(), Message> {
    let words = Words { lang: release.lang, names: &names };
    let cannot = |path: &Path, error: &std::io::Error| {
        Message::new("publish-cannot-write").with("path", path.display().to_string()).with("reason", reason(error))
    };
    let all = |files: Vec<(PathBuf, Vec<u8>)>| {
        for (path, bytes) in files {
            cx.world.replace(&path, &bytes).map_err(|error| cannot(&path, &error))?;
        }
        Ok(())
    };
    let bytes = match path.extension() {
        None => {
            let files = open_sdg::write(release, words).map_err(|error| error.message())?;
            cx.world.make_folder(path).map_err(|error| cannot(path, &error))?;
            return all(files.into_iter().map(|(name, bytes)| (path.join(name), bytes)).collect());
        }
        Some(ending) if ending.eq_ignore_ascii_case("px") => {
            let files = pc_axis::write(release, words).map_err(|error| error.message())?;
            // One table is the file itself; of several, each has its name after that of the file.
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let is_one = files.len() == 1;
            let place =
                |name: &str| if is_one { path.to_owned() } else { path.with_file_name(format!("{stem}-{name}.px")) };
            return all(files.into_iter().map(|(name, bytes)| (place(&name), bytes)).collect());
        }
        Some(ending) if ending.eq_ignore_ascii_case("csv") => sdmx_csv::write(release, words),
        Some(ending) if ending.eq_ignore_ascii_case("xml") => sdmx_ml::write(release, words),
        Some(ending) if ending.eq_ignore_ascii_case("html") => html::write(release, words),
        Some(ending) if ending.eq_ignore_ascii_case("ods") => ods::write(cx, release),
        Some(_) => xlsx::write(cx, release, &names),
    };
    let bytes = bytes.map_err(|error| error.message())?;
    cx.world.replace(path, &bytes).map_err(|error| cannot(path, &error))
}

/// Draws a chart as the ending of the path says: PNG, else SVG.
pub fn picture(
    (table, spec): (&ProtectedTable, &ChartSpec),
    borders: Option<&Borders>,
    lang: Lang,
    path: &Path,
) -> Result<Vec<u8>, ExportError> {
    let words = Words { lang, names: &names };
    let svg = svg::write(&words.scenes(table, spec, borders), words, &words.protection(table));
    let is_png = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("png"));
    if is_png { png::write(&svg, PICTURE_SCALE) } else { Ok(svg.into_bytes()) }
}

/// Pixels a unit of a drawing: enough for print at the usual size.
const PICTURE_SCALE: f32 = 2.0;

/// The words of a release: a language and the labels of its codes.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub lang: Lang,
    pub names: &'a Names<'a>,
}

impl Words<'_> {
    /// Renders a message.
    pub fn say(&self, message: &Message) -> String {
        i18n::say(self.lang, message)
    }

    /// Returns a text without arguments.
    pub fn text(&self, id: &str) -> String {
        i18n::text(self.lang, id)
    }

    /// Returns the label of a code; `_T` and nothing are the total.
    pub fn code(&self, dimension: &Dimension, code: Option<&str>) -> String {
        match code.filter(|code| *code != TOTAL) {
            Some(code) => (self.names)(dimension.code_list.as_deref(), code, self.lang),
            None => self.text("publish-total"),
        }
    }

    /// Returns the name of a unit of measure.
    pub fn unit(&self, unit: &str) -> String {
        (self.names)(Some("unit_measure"), unit, self.lang)
    }

    /// Returns the name of a dimension.
    pub fn dimension(&self, dimension: &Dimension) -> String {
        self.axis(&chart::dimension_name(dimension))
    }

    /// Renders the title of an axis.
    pub fn axis(&self, title: &AxisTitle) -> String {
        match title {
            AxisTitle::Text(text) => text.clone(),
            AxisTitle::Message(message) => self.say(message),
        }
    }

    /// Returns what the cover of a release says, name and text, with nothing that nobody said.
    pub fn cover(&self, release: &Release) -> Vec<(String, String)> {
        let area = || self.area(&release.area);
        let lines = [
            ("publish-cover-office", release.office.clone()),
            ("publish-cover-date", Some(i18n::words(self.lang, &day(&release.date)))),
            ("publish-cover-language", Some(release.lang.own_name().to_owned())),
            ("publish-cover-area", Some(area())),
            ("publish-cover-period", Some(release.period.clone())),
            ("publish-cover-contact", release.contact.clone()),
            ("publish-cover-tables", Some(release.tables.len().to_string())),
            ("publish-cover-rules", release.rules.as_ref().map(|rules| self.say(rules))),
            ("publish-cover-signed", release.signed.as_ref().map(|signed| self.say(signed))),
        ];
        let said = |(id, text): (&'static str, Option<String>)| Some((self.text(id), text?));
        lines.into_iter().filter_map(said).filter(|(_, text)| !text.trim().is_empty()).collect()
    }

    /// Returns the name of an area that figures are about.
    fn area(&self, area: &str) -> String {
        if area.is_empty() { String::new() } else { (self.names)(Some("countries"), area, self.lang) }
    }

    /// Lays out a chart with the labels of this language.
    pub fn scene(&self, table: &ProtectedTable, spec: &ChartSpec, borders: Option<&Borders>) -> Scene {
        chart::scene(table, spec, &|dimension, code| self.code(dimension, Some(code)), borders)
    }

    /// Lays out a chart, or one a panel.
    pub fn scenes(&self, table: &ProtectedTable, spec: &ChartSpec, borders: Option<&Borders>) -> Vec<Scene> {
        chart::scenes(table, spec, &|dimension, code| self.code(dimension, Some(code)), borders)
    }

    /// Writes a figure of a scene for a person.
    pub fn figure(&self, scene: &Scene, value: f64) -> String {
        self.scene_number(scene, value, usize::from(scene.decimals))
    }

    /// Writes a line of the grid of a scene.
    pub fn tick(&self, scene: &Scene, value: f64) -> String {
        self.scene_number(scene, value, scene.tick_decimals())
    }

    fn scene_number(&self, scene: &Scene, value: f64, decimals: usize) -> String {
        let value = scene.figure_at(value);
        if scene.is_share {
            i18n::percent(self.lang, value, decimals)
        } else {
            i18n::number(self.lang, value, decimals)
        }
    }

    /// Describes a chart of one or several panels to somebody who cannot see it.
    pub fn chart_description(&self, scenes: &[Scene]) -> String {
        let Some(scene) = scenes.first() else { return String::new() };
        let figures = || {
            let marks = scenes.iter().flat_map(|scene| scene.marks().map(move |mark| (scene, mark)));
            marks.filter_map(|(scene, mark)| Some((mark.value.map(|value| scene.figure_at(value))?, scene, mark)))
        };
        let lowest = figures().min_by(|a, b| a.0.total_cmp(&b.0));
        let highest = figures().max_by(|a, b| a.0.total_cmp(&b.0));
        let place = |scene: &Scene, mark: &Mark| {
            let category = scene.categories.get(mark.category).cloned().unwrap_or_default();
            match &scene.panel {
                Some(panel) => format!("{panel}, {category}"),
                None => category,
            }
        };
        let n_categories = scenes.iter().map(|scene| scene.categories.len()).sum::<usize>();
        let mut message = Message::new("publish-chart-description")
            .with("title", self.say(&scene.title))
            .with("measure", self.say(&scene.value_axis))
            .with("categories", n_categories);
        if let (Some((low, low_scene, low_mark)), Some((high, high_scene, high_mark))) = (lowest, highest) {
            message.id = "publish-chart-description-range".into();
            message = message
                .with("low", self.figure(scene, low))
                .with("low_at", place(low_scene, low_mark))
                .with("high", self.figure(scene, high))
                .with("high_at", place(high_scene, high_mark));
        }
        let said = self.say(&message);
        match chart::finding(scene, &|value| self.figure(scene, value)).filter(|_| scene.panel.is_none()) {
            Some(found) => format!("{said} {}", self.say(&found)),
            None => said,
        }
    }

    /// Says how a table was let through, without helping an attacker.
    pub fn protection(&self, table: &ProtectedTable) -> String {
        let n_hidden = table.cells().filter(|cell| cell.is_hidden).count();
        self.say(&match table.decision() {
            Decision::Suppress(_) => Message::new("publish-protection-suppressed").with("n", n_hidden),
            Decision::Round { base } => Message::new("publish-protection-rounded").with("base", *base),
            Decision::AlreadyPublic => Message::new("publish-protection-public"),
            Decision::NotConfidential { reason } => {
                Message::new("publish-protection-not-confidential").with("reason", reason)
            }
        })
    }
}

/// Refuses a period of the release that is none: a slip would stand in every line.
fn check_period(period: &str) -> Result<(), ExportError> {
    let is_right = period.is_empty() || Date::read(period).is_some();
    if is_right { Ok(()) } else { Err(ExportError::BadPeriod { period: period.to_owned() }) }
}

/// Refuses a table that does not withstand the attack.
fn check(table: &ProtectedTable) -> Result<(), ExportError> {
    if table.audit().is_safe { Ok(()) } else { Err(ExportError::Unsafe { table: table.id().to_owned() }) }
}

/// Returns the mark of the flag column.
fn flag_mark(cell: &PublishedCell) -> &'static str {
    cell.flag.map_or("", Flag::mark)
}
