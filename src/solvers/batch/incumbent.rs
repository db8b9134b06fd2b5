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
    /// The record for callers that cannot wait.
    known: &'a BestKnown,
    pub(super) placing: Placing,
    /// The value of the placing, as one number.
    pub(super) sum: i64,
    /// The gap, in parts, at which a found placing is next improved by moves.
    halved: i64,
}

impl<'a> Incumbent<'a> {
    /// Starts from the known placing.
    pub(super) fn of(batch: &'a Batch, known: &'a BestKnown) -> Self {
        let placing = known.solution().placing;
        let sum = sum(batch, &placing);
        Self { batch, known, placing, sum, halved: i64::MAX }
    }

    /// Accepts a placing if it is better and possible.
    pub(super) fn accept(&mut self, found: Placing) {
        let sum = sum(self.batch, &found);
        if sum > self.sum && self.batch.allows(&found) {
            (self.placing, self.sum) = (found, sum);
            self.known.placed(self.batch, &self.placing);
        }
    }

    /// Repairs a relaxed placing at a bound in parts. Each time the gap has halved, also improves
    /// it by moves while time is left. Returns the value of the best placing afterwards.
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

    /// Improves the best placing by moves.
    pub(super) fn improve(&mut self, until: Instant) {
        self.accept(improved(self.batch, &self.placing, until));
    }
}

/// The value of a placing as one number.
fn sum(batch: &Batch, placing: &Placing) -> i64 {
    let worth = batch.worth(placing);
    batch.scale() * worth.priority + worth.quality
}
