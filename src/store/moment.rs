//! The time of a promise: read after its units are locked, so that no step acts on an older time.

use crate::domain::Timestamp;
use crate::store::db::Db;
use crate::store::watch::Watch;
use crate::store::{Store, StoreError};
use chrono::{NaiveDateTime, SubsecRound};
use diesel::prelude::*;
use diesel::select;
use diesel::sql_types::{Nullable, Text, Timestamp as SqlTimestamp, Timestamptz};

#[diesel::declare_sql_function]
extern "SQL" {
    /// The current time. `now()` would be the time at which the transaction began, before it waited
    /// for its units.
    fn clock_timestamp() -> Timestamptz;
    /// A moment as local time in a zone.
    fn timezone(zone: Text, at: Timestamptz) -> SqlTimestamp;
    /// The first argument, or the second if the first is null.
    fn coalesce(told: Nullable<SqlTimestamp>, else_: SqlTimestamp) -> SqlTimestamp;
}

/// The source of time for promises.
#[derive(Clone, Copy)]
pub enum PromiseClock<'a> {
    /// The database's own clock. On a file, this function is that clock.
    Database(&'a (dyn Fn() -> Timestamp + Sync)),
    /// This clock on either database, for tests, demonstrations and replays.
    Told(&'a (dyn Fn() -> Timestamp + Sync)),
    /// Like [`Database`](Self::Database), but checked against a clock that cannot jump.
    Watched(&'a (dyn Fn() -> Timestamp + Sync), &'a Watch),
}

impl Store {
    /// The time by which promises run.
    pub fn time(&self, clock: PromiseClock<'_>) -> Result<Timestamp, StoreError> {
        self.read(|db| clock.now(db))
    }
}

impl PromiseClock<'_> {
    /// The current time; an error if the clock jumped.
    pub(super) fn now(self, db: &mut Db) -> Result<Timestamp, StoreError> {
        let told = self.read_in(db)?;
        self.time(told)
    }

    /// The reading of the clock, not checked.
    pub(super) fn read_in(self, db: &mut Db) -> Result<Timestamp, StoreError> {
        Ok(match (self, db) {
            (Self::Database(_) | Self::Watched(..), Db::Postgres(inner)) => {
                select(time_on_server(None)).get_result::<NaiveDateTime>(inner)?.and_utc()
            }
            (clock, _) => clock.on_file(),
        })
    }

    /// The current time for a reading of the clock; an error if the clock jumped.
    pub(super) fn time(self, told: Timestamp) -> Result<Timestamp, StoreError> {
        match self {
            Self::Watched(_, watch) => watch.time(told),
            Self::Database(_) | Self::Told(_) => Ok(told),
        }
    }

    /// The reading of the clock of a file, in the microseconds that both databases store.
    pub(super) fn on_file(self) -> Timestamp {
        let (Self::Told(clock) | Self::Database(clock) | Self::Watched(clock, _)) = self;
        clock().trunc_subsecs(6)
    }

    /// The time to send to a server; `None` if the server reads its own clock.
    pub(super) fn told(self) -> Option<NaiveDateTime> {
        match self {
            Self::Told(_) => Some(self.on_file().naive_utc()),
            Self::Database(_) | Self::Watched(..) => None,
        }
    }

    /// The time that replaces the database's clock in statements, without a check: the time of a
    /// told clock, or the expected time while the clock is known to be off.
    pub(super) fn instead(self) -> Option<NaiveDateTime> {
        match self {
            Self::Watched(_, watch) => watch.instead().map(|time| time.naive_utc()),
            Self::Database(_) | Self::Told(_) => self.told(),
        }
    }
}

/// The current time inside a statement to a server, which reads its clock while it answers.
#[diesel::dsl::auto_type(no_type_alias)]
pub(super) fn time_on_server(told: Option<NaiveDateTime>) -> _ {
    coalesce(told.into_sql::<Nullable<SqlTimestamp>>(), timezone("UTC", clock_timestamp()))
}
