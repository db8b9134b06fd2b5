//! The best placing so far, and how relaxed placings improve it.

use super::best_known::BestKnown;
use super::local_search::{improved, repaired};
use super::problem::{Batch, Placing};
use super::subgradient::PARTS;
use std::time::Instant;

/// The best placing so far.
#[derive(Debug)]
pub(super) struct Incumbent<'a> {
    batch: &'a Batch,
    /// Where it is written down for those who cannot wait.
    known: &'a BestKnown,
    pub(super) placing: Placing,
    /// What it counts, both parts as one number.
    pub(super) sum: i64,
    /// Moves improve what is found again once the gap, in parts, is no more than this.
    halved: i64,
}

impl<'a> Incumbent<'a> {
    /// What is known is where it begins.
    pub(super) fn of(batch: &'a Batch, known: &'a BestKnown) -> Self {
        let placing = known.solution().placing;
        let sum = sum(batch, &placing);
        Self { batch, known, placing, sum, halved: i64::MAX }
    }

    /// Accepts a placing that is better.
    pub(super) fn accept(&mut self, found: Placing) {
        let sum = sum(self.batch, &found);
        if sum > self.sum && self.batch.allows(&found) {
            (self.placing, self.sum) = (found, sum);
            self.known.placed(self.batch, &self.placing);
        }
    }

    /// Considers a relaxed placing at a bound in parts: repairs it, and improves it by moves each time
    /// that half of the gap is gone, as long as there is time. Says what the best counts then.
    pub(super) fn consider_relaxed(
        &mut self,
        relaxed: &Placing,
        bound: i64,
        until: Instant,
    ) -> i64 {
        let mut found = repaired(self.batch, relaxed);
        let gap = bound - self.sum * PARTS;
        if gap <= self.halved {
            self.halved = gap / 2;
            found = improved(self.batch, &found, until);
        }
        self.accept(found);
        self.sum
    }

    /// Improves the best itself by moves.
    pub(super) fn improve(&mut self, until: Instant) {
        self.accept(improved(self.batch, &self.placing, until));
    }
}

/// What a placing counts, both parts as one number.
fn sum(batch: &Batch, placing: &Placing) -> i64 {
    let worth = batch.worth(placing);
    batch.scale() * worth.priority + worth.quality
}
