//! The store does what the simplest keeper of promises in memory does, whatever is asked of both.

use super::{House, hotline, new_key, operator, organization, supervisor};
use crate::cases::cases;
use crate::placement::random::steps;
use crate::placement::world::{Event, Outcome, World};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use waystation::domain::placement::limits::REMEMBERED;
use waystation::domain::placement::{InUse, NotNow, Placement, Pledges, Standing, Step, UnitNow};
use waystation::domain::{Affiliation, PlacementId, Timestamp};
use waystation::store::placements::{NotPromised, Promised};

fn actors() -> impl Strategy<Value = Affiliation> {
    select(vec![operator(), operator(), supervisor(), hotline(0), hotline(1)])
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    // The limits on holds by other organizations, and the need for a post, are unknown to the
    // model.
    let begun = (actors(), steps()).prop_map(|(by, step)| {
        let others = by.organization != organization("o");
        let held_by_others = others && matches!(step, Step::Hold(_));
        (by, if held_by_others { Step::REQUEST } else { step })
    });
    let event = prop_oneof![
        1 => Just(Event::Open(operator(), Step::HOLD)),
        1 => Just(Event::Open(hotline(0), Step::REQUEST)),
        1 => begun.prop_map(|(by, step)| Event::Open(by, step)),
        8 => (any::<usize>(), actors(), steps(), any::<Option<usize>>())
            .prop_map(|(at, by, step, to)| Event::Take(at, by, step, to)),
        1 => (0..4_u16).prop_map(Event::Post),
        1 => prop_oneof![2 => Just(true), 1 => Just(false)].prop_map(Event::Says),
        2 => prop_oneof![0..120_u32, 0..5000_u32].prop_map(Event::Pass),
    ];
    vec(event, 0..40)
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn the_store_does_what_the_model_does(
        events in events(), units in 0..4_u16, tidied in any::<bool>()
    ) {
        let house = House::of(units);
        let began = house.now();
        let mut world = World::of(units, Pledges::default());
        world.house = organization("o");
        let mut ids: Vec<PlacementId> = vec![];
        for event in events {
            world.now = house.now();
            let Some(event) = placed(event, ids.len()) else { continue };
            // A placement that was over for a day does not exist, which the model does not know
            // either.
            let forgotten = matches!(&event, Event::Take(at, ..)
                if world.placements[*at].is_forgotten(world.now));
            let modelled =
                if forgotten { Kind::Forbidden } else { kind(&world.happen(&event)) };
            let done = happen(&house, &mut ids, &event);
            prop_assert_eq!(&done, &modelled, "{:?}", event);
            world.now = house.now();
            // Only on the first day, when nothing is old enough to become a count.
            if tidied && house.now() - began < REMEMBERED {
                house.tidy();
            }
            prop_assert_eq!(standings(&house, &ids), modelled_standings(&world));
            prop_assert_eq!(house.promised(), modelled_promises(&world));
        }
    }
}

/// The kind of result.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Done,
    Full,
    Forbidden,
    OutOfRange,
    Conflict,
    NotOpen,
}

fn kind(outcome: &Outcome) -> Kind {
    match outcome {
        Outcome::Done => Kind::Done,
        Outcome::Full | Outcome::Refused(NotNow::NeedsUnit) => Kind::Full,
        Outcome::Refused(NotNow::Forbidden(_)) => Kind::Forbidden,
        Outcome::Refused(NotNow::OutOfRange(..)) => Kind::OutOfRange,
        Outcome::Refused(NotNow::Conflict(_)) => Kind::Conflict,
        Outcome::Refused(NotNow::NotOpen(_)) => Kind::NotOpen,
    }
}

fn placed(event: Event, count: usize) -> Option<Event> {
    match event.clone() {
        Event::Take(at, by, step, to) => {
            let at = at.checked_rem(count)?;
            Some(Event::Take(at, by, step, to.and_then(|to| to.checked_rem(count))))
        }
        Event::Open(..) | Event::Post(_) | Event::Pass(_) | Event::Tidy | Event::Says(_) => {
            Some(event)
        }
    }
}

fn happen(house: &House, ids: &mut Vec<PlacementId>, event: &Event) -> Kind {
    let done = match event {
        Event::Open(by, step) => house.begin(by, step).map(|placement| ids.push(placement.id)),
        Event::Take(at, by, step, to) => {
            let placement = house.store().placement(&operator(), &ids[*at]).unwrap();
            let elsewhere = to.map(|to| &ids[to]);
            house.take_with(by, &new_key(), &placement, (step, elsewhere)).map(|_answer| ())
        }
        Event::Post(open) => house.try_post(*open),
        Event::Says(open) => {
            house.says(if *open { "open" } else { "closed" });
            Ok(())
        }
        Event::Pass(minutes) => {
            house.pass(i64::from(*minutes));
            Ok(())
        }
        Event::Tidy => Ok(()),
    };
    match done {
        Ok(()) => Kind::Done,
        Err(NotPromised::Full) => Kind::Full,
        // For others it does not exist; the model calls that forbidden.
        Err(NotPromised::Forbidden(_) | NotPromised::NotThere) => Kind::Forbidden,
        Err(NotPromised::OutOfRange(..)) => Kind::OutOfRange,
        Err(NotPromised::Conflict(_)) => Kind::Conflict,
        Err(NotPromised::NotOpen(_)) => Kind::NotOpen,
        Err(other) => panic!("{other:?}"),
    }
}

fn standings(house: &House, ids: &[PlacementId]) -> Vec<String> {
    let of = |id| house.store().placement(&operator(), id).unwrap();
    ids.iter().map(|id| standing(&of(id), house.now())).collect()
}

fn modelled_standings(world: &World) -> Vec<String> {
    world.placements.iter().map(|placement| standing(placement, world.now)).collect()
}

fn standing(placement: &Placement, now: Timestamp) -> String {
    let (state, until) = (placement.standing(now), placement.until());
    format!("{state:?} {} {until:?} {}", placement.version, placement.unit(now).is_some())
}

fn modelled_promises(world: &World) -> Promised {
    let units = world.units_now();
    let count = |of: fn(&InUse) -> bool| units.iter().filter(|u| of(&u.in_use)).count();
    let closed = world.closed.is_some();
    let free = |u: &&UnitNow| u.open && u.in_use == InUse::Free;
    // At a program that has closed, people who have not arrived have no bed.
    let owed = |u: &UnitNow| {
        let taker = world.taker_of(&u.id);
        closed && taker.is_some_and(|one| one.standing(world.now) != Standing::Arrived)
    };
    let short = |u: &&UnitNow| u.in_use != InUse::Free && (!u.open || owed(u));
    Promised {
        free: if closed { 0 } else { units.iter().filter(free).count() },
        on_the_way: count(|u| matches!(u, InUse::Held(_) | InUse::Accepted(_))),
        lived_in: count(|u| *u == InUse::LivedIn),
        short: units.iter().filter(short).count(),
    }
}
