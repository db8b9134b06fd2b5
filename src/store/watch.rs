//! Checks the clock by which promises run against one that cannot jump.
//!
//! The database's clock tells the time; the process's own clock tells how much time went by. If
//! they differ by more than a stall can explain, one of two things happened. The database's clock
//! jumped, or time went by that the process did not see, as when a machine sleeps. A process cannot
//! tell which, so no promise ends because of it. Every reading is refused until the next check,
//! which decides how far the clock is ahead. From then on promises run as if it had not jumped,
//! until it jumps back or an administrator says that it is right. The decision is a setting, so
//! that every instance has it; the file `clock_decision` makes it.

use super::StoreError;
use crate::domain::Timestamp;
use chrono::TimeDelta;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// The largest difference that is no jump: longer than any request waits, and shorter than any
/// promise.
pub(super) const LARGEST_DRIFT: TimeDelta = TimeDelta::minutes(5);
/// The last reading of the database's clock in this instance.
#[derive(Debug, Default)]
pub struct Watch(Mutex<ClockReading>);

#[derive(Debug, Default)]
pub(super) struct ClockReading {
    pub(super) ahead: ClockLead,
    /// The last accepted time, and the reading of the clock that cannot jump at that moment.
    last: Option<(Timestamp, Instant)>,
}

/// The time by which the database's clock is taken to be ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClockLead {
    /// The number of the decision. An instance with another number has not seen the latest one.
    pub(super) decision: u64,
    pub(super) by: TimeDelta,
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
    pub(super) fn begin(&self, reached: Timestamp) {
        let mut seen = self.lock();
        seen.last = seen.last.or(Some((reached, Instant::now())));
    }

    pub(super) fn set(&self, ahead: ClockLead) {
        *self.lock() = ClockReading { ahead, last: None };
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, ClockReading> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ClockReading {
    pub(super) fn expected(&self) -> Option<Timestamp> {
        let (time, at) = self.last?;
        time.checked_add_signed(TimeDelta::from_std(at.elapsed()).ok()?)
    }
}

/// Subtracts `by`, unless the result is out of range.
pub(super) fn earlier(moment: Timestamp, by: TimeDelta) -> Timestamp {
    moment.checked_sub_signed(by).unwrap_or(moment)
}
