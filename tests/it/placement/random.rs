//! The invariants of promises hold, whatever happens in whatever order.

use super::explored::promised_nothing;
use super::world::{Entry, Event, Outcome, World, actor};
use crate::cases::cases;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;
use waystation::domain::placement::{
    Act, DeclineReason, InUse, Leaving, MAY, NewPlacement, Placement, Pledges, Side, Standing,
    Step, UnitNow, WithdrawReason,
};
use waystation::domain::{ActorRole, Affiliation, Listed, Timestamp, UnitId};

const LONGEST: usize = 60;

fn actors() -> impl Strategy<Value = Affiliation> {
    let organizations = select(vec!["house", "house", "hotline-a", "hotline-b", "other"]);
    (organizations, select(ActorRole::ALL.to_vec())).prop_map(|(of, role)| actor(of, role))
}

pub(crate) fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..1500_u32).prop_map(Step::Request),
        Just(Step::HOLD),
        (0..300_u32).prop_map(Step::Hold),
        Just(Step::Extend),
        Just(Step::ACCEPT),
        (0..5000_u32).prop_map(Step::Accept),
        select(DeclineReason::ALL).prop_map(Step::Decline),
        Just(Step::Cancel),
        Just(Step::Arrive),
        Just(Step::Arrive),
        Just(Step::NoShow),
        (0..21_000_u32).prop_map(Step::Away),
        Just(Step::Return),
        select(Leaving::ALL).prop_map(Step::Discharge),
        Just(Step::Transfer),
        select(WithdrawReason::ALL).prop_map(Step::Withdraw),
    ]
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let begun = prop_oneof![3 => Just(Step::HOLD), 1 => Just(Step::REQUEST), 1 => steps()];
    let event = prop_oneof![
        3 => (actors(), begun).prop_map(|(by, step)| Event::Open(by, step)),
        8 => (any::<usize>(), actors(), steps(), any::<Option<usize>>())
            .prop_map(|(at, by, step, to)| Event::Take(at, by, step, to)),
        1 => (0..4_u16).prop_map(Event::Post),
        1 => prop_oneof![2 => Just(true), 1 => Just(false)].prop_map(Event::Says),
        2 => prop_oneof![0..120_u32, 0..5000_u32, Just(44_000)].prop_map(Event::Pass),
    ];
    vec(event, 0..LONGEST)
}

fn pledges() -> impl Strategy<Value = Pledges> {
    any::<(bool, bool)>().prop_map(|(no_reject, no_eject)| Pledges { no_reject, no_eject })
}

/// Makes a step name one of the existing placements.
fn placed(event: Event, world: &World) -> Option<Event> {
    let count = world.placements.len();
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

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn promises_hold_whatever_happens(events in events(), units in 0..4_u16, pledges in pledges()) {
        let mut world = World::of(units, pledges);
        let mut seen = Seen::default();
        for event in events {
            let Some(event) = placed(event, &world) else { continue };
            let before = world.clone();
            let outcome = world.happen(&event);
            a_refusal_changes_nothing(&before, &world, &outcome);
            full_is_said_when_full(&before, &event, &outcome);
            one_each(&world);
            if before.closed.is_some() {
                promised_nothing(&event, &outcome);
            }
            ended_stays_ended(&before, &world);
            what_expired_is_not_accepted_on_the_same_grant(&before, &world);
            if outcome == Outcome::Done {
                a_post_revokes_nothing(&before, &world, &event);
            }
            seen.units_pass_from_one_to_the_next(&world);
        }
        for (placement, record) in world.placements.iter().zip(&world.records) {
            the_record_tells_the_state(placement, record, world.now);
            everyone_was_allowed(placement, record, &world);
            pledges_were_kept(record, &world);
        }
    }

    #[test]
    fn tidying_changes_no_answer(
        events in events(), units in 0..4_u16, when in vec(any::<bool>(), LONGEST)
    ) {
        let mut untidy = World::of(units, Pledges::default());
        let mut tidy = untidy.clone();
        for (event, tidied) in events.into_iter().zip(when) {
            let Some(event) = placed(event, &untidy) else { continue };
            if tidied {
                tidy.happen(&Event::Tidy);
            }
            prop_assert_eq!(untidy.happen(&event), tidy.happen(&event));
            prop_assert_eq!(untidy.units_now(), tidy.units_now());
            for (a, b) in untidy.placements.iter().zip(&tidy.placements) {
                prop_assert_eq!(a.standing(untidy.now), b.standing(tidy.now));
            }
        }
    }

    #[test]
    fn a_placement_is_read_back_as_it_was_kept(events in events(), units in 0..4_u16) {
        let mut world = World::of(units, Pledges::default());
        for event in events {
            let Some(event) = placed(event, &world) else { continue };
            world.happen(&event);
        }
        for placement in world.placements {
            let kept = placement.to_record();
            prop_assert_eq!(kept.state.to_string().parse(), Ok(kept.state));
            prop_assert_eq!(Placement::try_from(kept), Ok(placement));
        }
    }

    #[test]
    fn a_step_is_read_as_it_was_written(step in steps()) {
        prop_assert_eq!(step.to_string().parse(), Ok(step));
    }

    #[test]
    fn reading_a_step_never_panics(text in "\\PC{0,30}|[a-z-]{0,9} [a-z0-9-]{0,9}") {
        drop(text.parse::<Step>());
    }
}

fn a_refusal_changes_nothing(before: &World, after: &World, outcome: &Outcome) {
    if *outcome != Outcome::Done {
        assert_eq!((&before.placements, &before.units), (&after.placements, &after.units));
    }
}

/// I3: "full" means that no open unit was free.
fn full_is_said_when_full(before: &World, event: &Event, outcome: &Outcome) {
    if *outcome == Outcome::Full {
        let free = |(id, open): &(UnitId, bool)| *open && before.taker_of(id).is_none();
        assert!(!before.units.iter().any(free), "{event:?} was told full");
        assert!(!matches!(event, Event::Take(_, _, Step::Arrive, _)), "being there is a fact");
    }
}

/// I1, I2: one placement per unit, and as many promises as units.
fn one_each(world: &World) {
    let mut takers: BTreeMap<&UnitId, usize> = BTreeMap::new();
    for unit in world.placements.iter().filter_map(|p| p.unit(world.now)) {
        *takers.entry(unit).or_default() += 1;
    }
    assert!(takers.values().all(|count| *count == 1), "{takers:?}");
    assert!(takers.keys().all(|unit| world.units.iter().any(|(id, _)| id == *unit)));
}

/// I8: an ended placement does not change.
fn ended_stays_ended(before: &World, after: &World) {
    for (old, new) in before.placements.iter().zip(&after.placements) {
        if matches!(old.standing(before.now), Standing::Ended(_)) {
            assert_eq!(old, new);
        }
    }
}

/// I6: an expired placement is accepted only with a new grant.
fn what_expired_is_not_accepted_on_the_same_grant(before: &World, after: &World) {
    for (old, new) in before.placements.iter().zip(&after.placements) {
        let accepted = matches!(new.standing(after.now), Standing::Accepted | Standing::Arrived);
        let expired = matches!(old.standing(before.now), Standing::Expired | Standing::Overdue);
        if expired && accepted {
            assert_ne!(old.grant(), new.grant());
            assert_eq!(new.grant().unwrap().at, after.now);
        }
    }
}

/// A post changes no placement. Promises beyond the number of posted units become a shortfall.
fn a_post_revokes_nothing(before: &World, after: &World, event: &Event) {
    let Event::Post(open) = event else { return };
    assert_eq!(before.placements, after.placements);
    let units = after.units_now();
    let on_the_way =
        units.iter().filter(|u| matches!(u.in_use, InUse::Held(_) | InUse::Accepted(_))).count();
    let free = units.iter().filter(|u| u.open && u.in_use == InUse::Free).count();
    let short = units.iter().filter(|u| !u.open && u.in_use != InUse::Free).count();
    let open = usize::from(*open);
    assert_eq!(free, open.saturating_sub(on_the_way));
    assert_eq!(short, on_the_way.saturating_sub(open));
    // If there are too few units, accepted households keep theirs before those that only hold.
    let loses = |u: &&UnitNow| matches!(u, UnitNow { open: false, in_use: InUse::Accepted(_), .. });
    if units.iter().any(|u| loses(&u)) {
        assert!(!units.iter().any(|u| u.open && matches!(u.in_use, InUse::Held(_))));
    }
}

/// The last placement on each unit, and the time of its grant.
#[derive(Default)]
struct Seen(BTreeMap<UnitId, (Placement, Timestamp)>);

impl Seen {
    /// I11, I13: a grant on a unit begins when the one before is over, never earlier.
    fn units_pass_from_one_to_the_next(&mut self, world: &World) {
        for placement in &world.placements {
            let Some(unit) = placement.unit(world.now) else { continue };
            let grant = placement.grant().unwrap();
            if let Some((last, since)) = self.0.get(unit) {
                assert!(grant.at >= *since, "{unit} went back in time");
                let changed = last.id != placement.id;
                let still = world.placements.iter().find(|p| p.id == last.id);
                if changed && let Some(until) = last.frees_at() {
                    let ended = still.is_some_and(|p| p.version > last.version);
                    assert!(ended || grant.at >= until, "{unit} was taken from {last:?}");
                }
            }
            self.0.insert(unit.clone(), (placement.clone(), grant.at));
        }
    }
}

/// I9: the record leads to the state, and its times never go back (I11).
fn the_record_tells_the_state(placement: &Placement, record: &[Entry], now: Timestamp) {
    let (first, more) = record.split_first().unwrap();
    let Placement { id, group, holder, code, .. } = placement.clone();
    let new = NewPlacement { id, group, holder, code };
    let mut told = Placement::begin(new, &first.step, first.unit.clone(), first.at).unwrap();
    let mut at = first.at;
    for entry in more {
        assert!(entry.at >= at);
        at = entry.at;
        told = told.change(&entry.step, entry.unit.clone(), entry.at).unwrap();
    }
    // Giving up an expired grant is no step and not in the record; the placement was over by then.
    assert_eq!(told.standing(now), placement.standing(now));
    assert_eq!((told.version, told.until()), (placement.version, placement.until()));
    assert_eq!(told.grant().map(|g| (&g.unit, g.at)), placement.grant().map(|g| (&g.unit, g.at)));
}

/// I10, derived here from the table alone.
fn everyone_was_allowed(placement: &Placement, record: &[Entry], world: &World) {
    for (nth, entry) in record.iter().enumerate() {
        let act = match (&entry.step, nth) {
            (Step::Hold(_), 0) => Act::Hold,
            (step, _) => step.act(),
        };
        let allowed = MAY.iter().any(|(of, side, roles)| {
            let own = match side {
                Side::Holder => placement.holder == entry.by.organization,
                Side::House => world.house == entry.by.organization,
            };
            *of == act && own && roles.contains(&entry.by.role)
        });
        assert!(allowed, "{entry:?}");
    }
}

/// I12: the pledges of the program were kept.
fn pledges_were_kept(record: &[Entry], world: &World) {
    for entry in record {
        match &entry.step {
            Step::Decline(
                DeclineReason::NotTaking
                | DeclineReason::OutsideRules
                | DeclineReason::CannotMeetNeed,
            ) => assert!(!world.pledges.no_reject, "{entry:?}"),
            Step::Decline(DeclineReason::CannotKeepSafe) if world.pledges.no_reject => {
                assert!(entry.elsewhere && entry.by.role == ActorRole::Supervisor);
            }
            Step::Discharge(Leaving::Involuntary) if world.pledges.no_eject => {
                assert!(entry.elsewhere);
            }
            Step::Transfer | Step::Withdraw(_) => assert!(entry.elsewhere),
            Step::Request(_)
            | Step::Hold(_)
            | Step::Extend
            | Step::Accept(_)
            | Step::Decline(_)
            | Step::Cancel
            | Step::Arrive
            | Step::NoShow
            | Step::Away(_)
            | Step::Return
            | Step::Discharge(_) => {}
        }
    }
}
