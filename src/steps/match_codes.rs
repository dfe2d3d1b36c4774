//! Finds the codes of names: "Côte d’Ivoire" → `CIV`, with the user's answers where a name alone does not decide.
//!
//! Never guesses: a name that is only similar to one of the list, could mean several things, or has no code is left missing
//! and listed with its rows. For countries a second column says what kind of area each is: "Africa" is no country of Africa.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::codes::{CodeList, code_list, list_name};
use crate::data::matching::{How, Matcher};
use crate::data::{Column, ColumnValues, Concept, Dataset, Kind, Schema};
use crate::message::{Message, Note, Place, Severity};

use super::field::word;
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The column of names, the code list, and what the user decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatchCodes {
    pub column: String,
    pub code_list: String,
    /// A column with the sheet's own numeric code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helper: Option<String>,
    /// Name → code; null where the user said that the name has none.
    #[serde(default)]
    pub decisions: BTreeMap<String, Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_column: Option<String>,
}

impl Default for MatchCodes {
    fn default() -> Self {
        Self {
            column: String::new(),
            code_list: COUNTRIES.to_owned(),
            helper: None,
            decisions: BTreeMap::new(),
            new_column: None,
        }
    }
}

/// The list whose codes are areas of several kinds.
const COUNTRIES: &str = "countries";

/// What a name and a sheet's own code were found to be.
#[derive(Clone, Debug, Default)]
struct Found {
    n_rows: u64,
    code: Option<String>,
    area_type: Option<&'static str>,
    is_decided: bool,
    candidates: Vec<String>,
    weight: f64,
}

impl MatchCodes {
    fn name(&self) -> String {
        table::new_name(self.new_column.as_ref(), || format!("{}_code", self.column))
    }

    fn area_type_name(&self) -> Option<String> {
        (self.code_list == COUNTRIES).then(|| format!("{}_area_type", self.name()))
    }

    fn helper(&self) -> Option<&str> {
        self.helper.as_deref().map(str::trim).filter(|helper| !helper.is_empty())
    }

    fn list(&self) -> Result<&'static CodeList, StepError> {
        code_list(&self.code_list)
            .ok_or_else(|| StepError::UnknownCodeList { list: self.code_list.clone(), step: Self::ID })
    }

    fn find(matcher: &Matcher, list: &CodeList, name: &str, own_code: Option<&str>) -> Found {
        let found = matcher.find_with_code(name, own_code);
        let is_set_aside = matcher.decision(name).is_some_and(Option::is_none);
        let code =
            found.code.filter(|_| !matches!(found.how, How::Fuzzy | How::Ask | How::None)).filter(|_| !is_set_aside);
        let area_type = code.as_deref().and_then(|code| list.find(code)).map(|code| code.kind.area_type());
        let is_decided = code.is_some() || is_set_aside;
        let candidates = if is_decided { Vec::new() } else { found.candidates };
        Found { n_rows: 0, weight: 0.0, is_decided, code, area_type, candidates }
    }
}

/// Returns the column that says what a row weighs: the figure itself, else the weight of the person.
fn weight_column(schema: &Schema) -> Option<&str> {
    let weighing = [Concept::ObservedValue, Concept::Weight].into_iter().filter_map(|it| schema.with_concept(it));
    let mut numbers = weighing.filter(|column| column.kind == Kind::Number);
    numbers.next().map(|column| column.name.as_str())
}

/// Codes that are named one by one in a note.
const SHOWN: usize = 6;

/// Says which codes stand in years in which they did not exist, where the table has a column of periods: figures are then for
/// other boundaries, or the code is wrong.
fn out_of_time<'c>(
    data: &Dataset,
    list: &CodeList,
    codes: impl Iterator<Item = Option<&'c str>>,
    column: &str,
) -> Option<Note> {
    let period = data.schema.with_concept(Concept::TimePeriod)?;
    let years = table::texts(data, &period.name);
    let year = |row: usize| -> Option<u16> { years.get(row)?.as_deref()?.trim().get(..4)?.parse().ok() };
    let mut n_rows = 0_u64;
    let mut named: BTreeMap<&str, u16> = BTreeMap::new();
    for (row, code) in codes.enumerate() {
        let Some((code, year)) = code.zip(year(row)) else { continue };
        if list.find(code).is_some_and(|code| !code.is_valid_in(year)) {
            n_rows += 1;
            named.entry(code).or_insert(year);
        }
    }
    let shown: Vec<String> = named.iter().take(SHOWN).map(|(code, year)| format!("{code} ({year})")).collect();
    let message = word(MatchCodes::ID, "out_of_time")
        .with("column", column)
        .with("n", n_rows)
        .with("codes", shown.join(", "))
        .with("more", named.len().saturating_sub(SHOWN));
    let place = Place { source: Some(data.origin.source.clone()), ..Place::default() };
    (n_rows > 0).then_some(Note { severity: Severity::Info, place, message })
}

/// Says of the unmatched values what they weigh and what they may mean.
fn weigh(report: &mut StepReport, found: Vec<(&str, Found)>) {
    let mut known: HashMap<&str, (f64, Vec<String>)> = HashMap::new();
    for (name, one) in found.into_iter().filter(|(_, one)| !one.is_decided) {
        let (weight, candidates) = known.entry(name).or_default();
        *weight += one.weight;
        candidates.extend(one.candidates);
    }
    for one in &mut report.unmatched {
        if let Some((weight, candidates)) = known.remove(one.value.as_str()) {
            one.weight = weight;
            for candidate in candidates {
                if !one.candidates.contains(&candidate) {
                    one.candidates.push(candidate);
                }
            }
        }
    }
    table::heaviest_first(&mut report.unmatched);
}

impl StepKind for MatchCodes {
    const ID: &'static str = "match_codes";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: table::ANY }),
                Field::new("code_list", FieldKind::CodeList),
                Field::optional("helper", FieldKind::Column { kinds: table::ANY }),
                Field::optional("decisions", FieldKind::ValueMap),
                Field::optional("new_column", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        table::created(&self.column, self.name()).into_iter().chain(self.area_type_name()).collect()
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        let concept = table::column(schema, &self.column, table::ANY, Self::ID)?.concept;
        if let Some(helper) = self.helper() {
            table::column(schema, helper, table::ANY, Self::ID)?;
        }
        let list = self.list()?;
        if let Some(code) = self.decisions.values().flatten().find(|code| list.find(code).is_none()) {
            let (code, list) = (code.clone(), self.code_list.clone());
            return Err(StepError::UnknownCode { code, list, step: Self::ID });
        }
        let column = Column { concept, ..Column::new(self.name(), Kind::Code).coded(self.code_list.clone()) };
        let planned = table::with_column(schema, column, &self.column, Self::ID)?;
        let Some(name) = self.area_type_name() else { return Ok(planned) };
        let mut area_type = Column::new(name, Kind::Code).coded("area_type");
        let is_about = concept.is_none() && schema.with_concept(Concept::RefArea).is_none();
        if is_about || concept == Some(Concept::RefArea) {
            area_type = area_type.measuring(Concept::AreaType);
        }
        table::with_column(&planned, area_type, "", Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let list = self.list()?;
        let decisions = self.decisions.iter().map(|(name, code)| (name.trim().to_owned(), code.clone()));
        let matcher = Matcher::new(list).with_decisions(decisions.collect());
        let names = table::texts(&data, &self.column);
        let own_codes = self.helper().map(|helper| table::texts(&data, helper));
        // Every spelling is looked for once, however many rows it has.
        let mut spellings: HashMap<(&str, Option<&str>), usize> = HashMap::new();
        let mut found: Vec<(&str, Found)> = Vec::new();
        let mut rows = Vec::with_capacity(names.len());
        let weighed_by = weight_column(&data.schema);
        let weights = weighed_by.map(|column| table::numbers(&data, column));
        let mut tally = Tally::default();
        for (row, name) in names.iter().enumerate() {
            let name = name.as_deref().unwrap_or_default().trim();
            let own_code = own_codes.as_ref().and_then(|codes| codes.get(row)?.as_deref());
            let at = *spellings.entry((name, own_code)).or_insert_with(|| {
                let one = if name.is_empty() { Found::default() } else { Self::find(&matcher, list, name, own_code) };
                found.push((name, one));
                found.len() - 1
            });
            found[at].1.n_rows += 1;
            found[at].1.weight += match &weights {
                // What is no number weighs nothing; added up, it would hide what the other rows weigh.
                Some(weights) => {
                    weights.get(row).copied().flatten().filter(|weight| weight.is_finite()).unwrap_or_default()
                }
                None => 1.0,
            };
            rows.push(at);
        }
        for (name, one) in &found {
            match one {
                one if name.is_empty() => tally.keep_n(one.n_rows),
                one if one.is_decided => tally.change_n(one.n_rows),
                one => tally.fail_n(name, one.n_rows),
            }
        }
        let codes = ColumnValues::of_texts(rows.iter().map(|at| found[*at].1.code.as_deref()));
        let area_types = ColumnValues::of_texts(rows.iter().map(|at| found[*at].1.area_type));
        let mut values = vec![(self.name(), codes)];
        values.extend(self.area_type_name().map(|name| (name, area_types)));
        let weighed_by = weighed_by.map(str::to_owned);
        let codes_of_rows = rows.iter().map(|at| found[*at].1.code.as_deref());
        tally.notes.extend(out_of_time(&data, list, codes_of_rows, &self.column));
        let mut report = StepReport { asks: true, weighed_by, ..tally.report() };
        weigh(&mut report, found);
        Ok((table::with_values(data, planned, values, Self::ID)?, report))
    }

    fn sentence(&self) -> Message {
        let sentence = word(Self::ID, "done")
            .with("column", &self.column)
            .with("new", self.name())
            .with("list", list_name(&self.code_list))
            .with("with_helper", if self.helper().is_some() { "yes" } else { "no" })
            .with("helper", self.helper().unwrap_or_default());
        table::with_pairs(sentence, &self.decisions)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;

    fn countries(decisions: &[(&str, Option<&str>)]) -> MatchCodes {
        let pair = |(name, code): &(&str, Option<&str>)| ((*name).to_owned(), code.map(str::to_owned));
        MatchCodes {
            column: "Pays".to_owned(),
            decisions: decisions.iter().map(pair).collect(),
            new_column: Some("ref_area".to_owned()),
            ..MatchCodes::default()
        }
    }

    #[test]
    fn countries_get_codes_and_regions_are_told_apart() {
        let report = check(
            "Pays@ref_area | v:number\n Côte d'Ivoire | 1\n Africa | 2\n Burkina Faso | 3\n | 4",
            Step::MatchCodes(countries(&[])),
            "Pays | v:number | ref_area:code@ref_area | ref_area_area_type:code@area_type
             Côte d'Ivoire | 1 | CIV | country
             Africa | 2 | AGG_2 | aggregate
             Burkina Faso | 3 | BFA | country
             | 4 |  |",
        );
        assert_eq!((report.changed, report.kept, report.missing), (3, 1, 0));
    }

    #[test]
    fn a_name_of_several_countries_waits_for_an_answer() {
        let before = "Pays\n Congo\n Congo\n Atlantis\n Togo";
        let spaced = countries(&[(" Atlantis ", None), ("Congo ", Some("COD"))]);
        assert_eq!(run(before, Step::MatchCodes(spaced)).unwrap().1.missing, 0);
        let report = run(before, Step::MatchCodes(countries(&[]))).unwrap().1;
        assert_eq!((report.changed, report.missing), (1, 3));
        assert_eq!(report.unmatched_rows(), [("Congo", 2), ("Atlantis", 1)]);
        assert_eq!(report.unmatched[0].candidates, ["COG", "COD"]);
        let answered = Step::MatchCodes(countries(&[("Congo", Some("COG")), ("Atlantis", None)]));
        let (data, report) = run(before, answered).unwrap();
        assert_eq!(data.text(0, 1).as_deref(), Some("COG"));
        assert_eq!((report.changed, report.missing), (4, 0), "a name set aside is answered");
    }

    #[test]
    fn a_misspelt_name_waits_for_a_person() {
        let report = run("Pays\n Burkina Fasso", Step::MatchCodes(countries(&[]))).unwrap().1;
        assert_eq!(report.unmatched_rows(), [("Burkina Fasso", 1)]);
        assert_eq!(report.unmatched[0].candidates.first().map(String::as_str), Some("BFA"));
    }

    #[test]
    fn a_code_in_a_year_before_it_was_is_noted() {
        let table = "Pays | an:number@time_period\n Soudan du Sud | 2005\n Mali | 2005\n Soudan du Sud | 2015";
        let report = run(table, Step::MatchCodes(countries(&[]))).unwrap().1;
        assert_eq!(report.notes.len(), 1);
        assert!(format!("{:?}", report.notes[0].message).contains("SSD (2005)"));
    }

    #[test]
    fn what_weighs_most_waits_first() {
        let persons = "Pays | n:number@observed_value\n Congo | 10\n Congo | 20\n Atlantis | 5000";
        let report = run(persons, Step::MatchCodes(countries(&[]))).unwrap().1;
        assert_eq!(report.unmatched_rows(), [("Atlantis", 1), ("Congo", 2)]);
        assert_eq!((report.unmatched[1].weight, report.weighed_by.as_deref()), (30.0, Some("n")));
    }

    #[test]
    fn the_own_code_of_the_sheet_helps_where_the_name_does_not() {
        let step = MatchCodes { helper: Some("code".to_owned()), ..countries(&[]) };
        let (data, _) = run("Pays | code:number\n Congo | 178\n Congo | 180", Step::MatchCodes(step)).unwrap();
        assert_eq!(data.texts("ref_area").unwrap(), [Some("COG".to_owned()), Some("COD".to_owned())]);
    }

    #[test]
    fn a_country_of_birth_does_not_say_what_the_row_is_about() {
        let (data, _) = run("Pays@country_of_birth\n Togo", Step::MatchCodes(countries(&[]))).unwrap();
        assert_eq!(data.schema.with_concept(Concept::AreaType), None);
        assert_eq!(data.schema.with_concept(Concept::CountryOfBirth).map(|c| c.name.as_str()), Some("ref_area"));
    }

    #[test]
    fn answers_must_be_codes_of_the_list() {
        let wrong = Step::MatchCodes(countries(&[("Congo", Some("XXX"))]));
        assert!(matches!(run("Pays\n Congo", wrong), Err(StepError::UnknownCode { .. })));
    }
}
