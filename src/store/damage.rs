//! Looks for damage in a file: as long as a start may wait, and then on beside the service.

use super::connection::{Db, Manager};
use super::{Store, StoreError, unfit};
use diesel::prelude::*;
use diesel::r2d2::ManageConnection;
use diesel::sql_query;
use diesel::sql_types::Text;
use std::sync::PoisonError;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;
use tracing::error;

/// How long a start waits: a national network takes a quarter of it.
const START_WAITS: Duration = Duration::from_secs(2);
const FINE: &str = "ok";

#[derive(QueryableByName)]
struct Checked {
    #[diesel(sql_type = Text)]
    quick_check: String,
}

impl Store {
    /// Looks through a whole file, however long that takes.
    pub(super) fn refuse_damaged(&self) -> Result<(), StoreError> {
        self.read_at_leisure(|db| match found(db)? {
            Some(reason) => Err(StoreError::Damaged { reason }),
            None => Ok(()),
        })
    }
}

/// Looks through a file on a connection of its own. What is found in time refuses the start; what
/// is found later is told by whoever asks whether all is well.
pub(super) fn look_for(store: &Store, manager: &Manager) -> Result<(), StoreError> {
    let Some(guard) = store.guard() else { return Ok(()) };
    let (damage, manager) = (guard.damage(), manager.clone());
    let named = guard.paths().named.display().to_string();
    let (tell, told) = channel();
    thread::spawn(move || {
        let looked = manager.connect().and_then(|mut db| found(&mut db));
        let reason = match looked {
            Ok(reason) => reason,
            Err(StoreError::Damaged { reason }) => Some(reason),
            Err(_) => None,
        };
        // Nobody listens any more where the start did not wait.
        if tell.send(reason.clone()).is_err()
            && let Some(reason) = reason
        {
            error!(%reason, "the database is damaged");
            *damage.lock().unwrap_or_else(PoisonError::into_inner) = Some(reason);
        }
    });
    match told.recv_timeout(START_WAITS) {
        Ok(Some(reason)) => Err(unfit::broken(&named, &reason)),
        Ok(None) | Err(_) => Ok(()),
    }
}

/// The first thing that is damaged in a file; a server looks after its own.
fn found(db: &mut Db) -> Result<Option<String>, StoreError> {
    match db {
        Db::Sqlite(inner) => {
            let first: Checked = sql_query("PRAGMA quick_check(1)").get_result(inner)?;
            let said = first.quick_check.split_whitespace().collect::<Vec<_>>().join(" ");
            Ok(Some(said).filter(|said| said != FINE))
        }
        Db::Postgres(_) => Ok(None),
    }
}
