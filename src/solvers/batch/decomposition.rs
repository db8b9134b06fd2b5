//! Decomposition by program: a second bound, for batches that are short of staff or rooms. Every
//! household has a price, and each program takes the roster that gains it most. The prices change
//! until hardly any household is taken twice.

use super::pricing::{PricingProblems, Roster};
use super::problem::{Batch, HouseholdIx, Placing, ProgramIx};
use super::subgradient::{PricedBound, descend};
use crate::solvers::table::Table;
use std::time::Instant;

/// The households' prices, each program's roster at these prices, and the resulting bound, in
/// parts.
#[derive(Debug, Clone)]
pub(super) struct DecompositionBound {
    pub(super) prices: Table<HouseholdIx, i64>,
    pub(super) best: Table<ProgramIx, Roster>,
    /// An upper bound on the value of any placing.
    pub(super) bound: i64,
}

impl DecompositionBound {
    /// Returns the bound at these prices; `None` if that is too much work.
    pub(super) fn at(houses: &PricingProblems, prices: Table<HouseholdIx, i64>) -> Option<Self> {
        let best = houses.best(&prices)?;
        let gained: i64 = best.iter().map(|roster| roster.gain).sum();
        let bound = prices.iter().sum::<i64>() + gained;
        Some(Self { prices, best, bound })
    }

    /// The rosters as a placing. A household taken twice keeps its better place.
    pub(super) fn placing(&self, batch: &Batch) -> Placing {
        let mut placing = batch.nobody();
        for (household, chosen) in self.best.iter().flat_map(|roster| &roster.pairs) {
            let quality = |chosen| batch.choice(*household, chosen).quality;
            let slot = &mut placing[*household];
            let keeps = slot.is_some_and(|known| quality(known) >= quality(*chosen));
            *slot = if keeps { *slot } else { Some(*chosen) };
        }
        placing
    }

    /// Seeks prices with a lower bound. `better` gets each lower bound, and returns the value of
    /// the best placing by then.
    pub(super) fn sought(
        self,
        houses: &PricingProblems,
        until: Instant,
        better: &mut dyn FnMut(&Self) -> i64,
    ) -> Self {
        descend(self, houses.dearest(), until, |prices| Self::at(houses, prices.into()), better)
    }
}

impl PricedBound for DecompositionBound {
    const IN_VAIN: u32 = 20;

    fn bound(&self) -> i64 {
        self.bound
    }

    fn prices(&self) -> &[i64] {
        self.prices.values()
    }

    fn over(&self) -> Vec<i64> {
        let mut over = self.prices.map(|_| -1);
        for (household, _) in self.best.iter().flat_map(|roster| &roster.pairs) {
            over[*household] += 1;
        }
        over.into_iter().collect()
    }
}
