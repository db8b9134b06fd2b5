//! Callers whom this instance recognized a short time ago. While the database is away, they go on
//! searching in what the instance knows.

use crate::domain::{Timestamp, hex};
use chrono::TimeDelta;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The time for which a caller is remembered.
const REMEMBERED: TimeDelta = TimeDelta::minutes(15);

/// The last time at which each caller was recognized, by the digest of the token or cookie.
type Callers<A> = HashMap<String, (A, Timestamp)>;

/// The callers of this instance.
#[derive(Debug)]
pub(super) struct RecentCallers<A>(Mutex<Callers<A>>);

impl<A> Default for RecentCallers<A> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<A: Clone> RecentCallers<A> {
    /// Remembers a caller who was recognized by a token or a cookie.
    pub(super) fn remember(&self, secret: &str, caller: A, now: Timestamp) {
        let mut callers = self.callers();
        callers.retain(|_, (_, at)| now - *at < REMEMBERED);
        callers.insert(digest(secret), (caller, now));
    }

    /// Forgets a caller whom the store does not recognize.
    pub(super) fn forget(&self, secret: &str) {
        self.callers().remove(&digest(secret));
    }

    /// Returns the caller with a token or a cookie; `None` if the last time is too long ago.
    pub(super) fn known(&self, secret: &str, now: Timestamp) -> Option<A> {
        let callers = self.callers();
        let (caller, at) = callers.get(&digest(secret))?;
        (now - *at < REMEMBERED).then(|| caller.clone())
    }

    fn callers(&self) -> MutexGuard<'_, Callers<A>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn digest(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_is_remembered_for_a_quarter_of_an_hour_and_forgotten_at_once() {
        let (callers, began) = (RecentCallers::default(), Timestamp::UNIX_EPOCH);
        callers.remember("secret", "caller", began);
        assert_eq!(callers.known("secret", began + REMEMBERED / 2), Some("caller"));
        assert_eq!(callers.known("secret", began + REMEMBERED), None);
        assert_eq!(callers.known("other", began), None);
        callers.forget("secret");
        assert_eq!(callers.known("secret", began), None);
    }
}
