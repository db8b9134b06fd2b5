//! From posts to promises: only a post opens a unit, and no post withdraws a promise.

use super::{House, hotline, operator};
use crate::database::TestStore;
use crate::here::English;
use crate::store::made::{moment, post, smallest};
use chrono::TimeDelta;
use waystation::domain::placement::{DeclineReason, Step};
use waystation::domain::{Catalog, Unit};
use waystation::store::PromiseClock;
use waystation::store::placements::{NotPromised, Promised, TakeStep};

#[test]
fn an_imported_unit_is_no_promise_until_a_post_says_so() {
    let test = TestStore::new();
    let mut catalog = smallest();
    for nth in 0..3 {
        let id = format!("u-{nth}").parse().unwrap();
        catalog.units.push(Unit { id, group: "g".parse().unwrap() });
    }
    test.store.save(&catalog, &mut |_, _| {}).unwrap();
    let group = "g".parse().unwrap();
    let now = || moment(0);
    let promised = || test.store.promised(&group, PromiseClock::Told(&now)).unwrap();
    assert_eq!(promised(), Promised::default());
    for (open, at) in [(2, 1), (5, 2), (1, 3)] {
        test.store.post(&post(&format!("c-{at}"), "g", open, moment(at))).unwrap();
        assert_eq!(promised(), Promised { free: usize::from(open), ..Promised::default() });
    }
    test.store.post(&post("late", "g", 9, moment(2))).unwrap();
    assert_eq!(promised().free, 1, "an older post that comes late changes nothing");
}

#[test]
fn a_post_that_comes_with_an_import_vouches_for_its_units() {
    for known in [0, 1, 4] {
        let test = TestStore::new();
        let mut catalog = smallest();
        for nth in 0..known {
            let id = format!("u-{nth}").parse().unwrap();
            catalog.units.push(Unit { id, group: "g".parse().unwrap() });
        }
        catalog.posts = vec![post("a", "g", 9, moment(1)), post("b", "g", 2, moment(2))];
        test.store.save(&catalog, &mut |_, _| {}).unwrap();
        let now = || moment(3);
        let promised =
            || test.store.promised(&"g".parse().unwrap(), PromiseClock::Told(&now)).unwrap().free;
        assert_eq!(promised(), 2);
        let more = Catalog { posts: vec![post("c", "g", 3, moment(3))], ..Catalog::default() };
        test.store.save(&more, &mut |_, _| {}).unwrap();
        assert_eq!(promised(), 3);
    }
}

#[test]
fn a_post_below_what_is_promised_revokes_nothing_and_leaves_the_program_short() {
    let house = House::of(3);
    let held = house.hold(0).unwrap();
    let accepted = house.take(&operator(), &house.hold(1).unwrap(), &Step::ACCEPT).unwrap();
    let arrived = house.take(&operator(), &house.hold(2).unwrap(), &Step::Arrive).unwrap();
    // Two are on the way and one has arrived; one of the open units is left.
    house.post(1);
    assert_eq!(house.promised(), Promised { free: 0, on_the_way: 2, lived_in: 1, short: 1 });
    let said = house.hold(3).unwrap_err().english();
    assert!(said.contains("promised more than it has"), "{said}");
    // The accepted household keeps its unit; the hold is on a unit that will close.
    house.take(&hotline(0), &held, &Step::Cancel).unwrap();
    assert_eq!(house.promised(), Promised { free: 0, on_the_way: 1, lived_in: 1, short: 0 });
    assert_eq!(house.hold(3), Err(NotPromised::Full));
    house.take(&operator(), &accepted, &Step::Arrive).unwrap();
    house.take(&operator(), &arrived, &Step::AWAY).unwrap();
    house.post(0);
    assert_eq!(house.promised(), Promised { free: 0, on_the_way: 0, lived_in: 2, short: 0 });
}

#[test]
fn units_of_a_post_count_those_on_the_way_among_the_open_ones() {
    let house = House::of(2);
    house.hold(0).unwrap();
    house.post(2);
    assert_eq!(house.promised(), Promised { free: 1, on_the_way: 1, lived_in: 0, short: 0 });
}

/// The group as its program reads it: the number of free units, and the age of that statement.
fn said_of(house: &House) -> (u16, i64) {
    let now = || house.now();
    let (catalog, _) = house.store().in_force(PromiseClock::Told(&now)).unwrap();
    let post = &catalog.posts[0];
    (post.open, (house.now() - post.posted_at).num_minutes())
}

#[test]
fn full_after_all_holds_until_the_next_post_whoever_tidied() {
    let house = House::of(2);
    let held = house.hold(0).unwrap();
    house.pass(10);
    house.take(&operator(), &held, &Step::Decline(DeclineReason::Full)).unwrap();
    assert_eq!(said_of(&house), (0, 0));
    let said = house.hold(1).unwrap_err().english();
    assert!(said.contains("since its last post that it is full"), "{said}");
    house.begin(&operator(), &Step::HOLD).expect("the program itself knows best");
    house.pass(25 * 60);
    assert_eq!(said_of(&house), (0, 25 * 60));
    assert_eq!(house.tidy().counted, 1);
    assert_eq!(said_of(&house), (0, 25 * 60), "of the placement only a count is left");
    house.post(2);
    assert_eq!(said_of(&house), (2, 0));
    house.hold(1).unwrap();
}

#[test]
fn full_on_paper_before_the_last_post_says_nothing_of_it() {
    let house = House::of(1);
    let held = house.hold(0).unwrap();
    house.pass(30);
    house.post(2);
    house.pass(10);
    let full = Step::Decline(DeclineReason::NotTaking);
    let happened = Some(house.now() - TimeDelta::minutes(20));
    let take = TakeStep { happened, ..TakeStep::now(&held.id, held.version, &full) };
    house.asking(&operator(), &super::new_key(), |asked| house.store().take(asked, take)).unwrap();
    assert_eq!(said_of(&house), (2, 10));
    house.hold(1).unwrap();
}
