//! The time of a promise: asked for once its units are locked, so that nobody acts on an older one.

use crate::domain::Timestamp;
use crate::store::connection::Db;
use crate::store::watch::Watch;
use crate::store::{Store, StoreError};
use chrono::{NaiveDateTime, SubsecRound};
use diesel::prelude::*;
use diesel::select;
use diesel::sql_types::{Nullable, Text, Timestamp as SqlTimestamp, Timestamptz};

#[diesel::declare_sql_function]
extern "SQL" {
    /// The time it is. `now()` would be the time at which the transaction began, before it waited
    /// for its units.
    fn clock_timestamp() -> Timestamptz;
    /// A moment as a zone writes it.
    fn timezone(zone: Text, at: Timestamptz) -> SqlTimestamp;
    /// The first unless it is unknown.
    fn coalesce(told: Nullable<SqlTimestamp>, else_: SqlTimestamp) -> SqlTimestamp;
}

/// Where promises take their time from.
#[derive(Clone, Copy)]
pub enum PromiseClock<'a> {
    /// The database's own clock; where that is a file, its only clock is this one.
    Database(&'a (dyn Fn() -> Timestamp + Sync)),
    /// This clock on either database, for tests, demonstrations and replays.
    Told(&'a (dyn Fn() -> Timestamp + Sync)),
    /// As [`Database`](Self::Database), held against a clock that cannot leap.
    Watched(&'a (dyn Fn() -> Timestamp + Sync), &'a Watch),
}

impl Store {
    /// The time by which promises run.
    pub fn time(&self, clock: PromiseClock<'_>) -> Result<Timestamp, StoreError> {
        self.read(|db| clock.now(db))
    }
}

impl PromiseClock<'_> {
    /// The time it is.
    pub(super) fn now(self, db: &mut Db) -> Result<Timestamp, StoreError> {
        let told = self.told_by(db)?;
        self.time(told)
    }

    /// What the clock says.
    pub(super) fn told_by(self, db: &mut Db) -> Result<Timestamp, StoreError> {
        Ok(match (self, db) {
            (Self::Database(_) | Self::Watched(..), Db::Postgres(inner)) => {
                select(time_on_server(None)).get_result::<NaiveDateTime>(inner)?.and_utc()
            }
            (clock, _) => clock.on_file(),
        })
    }

    /// The time it is when the clock says this.
    pub(super) fn time(self, told: Timestamp) -> Result<Timestamp, StoreError> {
        match self {
            Self::Watched(_, watch) => watch.time(told),
            Self::Database(_) | Self::Told(_) => Ok(told),
        }
    }

    /// What the clock of a file says, in the microseconds that both databases keep.
    pub(super) fn on_file(self) -> Timestamp {
        let (Self::Told(clock) | Self::Database(clock) | Self::Watched(clock, _)) = self;
        clock().trunc_subsecs(6)
    }

    /// What is told to a server, which knows the time itself otherwise.
    pub(super) fn told(self) -> Option<NaiveDateTime> {
        match self {
            Self::Told(_) => Some(self.on_file().naive_utc()),
            Self::Database(_) | Self::Watched(..) => None,
        }
    }

    /// What counts instead of the database's own clock, for what is looked at again later.
    pub(super) fn instead(self) -> Option<NaiveDateTime> {
        match self {
            Self::Watched(_, watch) => watch.instead().map(|time| time.naive_utc()),
            Self::Database(_) | Self::Told(_) => self.told(),
        }
    }
}

/// The time it is, as part of a statement to a server, which reads its clock while it answers.
#[diesel::dsl::auto_type(no_type_alias)]
pub(super) fn time_on_server(told: Option<NaiveDateTime>) -> _ {
    coalesce(told.into_sql::<Nullable<SqlTimestamp>>(), timezone("UTC", clock_timestamp()))
}
