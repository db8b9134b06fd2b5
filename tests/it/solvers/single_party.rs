//! The search for chains, checked by trying every order of programs on every night.

use crate::cases::cases;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::time::Duration;
use waystation::solvers::chain::{
    Choices, MOVE, ORGANIZATION, OrganizationIx, PlaceIx, Spell, StayOption, StayProgramIx,
    UNCOVERED, best_chains,
};

/// The stays of a plan, with their nights.
type Chain = Vec<(StayOption, u32, u32)>;

pub(super) const LONG: Duration = Duration::from_mins(1);

/// An option to stay at one of `programs` programs, within `nights` nights.
pub(super) fn option(programs: usize, nights: u32) -> impl Strategy<Value = StayOption> {
    let window = (0..nights, 1..=nights, 0..=nights);
    let weekdays = prop_oneof![3 => Just(127_u8), 1 => 1_u8..128];
    (0..programs, window, weekdays, 1_u32..4, 0..nights, 0_i32..2000).prop_map(
        |(program, (from, open, stay), weekdays, least, longer, nightly)| StayOption {
            program: StayProgramIx::of(program),
            organization: OrganizationIx::of(program / 2),
            enter_from: from,
            enter_to: from + open,
            weekdays,
            until: from + open + stay,
            least,
            most: least + longer,
            nightly,
            place: PlaceIx::of(0),
        },
    )
}

pub(super) fn choices() -> impl Strategy<Value = Choices> {
    (1_usize..5, 1_u32..16).prop_flat_map(|(programs, nights)| {
        vec(option(programs, nights), 0..7)
            .prop_map(move |options| Choices { nights, options: options.into() })
    })
}

/// The least cost of each set of programs, over every order and every night.
pub(super) fn every_set(choices: &Choices) -> BTreeMap<Vec<StayProgramIx>, i32> {
    let mut best = BTreeMap::new();
    follow(choices, &mut Vec::new(), 0, 0, &mut best);
    best
}

/// The costs of the cheapest sets.
pub(super) fn cheapest<T>(every: &BTreeMap<Vec<T>, i32>, wanted: usize) -> Vec<i32> {
    let mut costs: Vec<i32> = every.values().copied().collect();
    costs.sort_unstable();
    costs.truncate(wanted);
    costs
}

fn follow(
    choices: &Choices,
    before: &mut Vec<StayOption>,
    night: u32,
    cost: i32,
    best: &mut BTreeMap<Vec<StayProgramIx>, i32>,
) {
    let nights = |n: u32, each: i32| i32::try_from(n).unwrap() * each;
    if !before.is_empty() {
        let mut set: Vec<StayProgramIx> = before.iter().map(|option| option.program).collect();
        set.sort_unstable();
        let whole = cost + nights(choices.nights - night, UNCOVERED);
        best.entry(set).and_modify(|known| *known = whole.min(*known)).or_insert(whole);
    }
    for option in &choices.options {
        if before.iter().any(|known| known.program == option.program) {
            continue;
        }
        let same = before.iter().any(|known| known.organization == option.organization);
        let more = if same || before.is_empty() { 0 } else { ORGANIZATION };
        for from in night..choices.nights {
            for to in (from + 1)..=choices.nights {
                if option.allows(from, to) {
                    let gap = nights(from - night, UNCOVERED);
                    let stay = nights(to - from, option.nightly) + MOVE + more;
                    before.push(*option);
                    follow(choices, before, to, cost + gap + stay, best);
                    before.pop();
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn the_best_chains_are_those_of_exhaustive_search(choices in choices(), wanted in 1_usize..=10) {
        let found = best_chains(&choices, wanted, LONG);
        prop_assert!(found.proven);
        let every = cheapest(&every_set(&choices), wanted);
        let costs: Vec<i32> = found.best.iter().map(|chain| chain.cost).collect();
        prop_assert_eq!(&costs, &every);
        for chain in &found.best {
            prop_assert!(chain.holds(&choices), "{chain:?}");
            prop_assert!(found.bound <= chain.cost);
        }
    }

    #[test]
    fn the_order_of_options_changes_nothing(
        (choices, turned) in choices().prop_flat_map(|choices| {
            let turned = Just(choices.options.values().to_vec()).prop_shuffle();
            (Just(choices), turned)
        })
    ) {
        let nights = choices.nights;
        let said = |choices: &Choices| -> Vec<(i32, Chain)> {
            let best = best_chains(choices, 10, LONG).best;
            best.iter().map(|c| (c.cost, c.spells.iter().map(|s: &Spell| (choices.options[s.option], s.from, s.to)).collect())).collect()
        };
        prop_assert_eq!(said(&choices), said(&Choices { nights, options: turned.into() }));
    }

    #[test]
    fn one_more_option_or_a_longer_stay_never_makes_the_best_worse(
        choices in choices(), more in option(6, 15), longer in 0_usize..7
    ) {
        let best = |choices: &Choices| {
            best_chains(choices, 1, LONG).best.first().map_or(i32::MAX, |chain| chain.cost)
        };
        let before = best(&choices);
        let mut wider = choices.clone();
        wider.options.push(more);
        prop_assert!(best(&wider) <= before);
        let mut relaxed = choices;
        for option in relaxed.options.iter_mut().skip(longer).take(1) {
            (option.most, option.until, option.weekdays) = (option.most + 3, option.until + 3, 127);
        }
        prop_assert!(best(&relaxed) <= before);
    }

    #[test]
    fn out_of_time_there_is_still_a_chain_and_a_bound(choices in choices()) {
        let (hurried, whole) =
            (best_chains(&choices, 10, Duration::ZERO), best_chains(&choices, 10, LONG));
        prop_assert_eq!(hurried.best.is_empty(), whole.best.is_empty());
        for chain in &hurried.best {
            prop_assert!(chain.holds(&choices), "{chain:?}");
        }
        if let Some(best) = whole.best.first() {
            prop_assert!(hurried.bound <= best.cost);
        }
    }
}
