//! The one writer of a file: whoever comes while others write joins their transaction.
//!
//! A change is kept when the disk has flushed it, and a flush costs more than all the rest. So
//! each in turn does its work in a savepoint of the transaction at hand, and the last of those who
//! wait for their turn commits for all. Nobody hears an answer before it is flushed, not even that
//! something is refused, since the reason may be what another of the transaction did.

use super::StoreError;
use super::connection::{Db, Manager};
use super::guard::Guard;
use super::transaction;
use diesel::r2d2::ManageConnection;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;

/// How a transaction ended, for all who had a part in it.
type End = Arc<OnceLock<Result<(), StoreError>>>;

/// The one connection through which an instance changes a file.
#[derive(Debug)]
pub(super) struct FileWriter {
    manager: Manager,
    /// How many wait for their turn.
    waiting: AtomicUsize,
    turn: Mutex<Hand>,
}

/// What goes from one to the next.
#[derive(Default)]
struct Hand {
    /// Opened when it is needed, and given up when it fails.
    db: Option<Db>,
    /// The transaction at hand, if there is one.
    end: Option<End>,
    /// Whether any part of it may have changed something.
    changed: bool,
}

impl fmt::Debug for Hand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a hand")
    }
}

impl FileWriter {
    pub(super) fn of(manager: Manager) -> Self {
        Self { manager, waiting: AtomicUsize::new(0), turn: Mutex::default() }
    }

    /// Runs one change: all of it is kept, or none.
    pub(super) fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, E> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut turn = WriteTurn(self.turn.lock().unwrap_or_else(PoisonError::into_inner));
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        let begun = turn.0.begin(&self.manager);
        if begun.is_err() {
            self.note(&begun);
        }
        let end = begun?;
        let done = turn.0.part(work);
        if self.waiting.load(Ordering::SeqCst) == 0 {
            turn.0.commit(self.manager.guard.as_deref());
        }
        drop(turn);
        let ended = end.wait();
        if ended.is_err() || done.is_ok() {
            self.note(ended);
        }
        ended.clone()?;
        done
    }

    /// Whether a change could begin; nothing is changed.
    pub(super) fn try_begin(&self) -> Result<(), StoreError> {
        let mut turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if turn.end.is_some() {
            return Ok(());
        }
        let mut db = match turn.db.take() {
            Some(db) => db,
            None => self.manager.connect()?,
        };
        transaction::begin_write(&mut db)?;
        transaction::undo(&mut db)?;
        turn.db = Some(db);
        Ok(())
    }

    /// Lets go of the connection.
    pub(super) fn close(&self) {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner).db = None;
    }

    /// A change that was begun is not one that was made.
    fn note<T>(&self, done: &Result<T, StoreError>) {
        if let Some(guard) = &self.manager.guard {
            guard.note(done);
        }
    }
}

/// A turn of somebody; should they panic, nobody waits for a transaction that never ends.
struct WriteTurn<'a>(MutexGuard<'a, Hand>);

impl Drop for WriteTurn<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.give_up(StoreError::Failed { reason: "another change broke off".to_owned() });
        }
    }
}

impl Hand {
    /// The transaction at hand, or a new one.
    fn begin(&mut self, manager: &Manager) -> Result<End, StoreError> {
        if let Some(end) = &self.end {
            return Ok(Arc::clone(end));
        }
        if let Some(guard) = &manager.guard {
            guard.before_change()?;
        }
        let mut db = match self.db.take() {
            Some(db) => db,
            None => manager.connect()?,
        };
        transaction::begin_write(&mut db)?;
        self.changed = false;
        self.db = Some(db);
        Ok(Arc::clone(self.end.insert(End::default())))
    }

    /// One part of the transaction: kept with it, or undone alone.
    fn part<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, E> {
        let Some(db) = self.db.as_mut() else { return Err(StoreError::Busy.into()) };
        match transaction::part(db, work) {
            Ok(done) => {
                self.changed |= done.is_ok();
                done
            }
            // What cannot be undone alone is undone with all.
            Err(error) => {
                self.give_up(error.clone());
                Err(error.into())
            }
        }
    }

    /// Keeps the transaction at hand, if the file is still there to keep it.
    fn commit(&mut self, guard: Option<&Guard>) {
        let Some(db) = self.db.as_mut() else { return };
        let guard = guard.filter(|_| self.changed);
        let counted = guard.map_or(Ok(None), |guard| guard.count(db));
        let kept = counted.and_then(|commits| {
            transaction::commit(db)?;
            guard.map_or(Ok(()), |guard| guard.after_change(commits))
        });
        match kept {
            Ok(()) => self.tell(Ok(())),
            Err(error) => self.give_up(error),
        }
    }

    /// Closing the connection undoes what it has not committed.
    fn give_up(&mut self, why: StoreError) {
        self.db = None;
        self.tell(Err(why));
    }

    fn tell(&mut self, how: Result<(), StoreError>) {
        if let Some(end) = self.end.take() {
            // Only who ends a transaction tells how, and the hand lets go of it then.
            drop(end.set(how));
        }
    }
}
