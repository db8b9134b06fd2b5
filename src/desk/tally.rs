//! Counts on their way to the store, so that no answer waits until they are stored.

use crate::store::{Store, StoreError, UnmetCounts};
use chrono::{Datelike, NaiveDate};
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tracing::warn;

/// Counts that are not stored yet.
pub(super) struct Tally {
    store: Store,
    waiting: Mutex<UnmetCounts>,
    /// True if the last attempt failed. Locked while counts are stored, so that another caller
    /// returns only once they are in the store.
    failing: Mutex<bool>,
}

impl Tally {
    pub(super) fn of(store: &Store) -> Self {
        Self { store: store.clone(), waiting: Mutex::default(), failing: Mutex::default() }
    }

    /// Adds one to the count of each reason, in the month of `day`.
    pub(super) fn add(&self, day: NaiveDate, reasons: impl IntoIterator<Item = &'static str>) {
        let month = day.with_day(1).unwrap_or(day);
        let mut waiting = self.waiting();
        for reason in reasons {
            *waiting.entry((month, reason)).or_default() += 1;
        }
    }

    /// Stores the counts. Counts that cannot be stored are logged once and retried. A commit of
    /// unknown outcome may count twice.
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

/// Stores the last counts: a command has no later chance to do it.
impl Drop for Tally {
    fn drop(&mut self) {
        self.store_counts().ok();
    }
}
