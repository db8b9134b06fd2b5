//! Made-up choices from a seed.

use waystation::solvers::chain::{
    Choices, EVERY_DAY, OrganizationIx, PlaceIx, SharedChoices, StayOption, StayProgramIx,
};

/// A small pseudorandom number generator.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        u32::try_from((mixed ^ (mixed >> 31)) % u64::from(most)).unwrap()
    }

    /// Returns true once in `times` calls, on average.
    fn one_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }
}

/// The choices of one party.
pub(super) fn choices(seed: u64, programs: usize, nights: u32) -> Choices {
    let mut dice = Dice(seed);
    let mut options = Vec::new();
    for program in 0..programs {
        let organization =
            usize::try_from(dice.below(u32::try_from(programs).unwrap())).unwrap() / 2;
        let nightly = i32::try_from(dice.below(1_400)).unwrap();
        let limit = [21, 30, 45, 60, 90, 120, 180, 365, 730];
        let most = limit.get(usize::try_from(dice.below(9)).unwrap()).copied().unwrap();
        let least = if dice.one_in(4) { 7 + dice.below(21) } else { 1 };
        let weekdays = if dice.one_in(4) { 0b001_1111 } else { EVERY_DAY };
        let windows = 1 + dice.below(2);
        for window in 0..windows {
            let from = dice.below(nights / windows) + window * nights / windows;
            let from = if window == 0 && dice.one_in(2) { 0 } else { from };
            let until = (from + nights / 4 + dice.below(nights)).min(nights);
            options.push(StayOption {
                program: StayProgramIx::of(program),
                organization: OrganizationIx::of(organization),
                enter_from: from,
                enter_to: until,
                weekdays,
                until,
                least,
                most: most.min(nights),
                nightly,
                place: PlaceIx::of(program),
            });
        }
    }
    options.retain(|option| option.most >= option.least);
    Choices { nights, options: options.into() }
}

/// The choices of a household in two parts. Two fifths of the programs take everyone together, and
/// three fifths take each part.
pub(super) fn shared(seed: u64, programs: usize, nights: u32) -> SharedChoices {
    let all = choices(seed, programs, nights);
    let mut dice = Dice(seed ^ 0xA5A5);
    let takes: Vec<[bool; 3]> =
        (0..programs).map(|_| [dice.below(5) < 2, dice.below(5) < 3, dice.below(5) < 3]).collect();
    let some = |who: usize| {
        let some_take = |option: &&StayOption| {
            takes.get(option.program.number()).is_some_and(|t| t.get(who) == Some(&true))
        };
        Choices { nights, options: all.options.iter().filter(some_take).copied().collect() }
    };
    SharedChoices { together: some(0), alone: vec![some(1), some(2)].into() }
}
