//! Designs as files: the `.svydesign` of iNZight and R's `surveyspec`, in TOML with the names of `svydesign` and `svrepdesign`.
//!
//! Read: `ids` or `clusters`, `strata`, `fpc` (`a + b` where there are stages), `weights`, `repweights` (columns, or a pattern),
//! `reptype` (or `type`), `combined.weights`, `rho`, `scale`, `rscales`, `mse`, `calibrate` (a table of known totals a column). What nothing is known of is refused
//! rather than left out, but for `data`, `file`, `nest` and what only describes.

use regex::Regex;
use toml::{Table, Value};

use super::{Design, KnownTotals, LaterStage, ReplicateMethod, ReplicateWeights};
use crate::data::Schema;
use crate::message::{Explain, Message};

/// Why a file gives no design: facts, no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SvydesignError {
    #[error("not TOML: {reason}")]
    Syntax { reason: String },
    #[error("{key} is unknown")]
    UnknownKey { key: String },
    #[error("{key} has no usable value")]
    Value { key: String },
    #[error("no column {name}")]
    NoColumn { name: String },
    #[error("no column is like {pattern}")]
    NothingLike { pattern: String },
}

impl Explain for SvydesignError {
    fn message(&self) -> Message {
        match self {
            Self::Syntax { reason } => Message::new("survey-svydesign-syntax").with("reason", reason),
            Self::UnknownKey { key } => Message::new("survey-svydesign-key").with("key", key),
            Self::Value { key } => Message::new("survey-svydesign-value").with("key", key),
            Self::NoColumn { name } => Message::new("survey-svydesign-column").with("name", name),
            Self::NothingLike { pattern } => Message::new("survey-svydesign-pattern").with("pattern", pattern),
        }
    }
}

/// Keys that say nothing of the sample itself: rows of one stratum are always nested here.
const BESIDE: [&str; 8] = ["data", "file", "nest", "name", "description", "survey_type", "check.strata", "check"];

/// Whether replicate weights hold the sampling weight: R's name, which a file may write as one name or as a table.
const COMBINED: &str = "combined.weights";

/// Names of the ways replicate weights are made, as R has them.
const METHODS: [(&str, ReplicateMethod); 8] = [
    ("BRR", ReplicateMethod::Brr),
    ("JK1", ReplicateMethod::Jk1),
    ("JKn", ReplicateMethod::Jkn),
    ("JK2", ReplicateMethod::Jk2),
    ("bootstrap", ReplicateMethod::Bootstrap),
    ("ACS", ReplicateMethod::SuccessiveDifference),
    ("successive-difference", ReplicateMethod::SuccessiveDifference),
    ("other", ReplicateMethod::Other),
];

/// Reads a design over the columns of a table.
pub fn read(text: &str, schema: &Schema) -> Result<Design, SvydesignError> {
    let reason = |error: &toml::de::Error| error.to_string().trim().replace('\n', " ");
    let table: Table = text.parse().map_err(|error| SvydesignError::Syntax { reason: reason(&error) })?;
    const KNOWN: [&str; 15] = [
        "ids",
        "clusters",
        "strata",
        "fpc",
        "weights",
        "repweights",
        "reptype",
        "type",
        COMBINED,
        "combined",
        "rho",
        "scale",
        "rscales",
        "mse",
        "calibrate",
    ];
    if let Some(key) = table.keys().find(|key| !KNOWN.contains(&key.as_str()) && !BESIDE.contains(&key.as_str())) {
        return Err(SvydesignError::UnknownKey { key: key.clone() });
    }
    let file = File { table: &table, schema };
    let units = match file.columns("ids")? {
        units if units.is_empty() => file.columns("clusters")?,
        units => units,
    };
    let (strata, sizes) = (file.columns("strata")?, file.columns("fpc")?);
    let later = units.iter().enumerate().skip(1).map(|(stage, unit)| LaterStage {
        unit: unit.clone(),
        stratum: strata.get(stage).cloned(),
        fpc: sizes.get(stage).cloned(),
    });
    Ok(Design {
        weight: file.columns("weights")?.into_iter().next(),
        stratum: strata.first().cloned(),
        psu: units.first().cloned(),
        fpc: sizes.first().cloned(),
        later: later.collect(),
        replicates: file.replicates()?,
        totals: file.totals()?,
        ..Design::default()
    })
}

struct File<'a> {
    table: &'a Table,
    schema: &'a Schema,
}

impl File<'_> {
    fn wrong(key: &str) -> SvydesignError {
        SvydesignError::Value { key: key.to_owned() }
    }

    fn known(&self, name: &str) -> Result<String, SvydesignError> {
        let no_column = || SvydesignError::NoColumn { name: name.to_owned() };
        self.schema.column(name).map(|column| column.name.clone()).ok_or_else(no_column)
    }

    /// Reads columns: one, several with `+`, or a list; `1` and `0` are R's words for none.
    fn columns(&self, key: &str) -> Result<Vec<String>, SvydesignError> {
        let names: Vec<&str> = match self.table.get(key) {
            None | Some(Value::Integer(0 | 1)) => return Ok(Vec::new()),
            Some(Value::String(text)) if self.schema.column(text).is_some() => vec![text],
            Some(Value::String(text)) => text.trim_start_matches('~').split('+').map(str::trim).collect(),
            Some(Value::Array(list)) => {
                list.iter().map(|one| one.as_str().ok_or_else(|| Self::wrong(key))).collect::<Result<_, _>>()?
            }
            Some(_) => return Err(Self::wrong(key)),
        };
        names
            .into_iter()
            .filter(|name| !matches!(*name, "1" | "0" | "NULL" | ""))
            .map(|name| self.known(name))
            .collect()
    }

    fn number(&self, key: &str) -> Result<Option<f64>, SvydesignError> {
        self.table.get(key).map(|value| number(value).ok_or_else(|| Self::wrong(key))).transpose()
    }

    fn replicates(&self) -> Result<Option<ReplicateWeights>, SvydesignError> {
        let columns = match self.table.get("repweights") {
            None => return Ok(None),
            Some(Value::String(pattern)) if !pattern.contains('+') && self.schema.column(pattern).is_none() => {
                let nothing = || SvydesignError::NothingLike { pattern: pattern.clone() };
                let like = Regex::new(pattern).ok().ok_or_else(nothing)?;
                let columns = self.schema.columns.iter().filter(|column| like.is_match(&column.name));
                let columns: Vec<String> = columns.map(|column| column.name.clone()).collect();
                if columns.is_empty() {
                    return Err(nothing());
                }
                columns
            }
            Some(_) => self.columns("repweights")?,
        };
        // How they were made is never guessed: R would take BRR, whose variance is another.
        let wrong = || Self::wrong("reptype");
        let name = self.table.get("reptype").or_else(|| self.table.get("type")).and_then(Value::as_str);
        let method = match (name.ok_or_else(wrong)?, self.number("rho")?) {
            (name, Some(rho)) if name.eq_ignore_ascii_case("fay") => ReplicateMethod::Fay { rho },
            (name, _) => {
                let known = METHODS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
                known.map(|(_, method)| *method).ok_or_else(wrong)?
            }
        };
        let factors = match self.table.get("rscales") {
            None => Vec::new(),
            Some(Value::Array(list)) => {
                list.iter().map(|one| number(one).ok_or_else(|| Self::wrong("rscales"))).collect::<Result<_, _>>()?
            }
            Some(one) => vec![number(one).ok_or_else(|| Self::wrong("rscales"))?],
        };
        let around_estimate = Self::truth("mse", self.table.get("mse"))?.unwrap_or(false);
        let combined = self.table.get("combined").and_then(|table| table.get("weights"));
        let are_weights = Self::truth(COMBINED, self.table.get(COMBINED).or(combined))?.unwrap_or(true);
        let scale = self.number("scale")?;
        Ok(Some(ReplicateWeights { columns, method, are_weights, scale, factors, around_estimate }))
    }

    fn truth(key: &str, value: Option<&Value>) -> Result<Option<bool>, SvydesignError> {
        value.map(|value| value.as_bool().ok_or_else(|| Self::wrong(key))).transpose()
    }

    fn totals(&self) -> Result<Vec<KnownTotals>, SvydesignError> {
        let wrong = || Self::wrong("calibrate");
        let Some(known) = self.table.get("calibrate") else { return Ok(Vec::new()) };
        let columns = known.as_table().ok_or_else(wrong)?.iter().map(|(column, groups)| {
            let groups = groups.as_table().ok_or_else(wrong)?.iter().map(|(group, total)| {
                let total = number(total).ok_or_else(wrong)?;
                Ok((vec![group.clone()], total))
            });
            Ok(KnownTotals { columns: vec![self.known(column)?], groups: groups.collect::<Result<_, _>>()? })
        });
        columns.collect()
    }
}

fn number(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().and_then(|whole| i32::try_from(whole).ok()).map(f64::from))
}

/// Writes a design; what the format has no word for (lonely strata, totals of crossed columns, factors of weights) comes back.
pub fn write(design: &Design) -> (String, Vec<Message>) {
    let mut table = Table::new();
    let mut lost = Vec::new();
    let mut put = |key: &str, names: Vec<String>| {
        if !names.is_empty() {
            table.insert(key.to_owned(), Value::String(names.join(" + ")));
        }
    };
    put("ids", design.psu.iter().cloned().chain(design.later.iter().map(|stage| stage.unit.clone())).collect());
    let later_strata = design.later.iter().filter_map(|stage| stage.stratum.clone());
    put("strata", design.stratum.iter().cloned().chain(later_strata).collect());
    let later_sizes = design.later.iter().filter_map(|stage| stage.fpc.clone());
    put("fpc", design.fpc.iter().cloned().chain(later_sizes).collect());
    put("weights", design.weight.iter().cloned().collect());
    if let Some(replicates) = &design.replicates {
        let list = |numbers: &[f64]| Value::Array(numbers.iter().copied().map(Value::Float).collect());
        let columns = replicates.columns.iter().cloned().map(Value::String).collect();
        table.insert("repweights".to_owned(), Value::Array(columns));
        let name = METHODS.iter().find(|(_, method)| *method == replicates.method).map_or("Fay", |(name, _)| name);
        table.insert("reptype".to_owned(), Value::String(name.to_owned()));
        if let ReplicateMethod::Fay { rho } = replicates.method {
            table.insert("rho".to_owned(), Value::Float(rho));
        }
        if let Some(scale) = replicates.scale {
            table.insert("scale".to_owned(), Value::Float(scale));
        }
        if !replicates.factors.is_empty() {
            table.insert("rscales".to_owned(), list(&replicates.factors));
        }
        if replicates.around_estimate {
            table.insert("mse".to_owned(), Value::Boolean(true));
        }
        if !replicates.are_weights {
            table.insert(COMBINED.to_owned(), Value::Boolean(false));
            lost.push(Message::new("survey-svydesign-lost-factors"));
        }
    }
    let mut calibrate = Table::new();
    for known in &design.totals {
        let [column] = known.columns.as_slice() else {
            lost.push(Message::new("survey-svydesign-lost-totals").with("columns", known.columns.join(" × ")));
            continue;
        };
        let groups = known.groups.iter().map(|(values, total)| (values.join(""), Value::Float(*total)));
        calibrate.insert(column.clone(), Value::Table(groups.collect()));
    }
    if !calibrate.is_empty() {
        table.insert("calibrate".to_owned(), Value::Table(calibrate));
    }
    (table.to_string(), lost)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Column, Kind};

    fn schema(names: &[&str]) -> Schema {
        Schema { columns: names.iter().map(|name| Column::new(*name, Kind::Number)).collect() }
    }

    #[test]
    fn the_examples_of_the_format_are_read() {
        let names = schema(&["stype", "pw", "fpc", "dnum", "snum", "fpc1", "fpc2", "w01", "w02", "wealth"]);
        let stratified = read("strata = \"stype\"\nweights = \"pw\"\nfpc = \"fpc\"\n", &names).unwrap();
        assert_eq!(stratified.stratum.as_deref(), Some("stype"));
        assert_eq!((stratified.psu, stratified.fpc.as_deref()), (None, Some("fpc")));
        let stages = "ids = \"dnum + snum\"\nweights = \"pw\"\nfpc = \"fpc1 + fpc2\"\n";
        let stages = read(stages, &names).unwrap();
        let second = LaterStage { unit: "snum".to_owned(), stratum: None, fpc: Some("fpc2".to_owned()) };
        assert_eq!((stages.psu.as_deref(), stages.later), (Some("dnum"), vec![second]));
        let replicated =
            "weights = \"pw\"\nrepweights = \"^w[0-2]\"\nreptype = \"JK1\"\nscale = 0.9\nrscales = [1, 1.0]\n";
        let replicates = read(replicated, &names).unwrap().replicates.unwrap();
        assert_eq!(replicates.columns, ["w01", "w02"]);
        assert_eq!((replicates.method, replicates.factors), (ReplicateMethod::Jk1, vec![1.0, 1.0]));
        for not_combined in ["\"combined.weights\" = false", "combined.weights = false"] {
            let text = format!("repweights = \"^w[0-2]\"\ntype = \"JK1\"\n{not_combined}\n");
            assert!(!read(&text, &names).unwrap().replicates.unwrap().are_weights, "{not_combined}");
        }
        let known = read("ids = 1\n[calibrate.stype]\nE = 4421\nH = 755.0\n", &names).unwrap();
        assert_eq!(known.totals[0].groups, [(vec!["E".to_owned()], 4421.0), (vec!["H".to_owned()], 755.0)]);
    }

    #[test]
    fn what_cannot_be_followed_is_refused_with_its_name() {
        let names = schema(&["pw"]);
        let error = |text| read(text, &names).unwrap_err();
        let no_method = SvydesignError::Value { key: "reptype".to_owned() };
        assert_eq!(error("repweights = [\"pw\"]"), no_method, "how they were made is not guessed");
        assert_eq!(error("weights = \"pv\""), SvydesignError::NoColumn { name: "pv".to_owned() });
        assert_eq!(error("calfun = \"raking\""), SvydesignError::UnknownKey { key: "calfun".to_owned() });
        assert_eq!(error("repweights = \"^w\""), SvydesignError::NothingLike { pattern: "^w".to_owned() });
        assert_eq!(error("weights = 3"), SvydesignError::Value { key: "weights".to_owned() });
        assert!(matches!(error("weights = "), SvydesignError::Syntax { .. }));
    }

    #[test]
    fn a_design_that_is_written_is_read_again() {
        let names = schema(&["w", "h", "c", "m", "f", "g", "r1", "r2", "sex"]);
        let name = |text: &str| Some(text.to_owned());
        let later = vec![LaterStage { unit: "m".to_owned(), stratum: None, fpc: name("g") }];
        let groups = vec![(vec!["f".to_owned()], 10.0), (vec!["m".to_owned()], 20.5)];
        let totals = vec![KnownTotals { columns: vec!["sex".to_owned()], groups }];
        let clusters = Design {
            weight: name("w"),
            stratum: name("h"),
            psu: name("c"),
            fpc: name("f"),
            later,
            totals,
            ..Design::default()
        };
        let replicates = ReplicateWeights {
            columns: vec!["r1".to_owned(), "r2".to_owned()],
            method: ReplicateMethod::Fay { rho: 0.3 },
            are_weights: true,
            scale: Some(0.25),
            factors: vec![1.0, 2.0],
            around_estimate: true,
        };
        let replicated = Design { weight: name("w"), replicates: Some(replicates), ..Design::default() };
        for design in [clusters, replicated] {
            let (text, lost) = write(&design);
            assert!(lost.is_empty());
            assert_eq!(read(&text, &names).unwrap(), design, "{text}");
        }
    }
}
