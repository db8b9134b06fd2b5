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
use waystation::matching::{
    Arrangement, PartStay, Rooms, alone, arrange, by_solver, partings, parts,
};

const LONG: Duration = Duration::from_secs(10);

fn rooms(parts: usize) -> impl Strategy<Value = Rooms> {
    let kind = select(vec![UnitKind::Private, UnitKind::SharedBed]);
    let children = (prop::option::of(0_u32..4), vec(0_u32..3, parts));
    (kind, 1_u16..5, 0_u16..4, vec(any::<bool>(), parts), children).prop_map(
        |(kind, sleeps, units, takes, (most_children, children))| Rooms {
            kind,
            sleeps,
            units,
            takes,
            most_children,
            children,
        },
    )
}

fn household(most: usize) -> impl Strategy<Value = (Vec<u32>, Vec<Rooms>)> {
    vec(1_u32..4, 1..=most).prop_flat_map(|sizes| {
        let parts = sizes.len();
        (Just(sizes), vec(rooms(parts), 0..4))
    })
}

/// The fewest rooms over every way to place the parts.
fn exhaustive(sizes: &[u32], groups: &[Rooms]) -> Option<usize> {
    let spots: Vec<PartStay> = groups
        .iter()
        .enumerate()
        .flat_map(|(group, rooms)| {
            let count = match rooms.kind {
                UnitKind::Private => usize::from(rooms.units),
                UnitKind::SharedBed | UnitKind::Unknown => usize::from(rooms.units > 0),
            };
            (0..count).map(move |room| PartStay { group, room })
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

/// A group that takes some of two parts and does not mention children.
fn group(kind: UnitKind, sleeps: u16, units: u16, takes: [bool; 2]) -> Rooms {
    let (takes, children) = (takes.to_vec(), Vec::new());
    Rooms { kind, sleeps, units, takes, most_children: None, children }
}

#[test]
fn a_group_takes_no_more_children_in_several_rooms_than_in_one() {
    let two_rooms = group(UnitKind::Private, 2, 2, [true, true]);
    let most =
        |most| Rooms { most_children: Some(most), children: vec![1, 2], ..two_rooms.clone() };
    assert_eq!(arrange(&[2, 2], &[most(2)], LONG).unwrap(), None);
    assert_eq!(arrange(&[2, 2], &[most(3)], LONG).unwrap().unwrap().spots(), 2);
}

#[test]
fn a_mother_and_a_teenage_son_are_split_where_only_that_works() {
    let women = group(UnitKind::Private, 3, 1, [true, false]);
    let youth = group(UnitKind::SharedBed, 1, 2, [false, true]);
    let found = arrange(&[2, 1], &[women, youth], LONG).unwrap().unwrap();
    assert_eq!(found.stays, [PartStay { group: 0, room: 0 }, PartStay { group: 1, room: 0 }]);
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
    Household::of(once(member(Role::Survivor, 35)).chain(others).collect())
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

#[test]
fn a_child_who_may_be_under_13_is_kept_with_the_survivor_first_and_apart_next() {
    let mut household = household_of(&[(Role::Child, 5), (Role::Child, 15)]);
    assert_eq!(partings(&household), [vec![vec![0, 1], vec![2]]]);
    household.members[2].age = AgeRange::MINOR;
    assert_eq!(partings(&household), [vec![vec![0, 1], vec![2]]]);
    household.members[1].age = AgeRange::MINOR;
    household.members[2].age = AgeRange::exactly(Age::try_from(15).unwrap());
    let (together, apart) = (vec![vec![0, 1], vec![2]], vec![vec![0], vec![1], vec![2]]);
    assert_eq!(partings(&household), [together, apart]);
}
