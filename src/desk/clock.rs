//! The only module that reads the time.

use crate::domain::Timestamp;
use crate::store::{PromiseClock, Watch};
use chrono::{TimeDelta, Utc};

/// The source of the time.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A fixed moment, for tests, demos and replays.
    Fixed(Timestamp),
    /// A test's clock, which may count how often it is read.
    Read(fn() -> Timestamp),
}

/// The service's own clock, and the watch over the clock of promises.
#[derive(Debug)]
pub(super) struct ServiceClocks {
    own: Clock,
    watch: Watch,
}

impl Clock {
    /// Returns the time.
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

    /// Returns the time.
    pub(super) fn now(&self) -> Timestamp {
        self.own.now()
    }

    /// Returns how far the database's clock counts as ahead.
    pub(super) fn ahead(&self) -> TimeDelta {
        self.watch.ahead()
    }

    /// Works with the clock of promises: the database's clock, unless this one is fixed or a
    /// test's.
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
