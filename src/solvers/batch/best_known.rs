//! What is known of a batch while it is being settled: whoever has no more time takes it as it stands.

use super::problem::{Batch, BatchHousehold, Objective, Placing};
use super::solver::BatchSolution;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A placing and a bound, both of which only get better.
#[derive(Debug)]
pub(super) struct BestKnown(Mutex<BatchSolution>);

impl BestKnown {
    /// A placing, and nothing of how far it is from the best: everyone might have the best there is.
    pub(super) fn of(batch: &Batch, placing: Placing) -> Self {
        let scale = batch.scale();
        let most = |asking: &BatchHousehold| {
            let best = asking.choices.iter().map(|choice| choice.quality).max();
            best.map_or(0, |best| scale * asking.weight + best)
        };
        Self(Mutex::new(BatchSolution {
            worth: batch.worth(&placing),
            placing,
            bound: batch.households.iter().map(most).sum(),
            scale,
            proven: false,
            prices: vec![Objective::default(); batch.supplies.len()],
        }))
    }

    /// As it stands.
    pub(super) fn settled(&self) -> BatchSolution {
        self.open().clone()
    }

    /// A placing was found; it is kept if it is better.
    pub(super) fn placed(&self, batch: &Batch, placing: &Placing) {
        let (worth, mut known) = (batch.worth(placing), self.open());
        if worth > known.worth {
            (known.worth, known.placing) = (worth, placing.clone());
        }
    }

    /// Nothing is worth more than this.
    pub(super) fn bounded(&self, bound: i64) {
        let mut known = self.open();
        known.bound = known.bound.min(bound);
    }

    /// What one place more of each supply would be worth.
    pub(super) fn priced(&self, prices: Vec<Objective>) {
        self.open().prices = prices;
    }

    /// Nothing is better than what is known.
    pub(super) fn proven(&self) {
        let mut known = self.open();
        known.bound = known.scale * known.worth.priority + known.worth.quality;
        known.proven = true;
    }

    fn open(&self) -> MutexGuard<'_, BatchSolution> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solvers::batch::{Choice, Demand};

    #[test]
    fn what_is_known_only_gets_better() {
        let choice = |quality| Choice { supply: 0, quality, takes: Demand::Units(1) };
        let choices = vec![choice(3), choice(7)];
        let households = vec![BatchHousehold { weight: 2, support: 1, choices }];
        let batch = Batch { households, ..Batch::default() };
        let known = BestKnown::of(&batch, vec![None]);
        assert_eq!(
            (known.settled().worth, known.settled().bound),
            (Objective::default(), 8 * 2 + 7)
        );
        known.placed(&batch, &vec![Some(1)]);
        known.placed(&batch, &vec![Some(0)]);
        assert_eq!(known.settled().placing, [Some(1)]);
        known.bounded(40);
        assert_eq!(known.settled().bound, 23);
        assert!(!known.settled().proven);
        known.proven();
        assert!(known.settled().proven);
    }
}
