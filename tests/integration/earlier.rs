//! A release is laid beside those that are out: what they hid stays hidden, and what they showed is taken as known.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail like the tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Value, json};
use statelier::i18n::Lang;
use statelier::project::edit::Edit;
use statelier::session::{Command, Session};
use statelier::steps::Step;
use statelier::world::MemoryWorld;

const CSV: &str = "region,sex,persons\nA,F,3\nA,M,40\nB,F,25\nB,M,30\nC,F,18\nC,M,22\nD,F,31\nD,M,27\n";
const COUNTS: [[u64; 2]; 4] = [[3, 40], [25, 30], [18, 22], [31, 27]];

/// A project of the counts above, by these columns, published under a threshold.
fn session(world: &Arc<MemoryWorld>, by: &[&str], threshold: u64) -> Session {
    let mut session = Session::new(Arc::<MemoryWorld>::clone(world), None, Arc::new(|| ()));
    session.apply(Command::Open(vec!["/counts.csv".into()]));
    session.settle();
    let table = json!({"id": "t1", "name": "Counts", "source": "s1", "sheet": "counts"});
    let mut edits = vec![Edit::AddTable { table: serde_json::from_value(table).unwrap() }];
    let sex = json!({"step": "assign", "column": "sex", "concept": "sex"});
    edits.push(Edit::AddStep { table: "t1".to_owned(), step: Step::from_json(sex).unwrap() });
    edits.push(Edit::AddAnalysis { analysis: analysis(by, &suppress(threshold)) });
    session.apply(Command::Edit(edits));
    session.settle();
    session
}

fn analysis(by: &[&str], protection: &Value) -> statelier::project::Analysis {
    let id = format!("by-{}", by.join("-"));
    let one = json!({"id": id, "indicator": "persons", "table": "t1", "by": by, "protection": protection});
    serde_json::from_value(one).unwrap()
}

fn suppress(threshold: u64) -> Value {
    json!({"decision": "suppress", "threshold": threshold})
}

fn export(session: &mut Session) {
    session.apply(Command::Export { path: "/report.xlsx".into(), lang: Lang::En });
    session.settle();
    let failed: Vec<_> = session.take_events().into_iter().filter(|event| event.is_error).collect();
    assert!(failed.is_empty(), "{failed:?}");
}

/// What readers see of an analysis, by region and sex; an empty code is the total.
fn seen(session: &Session, id: &str) -> BTreeMap<(String, String), Option<u64>> {
    let table = &session.results().analyses[id].protected.as_ref().unwrap()[0];
    assert!(table.audit().is_safe, "{id}");
    let at = |column: &str| table.dimensions().iter().position(|dimension| dimension.column == column);
    let code = |key: &[Option<String>], column: &str| at(column).and_then(|at| key[at].clone()).unwrap_or_default();
    table.cells().map(|cell| ((code(&cell.key, "region"), code(&cell.key, "sex")), cell.n)).collect()
}

/// The values that the count of women in A can have, tried one by one: all figures readers have must be as they are.
fn possible(seen: &[BTreeMap<(String, String), Option<u64>>]) -> Vec<u64> {
    let fixed = |region: &str, sex: &str| {
        let cell = (region.to_owned(), sex.to_owned());
        seen.iter().find_map(|seen| seen.get(&cell).copied().flatten())
    };
    let regions = ["A", "B", "C", "D"];
    let fits = |value: u64, fixed: Option<u64>| fixed.is_none_or(|fixed| fixed == value);
    let mut found = Vec::new();
    // Per region: the pairs that fit what is known of it; then the sums over regions must fit.
    let pairs = |region: &str| {
        let mut pairs = Vec::new();
        for f in 0..60_u64 {
            for m in 0..60_u64 {
                if fits(f, fixed(region, "F")) && fits(m, fixed(region, "M")) && fits(f + m, fixed(region, "")) {
                    pairs.push((f, m));
                }
            }
        }
        pairs
    };
    let mut sums: BTreeSet<(u64, u64)> = BTreeSet::from([(0, 0)]);
    for region in regions.iter().skip(1) {
        let pairs = pairs(region);
        sums = sums.iter().flat_map(|(f, m)| pairs.iter().map(move |(a, b)| (f + a, m + b))).collect();
    }
    for (f, m) in pairs("A") {
        let is_possible = sums.iter().any(|(others_f, others_m)| {
            let (women, men) = (f + others_f, m + others_m);
            fits(women, fixed("", "F")) && fits(men, fixed("", "M")) && fits(women + men, fixed("", ""))
        });
        if is_possible && !found.contains(&f) {
            found.push(f);
        }
    }
    found
}

fn world() -> Arc<MemoryWorld> {
    Arc::new(MemoryWorld::default().with("/counts.csv", CSV.as_bytes().to_vec()))
}

#[test]
fn a_later_release_does_not_give_away_what_an_earlier_one_hid() {
    let mut session = session(&world(), &["region", "sex"], 5);
    let first = seen(&session, "by-region-sex");
    let cell = |region: &str, sex: &str| (region.to_owned(), sex.to_owned());
    assert_eq!(first[&cell("A", "F")], None);
    export(&mut session);
    assert_eq!(session.project().published.len(), 1);
    // Another format of the same release is no news.
    export(&mut session);
    assert_eq!(session.project().published.len(), 1);

    // Next: a looser rule would show A's women; a stricter one hides more, and must not lean on cells that are out.
    let edit =
        |analysis| vec![Edit::RemoveAnalysis { analysis: "by-region-sex".to_owned() }, Edit::AddAnalysis { analysis }];
    session.apply(Command::Edit(edit(analysis(&["sex", "region"], &suppress(20)))));
    session.settle();
    let second = seen(&session, "by-sex-region");
    let values = possible(&[first.clone(), second.clone()]);
    let (low, high) = (values.iter().min().unwrap(), values.iter().max().unwrap());
    assert!(high - low >= 4 && *low < 3 && *high > 3, "{values:?}");
    // What is out already is hidden by the new rule, and the maker is told that this helps nobody.
    assert_eq!(second[&cell("C", "F")], None);
    let notes = &session.results().analyses["by-sex-region"].notes;
    let ids: Vec<&str> = notes.iter().map(|note| note.message.id.as_ref()).collect();
    assert!(ids.contains(&"project-earlier-beside"), "{ids:?}");
    if first[&cell("C", "F")].is_some() {
        assert!(ids.contains(&"protect-too-late"), "{ids:?}");
    }
}

#[test]
fn sums_that_were_not_out_are_kept_back_where_they_would_tell_a_hidden_part() {
    // The earlier release had no sums by region: it hid one cell and the total of women beside it.
    let world = world();
    let mut session = session(&world, &["region", "sex"], 5);
    export(&mut session);
    let mut published = session.project().published[0].clone();
    let table = &mut published.tables[0];
    let is_margin = |key: &[Option<String>]| key.iter().any(Option::is_none);
    for (key, count) in &mut table.cells {
        let is_a_f = key == &[Some("A".to_owned()), Some("F".to_owned())];
        *count = if is_margin(key) || is_a_f { None } else { count.or(Some(0)) };
        if let ([Some(region), Some(sex)], Some(count)) = (key.as_slice(), count.as_mut()) {
            let at = ["A", "B", "C", "D"].iter().position(|known| known == region).unwrap();
            *count = COUNTS[at][usize::from(sex == "M")];
        }
    }
    let edits = vec![
        Edit::Forget { index: 0 },
        Edit::Remember { published: Box::new(published) },
        Edit::RemoveAnalysis { analysis: "by-region-sex".to_owned() },
        Edit::AddAnalysis { analysis: analysis(&["region"], &suppress(5)) },
    ];
    session.apply(Command::Edit(edits));
    session.settle();
    let new = seen(&session, "by-region");
    let a = (String::from("A"), String::new());
    // Every region has 40 persons and more; alone the sums would be safe, but 43 less the 40 men that are out is 3.
    assert_eq!(new[&a], None, "{new:?}");
    assert!(new.values().flatten().count() >= 2, "{new:?}");
    // Without that memory all would be shown.
    session.apply(Command::Edit(vec![Edit::Forget { index: 0 }]));
    session.settle();
    assert!(seen(&session, "by-region").values().all(Option::is_some));
}

#[test]
fn another_project_takes_over_what_is_out() {
    let world = world();
    let mut first = session(&world, &["region", "sex"], 5);
    export(&mut first);
    first.apply(Command::Save { path: "/first.statelier".into(), with_sources: true });
    first.settle();
    let mut second = session(&world, &["region", "sex"], 30);
    second.apply(Command::ReadReleases { path: "/first.statelier".into() });
    second.settle();
    assert_eq!(second.project().published.len(), 1);
    assert!(second.project().published[0].tables.iter().all(|table| table.analysis.is_none()));
    let both = [seen(&first, "by-region-sex"), seen(&second, "by-region-sex")];
    let values = possible(&both);
    assert!(values.iter().max().unwrap() - values.iter().min().unwrap() >= 4, "{values:?}");
    // Once more brings nothing, and says so.
    second.take_events();
    second.apply(Command::ReadReleases { path: "/first.statelier".into() });
    let said: Vec<String> = second.take_events().iter().map(|event| event.message.id.to_string()).collect();
    assert_eq!(said, ["project-no-releases"]);
}

#[test]
fn exact_figures_beside_rounded_ones_are_pointed_out() {
    let mut session = session(&world(), &["region", "sex"], 5);
    let set = |decision| vec![Edit::SetProtection { analysis: "by-region-sex".to_owned(), decision }];
    let rounded = serde_json::from_value(json!({"decision": "round", "base": 5})).unwrap();
    session.apply(Command::Edit(set(Some(rounded))));
    session.settle();
    export(&mut session);
    let said = |session: &Session| -> Vec<String> {
        let notes = &session.results().analyses["by-region-sex"].notes;
        notes.iter().map(|note| note.message.id.to_string()).collect()
    };
    assert!(!said(&session).contains(&"project-earlier-unlike".to_owned()));
    session.apply(Command::Edit(set(Some(serde_json::from_value(suppress(5)).unwrap()))));
    session.settle();
    assert!(said(&session).contains(&"project-earlier-unlike".to_owned()), "{:?}", said(&session));
}
