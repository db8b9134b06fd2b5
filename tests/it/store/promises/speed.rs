//! How many holds a second there are, with as many instances' threads as one asks for. Not a test
//! of correctness but for what it ends with: one placement a unit.

use super::{House, hotline, new_key, operator};
use std::thread;
use std::time::{Duration, Instant};
use waystation::domain::placement::{Pledges, Step};
use waystation::store::placements::{Asked, Begin, NotPromised, Take};
use waystation::store::{PromiseClock, Store};

const LASTS: Duration = Duration::from_secs(10);

#[test]
#[ignore = "takes ten seconds for each number of clients; prints its figures"]
fn holds_a_second() {
    for clients in [1, 8, 32] {
        measure(clients);
    }
}

#[expect(clippy::print_stderr, reason = "the figures are what one runs this for")]
fn measure(clients: usize) {
    let house = House::of(8);
    let stores: Vec<Store> = (0..2).map(|_| house.test.again()).collect();
    let start = Instant::now();
    let mut times: Vec<(Duration, bool)> = thread::scope(|scope| {
        let working: Vec<_> = (0..clients)
            .map(|nth| {
                let (house, store) = (&house, &stores[nth % 2]);
                scope.spawn(move || work(house, store, nth, start))
            })
            .collect();
        working.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    let lasted = start.elapsed().as_secs_f64();
    times.sort_unstable();
    let held = times.iter().filter(|(_, held)| *held).count();
    let at = |share: usize| times[times.len() * share / 100].0;
    eprintln!(
        "{clients} clients: {:.0} attempts/s, {held} held of {}, p50 {:?}, p99 {:?}",
        f64::from(u32::try_from(times.len()).unwrap()) / lasted,
        times.len(),
        at(50),
        at(99),
    );
    let units: Vec<_> = house.store().placements_of(&operator(), &house.group).unwrap();
    let mut taken: Vec<_> = units.iter().filter_map(|p| p.unit(house.now())).collect();
    taken.sort_unstable();
    assert!(taken.windows(2).all(|two| two[0] != two[1]));
}

/// Holds and gives back; how long each attempt to hold took, and whether it did.
fn work(house: &House, store: &Store, nth: usize, start: Instant) -> Vec<(Duration, bool)> {
    let (by, now) = (hotline(nth), || house.now());
    let clock = PromiseClock::Told(&now);
    let mut times = vec![];
    while start.elapsed() < LASTS {
        let asked = Instant::now();
        let begin = Begin { group: &house.group, units: 1, step: &Step::HOLD };
        let held = store.begin(Asked { by: &by, key: &new_key(), clock }, begin);
        times.push((asked.elapsed(), held.is_ok()));
        match held {
            Ok(answer) => {
                let held = &answer.placements[0];
                let (placement, seen, step) = (&held.id, held.version, &Step::Cancel);
                let pledges = Pledges::default();
                let take = Take { placement, seen, step, elsewhere: None, pledges };
                store.take(Asked { by: &by, key: &new_key(), clock }, take).unwrap();
            }
            Err(NotPromised::Full) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    times
}
