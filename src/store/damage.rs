//! Looks for damage in a file: as long as a start may wait, and then on beside the service.

use super::connection::{Db, Manager};
use super::guard::Guard;
use super::{Store, StoreError};
use diesel::prelude::*;
use diesel::r2d2::ManageConnection;
use diesel::sql_query;
use diesel::sql_types::Text;
use std::sync::PoisonError;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};
use tracing::error;

/// How long a start waits: a national network takes less than half of it.
const START_WAITS: Duration = Duration::from_secs(2);
const FINE: &str = "ok";

#[derive(QueryableByName)]
struct Checked {
    #[diesel(sql_type = Text)]
    quick_check: String,
}

impl Store {
    /// Refuses a file in which damage was found since it was opened. What is found later than a
    /// start may wait is reported by the readiness check.
    pub fn refuse_if_damaged(&self) -> Result<(), StoreError> {
        self.guard().map_or(Ok(()), Guard::refuse_if_damaged)
    }

    /// Looks through a whole file, however long that takes.
    pub(super) fn refuse_damaged(&self) -> Result<(), StoreError> {
        self.read_at_leisure(|db| match first(db)? {
            Some(reason) => Err(StoreError::Damaged { reason }),
            None => Ok(()),
        })
    }
}

/// A look through a file that goes on while the start does.
#[derive(Debug)]
pub(super) struct Looking {
    began: Instant,
    found: Receiver<Option<String>>,
}

impl Looking {
    /// Waits until it is over, but not longer than a start may.
    pub(super) fn wait(self) {
        self.found.recv_timeout(START_WAITS.saturating_sub(self.began.elapsed())).ok();
    }
}

/// Looks through a file on a connection of its own.
pub(super) fn look_for(guard: &Guard, manager: Manager) {
    let damage = guard.damage();
    let (tell, found) = channel();
    guard.looks(Looking { began: Instant::now(), found });
    thread::spawn(move || {
        let reason = match manager.connect().and_then(|mut db| first(&mut db)) {
            Ok(reason) => reason,
            Err(StoreError::Damaged { reason }) => Some(reason),
            Err(_) => None,
        };
        if reason.is_some() {
            damage.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&reason);
        }
        // Nobody listens any more where the start did not wait.
        if tell.send(reason.clone()).is_err()
            && let Some(reason) = reason
        {
            error!(%reason, "the database is damaged");
        }
    });
}

/// The first thing that is damaged in a file; a server looks after its own.
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
