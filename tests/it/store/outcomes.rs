//! Results of calls are stored as recorded, and a network's own curves are those of its night.

use crate::database::{STILL, TestStore};
use crate::store::made::moment;
use chrono::TimeDelta;
use std::thread;
use waystation::domain::{Audience, Cell, Curve, Curves, Outcome, Stage};
use waystation::store::StoreError;

fn outcome(units: u16, minutes: i64, still_open: bool) -> Outcome {
    let day = moment(0).date_naive();
    let age = TimeDelta::minutes(minutes);
    let audience = (units == 2).then_some(Audience::Women);
    Outcome { stage: Stage::LongTerm, audience, units, age, still_open, day }
}

#[test]
fn outcomes_are_kept_in_order_also_from_several_threads() {
    let test = TestStore::new();
    assert_eq!(test.store.outcomes().unwrap(), []);
    let both = [outcome(2, 90, true), outcome(0, 7_000_000, false)];
    for found in &both {
        test.store.record(found).unwrap();
    }
    assert_eq!(test.store.outcomes().unwrap(), both);
    thread::scope(|scope| {
        for worker in 0..4 {
            let store = if worker % 2 == 0 { test.store.clone() } else { test.again() };
            scope.spawn(move || (0..15).for_each(|_| store.record(&outcome(1, 5, true)).unwrap()));
        }
    });
    assert_eq!(test.store.outcomes().unwrap().len(), 62);
}

#[test]
fn a_night_has_the_curves_its_network_has_fitted() {
    let test = TestStore::new();
    assert_eq!(test.store.night(STILL).unwrap().curves, Curves::default());
    let cell = Cell::of(Stage::Emergency, 3).unwrap();
    let own = Curves::default().with(cell, Curve { a: 0.5, tau: 2.0, b: 1.0 });
    test.store.set(Curves::SETTING, Some(&own.to_string())).unwrap();
    assert_eq!(test.store.night(STILL).unwrap().curves, own);
    test.store.set(Curves::SETTING, Some("{}")).unwrap();
    let broken = test.store.night(STILL).unwrap_err();
    assert!(matches!(broken, StoreError::Unreadable { .. }), "{broken:?}");
    test.store.set(Curves::SETTING, None).unwrap();
    assert_eq!(test.store.night(STILL).unwrap().curves, Curves::default());
}
