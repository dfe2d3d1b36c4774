//! Input that offices really send: each gives a sentence that says what happened and what to do, and nothing open is lost.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use rust_xlsxwriter::{Formula, Workbook};
use statelier::cli::{self, Io};
use statelier::i18n::{Lang, say};
use statelier::lessons::samples;
use statelier::message::{Message, Note};
use statelier::session::results::SourceResult;
use statelier::session::{Command, Session};
use statelier::world::{MemoryWorld, World};

use super::support::{read, shared};

/// Opens a good file, then this one beside it; returns what became of it.
fn opened_beside(name: &str, bytes: Vec<u8>) -> (Arc<SourceResult>, Session) {
    let world: Arc<dyn World> =
        Arc::new(MemoryWorld::default().with("good.csv", "area;value\nTogo;3\nMali;4\n").with(name, bytes));
    let mut session = Session::new(world, None, Arc::new(|| ()));
    for path in ["good.csv", name] {
        session.apply(Command::Open(vec![PathBuf::from(path)]));
        session.settle();
    }
    let id = session.project().sources.last().unwrap().id.clone();
    let good = &session.results().sources["s1"];
    assert!(good.opened.is_ok() && good.guesses[0].len() == 1, "{name}: the good file beside it is not touched");
    (Arc::clone(&session.results().sources[&id]), session)
}

fn english(message: &Message) -> String {
    let french = say(Lang::Fr, message);
    assert!(!french.contains(['⟨', '{']) && french.chars().count() > 40, "{french}");
    say(Lang::En, message)
}

fn notes(notes: &[Note]) -> String {
    notes.iter().map(|note| english(&note.message)).collect::<Vec<_>>().join("\n")
}

#[test]
fn files_that_cannot_be_read_say_why_and_what_to_do() {
    let book = samples::sample("passages-frontiere.xlsx").unwrap();
    for (name, bytes, happened, to_do) in [
        ("empty.xlsx", Vec::new(), "is empty", "send"),
        ("text.xlsx", b"a;b\n1;2\n".to_vec(), "calls itself xlsx", ".csv"),
        ("cut.xlsx", book[..book.len() / 2].to_vec(), "damaged", "again"),
        ("head.xlsx", book[..60].to_vec(), "damaged", "again"),
    ] {
        let (result, _) = opened_beside(name, bytes);
        let sentence = english(result.opened.as_ref().unwrap_err());
        assert!(sentence.contains(name) && sentence.contains(happened) && sentence.contains(to_do), "{sentence}");
    }
}

#[test]
fn a_protected_workbook_asks_for_its_password_to_be_removed() {
    let Some(shared) = shared() else { return };
    let bytes = read(&shared.join("data/hostile/calamine_pass_protected.xlsb"));
    let (result, _) = opened_beside("secret.xlsb", bytes);
    let sentence = english(result.opened.as_ref().unwrap_err());
    assert!(sentence.contains("secret.xlsb") && sentence.contains("password"), "{sentence}");
}

#[test]
fn a_sheet_with_one_cell_has_no_table_and_that_is_an_answer() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Feuille 1").unwrap().write(4, 2, 17.0).unwrap();
    let (result, session) = opened_beside("one.xlsx", book.save_to_buffer().unwrap());
    let opened = result.opened.as_ref().unwrap();
    assert_eq!(opened.book.sheets[0].n_filled(), 1);
    // One number may be offered as a table of one value, but never more than is there.
    assert!(result.guesses[0].iter().all(|guess| guess.n_observations <= 1));
    drop(session);
}

#[test]
fn a_latin_1_file_with_semicolons_is_read_and_the_guess_is_shown_with_the_words_it_rescues() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode("Région;Effectif\nCôte d’Ivoire;12,5\nGuinée;1 204,25\n");
    let (result, _) = opened_beside("latin.csv", bytes.into_owned());
    let sheet = &result.opened.as_ref().unwrap().book.sheets[0];
    assert_eq!(sheet.cell(2, 0).text(), Some("Guinée"));
    let said = notes(&result.notes);
    assert!(said.contains("windows-1252") && said.contains("Région") && said.contains("Guinée"), "{said}");
}

#[test]
fn error_cells_of_a_workbook_are_listed_with_their_places_and_are_no_numbers() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (name, value)) in [("Togo", 3.0), ("Mali", 4.0), ("Niger", 5.0)].into_iter().enumerate() {
        let row = u32::try_from(row + 1).unwrap();
        sheet.write(row, 0, name).unwrap().write(row, 1, value).unwrap();
    }
    sheet.write(0, 0, "Pays").unwrap().write(0, 1, "2024").unwrap().write(0, 2, "2025").unwrap();
    for row in 1..4 {
        let result = if row == 2 { "#DIV/0!" } else { "7" };
        sheet.write(row, 2, Formula::new("=7/B9").set_result(result)).unwrap();
    }
    let (result, mut session) = opened_beside("errors.xlsx", book.save_to_buffer().unwrap());
    assert!(result.opened.is_ok());
    let focus = statelier::session::results::Focus { source: "s2".to_owned(), sheet: "Sheet1".to_owned(), number: 0 };
    session.apply(Command::Look(Some(focus)));
    session.settle();
    let results = session.results().clone();
    let read = results.preview.as_ref().unwrap().1.as_ref().unwrap();
    let said = notes(&read.notes);
    assert!(said.contains("C3 #DIV/0!"), "{said}");
    let values: Vec<f64> = read.dataset.numbers("value").unwrap().into_iter().flatten().collect();
    assert_eq!(values.len(), 5, "six cells, one of them an error: {values:?}");
}

/// Asks for a mean of a survey of six people in two strata; returns the exit code and the complaint.
fn mean(weights: [&str; 6], psus: [&str; 6], lonely: &str) -> (u8, String) {
    let mut survey = "stratum,psu,weight,y\n".to_owned();
    for (at, (weight, psu)) in weights.iter().zip(psus).enumerate() {
        let stratum = if at < 3 { "north" } else { "south" };
        writeln!(survey, "{stratum},{psu},{weight},{}", at % 2).unwrap();
    }
    let world = MemoryWorld::default().with("s.csv", survey);
    let line = format!("estimate s.csv --mean y --weight weight --strata stratum --psu psu --lonely {lonely} -o o.csv");
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
    let code = cli::run(args, &mut Io { lang: Lang::En, world: &world, out: &mut out, err: &mut err });
    (code, String::from_utf8(err).unwrap())
}

#[test]
fn help_is_given_wherever_it_is_asked_for() {
    for line in ["--help", "tidy --help", "estimate s.csv -h"] {
        let world = MemoryWorld::default();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        assert_eq!(
            cli::run(args, &mut Io { lang: Lang::En, world: &world, out: &mut out, err: &mut err }),
            0,
            "{line}"
        );
        assert!(String::from_utf8(out).unwrap().contains("statelier tidy FILE"), "{line}");
    }
}

#[test]
fn a_survey_whose_weights_or_clusters_allow_no_estimate_says_so() {
    let psus = ["a", "a", "b", "c", "d", "d"];
    assert_eq!(mean(["2"; 6], psus, "fail"), (0, String::new()));
    let (code, said) = mean(["0"; 6], psus, "fail");
    assert!(code == 1 && said.contains("weight") && said.contains("zero"), "{said}");
    let (code, said) = mean(["2", "2", "-1", "2", "2", "2"], psus, "fail");
    assert!(code == 1 && said.contains("-1") || said.contains("−1"), "{said}");
    let (code, said) = mean(["2", "", "2", "2", "2", "2"], psus, "fail");
    assert!(code == 1 && said.contains("weight"), "{said}");
    let alone = ["a", "a", "b", "c", "c", "c"];
    let (code, said) = mean(["2"; 6], alone, "fail");
    assert!(code == 1 && said.contains("south") && said.contains("adjust"), "{said}");
    assert_eq!(mean(["2"; 6], alone, "adjust"), (0, String::new()));
}
