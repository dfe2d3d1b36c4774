//! `statelier protect` as somebody at a terminal meets it.

use std::ffi::OsString;
use std::path::Path;

use statelier::cli::{self, Io};
use statelier::i18n::Lang;
use statelier::world::{MemoryWorld, World as _};

/// Runs a command line; returns exit code, what it said, what it complained about.
fn run(world: &MemoryWorld, lang: Lang, line: &str) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
    let code = cli::run(args, &mut Io { lang, world, out: &mut out, err: &mut err });
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn text(world: &MemoryWorld, path: &str) -> String {
    String::from_utf8(world.read(Path::new(path)).unwrap()).unwrap()
}

const TABLE: &str = "sex,region,value\n\
    F,North,3\nF,South,20\nF,East,30\nM,North,40\nM,South,25\nM,East,60\n\
    F,Total,53\nM,_T,125\n,North,43\nTotal,South,45\n,East,90\nBoth sexes,,178\n";

#[test]
fn a_small_count_and_its_partners_are_emptied_and_marked() {
    let world = MemoryWorld::default().with("in.csv", TABLE);
    let (code, out, err) = run(&world, Lang::En, "protect in.csv --threshold 5 -o out.csv");
    assert_eq!((code, err.as_str()), (0, ""));
    let written = text(&world, "out.csv");
    let expected = "sex,region,value,status\n\
        F,North,,Q\nF,South,,Q\nF,East,30,\nM,North,,Q\nM,South,,Q\nM,East,60,\n\
        F,Total,53,\nM,_T,125,\n,North,43,\nTotal,South,45,\n,East,90,\nBoth sexes,,178,\n";
    assert_eq!(written, expected);
    assert!(out.starts_with("12 cells: 1 hidden as too small (1 to 4), 3 hidden so that"), "{out}");
}

#[test]
fn the_audit_file_holds_what_an_attacker_can_work_out() {
    let world = MemoryWorld::default().with("in.csv", TABLE);
    let (code, ..) = run(&world, Lang::Fr, "protect in.csv -o out.csv --audit audit.csv");
    assert_eq!(code, 0);
    // F North + F South = 23, M North + M South = 65, F North + M North = 43, F South + M South = 45.
    let expected = "sex,region,suppression,feasible_low,feasible_high\n\
        F,North,primary,0,23\nF,South,complementary,0,23\nM,North,complementary,20,43\nM,South,complementary,22,45\n";
    assert_eq!(text(&world, "audit.csv"), expected);
    assert!(!text(&world, "out.csv").contains("primary"));
}

#[test]
fn totals_that_the_file_does_not_give_are_taken_as_known() {
    let table = "sex;region;n;estimate\nF;North;3;1.5\nF;South;20;2.5\nM;North;40;3.5\nM;South;25;4.5\n";
    let world = MemoryWorld::default().with("in.csv", table);
    let (code, out, _) = run(&world, Lang::Fr, "protect in.csv -o out.csv");
    assert_eq!(code, 0);
    assert_eq!(
        text(&world, "out.csv"),
        "sex,region,n,estimate,status\nF,North,,,Q\nF,South,,,Q\nM,North,,,Q\nM,South,,,Q\n"
    );
    assert!(out.contains("5 totaux que le fichier ne donne pas"), "{out}");
}

#[test]
fn a_wrong_request_says_what_to_do() {
    let world = MemoryWorld::default().with("in.csv", TABLE).with("bad.csv", "sex,value\nF,many\n");
    for (line, expected, says) in [
        ("protect in.csv", 2, "-o OUT.csv"),
        ("protect -o out.csv", 2, "TABLE.csv"),
        ("protect in.csv -o out.csv --threshold five", 2, "five"),
        ("protect nowhere.csv -o out.csv", 1, "nowhere.csv"),
        ("protect in.csv --measure persons -o out.csv", 1, "sex, region, value"),
        ("protect bad.csv -o out.csv", 1, "Line 2"),
    ] {
        let (code, _, err) = run(&world, Lang::En, line);
        assert_eq!(code, expected, "{line}: {err}");
        assert!(err.contains(says), "{line}: {err}");
    }
    assert!(world.read(Path::new("out.csv")).is_err(), "nothing is written");
}
