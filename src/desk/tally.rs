//! Counts on their way to the store: who asks is answered first, and does not wait for it.

use crate::store::{Store, StoreError, UnmetCounts};
use chrono::{Datelike, NaiveDate};
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tracing::warn;

/// What was counted and is not stored yet.
pub(super) struct Tally {
    store: Store,
    waiting: Mutex<UnmetCounts>,
    /// Held while counts are stored, so that who comes meanwhile finds them stored, not on their way;
    /// whether the last time failed.
    failing: Mutex<bool>,
}

impl Tally {
    pub(super) fn of(store: &Store) -> Self {
        Self { store: store.clone(), waiting: Mutex::default(), failing: Mutex::default() }
    }

    /// Counts one more under each reason, in the month of a day.
    pub(super) fn add(&self, day: NaiveDate, reasons: impl IntoIterator<Item = &'static str>) {
        let month = day.with_day(1).unwrap_or(day);
        let mut waiting = self.waiting();
        for reason in reasons {
            *waiting.entry((month, reason)).or_default() += 1;
        }
    }

    /// Stores what was counted. What cannot be stored is told when that begins, and waits for the next
    /// time; what broke off so late that nobody knows whether it is stored may then count twice.
    pub(super) fn store_counts(&self) -> Result<(), StoreError> {
        let mut failing = self.failing.lock().unwrap_or_else(PoisonError::into_inner);
        let counts = mem::take(&mut *self.waiting());
        if counts.is_empty() {
            return Ok(());
        }
        let stored = self.store.count_unmet(&counts);
        if let Err(why) = &stored {
            if !*failing {
                warn!(%why, "unmet need could not be stored yet");
            }
            let mut waiting = self.waiting();
            for (what, count) in counts {
                *waiting.entry(what).or_default() += count;
            }
        }
        *failing = stored.is_err();
        stored
    }

    fn waiting(&self) -> MutexGuard<'_, UnmetCounts> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A command ends without anybody who would come back for what it counted.
impl Drop for Tally {
    fn drop(&mut self) {
        self.store_counts().ok();
    }
}
