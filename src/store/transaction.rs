//! The two units of work: `read`, one consistent look, and `write`, all or nothing.
//!
//! On a file, changes go through the [`FileWriter`](super::writer::FileWriter), each a part of a transaction.

use crate::store::StoreError;
use crate::store::connection::Db;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::result::Error;
use diesel::sql_query;
use diesel::{QueryResult, RunQueryDsl};

/// The advisory lock of `PostgreSQL` that migrations and whole imports hold, so that there is one at
/// a time; any number will do.
pub const ALONE: i64 = 0x5741_5953_5441;

/// What no request waits for may take longer.
const UNHURRIED: &str = "SET LOCAL statement_timeout = '10min'; SET LOCAL lock_timeout = '1min'";

/// Begins queries that all see the same moment.
pub(super) fn begin_read(db: &mut Db) -> QueryResult<()> {
    begin(db, "BEGIN DEFERRED", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
}

/// The same for what reads a whole network and no request waits for.
pub(super) fn begin_read_at_leisure(db: &mut Db) -> QueryResult<()> {
    begin_read(db)?;
    at_leisure(db)
}

/// Begins one change; on `SQLite` the write lock is taken before the first read, so that
/// a busy database is waited for rather than refused half-way.
pub(super) fn begin_write(db: &mut Db) -> QueryResult<()> {
    begin(db, "BEGIN IMMEDIATE", "BEGIN")
}

/// Begins one change that no other process makes meanwhile: migrations and whole imports.
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

/// Does the work that was begun, and keeps it, or undoes it. When undoing fails too, the first error
/// is the one worth telling.
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

/// Runs one part of a change: it is kept with the change, or undone alone. The outer error is that
/// of a change of which no part can be kept.
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

/// Undoes what was begun.
pub(super) fn undo(db: &mut Db) -> Result<(), StoreError> {
    Ok(Db::rollback_transaction(db)?)
}

/// Keeps a change of several parts.
pub(super) fn commit(db: &mut Db) -> Result<(), StoreError> {
    Ok(Db::commit_transaction(db)?)
}

fn begin(db: &mut Db, on_sqlite: &str, on_postgres: &str) -> QueryResult<()> {
    match db {
        Db::Sqlite(inner) => AnsiTransactionManager::begin_transaction_sql(inner, on_sqlite),
        Db::Postgres(inner) => AnsiTransactionManager::begin_transaction_sql(inner, on_postgres),
    }
}
