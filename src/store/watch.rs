//! Holds the clock by which promises run against one that cannot leap.
//!
//! The database's clock says what time it is, the process's own how much time went by. Where the
//! two part by more than a stall can explain, the one leapt, or time went by that the other did not
//! see, as when a machine sleeps. Nobody can tell which, so nothing ends by it: whatever reads the
//! time is refused until it is decided, within a look, how far the clock is ahead. From then on
//! promises run on as if it had not leapt, until it leaps back or somebody says that it is right.
//! What was decided is a setting of the network, so that every instance has it.

use super::changes::{head, take_head};
use super::connection::Db;
use super::moment::PromiseClock;
use super::{Store, StoreError, settings};
use crate::domain::Timestamp;
use chrono::TimeDelta;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// How far the two may part: more than any request waits, and less than any promise lasts.
const LEAP: TimeDelta = TimeDelta::minutes(5);
/// The setting with what was decided.
const SETTING: &str = "clock-ahead";

/// What an instance has seen of the database's clock.
#[derive(Debug, Default)]
pub struct Watch(Mutex<ClockReading>);

#[derive(Debug, Default)]
struct ClockReading {
    ahead: ClockLead,
    /// The last time there was, and when that was, by the clock that cannot leap.
    last: Option<(Timestamp, Instant)>,
}

/// How far the database's clock is taken to be ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ClockLead {
    /// Counts what was decided: who has seen another number has not heard of the last.
    decision: u64,
    by: TimeDelta,
}

impl Default for ClockLead {
    fn default() -> Self {
        Self { decision: 0, by: TimeDelta::zero() }
    }
}

impl Watch {
    /// How far the database's clock is taken to be ahead of the time by which promises run.
    pub fn ahead(&self) -> TimeDelta {
        self.seen().ahead.by
    }

    /// The time, as the database's clock tells it, unless that has leapt.
    pub(super) fn time(&self, told: Timestamp) -> Result<Timestamp, StoreError> {
        let mut seen = self.seen();
        let time = earlier(told, seen.ahead.by);
        if seen.expected().is_some_and(|expected| (time - expected).abs() > LEAP) {
            return Err(StoreError::Leapt);
        }
        seen.last = Some((time, Instant::now()));
        Ok(time)
    }

    /// The time it is by the clock that cannot leap, while the other is doubted.
    pub(super) fn instead(&self) -> Option<Timestamp> {
        let seen = self.seen();
        if seen.ahead.by.is_zero() { None } else { seen.expected() }
    }

    /// Begins where promises have come to, if the clock is behind that.
    fn begin(&self, reached: Timestamp) {
        let mut seen = self.seen();
        seen.last = seen.last.or(Some((reached, Instant::now())));
    }

    fn take_up(&self, ahead: ClockLead) {
        *self.seen() = ClockReading { ahead, last: None };
    }

    fn seen(&self) -> MutexGuard<'_, ClockReading> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ClockReading {
    fn expected(&self) -> Option<Timestamp> {
        let (time, at) = self.last?;
        time.checked_add_signed(TimeDelta::from_std(at.elapsed()).ok()?)
    }
}

impl Store {
    /// Looks whether the clock has leapt, and decides how far it is ahead, or hears what others
    /// decided. Says so, if that is new.
    pub fn watch(&self, clock: PromiseClock<'_>) -> Result<Option<TimeDelta>, StoreError> {
        let PromiseClock::Watched(_, watch) = clock else { return Ok(None) };
        let known = watch.seen().ahead;
        let (decided, told, reached) =
            self.read(|db| Ok((decided(db)?, clock.told_by(db)?, head(db)?.looked_at.and_utc())))?;
        if decided == known {
            if earlier(told, known.by) + LEAP < reached {
                watch.begin(reached);
            }
            if watch.time(told).is_ok() {
                return Ok(None);
            }
        }
        let decided = self.write(|db| {
            // Whoever finds the same at the same moment waits here, and then hears of it.
            take_head(db)?;
            decide(db, clock, watch)
        })?;
        watch.take_up(decided);
        Ok((decided.by != known.by).then_some(decided.by))
    }

    /// Says that the database's clock is right: from now on promises run by it, whatever it did.
    pub fn trust_clock(&self) -> Result<(), StoreError> {
        self.write(|db| {
            take_head(db)?;
            let decision = decided(db)?.decision + 1;
            keep(db, ClockLead { decision, by: TimeDelta::zero() })
        })
    }

    /// How far the database's clock was decided to be ahead.
    pub fn clock_ahead(&self) -> Result<TimeDelta, StoreError> {
        self.read(|db| Ok(decided(db)?.by))
    }
}

fn decide(db: &mut Db, clock: PromiseClock<'_>, watch: &Watch) -> Result<ClockLead, StoreError> {
    let decided = decided(db)?;
    let seen = watch.seen();
    let (known, expected) = (seen.ahead, seen.expected());
    drop(seen);
    let told = clock.told_by(db)?;
    let Some(expected) = expected.filter(|_| decided == known) else { return Ok(decided) };
    let ahead = told - expected;
    // It came back, or nearly: what is left is no more than it may be off.
    let by = if ahead.abs() <= LEAP { TimeDelta::zero() } else { kept(ahead) };
    let ahead = ClockLead { decision: decided.decision + 1, by };
    keep(db, ahead)?;
    Ok(ahead)
}

fn decided(db: &mut Db) -> Result<ClockLead, StoreError> {
    let Some(said) = settings::read(db, SETTING)? else { return Ok(ClockLead::default()) };
    let read = || {
        let (decision, micros) = said.split_once(' ')?;
        let by = TimeDelta::microseconds(micros.parse().ok()?);
        Some(ClockLead { decision: decision.parse().ok()?, by })
    };
    read().ok_or_else(|| StoreError::Unreadable { what: format!("the setting {SETTING}: {said}") })
}

fn keep(db: &mut Db, ahead: ClockLead) -> Result<(), StoreError> {
    settings::write(db, SETTING, Some(&format!("{} {}", ahead.decision, micros(ahead.by))))
}

/// So long in the microseconds that are kept.
fn kept(time: TimeDelta) -> TimeDelta {
    TimeDelta::microseconds(micros(time))
}

fn micros(time: TimeDelta) -> i64 {
    time.num_microseconds().unwrap_or(i64::MAX)
}

/// At the ends of time, the clock as it is.
fn earlier(moment: Timestamp, by: TimeDelta) -> Timestamp {
    moment.checked_sub_signed(by).unwrap_or(moment)
}
