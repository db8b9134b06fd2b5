//! The households that must be apart, as bits. This is checked too often for lists.

use super::problem::{Batch, HouseholdIx};
use crate::solvers::table::{Ix, Table};

/// A word of 64 sets, one bit each.
enum Word {}

/// The sets that each household belongs to. Two households in one set must be apart.
#[derive(Debug, Clone)]
pub(super) struct ConflictSets {
    sets: Table<HouseholdIx, Table<Ix<Word>, u64>>,
}

impl ConflictSets {
    pub(super) fn of(batch: &Batch) -> Self {
        let words = batch.apart.len().div_ceil(BITS);
        let mut sets = batch.households.map(|_| Table::filled(0, words));
        for (set, households) in batch.apart.iter().enumerate() {
            for household in households {
                sets[*household][Ix::of(set / BITS)] |= 1 << (set % BITS);
            }
        }
        Self { sets }
    }

    /// Returns true if two households must be apart.
    pub(super) fn parts(&self, one: HouseholdIx, other: HouseholdIx) -> bool {
        let (one, other) = (&self.sets[one], &self.sets[other]);
        one.iter().zip(other).any(|(one, other)| one & other != 0)
    }
}

const BITS: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use crate::solvers::batch::BatchHousehold;
    use proptest::collection::vec;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn two_are_apart_where_a_set_has_both(sets in vec(vec(0_usize..12, 0..4), 0..150)) {
            let households = Table::filled(BatchHousehold::default(), 12);
            let set = |set: &Vec<usize>| set.iter().copied().map(HouseholdIx::of).collect();
            let apart = sets.iter().map(set).collect();
            let batch = Batch { households, apart, ..Batch::default() };
            let apart = ConflictSets::of(&batch);
            for (one, other) in (0..12).flat_map(|one| (0..12).map(move |other| (one, other))) {
                let both = |set: &Vec<usize>| set.contains(&one) && set.contains(&other);
                let parted = apart.parts(HouseholdIx::of(one), HouseholdIx::of(other));
                prop_assert_eq!(parted, sets.iter().any(both));
            }
        }
    }
}
