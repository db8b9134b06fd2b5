//! The line to the database: its connections, and what is done when it is cut.

use crate::store::StoreError;
use crate::store::connection::{Db, Manager};
use crate::store::error::UNREACHABLE;
use crate::store::guard::Guard;
use crate::store::turnstile::{Turn, Turnstile};
use diesel::QueryResult;
use diesel::r2d2::{ManageConnection, NopErrorHandler, Pool, PooledConnection};
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

/// The connections one instance keeps at most. More would not do more: they wait for the same
/// processors, the same disk and each other's units.
const CONNECTIONS: u8 = 6;
/// How long a request waits for one of them.
const PATIENCE: Duration = Duration::from_secs(2);

/// The connections to a database.
#[derive(Debug)]
pub(super) struct ConnectionPool {
    manager: Manager,
    lanes: RwLock<Lanes>,
    /// Whether somebody found that it does not answer: then nobody else waits to find out.
    cut: AtomicBool,
    /// Why nobody may have a connection: what they lead to is not the database that was opened.
    lost: Mutex<Option<StoreError>>,
}

/// Connections, and who may have one next.
#[derive(Debug, Clone)]
struct Lanes {
    turnstile: Arc<Turnstile>,
    pool: Pool<Manager>,
}

/// A connection, given back when it is dropped, and then the turn.
pub(super) struct Lent {
    db: PooledConnection<Manager>,
    _turn: Turn,
}

impl ConnectionPool {
    /// The pool would wait and hide the reason, so the first connection is made by hand.
    pub(super) fn open(manager: Manager) -> Result<Self, StoreError> {
        drop(manager.connect()?);
        Ok(Self::of(manager))
    }

    /// To a database on which a connection was made before.
    pub(super) fn of(manager: Manager) -> Self {
        let lanes = RwLock::new(Lanes::of(manager.clone()));
        Self { manager, lanes, cut: AtomicBool::new(false), lost: Mutex::default() }
    }

    /// A connection on which a unit of work has begun. One that broke while nobody used it shows it
    /// at its first word, when nothing is done yet: then the next is taken.
    pub(super) fn begun(
        &self,
        begin: impl Fn(&mut Db) -> QueryResult<()>,
    ) -> Result<Lent, StoreError> {
        self.lost().clone().map_or(Ok(()), Err)?;
        self.begun_anyway(begin)
    }

    /// The same even where what is there is not the database that was opened, to look whether it is.
    pub(super) fn begun_anyway(
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

    /// A connection; none in time means that all are in use, unless the pool names a reason.
    fn lend(&self) -> Result<Lent, StoreError> {
        if self.is_cut() {
            let reason = "it does not answer".to_owned();
            return Err(StoreError::Unreachable { reason });
        }
        let lanes = self.lanes.read().unwrap_or_else(PoisonError::into_inner).clone();
        let turn = lanes.turnstile.turn(PATIENCE).ok_or(StoreError::Busy)?;
        let db = lanes.pool.get().map_err(|error| {
            // The pool keeps no more of the reason than its sentence.
            let said = error.to_string();
            match said.rsplit_once(UNREACHABLE).or_else(|| said.split_once(": ")) {
                Some((_, reason)) => StoreError::Unreachable { reason: reason.to_owned() },
                None => StoreError::Busy,
            }
        })?;
        Ok(Lent { db, _turn: turn })
    }

    /// From now on nobody gets a connection, and everybody hears why, until it is `None` again.
    pub(super) fn lose(&self, why: Option<StoreError>) {
        *self.lost() = why;
    }

    /// Whether that is so.
    pub(super) fn is_lost(&self) -> bool {
        self.lost().is_some()
    }

    /// Lets go of all connections that nobody uses, and gives none any more.
    pub(super) fn close(&self) {
        let why = "this service has let go of it, since it stops".to_owned();
        self.lose(Some(StoreError::Lost { why }));
        *self.lanes.write().unwrap_or_else(PoisonError::into_inner) =
            Lanes::of(self.manager.clone());
        if let Some(guard) = self.guard() {
            guard.close();
        }
    }

    /// One more connection than those that are lent.
    pub(super) fn fresh(&self) -> Result<Db, StoreError> {
        self.manager.connect()
    }

    /// What guards the file, where it is one.
    pub(super) fn guard(&self) -> Option<&Guard> {
        self.manager.guard.as_deref()
    }

    fn lost(&self) -> MutexGuard<'_, Option<StoreError>> {
        self.lost.lock().unwrap_or_else(PoisonError::into_inner)
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
            // Beginning tries a connection, and costs one way less.
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
