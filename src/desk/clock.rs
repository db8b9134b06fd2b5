//! The only place that asks what time it is.

use crate::domain::Timestamp;
use crate::store::{PromiseClock, Watch};
use chrono::{TimeDelta, Utc};

/// Where the time comes from.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A moment that stays, for tests, demonstrations and replays.
    Fixed(Timestamp),
    /// A clock of a test, which may count its readings.
    Read(fn() -> Timestamp),
}

/// A clock, and what was seen of the one by which promises run.
#[derive(Debug)]
pub(super) struct ServiceClocks {
    own: Clock,
    watch: Watch,
}

impl Clock {
    /// The time it is.
    pub fn now(self) -> Timestamp {
        match self {
            Self::System => system_time(),
            Self::Fixed(moment) => moment,
            Self::Read(now) => now(),
        }
    }
}

impl ServiceClocks {
    pub(super) fn of(own: Clock) -> Self {
        Self { own, watch: Watch::default() }
    }

    /// The time it is.
    pub(super) fn now(&self) -> Timestamp {
        self.own.now()
    }

    /// How far the database's clock is taken to be ahead.
    pub(super) fn ahead(&self) -> TimeDelta {
        self.watch.ahead()
    }

    /// Does something by the clock that promises run by: the database's own, unless this one stands.
    pub(super) fn promising<T>(&self, work: impl FnOnce(PromiseClock<'_>) -> T) -> T {
        let now = || self.now();
        work(match self.own {
            Clock::System => PromiseClock::Watched(&now, &self.watch),
            Clock::Fixed(_) | Clock::Read(_) => PromiseClock::Told(&now),
        })
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the clock that everything else asks")]
fn system_time() -> Timestamp {
    Utc::now()
}
