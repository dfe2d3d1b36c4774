//! Names of columns as published tables give them, each table small: ages, months, years with marks, numbered columns, units.

use statelier::recognise::find_tables;

use crate::published::{rows, sheet};
use crate::support::Bench;

#[test]
fn ages_beside_words_and_numbers_that_count_up_name_columns() {
    let lines = [
        "Arrests",
        "Offense|Total|Under 15|15|16|17|18 and over",
        "Murder|900.5|20|30|41|53|700",
        "Arson|80|21|6|7|8|40",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[3].as_str()), (12, "Murder | 16 | 41"));
    let lines = [
        "Children by age",
        "Region|Male|||Female||",
        "|0|1|2|0|1|2",
        "North|10|11|13|14|15|17",
        "South|20|21|23|24|25|27",
    ];
    let found = rows(&lines, &[(1, 0, 2, 0), (1, 1, 1, 3), (1, 4, 1, 6)]);
    assert_eq!((found.len(), found[4].as_str()), (12, "North | Female | 1 | 15"));
}

#[test]
fn years_under_the_names_of_columns_are_of_the_columns_and_letters_of_notes_are_no_statuses() {
    let lines = [
        "Index and components",
        "Rank|Country|Life expectancy||Schooling|",
        "||2019||2019|a",
        "1|Norway|82.5||12.5|b",
        "2|Ireland|82.25|d|12.25|",
        "3|Iceland|83|e|12|c",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[4].as_str()), (6, "3 | Iceland | Life expectancy | 2019 | 83 | e"));
    assert_eq!(found[5], "3 | Iceland | Schooling | 2019 | 12 | c");
}

#[test]
fn a_row_that_numbers_the_columns_is_none_of_figures_in_brackets_or_under_years_too() {
    for numbers in ["(1)|(2)|(3)|(4)", "1|2|3|4"] {
        let lines = [
            "Population",
            "Regency|Population||",
            "|2010|2015|2020",
            "",
            numbers,
            "North",
            "Merauke|3852.5|846.5|487.5",
            "Jayapura|2369.5|662.5|1224",
            "South",
            "Nabire|3182.5|2525|710",
            "Biak|1416.5|1063|3371.5",
        ];
        let found = rows(&lines, &[(1, 0, 3, 0), (1, 1, 1, 3)]);
        assert_eq!((found.len(), found[0].as_str()), (12, "Merauke | North | Population | 2010 | 3852.5"), "{numbers}");
    }
}

#[test]
fn a_unit_given_once_under_the_names_of_the_columns_holds_for_all() {
    let lines = [
        "Components",
        "Geography|Component|Q1 2019|Q2 2019|Q3 2019",
        "||Persons||",
        "Canada|Immigrants|93626|59809|94222",
        "|Emigrants|28169|90321|10230",
        "|Net|65457|-30512|83992",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[5].as_str()), (9, "Canada | Emigrants | Q3 2019 | Persons | 10230"));
}

#[test]
fn months_however_they_are_written_name_columns_of_a_series() {
    for names in ["JAN2020|FEB2020|MAR2020", "2020M01|2020M02|2020M03", "Janv.|Fév.|Mars", "202001|202002|202003"] {
        let header = format!("Route|Border|{names}");
        let lines = [
            header.as_str(),
            "Black Sea|Sea|715|20|31",
            "Western|Land|41|52|63",
            "Eastern|Land|7|8|9",
            "Eastern|Sea|1|0|4",
        ];
        let found = rows(&lines, &[]);
        let name = names.split('|').nth(1).unwrap();
        assert_eq!((found.len(), found[4].as_str()), (12, format!("Western | Land | {name} | 52").as_str()), "{names}");
    }
}

#[test]
fn years_beside_other_names_make_a_series_all_the_same() {
    let lines = [
        "Remittance inflows (US$ million)|2015|2016|2017|2018|2019e|Share of GDP in 2019 (%)",
        "Afghanistan|349.5|627.5|822.5|803.5|809|4.5",
        "Albania|1290|1306|1311.5|1458|1473|9.5",
        "Algeria|1997|1988.5|1791.5|1984.5|1786|1",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[4].as_str()), (18, "Afghanistan | 2019 | 809 | E | 2019e"));
}

#[test]
fn years_in_any_order_and_spans_of_years_name_columns_beside_a_name_of_the_rows() {
    for corner in ["", "Country"] {
        let years = format!("{corner}|2007–12|2015|2010|2016|2016");
        let lines = [
            "Movement of people",
            "|Net migration|Stock|Emigration rate|Refugees|Remittances",
            "|thousands|thousands|%|thousands|$ millions",
            years.as_str(),
            "Afghanistan|739.5|235.5|..|423.5|335",
            "Albania|484.5|173.5|724.5|723|759",
            "Algeria|84.5|571.5|856|180.5|324",
        ];
        let found = rows(&lines, &[]);
        assert_eq!((found.len(), found[0].as_str()), (15, "Afghanistan | Net migration | thousands | 2007–12 | 739.5"));
    }
}

#[test]
fn a_column_called_flag_of_its_neighbour_says_how_good_the_figures_are() {
    let lines = [
        "Area|Item|Y2010|Y2010F|Y2011|Y2011F|Y2012|Y2012F",
        "Burkina Faso|Maize|18477|*|844475||382513|Im",
        "Burkina Faso|Rice|392501|Fc|639693|Fc|252360|Fc",
        "Mali|Maize|5812||7215|p|8110|",
        "Mali|Rice|6812||7315||8210|",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[2].as_str()), (12, "Burkina Faso | Maize | Y2012 | 382513 | Im"));
}

#[test]
fn a_unit_alone_above_the_right_columns_is_no_name_of_them() {
    let lines = [
        "Trade",
        "|||(en millions de FCFA)",
        "Exportateurs|Importateurs||",
        "|Bénin|Burkina|Togo",
        "Bénin|-|83882.5|12",
        "Burkina|5|-|7.5",
        "Togo|8|9.5|-",
    ];
    let found = rows(&lines, &[(2, 0, 3, 0), (2, 1, 2, 3)]);
    assert_eq!((found.len(), found[2].as_str()), (9, "Bénin | Importateurs | Togo | 12"));
}

#[test]
fn quarters_number_no_units_so_groups_of_columns_stay_levels() {
    let mut lines = vec![
        "Asylum".to_owned(),
        "Year|Quarter|Total|Place||Sex|".to_owned(),
        "|||Port|Country|Female|Male".to_owned(),
    ];
    for n in 0..12 {
        lines.push(format!(
            "{}|{} Q{}|{}|{}|{}|{}|{}",
            2015 + n / 4,
            2015 + n / 4,
            n % 4 + 1,
            30 + n,
            n,
            30,
            n + 1,
            29
        ));
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let found = rows(&lines, &[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 1, 6)]);
    assert_eq!((found.len(), found[3].as_str()), (60, "2015 | 2015 Q1 | Sex | Female | 1"));
}

#[test]
fn numbers_of_weeks_over_their_dates_name_the_columns() {
    let lines = [
        "Weekly deaths||||",
        "Week number|1|2|3|4",
        "Week ended|2019-01-04|2019-01-11|2019-01-18|2019-01-25",
        "||||",
        "Total deaths|6070|7518|10748|4757",
        "Respiratory|2064|1937|1185|2478",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[1].as_str()), (8, "Total deaths | 2 | 2019-01-11 | 7518"), "{found:?}");
}

#[test]
fn a_row_for_the_whole_may_stand_over_sections_under_any_name_but_gaps_are_no_sections() {
    let read = |last: [&str; 3]| {
        let lines = [
            "Area|Internal|International",
            "All Rwanda|34|16.9",
            "Urban/rural||",
            "Urban|53.9|20.3",
            "Rural|58.3|61",
            "Province||",
            "Kigali|32.5|21.8",
            "Southern|24.3|11.3",
            last[0],
            last[1],
            last[2],
        ];
        rows(&lines, &[])
    };
    let divided = read(["Quintile||", "Q1|86.7|95", "Q2|43.1|8.2"]);
    assert!(divided.contains(&"Urban | Urban/rural | Internal | 53.9".to_owned()), "{divided:?}");
    assert!(divided.contains(&"All Rwanda | International | 16.9".to_owned()), "{divided:?}");
    assert_eq!(divided.len(), 14);
    let lines =
        ["Country|2010|2020", "Albania|3|4", "Benin||", "Chad|5|6", "Cuba|7|8", "Fiji||", "Gabon|1|2", "Mali|3|4"];
    let gaps = rows(&[lines.as_slice(), &["Nepal||", "Peru|5|6", "Togo|7|8"]].concat(), &[]);
    assert!(gaps.contains(&"Chad | 2010 | 5".to_owned()), "a list in alphabetical order has gaps: {gaps:?}");
}

#[test]
fn labels_in_two_languages_at_both_edges_and_sections_make_a_crossed_table() {
    let lines = [
        "Pays|2016|2017|Countries",
        "Importations / Imports|||",
        "Bénin|36063.5|49496.7|Benin",
        "Guinée|14592.3|nd|Guinea",
        "Libéria|53780.7|48010.4|Liberia",
        "Exportations / Exports|||",
        "Bénin|1063.5|4496.7|Benin",
        "Guinée|1592.3|nd|Guinea",
        "Libéria|5780.7|4010.4|Liberia",
    ];
    let found = rows(&lines, &[(1, 0, 1, 3), (5, 0, 5, 3)]);
    assert_eq!(
        (found.len(), found[0].as_str()),
        (12, "Bénin | Benin | Importations / Imports | 2016 | 36063.5"),
        "{found:?}"
    );
}

#[test]
fn a_margin_is_read_as_its_size() {
    let found = rows(&["Area|Estimate|Margin", "Maine|29881|±576", "Waldo|1200|+/-19"], &[]);
    assert!(
        found.contains(&"Waldo | Margin | 19".to_owned()) || found.contains(&"Waldo | 1200 | 19".to_owned()),
        "{found:?}"
    );
}

#[test]
fn numbers_alone_name_columns_plain_under_one_name_and_over_words() {
    let plain = rows(
        &["Table 7||||", "||||", "District|1|2|3|4", "Lusaka|4285|5974|8784|575", "Kabwe|949|2669|1954|6191"],
        &[],
    );
    assert_eq!((plain.len(), plain[1].as_str()), (8, "Lusaka | 2 | 5974"), "{plain:?}");
    let lines = ["District|Household size|||", "|1|2|3|4", "Lusaka|4285|5974|8784|575", "Kabwe|949|2669|1954|6191"];
    let spanned = rows(&lines, &[(0, 1, 0, 4), (0, 0, 1, 0)]);
    assert_eq!((spanned.len(), spanned[1].as_str()), (8, "Lusaka | Household size | 2 | 5974"), "{spanned:?}");
    for (one, two) in [("1", "2"), ("\"01\"", "\"05\""), ("\"3.1\"", "\"3.4\"")] {
        let above = format!("District|{one}||{two}|");
        let lines =
            [above.as_str(), "|Male|Female|Male|Female", "Lusaka|4285|5974|8784|575", "Kabwe|949|2669|1954|6191"];
        let found = rows(&lines, &[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)]);
        let wanted = format!("Kabwe | {} | Female | 6191", two.trim_matches('"'));
        assert_eq!((found.len(), found[7].as_str()), (8, wanted.as_str()), "{found:?}");
    }
}

#[test]
fn small_figures_over_words_under_names_stay_figures() {
    let found = rows(&["Area|Under 5|Over 5", "North|1|4", "South|withheld|withheld", "East|7|9", "West|2|3"], &[]);
    assert!(
        found.contains(&"North | Over 5 | 4".to_owned()) || found.contains(&"North | 1 | 4".to_owned()),
        "{found:?}"
    );
}

#[test]
fn labels_in_two_more_languages_may_stand_behind_the_figures() {
    let lines = [
        "|2014|2015||",
        "Imigranți|2379|4028|Immigrants|Иммигранты",
        "la muncă|663|1321|for work|на работу",
        "la studii|457|562|for study|на учёбу",
        "familie|1011|1320|family|семья",
    ];
    let found = rows(&lines, &[]);
    assert!(found.contains(&"la studii | for study | на учёбу | 2015 | 562".to_owned()), "{found:?}");
}

#[test]
fn years_that_return_under_names_the_newest_first_are_of_the_columns_with_marks_too() {
    for (new, old) in [("2023p", "2022p"), ("2023", "2022 Po")] {
        let years = format!("||{new}|{old}|Change (%)|{new}|{old}|Change (%)");
        let lines = [
            "Exports",
            "Code|Product|September|||January to September||",
            &years,
            "|Total|22946.75|2717.5|3|36856.5|8757.25|-1",
            "1|Food|32770|4381.5|79|28004.75|11737.25|16.5",
            "0-1|Live animals|29591|6029.75|76.5|24406.25|23946.5|44",
        ];
        let found = rows(&lines, &[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 1, 7)]);
        assert_eq!(found.len(), 18, "{found:?}");
        assert!(found[6].contains("Food | September | 2023") && found[6].contains("32770"), "{}", found[6]);
    }
}

#[test]
fn people_behind_labels_under_a_name_of_two_rows_are_figures_and_no_codes() {
    let lines = [
        "Labour force",
        "Year and sex||Population 15 and over|Labour force||Rate (%)|",
        "|||Total|Employed|Activity|Unemployment",
        "2021|Total|64898|33388|30154|51.5|9.5",
        "|Male|31828|22162|20225|69.5|8.5",
        "|Female|33070|11226|9929|33.5|11.5",
        "2022|Total|64377|33715|30409|52.5|9.5",
        "|Male|31768|21922|20037|69|8.5",
        "|Female|32609|11793|10372|36|12",
    ];
    let merges = [(1, 0, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 1, 6), (3, 0, 5, 0), (6, 0, 8, 0)];
    let found = rows(&lines, &merges);
    assert_eq!(found.len(), 30, "{found:?}");
    assert!(
        found[5].starts_with("2021 | Male | Population 15 and over") && found[5].ends_with("31828"),
        "{}",
        found[5]
    );
}

#[test]
fn labels_that_stand_behind_all_figures_are_labels_and_00_is_a_unit() {
    let lines = [
        "|||||Employed persons by activity",
        "(00)",
        "2018|2019|2020|2021|2022|Activity",
        "191707|124624|32979|104849|179832|الزراعة",
        "286436|229225|274383|104771|267770|التعدين",
        "75015|123707|228076|259358|287688|النقل",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[4].as_str()), (15, "الزراعة | 2022 | 179832"), "{found:?}");
}

#[test]
fn dotted_lines_lead_to_the_figures_and_are_no_part_of_the_labels() {
    let lines = ["Employment", "Industry|2019|2020", "Mining ..........|3.5|4", "Trade etc...|4.5|5.5"];
    assert_eq!(
        rows(&lines, &[]),
        ["Mining | 2019 | 3.5", "Mining | 2020 | 4", "Trade etc... | 2019 | 4.5", "Trade etc... | 2020 | 5.5"]
    );
}

#[test]
fn a_table_that_goes_on_on_the_next_page_is_one_with_its_sections_and_without_the_numbers_of_its_columns() {
    let page = |title: &str, section: &str, first: f64| {
        let figure = move |at: u32| format!("|{}|{}|{}", first, first + 1.5, 2.0 * first + f64::from(at));
        let line = move |(at, name): (u32, &str)| format!("{name}{}", figure(at));
        let head = [title, "Status|2021|2022|2023", "(1)|(2)|(3)|(4)", section].map(str::to_owned);
        head.into_iter().chain((0..).zip(["Employed", "Unemployed", "Inactive"]).map(line))
    };
    for title in ["Table 2: Labour force (concluded)", "Continued Table 2"] {
        let first = page("Table 2: Labour force", "Women", 100.25);
        let lines: Vec<String> = first.chain([String::new()]).chain(page(title, "Men", 300.75)).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let found = rows(&lines, &[]);
        assert_eq!(found.len(), 18, "{title}: {found:?}");
        assert!(found[17].starts_with("Inactive | Men | 2023"), "{}", found[17]);
    }
}

#[test]
fn a_number_of_persons_called_no_is_no_serial_number() {
    let lines = [
        "Departures",
        "Year|Skilled||Unskilled|",
        "|No.|%|No.|%",
        "2020|141598|30.5|99120|69.5",
        "2021|43475|48.5|3321|51.5",
        "2022|98|12.5|4711|87.5",
    ];
    let found = rows(&lines, &[(1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4)]);
    assert_eq!((found.len(), found[0].as_str()), (12, "2020 | Skilled | No. | 141598"));
    let serial = ["Regions", "Region|No.|Men|Women", "North|1|30.5|40", "South|2|21.5|25", "East|3|11|12.5"];
    assert_eq!(rows(&serial, &[])[2], "South | 2 | Men | 21.5");
}

#[test]
fn numbered_months_under_a_year_given_once_are_labels_beside_marks_too() {
    let lines = [
        "Arrivals",
        "",
        "Year|Month|Airport||Border|",
        "2022|1|4964.5||1472|",
        "|2|7710.5||1881.5|",
        "|3|8045||2379.5|",
        "2023|1|6026.5||8788.5|",
        "|2|3522.5|r|2616.5|r",
        "|3|427|p|883.5|p",
    ];
    let found = rows(&lines, &[(2, 2, 2, 3), (2, 4, 2, 5)]);
    assert_eq!((found.len(), found[11].as_str()), (12, "2023 | 3 | Border | 883.5 | p | P"));
}

#[test]
fn years_of_other_calendars_and_of_projections_name_columns_and_sections() {
    for years in
        [["2563", "2564", "2565"], ["1399", "1400", "1401"], ["1750", "1800", "1850"], ["2100", "2200", "2300"]]
    {
        let header = format!("Region|{}", years.join("|"));
        let lines = ["Population", &header, "North|310.5|440|450.5", "South|21|25.5|27"];
        let expected = format!("South | {} | 25.5", years[1]);
        assert_eq!((rows(&lines, &[]).len(), &rows(&lines, &[])[4]), (6, &expected));
    }
    let sections = [
        "Work",
        "Region|Men|Women",
        "1400",
        "North|31.5|44",
        "South|21|25.5",
        "1401",
        "North|32|45.5",
        "South|22|26.5",
    ];
    let found = rows(&sections, &[(2, 0, 2, 2), (5, 0, 5, 2)]);
    assert_eq!((found.len(), found[7].as_str()), (8, "South | 1401 | Women | 26.5"), "{found:?}");
}

#[test]
fn a_total_over_all_sections_belongs_to_none() {
    for total in ["Grand Total", "All modes (total)", "Total"] {
        let last = format!("{total}|170|190|210");
        let lines = [
            "Passengers",
            "Mode|2021|2022|2023",
            "Land",
            "Bus|50|60.5|70",
            "Train|40|44.5|50",
            "Water",
            "Ferry|30|35|40",
            "Ship|50|50|50",
            "",
            &last,
        ];
        let found = rows(&lines, &[]);
        let is_total = |row: &&String| row.starts_with(total);
        assert!(found.iter().filter(is_total).all(|row| !row.contains("Water")), "{total}: {found:?}");
        assert_eq!(found.iter().filter(is_total).count(), 3);
        assert_eq!(found.iter().filter(|row| row.contains("Water")).count(), 6);
    }
}

#[test]
fn labels_in_steps_and_their_translation_behind_the_figures_leave_the_table_crossed() {
    let lines = [
        "Workers",
        "Status||2022||2023||English",
        "||Men|Women|Men|Women|",
        "ทั้งหมด||1596.5|395.5|311.5|796.5|All persons",
        "|กำลัง|336.5|257|254.5|197|In work",
        "|ว่าง|98.5|106.5|232.5|165.5|Out of work",
        "นอก||227.5|146.5|47.5|129.5|Outside",
    ];
    let found = rows(&lines, &[(1, 2, 1, 3), (1, 4, 1, 5)]);
    assert_eq!(found.len(), 16, "{found:?}");
    assert!(found[5].contains("กำลัง") && found[5].contains("2022 | Women | 257"), "{}", found[5]);
}

#[test]
fn names_as_short_as_marks_are_names_where_there_are_no_others() {
    let lines = ["x|p1|wna|lvl", "2.6|1|19.985|c", "3.5|0|12.5|b", "4.5|1|13.25|a", "2.5|0|12|c"];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[0].as_str()), (4, "2.6 | 1 | 19.985 | c"), "{found:?}");
}

#[test]
fn a_name_with_nothing_below_it_takes_none_of_its_neighbours_names() {
    let lines = [
        "Passages par poste",
        "Poste|Nationaux||||Total",
        "|Entrées||Sorties||",
        "|H|F|H|F|",
        "Aéroport|160.5|161.5|162.5|163.5|648",
        "Port|170.5|171.5|172.5|173.5|688",
        "Route|180.5|181.5|182.5|183.5|728",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[4].as_str()), (15, "Aéroport | Total | 648"), "{found:?}");
    assert_eq!(found[3], "Aéroport | Nationaux | Sorties | F | 163.5");
}

#[test]
fn of_two_labels_under_the_names_of_the_figures_the_first_names_the_labels_and_the_second_what_follows() {
    let lines = [
        "Trade in goods",
        "MEASURE|Value||Share|",
        "YEAR|2020|2021|2020|2021",
        "ECONOMY",
        "Individual economies",
        "Armenia|7955.25|7497.25|0.5|0.25",
        "Eritrea|3691.5|..|0.75|0.5",
        "Samoa|6989.5|7313.5|0.25|0.75",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[0].as_str()), (12, "Armenia | Individual economies | Value | 2020 | 7955.25"));
}

#[test]
fn a_row_below_the_names_that_is_painted_as_a_unit_is_none_of_them() {
    use statelier::recognise::{CellRole, Correction};
    let lines = [
        "Bulletin mensuel",
        "Poste|Entrées||Sorties|",
        "|H|F|H|F",
        "(nombre)|personnes|personnes|personnes|personnes",
        "Nord|243|138|337|271",
        "Sud|342|180|74|196",
    ];
    let whole = crate::published::sheet(&lines, &[(1, 1, 1, 2), (1, 3, 1, 4)]);
    let bench = crate::support::Bench::default();
    let area = statelier::grid::Rect { top: 3, left: 0, bottom: 3, right: 4 };
    for role in [CellRole::Unit, CellRole::Outside] {
        let painted = [Correction { area, role }];
        let found = statelier::recognise::find_tables(&bench.cx(), &whole, &painted).unwrap();
        assert_eq!(found[0].spec.header_rows, Some((1, 2)), "{role:?}");
    }
    assert!(rows(&lines, &[(1, 1, 1, 2), (1, 3, 1, 4)]).contains(&"Nord | Sorties | H | personnes | 337".to_owned()));
}

#[test]
fn units_below_the_names_hold_up_to_the_next_and_the_numbers_of_the_rows_come_once() {
    let lines = [
        "Einbürgerungen",
        "Lfd. Nr.|Land|Insgesamt|Alter||Quote|Lfd. Nr.",
        "|||unter 18|18 und mehr||",
        "||Anzahl|||%|",
        "1|Türkei|12245|1800|10445|0.9|1",
        "2|Polen|5515|600|4915|0.6|2",
        "3|Italien|4955|500|4455|0.8|3",
    ];
    let found = rows(&lines, &[(1, 3, 1, 4)]);
    let first =
        ["Insgesamt | Anzahl | 12245", "Alter | unter 18 | Anzahl | 1800", "Alter | 18 und mehr | Anzahl | 10445"];
    assert_eq!(found[..3], first.map(|text| format!("1 | Türkei | {text}")));
    assert_eq!((found.len(), found[3].as_str()), (12, "1 | Türkei | Quote | % | 0.9"));
}

#[test]
fn a_part_of_the_total_is_no_total_and_totals_are_known_in_more_languages() {
    let lines = [
        "Residentes",
        "País|Hombres|Mujeres|Por ciento del total",
        "Perú|20|10|30",
        "Ecuador|20|20|40",
        "Totale|41|30|70",
    ];
    let spec = &find_tables(&Bench::default().cx(), &sheet(&lines, &[]), &[]).unwrap()[0].spec;
    assert_eq!((spec.total_rows.as_slice(), spec.total_columns.as_slice()), ([4].as_slice(), [].as_slice()));
}

#[test]
fn a_section_at_the_end_of_a_page_holds_on_the_next_and_a_word_over_the_names_does_not() {
    let lines = [
        "Prisons|||Page 1",
        "Département / Prison|Condamnés|Prévenus|Ensemble",
        "ALIBORI|||",
        "Kandi - Hommes|605|375|980",
        "Kandi - Femmes|219|660|879",
        "BORGOU|||",
        "",
        "Prisons|||Page 2",
        "Département / Prison|Condamnés|Prévenus|Ensemble",
        "Parakou - Hommes|89|352|441",
        "Parakou - Femmes|634|14|648",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[6].as_str()), (12, "Parakou - Hommes | BORGOU | Condamnés | 89"));
}
