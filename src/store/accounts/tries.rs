//! Failed tries to sign in. A name that nobody has is counted like any other, so that neither the
//! answer nor its time tells which names exist.

use super::rows::stored;
use crate::domain::Timestamp;
use crate::store::db::{Db, each};
use crate::store::schema::sign_in_try;
use crate::store::secret::digest;
use crate::store::{Store, StoreError};
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

/// The time after which tries are forgotten.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::hours(24);

/// The failed tries of one name from one client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tries {
    /// The number of failures in a row.
    pub failures: u32,
    /// The time until which every further try fails.
    pub waits_until: Option<Timestamp>,
}

impl Store {
    /// The failed tries under a key, which names the account and the client.
    pub fn tries(&self, key: &str) -> Result<Tries, StoreError> {
        self.read(|db| read(db, &digest(key)))
    }

    /// Counts a try before its secret is checked, so that tries at the same moment count too, and
    /// returns the failed tries before it. `next_wait` gives the time until which further tries
    /// fail. A try while others have to wait is not counted.
    pub fn count_try(
        &self,
        key: &str,
        now: Timestamp,
        next_wait: impl Fn(Tries) -> Option<Timestamp>,
    ) -> Result<Tries, StoreError> {
        let key = digest(key);
        self.write(|db| {
            diesel::delete(sign_in_try::table)
                .filter(sign_in_try::at.lt(stored(now - FORGOTTEN_AFTER)))
                .execute(db)?;
            let first = diesel::insert_into(sign_in_try::table).values((
                sign_in_try::digest.eq(&key),
                sign_in_try::failures.eq(0),
                sign_in_try::at.eq(stored(now)),
            ));
            each!(db, db => first.on_conflict_do_nothing().execute(db))?;
            // The row is locked by this change, so that the next try sees this one.
            diesel::update(sign_in_try::table.find(&key))
                .set(sign_in_try::at.eq(stored(now)))
                .execute(db)?;
            let before = read(db, &key)?;
            if before.waits_until.is_none_or(|until| until <= now) {
                diesel::update(sign_in_try::table.find(&key))
                    .set((
                        sign_in_try::failures.eq(i64::from(before.failures) + 1),
                        sign_in_try::waits_until.eq(next_wait(before).map(stored)),
                    ))
                    .execute(db)?;
            }
            Ok(before)
        })
    }

    /// Forgets the failed tries under a key.
    pub fn forget_failures(&self, key: &str) -> Result<(), StoreError> {
        self.write(|db| {
            diesel::delete(sign_in_try::table.find(digest(key))).execute(db)?;
            Ok(())
        })
    }
}

fn read(db: &mut Db, digest: &str) -> Result<Tries, StoreError> {
    let row: Option<(i64, Option<NaiveDateTime>)> = sign_in_try::table
        .find(digest)
        .select((sign_in_try::failures, sign_in_try::waits_until))
        .first(db)
        .optional()?;
    Ok(row.map_or_else(Tries::default, |(failures, waits_until)| Tries {
        failures: u32::try_from(failures).unwrap_or(u32::MAX),
        waits_until: waits_until.map(|at| at.and_utc()),
    }))
}
