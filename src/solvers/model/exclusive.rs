//! Turns at a solver whose library takes one model at a time. A caller waits only as long as its
//! own time lasts, so one long request never delays another beyond its budget.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

static TAKEN: Mutex<bool> = Mutex::new(false);
static GIVEN_BACK: Condvar = Condvar::new();

/// A turn, given back on drop.
#[derive(Debug)]
pub(super) struct ExclusiveUse {
    until: Instant,
}

impl ExclusiveUse {
    /// Waits for a turn. `None` if time runs out first.
    pub(super) fn within(within: Duration) -> Option<Self> {
        let until = Instant::now() + within;
        let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = GIVEN_BACK.wait_timeout_while(taken, within, |taken| *taken);
        let (mut taken, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if *taken {
            return None;
        }
        *taken = true;
        Some(Self { until })
    }

    /// Returns the time left.
    pub(super) fn left(&self) -> Duration {
        self.until.saturating_duration_since(Instant::now())
    }
}

impl Drop for ExclusiveUse {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) = false;
        GIVEN_BACK.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread::{sleep, spawn};

    const SHORT: Duration = Duration::from_millis(20);
    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn a_second_waits_no_longer_than_it_may_and_comes_when_the_first_is_done() {
        let first = ExclusiveUse::within(LONG).unwrap();
        assert!(first.left() > SHORT);
        assert!(spawn(|| ExclusiveUse::within(SHORT).is_none()).join().unwrap());
        let second = spawn(|| ExclusiveUse::within(LONG).is_some());
        sleep(SHORT);
        drop(first);
        assert!(second.join().unwrap());
        assert!(ExclusiveUse::within(SHORT).is_some());
    }
}
