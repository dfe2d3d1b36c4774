//! Files open or are refused with a sentence; nothing crashes.

use std::fmt::Write as _;

use statelier::data::Kind;
use statelier::grid::Cell;
use statelier::i18n::{Lang, say};
use statelier::import::{ImportOptions, Opened, open};
use statelier::message::Explain as _;
use statelier::recognise::find_tables;
use statelier::recognise::spec::read_table;
use statelier::world::{MemoryWorld, World as _};

use crate::support::{Bench, read, shared};

fn try_open(name: &str, bytes: Vec<u8>) -> Result<Opened, String> {
    let bench = Bench::default();
    open(&bench.cx(), name, bytes.into(), &ImportOptions::default()).map_err(|error| say(Lang::En, &error.message()))
}

#[test]
fn bad_files_are_refused_with_a_sentence_that_says_what_to_do() {
    for (name, bytes, wanted) in [
        ("leer.xlsx", Vec::new(), "is empty"),
        ("blank.csv", b" \n \n".to_vec(), "is empty"),
        ("text.xlsx", b"a;b\n1;2\n".to_vec(), "calls itself xlsx"),
        ("cut.xlsx", b"PK\x03\x04\x14\0\0\0".to_vec(), "damaged"),
        ("noise.bin", (0..=255).cycle().take(4096).collect::<Vec<u8>>(), "does not know the format"),
    ] {
        let sentence = try_open(name, bytes).unwrap_err();
        assert!(sentence.contains(wanted), "{name}: {sentence}");
    }
}

#[test]
fn every_odd_file_opens_or_is_refused_and_none_crashes() {
    let Some(shared) = shared() else { return };
    let (mut n_opened, mut refused) = (0, Vec::new());
    let bench = Bench::default();
    for path in bench.world.list(&shared.join("data").join("hostile")) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = read(&path);
        match try_open(&name, bytes) {
            Ok(_) => n_opened += 1,
            Err(sentence) => refused.push(sentence),
        }
    }
    println!("{n_opened} opened, {} refused", refused.len());
    assert!(n_opened > 140, "only {n_opened} opened; refused: {refused:#?}");
}

#[test]
fn a_protected_workbook_is_told_from_a_damaged_one() {
    let Some(shared) = shared() else { return };
    let path = shared.join("data").join("hostile").join("calamine_pass_protected.xlsb");
    let sentence = try_open("a.xlsb", read(&path)).unwrap_err();
    assert!(sentence.contains("password"), "{sentence}");
}

#[test]
fn merged_cells_and_missing_marks_of_a_published_workbook_arrive() {
    let Some(shared) = shared() else { return };
    let path = shared.join("data").join("files").join("undesa_2019_total.xlsx");
    let opened = try_open("undesa_2019_total.xlsx", read(&path)).unwrap();
    let sheet = opened.book.sheet("Table 1").unwrap();
    assert_eq!(sheet.cell(16, 5), &Cell::Number(153_011_473.0));
    assert!(
        sheet.merges.iter().any(|merge| merge.top == 14 && merge.bottom == 15 && merge.left == 0),
        "{:?}",
        sheet.merges
    );
}

/// Returns the rows of the first sheet as text, names first.
fn rows(opened: &Opened) -> Vec<Vec<String>> {
    let sheet = &opened.book.sheets[0];
    (0..sheet.n_rows).map(|row| sheet.row(row).iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn files_of_statistical_packages_give_what_pyreadstat_reads_and_their_labels() {
    let Some(shared) = shared() else { return };
    let hostile = shared.join("data").join("hostile");
    let expected = String::from_utf8(read(&hostile.join("pyreadstat_sample.csv"))).unwrap();
    let expected: Vec<Vec<String>> = expected
        .trim_start_matches('\u{feff}')
        .lines()
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect();
    let (sex, order) = (["", "Male", "Female"], ["", "low", "medium", "high"]);
    for name in ["pyreadstat_sample.sav", "pyreadstat_sample.zsav", "pyreadstat_sample.dta"] {
        let opened = try_open(name, read(&hostile.join(name))).unwrap();
        let found = rows(&opened);
        assert_eq!(found.len(), expected.len(), "{name}");
        assert_eq!(found[0][..4], expected[0][..4], "{name}");
        for (found, expected) in found.iter().zip(&expected).skip(1) {
            assert_eq!(found[..3], expected[..3], "{name}: text, number, date");
            let code = |at: usize| expected[at].parse::<usize>().unwrap_or_default();
            assert_eq!(found[4..6], [sex[code(4)], order[code(5)]], "{name}: labels");
        }
        assert_eq!(opened.book.sheets[1].name, "dictionary");
    }
    // Texts have labels, too; a missing kind is no value.
    let opened = try_open("a.sav", read(&hostile.join("pyreadstat_missing_char.sav"))).unwrap();
    assert_eq!(rows(&opened)[1..], [["", "Z"], ["labeled", ""]]);
}

/// A file of Stata 8 with one variable of texts.
fn stata_8(texts: [&[u8]; 3], width: u8) -> Vec<u8> {
    let padded = |text: &[u8], n: usize| [text, &vec![0; n - text.len()]].concat();
    let head = [&[113, 2, 1, 0, 1, 0, 3, 0, 0, 0][..], &[0; 81 + 18], &[width]].concat();
    let about =
        [padded(b"region", 33), vec![0; 4], padded(b"%9s", 12), vec![0; 33], padded(b"R\xe9gion", 81), vec![0; 5]];
    let rows = texts.map(|text| padded(text, usize::from(width)));
    [head, about.concat(), rows.concat()].concat()
}

#[test]
fn texts_of_older_stata_files_keep_all_their_letters() {
    let opened =
        try_open("a.dta", stata_8([b"Neuch\xe2t\xe9l", b"\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9", b"Gen\xc3\xa8ve"], 9));
    let opened = opened.unwrap();
    let found: Vec<String> = rows(&opened).into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(found, ["region", "Neuchâtél", "ééééééééé", "Genève"]);
    assert_eq!(opened.book.sheets[0].column_labels[0], "Région");
    assert_eq!(opened.options.encoding.as_deref(), Some("windows-1252"), "which is shown");
    let bench = Bench::default();
    let chosen = ImportOptions { encoding: Some("windows-1251".to_owned()), ..ImportOptions::default() };
    let cyrillic = stata_8([b"\xcc\xee\xf1\xea\xe2\xe0", b"\xd2\xf3\xeb\xe0", b""], 9);
    let opened = open(&bench.cx(), "a.dta", cyrillic.into(), &chosen).unwrap();
    assert_eq!(rows(&opened)[1][0], "Москва", "a person may choose the letters of an older file");
}

#[test]
fn what_a_file_declares_missing_is_missing_and_counted_by_its_reason() {
    let Some(shared) = shared() else { return };
    let path = shared.join("data").join("hostile").join("pyreadstat_sample_missing.sav");
    let bench = Bench::default();
    let opened = open(&bench.cx(), "s.sav", read(&path).into(), &ImportOptions::default()).unwrap();
    let numbers: Vec<String> = rows(&opened).into_iter().skip(1).map(|row| row[1].clone()).collect();
    assert!(!numbers.iter().any(|number| number == "-1" || number == "2500"), "{numbers:?}");
    // The kinds are kept apart, and who gave none but such answers is a record still.
    let kinds: Vec<String> = rows(&opened).into_iter().map(|row| row[2].clone()).collect();
    assert_eq!(kinds[0], "mynum_missing");
    assert_eq!(kinds.iter().filter(|kind| *kind == "-1" || *kind == "2500").count(), 2);
    let notes: Vec<String> = bench.notes.take().iter().map(|note| say(Lang::En, &note.message)).collect();
    assert!(notes.iter().any(|note| note.contains("mynum") && note.contains("-1 (1), 2500 (1)")), "{notes:?}");
}

#[test]
fn a_table_written_as_parquet_is_read_again_as_it_was() {
    let bench = Bench::default();
    let world = MemoryWorld::default();
    let csv = b"code,area,share\n0101,Mali,1.5\n0102,,\n0103,Chad,-2\n".to_vec();
    let data = statelier::survey::read::read_data("a.csv", csv.clone()).unwrap();
    statelier::publish::working_copy::write(&world, &data, std::path::Path::new("a.parquet")).unwrap();
    let bytes = world.read(std::path::Path::new("a.parquet")).unwrap();
    let opened = open(&bench.cx(), "a.parquet", bytes.into(), &ImportOptions::default()).unwrap();
    let lines: Vec<String> = rows(&opened).iter().map(|row| row.join(",")).collect();
    assert_eq!(lines, String::from_utf8(csv).unwrap().lines().collect::<Vec<_>>());
    assert_eq!(opened.book.sheets[0].cell(1, 0), &Cell::Text("0101".to_owned()), "a code stays text");
}

#[test]
fn broken_files_of_statistical_packages_are_refused_or_read_and_never_crash() {
    let Some(shared) = shared() else { return };
    let hostile = shared.join("data").join("hostile");
    let mut state = 7_u64;
    let mut dice = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % n
    };
    for name in ["pyreadstat_sample.sav", "pyreadstat_sample.zsav", "pyreadstat_sample.dta"] {
        let whole = read(&hostile.join(name));
        for round in 0..60 {
            let mut bytes = whole.clone();
            if round % 3 == 0 {
                bytes.truncate(dice(whole.len()));
            } else {
                for _ in 0..=dice(4) {
                    let at = dice(bytes.len());
                    bytes[at] = u8::try_from(dice(256)).unwrap();
                }
            }
            drop(try_open(name, bytes));
        }
    }
}

#[test]
fn a_long_text_gives_the_same_columns_by_the_quick_way_and_by_the_slow_one() {
    let bench = Bench::default();
    let mut text = "code;name;day;date;n;x;mark\n".to_owned();
    for at in 0..60_000 {
        let mark = if at % 40 == 0 { "..".to_owned() } else { (at % 90).to_string() };
        let day = 1 + at % 28;
        writeln!(text, "{at:05};Genève;{day:02}/01/2025;2025-01-{day:02};{at};{}.5;{mark}", at % 1000).unwrap();
    }
    text.push_str(";;;;;;\n\nSource : registre\nFin\n");
    let columns = |text: &str| {
        let opened = open(&bench.cx(), "a.csv", text.as_bytes().into(), &ImportOptions::default()).unwrap();
        assert!(opened.book.sheets[0].n_rows_unread > 50_000);
        let guess = find_tables(&bench.cx(), &opened.book.sheets[0], &[]).unwrap().remove(0);
        let data = read_table(&bench.cx(), &opened, "a", &guess.spec).unwrap();
        let names = ["code", "name", "day", "date", "n", "x", "mark"];
        let kinds: Vec<_> = data.schema.columns.iter().map(|column| column.kind).collect();
        (kinds, names.map(|name| data.texts(name).unwrap()))
    };
    let (kinds, quick) = columns(&text);
    let numbers = [Kind::Number; 3];
    assert_eq!(kinds[..4], [Kind::Code, Kind::Text, Kind::Text, Kind::Date]);
    assert_eq!(kinds[4..], numbers);
    assert_eq!(quick[0].len(), 60_000, "a row without any value is no record, and neither are the lines below");
    let notes: Vec<String> = bench.notes.take().iter().map(|note| say(Lang::En, &note.message)).collect();
    assert!(notes.iter().any(|note| note.contains("2 lines below") && note.contains("Fin")), "{notes:?}");
    // A quotation mark far down makes every row be looked at.
    let slow = columns(&text.replacen("59998;998.5", "59998;\"998.5\"", 1));
    assert_eq!(slow, (kinds, quick));
    // A fraction where all were whole, a code where all were numbers: nothing of it is lost.
    let (_, told) = columns(&text.replacen(";59999;", ";59999.25;", 1));
    assert_eq!(told[4][59_999].as_deref(), Some("59999.25"));
    let (kinds, told) = columns(&text.replacen(";59999;", ";007;", 1));
    assert_eq!((kinds[4], told[4][59_999].as_deref()), (Kind::Code, Some("007")));
}

#[test]
fn in_a_long_sdmx_csv_file_codes_stay_codes_and_values_are_numbers() {
    let bench = Bench::default();
    let read = |header: &str, area: &str| {
        let mut text = format!("{header}\n");
        for at in 0..60_000 {
            // The first fraction stands behind the head of the file.
            let value = if at < 59_000 { format!("{at}") } else { format!("{at}.5") };
            writeln!(text, "UNSD:SDG(1.0),{area},{},{value},A", 1990 + at % 30).unwrap();
        }
        let opened = open(&bench.cx(), "a.csv", text.as_bytes().into(), &ImportOptions::default()).unwrap();
        let guess = find_tables(&bench.cx(), &opened.book.sheets[0], &[]).unwrap().remove(0);
        let data = read_table(&bench.cx(), &opened, "a", &guess.spec).unwrap();
        let kinds: Vec<_> = data.schema.columns.iter().map(|column| column.kind).collect();
        assert_eq!(kinds, [Kind::Text, Kind::Text, Kind::Text, Kind::Number, Kind::Text]);
        assert_eq!(data.n_rows(), 60_000);
        assert!(data.texts("REF_AREA").unwrap().iter().all(|code| code.as_deref() == Some("4")));
        data.numbers("OBS_VALUE").unwrap().iter().flatten().sum::<f64>()
    };
    let sum = f64::from(59_999 * 30_000) + 500.0;
    assert_eq!(read("DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS", "4"), sum);
    assert_eq!(read("DATAFLOW,REF_AREA: Area,TIME_PERIOD: Year,OBS_VALUE: Value,OBS_STATUS", "4: Afghanistan"), sum);
}

#[test]
fn remarks_behind_a_hash_above_the_names_leave_the_names() {
    let text =
        "# Border crossings\n# Source: Border Guard\npost|direction|persons\nShehyni|in|9902\nShehyni|out|10210\n";
    let opened = try_open("a.csv", text.into()).unwrap();
    let found = find_tables(&Bench::default().cx(), &opened.book.sheets[0], &[]).unwrap();
    assert_eq!(found[0].spec.header_rows, Some((2, 2)));
}
