//! Plans for a household in two parts, compared with exhaustive search.

use super::single_party::{LONG, cheapest, option};
use crate::cases::cases;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::time::Duration;
use waystation::solvers::chain::{
    APART, Choices, MOVE, ORGANIZATION, OrganizationIx, PartIx, SharedChoices, StayOption,
    StayProgramIx, UNCOVERED, best_shared,
};

/// The choices of a household in two parts, over fewer nights than these.
pub(super) fn choices(nights: u32) -> impl Strategy<Value = SharedChoices> {
    (1_usize..4, 1..nights).prop_flat_map(|(programs, nights)| {
        let some = move |most| {
            vec(option(programs, nights), 0..most)
                .prop_map(move |options| Choices { nights, options: options.into() })
        };
        (some(3), some(3), some(3)).prop_map(|(together, one, other)| SharedChoices {
            together,
            alone: vec![one, other].into(),
        })
    })
}

/// The stays entered so far, each with the number of the part that stays, or 2 for all.
type Entered = Vec<(usize, StayOption)>;

/// The least cost of each set of programs with the parts that use them.
type Cheapest = BTreeMap<Vec<(usize, StayProgramIx)>, i32>;

/// The least cost of each set of programs with the parts that use them, over everything possible.
fn everything(choices: &SharedChoices) -> Cheapest {
    let mut best = BTreeMap::new();
    from_meeting(choices, 0, &Vec::new(), 0, &mut best);
    best
}

fn nights(n: u32, each: i32) -> i32 {
    i32::try_from(n).unwrap() * each
}

fn from_meeting(
    choices: &SharedChoices,
    from: u32,
    entered: &Entered,
    cost: i32,
    best: &mut Cheapest,
) {
    let end = choices.together.nights;
    for until in from..=end {
        for (entered, own) in alone(choices, PartIx::of(0), (from, until), entered) {
            for (entered, other) in alone(choices, PartIx::of(1), (from, until), &entered) {
                let cost = cost + own + other;
                if until == end {
                    note(&entered, cost, best);
                }
                for option in choices.together.options.iter().filter(|o| free(o, &entered)) {
                    for to in (until + 1)..=end {
                        if option.allows(until, to) {
                            let stay = 2 * (nights(to - until, option.nightly) + MOVE);
                            let mut entered = entered.clone();
                            entered.push((2, *option));
                            from_meeting(choices, to, &entered, cost + stay, best);
                        }
                    }
                }
            }
        }
    }
}

fn free(option: &StayOption, entered: &Entered) -> bool {
    entered.iter().all(|(_, known)| known.program != option.program)
}

fn note(entered: &Entered, cost: i32, best: &mut Cheapest) {
    if entered.is_empty() {
        return;
    }
    let mut organizations: Vec<OrganizationIx> =
        entered.iter().map(|(_, o)| o.organization).collect();
    organizations.sort_unstable();
    organizations.dedup();
    let whole = cost + i32::try_from(organizations.len() - 1).unwrap() * ORGANIZATION;
    let mut set: Vec<_> = entered.iter().map(|(who, o)| (*who, o.program)).collect();
    set.sort_unstable();
    best.entry(set).and_modify(|known| *known = whole.min(*known)).or_insert(whole);
}

/// Every chain of one part alone over some nights, with its cost.
fn alone(
    choices: &SharedChoices,
    part: PartIx,
    (from, until): (u32, u32),
    entered: &Entered,
) -> Vec<(Entered, i32)> {
    let mut every = vec![(entered.clone(), nights(until - from, UNCOVERED))];
    for option in choices.alone[part].options.iter().filter(|o| free(o, entered)) {
        for start in from..until {
            for to in (start + 1)..=until {
                if option.allows(start, to) {
                    let mut entered = entered.clone();
                    entered.push((part.number(), *option));
                    let stay = nights(to - start, option.nightly + APART) + MOVE;
                    let cost = nights(start - from, UNCOVERED) + stay;
                    let rest = alone(choices, part, (to, until), &entered);
                    every.extend(rest.into_iter().map(|(entered, more)| (entered, cost + more)));
                }
            }
        }
    }
    every
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn the_best_plans_in_parts_are_those_of_exhaustive_search(
        choices in choices(7), wanted in 1_usize..=10
    ) {
        let found = best_shared(&choices, wanted, LONG);
        prop_assert!(found.proven);
        let every = cheapest(&everything(&choices), wanted);
        let costs: Vec<i32> = found.best.iter().map(|chain| chain.cost).collect();
        prop_assert_eq!(&costs, &every);
        for chain in &found.best {
            prop_assert!(chain.holds(&choices), "{chain:?}");
            prop_assert!(found.bound <= chain.cost);
        }
    }

    #[test]
    fn out_of_time_what_is_found_holds_and_the_bound_is_one(choices in choices(7)) {
        let (hurried, whole) =
            (best_shared(&choices, 3, Duration::ZERO), best_shared(&choices, 3, LONG));
        for chain in &hurried.best {
            prop_assert!(chain.holds(&choices), "{chain:?}");
        }
        if let Some(best) = whole.best.first() {
            prop_assert!(hurried.bound <= best.cost);
        }
    }
}
