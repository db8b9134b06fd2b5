//! The only place that asks what time it is.

use crate::domain::Timestamp;
use crate::store::PromiseClock;
use chrono::Utc;

/// Where the time comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A moment that stays, for tests, demonstrations and replays.
    Fixed(Timestamp),
}

impl Clock {
    /// The time it is.
    pub fn now(self) -> Timestamp {
        match self {
            Self::System => system_time(),
            Self::Fixed(moment) => moment,
        }
    }

    /// Does something by the clock that promises run by: the database's own, unless this one stands.
    pub(super) fn promising<T>(self, work: impl FnOnce(PromiseClock<'_>) -> T) -> T {
        let now = || self.now();
        work(match self {
            Self::System => PromiseClock::Database(&now),
            Self::Fixed(_) => PromiseClock::Told(&now),
        })
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the clock that everything else asks")]
fn system_time() -> Timestamp {
    Utc::now()
}
