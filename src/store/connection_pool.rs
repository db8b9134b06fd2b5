//! The line to the database: its connections, and how it is cut and restored.

use crate::store::StoreError;
use crate::store::connection::Manager;
use crate::store::db::Db;
use crate::store::error::UNREACHABLE;
use crate::store::guard::Guard;
use crate::store::turnstile::{Turn, Turnstile};
use diesel::QueryResult;
use diesel::r2d2::{ManageConnection, NopErrorHandler, Pool, PooledConnection};
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

/// The most connections of one instance. More would not help: they wait for the same processors,
/// the same disk and each other's units.
const CONNECTIONS: u8 = 6;
/// The longest time that a request waits for a connection.
const PATIENCE: Duration = Duration::from_secs(2);

/// The connections to a database.
#[derive(Debug)]
pub(super) struct ConnectionPool {
    manager: Manager,
    lanes: RwLock<Lanes>,
    /// True if the database was found silent; then no other caller waits to find out.
    cut: AtomicBool,
    /// The reason why no connection is lent, such as another database at the same address.
    lost: Mutex<Option<StoreError>>,
}

/// The connections, and the queue for them.
#[derive(Debug, Clone)]
struct Lanes {
    turnstile: Arc<Turnstile>,
    pool: Pool<Manager>,
}

/// A connection on loan. Dropping it returns the connection and then the turn.
pub(super) struct Lent {
    db: PooledConnection<Manager>,
    _turn: Turn,
}

impl ConnectionPool {
    /// Opens one connection first, since the pool would wait and hide the reason of an error.
    pub(super) fn open(manager: Manager) -> Result<Self, StoreError> {
        drop(manager.connect()?);
        Ok(Self::of(manager))
    }

    /// The pool for a database that has answered before.
    pub(super) fn of(manager: Manager) -> Self {
        let lanes = RwLock::new(Lanes::of(manager.clone()));
        Self { manager, lanes, cut: AtomicBool::new(false), lost: Mutex::default() }
    }

    /// Lends a connection on which a unit of work has begun. A connection that broke while idle
    /// fails at `begin`, before any work is done, and the next one is tried.
    pub(super) fn begin_work(
        &self,
        begin: impl Fn(&mut Db) -> QueryResult<()>,
    ) -> Result<Lent, StoreError> {
        self.lost().clone().map_or(Ok(()), Err)?;
        self.begin_even_if_lost(begin)
    }

    /// Like [`begin_work`](Self::begin_work), but also lends a connection while the database counts as lost,
    /// to check whether it still is.
    pub(super) fn begin_even_if_lost(
        &self,
        begin: impl Fn(&mut Db) -> QueryResult<()>,
    ) -> Result<Lent, StoreError> {
        let mut tries = 0;
        loop {
            let mut lent = self.lend()?;
            match begin(&mut lent).map_err(StoreError::from) {
                Ok(()) => return Ok(lent),
                Err(StoreError::Broken { .. }) if tries < CONNECTIONS => tries += 1,
                Err(error) => return Err(error),
            }
        }
    }

    /// Lends a connection. A timeout means that all are in use, unless the pool gives a reason.
    fn lend(&self) -> Result<Lent, StoreError> {
        if self.is_cut() {
            let reason = "it does not answer".to_owned();
            return Err(StoreError::Unreachable { reason });
        }
        let lanes = self.lanes.read().unwrap_or_else(PoisonError::into_inner).clone();
        let turn = lanes.turnstile.turn(PATIENCE).ok_or(StoreError::Busy)?;
        let db = lanes.pool.get().map_err(|error| {
            // The pool keeps only the text of the error.
            let said = error.to_string();
            match said.rsplit_once(UNREACHABLE).or_else(|| said.split_once(": ")) {
                Some((_, reason)) => StoreError::Unreachable { reason: reason.to_owned() },
                None => StoreError::Busy,
            }
        })?;
        Ok(Lent { db, _turn: turn })
    }

    /// Refuses connections with this reason from now on, or lends them again if it is `None`.
    pub(super) fn lose(&self, why: Option<StoreError>) {
        *self.lost() = why;
    }

    /// Returns true while [`lose`](Self::lose) refuses connections.
    pub(super) fn is_lost(&self) -> bool {
        self.lost().is_some()
    }

    /// Drops all idle connections and lends no more.
    pub(super) fn close(&self) {
        let why = "this service has let go of it, since it stops".to_owned();
        self.lose(Some(StoreError::Lost { why }));
        *self.lanes.write().unwrap_or_else(PoisonError::into_inner) =
            Lanes::of(self.manager.clone());
        if let Some(guard) = self.guard() {
            guard.close();
        }
    }

    /// Opens a connection outside the pool.
    pub(super) fn fresh(&self) -> Result<Db, StoreError> {
        self.manager.connect()
    }

    /// The guard of the file; `None` for a server.
    pub(super) fn guard(&self) -> Option<&Guard> {
        self.manager.guard.as_deref()
    }

    fn lost(&self) -> MutexGuard<'_, Option<StoreError>> {
        self.lost.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_cut(&self) -> bool {
        self.cut.load(Ordering::SeqCst)
    }

    /// Refuses every caller at once, until a new connection answers.
    pub(super) fn cut(&self) {
        self.cut.store(true, Ordering::SeqCst);
    }

    /// Tries a new connection if the line was cut, and replaces the pool if it answers. The old
    /// connections are left to the threads that wait on them, since they may never get an answer.
    pub(super) fn reconnect(&self) -> Result<(), StoreError> {
        if self.is_cut() {
            self.manager.is_valid(&mut self.manager.connect()?)?;
            *self.lanes.write().unwrap_or_else(PoisonError::into_inner) =
                Lanes::of(self.manager.clone());
            self.cut.store(false, Ordering::SeqCst);
        }
        Ok(())
    }
}

impl Lanes {
    fn of(manager: Manager) -> Self {
        let pool = Pool::builder()
            .max_size(CONNECTIONS.into())
            .min_idle(Some(0))
            .connection_timeout(PATIENCE)
            // The first statement tests the connection and saves a round trip.
            .test_on_check_out(false)
            .error_handler(Box::new(NopErrorHandler))
            .build_unchecked(manager);
        Self { turnstile: Turnstile::of(CONNECTIONS.into()), pool }
    }
}

impl Deref for Lent {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

impl DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut Db {
        &mut self.db
    }
}
