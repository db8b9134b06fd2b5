//! Checks the clock by which promises run against one that cannot jump.
//!
//! The database's clock tells the time; the process's own clock tells how much time went by. If
//! they differ by more than a stall can explain, one of two things happened. The database's clock
//! jumped, or time went by that the process did not see, as when a machine sleeps. A process cannot
//! tell which, so no promise ends because of it. Every reading is refused until the next check,
//! which decides how far the clock is ahead. From then on promises run as if it had not jumped,
//! until it jumps back or an administrator says that it is right. The decision is a setting, so
//! that every instance has it.

use super::changes::{head, take_head};
use super::connection::Db;
use super::moment::PromiseClock;
use super::{Store, StoreError, settings};
use crate::domain::Timestamp;
use chrono::TimeDelta;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// The largest difference that is no jump: longer than any request waits, and shorter than any
/// promise.
const LARGEST_DRIFT: TimeDelta = TimeDelta::minutes(5);
/// The name of the setting that stores the decision.
const SETTING: &str = "clock-ahead";

/// The last reading of the database's clock in this instance.
#[derive(Debug, Default)]
pub struct Watch(Mutex<ClockReading>);

#[derive(Debug, Default)]
struct ClockReading {
    ahead: ClockLead,
    /// The last accepted time, and the reading of the clock that cannot jump at that moment.
    last: Option<(Timestamp, Instant)>,
}

/// The time by which the database's clock is taken to be ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ClockLead {
    /// The number of the decision. An instance with another number has not seen the latest one.
    decision: u64,
    by: TimeDelta,
}

impl Default for ClockLead {
    fn default() -> Self {
        Self { decision: 0, by: TimeDelta::zero() }
    }
}

impl Watch {
    /// The time by which the database's clock is taken to be ahead of promises; may be negative.
    pub fn ahead(&self) -> TimeDelta {
        self.lock().ahead.by
    }

    /// The time for a reading of the database's clock; an error if that clock jumped.
    pub(super) fn time(&self, told: Timestamp) -> Result<Timestamp, StoreError> {
        let mut seen = self.lock();
        let time = earlier(told, seen.ahead.by);
        if seen.expected().is_some_and(|expected| (time - expected).abs() > LARGEST_DRIFT) {
            return Err(StoreError::ClockJumped);
        }
        seen.last = Some((time, Instant::now()));
        Ok(time)
    }

    /// The expected time by the clock that cannot jump; `None` unless the other is known to be off.
    pub(super) fn instead(&self) -> Option<Timestamp> {
        let seen = self.lock();
        if seen.ahead.by.is_zero() { None } else { seen.expected() }
    }

    /// Starts from the time up to which promises were looked at, unless a reading exists.
    fn begin(&self, reached: Timestamp) {
        let mut seen = self.lock();
        seen.last = seen.last.or(Some((reached, Instant::now())));
    }

    fn set(&self, ahead: ClockLead) {
        *self.lock() = ClockReading { ahead, last: None };
    }

    fn lock(&self) -> MutexGuard<'_, ClockReading> {
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
    /// Checks whether the clock jumped, and decides how far it is ahead or reads what another
    /// instance decided. Returns how far it is ahead, if that changed.
    pub fn watch(&self, clock: PromiseClock<'_>) -> Result<Option<TimeDelta>, StoreError> {
        let PromiseClock::Watched(_, watch) = clock else { return Ok(None) };
        let known = watch.lock().ahead;
        let (decided, told, reached) =
            self.read(|db| Ok((decided(db)?, clock.read_in(db)?, head(db)?.looked_at.and_utc())))?;
        if decided == known {
            if earlier(told, known.by) + LARGEST_DRIFT < reached {
                watch.begin(reached);
            }
            if watch.time(told).is_ok() {
                return Ok(None);
            }
        }
        let decided = self.write(|db| {
            // An instance that finds the same jump waits here, and then sees this decision.
            take_head(db)?;
            decide(db, clock, watch)
        })?;
        watch.set(decided);
        Ok((decided.by != known.by).then_some(decided.by))
    }

    /// Accepts the database's clock as right: from now on promises run by it.
    pub fn trust_clock(&self) -> Result<(), StoreError> {
        self.write(|db| {
            take_head(db)?;
            let decision = decided(db)?.decision + 1;
            save(db, ClockLead { decision, by: TimeDelta::zero() })
        })
    }

    /// The time by which the database's clock was decided to be ahead.
    pub fn clock_ahead(&self) -> Result<TimeDelta, StoreError> {
        self.read(|db| Ok(decided(db)?.by))
    }
}

fn decide(db: &mut Db, clock: PromiseClock<'_>, watch: &Watch) -> Result<ClockLead, StoreError> {
    let decided = decided(db)?;
    let seen = watch.lock();
    let (known, expected) = (seen.ahead, seen.expected());
    drop(seen);
    let told = clock.read_in(db)?;
    let Some(expected) = expected.filter(|_| decided == known) else { return Ok(decided) };
    let ahead = told - expected;
    // The clock came back to within the tolerance, so the rest counts as no jump.
    let by = if ahead.abs() <= LARGEST_DRIFT { TimeDelta::zero() } else { to_micros(ahead) };
    let ahead = ClockLead { decision: decided.decision + 1, by };
    save(db, ahead)?;
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

fn save(db: &mut Db, ahead: ClockLead) -> Result<(), StoreError> {
    settings::write(db, SETTING, Some(&format!("{} {}", ahead.decision, micros(ahead.by))))
}

/// A duration, cut to the microseconds that are stored.
fn to_micros(time: TimeDelta) -> TimeDelta {
    TimeDelta::microseconds(micros(time))
}

fn micros(time: TimeDelta) -> i64 {
    time.num_microseconds().unwrap_or(i64::MAX)
}

/// Subtracts `by`, unless the result is out of range.
fn earlier(moment: Timestamp, by: TimeDelta) -> Timestamp {
    moment.checked_sub_signed(by).unwrap_or(moment)
}
