//! The invented country: a seeded generator for `sample-data`, and the proof that the files there are its work.
//!
//! `UPDATE_SAMPLES=1 cargo test --test integration sandbox` writes the files anew.

use std::fmt::Write as _;
use std::path::PathBuf;

use rust_xlsxwriter::{Format, Workbook};
use statelier::import::{ImportOptions, open};
use statelier::world::World as _;

use crate::support::{Bench, Dice, read};

const REGIONS: [(&str, f64); 6] = [
    ("Capitale", 1.4),
    ("Littoral", 1.0),
    ("Hauts-Plateaux", 0.8),
    ("Vallée", 1.1),
    ("Grand Nord", 0.5),
    ("Îles", 0.3),
];
const HERE: &str = "Sandaria";

/// Countries of birth with the spellings found in files, and how often each country occurs.
const ORIGINS: [(&[&str], u64); 9] = [
    (&["Côte d'Ivoire", "Cote d'Ivoire", "COTE D’IVOIRE", "Ivory Coast"], 30),
    (&["Mali", "MALI", "Mali "], 26),
    (&["Burkina Faso", "Burkina", "Burkina-Faso"], 22),
    (&["Guinée", "Guinee", "Guinée Conakry"], 16),
    (&["Sénégal", "Senegal"], 14),
    (&["Guinée-Bissau", "Guinée Bissau"], 6),
    (&["Niger"], 6),
    (&["Inde", "India"], 4),
    (&["Congo"], 2),
];

/// One person of the survey, cell by cell as the file has it.
fn survey() -> (Vec<&'static str>, Vec<Vec<String>>) {
    let head = vec![
        "Région",
        "Milieu",
        "Strate",
        "Grappe",
        "Poids",
        "Sexe",
        "Âge",
        "Pays de naissance",
        "Nationalité",
        "Niveau d'instruction",
        "Situation dans l'emploi",
        "Coût de recrutement",
        "Revenu mensuel",
    ];
    let mut dice = Dice(2026_1124);
    let mut rows = Vec::new();
    let mut cluster = 0;
    for (number, (region, weight)) in REGIONS.iter().enumerate() {
        for (place, area) in ["Urbain", "Rural"].into_iter().enumerate() {
            for _ in 0..14 {
                cluster += 1;
                let effect = dice.bell() * 0.35;
                let base = 180.0 * weight * (0.7 + 0.6 * dice.share());
                for _ in 0..30 + dice.below(11) {
                    let stratum = number * 2 + place + 1;
                    rows.push(person(&mut dice, region, area, stratum, cluster, effect, base));
                }
            }
        }
    }
    (head, rows)
}

fn person(
    dice: &mut Dice,
    region: &str,
    area: &str,
    stratum: usize,
    cluster: u32,
    effect: f64,
    base: f64,
) -> Vec<String> {
    let is_woman = dice.is(0.51);
    let age = (15.0 + dice.share() * dice.share() * 65.0).floor();
    let is_foreign = dice.is(if area == "Urbain" { 0.24 } else { 0.09 });
    let origin = origin(dice);
    let birth = if is_foreign { dice.pick(origin) } else { HERE };
    let is_citizen = !is_foreign || dice.is(0.3);
    let schooling = ["Aucun", "Primaire", "Secondaire", "Supérieur"];
    let n_levels = if dice.is(0.25) { 4 } else { 3 };
    let schooling = dice.pick(&schooling[..n_levels]);
    let is_active = dice.is(if is_woman { 0.58 } else { 0.74 });
    let risk = 0.11
        + effect * 0.05
        + if is_foreign { 0.04 } else { 0.0 }
        + if is_woman { 0.03 } else { 0.0 }
        + if age < 25.0 { 0.09 } else { 0.0 };
    let is_jobless = dice.is(risk.clamp(0.02, 0.6));
    let status = match (is_active, is_jobless) {
        (false, _) => dice.pick(&["Inactif", "Inactive", "inactif"]),
        (true, true) => dice.pick(&["Chômeur", "Au chômage", "chomeur"]),
        (true, false) => dice.pick(&["Occupé", "Occupé", "occupé", "En emploi"]),
    };
    let is_paid = is_foreign && is_active && !is_jobless;
    let income = (260.0 + 90.0 * dice.bell() + if is_woman { -25.0 } else { 25.0 }).max(60.0);
    let cost = if dice.is(0.12) { 0.0 } else { (income * (1.6 + 1.1 * dice.bell() + effect)).max(15.0) };
    let comma = |value: f64, decimals: usize| format!("{value:.decimals$}").replace('.', ",");
    let age_text = match dice.below(900) {
        0 => "-3".to_owned(),
        1 => "187".to_owned(),
        2 => "nd".to_owned(),
        _ => format!("{age}"),
    };
    let sex = if is_woman {
        dice.pick(&["Femme", "Femme", "F", "féminin"])
    } else {
        dice.pick(&["Homme", "Homme", "M", "masculin"])
    };
    vec![
        region.to_owned(),
        area.to_owned(),
        format!("{stratum:02}"),
        cluster.to_string(),
        comma(base * (0.8 + 0.4 * dice.share()), 4),
        sex.to_owned(),
        age_text,
        if dice.is(0.004) { "NSP".to_owned() } else { birth.to_owned() },
        if is_citizen { HERE.to_owned() } else { birth.to_owned() },
        schooling.to_owned(),
        if dice.is(0.01) { "NSP".to_owned() } else { status.to_owned() },
        if is_paid { if dice.is(0.03) { "nd".to_owned() } else { comma(cost, 2) } } else { String::new() },
        if is_paid { comma(income, 2) } else { String::new() },
    ]
}

fn origin(dice: &mut Dice) -> &'static [&'static str] {
    let total: u64 = ORIGINS.iter().map(|(_, n)| n).sum();
    let mut left = dice.below(total);
    for (names, n) in ORIGINS {
        if left < n {
            return names;
        }
        left -= n;
    }
    ORIGINS[0].0
}

fn survey_csv() -> Vec<u8> {
    let (head, rows) = survey();
    let mut text = format!("{}\r\n", head.join(";"));
    for row in rows {
        writeln!(text, "{}\r", row.join(";")).unwrap();
    }
    let (bytes, _, has_lost) = encoding_rs::WINDOWS_1252.encode(&text);
    assert!(!has_lost, "every letter has a place in Windows-1252");
    bytes.into_owned()
}

fn survey_xlsx() -> Vec<u8> {
    let (head, rows) = survey();
    let mut book = new_book();
    let sheet = book.add_worksheet().set_name("Données").unwrap();
    sheet.write(0, 0, "Enquête emploi et migration 2025 – Sandaria, pays inventé (données fictives)").unwrap();
    for (column, name) in head.iter().enumerate() {
        sheet.write(2, u16::try_from(column).unwrap(), *name).unwrap();
    }
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            let (row, column) = (u32::try_from(row + 3).unwrap(), u16::try_from(column).unwrap());
            match text.replace(',', ".").parse::<f64>() {
                Ok(number) if column != 2 => drop(sheet.write(row, column, number).unwrap()),
                _ if text.is_empty() => {}
                _ => drop(sheet.write(row, column, text.as_str()).unwrap()),
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// Border crossings: two header levels with merged years, a total row, notes below.
fn border() -> Vec<u8> {
    let mut dice = Dice(7);
    let mut book = new_book();
    let sheet = book.add_worksheet().set_name("Passages").unwrap();
    let centred = Format::new().set_align(rust_xlsxwriter::FormatAlign::Center);
    sheet
        .write(0, 0, "Tableau 4. Passages aux frontières selon le poste et la nationalité (nombre de passages)")
        .unwrap();
    sheet.write(1, 0, "Sandaria, pays inventé (données fictives)").unwrap();
    sheet.write(3, 0, "Poste frontière").unwrap();
    sheet.write(3, 1, "Nationalité").unwrap();
    for (at, year) in [2023, 2024, 2025].into_iter().enumerate() {
        let left = u16::try_from(2 + at * 2).unwrap();
        sheet.merge_range(3, left, 3, left + 1, "", &centred).unwrap();
        sheet.write_with_format(3, left, year, &centred).unwrap();
        sheet.write(4, left, "Entrées").unwrap();
        sheet.write(4, left + 1, "Sorties").unwrap();
    }
    let mut totals = [0.0_f64; 6];
    let mut row = 5;
    for post in ["Aéroport de la Capitale", "Port du Littoral", "Pont de la Vallée", "Col des Hauts-Plateaux"] {
        for (at, nationality) in ["Sandariens", "Mali", "Burkina Faso", "Guinée", "Autres"].into_iter().enumerate() {
            if at == 0 {
                sheet.write(row, 0, post).unwrap();
            }
            sheet.write(row, 1, nationality).unwrap();
            for (column, total) in totals.iter_mut().enumerate() {
                let column = u16::try_from(column + 2).unwrap();
                if post.starts_with("Col") && column < 4 {
                    sheet.write(row, column, "..").unwrap();
                } else {
                    let number = f64::from(u32::try_from(400 + dice.below(9_000)).unwrap());
                    *total += number;
                    sheet.write(row, column, number).unwrap();
                }
            }
            row += 1;
        }
    }
    sheet.write(row, 0, "Total").unwrap();
    for (column, total) in totals.iter().enumerate() {
        sheet.write(row, u16::try_from(column + 2).unwrap(), *total).unwrap();
    }
    sheet
        .write(row + 2, 0, "Note : le col des Hauts-Plateaux n’est ouvert que depuis 2024. « .. » : non disponible.")
        .unwrap();
    sheet
        .write(row + 3, 0, "Source : police des frontières (fictive). Une personne peut passer plusieurs fois.")
        .unwrap();
    book.save_to_buffer().unwrap()
}

/// Residence permits: migrants by citizenship, another definition than place of birth.
fn permits() -> Vec<u8> {
    let mut dice = Dice(11);
    let mut book = new_book();
    let sheet = book.add_worksheet().set_name("Titres").unwrap();
    sheet.write(0, 0, "Titres de séjour en cours de validité au 31 décembre, selon la nationalité et le sexe").unwrap();
    sheet.write(1, 0, "Sandaria, pays inventé (données fictives)").unwrap();
    sheet.write(3, 0, "Nationalité").unwrap();
    for (at, sex) in ["Hommes", "Femmes"].into_iter().enumerate() {
        let left = u16::try_from(1 + at * 3).unwrap();
        sheet.write(3, left, sex).unwrap();
        for (column, year) in (left..).zip([2023, 2024, 2025]) {
            sheet.write(4, column, year).unwrap();
        }
    }
    let countries = [
        "Mali",
        "Côte d'Ivoire",
        "Burkina Faso",
        "Guinée",
        "Sénégal",
        "Guinée-Bissau",
        "Niger",
        "Inde",
        "Chine",
        "Portugal",
        "Liban",
        "Apatrides",
    ];
    for (row, name) in countries.into_iter().enumerate() {
        let row = u32::try_from(row + 5).unwrap();
        sheet.write(row, 0, name).unwrap();
        for column in 1..=6 {
            let scale = if row < 10 { 1_800 } else { 12 };
            sheet.write(row, column, f64::from(u32::try_from(dice.below(scale)).unwrap())).unwrap();
        }
    }
    sheet
        .write(18, 0, "Champ : un titre par personne ; les nationaux de naissance étrangère n’y figurent pas.")
        .unwrap();
    book.save_to_buffer().unwrap()
}

/// Customs declarations with codes that begin with a zero.
fn customs() -> Vec<u8> {
    let mut dice = Dice(13);
    let codes = [
        "010229", "020130", "070190", "090111", "100630", "252329", "270900", "300490", "520100", "610910", "847130",
        "870323",
    ];
    let mut text = String::from("période;flux;sh6;pays partenaire;valeur_fob;poids_net_kg\r\n");
    for month in 1..=12 {
        for code in codes {
            for partner in ["Mali", "Chine", "France", "Côte d'Ivoire", "Inde"] {
                if dice.is(0.45) {
                    continue;
                }
                let weight = 200 + dice.below(90_000);
                let price = 0.4 + dice.share() * 6.0;
                let value = f64::from(u32::try_from(weight).unwrap()) * price;
                let flow = if dice.is(0.6) { "importation" } else { "exportation" };
                writeln!(
                    text,
                    "2025-{month:02};{flow};{code};{partner};{};{weight}\r",
                    format!("{value:.2}").replace('.', ",")
                )
                .unwrap();
            }
        }
    }
    text.into_bytes()
}

/// A workbook whose bytes do not depend on the day it is made.
fn new_book() -> Workbook {
    let mut book = Workbook::new();
    let made = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 1, 1).unwrap();
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&made).set_author("Statelier"));
    book
}

fn files() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("douanes.csv", customs()),
        ("enquete-emploi-migration.csv", survey_csv()),
        ("enquete-emploi-migration.xlsx", survey_xlsx()),
        ("passages-frontiere.xlsx", border()),
        ("permis-residence.xlsx", permits()),
    ]
}

#[test]
fn the_sample_files_are_what_the_generator_makes() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let bench = Bench::default();
    let mut size = 0;
    for (name, made) in files() {
        let path = folder.join(name);
        if std::env::var_os("UPDATE_SAMPLES").is_some() {
            bench.world.replace(&path, &made).unwrap();
        }
        let shipped = read(&path);
        size += shipped.len();
        let cells = |bytes: Vec<u8>| {
            let book = open(&bench.cx(), name, bytes.into(), &ImportOptions::default()).unwrap().book;
            book.sheets
                .iter()
                .map(|sheet| (0..sheet.n_rows).map(|row| sheet.row(row).to_vec()).collect::<Vec<_>>())
                .collect::<Vec<_>>()
        };
        assert!(
            cells(shipped) == cells(made),
            "{name} is not what the generator makes: UPDATE_SAMPLES=1 writes it anew"
        );
    }
    assert!(size < 3_000_000, "the samples take {size} bytes");
}
