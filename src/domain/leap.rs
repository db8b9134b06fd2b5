//! A leap of the clock by which promises run.

use chrono::TimeDelta;
use std::fmt;

/// How far the clock leapt, back if below nothing: as a sentence, what became of promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leap(pub TimeDelta);

impl fmt::Display for Leap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.0.num_minutes();
        let (by, way) = (minutes.abs(), if minutes < 0 { "back" } else { "ahead" });
        write!(
            f,
            "The database's clock leapt {by} minutes {way}; promises run on as if it had not."
        )
    }
}
