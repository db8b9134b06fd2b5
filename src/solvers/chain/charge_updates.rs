//! Tests that updating the charges of a bound does not change the best chains.

use super::problem::{Choices, EVERY_DAY, OrganizationIx, PlaceIx, StayOption, StayProgramIx};
use super::single_party;
use super::split_problem::SharedChoices;
use super::split_search;
use crate::cases::cases;
use proptest::collection::vec;
use proptest::prelude::*;

/// Many programs and short stays, so that the relaxation enters some programs repeatedly.
fn choices(programs: usize, nights: u32) -> impl Strategy<Value = Choices> {
    let some = 0..programs;
    let option = (some, 0..nights, 1..=nights, 1_u32..3, 0_u32..6, 0_i32..2000).prop_map(
        move |(program, from, open, least, longer, nightly)| StayOption {
            program: StayProgramIx::of(program),
            organization: OrganizationIx::of(program / 3),
            enter_from: from / 2,
            enter_to: from / 2 + open,
            weekdays: EVERY_DAY,
            until: nights,
            least,
            most: least + longer,
            nightly,
            place: PlaceIx::of(0),
        },
    );
    vec(option, 1..programs * 2)
        .prop_map(move |options| Choices { nights, options: options.into() })
}

fn shared() -> impl Strategy<Value = SharedChoices> {
    (choices(5, 12), choices(5, 12), choices(5, 12)).prop_map(|(together, one, other)| {
        SharedChoices { together, alone: vec![one, other].into() }
    })
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn updated_charges_change_no_chain(choices in choices(8, 30), wanted in 1_usize..=10) {
        let early = single_party::updated(&choices, wanted, 1);
        let never = single_party::updated(&choices, wanted, usize::MAX);
        let costs = |chains: &single_party::Chains| -> Vec<i32> {
            chains.best.iter().map(|chain| chain.cost).collect()
        };
        prop_assert!(early.proven && never.proven);
        prop_assert_eq!(costs(&early), costs(&never));
        prop_assert!(early.best.iter().all(|chain| chain.holds(&choices)));
    }

    #[test]
    fn updated_charges_change_no_plan_in_parts(choices in shared(), wanted in 1_usize..=5) {
        let early = split_search::updated(&choices, wanted, 1);
        let never = split_search::updated(&choices, wanted, usize::MAX);
        let costs = |chains: &split_search::SharedChains| -> Vec<i32> {
            chains.best.iter().map(|chain| chain.cost).collect()
        };
        prop_assert!(early.proven && never.proven);
        prop_assert_eq!(costs(&early), costs(&never));
        prop_assert!(early.best.iter().all(|chain| chain.holds(&choices)));
    }
}
