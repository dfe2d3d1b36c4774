//! What the targets share: a file is opened, its tables are found and read, and nothing may panic.

use statelier::cx::{Ctl, Cx};
use statelier::grid::{Cell, RawBook, RawSheet, Rect};
use statelier::import::{self, ImportOptions, Opened};
use statelier::message::Notes;
use statelier::recognise::spec::read_table;
use statelier::recognise::{account, find_tables};
use statelier::world::DiskWorld;

/// Opens bytes under a name and reads every table found.
///
/// A library that stumbles inside a reader is caught by [`import::open`], as in the program; its panic is no finding.
pub fn open_and_read(name: &str, bytes: &[u8]) {
    std::panic::set_hook(Box::new(|_| {}));
    let (ctl, notes) = (Ctl::default(), Notes::default());
    let cx = Cx { world: &DiskWorld, ctl: &ctl, notes: &notes };
    if let Ok(opened) = import::open(&cx, name, bytes.into(), &ImportOptions::default()) {
        read_all(&cx, &opened);
    }
}

fn read_all(cx: &Cx<'_>, opened: &Opened) {
    for sheet in &opened.book.sheets {
        let guesses = find_tables(cx, sheet, &[]).unwrap_or_default();
        let counted = account(sheet, &guesses);
        assert_eq!(counted.roles.values().sum::<usize>(), counted.n_filled, "a cell is lost or counted twice");
        for guess in &guesses {
            let read = read_table(cx, opened, &sheet.name, &guess.spec);
            assert!(read.is_ok(), "a table that was found is not read: {read:?}");
        }
    }
}

/// What cells of sheets hold: labels, figures, marks, words that mean something to the recogniser.
const CELLS: [&str; 16] = [
    "", "", "Total", "Suisse", "2019", "Both sexes", "Source: office", "12.5", "1 234,5", "..", "12.3 (p)", "#adm1", "Code",
    "thousands", "a\nb", "\u{627}\u{644}",
];

/// Makes a sheet of random cells and merges, and reads what is found in it.
pub fn recognise(bytes: &[u8]) {
    let Some(([width, n_merges], rest)) = bytes.split_first_chunk::<2>() else { return };
    let (merged, cells) = rest.split_at(rest.len().min(usize::from(n_merges % 4) * 4));
    let merges = merged.chunks_exact(4).map(|at| {
        let (top, left) = (u32::from(at[0] % 32), u32::from(at[1] % 32));
        Rect { top, left, bottom: top + u32::from(at[2] % 4), right: left + u32::from(at[3] % 8) }
    });
    let cell = |byte: &u8| match byte {
        0..=15 => Cell::Text(CELLS[usize::from(*byte)].to_owned()),
        16..=31 => Cell::Empty,
        32..=47 => Cell::Number(f64::from(*byte) + 1970.0),
        48..=51 => Cell::Date("2024-05-01".to_owned()),
        52..=55 => Cell::Error("#DIV/0!".to_owned()),
        56..=59 => Cell::Bool(true),
        60..=79 => Cell::Text(format!("label {byte}")),
        _ => Cell::Number(f64::from(*byte) * 1.5),
    };
    let rows = cells.chunks(usize::from(width % 24) + 1).map(|row| row.iter().map(cell).collect()).collect();
    let sheet = RawSheet::from_rows("s", rows, merges.collect());
    let (ctl, notes) = (Ctl::default(), Notes::default());
    let cx = Cx { world: &DiskWorld, ctl: &ctl, notes: &notes };
    let book = RawBook { sheets: vec![sheet] };
    let opened =
        Opened { name: "a".to_owned(), format: "spreadsheet", options: ImportOptions::default(), book, bytes: [].into(), borders: None };
    read_all(&cx, &opened);
}
