//! What is known of a sheet beside its cells: looks, hidden rows, totals that add up, strokes of the brush, sums that came through.

use rust_xlsxwriter::{Format, Workbook};
use statelier::data::{Dataset, Kind};
use statelier::grid::{Cell, RawSheet, Rect};
use statelier::i18n::{Lang, say};
use statelier::import::{ColumnWay, DateOrder, ImportOptions, Opened, open};
use statelier::recognise::loss::{Fate, loss};
use statelier::recognise::spec::read_table;
use statelier::recognise::{CellRole, Correction, TableGuess, find_tables};

use crate::support::Bench;

/// A published sheet as an office makes it: bold heads, labels moved in, codes shown with noughts, a hidden row and column.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (bold, inside) = (Format::new().set_bold(), Format::new().set_indent(2));
    let (code, share) = (Format::new().set_num_format("000"), Format::new().set_num_format("0.0%"));
    for (column, name) in (0_u16..).zip(["Area", "M49", "Persons", "Share"]) {
        sheet.write_string_with_format(0, column, name, &bold).unwrap();
    }
    for (row, (name, m49, persons, part)) in
        (1_u32..).zip([("Afghanistan", 4.0, 120.0, 0.25), ("Albania", 8.0, 360.0, 0.75)])
    {
        sheet.write_string_with_format(row, 0, name, &inside).unwrap();
        sheet.write_number_with_format(row, 1, m49, &code).unwrap();
        sheet.write_number(row, 2, persons).unwrap();
        sheet.write_number_with_format(row, 3, part, &share).unwrap();
    }
    sheet.set_row_hidden(2).unwrap();
    sheet.set_column_hidden(3).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn looks_hidden_rows_and_codes_with_leading_noughts_are_read_from_a_workbook() {
    let bench = Bench::default();
    let opened = open(&bench.cx(), "a.xlsx", workbook().into(), &ImportOptions::default()).unwrap();
    let sheet = &opened.book.sheets[0];
    assert!(sheet.style(0, 0).is_bold && !sheet.style(1, 0).is_bold);
    assert_eq!((sheet.style(1, 0).indent, sheet.style(1, 3).is_percent), (2, true));
    assert_eq!((sheet.hidden_rows.as_slice(), sheet.hidden_columns.as_slice()), ([2].as_slice(), [3].as_slice()));
    assert_eq!(sheet.cell(1, 1), &Cell::Text("004".into()));
    assert_eq!(sheet.cell(2, 2), &Cell::Number(360.0), "what is hidden is read all the same");
    let notes: Vec<String> = bench.notes.take().iter().map(|note| say(Lang::En, &note.message)).collect();
    assert!(notes.iter().any(|note| note.contains("leading zeros")), "{notes:?}");
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// A table from lines of labels and figures under three years.
fn table(rows: &[(&str, [f64; 3])]) -> RawSheet {
    let years = ["", "2019", "2020", "2021"].map(text).to_vec();
    let lines = rows.iter().map(|(label, figures)| {
        std::iter::once(text(label)).chain(figures.iter().map(|figure| Cell::Number(*figure))).collect()
    });
    RawSheet::from_rows("s", [vec![text("A title")], years].into_iter().chain(lines).collect(), Vec::new())
}

fn guess(sheet: &RawSheet, corrections: &[Correction]) -> TableGuess {
    let mut found = find_tables(&Bench::default().cx(), sheet, corrections).unwrap();
    assert_eq!(found.len(), 1);
    found.remove(0)
}

fn why(guess: &TableGuess, row: u32) -> String {
    say(Lang::En, guess.role_at(row, 1).unwrap().1)
}

#[test]
fn totals_are_found_by_their_word_or_by_their_figures_and_each_is_held_against_the_other() {
    // Two regions above their parts, without a word; the sum of both below, in Arabic; its last year is off.
    let sheet = table(&[
        ("North", [60_000.0, 66_000.0, 71_300.0]),
        ("Kidal", [10_000.0, 11_000.0, 12_100.0]),
        ("Gao", [20_000.0, 22_000.0, 24_200.0]),
        ("Mopti", [30_000.0, 33_000.0, 35_000.0]),
        ("South", [61_500.0, 90_000.0, 77_700.0]),
        ("Kayes", [40_100.0, 50_000.0, 51_000.0]),
        ("Sikasso", [21_000.0, 39_000.0, 26_000.0]),
        ("Ségou", [400.0, 1_000.0, 700.0]),
    ]);
    let found = guess(&sheet, &[]);
    assert_eq!(found.spec.total_rows, [2, 6]);
    assert_eq!(why(&found, 2), "It is the sum of rows 4 to 6, though no word says so");
    for word in ["المجموع", "Итого", "Total général"] {
        let sheet = table(&[("A", [100.0, 110.0, 121.0]), ("B", [200.0, 220.0, 242.0]), (word, [300.0, 330.0, 363.0])]);
        let found = guess(&sheet, &[]);
        assert_eq!(found.spec.total_rows, [4], "{word}");
        assert_eq!(why(&found, 4), "The word says total, and it is the sum of rows 3 to 4", "{word}");
    }
    // Rounded to thousands the parts may miss the total by what rounding does; a slip of the pen is more.
    let rounded = table(&[("A", [101.5, 110.2, 9.1]), ("B", [200.1, 220.1, 8.2]), ("Total", [301.7, 330.3, 17.3])]);
    assert!(why(&guess(&rounded, &[]), 4).contains("and it is the sum"));
}

#[test]
fn a_total_that_does_not_add_up_names_the_cell_and_what_the_parts_give() {
    let years: Vec<Cell> = ["", "2017", "2018", "2019", "2020", "2021"].map(text).to_vec();
    let line = |label: &str, figures: [f64; 5]| {
        std::iter::once(text(label)).chain(figures.map(Cell::Number)).collect::<Vec<Cell>>()
    };
    let rows = vec![
        vec![text("A title")],
        years,
        line("A", [100.0, 110.0, 121.0, 133.0, 146.0]),
        line("B", [200.0, 220.0, 242.0, 266.0, 293.0]),
        line("Total", [300.0, 330.0, 363.0, 399.0, 493.0]),
    ];
    let found = guess(&RawSheet::from_rows("s", rows, Vec::new()), &[]);
    assert_eq!(why(&found, 4), "The word says total of rows 3 to 4, but one figure differs: in F5 the parts give 439");
}

#[test]
fn painting_a_cell_changes_that_cell_and_painting_a_column_that_column() {
    let sheet = table(&[("A", [1.0, 2.0, 3.0]), ("B", [4.0, 5.0, 6.0]), ("C", [7.0, 8.0, 9.0])]);
    let bench = Bench::default();
    let read = |corrections: &[Correction]| {
        let guess = guess(&sheet, corrections);
        let book = statelier::grid::RawBook { sheets: vec![sheet.clone()] };
        let opened = Opened {
            name: "a".into(),
            format: "spreadsheet",
            options: ImportOptions::default(),
            book,
            bytes: [].as_slice().into(),
            borders: None,
        };
        let data = read_table(&bench.cx(), &opened, "s", &guess.spec).unwrap();
        let loss = loss(&opened, &sheet, Some(&guess), &guess.spec, &data);
        (data.numbers("value").unwrap(), loss)
    };
    let (before, whole) = read(&[]);
    assert_eq!(before.len(), 9);
    assert!(whole.sums.iter().all(statelier::recognise::loss::ColumnSum::agrees));
    let one = |area: Rect, role: CellRole| [Correction { area, role }];
    let (values, loss) = read(&one(Rect::cell(3, 2), CellRole::Note));
    assert_eq!((values.len(), loss.n.get(&Fate::SetAside)), (8, Some(&2)), "the cell and the title");
    assert!(
        loss.sums.iter().any(|sum| !sum.agrees() && sum.before - sum.after == 5.0),
        "and the report shows what is gone"
    );
    let (values, _) = read(&one(Rect::cell(3, 2), CellRole::Missing));
    assert_eq!((values.len(), values[4]), (9, None));
    let (values, _) = read(&one(Rect { top: 1, left: 1, bottom: 4, right: 1 }, CellRole::Label));
    assert_eq!(values.len(), 6);
}

#[test]
fn a_person_has_the_last_word_on_dates_marks_and_single_columns() {
    let bench = Bench::default();
    let text = "id;day;age;rate;house\n1;13/02/2025;34;1.5;12\n2;03/04/2025;999;2.5;14\n3;30/12/2024;12;0.5;16\n";
    let read = |options: &ImportOptions| {
        let opened = open(&bench.cx(), "a.csv", text.as_bytes().into(), options).unwrap();
        let guess = find_tables(&bench.cx(), &opened.book.sheets[0], &[]).unwrap().remove(0);
        read_table(&bench.cx(), &opened, "a", &guess.spec).unwrap()
    };
    let kinds = |data: &Dataset| data.schema.columns.iter().map(|column| column.kind).collect::<Vec<_>>();
    let guessed = read(&ImportOptions::default());
    assert_eq!(kinds(&guessed), [Kind::Number, Kind::Text, Kind::Number, Kind::Number, Kind::Number]);
    let notes: Vec<String> = bench.notes.take().iter().map(|note| say(Lang::En, &note.message)).collect();
    assert!(notes.iter().any(|note| note.contains("3 dates") && note.contains("2 fit only day–month")), "{notes:?}");
    let told = read(&ImportOptions {
        date_order: Some(DateOrder::DayMonthYear),
        missing_marks: vec!["999".into()],
        columns: [("house".to_owned(), ColumnWay::Text), ("rate".to_owned(), ColumnWay::Comma)].into(),
        ..ImportOptions::default()
    });
    assert_eq!(kinds(&told), [Kind::Number, Kind::Date, Kind::Number, Kind::Text, Kind::Text]);
    assert_eq!(told.texts("day").unwrap()[0].as_deref(), Some("2025-02-13"));
    assert_eq!(told.numbers("age").unwrap(), [Some(34.0), None, Some(12.0)]);
    let one_column =
        ImportOptions { columns: [("day".to_owned(), ColumnWay::DayFirst)].into(), ..ImportOptions::default() };
    assert_eq!(read(&one_column).texts("day").unwrap()[1].as_deref(), Some("2025-04-03"));
    let marks =
        ImportOptions { missing_marks: vec!["house: 14".into(), "age: 0.5".into()], ..ImportOptions::default() };
    let marked = read(&marks);
    assert_eq!(marked.numbers("house").unwrap(), [Some(12.0), None, Some(16.0)]);
    assert_eq!(marked.numbers("rate").unwrap(), [Some(1.5), Some(2.5), Some(0.5)], "a mark of another column");
    let wrong = read(&ImportOptions { date_order: Some(DateOrder::MonthDayYear), ..ImportOptions::default() });
    assert_eq!(wrong.texts("day").unwrap()[0].as_deref(), Some("13/02/2025"), "nothing is read by half");
}

/// Reads every table of a sheet.
fn read_all(sheet: RawSheet) -> Vec<Dataset> {
    let bench = Bench::default();
    let guesses = find_tables(&bench.cx(), &sheet, &[]).unwrap();
    let name = sheet.name.clone();
    let opened = Opened { book: statelier::grid::RawBook { sheets: vec![sheet] }, ..opened() };
    guesses.iter().map(|guess| read_table(&bench.cx(), &opened, &name, &guess.spec).unwrap()).collect()
}

fn opened() -> Opened {
    open(&Bench::default().cx(), "a.csv", b"x\n1\n".to_vec().into(), &ImportOptions::default()).unwrap()
}

#[test]
fn the_word_above_each_of_several_sister_tables_is_a_label_of_its_figures() {
    let block = |word: &str, first: f64| {
        let head: Vec<Cell> = ["Industry", "2019", "2020", "2021"].map(text).to_vec();
        let mut rows = vec![vec![text(word), Cell::Empty, Cell::Empty, text("'000")], head];
        for (at, name) in ["Farming", "Mining", "Trade", "Transport"].into_iter().enumerate() {
            let figures = (0..3).map(|year| Cell::Number(first + 10.5 * f64::from(year) + at as f64));
            rows.push(std::iter::once(text(name)).chain(figures).collect());
        }
        rows
    };
    let gap = vec![vec![Cell::Empty; 4]; 2];
    let rows =
        [vec![vec![text("Table 3: Wage employment")]], gap.clone(), block("Male", 100.0), gap, block("Female", 50.0)];
    let tables = read_all(RawSheet::from_rows("s", rows.concat(), Vec::new()));
    assert_eq!(tables.len(), 2);
    for (table, word) in tables.iter().zip(["Male", "Female"]) {
        assert_eq!((table.schema.columns[0].name.as_str(), table.n_rows()), ("sex", 12));
        assert!(table.texts("sex").unwrap().iter().all(|text| text.as_deref() == Some(word)));
        assert_eq!(table.texts("year").unwrap()[0].as_deref(), Some("2019"));
    }
}

#[test]
fn a_list_with_weights_among_its_labels_keeps_its_shape() {
    let head: Vec<Cell> = ["Region", "Sex", "Weight", "Job", "Cost", "Income"].map(text).to_vec();
    let rows = (0..30_u16).map(|at| {
        let share = f64::from(at) * 0.731 + 100.25;
        let place = usize::from(at);
        let labels = [text(["North", "South"][place % 2]), text(["F", "M"][place / 2 % 2])];
        let figures = [Cell::Number(100.0 + f64::from(at)), Cell::Number(900.0 + f64::from(at))];
        labels.into_iter().chain([Cell::Number(share), text("cook")]).chain(figures).collect()
    });
    let rows = [vec![text("Survey of workers")], vec![Cell::Empty; 6], head].into_iter().chain(rows).collect();
    let tables = read_all(RawSheet::from_rows("s", rows, Vec::new()));
    assert_eq!((tables.len(), tables[0].n_rows(), tables[0].schema.columns.len()), (1, 30, 6));
}

#[test]
fn raised_signs_are_marks_and_no_digits_in_every_workbook() {
    use rust_xlsxwriter::FormatScript;
    let (plain, raised) = (Format::new(), Format::new().set_font_script(FormatScript::Superscript));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["Region", "Persons"]).unwrap();
    sheet.write_string(1, 0, "North").unwrap();
    sheet.write_rich_string(1, 1, &[(&plain, "123"), (&raised, "1")]).unwrap();
    sheet.write_rich_string(2, 0, &[(&plain, "South & East"), (&raised, "2")]).unwrap();
    sheet.write_rich_string(2, 1, &[(&plain, "45,6"), (&raised, "b")]).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    std::fs::write(&path, &bytes).unwrap();
    let mut books = vec![("a.xlsx".to_owned(), bytes)];
    for ending in ["xls", "ods"] {
        let home = format!("-env:UserInstallation=file://{}/home", folder.path().display());
        let out = folder.path().to_str().unwrap();
        let args = [home.as_str(), "--headless", "--convert-to", ending, "--outdir", out, path.to_str().unwrap()];
        // Where LibreOffice is not installed, what Excel writes is read all the same.
        if std::process::Command::new("soffice").args(args).output().is_ok() {
            books.push((format!("a.{ending}"), crate::support::read(&folder.path().join(format!("a.{ending}")))));
        }
    }
    let bench = Bench::default();
    for (name, bytes) in books {
        let opened = open(&bench.cx(), &name, bytes.into(), &ImportOptions::default()).unwrap();
        let sheet = &opened.book.sheets[0];
        let read = |row, column| sheet.cell(row, column).to_string();
        assert_eq!((read(1, 1).as_str(), read(2, 0).as_str()), ("123¹", "South & East²"), "{name}");
        assert_eq!(read(2, 1), "45,6(b)", "{name}");
    }
}
