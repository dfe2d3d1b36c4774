//! Files open or are refused with a sentence; nothing crashes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use statelier::grid::Cell;
use statelier::i18n::{Lang, say};
use statelier::import::{ImportOptions, Opened, open};
use statelier::message::Explain as _;
use statelier::world::World as _;

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
    let (mut n_opened, mut refused, mut crashed) = (0, Vec::new(), Vec::new());
    let bench = Bench::default();
    for path in bench.world.list(&shared.join("data").join("hostile")) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = read(&path);
        match catch_unwind(AssertUnwindSafe(|| try_open(&name, bytes))) {
            Ok(Ok(_)) => n_opened += 1,
            Ok(Err(sentence)) => refused.push(sentence),
            Err(_) => crashed.push(name),
        }
    }
    println!("{n_opened} opened, {} refused", refused.len());
    assert!(crashed.is_empty(), "crashed: {crashed:?}");
    assert!(n_opened > 100, "only {n_opened} opened; refused: {refused:#?}");
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
