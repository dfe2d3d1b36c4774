//! Options of the command line that say how a sample was drawn and weighted, named as R's `survey` names them.

use std::path::{Path, PathBuf};

use super::estimate::{one_of, records};
use super::{Failure, Io, read_file, with_cx};
use crate::data::{Column, Dataset, Kind};
use crate::message::{Explain as _, Message, Place, Severity};
use crate::survey::{Design, KnownTotals, LaterStage, LonelyPsu, ReplicateMethod, ReplicateWeights, svydesign};
use crate::world::reason;

/// Options with a value.
pub(super) const OPTIONS: [&str; 14] = [
    "design",
    "write-design",
    "weight",
    "strata",
    "psu",
    "fpc",
    "lonely",
    "repweights",
    "type",
    "rho",
    "scale",
    "rscales",
    "poststratify",
    "rake",
];

const LONELY: [(&str, LonelyPsu); 5] = [
    ("fail", LonelyPsu::Fail),
    ("remove", LonelyPsu::Remove),
    ("certainty", LonelyPsu::Certainty),
    ("adjust", LonelyPsu::Adjust),
    ("average", LonelyPsu::Average),
];

/// What was said of the sample.
#[derive(Default)]
pub(super) struct SampleOptions {
    weight: Option<String>,
    strata: Option<String>,
    psu: Option<String>,
    fpc: Option<String>,
    lonely: LonelyPsu,
    repweights: Option<String>,
    method: Option<String>,
    rho: Option<f64>,
    scale: Option<f64>,
    rscales: Vec<f64>,
    pub(super) around_estimate: bool,
    pub(super) are_factors: bool,
    pub(super) full_count: bool,
    file: Option<PathBuf>,
    written: Option<PathBuf>,
    poststratify: Option<PathBuf>,
    rake: Vec<PathBuf>,
}

impl SampleOptions {
    /// Sets an option; `None` where the value is not one of it.
    pub(super) fn set(&mut self, name: &str, text: String) -> Option<()> {
        match name {
            "design" => self.file = Some(text.into()),
            "write-design" => self.written = Some(text.into()),
            "weight" => self.weight = Some(text),
            "strata" => self.strata = Some(text),
            "psu" => self.psu = Some(text),
            "fpc" => self.fpc = Some(text),
            "lonely" => self.lonely = one_of(&text, &LONELY)?,
            "repweights" => self.repweights = Some(text),
            "type" => self.method = Some(text),
            "rho" => self.rho = Some(text.trim().parse().ok().filter(|rho| (0.0..1.0).contains(rho))?),
            "scale" => self.scale = Some(positive(&text)?),
            "rscales" => self.rscales = text.split(',').map(positive).collect::<Option<_>>()?,
            "poststratify" => self.poststratify = Some(text.into()),
            _ => self.rake.push(text.into()),
        }
        Some(())
    }

    /// Returns the design over the columns of a table.
    pub(super) fn design(&self, io: &mut Io<'_>, data: &Dataset) -> Result<Design, Failure> {
        let design = match &self.file {
            Some(path) => self.of_file(io, data, path)?,
            None => self.of_options(io, data)?,
        };
        if let Some(path) = &self.written {
            let (text, lost) = svydesign::write(&design);
            with_cx(io, |cx| {
                for message in lost {
                    cx.note(Severity::Lost, Place::default(), message);
                }
                Ok(())
            })?;
            let failed = |error: std::io::Error| {
                let message = Message::new("publish-cannot-write").with("path", path.display().to_string());
                Failure::Data(message.with("reason", reason(&error)))
            };
            io.world.replace(path, text.as_bytes()).map_err(failed)?;
        }
        Ok(design)
    }

    /// Reads a `.svydesign` file, which says all but what a stratum with one unit gives.
    fn of_file(&self, io: &Io<'_>, data: &Dataset, path: &Path) -> Result<Design, Failure> {
        let said = [&self.weight, &self.strata, &self.psu, &self.fpc, &self.repweights, &self.method];
        if said.into_iter().any(Option::is_some) || self.poststratify.is_some() || !self.rake.is_empty() {
            return Err(Failure::Usage(Message::new("survey-cli-design-alone")));
        }
        let text = String::from_utf8_lossy(&read_file(io, path)?).into_owned();
        let read = svydesign::read(&text, &data.schema).map_err(|error| Failure::Data(error.message()))?;
        Ok(Design { lonely: self.lonely, full_count: self.full_count, ..read })
    }

    fn of_options(&self, io: &mut Io<'_>, data: &Dataset) -> Result<Design, Failure> {
        let list = |text: &Option<String>| text.as_deref().map_or_else(Vec::new, |text| names(data, text));
        let (psus, strata, sizes) = (list(&self.psu), list(&self.strata), list(&self.fpc));
        let later = psus.iter().enumerate().skip(1).map(|(stage, unit)| LaterStage {
            unit: unit.clone(),
            stratum: strata.get(stage).cloned(),
            fpc: sizes.get(stage).cloned(),
        });
        let mut totals = Vec::new();
        for path in self.poststratify.iter().chain(&self.rake) {
            totals.push(known_totals(io, data, path)?);
        }
        if self.poststratify.is_some() && !self.rake.is_empty() || self.rake.len() == 1 {
            return Err(Failure::Usage(Message::new("survey-cli-rake")));
        }
        Ok(Design {
            full_count: self.full_count,
            weight: self.weight.clone(),
            stratum: strata.first().cloned(),
            psu: psus.first().cloned(),
            fpc: sizes.first().cloned(),
            lonely: self.lonely,
            later: later.collect(),
            replicates: self.replicates(data)?,
            totals,
        })
    }

    fn replicates(&self, data: &Dataset) -> Result<Option<ReplicateWeights>, Failure> {
        let Some(text) = &self.repweights else { return Ok(None) };
        if self.strata.is_some() || self.psu.is_some() || self.fpc.is_some() {
            return Err(Failure::Usage(Message::new("survey-cli-replicates-alone")));
        }
        let method = match (self.method.as_deref(), self.rho) {
            (Some("brr"), None) => Some(ReplicateMethod::Brr),
            (Some("fay"), Some(rho)) => Some(ReplicateMethod::Fay { rho }),
            (Some("jk1"), None) => Some(ReplicateMethod::Jk1),
            (Some("jkn"), None) => Some(ReplicateMethod::Jkn),
            (Some("jk2"), None) => Some(ReplicateMethod::Jk2),
            (Some("bootstrap"), None) => Some(ReplicateMethod::Bootstrap),
            (Some("acs" | "successive-difference"), None) => Some(ReplicateMethod::SuccessiveDifference),
            (Some("other"), None) => Some(ReplicateMethod::Other),
            _ => None,
        };
        let method = method.ok_or_else(|| Failure::Usage(Message::new("survey-cli-replicate-type")))?;
        Ok(Some(ReplicateWeights {
            columns: names(data, text),
            method,
            are_weights: !self.are_factors,
            scale: self.scale,
            factors: self.rscales.clone(),
            around_estimate: self.around_estimate,
        }))
    }
}

fn positive(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|value: &f64| value.is_finite() && *value >= 0.0)
}

/// Returns the columns that a text names: one, several with commas, or all that begin alike (`repw*`).
fn names(data: &Dataset, text: &str) -> Vec<String> {
    if data.schema.column(text).is_some() {
        return vec![text.to_owned()];
    }
    let mut found = Vec::new();
    for name in text.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        match name.strip_suffix('*') {
            Some(start) => {
                let begins = |column: &&Column| column.name.starts_with(start) && column.kind == Kind::Number;
                found.extend(data.schema.columns.iter().filter(begins).map(|column| column.name.clone()));
            }
            None => found.push(name.to_owned()),
        }
    }
    found
}

/// Reads a table of known totals.
fn known_totals(io: &mut Io<'_>, data: &Dataset, path: &Path) -> Result<KnownTotals, Failure> {
    let table = records(io, path)?;
    Ok(KnownTotals::read(data, &table, &path.display().to_string())?)
}
