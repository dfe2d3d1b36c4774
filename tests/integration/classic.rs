//! The classic layout says the same as the accessible one: our own recogniser, which knows nothing of it, reads the figures back.

use statelier::i18n::Lang;
use statelier::import::{ImportOptions, open};
use statelier::publish::Release;
use statelier::publish::export::{ods, xlsx};
use statelier::recognise::find_tables;
use statelier::recognise::spec::read_table;

use crate::export::{all_tables, names, parts, protected, release, with_cx};

#[test]
fn tables_of_the_classic_layout_are_read_back_figure_by_figure() {
    let tables: Vec<_> = all_tables().iter().map(protected).collect();
    let release = Release { is_classic: true, ..release(Lang::En, tables.clone()) };
    let workbook = with_cx(|cx| xlsx::write(cx, &release, &names)).unwrap();
    let document = with_cx(|cx| ods::write(cx, &release)).unwrap();
    for (name, bytes) in [("report.xlsx", workbook), ("report.ods", document)] {
        with_cx(|cx| {
            let opened = open(cx, name, bytes.into(), &ImportOptions::default()).unwrap();
            let sheet = &opened.book.sheets[0];
            let found = find_tables(cx, sheet, &[]).unwrap();
            assert_eq!(found.len(), tables.len(), "{name}");
            for (table, guess) in tables.iter().zip(&found) {
                let data = read_table(cx, &opened, &sheet.name, &guess.spec).unwrap();
                let rows: Vec<Vec<String>> = (0..data.n_rows())
                    .map(|row| (0..data.schema.columns.len()).filter_map(|at| data.text(row, at)).collect())
                    .collect();
                let values = data.numbers("value").unwrap();
                for cell in table.cells() {
                    let label = |code: &Option<String>| {
                        // The document is written with the names of the code lists, of which these dimensions have none.
                        let name = |code: &str| {
                            if name.ends_with("ods") { code.to_owned() } else { names(None, code, Lang::En) }
                        };
                        code.as_deref().map_or_else(|| "Total".to_owned(), name)
                    };
                    let labels: Vec<String> = cell.key.iter().map(label).collect();
                    let is_it = |row: &&Vec<String>| {
                        labels.iter().all(|label| {
                            row.iter().filter(|text| *text == label).count()
                                >= labels.iter().filter(|other| *other == label).count()
                        })
                    };
                    let places = rows.iter().enumerate().filter(|(_, row)| is_it(row)).map(|(at, _)| at);
                    let figures: Vec<Option<f64>> = places.map(|at| values[at]).collect();
                    let is_there = figures.iter().any(|figure| match (figure, cell.estimate) {
                        (Some(figure), Some(estimate)) => (figure - estimate).abs() < 1e-9,
                        (None, None) => true,
                        _ => false,
                    });
                    assert!(
                        is_there || (figures.is_empty() && cell.estimate.is_none()),
                        "{name} {labels:?} {figures:?}"
                    );
                }
            }
        });
    }
}

#[test]
fn nothing_hidden_stands_in_the_classic_layout() {
    for table in all_tables() {
        let shown = protected(&table);
        let traces = crate::export::traces(&table, &shown);
        let release = Release { is_classic: true, ..release(Lang::Fr, vec![shown]) };
        for (name, content) in parts(&with_cx(|cx| xlsx::write(cx, &release, &names)).unwrap()) {
            assert!(traces.iter().all(|trace| !content.contains(trace.as_str())), "{name}");
        }
    }
}
