//! The best solution of a batch so far. A caller that runs out of time takes it as it stands.

use super::problem::{Batch, BatchHousehold, Objective, Placing, SupplyIx};
use crate::solvers::table::Table;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A placing, and how far it can be from the best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchSolution {
    /// The placing.
    pub placing: Placing,
    /// The value of the placing.
    pub worth: Objective,
    /// An upper bound on the value of any placing, as one number: priority times
    /// [`BatchSolution::scale`] plus quality.
    pub bound: i64,
    /// The number of quality points that one point of priority outweighs.
    pub scale: i64,
    /// True if nothing better exists.
    pub proven: bool,
    /// The most that one more place in each supply could be worth. Priority is rounded to nearest,
    /// so quality may be below zero.
    pub prices: Table<SupplyIx, Objective>,
}

/// A placing and a bound. Both only get better.
#[derive(Debug)]
pub(super) struct BestKnown(Mutex<BatchSolution>);

impl BestKnown {
    /// Starts from a placing and a trivial bound: every household gets its best choice.
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
            prices: batch.supplies.map(|_| Objective::default()),
        }))
    }

    /// Returns the current solution.
    pub(super) fn solution(&self) -> BatchSolution {
        self.open().clone()
    }

    /// Keeps a placing if it is better.
    pub(super) fn placed(&self, batch: &Batch, placing: &Placing) {
        let (worth, mut known) = (batch.worth(placing), self.open());
        if worth > known.worth {
            (known.worth, known.placing) = (worth, placing.clone());
        }
    }

    /// Lowers the bound. No placing is worth more than this.
    pub(super) fn bounded(&self, bound: i64) {
        let mut known = self.open();
        known.bound = known.bound.min(bound);
    }

    /// Records the value of one more place in each supply.
    pub(super) fn priced(&self, prices: Table<SupplyIx, Objective>) {
        self.open().prices = prices;
    }

    /// Records that nothing better exists.
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
    use crate::solvers::batch::{Choice, ChoiceIx, SupplyIx, UnitDemand};

    #[test]
    fn what_is_known_only_gets_better() {
        let choice =
            |quality| Choice { supply: SupplyIx::of(0), quality, takes: UnitDemand::Units(1) };
        let choices = vec![choice(3), choice(7)].into();
        let households = vec![BatchHousehold { weight: 2, support: 1, choices }].into();
        let batch = Batch { households, ..Batch::default() };
        let known = BestKnown::of(&batch, vec![None].into());
        assert_eq!(
            (known.solution().worth, known.solution().bound),
            (Objective::default(), 8 * 2 + 7)
        );
        let second = Placing::from(vec![Some(ChoiceIx::of(1))]);
        known.placed(&batch, &second);
        known.placed(&batch, &vec![Some(ChoiceIx::of(0))].into());
        assert_eq!(known.solution().placing, second);
        known.bounded(40);
        assert_eq!(known.solution().bound, 23);
        assert!(!known.solution().proven);
        known.proven();
        assert!(known.solution().proven);
    }
}
