//! The one writer of a file: changes that arrive together share a transaction.
//!
//! A change is kept once the disk has flushed it, and a flush costs more than all the rest. So each
//! thread in turn works in a savepoint of the open transaction, and the last one in the queue
//! commits for all. No caller gets an answer before the flush. That includes refusals, since
//! another change in the same transaction may be their reason.

use super::StoreError;
use super::connection::Manager;
use super::db::Db;
use super::guard::Guard;
use super::transaction;
use diesel::r2d2::ManageConnection;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;

/// The outcome of a transaction, shared by all threads that took part.
type End = Arc<OnceLock<Result<(), StoreError>>>;

/// The one connection through which an instance changes a file.
#[derive(Debug)]
pub(super) struct FileWriter {
    manager: Manager,
    /// The number of threads that wait for their turn.
    waiting: AtomicUsize,
    turn: Mutex<Hand>,
}

/// The state that each thread hands to the next.
#[derive(Default)]
struct Hand {
    /// Opened when needed, and dropped when it fails.
    db: Option<Db>,
    /// The outcome of the open transaction, if there is one.
    end: Option<End>,
    /// True if any part of it may have changed something.
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

    /// Checks that a change could begin; changes nothing.
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

    /// Drops the connection.
    pub(super) fn close(&self) {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner).db = None;
    }

    /// Tells the guard how a change ended. Only a committed change clears an earlier error.
    fn note<T>(&self, done: &Result<T, StoreError>) {
        if let Some(guard) = &self.manager.guard {
            guard.note(done);
        }
    }
}

/// The turn of one thread. If the thread panics, the transaction ends, so that no other thread
/// waits for it forever.
struct WriteTurn<'a>(MutexGuard<'a, Hand>);

impl Drop for WriteTurn<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.give_up(StoreError::Failed { reason: "another change broke off".to_owned() });
        }
    }
}

impl Hand {
    /// Joins the open transaction, or begins one.
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

    /// Runs one part of the transaction, which is kept with it or undone alone.
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
            // A part that cannot be undone alone is undone with the rest.
            Err(error) => {
                self.give_up(error.clone());
                Err(error.into())
            }
        }
    }

    /// Commits the open transaction, if the file is still there.
    fn commit(&mut self, guard: Option<&Guard>) {
        let Some(db) = self.db.as_mut() else { return };
        let guard = guard.filter(|_| self.changed);
        let counted = guard.map_or(Ok(None), |guard| guard.count(db));
        let kept = counted.and_then(|commits| {
            transaction::commit(db)?;
            guard.map_or(Ok(()), |guard| guard.after_change(commits))
        });
        match kept {
            Ok(()) => self.reply(Ok(())),
            Err(error) => self.give_up(error),
        }
    }

    /// Ends the transaction with an error. Closing the connection rolls it back.
    fn give_up(&mut self, why: StoreError) {
        self.db = None;
        self.reply(Err(why));
    }

    fn reply(&mut self, how: Result<(), StoreError>) {
        if let Some(end) = self.end.take() {
            // Only this thread sets the outcome, since `take` has removed it from the hand.
            drop(end.set(how));
        }
    }
}
