//! One household's placement, step by step, and the steps that are refused on it.

use super::world::{Event, Outcome, World, actor};
use crate::here::English;
use waystation::domain::placement::limits::{AWAY, HOLD};
use waystation::domain::placement::{
    DeclineReason, LastPost, Leaving, NextSearch, NotNow, Pledges, Standing, Step, Whose,
    WithdrawReason, may_hold_without_asking,
};
use waystation::domain::{ActorRole, Affiliation, CapacityPost, Taking};

fn hotline() -> Affiliation {
    actor("hotline-a", ActorRole::Hotline)
}

fn operator() -> Affiliation {
    actor("house", ActorRole::Operator)
}

fn supervisor() -> Affiliation {
    actor("house", ActorRole::Supervisor)
}

/// A world with this many units and one hold.
fn held(units: u16, pledges: Pledges) -> World {
    let mut world = World::of(units, pledges);
    assert_eq!(world.happen(&Event::Open(hotline(), Step::HOLD)), Outcome::Done);
    world
}

#[track_caller]
fn done(world: &mut World, by: Affiliation, step: Step) {
    assert_eq!(world.happen(&Event::Take(0, by, step, None)), Outcome::Done);
}

#[track_caller]
fn refused(world: &mut World, by: Affiliation, step: Step) -> String {
    match world.happen(&Event::Take(0, by, step, None)) {
        Outcome::Refused(
            NotNow::Conflict(why)
            | NotNow::Forbidden(why)
            | NotNow::OutOfRange(_, why)
            | NotNow::NotOpen(why),
        ) => why.english(),
        other @ (Outcome::Done | Outcome::Full | Outcome::Refused(NotNow::NeedsUnit)) => {
            panic!("{other:?}")
        }
    }
}

fn standing(world: &World) -> Standing {
    world.placements[0].standing(world.now)
}

#[test]
fn from_a_hold_to_an_arrival_an_absence_and_a_discharge() {
    let mut world = held(1, Pledges::default());
    done(&mut world, operator(), Step::ACCEPT);
    done(&mut world, operator(), Step::Arrive);
    done(&mut world, operator(), Step::AWAY);
    assert_eq!(world.happen(&Event::Open(hotline(), Step::HOLD)), Outcome::Full);
    done(&mut world, operator(), Step::Return);
    assert_eq!(standing(&world), Standing::Arrived);
    done(&mut world, operator(), Step::Discharge(Leaving::Complete));
    assert_eq!(world.happen(&Event::Open(hotline(), Step::HOLD)), Outcome::Done);
    let said = refused(&mut world, operator(), Step::Arrive);
    assert!(said.contains("has ended"), "{said}");
}

#[test]
fn a_hold_runs_out_by_itself_and_a_late_yes_takes_a_unit_only_if_one_is_free() {
    let mut world = held(1, Pledges::default());
    world.happen(&Event::Pass(HOLD.usual));
    assert_eq!(standing(&world), Standing::Expired);
    let said = refused(&mut world, hotline(), Step::Extend);
    assert!(said.contains("The hold ran out: Nov"), "{said}");
    let mut taken = world.clone();
    assert_eq!(taken.happen(&Event::Open(hotline(), Step::HOLD)), Outcome::Done);
    let late = Event::Take(0, operator(), Step::ACCEPT, None);
    assert_eq!(taken.happen(&late), Outcome::Full);
    assert_eq!(world.happen(&late), Outcome::Done);
    assert_eq!(standing(&world), Standing::Accepted);
}

#[test]
fn somebody_at_the_door_of_a_full_house_is_there_all_the_same_and_the_house_is_short() {
    let mut world = held(1, Pledges::default());
    world.happen(&Event::Pass(HOLD.usual));
    assert_eq!(world.happen(&Event::Open(hotline(), Step::HOLD)), Outcome::Done);
    done(&mut world, operator(), Step::Arrive);
    let short = world.units_now().iter().filter(|u| !u.open).count();
    assert_eq!((standing(&world), short), (Standing::Arrived, 1));
}

#[test]
fn a_hold_is_extended_twice_and_no_more() {
    let mut world = held(1, Pledges::default());
    done(&mut world, hotline(), Step::Extend);
    done(&mut world, hotline(), Step::Extend);
    let said = refused(&mut world, hotline(), Step::Extend);
    assert!(said.contains("2 times at most"), "{said}");
    world.happen(&Event::Pass(HOLD.usual + 59));
    assert_eq!(standing(&world), Standing::Held);
    world.happen(&Event::Pass(1));
    assert_eq!(standing(&world), Standing::Expired);
}

#[test]
fn nobody_is_a_no_show_before_the_grace_is_over_and_the_unit_is_free_without_saying_so() {
    let mut world = held(1, Pledges::default());
    done(&mut world, operator(), Step::Accept(60));
    world.happen(&Event::Pass(119));
    let said = refused(&mut world, operator(), Step::NoShow);
    assert!(said.contains("may still come until"), "{said}");
    world.happen(&Event::Pass(1));
    assert_eq!(standing(&world), Standing::Overdue);
    assert_eq!(world.clone().happen(&Event::Open(hotline(), Step::HOLD)), Outcome::Done);
    done(&mut world, operator(), Step::NoShow);
}

#[test]
fn after_its_release_a_bed_is_others_but_there_is_a_right_to_return_for_thirty_days() {
    let mut world = held(1, Pledges::default());
    done(&mut world, operator(), Step::Arrive);
    done(&mut world, operator(), Step::Away(60));
    world.happen(&Event::Pass(60));
    assert_eq!(standing(&world), Standing::Released);
    let mut late = world.clone();
    late.happen(&Event::Pass(30 * 24 * 60));
    let said = refused(&mut late, operator(), Step::Return);
    assert!(said.contains("The right to return ran out"), "{said}");
    let mut taken = world.clone();
    taken.happen(&Event::Open(hotline(), Step::HOLD));
    assert_eq!(taken.happen(&Event::Take(0, operator(), Step::Return, None)), Outcome::Full);
    done(&mut world, operator(), Step::Return);
}

#[test]
fn a_program_that_rejects_nobody_declines_only_for_safety_with_another_place() {
    let pledges = Pledges { no_reject: true, no_eject: true };
    let mut world = held(2, pledges);
    let said = refused(&mut world, operator(), Step::Decline(DeclineReason::OutsideRules));
    assert!(said.contains("pledged not to reject anyone"), "{said}");
    let unsafe_here = Step::Decline(DeclineReason::CannotKeepSafe);
    let said = refused(&mut world, operator(), unsafe_here.clone());
    assert!(said.contains("Only a supervisor"), "{said}");
    let said = refused(&mut world, supervisor(), unsafe_here.clone());
    assert!(said.contains("without a place"), "{said}");
    world.happen(&Event::Open(hotline(), Step::HOLD));
    let elsewhere = Event::Take(0, supervisor(), unsafe_here, Some(1));
    assert!(matches!(world.happen(&elsewhere), Outcome::Refused(_)), "a hold is no promise yet");
    world.happen(&Event::Take(1, operator(), Step::ACCEPT, None));
    assert_eq!(world.happen(&elsewhere), Outcome::Done);
}

#[test]
fn nobody_is_put_out_of_a_program_that_pledged_so_and_no_promise_is_taken_back_without_another() {
    let mut world = held(2, Pledges { no_reject: false, no_eject: true });
    let withdraw = Step::Withdraw(WithdrawReason::Unusable);
    let said = refused(&mut world, operator(), withdraw.clone());
    assert!(said.contains("These roles can: supervisor of the program"), "{said}");
    assert!(refused(&mut world, supervisor(), withdraw.clone()).contains("without a place"));
    done(&mut world, operator(), Step::Arrive);
    let out = Step::Discharge(Leaving::Involuntary);
    assert!(refused(&mut world, supervisor(), out).contains("without a place"));
    assert!(refused(&mut world, supervisor(), withdraw).contains("is not possible"));
    done(&mut world, operator(), Step::Discharge(Leaving::OwnWish));
}

#[test]
fn a_time_out_of_its_limits_is_refused_with_the_limits() {
    let mut world = World::of(1, Pledges::default());
    let outcome = world.happen(&Event::Open(hotline(), Step::Hold(14)));
    let Outcome::Refused(NotNow::OutOfRange(_, why)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(
        why.english(),
        "14 minutes is too long or too short for a hold. Enter 15 to 240 minutes."
    );
    assert!(AWAY.check(20_161).is_err() && AWAY.check(0).is_ok());
}

#[test]
fn a_unit_is_held_without_asking_only_where_somebody_lately_said_that_people_are_taken() {
    let now = super::world::evening();
    let post = |taking, hours| CapacityPost {
        id: "c".parse().unwrap(),
        group: "g".parse().unwrap(),
        open: 1,
        taking,
        posted_at: now - chrono::TimeDelta::hours(hours),
        posted_by: "program".to_owned(),
    };
    let ask = |post: Option<CapacityPost>, short| {
        may_hold_without_asking(&LastPost { post, full: None }, short, now)
    };
    assert!(ask(Some(post(Taking::Yes, 12)), 0).is_ok());
    let full_since = |hours| {
        let full = Some(now - chrono::TimeDelta::hours(hours));
        may_hold_without_asking(&LastPost { post: Some(post(Taking::Yes, 2)), full }, 0, now)
    };
    assert!(full_since(3).is_ok(), "it has posted since");
    let why = full_since(1).unwrap_err().english();
    assert!(why.contains("that it is full") && why.contains("Send a request"), "{why}");
    for (post, short, said) in [
        (None, 0, "Nobody has said"),
        (Some(post(Taking::Yes, 13)), 0, "more than 12 hours old"),
        (Some(post(Taking::CallFirst, 1)), 0, "asked first"),
        (Some(post(Taking::No, 1)), 0, "not accepting anyone"),
        (Some(post(Taking::Until(now), 1)), 0, "not accepting anyone"),
        (Some(post(Taking::Yes, 1)), 1, "promised more than it has"),
    ] {
        let why = ask(post, short).unwrap_err().english();
        assert!(why.contains(said) && why.contains("Send a request"), "{why}");
    }
}

#[test]
fn a_persons_choice_is_never_held_against_a_program() {
    for reason in DeclineReason::ALL {
        if reason.whose() == Whose::Person {
            assert_eq!(reason.next_search(), NextSearch::LeaveOut, "{reason:?}");
        }
        assert_eq!(reason.word().parse(), Ok(*reason));
    }
}
