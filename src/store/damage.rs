//! Checks a file for damage: while a start waits, and then beside the running service.

use super::connection::Manager;
use super::damage_check::DamageCheck;
use super::db::Db;
use super::guard::Guard;
use super::{Store, StoreError};
use diesel::prelude::*;
use diesel::r2d2::ManageConnection;
use diesel::sql_query;
use diesel::sql_types::Text;
use std::sync::PoisonError;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Instant;
use tracing::error;

const FINE: &str = "ok";

#[derive(QueryableByName)]
struct Checked {
    #[diesel(sql_type = Text)]
    quick_check: String,
}

impl Store {
    /// Refuses a file in which damage was found since it was opened. Damage found after the start
    /// stopped waiting appears in the readiness check.
    pub fn refuse_if_damaged(&self) -> Result<(), StoreError> {
        self.guard().map_or(Ok(()), Guard::refuse_if_damaged)
    }

    /// Checks a whole file, however long that takes.
    pub(super) fn refuse_damaged(&self) -> Result<(), StoreError> {
        self.read_at_leisure(|db| match first(db)? {
            Some(reason) => Err(StoreError::Damaged { reason }),
            None => Ok(()),
        })
    }
}

/// Checks a file on a thread and connection of its own.
pub(super) fn start_check(guard: &Guard, manager: Manager) {
    let damage = guard.damage();
    let (tell, found) = channel();
    guard.register_check(DamageCheck { began: Instant::now(), found });
    thread::spawn(move || {
        let reason = match manager.connect().and_then(|mut db| first(&mut db)) {
            Ok(reason) => reason,
            Err(StoreError::Damaged { reason }) => Some(reason),
            Err(_) => None,
        };
        if reason.is_some() {
            damage.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&reason);
        }
        // The receiver is gone if the start did not wait for the result.
        if tell.send(reason.clone()).is_err()
            && let Some(reason) = reason
        {
            error!(%reason, "the database is damaged");
        }
    });
}

/// The first damage in a file; `None` on a server, which checks its own data.
fn first(db: &mut Db) -> Result<Option<String>, StoreError> {
    match db {
        Db::Sqlite(inner) => {
            let line: Checked = sql_query("PRAGMA quick_check(1)").get_result(inner)?;
            let said = line.quick_check.split_whitespace().collect::<Vec<_>>().join(" ");
            Ok(Some(said).filter(|said| said != FINE))
        }
        Db::Postgres(_) => Ok(None),
    }
}
