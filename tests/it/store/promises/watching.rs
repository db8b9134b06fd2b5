//! A clock that jumps: no promise ends because of it, no unit is given twice, and all instances
//! have the same time. That lasts until it jumps back or an administrator says that it is right.

use super::{House, hotline, new_key, operator};
use chrono::TimeDelta;
use std::sync::atomic::{AtomicI64, Ordering};
use waystation::desk::Clock;
use waystation::domain::Timestamp;
use waystation::domain::placement::{Placement, Standing, Step};
use waystation::store::placements::{Begin, KeyedRequest, NotPromised, TakeStep};
use waystation::store::{PromiseClock, Store, StoreError, Watch};

const CLOCK_JUMPED: NotPromised = NotPromised::Store(StoreError::ClockJumped);
/// The tolerance of times after a jump, for what passes between two looks.
const LITTLE: TimeDelta = TimeDelta::minutes(1);

/// A house on the machine's own clock, which the test makes jump: in the test for a file, in the
/// database for a server.
struct JumpingClock {
    house: House,
    minutes: AtomicI64,
}

/// An instance: its connections, and its readings of the clock.
struct Instance<'a> {
    at: &'a JumpingClock,
    store: Store,
    watch: Watch,
}

impl JumpingClock {
    fn of(units: u16) -> Self {
        let clock = Self { house: House::of(0), minutes: AtomicI64::new(0) };
        if clock.house.test.is_on_server() {
            clock.house.test.connection().run(
                "CREATE TABLE jumped (minutes BIGINT NOT NULL);
                 INSERT INTO jumped VALUES (0);
                 CREATE FUNCTION clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
                 $$ SELECT pg_catalog.clock_timestamp()
                        + (SELECT minutes FROM jumped) * interval '1 minute' $$",
            );
        }
        let now = Clock::System.now() - clock.house.now();
        clock.house.pass(now.num_minutes());
        clock.house.post(units);
        clock
    }

    /// Sets the clock off by this many minutes.
    fn jump(&self, minutes: i64) {
        self.minutes.store(minutes, Ordering::SeqCst);
        if self.house.test.is_on_server() {
            let sql = format!("UPDATE jumped SET minutes = {minutes}");
            self.house.test.connection().run(&sql);
        }
    }

    fn instance(&self) -> Instance<'_> {
        let test = &self.house.test;
        // The server's own functions come after those that the test has made.
        let own = || test.url_setting("search_path=public,pg_catalog");
        let url = if test.is_on_server() { own() } else { test.url().to_owned() };
        let store = Store::open(&url).unwrap();
        Instance { at: self, store, watch: Watch::default() }
    }
}

impl Instance<'_> {
    fn by_clock<T>(&self, work: impl FnOnce(PromiseClock<'_>) -> T) -> T {
        let own =
            || Clock::System.now() + TimeDelta::minutes(self.at.minutes.load(Ordering::SeqCst));
        work(PromiseClock::Watched(&own, &self.watch))
    }

    /// Looks once; returns how far the clock is ahead, in minutes, if that is new.
    fn look(&self) -> Option<i64> {
        let ahead = self.by_clock(|clock| self.store.watch(clock)).unwrap();
        ahead.map(|ahead| (ahead.num_seconds() + 30).div_euclid(60))
    }

    fn time(&self) -> Timestamp {
        self.by_clock(|clock| self.store.time(clock)).unwrap()
    }

    fn hold(&self, nth: usize) -> Result<Placement, NotPromised> {
        let (by, key, group) = (hotline(nth), new_key(), &self.at.house.group);
        let begin = Begin { group, units: 1, step: &Step::Hold(15), happened: None };
        self.by_clock(|clock| self.store.begin(KeyedRequest { by: &by, key: &key, clock }, begin))
            .map(|answer| answer.placements[0].clone())
    }

    fn accept(&self, held: &Placement) -> Result<Placement, NotPromised> {
        let (by, key) = (operator(), new_key());
        let take = TakeStep::now(&held.id, held.version, &Step::ACCEPT);
        self.by_clock(|clock| self.store.take(KeyedRequest { by: &by, key: &key, clock }, take))
            .map(|answer| answer.placements[0].clone())
    }

    fn free(&self) -> usize {
        self.by_clock(|clock| self.store.promised(&self.at.house.group, clock)).unwrap().free
    }
}

const JUMPS: [i64; 4] = [60, -60, 24 * 60, -24 * 60];

#[test]
fn a_leap_ends_no_promise_and_gives_no_unit_twice() {
    for jump in JUMPS {
        let clock = JumpingClock::of(1);
        let one = clock.instance();
        assert_eq!(one.look(), None);
        let (held, before) = (one.hold(0).unwrap(), one.time());

        clock.jump(jump);
        assert_eq!(one.hold(1), Err(CLOCK_JUMPED), "{jump}: nobody knows what time it is");
        assert_eq!(one.accept(&held), Err(CLOCK_JUMPED), "{jump}");
        assert_eq!(one.look(), Some(jump));
        assert_eq!(one.look(), None, "{jump}: it is decided once");
        assert!((one.time() - before).abs() < LITTLE, "{jump}: {} after {before}", one.time());
        assert_eq!((one.free(), one.hold(1)), (0, Err(NotPromised::Full)), "{jump}");

        clock.jump(0);
        assert_eq!(one.hold(1), Err(CLOCK_JUMPED), "{jump}, and back");
        assert_eq!(one.look(), Some(0), "{jump}: it came back of itself");
        assert_eq!(one.hold(1), Err(NotPromised::Full), "{jump}, and back");
        let accepted = one.accept(&held).unwrap();
        assert_eq!(accepted.standing(one.time()), Standing::Accepted, "{jump}");
        assert!(!accepted.grant().unwrap().late, "{jump}");
    }
}

#[test]
fn what_one_instance_decides_the_others_hear_and_those_that_start() {
    for jump in JUMPS {
        let clock = JumpingClock::of(2);
        let (one, other) = (clock.instance(), clock.instance());
        assert_eq!((one.look(), other.look()), (None, None));
        let held = one.hold(0).unwrap();
        clock.jump(jump);
        assert_eq!(one.look(), Some(jump));
        assert_eq!(other.hold(1), Err(CLOCK_JUMPED), "{jump}: it has not looked yet");
        assert_eq!(other.look(), Some(jump), "{jump}: heard, not decided again");
        let third = clock.instance();
        assert_eq!(third.look(), Some(jump), "{jump}: one that starts later");
        for instance in [&one, &other, &third] {
            assert!((instance.time() - held.at).abs() < LITTLE, "{jump}");
            assert_eq!(instance.free(), 1, "{jump}");
        }
        assert_eq!(other.hold(1).map(|held| held.version), Ok(1));
        assert_eq!(third.hold(2), Err(NotPromised::Full), "{jump}");
    }
}

#[test]
fn somebody_says_that_the_clock_is_right_and_promises_run_by_it() {
    let clock = JumpingClock::of(1);
    let (one, other) = (clock.instance(), clock.instance());
    assert_eq!((one.look(), other.look()), (None, None));
    let held = one.hold(0).unwrap();
    clock.jump(60);
    assert_eq!((one.look(), other.look()), (Some(60), Some(60)));
    assert_eq!(other.store.clock_ahead().unwrap().num_minutes(), 60);
    clock.house.store().trust_clock().unwrap();
    assert_eq!((one.look(), other.look()), (Some(0), Some(0)));
    assert_eq!(one.look(), None, "that is no jump");
    assert_eq!(held.standing(one.time()), Standing::Expired);
    assert_eq!(one.free(), 1);
    let next = other.hold(1).unwrap();
    assert!(next.at > held.until().unwrap());
}

#[test]
fn less_than_five_minutes_is_no_leap() {
    for drift in [4, -4] {
        let clock = JumpingClock::of(1);
        let one = clock.instance();
        assert_eq!(one.look(), None);
        clock.jump(drift);
        assert!(one.hold(0).is_ok(), "{drift}");
        assert_eq!(one.look(), None, "{drift}");
    }
}

/// As on a machine that starts with a wrong clock before it is corrected.
#[test]
fn an_instance_that_starts_behind_what_was_promised_goes_on_from_there() {
    let clock = JumpingClock::of(1);
    let one = clock.instance();
    assert_eq!(one.look(), None);
    let held = one.hold(0).unwrap();
    one.by_clock(|clock| one.store.since(0, clock)).unwrap();
    drop(one);
    clock.jump(-3 * 24 * 60);
    let next = clock.instance();
    assert_eq!(next.look(), Some(-3 * 24 * 60));
    assert!((next.time() - held.at).abs() < LITTLE);
    assert_eq!(next.hold(1), Err(NotPromised::Full));
    clock.jump(0);
    assert_eq!(next.look(), Some(0));
    assert_eq!(next.hold(1), Err(NotPromised::Full));
}
