//! The line to the database: its connections, and what is done when it is cut.

use crate::store::StoreError;
use crate::store::connection::Manager;
use crate::store::error::UNREACHABLE;
use diesel::r2d2::{ManageConnection, NopErrorHandler, Pool, PooledConnection};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

/// The connections one instance keeps at most.
const CONNECTIONS: u32 = 16;
/// How long a request waits for one of them.
const PATIENCE: Duration = Duration::from_secs(2);

/// The connections to a database.
#[derive(Debug)]
pub(super) struct Line {
    manager: Manager,
    pool: RwLock<Pool<Manager>>,
    /// Whether somebody found that it does not answer: then nobody else waits to find out.
    cut: AtomicBool,
}

impl Line {
    /// The pool would wait and hide the reason, so the first connection is made by hand.
    pub(super) fn open(manager: Manager) -> Result<Self, StoreError> {
        drop(manager.connect()?);
        let pool = RwLock::new(pool(manager.clone()));
        Ok(Self { manager, pool, cut: AtomicBool::new(false) })
    }

    /// A connection; none in time means that all are in use, unless the pool names a reason.
    pub(super) fn db(&self) -> Result<PooledConnection<Manager>, StoreError> {
        if self.is_cut() {
            let reason = "it does not answer".to_owned();
            return Err(StoreError::Unreachable { reason });
        }
        let pool = self.pool.read().unwrap_or_else(PoisonError::into_inner).clone();
        pool.get().map_err(|error| {
            // The pool keeps no more of the reason than its sentence.
            let said = error.to_string();
            match said.rsplit_once(UNREACHABLE).or_else(|| said.split_once(": ")) {
                Some((_, reason)) => StoreError::Unreachable { reason: reason.to_owned() },
                None => StoreError::Busy,
            }
        })
    }

    fn is_cut(&self) -> bool {
        self.cut.load(Ordering::SeqCst)
    }

    /// From now on everybody is told at once, until [`mend`](Self::mend) finds otherwise.
    pub(super) fn cut(&self) {
        self.cut.store(true, Ordering::SeqCst);
    }

    /// Tries a connection of its own where the line was cut. Those that were there before are left
    /// to whoever still waits on them: they may never hear an answer.
    pub(super) fn mend(&self) -> Result<(), StoreError> {
        if self.is_cut() {
            self.manager.is_valid(&mut self.manager.connect()?)?;
            *self.pool.write().unwrap_or_else(PoisonError::into_inner) = pool(self.manager.clone());
            self.cut.store(false, Ordering::SeqCst);
        }
        Ok(())
    }
}

fn pool(manager: Manager) -> Pool<Manager> {
    Pool::builder()
        .max_size(CONNECTIONS)
        .min_idle(Some(0))
        .connection_timeout(PATIENCE)
        .error_handler(Box::new(NopErrorHandler))
        .build_unchecked(manager)
}
