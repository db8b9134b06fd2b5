//! Keeps what is known of a network: rows, queries, transactions and migrations on two databases.
//!
//! Start at [`Store`]. Rows and Diesel never leave this module: in and out go values of
//! [`domain`](crate::domain). Assertions and posts are only ever added.

mod adding;
mod capacity;
mod catalog;
mod connection;
mod drawn;
mod error;
mod migrating;
mod moment;
mod night;
mod outcomes;
pub mod placements;
mod programs;
mod schema;
mod settings;
mod tokens;
mod transaction;
mod url;
mod writer;

pub use error::StoreError;
pub use moment::PromiseClock;
pub use tokens::{KnownToken, TokenText};

use connection::{Db, Manager};
use diesel::r2d2::{ManageConnection, NopErrorHandler, Pool, PooledConnection};
use diesel::result::Error;
use error::UNREACHABLE;
use std::sync::Arc;
use std::time::Duration;
use url::DatabaseUrl;
use writer::Writer;

/// The connections one instance keeps at most. On a server each waits for the disk when it commits,
/// and those who wait together are flushed together; a server usually has a hundred for all.
const CONNECTIONS: u32 = 16;
/// How long a request waits for one of them.
const PATIENCE: Duration = Duration::from_secs(10);

/// A database, `SQLite` or `PostgreSQL`, with its connections. Cloning shares them.
#[derive(Debug, Clone)]
pub struct Store {
    pool: Pool<Manager>,
    /// Of a file, the one through which all changes go; a server has one of its own.
    writer: Option<Arc<Writer>>,
}

impl Store {
    /// Opens the database at `sqlite:PATH` or `postgres://...`.
    ///
    /// A missing `SQLite` file is made; a missing folder, server or database is not.
    pub fn open(url: &str) -> Result<Self, StoreError> {
        let manager = Manager(url.parse()?);
        // The pool would wait and hide the reason, so the first connection is made by hand.
        drop(manager.connect()?);
        let writer = match &manager.0 {
            DatabaseUrl::Sqlite { .. } => Some(Arc::new(Writer::of(manager.clone()))),
            DatabaseUrl::Postgres { .. } => None,
        };
        let pool = Pool::builder()
            .max_size(CONNECTIONS)
            .min_idle(Some(0))
            .connection_timeout(PATIENCE)
            .error_handler(Box::new(NopErrorHandler))
            .build_unchecked(manager);
        Ok(Self { pool, writer })
    }

    fn read<T>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        transaction::read(&mut *self.db()?, work)
    }

    fn write<T, E: From<Error> + From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, E> {
        match &self.writer {
            Some(writer) => writer.write(work),
            None => transaction::write(&mut *self.db()?, work),
        }
    }

    /// A connection; none in time means that all are in use, unless the pool names a reason.
    fn db(&self) -> Result<PooledConnection<Manager>, StoreError> {
        self.pool.get().map_err(|error| {
            // The pool keeps no more of the reason than its sentence.
            let said = error.to_string();
            match said.rsplit_once(UNREACHABLE).or_else(|| said.split_once(": ")) {
                Some((_, reason)) => StoreError::Unreachable { reason: reason.to_owned() },
                None => StoreError::Busy,
            }
        })
    }
}
