//! Estimates against what R's survey package gives, and against figures worked out by hand.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail like the tests")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use statelier::cx::{Ctl, Cx};
use statelier::data::{Concept, Dataset, Unit};
use statelier::i18n::{Lang, say};
use statelier::indicators::{self, IndicatorError, Input, Missing, Readiness, indicator, readiness};
use statelier::message::{Explain as _, Notes};
use statelier::survey::read::{add_bands, read_data};
use statelier::survey::{
    Design, DesignEffect, EstimateCell, EstimateTable, Flag, Interval, LonelyPsu, Reliability, Request, Statistic,
    SurveyError, estimate,
};
use statelier::world::MemoryWorld;

use super::support::{read, shared};

fn with_cx<T>(work: impl FnOnce(&Cx<'_>) -> T) -> T {
    work(&Cx { world: &MemoryWorld::default(), ctl: &Ctl::default(), notes: &Notes::default() })
}

fn ask(data: &Dataset, design: &Design, request: &Request) -> Result<Vec<EstimateCell>, SurveyError> {
    with_cx(|cx| estimate(cx, data, design, request, &Reliability::default())).map(|found| found.cells)
}

fn one(data: &Dataset, design: &Design, request: &Request) -> EstimateCell {
    ask(data, design, request).unwrap().remove(0)
}

#[track_caller]
fn close(ours: Option<f64>, reference: f64, tolerance: f64) {
    let ours = ours.unwrap_or(f64::NAN);
    let distance = (ours - reference).abs();
    assert!(distance <= tolerance * reference.abs().max(1e-12), "{ours} is not {reference}");
}

#[expect(clippy::unnecessary_wraps, reason = "short for the many options that hold a name")]
fn name(text: &str) -> Option<String> {
    Some(text.to_owned())
}

// ── R's survey package ──────────────────────────────────────────────────────────────────────────────────────────────

type Row = BTreeMap<String, String>;

const KEYS: [&str; 4] = ["region", "sex", "birth_status", "age_band"];

/// Opens the survey and R's figures for it; `None` where they are not on this machine.
fn golden() -> Option<(Vec<u8>, Vec<Row>)> {
    let folder = shared()?.join("oracle");
    let figures = read(&folder.join("golden_r_survey.csv"));
    let mut reader = csv::Reader::from_reader(figures.as_slice());
    Some((read(&folder.join("survey.csv")), reader.deserialize().map(Result::unwrap).collect()))
}

fn clustered() -> Design {
    Design { weight: name("weight"), stratum: name("stratum"), psu: name("psu"), ..Design::default() }
}

fn rate() -> Request {
    let filter = name("labour_status in ('employed', 'unemployed')");
    Request { filter, ..Request::new(Statistic::Proportion("labour_status = 'unemployed'".to_owned())) }
}

/// What R was asked for each of its statistics.
fn question(statistic: &str) -> Option<(Request, Design)> {
    const COSTS: &str = "recruit_cost / monthly_income";
    let paid = |statistic| {
        let filter = name("recruit_cost is not null and monthly_income is not null");
        Request { filter, ..Request::new(statistic) }
    };
    let quantile = |probability| Statistic::Quantile { probability, of: COSTS.to_owned() };
    let ratio = || {
        let (numerator, denominator) = ("recruit_cost".to_owned(), "monthly_income".to_owned());
        Statistic::Ratio { numerator, denominator }
    };
    let foreign = || "birth_status = 'foreign-born'".to_owned();
    let request = match statistic {
        "unemployment_rate" => rate(),
        "unemployment_rate_fpc" => return Some((rate(), Design { fpc: name("fpc"), ..clustered() })),
        "recruitment_cost_ratio_mean" => paid(Statistic::Mean(COSTS.to_owned())),
        "recruitment_cost_ratio_median" => paid(quantile(0.5)),
        "recruitment_cost_ratio_p80" => paid(quantile(0.8)),
        "cost_income_ratio_of_totals" => paid(ratio()),
        "foreign_born_total" => Request::new(Statistic::Total(foreign())),
        "foreign_born_share" => Request::new(Statistic::Proportion(foreign())),
        _ => return None,
    };
    Some((request, clustered()))
}

#[track_caller]
fn agree(row: &Row, name: &str, ours: Option<f64>, tolerance: f64) {
    if let Ok(theirs) = row.get(name).map_or("", String::as_str).parse() {
        close(ours, theirs, tolerance);
    }
}

#[test]
fn every_cell_is_the_one_r_gives() {
    let Some((bytes, rows)) = golden() else { return };
    let mut data = read_data("survey.csv", bytes).unwrap();
    add_bands(&mut data, "age", &[15.0, 25.0, 45.0, 65.0]).unwrap();
    let mut compared = 0;
    let mut answers: BTreeMap<String, Vec<EstimateCell>> = BTreeMap::new();
    for row in &rows {
        let Some((mut request, design)) = question(&row["statistic"]) else { continue };
        let by: Vec<&str> = KEYS.into_iter().filter(|key| !row[*key].is_empty()).collect();
        request.by = by.iter().map(|key| (*key).to_owned()).collect();
        let cell_key: Vec<Option<String>> = by.iter().map(|key| name(&row[*key])).collect();
        for (interval, low, high) in [
            (Interval::Logit, "logit_low", "logit_high"),
            (Interval::Beta, "beta_low", "beta_high"),
            (Interval::Wald, "t_low", "t_high"),
        ] {
            let is_share = matches!(request.statistic, Statistic::Proportion(_));
            if !is_share && interval != Interval::Wald {
                continue;
            }
            request.interval = interval;
            for design_effect in [DesignEffect::WithReplacement, DesignEffect::WithoutReplacement] {
                request.design_effect = design_effect;
                let asked = format!("{request:?}{design:?}");
                let cells = answers.entry(asked).or_insert_with(|| ask(&data, &design, &request).unwrap());
                let cell = cells.iter().find(|cell| cell.key == cell_key).unwrap();
                assert_eq!(cell.n.to_string(), row["n"], "{row:?}");
                agree(row, "estimate", cell.estimate, 1e-9);
                agree(row, "se", cell.se, 1e-9);
                agree(row, "df", cell.df, 0.0);
                agree(row, low, cell.ci_low, 1e-6);
                agree(row, high, cell.ci_high, 1e-6);
                let is_wr = design_effect == DesignEffect::WithReplacement;
                agree(row, if is_wr { "deff_wr" } else { "deff_wor" }, cell.deff, 1e-6);
            }
            compared += 1;
        }
    }
    assert_eq!(compared, 330, "rows × intervals");
}

#[test]
fn a_margin_is_the_total_that_r_gives() {
    let Some((bytes, rows)) = golden() else { return };
    let data = read_data("survey.csv", bytes).unwrap();
    let by = vec!["sex".to_owned(), "birth_status".to_owned()];
    let cells = ask(&data, &clustered(), &Request { by, with_margins: true, ..rate() }).unwrap();
    assert_eq!(cells.len(), 9);
    assert_eq!(cells[0].key, [None, None], "totals come first");
    for cell in cells {
        let of = |place: usize| cell.key[place].as_deref().unwrap_or_default();
        let is_same =
            |row: &&Row| row["statistic"] == "unemployment_rate" && row["sex"] == of(0) && row["birth_status"] == of(1);
        let plain = |row: &&Row| row["region"].is_empty() && row["age_band"].is_empty();
        // R was not asked for birth status alone.
        if let Some(row) = rows.iter().filter(plain).find(is_same) {
            agree(row, "estimate", cell.estimate, 1e-9);
            agree(row, "se", cell.se, 1e-9);
        }
    }
}

#[test]
fn a_stratum_left_with_one_unit_gives_what_r_gives() {
    let Some((bytes, rows)) = golden() else { return };
    let text = String::from_utf8(bytes).unwrap();
    let (mut lines, mut first_psu) = (text.lines(), None);
    let mut thinned = format!("{}\n", lines.next().unwrap());
    for line in lines {
        let fields: Vec<&str> = line.split(',').collect();
        if fields[2] != "1" || *first_psu.get_or_insert(fields[3]) == fields[3] {
            thinned.push_str(line);
            thinned.push('\n');
        }
    }
    let data = read_data("survey.csv", thinned.into_bytes()).unwrap();
    for (option, lonely) in [
        ("remove", LonelyPsu::Remove),
        ("certainty", LonelyPsu::Certainty),
        ("adjust", LonelyPsu::Adjust),
        ("average", LonelyPsu::Average),
    ] {
        let row = rows.iter().find(|row| row["statistic"] == format!("unemployment_rate_lonely_{option}")).unwrap();
        let cell = one(&data, &Design { lonely, ..clustered() }, &rate());
        agree(row, "estimate", cell.estimate, 1e-9);
        agree(row, "se", cell.se, 1e-9);
        agree(row, "df", cell.df, 0.0);
        agree(row, "deff_wr", cell.deff, 1e-6);
        agree(row, "logit_low", cell.ci_low, 1e-6);
    }
    let refused = ask(&data, &clustered(), &rate()).unwrap_err();
    assert_eq!(refused, SurveyError::LonelyPsu { stratum: "1".to_owned(), psu: "1".to_owned() });
}

// ── Worked by hand ──────────────────────────────────────────────────────────────────────────────────────────────────

/// Two strata of three units with four people each.
fn two_strata() -> (Dataset, Design) {
    let mut text = "stratum,psu,place,weight,y\n".to_owned();
    for (stratum, weight, units) in [("N", 50, ["1110", "0000", "1000"]), ("S", 100, ["0000", "1100", "0001"])] {
        for (psu, people) in units.into_iter().enumerate() {
            for (place, y) in people.chars().enumerate() {
                writeln!(text, "{stratum},{psu},{place},{weight},{y}").unwrap();
            }
        }
    }
    (read_data("two-strata.csv", text.into_bytes()).unwrap(), clustered())
}

#[test]
fn two_small_strata_give_the_exact_fractions() {
    let (data, design) = two_strata();
    let share = Request::new(Statistic::Proportion("y = 1".to_owned()));
    let cell = one(&data, &design, &share);
    close(cell.estimate, 5.0 / 18.0, 1e-14);
    close(cell.se, 19_f64.sqrt() / 36.0, 1e-14);
    close(cell.cv, 19_f64.sqrt() / 10.0, 1e-14);
    close(cell.df, 4.0, 0.0);
    assert_eq!(cell.flag, Flag::Unreliable);
    close(cell.ci_low, 0.067_156_8, 1e-6);
    close(cell.ci_high, 0.672_647_5, 1e-7);
    // The fraction worked by hand has the divisor n, R's design effect n − 1.
    close(cell.deff.map(|deff| deff * 24.0 / 23.0), 114.0 / 65.0, 1e-12);
    close(cell.n_eff.map(|n_eff| n_eff * 23.0 / 24.0), 260.0 / 19.0, 1e-12);

    let beta = one(&data, &design, &Request { interval: Interval::Beta, ..share.clone() });
    close(beta.ci_low, 0.038_754_9, 1e-6);
    close(beta.ci_high, 0.686_087_0, 1e-7);
    let wald = one(&data, &design, &Request { interval: Interval::Wald, ..share.clone() });
    close(wald.ci_low, -0.058_396, 1e-5);
    close(wald.ci_high, 0.613_951, 1e-6);

    let first_two = one(&data, &design, &Request { filter: name("place < 2"), ..share });
    close(first_two.estimate, 7.0 / 18.0, 1e-14);
    // The reference has seven decimals.
    close(first_two.se, 0.242_161_1, 3e-7);
}

const WORKERS: &str = "recruitment_cost,monthly_earnings,weight,sex\n\
    900,300,120,M\n600,400,80,F\n2400,400,150,M\n1000,500,100,F\n450,900,50,M\n5000,500,60,M\n";

fn with_concepts(text: &str, concepts: &[Concept]) -> Dataset {
    let mut data = read_data("table.csv", text.as_bytes().to_vec()).unwrap();
    for column in &mut data.schema.columns {
        column.concept = concepts.iter().copied().find(|concept| concept.id() == column.name);
    }
    data
}

fn try_tables(
    id: &str,
    data: &Dataset,
    second: Option<&Dataset>,
    by: &[&str],
) -> Result<Vec<EstimateTable>, IndicatorError> {
    let design = Design { weight: name("weight").filter(|_| second.is_none()), ..Design::default() };
    let by: Vec<String> = by.iter().map(|column| (*column).to_owned()).collect();
    let (interval, reliability) = (Interval::Logit, Reliability::default());
    let input = Input {
        data,
        second,
        design: &design,
        columns: &BTreeMap::new(),
        by: &by,
        interval,
        reliability: &reliability,
        among: None,
        contrast: None,
    };
    with_cx(|cx| indicator(id).unwrap().estimate(cx, &input))
}

fn tables(id: &str, data: &Dataset, second: Option<&Dataset>, by: &[&str]) -> Vec<EstimateTable> {
    try_tables(id, data, second, by).unwrap()
}

/// Says that the observed values count persons, in units of ten to the power of `multiplier`.
fn count(data: &mut Dataset, multiplier: i8) {
    let observed = data.schema.columns.iter_mut().find(|column| column.concept == Some(Concept::ObservedValue));
    observed.unwrap().unit = Some(Unit { measure: "PS".to_owned(), multiplier });
}

fn figure(table: &EstimateTable, key: &[Option<&str>]) -> Option<f64> {
    table.cells.iter().find(|cell| cell.key.iter().map(Option::as_deref).eq(key.iter().copied()))?.estimate
}

#[test]
fn recruitment_costs_are_a_ratio_of_each_worker_first() {
    let data = with_concepts(WORKERS, &[Concept::RecruitmentCost, Concept::MonthlyEarnings, Concept::Sex]);
    let tables = tables("sdg_10_7_1", &data, None, &["sex"]);
    let measures: Vec<&str> = tables.iter().map(|table| table.measure.id.as_str()).collect();
    assert_eq!(measures, ["median", "mean", "p80"]);
    close(figure(&tables[0], &[None]), 3.0, 1e-14);
    close(figure(&tables[1], &[None]), 3.9375, 1e-14);
    close(figure(&tables[2], &[None]), 6.0, 1e-14);
    close(figure(&tables[1], &[Some("F")]), 320.0 / 180.0, 1e-14);
    close(figure(&tables[0], &[Some("M")]), 6.0, 1e-14);

    let (numerator, denominator) = ("recruitment_cost".to_owned(), "monthly_earnings".to_owned());
    let totals = Request::new(Statistic::Ratio { numerator, denominator });
    let design = Design { weight: name("weight"), ..Design::default() };
    close(one(&data, &design, &totals).estimate, 938_500.0 / 253_000.0, 1e-14);
}

#[test]
fn costs_without_earnings_are_counted_and_free_recruitment_stays() {
    let text = format!("{WORKERS}500,0,10,F\n500,,10,M\n0,400,560,F\n,,10,F\n");
    let data = with_concepts(&text, &[Concept::RecruitmentCost, Concept::MonthlyEarnings]);
    let tables = tables("sdg_10_7_1", &data, None, &[]);
    assert_eq!(tables[1].cells[0].n, 7);
    close(figure(&tables[1], &[]), 3.9375 / 2.0, 1e-14);
    let said = tables[0].notes.iter().find(|note| note.id == "indicators-note-non-response").unwrap();
    assert_eq!(said.args[0].1, 2_usize.into(), "of the four rows only two were asked and gave no ratio");
}

#[test]
fn weights_that_cannot_be_are_refused_by_name() {
    let refused = |text: &str| {
        let data = read_data("a.csv", text.as_bytes().to_vec()).unwrap();
        let design = Design { weight: name("weight"), ..Design::default() };
        ask(&data, &design, &Request::new(Statistic::Mean("y".to_owned()))).unwrap_err().message().id.into_owned()
    };
    assert_eq!(refused("weight,y\n1,2\n-1,3\n"), "survey-negative-weight");
    assert_eq!(refused("weight,y\n0,2\n0,3\n"), "survey-zero-weights");
    assert_eq!(refused("weight,y\n1,2\n,3\n"), "survey-missing-weight");
}

#[test]
fn unequal_weights_cost_what_kish_says() {
    let mut text = "weight,y\n".to_owned();
    for (weight, times) in [(10, 3), (12, 3), (20, 3), (15, 2), (25, 2)] {
        text += &format!("{weight},1\n").repeat(times);
    }
    let data = read_data("kish.csv", text.into_bytes()).unwrap();
    let weights: Vec<f64> = data.numbers("weight").unwrap().into_iter().flatten().collect();
    close(Some(statelier::survey::quality::kish_effect(&weights)), 1.112_640_2, 1e-7);
}

#[test]
fn shares_of_two_tables_never_sum_countries_into_regions() {
    let columns = [Concept::RefArea, Concept::AreaType, Concept::TimePeriod, Concept::Sex, Concept::ObservedValue];
    let migrants = "ref_area,area_type,time_period,sex,observed_value\n\
        4,country,2019,_T,100\n4,country,2019,F,40\n8,country,2019,_T,50\n1,world,2019,_T,160\n12,country,2019,_T,1\n";
    let people = "ref_area,time_period,observed_value\n4,2019,1000\n8,2019,200\n1,2019,1280\n";
    let (mut migrants, mut people) = (with_concepts(migrants, &columns), with_concepts(people, &columns));
    count(&mut migrants, 0);
    count(&mut people, 0);
    let found = tables("migrant_share", &migrants, Some(&people), &[]);
    let share = |area: &str| figure(&found[0], &[Some(area), Some("2019")]);
    close(share("4"), 0.1, 1e-14);
    close(share("1"), 0.125, 1e-14);
    assert_eq!(share("12"), None);
    assert!(found[0].notes.iter().any(|note| note.id == "indicators-note-unmatched"));
    assert!(found[0].cells.iter().all(|cell| cell.se.is_none()));

    let stock = tables("migrant_stock", &migrants, Some(&people), &["sex"]);
    close(figure(&stock[0], &[None, Some("2019")]), 151.0, 1e-14);
    close(figure(&stock[0], &[Some("F"), Some("2019")]), 40.0, 1e-14);
}

#[test]
fn a_stock_never_adds_totals_to_what_they_are_totals_of() {
    let columns = [Concept::RefArea, Concept::TimePeriod, Concept::Sex, Concept::ObservedValue];
    let of = |text: &str| tables("migrant_stock", &with_concepts(text, &columns), None, &["sex"]);

    // Nothing but the sheet's own mark says that the world is the sum of the two countries.
    let world = "ref_area,time_period,sex,observed_value,aggregate\n\
        4,2019,F,60,false\n4,2019,M,40,false\n8,2019,F,30,false\n8,2019,M,20,false\n\
        1,2019,F,90,true\n1,2019,M,60,true\n,2019,F,90,true\n,2019,M,60,true\n";
    let found = of(world);
    close(figure(&found[0], &[None, Some("2019")]), 150.0, 0.0);
    close(figure(&found[0], &[Some("F"), Some("2019")]), 90.0, 0.0);
    assert!(found[0].notes.iter().any(|note| note.id == "indicators-note-aggregates-outside"));

    // Both sexes as the office counted them hold people whose sex nobody knows: the total is theirs, not the sum.
    let both = "ref_area,time_period,sex,observed_value,aggregate\n\
        4,2019,F,60,false\n4,2019,M,40,false\n4,2019,_T,103,true\n1,2019,F,60,true\n1,2019,_T,103,true\n";
    close(figure(&of(both)[0], &[None, Some("2019")]), 103.0, 0.0);

    // Only the world has a row for both sexes: the countries' total is still that of their women and men.
    let world = "ref_area,time_period,sex,observed_value,aggregate\n\
        4,2019,F,60,false\n4,2019,M,40,false\n1,2019,_T,100,true\n";
    close(figure(&of(world)[0], &[None, Some("2019")]), 100.0, 0.0);

    // A total that nobody gave a code is still a total.
    let uncoded = "ref_area,time_period,sex,observed_value,aggregate\n\
        4,2019,F,60,false\n4,2019,M,40,false\n4,2019,Ensemble,100,true\n";
    close(figure(&of(uncoded)[0], &[None, Some("2019")]), 100.0, 0.0);
}

#[test]
fn thousands_are_thousands_and_an_unknown_unit_is_asked_for() {
    let columns = [Concept::RefArea, Concept::Sex, Concept::ObservedValue];
    let mut migrants = with_concepts("ref_area,sex,observed_value\n4,M,60\n4,F,40\n", &columns);
    let mut people = with_concepts("ref_area,sex,observed_value\n4,M,0.6\n4,F,0.2\n", &columns);
    count(&mut people, 3);
    let refused = try_tables("migrant_share", &migrants, Some(&people), &[]).unwrap_err();
    assert!(matches!(refused, IndicatorError::UnitUnknown { .. }));
    count(&mut migrants, 0);
    let found = tables("migrant_share", &migrants, Some(&people), &[]);
    close(figure(&found[0], &[Some("4"), Some("M")]), 0.1, 1e-14);
    close(figure(&found[0], &[Some("4"), None]), 0.125, 1e-14);
    assert_eq!(found[0].cells[0].n, 100, "n is the number of migrants");

    let alone = try_tables("migrant_share", &migrants, None, &[]).unwrap_err();
    assert!(matches!(alone, IndicatorError::NoSecondTable { .. }));
    let mut doubled = with_concepts("ref_area,sex,observed_value\n4,M,60\n4,M,61\n", &columns);
    let unknown = try_tables("migrant_share", &doubled, Some(&doubled), &[]).unwrap_err();
    assert!(matches!(unknown, IndicatorError::UnitsUnknown), "two silent tables may count in different units");
    count(&mut doubled, 0);
    let doubled = try_tables("migrant_share", &doubled, Some(&doubled), &[]).unwrap_err();
    assert!(matches!(doubled, IndicatorError::TwiceTheSame { key } if key == "4, M"));
}

#[test]
fn every_indicator_has_its_words_and_knows_what_is_missing() {
    let nothing = statelier::data::Schema::default();
    for one in indicators::all() {
        for word in ["name", "what", "formula", "unit", "source", "caveat"] {
            for lang in Lang::ALL {
                assert!(!say(lang, &one.word(word)).starts_with('⟨'), "{} has no {word}", one.id());
            }
        }
        let concepts = one.needs().iter().map(|concept| Missing::Concept(*concept));
        let missing = concepts.chain(one.quantities().iter().cloned().map(Missing::Quantity)).collect();
        assert_eq!(readiness(one, &nothing, &BTreeMap::new()), Readiness::Missing(missing));
        assert_eq!(indicator(one.id()).unwrap().id(), one.id());
    }
}
