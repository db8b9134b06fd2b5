//! Keeps what is known of a network: rows, queries, transactions and migrations on two databases.
//!
//! Start at [`Store`]. Rows and Diesel never leave this module: in and out go values of
//! [`domain`](crate::domain). Assertions and posts are only ever added.

mod adding;
mod capacity;
mod catalog;
mod changes;
mod connection;
mod drawn;
mod error;
mod full;
mod line;
mod migrating;
mod moment;
mod night;
mod openings;
mod outcomes;
pub mod placements;
mod programs;
mod schema;
mod settings;
mod since;
mod tokens;
mod transaction;
mod turnstile;
mod unmet;
mod url;
mod watch;
mod writer;

pub use changes::{Changed, Numbered};
pub use error::StoreError;
pub use moment::PromiseClock;
pub use since::{Fresh, GroupNow, Since, Whole};
pub use tokens::{KnownToken, TokenText};
pub use transaction::ALONE;
pub use unmet::{Counts, Unmet};
pub use watch::Watch;

use connection::{Db, Manager};
use diesel::result::Error;
use line::Line;
use std::sync::Arc;
use url::DatabaseUrl;
use writer::Writer;

/// A database, `SQLite` or `PostgreSQL`, with its connections. Cloning shares them.
#[derive(Debug, Clone)]
pub struct Store {
    line: Arc<Line>,
    /// Of a file, the one through which all changes go; a server has one of its own.
    writer: Option<Arc<Writer>>,
}

impl Store {
    /// Opens the database at `sqlite:PATH` or `postgres://...`.
    ///
    /// A missing `SQLite` file is made; a missing folder, server or database is not.
    pub fn open(url: &str) -> Result<Self, StoreError> {
        let manager = Manager(url.parse()?);
        let line = Arc::new(Line::open(manager.clone())?);
        let writer = match &manager.0 {
            DatabaseUrl::Sqlite { .. } => Some(Arc::new(Writer::of(manager))),
            DatabaseUrl::Postgres { .. } => None,
        };
        Ok(Self { line, writer })
    }

    /// From now on nobody waits for the database: whoever asks is told at once that it does not
    /// answer, until [`mend`](Self::mend) finds that it does. A file never keeps silent: it is busy.
    pub fn cut(&self) {
        if self.writer.is_none() {
            self.line.cut();
        }
    }

    /// Where the line was cut, tries whether the database answers again.
    pub fn mend(&self) -> Result<(), StoreError> {
        self.line.mend()
    }

    fn read<T>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        transaction::end(&mut *self.line.begun(transaction::begin_read)?, work)
    }

    fn read_at_leisure<T>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        transaction::end(&mut *self.line.begun(transaction::begin_read_at_leisure)?, work)
    }

    fn write<T, E: From<Error> + From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, E> {
        match &self.writer {
            Some(writer) => writer.write(work),
            None => transaction::end(&mut *self.line.begun(transaction::begin_write)?, work),
        }
    }

    fn write_alone<T>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        transaction::end(&mut *self.line.begun(transaction::begin_write_alone)?, work)
    }
}
