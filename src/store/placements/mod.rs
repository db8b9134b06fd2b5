//! Keeps promises: one unit, one household, whoever asks at the same moment.
//!
//! Every step locks the unit rows it may change before it looks at anything that counts: on
//! `PostgreSQL` the rows, in the order of their ids, on `SQLite` the whole file. Then it reads the
//! clock, and then it decides. A partial unique index stands behind it all.
//! Nothing runs out by being tidied: that a promise is over is asked of the clock each time.

mod answer;
mod arrive;
mod begin;
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
pub use look::{Promised, Recorded};
pub(super) use opening::closed;
pub use take::TakeStep;
pub use tidy::{DayAt, EndedCount, Tidied};
pub(super) use units::{Vouched, follow, lock_all, vouched};

use crate::domain::placement::NotNow;
use crate::domain::{CapacityPost, Refused};
use crate::store::connection::Db;
use crate::store::{Store, StoreError, transaction};
use diesel::result::Error;
use thiserror::Error as Sentence;

/// Why a promise is not made or changed; nothing was.
#[derive(Debug, Clone, PartialEq, Eq, Sentence)]
pub enum NotPromised {
    /// The actor may not.
    #[error("{0}")]
    Forbidden(Refused),
    /// What was asked in a field is out of its limits.
    #[error("{1}")]
    OutOfRange(&'static str, Refused),
    /// Not from this state, or not at this time.
    #[error("{0}")]
    Conflict(Refused),
    /// The program is not open, or its entry is not verified.
    #[error("{0}")]
    NotOpen(Refused),
    /// No unit is free; this was looked at twice.
    #[error("No unit is free here. Choose another program, or send a request.")]
    Full,
    /// Some units are free, and fewer than were asked for.
    #[error("{free} of the {wanted} units asked for are free here.")]
    TooFew {
        /// Units free.
        free: usize,
        /// Units asked for.
        wanted: usize,
    },
    /// Somebody posted since: the newest post of each group that has a newer one.
    #[error("Your program has posted since you looked.")]
    Newer(Vec<CapacityPost>),
    /// It is not there, or not the asker's: both are answered alike.
    #[error("There is no such placement or unit group.")]
    NotThere,
    /// Somebody else took a step since.
    #[error("This placement has changed since you saw it. Look again, then decide.")]
    Stale,
    /// The key belongs to another request.
    #[error("This key was used for another request. Draw a new one.")]
    OtherRequest,
    /// The store cannot be read or written now.
    #[error("{0}")]
    Store(StoreError),
}

impl Store {
    /// Runs queries about promises that all see the same moment.
    fn see<T>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, NotPromised>,
    ) -> Result<T, NotPromised> {
        transaction::end(&mut *self.0.line.begun(transaction::begin_read)?, work)
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
