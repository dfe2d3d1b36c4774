//! Rows and columns that are totals of others: found by their words and by their figures, each held against the other.
//!
//! A published total may differ from the sum of its parts by what rounding does: half a unit of the last digit shown for each
//! part and for itself.

use super::view::View;
use crate::grid::Rect;

/// Larger tables are believed by their words alone.
const MOST_LINES: usize = 20_000;
/// So many parts of a total are tried.
const MOST_PARTS: usize = 400;
/// So many figures of a line are held against its parts.
const MOST_FIGURES: usize = 60;
/// A figure tells where it is so many times what rounding may do; more where no word says that it is a total.
const TELLING_NAMED: f64 = 20.0;
const TELLING: f64 = 200.0;
/// Digits behind the point that are looked at.
const MOST_DECIMALS: i32 = 6;

/// What the figures say of a row or column that may be a total.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Proof {
    /// It is the sum of these lines, first and last; every figure agrees.
    Sum(u32, u32),
    /// A word calls it the total of these lines, and most figures agree: the first that does not, and what the parts give.
    Differs { parts: (u32, u32), n: usize, cell: Rect, sum: f64 },
}

/// A row or column that is a total, with what its figures say.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Total {
    pub line: u32,
    pub is_named: bool,
    /// Nothing where no sum of lines nearby comes close.
    pub proof: Option<Proof>,
}

/// Lines of one direction and how to read them.
pub(super) struct Lines<'a> {
    pub view: &'a View<'a>,
    /// Rows, or columns, of the table.
    pub own: &'a [u32],
    /// Columns, or rows, of the table.
    pub figures: &'a [u32],
    pub are_rows: bool,
    /// Whether a word calls the line a total.
    pub is_named: &'a dyn Fn(u32) -> bool,
    /// Whether its label is bold, and how far it is moved in.
    pub looks: &'a dyn Fn(u32) -> (bool, usize),
}

/// How the figures of a line agree with the sums of its parts.
#[derive(Default)]
struct Agreement {
    /// Figures so much larger than what rounding may do that they agree by no chance.
    n_telling: usize,
    n_agreeing: usize,
    /// Figures between those of their parts, as a rate or a mean is.
    n_between: usize,
    differing: Vec<(u32, f64)>,
}

/// A line that stands for itself or, as their total, for others.
#[derive(Clone)]
struct Item {
    at: usize,
    /// Totals that are believed only when a total above them needs them: of two parts, without a word.
    pending: Vec<(usize, Proof)>,
}

impl Lines<'_> {
    /// Returns the totals among the lines, in their order.
    pub(super) fn totals(&self) -> Vec<Total> {
        let named = self.own.iter().map(|line| (self.is_named)(*line)).collect::<Vec<_>>();
        let mut proofs: Vec<Option<Proof>> = vec![None; self.own.len()];
        if self.own.len() <= MOST_LINES && self.own.len() > 2 {
            let table = self.table();
            let before: Vec<usize> = (0..self.own.len()).rev().collect();
            let after: Vec<usize> = (0..self.own.len()).collect();
            let (before, after) = (self.nest(&before, &named, &table), self.nest(&after, &named, &table));
            let weight = |found: &[Option<Proof>]| found.iter().flatten().count();
            // Totals stand above their parts or below; without a word only the way most go is believed.
            let (main, other) = if weight(&before) > weight(&after) { (before, after) } else { (after, before) };
            for (at, (main, other)) in main.into_iter().zip(other).enumerate() {
                proofs[at] = match (main, other) {
                    (Some(Proof::Sum(from, to)), _) => Some(Proof::Sum(from, to)),
                    (found, other) if named[at] => match other {
                        Some(Proof::Sum(..)) => other,
                        _ => found.or(other),
                    },
                    (found, _) => found,
                };
            }
        }
        let lines = self.own.iter().zip(named).zip(proofs);
        let totals = lines.filter(|((_, is_named), proof)| *is_named || proof.is_some());
        totals.map(|((line, is_named), proof)| Total { line: *line, is_named, proof }).collect()
    }

    /// Returns the figures of every line, of at most [`MOST_FIGURES`] across, with the digits that their column shows.
    fn table(&self) -> Vec<Vec<(Option<f64>, i32)>> {
        let step = self.figures.len().div_ceil(MOST_FIGURES).max(1);
        let across: Vec<u32> = self.figures.iter().copied().step_by(step).collect();
        let number = |line: u32, figure: u32| {
            if self.are_rows { self.view.number(line, figure) } else { self.view.number(figure, line) }
        };
        let read = |line: &u32| across.iter().map(|figure| number(*line, *figure)).collect::<Vec<_>>();
        let numbers: Vec<Vec<Option<f64>>> = self.own.iter().map(read).collect();
        let digits: Vec<i32> = (0..across.len())
            .map(|figure| numbers.iter().filter_map(|line| line[figure]).map(decimals).max().unwrap_or_default())
            .collect();
        numbers.into_iter().map(|line| line.into_iter().zip(digits.iter().copied()).collect()).collect()
    }

    /// Goes through the lines in an order in which parts come before their total.
    fn nest(&self, order: &[usize], named: &[bool], table: &[Vec<(Option<f64>, i32)>]) -> Vec<Option<Proof>> {
        let mut proofs: Vec<Option<Proof>> = vec![None; self.own.len()];
        let mut items: Vec<Item> = Vec::new();
        for at in order.iter().copied() {
            let found = self.parts(at, &items, named[at], table);
            let Some((n_parts, is_near, proof)) = found else {
                items.push(Item { at, pending: Vec::new() });
                continue;
            };
            let is_sum = matches!(proof, Proof::Sum(..));
            let parts = if is_near { items.split_off(items.len() - n_parts) } else { items[..n_parts].to_vec() };
            let is_set_off = self.is_set_off(at, &parts);
            let mut pending: Vec<(usize, Proof)> = parts.into_iter().flat_map(|item| item.pending).collect();
            if named[at] || n_parts > 2 || is_set_off {
                if is_sum {
                    pending.drain(..).for_each(|(part, proof)| proofs[part] = Some(proof));
                }
                proofs[at] = Some(proof);
            } else {
                pending.push((at, proof));
            }
            items.push(Item { at, pending });
        }
        proofs
    }

    /// Returns whether a line stands out from its parts as a head does: bold over plain, or they are moved in under it.
    fn is_set_off(&self, at: usize, parts: &[Item]) -> bool {
        let (is_bold, indent) = (self.looks)(self.own[at]);
        let parts = || parts.iter().map(|part| (self.looks)(self.own[part.at]));
        (is_bold && parts().all(|(is_bold, _)| !is_bold)) || parts().all(|(_, own)| own > indent)
    }

    /// Returns how many of the items before a line are its parts, whether they are the nearest, and how the figures agree.
    fn parts(
        &self,
        at: usize,
        items: &[Item],
        is_named: bool,
        table: &[Vec<(Option<f64>, i32)>],
    ) -> Option<(usize, bool, Proof)> {
        let telling = if is_named { TELLING_NAMED } else { TELLING };
        let near = |n: usize| &items[items.len() - n..];
        let far = |n: usize| &items[..n];
        let most = items.len().min(MOST_PARTS);
        let mut best: Option<(usize, bool, Agreement)> = None;
        for is_near in [true, false] {
            if !is_near && !is_named {
                break;
            }
            for n in self.candidates(at, items, is_near, most, table) {
                let parts = if is_near { near(n) } else { far(n) };
                let agreement = agreement(&table[at], parts.iter().map(|item| &table[item.at]), telling);
                let is_sum = agreement.differing.is_empty() && agreement.n_between == 0;
                let is_enough = if is_named {
                    agreement.n_telling > 0 || agreement.n_agreeing > 1
                } else {
                    agreement.n_telling > 1 || (agreement.n_telling == 1 && n > 3)
                };
                if is_sum && is_enough {
                    return Some((n, is_near, Proof::Sum(self.first(parts), self.last(parts))));
                }
                // The sums of several parts agree in half of all figures by no chance.
                let is_close = is_named
                    && n > 1
                    && !agreement.differing.is_empty()
                    && agreement.n_telling > 0
                    && agreement.n_agreeing >= agreement.differing.len();
                if is_close
                    && best.as_ref().is_none_or(|(_, _, known)| known.differing.len() > agreement.differing.len())
                {
                    best = Some((n, is_near, agreement));
                }
            }
        }
        let (n, is_near, agreement) = best?;
        let parts = if is_near { near(n) } else { far(n) };
        let (figure, sum) = *agreement.differing.first()?;
        let step = self.figures.len().div_ceil(MOST_FIGURES).max(1);
        let (line, figure) = (self.own[at], self.figures[figure as usize * step]);
        let cell = if self.are_rows { Rect::cell(line, figure) } else { Rect::cell(figure, line) };
        let parts = (self.first(parts), self.last(parts));
        Some((n, is_near, Proof::Differs { parts, n: agreement.differing.len(), cell, sum }))
    }

    /// Returns the numbers of parts whose sum is that of the line in a figure that all of them have.
    fn candidates(
        &self,
        at: usize,
        items: &[Item],
        is_near: bool,
        most: usize,
        table: &[Vec<(Option<f64>, i32)>],
    ) -> Vec<usize> {
        let mut found = Vec::new();
        // Two figures, for one may be the one that is wrong.
        let filled = (0..table[at].len()).filter(|figure| table[at][*figure].0.is_some_and(|number| number != 0.0));
        for figure in filled.take(2) {
            let (Some(total), digits) = table[at][figure] else { continue };
            let mut sum = 0.0;
            let mut n_open = 0;
            for n in 1..=most {
                let item = if is_near { &items[items.len() - n] } else { &items[n - 1] };
                match table[item.at][figure].0 {
                    Some(number) => sum += number,
                    None => n_open += 1,
                }
                if n > 1 && n_open < n && (sum - total).abs() <= slack(n + 1, digits, total) && !found.contains(&n) {
                    found.push(n);
                }
            }
        }
        // A word for a total and no sum nearby: all that stands there is what it should be of.
        if (self.is_named)(self.own[at]) && found.is_empty() && is_near && items.len() > 1 && items.len() <= MOST_PARTS
        {
            found.push(items.len());
        }
        found
    }

    fn first(&self, parts: &[Item]) -> u32 {
        parts.iter().map(|item| self.own[item.at]).min().unwrap_or_default()
    }

    fn last(&self, parts: &[Item]) -> u32 {
        parts.iter().map(|item| self.own[item.at]).max().unwrap_or_default()
    }
}

/// Holds the figures of a line against the sums of others; where a part has none, nothing can be said.
fn agreement<'a>(
    total: &[(Option<f64>, i32)],
    parts: impl Iterator<Item = &'a Vec<(Option<f64>, i32)>>,
    telling: f64,
) -> Agreement {
    let mut sums: Vec<Option<(f64, f64, f64)>> = vec![Some((0.0, f64::INFINITY, f64::NEG_INFINITY)); total.len()];
    let mut n_parts = 0;
    for part in parts {
        n_parts += 1;
        for (sum, (number, _)) in sums.iter_mut().zip(part) {
            let with = |(sum, least, most): (f64, f64, f64)| {
                number.map(|number| (sum + number, f64::min(least, number), f64::max(most, number)))
            };
            *sum = sum.and_then(with);
        }
    }
    let mut found = Agreement::default();
    for ((figure, sum), (number, digits)) in (0..).zip(sums).zip(total) {
        let (Some((sum, least, most)), Some(number)) = (sum, number) else { continue };
        let slack = slack(n_parts + 1, *digits, *number);
        if (sum - number).abs() <= slack {
            found.n_agreeing += 1;
            found.n_telling += usize::from(number.abs() > telling * slack);
        } else if (least..=most).contains(number) {
            found.n_between += 1;
        } else {
            found.differing.push((figure, sum));
        }
    }
    found
}

/// Returns what rounding may do to a sum of so many figures with so many digits behind the point.
fn slack(n: usize, digits: i32, total: f64) -> f64 {
    let n = f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    total.abs() * 1e-9 + 0.5 * n * 10_f64.powi(-digits)
}

/// Returns the digits behind the point that a number shows.
fn decimals(number: f64) -> i32 {
    let is_whole = |digits: i32| {
        let moved = number * 10_f64.powi(digits);
        (moved - moved.round()).abs() < 1e-6 * moved.abs().max(1.0)
    };
    (0..MOST_DECIMALS).find(|digits| is_whole(*digits)).unwrap_or(MOST_DECIMALS)
}
