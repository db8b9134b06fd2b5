//! Who must be apart from whom, as bits: it is asked so often that lists would take too long.

use super::problem::Batch;

/// Of each household the sets of those it must be apart from.
#[derive(Debug, Clone)]
pub(super) struct ConflictSets {
    /// How many numbers the bits of one household take.
    words: usize,
    sets: Vec<u64>,
}

impl ConflictSets {
    pub(super) fn of(batch: &Batch) -> Self {
        let words = batch.apart.len().div_ceil(BITS);
        let mut sets = vec![0; words * batch.households.len()];
        for (set, households) in batch.apart.iter().enumerate() {
            for household in households {
                if let Some(word) = sets.get_mut(household * words + set / BITS) {
                    *word |= 1 << (set % BITS);
                }
            }
        }
        Self { words, sets }
    }

    /// Whether two households must be apart.
    pub(super) fn parts(&self, one: usize, other: usize) -> bool {
        self.of_one(one).iter().zip(self.of_one(other)).any(|(one, other)| one & other != 0)
    }

    fn of_one(&self, household: usize) -> &[u64] {
        let first = household * self.words;
        self.sets.get(first..first + self.words).unwrap_or_default()
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
            let households = vec![BatchHousehold::default(); 12];
            let batch = Batch { households, apart: sets.clone(), ..Batch::default() };
            let apart = ConflictSets::of(&batch);
            for (one, other) in (0..12).flat_map(|one| (0..12).map(move |other| (one, other))) {
                let both = |set: &Vec<usize>| set.contains(&one) && set.contains(&other);
                prop_assert_eq!(apart.parts(one, other), sets.iter().any(both));
            }
        }
    }
}
