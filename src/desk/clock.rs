//! The only place that asks what time it is.

use crate::domain::Timestamp;
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
}

#[expect(clippy::disallowed_methods, reason = "this is the clock that everything else asks")]
fn system_time() -> Timestamp {
    Utc::now()
}
