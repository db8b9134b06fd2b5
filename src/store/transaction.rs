//! The two units of work: `read`, one consistent snapshot, and `write`, all or nothing.
//!
//! On a file, changes go through the [`FileWriter`](super::writer::FileWriter), each as a savepoint
//! of a shared transaction.

use crate::store::StoreError;
use crate::store::db::Db;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::result::Error;
use diesel::sql_query;
use diesel::{QueryResult, RunQueryDsl};

/// The advisory lock of `PostgreSQL` that migrations and whole imports hold, so that only one runs
/// at a time. The number is arbitrary.
pub const ALONE: i64 = 0x5741_5953_5441;

/// Longer timeouts, for work that no request waits for.
const UNHURRIED: &str = "SET LOCAL statement_timeout = '10min'; SET LOCAL lock_timeout = '1min'";

/// Begins queries that all see the same moment.
pub(super) fn begin_read(db: &mut Db) -> QueryResult<()> {
    begin(db, "BEGIN DEFERRED", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
}

/// Like [`begin_read`], for reading a whole network while no request waits.
pub(super) fn begin_read_at_leisure(db: &mut Db) -> QueryResult<()> {
    begin_read(db)?;
    at_leisure(db)
}

/// Begins one change. `SQLite` takes the write lock before the first read, so that a busy database
/// is waited for and not refused halfway.
pub(super) fn begin_write(db: &mut Db) -> QueryResult<()> {
    begin(db, "BEGIN IMMEDIATE", "BEGIN")
}

/// Begins a migration or a whole import. Only one of them runs at a time.
pub(super) fn begin_write_alone(db: &mut Db) -> QueryResult<()> {
    begin_write(db)?;
    at_leisure(db)?;
    if let Db::Postgres(inner) = db {
        sql_query(format!("SELECT pg_advisory_xact_lock({ALONE})")).execute(inner)?;
    }
    Ok(())
}

fn at_leisure(db: &mut Db) -> QueryResult<()> {
    match db {
        Db::Sqlite(_) => Ok(()),
        Db::Postgres(inner) => inner.batch_execute(UNHURRIED),
    }
}

/// Runs the work of a transaction, and commits it or rolls it back. If the rollback fails too, the
/// first error is returned.
pub(super) fn end<T, E: From<Error>>(
    db: &mut Db,
    work: impl FnOnce(&mut Db) -> Result<T, E>,
) -> Result<T, E> {
    match work(db) {
        Ok(value) => {
            Db::commit_transaction(db)?;
            Ok(value)
        }
        Err(error) => {
            drop(Db::rollback_transaction(db));
            Err(error)
        }
    }
}

/// Runs one part of a change, which is kept with the change or undone alone. The outer error means
/// that no part of the change can be kept.
pub(super) fn part<T, E>(
    db: &mut Db,
    work: impl FnOnce(&mut Db) -> Result<T, E>,
) -> Result<Result<T, E>, StoreError> {
    // Within a transaction this is a savepoint.
    Db::begin_transaction(db)?;
    let done = work(db);
    if done.is_ok() {
        Db::commit_transaction(db)?;
    } else {
        Db::rollback_transaction(db)?;
    }
    Ok(done)
}

/// Rolls back the transaction.
pub(super) fn undo(db: &mut Db) -> Result<(), StoreError> {
    Ok(Db::rollback_transaction(db)?)
}

/// Commits a change of several parts.
pub(super) fn commit(db: &mut Db) -> Result<(), StoreError> {
    Ok(Db::commit_transaction(db)?)
}

fn begin(db: &mut Db, on_sqlite: &str, on_postgres: &str) -> QueryResult<()> {
    match db {
        Db::Sqlite(inner) => AnsiTransactionManager::begin_transaction_sql(inner, on_sqlite),
        Db::Postgres(inner) => AnsiTransactionManager::begin_transaction_sql(inner, on_postgres),
    }
}
