//! Laws that every step keeps, on random small tables and random parameters; a new step is under them by being in `ALL`.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use statelier::cx::{Ctl, Cx};
use statelier::data::{Column, ColumnValues, Concept, Dataset, Kind, Origin, Schema};
use statelier::message::Notes;
use statelier::recipe;
use statelier::steps::{ALL, Field, FieldKind, Step, StepError, StepReport};
use statelier::world::MemoryWorld;

const NAMES: &[&str] = &["age", "Sexe", "Pays", "v", "x_code", "n"];
const TEXTS: &[&str] = &[
    "",
    " ",
    "M",
    "Masculin",
    "1",
    "2",
    "384",
    "Congo",
    "Côte d'Ivoire",
    "Afrique",
    "12,5",
    "1 234",
    "n.d.",
    "2015",
    "_U",
    "Stock (both sexes)",
    "é🙂",
    "\u{202f}",
    "998",
];
const LIMITS: &[&[f64]] = &[&[15.0, 25.0], &[0.0, 5.0, 65.0], &[25.0, 15.0], &[], &[0.5], &[65.0]];
/// Answers to "which column?", mostly good ones.
const COLUMNS: &[&str] = &["age", "age", "age", "Sexe", "Sexe", "Pays", "Pays", "v", "nothing", ""];
const EXPRESSIONS: &[&str] = &[
    "age",
    "age / n",
    "CASE WHEN age < 15 THEN 'a' ELSE 'b' END",
    "COALESCE(Sexe, Pays)",
    "age > 15 AND Sexe = 'M'",
    "ROUND(age, 1) + 1",
    "nothing + 1",
    "age +",
    "",
];
const KINDS: &[Kind] = &[Kind::Number, Kind::Number, Kind::Text, Kind::Code, Kind::Date];

/// A small table: up to six columns of any kind and up to eight rows, with holes.
fn tables() -> impl Strategy<Value = Dataset> {
    let height = 0..8_usize;
    let column = (
        select(KINDS),
        proptest::option::of(select(&Concept::ALL[..])),
        proptest::option::weighted(0.3, select(&["sex", "countries", "age"][..])),
    );
    (height, proptest::collection::vec(column, 0..=NAMES.len())).prop_flat_map(|(height, columns)| {
        let number = proptest::option::weighted(
            0.8,
            prop_oneof![-5.0..130.0, select(&[0.0, 999.0, 1e308, 0.5, f64::NAN, f64::INFINITY][..])],
        );
        let numbers = proptest::collection::vec(number, height);
        let texts = proptest::collection::vec(proptest::option::weighted(0.8, select(TEXTS)), height);
        let both = proptest::collection::vec((numbers, texts), columns.len());
        both.prop_map(move |values| {
            let mut made = Vec::new();
            for ((name, (kind, concept, list)), (numbers, texts)) in NAMES.iter().zip(&columns).zip(values) {
                let mut column = Column::new(*name, *kind);
                column.concept = *concept;
                column.code_list = list.map(str::to_owned);
                let values = if *kind == Kind::Number {
                    ColumnValues::Numbers(numbers)
                } else {
                    ColumnValues::Texts(texts.into_iter().map(|text| text.map(str::to_owned)).collect())
                };
                made.push((column, values));
            }
            let cells = (1..).take(made.first().map_or(0, |(_, values)| values.len())).map(|row| (row, 0)).collect();
            Dataset::from_columns(made, Origin { cells, ..Origin::default() }).expect("columns of one height")
        })
    })
}

/// Something that a form could write into a field.
fn answers(kind: FieldKind) -> BoxedStrategy<Value> {
    let texts = || select(TEXTS).prop_map(|text| json!(text)).boxed();
    match kind {
        FieldKind::Column { .. } => select(COLUMNS).prop_map(|name| json!(name)).boxed(),
        FieldKind::Columns => proptest::collection::vec(select(NAMES), 0..3).prop_map(|names| json!(names)).boxed(),
        FieldKind::Text => {
            select(&["", "new", "v", "Sexe", "age", "PS", "M", "USD", "2015", "Y0T14 Y15T64 Y_GE65"][..])
                .prop_map(|name| json!(name))
                .boxed()
        }
        FieldKind::Number { .. } => {
            select(&[0.0, 1.0, 1000.0, 0.001, -5.0, 120.0][..]).prop_map(|number| json!(number)).boxed()
        }
        FieldKind::Choice(choices) => select(choices).prop_map(|choice| json!(choice)).boxed(),
        FieldKind::Flag => any::<bool>().prop_map(|flag| json!(flag)).boxed(),
        FieldKind::Concept => select(&Concept::ALL[..]).prop_map(|concept| json!(concept)).boxed(),
        FieldKind::CodeList => select(&["sex", "countries", "nothing"][..]).prop_map(|list| json!(list)).boxed(),
        FieldKind::Code => select(&["CIV", "BFA", "M", "ZZ"][..]).prop_map(|code| json!(code)).boxed(),
        FieldKind::Values => proptest::collection::vec(texts(), 0..4).prop_map(|values| json!(values)).boxed(),
        FieldKind::ValueMap => {
            let code = proptest::option::of(select(&["M", "F", "CIV", "ZZ"][..]));
            let map = proptest::collection::btree_map(select(TEXTS), code, 0..4);
            map.prop_map(|map| json!(map)).boxed()
        }
        FieldKind::NumberMap => {
            let number = select(&[0.5, 0.5, 0.25, 1.0, 605.2, 0.0, -1.0][..]);
            let map = proptest::collection::btree_map(select(TEXTS), number, 0..4);
            map.prop_map(|map| json!(map)).boxed()
        }
        FieldKind::Expression => select(EXPRESSIONS).prop_map(|text| json!(text)).boxed(),
        FieldKind::Numbers => select(LIMITS).prop_map(|limits| json!(limits)).boxed(),
    }
}

fn field_answers(field: Field) -> BoxedStrategy<(&'static str, Option<Value>)> {
    let given = answers(field.kind).prop_map(move |answer| (field.id, Some(answer)));
    if field.is_optional { prop_oneof![Just((field.id, None)), given].boxed() } else { given.boxed() }
}

/// Any step with any parameters that its fields allow.
fn steps() -> impl Strategy<Value = Step> {
    select(ALL).prop_flat_map(|(id, default)| {
        let fields: Vec<_> = default().fields().iter().copied().map(field_answers).collect();
        fields.prop_map(move |answers| {
            let mut object = Map::new();
            object.insert("step".to_owned(), json!(id));
            object.extend(answers.into_iter().filter_map(|(field, answer)| Some((field.to_owned(), answer?))));
            Step::from_json(Value::Object(object)).expect("what the fields allow is a step")
        })
    })
}

fn apply(step: &Step, data: &Dataset) -> Result<(Dataset, StepReport), StepError> {
    let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
    step.apply(&Cx { world: &world, ctl: &ctl, notes: &notes }, data.clone())
}

/// The table as text, so that two can be compared although they may hold numbers that are none.
fn written(data: &Dataset) -> Vec<Vec<Option<String>>> {
    (0..data.schema.columns.len())
        .map(|column| (0..data.n_rows()).map(|row| data.text(row, column)).collect())
        .collect()
}

fn holds_what_it_says(data: &Dataset) -> bool {
    let names_fit = data.frame.get_column_names().iter().map(|name| name.as_str()).eq(data
        .schema
        .columns
        .iter()
        .map(|column| column.name.as_str()));
    let kinds_fit = data.schema.columns.iter().zip(data.frame.columns()).all(|(column, values)| {
        if column.kind == Kind::Number { values.dtype().is_float() } else { values.dtype().is_string() }
    });
    names_fit
        && kinds_fit
        && data.origin.summed.as_ref().map_or(data.origin.cells.len(), |summed| summed.rows.len()) == data.n_rows()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_planned_is_what_happens(step in steps(), data in tables()) {
        let planned = step.plan(&data.schema);
        match apply(&step, &data) {
            Err(error) => prop_assert_eq!(planned, Err(error)),
            Ok((after, report)) => {
                prop_assert_eq!(planned, Ok(after.schema.clone()));
                prop_assert!(holds_what_it_says(&after));
                let counted = report.changed + report.kept + report.missing;
                prop_assert_eq!(counted, u64::try_from(data.n_rows()).unwrap(), "every row is counted once");
                for name in step.creates() {
                    prop_assert!(data.schema.column(&name).is_none() && after.schema.column(&name).is_some(), "{}", name);
                }
            }
        }
    }

    #[test]
    fn a_step_survives_being_saved(step in steps()) {
        let text = serde_json::to_string(&step).unwrap();
        prop_assert_eq!(serde_json::from_str::<Step>(&text).unwrap(), step);
    }

    #[test]
    fn the_same_step_gives_the_same_table_twice(step in steps(), data in tables()) {
        let (first, second) = (apply(&step, &data), apply(&step, &data));
        let comparable = |result: Result<(Dataset, StepReport), StepError>| result.map(|(data, report)| (written(&data), data.schema, report));
        prop_assert_eq!(comparable(first), comparable(second));
    }

    #[test]
    fn a_column_is_touched_only_by_a_step_that_names_it(step in steps(), data in tables()) {
        let Ok((after, _)) = apply(&step, &data) else { return Ok(()) };
        // These take rows away or add some.
        if ["filter", "deduplicate", "aggregate", "split_class"].contains(&step.id()) {
            return Ok(());
        }
        // What becomes an estimate is marked as one.
        let marks = |column: &Column| step.id() == "mid_year" && column.concept == Some(Concept::ObservationStatus);
        let unnamed = |column: &&Column| !step.reads().contains(&column.name) && !marks(column);
        for column in data.schema.columns.iter().filter(unnamed) {
            prop_assert_eq!(data.texts(&column.name), after.texts(&column.name), "{}", &column.name);
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn proposals_run_in_their_order_and_end(data in tables()) {
        let mut data = data;
        for _ in 0..4 {
            let proposals = recipe::propose(&data, &[]);
            if proposals.is_empty() {
                return Ok(());
            }
            let sure: Vec<Step> = proposals.iter().filter(|proposal| proposal.confidence >= 0.9).map(|proposal| proposal.step.clone()).collect();
            prop_assert!(recipe::plan(&sure, &data.schema).iter().all(Result::is_ok), "the sure ones run without the others");
            let steps: Vec<Step> = proposals.into_iter().map(|proposal| proposal.step).collect();
            prop_assert!(recipe::plan(&steps, &data.schema).iter().all(Result::is_ok));
            for step in steps {
                data = apply(&step, &data).unwrap().0;
            }
        }
        prop_assert!(recipe::propose(&data, &[]).is_empty(), "{:?}", recipe::propose(&data, &[]));
    }
}

/// The survey of a French-speaking office, from what the sheet says to what indicators need, by accepting every proposal.
#[test]
fn a_survey_becomes_ready_for_indicators_by_its_proposals() {
    let texts = |values: [&str; 4]| ColumnValues::Texts(values.map(|value| Some(value.to_owned())).to_vec());
    let numbers = |values: [f64; 4]| ColumnValues::Numbers(values.map(Some).to_vec());
    let columns = vec![
        (Column::new("Âge (années révolues)", Kind::Number), numbers([34.0, 999.0, 24.0, 67.0])),
        (Column::new("Sexe", Kind::Text), texts(["Homme", "Femme", "Femme", "ND"])),
        (Column::new("Pays de naissance", Kind::Text), texts(["Togo", "Burkina Faso", "Congo", "Togo"])),
        (Column::new("Coût de recrutement", Kind::Text), texts(["250 000", "1 000,5", "n.d.", "0"])),
        (Column::new("Revenu mensuel", Kind::Number), numbers([1.0, 2.0, 3.0, 4.0])),
        (Column::new("Poids", Kind::Number), numbers([1.5, 2.0, 3.0, 4.0])),
        (Column::new("Strate", Kind::Text), texts(["1", "1", "2", "2"])),
        (Column::new("Grappe", Kind::Text), texts(["11", "12", "21", "22"])),
    ];
    let data = Dataset::from_columns(columns, Origin::default()).unwrap();
    let steps: Vec<Step> = recipe::propose(&data, &[]).into_iter().map(|proposal| proposal.step).collect();
    let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
    let cx = Cx { world: &world, ctl: &ctl, notes: &notes };
    let done = recipe::run(&cx, data, &steps, &mut recipe::StepCache::new(1 << 20), "survey");
    assert_eq!(done.failed_at, None);
    let column = |concept| {
        let column = done.dataset.schema.with_concept(concept).unwrap();
        done.dataset.texts(&column.name).unwrap().into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>()
    };
    assert_eq!(column(Concept::AgeBand), ["Y25T44", "", "Y15T24", "Y_GE65"]);
    assert_eq!(column(Concept::Sex), ["M", "F", "F", "_U"]);
    assert_eq!(column(Concept::CountryOfBirth), ["TGO", "BFA", "", "TGO"], "nobody guesses which Congo");
    assert_eq!(column(Concept::RecruitmentCost), ["250000", "1000.5", "", "0"]);
    for concept in [Concept::MonthlyEarnings, Concept::Weight, Concept::Stratum, Concept::PrimarySamplingUnit] {
        assert!(done.dataset.schema.with_concept(concept).is_some(), "{concept:?}");
    }
    assert_eq!(notes.take().len(), 1, "the age of 999 is named");
}

#[test]
fn a_column_called_citizenship_may_say_only_who_is_a_citizen() {
    let texts = |values: [&str; 3]| ColumnValues::Texts(values.map(|value| Some(value.to_owned())).to_vec());
    let meaning = |name: &str, values| {
        let data =
            Dataset::from_columns(vec![(Column::new(name, Kind::Text), texts(values))], Origin::default()).unwrap();
        recipe::propose(&data, &[]).into_iter().find_map(|proposal| match proposal.step {
            Step::Assign(assign) => Some(assign.concept),
            _ => None,
        })
    };
    assert_eq!(meaning("citizenship", ["national", "foreign", "national"]), Some(Concept::CitizenshipStatus));
    assert_eq!(meaning("nationalité", ["Togo", "Bénin", "Togo"]), Some(Concept::Citizenship));
    assert_eq!(meaning("birth_status", ["native-born", "foreign-born", "native-born"]), Some(Concept::BirthStatus));
    assert_eq!(meaning("wealth quintile", ["Q1", "Q5", "Q2"]), Some(Concept::Wealth));
}

#[test]
fn a_step_of_a_newer_version_is_saved_as_it_was_found() {
    let text = r#"{"note":"kept","step":"fill_down_2027","columns":["a","b"],"deep":{"z":1,"a":2.5}}"#;
    let step: Step = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&step).unwrap(), text);
    assert!(step.plan(&Schema::default()).is_err());
}
