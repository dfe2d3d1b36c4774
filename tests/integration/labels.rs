//! What is a label, a figure, a remark: tables small enough to see, as offices send them.

use crate::published::rows;

#[test]
fn what_is_given_once_goes_on_beside_the_numbers_of_the_rows() {
    let lines = [
        "Schools",
        "N°|Region|Commune|2021|2022",
        "1|Gourma|Fada|30|41",
        "2||Diapangou|21|25",
        "3||Matiacoali|11|12",
        "4|Sahel|Dori|15|17",
        "5||Gorom|8|9",
        "6||Sebba|7|10",
    ];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[2].as_str()), (12, "2 | Gourma | Diapangou | 2021 | 21"));
    assert_eq!(found[11], "6 | Sahel | Sebba | 2022 | 10");
}

#[test]
fn codes_with_noughts_before_them_are_never_figures() {
    let lines = [
        "Population",
        "Commune|Code INSEE|2021|2022",
        "Bourg|\"01053\"|411|415",
        "Ambérieu|\"01004\"|142|148",
        "Gex|\"01173\"|128|131",
    ];
    assert_eq!(rows(&lines, &[])[0], "Bourg | 01053 | 2021 | 411");
    let households = [
        "Distribution of cash",
        "",
        "Household|Head|Sex|Telephone|Date|Size|Amount",
        "\"0017\"|Diallo|F|\"070112233\"|12 janvier 2023|3|27000",
        "\"0018\"|Maïga|M|\"070112240\"|13 janvier 2023|11|99000",
        "\"0019\"|Barry|F|\"070112247\"|14 janvier 2023|9|81000",
        "\"0020\"|Cissé|M|\"070112254\"|15 janvier 2023|13|117000",
        "TOTAL|||||36|324000",
    ];
    let found = rows(&households, &[]);
    assert_eq!((found.len(), found[1].as_str()), (4, "0018 | Maïga | M | 070112240 | 13 janvier 2023 | 11 | 99000"));
}

#[test]
fn small_whole_numbers_behind_the_labels_are_figures() {
    let lines = [
        "Displaced persons",
        "Region|Population|By sex|",
        "||Men|Women",
        "North|4412|2100|2312",
        "South|731|402|329",
        "East|2950|1450|1500",
        "West|88|40|48",
    ];
    let found = rows(&lines, &[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3)]);
    assert_eq!(found.len(), 12, "{found:?}");
    assert!(found[0].starts_with("North | Population") && found[0].ends_with("4412"), "{}", found[0]);
}

#[test]
fn remarks_and_notes_behind_the_figures_leave_a_table_over_years_crossed() {
    let lines = [
        "Follow-up",
        "N°|Indicator|Unit|2020|2021|2022|Observations",
        "1|Schools|number|30|41|45|",
        "2|Pupils|number|2100|2500|2600|Without the north",
        "3|Teachers|number|110|112|118|",
        "4|Wells|number|15|17|19|Estimate",
        "5|Clinics|number|8|9|9|Checked",
    ];
    let found = rows(&lines, &[]);
    assert_eq!(found.len(), 15, "{found:?}");
    assert!(found[3].contains("Pupils") && found[3].contains("2020 | 2100"), "{}", found[3]);
    let aside = [
        "Landings",
        "Site|Boats|Catch||",
        "Salima|310|44.5||Salima was counted twice",
        "Mangochi|210|25.5||",
        "Karonga|110|12.5||Boats of the lake only",
        "Nkhata|90|11.5||",
        "Rumphi|70|9.5||See the year book",
    ];
    let found = rows(&aside, &[]);
    assert!(found.iter().all(|row| !row.contains("twice") && !row.contains("lake")), "{found:?}");
}

#[test]
fn what_an_of_which_heads_ends_where_labels_stand_as_far_out_again() {
    let lines = [
        "Pensions",
        "Item|2021|2022",
        "Old age",
        "\"  Men\"|900.5|910.5",
        "of which:",
        "\"  under 70\"|700.5|705.5",
        "\"  over 70\"|200.5|205.5",
        "Mean pension|14.5|15.5",
        "Survivors",
        "\"  Women\"|15.5|16.5",
    ];
    let found = rows(&lines, &[]);
    let mean: Vec<_> = found.iter().filter(|row| row.starts_with("Mean pension")).collect();
    assert!(mean.len() == 2 && mean.iter().all(|row| !row.contains("of which")), "{found:?}");
    assert!(found.iter().any(|row| row.starts_with("over 70") && row.contains("of which")), "{found:?}");
}

#[test]
fn a_note_of_a_year_stays_with_its_year() {
    let lines = [
        "Subscribers",
        "Country|2019|2019_note|2020|2020_note",
        "Chad|50.5||60.5|Estimate",
        "Mali|70.5|Break|80.5|",
        "Niger|30.5||35.5|Estimate",
    ];
    let found = rows(&lines, &[]);
    assert_eq!(found.len(), 6, "{found:?}");
    let of = |start: &str| found.iter().find(|row| row.starts_with(start)).unwrap_or_else(|| panic!("{found:?}"));
    assert!(!of("Chad | 2019").contains("Estimate") && of("Chad | 2020").contains("Estimate"));
    assert!(of("Mali | 2019").contains("Break") && !of("Mali | 2020").contains("Break"));
}

#[test]
fn quarters_belong_to_the_year_above_them_that_has_figures_of_its_own() {
    let mut lines = vec!["Remittances", "Period|Sent|Received"];
    for year in ["2020|100.5|400", "2021|120.5|440"] {
        lines.extend([year, "I|20.5|90", "II|25.5|100", "III|30.5|105", "IV|24|105.5"]);
    }
    let found = rows(&lines, &[]);
    assert_eq!(found.len(), 20, "{found:?}");
    let quarters: Vec<_> = found.iter().filter(|row| row.starts_with("III |")).collect();
    assert!(quarters[0].contains("2020") && quarters[2].contains("2021"), "{quarters:?}");
}

#[test]
fn figures_grouped_as_in_india_are_numbers() {
    let lines =
        ["Emigration", "State|2021|2022", "Kerala|\"7,08,25,902\"|\"45,678\"", "Bihar|\"1,24,905\"|\"9,12,345\""];
    let found = rows(&lines, &[]);
    assert_eq!((found[0].as_str(), found[1].as_str()), ("Kerala | 2021 | 70825902", "Kerala | 2022 | 45678"));
}

#[test]
fn a_year_whose_figures_have_words_beside_them_is_no_label() {
    let lines = [
        "Production",
        "Crop|2019|2020|2021",
        "Maize|300.5|310.5|401.8 est. MoF",
        "Rice|200.5|210.5|301.2 est. MoF",
        "Millet|100.5|110.5|99.5 est. MoF",
    ];
    let found = rows(&lines, &[]);
    assert!(found.contains(&"Maize | 2020 | 310.5".to_owned()), "{found:?}");
    assert!(found.iter().any(|row| row.starts_with("Maize | 2021") && row.contains("401.8 est. MoF")), "{found:?}");
}

#[test]
fn the_numbers_of_the_rows_once_more_at_the_right_edge_are_no_figures() {
    let lines = ["Crops", "N°|Crop|2020|2021|N°", "1|Maize|30|41|1", "2|Rice|21|25|2", "3|Millet|11|12|3"];
    let found = rows(&lines, &[]);
    assert_eq!((found.len(), found[5].as_str()), (6, "3 | Millet | 2021 | 12"), "{found:?}");
}

#[test]
fn a_remark_beside_the_name_of_a_section_leaves_it_a_section() {
    for (first, second) in
        [("Season 2021||Series rebased", "Season 2022"), ("Season 2021", "Season 2022||Series rebased")]
    {
        let lines = [
            "Prices",
            "Period|Food|Fuel",
            first,
            "January|101.5|103.5",
            "February|102.5|104.5",
            second,
            "January|105.5|107.5",
            "February|106.5|108.5",
        ];
        let found = rows(&lines, &[]);
        assert_eq!(found.len(), 8, "{first}: {found:?}");
        assert!(found[0].contains("2021") && found[7].contains("2022"), "{first}: {found:?}");
    }
}

#[test]
fn commas_part_thousands_where_the_table_shows_it_and_no_row_of_figures_becomes_a_name() {
    let small = ["Región|2020|2021", "Norte|8,842|17,607", "Sur|1,842|2,617", "Este|842|617"];
    let found = rows(&small, &[]);
    assert_eq!((found.len(), found[0].as_str()), (6, "Norte | 2020 | 8842"), "whole numbers below a thousand");
    let large = ["Región|2020|2021", "Norte|8,248,059|17,607", "Sur|4,769,331|2,617"];
    assert!(rows(&large, &[]).contains(&"Norte | 2021 | 17607".to_owned()), "two commas in one number");
    let open = ["Región|2020|2021", "Norte|8,842|17,607", "Sur|1842|2617", "Este|1242|1617"];
    let found = rows(&open, &[]);
    assert!(
        found.iter().any(|row| row.starts_with("Norte | 2020") && row.contains("8,842")),
        "nobody knows: {found:?}"
    );
    assert!(found.contains(&"Sur | 2020 | 1842".to_owned()), "{found:?}");
}

#[test]
fn letters_beside_each_figure_under_one_name_are_marks_and_no_labels() {
    let lines = [
        "Job vacancies",
        "Geography|2021||2022|",
        "|number||number|",
        "Canada|134058|Br|134158|A",
        "Quebec|23268|Cr|24069|B",
        "Ontario|17526|Ar|18107|A",
        "Nunavut|x||x|",
        "",
        "A excellent; B very good; C good; r revised",
    ];
    let found = rows(&lines, &[(1, 1, 1, 2), (1, 3, 1, 4), (2, 1, 2, 2), (2, 3, 2, 4)]);
    assert_eq!(found.len(), 8, "{found:?}");
    assert!(found[0].starts_with("Canada | 2021") && found[0].contains("134058"), "{found:?}");
    assert!(found[7].starts_with("Nunavut") && found[7].contains('x'), "{found:?}");
}

#[test]
fn a_unit_below_the_names_of_the_figures_is_no_row_of_them() {
    let lines = ["Arrivals", "Group|2012|2013", "|no.|", "Family|290|310", "Skilled|176|180"];
    let found = rows(&lines, &[(2, 1, 2, 2)]);
    assert_eq!((found.len(), found[0].as_str()), (4, "Family | 2012 | no. | 290"));
}

#[test]
fn a_table_numbered_in_roman_figures_goes_on_on_the_next_page() {
    let page = |title: &'static str, rows: [&'static str; 2]| {
        [title, "Section|UE||Hors UE", "|France|Belgique|Chine", rows[0], rows[1], ""]
    };
    let first =
        page("Tableau III-12 (suite) : Importations", ["Animaux|11461|53194|67869", "Végétaux|12481|43612|51907"]);
    let second = page("Tableau III-12 (suite)", ["Cuirs|71716|50689|66491", "Bois|3887|95757|41995"]);
    let lines: Vec<&str> = std::iter::once(first[0]).chain(first[1..].iter().copied()).chain(second).collect();
    let lines: Vec<&str> = std::iter::once("Tableau III-12 : Importations").chain(lines.into_iter().skip(1)).collect();
    let found = rows(&lines, &[(1, 1, 1, 2), (7, 1, 7, 2)]);
    assert_eq!((found.len(), found[11].as_str()), (12, "Bois | Hors UE | Chine | 41995"));
}
