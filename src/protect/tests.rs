//! What the protection promises, on worked tables and on random ones.

use proptest::prelude::*;

use super::*;
use crate::cx::Ctl;
use crate::message::Notes;
use crate::survey::{Dimension, EstimateCell, Measure};
use crate::world::MemoryWorld;

pub(super) fn with_cx<T>(work: impl FnOnce(&Cx<'_>) -> T) -> T {
    let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
    work(&Cx { world: &world, ctl: &ctl, notes: &notes })
}

/// Builds a table of counts with every margin; `counts` runs over the last dimension fastest.
pub(super) fn table_with_margins(sizes: &[usize], counts: &[u64]) -> EstimateTable {
    let dimensions: Vec<Dimension> = sizes
        .iter()
        .enumerate()
        .map(|(at, size)| Dimension {
            column: format!("d{at}"),
            concept: None,
            code_list: None,
            codes: (0..*size).map(|code| format!("c{code}")).collect(),
        })
        .collect();
    let mut sums = std::collections::BTreeMap::new();
    for (at, count) in counts.iter().enumerate() {
        let mut codes = Vec::new();
        let mut rest = at;
        for size in sizes.iter().rev() {
            codes.push(rest % size);
            rest /= size;
        }
        codes.reverse();
        for mask in 0..(1_usize << sizes.len()) {
            let key: Vec<Option<String>> = codes
                .iter()
                .enumerate()
                .map(|(dimension, code)| (mask >> dimension & 1 == 0).then(|| format!("c{code}")))
                .collect();
            *sums.entry(key).or_insert(0) += count;
        }
    }
    EstimateTable {
        id: "t".into(),
        title: Message::new("protect-working"),
        measure: Measure {
            id: "count".into(),
            name: Message::new("protect-working"),
            unit: "PS".into(),
            decimals: 0,
            is_additive: true,
        },
        dimensions,
        cells: sums.into_iter().map(|(key, n)| cell(key, n)).collect(),
        notes: Vec::new(),
        is_sample: false,
    }
}

#[expect(clippy::cast_precision_loss, reason = "small counts of a test")]
fn cell(key: Vec<Option<String>>, n: u64) -> EstimateCell {
    EstimateCell { estimate: Some(n as f64), ..EstimateCell::of_count(key, n) }
}

fn protect_one(table: &EstimateTable, threshold: u64) -> ProtectedTable {
    let decision = Decision::Suppress(Rules { threshold });
    with_cx(|cx| protect(cx, std::slice::from_ref(table), &decision)).unwrap().remove(0)
}

/// Attacks a protected table as a stranger would: from what it shows and the knowledge that margins add up.
fn assert_protected(table: &EstimateTable, protected: &ProtectedTable, threshold: u64) {
    let keys: Vec<_> = table.cells.iter().map(|cell| cell.key.clone()).collect();
    let at = |key: &Vec<Option<String>>| keys.iter().position(|other| other == key).unwrap();
    let mut relations = Vec::new();
    for (total, key) in keys.iter().enumerate() {
        for dimension in (0..key.len()).filter(|dimension| key[*dimension].is_none()) {
            let parts = table.dimensions[dimension].codes.iter().map(|code| {
                let mut part = key.clone();
                part[dimension] = Some(code.clone());
                at(&part)
            });
            relations.push(Relation { total, parts: parts.collect(), rest: 0 });
        }
    }
    let shown: Vec<Option<u64>> = protected.cells().map(|cell| cell.n).collect();
    let hidden: Vec<usize> = (0..shown.len()).filter(|cell| shown[*cell].is_none()).collect();
    let ranges = with_cx(|cx| attack::ranges(cx, &shown, &relations, &hidden, true)).unwrap();
    for (index, cell) in table.cells.iter().enumerate() {
        let is_small = cell.n > 0 && cell.n < threshold;
        assert!(!is_small || shown[index].is_none(), "small count {} of {:?} is published", cell.n, cell.key);
        if let Some(range) = ranges.get(&index) {
            assert!(range.low <= cell.n && range.high.is_none_or(|high| cell.n <= high), "the truth is outside");
            assert!(range.width() > 0, "{:?} = {} can be worked out", cell.key, cell.n);
            assert!(!is_small || range.width() >= threshold - 1, "{:?} lies in {range:?}", cell.key);
        }
    }
    assert!(protected.audit().is_safe);
}

#[test]
fn one_small_cell_takes_a_partner_in_its_row_and_its_column() {
    let table = table_with_margins(&[3, 3], &[3, 20, 30, 40, 25, 60, 70, 80, 90]);
    let protected = protect_one(&table, 5);
    assert_eq!((protected.audit().n_primary, protected.audit().n_complementary), (1, 3));
    let hidden: Vec<_> = protected.cells().filter(|cell| cell.is_hidden).map(|cell| cell.key.clone()).collect();
    assert!(hidden.iter().all(|key| key.iter().all(Option::is_some)), "no total is hidden: {hidden:?}");
    assert_protected(&table, &protected, 5);
}

#[test]
fn a_safe_table_stays_whole_and_zero_is_safe() {
    let table = table_with_margins(&[2, 2], &[0, 20, 30, 5]);
    let protected = protect_one(&table, 5);
    assert!(protected.cells().all(|cell| !cell.is_hidden && cell.n.is_some()));
    assert_eq!(protected.audit(), &Audit { is_safe: true, ..Audit::default() });
}

#[test]
fn hidden_cells_hold_no_figure_at_all() {
    let table = table_with_margins(&[3, 3], &[3, 20, 30, 40, 25, 60, 70, 80, 90]);
    let protected = protect_one(&table, 5);
    for cell in protected.cells().filter(|cell| cell.is_hidden) {
        assert_eq!((cell.n, cell.estimate, cell.flag), (None, None, None));
    }
}

#[test]
fn tables_of_one_analysis_hide_the_same_cells() {
    let median = table_with_margins(&[3, 3], &[3, 20, 30, 40, 25, 60, 70, 80, 90]);
    let mut mean = median.clone();
    mean.id = "mean".into();
    mean.measure.is_additive = false;
    let both = with_cx(|cx| protect(cx, &[median, mean], &Decision::default())).unwrap();
    let pattern = |table: &ProtectedTable| (0..table.n_cells()).map(|at| table.state(at)).collect::<Vec<_>>();
    assert_eq!(pattern(&both[0]), pattern(&both[1]));
}

#[test]
fn a_total_in_another_table_is_part_of_the_attack() {
    // The finest cells have no margins; a second table gives the row totals, so the single small cell needs a partner.
    let whole = table_with_margins(&[2, 3], &[2, 30, 40, 50, 60, 70]);
    let mut cells = whole.clone();
    cells.cells.retain(|cell| cell.key.iter().all(Option::is_some));
    let mut rows = whole.clone();
    rows.dimensions.pop();
    rows.cells.retain(|cell| cell.key[0].is_some() && cell.key[1].is_none());
    for cell in &mut rows.cells {
        cell.key.pop();
    }
    let alone = with_cx(|cx| protect(cx, std::slice::from_ref(&cells), &Decision::default())).unwrap();
    assert_eq!(alone[0].audit().n_complementary, 0);
    let both = with_cx(|cx| protect(cx, &[cells, rows], &Decision::default())).unwrap();
    assert_eq!(both.iter().map(|table| table.audit().n_complementary).sum::<usize>(), 1);
    assert!(both[0].audit().is_safe);
}

#[test]
fn a_recorded_reason_lets_everything_through_but_must_be_given() {
    let table = table_with_margins(&[2, 2], &[1, 2, 3, 4]);
    let open = Decision::NotConfidential { reason: "trade of goods, no persons".into() };
    let through = with_cx(|cx| protect(cx, std::slice::from_ref(&table), &open)).unwrap();
    assert!(through[0].cells().all(|cell| cell.n.is_some()));
    let blank = Decision::NotConfidential { reason: " ".into() };
    assert!(matches!(with_cx(|cx| protect(cx, &[table], &blank)), Err(ProtectError::NoReason)));
}

#[test]
fn decisions_survive_a_project_file() {
    let decisions = [
        Decision::Suppress(Rules { threshold: 10 }),
        Decision::AlreadyPublic,
        Decision::NotConfidential { reason: "x".into() },
    ];
    for decision in decisions {
        let json = serde_json::to_string(&decision).unwrap();
        assert_eq!(serde_json::from_str::<Decision>(&json).unwrap(), decision, "{json}");
    }
    assert_eq!(serde_json::from_str::<Rules>("{}").unwrap(), Rules { threshold: 5 });
}

fn counts(n: usize) -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(prop_oneof![2 => Just(0_u64), 3 => 1..5_u64, 5 => 5..60_u64, 1 => 60..5000_u64], n)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_hidden_cell_of_a_two_way_table_can_be_worked_out(
        (sizes, counts) in (2..6_usize, 2..6_usize).prop_flat_map(|(a, b)| (Just([a, b]), counts(a * b)))
    ) {
        let table = table_with_margins(&sizes, &counts);
        let protected = protect_one(&table, 5);
        assert_protected(&table, &protected, 5);
        prop_assert_eq!(&protected, &protect_one(&table, 5));
    }

    #[test]
    fn no_hidden_cell_of_a_three_way_table_can_be_worked_out(
        (sizes, counts) in (2..4_usize, 2..4_usize, 2..4_usize)
            .prop_flat_map(|(a, b, c)| (Just([a, b, c]), counts(a * b * c)))
    ) {
        let table = table_with_margins(&sizes, &counts);
        let protected = protect_one(&table, 5);
        assert_protected(&table, &protected, 5);
    }
}

#[test]
fn a_table_of_three_hundred_cells_is_protected_quickly() {
    let counts: Vec<u64> = (0..240_u64).map(|at| (at * 7919 + at * at * 31) % 97 / (1 + at % 5)).collect();
    let table = table_with_margins(&[6, 5, 8], &counts);
    let protected = protect_one(&table, 5);
    assert_protected(&table, &protected, 5);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_table_rounded_as_a_whole_adds_up_and_no_cell_moves_by_a_base(
        counts in prop::collection::vec(0_u64..40, 12), base in prop::sample::select(vec![3_u64, 5, 10])
    ) {
        let table = table_with_margins(&[3, 4], &counts);
        let rounded = with_cx(|cx| rounding::controlled_rounding(cx, std::slice::from_ref(&table), base)).unwrap().remove(0);
        prop_assert!(rounded.is_additive, "a table of two ways can always be rounded so that it adds up");
        prop_assert!(rounded.largest_change < base);
        let of = |key: &[Option<&str>]| {
            let is_it = |cell: &EstimateCell| cell.key.iter().map(Option::as_deref).eq(key.iter().copied());
            rounded.counts[table.cells.iter().position(is_it).unwrap()]
        };
        prop_assert!(rounded.counts.iter().all(|count| count % base == 0));
        for row in ["c0", "c1", "c2"] {
            let parts: u64 = ["c0", "c1", "c2", "c3"].iter().map(|column| of(&[Some(row), Some(*column)])).sum();
            prop_assert_eq!(of(&[Some(row), None]), parts);
        }
        let rows: u64 = ["c0", "c1", "c2"].iter().map(|row| of(&[Some(*row), None])).sum();
        prop_assert_eq!(of(&[None, None]), rows);
    }
}

#[test]
fn rounded_counts_go_out_and_nothing_beside_them() {
    let table = table_with_margins(&[3, 4], &[1, 7, 13, 0, 22, 4, 9, 2, 31, 5, 3, 8]);
    let base = 5;
    let rounded = with_cx(|cx| protect(cx, std::slice::from_ref(&table), &Decision::Round { base })).unwrap().remove(0);
    assert!(rounded.audit().is_safe);
    for (cell, shown) in table.cells.iter().zip(rounded.cells()) {
        let n = shown.n.unwrap();
        assert!(n % base == 0 && n.abs_diff(cell.n) < base);
        assert_eq!(shown.estimate, Some(attack::count_as_f64(n)));
        assert!(shown.se.is_none() && shown.cv.is_none() && !shown.is_hidden);
    }
    let mut rates = table;
    rates.cells[0].estimate = Some(0.5);
    let refused = with_cx(|cx| protect(cx, &[rates], &Decision::Round { base })).unwrap_err();
    assert!(matches!(refused, ProtectError::NoCounts { .. }));
}

#[test]
fn a_reader_of_rounded_counts_cannot_narrow_any_of_them() {
    // Persons without an answer are in the totals only: the one sum that a reader could try is no tighter for it.
    let mut table = table_with_margins(&[2, 2], &[1, 2, 3, 4]);
    table.cells[0].n += 3;
    table.cells[0].estimate = Some(attack::count_as_f64(table.cells[0].n));
    let base = 3;
    let rounded =
        with_cx(|cx| rounding::controlled_rounding(cx, std::slice::from_ref(&table), base)).unwrap().remove(0);
    assert!(rounded.is_additive);
    let parts: u64 = table
        .cells
        .iter()
        .zip(&rounded.counts)
        .filter(|(cell, _)| cell.key.iter().all(Option::is_some))
        .map(|(_, n)| n)
        .sum();
    assert_eq!((rounded.counts[0] - parts) % base, 0);
}

#[test]
fn the_ways_to_protect_are_weighed_by_what_they_lose() {
    let table = table_with_margins(&[3, 4], &[1, 7, 13, 10, 22, 14, 9, 12, 31, 15, 13, 18]);
    let found = with_cx(|cx| ways::compare(cx, std::slice::from_ref(&table), &Rules { threshold: 5 })).unwrap();
    let loss = |way: &ways::Way| found.iter().find(|(known, _)| known == way).unwrap().1;
    let hidden = loss(&ways::Way::Decide(Decision::Suppress(Rules { threshold: 5 })));
    assert!(hidden.is_safe && hidden.n_hidden >= 4 && hidden.hidden_share > 0.0 && hidden.largest_change == 0);
    for base in ways::BASES {
        let rounded = loss(&ways::Way::Decide(Decision::Round { base }));
        assert!(rounded.is_safe && rounded.n_hidden == 0 && rounded.largest_change < base && rounded.mean_change > 0.0);
    }
    let coarser = loss(&ways::Way::Without { column: table.dimensions[0].column.clone(), threshold: 5 });
    assert_eq!((coarser.n_hidden, coarser.n_cells), (0, 5), "all together, the first count is one of 54");
}
