//! Keeps promises: each unit goes to one household, no matter how many ask at the same moment.
//!
//! Every step first locks the unit rows it may change: on `PostgreSQL` the rows, in the order of
//! their ids, on `SQLite` the whole file. Then it reads the clock, and then it decides. A partial
//! unique index refuses a second placement on a unit. Nothing expires by cleanup: the clock decides
//! each time whether a promise is over.

mod answer;
mod arrive;
mod begin;
mod codes;
mod grant;
mod look;
mod opening;
mod row;
mod take;
mod tidy;
mod units;

pub(super) use answer::{KeptWords, take_key};
pub use answer::{KeyedRequest, PlacementAnswer};
pub use begin::{Begin, MOST_UNITS};
pub(super) use codes::seal_plain_codes;
pub use look::{Promised, Recorded};
pub(super) use opening::closed;
pub use take::TakeStep;
pub use tidy::{DayAt, EndedCount, Tidied};
pub(super) use units::{Vouched, follow, lock_all, vouched};

use crate::domain::placement::NotNow;
use crate::domain::{CapacityPost, Openings, Refused};
use crate::store::db::Db;
use crate::store::{Store, StoreError, transaction};
use crate::words::{Text, say};
use diesel::result::Error;

/// The reason why a promise was not made or changed. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotPromised {
    /// The actor may not do this.
    Forbidden(Refused),
    /// The value of this field is out of range.
    OutOfRange(&'static str, Refused),
    /// The step is not possible in this state, or at this time.
    Conflict(Refused),
    /// The program is not open, or its entry is not verified.
    NotOpen(Refused),
    /// No unit is free, even at a second look.
    Full,
    /// Some units are free, but fewer than were asked for.
    TooFew {
        /// The band of free units. An exact number would tell others how full a program is.
        openings: Openings,
        /// Units asked for.
        wanted: usize,
    },
    /// Newer posts exist: the newest post of each group that has one.
    Newer(Vec<CapacityPost>),
    /// It does not exist, or is not the asker's: both get the same answer.
    NotThere,
    /// Another step was taken since.
    Stale,
    /// The key belongs to another request.
    OtherRequest,
    /// The store cannot be read or written now.
    Store(StoreError),
}

impl NotPromised {
    /// The problem and the action. Errors of the store are for administrators, and in English.
    pub fn text(&self) -> Text {
        match self {
            Self::Forbidden(why)
            | Self::OutOfRange(_, why)
            | Self::Conflict(why)
            | Self::NotOpen(why) => say::both(&why.what, &why.action),
            Self::Full => say::both(say::title_full(), say::detail_full()),
            Self::TooFew { openings, wanted } => say::too_few_units_free(*openings, *wanted),
            Self::Newer(_) | Self::Stale => say::both(say::title_changed(), say::detail_changed()),
            Self::NotThere => say::title_not_found(),
            Self::OtherRequest => say::both(say::title_key_used(), say::detail_key_used()),
            Self::Store(error) => say::untranslated(error.to_string()),
        }
    }
}

impl Store {
    /// Runs queries about promises that all see the same moment.
    fn see<T>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, NotPromised>,
    ) -> Result<T, NotPromised> {
        transaction::end(&mut *self.0.line.begin_work(transaction::begin_read)?, work)
    }

    /// Runs one decision: all of it is kept, or none.
    fn decide<T>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, NotPromised>,
    ) -> Result<T, NotPromised> {
        self.write(work)
    }
}

impl From<StoreError> for NotPromised {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Error> for NotPromised {
    fn from(error: Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<NotNow> for NotPromised {
    fn from(not_now: NotNow) -> Self {
        match not_now {
            NotNow::Forbidden(why) => Self::Forbidden(why),
            NotNow::OutOfRange(field, why) => Self::OutOfRange(field, why),
            NotNow::Conflict(why) => Self::Conflict(why),
            NotNow::NotOpen(why) => Self::NotOpen(why),
            NotNow::NeedsUnit => Self::Full,
        }
    }
}
