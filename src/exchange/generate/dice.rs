//! Random numbers that are the same on every machine: they come from a generator whose authors
//! fixed its output, and use only whole-number arithmetic.

use rand_pcg::Pcg64Dxsm;
use rand_pcg::rand_core::Rng;

/// The random numbers for one generated thing. They do not depend on how many others are generated.
pub(super) struct SeededDice(Pcg64Dxsm);

/// The kind of a generated thing. Each kind has random numbers of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Made {
    /// A program.
    Program,
    /// A household.
    GeneratedHousehold,
}

impl SeededDice {
    /// Returns the random numbers for the thing with this number.
    pub(super) fn of(seed: u64, made: Made, number: u64) -> Self {
        let sort: u128 = match made {
            Made::Program => 1,
            Made::GeneratedHousehold => 2,
        };
        Self(Pcg64Dxsm::new(u128::from(seed), sort << 64 | u128::from(number)))
    }

    /// Draws a whole number below `sides`; 0 if `sides` is 0.
    pub(super) fn below(&mut self, sides: u32) -> u32 {
        let thrown = u64::from(self.0.next_u32()) * u64::from(sides);
        u32::try_from(thrown >> 32).unwrap_or(0)
    }

    /// Draws true with this probability, in thousandths.
    pub(super) fn happens(&mut self, in_a_thousand: u32) -> bool {
        self.below(1000) < in_a_thousand
    }

    /// Draws one item of a list; `None` if the list is empty.
    pub(super) fn one<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let sides = u32::try_from(list.len()).unwrap_or(u32::MAX);
        list.get(usize::try_from(self.below(sides)).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn throws_are_the_same_on_every_machine() {
        let throws = |made, number| {
            let mut dice = SeededDice::of(7, made, number);
            [dice.below(1000), dice.below(1000), dice.below(1000), dice.below(u32::MAX)]
        };
        let made = [(Made::Program, 1), (Made::Program, 2), (Made::GeneratedHousehold, 1)];
        let fixed = [
            [77, 34, 974, 931_484_173],
            [432, 492, 555, 223_377_730],
            [728, 616, 876, 3_216_754_538],
        ];
        assert_eq!(made.map(|(made, number)| throws(made, number)), fixed);
    }

    #[test]
    fn throws_are_fair_enough() {
        let mut counts = [0_u32; 6];
        for number in 0..6000 {
            let mut dice = SeededDice::of(1, Made::Program, number);
            counts[usize::try_from(dice.below(6)).unwrap()] += 1;
        }
        assert!(counts.iter().all(|count| (850..1150).contains(count)), "{counts:?}");
    }
}
