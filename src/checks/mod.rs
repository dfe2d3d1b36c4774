//! What may be wrong with a table: one check a file, all of them on one scorecard. Nothing is changed here.
//!
//! A check finds rows and says why; it never says that a figure is right. A check that has nothing to look at says what it
//! would need, so that *no findings* means something.

mod age_sex;
mod ages;
mod breaks;
mod codes;
mod consistency;
mod counted;
mod date_digits;
mod duplicates;
mod heaping;
mod kinds;
mod mirror;
mod missing;
pub(crate) mod names;
mod outliers;
mod ranges;
pub mod robust;
pub mod rule;
mod sex_ratio;
mod similar;
mod spelling;
mod structure;
mod subject;
mod sums;
mod unit_values;

use std::collections::{BTreeMap, BTreeSet};

use crate::cx::{Cancelled, Cx};
use crate::data::Dataset;
use crate::data::period;
use crate::message::Message;
use rule::Rule;
use subject::Subject;

pub use ages::{AccuracyIndex, joint_score, myers, whipple};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Cannot be so.
    Wrong,
    /// Can be so, and somebody who knows should say it.
    Doubtful,
    /// Worth knowing before the figures are used.
    Info,
}

impl Grade {
    /// Returns the id of its word.
    pub fn id(self) -> &'static str {
        match self {
            Self::Wrong => "checks-grade-wrong",
            Self::Doubtful => "checks-grade-doubtful",
            Self::Info => "checks-grade-info",
        }
    }
}

/// Something that a check found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub grade: Grade,
    pub message: Message,
    /// The columns it is about.
    pub columns: Vec<String>,
    /// The rows it is about, rows that belong together beside each other; none where it is about the whole.
    pub rows: Vec<usize>,
    /// What is to be said of a row, where rows have reasons of their own.
    pub says: BTreeMap<usize, Message>,
}

impl Finding {
    fn new(grade: Grade, message: Message) -> Self {
        Self { grade, message, columns: Vec::new(), rows: Vec::new(), says: BTreeMap::new() }
    }

    fn about(mut self, columns: &[&str], rows: Vec<usize>) -> Self {
        self.columns = columns.iter().map(|name| (*name).to_owned()).collect();
        self.rows = rows;
        self
    }

    fn saying(mut self, says: BTreeMap<usize, Message>) -> Self {
        self.says = says;
        self
    }
}

/// A figure that a check computes of the whole table, with what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub name: Message,
    pub value: f64,
    pub decimals: usize,
    pub verdict: Message,
}

/// What a check gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    pub findings: Vec<Finding>,
    pub figures: Vec<Figure>,
}

impl Report {
    fn of(findings: Vec<Finding>) -> Self {
        Self { findings, figures: Vec::new() }
    }
}

/// What a check answers: a report, or what it would need.
type Answer = Result<Report, Message>;

/// A check: its id, by which its words are found, and what it does.
struct Check {
    id: &'static str,
    run: fn(&Subject<'_>) -> Answer,
}

/// Every check, in the order in which they are read.
const ALL: [Check; 18] = [
    Check { id: "structure", run: structure::run },
    Check { id: "spelling", run: spelling::run },
    Check { id: "kinds", run: kinds::run },
    Check { id: "codes", run: codes::run },
    Check { id: "ranges", run: ranges::run },
    Check { id: "consistency", run: consistency::run },
    Check { id: "duplicates", run: duplicates::run },
    Check { id: "similar", run: similar::run },
    Check { id: "missing", run: missing::run },
    Check { id: "sums", run: sums::run },
    Check { id: "heaping", run: heaping::run },
    Check { id: "age-sex", run: age_sex::run },
    Check { id: "sex-ratio", run: sex_ratio::run },
    Check { id: "date-digits", run: date_digits::run },
    Check { id: "outliers", run: outliers::run },
    Check { id: "breaks", run: breaks::run },
    Check { id: "unit-values", run: unit_values::run },
    Check { id: "mirror", run: mirror::run },
];

/// The id of the check of the rules that a person wrote.
pub const OWN_RULES: &str = "rules";

/// A check that was done, or could not be.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    pub id: &'static str,
    pub outcome: Result<Report, Message>,
}

impl Checked {
    /// Returns what was found.
    pub fn findings(&self) -> &[Finding] {
        self.outcome.as_ref().map_or(&[], |report| &report.findings)
    }

    /// Returns whether its findings are questions about single records, which a sender can answer.
    pub fn is_of_records(&self) -> bool {
        !matches!(self.id, "structure" | "spelling" | "missing" | "heaping" | "age-sex" | "sex-ratio" | "date-digits")
    }

    /// Returns whether it is about records as a whole rather than about one of their values.
    pub fn is_of_whole_records(&self) -> bool {
        matches!(self.id, "duplicates" | "similar")
    }

    /// Returns the id of one of its words: `title`, `means`.
    pub fn word(&self, word: &str) -> Message {
        Message::new(format!("checks-{}-{word}", self.id))
    }
}

/// The rows that came from one file, and how many of them something was found in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    pub file: String,
    /// What the file is called without the period it is of.
    pub sender: String,
    /// The period that the name of the file speaks of, as text.
    pub period: String,
    pub n_rows: usize,
    pub n_wrong: usize,
    pub n_doubtful: usize,
}

/// All checks of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scorecard {
    pub n_rows: usize,
    pub checks: Vec<Checked>,
    /// The files its rows came from.
    pub deliveries: Vec<Delivery>,
}

impl Scorecard {
    /// Returns the findings with their checks, the gravest first.
    pub fn findings(&self) -> Vec<(&Checked, &Finding)> {
        let all = self.checks.iter().flat_map(|check| check.findings().iter().map(move |finding| (check, finding)));
        let mut all: Vec<_> = all.collect();
        all.sort_by_key(|(_, finding)| finding.grade);
        all
    }

    /// Returns how many checks could be done.
    pub fn n_done(&self) -> usize {
        self.checks.iter().filter(|check| check.outcome.is_ok()).count()
    }

    /// Returns how many findings have a grade.
    pub fn n_of(&self, grade: Grade) -> usize {
        self.checks.iter().flat_map(Checked::findings).filter(|finding| finding.grade == grade).count()
    }

    /// Returns the scorecard in one sentence.
    pub fn sentence(&self) -> Message {
        let n_findings = self.n_of(Grade::Wrong) + self.n_of(Grade::Doubtful);
        let id = if n_findings == 0 { "checks-none" } else { "checks-some" };
        Message::new(id)
            .with("checks", self.n_done())
            .with("rows", self.n_rows)
            .with("wrong", self.n_of(Grade::Wrong))
            .with("doubtful", self.n_of(Grade::Doubtful))
            .with("notable", self.n_of(Grade::Info))
    }

    /// Returns the rows that findings of a grade are about.
    fn rows_of(&self, grade: Grade) -> BTreeSet<usize> {
        let findings = self.checks.iter().flat_map(Checked::findings).filter(|finding| finding.grade == grade);
        findings.flat_map(|finding| finding.rows.iter().copied()).collect()
    }
}

/// Runs every check on a table, and the rules that a person wrote for it.
pub fn scorecard(cx: &Cx<'_>, data: &Dataset, rules: &[Rule]) -> Result<Scorecard, Cancelled> {
    let subject = Subject::new(data, &cx.world.today());
    let mut checks = Vec::with_capacity(ALL.len() + 1);
    for check in &ALL {
        cx.ctl.say(Message::new("checks-working").with("check", Message::new(format!("checks-{}-title", check.id))));
        cx.ctl.tick(1)?;
        checks.push(Checked { id: check.id, outcome: (check.run)(&subject) });
    }
    checks.push(Checked { id: OWN_RULES, outcome: rule::run(data, rules) });
    let mut card = Scorecard { n_rows: data.n_rows(), checks, deliveries: Vec::new() };
    card.deliveries = deliveries(data, &card);
    Ok(card)
}

/// Says for each file of a table how many of its rows something was found in.
fn deliveries(data: &Dataset, card: &Scorecard) -> Vec<Delivery> {
    let whole = [(0, data.origin.source.clone(), String::new())];
    let parts = if data.origin.parts.is_empty() { &whole[..] } else { &data.origin.parts };
    let (wrong, doubtful) = (card.rows_of(Grade::Wrong), card.rows_of(Grade::Doubtful));
    let mut found: Vec<Delivery> = Vec::new();
    for (at, (first, file, _)) in parts.iter().enumerate() {
        let end = parts.get(at + 1).map_or_else(|| data.n_rows(), |(next, ..)| *next);
        let n_in = |rows: &BTreeSet<usize>| rows.range(*first..end.max(*first)).count();
        let (n_rows, n_wrong, n_doubtful) = (end.saturating_sub(*first), n_in(&wrong), n_in(&doubtful));
        // Several sheets of one file are one delivery.
        if let Some(known) = found.iter_mut().find(|known| known.file == *file) {
            known.n_rows += n_rows;
            known.n_wrong += n_wrong;
            known.n_doubtful += n_doubtful;
            continue;
        }
        let stem = std::path::Path::new(file)
            .file_stem()
            .map_or_else(|| file.clone().into(), std::ffi::OsStr::to_string_lossy);
        let (period, sender) = period::find(&stem);
        let period = period.map(|period| period.to_string()).unwrap_or_default();
        found.push(Delivery { file: file.clone(), sender, period, n_rows, n_wrong, n_doubtful });
    }
    found.sort_by(|a, b| (&a.sender, &a.period).cmp(&(&b.sender, &b.period)));
    found
}

#[cfg(test)]
mod tests;
