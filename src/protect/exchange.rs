//! Cheaper partners for dear ones: what was hidden first is looked at again when all is hidden.

use std::collections::BTreeSet;

use super::ProtectError;
use super::complementary::Search;
use super::moves::{Move, SMALL};
use crate::cx::Cx;

/// How often all partners are looked at.
const ROUNDS: usize = 4;

/// Less than this is gained by chance of rounding.
const LEAST_GAIN: f64 = 1e-9;

/// How many moves an analysis may look for; small ones never come so far.
const TRIALS: usize = 2500;

impl Search<'_> {
    /// Publishes a partner again wherever the moves that use it find others, hidden cells and cheaper new ones.
    ///
    /// Cells are hidden one unsafe count after the other, the first without knowing what the later ones hide anyway.
    pub(super) fn exchange(&mut self, cx: &Cx<'_>) -> Result<(), ProtectError> {
        if self.lattice.keys.len() > SMALL {
            return Ok(());
        }
        let mut n_trials = 0;
        for _ in 0..ROUNDS {
            let partners = self.dearest();
            let mut is_better = false;
            let pairs = partners.iter().enumerate();
            let pairs = pairs.flat_map(|(at, one)| partners.iter().skip(at + 1).map(move |other| vec![*one, *other]));
            for few in partners.iter().map(|one| vec![*one]).chain(pairs) {
                // One of them may have gone with another before.
                if few.iter().all(|(_, partner)| !self.is_visible(*partner)) {
                    is_better |= self.replace(cx, &few, &mut n_trials)?;
                }
                if n_trials > TRIALS {
                    return Ok(());
                }
            }
            if !is_better {
                break;
            }
        }
        Ok(())
    }

    /// Finds moves without some partners for all that used them; keeps them where the cells they add cost less.
    fn replace(&mut self, cx: &Cx<'_>, partners: &[(f64, usize)], n_trials: &mut usize) -> Result<bool, ProtectError> {
        let is_one = |cell: usize| partners.iter().any(|(_, partner)| *partner == cell);
        let others: BTreeSet<usize> = (0..self.lattice.keys.len()).filter(|cell| !is_one(*cell)).collect();
        let cost: f64 = partners.iter().map(|(cost, _)| cost).sum();
        let affected: BTreeSet<usize> = partners.iter().flat_map(|(_, partner)| self.witnesses_of(*partner)).collect();
        self.set_all(partners, false);
        let (mut added, mut spent, mut moves) = (Vec::new(), 0.0, Vec::new());
        let mut is_found = true;
        for at in affected {
            cx.ctl.tick(1)?;
            *n_trials += 1;
            let found = self.move_of(at, &others)?.filter(|found| found.is_whole);
            let Some(Move { cells, .. }) = found else {
                is_found = false;
                break;
            };
            for cell in cells.iter().copied().filter(|cell| self.is_visible(*cell)).collect::<Vec<_>>() {
                spent += self.cost_of_hiding(cell);
                self.set_hidden(cell, true);
                added.push(cell);
            }
            moves.push((at, cells));
            if spent + LEAST_GAIN >= cost {
                is_found = false;
                break;
            }
        }
        if !is_found || partners.iter().any(|(_, partner)| self.leaves_one_alone(*partner)) {
            for cell in added {
                self.set_hidden(cell, false);
            }
            self.set_all(partners, true);
            return Ok(false);
        }
        for (at, cells) in moves {
            self.set_move(at, cells);
        }
        Ok(true)
    }

    fn set_all(&mut self, partners: &[(f64, usize)], hidden: bool) {
        for (_, partner) in partners {
            self.set_hidden(*partner, hidden);
        }
    }
}
