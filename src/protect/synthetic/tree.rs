//! A tree that groups rows alike in what is known of them, so that a value can be drawn from rows like one's own.
//!
//! Classification and regression trees (Breiman and others 1984) as sequential synthesis uses them (Reiter 2005): the leaves keep
//! the rows they hold, and a value is drawn from these.

use std::collections::BTreeSet;

/// A column as the tree sees it.
#[derive(Clone, Debug)]
pub(super) enum Values {
    /// Numbers; what is missing is lower than all.
    Numbers(Vec<f64>),
    /// Classes by their number.
    Classes(Vec<usize>),
}

impl Values {
    fn number(&self, row: usize) -> f64 {
        match self {
            Self::Numbers(numbers) => numbers.get(row).copied().unwrap_or(f64::NEG_INFINITY),
            Self::Classes(_) => 0.0,
        }
    }

    pub(super) fn class(&self, row: usize) -> usize {
        match self {
            Self::Classes(classes) => classes.get(row).copied().unwrap_or_default(),
            Self::Numbers(_) => 0,
        }
    }
}

/// A node: a question with its two answers, or the rows that are alike.
#[derive(Debug)]
pub(super) enum Node {
    Split { feature: usize, question: Question, yes: Box<Self>, no: Box<Self> },
    Leaf(Vec<usize>),
}

/// What is asked of a row.
#[derive(Clone, Debug)]
pub(super) enum Question {
    AtMost(f64),
    OneOf(BTreeSet<usize>),
}

impl Question {
    fn holds(&self, values: &Values, row: usize) -> bool {
        match self {
            Self::AtMost(limit) => values.number(row) <= *limit,
            Self::OneOf(classes) => classes.contains(&values.class(row)),
        }
    }
}

/// How far a tree grows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Growth {
    pub(super) depth: usize,
    /// The fewest rows of a leaf: nobody stands alone in one.
    pub(super) least: usize,
}

/// Limits that are tried of a number.
const CUTS: usize = 24;

/// Rows that are enough to choose a question by.
const ENOUGH: usize = 1500;

/// Grows a tree that tells what a target is from other columns.
pub(super) fn grow(features: &[&Values], target: &Values, rows: Vec<usize>, growth: Growth) -> Node {
    if growth.depth == 0 || rows.len() < 2 * growth.least {
        return Node::Leaf(rows);
    }
    // Of many rows, some say as well where to split.
    let step = rows.len() / ENOUGH + 1;
    let some: Vec<usize> = rows.iter().copied().step_by(step).collect();
    let whole = spread(target, &some);
    let found = features.iter().enumerate().filter_map(|(at, feature)| {
        let (question, rest) = best(feature, target, &some, growth.least.div_ceil(step))?;
        Some((at, question, rest))
    });
    let best = found.min_by(|a, b| a.2.total_cmp(&b.2)).filter(|(_, _, rest)| *rest < whole * 0.999);
    let Some((feature, question, _)) = best else { return Node::Leaf(rows) };
    let Some(values) = features.get(feature) else { return Node::Leaf(rows) };
    let (yes, no): (Vec<usize>, Vec<usize>) = rows.into_iter().partition(|row| question.holds(values, *row));
    let growth = Growth { depth: growth.depth - 1, ..growth };
    let yes = Box::new(grow(features, target, yes, growth));
    let no = Box::new(grow(features, target, no, growth));
    Node::Split { feature, question, yes, no }
}

impl Node {
    /// Returns the rows that are like a row of other columns.
    pub(super) fn leaf(&self, features: &[&Values], row: usize) -> &[usize] {
        let mut node = self;
        loop {
            match node {
                Self::Leaf(rows) => return rows,
                Self::Split { feature, question, yes, no } => {
                    let holds = features.get(*feature).is_some_and(|values| question.holds(values, row));
                    node = if holds { yes } else { no };
                }
            }
        }
    }
}

/// Returns the best question about one column, and how much the target still varies after it.
fn best(feature: &Values, target: &Values, rows: &[usize], least: usize) -> Option<(Question, f64)> {
    let questions: Vec<Question> = match feature {
        Values::Numbers(_) => {
            let mut numbers: Vec<f64> = rows.iter().map(|row| feature.number(*row)).collect();
            numbers.sort_by(f64::total_cmp);
            numbers.dedup();
            let step = (numbers.len() / CUTS).max(1);
            numbers.pop();
            numbers.into_iter().step_by(step).map(Question::AtMost).collect()
        }
        Values::Classes(_) => prefixes(feature, target, rows),
    };
    let judged = questions.into_iter().filter_map(|question| {
        let (yes, no): (Vec<usize>, Vec<usize>) = rows.iter().copied().partition(|row| question.holds(feature, *row));
        let is_wide = yes.len() >= least && no.len() >= least;
        is_wide.then(|| (question, spread(target, &yes) + spread(target, &no)))
    });
    judged.min_by(|a, b| a.1.total_cmp(&b.1))
}

/// Returns questions about the classes of a column: in the order of what the target is in them, the first, the first two, …
fn prefixes(feature: &Values, target: &Values, rows: &[usize]) -> Vec<Question> {
    let mut sums: std::collections::BTreeMap<usize, (f64, f64)> = std::collections::BTreeMap::new();
    let reference = usual(target, rows);
    for row in rows {
        let level = match target {
            Values::Numbers(numbers) => numbers.get(*row).copied().unwrap_or_default(),
            Values::Classes(_) => f64::from(u8::from(target.class(*row) == reference)),
        };
        let known = sums.entry(feature.class(*row)).or_default();
        *known = (known.0 + level, known.1 + 1.0);
    }
    let mut classes: Vec<(usize, f64)> = sums.into_iter().map(|(class, (sum, n))| (class, sum / n)).collect();
    classes.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    classes.pop();
    let mut taken = BTreeSet::new();
    let ordered = classes.into_iter().map(|(class, _)| {
        taken.insert(class);
        Question::OneOf(taken.clone())
    });
    ordered.collect()
}

/// Returns the commonest class of a target.
fn usual(target: &Values, rows: &[usize]) -> usize {
    let mut counts: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    for row in rows {
        *counts.entry(target.class(*row)).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map_or(0, |(class, _)| class)
}

/// Returns how much a target varies: the sum of squares around the mean, or the Gini impurity times the number of rows.
fn spread(target: &Values, rows: &[usize]) -> f64 {
    let n = rows.len() as f64;
    match target {
        Values::Numbers(numbers) => {
            let values = || rows.iter().filter_map(|row| numbers.get(*row));
            let mean = values().sum::<f64>() / n.max(1.0);
            values().map(|value| (value - mean) * (value - mean)).sum()
        }
        Values::Classes(_) => {
            let n_classes = rows.iter().map(|row| target.class(*row)).max().map_or(0, |most| most + 1);
            let mut counts = vec![0.0_f64; n_classes];
            for row in rows {
                if let Some(count) = counts.get_mut(target.class(*row)) {
                    *count += 1.0;
                }
            }
            n - counts.iter().map(|count| count * count).sum::<f64>() / n.max(1.0)
        }
    }
}
