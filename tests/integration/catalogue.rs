//! Indicators of `assets/indicators`: that their files hold together, and the figures of the field that they must give.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail like the tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt::Write as _;

use statelier::cli::{self, Io};
use statelier::cx::{Ctl, Cx};
use statelier::data::{Concept, Dataset};
use statelier::i18n::{Lang, say};
use statelier::indicators::{self, Declared, IndicatorError, Input};
use statelier::message::{Explain as _, Notes};
use statelier::survey::read::read_data;
use statelier::survey::{Design, EstimateTable, Flag, Interval, Reliability};
use statelier::world::MemoryWorld;

/// Computes an indicator from a table whose columns are called like what they hold.
fn figures(id: &str, csv: &str, by: &[&str]) -> Result<EstimateTable, IndicatorError> {
    let mut data: Dataset = read_data("table.csv", csv.as_bytes().to_vec()).unwrap();
    for column in &mut data.schema.columns {
        column.concept = Concept::ALL.into_iter().find(|concept| concept.id() == column.name);
    }
    let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
    let cx = Cx { world: &world, ctl: &ctl, notes: &notes };
    let by: Vec<String> = by.iter().map(|&name| name.to_owned()).collect();
    let (design, columns, reliability) = (Design::default(), BTreeMap::new(), Reliability::default());
    let (second, interval) = (None, Interval::default());
    let input = Input {
        data: &data,
        second,
        design: &design,
        columns: &columns,
        by: &by,
        interval,
        reliability: &reliability,
        among: None,
        contrast: None,
    };
    indicators::indicator(id).unwrap().estimate(&cx, &input).map(|mut tables| tables.remove(0))
}

fn figure(id: &str, csv: &str) -> f64 {
    let table = figures(id, csv, &[]).unwrap();
    table.cells[0].estimate.unwrap()
}

fn close(ours: f64, wanted: f64) {
    assert!((ours - wanted).abs() <= 1e-9 * wanted.abs(), "{ours} is not {wanted}");
}

#[test]
fn every_file_holds_together_and_is_in_the_catalogue() {
    let mut ids = BTreeSet::new();
    for (name, text) in indicators::SHIPPED {
        let declared = Declared::read(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(declared.id, *name);
        assert!(ids.insert(name), "{name} twice");
        assert_eq!(
            Declared::read(&declared.write().unwrap()).unwrap(),
            declared,
            "{name} is not what is written of it"
        );
        assert!(indicators::indicator(name).is_some());
    }
    assert_eq!(indicators::all().count(), ids.len() + 5);
}

#[test]
fn a_file_that_needs_what_it_does_not_read_is_refused() {
    let (_, text) = indicators::SHIPPED.iter().find(|(name, _)| *name == "effective_duty_rate").unwrap();
    for (from, to) in [("{duties}", "{boys}"), ("{duties}", "1"), ("per = ", "among = ")] {
        assert!(Declared::read(&text.replacen(from, to, 1)).is_err(), "{from} → {to}");
    }
}

#[test]
fn what_a_file_lacks_is_named_in_both_languages() {
    let text = indicators::file("effective_duty_rate").unwrap();
    for (from, to, id) in [
        ("caveat = ", "caveats = ", "indicators-file-unknown"),
        ("unit = \"PT\"\n", "", "indicators-file-lacks"),
        ("figure = \"ratio\"", "figure = \"quotient\"", "indicators-file-figure"),
    ] {
        let message = Declared::read(&text.replacen(from, to, 1)).unwrap_err().message();
        assert_eq!(message.id, id);
        for lang in Lang::ALL {
            assert!(!say(lang, &message).contains(['⟨', '`']), "{}", say(lang, &message));
        }
    }
}

#[test]
fn refugees_are_part_of_the_denominator() {
    let table = "ref_area,time_period,refugees,population\nA,2023,2000000,18000000\nB,2023,150000,9850000\n";
    let found = figures("sdg_10_7_4", table, &["ref_area"]).unwrap();
    let at = |area: Option<&str>| {
        let cell = found.cells.iter().find(|cell| cell.key[0].as_deref() == area).unwrap();
        (cell.estimate.unwrap(), cell.n, cell.se, cell.flag)
    };
    assert_eq!(at(Some("A")), (10_000.0, 2_000_000, None, Flag::Reliable));
    assert_eq!(at(Some("B")).0, 1_500.0);
    close(at(None).0, 2_150_000.0 / 30_000_000.0 * 100_000.0);
    assert!(!found.is_sample);
}

#[test]
fn figures_of_two_years_are_never_added() {
    let table = "time_period,sex,persons\n2019,M,600\n2019,F,500\n2020,M,680\n2020,F,570\n";
    let found = figures("sex_ratio", table, &[]).unwrap();
    let cells: Vec<_> =
        found.cells.iter().map(|cell| (cell.key[0].as_deref().unwrap(), cell.estimate.unwrap())).collect();
    assert_eq!(cells.len(), 2);
    close(cells[1].1, 680.0 / 570.0 * 100.0);
    let unsaid = figures("sex_ratio", &table.replace("time_period", "année"), &[]).unwrap_err();
    assert!(matches!(unsaid, IndicatorError::TimeUnknown { column } if column == "année"));
}

/// A table with its totals, as offices publish it: over every column the total stands beside its parts.
const WITH_TOTALS: &str = "region,sex,age_band,persons\nA,F,Y0T14,10\nA,M,Y0T14,20\nA,_T,Y0T14,30\nA,F,Y_GE15,30\n\
    A,M,Y_GE15,40\nA,_T,Y_GE15,70\nA,F,_T,40\nA,M,_T,60\nA,_T,_T,100\n";

#[test]
fn a_total_of_the_sheet_never_counts_beside_its_parts() {
    let value = |csv: &str, by: &[&str], key: &[Option<&str>]| {
        let table = figures("persons", csv, by).unwrap();
        let found = table.cells.iter().find(|cell| cell.key.iter().map(Option::as_deref).eq(key.iter().copied()));
        found.unwrap_or_else(|| panic!("{key:?} of {by:?}")).estimate.unwrap()
    };
    for by in [&[][..], &["region"], &["sex"], &["age_band"], &["sex", "age_band"]] {
        close(value(WITH_TOTALS, by, &vec![None; by.len()]), 100.0);
    }
    close(value(WITH_TOTALS, &["sex"], &[Some("F")]), 40.0);
    close(value(WITH_TOTALS, &["sex", "age_band"], &[Some("F"), None]), 40.0);
    close(figure("sex_ratio", WITH_TOTALS), 150.0);
    close(figure("female_share", WITH_TOTALS), 0.4);
    // One margin below the other, not crossed: nobody counts twice.
    let margins = "sex,age_band,persons\nF,_T,40\nM,_T,60\n_T,Y0T14,30\n_T,Y_GE15,70\n_T,_T,100\n";
    close(value(margins, &["sex", "age_band"], &[None, None]), 100.0);
    close(value(margins, &["sex", "age_band"], &[Some("M"), None]), 60.0);
    close(value(margins, &["sex", "age_band"], &[None, Some("Y0T14")]), 30.0);
    // A band that holds others, and a total in one place only.
    let bands = "region,age_band,persons\nA,Y0T14,30\nA,Y15T24,20\nA,Y25T64,40\nA,Y15T64,60\nB,_T,7\n";
    close(value(bands, &[], &[]), 97.0);
    let table = figures("persons", bands, &["age_band"]).unwrap();
    assert!(table.notes.iter().any(|note| note.id == "indicators-note-sums-outside"));
    let wrong = WITH_TOTALS.replace("A,_T,Y0T14,30", "A,_T,Y0T14,90");
    let table = figures("persons", &wrong, &["sex", "age_band"]).unwrap();
    assert!(table.notes.iter().any(|note| note.id == "indicators-note-totals-unequal"));
}

#[test]
fn a_line_without_a_figure_is_counted_where_it_is_left_out() {
    let csv = "customs_value,statutory_rate,duties\n100,5,5\n50,10,0\n80,10,\n";
    let table = figures("revenue_gap", csv, &[]).unwrap();
    let note = table.notes.iter().find(|note| note.id == "survey-unanswered").unwrap();
    assert!(format!("{note:?}").contains('1'), "{note:?}");
    let whole = figures("revenue_gap", "customs_value,statutory_rate,duties\n100,5,5\n", &[]).unwrap();
    assert!(whole.notes.iter().all(|note| note.id != "survey-unanswered"));
}

#[test]
fn few_events_among_many_people_count_as_few() {
    let csv = "region,emigrants,mid_year_population\nA,3,90000\nB,4000,2\n";
    let table = figures("emigration_rate", csv, &["region"]).unwrap();
    let n = |region: &str| table.cells.iter().find(|cell| cell.key == [Some(region.to_owned())]).unwrap().n;
    assert_eq!((n("A"), n("B")), (3, 2));
}

#[test]
fn rows_about_regions_are_not_added_to_their_countries() {
    let table = "ref_area,aggregate,sex,persons\nFRA,false,M,1\nFRA,false,F,2\nITA,false,M,3\nITA,false,F,2\n\
        Europe,true,M,4\nEurope,true,F,4\n";
    close(figure("sex_ratio", table), 100.0);
    let with_total = figures("sex_ratio", table, &["ref_area"]).unwrap();
    assert_eq!(with_total.cells.len(), 3, "the total and two countries");
}

#[test]
fn the_worked_examples_of_the_field_come_out() {
    close(figure("sdg_10_c_1", "fee,amount,interbank_rate,offered_rate\n5,200,50,49\n"), 0.045);
    close(figure("sdg_17_3_2", "transfers,compensation,gdp\n850,150,25000\n"), 0.04);
    close(figure("sdg_8_8_1", "injuries,workers\n18,240000\n"), 7.5);
    let flows = "immigrants,emigrants,mid_year_population\n60000,24000,12000000\n";
    close(figure("immigration_rate", flows), 5.0);
    close(figure("emigration_rate", flows), 2.0);
    close(figure("net_migration_rate", flows), 3.0);
    let residual = "population_start,population_end,births,deaths\n12000000,12500000,350000,120000\n";
    close(figure("residual_net_migration", residual), 270_000.0);
    close(figure("dependency_ratio", "aged_0_14,aged_15_64,aged_65_over\n3200,8000,800\n"), 50.0);
    close(figure("effective_duty_rate", "duties,customs_value\n12.6,180\n"), 0.07);
    close(figure("weighted_tariff", "customs_value,tariff_rate\n100,5\n50,10\n30,20\n"), 16.0 / 180.0);
    close(figure("mirror_asymmetry", "imports_reported,exports_of_partner\n120,100\n"), 20.0 / 110.0);
    let quotes =
        "fee,amount,interbank_rate,offered_rate,qualifies\n9,200,1,1,1\n14,200,1,1,1\n19,200,1,1,oui\n6,200,1,1,1\n";
    close(figure("sdg_10_c_1_smart", quotes), 0.048_333_333_333_333_33);
    close(figure("sdg_10_c_1", quotes), 0.06);
    let ages = "age_band,persons\nY0T4,900\nY5T9,850\nY10T14,800\nY15T19,760\nY20T24,740\nY25T29,700\nY30T34,650\nY35T39,600\n";
    close(figure("median_age", ages), 15.0 + 450.0 / 760.0 * 5.0);
    let trade = "counterpart_area,trade_value\nFRA,30\nITA,30\nFRA,20\nDEU,20\n";
    close(figure("trade_concentration", trade), 0.38);
    close(figure("trade_concentration_normalised", trade), 0.07);
    let tracers = "tracer_group,score\na,0\na,64\nb,50\nc,8\nc,2\nd,100\n";
    close(figure("sdg_3_8_1", tracers), 20.0);
    let incidents = "dead,missing,on_journey\n3,,yes\n7,12,yes\n2,,no\n5,,oui\n,10,1\n";
    close(figure("sdg_10_7_3", incidents), 37.0);
}

#[test]
fn what_is_no_sum_says_where_it_has_no_figure() {
    let estimate = |id, csv: &str| figures(id, csv, &[]).unwrap().cells[0].estimate;
    assert_eq!(
        estimate("sdg_10_c_1_smart", "fee,amount,interbank_rate,offered_rate,qualifies\n9,200,1,1,1\n8,200,1,1,0\n"),
        None
    );
    assert_eq!(estimate("median_age", "age_band,persons\nY0T14,10\nY_GE15,90\n"), None, "in the open band");
    assert_eq!(estimate("median_age", "age_band,persons\nY0T14,10\nY10T19,90\n"), None, "bands overlap");
    let with_total =
        figures("trade_concentration", "counterpart_area,trade_value\nFRA,5\nITA,5\n_T,10\n", &[]).unwrap();
    close(with_total.cells[0].estimate.unwrap(), 0.5);
    assert!(with_total.notes.iter().any(|note| note.id == "indicators-note-no-class"));
    let by =
        figures("median_age", "region,age_band,persons\nA,Y0T9,10\nA,Y10T19,30\nB,Y0T9,30\nB,Y10T19,10\n", &["region"]);
    let by = by.unwrap();
    assert_eq!(by.cells.len(), 3);
    for (cell, wanted) in by.cells.iter().zip([10.0, 40.0 / 3.0, 20.0 / 3.0]) {
        close(cell.estimate.unwrap(), wanted);
    }
}

#[test]
fn what_an_office_asks_people_gives_the_shares_that_are_asked_for() {
    for (id, csv, share) in [
        (
            "sdg_8_3_1",
            "labour_status,Emploi informel\nemployed,Oui\nemployed,Non\nemployed,Oui\nemployed,\nemployed,2\nemployed,1\nunemployed,Oui\ninactive,Non\n",
            0.6,
        ),
        ("sdg_8_7_1", "age,child labour\n4,yes\n5,yes\n9,no\n12,no\n17,yes\n16,no\n18,yes\n14,\n", 0.4),
        ("sdg_1_1_1", "welfare,international poverty line\n2.9,3\n3,3\n1.2,3\n8,3\n,3\n", 0.5),
        ("sdg_1_2_2", "Pauvreté multidimensionnelle\noui\nnon\nnon\nOui\nnon\n", 0.4),
        ("sdg_3_1_2", "skilled birth attendant\nyes\nyes\nno\noui\n", 0.75),
        (
            "sdg_3_7_1",
            "age,need for family planning,modern method\n14,yes,yes\n15,yes,yes\n30,yes,no\n40,no,no\n49,yes,yes\n50,yes,yes\n22,yes,yes\n25,,yes\n",
            0.75,
        ),
        (
            "sdg_4_1_2",
            "age,completed,intended age\n13,yes,11\n14,yes,11\n15,no,11\n16,yes,11\n17,no,11\n18,yes,14\n20,no,14\n16,yes,14\n",
            0.75,
        ),
        ("sdg_4_3_1", "age,Participation à l’éducation\n14,oui\n15,oui\n24,non\n30,oui\n64,non\n65,oui\n40,non\n", 0.4),
        (
            "sdg_5_2_1",
            "sex,age,ever partnered,partner violence\nF,14,yes,yes\nF,15,yes,yes\nF,30,yes,no\nF,41,yes,no\nF,70,yes,no\nF,20,no,no\nM,33,yes,yes\nF,28,yes,\n",
            0.25,
        ),
        ("sdg_11_1_1", "urbanisation,slum\nU,yes\nU,no\nU,no\nR,yes\nU,no\nU,yes\n", 0.4),
        ("sdg_16_1_4", "feels safe\nyes\nno\nyes\nyes\ndon’t know\nno\n", 0.6),
        ("sdg_16_3_2", "region,Prévenus,Population carcérale\nA,240,800\nB,60,200\nC,15,25\n", 315.0 / 1025.0),
        (
            "female_share",
            "sex,citizenship,value\nF,AAA,400\nM,AAA,500\nF,BBB,170\nM,BBB,180\n_T,AAA,900\n_U,BBB,7\n",
            0.456,
        ),
        ("trade_value", "flow,valeur statistique\nimport,1200.5\nimport,300\nimport,\nimport,99.5\n", 1600.0),
        ("revenue_gap", "customs_value,statutory_rate,duties\n100,5,5\n50,10,0\n30,20,4.5\n80,10,\n", 6.5),
        (
            "remittances_per_capita",
            "ref_area,remittances received,population\nA,850000000,5000000\nB,150000000,3000000\n",
            125.0,
        ),
    ] {
        let found = figure(id, csv);
        assert!((found - share).abs() <= 1e-9 * share, "{id}: {found} is not {share}");
    }
}

#[test]
fn young_people_out_of_work_and_school_are_counted_by_what_they_answered() {
    let people = "age,labour_status,In education\n17,inactive,Oui\n18,inactive,Non\n20,unemployed,no\n24,employed,No\n\
        25,inactive,no\n19,inactive,peut-être\n";
    let found = figures("sdg_8_6_1", people, &[]).unwrap();
    close(found.cells[0].estimate.unwrap(), 0.5);
    assert_eq!(found.cells[0].n, 4, "people of 15 to 24 whose answer is a yes or a no");
    let notes: Vec<_> = found.notes.iter().map(|note| note.id.as_ref()).collect();
    assert!(notes.contains(&"indicators-note-neither-yes-nor-no"), "{notes:?}");
    let missing = figures("sdg_8_6_1", "age,labour_status\n17,inactive\n", &[]).unwrap_err();
    assert!(matches!(missing, IndicatorError::NoQuantity { id, .. } if id == "in_education"));
}

/// Writes the thirty answers of a country: six domains of five.
fn thirty(domains: &[[&str; 5]; 6]) -> String {
    let mut table = "Domaine,Question,Réponse\n".to_owned();
    for (domain, answers) in domains.iter().enumerate() {
        for (question, answer) in answers.iter().enumerate() {
            let letter = ["a", "b", "c", "d", "e"][question];
            writeln!(table, "{},{letter},{answer}", domain + 1).unwrap();
        }
    }
    table
}

#[test]
fn thirty_answers_make_a_score_and_a_category() {
    let half = "Oui - seulement avec un statut légal";
    let answers = thirty(&[
        ["Oui", "yes", half, "0.5", "Non"],
        ["1"; 5],
        ["1", "1", "1", "1", ""],
        ["1", "1", "1", "0", "0"],
        ["1", "0", "0", "0", "0"],
        ["oui"; 5],
    ]);
    let found = figures("sdg_10_7_2", &answers, &[]).unwrap();
    let scores: Vec<f64> = found.cells.iter().map(|cell| cell.estimate.unwrap()).collect();
    assert_eq!(scores, [70.0, 60.0, 100.0, 80.0, 60.0, 20.0, 100.0]);
    assert!(
        found.notes.iter().any(|note| note.id == "indicators-note-blank-answers"),
        "a blank counts as no, and is said"
    );
    let outside = figures("sdg_10_7_2", &answers.replace("2,a,1", "2,a,0.5"), &[]).unwrap_err();
    assert!(matches!(outside, IndicatorError::WrongAnswer { row: 6, .. }), "{outside:?}");
}

#[test]
fn categories_change_at_whole_numbers_of_answers() {
    use indicators::sdg_10_7_2::category;
    let of_thirty = [23, 24, 47, 48, 59, 60].map(|half_points| category(half_points, 60));
    assert_eq!(of_thirty, [1, 2, 2, 3, 3, 4]);
    assert_eq!([3, 4, 7, 8, 9, 10].map(|half_points| category(half_points, 10)), [1, 2, 2, 3, 3, 4]);
}

/// Runs a command line on files in memory; returns the exit code, what it printed and what it complained of.
fn run(world: &MemoryWorld, line: &str) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
    let code = cli::run(args, &mut Io { lang: Lang::En, world, out: &mut out, err: &mut err });
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn an_indicator_of_ones_own_is_a_file_that_starts_from_one_of_ours() {
    let (code, file, _) = run(&MemoryWorld::default(), "indicators --show effective_duty_rate");
    assert_eq!(code, 0);
    let own = file.replace("id = \"effective_duty_rate\"", "id = \"value_per_duty\"");
    let own = own.replacen("of = \"{duties}\"", "of = \"{customs_value}\"", 1).replacen(
        "per = \"{customs_value}\"",
        "per = \"{duties}\"",
        1,
    );
    let world = MemoryWorld::default().with("own.toml", own.clone()).with("t.csv", "duties,customs_value\n50,25\n");
    let (code, table, complaint) = run(&world, "estimate t.csv --indicator own.toml");
    assert_eq!(code, 0, "{complaint}");
    assert!(table.lines().nth(1).unwrap().starts_with("figure,1,0.5,"), "{table}");
    let broken = world.with("own.toml", own.replace("{duties}", "{boys}"));
    let (code, _, complaint) = run(&broken, "estimate t.csv --indicator own.toml");
    assert_eq!(code, 1);
    assert!(complaint.contains("“boys”"), "{complaint}");
}

#[test]
fn five_years_births_and_scholarships() {
    let years = "immigrants,emigrants,person_years\n200000,50000,60000000\n";
    close(figure("five_year_net_rate", years), 2.5);
    close(figure("sdg_3_2_1", "deaths_under_five,live_births\n38,1000\n12,1000\n"), 25.0);
    close(figure("sdg_4_b_1", "scholarships\n1500000\n500000\n"), 2_000_000.0);
}
