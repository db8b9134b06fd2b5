//! Requests one after the other: completed, refused and repeated.

use super::{House, hotline, new_key, operator, organization, supervisor};
use crate::here::English;
use chrono::TimeDelta;
use waystation::domain::placement::{
    DeclineReason, Leaving, NewPlacement, Placement, ReadBack, Standing, Step, WithdrawReason,
};
use waystation::domain::{ActorRole, Affiliation, Openings, PlacementId};
use waystation::store::PromiseClock;
use waystation::store::placements::{Begin, KeyedRequest, NotPromised, Promised};

#[test]
fn a_hold_is_accepted_and_arrives_by_the_code_that_is_read_back() {
    let house = House::of(1);
    let held = house.hold(0).unwrap();
    assert_eq!(held.standing(house.now()), Standing::Held);
    assert_eq!(house.hold(1), Err(NotPromised::Full));
    let accepted = house.take(&operator(), &held, &Step::ACCEPT).unwrap();
    assert_eq!(accepted.code, held.code);
    let code = house.store().read_back(&held).unwrap();
    let program = "p".parse().unwrap();
    let at_door = |by: &Affiliation, code: ReadBack| {
        let answer =
            house.asking(by, &new_key(), |asked| house.store().arrive(asked, &program, code));
        answer.map(|answer| answer.placements[0].clone())
    };
    assert_eq!(at_door(&hotline(0), code), Err(NotPromised::NotThere));
    assert_eq!(at_door(&operator(), ReadBack::of(7)), Err(NotPromised::NotThere));
    let arrived = at_door(&operator(), code).unwrap();
    assert_eq!((&arrived.id, arrived.grant()), (&held.id, held.grant()));
    let again = at_door(&operator(), code).unwrap_err();
    assert!(matches!(again, NotPromised::Conflict(_)), "a code counts once: {again:?}");
    house.take(&operator(), &arrived, &Step::Discharge(Leaving::Complete)).unwrap();
    assert_eq!(house.promised(), Promised { free: 1, ..Promised::default() });
}

#[test]
fn a_key_does_one_thing_once() {
    let house = House::of(2);
    let key = new_key();
    let first = house.begin_with(&hotline(0), &key, &Step::HOLD, 1).unwrap();
    let again = house.begin_with(&hotline(0), &key, &Step::HOLD, 1).unwrap();
    assert_eq!((&again.placements, again.replayed), (&first.placements, true));
    assert_eq!(house.promised().on_the_way, 1);
    let other = house.begin_with(&hotline(0), &key, &Step::REQUEST, 1);
    assert_eq!(other.unwrap_err(), NotPromised::OtherRequest);
    house.begin_with(&hotline(1), &key, &Step::HOLD, 1).expect("another's key is another key");
    let accept = new_key();
    let held = &first.placements[0];
    house.take_with(&operator(), &accept, held, (&Step::ACCEPT, None)).unwrap();
    let again = house.take_with(&operator(), &accept, held, (&Step::ACCEPT, None)).unwrap();
    assert_eq!((again.replayed, again.versions), (true, vec![2]));
    // The first answer, with the placement as it stands now.
    let again = house.begin_with(&hotline(0), &key, &Step::HOLD, 1).unwrap();
    assert_eq!(again.versions, [1]);
    assert_eq!(again.placements[0].standing(house.now()), Standing::Accepted);
}

#[test]
fn a_refusal_under_a_key_does_nothing_and_may_end_better_when_it_is_asked_again() {
    let house = House::of(1);
    let held = house.hold(0).unwrap();
    let key = new_key();
    let full = house.begin_with(&hotline(1), &key, &Step::HOLD, 1);
    assert_eq!(full.unwrap_err(), NotPromised::Full);
    house.take(&hotline(0), &held, &Step::Cancel).unwrap();
    assert!(!house.begin_with(&hotline(1), &key, &Step::HOLD, 1).unwrap().replayed);
}

#[test]
fn what_is_not_there_and_what_is_others_is_answered_alike() {
    let house = House::of(1);
    let held = house.hold(0).unwrap();
    let mut unknown = held.clone();
    unknown.id = "nowhere".parse().unwrap();
    for step in [Step::Cancel, Step::ACCEPT] {
        assert_eq!(house.take(&hotline(1), &held, &step), Err(NotPromised::NotThere));
        assert_eq!(house.take(&hotline(1), &unknown, &step), Err(NotPromised::NotThere));
    }
    assert_eq!(house.store().placement(&hotline(1), &held.id), Err(NotPromised::NotThere));
    assert_eq!(house.store().placement(&hotline(0), &held.id), Ok(held.clone()));
    assert_eq!(house.store().placement(&operator(), &held.id), Ok(held.clone()));
    let seen = house.store().placements_of(&hotline(0), &house.group);
    assert_eq!(seen, Err(NotPromised::NotThere), "a program's list is its own");
    let not_theirs = house.take(&hotline(0), &held, &Step::ACCEPT).unwrap_err();
    assert!(matches!(not_theirs, NotPromised::Forbidden(_)), "{not_theirs:?}");
}

#[test]
fn a_step_on_an_older_version_is_refused() {
    let house = House::of(1);
    let held = house.hold(0).unwrap();
    house.take(&hotline(0), &held, &Step::Extend).unwrap();
    assert_eq!(house.take(&operator(), &held, &Step::ACCEPT), Err(NotPromised::Stale));
}

#[test]
fn a_hold_that_ran_out_is_over_with_nobody_tidying() {
    let house = House::of(1);
    let first = house.hold(0).unwrap();
    house.pass(89);
    assert_eq!(house.hold(1), Err(NotPromised::Full));
    house.pass(1);
    let second = house.hold(1).unwrap();
    assert_eq!(second.grant().unwrap().unit, first.grant().unwrap().unit);
    assert_eq!(house.take(&operator(), &first, &Step::ACCEPT), Err(NotPromised::Full));
    let stored = house.store().placement(&hotline(0), &first.id).unwrap();
    assert_eq!(stored.standing(house.now()), Standing::Expired);
    house.take(&hotline(1), &second, &Step::Cancel).unwrap();
    let late = house.take(&operator(), &first, &Step::ACCEPT).unwrap();
    assert_eq!(late.grant().unwrap().at, house.now(), "a late yes is a new grant");
}

#[test]
fn somebody_who_comes_after_the_bed_went_to_another_is_there_all_the_same() {
    let house = House::of(1);
    let first = house.hold(0).unwrap();
    house.pass(90);
    let second = house.hold(1).unwrap();
    let arrived = house.take(&operator(), &first, &Step::Arrive).unwrap();
    assert_ne!(arrived.grant().unwrap().unit, second.grant().unwrap().unit);
    let promised = Promised { free: 0, on_the_way: 1, lived_in: 1, short: 1 };
    assert_eq!(house.promised(), promised);
    let said = house.hold(2).unwrap_err().english();
    assert!(said.contains("promised more than it has"), "{said}");
}

#[test]
fn a_household_of_three_gets_three_beds_or_none() {
    let house = House::of(2);
    let few = house.begin_with(&hotline(0), &new_key(), &Step::HOLD, 3);
    assert_eq!(few.unwrap_err(), NotPromised::TooFew { openings: Openings::Some, wanted: 3 });
    assert_eq!(house.promised().free, 2, "nothing is left of it");
    house.post(3);
    let answer = house.begin_with(&hotline(0), &new_key(), &Step::HOLD, 3).unwrap();
    let mut units: Vec<_> =
        answer.placements.iter().map(|p| p.grant().unwrap().unit.clone()).collect();
    assert!(units.is_sorted());
    units.dedup();
    assert_eq!(units.len(), 3);
    for count in [0, 13] {
        let out = house.begin_with(&hotline(0), &new_key(), &Step::HOLD, count).unwrap_err();
        assert!(matches!(out, NotPromised::OutOfRange(..)), "{out:?}");
    }
}

#[test]
fn nobody_holds_more_than_half_of_a_group_but_the_program_for_its_callers() {
    let house = House::of(4);
    house.hold(0).unwrap();
    house.hold(0).unwrap();
    let said = house.hold(0).unwrap_err().english();
    assert!(said.contains("holds 2 units here already"), "{said}");
    house.hold(1).unwrap();
    house.begin(&operator(), &Step::HOLD).unwrap();
    assert_eq!(house.hold(1), Err(NotPromised::Full));
}

#[test]
fn nobody_is_left_without_a_place() {
    let house = House::of(2);
    let first = house.hold(0).unwrap();
    let withdraw = Step::Withdraw(WithdrawReason::Unusable);
    let refused = house.take(&supervisor(), &first, &withdraw).unwrap_err().english();
    assert!(refused.contains("without a place"), "{refused}");
    let elsewhere = house.hold(1).unwrap();
    let elsewhere = house.take(&operator(), &elsewhere, &Step::ACCEPT).unwrap();
    let to = |id: &PlacementId| {
        house.take_with(&supervisor(), &new_key(), &first, (&withdraw, Some(id)))
    };
    to(&elsewhere.id).expect_err("a place of others is no place of theirs");
    let nowhere = "nowhere".parse().unwrap();
    to(&nowhere).expect_err("nor is one that is not there");
    let own = house.begin(&hotline(0), &Step::REQUEST).unwrap();
    house.take(&hotline(1), &elsewhere, &Step::Cancel).unwrap();
    let own = house.take(&operator(), &own, &Step::ACCEPT).unwrap();
    to(&own.id).unwrap();
}

#[test]
fn a_request_takes_no_unit_until_the_program_says_yes() {
    let house = House::of(1);
    let asked = house.begin(&hotline(0), &Step::REQUEST).unwrap();
    let held = house.hold(1).unwrap();
    assert_eq!(house.take(&operator(), &asked, &Step::ACCEPT), Err(NotPromised::Full));
    let why = Step::Decline(DeclineReason::Full);
    let declined = house.take(&operator(), &asked, &why).unwrap();
    let said = house.take(&operator(), &declined, &Step::ACCEPT).unwrap_err().english();
    assert!(said.contains("has ended"), "{said}");
    house.take(&operator(), &held, &why).unwrap();
    assert_eq!(house.promised().free, 1);
}

#[test]
fn the_record_of_a_placement_tells_how_it_stands() {
    let house = House::of(1);
    let held = house.hold(0).unwrap();
    house.pass(10);
    let accepted = house.take(&operator(), &held, &Step::Accept(120)).unwrap();
    house.pass(10);
    let arrived = house.take(&operator(), &accepted, &Step::Arrive).unwrap();
    let away = house.take(&operator(), &arrived, &Step::Away(600)).unwrap();
    let steps = house.store().steps_of(&hotline(0), &held.id).unwrap();
    let Placement { id, group, holder, code, .. } = held;
    let new = NewPlacement { id, group, holder, code };
    let (first, more) = steps.split_first().unwrap();
    let mut told = Placement::begin(new, &first.step, first.unit.clone(), first.at).unwrap();
    for step in more {
        told = told.change(&step.step, step.unit.clone(), step.at).unwrap();
    }
    assert_eq!(told, away);
    let roles: Vec<_> = steps.iter().map(|step| step.by.role).collect();
    assert_eq!(roles[..2], [ActorRole::Hotline, ActorRole::Operator]);
    assert_eq!(steps[0].by.organization, organization("hotline-0"));
}

#[test]
fn a_clock_that_steps_back_gives_no_unit_twice() {
    let house = House::of(1);
    let first = house.hold(0).unwrap();
    house.pass(90);
    let second = house.hold(1).unwrap();
    house.pass(-60);
    // By this clock the first hold would count again.
    let stored = house.store().placement(&hotline(0), &first.id).unwrap();
    assert_eq!(stored.standing(house.now()), Standing::Expired);
    assert_eq!(house.hold(2), Err(NotPromised::Full));
    let accepted = house.take(&operator(), &second, &Step::ACCEPT).unwrap();
    assert!(accepted.at >= second.at, "no step is earlier than the one before it");
    house.pass(-24 * 60);
    assert_eq!(house.hold(2), Err(NotPromised::Full));
}

/// By the clock alone, the second would have had the unit while the first still did.
#[test]
fn a_clock_that_steps_back_lets_no_two_on_one_unit_overlap() {
    let house = House::of(1);
    let first = house.hold(0).unwrap();
    house.pass(10);
    let ended = house.take(&hotline(0), &first, &Step::Cancel).unwrap();
    house.pass(-5);
    let second = house.hold(1).unwrap();
    let (before, after) = (first.grant().unwrap(), second.grant().unwrap());
    assert_eq!(before.unit, after.unit);
    assert!(after.at >= ended.at, "granted {} while the other had it until {}", after.at, ended.at);
    let accepted = house.take(&operator(), &second, &Step::ACCEPT).unwrap();
    assert!(accepted.at >= after.at);
}

#[test]
fn on_a_server_the_time_is_its_own() {
    let house = House::of(1);
    let ours = house.now() - TimeDelta::days(900);
    let clock = || ours;
    let (by, key) = (operator(), new_key());
    let asked = KeyedRequest { by: &by, key: &key, clock: PromiseClock::Database(&clock) };
    let begin = Begin { group: &house.group, units: 1, step: &Step::HOLD, happened: None };
    let held = house.store().begin(asked, begin).unwrap().placements[0].clone();
    let on_server = house.test.is_on_server();
    assert_eq!(held.at == ours, !on_server, "{}", held.at);
}
