//! Layouts that published tables really have, each small: what stands in a row of the tidy table must tell its figure apart.

use statelier::grid::{Cell, RawBook, RawSheet, Rect};
use statelier::i18n::{Lang, say};
use statelier::import::{ImportOptions, Opened, open};
use statelier::recognise::find_tables;
use statelier::recognise::spec::read_table;

use crate::support::Bench;

/// A sheet from lines with `|` between cells; what is a number is one, what stands in quotes is text.
pub(crate) fn sheet(lines: &[&str], merges: &[(u32, u32, u32, u32)]) -> RawSheet {
    let cell = |text: &str| match (text.trim(), text.trim().parse()) {
        ("", _) => Cell::Empty,
        (_, Ok(number)) => Cell::Number(number),
        (date, Err(_)) if date.len() == 10 && date.as_bytes()[4] == b'-' => Cell::Date(date.to_owned()),
        (text, Err(_)) => Cell::Text(text.trim_matches('"').to_owned()),
    };
    let rows = lines.iter().map(|line| line.split('|').map(cell).collect()).collect();
    let merges =
        merges.iter().map(|(top, left, bottom, right)| Rect { top: *top, left: *left, bottom: *bottom, right: *right });
    RawSheet::from_rows("s", rows, merges.collect())
}

/// The rows of the only table of a sheet, cells joined, and what was noted.
pub(crate) fn tidy(sheet: RawSheet) -> (Vec<String>, Vec<String>) {
    tidy_of(&Opened {
        name: "a.xlsx".to_owned(),
        format: "spreadsheet",
        options: ImportOptions::default(),
        book: RawBook { sheets: vec![sheet] },
        bytes: [].into(),
        borders: None,
    })
}

/// The same of a file with one sheet.
pub(crate) fn tidy_of(opened: &Opened) -> (Vec<String>, Vec<String>) {
    let bench = Bench::default();
    let cx = bench.cx();
    let sheet = &opened.book.sheets[0];
    let found = find_tables(&cx, sheet, &[]).unwrap();
    assert_eq!(found.len(), 1, "{:?}", found.iter().map(|guess| &guess.spec).collect::<Vec<_>>());
    let name = sheet.name.clone();
    let data = read_table(&cx, opened, &name, &found[0].spec).unwrap();
    let shown = |row: usize| {
        let cells = (0..data.schema.columns.len()).filter(|column| data.schema.columns[*column].name != "aggregate");
        cells.filter_map(|column| data.text(row, column)).collect::<Vec<_>>().join(" | ")
    };
    let notes = bench.notes.take().iter().map(|note| say(Lang::En, &note.message)).collect();
    ((0..data.n_rows()).map(shown).collect(), notes)
}

pub(crate) fn rows(lines: &[&str], merges: &[(u32, u32, u32, u32)]) -> Vec<String> {
    tidy(sheet(lines, merges)).0
}

#[test]
fn brackets_are_negative_but_where_a_legend_says_that_they_are_uncertain() {
    let lines = ["Region,2019,2020", "North,12.5,(90.6)", "South,(*),14.1", "East,3.0,4.0"];
    let read = |text: String| {
        let bench = Bench::default();
        let opened = open(&bench.cx(), "a.csv", text.into_bytes().into(), &ImportOptions::default()).unwrap();
        tidy(opened.book.sheets[0].clone())
    };
    let (accounts, notes) = read(lines.join("\n"));
    assert!(accounts.contains(&"North | 2020 | -90.6".to_owned()), "{accounts:?}");
    assert!(notes.iter().any(|note| note.contains("brackets was")), "it is said: {notes:?}");
    let (uncertain, notes) = read(format!("{}\n\n( ) Figures based on 25-49 cases\n", lines.join("\n")));
    assert!(uncertain.contains(&"North | 2020 | 90.6 | (90.6) | U".to_owned()), "{uncertain:?}");
    assert!(uncertain.contains(&"South | 2019 | (*) | Q".to_owned()), "{uncertain:?}");
    assert!(!notes.iter().any(|note| note.contains("negative")), "{notes:?}");
}

#[test]
fn a_column_of_years_among_the_labels_stays_one() {
    let lines = [
        "Country|Year|Both sexes|Male|Female",
        "Mali|2019|58.5|57.1|59.9",
        "Mali|2020|59.0|57.5|60.3",
        "Togo|2019|61.0|60.1|62.0",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[3].as_str()), (9, "Mali | 2020 | Both sexes | 59"));
}

#[test]
fn a_name_merged_down_under_a_spanning_one_names_figures_and_numbered_columns_are_no_figures() {
    let lines = [
        "Population|2020|||2021||",
        "|All|of which||All|of which|",
        "||urban|rural||urban|rural",
        "A|1|2|3|4|5|6",
        "Centre|100.5|60.5|40|110.5|70.5|40",
        "North|50.5|20.5|30|51.5|20.5|31",
    ];
    let merges = [(0, 0, 2, 0), (0, 1, 0, 3), (0, 4, 0, 6), (1, 1, 2, 1), (1, 4, 2, 4), (1, 2, 1, 3), (1, 5, 1, 6)];
    let found = rows(&lines, &merges);
    assert_eq!(found.len(), 12, "{found:?}");
    assert_eq!(found[0], "Centre | 2020 | All | All | 100.5");
    assert_eq!(found[4], "Centre | 2021 | of which | urban | 70.5");
}

#[test]
fn small_numbers_without_a_label_name_columns() {
    let lines = [
        "Background|Number|Polio|||Measles",
        "||1|2|3|",
        "Male|120|90.5|80.5|70.5|60.5",
        "Female|130|91.5|81.5|71.5|61.5",
    ];
    let merges = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4), (0, 5, 1, 5)];
    let found = rows(&lines, &merges);
    assert!(found.iter().any(|row| row.contains("Polio | 2 | 80.5")), "{found:?}");
    assert!(found.iter().all(|row| row.starts_with("Male") || row.starts_with("Female")), "{found:?}");
}

#[test]
fn labels_in_two_languages_stand_at_both_edges() {
    let lines = [
        "المحافظة|2021||2022||Governorate",
        "|ذكور|إناث|ذكور|إناث|",
        "|Males|Females|Males|Females|",
        "القدس|10|11|12|13|Jerusalem",
        "غزة|20|21|22|23|Gaza",
        "نابلس|30|31|32|33|Nablus",
    ];
    let merges = [(0, 0, 2, 0), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 2, 5)];
    let found = rows(&lines, &merges);
    assert_eq!((found.len(), found[1].as_str()), (12, "القدس | Jerusalem | 2021 | إناث | Females | 11"));
}

#[test]
fn a_grand_total_of_few_figures_is_a_row() {
    let lines = [
        "Products|Production|Imports|Exports|Energy",
        "|tons|tons|tons|kcal",
        "GRAND TOTAL||||2500.5",
        "Wheat|10.5|20.5|1.5|900.5",
        "Rice|11.5|21.5|2.5|800.5",
        "Maize|12.5|22.5|3.5|700.5",
    ];
    let found = rows(&lines, &[]);
    assert_eq!(found[0], "GRAND TOTAL | Energy | kcal | 2500.5");
    assert_eq!(found.len(), 13);
}

#[test]
fn sections_that_return_stand_under_those_that_do_not() {
    let lines = [
        "Age|2019|2020",
        "All areas||",
        "Men||",
        "15-24|10.5|11.5",
        "25-64|12.5|13.5",
        "Women||",
        "15-24|14.5|15.5",
        "25-64|16.5|17.5",
        "Rural areas||",
        "Men||",
        "15-24|1.5|2.5",
        "25-64|3.5|4.5",
        "Women||",
        "15-24|5.5|6.5",
        "25-64|7.5|8.5",
    ];
    let found = rows(&lines, &[]);
    assert_eq!(found[4], "15-24 | All areas | Women | 2019 | 14.5");
    assert_eq!(found[15], "25-64 | Rural areas | Women | 2020 | 8.5");
}

#[test]
fn labels_that_repeat_under_others_get_them_as_their_whole() {
    let lines = [
        "Category|2018|2019",
        "Food|30.5|31.5",
        "Primary|10.5|11.5",
        "Processed|20|20",
        "Supplies|50.5|51.5",
        "Primary|40.5|41.5",
        "Processed|10|10",
    ];
    let found = rows(&lines, &[]);
    assert!(found.contains(&"Primary | Food | 2018 | 10.5".to_owned()), "{found:?}");
    assert!(found.contains(&"Primary | Supplies | 2019 | 41.5".to_owned()), "{found:?}");
}

#[test]
fn series_with_their_descriptions_above_them_are_crossed() {
    let lines = [
        "|Employed ; Persons|Employed ; Men",
        "Unit|000|000",
        "Series Type|Trend|Original",
        "Series Start|1978-02-01|1978-02-01",
        "No. Obs|520|520",
        "Series ID|A1|A2",
        "2021-01-01|12140.5|6397.5",
        "2021-02-01|12141.5|6398.5",
        "2021-03-01|12142.5|6399.5",
    ];
    let found = rows(&lines, &[]);
    assert_eq!(found.len(), 6);
    assert!(found[1].starts_with("2021-01-01 | Employed ; Men | ") && found[1].ends_with("A2 | 6397.5"), "{found:?}");
    assert!(found[1].contains("Original"), "{found:?}");
}

#[test]
fn codes_that_the_last_rows_lack_are_not_filled_down() {
    let lines = [
        "Code|Branch|2019|2020",
        "A|Farming|1.5|2.5",
        "B|Mining|3.5|4.5",
        "C|Industry|5.5|6.5",
        "D|Energy|7.5|8.5",
        "E|Water|9.5|1.5",
        "|Value added|30|31",
        "|Taxes|3|3.5",
        "|GDP|33|34.5",
    ];
    let found = rows(&lines, &[]);
    assert!(found.contains(&"GDP | 2019 | 33".to_owned()), "{found:?}");
}

#[test]
fn rows_and_columns_of_marks_alone_are_observations_without_a_figure() {
    let lines = [
        "Homes by place",
        "Place|2018|2019|Change",
        "Riga|10.5|11.5|…",
        "Liepaja|12.5|13.5|…",
        "Ventspils|14.5|15.5|…",
        "No abode|<5|-|…",
        "Unknown|*|..|…",
    ];
    let (found, notes) = tidy(sheet(&lines, &[]));
    assert_eq!(found.len(), 15, "{found:?}");
    assert!(found.contains(&"No abode | 2018 | <5 | Q".to_owned()), "{found:?}");
    assert!(notes.iter().any(|note| note.contains("9 marked as missing")), "{notes:?}");
}

#[test]
fn marks_beside_figures_are_their_status() {
    let lines = [
        "TIME|2019||2020|",
        "GEO (Labels)||||",
        "Belgium|10.5||11.5|p",
        "Mali|12.5|b|13.5|",
        "Togo|14.5||15.5|e",
        "Chad|1.5||2.5|",
    ];
    let found = rows(&lines, &[]);
    assert_eq!(found[1], "Belgium | 2020 | 11.5 | p | P");
    assert_eq!(found[2], "Mali | 2019 | 12.5 | b | B");
    assert_eq!(found.len(), 8);
}

#[test]
fn figures_that_no_label_tells_apart_are_said_to_be() {
    let lines = ["Item|2019|2020", "Other|10.5|11.5", "Wheat|12.5|13.5", "Other|14.5|15.5", "Wheat|16.5|17.5"];
    let (_, notes) = tidy(sheet(&lines, &[]));
    assert!(notes.iter().any(|note| note.starts_with("8 figures have the same labels")), "{notes:?}");
}

#[test]
fn brackets_of_deficits_are_negative_whatever_a_legend_calls_them() {
    let bench = Bench::default();
    let text = "Item,2019,2020\nBalance,(12.5),3.5\nTax,4.5,(6.5)\n\nFigures in brackets indicate a deficit\n";
    let opened = open(&bench.cx(), "a.csv", text.as_bytes().to_vec().into(), &ImportOptions::default()).unwrap();
    let (found, _) = tidy(opened.book.sheets[0].clone());
    assert_eq!(found, ["Balance | 2019 | -12.5", "Balance | 2020 | 3.5", "Tax | 2019 | 4.5", "Tax | 2020 | -6.5"]);
}

#[test]
fn figures_named_in_a_higher_row_than_their_neighbours_are_figures() {
    let lines = [
        "Constituency|Registered voters|Party A||Party B|",
        "||Votes|%|Votes|%",
        "North|60044|100|10.5|200|20.5",
        "South|102334|300|30.5|400|40.5",
        "East|8211|500|50.5|600|60.5",
    ];
    let merges = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5)];
    let found = rows(&lines, &merges);
    assert_eq!((found.len(), found[5].as_str()), (15, "South | Registered voters | Registered voters | 102334"));
}

#[test]
fn ages_in_the_middle_have_figures_at_both_sides() {
    let lines = [
        "Hommes||Âge|Femmes|",
        "Effectif|%||Effectif|%",
        "29800|3.5|0-4 ans|20750|2.5",
        "28800|3.4|5-9 ans|20650|2.4",
        "27800|3.3|10-14 ans|20550|2.3",
    ];
    let found = rows(&lines, &[(0, 0, 0, 1), (0, 2, 1, 2), (0, 3, 0, 4)]);
    assert_eq!((found.len(), found[0].as_str()), (12, "0-4 ans | Hommes | Effectif | 29800"));
}

#[test]
fn a_name_merged_over_two_rows_is_one_level_of_the_header() {
    let lines = [
        "Area|Never married|||Married||",
        "||||||",
        "|Persons|Men|Women|Persons|Men|Women",
        "North|3.5|1.5|2|30|10.5|19.5",
        "South|4.5|2.5|2|40|20.5|19.5",
    ];
    let found = rows(&lines, &[(0, 0, 2, 0), (0, 1, 1, 3), (0, 4, 1, 6)]);
    assert_eq!((found.len(), found[4].as_str()), (12, "North | Married | Men | 10.5"));
}

#[test]
fn names_over_the_middle_of_their_columns_hold_for_all_of_them() {
    let lines = [
        "Table 1",
        "Area||TOTAL|||URBAN|",
        "|Both|Men|Women|Both|Men|Women",
        "North|3.5|1.5|2|30|10.5|19.5",
        "South|4.5|2.5|2|40|20.5|19.5",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found[0].as_str(), found[3].as_str()), ("North | TOTAL | Both | 3.5", "North | URBAN | Both | 30"));
}

#[test]
fn sections_that_follow_each_other_stand_over_one_another() {
    let lines = [
        "Age|Total|Urban",
        "AFRICA||",
        "Algeria||",
        "1 VII 2015||",
        "0|20.5|…",
        "1 - 4|30.5|…",
        "Angola||",
        "16 V 2014||",
        "0|40.5|41.5",
        "1 - 4|50.5|51.5",
        "ASIA||",
        "Bahrain||",
        "1 VII 2016||",
        "0|60.5|61.5",
        "1 - 4|70.5|71.5",
    ];
    let found = rows(&[&["A title", ""], lines.as_slice()].concat(), &[]);
    assert_eq!(found[0], "0 | AFRICA | Algeria | 1 VII 2015 | Total | 20.5");
    assert_eq!(found[7], "1 - 4 | AFRICA | Angola | 16 V 2014 | Urban | 51.5");
    assert_eq!(found[8], "0 | ASIA | Bahrain | 1 VII 2016 | Total | 60.5");
}

#[test]
fn figures_in_arabic_digits_and_with_marks_of_notes_are_read() {
    let lines = ["المنطقة|٢٠١٧|٢٠١٨", "القدس|٤٬٦٨٦|٥٫٥", "غزة|—|٧"];
    let found = rows(&[&["عنوان", ""], lines.as_slice()].concat(), &[]);
    assert_eq!(found[0], "القدس | ٢٠١٧ | 4686");
    assert_eq!(found[1], "القدس | ٢٠١٨ | 5.5");
    let lines = ["State|2015|2016", "Abia|53.3²|54.3", "Adamawa|12 (a)|13.5ᵇ"];
    let found = rows(&[&["A title", ""], lines.as_slice()].concat(), &[]);
    assert_eq!(found[0], "Abia | 2015 | 53.3 | 53.3² | A");
    assert_eq!(found[3], "Adamawa | 2016 | 13.5 | 13.5ᵇ | A");
}

#[test]
fn a_header_on_every_page_is_one_though_its_title_goes_on() {
    let page =
        |title: &'static str, place: &'static str| [title, "", "Commune|Hommes|Femmes", place, "Kandi|30.5|31.5", ""];
    let lines = [
        page("Tableau 5 : Population", "Banikoara|10.5|11.5"),
        page("Tableau 5 : Population (suite)", "Parakou|20.5|21.5"),
        page("Tableau 5 : Population (suite et fin)", "Tchaourou|40.5|41.5"),
    ];
    let found = rows(&lines.concat(), &[]);
    assert!(
        found.iter().any(|row| row.contains("Banikoara")) && found.iter().any(|row| row.contains("Tchaourou")),
        "{found:?}"
    );
}

#[test]
fn a_list_with_groups_of_fields_stays_a_list_and_what_is_given_once_holds_downwards() {
    let mut lines = vec![
        "Localisation||Identification||Ressources||".to_owned(),
        "Région|District|Code|Catégorie|Lits|Médecins|Infirmiers".to_owned(),
    ];
    for at in 0..12 {
        let region = ["Adamaoua", "", "", "", "", "", "Centre", "", "", "", "", ""][at];
        let district = ["Ngaoundéré", "", "", "Tibati", "", "", "Mfou", "", "", "Obala", "", ""][at];
        lines.push(format!(
            "{region}|{district}|CM{:04}|{}|{}|{}|{}",
            at + 34,
            ["CMA", "CSI"][at % 2],
            at * 3,
            at % 4,
            at
        ));
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let (found, notes) = tidy(sheet(&lines, &[(0, 0, 0, 1), (0, 2, 0, 3), (0, 4, 0, 6)]));
    assert_eq!((found.len(), found[4].as_str()), (12, "Adamaoua | Tibati | CM0038 | CMA | 12 | 0 | 4"));
    assert!(notes.iter().any(|note| note.starts_with("10 empty cells of “Région” took")), "{notes:?}");
}

#[test]
fn a_column_of_few_letters_under_a_name_is_a_label() {
    let lines = [
        "Stock by age",
        "Area|Country code|Type of data|1990|1995|2000",
        "Burundi|108|B R|602317|4507|68462",
        "Comoros|174||165086|4508|68463",
        "Djibouti|262||165087|4509|68464",
        "Eritrea|232|I|165088|4510|68465",
        "Kenya|404||165089|4511|68466",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[1].as_str()), (15, "Burundi | 108 | B R | 1995 | 4507"));
}

#[test]
fn a_year_alone_in_its_row_heads_the_rows_below() {
    let lines = [
        "Tabela 1",
        "Região|Idade|Homens|Mulheres",
        "||2003|",
        "Norte|0-14|10.5|11.5",
        "|15-64|12.5|13.5",
        "Sul|0-14|14.5|15.5",
        "|15-64|16.5|17.5",
        "||2004|",
        "Norte|0-14|18.5|19.5",
        "|15-64|20.5|21.5",
        "Sul|0-14|22.5|23.5",
        "|15-64|24.5|25.5",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[15].as_str()), (16, "Sul | 15-64 | 2004 | Mulheres | 25.5"));
    assert_eq!(found[2], "Norte | 15-64 | 2003 | Homens | 12.5");
}

#[test]
fn where_most_rows_are_called_total_none_is_one() {
    let lines = [
        "Vital events",
        "Event|2019|2020",
        "Total births|10.5|11.5",
        "Total deaths|2.5|3.5",
        "Total marriages|4.5|5.5",
        "Migration|6|7",
    ];
    let found = find_tables(&Bench::default().cx(), &sheet(&lines, &[]), &[]).unwrap();
    assert_eq!(found[0].spec.total_rows, [0_u32; 0]);
}

#[test]
fn a_section_with_a_letter_before_its_name_is_one() {
    let lines = [
        "Offences",
        "Code|Nature|2019|2020",
        "A|AGAINST PERSONS||",
        "A1|Murder|77|39",
        "A2|Assault|67|22",
        "B|AGAINST PROPERTY||",
        "B1|Theft|50|98",
        "B2|Fraud|47|51",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[5].as_str()), (8, "B1 | Theft | AGAINST PROPERTY | B | 2020 | 98"));
}

#[test]
fn an_indented_label_is_a_part_of_the_one_above_it() {
    let lines = [
        "Remittances",
        "Origin|2019|2020",
        "Euro area|30|33",
        "\"   Portugal\"|10|11",
        "\"   Spain\"|20|22",
        "America|5|7",
        "\"   Brazil\"|5|7",
        "TOTAL|35|40",
    ];
    let found = rows(&lines, &[]);
    assert_eq!(
        (found[3].as_str(), found[9].as_str()),
        ("Portugal | Euro area | 2020 | 11", "Brazil | America | 2020 | 7")
    );
    assert_eq!(found[10], "TOTAL | 2019 | 35");
}

#[test]
fn a_name_that_two_places_have_is_no_part_of_the_place_above_it() {
    let lines = [
        "Census",
        "Municipality|2015|2020",
        "ALBAY|30|33",
        "Bacacay|10|11",
        "Malinao|20|22",
        "Santo Domingo|4|5",
        "SORSOGON|50|70",
        "Gubat|5|7",
        "Santo Domingo|6|8",
        "Irosin|35|40",
    ];
    let (found, notes) = tidy(sheet(&lines, &[]));
    assert_eq!(found[6], "Santo Domingo | 2015 | 4");
    assert!(notes.iter().any(|note| note.contains("same labels")), "{notes:?}");
}

#[test]
fn what_is_said_of_some_rows_behind_the_figures_goes_with_them() {
    let lines = [
        "Vital events",
        "Commune|Births||Deaths||Remarks",
        "|M|F|M|F|",
        "Kindia|10.5|11|3|4|",
        "Samayah|12|13|5|6|Register missing in May",
        "Benty|14|15|7|8|",
    ];
    let found = rows(&lines, &[(1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 2, 5)]);
    assert_eq!((found.len(), found[5].as_str()), (12, "Samayah | Register missing in May | Births | F | 13"));
}

#[test]
fn all_wholes_over_a_label_go_with_it() {
    let lines = [
        "Population by nativity",
        "Sex and age|Total|Native",
        "Male|900.5|800",
        ".Under 15 years|200.5|190",
        ".75 years and over|70.5|60",
        "..85 years and over|20.5|10",
        "Female|950.5|850",
        ".Under 15 years|210.5|195",
        ".75 years and over|80.5|65",
        "..85 years and over|30.5|15",
    ];
    let found = rows(&lines, &[]);
    assert_eq!(found[14], "..85 years and over | Female | .75 years and over | Total | 30.5");
}

#[test]
fn signed_marks_behind_figures_are_marks_and_no_figures() {
    let lines = [
        "Tertiary education",
        "Country|Total||Rate|",
        "|MF||MF|",
        "Algeria|34697||51.5|\"-1\"",
        "Djibouti|9542||5.5|**",
        "Jordan|33372|\"-2\"|30.5|\"-2\"",
        "Lebanon|30795||18.5|*,-1",
        "Mauritania|33531||36.5|",
        "Oman|5130||12.5|",
        "Qatar|5130||12.5|",
    ];
    let found = rows(&lines, &[(1, 1, 1, 2), (1, 3, 1, 4)]);
    assert_eq!((found.len(), found[4].as_str()), (14, "Jordan | Total | MF | 33372 | -2"));
}

#[test]
fn a_label_at_the_right_edge_that_is_given_once_holds_downwards_like_that_at_the_left() {
    let mut lines = vec!["Population".to_owned(), "Governorate|Year|Male|Female|المحافظة".to_owned()];
    for (left, right) in [("Muscat", "مسقط"), ("Dhofar", "ظفار")] {
        for year in 2017..2020 {
            let (left, right) = if year == 2017 { (left, right) } else { ("", "") };
            lines.push(format!("{left}|{year}|{}|{}|{right}", year * 3, year * 5));
        }
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[5].as_str()), (12, "Muscat | 2019 | مسقط | Female | 10095"));
}

#[test]
fn states_under_a_country_and_its_regions_are_not_parts_of_the_last_region() {
    let lines = [
        "Estimates",
        "Area|2010|2011",
        "United States|900.5|910",
        "North|400|410",
        "West|500.5|500",
        ".Alabama|300|310",
        ".Wyoming|600.5|600",
    ];
    let found = rows(&lines, &[]);
    assert_eq!(found[6], ".Alabama | 2010 | 300");
}
