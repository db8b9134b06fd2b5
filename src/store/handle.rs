//! The store itself: its connections, and how a unit of work reads or writes through them.

use super::code_key::CodeKey;
use super::connection_pool::ConnectionPool;
use super::db::Db;
use super::guard::Guard;
use super::identity::Identity;
use super::writer::FileWriter;
use super::{StoreError, transaction};
use diesel::result::Error;
use std::sync::{Arc, OnceLock};

/// A database, `SQLite` or `PostgreSQL`, with its connections. Clones share them. Dropping the last
/// clone writes everything into the file and releases it.
#[derive(Debug, Clone)]
pub struct Store(pub(super) Arc<StoreParts>);

#[derive(Debug)]
pub(super) struct StoreParts {
    pub(super) line: ConnectionPool,
    /// The one connection through which a file is changed; `None` for a server.
    pub(super) writer: Option<FileWriter>,
    /// The identity of the database that was opened on a server.
    pub(super) opened: OnceLock<Identity>,
    /// The key to arrival codes, once it was read.
    pub(super) code_key: OnceLock<CodeKey>,
}

impl StoreParts {
    fn close(&self) {
        if let Some(writer) = &self.writer {
            writer.close();
        }
        self.line.close();
    }
}

impl Drop for StoreParts {
    fn drop(&mut self) {
        self.close();
    }
}

impl Store {
    pub(super) fn of(line: ConnectionPool, writer: Option<FileWriter>) -> Self {
        Self(Arc::new(StoreParts {
            line,
            writer,
            opened: OnceLock::new(),
            code_key: OnceLock::new(),
        }))
    }

    /// Writes everything into the file and releases it, even if other clones still use this store.
    /// From then on the store refuses all work, and copying the file alone copies everything.
    pub fn close(&self) {
        self.0.close();
    }

    pub(super) fn guard(&self) -> Option<&Guard> {
        self.0.line.guard()
    }

    /// Stops waiting for the database. Every request fails at once until a new connection answers.
    /// Has no effect on a file, which may be busy but is never silent.
    pub fn cut(&self) {
        if self.0.writer.is_none() {
            self.0.line.cut();
        }
    }

    /// Tries a new connection if the line was cut.
    pub fn reconnect(&self) -> Result<(), StoreError> {
        self.0.line.reconnect()
    }

    pub(super) fn read<T>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.record_damage(transaction::end(
            &mut *self.0.line.begin_work(transaction::begin_read)?,
            work,
        ))
    }

    pub(super) fn read_at_leisure<T>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut lent = self.0.line.begin_work(transaction::begin_read_at_leisure)?;
        self.record_damage(transaction::end(&mut lent, work))
    }

    /// Records damage in the guard, whichever query finds it.
    pub(super) fn record_damage<T>(&self, done: Result<T, StoreError>) -> Result<T, StoreError> {
        if let (Some(guard), Err(StoreError::Damaged { .. })) = (self.guard(), &done) {
            guard.note(&done);
        }
        done
    }

    pub(super) fn write<T, E: From<Error> + From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, E> {
        match &self.0.writer {
            Some(writer) => writer.write(work),
            None => transaction::end(&mut *self.0.line.begin_work(transaction::begin_write)?, work),
        }
    }

    pub(super) fn write_alone<T>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let Some(guard) = self.guard() else {
            return transaction::end(
                &mut *self.0.line.begin_work(transaction::begin_write_alone)?,
                work,
            );
        };
        guard.before_change()?;
        let mut lent = self.0.line.begin_work(transaction::begin_write_alone)?;
        let mut commits = None;
        let done = transaction::end(&mut lent, |db| {
            let value = work(db)?;
            commits = guard.count(db)?;
            Ok(value)
        });
        guard.note(&done);
        let value = done?;
        guard.after_change(commits).map(|()| value)
    }
}
