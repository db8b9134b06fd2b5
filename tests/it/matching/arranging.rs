//! Arranging a household: the closed form, the solver and exhaustive search agree.

use crate::cases::cases;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::iter::once;
use std::time::Duration;
use waystation::domain::{
    Age, AgeRange, Birthday, Gender, Household, Member, Role, Settings, UnitKind,
};
use waystation::matching::{Arrangement, Rooms, Stay, alone, arrange, by_solver, parts};

const LONG: Duration = Duration::from_secs(10);

fn rooms(parts: usize) -> impl Strategy<Value = Rooms> {
    let kind = select(vec![UnitKind::Private, UnitKind::SharedBed]);
    (kind, 1_u16..5, 0_u16..4, vec(any::<bool>(), parts))
        .prop_map(|(kind, sleeps, units, takes)| Rooms { kind, sleeps, units, takes })
}

fn household(most: usize) -> impl Strategy<Value = (Vec<u32>, Vec<Rooms>)> {
    vec(1_u32..4, 1..=most).prop_flat_map(|sizes| {
        let parts = sizes.len();
        (Just(sizes), vec(rooms(parts), 0..4))
    })
}

/// The fewest rooms over every way of putting every part anywhere.
fn exhaustive(sizes: &[u32], groups: &[Rooms]) -> Option<usize> {
    let spots: Vec<Stay> = groups
        .iter()
        .enumerate()
        .flat_map(|(group, rooms)| {
            let count = match rooms.kind {
                UnitKind::Private => usize::from(rooms.units),
                UnitKind::SharedBed | UnitKind::Unknown => usize::from(rooms.units > 0),
            };
            (0..count).map(move |room| Stay { group, room })
        })
        .collect();
    let mut best = None;
    let mut choice = vec![0; sizes.len()];
    loop {
        if let Some(stays) = choice.iter().map(|c| spots.get(*c).copied()).collect() {
            let found = Arrangement { stays };
            if found.holds(sizes, groups) {
                best = Some(best.map_or(found.spots(), |b: usize| b.min(found.spots())));
            }
        }
        let Some(at) = choice.iter().position(|c| c + 1 < spots.len()) else { return best };
        choice[at] += 1;
        choice[..at].fill(0);
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn the_solver_finds_what_exhaustive_search_finds((sizes, groups) in household(4)) {
        let found = by_solver(&sizes, &groups, LONG).unwrap();
        prop_assert_eq!(found.as_ref().map(Arrangement::spots), exhaustive(&sizes, &groups));
        if let Some(found) = found {
            prop_assert!(found.holds(&sizes, &groups));
        }
    }

    #[test]
    fn a_single_person_gets_the_same_answer_from_the_closed_form_and_the_solver(
        (sizes, groups) in household(1)
    ) {
        prop_assert_eq!(alone(sizes[0], &groups), by_solver(&sizes, &groups, LONG).unwrap());
        prop_assert_eq!(arrange(&sizes, &groups, LONG).unwrap(), alone(sizes[0], &groups));
    }
}

#[test]
fn a_mother_and_a_teenage_son_are_split_where_only_that_works() {
    let women = Rooms { kind: UnitKind::Private, sleeps: 3, units: 1, takes: vec![true, false] };
    let youth = Rooms { kind: UnitKind::SharedBed, sleeps: 1, units: 2, takes: vec![false, true] };
    let found = arrange(&[2, 1], &[women, youth], LONG).unwrap().unwrap();
    assert_eq!(found.stays, [Stay { group: 0, room: 0 }, Stay { group: 1, room: 0 }]);
    assert_eq!(found.spots(), 2);
}

/// A household of a survivor and others, by role and age.
fn household_of(others: &[(Role, i64)]) -> Household {
    let member = |role, age| Member {
        role,
        age: AgeRange::exactly(Age::try_from(age).unwrap()),
        settings: Settings::default(),
        gender: Gender::Unknown,
        birthday: Birthday::UNKNOWN,
    };
    let others = others.iter().map(|(role, age)| member(*role, *age));
    Household { members: once(member(Role::Survivor, 35)).chain(others).collect(), stated: true }
}

#[test]
fn children_under_13_stay_with_the_survivor_and_everyone_else_may_have_a_room() {
    let household = household_of(&[
        (Role::Child, 12),
        (Role::Child, 13),
        (Role::DependentAdult, 70),
        (Role::Survivor, 19),
        (Role::Child, 0),
    ]);
    assert_eq!(parts(&household), [vec![0, 1, 5], vec![4], vec![2], vec![3]]);
}
