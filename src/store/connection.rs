//! Opens connections to either database.

use crate::store::StoreError;
use crate::store::db::Db;
use crate::store::guard::Guard;
use crate::store::url::DatabaseUrl;
use diesel::connection::SimpleConnection;
use diesel::r2d2::{ManageConnection, R2D2Connection};
use diesel::{Connection, PgConnection, QueryResult, SqliteConnection};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// The setup of a `SQLite` connection. The timeout comes first, so that the other statements can
/// wait for a lock. The rest makes promises survive a power cut and deleted data unreadable.
const SQLITE: &str = "
    PRAGMA busy_timeout = 3000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
";

const MOST_TRIES: u32 = 200;
const BETWEEN_TRIES: Duration = Duration::from_millis(10);

/// The setup of a `PostgreSQL` session. No statement runs longer than a request may take, and a
/// session that hangs releases its locks. The tables fit into memory, so a random page costs little
/// more than the next one. Compiling a query costs more than running it.
const POSTGRES: &str = "
    SET TIME ZONE 'UTC';
    SET statement_timeout = '4s';
    SET lock_timeout = '2s';
    SET idle_in_transaction_session_timeout = '10s';
    SET random_page_cost = 1.1;
    SET jit = off;
";

/// Opens connections for the pool, by the scheme of the address.
#[derive(Debug, Clone)]
pub(super) struct Manager {
    pub(super) url: DatabaseUrl,
    /// The guard of a file, which lives as long as any of its connections.
    pub(super) guard: Option<Arc<Guard>>,
}

impl ManageConnection for Manager {
    type Connection = Db;
    type Error = StoreError;

    fn connect(&self) -> Result<Db, StoreError> {
        let unreachable = |said: &str| StoreError::Unreachable { reason: self.url.conceal(said) };
        let (opened, session) = match &self.url {
            DatabaseUrl::Sqlite { path } => {
                if let Some(guard) = &self.guard {
                    guard.check()?;
                }
                (SqliteConnection::establish(&only_what_is_there(path)).map(Db::Sqlite), SQLITE)
            }
            DatabaseUrl::Postgres { url, .. } => {
                (PgConnection::establish(url).map(Db::Postgres), POSTGRES)
            }
        };
        let mut db = opened.map_err(|error| unreachable(&error.to_string()))?;
        prepare(&mut db, session).map_err(|error| {
            let said = error.to_string();
            let error = StoreError::from(error);
            if matches!(error, StoreError::Damaged { .. }) { error } else { unreachable(&said) }
        })?;
        Ok(db)
    }

    fn is_valid(&self, db: &mut Db) -> Result<(), StoreError> {
        Ok(db.ping()?)
    }

    fn has_broken(&self, db: &mut Db) -> bool {
        thread::panicking() || db.is_broken()
    }
}

/// Runs the setup of a session. Instances that make a file together disturb each other while it
/// changes to WAL. `SQLite` refuses that at once instead of waiting, so the waiting is done here.
fn prepare(db: &mut Db, session: &str) -> QueryResult<()> {
    let mut tries = 0;
    loop {
        match db.batch_execute(session) {
            Err(error) if tries < MOST_TRIES && error.to_string().contains("is locked") => {
                tries += 1;
                thread::sleep(BETWEEN_TRIES);
            }
            done => return done,
        }
    }
}

/// The path as an address that never creates a file: a deleted database must not come back empty.
fn only_what_is_there(path: &str) -> String {
    let mut address = "file:".to_owned();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            // Writing into a `String` cannot fail.
            write!(address, "%{byte:02X}").unwrap_or_default();
        }
    }
    address + "?mode=rw"
}

/// Refuses a path in a missing folder, which is most likely a typing error.
pub(super) fn folder_of(path: &str) -> Result<(), StoreError> {
    match Path::new(path).parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            let reason = format!("the folder {} is not there. Make it first.", folder.display());
            Err(StoreError::Unreachable { reason })
        }
        Some(_) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_is_read_as_anything_but_a_path() {
        let of = only_what_is_there;
        assert_eq!(of("/data/beds.db"), "file:/data/beds.db?mode=rw");
        assert_eq!(of("a b?c#d%e&é"), "file:a%20b%3Fc%23d%25e%26%C3%A9?mode=rw");
    }
}
