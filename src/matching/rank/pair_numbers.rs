//! Numbers pairs of numbers. Equal pairs have the same number, counted from 0 in the order in which
//! they first occur.

/// No number.
const NONE: u32 = u32::MAX;
/// The most possible pairs that get a table. If more are possible, pairs are hashed.
const FEW: usize = 1 << 14;

/// A pair with its number.
type Numbered = (u32, u32, u32);

/// The numbers of the pairs so far. It has its own hash table, because every question makes
/// thousands of pairs and the hash need not resist attacks.
pub(crate) struct PairNumbers {
    /// The table for few pairs: the number of each, in a row for each first number.
    of_each: Vec<u32>,
    /// The length of one of these rows; 0 if pairs are hashed.
    width: u32,
    /// The hash table for many pairs. Each pair is in the first free place from its hash on; there
    /// are at least twice as many places as pairs.
    places: Vec<Option<Numbered>>,
    count: u32,
}

impl PairNumbers {
    /// Starts empty, for any numbers.
    pub(crate) fn none() -> Self {
        Self { of_each: Vec::new(), width: 0, places: vec![None; 64], count: 0 }
    }

    /// Starts empty, for first numbers below `ones` and second numbers below `others`.
    pub(crate) fn below(ones: u32, others: u32) -> Self {
        let pairs = usize::try_from(u64::from(ones) * u64::from(others)).unwrap_or(usize::MAX);
        if pairs > FEW {
            return Self::none();
        }
        Self { of_each: vec![NONE; pairs], width: others, places: Vec::new(), count: 0 }
    }

    /// Returns the number of a pair.
    #[inline]
    pub(crate) fn number(&mut self, one: u32, other: u32) -> u32 {
        if self.width == 0 {
            return self.by_hash(one, other);
        }
        let place = usize::try_from(one * self.width + other).ok();
        let Some(known) = place.and_then(|place| self.of_each.get_mut(place)) else { return NONE };
        if *known == NONE {
            (*known, self.count) = (self.count, self.count + 1);
        }
        *known
    }

    fn by_hash(&mut self, one: u32, other: u32) -> u32 {
        let next = self.count;
        let number = add(&mut self.places, (one, other, next));
        if number == next {
            self.count += 1;
            let half = self.places.len() / 2;
            if usize::try_from(self.count).is_ok_and(|count| count >= half) {
                self.grow();
            }
        }
        number
    }

    /// The number of different pairs.
    pub(crate) fn count(&self) -> u32 {
        self.count
    }

    fn grow(&mut self) {
        let mut places = vec![None; 4 * self.places.len()];
        for pair in self.places.iter().flatten() {
            add(&mut places, *pair);
        }
        self.places = places;
    }
}

/// Returns the number that a pair has in these places. A new pair is stored with the given number.
#[inline]
fn add(places: &mut [Option<Numbered>], (one, other, number): Numbered) -> u32 {
    /// Spreads close numbers over the whole range: 2 to the 64th divided by the golden ratio.
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    let last = places.len() - 1;
    let spread = (u64::from(one) << u32::BITS | u64::from(other)).wrapping_mul(SPREAD);
    let mut at = usize::try_from(spread >> u32::BITS).unwrap_or(0) & last;
    loop {
        match places.get_mut(at) {
            Some(Some((a, b, known))) if (*a, *b) == (one, other) => return *known,
            Some(Some(_)) => at = (at + 1) & last,
            Some(free @ None) => {
                *free = Some((one, other, number));
                return number;
            }
            None => return number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #![proptest_config(cases(100))]

        #[test]
        fn equal_pairs_have_one_number_and_others_another(
            pairs in prop::collection::vec((0_u32..40, 0_u32..40), 0..800)
        ) {
            let mut numbers = PairNumbers::none();
            let mut few = PairNumbers::below(40, 40);
            let mut known: HashMap<(u32, u32), u32> = HashMap::new();
            for (one, other) in pairs {
                let next = u32::try_from(known.len()).unwrap();
                let expected = *known.entry((one, other)).or_insert(next);
                prop_assert_eq!(numbers.number(one, other), expected);
                prop_assert_eq!(few.number(one, other), expected);
            }
        }
    }
}
