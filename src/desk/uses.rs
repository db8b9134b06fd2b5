//! Uses of tokens and sessions on their way to the store, so that no request waits until they are
//! stored. They are stored within a second or so.

use crate::domain::Timestamp;
use crate::store::{Store, StoreError};
use std::collections::BTreeMap;
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tracing::warn;

/// The last use of each id.
type LastUses = BTreeMap<String, Timestamp>;

/// Uses that are not stored yet.
#[derive(Debug, Default)]
pub(super) struct Uses {
    tokens: Mutex<LastUses>,
    sessions: Mutex<LastUses>,
}

impl Uses {
    /// Notes that a token was used.
    pub(super) fn token(&self, id: &str, now: Timestamp) {
        lock(&self.tokens).insert(id.to_owned(), now);
    }

    /// Notes that a session made a request.
    pub(super) fn session(&self, id: &str, now: Timestamp) {
        lock(&self.sessions).insert(id.to_owned(), now);
    }

    /// Stores the uses. Uses that cannot be stored are logged and dropped: later ones follow.
    pub(super) fn store(&self, store: &Store) {
        let (tokens, sessions) =
            (mem::take(&mut *lock(&self.tokens)), mem::take(&mut *lock(&self.sessions)));
        let stored = tokens.iter().try_for_each(|(id, at)| store.use_token(id, *at));
        let stored: Result<(), StoreError> = stored
            .and_then(|()| sessions.iter().try_for_each(|(id, at)| store.see_session(id, *at)));
        if let Err(why) = stored {
            warn!(%why, "uses of tokens and sessions are not kept");
        }
    }
}

fn lock(uses: &Mutex<LastUses>) -> MutexGuard<'_, LastUses> {
    uses.lock().unwrap_or_else(PoisonError::into_inner)
}
