//! The time of a promise: asked for once its units are locked, so that nobody acts on an older one.

use crate::domain::Timestamp;
use crate::store::StoreError;
use crate::store::connection::Db;
use chrono::{NaiveDateTime, SubsecRound};
use diesel::prelude::*;
use diesel::select;
use diesel::sql_types::{Text, Timestamp as SqlTimestamp, Timestamptz};

#[diesel::declare_sql_function]
extern "SQL" {
    /// The time it is. `now()` would be the time at which the transaction began, before it waited
    /// for its units.
    fn clock_timestamp() -> Timestamptz;
    /// A moment as a zone writes it.
    fn timezone(zone: Text, at: Timestamptz) -> SqlTimestamp;
}

/// Where promises take their time from.
#[derive(Clone, Copy)]
pub enum PromiseClock<'a> {
    /// The database's own clock; where that is a file, its only clock is this one.
    Database(&'a (dyn Fn() -> Timestamp + Sync)),
    /// This clock on either database, for tests, demonstrations and replays.
    Told(&'a (dyn Fn() -> Timestamp + Sync)),
}

impl PromiseClock<'_> {
    /// The time it is, in the microseconds that both databases keep.
    pub(super) fn now(self, db: &mut Db) -> Result<Timestamp, StoreError> {
        let now = match (self, db) {
            (Self::Told(clock), _) | (Self::Database(clock), Db::Sqlite(_)) => clock(),
            (Self::Database(_), Db::Postgres(inner)) => {
                select(server_time()).get_result::<NaiveDateTime>(inner)?.and_utc()
            }
        };
        Ok(now.trunc_subsecs(6))
    }
}

/// The time of the server, as part of a statement.
#[diesel::dsl::auto_type(no_type_alias)]
pub(super) fn server_time() -> _ {
    timezone("UTC", clock_timestamp())
}
