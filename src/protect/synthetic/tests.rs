//! What a stand-in promises: alike in the whole, nobody in it, the same every time.

use super::*;
use crate::cx::Ctl;
use crate::message::Notes;
use crate::world::MemoryWorld;

fn made(data: &Dataset, seed: u64) -> Synthetic {
    let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
    synthesise(&Cx { world: &world, ctl: &ctl, notes: &notes }, data, data.n_rows(), seed).unwrap()
}

/// People whose income depends on their region and age, with a name and one rare value.
fn people() -> Dataset {
    let mut draws = Draws::new(7);
    let n = 900;
    let regions: Vec<usize> = (0..n).map(|_| draws.place(3)).collect();
    let ages: Vec<f64> = (0..n).map(|_| 15.0 + draws.share() * 60.0).map(f64::round).collect();
    let incomes: Vec<Option<f64>> = regions
        .iter()
        .zip(&ages)
        .map(|(region, age)| {
            let base = [300.0, 600.0, 1200.0][*region];
            (draws.share() > 0.05).then(|| (base + age * 5.0 + draws.share() * 50.0).round())
        })
        .collect();
    let text = |texts: Vec<String>| ColumnValues::Texts(texts.into_iter().map(Some).collect());
    let names = (0..n).map(|at| format!("Person {at}")).collect();
    let region = regions.iter().enumerate();
    let region =
        region.map(|(at, region)| if at == 5 { "Atoll".into() } else { ["North", "South", "East"][*region].into() });
    Dataset::from_columns(
        vec![
            (Column::new("name", Kind::Text), text(names)),
            (Column::new("region", Kind::Text), text(region.collect())),
            (Column::new("age", Kind::Number), ColumnValues::Numbers(ages.into_iter().map(Some).collect())),
            (Column::new("income", Kind::Number), ColumnValues::Numbers(incomes)),
        ],
        Origin::default(),
    )
    .unwrap()
}

fn mean(numbers: &[Option<f64>]) -> f64 {
    let known: Vec<f64> = numbers.iter().flatten().copied().collect();
    known.iter().sum::<f64>() / known.len() as f64
}

/// Returns the mean income of a region.
fn income(data: &Dataset, region: &str) -> f64 {
    let regions = data.texts("region").unwrap();
    let incomes = data.numbers("income").unwrap();
    let own = regions.iter().zip(incomes).filter(|(known, _)| known.as_deref() == Some(region));
    mean(&own.map(|(_, income)| income).collect::<Vec<_>>())
}

#[test]
fn a_stand_in_is_alike_in_the_whole_and_nobody_is_in_it() {
    let real = people();
    let synthetic = made(&real, 1);
    assert_eq!(synthetic.dropped, ["name"], "what names persons stays out");
    assert_eq!(synthetic.n_rare, 1);
    let data = &synthetic.data;
    assert!(data.texts("region").unwrap().iter().flatten().all(|region| region != "Atoll"), "who is alone stays out");
    assert!(data.texts("synthetic").unwrap().iter().all(|label| label.as_deref() == Some("synthetic")));
    for region in ["North", "South", "East"] {
        let (ours, theirs) = (income(data, region), income(&real, region));
        assert!((ours - theirs).abs() < 0.05 * theirs, "{region}: {ours} and {theirs}");
    }
    assert!(synthetic.largest_difference < 0.08 && synthetic.pair_difference < 0.12, "{synthetic:?}");
    let missing = |data: &Dataset| data.n_missing("income") as f64 / data.n_rows() as f64;
    assert!((missing(data) - missing(&real)).abs() < 0.03);
    // Whole numbers stay whole.
    assert!(data.numbers("age").unwrap().iter().flatten().all(|age| age.fract() == 0.0));
}

#[test]
fn the_same_seed_gives_the_same_stand_in_and_another_another() {
    let real = people();
    let incomes = |seed: u64| made(&real, seed).data.numbers("income").unwrap();
    assert_eq!(incomes(3), incomes(3));
    assert_ne!(incomes(3), incomes(4));
}

#[test]
fn no_amount_of_a_real_record_is_handed_on() {
    let mut draws = Draws::new(11);
    let amounts: Vec<Option<f64>> = (0..400).map(|_| format!("{:.4}", draws.share() * 1e4).parse().ok()).collect();
    let data = Dataset::from_columns(
        vec![(Column::new("amount", Kind::Number), ColumnValues::Numbers(amounts.clone()))],
        Origin::default(),
    )
    .unwrap();
    let real: BTreeSet<u64> = amounts.iter().flatten().map(|amount| amount.to_bits()).collect();
    let synthetic = made(&data, 1).data.numbers("amount").unwrap();
    let n_same = synthetic.iter().flatten().filter(|amount| real.contains(&amount.to_bits())).count();
    assert_eq!(n_same, 0, "the greatest, too, is drawn between two");
}
