//! Lists that offices keep, each small: sections between records, totals among them, no header, numbers as texts.

use statelier::grid::{RawBook, RawSheet};
use statelier::i18n::{Lang, say};
use statelier::import::{ImportOptions, Opened, open};
use statelier::recognise::find_tables;
use statelier::recognise::spec::read_table;

use crate::published::{rows, sheet, tidy, tidy_of};
use crate::support::Bench;

/// A list of payments under faculties, with their totals.
fn payments(is_merged: bool) -> RawSheet {
    let mut lines = vec!["No|Name|Course|Level|Months|Amount".to_owned()];
    let mut merges = Vec::new();
    for (at, faculty) in ["LAW", "SCIENCE", "MEDICINE"].into_iter().enumerate() {
        merges.push((u32::try_from(lines.len()).unwrap(), 0, u32::try_from(lines.len()).unwrap(), 5));
        lines.push(format!("FACULTY OF {faculty}|||||"));
        for n in at * 4..at * 4 + 4 {
            lines.push(format!("{}|Student {n}|{}|L{}|3|{}", n + 1, ["Maths", "Law"][n % 2], n % 3, 30_000 + n));
        }
        lines.push(format!("SUBTOTAL FACULTY OF {faculty}|||||{}", 4 * 30_000 + 16 * at + 6));
    }
    lines.push("TOTAL|||||360066".to_owned());
    lines.push("Certified at the sum of 360 066".to_owned());
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    sheet(&lines, if is_merged { &merges } else { &[] })
}

#[test]
fn sections_of_a_list_are_a_column_and_its_totals_are_set_aside_and_said() {
    let (found, notes) = tidy(payments(true));
    assert_eq!((found.len(), found[4].as_str()), (12, "FACULTY OF SCIENCE | 5 | Student 4 | Maths | L1 | 3 | 30004"));
    let said = "4 rows of the list are totals of others (sheet rows 7, 13, 19, 20): set aside";
    assert!(notes.iter().any(|note| note.starts_with(said)), "{notes:?}");
}

#[test]
fn a_list_of_years_and_texts_without_names_loses_no_record() {
    let posts = ["RSW", "GTU"];
    let lines: Vec<String> = (0..12)
        .map(|n| {
            format!("{}|2020-01-{:02}|{}|A{n:04}|{}|TRANSIT", posts[n % 2], n + 1, ["IN", "OUT"][n % 2], 1960 + n * 3)
        })
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let (found, _) = tidy(sheet(&lines, &[]));
    assert_eq!((found.len(), found[0].as_str()), (12, "RSW | 2020-01-01 | IN | A0000 | 1960 | TRANSIT"));
}

#[test]
fn a_series_that_is_called_total_is_no_total_of_records() {
    let lines: Vec<String> = std::iter::once("Country|Year|Series|Value".to_owned())
        .chain((0..12).map(|n| {
            let series = ["Total refugees", "Asylum seekers"][n % 2];
            format!("{}|{}|{series}|{}", ["Mali", "Niger"][n / 6], 2010 + n / 2 % 3, n * 7)
        }))
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let (found, notes) = tidy(sheet(&lines, &[]));
    assert_eq!((found.len(), notes.as_slice()), (12, &[] as &[String]));
}

/// Opens bytes under a name and reads their table.
fn read(name: &str, bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let bench = Bench::default();
    let opened = open(&bench.cx(), name, bytes.to_vec().into(), &ImportOptions::default()).unwrap();
    let mut notes: Vec<String> = bench.notes.take().iter().map(|note| say(Lang::En, &note.message)).collect();
    let (rows, more) = tidy_of(&opened);
    notes.extend(more);
    (rows, notes)
}

#[test]
fn points_that_part_thousands_are_told_by_what_the_other_numbers_are() {
    let totals = ["77.506", "45.759", "260", "76.116", "853", "14.211", "40.923"].into_iter().enumerate();
    let line = |(n, total)| format!("{:02} Andalucía;Hombres;20{}S1;{total}\n", n + 1, n + 10);
    let text = std::iter::once("Comunidad;Sexo;Periodo;Total\n".to_owned()).chain(totals.map(line)).collect::<String>();
    let (found, notes) = read("ine.csv", text.as_bytes());
    assert_eq!(
        (found[0].as_str(), found[2].as_str()),
        ("01 Andalucía | Hombres | 2010S1 | 77506", "03 Andalucía | Hombres | 2012S1 | 260")
    );
    assert!(notes.iter().any(|note| note.starts_with("The point is taken to part thousands")), "{notes:?}");
    // In a workbook numbers written as text say it by themselves.
    let lines = [
        "Provincia|2019|2020",
        "Albacete|\"59.394\"|\"73.470\"",
        "Alicante|\"59.322\"|663",
        "Asturias|\"62.459\"|\"82.659\"",
    ];
    let (found, notes) = tidy(sheet(&lines, &[]));
    assert_eq!(found[3], "Alicante | 2020 | 663");
    assert_eq!(found[2], "Alicante | 2019 | 59322");
    assert!(notes.iter().any(|note| note.contains("whose point parts thousands: 5")), "{notes:?}");
}

#[test]
fn a_bulk_file_of_eurostat_has_a_column_a_code_and_years_that_go_down() {
    let text = "age,sex,geo\\time\t2019 \t2018 \t2017 \nTOTAL,F,AT\t95176 \t883024 b\t629629 \nTOTAL,F,BE\t30250 ep\t: \t641496 \nTOTAL,F,EL\t758406 \t812705 \t360840 \n";
    let (found, _) = read("migr.tsv", text.as_bytes());
    assert_eq!((found.len(), found[1].as_str()), (9, "TOTAL | F | AT | 2018 | 883024 | 883024 b | B"));
    assert_eq!(found[3], "TOTAL | F | BE | 2019 | 30250 | 30250 ep | E");
}

#[test]
fn letters_of_other_countries_are_told_from_western_ones() {
    for (text, encoding, word) in [
        ("Państwo;2019\nŁotwa;12\nSłowacja;13\nWęgry;14\nWłochy;15\n", encoding_rs::ISO_8859_2, "Słowacja"),
        ("Terület;2019\nFérfi összesen;12\nNő összesen;13\nidő január;14\n", encoding_rs::ISO_8859_2, "Nő összesen"),
        ("Ülke;2019\nTürkiye İstatistik;12\nİngiltere;13\nÇin;14\nŞili;15\n", encoding_rs::WINDOWS_1254, "İngiltere"),
        ("Občina;2019\nKočevje;12\nŽiri;13\nŠkofja Loka;14\n", encoding_rs::WINDOWS_1250, "Kočevje"),
        ("Pays;2019\nGrèce;12\nFrançais à Niš;13\nTchèque Žižkov;14\n", encoding_rs::WINDOWS_1252, "Grèce"),
        ("Région;2019\nLozère;12\nFinistère;13\nArdèche;14\n", encoding_rs::WINDOWS_1252, "Lozère"),
        ("Staður;2019\nReykjavík;12\nÞingvellir;13\nÍsafjörður;14\n", encoding_rs::WINDOWS_1252, "Þingvellir"),
    ] {
        let (found, notes) = read("a.csv", &encoding.encode(text).0);
        assert!(found.iter().any(|row| row.starts_with(word)), "{found:?} {notes:?}");
    }
}

#[test]
fn pages_of_one_register_are_one_list_without_what_is_carried_over() {
    let mut lines = vec!["Receipts".to_owned(), String::new()];
    for page in 0..3 {
        lines.push(format!("|||Page {}", page + 1));
        lines.push("No|Date|Name|Amount".to_owned());
        if page > 0 {
            lines.push(format!("||Report|{}", page * 1000));
        }
        for n in page * 5..page * 5 + 5 {
            lines.push(format!("R{n:03}|2023-05-{:02}|OMAR {n}|{}", n + 1, 200 + n));
        }
        lines.push(format!("||À reporter|{}", page * 1000 + 1000));
        lines.push(String::new());
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let (found, notes) = tidy(sheet(&lines, &[]));
    assert_eq!((found.len(), found[14].as_str()), (15, "R014 | 2023-05-15 | OMAR 14 | 214"));
    assert!(notes.iter().any(|note| note.contains("totals of others")), "{notes:?}");
}

#[test]
fn lists_beside_each_other_without_a_gap_are_told_by_their_names() {
    let mut lines = vec!["Apprehensions".to_owned(), "Year|Number|Year|Number".to_owned()];
    lines.extend((0..12).map(|n| format!("{}|{}|{}|{}", 1925 + n, 1_791_597 - n * 7, 1957 + n, 774_393 + n * 9)));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let bench = Bench::default();
    let found = statelier::recognise::find_tables(&bench.cx(), &sheet(&lines, &[]), &[]).unwrap();
    let columns: Vec<u32> = found.iter().map(|guess| guess.spec.area().left).collect();
    assert_eq!(columns, [0, 2]);
}

#[test]
fn the_number_of_a_note_in_place_of_a_figure_is_no_figure() {
    let text =
        "Status,2019,2020\nEmployed,12,14\nUnemployed,(2),3\nAway,5,(2)\n(2) Data not shown where the base is small.\n";
    let (found, notes) = read("bls.csv", text.as_bytes());
    assert_eq!((found[2].as_str(), found.len()), ("Unemployed | 2019 | (2) | M", 6), "{notes:?}");
}

#[test]
fn a_row_of_a_list_that_is_painted_as_a_section_is_one() {
    use statelier::recognise::{CellRole, Correction};
    let whole = payments(false);
    let bench = Bench::default();
    let painted: Vec<Correction> = [1, 7, 13]
        .map(|row| Correction {
            area: statelier::grid::Rect { top: row, left: 0, bottom: row, right: 5 },
            role: CellRole::Section,
        })
        .to_vec();
    let found = statelier::recognise::find_tables(&bench.cx(), &whole, &painted).unwrap();
    assert_eq!(found[0].spec.section_rows, [1, 7, 13]);
    assert_eq!(found[0].n_observations, 12);
}

#[test]
fn a_first_section_over_records_with_codes_is_no_header() {
    let lines = [
        "Code|Item|Date|Value|State",
        "Vehicles||||",
        "4830|Jeep|2019-04-01|850000|Good",
        "4831|Truck|2018-02-11|910000|Good",
        "9508|Jeep|2017-12-24|400000|Worn",
        "Furniture||||",
        "1201|Desk|2019-01-05|1200|Good",
        "1202|Desk|2019-01-05|1300|Good",
        "1203|Chair|2016-07-19|150|Worn",
    ];
    let found = rows(&lines, &[(1, 0, 1, 4), (5, 0, 5, 4)]);
    assert_eq!(
        (found.len(), found[3].as_str()),
        (6, "Furniture | 1201 | Desk | 2019-01-05 | 1200 | Good"),
        "{found:?}"
    );
}

#[test]
fn fields_that_return_under_groups_are_named_with_their_group() {
    let lines = [
        "District|Current|||Projected||",
        "|In need|Share|Phase|In need|Share|Phase",
        "Bilma|165090|0.1|Crisis|472051|0.2|Crisis",
        "Arlit|529148|0.3|Stress|209418|0.1|Stress",
        "Bosso|273248|0.2|Crisis|558772|0.3|Stress",
    ];
    let bench = Bench::default();
    let book = RawBook { sheets: vec![sheet(&lines, &[(0, 1, 0, 3), (0, 4, 0, 6)])] };
    let (name, options) = ("a.xlsx".to_owned(), ImportOptions::default());
    let opened = Opened { name, format: "spreadsheet", options, book, bytes: [].into(), borders: None };
    let found = find_tables(&bench.cx(), &opened.book.sheets[0], &[]).unwrap();
    let data = read_table(&bench.cx(), &opened, "s", &found[0].spec).unwrap();
    let names: Vec<&str> = data.schema.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names[..2], ["District", "Current – In need"], "{names:?}");
    assert_eq!(names[6], "Projected – Phase");
}

#[test]
fn a_text_alone_over_numbered_records_names_them_and_a_total_right_before_its_sum_is_no_record() {
    let lines = [
        "N°|Fecha|Distrito|Finalidad|Edad",
        "REGIÓN LIMA",
        "1|2023-01-23|Juliaca|Explotación|42",
        "2|2023-02-14|Ilave|Mendicidad|26",
        "REGIÓN PUNO",
        "3|2023-03-02|Juliaca|Explotación|31",
        "4|2023-04-11|Puno|Venta|19",
    ];
    let (found, _) = tidy(sheet(&lines, &[]));
    assert_eq!((found.len(), found[2].as_str()), (4, "REGIÓN PUNO | 3 | 2023-03-02 | Juliaca | Explotación | 31"));
    let lines = [
        "N|Navio|Bandeira|TAB|Taxa",
        "1|Playa|Espanha|1115.5|2795",
        "2|Cap|França|2707.5|925",
        "3|Albacora|França|260.5|1875",
        "|||Total|5595",
    ];
    let (found, notes) = tidy(sheet(&lines, &[]));
    assert_eq!((found.len(), found[0].as_str()), (3, "1 | Playa | Espanha | 1115.5 | 2795"));
    assert!(notes.iter().any(|note| note.contains("total")), "{notes:?}");
}

#[test]
fn pages_numbered_in_words_of_any_language_part_no_list() {
    let mut lines = vec!["Rješenja".to_owned(), String::new()];
    for page in 0..2 {
        lines.push("R. br.|Država|Mjesto|Datum|Godina".to_owned());
        for n in page * 6..page * 6 + 6 {
            lines.push(format!("{}|Kina|Brčko|2022-10-{:02}|{}", n + 1, n + 1, n % 3 + 1));
        }
        lines.push(format!("|||Strana {} od 2|", page + 1));
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let (found, _) = tidy(sheet(&lines, &[]));
    assert_eq!((found.len(), found[6].as_str()), (12, "7 | Kina | Brčko | 2022-10-07 | 1"), "{found:?}");
}

#[test]
fn columns_called_as_the_rows_are_crossed_with_them() {
    let lines = [
        "From / To|North|South|East|Total out",
        "North|-|2729|3824|6553",
        "South|1111|-|2222|3333",
        "East|444|555|-|999",
        "Total in|1555|3284|6046|10885",
    ];
    let found = rows(&lines, &[]);
    assert!(found.contains(&"South | East | 2222".to_owned()), "{found:?}");
}

#[test]
fn figures_with_their_minus_behind_them_name_no_column() {
    let lines = ["Region|2020|2021", "North|123-|1,234-", "South|45|67", "East|89|12"];
    let found = rows(&lines, &[]);
    assert!(found.iter().any(|row| row.starts_with("North | 2020") && row.contains("123-")), "{found:?}");
}

#[test]
fn ages_and_years_between_tables_of_one_shape_are_no_pages() {
    for names in [["15 à 24 ans", "25 à 34 ans"], ["Année 2021", "Année 2022"], ["Région 1", "Région 2"]] {
        let mut lines = vec!["Population".to_owned()];
        for (at, name) in names.iter().enumerate() {
            lines.extend([name.to_string(), "District|Hommes|Femmes|Total".to_owned()]);
            lines.extend((1..6).map(|n| format!("D{n}|{}|{}|{}", n * 11 + at, n * 13, n * 24 + at)));
        }
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let whole = sheet(&lines, &[]);
        let found = find_tables(&Bench::default().cx(), &whole, &[]).unwrap();
        assert_eq!(found.len(), 2, "{names:?}");
    }
}

#[test]
fn records_numbered_on_through_districts_stay_records_and_their_totals_are_set_aside_in_any_language() {
    let shelters = [
        "Перелік захисних споруд",
        "",
        "№ з/п|Назва споруди|Адреса|Площа, м²|Місткість",
        "Бучанський район||||",
        "1|Сховище № 1|вул. Шевченка, 5|420|600",
        "2|Укриття школи|вул. Миру, 12|180.5|250",
        "Разом по району|||600.5|850",
        "Фастівський район||||",
        "3|Сховище № 7|вул. Соборна, 21|510|700",
        "Разом по району|||510|700",
        "ВСЬОГО|||1110.5|1550",
    ];
    let (found, notes) = tidy(sheet(&shelters, &[]));
    assert_eq!(
        (found.len(), found[2].as_str()),
        (3, "Фастівський район | 3 | Сховище № 7 | вул. Соборна, 21 | 510 | 700")
    );
    assert!(notes.iter().any(|note| note.starts_with("3 rows of the list are totals of others")), "{notes:?}");
}

#[test]
fn numbers_of_certificates_tell_records_apart_and_count_nothing() {
    let lines = [
        "District|Certificate No.|Fees|Applicants",
        "Belize|10234|450|3",
        "|10235|150|1",
        "|10240|300|2",
        "Cayo|10251|750|5",
        "|10252|150|1",
        "|10260|600|4",
    ];
    let (found, _) = tidy(sheet(&lines, &[]));
    assert_eq!((found.len(), found[4].as_str()), (6, "Cayo | 10252 | 150 | 1"));
}

#[test]
fn places_on_the_globe_and_years_in_which_each_was_founded_make_a_list() {
    let clinics = [
        "Cliniques du district",
        "Nom|Latitude|Longitude|Lits",
        "Kayes|14.45|-11.43|120",
        "Kita|13.03|-9.48|60",
        "Nioro|15.23|-9.59|45",
    ];
    assert_eq!(rows(&clinics, &[])[1], "Kita | 13.03 | -9.48 | 60");
    let schools = [
        "Lycées publics",
        "Établissement|Année de création|Élèves|Classes",
        "Lycée A|1961|820|20",
        "Lycée B|1998|640|16",
        "Lycée C|1974|410|11",
        "Lycée D|2005|390|10",
    ];
    let found = rows(&schools, &[]);
    assert_eq!((found.len(), found[2].as_str()), (4, "Lycée C | 1974 | 410 | 11"));
}

#[test]
fn names_of_some_columns_are_names_and_codes_alone_are_records() {
    let permits = [
        "Permit No|Holder|Nationality|Employer",
        "EP44670|Chen Wei|South African|Avic|Lusaka|19",
        "EP72193|Patel Rakesh|Indian|Zambeef|Lusaka|23",
        "EP66023|John Banda|Indian|Avic|Ndola|35",
        "EP50436|Maria Wyk|Chinese|Avic|Kitwe|25",
    ];
    let found = find_tables(&Bench::default().cx(), &sheet(&permits, &[]), &[]).unwrap();
    assert_eq!((found[0].spec.header_rows, found[0].n_observations), (Some((0, 0)), 4));
    let codes = "Annex 2: country codes\n\nAFG,004,Afghanistan\nDZA,012,Algeria\nBEN,204,Benin\nBOL,068,Bolivia\n";
    let codes = open(&Bench::default().cx(), "a.csv", codes.as_bytes().into(), &ImportOptions::default()).unwrap();
    let (found, _) = tidy_of(&codes);
    assert_eq!(
        (found.len(), found[0].as_str(), found[2].as_str()),
        (4, "AFG | 004 | Afghanistan", "BEN | 204 | Benin")
    );
}

#[test]
fn telephones_make_a_list_and_a_last_line_that_counts_the_records_is_none() {
    let schools = [
        "Registered schools",
        "",
        "EMIS No.|School|Island|Language|Telephone",
        "TORBA PROVINCE||||",
        "154592|Sara|Mota Lava|English|7754550",
        "458230|Lamap|Vanua Lava|French|7720816",
        "SANMA PROVINCE||||",
        "453587|Olry|Santo|French|7712809",
        "140399|Nabo|Malo|English|7786580",
        "Total: 4 schools||||",
    ];
    let (found, _) = tidy(sheet(&schools, &[]));
    assert_eq!((found.len(), found[2].as_str()), (4, "SANMA PROVINCE | 453587 | Olry | Santo | French | 7712809"));
}

#[test]
fn a_name_parted_below_into_from_and_to_is_of_the_names() {
    let permits = [
        "Permits",
        "",
        "Number|Citizenship|Valid|",
        "||from|to",
        "A-1|Türkiye|10.11.2022|25.08.2023",
        "A-2|China|21.10.2022|17.12.2023",
        "A-3|India|20.11.2022|26.01.2023",
    ];
    let found = find_tables(&Bench::default().cx(), &sheet(&permits, &[(2, 2, 2, 3)]), &[]).unwrap();
    assert_eq!((found[0].spec.header_rows, found[0].n_observations), (Some((2, 3)), 3));
}
