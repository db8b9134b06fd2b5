//! Many requests at the same moment: no unit is promised twice, and no request is answered "full"
//! while a unit stays free.

use super::{House, hotline, new_key, operator, supervisor};
use std::collections::BTreeMap;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use waystation::domain::placement::{Placement, RequestKey, Step, WithdrawReason};
use waystation::domain::{Openings, UnitId};
use waystation::store::placements::{Begin, KeyedRequest, NotPromised, TakeStep};
use waystation::store::{PromiseClock, Store, StoreError};

const THREADS: usize = 8;

/// Asks an instance for a hold.
fn begin(
    house: &House,
    store: &Store,
    nth: usize,
    key: &RequestKey,
) -> Result<Placement, NotPromised> {
    let by = hotline(nth);
    let begin = Begin { group: &house.group, units: 1, step: &Step::HOLD, happened: None };
    let now = || house.now();
    let asked = KeyedRequest { by: &by, key, clock: PromiseClock::Told(&now) };
    store.begin(asked, begin).map(|answer| answer.placements[0].clone())
}

fn cancel(house: &House, store: &Store, nth: usize, held: &Placement) -> Result<(), NotPromised> {
    let (by, key) = (hotline(nth), new_key());
    let now = || house.now();
    let asked = KeyedRequest { by: &by, key: &key, clock: PromiseClock::Told(&now) };
    store.take(asked, TakeStep::now(&held.id, held.version, &Step::Cancel)).map(|_answer| ())
}

/// Two instances on one database.
fn instances(house: &House) -> [Store; 2] {
    [house.store().clone(), house.test.again()]
}

/// The results of threads that all begin at the same moment, each with a number.
fn at_once<T: Send>(many: usize, act: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let gate = Barrier::new(many);
    thread::scope(|scope| {
        let racers: Vec<_> = (0..many)
            .map(|nth| {
                let (gate, act) = (&gate, &act);
                scope.spawn(move || {
                    gate.wait();
                    act(nth)
                })
            })
            .collect();
        racers.into_iter().map(|racer| racer.join().unwrap()).collect()
    })
}

#[test]
fn of_many_who_want_the_last_units_exactly_as_many_get_one_as_there_are() {
    for (units, rounds) in [(1_u16, 12), (2, 6), (4, 6)] {
        let house = House::of(units);
        let stores = instances(&house);
        for round in 0..rounds {
            let outcomes = at_once(THREADS, |nth| begin(&house, &stores[nth % 2], nth, &new_key()));
            let held: Vec<&Placement> = outcomes.iter().flatten().collect();
            assert_eq!(held.len(), usize::from(units), "round {round}: {outcomes:?}");
            let refused = outcomes.iter().filter_map(|o| o.as_ref().err());
            refused.for_each(|why| assert_eq!(*why, NotPromised::Full));
            let mut given: Vec<_> = held.iter().map(|p| &p.grant().unwrap().unit).collect();
            given.sort_unstable();
            given.dedup();
            assert_eq!(given.len(), usize::from(units), "one unit was given twice");
            // The next round begins when these have expired, without cleanup.
            house.pass(90);
            house.post(units);
        }
    }
}

#[test]
fn a_key_sent_many_times_at_once_is_done_once() {
    let house = House::of(4);
    let stores = instances(&house);
    for _ in 0..6 {
        let key = new_key();
        let before = house.promised().on_the_way;
        let answers = at_once(THREADS, |nth| begin(&house, &stores[nth % 2], 0, &key).unwrap().id);
        assert!(answers.iter().all(|id| *id == answers[0]), "{answers:?}");
        assert_eq!(house.promised().on_the_way, before + 1);
        house.pass(90);
    }
}

#[test]
fn what_was_answered_is_there_for_everybody_at_that_moment() {
    let house = House::of(40);
    let elsewhere = house.test.again();
    thread::scope(|scope| {
        for nth in 0..THREADS {
            let (house, elsewhere) = (&house, &elsewhere);
            scope.spawn(move || {
                for at in 0..5 {
                    let nth = nth * 5 + at;
                    let held = begin(house, house.store(), nth, &new_key()).unwrap();
                    let seen = elsewhere.placement(&hotline(nth), &held.id);
                    assert_eq!(seen, Ok(held));
                }
            });
        }
    });
}

#[test]
fn an_organization_that_asks_many_times_at_once_holds_no_more_than_its_part() {
    let house = House::of(6);
    let stores = instances(&house);
    let held = AtomicUsize::new(0);
    thread::scope(|scope| {
        for nth in 0..THREADS {
            let (house, store, held) = (&house, &stores[nth % 2], &held);
            scope.spawn(move || {
                for _ in 0..3 {
                    match begin(house, store, 0, &new_key()) {
                        Ok(_) => held.fetch_add(1, Ordering::Relaxed),
                        Err(NotPromised::Conflict(_)) => 0,
                        Err(other) => panic!("{other:?}"),
                    };
                }
            });
        }
    });
    assert_eq!(held.into_inner(), 3);
}

#[test]
fn of_many_households_that_need_two_beds_each_gets_both_or_none() {
    let house = House::of(5);
    let stores = instances(&house);
    let held = at_once(THREADS, |nth| {
        let (by, key, now) = (hotline(nth), new_key(), || house.now());
        let begin = Begin { group: &house.group, units: 2, step: &Step::HOLD, happened: None };
        let asked = KeyedRequest { by: &by, key: &key, clock: PromiseClock::Told(&now) };
        match stores[nth % 2].begin(asked, begin) {
            Ok(answer) => answer.placements.len(),
            Err(NotPromised::Full | NotPromised::TooFew { openings: Openings::Some, .. }) => 0,
            Err(other) => panic!("{other:?}"),
        }
    });
    assert_eq!(held.iter().filter(|count| **count == 2).count(), 2, "{held:?}");
    assert_eq!(held.iter().sum::<usize>(), 4, "{held:?}");
    assert_eq!((house.promised().free, house.promised().on_the_way), (1, 4));
    one_each(&house);
}

/// Each promise may be withdrawn because the other one stands, so one of them must stay.
#[test]
fn of_two_promises_that_each_name_the_other_one_stands() {
    let house = House::of(4);
    let stores = instances(&house);
    for _ in 0..3 {
        let accepted = || house.take(&operator(), &house.hold(0).unwrap(), &Step::ACCEPT).unwrap();
        let both = [accepted(), accepted()];
        let taken_back = at_once(2, |nth| {
            let (by, key, now) = (supervisor(), new_key(), || house.now());
            let step = Step::Withdraw(WithdrawReason::Staff);
            let asked = KeyedRequest { by: &by, key: &key, clock: PromiseClock::Told(&now) };
            let one = TakeStep::now(&both[nth].id, both[nth].version, &step);
            match stores[nth].take(asked, TakeStep { elsewhere: Some(&both[1 - nth].id), ..one }) {
                Ok(_) => 1,
                // If the two wait for each other, one is refused and may try again.
                Err(NotPromised::Conflict(_) | NotPromised::Store(StoreError::Busy)) => 0,
                Err(other) => panic!("{other:?}"),
            }
        });
        assert_eq!(taken_back.into_iter().sum::<usize>(), 1);
        assert_eq!(house.promised().on_the_way, 1);
        for placement in house.placements() {
            drop(house.take(&hotline(0), &placement, &Step::Cancel));
        }
    }
}

#[test]
fn late_answers_arrivals_posts_and_tidying_at_once_neither_lock_up_nor_promise_twice() {
    let house = House::of(3);
    let stores = instances(&house);
    let first: Vec<Placement> = (0..3).map(|nth| house.hold(nth).unwrap()).collect();
    house.pass(90);
    thread::scope(|scope| {
        for (nth, placement) in first.iter().enumerate() {
            let (house, store) = (&house, &stores[nth % 2]);
            scope.spawn(move || {
                let by = operator();
                let step = if nth == 0 { Step::Arrive } else { Step::ACCEPT };
                let now = || house.now();
                let take = TakeStep::now(&placement.id, placement.version, &step);
                let asked =
                    KeyedRequest { by: &by, key: &new_key(), clock: PromiseClock::Told(&now) };
                match store.take(asked, take) {
                    Ok(_) | Err(NotPromised::Full) => {}
                    Err(other) => panic!("{other:?}"),
                }
            });
            scope.spawn(move || match begin(house, store, nth + 10, &new_key()) {
                Ok(_) | Err(NotPromised::Full | NotPromised::Conflict(_)) => {}
                Err(other) => panic!("{other:?}"),
            });
        }
        let house = &house;
        scope.spawn(move || {
            (0..5).for_each(|_| {
                house.tidy();
            });
        });
        scope.spawn(move || (0..5).for_each(|open| house.post(open % 4)));
    });
    one_each(&house);
}

#[test]
fn full_is_never_said_beside_a_unit_that_was_free_all_the_while() {
    const UNITS: u16 = 2;
    let house = House::of(UNITS);
    let stores = instances(&house);
    let start = Instant::now();
    let (held, full): Seen = thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS)
            .map(|nth| {
                let (house, store) = (&house, &stores[nth % 2]);
                scope.spawn(move || work(house, store, nth, start))
            })
            .collect();
        let (mut held, mut full) = (vec![], vec![]);
        for worker in workers {
            let (mine, refused) = worker.join().unwrap();
            held.extend(mine);
            full.extend(refused);
        }
        (held, full)
    });
    assert!(held.len() > 20 && !full.is_empty(), "{} held, {} full", held.len(), full.len());
    no_unit_was_certainly_with_two(&held);
    for span in &full {
        assert!(may_have_been_full(*span, &held, UNITS.into()), "a false full in {span:?}");
    }
    one_each(&house);
}

/// The time from before a request to after its answer, since the start.
type Span = (Duration, Duration);

/// A unit that was held: certainly between the two inner moments, possibly between the outer ones.
#[derive(Debug)]
struct Held {
    unit: UnitId,
    asked: Duration,
    got: Duration,
    gives: Duration,
    gone: Duration,
}

/// The holds of one worker or of all, and the spans of the requests that were answered "full".
type Seen = (Vec<Held>, Vec<Span>);

/// Holds units and gives them back, again and again.
fn work(house: &House, store: &Store, nth: usize, start: Instant) -> Seen {
    let (mut held, mut full) = (vec![], vec![]);
    for _ in 0..25 {
        let asked = start.elapsed();
        match begin(house, store, nth, &new_key()) {
            Ok(placement) => {
                let got = start.elapsed();
                let unit = placement.grant().unwrap().unit.clone();
                // Long enough for other threads to find the units taken.
                thread::sleep(Duration::from_millis(2));
                let gives = start.elapsed();
                cancel(house, store, nth, &placement).unwrap();
                held.push(Held { unit, asked, got, gives, gone: start.elapsed() });
            }
            Err(NotPromised::Full) => full.push((asked, start.elapsed())),
            Err(other) => panic!("{other:?}"),
        }
    }
    (held, full)
}

fn no_unit_was_certainly_with_two(held: &[Held]) {
    let mut by_unit: BTreeMap<&UnitId, Vec<Span>> = BTreeMap::new();
    for one in held {
        by_unit.entry(&one.unit).or_default().push((one.got, one.gives));
    }
    for (unit, mut spans) in by_unit {
        spans.sort_unstable();
        let apart = spans.windows(2).all(|two| two[0].1 <= two[1].0);
        assert!(apart, "{unit} was with two at once");
    }
}

/// Returns true if at some moment of the span as many units may have been taken as there are.
fn may_have_been_full((from, to): Span, held: &[Held], units: usize) -> bool {
    let moments =
        held.iter().map(|one| one.asked).filter(|m| (from..=to).contains(m)).chain([from]);
    moments.into_iter().any(|moment| {
        let mut with: Vec<&UnitId> = held
            .iter()
            .filter(|one| one.asked <= moment && moment <= one.gone)
            .map(|one| &one.unit)
            .collect();
        with.sort_unstable();
        with.dedup();
        with.len() >= units
    })
}

fn one_each(house: &House) {
    let placements = house.placements();
    let mut units: Vec<_> = placements.iter().filter_map(|p| p.unit(house.now())).collect();
    units.sort_unstable();
    let all = units.len();
    units.dedup();
    assert_eq!(all, units.len());
}
