//! Rows that a recipe sets aside, kept for the design of a sample: a filter is a domain, not a smaller sample.

use crate::cx::{Cancelled, Cx};
use crate::data::{Column, ColumnValues, Dataset, Kind};
use crate::message::Notes;
use crate::steps::Step;

use super::run::RecipeRun;

/// The column that is 1 on rows which the recipe keeps; the sign keeps it apart from every column of a sheet.
pub const KEPT: &str = "=kept";

/// All rows of a sample, those that were set aside marked.
#[derive(Clone, Debug)]
pub struct Whole {
    pub data: Dataset,
    pub n_kept: usize,
}

/// What the recipe of a sample sets aside.
#[derive(Clone, Debug)]
pub enum Aside {
    Nothing,
    Kept(Whole),
    /// Rows are gone, and a later step looks at other rows than its own, so that they cannot be carried along.
    Gone {
        /// The first step that sets rows aside, from 1.
        number: usize,
    },
}

/// Runs a recipe once more without losing the rows that its filters set aside.
///
/// What is found is taken only where the rows that are kept come out exactly as the recipe left them.
pub fn whole(cx: &Cx<'_>, read: &Dataset, steps: &[Step], run: &RecipeRun) -> Result<Aside, Cancelled> {
    let is_filter = |step: &Step| matches!(step, Step::Filter(_));
    let Some(first) = steps.iter().position(is_filter) else { return Ok(Aside::Nothing) };
    let gone = Ok(Aside::Gone { number: first + 1 });
    // What the steps have to say was said when the recipe ran.
    let notes = Notes::default();
    let cx = &Cx { world: cx.world, ctl: cx.ctl, notes: &notes };
    let before = run.before(first, read).cloned();
    let Some(mut data) =
        before.or_else(|| steps.iter().take(first).try_fold(read.clone(), |data, step| applied(cx, step, data)))
    else {
        return gone;
    };
    let mut is_kept = vec![true; data.n_rows()];
    for step in steps.iter().skip(first) {
        cx.ctl.tick(1)?;
        if let Step::Filter(filter) = step {
            for (kept, keeps) in is_kept.iter_mut().zip(filter.keeps(&data)) {
                *kept &= keeps;
            }
            continue;
        }
        match applied(cx, step, data) {
            Some(after) if after.n_rows() == is_kept.len() => data = after,
            _ => return gone,
        }
    }
    if !is_kept.contains(&false) {
        return Ok(Aside::Nothing);
    }
    if !comes_out_the_same(&data, &is_kept, &run.dataset) {
        return gone;
    }
    let n_kept = is_kept.iter().filter(|kept| **kept).count();
    let marks = is_kept.into_iter().map(|kept| Some(f64::from(u8::from(kept)))).collect();
    match data.set_column(Column::new(KEPT, Kind::Number), ColumnValues::Numbers(marks)) {
        Ok(()) => Ok(Aside::Kept(Whole { data, n_kept })),
        Err(_) => gone,
    }
}

fn applied(cx: &Cx<'_>, step: &Step, data: Dataset) -> Option<Dataset> {
    step.apply(cx, data).ok().map(|(after, _)| after)
}

fn comes_out_the_same(data: &Dataset, is_kept: &[bool], known: &Dataset) -> bool {
    data.kept(is_kept).is_ok_and(|kept| kept.frame.equals_missing(&known.frame))
}
